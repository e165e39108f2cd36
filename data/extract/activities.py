"""Blocks of the form → activities: name, date, place, people, issues, results, follow-through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from data.extract import narrative
from data.extract.dates import DateMention, find_recurrence, fiscal_year, round_of, with_fiscal_year
from data.extract.follow_through import actor_of, level_of
from data.extract.groups import Reporter
from data.extract.kinds import kind_of, usual_mode
from data.extract.lines import Text
from data.extract.participants import People, number, read_people
from data.extract.period import Period, is_period
from data.extract.sections import Block, Form, Part, Section, items_of
from data.normalise import squeeze
from data.report import Activity, Evidence, FollowThrough, Item


@dataclass(slots=True)
class Draft:
    """An activity with what the checks want to know of how it was read."""

    activity: Activity
    dates: list[DateMention] = field(default_factory=list)  # those that tell when it was held
    conflict: tuple[DateMention, DateMention] | None = None
    impossible: DateMention | None = None
    people: People = field(default_factory=People)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """What all activities of a report share."""

    text: Text
    dates: list[DateMention]
    period: Period
    reporter: Reporter
    title: str
    report_id: str


_HELD = re.compile(
    r"(?:ได้|มี(?:การ)?)?(?:ดำเนินการ)?(?:จัด(?!ซื้อ|จ้าง|เก็บ|สรร|ลำดับ)|ประชุม|ร่วมประชุม|ออกหน่วย|ลงพื้นที่|เปิดเวที|อบรม|เป็นประธาน|ทำประชาคม)"
)
_NOT_HELD = re.compile(
    r"(?:หนังสือ|คำสั่ง|ระเบียบ|พระราชบัญญัติ|ประกาศ|ลงวันที่|ฉบับที่|เผยแพร่|โพสต์|ภายในวันที่|ก่อนวันที่|กำหนดส่ง|สิ้นสุด|ตั้งแต่บัดนี้|แล้วเสร็จ|เบิกจ่าย|อนุมัติ|แก้ไขเมื่อ|ซ่อม\S{0,30}|ดำเนินการแก้ไข\S{0,20}|รายงาน\S{0,12}|ข้อมูล|ครบกำหนด|มอบหมาย\S{0,30}|ทำสัญญา\S{0,20}|ลงนาม\S{0,10}สัญญา\S{0,10})[ \t]*(?:ณ[ \t]*)?(?:เมื่อ|ใน|ถึง|ของ)?[ \t]*$"
)
_NAME_LEAD = re.compile(
    r"(?:(?:ได้|มีการ|ร่วม|ดำเนินการ|ดำเนิน)\s*)*(?:จัดให้มี|จัดทำ|จัด|ดำเนินการ|ดำเนิน|เปิด|ออก|ลงพื้นที่|(?<!ผู้)เข้าร่วม|(?<!เข้า)(?<!ส่วน)ร่วม|ได้(?=ลงนาม|ประชุม|ทำประชาคม|อบรม|รับฟัง|สำรวจ))\s*"
    r"(?P<name>(?:โครงการ|กิจกรรม(?!รวม|จำนวน|ทั้ง|\s*\d)|ลงนาม|การลงนาม|การประชุม|ประชุม|เวที|การอบรม|อบรม|งานประเพณี|ประเพณี|การประชาคม|ประชาคม|ประชาพิจารณ์|ประชาวิจารณ์|การรับฟัง|รับฟังความคิดเห็น|การสำรวจ|สำรวจความ|หน่วย|บริการ|พิธี|จิตอาสา|การเลือก|การแข่งขัน|สัมมนา|ฝึกอบรม|แบบสอบถาม|งาน(?=บุญ|วัน|ลอย|สงกรานต์|ประเพณี))(?!\s*(?:จำนวน|ประมาณ|รวม|ทั้งสิ้น|ทั้งหมด|\d))[^\n]{3,220})"
)
_NAME_ENDS = re.compile(
    r"\s+(?:เมื่อ|ในวัน|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่)|ณ\s?|ซึ่ง|โดย|เพื่อ(?!น)|ระหว่าง(?=วัน|เดือน)|ทุกวัน|ทุกเดือน|มีวัตถุประสงค์|มีผู้|ให้แก่|ให้กับ|ตั้งแต่|เวลา|ในเดือน|เดือน(?=[ก-๙]+\s*\d)|ดังนี้|และได้|จำนวน|มีการ|เป็นการ|ผลการ|ได้|จากการ|ทั้งนี้|นำโดย|ผู้เข้าร่วม|รายละเอียด)"
    r"|เมื่อ\s?วันที่|ณ\s(?=ห้อง|ศาลา|หอ|อาคาร|วัด|โรงเรียน|บริเวณ|ที่ทำการ|สำนักงาน)|ในวันที่|วันที่\s?\d|โดยมี(?=วัตถุ|ผู้|นาย)|เพื่อรับฟัง|(?<=\S)ซึ่ง|ณห้อง|[“”\"]|\n"
)
_HELD_NAME = re.compile(
    r"(?:การ)?(?:ประชุม|จัดประชุม|อบรม|จัดเวที|เวที|จัดทำประชาคม)|โครงการ|กิจกรรม(?!ที่)|เวที|ประชาคม|งานประเพณี|ประเพณี"
)
_PURPOSE = re.compile(r"\s*เพื่อ(?!น)|\sในเดือน")
_TITLE_LEAD = re.compile(
    r"^(?:สรุป|รายงาน|ผล|การ(?=ดำเนิน|รายงาน|สรุป)|ดำเนิน(?:การ|งาน)|ของ|ข่าว|ประชาสัมพันธ์(?=โครง|กิจ)|ภาพ|กิจกรรม(?=การ|ประชุม|โครงการ)|เรื่อง|\s|:|-)*"
)
_GENERAL_TITLE = re.compile(
    r"เปิดโอกาสให้|การมีส่วนร่วม(?:ของ|ใน)|มีส่วนร่วม(?:ในการ)?(?:ดำเนิน|บริหาร)|^\s*(?:รอบ|(?:ประจำ)?ปีงบ|ประจำปี)|โดยการมีส่วนร่วม$"
)
_TITLE_ENDS = re.compile(
    r"\s+(?:ประจำ)?(?:ปีงบประมาณ|ปี\s*พ\.?ศ|ปี\s*25)|\s+รอบ\s*\d|\s+(?:องค์การบริหารส่วน|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.)"
)
_WORTHY = re.compile(
    r"โครงการ|กิจกรรม|ประชุม|ประชาคม|เวที|รับฟัง|อบรม|ประชาพิจารณ์|ประชาวิจารณ์|จิตอาสา|สำรวจ|พบประชาชน|เคลื่อนที่|ประเพณี|ประเมิน|ลงนาม|สัญจร|แผน|ร้อง|กองทุน|เทศบัญญัติ|ข้อบัญญัติ|พัฒนา"
)
_PLACE = re.compile(
    r"(?:(?<![ก-๙])ณ(?![ก-ฮ]{2}[ะาิ])|สถานที่\s*:?|(?<=[\s])ที่(?=(?:ศาลา|หอประชุม|ห้องประชุม|อาคาร|วัด|โรงเรียน|ลาน|สนาม))|(?<=\d)\s{2,}(?=(?:ศาลา|หอประชุม|ห้องประชุม|อาคาร|วัด|โรงเรียน|ลาน|สนาม|ที่ทำการ)))\s*(?P<place>(?!วันที่)[^\n,;]{3,140}?)"
    r"(?=\s*(?:\s(?:โดย|เพื่อ|มี|ซึ่ง|เวลา|ตั้งแต่|เมื่อ|ในวัน|ในการ|จำนวน|ผู้เข้า|และได้|ทั้งนี้|เป็นโครงการ|วันที่|ได้|นาย|นาง|ประธาน|ประชาชน|ร่วม|พร้อม|ผล|จัด|ดำเนิน|เป็น|ที่ประชุม|สำหรับ|จาก)|โดยมี|เพื่อ(?:รับฟัง|พิจารณา|ให้|ทบทวน|จัดทำ|ร่วม|ชี้แจง)|มีผู้เข้าร่วม|ซึ่งมี|เวลา\s?\d|เมื่อวันที่|[\n,;]|\s{2,}|$))"
)
_TIME = re.compile(
    r"^\s*(?:เวลา|ตั้งแต่เวลา)?\s*\d{1,2}[.:]\d{2}\s*(?:น\.?)?(?:\s*(?:-|–|ถึง)\s*\d{1,2}[.:]\d{2}\s*(?:น\.?)?)?\s*(?:เป็นต้นไป)?\s*"
)
_NOTHING = re.compile(
    r"^\W*(?:-|ไม่มี(?!การ|ผู้|มติ)|ไม่ระบุ|ไม่ได้ระบุ|(?:อยู่)?ระหว่าง(?:ดำเนินการ)?รวบรวม(?:ข้อมูล)?|\(?ว่าง\)?|n/?a)?\W*$",
    re.IGNORECASE,
)


def _words(context: Context, part: Part) -> str:
    return context.text.folded[part.start : part.end]


def _item(context: Context, part: Part) -> tuple[str, int, int] | None:
    """Return an item's text on one line with its offsets; None for an empty placeholder."""
    start, end = part.start, part.end
    text = context.text.text
    while start < end and text[start] in " \t\n:-–•|":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = squeeze(text[start:end])
    return None if _NOTHING.match(words) or len(words) < 4 else (words, start, end)


