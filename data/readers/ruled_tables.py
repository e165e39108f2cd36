"""Ruled lines → tables: which cells they make, and which of them are merged.

Only lines are looked at, never blanks: a table without rules stays lines of text. A frame around a page or a paragraph
is one cell, and no table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from .drawn import Rule

_SNAP = 3.0  # points: lines this near are one line drawn twice (double borders, borders of neighbouring cells)
_MEET = 4.0  # points: two lines that end so near to each other meet
_MOST_RULES = 4_000  # a page with more is a drawing
_MOST_LINES = 1_000  # and so is one with more lines that stay apart: a table's borders are joined
_AT = attrgetter("at")
_MOST_CELLS = 2_000  # and what has more cells is squared paper


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place in the grid, counted from 0, what it spans, and its edges in points from the lower left corner."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table by its cells in reading order; `columns` are the places of its upright lines from the left, `rows` those of
    its flat lines from the bottom, `numbers` tell which cell stands at a row and a column.
    """

    boxes: tuple[Box, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    numbers: Mapping[tuple[int, int], int]

    @property
    def top(self) -> float:
        """The height of its uppermost line."""
        return self.rows[-1]

    @property
    def bottom(self) -> float:
        """The height of its lowest line."""
        return self.rows[0]

    def box_at(self, x: float, y: float) -> int | None:
        """The number of the cell that a point is in."""
        row, column = len(self.rows) - 1 - bisect_right(self.rows, y), bisect_right(self.columns, x) - 1
        return self.numbers.get((row, column))


def has_tables(rules: Sequence[Rule]) -> bool:
    """Whether the lines could make a table: enough flat and upright ones for two cells. Costs next to nothing."""
    flat = sum(rule.is_flat for rule in rules)
    upright = len(rules) - flat
    return len(rules) <= _MOST_RULES and flat >= 2 and upright >= 1 and len(rules) >= 5


def find_tables(rules: Sequence[Rule]) -> list[RuledTable]:
    """The tables that the lines make, from the top of the page."""
    if not has_tables(rules):
        return []
    joined = [*_joined(rule for rule in rules if rule.is_flat), *_joined(rule for rule in rules if not rule.is_flat)]
    if len(joined) > _MOST_LINES:
        return []
    tables = [table for group in _groups(joined) if (table := _table(group)) is not None]
    # What stands within a cell of another table is that cell's words.
    outer = [
        table
        for table in tables
        if not any(
            other is not table
            and other.bottom - _SNAP <= table.bottom
            and table.top <= other.top + _SNAP
            and other.columns[0] - _SNAP <= table.columns[0]
            and table.columns[-1] <= other.columns[-1] + _SNAP
            for other in tables
        )
    ]
    return sorted(outer, key=lambda table: -table.top)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines of one direction, those that go on from each other made one."""
    done: list[Rule] = []
    lanes = _lanes(sorted(rules, key=lambda rule: rule.at))
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        for rule in sorted(lane, key=lambda one: one.start):
            last = done[-1] if done and done[-1].at == at else None
            if last is not None and rule.start <= last.end + _MEET:
                done[-1] = last._replace(end=max(last.end, rule.end))
            else:
                done.append(rule._replace(at=at))
    return done


def _lanes(rules: list[Rule]) -> list[list[Rule]]:
    lanes: list[list[Rule]] = []
    for rule in rules:
        if lanes and rule.at - lanes[-1][0].at <= _SNAP:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    return lanes


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Lines that touch each other, group by group."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    flat = [index for index, rule in enumerate(rules) if rule.is_flat]
    for index, rule in enumerate(rules):
        if rule.is_flat:
            continue
        for other in flat:
            if _touch(rules[other], rule):
                parent[root(other)] = root(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _touch(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _MEET <= upright.at <= flat.end + _MEET and upright.start - _MEET <= flat.at <= upright.end + _MEET
    )


def _table(group: list[Rule]) -> RuledTable | None:
    flat = [rule for rule in group if rule.is_flat]
    upright = [rule for rule in group if not rule.is_flat]
    if not flat or not upright:
        return None
    # A table may be open at its sides: its lines tell how far it goes.
    xs = _places([*(rule.at for rule in upright), min(rule.start for rule in flat), max(rule.end for rule in flat)])
    ys = _places([*(rule.at for rule in flat), min(rule.start for rule in upright), max(rule.end for rule in upright)])
    ys.reverse()
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS:
        return None
    boxes = _merged(rows, columns, xs, ys, flat, upright)
    if len(boxes) < 2:
        return None
    numbers = {
        (row, column): number
        for number, box in enumerate(boxes)
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    return RuledTable(tuple(boxes), tuple(xs), tuple(reversed(ys)), numbers)


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _MEET:
            places.append(value)
    return places


def _merged(
    rows: int, columns: int, xs: list[float], ys: list[float], flat: list[Rule], upright: list[Rule]
) -> list[Box]:
    """The cells of a grid, those without a line between them made one where together they are a rectangle."""
    taken = [[False] * columns for _ in range(rows)]
    boxes: list[Box] = []
    upright_at, flat_at = _near(upright, xs), _near(flat, ys)

    def wall_right(row: int, column: int) -> bool:
        middle = (ys[row] + ys[row + 1]) / 2
        return any(rule.start <= middle <= rule.end for rule in upright_at[column + 1])

    def wall_below(row: int, column: int) -> bool:
        middle = (xs[column] + xs[column + 1]) / 2
        return any(rule.start <= middle <= rule.end for rule in flat_at[row + 1])

    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            across = 1
            while (
                column + across < columns
                and not taken[row][column + across]
                and not wall_right(row, column + across - 1)
            ):
                across += 1
            down = 1
            while (
                row + down < rows
                and not any(wall_below(row + down - 1, column + n) for n in range(across))
                and not any(wall_right(row + down, column + n) for n in range(across - 1))
                and not any(taken[row + down][column : column + across])
            ):
                down += 1
            for r in range(row, row + down):
                taken[r][column : column + across] = [True] * across
            boxes.append(Box(row, column, down, across, xs[column], ys[row + down], xs[column + across], ys[row]))
    return boxes


def _near(rules: Iterable[Rule], places: Iterable[float]) -> list[list[Rule]]:
    """The lines that stand at each place."""
    ordered = sorted(rules, key=_AT)
    return [
        ordered[bisect_left(ordered, place - _MEET, key=_AT) : bisect_right(ordered, place + _MEET, key=_AT)]
        for place in places
    ]
