from __future__ import annotations

import pytest

from data.confidence import rate
from data.lookup import table
from data.reading import read_document
from data.report import Evidence
from tests.accuracy.confidence import rated, verdicts
from tests.accuracy.tally import Case


def evidence(name: str, rule: str) -> Evidence:
    return Evidence("r", "a", name, "x", rule, 0, 1)


def test_a_rule_stands_the_nearer_to_its_fields_mean_the_fewer_cases_it_has() -> None:
    told = [("kind", "name", True)] * 3 + [("kind", "around", False)] + [("mode", "heading", True)]
    kind_around, kind_name, mode = rated(told)
    # kind: 3 of 4 are right, its mean is (3 + 1) / (4 + 2) = 2/3, and counts as four cases of each rule.
    assert (kind_name.right, kind_name.cases) == (3, 3)
    assert kind_name.confidence == pytest.approx((3 + 4 * 2 / 3) / 7)
    assert (kind_around.right, kind_around.cases) == (0, 1)
    assert kind_around.confidence == pytest.approx((0 + 4 * 2 / 3) / 5)
    # mode: the one case is right, and still no certainty: (1 + 4 * 2/3) / 5.
    assert mode.confidence == pytest.approx((1 + 4 * 2 / 3) / 5)


def test_the_rule_of_a_judged_value_is_that_of_its_own_words() -> None:
    def row(field: str, value: str, rule: str, start: int) -> dict[str, object]:
        return {
            "report_id": "r", "activity_id": "a", "field": field, "value": value, "rule": rule, "char_start": start,
        }  # fmt: skip

    kept = [
        row("kind", "training", "name", 0),
        row("participant_group.category", "staff", "own_staff", 10),
        row("participant_group.category", "staff", "lookup:participant_terms", 30),
        row("follow_through.level", "6", "done", 52),
        row("follow_through.level", "7", "caption_shows_it", 90),
    ]
    group = {"activity_id": "a", "category": "staff", "char_start": 30, "char_end": 40}
    step = {"activity_id": "a", "level": 7, "char_start": 50, "char_end": 60}
    cases = [
        Case("kind", {"activity_id": "a"}, True),
        Case("participant_group.category", group, False),
        Case("follow_through.level", step, True),
        Case("mode", {"activity_id": "a"}, True),
    ]
    assert verdicts(cases, kept) == [
        ("kind", "name", True),
        ("participant_group.category", "lookup:participant_terms", False),
        ("follow_through.level", "caption_shows_it", True),
    ]


def test_a_rule_that_nobody_measured_has_no_confidence() -> None:
    known, unknown = evidence("kind", "name"), evidence("kind", "by_the_stars")
    rate([known, unknown])
    assert known.confidence == float(
        next(r["confidence"] for r in table("confidence") if r["field"] == "kind" and r["rule"] == "name")
    )
    assert unknown.confidence is None


def test_the_table_is_what_its_counts_come_to() -> None:
    rows = table("confidence")
    told = [
        (row["field"], row["rule"], n < int(row["right"])) for row in rows for n in range(int(row["cases"]))
    ]  # fmt: skip
    assert [(r.field, r.rule, r.written) for r in rated(told)] == [
        (row["field"], row["rule"], row["confidence"]) for row in rows
    ]
    assert all(0 < float(row["confidence"]) < 1 for row in rows)


def test_what_is_read_carries_its_confidence() -> None:
    text = "รายงานการมีส่วนร่วม\nเทศบาลตำบลอ่าวลึกใต้ จังหวัดกระบี่\nชื่อกิจกรรม ประชุมประชาคมหมู่บ้าน\nวันที่ : 8 มกราคม 2567\n"
    kept = {row.field: row.confidence for row in read_document(text.encode(), "x.txt").evidence}
    for field in ("agency", "kind", "mode", "held_from"):
        confidence = kept[field]
        assert confidence is not None
        assert 0 < confidence < 1
