"""The groups that are named as having taken part: how running words are cut into them, and what category each is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from data.extract.dates import BARE_DAY, find_dates
from data.extract.lines import Text
from data.lookup import any_of, patterns, table
from data.normalise import squeeze
from data.report import Group

SIDES = {row["category"]: row["side"] for row in table("participant_categories")}

_TRIM = " \t\n,;:.-–•()/และ"
# How a name of a group may begin when only a blank stands before it.
_LEADING = re.compile(
    r"(?:และ|(?:แยก|แบ่ง|จำแนก)(?:ออก)?เป็น|นำโดย|ร่วมกับ|ทั้ง(?=[ก-๙]{4})(?!สิ้น|หมด|หมู่|ตำบล|สอง|สาม|สี่|ห้า|นี้)|เชิญ(?=[ก-๙])(?!ชวน)|พร้อมด้วย|รวมถึง|ตลอดจน|รวมทั้ง|(?:ได้)?มา(?:นั่ง|ล้อมวง)?(?:พูด)?คุย(?:กัน)?(?:กับ)?|กับ|โดย(?:มี)?|มี(?!นา))\s*"
)
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s*(?:และ|พร้อมด้วย|รวมถึง|ตลอดจน|รวมทั้ง)\s*|\s+")
# A row that is the sum of the others, and one that splits them by sex, are no groups.
SUM = re.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้ง|จำนวน|ผู้เข้าร่วม|เป็น)?|ทั้งสิ้น|ทั้งหมด|ยอดรวม")
_SEX = re.compile(r"^[\s(,และ:\-]*(?:เพศ)?(?:ชาย|หญิง|ผู้ชาย|ผู้หญิง)\s*$|^[\s(,]*(?:เพศ)?(?:ชาย|หญิง)")
# Words that say only that people came, and not who.
_NOBODY = re.compile(
    r"(?:แต่|โดย|ซึ่ง|และ|มี|ประกอบด้วย|ได้แก่|ดังนี้|ผู้|คน|มา|ร่วม|เข้า|จริง|กัน|ถึง|ทั้งหมด|คือ|แบ่งเป็น|แยกเป็น|(?:ครั้ง|รุ่น|รอบ|วัน|เดือน|หมู่บ้าน|แห่ง)ละ|เฉลี่ย|ราย|[()]|\s)+|(?:เมื่อ|ใน|ระหว่าง)?\s?วันที่\s?\d*"
)
_HEAD_ONLY = re.compile(
    r"(?:^|[\s,]|และ)(?:ผู้|แกนนำ|ผู้แทน|ตัวแทน|เจ้าหน้าที่|ประธาน|รองประธาน|สมาชิก|กลุ่ม|ชมรม|ครู|คณะกรรมการ|กรรมการ|ผู้อำนวยการ|ผอ\.?|หัวหน้า|คณะ|ผู้นำ|ทีม|อาสาสมัคร|พนักงาน|[ก-๙]{2,14}จาก)+\s*$"
)
# Words that wait for the name of whom somebody is of: "พยาบาลของ รพ.สต.".
_OF_WHOM = re.compile(r"(?:ของ|แห่ง|ประจำ)\s*$")
# A place or a qualification, which goes on with the group before it.
_QUALIFIES = re.compile(
    r"(?:เช่น|อาทิ|ได้แก่|ประกอบด้วย|หมู่(?:ที่)?\s?\d|จำกัด|\(|ที่\s?\d|ตำบล|อำเภอ|จังหวัด|ใน(?:เขต|พื้นที่)|เทศบาล(?!เมือง$)|องค์การบริหาร|อบต|อบจ|อปท|บ้าน|จาก|ของ|ประจำ|ระดับ|(?:ทั้ง|ประมาณ)\s?\d|\d)"
)
# A term of the table stands no farther into the name of a group than this.
_FARTHEST_TERM = 22


@dataclass(frozen=True, slots=True)
class Reporter:
    """The reporting agency as far as groups depend on it: its kind and written-out name without blanks, '' where unknown."""

    kind: str = ""
    name: str = ""


@cache
def _terms(reporter: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kept = [row for row in table("participant_terms") if row["reporter"] in ("", reporter)]
    return tuple((row["category"], re.compile(row["pattern"], re.IGNORECASE)) for row in kept)


@cache
def _any_term() -> re.Pattern[str]:
    terms = "|".join(pattern.pattern for _, pattern in patterns("participant_terms", "category"))
    return re.compile(terms, re.IGNORECASE)


@lru_cache(maxsize=8192)
def _told_by_terms(label: str, kind: str) -> str:
    """Return the category of the first term that occurs; the same groups come in report after report."""
    return next((category for category, pattern in _terms(kind) if pattern.search(label)), "unknown")


def category_of(label: str, reporter: Reporter) -> str:
    """Return the category of a group named `label`, digits Arabic; `unknown` where no term tells.

    The first row of `participant_terms` that occurs decides, so the table stands from the particular to the general.
    """
    return category_and_rule(label, reporter)[0]


# ผู้ (who) is no word by itself: a blank behind it is the end of a line that parted "ผู้ปกครอง".
_PARTED_WORD = re.compile(r"(?<![ก-๙])ผู้ (?=[ก-๙])")


@lru_cache(maxsize=8192)
def category_and_rule(label: str, reporter: Reporter) -> tuple[str, str]:
    """Return the category of a group, as `category_of` does, and the rule that told it."""
    if reporter.kind != "province" and any_of("participant_phrases", "use", "own_staff").search(label):
        return "staff", "own_staff"
    label = _PARTED_WORD.sub("ผู้", label)
    joined = label.replace(" ", "")
    if _is_of_own_unit(joined, reporter):
        return "staff", "own_agency"
    is_own = bool(reporter.name) and joined.startswith(reporter.name)
    if is_own:
        # The agency itself is no other agency: a group of its own is told by the words behind its name, else it is staff.
        label = joined.replace(reporter.name, "อปท")
    category = _told_by_terms(label, reporter.kind)
    if category == "unknown":
        # The end of a line may have parted a word: "ผู้ใหญ่ บ้าน".
        category = _told_by_terms(label.replace(" ", ""), reporter.kind)
    if is_own or (category == "other_lao" and _is_of_kind_alone(joined, reporter.kind)):
        return ("staff" if category == "other_lao" else category), "own_agency"
    return category, "no_term" if category == "unknown" else "lookup:participant_terms"


# An agency told by its kind and no name, at the end of what a group is called: "กรรมการตรวจรับพัสดุของ อบต.".
_KIND_ALONE = {
    "sao": re.compile(r"(?<=[ก-๙]{3}ของ)(?:อบต\.?|องค์การบริหารส่วนตำบล)$"),
    "pao": re.compile(r"(?<=[ก-๙]{3}ของ)(?:อบจ\.?|องค์การบริหารส่วนจังหวัด)$"),
    "municipality": re.compile(r"(?<=[ก-๙]{3}ของ)เทศบาล(?:ตำบล|เมือง|นคร)?$"),
}


def _is_of_kind_alone(joined: str, kind: str) -> bool:
    """Tell whether a group is said to be of an agency of the reporting one's kind, without its name: it is the reporting one."""
    alone = _KIND_ALONE.get("municipality" if kind.endswith("municipality") else kind)
    return alone is not None and bool(alone.search(joined))


