"""Each rule of the findings, on both sides: a report that breaks it, and the same report mended."""

from __future__ import annotations

import pytest

from data.agencies import Registry
from data.reading import read_document
from data.report import Finding

REPORT = """รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม
องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี
รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2567 (1 ตุลาคม 2566 - 31 มีนาคม 2567)

ชื่อกิจกรรม : ประชาคมหมู่บ้าน
วันที่ดำเนินการ : วันศุกร์ที่ 15 ธันวาคม 2566
สถานที่ดำเนินการ : ศาลาหมู่ที่ 3
ประเด็นในการมีส่วนร่วม
- ลำดับโครงการถนน
สรุปข้อมูลผู้มีส่วนร่วม
มีผู้เข้าร่วมทั้งสิ้น 30 คน ประกอบด้วย
- ผู้ใหญ่บ้าน 2 คน
- ประชาชน 28 คน
ผลจากการมีส่วนร่วม
- เห็นชอบให้ซ่อมถนนสายกลางก่อน
การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน
- กองช่างซ่อมถนนสายกลางแล้วเสร็จ
"""


def findings(text: str) -> list[Finding]:
    return read_document(text.encode(), "report.txt", Registry()).findings


def test_the_sound_report_has_no_finding() -> None:
    assert findings(REPORT) == []


