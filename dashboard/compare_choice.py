"""What the comparison is of: measure, peers, rounds and what is opened, read from the address and written back to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, filter_bar, markup, numbers
from dashboard.filters import WHOLE_YEAR, Filters
from dashboard.format import number, period, records
from dashboard.funnel import Spot
from dashboard.page import COMPARE, PATHS, Page
from dashboard.words import Words
from queries import compare
from queries.compare import RATES, SIDE_BY_SIDE
from queries.measures import measures
from queries.route import Request

DEFAULT_RATE = "done_share"
# Query parameters of this page; a change of filters keeps the first of them, the others belong to what it showed.
RATE, GROUP, REGION, WHOLE, MATCHED = filter_bar.COMPARED
FIND, SHEET, SPOT, WHEN, PAIR = "find", "sheet", "spot", "when", "pair"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared. `group` None: the peers of the first chosen agency, else the largest group."""

    rate: str
    group: str | None
    region: str | None
    by_size: bool
    matched: bool
    find: str
    sheet: int
    spot: Spot | None
    when: tuple[int, int] | None
    pair: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Basis:
    """The page with closed rounds alone; None where none of what is chosen is closed. `left_out`: (year, round), not closed."""

    page: Page | None
    left_out: tuple[tuple[int, int], ...]


def read(page: Page, regions: Collection[str]) -> Choice:
    """What the address means; what cannot be is as if it were not there."""
    rate, spot, when = page.parameter(RATE), _whole(page.parameter(SPOT), 4), _whole(page.parameter(WHEN), 2)
    region, pair = page.parameter(REGION), (page.parameter(PAIR) or "").split("~")
    sheet = _whole(page.parameter(SHEET), 1)
    return Choice(
        rate=rate if rate in RATES else DEFAULT_RATE,
        group=page.parameter(GROUP),
        region=region if region in regions else None,
        by_size=page.parameter(WHOLE) is None,
        matched=page.parameter(MATCHED) is not None,
        find=(page.parameter(FIND) or "").strip(),
        sheet=max(1, sheet[0]) if sheet else 1,
        spot=Spot(*spot) if spot else None,
        when=(when[0], when[1]) if when else None,
        pair=(pair[0], pair[1]) if len(pair) == 2 else None,
    )


def _whole(text: str | None, parts: int) -> tuple[int, ...]:
    found = (text or "").split("-")
    if len(found) != parts or not all(p.isascii() and p.isdigit() and len(p) <= 9 for p in found):
        return ()
    return tuple(int(p) for p in found)


def link(page: Page, **changes: str | None) -> str:
    """A link to this page with some of its own parameters changed; None takes one away."""
    own = {key: values for key, values in page.raw.items() if key in _OWN}
    given = {key: [value] for key, value in changes.items() if value is not None}
    kept = {key: values for key, values in own.items() if key not in changes}
    return address.link(PATHS[COMPARE], page.address, kept, given)


_OWN = (*filter_bar.COMPARED, FIND, SHEET, SPOT, WHEN, PAIR)


