"""What was done with an outcome: its level on the ladder 0 to 7, and who did it.

The ladder and its tense rules are those of the public tables: the main verb decides; จะ, ควร, เห็นควร and a bare purpose
never rise above 2; a condition stays at 2; ยังไม่ได้ negates, and the item keeps its row at 1, or 2 where an intention is stated;
benefit talk is 0; of several states the highest that is not negated counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data.lookup import table

# Where one clause ends and the next begins; Thai writes a blank there, or one of these joining words.
_CLAUSE = re.compile(
    r"\s*(?:แต่(?!ละ|ง)|ทั้งนี้|อีกทั้ง|พร้อมทั้ง|ต่อมา|จากนั้น|และ(?=ได้|จะ|มี|แจ้ง|รายงาน|มอบ|ส่ง|ติดตาม|อยู่|เผยแพร่|ยัง|สรุป|ขณะ)|โดย(?=ได้|มี|จะ|ดำเนิน|ใช้|จัด|กอง|มอบ|แจ้ง)|ซึ่ง(?=ได้|จะ|อยู่|มี|ดำเนิน|ปัจจุบัน|ขณะ)|ปัจจุบัน|ขณะนี้|ส่วน(?=เรื่อง|ข้อ|ปัญหา))|\n|\s{2,}|\s(?=ได้|จะ|อยู่ระหว่าง|ดำเนินการ|เพื่อ|โดย|ทำให้|เกิด|ยัง|กอง(?!ทุน)|สำนักปลัด|อบต\.|องค์การบริหารส่วน|เทศบาล)"
)
_NEGATED = re.compile(r"(?:ยัง)?(?:ไม่(?:ได้|มี|สามารถ|ทัน|เคย)|มิได้)(?!.{0,3}เพียง)|ยังไม่|ไม่(?=อนุมัติ|ดำเนิน|แล้วเสร็จ|ผ่าน)")
_FUTURE = re.compile(
    r"จะ(?!แจ้งเกิด)|ควร|เห็นควร|คาดว่า|เตรียม|มีแผน|วางแผน|พร้อมที่จะ|ตั้งใจ|ต้องการ|ขอให้|เสนอให้|ให้(?=ดำเนิน|มี|กอง|จัด|ซ่อม|แก้|ปรับปรุง)|ต้อง|รอ(?=การ|งบ|รับ|อนุมัติ|จัดสรร)"
)
_CONDITION = re.compile(
    r"(?<!ปัญ)หาก(?!ิน)|ถ้า|เมื่อ(?:มีงบ|ได้รับ(?:การ)?จัดสรร|ได้รับงบ)|เกินศักยภาพ|เกินกว่าศักยภาพ|เกินอำนาจ|ไม่อยู่ในอำนาจ|นอกเหนืออำนาจ|ในกรณีที่"
)
_PURPOSE = re.compile(r"เพื่อ(?!น)|สำหรับ")
_BENEFIT = re.compile(
    r"^\s*(?:และ|ทั้งนี้|อัน|ซึ่ง)?\s*(?:เป็นการ|ทำให้|เกิด|ก่อให้เกิด|ส่งผล|ช่วย(?:ให้|ลด)|สามารถ)|(?:เกิดจาก|เกิดการ|เกิดความ|ก่อให้เกิด|ทำให้เกิด)"
)
_PAST = re.compile(r"ได้(?!แก่|รับประโยชน์|รับความ|เสีย|ส่วนเสีย)")
_NOUN_BEFORE = re.compile(
    r"(?:การ|ความ|งาน|ที่จะ|เรื่อง|โครงการ|แผน|ผลการ|ขอให้|เพื่อ|ให้|แบบ|ผู้|วิธี|ในการ|สามารถ|งบประมาณ|ค่า|ปัญหา|ข้อเสนอ|แนวทาง(?:ใน)?การ|มาตรการ)\s*$"
)
_DONE_AFTER = re.compile(r"แล้ว(?!เสนอ|แต่|จึง|นำ|ยัง)|เรียบร้อย|เสร็จ|ครบ(?:ถ้วน|ทุก)|สำเร็จ")
_PARTLY = re.compile(
    r"กำลัง(?!ใจ|เจ้าหน้าที่|คน|พล)|อยู่ระหว่าง|อยู่ในระหว่าง|ทยอย|บางส่วน|เริ่ม|ร้อยละ\s*(?:\d{1,2}(?!\d))(?!\s*ของผู้)|คืบหน้า"
)
# A verb in the name of a problem or project is no deed: "เรื่องแนวเขตก่อสร้างเขื่อน".
_TOPIC = re.compile(r"(?:เรื่อง|ปัญหา|ประเด็น|ข้อเสนอ|โครงการ|ความต้องการ)(?:(?!ได้|จะ|แล้ว|กำลัง|อยู่ระหว่าง|โดย|\s).)*$")
_RECEIVER = re.compile(r"(?:ให้|ต่อ|กับ|จาก|ยัง|ของ|แก่|ถึง|แจ้ง|ระหว่าง|ใน|ร่วมกับ|เสนอ|และ|ผ่าน|มอบ|ที่|เรียน|สำหรับ|ต่อที่ประชุม)\s*$")
_ACTS = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?(?:[ก-๙.]{0,30}\s?)?(?:ซึ่งเป็น[^\n]{0,60}\s)?(?:ได้|จะ|มี|ดำเนิน|ลงพื้นที่|ออก|จัด|นำ|รับ|อยู่|กำลัง|แจ้ง|ประสาน|ซ่อม|ติดตั้ง|แก้|รายงาน|เข้า|เห็น|อนุมัติ|ตั้ง|ปรับ|ขับเคลื่อน|ร่วม|ส่ง|สำรวจ|มอบ|บรรจุ|ติดตาม|สรุป|ยัง|พิจารณา|เร่ง|ทำ|กำหนด)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A level, the words `start:end` (offsets into the item) that decided it, and the rule by name."""

    level: int | None
    start: int = 0
    end: int = 0
    rule: str = "no_cue"


