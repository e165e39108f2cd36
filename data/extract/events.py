"""Several events told one after the other in running words: a day and a deed, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.extract.draft import Context
from data.extract.headings import LIST_BULLETS
from data.extract.held import held_dates
from data.extract.kinds import kind_of
from data.extract.lines import Line
from data.extract.name import held_name, leading_name
from data.extract.narrative import element_of
from data.extract.sections import Part
from data.lookup import any_of

# A paragraph that tells when something was held does so in its beginning; one of a day and nothing else is short.
_LEAD = 80
_LONGEST_DAY = 60
_LONGEST_TITLE = 120
_LONGEST_PLACE = 60
# What stands around the day of a paragraph that is a day alone: an hour, brackets, marks.
_BESIDE_DAY = re.compile(r"(?:เวลา|น\.|ถึง|วันที่|เดือน|เมื่อ|ช่วง|[\d\s.:()\[\]\-–—|/,•·])*")
# A village or place that a paragraph begins with, and then the day: "บ้านหนองยาง หมู่ 9 (14 มีนาคม 2567)".
_PLACE_FIRST = re.compile(
    r"(?:ที่|ณ)?\s?(?:หมู่(?:ที่|บ้าน)?\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|ตำบล[ก-๙]|วัด[ก-๙]|โรงเรียน[ก-๙]|ม\.\s?\d|เขต\s?\d|ครั้งที่\s?\d|รุ่นที่\s?\d|กลุ่มที่\s?\d|จุดที่\s?\d)[^\n(:]{0,45}"
)
_BEFORE_DAY = re.compile(r"\s*(?:\(|:|-|–|จัด|ประชุม|เมื่อ|วัน|ใน|ทำ|ดำเนินการ|\s)*$")


@dataclass(slots=True)
class Event:
    """One event's paragraphs, and the words that name it: a title of its own, or those that its first paragraph begins with."""

    name: Part
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A document of several events: what stands above them all, and each."""

    preamble: list[Part]
    events: list[Event]


def cut_events(context: Context, parts: Sequence[Part], lines: Sequence[Line]) -> Story | None:
    """Cut paragraphs where the next event begins; None for words that tell of one event, or of none."""
    openers = [at for at, part in enumerate(parts) if _opens(context, part)]
    if len(openers) < 2:
        return None
    if (named := _own_names(context, parts, openers)) and all(
        _PLACE_FIRST.match(context.text.folded, name.start, name.end) for _, name in named
    ):
        return _story(context, parts, named)
    symbols = {line.body for line in lines if line.marked} | {line.body for line in lines if line.blank_before}
    titled = _titles_below(context, parts, openers) or _titles_above(context, parts, openers, symbols)
    return _story(context, parts, _own_names(context, parts, openers) if titled is None else titled)


def _story(context: Context, parts: Sequence[Part], named: Sequence[tuple[int, Part]]) -> Story | None:
    if len(named) < 2 or len({_words(context, name) for _, name in named}) < 2:
        return None
    events = []
    for (at, name), behind in zip(named, [*(at for at, _ in named[1:]), len(parts)], strict=True):
        events.append(Event(name, [part for part in parts[at:behind] if part is not name]))
    return Story(list(parts[: named[0][0]]), [event for event in events if event.parts])


def _words(context: Context, part: Part) -> str:
    return re.sub(r"\s", "", context.words(part))


def _opens(context: Context, part: Part) -> bool:
    """Tell whether a paragraph begins with the day of something held, and not with that of what came afterwards."""
    if is_day_alone(context, part):
        return True
    lead = Part(part.start, min(part.end, part.start + _LEAD))
    days = [day for day in held_dates(context, Part(part.start, part.end)) if day.precision == "day"]
    if not days or days[0].start >= lead.end:
        return False
    if any_of("narrative_words", "tells", "afterwards").match(context.words(part).lstrip()):
        return False
    before = context.words(Part(part.start, days[0].start))
    return element_of(before) != "use" and _is_held(context, part)


def _is_held(context: Context, part: Part) -> bool:
    words = context.words(part)
    return any(
        any_of("narrative_words", "tells", tells).search(words) for tells in ("holding", "participants", "decided")
    )


def is_day_alone(context: Context, part: Part) -> bool:
    """Tell whether a paragraph is a day, or a month, and nothing else."""
    if part.end - part.start > _LONGEST_DAY:
        return False
    if has_no_day_yet(context, part):
        return True
    days = context.dates_in(part.start, part.end)
    if len(days) != 1 or days[0].first is None:
        return False
    before, behind = Part(part.start, days[0].start), Part(days[0].end, part.end)
    return all(_BESIDE_DAY.fullmatch(context.words(beside)) for beside in (before, behind))


def has_no_day_yet(context: Context, part: Part) -> bool:
    """Tell whether a paragraph only says that a day is still to be set."""
    return bool(any_of("narrative_words", "tells", "no_day_yet").fullmatch(context.words(part).strip()))


def _is_title(context: Context, part: Part) -> bool:
    words = context.words(part)
    if part.marked and context.text.folded[max(0, part.start - 2) : part.start].strip() in LIST_BULLETS:
        return False
    return (
        4 <= len(words) <= _LONGEST_TITLE
        and not words.rstrip().endswith(":")
        and not any(day.precision == "day" for day in context.dates_in(part.start, part.end))
        and not any_of("narrative_words", "tells", "sentence").search(words)
        and not any_of("narrative_words", "tells", "chrome").search(words)
    )


def _titles_below(context: Context, parts: Sequence[Part], openers: Sequence[int]) -> list[tuple[int, Part]] | None:
    """A time line: each day stands alone, and below it the title of what was held."""
    if not all(is_day_alone(context, parts[at]) for at in openers):
        return None
    below = [parts[at + 1] for at in openers if at + 1 < len(parts)]
    if len(below) < len(openers) or not all(_is_title(context, part) for part in below):
        return None
    if (
        openers[0]
        and all(at and _is_title(context, parts[at - 1]) for at in openers)
        and _named_kinds(context, [parts[at - 1] for at in openers]) > _named_kinds(context, below)
    ):
        return None
    return list(zip(openers, below, strict=True))


def _named_kinds(context: Context, parts: Sequence[Part]) -> int:
    return sum(kind_of(context.words(part))[0] is not None for part in parts)


def _titles_above(
    context: Context, parts: Sequence[Part], openers: Sequence[int], begun: set[int]
) -> list[tuple[int, Part]] | None:
    """Each paragraph has a title right above it."""
    above = [(at - 1, parts[at - 1]) for at in openers if at and at - 1 not in openers]
    if len(above) < len(openers):
        return None
    is_apart = all(part.start in begun for _, part in above[1:])
    return above if is_apart and all(_is_title(context, part) for _, part in above) else None


def _own_names(context: Context, parts: Sequence[Part], openers: Sequence[int]) -> list[tuple[int, Part]]:
    """Each paragraph begins with its name and tells a day of its own; one that tells of all their days only leads up to them."""
    named: list[tuple[int, Part]] = []
    seen: set[date | None] = set()
    told = [(at, days[0]) for at in openers if (days := held_dates(context, parts[at]))]
    days = [day for _, day in told]
    for n, (at, day) in enumerate(told):
        others = [other.first for other in days[:n] + days[n + 1 :] if other.first]
        is_of_all = day.first != day.last and all(
            day.first and day.last and day.first <= other <= day.last for other in others
        )
        if not is_of_all and day.first not in seen and (name := _own_name(context, parts[at])):
            named.append((at, name))
            seen.add(day.first)
    return named


def _own_name(context: Context, part: Part) -> Part | None:
    """The words that a paragraph begins with before its day, else those that it says were held."""
    day = next(iter(held_dates(context, part)), None)
    if day is None:
        return None
    place = _PLACE_FIRST.match(context.text.folded, part.start, min(day.start, part.start + _LONGEST_PLACE))
    if place:
        before = _BEFORE_DAY.search(context.text.folded, part.start, day.start)
        end = min(place.end(), before.start() if before else day.start)
        if end - part.start >= _SHORTEST_NAME:
            return Part(part.start, end)
    stated = leading_name(context, part) or held_name(context, part)
    return Part(stated.start, stated.end) if stated else None


_SHORTEST_NAME = 4
