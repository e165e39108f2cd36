"""Small readings made by hand, for tests of what lies behind the reading: ledger, models, questions, pages."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from data.report import Activity, Agency, Document, FollowThrough, Group, Item, Reading, Report

AGENCY = Agency(
    agency_id="th-sao-1",
    kind="sao",
    name="องค์การบริหารส่วนตำบลทดสอบ",
    short_name="อบต.ทดสอบ",
    subdistrict="ทดสอบ",
    district="เมือง",
    province="จันทบุรี",
)


def agency(agency_id: str = "th-sao-1", **changes: Any) -> Agency:
    """The test agency, under an id and with other values as wanted."""
    return replace(AGENCY, agency_id=agency_id, **changes)


def group(label: str, category: str, side: str, headcount: int | None = None) -> Group:
    """A participant group; its position and span are set by `activity`."""
    return Group(0, label, category, side, headcount, 0, 1)


def step(text: str, level: int | None, actor: str | None = None) -> FollowThrough:
    """A follow-through row; its position and span are set by `activity`."""
    return FollowThrough(0, text, level, actor, 0, 1)


def activity(name: str = "ประชุมประชาคมหมู่บ้าน", **values: Any) -> Activity:
    """An activity held on one day; `groups`, `issues`, `results` (texts) and `follow_through` are numbered from 1.

    Fiscal year and round follow `held_from` unless given; `held_from=None` makes an undated one.
    """
    held_from: date | None = values.pop("held_from", date(2023, 11, 20))
    held_to: date | None = values.pop("held_to", held_from)
    issues = [Item(i, text, 0, 1) for i, text in enumerate(values.pop("issues", []), start=1)]
    results = [Item(i, text, 0, 1) for i, text in enumerate(values.pop("results", []), start=1)]
    groups = [replace(g, position=i) for i, g in enumerate(values.pop("groups", []), start=1)]
    steps = [replace(f, position=i) for i, f in enumerate(values.pop("follow_through", []), start=1)]
    year = held_from.year + 543 + (held_from.month >= 10) if held_from else None
    half = (2 if 4 <= held_from.month <= 9 else 1) if held_from else None
    defaults: dict[str, Any] = {
        "activity_id": "",
        "position": 0,
        "name": name,
        "is_event": True,
        "kind": "village_forum",
        "mode": "plan",
        "held_from": held_from,
        "held_to": held_to,
        "date_precision": "day" if held_from else "none",
        "recurrence": None,
        "fiscal_year": year,
        "round": half,
        "place": None,
        "participants_total": None,
        "char_start": 0,
        "char_end": 1,
        "groups": groups,
        "issues": issues,
        "results": results,
        "follow_through": steps,
    }
    return Activity(**(defaults | values))


def report(*activities: Activity, of: Agency | None = AGENCY, **values: Any) -> Report:
    """A report of fiscal year 2567 round 1 unless told otherwise; ids are set by `reading`."""
    defaults: dict[str, Any] = {
        "report_id": "",
        "position": 0,
        "agency": of,
        "fiscal_year": 2567,
        "round": 1,
        "title": None,
        "period_start": None,
        "period_end": None,
        "activities": list(activities),
    }
    return Report(**(defaults | values))


def reading(text: str, *reports: Report, **values: Any) -> Reading:
    """One document, `text`, and what was read from it. Ids are made of the text: the same text, the same document."""
    document_id = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        document_id=document_id,
        file_name=values.pop("file_name", f"{document_id[:8]}.txt"),
        media_type="text/plain",
        encoding="utf-8",
        byte_count=len(text.encode()),
        text=values.pop("normalised", text),
        is_demonstration=values.pop("is_demonstration", False),
    )
    numbered = []
    for position, one in enumerate(reports, start=1):
        report_id = f"{document_id[:16]}-{position}"
        activities = [
            replace(a, activity_id=f"{report_id}-{i}", position=i) for i, a in enumerate(one.activities, start=1)
        ]
        numbered.append(replace(one, report_id=report_id, position=position, activities=activities))
    return Reading(document=document, reports=numbered, **values)


def contents(*readings: Reading) -> dict[str, bytes]:
    """The received bytes of readings made by `reading` (without `normalised`), by document_id."""
    return {one.document.document_id: one.document.text.encode() for one in readings}
