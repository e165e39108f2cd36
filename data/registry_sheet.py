"""The rows of a file that is a table: CSV in any encoding documents come in, or the visible sheets of a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl

from data.readers import Unreadable, refuse_oversized
from data.readers.container import Container, container_of, refuse_unread
from data.readers.text import decode_text

# A registry of all agencies of the country is two megabytes of XML.
_MOST_UNPACKED = 64 * 2**20


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its sheet ('' for CSV), its line counted from 1, its cells without surrounding blanks; `error` where it is no row."""

    sheet: str
    line: int
    cells: Sequence[str]
    error: str = ""


def sheet_rows(content: bytes, file_name: str) -> Iterator[SheetRow]:
    """Yield the rows of a table file that are not empty. Raises `Unreadable` for what is neither CSV nor a workbook."""
    refuse_oversized(len(content), file_name)
    kind = container_of(content)
    if kind is None:
        return _csv_rows(content, file_name)
    refuse_unread(kind, file_name)
    if kind is not Container.WORKBOOK:
        raise Unreadable(
            f"{file_name}: ไม่ใช่ไฟล์ตาราง ให้ส่งเป็น .csv หรือ .xlsx / no table: send it as .csv or .xlsx", code="registry"
        )
    return _workbook_rows(content, file_name)


def _csv_rows(content: bytes, file_name: str) -> Iterator[SheetRow]:
    text, _ = decode_text(content, file_name)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    while True:
        begins = rows.line_num + 1
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            yield SheetRow("", begins, (), str(error))
            continue
        if any(cells):
            yield SheetRow("", begins, cells)


def _workbook_rows(content: bytes, file_name: str) -> Iterator[SheetRow]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(info.file_size for info in package.infolist()) > _MOST_UNPACKED:
                raise Unreadable(
                    f"{file_name}: แฟ้มตารางใหญ่เกินไป ให้ส่งเป็น .csv / too large a workbook: send it as .csv",
                    code="too_large",
                )
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
                cells = [_shown(value) for value in values]
                while cells and not cells[-1]:
                    cells.pop()
                if cells:
                    yield SheetRow(sheet.title, line, cells)
    except Unreadable:
        raise
    except Exception as error:
        # A broken package raises whatever its parser stumbles over.
        raise Unreadable(
            f"{file_name}: ไฟล์ไม่ครบหรือเสียหาย ให้เปิดใน Excel แล้วบันทึกใหม่ / a damaged workbook: open it in Excel and save it anew",
            code="damaged",
        ) from error


def _shown(value: object) -> str:
    """A cell as a person would write it: days as 2019-08-31, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
