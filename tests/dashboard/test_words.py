"""Every visible word stands in the text tables, in both languages."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

from dashboard.words import LANGUAGES, TEXT, words

DASHBOARD = TEXT.parent
VIEWS = sorted((DASHBOARD / "views").glob("*.py"))
# The command line says everything in both languages at once.
COMMANDS = {
    "ask_command.py", "cli.py", "correct_command.py", "explain.py", "explain_show.py", "ingest_summary.py", "search_command.py",
    "serve.py", "store_check.py",
}  # fmt: skip
OURS = [p for p in sorted(DASHBOARD.rglob("*.py")) if p.name not in COMMANDS]
LOOKUPS = DASHBOARD.parent / "data" / "lookups"


def literals(path: Path) -> list[str]:
    """The string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    return [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]


def test_both_languages_have_the_same_keys_and_blanks() -> None:
    th, en = (words(language).table for language in LANGUAGES)
    assert th.keys() == en.keys()
    for key, text in th.items():
        assert text.strip(), key
        assert en[key].strip(), key
        if not key.startswith("frequency.hover"):  # those are Plotly's, not ours
            blanks = [{name for _, name, _, _ in string.Formatter().parse(t) if name} for t in (text, en[key])]
            assert blanks[0] == blanks[1], key


@pytest.mark.parametrize("path", VIEWS, ids=lambda p: p.name)
def test_a_view_has_no_visible_words_no_sql_and_no_address(path: Path) -> None:
    for text in literals(path):
        assert re.fullmatch(r"[a-z_0-9]+", text), f"{path.name}: {text!r} belongs into dashboard/text or another module"
    source = path.read_text(encoding="utf-8")
    for forbidden in ("query_params", "import streamlit", "import pandas", "sum(", "groupby"):
        assert forbidden not in source


@pytest.mark.parametrize("path", OURS, ids=lambda p: p.name)
def test_no_thai_stands_in_the_code(path: Path) -> None:
    assert not [t for t in literals(path) if re.search(r"[ก-๙]", t)]


def test_each_key_named_in_the_code_exists() -> None:
    table = words("th").table
    for path in OURS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in ("words", "words_", "w")
            ):
                continue
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and key.value not in LANGUAGES:
                assert key.value in table, f"{path.name}: {key.value}"
            elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                assert any(k.startswith(str(key.values[0].value)) for k in table), f"{path.name}: {key.values[0].value}"


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("side", "external internal grey unknown"),
        ("mode", "plan do exchange evaluate"),
        (
            "agency_kind",
            "sao subdistrict_municipality town_municipality city_municipality pao province bma pattaya district health education other",
        ),
        (
            "category",
            (
                "executive council staff village_head community health_volunteer volunteer women elderly disability youth parents occupation"
                " business ngo academic expert school religion health_unit other_government other_lao public vulnerable sports unknown"
                " unstated no_group"
            ),
        ),
        (
            "activity_kind",
            (
                "village_forum subdistrict_forum plan_committee council_sitting hearing law_consultation leader_meeting mobile_service"
                " complaint_channel survey evaluation_committee procurement_watch integrity_assessment joint_fund coproduction culture"
                " training agreement school_board publicity internal oversight other"
            ),
        ),
        ("level", "0 1 2 3 4 5 6 7"),
        ("recurrence", "weekly monthly quarterly yearly"),
        ("severity", "error warning note"),
        (
            "rule",
            (
                "total_mismatch total_missing date_conflict date_missing date_outside_period date_impossible weekday_mismatch element_missing"
                " internal_only publicity_only catalogue_only target_not_attended agency_unresolved agency_misspelt period_unknown"
                " duplicate_document near_duplicate_text personal_data no_activity unreadable"
            ),
        ),
        ("incomparable", "no_year_chosen round_open outside_data nothing_now nothing_before"),
    ],
)
def test_every_code_of_the_public_tables_has_a_label(group: str, codes: str) -> None:
    for code in codes.split():
        assert f"{group}.{code}" in words("th").table


def test_an_unknown_code_is_told_and_an_unlabelled_one_shows_as_itself() -> None:
    assert words("th").code("mode", None) == "ไม่ระบุ"
    assert words("th").code("mode", float("nan")) == "ไม่ระบุ"
    assert words("th").code("mode", "newcode") == "newcode"


def test_another_language_is_thai() -> None:
    assert words("fr").language == "th"


def test_the_tables_are_plain_toml() -> None:
    for language in LANGUAGES:
        tomllib.loads((TEXT / f"{language}.toml").read_text(encoding="utf-8"))
