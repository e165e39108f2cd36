"""What was done with an outcome: its level on the ladder 0 to 7, and who did it.

The ladder and its tense rules are those of the public tables: the main verb decides; จะ, ควร, เห็นควร and a bare purpose
never rise above 2; a condition stays at 2; ยังไม่ได้ negates, and the item keeps its row at 1, or 2 where an intention is stated;
benefit talk is 0; of several states the highest that is not negated counts.

Thai writes no blanks between words, so a cue must not be found inside another word: หาก (if) stands in ปัญหาการ
(problem of) and หากิน (earn a living), เพื่อ (for) in เพื่อน (friend), กำลัง (being done) in กำลังใจ (courage). The
patterns below and those of the tables look around themselves for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data.lookup import table

# The step of the ladder from which on something was done.
DONE = 6
# Where one clause ends and the next begins; Thai writes a blank there, or one of these joining words.
_CLAUSE = re.compile(
    r"\s*(?:แต่(?!ละ|ง)|(?<=แล้ว)\s?และ(?=\s\S{2,20}กำลัง)|ทั้งนี้|อีกทั้ง|พร้อมทั้ง|ต่อมา|จากนั้น|และ(?=ได้|จะ|มี|แจ้ง|รายงาน|มอบ|ส่ง|ติดตาม|อยู่|เผยแพร่|ยัง|สรุป|ขณะ|กำลัง|เริ่ม|นายก|สภา|ผู้ว่า|ปลัด|ผู้บริหาร)|(?:เหลือ)?อีก(?=\s?\d)|โดย(?=ได้|มี|จะ|ดำเนิน|ใช้|จัด|กอง|มอบ|แจ้ง)|ซึ่ง(?=ได้|จะ|อยู่|มี|ดำเนิน|ปัจจุบัน|ขณะ)|ปัจจุบัน|ขณะนี้|ส่วน(?=เรื่อง|ข้อ|ปัญหา|ที่เหลือ|อีก)|(?<=\s)ส่วน(?!ราชการ|กลาง|หนึ่ง|ใหญ่|ตำบล|ท้องถิ่น))|\n|\s{2,}|\s(?=ได้|จะ|อยู่ระหว่าง|กำลัง(?!ใจ|คน|กาย)|(?:ส่วน)?ที่เหลือ|ดำเนินการ|เพื่อ|โดย|ทำให้|เกิด|ยัง|กอง(?!ทุน)|สำนักปลัด|อบต\.|องค์การบริหารส่วน|เทศบาล)"
)
_NEGATED = re.compile(r"(?:ยัง)?(?:ไม่(?:ได้|มี|สามารถ|ทัน|เคย)|มิได้)(?!.{0,3}เพียง)|ยังไม่|ไม่(?=อนุมัติ|ดำเนิน|แล้วเสร็จ|ผ่าน)")
_NOT_YET = re.compile(r"ยัง(?:ไม่|มิ)")
_FUTURE = re.compile(
    r"จะ(?!แจ้งเกิด)|ควร|เห็นควร|คาดว่า|เตรียม|มีแผน|วางแผน|พร้อมที่จะ|ตั้งใจ|ต้องการ|ขอให้|เสนอให้|ให้(?=ดำเนิน|มี|กอง|จัด|ซ่อม|แก้|ปรับปรุง)|ต้อง|รอ(?=การ|งบ|รับ|อนุมัติ|จัดสรร)|(?:^|\s)รอ(?![งบยดนกม])"
)
# Behind a verb that no word of the past ends, what is still to come: "จัดซุ้มเพิ่มในปีหน้า".
_TO_COME = re.compile(
    r"(?:(?!จะ|ส่วน|แต่)[^\n]){0,60}?(?:ปี(?:งบประมาณ)?|เดือน|ครั้ง|รอบ|สมัยประชุม|ไตรมาส|ฤดู)(?:หน้า|ถัดไป|ต่อไป)"
)
_CONDITION = re.compile(
    r"(?<!ปัญ)หาก(?!ิน)|ถ้า|เมื่อ(?:มีงบ|ได้รับ(?:การ)?จัดสรร|ได้รับงบ)|เกินศักยภาพ|เกินกว่าศักยภาพ|เกินอำนาจ|ไม่อยู่ในอำนาจ|นอกเหนืออำนาจ|ในกรณีที่"
)
# What is beyond an authority's means it hands on: "ส่งเรื่องให้กรมเจ้าท่า เพราะเกินศักยภาพ".
_BEYOND_US = re.compile(r"(?:เพราะ|เนื่องจาก)[^\n]{0,12}(?:เกิน|ไม่อยู่ในอำนาจ|นอกเหนืออำนาจ)")
# At its beginning สำหรับ only says what a clause is about.
_PURPOSE = re.compile(r"เพื่อ(?!น)|(?!\A)สำหรับ")
_WHOLLY_PURPOSE = re.compile(r"\s*เพื่อ(?!น)")
# What was meant, beside what says that it has not come about.
_MEANT = re.compile(r"จะ|ต่อไป|มีแผน|(?<!ข้อ)เสนอขอ|ขออนุมัติ")
_INTENTION = re.compile(rf"{_MEANT.pattern}|เพื่อ(?:ไป)?ดำเนินการ|นำเข้า|บรรจุ")
_BENEFIT = re.compile(
    r"^\s*(?:และ|ทั้งนี้|อัน|ซึ่ง)?\s*(?:เป็นการ|ทำให้|เกิด|ก่อให้เกิด|ส่งผล|ช่วย(?:ให้|ลด)|สามารถ)|(?:เกิดจาก|เกิดการ|เกิดความ|ก่อให้เกิด|ทำให้เกิด)"
)
# ได้ marks the past, but not in ได้แก่ (namely), ได้รับประโยชน์ (benefit) or ส่วนได้ส่วนเสีย (stake).
_PAST = re.compile(r"ได้(?!แก่|รับประโยชน์|รับความ|เสีย|ส่วนเสีย)")
# A verb behind one of these is part of a noun: การซ่อม, แผนปรับปรุง.
_NOUN_BEFORE = re.compile(
    r"(?:การ|ความ|งาน|จุด|ที่จะ|เรื่อง|โครงการ|แผน|ผล(?:การ)?|ขอให้|เพื่อ|ให้|แบบ|ผู้|วิธี|ในการ|สามารถ|งบประมาณ|งบ|ค่า|ปัญหา|ข้อเสนอ|แนวทาง(?:ใน)?(?:การ)?|พิจารณา|มาตรการ|ฉบับ)\s*$"
)
# Before that noun one of these makes a deed of it again: มีการซ่อม, ได้รับการแก้ไข.
_DEED_OF_NOUN = re.compile(r"(?:มี|ได้มี|ได้รับ|เริ่ม|ให้มี)(?:การ)?\s*$")
_DONE_AFTER = re.compile(r"แล้ว(?!เสนอ|แต่|จึง|นำ|ยัง)|เรียบร้อย|เสร็จ|ครบ(?:ถ้วน|ทุก|ทั้ง|ตาม|\s?\d)|สำเร็จ")
_FINISHED_AFTER = re.compile(r"เรียบร้อย|เสร็จ|ครบ(?:ถ้วน|ทุก|ทั้ง|ตาม|\s?\d)|สำเร็จ")
_PARTLY = re.compile(
    r"กำลัง(?!ใจ|เจ้าหน้าที่|คน|พล|กาย)|อยู่ระหว่าง|อยู่ในระหว่าง|ทยอย|บางส่วน|(?<!วัน)(?<!เวลา)(?<!ให้)เริ่ม(?!ใช้|เก็บ|เปิด|จ่าย|ให้|วิ่ง|บังคับ|เดินรถ)|(?<!คิดเป็น)(?<!ลดลง)(?<!เพิ่มขึ้น)ร้อยละ\s*(?:\d{1,2}(?!\d))(?!\s*ของผู้)|(?<!ติดตามความ)คืบหน้า"
)
# A verb in the name of a problem or project is no deed: "เรื่องแนวเขตก่อสร้างเขื่อน".
_TOPIC = re.compile(
    r"(?:(?:^|\s)การ(?!กระ|ไฟฟ้า|ประปา|เคหะ|ท่องเที่ยว|ยาง|รถไฟ)|เรื่อง|ปัญหา|ประเด็น|ข้อเสนอ|โครงการ|ความต้องการ)(?:(?!ได้|จะ|แล้ว|กำลัง|อยู่ระหว่าง|โดย|\s).)*$"
)
_BEGINS_LATER = re.compile(r"\s(?:โดย|ซึ่ง|และ)?จะ(?:เริ่ม|มีผล|บังคับใช้|(?:เข้า)?ดำเนินการ)")
# "ตรวจแล้ว 37 ร้าน สั่งแก้ไข 9 ร้าน", "เริ่มถ่ายทอดสดแล้วตั้งแต่เดือนมีนาคม": a deed, whatever goes on behind it.
_BEGUN = re.compile(r"เริ่ม[^\n]{2,60}?แล้วตั้งแต่|(?<!สำรวจ)แล้ว\s?(?=\d{1,6}\s?(?:ร้าน|ราย|หลัง|แห่ง|จุด|ครัวเรือน|คน)\s)")
# What is surveyed, measured or designed is on its way, however well that is done.
_PREPARES = re.compile(r"สำรวจ(?!ความ|[^\n]{0,60}?ครบ)|(?<!ผู้)ออกแบบ|เขียนแบบ|ประมาณ(?:การ|ราคา)|รังวัด|ถอดแบบ")
# "ดำเนินการไปแล้ว 5 จาก 8 หมู่บ้าน": how far what is under way has come.
_SO_FAR = re.compile(r"[^\s]{0,20}?แล้ว\s?(?:ร้อยละ\s?)?\d")
# Leave that was asked for, or a contract: no deed yet.
_ONLY_ASKED = re.compile(r"[^\n]{0,60}?(?:(?:ยื่น|ขอ(?!ง)|อนุญาต|นัด|ส่ง(?=ตัวอย่าง|เรื่อง|หนังสือ))[^\n]{0,60}?แล้ว|จัดจ้าง|ทำสัญญา)")
# Papers are changed for the approval that follows: "แก้ไขร่างตามที่เสนอ และสภาเห็นชอบ".
_PAPER = re.compile(
    r"[^\s]{0,24}?(?:ร่าง|งบ|แบบ(?!ฟอร์ม|สอบ|ประเมิน)|แผนพัฒนา|แผนดำเนิน|ข้อบัญญัติ|เทศบัญญัติ|ค่าปรับ|ค่าธรรมเนียม|ค่าขึ้นทะเบียน)"
)
# Behind one of these a deed is over.
_FINISHED = re.compile(rf"{_DONE_AFTER.pattern}|ได้\s?\d|ตั้งแต่(?=\s?(?:วันที่|เดือน|\d))")
# Those for whom it was done are told of it, or can see that it was: "… แล้ว และติดแบบใหม่ให้ชาวบ้านดูที่ศาลา".
_TOLD_BACK = re.compile(
    r"(?:(?:และ|พร้อม|โดย)(?:ได้|ทั้ง)?|\s|^)\s?(?:เทศบาล|อบต\.?|กอง[ก-๙]{2,12}?)?(?:แจ้ง(?!ให้(?:กอง|งาน|สำนัก))|เล่า(?:ผล)?|รายงาน(?:ผล)?|แสดง|ประกาศ|เผยแพร่"
    r"|(?:ติด|ปิด|แปะ)(?!ตั้ง|ตาม|ต่อ)|(?:นำ|เอา)(?:ภาพ|รูป|ผล|แบบ|ยอด)|(?:ส่ง|ลง|ถ่าย|โพสต์)(?:ภาพ|รูป|ผล)|มีภาพถ่าย|เชิญ|ภาพ)"
    r"[^\n]{0,60}?(?:ชาวบ้าน|ประชาชน|ราษฎร|ผู้ปกครอง|สมาชิก|ผู้เสนอ|ผู้ร้อง|ผู้รับ|ทุกหมู่บ้าน|หมู่บ้านฟัง|ประชุม(?:หมู่บ้าน|ชุมชน|เดือน|ประจำ|ประชาคม)|ที่ประชุม"
    r"|อสม|สภากาแฟ|เสียงตามสาย|หอกระจายข่าว|ไลน์|เพจ|เว็บไซต์|เฟซ|ศาลา|มัสยิด|กระดาน|ป้าย|บอร์ด|หน้า(?:อบต|วัด|ห้อง)|ขึ้นจอ|ที่ส่ง|ท้ายราย)"
)
# So far, in characters, does a word rule a verb of its clause; a clause without end is no sentence.
_REACH = 150
# So far back a word can make the past of a verb.
_REACH_OF_PAST = 45


@dataclass(frozen=True, slots=True)
class Level:
    """A level, the words `start:end` (offsets into the item) that decided it, and the rule by name."""

    level: int | None
    start: int = 0
    end: int = 0
    rule: str = "no_cue"


@dataclass(frozen=True, slots=True)
class _Cue:
    """One row of the cue table: `fixed` stands for its level; of a `verb` or a `telic` verb the tense decides."""

    level: int | None
    tense: str  # fixed | verb | telic


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause of an item, where it begins there, and what rules its verbs."""

    words: str
    start: int
    carried_future: bool  # จะ of an earlier clause rules bare verbs until a clause says ได้ or แล้ว
    purpose: int | None  # where its purpose begins
    is_past: bool
    is_conditional: bool

    def before(self, found: re.Match[str]) -> str:
        """Return the words before a cue that can rule it."""
        return self.words[max(0, found.start() - _REACH) : found.start()]


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(int(row["level"]) if row["level"] else None, row["tense"]) for row in table("follow_through_cues")
    )


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<c{n}>{row['pattern']})" for n, row in enumerate(table("follow_through_cues"))))


