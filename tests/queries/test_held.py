"""What is held in memory: which columns, how much of them, for how long, and what DuckDB is spared by it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from queries import held
from queries.held import Dimension, Held, Number, _Columns, _Passed, _passing, _Table
from queries.route import Request, page
from queries.scan import TABLES
from queries.warehouse import Warehouse
from tests.queries import random_store

SEED = 3
FILTERS: dict[str, list[Any]] = {"agency_kind": ["sao"], "category": ["women", "public"], "level": [4, 5, 6, 7]}
ASKED = [
    Request(("events_held", "participants_known", "external_share", "done_share")),
    Request(("heads", "presence"), ("category",)),
    Request(("level_share",), ("fiscal_year", "round", "level")),
    Request(("events_held", "done_share"), ("kind", "mode")),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return random_store.publish(tmp_path_factory.mktemp("held"), SEED)


def statements(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of DuckDB from now on."""
    said: list[str] = []
    for name in ("query", "tuples", "arrays"):
        ask = getattr(warehouse, name)
        monkeypatch.setattr(warehouse, name, lambda sql, *given, ask=ask: said.append(sql) or ask(sql, *given))
    return said


def test_columns_of_activities_are_read_once_and_then_answer_any_filter(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(warehouse, ASKED, FILTERS)
    said = statements(warehouse, monkeypatch)
    for changed in (FILTERS, {**FILTERS, "level": [0, -1]}, {**FILTERS, "category": ["executive"]}):
        warehouse._answers.clear()
        page(warehouse, ASKED, changed)
    assert said == []
    page(warehouse, [Request(("days_to_action_median",), ("kind",))], FILTERS)
    assert any("median" in sql for sql in said), "a median is asked for"


def test_columns_lie_in_the_order_of_the_rows(warehouse: Warehouse) -> None:
    table = _Table("activity_fact", warehouse, _Columns())
    rows = warehouse.rows("select * from activity_fact order by rowid", {})
    assert table.length == len(rows) > 50
    (agency, level), (known,) = table.dimensions("agency", "level"), table.numbers("participants_known")
    assert [agency.values[place] for place in agency.places] == [row["agency_id"] for row in rows]
    assert [level.values[place] for place in level.places] == [row["level"] for row in rows]
    assert known.known is not None
    told = [int(n) if there else None for n, there in zip(known.values, known.known, strict=True)]
    assert told == [row["participants_known"] for row in rows]
    people = table.people
    groups = [
        [(int(h) << 5) | int(b) for h, b in zip(people.heads[begin:end], people.bits[begin:end], strict=True)]
        for begin, end in zip(people.beside.begins, people.beside.begins[1:], strict=False)
    ]
    assert groups == [row["people"] for row in rows]


@pytest.mark.parametrize(("cube", "beside"), [(t.name, t.by_category) for t in TABLES if t.by_category])
def test_rows_a_category_stand_beside_those_of_their_cube(warehouse: Warehouse, cube: str, beside: str) -> None:
    of = sorted(next(t for t in TABLES if t.name == cube).dimensions)
    columns = ["is_demonstration", *("agency_id" if name == "agency" else name for name in of)]
    rows = warehouse.rows(f"select {', '.join(columns)} from {cube} order by rowid", {})
    told = warehouse.rows(f"select {', '.join(columns)} from {beside} order by rowid", {})
    begins = _Table(cube, warehouse, _Columns()).beside(beside, of).begins.tolist()
    assert begins[0] == 0
    assert begins[-1] == len(told) > 10
    for row, begin, end in zip(rows, begins, begins[1:], strict=False):
        assert all(one == row for one in told[begin:end]), row
    named = [row for row, begin, end in zip(rows, begins, begins[1:], strict=False) if end > begin]
    assert len(named) == len({tuple(row.values()) for row in told})


def test_no_more_is_held_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "MOST_BYTES", 250)
    columns = _Columns()
    of = {name: Number(np.zeros(100, np.int8), None) for name in "abcd"}
    for name in "ab":
        columns.put(("t", "number", name), of[name])
    assert columns.get(("t", "number", "a")) is of["a"]
    columns.put(("t", "number", "c"), of["c"])
    assert columns.get(("t", "number", "b")) is None, "asked for longest ago"
    assert columns.get(("t", "number", "a")) is of["a"]
    columns.put(("t", "number", "d"), Number(np.zeros(1000, np.int8), None))
    assert columns.get(("t", "number", "a")) is None
    assert columns.get(("t", "number", "d")) is not None, "what is larger than all room is held until another comes"
    columns.put(("t", "number", "a"), of["a"])
    assert columns.get(("t", "number", "d")) is None


def test_what_is_held_goes_with_its_generation(tmp_path: Path) -> None:
    warehouse = random_store.publish(tmp_path, SEED)
    page(warehouse, ASKED, FILTERS)
    one = weakref.ref(warehouse.lasting("held", Held))
    generation = weakref.ref(warehouse)
    assert one() is not None
    del warehouse
    gc.collect()
    assert generation() is None
    assert one() is None


def test_numbers_take_as_few_bytes_as_they_fit(warehouse: Warehouse) -> None:
    table = _Table("activity_fact", warehouse, _Columns())
    (held_, people), (kind, agency) = (
        table.numbers("events_held", "participants_known"),
        table.dimensions("kind", "agency"),
    )
    assert held_.values.dtype == np.int8
    assert people.values.dtype == np.int8
    assert kind.places.dtype == agency.places.dtype == np.uint8
    assert held._narrowed(np.array([0, 1 << 40])).dtype == np.int64
    assert held._narrowed(np.array([-1, 200])).dtype == np.int16


def told(row: dict[str, Any], name: str) -> Any:
    """What a filter is held against; the unknown is ''."""
    value = row["agency_id" if name == "agency" else name]
    return "" if value is None else value


def test_a_place_is_a_slice_and_others_are_left_out_of_it(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_LONG_RUN", 1)
    table = _Table("activity_fact", warehouse, _Columns())
    rows = warehouse.rows("select * from activity_fact order by rowid", {})
    real = ("is_demonstration", (False,))
    for filters in (
        (real, ("province", ("ตรัง",))),
        (real, ("province", ("ตรัง", "จันทบุรี"))),
        (real, ("province", ("ตรัง",)), ("kind", ("hearing", ""))),
        (real, ("agency", ("ag1", "ag7"))),
        (real, ("region", ("ใต้",)), ("province", ("จันทบุรี",))),
        (real, ("province", ("เลย",))),
        (real,),
    ):
        passed = _Passed(table, _passing(table, filters))
        found = np.arange(table.length)[passed.rows].tolist()
        wanted = [place for place, row in enumerate(rows) if all(told(row, name) in of for name, of in filters)]
        assert found == wanted, filters
        assert passed.count == len(found)
    assert isinstance(_passing(table, (real, ("province", ("ตรัง",)))), slice)


def test_runs_are_found_where_values_lie_together() -> None:
    together = Dimension(np.repeat(np.array([0, 1, 2, 0], np.uint8), 100), ("a", "b", None))
    assert together.runs_of([1]) == [(100, 200)]
    assert together.runs_of([1, 2]) == [(100, 300)], "neighbours are one"
    assert together.runs_of([0]) == [(0, 100), (300, 400)]
    assert together.runs_of([]) == []
    assert Dimension(np.tile(np.array([0, 1], np.uint8), 100), ("a", None)).runs_of([0]) is None
