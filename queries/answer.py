"""The answers: of what the scans found, the parts of each measure divided row by row, and made into frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from queries.conditions import NUMBERS
from queries.frames import array
from queries.measures import (
    PLACE_AND_PERIOD,
    Expression,
    Measure,
    bits,
    expression,
    families,
    measures,
    nullable,
    worked_out,
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
# A row of an answer: the values of its dimensions, and those of COLUMNS.
Answered = tuple[tuple[Any, ...], tuple[Any, ...]]


@dataclass(frozen=True)
class Planned:
    """Measures by dimensions, with the scans that are needed for them."""

    measures: tuple[str, ...]
    by: tuple[str, ...]
    scans: list[Scan]
    # Of each measure and part: the scan it is read from.
    sources: Mapping[tuple[str, str], Scan]
    coverage: Scan


def member_dimension(found: Measure, by: Sequence[str]) -> str | None:
    """The dimension by which the numerator has members of its own."""
    counted = expression(found.numerator)
    return next((d for d in by if counted.varies_by(d)), None)


def answer(plan: Planned, tables: Tables) -> list[Answered]:
    """One record a measure and combination of what is asked by."""
    by = plan.by
    records: list[Answered] = []
    for name in plan.measures:
        found = measures()[name]
        member = member_dimension(found, by)
        rest = tuple(d for d in by if d != member)
        place = by.index(member) if member is not None else None
        which: Iterable[Any] = (None,)
        if member is not None:
            which = families()[expression(found.numerator).of].members_by(member)
        covering = _lookup(plan.coverage, rest, tables)
        keys = _keys(plan, plan.sources[name, "numerator"], rest, tables)
        for one in which:
            parts = [
                (_lookup(plan.sources[name, part], rest, tables), _evaluator(expression(text), member, one))
                if (text := getattr(found, part)) is not None
                else None
                for part in PARTS
            ]
            for key in keys:
                coverage = covering(key) or {}
                is_covered = bool(coverage.get("sum_covered"))
                numbers = [None if part is None else part[1](part[0](key), is_covered) for part in parts]
                numerator, denominator, n, known, of = numbers
                done = worked_out(found, numerator=numerator, denominator=denominator, n=n, known=known, of=of)
                values = key if place is None else (*key[:place], one, *key[place:])
                told = (numerator, denominator, done.value, n, known, of, done.reason_withheld, coverage.get("closed_"))
                records.append((values, (name, *told)))
    return records


def rows(plans: Sequence[Planned], answers: Sequence[list[Answered]]) -> list[list[dict[str, Any]]]:
    """The rows of each answer, by column."""
    return [
        [dict(zip((*plan.by, *COLUMNS), (*key, *told), strict=True)) for key, told in records]
        for plan, records in zip(plans, answers, strict=True)
    ]


def frames(plans: Sequence[Planned], answers: Sequence[list[Answered]]) -> list[pd.DataFrame]:
    """A frame for each answer. What all have is one array for all, of which each has its part."""
    every = [record for records in answers for _, record in records]
    told = dict(zip(COLUMNS, zip(*every, strict=True) if every else [()] * len(COLUMNS), strict=True))
    arrays = {name: array(values, _dtype(name)) for name, values in told.items()}
    made, begin = [], 0
    for plan, records in zip(plans, answers, strict=True):
        by = plan.by
        keys = zip(*(key for key, _ in records), strict=True) if records else [()] * len(by)
        columns = {name: array(values, _dtype(name)) for name, values in zip(by, keys, strict=True)}
        end = begin + len(records)
        columns |= {name: values[begin:end] for name, values in arrays.items()}
        made.append(pd.DataFrame(columns, copy=False))
        begin = end
    return made


def _dtype(column: str) -> Any:
    if column in ("numerator", "denominator", "value"):
        return "Float64"
    if column == "is_closed":
        return "boolean"
    return "Int64" if column in NUMBERS or column in ("n", "known", "of") else "str"


def _keys(plan: Planned, counted: Scan, rest: tuple[str, ...], tables: Tables) -> list[tuple[Any, ...]]:
    """The rows of an answer: of places and periods all that are known of, of activities those that occur."""
    if not rest:
        return [()]
    if set(rest) <= set(PLACE_AND_PERIOD):
        keys = list(tables[plan.coverage])
    else:
        keys = [key for key, row in tables[counted].items() if row["sum_activities"]]
    return sorted(keys, key=lambda key: [(v is None, v) for v in key])


def _lookup(scan: Scan, rest: tuple[str, ...], tables: Tables) -> Callable[[tuple[Any, ...]], Row | None]:
    """Finds the row of a scan for a key of the answer, which may have more dimensions than the scan."""
    rows = tables[scan]
    if scan.by == rest:
        return rows.get
    places = tuple(rest.index(d) for d in scan.by)
    return lambda key: rows.get(tuple(key[i] for i in places))


@cache
def _evaluator(one: Expression, member: str | None, which: Any) -> Callable[[Row | None, bool], Any]:
    """What an expression makes of a row, and of whether anything is known of its place and period; None where not known."""
    if one.form == "median":
        return lambda row, _: None if row is None else row[f"median_{one.of}"]
    if one.form == "agencies":
        return lambda row, _: _agencies(one.of, row or {})
    if one.form in ("richness", "blau"):
        counted = [f"naming_{c}" for c in bits("participant_categories") if c != "unknown"]
        return lambda row, _: None if row is None else _variety(one.form, [row.get(c) or 0 for c in counted])
    if one.form == "highest":
        levels = {level: f"sum_level_{level}" for level in reversed(range(8))}
        return lambda row, _: None if row is None else next((lv for lv, c in levels.items() if row[c]), None)
    if one.of in ("reports_due", "reports_received"):
        # Where nothing is due, nothing can be received.
        return lambda row, _: row[f"sum_{one.of}"] if row is not None and row["sum_reports_due"] else None
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
        return lambda row, _: sum(row[c] or 0 for c in columns) if row is not None else 0

    def added(row: Row | None, is_covered: bool) -> Any:
        if row is None or not row["sum_activities"]:
            return 0 if is_covered and not may_be_null else None
        # A category that nothing names has no column.
        numbers = [row.get(c) if is_of_categories else row[c] for c in columns]
        told = [number for number in numbers if number is not None]
        return sum(told) if told or not may_be_null else None

    return added


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
