"""Each coded value keeps its words and its rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.readers import Unreadable
from data.reading import read_document
from data.report import Reading

SAMPLES = sorted(path for path in Path("data/samples").iterdir() if path.suffix in (".txt", ".html"))
OPEN = sorted(Path("tests/corpus/open/documents").iterdir())

REPORT = """รายงานผลการมีส่วนร่วมของประชาชน
เทศบาลตำบลอ่าวลึกใต้ อำเภออ่าวลึก จังหวัดกระบี่
ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก
ชื่อกิจกรรม ประชุมประชาคมท้องถิ่นระดับตำบล
วันที่ : 8 - 9 มกราคม 2567
สถานที่ : หอประชุมเทศบาล
(1) ประเด็นการมีส่วนร่วม
- ขอถนนเข้าสวน จัดเป็นประจำทุกเดือน
(2) ข้อมูลของผู้มีส่วนร่วม
- กำนันและผู้ใหญ่บ้าน จำนวน 12 คน
- กลุ่มรักษ์ลม จำนวน 5 คน
- รวม 17 คน
(3) ผลจากการมีส่วนร่วม
- เห็นชอบให้สร้าง
(4) การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน
- กองช่างได้ก่อสร้างถนนแล้วเสร็จ
"""


def told(text: str) -> dict[tuple[str, str], tuple[str, str]]:
    """(field, value) → (rule, the words)."""
    reading = read_document(text.encode(), "x.txt")
    words = reading.document.text
    return {(e.field, e.value): (e.rule, words[e.char_start : e.char_end]) for e in reading.evidence}


@pytest.mark.parametrize(
    ("field", "value", "rule", "words"),
    [
        ("agency", "เทศบาลตำบลอ่าวลึกใต้", "gazetteer", "เทศบาลตำบลอ่าวลึกใต้"),
        ("fiscal_year", "2567", "stated_year", "ประจำปีงบประมาณ พ.ศ. 2567"),
        ("round", "1", "stated_year", "รอบ 6 เดือนแรก"),
        ("name", "ประชุมประชาคมท้องถิ่นระดับตำบล", "stated", "ประชุมประชาคมท้องถิ่นระดับตำบล"),
        ("is_event", "true", "block", "ประชุมประชาคมท้องถิ่นระดับตำบล"),
        ("mode", "plan", "usual_of_kind", "ประชาคมท้องถิ่น"),
        ("held_from", "2024-01-08", "field_day", "8 - 9 มกราคม 2567"),
        ("held_to", "2024-01-09", "field_day", "8 - 9 มกราคม 2567"),
        ("date_precision", "day", "field_day", "8 - 9 มกราคม 2567"),
        ("place", "หอประชุมเทศบาล", "field", "หอประชุมเทศบาล"),
        ("recurrence", "monthly", "around", "ประจำทุกเดือน"),
        ("participants_total", "17", "sum_row", "รวม 17 คน"),
        ("participant_group.category", "village_head", "lookup:participant_terms", "กำนันและผู้ใหญ่บ้าน จำนวน 12 คน"),
        ("participant_group.category", "unknown", "no_term", "กลุ่มรักษ์ลม จำนวน 5 คน"),
        ("follow_through.actor", "กองช่าง", "lookup:actors", "กองช่าง"),
        ("has_use", "true", "has_substance", "กองช่างได้ก่อสร้างถนนแล้วเสร็จ"),
    ],
)
def test_the_words_and_the_rule_of_a_value(field: str, value: str, rule: str, words: str) -> None:
    assert told(REPORT)[field, value] == (rule, words)


def test_a_heading_of_the_four_modes_is_what_decided_the_mode() -> None:
    text = "กิจกรรมการมีส่วนร่วม\nเทศบาลตำบลอ่าวลึกใต้ จังหวัดกระบี่\n1. ร่วมวางแผน\n- ประชุมประชาคมหมู่บ้าน\n2. ร่วมติดตามประเมินผล\n- แบบสอบถามความพึงพอใจ\n"
    found = told(text)
    assert found["mode", "plan"] == ("heading", "1. ร่วมวางแผน")
    assert found["mode", "evaluate"] == ("heading", "2. ร่วมติดตามประเมินผล")
    assert found["is_event", "false"][0] == "catalogue_line"


def test_a_total_in_running_words_tells_that_it_stands_elsewhere_than_in_its_field() -> None:
    text = REPORT.replace("ขอถนนเข้าสวน", "ขอถนนเข้าสวน มีผู้เข้าร่วมประชุม 40 คน")
    people = text[text.index("(2)") : text.index("(3)")]
    assert told(text.replace(people, ""))["participants_total", "40"][0] == "elsewhere"


def test_a_number_in_a_tables_cell_says_so_and_so_do_men_and_women_together() -> None:
    head = "รายงานการมีส่วนร่วม เทศบาลตำบลอ่าวลึกใต้ จังหวัดกระบี่,,,,"
    rows = ["ประชุมประชาคมหมู่บ้าน,5 มกราคม 2567,18,22,40", "เวทีรับฟังความคิดเห็น,9 มกราคม 2567,10,15,"]
    content = "\n".join([head, "ชื่อกิจกรรม,วันที่จัด,ชาย,หญิง,รวม", *rows]).encode("utf-8-sig")
    rules = {e.value: e.rule for e in read_document(content, "x.csv").evidence if e.field == "participants_total"}
    assert rules == {"40": "cell", "25": "men_and_women"}


def test_a_year_that_only_the_dates_tell_has_a_date_for_its_words() -> None:
    text = REPORT.replace("ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือนแรก\n", "")
    assert told(text)["fiscal_year", "2567"] == ("dated_activities", "8 - 9 มกราคม 2567")


def _coded(reading: Reading) -> Iterator[tuple[str | None, str, object]]:
    """Yield (activity_id, field, value) of every coded value; True for the elements that are there."""
    for report in reading.reports:
        yield None, "agency", report.agency and report.agency.name
        yield None, "fiscal_year", report.fiscal_year
        yield None, "round", report.round
        for element in ("has_issue", "has_participants", "has_result", "has_use"):
            yield None, element, getattr(report, element) or None
        for activity in report.activities:
            yield activity.activity_id, "is_event", activity.is_event
            for name in ("kind", "mode", "held_from", "held_to", "recurrence", "participants_total", "name", "place"):
                yield activity.activity_id, name, getattr(activity, name)
            yield (
                activity.activity_id,
                "date_precision",
                None if activity.held_from is None else activity.date_precision,
            )
            for group in activity.groups:
                yield activity.activity_id, "participant_group.category", group.category
            for step in activity.follow_through:
                yield activity.activity_id, "follow_through.level", step.level
                yield activity.activity_id, "follow_through.actor", step.actor


@pytest.mark.parametrize("path", [*SAMPLES, *OPEN], ids=lambda path: path.name)
def test_no_coded_value_is_without_its_words(path: Path) -> None:
    try:
        reading = read_document(path.read_bytes(), path.name)
    except Unreadable:
        return
    kept = {(row.activity_id, row.field, row.value) for row in reading.evidence}
    for activity_id, field, value in _coded(reading):
        if value is None:
            continue
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        assert (activity_id, field, shown[:80] if field in ("name", "place") else shown) in kept


def test_every_group_and_every_step_has_its_own_words() -> None:
    reading = read_document(REPORT.encode(), "x.txt")
    spans = {(row.field, row.char_start, row.char_end) for row in reading.evidence}
    (activity,) = reading.reports[0].activities
    for group in activity.groups:
        assert ("participant_group.category", group.char_start, group.char_end) in spans
