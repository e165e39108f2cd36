"""Takes in files, folders and archives: each document is read once, accepted whole or not at all, and has its line in the summary.

What was accepted stays accepted, whatever happens next: batches are small, and each is one transaction of the ledger.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.archive import Member, is_archive, members
from data.ledger import Ledger
from data.mask import mask_file_name
from data.readers import MAX_BYTES, Unreadable, refuse_oversized
from data.readers.container import ZIP_MARKS
from data.reading import read_document
from data.reading_pool import Failure, Job, Reader, ReadingPool
from data.registry_file import (
    HEAD_BYTES,
    BrokenRow,
    RegistryFile,
    looks_like_registry,
    read_registry,
    workbook_is_registry,
)
from data.report import Agency, Reading
from data.store import Store

READ, KNOWN, IN_DOUBT, REFUSED = "read", "known", "in_doubt", "refused"
STATUSES = (READ, KNOWN, IN_DOUBT, REFUSED)

BATCH_DOCUMENTS = 200
BATCH_SECONDS = 2.0
BATCH_BYTES = 32 * 2**20
_LOOK_AHEAD = 200  # files whose sameness is asked of the ledger at once

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one row of a registry. `reason` is for the reader, `code` for machines."""

    path: str
    status: str  # one of STATUSES
    reason: str = ""
    code: str = ""
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A document to take in: how messages call it, the name it came by, and what reads its bytes when it is its turn."""

    shown: str
    file_name: str
    load: Callable[[], bytes]


@dataclass(slots=True)
class IngestSummary:
    """What became of all that was given, in its order, and how many agencies and other names a registry added."""

    outcomes: list[Outcome] = field(default_factory=list)
    agencies_added: int = 0
    aliases_added: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many files (or broken registry rows) had each status; every status is there."""
        counted = Counter(outcome.status for outcome in self.outcomes)
        return {status: counted[status] for status in STATUSES}

    @property
    def found_nothing(self) -> bool:
        """Whether there was no file at all to read."""
        return not self.outcomes


def ingest(
    paths: Sequence[Path],
    store: Store,
    registry: Sequence[Agency] = (),
    progress: Progress = lambda done, total, label: None,
    *,
    read: Reader = read_document,
    workers: int | None = None,
    wait_seconds: float = 60.0,
    on_wait: Callable[[str], None] = lambda message: None,
    keep_originals: bool = True,
) -> IngestSummary:
    """Take in every file under `paths`, in the order given and by name within a folder; those in archives as files of their own.

    `registry` rows, and those of any registry file among the files, are known before the first document is read.
    `progress(done, total, label)` counts files. Files beginning with a dot are passed over. Raises `StoreBusy` where
    another process keeps writing; every other trouble is the trouble of one file and stands in the summary.
    With `keep_originals` false the received bytes are read and forgotten.
    """
    summary = IngestSummary()
    with store.writer_lock(wait_seconds, on_wait), Ledger(store, keep_originals=keep_originals) as ledger:
        if registry:
            summary.agencies_added += ledger.add_agencies(registry, "registry")
        documents: list[Received] = []
        order: dict[str, int] = {}
        registries = _Registries(ledger, summary)
        for path in walk(paths):
            order[str(path)] = len(order)
            for found in _received(path, registries, summary):
                documents.append(found)
                order[found.shown] = len(order)
        registries.add_aliases()
        _Intake(ledger, summary, progress, len(documents)).take(documents, read, workers)
    # A registry's broken row is named FILE:LINE and stays behind its file.
    summary.outcomes.sort(key=lambda outcome: order.get(outcome.path, order.get(outcome.path.rpartition(":")[0], 0)))
    return summary


def read_again(
    store: Store,
    progress: Progress = lambda done, total, label: None,
    *,
    read: Reader = read_document,
    workers: int | None = None,
    wait_seconds: float = 60.0,
    on_wait: Callable[[str], None] = lambda message: None,
) -> IngestSummary:
    """Read the kept originals again whose reading is of another version of the rules; the older readings stay in the ledger."""
    summary = IngestSummary()
    with store.writer_lock(wait_seconds, on_wait), Ledger(store) as ledger:
        documents = [
            Received(file_name, file_name, (store.originals / document_id).read_bytes)
            for document_id, file_name in ledger.read_under_other_rules()
        ]
        _Intake(ledger, summary, progress, len(documents)).take(documents, read, workers)
    return summary