def _dates_in(context: Context, start: int, end: int) -> list[DateMention]:
    year = context.period.fiscal_year
    # A label may have taken the word วันที่ that the date begins with; where the date ends tells what it stands in.
    return [
        with_fiscal_year(mention, year) if mention.day_month and year else mention
        for mention in context.dates
        if start < mention.end <= end and not mention.christian
    ]


def _held_dates(context: Context, start: int, end: int, *, labelled: bool) -> list[DateMention]:
    """Return the dates in a passage that can be the day something was held."""
    folded = context.text.folded
    kept = []
    for mention in _dates_in(context, start, end):
        if is_period(folded, mention) or (mention.first is None and not mention.impossible):
            continue
        if not labelled and _NOT_HELD.search(folded[max(0, mention.start - 50) : mention.start]):
            continue
        kept.append(mention)
    return kept


def _choose_date(
    context: Context, block: Block, opening: list[Part], sole: bool
) -> tuple[list[DateMention], DateMention | None]:
    """Return (the dates of the event: the chosen first, a conflicting one).

    The form's own field decides; else the first date among name, opening, issue and people, a day before a month.
    """
    labelled = [
        m
        for s in block.of("date", "date_place")
        for p in s.parts
        for m in _held_dates(context, p.start, p.end, labelled=True)
    ]
    loose: list[DateMention] = []
    if block.name:
        loose += _held_dates(context, block.name.start, block.name.end, labelled=False)
    if sole:
        for part in opening:
            loose += _held_dates(context, part.start, part.end, labelled=False)
    for role in ("name", "story", "place", "issue", "objective", "participants", "opening", "background"):
        for part in block.parts(role):
            loose += _held_dates(context, part.start, part.end, labelled=False)
    if not labelled and not loose:
        for part in block.parts("result"):
            loose += _held_dates(context, part.start, part.end, labelled=False)
    if labelled:
        chosen = next((m for m in labelled if m.precision == "day"), labelled[0])
        conflict = next((m for m in loose if _conflicts(context, chosen, m)), None)
        return [chosen, *(m for m in labelled if m is not chosen)], conflict
    if loose:
        chosen = next((m for m in loose if m.precision == "day"), loose[0])
        conflict = next((m for m in loose if m is not chosen and _conflicts(context, chosen, m)), None)
        return [chosen], conflict
    return [], None


