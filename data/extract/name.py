"""What an activity is called: its stated title, else what a sentence says was held, else the document's title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from data.extract.draft import Context, Stated
from data.extract.kinds import kind_of
from data.extract.mentions import agency_first, mentions
from data.extract.sections import Block, Part
from data.normalise import squeeze

# "ได้จัดโครงการ…", "ร่วมประชุม…": a verb of holding, and the thing held. ร่วม inside มีส่วนร่วม (take part) and
# ผู้เข้าร่วม (those who came) is no such verb.
_NAME_LEAD = re.compile(
    r"(?:(?:ได้|มีการ|ร่วม|ดำเนินการ|ดำเนิน)\s*)*(?:(?:ส่ง|แจก|ทำ)(?=แบบ(?:สำรวจ|สอบถาม|ประเมิน))|จัดให้มี|จัดทำ|จัด|ดำเนินการ|ดำเนิน|เปิด|ออก|ลงพื้นที่|เข้าสู่|(?<!ผู้)เข้าร่วม|(?<!เข้า)(?<!ส่วน)(?<!ผู้)ร่วม|(?:ได้|แห่ง|ฝ่าย|หน่วยงาน|ชุมชน)(?=ลงนาม)|ได้(?=ประชุม|ทำประชาคม|อบรม|รับฟัง|สำรวจ)|(?:(?<![ก-๙])|(?<=ได้)|(?<=จึง))มี(?=การ(?:ประชุม|อบรม|รับฟัง))|นำ(?=ประชุม)|เป็นประธาน(?:เปิด|ใน|พิธีเปิด|การประชุม)?|(?:เปิด)?การ(?:ประชุม|อบรม)(?=\s*[\"“])|(?:ร่วม(?:กัน|ใจ(?:กัน)?|แรง(?:กัน)?)|ช่วยกัน)(?=ซ่อม|ปลูก|ทำความ|เก็บ|ขุด|พัฒนา|สร้าง|ทำ(?:แนว|ฝาย|คัน|ปุ๋ย|ทาง)|กำจัด|ปล่อย|ทาสี|ล้าง|กวาด))\s*[\"“]?\s*"
    r"(?P<name>(?:โครงการ|กิจกรรม(?!รวม|จำนวน|ทั้ง|\s*\d)|ลงนาม|การลงนาม|(?<=ออก)(?:สอดส่อง|ตรวจ|ติดตาม)|(?<=ลงพื้นที่)(?:สอดส่อง|ตรวจ|ติดตาม)|การประชุม|ประชุม|เวที|การอบรม|อบรม|งานประเพณี|ประเพณี|การประชาคม|ประชาคม|ประชาพิจารณ์|ประชาวิจารณ์|การรับฟัง|รับฟังความคิดเห็น|การสำรวจ|สำรวจความ|หน่วย|บริการ|พิธี(?=[ก-๙])|จิตอาสา|การเลือก|การแข่งขัน|สัมมนา|ฝึกอบรม|แบบ(?:สอบถาม|สำรวจ|ประเมิน)|(?<=กัน)(?:ซ่อม|ปลูก|ทำความสะอาด|เก็บขยะ|ขุดลอก|พัฒนา|สร้างฝาย|ทำ(?:แนวกันไฟ|ฝาย|คัน|ปุ๋ย|ทาง)|กำจัด|ปล่อยปลา|ทาสี|ล้าง|กวาด)|งาน(?=บุญ|วัน|ลอย|สงกรานต์|ประเพณี))(?!\s*(?:จำนวน|ประมาณ|รวม|ทั้งสิ้น|ทั้งหมด|เมื่อ\s?วัน|\d))[^\n]{3,220})"
)
# Where a name ends and the sentence goes on: with a date, a place, a purpose, the people.
_NAME_ENDS = re.compile(
    r"\s+(?:เมื่อ|ในวัน|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่)|ณ\s?|ซึ่ง|เพราะ|เนื่องจาก|โดย|เพื่อ(?!น)|ระหว่าง(?=วัน|เดือน)|ทุกวัน|ทุกเดือน|มีวัตถุประสงค์|มีผู้|ให้แก่|ให้กับ|ตั้งแต่|เวลา|ในเดือน|เดือน(?=[ก-๙]+\s*\d)|ดังนี้|และได้|จำนวน|มีการ|เป็นการ|ผลการ|ได้|นายก(?=เทศ|องค์|อบ|\s)|ทุกคน|ที่ประชุม(?=มี|ขอ|เสนอ|เห็น|ตกลง)|จากการ|ทั้งนี้|นำโดย|ผู้เข้าร่วม|รายละเอียด|จัด(?=ระหว่าง|เมื่อ|วันที่|ขึ้น))"
    r"|\s+(?:เชิญ|คนมา|มากัน|ผม(?=ได้|ไม่|ก็)|พี่น้อง|📍|@)|ขึ้น(?=ที่|ณ)|ในที่\s|(?<=[ก-๙])\s?ที่(?=ห้องประชุม|ศาลา(?:กลาง|ประชาคม|วัด|อเนก|การ)|หอประชุม|โดม|ลาน(?=วัด|หน้า|กีฬา|อเนก)|วัด(?=[ก-๙])(?!ผล|ได้))"
    r"|(?:ขึ้น)?เมื่อ\s?(?:วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)ที่|\d{1,2}\s)|ขึ้น(?=\s|เมื่อ|ใน|ระหว่าง)|ณ\s(?=ห้อง|ศาลา|หอ|อาคาร|วัด|โรงเรียน|บริเวณ|ที่ทำการ|สำนักงาน)|ในวันที่|วันที่\s?\d|โดยมี(?=วัตถุ|ผู้|นาย)|เพื่อรับฟัง|(?<=\S)ซึ่ง|ณห้อง|นั้น(?=\s)|\s+ใช้(?=[ก-๙]{3})|[“”\"]|\n"
)
_HELD_NAME = re.compile(
    r"(?:การ)?(?:ประชุม|จัดประชุม|อบรม|จัดเวที|เวที|จัดทำประชาคม)|โครงการ|กิจกรรม(?!ที่)|เวที|ประชาคม|งานประเพณี|ประเพณี"
)
_PURPOSE = re.compile(r"\s*เพื่อ(?!น)|\sในเดือน")
# What a title says before the activity: "รายงานผลการดำเนินงาน…".
_TITLE_LEAD = re.compile(
    r"^(?:ใน(?=การ(?:ประชุม|อบรม|รับฟัง|ประชาคม))|บท(?=สรุป)|สรุป|รายงาน|ผล|การ(?=ดำเนิน|รายงาน|สรุป)|ดำเนิน(?:การ|งาน)|การมีส่วนร่วม(?=ของ(?:คณะกรรมการ|สภา|กองทุน))|ของ|ข่าว|ประชาสัมพันธ์(?=โครง|กิจ)|ภาพ|กิจกรรม(?=การ|ประชุม|โครงการ)|เรื่อง|\s|:|-)*"
)
# A title of the form, or of the agency, and not of an activity.
_GENERAL_TITLE = re.compile(
    r"^\s*(?:สรุป|รายงาน|ผล|บันทึก|เล่าเรื่อง|ตาราง)*(?:การ|กิจกรรม)?(?:ที่ประชาชน)?มีส่วนร่วม|เปิด(?:โอกาส)?ให้|การมีส่วนร่วม(?:ของ|ใน)|มีส่วนร่วม(?:ในการ)?(?:ดำเนิน|บริหาร)|^\s*(?:รอบ|(?:ประจำ)?ปีงบ|ประจำปี)|โดยการมีส่วนร่วม$"
)
_TITLE_ENDS = re.compile(
    r"\s+(?:ประจำ)?(?:ปีงบประมาณ|ปี\s*พ\.?ศ|ปี\s*25)|\s+รอบ\s*\d"
    # The agency ends a title where its place, or nothing, stands behind it: "กรรมการพัฒนา อบจ.อ่างทอง ประชุมร่วม…" goes on.
    r"|\s+(?:องค์การบริหารส่วน|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.)(?!\s?(?:พบ|สัญจร|เคลื่อนที่|ยิ้ม)|\s?[ก-๙]+\s+(?:ประชุม|จัด|เปิด|ร่วม|ลงพื้นที่|ออก|ครั้งที่|สมัย))"
)
_WORTHY = re.compile(
    r"โครงการ|กิจกรรม|ประชุม|ประชาคม|เวที|รับฟัง|อบรม|ประชาพิจารณ์|ประชาวิจารณ์|จิตอาสา|สำรวจ|พบประชาชน|เคลื่อนที่|ประเพณี|ประเมิน|ลงนาม|สัญจร|หารือ|แผน|ร้อง(?=เรียน|ทุกข์|ขอ)|กองทุน|เทศบัญญัติ|ข้อบัญญัติ|พัฒนา|วงคุย|เสวนา|สภากาแฟ"
)
# A project may have the form's own words in its name.
_OWN_TITLE = re.compile(r"โครงการ(?!ที่|กิจกรรม|/|การเปิด|เปิดโอกาส)")
_OF_OFFICE = re.compile(
    r"(?:กลุ่ม|ฝ่าย)?งาน(?:แผน|นโยบาย|วิเคราะห์|ธุรการ|ประชาสัมพันธ์|พัฒนาชุมชน|สวัสดิการ|ป้องกัน|นิติการ|บริหาร|ยุทธศาสตร์)[ก-๙ ]*$"
)
_AGENCY_OR_DAY = re.compile(
    r"\s*(?:องค์การบริหาร|(?:เทศบาล|อบต\.?|อบจ\.?|ท[ตมน]\.)(?!\s?(?:สัญจร|พบ|เคลื่อนที่))|จังหวัด|(?:ศูนย์พัฒนาเด็กเล็ก|โรงเรียน|โรงพยาบาล)[ก-๙]*\s*(?:สังกัด|อำเภอ|ได้|จัด|$)|วันที่|เมื่อ|\d{1,2}/\d{1,2}/\d{2}|(?:ส่วนราชการ|เรียน|ที่)\s)"
)
_LONGEST_TITLE = 220
_QUOTES = '“”" '


def read_name(context: Context, block: Block, opening: list[Part], *, in_words: bool = False) -> Stated | None:
    """Return what the activity is called; `opening` is the document's beginning where it tells of this activity alone.

    `in_words`: it is told in running words, of which a deed may serve for a name where nothing else does.
    """
    if block.name:
        return _own_name(context, block.name)
    titles = [part for part in opening if part.end - part.start <= _LONGEST_TITLE]
    # "เรื่อง …" says outright what it is about.
    titles.sort(key=lambda part: not _SUBJECT.match(context.words(part)))
    told = block.parts("story", "opening", "issue", "objective", "date", "background", "participants")
    # What may tell the name, in the order in which it is believed: its rule, where it is sought, how.
    ways: list[tuple[str, list[Part], Callable[[Context, Part], Stated | None]]] = [
        ("quoted", titles, partial(_named_in, _QUOTED)),
        ("title", titles, partial(_title_over_lines, opening=opening)),
        ("title", opening, _reported_on),
        ("first_of_story", block.parts("story")[:1], _whole_activity),
        ("quoted", told, partial(_named_in, _GIVEN_NAME)),
        ("said_to_be_held", [*told, *block.parts("result"), *opening], held_name),
        ("said_to_be_held", [*told, *opening], _said_to_be),
        ("said_to_be_held", told, partial(_named_in, _TOLD_ABROAD)),
        ("said_to_be_held", [*told, *opening], partial(_named_in, _AT_MEETING)),
        ("said_to_be_held", [*told, *opening], _met_about),
        ("title", titles[:_ON_TOP], _behind_agency),
        ("words", titles[:_ON_TOP], _headline),
        ("words", [*block.parts("issue"), *titles], _whole),
    ]
    if in_words:
        ways += [("deed", [*told, *opening], _deed), ("deed", [*told, *opening], within_sentence)]
    if name := _first_of_issue(context, block):
        return name._replace(rule="first_of_issue")
    for rule, parts, read in ways:
        if name := next((found for part in parts if (found := read(context, part))), None):
            return name._replace(rule=rule)
    return None


def _whole_activity(context: Context, part: Part) -> Stated | None:
    """The words of a short answer that names an activity and tells no more of it."""
    name = leading_name(context, part)
    return name if name and name.end == part.end else None


def _stated(context: Context, start: int, end: int, around: str = _QUOTES) -> Stated:
    return Stated(squeeze(context.text.text[start:end]).strip(around), start, end)


def _own_name(context: Context, name: Part) -> Stated:
    start = name.start
    while start < name.end and context.text.folded[start] in ' \t:-–.“"':
        start += 1
    return _stated(context, start, name.end)


def _first_of_issue(context: Context, block: Block) -> Stated | None:
    """The form's first element often begins with the activity itself: "เวทีประชาคมระดับตำบลเพื่อ…"."""
    folded = context.text.folded
    first = next(iter(block.parts("issue")), None)
    if first is None or first.marked or not _HELD_NAME.match(folded, first.start, first.end):
        return None
    found = (pattern.search(folded, first.start + 8, first.end) for pattern in (_NAME_ENDS, _PURPOSE, _TITLE_ENDS))
    return _stated(context, first.start, min((m.start() for m in found if m), default=first.end), _QUOTES + ":")


