"""What stands on pages and is none of the document: running headers and footers, page numbers, carry-over stubs.

A line is furniture because it comes again at the same height of another page, its page number aside; a document of one
page has none. Heights are points from the page's top for headers and from its bottom for footers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.normalise import compact, fold_digits

from .page_lines import PageLine

_LOOKED_AT = 5  # lines of a header or a footer
_SAME_HEIGHT = 6.0  # points
_MARGIN = 0.16  # of the page's height, from its top and its bottom
_HEADER = 0.075  # of the page's height: above it stand running headers only, as Word and LibreOffice set them
_BLOCK = 1.6  # line pitches between the lines of one header
_STANDS_APART = 1.3  # line pitches: a header leaves more room below it than lines of the text leave
_MOST = 0.6  # of the pages
_STUB_LETTERS = 3

# A number that counts pages: alone on its line, between dashes, after หน้า or page, before the number of all pages, or
# parted from the words by a wide gap.
_PAGE_NUMBER = re.compile(
    r"^[\s\-–—|.]*(?P<alone>\d{1,4})[\s\-–—|.]*$"
    r"|(?:หน้า(?:\s?ที่)?|(?i:page|p\.))\s*(?P<named>\d{1,4})(?:\s*(?:/|จาก|(?i:of))\s*\d{1,4})?"
    r"|(?<!\d)(?P<of>\d{1,4})\s*/\s*\d{1,4}\s*$"
    r"|(?:\t|\s{2,}|[|\-–—]\s*)(?P<last>\d{1,4})[\s\-–—]*$"
    r"|^[\s\-–—]*(?P<first>\d{1,4})(?:\t|\s{2,}|\s*[|])"
)
_GOES_ON_OVERLEAF = re.compile(r"^[\s\-–—/(]*(?:มี)?ต่อ(?:หน้า(?:ถัดไป|\s*\d{1,3}))?[\s\-–—.…)/]*$")
_DOTS = re.compile(r"[.…\s]+$")
_CONTINUED = re.compile(r"\s*\(\s*ต่อ\s*\)\s*$")


@dataclass(slots=True)
class Sheet:
    """A page's lines from top to bottom, its height, and where its tables stand (top, bottom)."""

    height: float
    lines: list[PageLine]
    tables: list[tuple[float, float]] = field(default_factory=list)
    edges: dict[bool, float] = field(default_factory=dict)  # at the top or not → the furniture nearest to the text


def take_furniture(sheets: Sequence[Sheet], pitch: float) -> list[str]:
    """Take running headers, footers and page numbers out of the sheets' lines; return their words, each once."""
    words = [title for sheet in sheets if (title := _take_print_marks(sheet))][:1]
    for at_top in (True, False):
        # From the page's edge inwards: what stands further in than a line of the text is text.
        for _ in range(_LOOKED_AT):
            found = _repeated(sheets, at_top, _BLOCK * pitch)
            if not sum(_take(sheets, key, places, pitch, at_top, words) for key, places in found.items()):
                break
    return words


# What a browser puts on a page that it prints: "11/30/26, 5:35 AM    the page's title", and below "https://…    1/3".
_PRINTED_ON = re.compile(
    r"\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AP]M|\s?น\.)?(?:\s+(?P<title>\S.*))?$", re.IGNORECASE
)
_PRINTED_FROM = re.compile(r"\s*(?:https?|file)://\S+(?:\s+\d{1,3}(?:/\d{1,3})?)?\s*$")


def _take_print_marks(sheet: Sheet) -> str:
    """Take out of a page what a browser printed above and below it; return the title there, '' where there is none."""
    title = ""
    if sheet.lines and (printed := _PRINTED_ON.match(sheet.lines[0].text)):
        title = (printed["title"] or "").strip()
        del sheet.lines[0]
    if sheet.lines and _PRINTED_FROM.match(sheet.lines[-1].text):
        sheet.lines.pop()
    return title


def _take(
    sheets: Sequence[Sheet], key: str, places: list[tuple[int, PageLine]], pitch: float, at_top: bool, words: list[str]
) -> bool:
    """Take one repeated line out of its sheets; tell whether it was furniture."""
    kept: PageLine | None = None
    first, line = places[0]
    height = sheets[first].height - line.y if at_top else line.y
    if not key.startswith("#") and height > _HEADER * sheets[first].height:
        flows = any(_flows_into_text(sheets, place, pitch, at_top) for place in places)
        if flows and (not at_top or len(places) < 3 or len(places) < _MOST * len(sheets)):
            return False
        # What stands where titles stand may be the title, come again on each page: it is told once.
        kept = line if at_top else None
    for index, line in places:
        sheets[index].edges[at_top] = line.y
        # By identity: two lines of a page may say the same.
        sheets[index].lines = [other for other in sheets[index].lines if other is not line or line is kept]
    text = places[0][1].text.strip()
    if re.search(r"[ก-ฮA-Za-z]{3}", text) and text not in words:
        words.append(text)
    return True


