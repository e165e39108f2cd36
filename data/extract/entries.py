"""A document whose entries each tell of one event, whatever each looks like inside.

The chapters of an essay ("4.1 …"), what a letter encloses ("ข้อ ๑ …", "เรื่องที่ ๑ …"), the two matters of a column ("เรื่องแรก …")
or the slides of a talk ("1 | …"): a series that counts up once through the document parts it, and each part is then read as a
document of its own would be. So are the days of a diary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from data.extract.dates import find_recurrence, is_date_alone
from data.extract.draft import Context
from data.extract.follow_through import names_division
from data.extract.headings import heading_of
from data.extract.held import held_dates
from data.extract.kinds import kind_of
from data.extract.lines import Line
from data.extract.name import leading_name, names_activity
from data.extract.sections import WHEN_AND_WHERE, Form, Part
from data.extract.titles import LONGEST_TITLE, name_and_rest
from data.lookup import any_of

# The number of a slide or of a card stands before a bar.
_SLIDE = re.compile(r"(?P<number>\d{1,2})\s?[|│]\s?(?=\S)")
_COUNTED = re.compile(r"\d\s?(?:คน|ราย|รูป)")
# A heading in words and a gap stand before the words of an entry that is told on one line.
_GAP = re.compile(r"\s{2,}|\t|\s[:–—|]\s")
_SUBJECT = re.compile(r"เรื่อง[\s:]")
_SHORTEST_NAME = 6
# Where an element of the form stands above a series, the series lists what that element tells.
_ELEMENTS = {"issue", "objective", "participants", "target", "result", "result_use", "use"}


@dataclass(slots=True)
class Entry:
    """One entry: its lines `first` to `last` of the text, its title where it has one, and where the words behind that begin."""

    first: int
    last: int
    name: Part | None
    begin: int
    day: Part | None = None  # of a diary, the line of the day that it stands below


def entries_of(context: Context, form: Form, first: int, last: int) -> list[Entry]:
    """Return the entries of a document whose lines are `first` to `last`; empty where none of its series tells of events."""
    lines = context.text.lines
    # What a letter is about stands above its matters, and is the element of none.
    elements = [
        headed.start
        for headed in form.headed
        if headed.section.role in _ELEMENTS and not _SUBJECT.match(context.text.folded, headed.start)
    ]
    for openers in _series(context, first, last):
        listed = {lines[at].start for at in range(first, openers[0]) if lines[at].style == lines[openers[0]].style}
        # "เรื่องที่ 3 ใครตามดูแผน" in a table of contents is no label.
        if any(start < lines[openers[0]].start and start not in listed for start in elements):
            continue
        spans = list(zip(openers, [*openers[1:], last], strict=True))
        while len(spans) > 2 and _is_around_events(context, lines[spans[0][0]]):
            # What led to the events stands first, and pictures of them last.
            del spans[0]
        while len(spans) > 2 and _is_around_events(context, lines[spans[-1][0]]):
            del spans[-1]
        wholes = [Part(lines[at].body, lines[end - 1].end) for at, end in spans]
        is_form = any(_is_element(context, lines[at]) for at, _ in spans)
        if is_form or not all(_tells_of_holding(context, whole) for whole in wholes):
            continue
        silent = sum(not _tells_when_or_how_many(context, whole) for whole in wholes)
        # Of several, each told at length, one may tell neither.
        is_told = silent == 0 or (
            silent == 1 and len(wholes) > FEWEST_TELLING and all(end > at + 1 for at, end in spans)
        )
        if is_told:
            return [_entry(context, at, end) for at, end in spans]
    if titled := _titled(context, first, last, elements):
        return titled
    diary = _diary(context, first, last)
    # What has the form's elements below its days is a form.
    return diary if len(elements) < len(diary) else []


# Of more than so many one may tell neither when it was nor who came.
FEWEST_TELLING = 3


def _is_around_events(context: Context, line: Line) -> bool:
    heading = heading_of(context.text, line)
    return heading is not None and heading.role in ("background", "other", "photos", "remark")


_LONGEST_HEADLINE, _SHORTEST_STORY, _FEWEST_STORIES = 80, 60, 2


def _titled(context: Context, first: int, last: int, elements: list[int]) -> list[Entry]:
    """Return the entries that only a line above each parts: below it a paragraph tells a day of its own, and who came then."""
    lines = context.text.lines
    heads = [at for at in range(first, last - 1) if _heads_story(context, lines[at], lines[at + 1])]
    days = [_first_day(context, lines[at + 1]) for at in heads]
    if (
        len(heads) < _FEWEST_STORIES
        or len(set(days)) < len(days)
        or any(one < lines[heads[0]].start for one in elements)
    ):
        return []
    to_come = any_of("narrative_words", "tells", "to_come")
    return [
        _entry(context, at, end)
        for at, end in pairwise([*heads, last])
        if not to_come.search(context.text.words(lines[at + 1]))
    ]


def _heads_story(context: Context, line: Line, below: Line) -> bool:
    words, told = context.words(Part(line.body, line.end)), context.words(Part(below.body, below.end))
    return (
        not line.marked
        and not below.marked
        and len(words) <= _LONGEST_HEADLINE
        and len(told) >= _SHORTEST_STORY
        and not _COUNTED.search(words)
        and heading_of(context.text, line) is None
        and not held_dates(context, Part(line.body, line.end))
        and _first_day(context, below) is not None
        and bool(_COUNTED.search(told))
        and _tells_of_holding(context, Part(line.body, below.end))
    )


def _first_day(context: Context, line: Line) -> date | None:
    """Return the first day that a line tells; None where it tells none."""
    held = held_dates(context, Part(line.body, line.end))
    return next((day.first for day in held if day.precision == "day"), None)


_FEWEST_DAYS = 3


def _diary(context: Context, first: int, last: int) -> list[Entry]:
    """Return the entries of a diary: below each day, alone on its line, what happened on it. Most of them tell of events."""
    lines = context.text.lines
    days = [
        at
        for at in range(first, last - 1)
        if lines[at].blank_before
        and context.text.folded[lines[at].end - 1].isdigit()
        and is_date_alone(context.text.words(lines[at]))
    ]
    if len(days) < _FEWEST_DAYS or any(behind == at + 1 for at, behind in pairwise(days)):
        return []
    spans = list(zip(days, [*days[1:], last], strict=True))
    told = [_tells_of_holding(context, Part(lines[at].body, lines[end - 1].end)) for at, end in spans]
    return (
        [Entry(at, end, None, lines[at].start, Part(lines[at].body, lines[at].end)) for at, end in spans]
        if 2 * sum(told) > len(told)
        else []
    )


def _series(context: Context, first: int, last: int) -> Iterator[list[int]]:
    """Yield the lines of each series that counts 1, 2, 3 … once through the document, the one that parts most of it first."""
    numbered: dict[tuple[str, int, tuple[int, ...]], list[tuple[int, int]]] = defaultdict(list)
    for at in range(first, last):
        line = context.text.lines[at]
        if slide := _SLIDE.match(context.text.folded, line.start, line.end):
            numbered["slide", 1, ()].append((at, int(slide["number"])))
        elif line.numbers:
            numbered[line.style, len(line.numbers), line.numbers[:-1]].append((at, line.numbers[-1]))
    for (style, _, _), listed in numbered.items():
        second = listed[0]
        within = _first_within(context, first, second[0]) if style == "named" and second[1] == 2 else None
        if within is not None:
            listed.insert(0, (within, 1))
    counted = [
        [at for at, _ in members]
        for listed in numbered.values()
        for members in [_without_contents(listed)]
        if len(members) > 1 and [number for _, number in members] == list(range(1, len(members) + 1))
    ]
    yield from sorted(counted, key=lambda openers: openers[0])


# "… เปิดให้ชาวบ้านเข้ามาร่วมงานสามครั้ง ครั้งแรกคือกิจกรรมจิตอาสา…": the first of a series stands within the words that lead to it.
_FIRST_WITHIN = re.compile(r"\s(?:ครั้ง|เรื่อง|กิจกรรม|งาน|เวที|โครงการ)(?:แรก|ที่หนึ่ง)\s?(?:คือ|เป็น|ได้แก่)\s?(?=[ก-๙])")


def _first_within(context: Context, first: int, second: int) -> int | None:
    """Return the line above that of the second of a series within which its first begins; None where none does."""
    lines = context.text.lines
    return next(
        (
            at
            for at in range(second - 1, first - 1, -1)
            if _FIRST_WITHIN.search(context.text.folded, lines[at].body, lines[at].end)
        ),
        None,
    )


def _without_contents(members: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a series without the table of contents above it: the same numbers, on lines right below each other."""
    half = len(members) // 2
    above, below = members[:half], members[half:]
    is_listed = [number for _, number in above] == [number for _, number in below]
    return below if is_listed and above[-1][0] - above[0][0] == half - 1 else members


