"""Asks for measures: chooses, in this one place, the smallest table that answers exactly, and asks once.

The tables, smallest first; each holds the columns of `activity_fact` under the same names, already added up:

    cube_place_round    province and kind of agency, by round; reports too
    cube_agency_round   agency, by round; reports too, and the only one in which agencies can be counted
    cube_kind_mode      province and kind of agency, by round, kind and mode of activity
    activity_fact       one row an activity: medians, and whatever an activity may have several of

Filters of an activity (kind, mode, category …) narrow activities. Reports and agencies know nothing of them: what is
counted of these, such as coverage, is of the place and the period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from queries.frames import array
from queries.measures import (
    MANY,
    PLACE_AND_PERIOD,
    SIDES,
    Expression,
    Measure,
    bits,
    expression,
    families,
    measures,
    nullable,
    worked_out,
)
from queries.warehouse import Warehouse

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
# What may be filtered by: every dimension but the actor, and the levels that any row of an activity is at.
FILTERS = (*PLACE_AND_PERIOD, "kind", "mode", "category", "side", "level", "has_level", "rule")
_PERIOD = ("fiscal_year", "round")
_NUMBERS = frozenset({"fiscal_year", "round", "level", "has_level"})
# Dimensions whose names the tables keep as small integers, each of a type of its own.
_NAMES = frozenset(FILTERS) - _NUMBERS - {"category", "side", "rule"}
_MASKS = {"category": "categories", "side": "sides", "has_level": "levels", "rule": "rules"}
_SIDE_BITS = {side: bit for bit, side in enumerate(SIDES)}
_FLAGS = {
    "agencies_expected": ("reports_expected",),
    "agencies_reported": ("reports_expected", "expected_here", "with_report"),
    "agencies_with_report": ("with_report",),
    "agencies_unregistered": ("unregistered",),
}


class RequestError(Exception):
    """A measure, dimension or filter that cannot be asked for. Says which, and what can."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read: its dimensions, and what it knows of."""

    name: str
    dimensions: frozenset[str]
    facts: frozenset[str]
    counts_agencies: bool = False
    has_activities: bool = False


_PLACE = frozenset(PLACE_AND_PERIOD) - {"district", "agency"}
TABLES = (
    Table("cube_place_round", _PLACE, frozenset({"activity", "report"})),
    Table("cube_agency_round", frozenset(PLACE_AND_PERIOD), frozenset({"activity", "report"}), counts_agencies=True),
    Table("cube_kind_mode", _PLACE | {"kind", "mode"}, frozenset({"activity"})),
    Table(
        "activity_fact",
        frozenset(FILTERS),
        frozenset({"activity"}),
        has_activities=True,
    ),
)


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
    shared = _checked_filters(filters or {})
    asked = tuple((r.measures, r.by, tuple(sorted(_checked_filters(r.filters).items()))) for r in requests)

    def answered() -> list[pd.DataFrame]:
        planned = [_plan(request, shared, demonstration, table) for request in requests]
        tables = read(warehouse, [scan for plan in planned for scan in plan.scans])
        return _frames(planned, [_answer(plan, tables) for plan in planned])

    return warehouse.kept((asked, tuple(sorted(shared.items())), demonstration, table), answered)


def statements(
    requests: Sequence[Request], filters: Mapping[str, Sequence[Any]] | None = None, *, demonstration: bool = False
) -> list[tuple[str, dict[str, Any]]]:
    """The statements that `page` would ask for these requests, each with its parameters. Raises RequestError."""
    shared = _checked_filters(filters or {})
    return _statements([scan for request in requests for scan in _plan(request, shared, demonstration, None).scans])


def read(warehouse: Warehouse, scans: Sequence[Scan]) -> Tables:
    """What the scans find, in one pass: of each scan its rows by the values of what it is grouped by."""
    return _tables(scans, [warehouse.tuples(sql, parameters) for sql, parameters in _statements(scans)])