def level_of(words: str) -> Level:
    """Return where an item stands on the ladder, the words that decided it, and the rule.

    `words` has Arabic digits and mended vowels (see `data.normalise`). The level is None where nothing tells.
    """
    best = Level(None)
    negated = under_way = first_under_way = in_force = None
    for clause in _clauses(words):
        for told in _told_by(clause, words) or _by_end(clause):
            if told.rule == "negated":
                negated = told
                continue
            if told.level == 5:
                under_way, first_under_way = told, first_under_way or told
            elif told.level == 4:
                in_force = told
            if best.level is None or (told.level or 0) > best.level:
                best = told
    if (
        best.rule == "bare_telic"
        and under_way
        and under_way.rule in ("cue", "under_way")
        and under_way.start > best.start
    ):
        # "ปรับพื้นที่ อยู่ระหว่างเทคอนกรีต": a verb that no word of the past ends is where the words behind it say.
        best = under_way
    if best.rule == "bare_present" and in_force and in_force.start > best.start:
        # "จัดทำแผนและประกาศใช้": what was drawn up is no longer under way once it is put in force.
        best = in_force
    is_going_on = best.level == 5 and best.rule in ("bare_present", "under_way")
    if is_going_on and (begun := _BEGUN.search(words)) and begun.start() <= best.start:
        best = Level(DONE, *begun.span(), "done")
    if best.rule == "bare_present" and (later := _BEGINS_LATER.search(words, best.end)):
        # "กำหนดให้ใช้ระบบนัด โดยจะเริ่มเดือนหน้า": nothing is under way before it begins.
        best = Level(2, *later.span(), "intended")
    if best.level == DONE:
        best = _in_the_end(best, first_under_way, under_way, in_force, words)
    if best.level is None and negated is None:
        return _by_tense_alone(words)
    if negated and (best.level is None or best.level <= (negated.level or 0)):
        return negated
    return best


