"""What the page of comparison asks beyond the funnel: pairs of agencies, the same round before, near copies, sizes as one."""

from __future__ import annotations

import csv
from math import sqrt
from pathlib import Path

import pytest

from queries import compare
from queries.ask import ask
from queries.compare import NotComparable, pairs
from queries.measures import measures
from queries.warehouse import LOOKUPS, Warehouse
from tests.queries import test_compare as fair_example
from tests.queries import test_near_duplicates as copies
from tests.queries.test_compare import ALL, crowd, rows

fair = fair_example.fair


def wilson(k: int, n: int, z: float) -> tuple[float, float]:
    """The formula as it is printed in Newcombe 1998, apart from the program's own."""
    middle, half = 2 * k + z * z, z * sqrt(z * z + 4 * k * (1 - k / n))
    return (middle - half) / (2 * (n + z * z)), (middle + half) / (2 * (n + z * z))


def test_two_agencies_differ_where_the_interval_of_their_difference_holds_no_zero() -> None:
    """38 of 40 and 5 of 10: 0.45 apart; low is 0.45 - sqrt((0.95 - 0.835)² + (0.763 - 0.5)²) = 0.163."""
    (pair,) = pairs([5, 38], [10, 40], 5)
    (low_of_many, high_of_many), (low_of_few, high_of_few) = wilson(38, 40, 1.959964), wilson(5, 10, 1.959964)
    assert (pair.higher, pair.lower) == (1, 0)
    assert pair.gap == pytest.approx(0.45)
    assert pair.low == pytest.approx(0.45 - sqrt((0.95 - low_of_many) ** 2 + (high_of_few - 0.5) ** 2), abs=1e-6)
    assert pair.high == pytest.approx(0.45 + sqrt((high_of_many - 0.95) ** 2 + (0.5 - low_of_few) ** 2), abs=1e-6)
    assert (round(pair.low, 3), pair.is_real) == (0.163, True)


def test_many_pairs_are_judged_more_strictly_than_one() -> None:
    """14 of 40 against 5 of 40 is real as the only pair; among six agencies, fifteen pairs, chance may well do it."""
    assert pairs([14, 5], [40, 40], 5)[0].is_real
    six = pairs([14, 5, 9, 9, 9, 9], [40] * 6, 5)
    assert len(six) == 15
    assert (six[0].higher, six[0].lower) == (0, 1), "the widest gap comes first"
    assert not any(pair.is_real for pair in six)


def test_under_the_least_n_nobody_is_told_apart() -> None:
    assert pairs([4, 0], [4, 40], 5) == []
    assert [(p.higher, p.lower) for p in pairs([4, 0, 40], [4, 40, 40], 5)] == [(2, 1)]
    assert pairs([0, 0], [0, 0], 0) == []


def test_a_round_is_set_beside_the_same_a_year_before(fair: Warehouse) -> None:
    """2567/1: P 2 of 3, Q 0 of 2, R 1 of 1 done; 2566/1: P 1 of 2, Q 2 of 2, S 4 of 4. 3/6 - 7/8 = -0.375, -0.70 to 0.09.

    Of P and Q alone, who reported in both: 2 of 5 and 3 of 4, and four records are no evidence.
    """
    chosen = {"fiscal_years": [2567, 2568], "rounds": [1], "demonstration": False}
    told = compare.over_time(fair, "done_share", matched=False, **chosen)
    columns = ("fiscal_year", "k", "n", "k_before", "n_before", "moved")
    assert rows(told, *columns) == [(2567, 3, 6, 7, 8, "within"), (2568, 1, 1, 0, 0, None)]
    first = told.iloc[0]
    assert (round(first["change"], 3), round(first["low"], 2), round(first["high"], 2)) == (-0.375, -0.70, 0.09)
    panel = compare.over_time(fair, "done_share", matched=True, **chosen)
    assert rows(panel.head(1), *columns) == [(2567, 2, 5, 3, 4, "few")]
    with pytest.raises(NotComparable, match="reporting_rate"):
        compare.over_time(fair, "reporting_rate", matched=False, **chosen)


