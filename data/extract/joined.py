"""What a document tells of one activity in several places is brought into one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extract.dates import find_dates
from data.extract.lines import Text
from data.extract.sections import RANK, WHEN_AND_WHERE, Block, Form, Part
from data.normalise import compact


def give_back_opening(form: Form) -> None:
    """A first block without any of the form's elements is no activity: its words belong to the opening."""
    kept = []
    for block in form.blocks:
        if block.from_table or any(s.role in RANK for s in block.sections):
            kept.append(block)
        elif not kept:
            form.opening += [p for s in block.sections if s.role != "photos" for p in s.parts]
    form.blocks = kept


# So many letters of a name tell which activity is meant, and fewer where they stand in the midst of one name alone.
_FEWEST_LETTERS = 8
_FEWEST_INSIDE = 6
# Names are alike that share so many of the runs of four letters that the shorter has, and no other shares half as many.
_ALIKE = 0.5
_RUN = 4
# What a name may begin with or not: "โครงการลดเผาใบไม้", "ลดเผาใบไม้".
_GENERAL = re.compile(r"^(?:โครงการ|กิจกรรม|เวที|งาน|การ|เรื่อง|จัด)+")


def name_key(text: Text, block: Block) -> str | None:
    """Return the letters of a block's name without blanks, None where it has none."""
    return compact(text.folded[block.name.start : block.name.end]) if block.name else None


def meant(text: Text, part: Block, blocks: Sequence[Block]) -> Block | None:
    """Return the one of several activities that another table calls by its name, or by what is left of it; None where none is."""
    name = name_key(text, part) or ""
    named = [(block, other) for block in blocks if (other := name_key(text, block))]
    same = [block for block, other in named if _is_same(name, other)]
    if not same:
        short = _GENERAL.sub("", name)
        same = [block for block, other in named if len(short) >= _FEWEST_INSIDE and short in other]
    if not same and named:
        own = _runs(name)
        likeness = sorted(
            ((len(own & _runs(other)) / max(len(own), 1), n) for n, (_, other) in enumerate(named)), reverse=True
        )
        second = likeness[1][0] if len(likeness) > 1 else 0.0
        same = [named[likeness[0][1]][0]] if likeness[0][0] >= _ALIKE > 0 and second * 2 <= likeness[0][0] else []
    return same[0] if len(same) == 1 else None


def _is_same(name: str, other: str) -> bool:
    """Tell whether two names are one, or the beginning of one."""
    short, long = sorted((name, other), key=len)
    return name == other or (len(short) >= _FEWEST_LETTERS and long.startswith(short))


def _runs(name: str) -> set[str]:
    return {name[i : i + _RUN] for i in range(len(name) - _RUN + 1)}


def join(text: Text, blocks: list[Block], parts: list[Block]) -> None:
    """Add what other tables tell of the activities told: by name, else by number or code; each is found once or not at all."""
    for part in parts:
        if part.name:
            found = meant(text, part, blocks)
        else:
            called = [block for block in blocks if (block.from_table or block.key) and block.key == part.key]
            found = called[0] if len(called) == 1 else None
        if found is None:
            continue
        if not found.from_table and any(find_dates(text.folded[one.start : one.end]) for one in _all_parts(found)):
            # The words above told the day themselves, and the table's may be but a month.
            part.sections = [section for section in part.sections if section.role not in WHEN_AND_WHERE]
        if part.name:
            # What the table calls it by is no issue of it.
            for section in part.of("issue"):
                section.parts = [one for one in section.parts if one.start != part.name.start]
        found.take(part)


def _all_parts(block: Block) -> list[Part]:
    return [part for section in block.sections for part in section.parts]


_NUMBERED = re.compile(
    r"(?:หมู่(?:ที่|บ้าน)?|ม\.|ชุมชนที่|(?P<call>(?:กิจกรรม|โครงการ|เวที|เรื่อง|ครั้ง)ที่))\s?(?P<number>\d{1,2})(?!\d)"
)
_LABEL = re.compile(r"\s*(?P<label>[^\n:]{4,60}?)\s*:\s*")
_FEWEST_CALLED = 2


def give_to_called(text: Text, form: Form) -> None:
    """Give each activity what words below them all tell of it, where these call one after the other by name, village or number."""
    for block in list(form.blocks):
        for section in block.of("result", "use", "result_use"):
            parts = section.parts
            called = [_called(text, part, form.blocks) for part in parts]
            if len({id(one[0]) for one in called if one}) < _FEWEST_CALLED:
                continue
            section.parts = []
            current = block
            for part, one in zip(parts, called, strict=True):
                if one is None:
                    current.add(section.role, [part])
                    continue
                current, start = one
                if text.folded[start : part.end].strip(" :-–"):
                    current.add(section.role, [Part(start, part.end, True)])
        if block.name is None and not block.from_table and not any(section.parts for section in block.sections):
            form.blocks.remove(block)


def _called(text: Text, part: Part, blocks: Sequence[Block]) -> tuple[Block, int] | None:
    """Return the activity that words begin by calling, and where what they say of it begins; None where they call none."""
    if part.marked and not part.numbers:
        return None
    words = text.folded[part.start : part.end]
    if (found := _NUMBERED.match(words)) is not None:
        same = [block for block in blocks if _is_numbered(text, block, found)]
        end = found.end()
        if len(same) == 1:
            name = text.folded[same[0].name.start : same[0].name.end] if same[0].name else ""
            return same[0], part.start + (len(name) if name and words.startswith(name) else end)
        return None
    label = _LABEL.match(words)
    name = Part(part.start + label.start("label"), part.start + label.end("label")) if label else part
    if name.end - name.start > _LONGEST_CALL:
        return None
    found_block = meant(text, Block(name=name), [block for block in blocks if block.name])
    return (found_block, part.start + label.end() if label else part.end) if found_block else None


_LONGEST_CALL = 100


def _is_numbered(text: Text, block: Block, found: re.Match[str]) -> bool:
    if found["call"]:
        return block.key == found["number"]
    own = _NUMBERED.search(text.folded, block.name.start, block.name.end) if block.name else None
    return own is not None and own["call"] is None and own["number"] == found["number"]


def share_outcome(form: Form) -> None:
    """Below a table of villages that were asked the same, what came of it is told once for all of them."""
    rows = [block for block in form.blocks if block.from_table]
    if not rows or not all(block.is_of_village or len(rows) == 1 for block in rows):
        return
    for below in [block for block in form.blocks if not block.from_table]:
        if below.name is None and {section.role for section in below.sections} <= {"result", "use", "photos", "other"}:
            for block in rows:
                for section in below.of("result", "use"):
                    if not block.of(section.role) and section.parts and not block.is_put_off:
                        block.add(section.role, list(section.parts))
            form.blocks.remove(below)