def _conflicts(context: Context, chosen: DateMention, other: DateMention) -> bool:
    """Two dates for one event: the same day and month of another year, or another day on which it is said to be held."""
    if chosen.first is None or other.first is None or chosen.last is None or other.last is None:
        return False
    if chosen.precision == "month" or other.precision == "month":
        return False
    if chosen.first <= other.last and other.first <= chosen.last:
        return False
    if (chosen.first.day, chosen.first.month) == (other.first.day, other.first.month):
        return True
    folded = context.text.folded
    before = folded[max(0, other.start - 40) : other.start]
    after = folded[other.end : other.end + 90]
    return bool(re.search(r"(?:เมื่อ|ในวัน)\s*(?:วัน)?(?:ที่)?\s*$|(?:^|\n)\s*$", before)) and bool(
        re.match(r"[^\n]{0,60}?(?:ได้)?(?:ดำเนินการ)?จัด(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม|ประชาคม|การ|งาน)", after)
    )


def _place(context: Context, block: Block, passages: list[Part]) -> tuple[str, int, int] | None:
    folded, text = context.text.folded, context.text.text
    for section in block.of("place", "date_place"):
        for part in section.parts:
            start, end = part.start, part.end
            if section.role == "date_place" or re.match(r"\s*ณ", folded[start:end]):
                found = _PLACE.search(folded, start, end)
                if found:
                    start = found.start("place")
                    if section.role == "date_place":
                        end = found.end("place")
                elif section.role == "date_place":
                    last = max((m.end for m in context.dates if start <= m.start < end), default=start)
                    last += t.end() if (t := _TIME.match(folded[last:end])) else 0
                    start = last
            words = squeeze(text[start:end]).strip(" :-–,")
            if len(words) >= 3 and not _NOTHING.match(words):
                return words, start, end
    for part in passages:
        if found := _PLACE.search(folded, part.start, part.end):
            words = squeeze(text[found.start("place") : found.end("place")]).strip(" :-–,.")
            if len(words) >= 3:
                return words, found.start("place"), found.end("place")
    return None


