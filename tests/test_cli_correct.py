"""`ruam correct`: what a script and a person rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from data.store import Store
from tests.command_line import report, ruam, told


@pytest.fixture
def filled(tmp_path: Path, ruam_home: Path) -> Path:
    """A store of one report: a village forum with one group of 40, a result, and lights put up (level 6)."""
    (tmp_path / "ดี.txt").write_bytes(report())
    assert run("ingest", str(tmp_path / "ดี.txt"))[0] == 0
    return ruam_home


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The activity of a store as `filled` has, for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("one")
    (folder / "ดี.txt").write_bytes(report())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RUAM_HOME", str(folder / "home"))
        patch.delenv("RUAM_LEDGER", raising=False)
        assert run("ingest", str(folder / "ดี.txt"))[0] == 0
        yield ids()[1]


def run(*arguments: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr; in this process, which is ten times as quick."""
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def published(sql: str) -> list[tuple[object, ...]]:
    path = run("where")[1].splitlines()[-1]
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def ids() -> tuple[str, str]:
    [(report_id, activity_id)] = published("select report_id, activity_id from activity")
    return str(report_id), str(activity_id)


def test_a_value_is_corrected_published_listed_and_taken_back(filled: Path) -> None:
    _, activity_id = ids()
    code, out, _ = run("correct", activity_id, "headcount", "41", "--reason", "นับใหม่", "--by", "สมหญิง")
    assert code == 0
    assert "participant_group.headcount “40” → “41”" in out
    assert published("select headcount from participant_group") == [(41,)]
    code, out, _ = run("correct", "--list")
    assert code == 0
    assert out.split("\t")[:5] == [
        "applied",
        f"{activity_id} participant_group.headcount --row 1",
        "“40” → “41”",
        "นับใหม่",
        "สมหญิง",
    ]
    assert run("correct", activity_id, "headcount", "--withdraw", "--reason", "นับผิด")[0] == 0
    assert published("select headcount from participant_group") == [(40,)]
    assert published("select status, withdrawn_reason from correction") == [("withdrawn", "นับผิด")]


def test_json_is_all_of_stdout(filled: Path) -> None:
    report_id, _ = ids()
    done = ruam("correct", report_id, "round", "-", "--reason", "ทั้งปี", "--by", "ก", "--json", home=filled)
    values = told(done)
    assert (done.returncode, values["exit_code"], values["is_new"]) == (0, 0, True)
    assert (values["correction"]["machine_value"], values["correction"]["value"]) == ("1", None)
    rows = json.loads(run("correct", "--list", "--json")[1])["corrections"]
    assert [(row["status"], row["field"], row["value"], row["target_id"]) for row in rows] == [
        ("applied", "round", None, report_id)
    ]


def test_a_value_is_confirmed_under_the_system_users_name(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "somchai")
    _, activity_id = ids()
    assert run("correct", activity_id, "level", "--confirm", "--reason", "ตรงกับต้นฉบับ", "--row", "1")[0] == 0
    assert published("select status, value, corrected_by from correction") == [("confirmed", "6", "somchai")]


def test_without_a_build_what_is_published_stays(filled: Path) -> None:
    _, activity_id = ids()
    assert run("correct", activity_id, "place", "ศาลาวัด", "--reason", "ก", "--no-build")[0] == 0
    assert published("select count(*) from correction") == [(0,)]
    assert run("build")[0] == 0
    assert published("select place from activity") == [("ศาลาวัด",)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "--list"),
        (("ACTIVITY",), "which value"),
        (("ACTIVITY", "kind"), "--confirm"),
        (("ACTIVITY", "kind", "party", "--reason", "ก"), "village_forum"),
        (("ACTIVITY", "kind", "hearing"), "needs a reason"),
        (("ACTIVITY", "colour", "red", "--reason", "ก"), "activity.kind"),
        (("ACTIVITY", "kind", "hearing", "--confirm", "--reason", "ก"), "take no value"),
        (("ACTIVITY", "kind", "--confirm", "--withdraw", "--reason", "ก"), "not both"),
        (("ACTIVITY", "headcount", "3", "--row", "9", "--reason", "ก"), "--row"),
        (("0123456789abcdef-1-1", "kind", "hearing", "--reason", "ก"), "check the id"),
        (("nothing", "--withdraw", "--reason", "ก"), "no correction"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage_and_stores_nothing(
    untouched: str, arguments: tuple[str, ...], says: str
) -> None:
    code, out, err = run("correct", *(untouched if a == "ACTIVITY" else a for a in arguments))
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
    assert run("correct", "--list")[1] == ""


def test_a_busy_store_says_for_whom_and_ends_politely(filled: Path) -> None:
    _, activity_id = ids()
    with Store(filled).writer_lock(0.0):
        done = ruam("correct", activity_id, "place", "ศาลา", "--reason", "ก", "--wait", "0", home=filled)
    assert done.returncode == 4


def test_the_list_of_a_store_without_anything_published(ruam_home: Path) -> None:
    assert run("correct", "--list")[0] == 6
