"""Workbooks for the tests, made in memory as officers make them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]


def fill(sheet: Worksheet, rows: Rows, merged: Sequence[str] = ()) -> None:
    """Write rows from A1 on, None for an empty cell, and merge the ranges."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    for reference in merged:
        sheet.merge_cells(reference)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(rows: Rows, merged: Sequence[str] = (), title: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet, rows, merged)
    return saved(book)


def workbook_of(sheets: dict[str, Rows]) -> bytes:
    """A workbook of several sheets by their names."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        fill(book.create_sheet(name), rows)
    return saved(book)