def import_registry(
    path: Path,
    store: Store,
    *,
    wait_seconds: float = 60.0,
    on_wait: Callable[[str], None] = lambda message: None,
) -> IngestSummary:
    """Take in one registry file, whatever its header looks like: a missing column is then told instead of read as text."""
    summary = IngestSummary()
    if (outcome := _refusal_by_look(path)) is not None:
        summary.outcomes.append(outcome)
        return summary
    with store.writer_lock(wait_seconds, on_wait), Ledger(store) as ledger:
        registries = _Registries(ledger, summary)
        registries.take(path)
        registries.add_aliases()
    return summary


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files under `paths`, each once, folders in order of name. A path that is not there is yielded too."""
    seen: set[Path] = set()
    for path in paths:
        found = _files_in(path) if path.is_dir() else iter([path])
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _files_in(folder: Path) -> Iterator[Path]:
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(directory, name) for name in sorted(files) if not _is_passed_over(name))


def _is_passed_over(name: str) -> bool:
    """Files that systems and editors leave in folders, and that nobody means to send."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")


def _received(path: Path, registries: _Registries, summary: IngestSummary) -> Iterator[Received]:
    """Yield the documents that a file is or holds; a registry is taken in at once, what must not be opened is refused."""
    if (outcome := _refusal_by_look(path)) is not None:
        summary.outcomes.append(outcome)
    elif _is_registry(path):
        registries.take(path)
    elif is_archive(path):
        yield from _in_archive(path, summary)
    else:
        yield Received(str(path), path.name, lambda: _bytes_of(path))


def _in_archive(path: Path, summary: IngestSummary) -> Iterator[Received]:
    held = 0
    for one in members(path, str(path)):
        held += 1
        if isinstance(one, Member):
            yield Received(f"{path}/{one.name}", f"{path.name}/{one.name}", one.load)
        else:
            where = str(one).partition(": ")[0]
            summary.outcomes.append(Outcome(where, REFUSED, str(one), one.code))
    if not held:
        words = f"{path}: ไม่มีไฟล์ในนี้ / there is no file in this archive"
        summary.outcomes.append(Outcome(str(path), REFUSED, words, "empty"))


def _bytes_of(path: Path) -> bytes:
    # A file that grew since it was looked at is still not read whole.
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    refuse_oversized(len(content), str(path))
    return content


def _refusal_by_look(path: Path) -> Outcome | None:
    """Refuse what must not be opened: what is not there, is no file, may not be read, or is too large."""
    shown = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Outcome(shown, REFUSED, f"{shown}: ไม่ใช่ไฟล์ / not a file", "not_a_file")
        if status.st_size > MAX_BYTES and not is_archive(path):
            refuse_oversized(status.st_size, shown)
        _head(path)
    except FileNotFoundError:
        return Outcome(shown, REFUSED, f"{shown}: ไม่พบ ตรวจชื่อและที่อยู่ / not found: check the name and place", "missing")
    except OSError as error:
        return Outcome(shown, REFUSED, f"{shown}: เปิดไม่ได้ ตรวจสิทธิ์ / cannot be opened: {error.strerror}", "os")
    except Unreadable as refusal:
        return Outcome(shown, REFUSED, str(refusal), refusal.code)
    return None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _is_registry(path: Path) -> bool:
    head = _head(path)
    if head.startswith(ZIP_MARKS):
        return path.stat().st_size <= MAX_BYTES and workbook_is_registry(path.read_bytes())
    return looks_like_registry(head)


