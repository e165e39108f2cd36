"""The peers in the order of their drawn-in rates, some at a time: count, rate with its interval, and whether it is chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from dashboard import blocks, compare_choice, filter_bar, funnel, markup, numbers, table
from dashboard.compare_choice import SHEET, SPOT, Choice
from dashboard.filters import Slice
from dashboard.format import Record, is_unknown, number, percent, records
from dashboard.page import AGENCY, Page
from dashboard.table import Column, build, plain
from dashboard.words import Words
from queries.measures import measures

TOPIC = "compare.peers"
AT_A_TIME = 20


def open_dot(told: Sequence[str], page: Page) -> None:
    """A click on a dot: the page of its agency, or the agencies of that place in the table where they are several."""
    agency, spot, *_ = told
    if agency:
        st.switch_page(page.pages[AGENCY], query_params=page.address_of(agencies=(agency,), provinces=(), kinds=()))
    elif page.parameter(SPOT) != spot:
        filter_bar.put(SPOT, spot)
        filter_bar.put(SHEET, None)
        st.rerun()


def shown(group: pd.DataFrame, choice: Choice) -> list[Record]:
    """The rows that are looked for, the highest drawn-in rate first; equal ones by the more records."""
    wanted = choice.find.casefold()
    rows = [r for r in records(group) if not wanted or wanted in f"{r['short_name']} {r['province']}".casefold()]
    if spot := choice.spot:
        rows = [
            r
            for r in rows
            if spot.least_n <= int(r["n"]) <= spot.most_n and spot.least <= funnel.thousandth(r) <= spot.most
        ]
    return sorted(rows, key=lambda r: (-float(r["shrunk"]), -int(r["n"]), str(r["agency_id"])))


def draw(group: pd.DataFrame, choice: Choice, bands: Mapping[str, str], page: Page) -> None:
    """The table, with the field to search it, the way to its other pages, and the whole to take away."""
    words = page.words
    rows = shown(group, choice)
    sheets = max(1, -(-len(rows) // AT_A_TIME))
    at = min(choice.sheet, sheets)
    with st.container(key="chart_peers"):
        least = number(measures()[choice.rate].least_n, words)
        markup.show(
            f'<div class="ruam-chart-head"><h2 id="peers">{escape(words("compare.peers.title"))}</h2>'
            f'<p class="subtitle">{escape(words("compare.peers.subtitle", least=least))}</p></div>'
        )
        compare_choice.search(choice, page)
        if choice.spot or choice.find:
            every = compare_choice.link(page, spot=None, find=None, sheet=None)
            told = words("compare.found", n=number(len(rows), words), of=number(len(group), words))
            markup.show(
                f'<p class="ruam-coverage">{escape(told)} <a href="{escape(every)}">{escape(words("compare.found_all"))}</a></p>'
            )
        if rows:
            markup.show(_table(rows[(at - 1) * AT_A_TIME : at * AT_A_TIME], page))
            _sheets(at, sheets, page)
        taken = _taken(shown(group, replace(choice, find="", spot=None)), page)
        blocks.downloads(TOPIC, taken, page, _facts(group, choice, bands, words))


def _facts(group: pd.DataFrame, choice: Choice, bands: Mapping[str, str], words: Words) -> list[tuple[str, str]]:
    """What the rows are of, for the sheet that tells where they are from."""
    facts = [(words("compare.pick_rate"), numbers.label(measures()[choice.rate], words))]
    if choice.region:
        facts.append((words("compare.pick_region"), choice.region))
    if len(group):
        told = compare_choice.group_words(str(group["peer_group"].iloc[0]), bands, words)
        facts.append((words("compare.pick_peers"), told))
    return facts


def _sheets(at: int, sheets: int, page: Page) -> None:
    if sheets == 1:
        return
    words = page.words

    def way(to: int, label: str) -> str:
        if not 1 <= to <= sheets:
            return f'<span class="muted">{escape(words(label))}</span>'
        href = compare_choice.link(page, sheet=None if to == 1 else str(to))
        return f'<a href="{escape(href)}#peers">{escape(words(label))}</a>'

    told = escape(words("activities.page", page=at, pages=sheets))
    markup.show(
        f'<nav class="ruam-sheets" aria-label="{escape(words("compare.peers.title"))}">'
        f"{way(at - 1, 'activities.before')} <span>{told}</span> {way(at + 1, 'activities.after')}</nav>"
    )


def _columns(words: Words, page: Page) -> list[Column]:
    def rank(row: Record) -> str:
        return words("compare.no_rank") if is_unknown(row["rank"]) else number(row["rank"], words)

    def counted(row: Record) -> str:
        return words("number.base_k_n", k=number(row["k"], words), n=number(row["n"], words))

    def standing(row: Record) -> str:
        return f"{funnel.SIGNS[row['standing']][0]} {words('compare.standing_' + row['standing'])}"

    def share(name: str) -> Callable[[Record], str]:
        return lambda row: percent(row[name], words)

    return [
        Column(words("compare.column_rank"), rank, lambda r: plain(r["rank"]), is_number=True),
        table.agency(page),
        table.place("province", words),
        Column(words("compare.column_counted"), counted, is_number=True),
        Column(words("compare.column_share"), share("share"), lambda r: float(r["share"]), is_number=True),
        Column(
            words("compare.column_interval"),
            lambda r: funnel.interval(r, words),
            is_number=True,
            drawn=_interval,
        ),
        Column(words("compare.column_shrunk"), share("shrunk"), lambda r: float(r["shrunk"]), is_number=True),
        Column(words("compare.column_standing"), standing, standing),
    ]


def _interval(row: Record) -> str:
    """The interval as a line from 0 to 100 %, the rate a dot on it, the peers' rate a mark; the numbers stand beside it."""
    low, high, share, centre = (100 * float(row[c]) for c in ("low", "high", "share", "centre"))
    return (
        f'<span class="ruam-interval" aria-hidden="true"><i class="line" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
        f'<i class="centre" style="left:{centre:.1f}%"></i><i class="dot" style="left:{share:.1f}%"></i></span>'
    )


def _table(rows: Sequence[Record], page: Page) -> str:
    words = page.words

    def activities(row: Record) -> str:
        return page.link_activities(Slice(), agencies=(str(row["agency_id"]),), provinces=(), kinds=())

    return build(rows, _columns(words, page), words("compare.peers.title"), activities, words).html


def _taken(rows: Sequence[Record], page: Page) -> pd.DataFrame:
    """Every agency of the group with all that was worked out of it."""
    words = page.words
    names = ("k", "n", "low", "high", "centre", "low_95", "high_95", "low_998", "high_998")
    columns = [c for c in _columns(words, page) if c.take is not None]
    columns[3:3] = [_number_of(name, words) for name in names]
    columns.insert(
        0, Column(words("compare.column_agency_id"), lambda r: str(r["agency_id"]), lambda r: r["agency_id"])
    )
    return pd.DataFrame({c.label: [c.take(r) for r in rows] for c in columns if c.take is not None}, dtype=object)


def _number_of(name: str, words: Words) -> Column:
    return Column(words(f"compare.column_{name}"), lambda r: str(r[name]), lambda r: plain(r[name]))
