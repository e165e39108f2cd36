"""A number as every page shows it: label, value with its unit, what it rests on, and "where this number is from"."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from dashboard import address
from dashboard.format import Record, is_unknown, kept, number, percent, ratio
from dashboard.page import DEFINITIONS, PATHS, Page
from dashboard.words import Words
from queries.measures import Measure, MeasureValue, measures


@dataclass(frozen=True, slots=True)
class Number:
    """One number in words; '' where a part has nothing to say."""

    name: str
    label: str
    shown: str
    unit: str
    base: str
    before: str
    definition: str
    coverage: str


def label(measure: Measure, words: Words) -> str:
    """The measure's name in the reader's language."""
    return measure.label.en if words.language == "en" else measure.label.th


def definition(measure: Measure, words: Words) -> str:
    """The measure's definition in the reader's language."""
    return measure.definition.en if words.language == "en" else measure.definition.th


def part(expression: str, words: Words) -> str:
    """What a part of a measure counts, in words: `events_held`, `median(participants_known)`."""
    return words(f"expression.{expression.replace('(', '_').rstrip(')')}")


def text_of(measure: Measure, found: MeasureValue, words: Words) -> str:
    """A measure's value in words; why it is withheld where it is."""
    if found.reason_withheld == "too_few":
        return words("headline.withheld_too_few")
    show = {"percent": percent, "ratio": ratio}.get(measure.format, number)
    return show(found.value, words)


def found_in(row: Record) -> MeasureValue:
    """The value of a row that `Page.measured` gave."""
    return MeasureValue(
        **{
            name: None if is_unknown(row[name]) else row[name]
            for name in ("value", "n", "known", "of", "reason_withheld", "numerator", "denominator")
        }
    )


def base_of(measure: Measure, found: MeasureValue, words: Words) -> str:
    """What a value rests on: k of n for a rate, n for the others; too few, where it is that."""
    if found.reason_withheld == "too_few":
        return words("headline.withheld_too_few_text", n=number(found.n, words), least=measure.least_n)
    if measure.denominator is None:
        return words("number.base_n", n=number(found.n, words))
    return words("number.base_k_n", k=number(found.numerator, words), n=number(found.denominator, words))


def coverage_of(found: MeasureValue, words: Words) -> str:
    """Of how many records what the measure needs is known; '' where that is not counted."""
    if found.known is None or found.of is None:
        return ""
    return words("headline.coverage", known=number(found.known, words), of=number(found.of, words))


def measured(row: Record, words: Words) -> Number:
    """The number of a row that `Page.measured` gave."""
    measure, found = measures()[row["measure"]], found_in(row)
    return Number(
        name=measure.name,
        label=label(measure, words),
        shown=text_of(measure, found, words),
        unit="",
        base=base_of(measure, found, words),
        before="",
        definition=definition(measure, words),
        coverage=coverage_of(found, words),
    )


def origin(n: Number, page: Page) -> str:
    """Where a number is from, folded, as HTML: how it is counted, of how many, what is not known, and its SQL."""
    sql = address.link(PATHS[DEFINITIONS], page.address, {"measure": [n.name]})
    told = "".join(f"<p>{escape(t)}</p>" for t in (n.definition, n.base, n.coverage) if t)
    return (
        f'<details class="ruam-origin"><summary>{escape(page.words("number.origin"))}</summary>{told}'
        f'<p><a href="{escape(sql)}">{escape(page.words("number.sql"))}</a></p></details>'
    )


def card(n: Number, page: Page, way: str = "") -> str:
    """One number as HTML, with where it is from and, as HTML too, the `way` to its records."""
    before = f'<p class="before">{kept(escape(n.before), page.words)}</p>' if n.before else ""
    return (
        f'<section class="ruam-card" aria-label="{escape(n.label)}" data-measure="{escape(n.name)}">'
        f'<h2 class="label">{escape(n.label)}</h2>'
        f'<p class="value"><strong>{escape(n.shown)}</strong> <span class="unit">{escape(n.unit)}</span></p>'
        f'<p class="base">{kept(escape(n.base), page.words)}</p>{before}{origin(n, page)}{way}</section>'
    )
