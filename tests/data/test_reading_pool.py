"""A document that kills or stalls its reader is told as such, in its place, and harms no other."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.reading import read_document
from data.reading_pool import Failure, Job, ReadingPool
from data.report import Agency, Reading
from tests.fuzz.hostile import form_in_itself

READER = """
import os, time
from data.readers import Unreadable
from data.report import Document, Reading

def read(content, file_name, registry):
    if content == b"die":
        os._exit(7)
    if content == b"stall":
        time.sleep(600)
    if content == b"raise":
        raise ValueError("a rule stumbled")
    if content == b"refuse":
        raise Unreadable(f"{file_name}: no", code="empty")
    return Reading(Document(content.decode(), file_name, "text/plain", None, len(content), str(len(registry))))
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A reader in a module of its own: a spawned worker has to be able to import it."""
    (tmp_path / "stand_in_reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("stand_in_reader").read
    sys.modules.pop("stand_in_reader", None)


def read(pool: ReadingPool, *contents: str) -> list[str]:
    """What each content yields: itself where it was read, else the code of its failure."""
    jobs = [Job(str(key), content.encode(), f"{key}.txt") for key, content in enumerate(contents)]
    results = list(pool.read(jobs))
    assert [job for job, _ in results] == jobs
    return [result.code if isinstance(result, Failure) else result.document.document_id for _, result in results]


def test_results_come_in_order(reader: Any) -> None:
    contents = [f"d{number}" for number in range(100)]
    with ReadingPool(reader, [], workers=2) as pool:
        assert read(pool, *contents) == contents


def test_workers_know_the_registry(reader: Any) -> None:
    registry = [Agency("a", "sao", "อบต.ก", "อบต.ก"), Agency("b", "sao", "อบต.ข", "อบต.ข")]
    with ReadingPool(reader, registry, workers=1) as pool:
        ((_, result),) = pool.read([Job("k", b"x", "x.txt")])
    assert not isinstance(result, Failure)
    assert result.document.text == "2"


def test_failures_stay_with_their_document(reader: Any) -> None:
    with ReadingPool(reader, [], workers=2) as pool:
        assert read(pool, "a", "raise", "b", "die", "c", "refuse", "die", "d") == [
            "a", "error", "b", "crash", "c", "empty", "crash", "d",
        ]  # fmt: skip


def test_a_stalled_document_is_given_up(reader: Any) -> None:
    with ReadingPool(reader, [], workers=2, seconds_a_document=3) as pool:
        assert read(pool, "a", "stall", "b", "c") == ["a", "stall", "b", "c"]


def test_a_failure_says_what_to_do(reader: Any) -> None:
    with ReadingPool(reader, [], workers=1) as pool:
        ((_, failure),) = pool.read([Job("k", b"die", "โฟลเดอร์/x.txt")])
    assert isinstance(failure, Failure)
    assert failure.message.startswith("โฟลเดอร์/x.txt: ")
    assert "report it" in failure.message


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from data.reading_pool import Job, ReadingPool
from stand_in_reader import read
if __name__ == "__main__":
    with ReadingPool(read, [], workers=2) as pool:
        results = pool.read(Job(str(i), b"stall" if i else b"a", "x") for i in range(9))
        next(results)
        print(*pool._executor._processes, flush=True)
        next(results)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_no_worker_outlives_a_killed_parent(reader: Any, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.replace("for i in range(9)", "for i in range(17)"), encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while any(is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(is_alive(worker) for worker in workers)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A dead child that init has not buried yet is dead all the same.
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps count of a process's memory")
def test_a_document_that_fills_the_memory_harms_no_other() -> None:
    # Two kilobytes that a reader of PDFs takes all the memory for, until there is none.
    jobs = [Job("1", form_in_itself(), "1.pdf"), Job("2", "รายงานการมีส่วนร่วม".encode(), "2.txt")]
    with ReadingPool(read_document, [], workers=1, seconds_a_document=60, bytes_a_document=1 << 28) as pool:
        (_, first), (_, second) = pool.read(jobs)
    assert isinstance(first, Failure)
    assert first.code == "crash"
    assert isinstance(second, Reading)


def test_documents_are_handed_out_ahead_by_number_and_by_size(reader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def jobs() -> Iterator[Job]:
        for number in range(12):
            taken.append(str(number))
            yield Job(str(number), b"123456", f"{number}.txt")

    monkeypatch.setattr("data.reading_pool._WAITING_A_WORKER", 4)
    with ReadingPool(reader, [], workers=2) as pool:
        results = pool.read(jobs())
        next(results)
        assert len(taken) == 8
        assert sum(1 for _ in results) == 11
    taken.clear()
    # Three of six bytes are more than fifteen: the first of them is awaited.
    monkeypatch.setattr("data.reading_pool._BYTES_WAITING", 15)
    with ReadingPool(reader, [], workers=2) as pool:
        results = pool.read(jobs())
        next(results)
        assert len(taken) == 3
        assert sum(1 for _ in results) == 11


def test_those_behind_a_document_that_kills_are_all_read(reader: Any) -> None:
    contents = ["die", *(f"d{number}" for number in range(30))]
    with ReadingPool(reader, [], workers=2) as pool:
        assert read(pool, *contents) == ["crash", *contents[1:]]
