"""Text being laid out from a document with structure: lines, tables, and where each piece stands in what was received.

Every reader of a format with paragraphs, pages or cells writes through a `Layout`. It keeps two things that plain text
would lose: a *locator* for each piece (`page:3`, `cell:แผ่น1!B7`, `paragraph:12`, `table:2:3:1`) and the *grid* of each
table (which words are one cell, what it spans), so that tables are read by their cells and not guessed from blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
        """Write a table, a row a line, its cells parted by tabs, and keep its grid.

        `rows` hold each cell once, where it begins; what it covers by its spans is left out, as in HTML.
        """
        begin = self._length
        placed = list(_place(rows))
        cells: list[GridCell] = []
        for row in range(max((r for r, _, _ in placed), default=-1) + 1):
            on_row = sorted(((c, cell) for r, c, cell in placed if r == row), key=lambda one: one[0])
            column = 0
            for at, cell in on_row:
                self._write("\t" * (at - column))
                column = at
                if cell.locator and cell.words.strip():
                    self.locate(cell.locator)
                start = self._length
                # Lines within a cell stay lines: its lists and paragraphs are told by them.
                self._write(cell.words.strip().replace("\t", " "))
                cells.append(GridCell(row, at, cell.row_span, cell.column_span, start, self._length))
            self._write("\n")
        self._grids.append(Grid(begin, self._length, tuple(cells)))

    def source(self, media_type: str, encoding: str | None = None, site: str = "", doubt: str = "") -> Source:
        """What was written, as a reader yields it."""
        return Source(
            "".join(self._pieces), media_type, encoding, site, tuple(self._locators), tuple(self._grids), doubt
        )

    def _write(self, words: str) -> None:
        if words:
            self._pieces.append(words)
            self._length += len(words)


def _place(rows: Iterable[Sequence[Cell]]) -> Iterable[tuple[int, int, Cell]]:
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