def _in_the_end(done: Level, begun: Level | None, under_way: Level | None, in_force: Level | None, words: str) -> Level:
    """Return where an item stands of which something is done: its own end, or what stands behind or around the deed.

    `begun` and `under_way` are the first and the last of what is under way, `in_force` the last of what was approved.
    """
    finished = _FINISHED.search(words)
    if finished and (told := _TOLD_BACK.search(words, finished.end())):
        between = words[finished.end() : told.end()]
        if not _FUTURE.search(between) and not _NEGATED.search(between):
            return Level(7, *told.span(), "cue")
    if begun and _PARTLY.search(words, 0, done.start) and _SO_FAR.match(words, done.start):
        return begun
    if under_way and under_way.start > done.start and _ONLY_ASKED.match(words, 0, done.end):
        # "ยื่นเรื่องแล้ว และอยู่ระหว่างรออนุญาต": leave is no deed, what stands behind it is.
        return under_way
    if in_force and in_force.start > done.start and _PAPER.match(words, done.start):
        is_done_before = finished is not None and finished.start() < in_force.start
        return done if is_done_before else in_force
    return done


def _clauses(words: str) -> Iterator[_Clause]:
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(words) if m.start() > 0), len(words)]
    carried_future = False
    for start, end in pairwise(cuts):
        clause = words[start:end]
        if not clause.strip():
            continue
        is_past = bool(_PAST.search(clause) or _DONE_AFTER.search(clause))
        is_future = bool(_FUTURE.search(clause))
        if is_past and not is_future:
            carried_future = False
        purpose = _PURPOSE.search(clause)
        yield _Clause(
            clause,
            start,
            carried_future,
            purpose.start() if purpose else None,
            is_past,
            bool(_CONDITION.search(clause)),
        )
        if is_future:
            will = clause.rfind("จะ")
            carried_future = will >= 0 and "แล้ว" not in clause[will + 2 : will + 46]


