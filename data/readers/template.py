"""Reads the official template: told by its mark, in whatever order its sheets stand and whatever they are called now.

A field is found by its key or its title (`data.template.fields`), so that inserted rows and columns, notes beside and below
the tables, sheets that were deleted and programs that saved the file again do no harm. All that was written is kept, what
stands outside the fields as notes.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from data.lookup import table
from data.normalise import compact, normalise
from data.template.fields import MARK, SHOWN, TABLES, Field, activity_key, fields, fields_by_words, offered

from .source import Source, Unreadable
from .template_text import CellsOfRow, FoundCell, FoundCells, FoundRow, lay_out_template

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A template that is full is some hundred kilobytes; unpacked, its largest parts are some megabytes.
_LARGEST_PARTS = 64 * 2**20
# The table of the largest agency has some hundred rows. A cell that says that it stands in row 999,999,999 has all empty
# rows before it made.
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100
_WORDS_IN = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml", re.IGNORECASE)
_MARKED = re.compile(rf"{re.escape(MARK)}(\d+):([a-z]+)")
# So many titles of a sheet in one row, or so many keys, and it is the row of its headers.
_TITLES_OF_A_HEADER, _KEYS_OF_A_HEADER = 3, 2


def read_template(content: bytes, file_name: str) -> Source | None:
    """Return what a filled template says, its fields told apart; None for what is no template.

    Raises `Unreadable`, code damaged, for a template that cannot be opened.
    """
    if not _bears_mark(content):
        return None
    try:
        found = _found(content)
    # openpyxl has an error of its own for each way in which a workbook can be broken.
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        EOFError,
        SyntaxError,
        zlib.error,
    ) as error:
        raise Unreadable(
            f"{file_name}: เปิดแบบกรอกนี้ไม่ได้ ({type(error).__name__}) ให้เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx"
            " / the template cannot be opened: open it in a spreadsheet program and save it as .xlsx again",
            code="damaged",
            media_type=MEDIA_TYPE,
        ) from error
    return lay_out_template(found, MEDIA_TYPE) if found.version else None


def _bears_mark(content: bytes) -> bool:
    """Whether the words of a workbook hold the mark at all: most workbooks are passed over without being opened."""
    if not content.startswith(b"PK"):
        return False
    mark = MARK.encode()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [info for info in archive.infolist() if _WORDS_IN.fullmatch(info.filename)]
            if sum(info.file_size for info in archive.infolist() if info.filename.endswith(".xml")) > _LARGEST_PARTS:
                return False
            # The words of all sheets are one part, where the program that saved it keeps them so.
            parts.sort(key=lambda info: "sharedStrings" not in info.filename)
            return any(mark in archive.read(info) for info in parts)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return False


def _found(content: bytes) -> FoundCells:
    from openpyxl import load_workbook

    found = FoundCells()
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            # What a sheet says of its own size may be a lie, and then a million empty cells are made.
            sheet.reset_dimensions()
            filled = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
            rows = [row for cells in filled if (row := _row(sheet.title, cells))]
            _take_sheet(found, rows)
    finally:
        book.close()
    found.notes += [[cell] for one, cell in found.shown if not _is_shown(one, cell, found)]
    return found


# How workbooks write a control character, and the _ of words that look so. LibreOffice 7.4 leaves the latter out.
_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f])_|_x(005[Ff])_(?=x[0-9A-Fa-f]{4}_)")


def _row(sheet: str, cells: Iterable[object]) -> FoundRow:
    row = []
    for cell in cells:
        value = getattr(cell, "value", None)
        if value is None:
            continue
        words = _words(value).strip()
        # What the normalisation takes away is nothing that anybody wrote.
        if normalise(words).text.strip():
            where = f"{sheet}!{cell.coordinate}"  # type: ignore[attr-defined]
            row.append(FoundCell(cell.column, words, where, cell.data_type == "e"))  # type: ignore[attr-defined]
    return row


def _words(value: object) -> str:
    """Return a cell's value as one would write it: 40 for 40.0, a day as 15 มกราคม 2568."""
    match value:
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), value).replace("\r\n", "\n")
        case datetime() | date():
            # Whoever types 15/1/2568 into a spreadsheet that counts the Christian era has the day right and the year as typed.
            year = value.year if value.year > 2400 else value.year + 543
            return f"{value.day} {offered('month')[value.month - 1]} {year}"
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _take_sheet(found: FoundCells, rows: list[FoundRow]) -> None:
    """Take in one sheet: the agency's, a table's, one of ours that holds no data, or notes."""
    marks = [mark for row in rows[:3] for cell in row if (mark := _MARKED.fullmatch(cell.words))]
    if marks:
        found.version = max(found.version, int(marks[0][1]))
    if marks and marks[0][2] not in ("agency", *TABLES):
        return
    for name in TABLES:
        if (header := _header(rows, name)) is not None:
            _take_table(found, name, rows, header)
            return
    if not _take_agency(found, rows):
        found.notes += [kept for row in rows if (kept := _not_ours(row))]


class _Header(NamedTuple):
    """Where a table's headers stand: the last of their rows, counted in the rows that are not empty, and the columns."""

    last: int
    columns: Mapping[int, Field]


