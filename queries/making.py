"""What is made once however many want it, and what is begun before it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
# DuckDB answers without Python's lock: two threads more keep a second core at it while a page is drawn.
_HELPERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="ruam-ahead")
# As many as one page begins: among many readers each core has its work already, and nothing is gained by waiting in line.
MOST_BEGUN = 8
_free = threading.BoundedSemaphore(MOST_BEGUN)


class Made(Generic[T]):
    """What the first who comes makes, and all others wait for: so that nobody waits for what nobody has begun."""

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


def begin(*makes: Callable[[], object]) -> None:
    """Begin what will soon be asked for, beside what goes on; what the helpers have no time for is left to whoever asks.

    Where it fails, whoever then asks is told.
    """
    for make in makes:
        if _free.acquire(blocking=False):
            _HELPERS.submit(_quietly, make)


def _quietly(make: Callable[[], object]) -> None:
    try:
        with suppress(Exception):
            make()
    finally:
        _free.release()