def _told_by(clause: _Clause, item: str) -> list[Level]:
    """Return the level that each cue of a clause stands for; a cue that the clause's main verb governs tells nothing."""
    told: list[Level] = []
    governed = acted = guided = noted = False
    for found in _cue_pattern().finditer(clause.words):
        index = int((found.lastgroup or "c0")[1:])
        cue = _cues()[index]
        before = clause.before(found)
        in_purpose = clause.purpose is not None and clause.purpose < found.start()
        is_verb = cue.tense != "fixed"
        acted = acted or is_verb
        if governed and cue.level == 6 and not acted:
            # "บรรจุในแผนแล้วเสร็จ": what is finished is the entry in the plan, not the thing planned.
            continue
        if is_verb and (in_purpose or _NOT_YET.search(clause.words, found.end())):
            # What "ปักหลักเขตยังไม่ได้ดำเนินการ" begins with is the thing that was not done.
            continue
        is_report = cue.level == 7 and found[0].startswith("รายงาน") and not _BESIDES.search(before)
        is_errand = is_verb or is_report or (cue.level == 5 and not _PARTLY.match(found[0]))
        if governed and is_errand and not _FINISHED_AFTER.search(clause.words, found.end()):
            # The main verb decides: what someone was told to do, or what a guide is for, is no deed of its own; a แล้ว at the
            # end is the main verb's.
            continue
        if guided and cue.level == 4 and not _DONE_AFTER.search(clause.words, found.end()):
            # "เป็นแนวทางจัดทำร่างข้อบัญญัติ": what a guide is for has not come about.
            continue
        if noted and cue.level in (2, 3, 4) and not _DONE_AFTER.search(clause.words, found.end()):
            # "รับไว้ประกอบการพิจารณา": what was taken note of, and with what, is no deed beside it.
            continue
        noted = noted or found[0].startswith("รับไว้")
        guided = guided or (cue.level == 2 and bool(_GUIDE.match(found[0])))
        governed = governed or (not is_verb and cue.level in (2, 3, 4) and not _NEGATED.search(before[-12:]))
        level, rule = _of_cue(clause, found, cue)
        if level is None:
            continue
        start, end = clause.start + found.start(), clause.start + found.end()
        if level > 0 and (_NEGATED.search(before) or (is_verb and before.endswith("ไม่"))):
            told.append(Level(2 if _INTENTION.search(item) else 1, start, end, "negated"))
        elif (limited := _limited(level, rule, clause, item, in_purpose=in_purpose)) is not None:
            told.append(Level(limited[0], start, end, limited[1]))
    return told


