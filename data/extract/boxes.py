"""Options with a box before each: only what is ticked is said."""

from __future__ import annotations

import re

from data.extract.lines import Text
from data.extract.sections import Part

# A box that is ticked, or empty: in brackets of any sort, or drawn.
BOX = re.compile(r"(?P<ticked>[(\[]\s*[/✓✔xX√]\s*[)\]]|[☑☒✅✓✔●◉⊠])|(?P<empty>[(\[]\s*[)\]]|[☐□○◯⬜◻▢❏❑])")


# So many letters before an item its box stands.
_BEFORE = 6


def ticked_of(text: Text, part: Part) -> list[Part]:
    """Return the ticked options of a part, whose box may stand right before it; the part as it is where no box is left open."""
    right_before = text.folded[max(0, part.start - _BEFORE) : part.start].rpartition("\n")[2]
    is_beside = bool(BOX.fullmatch(right_before.strip()))
    begin = part.start - len(right_before) if is_beside else part.start
    boxes = list(BOX.finditer(text.folded, begin, part.end))
    if not any(box["empty"] for box in boxes):
        is_ticked = bool(boxes) and not text.folded[part.start : boxes[0].start()].strip()
        return [Part(_first_word(text, boxes[0].end(), part.end), part.end, True)] if is_ticked else [part]
    bounds = [*(box.start() for box in boxes[1:]), part.end]
    options = [(box.end(), end) for box, end in zip(boxes, bounds, strict=True) if box["ticked"]]
    told = [(_first_word(text, start, end), _last_word(text, start, end)) for start, end in options]
    return [Part(start, end, True) for start, end in told if end > start]


def _first_word(text: Text, start: int, end: int) -> int:
    while start < end and text.folded[start].isspace():
        start += 1
    return start


def _last_word(text: Text, start: int, end: int) -> int:
    while end > start and text.folded[end - 1].isspace():
        end -= 1
    return end
