"""Running words without the form's headings: clauses and what each tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from data.extract.dates import find_dates
from data.extract.follow_through import DONE, actor_of, level_of
from data.extract.lines import Text
from data.extract.sections import Part
from data.lookup import any_of, begins_with, table
from data.normalise import compact

# A clause shorter than this is a beginning that waits for the rest of its sentence.
_SHORTEST = 12
_COUNT = re.compile(r"\d\s?(?:คน|ราย|รูป)$")
# The words that head a list say at their end what it lists.
_LEAD_WITHIN = 60
_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|ว่า|:)\s*:?\s*$")


# "ช่วยกันบอกปัญหา": what stands below is what the last word names.
_NAMES_LIST = re.compile(
    r"(?:บอก|เล่า|เสนอ|แจ้ง|รวบรวม|สรุป|ระบุ|ยก|ได้)\s?(?:ปัญหา|ประเด็น|ข้อเสนอ|ความต้องการ|ข้อห่วงใย|แนวทาง|ข้อสรุป|เรื่อง)(?:ร่วมกัน|กัน|ไว้|ต่าง\s?ๆ)*$"
)


class Told(NamedTuple):
    """A clause and the element that it tells: use, result, participants, issue, or opening where none."""

    element: str
    part: Part


@cache
def _clause() -> re.Pattern[str]:
    """A clause begins at a new line, at two blanks, or at a blank before one of the words of the table."""
    begins = "|".join(row["pattern"] for row in table("narrative_words") if row["tells"] == "begins")
    return re.compile(rf"\n+|\s{{2,}}|\s[/|]\s|\s(?=(?:{begins}))")


def clauses(text: Text, parts: Sequence[Part]) -> list[Part]:
    """Cut paragraphs into clauses, in order; words that only lead up to one, "หลังการประชุม", stay with it."""
    found: list[Part] = []
    for part in parts:
        position = part.start
        for cut in _clause().finditer(text.folded, part.start, part.end):
            piece = text.folded[position : cut.start()]
            if position == part.start and len(piece) <= _LEAD_WITHIN and _AS_THINGS_STAND.match(text.folded, cut.end()):
                # "การรับยาใกล้บ้าน อยู่ระหว่างขอความเห็นชอบ": what it is of which that is said.
                continue
            if _NAMED_ONES.fullmatch(piece) and _CAME.match(text.folded, cut.end()):
                # "มีผู้ใหญ่บ้าน และชาวบ้าน มาร่วม 45 คน": who came, and that they did.
                continue
            if (len(piece) >= _SHORTEST or _COUNT.search(piece)) and not ("\n" not in cut[0] and _waits(piece)):
                found.append(Part(position, cut.start(), part.marked and position == part.start))
                position = cut.end()
        if text.folded[position : part.end].strip():
            found.append(Part(position, part.end, part.marked and position == part.start))
    return found


_NAMED_ONES = re.compile(r"\s*(?:โดย|ซึ่ง)?มี(?!ผู้เข้า|ผู้ร่วม|มติ|การ|ความ)(?!.*\d\s?(?:คน|ราย|รูป))[^\n]{4,120}")
_CAME = re.compile(r"(?:เข้า|มา)(?:ร่วม|กัน|ประชุม)")


def _waits(piece: str) -> bool:
    """Tell whether words are no clause yet: when it was, what it is about, or who is its subject."""
    if any_of("narrative_words", "tells", "waits").fullmatch(piece.strip()) or _FROM_WHICH.fullmatch(piece):
        return True
    subject = _THEN.sub("", piece).strip()
    actor = actor_of(subject, widely=False)
    return actor is not None and actor[1] == 0 and actor[2] >= len(subject) - 1


def _acted(words: str) -> bool:
    """Tell whether a clause begins with a body of the agency and goes on with what it did or will do."""
    words = _THEN.sub("", words)
    if _STATE.match(words):
        return not _says("holding", words)
    if _FIRST_PERSON.match(words):
        return not _says("holding", words) and (level_of(words).level or 0) >= _DONE_SOMETHING
    actor = actor_of(words, widely=False)
    if actor is None or actor[1] > 4 or actor[0].startswith(_PUBLIC_ACTORS) or _CAME_COUNTED.match(words):
        return False
    # "กองช่างจะออกปักแนวเขตร่วมกับเจ้าของที่ดิน": with whom it will be done makes no meeting of it.
    if _says("holding", words) and not words[actor[2] :].lstrip().startswith("จะ"):
        return False
    level = level_of(words).level
    return level is not None and level >= 2


_THEN = re.compile(
    r"^\s*(?:ปัจจุบัน|ขณะนี้|วันนี้|ตอนนี้|ล่าสุด|ต่อมา|จากนั้น|หลังจากนั้น\S*|เบื้องต้น|ภายหลัง\S*|หลัง(?:การ|จบ)?(?:ประชุม|เวที)\S*|ทั้งนี้)\s*"
)
# "มีจิตอาสา 40 คน ชาวแพ 25 คน …": who came.
_CAME_COUNTED = re.compile(r"มี[ก-๙.]{2,40}\s?\d[\d,]*\s?(?:คน|ราย|รูป|ท่าน)")
# A clause without a subject that says how far a thing has come goes on from the agency's own deeds.
_STATE = re.compile(r"(?:อยู่ระหว่าง|กำลัง|ยังไม่ได้|จะ(?=[ก-๙]{2,}))")
# "กองการศึกษาจะนำข้อตกลงไป…": what was agreed is what the agency does something with.
_TOOK_UP = re.compile(
    r"\s*(?:กอง|สำนัก|เทศบาล|อบ[ตจ]|องค์การ|นายก|ปลัด|ศูนย์)[ก-๙.ฯ ]{0,40}?(?:จะ|ได้)(?:นำ|เร่ง|บรรจุ|ประสาน|เสนอ|แจ้ง|มอบ|ส่ง|ดำเนิน)"
)
# What the public does itself is no use that the agency made of an outcome.
_PUBLIC_ACTORS = ("ประชาชน", "ชุมชน", "กลุ่ม", "ผู้ใหญ่บ้าน", "กำนัน")


def _says(tells: str, words: str) -> bool:
    return bool(any_of("narrative_words", "tells", tells).search(words))


def _begins(tells: str, words: str) -> bool:
    return bool(any_of("narrative_words", "tells", tells).match(words.lstrip()))


# A word of deciding so near to a clause's beginning is its main verb, whatever is decided.
_MAIN_VERB = 25


def _tells(words: str) -> str:
    """Tell what a clause speaks of: use, decided, raised, participants, issue, or opening where none.

    The words are rows of `data/lookups/narrative_words.csv`. What was done afterwards outweighs what was resolved,
    that outweighs who came: one clause often names all three, and its last deed is what it is there to tell.
    """
    if _says("chrome", words):
        return "opening"
    if (lead := _FROM_WHICH.match(words)) and words[lead.end() :].strip():
        words = words[lead.end() :]
        if _acted(words) or (level_of(words).level or 0) > _DONE_SOMETHING:
            return "use"
    if _begins("topic", words):
        return "issue"
    if _matter_acted_on(words) or _AS_THINGS_STAND.match(words) or (_TOOK_UP.match(words) and _acted(words)):
        return "use"
    if _says("decided", words[:_MAIN_VERB]) and not _begins("afterwards", words):
        return "decided"
    if _says("use", words) or _acted(words):
        return "use"
    if (
        _begins("afterwards", words)
        and not any(_says(one, words) for one in ("decided", "raised"))
        and (level_of(words).level or 0) >= _DONE_SOMETHING
    ):
        return "use"
    return next(
        (one for one in ("decided", "result", "raised", "participants", "issue") if _says(one, words)), "opening"
    )


_DONE_SOMETHING = 2
# How far a thing has come is no resolution, though the words of one stand in it: "อยู่ระหว่างขอความเห็นชอบ".
_AS_THINGS_STAND = re.compile(r"\s*(?:อยู่(?:ใน)?ระหว่าง|(?:(?:ส่วน|สำหรับ|แต่)[ก-๙]{2,40}?)?ยังไม่ได้(?=ทำ|สร้าง|ดำเนิน|ซ่อม))")
# What a clause begins with that tells of one of the matters, before what was done with it.
_MATTER = re.compile(
    r"\s*(?:ส่วน)?(?:เรื่อง(?:นี้|ดังกล่าว)?|กรณี|สำหรับ|การ)[ก-๙]+\s+(?=[ก-๙])|\s*(?:ส่วน)?เรื่อง(?:นี้|ดังกล่าว)(?=[ก-๙])"
)
_FIRST_PERSON = re.compile(r"\s*(?:ผม|ดิฉัน|ข้าพเจ้า|ทางเรา|เรา|ทีมงาน)(?=จึง|ได้|ก็|จะ|ยัง|[ก-๙]{2,40}(?:แล้ว|เสร็จ))")


def _matter_acted_on(words: str) -> bool:
    """Tell whether a clause names one of the matters and goes on with what was done with it: "เรื่องพื้นส้วม ช่างอาสาปรับให้เสร็จแล้ว"."""
    matter = _MATTER.match(words)
    if matter is None:
        return False
    behind = words[matter.end() :]
    return _acted(behind) or bool(_AS_THINGS_STAND.match(behind)) or (level_of(behind).level or 0) >= DONE


# "จากมติดังกล่าว กองช่างได้ซ่อม…": what was decided is only what the deed follows from.
_FROM_WHICH = re.compile(
    r"\s*(?:และ|ทั้งนี้\s)?จาก(?:มติ|ข้อ[ก-๙]{2,14}|ความ(?:คิด)?เห็น|ผล[ก-๙]{0,15}|เรื่อง|ประเด็น|ปัญหา)(?:ที่ประชุม)?(?:ดังกล่าว|นี้|ข้างต้น)(?:แล้ว)?\s*"
)

_ELEMENT = {"decided": "result", "raised": "result"}


def element_of(words: str) -> str:
    """Tell which element a clause speaks of by itself: use, result, participants, issue, or opening where none."""
    told = _tells(words)
    return _ELEMENT.get(told, told)


def tell(text: Text, parts: Sequence[Part]) -> list[Told]:
    """Cut paragraphs into clauses and give each its element.

    Words that head a list say what its items are. What people raised is an issue where the words tell what was decided
    on it, else, and where they were asked something before, it came of the meeting. A clause that only goes on with the one before it is no row of its own.
    """
    told: list[Told] = []
    for lead, items in _with_lists(parts):
        for clause in clauses(text, lead):
            _add(text, told, _tells(text.folded[clause.start : clause.end]), clause)
        if not items:
            continue
        heading = _of_list(text, lead[-1]) if lead else None
        if heading and any(_tells(text.folded[item.start : item.end]) == "use" for item in items):
            # What its own items tell goes before what a few words above them may mean.
            heading = None
        for item in items:
            if heading:
                told.append(Told(heading, item))
            else:
                _add_item(text, told, item)
    if any(one.element == "issue" and not _is_of_holding(text, one) for one in told):
        told = [one._replace(element="opening") if _is_of_holding(text, one) else one for one in told]
    told = _held_first(text, told)
    told = _asked_before(text, told)
    told = _on_later_day(text, _done_afterwards(text, told))
    asked = next((at for at, one in enumerate(told) if one.element == "issue"), len(told))
    is_decided = [at for at, one in enumerate(told) if one.element == "decided"]
    last = is_decided[-1] if is_decided else -1
    return [
        Told(
            {"decided": "result", "raised": "issue" if at < last and at < asked else "result"}.get(
                one.element, one.element
            ),
            one.part,
        )
        for at, one in enumerate(told)
    ]


# A clause of so many letters says something of its own.
_SHORTEST_MATTER = 15


def _asked_before(text: Text, told: list[Told]) -> list[Told]:
    """Take what is told between who came and what was decided for what was spoken of, where no words tell that.

    Not that someone opened the meeting, nor a day.
    """
    if any(one.element == "issue" for one in told):
        return told
    came = next((at for at, one in enumerate(told) if one.element == "participants"), len(told))
    decided = next((at for at, one in enumerate(told) if at > came and one.element in ("decided", "result")), 0)
    return [
        one._replace(element="issue")
        if came < at < decided and one.element in ("opening", "raised") and _is_matter(text, one.part)
        else one
        for at, one in enumerate(told)
    ]


# "เทศบาลได้ดำเนินการจัดโครงการ…": the deed that the words begin with is the holding itself.
_HELD = re.compile(
    r"(?:ได้|จึง)?(?:มีการ)?(?:ดำเนินการ)?(?:จัด|เปิด)(?:ให้มี|การ|ทำ)?(?:โครงการ|กิจกรรม|ประชุม|เวที|อบรม|ประชาคม|พิธี|งาน|ฝึก|ประชาพิจารณ์|รับฟัง|สัมมนา)"
)


def _held_first(text: Text, told: list[Told]) -> list[Told]:
    """Take the first clause for what was held where it tells that, and nothing before it who came or what was decided."""
    first = next((at for at, one in enumerate(told) if one.element != "opening"), None)
    if first is None or told[first].element != "use":
        return told
    words = text.folded[told[first].part.start : told[first].part.end]
    if not _HELD.search(words) or _begins("afterwards", words):
        return told
    return [one._replace(element="opening") if at == first else one for at, one in enumerate(told)]


def _on_later_day(text: Text, told: list[Told]) -> list[Told]:
    """Take a paragraph below what came of it, that begins with a later day and tells a deed, for one thing done afterwards."""
    first = next((day.first for one in told for day in find_dates(text.folded[one.part.start : one.part.end])), None)
    outcome = next((at for at, one in enumerate(told) if one.element in ("decided", "raised", "result")), None)
    if first is None or outcome is None:
        return told
    kept: list[Told] = []
    at = 0
    while at < len(told):
        line = _line_from(text, told, at)
        is_later = at > outcome and _begins_with_later(text, told[at].part, first)
        if is_later and any(one.element == "use" for one in told[at:line]):
            part = told[at].part
            kept.append(Told("use", Part(part.start, told[line - 1].part.end, part.marked)))
        else:
            kept += told[at:line]
        at = line
    return kept


def _line_from(text: Text, told: Sequence[Told], at: int) -> int:
    """Return the place behind the last clause that stands on the line of the one at `at`."""
    behind = at + 1
    while behind < len(told) and "\n" not in text.folded[told[behind - 1].part.end : told[behind].part.start]:
        behind += 1
    return behind


_DAY_FIRST = 25


def _begins_with_later(text: Text, part: Part, first: date) -> bool:
    start = text.folded.rfind("\n", 0, part.start) + 1
    days = find_dates(text.folded[part.start : part.end])
    is_first = not text.folded[start : part.start].strip()
    return bool(is_first and days and days[0].start < _DAY_FIRST and days[0].first and days[0].first > first)


def _is_matter(text: Text, part: Part) -> bool:
    words = text.folded[part.start : part.end].strip()
    return (
        len(words) >= _SHORTEST_MATTER
        and not find_dates(words)
        and not _says("holding", words)
        and not _says("chrome", words)
        and not _says("participants", words)
        and not _begins("goes_on", words)
    )


def _done_afterwards(text: Text, told: list[Told]) -> list[Told]:
    """Take what behind an outcome is told as done, by whomever: "ถังวางไว้แล้วสี่ใบ"."""
    outcome = next((at for at, one in enumerate(told) if one.element in ("decided", "raised", "result")), len(told))
    return [
        one._replace(element="use") if at > outcome and one.element == "opening" and _is_done(text, one.part) else one
        for at, one in enumerate(told)
    ]


def _is_done(text: Text, part: Part) -> bool:
    """Tell whether a clause, which holds nothing itself, tells a deed or who it was passed on to."""
    words = text.folded[part.start : part.end]
    level = level_of(words)
    return (level.level or 0) > _DONE_SOMETHING and level.rule in ("done", "cue") and not _says("holding", words)


def _is_of_holding(text: Text, one: Told) -> bool:
    """Tell whether a clause only says what was held, so that its matter is an issue where no other clause tells one."""
    words = text.folded[one.part.start : one.part.end]
    return one.element == "issue" and _says("holding", words) and not _begins("topic", words)


def _with_lists(parts: Sequence[Part]) -> Iterator[tuple[list[Part], list[Part]]]:
    """Yield paragraphs up to a list, and the list's items."""
    lead: list[Part] = []
    items: list[Part] = []
    for part in parts:
        if part.marked:
            items.append(part)
            continue
        if items:
            yield lead, items
            lead, items = [], []
        lead.append(part)
    yield lead, items


