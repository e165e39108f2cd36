"""The watching is worth something: each misdeed of a reader is told, and the next document is read as if nothing had been."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.fuzz.watch import Verdict, Watched


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with Watched("tests.fuzz.misbehaving:judge", seconds_awaited=60) as child:
        yield child


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("raise", "ValueError: raise.txt"),
        ("die", "the process died"),
        ("spin", "seconds, at most 12 are allowed"),
        ("write", "open here.txt"),
        ("move", "os.rename"),
        ("leave", "left behind ['tmp"),
        ("call", "socket.connect"),
        pytest.param(
            "swell",
            "MemoryError",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps count of a process's memory"),
        ),
    ],
)
def test_a_misdeed_is_told(watched: Watched, deed: str, told: str) -> None:
    assert told in watched.read(deed.encode(), f"{deed}.txt").trouble
    verdict = watched.read(b"tidy", "next.txt")
    assert (verdict.code, verdict.trouble) == ("read", "")


def test_where_a_hang_stands_is_told() -> None:
    with Watched("tests.fuzz.misbehaving:judge", seconds_awaited=2) as child:
        told = child.read(b"hang", "hang.txt").trouble
        assert "no answer within 2 seconds" in told
        assert "misbehaving.py" in told
        assert child.read(b"", "next.txt") == Verdict("read", "", pytest.approx(0, abs=1))