@dataclass(slots=True)
class _Registries:
    """The registry files of one run: agencies are added at once, their other names when all agencies are known."""

    ledger: Ledger
    summary: IngestSummary
    with_aliases: list[tuple[str, RegistryFile, int]] = field(default_factory=list)

    def take(self, path: Path) -> None:
        shown = str(path)
        try:
            found = read_registry(path.read_bytes(), shown)
        except Unreadable as refusal:
            self.summary.outcomes.append(Outcome(shown, REFUSED, str(refusal), refusal.code))
            return
        added = self.ledger.add_agencies(found.agencies, shown)
        self.summary.agencies_added += added
        if found.aliases:
            self.with_aliases.append((shown, found, added))
        else:
            self._tell(shown, found, added, 0)

    def add_aliases(self) -> None:
        """Add the other names, but for those of agencies that nobody knows."""
        known = self.ledger.known_agencies() if self.with_aliases else set()
        for shown, found, agencies_added in self.with_aliases:
            for alias, line in zip(found.aliases, found.alias_lines, strict=True):
                if alias.agency_id not in known:
                    words = (
                        f"ไม่รู้จัก agency_id “{alias.agency_id}” ให้นำเข้าทะเบียนของหน่วยงานนี้ก่อน ดูรหัสด้วย ruam agencies list"
                    )
                    words += f" / unknown agency_id “{alias.agency_id}”: import its registry first; ruam agencies list shows the ids"
                    found.broken.append(BrokenRow(line.line, words, line.sheet))
            found.aliases = [alias for alias in found.aliases if alias.agency_id in known]
            added = self.ledger.add_aliases(found.aliases, shown)
            self.summary.aliases_added += added
            self._tell(shown, found, agencies_added, added)
        self.with_aliases = []

    def _tell(self, shown: str, found: RegistryFile, agencies_added: int, aliases_added: int) -> None:
        thai, english = [], []
        if found.agencies or not found.aliases:
            thai.append(f"ทะเบียนหน่วยงาน {len(found.agencies)} แถว เพิ่มหรือเปลี่ยน {agencies_added}")
            english.append(f"a registry of {len(found.agencies)} agencies, {agencies_added} new or changed")
        if found.aliases:
            thai.append(f"ชื่ออื่นของหน่วยงาน {len(found.aliases)} แถว เพิ่มหรือเปลี่ยน {aliases_added}")
            english.append(f"{len(found.aliases)} other names, {aliases_added} new or changed")
        words = f"{' '.join(thai)} / {', '.join(english)}"
        status = READ if agencies_added or aliases_added else KNOWN
        self.summary.outcomes.append(Outcome(shown, status, words, "registry"))
        self.summary.outcomes += [
            Outcome(f"{shown}:{row.place}", REFUSED, f"{shown}:{row.place}: {row.reason}", "registry_row")
            for row in sorted(found.broken, key=lambda row: (row.sheet, row.line))
        ]


