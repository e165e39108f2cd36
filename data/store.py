"""Where Ruam keeps what it was given and what it made, and the lock that lets one process write at a time."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

DEFAULT_HOME = Path(__file__).resolve().parent / "store"
POLL_SECONDS = 0.1


class StoreBusy(Exception):
    """Another process is writing, and did not finish within the time one was ready to wait."""


@dataclass(frozen=True)
class Store:
    """The paths inside one RUAM_HOME, and the address of its ledger.

    `ledger` is what DuckDB attaches: a file path, or an address such as `ducklake:…`; None means `home/ledger.duckdb`.
    Nothing is made on disk before `prepare()`.
    """

    home: Path
    ledger: str | None = None

    @classmethod
    def from_environment(cls) -> Store:
        """The store that RUAM_HOME and RUAM_LEDGER name; by default `data/store` of this installation."""
        home = Path(os.environ.get("RUAM_HOME") or DEFAULT_HOME).expanduser().resolve()
        store = cls(home=home, ledger=os.environ.get("RUAM_LEDGER") or None)
        if store.ledger is not None and store.ledger_is_file:
            return cls(home=home, ledger=str(Path(store.ledger).expanduser().resolve()))
        return store

    @property
    def ledger_path(self) -> Path:
        """The ledger file used where no other address is given."""
        return self.home / "ledger.duckdb"

    @property
    def ledger_address(self) -> str:
        """What DuckDB attaches under the name `ledger`."""
        return self.ledger or str(self.ledger_path)

    @property
    def ledger_is_file(self) -> bool:
        """Whether the address names a DuckDB file; `ducklake:…` or `md:…` name something else."""
        scheme, colon, _ = self.ledger_address.partition(":")
        return not (colon and len(scheme) > 1 and scheme.isalpha())

    @property
    def originals(self) -> Path:
        """The received bytes, one file a document, named by their SHA-256."""
        return self.home / "originals"

    @property
    def warehouse_dir(self) -> Path:
        """The published generations and the pointer to the current one."""
        return self.home / "warehouse"

    @property
    def pointer(self) -> Path:
        """One line: the file name of the generation that readers open."""
        return self.warehouse_dir / "current"

    @property
    def spill(self) -> Path:
        """Where the one writer puts what does not fit into memory; a killed one leaves it behind."""
        return self.home / "spill"

    @property
    def lock_path(self) -> Path:
        """The file whose lock the one writing process holds."""
        return self.home / "writer.lock"

    @property
    def holder_path(self) -> Path:
        """Who holds the lock. A killed process leaves it behind, so it only informs and never decides."""
        return self.home / "writer.json"

    def prepare(self) -> None:
        """Make the directories, readable by their owner only: reports may hold personal data."""
        for directory in (self.home, self.originals, self.warehouse_dir):
            if not directory.is_dir():
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)

    @contextmanager
    def writer_lock(
        self, wait_seconds: float = 60.0, on_wait: Callable[[str], None] = lambda message: None
    ) -> Iterator[None]:
        """Be the one writer; re-entrant within a thread. The system frees the lock when a process dies.

        `on_wait` is told, in Thai, for whom one waits: at once, and again when the holder changes.
        Raises StoreBusy when `wait_seconds` have passed.
        """
        self.prepare()
        # A singleton for each path makes the lock re-entrant: `ingest` holds it and calls `build`, which takes it too.
        lock = FileLock(self.lock_path, mode=0o600, is_singleton=True, fallback_to_soft=False)
        already_held = lock.is_locked
        self._acquire(lock, wait_seconds, on_wait)
        try:
            if not already_held:
                self._write_holder()
            yield
        finally:
            if not already_held:
                self.holder_path.unlink(missing_ok=True)
            lock.release()

    def _acquire(self, lock: Any, wait_seconds: float, on_wait: Callable[[str], None]) -> None:
        deadline = time.monotonic() + wait_seconds
        told: str | None = None
        while True:
            try:
                lock.acquire(blocking=False)
                return
            except Timeout:
                holder = self._holder()
            if told != holder:
                on_wait(f"กำลังรอ {holder} เขียนให้เสร็จ (รอไม่เกิน {wait_seconds:.0f} วินาที)")
                told = holder
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise StoreBusy(
                    f"ยังเขียนไม่ได้: {holder} กำลังเขียนอยู่ และรอครบ {wait_seconds:.0f} วินาทีแล้ว "
                    "ไม่มีอะไรเปลี่ยนแปลง ลองใหม่เมื่อโปรเซสนั้นเสร็จ"
                )
            time.sleep(min(POLL_SECONDS, remaining))

    def _write_holder(self) -> None:
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]]).strip() or "python"
        holder = {"pid": os.getpid(), "command": command, "since": datetime.now().astimezone().isoformat()}
        write_atomically(self.holder_path, json.dumps(holder, ensure_ascii=False).encode(), durable=False)

    def _holder(self) -> str:
        try:
            holder = json.loads(self.holder_path.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(holder["since"])
            return f"“{holder['command']}” (โปรเซส {int(holder['pid'])} เริ่มเมื่อ {since:%H:%M:%S} น.)"
        except (OSError, ValueError, KeyError, TypeError):
            # Between taking the lock and writing the note there is a moment without a name.
            return "อีกโปรเซสหนึ่ง"


def write_atomically(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put `content` at `path` whole or not at all, mode 0600. `durable` also makes it outlast a loss of power."""
    write_beside(path, content, durable=durable)
    if durable:
        sync_directory(path.parent)


def write_beside(path: Path, content: bytes, *, durable: bool = True) -> None:
    """As `write_atomically`, but leaves the directory to be synced by the caller: once for many files."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sync_file(path: Path) -> None:
    """Wait until the bytes of a closed file are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_directory(directory: Path) -> None:
    """Wait until the names in a directory are on the disk."""
    sync_file(directory)
