"""Options with a box before each: only what is ticked is said."""

from __future__ import annotations

import re

from data.extract.lines import Text
from data.extract.sections import Part
from data.normalise import trimmed

# A box that is ticked, or empty: in brackets of any sort, or drawn.
BOX = re.compile(r"(?P<ticked>[(\[]\s*[/✓✔xX√]\s*[)\]]|[☑☒✅✓✔●◉⊠])|(?P<empty>[(\[]\s*[)\]]|[☐□○◯⬜◻▢❏❑])")
_FEWEST_OPTIONS = 2
# So many letters before an item its box stands.
_BEFORE = 6


def ticked_of(text: Text, part: Part) -> list[Part]:
    """Return the ticked options of a part, whose box may stand right before it; the part as it is where no box is left open."""
    before = list(BOX.finditer(text.folded, max(0, part.start - _BEFORE), part.start))
    is_beside = bool(before) and not text.folded[before[-1].end() : part.start].strip(" ")
    begin = before[-1].start() if is_beside else part.start
    boxes = list(BOX.finditer(text.folded, begin, part.end))
    if not any(box["empty"] for box in boxes) and len(boxes) < _FEWEST_OPTIONS:
        is_ticked = bool(boxes) and not text.folded[part.start : boxes[0].start()].strip()
        return (
            [Part(trimmed(text.folded, boxes[0].end(), part.end)[0], part.end, True, doer=part.doer)]
            if is_ticked
            else [part]
        )
    bounds = [*(box.start() for box in boxes[1:]), part.end]
    options = [(box.end(), end) for box, end in zip(boxes, bounds, strict=True) if box["ticked"]]
    told = [trimmed(text.folded, start, end) for start, end in options]
    return [Part(start, end, True, doer=part.doer) for start, end in told if end > start]
