"""Every measure, by every dimension and from every table that answers exactly, is what plain Python makes of the rows."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from queries import held
from queries.measures import MANY, PLACE_AND_PERIOD, bits, measures, side_of
from queries.route import FILTERS, Request, exact_tables, measure, page, read, scan_of
from queries.scan import OF_CATEGORIES
from queries.warehouse import Warehouse
from tests.queries import random_store, reference
from tests.queries.reference import Facts

SEED, OTHER_SEED = 1, 2
# Filters worth their name: values that occur, values that do not, and 'unknown'.
VALUES: dict[str, list[Any]] = {
    "fiscal_year": [2566, 2567, 2568, 2590, 0],
    "round": [1, 2, 0],
    "region": ["กลาง", "ใต้", ""],
    "geographic_region": ["ตะวันออก", "กลาง", "ใต้", ""],
    "province_cluster": ["ภาคตะวันออก 2", "ภาคกลางตอนบน", ""],
    "province": ["จันทบุรี", "ลพบุรี", "ตรัง", "เลย", ""],
    "district": ["มะขาม, จันทบุรี", "ขลุง, จันทบุรี", ""],
    "agency_kind": ["sao", "town_municipality", "health", ""],
    "agency": ["ag0", "ag1", "ag3", "ag7", ""],
    "kind": ["village_forum", "hearing", ""],
    "mode": ["plan", "do", ""],
    "category": ["executive", "women", "public", "unknown"],
    "side": ["external", "internal", "grey", "unknown"],
    "level": [0, 4, 5, 6, 7, -1],
    "has_level": [0, 4, 6, 7],
    "rule": ["total_missing", "internal_only"],
}


def random_file(home: Path, seed: int) -> tuple[Warehouse, Facts]:
    """A random file, and its rows."""
    warehouse = random_store.publish(home, seed)
    facts = Facts.read(warehouse, dict(side_of()), list(bits("finding_rules")), demonstration=False)
    assert len(facts.activities) > 40, "there is something to count"
    return warehouse, facts


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Facts]:
    return random_file(tmp_path_factory.mktemp("random"), SEED)


# Read from memory; as a large file is read, with room for one column; and from statements.
WAYS: dict[str, dict[str, int]] = {
    "held": {},
    "crowded": {
        "MOST_BYTES": 1,
        "_MOST_PLACES": 1,
        "_MOST_CELLS": 1,
        "_LONG_RUN": 1,
        "_FEW_VALUES": 0,
    },
    "asked": {"MOST_ROWS": 0},
}


@pytest.fixture(autouse=True, params=list(WAYS))
def way(
    request: pytest.FixtureRequest,
    published: tuple[Warehouse, Facts],
    another: tuple[Warehouse, Facts],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """The way in which sums are found."""
    for name, value in WAYS[request.param].items():
        monkeypatch.setattr(held, name, value)
    for warehouse, _ in (published, another):
        warehouse._answers.clear()
        warehouse._lasting.clear()
    return str(request.param)


@pytest.fixture(scope="module")
def another(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Facts]:
    return random_file(tmp_path_factory.mktemp("another"), OTHER_SEED)


def found(frame: pd.DataFrame, by: Sequence[str]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The parts of an answer by the values of its dimensions."""
    plain = frame.astype(object).where(frame.notna(), None)
    return {
        tuple(row[d] for d in by): tuple(row[c] for c in ("numerator", "denominator", "n", "known", "of"))
        for row in plain.to_dict("records")
    }


def agree(warehouse: Warehouse, facts: Facts, name: str, by: Sequence[str], filters: Mapping[str, Any]) -> int:
    """Compare a measure with the reference, from each table that answers exactly; returns how many did."""
    expected = reference.answer(facts, name, by, filters)
    tables = exact_tables([name], by, filters)
    for table in tables:
        got = found(measure(warehouse, [name], by, filters, table=table), by)
        assert set(got) == set(expected), (name, by, filters, table)
        for key, parts in expected.items():
            assert got[key] == pytest.approx(parts), (name, by, filters, table, key)
    return len(tables)


