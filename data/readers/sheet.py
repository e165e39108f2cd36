"""A sheet of cells → lines and tables: titles above, the table or the form, notes and signatures below.

The same for workbooks and for CSV: both give cells by row and column, and what is one table is told by their form.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from .lattice import Lattice, Place
from .layout import Cell, Layout

# (row, column), counted from 0 → words
Filled = Mapping[tuple[int, int], str]


@dataclass(slots=True)
class Sheet:
    """The filled cells of a sheet, by (row, column) counted from 0, and its merged cells by where they begin."""

    cells: Filled
    merged: Sequence[Place] = field(default_factory=tuple)
    locator: Callable[[int, int], str] = field(default=lambda row, column: f"cell:{name_of(column)}{row + 1}")


def name_of(column: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def lay_out_sheet(layout: Layout, sheet: Sheet) -> None:
    """Write a sheet: a row with one cell outside a table as a line, what belongs together as a table."""
    if _is_scattered(sheet):
        _write_scattered(layout, sheet)
        return
    for part in _side_by_side(sheet):
        _lay_out_part(layout, part)


def _lay_out_part(layout: Layout, sheet: Sheet) -> None:
    for rows in _pieces(_closed_up(sheet)):
        is_line = len(rows) == 1 and (len(rows[0].cells) == 1 or _is_of_whose(rows[0]))
        if rows[0].after_gap or not is_line:
            layout.blank()
        if is_line:
            cells = [cell for _, cell in rows[0].cells]
            layout.line(" ".join(cell.words for cell in cells), cells[0].locator)
        else:
            layout.table(_filled_out(rows))
            layout.blank()


# Headings that one table has again and again, below each group of people.
_OF_PEOPLE = frozenset({"ชาย", "หญิง", "รวม", "คน", "จำนวน"})
# Side by side stand tables of at least so many columns.
_FEWEST_COLUMNS = 3


def _side_by_side(sheet: Sheet) -> list[Sheet]:
    """Part a sheet whose tables stand beside each other, an empty column between them and headings that both have.

    What stands above them across the sheet comes first, then the tables from left to right.
    """
    by_row: dict[int, list[int]] = {}
    for row, column in sorted(sheet.cells):
        by_row.setdefault(row, []).append(column)
    used = sorted({column for columns in by_row.values() if len(columns) > 1 for column in columns})
    for before, behind in pairwise(used):
        if behind == before + 1:
            continue
        heads = next((row for row, columns in by_row.items() if _parts_at(columns, behind)), None)
        if heads is None or not _is_repeated(sheet, heads, by_row[heads], behind):
            continue
        singles = {row for row, columns in by_row.items() if row < heads and len(columns) == 1}
        above = set(takewhile(singles.__contains__, by_row))
        below = by_row.keys() - above
        spans = (place for place in sheet.merged if place.row not in above)
        if any(place.column < behind < place.column + place.column_span for place in spans):
            continue
        width = max(column for _, column in sheet.cells) + 1
        left, right = _cut(sheet, below, range(behind)), _cut(sheet, below, range(behind, width))
        return [*([_cut(sheet, above, range(width))] if above else []), left, *_side_by_side(right)]
    return [sheet]


def _parts_at(columns: Sequence[int], behind: int) -> bool:
    at = bisect_left(columns, behind)
    return at >= _FEWEST_COLUMNS and len(columns) - at >= _FEWEST_COLUMNS


def _is_repeated(sheet: Sheet, row: int, columns: Sequence[int], behind: int) -> bool:
    words = [(column < behind, "".join(sheet.cells[row, column].split())) for column in columns]
    left, right = ({told for is_left, told in words if is_left is side} for side in (True, False))
    return bool(left & right - _OF_PEOPLE)


def _cut(sheet: Sheet, rows: Container[int], columns: range) -> Sheet:
    return Sheet(
        {(row, column): words for (row, column), words in sheet.cells.items() if row in rows and column in columns},
        [place for place in sheet.merged if place.row in rows and place.column in columns],
        sheet.locator,
    )


# A table that is wider, or that has more places, filled or not, nobody has made to be read.
_MOST_COLUMNS = 256
_MOST_PLACES = 1_000_000


def _is_scattered(sheet: Sheet) -> bool:
    """Tell whether the cells stand so far from each other that no table holds them all."""
    columns = len({column for _, column in sheet.cells})
    return columns > _MOST_COLUMNS or columns * len({row for row, _ in sheet.cells}) > _MOST_PLACES


def _write_scattered(layout: Layout, sheet: Sheet) -> None:
    """Write each row as a line, its cells parted by tabs."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(sheet.cells):
        rows.setdefault(row, []).append(column)
    for row, columns in rows.items():
        words = (" ".join(sheet.cells[row, column].split()) for column in columns)
        layout.line("\t".join(words), sheet.locator(row, columns[0]))