def _of_list(text: Text, lead: Part) -> str | None:
    """Tell by the paragraph above a list what its items are; None where it does not lead up to them."""
    words = text.folded[lead.start : lead.end].rstrip()
    if not _LEADS_ON.search(words) and not _NAMES_LIST.search(words):
        return None
    last = clauses(text, [lead])[-1]
    clause = text.folded[last.start : last.end][-_LEAD_WITHIN:]
    if _tells(text.folded[last.start : last.end]) == "use":
        return "use"
    role = begins_with("heading_words", "role", compact(text.folded[last.start : last.end]))
    if role in ("issue", "result", "use", "participants"):
        return role
    if role == "objective":
        return "issue"
    return next((one for one in ("use", "result", "issue") if _says(f"list_of_{one}", clause)), None)


def concludes(text: Text, part: Part) -> bool:
    """Tell whether a paragraph tells what was decided, or what was done afterwards."""
    return any(_tells(text.folded[one.start : one.end]) in ("decided", "use") for one in clauses(text, [part]))


def role_of_lead(text: Text, part: Part) -> str | None:
    """Tell what a paragraph leads up to, or tells itself where it leads up to nothing: issue, result or use, else None."""
    if _LEADS_ON.search(text.folded[part.start : part.end].rstrip()):
        return _of_list(text, part)
    element = element_of(text.folded[part.start : part.end])
    return element if element in ("result", "use") else None


