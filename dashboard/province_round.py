"""Which round a province is looked at for, and which rounds stand beside it. Pure functions of the question `periods`."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.filters import Filters
from dashboard.format import Record, period, records
from dashboard.page import Page
from dashboard.words import Words

# Four fiscal years: what a meeting talks about, and what a table of 140 agencies shows at once.
SHOWN = 8
SPAN, EVERY = "span", "all"


@dataclass(frozen=True, slots=True)
class Round:
    """One round that has begun. `days_left` is below 0 where its reports are overdue; `due` says what that day rests on."""

    fiscal_year: int
    round: int
    is_closed: bool
    due_on: pd.Timestamp
    days_left: int
    due: str

    @property
    def key(self) -> int:
        """Fiscal year and round in one number, as questions take it: 25671 is 2567/1."""
        return self.fiscal_year * 10 + self.round

    def named(self, words: Words) -> str:
        """2567/1, with a mark where it is still open."""
        label = period(self.fiscal_year, self.round, words)
        return label if self.is_closed else f"{label} {words('period.open_mark')}"


@dataclass(frozen=True, slots=True)
class Rounds:
    """The round that is looked at, and those shown beside it, the oldest first; `hidden` older ones are not shown."""

    chosen: Round
    shown: tuple[Round, ...]
    hidden: int
    is_every: bool

    @property
    def newest_first(self) -> tuple[Round, ...]:
        """The rounds shown, the newest first: on a phone it stands beside the names."""
        return self.shown[::-1]


def rounds(periods: pd.DataFrame, page: Page) -> Rounds | None:
    """The rounds to show; None where none has begun."""
    begun = [_round(r, page.words) for r in records(periods) if r["has_begun"]]
    if not begun:
        return None
    chosen = _chosen(begun, page.filters)
    is_every = page.parameter(SPAN) == EVERY
    # The window ends with the newest round, or with the chosen one where that lies further back.
    last = len(begun) if begun.index(chosen) >= len(begun) - SHOWN else begun.index(chosen) + 1
    shown = begun if is_every else begun[max(0, last - SHOWN) : last]
    return Rounds(chosen, tuple(shown), len(begun) - len(shown), is_every)


def _round(row: Record, words: Words) -> Round:
    return Round(
        int(row["fiscal_year"]),
        int(row["round"]),
        bool(row["is_closed"]),
        row["due_on"],
        int(row["days_left"]),
        str(row[f"due_{words.language}"]),
    )


def _chosen(begun: list[Round], filters: Filters) -> Round:
    """The newest closed round that the filters allow; an open one only where they allow no other."""
    allowed = [
        r
        for r in begun
        if (not filters.fiscal_years or r.fiscal_year in filters.fiscal_years)
        and (not filters.rounds or r.round in filters.rounds)
    ] or begun
    return next((r for r in reversed(allowed) if r.is_closed), allowed[-1])


def of_round(page: Page, one: Round) -> Page:
    """The page with the filters of one round alone."""
    return replace(page, filters=replace(page.filters, fiscal_years=(one.fiscal_year,), rounds=(one.round,)))


def of_all(page: Page) -> Page:
    """The page with the filters of all years and rounds."""
    return replace(page, filters=replace(page.filters, fiscal_years=(), rounds=()))
