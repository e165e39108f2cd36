"""A question that a reader makes up: a measure by at most two dimensions, narrowed, to and from the address.

Here stands what can be asked together, how an answer is best drawn, and which records stand behind each of its cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dashboard import address
from dashboard.filters import WHOLE_YEAR, Slice
from dashboard.format import Record, is_unknown
from dashboard.page import AGENCY, EXPLORE, PATHS, Page
from queries import route
from queries.compare import RATES
from queries.measures import DIMENSIONS, MANY, SIDES, Measure, bits, expression, measures, side_of
from queries.route import Request, RequestError

# Fiscal year and round together are one thing to a reader.
PERIOD = "period"
TIME = (PERIOD, "fiscal_year", "round")
OFFERED = (PERIOD, *DIMENSIONS)
MOST_DIMENSIONS = 2
DEFAULT, DEFAULT_BY = "events_held", (PERIOD,)
# What can be narrowed here beside the sidebar: dimension → field of Slice. The sidebar has year, round, province, kind, agency.
FACETS = {
    "region": "region",
    "geographic_region": "geographic_region",
    "province_cluster": "province_cluster",
    "district": "district",
    "kind": "kind",
    "mode": "mode",
    "category": "names_category",
    "side": "names_side",
    "level": "level",
    "has_level": "has_level",
    "rule": "rule",
}
OF_PLACE = ("region", "geographic_region", "province_cluster", "district")
# What these may be; the others are as many as the data has.
CODES: Mapping[str, tuple[Any, ...]] = {
    "category": tuple(bits("participant_categories")),
    "side": SIDES,
    "level": tuple(range(-1, 8)),
    "has_level": tuple(range(8)),
    "rule": tuple(bits("finding_rules")),
}
DOTS, BARS, COLUMNS, LINE, LINES = "dots", "bars", "columns", "line", "lines"
HEAT, TABLE, NUMBER = "heat", "table", "number"
_HELD = Slice(is_event=True)
_TOLD = replace(_HELD, level=tuple(range(8)))
_COUNTED = replace(_HELD, told=("headcount",))
# The activities behind what is counted, by the expression of the numerator.
_RECORDS = {
    "events_held": _HELD,
    "events_of_agencies": replace(_HELD, told=("agency",)),
    "recurring_claimed": Slice(recurring=True),
    "types_only": Slice(is_event=False),
    "participants_known": replace(_HELD, has_total=True),
    "events_with_total": replace(_HELD, has_total=True),
    "median(participants_known)": replace(_HELD, has_total=True),
    "events_with_level": _TOLD,
    "levels": _TOLD,
    "highest(level)": _TOLD,
    "followed_done": replace(_HELD, level=(6, 7)),
    "level_7": replace(_HELD, level=(7,)),
    "heads": _COUNTED,
    "heads_external": replace(_COUNTED, category=tuple(c for c in side_of() if side_of()[c] == "external")),
    "heads_citizens": replace(
        _COUNTED, category=tuple(c for c in side_of() if side_of()[c] == "external" and c != "village_head")
    ),
    "people_unknown": replace(_HELD, told=("people",)),
    "naming": replace(_HELD, told=("group",)),
    "richness(naming)": replace(_HELD, told=("group",)),
    "blau(naming)": replace(_HELD, told=("group",)),
    "step_rows": replace(_HELD, told=("step",)),
}
# Their numerator is a number of activities: as many are listed as are counted.
EXACT = frozenset(
    "events_held events_of_agencies recurring_claimed types_only events_with_total events_with_level levels followed_done level_7"
    " naming".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A measure by dimensions, `period` among them for year and round; `chart` is '' where the suggested one is meant."""

    measure: Measure
    by: tuple[str, ...]
    chart: str
    narrowed: Slice

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions as measures have them."""
        return expanded(self.by)

    @property
    def filters(self) -> dict[str, list[Any]]:
        """What it is narrowed to beside the sidebar, as measures take it."""
        return {of: list(value) for of, name in FACETS.items() if (value := getattr(self.narrowed, name)) is not None}

    @property
    def is_of_reports(self) -> bool:
        """Whether it counts reports or agencies, which know nothing of the filters of an activity."""
        return expression(self.measure.numerator).fact == "report"

    @property
    def ignored(self) -> list[str]:
        """The facets that a measure of reports cannot follow."""
        return [of for of in self.filters if of not in OF_PLACE] if self.is_of_reports else []

    @property
    def charts(self) -> tuple[str, ...]:
        """How it can be drawn, the suggested way first. Never a pie: angles are not compared well."""
        if not self.by:
            return (NUMBER,)
        if len(self.by) > 1:
            return (HEAT, LINES, TABLE) if TIME[0] in self.by or TIME[1] in self.by else (HEAT, TABLE)
        if self.by[0] in TIME[:2]:
            is_count = self.measure.denominator is None and self.measure.format == "count"
            return (COLUMNS, LINE, BARS, TABLE) if is_count else (LINE, COLUMNS, BARS, TABLE)
        return (DOTS, BARS, TABLE) if self.measure.name in RATES else (BARS, TABLE)

    @property
    def drawn(self) -> str:
        """How it is drawn."""
        return self.chart if self.chart in self.charts else self.charts[0]

    def request(self, by: Sequence[str]) -> Request | None:
        """The request for this measure by fewer dimensions; None where it cannot be asked so."""
        return Request((self.measure.name,), expanded(by), self.filters) if possible(self.measure.name, by) else None

    @property
    def adds_up(self) -> bool:
        """Whether the rows add up to the total."""
        return self.measure.denominator is None and set(self.dimensions) <= set(self.measure.sums_over)


def expanded(by: Sequence[str]) -> tuple[str, ...]:
    """`period` as year and round."""
    return tuple(d for one in by for d in (("fiscal_year", "round") if one == PERIOD else (one,)))


@cache
def _possible(measure: str, by: tuple[str, ...]) -> bool:
    try:
        route.route([measure], by)
    except RequestError:
        return False
    return True


def possible(measure: str, by: Sequence[str]) -> bool:
    """Whether a measure can be asked by these."""
    return len(by) <= MOST_DIMENSIONS and _possible(measure, expanded(by))


def first_dimensions(measure: Measure) -> list[str]:
    """What it can be asked by alone."""
    return [d for d in OFFERED if possible(measure.name, (d,))]


def second_dimensions(measure: Measure, first: str) -> list[str]:
    """What can be asked beside the first."""
    return [d for d in OFFERED if possible(measure.name, (first, d))]


def fitting(measure: Measure, by: Sequence[str]) -> tuple[str, ...]:
    """As much of `by` as the measure can be asked by; of one that is a part of a whole, by that whole at least."""
    kept: tuple[str, ...] = ()
    for one in by:
        if possible(measure.name, (*kept, one)):
            kept = (*kept, one)
    return kept if possible(measure.name, kept) else (measure.parts[0],)


def read(raw: address.Raw) -> tuple[Question, list[tuple[str, str]]]:
    """The question of an address, and the (key, value) pairs of it that cannot be asked."""
    wanted = next(iter(raw.get("measure", [])), DEFAULT)
    measure = measures().get(wanted, measures()[DEFAULT])
    by = raw.get("by", list(DEFAULT_BY) if "measure" not in raw else [])
    kept = fitting(measure, by)
    refused = [("measure", wanted)] if measure.name != wanted else []
    refused += [("by", d) for d in by if d not in kept]
    slice_ = address.read_slice(raw)
    chosen: dict[str, Any] = {}
    for of, name in FACETS.items():
        value = getattr(slice_, name)
        if value is not None and of in CODES:
            refused += [(of, str(v)) for v in value if v not in CODES[of]]
            value = tuple(v for v in value if v in CODES[of]) or None
        chosen[name] = value
    chart = next(iter(raw.get("chart", [])), "")
    return Question(measure, kept, chart, Slice(**chosen)), refused


def write(question: Question) -> dict[str, list[str]]:
    """The query parameters of a question."""
    told = {"measure": [question.measure.name], "by": list(question.by)}
    if question.chart in question.charts[1:]:
        told["chart"] = [question.chart]
    return {key: value for key, value in told.items() if value} | address.write_slice(question.narrowed)


def link(page: Page, question: Question, **changes: Any) -> str:
    """A link to a question, with some of the sidebar's filters changed."""
    return address.link(PATHS[EXPLORE], page.address_of(**changes), write(question))


