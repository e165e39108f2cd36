"""The glyphs of a page → its lines in reading order: words parted as they are drawn, columns one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median, median_low

from .drawn import Glyph
from .thai_repair import repair

# In ems; an em is taken from the letters' own widths, since files tell font sizes before scaling.
_LETTER = 0.6  # a Thai consonant is about so wide
_SAME_LINE = 0.4  # between baselines: superscripts and ๒.๑'s figures stay on their line
_BLANK_UNTOLD = 0.18  # a gap is a blank where the file draws none
_BLANK_TOLD = 0.25  # and where it draws blanks, so that spread letters are not cut up
_COLUMN_GAP = 2.0  # a gap without a blank is one between columns
_STRETCHED = 4.0  # a drawn blank is stretched to fill a line up to here
_INDENT = 0.9  # an indent is told as one blank for so much
_BLANKS_ARE_TOLD = 0.01  # share of glyphs
# Two columns of prose: both sides of the gutter hold this many lines, most of them nearly as wide as their column, or so
# many on lines of their own, as the cells of a row are not.
_COLUMN_LINES = 6
_COLUMN_FILL = 0.6
_COLUMN_OWN = 0.5
_SAME_BASE = 0.08  # ems: the words of one row
_GUTTER = 1.0
_PLACES_TRIED = 400  # for a gutter, over the width of the page
_DEEPEST_INDENT = 100
_DRAWN_TWICE = 0.12  # letters so near to each other, and to the same letter, are one: bold or a shadow is drawn so
_OVERLAP = 0.4  # of the letter's width, at most: two narrow letters stand beside each other
_LOST = "\ufffd"
_BY_LEFT, _BY_Y = attrgetter("left"), attrgetter("y")
_FULL = 1.5  # ems from the column's edge: a line so near to it is full


@dataclass(slots=True)
class PageLine:
    """A line as it is drawn: `text` without its indent, from `left` to `right` on the baseline `y`.

    `edge` is how far to the right the lines of its column go, `column` where they begin; `in_columns` tells that the page
    has several. `last_y` is the baseline of the last of lines that were joined.
    """

    text: str
    left: float
    right: float
    y: float
    em: float
    indent: int = 0
    edge: float = 0.0
    column: float = 0.0
    in_columns: bool = False
    last_y: float | None = None

    @property
    def below(self) -> float:
        """The baseline of the last of its lines."""
        return self.y if self.last_y is None else self.last_y

    @property
    def ends_short(self) -> bool:
        """Whether it ends before the edge of its column."""
        return self.right < self.edge - _FULL * self.em


def em_of(glyphs: Sequence[Glyph]) -> float:
    """The size of the letters of a page or a line, in points."""
    widths = [glyph.right - glyph.left for glyph in glyphs if glyph.text != " " and glyph.right > glyph.left]
    return median(widths) / _LETTER if widths else 12.0


def lines_of(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines of a page, or of a part of one, in reading order."""
    if not glyphs:
        return []
    em = em_of(glyphs)
    rows = _rows(glyphs, em)
    blanks_told = [glyph.text for glyph in glyphs].count(" ") >= _BLANKS_ARE_TOLD * len(glyphs)
    lines: list[PageLine] = []
    blocks = _columns(rows, em)
    for block in blocks:
        written = [line for row in block if (line := _write(row, blanks_told)) is not None]
        edge = min((line.left for line in written), default=0.0)
        furthest = max((line.right for line in written), default=0.0)
        for line in written:
            line.edge, line.column, line.in_columns = furthest, edge, len(blocks) > 1
            line.indent = min(max(round((line.left - edge) / (_INDENT * em)), 0), _DEEPEST_INDENT)
        lines += written
    return lines


def _rows(glyphs: Sequence[Glyph], em: float) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top of the page, each row from the left."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    lowest = float("inf")
    for glyph in sorted(glyphs, key=_BY_Y, reverse=True):
        if glyph.y < lowest:
            row = []
            rows.append(row)
            lowest = glyph.y - _SAME_LINE * em
        row.append(glyph)
    for row in rows:
        row.sort(key=_BY_LEFT)
    return rows


def _columns(rows: list[list[Glyph]], em: float) -> list[list[list[Glyph]]]:
    """Blocks of rows in reading order: one block, or what is above, the left column, the right column, what is below."""
    gutter = _gutter(rows, em)
    if gutter is None:
        return [rows]
    middle, first, last = gutter
    left = [part for row in rows[first:last] if (part := [glyph for glyph in row if glyph.right <= middle])]
    right = [part for row in rows[first:last] if (part := [glyph for glyph in row if glyph.right > middle])]
    blocks = [rows[:first], left, right, rows[last:]]
    return [block for block in blocks if block]


