"""Who came to an activity: under the heading, in cells, in the words around, and where groups are counted one beside the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from data.extract.draft import Context
from data.extract.groups import group_at
from data.extract.kinds import kind_of
from data.extract.participants import HAD_AMONG, People, count_listed, names_one, read_people
from data.extract.sections import Block, Counted, Part
from data.extract.words import is_placeholder
from data.report import Group

# Where the people of an activity may be told besides their own heading.
_AROUND = ("name", "story", "background", "issue", "date", "date_place", "objective", "result", "place")
# What says how many came, wherever it stands.
STATED_TOTAL = re.compile(
    # "นับหัวได้ 131 คน", "ลงชื่อ 39 คน", "กรรมการเข้าประชุม 17 คน": the number at once.
    r"(?:(?:มา|เข้าอบรม|เข้าร่วม)จริง|มากัน|ลงชื่อ|นับ(?:หัว|จากใบลงชื่อ)?ได้|(?:มา|เข้า)ประชุม|มา(?:รับบริการ|ช่วยงาน)|(?:คน|ชาวบ้าน|ผู้ค้า|กรรมการ)มา(?:ร่วม)?)(?:กัน|ร่วม|ได้|ไว้|ประมาณ|ราว|รวม|จำนวน|ทั้งสิ้น|\s)*\d[\d,]*\s?คน"
    r"|(?:ผู้เข้า\s?ร่วม|ผู้มีส่วนร่วม|เข้าร่วม|มาร่วม|ผู้ร่วม|(?<=[ก-๙])ร่วม(?=เวที|ประชุม|กิจกรรม|งาน)|ผู้เข้าประชุม|ผู้เข้าอบรม|ผู้เข้ารับ|ผู้มาร่วม|ผู้มารับบริการ|ผู้มาใช้บริการ)[^\n]{0,60}?(?:\d|(?:สิบ|ร้อย|พัน)\S{0,8}คน|ประกอบด้วย|ได้แก่|อาทิ|เป็น(?=นายก|กำนัน|ผู้|ประ|สมาชิก|หัวหน้า|คณะ|ตัวแทน))|(?<=\s)มี[ก-๙.]{2,40}(?:ร่วม|(?:มา|เข้า)(?:ใช้|รับ)บริการ(?:และ[ก-๙]{2,25})?\s?(?:จำนวน)?)\s*\d|รวม(?:ทั้งสิ้น|ทั้งหมด|ราว|ประมาณ|เกือบ)?\s*\d[\d,]*\s*(?:คน|ราย|รูป)|คน(?:มา|ร่วม|เข้า)[ก-๙]{0,15}\s*\d|จำนวนคน\s*\d|[ก-๙]{3}\s?\d[\d,]*\s?(?:คน|ราย)\s?(?:ได้)?(?:ช่วยกัน|ร่วมกัน|ร่วมแรง|ออกมา|มาช่วย)|มา(?:กัน|ทั้งหมด|(?:ร่วม)?ประชุม)\S{0,8}\s*\d"
)
# A line that is one group with its count needs no list mark to be a list item.
_ENDS_COUNTED = re.compile(r"[^\d]*(?:หมู่(?:ที่)?\s?\d+[^\d]*)?[\d,]+\s*(?:คน|ราย|ท่าน|รูป)(?:/คน)?\s*")


def read_block_people(context: Context, block: Block, opening: list[Part]) -> People:
    """Read who came: under the heading, a bare number in a table's cell, a target, and what stands elsewhere."""
    attended = [part for part in block.parts("participants") if not _answered(context, part)]
    passages = _passages(context, [_behind_name(part, block.name) for part in attended])
    people = read_people(context.text, passages, context.reporter, labelled=True)
    if not (block.name and kind_of(context.words(block.name))[0] == "survey"):
        # Who is counted beside a survey answered it, and came to nothing.
        _take_cells(context, people, block)
    count_listed(context.text, people, passages, context.reporter)
    for part in block.parts("target"):
        target = people_in(context, part)
        if people.target is None:
            people.target = target.target if target.total is None else target.total
            people.target_span = target.target_span if target.total is None else target.total_span
    if people.total is None:
        around = [*opening, *block.parts("opening", *_AROUND)]
        _look_elsewhere(context, people, [_behind_name(part, block.name) for part in around])
    if not people.groups and people.target is None and not block.from_table:
        told = [*opening, *block.parts("opening", "story")]
        came = [_behind_name(part, block.name) for part in [*told, *block.parts("issue")]]
        whole = _lines_of(context, [*told, *(part for section in block.sections for part in section.parts)])
        people.groups = (
            _groups_told(context, told, _INVITED)
            or _groups_told(context, came, _CAME_UNCOUNTED)
            or _groups_told(context, whole, _WHO_CAME)
            or _groups_told(context, whole, _CAME_UNCOUNTED)
            or _groups_told(context, _lines_of(context, told), _TOGETHER_WITH)
        )
    if not people.groups and people.target is None:
        people.groups = _groups_counted(context, block, opening)
    if people.total is None and people.target is None:
        _take_sum(context, people, block)
    # Who answered a questionnaire took part, though nobody counted them at a door.
    people.is_told = any(not is_placeholder(context.words(part)) for part in block.parts("participants")) and (
        people.target is None or people.has_counts
    )
    return people


