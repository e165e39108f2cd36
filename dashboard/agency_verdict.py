"""What each round's report would likely be given, 0 or 100, with the words that speak for it. A suggestion, never the verdict."""

from __future__ import annotations

from collections import defaultdict
from html import escape

import pandas as pd
import streamlit as st

from dashboard import address, correct_form, markup
from dashboard.format import Record, is_unknown, number, period, records
from dashboard.page import AGENCY, CORRECT, PATHS, Page
from dashboard.words import Words

ELEMENTS = ("has_issue", "has_participants", "has_result", "has_use")
_CLASS = {"has_issue": "issue", "has_participants": "participants", "has_result": "result", "has_use": "use"}
_MOST_LETTERS = 220

_Passages = dict[tuple[str, str], list[Record]]


def draw(told: pd.DataFrame, elements: pd.DataFrame, page: Page) -> None:
    """A card a chosen round: the suggestion, why, and the words of each element."""
    words = page.words
    chosen = [r for r in records(told) if r["is_chosen"]]
    passages: _Passages = defaultdict(list)
    for one in records(elements):
        passages[str(one["report_id"]), str(one["element"])].append(one)
    wanted = page.parameter("report")
    opened = wanted or next((r["report_id"] for r in chosen if not is_unknown(r["report_id"])), None)
    cards = "".join(_card(r, passages, r["report_id"] == opened, page) for r in chosen)
    nothing = f'<p class="ruam-coverage">{escape(words("agency.no_rounds"))}</p>'
    with st.container(key="chart_verdict"):
        markup.show(
            f'<div class="ruam-chart-head"><h2 id="verdict">{escape(words("agency.verdict"))}</h2>'
            f'<p class="subtitle">{escape(words("agency.verdict_lead"))}</p></div>'
            f"{cards or nothing}"
            f'<details class="ruam-how"><summary>{escape(words("headline.definition"))}</summary>'
            f"<p>{escape(words('agency.verdict_definition'))}</p></details>"
        )


def _card(row: Record, passages: _Passages, is_open: bool, page: Page) -> str:
    words = page.words
    when = period(row["fiscal_year"], row["round"], words)
    if not row["is_closed"]:
        when = f"{when} {words('period.open_mark')}"
    if is_unknown(row["report_id"]):
        status = str(row["status"])
        return (
            f'<div class="ruam-verdict lacking"><strong>{escape(when)}</strong> '
            f'<span class="state {escape(status)}" aria-hidden="true"></span> '
            f"{escape(words(f'agency.status_{status}'))} <small>{escape(words(f'agency.why_{status}'))}</small></div>"
        )
    report = str(row["report_id"])
    marks = "".join(mark(words(f"report.{e}"), bool(row[e]), words) for e in ELEMENTS)
    outside = {"yes": True, "no": False}.get(row["outside"])
    marks += mark(words("side.external"), outside, words)
    body = "".join(_element(e, bool(row[e]), passages[report, e], words) for e in ELEMENTS)
    body += _outside(row, passages[report, "outside"], words)
    label = words(f"agency.suggestion_{row['suggestion']}")
    lacking = words("list_separator").join(words(f"report.{e}") for e in ELEMENTS if not row[e])
    why = words(f"agency.reason_{row['reason']}", lacking=lacking)
    return (
        f'<details class="ruam-verdict"{" open" if is_open else ""}><summary><strong>{escape(when)}</strong>'
        f'<span class="suggested {escape(row["suggestion"])}">{escape(label)}</span>'
        f'<span class="marks">{marks}</span></summary>'
        f"<p>{escape(why)}</p>{_beware(row, words)}<dl>{body}</dl>"
        f"<p>{_ways(report, page)}</p></details>"
    )


def mark(label: str, stands: bool | None, words: Words) -> str:
    """A sign, a name and a word: never colour alone."""
    sign, told = (
        ("?", words("agency.unclear")) if stands is None else ("✓", words("yes")) if stands else ("–", words("no"))
    )
    name = "unclear" if stands is None else "has" if stands else "lacks"
    return (
        f'<span class="{name}"><span aria-hidden="true">{sign}</span> {escape(label)}'
        f'<span class="ruam-only-read"> {escape(told)}</span></span>'
    )


