"""A form that lists its activities once, and under each element tells of all of them in turn, by their numbers.

    กิจกรรม   (1) ประชาคม 15 ม.ค. 2567   (2) ประชุมผู้ใช้น้ำ 3 ก.พ. 2567
    ผู้ร่วม    (1) ชาวบ้าน 47 คน           (2) ผู้ใช้น้ำ 33 คน
    ผล        (1) วางท่อฝั่งซ้าย           (2) เปิดน้ำวันจันทร์

Read as it stands it would be one activity of many people. It is parted only where the numbers of the list come back, all of
them and each once, under at least two elements. The list may also be a table, or stand under the first element, and what
comes back may be "กิจกรรมที่ 1" with its items below it (`Turns`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.extract.dates import find_dates
from data.extract.headings import Heading
from data.extract.lines import Line, Text, marks
from data.extract.sections import Block, Form, Part, Section
from data.extract.titles import name_and_rest

# Before the first of a list there may stand what it is a list of: "กิจกรรม  (1) …".
_LEAD = re.compile(r"[ก-๙ :]{2,40}(?=\(?1[.)])")
# What stands above the first of an element's list may be the rest of its heading.
_LONGEST_HEADING = 40
_ELEMENTS = ("issue", "participants", "result", "use")
_WHEN = ("date", "date_place", "place")
_CALLS = ("กิจกรรม", "โครงการ", "เรื่อง", "ครั้ง")
# How a name begins that stands under an element and has no day behind it.
_TITLE = re.compile(
    r"(?:การ|จัด)?(?:โครงการ|กิจกรรม|ประชุม|เวที|ประชาคม|อบรม|ฝึกอบรม|รับฟัง|สำรวจ|จิตอาสา)(?!ที่เปิด|ตาม|นี้|ดังกล่าว)"
)
_SHORTEST_NAME = 6
_FEWEST_TOLD = 2
_LONGEST_BETWEEN = 20


def refers_back(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> bool:
    """Tell whether lines such as "กิจกรรมที่ 1 …" number what stands under the elements: the first comes back under two of them."""
    under = {
        above.role
        for (_, above), (line, _) in pairwise(_with_calls(text, lines, headings))
        if above is not None and above.role in _ELEMENTS and line.numbers == (1,) and calls(text, line)
    }
    return len(under) >= 2


def calls(text: Text, line: Line) -> bool:
    """Tell whether a line begins with the number by which an activity is called: "กิจกรรมที่ 2 …"."""
    return line.style == "named" and text.folded.startswith(_CALLS, line.start)


def _with_calls(
    text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[tuple[Line, Heading | None]]:
    """Return the lines with their headings, and among them those that are nothing but a call."""
    called = [line for line in text.calls if lines and lines[0].start < line.start < lines[-1].start]
    told = [*zip(lines, headings, strict=True), *((line, None) for line in called)]
    return sorted(told, key=lambda one: one[0].start)


@dataclass(slots=True)
class Turns:
    """The lines "กิจกรรมที่ 1 …" by which the elements tell of all activities in turn.

    `starts` is where each begins, `bodies` where its words do, and `numbers` which activity it calls; `names` are the words
    that name an activity, empty where a table names them.
    """

    starts: list[int]
    bodies: list[int]
    numbers: list[int]
    names: Mapping[int, Part]

    def part(self, form: Form) -> None:
        """Make a block of each activity out of what each element tells under its number.

        An element that calls none of them tells of all, if it is what came of them; of who came, or of what was spoken of, it
        is not told whose it is.
        """
        blocks = [block for block in form.blocks if block.from_table]
        below = [section for block in form.blocks if not block.from_table for section in block.sections]
        if self.names:
            blocks = [Block(name=name, key=str(number)) for number, name in sorted(self.names.items())]
        if len(blocks) < 2 or any(block.name for block in form.blocks if not block.from_table):
            # Some activity has a heading of its own: nothing is told in turn.
            return
        for section in below:
            told, lead = self._by_number(section)
            for n, block in enumerate(blocks, 1):
                parts = told.get(n) or (lead if section.role in ("result", "use") and not told else [])
                if parts:
                    block.add(section.role, list(parts))
        named = {name.start for name in self.names.values()}
        form.opening[:] = [part for part in form.opening if part.start not in named]
        form.blocks = blocks

    def _by_number(self, section: Section) -> tuple[dict[int, list[Part]], list[Part]]:
        """Return the parts under each number, and those above the first; a name is none of them, but what goes on behind it is."""
        told: dict[int, list[Part]] = defaultdict(list)
        lead: list[Part] = []
        ends = {name.start: name.end for name in self.names.values()}
        own = set(self.bodies)
        for part in section.parts:
            at = bisect_right(self.starts, part.start) - 1
            # A call is no item of the list below it.
            kept = Part(ends.get(part.start, part.start), part.end) if part.start in own else part
            if kept.end > kept.start:
                is_called = at >= 0 and self.starts[at] > section.start
                (told[self.numbers[at]] if is_called else lead).append(kept)
        return dict(told), lead


def turns(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None], tabled: int) -> Turns | None:
    """Return the turns of a form whose elements tell of all activities in turn, `tabled` of them named by a table.

    None where the numbers do not come back, or where it is not told what each of them calls.
    """
    if not refers_back(text, lines, headings):
        return None
    starts, bodies, numbers = [], [], []
    names: dict[int, Part] = {}
    elements = 0
    for line, heading in _with_calls(text, lines, headings):
        if calls(text, line):
            starts.append(line.start)
            bodies.append(line.body)
            numbers.append(line.numbers[0])
            name, rest = name_and_rest(text, Part(line.body, line.end))
            is_name = not elements or (elements == 1 and (rest or _TITLE.match(text.folded, line.body)))
            if is_name and name.end - name.start >= _SHORTEST_NAME:
                names.setdefault(line.numbers[0], name)
        elif heading is not None and heading.role in _ELEMENTS:
            elements += 1
    called = set(numbers)
    if len(called) < 2 or called != set(range(1, len(called) + 1)):
        return None
    if tabled == len(called):
        return Turns(starts, bodies, numbers, {})
    return Turns(starts, bodies, numbers, names) if set(names) == called else None


def listed_on_top(
    text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[tuple[Part, Part | None]]:
    """Return the name of each activity that a numbered list above the elements tells, with what stands behind it.

    Each of the list tells a day, or stands under a heading for names. Empty where there is no such list, or two.
    """
    listed: list[tuple[Part, Part | None]] = []
    is_of_names = False
    for line, heading in zip(lines, headings, strict=True):
        if heading is not None and (heading.role in _ELEMENTS or (listed and heading.role in _WHEN)):
            break
        if heading is not None:
            is_of_names = heading.role == "name" and heading.content >= line.end
        start = heading.content if heading is not None else line.start
        if not listed and not line.marked and (lead := _LEAD.match(text.folded, start, line.end)):
            start = lead.end()
        body, _, numbers = marks(text.folded, start, line.end)
        if not numbers:
            continue
        is_title = is_of_names and heading is None and bool(_TITLE.match(text.folded, body))
        if not is_title and not any(day.precision == "day" for day in find_dates(text.folded[body : line.end])):
            continue
        if numbers[-1] != len(listed) + 1:
            return []
        listed.append(name_and_rest(text, Part(body, line.end)))
    return listed if len(listed) >= 2 else []


def parted(text: Text, blocks: list[Block], listed: Sequence[tuple[Part, Part | None]]) -> list[Block]:
    """Return a block for each of the listed activities; the blocks as they are where no elements tell of all of them in turn."""
    telling = [block for block in blocks if block.of(*_ELEMENTS)]
    named = {name.start for name, _ in listed}
    if len(telling) != 1 or any(
        block.name and block.name.start not in named for block in blocks if block is not telling[0]
    ):
        return blocks
    block = telling[0]
    told = {role: by_number for role in _ELEMENTS if (by_number := _by_number(text, block.parts(role), len(listed)))}
    # What three elements tell in turn is told so, though a fourth calls them in words of its own: "ประเด็นของ (ก) คือ …".
    untold = [role for role in _ELEMENTS if block.parts(role) and role not in told]
    if len(told) < _FEWEST_TOLD or (untold and len(told) <= _FEWEST_TOLD):
        return blocks
    when = {
        role: one_each
        for role in _WHEN
        if (one_each := _by_number(text, block.parts(role), len(listed)) or _a_day_each(text, block, role, len(listed)))
    }
    if not when and not all(rest for _, rest in listed):
        return blocks
    told |= when
    activities = []
    for number, (name, rest) in enumerate(listed):
        one = Block(name=name, key=str(number + 1), mode=block.mode, fiscal_year=block.fiscal_year, round=block.round)
        if rest:
            one.add("date_place", [rest])
        for role, by_number in told.items():
            one.add(role, by_number[number])
        activities.append(one)
    return activities


def _a_day_each(text: Text, block: Block, role: str, count: int) -> list[list[Part]]:
    """Return the parts that tell a day where there are as many as activities; "2.1 วันที่ …" bears a label instead of its number."""
    days = [part for part in block.parts(role) if find_dates(text.folded[part.start : part.end])]
    return [[part] for part in days] if len(days) == count else []


def _by_number(text: Text, parts: Sequence[Part], count: int) -> list[list[Part]]:
    """Return the parts of an element by the number or letter that they bear, 1 to `count`; empty where any is missing or comes twice.

    Marks of another style than the first part's are those of lists below it.
    """
    by_number: list[list[Part]] = []
    style = ""
    for part in parts:
        body, own, numbers = _mark_of(text, part)
        if numbers and own == (style or own) and numbers[-1] == len(by_number) + 1:
            style = own
            by_number.append([Part(body, part.end)])
        elif (numbers and own == (style or own)) or (not by_number and part.end - part.start > _LONGEST_HEADING):
            return []
        elif by_number:
            by_number[-1].append(part)
    return by_number if len(by_number) == count else []


def _mark_of(text: Text, part: Part) -> tuple[int, str, tuple[int, ...]]:
    """Return where a part's words begin, and the style and numbers of its mark, which stands in it or before it on its line."""
    told = marks(text.folded, part.start, part.end)
    if told[2]:
        return told
    begin = text.folded.rfind("\n", 0, part.start) + 1
    while begin < part.start and text.folded[begin] in " \t":
        begin += 1
    body, style, numbers = marks(text.folded, begin, part.end)
    # "(ก) ผู้เข้าร่วม 26 คน": a label may stand between the mark and what it says.
    is_marked = bool(numbers) and body <= part.start <= body + _LONGEST_BETWEEN
    return (part.start, style, numbers) if is_marked else (part.start, "", ())
