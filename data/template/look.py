"""How the template looks: a Thai font that Thai offices have, few colours, and a print setup that fits A4."""

from __future__ import annotations

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

# Where it is missing the program takes its own Thai font; sizes are Sarabun's, which is small for its number.
FONT = "TH Sarabun New"
_LINE = Side(style="thin", color="BFBFBF")

PLAIN = Font(name=FONT, size=16)
SMALL = Font(name=FONT, size=14, color="595959")
BOLD = Font(name=FONT, size=16, bold=True)
TITLE = Font(name=FONT, size=20, bold=True)
HEADER = Font(name=FONT, size=16, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
SHOWN_FILL = PatternFill("solid", fgColor="EDEDED")
EXAMPLE_FILL = PatternFill("solid", fgColor="FCE4D6")
ATTENTION = PatternFill("solid", bgColor="FFE699", fgColor="FFE699")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
# Points; a spreadsheet's own default would cut the vowels above and below.
LINE_HEIGHT = 24
TALLEST_ROW = 409
ON_ONE_LINE = Alignment(vertical="center")
WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
UNLOCKED = Protection(locked=False)


def attend(sheet: Worksheet, area: str, formula: str) -> None:
    """Colour the cells of an area where a formula, written for its first row, holds."""
    sheet.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=ATTENTION))


def print_on_a4(sheet: Worksheet, header_row: int | None = None, *, landscape: bool = True) -> None:
    """Fit a sheet to the width of A4 paper, its column titles on every page."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "&A  ·  &P/&N"
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"


def protect(sheet: Worksheet) -> None:
    """Keep a sheet that nobody fills in from being typed over by mistake; there is no password."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
