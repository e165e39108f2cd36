"""What is made once, however many want it, and what Python works out for one after the other."""

from __future__ import annotations

import gc
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
# New objects after which cycles are looked for. A page makes thousands, and no cycle; Python's own 700 are a script's.
_NEW_OBJECTS = 20_000


class _Turns:
    """A lock that those who wait for it get in the order in which they came. Python's own goes to whoever is quickest."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._mutex:
            if not self._is_taken:
                self._is_taken = True
                return
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        gate.acquire()

    def __exit__(self, *_: object) -> None:
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


_TURNS = _Turns()


def in_turn(work: Callable[[], T]) -> T:
    """What `work` gives, done when all that was asked for before it is done. It must not ask for a turn itself.

    Python runs one thread at a time: of many who work at once each is done when nearly all are, in turn the first are done
    at once. Whatever waits elsewhere, as for DuckDB, has no place here.
    """
    with _TURNS:
        return work()


def settle() -> None:
    """Let what is loaded by now be: to look through all of it for cycles kept 32 readers waiting as long as their answers."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


class Made(Generic[T]):
    """What the first who comes makes, and all others wait for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._making = threading.Lock()

    def __call__(self) -> T:
        """What is made, once. Where making it fails, whoever comes next tries again."""
        if self._make is not None:
            with self._making:
                if self._make is not None:
                    self._found = self._make()
                    self._make = None
        return self._found