# "จำนวนผู้ตอบแบบสอบถาม: 428 คน": they came to nothing.
_OF_ANSWERS = re.compile(r"ผู้ตอบ(?:แบบ[ก-๙]{0,20}|กลับ)?[\s:]*$")


def _answered(context: Context, part: Part) -> bool:
    """Tell whether the label before a part says that it tells of those who answered questions."""
    return bool(_OF_ANSWERS.search(context.text.folded, max(0, part.start - 60), part.start))


def _behind_name(part: Part, name: Part | None) -> Part:
    """Begin a sentence behind the name of what was held: whom that names is not said to have come."""
    is_within = name is not None and part.start <= name.start < name.end < part.end
    return replace(part, start=name.end) if name is not None and is_within else part


def _take_cells(context: Context, people: People, block: Block) -> None:
    """Take what a table counts in cells of their own; men and women make the total where none is stated."""
    told = [(counted, _group(context, counted)) for counted in block.groups]
    people.groups += [group for _, group in told if group]
    for position, group in enumerate(people.groups, 1):
        group.position = position
    # What the words state as the total goes before the sum of a table in them.
    if block.total and (block.from_table or people.total is None):
        people.total, people.total_span = block.total.people, (block.total.start, block.total.end)
        people.total_rule = "cell"
    elif block.men and block.women and people.total is None:
        people.total = block.men.people + block.women.people
        people.total_span, people.total_rule = (block.men.start, block.women.end), "men_and_women"
    if block.target:
        people.target, people.target_span = block.target.people, (block.target.start, block.target.end)


def _group(context: Context, counted: Counted) -> Group | None:
    label = counted.label
    return group_at(context.text, label.start, label.end, counted.headcount, context.reporter, counted.end)


def people_in(context: Context, part: Part) -> People:
    """Read who came from running words that no heading labels."""
    return read_people(context.text, [(part.start, part.end, False)], context.reporter, labelled=False)


def _passages(context: Context, parts: Sequence[Part]) -> list[tuple[int, int, bool]]:
    """Return `(start, end, is_list_item)` of each part."""
    counted = [
        part
        for part in parts
        if not part.marked and part.end - part.start <= 90 and _ENDS_COUNTED.fullmatch(context.words(part))
    ]
    is_plain = not any(part.marked for part in parts)
    others = [part for part in parts if part not in counted]
    # A name a line, beside a counted group or none, is a group each: "ประธานชุมชน 14 คน", "สมาชิกสภาเทศบาล".
    named = [part for part in others if not is_placeholder(context.words(part))]
    is_of_names = len(counted) + len(named) > 1 and all(_names_one_uncounted(context.words(part)) for part in named)
    if is_plain and (len(counted) >= _FEWEST_COUNTED or is_of_names):
        # What leads up to them, "จำนวนรวม 126 คน ได้แก่", is none of them.
        told = [part for part in parts if part in counted or part in named]
        return [(part.start, part.end, not _LEADS_TO_GROUPS.search(context.words(part))) for part in told]
    return [(part.start, part.end, part.marked or any(bar in context.words(part) for bar in "\t|")) for part in parts]


_FEWEST_COUNTED = 2
_COUNTED = re.compile(r"\d\s*(?:คน|ราย|ท่าน|รูป)")


def _names_one_uncounted(words: str) -> bool:
    return names_one(words) and not _COUNTED.search(words)


def _look_elsewhere(context: Context, people: People, parts: list[Part]) -> None:
    """Take a total that stands elsewhere than under its heading: "มีผู้เข้าร่วม 60 คน" in the opening or among the results."""
    for part in parts:
        if not STATED_TOTAL.search(context.words(part)):
            continue
        other = read_people(context.text, _with_list(context, parts, part), context.reporter, labelled=False)
        people.groups = people.groups or other.groups
        counted = sum(group.headcount or 0 for group in people.groups)
        # Beside counted groups only a number that can hold them all is their total.
        if other.total is not None and other.total >= counted:
            people.total, people.total_span, people.total_rule = other.total, other.total_span, "elsewhere"
            return
    if people.groups or people.target is not None:
        return
    people.groups = _groups_told(context, parts, _GROUPS_CAME)


