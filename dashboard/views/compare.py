"""เปรียบเทียบ: who differs from their peers by more than chance, and two to six agencies side by side."""

from __future__ import annotations

from functools import partial

from dashboard import (
    beside,
    beside_words,
    blocks,
    compare_choice,
    compare_head,
    funnel,
    near_copies,
    over_time,
    page,
    peer_table,
)


def draw(asked: page.Page) -> None:
    """Take the filters, narrow them to closed rounds, ask, draw the answer, each comparison with its table, and the ways deeper."""
    regions = compare_choice.regions_of(asked.ask_all("province_regions"))
    bands = compare_choice.bands_of(asked.ask_all("size_bands"), asked.words)
    choice = compare_choice.read(asked, regions)
    basis = compare_choice.closed(asked, asked.ask_all("periods"))
    if basis.page is None:
        compare_choice.nothing_closed(basis, asked)
        return
    here = basis.page
    among = compare_choice.of_peers(here, choice, regions)
    found = compare_choice.peers(among, choice)
    name = compare_choice.group_of(found, choice, here)
    group = compare_choice.within(found, name)

    compare_head.heading(group, choice, bands, here)
    compare_choice.note(basis, asked)
    compare_choice.draw(found, name, choice, regions, bands, here)
    compare_head.chosen(found, name, choice, bands, here)
    compare_head.cards(group, compare_choice.missing(among, choice), choice, here)
    coverage = compare_head.coverage(compare_choice.reported(among, group), group, here)
    drawn = funnel.funnel(group, here.filters.agencies, here.words)
    blocks.chart(funnel.TOPIC, drawn, None, coverage, here, partial(peer_table.open_dot, page=here))
    peer_table.draw(group, choice, bands, here)

    chosen = compare_choice.of_chosen(here)
    with beside.block():
        beside.head(here)
        compare_choice.pick_agencies(found, asked)
        if beside.is_possible(here):
            values = beside.measured(chosen)
            beside.summary(values, chosen)
            beside.draw(beside.about(chosen), values, chosen)
    if beside.is_possible(here):
        rounds = beside_words.each(chosen, "agency_rounds")
        when = beside_words.round_of(rounds, choice)
        passages = beside_words.each(chosen, "agency_elements")
        items = beside_words.of_reports(chosen, "report_items", rounds, when)
        groups = beside_words.of_reports(chosen, "report_groups", rounds, when)
        beside_words.elements(rounds, passages, items, groups, when, chosen)
        beside_words.findings(beside_words.each(chosen, "agency_findings"), chosen)

    told = compare_choice.over_time(compare_choice.of_peers(asked, choice, regions), choice, group)
    over_time.draw(told, asked.ask_all("form_breaks"), group, choice, asked)

    with near_copies.block():
        copies = chosen.ask("near_duplicates")
        near_copies.draw(copies, chosen)
        pair = near_copies.pair_of(copies, choice)
        if pair is not None:
            near_copies.beside(pair, *near_copies.texts(pair, chosen), chosen)


if __name__ == "__main__":
    draw(page.take())
