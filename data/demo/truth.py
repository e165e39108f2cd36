"""What a careful reader takes from a demonstration document, in the fields of the hand-made truth of real reports.

A field that is absent is not judged; null must be unknown. `findings_absent` are rules that must not be raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from data.demo.occasion import Occasion
from data.report import Agency

# Rules that can be ruled out for a document whenever nothing in it is meant to break them. The others depend on all documents.
DECIDABLE = frozenset(
    "total_mismatch total_missing date_conflict date_missing date_outside_period date_impossible weekday_mismatch "
    "internal_only publicity_only catalogue_only target_not_attended agency_misspelt agency_unresolved period_unknown "
    "no_activity unreadable".split()
)


def agency_truth(agency: Agency) -> dict[str, Any]:
    """The agency as its registry row says."""
    return {
        "kind": agency.kind,
        "name": agency.name,
        "subdistrict": agency.subdistrict,
        "district": agency.district,
        "province": agency.province,
    }


def activity_truth(told: Occasion) -> dict[str, Any]:
    """One activity."""

    def iso(day: date | None) -> str | None:
        return None if day is None else day.isoformat()

    row: dict[str, Any] = {
        "name_contains": told.name,
        "is_event": told.is_event,
        "kind": told.kind,
        "mode": told.mode,
        "held_from": iso(told.held_from),
        "held_to": iso(told.held_to),
        "date_precision": told.precision,
        "recurrence": told.recurrence,
        "place_contains": told.place,
        "participants_total": told.total,
    }
    if told.is_event:
        row["groups"] = [
            {"label": group.label, "category": group.category, "headcount": group.headcount} for group in told.groups
        ]
        row["issues"] = list(told.issues)
        row["results"] = list(told.results)
        row["follow_through"] = [
            {"starts": line.text, "level": line.level} | ({"actor_contains": line.actor} if line.actor else {})
            for line in told.follow
        ]
        row["follow_through_level"] = told.level
    renamed = {"place": "place_contains", "name": "name_contains"}
    for name in told.unjudged:
        row.pop(renamed.get(name, name), None)
    return row


def elements_truth(occasions: list[Occasion]) -> dict[str, bool]:
    """The four elements, without those on which two readers may differ."""
    if not occasions:
        return {}
    if not any(told.is_event for told in occasions):
        return {"issue": True, "participants": False, "result": False, "use": False}
    has_people = any(told.groups or told.total is not None for told in occasions)
    elements = {
        "issue": any(told.issues for told in occasions),
        "result": any(told.results for told in occasions),
        "use": any(told.has_use for told in occasions),
    }
    if all(told.kind == "publicity" for told in occasions):
        del elements["issue"]  # what is made known may pass for an issue
    if has_people or not any(told.attended for told in occasions):
        elements["participants"] = has_people
    return elements


def findings_truth(occasions: list[Occasion], own: Iterable[str], doubtful: Iterable[str]) -> dict[str, list[str]]:
    """The rules that must be raised, and those that must not; `own` are rules of the document as a whole."""
    raised = set(own).union(*(told.rules for told in occasions))
    unsure = set(doubtful).union(*(told.doubtful_rules for told in occasions)) - raised
    return {"findings": sorted(raised), "findings_absent": sorted(DECIDABLE - raised - unsure)}


def report_truth(
    agency: Agency | None,
    fiscal_year: int | None,
    round_: int | None,
    period: tuple[date, date] | None,
    occasions: list[Occasion],
) -> dict[str, Any]:
    """One report; `period` only where the document spells it out."""
    row: dict[str, Any] = {
        "agency": None if agency is None else agency_truth(agency),
        "fiscal_year": fiscal_year,
        "round": round_,
    }
    if period:
        row["period_start"], row["period_end"] = (day.isoformat() for day in period)
    row["elements"] = elements_truth(occasions)
    row["activities"] = [activity_truth(told) for told in occasions]
    return row
