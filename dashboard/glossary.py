"""What every number means, generated from `measures.toml`: grouped, searchable, and one of them opened with its SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard import address, blocks, filter_bar, markup, measured_table, numbers
from dashboard.format import Record, kept, number, records
from dashboard.page import DEFINITIONS, PATHS, Page
from dashboard.table import Column, build, plain
from dashboard.words import Words
from queries import route, shell
from queries.measures import Measure, measures
from queries.route import Request

MEASURE, FIND = "measure", "find"  # in the address
# The measures by what they tell of, in the order in which a reader meets them.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reporting": ("reporting_rate", "agencies_reported"),
        "frequency": (
            "events_held",
            "events_per_reporting_agency",
            "recurring_claimed",
            "recurring_per_reporting_agency",
            "types_only",
            "mode_mix",
            "kind_mix",
        ),
        "people": (
            "participants_known",
            "participants_median",
            "events_with_total_share",
            "heads",
            "heads_share",
            "presence",
            "presence_share",
            "external_share",
            "citizens_share",
            "unknown_share",
            "group_richness",
            "group_variety",
        ),
        "elements": (
            "complete_reports_share",
            "issue_stated_share",
            "participants_stated_share",
            "result_stated_share",
            "use_stated_share",
        ),
        "follow_through": (
            "follow_through_told_share",
            "done_share",
            "reported_back_share",
            "level_share",
            "highest_level",
            "steps_by_actor",
            "done_by_actor_share",
            "days_to_action_median",
        ),
        "quality": ("reports_with_finding_share", "findings_per_report", "near_duplicate_share"),
    }
)
# How a member of a dimension is called, where it has a label.
_CODES = {"level": "level", "mode": "mode", "kind": "activity_kind", "category": "category", "side": "side"}


def wanted(page: Page) -> Measure | None:
    """The measure that the address names, where there is such a measure."""
    return measures().get(page.parameter(MEASURE) or "")


def request(measure: Measure) -> Request:
    """What is asked for: the measure in all, or by the first of the dimensions of which it is a part."""
    return Request((measure.name,), measure.parts[:1])


def heading(opened: Measure | None, page: Page) -> None:
    """The answer in a sentence: how many numbers there are, and what each says of itself."""
    words = page.words
    sentence = words("definitions.answer", n=number(len(measures()), words))
    if opened is not None:
        sentence = numbers.label(opened, words)
    lead = numbers.definition(opened, words) if opened is not None else words("definitions.lead")
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("definitions.kicker"))}</p>'
        f'<h1>{kept(escape(sentence), words)}</h1><p class="lead">{kept(escape(lead), words)}</p></div>'
    )


def opened(measure: Measure, found: pd.DataFrame, page: Page) -> None:
    """One measure: its value under the filters, what it is made of, and the statement that gives it."""
    words = page.words
    rows = records(found)
    scope = " · ".join(page.describe()) or words("filters.everything")
    with st.container(key="chart_opened"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("definitions.now"))}</h2>'
            f'<p class="subtitle"><strong>{escape(words("filters.showing"))}</strong> {escape(scope)}</p></div>'
        )
        if measure.parts:
            _members(measure, rows, page)
        else:
            _value(measure, rows[0], page)
        markup.show(f'<h2 class="ruam-h2">{escape(words("definitions.made_of"))}</h2>{_facts(measure, page)}')
        asked = route.statements([request(measure)], page.measure_filters, demonstration=page.filters.demonstration)
        markup.show(
            f'<h2 class="ruam-h2" id="sql">{escape(words("definitions.sql"))}</h2>'
            f'<p class="ruam-coverage">{escape(words("definitions.sql_lead", generation=page.state["generation"]))}</p>'
            f'<pre class="ruam-sql" tabindex="0"><code>{escape(shell.script(asked))}</code></pre>'
            f'<p class="ruam-more-line"><a href="{escape(address.link(PATHS[DEFINITIONS], page.address))}">'
            f"{escape(words('definitions.all'))}</a></p>"
        )


def _value(measure: Measure, row: Record, page: Page) -> None:
    words, found = page.words, numbers.found_in(row)
    told = (numbers.base_of(measure, found, words), numbers.coverage_of(found, words))
    markup.show(
        f'<div class="ruam-card ruam-value" data-measure="{escape(measure.name)}"><p class="value">'
        f"<strong>{escape(numbers.text_of(measure, found, words))}</strong></p>"
        + "".join(f'<p class="base">{escape(t)}</p>' for t in told if t)
        + "</div>"
    )


def _members(measure: Measure, rows: Sequence[Record], page: Page) -> None:
    words, by = page.words, measure.parts[0]

    def member(row: Record) -> str:
        return words.code(_CODES[by], plain(row[by]))

    columns = [Column(words(f"dimension.{by}"), member, member, is_heading=True), *measured_table.columns(words)]
    table = build(rows, columns, numbers.label(measure, words), lambda r: "", words)
    markup.show(table.html)
    blocks.downloads("definitions", table.data, page)


def _facts(measure: Measure, page: Page) -> str:
    """What a measure says of itself, as a list of terms."""
    words = page.words

    def dimensions(names: Sequence[str]) -> str:
        return words("list_separator").join(words(f"dimension.{name}") for name in dict.fromkeys(names))

    told = [("numerator", numbers.part(measure.numerator, words))]
    if measure.denominator is not None:
        told.append(("denominator", numbers.part(measure.denominator, words)))
    told += [
        ("n", numbers.part(measure.n, words)),
        (
            "coverage",
            words(
                "definitions.of",
                known=numbers.part(measure.coverage_known, words),
                of=numbers.part(measure.coverage_of, words),
            ),
        ),
        ("sums_over", dimensions(measure.sums_over) or words("definitions.sums_over_none")),
        ("dimensions", dimensions(measure.dimensions)),
        ("least_n", words("definitions.least", n=number(measure.least_n, words)) if measure.least_n > 1 else words("definitions.least_none")),
        ("format", words(f"definitions.format_{measure.format}")),
        ("name", measure.name),
    ]  # fmt: skip
    if measure.parts:
        told.insert(0, ("parts", dimensions(measure.parts)))
    items = "".join(f"<dt>{escape(words(f'definitions.{key}'))}</dt><dd>{escape(text)}</dd>" for key, text in told)
    return f'<dl class="ruam-facts">{items}</dl>'


def search(page: Page) -> str:
    """The field to search in, and what is searched for."""
    words = page.words
    key = f"find_{words.language}"
    asked = page.parameter(FIND) or ""
    st.session_state[key] = asked
    st.text_input(
        words("definitions.find"),
        key=key,
        placeholder=words("definitions.find_placeholder"),
        on_change=lambda: filter_bar.put(FIND, st.session_state[key].strip() or None),
    )
    return asked


def matches(text: str, asked: str) -> bool:
    """Whether a text has all the words that are searched for, in whatever case."""
    return all(word in text.casefold() for word in asked.casefold().split())


def listed(asked: str, page: Page) -> None:
    """Every measure by group with in-page anchors; those alone that a search finds."""
    words = page.words
    blocks_of = {
        group: [_entry(measures()[name], page) for name in names if _is_asked_for(measures()[name], asked, words)]
        for group, names in GROUPS.items()
    }
    found = sum(len(entries) for entries in blocks_of.values())
    ways = "".join(
        f'<li><a href="#group-{group}">{escape(words(f"definitions.group_{group}"))} ({len(entries)})</a></li>'
        for group, entries in blocks_of.items()
        if entries
    )
    body = "".join(
        f'<h3 class="ruam-h3" id="group-{group}">{escape(words(f"definitions.group_{group}"))}</h3>'
        f'<ul class="ruam-entries">{"".join(entries)}</ul>'
        for group, entries in blocks_of.items()
        if entries
    )
    told = words("definitions.found" if asked else "definitions.count", n=number(found, words), asked=asked)
    with st.container(key="chart_measures"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("definitions.measures"))}</h2>'
            f'<p class="subtitle" role="status">{escape(told)}</p></div>'
            f'<nav aria-label="{escape(words("definitions.measures"))}"><ul class="ruam-chips ruam-ways">{ways}</ul></nav>{body}'
        )


def _is_asked_for(measure: Measure, asked: str, words: Words) -> bool:
    return matches(f"{numbers.label(measure, words)} {numbers.definition(measure, words)} {measure.name}", asked)


def _entry(measure: Measure, page: Page) -> str:
    words = page.words
    link = address.link(PATHS[DEFINITIONS], page.address, {MEASURE: [measure.name]})
    return (
        f'<li id="{escape(measure.name)}"><h4>{escape(numbers.label(measure, words))}</h4>'
        f"<p>{escape(numbers.definition(measure, words))}</p>"
        f"<details><summary>{escape(words('definitions.made_of'))}</summary>{_facts(measure, page)}</details>"
        f'<a href="{escape(link)}">{escape(words("definitions.open"))}</a></li>'
    )