BROKEN = [
    ("total_mismatch", "warning", "28 คน", "27 คน"),
    ("total_missing", "note", "มีผู้เข้าร่วมทั้งสิ้น 30 คน ประกอบด้วย\n- ผู้ใหญ่บ้าน 2 คน\n- ประชาชน 28 คน", "- ผู้ใหญ่บ้าน\n- ประชาชน"),
    ("date_conflict", "error", "ชื่อกิจกรรม :", "เมื่อวันที่ 15 ธันวาคม 2567 ได้จัดประชุมประชาคม\n\nชื่อกิจกรรม :"),
    ("date_conflict", "error", "ชื่อกิจกรรม :", "อบต. ได้เชิญประชาชนร่วมประชุมเมื่อวันที่ 9 พฤศจิกายน 2566\n\nชื่อกิจกรรม :"),
    ("date_missing", "warning", "วันศุกร์ที่ 15 ธันวาคม 2566", "ทุกวันที่ 6 ของเดือน"),
    ("date_outside_period", "warning", "วันศุกร์ที่ 15 ธันวาคม 2566", "15 มิถุนายน 2567"),
    ("date_impossible", "error", "วันศุกร์ที่ 15 ธันวาคม 2566", "31 พฤศจิกายน 2566"),
    ("weekday_mismatch", "note", "วันศุกร์ที่", "วันจันทร์ที่"),
    ("element_missing", "error", "- กองช่างซ่อมถนนสายกลางแล้วเสร็จ", "- เกิดความสามัคคีในหมู่บ้าน"),
    ("internal_only", "warning", "- ผู้ใหญ่บ้าน 2 คน\n- ประชาชน 28 คน", "- สมาชิกสภา อบต. 2 คน\n- พนักงานส่วนตำบล 28 คน"),
    ("publicity_only", "warning", "ชื่อกิจกรรม : ประชาคมหมู่บ้าน", "ชื่อกิจกรรม : ประชาสัมพันธ์ข่าวสารผ่านหอกระจายข่าว"),
    ("target_not_attended", "warning", "มีผู้เข้าร่วมทั้งสิ้น 30 คน ประกอบด้วย\n- ผู้ใหญ่บ้าน 2 คน\n- ประชาชน 28 คน", "กลุ่มเป้าหมาย 30 คน"),
    ("agency_unresolved", "error", "องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี", "องค์การบริหารส่วนตำบลหนองบัว"),
    ("agency_misspelt", "note", "- กองช่าง", "- องค์การบริหารส่วนตำบลตรอกอง โดยกองช่าง"),
    ("personal_data", "note", "สายกลางแล้วเสร็จ", "สายกลางแล้วเสร็จ โทร 081-234-5678"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "sound", "broken"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_report_has_the_finding(rule: str, severity: str, sound: str, broken: str) -> None:
    assert REPORT.count(sound) == 1
    told = [finding for finding in findings(REPORT.replace(sound, broken)) if finding.rule == rule]
    assert [finding.severity for finding in told] == [severity]
    assert told[0].message


def test_what_the_mismatch_says() -> None:
    (told,) = findings(REPORT.replace("28 คน", "27 คน"))
    assert told.message == "ระบุผู้เข้าร่วม 30 คน แต่รวมรายกลุ่มได้ 29 คน"
    text = REPORT
    assert told.char_start is not None
    assert "30 คน" in text[told.char_start : told.char_end]


def test_a_sum_of_some_groups_below_the_total_is_no_mismatch() -> None:
    text = REPORT.replace("- ประชาชน 28 คน", "- ประชาชน 20 คน\n- อสม.")
    assert "total_mismatch" not in {finding.rule for finding in findings(text)}


def test_counted_groups_above_the_total_are_one_though_others_are_uncounted() -> None:
    text = REPORT.replace("- ประชาชน 28 คน", "- ประชาชน 40 คน\n- อสม.")
    assert "total_mismatch" in {finding.rule for finding in findings(text)}


@pytest.mark.parametrize("name", ["สำรวจความพึงพอใจ", "ศูนย์รับเรื่องร้องทุกข์"])
def test_nobody_is_counted_at_a_survey_or_a_channel(name: str) -> None:
    people = "มีผู้เข้าร่วมทั้งสิ้น 30 คน ประกอบด้วย\n- ผู้ใหญ่บ้าน 2 คน\n- ประชาชน 28 คน"
    text = REPORT.replace("ประชาคมหมู่บ้าน", name).replace(people, "- ประชาชน")
    assert "total_missing" not in {finding.rule for finding in findings(text)}


def test_one_group_from_outside_is_enough() -> None:
    text = REPORT.replace("- ผู้ใหญ่บ้าน 2 คน", "- สมาชิกสภา อบต. 2 คน")
    assert "internal_only" not in {finding.rule for finding in findings(text)}


def test_a_target_beside_attendance_is_none() -> None:
    text = REPORT.replace("มีผู้เข้าร่วมทั้งสิ้น", "เป้าหมาย 40 คน มีผู้เข้าร่วมทั้งสิ้น")
    assert "target_not_attended" not in {finding.rule for finding in findings(text)}


def test_the_last_day_of_the_period_is_inside_it() -> None:
    inside = REPORT.replace("วันศุกร์ที่ 15 ธันวาคม 2566", "31 มีนาคม 2567")
    outside = REPORT.replace("วันศุกร์ที่ 15 ธันวาคม 2566", "1 เมษายน 2567")
    assert "date_outside_period" not in {finding.rule for finding in findings(inside)}
    assert "date_outside_period" in {finding.rule for finding in findings(outside)}


def test_a_candidate_is_named_for_an_agency_that_fits_several() -> None:
    place = "องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"
    told = [f for f in findings(REPORT.replace(place, "อบต.หนองบัว")) if f.rule == "agency_unresolved"]
    assert "จ." in told[0].message
    told = [f for f in findings(REPORT.replace(place, "")) if f.rule == "agency_unresolved"]
    assert told[0].message == "ไม่พบชื่อหน่วยงานที่รายงาน"


def test_a_period_is_unknown_only_where_dated_activities_fail_too() -> None:
    period = "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2567 (1 ตุลาคม 2566 - 31 มีนาคม 2567)\n"
    dated = REPORT.replace(period, "")
    assert "period_unknown" not in {finding.rule for finding in findings(dated)}
    undated = dated.replace("วันที่ดำเนินการ : วันศุกร์ที่ 15 ธันวาคม 2566\n", "")
    assert "period_unknown" in {finding.rule for finding in findings(undated)}


def test_a_catalogue_only_and_no_activity() -> None:
    head = REPORT.split("\n\n", maxsplit=1)[0]
    catalogue = f"{head}\n\n1. ร่วมวางแผน\n1.1 ประชาคมหมู่บ้าน\n2. ร่วมดำเนินการ\n2.1 จิตอาสาพัฒนาคลอง\n"
    assert "catalogue_only" in {finding.rule for finding in findings(catalogue)}
    rules = {finding.rule for finding in findings(f"{head}\n\nการมีส่วนร่วมเป็นหลักการของการบริหารกิจการบ้านเมืองที่ดี\n")}
    assert "no_activity" in rules
    assert "element_missing" not in rules
    assert "catalogue_only" not in {finding.rule for finding in findings(REPORT)}
