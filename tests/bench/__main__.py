"""make bench: one line a comparison: what, the ratio, its goal, and `ok` or `short` as the last word.

Ratios, because seconds tell of the machine; the two sides of each are measured in turns, in the same minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from data.demo import write_documents
from tests.bench.page import rerun_against_empty
from tests.bench.reading import reading_against_decoding

# Ten national years are 158,000 reports. Two cores are to read them in under four minutes: 3 ms a report, which is 220 times
# the 14 microseconds that decoding one takes. Measured 2026-11-20: 405 at first, 202 once patterns look where they can begin.
READING_GOAL = 220.0
# Measured the same day: 20 (60 ms against 3). Twelve would be some 36 ms: below the tenth of a second in which an answer
# feels like one's own doing, also for a few people at once on one core.
RERUN_GOAL = 12.0


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ruam-bench-") as name:
        home = Path(name)
        documents = home / "documents"
        for _ in write_documents(documents):
            pass
        count = sum(1 for _ in documents.iterdir())
        told(
            f"reading {count:,} demonstration documents / merely decoding them",
            *reading_against_decoding(documents),
            READING_GOAL,
        )
        environment = {**os.environ, "RUAM_HOME": str(home / "store")}
        environment.pop("RUAM_LEDGER", None)
        subprocess.run(
            [sys.executable, "-m", "dashboard.cli", "demo"], env=environment, check=True, capture_output=True
        )
        told(
            "one rerun of the overview page after a filter changed / of an empty page",
            *rerun_against_empty(home / "store"),
            RERUN_GOAL,
        )


def told(what: str, measured: float, against: float, goal: float) -> None:
    ratio = measured / against
    verdict = "ok" if ratio <= goal else "short"
    print(
        f"{what}: {measured * 1000:,.1f} ms / {against * 1000:,.1f} ms = {ratio:.1f}, goal at most {goal:g} {verdict}",
        flush=True,
    )


if __name__ == "__main__":
    main()
