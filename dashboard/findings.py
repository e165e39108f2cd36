"""What looks wrong or is missing in the reports: the answer, by rule, the reports behind a rule, and where there is most of it."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, blocks, markup, meters, numbers, table
from dashboard.format import Record, is_unknown, kept, number, period, records
from dashboard.meters import Meter
from dashboard.page import PATHS, QUALITY, Page
from dashboard.table import Column, Table, build, plain
from dashboard.words import Words
from queries.measures import bits, measures
from queries.route import Request

RULE = "rule"  # in the address
CARDS = ("reports_with_finding_share", "findings_per_report", "near_duplicate_share")
_BOTH = ("findings_per_report", "reports_with_finding_share")
MOST = 200


def requests(page: Page) -> tuple[Request, ...]:
    """What is asked for: the key numbers, the same by rule, and by province or by the agencies of one."""
    return Request(CARDS), Request(_BOTH, ("rule",)), Request(_BOTH, (_place(page),))


def _place(page: Page) -> str:
    return "agency" if len(page.filters.provinces) == 1 or page.filters.agencies else "province"


def wanted_rule(page: Page) -> str | None:
    """The rule that the address names, where there is such a rule."""
    named = page.parameter(RULE)
    return named if named in bits("finding_rules") else None


def link_rule(rule: str, page: Page) -> str:
    """A link to the reports that have a finding of this rule."""
    return address.link(PATHS[QUALITY], page.address, {RULE: [rule]}) + "#list"


def answer(key: pd.DataFrame, rules: pd.DataFrame, page: Page) -> None:
    """The answer in a sentence with its n, and the key numbers."""
    words = page.words
    rows = {r["measure"]: r for r in records(key)}
    with_finding = numbers.found_in(rows["reports_with_finding_share"])
    told = records(rules)
    by_severity = {s: sum(int(r["findings"]) for r in told if r["severity"] == s) for s in ("error", "warning", "note")}
    n = int(with_finding.denominator or 0)
    sentence = words(
        "quality.answer" if n else "quality.answer_none",
        k=number(with_finding.numerator or 0, words),
        n=number(n, words),
    )
    lead = words("quality.lead", n=number(sum(by_severity.values()), words))
    parts = words("list_separator").join(
        f"{words.code('severity', s)} {number(found, words)}" for s, found in by_severity.items()
    )
    shown = " · ".join(page.describe()) or words("filters.everything")
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("quality.kicker"))}</p>'
        f"<h1>{kept(escape(sentence), words)}</h1>"
        f'<p class="lead">{kept(escape(f"{lead} {parts}"), words)}</p>'
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(shown)}</p></div>'
        f'<div class="ruam-cards">{"".join(numbers.card(numbers.measured(rows[name], words), page) for name in CARDS)}</div>'
    )


def rules(measured: pd.DataFrame, told: pd.DataFrame, page: Page) -> None:
    """Each rule with the reports that have it, the gravest first; the documents that have it as a whole are counted apart."""
    words = page.words
    pairs = _pairs(measured, "rule")
    rows = [{**r, "pair": pairs[r["rule"]]} for r in records(told) if r["rule"] in pairs]
    lines = {
        severity: [
            Meter(
                words.code("rule", r["rule"]),
                int(r["pair"]["reports_with_finding_share"]["numerator"] or 0),
                int(r["pair"]["reports_with_finding_share"]["denominator"] or 0),
                link_rule(r["rule"], page),
                _note(r, words),
            )
            for r in rows
            if r["severity"] == severity and r["of_reports"]
        ]
        for severity in ("error", "warning", "note")
    }
    with st.container(key="chart_rules"):
        body = "".join(
            f'<h3 class="ruam-h3"><span class="severity {severity}">{escape(words.code("severity", severity))}</span></h3>'
            + meters.html(found, words)
            for severity, found in lines.items()
            if found
        )
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("quality.rules"))}</h2>'
            f'<p class="subtitle">{escape(words("quality.rules_lead"))}</p></div>'
            + (body or f'<p class="ruam-sentence">{escape(words("report.no_findings"))}</p>')
        )
        blocks.folded("quality", words("chart.table"), _rule_table(rows, page), page)


def _pairs(measured: pd.DataFrame, by: str) -> dict[Any, dict[str, Record]]:
    """Both measures of each rule or place."""
    pairs: dict[Any, dict[str, Record]] = {}
    for row in records(measured):
        pairs.setdefault(row[by], {})[row["measure"]] = row
    return pairs


def _note(row: Record, words: Words) -> str:
    return words("quality.findings_n", n=number(row["of_reports"], words))


def _rule_table(rows: list[Record], page: Page) -> Table:
    words = page.words

    def rule(row: Record) -> str:
        return words.code("rule", row["rule"])

    def severity(row: Record) -> str:
        return words.code("severity", row["severity"])

    return build(
        rows,
        [
            Column(words("quality.column_rule"), rule, rule, is_heading=True),
            Column(words("quality.column_severity"), severity, severity),
            *_of_pair(words),
            table.count(words("quality.column_of_documents"), "of_documents", words),
        ],
        words("quality.rules"),
        lambda r: link_rule(r["rule"], page),
        words,
        "quality.open_list",
    )


def _of_pair(words: Words) -> list[Column]:
    """Findings, reports with one, all reports, and both measures."""

    def part(measure: str, name: str, label: str) -> Column:
        return Column(
            words(f"quality.column_{label}"),
            lambda r: number(r["pair"][measure][name], words),
            lambda r: plain(r["pair"][measure][name]),
            is_number=True,
        )

    def value(measure: str) -> Column:
        return Column(
            numbers.label(measures()[measure], words),
            lambda r: numbers.text_of(measures()[measure], numbers.found_in(r["pair"][measure]), words),
            lambda r: plain(r["pair"][measure]["value"]),
            is_number=True,
        )

    return [
        part("findings_per_report", "numerator", "findings"),
        part("reports_with_finding_share", "numerator", "with"),
        part("reports_with_finding_share", "denominator", "reports"),
        value("reports_with_finding_share"),
        value("findings_per_report"),
    ]


def listed(rule: str, found: pd.DataFrame, page: Page) -> None:
    """The reports and documents with a finding of one rule, each with the way to its words."""
    words = page.words
    rows = records(found)
    total = int(rows[0]["found"]) if rows else 0
    key = "quality.list_some" if total > len(rows) else "quality.list_all"
    with st.container(key="chart_rule_list"):
        markup.show(
            f'<div class="ruam-chart-head"><h2 id="list">{escape(words("quality.list", rule=words.code("rule", rule)))}</h2>'
            f'<p class="subtitle">{escape(words(f"rule_definition.{rule}"))}</p></div>'
            f'<p class="ruam-sentence">{escape(words(key, n=number(total, words), most=number(len(rows), words)))}</p>'
        )
        if rows:
            table = _list_table(rows, page)
            markup.show(table.html)
            blocks.downloads(
                "quality_list", table.data, page, [(words("quality.column_rule"), words.code("rule", rule))]
            )
        markup.show(
            f'<p class="ruam-more-line"><a href="{escape(address.link(PATHS[QUALITY], page.address))}">'
            f"{escape(words('quality.close_list'))}</a></p>"
        )


def of_report(page: Page) -> list[Column]:
    """The columns that say which report a row is of: agency, province, round."""
    words = page.words

    def text(name: str) -> Column:
        return Column(words(f"column.{name}"), lambda r: words.code("", r[name]), lambda r: plain(r[name]))

    def when(row: Record) -> str:
        return period(row["fiscal_year"], row["round"], words)

    return [
        Column(
            words("column.agency"),
            lambda r: words.code("", r["short_name"]),
            lambda r: plain(r["short_name"]),
            is_heading=True,
        ),
        text("province"),
        Column(words("column.period"), when, when),
    ]


def _list_table(rows: list[Record], page: Page) -> Table:
    words = page.words

    def severity(row: Record) -> str:
        return words.code("severity", row["severity"])

    columns = [
        *of_report(page),
        Column(words("quality.column_message"), lambda r: str(r["message"]), lambda r: plain(r["message"])),
        Column(words("quality.column_severity"), severity, severity),
        Column(words("report.file"), lambda r: str(r["file_name"]), lambda r: plain(r["file_name"])),
    ]
    return build(rows, columns, words("quality.rules"), lambda r: link_words(r, page), words, "activities.read")


def link_words(row: Record, page: Page) -> str:
    """The way to the words of a row's report; '' where its document holds none."""
    if is_unknown(row["report_id"]):
        return ""
    activity = row.get("activity_id")
    return page.link_report(str(row["report_id"]), None if is_unknown(activity) else str(activity))


