"""How often an activity is held: of its field, of the words around it, of what stands outside all of them."""

from __future__ import annotations

import re

from data.extract import narrative
from data.extract.dates import find_recurrence
from data.extract.draft import Context, Draft
from data.extract.kinds import kind_of
from data.extract.sections import Block, Part


def spread_recurrence(context: Context, drafts: list[Draft], parts: list[Part]) -> None:
    """Tell of activities how often such are held, where a sentence outside them says so of their kind."""
    for clause in narrative.clauses(context.text, parts):
        words = context.words(clause)
        kind = kind_of(words)[0]
        for draft in drafts:
            activity = draft.activity
            if kind and activity.is_event and activity.recurrence is None and activity.kind == kind:
                tell_recurrence(context, draft, "around", words)


def set_recurrence(context: Context, draft: Draft, block: Block, opening: list[Part]) -> None:
    """Set how often it is held, told anywhere but in its follow-through: a frequency there is a promise."""
    for part in block.parts("recurrence"):
        if tell_recurrence(context, draft, "field", context.words(part)):
            return
    told = [context.words(part) for part in opening]
    # In a table what is issued, collected or asked for every month stands in a column of its own.
    # Nor is it of the meeting what people say of every year or month: "น้ำล้นเข้านาทุกปี".
    silent = ("use", "photos", "result", "remark", "issue", *(("objective",) if block.from_table else ()))
    told += [context.text.folded[s.start : s.end] for s in block.sections if s.role not in silent]
    # Among the results a frequency counts only beside the meeting itself: "ตรวจทุกวันศุกร์" is a proposal.
    told += _MEETING_AGAIN.findall(" ".join(context.words(part) for part in block.parts("result")))
    told += [found[0] for s in block.of("issue") for found in _HELD_AGAIN.finditer(context.text.folded, s.start, s.end)]
    # A remark that is nothing else says it of the activity: "จัดทุกวันที่ 9 ของเดือน".
    told += [words for part in block.parts("remark") if _IS_HELD.match(words := context.words(part))]
    told += [found[0] for part in block.parts("result", "use") for found in _AGAIN.finditer(context.words(part))]
    for rule, words in (("name", draft.activity.name or ""), ("around", " ".join(told))):
        if tell_recurrence(context, draft, rule, words):
            return


def tell_recurrence(context: Context, draft: Draft, rule: str, words: str) -> bool:
    """Set how often an activity is held, where `words` tell it; return whether they do."""
    if (found := find_recurrence(words)) is None:
        return False
    draft.activity.recurrence = found[0]
    told = context.where(words[found[1] : found[2]], draft.activity.char_start)
    draft.note(context, "recurrence", found[0], rule, *told)
    return True


_IS_HELD = re.compile(
    r"\W*(?:(?:จัด|ประชุม|ดำเนินการ|ทำ|นัด|พบ)(?:กิจกรรม|กัน|ขึ้น)?(?:เป็น)?(?:ประจำ)?|เป็นประจำ|ประจำ|กิจกรรม)?\s*"
    r"(?:ทุก|(?:สัปดาห์|เดือน|ไตรมาส|ปี)ละ|ราย(?:สัปดาห์|เดือน|ไตรมาส|ปี))"
)


_MEETING_AGAIN = re.compile(r"(?:ประชุม|เวที)(?:(?!ขอ[ก-๙]|ให้|เสนอ|มติ)[^\n]){0,30}?(?:ของแต่ละเดือน|ประจำเดือน|ทุกเดือน)")
# Among what was spoken of, "จัดประชุมหมุนเวียนไปตามชุมชนทุกเดือน" tells of the meeting, "น้ำท่วมทุกปี" of something else.
_HELD_AGAIN = re.compile(
    r"(?:จัด|ประชุม|เวที|นัด|ออกหน่วย|ยกวง)(?:(?!ขอ[ก-๙]|ให้|เสนอ|มติ|น้ำ|ไฟ|ถนน|ขยะ|ปัญหา)[^\n,]){0,45}?(?:ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ไตรมาสละ|ประจำเดือน|ของแต่ละเดือน)[^\n]{0,20}"
)


# Who says so of the meeting itself promises and asks for nothing.
_AGAIN = re.compile(
    r"(?<![ก-๙])(?:(?:กองทุน|คณะกรรมการ|คณะทำงาน|กลุ่ม|เวที|กิจกรรม|โครงการ|เรา|เทศบาล|อบต\.?|ที่ประชุม)[ก-๙ฯ]{0,25}\s?)?(?:มี)?(?:การ)?"
    r"(?:(?:นัด)?ประชุม|เวที|จัด|ออกหน่วย|พบกัน|นัดพบ|เจอกัน)(?:กัน|ขึ้น|อย่าง|ต่อเนื่อง|เป็น|ประจำ|ประชุม|เวที|ประชาคม|กลุ่ม|คณะกรรมการ|ผู้นำ|\s)*(?:ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ไตรมาสละ|ประจำเดือน|ของแต่ละเดือน)[^\n]{0,20}"
)
