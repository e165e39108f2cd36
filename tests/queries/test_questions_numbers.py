"""Numbers of the worked example, worked by hand from the table in conftest.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.report import Evidence, Finding
from data.store import Store
from queries.ask import ask
from queries.warehouse import Warehouse
from tests import factory
from tests.queries.conftest import A, B, D, groups, publish

ALL: dict[str, Any] = {
    "fiscal_years": None,
    "rounds": None,
    "provinces": None,
    "kinds": None,
    "agencies": None,
    "demonstration": False,
}


def plain(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Rows as tuples, None where missing."""
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]


def test_headline_of_a_closed_year(worked: Warehouse) -> None:
    row = ask(worked, "headline", **ALL | {"fiscal_years": [2567]}).loc[0]
    expected = {
        "p_events_held": 7,  # E1 once, E2, E3, E4, E5, E6, E9
        "p_events_of_agencies": 6,  # not E9
        "p_recurring_claimed": 2,  # E2, T1
        "p_types_only": 1,  # T1
        "p_reports": 6,  # R1 R2 R3 R5 R6 R10
        "p_reports_complete": 2,  # R1 R5
        "p_agencies_expected": 3,
        "p_agencies_reported": 2,  # A, B
        "p_agencies_unregistered": 1,  # D
        "p_agencies_with_report": 3,
        "p_reports_due": 6,
        "p_reports_received": 3,  # A twice, B once
        "p_events_with_total": 6,  # all but E2
        "p_participants_known": 30 + 100 + 10 + 20 + 50 + 12,
        "p_events_with_people": 7,
        "p_events_with_group": 5,  # E1 E2 E4 E5 E6
        "p_events_with_headcount": 5,
        "p_heads_external": 10 + 6 + 10 + 15,
        "p_heads_internal": 4 + 5 + 10,
        "p_heads_grey": 5,
        "p_heads_unknown": 2,
        "p_heads_citizens": 10 + 10 + 15,
        "p_heads_sided": 41 + 19 + 5,
        "p_heads_known": 67,
        "p_heads_unstated": (30 - 22) + 100 + 0 + 0 + (50 - 10) + 12,
        "p_people_unknown": 2 + 160,
        "p_people_told": 67 + 160,
        "p_events_with_level": 5,
        "p_followed_done": 2,  # E1 E4
        "p_level_0": 1,
        "p_level_1": 0,
        "p_level_2": 1,
        "p_level_3": 0,
        "p_level_4": 1,
        "p_level_5": 0,
        "p_level_6": 1,
        "p_level_7": 1,
        "p_level_unknown": 2,  # E2 E9
        "p_is_closed": True,
        "p_rounds_open": 0,
        "b_events_held": 1,  # E7
        "b_reports": 2,
        "b_agencies_reported": 2,
        "b_reports_received": 2,
        "b_participants_known": 40,
        "b_heads_internal": 0,  # heads are known, and none of them is internal
    }
    assert {key: row[key] for key in expected} == expected
    assert pd.isna(row["not_comparable"])


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"fiscal_years": [2567]}, None),
        ({"fiscal_years": [2567], "rounds": [1]}, None),
        ({}, "no_year_chosen"),
        ({"fiscal_years": []}, "no_year_chosen"),
        ({"fiscal_years": [0]}, "no_year_chosen"),
        ({"rounds": [1]}, "no_year_chosen"),
        ({"fiscal_years": [2566]}, "outside_data"),
        ({"fiscal_years": [2566, 2567]}, "outside_data"),
        ({"fiscal_years": [2569]}, "outside_data"),
        ({"fiscal_years": [2568]}, "round_open"),
        ({"fiscal_years": [2568], "rounds": [1]}, "round_open"),
        ({"fiscal_years": [2568], "rounds": [0]}, "round_open"),
        ({"fiscal_years": [2567, 2568]}, "round_open"),
        ({"fiscal_years": [2567], "agencies": ["C"]}, "nothing_now"),
        ({"fiscal_years": [2567], "agencies": ["D"]}, "nothing_before"),
        ({"fiscal_years": [2567], "rounds": [2]}, "nothing_before"),
        ({"fiscal_years": [2567], "demonstration": True}, "outside_data"),
    ],
)
def test_the_year_before_is_told_only_where_it_may_be_compared(
    worked: Warehouse, filters: dict[str, Any], reason: str | None
) -> None:
    row = ask(worked, "headline", **ALL | filters).loc[0]
    before = row[[column for column in row.index if column.startswith("b_")]]
    if reason is None:
        assert pd.isna(row["not_comparable"])
        assert row["b_events_held"] == 1
    else:
        assert row["not_comparable"] == reason
        assert before.isna().all()


