"""The words of two to six agencies' reports of one round side by side: what proves each element, and what was found amiss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from dashboard import agency_verdict, compare_choice, markup
from dashboard.compare_choice import WHEN, Choice
from dashboard.format import Record, is_unknown, number, period, records
from dashboard.page import Page
from dashboard.words import Words

_Told = Mapping[str, pd.DataFrame]  # an answer of each agency
_SECTION = {"has_issue": "issue", "has_result": "result", "has_use": "follow_through"}
_OF_A_RULE = 3


def each(page: Page, question: str) -> dict[str, pd.DataFrame]:
    """The answer to a question of one agency for each that is chosen."""
    return {agency: page.ask_agency(question, agency) for agency in page.filters.agencies}


def of_reports(page: Page, question: str, told: _Told, when: tuple[int, int] | None) -> dict[str, pd.DataFrame]:
    """The answer to a question of one report for each agency that reported for the round."""
    return {agency: page.ask_report(question, report) for agency, report in reports_of(told, when).items()}


def rounds_of(told: _Told) -> list[tuple[int, int]]:
    """The closed rounds that are looked at and that any of them reported for, the newest first."""
    found = {
        (int(r["fiscal_year"]), int(r["round"]))
        for frame in told.values()
        for r in records(frame)
        if r["is_chosen"] and r["is_closed"] and not is_unknown(r["report_id"])
    }
    return sorted(found, reverse=True)


def round_of(told: _Told, choice: Choice) -> tuple[int, int] | None:
    """The round whose words are shown: the one named, else the newest of those that most of them reported for."""
    rounds = rounds_of(told)
    if choice.when in rounds:
        return choice.when
    return max(rounds, key=lambda when: (len(reports_of(told, when)), when), default=None)


def reports_of(told: _Told, when: tuple[int, int] | None) -> dict[str, str]:
    """The report of each agency for a round, where there is one."""
    return {
        agency: str(r["report_id"])
        for agency, frame in told.items()
        for r in records(frame)
        if (r["fiscal_year"], r["round"]) == when and not is_unknown(r["report_id"])
    }


def elements(
    told: _Told,
    passages: _Told,
    items: _Told,
    groups: _Told,
    when: tuple[int, int] | None,
    page: Page,
) -> None:
    """`told`: agency_rounds, `passages`: agency_elements, `items` and `groups`: of each agency's report of the round."""
    words = page.words
    rounds = rounds_of(told)
    with st.container(key="chart_words"):
        markup.show(
            f'<div class="ruam-chart-head"><h2 id="words">{escape(words("compare.words.title"))}</h2>'
            f'<p class="subtitle">{escape(words("compare.words.subtitle"))}</p></div>{_rounds(rounds, when, page)}'
        )
        if when is None:
            markup.show(f'<p class="ruam-coverage">{escape(words("compare.words.nothing"))}</p>')
            return
        of_round = {a: _row(frame, when) for a, frame in told.items()}
        heads = "".join(f'<th scope="col">{_head(a, of_round[a], page)}</th>' for a in told)
        body = "".join(
            f'<tr><th scope="row">{escape(words(f"report.{element}"))}</th>'
            + "".join(
                _cell(element, of_round[a], records(passages[a]), items.get(a), groups.get(a), page) for a in told
            )
            + "</tr>"
            for element in agency_verdict.ELEMENTS
        )
        caption = escape(words("compare.words.title"))
        markup.show(
            f'<div class="ruam-scroll ruam-beside ruam-words" tabindex="0" role="region" aria-label="{caption}">'
            f'<table class="ruam-table"><caption>{caption}</caption><thead><tr>'
            f'<th scope="col">{escape(words("compare.words.element"))}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
        )


def _rounds(rounds: Sequence[tuple[int, int]], here: tuple[int, int] | None, page: Page) -> str:
    pills = []
    for when in rounds:
        href = compare_choice.link(page, **{WHEN: f"{when[0]}-{when[1]}"})
        current = ' aria-current="true"' if when == here else ""
        pills.append(f'<li><a href="{escape(href)}#words"{current}>{escape(period(*when, page.words))}</a></li>')
    label = escape(page.words("compare.words.round"))
    return f'<nav class="ruam-rounds" aria-label="{label}"><ul>{"".join(pills)}</ul></nav>' if pills else ""


def _row(frame: pd.DataFrame, when: tuple[int, int]) -> Record | None:
    return next((r for r in records(frame) if (r["fiscal_year"], r["round"]) == when), None)


def _head(agency: str, row: Record | None, page: Page) -> str:
    words = page.words
    name = page.choices.agencies[agency].label
    if row is None or is_unknown(row["report_id"]):
        status = "missing" if row is None else str(row["status"])
        return f"{escape(name)}<small>{escape(words(f'agency.status_{status}'))}</small>"
    suggested = escape(words(f"agency.suggestion_{row['suggestion']}"))
    link = escape(page.link_report(str(row["report_id"])))
    return (
        f'{escape(name)}<small><span class="suggested {escape(row["suggestion"])}">{suggested}</span> '
        f'<a href="{link}">{escape(words("activities.read"))}</a></small>'
    )


