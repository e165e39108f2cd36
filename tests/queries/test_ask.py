"""Asking: parameters are checked and bound, never text; each filter alone and together; empty is empty, not an error."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pandas as pd
import pytest

from queries.ask import QuestionError, ask, left_open
from queries.warehouse import Warehouse

ALL: dict[str, Any] = {
    "fiscal_years": None,
    "rounds": None,
    "provinces": None,
    "kinds": None,
    "agencies": None,
    "demonstration": False,
}
ANY: dict[str, Any] = {name: value for name, value in left_open("activities").items() if name not in ALL}


def events(warehouse: Warehouse, **filters: Any) -> int | None:
    """p_events_held of the headline; None where not known."""
    found = ask(warehouse, "headline", **ALL | filters).loc[0, "p_events_held"]
    return None if pd.isna(found) else int(found)


def activity_names(warehouse: Warehouse, **filters: Any) -> set[str]:
    """The names of the activities behind the numbers."""
    return set(ask(warehouse, "activities", **ALL | ANY | filters)["name"])


@pytest.mark.parametrize(
    ("filters", "held"),
    [
        ({}, 9),
        ({"fiscal_years": [2567]}, 7),
        ({"fiscal_years": [2566, 2568]}, 2),
        ({"fiscal_years": (2566, 2567, 2568)}, 9),
        ({"rounds": [1]}, 7),
        ({"rounds": [2]}, 1),
        ({"rounds": [0]}, 1),
        ({"rounds": [1, 2]}, 8),
        ({"rounds": [0, 1, 2]}, 9),
        ({"provinces": ["จันทบุรี"]}, 7),
        ({"provinces": ["ลพบุรี"]}, 1),
        ({"provinces": ["จันทบุรี", "ลพบุรี"]}, 8),  # the ninth is of an agency that could not be told
        ({"kinds": ["sao"]}, 6),
        ({"kinds": ["health", "town_municipality"]}, 2),
        ({"agencies": ["A"]}, 6),
        ({"agencies": ["B", "D"]}, 2),
        ({"fiscal_years": [2567], "rounds": [1], "provinces": ["จันทบุรี"], "kinds": ["sao"], "agencies": ["A"]}, 2),
        ({"demonstration": True}, 1),
        ({"demonstration": True, "agencies": ["X"], "fiscal_years": [2567]}, 1),
    ],
)
def test_filters(worked: Warehouse, filters: dict[str, Any], held: int) -> None:
    assert events(worked, **filters) == held


@pytest.mark.parametrize(
    "filters",
    [
        {"provinces": ["ลพบุรี"], "agencies": ["A"]},  # A lies in จันทบุรี
        {"kinds": ["health"], "agencies": ["B"]},
        {"fiscal_years": [2599]},
        {"fiscal_years": []},
        {"agencies": []},
        {"agencies": ["X"]},  # invented, and real data are asked for
        {"agencies": ["A"], "demonstration": True},
        {"provinces": ["' or true --"]},
    ],
)
def test_conflicting_filters_give_an_empty_answer_and_not_zero(worked: Warehouse, filters: dict[str, Any]) -> None:
    assert events(worked, **filters) is None, "what nobody reported is not known; it is not none"
    assert activity_names(worked, **filters) == set()
    for name in ("composition", "composition_by_round", "ladder_by_round"):
        assert ask(worked, name, **ALL | filters).empty, name
    frequency = ask(worked, "frequency_by_round", **ALL | filters)
    assert frequency["events_held"].isna().all()
    assert (frequency["agencies_reported"] == 0).all()


def test_an_empty_file_answers_every_question_with_nothing(empty: Warehouse) -> None:
    headline = ask(empty, "headline", **ALL)
    assert len(headline) == 1
    assert events(empty) is None
    assert headline.loc[0, "not_comparable"] == "no_year_chosen"
    for name in ("frequency_by_round", "composition", "composition_by_round", "ladder_by_round", "missing_agencies"):
        assert ask(empty, name, **ALL).empty, name
    assert ask(empty, "filter_options", demonstration=False).empty
    assert list(ask(empty, "data_state").loc[0, ["documents", "has_real", "has_demonstration"]]) == [0, False, False]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"is_event": False}, {"วันสตรี"}),
        ({"level": [6, 7]}, {"ประชาคมหมู่ 1", "กองทุน"}),
        ({"level": [-1], "is_event": True}, {"ประชุมประจำเดือน", "ไม่ทราบใคร"}),
        ({"level": [-1, 0], "is_event": True}, {"ประชุมประจำเดือน", "ไม่ทราบใคร", "รับฟัง"}),
        ({"category": ["village_head"]}, {"ประชาคมหมู่ 1"}),
        ({"category": ["executive"], "side": ["external"]}, set()),  # one group row must have both
        ({"category": ["unstated"]}, {"ประชาคมหมู่ 1", "เวทีแผน", "อบรม", "ไม่ทราบใคร"}),
        ({"category": ["no_group"]}, {"เวทีแผน", "ไม่ทราบใคร"}),
        ({"side": ["grey"]}, {"รับฟัง"}),
        ({"side": ["unknown"]}, {"ประชาคมหมู่ 1", "เวทีแผน", "อบรม", "ไม่ทราบใคร"}),
        ({"kind": [""]}, {"วันสตรี"}),
        ({"mode": ["exchange"]}, {"ประชุมประจำเดือน"}),
        ({"recurring": True}, {"ประชุมประจำเดือน", "วันสตรี"}),
        ({"has_total": False}, {"ประชุมประจำเดือน", "วันสตรี"}),
    ],
)
def test_what_a_chart_was_clicked_on(worked: Warehouse, extra: dict[str, Any], expected: set[str]) -> None:
    assert activity_names(worked, fiscal_years=[2567], **extra) == expected


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"fiscal_years": 2567}, r"\$fiscal_years is INTEGER\[\] or None .* not 2567"),
        ({"fiscal_years": ["2567"]}, r"not '2567'"),
        ({"fiscal_years": [None]}, r"not None"),
        ({"rounds": [True]}, r"not True"),
        ({"provinces": "ลพบุรี"}, r"\$provinces is TEXT\[\].* not 'ลพบุรี'"),
        ({"demonstration": None}, r"\$demonstration must be given"),
        ({"demonstration": 1}, r"\$demonstration is BOOLEAN .* not 1"),
        ({"colour": "red"}, r"given but not declared: colour"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(worked: Warehouse, wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        ask(worked, "headline", **ALL | wrong)


def test_a_missing_parameter_is_refused(worked: Warehouse) -> None:
    filters = {key: value for key, value in ALL.items() if key != "rounds"}
    with pytest.raises(QuestionError, match="declared but not given: rounds"):
        ask(worked, "headline", **filters)


@pytest.mark.parametrize("name", ["nothing", "../ask", "HEADLINE", ""])
def test_an_unknown_question_is_refused_with_the_known_ones(worked: Warehouse, name: str) -> None:
    with pytest.raises(QuestionError, match=r"Known questions: activities, .*composition"):
        ask(worked, name)


def test_unknown_stays_unknown_in_the_frame(worked: Warehouse) -> None:
    frame = ask(worked, "activities", **ALL | ANY | {"agencies": ["A"]})
    assert frame["participants_total"].dtype == "Int64"
    assert frame.set_index("name")["participants_total"].isna()["ประชุมประจำเดือน"]
    assert frame["is_event"].dtype == "boolean"
    assert frame.loc[frame["name"] == "เวทีแผน", "held_from"].item().date() == date(2024, 6, 1)


# Every seventh of the 243 combinations: seven has no factor in common with three, so each value meets each other.
CHOICES = list(
    itertools.product(
        (None, [2567], [2566, 2568]),
        (None, [1], [0, 2]),
        (None, ["จันทบุรี"], ["ลพบุรี"]),
        (None, ["sao"], ["sao", "health"]),
        (None, ["A"], ["B", "D"]),
    )
)[::7]


def test_all_questions_agree(worked: Warehouse) -> None:
    """One label, one number: headline, rounds, ladder, composition and the rows behind them count the same."""

    def total(column: pd.Series[Any]) -> int:
        return int(column.fillna(0).sum())

    for choice in CHOICES:
        filters = ALL | dict(zip(ALL, choice, strict=False))
        head = ask(worked, "headline", **filters).loc[0].fillna({"p_events_held": 0})
        rounds = ask(worked, "frequency_by_round", **filters)
        ladder = ask(worked, "ladder_by_round", **filters)
        people = ask(worked, "composition", **filters)
        by_round = ask(worked, "composition_by_round", **filters)
        rows = ask(worked, "activities", **filters | ANY | {"is_event": True})
        held = len(rows)
        assert int(head["p_events_held"]) == held, filters
        assert total(rounds["events_held"]) == held, filters
        assert total(ladder["activities"]) == held, filters
        assert total(ladder.loc[ladder["level"] >= 6, "activities"]) == total(pd.Series([head["p_followed_done"]]))
        assert total(rounds["followed_done"]) == total(pd.Series([head["p_followed_done"]])), filters
        assert total(rows["participants_total"]) == total(pd.Series([head["p_participants_known"]])), filters
        assert total(rounds["participants_known"]) == total(rows["participants_total"]), filters
        assert total(rounds["reports"]) == int(head["p_reports"]), filters
        assert total(rounds["reports_due"]) == total(pd.Series([head["p_reports_due"]])), filters
        assert total(rounds["reports_received"]) == total(pd.Series([head["p_reports_received"]])), filters
        told = total(pd.Series([head["p_people_told"]]))
        assert total(people["heads"]) == told, filters
        assert total(by_round["heads"]) == told, filters
        for side in ("external", "internal", "grey"):
            of_side = total(pd.Series([head[f"p_heads_{side}"]]))
            assert total(people.loc[people["side"] == side, "heads"]) == of_side, filters
            assert total(by_round.loc[by_round["side"] == side, "heads"]) == of_side, filters
        missing = ask(worked, "missing_agencies", **filters)
        counted = ask(worked, "missing_count", **filters).iloc[0]
        closed = missing["is_closed"].fillna(False)
        for rows, suffix in ((missing[closed], ""), (missing[~closed], "_open")):
            told = (counted[f"reports{suffix}"], counted[f"agencies{suffix}"])
            assert told == (len(rows), rows["agency_id"].nunique()), filters
        assert int(closed.sum()) == total(rounds["reports_due"]) - total(rounds["reports_received"]), filters