def _add_item(text: Text, told: list[Told], item: Part) -> None:
    """Add an item of a list that nothing heads; one that tells nothing by itself tells what the item before it did."""
    previous = told[-1].element if told else "opening"
    for clause in clauses(text, [item]):
        element = _tells(text.folded[clause.start : clause.end])
        if element == "opening" and clause.marked and previous in ("participants", "use", "result", "decided"):
            element = previous
        _add(text, told, element, clause)
        previous = told[-1].element


_ROWS = ("use", "decided", "result", "raised")


def _add(text: Text, told: list[Told], element: str, clause: Part) -> None:
    """Add a clause, or let the one before it go on with it: "และได้รายงานผล", "เพื่อ…" behind what was decided."""
    words = text.folded[clause.start : clause.end]
    if told and not clause.marked and (previous := told[-1]).element in _ROWS:
        is_beside = "\n" not in text.folded[previous.part.end : clause.start]
        is_purpose = element in ("issue", "opening") and _begins("purpose", words)
        if is_beside and (is_purpose or (_same_row(previous.element, element) and _begins("goes_on", words))):
            told[-1] = Told(previous.element, Part(previous.part.start, clause.end, previous.part.marked))
            return
    told.append(Told(element, clause))


def _same_row(previous: str, element: str) -> bool:
    return element in (previous, "opening") or {previous, element} <= {"decided", "result", "raised"}
