"""The page's one pass answers what its four questions answer, column for column."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from queries import held
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