# A deed without what it was about, and the line below it that tells that.
_BARE_DEED = re.compile(
    r"(?:การ)?(?:จัด)?(?:ประชุม|เวที|ประชา(?:พิจารณ์|วิจารณ์))?(?:เพื่อ|การ)?(?:รับฟังความ(?:คิด)?เห็น|ประชุม|เวที)(?:ของ)?(?:ประชาชน)?"
)
_ABOUT = re.compile(r"(?:ต่อ)?(?:ร่าง|เรื่อง|โครงการ|เกี่ยวกับ|เพื่อ(?!น)|กรณี|ว่าด้วย|แนวทาง)")


def _title_over_lines(context: Context, part: Part, opening: list[Part]) -> Stated | None:
    """A title, with the lines that it goes on in where its first only says that opinions were heard or people met."""
    name = title_of(context, part)
    folded = context.text.folded
    if name is None or name.end != part.end or not _BARE_DEED.fullmatch(folded, name.start, name.end):
        return name
    end = part.end
    for more in opening:
        is_next = (
            more.start > end and folded[end : more.start].count("\n") == 1 and not folded[end : more.start].strip()
        )
        if not is_next:
            continue
        is_more = _ABOUT.match(folded, more.start) if end == part.end else not _NOT_OF_NAME.match(folded, more.start)
        if not is_more or more.end - part.start > _LONGEST_TITLE:
            break
        end = more.end
    return _stated(context, name.start, end, _QUOTES + ":")


