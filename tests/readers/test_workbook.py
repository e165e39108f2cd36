"""Workbooks as received: what is visible, how numbers and days are shown, what is refused."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from data.readers import Unreadable, decode
from data.readers.formulas import evaluate, place_of
from data.readers.sheet import name_of
from data.readers.shown_numbers import shown
from tests.fuzz.hostile_sheets import workbook as hostile_workbook
from tests.workbooks import fill, saved, workbook, workbook_of


def words(content: bytes) -> str:
    return decode(content, "a.xlsx").text


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """The package with words of one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other:
        for name in package.namelist():
            told = package.read(name).decode()
            if name == part:
                assert old in told
                told = told.replace(old, new)
            other.writestr(name, told)
    return stream.getvalue()


def test_titles_are_lines_a_narrow_table_rows_and_each_cell_has_its_place() -> None:
    source = decode(workbook([["รายงาน"], [], ["กลุ่ม", "จำนวน"], ["ผู้นำ", 5], ["ประชาชน", 40]], title="แผ่น!1"), "x")
    assert source.text == "รายงาน\n\nกลุ่ม\tจำนวน\nผู้นำ\t5\nประชาชน\t40\n\n"
    assert source.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    at = {label: source.text[start : start + 2] for start, label in source.locators}
    assert at["cell:แผ่น!1!A1"] == "รา"
    assert at["cell:แผ่น!1!B5"] == "40"
    (grid,) = source.grids
    assert [(c.row, c.column, source.text[c.start : c.end]) for c in grid.cells][-2:] == [
        (2, 0, "ประชาชน"),
        (2, 1, "40"),
    ]


def test_a_wide_table_is_a_paragraph_a_row() -> None:
    told = words(
        workbook(
            [
                ["ที่", "กิจกรรม", "วันที่", "ผู้เข้าร่วม (คน)", None, "ผล"],
                [None, None, None, "ชาย", "หญิง"],
                [1, "ประชาคม", "5 มกราคม 2567", 12, 20, "1) ถนน\n2) ไฟฟ้า"],
            ],
            ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"],
        )
    )
    assert told == (
        "ที่\tกิจกรรม\tวันที่\tผู้เข้าร่วม (คน)\t\tผล\n\t\t\tชาย\tหญิง\n\n"
        "ที่: 1\nกิจกรรม: ประชาคม\nวันที่: 5 มกราคม 2567\nผู้เข้าร่วม (คน) ชาย: 12\nผู้เข้าร่วม (คน) หญิง: 20\n"
        "ผล: 1) ถนน\n2) ไฟฟ้า\n\n"
    )


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (120.0, "General", "120"),
        (12.5, "General", "12.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1250.0, "#,##0", "1,250"),
        (1250.0, "#,##0.00", "1,250"),
        (1250.5, "#,##0.00", "1,250.50"),
        (-5.0, "#,##0;(#,##0)", "(5)"),
        # Excel shows a dash for zero in this format; the officer typed 0.
        (0.0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0"),
        (0.455, "0.0%", "45.5%"),
        (45.0, '0" คน"', "45 คน"),
        (7.0, "000", "007"),
        (1234567890123.0, "0", "1234567890123"),
        # 15 January 2024, and the same day typed with its Buddhist year as if it were Christian.
        (45306.0, "d/m/yyyy", "15 มกราคม 2567"),
        (243633.0, "dd/mm/yyyy", "15 มกราคม 2567"),
        # "15/1/67" that Excel took for 1967.
        (24487.0, "d/m/yy", "15 มกราคม 2567"),
        (45306.0, "[$-107041E]d mmmm yyyy;@", "15 มกราคม 2567"),
        (45306.0, "mmm-yy", "มกราคม 2567"),
        (45306.395833333, "d/m/yyyy h:mm", "15 มกราคม 2567 เวลา 09:30 น."),
        (0.395833333, "h:mm", "09:30 น."),
        (45306.0, "yyyy", "2567"),
        (1e300, "d/m/yyyy", str(int(1e300))),
    ],
)  # fmt: skip
def test_how_a_number_is_shown(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_the_days_of_1904() -> None:
    assert shown(45306.0 - 1462, "d/m/yyyy", from_1904=True) == "15 มกราคม 2567"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 1, 15), "15 มกราคม 2567"),
        (date(2567, 1, 15), "15 มกราคม 2567"),
        (datetime(2024, 1, 15, 13, 0), "15 มกราคม 2567 เวลา 13:00 น."),  # noqa: DTZ001 - cells know no zone
        (clock(9, 30), "09:30 น."),
        (True, "TRUE"),
        ("บรรทัดแรก\nบรรทัดสอง", "บรรทัดแรก\nบรรทัดสอง"),
        ("#DIV/0!", ""),
        ('="ก"&"ข"', ""),
        (CellRichText("ถนน", TextBlock(InlineFont(b=True), "ชำรุด")), "ถนนชำรุด"),
    ],
)
def test_what_a_cell_says(value: Any, expected: str) -> None:
    assert words(workbook([["ก", value]])).rstrip("\n") == f"ก\t{expected}".rstrip("\t")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(A1:B2)", 10.0),
        ("=SUM(A1,$B$2)", 5.0),
        ("=A1+B1+SUM(A2:B2)", 10.0),
        ("=A2", 3.0),
        ("=SUM(C1:C2)", None),  # nothing but empty cells: nobody knows
        ("=A1-B1", None),
        ("=AVERAGE(A1:B1)", None),
        ("=A1+D1", None),  # words
        ("=SUM(ก!A1)", None),
    ],
)
def test_formulas_that_are_reckoned(formula: str, expected: float | None) -> None:
    known = {"A1": 1.0, "B1": 2.0, "A2": 3.0, "B2": 4.0, "D1": "คำ"}
    cells = {place_of(name): value for name, value in known.items()}
    assert evaluate(formula, cells.get) == expected


