"""The classic traps again, asked as measures: each with the wrong answer beside the right one, on the worked example."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.ledger import Ledger
from data.report import AgencyAlias
from data.store import Store
from queries import held
from queries.route import Request, RequestError, measure, page, route
from queries.warehouse import Warehouse, build
from tests import factory

YEAR = {"fiscal_year": [2567]}
COUNTED = """
    activity.is_event and activity.is_current and activity.duplicate_of is null
    and not activity.is_demonstration and activity.fiscal_year = 2567
"""


def careless(warehouse: Warehouse, sql: str) -> float:
    """The single number that a careless statement gives."""
    return float(warehouse.query(sql).iloc[0, 0])


def one(warehouse: Warehouse, name: str, **filters: Any) -> pd.Series[Any]:
    """The one row of a measure for fiscal year 2567."""
    (row,) = measure(warehouse, [name], (), YEAR | filters).to_dict("records")
    return pd.Series(row)


def by(frame: pd.DataFrame, *dimensions: str, column: str = "numerator") -> dict[Any, Any]:
    """One column of an answer, by the values of its dimensions, None where missing."""
    found = {}
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        key = tuple(row[d] for d in dimensions)
        found[key if len(key) > 1 else key[0]] = row[column]
    return found


def test_fan_out(worked: Warehouse) -> None:
    """An event of four groups is no four events, and its people are counted once, also beside its groups."""
    wrong = (
        f"select sum(participants_total) from activity left join participant_group using (activity_id) where {COUNTED}"
    )
    assert careless(worked, wrong) == 30 * 4 + 100 + 10 + 20 * 2 + 50 * 2 + 12 == 382
    frame = measure(worked, ["participants_known", "heads"], (), YEAR)
    assert list(frame["numerator"]) == [30 + 100 + 10 + 20 + 50 + 12, 22 + 5 + 10 + 20 + 10] == [222, 67]


def test_chasm(worked: Warehouse) -> None:
    """Groups and steps of one activity multiply each other: E1 has four of the one and two of the other."""
    wrong = f"""
        select count(*) from activity
        join participant_group using (activity_id) join follow_through using (activity_id) where {COUNTED}
    """
    assert careless(worked, wrong) == 4 * 2 + 1 + 2 + 2 == 13  # E1, E4, E5, E6
    frame = measure(worked, ["steps_by_actor", "heads"], (), YEAR)
    assert list(frame["numerator"]) == [2 + 1 + 1 + 1 + 1, 67]  # E1 E3 E4 E5 E6


def test_a_chasm_between_reports_and_activities(worked: Warehouse) -> None:
    """Activities per reporting agency divides one sum by the other; joined, A's reports multiply A's activities."""
    wrong = """
        select count(*) from report join activity using (agency_id, fiscal_year)
        where report.is_current and activity.is_event and activity.is_current and activity.duplicate_of is null
            and not activity.is_demonstration and fiscal_year = 2567
    """
    assert careless(worked, wrong) == 4 * 3 + 1 + 1 == 14  # A's four events by its three reports, B, D
    row = one(worked, "events_per_reporting_agency")
    assert (row["numerator"], row["denominator"]) == (6, 3)


def test_mean_of_ratios(worked: Warehouse) -> None:
    """จันทบุรี 3 of 4, ลพบุรี 0 of 2: together 3 of 6, not the mean of 75 % and 0 %."""
    parts = measure(worked, ["reporting_rate"], ["province"], YEAR)
    assert by(parts, "province", column="value") == {"จันทบุรี": 0.75, "ลพบุรี": 0.0, None: None}
    assert parts["value"].mean() == 0.375
    assert one(worked, "reporting_rate")["value"] == 0.5
    assert parts["numerator"].sum() / parts["denominator"].sum() == 0.5, "sums over places add up"


def test_double_counting_by_category(worked: Warehouse) -> None:
    """E2 names the public twice, and E1 names three categories: events by category do not add up, and none counts twice."""
    wrong = f"select count(*) from activity join participant_group using (activity_id) where {COUNTED} and category = 'public'"
    assert careless(worked, wrong) == 4
    frame = measure(worked, ["presence", "events_held"], ["category"], YEAR)
    for name in ("presence", "events_held"):
        counts = by(frame[frame["measure"] == name], "category")
        assert counts["public"] == 3  # E2 E4 E5
        assert sum(v or 0 for v in counts.values()) == 11 > one(worked, "events_held")["numerator"] == 7
    any_of = measure(worked, ["events_held"], (), YEAR | {"category": ["public", "staff", "executive"]})
    assert list(any_of["numerator"]) == [5], "E1 E2 E4 E5 E6: E2 names two of them and is one"


def test_double_counting_by_level(worked: Warehouse) -> None:
    """E1 has a step at 2 and one at 6: it is at 6, once; asked for either it is found, once."""
    wrong = f"select count(*) from activity join follow_through using (activity_id) where {COUNTED} and level in (2, 6)"
    assert careless(worked, wrong) == 3  # E1 twice, E3
    assert list(measure(worked, ["events_held"], (), YEAR | {"has_level": [2, 6]})["numerator"]) == [2]
    levels = by(measure(worked, ["level_share"], ["level"], YEAR), "level")
    assert levels == {0: 1, 1: 0, 2: 1, 3: 0, 4: 1, 5: 0, 6: 1, 7: 1}


def test_unknown_is_not_zero(worked: Warehouse) -> None:
    """Nothing is told of what came of E2 and E9, nor of how many came to E2."""
    wrong = f"select avg((coalesce(follow_through_level, 0) >= 6)::int) from activity where {COUNTED}"
    assert careless(worked, wrong) == 2 / 7
    row = one(worked, "done_share")
    assert (row["value"], row["known"], row["of"]) == (2 / 5, 5, 7)
    mean = f"select avg(coalesce(participants_total, 0)) from activity where {COUNTED}"
    assert careless(worked, mean) == 222 / 7
    row = one(worked, "participants_median")
    assert (row["value"], row["known"], row["of"]) == ((20 + 30) / 2, 6, 7)


def test_silence_is_not_nothing(worked: Warehouse) -> None:
    """C never reports: whether anything was held in its district is not known, and B's empty report of 2566 tells of none."""
    held = by(measure(worked, ["events_held"], ["agency", "fiscal_year"]), "agency", "fiscal_year")
    assert held["C", 2567] is None
    assert held["B", 2566] == 0
    wrong = "select count(*) from activity where agency_id = 'C'"
    assert careless(worked, wrong) == 0


