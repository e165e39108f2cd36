"""Headings that are known by the company they keep.

A report marks its headings alike (ก. ข. ค., [1] [2] [3], ★ ★ ★). Where some lines of such a series are headings of the form,
the others are headings too, however they are worded: a word anywhere in the label tells which, else its place in the order
issue, participants, result, use. A line of a list that only bears the same mark as the headings is kept out by its number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from data.extract.headings import Heading
from data.extract.lines import Line, Text
from data.lookup import table

_ORDER = ("issue", "participants", "result", "use")
_KNOWN = {*_ORDER, "date", "date_place", "place", "name", "objective", "target", "photos"}
# Marks that a report gives to the items of its lists; a series of headings has a mark of its own.
_LIST_BULLETS = frozenset("-–—•*·●▪◦")
_LONGEST_LABEL = 75
_COUNTED = re.compile(r"\s\(?(?:จำนวน|รวม)?\s*(?:ทั้งสิ้น|ทั้งหมด)?\s*\d")


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{row['role']}>{row['pattern']})" for row in table("heading_cues")))


def complete(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[Heading | None]:
    """Return the headings of `lines` with those added that stand in a series with known ones."""
    completed = list(headings)
    for members in _series(text, lines).values():
        if not lines[members[0]].numbers:
            _complete_symbols(text, lines, members, completed)
            continue
        known = [at for at in members if (heading := headings[at]) and heading.role in _KNOWN]
        elements = {heading.role for at in known if (heading := headings[at])} & set(_ORDER)
        if len(known) < 2 or not elements:
            continue
        for at in _missing(lines, members, known):
            completed[at] = _heading(text, lines[at], _between(headings, known, at))
    return completed


def _series(text: Text, lines: Sequence[Line]) -> dict[tuple[str, int], list[int]]:
    """Return the lines that are marked alike: the same style of number at the same depth, or the same symbol."""
    series: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.style == "bullet":
            symbol = text.folded[line.start]
            if symbol not in _LIST_BULLETS:
                series[symbol, 0].append(at)
        elif line.numbers:
            series[line.style, len(line.numbers)].append(at)
    return series


def _complete_symbols(text: Text, lines: Sequence[Line], members: list[int], completed: list[Heading | None]) -> None:
    """Symbols do not count up: they mark headings where their labels tell of three of the four elements."""
    told = {at: completed[at] or _heading(text, lines[at], None) for at in members}
    if len({heading.role for heading in told.values() if heading} & set(_ORDER)) >= 3:
        for at, heading in told.items():
            completed[at] = heading


def _missing(lines: Sequence[Line], members: list[int], known: list[int]) -> list[int]:
    """Return the members that are headings though unknown: those whose number is the one due at their place."""
    unknown = [at for at in members if at not in known]
    found: list[int] = []
    # Forward from what is known, then backward from it, so that one found leads to the next.
    for order, step in ((unknown, 1), (unknown[::-1], -1)):
        for at in order:
            headings = sorted([*known, *found])
            before = max((k for k in headings if k < at), default=None)
            after = min((k for k in headings if k > at), default=None)
            neighbour = before if step == 1 else after
            if at in found or neighbour is None or lines[at].numbers != _next(lines[neighbour].numbers, step):
                continue
            inside = [k for k in unknown if (before or -1) < k < (len(lines) if after is None else after)]
            rivals = [k for k in inside if lines[k].numbers == lines[at].numbers]
            in_order = (after is None or lines[at].numbers < lines[after].numbers) and (
                before is None or lines[at].numbers > lines[before].numbers
            )
            if in_order and len(rivals) == 1:
                found.append(at)
    return found


def _next(numbers: tuple[int, ...], step: int) -> tuple[int, ...]:
    return (*numbers[:-1], numbers[-1] + step)


def _between(headings: Sequence[Heading | None], known: list[int], at: int) -> str | None:
    """Return the one element that is due between its neighbours in the form's order; None where several could be."""
    before = [_ORDER.index(h.role) for k in known if k < at and (h := headings[k]) and h.role in _ORDER]
    after = [_ORDER.index(h.role) for k in known if k > at and (h := headings[k]) and h.role in _ORDER]
    if before and after and min(after) - max(before) == 2:
        return _ORDER[max(before) + 1]
    return "use" if before and not after and max(before) == _ORDER.index("result") else None


def _heading(text: Text, line: Line, due: str | None) -> Heading | None:
    words = text.words(line)
    label, colon, _ = words.partition(":")
    if not colon:
        label = words
    if len(label) > _LONGEST_LABEL:
        return None
    counted = _COUNTED.search(label)
    cue = _cues().search(label[: counted.start()] if counted else label)
    role = (cue.lastgroup if cue else None) or due
    if role is None:
        return None
    if colon:
        return Heading(role, line.body + len(label) + 1)
    # "ผู้เข้าร่วม จำนวน 48 คน": the count is content.
    return Heading(role, line.body + counted.start() if counted else line.end)
