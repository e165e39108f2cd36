"""Workbooks (.xlsx, .xlsm): the words of the visible sheets, by their cells (SpreadsheetML, ECMA-376 part 1, §18).

Sheets are walked through and only filled cells are kept: one whose formats reach down a million empty rows costs the time
that its bytes take, and no memory.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from data.lookup import any_of, patterns

from .formulas import Value, evaluate, is_reckoned, place_of
from .lattice import Place
from .layout import Layout
from .ooxml import BadPackage, Package
from .sheet import Sheet, lay_out_sheet, name_of
from .shown_numbers import BUILT_IN, shown
from .source import Source, Unreadable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELLS = 300_000
MAX_SHEETS = 300
# A string that many cells share is kept once and written as often: a workbook of 40 kilobytes can hold a library.
MAX_LETTERS = 5_000_000
# Cells that formulas without values refer to, all together: each of them may refer to all others.
MAX_RECKONED = 1_000_000

# Halves of characters beyond the first 65,536 stand in pairs nowhere but in Word's and Excel's own memory.
_COLUMNS = 16_384  # of a sheet
_ESCAPED = re.compile(r"_x(?![dD][89A-Fa-f])([0-9A-Fa-f]{4})_")
_DEFAULT_NAME = re.compile(r"(?:sheet|แผ่น(?:งาน)?)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_TRUE = ("1", "true", "on")
# A formula that refers to itself never ends.
_DEEPEST = 60


def read_workbook(content: bytes, file_name: str) -> Source:
    """The words of a workbook's visible sheets, each a run of lines and tables, a cell located as `cell:<sheet>!B7`.

    Hidden sheets, rows and columns are no content. Raises `Unreadable`: damaged, too_large (also for what would unpack to
    far more than a report), encrypted, no_text.
    """
    try:
        layout = _lay_out(_Book.of(Package(content)))
    except BadPackage as error:
        raise Unreadable(
            f"{file_name}: ไฟล์ Excel อ่านไม่ได้ ({error.thai}) ให้เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx เฉพาะแผ่นงานของรายงาน แล้วส่งใหม่"
            f" / the workbook cannot be read ({error.english}): open it in Excel, save the report's own sheets as .xlsx and send it again",
            code=error.code,
            media_type=MEDIA_TYPE,
        ) from error
    if layout.length == 0:
        raise Unreadable(
            f"{file_name}: สมุดงานนี้ไม่มีข้อความในแผ่นงานที่มองเห็น ให้กรอกข้อมูลในเซลล์แล้วส่งใหม่"
            " / a workbook without words in its visible sheets: fill in the cells and send it again",
            code="no_text",
            media_type=MEDIA_TYPE,
        )
    return layout.source(MEDIA_TYPE)


def _lay_out(book: _Book) -> Layout:
    if len(book.sheets) > MAX_SHEETS:
        raise _too_many(f"แผ่นงานเกิน {MAX_SHEETS:,}", f"more than {MAX_SHEETS:,} sheets")
    filled: list[tuple[str, Sheet]] = []
    room, letters = MAX_CELLS, 0
    for name, part in book.sheets:
        cells = book.cells(part, room)
        room -= len(cells.raw)
        if (sheet := book.seen(name, cells)).cells:
            filled.append((name, sheet))
            letters += sum(map(len, sheet.cells.values()))
        if letters > MAX_LETTERS:
            raise _too_many(f"ข้อความเกิน {MAX_LETTERS:,} ตัวอักษร", f"more than {MAX_LETTERS:,} letters")
    layout = Layout()
    # What only explains or lists choices stands behind the reports, so that none of them has it in its middle.
    for name, sheet in sorted(filled, key=lambda one: is_aside(one[0])):
        layout.blank()
        if _is_worth_saying(name, among=len(filled)):
            layout.line(f"แผ่นงาน: {name}", f"cell:{name}!A1")
            layout.blank()
        lay_out_sheet(layout, sheet)
    return layout


def is_aside(name: str) -> bool:
    """Tell by a sheet's name whether it only explains, lists choices or shows an example."""
    return bool(any_of("sheet_names", "use", "aside").search(name))


def _is_worth_saying(name: str, among: int) -> bool:
    """Tell whether a sheet's name says something: it is no default; of one sheet alone, it names an agency."""
    if among > 1:
        return not _DEFAULT_NAME.fullmatch(name.strip())
    return any(pattern.search(name) for _, pattern in patterns("agency_kinds", "kind"))


def _too_many(thai: str, english: str) -> BadPackage:
    return BadPackage(thai, english, "too_large")


