"""Cells of the template that cannot be taken as they stand: each is told by sheet and cell, and the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from data.agencies import Registry
from data.reading import read_document
from data.report import Activity, Agency, Finding, Reading
from data.template import write
from tests import factory
from tests.data.test_template import DON_KRABUEANG, filled, saved


@pytest.fixture(autouse=True, scope="module")
def few_rows() -> Iterator[None]:
    """Templates with few empty rows are written quicker."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "_READY", dict.fromkeys(write._READY, 3))
        yield


def read(cells: dict[str, object], registry: Registry | None = None) -> Reading:
    """Read the filled template after cells were typed over: `กิจกรรม!N5` → what was typed."""
    book = filled()
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    return read_document(saved(book), "แบบ.xlsx", registry)


def first(reading: Reading) -> Activity:
    return reading.reports[0].activities[0]


def unclear(reading: Reading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.rule == "entry_unclear"]


@pytest.mark.parametrize(
    ("place", "typed", "thai", "english"),
    [
        ("กิจกรรม!D5", "เวทีใหญ่", "“เวทีใหญ่” ไม่มีในรายการของช่อง “ประเภทกิจกรรม”", "none of the choices"),
        ("กิจกรรม!C5", "ยกเลิก", "“ยกเลิก” ไม่มีในรายการ", "none of the choices"),
        ("กิจกรรม!N5", "ห้าสิบ", "“ห้าสิบ” ไม่ใช่จำนวนคน", "no number of people"),
        ("ผู้มีส่วนร่วม!E5", "สิบคน", "“สิบคน” ไม่ใช่จำนวนคน", "no number of people"),
        ("ผู้มีส่วนร่วม!E5", -5, "“-5” ไม่ใช่จำนวนคน", "no number of people"),
        ("ผู้มีส่วนร่วม!E5", 12.5, "“12.5” ไม่ใช่จำนวนคน", "no number of people"),
        ("ผู้มีส่วนร่วม!E5", 3_000_000_000, "“3000000000” ไม่ใช่จำนวนคน", "no number of people"),
        ("ผู้มีส่วนร่วม!D5", "คนดี", "“คนดี” ไม่มีในรายการของช่อง “ประเภทกลุ่ม”", "none of the choices"),
        ("เรื่องและผล!F5", 8, "“8” ไม่มีในรายการ", "none of the choices"),
        ("หน่วยงาน!C9", "จังหวัดบางระจัน", "“จังหวัดบางระจัน” ไม่มีในรายการของช่อง “จังหวัด”", "none of the choices"),
        ("หน่วยงาน!C10", "๒๕x๗", "“๒๕x๗” ไม่ใช่ปี พ.ศ.", "no year"),
        ("หน่วยงาน!C11", "รอบสาม", "“รอบสาม” ไม่มีในรายการ", "none of the choices"),
        ("กิจกรรม!G5", "พฤษจิกา", "“20 พฤษจิกา 2566” ไม่ใช่วันที่ที่อ่านได้", "cannot be read as a date"),
        ("กิจกรรม!F5", 45, "“45 พฤศจิกายน 2566” ไม่ใช่วันที่ที่อ่านได้", "cannot be read as a date"),
        ("กิจกรรม!F5", 31, "“31 พฤศจิกายน 2566” ไม่มีในปฏิทิน", "is in no calendar"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_and_harms_no_other(place: str, typed: object, thai: str, english: str) -> None:
    reading = read({place: typed})
    (finding,) = unclear(reading)
    where = "กิจกรรม!F5" if place == "กิจกรรม!G5" else place
    assert finding.message.startswith(f"{where}: {thai}")
    assert english in finding.message
    assert finding.message in reading.doubts
    assert finding.char_start is not None
    assert finding.char_end is not None
    assert str(typed) in reading.document.text[finding.char_start : finding.char_end + 20]
    # The cell is unknown, never a guess; all others are as they were.
    assert [a.name for a in reading.reports[0].activities] == ["ประชุมประชาคม หมู่ที่ 3", "ทำความสะอาด"]
    assert [g.label for g in first(reading).groups] == ["ประชาชน", "ผู้ใหญ่บ้าน"]
    assert [i.text for i in first(reading).issues] == ["ไฟดับ", "น้ำท่วม"]


def test_what_a_bad_cell_leaves_unknown() -> None:
    reading = read({
        "กิจกรรม!D5": "เวทีใหญ่", "กิจกรรม!N5": "ห้าสิบ", "กิจกรรม!F5": 31, "ผู้มีส่วนร่วม!D5": "คนดี", "ผู้มีส่วนร่วม!E5": "สิบคน",
        "เรื่องและผล!F5": "ขั้นสูง",
    })  # fmt: skip
    activity = first(reading)
    assert (activity.kind, activity.mode, activity.participants_total) == (None, "plan", None)
    assert (activity.held_from, activity.held_to, activity.date_precision) == (None, None, "none")
    assert (activity.groups[0].category, activity.groups[0].side, activity.groups[0].headcount) == (
        "unknown",
        "unknown",
        None,
    )
    assert (activity.follow_through[0].text, activity.follow_through[0].level) == ("ซ่อมแล้ว", None)
    assert "date_impossible" in {finding.rule for finding in reading.findings}
    # Five are told one by one, and the sixth is counted.
    assert len(unclear(reading)) == 6
    assert "และอีก 1 ช่อง / and 1 more cells" in reading.doubts


def test_a_row_of_an_activity_that_is_not_there_stays_in_the_text_and_is_told() -> None:
    reading = read({"ผู้มีส่วนร่วม!A6": 9})
    (finding,) = unclear(reading)
    assert finding.message.startswith("ผู้มีส่วนร่วม!A6: ไม่มีกิจกรรมลำดับที่ “9”")
    assert finding.severity == "error"
    assert [g.label for g in first(reading).groups] == ["ประชาชน"]
    assert "ผู้ใหญ่บ้าน" in reading.document.text


def test_a_row_below_no_activity_is_told() -> None:
    (finding,) = unclear(read({"ผู้มีส่วนร่วม!A5": None}))
    assert finding.message.startswith("ผู้มีส่วนร่วม!C5: แถวนี้ไม่มีลำดับที่กิจกรรม")


def test_a_number_that_two_activities_bear() -> None:
    reading = read({"กิจกรรม!A6": 1})
    (finding,) = unclear(reading)
    assert finding.message.startswith("กิจกรรม!A6: ลำดับที่ “1” ซ้ำ")
    assert finding.activity_id == reading.reports[0].activities[1].activity_id
    assert [len(a.groups) for a in reading.reports[0].activities] == [2, 0]


def test_a_step_without_what_was_done_keeps_its_words() -> None:
    reading = read({"เรื่องและผล!F6": "5 กำลังดำเนินการ"})
    assert [(f.text, f.level) for f in first(reading).follow_through] == [("ซ่อมแล้ว", 6), ("5 กำลังดำเนินการ", 5)]
    (finding,) = unclear(reading)
    assert finding.message.startswith("เรื่องและผล!F6: เลือกขั้นไว้แต่ไม่บอกว่านำไปทำอะไร")


def test_who_did_it_without_what_was_done_is_told() -> None:
    reading = read({"เรื่องและผล!G6": "กองคลัง"})
    assert len(first(reading).follow_through) == 1
    assert "“กองคลัง”" in unclear(reading)[0].message


def test_a_group_without_a_name_is_called_by_its_category() -> None:
    group = first(read({"ผู้มีส่วนร่วม!C6": None})).groups[1]
    assert (group.label, group.category, group.headcount) == ("กำนัน ผู้ใหญ่บ้าน", "village_head", 4)
    nameless = first(read({"ผู้มีส่วนร่วม!C6": None, "ผู้มีส่วนร่วม!D6": None})).groups[1]
    assert (nameless.label, nameless.category, nameless.headcount) == ("ไม่ทราบว่าเป็นกลุ่มใด", "unknown", 4)


@pytest.mark.parametrize(
    ("cells", "first_day", "last_day", "told"),
    [
        ({"กิจกรรม!I5": 18}, date(2023, 11, 20), date(2023, 11, 20), "วันสิ้นสุด “18” มาก่อนวันเริ่ม"),
        ({"กิจกรรม!H5": 2023}, date(2023, 11, 20), date(2023, 11, 20), "“2023” เป็นปี ค.ศ. จึงอ่านเป็น พ.ศ. 2566"),
        (
            {"กิจกรรม!F5": None, "กิจกรรม!G5": None, "กิจกรรม!H5": None, "กิจกรรม!I5": 3, "กิจกรรม!J5": "มีนาคม", "กิจกรรม!K5": 2567},
            date(2024, 3, 3), date(2024, 3, 3), "มีวันสิ้นสุด “3 มีนาคม 2567” แต่ไม่มีวันเริ่ม",
        ),
        ({"กิจกรรม!F5": None, "กิจกรรม!G5": None}, None, None, "“2566” ไม่ใช่วันที่ที่อ่านได้"),
    ],
)  # fmt: skip
def test_odd_dates(cells: dict[str, object], first_day: date | None, last_day: date | None, told: str) -> None:
    reading = read(cells)
    assert (first(reading).held_from, first(reading).held_to) == (first_day, last_day)
    assert told in unclear(reading)[0].message


def test_dashes_and_words_for_nothing_are_nothing() -> None:
    reading = read({
        "กิจกรรม!M5": "ไม่ทราบ", "เรื่องและผล!C5": "ไม่มี", "เรื่องและผล!D5": "…", "ผู้มีส่วนร่วม!E5": "–", "กิจกรรม!D5": "-",
    })  # fmt: skip
    activity = first(reading)
    assert (activity.place, activity.kind, activity.groups[0].headcount) == (None, None, None)
    assert [i.text for i in activity.issues] == ["น้ำท่วม"]
    assert activity.results == []
    assert unclear(reading) == []


def test_a_row_of_dashes_is_no_activity() -> None:
    assert len(read({"กิจกรรม!B7": "-", "กิจกรรม!M7": "ไม่มี"}).reports[0].activities) == 2


def test_a_formula_that_fails_is_told() -> None:
    book = filled()
    book["กิจกรรม"]["N5"] = "#REF!"  # openpyxl writes it as the error that it names
    reading = read_document(saved(book), "x.xlsx")
    (finding,) = unclear(reading)
    assert finding.message.startswith("กิจกรรม!N5: สูตรในช่องนี้คำนวณไม่ได้")
    assert first(reading).participants_total is None


def test_the_same_checks_look_at_a_template() -> None:
    reading = read({"กิจกรรม!N5": 60, "กิจกรรม!G6": "มิถุนายน", "กิจกรรม!J6": None, "กิจกรรม!H6": 2567, "กิจกรรม!K6": None})
    rules = {finding.rule: finding for finding in reading.findings}
    assert rules["total_mismatch"].message == "ระบุผู้เข้าร่วม 60 คน แต่รวมรายกลุ่มได้ 52 คน"
    start, end = rules["total_mismatch"].char_start, rules["total_mismatch"].char_end
    assert reading.document.text[start:end] == "60"
    assert "date_outside_period" in rules
    assert "total_missing" in rules


@pytest.mark.parametrize(
    ("cells", "agency_id"),
    [
        ({}, "sao-700507"),
        ({"หน่วยงาน!C5": None}, "sao-700507"),  # the name bears its kind
        ({"หน่วยงาน!C6": "ดอนกระเบื้อง"}, "sao-700507"),
        ({"หน่วยงาน!C8": None}, None),  # two districts of the province have one of that name
        ({"หน่วยงาน!C5": None, "หน่วยงาน!C6": "ดอนกระเบื้อง"}, None),
        ({"หน่วยงาน!C6": None}, None),
        ({"หน่วยงาน!C5": "เทศบาลตำบล (ทต.)"}, None),  # contradicts the name
        ({"หน่วยงาน!C5": "จังหวัด", "หน่วยงาน!C6": None, "หน่วยงาน!C7": None, "หน่วยงาน!C8": None}, "province-70"),
        ({"หน่วยงาน!C5": "อำเภอ", "หน่วยงาน!C6": "บ้านโป่ง", "หน่วยงาน!C7": None}, "district-7005"),
        ({"หน่วยงาน!C5": "อบจ.", "หน่วยงาน!C6": "อบจ.ราชบุรี", "หน่วยงาน!C7": None, "หน่วยงาน!C8": None}, "pao-70"),
    ],
)  # fmt: skip
def test_the_agency_is_told_by_kind_name_and_place_or_not_at_all(
    cells: dict[str, object], agency_id: str | None
) -> None:
    reading = read(cells)
    agency = reading.reports[0].agency
    assert (agency.agency_id if agency else None) == agency_id
    assert ("agency_unresolved" in {finding.rule for finding in reading.findings}) == (agency_id is None)


def test_a_contradiction_of_kind_and_name_is_told() -> None:
    (finding,) = unclear(read({"หน่วยงาน!C5": "เทศบาลตำบล (ทต.)"}))
    assert finding.message.startswith("หน่วยงาน!C6: ประเภทหน่วยงานที่เลือกไม่ตรงกับชื่อ “องค์การบริหารส่วนตำบลดอนกระเบื้อง”")


def test_the_registry_goes_before_the_gazetteer() -> None:
    listed = factory.agency(
        "R7", name=DON_KRABUEANG.name, subdistrict="ดอนกระเบื้อง", district="บ้านโป่ง", province="ราชบุรี", source="registry"
    )
    hospital = Agency("H1", "health", "โรงพยาบาลริมคลอง", "รพ.ริมคลอง", None, None, "ตรัง", "registry")
    registry = Registry([listed, hospital])
    assert read({}, registry).reports[0].agency is listed
    cells = {"หน่วยงาน!C5": "หน่วยบริการสุขภาพ", "หน่วยงาน!C6": "โรงพยาบาลริมคลอง", "หน่วยงาน!C8": None, "หน่วยงาน!C9": "ตรัง"}
    assert read(cells, registry).reports[0].agency is hospital


@pytest.mark.parametrize(
    ("cells", "year", "half", "start", "end"),
    [
        ({}, 2567, 1, date(2023, 10, 1), date(2024, 3, 31)),
        ({"หน่วยงาน!C11": "ทั้งปี"}, 2567, None, date(2023, 10, 1), date(2024, 9, 30)),
        # Days alone tell year and round; and where nothing is stated, those of the activities do.
        ({"หน่วยงาน!C10": None, "หน่วยงาน!C11": None, "หน่วยงาน!C12": 1, "หน่วยงาน!D12": "เมษายน", "หน่วยงาน!E12": 2567,
          "หน่วยงาน!C13": 30, "หน่วยงาน!D13": "กันยายน", "หน่วยงาน!E13": 2567}, 2567, 2, date(2024, 4, 1), date(2024, 9, 30)),
        ({"หน่วยงาน!C10": None, "หน่วยงาน!C11": None}, 2567, 1, None, None),
    ],
)  # fmt: skip
def test_the_period(
    cells: dict[str, object], year: int, half: int | None, start: date | None, end: date | None
) -> None:
    report = read(cells).reports[0]
    assert (report.fiscal_year, report.round, report.period_start, report.period_end) == (year, half, start, end)