def test_frequency_by_round(worked: Warehouse) -> None:
    frame = ask(worked, "frequency_by_round", **ALL)
    columns = ["fiscal_year", "round", "is_closed", "events_held", "recurring_claimed", "types_only", "reports"]
    assert plain(frame[columns]) == [
        (2566, 1, True, 1, 0, 0, 2),
        (2566, 2, True, None, None, None, 0),  # nobody reported: not known, and not none
        (2567, 1, True, 5, 2, 1, 4),
        (2567, 2, True, 1, 0, 0, 1),
        (2567, None, True, 1, 0, 0, 1),
        (2568, 1, False, 1, 0, 0, 1),
    ]
    columns = ["agencies_expected", "agencies_reported", "agencies_unregistered", "reports_due", "reports_received"]
    assert plain(frame[columns]) == [
        (3, 2, 0, 3, 2),
        (3, 0, 0, 3, 0),
        (3, 2, 1, 3, 2),
        (3, 1, 0, 3, 1),
        (None, 1, 0, None, None),  # no whole-year report is expected of anyone
        (3, 1, 0, None, None),  # an open round is not due yet
    ]


def test_a_whole_year_report_covers_a_round_that_holds_nothing(worked: Warehouse) -> None:
    # Demonstration data have one report, of round 1: of round 2 nothing is known.
    frame = ask(worked, "frequency_by_round", **ALL | {"demonstration": True})
    assert plain(frame[["fiscal_year", "round", "events_held"]]) == [(2567, 1, 1), (2567, 2, None)]
    # A's whole-year report covers round 2 of 2567 for A, so there its zero kinds of activity are truly none.
    frame = ask(worked, "frequency_by_round", **ALL | {"agencies": ["A"], "fiscal_years": [2567], "rounds": [2]})
    assert plain(frame[["events_held", "types_only", "agencies_reported"]]) == [(1, 0, 1)]


def test_no_expectation_is_null_and_not_zero(worked: Warehouse) -> None:
    row = ask(worked, "headline", **ALL | {"agencies": ["D"]}).loc[0]
    assert pd.isna(row["p_agencies_expected"])
    assert pd.isna(row["p_reports_due"])
    assert pd.isna(row["p_reports_received"])
    assert row["p_agencies_reported"] == 1


def test_composition(worked: Warehouse) -> None:
    frame = ask(worked, "composition", **ALL | {"fiscal_years": [2567]})
    assert plain(frame.drop(columns="people_stated")) == [
        # side, category, heads, mentions, with headcount, activities, of these without, events
        ("external", "public", 25, 4, 2, 3, 1, 7),  # E2 names it twice, without a number
        ("external", "community", 10, 2, 1, 2, 1, 7),
        ("external", "village_head", 6, 1, 1, 1, 0, 7),
        ("internal", "executive", 14, 2, 2, 2, 0, 7),
        ("internal", "staff", 5, 1, 1, 1, 0, 7),
        ("grey", "other_government", 5, 1, 1, 1, 0, 7),
        ("unknown", "unstated", 160, None, None, 4, 0, 7),  # E1 8, E3 100, E6 40, E9 12
        ("unknown", "unknown", 2, 1, 1, 1, 0, 7),
        ("unknown", "no_group", None, None, None, 2, 0, 7),  # E3 and E9, whose totals are known
    ]
    # One number, one value: the totals that the headline calls participants known.
    headline = ask(worked, "headline", **ALL | {"fiscal_years": [2567]}).loc[0]
    assert set(frame["people_stated"]) == {headline["p_participants_known"]}