def _element(element: str, stands: bool, passages: list[Record], words: Words) -> str:
    head = f"{words(f'report.{element}')} · {words('yes') if stands else words('no')}"
    if not passages:
        told = words("agency.no_words") if stands else words("report.nothing_told")
        return f'<dt>{escape(head)}</dt><dd class="muted">{escape(told)}</dd>'
    note = "" if stands else f"<small>{escape(words('agency.not_enough'))}</small>"
    return f'<dt>{escape(head)}</dt><dd class="rows {_CLASS[element]}">{note}{_quotes(passages, words)}</dd>'


def _outside(row: Record, passages: list[Record], words: Words) -> str:
    told = {"yes": words("yes"), "no": words("no")}.get(row["outside"], words("agency.unclear"))
    count = words(
        "agency.outside_groups",
        external=number(row["groups_external"], words),
        internal=number(row["groups_internal"], words),
        unclear=number(row["groups_unclear"], words),
    )
    quotes = _quotes(passages, words) if passages else ""
    return (
        f"<dt>{escape(words('side.external'))} · {escape(told)}</dt>"
        f'<dd class="rows participants"><small>{escape(count)}</small>{quotes}</dd>'
    )


def _quotes(passages: list[Record], words: Words) -> str:
    items = "".join(f"<li>{quote(one, words)}</li>" for one in passages)
    more = int(passages[0]["passages"]) - len(passages)
    rest = f"<small>{escape(words('agency.more_passages', n=number(more, words)))}</small>" if more > 0 else ""
    return f'<ul lang="th">{items}</ul>{rest}'


def quote(one: Record, words: Words) -> str:
    """A passage, cut where it is long, with the headcount or step that was read from it."""
    text = str(one["words"])
    cut = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
    more = []
    if not is_unknown(one["headcount"]):
        more.append(words("activities.people", n=number(one["headcount"], words)))
    if not is_unknown(one["level"]):
        more.append(words.code("level", int(one["level"])))
    return f"{escape(cut)}" + "".join(f" <small>{escape(m)}</small>" for m in more)


def _beware(row: Record, words: Words) -> str:
    """What an assessor should see before trusting the suggestion."""
    lines = []
    if row["is_whole_year"]:
        lines.append(words("agency.whole_year"))
    if not is_unknown(row["doubts"]):
        lines.append(f"{words('report.doubts')} {row['doubts']}")
    if not is_unknown(row["warnings"]):
        rules = [words.code("rule", rule) for rule in str(row["warnings"]).split(",")]
        lines.append(f"{words('agency.beware')} {words('list_separator').join(rules)}")
    return "".join(f'<p class="sign">{escape(line)}</p>' for line in lines)


def _ways(report: str, page: Page) -> str:
    words = page.words
    links = [(page.link_report(report), words("activities.read"))]
    if CORRECT in page.pages:
        here = address.link(PATHS[AGENCY], page.address, {"report": [report]}) + "#judge"
        links.append((here, words("agency.judge_open")))
    return " · ".join(f'<a href="{escape(href)}">{escape(label)}</a>' for href, label in links)


def judge(
    told: pd.DataFrame, values: pd.DataFrame, corrections: pd.DataFrame, candidates: pd.DataFrame, page: Page
) -> None:
    """A person's word on the elements of one round's report, where corrections are switched on."""
    words, report = page.words, page.parameter("report")
    named = [r for r in records(told) if r["report_id"] == report]
    when = period(named[0]["fiscal_year"], named[0]["round"], words) if named else words("unknown")
    with st.container(key="chart_judge"):
        markup.show(
            f'<div class="ruam-chart-head"><h2 id="judge" class="ruam-anchor">{escape(words("agency.judge", period=when))}</h2>'
            f'<p class="subtitle">{escape(words("correction.lead"))}</p></div>'
        )
        correct_form.notice()
        correct_form.draw(values, corrections, candidates, page, only=ELEMENTS)
        correct_form.history(corrections, page)
        st.page_link(
            page.pages[CORRECT],
            label=words("agency.judge_more"),
            query_params={**page.address, "report": [str(report)]},
        )
