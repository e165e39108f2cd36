"""When an activity was held: which of the dates around it is meant, and which contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from data.extract.dates import DateMention, fiscal_year, is_date_alone, round_of
from data.extract.draft import Context, Draft
from data.extract.period import is_period
from data.extract.put_off import MOVED
from data.extract.sections import Block, Part
from data.normalise import compact, fold_digits, grams
from data.report import Activity

# A date behind one of these is that of a letter, a law, a post, or of what was done afterwards.
_NOT_HELD = re.compile(
    r"(?:หนังสือ|คำสั่ง|ระเบียบ|พระราชบัญญัติ|ประกาศ|ลงวันที่|ฉบับที่|เผยแพร่|โพสต์|(?:ลง|ประกาศ)ข่าว|ลงประกาศ|ภายในวันที่|ก่อนวันที่|กำหนดส่ง|สิ้นสุด|ตั้งแต่บัดนี้|แล้วเสร็จ|(?<!ประชุม)(?<!กิจกรรม)(?<!อบรม)(?<!เวที)เสร็จ(?:สิ้น|แล้ว|เรียบร้อย)*|เบิกจ่าย|อนุมัติ|แก้ไขเมื่อ|ซ่อม\S{0,30}|ดำเนินการแก้ไข\S{0,20}|(?<!นำมา)(?<!ครั้งที่)รายงาน(?!นี้)\S{0,12}|ข้อมูล|ครบกำหนด|มอบหมาย\S{0,30}|ทำสัญญา\S{0,20}|ลงนาม\S{0,10}สัญญา\S{0,10})[ \t]*:?[ \t]*(?:ณ[ \t]*)?(?:เมื่อ|ใน|ถึง|ของ)?[ \t]*\Z"
)
# "ได้จัดโครงการ… ในวันที่": what is said to have been held, before its day.
_HELD_BEFORE = re.compile(
    r"(?:ได้|มีการ)\s?(?:ดำเนินการ)?จัด(?P<what>(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม|ประชาคม|ประชาพิจารณ์|รับฟัง|การ|งาน)(?:[^\n]|\n(?=\S)){6,140}?)\s*(?:เมื่อ|ใน)\s?(?:วัน[ก-๙]{0,12}\s*)?$"
)
_LONGEST_SENTENCE = 200
_ON = re.compile(r"\s(?:เมื่อ|ใน|จัด)*(?:วัน[ก-๙]{0,12}\s*)?$")
_OWN_NAME = 15  # letters: a shorter name is that of many
# Where a date may stand that no label names, in the order in which they are believed.
_LOOSE = ("name", "story", "place", "issue", "objective", "participants", "opening", "background")
_SAID_TO_BE_HELD_ON = re.compile(r"(?:เมื่อ|ในวัน)\s*(?:วัน)?(?:ที่)?\s*$|(?:^|\n)\s*$")
_HELD_BEHIND = re.compile(r"[^\n]{0,60}?(?:ได้)?(?:ดำเนินการ)?จัด(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม|ประชาคม|การ|งาน)")
# "ได้เชิญเกษตรกรร่วมประชุมเมื่อวันที่ …"; a meeting that is only referred to, as in "ตามมติที่ประชุมเมื่อวันที่ …", is another.
_MET_BEFORE = re.compile(
    r"^(?!.*(?:ตามที่|ตามมติ|สืบเนื่อง|ครั้งก่อน|ครั้งที่แล้ว|จากการ)).*(?:ได้|เชิญ)[^\n]*ร่วม(?:การ)?(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม|ประชาคม)"
    r"[^\n.]{0,40}(?:เมื่อ|ใน)(?:วัน\S{0,9}ที่)?\s*$",
    re.DOTALL,
)
_REACH = 160


def held_dates(context: Context, part: Part, *, labelled: bool = False, of_row: bool = False) -> list[DateMention]:
    """Return the dates in a passage that can be the day something was held.

    `labelled`: under the form's own heading; `of_row`: in a table's row, which tells of its own activity only.
    """
    folded = context.text.folded
    kept = []
    for mention in context.dates_in(part.start, part.end, also_christian=labelled):
        if (is_period(folded, mention) and not (labelled and (of_row or _is_short(mention)))) or (
            mention.first is None and not mention.impossible
        ):
            continue
        if not labelled and _NOT_HELD.search(folded[max(0, mention.start - 50) : mention.start]):
            continue
        kept.append(mention)
    return [one for at, one in enumerate(kept) if not _is_given_up(folded, one, kept[at + 1 :])]


# "เดิมกำหนดวันที่ 20 … จึงเลื่อนมาจัดวันที่ 27", "เลื่อนจาก 20/2/2568": the day on which it was not held.
_PLANNED_FOR = re.compile(r"(?:เดิม|กำหนด|นัด|วางแผน|ตั้งใจ)[^\n]{0,24}$")
_MOVED_FROM = re.compile(r"เลื่อน[^\n]{0,12}จาก(?:เดิม|กำหนด|วัน(?:ที่)?|\s)*$")
_MOVED = re.compile(MOVED)
_TO_THE_NEW_DAY = 200


def _is_given_up(folded: str, mention: DateMention, behind: list[DateMention]) -> bool:
    """Tell whether a date is that for which something was planned and from which it was moved to one behind."""
    before = folded[max(0, mention.start - 40) : mention.start]
    if _MOVED_FROM.search(before):
        return True
    to = next(iter(behind), None)
    is_near = to is not None and to.start - mention.end <= _TO_THE_NEW_DAY
    return bool(is_near and to and _PLANNED_FOR.search(before) and _MOVED.search(folded, mention.end, to.start))


# A quarter under a heading of its own is when something was held; half a year, outside a table's row, is what is reported.
_SHORT_DAYS = 125


def _is_short(mention: DateMention) -> bool:
    return mention.first is not None and mention.last is not None and (mention.last - mention.first).days <= _SHORT_DAYS


def read_dates(
    context: Context, draft: Draft, block: Block, opening: list[Part], preface: list[Part], *, is_sole: bool = False
) -> None:
    """Set an activity's dates, and the fiscal year and round that they lie in.

    The form's own field decides; else the first date among name, opening, issue and people, a day before a month.
    `preface` stands above all activities: the same day and month of another year there contradicts, and where the activity
    `is_sole`, a day of what is said there to have been held that is off by a few.
    """
    labelled = [
        mention
        for part in block.parts("date", "date_place")
        for mention in held_dates(context, part, labelled=True, of_row=block.from_table)
    ]
    loose = _loose_dates(context, block, opening, also_results=not labelled)
    candidates = labelled or loose
    if not candidates:
        return
    chosen = next((mention for mention in candidates if mention.precision == "day"), candidates[0])
    if labelled and chosen.precision == "month":
        chosen = _day_within(context, block, chosen) or chosen
    draft.dates = [chosen, *(mention for mention in labelled if mention is not chosen)]
    if chosen.impossible:
        draft.impossible = chosen
    elif chosen.first is not None and chosen.last is not None:
        _set_days(context, draft, "field" if labelled else "loose")
        conflict = next((m for m in loose if m is not chosen and _conflicts(context, chosen, m)), None)
        if conflict is None and labelled:
            conflict = next((m for m in loose if _is_said_of(context, draft, m)), None)
        if conflict is None:
            told = (m for part in block.parts(*_TOLD_OF_IT) for m in held_dates(context, part))
            conflict = next((m for m in told if _slips(context, chosen, m)), None)
        if conflict is None and labelled:
            above = [m for part in preface for m in held_dates(context, part)]
            if is_sole:
                conflict = next((m for m in above if _slips(context, chosen, m, of=draft.activity.name or "")), None)
            conflict = conflict or next((m for m in above if _differs_in_year(chosen, m)), None)
        draft.conflict = (chosen, conflict) if conflict else None


def _day_within(context: Context, block: Block, month: DateMention) -> DateMention | None:
    """Return the day that the words beside a month tell of it: "ต.ค. 67" in one column, "10 ตุลาคม 2567 ศาลาหมู่บ้าน" in the next."""
    told = (one for part in block.parts("name", "story") for one in held_dates(context, part))
    return next(
        (
            one
            for one in told
            if one.precision == "day"
            and one.first
            and month.first
            and month.last
            and month.first <= one.first <= month.last
        ),
        None,
    )


def _loose_dates(context: Context, block: Block, opening: list[Part], *, also_results: bool) -> list[DateMention]:
    parts: Iterable[Part] = [
        *([block.name] if block.name else []),
        *opening,
        *(part for role in _LOOSE for part in block.parts(role)),
    ]
    found = [mention for part in parts for mention in held_dates(context, part)]
    if not found and also_results:
        found = [mention for part in block.parts("result") for mention in held_dates(context, part)]
    return _without_day_of_post(context, found)


def _without_day_of_post(context: Context, found: list[DateMention]) -> list[DateMention]:
    """Leave out a first day that stands alone on its line where the words below tell an earlier one: it is that of the post."""
    if not found or found[0].first is None or not is_date_alone(_line_of(context, found[0])):
        return found
    posted = found[0].first
    is_earlier = any(
        other.precision == "day"
        and other.first
        and other.first <= posted
        and not is_date_alone(_line_of(context, other))
        for other in found[1:]
    )
    return found[1:] if is_earlier else found


def _line_of(context: Context, mention: DateMention) -> str:
    folded = context.text.folded
    end = folded.find("\n", mention.end)
    return folded[folded.rfind("\n", 0, mention.start) + 1 : end if end >= 0 else len(folded)].strip()


def _set_days(context: Context, draft: Draft, where: str) -> None:
    activity, chosen = draft.activity, draft.dates[0]
    days = [chosen]
    if chosen.precision == "day":
        # One field may list several days: it was held from the first to the last of them.
        days += [mention for mention in draft.dates[1:] if mention.precision == "day"]
    activity.held_from = min(mention.first for mention in days if mention.first)
    activity.held_to = max(mention.last for mention in days if mention.last)
    activity.date_precision = chosen.precision
    set_year_and_round(activity)
    rule = f"{where}_{chosen.precision}"
    last_told = max(days, key=_last_day)
    draft.note(context, "held_from", activity.held_from.isoformat(), rule, chosen.start, chosen.end)
    draft.note(context, "held_to", activity.held_to.isoformat(), rule, last_told.start, last_told.end)
    draft.note(context, "date_precision", chosen.precision, rule, chosen.start, chosen.end)


def set_year_and_round(activity: Activity) -> None:
    """Set the fiscal year and round that an activity's days lie in; without days it keeps those of its report."""
    if activity.held_from is None or activity.held_to is None:
        return
    activity.fiscal_year = fiscal_year(activity.held_from)
    first, last = round_of(activity.held_from), round_of(activity.held_to)
    # Held across both rounds: it counts where it began.
    activity.round = first if first == last or activity.date_precision == "day" else None