def _sound_spans(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> dict[tuple[int, int], Place]:
    """Return the merged cells by where they begin, but for those that hold another cell's words or cut into each other.

    No program writes such; `rows` and `columns` are those that have words.
    """
    by_row: dict[int, list[int]] = {row: [] for row in rows}
    for row, column in sorted(sheet.cells):
        by_row[row].append(column)
    spans: dict[tuple[int, int], Place] = {}
    taken: set[tuple[int, int]] = set()
    for place in sheet.merged:
        begin = place.row, place.column
        if begin not in sheet.cells or begin in spans or place.row_span < 1 or place.column_span < 1:
            continue
        down = rows[bisect_left(rows, place.row) : bisect_left(rows, place.row + place.row_span)]
        across = columns[bisect_left(columns, place.column) : bisect_left(columns, place.column + place.column_span)]
        # Areas that share a place, none of them with another's beginning in it, cross each other's edges.
        edges = [*((row, column) for row in down for column in (across[0], across[-1]))]
        edges += [(row, column) for column in across for row in (down[0], down[-1])]
        behind = place.column + place.column_span
        held = (bisect_left(by_row[row], behind) - bisect_left(by_row[row], place.column) for row in down)
        if not taken.isdisjoint(edges) or any(
            count > (row == place.row) for row, count in zip(down, held, strict=True)
        ):
            continue
        spans[begin] = place
        taken.update((row, column) for row in down for column in across)
    return spans


@dataclass(slots=True)
class _Row:
    """A row that has words: its cells where they stand among the rows and columns that have words."""

    cells: list[tuple[Place, Cell]]
    after_gap: bool  # an empty row stands above, and no merged cell reaches across it


def _closed_up(sheet: Sheet) -> list[_Row]:
    """Return the rows that have words, with spans counted in rows and columns that have words."""
    rows_used = sorted({row for row, _ in sheet.cells})
    columns_used = sorted({column for _, column in sheet.cells})
    spans = _sound_spans(sheet, rows_used, columns_used)
    row_at = {row: at for at, row in enumerate(rows_used)}
    column_at = {column: at for at, column in enumerate(columns_used)}
    by_row: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        by_row.setdefault(row, []).append(column)
    rows: list[_Row] = []
    above, reach = -1, -1  # the last row with words, and how far down merged cells reach
    for row in rows_used:
        cells = []
        gap = row > above + 1 and reach < row
        for column in sorted(by_row[row]):
            whole = spans.get((row, column), Place(row, column))
            reach = max(reach, row + whole.row_span - 1)
            place = Place(
                row_at[row],
                column_at[column],
                bisect_left(rows_used, row + whole.row_span) - row_at[row],
                bisect_left(columns_used, column + whole.column_span) - column_at[column],
            )
            cell = Cell(sheet.cells[row, column], place.row_span, place.column_span, sheet.locator(row, column))
            cells.append((place, cell))
        rows.append(_Row(cells, gap and bool(rows)))
        above = row
    return rows


def _pieces(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Part rows at the empty rows between them, but for those in the middle of one table, and lines above a table from it."""
    gaps = [at for at, row in enumerate(rows) if row.after_gap]
    start = 0
    for at in [*gaps, len(rows)]:
        if at == len(rows) or not _goes_on(rows[start : start + _LOOK_AHEAD], rows[at : at + 4]):
            yield from _title_and_table(rows[start:at])
            start = at


# So far into a table its headings and its width are looked for.
_LOOK_AHEAD = 40


def _goes_on(table: list[_Row], below: list[_Row]) -> bool:
    """Tell whether the row below an empty one goes on with the table above: the table has headings, and the row is as wide."""
    heads = _lattice(table).first_heading_rows()
    if heads is None:
        return False
    if _lattice(below).first_heading_rows():
        return _says_again(table[heads.first : heads.behind], below[0])
    widest = max(len(row.cells) for row in table[heads.first :])
    if len(below[0].cells) == 1:
        # A line across the table leads over to rows of the table, a note at its end to none.
        return any(2 * len(row.cells) > widest for row in below[1:])
    return 2 * len(below[0].cells) > widest


def _says_again(heads: list[_Row], row: _Row) -> bool:
    known = {"".join(cell.words.split()) for head in heads for _, cell in head.cells}
    return all("".join(cell.words.split()) in known for _, cell in row.cells)


def _title_and_table(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield title lines, fields of a form above a table, and the table apart; what has no headings stays together."""
    while len(rows) > 1 and _is_of_whose(rows[0]) and len(rows[0].cells) < len(rows[1].cells):
        # Whose report it is stands cell by cell above a table that is wider.
        yield rows[:1]
        rows = rows[1:]
    heads = _lattice(rows[:_LOOK_AHEAD]).first_heading_rows()
    first = heads.first if heads else len(rows)
    above = next((at for at, row in enumerate(rows[:first]) if len(row.cells) > 1), first)
    yield from ([row] for row in rows[:above])
    yield from (part for part in (rows[above:first], rows[first:]) if part)


_OF_WHOSE = re.compile(
    r"\s*(?:(?:(?P<agency>(?:องค์การบริหารส่วน|เทศบาล)(?:ตำบล|เมือง|นคร|จังหวัด)|อบ[ตจ]\.|ท[ตมน]\.)"
    r"|(?P<subdistrict>ตำบล|ต\.)|(?P<district>อำเภอ|อ\.)|(?P<province>จังหวัด|จ\.))\s*[ก-๙]{2}"
    r"|(?P<year>(?:ประจำ)?ปีงบประมาณ[^\d๐-๙]*[\d๐-๙])|(?P<round>รอบ\D{0,8}[\d๐-๙]))"
)


def _is_of_whose(row: _Row) -> bool:
    """Tell whether each cell of a row says whose report it is, or of which period."""
    told = [found.lastgroup for _, cell in row.cells if (found := _OF_WHOSE.match(cell.words))]
    # Agencies beside each other head columns.
    return 1 < len(row.cells) == len(told) == len(set(told))


def _lattice(rows: list[_Row]) -> Lattice:
    first = rows[0].cells[0][0].row if rows else 0
    placed = [(place._replace(row=place.row - first), cell.words) for row in rows for place, cell in row.cells]
    return Lattice([place for place, _ in placed], [words for _, words in placed])


def _filled_out(rows: list[_Row]) -> list[list[Cell]]:
    """Return the rows with an empty cell in each place that neither a cell nor a span of one takes."""
    first = rows[0].cells[0][0].row
    places = [place for row in rows for place, _ in row.cells]
    columns = range(min(place.column for place in places), max(place.column for place in places) + 1)
    begun = {(place.row - first, place.column): cell for row in rows for place, cell in row.cells}
    covered = {
        (row - first, column)
        for place in places
        for row in range(place.row, place.row + place.row_span)
        for column in range(place.column, place.column + place.column_span)
    }
    return [
        [
            begun.get((row, column)) or Cell("")
            for column in columns
            if (row, column) in begun or (row, column) not in covered
        ]
        for row in range(len(rows))
    ]
