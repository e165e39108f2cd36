"""จังหวัด: who has not reported, what changed, whom to call; five minutes before the meeting."""

from __future__ import annotations

from dashboard import (
    blocks,
    changes,
    frame,
    meeting_offer,
    page,
    province_grid,
    province_head,
    province_lists,
    province_round,
    province_told,
)


def draw(here: page.Page) -> None:
    """Take the one province of the filters, ask, draw the answer and the sheet, then whom to call, the grid and the rest."""
    if here.one_province is None:
        province_head.choose(here)
        return
    rounds = province_round.rounds(here.ask_of_place("periods"), here)
    if rounds is None:
        frame.nothing_matches(here, expected=0)
        return
    told = province_told.Told(here, rounds)
    if told.grid.empty:
        frame.nothing_matches(told.page, expected=0)
        return
    province_head.heading(told.answer, told.moved, rounds.chosen, told.page)
    meeting_offer.draw(told, told.page)
    province_head.cards(told.row, told.page)
    province_lists.draw_calls(told.calls, told.calls_table, rounds.chosen, told.page)
    province_grid.draw(told.grid, rounds, here)
    changes.draw(told.changes, told.page)
    blocks.chart("district_rates", told.districts, told.districts_table, told.coverage, told.page)
    province_lists.draw_still(told.still, told.page)


if __name__ == "__main__":
    draw(page.take())
