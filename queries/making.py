"""What is made once, however many want it, and what Python works out for one after the other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
# New objects after which cycles are looked for. A page makes thousands, and no cycle; Python's own 700 are a script's.
_NEW_OBJECTS = 20_000
_TURNS = ThreadPoolExecutor(1, thread_name_prefix="ruam-in-turn")


def in_turn(work: Callable[[], T]) -> T:
    """What `work` gives, done when all that was asked for before it is done. It must not ask for a turn itself.

    Python runs one thread at a time: of many who work at once each is done when nearly all are, in turn the first are done
    at once. Whatever waits elsewhere, as for DuckDB, has no place here.
    """
    return _TURNS.submit(work).result()


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