@dataclass(slots=True)
class _Intake:
    """One run over documents: what is read and waits to be accepted, and since when."""

    ledger: Ledger
    summary: IngestSummary
    progress: Progress
    total: int
    done: int = 0
    batch: list[tuple[Job, str, Reading]] = field(default_factory=list)
    batch_bytes: int = 0
    batch_since: float = 0.0
    paths: dict[str, str] = field(default_factory=dict)  # document_id → the path it was first seen at in this run

    def take(self, documents: Sequence[Received], read: Reader, workers: int | None) -> None:
        self.progress(0, self.total, "")
        # A worker takes half a second to start: it has to be worth some documents. The ledger's part of the work, in this
        # process, is small beside the reading.
        needed = min(workers or os.cpu_count() or 1, 1 + self.total // 10)
        agencies = [*self.ledger.registry(), *self.ledger.agencies_with_aliases()]
        with ReadingPool(read, agencies, needed, aliases=self.ledger.aliases()) as pool:
            for job, result in pool.read(self._jobs(documents)):
                if isinstance(result, Failure):
                    # A reader knows a document by its name, a person by its path.
                    path = self.paths[job.key]
                    reason = path + result.message.removeprefix(job.file_name)
                    self._tell(Outcome(path, REFUSED, reason, result.code, job.key))
                else:
                    self._hold(job, result)
                if self._is_due():
                    self._accept()
        self._accept()

    def _jobs(self, documents: Sequence[Received]) -> Iterator[Job]:
        """The documents that the ledger does not know yet, read from the disk a few at a time."""
        ahead: list[tuple[str, Job]] = []
        ahead_bytes = 0
        for one in documents:
            if (content := self._content(one)) is None:
                continue
            ahead.append((one.shown, Job(hashlib.sha256(content).hexdigest(), content, one.file_name)))
            ahead_bytes += len(content)
            if len(ahead) >= _LOOK_AHEAD or ahead_bytes >= BATCH_BYTES:
                yield from self._unknown(ahead)
                ahead, ahead_bytes = [], 0
        yield from self._unknown(ahead)

    def _content(self, one: Received) -> bytes | None:
        try:
            return one.load()
        except OSError as error:
            words = f"{one.shown}: เปิดไม่ได้ / cannot be opened: {error.strerror}"
            self._tell(Outcome(one.shown, REFUSED, words, "os"))
        except Unreadable as refusal:
            self._tell(Outcome(one.shown, REFUSED, str(refusal), refusal.code))
        return None

    def _unknown(self, ahead: Sequence[tuple[str, Job]]) -> Iterator[Job]:
        known = self.ledger.known(job.key for _, job in ahead)
        for path, job in ahead:
            if job.key in self.paths:
                words = f"เนื้อหาเดียวกับ / the same content as {self.paths[job.key]}"
                self._tell(Outcome(path, KNOWN, words, "same_content", job.key))
            elif job.key in known:
                self._tell(Outcome(path, KNOWN, "", "", job.key))
            else:
                self.paths[job.key] = path
                yield job

    def _hold(self, job: Job, reading: Reading) -> None:
        if not self.batch:
            self.batch_since = time.monotonic()
        self.batch.append((job, self.paths[job.key], reading))
        self.batch_bytes += len(job.content)

    def _is_due(self) -> bool:
        if not self.batch:
            return False
        return (
            len(self.batch) >= BATCH_DOCUMENTS
            or self.batch_bytes >= BATCH_BYTES
            or time.monotonic() - self.batch_since >= BATCH_SECONDS
        )

    def _accept(self) -> None:
        batch, self.batch, self.batch_bytes = self.batch, [], 0
        if not batch:
            return
        try:
            self._accept_all(batch)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 — one reading that cannot be stored must not keep out the others
            self._accept_one_by_one(batch, error)
        else:
            for held in batch:
                self._tell_accepted(held)

    def _accept_one_by_one(self, batch: list[tuple[Job, str, Reading]], error: Exception) -> None:
        if len(batch) > 1:
            for held in batch:
                try:
                    self._accept_all([held])
                except OSError:
                    raise
                except Exception as own_error:  # noqa: BLE001 — told as the refusal of this document
                    self._accept_one_by_one([held], own_error)
                else:
                    self._tell_accepted(held)
            return
        _, path, reading = batch[0]
        words = f"{path}: บันทึกไม่ได้ ให้แจ้งผู้ดูแลพร้อมเอกสาร / cannot be stored, report it with the document: {error}"
        self._tell(Outcome(path, REFUSED, words, "not_stored", reading.document.document_id))

    def _accept_all(self, batch: list[tuple[Job, str, Reading]]) -> None:
        contents = {job.key: job.content for job, _, _ in batch}
        # The source is stored: the path may name a person.
        self.ledger.accept([reading for _, _, reading in batch], contents, mask_file_name(batch[0][1]))

    def _tell_accepted(self, held: tuple[Job, str, Reading]) -> None:
        _, path, reading = held
        status = IN_DOUBT if reading.doubts else READ
        self._tell(Outcome(path, status, "; ".join(reading.doubts), "", reading.document.document_id))

    def _tell(self, outcome: Outcome) -> None:
        self.summary.outcomes.append(outcome)
        self.done += 1
        self.progress(self.done, self.total, Path(outcome.path).name)