def _repeated(sheets: Sequence[Sheet], at_top: bool, reach: float) -> dict[str, list[tuple[int, PageLine]]]:
    """The outermost lines of pages that come again: what they say without page numbers → (sheet, line) in order."""
    by_key: dict[str, list[tuple[int, PageLine, float, int | None]]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        edge = sheet.edges.get(at_top)
        inner = [line for line in sheet.lines if edge is None or (line.y < edge if at_top else line.y > edge)]
        line = (max if at_top else min)(inner, key=lambda one: one.y, default=None)
        if line is not None and edge is not None and abs(line.y - edge) > reach:
            continue
        if line is None or any(line.y < top if at_top else line.y > bottom for top, bottom in sheet.tables):
            continue
        height = sheet.height - line.y if at_top else line.y
        if height < sheet.height * _MARGIN:
            key, number = _key(line.text)
            by_key[key].append((index, line, height, number))
    found: dict[str, list[tuple[int, PageLine]]] = {}
    for key, places in by_key.items():
        kept = _at_one_height(places)
        pages = {index for index, _, _, _ in kept}
        # Odd and even pages may bear different headers, and the first none.
        if len(pages) < 2 or len(pages) < 0.3 * len(sheets):
            # A number alone that is its page's own counts pages, however few bear one: a memo's second page does.
            own = [(index, line) for index, line, _, number in places if key == "#" and number == index + 1]
            if own and len(sheets) > 1:
                found[key] = own
            continue
        numbers = {number - index for index, _, _, number in kept if number is not None}
        if key.startswith("#") and len(numbers) > 1:
            continue
        found[key] = [(index, line) for index, line, _, _ in kept]
    return found


def _key(text: str) -> tuple[str, int | None]:
    """Return what a line says without its page number (a leading # where it has one), and that number."""
    folded = fold_digits(text).strip()
    number = _PAGE_NUMBER.search(folded)
    if not number:
        return compact(folded), None
    told = next(group for group in number.groups() if group)
    return "#" + compact(folded[: number.start()] + folded[number.end() :]), int(told)


def _at_one_height(
    places: list[tuple[int, PageLine, float, int | None]],
) -> list[tuple[int, PageLine, float, int | None]]:
    """The places at the height where most of them are."""
    best: list[tuple[int, PageLine, float, int | None]] = []
    for _, _, height, _ in places:
        near = [place for place in places if abs(place[2] - height) <= _SAME_HEIGHT]
        if len(near) > len(best):
            best = near
    return best


def _flows_into_text(sheets: Sequence[Sheet], place: tuple[int, PageLine], pitch: float, at_top: bool) -> bool:
    """Whether a line stands no further from the next one inwards than lines of the text do."""
    index, line = place
    apart = [line.y - other.y if at_top else other.y - line.y for other in sheets[index].lines if other is not line]
    return bool(apart) and min(abs(gap) for gap in apart) <= _STANDS_APART * pitch


def take_stubs(sheets: Sequence[Sheet]) -> None:
    """Take out what only says that the text goes on overleaf: "/ผลการ…" above ผลการ, "-ต่อ-", and a heading told again as (ต่อ)."""
    told: set[str] = set()
    for index, sheet in enumerate(sheets):
        following = next((later for later in sheets[index + 1 :] if later.lines), None)
        if sheet.lines and index and _is_told_again(sheet.lines[0].text, told):
            del sheet.lines[0]
        if sheet.lines and following is not None and _is_stub(sheet.lines[-1].text, following.lines):
            sheet.lines.pop()
        told |= {compact(line.text) for line in sheet.lines}


def _is_stub(text: str, following: Sequence[PageLine]) -> bool:
    words = fold_digits(text).strip()
    if _GOES_ON_OVERLEAF.match(words):
        return True
    if not words.startswith("/"):
        return False
    begun = compact(_DOTS.sub("", words.lstrip("/")))
    # What follows may be under a page number or a header that was not told as one.
    return len(begun) >= _STUB_LETTERS and any(compact(line.text).startswith(begun) for line in following[:3])


def _is_told_again(text: str, told: set[str]) -> bool:
    heading, count = _CONTINUED.subn("", text)
    return bool(count) and (not heading.strip() or compact(heading) in told)
