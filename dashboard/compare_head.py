"""The head of the comparison: the answer in a sentence, its key numbers, and where the chosen agencies stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from dashboard import funnel, markup, numbers
from dashboard.compare_choice import Choice, group_words
from dashboard.format import Record, is_unknown, kept, number, percent, records
from dashboard.numbers import Number
from dashboard.page import Page
from dashboard.words import Words
from queries.compare import Band
from queries.measures import Measure, measures


def heading(group: pd.DataFrame, choice: Choice, bands: Mapping[str, str], page: Page) -> None:
    """Who differs from their peers by more than chance, of how many, and by how much the group does."""
    words = page.words
    rows, measure = records(group), measures()[choice.rate]
    if not rows:
        title, lead = words("compare.answer_nothing", rate=numbers.label(measure, words)), ""
    else:
        title = _answer(rows, measure, words)
        lead = words(
            "compare.lead",
            group=group_words(str(rows[0]["peer_group"]), bands, words),
            share=percent(rows[0]["centre"], words),
            k=number(rows[0]["peers_k"], words),
            n=number(rows[0]["peers_n"], words),
        )
    shown = " · ".join(page.describe()) or words("filters.everything")
    place = f" · {words('compare.area', name=words.code('region', choice.region))}" if choice.region else ""
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("compare.kicker"))}</p>'
        f"<h1>{kept(escape(title), words)}</h1>"
        f'<p class="lead">{kept(escape(lead), words)}</p>'
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(shown + place)}</p></div>'
    )


def _answer(rows: Sequence[Record], measure: Measure, words: Words) -> str:
    said = {"rate": numbers.label(measure, words), "n": number(len(rows), words)}
    if rows[0]["standing"] == "few_peers":
        return words("compare.answer_few", **said)
    above, below = (sum(r["standing"] == s for r in rows) for s in funnel.OUTSIDE)
    if not above + below:
        return words("compare.answer_none", **said)
    return words(
        "compare.answer",
        **said,
        outside=number(above + below, words),
        above=number(above, words),
        below=number(below, words),
    )


def cards(group: pd.DataFrame, bands: Sequence[Band], choice: Choice, page: Page) -> None:
    """The peers' rate, how many lie outside, and what missing reports may change; each with where it is from."""
    rows = records(group)
    if not rows:
        return
    measure = measures()[choice.rate]
    shown = [_rate(rows, measure, page.words), _outside(rows, measure, page.words)]
    if band := next((b for b in bands if b.kind == rows[0]["kind"]), None):
        shown.append(_band(band, measure, page.words))
    markup.show(f'<div class="ruam-cards">{"".join(numbers.card(n, page) for n in shown)}</div>')


def _rate(rows: Sequence[Record], measure: Measure, words: Words) -> Number:
    k, n = number(rows[0]["peers_k"], words), number(rows[0]["peers_n"], words)
    return Number(
        name=measure.name,
        label=words("compare.card_rate", rate=numbers.label(measure, words)),
        shown=percent(rows[0]["centre"], words),
        unit=words("compare.card_rate_unit", n=number(len(rows), words)),
        base=words("number.base_k_n", k=k, n=n),
        before="",
        definition=numbers.definition(measure, words),
        coverage=words("compare.card_rate_how"),
    )


def _outside(rows: Sequence[Record], measure: Measure, words: Words) -> Number:
    outside = sum(r["standing"] in funnel.OUTSIDE for r in rows)
    between = sum(r["standing"] in funnel.BETWEEN for r in rows)
    is_few = rows[0]["standing"] == "few_peers"
    spread = "compare.card_outside_over" if rows[0]["is_over_dispersed"] else "compare.card_outside_chance"
    return Number(
        name=measure.name,
        label=words("compare.card_outside"),
        shown=words("headline.withheld_too_few") if is_few else number(outside, words),
        unit="" if is_few else words("compare.card_outside_unit", n=number(len(rows), words)),
        base="" if is_few else words("compare.card_outside_between", n=number(between, words)),
        before="" if is_few else words(spread, phi=f"{float(rows[0]['phi']):.1f}"),
        definition=words("compare.card_outside_how"),
        coverage=numbers.definition(measure, words),
    )


def _band(band: Band, measure: Measure, words: Words) -> Number:
    low, high = (percent(x, words) for x in (band.low, band.high))
    is_told = band.low is not None
    return Number(
        name=measure.name,
        label=words("compare.card_band"),
        shown=f"{low}–{high}" if is_told and low != high else low,
        unit=words("compare.card_band_unit", kind=words.code("agency_kind", band.kind)),
        base=words(
            "compare.card_band_base", missing=number(band.reports_missing, words), due=number(band.reports_due, words)
        ),
        before="",
        definition=words("compare.card_band_how"),
        coverage=words("number.base_k_n", k=number(band.k, words), n=number(band.n, words)),
    )


def chosen(found: pd.DataFrame, group: str | None, choice: Choice, bands: Mapping[str, str], page: Page) -> None:
    """Where each chosen agency stands among its peers, in a line each."""
    words = page.words
    lines = []
    for agency in page.filters.agencies:
        rows = records(found[found["agency_id"] == agency])
        name = page.choices.agencies[agency].label
        link = f'<a href="{escape(page.link_agency(agency))}">{escape(name)}</a>'
        if not rows:
            told = words("compare.chosen_nothing", rate=numbers.label(measures()[choice.rate], words))
            lines.append(f"{link} {escape(told)}")
        lines += [f"{link} {_standing(r, group, bands, words)}" for r in rows]
    if lines:
        items = "".join(f"<li>{line}</li>" for line in lines)
        markup.show(f'<ul class="ruam-stands" aria-label="{escape(words("compare.chosen"))}">{items}</ul>')


def _standing(row: Record, group: str | None, bands: Mapping[str, str], words: Words) -> str:
    sign, _, _ = funnel.SIGNS[row["standing"]]
    told = words("number.base_k_n", k=number(row["k"], words), n=number(row["n"], words))
    parts = [
        f"{told} · {percent(row['share'], words)} ({funnel.interval(row, words)})",
        f"{sign} {words('compare.standing_' + row['standing'])}",
    ]
    if row["peer_group"] != group:
        parts.append(words("compare.other_group", group=group_words(str(row["peer_group"]), bands, words)))
    return escape(" · ".join(parts))


def coverage(reported: pd.DataFrame, group: pd.DataFrame, page: Page) -> str:
    """How many agencies of the kind reported of how many expected, and how many of the group have a record to be judged by."""
    words = page.words
    row = records(reported)[0]
    if group.empty:
        return ""
    kind = words.code("agency_kind", group["kind"].iloc[0])
    judged = words("compare.coverage", n=number(len(group), words))
    if is_unknown(row["of"]):
        return f"{words('coverage.line_unknown', k=number(row['known'], words))} · {judged}"
    line = words("coverage.line", k=number(row["known"], words), n=number(row["of"], words))
    return f"{kind}: {line} · {judged}"
