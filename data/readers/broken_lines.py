"""Lines that were broken at their column's width: joined to the sentences that they were.

Which line goes on is told by its width, and by the room between lines where a document leaves more of it between paragraphs
than within them. Programs that know no Thai break it between any two letters, even 256|8. Whether a document is of such a
program is told by breaks that no one who reads Thai would make; its other full lines are then broken as blindly, and joined
without a blank. Where words are whole, the blanks that the file has at the ends of its lines part them; in a file that has
none there, a blank stands for the break, but where no one would write one: within a word of the dictionary, and behind words that
never stand before a blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.normalise import compact
from data.thai_words import is_word, pieces

from .cell_words import LIST_MARK, between, first_word
from .page_furniture import Sheet
from .page_lines import PageLine

# No word ends in a leading vowel or in mai han-akat, none begins with a following vowel or with a silenced letter.
_NO_END = re.compile("[เแโใไ\u0e31]$")
_NO_BEGINNING = re.compile("[ะาำๅ]|[ก-ฮ][ิุ]?์")
_LABELLED = re.compile(r"[ก-๎ ]{2,25}[0-9๐-๙]{0,2}\s?:")  # "ประเด็น : …", "กิจกรรมที่ 2 : …" begin a line of their own
_SHORT = 10.0  # ems from it: no word is so long
_HANGING = 2.5  # ems that a line may go in under a list mark
_CENTRED = 0.5  # ems
_SEVERAL = 4  # full lines on a page
_MOST_BLANK = 0.6  # of the lines that go on
_IMPOSSIBLE = 2  # such breaks in a document; one may be a slip of the writer
_LOOSE = 1.22  # line pitches: what stands further apart is two paragraphs in any document
_WIDEST_GAP = 4.0  # ems between two lines of a text
_FEWEST = 3  # gaps between paragraphs that tell how far these stand apart
_KEY = 5  # letters of a line that is known again
_DIGITS = re.compile(r"\d+")
_THAI = re.compile("[ก-๎]")
_MOSTLY = 0.6  # of its column's width
_BOUND = re.compile(
    "(?:กอง|สำนัก|ฝ่าย|ส่วน|ศูนย์|ผู้|การ|ความ|คณะ|เจ้าหน้าที่|สมาชิก|ประธาน|ชาว|ของ|จาก|ใน|ให้|ได้|จะ|เป็น|อยู่ระหว่าง|เกี่ยวกับ|ตำบล|อำเภอ|จังหวัด|เทศบาล|โรงเรียน)$"
)
_GOES_ON = re.compile(r"(?:จำนวน\s?)?[0-9๐-๙]+\s?(?:คน|ราย|รูป|ท่าน)(?![ก-๎])")
_COUNTED = re.compile(r"[0-9๐-๙]\s?[ก-๎]{2,5}$")
_AROUND = 24  # letters before a break that tell its last word
_LONGEST_REST = 12  # letters of a word of the dictionary that may stand behind a break


@dataclass(frozen=True, slots=True)
class _Spacing:
    """`furthest` is the most that two lines of one paragraph stand apart; `told` where paragraphs stand further."""

    furthest: float
    told: bool


def join_broken_lines(sheets: Sequence[Sheet], pitch: float) -> None:
    """Join the lines of a document's pages in place; `pitch` is how far most of its lines stand apart, in points."""
    _set_edges(sheets)
    pages = [sheet.lines for sheet in sheets]
    spacing = _spacing(pages, pitch)
    opening = _opening(pages, spacing)
    pairs = [list(_going_on(lines, spacing, opening)) for lines in pages]
    going_on = [pair for page in pairs for pair in page]
    is_blind = sum(_is_impossible(before, line) for before, line in going_on) >= _IMPOSSIBLE
    ending_blank = sum(before.text.endswith(" ") for before, _ in going_on)
    # Of Thai words few have a blank behind them: where most lines end in one, the program put it there.
    has_blanks = 0 < ending_blank <= _MOST_BLANK * len(going_on)
    for sheet, page in zip(sheets, pairs, strict=True):
        # Of whole words the longest line of a page proves no width: several must end where it does.
        full = Counter(line.edge for line in sheet.lines if not line.ends_short)
        rest = {id(line) for before, line in page if is_blind or spacing.told or full[before.edge] >= _SEVERAL}
        joined: list[PageLine] = []
        for line in sheet.lines:
            if joined and id(line) in rest:
                last = joined[-1]
                blank = _blank(last.text, line.text, is_blind=is_blind, has_blanks=has_blanks)
                last.text = (
                    f"{last.text if has_blanks and not is_blind else last.text.rstrip()}{blank}{line.text.lstrip()}"
                )
                last.right, last.last_y = line.right, line.y
            else:
                joined.append(line)
        sheet.lines[:] = joined


