"""Lines that were broken at their column's width: joined to the sentences that they were.

Programs that know no Thai break it between any two letters, even 256|8. Whether a document is of such a program is told
by breaks that no one who reads Thai would make; its other full lines are then broken as blindly, and joined without a
blank. Where words are whole, a blank stands for the break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .cell_words import LIST_MARK
from .page_lines import PageLine

# No word ends in a leading vowel or in mai han-akat, none begins with a following vowel or with a silenced letter.
_NO_END = re.compile("[เแโใไ\u0e31]$")
_NO_BEGINNING = re.compile("[ะาำๅ]|[ก-ฮ][ิุ]?์")
_FULL = 1.5  # ems from the column's edge
_HANGING = 2.5  # ems that a line may go in under a list mark
_SEVERAL = 4  # full lines on a page
_IMPOSSIBLE = 2  # such breaks in a document; one may be a slip of the writer


def join_broken_lines(pages: Sequence[list[PageLine]], furthest: float) -> None:
    """Join the lines of a document's pages in place.

    `furthest` is the most that two lines of a paragraph stand apart, in points.
    """
    broken = [_is_impossible(before, line) for lines in pages for before, line in _going_on(lines, furthest)]
    between = "" if sum(broken) >= _IMPOSSIBLE else " "
    for lines in pages:
        joined: list[PageLine] = []
        full = Counter(line.edge for line in lines if _is_full(line))
        # Of whole words the longest line of a page proves no width: several must end where it does.
        going_on = {
            id(line) for before, line in _going_on(lines, furthest) if not between or full[before.edge] >= _SEVERAL
        }
        for line in lines:
            if joined and id(line) in going_on:
                joined[-1].text = f"{joined[-1].text.rstrip()}{between}{line.text.lstrip()}"
                joined[-1].right = line.right
                joined[-1].last_y = line.y
            else:
                joined.append(line)
        lines[:] = joined


def _going_on(lines: Sequence[PageLine], furthest: float) -> Iterator[tuple[PageLine, PageLine]]:
    """The lines that fill their column, each with the line that goes on from it."""
    for before, line in pairwise(lines):
        if (
            _is_full(before)
            and 0 < before.y - line.y <= furthest
            and line.left <= before.left + _HANGING * before.em
            and not LIST_MARK.match(line.text)
            and "\t" not in before.text + line.text
        ):
            yield before, line


def _is_full(line: PageLine) -> bool:
    return line.right >= line.edge - _FULL * line.em


def _is_impossible(before: PageLine, line: PageLine) -> bool:
    return bool(
        _NO_END.search(before.text)
        or _NO_BEGINNING.match(line.text)
        or (before.text[-1:].isdecimal() and line.text[:1].isdecimal())
    )