def test_sums_without_a_value_are_reckoned_and_circles_end() -> None:
    told = words(
        workbook(
            [
                ["ก", 1, 2, "=SUM(B1:C1)"],
                ["ข", 3, "=B2", "=B2+C2"],
                ["ค", None, None, "=SUM(B3:C3)"],
                ["ง", "=C4", "=B4"],
            ]
        )
    )
    assert told == "ก\t1\t2\t3\nข\t3\t3\t6\nค\nง\n\n"


def test_a_cached_value_counts_and_a_zero_that_no_program_reckoned_does_not() -> None:
    content = workbook([["ก", 1, 2, "=SUM(B1:C1)"], ["ข", 1, 2, "=B2*C2"]])
    cached = changed(content, "xl/worksheets/sheet1.xml", "<f>SUM(B1:C1)</f><v />", "<f>SUM(B1:C1)</f><v>0</v>")
    cached = changed(cached, "xl/worksheets/sheet1.xml", "<f>B2*C2</f><v />", "<f>B2*C2</f><v>2</v>")
    assert words(cached).splitlines()[:2] == ["ก\t1\t2\t3", "ข\t1\t2\t2"]


def test_what_is_hidden_is_no_content() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, [["เห็น", "ลับ1", "นี่"], ["ลับ2"], ["ด้วย"]])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    for name, state in (("ซ่อน", "hidden"), ("ซ่อนมาก", "veryHidden")):
        other = book.create_sheet(name)
        other["A1"] = "ลับ3"
        other.sheet_state = state
    assert "ลับ" not in words(saved(book))
    assert words(saved(book)).split() == ["เห็น", "นี่", "ด้วย"]


def test_names_of_sheets_stand_where_they_say_something_and_explanations_behind() -> None:
    told = words(workbook_of({"คำอธิบาย": [["กรอกตามนี้"]], "Sheet2": [["หนึ่ง"]], "อบต.ตรอกนอง": [["สอง"]]}))
    assert told == "หนึ่ง\n\nแผ่นงาน: อบต.ตรอกนอง\n\nสอง\n\nแผ่นงาน: คำอธิบาย\n\nกรอกตามนี้\n"
    assert words(workbook([["หนึ่ง"]], title="รายงาน")) == "หนึ่ง\n"
    assert words(workbook([["หนึ่ง"]], title="อบต.ตรอกนอง")) == "แผ่นงาน: อบต.ตรอกนอง\n\nหนึ่ง\n"


SHARED = """<sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><si><t>ก_x000D_ข</t></si>
<si><r><t>ถนน</t></r><r><t xml:space="preserve"> ชำรุด</t></r><rPh sb="0" eb="1"><t>tha</t></rPh></si></sst>"""