def _last_day(mention: DateMention) -> date:
    return mention.last or date.min


# Where the words of an activity speak of its own meeting: "จากการประชุมเมื่อวันที่ 12 …", "ภาพที่ 5 วันที่ 18 …".
_TOLD_OF_IT = ("name", "opening", "story", "background", "issue", "participants", "result", "photos")
_OF_THE_MEETING = re.compile(
    r"(?:(?<!ก่อน)(?:ประชุม|เวที|กิจกรรม|อบรม|ประชาคม|ความคิดเห็น|พิธี[ก-๙]{0,20}|จากการ[ก-๙]{2,20})(?:ดังกล่าว|ครั้งนี้)?\s?(?:เมื่อ|ใน|ของ)?|ภาพที่\s?\d{1,2})\s*(?:วัน[ก-๙]{0,12}\s*)?$"
)
_SLIP = 3  # days, at the most


# So great a share of the runs of four letters of the shorter name make two names one.
_LIKE = 0.5


def _slips(context: Context, chosen: DateMention, other: DateMention, *, of: str | None = None) -> bool:
    """Tell whether the meeting itself is said to have been on a day so near another that one of both is a slip.

    `of`: what is said to have been held then must be called much like that.
    """
    if chosen.first is None or other.first is None or "month" in (chosen.precision, other.precision):
        return False
    are_one_day = chosen.first == chosen.last and other.first == other.last
    if not are_one_day or not 0 < abs((other.first - chosen.first).days) <= _SLIP:
        return False
    words = context.text.folded[max(0, other.start - _LONGEST_SENTENCE) : other.start]
    if of is None:
        return bool(_OF_THE_MEETING.search(words[-40:]))
    told = _HELD_BEFORE.search(words)
    own, said = grams(fold_digits(of)), grams(told["what"]) if told else set()
    return bool(own and said) and len(own & said) >= _LIKE * min(len(own), len(said))