def test_an_open_round_is_marked_and_due_of_nobody(worked: Warehouse) -> None:
    """Round 1 of 2568 is open: what is not here is not missing, and its single event is no fall from five."""
    wrong = "select avg(has_reported::int) from reporting where is_expected and not is_demonstration"
    assert careless(worked, wrong) == 6 / 15
    (row,) = measure(worked, ["reporting_rate"]).to_dict("records")
    assert (row["numerator"], row["denominator"], row["is_closed"]) == (5, 12, False)
    rounds = measure(worked, ["events_held"], ["fiscal_year", "round"], {"round": [1]})
    assert by(rounds, "fiscal_year", "round") == {(2566, 1): 1, (2567, 1): 5, (2568, 1): 1}
    assert by(rounds, "fiscal_year", "round", column="is_closed") == {
        (2566, 1): True,
        (2567, 1): True,
        (2568, 1): False,
    }


def test_a_replaced_report_does_not_count(worked: Warehouse) -> None:
    wrong = "select sum(participants_total) from activity where agency_id = 'B' and fiscal_year = 2567"
    assert careless(worked, wrong) == 999 + 20
    assert one(worked, "participants_known", agency=["B"])["numerator"] == 20


def test_a_whole_year_report_beside_two_rounds(worked: Warehouse) -> None:
    """A's report of all of 2567 tells E1 again, and covers round 2; neither makes two of anything."""
    wrong = "select count(*) from activity where is_event and is_current and agency_id = 'A' and fiscal_year = 2567"
    assert careless(worked, wrong) == 5
    assert one(worked, "events_held", agency=["A"])["numerator"] == 4
    rounds = measure(worked, ["agencies_reported"], ["round"], YEAR | {"agency_kind": ["sao"]})
    assert by(rounds, "round") == {1: 1, 2: 1, None: 1}
    assert one(worked, "agencies_reported", agency_kind=["sao"])["numerator"] == 1 < rounds["numerator"].sum()


