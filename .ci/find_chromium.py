"""Print the path of a Chromium or Chrome that Playwright can drive; exit code 1 where there is none.

Looked at in order: RUAM_CHROMIUM, the system's, Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_COMMANDS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium() -> str | None:
    """The path of a browser that exists and may be executed, or None."""
    named = os.environ.get("RUAM_CHROMIUM")
    candidates = [named] if named else [*(shutil.which(name) for name in _COMMANDS), *_MACOS, _of_playwright()]
    return next((path for path in candidates if path and os.access(path, os.X_OK) and Path(path).is_file()), None)


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    found = find_chromium()
    if found:
        print(found)
    sys.exit(0 if found else 1)
