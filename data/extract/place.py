"""Where an activity was held."""

from __future__ import annotations

import re

from data.extract.draft import Context, Stated
from data.extract.sections import Block, Part
from data.extract.words import is_placeholder
from data.normalise import squeeze

# Where a sentence goes on behind a place.
_TELLS_ON = r"(?=\s*(?:\s(?:โดย|เพื่อ|มี|ซึ่ง|เวลา|ตั้งแต่|เมื่อ|ในวัน|ในการ|จำนวน|ผู้(?:เข้า|ร่วม|มา)|คน(?:มา|ร่วม|เข้า)|เชิญ|คาดว่า|วันนั้น|กรรมการ|และได้|ทั้งนี้|เป็นโครงการ|วันที่|ได้|รวม(?=ผู้|ทั้ง|จำนวน|\s?\d)|แต่ละครั้ง|ครั้งที่นำ|นาย|นาง|ประธาน|ประชาชน|พี่น้อง|มา(?=กัน|ร่วม|ประชุม)|ไม่ได้(?=นับ|จด|บันทึก)|มีคน|ใช้|ขอ(?=สรุป|รายงาน)|รับสมัคร|มาจริง|สรุป(?=ผล|ได้|ดัง)|ตัวแทน|ผู้แทน|นักเรียน|ชาวบ้าน|ราษฎร|ร่วม|พร้อม|ผล|จัด|ดำเนิน|เป็น|(?:เทศบาล|องค์การบริหาร|อบต)[ก-๙.]{0,30}?(?:จัด|ได้|เปิด)|ที่ประชุม|สำหรับ|จาก|เพราะ|เนื่อง(?:จาก|ด้วย)|เหตุ(?:ที่|ผล)|เปิด(?:ประชุม|เวที|งาน)|เริ่ม|เรื่อง(?=[ก-๙]{4})|พ่อค้า|แม่ค้า|เกษตรกร|ชาว|จิตอาสา|เยาวชน|อสม|กำนัน)|โดยมี|เพื่อ(?:รับฟัง|พิจารณา|ให้|ทบทวน|จัดทำ|ร่วม|ชี้แจง)|มีผู้เข้าร่วม|ซึ่งมี|เวลา\s?\d|เมื่อวันที่|เข้าร่วม|ประมาณ|\d+\s?(?:คน|ราย|ครัวเรือน)|[\n,;]|\s{2,}|$))"
# ณ (at) also stands inside words (คณะ, ณรงค์), ที่ and วัด (temple) inside others (จังหวัด): they lead to a place only
# where no letter stands before them.
_PLACE = re.compile(
    r"(?:(?<=📍)|(?<=📍\s)|(?<=\s)@|(?<![ก-๙])ณ(?![ก-ฮ]{2}[ะาิ])|(?<!นอก)สถานที่\s*:?|(?<![ก-๙])ใน(?=ห้องประชุม|หอประชุม|ศาลา(?=[ก-๙])|อาคาร)|(?:(?<=\s)|(?<=ใน)|(?<=ขึ้น)|(?<=กัน)|(?<=ประชุม)|(?<=จัด)|(?<=คุย)|(?<=เวที)|(?<=ขยะ))ที่\s?(?=(?:ศาลา|หอ|ห้อง|อาคาร|วัด|โรงเรียน|โรงเรือน|ลาน|สนาม|สถานี|ศูนย์|โดม|ตลาด|บ้าน(?=ผู้ใหญ่|กำนัน|นาย)|ริม|โรงอาหาร|ท่าน้ำ|ท่า(?:เทียบ)?เรือ|หาด|โรงแรม|ที่ทำการ|สำนักงาน|มัสยิด|โบสถ์|ค่าย|ร้าน|คลอง|สวน|ป่า|อ่างเก็บ|สระ|ฝาย|แพ|หน้า(?=วัด|ตลาด|โรง|อำเภอ)|ใต้(?=ต้น|ถุน|ร่ม)))|(?<=\d)\s*/\s*(?=(?:ศาลา|ห้อง|หอ|บริเวณ|ลาน|วัด|โรงเรียน|อาคาร|ที่ทำการ|สำนักงาน))|(?:(?<=25\d\d)|(?<=\.\s\d\d)|(?<=น\.))\s(?=(?:ศาลา|หอประชุม|ห้องประชุม|อาคาร|ลาน|โดม|บริเวณ|โบสถ์|ใต้(?:ต้น|ถุน|ร่ม)))|(?<=\d)\s{2,}(?=(?:ศาลา|หอประชุม|ห้องประชุม|อาคาร|วัด|โรงเรียน|ลาน|สนาม|ที่ทำการ)))\s*(?P<place>(?!วันที่)[^\n,;]{3,140}?)"
    + _TELLS_ON
)
# "ใช้ศาลาวัดเป็นที่ประชุม"
_USED_AS = re.compile(r"(?:ใช้|โดยใช้)\s?(?P<place>(?!เวลา)[^\n,;]{3,90}?)\s?เป็น(?:สถานที่|ที่)(?:จัด|ประชุม|นัด|พบปะ|พูดคุย)")
_TIME = re.compile(
    r"^\s*(?:เวลา|ตั้งแต่เวลา)?\s*\d{1,2}[.:]\d{2}\s*(?:น\.?)?(?:\s*(?:-|–|ถึง)\s*\d{1,2}[.:]\d{2}\s*(?:น\.?)?)?\s*(?:เป็นต้นไป)?\s*"
)