def _reported_on(context: Context, part: Part) -> Stated | None:
    """What a sentence says that it reports on: "ขอรายงานผลการมีส่วนร่วม เรื่อง โครงการปลูกป่าชายคลอง"."""
    found = _REPORTS_ON.search(context.text.folded, part.start, part.end)
    if found is None:
        return None
    ends = _NAME_ENDS.search(context.text.folded, found.start("name") + 8, part.end)
    return _stated(context, found.start("name"), ends.start() if ends else found.end("name"))


_REPORTS_ON = re.compile(
    r"(?:ขอ|จึง)(?:สรุป)?รายงาน[^\n]{0,100}\sเรื่อง\s*(?P<name>(?:โครงการ|กิจกรรม|การประชุม|ประชุม|เวที|ประชาคม|การอบรม|การรับฟัง|ประชาพิจารณ์)[^\n]{5,160})"
)
_NOT_OF_NAME = re.compile(r"\W|(?:รอบ|(?:ประจำ)?ปี|วันที่|เมื่อ|ณ\s|องค์การบริหาร|เทศบาล|อบ[ตจ]\.|อำเภอ|จังหวัด|ตำบล|โดย)")


def title_of(context: Context, part: Part) -> Stated | None:
    """A title line that names an activity, without what stands before it and the period and agency behind it."""
    folded = context.text.folded
    words = context.words(part)
    lead = _TITLE_LEAD.match(words)
    skipped = lead.end() if lead else 0
    rest = words[skipped:]
    if (
        _begins_with_day(context, part)
        or not _WORTHY.search(rest[:60])
        or (_GENERAL_TITLE.search(rest[:45]) and not _OWN_TITLE.match(rest))
        or _OF_OFFICE.match(rest)
        or (_AGENCY_OR_DAY.match(rest) and not (_SUBJECT.match(words) and kind_of(rest[:60])[0]))
    ):
        return None
    start = part.start + skipped
    ends = [m.start() for pattern in (_NAME_ENDS, _TITLE_ENDS) if (m := pattern.search(folded, start + 6, part.end))]
    end = min(ends, default=part.end)
    return None if _ONLY_GENERIC.fullmatch(folded, start, end) else _stated(context, start, end, _QUOTES + ":")