def _blank(before: str, after: str, *, is_blind: bool, has_blanks: bool) -> str:
    """What stands for the break between two lines."""
    if is_blind:
        return ""
    if has_blanks:
        return between(before, after)
    return "" if _is_within_phrase(before, after) else " "


def _is_within_phrase(before: str, after: str) -> bool:
    """Whether words are written on over a break: "เจ้าหน้าที่โครง" and "การชลประทาน", "กอง" and "สวัสดิการสังคม"."""
    if not (_THAI.search(before[-1:]) and _THAI.match(after)):
        return False
    if _BOUND.search(before):
        return True
    if _COUNTED.search(before):
        # "ชาวบ้าน 12 คน" and "งานป้องกัน …".
        return False
    last = pieces(before[-_AROUND:])[-1]
    return any(is_word(last + after[:length]) for length in range(2, _LONGEST_REST + 1))


def _set_edges(sheets: Sequence[Sheet]) -> None:
    """A page of one column whose lines are all short goes as far to the right as other pages of its size."""
    edges: dict[float, float] = {}
    for sheet in sheets:
        for line in sheet.lines:
            if not line.in_columns:
                edges[sheet.height] = max(edges.get(sheet.height, 0.0), line.right)
    for sheet in sheets:
        for line in sheet.lines:
            if not line.in_columns:
                line.edge = edges[sheet.height]


def _spacing(pages: Sequence[list[PageLine]], pitch: float) -> _Spacing:
    wrapped: Counter[float] = Counter()
    apart: Counter[float] = Counter()
    for lines in pages:
        for before, line in pairwise(lines):
            gap = round(2 * (before.y - line.y)) / 2
            if not 0 < gap <= _WIDEST_GAP * max(before.em, line.em):
                continue
            if LIST_MARK.match(line.text) or before.right < before.edge - _SHORT * before.em:
                apart[gap] += 1
            elif not before.ends_short:
                wrapped[gap] += 1
    if not wrapped:
        return _Spacing(_LOOSE * pitch, told=False)
    most = max(wrapped.values())
    tight = min(gap for gap, count in wrapped.items() if count >= 0.5 * most)
    wider = Counter({gap: count for gap, count in apart.items() if gap >= max(tight + 1.0, 1.03 * tight)})
    if wider.total() >= _FEWEST and wider.total() >= 0.6 * apart.total():
        most = max(wider.values())
        next_paragraph = min(gap for gap, count in wider.items() if count >= 0.3 * most)
        return _Spacing(min((tight + next_paragraph) / 2, _LOOSE * tight), told=True)
    return _Spacing(_LOOSE * tight, told=False)


def _opening(pages: Sequence[list[PageLine]], spacing: _Spacing) -> set[str]:
    """What lines begin a paragraph with, their numbers aside: a heading that comes again goes on from nothing."""
    return {
        key
        for lines in pages
        for before, line in pairwise(lines)
        if (before.right < before.edge - _SHORT * before.em or before.y - line.y > spacing.furthest)
        and len(key := _key(line)) >= _KEY
    }


def _key(line: PageLine) -> str:
    return _DIGITS.sub("", compact(line.text))


def _going_on(lines: Sequence[PageLine], spacing: _Spacing, opening: set[str]) -> Iterator[tuple[PageLine, PageLine]]:
    """The lines that fill their column, each with the line that goes on from it."""
    for before, line in pairwise(lines):
        if (
            0 < before.y - line.y <= spacing.furthest
            and _fills(before, line, spacing)
            and line.left <= before.left + _HANGING * before.em
            and not _is_centred(line)
            and not LIST_MARK.match(line.text)
            and not _LABELLED.match(line.text)
            and "\t" not in before.text + line.text
            and (_key(line) not in opening or _key(line) == _key(before))
        ):
            yield before, line


def _fills(before: PageLine, line: PageLine, spacing: _Spacing) -> bool:
    """Whether the next word would not have fitted, or no line ends, or begins, as these do. Where paragraphs are not told by their
    room it must be nearly full, for where Thai ends a word is not known.
    """
    is_long = before.right - before.column > _MOSTLY * (before.edge - before.column)
    if is_long and not LIST_MARK.match(before.text) and (_BOUND.search(before.text) or _GOES_ON.match(line.text)):
        return True
    word, is_whole = first_word(line)
    if not spacing.told and not is_whole:
        return not before.ends_short
    return before.right + 0.3 * before.em + word > before.edge


def _is_centred(line: PageLine) -> bool:
    """Whether a line stands in the middle of its column and is not as wide: one of a title's."""
    left, right = line.left - line.column, line.edge - line.right
    return left > _CENTRED * line.em and abs(left - right) < _CENTRED * line.em


def _is_impossible(before: PageLine, line: PageLine) -> bool:
    return bool(
        _NO_END.search(before.text)
        or _NO_BEGINNING.match(line.text)
        or (before.text[-1:].isdecimal() and line.text[:1].isdecimal())
    )
