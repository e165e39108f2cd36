"""A report as a filled template: what `ruam template --from` writes, and what the reading must give back."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import zip_longest

from data.report import Activity, Agency, Report
from data.template.cells import Row, Value
from data.template.fields import label_of, offered
from data.template.write import Filling, write


def fill(report: Report | None = None) -> bytes:
    """Return a template filled with a report, or the blank one. Raises `ValueError` for a text longer than a cell."""
    return write(filling_of(report) if report else Filling())


def filling_of(report: Report) -> Filling:
    """Return what a template holds of a report: all but what follows from it (ids, spans, elements, an activity's round)."""
    numbered = list(enumerate(report.activities, start=1))
    return Filling(
        _agency(report),
        {
            "activity": [_activity(activity) for _, activity in numbered],
            "group": [row for number, activity in numbered for row in _groups(number, activity)],
            "matter": [row for number, activity in numbered for row in _matters(number, activity)],
        },
    )


def _agency(report: Report) -> Row:
    agency: Agency | None = report.agency
    of_agency: dict[str, Value] = (
        {
            "kind": _label("agency_kind", agency.kind),
            "name": agency.name,
            "subdistrict": agency.subdistrict,
            "district": agency.district,
            "province": agency.province,
        }
        if agency
        else {}
    )
    return of_agency | {
        "fiscal_year": report.fiscal_year,
        "round": _label("round", report.round),
        "period_from": _day(report.period_start),
        "period_to": _day(report.period_end),
        "title": report.title,
    }


def _label(choices: str, code: object) -> str | None:
    return None if code is None else label_of(choices, code)


def _month(day: date) -> str:
    return offered("month")[day.month - 1]


def _day(day: date | None) -> Value:
    return None if day is None else (day.day, _month(day), day.year + 543)


def _activity(activity: Activity) -> Row:
    row: dict[str, Value] = {
        "name": activity.name,
        "held": label_of("held", str(activity.is_event).lower()),
        "kind": _label("kind", activity.kind),
        "mode": _label("mode", activity.mode),
        "recurrence": _label("recurrence", activity.recurrence),
        "place": activity.place,
        "participants_total": activity.participants_total,
    }
    first, last = activity.held_from, activity.held_to
    if first is None or last is None:
        return row
    row |= _cells("from", first, with_day=activity.date_precision == "day")
    whole_month = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    if last != (first if activity.date_precision == "day" else whole_month):
        row |= _cells("to", last, with_day=activity.date_precision == "day")
    return row


def _cells(end: str, day: date, *, with_day: bool) -> Row:
    return {
        f"day_{end}": day.day if with_day else None,
        f"month_{end}": _month(day),
        f"year_{end}": day.year + 543,
    }


def _groups(number: int, activity: Activity) -> list[Row]:
    return [
        {
            "number": number,
            "label": group.label,
            "category": label_of("category", group.category),
            "headcount": group.headcount,
        }
        for group in activity.groups
    ]


def _matters(number: int, activity: Activity) -> list[Row]:
    """Issues, results and uses side by side; each column keeps its own order."""
    return [
        {
            "number": number,
            "issue": issue.text if issue else None,
            "result": result.text if result else None,
            "use": use.text if use else None,
            "level": _label("level", use.level) if use else None,
            "actor": use.actor if use else None,
        }
        for issue, result, use in zip_longest(activity.issues, activity.results, activity.follow_through)
    ]