# Who works at a hospital or a health centre that the words only call so.
_OF_HEALTH_UNIT = re.compile(
    r"(?:พนักงาน|ลูกจ้าง|เจ้าหน้าที่|บุคลากร|ข้าราชการ|พยาบาล|แพทย์|และ)+(?:ของ|ใน|ประจำ)?(?P<unit>รพ\.?สต\.?|โรงพยาบาล|รพ\.?)"
)
_HEALTH_CENTRE = "โรงพยาบาลส่งเสริมสุขภาพ"


def _is_of_own_unit(joined: str, reporter: Reporter) -> bool:
    """Tell whether a group works where the report comes from: the hospital of a hospital's report is its own."""
    found = _OF_HEALTH_UNIT.fullmatch(joined) if reporter.name.startswith("โรงพยาบาล") else None
    return found is not None and ("สต" in found["unit"]) == reporter.name.startswith(_HEALTH_CENTRE)


def names_term(words: str) -> bool:
    """Tell whether some term of a category occurs."""
    return bool(_any_term().search(words))


def without_joining_word(words: str) -> str:
    """Return the words without the และ, พร้อมด้วย, โดยมี that they begin with."""
    found = _LEADING.match(words)
    return words[found.end() :] if found else words


_LONGEST_NAME = 50


def may_be_name(words: str) -> bool:
    """Tell whether words are short enough to be no more than the name of a group, and may be one."""
    return len(words) <= _LONGEST_NAME and may_be_group(words)


def may_be_group(words: str) -> bool:
    """Tell whether a piece of running text can be the name of a group of its own."""
    words = without_joining_word(words.strip())
    found = _any_term().search(words)
    return found is not None and found.start() <= _FARTHEST_TERM and not _QUALIFIES.match(words)


