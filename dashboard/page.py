"""What every page is given: the words, the filters, the way to ask, and the way to link."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard import address, answers
from dashboard.filters import Choices, Filters, Slice
from dashboard.format import Record, period, records
from dashboard.words import Words
from queries import route
from queries.ask import takes
from queries.route import Request
from queries.warehouse import Warehouse

_Found = TypeVar("_Found")
_KEY = "page"
OVERVIEW, ACTIVITIES, REPORT, CORRECT, AGENCY = "overview", "activities", "report", "correct", "agency"
PROVINCE, COMPARE, EXPLORE = "province", "compare", "explore"
QUALITY, DEFINITIONS, ABOUT = "quality", "definitions", "about"
# What the navigation offers, in its order; the other pages are reached from a number.
OFFERED = (OVERVIEW, PROVINCE, COMPARE, AGENCY, EXPLORE, QUALITY, DEFINITIONS, ABOUT)
PATHS = {name: "" if name == OVERVIEW else name for name in (*OFFERED, ACTIVITIES, REPORT, CORRECT)}
# The filters under the names that measures have for the same dimensions.
_DIMENSIONS = {
    "fiscal_years": "fiscal_year",
    "rounds": "round",
    "provinces": "province",
    "kinds": "agency_kind",
    "agencies": "agency",
}


@dataclass(frozen=True)
class Page:
    """One run of one page. `state` is the row of the question `data_state`; `raw` are the query parameters."""

    words: Words
    filters: Filters
    choices: Choices
    state: Mapping[str, Any]
    raw: address.Raw
    warehouse: Warehouse
    pages: Mapping[str, Any]  # the st.Page of each page, for links that keep the session
    is_dark: bool = False  # the browser shows the dark theme
    in_fragment: bool = False  # what is drawn stands in a fragment, which is drawn again alone when something unfolds

    def ask(self, question: str, **extra: Any) -> pd.DataFrame:
        """Ask a question of the filters, of those of them that it takes."""
        return answers.ask(self.warehouse, question, **self._taken_by(question), **extra)

    def told(self, question: str) -> list[Record]:
        """As `ask`, as rows."""
        return answers.told(self.warehouse, question, **self._taken_by(question))

    def _taken_by(self, question: str) -> dict[str, Any]:
        return {name: value for name, value in self.filters.parameters().items() if takes(question, name)}

    def ask_all(self, question: str) -> pd.DataFrame:
        """Ask a question of everything: of demonstration or real data, as is shown, where it tells them apart."""
        given = {"demonstration": self.filters.demonstration} if takes(question, "demonstration") else {}
        return answers.ask(self.warehouse, question, **given)

    def compared(self, asked: Callable[..., _Found], **extra: Any) -> _Found:
        """What a function of `queries.compare` finds under the filters."""
        return answers.compared(self.warehouse, asked, **{**self.filters.parameters(), **extra})

    def ask_of_place(self, question: str, **extra: Any) -> pd.DataFrame:
        """Ask a question of the chosen agencies, provinces and kinds that looks at years and rounds of its own."""
        given = {name: value for name, value in self.place.items() if takes(question, name)}
        return answers.ask(self.warehouse, question, **given, **extra)

    @property
    def place(self) -> dict[str, Any]:
        """The parameters of the filters without years and rounds."""
        return {k: v for k, v in self.filters.parameters().items() if k not in ("fiscal_years", "rounds")}

    def measured(self, *requests: Request) -> list[pd.DataFrame]:
        """The measures that are asked for, under the filters, all from one statement; see `queries.route.page`."""
        return route.page(self.warehouse, requests, self.measure_filters, demonstration=self.filters.demonstration)

    def told_measures(self, *requests: Request) -> list[list[Record]]:
        """As `measured`, as rows."""
        return route.told(self.warehouse, requests, self.measure_filters, demonstration=self.filters.demonstration)

    def drawn(self, name: str, draw: Callable[[], _Found], *of: Hashable) -> _Found:
        """What `draw` makes of answers under these filters, kept as they are: take from it, never write to it.

        `of` is whatever else it depends on.
        """
        return self.warehouse.kept(("drawn", name, self.filters, self.words.language, *of), draw)

    @property
    def measure_filters(self) -> dict[str, list[Any]]:
        """The filters as measures take them: dimension → what is allowed."""
        chosen = self.filters.parameters()
        return {of: chosen[name] for name, of in _DIMENSIONS.items() if chosen[name]}

    def ask_row(self, question: str) -> Record:
        """Ask a question of the filters whose answer is one row."""
        return self.told(question)[0]

    def ask_plain(self, question: str) -> pd.DataFrame:
        """Ask a question that takes no parameters."""
        return answers.ask(self.warehouse, question)

    def ask_report(self, question: str, report_id: str) -> pd.DataFrame:
        """Ask a question of one report."""
        return answers.ask(self.warehouse, question, report_id=report_id)

    def ask_agency(self, question: str, agency_id: str) -> pd.DataFrame:
        """Ask a question of one agency, of the chosen years and rounds where it takes them."""
        given = {name: value for name, value in self.filters.parameters().items() if name in ("fiscal_years", "rounds")}
        if not takes(question, "fiscal_years"):
            given = {}
        return answers.ask(self.warehouse, question, agency_id=agency_id, **given)

    def ask_agency_row(self, question: str, agency_id: str) -> Record:
        """Ask a question of one agency whose answer is one row."""
        return records(self.ask_agency(question, agency_id))[0]

    @property
    def one_province(self) -> str | None:
        """The province that the filters name, where they name one alone."""
        return self.filters.provinces[0] if len(self.filters.provinces) == 1 else None

    @property
    def one_agency(self) -> str | None:
        """The agency that the filters name, where they name one alone."""
        return self.filters.agencies[0] if len(self.filters.agencies) == 1 else None

    @property
    def may_correct(self) -> bool:
        """Whether this dashboard lets people correct what was read."""
        return CORRECT in self.pages

    def holds(self, filters: Filters) -> bool:
        """Whether some other filters have any report or activity."""
        return not is_empty(answers.told(self.warehouse, "headline", **filters.parameters())[0])

    @property
    def documents(self) -> int:
        """How many documents were read for what is shown: the invented ones, or the others."""
        invented = int(self.state["documents_demonstration"])
        return invented if self.filters.demonstration else int(self.state["documents"]) - invented

    @property
    def address(self) -> dict[str, list[str]]:
        """The query parameters of the filters and the language."""
        return address.write(self.filters, self.words.language, default_demonstration=not self.state["has_real"])

    def address_of(self, **changes: Any) -> dict[str, list[str]]:
        """The query parameters with some filters changed."""
        changed = replace(self.filters, **changes)
        return address.write(changed, self.words.language, default_demonstration=not self.state["has_real"])

    def link_activities(self, slice_: Slice | None = None, **changes: Any) -> str:
        """A link to the activities of a slice, with some filters changed."""
        return address.link("activities", self.address_of(**changes), address.write_slice(slice_ or Slice()))

    def link_report(self, report_id: str, activity_id: str | None = None, at: int | None = None) -> str:
        """A link to the words of a report; `at` is the place in its document's text to show."""
        target = {"report": [report_id]} | ({"activity": [activity_id]} if activity_id else {})
        target |= {} if at is None else {"at": [str(at)]}
        return address.link(
            "report", self.address, {k: v for k, v in self.raw.items() if k in address.SLICE_KEYS}, target
        )

    def link_agency(self, agency_id: str, report_id: str | None = None) -> str:
        """A link to the page of an agency, and there to one of its reports; years and rounds stay chosen."""
        target = {"report": [report_id]} if report_id else {}
        return address.link(PATHS[AGENCY], self.address_of(agencies=(agency_id,), provinces=(), kinds=()), target)

    def link_province(self, **changes: Any) -> str:
        """A link to the page of a province, with some filters changed."""
        return address.link(PATHS[PROVINCE], self.address_of(**changes))

    @property
    def slice(self) -> Slice:
        """The slice that the address names."""
        return address.read_slice(self.raw)

    def parameter(self, name: str) -> str | None:
        """One query parameter, None where it is not there."""
        return next(iter(self.raw.get(name, [])), None) or None

    def describe(self) -> list[str]:
        """The chosen filters in words, one text a filter."""
        w, f = self.words, self.filters
        parts = []
        if f.fiscal_years:
            years = [period(y, None, w) if y == 0 else str(y) for y in sorted(f.fiscal_years)]
            parts.append(w("period.fiscal_year", years=_some(years, w, 6)))
        if f.rounds:
            parts.append(_some([w(f"round.{r}") for r in f.rounds], w, 3))
        if f.provinces:
            parts.append(
                _some([f"{w('filters.provinces')}{' ' if w.language == 'en' else ''}{p}" for p in f.provinces], w, 2)
            )
        if f.kinds:
            parts.append(_some([w.code("agency_kind", k) for k in f.kinds], w, 4))
        if f.agencies:
            parts.append(_some([self.choices.agencies[a].label for a in f.agencies], w, 2))
        return parts


def _some(texts: list[str], words: Words, most: int) -> str:
    shown = words("list_separator").join(texts[:most])
    return shown if len(texts) <= most else words("filters.more", first=shown, n=len(texts) - most)


def is_empty(headline: Mapping[str, Any]) -> bool:
    """Whether a headline row has neither a report nor an activity."""
    counts = ("p_reports", "p_events_held", "p_recurring_claimed", "p_types_only")
    return not any(_int(headline[name]) for name in counts)


def _int(value: Any) -> int:
    return 0 if value is None or pd.isna(value) else int(value)


def put(page: Page) -> None:
    """Hand the page to the view that runs next."""
    st.session_state[_KEY] = page


def take() -> Page:
    """The page that this run is about."""
    page: Page = st.session_state[_KEY]
    return page


def drop() -> None:
    """Forget the page after the run: a session must not keep an old generation open."""
    st.session_state.pop(_KEY, None)
