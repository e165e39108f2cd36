"""Asks for measures: plans, in this one place, what is read for them, each from the smallest table that answers exactly.

What the tables are, and what is asked of them, is in `queries.scan`; how the answers are made of what is found, in
`queries.answer`.

Filters of an activity (kind, mode, category …) narrow activities. Reports and agencies know nothing of them: what is
counted of these, such as coverage, is of the place and the period.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd

from queries.answer import FLAGS, PARTS, Answered, Asked, Planned, answer, frames, member_dimension, rows
from queries.conditions import FILTERS, MASKS, RequestError, checked
from queries.held import Held
from queries.making import in_turn
from queries.measures import MANY, PLACE_AND_PERIOD, Expression, Measure, expression, families, measures
from queries.scan import TABLES, Found, Pass, Scan, Table, Tables, Wanted, smallest
from queries.warehouse import Warehouse

__all__ = [
    "FILTERS",
    "Request",
    "RequestError",
    "exact_tables",
    "measure",
    "page",
    "read",
    "route",
    "scan_of",
    "statements",
    "told",
]

_Shaped = TypeVar("_Shaped")
_PERIOD = ("fiscal_year", "round")


@dataclass(frozen=True)
class Request:
    """Measures by dimensions. `filters` are added to those of the page; a list names what is allowed, 0 and '' unknown."""

    measures: tuple[str, ...]
    by: tuple[str, ...] = ()
    filters: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def measure(
    warehouse: Warehouse,
    names: Sequence[str],
    by: Sequence[str] = (),
    filters: Mapping[str, Sequence[Any]] | None = None,
    *,
    demonstration: bool = False,
    table: str | None = None,
) -> pd.DataFrame:
    """One row for each measure and combination of `by`: numerator, denominator, value, n, known, of, and why withheld.

    A value is NULL where it is unknown or rests on fewer records than the measure's least n; `is_closed` is false where
    an open round takes part. `table` reads the activities from that table, where it answers exactly. Raises RequestError.
    """
    request = Request(tuple(names), tuple(by))
    return page(warehouse, [request], filters, demonstration=demonstration, table=table)[0]


def page(
    warehouse: Warehouse,
    requests: Sequence[Request],
    filters: Mapping[str, Sequence[Any]] | None = None,
    *,
    demonstration: bool = False,
    table: str | None = None,
) -> list[pd.DataFrame]:
    """The answers to several requests under the same filters, from one pass; kept, by generation. Do not write to them."""
    return _kept(frames, warehouse, requests, filters, demonstration, table)


def told(
    warehouse: Warehouse,
    requests: Sequence[Request],
    filters: Mapping[str, Sequence[Any]] | None = None,
    *,
    demonstration: bool = False,
) -> list[list[dict[str, Any]]]:
    """As `page`, each answer as rows with None where nothing is known: for few of them this is the quicker."""
    return _kept(rows, warehouse, requests, filters, demonstration, None)


def _kept(
    shape: Callable[[Sequence[Answered]], list[_Shaped]],
    warehouse: Warehouse,
    requests: Sequence[Request],
    filters: Mapping[str, Sequence[Any]] | None,
    demonstration: bool,
    table: str | None,
) -> list[_Shaped]:
    shared = checked(filters or {})
    asked = tuple((r.measures, r.by, tuple(sorted(checked(r.filters).items()))) for r in requests)

    planned: list[Planned] = []
    tables: dict[Scan, Found] = {}

    def shaped() -> list[_Shaped]:
        return shape([answer(plan, tables) for plan in planned])

    def begun() -> tuple[list[Scan], list[_Shaped]]:
        planned.extend(_plan(request, shared, demonstration, table) for request in requests)
        lacking = _find_held(warehouse, [scan for plan in planned for scan in plan.scans], tables)
        return lacking, [] if lacking else shaped()

    def answered() -> list[_Shaped]:
        lacking, answers = in_turn(begun)
        if not lacking:
            return answers
        _ask(warehouse, lacking, tables)
        return in_turn(shaped)

    return warehouse.kept((shape.__name__, asked, tuple(sorted(shared.items())), demonstration, table), answered)


def statements(
    requests: Sequence[Request], filters: Mapping[str, Sequence[Any]] | None = None, *, demonstration: bool = False
) -> list[tuple[str, dict[str, Any]]]:
    """The statements that `page` would ask for these requests, each with its parameters. Raises RequestError."""
    shared = checked(filters or {})
    return Pass([scan for one in requests for scan in _plan(one, shared, demonstration, None).scans]).statements()


def read(warehouse: Warehouse, scans: Sequence[Scan]) -> Tables:
    """What the scans find, in one pass: of each scan its rows by the values of what it is grouped by."""
    tables: dict[Scan, Found] = {}
    _ask(warehouse, in_turn(lambda: _find_held(warehouse, scans, tables)), tables)
    return tables


def _find_held(warehouse: Warehouse, scans: Sequence[Scan], tables: dict[Scan, Found]) -> list[Scan]:
    """Put what is held of each scan into `tables`; return the scans that are left to be asked, with what of them."""
    found, rest = warehouse.lasting("held", Held).found(scans, warehouse)
    tables.update(found)
    return rest


def _ask(warehouse: Warehouse, scans: Sequence[Scan], tables: dict[Scan, Found]) -> None:
    """Add what statements find to `tables`."""
    asked = Pass(scans)
    told = asked.tables([warehouse.tuples(sql, parameters) for sql, parameters in asked.statements()])
    for one, found in told.items():
        for key, row in found.items():
            tables[one].setdefault(key, {}).update(row)


def scan_of(
    sums: Sequence[str],
    by: Sequence[str],
    filters: Mapping[str, Sequence[Any]],
    *,
    demonstration: bool,
    agencies: Sequence[str] = (),
    of_categories: Sequence[str] = (),
    fact: str = "report",
) -> Scan:
    """A scan of columns to be summed, of what is counted of categories, or of flags by which agencies are counted.

    From the smallest table that has them all. Raises RequestError where agencies are wanted with anything else.
    """
    narrowed = checked(filters)
    wanted: list[Wanted] = [("sum", column) for column in sums]
    wanted += [("category", of) for of in of_categories]
    wanted += [("agencies", flag) for flag in agencies]
    table = smallest(fact, by, narrowed, wanted)
    if agencies and len(agencies) < len(wanted):
        raise RequestError("Sums and agencies are two scans.")
    made = Scan(table, tuple(by), tuple(sorted(narrowed.items())), demonstration, None, bool(agencies))
    made.wanted.update(dict.fromkeys(wanted))
    return made


def route(names: Sequence[str], by: Sequence[str] = (), filters: Mapping[str, Sequence[Any]] | None = None) -> set[str]:
    """The tables from which these measures would be read."""
    plan = _plan(Request(tuple(names), tuple(by)), checked(filters or {}), demonstration=False, table=None)
    return {name for scan in plan.scans for name in scan.tables}


def exact_tables(names: Sequence[str], by: Sequence[str], filters: Mapping[str, Sequence[Any]]) -> list[str]:
    """Every table from which the activities of these measures can be read exactly."""
    found = []
    for table in TABLES:
        try:
            _plan(Request(tuple(names), tuple(by)), checked(filters), demonstration=False, table=table.name)
        except RequestError:
            continue
        found.append(table.name)
    return found


# Planning: which sums are needed, from which table, by what


def _plan(request: Request, shared: Mapping[str, tuple[Any, ...]], demonstration: bool, table: str | None) -> Planned:
    filters = {**shared}
    for name, values in checked(request.filters).items():
        filters[name] = tuple(v for v in values if v in filters[name]) if name in filters else values
    one_period = all(len(filters.get(d, ())) == 1 for d in _PERIOD)
    shape = _shape(request.measures, request.by, tuple(sorted(filters)), one_period, table)
    scans = [
        Scan(
            of.table,
            of.by,
            tuple([(name, filters[name]) for name in of.filters]),
            demonstration,
            of.split,
            of.counts,
            of.wanted,
        )
        for of in shape.scans
    ]
    return Planned(shape.measures, request.by, scans)


@dataclass(frozen=True)
class _Reading:
    """A scan without the values that its filters have."""

    table: Table
    by: tuple[str, ...]
    filters: tuple[str, ...]
    split: str | None
    counts: bool
    wanted: dict[Wanted, None] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class _Shape:
    """What a plan is, whatever the values of its filters."""

    measures: tuple[Asked, ...]
    scans: tuple[_Reading, ...]


@lru_cache(maxsize=1024)
def _shape(
    names: tuple[str, ...], by: tuple[str, ...], filters: tuple[str, ...], one_period: bool, table: str | None
) -> _Shape:
    """Of measures, what they are asked by, and the names of the filters. Raises RequestError."""
    readings: list[_Reading] = []
    places: dict[_Reading, int] = {}

    def reading(fact: str, by: tuple[str, ...], split: str | None, wanted: list[Wanted]) -> int:
        narrowed = tuple(name for name in filters if fact == "activity" or name in PLACE_AND_PERIOD)
        chosen = smallest(fact, by, narrowed, wanted, split=split, asked=table if fact == "activity" else None)
        counts = any(form == "agencies" for form, _ in wanted)
        made = _Reading(chosen, by, narrowed, split, counts)
        at = places.setdefault(made, len(readings))
        if at == len(readings):
            readings.append(made)
        readings[at].wanted.update(dict.fromkeys(wanted))
        return at

    place = tuple(d for d in by if d in PLACE_AND_PERIOD)
    reading("report", place, None, [("sum", "covered"), ("closed", "")])
    asked = []
    one_period = one_period or set(_PERIOD) <= set(place)
    for name in names:
        found = _asked(name, by)
        member = member_dimension(found, by)
        sources: dict[str, int] = {}
        for part in PARTS:
            text = getattr(found, part)
            if text is None:
                continue
            one = expression(text)
            grouped, split = _grouping(found, part, one, by, member)
            wanted = _wanted(one, member, one_period=one_period)
            if one.fact == "activity":
                wanted.append(("sum", "activities"))
            sources[part] = reading(one.fact, grouped, split, wanted)
        asked.append(Asked(name, sources))
    return _Shape(tuple(asked), tuple(readings))


def _asked(name: str, by: Sequence[str]) -> Measure:
    found = measures().get(name)
    if found is None:
        raise RequestError(f"There is no measure {name!r}. Known measures: {', '.join(measures())}.")
    wrong = [d for d in by if d not in found.dimensions]
    if wrong or len(set(by)) < len(by):
        raise RequestError(
            f"{name} cannot be asked by {', '.join(wrong or by)}. It can, by each once: {', '.join(found.dimensions)}."
        )
    if found.parts and not set(found.parts) & set(by):
        raise RequestError(f"{name} is a part of a whole: ask it by {' or '.join(found.parts)}.")
    if len(MANY & set(by)) > 1 or (expression(found.numerator).varies_by("actor") and {"actor", "level"} <= set(by)):
        raise RequestError(f"{name}: ask by one of {', '.join(sorted(MANY))} at a time, and by actor without level.")
    return found


def _grouping(
    found: Measure, part: str, one: Expression, by: tuple[str, ...], member: str | None
) -> tuple[tuple[str, ...], str | None]:
    """By what a part is grouped, and by which mask its rows are split."""
    if one.fact == "report":
        return tuple(d for d in by if d in PLACE_AND_PERIOD), None
    rest = tuple(d for d in by if d != member)
    if part != "numerator":
        rest = tuple(d for d in rest if d not in found.parts)
    split = next((d for d in rest if d in MASKS), None)
    return rest, split


def _wanted(one: Expression, member: str | None, *, one_period: bool) -> list[Wanted]:
    """What is read for an expression, by the members of a dimension where it has its own."""
    if one.form == "median":
        return [("median", one.of)]
    if one.form == "agencies":
        # In one period an agency has one row, so that its flags add up.
        return [("sum" if one_period else "agencies", flag) for flag in FLAGS[one.of]]
    if one.form in ("richness", "blau"):
        return [("category", one.of)]
    if one.form == "family" and member in families()[one.of].categories:
        return [("category", one.of)]
    return [("sum", column) for column in _columns(one, member)]


def _columns(one: Expression, member: str | None) -> list[str]:
    if one.form == "highest":
        return [f"level_{level}" for level in range(8)]
    if one.of == "reports_received":
        return ["reports_received", "reports_due"]
    if one.form == "family":
        family = families()[one.of]
        if member in family.members:
            return [column for names in family.members[str(member)].values() for column in names]
        return list(family.total)
    return [one.of]
