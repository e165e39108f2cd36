"""Cells as the template writes them: words that stay words, one look, the title and mark of each sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from data.lookup import table
from data.template import look
from data.template.fields import TABLES, Field, mark_of
from data.template.formulas import TITLE_ROW

# What a spreadsheet can hold in one cell.
LONGEST_CELL = 32_767

# A value as it is written: words, a number, or day, month and year of a date; None leaves the cell empty.
Value = str | int | tuple[int | None, str, int] | None
Row = Mapping[str, Value]


_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put(cell: Cell, value: Value) -> None:
    """Write a value. Words stay words, though they begin with "=" or look like an error."""
    if not isinstance(value, str):
        cell.value = value
        return
    # Workbooks write a control character as _x000D_; words that look so are written with their first letter so.
    words = _ESCAPE.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", value))
    if len(words) > LONGEST_CELL:
        raise ValueError(
            f"ข้อความยาวเกินช่องหนึ่งของ Excel ({len(words):,} ตัวอักษร รับได้ {LONGEST_CELL:,})"
            f" / a text of {len(words):,} letters is longer than a cell can hold"
        )
    cell.value = words
    cell.data_type = "s"


def cell_of(sheet: Worksheet, place: str, value: Value, font: Font, alignment: Alignment = look.WRAPPED) -> Cell:
    """Write a value at an address and give it its look; return the cell."""
    cell = sheet[place]
    put(cell, value)
    cell.font, cell.alignment = font, alignment
    return cell


def head(sheet: Worksheet, name: str, place: str) -> None:
    """Put a sheet's mark where nobody looks and its title where everybody does."""
    sheet.sheet_format.defaultRowHeight = look.LINE_HEIGHT
    if name not in TABLES:
        sheet["A1"] = mark_of(name)
        sheet.row_dimensions[1].hidden = True
        if name != "example":
            sheet.column_dimensions["A"].width = 2
    title = next(row["title"] for row in table("template_sheets") if row["sheet"] == name)
    cell = cell_of(sheet, place, title, look.TITLE)
    cell.alignment = look.ON_ONE_LINE
    sheet.row_dimensions[TITLE_ROW].height = 30


def lines_of(columns: Sequence[Field], values: Row) -> int:
    """How many lines the fullest cell of a row takes, by letters: Thai marks above and below make it a little more than it is."""
    return max(
        (
            sum(1 + len(line) // one.width for line in value.split("\n"))
            for one in columns
            if isinstance(value := values.get(one.name), str)
        ),
        default=1,
    )


def typed(sheet: Worksheet, place: str, one: Field, value: Value) -> None:
    """Write a cell that people fill in."""
    cell = cell_of(sheet, place, value, look.PLAIN)
    cell.border, cell.protection = look.BOX, look.UNLOCKED
    # As text, what is typed stays as it is typed: no 1/2 becomes a date, no = a formula.
    cell.number_format = "@" if one.sort == "text" else "General"
