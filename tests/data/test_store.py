"""One process writes at a time: the lock, whom it waits for, and that a dead holder frees it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data.store import DEFAULT_HOME, Store, StoreBusy, write_atomically

HOLDER = """
import sys, time
from pathlib import Path
from data.store import Store
with Store(Path(sys.argv[1])).writer_lock():
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(home: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds the lock, once this returns."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_environment_names_home_and_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUAM_HOME", str(tmp_path / "h"))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    store = Store.from_environment()
    assert store.home == tmp_path / "h"
    assert store.ledger_address == str(tmp_path / "h" / "ledger.duckdb")
    assert store.ledger_is_file

    monkeypatch.setenv("RUAM_LEDGER", "ducklake:postgres:dbname=ruam")
    store = Store.from_environment()
    assert store.ledger_address == "ducklake:postgres:dbname=ruam"
    assert not store.ledger_is_file

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUAM_LEDGER", "elsewhere/l.duckdb")
    store = Store.from_environment()
    assert store.ledger_address == str(tmp_path / "elsewhere" / "l.duckdb"), "the same from every directory"
    assert store.ledger_is_file

    monkeypatch.delenv("RUAM_HOME")
    assert Store.from_environment().home == DEFAULT_HOME


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    store = Store(tmp_path / "h")
    store.prepare()
    write_atomically(store.originals / "x", b"abc")
    for directory in (store.home, store.originals, store.warehouse_dir):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((store.originals / "x").stat().st_mode) == 0o600
    assert [path.name for path in store.originals.iterdir()] == ["x"]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pointer"
    write_atomically(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["pointer"]


def test_a_second_process_waits_and_then_writes(tmp_path: Path) -> None:
    holder = hold(tmp_path, 0.6)
    told: list[str] = []
    started = time.monotonic()
    with Store(tmp_path).writer_lock(10, told.append):
        waited = time.monotonic() - started
    holder.wait()
    assert 0.2 < waited < 5
    assert len(told) == 1
    assert str(holder.pid) in told[0], "the waiter says for whom it waits"


def test_a_second_process_gives_up_politely(tmp_path: Path) -> None:
    holder = hold(tmp_path, 30)
    try:
        with pytest.raises(StoreBusy, match=str(holder.pid)), Store(tmp_path).writer_lock(0.3):
            pytest.fail("two writers at a time")
    finally:
        holder.kill()
        holder.wait()


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    holder = hold(tmp_path, 30)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    store = Store(tmp_path)
    assert store.holder_path.exists(), "the killed process could not take its note away"
    with store.writer_lock(0.0):
        assert str(os.getpid()) in store.holder_path.read_text(encoding="utf-8")
    assert not store.holder_path.exists()


def test_the_lock_is_reentrant_and_outer_holds_to_the_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.writer_lock(0.0):
        with Store(tmp_path).writer_lock(0.0):
            pass
        assert store.holder_path.exists()
        waiter = subprocess.run(
            [sys.executable, "-c", HOLDER.replace("writer_lock()", "writer_lock(0.0)"), str(tmp_path), "0"],
            capture_output=True,
            text=True,
        )
        assert "StoreBusy" in waiter.stderr
    with store.writer_lock(0.0):
        pass


def test_an_error_inside_frees_the_lock(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="inside"), Store(tmp_path).writer_lock(0.0):
        raise RuntimeError("inside")
    hold(tmp_path, 0).wait()
