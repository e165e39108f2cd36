"""How much memory a run of `ruam` holds; and taking in many documents, how many in a second."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from data.readers import decode
from tests.bench.reading import codec_of

_ROOT = Path(__file__).resolve().parent.parent.parent
_SECONDS_BETWEEN = 0.2
_NUMBER = re.compile(r"(?<=[ก-๙ ])\d{1,3}(?= คน)")


class Run(NamedTuple):
    """One run of `ruam`: its wall time, and the most memory that it and its workers held at once, in bytes."""

    seconds: float
    peak: int


def can_measure() -> bool:
    """Whether this system tells what memory a process holds while it runs."""
    return Path("/proc/self/status").exists()


def ingest(folder: Path, home: Path) -> Run:
    """Take in a folder into an empty store, without a build."""
    # Refused ones and ones in doubt are among the demonstration's.
    return watched(["ingest", str(folder), "--no-build", "--json"], home, well=(0, 3, 7))


def watched(arguments: Sequence[str], home: Path, well: Sequence[int] = (0,)) -> Run:
    """Run the command line on a store, and look how much memory it and its workers hold. Raises where it does not end well."""
    environment = {**os.environ, "RUAM_HOME": str(home), "PYTHONPATH": str(_ROOT)}
    environment.pop("RUAM_LEDGER", None)
    command = [sys.executable, "-m", "dashboard.cli", *arguments]
    begun = time.perf_counter()
    # What it says grows with the documents and is nobody's here.
    run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while run.poll() is None:
        peak = max(peak, sum(resident(process) for process in _family(run.pid)))
        time.sleep(_SECONDS_BETWEEN)
    if run.returncode not in well:
        raise RuntimeError(f"ruam {arguments[0]} ended with {run.returncode}")
    return Run(time.perf_counter() - begun, peak)


def write_distinct(documents: Path, folder: Path, count: int) -> None:
    """Write so many documents made of those in `documents`, no two alike: each tells of other numbers of people."""
    folder.mkdir(parents=True)
    paths = sorted(path for path in documents.iterdir() if not path.name.startswith("."))
    told: dict[Path, tuple[str, str]] = {}
    for number, path in enumerate(islice(cycle(paths), count)):
        if path not in told:
            content = path.read_bytes()
            codec = codec_of(decode(content, path.name).encoding)
            told[path] = content.decode(codec, errors="replace"), codec
        text, codec = told[path]
        changed = f"{_NUMBER.sub(lambda _, n=number: str(20 + n % 900), text, count=1)}\n{number}\n"
        (folder / f"{number:06}{path.suffix}").write_bytes(changed.encode(codec, errors="replace"))


def _family(parent: int) -> Iterator[int]:
    """A process and all below it."""
    yield parent
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def resident(process: int) -> int:
    """Bytes of memory that a process holds now; 0 where this system does not tell."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
