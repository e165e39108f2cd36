"""What a document tells of one activity in several places is brought into one block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from data.extract.dates import find_dates
from data.extract.lines import Line, Text
from data.extract.sections import RANK, WHEN_AND_WHERE, Block, Form, Part, Section
from data.extract.whereabouts import NUMBERED_VILLAGE
from data.normalise import compact, grams


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
# Of so many names each is held against another; of more only whole names call one.
_MOST_NAMES = 200
# What a name may begin with or not: "โครงการลดเผาใบไม้", "ลดเผาใบไม้".
_GENERAL = re.compile(r"^(?:โครงการ|กิจกรรม|เวที|งาน|การ|เรื่อง|จัด)+")


# A name that is but the number of a village calls what was held there; a label may stand before it: "หมู่ที่: 3".
_VILLAGE_ALONE = re.compile(r"(?:หมู่(?:ที่|บ้าน)*|ม\.|ชุมชนที่):?(?P<number>\d{1,2})")
_NUMBER_ALONE = re.compile(r"(?P<number>\d{1,2})")


def name_key(text: Text, block: Block) -> str | None:
    """Return the letters of a block's name without blanks, None where it has none."""
    return compact(text.folded[block.name.start : block.name.end]) if block.name else None


class Names:
    """The names of activities that were told, by which other words call them: whole, or by what is left of them."""

    def __init__(self, text: Text, blocks: Sequence[Block]) -> None:
        self._text = text
        self._named = [(block, key) for block in blocks if (key := name_key(text, block))]
        self._whole: dict[str, list[Block]] = defaultdict(list)
        for block, key in self._named:
            self._whole[key].append(block)

    @cached_property
    def _grams(self) -> list[set[str]]:
        return [grams(name) for _, name in self._named]

    def meant(self, part: Block) -> Block | None:
        """Return the one activity that the name of a part calls; None where it calls none, or several."""
        name = name_key(self._text, part) or ""
        if (same := self._whole.get(name)) is not None:
            return same[0] if len(same) == 1 else None
        if called := _VILLAGE_ALONE.fullmatch(name) or (part.is_of_village and _NUMBER_ALONE.fullmatch(name)):
            same = [block for block, other in self._named if called["number"] in NUMBERED_VILLAGE.findall(other)]
            return same[0] if len(same) == 1 else None
        if not name or not 0 < len(self._named) <= _MOST_NAMES:
            return None
        same = [block for block, other in self._named if _is_same(name, other)] or self._by_what_is_left(name)
        return same[0] if len(same) == 1 else None

    def _by_what_is_left(self, name: str) -> list[Block]:
        short = _GENERAL.sub("", name)
        if len(short) >= _FEWEST_INSIDE and (same := [block for block, other in self._named if short in other]):
            return same
        own = grams(name)
        likeness = sorted(
            ((len(own & other) / max(len(own), 1), n) for n, other in enumerate(self._grams)), reverse=True
        )
        best, second = likeness[0], likeness[1][0] if len(likeness) > 1 else 0.0
        return [self._named[best[1]][0]] if best[0] >= _ALIKE and second * 2 <= best[0] else []


def _is_same(name: str, other: str) -> bool:
    """Tell whether two names are one, or the beginning of one."""
    short, long = sorted((name, other), key=len)
    return name == other or (len(short) >= _FEWEST_LETTERS and long.startswith(short))