def test_an_agency_that_changed_kind_is_one(tmp_path: Path) -> None:
    """อบต.บ้านใหม่ became ทต.บ้านใหม่: by name it is two agencies of two kinds, each with one report of the two due."""
    before = factory.agency("sao-1", name="องค์การบริหารส่วนตำบลบ้านใหม่", short_name="อบต.บ้านใหม่")
    after = factory.agency(
        "tt-1", kind="subdistrict_municipality", name="เทศบาลตำบลบ้านใหม่", short_name="ทต.บ้านใหม่", source="registry"
    )
    day, later = date(2022, 11, 1), date(2023, 11, 1)
    told = [
        factory.reading("ของ อบต.", factory.report(factory.activity(held_from=day), of=before, fiscal_year=2566)),
        factory.reading("ของ ทต.", factory.report(factory.activity(held_from=later), of=after)),
    ]
    store = Store(tmp_path)
    with store.writer_lock(10, print), Ledger(store) as ledger:
        ledger.add_agencies([after], "registry")
        ledger.accept(told, factory.contents(*told), "test")
        ledger.add_aliases([AgencyAlias("tt-1", before.name, "sao", None, date(2023, 9, 30))], "names")
    warehouse = Warehouse.open_path(build(store, as_of=date(2024, 5, 1)).path)
    frame = measure(warehouse, ["events_held", "agencies_reported"], ["agency_kind"])
    assert by(frame, "measure", "agency_kind") == {
        ("events_held", "subdistrict_municipality"): 2,
        ("agencies_reported", "subdistrict_municipality"): 1,
    }
    rates = by(measure(warehouse, ["reporting_rate"], ["agency"]), "agency", column="value")
    assert rates == {"tt-1": 2 / 3}, "due: both rounds of 2566 and round 1 of 2567"


def test_real_and_invented_are_never_added(worked: Warehouse) -> None:
    assert one(worked, "participants_known")["numerator"] == 222
    assert list(measure(worked, ["participants_known"], (), YEAR, demonstration=True)["numerator"]) == [1000]


def test_below_the_least_n_the_value_is_withheld_and_its_counts_are_not(worked: Warehouse) -> None:
    row = one(worked, "done_share", agency=["A"])
    assert (row["numerator"], row["denominator"], row["n"], row["reason_withheld"]) == (2, 3, 3, "too_few")
    assert pd.isna(row["value"])


# The one place that chooses