def _name(context: Context, block: Block, opening: list[Part], *, sole: bool) -> tuple[str, int, int] | None:
    """Return the activity's stated title; else the project or meeting that a sentence says was held; else the document's title."""
    text, folded = context.text.text, context.text.folded
    if block.name:
        start, end = block.name.start, block.name.end
        while start < end and folded[start] in ' \t:-–.“"':
            start += 1
        return squeeze(text[start:end]).strip('“”" '), start, end
    candidates = [
        *block.parts("story", "opening", "issue", "objective", "date", "background", "participants"),
        *block.parts("result"),
    ]
    for part in [p for p in block.parts("issue")[:1] if not p.marked]:
        # The form's first element often begins with the activity itself: "เวทีประชาคมระดับตำบลเพื่อ…".
        if found := _HELD_NAME.match(folded, part.start, part.end):
            ends = _NAME_ENDS.search(folded, part.start + 8, part.end) or _PURPOSE.search(
                folded, part.start + 8, part.end
            )
            end = ends.start() if ends else part.end
            return squeeze(text[part.start : end]).strip('“”" :'), part.start, end
    titles = [p for p in opening if sole and p.end - p.start <= 220]
    for part in titles:
        words = folded[part.start : part.end]
        lead = _TITLE_LEAD.match(words)
        rest = words[lead.end() :] if lead else words
        if (
            _WORTHY.search(rest[:60])
            and not _GENERAL_TITLE.search(rest[:45])
            and not re.search(r"^\s*(?:องค์การบริหาร|เทศบาล|อบต|อบจ|จังหวัด|วันที่|เมื่อ)", rest)
        ):
            start = part.start + (lead.end() if lead else 0)
            found_ends = [m.start() for p in (_NAME_ENDS, _TITLE_ENDS) if (m := p.search(folded, start + 6, part.end))]
            end = min(found_ends, default=part.end)
            return squeeze(text[start:end]).strip('“”" :'), start, end
    for part in [*candidates, *(opening if sole else [])]:
        if found := _NAME_LEAD.search(folded, part.start, part.end):
            start = found.start("name")
            ends = _NAME_ENDS.search(folded, start + 8, found.end("name"))
            end = ends.start() if ends else found.end("name")
            return squeeze(text[start:end]).strip('“”" '), start, end
    for part in [*block.parts("issue"), *titles]:
        words = squeeze(text[part.start : part.end])
        if words and not words.startswith("เพื่อ") and not _GENERAL_TITLE.search(words[:80]):
            end = part.start + min(part.end - part.start, 160)
            return squeeze(text[part.start : end]), part.start, end
    return None


