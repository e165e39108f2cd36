"""The answers: of what the scans found, the parts of each measure divided row by row, and made into frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

import pandas as pd

from queries.conditions import NUMBERS
from queries.frames import array, frame
from queries.measures import (
    PLACE_AND_PERIOD,
    Expression,
    Measure,
    bits,
    expression,
    families,
    measures,
    nullable,
)
from queries.scan import Row, Scan, Tables

COLUMNS = (
    "measure",
    "numerator",
    "denominator",
    "value",
    "n",
    "known",
    "of",
    "reason_withheld",
    "is_closed",
)
PARTS = ("numerator", "denominator", "n", "coverage_known", "coverage_of")
# The flags by which agencies are counted.
FLAGS = {
    "agencies_expected": ("reports_expected",),
    "agencies_reported": ("reports_expected", "expected_here", "with_report"),
    "agencies_with_report": ("with_report",),
    "agencies_unregistered": ("unregistered",),
}
# The columns of an answer: those of its dimensions, and COLUMNS.
Answered = dict[str, list[Any]]
# What a part of a measure is, of the rows that tell of it and of whether anything is known of their places and periods.
_Evaluator = Callable[[Sequence[Row | None], Sequence[bool]], list[Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure that is asked for, with the places of the scans that its parts are read from."""

    name: str
    sources: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Planned:
    """Measures by dimensions, with the scans that are needed for them; the first is that of what is known at all."""

    measures: tuple[Asked, ...]
    by: tuple[str, ...]
    scans: Sequence[Scan]


def member_dimension(found: Measure, by: Sequence[str]) -> str | None:
    """The dimension by which the numerator has members of its own."""
    counted = expression(found.numerator)
    return next((d for d in by if counted.varies_by(d)), None)


def answer(plan: Planned, tables: Tables) -> Answered:
    """One row a measure and combination of what is asked by."""
    by = plan.by
    answered: Answered = {name: [] for name in (*by, *COLUMNS)}
    of_keys: dict[tuple[tuple[str, ...], int | None], _Keys] = {}
    for asked in plan.measures:
        one = _of_measure(asked.name, by)
        counted = None if one.is_of_places else asked.sources["numerator"]
        keys = of_keys.get((one.rest, counted))
        if keys is None:
            keys = of_keys[one.rest, counted] = _Keys(plan, tables, one.rest, counted)
        count = len(keys.keys)
        parts: dict[str, list[Any]] = {}
        for place, member in enumerate(one.members):
            for part in PARTS:
                evaluators = one.parts.get(part)
                # What does not vary by member is worked out for the first alone.
                if evaluators is None:
                    parts[part] = [None] * count
                elif place == 0 or len(evaluators) > 1:
                    parts[part] = evaluators[place](keys.rows(asked.sources[part]), keys.is_covered)
            numerator, denominator, n, known, of = parts.values()
            done = list(map(one.measure.divided, numerator, denominator, n))
            for d in by:
                answered[d] += keys.columns[d] if d in keys.columns else [member] * count
            told: tuple[list[Any], ...] = (
                [asked.name] * count,
                numerator,
                denominator,
                [value for value, _ in done],
                n,
                known,
                of,
                [reason for _, reason in done],
                keys.is_closed,
            )
            for name, values in zip(COLUMNS, told, strict=True):
                answered[name] += values
    return answered


class _Keys:
    """The keys of an answer, in order: of places and periods all that are known of, of activities those that occur."""

    def __init__(self, plan: Planned, tables: Tables, by: tuple[str, ...], counted: int | None) -> None:
        self._plan, self._tables, self._by = plan, tables, by
        self._rows: dict[int, list[Row | None]] = {}
        self.keys: list[tuple[Any, ...]] = [()]
        if by:
            found = tables[plan.scans[counted or 0]]
            some = found if counted is None else [key for key, row in found.items() if row["sum_activities"]]
            self.keys = sorted(some, key=lambda key: [(v is None, v) for v in key])
        self.columns = dict(zip(by, zip(*self.keys, strict=True) if self.keys else repeat(()), strict=False))
        covering = self.rows(0)
        # Whether anything is known of its place and period, and whether that is over.
        self.is_covered = [row is not None and bool(row.get("sum_covered")) for row in covering]
        self.is_closed = [None if row is None else row.get("closed_") for row in covering]

    def rows(self, place: int) -> list[Row | None]:
        """The row of a scan for each key, which may have more dimensions than the scan."""
        if place not in self._rows:
            scan = self._plan.scans[place]
            found = self._tables[scan].get
            keys = self.keys
            if scan.by != self._by:
                places = [self._by.index(d) for d in scan.by]
                keys = [tuple([key[i] for i in places]) for key in keys]
            self._rows[place] = list(map(found, keys))
        return self._rows[place]


def rows(answers: Sequence[Answered]) -> list[list[dict[str, Any]]]:
    """The rows of each answer, by column."""
    return [[dict(zip(one, row, strict=True)) for row in zip(*one.values(), strict=True)] for one in answers]


