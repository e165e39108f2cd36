"""The page's one pass answers what its questions answer, column for column."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from queries import compare, held
from queries.ask import DTYPES, ask, parse
from queries.ask import QUESTIONS as QUESTION_FILES
from queries.frames import array
from queries.overview import QUESTIONS, overview
from queries.warehouse import Warehouse
from tests.queries import random_store
from tests.queries.test_ask import ALL, CHOICES

VALUES: dict[str, list[Any]] = {
    "fiscal_years": [2565, 2566, 2567, 2568, 0],
    "rounds": [0, 1, 2],
    "provinces": ["จันทบุรี", "ลพบุรี", "ตรัง", "เลย"],
    "kinds": ["sao", "town_municipality", "health"],
    "agencies": ["ag0", "ag1", "ag2", "ag5", "ag7", "ag8"],
}


def frame(question: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows of an answer as the table that the question declares."""
    dtypes: dict[str, Any] = {c.name: DTYPES[c.type] for c in parse(QUESTION_FILES / f"{question}.sql").columns}
    return pd.DataFrame({name: array([row[name] for row in rows], dtype) for name, dtype in dtypes.items()})


def agree(warehouse: Warehouse, filters: dict[str, Any]) -> None:
    found = overview(warehouse, **filters)
    assert tuple(found) == QUESTIONS
    for name, rows in found.items():
        pd.testing.assert_frame_equal(frame(name, rows), ask(warehouse, name, **filters), obj=f"{name} of {filters}")


def test_it_equals_the_questions_on_the_worked_example(worked: Warehouse) -> None:
    for choice in CHOICES:
        agree(worked, ALL | dict(zip(ALL, choice, strict=False)))
    for demonstration, years in itertools.product((False, True), (None, [], [2567], [2566, 2567], [2567, 2599])):
        agree(worked, ALL | {"demonstration": demonstration, "fiscal_years": years})


def test_it_equals_the_questions_on_an_empty_file(empty: Warehouse) -> None:
    agree(empty, ALL)
    agree(empty, ALL | {"fiscal_years": [2567], "demonstration": True})


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return random_store.publish(Path(tmp_path_factory.mktemp("random")), 3)


@pytest.mark.parametrize("most_rows", [held.MOST_ROWS, 0], ids=["held", "asked"])
@pytest.mark.parametrize("seed", range(3))
def test_it_equals_the_questions_on_random_filters(
    published: Warehouse, seed: int, most_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "MOST_ROWS", most_rows)
    chance = random.Random(seed)
    for _ in range(15):
        filters = {
            name: chance.choice((None, chance.sample(values, chance.randrange(1, len(values)))))
            for name, values in VALUES.items()
        }
        agree(published, filters | {"demonstration": chance.random() < 0.2})


@pytest.mark.parametrize("most_rows", [held.MOST_ROWS, 0], ids=["held", "asked"])
def test_what_moved_by_province_equals_the_question(
    published: Warehouse, most_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "MOST_ROWS", most_rows)
    monkeypatch.setattr(compare, "_tested", lambda rows: rows)
    monkeypatch.setattr(compare, "LEAST_PEERS", 0)
    monkeypatch.setattr(compare, "measures", lambda: defaultdict(lambda: SimpleNamespace(least_n=0)))
    chance, rows = random.Random(5), 0
    for _ in range(40):
        year, half = chance.choice(VALUES["fiscal_years"]), chance.choice((1, 2, None))
        place = {
            name: chance.choice((None, chance.sample(VALUES[name], chance.randrange(1, len(VALUES[name])))))
            for name in ("provinces", "kinds")
        }
        told = ask(
            published,
            "moved",
            **place,
            fiscal_year=year,
            round=half,
            by_agency=False,
            agencies=None,
            demonstration=False,
        )
        try:
            found = compare.moved(published, year, half, by_agency=False, demonstration=False, **place)
        except compare.NotComparable:
            assert told.empty
            continue
        expected = told.astype(object).where(told.notna(), None).to_dict("records")
        order = lambda row: (row["rate"], row["place"] or "")  # noqa: E731
        assert sorted(found, key=order) == sorted(expected, key=order), (year, half, place)
        rows += len(found)
    assert rows > 40
