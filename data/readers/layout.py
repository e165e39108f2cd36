"""Text being laid out from a document with structure: lines, tables, and where each piece stands in what was received.

Every reader of a format with paragraphs, pages or cells writes through a `Layout`. It keeps two things that plain text
would lose: a *locator* for each piece (`page:3`, `cell:แผ่น1!B7`, `paragraph:12`, `table:2:3:1`) and the *grid* of each
table (which words are one cell, what it spans), so that tables are read by their cells and not guessed from blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .lattice import HeadingRows, Lattice, Place
from .source import Grid, GridCell, Locator, Source


@dataclass(slots=True)
class Cell:
    """A cell as its format gives it. `words` may have several lines; a merged cell says how far it spans."""

    words: str
    row_span: int = 1
    column_span: int = 1
    locator: str | None = None


@dataclass(slots=True)
class Layout:
    """Lines written one after the other. `source()` gives them as a reader's result."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _locators: list[Locator] = field(default_factory=list)
    _grids: list[Grid] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many characters have been written."""
        return self._length

    def locate(self, locator: str) -> None:
        """Say where the words that follow stand in what was received."""
        if not self._locators or self._locators[-1].label != locator:
            self._locators.append(Locator(self._length, locator))

    def line(self, words: str, locator: str | None = None) -> None:
        """Write a paragraph; line breaks in it stay."""
        if locator:
            self.locate(locator)
        self._write(words.rstrip() + "\n")

    def blank(self) -> None:
        """Leave an empty line, once."""
        if self._pieces and not "".join(self._pieces[-2:]).endswith("\n\n"):
            self._write("\n")

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write a table and keep its grid. A narrow one is a row a line, its cells parted by tabs.

        Of a wide one, whose rows nobody could read on one line, the headings stand so and each row below them becomes a
        paragraph: `heading: words` on a line of its own for each cell that has words. A line across the table stays one.

        `rows` hold each cell once, where it begins; what it covers by its spans is left out, as in HTML.
        """
        placed = sorted(placed_cells(rows), key=lambda one: one[:2])
        cells = [cell for _, _, cell in placed]
        places = [Place(row, column, cell.row_span, cell.column_span) for row, column, cell in placed]
        lattice = Lattice(places, [cell.words for cell in cells])
        heads = lattice.first_heading_rows()
        wide = heads if heads and _is_wide(lattice, heads) else None
        begin = self._length
        on_row: dict[int, list[int]] = {}
        for n, place in enumerate(places):
            on_row.setdefault(place.row, []).append(n)
        spans: list[GridCell] = []
        for row in range(lattice.rows):
            numbers = on_row.get(row, [])
            if wide is None or row < wide.behind or _repeats(lattice, wide, row):
                spans += self._row(places, cells, numbers, squeezed=wide is not None)
            else:
                spans += self._record(lattice, wide, cells, numbers)
        self._grids.append(Grid(begin, self._length, tuple(spans)))

    def source(self, media_type: str, encoding: str | None = None, site: str = "", doubt: str = "") -> Source:
        """What was written, as a reader yields it."""
        return Source(
            "".join(self._pieces), media_type, encoding, site, tuple(self._locators), tuple(self._grids), doubt
        )

    def _row(
        self, places: Sequence[Place], cells: Sequence[Cell], numbers: Sequence[int], *, squeezed: bool
    ) -> list[GridCell]:
        """Write a row on one line. Lines within a cell stay lines: its lists and paragraphs are told by them."""
        spans: list[GridCell] = []
        column = 0
        last = max((places[n].column for n in numbers if cells[n].words.strip()), default=0)
        for n in numbers:
            # Behind the last words of a row no tabs stand for empty cells.
            self._write("\t" * (min(places[n].column, last) - column))
            column = min(places[n].column, last)
            words = cells[n].words.strip().replace("\t", " ")
            spans.append(self._cell(places[n], cells[n], " ".join(words.split()) if squeezed else words))
        self._write("\n")
        return spans

    def _record(
        self, lattice: Lattice, heads: HeadingRows, cells: Sequence[Cell], numbers: Sequence[int]
    ) -> list[GridCell]:
        """Write a row as a paragraph, a cell a line, each behind its heading."""
        spans: list[GridCell] = []
        if lattice.told(lattice.places[numbers[0]].row if numbers else 0):
            self.blank()
        for n in numbers:
            place = lattice.places[n]
            words = cells[n].words.strip().replace("\t", " ")
            is_band = lattice.band(place.row) == n
            if words and not is_band and (path := lattice.path(heads, place.column)):
                heading = " ".join(" ".join(lattice.words[head].split()) for head in path)
                self._write(f"{heading.rstrip(':')}: ")
            spans.append(self._cell(place, cells[n], words))
            if words:
                self._write("\n")
        return spans

    def _cell(self, place: Place, cell: Cell, words: str) -> GridCell:
        if cell.locator and words:
            self.locate(cell.locator)
        start = self._length
        self._write(words)
        return GridCell(place.row, place.column, cell.row_span, cell.column_span, start, self._length)

    def _write(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self._length += len(words)


# A row of more columns than these, and of more letters, is read better as a paragraph.
_NARROW_COLUMNS = 4
_NARROW_LETTERS = 60
_NUMBERS = re.compile(r"[\d,.\s%\-–]*")
# Columns that count the label in their own row, and not the group that their heading names.
_COUNTS_ITS_ROW = re.compile(r"(?:จำนวน|รวม|ยอด|ทั้งหมด|ทั้งสิ้น|เพศ|ชาย|หญิง|ร้อยละ|คน|ที่|ลำดับ|[\s().%])*")


def _is_wide(lattice: Lattice, heads: HeadingRows) -> bool:
    """Tell whether the rows of a table are to be written as paragraphs."""
    columns = sorted(lattice.used_columns)
    body = [n for row in range(heads.behind, lattice.rows) for n in lattice.told(row)]
    counting, naming = 0, 0
    for column in columns:
        values = [lattice.words[n].strip() for n in body if lattice.places[n].column == column]
        if not values or not all(_NUMBERS.fullmatch(value) for value in values):
            naming += 1
            continue
        path = lattice.path(heads, column)
        if path and not _COUNTS_ITS_ROW.fullmatch(lattice.words[path[-1]]):
            counting += 1
    if naming <= 1 and not counting:
        return False
    if counting >= 2 or any("\n" in lattice.words[n].strip() for n in body if lattice.band(lattice.places[n].row) != n):
        return True
    longest = max(
        (sum(len(lattice.words[n]) for n in lattice.told(row)) for row in range(heads.behind, lattice.rows)), default=0
    )
    return len(columns) > _NARROW_COLUMNS and (longest > _NARROW_LETTERS or heads.behind - heads.first > 1)


def _repeats(lattice: Lattice, heads: HeadingRows, row: int) -> bool:
    """Tell whether a row of the body says the headings again, as on the next page of a printed table."""
    told = [_compact(lattice.words[n]) for n in lattice.told(row)]
    known = {_compact(lattice.words[n]) for head in range(heads.first, heads.behind) for n in lattice.told(head)}
    return len(told) >= 2 and all(words in known for words in told)


def _compact(words: str) -> str:
    return re.sub(r"\s+", "", words)


def placed_cells(rows: Iterable[Sequence[Cell]]) -> Iterable[tuple[int, int, Cell]]:
    """Yield (row, column, cell): each cell stands in the first column that no cell above or before it covers."""
    covered: dict[int, int] = {}  # column → the row before which a cell from above covers it
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while covered.get(column, 0) > row:
                column += 1
            for under in range(column, column + cell.column_span):
                covered[under] = row + cell.row_span
            yield row, column, cell
            column += cell.column_span
