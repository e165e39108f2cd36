"""One page of a PDF → its glyphs with their places, its ruled lines, and how much of it is pictures.

PDFium gives characters in the order of the page's program, with blanks that it guesses; those are left out here, because
Thai has none between words and PDFium guesses one after every mark that is drawn apart. Coordinates are points from the
page's lower left corner, after the page's own rotation. What is asked of every character is asked in `pdfium`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from .drawn import Glyph, Page, Rule
from .pdfium import ActualTexts, Bounds, Boxes, Characters, Handle, objects
from .thai_repair import MARKS, THAI_LETTERS

# A drawing (a map, a chart) has more; a page of text or a ruled table fewer. Its lines are no table's.
_OBJECTS_LOOKED_AT = 20_000
_CHARACTERS_READ = 60_000
_THIN = 3.0  # points: a path thinner than this is a line; table borders are 0.25 to 2.25 points wide
_SAME_LINE = 3.0  # points between the baselines of a letter and of its mark, at most
_OVER_LETTERS = 3.0  # points above the baseline: no Thai letter begins there
_SHORTEST_RULE = 6.0  # points: shorter strokes are dashes and parts of pictures
_LOST = "\ufffd"
_LOST_MARK = "\x00"
_BELOW = tuple(mark for mark, is_above in MARKS.items() if not is_above)
_HYPHEN = "\x02"  # what PDFium tells of a hyphen at a line's end
_GUESSED = frozenset(" \r\n")
# Letters that stand where their box does, and that no file tells wrongly.
_SIMPLE = THAI_LETTERS - {"ำ"}


class _Turn(NamedTuple):
    """The page's rotation, as a map of points: quarter turns clockwise, and the unrotated page's corner and size."""

    quarters: int
    left: float
    bottom: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 1:
                return y, self.width - x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return self.height - y, x
        return x, y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        if not self.quarters:
            return left - self.left, bottom - self.bottom, right - self.left, top - self.bottom
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


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
    """Count paths, find ruled lines and pictures, and the spans of ActualText, in one walk."""
    spans, actual_texts, bounds = _Spans(), ActualTexts(), Bounds()
    for thing, sort in objects(page.raw, _OBJECTS_LOOKED_AT):
        if sort == pdfium.FPDF_PAGEOBJ_TEXT:
            if span := actual_texts.of(thing):
                spans.of[thing.value or 0] = span
                _, lowest, furthest, _ = turn.box(*bounds.of(thing))
                spans.right[span] = max(spans.right.get(span, furthest), furthest)
                spans.bottom[span] = min(spans.bottom.get(span, lowest), lowest)
        elif sort == pdfium.FPDF_PAGEOBJ_PATH:
            found.path_count += 1
            found.rules += _rules_of(thing, turn.box(*bounds.of(thing)), turn)
        elif sort in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            left, bottom, right, top = turn.box(*bounds.of(thing))
            share = max(right - left, 0) * max(top - bottom, 0) / (found.width * found.height)
            found.picture_share = max(found.picture_share, min(share, 1.0))
    if pdfium.FPDFPage_CountObjects(page.raw) > _OBJECTS_LOOKED_AT:
        found.rules = []
    return spans


def _rules_of(thing: Handle, box: tuple[float, float, float, float], turn: _Turn) -> list[Rule]:
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


class _Letters:
    """Makes glyphs of the characters of one page."""

    def __init__(self, characters: Characters, turn: _Turn, spans: _Spans) -> None:
        self._characters, self._turn, self._spans = characters, turn, spans
        self._glyphs: list[Glyph] = []
        self._floating: list[_Floating] = []
        self._here: tuple[object, ...] = ()  # what the letters of one drawn glyph have in common
        self._told: set[int] = set()

    def read(self, page: Page) -> list[Glyph]:
        characters, glyphs = self._characters, self._glyphs
        boxes = _turned(characters.boxes(), self._turn)
        of = self._spans.of
        # In most files no letter stands in a span.
        spans: Iterable[int] = [of.get(thing or 0, 0) for thing in characters.objects()] if of else repeat(0)
        leftmost, rightmost, lowest, highest = -page.width, 2 * page.width, -page.height, 2 * page.height
        for index, (text, span, x, y, left, right) in enumerate(zip(characters.letters(), spans, *boxes, strict=False)):
            if text in _GUESSED and characters.is_guessed(index):
                continue
            # What is drawn far off the page is not seen, and would be columns a million blanks away.
            if not (leftmost < x < rightmost and lowest < y < highest):
                continue
            # The letters of one drawn glyph: PDFium gives each the whole box, or those of an ActualText a slice of it.
            here = (span, x, y) if span else (x, y, left, right)
            if here == self._here and glyphs:
                self._join(text, right)
                continue
            self._here = here
            if text in _SIMPLE and not span:
                begin = min(x, left)
                glyphs.append(Glyph(text, begin, max(right, begin), y))
            elif span:
                self._take_span(index, text, (left, right), (x, y), span)
            else:
                self._take(index, text, (left, right), (x, y))
        self._settle()
        return glyphs

    def _take_span(
        self, index: int, text: str, sides: tuple[float, float], origin: tuple[float, float], span: int
    ) -> None:
        """Take the first letter of an ActualText."""
        if span in self._told:
            # PDFium tells an ActualText again for each piece that is drawn of it.
            self._here = ()
            return
        self._told.add(span)
        if text in THAI_LETTERS and self._spans.bottom.get(span, origin[1]) - origin[1] > _OVER_LETTERS:
            # Only the mark is drawn: a browser cut the line by the page's end, and its letters stand overleaf.
            self._here = ()
            return
        right = max(sides[1], self._spans.right.get(span, 0.0))
        self._take(index, text, (sides[0], right), origin)
        if text in MARKS and self._glyphs:
            # Tone and sara am of น้ำ are often one span.
            self._glyphs[-1].right = max(self._glyphs[-1].right, right)

    def _take(self, index: int, text: str, sides: tuple[float, float], origin: tuple[float, float]) -> None:
        if text == _HYPHEN:
            text = "-"
        elif self._is_unknown(index, text):
            self._unknown(index, sides, origin)
            return
        if text in MARKS:
            self._mark(text, self._ink(index), origin[1])
            return
        # The ring of a sara am stands over the letter before it: its own place is its origin.
        left = sides[0] if text == " " else max(origin[0], sides[0]) if text == "ำ" else min(origin[0], sides[0])
        self._glyphs.append(Glyph(text, left, max(sides[1], left), origin[1]))

    def _is_unknown(self, index: int, text: str) -> bool:
        if text in THAI_LETTERS or text in MARKS or text == " ":
            return False
        return text < " " or self._characters.is_untold(index)

    def _join(self, text: str, right: float) -> None:
        last = self._glyphs[-1]
        last.text += text
        last.right = max(last.right, right)

    def _unknown(self, index: int, sides: tuple[float, float], origin: tuple[float, float]) -> None:
        """Take a glyph whose letter the file does not tell: only its place can say whether it is a mark."""
        last = self._glyphs[-1] if self._glyphs else None
        ink = self._ink(index)
        if last is not None and last.text[0] in THAI_LETTERS:
            body = last.right - last.left
            if ink[1] - origin[1] > body * 0.6 or ink[3] < origin[1]:
                self._mark(_LOST_MARK, ink, origin[1])
                return
            if last.text.endswith("ำ"):
                # The stroke of a sara am that the glyph before has told whole.
                last.right = max(last.right, sides[1])
                return
        self._glyphs.append(Glyph(_LOST, min(origin[0], sides[0]), sides[1], origin[1]))

    def _ink(self, index: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = self._characters.ink(index)
        return self._turn.box(left, bottom, right, top)

    def _mark(self, mark: str, ink: tuple[float, float, float, float], base: float) -> None:
        """Put a mark to the letter that it stands over, where that is the one before it."""
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
        elif mark == _LOST_MARK and top < base:
            last.text = f"{last.text[0]}{mark}{last.text[1:]}"
        else:
            _put(mark, last)

    def _settle(self) -> None:
        """Give each floating mark to the letter that it stands over, or else to the nearest on its line."""
        if not self._floating:
            return
        glyphs = [glyph for glyph in self._glyphs if not glyph.text.isspace()]
        # In arrays, since a page may float all of its marks; with room for the marks that stay alone.
        places = np.full((3, len(glyphs) + len(self._floating)), np.inf)
        places[:, : len(glyphs)] = np.array([(glyph.left, glyph.right, glyph.y) for glyph in glyphs]).reshape(-1, 3).T
        left, right, y = places
        for floating in self._floating:
            # How far the mark is from each body; nothing over it.
            aside = np.maximum(np.maximum(left - floating.middle, floating.middle - right), 0.0)
            aside[np.abs(y - floating.y) >= _SAME_LINE] = np.inf
            best = int(aside.argmin())
            if np.isinf(aside[best]):
                alone = Glyph(floating.mark, floating.middle, floating.middle, floating.y)
                places[:, len(glyphs)] = alone.left, alone.right, alone.y
                glyphs.append(alone)
                self._glyphs.append(alone)
            else:
                _put(floating.mark, glyphs[best])


def _turned(boxes: Boxes, turn: _Turn) -> tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]:
    """The places of characters on the page as it is shown: x and y of their origins, their left and right sides."""
    x, y, left, right, bottom, top = boxes
    if turn.quarters:
        points = [turn.point(*point) for point in zip(x, y, strict=True)]
        turned = [turn.box(*box) for box in zip(left, bottom, right, top, strict=True)]
        return (
            [x for x, _ in points], [y for _, y in points], [box[0] for box in turned], [box[2] for box in turned]
        )  # fmt: skip
    if turn.left or turn.bottom:
        x, left, right = ([place - turn.left for place in places] for places in (x, left, right))
        y = [place - turn.bottom for place in y]
    return x, y, left, right


def _put(mark: str, glyph: Glyph) -> None:
    """Add a mark to a letter; before a sara am, which is written last."""
    if not glyph.text.endswith("ำ"):
        glyph.text += mark
    elif mark != _LOST_MARK:
        glyph.text = f"{glyph.text[:-1]}{mark}ำ"
