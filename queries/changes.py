"""What changed since the same round a year before: many agencies taken together, and those that moved by themselves.

Only agencies with records in both rounds count (a matched panel), and only rounds that are closed. A difference of two
rates is told with Newcombe's interval (`queries.statistics.difference`); what chance alone would do is no change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries import compare, statistics
from queries.measures import measures
from queries.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Change:
    """One rate of the panel in both rounds. `change`, `low` and `high` are None where either round has no record."""

    rate: str
    agencies: int
    k: int
    n: int
    k_before: int
    n_before: int
    change: float | None
    low: float | None
    high: float | None
    has_moved: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The rates of the panel, and `agencies`: the rows of `compare.movers` that moved, with their `rate`.

    `why_not` says why nothing can be compared (round_open, outside_data); then both are empty. `form_changed`: the form
    of the reports changed between the two rounds.
    """

    why_not: str | None
    rates: tuple[Change, ...]
    agencies: pd.DataFrame
    form_changed: bool


def changes(
    warehouse: Warehouse,
    fiscal_year: int,
    half: int,
    *,
    demonstration: bool,
    rates: Sequence[str] = compare.RATES,
    **filters: Any,
) -> Changes:
    """What changed in a round since the same a year before."""
    why_not = compare.why_not_comparable(warehouse, fiscal_year, half)
    if why_not is not None:
        return Changes(why_not, (), pd.DataFrame(), form_changed=False)
    frames = {
        rate: compare.movers(warehouse, rate, fiscal_year, half, demonstration=demonstration, **filters)
        for rate in rates
    }
    moved = [frame[frame["has_moved"]].assign(rate=rate) for rate, frame in frames.items()]
    return Changes(
        None,
        tuple(_together(rate, frame) for rate, frame in frames.items()),
        pd.concat(moved, ignore_index=True),
        any(bool(frame["form_changed"].any()) for frame in frames.values()),
    )


def _together(rate: str, frame: pd.DataFrame) -> Change:
    """The panel as one: a ratio of sums, never a mean of the agencies' rates."""
    k, n, k_before, n_before = (int(frame[name].sum()) for name in ("k", "n", "k_before", "n_before"))
    if not n or not n_before:
        return Change(rate, len(frame), k, n, k_before, n_before, None, None, None, has_moved=False)
    now, of_now, before, of_before = (np.array([float(v)]) for v in (k, n, k_before, n_before))
    change, low, high = (float(one[0]) for one in statistics.difference(now, of_now, before, of_before))
    is_enough = min(n, n_before) >= measures()[rate].least_n
    return Change(rate, len(frame), k, n, k_before, n_before, change, low, high, is_enough and (low > 0 or high < 0))
