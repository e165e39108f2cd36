"""The meeting sheet as a workbook: one page to print with its chart, then the rows behind it, definitions and source."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import download, palette, sheet_chart
from dashboard.meeting_sheet import Sheet, facts
from dashboard.words import Words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FONT = "TH SarabunPSK"
_WIDTHS = (30, 13, 17, 24, 16, 16)
_CALLS_SHOWN = 14
_LINE = Side(style="thin", color=palette.LINE.removeprefix("#"))


def xlsx(one: Sheet, words: Words) -> bytes:
    """The workbook."""
    book = Workbook()
    front = book.active
    front.title = words("meeting_sheet.sheet_front")
    chart_sheet = words("meeting_sheet.sheet_districts")
    _front(front, one, words, chart_sheet)
    download.sheet(book, chart_sheet, sheet_chart.heads(words), sheet_chart.values(one.districts))
    for name, rows in (
        ("calls", one.calls),
        ("grid", one.grid),
        ("changes", one.changes),
        ("still", one.still_table),
    ):
        shown = download.marked(rows, one.source, words)
        download.sheet(book, words(f"meeting_sheet.sheet_{name}"), list(shown.columns), _rows(shown))
    head = [words("download.name"), words("download.definition")]
    download.sheet(book, words("download.sheet_definitions"), head, one.definitions)
    head = [words("download.item"), words("download.value")]
    download.sheet(book, words("download.sheet_filters"), head, facts(one, words))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    return [[None if pd.isna(v) else v for v in row] for row in frame.itertuples(index=False, name=None)]


def _front(front: Worksheet, one: Sheet, words: Words, chart_sheet: str) -> None:
    """The page that is printed: A4 upright, made to fit."""
    front.page_setup.orientation, front.page_setup.paperSize = "portrait", front.PAPERSIZE_A4
    front.page_setup.fitToWidth = front.page_setup.fitToHeight = 1
    front.sheet_properties.pageSetUpPr.fitToPage = True
    front.print_options.horizontalCentered = True
    front.page_margins.left = front.page_margins.right = 0.6
    front.sheet_view.showGridLines = False
    for at, width in enumerate(_WIDTHS):
        front.column_dimensions["ABCDEF"[at]].width = width
    line = _Lines(front)
    line.across(words("meeting_sheet.memo"), size=24, bold=True, centre=True)
    line.across(one.subject, size=18, bold=True)
    line.across(one.answer, size=16, rows=2)
    line.across(one.moved, size=15, rows=2)
    line.head([words("meeting_sheet.measure"), words("meeting_sheet.value"), "", words("meeting_sheet.base"), "", ""])
    for n in one.numbers:
        line.cells([n.label, f"{n.shown} {n.unit}".strip(), "", n.base, "", n.before])
    at = line.room(11)
    chart = sheet_chart.chart(one.districts, chart_sheet, words)
    chart.title = words("district_rates.title")
    chart.width, chart.height = 21.5, 5.6
    front.add_chart(chart, f"A{at}")
    line.across(one.calls_lead, size=16, bold=True)
    if not one.calls.empty:
        line.head(list(one.calls.columns))
        for row in _rows(one.calls)[:_CALLS_SHOWN]:
            line.cells([download.guarded(v) for v in row])
        if len(one.calls) > _CALLS_SHOWN:
            line.across(words("meeting_sheet.more_calls", n=len(one.calls) - _CALLS_SHOWN), size=14)
    line.across(one.still_lead, size=16, bold=True)
    for raised, promised, since in one.still[:3]:
        line.across(f"• {raised}: {promised} ({since})", size=14, rows=2)
    notes = [f"{name}: {text}" for name, text in one.definitions] + [
        f"{name}: {text}" for name, text in facts(one, words)
    ]
    line.across(words("meeting_sheet.notes") + " " + " · ".join(notes), size=11, rows=7)


class _Lines:
    """Writes a sheet from the top down."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet, self.at = sheet, 1

    def across(self, text: str, *, size: int, bold: bool = False, centre: bool = False, rows: int = 1) -> None:
        """A text over the whole width, so many lines high."""
        self.sheet.merge_cells(start_row=self.at, start_column=1, end_row=self.at, end_column=len(_WIDTHS))
        cell = self.sheet.cell(self.at, 1, download.guarded(text))
        cell.font = Font(name=FONT, size=size, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if centre else "left")
        self.sheet.row_dimensions[self.at].height = size * 1.55 * rows
        self.at += 1

    def cells(self, values: list[Any]) -> None:
        """A row of a table."""
        for column, value in enumerate(values, start=1):
            cell = self.sheet.cell(self.at, column, value if value != "" else None)
            cell.font = Font(name=FONT, size=14)
            cell.alignment = Alignment(vertical="top")
            cell.border = Border(bottom=_LINE)
        self.at += 1

    def head(self, labels: list[str]) -> None:
        """The head of a table."""
        self.cells(list(labels))
        for cell in self.sheet[self.at - 1]:
            cell.font = Font(name=FONT, size=14, bold=True, color=palette.PAPER.removeprefix("#"))
            cell.fill = PatternFill("solid", fgColor=palette.HELD.removeprefix("#"))

    def room(self, rows: int) -> int:
        """Leave rows free; the first of them."""
        first = self.at
        self.at += rows
        return first
