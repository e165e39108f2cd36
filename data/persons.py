"""Names of private persons: a title, a first name and a surname. Officials acting in office keep theirs.

A name is an official's where an office of `lookups/offices.csv` stands directly before or behind it, as in a sentence, a
table's row or a signature's block. Who speaks for a group (ประธานชุมชน, อสม.) holds no public office and is private.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache

from data.gazetteer import gazetteer
from data.lookup import any_of, table

# How far a decision looks to either side, so that each costs the same however long the text is.
_GLUE = 16
_BEFORE = 90
_CUT = "\x00"

_LETTER = "[ก-๎]"
_NAME = "[ก-ฮเแโใไ][ก-๎]{1,29}"
_FIRST = re.compile(rf"(?P<gap>[ \t]{{0,3}})(?P<first>{_NAME})")
_LAST = re.compile(rf"[ \t]{{1,3}}(?P<last>{_NAME})")
_OF_LETTER = re.compile(rf"{_LETTER}\Z")
_OF_NUMBER = re.compile(r"[0-9๐-๙][ \t]?\Z")
# What may stand between a name and the office behind it.
_TO_OFFICE = re.compile(r"[ \t]{0,4}[)\]]?[ \t]{0,4}[(\[,:;|/–-]?[ \t]{0,4}")
_TO_NEXT_LINE = re.compile(r"[ \t]*\)?[ \t]*\n[ \t(]*")
_ROLE = re.compile(r"(?P<post>(?:ดำรง)?ตำแหน่ง[ \t:]*(?=[ก-ฮเแโใไ]))|(?:ใน)?ฐานะ|เป็น|ทำหน้าที่|รักษาการ(?:ใน)?(?:ตำแหน่ง)?")
_ALONE = re.compile(r"(?:^|\n)[ \t(.…_]*(?:\(?ลงชื่อ\)?[ \t.…_]*)?[(]?[ \t]*\Z")


def private_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of first names and surnames of private persons, in order; titles are not in them."""
    places = _places_like_names()
    seen = 0
    for start, title, certainty in _titles(text):
        if start < seen:
            continue
        name = _name_behind(text, start, title, certainty, seen, places)
        if name:
            yield name
            seen = name[1]


def _titles(text: str) -> list[tuple[int, str, str]]:
    """Every place where a title's letters stand, the longest title of each, in order."""
    found: dict[int, tuple[str, str]] = {}
    for title, certainty in _title_words():
        at = text.find(title)
        while at >= 0:
            found.setdefault(at, (title, certainty))
            at = text.find(title, at + 1)
    return [(at, *found[at]) for at in sorted(found)]


@cache
def _title_words() -> tuple[tuple[str, str], ...]:
    rows = sorted(table("person_titles"), key=lambda row: -len(row["title"]))
    return tuple((row["title"], row["certainty"]) for row in rows)


@cache
def _places_like_names() -> frozenset[str]:
    """Districts and subdistricts that begin as a title does: นางรอง, นางแล."""
    known = gazetteer()
    titles = tuple(title for title, _ in _title_words())
    return frozenset(name for name in (*known.districts, *known.subdistricts) if name.startswith(titles))


def _words(sort: str) -> re.Pattern[str]:
    return any_of("name_words", "sort", sort)


def _name_behind(
    text: str, start: int, title: str, certainty: str, seen: int, places: frozenset[str]
) -> tuple[int, int] | None:
    """The span of the private name behind a title at `start`; None where there is none. Nothing before `seen` counts."""
    behind = start + len(title)
    if _words("no_title").match(text, start) or not (first := _FIRST.match(text, behind)):
        return None
    if _words("name_begin").match(text, first.start("first")):
        return None
    glue = _before(text, start, _GLUE, seen).rpartition("\n")[2]
    if _words("area_before").search(glue):
        return None
    is_familiar = certainty == "familiar"
    is_unclear = bool(_OF_LETTER.search(glue)) and not _words("glue_before").search(glue)
    if is_unclear and _words("place_before").search(glue):
        return None
    is_doubtful = is_unclear or bool(_OF_NUMBER.search(glue)) or bool(_words("area_before").search(glue.rstrip(" \t")))
    if (first["gap"] and (is_doubtful or is_familiar)) or (is_doubtful and is_familiar):
        return None
    end, is_full = _end_of_name(text, first)
    if not is_full:
        is_enough = certainty == "certain" and not is_doubtful and title + first["first"] not in places
        if not is_enough and not (is_familiar and _words("spoke_after").match(text, end)):
            return None
    return None if _holds_office(text, start, end, seen) else (first.start("first"), end)


def _before(text: str, start: int, length: int, seen: int) -> str:
    """The letters before `start`, as they look once the names before it are masked: nothing is read across a name."""
    begin = max(seen, start - length)
    return ("" if begin == 0 else _CUT) + text[begin:start]


def _end_of_name(text: str, first: re.Match[str]) -> tuple[int, bool]:
    """Where a name ends, and whether it has a surname."""
    if cut := _words("name_inside").search(text, first.start("first") + 2, first.end()):
        return cut.start(), False
    end = first.end()
    if noble := _words("noble_surname").match(text, _behind_blanks(text, end)):
        return noble.end(), True
    last = _LAST.match(text, end)
    if last is None or _words("name_begin").match(text, last.start("last")):
        return end, False
    cut = _words("name_inside").search(text, last.start("last") + 2, last.end())
    return (cut.start() if cut else last.end()), True


def _behind_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _holds_office(text: str, start: int, end: int, seen: int) -> bool:
    """Tell whether an office stands directly before the title at `start` or behind the name that ends at `end`."""
    before = _before(text, start, _BEFORE, seen)
    return _office_before(before.rpartition("\n")[2]) or _office_behind(text, end, bool(_ALONE.search(before)))


def _office_behind(text: str, end: int, is_alone: bool) -> bool:
    gap = (is_alone and _TO_NEXT_LINE.match(text, end)) or _TO_OFFICE.match(text, end)
    at = gap.end() if gap else end
    role = _ROLE.match(text, at)
    found = _office().match(text, role.end() if role else at)
    if found:
        return found["office"] is not None
    return role is not None and role["post"] is not None


def _office_before(line: str) -> bool:
    found = last_of(_office().finditer(line))
    return found is not None and found["office"] is not None and bool(_to_title().fullmatch(line, found.end()))


@cache
def _office() -> re.Pattern[str]:
    """An office, or what is none although it is called like one."""
    sorts = {
        sort: "|".join(row["pattern"] for row in table("offices") if row["standing"] == sort)
        for sort in ("private", "office")
    }
    return re.compile(rf"(?P<private>{sorts['private']})|(?P<office>{sorts['office']})")


@cache
def _to_title() -> re.Pattern[str]:
    """What completes an office before a name: what is glued to it, then its unit and place, digits and a bracket."""
    return re.compile(
        rf"(?:(?!{_words('glue_before').pattern}){_LETTER}|\.|ฯ){{0,45}}"
        rf"(?:[ \t]{{1,2}}{_words('unit_after_office').pattern}[ก-๙0-9.]{{0,40}}){{0,4}}[ \t]{{0,3}}[(\[:–-]?[ \t]{{0,3}}"
    )


def last_of(found: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """Return the last of some matches; None of none."""
    kept = deque(found, maxlen=1)
    return kept[0] if kept else None