def _differs_in_year(chosen: DateMention, other: DateMention) -> bool:
    if chosen.first is None or other.first is None or "month" in (chosen.precision, other.precision):
        return False
    same_day = (chosen.first.day, chosen.first.month) == (other.first.day, other.first.month)
    return same_day and chosen.first.year != other.first.year


def _conflicts(context: Context, chosen: DateMention, other: DateMention) -> bool:
    """Two dates for one event: the same day and month of another year, or another day on which it is said to be held."""
    if chosen.first is None or other.first is None or chosen.last is None or other.last is None:
        return False
    if "month" in (chosen.precision, other.precision):
        return False
    if chosen.first <= other.last and other.first <= chosen.last:
        return False
    if _differs_in_year(chosen, other):
        return True
    folded = context.text.folded
    before = folded[max(0, other.start - 40) : other.start]
    after = folded[other.end : other.end + 90]
    is_said = _SAID_TO_BE_HELD_ON.search(before) and _HELD_BEHIND.match(after)
    return bool(is_said or _MET_BEFORE.search(folded[max(0, other.start - _REACH) : other.start]))


def _is_said_of(context: Context, draft: Draft, other: DateMention) -> bool:
    """Tell whether a sentence says that this very activity was held on a day on which by its field it was not.

    What was held on the other day must bear the activity's name: it may as well be the meeting that prepared it.
    """
    activity = draft.activity
    if other.first is None or activity.held_from is None or activity.held_to is None:
        return False
    if "month" in (activity.date_precision, other.precision) or activity.held_from <= other.first <= activity.held_to:
        return False
    folded, name = context.text.folded, compact(fold_digits(activity.name or ""))
    told = _HELD_BEFORE.search(folded, max(0, other.start - _LONGEST_SENTENCE), other.start)
    if told is not None and name.startswith(compact(told["what"])):
        return True
    # "โครงการเวทีชุมชนพัฒนาตลาดเก่า เมื่อวันที่ 5 …": the name right before the day.
    line = folded[folded.rfind("\n", 0, other.start) + 1 : other.start]
    titled = _ON.search(line)
    return titled is not None and len(name) >= _OWN_NAME and compact(line[: titled.start()]).endswith(name)
