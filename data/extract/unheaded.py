"""Words without the form's headings → activities: a news post, a list of what was held, a list of mere types."""

from __future__ import annotations

import re

from data.extract.block import read_block, set_kind
from data.extract.block_people import STATED_TOTAL
from data.extract.dates import find_recurrence
from data.extract.draft import Context, Draft, Stated, days_of
from data.extract.held import held_dates
from data.extract.kinds import kind_of
from data.extract.lines import Line
from data.extract.name import leading_name, title_of
from data.extract.prose import paragraphs, sections_of_prose
from data.extract.recurrence import tell_recurrence
from data.extract.sections import Block, Form, Part
from data.extract.titles import name_and_rest
from data.extract.villages import split_by_village, village_rows
from data.extract.words import item
from data.lookup import any_of


def read_narrative(
    context: Context,
    parts: list[Part],
    *,
    mode: str | None = None,
    title: Part | None = None,
    people: Block | None = None,
) -> Draft:
    """Read an activity told in running words, without headings: a news post, or one line of a list.

    `people`: a table of those who came that stands among the words.
    """
    is_dated = title is not None and bool(held_dates(context, title))
    told = Block(sections_of_prose(context, parts, seen_date=is_dated), mode=mode)
    if people is not None:
        told.groups, told.total, told.men, told.women = people.groups, people.total, people.men, people.women
    draft = read_block(context, Form([title] if title else [], [told], [], []), told, sole=True, rule="running_words")
    draft.activity.char_start, draft.activity.char_end = parts[0].start, parts[-1].end
    return draft


def read_catalogue(context: Context, lines: list[tuple[str | None, Part]]) -> list[Draft]:
    """Read lines `(mode, words)` that only name types of activity; one that tells a day was held."""
    drafts: list[Draft] = []
    for mode, part in lines:
        one = item(context, part)
        if one is None:
            continue
        stated = Part(one.start, one.end)
        held = held_dates(context, stated)
        if any(day.precision == "day" for day in held) or (held and len(one.text) > 60):
            name, rest = name_and_rest(context.text, stated)
            if rest is None:
                drafts.append(read_narrative(context, [stated], mode=mode))
                continue
            # The line begins with what was held: "ประชุมคณะกรรมการ วันที่ 20 พฤศจิกายน 2568 ณ …".
            told = Block(sections_of_prose(context, [rest]), name, mode)
            drafts.append(read_block(context, Form([], [told], [], []), told, sole=True, rule="running_words"))
            continue
        draft = Draft.of(context, one.start, one.end)
        draft.activity.name, draft.activity.is_event = one.text, False
        draft.note(context, "name", one.text[:80], "catalogue_line", one.start, one.end)
        set_kind(context, draft, mode)
        tell_recurrence(context, draft, "name", one.text)
        draft.note_event(context, "catalogue_line")
        drafts.append(draft)
    return drafts


def read_timetable(context: Context, lines: list[Line]) -> list[Draft]:
    """Read a list of what is to be held and how often, a gap between the two: types of activity, for nothing was held yet."""
    rows = []
    for line in lines:
        gap = _GAP.search(context.text.folded, line.body + 6, line.end)
        if gap and not held_dates(context, Part(line.body, line.end)):
            rows.append((Part(line.body, gap.start()), Part(gap.end(), line.end)))
    often = [how for _, how in rows if find_recurrence(context.words(how))]
    not_yet = any_of("narrative_words", "tells", "no_day_yet")
    if len(often) < 2 or len(often) < 0.5 * len(rows):
        return []
    drafts = []
    for name, how in rows:
        if find_recurrence(context.words(how)) or not_yet.match(context.words(how).strip()):
            # What is no activity's name makes no draft.
            told = read_catalogue(context, [(None, name)])
            for draft in told:
                tell_recurrence(context, draft, "around", context.words(how))
            drafts += told
    return drafts


_GAP = re.compile(r"\s{2,}|\t|\s[:|–]\s")


def read_unheaded(context: Context, first: int, last: int, title_end: int, people: Block | None = None) -> list[Draft]:
    """Read a document without the form's headings: a news post, a list of what was held, or a list of mere types.

    `people` is the table of those who came, if it has one: the words in it tell nothing else.
    """
    counted = [group.label.start for group in people.groups] if people else []
    tables = [grid for grid in context.text.grids if any(grid.start <= start < grid.end for start in counted)]
    parts = [
        part
        for part in paragraphs(context, context.text.lines[first:last])
        if not any(grid.start <= part.start < grid.end for grid in tables)
    ]
    titles = [part for part in parts[:3] if part.end - part.start <= 220 and part.start < title_end]
    # Of the lines on top the one that names an activity is the title, and not "ข่าวประชาสัมพันธ์" above it.
    title = next((part for part in titles if title_of(context, part)), titles[0] if titles else None)
    body = [part for part in parts if part is not title] or parts
    if not body:
        return []
    listed = [part for part in body if part.marked]
    told = read_narrative(context, body, title=title, people=people)
    if is_of_plan(context, parts) and told.activity.participants_total is None:
        return []
    if told_apart := _told_apart(context, body):
        return told_apart
    if says_nothing_held(context, body) and not _is_evident(told):
        return []
    if villages := village_rows(context, listed or body):
        return split_by_village(context, villages, told)
    typed = [part for part in listed if part.end - part.start < 250 and kind_of(context.words(part))[0]]
    if len(typed) >= 3 and len(typed) >= 0.6 * len(listed) and not days_of([told]):
        return read_catalogue(context, [(None, part) for part in listed])
    # A day alone, which nothing names and nobody came on, may be that of a form to be filled in.
    is_something = told.activity.name is not None or told.activity.kind not in (None, "other") or _is_counted(told)
    return [told] if is_something and was_held(context, told, body) else []


