"""The process that reads hostile documents: bounded in memory, watched from outside, and its own witness of what it touches.

Cases come in, verdicts go out, over two pipes: `python -m tests.fuzz.child IN OUT JUDGE`, two file descriptors and who reads.
"""

from __future__ import annotations

import dataclasses
import faulthandler
import importlib
import os
import pickle
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from data.archive import Member, is_archive, members
from data.readers import Unreadable
from data.reading import read_document
from data.report import Reading

# What one document may take beyond the program itself. A worker of the pool that takes more would be the system's victim.
MEMORY_A_DOCUMENT = 1 << 30
_MEMBERS_READ = 12  # of an archive, a case; the others are only listed
_LARGEST_NUMBER = 2**31 - 1  # of a column of the ledger

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    "os.mkdir os.rename os.remove os.rmdir os.link os.symlink os.truncate os.chmod os.chown os.utime os.setxattr "
    "os.mkfifo os.mknod shutil.copyfile shutil.move shutil.rmtree shutil.unpack_archive tempfile.mkstemp tempfile.mkdtemp".split()
)
# A reader asks nobody outside and starts no program.
_NEVER = frozenset("subprocess.Popen os.system os.exec os.posix_spawn os.fork socket.connect socket.bind".split())


class Witness:
    """Records what this process writes, makes, moves or takes away outside of the folders that it may.

    `may` are events of those that a reader never causes, and the command line does: it starts its readers.
    """

    def __init__(self, may: frozenset[str] | set[str] = frozenset()) -> None:
        self._never = _NEVER - may
        self._allowed = tuple(Path(os.environ[name]).resolve() for name in ("RUAM_HOME", "TMPDIR"))
        self._seen: list[str] = []
        sys.addaudithook(self._hear)

    def take(self) -> list[str]:
        """What was seen since the last time."""
        seen, self._seen = self._seen, []
        return seen

    def _hear(self, event: str, told: tuple[Any, ...]) -> None:
        if event in self._never:
            self._seen.append(f"{event} {told!r:.200}")
        elif event in _CHANGES or (event == "open" and isinstance(told[2], int) and told[2] & _WRITING):
            paths = (
                told[:2]
                if event in ("os.rename", "os.link", "os.symlink", "shutil.move", "shutil.copyfile")
                else told[:1]
            )
            self._seen += [f"{event} {path}" for path in paths if not self._may_write(path)]

    def _may_write(self, path: Any) -> bool:
        if isinstance(path, int):
            return True  # a file that is open already
        place = Path(os.fsdecode(path)).resolve()
        return any(place.is_relative_to(folder) for folder in self._allowed)


class Unsound(Exception):
    """A verdict that nobody could use: a message without the file's name, a span outside of the text."""


def judge(content: bytes, file_name: str) -> str:
    """Read a document, or an archive's; return the code of its refusal, or `read`. Raises whatever should not have been."""
    if is_archive(content):
        for number, one in enumerate(members(content, file_name)):
            if isinstance(one, Unreadable):
                _check_refusal(one, file_name)
            elif number < _MEMBERS_READ:
                _judge_member(one, file_name)
        return "archive"
    return _read(content, file_name)


def _judge_member(member: Member, file_name: str) -> None:
    try:
        content = member.load()
    except Unreadable as refusal:
        _check_refusal(refusal, file_name)
        return
    _read(content, f"{file_name}/{member.name}")


def _read(content: bytes, file_name: str) -> str:
    try:
        reading = read_document(content, file_name)
    except Unreadable as refusal:
        _check_refusal(refusal, file_name)
        return refusal.code
    check_reading(reading)
    return "read"


def _check_refusal(refusal: Unreadable, file_name: str) -> None:
    if not str(refusal).startswith(file_name) or ": " not in str(refusal) or not refusal.code.isidentifier():
        raise Unsound(f"a refusal that does not say what and where: {refusal.code!r} {str(refusal)!r:.200}")


def check_reading(reading: Reading) -> None:
    """Raise `Unsound` for a reading that could not travel to the ledger, or that points outside of its own text."""
    pickle.loads(pickle.dumps(reading))
    length = len(reading.document.text)
    for row in _rows(reading):
        for field in dataclasses.fields(row):
            value = getattr(row, field.name)
            if isinstance(value, str):
                value.encode()
            elif isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
                raise Unsound(f"{type(row).__name__}.{field.name} = {value} is no number of a column")
        start, end = getattr(row, "char_start", None), getattr(row, "char_end", None)
        if start is not None and end is not None and not 0 <= start <= end <= length:
            raise Unsound(f"{type(row).__name__} {start}:{end} is outside of a text of {length}")
    starts = [start for start, _ in reading.document.locators]
    if starts != sorted(starts) or any(not 0 <= start <= length for start in starts):
        raise Unsound("the locators are not in order, or outside of the text")


def _rows(value: Any) -> Iterator[Any]:
    if dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from _rows(getattr(value, field.name))
    elif isinstance(value, list):
        for one in value:
            yield from _rows(one)


def main() -> None:
    cases, verdicts = (Connection(int(descriptor)) for descriptor in sys.argv[1:3])
    module, _, name = sys.argv[3].partition(":")
    read = getattr(importlib.import_module(module), name)
    faulthandler.enable()
    judge("รายงานการมีส่วนร่วม".encode(), "warm-up.txt")
    _bound_memory()
    witness = Witness()
    verdicts.send("ready")
    while True:
        try:
            content, file_name = cases.recv()
        except EOFError:
            return
        begun = time.process_time()
        trouble = ""
        code = ""
        try:
            code = read(content, file_name)
        except BaseException:  # whatever it is, the parent names its case
            trouble = traceback.format_exc(limit=-12)
        seconds = time.process_time() - begun
        touched = witness.take()
        left = [path.name for path in Path(tempfile.gettempdir()).iterdir()]
        verdicts.send((code, trouble, seconds, touched, left))


def _bound_memory() -> None:
    used = 0
    statm = Path("/proc/self/statm")
    if statm.exists():
        used = int(statm.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY_A_DOCUMENT, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
