"""One page of a PDF → its glyphs with their places, its ruled lines, and how much of it is pictures.

PDFium gives characters in the order of the page's program, with blanks that it guesses; those are left out here, because
Thai has none between words and PDFium guesses one after every mark that is drawn apart. Coordinates are points from the
page's lower left corner, after the page's own rotation. What is asked of every character is asked in `pdfium`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from .drawn import Glyph, Page, Rule
from .pdfium import Boxes, Characters, Flags, Handle, Indices, Numbers, actual_texts, bounds, objects
from .thai_repair import MARKS, THAI_LETTERS

# A drawing (a map, a chart) has more; a page of text or a ruled table fewer. Its lines are no table's.
_OBJECTS_LOOKED_AT = 20_000
_CHARACTERS_READ = 60_000
_THIN = 3.0  # points: a path thinner than this is a line; table borders are 0.25 to 2.25 points wide
_SAME_LINE = 3.0  # points between the baselines of a letter and of its mark, at most
_OVER_LETTERS = 3.0  # points above the baseline: no Thai letter begins there
_REPEATED = 0.2  # of a letter's width beside it: a mark so near that the letter has already is drawn twice
_SHORTEST_RULE = 6.0  # points: shorter strokes are dashes and parts of pictures
_LOST = "\ufffd"
_LOST_MARK = "\x00"
_BELOW = tuple(mark for mark, is_above in MARKS.items() if not is_above)
# What a character is by its code: a letter that no file tells wrongly, a mark, …
_LETTER, _MARK, _SARA_AM, _BLANK, _HYPHEN, _CONTROL, _OTHER = range(7)
_KINDS = np.full(0x10000, _OTHER, np.uint8)
_KINDS[:0x20] = _CONTROL
for _kind, _characters in ((_LETTER, THAI_LETTERS), (_MARK, MARKS), (_SARA_AM, "ำ"), (_BLANK, " "), (_HYPHEN, "\x02")):
    _KINDS[list(map(ord, _characters))] = _kind
_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)


_Number = TypeVar("_Number", float, Numbers)


class _Turn(NamedTuple):
    """The page's rotation, as a map of points: quarter turns clockwise, and the unrotated page's corner and size."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: _Number, y: _Number) -> tuple[_Number, _Number]:
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, self.width - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.height - y, x
        return x, y

    def boxes(self, boxes: Boxes) -> Boxes:
        left, bottom, right, top = boxes
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        if not self.quarters:
            return Boxes(x0, y0, x1, y1)
        return Boxes(np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))


