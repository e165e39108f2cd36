"""Running words without the form's headings: clauses and what each tells."""

from __future__ import annotations

import re

from data.extract.follow_through import actor_of, level_of
from data.extract.lines import Text
from data.extract.sections import Part

# A clause begins at a new line, at two blanks, or at a blank before one of these words.
_CLAUSE = re.compile(
    r"\n+|\s{2,}|\s(?=(?:โดย(?:มี|ที่|ใน)|ซึ่ง|ทั้งนี้|จากนั้น|ที่ประชุม|ต่อมา|ในการนี้|ผลการ|ผลจาก|นอกจากนี้|อีกทั้ง|มีผู้เข้าร่วม|ผู้เข้าร่วม|เพื่อ(?!น)|หลังจาก|ภายหลัง|และได้|พร้อมทั้ง|สำหรับ|ประชาชน(?:ได้)?(?:เสนอ|ร้อง|แจ้ง)|จากการ|ใน(?:ที่)?ประชุม|เทศบาล\S{0,30}(?:ได้|จะ|รับ)|อบต\.\S{0,20}(?:ได้|จะ|รับ)|องค์การบริหารส่วน\S{0,40}(?:ได้|จะ|รับ)|กอง(?:ช่าง|คลัง|สาธารณสุข|การศึกษา|สวัสดิการ)))"
)
_USE = re.compile(
    r"นำ(?:ผล|ข้อเสนอ|ความคิดเห็น|ปัญหา|มติ|ข้อมูล|ข้อสรุป|โครงการ|เรื่อง|ไป).{0,80}(?:ไป|เข้า|ประกอบ|ปรับปรุง|แก้ไข|บรรจุ|เสนอ|จัดทำ)|(?:เทศบาล|อบต\.?|องค์การบริหารส่วน|กอง|สำนักปลัด|ผู้บริหาร|นายก|ฝ่ายบริหาร)[^\n]{0,60}?(?:ได้(?:ดำเนินการ|ซ่อม|มอบ|ประสาน|จัดสรร|ตั้งงบ|อนุมัติ|สั่ง|ส่ง|แจ้ง|แก้ไข|ปรับปรุง|ติดตั้ง|บรรจุ|รับเรื่อง|ลงพื้นที่)|จะ(?:นำ|ดำเนิน|เร่ง|บรรจุ|ประสาน|ตั้ง|จัด|พิจารณา)|รับทราบ|รับไว้|รับเรื่อง|มอบหมาย)|แล้วเสร็จ|ดำเนินการ.{0,30}(?:แล้ว|เรียบร้อย)|อยู่ระหว่าง(?:ดำเนิน|ก่อสร้าง|ซ่อม|จัด|สำรวจ|ประสาน)|ยังไม่ได้ดำเนินการ|หากมีงบประมาณ|บรรจุ.{0,20}แผน|รายงานผลให้|แจ้งผลให้"
)
_RESULT = re.compile(
    r"มติ|เห็นชอบ|เสนอ(?:ให้|ความ|แนะ|ปัญหา|โครงการ|ว่า)|สรุป(?:ผล|ได้|ว่า|ความ)|ร้องขอ|ขอให้|แจ้งว่า|แจ้งปัญหา|ผลการ(?:ประชุม|ประชาคม|รับฟัง|หารือ)|ความต้องการ|เห็นว่า|เห็นด้วย|ไม่เห็นด้วย|ข้อสรุป|ตกลง|คัดเลือก|จัดลำดับ|ได้ข้อ|ข้อเสนอ"
)
_ISSUE = re.compile(
    r"^\s*(?:โดยมี(?:วัตถุประสงค์|จุดประสงค์))?(?:เพื่อ(?!น)|วัตถุประสงค์|เรื่อง|ประเด็น|ในประเด็น|หัวข้อ|ระเบียบวาระ)|พิจารณา|หารือ|รับฟัง(?:ความคิดเห็น|ปัญหา)"
)
_PEOPLE = re.compile(
    r"ผู้เข้าร่วม|เข้าร่วม|ประกอบด้วย|มาร่วม|ร่วมประชุม|ร่วมกิจกรรม|\d+\s*(?:คน|ราย|ท่าน|รูป)(?!ละ)|ร่วมเป็น|พร้อมด้วย|นำโดย"
)
_CHROME = re.compile(r"^\s*(?:โพสต์|ลงวันที่|เผยแพร่|อ่าน|ผู้ประกาศ|แชร์)")


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
    actor = actor_of(words)
    if (
        actor is None
        or actor[1] > 4
        or actor[0].startswith(("ประชาชน", "ชุมชน", "กลุ่ม", "ผู้ใหญ่บ้าน", "กำนัน"))
        or _HOLDS.search(words)
    ):
        return False
    level = level_of(words).level
    return level is not None and level >= 2


_HOLDS = re.compile(
    r"(?:จัด|เปิด|ร่วม|ออก)(?:ให้มี|การ)?(?:ประชุม|โครงการ|กิจกรรม|เวที|ประชาคม|อบรม|หน่วย|รับฟัง)|ร่วมกับ|ลงพื้นที่(?:ฟัง|พบ)|มีมติ|เป็นประธาน|กล่าว"
)


def classify(words: str) -> str:
    """Tell what a clause speaks of: use, result, people, issue, or other."""
    if _CHROME.match(words):
        return "other"
    if _USE.search(words) or _acted(words):
        return "use"
    if _RESULT.search(words):
        return "result"
    if _PEOPLE.search(words):
        return "people"
    if _ISSUE.search(words):
        return "issue"
    return "other"