def _begins_with_day(context: Context, part: Part) -> bool:
    """Tell whether words begin with a day: it is when something was, and no name."""
    days = context.dates_in(part.start, part.end, also_christian=True)
    return bool(days) and not _TO_DAY.sub("", context.text.folded[part.start : days[0].start])


def _behind_agency(context: Context, part: Part) -> Stated | None:
    """What a headline says that an agency does: "อบจ.สงขลา อบรมพลเมืองอาสาประชาธิปไตย รุ่นที่ 5"."""
    words = context.words(part)
    agency = agency_first(words)
    if agency is None or agency.end >= len(words) or not words[agency.end].isspace():
        return None
    behind = Part(part.start + len(words) - len(words[agency.end :].lstrip()), part.end)
    named = leading_name(context, behind, behind_day=True)
    return named if named and named.end - named.start >= _SHORTEST_NAME else None


_SUBJECT = re.compile(r"\s*(?:เรื่อง|ชื่อ(?:กิจกรรม|โครงการ|งาน)?)[\s:]")

# Words that name no activity by themselves: "ข่าวกิจกรรม เทศบาลตำบล…".
_ONLY_GENERIC = re.compile(
    r"(?:การ|ดำเนิน(?:การ|งาน)?|ติดตาม|ประเมินผล|และ|กิจกรรม|โครงการ|ประชุม|ข่าว|อบรม|จัด|พัฒนา|แผน|เวที|ต่าง\s?ๆ|กัน|ขึ้น|\s)*"
)