def _take_sum(context: Context, people: People, block: Block) -> None:
    """Take for the total a number of people that the block states and that its counted groups come to."""
    counts = [group.headcount for group in people.groups]
    if len(counts) < _FEWEST_COUNTED or None in counts:
        return
    total = sum(count or 0 for count in counts)
    stated = rf"(?<![\d.,/])(?:{total}|{total:,})(?![\d,/])(?:\s?(?:คน|ราย|ท่าน|รูป)|(?=\s*(?:[|\t\n]|\Z)))"
    for found in re.compile(stated).finditer(context.text.folded, block.start, block.end):
        start, end = found.span()
        if not any(group.char_start < end and start < group.char_end for group in people.groups):
            people.total, people.total_span, people.total_rule = total, (start, end), "sum_row"
            return


def _groups_counted(context: Context, block: Block, opening: list[Part]) -> list[Group]:
    """Read groups that are counted one beside the other though no word says that they came; empty where any is doubtful."""
    told = [*opening, *(part for s in block.sections if s.role not in _NOT_OF_PEOPLE for part in s.parts)]
    for parts in (*([part] for part in told), _between(context, block)):
        counted = [part for part in parts if _COUNTED.search(context.words(part))]
        if sum(len(_COUNTED.findall(context.words(part))) for part in counted) < _FEWEST_COUNTED:
            continue
        passages = [(part.start, part.end, len(counted) > 1 or part.marked) for part in counted]
        groups = read_people(context.text, passages, context.reporter, labelled=True).groups
        if len(groups) >= _FEWEST_COUNTED and all(g.headcount and g.category != "unknown" for g in groups):
            return groups
    return []


def _between(context: Context, block: Block) -> list[Part]:
    """Return the lines of a block that are in none of its sections and tell nothing but people and their number."""
    lines, start, end = context.text.lines, block.start, block.end
    first = bisect_left(lines, start, key=lambda line: line.start)
    counted = [
        Part(line.body, line.end, line.marked)
        for line in takewhile(lambda line: line.end <= end, islice(lines, first, None))
        if _ALL_COUNTED.fullmatch(context.text.folded, line.body, line.end)
    ]
    if not counted:
        return []
    taken = sorted((part.start, part.end) for section in block.sections for part in section.parts)
    return [part for part in counted if not _is_taken(part, taken)]


