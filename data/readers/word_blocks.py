"""What a Word document is read into before it is laid out: lines and tables, and how these are written.

A paragraph is a `Line`; a `Table` holds cells that hold blocks again, for a cell may have paragraphs, lists and tables of
its own. Frames that are tables only to Word (one cell, words in one column, parts of a page) are written as the lines that they
hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from .layout import Cell, Layout

# What a tab is written as where it parts no columns: a gap that no sentence has.
_GAP = "   "
# What parts the cells of a table within a cell: rows stay rows to whoever reads the cell's lines.
_BAR = " | "
_LEADING_TAB = "    "
# The blanks before a tab are taken only from their first on: a long run of blanks is passed over once.
_GAPS = re.compile(r"(?:(?<![ \u00a0])[ \u00a0]+)?\t[\t \u00a0]*")
_LEADING = re.compile(r"[ \u00a0\t]+")
# A list mark that was typed, and the tab behind it: "1.1⇥", "(ก)⇥", "-⇥".
_MARK = re.compile(
    r"\A(\s*(?:[^\w\s]|\(?(?:[0-9๐-๙]{1,2}|[ก-ฮA-Za-z])[.)/]+|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?|\([0-9๐-๙]{1,2}\)))\t+"
)


@dataclass(slots=True)
class Line:
    """A paragraph's words, with its line breaks and tabs, its label before them."""

    words: str
    indent: int = 0  # blanks before the first line
    is_heading: bool = False
    is_bold: bool = False
    locator: str = ""  # paragraph:12; '' in a cell, which has its own


@dataclass(slots=True)
class TableCell:
    """A cell where it begins: `column` and `column_span` count the columns of Word's grid, which may be finer than what is seen."""

    column: int
    column_span: int
    row_span: int = 1
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table, a list of cells a row; `number` counts the body's tables from 1 and is 0 for a table within a cell."""

    rows: list[list[TableCell]]
    number: int = 0


Block: TypeAlias = Line | Table


def write(blocks: Sequence[Block], layout: Layout, cell_locator: str = "") -> None:
    """Write blocks to a layout; `cell_locator` is that of the cell they stand in, where they do."""
    in_columns = _columned(blocks)
    previous: Block | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            layout.blank()
            _write_table(block, layout, cell_locator)
            layout.blank()
        elif not block.words.strip():
            layout.blank()
        else:
            if _opens(block, previous):
                layout.blank()
            layout.line(_spaced(block, keep_tabs=at in in_columns), cell_locator or block.locator or None)
        previous = block


def plain(blocks: Sequence[Block]) -> list[str]:
    """The lines of blocks as a cell has them: without empty ones and indents, a row of a table within it on one line."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = (" ".join(plain(cell.blocks)) for cell in row)
                lines.append(_BAR.join(words for words in cells if words))
        else:
            lines += _spaced(replace(block, indent=0)).split("\n")
    return [line for line in lines if line.strip()]


def _opens(line: Line, previous: Block | None) -> bool:
    """Whether a line is a heading to the eye: by its outline level, or bold by itself below what is not."""
    if line.is_heading:
        return not (isinstance(previous, Line) and previous.is_heading)
    return line.is_bold and not (isinstance(previous, Line) and (previous.is_bold or previous.is_heading))


def _columned(blocks: Sequence[Block]) -> set[int]:
    """Which lines are rows of a table that was typed with tabs: those below one another with as many gaps, two or more."""
    gaps = [
        len(_GAPS.findall(_MARK.sub(r"\1 ", block.words.strip()))) if isinstance(block, Line) else 0 for block in blocks
    ]
    rows: set[int] = set()
    for at in range(1, len(gaps)):
        if gaps[at] >= 2 and gaps[at] == gaps[at - 1]:
            rows |= {at - 1, at}
    return rows


def _spaced(line: Line, *, keep_tabs: bool = False) -> str:
    """A line's words with its indent, and with its tabs made what they look like."""
    words = line.words.rstrip()
    if "\t" in words:
        words = "\n".join(_without_tabs(one, "\t" if keep_tabs else _GAP) for one in words.split("\n"))
    return " " * line.indent + words


def _without_tabs(words: str, gap: str) -> str:
    words = words.rstrip()
    leading = _LEADING.match(words)
    if leading:
        words = leading[0].replace("\t", _LEADING_TAB) + words[leading.end() :]
    return _GAPS.sub(gap, _MARK.sub(r"\1 ", words))


def _write_table(table: Table, layout: Layout, cell_locator: str) -> None:
    rows = [row for row in table.rows if row]
    columns = _seen_columns(rows)
    words = {id(cell): "\n".join(plain(cell.blocks)) for row in rows for cell in row}
    if len({cell.column for row in rows for cell in row if words[id(cell)]}) <= 1 or _lays_out_page(rows):
        for cell, locator in _located(rows, columns, table.number, cell_locator):
            if words[id(cell)]:
                write(cell.blocks, layout, locator)
        return
    locators = {id(cell): locator for cell, locator in _located(rows, columns, table.number, cell_locator)}
    layout.table(
        [
            [Cell(words[id(cell)], cell.row_span, _span(cell, columns), locators[id(cell)]) for cell in row]
            for row in rows
        ]
    )


# A page that is laid out by a table has no more cells beside each other, and each of them has several lines.
_MOST_BESIDE, _FEWEST_LINES = 2, 3


def _lays_out_page(rows: Sequence[Sequence[TableCell]]) -> bool:
    """Whether a table only places the parts of a page: beside words of several lines a heading with a table of its own below."""
    told = [[cell for cell in row if plain(cell.blocks)] for row in rows]
    return max(map(len, told), default=0) == _MOST_BESIDE and any(
        len(row) == _MOST_BESIDE
        and any(isinstance(block, Table) for cell in row for block in cell.blocks)
        and all(len(plain(cell.blocks)) >= _FEWEST_LINES for cell in row)
        for row in told
    )


def _seen_columns(rows: Sequence[Sequence[TableCell]]) -> dict[int, int]:
    """Where cells begin in Word's grid → the column that is seen, from 0. Borders a hair apart make a grid finer than it looks."""
    return {begin: seen for seen, begin in enumerate(sorted({cell.column for row in rows for cell in row}))}


def _span(cell: TableCell, columns: dict[int, int]) -> int:
    """How many seen columns a cell covers."""
    return sum(cell.column <= begin < cell.column + cell.column_span for begin in columns)


def _located(
    rows: Sequence[Sequence[TableCell]], columns: dict[int, int], table: int, cell_locator: str
) -> Iterator[tuple[TableCell, str]]:
    for at, row in enumerate(rows, 1):
        for cell in row:
            yield cell, f"table:{table}:{at}:{columns[cell.column] + 1}" if table else cell_locator
