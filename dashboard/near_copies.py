"""Reports that say nearly the same: the pairs, and one of them next to each other with what both share marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import alike, blocks, compare_choice, markup
from dashboard.alike import Line
from dashboard.compare_choice import PAIR, Choice
from dashboard.format import Record, is_unknown, number, percent, period, records
from dashboard.page import Page
from dashboard.table import Column, build, plain
from dashboard.words import Words

TOPIC = "compare.alike"
AT_FIRST = 8


def block() -> Any:
    """The block that all of this part stands in."""
    return st.container(key="chart_alike")


def texts(pair: Record, page: Page) -> tuple[list[Line], list[Line]]:
    """What the two reports of a pair tell."""
    left, right = (
        lines_of(report, page.ask_report("report_activities", report), page.ask_report("report_items", report), page)
        for report in (str(pair["report_id"]), str(pair["other_report_id"]))
    )
    return left, right


def pair_of(found: pd.DataFrame, choice: Choice) -> Record | None:
    """The pair that is looked at: the one named, else the most alike."""
    rows = records(found)
    named = (r for r in rows if (r["report_id"], r["other_report_id"]) == choice.pair)
    return next(named, rows[0] if rows else None)


def draw(found: pd.DataFrame, page: Page) -> None:
    """The answer, and the pairs as a table: the first few, the others folded."""
    words = page.words
    rows = records(found)
    markup.show(
        f'<div class="ruam-chart-head"><h2 id="alike">{escape(words("compare.alike.title"))}</h2>'
        f'<p class="subtitle">{escape(words("compare.alike.subtitle"))}</p></div>'
        f'<p class="ruam-sentence">{escape(_answer(rows, words))}</p>'
    )
    if rows:
        markup.show(
            build(
                rows[:AT_FIRST],
                _columns(words),
                words("compare.alike.title"),
                _opener(page),
                words,
                "compare.alike.open",
            ).html
        )
        if len(rows) > AT_FIRST:
            with st.expander(words("compare.alike.more", n=number(len(rows) - AT_FIRST, words))):
                rest = build(
                    rows[AT_FIRST:],
                    _columns(words),
                    words("compare.alike.title"),
                    _opener(page),
                    words,
                    "compare.alike.open",
                )
                markup.show(rest.html)
        blocks.downloads(TOPIC, _taken(rows, words), page)


def _answer(rows: Sequence[Record], words: Words) -> str:
    if not rows:
        return words("compare.alike.none")
    others = sum(r["agency_id"] != r["other_agency_id"] for r in rows)
    own = len(rows) - others
    pairs = int(rows[0]["pairs"])
    said = {"others": number(others, words), "own": number(own, words), "n": number(pairs, words)}
    if pairs > len(rows):
        return words("compare.alike.answer_many", n=said["n"], shown=number(len(rows), words))
    return words("compare.alike.answer", **said)


def _columns(words: Words) -> list[Column]:
    def who(prefix: str) -> Column:
        def told(row: Record) -> str:
            return _who(row, prefix, words)

        return Column(words(f"compare.alike.column_{prefix or 'one_'}"), told, told, is_heading=not prefix)

    return [
        who(""),
        who("other_"),
        Column(
            words("compare.alike.column_likeness"),
            lambda r: percent(r["likeness"], words),
            lambda r: float(r["likeness"]),
            is_number=True,
        ),
    ]


def _who(row: Record, prefix: str, words: Words) -> str:
    name, place = row[f"{prefix}short_name"], row[f"{prefix}province"]
    named = words("unknown") if is_unknown(name) else str(name)
    named = named if is_unknown(place) else f"{named} ({place})"
    return f"{named} · {period(row[f'{prefix}fiscal_year'], row[f'{prefix}round'], words)}"


def _opener(page: Page) -> Callable[[Record], str]:
    def link(row: Record) -> str:
        return compare_choice.link(page, **{PAIR: f"{row['report_id']}~{row['other_report_id']}"}) + "#alike-pair"

    return link


def _taken(rows: Sequence[Record], words: Words) -> pd.DataFrame:
    ids = {words(f"compare.alike.column_{n}"): [plain(r[n]) for r in rows] for n in ("report_id", "other_report_id")}
    columns = {c.label: [c.take(r) for r in rows] for c in _columns(words) if c.take is not None}
    return pd.DataFrame({**columns, **ids}, dtype=object)


def lines_of(report_id: str, activities: pd.DataFrame, items: pd.DataFrame, page: Page) -> list[Line]:
    """What a report tells of what was held, in its order; `activities`: report_activities, `items`: report_items."""
    words = page.words
    by_activity: dict[str, list[Line]] = {}
    told = records(items)
    for event in records(activities):
        activity = str(event["activity_id"])
        head = words("report.activity", n=event["position"])
        name = "" if is_unknown(event["name"]) else str(event["name"])
        by_activity[activity] = [Line(head, name, page.link_report(report_id, activity))]
        by_activity[activity] += [
            Line(
                f"{head} · {words('report.' + row['section'])}",
                str(row["text"]),
                f"{page.link_report(report_id, activity)}#i{at}",
            )
            for at, row in enumerate(told)
            if row["activity_id"] == activity
        ]
    return [line for of in by_activity.values() for line in of if line.text]


def beside(pair: Record, left: Sequence[Line], right: Sequence[Line], page: Page) -> None:
    """The two texts next to each other, with how much of each the other shares."""
    words = page.words
    common = alike.shared(left, right)
    markup.show(
        f'<div class="ruam-pair" id="alike-pair"><h3>{escape(words("compare.alike.pair"))}</h3>'
        f'<p class="ruam-coverage">{escape(words("compare.alike.how", least=alike.LEAST_LETTERS))}</p>'
        f'<div class="sides">{_side(pair, "", left, common.left, common.left_share, page)}'
        f"{_side(pair, 'other_', right, common.right, common.right_share, page)}</div></div>"
    )


def _side(
    pair: Record, prefix: str, lines: Sequence[Line], spans: Sequence[tuple[int, int, int]], share: float, page: Page
) -> str:
    words = page.words
    link = page.link_report(str(pair["report_id" if not prefix else "other_report_id"]))
    told = words("compare.alike.share", share=percent(share, words))
    body = alike.html(lines, spans, words) or f'<p class="muted">{escape(words("report.nothing_told"))}</p>'
    name = escape(_who(pair, prefix, words))
    return (
        f'<section aria-label="{name}"><p class="who"><a href="{escape(link)}">{name}</a><small>{escape(told)}</small></p>'
        f'<div class="ruam-copy" tabindex="0" role="region" aria-label="{name}">{body}</div></section>'
    )
