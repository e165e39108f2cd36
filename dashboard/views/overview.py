"""ภาพรวม: what participation took place, who came, and what followed."""

from __future__ import annotations

from functools import partial

from dashboard import blocks, changes, charts, frame, headline, page, province_map, table, unknowns


def draw(here: page.Page) -> None:
    """Take the filters, ask, draw the headline, then each chart with its table and the way deeper."""
    row = here.ask_row("headline")
    missing = here.ask_row("missing_count")
    if page.is_empty(row):
        frame.nothing_matches(here, expected=missing["agencies"])
        return
    rounds = here.ask("frequency_by_round")
    headline.draw(row, rounds, here)
    blocks.missing(row, missing, table.missing(partial(here.ask, "missing_agencies"), here), here)

    chosen = province_map.choice(here)
    what_changed = partial(changes.draw, changes.found(changes.round_of(rounds, here), here), here)
    province_map.draw(province_map.measured(chosen, here), chosen, here, what_changed)

    coverage = blocks.coverage_of("frequency", row, here.words)
    blocks.chart("frequency", charts.frequency(rounds, here.words), table.frequency(rounds, here), coverage, here)

    groups = here.ask("composition")
    coverage = blocks.coverage_of("composition", row, here.words)
    blocks.chart("composition", charts.composition(groups, here.words), table.composition(groups, here), coverage, here)

    steps = here.ask("ladder_by_round")
    coverage = blocks.coverage_of("ladder", row, here.words)
    blocks.chart("ladder", charts.ladder(steps, here.words), table.ladder(steps, here), coverage, here)

    unknowns.draw(row, here)


if __name__ == "__main__":
    draw(page.take())
