"""The official template: whatever a report holds, written into it and read back, is there again; and nothing else is."""

from __future__ import annotations

import calendar
import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.extract.dates import fiscal_year, round_of
from data.extract.kinds import usual_mode
from data.lookup import table
from data.mask import mask
from data.normalise import normalise
from data.readers import decode
from data.readers.template import read_template
from data.reading import read_document
from data.report import Activity, Agency, FollowThrough, Group, Item, Report
from data.template import write
from data.template.fields import activity_key, code_of, fields, label_of, offered
from data.template.fill import fill
from tests import factory

SAVED_BY_LIBREOFFICE = Path(__file__).parent / "files" / "template-saved-by-libreoffice.xlsx"


@pytest.fixture(autouse=True, scope="module")
def few_rows() -> Iterator[None]:
    """Templates with few empty rows: a hundred workbooks are written here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "_READY", dict.fromkeys(write._READY, 3))
        patch.setattr(write, "_SPARE", 2)
        yield


DON_KRABUEANG = Agency(
    "sao-700507", "sao", "องค์การบริหารส่วนตำบลดอนกระเบื้อง", "อบต.ดอนกระเบื้อง", "ดอนกระเบื้อง", "บ้านโป่ง", "ราชบุรี"
)


def read(content: bytes) -> Report:
    """The one report of a filled template."""
    (report,) = read_document(content, "แบบ.xlsx").reports
    return report


# ── any report comes back ──

# Words that normalisation and masking leave as they are, and that say something: those change words of every document.
_LETTERS = st.sampled_from(
    [*"กขคงนมยรลวสหอาะแเโไ ่้ัิีุู็์ำ", *"๐๑๒๓๔๕๖๗๘๙", *"0123456789", *"aZé", *"=+-@'\"“”,;:|\\/()[]{}<>&%#*_~.!?", "\n", "\t", " ", "🙂", "🚰", "ๆ", "ฯ",
     "_x000D_", "_x0041_", "=1+1", "#N/A", "TRUE", "หมู่ที่ 3", "<b>", "&amp;", "]]>", "{0}", "%s"]
)  # fmt: skip


# What a spreadsheet takes for a formula, an error, a number, a date or its own mark of text.
_BEGINNINGS = ("", "=", "=1+1 ", "+", "-", "@", "'", '"', "#N/A ", "1/2 ", "2568 ", "_x005F_")


def _survives(words: str) -> bool:
    return normalise(words).text == words and not mask(words)[1]


texts = (
    st.lists(_LETTERS, min_size=1, max_size=60)
    .flatmap(lambda letters: st.sampled_from(_BEGINNINGS).map(lambda begin: f"{begin}ก{''.join(letters).strip()}ข"))
    .filter(_survives)
)
long_texts = st.integers(1, 15).map(lambda times: ("เสนอให้ขุดลอกคลอง “สายบน”, ยาว 1,200 เมตร\n" * 40 * times).strip())
counts = st.none() | st.integers(0, 10_000_000)
codes = {
    name: [row["code"] for row in table("template_choices") if row["list"] == name]
    for name in ("kind", "mode", "recurrence", "category")
}
days = st.dates(date(2000, 1, 1), date(2056, 12, 31))
sides = {row["category"]: row["side"] for row in table("participant_categories")}


@st.composite
def held(draw: st.DrawFn) -> tuple[date | None, date | None, str]:
    """The first and last day of something, and how precisely they are known."""
    precision = draw(st.sampled_from(["day", "month", "none"]))
    if precision == "none":
        return None, None, "none"
    first = draw(days)
    last = first + timedelta(draw(st.sampled_from([0, 0, 1, 20, 400])))
    if precision == "month":
        first = first.replace(day=1)
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return first, last, precision


@st.composite
def activities(draw: st.DrawFn, year: int | None, half: int | None) -> Activity:
    first, last, precision = draw(held())
    kind = draw(st.none() | st.sampled_from(codes["kind"]))
    in_year, in_half = year, half
    if first and last:
        in_year, in_half = fiscal_year(first), round_of(first)
        if precision == "month" and round_of(last) != in_half:
            in_half = None
    return factory.activity(
        draw(st.none() | texts),
        is_event=draw(st.booleans()),
        kind=kind,
        # A kind has its usual mode, unless the document says another: so the public tables promise.
        mode=draw(st.sampled_from(codes["mode"]) | st.just(usual_mode(kind) if kind else None)),
        held_from=first,
        held_to=last,
        date_precision=precision,
        recurrence=draw(st.none() | st.sampled_from(codes["recurrence"])),
        fiscal_year=in_year,
        round=in_half,
        place=draw(st.none() | texts),
        participants_total=draw(counts),
        groups=[
            Group(0, label, category, sides[category], count, 0, 1)
            for label, category, count in draw(
                st.lists(st.tuples(texts, st.sampled_from(codes["category"]), counts), max_size=4)
            )
        ],
        issues=draw(st.lists(texts | long_texts, max_size=3)),
        results=draw(st.lists(texts, max_size=3)),
        follow_through=[
            factory.step(text, level, actor)
            for text, level, actor in draw(
                st.lists(st.tuples(texts, st.none() | st.integers(0, 7), st.none() | texts), max_size=3)
            )
        ],
    )


agencies = st.sampled_from(
    [
        DON_KRABUEANG,
        Agency("pao-70", "pao", "องค์การบริหารส่วนจังหวัดราชบุรี", "อบจ.ราชบุรี", None, None, "ราชบุรี"),
        Agency("province-22", "province", "จังหวัดจันทบุรี", "จ.จันทบุรี", None, None, "จันทบุรี"),
        Agency("district-7005", "district", "อำเภอบ้านโป่ง", "อ.บ้านโป่ง", None, "บ้านโป่ง", "ราชบุรี"),
        # A town that no gazetteer has is as it is stated.
        Agency(
            "town_municipality-ฟ้าใหม่ใส-เมืองน่าน-น่าน", "town_municipality", "เทศบาลเมืองฟ้าใหม่ใส", "ทม.ฟ้าใหม่ใส",
            "ในเวียง", "เมืองน่าน", "น่าน",
        ),
        Agency("education-โรงเรียนบ้านหนองปลา-น่าน", "education", "โรงเรียนบ้านหนองปลา", "โรงเรียนบ้านหนองปลา", None, None, "น่าน"),
        Agency("pattaya-", "pattaya", "เมืองพัทยา", "เมืองพัทยา", None, "บางละมุง", "ชลบุรี"),
        Agency("other-สมาคมแม่น้ำ", "other", "สมาคมแม่น้ำ", "สมาคมแม่น้ำ"),
    ]
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    year = draw(st.none() | st.integers(2545, 2595))
    half = draw(st.sampled_from([None, 1, 2])) if year else None
    begin = draw(st.none() | days) if year else None
    end = begin + timedelta(90) if begin else None
    return factory.report(
        *draw(st.lists(activities(year, half), min_size=1, max_size=3)),
        of=draw(st.none() | agencies),
        fiscal_year=year,
        round=half,
        title=draw(st.none() | texts),
        period_start=begin,
        period_end=end,
    )


def told(report: Report) -> dict[str, object]:
    """All that a report states, without the ids and spans that a reading gives."""

    def items(rows: list[Item]) -> list[tuple[int, str]]:
        return [(row.position, row.text) for row in rows]

    return {
        "agency": report.agency,
        "title": report.title,
        "activities": [
            (
                a.position, a.name, a.is_event, a.kind, a.mode, a.held_from, a.held_to, a.date_precision, a.recurrence,
                a.place, a.participants_total, items(a.issues), items(a.results),
                [(g.position, g.label, g.category, g.side, g.headcount) for g in a.groups],
                [(f.position, f.text, f.level, f.actor) for f in a.follow_through],
            )
            for a in report.activities
        ],
    }  # fmt: skip


@given(reports())
@settings(max_examples=30)
def test_whatever_a_report_holds_comes_back(report: Report) -> None:
    for position, activity in enumerate(report.activities, start=1):
        activity.position = position
    reading = read_document(fill(report), "แบบ.xlsx")
    (back,) = reading.reports
    assert told(back) == told(report)
    assert not [finding for finding in reading.findings if finding.rule == "entry_unclear"]
    if report.fiscal_year:
        assert (back.fiscal_year, back.round) == (report.fiscal_year, report.round)
        assert [(a.fiscal_year, a.round) for a in back.activities] == [
            (a.fiscal_year, a.round) for a in report.activities
        ]
    if report.period_start:
        assert (back.period_start, back.period_end) == (report.period_start, report.period_end)
    text = reading.document.text
    for activity in back.activities:
        for row in (*activity.issues, *activity.results):
            assert text[row.char_start : row.char_end] == row.text
        for group in activity.groups:
            assert text[group.char_start : group.char_end].startswith(group.label)
        for step in activity.follow_through:
            assert text[step.char_start : step.char_end].startswith(step.text)
        for row in (*activity.groups, *activity.issues, *activity.results, *activity.follow_through):
            assert activity.char_start <= row.char_start < row.char_end <= activity.char_end
    for evidence in reading.evidence:
        assert text[evidence.char_start : evidence.char_end].strip()


@given(texts, texts)
@settings(max_examples=8)
def test_filling_in_again_what_was_read_changes_nothing(issue: str, place: str) -> None:
    assume(len(issue) < 500)
    first = fill(factory.report(factory.activity(issues=[issue], place=place), of=DON_KRABUEANG))
    again = fill(read(first))
    assert told(read(again)) == told(read(first))


# ── what it says to the person ──


def test_every_choice_of_the_public_tables_is_offered_once_and_understood() -> None:
    wanted = {
        "kind": {row["kind"] for row in table("activity_kinds")} | {"other"},
        "mode": {"plan", "do", "exchange", "evaluate"},
        "recurrence": {"weekly", "monthly", "quarterly", "yearly"},
        "category": {row["category"] for row in table("participant_categories")},
        "level": set("01234567"),
        "agency_kind": set(
            "sao subdistrict_municipality town_municipality city_municipality pao province bma pattaya district health "
            "education other".split()
        ),
    }
    for choices, expected in wanted.items():
        labels = offered(choices)
        assert len(set(labels)) == len(labels)
        assert {code_of(choices, label) for label in labels} == expected
        assert {code_of(choices, label_of(choices, code)) for code in expected} == expected
    assert len(offered("province")) == 77
    assert offered("month")[0] == "มกราคม"
    assert offered("month")[11] == "ธันวาคม"
    # A label means one code, whatever list it is typed for.
    for choices in {row["list"] for row in table("template_choices")}:
        labels = [row["label"] for row in table("template_choices") if row["list"] == choices]
        assert len(set(labels)) == len(labels)


def test_the_blank_template_can_be_filled_in_by_choosing(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(fill()))
    assert book.sheetnames == ["วิธีกรอก", "หน่วยงาน", "กิจกรรม", "ผู้มีส่วนร่วม", "เรื่องและผล", "ตรวจสอบ", "ตัวอย่าง", "รหัส"]
    assert book["รหัส"].sheet_state == "hidden"
    activity = book["กิจกรรม"]
    assert activity.freeze_panes == "C5"
    assert activity.row_dimensions[1].hidden
    lists = {str(rule.sqref).split(":")[0]: rule for rule in activity.data_validations.dataValidation}
    assert lists["D5"].type == "list"
    assert lists["D5"].formula1.startswith("'รหัส'!$")
    assert lists["N5"].type == "whole"
    assert lists["N5"].formula1 == "0"
    assert "ตัวเลข" in lists["N5"].error
    groups = {str(rule.sqref).split(":")[0]: rule for rule in book["ผู้มีส่วนร่วม"].data_validations.dataValidation}
    assert groups["A5"].formula1.startswith("'กิจกรรม'!$A$5")
    # Data may be typed, rows inserted and columns moved; only what nobody fills in is protected.
    assert {sheet.title for sheet in book.worksheets if sheet.protection.sheet} == {
        "วิธีกรอก",
        "ตรวจสอบ",
        "ตัวอย่าง",
        "รหัส",
    }


def test_a_blank_template_is_no_report_and_nothing_is_invented() -> None:
    reading = read_document(fill(), "แบบเปล่า.xlsx")
    assert reading.reports == []
    assert [finding.rule for finding in reading.findings] == ["no_activity"]
    assert reading.doubts == [reading.findings[0].message]
    assert "ยังไม่ได้กรอก" in reading.doubts[0]
    assert "blank" in reading.doubts[0]


def test_an_agency_that_held_nothing_still_has_its_report() -> None:
    reading = read_document(fill(factory.report(of=factory.agency(province="ราชบุรี"))), "แบบ.xlsx")
    (report,) = reading.reports
    assert report.agency is not None
    assert (report.fiscal_year, report.round, report.activities) == (2567, 1, [])
    assert [finding.rule for finding in reading.findings] == ["no_activity"]


def test_a_text_longer_than_a_cell_is_refused_and_not_cut() -> None:
    with pytest.raises(ValueError, match=r"32,767"):
        fill(factory.report(factory.activity(issues=["ก" * 32_768])))
    assert (
        read(fill(factory.report(factory.activity(issues=["ก" * 32_767])))).activities[0].issues[0].text == "ก" * 32_767
    )


# ── what happens to it on the way ──

MEETING = factory.activity(
    "ประชุมประชาคม หมู่ที่ 3",
    place="ศาลา",
    participants_total=52,
    groups=[
        factory.group("ประชาชน", "public", "external", 48),
        factory.group("ผู้ใหญ่บ้าน", "village_head", "external", 4),
    ],
    issues=["ไฟดับ", "น้ำท่วม"],
    results=["ให้ซ่อม"],
    follow_through=[factory.step("ซ่อมแล้ว", 6, "กองช่าง")],
)
CLEANING = factory.activity(
    "ทำความสะอาด", kind="coproduction", mode="do", held_from=date(2024, 2, 1), held_to=date(2024, 3, 31),
    date_precision="month", recurrence="weekly", participants_total=None,
)  # fmt: skip
REPORT = factory.report(MEETING, CLEANING, of=DON_KRABUEANG)


@cache
def _content() -> bytes:
    return fill(REPORT)


def filled() -> Workbook:
    """The template filled with REPORT, to be changed by a test."""
    return load_workbook(io.BytesIO(_content()))


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def numbered(report: Report) -> Report:
    return factory.reading("x", report).reports[0]


EXPECTED = told(numbered(REPORT))


def test_sheets_may_be_renamed_reordered_and_joined_by_others() -> None:
    book = filled()
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"Sheet{number}"
    book.move_sheet("Sheet4", -4)
    book.move_sheet("Sheet1", 5)
    for number in (0, 5, 6):
        del book[f"Sheet{number}"]
    book.defined_names.clear()
    book.create_sheet("จดไว้", 0)["C7"] = "ส่งภายในวันศุกร์"
    reading = read_document(saved(book), "x.xlsx")
    assert told(reading.reports[0]) == EXPECTED
    at = reading.document.text.index("ส่งภายในวันศุกร์")
    assert [label for start, label in reading.document.locators if start <= at][-1] == "cell:จดไว้!C7"


def test_rows_and_columns_may_be_inserted_and_moved() -> None:
    book = filled()
    for name in ("กิจกรรม", "ผู้มีส่วนร่วม", "เรื่องและผล"):
        sheet = book[name]
        sheet.insert_rows(5, 3)
        sheet.insert_cols(3, 2)
        sheet.insert_rows(2)
        sheet.insert_cols(1)
    book["หน่วยงาน"].insert_rows(7, 2)
    book["หน่วยงาน"].insert_cols(1, 2)
    book["กิจกรรม"]["E9"] = "เอกสารแนบอยู่แฟ้มสีเขียว"
    reading = read_document(saved(book), "x.xlsx")
    assert told(reading.reports[0]) == EXPECTED
    assert "เอกสารแนบอยู่แฟ้มสีเขียว" in reading.document.text


@pytest.mark.parametrize("hidden", ["keys", "titles"])
def test_keys_or_titles_alone_tell_the_fields(hidden: str) -> None:
    book = filled()
    for name in ("กิจกรรม", "ผู้มีส่วนร่วม", "เรื่องและผล"):
        sheet = book[name]
        if hidden == "keys":
            sheet.delete_rows(1)
        else:
            for cell in sheet[4]:
                cell.value = None
    assert told(read(saved(book))) == EXPECTED


def test_what_stands_in_a_cell_of_formulas_is_a_note_when_somebody_wrote_it() -> None:
    book = filled()
    book["กิจกรรม"]["P5"] = "ถามปลัดอีกครั้ง"
    book["กิจกรรม"]["P6"] = "ไม่มีชื่อกิจกรรม · ยังไม่มีผล"
    text = read_document(saved(book), "x.xlsx").document.text
    assert "ถามปลัดอีกครั้ง" in text
    assert "ยังไม่มีผล" not in text


def test_sums_and_remarks_below_a_table_are_no_rows_of_it() -> None:
    book = filled()
    activity, groups = book["กิจกรรม"], book["ผู้มีส่วนร่วม"]
    activity["A9"], activity["B9"], activity["N9"] = None, "รวมทั้งสิ้น", 52
    activity["A10"] = "หมายเหตุ ข้อมูลถึงสิ้นมีนาคม"
    groups["A8"], groups["E8"] = "รวม", 52
    reading = read_document(saved(book), "x.xlsx")
    assert told(reading.reports[0]) == EXPECTED
    assert "หมายเหตุ ข้อมูลถึงสิ้นมีนาคม" in reading.document.text
    assert "รวมทั้งสิ้น 52" in reading.document.text


def test_the_examples_are_never_data() -> None:
    book = filled()
    text = read_document(saved(book), "x.xlsx").document.text
    assert "ตัวอย่าง" not in text
    # Even a sheet of examples whose mark was deleted is only notes.
    book["ตัวอย่าง"].delete_rows(1, 2)
    assert told(read(saved(book))) == EXPECTED


def test_groups_below_a_number_that_is_written_once_belong_to_it() -> None:
    book = filled()
    book["ผู้มีส่วนร่วม"]["A6"] = None
    reading = read_document(saved(book), "x.xlsx")
    assert told(reading.reports[0]) == EXPECTED
    (note,) = (finding for finding in reading.findings if finding.rule == "entry_unclear")
    assert note.severity == "note"
    assert note.message.startswith("ผู้มีส่วนร่วม!C6: ")
    assert reading.doubts == []


def test_cells_are_understood_as_people_and_programs_write_them() -> None:
    book = filled()
    activity, groups, agency = book["กิจกรรม"], book["ผู้มีส่วนร่วม"], book["หน่วยงาน"]
    activity["N5"] = "๕๒ คน"
    activity["F5"], activity["G5"], activity["H5"] = "20", 11, "๒๕๖๖"
    activity["D6"] = "coproduction"
    groups["A5"], groups["A6"] = "กิจกรรมที่ ๑", 1.0
    groups["E5"] = "ประมาณ 48 คน"
    agency["C5"], agency["C6"], agency["C10"] = "อบต.", "อบต.ดอนกระเบื้อง", "พ.ศ. 2567"
    agency["C8"], agency["C9"] = "อำเภอบ้านโป่ง", "จ.ราชบุรี"
    assert told(read(saved(book))) == EXPECTED


@pytest.mark.parametrize("words", ["=1+1", "=SUM(A1:A9)", "'2568", "1/2", "0012", "1e5", "TRUE"])
def test_words_stay_words(words: str) -> None:
    """In the file too: a formula would be run by whoever opens it."""
    content = fill(factory.report(factory.activity(issues=[words])))
    assert read(content).activities[0].issues[0].text == words
    cell = load_workbook(io.BytesIO(content))["เรื่องและผล"]["C5"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_an_empty_mode_is_that_of_its_kind() -> None:
    book = filled()
    for row, kind in ((5, "survey"), (6, "publicity")):
        book["กิจกรรม"][f"D{row}"], book["กิจกรรม"][f"E{row}"] = label_of("kind", kind), None
    assert [activity.mode for activity in read(saved(book)).activities] == ["evaluate", None]


@pytest.mark.parametrize(
    "cells",
    [
        {"F5": date(2023, 11, 20)},  # a spreadsheet that counts the Christian era
        {"F5": date(2566, 11, 20)},  # and one into which the year พ.ศ. was typed
        {"F5": "20 พ.ย. 66"},
        {"F5": "20/11/2566"},
        {"F5": "20", "G5": "พ.ย."},  # the year in which November lies in fiscal year 2567
    ],
)
def test_a_date_may_be_written_in_other_ways(cells: dict[str, object]) -> None:
    book = filled()
    for place in ("F5", "G5", "H5"):
        book["กิจกรรม"][place] = cells.get(place)
    assert told(read(saved(book))) == EXPECTED


@pytest.mark.parametrize(
    ("cells", "first", "last", "precision"),
    [
        ({"F5": 15, "G5": "มกราคม", "H5": 2567, "I5": 17}, date(2024, 1, 15), date(2024, 1, 17), "day"),
        ({"F5": 30, "G5": "ธันวาคม", "H5": 2566, "I5": 2, "J5": "มกราคม", "K5": 2567}, date(2023, 12, 30), date(2024, 1, 2), "day"),
        ({"G5": "กุมภาพันธ์", "H5": 2567}, date(2024, 2, 1), date(2024, 2, 29), "month"),
        ({"G5": "มกราคม", "H5": 2567, "J5": "มีนาคม"}, date(2024, 1, 1), date(2024, 3, 31), "month"),
        ({"F5": 15, "G5": "มกราคม", "H5": 2567, "J5": "มีนาคม"}, date(2024, 1, 1), date(2024, 3, 31), "month"),
        ({}, None, None, "none"),
    ],
)  # fmt: skip
def test_days_and_months(cells: dict[str, object], first: date | None, last: date | None, precision: str) -> None:
    book = filled()
    for column in "FGHIJK":
        book["กิจกรรม"][f"{column}5"] = cells.get(f"{column}5")
    activity = read(saved(book)).activities[0]
    assert (activity.held_from, activity.held_to, activity.date_precision) == (first, last, precision)


def test_personal_data_is_masked_in_the_rows_too() -> None:
    report = factory.report(factory.activity(issues=["โทร 081-234-5678 แจ้งไฟดับ"], place="บ้านเลขที่ 99/1"))
    reading = read_document(fill(report), "x.xlsx")
    activity = reading.reports[0].activities[0]
    assert activity.issues[0].text == "โทร ████████████ แจ้งไฟดับ"
    assert activity.place == "บ้านเลขที่ ████"
    assert [finding.rule for finding in reading.findings if finding.rule == "personal_data"] == ["personal_data"]


def test_the_mark_and_not_the_name_tells_a_template() -> None:
    assert decode(fill(REPORT), "picture.png").filled is not None
    other = Workbook()
    other.active["A1"] = "ประชุมประชาคม ตามแบบ ruam-template"  # type: ignore[index]
    assert read_template(saved(other), "แบบรายงานการมีส่วนร่วม.xlsx") is None


def test_a_newer_template_is_read_and_said_to_be_newer() -> None:
    book = filled()
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=1):
            for cell in row:
                if str(cell.value).startswith("ruam-template/1:"):
                    cell.value = cell.value.replace("/1:", "/2:")
    reading = read_document(saved(book), "x.xlsx")
    assert told(reading.reports[0]) == EXPECTED
    assert "ruam-template 2" in reading.doubts[0]


def test_a_damaged_template_is_kept_and_told() -> None:
    content = fill(REPORT)
    reading = read_document(content.replace(b"xl/workbook.xml", b"xl/workbooq.xml"), "x.xlsx")
    assert [finding.rule for finding in reading.findings] == ["unreadable"]
    assert "บันทึกใหม่เป็น .xlsx" in reading.doubts[0]


# ── as LibreOffice saved it: a template filled, its sheets renamed and reordered, then saved by LibreOffice 7.4 ──


def test_what_libreoffice_saved_reads_the_same() -> None:
    reading = read_document(SAVED_BY_LIBREOFFICE.read_bytes(), "x.xlsx")
    assert told(reading.reports[0]) == told(numbered(libreoffice_report()))
    assert not [finding for finding in reading.findings if finding.rule == "entry_unclear"]


def test_its_formulas_say_what_is_missing() -> None:
    """The values are those that LibreOffice calculated."""
    book = load_workbook(SAVED_BY_LIBREOFFICE, data_only=True)
    activity = next(sheet for sheet in book.worksheets if sheet["A1"].value == "activity.number")
    header = [cell.value for cell in activity[1]]
    checks, sums = header.index("activity.check") + 1, header.index("activity.groups_sum") + 1
    assert shown(activity, 5, checks) == ["จำนวนรวมไม่ตรงกับรายกลุ่ม"]
    assert activity.cell(5, sums).value == 53
    assert shown(activity, 6, checks) == [
        "ไม่มีจำนวนผู้มาร่วม", "ยังไม่บอกว่าใครมาร่วม", "ยังไม่มีประเด็น", "ยังไม่มีผล", "ยังไม่มีการนำผลไปใช้",
    ]  # fmt: skip
    assert shown(activity, 7, checks) == []
    assert shown(activity, 8, checks) == ["ไม่มีชื่อกิจกรรม", "วันที่อยู่นอกช่วงที่รายงาน", "ยังไม่บอกว่าใครมาร่วม", "ยังไม่มีประเด็น", "ยังไม่มีผล", "ยังไม่มีการนำผลไปใช้"]  # fmt: skip
    assert shown(activity, 9, checks) == []


def shown(sheet: Worksheet, row: int, column: int) -> list[str]:
    value = sheet.cell(row, column).value
    return str(value).split(" · ") if value else []


def libreoffice_report() -> Report:
    """What was filled into the file that LibreOffice saved."""
    meeting = factory.activity(
        "ประชุมประชาคม “หมู่ที่ 3”, บ้านบน\nครั้งที่ ๒",
        held_from=date(2024, 1, 15),
        participants_total=52,
        place="ศาลา, หมู่ที่ 3",
        groups=[
            factory.group("ประชาชน 'หมู่ 3'", "public", "external", 48),
            factory.group("-ผู้ใหญ่บ้าน", "village_head", "external", 5),
        ],
        issues=["=1+1 ไฟดับ", "+66 น้ำท่วม 🚰", "@ขอถนน"],
        results=["ให้ซ่อม\nก่อนสงกรานต์", '_x0041_ <b> & "อ้าง"'],
        follow_through=[FollowThrough(0, "ซ่อมแล้ว\tครบ", 7, "กองช่าง", 0, 1)],
    )
    cleaning = factory.activity(
        "ทำความสะอาดลานกีฬา", kind="coproduction", mode="do", held_from=date(2024, 2, 1), held_to=date(2024, 3, 31),
        date_precision="month", recurrence="weekly",
    )  # fmt: skip
    channel = factory.activity(
        "ช่องทางร้องเรียน",
        kind="complaint_channel",
        mode="exchange",
        is_event=False,
        held_from=None,
        date_precision="none",
    )
    late = factory.activity(None, kind="training", mode="do", held_from=date(2024, 6, 30), participants_total=0)  # type: ignore[arg-type]
    return factory.report(meeting, cleaning, channel, late, of=DON_KRABUEANG, title='รายงาน "รอบ 6 เดือน", ปี ๒๕๖๗')


def test_numbers_of_activities_are_compared_as_people_write_them() -> None:
    assert [activity_key(words) for words in ("3", "๓", "3.0", "ที่ 3", "กิจกรรมที่ 3", "03")] == ["3"] * 6
    assert activity_key("3.1") == "3.1"
    assert activity_key("ก") == "ก"


def test_every_field_has_its_own_words() -> None:
    for sheet in ("agency", "activity", "group", "matter"):
        titles = [one.title for one in fields(sheet)]
        assert len(set(titles)) == len(titles)
