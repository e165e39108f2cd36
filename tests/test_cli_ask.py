"""`ruam ask`: the questions and measures in the shell, as CSV or JSON, alone on stdout."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dashboard.cli import Exit, app
from data.store import Store
from queries.measures import measures
from tests import factory
from tests.command_line import ruam
from tests.queries.conftest import A, B, C, X, publish, reports


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the worked example published."""
    place = tmp_path_factory.mktemp("asked")
    readings = [
        factory.reading(f"รายงานการมีส่วนร่วมของประชาชน ฉบับที่ R{number}", one, is_demonstration=one.agency is X)
        for number, one in enumerate(reports(), start=1)
    ]
    publish(Store(place), [A, B, C, X], readings)
    return place


@pytest.fixture
def said(home: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs `ruam ask …`; returns the exit code, stdout and stderr."""
    monkeypatch.setenv("RUAM_HOME", str(home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, ["ask", *words])
        return done.exit_code, done.stdout, done.stderr

    return run


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_question_as_csv(said: Any) -> None:
    code, out, _ = said("headline", "fiscal_years=2567", "--csv")
    assert code == Exit.OK
    (row,) = rows(out)
    assert (row["p_events_held"], row["p_participants_known"], row["not_comparable"]) == ("7", "222", "")


def test_a_question_as_json(said: Any) -> None:
    code, out, _ = said("frequency_by_round", "rounds=1,2", "provinces=ลพบุรี", "--json")
    told = json.loads(out)
    assert (code, told["question"], told["exit_code"]) == (0, "frequency_by_round", 0)
    assert [row["events_held"] for row in told["rows"]] == [None, None, 1, None, None]


def test_a_measure_by_dimensions(said: Any) -> None:
    code, out, _ = said("measure", "reporting_rate,events_held", "by=province", "fiscal_year=2567")
    assert code == Exit.OK
    found = {(row["measure"], row["province"]): row["numerator"] for row in rows(out)}
    assert float(found["reporting_rate", "จันทบุรี"]) == 3
    assert float(found["events_held", "ลพบุรี"]) == 1
    _, out, _ = said("measure", "events_held", "kind=", "--json")
    assert json.loads(out)["rows"][0]["numerator"] == 0, "of no known kind, one line that names a type; nothing held"
    _, out, _ = said("measure", "events_held", "demonstration=true", "--json")
    assert json.loads(out)["rows"][0]["numerator"] == 1


def test_a_list_may_be_said_several_times(said: Any) -> None:
    _, together, _ = said("headline", "provinces=ลพบุรี,จันทบุรี")
    _, apart, _ = said("headline", "provinces=ลพบุรี", "provinces=จันทบุรี")
    assert together == apart


def test_what_can_be_asked_is_listed(said: Any) -> None:
    code, out, _ = said()
    names = [line.split("\t")[0] for line in out.splitlines()]
    assert code == Exit.OK
    assert "headline" in names
    assert [name for name in names if name.startswith("measure ")] == [f"measure {name}" for name in measures()]
    assert "questions" in json.loads(said("--json")[1])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nothing",), "Known questions"),
        (("headline", "colour=red"), "colour"),
        (("headline", "2567"), "NAME=VALUE"),
        (("headline", "fiscal_years=last"), "INTEGER"),
        (("headline", "demonstration=perhaps"), "BOOLEAN"),
        (("report_detail",), "report_id"),
        (("measure",), "reporting_rate"),
        (("measure", "happiness"), "Known measures"),
        (("measure", "events_held", "by=colour"), "cannot be asked by colour"),
        (("measure", "events_held", "colour=red"), "fiscal_year"),
        (("headline", "--json", "--csv"), "--json"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage_and_says_what_can(said: Any, words: tuple[str, ...], says: str) -> None:
    code, out, err = said(*words)
    assert (code, out) == (Exit.USAGE, "")
    assert says in err


def test_where_nothing_is_published_it_says_so(ruam_home: Path) -> None:
    done = ruam("ask", "headline", home=ruam_home)
    assert (done.returncode, done.stdout) == (Exit.NOTHING, "")