def scan_of(
    sums: Sequence[str],
    by: Sequence[str],
    filters: Mapping[str, Sequence[Any]],
    *,
    demonstration: bool,
    agencies: Sequence[str] = (),
) -> Scan:
    """A scan of columns to be summed and of flags by which agencies are counted, from the smallest table that has both."""
    checked = _checked_filters(filters)
    wanted = [("sum", column) for column in sums] + [("agencies", flag) for flag in agencies]
    table = _choose("report", set(by) | set(checked), wanted, None, None)
    if sums and agencies:
        raise RequestError("Sums and agencies are two scans.")
    made = Scan(table, tuple(by), tuple(sorted(checked.items())), demonstration, None, bool(agencies))
    made.wanted.update(dict.fromkeys(wanted))
    return made


def route(names: Sequence[str], by: Sequence[str] = (), filters: Mapping[str, Sequence[Any]] | None = None) -> set[str]:
    """The tables from which these measures would be read."""
    plan = _plan(Request(tuple(names), tuple(by)), _checked_filters(filters or {}), demonstration=False, table=None)
    return {scan.table.name for scan in plan.scans}


# Planning: which sums are needed, from which table, by what


Row = Mapping[str, Any]


@dataclass(frozen=True)
class Scan:
    """One reading of one table: what rows, grouped how, split by which mask."""

    table: Table
    by: tuple[str, ...]
    filters: tuple[tuple[str, tuple[Any, ...]], ...]
    demonstration: bool
    split: str | None
    # Agencies are counted apart from sums: each must be one before it is counted.
    counts: bool = False
    # What to select, by key: ("sum", column), ("agencies", flag), ("median", column), ("closed", "").
    wanted: dict[tuple[str, str], None] = field(default_factory=dict, compare=False, hash=False)

    @property
    def rows(self) -> tuple[Any, ...]:
        """What decides which rows are read."""
        return (self.table.name, self.filters, self.demonstration, self.split)


# A row of an answer: the values of its dimensions, and those of COLUMNS.
_Record = tuple[tuple[Any, ...], tuple[Any, ...]]
Tables = Mapping[Scan, Mapping[tuple[Any, ...], Row]]


@dataclass(frozen=True)
class _Planned:
    request: Request
    scans: list[Scan]
    # Of each measure and part: the scan it is read from.
    sources: dict[tuple[str, str], Scan]
    coverage: Scan


_PARTS = ("numerator", "denominator", "n", "coverage_known", "coverage_of")


def _plan(request: Request, shared: Mapping[str, tuple[Any, ...]], demonstration: bool, table: str | None) -> _Planned:
    filters = {**shared}
    for name, values in _checked_filters(request.filters).items():
        filters[name] = tuple(v for v in values if v in filters[name]) if name in filters else values
    scans: dict[Scan, Scan] = {}

    def scan(fact: str, by: tuple[str, ...], split: str | None, wanted: list[tuple[str, str]]) -> Scan:
        narrowed = {k: v for k, v in filters.items() if fact == "activity" or k in PLACE_AND_PERIOD}
        chosen = _choose(fact, set(by) | set(narrowed), wanted, split, table if fact == "activity" else None)
        counts = any(form == "agencies" for form, _ in wanted)
        made = Scan(chosen, by, tuple(sorted(narrowed.items())), demonstration, split, counts)
        made = scans.setdefault(made, made)
        made.wanted.update(dict.fromkeys(wanted))
        return made

    place = tuple(d for d in request.by if d in PLACE_AND_PERIOD)
    coverage = scan("report", place, None, [("sum", "covered"), ("closed", "")])
    sources: dict[tuple[str, str], Scan] = {}
    one_period = {"fiscal_year", "round"} <= set(place) or all(
        len(filters.get(d, ())) == 1 for d in ("fiscal_year", "round")
    )
    for name in request.measures:
        found = _checked(name, request.by)
        member = _member_dimension(found, request.by)
        for part in _PARTS:
            text = getattr(found, part)
            if text is None:
                continue
            one = expression(text)
            by, split = _grouping(found, part, one, request.by, member)
            wanted = _wanted(one, member, one_period=one_period)
            if one.fact == "activity":
                wanted.append(("sum", "activities"))
            sources[name, part] = scan(one.fact, by, split, wanted)
    return _Planned(request, list(scans), sources, coverage)