# What is told beside a deed is no errand: "แจ้งแขวงทางหลวงซ่อมแล้ว พร้อมรายงานผลต่อจังหวัด".
_BESIDES = re.compile(r"(?:พร้อม(?:ทั้ง|กับ)?|และ|โดย|ได้)\s?$")
_GUIDE = re.compile(r"เป็น(?:แนวทาง|กรอบ|ข้อมูล)|ประกอบการ")


# Behind these words แล้ว says only that something was told before.
_MERELY_SAID = re.compile(r"(?:ทราบ|กล่าว|ดัง|ข้างต้น|มา|นั้น|เป็น|มี)\s*$")


def _by_end(clause: _Clause) -> list[Level]:
    """Return 6 for a clause that no verb of the tables tells of and whose end says that it is done: "เก็บ … แล้ว 11 แพ"."""
    found = _DONE_AFTER.search(clause.words)
    partly = _PARTLY.search(clause.words)
    if found is None or clause.is_conditional or clause.carried_future or (partly and not partly[0].startswith("เริ่ม")):
        return []
    before = clause.words[: found.start()]
    if (
        _FUTURE.search(clause.words)
        or _NEGATED.search(clause.words)
        or _MERELY_SAID.search(before)
        or not before.strip()
    ):
        return []
    level, rule = (5, "under_way") if _PREPARES.search(before) else (6, "done")
    return [Level(level, clause.start + found.start(), clause.start + found.end(), rule)]


def _limited(level: int, rule: str, clause: _Clause, item: str, *, in_purpose: bool) -> tuple[int, str] | None:
    """Hold a level down to 2 where a condition or a bare purpose rules it; None where a purpose makes it no deed at all."""
    if level > 2 and clause.is_conditional and not (level == 3 and _BEYOND_US.search(clause.words)):
        level, rule = 2, "condition"
    if level > 2 and _WHOLLY_PURPOSE.match(item):
        return 2, "purpose"
    if level > 2 and in_purpose and (not clause.is_past or level in (3, 4, 5)):
        return None
    return level, rule


