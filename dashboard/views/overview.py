"""ภาพรวม: what participation took place, who came, and what followed."""

from __future__ import annotations

from functools import partial

from dashboard import blocks, changes, charts, frame, headline, page, province_map, table, unknowns
from dashboard.format import Answer, Record


def draw(here: page.Page) -> None:
    """Take the filters, ask, draw the headline, and all that stands under it."""
    row = here.ask_row("headline")
    missing = here.ask_row("missing_count")
    if page.is_empty(row):
        frame.nothing_matches(here, expected=max(missing["agencies"], missing["agencies_open"]))
        return
    rounds = here.told("frequency_by_round")
    headline.draw(row, rounds, here)
    blocks.part(_under, here, row, rounds, missing)


def _under(here: page.Page, row: Record, rounds: Answer, missing: Record) -> None:
    """Who is missing, the map, and each chart with its table."""
    blocks.missing(row, missing, table.missing(partial(here.ask, "missing_agencies"), here), here)
    province_map.draw(here, changes.found(changes.round_of(rounds, here), here))
    blocks.answered("frequency", rounds, charts.frequency, table.frequency, row, here)
    blocks.answered("composition", here.told("composition"), charts.composition, table.composition, row, here)
    blocks.answered("ladder", here.told("ladder_by_round"), charts.ladder, table.ladder, row, here)
    unknowns.draw(row, here)


if __name__ == "__main__":
    draw(page.take())
