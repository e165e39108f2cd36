"""Who took part: totals and named groups with their headcounts.

Only units of people count (คน ราย ท่าน รูป); households, villages, baht, targets and visitors to a web page never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.extract.dates import find_dates
from data.extract.groups import (
    SUM,
    Reporter,
    category_of,
    cut_groups,
    group_at,
    may_be_group,
    may_be_name,
    names_term,
    without_joining_word,
)
from data.extract.lines import Text
from data.extract.number_words import MOST_DIGITS, NUMBER_WORDS, number_of_words
from data.mask import MASK
from data.report import Group

# "เจ็ดร้อยกว่าคน", "40 กว่าคน", and behind the unit "150 คนเศษ": a round number stands for itself.
_AND_MORE = r"(?:กว่า|เศษ)?\s?"
# In digits, or in words right before the unit: "สามสิบแปดคน".
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{NUMBER_WORDS}(?=\s?{_AND_MORE}(?:คน|ราย|ท่าน|รูป)))"
# คน is a unit but คนชรา and คนพิการ are people, ราย is one but รายงาน is a report, รูป is one (of monks) but รูปแบบ a form.
_UNIT = r"(?P<unit>คน(?!ชรา|พิการ|ไข้|งาน|ขับ|ใน|ละ)|ราย(?!งาน|ได้|การ|ชื่อ|เดือน|ปี|ละ|จ่าย)|ท่าน(?![ะ-ฺ็-๎])|รูป(?!แบบ|ภาพ|ธรรม|ถ่าย)|นาย(?![ก-๙]))"
# "หมู่ละ 4 คน รวม 32 คน": as many from each are not all that came.
_OF_EACH = "".join(rf"(?<!{each}ละ)(?<!{each}ละ )" for each in ("หมู่", "บ้าน", "ชุมชน", "แห่ง"))
_HEADCOUNT = re.compile(
    # "17 คน จากทั้งหมด 19 คน": who could have come.
    # Nor has the population of a place come.
    r"(?<!จาก)(?<!จาก )(?<!ประชากร)(?<!ประชากร )(?<!ประชากรรวม )(?<!ประชากรทั้งสิ้น )(?<!ประชากรทั้งหมด )(?:(?:จำน+วน|รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน)?|ทั้งสิ้น|ทั้งหมด|(?:เฉลี่ย)?ครั้งละ|ประมาณ|ราว(?:\s?ๆ)?|กว่า|เกือบ|(?<!ไม่)เกิน|ไม่น้อยกว่า)\s*(?:(?:ทั้งสิ้น|ทั้งหมด|ประมาณ|กว่า)\s*)?(?:[:=]\s*)?)*"
    rf"(?<!จากทั้งหมด)(?<!จากทั้งหมด )(?<!จากจำนวน ){_OF_EACH}(?<![\d.,/:])\(?{_NUMBER}\)?\s*{_AND_MORE}{_UNIT}(?:\s?เศษ(?![ก-๙]))?"
)
_ATTENDED = re.compile(
    r"ผู้เข้า\s?ร่วม|ผู้มีส่วนร่วม|เข้าร่วม|มาร่วม|นับ(?:หัว|จากใบลงชื่อ)?ได้(?=\s?$)|ลงชื่อ(?:ไว้)?(?=\s?$)|(?<!ผู้ไม่)(?<!ชุมชน)(?<!ชุมชน )(?<!ชาวบ้าน)(?<!ประชาชน)(?<!ราษฎร)เข้าประชุม|มา(?:นั่ง|ล้อมวง)?(?:พูด)?คุยก|ร่วมกิจกรรม|ผู้ร่วม|ผู้เข้าประชุม|ผู้มาประชุม|ผู้เข้ารับการ|เข้ารับการ|เข้าอบรม|มาประชุม|ร่วมประชุม|คนมา|จำนวนคน(?=\s?$)|มากัน|(?:มา|เข้า(?:ร่วม)?)จริง|มารวมกัน|ผู้มา(?:รับ|ใช้)บริการ|(?:(?<![ก-๙])|(?<=คน))มา(?:กัน)?(?=\s?$)|ออกแรงกัน|มาใช้สิทธิ|มาลงคะแนน"
)
_TARGET = re.compile(r"เป้าหมาย|ผู้มีสิทธิ|คาดว่า|คาดการณ์|ตั้งไว้|เป้า|ประมาณการ|จะเข้าร่วม|โควตา|รับสมัคร|ไม่เกิน")
_SURVEY = re.compile(r"ตอบแบบ|ผู้ตอบ|แบบสอบถาม|แบบประเมิน|กลุ่มตัวอย่าง|ตอบกลับ|(?<!ร่วม)ผู้(?:แสดง|ส่ง)ความ(?:คิด)?เห็น")
# A web page counts those who look at it.
_VISITORS = re.compile(
    r"ผู้(?:เข้า|เยี่ยม)?ชม|เข้าชม|ออนไลน์|online|ยอดวิว|สถิติ|เปิดอ่าน|อ่านแล้ว|ถูกใจ|ผู้ติดตาม|เข้าเว็บ|ผู้อ่าน", re.IGNORECASE
)
# What leads up to an enumeration of groups.
_LEAD = re.compile(
    r"\s*(?:โดย)?มี(?:ทั้ง|(?!ผู้(?:เข้า|มา|ร่วม)|คน|การ|มติ|วัตถุ|ความ|ทั้งหมด)(?=(?:(?!\d\s?(?:คน|ราย|รูป))[^\n]){6,160}?(?:เข้าร่วม|มาร่วม|ร่วม(?:รับฟัง|ประชุม|กิจกรรม|เวที)|มากัน|มา(?=นั่ง|ประชุม|ฟัง|คุย))))|.{0,90}?(?:ประกอบด้วย|ประกอบไปด้วย|ได้แก่|แบ่งเป็น|แยกเป็น|อาทิเช่น|อาทิ|เช่น|ดังนี้|ดังต่อไปนี้|ประชุมเป็น|ร่วมเป็น(?!จำนวน|เกียรติ|ประธาน)|กิจกรรมเป็น|โครงการเป็น|เข้าร่วมคือ|คือ(?!บ))\s*[:\-]?\s*"
)
_EXAMPLES = re.compile(
    r"(?:เช่น|มีทั้ง|ได้แก่|อาทิ(?:เช่น)?|ประกอบด้วย|แบ่งเป็น|แยกเป็น|คือ(?=\s)|ในจำนวนนี้(?:เป็น|มี)?|มาจาก\S{0,12}กลุ่ม\s*(?:คือ)?)\s*[:\-]?\s*"
)
# How the words go on behind a total whose parts they tell: "57 คน แยกเป็น …", "92 คน จาก 40 ครัวเรือน เป็นผู้สูงอายุ …".
_PARTED = re.compile(
    r"[\s,)]*(?:จาก\s?(?:ทั้ง(?:หมด)?\s?|จำนวน\s?)?\d+\s?[ก-๙]{2,12}\s+)?(?:โดย)?(?:(?:แยก|แบ่ง|จำแนก)(?:ออก)?เป็น|เป็น(?=\s*[ก-๙])|คือ(?!บ)|มี(?!นา|การ|ผู้(?:เข้า|มา)|มติ|ความ|วัตถุ|นาย|นาง|การ)(?=[ก-๙])|>>|»|→|\((?!\s*(?:รวม|ทั้ง|คิด|ร้อยละ|จาก|เป้า|ชาย|หญิง|ขาด|ลา|ไม่|เพศ))(?=[^()\d]{2,60}\d+\s?(?:คน|ราย|รูป|ท่าน)))\s*[:\-]?\s*"
)
# Where a sentence goes on to something else than who came.
_ENDS = re.compile(
    r"\s(?:เข้าร่วม|ร่วมประชุม|เพื่อ|โดยมี|ซึ่ง|ทั้งนี้|ณ\s|ในวัน|เมื่อวัน|ร่วมกัน|มา(?:ร่วม|นั่ง|ฟัง|คุย|ประชุม|กัน)|ร่วมแสดง|ร่วมกิจกรรม|ได้ร่วม|ได้เข้าร่วม)|(?:เข้าร่วม(?:ประชุม|กิจกรรม|โครงการ|รับฟัง|ใน|การ)|ร่วมเป็นเกียรติ|มาร่วม|ร่วม(?:ให้บริการ|สังเกตการณ์|สนับสนุน|อำนวยความสะดวก))"
)
# "มีเกษตรกรในพื้นที่เข้าร่วม 41 ราย": who came, and behind it how many.
_CAME = re.compile(
    r"(?:(?<=มี)|(?<=\s)|(?<=\n))(?P<who>(?!ผู้เข้า|มี|ณ)[ก-๙.]{3,60}?(?<!ผู้))(?:(?<!พื้น)ที่|ได้|ให้ความสนใจ)?(?:มา)?(?:เข้าร่วม|มาร่วม|(?:มา|เข้า)(?:ใช้|รับ)บริการ|ร่วม(?=ประชุม|กิจกรรม|งาน|รับฟัง|เวที))"
    r"(?:ประชุม|กิจกรรม|งาน|รับฟัง(?:ความคิดเห็น)?|เวที|โครงการ|อบรม|ประชาคม|การประชุม|ตรวจ[ก-๙]{0,10}|ฟัง|ซ้อม|แข่งขัน|(?:และ)?(?:ร่วม)?(?:แสดงความ(?:คิด)?เห็น|ร้องทุกข์)|\s)*(?=\s*(?:จำนวน|ประมาณ|รวม|ทั้งสิ้น|กว่า|\d|(?:[ก-๙]{0,12}(?:สิบ|ร้อย|พัน)[ก-๙]{0,12}(?:คน|ราย))))"
)
# A piece of running text with one of these is a sentence and not the name of a group.
_VERBAL = re.compile(
    r"(?<!ผู้)(?<!ที่)ได้รับ|ช่วยกัน|สมัครเป็น|ออกหน่วย|เปิดวง|เปิดเวที|ยื่น|ขอให้|^ขอ|เห็นด้วย|เห็นชอบ|ให้บริการ|ดำเนินการ|ความคิดเห็น|^ผล\s*:|งบประมาณ|^เป็น|จำนวนมาก|โครงการ(?!ชล)|ได้(?:จัด|ร่วม|มี)|จัด(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม)|^(?:หวัง|อยาก)|มี(?:สุขภาพ|รายได้)|แก้ไข|เสนอ|ออกรังวัด|มีความ|บาท|(?<!มูลนิธิ)(?<!ธนาคาร)เพื่อ(?!น)|ซึ่ง|ต้อง|จะ|แล้ว|ไม่"
)
# "ประชาชนที่มายื่นเรื่อง": whom the words behind ที่ only describe.
_RELATIVE = re.compile(r"(?<=[ก-๙]{3})ที่(?=มา|เคย|ได้|มี|อยู่|ใช้|เข้า|ยื่น|รับ).*")
# Behind the total, in brackets or not: "61 คน (แม่ค้า 40, ชาวบ้าน 21)", "43 คน แบ่งเป็น ชาวบ้าน 36 ครู 7"; before it: "ชาวสวน 58 / ล้ง 9 = 67 คน".
_BARE_LIST = re.compile(
    r"\s*(?:\(|(?:(?:แบ่ง|แยก)(?:ออก)?เป็น|ประกอบด้วย|ได้แก่|คือ|มี|:|=)\s*)(?P<list>(?=[^()\n]*\d)[^()\n]{5,200})"
)
_BARE_SUM = re.compile(r"(?P<list>[ก-๙][^=()\n]{5,200}?)\s*(?:=|รวม(?:เป็น|ทั้งสิ้น|ทั้งหมด)?)\s*\d[\d,]*\s?(?:คน|ราย|รูป)$")
_BARE_COUNT = re.compile(r"(?P<label>[ก-๙][^\d,;/()]{1,60}?)\s*(?P<count>\d{1,4})(?!\d)\s*(?=[,;/+=]|$|\)|\s[ก-๙])")
# "ชาวบ้าน ม.6=72; อปพร.=14": only what stands behind the mark is the count.
_EQUALS = re.compile(r"(?P<label>[ก-๙][^=;\n]{1,60}?)\s*=\s*(?P<count>\d{1,4})(?=\s*(?:[;,\n]|คน|\Z|$))")
_OF_SEX = re.compile(r"(?:^|[\s(,:]|และ|เป็น|เพศ|ผู้)(?:ชาย|หญิง)[\s:]*$")
_SEX_BEFORE_COUNT = re.compile(r"[\s(]*(?:เพศ)?(?:ชาย|หญิง)[\s:]*$")
# What stands behind a label without a count: an empty column, dots to be filled in, "จำนวน - คน".
_NO_COUNT = re.compile(
    r"(?<!\s)\s{3,}\S.*$|(?<!\s)\s*(?:จำนวน)?\s*[-–.…_]{2,}\s*(?:คน)?\s*$|(?<!\s)\s*จำนวน\s*(?:-|–)?\s*คน\s*$"
)
# An item that names nobody beside its count: "45 คน" above the groups.
_COUNT_ALONE = re.compile(rf"\s*(?:มา|มี|จำนวน|รวม|ประมาณ|ทั้งสิ้น|ทั้งหมด|\s)*{_NUMBER}\s*{_UNIT}\s*(?:\([^()]*\))?\s*")
_CELL = re.compile(r"[^\t|]+")
# A cell that has its group's name and its count.
_OWN_COUNT = re.compile(r"(?P<label>[ก-๙][^\d\t|]*?)\s*(?P<count>\d[\d,]*)\s*(?:คน|ราย|ท่าน|รูป)\s*$")
_CELL_COUNT = re.compile(r"(?:จำนวน\s*)?\d[\d,]*\s*(?:คน|ราย|ท่าน|รูป)?")


_CAME_TOGETHER = re.compile(
    r"(?<!ผู้)(?:เข้าร่วม|มาร่วม|(?<!เข้า)(?<!มา)ร่วม(?=ประชุม|กิจกรรม|งาน|เวที))[ก-๙]{0,20}\s*(?:จำนวน|ประมาณ|รวม|ทั้งสิ้น|กว่า|\s)*$"
)


@dataclass(slots=True)
class People:
    """What a passage tells of who came; the spans are those of the words of the total and of the target.

    `total_rule` tells where the total stands: field, cell, sum_row, elsewhere, sole_group.
    """

    total: int | None = None
    total_span: tuple[int, int] | None = None
    total_rule: str = "field"
    target: int | None = None
    target_span: tuple[int, int] | None = None
    groups: list[Group] = field(default_factory=list)
    is_told: bool = False  # whether anything stands under the form's own heading

    @property
    def has_counts(self) -> bool:
        """Whether anybody is counted, as a whole or by group."""
        return self.total is not None or any(group.headcount is not None for group in self.groups)


def number(digits: str) -> int:
    """Read 1,250 or 60, or สามสิบแปด."""
    words = number_of_words(digits)
    return int(digits.replace(",", "")) if words is None else words


def read_people(text: Text, passages: list[tuple[int, int, bool]], reporter: Reporter, *, labelled: bool) -> People:
    """Read who came from passages `(start, end, is_list_item)`.

    `labelled` says that the passages stand under the form's own heading, so that a bare list is a list of groups.
    """
    reader = _Reader(text, reporter)
    has_items = any(is_item for _, _, is_item in passages)
    is_led = labelled and _names_one_a_line(text, passages)
    for begin, end, is_item in passages:
        sector = _SECTOR.match(text.folded, begin, end)
        start = sector.end() if sector else begin
        words = text.folded[start:end]
        if is_item or (is_led and names_one(words)):
            reader.read_item(start, end)
        else:
            reader.read_prose(start, end, groups=labelled or not has_items)
            is_led = is_led or (labelled and bool(_LEADS_ON.search(words)))
    people = reader.people
    if people.total is None and reader.sum is not None:
        people.total, people.total_span = reader.sum
        people.total_rule = "sum_row"
    _count_bare(text, people, reporter)
    if _is_of_all(people):
        del people.groups[0]
    for position, group in enumerate(people.groups, 1):
        group.position = position
    return people


def count_listed(text: Text, people: People, passages: list[tuple[int, int, bool]], reporter: Reporter) -> None:
    """Take the bare numbers of a list of groups for their counts where they add up to a total that stands elsewhere, as in a
    cell of its own: "ผู้พิการและผู้ดูแล 18, อพม. 6".
    """
    if people.total is None or any(group.headcount is not None for group in people.groups):
        return
    for start, end, _ in passages:
        if groups := _counted_in_list(text, start, end, people.total, reporter):
            people.groups = groups
            for position, group in enumerate(groups, 1):
                group.position = position
            return


def _counted_in_list(text: Text, start: int, end: int, total: int, reporter: Reporter) -> list[Group]:
    """Return the groups that a list counts with bare numbers, if some are known and they add up to the total."""
    pieces = list(_EQUALS.finditer(text.folded, start, end))
    if not pieces:
        pieces = list(_BARE_COUNT.finditer(text.folded, start, end))
        pieces = pieces if len(pieces) >= _FEWEST_BARE else []
    if not any(names_term(piece["label"]) for piece in pieces):
        return []
    if sum(number(piece["count"]) for piece in pieces) != total:
        return []
    found = [
        group_at(text, *piece.span("label"), number(piece["count"]), reporter, piece.end("count")) for piece in pieces
    ]
    return [group for group in found if group]


def _count_bare(text: Text, people: People, reporter: Reporter) -> None:
    """Take the bare numbers that groups end in for their counts, where they add up to the stated total: "ผู้ค้าในตลาด 88"."""
    if len(people.groups) < _FEWEST_BARE or people.total is None:
        return
    told = [_ENDS_BARE.fullmatch(text.folded, group.char_start, group.char_end) for group in people.groups]
    if any(group.headcount is not None for group in people.groups) or not all(told):
        return
    if sum(int(found["count"]) for found in told if found) == people.total:
        people.groups = [
            group
            for found in told
            if found
            and (group := group_at(text, *found.span("label"), int(found["count"]), reporter, found.end("count")))
        ]


def _is_of_all(people: People) -> bool:
    """Tell whether the first group is but another word for all who came: "ผู้มีส่วนได้เสียเข้าร่วม 97 คน ได้แก่", and the others add up to it."""
    first, *others = [group.headcount for group in people.groups] or [None]
    counted = [one for one in others if one is not None]
    return first is not None and first == people.total == sum(counted) and len(counted) == len(others) >= _FEWEST_BARE


_FEWEST_BARE = 2
_ENDS_BARE = re.compile(r"(?P<label>[^\n]{1,80}?[^\s\d])\s{0,9}(?P<count>\d{1,4})")


def _names_one_a_line(text: Text, passages: list[tuple[int, int, bool]]) -> bool:
    """Tell whether passages without marks and counts name a group each, but for one that only says how many came."""
    told = [(start, end) for start, end, _ in passages if not _MANY.fullmatch(text.folded, start, end)]
    return (
        len(told) > 1
        and all(not is_item and not _HEADCOUNT.search(text.folded, start, end) for start, end, is_item in passages)
        and all(
            names_one(text.folded[start:end]) and len(cut_groups(text.folded, start, end)) == 1 for start, end in told
        )
    )


_MANY = re.compile(
    r"\s*(?:รวม)?(?:เป็น)?(?:จำนวน)?มาก\s*|\s*(?:และ)?อื่น\s?ๆ\s*|\s*ไม่(?:ได้|มี)?(?:การ)?(?:บันทึก|ระบุ|นับ|ทราบ|ปรากฏ|ข้อมูล)\S{0,10}\s*"
)
# The sector that groups are told to be of is none of them: "ภาครัฐ: ตำรวจ 2 คน".
_SECTOR = re.compile(
    r"\s*(?:(?:กลุ่ม)?ภาค(?:รัฐ|ราชการ|เอกชน|ธุรกิจ|ประชาชน|ประชาสังคม|วิชาการ|ท้องถิ่น|ชุมชน)|บุคคลภาย(?:นอก|ใน))(?:หน่วยงาน)?\s*:\s*(?=\S[^\n]*\d\s?คน)"
)
# Below such words a line that is no more than a name needs no list mark: "ผู้เข้าร่วม 60 คน ได้แก่" and a group a line.
_LEADS_ON = re.compile(r"(?:ประกอบด้วย|ประกอบไปด้วย|ได้แก่|แบ่งเป็น|แยกเป็น|ดังนี้|ดังต่อไปนี้|คือ)\s*:?\s*$")


def names_one(words: str) -> bool:
    """Tell whether words are no more than the name of a group."""
    return may_be_name(words) and not _VERBAL.search(words)


def _is_of_sex(folded: str, count: re.Match[str], start: int) -> bool:
    """Tell whether a count is that of the men or of the women."""
    return bool(_OF_SEX.search(folded[max(start, count.start() - 12) : count.start()]))


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last of what a pattern finds."""
    last = None
    for found in pattern.finditer(words):
        last = found
    return last


