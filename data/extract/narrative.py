"""Running words without the form's headings: clauses and what each tells."""

from __future__ import annotations

import re

from data.extract.follow_through import actor_of, level_of
from data.extract.lines import Text
from data.extract.sections import Part
from data.lookup import any_of

# A clause begins at a new line, at two blanks, or at a blank before one of these words.
_CLAUSE = re.compile(
    r"\n+|\s{2,}|\s(?=(?:โดย(?:มี|ที่|ใน)|ซึ่ง|ทั้งนี้|จากนั้น|ที่ประชุม|ต่อมา|ในการนี้|ผลการ|ผลจาก|นอกจากนี้|อีกทั้ง|(?:โดย)?มี(?:ผู้(?:เข้า|มา|ร่วม)|[ก-๙]{2,40}?(?:เข้า|มา)ร่วม)|ผู้เข้า(?:ร่วม|อบรม|รับ)|เพื่อ(?!น)|หลังจาก|ภายหลัง|และได้|พร้อมทั้ง|สำหรับ|ประชาชน(?:ได้)?(?:เสนอ|ร้อง|แจ้ง)|จากการ|ใน(?:ที่)?ประชุม|เทศบาล\S{0,30}(?:ได้|จะ|รับ)|อบต\.\S{0,20}(?:ได้|จะ|รับ)|องค์การบริหารส่วน\S{0,40}(?:ได้|จะ|รับ)|กอง(?:ช่าง|คลัง|สาธารณสุข|การศึกษา|สวัสดิการ)))"
)


def clauses(text: Text, parts: list[Part]) -> list[Part]:
    """Cut paragraphs into clauses, in order."""
    found: list[Part] = []
    for part in parts:
        position = part.start
        for cut in _CLAUSE.finditer(text.folded, part.start, part.end):
            if cut.start() - position >= 12:
                found.append(Part(position, cut.start(), part.marked and position == part.start))
                position = cut.end()
        if text.folded[position : part.end].strip():
            found.append(Part(position, part.end, part.marked and position == part.start))
    return found


def _acted(words: str) -> bool:
    """Tell whether a clause begins with a body of the agency and goes on with what it did or will do."""
    words = _THEN.sub("", words)
    if _STATE.match(words):
        return not _says("holding", words)
    actor = actor_of(words)
    if actor is None or actor[1] > 4 or actor[0].startswith(_PUBLIC_ACTORS) or _says("holding", words):
        return False
    level = level_of(words).level
    return level is not None and level >= 2


_THEN = re.compile(r"^\s*(?:ปัจจุบัน|ขณะนี้|ล่าสุด|ต่อมา|จากนั้น|หลังจากนั้น\S*|เบื้องต้น|ภายหลัง\S*|ทั้งนี้)\s*")
# A clause without a subject that says how far a thing has come goes on from the agency's own deeds.
_STATE = re.compile(r"(?:อยู่ระหว่าง|กำลัง|ยังไม่ได้|จะ(?=[ก-๙]{2,}))")
# What the public does itself is no use that the agency made of an outcome.
_PUBLIC_ACTORS = ("ประชาชน", "ชุมชน", "กลุ่ม", "ผู้ใหญ่บ้าน", "กำนัน")


def _says(tells: str, words: str) -> bool:
    return bool(any_of("narrative_words", "tells", tells).search(words))


def element_of(words: str) -> str:
    """Tell which element a clause speaks of: use, result, participants, issue, or opening where none.

    The words are rows of `data/lookups/narrative_words.csv`. What was done afterwards outweighs what was resolved,
    that outweighs who came: one clause often names all three, and its last deed is what it is there to tell.
    """
    if _says("chrome", words):
        return "opening"
    if _says("use", words) or _acted(words):
        return "use"
    return next((element for element in ("result", "participants", "issue") if _says(element, words)), "opening")
