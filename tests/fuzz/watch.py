"""The watching side: hands cases to a child process, and says of each what became of it, whatever the child does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

ROOT = Path(__file__).resolve().parent.parent.parent
# Of the child's own time, so that a busy machine is not taken for a slow reader; twice what the largest case takes on a core that
# is throttled. What grows with the square of a document passes it by far.
SECONDS_A_CASE = 12.0
# And on the wall, after which it is not awaited: it may wait for something itself.
SECONDS_AWAITED = 60.0
_SECONDS_TO_START = 120.0


class Verdict(NamedTuple):
    """What became of a case: `read`, `archive` or a refusal's code, and what is wrong about it ('' where nothing is)."""

    code: str
    trouble: str
    seconds: float


class Watched:
    """A child process that reads documents in empty folders. Use as a context manager; it starts with the first case."""

    def __init__(self, judge: str = "tests.fuzz.child:judge", seconds_awaited: float = SECONDS_AWAITED) -> None:
        self._judge, self._awaited = judge, seconds_awaited
        self._folder = tempfile.TemporaryDirectory(prefix="ruam-fuzz-")
        self._child: subprocess.Popen[bytes] | None = None
        self._cases: Connection | None = None
        self._verdicts: Connection | None = None
        self._errors: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._folder.cleanup()

    def read(self, content: bytes, file_name: str) -> Verdict:
        """Have a document read; never raises for what the reading does."""
        if self._child is None:
            self._start()
        assert self._cases is not None
        assert self._verdicts is not None
        try:
            self._cases.send((content, file_name))
            if not self._verdicts.poll(self._awaited):
                return Verdict("", f"no answer within {self._awaited:.0f} seconds\n{self._stop()}", self._awaited)
            code, trouble, seconds, touched, left = self._verdicts.recv()
        except (EOFError, OSError):
            return Verdict("", f"the process died\n{self._stop()}", 0.0)
        if seconds > SECONDS_A_CASE:
            trouble += f"\n{seconds:.1f} seconds, at most {SECONDS_A_CASE:g} are allowed"
        if touched or left:
            for name in left:
                _take_away(Path(self._folder.name, "tmp", name))
            trouble += f"\ntouched {touched}, left behind {left}"
        if found := self.strewn():
            trouble += f"\nfiles where none belong: {found}"
        return Verdict(code, trouble.strip(), seconds)

    def strewn(self) -> list[str]:
        """What lies in the folder that the child works in, and in its home, where nothing may; takes it away."""
        root = Path(self._folder.name)
        found = [path for folder in ("work", "home") for path in (root / folder).iterdir()]
        for path in found:
            # The next case is not to answer for this one.
            _take_away(path)
        return [str(path) for path in found]

    def _start(self) -> None:
        root = Path(self._folder.name)
        for name in ("work", "home", "tmp", "ruam"):
            (root / name).mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(root / "home"),
            "TMPDIR": str(root / "tmp"),
            "RUAM_HOME": str(root / "ruam"),
        }
        cases, to_child = os.pipe()
        from_child, verdicts = os.pipe()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 — closed when the child ends
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", str(cases), str(verdicts), self._judge],
            cwd=root / "work",
            env=environment,
            pass_fds=(cases, verdicts),
            stdin=subprocess.DEVNULL,
            stdout=self._errors,
            stderr=self._errors,
        )
        os.close(cases)
        os.close(verdicts)
        self._cases, self._verdicts = Connection(to_child, readable=False), Connection(from_child, writable=False)
        if not self._verdicts.poll(_SECONDS_TO_START):
            raise RuntimeError(f"the reading process did not start\n{self._stop()}")
        assert self._verdicts.recv() == "ready"

    def _stop(self) -> str:
        """End the child; return what it last said: where it stood, for one that hung."""
        child, self._child = self._child, None
        if child is None:
            return ""
        if self._cases is not None:
            self._cases.close()
        try:
            child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            # The child's fault handler then tells where it stands.
            child.send_signal(signal.SIGABRT)
            try:
                child.wait(timeout=5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._verdicts is not None:
            self._verdicts.close()
        assert self._errors is not None
        self._errors.seek(0)
        said = self._errors.read()[-4000:].decode(errors="replace")
        self._errors.close()
        return f"ended with {child.returncode}\n{said}"


def _take_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