def _of_cue(clause: _Clause, found: re.Match[str], cue: _Cue) -> tuple[int | None, str]:
    """Return the level that one cue stands for in its clause, with the rule that says so."""
    before, after = clause.before(found), clause.words[found.end() : found.end() + _REACH]
    future = (
        bool(_FUTURE.search(before))
        or (bool(_TO_COME.match(after)) and not clause.is_past)
        or (clause.carried_future and not _PAST.search(before) and not _DONE_AFTER.search(after[:25]))
    )
    if cue.tense != "fixed":
        level, rule = _of_verb(clause.words, before, after, future=future, telic=cue.tense == "telic")
        return (5, "under_way") if level == DONE and _PREPARES.match(clause.words, found.start()) else (level, rule)
    if future and (cue.level in (3, 4, 5, 7) or (cue.level == 6 and not _PAST.search(before[-6:]))):
        return 2, "intended"
    if cue.level in (3, 4, 5) and _BENEFIT.search(before):
        return 0, "benefit"
    return cue.level, "cue"


def _of_verb(clause: str, before: str, after: str, *, future: bool, telic: bool) -> tuple[int | None, str]:
    """Return the level of a plain verb by its tense; None where it is part of a noun."""
    if _CANNOT.search(before):
        return 6, "cue"
    if _TOPIC.search(before) or (_NOUN_BEFORE.search(before) and not _DEED_OF_NOUN.search(before)):
        return None, ""
    if future:
        return 2, "intended"
    if _PARTLY.search(clause):
        return 5, "under_way"
    if _DONE_AFTER.search(after):
        return 6, "done"
    if _BENEFIT.search(before):
        return 0, "benefit"
    if _PAST.search(before[-_REACH_OF_PAST:]):
        return 6, "done"
    # A bare verb that has an end, told of what came after the meeting: "กองช่างเปลี่ยนหลอดไฟ"; others go on, and so does
    # what only tells by what means: "สร้างความเข้าใจ โดยจัดตั้งศูนย์".
    return (6, "bare_telic") if telic and not _MEANS.match(clause) else (5, "bare_present")


# What could not be done is a deed that its clause negates.
_CANNOT = re.compile(r"(?:ไม่|มิ)(?:อาจ)?สามารถ\s?$")
_MEANS = re.compile(r"\s*โดย(?!กอง|สำนัก|เทศบาล|อบต|องค์การ)")


def _by_tense_alone(words: str) -> Level:
    """Fall back on tense where no verb of the tables occurs: "จะ…" is intended, "…แล้ว" is done."""
    if found := _NEGATED.match(words.lstrip()) or re.search(r"ยังไม่", words):
        return Level(2 if _MEANT.search(words) else 1, found.start(), found.end(), "negated")
    if (found := _PARTLY.search(words)) and not _WILL.search(words, 0, found.start()):
        return Level(5, found.start(), found.end(), "under_way")
    if found := re.search(r"จะ(?!แจ้งเกิด)|ควร|เตรียม", words):
        return Level(2, found.start(), found.end(), "intended")
    if (found := _DONE_AFTER.search(words)) and not _MERELY_SAID.search(words[: found.start()]):
        return Level(6, found.start(), found.end(), "done")
    if found := _DID.search(words):
        return Level(6, found.start(), found.end(), "done")
    return Level(None)


_WILL = re.compile(r"จะ(?!แจ้งเกิด)[^\s]{0,6}$")
# ได้ before a verb of doing, where a sentence begins or behind who did it: "ได้ทำที่จอดรถ".
_DID = re.compile(
    r"(?:^|\s|(?:กอง|สำนัก|เทศบาล|อบต|อบจ|ชุมชน|หมู่บ้าน|โรงเรียน)[ก-๙.]{0,20}\s?)ได้(?=ทำ(?!ให้)|จัด|นำ|ช่วย|ไป|ลงมือ|ออก|ย้าย|วาง|ตั้ง|ปิด|เปิด|ยก|ตัด|ขน|เอา)"
)


