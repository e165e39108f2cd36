"""The block that tells how the peers' rate moved since the same round a year before, with its switch and its table."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard import before_after, blocks, compare_choice, markup, numbers
from dashboard.compare_choice import Choice
from dashboard.filters import Slice
from dashboard.format import Record, is_unknown, number, percent, period, records
from dashboard.page import Page
from dashboard.table import Column, Table, build, plain
from queries.compare import OVER_TIME
from queries.measures import measures

TOPIC = "compare.time"


def draw(told: pd.DataFrame | None, breaks: pd.DataFrame, group: pd.DataFrame, choice: Choice, page: Page) -> None:
    """`told` None: the measure cannot be told over time."""
    words = page.words
    if group.empty:
        return
    if told is None:
        can = words("list_separator").join(numbers.label(measures()[rate], words) for rate in OVER_TIME)
        with st.container(key="chart_no_time"):
            text = words("compare.time.not_this_rate", rate=numbers.label(measures()[choice.rate], words), can=can)
            markup.show(
                f'<div class="ruam-chart-head"><h2>{escape(words("compare.time.title"))}</h2></div>'
                f'<p class="ruam-coverage">{escape(text)}</p>'
            )
        return
    blocks.chart(
        TOPIC,
        before_after.before_after(told, breaks, words),
        _table(told, page),
        _coverage(told, str(group["kind"].iloc[0]), choice, page),
        page,
    )
    compare_choice.switch_matched(choice, page)


def _coverage(told: pd.DataFrame, kind: str, choice: Choice, page: Page) -> str:
    words = page.words
    rows = [r for r in records(told) if not is_unknown(r["moved"])]
    last = rows[-1] if rows else None
    parts = [
        words(
            "compare.time.of", kind=words.code("agency_kind", kind), rate=numbers.label(measures()[choice.rate], words)
        )
    ]
    if last is not None:
        parts.append(
            words(
                "compare.time.panel" if choice.matched else "compare.time.all",
                when=period(last["fiscal_year"], last["round"], words),
                both=number(last["agencies_in_both"], words),
                now=number(last["agencies"], words),
                before=number(last["agencies_before"], words),
            )
        )
    return " · ".join(parts)


def _table(told: pd.DataFrame, page: Page) -> Table:
    words = page.words

    def when(row: Record) -> str:
        named = period(row["fiscal_year"], row["round"], words)
        return named if row["is_closed"] else f"{named} {words('period.open_mark')}"

    def base(k: str, n: str) -> Column:
        return Column(
            words(f"compare.time.column_{n}"),
            lambda r: (
                words("number.base_k_n", k=number(r[k], words), n=number(r[n], words)) if r[n] else words("unknown")
            ),
            is_number=True,
        )

    def share(name: str) -> Column:
        return Column(
            words(f"compare.time.column_{name}"),
            lambda r: percent(r[name], words),
            lambda r: None if is_unknown(r[name]) else float(r[name]),
            is_number=True,
        )

    def taken(name: str) -> Column:
        return Column(words(f"compare.time.column_{name}_taken"), None, lambda r: plain(r[name]))

    def moved(row: Record) -> str:
        return before_after.change_words(row, words)

    def changed(row: Record) -> str:
        return words("yes") if row["form_changed"] else words("no")

    columns = [
        Column(words("column.period"), when, when, is_heading=True),
        base("k", "n"),
        share("share"),
        base("k_before", "n_before"),
        share("share_before"),
        Column(words("compare.time.column_moved"), moved, moved),
        Column(words("compare.time.column_form"), changed, changed),
    ]
    rows = records(told)

    def link(row: Record) -> str:
        return page.link_activities(Slice(), fiscal_years=(int(row["fiscal_year"]),), rounds=(int(row["round"]),))

    more = [
        taken(n)
        for n in ("k", "n", "k_before", "n_before", "low", "high", "agencies", "agencies_before", "agencies_in_both")
    ]
    return build(rows, [*columns, *more], words("compare.time.title"), link, words)