def test_composition_by_round(worked: Warehouse) -> None:
    frame = ask(worked, "composition_by_round", **ALL | {"fiscal_years": [2567]})
    columns = ["round", "side", "heads", "mentions", "activities", "activities_without_headcount", "events"]
    assert plain(frame[columns]) == [
        (1, "external", 31, 6, 4, 2, 5),
        (1, "internal", 19, 3, 3, 0, 5),
        (1, "grey", 5, 1, 1, 0, 5),
        (1, "unknown", 2 + 8 + 40 + 12, 1, 2, 0, 5),
        (2, "external", None, 0, 0, 0, 1),
        (2, "internal", None, 0, 0, 0, 1),
        (2, "grey", None, 0, 0, 0, 1),
        (2, "unknown", 100, 0, 1, 0, 1),
        (None, "external", 10, 1, 1, 0, 1),
        (None, "internal", None, 0, 0, 0, 1),
        (None, "grey", None, 0, 0, 0, 1),
        (None, "unknown", None, 0, 0, 0, 1),
    ]


def test_ladder_by_round(worked: Warehouse) -> None:
    frame = ask(worked, "ladder_by_round", **ALL | {"fiscal_years": [2567], "rounds": [1]})
    assert plain(frame[["level", "activities"]]) == [
        (0, 1),
        (1, 0),
        (2, 0),
        (3, 0),
        (4, 1),
        (5, 0),
        (6, 1),
        (7, 0),
        (None, 2),
    ]
    assert set(frame["events"]) == {5}, "T1 was not held"
    whole_year = ask(worked, "ladder_by_round", **ALL | {"fiscal_years": [2567], "rounds": [0]})
    assert list(whole_year["is_closed"]) == [True] * 9
    open_round = ask(worked, "ladder_by_round", **ALL | {"fiscal_years": [2568]})
    assert list(open_round["is_closed"]) == [False] * 9


def test_missing_agencies(worked: Warehouse) -> None:
    frame = ask(worked, "missing_agencies", **ALL)
    columns = ["agency_id", "fiscal_year", "round", "is_closed", "last_fiscal_year", "last_round"]
    assert plain(frame[columns]) == [
        ("B", 2568, 1, False, 2567, 1),
        ("C", 2568, 1, False, None, None),
        ("B", 2567, 2, True, 2567, 1),
        ("C", 2567, 2, True, None, None),
        ("C", 2567, 1, True, None, None),
        ("B", 2566, 2, True, 2567, 1),
        ("A", 2566, 2, True, 2568, 1),
        ("C", 2566, 2, True, None, None),
        ("C", 2566, 1, True, None, None),
    ], "A reported the whole of 2567, round 2 of 2568 has not begun, D and X are not expected"
    assert plain(ask(worked, "missing_count", **ALL)) == [(7, 3, 2, 2)], "what is not due yet is not missing"


def test_filter_options(worked: Warehouse) -> None:
    frame = ask(worked, "filter_options", demonstration=False)
    assert plain(frame[["dimension", "value", "reports", "events_held"]]) == [
        ("fiscal_year", "2568", 1, 1),
        ("fiscal_year", "2567", 6, 7),
        ("fiscal_year", "2566", 2, 1),
        ("round", "1", 7, 7),
        ("round", "2", 1, 1),
        ("round", "0", 1, 1),
        ("province", "จันทบุรี", 7, 7),
        ("province", "ลพบุรี", 1, 1),
        ("kind", "health", 1, 1),
        ("kind", "sao", 5, 6),
        ("kind", "town_municipality", 2, 1),
        ("agency", "B", 2, 1),
        ("agency", "D", 1, 1),
        ("agency", "C", 0, 0),
        ("agency", "A", 5, 6),
    ]
    # By code point เ comes after every consonant; in a Thai list เกาะแก้ว stands under ก.
    assert list(frame.loc[frame["dimension"] == "agency", "label"]) == [
        "ทม.ขนุน",
        "รพ.แม่น้ำ",
        "อบต.เกาะแก้ว",
        "อบต.คลองสมมติ",
    ]
    # Nothing of X is here of 2568, which has begun and can be chosen; of real data nobody could miss it.
    invented = ask(worked, "filter_options", demonstration=True)
    assert list(invented["value"]) == ["2568", "2567", "1", "จันทบุรี", "sao", "X"]
    assert list(invented["reports"])[:2] == [0, 1]


def test_data_state(worked: Warehouse) -> None:
    row = ask(worked, "data_state").loc[0]
    assert row["generation"] == worked.generation
    assert str(row["as_of"].date()) == "2025-01-15"
    assert list(row[["documents", "documents_demonstration", "reports", "agencies"]]) == [11, 1, 10, 5]
    assert row["has_real"]
    assert row["has_demonstration"]