@cache
def _cues() -> tuple[tuple[int | None, str], ...]:
    """Return (level, tense) of each row: `fixed` stands for its level; of a `verb` or a `telic` verb the tense decides."""
    return tuple((int(row["level"]) if row["level"] else None, row["tense"]) for row in table("follow_through_cues"))


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<c{n}>{row['pattern']})" for n, row in enumerate(table("follow_through_cues"))))


def _clauses(words: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(words) if m.start() > 0), len(words)]
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if words[a:b].strip()]


def level_of(words: str) -> Level:
    """Return where an item stands on the ladder; `words` has Arabic digits and mended vowels."""
    best = Level(None)
    negated: Level | None = None
    intends = bool(re.search(r"จะ|เพื่อ(?:ไป)?ดำเนินการ|ต่อไป|มีแผน|นำเข้า|บรรจุ", words))
    whole_is_purpose = bool(re.match(r"\s*เพื่อ(?!น)", words))
    carried_future = False
    for start, end in _clauses(words):
        clause = words[start:end]
        conditional = bool(_CONDITION.search(clause))
        # "จะ" rules the clauses that go on with bare verbs until a clause says ได้ or แล้ว.
        own_past = bool(_PAST.search(clause) or _DONE_AFTER.search(clause))
        if own_past and not _FUTURE.search(clause):
            carried_future = False
        purpose = _PURPOSE.search(clause)
        ruled = acted = False
        for found in _cue_pattern().finditer(clause):
            n = int((found.lastgroup or "c0")[1:])
            own, tense = _cues()[n]
            acted = acted or tense != "fixed"
            if ruled and own == 6 and not acted:
                # "บรรจุในแผนแล้วเสร็จ": what is finished is the entry in the plan, not the thing planned.
                continue
            if tense != "fixed" and purpose and purpose.start() < found.start():
                continue
            if ruled and tense != "fixed" and not _DONE_AFTER.search(clause, found.end()):
                # The main verb decides: what someone was told to do, or what a guide is for, is no deed of its own.
                continue
            ruled = ruled or (
                tense == "fixed" and own in (2, 3, 4) and not _NEGATED.search(clause[: found.start()][-12:])
            )
            level, rule = _of_cue(clause, found, n, carried_future)
            if level is None:
                continue
            before = clause[: found.start()]
            if level > 0 and _NEGATED.search(before) and not _FUTURE.search(before.rpartition("ไม่")[0][-1:]):
                negated = Level(2 if intends else 1, start + found.start(), start + found.end(), "negated")
                continue
            if level > 2 and conditional:
                level, rule = 2, "condition"
            if level > 2 and (whole_is_purpose or (purpose and purpose.start() < found.start() and not own_past)):
                level, rule = (2, "purpose") if whole_is_purpose else (None, "")
            elif level is not None and level in (3, 4, 5) and purpose and purpose.start() < found.start():
                level = None
            if level is not None and (best.level is None or level > best.level):
                best = Level(level, start + found.start(), start + found.end(), rule)
        if _FUTURE.search(clause):
            carried_future = bool(re.search(r"จะ(?!.{0,40}แล้ว)", clause))
    if best.level is None and negated is None:
        best = _bare(words)
    if negated and (best.level is None or best.level < 3):
        return negated if best.level is None or best.level <= (negated.level or 0) else best
    return best


