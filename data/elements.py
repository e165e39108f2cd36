"""The four elements that an assessor looks for in a report, each true only where something of substance stands under it."""

from __future__ import annotations

import re

from data.report import Report

# "Not yet done" keeps its row, but it is no use that was made of a result.
NOT_YET = re.compile(r"ยังไม่|ไม่ได้|มิได้|ยังมิ")


def set_elements(report: Report, *, people_are_told: bool) -> None:
    """Set the four elements of a report by its activities, and by whether its words tell of people beyond groups and totals.

    The models set them again where a person corrected a row.
    """
    activities = report.activities
    follow_through = [row for activity in activities for row in activity.follow_through]
    report.has_issue = any(activity.issues or not activity.is_event or activity.name for activity in activities)
    report.has_participants = people_are_told or any(a.groups or a.participants_total is not None for a in activities)
    report.has_result = any(activity.results for activity in activities)
    # Neither benefit talk (0) nor "not yet done" alone is use.
    report.has_use = any(
        row.level is None or row.level >= 2 or (row.level == 1 and not NOT_YET.search(row.text))
        for row in follow_through
    )