def test_the_same_rate_over_time_as_among_the_peers(fair: Warehouse) -> None:
    """Over closed rounds the counts of the question over time are those of the funnel's records."""
    for rate in compare.OVER_TIME:
        told = compare.over_time(fair, rate, matched=False, demonstration=False, fiscal_years=[2567], rounds=[1])
        found = compare.peers(fair, rate, demonstration=False, fiscal_years=[2567], rounds=[1])
        assert (told["k"].sum(), told["n"].sum()) == (found["k"].sum(), found["n"].sum()), rate


def test_all_sizes_of_a_kind_can_be_one_group(tmp_path: Path) -> None:
    """By size BIG stands alone, too few to judge; with the twelve others it is one of thirteen, 91 of 146 done."""
    store = fair_example.published(tmp_path, *crowd())
    found = compare.peers(store, "done_share", demonstration=False, by_size=False)
    assert set(rows(found, "peer_group", "peers", "peers_k", "peers_n")) == {("sao *", 13, 91, 146)}
    assert found["centre"].tolist() == pytest.approx([91 / 146] * 13)
    assert set(found["standing"]) == {"within", "above_998"}


def test_what_is_compared_can_be_asked_of_an_agency_and_what_is_tested_counts_records() -> None:
    for name in compare.COMPARED:
        assert "agency" in measures()[name].dimensions, name
        assert not measures()[name].parts, name
    assert set(compare.TESTED) <= set(compare.COMPARED)
    for name in compare.TESTED:
        assert (measures()[name].format, measures()[name].denominator) == ("percent", measures()[name].n), name


def test_pairs_of_near_copies_are_told_once_and_from_the_side_that_is_chosen(tmp_path: Path) -> None:
    """A and B say the same; 26 of 128 values of C's are others: 102/128 like either."""
    store = copies.published(
        tmp_path,
        [
            copies.told("เอ", copies.A, copies.signed()),
            copies.told("บี", copies.B, copies.signed()),
            copies.told("ซี", copies.C, copies.signed(26)),
            copies.told("อื่น", copies.C, copies.signed(text=1), fiscal_year=2566),
        ],
    )
    found = ask(store, "near_duplicates", **ALL)
    told = [(frozenset((r.short_name, r.other_short_name)), round(r.likeness, 3), r.pairs) for r in found.itertuples()]
    a, b, c = (agency.short_name for agency in (copies.A, copies.B, copies.C))
    assert told[0] == (frozenset((a, b)), 1.0, 3)
    assert set(told[1:]) == {(frozenset((a, c)), 0.797, 3), (frozenset((b, c)), 0.797, 3)}
    of_c = ask(store, "near_duplicates", **ALL | {"agencies": [copies.C.agency_id]})
    assert sorted(of_c["other_short_name"]) == sorted((a, b))
    assert set(of_c["short_name"]) == {c}
    assert ask(store, "near_duplicates", **ALL | {"fiscal_years": [2566]}).empty
    assert ask(store, "near_duplicates", **ALL | {"demonstration": True}).empty


def test_regions_and_sizes_are_those_of_the_lookups(fair: Warehouse) -> None:
    with (LOOKUPS / "regions.csv").open(encoding="utf-8", newline="") as file:
        known = {row["province"]: row for row in csv.DictReader(file)}
    found = ask(fair, "province_regions", demonstration=False)
    assert found["agencies"].sum() == 5
    for row in found.itertuples():
        one = known[row.province]
        assert (row.region, row.geographic_region, row.province_cluster) == (
            one["region"],
            one["geographic_region"],
            one["province_cluster"],
        )
    bands = ask(fair, "size_bands")
    assert rows(bands.head(2), "band", "measure", "least") == [
        ("villages_1", "villages", 0),
        ("villages_6", "villages", 6),
    ]
