"""What the page of a province asks, on a store small enough to count by hand.

As of 15 January 2025: 2567/2 is closed and was due on 30 September 2024, 107 days ago; 2568/1 is open, due in 105 days.
Registered in จันทบุรี: P and Q (อำเภอเมือง), R (อำเภอท่าใหม่), which never reports. Z reports and is in no registry.

          2566/1                      2566/2                      2567/1                           2567/2            2568/1
P         จะซ่อม (2) ไฟทางดับ          –                           ซ่อมแล้ว (6) ไฟ ทางดับ, complete   in doubt          –
Q         –                           ตั้งงบ (4) ถนนชำรุด           incomplete                       –                 complete
Z         –                           –                           complete                         –                 –

So in 2567/2: P is in doubt, Q missing for the first time, R for the fourth round in a row. P's light was mended: that it
was once only promised stands still no longer, though its words are spaced otherwise. Q's road does, for two rounds.
In ตราด six agencies reported in 2566/1 and in 2567/1: none with all four elements, then all of them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.report import Activity, Agency, Reading
from data.store import Store
from queries import compare
from queries.ask import ask
from queries.warehouse import Warehouse
from tests import factory
from tests.queries.conftest import COMPLETE, publish

CHANTHABURI: dict[str, Any] = {"provinces": ["จันทบุรี"], "kinds": None, "agencies": None, "demonstration": False}
TRAT = CHANTHABURI | {"provinces": ["ตราด"]}


def agency(name: str, district: str = "เมือง", province: str = "จันทบุรี", **values: Any) -> Agency:
    return factory.agency(
        name,
        name=f"หน่วยงาน{name}",
        short_name=name,
        subdistrict=name,
        district=district,
        province=province,
        **values,
    )


REGISTERED = {"source": "registry"}
P, Q, R = agency("P", **REGISTERED), agency("Q", **REGISTERED), agency("R", "ท่าใหม่", **REGISTERED)
Z = agency("Z")
SIX = [agency(f"N{n}", province="ตราด", **REGISTERED) for n in range(6)]


def event(issue: str, step: str, level: int, day: date) -> Activity:
    return factory.activity(issues=[issue], held_from=day, follow_through=[factory.step(step, level, "กองช่าง")])


def told(of: Agency, year: int, half: int, *events: Activity, doubts: tuple[str, ...] = (), **values: Any) -> Reading:
    report = factory.report(*events, of=of, fiscal_year=year, round=half, **values)
    made = factory.reading(f"รายงานของ {of.agency_id} รอบ {year}/{half} " + "ข้อความ " * 20, report)
    made.doubts = list(doubts)
    return made


@pytest.fixture(scope="module")
def told_of(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    readings = [
        told(P, 2566, 1, event("ไฟทางดับ", "จะซ่อม", 2, date(2022, 12, 1))),
        told(P, 2567, 1, event("ไฟ ทางดับ", "ซ่อมแล้ว", 6, date(2023, 12, 1)), **COMPLETE),
        told(P, 2567, 2, doubts=("อ่านไม่เข้าใจ",), **COMPLETE),
        told(Q, 2566, 2, event("ถนนชำรุด", "ตั้งงบประมาณแล้ว", 4, date(2023, 6, 1))),
        told(Q, 2567, 1),
        told(Q, 2568, 1, **COMPLETE),
        told(Z, 2567, 1, **COMPLETE),
        *(told(of, 2566, 1) for of in SIX),
        *(told(of, 2567, 1, **COMPLETE) for of in SIX),
    ]
    return publish(Store(tmp_path_factory.mktemp("province")), [P, Q, R, *SIX], readings)


def test_each_agency_and_round_has_its_state(told_of: Warehouse) -> None:
    found = ask(told_of, "province_grid", first_round=25661, last_round=25681, **CHANTHABURI)
    told_by = found.groupby("agency_id", sort=False)["status"].agg(list).to_dict()
    assert told_by == {
        "R": ["missing", "missing", "missing", "missing", "open"],
        "P": ["incomplete", "missing", "complete", "doubted", "open"],
        "Q": ["missing", "incomplete", "incomplete", "missing", "complete"],
        "Z": ["complete"],
    }, "by district, then by name; what is expected of nobody has no cell"
    doubted = found[found["status"] == "doubted"].iloc[0]
    assert (doubted["doubts"], doubted["is_complete"]) == ("อ่านไม่เข้าใจ", True)
    assert not found.loc[found["agency_id"] == "Z", "is_expected"].any()
    narrower = ask(told_of, "province_grid", first_round=25672, last_round=25672, **CHANTHABURI)
    assert list(narrower["status"]) == ["missing", "doubted", "missing"]


def test_who_has_to_be_called_since_when_and_how_long_is_left(told_of: Warehouse) -> None:
    found = ask(told_of, "to_call", fiscal_year=2567, round=2, **CHANTHABURI)
    columns = ["agency_id", "days_left", "since_fiscal_year", "since_round", "rounds_missing", "has_missed_before"]
    assert found[columns].to_numpy().tolist() == [
        ["R", -107, 2566, 1, 4, True],
        ["Q", -107, 2567, 2, 1, False],
    ], "those missing longest come first"
    last = found.set_index("agency_id")
    assert (last.loc["Q", "last_fiscal_year"], last.loc["Q", "last_round"]) == (2567, 1)
    assert pd.isna(last.loc["R", "last_report_id"])
    assert not pd.isna(last.loc["Q", "last_received_at"])


def test_an_open_round_is_not_late(told_of: Warehouse) -> None:
    found = ask(told_of, "to_call", fiscal_year=2568, round=1, **CHANTHABURI).set_index("agency_id")
    assert sorted(found.index) == ["P", "R"], "Q has reported already"
    assert set(found["days_left"]) == {105}
    assert not found["is_closed"].any()
    assert found.loc["P", "rounds_missing"] == 1, "the round before was reported for, in doubt or not"
    periods = ask(told_of, "periods").set_index(["fiscal_year", "round"])
    assert periods.loc[(2568, 1), "due_on"] == pd.Timestamp(2025, 4, 30)
    assert periods.loc[(2567, 2), "days_left"] == -107


def test_what_was_promised_stands_still_until_a_later_report_tells_a_further_step(told_of: Warehouse) -> None:
    at = {"fiscal_year": 2567, "round": 2, "most": 10}
    found = ask(told_of, "standing_still", **at, first_round=25661, **CHANTHABURI)
    shown = [
        "agency_id",
        "issue",
        "step",
        "level",
        "actor",
        "fiscal_year",
        "round",
        "rounds_still",
        "reports_since",
        "found",
    ]
    assert found[shown].to_numpy().tolist() == [["Q", "ถนนชำรุด", "ตั้งงบประมาณแล้ว", 4, "กองช่าง", 2566, 2, 2, 1, 1]]
    before = ask(told_of, "standing_still", **(at | {"round": 1}), first_round=25661, **CHANTHABURI)
    assert before.empty, "one round is not more than one"
    earlier = ask(told_of, "standing_still", fiscal_year=2566, round=2, most=10, first_round=25661, **CHANTHABURI)
    assert earlier.empty
    assert ask(told_of, "standing_still", **at, first_round=25671, **CHANTHABURI).empty, "older than what is looked at"
    assert ask(told_of, "standing_still", **(at | {"most": 0}), first_round=25661, **CHANTHABURI).empty


def test_rates_of_the_panel_are_tested_against_chance(told_of: Warehouse) -> None:
    found = compare.moved(told_of, 2567, 1, by_agency=True, **TRAT)
    by_rate = {row["rate"]: row for row in found if row["place"] is None}
    complete = by_rate["complete_reports_share"]
    assert [complete[name] for name in ("k_before", "n_before", "k", "n", "agencies")] == [0, 6, 6, 6, 6]
    # Eight are set side by side (two rates of all, a report each of six agencies), so that each is tested at 1 - 0.05/8:
    # z = 2.7344. Wilson of 0/6 is then 0 to 0.5548, of 6/6 0.4452 to 1; Newcombe: 1 - sqrt(0.5548² + 0.5548²) = 0.2154
    assert len(found) == 8
    assert (complete["change"], complete["low"], complete["high"]) == pytest.approx((1, 0.2154, 1), abs=0.0005)
    assert complete["has_moved"]
    reporting = by_rate["reporting_rate"]
    assert [reporting[name] for name in ("k_before", "n_before", "change", "has_moved")] == [6, 6, 0, False]
    assert "done_share" not in by_rate, "no record, no difference"
    assert not any(row["has_moved"] for row in found if row["place"] is not None), (
        "a single report each is too few to tell of one agency"
    )


def test_an_agency_without_the_round_before_is_no_part_of_the_panel(told_of: Warehouse) -> None:
    found = ask(told_of, "moved", fiscal_year=2567, round=1, by_agency=True, **CHANTHABURI)
    complete = found[found["place"].isna()].set_index("rate").loc["complete_reports_share"]
    assert complete[["agencies", "k_before", "n_before", "k", "n"]].tolist() == [1, 0, 1, 1, 1]
    tested = compare.moved(told_of, 2567, 1, by_agency=True, **CHANTHABURI)
    assert "complete_reports_share" not in {row["rate"] for row in tested}, "fewer than the least n"


@pytest.mark.parametrize(("year", "half", "why"), [(2568, 1, "round_open"), (2566, 1, "outside_data")])
def test_nothing_is_compared_with_an_open_or_an_unknown_round(
    told_of: Warehouse, year: int, half: int, why: str
) -> None:
    with pytest.raises(compare.NotComparable) as raised:
        compare.moved(told_of, year, half, by_agency=True, **CHANTHABURI)
    assert raised.value.reason == why
