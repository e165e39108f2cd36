"""Every mention of a local authority in a text: its kind, its bare name and the place told behind it, abbreviations written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.extract.whereabouts import PLACE_FOLLOWS, place_behind
from data.gazetteer import Whereabouts, gazetteer, province_at
from data.lookup import any_of, table

_SLIP = "slip_of_"
_KIND = re.compile(
    # No kind begins with other letters; looking at a few of them first halves the search.
    r"(?=อ(?:ง[คก]|บ[ตจ]|\.\s?บ)|เ(?:ทศ|มืองพ)|ท(?:\.?[นมต]\.)|ก(?:รุงเ|ทม))(?:"
    + "|".join(
        f"(?P<{prefix}{row['kind']}>{row[column]})"
        for prefix, column in (("", "pattern"), (_SLIP, "slip"))
        for row in table("agency_kinds")
        if row[column]
    )
    + ")"
)
# Words that end a name where no blank does, for Thai writes none between words.
NAME_ENDS = any_of("agency_words", "use", "name_ends")
# Behind a name that the gazetteer knows more verbs end it, which in other names are letters of a name.
_BEHIND_KNOWN = any_of("agency_words", "use", "behind_known")
# What the words after a kind must not begin with: general talk of the kind, not a name.
_GENERAL = any_of("agency_words", "use", "general")
# So short a name that is also a common word (และ) is a name only where its place follows.
_COMMON_WORD = 4
_LONGEST_NAME = 30
# ใน tells the inner of two places of one name, บ้านไร่ใน beside บ้านไร่; within (ใน) stands right before what it is within, or
# before a time.
_INNER = re.compile(r"(?<=[ก-๙]{3})ใน$")
_NOT_WITHIN = re.compile(r"[ \t]*(?:\n|$)|[ \t]+(?!วัน|เดือน|ปี|พ\.ศ|ช่วง|รอบ|ห้วง|ระหว่าง|การ|พื้นที่|เขต|\d)[ก-๙(]")

# A tab parts cells: what stands behind one is no name of what stands before it.
_BEFORE_NAME = re.compile(r" *\n?[ \t]*[\"“'‘]?")
# No name is half as long: of a page without blanks no more is looked at, for each of the kinds that it names.
_THAI = re.compile(r"[ก-๙ฯ]{1,60}")
_DOTTED = re.compile(r"(?:[ก-ฮ]\.){2,}")
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|$)")


@dataclass(slots=True)
class Mention:
    """One mention of an agency: its kind, its bare name, the words `start:end`, and the place told behind it.

    `is_slip` where the words for its kind are misspelt.
    """

    kind: str
    name: str
    start: int
    end: int
    place: Whereabouts
    is_slip: bool = False


def names_agency(text: str) -> bool:
    """Tell whether a kind of agency is named at all, by its full or its short form."""
    return bool(_KIND.search(text))


def kind_at(name: str) -> tuple[str, int] | None:
    """Return the kind of local authority that a name begins with, and where its bare name begins; None where with none."""
    found = _KIND.match(name)
    return ((found.lastgroup or "").removeprefix(_SLIP), found.end()) if found else None


def mentions(text: str) -> Iterator[Mention]:
    """Yield every agency that `text` names, abbreviations written out."""
    for found in _KIND.finditer(text):
        group = found.lastgroup or ""
        kind = group.removeprefix(_SLIP)
        if kind in ("pattaya", "bma"):
            yield Mention(kind, "", found.start(), found.end(), Whereabouts())
            continue
        read = _bare_name(text, found.end(), kind)
        if read is None:
            continue
        name, end = read
        yield Mention(kind, name, found.start(), end, place_behind(text, end), group is not kind)


# Before the name there is room for "หน่วยงานที่ 12 : " and no more.
_LONGEST_LEAD = 45
_LEAD = re.compile(r"(?:หน่วยงาน|แห่ง|อปท\.?|ชื่อ|ที่|\d|[\s.:)(])*")


def agency_first(words: str) -> Mention | None:
    """Return the agency that a line or a cell begins with, but for a number and the word หน่วยงาน; None for any other words."""
    named = next(mentions(words), None) if names_agency(words[:_LONGEST_LEAD]) else None
    return named if named and named.name and _LEAD.fullmatch(words, 0, named.start) else None


_BEHIND_ALONE = re.compile(r"(?:[\s·|.,]|(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.)\s?[ก-๙]+)*+")


def agency_alone(words: str) -> bool:
    """Tell whether a line is an agency's name, with its place or without, and nothing else."""
    named = agency_first(words)
    return named is not None and _BEHIND_ALONE.fullmatch(words, named.end) is not None


def _bare_name(text: str, start: int, kind: str) -> tuple[str, int] | None:
    """Read a bare name at `start`: the longest that the gazetteer knows there, else up to a blank or a word that ends it."""
    gap = _BEFORE_NAME.match(text, start)
    position = gap.end() if gap else start
    run = _THAI.match(text, position)
    if not run:
        return None
    if kind == "pao":
        return province_at(text, position)
    word = run[0]
    if text[run.end() : run.end() + 1] == "." and word[-1] in "อจต":
        if (dotted := _DOTTED.match(text, position)) and dotted[0] in gazetteer().subdistricts:
            return dotted[0], dotted.end()
        # "หนองกงอ.นางรอง": the next abbreviation stands right behind the name.
        word = word[:-1]
    known = gazetteer().districts if kind == "city_municipality" else gazetteer().subdistricts
    behind = position + len(word)
    is_general = bool(_GENERAL.match(word))
    if word in known or word in gazetteer().subdistricts:
        is_name = not is_general or len(word) > _COMMON_WORD or PLACE_FOLLOWS.match(text, behind)
        return (word, behind) if is_name else None
    stop = NAME_ENDS.search(word, 1)
    cut = word[: stop.start()] if stop else word
    prefix, is_ended = _known_beginning(word, known, len(cut))
    if is_general and len(prefix) <= _COMMON_WORD:
        return None
    if not prefix and position > start and NAME_ENDS.match(word):
        # Behind a blank the sentence goes on: "อบต. ทำแนวกันไฟ".
        return None
    if _INNER.search(word) and len(word) <= 24 and _NOT_WITHIN.match(text, behind):
        return word, behind
    if stop and not is_ended and len(word) <= 24 and PLACE_FOLLOWS.match(text, behind):
        # อำเภอ or the end of a title line stands behind it: the whole word is the name.
        return word, behind
    if prefix:
        return prefix, position + len(prefix)
    if gap and "\n" in gap[0]:
        # A name that nobody knows stands on the next line alone, or with its place; else the line goes on with other words.
        alone = _LINE_ENDS.match(text, behind) or PLACE_FOLLOWS.match(text, behind)
        return (word, behind) if stop is None and alone and 2 <= len(word) <= _LONGEST_NAME else None
    if position > start and len(cut) > 20:
        return None
    return (cut, position + len(cut)) if 2 <= len(cut) <= _LONGEST_NAME else None


def _known_beginning(word: str, known: Mapping[str, object], cut: int) -> tuple[str, bool]:
    """Return the longest known name that `word` begins with, and whether a word that ends names stands right behind it.

    Without such a word it has to reach to `cut`, where the name would else be cut. Empty where there is none.
    """
    for length in range(min(len(word), _LONGEST_NAME), 2, -1):
        if word[:length] not in known:
            continue
        is_ended = bool(NAME_ENDS.match(word, length) or _BEHIND_KNOWN.match(word, length))
        if is_ended or length >= cut - 1:
            return word[:length], is_ended
    return "", False