def _is_taken(part: Part, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether words overlap one of the spans, which are in order and apart."""
    at = bisect_left(taken, (part.end,)) - 1
    return at >= 0 and part.start < taken[at][1]


_COUNTED = re.compile(r"[ก-๙.]\s?\d{1,4}\s?(?:คน|ราย|รูป)")
_ALL_COUNTED = re.compile(r"(?:[^\d\n]{2,40}\d{1,4}\s?(?:คน|ราย|รูป))+[\s,;|.]*")
# Who is spoken of there is not said to have come.
_NOT_OF_PEOPLE = ("use", "target", "photos", "remark", "result", "issue", "objective", "participants")


def _groups_told(context: Context, parts: list[Part], pattern: re.Pattern[str]) -> list[Group]:
    """Read the groups in the first words that a pattern finds; empty where it finds none."""
    for part in parts:
        if found := pattern.search(context.words(part)):
            return people_in(context, Part(part.start + found.start(), part.start + found.end())).groups
    return []


def _lines_of(context: Context, parts: list[Part]) -> list[Part]:
    """Join clauses of one line between which nothing stands: two blanks part them in posts where they part nothing."""
    joined: list[Part] = []
    for part in sorted(parts, key=lambda one: one.start):
        between = context.text.folded[joined[-1].end : part.start] if joined else "\n"
        if joined and "\n" not in between and not between.strip():
            joined[-1] = replace(joined[-1], end=max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return joined


# Several groups, each with its count, that a sentence says came: "โดยมีเกษตรกร 30 คน ผู้ใหญ่บ้าน 3 คน เข้าร่วม".
_GROUPS_CAME = re.compile(
    r"(?<!ไม่)มี(?=(?!ผู้เข้า)[ก-๙.]{3,40}\s?\d{1,4}\s?(?:คน|ราย|รูป|นาย)\s)[^\n]{8,200}?\d\s?(?:คน|ราย|รูป|นาย)(?=[^\d\n]{0,12}(?:เข้าร่วม|มาร่วม|ร่วมประชุม)|\s*\Z)"
)


# Several groups that a sentence says came, uncounted: "ชาวประมง แม่ค้าปลา และผู้ใหญ่บ้านหมู่ 2 มากันแน่นลาน".
_CAME_UNCOUNTED = re.compile(
    r"(?:(?<=มี)|(?<=ว่า)|(?<=นั้น)|(?<=เชิญ)|(?<=\s)|(?<![\s\S]))(?!ผู้เข้า|ผู้ร่วม|มี|ว่า)[ก-๙.,/ ]{4,120}?\s?และ\s?[ก-๙.]{3,30}(?: ?\d{1,2}(?:\s?[-–,]\s?\d{1,2})*)?\s?"
    r"(?=(?:ได้|ก็)?(?:เข้าร่วม|มาร่วม|มากัน|มาครบ|ร่วม(?:ประชุม|รับฟัง|กิจกรรม|เวที|พูดคุย)|มา(?:นั่ง|ประชุม|ฟัง|คุย|ช่วย)|เดินทางมา))"
)

# What leads up to those who came: "ผู้มาประชุม ได้แก่ …", "คนที่มาลงแรงมี …", "เชิญผู้เกี่ยวข้องมาหารือ … ได้แก่ …"; the list ends
# with what stands behind its last และ.
_WHO_CAME = re.compile(
    r"(?:ผู้(?:ที่)?(?:เข้า|มา|ร่วม)[^\n\d]{0,60}?|คนที่(?:เข้า|มา|ร่วม)[^\n\d]{0,60}?|ผู้(?:มีส่วน)?(?:ที่)?เกี่ยวข้อง[^\n\d]{0,60}?|สนใจ(?:มา|เข้า)[^\n\d]{0,30}?)"
    r"(?:ได้แก่|ประกอบด้วย|(?<=\s)คือ|มีทั้ง|(?<=\s)ทั้ง(?!หมด|สิ้น)|" + HAD_AMONG + r")\s*"
    r"(?=[ก-๙])(?:[^\n]{4,220}?\sและ\s?[^\s\n]{3,40}|[^\n]{4,120}?[^\s]และ\s?[^\s\n]{3,40}|[^\n]{4,200}$)"
)

# Those who were asked to come and did: "เราชวนชาวสวน กลุ่มแม่บ้าน และผู้ใหญ่บ้านมานั่งคุยกัน".
_INVITED = re.compile(
    r"(?<=เชิญ)(?!ชวน)[ก-๙., ]{6,150}?(?=(?:มา|เข้า)(?:ร่วม|นั่ง|ล้อมวง|พูด)*(?:ประชุม|หารือ|คุย|แลกเปลี่ยน))|(?<=ชวน)[ก-๙., ]{6,150}?(?=(?:มา|เข้า)(?:ร่วม|นั่ง|ล้อมวง|พูด)*(?:ประชุม|หารือ|คุย|แลกเปลี่ยน))"
)

# With whom the agency did something: "ออกร่วมกับชาวบ้านหมู่ที่ 2, อปพร. และคณะกรรมการหมู่บ้าน  เก็บผักตบชวา".
_TOGETHER_WITH = re.compile(
    r"(?<=ร่วมกับ)\s?(?=[ก-๙])(?!ชีวิต|การ|ความ|เรา|เจ้าหน้าที่)[ก-๙.,/ \d]{3,140}?(?=\s{2,}|\n|\s*$|\s?(?:ร่วมกัน|ช่วยกัน|ร่วมแรง)"
    r"|\s(?:จัด|ลงพื้นที่|ออก|ร่วม|ช่วย|เก็บ|ซ่อม|ทำ|ปลูก|ล้าง|ขุด|พัฒนา|เดิน|ติดตั้ง|ให้บริการ|ตรวจ|อบรม|รณรงค์|ณ\s|เมื่อ|ใน|เพื่อ|โดย))"
)

_LEADS_TO_GROUPS = re.compile(r"(?:ดังนี้|ได้แก่|ประกอบด้วย|แบ่งเป็น|แยกเป็น|คือ|:)\s*:?\s*$")


def _with_list(context: Context, parts: list[Part], lead: Part) -> list[tuple[int, int, bool]]:
    """Return a passage, and behind one that leads up to a list of counted groups the list's items."""
    passages = [(lead.start, lead.end, False)]
    if not _LEADS_TO_GROUPS.search(context.words(lead)):
        return passages
    below = parts[next(n for n, part in enumerate(parts) if part is lead) + 1 :]
    for part in below:
        if not part.marked or not _ENDS_COUNTED.fullmatch(context.words(part)):
            break
        passages.append((part.start, part.end, True))
    return passages
