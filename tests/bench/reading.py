"""Reading documents against merely decoding them."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from data.agencies import Registry
from data.demo import registry
from data.readers import decode
from data.reading import read_document

_ROUNDS = 5


def reading_against_decoding(folder: Path) -> tuple[float, float]:
    """Median seconds in one process for all documents in `folder`: to read them, and to get their letters. Taken in turns.

    Decoding is the least that anyone must do: the bytes from the disk, then `bytes.decode` with the encoding known.
    """
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    agencies = Registry(registry())
    encodings = {path: codec_of(decode(path.read_bytes(), path.name).encoding) for path in paths}
    # The first document pays for tables that are loaded once a process.
    read_document(paths[0].read_bytes(), paths[0].name, agencies)
    reading: list[float] = []
    decoding: list[float] = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        for path in paths:
            path.read_bytes().decode(encodings[path], errors="replace")
        decoded = time.perf_counter()
        for path in paths:
            read_document(path.read_bytes(), path.name, agencies)
        decoding.append(decoded - begun)
        reading.append(time.perf_counter() - decoded)
    return statistics.median(reading), statistics.median(decoding)


def codec_of(encoding: str | None) -> str:
    return "cp874" if encoding == "windows-874" else encoding or "utf-8"