# A line that is one group with its count needs no list mark to be a list item.
_ENDS_COUNTED = re.compile(r"\d\s*(?:คน|ราย|ท่าน|รูป)(?:/คน)?\s*$")


def _passages(context: Context, parts: Sequence[Part]) -> list[tuple[int, int, bool]]:
    listed = [p for p in parts if not p.marked and p.end - p.start <= 90 and _ENDS_COUNTED.search(_words(context, p))]
    if len(listed) >= 2 and not any(p.marked for p in parts):
        return [(p.start, p.end, True) for p in parts]
    return [(p.start, p.end, p.marked or "\t" in _words(context, p) or "|" in _words(context, p)) for p in parts]


_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|ดังกล่าว|คือ)\s*:?\s*$")


def _items(context: Context, sections: list[Section]) -> list[tuple[str, int, int]]:
    """Return the items of each section; a list in one of them does not make a lead of another's words."""
    found = []
    for section in sections:
        for part in items_of(context.text, section.parts):
            item = _item(context, part)
            if item and not _LEADS_ON.search(item[0]):
                found.append(item)
    return found


def _follow_through(context: Context, block: Block, draft: Draft, photos: list[Part]) -> None:
    activity = draft.activity
    rows = _items(context, block.of("use"))
    for words, start, end in rows:
        folded = context.text.folded[start:end]
        level = level_of(folded)
        actor = actor_of(folded)
        if level.level is not None:
            draft.evidence.append(
                _evidence(
                    context,
                    activity,
                    "follow_through.level",
                    str(level.level),
                    level.rule,
                    start + level.start,
                    start + level.end,
                )
            )
        activity.follow_through.append(
            FollowThrough(len(activity.follow_through) + 1, words, level.level, actor[0] if actor else None, start, end)
        )
    _shown(context, activity, photos, draft)


_FINISHED = re.compile(r"ซ่อม|ก่อสร้าง|ติดตั้ง|ปรับปรุง|แก้ไข|ขุดลอก|หลังดำเนินการ|แล้วเสร็จ|ส่งมอบ|เปลี่ยน|วางท่อ|ลาดยาง|ขยายเขต")


def _shown(context: Context, activity: Activity, photos: list[Part], draft: Draft) -> None:
    """A caption that names the finished thing raises its item to 7; pictures of the meeting itself never do."""
    done = [f for f in activity.follow_through if f.level == 6]
    for part in photos:
        caption = _words(context, part)
        if not done or not _FINISHED.search(caption):
            continue
        shared = [(len(_grams(caption) & _grams(f.text)), f) for f in done]
        score, best = max(shared, key=lambda pair: pair[0])
        if score >= 4:
            best.level = 7
            draft.evidence.append(
                _evidence(context, activity, "follow_through.level", "7", "caption_shows_it", part.start, part.end)
            )


def _grams(words: str) -> set[str]:
    joined = re.sub(r"\s+", "", words)
    return {joined[i : i + 4] for i in range(len(joined) - 3)}


def _evidence(
    context: Context, activity: Activity | None, name: str, value: str, rule: str, start: int, end: int
) -> Evidence:
    return Evidence(context.report_id, activity.activity_id if activity else None, name, value, rule, start, end)


def _blank(context: Context, position: int, start: int, end: int) -> Activity:
    return Activity(
        f"{context.report_id}-{position}", position, None, True, None, None, None, None, "none", None,
        context.period.fiscal_year, context.period.round, None, None, start, end,
    )  # fmt: skip


