"""Items and labels as they are stored: without their marks, and nothing where only a placeholder stands."""

from __future__ import annotations

import re

from data.extract.draft import Context, Stated
from data.extract.sections import Part, Section, items_of
from data.normalise import squeeze

_NOTHING = re.compile(
    r"^\W*(?:-|ไม่มี(?!การ|ผู้|มติ)|ไม่(?:ได้|มีการ)นับ(?:จำนวน)?|ไม่ระบุ|ไม่ได้ระบุ|(?:อยู่)?ระหว่าง(?:ดำเนินการ)?รวบรวม(?:ข้อมูล)?|\(?ว่าง\)?|\(?ถ้ามี\)?|n/?a)?\W*$",
    re.IGNORECASE,
)
# What a post says to its readers, and the address below it.
_TO_READERS = re.compile(
    r"\W*(?:ติดตามข่าวสาร|(?:สนใจ|ต้องการ)?(?:ติดต่อ)?สอบถาม(?:ข้อมูล|รายละเอียด)?เพิ่มเติม|ติดต่อสอบถาม|กด(?:ไลก์|แชร์|ติดตาม)|ที่ทำการ\s?(?:อบต|เทศบาล|องค์การ)\S*\s+โทร)"
)
# What stands at the foot of a page says whose report it is, or of which year, and tells nothing.
_AT_FOOT = re.compile(
    r"(?:ประจำ)?ปีงบประมาณ\s?(?:พ\.ศ\.)?\s?[\d๐-๙]{4}"
    r"|(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]\.)\s?[ก-๙]{2,40}\s+(?:หน้า\s*)?[\d๐-๙]{1,3}"
    # Nor does what parts a report by its rounds, "=== ครึ่งปีหลัง (เมษายน - กันยายน 2567) ===".
    r"|[=*\-\s]*(?:ครึ่งปี(?:แรก|หลัง)|(?:รอบ\s?)?(?:6|๖|หก)\s?เดือน(?:แรก|หลัง)|ไตรมาส(?:ที่)?\s?[\d๐-๙])(?:\s?\([^()\n]*\))?[=*\-\s]*"
    # Nor does the agency's own address below it.
    r"|(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]\.)\s?[ก-๙]{2,40}(?:\s+(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.)\s?[ก-๙]{2,30}){1,3}(?:\s+[\d๐-๙]{5})?"
)
# Which matter of the minutes an item is about: "วาระ 3.1  กองช่างขุดลอก…".
_REFERENCE = re.compile(
    r"(?:(?:ตาม)?(?:ระเบียบ)?วาระ(?:ที่)?|มติ(?:ที่|ข้อ)|ข้อ)\s?\d{1,2}(?:\.\d{1,2})+\s*:?\s+(?=[ก-๙])|(?:ระเบียบ)?วาระ(?:ที่)?\s?\d{1,2}\s{2,}(?=[ก-๙])"
)
# Words that only lead up to a list are none of its items.
_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ)\s*:?\s*$")


def is_placeholder(words: str) -> bool:
    """Tell whether words only say that there is nothing to say: "-", "ไม่มี", "อยู่ระหว่างรวบรวมข้อมูล"."""
    return bool(_NOTHING.match(words) or _TO_READERS.match(words))


# "โดยมีวัตถุประสงค์เพื่อให้…": what it is for begins with เพื่อ.
_STATED_PURPOSE = re.compile(r"(?:โดย|ซึ่ง)?มี(?:วัตถุประสงค์|จุดประสงค์|จุดมุ่งหมาย)(?:คือ)?\s*(?=เพื่อ)")
# Of a page of questions and answers only the answers tell something.
_ASKED = re.compile(r"(?:(?P<question>(?:คำ)?ถาม|Q)|(?:คำ)?ตอบ|A)\s?\d{0,2}\s?[:：]\s*")


def item(context: Context, part: Part) -> Stated | None:
    """Return an item's text on one line with its offsets; None for a placeholder and for the foot of a page."""
    start, end = part.start, part.end
    text = context.text.text
    while start < end and text[start] in " \t\n:-–•|":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if asked := _ASKED.match(text, start, end):
        if asked["question"]:
            return None
        start = asked.end()
    if purpose := _STATED_PURPOSE.match(context.text.folded, start, end):
        start = purpose.end()
    if called := _REFERENCE.match(context.text.folded, start, end):
        start = called.end()
    words = squeeze(text[start:end])
    if is_placeholder(words) or _AT_FOOT.fullmatch(words) or len(words) < 4:
        return None
    return Stated(words, start, end)


def items(context: Context, sections: list[Section]) -> list[Stated]:
    """Return the items of each section; a list in one of them does not make a lead of another's words."""
    stated = [item(context, part) for section in sections for part in items_of(context.text, section.parts)]
    return [one for one in stated if one and not _LEADS_ON.search(one.text)]