def _checked(name: str, by: Sequence[str]) -> Measure:
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


def _member_dimension(found: Measure, by: Sequence[str]) -> str | None:
    """The dimension of which the numerator has a column for each member."""
    counted = expression(found.numerator)
    return next((d for d in by if counted.varies_by(d)), None)


def _grouping(
    found: Measure, part: str, one: Expression, by: tuple[str, ...], member: str | None
) -> tuple[tuple[str, ...], str | None]:
    """By what a part is grouped, and by which mask its rows are split."""
    if one.fact == "report":
        return tuple(d for d in by if d in PLACE_AND_PERIOD), None
    rest = tuple(d for d in by if d != member)
    if part != "numerator":
        rest = tuple(d for d in rest if d not in found.parts)
    split = next((d for d in rest if d in _MASKS), None)
    return rest, split


def _wanted(one: Expression, member: str | None, *, one_period: bool) -> list[tuple[str, str]]:
    if one.form == "median":
        return [("median", one.of)]
    if one.form == "agencies":
        # In one period an agency has one row, so that its flags add up.
        return [("sum" if one_period else "agencies", flag) for flag in _FLAGS[one.of]]
    return [("sum", column) for column in _columns(one, member)]


def _columns(one: Expression, member: str | None) -> list[str]:
    if one.form in ("richness", "blau"):
        return [f"naming_{c}" for c in bits("participant_categories")]
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


def _choose(fact: str, needed: set[str], wanted: list[tuple[str, str]], split: str | None, asked: str | None) -> Table:
    """The smallest table that answers exactly."""
    forms = {form for form, _ in wanted}
    able = [
        t
        for t in TABLES
        if fact in t.facts
        and needed <= t.dimensions
        and (t.counts_agencies or "agencies" not in forms)
        and (t.has_activities or not (split or "median" in forms))
    ]
    if asked is not None:
        able = [t for t in able if t.name == asked]
    if not able:
        raise RequestError(f"{asked or 'No table'} does not answer exactly by {', '.join(sorted(needed))}.")
    return able[0]


def exact_tables(names: Sequence[str], by: Sequence[str], filters: Mapping[str, Sequence[Any]]) -> list[str]:
    """Every table from which the activities of these measures can be read exactly."""
    found = []
    for table in TABLES:
        try:
            _plan(Request(tuple(names), tuple(by)), _checked_filters(filters), demonstration=False, table=table.name)
        except RequestError:
            continue
        found.append(table.name)
    return found


def _checked_filters(filters: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Any, ...]]:
    checked: dict[str, tuple[Any, ...]] = {}
    for name, values in filters.items():
        if name not in FILTERS:
            raise RequestError(f"There is no filter {name!r}. Known filters: {', '.join(FILTERS)}.")
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise RequestError(f"{name} takes a list of values, not {values!r}.")
        kind = int if name in _NUMBERS else str
        given = tuple(dict.fromkeys(values))
        wrong = [v for v in given if not isinstance(v, kind) or isinstance(v, bool)]
        codes: Mapping[str, int] = {
            "category": bits("participant_categories"),
            "side": _SIDE_BITS,
            "rule": bits("finding_rules"),
        }.get(name, {})
        wrong += [v for v in given if codes and v not in codes]
        if name == "has_level":
            wrong += [v for v in given if v not in range(8)]
        if wrong:
            raise RequestError(
                f"{name} takes {kind.__name__} values{' of ' + ', '.join(codes) if codes else ''}, not {wrong}."
            )
        checked[name] = given
    return checked


# The statements: values are bound, and everything else comes from the lists above


