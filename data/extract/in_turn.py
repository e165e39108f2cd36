"""A form that lists its activities once, and under each element tells of all of them in turn, by their numbers.

    กิจกรรม   (1) ประชาคม 15 ม.ค. 2567   (2) ประชุมผู้ใช้น้ำ 3 ก.พ. 2567
    ผู้ร่วม    (1) ชาวบ้าน 47 คน           (2) ผู้ใช้น้ำ 33 คน
    ผล        (1) วางท่อฝั่งซ้าย           (2) เปิดน้ำวันจันทร์

Read as it stands it would be one activity of many people. It is parted only where the numbers of the list come back, all of
them and each once, under at least two elements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extract.dates import find_dates
from data.extract.headings import Heading
from data.extract.lines import Line, Text, marks
from data.extract.sections import Block, Part
from data.extract.titles import name_and_rest

# Before the first of a list there may stand what it is a list of: "กิจกรรม  (1) …".
_LEAD = re.compile(r"[ก-๙ :]{2,40}(?=\(?1[.)])")
# What stands above the first of an element's list may be the rest of its heading.
_LONGEST_HEADING = 40
_ELEMENTS = ("issue", "participants", "result", "use")


def refers_back(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> bool:
    """Tell whether lines such as "กิจกรรมที่ 1 …" number what stands under the elements: the first comes back under two of them."""
    under = {
        above.role
        for line, above in zip(lines[1:], headings, strict=False)
        if above is not None
        and above.role in _ELEMENTS
        and line.style == "named"
        and line.numbers == (1,)
        and text.folded.startswith(("กิจกรรม", "โครงการ", "เรื่อง", "ครั้ง"), line.start)
    }
    return len(under) >= 2


def listed_on_top(
    text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]
) -> list[tuple[Part, Part | None]]:
    """Return the name of each activity that a numbered list above the elements tells, with what stands behind it.

    Each of the list tells a day, or is in the line of a heading for activities. Empty where there is no such list, or two.
    """
    listed: list[tuple[Part, Part | None]] = []
    for line, heading in zip(lines, headings, strict=True):
        if heading is not None and heading.role in _ELEMENTS:
            break
        start = heading.content if heading is not None else line.start
        if not listed and not line.marked and (lead := _LEAD.match(text.folded, start, line.end)):
            start = lead.end()
        body, _, numbers = marks(text.folded, start, line.end)
        if not numbers or not any(day.precision == "day" for day in find_dates(text.folded[body : line.end])):
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
    if len(told) < 2 or any(block.parts(role) and role not in told for role in _ELEMENTS):
        return blocks
    activities = []
    for number, (name, rest) in enumerate(listed):
        one = Block(name=name, mode=block.mode, fiscal_year=block.fiscal_year, round=block.round)
        if rest:
            one.add("date_place", [rest])
        for role, by_number in told.items():
            one.add(role, by_number[number])
        activities.append(one)
    return activities


def _by_number(text: Text, parts: Sequence[Part], count: int) -> list[list[Part]]:
    """Return the parts of an element by the number that they bear, 1 to `count`; empty where any is missing or comes twice."""
    by_number: list[list[Part]] = []
    for part in parts:
        body, _, numbers = (part.start, "", part.numbers) if part.numbers else marks(text.folded, part.start, part.end)
        if numbers and numbers[-1] == len(by_number) + 1:
            by_number.append([Part(body, part.end)])
        elif numbers or (not by_number and part.end - part.start > _LONGEST_HEADING):
            return []
        elif by_number:
            by_number[-1].append(part)
    return by_number if len(by_number) == count else []
