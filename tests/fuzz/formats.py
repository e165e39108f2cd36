"""The formats that are fuzzed: one line each, by the ending that real files of it have in the corpus."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.reading import read_document
from data.template.fill import fill
from tests.fuzz.mutations import (
    Mutation,
    mutate_bytes,
    mutate_markup,
    mutate_pdf,
    mutate_text,
    mutate_zip,
    repacked,
)

_ROOT = Path(__file__).resolve().parent.parent.parent
_FOLDERS = ("tests/corpus/open/documents", "data/samples", "tests/readers/pdf")


class Format(NamedTuple):
    """A format: the ending of its files, how they are damaged, and how many of a hundred damaged files are of it."""

    ending: str
    mutate: Mutation
    share: int


FORMATS = (
    Format("txt", mutate_text, 18),
    Format("html", mutate_markup, 18),
    Format("docx", mutate_zip, 24),
    Format("pdf", mutate_pdf, 15),
    Format("xlsx", mutate_zip, 10),
    Format("csv", mutate_text, 8),
    Format("zip", mutate_zip, 4),
    Format("doc", mutate_bytes, 3),
)


@cache
def seeds(ending: str) -> tuple[bytes, ...]:
    """The real files of a format."""
    paths = sorted(path for folder in _FOLDERS for path in (_ROOT / folder).glob(f"*.{ending}"))
    assert paths, f"no file to begin with: *.{ending}"
    return (*(path.read_bytes() for path in paths), *_BUILT.get(ending, tuple)())


def _filled_templates() -> tuple[bytes, ...]:
    """The official template, filled, without the time at which it was written."""
    sample = _ROOT / "data/samples/03-numbered-template.txt"
    report = read_document(sample.read_bytes(), sample.name).reports[0]
    return (repacked(fill(report), leave_out="docProps/core.xml"),)


_BUILT: dict[str, Callable[[], tuple[bytes, ...]]] = {"xlsx": _filled_templates}


def damaged(form: Format, seed: int) -> bytes:
    """The damaged file of a seed: the same bytes each time, as long as the corpus is the same."""
    chance = Random(f"{form.ending}:{seed}")
    return form.mutate(chance.choice(seeds(form.ending)), chance)