def regions_of(told: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """The provinces of each region, in the order of the question `province_regions`."""
    found: dict[str, list[str]] = {}
    for row in records(told):
        found.setdefault(str(row["region"]), []).append(str(row["province"]))
    return {name: tuple(provinces) for name, provinces in sorted(found.items())}


def closed(page: Page, periods: pd.DataFrame) -> Basis:
    """The page with its years and rounds narrowed to closed ones, so that no open round is compared with a whole one.

    Where a chosen year holds an open round, whole years stay; where none is whole, the closed rounds of the latest year.
    """
    filters = page.filters
    is_closed = {(int(r["fiscal_year"]), int(r["round"])): bool(r["is_closed"]) for r in records(periods)}
    years = sorted((y for y in filters.fiscal_years or page.choices.fiscal_years if y != WHOLE_YEAR), reverse=True)
    halves = sorted({2 if r == WHOLE_YEAR else r for r in filters.rounds}) or [1, 2]
    open_ = tuple((y, h) for y in years for h in halves if not is_closed.get((y, h), False))
    if not open_:
        return Basis(page, ())
    whole = tuple(y for y in years if all((y, h) not in open_ for h in halves))
    if whole:
        return Basis(_with(page, fiscal_years=whole), open_)
    for year in years:
        rounds = tuple(h for h in halves if (year, h) not in open_)
        if rounds:
            return Basis(_with(page, fiscal_years=(year,), rounds=rounds), open_)
    return Basis(None, open_)


def _with(page: Page, **changes: Any) -> Page:
    return replace(page, filters=replace(page.filters, **changes))


def of_peers(page: Page, choice: Choice, regions: Mapping[str, tuple[str, ...]]) -> Page:
    """The page of all agencies that are compared: those of the region, else of the chosen provinces, and of the chosen kinds."""
    provinces = regions[choice.region] if choice.region else page.filters.provinces
    return _with(page, agencies=(), provinces=provinces)


def of_chosen(page: Page) -> Page:
    """The page of the chosen agencies alone: their provinces and kinds are their own."""
    return _with(page, provinces=(), kinds=()) if page.filters.agencies else page


def peers(among: Page, choice: Choice) -> pd.DataFrame:
    """The answer of `queries.compare.peers` for what is chosen."""
    return among.compared(compare.peers, rate=choice.rate, by_size=choice.by_size)


def missing(among: Page, choice: Choice) -> list[compare.Band]:
    """The bands that missing reports leave; none for the rate that counts them already."""
    return [] if choice.rate == "reporting_rate" else among.compared(compare.missing_band, rate=choice.rate)


def reported(among: Page, group: pd.DataFrame) -> pd.DataFrame:
    """How many agencies of the group's kind reported of how many expected."""
    kinds = tuple(str(k) for k in group["kind"].iloc[:1])
    return _with(among, kinds=kinds).measured(Request(("agencies_reported",)))[0]


def over_time(among: Page, choice: Choice, group: pd.DataFrame) -> pd.DataFrame | None:
    """The rate of the group's kind round by round; None where it cannot be told so, or there is no group."""
    if choice.rate not in compare.OVER_TIME or group.empty:
        return None
    kinds = [str(group["kind"].iloc[0])]
    return among.compared(compare.over_time, rate=choice.rate, matched=choice.matched, kinds=kinds)


def group_of(found: pd.DataFrame, choice: Choice, page: Page) -> str | None:
    """The peer group that is looked at: the one named, else that of the first chosen agency, else the largest."""
    groups = found["peer_group"].value_counts()
    if choice.group in groups.index:
        return choice.group
    for agency in page.filters.agencies:
        of_it = found.loc[found["agency_id"] == agency, "peer_group"]
        if len(of_it):
            return str(of_it.iloc[-1])
    return str(groups.index[0]) if len(groups) else None


def bands_of(told: pd.DataFrame, words: Words) -> dict[str, str]:
    """The names of the bands of size, from the question `size_bands`."""
    return {str(row["band"]): str(row[words.language]) for row in records(told)}


def within(found: pd.DataFrame, group: str | None) -> pd.DataFrame:
    """The agencies of one peer group."""
    return found[found["peer_group"] == group]


def group_words(group: str, bands: Mapping[str, str], words: Words) -> str:
    """'sao villages_6' → อบต. 6–9 หมู่บ้าน."""
    kind, _, size = group.partition(" ")
    named = words.code("agency_kind", kind)
    return named if size == "*" else f"{named} {bands.get(size, size)}"


def draw(
    found: pd.DataFrame,
    group: str | None,
    choice: Choice,
    regions: Collection[str],
    bands: Mapping[str, str],
    page: Page,
) -> None:
    """The pickers: what is measured, among whom, where, and whether by size."""
    words = page.words
    sizes = found["peer_group"].value_counts()
    labels = {
        str(g): words("compare.group_option", group=group_words(str(g), bands, words), n=number(n, words))
        for g, n in sizes.items()
    }
    everywhere = words("compare.area_filtered" if page.filters.provinces else "compare.area_all")
    with st.container(key="compare_pick"):
        one, two, three = st.columns([5, 5, 4], gap="small")
        with one:
            _select(RATE, RATES, choice.rate, lambda r: numbers.label(measures()[r], words), words)
        with two:
            _select(GROUP, list(labels), group, lambda g: labels[g], words)
        with three:
            _select(
                REGION,
                ["", *regions],
                choice.region or "",
                lambda r: words("compare.area", name=words.code("region", r)) if r else everywhere,
                words,
            )
        key = f"pick_whole_{words.language}"
        st.session_state[key] = not choice.by_size
        st.checkbox(
            words("compare.whole"),
            key=key,
            on_change=lambda: _changed(WHOLE, "1" if st.session_state[key] else None, (GROUP,)),
        )


def _select(name: str, options: Sequence[str], chosen: str | None, label: Callable[[str], str], words: Words) -> None:
    key = f"pick_{name}_{words.language}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    gone = {REGION: (GROUP,), RATE: ()}.get(name, ())

    def changed() -> None:
        _changed(name, st.session_state[key] or None, gone)

    st.selectbox(
        words(f"compare.pick_{name}"), options, key=key, format_func=label, on_change=changed, filter_mode="contains"
    )


def _changed(name: str, value: str | None, gone: Sequence[str]) -> None:
    """Write a parameter; what was found among other agencies is looked for anew."""
    filter_bar.put(name, value)
    for key in (*gone, SHEET, SPOT):
        filter_bar.put(key, None)


def search(choice: Choice, page: Page) -> None:
    """The field in which an agency is looked for by a part of its name or province."""
    words = page.words
    key = f"pick_find_{words.language}"
    if st.session_state.get(key) != choice.find:
        st.session_state[key] = choice.find
    st.text_input(
        words("compare.find"),
        key=key,
        placeholder=words("compare.find_placeholder"),
        on_change=lambda: _changed(FIND, st.session_state[key].strip() or None, ()),
        max_chars=80,
    )


def switch_matched(choice: Choice, page: Page) -> None:
    """Whether only agencies that reported in both years are counted."""
    key = f"pick_matched_{page.words.language}"
    st.session_state[key] = choice.matched
    st.toggle(
        page.words("compare.matched"),
        key=key,
        on_change=lambda: filter_bar.put(MATCHED, "1" if st.session_state[key] else None),
    )


def pick_agencies(found: pd.DataFrame, page: Page) -> None:
    """Choose two to six agencies, of the group or named already; they are the filter of agencies."""
    words, filters = page.words, page.filters
    named = page.choices.agencies
    options = list(dict.fromkeys([*filters.agencies, *(str(a) for a in found["agency_id"])]))
    key = f"pick_agencies_{words.language}"
    if st.session_state.get(key) != list(filters.agencies):
        st.session_state[key] = list(filters.agencies)

    def changed() -> None:
        chosen: Filters = replace(filters, agencies=tuple(st.session_state[key]))
        filter_bar.go(chosen, words.language, not page.state["has_real"])

    st.multiselect(
        words("compare.pick_agencies"),
        [o for o in options if o in named],
        key=key,
        format_func=lambda a: named[a].with_province,
        on_change=changed,
        placeholder=words("compare.pick_agencies_placeholder"),
        max_selections=SIDE_BY_SIDE[1],
        select_all=False,
        filter_mode="contains",
        wrap=True,
    )


def note(basis: Basis, page: Page) -> None:
    """Which rounds are not compared, because they are not closed."""
    if basis.left_out:
        which = [period(y, r, page.words) for y, r in basis.left_out]
        text = page.words("compare.left_out", which=page.words("list_separator").join(sorted(which)))
        markup.show(f'<p class="ruam-coverage">{escape(text)}</p>')


def nothing_closed(basis: Basis, page: Page) -> None:
    """Why there is nothing to compare, and what to choose."""
    words = page.words
    which = words("list_separator").join(sorted(period(y, r, words) for y, r in basis.left_out))
    markup.show(
        f'<div class="ruam-empty"><h1>{escape(words("compare.nothing_closed"))}</h1>'
        f"<p>{escape(words('compare.nothing_closed_text', which=which))}</p></div>"
    )