# A body behind one of these receives what is done, or only stands beside the one who does it.
_RECEIVER = re.compile(
    r"(?:ให้|ต่อ|กับ|จาก|ยัง|ของ|แก่|ถึง|แจ้ง|ระหว่าง|ใน|ร่วมกับ|เสนอ|และ|ผ่าน|มอบ(?:หมาย)?|ที่|เรียน|สำหรับ|ต่อที่ประชุม)\s*$"
)
# Who is given money or goods, and who is at another's side, is not told to act.
_GETS = re.compile(r"(?:(?:แจก|จ่าย|โอน|มอบ(?!หมาย))[ก-๙ ]{0,20}(?:ให้|แก่)|ร่วมกับ|ระหว่าง|จาก)\s*$")
# Behind one of these it only tells where something stands: "ถนนหน้าวัด".
_BESIDE = re.compile(r"(?:หน้า|(?<!ภาย)หลัง|ข้าง|ใกล้|บริเวณ|รอบ)$")
_BY = re.compile(r"โดย(?:มี)?\s*$")
# What a body that acts is followed by.
_ACTS = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:[ก-๙.]{0,30}\s?)?(?:ซึ่งเป็น[^\n]{0,60}\s)?(?:ได้|จะ|มี|ดำเนิน|ลงพื้นที่|ออก|จัด|นำ|รับ|อยู่|กำลัง|แจ้ง|ประสาน|ซ่อม|ติดตั้ง|แก้|รายงาน|เข้า|เห็น|อนุมัติ|ตั้ง|ปรับ|ขับเคลื่อน|ร่วม|ส่ง|สำรวจ|มอบ|บรรจุ|ติดตาม|สรุป|ยัง|พิจารณา|เร่ง|ทำ|กำหนด|สร้าง|เปลี่ยน|ขุด|ลอก|ล้าง|แจก|โอน)"
)
# Where a body's name ends, for no blank does it; นำ ends it but น้ำ (water) does not, จัด but not จัดเก็บ in งานจัดเก็บรายได้,
# ขอ but not the ขอ of อำเภอ behind a ข: สาธารณสุขอำเภอ.
_NAME_ENDS = re.compile(
    r"ได้|มี(?!นาคม)|จะ|ดำเนิน|ลง(?=พื้นที่|นาม)|ออก(?!แบบ)|(?<!สนับสนุนการ)จัด(?!เก็บ|การ|หางาน)|นำ(?!้|ร่อง)|รับ(?!ผิด|จ้าง|เหมา)|อยู่|กำลัง|แจ้ง|ประสาน|ซ่อม|ติดตั้ง|แก้|รายงาน|เข้า|เห็น|อนุมัติ|ตั้ง|ปรับ|ขับเคลื่อน|(?<!บริการ)ร่วม|สำรวจ|มอบ|บรรจุ|ติดตาม|สรุป|ยัง|พิจารณา|เร่ง|ทำ(?!การปกครอง|แผนฯ)|กำหนด|เปิด|ยื่น|ซื้อ|(?<!รับ)จ้าง|นัด|ค้น|ตรวจ(?!สอบ|การ|เงิน)|อุด|ขีด|เกรด|คืน|เก็บ(?!ราย|ภาษี|ขน)|ขุด|วาง(?!แผน)|ปลูก|แบ่ง|เชิญ|ใช้(?!น้ำ|ไฟ|บริการ|ถนน|รถ|แรงงาน)|(?<!สุ)ขอ(?!ง|น|ำ)|หารือ|หา(?=พื้นที่|ที่|งบ|ผู้|ทาง|แนว)|ยืนยัน|เสนอ|สั่ง|แจก|สร้าง|ลด|เริ่ม|ชี้แจง|(?<!เ)(?<!หน้า)ที่(?!เกี่ยวข้อง|ดิน)|เพื่อ|โดย|และ(?!พัฒนา|สิ่งแวดล้อม|แผน|สังคม|วัฒนธรรม|บรรเทา|ระงับ|งบประมาณ|อนามัย|ผังเมือง|กีฬา|ความมั่นคง|ทรัพยากร|นันทนาการ|แรงงาน)|ซึ่ง|ใน|ให้|เป็น|ของ(?=ประชาชน)|ไป|ตาม(?!แผน)|ทราบ|แล้ว|(?<!ขน)ส่ง(?!เสริม)|(?<=[.ก-๙])สนับสนุน|ประชุม|(?<!งบ)ประมาณ(?=การ|ราคา)|จึง|แต่|(?<!ผู้)ว่า|ต่อ|กับ"
)


@cache
def _actors(*, widely: bool) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("actors") if widely or row["sort"] != "first"))


# An office, and behind it the larger one that it is part of: "งานไฟฟ้า กองช่าง", "ฝ่ายปกครอง สำนักปลัด".
_PART_OF = re.compile(r"(?:งาน|ฝ่าย)[ก-๙]+ (?=(?:กอง(?!ทุน)|สำนัก(?!งาน))[ก-๙])")


