"""The overview in a tab, without a browser: against a page that does nothing, one of constant charts, and one written as is usual."""

from __future__ import annotations

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tests.bench.memory import resident
from tests.bench.protocol import Tab

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).parent
OVERVIEW = ROOT / "dashboard" / "app.py"
_RERUNS = 40
_YEARS = ("2567", "2568")  # a rerun is what a changed filter asks for
_WARM_UP = 6
# Nobody asks again at once, and what a rerun leaves to be done after its last message is done by then.
_SECONDS_BETWEEN = 0.12
SESSIONS = 50
_SECONDS_OF_THOUGHT = 5.0
_ACTIONS = 6
MANY_RERUNS = 2_000
_YEARS_FILTER, _KINDS_FILTER = "filter_fiscal_years", "filter_kinds"


class Server(NamedTuple):
    """A running server."""

    port: int
    process: int


class Filter(NamedTuple):
    """What is chosen of the years and of the kinds of agency, by place among the options."""

    years: tuple[int, ...]
    kinds: tuple[int, ...]


class Reruns(NamedTuple):
    """Median seconds of a rerun after a changed filter, of each page."""

    uncached: float
    cached: float
    floor: float
    usual: float


class Crowd(NamedTuple):
    """Seconds of a rerun: the median and p95 of one session alone, p95 of many, and how many reruns failed."""

    alone: float
    alone_p95: float
    p95: float
    failed: int


def rerun_against_empty(home: Path) -> tuple[float, float]:
    """Median seconds of a rerun: of the overview page on the store `home`, and of an empty page. Taken in turns."""
    with ExitStack() as open_:
        of_overview = open_.enter_context(server(OVERVIEW, home))
        of_empty = open_.enter_context(server(HERE / "empty_page.py", home))
        overview, empty = open_.enter_context(Tab(of_overview.port)), open_.enter_context(Tab(of_empty.port))
        drawn = overview.rerun().elements
        if drawn < 10:
            raise RuntimeError(f"the overview page drew {drawn} elements only: is there data in {home}?")
        seconds: dict[str, list[float]] = {"overview": [], "empty": []}
        for turn in range(_WARM_UP + _RERUNS):
            overview.choose(_YEARS_FILTER, [_YEARS[turn % 2]])
            for name, tab in (("overview", overview), ("empty", empty)):
                time.sleep(_SECONDS_BETWEEN)
                taken = tab.rerun().seconds
                if turn >= _WARM_UP:
                    seconds[name].append(taken)
    return statistics.median(seconds["overview"]), statistics.median(seconds["empty"])


def reruns(home: Path) -> Reruns:
    """A changed filter on the store `home`, in turns: an answer not asked for before, one that was, the floor, the usual page.

    The usual page has Streamlit's default settings, the others those of the project.
    """
    with ExitStack() as open_:
        elsewhere = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        servers = {
            "overview": open_.enter_context(server(OVERVIEW, home)),
            "floor": open_.enter_context(server(HERE / "floor_page.py", home)),
            "usual": open_.enter_context(server(HERE / "usual_page.py", home, folder=elsewhere)),
        }
        tabs = {name: open_.enter_context(Tab(found.port)) for name, found in servers.items()}
        new = _new_filters(tabs["overview"])
        seconds: dict[str, list[float]] = {"uncached": [], "cached": [], "floor": [], "usual": []}
        turns = [("uncached", "overview"), ("cached", "overview"), ("floor", "floor"), ("usual", "usual")]
        for turn, chosen in enumerate(new[: _WARM_UP + _RERUNS]):
            # Alternating between the last two asks for what was just answered.
            before = new[turn - 1] if turn else chosen
            for kind, name in turns:
                _choose(tabs[name], before if kind == "cached" else chosen)
                time.sleep(_SECONDS_BETWEEN)
                taken = tabs[name].rerun().seconds
                if turn >= _WARM_UP:
                    seconds[kind].append(taken)
    return Reruns(**{kind: statistics.median(taken) for kind, taken in seconds.items()})


def crowd(home: Path, sessions: int = SESSIONS) -> Crowd:
    """One session, then many at once, each changing a filter after five seconds of thought on average."""
    with server(OVERVIEW, home) as served:
        with Tab(served.port) as tab:
            new = _new_filters(tab)
            alone = []
            for chosen in new[: _RERUNS // 2]:
                _choose(tab, chosen)
                time.sleep(_SECONDS_BETWEEN)
                alone.append(tab.rerun().seconds)
        together: list[float] = []
        failed: list[BaseException] = []

        def reader(number: int) -> None:
            dice = random.Random(number)
            try:
                with Tab(served.port) as mine:
                    for _ in range(_ACTIONS):
                        time.sleep(dice.uniform(0, 2 * _SECONDS_OF_THOUGHT))
                        _choose(mine, dice.choice(new))
                        together.append(mine.rerun().seconds)
            except Exception as error:  # counted, and told
                failed.append(error)

        threads = [threading.Thread(target=reader, args=(number,)) for number in range(sessions)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return Crowd(statistics.median(alone), _p95(alone), _p95(together), len(failed))


def memory_over_reruns(home: Path) -> tuple[int, int]:
    """Bytes that the server holds after the first tenth of `MANY_RERUNS` reruns, and after all of them."""
    with server(OVERVIEW, home) as served, Tab(served.port) as tab:
        new = _new_filters(tab)
        held = []
        for turn in range(MANY_RERUNS):
            _choose(tab, new[turn % len(new)])
            tab.rerun()
            if turn + 1 in (MANY_RERUNS // 10, MANY_RERUNS):
                held.append(resident(served.process))
    return held[0], held[1]


def _new_filters(tab: Tab) -> list[Filter]:
    """Some years and some kinds of agency, as places among the options; in an order that says nothing, each once."""
    years, kinds = (range(len(tab.options(key))) for key in (_YEARS_FILTER, _KINDS_FILTER))
    found = [Filter(some, of) for some in _some(years) for of in _some(kinds) if some and of]
    random.Random(1).shuffle(found)
    if len(found) < _WARM_UP + _RERUNS:
        raise RuntimeError(
            f"{len(years)} years and {len(kinds)} kinds of agency are too few to ask for something new each time"
        )
    return found


def _some(places: range) -> list[tuple[int, ...]]:
    return [chosen for many in range(1, min(4, len(places) + 1)) for chosen in combinations(places, many)]


def _choose(tab: Tab, chosen: Filter) -> None:
    for key, places in ((_YEARS_FILTER, chosen.years), (_KINDS_FILTER, chosen.kinds)):
        options = tab.options(key)
        # A page without, say, "year not known" has fewer of them.
        tab.choose(key, list(dict.fromkeys(options[place % len(options)] for place in places)))


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


@contextmanager
def server(script: Path, home: Path, folder: Path = ROOT) -> Iterator[Server]:
    """A server of a script, with the settings of `folder`; the overview as `ruam serve` serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if script == OVERVIEW:
        command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port)]
    else:
        flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
        command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    environment = {**os.environ, "RUAM_HOME": str(home), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_it_answers(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")