def test_the_reference_knows_every_measure() -> None:
    assert set(reference.EXPECTED) == set(measures())
    assert set(VALUES) == set(FILTERS)


def combinations(by: Sequence[str]) -> bool:
    """Whether these can be asked for together."""
    return len(set(by) & MANY) < 2 and not {"actor", "level"} <= set(by)


@pytest.mark.parametrize("name", list(measures()))
def test_a_measure_by_each_dimension(published: tuple[Warehouse, Facts], name: str) -> None:
    warehouse, facts = published
    one = measures()[name]
    asked = [(d,) for d in one.dimensions if not one.parts or d in one.parts] + ([] if one.parts else [()])
    asked += [(d, p) for p in one.parts for d in one.dimensions if d != p and combinations((d, p))]
    for by in asked:
        agree(warehouse, facts, name, by, {})


@pytest.mark.parametrize("seed", range(3))
def test_what_is_counted_of_a_category_is_that_of_the_star(another: tuple[Warehouse, Facts], seed: int) -> None:
    """Group rows, those with a headcount, and the activities that name a category with none: no measure asks for these."""
    warehouse, facts = another
    chance = random.Random(seed)
    rows = 0
    for _ in range(20):
        filters = {
            f: chance.sample(VALUES[f], chance.randrange(1, len(VALUES[f])))
            for f in chance.sample(PLACE_AND_PERIOD, chance.choice((0, 1, 2)))
        }
        by = tuple(chance.sample(PLACE_AND_PERIOD, chance.choice((0, 1, 2))))
        scan = scan_of((), by, filters, demonstration=False, of_categories=OF_CATEGORIES)
        held = [a for a in facts.activities if a["is_event"] and reference.activity_passes(a, filters)]
        expected: dict[tuple[Any, ...], dict[str, Any]] = {}
        for one in held:
            for category in {g["category"] for g in one["participant_group"]}:
                told = [g["headcount"] for g in one["participant_group"] if g["category"] == category]
                row = expected.setdefault(tuple(one[d] for d in by), {})
                known = [heads for heads in told if heads is not None]
                counts = {"groups": len(told), "counted": len(known), "naming": 1, "uncounted": int(not known)}
                for name, count in counts.items():
                    row[f"{name}_{category}"] = row.get(f"{name}_{category}", 0) + count
                before = row.get(f"heads_{category}")
                row[f"heads_{category}"] = (before or 0) + sum(known) if known else before
        assert read(warehouse, [scan])[scan] == expected, (by, filters)
        rows += len(expected)
    assert rows > 20


def test_the_same_dimensions_in_another_order_are_one_set_and_two_answers(published: tuple[Warehouse, Facts]) -> None:
    warehouse, facts = published
    orders = [("fiscal_year", "round"), ("round", "fiscal_year"), ()]
    frames = page(warehouse, [Request(("events_held", "presence"), by) for by in orders])
    for by, frame in zip(orders, frames, strict=True):
        expected = reference.answer(facts, "events_held", by, {})
        assert found(frame[frame["measure"] == "events_held"], by) == expected


@pytest.mark.parametrize("seed", range(6))
def test_every_route_equals_the_star_on_random_filters(another: tuple[Warehouse, Facts], seed: int) -> None:
    warehouse, facts = another
    chance = random.Random(seed)
    read = 0
    for _ in range(40):
        name = chance.choice(list(measures()))
        one = measures()[name]
        by: tuple[str, ...] = tuple(chance.sample(one.dimensions, chance.choice((0, 1, 2))))
        if one.parts:
            by = tuple(dict.fromkeys((chance.choice(one.parts), *by)))
        if not combinations(by):
            continue
        filters = {
            f: chance.sample(VALUES[f], chance.randrange(1, len(VALUES[f])))
            for f in chance.sample(FILTERS, chance.choice((0, 1, 2, 3)))
        }
        read += agree(warehouse, facts, name, by, filters)
    assert read > 40
