"""The classic traps, each with the wrong answer beside the right one, on the worked example of conftest.py."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.ask import ask
from queries.measures import measures, value
from queries.warehouse import Warehouse

YEAR: dict[str, Any] = {
    "fiscal_years": [2567],
    "rounds": None,
    "provinces": None,
    "kinds": None,
    "agencies": None,
    "demonstration": False,
}
COUNTED = """
    activity.is_event and activity.is_current and activity.duplicate_of is null
    and not activity.is_demonstration and activity.fiscal_year = 2567
"""


def wrong(warehouse: Warehouse, sql: str) -> float:
    """The single number that a careless statement gives."""
    return float(warehouse.query(sql).iloc[0, 0])


def headline(warehouse: Warehouse, **filters: Any) -> pd.Series[Any]:
    """The one row of the headline for fiscal year 2567."""
    return ask(warehouse, "headline", **YEAR | filters).loc[0]


def test_fan_out(worked: Warehouse) -> None:
    """Joining the groups repeats an event's total for each group it names."""
    careless = f"""
        select sum(participants_total)
        from activity left join participant_group using (activity_id) where {COUNTED}
    """
    assert wrong(worked, careless) == 30 * 4 + 100 + 10 + 20 * 2 + 50 * 2 + 12 == 382
    assert headline(worked)["p_participants_known"] == 30 + 100 + 10 + 20 + 50 + 12 == 222


def test_chasm(worked: Warehouse) -> None:
    """Joining two kinds of children multiplies each by the other: E1 has four groups and two follow-through rows."""
    careless = f"""
        select sum(headcount)
        from activity
        left join participant_group using (activity_id)
        left join follow_through using (activity_id)
        where {COUNTED}
    """
    assert wrong(worked, careless) == 22 * 2 + 5 + 10 + 20 + 10 == 89
    assert headline(worked)["p_heads_known"] == 22 + 5 + 10 + 20 + 10 == 67


def test_mean_of_ratios(worked: Warehouse) -> None:
    """A rate over provinces is what came over what was due, not the mean of the provinces' rates."""
    parts = [headline(worked, provinces=[province]) for province in ("จันทบุรี", "ลพบุรี")]
    assert [(part["p_reports_received"], part["p_reports_due"]) for part in parts] == [(3, 4), (0, 2)]
    assert sum(part["p_reports_received"] / part["p_reports_due"] for part in parts) / 2 == 0.375
    assert value(measures()["reporting_rate"], headline(worked), "p_").value == 3 / 6


def test_double_counting_of_a_whole_year_report(worked: Warehouse) -> None:
    """E1 stands in the report of its round and in that of the whole year."""
    careless = """
        select count(*) from activity
        where is_event and is_current and not is_demonstration and fiscal_year = 2567
    """
    assert wrong(worked, careless) == 8
    assert headline(worked)["p_events_held"] == 7


def test_double_counting_of_a_replaced_report(worked: Warehouse) -> None:
    """R5 replaces R4; its 999 people were corrected to 20."""
    careless = "select sum(participants_total) from activity where agency_id = 'B' and fiscal_year = 2567"
    assert wrong(worked, careless) == 999 + 20
    assert headline(worked, agencies=["B"])["p_participants_known"] == 20


def test_double_counting_of_an_agency_over_rounds(worked: Warehouse) -> None:
    """Agencies do not add up over time: A reported in both rounds, and is one."""
    rounds = ask(worked, "frequency_by_round", **YEAR)
    assert rounds["agencies_with_report"].sum() == 3 + 1 + 1
    assert headline(worked)["p_agencies_with_report"] == 3
    assert "round" not in measures()["agencies_reported"].sums_over


def test_an_agency_outside_the_registry_is_no_surplus(worked: Warehouse) -> None:
    """D reports though nobody expects it: 'of those expected' it is none."""
    row = headline(worked)
    assert row["p_agencies_with_report"] / row["p_agencies_expected"] == 1, "as if C had reported"
    assert (row["p_agencies_reported"], row["p_agencies_expected"]) == (2, 3)


def test_unknown_follow_through_is_not_undone(worked: Warehouse) -> None:
    """Nothing is told of what came of E2 and E9."""
    careless = f"select avg((coalesce(follow_through_level, 0) >= 6)::int) from activity where {COUNTED}"
    assert wrong(worked, careless) == 2 / 7
    found = value(measures()["done_share"], headline(worked), "p_")
    assert (found.value, found.known, found.of) == (2 / 5, 5, 7)


def test_unknown_people_are_not_absent(worked: Warehouse) -> None:
    """E3's hundred people have no group: they are neither external nor nobody."""
    row = headline(worked, rounds=[2])
    careless = "select coalesce(sum(headcount), 0) from participant_group join activity using (activity_id) where name = 'เวทีแผน'"
    assert wrong(worked, careless) == 0
    assert pd.isna(row["p_heads_external"])
    assert row["p_people_unknown"] == 100
    found = value(measures()["external_share"], row, "p_")
    assert (found.value, found.reason_withheld, found.known, found.of) == (None, "unknown", 0, 1)


def test_an_agency_that_did_not_report_did_not_hold_nothing(worked: Warehouse) -> None:
    """A mean over the registered agencies takes C's silence for no activity at all."""
    careless = f"select count(*) / 3.0 from activity where {COUNTED} and agency_id in ('A', 'B', 'C')"
    assert wrong(worked, careless) == 5 / 3
    row = headline(worked, agencies=["A", "B", "C"])
    assert (row["p_events_of_agencies"], row["p_agencies_with_report"]) == (5, 2)
    assert pd.isna(headline(worked, agencies=["C"])["p_events_held"])


def test_an_open_round_is_no_fall(worked: Warehouse) -> None:
    """Half of an unfinished round against a whole one would be a fall from five to one."""
    rounds = ask(worked, "frequency_by_round", **YEAR | {"fiscal_years": [2567, 2568], "rounds": [1]})
    assert list(rounds["events_held"]) == [5, 1]
    assert list(rounds["is_closed"]) == [True, False]
    row = headline(worked, fiscal_years=[2568], rounds=[1])
    assert row["not_comparable"] == "round_open"
    assert pd.isna(row["b_events_held"])
    assert (row["p_rounds_open"], row["p_is_closed"]) == (1, False)


def test_an_open_round_lowers_no_rate(worked: Warehouse) -> None:
    """Reports that are not yet due are not missing."""
    careless = "select avg(has_reported::int) from reporting where is_expected and not is_demonstration"
    assert wrong(worked, careless) == 6 / 15
    row = ask(worked, "headline", **YEAR | {"fiscal_years": None}).loc[0]
    assert (row["p_reports_received"], row["p_reports_due"]) == (5, 12)


def test_a_claim_is_no_evidence(worked: Warehouse) -> None:
    """A monthly meeting of which one is told was held once, as far as is known; twelve is what it claims."""
    row = headline(worked)
    assert row["p_events_held"] - 1 + 12 == 18
    assert (row["p_events_held"], row["p_recurring_claimed"], row["p_types_only"]) == (7, 2, 1)


def test_real_and_invented_are_never_added(worked: Warehouse) -> None:
    """X's thousand people were invented."""
    careless = (
        "select sum(participants_total) from activity where is_current and duplicate_of is null and fiscal_year = 2567"
    )
    assert wrong(worked, careless) == 222 + 1000
    assert headline(worked)["p_participants_known"] == 222
    assert headline(worked, demonstration=True)["p_participants_known"] == 1000
