"""Fair comparison on two small stores, every number worked by hand; the careless answer stands beside the right one.

As of 15 January 2025 round 1 of 2568 is open. P was an อบต. until 30 September 2023, the end of 2566.

report   agency  events held: highest level       attendance
2566/1   P       2: 6, 2                          20, 30
2566/1   Q       2: 6, 6                          10, none
2566/1   S       4: 6, 6, 6, 6                    none
2567/1   P       3: 6, 6, 2                       20, 20, 20
2567/1   Q       2: 2, 2                          10, 10
2567/1   R       1: 7                             5
2567     T       1: 6, undated (a whole-year report)
2568/1   Q       1: 6                             10
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.ledger import Ledger
from data.report import Agency, AgencyAlias, Reading
from data.store import Store
from queries import compare, statistics
from queries.ask import ask
from queries.compare import Band, NotComparable
from queries.measures import measures
from queries.warehouse import Warehouse, build
from tests import factory
from tests.queries.conftest import AS_OF

ALL: dict[str, Any] = dict.fromkeys(("fiscal_years", "rounds", "provinces", "kinds", "agencies"))
ALL["demonstration"] = False
COMPLETE = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}


def registered(name: str, kind: str = "sao", **values: Any) -> Agency:
    return factory.agency(
        name, kind=kind, name=f"หน่วยงาน{name}", short_name=name, source="registry", subdistrict=name, **values
    )


P = registered("P", "subdistrict_municipality", villages=7)
Q, R, S, T = registered("Q", villages=7), registered("R", villages=3), registered("S"), registered("T", population=6000)
P_ONCE = AgencyAlias("P", "อบต.P", "sao", None, date(2023, 9, 30))
P_OTHERWISE = AgencyAlias("P", "เทศบาล พี", "city_municipality", None, None)


def told(of: Agency, year: int, half: int | None, *events: tuple[int | None, int | None], **values: Any) -> Reading:
    """One report of events, each a highest level and an attendance."""
    day = None if half is None else date(year - 544, 11, 1) if half == 1 else date(year - 543, 5, 1)
    activities = [
        factory.activity(
            f"กิจกรรม {number}",
            held_from=day and day.replace(day=1 + number % 28),
            fiscal_year=year,
            round=half,
            participants_total=people,
            follow_through=[] if level is None else [factory.step("ทำต่อ", level)],
        )
        for number, (level, people) in enumerate(events)
    ]
    text = f"รายงานของ {of.agency_id} ปี {year} รอบ {half}"
    return factory.reading(text, factory.report(*activities, of=of, fiscal_year=year, round=half, **values))


def published(
    folder: Path, registry: list[Agency], readings: list[Reading], aliases: list[AgencyAlias] | None = None
) -> Warehouse:
    store = Store(folder)
    with store.writer_lock(10, print), Ledger(store) as ledger:
        ledger.add_agencies(registry, "ทดสอบ")
        ledger.add_aliases(aliases or [], "ทดสอบ")
        for one in readings:
            ledger.accept([one], factory.contents(one), "ทดสอบ")
    return Warehouse.open_path(build(store, as_of=AS_OF).path)


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    readings = [
        told(P, 2566, 1, (6, 20), (2, 30), **COMPLETE),
        told(Q, 2566, 1, (6, 10), (6, None), **COMPLETE),
        told(S, 2566, 1, *[(6, None)] * 4),
        told(P, 2567, 1, (6, 20), (6, 20), (2, 20), **COMPLETE),
        told(Q, 2567, 1, (2, 10), (2, 10)),
        told(R, 2567, 1, (7, 5), **COMPLETE),
        told(T, 2567, None, (6, None)),
        told(Q, 2568, 1, (6, 10), **COMPLETE),
    ]
    return published(tmp_path_factory.mktemp("fair"), [P, Q, R, S, T], readings, [P_ONCE, P_OTHERWISE])


def careless(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in warehouse.query(sql).itertuples(index=False)]


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    cells = frame[list(columns)].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in cells]


def test_a_kind_is_the_kind_it_was_then(fair: Warehouse) -> None:
    found = fair.query(
        "select distinct kind, fiscal_year, round from agency_standing where agency_id = 'P' order by 2, 3"
    )
    assert rows(found, "fiscal_year", "round", "kind") == [
        (2566, 1, "sao"),
        (2566, 2, "sao"),
        (2567, 1, "subdistrict_municipality"),
        (2567, 2, "subdistrict_municipality"),
        (2568, 1, "subdistrict_municipality"),
        (2568, 2, "subdistrict_municipality"),
    ]
    sizes = fair.query("select distinct agency_id, size_band from agency_standing order by 1")
    assert rows(sizes, "size_band") == [("villages_6",), ("villages_6",), ("villages_1",), (None,), ("people_5000",)]


def test_an_agency_that_changed_kind_stands_with_the_peers_it_had(fair: Warehouse) -> None:
    """By what P is now, the municipalities of 2566 did half of what they said; there were none that year."""
    by_kind_now = """
        select agency.kind, count(*) filter (where follow_through_level >= 6), count(*)
        from activity join agency using (agency_id) where fiscal_year = 2566 group by all order by all
    """
    assert careless(fair, by_kind_now) == [("sao", 6, 6), ("subdistrict_municipality", 1, 2)]
    found = ask(fair, "peers", rate="done_share", **ALL | {"fiscal_years": [2566]})
    assert rows(found, "agency_id", "kind", "k", "n", "peer_group", "peers", "peers_k", "peers_n") == [
        ("S", "sao", 4, 4, "sao *", 3, 7, 8),
        ("P", "sao", 1, 2, "sao *", 3, 7, 8),
        ("Q", "sao", 2, 2, "sao *", 3, 7, 8),
    ]
    both = ask(fair, "peers", rate="done_share", **ALL | {"fiscal_years": [2566, 2567], "agencies": ["P"]})
    assert rows(both, "kind", "k", "n") == [("sao", 1, 2), ("subdistrict_municipality", 2, 3)]
    chosen = ask(fair, "peers", rate="done_share", **ALL | {"kinds": ["subdistrict_municipality"]})
    assert rows(chosen, "agency_id", "k", "n") == [("P", 2, 3)]


def test_what_is_open_says_so(fair: Warehouse) -> None:
    found = ask(fair, "peers", rate="done_share", **ALL)
    assert set(rows(found, "agency_id", "has_open_round")) == {
        ("P", False),
        ("Q", True),
        ("R", False),
        ("S", False),
        ("T", False),
    }


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("reporting_rate", {"P": (1, 2), "Q": (1, 2), "R": (1, 2), "S": (0, 2), "T": (2, 2)}),
        ("complete_reports_share", {"P": (1, 1), "Q": (0, 1), "R": (1, 1), "T": (0, 1)}),
        ("events_with_total_share", {"P": (3, 3), "Q": (2, 2), "R": (1, 1), "T": (0, 1)}),
        ("follow_through_told_share", {"P": (3, 3), "Q": (2, 2), "R": (1, 1), "T": (1, 1)}),
        ("done_share", {"P": (2, 3), "Q": (0, 2), "R": (1, 1), "T": (1, 1)}),
        ("reported_back_share", {"P": (0, 3), "Q": (0, 2), "R": (1, 1), "T": (0, 1)}),
    ],
)
def test_every_rate_of_2567(fair: Warehouse, rate: str, expected: dict[str, tuple[int, int]]) -> None:
    found = ask(fair, "peers", rate=rate, **ALL | {"fiscal_years": [2567]})
    assert {row.agency_id: (row.k, row.n) for row in found.itertuples()} == expected
    assert (measures()[rate].format, measures()[rate].denominator is not None) == ("percent", True)


def test_the_rates_are_those_that_can_be_asked(fair: Warehouse) -> None:
    assert ask(fair, "peers", rate="external_share", **ALL).empty
    with pytest.raises(NotComparable, match="external_share"):
        compare.peers(fair, "external_share", demonstration=False)


def test_an_open_round_is_set_against_nothing(fair: Warehouse) -> None:
    """2568/1 has one activity so far and 2567/1 six: no fall, for it is not over."""
    counted = (
        "select count(*) from activity where round = 1 and fiscal_year in (2567, 2568) group by fiscal_year order by 1"
    )
    assert careless(fair, counted) == [(1,), (6,)]
    found = ask(fair, "same_round_before", **ALL | {"fiscal_years": [2568]}, matched=False)
    columns = ("fiscal_year", "round", "is_closed", "not_comparable", "events_held", "events_held_before")
    assert rows(found, *columns) == [(2568, 1, False, "round_open", 1, None)]
    with pytest.raises(NotComparable, match="round_open"):
        compare.moved(fair, 2568, 1, by_agency=True, demonstration=False)
    assert ask(fair, "moved", fiscal_year=2568, round=1, **moved_filters()).empty
    with pytest.raises(NotComparable, match="outside_data"):
        compare.moved(fair, 2566, 1, by_agency=True, demonstration=False)
    assert [compare.why_not_comparable(fair, 2567, half) for half in (1, 2, None)] == [None, None, None]
    assert compare.why_not_comparable(fair, 2568, None) == "round_open"


def moved_filters() -> dict[str, Any]:
    return {"provinces": None, "kinds": None, "agencies": None, "by_agency": True, "demonstration": False}


def test_all_fell_while_each_that_reported_twice_rose(fair: Warehouse) -> None:
    """Eight activities became six because S fell silent; of P and Q, who reported in both, four became five."""
    columns = ("agencies", "agencies_before", "agencies_in_both", "events_held", "events_held_before")
    filters = ALL | {"fiscal_years": [2567], "rounds": [1]}
    # T's whole-year report covers the round, and tells of nothing in it.
    assert rows(ask(fair, "same_round_before", **filters, matched=False), *columns) == [(4, 3, 2, 6, 8)]
    panel = ask(fair, "same_round_before", **filters, matched=True)
    assert rows(panel, *columns) == [(2, 2, 2, 5, 4)]
    more = (
        "participants_known",
        "participants_known_before",
        "followed_done",
        "followed_done_before",
        "reports_complete",
    )
    assert rows(panel, *more) == [(80, 60, 2, 3, 1)]
    assert rows(panel, "not_comparable", "form_changed") == [(None, False)]


def test_why_there_is_nothing_before(fair: Warehouse) -> None:
    found = ask(fair, "same_round_before", **ALL | {"rounds": [1]}, matched=False)
    assert rows(found, "fiscal_year", "not_comparable") == [
        (2566, "outside_data"),
        (2567, None),
        (2568, "round_open"),
    ]
    second = ALL | {"fiscal_years": [2567], "rounds": [2]}
    assert rows(ask(fair, "same_round_before", **second, matched=False), "not_comparable", "events_held") == [
        ("nobody_before", 0)  # T reported for it
    ]
    alone = ALL | {"fiscal_years": [2567], "rounds": [1], "agencies": ["R", "S"]}
    assert rows(ask(fair, "same_round_before", **alone, matched=True), "not_comparable", "events_held") == [
        ("nobody_in_both", None)
    ]


def test_what_moved(fair: Warehouse) -> None:
    found = ask(fair, "moved", fiscal_year=2567, round=1, **moved_filters())
    done = found[found["rate"] == "done_share"]
    columns = ("place", "agencies", "k", "n", "k_before", "n_before", "form_changed")
    assert rows(done, *columns) == [
        (None, 2, 2, 5, 3, 4, False),
        ("P", 1, 2, 3, 1, 2, False),
        ("Q", 1, 0, 2, 2, 2, False),
    ]
    # From 2 of 2 to 0 of 2 is the larger change, and two records are no evidence.
    assert "done_share" not in {
        row["rate"] for row in compare.moved(fair, 2567, 1, by_agency=True, demonstration=False)
    }
    # P is a municipality by now: it counts with those, in both rounds.
    of_kind = ask(fair, "moved", fiscal_year=2567, round=1, **moved_filters() | {"kinds": ["subdistrict_municipality"]})
    assert rows(of_kind[of_kind["rate"] == "done_share"], "place", "k_before") == [(None, 1), ("P", 1)]


def test_missing_reports_leave_a_band(fair: Warehouse) -> None:
    """2567/1: of Q, R, S and T, S is silent; three reports of three records, so one is missing: 1.0 records, 1/3 done."""
    found = compare.missing_band(fair, "done_share", demonstration=False, fiscal_years=[2567], rounds=[1])
    assert found == [
        Band("sao", 1, 3, 1 / 3, 4, 1, pytest.approx(1 / 4), pytest.approx(1 / 3)),
        Band("subdistrict_municipality", 2, 3, 2 / 3, 1, 0, pytest.approx(2 / 3), pytest.approx(2 / 3)),
    ]
    with pytest.raises(NotComparable, match="counts the missing"):
        compare.missing_band(fair, "reporting_rate", demonstration=False)


def test_side_by_side(fair: Warehouse) -> None:
    found = compare.side_by_side(fair, ["S", "P", "P", "Q"], demonstration=False, fiscal_years=[2566, 2567])
    columns = (
        "agency_id",
        "kinds",
        "reports_due",
        "reports_received",
        "events_held",
        "events_with_level",
        "followed_done",
    )
    assert rows(found, *columns) == [
        ("S", "sao", 4, 1, 4, 4, 4),
        ("P", "sao subdistrict_municipality", 4, 2, 5, 5, 3),
        ("Q", "sao", 4, 2, 4, 4, 2),
    ]
    assert rows(found, "participants_known", "participants_median") == [(None, None), (110, 20.0), (30, 10.0)]
    silent = compare.side_by_side(fair, ["S", "R"], demonstration=False, fiscal_years=[2567])
    assert rows(silent, "agency_id", "events_held", "reports_received") == [("S", None, 0), ("R", 1, 1)]
    for agencies in ([], ["P"], ["P", "P"], list("ABCDEFG")):
        with pytest.raises(NotComparable, match="2 to 6"):
            compare.side_by_side(fair, agencies, demonstration=False)


def test_where_the_form_changed(fair: Warehouse) -> None:
    assert rows(ask(fair, "form_breaks"), "fiscal_year", "round") == [(2566, 1), (2569, 1)]
    periods = ask(fair, "periods")
    assert rows(periods[periods["form_change_th"].notna()], "fiscal_year", "round") == [(2566, 1)]
    assert rows(periods, "has_begun", "is_closed")[-2:] == [(True, False), (False, False)]


@pytest.mark.parametrize(
    ("year", "half", "changed"),
    [(2566, 1, True), (2566, 2, True), (2567, 1, False), (2570, 1, False)],
)
def test_a_change_of_form_lies_between_the_two(tmp_path: Path, year: int, half: int, changed: bool) -> None:
    # The day of the build is moved with the round, so that both are closed.
    store = Store(tmp_path)
    with store.writer_lock(10, print), Ledger(store) as ledger:
        ledger.add_agencies([Q], "ทดสอบ")
        for one in (told(Q, year - 1, half, (6, 1)), told(Q, year, half, (6, 1))):
            ledger.accept([one], factory.contents(one), "ทดสอบ")
    warehouse = Warehouse.open_path(build(store, as_of=date(year - 542, 1, 1)).path)
    found = ask(warehouse, "moved", fiscal_year=year, round=half, **moved_filters())
    assert set(found["form_changed"]) == {changed}
    assert compare._form_changed(warehouse, year, half) is changed
    trend = ask(warehouse, "same_round_before", **ALL | {"fiscal_years": [year], "rounds": [half]}, matched=True)
    assert rows(trend, "form_changed") == [(changed,)]


def crowd() -> tuple[list[Agency], list[Reading]]:
    """Twelve agencies of one kind and size: ten with 5 of 10 done, one with 38 of 40, one with 2 of 2; one of another size."""
    done = {**{f"M{number:02}": (5, 10) for number in range(10)}, "MANY": (38, 40), "FEW": (2, 2), "BIG": (1, 4)}
    registry = [registered(name, villages=20 if name == "BIG" else 7) for name in done]
    readings = [
        told(
            one,
            2567,
            1,
            *[(6, None)] * done[one.agency_id][0],
            *[(2, None)] * (done[one.agency_id][1] - done[one.agency_id][0]),
        )
        for one in registry
    ]
    return registry, readings


def test_the_funnel(tmp_path: Path) -> None:
    found = compare.peers(published(tmp_path, *crowd()), "done_share", demonstration=False).set_index("agency_id")
    assert set(found["peer_group"]) == {"sao villages_6", "sao *"}
    many, few, one, alone = (found.loc[name] for name in ("MANY", "FEW", "M00", "BIG"))
    centre = (50 + 38 + 2) / (100 + 40 + 2)
    assert many["centre"] == pytest.approx(centre)
    # A mean of the agencies' rates would be (10 * 0.5 + 0.95 + 1) / 12 = 0.579.
    assert centre == pytest.approx(0.634, abs=1e-3)
    # z² by hand: ten of (0.5 - c)²/(c(1 - c)/10), one of (0.95 - c)² / (c(1 - c)/40), one of (1 - c)²/(c(1 - c)/2); the
    # outermost at either end is drawn in to its neighbour: MANY's 4.15 to FEW's 1.07.
    variance = centre * (1 - centre)
    small, least = (0.5 - centre) ** 2 / (variance / 10), (1 - centre) ** 2 / (variance / 2)
    assert many["phi"] == pytest.approx((10 * small + 2 * least) / 12)
    assert not many["is_over_dispersed"]
    assert many["standing"] == "above_998"
    assert (few["standing"], one["standing"], alone["standing"]) == ("within", "within", "few_peers")
    low, high = statistics.funnel_limits([40], centre, 0.998)
    assert (many["low_998"], many["high_998"]) == pytest.approx((low[0], high[0]))
    # 2 of 2 is the highest share of all, and no rank: drawn towards the peers it lies below 38 of 40.
    assert few["share"] == 1.0
    assert np.isnan(few["rank"])
    assert centre - 0.1 < few["shrunk"] < many["shrunk"] < many["share"]
    assert (many["rank"], one["rank"]) == (1, 2)
    assert np.isnan(alone["low_95"])


def test_a_funnel_of_nobody(empty: Warehouse) -> None:
    found = compare.peers(empty, "done_share", demonstration=False)
    assert found.empty
    assert {"share", "low_998", "standing", "rank"} <= set(found.columns)
