"""The first paint and the whole page in Chromium, cold and warm, against an empty Streamlit page."""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.bench.page import HERE, OVERVIEW, ROOT, server

_LOADS = 7
# Chromium itself calls home; that is not the page's doing.
_QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Chromium tells of it some frames later; until then it is not there.
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_DONE = "document.querySelector('[data-test-script-state=notRunning]') !== null"
_DRAWN = f"{_DONE} && document.querySelectorAll('.ruam-footer').length === 1"


class Paint(NamedTuple):
    """Median milliseconds from asking for a page to its first paint, and until all of it stands."""

    first: float
    whole: float


def chromium_path() -> str | None:
    """The browser to measure in, None where there is none."""
    found = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "find_chromium.py")], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None


def paints(home: Path, browser: str) -> dict[tuple[str, str], Paint]:
    """(page, cold or warm) → its paint, of the overview on the store `home` and of an empty page, taken in turns."""
    taken: dict[tuple[str, str], list[Paint]] = {}
    with (
        server(OVERVIEW, home) as overview,
        server(HERE / "empty_page.py", home) as empty,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser, args=_QUIET)
        pages = {"overview": (overview.port, _DRAWN), "empty": (empty.port, _DONE)}
        for _ in range(_LOADS):
            for name, (port, drawn) in pages.items():
                with _new(chromium) as context:
                    for state in ("cold", "warm"):
                        taken.setdefault((name, state), []).append(_load(context, port, drawn))
        chromium.close()
    return {
        key: Paint(statistics.median(p.first for p in found), statistics.median(p.whole for p in found))
        for key, found in taken.items()
    }


def _new(chromium: Browser) -> BrowserContext:
    return chromium.new_context(viewport={"width": 1440, "height": 1000})


def _load(context: BrowserContext, port: int, drawn: str) -> Paint:
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
    page.wait_for_function(drawn, polling="raf", timeout=120_000)
    whole = float(page.evaluate("performance.now()"))
    first = float(page.wait_for_function(_PAINTED).json_value())
    page.close()
    return Paint(first, whole)