def _is_element(context: Context, line: Line) -> bool:
    heading = heading_of(context.text, line)
    return heading is not None and heading.role in _ELEMENTS | WHEN_AND_WHERE


def _tells_when_or_how_many(context: Context, whole: Part) -> bool:
    words = context.words(whole)
    return bool(held_dates(context, whole) or find_recurrence(words) or _COUNTED.search(words))


def _tells_of_holding(context: Context, whole: Part) -> bool:
    words = context.words(whole)
    return (
        names_activity(words)
        or bool(any_of("narrative_words", "tells", "holding").search(words))
        or kind_of(words[:LONGEST_TITLE])[0] is not None
    )


def _entry(context: Context, at: int, last: int) -> Entry:
    lines, folded = context.text.lines, context.text.folded
    line = lines[at]
    if at + 1 < last and lines[at + 1].numbers and names_division(context.text.words(line)):
        # "บทที่ 2 กองการศึกษา", and below it "2.1 ประชุมสภาเด็กและเยาวชน".
        line = lines[at + 1]
    slide = _SLIDE.match(folded, line.start, line.end)
    start = slide.end() if slide else line.body
    if not line.numbers and (within := _FIRST_WITHIN.search(folded, line.body, line.end)):
        start = within.end()
    gap = _GAP.search(folded, start + _SHORTEST_NAME, min(line.end, start + LONGEST_TITLE))
    if gap is None and line.end - start > LONGEST_TITLE:
        # A sentence may begin with what it tells of: "กิจกรรมที่สาม เวทีรับฟังความเห็นเรื่องการย้ายตลาด จัดเมื่อวันศุกร์ที่ …".
        led = leading_name(context, Part(start, line.end), behind_day=True)
        return Entry(at, last, Part(led.start, led.end), led.end) if led else Entry(at, last, None, start)
    title = Part(start, gap.start() if gap else line.end)
    name, rest = name_and_rest(context.text, title)
    return Entry(at, last, name, rest.start if rest else gap.end() if gap else line.end)
