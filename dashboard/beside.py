"""Two to six agencies side by side: every measure with its count and interval, and in words which differences are real."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import answers, blocks, markup, numbers
from dashboard.filters import Slice
from dashboard.format import Record, is_unknown, number, percent, records
from dashboard.page import Page
from dashboard.words import Words
from queries import compare, statistics
from queries.compare import COMPARED, RATES, SIDE_BY_SIDE, TESTED, Pair, pairs
from queries.measures import Measure, MeasureValue, measures
from queries.route import Request

TOPIC = "compare.beside"
_REQUEST = Request(COMPARED, ("agency",))
_MOST_TOLD = 2  # pairs that are told in words; the table of the download has every number

_Found = Mapping[tuple[str, str], MeasureValue]


def is_possible(page: Page) -> bool:
    """Whether as many agencies are chosen as can stand side by side."""
    least, most = SIDE_BY_SIDE
    return least <= len(page.filters.agencies) <= most


def block() -> Any:
    """The block that all of this part stands in."""
    return st.container(key="chart_beside")


def about(page: Page) -> pd.DataFrame:
    """Who they are, and which rounds each reported for."""
    given = page.filters.parameters()
    taken = {name: given[name] for name in ("agencies", "fiscal_years", "rounds", "demonstration")}
    return answers.compared(page.warehouse, compare.side_by_side, **taken)


def measured(page: Page) -> pd.DataFrame:
    """Every measure of each of them."""
    return page.measured(_REQUEST)[0]


def head(page: Page) -> None:
    """What this part is, and what to do where too few or too many are chosen."""
    words = page.words
    least, most = SIDE_BY_SIDE
    markup.show(
        f'<div class="ruam-chart-head"><h2 id="beside">{escape(words("compare.beside.title"))}</h2>'
        f'<p class="subtitle">{escape(words("compare.beside.subtitle", least=least, most=most))}</p></div>'
    )


def draw(them: pd.DataFrame, values: pd.DataFrame, page: Page) -> None:
    """`them`: the question `side_by_side`; `values`: the measures of COMPARED by agency."""
    words = page.words
    told = {(str(r["measure"]), str(r["agency"])): numbers.found_in(r) for r in records(values)}
    who = records(them)
    agencies = [str(r["agency_id"]) for r in who]
    names = {a: page.choices.agencies[a].label for a in agencies}
    heads = "".join(f'<th scope="col">{_who(r, page)}</th>' for r in who)
    body = "".join(_row(measures()[name], agencies, names, told, page) for name in COMPARED)
    caption = escape(words("compare.beside.title"))
    markup.show(
        f"{_rounds(who, words)}"
        f'<div class="ruam-scroll ruam-beside" tabindex="0" role="region" aria-label="{caption}"><table class="ruam-table">'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{escape(words("compare.beside.measure"))}</th>{heads}'
        f'<th scope="col">{escape(words("compare.beside.verdict"))}</th></tr></thead><tbody>{body}</tbody></table></div>'
        f'<p class="ruam-coverage">{escape(words("compare.beside.how"))}</p>'
    )
    blocks.downloads(TOPIC, _taken(agencies, names, told, words), page)


def _who(row: Record, page: Page) -> str:
    words = page.words
    name = page.choices.agencies[str(row["agency_id"])].label
    kinds = " → ".join(words.code("agency_kind", k) for k in str(row["kinds"]).split())
    place = "" if is_unknown(row["province"]) else f" · {row['province']}"
    link = page.link_agency(str(row["agency_id"]))
    return f'<a href="{escape(link)}">{escape(name)}</a><small>{escape(kinds + place)}</small>'


def _rounds(who: Sequence[Record], words: Words) -> str:
    """Whether all of them told of the same rounds: else the numbers are of different times."""
    due = [(r["reports_received"], r["reports_due"]) for r in who]
    if any(is_unknown(n) for _, n in due):
        text = words("compare.beside.unregistered")
    elif all(k == n for k, n in due):
        text = words("compare.beside.all_rounds", n=number(due[0][1], words))
    else:
        told = (
            words("compare.beside.some_rounds_of", name=r["short_name"], k=number(k, words), n=number(n, words))
            for r, (k, n) in zip(who, due, strict=True)
        )
        text = words("compare.beside.some_rounds", told=words("list_separator").join(told))
    return f'<p class="ruam-coverage">{escape(text)}</p>'


def _row(measure: Measure, agencies: Sequence[str], names: Mapping[str, str], told: _Found, page: Page) -> str:
    words = page.words
    cells = "".join(_cell(measure, a, told.get((measure.name, a)), page) for a in agencies)
    verdict = escape(difference_words(measure, agencies, names, told, words))
    origin = numbers.origin(
        numbers.Number(measure.name, "", "", "", "", "", numbers.definition(measure, words), ""), page
    )
    return (
        f'<tr data-measure="{escape(measure.name)}"><th scope="row">{escape(numbers.label(measure, words))}{origin}</th>'
        f'{cells}<td class="verdict">{verdict}</td></tr>'
    )


def _cell(measure: Measure, agency: str, found: MeasureValue | None, page: Page) -> str:
    words = page.words
    if found is None or (found.value is None and found.reason_withheld == "unknown"):
        return f'<td class="number muted">{escape(words("unknown"))}</td>'
    shown = numbers.text_of(measure, found, words)
    base = "" if measure.format == "count" else numbers.base_of(measure, found, words)
    if found.reason_withheld == "too_few" and measure.denominator is not None:
        base = words("number.base_k_n", k=number(found.numerator, words), n=number(found.denominator, words))
    elif measure.name in TESTED and found.value is not None:
        low, high = statistics.wilson([found.numerator or 0], [found.denominator or 0])
        base = f"{base} ({percent(low[0], words)}–{percent(high[0], words)})"
    link = page.link_activities(Slice(), agencies=(agency,), provinces=(), kinds=())
    more = f"<small>{escape(base)}</small>" if base else ""
    return f'<td class="number"><a href="{escape(link)}">{escape(shown)}</a>{more}</td>'


def difference_words(
    measure: Measure, agencies: Sequence[str], names: Mapping[str, str], told: _Found, words: Words
) -> str:
    """Which of them really differ, by how much; or that it is within what chance does, or that it cannot be told."""
    if measure.name not in TESTED:
        return words("compare.beside.not_tested_people" if measure.format == "percent" else "compare.beside.not_tested")
    two = _pairs(measure, agencies, told)
    if not two:
        return words("compare.beside.too_few", least=number(measure.least_n, words))
    real = [pair for pair in two if pair.is_real]
    if not real:
        return words("compare.beside.chance")
    parts = [_pair(pair, agencies, names, words) for pair in real[:_MOST_TOLD]]
    if len(real) > _MOST_TOLD:
        parts.append(words("compare.beside.more", n=number(len(real) - _MOST_TOLD, words)))
    return " ".join(parts)


def _pairs(measure: Measure, agencies: Sequence[str], told: _Found) -> list[Pair]:
    found = [told.get((measure.name, a)) for a in agencies]
    k = [0.0 if f is None or f.numerator is None else float(f.numerator) for f in found]
    n = [0.0 if f is None or f.denominator is None else float(f.denominator) for f in found]
    return pairs(k, n, measure.least_n)


def _pair(pair: Pair, agencies: Sequence[str], names: Mapping[str, str], words: Words) -> str:
    return words(
        "compare.beside.real",
        higher=names[agencies[pair.higher]],
        lower=names[agencies[pair.lower]],
        gap=round(100 * pair.gap),
        low=round(100 * pair.low),
        high=round(100 * pair.high),
    )


def summary(values: pd.DataFrame, page: Page) -> None:
    """In a sentence: in how many of the rates they really differ."""
    words = page.words
    told = {(str(r["measure"]), str(r["agency"])): numbers.found_in(r) for r in records(values)}
    agencies = page.filters.agencies
    names = {a: page.choices.agencies[a].label for a in agencies}
    real, tested = [], 0
    for name in RATES:
        two = _pairs(measures()[name], agencies, told)
        tested += bool(two)
        if any(pair.is_real for pair in two):
            real.append(numbers.label(measures()[name], words))
    said = {"n": number(tested, words), "names": words("list_separator").join(names.values())}
    if not tested:
        text = words("compare.beside.answer_few", **said)
    elif real:
        which = words("list_separator").join(real)
        text = words("compare.beside.answer", **said, k=number(len(real), words), which=which)
    else:
        text = words("compare.beside.answer_chance", **said)
    markup.show(f'<p class="ruam-sentence" id="beside-answer">{escape(text)}</p>')


def _taken(agencies: Sequence[str], names: Mapping[str, str], told: _Found, words: Words) -> pd.DataFrame:
    """A row an agency and measure, as it is taken away."""
    rows = []
    for name in COMPARED:
        for agency in agencies:
            found = told.get((name, agency))
            if found is None:
                continue
            low, high = (None, None)
            if name in TESTED and found.denominator:
                ends = statistics.wilson([found.numerator or 0], [found.denominator])
                low, high = (float(end[0]) for end in ends)
            rows.append(
                (
                    numbers.label(measures()[name], words),
                    agency,
                    names[agency],
                    found.value,
                    found.numerator,
                    found.denominator,
                    found.n,
                    low,
                    high,
                )
            )
    labels = ("measure", "agency_id", "agency", "value", "k", "of", "n", "low", "high")
    return pd.DataFrame(rows, columns=[words(f"compare.beside.column_{c}") for c in labels], dtype=object)
