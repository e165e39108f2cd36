"""`ruam demo` fills an empty store through the true pipeline, and said again leaves it alone."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from tests.command_line import ruam, told


def test_demo_fills_an_empty_store_once(ruam_home: Path) -> None:
    first = ruam("demo", "--json", home=ruam_home)
    assert first.returncode == 0, first.stderr
    values = told(first)
    assert values["counts"]["refused"] == 0
    assert values["counts"]["read"] + values["counts"]["in_doubt"] >= 1400
    assert 180 <= values["agencies_added"] <= 200
    with duckdb.connect(values["path"], read_only=True) as connection:
        documents, marked = connection.execute(
            "select count(*), count(*) filter (where is_demonstration) from document"
        ).fetchall()[0]
    assert documents == marked == values["counts"]["read"] + values["counts"]["in_doubt"]

    again = ruam("demo", "--json", home=ruam_home)
    assert again.returncode == 0
    assert json.loads(again.stdout)["generation"] == values["generation"]
    assert "already" in ruam("demo", home=ruam_home).stderr


def test_a_demonstration_that_was_interrupted_is_finished(ruam_home: Path) -> None:
    ruam_home.mkdir()
    half = ruam_home / "demonstration"
    half.mkdir()
    (half / "half.txt").write_text("ครึ่งเดียว", encoding="utf-8")
    done = ruam("demo", "--json", home=ruam_home)
    assert done.returncode == 0, done.stderr
    assert not (half / "half.txt").exists()
    assert (half / ".complete").is_file()


def test_the_national_rows_come_once_and_are_published(ruam_home: Path) -> None:
    arguments = ("demo", "--national", "--years", "1", "--scale", "0.01", "--json")
    first = ruam(*arguments, home=ruam_home)
    assert first.returncode == 0, first.stderr
    values = told(first)
    assert values["reports_added"] > 14_000
    with duckdb.connect(values["path"], read_only=True) as connection:
        agencies = connection.execute("select count(*), bool_and(is_demonstration) from agency").fetchall()
    assert agencies == [(7927, True)]

    again = told(ruam(*arguments, home=ruam_home))
    assert again["reports_added"] == 0
    assert again["generation"] == values["generation"]
    check = ruam("check", home=ruam_home)
    assert check.returncode == 0, check.stdout


def test_years_and_scale_are_of_the_national_rows(ruam_home: Path) -> None:
    for wrong in (
        ("--years", "2"),
        ("--scale", "2"),
        ("--no-build",),
        ("--national", "--years", "11"),
        ("--national", "--scale", "0"),
    ):
        assert ruam("demo", *wrong, home=ruam_home).returncode == 2, wrong
    assert not ruam_home.exists()