def _statements(scans: Sequence[Scan]) -> list[tuple[str, dict[str, Any]]]:
    """What to ask: scans that want the same of the same rows are a grouping set each of one reading.

    A reading is a statement of its own: in one of all readings each would carry, and have planned, the columns of all
    others. Only those of the same activities are one statement, so that the rows that pass are sought once.
    """
    statements: list[tuple[str, dict[str, Any]]] = []
    several: dict[Any, list[tuple[int, list[Scan]]]] = {}
    for number, group in enumerate(_readings(scans)):
        first = group[0]
        # A total has many columns, few of which the others want: it is read apart.
        if first.table.has_activities and first.by:
            several.setdefault(first.rows, []).append((number, group))
        else:
            parameters: dict[str, Any] = {}
            statements.append((_reading(number, group, scans, _source(first, parameters)), parameters))
    for readings in several.values():
        parameters = {}
        source = _source(readings[0][1][0], parameters)
        if len(readings) == 1:
            statements.append((_reading(*readings[0], scans, source), parameters))
            continue
        columns = {column for _, group in readings for one in group for column in _columns_of(one, scans)}
        passed = f"with passed as materialized (select {', '.join(sorted(columns))}\nfrom {source})\n"
        parts = [_reading(number, group, scans, "passed as t") for number, group in readings]
        statements.append((passed + "\nunion all by name\n".join(parts), parameters))
    return statements


def _readings(scans: Sequence[Scan]) -> list[list[Scan]]:
    """The scans of the same rows that want the same together, in the order in which they are read."""
    readings: dict[Any, list[Scan]] = {}
    for one in dict.fromkeys(scans):
        # Each set works out the sums of all others. Of a cube that costs less than to plan another reading; of activities
        # it would cost more. Of an agency the place is one, so that agencies by place are one reading; by period they are
        # counted anew.
        apart = _PERIOD if one.counts else FILTERS if one.table.has_activities else ()
        readings.setdefault((one.rows, one.counts, tuple(d for d in one.by if d in apart)), []).append(one)
    return list(readings.values())


def _source(one: Scan, parameters: dict[str, Any]) -> str:
    """The rows of a scan: what stands after `from`."""
    source = f"{one.table.name} as t"
    if one.split:
        rows = ", ".join(f"('{code}', {1 << bit})" for code, bit in _codes(one.split).items())
        source += f"\ninner join (values {rows}) as member (name, bit) on t.{_MASKS[one.split]} & member.bit <> 0"
    conditions = [f"t.is_demonstration = {_bind(parameters, one.demonstration)}"]
    conditions += [_condition(name, values, parameters) for name, values in one.filters]
    return f"{source}\nwhere {' and '.join(conditions)}"


def _columns_of(one: Scan, scans: Sequence[Scan]) -> list[str]:
    """The columns that a scan needs of the rows that pass."""
    needed = [_dimension(d, one.split) + (f" as {d}" if d == one.split else "") for d in one.by]
    wanted = _wanted_of([one], scans)
    return needed + ["t.is_closed" if form == "closed" else f"t.{of}" for form, of in wanted]


def _reading(number: int, group: list[Scan], scans: Sequence[Scan], source: str) -> str:
    first = group[0]
    wanted = _wanted_of(group, scans)
    is_passed = source.startswith("passed ")
    dimensions = {
        d: f"t.{d}" if is_passed and d == first.split else _dimension(d, first.split) for one in group for d in one.by
    }
    if first.counts:
        # Each agency once, with whether it is counted; then how many are.
        flags = ", ".join(f"max(t.{flag}) as {flag}" for _, flag in wanted)
        inner = "".join(f"{column} as {name}, " for name, column in dimensions.items())
        grouped = ", ".join(dict.fromkeys([*dimensions.values(), "t.agency_id"]))
        source = f"(select {inner}{flags}\nfrom {source}\ngroup by {grouped}) as t"
        dimensions = {name: f"t.{name}" for name in dimensions}
    selected = [f"{number} as reading", *(f"{column} as {name}" for name, column in dimensions.items())]
    sets = list(dict.fromkeys(one.by for one in group))
    selected.append(f"grouping({', '.join(dimensions.values())}) as grouped" if len(sets) > 1 else "0 as grouped")
    selected += [f"{_aggregate(form, of)} as {name}" for name, (form, of) in _named(group, scans).items()]
    sql = f"select {', '.join(selected)}\nfrom {source}"
    # Said plainly where it can be: DuckDB then counts by small integers without a hash table.
    if len(sets) > 1:
        together = (f"({', '.join(dimensions[d] for d in by)})" for by in sets)
        sql += f"\ngroup by grouping sets ({', '.join(together)})"
    elif dimensions:
        sql += f"\ngroup by {', '.join(dimensions.values())}"
    return sql


