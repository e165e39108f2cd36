"""Ruled lines make tables: which, how their cells are merged, and what is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.readers.cell_words import words_of
from data.readers.drawn import Rule
from data.readers.page_lines import PageLine
from data.readers.ruled_tables import Box, find_tables, has_tables


def flat(y: float, x0: float, x1: float) -> Rule:
    return Rule(True, y, x0, x1)


def upright(x: float, y0: float, y1: float) -> Rule:
    return Rule(False, x, y0, y1)


def grid(xs: list[float], ys: list[float]) -> list[Rule]:
    return [*(flat(y, min(xs), max(xs)) for y in ys), *(upright(x, min(ys), max(ys)) for x in xs)]


def shapes(rules: list[Rule]) -> list[list[tuple[int, int, int, int]]]:
    return [
        [(box.row, box.column, box.row_span, box.column_span) for box in table.boxes] for table in find_tables(rules)
    ]


def test_whether_a_page_may_hold_a_table_is_told_from_its_lines() -> None:
    assert has_tables(grid([0, 50, 100], [0, 20]))
    assert not has_tables([])
    assert not has_tables([flat(y, 0, 100) for y in range(0, 200, 20)])  # lines to write on
    assert not has_tables(grid([0, 100], [0, 100]))  # a frame
    assert not has_tables(grid([float(n) for n in range(0, 12_000, 3)], [0, 20]))  # a drawing


def test_two_by_two() -> None:
    assert shapes(grid([0, 50, 100], [0, 20, 40])) == [[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]]


def test_merged_cells_span() -> None:
    # The head goes over both columns; the first column of the two lower rows is one cell.
    rules = [
        *grid([0, 100], [0, 60]),
        flat(40, 0, 100),
        flat(20, 50, 100),
        upright(50, 0, 40),
    ]
    assert shapes(rules) == [[(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]]


def test_open_sides_and_borders_drawn_cell_by_cell() -> None:
    pieces = [
        *(flat(y, x, x + 50.5) for y in (0, 20, 40) for x in (0, 50)),
        *(upright(50, y, y + 20.5) for y in (0, 20)),
    ]
    assert shapes(pieces) == [[(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]]


def test_double_borders_are_one() -> None:
    doubled = [*grid([0, 50, 100], [0, 20, 40]), *grid([1, 51, 99], [1, 21, 39])]
    assert len(shapes(doubled)[0]) == 4


def test_two_tables_from_the_top() -> None:
    tables = find_tables([*grid([0, 50, 100], [0, 20, 40]), *grid([0, 30, 100], [200, 220, 240])])
    assert [table.top for table in tables] == [240, 40]


def test_squared_paper_is_no_table() -> None:
    assert find_tables(grid([float(n * 10) for n in range(60)], [float(n * 10) for n in range(80)])) == []


def test_a_table_within_a_frame_is_one_table() -> None:
    inner = grid([20, 50, 80], [20, 40, 60])
    framed = [*grid([0, 100], [0, 100]), *inner]
    assert shapes(framed) == shapes(inner)


@given(
    columns=st.lists(st.integers(12, 90), min_size=1, max_size=6),
    rows=st.lists(st.integers(12, 90), min_size=1, max_size=8),
)
def test_a_full_grid_has_each_cell_once_and_covers_its_area(columns: list[int], rows: list[int]) -> None:
    xs = [float(sum(columns[:n])) for n in range(len(columns) + 1)]
    ys = [float(sum(rows[:n])) for n in range(len(rows) + 1)]
    tables = find_tables(grid(xs, ys))
    if len(columns) * len(rows) == 1:
        assert tables == []
        return
    (table,) = tables
    assert len(table.boxes) == len(columns) * len(rows)
    assert sum((box.right - box.left) * (box.top - box.bottom) for box in table.boxes) == xs[-1] * ys[-1]
    assert [table.box_at(box.left, box.top - 1) for box in table.boxes] == list(range(len(table.boxes)))
    assert table.box_at(xs[-1], ys[-1]) is table.box_at(-1, -1) is None


def test_a_point_of_a_merged_cell_is_in_it() -> None:
    net = grid([0, 50, 100], [0, 20, 40])
    (table,) = find_tables([rule for rule in net if rule.is_flat or rule.at != 50] + [Rule(False, 50, 0, 20)])
    assert [table.box_at(x, y) for x, y in ((10, 30), (90, 30), (10, 10), (90, 10))] == [0, 0, 1, 2]


def test_lines_that_stay_apart_by_the_thousand_are_a_drawing() -> None:
    assert find_tables(grid([float(n * 10) for n in range(600)], [float(n * 10) for n in range(600)])) == []


def cell_line(text: str, y: float) -> PageLine:
    return PageLine(text, left=2.0, right=96.0, y=y, em=10.0)


def test_groups_with_their_counts_stand_on_lines_of_their_own_in_a_full_cell() -> None:
    box = Box(0, 0, 1, 1, left=0.0, bottom=0.0, right=100.0, top=60.0)
    counted = [cell_line("ผู้แทนคนพิการ 3 คน", 50.0), cell_line("ผู้แทนผู้สูงอายุ ๒ คน", 38.0)]
    assert words_of(counted, box) == "ผู้แทนคนพิการ 3 คน\nผู้แทนผู้สูงอายุ ๒ คน"
    prose = [cell_line("ประชาชนจำนวน 35 คน", 50.0), cell_line("ร่วมกันเสนอให้ซ่อมฝาย", 38.0)]
    assert words_of(prose, box) == "ประชาชนจำนวน 35 คนร่วมกันเสนอให้ซ่อมฝาย"
