"""A question's header is its contract: the statement's parameters, columns and types must be those it declares."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from queries import ask as asking
from queries.ask import QuestionError, ask, check_parameters, check_question, check_questions, names, parse
from queries.warehouse import Warehouse

FILTERS = {"fiscal_years", "rounds", "provinces", "kinds", "agencies", "demonstration"}

GOOD = """\
-- question.th: กี่รายงาน
-- question.en: How many reports?
-- grain: one row
-- parameters:
--   rounds INTEGER[] NULL: rounds; NULL = all
-- columns:
--   reports INTEGER: how many
--   agency TEXT: one of them

select count(*) as reports, min(agency_id) as agency from report where $rounds is null or round = any($rounds)
"""


def altered(tmp_path: Path, old: str, new: str, text: str = GOOD) -> Path:
    """A question file in which `old` is `new`."""
    assert old in text
    path = tmp_path / "one.sql"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_question_keeps_its_contract_on_an_empty_file(empty: Warehouse) -> None:
    assert check_questions(empty) == []


def test_every_question_keeps_its_contract_on_the_worked_example(worked: Warehouse) -> None:
    assert check_questions(worked) == []


def test_the_check_needs_no_store_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RUAM_HOME", str(tmp_path / "home"))
    assert check_questions() == []
    assert not (tmp_path / "home").exists()


def test_the_check_tells_of_every_broken_question(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty: Warehouse
) -> None:
    (tmp_path / "good.sql").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.sql").write_text(GOOD.replace("agency TEXT", "agency INTEGER"), encoding="utf-8")
    (tmp_path / "worse.sql").write_text(GOOD.replace("from report", "from nowhere"), encoding="utf-8")
    monkeypatch.setattr(asking, "QUESTIONS", tmp_path)
    complaints = check_questions(empty)
    assert len(complaints) == 2
    assert "bad.sql" in complaints[0]
    assert "VARCHAR" in complaints[0]
    assert complaints[1].startswith("worse: ")
    assert "nowhere" in complaints[1]


def test_every_question_of_the_overview_takes_the_same_filters() -> None:
    overview = {
        "headline",
        "frequency_by_round",
        "composition",
        "composition_by_round",
        "ladder_by_round",
        "activities",
        "missing_agencies",
    }
    assert overview <= set(names())
    for name in overview:
        declared = {p.name: (p.type, p.is_optional) for p in parse(asking.QUESTIONS / f"{name}.sql").parameters}
        assert set(declared) >= FILTERS, name
        assert declared["demonstration"] == ("BOOLEAN", False), f"{name}: real and invented data may never be mixed"


def test_the_good_header_is_good(tmp_path: Path, empty: Warehouse) -> None:
    question = parse(altered(tmp_path, "one of them", "one of them"))
    assert (question.question_th, question.question_en, question.grain) == ("กี่รายงาน", "How many reports?", "one row")
    assert check_question(empty, question) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("--   rounds INTEGER[]", "--   turns INTEGER[]", "rounds"),
        ("--   rounds INTEGER[] NULL: rounds; NULL = all\n", "", "rounds"),
        ("--   rounds ", "--   more TEXT: never used\n--   rounds ", "more"),
        ("--   reports INTEGER", "--   report INTEGER", "reports"),
        ("--   agency TEXT: one of them\n", "", "agency"),
        (
            "--   reports INTEGER: how many\n--   agency TEXT: one of them",
            "--   agency TEXT: one\n--   reports INTEGER: n",
            "reports",
        ),
        ("select count(*) as reports", "select count(*) as n", "'n'"),
    ],
)
def test_an_altered_header_or_statement_is_refused(
    tmp_path: Path, empty: Warehouse, old: str, new: str, says: str
) -> None:
    with pytest.raises(QuestionError, match=says) as refused:
        check_question(empty, parse(altered(tmp_path, old, new)))
    assert "one.sql" in str(refused.value), "says in which file"


def test_a_wrong_column_type_is_told(tmp_path: Path, empty: Warehouse) -> None:
    complaints = check_question(empty, parse(altered(tmp_path, "reports INTEGER", "reports DOUBLE")))
    assert len(complaints) == 1
    assert "reports is BIGINT, its header declares DOUBLE" in complaints[0]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("-- question.th: กี่รายงาน\n", "", "question.th"),
        ("-- grain: one row\n", "-- grain:\n", "grain"),
        ("-- parameters:\n", "", "one.sql:4"),
        ("rounds INTEGER[] NULL:", "rounds INT[] NULL:", "one.sql:5"),
        ("reports INTEGER: how many", "reports INTEGER", "one.sql:7"),
        ("-- columns:\n", "-- colums:\n", "one.sql:6"),
        ("--   agency TEXT", "--   reports TEXT", "twice"),
    ],
)
def test_a_header_of_another_form_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        parse(altered(tmp_path, old, new))


def test_an_undeclared_parameter_is_refused_before_the_statement_runs(tmp_path: Path) -> None:
    question = parse(altered(tmp_path, "--   rounds INTEGER[] NULL: rounds; NULL = all\n", ""))
    with pytest.raises(QuestionError, match=r"used but not declared: \$rounds"):
        check_parameters(question, {"rounds"})


@pytest.mark.parametrize("name", names())
def test_a_person_can_run_it_in_the_shell(worked: Warehouse, name: str) -> None:
    question = parse(asking.QUESTIONS / f"{name}.sql")
    samples = {"BOOLEAN": (False, "false"), "INTEGER": (0, "0"), "DOUBLE": (0.0, "0.0"), "TEXT": ("", "''")}
    chosen = {p.name: (None, "null") if p.is_optional else samples[p.type] for p in question.parameters}
    given = {key: value for key, (value, _) in chosen.items()}
    arguments = ", ".join(f"{key} := {literal}" for key, (_, literal) in chosen.items())
    with duckdb.connect(":memory:") as shell:
        shell.execute(f"attach '{worked.path}' as published (read_only)")
        shell.execute("use published")
        shell.execute(f"prepare question as {question.sql}")
        rows = shell.execute(f"execute question({arguments})" if given else "execute question").fetchall()
    assert len(rows) == len(ask(worked, name, **given))
