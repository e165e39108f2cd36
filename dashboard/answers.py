"""Questions and their answers: the published generation, followed on each run, and a bounded cache in front of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.filters import Choices
from data.store import Store
from queries import ask as asking
from queries import overview
from queries.warehouse import Warehouse, WarehouseUnavailable

_Found = TypeVar("_Found")
LARGE = frozenset({"activities", "missing_agencies"})  # one row a record: few of these are kept


def current() -> Warehouse | None:
    """The generation that the pointer names now; None while nothing is published."""
    try:
        return Warehouse.current(Store.from_environment())
    except WarehouseUnavailable:
        return None


def ask(warehouse: Warehouse, question: str, **parameters: Any) -> pd.DataFrame:
    """The answer, kept by generation and parameters. It is shared between readers: take from it, never write to it."""
    key = tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(parameters.items()))
    if question in overview.QUESTIONS:
        return _overview(warehouse.path.as_posix(), warehouse.generation, key, warehouse)[question]
    keep = _large if question in LARGE else _small
    return keep(warehouse.path.as_posix(), warehouse.generation, question, key, warehouse)


def compared(warehouse: Warehouse, asked: Callable[..., _Found], **parameters: Any) -> _Found:
    """What a function of `queries.compare` finds, kept as answers are: take from it, never write to it."""
    key = tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(parameters.items()))
    found: _Found = _compared(warehouse.path.as_posix(), warehouse.generation, asked.__name__, key, warehouse, asked)
    return found


def choices(warehouse: Warehouse, *, demonstration: bool) -> Choices:
    """What can be chosen in a generation."""
    return _choices(warehouse.path.as_posix(), warehouse.generation, demonstration, warehouse)


@st.cache_resource(max_entries=8, show_spinner=False)
def _choices(
    path: str,  # noqa: ARG001
    generation: str,  # noqa: ARG001
    demonstration: bool,
    _warehouse: Warehouse,
) -> Choices:
    return Choices.from_frame(ask(_warehouse, "filter_options", demonstration=demonstration))


def _parameters(key: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in key}


def _answer(question: str, key: tuple[tuple[str, Any], ...], warehouse: Warehouse) -> pd.DataFrame:
    return asking.ask(warehouse, question, **_parameters(key))


# the page's four questions come from one statement: the first of them that is asked brings all
@st.cache_resource(max_entries=128, show_spinner=False)
def _overview(
    path: str,  # noqa: ARG001 — two stores are two answers
    generation: str,  # noqa: ARG001 — so are two generations
    key: tuple[tuple[str, Any], ...],
    _warehouse: Warehouse,
) -> dict[str, pd.DataFrame]:
    return overview.overview(_warehouse, **_parameters(key))


@st.cache_resource(max_entries=64, show_spinner=False)
def _compared(
    path: str,  # noqa: ARG001 — two stores are two answers
    generation: str,  # noqa: ARG001 — so are two generations
    name: str,  # noqa: ARG001 — and two functions
    key: tuple[tuple[str, Any], ...],
    _warehouse: Warehouse,
    _asked: Callable[..., Any],
) -> Any:
    return _asked(_warehouse, **_parameters(key))


# not cache_data: unpickling an answer on each hit costs more than most answers do
@st.cache_resource(max_entries=512, show_spinner=False)
def _small(
    path: str,  # noqa: ARG001 — two stores are two answers
    generation: str,  # noqa: ARG001 — so are two generations
    question: str,
    key: tuple[tuple[str, Any], ...],
    _warehouse: Warehouse,
) -> pd.DataFrame:
    return _answer(question, key, _warehouse)


@st.cache_resource(max_entries=8, show_spinner=False)
def _large(
    path: str,  # noqa: ARG001 — two stores are two answers
    generation: str,  # noqa: ARG001 — so are two generations
    question: str,
    key: tuple[tuple[str, Any], ...],
    _warehouse: Warehouse,
) -> pd.DataFrame:
    return _answer(question, key, _warehouse)