# Words that a verb stands in, which ends no name there.
_WHOLE_WORD = re.compile(
    r"คณะ.{8}|งาน(?:ประชาสัมพันธ์|ซ่อมบำรุง|ตลาด|ทะเบียน)|เจ้าหน้าที่|ผู้ว่าราชการจังหวัด|ที่ทำการปกครอง|ผู้ออกแบบ|ชุด(?:ลาดตระเวน|ปฏิบัติการ)|หน่วยจัดการ|หมู่บ้าน|ชาวบ้าน|พนักงาน|ที่ปรึกษา|อาสาสมัคร"
)


def _actor_name(found: str) -> str:
    """Return a body's name without the words that go on behind it."""
    # Where its first words end is passed over: คณะทำงาน itself holds ทำ (to do), กองแผน would be cut to nothing.
    whole = _WHOLE_WORD.match(found)
    head = whole.end() if whole else 3
    ends = [m.start() for m in (_NAME_ENDS.search(found, head), _cue_pattern().search(found, head)) if m]
    return found[: min(ends, default=len(found))].strip()


# What stands before who did it: the matter, when, since when: "ถนน: กองช่างเกรดแล้ว", "หลังลงนาม ชุดลาดตระเวน…".
_LEADS_TO_DEED = re.compile(
    r"\s*(?:[ก-๙][ก-๙ ]{1,28}\s?:\s*|(?:หลัง|ภายหลัง|จาก|ตาม)(?:ข้อ|มติ|การ|ลงนาม|ประชุม|นั้น|ผล|ความ)[ก-๙]{0,25}\s+|อยู่ระหว่าง(?=กอง|สำนัก|ที่ดิน|แขวง)|(?:ปัจจุบัน|ขณะนี้|ต่อมา|ล่าสุด)\s+)"
)
# Within so many letters, the words name it first of all.
AT_ONCE = 3


def actor_of(words: str, *, widely: bool = True) -> tuple[str, int, int] | None:
    """Return who did it with its offsets: a named body that acts, before one that only receives; None where none is named.

    `widely`: the words tell a deed, so that whoever they begin with did it, were it a baker's shop.
    """
    if lead := _LEADS_TO_DEED.match(words) if widely else None:
        told = actor_of(words[lead.end() :])
        if told and told[1] <= AT_ONCE:
            return told[0], told[1] + lead.end(), told[2] + lead.end()
    receiver: tuple[str, int, int] | None = None
    first: tuple[str, int, int] | None = None
    for found in _actors(widely=widely).finditer(words):
        name = _actor_name(found[0])
        if len(name) < 3:
            continue
        if (part := _PART_OF.match(words, found.start())) and part.end() == found.start() + len(name) + 1:
            whole = _actors(widely=widely).match(words, part.end())
            name = words[found.start() : part.end()] + _actor_name(whole[0]) if whole else name
        span = (name, found.start(), found.start() + len(name))
        behind = found.start() + len(name)
        before, after = words[max(0, found.start() - 30) : found.start()], words[behind : behind + _REACH]
        if _BESIDE.search(before):
            continue
        is_agent = bool(_BY.search(before))
        if _RECEIVER.search(before) and not is_agent:
            # "มอบหมายให้กองช่างดำเนินการ": the one told to act counts where nobody else is named.
            if found[0] not in ("ชุมชน", "ประชาชน") and not _GETS.search(before):
                receiver = receiver or span
            continue
        if is_agent or _ACTS.match(after):
            return span
        if found.start() <= AT_ONCE:
            if name not in ("ชุมชน", "ประชาชน"):
                # Who stands first is the subject, whatever the verb.
                return span
            first = first or span
    return first or receiver


_OF_DIVISION = re.compile(r"(?:กิจกรรม|งาน|ส่วน)?(?:ของ)?(?=กอง(?!ทุน)|สำนัก(?:งาน)?(?:ปลัด|ช่าง|คลัง|การ|สาธารณ)|ฝ่าย)")


def names_division(words: str) -> bool:
    """Tell whether words are the name of a division and nothing more: "กิจกรรมของกองช่าง", and not "กองช่างซ่อมแล้ว"."""
    lead = _OF_DIVISION.match(words)
    division = actor_of(words[lead.end() :], widely=False) if lead else None
    return bool(lead and division and division[1] == 0 and lead.end() + division[2] >= len(words.rstrip()))