def _wanted_of(group: Sequence[Scan], scans: Sequence[Scan]) -> dict[tuple[str, str], None]:
    """What the scans of one reading want together."""
    wanted: dict[tuple[str, str], None] = {}
    for one in scans:
        if one in group:
            wanted.update(one.wanted)
    return wanted


def _named(group: Sequence[Scan], scans: Sequence[Scan]) -> dict[str, tuple[str, str]]:
    """The same by the names of their columns."""
    return {f"{form}_{of}": (form, of) for form, of in _wanted_of(group, scans)}


def _codes(name: str) -> Mapping[str, int]:
    """The bits of a mask by code."""
    return {"category": bits("participant_categories"), "side": _SIDE_BITS, "rule": bits("finding_rules")}[name]


def _dimension(name: str, split: str | None) -> str:
    if name == split:
        return "member.name"
    return "t.agency_id" if name == "agency" else f"t.{name}"


def _aggregate(form: str, of: str) -> str:
    if form == "agencies":
        return f"sum(t.{of})"
    if form == "median":
        return f"median(t.{of})"
    if form == "closed":
        return "bool_and(t.is_closed)"
    return f"sum(t.{of})"


def _condition(name: str, values: tuple[Any, ...], parameters: dict[str, Any]) -> str:
    if name in _MASKS:
        mask = 0
        for v in values:
            mask |= 1 << (v if name == "has_level" else _codes(name)[v])
        return f"t.{_MASKS[name]} & {_bind(parameters, mask)} <> 0"
    unknown = {"level": -1}.get(name, 0 if name in _NUMBERS else "")
    column = _dimension(name, None)
    known = [v for v in values if v != unknown]
    # A name that the data does not hold is no error: it is that of no row.
    cast = (lambda value: f"try_cast({value} as {name}_name)") if name in _NAMES else str
    either = [f"{column} in ({', '.join(cast(_bind(parameters, v)) for v in known)})"] if known else []
    either += [f"{column} is null"] if len(known) < len(values) else []
    return f"({' or '.join(either)})" if either else "false"


def _bind(parameters: dict[str, Any], value: Any) -> str:
    name = f"v{len(parameters)}"
    parameters[name] = value
    return f"${name}"


# The answer: parts divided, row by row


def _tables(scans: Sequence[Scan], answers: Sequence[tuple[Sequence[str], Sequence[tuple[Any, ...]]]]) -> Tables:
    tables: dict[Scan, dict[tuple[Any, ...], Row]] = {one: {} for one in scans}
    readings = _readings(scans)
    where: dict[tuple[int, int], Scan] = {}
    for number, group in enumerate(readings):
        dimensions = list(dict.fromkeys(d for one in group for d in one.by))
        for one in group:
            grouped = sum(1 << (len(dimensions) - 1 - i) for i, d in enumerate(dimensions) if d not in one.by)
            where[number, grouped] = one
    for names, rows in answers:
        place = {name: at for at, name in enumerate(names)}
        reading, grouping = place["reading"], place["grouped"]
        found: dict[tuple[int, int], tuple[Any, list[int], list[tuple[str, int]]]] = {}
        for row in rows:
            which = (row[reading], row[grouping])
            if which not in found:
                one = where[which]
                columns = [(name, place[name]) for name in _named(readings[which[0]], scans)]
                found[which] = (tables[one], [place[d] for d in one.by], columns)
            table, key, columns = found[which]
            table[tuple([row[i] for i in key])] = {name: row[i] for name, i in columns}
    return tables


