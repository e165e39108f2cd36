"""The measures of `measures.toml`: loaded, validated against an allow-list, and worked out.

A measure divides a sum by a sum. Its parts are expressions of one of these forms and of no other:

    events_held                  the sum of a column of `activity_fact` or `cube_agency_round`
    heads                        a family of sums: that of one total, or of one member by category, side, level …
    agencies_reported            a number of agencies, each counted once
    median(participants_known)   the median over activities
    highest(level)               the highest level of the ladder that occurs
    richness(naming), blau(naming)   how many categories occur, and how evenly

Where the parts are not known, or rest on fewer records than `least_n`, the value is withheld and the reason is said;
the counts beside it are not.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from queries.warehouse import LOOKUPS, MODELS, read_model

MEASURES = Path(__file__).with_name("measures.toml")
FORMATS = ("count", "percent", "ratio", "days", "level")
# Of an agency and a period, which reports have too; and of an activity alone.
PLACE_AND_PERIOD = (
    "fiscal_year",
    "round",
    "region",
    "geographic_region",
    "province_cluster",
    "province",
    "district",
    "agency_kind",
    "agency",
)
OF_ACTIVITY = ("kind", "mode", "category", "side", "level", "rule", "actor")
DIMENSIONS = PLACE_AND_PERIOD + OF_ACTIVITY
# An activity or report may have several of these: what is counted by them does not add up.
MANY = frozenset({"category", "side", "rule", "actor"})

SIDES = ("external", "internal", "grey", "unknown")
ACTORS = (
    "council",
    "committee",
    "executive",
    "unit",
    "community",
    "state_body",
    "local_authority",
    "other",
    "unnamed",
)
_REQUIRED = {"label", "definition", "numerator", "n", "coverage", "sums_over", "least_n", "format"}
_OPTIONAL = {"denominator", "parts"}
_FORM = re.compile(r"(?P<form>[a-z]+)\((?P<of>[a-z_0-9]+)\)")
AGENCIES = ("agencies_expected", "agencies_reported", "agencies_with_report", "agencies_unregistered")
MEDIANS = ("participants_known", "days_to_action")


class MeasureError(Exception):
    """`measures.toml` breaks its form. Says which measure, what, and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Thai and in English."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Family:
    """Sums that are parts of one whole: by dimension and member, the columns whose sum is that member's.

    Of some dimensions the members are categories of group, or made of these: what is counted of a category stands in rows.
    """

    total: tuple[str, ...]
    members: Mapping[str, Mapping[str | int, tuple[str, ...]]]
    categories: Mapping[str, Mapping[str | int, tuple[str, ...]]] = field(default_factory=dict)

    def has_members_by(self, dimension: str) -> bool:
        """Whether its members differ by this dimension."""
        return dimension in self.members or dimension in self.categories

    def members_by(self, dimension: str) -> tuple[str | int, ...]:
        """The members by a dimension that has them, in their order."""
        return tuple({**self.members, **self.categories}[dimension])


