"""The sheets of the template that nobody fills in: how to fill it, what is missing, an example."""

from __future__ import annotations

from itertools import chain

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.lookup import LOOKUPS, table
from data.template import look
from data.template.cells import cell_of, head
from data.template.fields import NEEDED, TABLES, Field, fields, sheet_name
from data.template.formulas import Addresses, agency_cell, problems


def write_guide(sheet: Worksheet) -> None:
    """Write how the template is filled in, in ten lines, and what each sheet is for."""
    head(sheet, "guide", "B2")
    sheet.column_dimensions["B"].width = 8
    sheet.column_dimensions["C"].width = 24
    sheet.column_dimensions["D"].width = 84
    row = 4
    for number, line in enumerate((LOOKUPS / "template_guide.txt").read_text(encoding="utf-8").splitlines(), 1):
        cell_of(sheet, f"B{row}", number, look.BOLD)
        cell_of(sheet, f"C{row}", line, look.PLAIN)
        sheet.merge_cells(f"C{row}:D{row}")
        row += 1
    row += 1
    cell_of(sheet, f"B{row}", "แผ่นในไฟล์นี้", look.BOLD, look.ON_ONE_LINE)
    for other in table("template_sheets"):
        if other["sheet"] in ("guide", "codes"):
            continue
        row += 1
        cell_of(sheet, f"C{row}", other["name"], look.BOLD)
        cell_of(sheet, f"D{row}", other["purpose"], look.PLAIN)
    cell_of(
        sheet,
        f"B{row + 2}",
        "English: one row an activity, a group, a matter; numbers of activities join the sheets; leave unknown cells empty.",
        look.SMALL,
        look.ON_ONE_LINE,
    )
    look.print_on_a4(sheet)
    look.protect(sheet)


def write_check(sheet: Worksheet, addresses: Addresses) -> None:
    """Write the sheet that counts by formulas what has been filled in and what is missing."""
    head(sheet, "check", "B2")
    for letter, width in zip("BCDE", (20, 48, 12, 18), strict=True):
        sheet.column_dimensions[letter].width = width
    filled = [
        (sheet_name(name), words, f'SUMPRODUCT(--({addresses.column(name, counted)}<>""))')
        for name, counted, words in (
            ("activity", "name", "กิจกรรมที่กรอกแล้ว"),
            ("group", "label", "กลุ่มที่กรอกแล้ว"),
            ("matter", "issue", "ประเด็นที่กรอกแล้ว"),
            ("matter", "result", "ผลที่กรอกแล้ว"),
            ("matter", "use", "การนำผลไปใช้ที่กรอกแล้ว"),
        )
    ]
    titles = {one.name: one.title for one in fields("agency")}
    wanted = [(sheet_name("agency"), f"ยังไม่กรอก{titles[name]}", f'IF({agency_cell(name)}="",1,0)') for name in NEEDED]
    wanted += [
        (
            sheet_name(name),
            words,
            f'SUMPRODUCT(--ISNUMBER(SEARCH("{words}",{addresses.column(name, "check")})))',
        )
        for name in TABLES
        for words, _ in problems(name)
    ]
    first = 5
    for row, (owner, words, formula) in enumerate(chain(filled, wanted), start=first):
        for letter, value in zip("BC", (owner, words), strict=True):
            cell_of(sheet, f"{letter}{row}", value, look.PLAIN).border = look.BOX
        count = cell_of(sheet, f"D{row}", None, look.BOLD)
        count.value, count.border = f"={formula}", look.BOX
        state = cell_of(sheet, f"E{row}", None, look.PLAIN)
        state.border = look.BOX
        if row >= first + len(filled):
            state.value = f'=IF(D{row}=0,"เรียบร้อย","ควรดู")'
    for letter, words in zip("BCDE", ("แผ่น", "สิ่งที่นับ", "จำนวน", "ผล"), strict=True):
        cell_of(sheet, f"{letter}{first - 1}", words, look.HEADER, look.CENTRED).fill = look.HEADER_FILL
    begin, end = first + len(filled), first + len(filled) + len(wanted) - 1
    look.attend(sheet, f"B{begin}:E{end}", f"$D{begin}>0")
    verdict = cell_of(sheet, "B3", None, look.BOLD, look.ON_ONE_LINE)
    verdict.value = (
        f'=IF(D{first}=0,"ยังไม่ได้กรอกกิจกรรม",IF(SUM(D{begin}:D{end})=0,"ครบแล้ว ส่งได้",'
        f'"มี "&SUM(D{begin}:D{end})&" จุดที่ควรดู (ช่องสีเหลือง) ถ้าไม่ทราบจริง ส่งได้"))'
    )
    sheet.row_dimensions[3].height = 1.5 * look.LINE_HEIGHT
    look.print_on_a4(sheet, landscape=False)
    sheet.page_setup.fitToHeight = 1
    look.protect(sheet)


def write_example(sheet: Worksheet) -> None:
    """Write examples in the shape of the sheets; each title says that it is one, so that no reader takes it for a sheet's own."""
    head(sheet, "example", "A2")
    row = 4
    cell_of(sheet, f"A{row}", f"แผ่น “{sheet_name('agency')}”", look.BOLD, look.ON_ONE_LINE)
    for one in fields("agency"):
        row += 1
        sheet.merge_cells(f"A{row}:B{row}")
        sheet.merge_cells(f"C{row}:F{row}")
        _example_title(sheet, f"A{row}", one)
        cell_of(sheet, f"C{row}", one.examples[0], look.PLAIN).fill = look.EXAMPLE_FILL
    for name in TABLES:
        row += 2
        cell_of(sheet, f"A{row}", f"แผ่น “{sheet_name(name)}”", look.BOLD, look.ON_ONE_LINE)
        sheet.row_dimensions[row + 1].height = 2 * look.LINE_HEIGHT
        for number in range(3):
            sheet.row_dimensions[row + 2 + number].height = 3 * look.LINE_HEIGHT
        shown = [one for one in fields(name) if one.name != "check"]
        for column, one in enumerate(shown, start=1):
            letter = get_column_letter(column)
            _example_title(sheet, f"{letter}{row + 1}", one)
            for number, value in enumerate(one.examples):
                cell = cell_of(sheet, f"{letter}{row + 2 + number}", value, look.PLAIN)
                cell.fill, cell.border = look.EXAMPLE_FILL, look.BOX
        row += 4
    for column in range(1, len(fields("activity")) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 24
    look.print_on_a4(sheet)
    look.protect(sheet)


def _example_title(sheet: Worksheet, place: str, one: Field) -> None:
    cell = cell_of(sheet, place, f"{one.title} (ตัวอย่าง)", look.HEADER, look.CENTRED)
    cell.fill = look.HEADER_FILL
