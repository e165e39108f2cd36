"""The formats that are fuzzed: one line each, by the ending that real files of it have in the corpus."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.fuzz.mutations import Mutation, mutate_bytes, mutate_markup, mutate_pdf, mutate_text, mutate_zip

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
    Format("pdf", mutate_pdf, 18),
    Format("xlsx", mutate_zip, 10),
    Format("csv", mutate_text, 5),
    Format("zip", mutate_zip, 4),
    Format("doc", mutate_bytes, 3),
)


@cache
def seeds(ending: str) -> tuple[bytes, ...]:
    """The real files of a format."""
    paths = sorted(path for folder in _FOLDERS for path in (_ROOT / folder).glob(f"*.{ending}"))
    assert paths, f"no file to begin with: *.{ending}"
    return tuple(path.read_bytes() for path in paths)


def damaged(form: Format, seed: int) -> bytes:
    """The damaged file of a seed: the same bytes each time, as long as the corpus is the same."""
    chance = Random(f"{form.ending}:{seed}")
    return form.mutate(chance.choice(seeds(form.ending)), chance)