def report_of(worked: Warehouse, marker: str) -> str:
    """The report_id of a report of the worked example, by the number its document ends in."""
    found = worked.query(
        "select report_id from report join document using (document_id) where text like $marker",
        {"marker": f"% {marker}"},
    )
    return str(found.iloc[0, 0])


def test_the_report_behind_a_number(worked: Warehouse) -> None:
    report_id = report_of(worked, "R1")
    detail = ask(worked, "report_detail", report_id=report_id).loc[0]
    assert (detail["agency_name"], detail["agency_kind"], detail["fiscal_year"], detail["round"]) == (
        "องค์การบริหารส่วนตำบลคลองสมมติ",
        "sao",
        2567,
        1,
    )
    assert detail["is_complete"]
    assert detail["is_current"]
    assert pd.isna(detail["current_report_id"])
    assert detail["text"].endswith("R1")
    activities = ask(worked, "report_activities", report_id=report_id)
    assert plain(activities[["name", "is_event", "heads_known", "follow_through_level", "is_counted"]]) == [
        ("ประชาคมหมู่ 1", True, 22, 6, False),  # counted in the whole-year report, received later
        ("ประชุมประจำเดือน", True, 5, None, True),
        ("วันสตรี", False, None, None, True),
    ]
    groups = ask(worked, "report_groups", report_id=report_id)
    assert list(groups["headcount"].fillna(-1)) == [4, 10, 6, 2, -1, -1, 5, -1]
    items = ask(worked, "report_items", report_id=report_id)
    assert plain(items[["section", "position", "text", "level", "actor"]]) == [
        ("issue", 1, "ไฟทางดับ", None, None),
        ("result", 1, "มีมติให้ซ่อม", None, None),
        ("follow_through", 1, "จะซ่อม", 2, None),
        ("follow_through", 2, "ซ่อมแล้ว", 6, "กองช่าง"),
    ]


def test_a_replaced_report_says_by_which(worked: Warehouse) -> None:
    detail = ask(worked, "report_detail", report_id=report_of(worked, "R4")).loc[0]
    assert not detail["is_current"]
    assert detail["current_report_id"] == report_of(worked, "R5")
    assert not ask(worked, "report_activities", report_id=report_of(worked, "R4"))["is_counted"].any()


def test_findings_and_evidence_of_a_report_and_of_its_document(tmp_path: Path) -> None:
    one = factory.reading("รายงานหนึ่ง สองฉบับ", factory.report(factory.activity("ก")), factory.report(of=B, round=2))
    first, second = (told.report_id for told in one.reports)
    activity_id = one.reports[0].activities[0].activity_id
    one.findings = [
        Finding("total_missing", "warning", "ไม่ระบุจำนวน", first, activity_id, 3, 5),
        Finding("agency_misspelt", "note", "สะกดผิด", first, None, 0, 2),
        Finding("element_missing", "warning", "ขาด", second),
        Finding("duplicate_document", "error", "ซ้ำ"),
    ]
    one.evidence = [
        Evidence(first, activity_id, "kind", "village_forum", "ประชาคม", 4, 6, 0.75),
        Evidence(first, None, "fiscal_year", "2567", "ปีงบประมาณ", 0, 3),
        Evidence(second, None, "round", "2", "รอบ", 1, 2),
    ]
    warehouse = publish(Store(tmp_path), [], [one])
    findings = ask(warehouse, "report_findings", report_id=first)
    assert plain(findings[["rule", "severity", "activity_id", "is_of_document", "char_start"]]) == [
        ("duplicate_document", "error", None, True, None),
        ("total_missing", "warning", activity_id, False, 3),
        ("agency_misspelt", "note", None, False, 0),
    ]
    assert list(ask(warehouse, "report_findings", report_id=second)["rule"]) == [
        "duplicate_document",
        "element_missing",
    ]
    evidence = ask(warehouse, "report_evidence", report_id=first)
    assert plain(evidence) == [
        (None, "fiscal_year", "2567", "ปีงบประมาณ", None, False, 0, 3),
        (activity_id, "kind", "village_forum", "ประชาคม", 0.75, False, 4, 6),
    ]