@dataclass(slots=True)
class _Raw:
    """A cell as its part holds it: type, style, cached value, formula."""

    type: str
    style: int
    value: str | None = None
    formula: str | None = None


@dataclass(slots=True)
class _Cells:
    """The filled cells of one sheet by (row, column) counted from 0, what is merged, and what is hidden."""

    raw: dict[tuple[int, int], _Raw] = field(default_factory=dict)
    merged: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: dict[int, int] = field(default_factory=dict)  # the first of some → the one behind the last

    def shown(self) -> list[tuple[int, int]]:
        """Return the places of the cells that stand in no row or column that is hidden."""
        hidden: set[int] = set()
        reached = 0
        for first, behind in sorted(self.hidden_columns.items()):
            hidden.update(range(max(first, reached), behind))
            reached = max(reached, behind)
        return [(row, column) for row, column in self.raw if row not in self.hidden_rows and column not in hidden]


@dataclass(slots=True)
class _Book:
    """A package: its visible sheets by name and part, the strings they share, and how each style shows numbers."""

    package: Package
    sheets: list[tuple[str, str]]
    strings: list[str]
    formats: list[str]  # format codes by style
    from_1904: bool
    reckoned: int = 0  # cells that formulas have asked for

    @classmethod
    def of(cls, package: Package) -> _Book:
        """Read what the sheets refer to."""
        main = next((one.target for one in package.relations().values() if one.kind == "officeDocument"), "")
        root = package.xml(main or "xl/workbook.xml")
        if root is None:
            raise BadPackage("ไม่มีสมุดงานในไฟล์", "there is no workbook in it")
        related = package.relations(main or "xl/workbook.xml")
        parts = {one.kind: one.target for one in related.values()}
        sheets = [
            (sheet.get("name", ""), related[key].target)
            for sheet in _named(root, "sheet")
            if sheet.get("state", "visible") == "visible"
            and (key := _relation_of(sheet)) in related
            and related[key].kind == "worksheet"
        ]
        strings = [_in_runs(one) for one in _children(package, parts.get("sharedStrings"), "si")]
        from_1904 = any(one.get("date1904", "0") in _TRUE for one in _named(root, "workbookPr"))
        return cls(package, sheets, strings, _formats(package, parts.get("styles")), from_1904)

    def cells(self, part: str, room: int) -> _Cells:
        """Read the filled cells of a sheet, `room` at most."""
        walker = _SheetWalker(room)
        try:
            self.package.walk(part, walker)
        except (ValueError, KeyError) as error:
            raise BadPackage(f"{part} อ่านไม่ได้", f"{part} is no sheet") from error
        return walker.cells

    def seen(self, name: str, cells: _Cells) -> Sheet:
        """Return the words of what a sheet shows."""
        values = _Values(self, cells.raw)
        words = {place: self._words(values.at(place)) for place in cells.shown()}
        return Sheet(
            {place: said for place, one in words.items() if (said := one.strip())},
            cells.merged,
            lambda row, column: f"cell:{name}!{name_of(column)}{row + 1}",
        )

    def _words(self, told: tuple[Value, int]) -> str:
        value, style = told
        if value is None or isinstance(value, str):
            return value or ""
        code = self.formats[style] if 0 <= style < len(self.formats) else ""
        return shown(value, code, from_1904=self.from_1904)


@dataclass(slots=True)
class _Values:
    """The values of a sheet's cells: numbers, words, None for nothing, for an error, and for a formula nobody reckoned."""

    book: _Book
    cells: Mapping[tuple[int, int], _Raw]
    known: dict[tuple[int, int], Value] = field(default_factory=dict)
    depth: int = 0

    def at(self, place: tuple[int, int]) -> tuple[Value, int]:
        """Return the value of a filled cell, and its style."""
        raw = self.cells[place]
        if place not in self.known:
            # A formula that refers to itself finds nothing there.
            self.known[place] = None
            self.known[place] = self._value(raw)
        return self.known[place], raw.style

    def _value(self, raw: _Raw) -> Value:
        if raw.formula and raw.type == "n" and raw.value in (None, "", "0") and is_reckoned(raw.formula):
            # Libraries write no value, or 0, for what they do not reckon; the sum of empty cells is unknown and not 0.
            self.depth += 1
            try:
                return evaluate(raw.formula, self._referred)
            finally:
                self.depth -= 1
        if not raw.value:
            return None
        match raw.type:
            case "n":
                return _number(raw.value)
            case "s":
                at = _whole(raw.value)
                return self.book.strings[at] if at is not None and at < len(self.book.strings) else None
            case "b":
                return "TRUE" if raw.value == "1" else "FALSE"
            case "e":
                return None
        return raw.value

    def _referred(self, place: tuple[int, int]) -> Value:
        self.book.reckoned += 1
        if self.book.reckoned > MAX_RECKONED:
            raise _too_many("สูตรอ้างถึงเซลล์มากเกินไป", "its formulas refer to too many cells")
        return None if place not in self.cells or self.depth > _DEEPEST else self.at(place)[0]