def held_name(context: Context, part: Part) -> Stated | None:
    """The project or meeting that a sentence says was held."""
    folded = context.text.folded
    found = _NAME_LEAD.search(folded, part.start, part.end)
    if found is None:
        return None
    start, end = found.span("name")
    if quoted := _QUOTED.match(folded, start, end):
        # What stands in quotation marks is the name, and no end of one.
        return _stated(context, *quoted.span("name"))
    ends = _NAME_ENDS.search(folded, start + 8, end)
    return _stated(context, start, ends.start() if ends else end)


_QUOTED = re.compile(r"(?P<name>(?:โครงการ|กิจกรรม|เวที|งาน|ประชุม|อบรม)\s?[\"“][^\"”\n]{5,80}[\"”])")


def _named_in(pattern: re.Pattern[str], context: Context, part: Part) -> Stated | None:
    """The `name` of a pattern in a sentence."""
    found = pattern.search(context.text.folded, part.start, part.end)
    return found and _stated(context, found.start("name"), found.end("name"))


# The name that a sentence says something held was given: ในงานที่ตั้งชื่อว่า “เวทีคุยเรื่องน้ำเค็ม”.
_GIVEN_NAME = re.compile(
    r"(?:งาน|เวที|กิจกรรม|โครงการ|ประชุม|วง)[ก-๙]{0,20}ชื่อ(?:ว่า|งาน)?\s?[\"“](?P<name>[^\"”\n]{5,80})[\"”]"
)


def _said_to_be(context: Context, part: Part) -> Stated | None:
    """The activity that a sentence says it tells of: "ขอรายงานเรื่องเดียว คือ การประชุมรับฟังความคิดเห็น…"."""
    found = _IS.search(context.text.folded, part.start, part.end)
    return leading_name(context, Part(found.end(), part.end)) if found else None


_IS = re.compile(r"(?<=\s)คือ\s+(?=[ก-๙])")


# What a sentence says that people were told: "เทศบาลประชาสัมพันธ์การลดค่าธรรมเนียม ผ่านหอกระจายข่าว".
_TOLD_ABROAD = re.compile(
    r"(?<!งาน)(?<!ข่าว)(?P<name>(?:ประชาสัมพันธ์|รณรงค์)(?:การ|เรื่อง|งาน|โครงการ|เชิญชวน|ให้)[^\n]{3,120}?)(?=\s+(?:ผ่าน|ทาง|ระหว่าง|ตั้งแต่|เมื่อ|ณ|โดย|เพื่อ)|\n|$)"
)


def _met_about(context: Context, part: Part) -> Stated | None:
    """What people met to speak of: "ได้เชิญผู้ค้ามาประชุมหารือการปรับปรุงตลาด", "มานั่งคุยกันที่ศาลา เรื่องคลื่นกัดเซาะหาด"."""
    folded = context.text.folded
    found = _MET.search(folded, part.start, part.end)
    if found is None:
        return None
    start = found.start("name")
    ends = _NAME_ENDS.search(folded, start + 8, found.end("name"))
    if about := _ABOUT_WHAT.search(folded, start, min(part.end, start + _ABOUT_WITHIN)):
        start, ends = about.start("name"), None
    end = ends.start() if ends else about.end("name") if about else found.end("name")
    return _stated(context, start, end)


# What a sentence begins with, before its day: "ในการประชุมรับฟังความคิดเห็นผู้ค้า เมื่อวันพฤหัสบดีที่ …".
_AT_MEETING = re.compile(
    r"(?<![ก-๙])ใน(?P<name>การ(?:ประชุม|ประชาคม|อบรม|รับฟัง|สัมมนา)[^\n]{6,120}?)(?=\s(?:ซึ่ง)?(?:จัด(?:ขึ้น)?)?เมื่อ\s?(?:วัน|\d))"
)
_MET = re.compile(
    r"(?<!ผู้)(?:มา|เข้า|เชิญ|ชวน|ล้อมวง)(?:ร่วม|นั่ง|ล้อมวง|พูด)*(?P<name>(?:ประชุม|หารือ|คุย)(?!ครั้ง|จำนวน|รวม|ทั้ง|\s?\d)[^\n]{6,160})"
)
_ABOUT_WHAT = re.compile(r"(?<=\s)(?P<name>เรื่อง(?!นี้|ดังกล่าว|ที่|เดียว)[ก-๙]{5,80})(?=\s|$)")
_ABOUT_WITHIN = 120


