"""What an agency did: each event from issue to result to action in the words of its report; findings; reports."""

from __future__ import annotations

from collections import defaultdict
from html import escape

import pandas as pd
import streamlit as st

from dashboard import blocks, markup, table
from dashboard.format import Record, is_unknown, moment, number, percent, period, records, span
from dashboard.page import REPORT, Page
from dashboard.table import Column, Table, build, plain
from dashboard.words import Words

SECTIONS = ("issue", "result", "follow_through")
_CLASS = {"issue": "issue", "result": "result", "follow_through": "use"}
_AT_FIRST = 6
_OF_A_RULE = 8
TOP_STEP = 7


def open_report(told: list[str], page: Page) -> None:
    """Open the words of the event whose dot was clicked."""
    report, activity, *_ = told
    st.switch_page(page.pages[REPORT], query_params={**page.address, "report": [report], "activity": [activity]})


def ladder(told: pd.DataFrame, page: Page) -> None:
    """From issue to result to action, an event a row, the newest first."""
    words = page.words
    events: dict[str, list[Record]] = defaultdict(list)
    for row in records(told):
        events[str(row["activity_id"])].append(row)
    cards = [_event(rows, page) for rows in events.values()]
    rest = ""
    if len(cards) > _AT_FIRST:
        more = words("agency.more_events", n=number(len(cards) - _AT_FIRST, words))
        rest = f'<details class="ruam-rest"><summary>{escape(more)}</summary>{"".join(cards[_AT_FIRST:])}</details>'
    nothing = f'<p class="ruam-coverage">{escape(words("ladder.nothing"))}</p>'
    with st.container(key="chart_story"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("agency.story"))}</h2>'
            f'<p class="subtitle">{escape(words("agency.story_lead"))}</p></div>'
            f"{''.join(cards[:_AT_FIRST]) or nothing}{rest}"
        )


def _event(rows: list[Record], page: Page) -> str:
    words, event = page.words, rows[0]
    name = words("unknown") if is_unknown(event["name"]) else str(event["name"])
    link = page.link_report(str(event["report_id"]), str(event["activity_id"]))
    facts = [period(event["fiscal_year"], event["round"], words)]
    if not is_unknown(event["is_closed"]) and not event["is_closed"]:
        facts[0] = f"{facts[0]} {words('period.open_mark')}"
    facts.append(span(event["held_from"], event["held_to"], event["date_precision"], words))
    people = event["participants_total"]
    facts.append(
        words("activities.people_unknown")
        if is_unknown(people)
        else words("activities.people", n=number(people, words))
    )
    if not is_unknown(event["mode"]):
        facts.append(words.code("mode", event["mode"]))
    columns = "".join(_column(s, [r for r in rows if r["section"] == s], words) for s in SECTIONS)
    return (
        f'<article class="ruam-event"><h3><a href="{escape(link)}">{escape(name)}</a></h3>'
        f'<p class="facts">{escape(" · ".join(facts))}</p>{steps(event["follow_through_level"], words)}'
        f'<div class="way">{columns}</div></article>'
    )


def steps(level: object, words: Words) -> str:
    """The ladder of one event as eight rungs, filled to the step that was reached, with its name."""
    if is_unknown(level):
        return f'<p class="steps"><span class="muted">{escape(words("ladder.untold"))}</span></p>'
    reached = int(str(level))
    rungs = "".join(f'<i class="{"on" if n <= reached else ""}"></i>' for n in range(TOP_STEP + 1))
    return f'<p class="steps"><span class="rungs" aria-hidden="true">{rungs}</span> {escape(words.code("level", reached))}</p>'


def _column(section: str, rows: list[Record], words: Words) -> str:
    items = "".join(f"<li>{escape(str(r['text']))}{_step(r, words)}</li>" for r in rows)
    body = f'<ul lang="th">{items}</ul>' if items else f'<p class="muted">{escape(words("report.nothing_told"))}</p>'
    return f'<section class="rows {_CLASS[section]}"><h4>{escape(words(f"report.{section}"))}</h4>{body}</section>'


def _step(row: Record, words: Words) -> str:
    if row["section"] != "follow_through":
        return ""
    told = words("unknown") if is_unknown(row["level"]) else words.code("level", int(row["level"]))
    if not is_unknown(row["actor"]):
        told = f"{told} · {words('report.actor', actor=row['actor'])}"
    return f"<small>{escape(told)}</small>"