def _set_dates(context: Context, draft: Draft, mentions: list[DateMention], conflict: DateMention | None) -> None:
    activity = draft.activity
    draft.dates = mentions
    if not mentions:
        return
    chosen = mentions[0]
    if chosen.impossible:
        draft.impossible = chosen
        return
    if chosen.first is None:
        return
    activity.held_from, activity.held_to, activity.date_precision = chosen.first, chosen.last, chosen.precision
    same_field = [m for m in mentions[1:] if m.precision == "day" and m.first and m.last]
    if chosen.precision == "day" and same_field:
        activity.held_from = min([chosen.first, *(m.first for m in same_field if m.first)])
        activity.held_to = max([chosen.last or chosen.first, *(m.last for m in same_field if m.last)])
    if conflict:
        draft.conflict = (chosen, conflict)
    draft.evidence.append(
        _evidence(
            context,
            activity,
            "held_from",
            activity.held_from.isoformat(),
            "date_" + chosen.precision,
            chosen.start,
            chosen.end,
        )
    )


def _set_period(activity: Activity) -> None:
    """An activity's own year and round come from its date where it has one, else from the report."""
    if activity.held_from is None:
        return
    activity.fiscal_year = fiscal_year(activity.held_from)
    first, last = round_of(activity.held_from), round_of(activity.held_to or activity.held_from)
    # Held across both rounds: it counts where it began.
    activity.round = first if first == last or activity.date_precision == "day" else None


def _set_kind(context: Context, draft: Draft, mode: str | None, around: str) -> None:
    activity = draft.activity
    kind, words = kind_of(activity.name or "", around)
    activity.kind = kind or "other"
    activity.mode = mode or usual_mode(activity.kind)
    where = context.text.folded.find(words, activity.char_start) if words else -1
    if where >= 0:
        draft.evidence.append(
            _evidence(context, activity, "kind", activity.kind, "lookup:activity_kinds", where, where + len(words))
        )


def _set_people(context: Context, draft: Draft, people: People) -> None:
    draft.people = people
    draft.activity.groups = people.groups
    draft.activity.participants_total = people.total
    if people.total_span:
        draft.evidence.append(
            _evidence(context, draft.activity, "participants_total", str(people.total), "stated", *people.total_span)
        )


def read_block(context: Context, form: Form, block: Block, position: int, *, sole: bool) -> Draft:
    """Read one activity from its sections."""
    activity = _blank(context, position, block.start, block.end)
    draft = Draft(activity)
    opening = form.opening if sole else []
    # The span of an activity whose name stands before its first heading begins with its name.
    name = _name(context, block, opening, sole=sole)
    if name:
        activity.name = name[0]
        activity.char_start, activity.char_end = min(activity.char_start, name[1]), max(activity.char_end, name[2])
        draft.evidence.append(_evidence(context, activity, "name", name[0][:80], "stated", name[1], name[2]))
    mentions, conflict = _choose_date(context, block, opening, sole)
    _set_dates(context, draft, mentions, conflict)
    whole = [
        *opening,
        *block.parts(
            "name", "story", "date", "date_place", "opening", "issue", "objective", "participants", "background"
        ),
    ]
    if place := _place(context, block, whole):
        activity.place = place[0]
        draft.evidence.append(_evidence(context, activity, "place", place[0][:80], "stated", place[1], place[2]))
    people = read_people(context.text, _passages(context, block.parts("participants")), context.reporter, labelled=True)
    if block.total:
        people.total = number(context.text.folded[block.total.start : block.total.end].strip())
        people.total_span = (block.total.start, block.total.end)
    for part in block.parts("target"):
        target = read_people(context.text, [(part.start, part.end, False)], context.reporter, labelled=False)
        if target.total is not None and people.target is None:
            people.target, people.target_span = target.total, target.total_span
    if people.total is None and not any(g.headcount is not None for g in people.groups):
        _look_further(context, block, opening, people)
    _set_people(context, draft, people)
    if sole:
        _told_in_prose(context, block, opening)
    issues = block.of("issue") if block.parts("issue") else block.of("objective")
    for n, (words, start, end) in enumerate(_items(context, issues), 1):
        activity.issues.append(Item(n, words, start, end))
    for n, (words, start, end) in enumerate(_items(context, block.of("result")), 1):
        activity.results.append(Item(n, words, start, end))
    _follow_through(context, block, draft, block.parts("photos") or form.photos)
    told = " ".join(
        context.text.folded[s.start : s.end] for s in block.sections if s.role not in ("use", "photos", "result")
    )
    # Among the results a frequency counts only beside the meeting itself: "ตรวจทุกวันศุกร์" is a proposal.
    told += " ".join(_MEETING_AGAIN.findall(" ".join(_words(context, p) for p in block.parts("result"))))
    if sole:
        told = " ".join(_words(context, p) for p in opening) + " " + told
    if recurrence := find_recurrence(activity.name or "") or find_recurrence(told):
        activity.recurrence = recurrence[0]
    around = " ".join(_words(context, p) for p in [*block.parts("issue", "objective"), *opening])[:600]
    _set_kind(context, draft, block.mode, around)
    _set_period(activity)
    return draft