def test_strings_in_place_and_shared_ones_of_strict_workbooks() -> None:
    content = workbook([["หนึ่ง", "สอง"]])
    cell = '<c r="A1" t="inlineStr"><is><t>หนึ่ง</t></is></c>'
    content = changed(content, "xl/worksheets/sheet1.xml", cell, '<c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c>')
    content = changed(content, "xl/worksheets/sheet1.xml", '<c r="B1"', '<c r="C1"')
    shared = '<Relationship Id="s" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    content = changed(content, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{shared}</Relationships>")
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/sharedStrings.xml", SHARED)
    assert words(stream.getvalue()) == "ก\nข\tถนน ชำรุด\tสอง\n\n"


def test_a_sheet_whose_formats_reach_down_does_not_stall() -> None:
    content = workbook([["ก", "ข"]])
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(2, 150_000))
    begun = time.process_time()  # of this process alone, whatever else the machine does
    assert words(changed(content, "xl/worksheets/sheet1.xml", "</sheetData>", f"{empty}</sheetData>")) == "ก\tข\n\n"
    assert time.process_time() - begun < 20


def refused(content: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as raised:
        decode(content, "a.xlsx")
    assert str(raised.value).startswith("a.xlsx: ")
    return raised.value


def test_what_is_refused_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workbook([["ก", "ข"], ["ค", "ง"]])
    assert refused(whole[:-40]).code == "damaged"
    assert refused(changed(whole, "xl/worksheets/sheet1.xml", "</sheetData>", "")).code == "damaged"
    assert refused(changed(whole, "xl/worksheets/sheet1.xml", 'r="A1"', 'r="1A"')).code == "damaged"
    entities = changed(whole, "xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet')
    assert refused(entities).code == "damaged"
    assert refused(changed(whole, "xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml")).code == "damaged"
    assert refused(workbook([])).code == "no_text"
    bomb = changed(whole, "xl/worksheets/sheet1.xml", "</sheetData>", f"</sheetData>{' ' * 30_000_000}")
    assert refused(bomb).code == "too_large"
    monkeypatch.setattr("data.readers.workbook.MAX_CELLS", 3)
    assert refused(whole).code == "too_large"


def test_formulas_that_refer_to_each_other_end() -> None:
    circle = [["=B1", "=A1"], ["=SUM(A2:B2)", 4], [2, "=A3+A2"]]
    # A1 and B1 are each other's, A2 is also its own: what is known of them is 4.
    assert words(workbook(circle)).split() == ["4", "4", "2", "6"]


def test_numbers_beyond_all_numbers_are_words_and_references_to_nothing_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" t="s"><v>-1</v></c><c r="D1"><v>5</v></c></row>'
    assert words(hostile_workbook(rows)).split() == ["1e999", "5"]


def test_a_merged_area_that_holds_other_cells_is_none() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>{n * 11}</v></c></row>' for n in range(1, 4))
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="C3:A1"/></mergeCells>'
    (grid,) = decode(hostile_workbook(rows, behind=merged), "a.xlsx").grids
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells] == [
        (row, column, 1, 1) for row in range(3) for column in range(2)
    ]


def test_cells_that_no_table_holds_together_are_lines() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="{name_of(n)}{n}"><v>{n}</v></c></row>' for n in range(1, 301)
    )
    source = decode(hostile_workbook(rows), "a.xlsx")
    assert source.grids == ()
    assert source.text.split("\n")[:300] == [f"{n}\t{n}" for n in range(1, 301)]


def test_letters_and_references_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.readers.workbook.MAX_LETTERS", 9)
    with pytest.raises(Unreadable, match="more than 9 letters") as refusal:
        decode(workbook([["สิบตัวอักษร"]]), "a.xlsx")
    assert refusal.value.code == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr("data.readers.workbook.MAX_RECKONED", 3)
    with pytest.raises(Unreadable, match="too many cells"):
        decode(workbook([["=SUM(B1:B4)"]]), "a.xlsx")


def test_workbooks_are_read_without_lxml_which_another_library_brings() -> None:
    from openpyxl.xml import DEFUSEDXML, LXML

    assert (LXML, DEFUSEDXML) == (False, True)
