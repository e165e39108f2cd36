"""One rerun of the overview page against one of an empty page, as a browser's tab sees it."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.protocol import Tab

ROOT = Path(__file__).resolve().parent.parent.parent
_RERUNS = 40
_YEARS = ("2567", "2568")  # a rerun is what a changed filter asks for
_WARM_UP = 6
# Reruns that follow each other sooner wait for the network's delayed acknowledgement, on either page.
_SECONDS_BETWEEN = 0.12


def rerun_against_empty(home: Path) -> tuple[float, float]:
    """Median seconds of a rerun: of the overview page on the store `home`, and of an empty page. Taken in turns."""
    with ExitStack() as open_:
        overview_port = open_.enter_context(_server(ROOT / "dashboard" / "app.py", home))
        empty_port = open_.enter_context(_server(Path(__file__).with_name("empty_page.py"), home))
        overview, empty = open_.enter_context(Tab(overview_port)), open_.enter_context(Tab(empty_port))
        drawn = overview.rerun().elements
        if drawn < 10:
            raise RuntimeError(f"the overview page drew {drawn} elements only: is there data in {home}?")
        seconds: dict[str, list[float]] = {"overview": [], "empty": []}
        for turn in range(_WARM_UP + _RERUNS):
            overview.choose("filter_fiscal_years", [_YEARS[turn % 2]])
            for name, tab in (("overview", overview), ("empty", empty)):
                time.sleep(_SECONDS_BETWEEN)
                taken = tab.rerun().seconds
                if turn >= _WARM_UP:
                    seconds[name].append(taken)
    return statistics.median(seconds["overview"]), statistics.median(seconds["empty"])


@contextmanager
def _server(script: Path, home: Path) -> Iterator[int]:
    """A Streamlit server with the project's own settings; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    environment = {**os.environ, "RUAM_HOME": str(home), "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_it_answers(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")