def _gutter(rows: list[list[Glyph]], em: float) -> tuple[float, int, int] | None:
    """Return the middle of the white strip between two columns of prose, and the rows `first:last` that it parts."""
    if len(rows) < _COLUMN_LINES:
        return None
    inked = [[glyph for glyph in row if glyph.text != " "] for row in rows]
    start = min((row[0].left for row in inked if row), default=0.0)
    end = max((row[-1].right for row in inked if row), default=0.0)
    white = [_white(row, _GUTTER * em / 2) for row in inked]
    best: tuple[int, float, int, int] | None = None
    step = max(em / 2, (end - start) / _PLACES_TRIED)
    first_tried, last_tried = int((end - start) * 0.35 / step), int((end - start) * 0.65 / step)
    for middle in _whites_together(white, [start + n * step for n in range(first_tried, last_tried + 1)]):
        first, last = _longest([any(left <= middle <= right for left, right in row) for row in white])
        if best is None or last - first > best[0]:
            best = (last - first, middle, first, last)
    if best is None or best[0] < _COLUMN_LINES:
        return None
    _, middle, first, last = best
    parts = [
        [[glyph for glyph in row if (glyph.right <= middle) is is_left] for row in inked[first:last]]
        for is_left in (True, False)
    ]
    alone = [
        sum(bool(one) and not (other and abs(one[0].y - other[0].y) <= _SAME_BASE * em) for one, other in pairs)
        for pairs in (list(zip(*parts, strict=True)), list(zip(*parts[::-1], strict=True)))
    ]
    for sides in parts:
        widths = sorted(side[-1].right - side[0].left for side in sides if side)
        if len(widths) < _COLUMN_LINES or widths[-1] < 0.3 * (end - start):
            return None
        if median(widths) < _COLUMN_FILL * widths[-1] and min(alone) < _COLUMN_OWN * len(widths):
            return None
    return middle, first, last


def _whites_together(white: list[list[tuple[float, float]]], places: list[float]) -> list[float]:
    """The places that are white in enough rows below one another; in prose of one column there are none."""
    masks: list[int] = []
    for strips in white:
        mask = 0
        for left, right in strips:
            mask |= (1 << bisect_right(places, right)) - (1 << bisect_left(places, left))
        masks.append(mask)
    together = 0
    for row in range(len(masks) - _COLUMN_LINES + 1):
        common = masks[row]
        for mask in masks[row + 1 : row + _COLUMN_LINES]:
            common &= mask
        together |= common
    return [place for n, place in enumerate(places) if together >> n & 1]


def _white(row: list[Glyph], margin: float) -> list[tuple[float, float]]:
    """Where the middle of a white strip, `margin` wide at both sides, can stand in a row."""
    if not row:
        return [(float("-inf"), float("inf"))]
    inner = [
        (one.right + margin, two.left - margin) for one, two in pairwise(row) if two.left - one.right >= 2 * margin
    ]
    return [(float("-inf"), row[0].left - margin), *inner, (row[-1].right + margin, float("inf"))]


def _longest(free: list[bool]) -> tuple[int, int]:
    """Return the longest stretch of true values, as `first:last`."""
    best, first = (0, 0), 0
    for index, is_free in enumerate([*free, False]):
        if is_free:
            continue
        if index - first > best[1] - best[0]:
            best = (first, index)
        first = index + 1
    return best


def _write(row: list[Glyph], blanks_told: bool) -> PageLine | None:
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    em = em_of(inked)
    gaps = _gaps(row)
    if min(gaps, default=0.0) < -_DRAWN_TWICE * em and len(once := _drawn_once(row, em)) < len(row):
        return _write(once, blanks_told)
    between = gaps if len(inked) == len(row) else _gaps(inked)
    # Lines that are filled by spreading their letters have gaps everywhere; of two letters the one gap tells nothing.
    is_told, spread = (blanks_told, max(median_low(between), 0.0)) if len(between) > 1 else (True, 0.0)
    least = (_BLANK_TOLD if is_told else _BLANK_UNTOLD) * em + spread
    pieces = [glyph.text for glyph in row]
    noted = min(least, _COLUMN_GAP * em)
    # From the end, so that what is put between letters moves none of those that are still to come.
    for n in [n for n, gap in enumerate(gaps, 1) if gap >= noted][::-1]:
        blank = row[n - 1].text == " "
        if gaps[n - 1] >= (_STRETCHED if blank else _COLUMN_GAP) * em:
            pieces[n - 1] = pieces[n - 1].rstrip()
            pieces.insert(n, "\t")
        elif not blank and row[n].text != " " and gaps[n - 1] > least:
            pieces.insert(n, " ")
    text = repair("".join(pieces)).strip()
    # The trailing blank of a line tells whether words are parted where it was broken.
    tail = " " if row[-1].text == " " else ""
    return PageLine(text + tail, inked[0].left, inked[-1].right, median([glyph.y for glyph in inked]), em)


def _gaps(row: Sequence[Glyph]) -> list[float]:
    return [two.left - one.right for one, two in pairwise(row)]


def _drawn_once(row: Sequence[Glyph], em: float) -> list[Glyph]:
    """The glyphs of a row, those left out that are drawn over the same letter: the one with more marks stays."""
    once = [row[0]]
    for glyph in row[1:]:
        last = once[-1]
        near = min(_DRAWN_TWICE * em, _OVERLAP * (last.right - last.left))
        is_same = glyph.text[0] == last.text[0] != _LOST
        if not is_same or glyph.left - last.left > near or abs(glyph.y - last.y) > _DRAWN_TWICE * em:
            once.append(glyph)
        elif len(glyph.text) > len(last.text):
            once[-1] = glyph
    return once
