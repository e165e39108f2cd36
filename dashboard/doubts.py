"""How far the reading can be trusted: what is known, what was left over, whom nobody could name, what was masked."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard import blocks, findings, markup, meters, numbers, palette, plot, table
from dashboard.charts import Chart
from dashboard.format import Record, is_unknown, number, percent, records
from dashboard.meters import Meter
from dashboard.page import Page
from dashboard.table import Column, Table, build, plain
from dashboard.words import Words
from data.audit import LINE
from data.lookup import table as lookup
from queries.measures import measures
from queries.route import Request

_STEP = 0.05
_NAMED = 4  # measures that are named beside what they rest on


def known_requests() -> tuple[Request, ...]:
    """All measures that can be asked for by nothing: what they need is known of so many records."""
    return (Request(tuple(m.name for m in measures().values() if not m.parts)),)


def known(measured: pd.DataFrame, page: Page) -> None:
    """Of how many records each kind of input is known, and which numbers rest on it."""
    words = page.words
    lines: dict[tuple[str, str], tuple[Record, list[str]]] = {}
    for row in records(measured):
        measure = measures()[row["measure"]]
        if measure.coverage_known != measure.coverage_of:
            pair = (measure.coverage_known, measure.coverage_of)
            lines.setdefault(pair, (row, []))[1].append(numbers.label(measure, words))
    body = meters.html(
        [
            Meter(
                numbers.part(of, words),
                int(plain(row["known"]) or 0),
                int(plain(row["of"]) or 0),
                note=words("quality.rests_on", names=_some(names, words)),
            )
            for (of, _), (row, names) in lines.items()
        ],
        words,
    )
    _block("known", body, page)


def _some(names: list[str], words: Words) -> str:
    shown = words("list_separator").join(names[:_NAMED])
    more = len(names) - _NAMED
    return words("filters.more", first=shown, n=number(more, words)) if more > 0 else shown


def _block(name: str, body: str, page: Page) -> None:
    """A part of the page: its heading, what it is about, and its body."""
    words = page.words
    with st.container(key=f"chart_{name}"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words(f"quality.{name}"))}</h2>'
            f'<p class="subtitle">{escape(words(f"quality.{name}_lead"))}</p></div>{body}'
        )


def left_over(frame: pd.DataFrame, page: Page) -> None:
    """How much of the documents' body no element claims, as a chart with its table."""
    drawn = unclaimed(frame, page.words)
    blocks.chart("leftovers", drawn, _steps(frame, page), page.words("leftovers.coverage"), page)


def unclaimed(frame: pd.DataFrame, words: Words) -> Chart:
    """The documents by the share of their body that no element claims. `frame`: unclaimed_shares."""
    rows = [r for r in records(frame) if not is_unknown(r["step"])]
    counts = {int(r["step"]): int(r["documents"]) for r in rows}
    last = max(counts, default=0)
    labels = [_range(step, words) for step in range(last + 1)]
    documents = [counts.get(step, 0) for step in range(last + 1)]
    over = [step * _STEP >= LINE - 1e-9 for step in range(last + 1)]
    figure = {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": documents,
                "marker": {
                    "color": [palette.SIDE["internal"] if o else palette.HELD for o in over],
                    "pattern": plot.hatch(over),
                },
                "text": [f"{n:,}" for n in documents],
                "textposition": "outside",
                "cliponaxis": False,
                "constraintext": "none",
                "textfont": {"size": 14},
                "hovertemplate": "%{y}<br>%{x:,}<extra></extra>",
            }
        ],
        "layout": plot.layout(
            24 + 26 * max(1, len(labels)),
            right=40,
            xaxis=plot.axis(range=[0, (max(documents, default=0) or 1) * 1.1]),
            yaxis=plot.row_axis(labels),
        ),
    }
    return Chart(figure, _left_sentence(rows, words), ())


def _range(step: int, words: Words) -> str:
    high = percent((step + 1) * _STEP, words)
    return (
        words("leftovers.up_to", high=high)
        if step == 0
        else words("leftovers.over", low=percent(step * _STEP, words), high=high)
    )


def _left_sentence(rows: list[Record], words: Words) -> str:
    documents = sum(int(r["documents"]) for r in rows)
    if not documents:
        return words("leftovers.nothing")
    return words(
        "leftovers.sentence",
        n=number(documents, words),
        median=percent(rows[0]["median"], words),
        over=number(sum(int(r["over_line"]) for r in rows), words),
        line=percent(LINE, words),
    )


