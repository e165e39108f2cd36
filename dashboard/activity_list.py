"""The list of activities behind a number, a page at a time; each opens the words it was read from."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import blocks, correction_mark, markup
from dashboard.filters import Slice
from dashboard.format import is_unknown, number, period, records, span
from dashboard.page import OVERVIEW, Page
from dashboard.words import Words

AT_A_TIME = 50
# Nobody leafs through more, and a spreadsheet of more is slow; a narrower filter or the shell has the rest.
MOST = 20_000


def slice_words(slice_: Slice, words: Words) -> list[str]:
    """The slice in words."""
    parts = []
    if slice_.level is not None:
        steps = [n for n in slice_.level if n >= 0]
        if steps:
            parts.append(words("activities.slice_level", value=", ".join(str(n) for n in sorted(steps))))
        if -1 in slice_.level:
            parts.append(words("activities.slice_level_untold"))
    for name, codes in (("category", "category"), ("side", "side"), ("kind", "activity_kind"), ("mode", "mode")):
        chosen = getattr(slice_, name)
        if chosen is not None:
            text = words("list_separator").join(words.code(codes, c) for c in chosen)
            parts.append(words(f"activities.slice_{name}", value=text))
    for name in ("is_event", "recurring", "has_total"):
        told = getattr(slice_, name)
        if told is not None:
            parts.append(words(f"activities.slice_{name}_{int(told)}"))
    return parts


def of(found: pd.DataFrame) -> int:
    """How many activities there are, of which `found` may be the first."""
    return 0 if found.empty else int(found["total"].iloc[0])


def heading(found: pd.DataFrame, page: Page) -> None:
    """What list this is, how long, and the way back."""
    words = page.words
    st.page_link(page.pages[OVERVIEW], label=words("activities.back"), query_params=page.address)
    total = of(found)
    count = words("activities.count_one") if total == 1 else words("activities.count", n=f"{total:,}")
    scope = " · ".join(page.describe()) or words("filters.everything")
    only = slice_words(page.slice, words)
    chips = "".join(f'<li class="chip">{escape(t)}</li>' for t in only)
    chips = f'<ul class="ruam-chips"><li>{escape(words("activities.slice"))}</li>{chips}</ul>' if only else ""
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("activities.kicker"))}</p><h1>{escape(count)}</h1>'
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(scope)}</p>{chips}</div>'
    )
    if only:
        link = page.link_activities()
        markup.show(
            f'<p class="ruam-more-line"><a href="{escape(link)}">{escape(words("activities.slice_clear"))}</a></p>'
        )


def draw(found: pd.DataFrame, page: Page) -> None:
    """The rows, `AT_A_TIME` of them."""
    words = page.words
    if found.empty:
        markup.show(f'<div class="ruam-empty"><h2>{escape(words("empty.activities"))}</h2></div>')
        return
    pages = -(-len(found) // AT_A_TIME)
    key = _page_key(page)
    at = min(max(1, st.session_state.get(key, 1)), pages)
    rows = records(found.iloc[(at - 1) * AT_A_TIME : at * AT_A_TIME])
    body = "".join(_row(r, page) for r in rows)
    names = ("name", "agency", "held", "participants_total", "follow_through_level")
    head = "".join(f'<th scope="col">{escape(words(f"column.{n}"))}</th>' for n in names)
    markup.show(
        f'<table class="ruam-table ruam-list"><caption>{escape(words("activities.kicker"))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    if pages > 1:
        with st.container(horizontal=True, key="list_pages", vertical_alignment="center"):
            _turn("activities.before", key, at - 1, pages, words)
            markup.show(f"<span>{escape(words('activities.page', page=at, pages=pages))}</span>", width="content")
            _turn("activities.after", key, at + 1, pages, words)


def _turn(label: str, key: str, to: int, pages: int, words: Words) -> None:
    def turn() -> None:
        st.session_state[key] = to

    st.button(words(label), key=label, on_click=turn, disabled=not 1 <= to <= pages)


def _page_key(page: Page) -> str:
    # Another list starts at its own first page.
    return f"list_page_{hash((page.filters, page.slice))}"


def _row(row: dict[str, Any], page: Page) -> str:
    words = page.words
    link = page.link_report(str(row["report_id"]), str(row["activity_id"]))
    name = words("unknown") if is_unknown(row["name"]) else str(row["name"])
    kind = "" if is_unknown(row["kind"]) else words.code("activity_kind", row["kind"])
    agency = words("unknown") if is_unknown(row["short_name"]) else str(row["short_name"])
    named = escape(agency)
    if not is_unknown(row["agency_id"]):
        named = f'<a href="{escape(page.link_agency(str(row["agency_id"])))}">{named}</a>'
    province = "" if is_unknown(row["province"]) else str(row["province"])
    when = span(row["held_from"], row["held_to"], row["date_precision"], words)
    if not is_unknown(row["recurrence"]):
        when += f" · {words.code('recurrence', row['recurrence'])}"
    if not row["is_event"]:
        when = words("activities.type_only")
    people = (
        words("activities.people_unknown")
        if is_unknown(row["participants_total"])
        else words("activities.people", n=number(row["participants_total"], words))
    )
    level = row["follow_through_level"]
    step = words("ladder.untold") if is_unknown(level) else words.code("level", int(level))
    muted = ' class="muted"'
    sign = correction_mark.in_list(row, words)
    return (
        f'<tr><th scope="row"><a href="{escape(link)}">{escape(name)}</a><small>{escape(kind)}</small>{sign}</th>'
        f"<td>{named}<small>{escape(province)}</small></td>"
        f"<td>{escape(when)}<small>{escape(period(row['fiscal_year'], row['round'], words))}</small></td>"
        f"<td{muted if is_unknown(row['participants_total']) else ''}>{escape(people)}</td>"
        f"<td{muted if is_unknown(level) else ''}>{escape(step)}</td></tr>"
    )


def downloads(data: pd.DataFrame, total: int, page: Page) -> None:
    """The whole list, not only the page of it that is shown; where it is longer than MOST, that is said."""
    if not data.empty:
        only = slice_words(page.slice, page.words)
        facts = [(page.words("activities.slice"), page.words("list_separator").join(only))] if only else []
        markup.show(f'<h2 class="ruam-h2">{escape(page.words("activities.download"))}</h2>')
        if total > len(data):
            told = page.words("activities.more", shown=f"{len(data):,}", n=f"{total:,}")
            markup.show(f'<p class="ruam-coverage" role="note">{escape(told)}</p>')
            facts.append((page.words("download.content"), told))
        blocks.downloads("activities", data, page, facts)