def _answer(plan: _Planned, tables: Tables) -> list[_Record]:
    by = plan.request.by
    records: list[_Record] = []
    for name in plan.request.measures:
        found = measures()[name]
        member = _member_dimension(found, by)
        rest = tuple(d for d in by if d != member)
        place = by.index(member) if member is not None else None
        which: Iterable[Any] = (None,)
        if member is not None:
            which = families()[expression(found.numerator).of].members[member]
        covering = _lookup(plan.coverage, rest, tables)
        keys = _keys(plan, plan.sources[name, "numerator"], rest, tables)
        for one in which:
            parts = [
                (_lookup(plan.sources[name, part], rest, tables), _evaluator(expression(text), member, one))
                if (text := getattr(found, part)) is not None
                else None
                for part in _PARTS
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


def _frames(plans: Sequence[_Planned], answers: Sequence[list[_Record]]) -> list[pd.DataFrame]:
    """A frame for each answer. What all have is one array for all, of which each has its part."""
    every = [record for records in answers for _, record in records]
    told = dict(zip(COLUMNS, zip(*every, strict=True) if every else [()] * len(COLUMNS), strict=True))
    arrays = {name: array(values, _dtype(name)) for name, values in told.items()}
    frames, begin = [], 0
    for plan, records in zip(plans, answers, strict=True):
        by = plan.request.by
        keys = zip(*(key for key, _ in records), strict=True) if records else [()] * len(by)
        columns = {name: array(values, _dtype(name)) for name, values in zip(by, keys, strict=True)}
        end = begin + len(records)
        columns |= {name: values[begin:end] for name, values in arrays.items()}
        frames.append(pd.DataFrame(columns, copy=False))
        begin = end
    return frames


def _dtype(column: str) -> Any:
    if column in ("numerator", "denominator", "value"):
        return "Float64"
    if column == "is_closed":
        return "boolean"
    return "Int64" if column in _NUMBERS or column in ("n", "known", "of") else "str"


def _keys(plan: _Planned, counted: Scan, rest: tuple[str, ...], tables: Tables) -> list[tuple[Any, ...]]:
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


def _evaluator(one: Expression, member: str | None, which: Any) -> Callable[[Row | None, bool], Any]:
    """What an expression makes of a row, and of whether anything is known of its place and period; None where not known."""
    if one.form == "median":
        return lambda row, _: None if row is None else row[f"median_{one.of}"]
    if one.form == "agencies":
        return lambda row, _: _agencies(one.of, row or {})
    if one.form in ("richness", "blau"):
        counted = [f"sum_naming_{c}" for c in bits("participant_categories") if c != "unknown"]
        return lambda row, _: None if row is None else _variety(one.form, [row[c] or 0 for c in counted])
    if one.form == "highest":
        levels = {level: f"sum_level_{level}" for level in reversed(range(8))}
        return lambda row, _: None if row is None else next((lv for lv, c in levels.items() if row[c]), None)
    if one.of in ("reports_due", "reports_received"):
        # Where nothing is due, nothing can be received.
        return lambda row, _: row[f"sum_{one.of}"] if row is not None and row["sum_reports_due"] else None
    names = [one.of]
    if one.form == "family":
        family = families()[one.of]
        names = list(family.members[str(member)][which] if member in family.members else family.total)
    columns = [f"sum_{name}" for name in names]
    if one.fact == "report":
        return lambda row, _: sum(row[c] or 0 for c in columns) if row is not None else 0
    may_be_null = bool(nullable() & set(names))

    def added(row: Row | None, is_covered: bool) -> Any:
        if row is None or not row["sum_activities"]:
            return 0 if is_covered and not may_be_null else None
        told = [row[c] for c in columns if row[c] is not None]
        return sum(told) if told or not may_be_null else None

    return added


def _agencies(name: str, row: Row) -> int | None:
    def count(flag: str) -> int:
        return row.get(f"agencies_{flag}") or row.get(f"sum_{flag}") or 0

    if name == "agencies_expected":
        return count("reports_expected") or None
    if name == "agencies_reported":
        return count("expected_here") if count("reports_expected") else count("with_report")
    return count(_FLAGS[name][0])


def _variety(form: str, counts: list[int]) -> float | None:
    """How many categories occur; or Blau's index 1 - sum(p^2), divided by the most it can be among so many (Blau 1977)."""
    total = sum(counts)
    if not total:
        return None
    if form == "richness":
        return sum(1 for count in counts if count)
    return (1 - sum((count / total) ** 2 for count in counts)) / (1 - 1 / len(counts))