def _steps(frame: pd.DataFrame, page: Page) -> Table:
    words = page.words

    def step(row: Record) -> str:
        return words("leftovers.no_body") if is_unknown(row["step"]) else _range(int(row["step"]), words)

    columns = [
        Column(words("leftovers.column_step"), step, step, is_heading=True),
        *(table.count(words(f"leftovers.column_{n}"), n, words) for n in ("documents", "over_line")),
    ]
    return build(records(frame), columns, words("leftovers.title"), lambda r: "", words)


def documents(frame: pd.DataFrame, page: Page) -> None:
    """The documents that a person should look at, each with why and the way to its words."""
    words = page.words
    rows = records(frame)
    total = int(rows[0]["found"]) if rows else 0
    unreadable = sum(bool(r["is_unreadable"]) for r in rows)
    key = "quality.doubted_some" if total > len(rows) else "quality.doubted_all" if rows else "quality.doubted_none"
    sentence = words(key, n=number(total, words), most=number(len(rows), words), unreadable=number(unreadable, words))
    columns = [
        Column(words("report.file"), lambda r: str(r["file_name"]), lambda r: plain(r["file_name"]), is_heading=True),
        *(Column(c.label, c.show, c.take) for c in findings.of_report(page)),
        Column(words("quality.column_doubts"), lambda r: str(r["doubts"]), lambda r: plain(r["doubts"])),
        Column(words("quality.column_unclaimed"), lambda r: percent(r["unclaimed_share"], words), lambda r: plain(r["unclaimed_share"]), is_number=True),
    ]  # fmt: skip
    table = build(
        rows, columns, words("quality.doubted"), lambda r: findings.link_words(r, page), words, "activities.read"
    )
    _block("doubted", f'<p class="ruam-sentence">{escape(sentence)}</p>{table.html if rows else ""}', page)
    if rows:
        blocks.downloads("quality_doubted", table.data, page)


def unresolved(frame: pd.DataFrame, page: Page) -> None:
    """The reports whose agency nobody could tell, with those that it may be."""
    words = page.words
    rows = records(frame)
    sentence = words("quality.unresolved_n" if rows else "quality.unresolved_none", n=number(len(rows), words))

    def candidates(row: Record) -> str:
        return words("quality.no_candidate") if is_unknown(row["names"]) else str(row["names"])

    period = next(c for c in findings.of_report(page) if c.label == words("column.period"))
    columns = [
        Column(words("report.file"), lambda r: str(r["file_name"]), lambda r: plain(r["file_name"]), is_heading=True),
        period,
        Column(words("quality.column_candidates"), candidates, lambda r: plain(r["names"])),
    ]
    table = build(
        rows, columns, words("quality.unresolved"), lambda r: findings.link_words(r, page), words, "activities.read"
    )
    _block("unresolved", f'<p class="ruam-sentence">{escape(sentence)}</p>{table.html if rows else ""}', page)
    if rows:
        blocks.downloads("quality_unresolved", table.data, page)


def duplicates(rules: pd.DataFrame, page: Page) -> None:
    """How many documents tell again what another told, and how many reports are nearly like another, with the way to them."""
    words = page.words
    told = dict.fromkeys(("duplicate_document", "near_duplicate_text"), 0)
    for row in records(rules):
        if row["rule"] in told:
            told[row["rule"]] += int(row["findings"])
    items = "".join(
        f'<li><a href="{escape(findings.link_rule(rule, page))}">{escape(words.code("rule", rule))}</a> '
        f"{escape(words('quality.findings_n', n=number(found, words)))}</li>"
        if found
        else f"<li>{escape(words.code('rule', rule))} {escape(words('none'))}</li>"
        for rule, found in told.items()
    )
    _block("duplicates", f'<ul class="ruam-names">{items}</ul>', page)


def masked(frame: pd.DataFrame, page: Page) -> None:
    """How much personal data was masked, by kind; never what it was."""
    words = page.words
    rows = records(frame)
    codes = {row["words"]: row["sort"] for row in lookup("personal_data") if row["words"]}
    pieces = sum(int(r["pieces"]) for r in rows)
    items = "".join(
        f"<li>{escape(words.code('personal', codes.get(r['kind'], r['kind'])))} "
        f"<strong>{escape(number(r['pieces'], words))}</strong> "
        f"<small>{escape(words('quality.in_documents', n=number(r['documents'], words)))}</small></li>"
        for r in rows
    )
    sentence = words("quality.masked_n" if pieces else "quality.masked_none", n=number(pieces, words))
    _block("masked", f'<p class="ruam-sentence">{escape(sentence)}</p><ul class="ruam-names">{items}</ul>', page)