def cut_groups(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut running words into pieces at commas, at และ before a group, and at blanks before a group."""
    words = folded[start:end]
    kept_whole = bytearray(len(words) + 1)
    for compound in any_of("participant_phrases", "use", "compound").finditer(words):
        kept_whole[compound.start() : compound.end()] = b"\x01" * (compound.end() - compound.start())
    last = len(words.rstrip())
    pieces: list[tuple[int, int]] = []
    begin = 0
    for found in _SEPARATOR.finditer(words):
        if 1 in kept_whole[found.start() : found.end()]:
            continue
        separator = found[0].strip()
        if separator in (",", ";"):
            # "หมู่ที่ 1, 3 และ 4" are villages of one group.
            if found.end() >= last or words[found.end()].isdigit():
                continue
        elif not may_be_group(words[found.end() : found.end() + 40]):
            continue
        elif (
            not separator and words[found.start() - 1 : found.start()].isdigit() and _COUNTED.match(words, found.end())
        ):
            # "ประธานชุมชนทั้ง 16 ชุมชน" is one group.
            continue
        if separator == "และ" and _HEAD_ONLY.fullmatch(words, begin, found.start()):
            # "ประธานและกรรมการชุมชน": the second word tells of what both are.
            continue
        if not separator and _OF_WHOM.search(words, 0, found.start()):
            continue
        if not separator and _HEAD_ONLY.search(words[max(begin, found.start() - 30) : found.start()]):
            # "แกนนำ อถล.": a head word waits for what it is head of.
            continue
        pieces.append((start + begin, start + found.start()))
        begin = found.end()
    pieces.append((start + begin, end))
    return [(a, b) for a, b in pieces if words[a - start : b - start].strip(_TRIM)]


_COUNTED = re.compile(r"(?:ชุมชน|หมู่บ้าน|ตำบล|หมู่|กลุ่ม|โรงเรียน|แห่ง)(?:(?![ก-๙])|(?=มา))")
_ITEM_MARK = re.compile(r"\(?\d{1,2}\)\s*(?=[ก-๙])")


# Where it was, before who came: "ที่ห้องประชุม อบต. กรรมการ 17 คน".
_PLACE_FIRST = re.compile(r"(?:ณ\s?|ที่)(?:ห้องประชุม|หอประชุม|ศาลา|อาคาร)[ก-๙.]{0,60}\s+(?=[ก-๙]{3})")


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Take blanks, marks and joining words off both ends of a label."""
    while start < end:
        if text[start] in " \t\n,;:.-–•/":
            start += 1
        elif mark := _ITEM_MARK.match(text, start, end) or _PLACE_FIRST.match(text, start, end):
            start = mark.end()
        elif found := _LEADING.match(text, start, end):
            start = found.end()
        else:
            break
    while end > start and text[end - 1] in " \t\n,;:-–•/=(":
        end -= 1
    label = text[start:end]
    if label.endswith(")") and label.count("(") < label.count(")"):
        end -= 1
    if found := _GOES_ON_TO_COUNT.search(text[start:end]):
        end = start + found.start()
    return start, end


# Behind the name of a group: that so many follow, that so many came each time.
_GOES_ON_TO_COUNT = re.compile(
    r"(?<!\s)\s*(?:(?:เฉลี่ย)?(?:ครั้ง|รุ่น|รอบ|วัน|เดือน|หมู่บ้าน|หมู่|แห่ง|ชุมชน|บ้าน|โรงเรียน|กลุ่ม)ละ\s*)?(?:(?:เป็น)?(?:จำนวน|ประมาณ)\s*\d*\s*)?$"
    r"|(?<=[ก-๙]{4})(?<!ห)มา(?:ร่วม|กัน)?$|(?<=[ก-๙]{4})อีก$"
)


# A number of households is no group: "27 ครัวเรือน (จาก 41 ครัวเรือน)".
_HOUSEHOLDS = re.compile(r"ครัวเรือน(?:$|\W*(?:จาก|ใน|จำนวน|\d))|จาก\s?\d")


# Nor is a place, and who only "came along" is nobody in particular.
_WHEREABOUTS = re.compile(
    r"(?:บริเวณ|ณ\s|สถานที่|(?:ศาลา|ห้องประชุม|หอประชุม|อาคาร|ลาน|สนาม|โดม)(?=[ก-๙])|(?:ประเด็น|เรื่องที่)|ที่(?:ลาน|ศาลา|หอ|ห้อง|วัด|โรงเรียน|อาคาร|สนาม|ตลาด|บ้าน|ศูนย์|ท่า(?:เทียบ)?เรือ|ท่าน้ำ|หาด|ร้าน|โบสถ์|มัสยิด|สวน|โดม|สำนัก|ทำการ))"
)
_ONLY_CAME = re.compile(r"(?:คน|ผู้)?(?:ที่)?(?:เข้า|มา)?(?:ร่วม|มา)(?:เดิน|ประชุม|ฟัง|รับฟัง|กัน|งาน|กิจกรรม|เวที|ด้วย|ทั้งหมด)*")


def group_at(
    text: Text, start: int, end: int, headcount: int | None, reporter: Reporter, span_end: int | None = None
) -> Group | None:
    """Return the group named by the words `start:end`; None where they are a sum, a split by sex, or no words at all.

    Its span ends at `span_end`, where its count stands, if that is given. Its position is set when all are known.
    """
    start, end = _tidy(text.folded, start, end)
    label = squeeze(text.text[start:end])
    folded = squeeze(text.folded[start:end])
    if (
        len(label) < 2
        or re.fullmatch(r"[\d\s\W]*", label)
        or SUM.match(folded)
        or _NOBODY.fullmatch(folded)
        or _SEX.match(folded)
        or (headcount is None and (_HOUSEHOLDS.match(folded) or _WHEREABOUTS.match(folded)))
        or _ONLY_CAME.fullmatch(folded)
        or find_dates(folded)
        or BARE_DAY.search(folded)
    ):
        return None
    category = category_of(folded, reporter)
    return Group(0, label, category, SIDES[category], headcount, start, max(end, span_end or end))
