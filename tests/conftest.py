"""What all tests share: a store of their own, a browser where there is one, and a loud word on what did not run."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import data  # noqa: F401 — before openpyxl: it says how that reads XML

ROOT = Path(__file__).resolve().parent.parent

# On a loaded machine with two cores a deadline measures the neighbours, not the code.
settings.register_profile("ruam", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ruam")


@pytest.fixture
def ruam_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store that RUAM_HOME names, for this test alone."""
    home = tmp_path / "ruam-home"
    monkeypatch.setenv("RUAM_HOME", str(home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    return home


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser for Playwright's `executable_path`; skips, loudly at the end of the run, where there is none."""
    spec = importlib.util.spec_from_file_location("find_chromium", ROOT / ".ci" / "find_chromium.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find_chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here, and CI is where the browser tests must run")
        pytest.skip("NO BROWSER: install Chromium or set RUAM_CHROMIUM")
    return str(path)


def seeds_folder() -> Path | None:
    """The folder that holds `seeds` and `gold`, where it lies beside this project or RUAM_SEEDS names it."""
    candidates = [Path(os.environ["RUAM_SEEDS"])] if os.environ.get("RUAM_SEEDS") else [ROOT.parent / "shared"]
    return next((folder for folder in candidates if (folder / "gold").is_dir() and (folder / "seeds").is_dir()), None)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with the real reports and what a careful reader takes from them; skips loudly where it is absent."""
    folder = seeds_folder()
    if folder is None:
        pytest.skip(
            "NO SEEDS: put the real reports beside this project as ../shared, or name their folder in RUAM_SEEDS"
        )
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what could not run where nobody overlooks it: a skipped test that looks like a passed one helps no one."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("ไม่ได้ทดสอบ / NOT RUN", sep="!", red=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}", red=True)
