"""The project's own checks fail where they should."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PUBLIC = """
version = 1
[[package]]
name = "altair"
source = { registry = "https://pypi.org/simple" }
wheels = [{ url = "https://files.pythonhosted.org/packages/aa/altair.whl", hash = "sha256:00" }]
[[package]]
name = "ruam"
source = { editable = "." }
"""


def test_the_lock_of_this_project_is_public() -> None:
    assert script("check_lock").problems((ROOT / "uv.lock").read_text(encoding="utf-8")) == []


def test_a_public_lock_passes() -> None:
    assert script("check_lock").problems(PUBLIC) == []


@pytest.mark.parametrize(
    ("public", "private"),
    [
        ("https://pypi.org/simple", "https://pypi.example.org/simple"),
        ("https://pypi.org/simple", "file:///opt/wheels"),
        ("https://pypi.org/simple", "https://pypi.org.evil.example/simple"),
        ("https://files.pythonhosted.org/packages/aa/altair.whl", "http://localhost:8080/altair.whl"),
        ("https://files.pythonhosted.org/packages/aa/altair.whl", "../wheels/altair.whl"),
        ('{ registry = "https://pypi.org/simple" }', '{ git = "https://example.org/altair" }'),
        ('{ registry = "https://pypi.org/simple" }', '{ directory = "vendor/altair" }'),
        ('{ registry = "https://pypi.org/simple" }', '{ editable = "." }'),
    ],
)
def test_any_other_place_in_a_lock_is_told(public: str, private: str) -> None:
    found = script("check_lock").problems(PUBLIC.replace(public, private))
    assert len(found) == 1
    assert "altair" in found[0]


def test_paths_of_a_machine_are_told() -> None:
    problems = script("check_paths").problems
    assert problems("fine\nopen('/home/somebody/ruam/x.csv')\n") == [(2, "/home/somebody/ruam/")]
    assert problems("see /Users/Somchai/ruam/ and") != []
    assert problems("https://example.org/home/page/ ./work/x data/store /usr/bin/chromium") == []


LAWS = {
    "data/normalise.py": ("import queries.ask", "Nothing flows back"),
    "queries/measures.py": ("import dashboard.page", "Nothing flows back"),
    "data/ingest.py": ("import duckdb", "Only data.ledger and queries.warehouse open DuckDB"),
    "dashboard/page.py": ("import duckdb", "Only data.ledger and queries.warehouse open DuckDB"),
    "queries/ask.py": ("import streamlit", "Only the dashboard knows Streamlit"),
}
LAWFUL = {
    "data/ledger.py": "import duckdb",
    "queries/warehouse.py": "import duckdb, data.ledger",
    "dashboard/app.py": "import streamlit, queries.warehouse",
}


def broken_laws(folder: Path, files: dict[str, str]) -> tuple[int, str]:
    """What the project's own contracts say of a tree that has only these modules."""
    for package in ("data", "queries", "dashboard"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    for name, line in {**dict.fromkeys(LAWS, ""), **LAWFUL, **files}.items():
        (folder / name).write_text(line + "\n", encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "300"},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_lawful_tree_keeps_every_law(tmp_path: Path) -> None:
    code, words = broken_laws(tmp_path, {})
    assert (code, words.count("KEPT")) == (0, 3), words


@pytest.mark.parametrize("module", LAWS)
def test_each_law_can_be_broken(module: str, tmp_path: Path) -> None:
    line, law = LAWS[module]
    code, words = broken_laws(tmp_path, {module: line})
    assert code == 1, words
    assert any(law in told and "BROKEN" in told for told in words.splitlines()), words