def read_page(page: Any, number: int) -> Page:
    """Read a page that pypdfium2 has opened; closes what it opens itself."""
    left, bottom, right, top = page.get_bbox()
    turn = _Turn(page.get_rotation() // 90 % 4, left, bottom, right - left, top - bottom)
    upright = turn.quarters % 2 == 0
    width, height = (turn.width, turn.height) if upright else (turn.height, turn.width)
    found = Page(number, max(width, 1.0), max(height, 1.0))
    spans = _look_at_objects(page, found, turn)
    text_page = page.get_textpage()
    try:
        characters = Characters(text_page.raw, _CHARACTERS_READ)
        found.is_cut = characters.all > characters.count
        found.glyphs = _Letters(characters, turn, spans).read(found)
    finally:
        text_page.close()
    return found


@dataclass(slots=True)
class _Spans:
    """Objects that stand together for one ActualText: object → span, and how far right and down each span is drawn.

    Both are known by the addresses of PDFium's handles, which last as long as the page.
    """

    of: dict[int, int] = field(default_factory=dict)
    right: dict[int, float] = field(default_factory=dict)
    bottom: dict[int, float] = field(default_factory=dict)


def _look_at_objects(page: Any, found: Page, turn: _Turn) -> _Spans:
    """Count paths, find ruled lines and pictures, and the spans of ActualText."""
    things, sorts = objects(page.raw, _OBJECTS_LOOKED_AT)
    texts = [thing for thing, sort in zip(things, sorts, strict=True) if sort == pdfium.FPDF_PAGEOBJ_TEXT]
    spans = _spans(actual_texts(texts), turn)
    drawn = [(thing, sort) for thing, sort in zip(things, sorts, strict=True) if sort in _DRAWN]
    for (thing, sort), box in zip(drawn, _each(turn.boxes(bounds([thing for thing, _ in drawn]))), strict=True):
        if sort == pdfium.FPDF_PAGEOBJ_PATH:
            found.path_count += 1
            found.rules += _rules_of(thing, box, turn)
        else:
            left, bottom, right, top = box
            share = max(right - left, 0) * max(top - bottom, 0) / (found.width * found.height)
            found.picture_share = max(found.picture_share, min(share, 1.0))
    if pdfium.FPDFPage_CountObjects(page.raw) > _OBJECTS_LOOKED_AT:
        found.rules = []
    return spans


def _spans(told: Sequence[tuple[Handle, int]], turn: _Turn) -> _Spans:
    spans = _Spans()
    boxes = _each(turn.boxes(bounds([thing for thing, _ in told])))
    for (thing, span), (_, lowest, furthest, _) in zip(told, boxes, strict=True):
        spans.of[thing.value or 0] = span
        spans.right[span] = max(spans.right.get(span, furthest), furthest)
        spans.bottom[span] = min(spans.bottom.get(span, lowest), lowest)
    return spans


def _each(boxes: Boxes) -> Iterable[tuple[float, ...]]:
    """Boxes one by one: left, bottom, right, top."""
    return zip(*(edge.tolist() for edge in boxes), strict=True)


def _rules_of(thing: Handle, box: tuple[float, ...], turn: _Turn) -> list[Rule]:
    """The straight lines of a path: a thin one is a line itself, a larger one is looked at segment by segment."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if max(width, height) < _SHORTEST_RULE:
        return []
    if height <= _THIN:
        return [Rule(True, (bottom + top) / 2, left, right)]
    if width <= _THIN:
        return [Rule(False, (left + right) / 2, bottom, top)]
    path = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    if not _is_drawn(path):
        return []
    rules: list[Rule] = []
    start = here = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _OBJECTS_LOOKED_AT)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        sort = pdfium.FPDFPathSegment_GetType(segment)
        if sort == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif sort == pdfium.FPDF_SEGMENT_LINETO:
            rules += _straight(here, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            rules += _straight(point, start)
        here = point
    return rules


def _is_drawn(path: Any) -> bool:
    """Whether a path leaves ink: one that only clips, or is filled with white (the ground of a box), rules nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) or (bool(fill.value) and pdfium.FPDFPath_CountSegments(path) > 5)


