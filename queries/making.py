"""What is made once, however many want it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


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