def findings(found: pd.DataFrame, page: Page) -> None:
    """What looks wrong or is missing, by rule, the gravest first; each leads to its report."""
    words = page.words
    by_rule: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in records(found):
        by_rule[str(row["severity"]), str(row["rule"])].append(row)
    items = "".join(_rule(severity, rule, rows, page) for (severity, rule), rows in by_rule.items())
    nothing = f'<p class="ruam-coverage">{escape(words("report.no_findings"))}</p>'
    with st.container(key="chart_findings"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("agency.findings"))}</h2>'
            f'<p class="subtitle">{escape(words("agency.findings_lead", n=number(len(found), words)))}</p></div>'
            + (f'<ul class="ruam-rules">{items}</ul>' if items else nothing)
        )


def _rule(severity: str, rule: str, rows: list[Record], page: Page) -> str:
    words = page.words
    lines = []
    for row in rows[:_OF_A_RULE]:
        activity = None if is_unknown(row["activity_id"]) else str(row["activity_id"])
        link = escape(page.link_report(str(row["report_id"]), activity))
        when = escape(period(row["fiscal_year"], row["round"], words))
        lines.append(f'<li><a href="{link}">{when}</a> <span lang="th">{escape(str(row["message"]))}</span></li>')
    more = len(rows) - _OF_A_RULE
    if more > 0:
        lines.append(f"<li>{escape(words('agency.more_passages', n=number(more, words)))}</li>")
    return (
        f'<li class="{escape(severity)}"><details><summary><span class="severity">{escape(words.code("severity", severity))}</span> '
        f"<strong>{escape(words.code('rule', rule))}</strong> {escape(words('agency.times', n=number(len(rows), words)))}</summary>"
        f"<ul>{''.join(lines)}</ul></details></li>"
    )


def events(told: pd.DataFrame, page: Page) -> Table:
    """The table of the timeline: an event a row."""
    w = page.words
    rows = list({r["activity_id"]: r for r in records(told)}.values())

    def name(row: Record) -> str:
        return w("unknown") if is_unknown(row["name"]) else str(row["name"])

    def when(row: Record) -> str:
        return span(row["held_from"], row["held_to"], row["date_precision"], w)

    def step(row: Record) -> str:
        level = row["follow_through_level"]
        return w("ladder.untold") if is_unknown(level) else w.code("level", int(level))

    def of(row: Record) -> str:
        return period(row["fiscal_year"], row["round"], w)

    columns = [
        Column(w("column.period"), of, of, is_heading=True),
        Column(w("column.held"), when, when),
        Column(w("column.name"), name, lambda r: plain(r["name"])),
        Column(
            w("column.participants_total"),
            lambda r: number(r["participants_total"], w),
            lambda r: plain(r["participants_total"]),
            is_number=True,
        ),
        Column(w("column.follow_through_level"), step, step),
    ]
    return build(
        rows, columns, w("timeline.title"), lambda r: page.link_report(str(r["report_id"]), str(r["activity_id"])), w
    )


def reports(told: pd.DataFrame, page: Page) -> None:
    """Its reports, those that were replaced among them, each with the report it is nearly the same as."""
    words = page.words
    table = _reports(told, page)
    with st.container(key="chart_reports"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("agency.reports"))}</h2>'
            f'<p class="subtitle">{escape(words("agency.reports_lead", n=number(len(told), words)))}</p></div>{table.html}'
        )
        blocks.downloads("agency_reports", table.data, page)


def _reports(told: pd.DataFrame, page: Page) -> Table:
    w = page.words

    def of(row: Record) -> str:
        return period(row["fiscal_year"], row["round"], w)

    def state(row: Record) -> str:
        return w("agency.is_current") if row["is_current"] else w("agency.is_replaced")

    def like(row: Record) -> str:
        if is_unknown(row["like_report_id"]):
            return ""
        name = w("unknown") if is_unknown(row["like_name"]) else str(row["like_name"])
        return f"{name} {period(row['like_fiscal_year'], None, w)} ({percent(row['likeness'], w)})"

    def likest(row: Record) -> str:
        return "" if is_unknown(row["like_report_id"]) else page.link_report(str(row["like_report_id"]))

    columns = [
        Column(w("column.period"), of, of, is_heading=True),
        Column(w("agency.column_state"), state, state),
        Column(
            w("agency.column_elements"),
            lambda r: f"{int(r['elements'])}/4",
            lambda r: int(r["elements"]),
            is_number=True,
        ),
        *(table.count(w(f"agency.column_{n}"), n, w) for n in ("events", "findings")),
        Column(w("agency.column_like"), like, lambda r: like(r) or None, leads=likest),
        Column(w("report.file"), lambda r: str(r["file_name"]), lambda r: r["file_name"]),
        Column(w("report.received"), lambda r: moment(r["received_at"], w), lambda r: moment(r["received_at"], w)),
    ]
    return build(
        records(told),
        columns,
        w("agency.reports"),
        lambda r: page.link_report(str(r["report_id"])),
        w,
        opens="activities.read",
    )