# A passage tells its place in its beginning.
_EARLY = 5000


def read_place(context: Context, block: Block, passages: list[Part]) -> Stated | None:
    """Return the place that the form's own field states, else the first that its words lead to with ณ or สถานที่."""
    for section in block.of("place", "date_place"):
        for part in section.parts:
            if stated := _of_field(context, part, with_date=section.role == "date_place"):
                return stated
    folded, text = context.text.folded, context.text.text
    for part in block.parts("date"):
        if stated := _behind_day(context, part):
            return stated
    for part in passages:
        if found := _PLACE.search(folded, part.start, min(part.end, part.start + _EARLY)):
            start, end = found.span("place")
            words = squeeze(text[start:end]).strip(" :-–,.")
            if len(words) >= 3:
                return Stated(words, start, end, "led_to")
        if found := _USED_AS.search(folded, part.start, min(part.end, part.start + _EARLY)):
            return Stated(squeeze(text[slice(*found.span("place"))]), *found.span("place"), "led_to")
    for find in (_near_day, _around):
        if stated := next((stated for part in passages if (stated := find(context, part))), None):
            return stated
    return None


_AROUND = re.compile(r"\s(?P<place>บริเวณ(?!ดังกล่าว|นี้|นั้น|ที่(?!ทำการ|ว่าการ))[ก-๙][^\n,;]{2,100}?)" + _TELLS_ON)


def _around(context: Context, part: Part) -> Stated | None:
    """Read the place that words which tell a day lead to with บริเวณ alone."""
    end = min(part.end, part.start + _EARLY)
    if not any(day.precision == "day" for day in context.dates_in(part.start, end)):
        return None
    found = _AROUND.search(context.text.folded, part.start, end)
    return (
        Stated(squeeze(context.text.text[slice(*found.span("place"))]), *found.span("place"), "led_to")
        if found
        else None
    )


def _near_day(context: Context, part: Part) -> Stated | None:
    """Read the place that words tell not far from their day, before it or behind it, where only ที่ or nothing leads to it."""
    folded = context.text.folded
    for day in context.dates_in(part.start, part.end):
        line = folded.rfind("\n", 0, day.start) + 1, folded.find("\n", day.end)
        end = line[1] if line[1] >= 0 else len(folded)
        behind = _AT_CALLED.search(folded, day.end, min(end, day.end + _NEAR))
        found = behind or _AT_CALLED.search(folded, max(line[0], day.start - _NEAR), day.start)
        if found and day.precision == "day":
            words = squeeze(context.text.text[slice(*found.span("place"))]).strip(" :-–,.")
            return Stated(words, *found.span("place"), "near_day")
    return None


