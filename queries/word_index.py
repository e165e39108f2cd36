"""What the models of the search index need of Python: texts cut into words, columns of texts at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data import thai_words
from data.thai_words import CutTexts

# What DuckDB is told that each function returns.
NUMBERED_WORD = "VARCHAR"
WORD_PARTS = "VARCHAR[]"
# Processes take a second to start: as long as these texts do.
_TEXTS_ALONE = 50_000
# Enough that sending them is nothing beside cutting them, few enough that no process is left waiting for the last.
_TEXTS_A_SHARE = 2_000


class WordCutter:
    """Cuts texts into words, on all cores once there are many. Use as a context manager."""

    def __init__(self, workers: int | None = None, texts_alone: int = _TEXTS_ALONE) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._texts_alone = texts_alone
        self._pool: ProcessPoolExecutor | None = None
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def expect(self, texts: int) -> None:
        """Start the processes, where so many texts are worth it: they load while something else is done."""
        if self._pool is None and texts > self._texts_alone and self._workers > 1:
            # Spawned, not forked: DuckDB has threads here.
            self._pool = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c_to_the_parent
            )
            for _ in range(self._workers):
                self._pool.submit(thai_words.cut_many, ["ประชาคม"])

    def begin(self, texts: pa.Table) -> Callable[[], pa.Table]:
        """Begin to cut texts (text_no, text); what is returned waits for their words (text_no, number, starts_at).

        See `data.thai_words.cut`. A word is a number until `numbered_word` is asked: there are few, and they stand millions
        of times.
        """
        # Sent as plain strings: a slice of a column takes the whole column with it.
        column = texts["text"].to_pylist()
        shares = [column[at : at + _TEXTS_A_SHARE] for at in range(0, len(column), _TEXTS_A_SHARE)]
        cut = thai_words.cut_many
        parts = map(cut, shares) if self._pool is None else self._pool.map(cut, shares)

        def words() -> pa.Table:
            found = list(parts)
            counts = np.concatenate([part.counts for part in found])
            return pa.table(
                {
                    "text_no": np.repeat(texts["text_no"].to_numpy(), counts),
                    "number": np.concatenate([self._own(part) for part in found]),
                    "starts_at": np.concatenate([part.places for part in found]),
                }
            )

        return words

    def numbered_word(self, numbers: pa.ChunkedArray) -> pa.Array:
        """The word that each number of `begin` stands for."""
        return pa.array([self._words[number] for number in numbers.to_pylist()], pa.string())

    @staticmethod
    def word_parts(words: pa.ChunkedArray) -> pa.Array:
        """The words within each word; see `data.thai_words.parts`."""
        return pa.array([thai_words.parts(word) for word in words.to_pylist()], pa.list_(pa.string()))

    def _own(self, part: CutTexts) -> npt.NDArray[np.int32]:
        """The numbers of words that a process gave, as the numbers of this cutter."""
        for word in part.words:
            if word not in self._numbers:
                self._numbers[word] = len(self._words)
                self._words.append(word)
        return np.array([self._numbers[word] for word in part.words], np.int32)[part.numbers]


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