def _told(row: FoundRow, name: str) -> dict[int, tuple[Field, bool]]:
    """The fields that a row names, by column, and whether by its key."""
    known = fields_by_words(name)
    told = {}
    for cell in row:
        if one := known.get(cell.words) or known.get(compact(cell.words)):
            told[cell.column] = (one, cell.words == one.key)
    return told


def _is_header(told: Mapping[int, tuple[Field, bool]]) -> bool:
    keys = sum(by_key for _, by_key in told.values())
    return keys >= _KEYS_OF_A_HEADER or len(told) >= _TITLES_OF_A_HEADER


def _header(rows: list[FoundRow], name: str) -> _Header | None:
    """Find a table's headers: the row of its keys, the row of its titles, or both."""
    columns: dict[int, Field] = {}
    last = None
    by_key_found = by_title_found = False
    for at, row in enumerate(rows):
        told = _told(row, name)
        if not _is_header(told):
            continue
        by_key = any(by_key for _, by_key in told.values())
        if (by_key and by_key_found) or (not by_key and by_title_found):
            break
        by_key_found, by_title_found = by_key_found or by_key, by_title_found or not by_key
        for column, (one, _) in told.items():
            if one not in columns.values():
                columns.setdefault(column, one)
        last = at
    return None if last is None else _Header(last, columns)


@cache
def _own_words() -> frozenset[str]:
    """All that a blank template says for itself in its sheets of data, without blanks."""
    words = {row["title"] for row in table("template_sheets")}
    for name in ("agency", *TABLES):
        words |= {word for one in fields(name) for word in (one.title, one.key, one.hint)}
    return frozenset(map(compact, words))


def _not_ours(row: FoundRow) -> FoundRow:
    own = _own_words()
    return [cell for cell in row if compact(cell.words) not in own and not _MARKED.fullmatch(cell.words)]


def _take_table(found: FoundCells, name: str, rows: list[FoundRow], header: _Header) -> None:
    begun = False
    for at, row in enumerate(rows):
        # Title and hints stand above the header; below it where somebody moved or emptied the header.
        begun = begun or (at > header.last and bool(_not_ours(row)))
        if not begun or _is_header(_told(row, name)):
            found.notes.append(_not_ours(row))
            continue
        cells: CellsOfRow = {}
        beside: list[FoundCell] = []
        for cell in row:
            one = header.columns.get(cell.column)
            if one is None:
                beside.append(cell)
            elif one.sort == SHOWN:
                found.shown.append((one, cell))
            elif cell.is_error:
                found.broken.append(cell)
            else:
                cells[one.name] = cell
        if _is_aside(cells):
            found.notes.append(list(cells.values()))
        elif cells:
            found.tables[name].append(cells)
        found.notes.append(_not_ours(beside))


_SUM = re.compile(r"(?:ผล)?รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|คน)*:?")
_OF_A_SUM = {"number", "name", "label", "participants_total", "headcount"}


def _is_aside(cells: CellsOfRow) -> bool:
    """Whether a row is no thing of its table: a remark where a number belongs, or the sum that somebody drew below."""
    if cells.keys() == {"number"}:
        return not activity_key(cells["number"].words).isdecimal()
    return cells.keys() <= _OF_A_SUM and any(_SUM.fullmatch(compact(cell.words)) for cell in cells.values())


def _is_shown(one: Field, cell: FoundCell, found: FoundCells) -> bool:
    """Whether a cell of a formula still shows what the formula gives, and not what somebody wrote over it."""
    match one.name:
        case "check":
            rest = cell.words
            for row in table("template_checks"):
                rest = rest.replace(row["words"], "")
            return cell.is_error or not re.search(r"\w", rest)
        case "activity_name":
            names = {row["name"].words for row in found.tables["activity"] if "name" in row}
            return cell.is_error or cell.words in names
    return cell.is_error or cell.words.isdecimal()


def _take_agency(found: FoundCells, rows: list[FoundRow]) -> bool:
    """Take in the sheet with a row a field: its title, its value or the cells of its date, how to fill it. False where it is none."""
    told = [(row, _told(row, "agency")) for row in rows]
    if sum(1 for _, fields_of in told if fields_of) < _TITLES_OF_A_HEADER:
        return False
    for row, named in told:
        if not named:
            found.notes.append(_not_ours(row))
            continue
        # Its key and its title stand side by side; what follows is the value, though it be the word of another title.
        first, *others = sorted(named)
        one, by_key = named[first]
        label = next((column for column in others if by_key and named[column][0] == one), first)
        hint = compact(one.hint)
        values = [cell for cell in row if cell.column > label and compact(cell.words) != hint]
        found.notes.append(_not_ours([cell for cell in row if cell.column < label]))
        found.broken += [cell for cell in values if cell.is_error]
        values = [cell for cell in values if not cell.is_error]
        room = 3 if one.sort == "date" else 1
        for number, cell in enumerate(values[:room]):
            name = f"{one.name}.{number}" if one.sort == "date" else one.name
            if name in found.agency:
                found.notes.append([cell])
            found.agency.setdefault(name, cell)
        found.notes.append(values[room:])
    return True