@dataclass(frozen=True, slots=True)
class Expression:
    """One part of a measure. `fact` says of what its records are: an activity, or a report and its agency."""

    text: str
    form: str  # sum, family, agencies, median, highest, richness, blau
    of: str
    fact: str  # activity, report

    def varies_by(self, dimension: str) -> bool:
        """Whether the expression has its own members by this dimension."""
        return self.form == "family" and families()[self.of].has_members_by(dimension)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure; see the head of `measures.toml` for what each part means."""

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
    parts: tuple[str, ...] = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions by which it may be asked."""
        counted = expression(self.numerator)
        own = tuple(d for d in OF_ACTIVITY if counted.varies_by(d))
        if counted.fact == "report":
            return PLACE_AND_PERIOD + own
        return PLACE_AND_PERIOD + tuple(d for d in OF_ACTIVITY if d != "actor" or d in own)

    def divided(
        self, numerator: float | None, denominator: float | None, n: int | None
    ) -> tuple[float | None, str | None]:
        """The value, or why it is withheld: not known, or resting on too few."""
        if numerator is None or (self.denominator is not None and not denominator):
            return None, "unknown"
        if (n or 0) < self.least_n:
            return None, "too_few"
        return float(numerator) if denominator is None else numerator / denominator, None


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
    numerator: float | None = None
    denominator: float | None = None


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
def bits(lookup: str) -> Mapping[str, int]:
    """The bit of each code in the masks of `activity_fact`, from `participant_categories` or `finding_rules`."""
    with (LOOKUPS / f"{lookup}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    where = rows[0].index("bit")
    return MappingProxyType({row[0]: int(row[where]) for row in rows[1:]})


@cache
def side_of() -> Mapping[str, str]:
    """The side of each category of group."""
    with (LOOKUPS / "participant_categories.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["category"]: row["side"] for row in csv.DictReader(file)})


@cache
def families() -> Mapping[str, Family]:
    """The families of columns that a measure may use."""
    categories, rules = tuple(bits("participant_categories")), tuple(bits("finding_rules"))
    levels = tuple(range(8))

    def each(prefix: str, members: tuple[Any, ...]) -> dict[Any, tuple[str, ...]]:
        return {member: (f"{prefix}_{member}",) for member in members}

    each_category: dict[Any, tuple[str, ...]] = {c: (c,) for c in categories}
    of_side: dict[Any, tuple[str, ...]] = {side: tuple(c for c in categories if side_of()[c] == side) for side in SIDES}

    return MappingProxyType(
        {
            "heads": Family(("heads_known",), {}, {"category": each_category, "side": of_side}),
            # An event that names two categories of a side names that side once: sides have columns of their own.
            "naming": Family(("events_with_group",), {"side": each("naming", SIDES)}, {"category": each_category}),
            "levels": Family(("events_with_level",), {"level": each("level", levels)}),
            "step_rows": Family(("steps",), {"level": each("steps", levels), "actor": each("steps_by", ACTORS)}),
            "done_rows": Family(("steps_done",), {"actor": each("done_by", ACTORS)}),
            "finding_rows": Family(("findings",), {"rule": each("findings", rules)}),
            "found": Family(("reports_with_finding",), {"rule": each("found", rules)}),
        }
    )


@cache
def columns() -> Mapping[str, str]:
    """The columns that may be summed, each with its fact: those that the models' headers declare."""
    agency_round = list(read_model(MODELS / "61_cube_agency_round.sql").columns)
    first, activities = agency_round.index("reports"), agency_round.index("activities")
    return MappingProxyType(
        dict.fromkeys(agency_round[first:activities], "report") | dict.fromkeys(agency_round[activities:], "activity")
    )


@cache
def nullable() -> frozenset[str]:
    """Columns that are NULL where nothing is told; the others are 0."""
    return frozenset(c for c in columns() if c.startswith(("heads_", "people_", "participants_")))


def vocabulary() -> list[str]:
    """Every expression that a measure may use, but for the columns of families."""
    members = {
        c for f in families().values() for group in f.members.values() for names in group.values() for c in names
    }
    return [
        *sorted(set(columns()) - members),
        *families(),
        *AGENCIES,
        *(f"median({name})" for name in MEDIANS),
        "highest(level)",
        "richness(naming)",
        "blau(naming)",
    ]


@cache
def expression(text: str) -> Expression:
    """Read an expression. Raises ValueError where it is of no allowed form."""
    if text in families():
        total = families()[text].total[0]
        return Expression(text, "family", text, columns()[total])
    if text in AGENCIES:
        return Expression(text, "agencies", text, "report")
    if text in columns():
        return Expression(text, "sum", text, columns()[text])
    found = _FORM.fullmatch(text)
    if found and text in ("highest(level)", "richness(naming)", "blau(naming)", *(f"median({m})" for m in MEDIANS)):
        return Expression(text, found["form"], found["of"], "activity")
    raise ValueError(text)


def value(measure: Measure, row: Mapping[str, Any] | pd.Series[Any], prefix: str = "") -> MeasureValue:
    """Work the measure out on one row of aggregates whose columns are called `prefix` + the measure's own names.

    A ratio over nothing is unknown. Raises KeyError where the row lacks a column.
    """
    numerator = _count(row, prefix + measure.numerator)
    denominator = None if measure.denominator is None else _count(row, prefix + measure.denominator)
    n = _count(row, prefix + measure.n)
    number, reason = measure.divided(numerator, denominator, n)
    known, of = _count(row, prefix + measure.coverage_known), _count(row, prefix + measure.coverage_of)
    return MeasureValue(number, n, known, of, reason, numerator, denominator)


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
    parts = {
        "numerator": entry["numerator"],
        "n": entry["n"],
        "coverage.known": coverage["known"],
        "coverage.of": coverage["of"],
    }
    if "denominator" in entry:
        parts["denominator"] = entry["denominator"]
    for key, text in parts.items():
        if not _is_expression(text):
            raise MeasureError(f"{where}: {key} = {text!r} is no expression. Use one of {', '.join(vocabulary())}.")
    for key in ("sums_over", "parts"):
        found = entry.get(key, [])
        if not isinstance(found, list) or not set(found) <= set(DIMENSIONS):
            raise MeasureError(f"{where}: {key} is {found!r}. Use some of {', '.join(DIMENSIONS)}.")
    least_n = entry["least_n"]
    if not isinstance(least_n, int) or isinstance(least_n, bool) or least_n < 0:
        raise MeasureError(f"{where}: least_n is {least_n!r}. Use a whole number, 0 or more.")
    if entry["format"] not in FORMATS:
        raise MeasureError(f"{where}: format is {entry['format']!r}. Use one of {', '.join(FORMATS)}.")
    divides = expression(entry["numerator"]).form in ("sum", "family", "agencies")
    if (entry["format"] in ("percent", "ratio") and divides) != ("denominator" in entry):
        raise MeasureError(f"{where}: a count, median or index has no denominator, and a percent or ratio has one.")
    return Measure(
        name=name,
        label=_words(where, "label", entry["label"]),
        definition=_words(where, "definition", entry["definition"]),
        numerator=entry["numerator"],
        denominator=entry.get("denominator"),
        n=entry["n"],
        coverage_known=coverage["known"],
        coverage_of=coverage["of"],
        sums_over=tuple(entry["sums_over"]),
        least_n=least_n,
        format=entry["format"],
        parts=tuple(entry.get("parts", ())),
    )


def _is_expression(text: Any) -> bool:
    try:
        return isinstance(text, str) and bool(expression(text))
    except ValueError:
        return False


def _words(where: str, key: str, found: Any) -> Words:
    if (
        not isinstance(found, dict)
        or set(found) != {"th", "en"}
        or not all(isinstance(text, str) and text.strip() for text in found.values())
    ):
        raise MeasureError(f"{where}: {key} is {found!r}. Write {key}.th and {key}.en, both not empty.")
    return Words(found["th"], found["en"])
