"""The measures of `measures.toml`: loaded, validated, and worked out on a row of aggregates.

A measure divides a sum by a sum. Where its parts are not known, or rest on fewer records than `least_n`, its value is
withheld and the reason is said; the counts beside it are not.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from queries import ask

MEASURES = Path(__file__).with_name("measures.toml")
DIMENSIONS = ("fiscal_year", "round", "province", "agency_kind", "agency")
FORMATS = ("count", "percent", "ratio")

_REQUIRED = {"label", "definition", "numerator", "n", "coverage", "sums_over", "least_n", "format"}
_OPTIONAL = {"denominator"}


class MeasureError(Exception):
    """`measures.toml` breaks its form. Says which measure, what, and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Thai and in English."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; see the head of `measures.toml` for what each part means. Column names are those of aggregates."""

    name: str
    label: Words
    definition: Words
    numerator: str
    denominator: str | None
    n: str
    coverage_known: str
    coverage_of: str
    sums_over: tuple[str, ...]
    least_n: int
    format: str


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """A measure on one row. `value` is None where withheld, and `reason_withheld` says why: unknown or too_few.

    `n` is the number of records it rests on; `known` of `of` records had what it needs (None = not known).
    """

    value: float | None
    n: int | None
    known: int | None
    of: int | None
    reason_withheld: str | None
    numerator: int | None = None
    denominator: int | None = None


@cache
def measures() -> Mapping[str, Measure]:
    """All measures by name, in the order they are declared. Raises MeasureError for a file that breaks its form."""
    return load(MEASURES)


def load(path: Path) -> dict[str, Measure]:
    """Load and validate a file of measures. Unknown keys and columns are errors: a typing slip must not go unseen."""
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise MeasureError(f"{path}: not TOML: {error}.") from error
    return {name: _measure(path, name, entry) for name, entry in declared.items()}


@cache
def aggregate_columns() -> frozenset[str]:
    """The columns that a measure may use: those of the question `headline`, without their prefix."""
    headline = ask.parse(ask.QUESTIONS / "headline.sql")
    before = {column.name.removeprefix("b_") for column in headline.columns if column.name.startswith("b_")}
    return frozenset(before)


def value(measure: Measure, row: Mapping[str, Any] | pd.Series[Any], prefix: str = "") -> MeasureValue:
    """Work the measure out on one row of aggregates whose columns are called `prefix` + the measure's own names.

    A ratio over nothing is unknown. Raises KeyError where the row lacks a column.
    """
    numerator = _count(row, prefix + measure.numerator)
    denominator = None if measure.denominator is None else _count(row, prefix + measure.denominator)
    n = _count(row, prefix + measure.n)
    number: float | None = None
    reason: str | None = None
    if numerator is None or (measure.denominator is not None and not denominator):
        reason = "unknown"
    elif (n or 0) < measure.least_n:
        reason = "too_few"
    else:
        number = float(numerator) if denominator is None else numerator / denominator
    return MeasureValue(
        value=number,
        n=n,
        known=_count(row, prefix + measure.coverage_known),
        of=_count(row, prefix + measure.coverage_of),
        reason_withheld=reason,
        numerator=numerator,
        denominator=denominator,
    )


def _count(row: Mapping[str, Any] | pd.Series[Any], column: str) -> int | None:
    found = row[column]
    return None if pd.isna(found) else int(found)


def _measure(path: Path, name: str, entry: Any) -> Measure:
    where = f"{path}: [{name}]"
    if not isinstance(entry, dict):
        raise MeasureError(f"{where} is not a table. Write '[{name}]' and its keys below.")
    unknown = sorted(set(entry) - _REQUIRED - _OPTIONAL)
    missing = sorted(_REQUIRED - set(entry))
    if unknown or missing:
        raise MeasureError(
            f"{where}: unknown keys: {', '.join(unknown) or 'none'}; missing keys: {', '.join(missing) or 'none'}."
        )
    coverage = entry["coverage"]
    if not isinstance(coverage, dict) or set(coverage) != {"known", "of"}:
        raise MeasureError(f'{where}: coverage is {coverage!r}. Write {{ known = "column", of = "column" }}.')
    columns = {
        "numerator": entry["numerator"],
        "n": entry["n"],
        "coverage.known": coverage["known"],
        "coverage.of": coverage["of"],
    }
    if "denominator" in entry:
        columns["denominator"] = entry["denominator"]
    for key, column in columns.items():
        if not isinstance(column, str) or column not in aggregate_columns():
            raise MeasureError(
                f"{where}: {key} = {column!r} is no aggregate. Use one of {', '.join(sorted(aggregate_columns()))}."
            )
    sums_over = entry["sums_over"]
    if not isinstance(sums_over, list) or not set(sums_over) <= set(DIMENSIONS):
        raise MeasureError(f"{where}: sums_over is {sums_over!r}. Use some of {', '.join(DIMENSIONS)}.")
    least_n = entry["least_n"]
    if not isinstance(least_n, int) or isinstance(least_n, bool) or least_n < 0:
        raise MeasureError(f"{where}: least_n is {least_n!r}. Use a whole number, 0 or more.")
    if entry["format"] not in FORMATS:
        raise MeasureError(f"{where}: format is {entry['format']!r}. Use one of {', '.join(FORMATS)}.")
    if (entry["format"] == "count") != ("denominator" not in entry):
        raise MeasureError(f"{where}: a count has no denominator, and a percent or ratio has one.")
    return Measure(
        name=name,
        label=_words(where, "label", entry["label"]),
        definition=_words(where, "definition", entry["definition"]),
        numerator=entry["numerator"],
        denominator=entry.get("denominator"),
        n=entry["n"],
        coverage_known=coverage["known"],
        coverage_of=coverage["of"],
        sums_over=tuple(sums_over),
        least_n=least_n,
        format=entry["format"],
    )


def _words(where: str, key: str, found: Any) -> Words:
    if (
        not isinstance(found, dict)
        or set(found) != {"th", "en"}
        or not all(isinstance(text, str) and text.strip() for text in found.values())
    ):
        raise MeasureError(f"{where}: {key} is {found!r}. Write {key}.th and {key}.en, both not empty.")
    return Words(found["th"], found["en"])