def _told_apart(context: Context, body: list[Part]) -> list[Draft]:
    """Read a list whose items each begin with an activity and tell when it was held or who came; none for any other list.

    Where paragraphs stand between its items, each goes on with the item above it.
    """
    named = named_items(context, [part for part in body if part.marked])
    if not named:
        return []
    places = [body.index(part) for part, _ in named]
    is_spaced = any(not part.marked for part in body[places[0] : places[-1]])
    drafts = []
    for (part, name), at in zip(named, places, strict=True):
        behind = next((n for n in range(at + 1, len(body)) if body[n].marked), len(body))
        draft = read_narrative(context, body[at:behind] if is_spaced else [part])
        draft.activity.name = name.text
        draft.note(context, "name", name.text[:80], "stated", name.start, name.end)
        set_kind(context, draft, None)
        drafts.append(draft)
    return drafts


def named_items(context: Context, listed: list[Part]) -> list[tuple[Part, Stated]]:
    """Return the items of a list that begin with an activity and tell more of it, where most do; none for any other list."""
    named = [
        (part, name)
        for part in listed
        if (name := leading_name(context, part)) and _tells_more(context, part, name.end)
    ]
    return named if len(named) >= 2 and len(named) >= 0.6 * len(listed) else []


def _tells_more(context: Context, part: Part, name_end: int) -> bool:
    """Tell whether something behind an activity's name says that it was held: a day, people, how often."""
    behind = Part(name_end, part.end)
    words = context.words(behind)
    return bool(held_dates(context, behind) or STATED_TOTAL.search(words) or find_recurrence(words))


_NOTHING_HELD = re.compile(
    r"(?:ไม่(?:ได้|มี)|ยังไม่(?:ได้|มี))(?:การ|มีการ)?(?:จัด|ดำเนิน)(?:การ|ให้มี|ทำ)?[ก-๙]{0,12}(?:กิจกรรม|โครงการ|ประชุม|เวที)"
)


# What a document calls itself that tells what is yet to come, who is to do it, or what was bought.
_OF_PLAN = re.compile(
    r"\W*(?:ร่าง)?(?:แผน(?:การ|งาน|ปฏิบัติ|ดำเนิน)|ปฏิทิน|กำหนดการ)(?:การ)?(?:จัด|เปิด|มีส่วน|กิจกรรม|ส่งเสริม|สร้าง|ประจำปี)"
    r"|\W*(?:รายงาน|สรุป|ผล|แบบ)*(?:การ)?จัดซื้อจัดจ้าง"
    r"|\W*(?:สำเนา)?คำสั่ง(?:องค์การบริหารส่วน|เทศบาล|อำเภอ|จังหวัด|อบ[ตจ]\.)"
)
_ON_TOP = 3


def is_of_plan(context: Context, parts: list[Part]) -> bool:
    """Tell whether a document calls itself on top a plan, an order or a list of what was bought."""
    return any(_OF_PLAN.match(context.words(part)) for part in parts[:_ON_TOP])


def says_nothing_held(context: Context, parts: list[Part]) -> bool:
    """Tell whether words say that no activity was held."""
    return any(_NOTHING_HELD.search(context.words(part)) for part in parts)


def _is_evident(told: Draft) -> bool:
    """Tell whether a day or people who came show that something was held."""
    return told.activity.held_from is not None or bool(told.impossible) or _is_counted(told)


def _is_counted(told: Draft) -> bool:
    activity = told.activity
    return activity.participants_total is not None or any(group.headcount for group in activity.groups)


# So many matters came in: the channel was used.
_MATTERS = re.compile(r"(?:เรื่อง\)?\s*\t|มีเรื่อง|รับเรื่อง|ร้องเรียน|ร้องทุกข์)[^\n]{0,60}?\d|[1-9]\d*\s*เรื่อง")


def was_held(context: Context, told: Draft, body: list[Part]) -> bool:
    """Something was held when a day, people, or a result with the words of holding is told; else it is mere principle."""
    activity = told.activity
    if _is_evident(told):
        return True
    if activity.kind == "complaint_channel" and any(_MATTERS.search(context.words(part)) for part in body):
        return True
    is_told = activity.results or activity.groups or activity.follow_through or activity.issues or activity.place
    if not activity.name or not is_told:
        return False
    held = any_of("document_words", "use", "held")
    return any(held.search(context.words(part)) for part in body)