def _bare(words: str) -> Level:
    """Fall back on tense alone where no verb of the tables occurs: "จะ…" is intended, "…แล้ว" is done."""
    if found := _NEGATED.match(words.lstrip()):
        return Level(2 if re.search(r"จะ|ต่อไป|มีแผน", words) else 1, found.start(), found.end(), "negated")
    if found := _PARTLY.search(words):
        return Level(5, found.start(), found.end(), "under_way")
    if found := re.search(r"จะ(?!แจ้งเกิด)|ควร|เตรียม", words):
        return Level(2, found.start(), found.end(), "intended")
    if found := _DONE_AFTER.search(words):
        return Level(6, found.start(), found.end(), "done")
    return Level(None)


def _of_cue(clause: str, found: re.Match[str], n: int, carried_future: bool) -> tuple[int | None, str]:
    """Return the level that one cue stands for in its clause, with the rule that says so."""
    level, tense = _cues()[n]
    before, after = clause[: found.start()], clause[found.end() :]
    future = _FUTURE.search(before) or (
        carried_future and not _PAST.search(before) and not _DONE_AFTER.search(after[:25])
    )
    if tense != "fixed":
        if _TOPIC.search(before):
            return None, ""
        if _NOUN_BEFORE.search(before) and not re.search(r"(?:มี|ได้มี|ได้รับ|เริ่ม|ให้มี)(?:การ)?\s*$", before):
            return None, ""
        if future:
            return 2, "intended"
        if _PARTLY.search(clause):
            return 5, "under_way"
        if _DONE_AFTER.search(after) or (found.end() < len(clause) and _DONE_AFTER.match(after)):
            return 6, "done"
        if _PAST.search(before[-45:]):
            return (6, "done") if not _BENEFIT.search(before) else (0, "benefit")
        if _BENEFIT.search(before):
            return 0, "benefit"
        if tense == "telic":
            # A bare verb that has an end, told of what came after the meeting: "กองช่างเปลี่ยนหลอดไฟ".
            return 6, "bare_telic"
        return 5, "bare_present"
    if level in (3, 4, 5, 7) and future:
        return 2, "intended"
    if level == 6 and future and not _PAST.search(before[-6:]):
        return 2, "intended"
    if level in (3, 4, 5) and _BENEFIT.search(before):
        return 0, "benefit"
    return level, "cue"


@cache
def _actors() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("actors")))


_NAME_ENDS = re.compile(
    r"ได้|มี(?!นาคม)|จะ|ดำเนิน|ลงพื้นที่|ออก(?!แบบ)|จัด(?!เก็บ|การ)|นำ(?!้)|รับ(?!ผิด)|อยู่|กำลัง|แจ้ง|ประสาน|ซ่อม|ติดตั้ง|แก้|รายงาน|เข้า|เห็น|อนุมัติ|ตั้ง|ปรับ|ขับเคลื่อน|ร่วม|สำรวจ|มอบ|บรรจุ|ติดตาม|สรุป|ยัง|พิจารณา|เร่ง|ทำ|กำหนด|ที่(?!เกี่ยวข้อง)|เพื่อ|โดย|และ(?!พัฒนา|สิ่งแวดล้อม|แผน|สังคม|วัฒนธรรม|บรรเทา|ระงับ|งบประมาณ|อนามัย)|ซึ่ง|ใน|ให้|เป็น|ของ(?=ประชาชน)|ไป|ตาม(?!แผน)|ทราบ|ส่ง(?!เสริม)|ประชุม|จึง|แต่|ว่า|ต่อ|กับ"
)


def actor_of(words: str) -> tuple[str, int, int] | None:
    """Return who did it with its offsets: a named body that acts, before one that only receives; None where none is named."""
    receiver: tuple[str, int, int] | None = None
    plain: tuple[str, int, int] | None = None
    for found in _actors().finditer(words):
        name = found[0]
        head = 11 if name.startswith("คณะ") else 3
        ends = [m.start() for m in (_NAME_ENDS.search(name, head), _cue_pattern().search(name, head)) if m]
        name = name[: min(ends, default=len(name))]
        name = name.strip()
        if len(name) < 3:
            continue
        span = (name, found.start(), found.start() + len(name))
        before, after = words[: found.start()], words[found.start() + len(name) :]
        if _RECEIVER.search(before) and not re.search(r"โดย(?:มี)?\s*$", before):
            # "มอบหมายให้กองช่างดำเนินการ": the one told to act counts where nobody else is named.
            if found[0] not in ("ชุมชน", "ประชาชน"):
                receiver = receiver or span
            continue
        if _ACTS.match(after) or re.search(r"โดย(?:มี)?\s*$", before):
            return span
        if found.start() <= 3:
            plain = plain or span
    return plain or receiver
