"""Two texts next to each other, what they share marked: words aligned by the longest common runs.

Only what the reports tell of what was held is set side by side (names, issues, results, follow-through): the headings of the
official form are in neither. Aligned by Python's `difflib` (Ratcliff and Metzener 1988, "Pattern Matching: the Gestalt
Approach") over words, so that no mark cuts a vowel from its consonant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from dashboard.words import Words
from data.thai_words import pieces

# A shorter run is a turn of phrase that any two texts share.
LEAST_LETTERS = 16
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A passage of a report: its heading in words, its text, and where it leads."""

    heading: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share: for each a list of (line, start, end), and the share of its letters that this is."""

    left: tuple[tuple[int, int, int], ...]
    right: tuple[tuple[int, int, int], ...]
    left_share: float
    right_share: float


@dataclass(frozen=True, slots=True)
class _Word:
    line: int
    start: int
    end: int
    key: str


def _cut(lines: Sequence[Line]) -> list[_Word]:
    """The words of all lines in turn, blanks left out; a line's end parts runs, for a run is within one line."""
    words = []
    for at, line in enumerate(lines):
        place = 0
        for piece in pieces(line.text):
            if not _BLANK.fullmatch(piece):
                words.append(_Word(at, place, place + len(piece), piece))
            place += len(piece)
    return words


def shared(left: Sequence[Line], right: Sequence[Line]) -> Shared:
    """The runs of words that both texts have, of LEAST_LETTERS or more, as spans of their lines."""
    a, b = _cut(left), _cut(right)
    blocks = SequenceMatcher(None, [w.key for w in a], [w.key for w in b], autojunk=False).get_matching_blocks()
    spans: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]] = ([], [])
    for block in blocks:
        run = a[block.a : block.a + block.size]
        if sum(w.end - w.start for w in run) < LEAST_LETTERS:
            continue
        spans[0].extend(_spans(run))
        spans[1].extend(_spans(b[block.b : block.b + block.size]))
    return Shared(tuple(spans[0]), tuple(spans[1]), _share(spans[0], left, a), _share(spans[1], right, b))


def _spans(run: Sequence[_Word]) -> list[tuple[int, int, int]]:
    """A run of words as one span a line."""
    found: list[tuple[int, int, int]] = []
    for word in run:
        if found and found[-1][0] == word.line:
            found[-1] = (word.line, found[-1][1], word.end)
        else:
            found.append((word.line, word.start, word.end))
    return found


def _share(spans: Sequence[tuple[int, int, int]], lines: Sequence[Line], words: Sequence[_Word]) -> float:
    total = sum(w.end - w.start for w in words)
    marked = sum(len(_BLANK.sub("", lines[at].text[start:end])) for at, start, end in spans)
    return marked / total if total else 0.0


def html(lines: Sequence[Line], spans: Sequence[tuple[int, int, int]], words: Words) -> str:
    """The text with its shared runs as <mark>, each said in words to those who hear it; everything is escaped."""
    told = []
    heading = None
    for at, line in enumerate(lines):
        inner, place = [], 0
        for _, start, end in (s for s in spans if s[0] == at):
            inner.append(escape(line.text[place:start]))
            inner.append(f'<mark class="shared">{escape(line.text[start:end])}</mark>')
            place = end
        inner.append(escape(line.text[place:]))
        if line.heading != heading:
            heading = line.heading
            told.append(f"<h4>{escape(heading)}</h4>")
        way = (
            f' <a class="place" href="{escape(line.href)}">{escape(words("compare.words.place"))}</a>'
            if line.href
            else ""
        )
        told.append(f'<p lang="th">{"".join(inner)}{way}</p>')
    return "".join(told)