# The records behind a cell


def records_link(question: Question, row: Record, page: Page) -> str:
    """Where the records behind a row are: its activities, or of reports the agencies; '' where there are none or no list has them.

    `row` may lack dimensions: a total has none.
    """
    if is_unknown(row["numerator"]) or not row["numerator"]:
        return ""
    changes, placed = place_of(question, row)
    if placed is None:
        return ""
    if question.is_of_reports:
        return _agencies_link(question, row, placed, changes, page)
    wanted = records(question, row, placed)
    return "" if wanted is None else page.link_activities(wanted, **changes)


def records(question: Question, row: Record, placed: Slice | None = None) -> Slice | None:
    """The slice of the activities behind a row; None where no list has them. `placed` is the question narrowed to the row's place."""
    base = _RECORDS.get(question.measure.numerator)
    if base is None:
        return None
    found = _both(placed or question.narrowed, base)
    for of in ("kind", "mode", "level", "rule", "category", "side", "actor"):
        if of not in row or found is None:
            continue
        value = row[of]
        if of == "actor":
            return None
        if of == "level":
            if question.measure.numerator == "step_rows":
                return None
            found = _both(found, Slice(level=(-1 if is_unknown(value) else int(value),)))
        elif of == "rule":
            found = replace(found, has_rule=(str(value),))
        elif of in ("category", "side"):
            named = (str(value),) if of == "category" else tuple(c for c in side_of() if side_of()[c] == value)
            told = tuple(t for t in found.told or () if t != "group") or None
            if found.category is None:
                found = replace(found, category=named, told=told)
            elif found.names_category is None:
                found = replace(found, names_category=named)
            else:
                return None
        else:
            found = _both(found, _only(of, value))
    return found