def _number(words: str) -> Value:
    try:
        number = float(words)
    except ValueError:
        return None
    return number if math.isfinite(number) else words


def _whole(words: str) -> int | None:
    """Return a number that counts from 0, as the parts of a workbook refer to each other; None for what is none."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= 9 else None


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _named(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if _local(element) == name]


def _children(package: Package, part: str | None, name: str) -> list[Element]:
    root = package.xml(part) if part else None
    return [] if root is None else [element for element in root if _local(element) == name]


def _relation_of(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _in_runs(string: Element) -> str:
    """Return the words of a string's runs, without those that only say how it is pronounced."""
    pieces = [
        run.text or ""
        for child in string
        if _local(child) != "rPh"
        for run in ([child] if _local(child) == "t" else child)
        if _local(run) == "t"
    ]
    return _unescaped("".join(pieces))


def _formats(package: Package, part: str | None) -> list[str]:
    """Return the number format's code of each cell style."""
    root = package.xml(part) if part else None
    if root is None:
        return []
    own = {_whole(one.get("numFmtId", "0")): one.get("formatCode", "") for one in _named(root, "numFmt")}
    styles = [one for group in root if _local(group) == "cellXfs" for one in group]
    numbers = [_whole(style.get("numFmtId", "0")) for style in styles]
    return [own.get(number, BUILT_IN.get(number or 0, "")) for number in numbers]


def _unescaped(words: str) -> str:
    """Return words with the characters that XML cannot hold, _x000D_ for a return, and one sort of line break."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words) if "_x" in words else words
    return plain.replace("\r\n", "\n").replace("\r", "\n")


class _SheetWalker:
    """Keeps the filled cells of a sheet while its part is walked through. Raises `ValueError` or `KeyError` for what is no sheet's."""

    def __init__(self, room: int) -> None:
        self.cells = _Cells()
        self._room = room
        self._row = self._column = -1
        self._cell = _Raw("n", 0)
        self._pieces: list[str] = []
        self._runs: list[str] = []
        self._is_pronunciation = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a cell, a row, or one of the pieces of a cell."""
        match name:
            case "c":
                self._column = place_of(attributes["r"])[1] if "r" in attributes else self._column + 1
                self._cell = _Raw(attributes.get("t", "n"), int(attributes.get("s", "0")))
                self._runs.clear()
            case "v" | "f" | "t":
                self._pieces.clear()
            case "row":
                self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
                self._column = -1
                if attributes.get("hidden", "0") in _TRUE:
                    self.cells.hidden_rows.add(self._row)
            case "rPh":
                self._is_pronunciation = True
            case "col" if attributes.get("hidden", "0") in _TRUE:
                first, behind = max(int(attributes["min"]) - 1, 0), min(int(attributes["max"]), _COLUMNS)
                self.cells.hidden_columns[first] = max(behind, self.cells.hidden_columns.get(first, 0))
            case "mergeCell":
                begin, _, end = attributes["ref"].partition(":")
                (row, column), (last_row, last_column) = place_of(begin), place_of(end or begin)
                self.cells.merged.append(Place(row, column, last_row - row + 1, last_column - column + 1))

    def words(self, words: str) -> None:
        """Gather a piece of words."""
        self._pieces.append(words)

    def finish(self, name: str) -> None:
        """Take what stood in an element."""
        match name:
            case "v":
                self._cell.value = _unescaped("".join(self._pieces))
            case "f":
                self._cell.formula = "".join(self._pieces)
            case "t" if not self._is_pronunciation:
                self._runs.append("".join(self._pieces))
            case "rPh":
                self._is_pronunciation = False
            case "is":
                self._cell.value = _unescaped("".join(self._runs))
            case "c" if self._cell.value or self._cell.formula:
                self.cells.raw[self._row, self._column] = self._cell
                if len(self.cells.raw) > self._room:
                    raise _too_many(f"มีข้อมูลเกิน {MAX_CELLS:,} เซลล์", f"more than {MAX_CELLS:,} filled cells")
