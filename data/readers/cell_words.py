"""The lines of a cell → its words: what only the cell's width broke is joined, what was begun anew stays on its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .page_lines import PageLine
from .ruled_tables import Box

LIST_MARK = re.compile(
    r"\s*(?:[-–—•·●○▪☐☑✓*]\s*\S|[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]](?![0-9๐-๙])|[ก-ฮ][.)]\s)"
)
_COUNTED = re.compile(r"[0-9๐-๙]\s?(?:คน|ราย|ท่าน|รูป)\s*$")
_THAI = re.compile("[ก-๎]")
_LONGEST_WORD = 8  # ems: what is longer than that is broken anyway
_PADDING = 6.0  # points, at each side, where the first line does not tell it
_PARAGRAPH = 1.6  # ems more than the usual


def words_of(lines: Sequence[PageLine], box: Box) -> str:
    """Return the words of a cell, a line for each paragraph and each item of a list."""
    if not lines:
        return ""
    inset = min(max(min(line.left for line in lines) - box.left, 1.0), _PADDING)
    room = box.right - box.left - 2 * inset
    pitch = min((a.y - b.y for a, b in pairwise(lines) if a.y > b.y), default=0.0)
    written = [lines[0].text]
    for before, line in pairwise(lines):
        if _begins_anew(before, line, room, pitch):
            written[-1] = written[-1].rstrip()
            written.append(line.text)
        else:
            written[-1] += between(written[-1], line.text) + line.text
    return "\n".join(written).strip()


def rejoined(words: str, more: str) -> str:
    """Return the words of a cell that the end of a page cut in two."""
    if not more or not words or LIST_MARK.match(more):
        return f"{words}\n{more}".strip("\n")
    return words + between(words, more) + more


def _begins_anew(before: PageLine, line: PageLine, room: float, pitch: float) -> bool:
    if LIST_MARK.match(line.text) or before.y - line.y > pitch * _PARAGRAPH:
        return True
    if _COUNTED.search(before.text) and _COUNTED.search(line.text):
        # "อสม. 12 คน" above "ผู้สูงอายุ 9 คน": a group a line.
        return True
    # Where the next word would have fitted, the line was ended on purpose.
    return before.right - before.left + line.em + first_word(line)[0] < room


def first_word(line: PageLine) -> tuple[float, bool]:
    """How wide the first word of a line is at most, and whether that is its width: Thai words are not parted."""
    letters = len(line.text.rstrip()) or 1
    width = (line.right - line.left) / letters
    word = line.text.split(maxsplit=1)[0]
    return min(len(word) * width, _LONGEST_WORD * line.em), not _THAI.search(word)


def between(before: str, after: str) -> str:
    """A blank where words are parted: Thai is written on without one."""
    if not before or before[-1].isspace() or (_THAI.match(before[-1]) and _THAI.match(after)):
        return ""
    return " "
