"""Several events told one after the other in running words: a day and a deed, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.extract.dates import BESIDE_DATE, DateMention, find_recurrence
from data.extract.draft import Context
from data.extract.headings import LIST_BULLETS
from data.extract.held import held_dates
from data.extract.kinds import kind_of
from data.extract.lines import Line
from data.extract.name import held_name, leading_name, name_beside_day, title_of_event, within_sentence
from data.extract.narrative import element_of
from data.extract.records import part_title
from data.extract.sections import Part
from data.extract.titles import LONGEST_TITLE
from data.lookup import any_of

# A paragraph that tells when something was held does so in its beginning; one of a day and nothing else is short.
_LEAD = 80
_LONGEST_DAY = 60
_LONGEST_PLACE = 60
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
    begun = {line.body for line in lines if line.blank_before}
    openers = [
        at
        for at, part in enumerate(parts)
        if _opens(context, part) or (at and _begins_below_title(context, parts[at - 1], part, begun))
    ]
    # Right below a day that stands alone stands what was held on it, which may tell the day again.
    alone = {at for at in openers if is_day_alone(context, parts[at])}
    # Below a month each paragraph may begin with a day of its own.
    above = {
        at for at in alone if at + 1 < len(parts) and at + 1 not in alone and _begins_with_day(context, parts[at + 1])
    }
    openers = [at for at in openers if at not in above and (at in alone or at - 1 not in alone - above)]
    if len(openers) < 2:
        return None
    if (named := _own_names(context, parts, openers)) and all(
        _PLACE_FIRST.match(context.text.folded, name.start, name.end) for _, name in named
    ):
        return _story(context, parts, named)
    symbols = {line.body for line in lines if line.marked} | begun
    titled = _titles_below(context, parts, openers) or _titles_above(context, parts, openers, symbols)
    if titled is None:
        # A day that stands alone above what tells its own is but the day of a post.
        told = sorted({at + 1 if at in alone else at for at in openers} - {len(parts)})
        titled = _own_names(context, parts, [at for at in told if at in openers or _opens(context, parts[at])])
    return _story(context, parts, titled)


def _story(context: Context, parts: Sequence[Part], named: Sequence[tuple[int, Part]]) -> Story | None:
    if len(named) < 2 or len({_words(context, name) for _, name in named}) < 2:
        return None
    events = []
    for (at, name), behind in zip(named, [*(at for at, _ in named[1:]), len(parts)], strict=True):
        # Below the next month or day that stands alone nothing is told of this event any more.
        end = next((n for n in range(at + 1, behind) if is_day_alone(context, parts[n])), behind)
        events.append(
            Event(name, [part for part in parts[at:end] if not name.start <= part.start < part.end <= name.end])
        )
    return Story(list(parts[: named[0][0]]), [event for event in events if event.parts])


def _words(context: Context, part: Part) -> str:
    return re.sub(r"\s", "", context.words(part))


def _opens(context: Context, part: Part) -> bool:
    """Tell whether a paragraph begins with the day of something held, and not with that of what came afterwards."""
    if is_day_alone(context, part):
        return True
    if _quoted_name(context, part):
        return True
    if _begins_with_day(context, part) and _named_behind_day(context, part):
        # In a diary the day and what was held on it are enough.
        return True
    if _named_to_recur(context, part):
        return True
    lead = Part(part.start, min(part.end, part.start + _LEAD))
    days = [day for day in held_dates(context, part) if day.precision == "day" or _is_when(context, part, day)]
    if not days or (days[0].start >= lead.end and not _leads_to_day(context, part, days[0])):
        return False
    is_afterwards = any_of("narrative_words", "tells", "afterwards").match(context.words(part).lstrip())
    # Where people came and were counted something else was held afterwards.
    if is_afterwards and not (days[0].start - part.start <= _DAY_FIRST and COUNTED.search(context.words(part))):
        return False
    before = context.words(Part(part.start, days[0].start))
    return element_of(before) != "use" and (_is_held(context, part) or days[0].precision == "month")


def _begins_with_day(context: Context, part: Part) -> bool:
    days = context.dates_in(part.start, min(part.end, part.start + _LEAD))
    return (
        bool(days)
        and days[0].start - part.start <= _DAY_FIRST
        and (
            days[0].precision == "day"
            # "- มี.ค. 68 สำรวจความพึงพอใจ", an item among others that begin with a day.
            or (part.marked and days[0].start <= part.start + 1)
            or bool(_WHOLE_MONTH.match(context.words(part)))
        )
    )


_WHOLE_MONTH = re.compile(r"(?:ตลอด|ทั้ง)(?:ทั้ง)?เดือน|(?:จัด|ทำ|สำรวจ|ดำเนินการ)(?:ขึ้น)?(?:ใน|ช่วง|ระหว่าง|เมื่อ)?เดือน")


def _begins_below_title(context: Context, title: Part, part: Part, begun: set[int]) -> bool:
    """Tell whether a paragraph begins with a day, apart from the title right above it, which stands apart too."""
    if not {title.start, part.start} <= begun or not _is_title(context, title):
        return False
    return _begins_with_day(context, part) and not any_of("narrative_words", "tells", "afterwards").match(
        context.words(part)
    )


# So many people.
COUNTED = re.compile(r"\d\s?(?:คน|ราย|ท่าน|รูป)")
_LONGEST_LEAD = 260


def _leads_to_day(context: Context, part: Part, day: DateMention) -> bool:
    """Tell whether a longer sentence names what was held, and then its day and who came: "งานแรกคือการประชุมประชาคมตำบลเพื่อ… จัดเมื่อ…"."""
    before = Part(part.start, day.start)
    return (
        day.start - part.start <= _LONGEST_LEAD
        and held_name(context, before) is not None
        and bool(COUNTED.search(context.text.folded, day.end, part.end))
    )


# "ส่วนการประชุมร่วมกับผู้นำหมู่บ้านนั้น อบต.จัดเป็นประจำทุกเดือน"
_BESIDES = re.compile(r"(?:ส่วน|สำหรับ|นอกจากนี้\s?|ด้าน)\s?(?=(?:การ)?(?:ประชุม|เวที|จัด|รับฟัง|ออกหน่วย|กิจกรรม|โครงการ))")


def _named_to_recur(context: Context, part: Part) -> Part | None:
    """What a paragraph goes on to, saying how often it is held."""
    lead = _BESIDES.match(context.text.folded, part.start, part.end)
    if lead is None or not find_recurrence(context.words(part)):
        return None
    stated = leading_name(context, Part(lead.end(), part.end), behind_day=True)
    return Part(stated.start, stated.end) if stated else None


_WHEN = re.compile(r"(?:เมื่อ|ใน|ช่วง|ตลอด)\s*$")


def _is_when(context: Context, part: Part, month: DateMention) -> bool:
    """Tell whether a month is when something was held that the words before it name: "ส่งแบบสำรวจ… เมื่อเดือนสิงหาคม 2567"."""
    before = Part(part.start, month.start)
    if month.start - part.start <= _DAY_FIRST and COUNTED.search(context.words(part)):
        # "ในเดือนมีนาคม 2567 ศูนย์พัฒนาเด็กเล็กได้เชิญผู้ปกครองมาประชุม มีผู้ปกครองมา 31 คน"
        return True
    return bool(_WHEN.search(context.words(before))) and held_name(context, before) is not None


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
    return all(BESIDE_DATE.fullmatch(context.words(beside)) for beside in (before, behind))


def has_no_day_yet(context: Context, part: Part) -> bool:
    """Tell whether a paragraph only says that a day is still to be set."""
    return bool(any_of("narrative_words", "tells", "no_day_yet").fullmatch(context.words(part).strip()))


def is_to_come(context: Context, event: Event) -> bool:
    """Tell whether an event's words only invite to it, or say when it will be: a newsletter's calendar."""
    told = next((part for part in event.parts if context.dates_in(part.start, part.end)), None)
    return told is not None and bool(any_of("narrative_words", "tells", "to_come").search(context.words(told)))


def _is_title(context: Context, part: Part, *, is_listed: bool = False) -> bool:
    """Tell whether a paragraph can be a title; below a day that stands alone it may be the first of a list."""
    words = context.words(part)
    if (
        part.marked
        and not is_listed
        and context.text.folded[max(0, part.start - 2) : part.start].strip() in LIST_BULLETS
    ):
        return False
    return (
        4 <= len(words) <= LONGEST_TITLE
        and not words.rstrip().endswith(":")
        and not any(day.precision == "day" for day in context.dates_in(part.start, part.end))
        and not any_of("narrative_words", "tells", "sentence").search(words)
        and not any_of("narrative_words", "tells", "chrome").search(words)
    )


def _titles_below(context: Context, parts: Sequence[Part], openers: Sequence[int]) -> list[tuple[int, Part]] | None:
    """A time line: each day stands alone, and below it the title of what was held."""
    if not all(is_day_alone(context, parts[at]) for at in openers):
        return None
    below = [part_title(context.text, parts[at + 1]).name for at in openers if at + 1 < len(parts)]
    is_listed = all(parts[at + 1].marked for at in openers if at + 1 < len(parts))
    if len(below) < len(openers) or not all(_is_title(context, part, is_listed=is_listed) for part in below):
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
    above = [_title_right_above(context, parts, at, begun) for at in openers if at and at - 1 not in openers]
    if len(above) < len(openers):
        return None
    is_apart = all(part.start in begun for _, part in above[1:])
    return above if is_apart and all(_is_title(context, part) for _, part in above) else None


def _title_right_above(context: Context, parts: Sequence[Part], at: int, begun: set[int]) -> tuple[int, Part]:
    """Return the title above a paragraph; of two lines that stand together, apart from the rest, both are the title."""
    title, first = parts[at - 1], parts[at - 2] if at > 1 else None
    if first is None or title.start in begun or first.start not in begun or not _is_title(context, first):
        return at - 1, title
    return at - 2, Part(first.start, title.end)


def _own_names(context: Context, parts: Sequence[Part], openers: Sequence[int]) -> list[tuple[int, Part]]:
    """Each paragraph begins with its name and tells a day of its own; one that tells of all their days only leads up to them."""
    named: list[tuple[int, Part]] = []
    seen: set[date | None] = set()
    told = [(at, day) for at in openers if (day := _day_of(context, parts[at])) or _named_to_recur(context, parts[at])]
    days = [day for _, day in told if day]
    for at, day in told:
        if day is None:
            named += [(at, name)] if (name := _named_to_recur(context, parts[at])) else []
            continue
        n = days.index(day)
        others = [other.first for other in days[:n] + days[n + 1 :] if other.first]
        is_of_all = day.first != day.last and all(
            day.first and day.last and day.first <= other <= day.last for other in others
        )
        name = _own_name(context, parts[at]) or _title_before(context, parts, at)
        if not is_of_all and day.first not in seen and name:
            named.append((at, name))
            seen.add(day.first)
    return named


def _title_before(context: Context, parts: Sequence[Part], at: int) -> Part | None:
    """The headline right above a paragraph, below the day of its post."""
    is_below_day = at > 1 and is_day_alone(context, parts[at - 2]) and not is_day_alone(context, parts[at - 1])
    return parts[at - 1] if is_below_day and _is_title(context, parts[at - 1]) else None


def _day_of(context: Context, part: Part) -> DateMention | None:
    """The day behind a quoted name, else the first of the paragraph."""
    quoted = _quoted_name(context, part)
    return next(iter(held_dates(context, Part(quoted.end, part.end) if quoted else part)), None)


def _own_name(context: Context, part: Part) -> Part | None:
    """The words that a paragraph begins with before its day, else those that it says were held."""
    day = _day_of(context, part)
    if day is None:
        return None
    place = _PLACE_FIRST.match(context.text.folded, part.start, min(day.start, part.start + _LONGEST_PLACE))
    if place:
        before = _BEFORE_DAY.search(context.text.folded, part.start, day.start)
        end = min(place.end(), before.start() if before else day.start)
        if end - part.start >= _SHORTEST_NAME:
            return Part(part.start, end)
    if quoted := _quoted_name(context, part):
        return quoted
    if named := _named_behind_day(context, part):
        return named
    stated = leading_name(context, part) or held_name(context, part) or name_beside_day(context, part)
    if stated is None and (named := title_of_event(context, None, [part])):
        return named
    stated = stated or within_sentence(context, Part(part.start, day.start))
    return Part(stated.start, stated.end) if stated else None


def _named_behind_day(context: Context, part: Part) -> Part | None:
    """What stands right behind the day that a paragraph begins with: "14 พ.ย. 2567 — ประชาคมชุมชนบ้านใต้ มากัน 41 คน"."""
    day = _day_of(context, part)
    if day is None or day.start - part.start > _DAY_FIRST:
        return None
    behind = Part(_behind_mark(context, day.end, part.end), part.end)
    stated = leading_name(context, behind, behind_day=True)
    return Part(stated.start, stated.end) if stated else None


_SHORTEST_NAME = 4
# So far from a paragraph's beginning stands the day with which it begins.
_DAY_FIRST = 12
_QUOTED = re.compile(r"[\"“](?P<name>[^\"”\n]{5,80})[\"”]")
_QUOTED_WITHIN, _DAY_BEHIND = 120, 80


def _behind_mark(context: Context, start: int, end: int) -> int:
    """Return where the words behind a day begin, past the marks that part them, and the word that there was something."""
    while start < end and context.text.folded[start] in " \t:|–—-)]":
        start += 1
    there_was = _THERE_WAS.match(context.text.folded, start, end)
    return there_was.end() if there_was else start


_THERE_WAS = re.compile(r"(?:ได้)?มี(?=(?:การ)?(?:ประชุม|เวที|อบรม|ประชาคม|กิจกรรม|งาน|จิตอาสา|รับฟัง))")


def _quoted_name(context: Context, part: Part) -> Part | None:
    """What a paragraph puts into quotation marks, its day behind it: งาน "วันล้างตลาด" จัดวันที่ 25 พฤศจิกายน."""
    end = min(part.end, part.start + _QUOTED_WITHIN)
    found = _QUOTED.search(context.text.folded, part.start, end)
    if found is None or not held_dates(context, Part(found.end(), min(part.end, found.end() + _DAY_BEHIND))):
        return None
    return Part(*found.span("name"))