def join(text: Text, blocks: list[Block], parts: list[Block]) -> None:
    """Add what other tables tell of the activities told: by name, else by number or code; each is found once or not at all."""
    if not parts:
        return
    names = Names(text, blocks)
    by_key: dict[str | None, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.from_table or block.key:
            by_key[block.key].append(block)
    for part in parts:
        called = by_key[part.key]
        found = names.meant(part) if part.name else called[0] if len(called) == 1 else None
        if found is None:
            continue
        if not found.from_table and any(find_dates(text.folded[one.start : one.end]) for one in found.all_parts()):
            # The words above told the day themselves, and the table's may be but a month.
            part.sections = [section for section in part.sections if section.role not in WHEN_AND_WHERE]
        if part.is_of_village:
            part.sections = [section for section in part.sections if section.role != "place"]
        if found.parts("result"):
            # "ผลการดำเนินการ" in a table of its own, beside what was decided in another, is what was done.
            for section in part.of("result"):
                section.role = "use"
        if part.name:
            # What the table calls it by is no issue of it.
            for section in part.of("issue"):
                section.parts = [one for one in section.parts if one.start != part.name.start]
        found.take(part)


# "กิจกรรมที่ 1", "เวทีที่ 2 (บ้านกลาง)", "A" alone on a line.
_CALL = re.compile(
    r"(?:(?:กิจกรรม|โครงการ|เวที|เรื่อง|ครั้ง|รายการ|รหัส|ลำดับ|ข้อ|ประชุม)(?:ที่)?\s*)?(?P<key>\d{1,2}|[A-Za-z]\d{0,2}|[ก-ฮ]\d{0,2})[.):]?\s*(?:\([^()\n]{2,60}\))?"
)


def join_called(text: Text, form: Form) -> None:
    """Bring what words tell of each activity of a table, below its number or code alone, into the table's."""
    listed: dict[str | None, Block] = {block.key: block for block in form.blocks if block.from_table and block.key}
    told = [block for block in form.blocks if not block.from_table and _tells(block)]
    called = [listed.get(_call_of(text, block)) for block in told]
    if len(told) < _FEWEST_CALLED or None in called or len({id(block) for block in called}) < len(told):
        return
    for block, one in zip(told, called, strict=True):
        assert one is not None
        _take_at_length(one, block)
    joined = set(map(id, told))
    form.blocks = [block for block in form.blocks if id(block) not in joined]


def _tells(block: Block) -> bool:
    return bool(block.name) or any(section.role in RANK and section.parts for section in block.sections)


def called_alone(text: Text, lines: Sequence[Line], keys: Container[str | None]) -> set[int]:
    """Return the lines that are nothing but the code of an activity that a table names, where several are."""
    found: dict[str, int] = {}
    for at, line in enumerate(lines):
        called = _CALL.fullmatch(text.folded, line.start, line.end)
        # A number alone may be a page's.
        is_code = called is not None and (called.start("key") > line.start or not called["key"].isdigit())
        if called and is_code and (key := compact(called["key"])) in keys:
            found.setdefault(key, at)
    return set(found.values()) if len(found) >= _FEWEST_CALLED else set()


def _call_of(text: Text, block: Block) -> str | None:
    """Return the number or code that a block's name is, or that stands alone above its first words; None where none does."""
    if block.name is not None:
        words = text.folded[block.name.start : block.name.end]
    else:
        start = min(section.start for section in block.sections if section.parts)
        above = text.folded[:start].rstrip()
        words = above[above.rfind("\n") + 1 :]
    found = _CALL.fullmatch(words.strip())
    return compact(found["key"]) if found else None


def join_told(text: Text, form: Form) -> None:
    """Bring what words tell of each activity of a table, by its name, into the table's: a list of all, and then each at length."""
    listed = [block for block in form.blocks if block.from_table and block.name]
    told = [block for block in form.blocks if not block.from_table and block.name and block.all_parts()]
    if min(len(listed), len(told)) < _FEWEST_CALLED:
        return
    names = Names(text, listed)
    meant = [names.meant(block) for block in told]
    if None in meant or len({id(block) for block in meant}) < len(told):
        return
    for block, one in zip(told, meant, strict=True):
        assert one is not None
        _take_at_length(one, block)
    form.blocks = [block for block in form.blocks if block.from_table or not block.name]


def _take_at_length(listed: Block, told: Block) -> None:
    """Give an activity of a table what words tell of it: of what both tell the words tell more."""
    at_length = {section.role for section in told.sections if section.parts}
    listed.told_at = (told.start, told.end)
    listed.sections = [section for section in listed.sections if section.role not in at_length]
    listed.take(told)


_NUMBERED = re.compile(
    r"(?:หมู่(?:ที่|บ้าน)?|ม\.|ชุมชนที่|(?P<call>(?:กิจกรรม|โครงการ|เวที|เรื่อง|ครั้ง)ที่))\s?(?P<number>\d{1,2})(?!\d)"
)
_LABEL = re.compile(r"\s*(?P<label>[^\n:–—]{4,60}?)(?:\s*:\s*|\s+[–—-]\s+)")
_FEWEST_CALLED = 2


def give_to_called(text: Text, form: Form) -> None:
    """Give each activity what words below them all tell of it, where these call one after the other by name, village or number."""
    names = Names(text, form.blocks)
    numbered = _by_number(text, form.blocks)
    for block in list(form.blocks):
        for section in block.of("participants", "result", "use", "result_use"):
            parts = section.parts
            called = [_called(text, part, names, numbered) for part in parts]
            if 3 * sum(one is not None for one in called) < 2 * len(parts):
                if section.role == "participants":
                    continue
                # A bullet may begin with a matter's name too: only where most call an activity do they.
                called = [
                    None if part.marked and not part.numbers and not _NUMBERED.match(text.folded, part.start) else one
                    for part, one in zip(parts, called, strict=True)
                ]
            if len({id(one[0]) for one in called if one}) < _FEWEST_CALLED:
                continue
            section.parts = []
            current, is_listed = block, False
            for part, one in zip(parts, called, strict=True):
                if one is None and is_listed and not part.marked:
                    # A sentence below the list is of none of those that its items call.
                    block.add("other", [part])
                    continue
                if one is None:
                    current.add(section.role, [part])
                    continue
                current, start = one
                says_more = bool(text.folded[start : part.end].strip(" :-–"))
                # Below a call alone stands what is told of it.
                is_listed = part.marked and says_more
                if says_more:
                    current.add(section.role, [Part(start, part.end, True)])
        if block.name is None and not block.from_table and not any(section.parts for section in block.sections):
            form.blocks.remove(block)


# "ส่วนเวทีระดับตำบลมีผู้มาร่วม 63 คน", "เวทีที่ 8 กรรมการมาประชุม 15 คน"
_CALLED_WITH_PEOPLE = re.compile(
    r"(?:ส่วน)?(?:ใน|ของ)?(?P<who>[^\n]{3,60}?)\s?(?=มี|จำนวน|รวม|(?:ผู้|คน|กรรมการ|สมาชิก)(?:ที่)?(?:เข้า|มา|ร่วม))[^\n]*?\d\s?(?:คน|ราย)"
)


def give_people_below(text: Text, blocks: Sequence[Block], sections: Sequence[Section]) -> None:
    """Give an activity what words below a table of those who came tell of it, if the table told nothing of who came to it."""
    names, numbered = Names(text, blocks), _by_number(text, blocks)
    for part in [part for section in sections for part in section.parts]:
        called = _CALLED_WITH_PEOPLE.match(text.folded, part.start, part.end)
        if called is None:
            continue
        number = _NUMBERED.match(text.folded, called.start("who"), called.end("who"))
        same = numbered.get((number["call"] is not None, number["number"]), []) if number else []
        found = same[0] if len(same) == 1 else names.meant(Block(name=Part(*called.span("who"))))
        if found is not None and not found.groups and not found.parts("participants"):
            found.add("participants", [Part(called.end("who"), part.end)])


def _by_number(text: Text, blocks: Sequence[Block]) -> dict[tuple[bool, str], list[Block]]:
    """Return the activities by what words may call them by: (true, number) of an activity, (false, number) of its village."""
    found: dict[tuple[bool, str], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.key:
            found[True, block.key].append(block)
        if outline := _outline_of(text, block):
            found[True, outline].append(block)
        own = _NUMBERED.search(text.folded, block.name.start, block.name.end) if block.name else None
        if own is not None and own["call"] is None:
            found[False, own["number"]].append(block)
    return found


def _outline_of(text: Text, block: Block) -> str | None:
    """Return the number in the outline that an activity's title bears, "2.1"; None where it bears none."""
    if block.name is None or block.from_table:
        return None
    at = bisect_right(text.lines, block.name.start, key=attrgetter("start")) - 1
    numbers = text.lines[at].numbers if at >= 0 and block.name.start < text.lines[at].end else ()
    return ".".join(map(str, numbers)) if len(numbers) > 1 else None


# "5.1 การดำเนินการตามข้อ 2.1", "2.4 คลองบางวำ (กิจกรรมที่ 4)": the line only says of which activity those below it tell.
_BY_OUTLINE = re.compile(
    r"[ก-๙ ]{0,40}?(?:ตาม|ของ)(?:กิจกรรม|เรื่อง|โครงการ)?ข้อ\s?(?P<outline>\d{1,2}(?:\.\d{1,2})+)\s*:?"
)
_BY_NUMBER_BEHIND = re.compile(r"[^\n]{2,80}\((?:กิจกรรม|โครงการ|เวที|เรื่อง|ครั้ง)ที่\s?(?P<number>\d{1,2})\)\s*:?")


def _called(
    text: Text, part: Part, names: Names, numbered: Mapping[tuple[bool, str], list[Block]]
) -> tuple[Block, int] | None:
    """Return the activity that words begin by calling, and where what they say of it begins; None where they call none."""
    words = text.folded[part.start : min(part.end, part.start + 2 * _LONGEST_CALL)]
    behind = _BY_OUTLINE.fullmatch(text.folded, part.start, part.end) or _BY_NUMBER_BEHIND.fullmatch(
        text.folded, part.start, part.end
    )
    if behind is not None:
        same = numbered.get((True, next(iter(behind.groupdict().values()))), [])
        return (same[0], part.end) if len(same) == 1 else None
    number = _NUMBERED.match(words)
    # A bullet may call a village, whose number is one activity's.
    if part.marked and not part.numbers and number is not None and number["call"] is not None:
        return None
    if number is not None:
        same = numbered.get((number["call"] is not None, number["number"]), [])
        if len(same) != 1:
            return None
        name = same[0].name
        whole = text.folded[name.start : name.end] if name else ""
        return same[0], part.start + (len(whole) if whole and words.startswith(whole) else number.end())
    label = _LABEL.match(words)
    if label is None and part.marked and not part.numbers:
        return None
    people = None if label else _CALLED_WITH_PEOPLE.match(text.folded, part.start, part.end)
    if people is not None:
        called, start = Part(*people.span("who")), people.end("who")
    elif label is not None:
        called = Part(part.start + label.start("label"), part.start + label.end("label"))
        start = part.start + label.end()
    else:
        called, start = part, part.end
    block = names.meant(Block(name=called)) if called.end - called.start <= _LONGEST_CALL else None
    return (block, start) if block else None


_LONGEST_CALL = 100


def share_by_number(text: Text, form: Form) -> None:
    """Give each activity what came of it, where the elements below all of them tell that in turn, item 1 of the first: one each."""
    blocks = [block for block in form.blocks if block.name is not None]
    # What stands above them, such as how it came to a memo, is no activity.
    if len(blocks) < _FEWEST_IN_TURN or form.blocks[-1] is not blocks[-1] or any(block.from_table for block in blocks):
        return
    for section in blocks[-1].of("result", "use"):
        if any(block.parts(section.role) for block in blocks[:-1]):
            continue
        at = [n for n, part in enumerate(section.parts) if part.numbers]
        if [section.parts[n].numbers[-1] for n in at] != list(range(1, len(blocks) + 1)) or at[0] != 0:
            continue
        shares = [section.parts[begin:behind] for begin, behind in pairwise([*at, len(section.parts)])]
        # "3.1 เรื่องตามข้อ 2.1" only says whose the items below it are.
        shares = [
            share[1:] if len(share) > 1 and _CALLS.fullmatch(text.folded, share[0].start, share[0].end) else share
            for share in shares
        ]
        for block, share in zip(blocks[:-1], shares[:-1], strict=True):
            block.add(section.role, share)
        section.parts = shares[-1]


def share_called(text: Text, form: Form) -> None:
    """Give each activity what stands below the line that calls it by number, in an element that tells of several in turn."""
    keyed = {block.key: block for block in form.blocks if block.key}
    if len(keyed) < _FEWEST_IN_TURN or len(keyed) < len(form.blocks):
        return
    for block in form.blocks:
        for section in block.of("issue", "participants", "result", "use"):
            end = section.parts[-1].end if section.parts else section.start
            within = [call for call in text.calls if section.start < call.start < end]
            called = [keyed.get(str(call.numbers[-1])) for call in within]
            if len({call.numbers for call in within}) < _FEWEST_IN_TURN or None in called:
                continue
            for call, below, whose in zip(within, [*within[1:], None], called, strict=True):
                behind = below.start if below else end + 1
                share = [part for part in section.parts if call.start < part.start < behind]
                if whose is not None and whose is not block and share:
                    whose.add(section.role, share)
                    section.parts = [part for part in section.parts if part not in share]


_FEWEST_IN_TURN = 2
_CALLS = re.compile(r"(?:เรื่อง|กิจกรรม|โครงการ)?(?:ตาม|ที่)?ข้อ\s?[\d.]+\s*:?|(?:เรื่อง|กิจกรรม|โครงการ)ที่\s?\d+\s*:?")


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