def test_what_no_element_claims_is_told_of_every_report_of_its_document(tmp_path: Path) -> None:
    one = factory.reading("รายงานหนึ่ง สองฉบับ", factory.report(), factory.report(of=B), doubts=["ดูด้วยตา", "ไม่ทราบปี"])
    one.document.unclaimed, one.document.unclaimed_share = [(3, 6), (12, 19)], 0.5
    plain_one = factory.reading("รายงานสอง", factory.report(of=D))
    warehouse = publish(Store(tmp_path), [], [one, plain_one])
    for report in one.reports:
        detail = ask(warehouse, "report_detail", report_id=report.report_id).loc[0]
        assert (detail["unclaimed_share"], detail["doubts"]) == (0.5, "ดูด้วยตา; ไม่ทราบปี")
        assert plain(ask(warehouse, "report_unclaimed", report_id=report.report_id)) == [(3, 6), (12, 19)]
    detail = ask(warehouse, "report_detail", report_id=plain_one.reports[0].report_id).loc[0]
    assert pd.isna(detail["unclaimed_share"])
    assert pd.isna(detail["doubts"])
    assert ask(warehouse, "report_unclaimed", report_id=plain_one.reports[0].report_id).empty


def test_whole_year_reports_and_years_that_are_not_known(tmp_path: Path) -> None:
    """A reports 2567/1, all of 2567, and twice for a year nobody can tell; D, in no registry, all of 2566."""
    event = factory.activity(
        "ประชุม",
        held_from=None,
        fiscal_year=2566,
        participants_total=10,
        groups=groups(("public", "external", 12)),
    )
    readings = [
        factory.reading("รายงานที่หนึ่ง", factory.report(of=A)),
        factory.reading("รายงานที่สอง", factory.report(of=A, round=None)),
        factory.reading("รายงานที่สาม", factory.report(of=A, fiscal_year=None, round=None)),
        factory.reading("รายงานที่สี่", factory.report(of=A, fiscal_year=None, round=None)),
        factory.reading("รายงานที่ห้า", factory.report(event, of=D, fiscal_year=2566, round=None)),
    ]
    warehouse = publish(Store(tmp_path), [A], readings)

    frame = ask(warehouse, "frequency_by_round", **ALL)
    columns = [
        "fiscal_year",
        "round",
        "is_closed",
        "events_held",
        "reports",
        "agencies_with_report",
        "reports_received",
    ]
    assert plain(frame[columns]) == [
        (2566, 1, True, None, 0, 1, 0),  # D's undated event may lie in either round
        (2566, 2, True, None, 0, 1, 0),
        (2566, None, True, 1, 1, 1, None),
        (2567, 1, True, 0, 1, 1, 1),
        (2567, 2, True, 0, 0, 1, 1),  # A's report covers the whole year and holds nothing: truly none
        (2567, None, True, 0, 1, 1, None),
        (None, None, None, 0, 2, 1, None),
    ]
    row = ask(warehouse, "headline", **ALL | {"fiscal_years": [2566], "rounds": [1]}).loc[0]
    assert pd.isna(row["p_events_held"])
    assert (row["p_reports"], row["p_agencies_with_report"]) == (0, 1)
    row = ask(warehouse, "headline", **ALL | {"fiscal_years": [2567], "rounds": [2]}).loc[0]
    assert (row["p_events_held"], row["p_reports"], row["p_agencies_with_report"]) == (0, 0, 1)
    row = ask(warehouse, "headline", **ALL | {"fiscal_years": [2566]}).loc[0]
    assert (row["p_participants_known"], row["p_heads_known"]) == (10, 12)
    assert row["p_heads_unstated"] == 0, "more in groups than in the total leaves nobody over, not minus two"
    assert "unstated" not in set(ask(warehouse, "composition", **ALL)["category"])

    missing = ask(warehouse, "missing_agencies", **ALL)
    assert plain(missing[["agency_id", "fiscal_year", "round", "last_fiscal_year", "last_round"]]) == [
        ("A", 2568, 1, 2567, None),  # the round that runs; its latest is of the whole year
        ("A", 2566, 2, 2567, None),
        ("A", 2566, 1, 2567, None),
    ]
    for one in readings[2:4]:
        detail = ask(warehouse, "report_detail", report_id=one.reports[0].report_id).loc[0]
        assert detail["is_current"]
        assert pd.isna(detail["current_report_id"]), "nobody can say that one of an unknown year replaces another"


def test_a_report_that_does_not_exist_gives_no_rows(worked: Warehouse) -> None:
    for name in ("detail", "activities", "groups", "items", "findings", "evidence", "unclaimed"):
        assert ask(worked, f"report_{name}", report_id="none").empty