def names_activity(words: str) -> bool:
    """Tell whether words call something held by what it was, and not by a headline: "เวทีแก้น้ำท่วม", but not "เมื่อน้ำลด"."""
    return bool(_WORTHY.search(words) or _DEED.match(words))


def title_of_event(context: Context, title: Part | None, told: Sequence[Part]) -> Part | None:
    """Return the title of an event told in running words; where it is a headline, what those words say was held."""
    if title is not None and names_activity(context.words(title)):
        return _behind_day(context, title)
    ways: list[Callable[[Context, Part], Stated | None]] = [
        _first_words, partial(_named_in, _IN_EVENT), held_name, _body_that_met, partial(_named_in, _AT_MEETING), _met_about,
        name_beside_day,
    ]  # fmt: skip
    if title is None:
        ways += [partial(leading_name, behind_day=True), within_sentence]
    named = next((name for read in ways for part in told if (name := read(context, part))), None)
    return Part(named.start, named.end) if named else title


def _behind_day(context: Context, title: Part) -> Part:
    """Return a title without the day that it begins with, and without what stands behind its name then."""
    day = next((day for day in context.dates_in(title.start, title.end) if day.precision == "day"), None)
    if day is None or _TO_DAY.sub("", context.text.folded[title.start : day.start]):
        return title
    told = context.text.folded[day.end : title.end]
    named = leading_name(context, Part(title.end - len(told.lstrip(_BESIDE_DAY)), title.end))
    return Part(named.start, named.end) if named else title


_TO_DAY = re.compile(r"(?:เมื่อ|วัน(?:ที่)?|\s)")
_BESIDE_DAY = " \t:,–-"


def _first_words(context: Context, part: Part) -> Stated | None:
    """What a paragraph of a series begins with, behind its number in words: "ครั้งแรกเป็นการประชุมผู้นำชุมชน …"."""
    begin = context.text.folded.rfind("\n", 0, part.start) + 1
    is_of_series = bool(_IN_SERIES.match(context.text.folded[begin : part.start].strip()))
    return leading_name(context, part) if is_of_series else None


_IN_SERIES = re.compile(r"(?:ครั้ง|เรื่อง|งาน|กิจกรรม|เวที|โครงการ)(?:ที่|แรก|สุดท้าย)\S{0,8}?\s?(?:คือ|เป็น|ได้แก่)$")


# Whoever sat together did so in something that has a name: "มานั่งประชุมกับนายก ในเวทีเด็กขอบอก".
_IN_EVENT = re.compile(
    r"(?:ประชุม|พบ|นั่ง|คุย)[^\n]{0,60}?\sใน(?P<name>(?:เวที|งาน|กิจกรรม|โครงการ)(?!ว่า|นี้|นั้น|ดังกล่าว|ครั้ง|แรก|ต่อ|ของ|มี|ที่)[ก-๙ ]{5,80}?)(?=\s(?:ผู้|น้อง|ชาว|ที่|มี|โดย|เมื่อ|วัน|ซึ่ง|ณ)|\n|$)"
)


def _body_that_met(context: Context, part: Part) -> Stated | None:
    """The committee or group that met: "คณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่น ประชุมกันเมื่อวันที่ …"."""
    return _named_in(_BODY_MET, context, part)


_BODY_MET = re.compile(
    r"(?<![ก-๙])(?P<name>(?:คณะกรรมการ|คณะทำงาน|กรรมการ|สภา|กองทุน|ชมรม|เครือข่าย|สมาคม|ประชาคม)[ก-๙.]{2,80})\s?(?:ได้|จึง)?(?:นัด|มา|จัด|เปิด)?ประชุม(?:กัน|หารือ|ร่วมกัน|ครั้งที่\s?\d+(?:/\d+)?|\s)*(?=เมื่อ|ใน|วัน|ที่|ณ\s)"
)


