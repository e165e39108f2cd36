"""The functions that the models of the search index call: texts cut into words, columns of texts at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa

from data import thai_words
from data.thai_words import CutTexts

# What DuckDB is told that each function returns. A word is a number until it is asked for: there are few, and they stand
# millions of times.
CUT_WORDS = "STRUCT(number INTEGER, starts_at INTEGER)[]"
NUMBERED_WORD = "VARCHAR"
WORD_PARTS = "VARCHAR[]"
# Processes take a second to start: as long as these texts do.
_TEXTS_ALONE = 50_000


class WordCutter:
    """Cuts texts into words, on all cores once there are many. Use as a context manager."""

    def __init__(self, workers: int | None = None, texts_alone: int = _TEXTS_ALONE) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._texts_alone = texts_alone
        self._pool: ProcessPoolExecutor | None = None
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        # DuckDB's threads all come at once: Python's own turn them so often that two are slower than one.
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def expect(self, texts: int) -> None:
        """Let the processes start meanwhile, where so many texts are worth it."""
        if texts > self._texts_alone and self._workers > 1:
            self._texts_alone = 0
            pool = self._started()
            for _ in range(self._workers):
                pool.submit(cut_texts, pa.array(["ประชาคม"]))

    def cut_words(self, texts: pa.ChunkedArray) -> pa.Array:
        """The words of each text by their numbers, with the place of their first letter; see `data.thai_words.cut`."""
        given = texts.combine_chunks()
        if self._texts_alone > 0 or self._workers == 1:
            self._texts_alone -= len(given)
            with self._lock:
                return self._numbered(cut_texts(given))
        share = -(-len(given) // self._workers)
        shares = [given.slice(at, share) for at in range(0, len(given), share)]
        with self._lock:
            pool = self._started()
        parts = list(pool.map(cut_texts, shares))
        with self._lock:
            return pa.concat_arrays([self._numbered(part) for part in parts])

    def numbered_word(self, numbers: pa.ChunkedArray) -> pa.Array:
        """The word that each number of `cut_words` stands for."""
        return pa.array([self._words[number] for number in numbers.to_pylist()], pa.string())

    @staticmethod
    def word_parts(words: pa.ChunkedArray) -> pa.Array:
        """The words within each word; see `data.thai_words.parts`."""
        return pa.array([thai_words.parts(word) for word in words.to_pylist()], pa.list_(pa.string()))

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: DuckDB has threads here.
            self._pool = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c_to_the_parent
            )
        return self._pool

    def _numbered(self, part: CutTexts) -> Any:
        """An Arrow array of lists of (number, starts_at), one for each text; the numbers are those of this cutter."""
        for word in part.words:
            if word not in self._numbers:
                self._numbers[word] = len(self._words)
                self._words.append(word)
        own = np.array([self._numbers[word] for word in part.words], np.int32)
        ends = np.concatenate(([0], np.cumsum(part.counts))).astype(np.int32)
        pairs = pa.StructArray.from_arrays(
            [pa.array(own[part.numbers], pa.int32()), pa.array(part.places, pa.int32())], ["number", "starts_at"]
        )
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pairs)


def cut_texts(texts: pa.Array) -> CutTexts:
    """Runs in a process of its own: what is sent there and back is columns."""
    return thai_words.cut_many(texts.to_pylist())


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
