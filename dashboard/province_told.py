"""All that the page of a province is told: the answers to its questions, asked once, and what page and sheet both say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard import (
    blocks,
    changes,
    district_rates,
    meeting_sheet,
    province_grid,
    province_head,
    province_lists,
    province_round,
)
from dashboard.changes import Compared
from dashboard.charts import Chart
from dashboard.format import Record, records
from dashboard.meeting_sheet import Sheet
from dashboard.page import Page
from dashboard.province_round import Rounds
from dashboard.table import Table
from queries.route import Request

MOST_STILL = 60


@dataclass(frozen=True)
class Told:
    """What was asked for so far: each question when the page, or the sheet, first needs it. `here` is the page as it was asked for."""

    here: Page
    rounds: Rounds

    @cached_property
    def page(self) -> Page:
        """The page with the filters of the chosen round alone."""
        return province_round.of_round(self.here, self.rounds.chosen)

    @property
    def _at(self) -> dict[str, int]:
        return {"fiscal_year": self.rounds.chosen.fiscal_year, "round": self.rounds.chosen.round}

    @cached_property
    def row(self) -> Record:
        """The headline of the round."""
        return self.page.ask_row("headline")

    @cached_property
    def grid(self) -> pd.DataFrame:
        """Agencies by all rounds shown."""
        window = {"first_round": self.rounds.shown[0].key, "last_round": self.rounds.shown[-1].key}
        return self.here.ask_of_place("province_grid", **window)

    @cached_property
    def calls(self) -> pd.DataFrame:
        """Whom to call."""
        return self.here.ask_of_place("to_call", **self._at)

    @cached_property
    def still(self) -> pd.DataFrame:
        """What was promised and stands still."""
        first = self.rounds.shown[0].key
        return self.here.ask_of_place("standing_still", **self._at, first_round=first, most=MOST_STILL)

    @cached_property
    def rates(self) -> pd.DataFrame:
        """The reporting rate of each district in all rounds shown."""
        years = sorted({r.fiscal_year for r in self.rounds.shown})
        window = {"fiscal_year": years, "round": [1, 2]}
        wanted = Request(("reporting_rate",), ("district", "fiscal_year", "round"), window)
        return province_round.of_all(self.here).measured(wanted)[0]

    @cached_property
    def changes(self) -> Compared:
        """What changed since the same round a year before."""
        one = self.rounds.chosen
        return changes.found(changes.Round(one.fiscal_year, one.round), self.page)

    @property
    def province(self) -> str:
        """The province that is looked at."""
        return str(self.page.one_province)

    @cached_property
    def answer(self) -> tuple[str, str]:
        """The answer, in two sentences."""
        words = self.page.words
        return province_head.answer(self.row, self.rounds.chosen, self.province, len(self.calls), words)

    @cached_property
    def moved(self) -> str:
        """What rose and what fell, in a sentence."""
        return province_head.moved_in_words(self.changes, self.rounds.chosen, self.page.words)

    @cached_property
    def calls_table(self) -> Table:
        """Whom to call."""
        return province_lists.calls(self.calls, self.page)

    @cached_property
    def changes_table(self) -> Table:
        """What changed."""
        return changes.table_of(self.changes, self.page)

    @cached_property
    def order(self) -> list[str]:
        """The districts in the order of the grid, which is that of the Thai alphabet."""
        return [str(d) for d in self.grid["district"].dropna().unique()]

    @cached_property
    def districts(self) -> Chart:
        """The small multiples."""
        return district_rates.district_rates(self.rates, self.order, self.page.words)

    @cached_property
    def districts_table(self) -> Table:
        """The table of the small multiples."""
        return province_lists.districts(self.rates, self.order, self.page)

    @property
    def coverage(self) -> str:
        """How many agencies reported, of how many."""
        return blocks.coverage_of("frequency", self.row, self.page.words)

    @cached_property
    def sheet(self) -> Sheet:
        """The meeting sheet."""
        words, one = self.page.words, self.rounds.chosen
        rows = records(self.still)
        return meeting_sheet.sheet(
            row=self.row,
            one=one,
            province=self.province,
            answer=" ".join(t for t in self.answer if t),
            moved=self.moved,
            rates=self.rates,
            order=self.order,
            calls=(self.calls_table.data, province_lists.calls_lead(self.calls, one, words)),
            still=(self.still, province_lists.still_taken(rows, words), province_lists.still_lead(rows, words)),
            changes=self.changes_table.data,
            grid=province_grid.taken(records(self.grid), words),
            page=self.page,
        )
