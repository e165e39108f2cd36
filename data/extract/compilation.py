"""Documents that compile several agencies: a section each, or a table with a column of agencies."""

from __future__ import annotations

import re

from data.extract.agency import mentions, names_agency
from data.extract.lines import Line, Text
from data.extract.sections import Block, Form
from data.normalise import compact

# Before the name there is room for "หน่วยงานที่ 12 : " and no more.
_LONGEST_LEAD = 45
_BEFORE_NAME = re.compile(r"(?:หน่วยงาน|แห่ง|อปท\.?|ชื่อ|ที่|\d|[\s.:)(])*")
_PLACE_BEHIND_NAME = re.compile(r"\s*(?:ตำบล\S+|อำเภอ\s?\S+|จังหวัด\s?\S+|อ\.\s?\S+|จ\.\s?\S+|\s|[()])*[:：]?\s*")
# Behind an agency's name in a list: that it held nothing, or a dash before what it held.
_ENTRY = re.compile(r"(?:-|–|:|ไม่(?:มี|ได้)|ยังไม่)")


def cut_by_agency(text: Text) -> list[tuple[int, int]]:
    """Cut a compilation at the lines that are nothing but an agency's name.

    Return `(first line, line behind the last)` of each report; one for all where there are not two agencies.
    """
    cuts = [(n, name) for n, line in enumerate(text.lines) if (name := _agency_alone(text, line))]
    marked = [(n, name) for n, name in cuts if text.lines[n].marked]
    if len({name for _, name in marked}) >= 2:
        # The list's own entries, and not an agency's name in the title above them.
        cuts = marked
    if len({name for _, name in cuts}) < 2:
        return [(0, len(text.lines))]
    starts = [n for (n, name), (_, before) in zip(cuts, [(0, ""), *cuts[:-1]], strict=True) if name != before]
    return list(zip(starts, [*starts[1:], len(text.lines)], strict=True))


def _agency_alone(text: Text, line: Line) -> str | None:
    """Return the agency that a line names and tells nothing else of; None for any other line."""
    words = text.words(line)
    if not 8 <= len(words) <= 120:
        return None
    named = next(mentions(words), None) if names_agency(words[:_LONGEST_LEAD]) else None
    if named is None or not named.name or not _BEFORE_NAME.fullmatch(words, 0, named.start):
        return None
    place = _PLACE_BEHIND_NAME.match(words, named.end)
    behind = words[place.end() if place else named.end :]
    if len(behind) <= 3 or (line.marked and _ENTRY.match(behind)):
        return f"{named.kind}{named.name}"
    return None


def part_by_agency(text: Text, form: Form) -> list[Form]:
    """Part a table of several agencies' activities by agency; a form that names one agency or none stays whole."""
    named: dict[str, list[Block]] = {}
    for block in form.blocks:
        if block.agency is not None:
            named.setdefault(compact(text.text[block.agency.start : block.agency.end]), []).append(block)
    if len(named) < 2:
        return [form]
    return [Form(form.opening, blocks, [], [], form.headed) for blocks in named.values()]


_NOTHING_HELD = re.compile(r"^(?:-|–|ไม่มี|ไม่ได้|ยังไม่)")


def drop_nothing_held(text: Text, form: Form) -> None:
    """Take away what a table puts where an agency held nothing: "-", "ไม่มีการจัดกิจกรรม"."""
    for block in form.blocks:
        if block.name and _NOTHING_HELD.match(text.folded[block.name.start : block.name.end].strip()):
            block.name = None
