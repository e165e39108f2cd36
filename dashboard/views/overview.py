"""ภาพรวม: what participation took place, who came, and what followed."""

from __future__ import annotations

from functools import partial

from dashboard import blocks, changes, charts, frame, headline, page, province_map, table, unknowns


def draw(here: page.Page) -> None:
    """Take the filters, ask, draw the headline, then each chart with its table and the way deeper."""
    row = here.ask_row("headline")
    missing = here.ask_row("missing_count")
    if page.is_empty(row):
        frame.nothing_matches(here, expected=max(missing["agencies"], missing["agencies_open"]))
        return
    rounds = here.told("frequency_by_round")
    headline.draw(row, rounds, here)
    blocks.missing(row, missing, table.missing(partial(here.ask, "missing_agencies"), here), here)

    what_changed = partial(changes.draw, changes.found(changes.round_of(rounds, here), here), here)
    province_map.draw(here, what_changed)

    blocks.answered("frequency", rounds, charts.frequency, table.frequency, row, here)
    blocks.answered("composition", here.told("composition"), charts.composition, table.composition, row, here)
    blocks.answered("ladder", here.told("ladder_by_round"), charts.ladder, table.ladder, row, here)
    unknowns.draw(row, here)


if __name__ == "__main__":
    draw(page.take())