def _cell(
    element: str,
    row: Record | None,
    passages: Sequence[Record],
    items: pd.DataFrame | None,
    groups: pd.DataFrame | None,
    page: Page,
) -> str:
    words = page.words
    if row is None or is_unknown(row["report_id"]):
        return f'<td class="muted">{escape(words("chart.no_report"))}</td>'
    report = str(row["report_id"])
    mine = [p for p in passages if p["report_id"] == report and p["element"] == element]
    mark = agency_verdict.mark(words(f"report.{element}"), bool(row[element]), words)
    quotes = "".join(f"<li>{_quote(p, report, items, groups, page)}</li>" for p in mine)
    told = f'<ul lang="th">{quotes}</ul>'
    if not quotes:
        told = f'<p class="muted">{escape(words("report.nothing_told"))}</p>'
    return f'<td><p class="marks">{mark}</p>{told}</td>'


def _quote(passage: Record, report: str, items: pd.DataFrame | None, groups: pd.DataFrame | None, page: Page) -> str:
    """A passage, with the way to the report at that place."""
    words = page.words
    activity = None if is_unknown(passage["activity_id"]) else str(passage["activity_id"])
    href = page.link_report(report, activity)
    if place := _place(passage, items, groups):
        href = f"{href}#{place}"
    told = agency_verdict.quote(passage, words)
    return f'{told} <a class="place" href="{escape(href)}">{escape(words("compare.words.place"))}</a>'


def _place(passage: Record, items: pd.DataFrame | None, groups: pd.DataFrame | None) -> str:
    """The id of the passage's mark on the report's page: its place among that report's items or groups."""
    section = _SECTION.get(str(passage["element"]))
    told = items if section else groups
    for at, row in enumerate([] if told is None else records(told)):
        same = row["activity_id"] == passage["activity_id"] and row["position"] == passage["row_position"]
        if same and (section is None or row["section"] == section):
            return f"{'i' if section else 'g'}{at}"
    return ""


def findings(told: _Told, page: Page) -> None:
    """What looks wrong or is missing in each of them, by rule; `told`: agency_findings of each."""
    words = page.words
    by_rule: dict[tuple[str, str], dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for agency, frame in told.items():
        for row in records(frame):
            by_rule[str(row["severity"]), str(row["rule"])][agency].append(row)
    order = ("error", "warning", "note")
    rules = sorted(by_rule, key=lambda r: (order.index(r[0]), -sum(map(len, by_rule[r].values())), r[1]))
    heads = "".join(f'<th scope="col" class="number">{escape(page.choices.agencies[a].label)}</th>' for a in told)
    body = "".join(_rule(severity, rule, by_rule[severity, rule], list(told), page) for severity, rule in rules)
    caption = escape(words("compare.findings.title"))
    with st.container(key="chart_findings"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{caption}</h2>'
            f'<p class="subtitle">{escape(words("compare.findings.subtitle"))}</p></div>'
            + (
                f'<div class="ruam-scroll ruam-beside" tabindex="0" role="region" aria-label="{caption}"><table class="ruam-table">'
                f'<caption>{caption}</caption><thead><tr><th scope="col">{escape(words("report.findings"))}</th>{heads}</tr></thead>'
                f"<tbody>{body}</tbody></table></div>"
                if rules
                else f'<p class="ruam-coverage">{escape(words("report.no_findings"))}</p>'
            )
        )


def _rule(severity: str, rule: str, found: Mapping[str, list[Record]], agencies: Sequence[str], page: Page) -> str:
    words = page.words
    sign = f'<small class="severity">{escape(words.code("severity", severity))}</small>'
    cells = "".join(_found(found.get(a, []), page) for a in agencies)
    return f'<tr class="{escape(severity)}"><th scope="row">{escape(words.code("rule", rule))}{sign}</th>{cells}</tr>'


def _found(rows: Sequence[Record], page: Page) -> str:
    words: Words = page.words
    if not rows:
        return f'<td class="number muted">{escape(words("none"))}</td>'
    links = []
    for row in rows[:_OF_A_RULE]:
        activity = None if is_unknown(row["activity_id"]) else str(row["activity_id"])
        href = page.link_report(str(row["report_id"]), activity)
        when = period(row["fiscal_year"], row["round"], words)
        links.append(f'<a href="{escape(href)}" title="{escape(str(row["message"]))}">{escape(when)}</a>')
    more = len(rows) - _OF_A_RULE
    rest = f" {escape(words('compare.findings.more', n=number(more, words)))}" if more > 0 else ""
    count = escape(words("agency.times", n=number(len(rows), words)))
    return f'<td class="number">{count}<small>{" ".join(links)}{rest}</small></td>'