def _only(field: str, value: Any) -> Slice:
    """The slice of one value; '' stands for what is not known."""
    wanted: dict[str, Any] = {field: ("" if is_unknown(value) else str(value),)}
    return Slice(**wanted)


def _both(one: Slice, other: Slice) -> Slice | None:
    """What is in both slices; None where nothing can be."""
    joined: dict[str, Any] = {}
    for name in Slice.__dataclass_fields__:
        a, b = getattr(one, name), getattr(other, name)
        if a is None or b is None or name == "told":
            joined[name] = b if a is None else a if b is None else (*a, *b)
        elif isinstance(a, tuple):
            joined[name] = tuple(v for v in a if v in b)
            if not joined[name]:
                return None
        elif a != b:
            return None
        else:
            joined[name] = a
    return Slice(**joined)


_SIDEBAR = {"province": "provinces", "agency_kind": "kinds", "agency": "agencies"}


def place_of(question: Question, row: Record) -> tuple[dict[str, Any], Slice | None]:
    """The sidebar's filters and the slice that are a row's place and period; no slice where no list has them."""
    changes: dict[str, Any] = {}
    slice_: Slice | None = question.narrowed
    untold: list[str] = []
    for of, name in (("fiscal_year", "fiscal_years"), ("round", "rounds")):
        if of in row:
            changes[name] = (WHOLE_YEAR,) if is_unknown(row[of]) else (int(row[of]),)
    for of, name in _SIDEBAR.items():
        if of not in row:
            continue
        if is_unknown(row[of]):
            untold.append(of)
        else:
            changes[name] = (str(row[of]),)
    for of in OF_PLACE:
        if of in row and slice_ is not None:
            slice_ = _both(slice_, _only(of, row[of]))
    if untold and slice_ is not None:
        slice_ = replace(slice_, untold=tuple(untold))
    return changes, slice_


def _agencies_link(question: Question, row: Record, placed: Slice, changes: dict[str, Any], page: Page) -> str:
    """Reports and agencies have no list of their own: of one agency its page, of more the same measure by agency."""
    if placed.untold:
        return ""
    if "agency" in row:
        years = {name: value for name, value in changes.items() if name in ("fiscal_years", "rounds")}
        return address.link(
            PATHS[AGENCY], page.address_of(agencies=(str(row["agency"]),), provinces=(), kinds=(), **years)
        )
    by = (*(d for d in question.by if d in MANY and d in row), "agency")
    return link(page, replace(question, by=by, chart="", narrowed=placed), **changes)
