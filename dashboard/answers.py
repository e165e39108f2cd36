"""Questions and their answers: the published generation, followed on each run; each answer is kept with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd

from dashboard.filters import Choices
from dashboard.format import Record
from data.store import Store
from queries import ask as asking
from queries import overview
from queries.warehouse import Warehouse, WarehouseUnavailable

_Found = TypeVar("_Found")
LARGE = frozenset({"activities", "missing_agencies"})  # one row a record: few of these are kept


def current() -> Warehouse | None:
    """The generation that the pointer names now; None while nothing is published."""
    try:
        return Warehouse.current(_store(os.environ.get("RUAM_HOME"), os.environ.get("RUAM_LEDGER")))
    except WarehouseUnavailable:
        return None


@lru_cache(maxsize=8)
def _store(_home: str | None, _ledger: str | None) -> Store:
    """The store of an environment: to resolve its paths on each run takes as long as to draw a chart."""
    return Store.from_environment()


def ask(warehouse: Warehouse, question: str, **parameters: Any) -> pd.DataFrame:
    """The answer, kept by generation and parameters. It is shared between readers: take from it, never write to it."""
    given = _hashable(parameters)
    return warehouse.kept(
        (question, given), lambda: asking.ask(warehouse, question, **parameters), is_large=question in LARGE
    )


def told(warehouse: Warehouse, question: str, **parameters: Any) -> list[Record]:
    """The answer as rows, kept and shared as by `ask`."""
    if question in overview.QUESTIONS:
        # The page's questions come from one pass: the first of them that is asked brings all.
        together = warehouse.kept(
            ("overview", _hashable(parameters)), lambda: overview.overview(warehouse, **parameters)
        )
        return together[question]
    return warehouse.kept(
        ("told", question, _hashable(parameters)), lambda: asking.told(warehouse, question, **parameters)
    )


def compared(warehouse: Warehouse, asked: Callable[..., _Found], **parameters: Any) -> _Found:
    """What a function of `queries.compare` finds, kept as answers are: take from it, never write to it."""
    return warehouse.kept((asked.__name__, _hashable(parameters)), lambda: asked(warehouse, **parameters))


def choices(warehouse: Warehouse, *, demonstration: bool) -> Choices:
    """What can be chosen in a generation."""
    return warehouse.kept(
        ("choices", demonstration),
        lambda: Choices.from_frame(ask(warehouse, "filter_options", demonstration=demonstration)),
    )


def _hashable(parameters: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(parameters.items()))