def _told_in_prose(context: Context, block: Block, opening: list[Part]) -> None:
    """Take the elements that have no heading of their own out of the opening's words: result and use, where prose tells them."""
    present = {section.role for section in block.sections}
    if not present & {"participants", "result", "use", "story"}:
        return
    missing = {"result", "use"} - present
    found: list[Section] = []
    for piece in narrative.clauses(context.text, [*block.parts("story"), *opening] if missing else []):
        role = narrative.element_of(_words(context, piece))
        if role in missing and not _held_dates(context, piece.start, piece.end, labelled=False):
            found.append(Section(role, piece.start, [piece]))
    block.sections += found


_MEETING_AGAIN = re.compile(r"(?:ประชุม|เวที)[^\n]{0,30}?(?:ของแต่ละเดือน|ประจำเดือน|ทุกเดือน)")
_STATED_TOTAL = re.compile(
    r"(?:ผู้เข้าร่วม|ผู้มีส่วนร่วม|เข้าร่วม|มาร่วม|ผู้ร่วม|ผู้เข้าประชุม)[^\n]{0,60}?(?:\d|ประกอบด้วย|ได้แก่|อาทิ|เป็น(?=นายก|กำนัน|ผู้|ประ|สมาชิก|หัวหน้า|คณะ|ตัวแทน))"
)


def _look_further(context: Context, block: Block, opening: list[Part], people: People) -> None:
    """Take a total that stands elsewhere than under its heading: "มีผู้เข้าร่วม 60 คน" in the opening or among the results."""
    for part in [
        *opening,
        *block.parts("name", "story", "background", "issue", "date", "date_place", "objective", "result", "place"),
    ]:
        if not _STATED_TOTAL.search(_words(context, part)):
            continue
        other = read_people(context.text, [(part.start, part.end, False)], context.reporter, labelled=False)
        if other.total is not None:
            people.total, people.total_span = other.total, other.total_span
        if not people.groups:
            people.groups = other.groups
        if people.total is not None:
            return


def read_catalogue(context: Context, lines: list[tuple[str | None, Part]], first: int) -> list[Draft]:
    """Read lines that only name types of activity; one that tells a day and people was held."""
    drafts: list[Draft] = []
    for mode, part in lines:
        item = _item(context, part)
        if item is None:
            continue
        words, start, end = item
        activity = _blank(context, first + len(drafts), start, end)
        draft = Draft(activity)
        held = _held_dates(context, start, end, labelled=False)
        if held and (len(words) > 60 or any(m.precision == "day" for m in held)):
            block = Block([Section("opening", start, [Part(start, end)])], None, mode)
            draft = read_narrative(context, [Part(start, end)], first + len(drafts), block=block)
        else:
            activity.name, activity.is_event = words, False
            _set_kind(context, draft, mode, "")
            if recurrence := find_recurrence(words):
                activity.recurrence = recurrence[0]
            draft.evidence.append(_evidence(context, activity, "is_event", "false", "catalogue_line", start, end))
        drafts.append(draft)
    return drafts