def places(measured: pd.DataFrame, page: Page) -> None:
    """Findings by province, or by agency within one province, most to a report first."""
    words, by = page.words, _place(page)
    rows = [{"place": place, "pair": pair} for place, pair in _pairs(measured, by).items()]

    def rank(row: Record) -> tuple[float, str]:
        found = row["pair"]["findings_per_report"]
        return -(plain(found["numerator"]) or 0) / (plain(found["denominator"]) or 1), str(row["place"])

    def name(row: Record) -> str:
        if by == "agency" and row["place"] in page.choices.agencies:
            return page.choices.agencies[row["place"]].label
        return words.code("", row["place"])

    def link(row: Record) -> str:
        if is_unknown(row["place"]):
            return ""
        if by == "agency":
            return page.link_agency(str(row["place"]))
        return address.link(PATHS[QUALITY], page.address_of(provinces=(str(row["place"]),), agencies=()))

    ranked = sorted((r for r in rows if r["pair"]["findings_per_report"]["denominator"]), key=rank)
    table = build(
        ranked,
        [Column(words(f"column.{by}"), name, name, is_heading=True), *_of_pair(words)],
        words("quality.places"),
        link,
        words,
        "agency.open" if by == "agency" else "quality.open_province",
    )
    with st.container(key="chart_quality_places"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words(f"quality.by_{by}"))}</h2>'
            f'<p class="subtitle">{escape(words("quality.places_lead"))}</p></div>{table.html}'
        )
        blocks.downloads("quality_places", table.data, page)