def frames(answers: Sequence[Answered]) -> list[pd.DataFrame]:
    """A frame for each answer. All columns of one type are one array, of which each has its part."""
    together: dict[str, list[Any]] = {}
    begins: list[list[int]] = []
    for one in answers:
        begins.append([])
        for name, values in one.items():
            of_type = together.setdefault(_dtype(name), [])
            begins[-1].append(len(of_type))
            of_type += values
    arrays = {dtype: array(values, dtype) for dtype, values in together.items()}
    made = []
    for one, places in zip(answers, begins, strict=True):
        count = len(one["measure"])
        parts = [arrays[_dtype(name)][begin : begin + count] for name, begin in zip(one, places, strict=True)]
        made.append(frame(tuple(one), parts, count))
    return made


@cache
def _dtype(column: str) -> str:
    if column in ("numerator", "denominator", "value"):
        return "Float64"
    if column == "is_closed":
        return "boolean"
    return "Int64" if column in NUMBERS or column in ("n", "known", "of") else "str"


@dataclass(frozen=True, slots=True)
class _OfMeasure:
    """What is worked out of a measure by some dimensions: for each member it has of its own, or once."""

    measure: Measure
    rest: tuple[str, ...]  # what is asked by, without the dimension of the members
    members: tuple[Any, ...]
    # Of each part that there is: how it is worked out, for each member where it varies by these.
    parts: Mapping[str, tuple[_Evaluator, ...]]
    is_of_places: bool


@cache
def _of_measure(name: str, by: tuple[str, ...]) -> _OfMeasure:
    found = measures()[name]
    member = member_dimension(found, by)
    members: tuple[Any, ...] = (None,)
    if member is not None:
        members = families()[expression(found.numerator).of].members_by(member)
    parts = {}
    for part in PARTS:
        if (text := getattr(found, part)) is not None:
            one = expression(text)
            varies = member is not None and one.varies_by(member)
            parts[part] = tuple(_evaluator(one, member, which) for which in (members if varies else members[:1]))
    rest = tuple(d for d in by if d != member)
    return _OfMeasure(found, rest, members, parts, set(rest) <= set(PLACE_AND_PERIOD))


def _evaluator(one: Expression, member: str | None, which: Any) -> _Evaluator:
    """What an expression is; None where it is not known."""
    if one.form == "median":
        return _of_each(lambda row: row[f"median_{one.of}"])
    if one.form == "agencies":
        return lambda rows, _: [_agencies(one.of, row or {}) for row in rows]
    if one.form in ("richness", "blau"):
        counted = [f"naming_{c}" for c in bits("participant_categories") if c != "unknown"]
        return _of_each(lambda row: _variety(one.form, [row.get(c) or 0 for c in counted]))
    if one.form == "highest":
        levels = {level: f"sum_level_{level}" for level in reversed(range(8))}
        return _of_each(lambda row: next((lv for lv, c in levels.items() if row[c]), None))
    if one.of in ("reports_due", "reports_received"):
        # Where nothing is due, nothing can be received.
        return _of_each(lambda row: row[f"sum_{one.of}"] if row["sum_reports_due"] else None)
    columns, may_be_null, is_of_categories = [f"sum_{one.of}"], one.of in nullable(), False
    if one.form == "family":
        family = families()[one.of]
        may_be_null = bool(nullable() & set(family.total))
        columns = [f"sum_{name}" for name in family.total]
        is_of_categories = member in family.categories
        if is_of_categories:
            columns = [f"{one.of}_{category}" for category in family.categories[str(member)][which]]
        elif member in family.members:
            columns = [f"sum_{name}" for name in family.members[str(member)][which]]
    if one.fact == "report":
        return lambda rows, _: [sum([row[c] or 0 for c in columns]) if row is not None else 0 for row in rows]
    nothing = None if may_be_null else 0

    def added(row: Row) -> Any:
        # A category that nothing names has no column.
        numbers = [row.get(c) if is_of_categories else row[c] for c in columns]
        told = [number for number in numbers if number is not None]
        return sum(told) if told else nothing

    def number(row: Row) -> Any:
        told = row.get(column) if is_of_categories else row[column]
        return nothing if told is None else told

    column = columns[0]
    of_one = number if len(columns) == 1 else added
    return lambda rows, is_covered: [
        of_one(row) if row is not None and row["sum_activities"] else nothing if is_there else None
        for row, is_there in zip(rows, is_covered, strict=True)
    ]


def _of_each(make: Callable[[Row], Any]) -> _Evaluator:
    """What is worked out of each row alone, and is not known where there is none."""
    return lambda rows, _: [None if row is None else make(row) for row in rows]


def _agencies(name: str, row: Row) -> int | None:
    def count(flag: str) -> int:
        return row.get(f"agencies_{flag}") or row.get(f"sum_{flag}") or 0

    if name == "agencies_expected":
        return count("reports_expected") or None
    if name == "agencies_reported":
        return count("expected_here") if count("reports_expected") else count("with_report")
    return count(FLAGS[name][0])


def _variety(form: str, counts: list[int]) -> float | None:
    """How many categories occur; or Blau's index 1 - sum(p^2), divided by the most it can be among so many (Blau 1977)."""
    total = sum(counts)
    if not total:
        return None
    if form == "richness":
        return sum(1 for count in counts if count)
    return (1 - sum((count / total) ** 2 for count in counts)) / (1 - 1 / len(counts))