def tell(context: Context, block: Block) -> Block:
    """Give a block that has a title and only words below it its elements, clause by clause."""
    told = Block(name=block.name, mode=block.mode)
    told.sections = _told_sections(context, block.parts("name"))
    return told


def _told_sections(context: Context, parts: list[Part]) -> list[Section]:
    sections: list[Section] = []
    previous, seen_date = "opening", False
    for piece in narrative.clauses(context.text, parts):
        role = narrative.element_of(_words(context, piece))
        if role == "opening" and previous in ("participants", "use", "result") and piece.marked:
            role = previous
        dated = bool(_held_dates(context, piece.start, piece.end, labelled=False))
        if role == "use" and dated and not seen_date:
            # The first day told is that of the thing itself, not of what came after it.
            role = "opening"
        seen_date = seen_date or dated
        sections.append(Section(role, piece.start, [Part(piece.start, piece.end, piece.marked)]))
        previous = role
    return sections


def read_narrative(
    context: Context, parts: list[Part], position: int, *, block: Block | None = None, title: Part | None = None
) -> Draft:
    """Read an activity told in running words, without headings: a news post, or one line of a list."""
    told = Block(mode=block.mode if block else None)
    told.sections = _told_sections(context, parts)
    form = Form([title] if title else [], [told], [], [])
    draft = read_block(context, form, told, position, sole=True)
    draft.activity.char_start, draft.activity.char_end = parts[0].start, parts[-1].end
    return draft


_VILLAGE = re.compile(r"หมู่(?:ที่|บ้าน)?\s?\d|ม\.\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|ณ\s|ศาลา|วัด|โรงเรียน")


def villages(context: Context, parts: list[Part]) -> list[Part]:
    """Return the list items that each tell a day and a place of their own, when there are two or more such days."""
    rows = []
    for part in parts:
        held = [m for m in _held_dates(context, part.start, part.end, labelled=False) if m.precision == "day"]
        if len(held) == 1 and _VILLAGE.search(_words(context, part)):
            rows.append((part, held[0]))
    days = {m.first for _, m in rows}
    return [part for part, _ in rows] if len(rows) >= 2 and len(days) >= 2 else []


def split_by_village(context: Context, block: Block, rows: list[Part], whole: Draft, first: int) -> list[Draft]:
    """One subject taken to village after village: one activity a meeting, with the subject's name, issues and outcomes."""
    drafts = []
    for n, part in enumerate(rows):
        single = Block(
            [
                Section("date_place", part.start, [part]),
                Section("participants", part.start, [Part(part.start, part.end)]),
            ],
            None,
            block.mode,
        )
        draft = Draft(_blank(context, first + n, part.start, part.end))
        activity = draft.activity
        activity.name = whole.activity.name
        mentions, conflict = _choose_date(context, single, [], False)
        _set_dates(context, draft, mentions, conflict)
        if place := _place(context, Block(), [part]) or _place(context, single, []):
            activity.place = place[0]
        people = read_people(context.text, [(part.start, part.end, False)], context.reporter, labelled=False)
        if people.total is None and len(people.groups) == 1:
            people.total = people.groups[0].headcount
        people.groups = [g for g in people.groups if not _VILLAGE.match(g.label)]
        _set_people(context, draft, people)
        activity.issues = [Item(i.position, i.text, i.char_start, i.char_end) for i in whole.activity.issues]
        activity.results = [Item(i.position, i.text, i.char_start, i.char_end) for i in whole.activity.results]
        activity.follow_through = [
            FollowThrough(f.position, f.text, f.level, f.actor, f.char_start, f.char_end)
            for f in whole.activity.follow_through
        ]
        activity.recurrence = whole.activity.recurrence
        activity.kind, activity.mode = whole.activity.kind, whole.activity.mode
        _set_period(activity)
        drafts.append(draft)
    return drafts


def days_of(drafts: Sequence[Draft]) -> list[date]:
    """Return the first days of the activities that have one."""
    return [d.activity.held_from for d in drafts if d.activity.held_from is not None]
