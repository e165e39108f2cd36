"""Options with a box before each: only what is ticked is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extract.lines import Text
from data.extract.sections import Part
from data.normalise import trimmed

# A box that is ticked, or empty: in brackets of any sort, or drawn.
BOX = re.compile(r"(?P<ticked>[(\[]\s*[/✓✔xX√]\s*[)\]]|[☑☒✅✓✔●◉⊠])|(?P<empty>[(\[]\s*[)\]]|[☐□○◯⬜◻▢❏❑])")
_FEWEST_OPTIONS = 2
# So many letters before an item its box stands.
_BEFORE = 6


# A ring does a bullet's work where it stands alone on each of its lines and nothing is ticked beside it.
_RING = re.compile(r"[○◯]")


def ticked_of(text: Text, parts: Sequence[Part]) -> list[Part]:
    """Return the ticked options among the parts of an element; parts as they are where they have no boxes."""
    if not parts or _are_bullets(text, parts):
        return list(parts)
    return [one for part in parts for one in _ticked_of(text, part)]


def _are_bullets(text: Text, parts: Sequence[Part]) -> bool:
    folded = text.folded
    begin, end = max(0, parts[0].start - _BEFORE), max(part.end for part in parts)
    above = None
    for box in BOX.finditer(folded, begin, end):
        is_beside = above is not None and folded.find("\n", above, box.start()) < 0
        if is_beside or not _RING.fullmatch(box[0]):
            return False
        above = box.end()
    return above is not None


def _ticked_of(text: Text, part: Part) -> list[Part]:
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