@pytest.mark.parametrize(
    ("names", "by_", "filters", "tables"),
    [
        (["events_held", "reporting_rate"], ["province"], {}, {"cube_place_round", "agency_presence"}),
        (["reporting_rate"], ["province", "fiscal_year"], {"agency_kind": ["sao"]}, {"cube_place_round"}),
        (["agencies_reported"], ["province"], {}, {"cube_place_round", "agency_presence"}),
        (["agencies_reported"], [], {"fiscal_year": [2567]}, {"cube_place_round", "agency_presence"}),
        (["agencies_reported"], ["fiscal_year"], {}, {"cube_place_round", "cube_agency_round"}),
        (["agencies_reported"], ["fiscal_year", "round"], {}, {"cube_place_round"}),
        (["done_share"], ["agency"], {}, {"cube_agency_round"}),
        (["done_share"], ["kind"], {"mode": ["do"]}, {"cube_kind_mode", "cube_place_round"}),
        (["heads"], ["category"], {}, {"cube_place_category", "cube_place_round"}),
        (["presence"], ["category"], {"district": ["ขลุง, จันทบุรี"]}, {"cube_agency_category", "cube_agency_round"}),
        (
            ["heads_share"],
            ["category"],
            {"kind": ["hearing"]},
            {"cube_kind_mode_category", "cube_kind_mode", "cube_place_round"},
        ),
        (["heads", "presence"], ["category"], {"rule": ["total_missing"]}, {"activity_fact", "cube_place_round"}),
        (["done_share"], [], {"category": ["women"], "level": [4, 5, 6, 7]}, {"activity_fact", "cube_place_round"}),
        (["participants_median"], [], {}, {"activity_fact", "cube_place_round"}),
    ],
)
def test_the_smallest_table_that_answers_is_read(
    names: list[str], by_: list[str], filters: dict[str, Any], tables: set[str]
) -> None:
    assert route(names, by_, filters) == tables


@pytest.mark.parametrize(
    ("names", "by_", "filters", "says"),
    [
        (["nothing"], [], {}, "no measure 'nothing'. Known measures: events_held"),
        (["events_held"], ["colour"], {}, "events_held cannot be asked by colour. It can, by each once: fiscal_year"),
        (["reporting_rate"], ["mode"], {}, "reporting_rate cannot be asked by mode"),
        (["events_held"], ["round", "round"], {}, "by each once"),
        (["mode_mix"], [], {}, "mode_mix is a part of a whole: ask it by mode"),
        (["events_held"], ["category", "side"], {}, "one of actor, category, rule, side at a time"),
        (["events_held"], [], {"colour": ["red"]}, "no filter 'colour'. Known filters: fiscal_year"),
        (["events_held"], [], {"province": "ลพบุรี"}, "takes a list"),
        (["events_held"], [], {"round": ["1"]}, r"round takes int values, not \['1'\]"),
        (["events_held"], [], {"category": ["' or true --"]}, "category takes str values of executive"),
        (["events_held"], [], {"has_level": [8]}, r"not \[8\]"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    worked: Warehouse, names: list[str], by_: list[str], filters: dict[str, Any], says: str
) -> None:
    with pytest.raises(RequestError, match=says):
        measure(worked, names, by_, filters)


def test_a_value_is_bound_and_never_text(worked: Warehouse) -> None:
    frame = measure(worked, ["events_held"], (), {"province": ["' or true --"]})
    assert list(frame["numerator"].isna()) == [True]


def test_a_page_reads_each_table_once_for_the_same_rows_and_is_kept(
    worked: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "MOST_ROWS", 0)
    asked = []
    tuples = Warehouse.tuples
    monkeypatch.setattr(Warehouse, "tuples", lambda self, sql, given: asked.append(sql) or tuples(self, sql, given))
    requests = [
        Request(("events_held", "done_share"), ("fiscal_year", "round")),
        Request(("reporting_rate", "agencies_reported")),
        Request(("heads_share",), ("category",)),
        Request(("events_held",), ("agency",), {"province": ["จันทบุรี"]}),
    ]
    frames = page(worked, requests, {"agency_kind": ["sao", "town_municipality"]})
    read = [sql for sql in asked if "as reading" in sql]
    # What is summed of places and by category, and agencies counted; the league of one province has both of its own.
    assert len(read) == 5
    for request, frame in zip(requests, frames, strict=True):
        filters = {"agency_kind": ["sao", "town_municipality"], **request.filters}
        pd.testing.assert_frame_equal(frame, measure(worked, request.measures, request.by, filters))
    before = len(asked)
    assert page(worked, requests, {"agency_kind": ["sao", "town_municipality"]})[0] is frames[0]
    assert len(asked) == before
