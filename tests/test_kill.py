"""Kill -9 at any moment: nothing accepted is lost, nothing is half there, and what is published opens.

Run as a script this file is the process that gets killed: it imports everything once, then forks a child for each
line it is given, so that fifty children cost fifty forks and not fifty starts of Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.ledger import Ledger
from data.report import Reading
from data.store import Store
from queries.warehouse import Warehouse, build, published_path
from tests.factory import activity, agency, contents, group, reading, report, step

KILLS = 50
KILLS_IN_ONE_STORE = 10
# Half of the children are killed within these seconds of beginning to ingest, half of beginning to build: a moment
# counted from birth alone would fall into one or the other by the speed of the machine.
MOMENTS = {"ingesting": 0.5, "building": 0.4}
YOUNG = 0.05
BATCHES_BEFORE_A_BUILD = 4
DOCUMENTS_IN_A_BATCH = 3

# What each fabricated document has: any other number of rows for it means that half of it is there.
ROWS_OF_ONE = {"report": 1, "activity": 2, "participant_group": 3, "issue": 2, "result": 1, "follow_through": 2}


def fabricated(name: str) -> Reading:
    """A document with the rows that ROWS_OF_ONE counts."""
    first = activity(
        issues=["ไฟฟ้าดับ", "ถนนชำรุด"],
        results=["เห็นชอบ"],
        groups=[group("กำนัน", "village_head", "external", 2), group("อสม.", "health_volunteer", "external")],
        follow_through=[step("มอบหมายกองช่าง", 3), step("ซ่อมแล้ว", 6)],
    )
    second = activity("อบรม", kind="training", mode="do", groups=[group("เยาวชน", "youth", "external", 40)])
    return reading(f"รายงานการมีส่วนร่วม {name}", report(first, second, of=agency(f"agency {name}")))


def work(home: Path, name: str, log: Path) -> None:
    """Ingest and build without end; say in `log` what one is at, and what was accepted only after it was."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(*words: str) -> None:
        os.write(descriptor, (" ".join(words) + "\n").encode())

    store, number = Store(home), 0
    while True:
        say("ingesting")
        with store.writer_lock(5.0), Ledger(store) as ledger:
            for _ in range(BATCHES_BEFORE_A_BUILD):
                batch = [fabricated(f"{name}-{number + i}") for i in range(DOCUMENTS_IN_A_BATCH)]
                number += len(batch)
                ledger.accept(batch, contents(*batch), name)
                say("accepted", *(one.document.document_id for one in batch))
        say("building")
        say("built", build(store, wait_seconds=5.0).name)


def fork_children() -> None:
    """For each line `home name log` on standard input fork one that works; say its pid, and then that it is dead."""
    for line in sys.stdin:
        home, name, log = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            try:
                work(Path(home), name, Path(log))
            except BaseException as error:
                os.write(2, f"child failed: {error!r}\n".encode())
            finally:
                os._exit(1)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else -1, flush=True)


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def live_and_die(nursery: subprocess.Popen[str], home: Path, name: str, log: Path, phase: str, delay: float) -> None:
    """Let a child work until it says `phase`, and `delay` seconds more, then kill it."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{home}\t{name}\t{log}\n")
    nursery.stdin.flush()
    pid = int(nursery.stdout.readline())
    deadline = time.monotonic() + 20
    while not (log.exists() and phase in log.read_text()) and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(delay)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    assert int(nursery.stdout.readline()) == signal.SIGKILL, "the child ended by itself"


def check_ledger(store: Store, accepted: set[str]) -> int:
    """Everything said to be accepted is there, whole, with its bytes; returns how many documents there are."""
    with store.writer_lock(1.0), Ledger(store) as ledger:
        ask = ledger._open_connection()
        held = {name for (name,) in ask.execute("select document_id from ledger.document").fetchall()}
        assert accepted <= held, "an accepted document is lost"
        assert ledger.known(accepted) == accepted
        assert (
            ask.execute(
                "select batch_id from ledger.batch left join ledger.document using (batch_id) group by batch_id"
                f" having count(document_id) <> {DOCUMENTS_IN_A_BATCH}"
            ).fetchall()
            == []
        ), "a batch is half there"
        assert ask.execute("select count(*) from ledger.reading").fetchall() == [(len(held),)]
        for table, rows in ROWS_OF_ONE.items():
            assert (
                ask.execute(
                    f"select reading_id from ledger.reading left join ledger.{table} as child using (reading_id)"
                    f" group by reading_id having count(child.reading_id) <> {rows}"
                ).fetchall()
                == []
            ), f"a document has half of its {table} rows"
    for name in held:
        assert hashlib.sha256((store.originals / name).read_bytes()).hexdigest() == name
    return len(held)


def check_published(store: Store, built: list[str], documents: int) -> None:
    """The pointer's generation opens, is whole, and is not older than the last one said to be built."""
    path = published_path(store)
    if path is None:
        assert built == [], "a published generation is lost"
        return
    opened = Warehouse.open_path(path)
    assert not built or opened.generation >= built[-1]
    counted = opened.query(
        "select (select documents from meta) as documents, (select count(*) from document) as published,"
        " (select count(*) from report where is_current) as reports,"
        " (select sum(activities) from activity_fact)::int as activities,"
        " (select count(*) from participant_group) as groups"
    ).iloc[0]
    assert counted["documents"] == counted["published"] == counted["reports"] <= documents
    assert counted["activities"] == 2 * counted["documents"]
    assert counted["groups"] == 3 * counted["documents"]


@pytest.mark.timeout(240)
def test_fifty_kills_lose_nothing_and_leave_nothing_half(tmp_path: Path, nursery: subprocess.Popen[str]) -> None:
    chance = random.Random(2569)
    last_words: Counter[str] = Counter()
    for first in range(0, KILLS, KILLS_IN_ONE_STORE):
        store = Store(tmp_path / f"home-{first}")
        accepted: set[str] = set()
        built: list[str] = []
        for kill in range(first, first + KILLS_IN_ONE_STORE):
            phase = "ingesting" if kill % 2 == 0 else "building"
            # The first in a store dies young, while ledger and directories are being made.
            delay = chance.uniform(0, YOUNG if kill == first else MOMENTS[phase])
            log = tmp_path / f"log-{kill}"
            live_and_die(nursery, store.home, f"{kill}", log, phase, delay)
            lines = [line.split() for line in log.read_text().splitlines()]
            last_words[lines[-1][0]] += 1
            accepted |= {name for word, *names in lines if word == "accepted" for name in names}
            built += [names[0] for word, *names in lines if word == "built"]
            documents = check_ledger(store, accepted)
            check_published(store, built, documents)
        assert len(accepted) > 0
        made = build(store)
        check_published(store, [made.name], documents)
        assert Warehouse.open_path(made.path).query("select count(*) as n from document")["n"][0] == documents
        assert not list(store.warehouse_dir.glob("building-*")), "what killed builds left is swept"
        assert len(list(store.warehouse_dir.glob("warehouse-*.duckdb"))) <= 3
    assert last_words["building"] >= 5, last_words
    assert last_words["ingesting"] + last_words["accepted"] >= 5, last_words


if __name__ == "__main__":
    import pandas as pd  # noqa: F401  what DuckDB would import in each child

    fork_children()