def name_beside_day(context: Context, part: Part) -> Stated | None:
    """What a sentence names not far from its day: "กิจกรรมปลูกป่า วันที่ …", "วันที่ 24 เมษายน 2567 ถึงคราวประชุมประชาคมท้องถิ่น"."""
    for day in context.dates_in(part.start, part.end):
        around = (max(part.start, day.start - _NEAR), day.start), (day.end, min(part.end, day.end + _NEAR))
        for begin, end in around if day.first else ():
            for found in _WORD_BEGINS.finditer(context.text.folded, begin, end):
                name = leading_name(context, Part(found.end(), part.end))
                if name and name.end - name.start >= _SHORTEST_NAME:
                    return name
    return None


_SHORTEST_NAME = 9
_WORD_BEGINS = re.compile(r"[\s,)—–:-](?:(?:เป็น|ถึง|มี)(?:คราว|วัน|การ|เวลา)?|ที่ผ่านมา\s?)?(?=[ก-๙])")
_NEAR = 60


def leading_name(context: Context, part: Part, *, behind_day: bool = False) -> Stated | None:
    """The activity that a paragraph begins with: "2. กิจกรรมปลูกป่า จัดเมื่อวันที่ …"; None where it begins otherwise.

    `behind_day`: the day stands before it, so that more words tell of something held on it.
    """
    folded = context.text.folded
    if not _LEADING_NAME.match(folded, part.start, part.end) and not (
        behind_day and _DEED.match(folded, part.start, part.end)
    ):
        return None
    ends = (pattern.search(folded, part.start + 6, part.end) for pattern in (_NAME_ENDS, _GOES_ON_TO_TELL))
    end = min((m.start() for m in ends if m), default=part.end)
    return _stated(context, part.start, end, _QUOTES + ":") if end - part.start <= _LONGEST_TITLE else None


_LEADING_NAME = re.compile(
    r"(?:การ)?(?:จัด)?(?:ประชุม|ประชาคม|เวที|อบรม|ฝึกอบรม|สัมมนา|ศึกษาดูงาน|โครงการ|กิจกรรม(?!ที่)|(?:แบบ)?สำรวจ|แบบ(?:สอบถาม|ประเมิน)|ลงนาม|รับฟังความคิดเห็น|งานประเพณี|ประเพณี|จิตอาสา|แข่งขัน|พิธี|ปลูก|ประชาพิจารณ์|ออกหน่วย)"
)
_DEED = re.compile(
    r"(?:ลงแขก|ขุดลอก|ล้าง|กวาด|ทาสี|ตัดหญ้า|เก็บ(?:ขยะ|ผัก|กวาด)|ซ่อม|ทำความสะอาด|พัฒนา|แห่|ตักบาตร|ทำบุญ|งาน(?:วัน|บุญ|ลอย|ประเพณี)|สงกรานต์|ลอยกระทง|ทำแนว|ปล่อย|หารือ|เปิด(?:เวที|บ้าน)|ชี้แจง|แข่ง|สภากาแฟ|(?:เทศบาล|อบต\.?)\s?(?:พบ|สัญจร|เคลื่อนที่)|Big|บิ๊กคลีน)"
)
_GOES_ON_TO_TELL = re.compile(
    r"\s+\d[\d,]*\s*(?:คน|ราย|ท่าน)|\s+(?:จัด(?:ขึ้น|เมื่อ|ที่|ทุก|ใน|ประชุม|\s)|ดำเนินการ|ระหว่าง|เมื่อ|ทุก)|\s+วันที่|\s+\d{1,2}\s*[ก-๙]+\s*25"
    r"|\s+(?:ที่(?!ประชุม|ดิน|อยู่|มี|ได้|เกิด|พัก|สาธารณ|ทำกิน|จะ|เปิด|ร่วม|ใช้|เกี่ยว|ผ่าน)|เฉพาะ|ตอบกลับ|ได้แบบ|คุย(?:เรื่อง|กัน)|[ก-๙.]{3,30}\s?\d[\d,]*\s*(?:คน|ราย|รูป)|มา(?:กัน|ร่วม|ประชุม|\s?\d)|มี(?:ผู้|คน|[ก-๙]{2,20}(?:มา|เข้า|ร่วม))|คน(?:มา|ร่วม|เข้า)|เรื่อง(?=[ก-๙]))"
)


# A line that names the agency, with its address or without, and one that begins with a day, name no activity.
_OF_WHOSE = re.compile(
    r"ส่วนราชการ|เรียน\s|(?:องค์การบริหารส่วน|เทศบาล(?:ตำบล|เมือง|นคร)|อบ[ตจ]\.|ท[ตมน]\.)\S*(?:\s*(?:อำเภอ|จังหวัด|ตำบล|[ตอจ]\.)\s?\S+|\s*\d{5})*\s*$|เมื่อวัน|วันที่\s?\d|เมื่อ\S{0,8}\s?\(?\d"
)