_NEAR = 40
_AT_CALLED = re.compile(
    r"(?:(?<!หมู่)(?<!คน)(?<!ผู้)(?<!วัน)ที่\s?|ณ\.\s?|ตรง(?:บริเวณ)?|(?<=\d)[ \t]+|น\.?\)?[ \t]+)"
    r"(?P<place>(?:ที่(?:ว่าการ|ทำการ)|ศาลา|หอ(?:ประชุม|ศิลป์)|ห้อง(?:ประชุม|เรียน|[ก-๙]{3})|อาคาร|วัด(?!ผล)|มัสยิด|โบสถ์|โรงเรียน(?!ผู้สูง)|โรงแรม|โรงยิม|ลาน|สนาม|ศูนย์|โดม|ริม|หน้า(?=ห้อง|วัด|อาคาร|ที่ว่า|ตลาด|โรง)|สำนักงาน|สวน|ตลาด|ป่า|คลอง|หาด|สะพาน|อ่าง|ฝาย|ถนน(?=หน้า|ลง|สาย|เลียบ))[^\n,;]{2,120}?)"
    + _TELLS_ON
)


# What a place is called by, where no word leads to it.
CALLED = re.compile(
    r"(?:ที่(?:ว่าการ|ทำการ)|ศาลา|หอ(?:ประชุม|ศิลป์)|ห้อง|อาคาร|วัด(?!ผล)|มัสยิด|โบสถ์|โรงเรียน|โรงยิม|ลาน|สนาม|ศูนย์|โดม|ริม|หน้า|สำนักงาน|สวน|ตลาด|ป่า|คลอง|หนอง|ท่า(?:น้ำ|เรือ)|หาด|บ้าน|ชุมชน|หมู่(?:ที่|บ้าน)|บริเวณ|สะพาน|อ่าง|ฝาย)[ก-๙]"
)


def _behind_day(context: Context, part: Part) -> Stated | None:
    """Read the place that a day's own field goes on with: "15 พ.ย. 2567 ริมหนอง"; other words behind the day are none."""
    days = context.dates_in(part.start, part.end)
    if not days or days[-1].precision != "day":
        return None
    start = days[-1].end
    start += time.end() if (time := _TIME.match(context.text.folded[start : part.end])) else 0
    while start < part.end and context.text.folded[start] in " \t,|":
        start += 1
    if label := _LABEL.match(context.text.folded, start, part.end):
        start = label.end()
    elif not CALLED.match(context.text.folded, start, part.end):
        return None
    found = _ENDS.search(context.text.folded, start, part.end)
    end = found.start() if found else part.end
    words = squeeze(context.text.text[start:end]).strip(" :-–,")
    return Stated(words, start, end, "field") if len(words) >= 3 else None


# On the line of the day the place may have a label of its own: "17 ต.ค. 67  ที่: ศาลาบ้านหัวทุ่ง".
_LABEL = re.compile(r"(?:(?:สถาน|จัด)?ที่(?:จัด|ไหน|ประชุม|พบ)?|จุด(?:นัดพบ|จัด))\s?[:：]\s*")
_ENDS = re.compile(
    r"\s(?:มี|มา(?=กัน|ร่วม|\s?\d)|ไม่ได้(?=นับ|จด|บันทึก)|คน(?:มา|ร่วม|เข้า)|(?:ประชาชน|ชาวบ้าน|นักเรียน|เกษตรกร|ราษฎร|ตัวแทน|แม่บ้าน)|ผู้|โดย|เพื่อ|จำนวน|ซึ่ง|เวลา|และได้)|\s{2,}|\n|\s\d+\s*คน"
)


def _of_field(context: Context, part: Part, *, with_date: bool) -> Stated | None:
    """Read a place's own field, which may begin with ณ, or one that it shares with the date."""
    folded, text = context.text.folded, context.text.text
    start, end = part.start, part.end
    if with_date or re.match(r"\s*ณ", folded[start:end]):
        if found := _PLACE.search(folded, start, end):
            start, end = found.start("place"), found.end("place") if with_date else end
        elif with_date:
            # No word leads to it: it stands behind the date and the hour.
            start = max((day.end for day in context.dates_in(start, end)), default=start)
            start += time.end() if (time := _TIME.match(folded[start:end])) else 0
            if behind := _ENDS.search(folded, start + 3, end):
                end = behind.start()
            if end - start > _LONGEST:
                return None
    if at := _AT.match(folded, start, end):
        start = at.end()
    words = squeeze(text[start:end]).strip(" :-–,)/")
    words += ")" if words.count("(") > words.count(")") else ""
    return Stated(words, start, end, "field") if len(words) >= 3 and not is_placeholder(words) else None


_AT = re.compile(r"ที่\s+(?=[ก-๙])")
# What stands behind a day and is longer tells more than where it was.
_LONGEST = 140