def _is_target(before: str) -> bool:
    """Tell by the words before a count that it is of those who were to come and not of those who came."""
    target = _last(_TARGET, before)
    if target is None:
        return False
    behind = before[target.end() :]
    # "คาดว่าจะมีผู้เข้าร่วม 120 คน มาจริง 87 คน": what stands last before a count tells of it.
    attended = _last(_ATTENDED, behind)
    if attended is None or (re.search(r"ไว้\s*$", behind) and not re.search(r"\d", behind)):
        # "ตั้งเป้าผู้เข้าร่วมไว้ 200 คน".
        return True
    # "เป้าหมาย 80 คน มีผู้เข้าร่วม 65 คน" tells of those who came, "คาดว่าจะมีผู้เข้าร่วม 80 คน" does not.
    is_goal = target[0].startswith(("เป้า", "ตั้งไว้"))
    return not is_goal and not re.search(r"\d", behind[: attended.start()])


@dataclass(slots=True)
class _Reader:
    text: Text
    reporter: Reporter
    people: People = field(default_factory=People)
    sum: tuple[int, tuple[int, int]] | None = None  # of a list's or table's last row

    @property
    def folded(self) -> str:
        return self.text.folded

    def _add(self, start: int, end: int, headcount: int | None, span_end: int | None = None) -> None:
        if group := group_at(self.text, start, end, headcount, self.reporter, span_end):
            self.people.groups.append(group)

    def _set_total(self, count: re.Match[str]) -> None:
        if self.people.total is None:
            self.people.total, self.people.total_span = number(count["number"]), count.span()

    def read_item(self, start: int, end: int) -> None:
        """Read one list item or table row: a group, the sum of the others, a target, or a sentence."""
        words = self.folded[start:end]
        if MASK in words:
            # A person's name and address, which are hidden, name no group.
            return
        if _TARGET.search(words) and (target := _HEADCOUNT.search(self.folded, start, end)):
            self.people.target, self.people.target_span = number(target["number"]), target.span()
            return
        counts = list(_HEADCOUNT.finditer(self.folded, start, end))
        if counts and _ONLY_WROTE.match(words):
            # Who sent a form in came to nothing.
            return
        if counts and _ATTENDED.search(words[:40]) and not may_be_group(words[:14]):
            self.read_prose(start, end, groups=True)
        elif "\t" in words or "|" in words:
            self._read_row(start, end)
        elif counts and (SUM.match(words.strip()) or _COUNT_ALONE.fullmatch(words)):
            # "รวม 30 คน (ชาย 12 คน หญิง 18 คน)"
            whole = [count for count in counts if not _is_of_sex(self.folded, count, start)]
            if len(whole) > 1 and may_be_group(self.folded[whole[0].end() : whole[1].start()]):
                # "รวม 44 คน กรรมการชุมชน 30 คน": who they were goes on behind their sum.
                self.read_prose(start, end, groups=True)
                return
            self.sum = number((whole or counts)[-1]["number"]), (start, end)
        elif counts:
            self._read_counted_item(start, end, counts)
        else:
            found = _NO_COUNT.search(words)
            self._add(start, start + found.start() if found else end, None)

    def _read_counted_item(self, start: int, end: int, counts: list[re.Match[str]]) -> None:
        whole = [count for count in counts if not _is_of_sex(self.folded, count, start)]
        first = counts[0]
        if not whole:
            # "เกษตรกร ชาย 12 คน หญิง 20 คน": men and women make one group.
            sex = _SEX_BEFORE_COUNT.search(self.folded[start : first.start()])
            label_end = start + sex.start() if sex else first.start()
            self._add(start, label_end, sum(number(count["number"]) for count in counts), first.end())
            return
        if len(whole) > 1 and may_be_group(self.folded[whole[0].end() : whole[1].start()]):
            # "ผู้ใหญ่บ้าน 9 คน ผู้แทนประชาคม 45 คน": several groups in one item.
            self.read_prose(start, end, groups=True)
            return
        heads = number(whole[0]["number"])
        if first.start() <= start + 1:
            # "3 คน จากกลุ่มสตรี": the label stands behind its count.
            self._add(first.end(), end, heads)
        else:
            self._add(start, first.start(), heads, first.end())

    def _read_row(self, start: int, end: int) -> None:
        """Read a table row: a label and its count, or men, women and their sum. A header row is neither group nor total."""
        cells = [cell.span() for cell in _CELL.finditer(self.folded, start, end)]
        owned = [own for a, b in cells if (own := _OWN_COUNT.search(self.folded, a, b))]
        if len(owned) > 1:
            # Each cell has its group and its count: "ประชาชน 45 คน⇥ตำรวจ 2 คน".
            for own in owned:
                self._add(*own.span("label"), number(own["count"]), own.end())
            return
        numbers: list[int] = []
        label: tuple[int, int] | None = None
        for a, b in cells:
            words = self.folded[a:b].strip()
            if _CELL_COUNT.fullmatch(words):
                digits = re.sub(r"\D", "", words)
                # A telephone number or an amount of money counts nobody.
                numbers += [number(digits)] if len(digits) <= MOST_DIGITS else []
            elif label is None and len(words) >= 2 and words.strip("-–"):
                label = (a, b)
        if label is None:
            return
        label_words = self.folded[slice(*label)].strip()
        if not numbers:
            is_header = len(cells) > 2 or (len(cells) == 2 and re.search(r"จำนวน|ชาย|กลุ่ม|รายการ|ลำดับ", label_words))
            if not is_header:
                self._add(label[0], end if len(cells) == 1 else label[1], None)
            return
        is_numbered = bool(re.fullmatch(r"\s*\d{1,2}\s*", self.folded[slice(*cells[0])]))
        if is_numbered and (len(numbers) >= 2 or cells[-1] != label):
            # The first cell is the row's own number: "1⇥นายก อบต.⇥ประธานที่ประชุม".
            numbers = numbers[1:]
        if not numbers:
            self._add(*label, None)
            return
        if len(numbers) >= 3 and numbers[0] + numbers[1] == numbers[2]:
            heads = numbers[2]
        else:
            heads = sum(numbers) if len(numbers) == 2 else numbers[-1]
        if SUM.match(label_words):
            self.sum = heads, (start, end)
        else:
            self._add(*label, heads, end)

    def read_prose(self, start: int, end: int, *, groups: bool) -> None:
        """Read running words: "มีผู้เข้าร่วม 60 คน ประกอบด้วย …"; each headcount ends a group, a lone one is the total."""
        counts = self._attended(start, end)
        if groups and (came := self._all_who_came(start, end, counts)):
            start, counts = came.end(), counts[1:]
            if not counts:
                if helped := _HELPED.match(self.folded, start, end):
                    # "มีประชาชนมาใช้บริการ 118 คน โดยมีเจ้าหน้าที่ รพ.สต. และ อสม. ร่วมให้บริการ"
                    self.people.groups += self._uncounted(*_enumeration(self.folded, helped.end(), end))
                return
        if groups and len(counts) == 1 and (listed := self._listed_beside(counts[0], start, end)):
            # "61 คน (แม่ค้า 40, ชาวบ้าน 21)": their sum tells that the bare numbers count people.
            if self.people.total is None:
                # Another total with its own parts is of something else.
                self.people.groups += listed
                self._set_total(counts[0])
            return
        total, head_end = self._stated_total(start, end, counts)
        rest = [count for count in counts if count.start() >= head_end and count is not total]
        if total is not None and any(count.start() < total.start() for count in rest):
            # Behind the sum of the groups the sentence goes on to something else.
            rest = [count for count in rest if count.start() < total.start()]
        if groups and (head_end > start or rest or not self.people.groups):
            found = self._named(head_end, end, rest, total)
            if len(rest) == 1 and total is None and self.people.total is None:
                behind = self.folded[rest[0].end() : end]
                is_of_first = bool(found) and found[0].headcount is not None
                if not is_of_first or not (len(found) > 1 or may_be_group(behind[:30])):
                    # One count for all that are named is the total; of one group it is both. Where others follow the first
                    # with its count, "พระสงฆ์ 5 รูป กลุ่มแม่บ้าน เยาวชน", it counts that one alone.
                    total = rest[0]
                    if len(found) > 1:
                        for group in found:
                            group.headcount = None
            self.people.groups += found
        elif total is None and len(counts) == 1:
            total = counts[0]
        if total is not None:
            self._set_total(total)

    def _listed_beside(self, total: re.Match[str], start: int, end: int) -> list[Group]:
        """Return the groups that a list beside a total counts with bare numbers, if some are known and they add up to it."""
        listed = _BARE_LIST.match(self.folded, total.end(), end) or _BARE_SUM.search(self.folded, start, total.end())
        if listed is None:
            return []
        return _counted_in_list(self.text, *listed.span("list"), number(total["number"]), self.reporter)

    def _attended(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the counts of people who came; a target's is set aside, a survey's and those of one sex are left out."""
        kept: list[re.Match[str]] = []
        for count in _HEADCOUNT.finditer(self.folded, start, end):
            if _is_of_sex(self.folded, count, start):
                continue
            before = self.folded[max(start, count.start() - 60) : count.start()]
            if kept and count[0].startswith(_ALL) and _FROM_AMONG.search(before):
                # "กรรมการเข้าประชุม 16 คน จากกรรมการทั้งหมด 19 คน": who could have come.
                continue
            if _is_target(before):
                if self.people.target is None:
                    self.people.target, self.people.target_span = number(count["number"]), count.span()
            elif not _SURVEY.search(before) and not _VISITORS.search(before[-25:]):
                kept.append(count)
        return kept

    def _all_who_came(self, start: int, end: int, counts: list[re.Match[str]]) -> re.Match[str] | None:
        """Take one group that is all who came; return its count, which is the first."""
        came = _CAME.search(self.folded, start, end)
        if came is None or not counts or not may_be_group(came["who"]):
            return None
        count = counts[0]
        if not came.end() - 1 <= count.start() <= came.end() + 40:
            return None
        group = group_at(self.text, *came.span("who"), number(count["number"]), self.reporter, count.end())
        if group is None or _VERBAL.search(group.label):
            return None
        self.people.groups.append(group)
        if len(counts) == 1:
            self._set_total(count)
        return count

    def _stated_total(self, start: int, end: int, counts: list[re.Match[str]]) -> tuple[re.Match[str] | None, int]:
        """Return the count that is stated as the total, and where the groups begin."""
        folded = self.folded
        befores = [start, *(count.end() for count in counts)]
        sums = [
            c
            for c, since in zip(counts, befores, strict=False)
            if SUM.search(folded, max(since, c.start() - 25), c.end())
        ]
        sums = sums or self._sum_in_brackets(counts)
        has_sum = bool(sums) and sums[-1] is not counts[0]
        opening = counts[0] if counts and self._opens(start, end, counts, has_sum=has_sum) else None
        total = sums[-1] if sums else opening if self.people.total is None else None
        if opening is not None:
            behind = opening.end()
            if parted := _PARTED.match(folded, behind, end):
                return total, parted.end()
            again = _EXAMPLES.search(folded, behind, min(end, behind + 60))
            return total, again.end() if again else behind
        lead = _LEAD.match(folded, start, end)
        return total, lead.end() if lead else start

    def _sum_in_brackets(self, counts: list[re.Match[str]]) -> list[re.Match[str]]:
        """Return the last count where it stands in brackets of its own and adds up those before it: "ชาวบ้าน 15 คน ครู 2 คน (17 คน)"."""
        if len(counts) < _FEWEST_ADDED:
            return []
        *others, last = counts
        is_in_brackets = last[0].startswith("(") and self.folded.startswith(")", last.end())
        is_sum = sum(number(count["number"]) for count in others) == number(last["number"])
        return [last] if is_in_brackets and is_sum else []

    def _opens(self, start: int, end: int, counts: list[re.Match[str]], *, has_sum: bool) -> bool:
        """Tell whether the first count is of all who came: "ผู้เข้าร่วม 60 คน", "60 คน ประกอบด้วย … 20 คน"."""
        before = self.folded[start : counts[0].start()]
        if self._came_together(start, before):
            return False
        if _ATTENDED.search(before) and not _names_group_since_attending(before):
            # Where another count is the sum, "ชาวเรือมากัน 45 คน" counts one group of it.
            came = _ONE_CAME.search(before)
            return not (has_sum and came and may_be_group(came["who"]))
        behind = self.folded[counts[0].end() : min(end, counts[0].end() + 60)].lstrip()
        if _FOLLOWS.fullmatch(behind):
            # "จำนวน 96 คน ดังนี้": who they were stands in the list below.
            return not _names_somebody(before)
        lead = _EXAMPLES.match(behind) or _PARTED.match(behind)
        # "จำนวน 22 คน ประกอบด้วย" and nothing more: the groups stand in a list below. A count that names nobody, above groups
        # without counts, is of them all: "ประมาณ 40 คน ได้แก่ อสม., ผู้นำชุมชน".
        return lead is not None and (len(counts) > 1 or lead.end() == len(behind) or not _names_somebody(before))

    def _came_together(self, start: int, before: str) -> bool:
        """Tell whether several groups are named before a count and then said to have come: "… ผู้ค้า และประชาชน เข้าร่วมรวม 60 คน"."""
        came = _CAME_TOGETHER.search(before)
        if came is None:
            return False
        pieces = cut_groups(self.folded, start, start + came.start())
        return sum(may_be_group(self.folded[slice(*piece)]) for piece in pieces) > 1

    def _named(self, start: int, end: int, counts: list[re.Match[str]], total: re.Match[str] | None) -> list[Group]:
        """Return the groups that running words name; each count ends one, before the total and behind the last stand none."""
        folded = self.folded
        groups: list[Group] = []
        position = start
        stops = sorted([*counts, *([total] if total and total.start() >= start else [])], key=lambda c: c.start())
        for count in stops:
            segment = _enumeration(folded, position, count.start())
            groups += self._uncounted(*segment) if count is total else self._counted(*segment, count, len(counts) > 1)
            position = count.end()
        if position < end and not (len(stops) > 1 and stops[-1] is total):
            behind = folded[position:end].strip(" ,()")
            if not stops or may_be_group(without_joining_word(behind)[:30]):
                groups += self._uncounted(*_enumeration(folded, position, end))
        return [
            group
            for group in groups
            if not _VERBAL.search(_RELATIVE.sub("", group.label) if group.headcount is not None else group.label)
            and (group.headcount is not None or not _SURVEY.search(group.label))
            and (group.category != "unknown" or group.headcount is not None or len(group.label) <= 40)
        ]

    def _counted(self, start: int, end: int, count: re.Match[str], several: bool) -> list[Group]:
        """Return the groups before a count: the last has it, a pair joined by และ shares it as one row."""
        folded = self.folded
        pieces = cut_groups(folded, start, end)
        heads = number(count["number"])
        named = [piece for piece in pieces if may_be_group(folded[slice(*piece)]) or "," in folded[start:end]]
        if len(named) == 2 and (several or "และ" in folded[named[0][1] : named[1][0]]) and self._is_pair(*named):
            pieces = [(named[0][0], named[1][1])]
        uncounted = [group_at(self.text, a, b, None, self.reporter) for a, b in pieces[:-1]]
        counted = [group_at(self.text, a, b, heads, self.reporter, count.end()) for a, b in pieces[-1:]]
        return [group for group in (*uncounted, *counted) if group]

    def _is_pair(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        """Tell whether two names share their count: joined by และ, or of one sort with only a blank between, "กำนัน ผู้ใหญ่บ้าน"."""
        between = self.folded[first[1] : second[0]]
        if between.strip():
            return "และ" in between
        one, other = (category_of(self.folded[slice(*piece)].strip(), self.reporter) for piece in (first, second))
        return one == other != "unknown"

    def _uncounted(self, start: int, end: int) -> list[Group]:
        groups: list[Group] = []
        for piece_start, piece_end in cut_groups(self.folded, start, end):
            # The collective name before its examples is not a group beside them.
            examples = _COLLECTIVE.match(self.folded, piece_start, piece_end)
            first = examples.end() if examples else piece_start
            if not groups and not names_term(self.folded[first:piece_end]):
                continue
            if group := group_at(self.text, first, piece_end, None, self.reporter):
                groups.append(group)
        return groups


_FOLLOWS = re.compile(r"(?:มีรายละเอียด|รายละเอียด)?(?:ดังนี้|ดังต่อไปนี้|ดังตาราง|ตามตาราง)[ก-๙]{0,12}\s*:?\s*")
_ALL = ("ทั้งหมด", "ทั้งสิ้น")
_FROM_AMONG = re.compile(r"จาก[ก-๙. ]{2,24}$")
_ONLY_WROTE = re.compile(r"[\s(]*(?:นอกจากนี้|ทั้งนี้|อนึ่ง|และ)?(?:ยัง)?(?:มี)?ผู้(?:ตอบแบบ|แสดงความ(?:คิด)?เห็น|ส่งความ(?:คิด)?เห็น)")
_HELPED = re.compile(r"\s*(?:โดยมี|พร้อมด้วย|ร่วมกับ|รวมทั้ง|ตลอดจน)(?=\s?[ก-๙])")
# Two groups and their sum.
_FEWEST_ADDED = 3
_ONE_CAME = re.compile(r"(?:^|\s)(?P<who>[ก-๙.]{3,30}?)(?:มา(?:กัน|ร่วม)?|เข้าร่วม)\s*$")
_COLLECTIVE = re.compile(r".{0,40}?\s*(?:เช่น|อาทิ(?:เช่น)?|ได้แก่)\s*")
_OCCASION = re.compile(r"(?:ประชุม|กิจกรรม|โครงการ|การประชุม|รับฟัง|ทั้งสิ้น|ในครั้งนี้|ครั้งนี้|เวที|ประชาคม|อบรม|/|\s)+")


def _names_somebody(before: str) -> bool:
    """Tell whether a group stands before a count; "มีผู้มาช่วยงานประมาณ" says only that people came."""
    return bool(before.strip()) and not _SOMEBODY.fullmatch(before)


_SOMEBODY = re.compile(r"[\s:]*(?:โดย|ซึ่ง|วันนั้น)?(?:มี)?(?:ผู้|คน)(?:ที่)?(?:มา|เข้า|ร่วม)(?!จาก|ของ)[ก-๙]{0,30}[\s:]*")


def _names_group_since_attending(before: str) -> bool:
    """Tell whether a group is named between the words for attending and a count, so that the count is that group's."""
    last = _last(_ATTENDED, before)
    if last is None:
        return False
    between = without_joining_word(before[last.end() :].strip())
    if occasion := _OCCASION.match(between):
        between = between[occasion.end() :]
    return len(between) > 3 and names_term(between)


# "วันที่8มกราคม2568ณศาลาท่าเรือ": the place, typed right behind the day.
_GLUED_PLACE = re.compile(r"ณ\S+\s*")
_YEAR = re.compile(r"25\d\d|[ก-ฮ]\.\s?\d\d")


# Who was asked to come stands behind who asked: "กองสวัสดิการสังคมเชิญผู้สูงอายุ 70 คน".
_ASKED = re.compile(r"(?:ได้|จึง|\s|[ก-๙]{3})(?:เชิญชวน|ชักชวน|เชิญ|ชวน)(?=[ก-๙]{2})(?!กัน)")


# "… เจ้าหน้าที่อุทยาน (ไม่ได้บันทึกจำนวนไว้)"
_NOT_COUNTED = re.compile(r"(?<!\s)\s*\((?:ไม่|ยังไม่|มิได้)[^()\n]{2,40}\)\s*$")


# "ผู้มาประชุมมีสมาชิกสภา …": มี leads to those who came where one who may come stands behind it.
HAD_AMONG = r"มี(?=\s*(?:คณะ|ผู้|สมาชิก|นายก|ปลัด|กำนัน|ตัวแทน|หัวหน้า|พนักงาน|ประชา|ชาว|กรรมการ|อสม|เจ้า))"
# "… ที่ห้องประชุม ผู้เข้าประชุมได้แก่": what stands before tells of something else, whoever it names.
_LED_TO = re.compile(
    r"(?:ผู้|คน)(?:ที่)?(?:เข้า|มา|ร่วม)[^\s\d]{0,40}\s?(?:ได้แก่|ประกอบด้วย|มีทั้ง|" + HAD_AMONG + r")\s*(?=[ก-๙]{3})"
)


def _enumeration(folded: str, start: int, end: int) -> tuple[int, int]:
    """Begin after the last "ประกอบด้วย" or "เช่น", and end before the sentence goes on to something else."""
    if _YEAR.search(folded, start, end):
        # Who came stands behind the day.
        start = max((start + day.end for day in find_dates(folded[start:end])), default=start)
        if place := _GLUED_PLACE.match(folded, start, end):
            start = place.end()
    for asked in _ASKED.finditer(folded, start, end):
        start = asked.end()
    for led in _LED_TO.finditer(folded, start, end):
        start = led.end()
    for found in _EXAMPLES.finditer(folded, start, end):
        # "กลุ่มองค์กรในตำบล เช่น …": what stands before names no group of its own, but the list before it does.
        if not may_be_group(folded[start : found.start()]):
            start = found.end()
    if (ends := _ENDS.search(folded, start, end)) and ends.start() > start + 3:
        end = ends.start()
    if note := _NOT_COUNTED.search(folded, start, end):
        end = note.start()
    return start, end
