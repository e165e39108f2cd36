"""The functions that the models of the search index call: texts cut into words, columns of texts at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from data import thai_words

# What DuckDB is told that each function returns.
CUT_WORDS = "STRUCT(word VARCHAR, starts_at INTEGER)[]"
WORD_PARTS = "VARCHAR[]"
# Processes take a second to start: as long as these texts do.
_TEXTS_ALONE = 50_000


class WordCutter:
    """Cuts texts into words, on all cores once there are many. Use as a context manager."""

    def __init__(self, workers: int | None = None, texts_alone: int = _TEXTS_ALONE) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._texts_alone = texts_alone
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def cut_words(self, texts: pa.ChunkedArray) -> pa.Array:
        """The words of each text with the place of their first letter; see `data.thai_words.cut`."""
        given = texts.to_pylist()
        if self._texts_alone > 0 or self._workers == 1:
            self._texts_alone -= len(given)
            return cut_texts(given)
        if self._pool is None:
            # Spawned, not forked: DuckDB has threads here.
            self._pool = ProcessPoolExecutor(
                self._workers, multiprocessing.get_context("spawn"), initializer=_leave_ctrl_c_to_the_parent
            )
        share = -(-len(given) // self._workers)
        parts = self._pool.map(cut_texts, [given[at : at + share] for at in range(0, len(given), share)])
        return pa.concat_arrays(list(parts))

    @staticmethod
    def word_parts(words: pa.ChunkedArray) -> pa.Array:
        """The words within each word; see `data.thai_words.parts`."""
        return pa.array([thai_words.parts(word) for word in words.to_pylist()], pa.list_(pa.string()))


def cut_texts(texts: list[str]) -> Any:
    """An Arrow array of lists of (word, starts_at), one for each text."""
    words: list[str] = []
    places: list[int] = []
    ends = [0]
    for text in texts:
        for word, place in thai_words.cut(text):
            words.append(word)
            places.append(place)
        ends.append(len(words))
    pairs = pa.StructArray.from_arrays(
        [pa.array(words, pa.string()), pa.array(places, pa.int32())], ["word", "starts_at"]
    )
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pairs)


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
