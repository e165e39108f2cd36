"""The overview page in one pass: the answers to five questions from the smallest tables.

Each answer is, column for column and row for row, that of the question of its name; a test says so on random filters.
It brings the sums of each period, this year's and the year before's, and the agencies of both; all that is
left is to add up some twenty rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from queries import ask
from queries.measures import SIDES, nullable, side_of
from queries.route import read, scan_of
from queries.scan import OF_CATEGORIES, Row, Scan
from queries.warehouse import Warehouse

QUESTIONS = ("headline", "missing_count", "frequency_by_round", "composition", "ladder_by_round")
_FLAGS = ("reports_expected", "expected_here", "with_report", "unregistered")
# The agencies of which a report is not here, of a round that is over and of one that is not.
_MISSING = ("missing_due", "missing_open")
# What the composition says of all events, whatever group they name.
_WHOLE = (
    "events_held",
    "events_with_group",
    "events_with_unstated",
    "events_without_who",
    "heads_unstated",
    "participants_known",
)
_LEVELS = (*(f"level_{level}" for level in range(8)), "level_unknown")
# The filters of the questions under the names of the dimensions.
_FILTERS = {"rounds": "round", "provinces": "province", "kinds": "agency_kind", "agencies": "agency"}
Period = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Calendar:
    """The rounds there are, which are over, and the fiscal years that reports span."""

    rounds: Mapping[tuple[int, int], bool]
    begun: frozenset[tuple[int, int]]
    first: int | None
    last: int | None


def overview(
    warehouse: Warehouse,
    *,
    fiscal_years: Sequence[int] | None,
    rounds: Sequence[int] | None,
    provinces: Sequence[str] | None,
    kinds: Sequence[str] | None,
    agencies: Sequence[str] | None,
    demonstration: bool,
) -> dict[str, list[dict[str, Any]]]:
    """The answers to QUESTIONS under these filters, by name, as rows. The parameters are those of each of the questions."""
    given = {"rounds": rounds, "provinces": provinces, "kinds": kinds, "agencies": agencies}
    filters: dict[str, Sequence[Any]] = {
        _FILTERS[name]: list(values) for name, values in given.items() if values is not None
    }
    calendar = warehouse.kept(("calendar", demonstration), lambda: _calendar(warehouse, demonstration=demonstration))
    why_not = _why_not(calendar, fiscal_years, rounds)
    # What may not stand beside this year's is not asked for.
    before = None if why_not or fiscal_years is None else [year - 1 for year in fiscal_years]

    def of_years(years: Sequence[int] | None) -> dict[str, Sequence[Any]]:
        return filters if years is None else {**filters, "fiscal_year": years}

    both = None if fiscal_years is None else sorted({*fiscal_years, *(before or ())})
    periods = scan_of(_sums(), ("fiscal_year", "round"), of_years(both), demonstration=demonstration)
    people = scan_of((), (), of_years(fiscal_years), demonstration=demonstration, of_categories=OF_CATEGORIES)
    now = scan_of((), (), of_years(fiscal_years), demonstration=demonstration, agencies=(*_FLAGS, *_MISSING))
    scans = [periods, people, now]
    then: Scan | None = None
    if before is not None:
        then = scan_of((), (), of_years(before), demonstration=demonstration, agencies=_FLAGS)
        scans.append(then)
    found = read(warehouse, scans)
    told = {(key[0], key[1]): row for key, row in found[periods].items()}

    def chosen(years: Sequence[int] | None) -> dict[Period, Row]:
        return {p: row for p, row in told.items() if years is None or (p[0] or 0) in years}

    p = _side(list(chosen(fiscal_years).values()), found[now].get((), {}))
    b = None if before is None or then is None else _side(list(chosen(before).values()), found[then].get((), {}))
    row = {
        **{f"p_{name}": value for name, value in p.items()},
        **{f"b_{name}": None if b is None else b[name] for name in p},
        **_closing(calendar, fiscal_years, rounds),
        "not_comparable": why_not or _nothing(p, b),
    }
    if row["not_comparable"] is not None:
        row |= {name: None for name in row if name.startswith("b_")}
    return {
        "headline": [row],
        "missing_count": [_missing(list(chosen(fiscal_years).values()), found[now].get((), {}))],
        "frequency_by_round": _frequency(chosen(fiscal_years), calendar, fiscal_years, rounds),
        "composition": _composition(list(chosen(fiscal_years).values()), found[people].get((), {})),
        "ladder_by_round": _ladder(chosen(fiscal_years), calendar),
    }


@cache
def _named() -> tuple[str, ...]:
    """What one side of the headline names, in its order."""
    columns = ask.parse(ask.QUESTIONS / "headline.sql").columns
    return tuple(c.name.removeprefix("b_") for c in columns if c.name.startswith("b_"))


@cache
def _sums() -> tuple[str, ...]:
    """All columns that the headline, the rounds, the ladder and the composition as a whole add up."""
    counted = {"agencies_expected", "agencies_reported", "agencies_unregistered", "agencies_with_report"}
    return tuple(sorted((set(_named()) - counted) | {*_FLAGS, *_WHOLE, "activities", "covered"}))


def _calendar(warehouse: Warehouse, *, demonstration: bool) -> _Calendar:
    rows = warehouse.rows("select fiscal_year, round, is_closed, starts_on, as_of from period cross join meta", {})
    (span,) = warehouse.rows(
        "select min(fiscal_year) as first, max(fiscal_year) as last from cube_place_round "
        "where reports > 0 and is_demonstration = $demonstration",
        {"demonstration": demonstration},
    )

    def began(row: Mapping[str, Any]) -> bool:
        starts_on: date = row["starts_on"]
        return bool(starts_on <= row["as_of"])

    return _Calendar(
        {(r["fiscal_year"], r["round"]): r["is_closed"] for r in rows},
        frozenset((r["fiscal_year"], r["round"]) for r in rows if began(r)),
        span["first"],
        span["last"],
    )


def _is_closed(calendar: _Calendar, period: Period) -> bool | None:
    """Whether the round is over, or for no round the whole year; None where the year is not known."""
    year, turn = period
    closed = [is_closed for (y, r), is_closed in calendar.rounds.items() if y == year and turn in (None, r)]
    return all(closed) if closed else None


def _total(rows: Sequence[Row], column: str) -> int | None:
    name = f"sum_{column}"
    known = [found for row in rows if (found := row[name]) is not None]
    return sum(known) if known or column not in nullable() else None


def _side(rows: Sequence[Row], agencies: Row) -> dict[str, int | None]:
    """One side of the headline: this year's, or the year before's."""
    is_covered = bool(_total(rows, "covered"))
    side: dict[str, int | None] = {}
    for name in _named():
        if name.startswith("agencies_"):
            side[name] = _agencies(name, agencies)
        elif name in ("reports_due", "reports_received"):
            side[name] = _total(rows, name) if _total(rows, "reports_due") else None
        elif name in nullable() or name in ("reports", "reports_complete"):
            side[name] = _total(rows, name)
        else:
            side[name] = _total(rows, name) if is_covered else None
    return side


def _agencies(name: str, row: Row) -> int | None:
    flags = {flag: int(row.get(f"agencies_{flag}") or 0) for flag in _FLAGS}
    return {
        "agencies_expected": flags["reports_expected"] or None,
        "agencies_reported": flags["expected_here"] if flags["reports_expected"] else flags["with_report"],
        "agencies_with_report": flags["with_report"],
        "agencies_unregistered": flags["unregistered"],
    }[name]


def _missing(periods: Sequence[Row], agencies: Row) -> dict[str, int]:
    """How many reports are not here, and of how many agencies."""
    expected, here, due, received = (
        _total(periods, name) or 0 for name in ("reports_expected", "expected_here", "reports_due", "reports_received")
    )
    lacking, lacking_open = (int(agencies.get(f"agencies_{name}") or 0) for name in _MISSING)
    return {
        "reports": due - received,
        "agencies": lacking,
        "reports_open": (expected - here) - (due - received),
        "agencies_open": lacking_open,
    }


def _within(calendar: _Calendar, years: Sequence[int] | None, rounds: Sequence[int] | None) -> list[tuple[int, int]]:
    """The rounds that are chosen: of these years, or of all that reports span."""
    first, last = calendar.first, calendar.last
    spanned = first is not None and last is not None
    return [
        (year, turn)
        for year, turn in calendar.rounds
        if (rounds is None or turn in rounds or 0 in rounds)
        and (year in years if years is not None else spanned and first <= year <= last)  # type: ignore[operator]
    ]


def _is_closed_within(calendar: _Calendar, chosen: Sequence[tuple[int, int]]) -> bool | None:
    return all(calendar.rounds[period] for period in chosen) if chosen else None


def _closing(
    calendar: _Calendar, fiscal_years: Sequence[int] | None, rounds: Sequence[int] | None
) -> dict[str, bool | int | None]:
    """Whether the chosen rounds are over, and how many are not."""
    chosen = _within(calendar, fiscal_years, rounds)
    return {
        "p_is_closed": _is_closed_within(calendar, chosen),
        "p_rounds_open": sum(1 for period in chosen if period in calendar.begun and not calendar.rounds[period]),
    }


def _why_not(calendar: _Calendar, fiscal_years: Sequence[int] | None, rounds: Sequence[int] | None) -> str | None:
    """Why the year before may not stand beside the chosen ones, whatever was told of either."""

    def is_inside(years: Sequence[int]) -> bool:
        there = {year for year, _ in _within(calendar, years, rounds)}
        if not there or calendar.first is None or calendar.last is None:
            return False
        return min(there) >= calendar.first and max(there) <= calendar.last and len(there) == len(set(years))

    if not fiscal_years or 0 in fiscal_years:
        return "no_year_chosen"
    before = [year - 1 for year in fiscal_years]
    if not (is_inside(fiscal_years) and is_inside(before)):
        return "outside_data"
    closed = (_is_closed_within(calendar, _within(calendar, years, rounds)) for years in (fiscal_years, before))
    return None if all(closed) else "round_open"


def _nothing(p: Mapping[str, int | None], b: Mapping[str, int | None] | None) -> str | None:
    """Which side of the comparison has nothing to compare."""
    if p["events_held"] is None:
        return "nothing_now"
    return "nothing_before" if b is None or b["events_held"] is None else None


def _order(period: Period) -> tuple[bool, int, bool, int]:
    year, turn = period
    return year is None, year or 0, turn is None, turn or 0


def _frequency(
    told: Mapping[Period, Row], calendar: _Calendar, fiscal_years: Sequence[int] | None, rounds: Sequence[int] | None
) -> list[dict[str, Any]]:
    begun: set[Period] = {
        (year, turn)
        for year, turn in calendar.begun
        if calendar.first is not None
        and calendar.last is not None
        and calendar.first <= year <= calendar.last
        and (fiscal_years is None or year in fiscal_years)
        and (rounds is None or turn in rounds)
    }
    some = {period for period, row in told.items() if row["sum_activities"] or row["sum_reports"]}
    answer = []
    for period in sorted(begun | some, key=_order):
        rows = [told[period]] if period in told else []
        # An agency has one row in a period, so that here its flags count it.
        counted = {f"agencies_{flag}": _total(rows, flag) for flag in _FLAGS}
        side = _side(rows, counted)
        answer.append({"fiscal_year": period[0], "round": period[1], "is_closed": _is_closed(calendar, period), **side})
    return answer


def _ladder(told: Mapping[Period, Row], calendar: _Calendar) -> list[dict[str, Any]]:
    return [
        {
            "fiscal_year": period[0],
            "round": period[1],
            "is_closed": _is_closed(calendar, period),
            "level": None if column == "level_unknown" else level,
            "activities": row[f"sum_{column}"],
            "events": row["sum_events_held"],
        }
        for period, row in sorted(told.items(), key=lambda item: _order(item[0]))
        if row["sum_events_held"]
        for level, column in enumerate(_LEVELS)
    ]


def _composition(periods: Sequence[Row], row: Row) -> list[dict[str, Any]]:
    """Who took part, of the sums of each period and of what is counted of each category."""
    whole = {column: _total(periods, column) for column in _WHOLE}

    def total(
        side: str, category: str, heads: Any, rows: tuple[Any, Any], activities: int, without: int
    ) -> dict[str, Any]:
        return {
            "side": side,
            "category": category,
            "heads": heads,
            "mentions": rows[0],
            "with_headcount": rows[1],
            "activities": activities,
            "activities_without_headcount": without,
            "events": whole["events_held"],
            "people_stated": whole["participants_known"],
        }

    found = [
        total(
            side,
            category,
            row[f"heads_{category}"],
            (row[f"groups_{category}"], row[f"counted_{category}"]),
            row[f"naming_{category}"],
            row[f"uncounted_{category}"],
        )
        for category, side in side_of().items()
        if row.get(f"naming_{category}")
    ]
    if unstated := whole["events_with_unstated"]:
        found.append(total("unknown", "unstated", whole["heads_unstated"], (None, None), unstated, 0))
    if without_group := (whole["events_held"] or 0) - (whole["events_with_group"] or 0):
        found.append(total("unknown", "no_group", None, (None, None), without_group, whole["events_without_who"] or 0))
    order: Callable[[dict[str, Any]], Any] = lambda one: (  # noqa: E731
        SIDES.index(one["side"]),
        one["heads"] is None,
        -(one["heads"] or 0),
        -one["activities"],
        one["category"],
    )
    return sorted(found, key=order)
