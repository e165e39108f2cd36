"""The activities that a cell of สำรวจ leads to are exactly those that it counts: random reports, questions and filters."""

from __future__ import annotations

import random
from typing import Any

import pytest

from dashboard import explore_question as asked
from dashboard.explore_question import EXACT, FACETS, Question
from dashboard.filters import DIMENSIONS, Filters, Slice
from dashboard.format import is_unknown, records
from queries import route
from queries.ask import ask, left_open
from queries.measures import measures
from queries.route import FILTERS, Request
from queries.shell import filled, literal
from queries.warehouse import Warehouse
from tests.queries import random_store
from tests.queries.test_measures_reference import VALUES

SIDEBAR = {
    "fiscal_year": "fiscal_years",
    "round": "rounds",
    "province": "provinces",
    "agency_kind": "kinds",
    "agency": "agencies",
}


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    return random_store.publish(tmp_path_factory.mktemp("random"), 3)


def listed(warehouse: Warehouse, slice_: Slice, sidebar: dict[str, Any]) -> int:
    given = {name: list(value) for name, value in sidebar.items()} | slice_.parameters()
    return len(ask(warehouse, "activities", **left_open("activities", demonstration=False, **given)))


def test_the_sidebar_and_the_facets_are_all_filters_there_are() -> None:
    assert set(SIDEBAR) | set(FACETS) == set(FILTERS)
    assert set(SIDEBAR.values()) == set(DIMENSIONS)


@pytest.mark.parametrize("seed", range(2))
def test_as_many_activities_are_listed_as_are_counted(shuffled: Warehouse, seed: int) -> None:
    chance = random.Random(seed)
    cells = 0
    for _ in range(16):
        measure = chance.choice([m for m in measures().values() if m.numerator in EXACT])
        by = asked.fitting(measure, chance.sample(asked.OFFERED, chance.choice((0, 1, 1, 2))))
        narrowed = {
            FACETS[of]: tuple(chance.sample(VALUES[of], chance.randrange(1, len(VALUES[of]))))
            for of in chance.sample(list(FACETS), chance.choice((0, 0, 1, 2, 3)))
        }
        sidebar = {
            of: chance.sample(VALUES[of][:-1], 2) for of in chance.sample(list(SIDEBAR), chance.choice((0, 1, 2)))
        }
        question = Question(measure, by, "", Slice(**narrowed))
        request = question.request(by)
        assert request is not None
        [found] = route.page(shuffled, [request], sidebar)
        for row in chance.sample(records(found), min(5, len(found))):
            changes, placed = asked.place_of(question, row)
            assert placed is not None
            slice_ = asked.records(question, row, placed)
            counted = 0 if is_unknown(row["numerator"]) else int(row["numerator"])
            if slice_ is None:
                assert counted == 0
                continue
            filters = {SIDEBAR[of]: values for of, values in sidebar.items()} | changes
            assert listed(shuffled, slice_, filters) == counted, (measure.name, by, narrowed, sidebar, row)
            cells += counted > 0
    assert cells > 10


def test_the_statement_shown_runs_by_itself_and_finds_what_the_page_finds(shuffled: Warehouse) -> None:
    request = Request(("done_share",), ("province",), {"district": ["มะขาม, จันทบุรี", ""], "category": ["women"]})
    asked = route.statements([request], {"fiscal_year": [2567]})
    [page] = route.page(shuffled, [request], {"fiscal_year": [2567]})
    found = [shuffled.query(filled(sql, parameters)) for sql, parameters in asked]
    rows = [row for frame in found if "sum_followed_done" in frame for row in records(frame)]
    done = {
        None if is_unknown(r["province"]) else r["province"]: r["sum_followed_done"]
        for r in rows
        if not is_unknown(r["sum_followed_done"])
    }
    assert done
    assert {k: v for k, v in done.items() if v} == {
        None if is_unknown(r["province"]) else r["province"]: int(r["numerator"])
        for r in records(page)
        if not is_unknown(r["numerator"]) and r["numerator"]
    }


def test_a_value_is_written_as_duckdb_reads_it() -> None:
    values = [None, True, 7, "it's $v0", ["ก", 1]]
    assert [literal(v) for v in values] == ["null", "true", "7", "'it''s $v0'", "['ก', 1]"]
    assert filled("select $v1, $v10", {"v1": "a$v10", "v10": 2}) == "select 'a$v10', 2"
    with pytest.raises(ValueError, match="no kind"):
        literal(1.5)


def test_a_slice_of_every_facet_goes_both_ways() -> None:
    from dashboard import address

    question, refused = asked.read(
        {
            "measure": ["done_share"],
            "by": ["period", "side"],
            "names": ["women", "nobody"],
            "step": ["6", "9"],
            "rules": ["x"],
        }
    )
    assert (question.by, question.narrowed) == (("period", "side"), Slice(names_category=("women",), has_level=(6,)))
    assert refused == [("category", "nobody")]
    assert asked.read(asked.write(question))[0] == question
    full = Slice(**{name: (1,) if name in ("level", "has_level") else ("-a",) for name in FACETS.values()})
    assert address.read_slice(address.write_slice(full)) == full
    assert Filters().parameters()["demonstration"] is False


@pytest.mark.parametrize(
    ("raw", "measure", "by"),
    [
        ({}, "events_held", ("period",)),
        ({"measure": ["events_held"]}, "events_held", ()),
        ({"measure": ["mode_mix"]}, "mode_mix", ("mode",)),
        ({"measure": ["x"], "by": ["y", "province"]}, "events_held", ("province",)),
        ({"measure": ["events_held"], "by": ["category", "side"]}, "events_held", ("category",)),
        ({"measure": ["events_held"], "by": ["period", "round"]}, "events_held", ("period",)),
        ({"measure": ["reporting_rate"], "by": ["mode"]}, "reporting_rate", ()),
        ({"measure": ["events_held"], "by": ["mode", "kind", "province"]}, "events_held", ("mode", "kind")),
    ],
)
def test_what_cannot_be_asked_together_is_left_out(raw, measure: str, by: tuple[str, ...]) -> None:
    question, _ = asked.read(raw)
    assert (question.measure.name, question.by) == (measure, by)
