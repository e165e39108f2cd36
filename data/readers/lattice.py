"""A table by its rows and columns: which cell stands where, where its heading rows end, and what heads each column.

Heading rows are told by their form alone, whatever the language of the headings: words and no numbers, a cell for most of
the columns, and cells that span columns over headings of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a cell stands and how far it spans, counted from 0."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class HeadingRows(NamedTuple):
    """The heading rows of a table, `first` to the one before `behind`; the body begins there."""

    first: int
    behind: int


# No heading is longer; one that explains itself in brackets comes near.
_LONGEST_HEADING = 130
# A row in which fewer of the table's columns have a heading heads no table.
_HEADED = 0.6
# So many rows may stand above the headings, and so many cells in each of them.
_TITLE_ROWS = 20
_WIDEST_TITLE = 4
_LETTER = re.compile(r"[^\W\d_]")
# What stands in a body and in no heading: a day, a sum of people, a long number.
_FACT = re.compile(
    r"\d+\s*(?:คน|ราย|ท่าน|รูป)(?![ก-๙])|\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}|\d{1,2}\s*[ก-ฮ][ก-๙.]{1,9}\s*(?:25|20)?\d\d|\d{5}"
)
# What a heading gives for an example, and as of which day it tells: "สถานะ ณ 30 ก.ย. 2568".
_EXAMPLE = re.compile(r"\([^()]*\)|\s(?:ณ|ถึง|จนถึง)\s?(?:วันที่|สิ้นเดือน)?\s*[0-9๐-๙][^\n]*$")
_NUMBER_OF_COLUMN = re.compile(r"[(\[]?(\d{1,2})[)\]]?")
_NOTHING = re.compile(r"[\s\-–—_.…]*")


def is_blank(words: str) -> bool:
    """Tell whether a cell is empty or holds only the dashes or dots that stand for nothing."""
    return bool(_NOTHING.fullmatch(words))


@dataclass(slots=True)
class Lattice:
    """Cells by number: `places[n]` and `words[n]` belong together; `at` gives the cell of a row and column, spans included."""

    places: Sequence[Place]
    words: Sequence[str]
    rows: int = field(init=False)
    columns: int = field(init=False)
    _covering: dict[tuple[int, int], int] = field(init=False, default_factory=dict)
    _beginning: dict[int, list[int]] = field(init=False, default_factory=dict)
    _used: frozenset[int] = field(init=False)
    _numbering: dict[int, bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = max((place.row + 1 for place in self.places), default=0)
        self.columns = max((place.column + place.column_span for place in self.places), default=0)
        for n, place in enumerate(self.places):
            # A span may reach below the table's last row.
            for row in range(place.row, min(place.row + place.row_span, self.rows)):
                for column in range(place.column, place.column + place.column_span):
                    self._covering.setdefault((row, column), n)
            if self.words[n].strip():
                self._beginning.setdefault(place.row, []).append(n)
        self._used = frozenset(self.places[n].column for told in self._beginning.values() for n in told)

    @property
    def used_columns(self) -> frozenset[int]:
        """The columns in which some cell with words begins."""
        return self._used

    def at(self, row: int, column: int) -> int | None:
        """Return the cell that stands in or covers a place; None where the table has a gap."""
        return self._covering.get((row, column))

    def told(self, row: int) -> list[int]:
        """Return the cells with words that begin in a row, from left to right."""
        return self._beginning.get(row, [])

    def band(self, row: int) -> int | None:
        """Return the one cell of a row that is a line across the table: it begins on the left or spans half of it."""
        told = self.told(row)
        if len(told) != 1:
            return None
        place = self.places[told[0]]
        is_wide = place.column_span * 2 >= self.columns and self.columns > 1
        is_covered = any(
            (above := self.at(row, column)) is not None and above != told[0] and self.words[above].strip()
            for column in range(self.columns)
        )
        return told[0] if is_wide or (place.column <= min(self._used, default=0) and not is_covered) else None

    def is_numbering(self, row: int) -> bool:
        """Tell whether a row only numbers the columns: (1) (2) (3) …"""
        if row not in self._numbering:
            self._numbering[row] = self._numbers_columns(row)
        return self._numbering[row]

    def _numbers_columns(self, row: int) -> bool:
        found = [_NUMBER_OF_COLUMN.fullmatch(self.words[n].strip()) for n in self.told(row)]
        numbers = [int(number[1]) for number in found if number]
        return len(numbers) >= 3 and len(numbers) == len(found) and numbers == list(range(1, len(numbers) + 1))

    def heading_rows(self, row: int, fewest: int = 3) -> HeadingRows | None:
        """Return the heading rows whose main row is `row`; None where none begin there. `fewest` headings make a row."""
        own = self.told(row)
        if len(own) < fewest or not all(self._may_head(n) for n in own):
            return None
        first = row - 1 if row and self._groups_headings(row - 1) else row
        behind = row + 1
        while behind < self.rows - 1 and self._is_sub_row(first, behind):
            behind += 1
        # A vertically merged heading reaches as far as the headings beside it do.
        behind = max([behind, *(min(self.places[n].row + self.places[n].row_span, self.rows) for n in own)])
        if behind < self.rows and self.is_numbering(behind):
            behind += 1
        heads = HeadingRows(first, behind)
        headed = sum(1 for column in self._used if self.path(heads, column))
        return heads if behind < self.rows and headed >= _HEADED * len(self._used) else None

    def first_heading_rows(self, row: int = 0) -> HeadingRows | None:
        """Return the heading rows that head a table from `row` on: above them stand titles and fields, and no longer rows."""
        for at in range(row, min(row + _TITLE_ROWS, self.rows)):
            if heads := self.heading_rows(at):
                return heads
            if len(self.told(at)) > _WIDEST_TITLE and not self.heading_rows(at + 1):
                return None
        return None

    def path(self, heads: HeadingRows, column: int) -> tuple[int, ...]:
        """Return the headings over a column from the outermost to its own, each cell once."""
        found: list[int] = []
        for row in range(heads.first, heads.behind):
            n = self._filled(row, column)
            if n is None and any(self._filled(below, column) is not None for below in range(row + 1, heads.behind)):
                # A heading typed into the first of the columns that it is for.
                n = self._reaching(row, column)
            if n is not None and n not in found and not self.is_numbering(row):
                found.append(n)
        return tuple(found)

    def _filled(self, row: int, column: int) -> int | None:
        n = self.at(row, column)
        return n if n is not None and self.words[n].strip() else None

    def _reaching(self, row: int, column: int) -> int | None:
        """Return the heading of a row that a column stands under: its own, else the nearest to the left that begins there."""
        for place in range(column, -1, -1):
            if (n := self._filled(row, place)) is not None:
                return n if place == column or self.places[n].row == row else None
        return None

    def _may_head(self, n: int) -> bool:
        words = self.words[n].strip()
        return (
            0 < len(words) <= _LONGEST_HEADING
            and bool(_LETTER.search(words))
            and not _FACT.search(_EXAMPLE.sub("", words))
        )

    def _groups_headings(self, row: int) -> bool:
        """Tell whether a row only groups the headings below it: "ผู้เข้าร่วม (คน)" over three of them, and not all of them.

        Beside such a heading may stand others that reach down to those below.
        """
        told = self.told(row)
        grouping = [n for n in told if self.places[n].row_span == 1]
        return (
            bool(grouping)
            and all(
                self._may_head(n)
                and self.places[n].column > min(self._used)
                and 1 < self.places[n].column_span < len(self._used)
                for n in grouping
            )
            and all(self._may_head(n) for n in told)
        )

    def _is_sub_row(self, first: int, row: int) -> bool:
        """Tell whether a row holds headings below wider ones, and none below a heading of one column of the first row."""
        told = self.told(row)
        if not told or not all(self._may_head(n) for n in told):
            return False
        above = [self._reaching(row - 1, self.places[n].column) for n in told]
        wider = [n is not None and self._is_wider(row - 1, n) for n in above]
        return any(wider) and all(
            is_wider or (n is not None and self.places[n].row > first) for n, is_wider in zip(above, wider, strict=True)
        )

    def _is_wider(self, row: int, above: int) -> bool:
        place = self.places[above]
        # A heading that spans nothing is wider than one column where a gap is beside it.
        beside = place.column + place.column_span
        return place.column_span > 1 or (beside < self.columns and self._filled(row, beside) is None)