# A title of the activity, however it is worded, stands among the first lines.
_ON_TOP = 4
_NO_HEADLINE = re.compile(
    r"(?:ราย(?:งาน|ละเอียด)|(?:บอก)?เล่า|สรุป|ผล|บันทึก|เอกสาร|แบบ|ข่าว|ประกาศ|เรื่อง|เรียน|ส่วนราชการ|หน่วยงาน|หน้า|กอง|งาน(?!ประเพณี|วัน|บุญ|เทศกาล)|ฝ่าย|สำนัก|กลุ่มงาน|ศูนย์|โรงพยาบาล|จังหวัด|อำเภอ|ตำบล|รอบ|ประจำ|ปี|ไตรมาส|เดือน|ครั้งที่|MOIT|ITA|ภาคผนวก|ลงวันที่|ที่\s|วัน|เมื่อ|ณ\s|โดย)"
)
_LONGEST_HEADLINE = 90


def _headline(context: Context, part: Part) -> Stated | None:
    """A line on top that is nobody's address and no title of the form: "สภากาแฟผู้นำชุมชนเมืองชะอำ"."""
    words = context.words(part)
    if part.marked or not _SHORTEST_NAME <= len(words) <= _LONGEST_HEADLINE or _NO_HEADLINE.match(words):
        return None
    is_foreign = len(_LATIN.findall(words)) > len(words) / 2
    return None if is_foreign or re.search(r"\d|[:>»|]", words) else _whole(context, part)


_LATIN = re.compile(r"[A-Za-z]")


def _whole(context: Context, part: Part) -> Stated | None:
    """The words as they are, where they are no purpose and no title of the form."""
    words = squeeze(context.text.text[part.start : part.end])
    if (
        not words
        or _OF_WHOSE.match(words)
        or words.startswith("เพื่อ")
        or _GENERAL_TITLE.search(words[:80])
        or agency_first(words)
        or _begins_with_day(context, part)
    ):
        return None
    return _stated(context, part.start, min(part.end, part.start + 160), "")


def _deed(context: Context, part: Part) -> Stated | None:
    """What a sentence says that the agency, or who leads it, did: "อบต.หนองทรายขาว ออกรับซื้อขยะรีไซเคิลถึงหมู่บ้าน"."""
    folded = context.text.folded
    lead = _DOER.match(folded, part.start, min(part.end, part.start + _LEAD))
    agency = next(mentions(folded[part.start : part.start + _LEAD]), None) if lead else None
    if lead is None or agency is None or part.start + agency.start > lead.end():
        return None
    start = part.start + agency.end
    if lies := _LIES_IN.match(folded, start, part.end):
        start = lies.end()
    ends = _NAME_ENDS.search(folded, start + _SHORTEST_NAME, part.end)
    end = min(ends.start() if ends else part.end, start + _LONGEST_HEADLINE)
    words = folded[start:end].strip()
    return _stated(context, start, end) if len(words) >= _SHORTEST_NAME else None


def within_sentence(context: Context, part: Part) -> Stated | None:
    """What a sentence calls something held by, wherever it does: "นายกนั่งหัวโต๊ะประชุมประชาคมท้องถิ่นระดับตำบล"."""
    folded = context.text.folded
    for found in islice(_HELD_NAME.finditer(folded, part.start, part.end), _MOST_TRIED):
        last = min(part.end, found.start() + 2 * _LONGEST_TITLE)
        ends = (pattern.search(folded, found.start() + 8, last) for pattern in (_NAME_ENDS, _COUNTED_NEXT))
        end = min((m.start() for m in ends if m), default=part.end)
        if _SHORTEST_NAME <= end - found.start() <= _LONGEST_TITLE and kind_of(folded[found.start() : end])[0]:
            return _stated(context, found.start(), end)
    return None


_COUNTED_NEXT = re.compile(r"\s+(?:มี(?:ผู้|คน|ชาว)|\d[\d,]*\s*(?:คน|ราย|ท่าน))")
_LIES_IN = re.compile(r"(?:\s*(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.)\s?[ก-๙]+)+")
_MOST_TRIED = 12
# Who stands before the agency's name: "นายก", "งานการศึกษา", "โรงเรียนผู้สูงอายุ".
_DOER = re.compile(r"(?:[ก-๙.]{0,30}\s?)?")
_LEAD = 60
