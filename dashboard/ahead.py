"""What a page will ask, begun before anything of it is drawn: DuckDB answers on one core while Python draws on another."""

from __future__ import annotations

from dashboard import changes, province_map
from dashboard.page import OVERVIEW, Page
from queries import making


def begin(page: Page, name: str) -> None:
    """Begin the answers that the page of this name waits for, once: where they are kept there is nothing to begin."""
    if name == OVERVIEW:
        page.drawn("ahead", lambda: _overview(page), province_map.choice(page))


def _overview(page: Page) -> None:
    asked = province_map.choice(page)
    making.begin(
        lambda: page.told("headline"),
        lambda: province_map.measured(asked, page),
        lambda: page.told("missing_count"),
        lambda: changes.found(changes.round_of(page.told("frequency_by_round"), page), page),
    )
