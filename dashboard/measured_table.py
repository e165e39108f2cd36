"""The columns of a table of measures: the value, its parts, and of how many records its inputs are known."""

from __future__ import annotations

from dashboard import numbers
from dashboard.format import Record, number
from dashboard.table import Column, plain
from dashboard.words import Words
from queries.measures import measures


def columns(words: Words) -> list[Column]:
    """For rows that `Page.measured` gives. A rate has its numerator and denominator, anything else its n alone."""

    def value(row: Record) -> str:
        return numbers.text_of(measures()[row["measure"]], numbers.found_in(row), words)

    return [
        Column(words("measured.value"), value, lambda r: plain(r["value"]), is_number=True),
        _count("numerator", words),
        _count("n", words),
        _count("known", words),
        _count("of", words),
    ]


def _count(name: str, words: Words) -> Column:
    def counted(row: Record) -> object:
        measure = measures()[row["measure"]]
        if name == "numerator" and measure.denominator is None:
            return None
        return plain(row["denominator"] if name == "n" and measure.denominator else row[name])

    def show(row: Record) -> str:
        found = counted(row)
        return "" if found is None else number(found, words)

    return Column(words(f"measured.{name}"), show, counted, is_number=True)
