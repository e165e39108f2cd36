"""The judge of accuracy: hand-made readings against hand-made gold, each count worked out by hand."""

from __future__ import annotations

from typing import Any

from tests.accuracy.judge import judge
from tests.accuracy.published import PublishedDocument
from tests.accuracy.tally import Tally


def activity(name: str | None, **values: Any) -> dict[str, Any]:
    plain = dict.fromkeys(
        "is_event kind mode held_from held_to date_precision recurrence participants_total place follow_through_level".split()
    )
    return {**plain, "name": name, "groups": [], "issues": [], "results": [], "follow_through": [], **values}


def document(*activities: dict[str, Any], findings: set[str] = frozenset()) -> PublishedDocument:  # type: ignore[assignment]
    report = {"agency": None, "is_current": True, "fiscal_year": 2567, "round": 1, "activities": list(activities)}
    return PublishedDocument([report], set(findings))


def judged(gold: dict[str, Any], published: PublishedDocument | None) -> Tally:
    tally = Tally()
    judge({"file": "x.txt", **gold}, published, tally)
    return tally


def test_activities_are_paired_whatever_their_order_and_one_too_many_is_an_invention() -> None:
    gold = {"activities": [{"name_contains": "ประชาคมหมู่บ้าน"}, {"name_contains": "ปลูกป่าชายเลน"}]}
    tally = judged(gold, document(activity("โครงการปลูกป่าชายเลน"), activity("ลอยกระทง"), activity("ประชาคมหมู่บ้านโคก")))
    assert tally.precision("activities") == (2, 3)
    assert tally.recall("activities") == (2, 2)


def test_unknown_against_unknown_counts_for_nothing_and_an_invented_total_against_precision() -> None:
    gold = {"activities": [{"name_contains": "เวที", "participants_total": None, "held_from": None}]}
    assert judged(gold, document(activity("เวที"))).precision("totals") == (0, 0)
    invented = judged(gold, document(activity("เวที", participants_total=12)))
    assert invented.precision("totals") == (0, 1)
    assert invented.recall("totals") == (0, 0)


def test_groups_with_the_same_label_are_told_by_their_counts() -> None:
    gold = {
        "activities": [
            {
                "name_contains": "เวที",
                "groups": [
                    {"label": "ผู้ใหญ่บ้าน", "category": "village_head", "headcount": 2},
                    {"label": "ผู้ใหญ่บ้าน", "category": "village_head", "headcount": 7},
                ],
            }
        ]
    }
    rows = [{"label": "ผู้ใหญ่บ้าน", "category": "village_head", "headcount": n} for n in (7, 2)]
    tally = judged(gold, document(activity("เวที", groups=rows)))
    assert tally.recall("headcounts") == (2, 2)
    assert tally.precision("groups") == (2, 2)


def test_texts_are_judged_by_how_they_start_and_levels_within_their_tolerance() -> None:
    gold = {
        "activities": [
            {
                "name_contains": "เวที",
                "results": ["ที่ประชุมเห็นชอบ", "ขอให้เลื่อน"],
                "follow_through": [
                    {"starts": "กองช่างซ่อม", "level": 6, "level_tolerance": 1, "actor_contains": "กองช่าง"}
                ],
            }
        ]
    }
    steps = [{"text": "1) กองช่างซ่อมถนนแล้ว", "level": 7, "actor": "กองช่าง"}]
    tally = judged(gold, document(activity("เวที", results=[{"text": "ที่ประชุมเห็นชอบแผน"}], follow_through=steps)))
    assert tally.recall("results") == (1, 2)
    assert tally.recall("levels") == tally.recall("actors") == (1, 1)


def test_a_document_that_is_not_published_misses_all_and_invents_nothing() -> None:
    gold = {"agency": {"name": "อบต.ก"}, "fiscal_year": 2567, "activities": [{"name_contains": "เวที"}]}
    tally = judged(gold, None)
    assert tally.recall("agency") == tally.recall("period") == tally.recall("activities") == (0, 1)
    assert tally.precision("activities") == (0, 0)


def test_findings_are_raised_or_falsely_raised() -> None:
    gold = {"findings": ["total_mismatch", "date_conflict"], "findings_absent": ["total_missing", "unreadable"]}
    tally = judged(gold, document(findings={"total_mismatch", "total_missing"}))
    assert tally.recall("findings") == (1, 2)
    assert tally.precision("findings") == (1, 2)