def _straight(start: tuple[float, float], end: tuple[float, float]) -> list[Rule]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) < 1.0 and abs(x1 - x0) >= _SHORTEST_RULE:
        return [Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))]
    if abs(x1 - x0) < 1.0 and abs(y1 - y0) >= _SHORTEST_RULE:
        return [Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []


@dataclass(slots=True)
class _Floating:
    """A mark that does not stand over the letter before it, and the middle of its ink."""

    mark: str
    middle: float
    y: float


class _Seen(NamedTuple):
    """The characters that a reader of a page sees, in arrays: their numbers among all, what they are, where they stand."""

    numbers: Indices
    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    spans: NDArray[np.uint64]  # 0 for what stands in none
    x: Numbers
    y: Numbers
    left: Numbers
    right: Numbers

    def joins(self) -> Flags:
        """Which are one more letter of the glyph before: PDFium gives each its whole box, or in an ActualText a slice of it."""
        _, _, _, span, x, y, left, right = (of_all[1:] == of_all[:-1] for of_all in self)
        return np.concatenate(([False], x & y & span & (left & right | (self.spans[1:] > 0))))[: len(self.x)]

    def those(self, chosen: Flags) -> _Seen:
        return _Seen._make(of_all[chosen] for of_all in self)

    def begins(self) -> Numbers:
        """Where glyphs of them begin. The ring of a sara am stands over the letter before it: its own place is its origin."""
        begin = np.where(self.kinds == _SARA_AM, np.fmax(self.x, self.left), np.fmin(self.x, self.left))
        return np.where(self.kinds == _BLANK, self.left, begin)


class _Letters:
    """Makes glyphs of the characters of one page.

    PDFium is asked about all of them at once, and their places are worked out in arrays: then most are glyphs as they are.
    """

    def __init__(self, characters: Characters, turn: _Turn, spans: _Spans) -> None:
        self._characters, self._turn, self._spans = characters, turn, spans
        self._glyphs: list[Glyph] = []
        self._floating: list[_Floating] = []
        self._told: set[int] = set()

    def read(self, page: Page) -> list[Glyph]:
        seen, glyphs = self._seen(page), self._glyphs
        untold = self._untold(seen)
        inked = np.flatnonzero(untold | (seen.kinds == _MARK))
        inks = dict(zip(inked.tolist(), self._inks(seen.numbers[inked]), strict=True))
        joins, begins = seen.joins(), seen.begins()
        is_odd = joins | (seen.spans > 0)
        is_odd[inked] = True
        odd = np.flatnonzero(is_odd)
        texts = seen.codes.tobytes().decode("utf-32-le")
        # One of each, then those between two odd ones as they are.
        made = list(map(Glyph, texts, begins.tolist(), np.maximum(begins, seen.right).tolist(), seen.y.tolist()))
        taken, left_out, afloat = 0, -1, -1
        for n, is_joined, is_untold, span, end in zip(
            odd.tolist(), *(of_all[odd].tolist() for of_all in (joins, untold, seen.spans, seen.right)), strict=True
        ):
            glyphs += made[taken:n]
            taken = n + 1
            glyph = made[n]
            if is_joined and glyphs and not (n in inks and afloat == n - 1):
                if left_out == n - 1:
                    left_out = n
                else:
                    _join(glyph.text, end, glyphs[-1])
                continue
            if span and not self._begins(span, glyph.text, glyph.y):
                left_out = n
                continue
            right = max(end, self._spans.right[span]) if span else end
            if n not in inks:
                glyph.right = max(glyph.left, right)
                glyphs.append(glyph)
            elif is_untold:
                self._unknown(inks[n], glyph.left, right, glyph.y)
            else:
                if not self._mark(glyph.text, inks[n], glyph.y):
                    afloat = n
                if span and glyphs:
                    # Tone and sara am of น้ำ are often one span.
                    _join("", right, glyphs[-1])
        glyphs += made[taken:]
        self._settle()
        return glyphs

    def _seen(self, page: Page) -> _Seen:
        codes = np.frombuffer(self._characters.text().encode("utf-32-le"), np.uint32)
        kinds = _KINDS[np.minimum(codes, 0xFFFF)]
        x, y = self._turn.point(*self._characters.origins())
        left, _, right, _ = self._turn.boxes(self._characters.boxes())
        spans = np.zeros(len(codes), np.uint64)
        # In most files no letter stands in a span.
        if of := self._spans.of:
            spans = np.array([of.get(thing or 0, 0) for thing in self._characters.objects()], np.uint64)
        # What is drawn far off the page is not seen, and would be columns a million blanks away.
        is_seen = (x > -page.width) & (x < 2 * page.width) & (y > -page.height) & (y < 2 * page.height)
        blanks = np.flatnonzero((kinds == _BLANK) | (codes == ord("\n")) | (codes == ord("\r")))
        is_seen[blanks] &= ~self._characters.are_guessed(blanks)
        return _Seen(np.arange(len(codes)), codes, kinds, spans, x, y, left, right).those(is_seen)

    def _untold(self, seen: _Seen) -> Flags:
        """Which characters the file does not tell."""
        untold: Flags = seen.kinds == _CONTROL
        doubted = np.flatnonzero(seen.kinds == _OTHER)
        untold[doubted] = self._characters.are_untold(seen.numbers[doubted])
        seen.codes[seen.kinds == _HYPHEN] = ord("-")
        return untold

    def _inks(self, numbers: Indices) -> Iterable[tuple[float, ...]]:
        return _each(self._turn.boxes(self._characters.inks(numbers.tolist())))

    def _begins(self, span: int, text: str, y: float) -> bool:
        """Whether a letter is the first of an ActualText, and is drawn on this page."""
        if span in self._told:
            # PDFium tells an ActualText again for each piece that is drawn of it.
            return False
        self._told.add(span)
        # Where only the mark is drawn, a browser cut the line by the page's end, and its letters stand overleaf.
        return text not in THAI_LETTERS or self._spans.bottom[span] - y <= _OVER_LETTERS

    def _unknown(self, ink: tuple[float, ...], begin: float, right: float, base: float) -> None:
        """Take a glyph whose letter the file does not tell: only its place can say whether it is a mark."""
        last = self._glyphs[-1] if self._glyphs else None
        if last is not None and last.text[0] in THAI_LETTERS:
            body = last.right - last.left
            if ink[1] - base > body * 0.6 or ink[3] < base:
                self._mark(_LOST_MARK, ink, base)
                return
            if last.text.endswith("ำ"):
                # The stroke of a sara am that the glyph before has told whole.
                last.right = max(last.right, right)
                return
        self._glyphs.append(Glyph(_LOST, begin, right, base))

    def _mark(self, mark: str, ink: tuple[float, ...], base: float) -> bool:
        """Put a mark to the letter that it stands over, where that is the one before it; tell whether it is."""
        left, _, right, top = ink
        last = self._glyphs[-1] if self._glyphs else None
        # Told as a mark of above and drawn below the line: two marks of a letter are told as each other, or one wrongly.
        if MARKS.get(mark) and top < base and right > left and not (last and last.text.endswith(_BELOW)):
            mark = _LOST_MARK
        middle = (left + right) / 2
        slack = (last.right - last.left) * 0.3 if last else 0.0
        stands_over = last is not None and last.left - slack / 3 <= middle <= last.right + slack
        # A mark that is raised or lowered by itself is set by its font beside its letter, wherever it is drawn.
        is_moved = last is not None and abs(last.y - base) > 1.0
        if last is None or last.text == " " or not (stands_over or is_moved):
            self._floating.append(_Floating(mark, middle, base))
            return False
        if mark == _LOST_MARK and top < base:
            last.text = f"{last.text[0]}{mark}{last.text[1:]}"
        else:
            _put(mark, last)
        return True

    def _settle(self) -> None:
        """Give each floating mark to the letter that it stands over, or else to the nearest on its line."""
        if not self._floating:
            return
        glyphs = [glyph for glyph in self._glyphs if not glyph.text.isspace()]
        # In arrays, since a page may float all of its marks; with room for the marks that stay alone.
        places = np.full((3, len(glyphs) + len(self._floating)), np.inf)
        places[:, : len(glyphs)] = np.array([(glyph.left, glyph.right, glyph.y) for glyph in glyphs]).reshape(-1, 3).T
        left, right, y = places
        beside = np.zeros(len(left))
        beside[: len(glyphs)] = _REPEATED * (right[: len(glyphs)] - left[: len(glyphs)])
        for floating in self._floating:
            # How far the mark is from each body; nothing over it.
            aside = np.maximum(np.maximum(left - floating.middle, floating.middle - right), 0.0)
            aside[np.abs(y - floating.y) >= _SAME_LINE] = np.inf
            if floating.mark != _LOST_MARK and any(
                floating.mark in glyphs[n].text for n in np.flatnonzero(aside <= beside)
            ):
                # Bold or a shadow draws it again, and the letter under it was left out as drawn before.
                continue
            best = int(aside.argmin())
            if np.isinf(aside[best]):
                alone = Glyph(floating.mark, floating.middle, floating.middle, floating.y)
                places[:, len(glyphs)] = alone.left, alone.right, alone.y
                glyphs.append(alone)
                self._glyphs.append(alone)
            else:
                _put(floating.mark, glyphs[best])


def _join(text: str, right: float, glyph: Glyph) -> None:
    """Add what is drawn with a glyph to it."""
    glyph.text += text
    glyph.right = max(glyph.right, right)


def _put(mark: str, glyph: Glyph) -> None:
    """Add a mark to a letter; before a sara am, which is written last."""
    if not glyph.text.endswith("ำ"):
        glyph.text += mark
    elif mark != _LOST_MARK:
        glyph.text = f"{glyph.text[:-1]}{mark}ำ"
