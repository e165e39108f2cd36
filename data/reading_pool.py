"""Reads many documents on all cores, in the order given; a document that kills or stalls its worker harms only itself."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from data.agencies import Registry
from data.mask import mask
from data.readers import Unreadable
from data.report import Agency, AgencyAlias, Reading

Reader = Callable[[bytes, str, Registry | None], Reading]

# Documents handed out ahead: as many as are read while a batch of those read before is stored, so that no core waits.
_WAITING_A_WORKER = 100
_BYTES_WAITING = 64 * 2**20  # or fewer, where they are large
_SECONDS_A_DOCUMENT = 120.0
# Beyond the program itself. A report of 50 MB needs half of it; a PDF of two kilobytes can ask for all there is, and the
# system would then end whatever it likes.
_BYTES_A_DOCUMENT = 2 << 30
_SECONDS_TO_START = 60.0  # on a machine that is busy with other things


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: `key` is handed back with the result."""

    key: str
    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not read, and why, in Thai and English. `code` is that of `Unreadable`, or crash or stall."""

    message: str
    code: str


class ReadingPool:
    """Worker processes that read documents. Use as a context manager; nothing starts before the first document."""

    def __init__(
        self,
        read: Reader,
        registry: Sequence[Agency],
        workers: int | None = None,
        seconds_a_document: float = _SECONDS_A_DOCUMENT,
        aliases: Sequence[AgencyAlias] = (),
        bytes_a_document: int = _BYTES_A_DOCUMENT,
    ) -> None:
        self._read = read
        self._registry, self._aliases = list(registry), list(aliases)
        self._workers = workers or os.cpu_count() or 1
        self._seconds = seconds_a_document
        self._bytes = bytes_a_document
        self._executor: ProcessPoolExecutor | None = None
        self._has_delivered = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop(kill=kind is not None)

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Reading | Failure]]:
        """Each job with its reading, or with why there is none, in the order of `jobs`."""
        waiting: deque[tuple[Job, Future[Reading | Failure]]] = deque()
        held = 0
        for job in jobs:
            waiting.append((job, self._submit(job)))
            held += len(job.content)
            while len(waiting) >= self._workers * _WAITING_A_WORKER or (held > _BYTES_WAITING and len(waiting) > 1):
                held -= len(waiting[0][0].content)
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def _first(self, waiting: deque[tuple[Job, Future[Reading | Failure]]]) -> tuple[Job, Reading | Failure]:
        job, future = waiting[0]
        try:
            result = self._result(future)
        except BrokenProcessPool:
            # Nobody knows which document did it: this one is read alone, and those behind it again.
            self._stop(kill=True)
            result = self._read_alone(job)
            self._submit_again(waiting)
        except TimeoutError:
            self._stop(kill=True)
            result = self._stalled(job)
            self._submit_again(waiting)
        waiting.popleft()
        return job, result

    def _result(self, future: Future[Reading | Failure]) -> Reading | Failure:
        allowed = self._seconds if self._has_delivered else self._seconds + _SECONDS_TO_START
        result = future.result(timeout=allowed)
        self._has_delivered = True
        return result

    def _read_alone(self, job: Job) -> Reading | Failure:
        try:
            return self._result(self._submit(job))
        except BrokenProcessPool:
            self._stop(kill=True)
            return Failure(
                f"{job.file_name}: โปรแกรมอ่านหยุดทำงานที่เอกสารนี้ เอกสารอื่นไม่กระทบ ให้แจ้งผู้ดูแลพร้อมเอกสาร"
                " / the reader died on this document, no other is affected: report it, with the document",
                "crash",
            )
        except TimeoutError:
            self._stop(kill=True)
            return self._stalled(job)

    def _stalled(self, job: Job) -> Failure:
        return Failure(
            f"{job.file_name}: อ่านไม่จบใน {self._seconds:.0f} วินาที เอกสารอื่นไม่กระทบ ให้แจ้งผู้ดูแลพร้อมเอกสาร"
            f" / not read within {self._seconds:.0f} seconds, no other is affected: report it, with the document",
            "stall",
        )

    def _submit_again(self, waiting: deque[tuple[Job, Future[Reading | Failure]]]) -> None:
        """Hand out anew what waits behind the first, whose pool is gone, but for what was read by then."""
        for position in range(1, len(waiting)):
            job, future = waiting[position]
            if not future.done() or future.cancelled() or future.exception() is not None:
                waiting[position] = (job, self._submit(job))

    def _submit(self, job: Job) -> Future[Reading | Failure]:
        if self._executor is None:
            self._executor, self._has_delivered = self._start(), False
        try:
            return self._executor.submit(_read_one, job.content, job.file_name)
        except BrokenProcessPool as error:
            failed: Future[Reading | Failure] = Future()
            failed.set_exception(error)
            return failed

    def _start(self) -> ProcessPoolExecutor:
        # Spawned, not forked: the parent has threads (DuckDB, the progress bar), and macOS spawns anyway.
        return ProcessPoolExecutor(
            self._workers,
            multiprocessing.get_context("spawn"),
            _begin_work,
            (self._read, self._registry, self._aliases, self._bytes),
        )

    def _stop(self, *, kill: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        if kill:
            processes: dict[int, Any] = dict(getattr(executor, "_processes", None) or {})
            for process in processes.values():
                with contextlib.suppress(OSError):
                    process.kill()
        executor.shutdown(wait=True, cancel_futures=True)


_reader: Reader | None = None
_agencies = Registry([])


def _begin_work(read: Reader, registry: list[Agency], aliases: list[AgencyAlias], bytes_a_document: int) -> None:
    global _reader, _agencies
    _reader, _agencies = read, Registry(registry, aliases)
    _bound_memory(bytes_a_document)
    # Ctrl-C is the parent's to answer; and a worker whose parent was killed must not stay behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _bound_memory(more: int) -> None:
    """Let this process take so many bytes more than it has, where the system keeps count (Linux does)."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource

    used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = used + more if hard == resource.RLIM_INFINITY else min(used + more, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_one(content: bytes, file_name: str) -> Reading | Failure:
    assert _reader is not None
    try:
        return _reader(content, file_name, _agencies)
    except Unreadable as refusal:
        return Failure(str(refusal), refusal.code)
    except Exception as error:  # noqa: BLE001 — whatever a rule stumbles over, the other documents go on
        reason = mask(str(error))[0]  # an error may quote the words it was raised at
        return Failure(
            f"{file_name}: กฎการอ่านผิดพลาดที่เอกสารนี้ ({type(error).__name__}: {reason}) ให้แจ้งผู้ดูแลพร้อมเอกสาร"
            f" / a reading rule failed on this document ({type(error).__name__}): report it, with the document",
            "error",
        )
