"""รายงาน: the words of one report, and what was read from them."""

from __future__ import annotations

from dashboard import page, report_text


def draw(here: page.Page) -> None:
    """Take the report's id, ask, draw its words beside the rows read from them, and the way back."""
    wanted = here.parameter("report")
    if wanted is None:
        report_text.unknown(here)
        return
    detail = here.ask_report("report_detail", wanted)
    if detail.empty:
        report_text.unknown(here, wanted)
        return
    activities = here.ask_report("report_activities", wanted)
    groups = here.ask_report("report_groups", wanted)
    items = here.ask_report("report_items", wanted)
    findings = here.ask_report("report_findings", wanted)
    evidence = here.ask_report("report_evidence", wanted)
    corrections = here.ask_report("report_corrections", wanted)
    candidates = here.ask_report("report_candidates", wanted)
    unclaimed = here.ask_report("report_unclaimed", wanted)
    report_text.heading(detail.iloc[0], corrections, here)
    report_text.draw(
        detail.iloc[0], activities, groups, items, findings, evidence, corrections, candidates, unclaimed, here
    )


if __name__ == "__main__":
    draw(page.take())
