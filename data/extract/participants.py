"""Who took part: totals and named groups, with category, side and headcount.

Only units of people count (คน ราย ท่าน รูป); households, villages, baht, targets and visitors to a web page never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from data.extract.lines import Text
from data.lookup import patterns, table
from data.normalise import squeeze
from data.report import Group

SIDES = {row["category"]: row["side"] for row in table("participant_categories")}

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})"
_UNIT = r"(?P<unit>คน(?!ชรา|พิการ|ไข้|งาน|ขับ|ใน|ละ)|ราย(?!งาน|ได้|การ|ชื่อ|เดือน|ปี|ละ|จ่าย)|ท่าน|รูป(?!แบบ|ภาพ|ธรรม|ถ่าย)|นาย(?![ก-๙]))"
HEADCOUNT = re.compile(
    rf"(?:(?:จำน+วน|รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน)?|ทั้งสิ้น|ทั้งหมด|ประมาณ|ราว|กว่า|เกือบ|ไม่น้อยกว่า)\s*(?:ทั้งสิ้น|ทั้งหมด|ประมาณ|กว่า)?\s*[:=]?\s*)*"
    rf"(?<![\d.,/:])\(?{_NUMBER}\)?\s*{_UNIT}"
)
_SUM = re.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|ทั้ง|จำนวน|ผู้เข้าร่วม|เป็น)?|ทั้งสิ้น|ทั้งหมด|ยอดรวม")
_ATTENDED = re.compile(
    r"ผู้เข้าร่วม|ผู้มีส่วนร่วม|เข้าร่วม|มาร่วม|ร่วมกิจกรรม|ผู้ร่วม|ผู้เข้าประชุม|ผู้มาประชุม|ผู้เข้ารับการ|เข้ารับการ|มาประชุม|ร่วมประชุม"
)
_TARGET = re.compile(r"เป้าหมาย|คาดว่า|คาดการณ์|ตั้งไว้|เป้า|ประมาณการ|จะเข้าร่วม|โควตา|รับสมัคร|ไม่เกิน")
_SURVEY = re.compile(r"ตอบแบบ|ผู้ตอบ|แบบสอบถาม|แบบประเมิน|กลุ่มตัวอย่าง|ตอบกลับ")
_SEX = re.compile(r"^[\s(,และ:\-]*(?:เพศ)?(?:ชาย|หญิง|ผู้ชาย|ผู้หญิง)\s*$|^[\s(,]*(?:เพศ)?(?:ชาย|หญิง)")
_LEAD = re.compile(
    r".{0,90}?(?:ประกอบด้วย|ประกอบไปด้วย|ได้แก่|อาทิเช่น|อาทิ|เช่น|ดังนี้|ดังต่อไปนี้|ประชุมเป็น|ร่วมเป็น|กิจกรรมเป็น|โครงการเป็น|เข้าร่วมคือ|คือ(?!บ))\s*[:\-]?\s*"
)
_EXAMPLES = re.compile(r"(?:เช่น|ได้แก่|อาทิ(?:เช่น)?|ประกอบด้วย)\s*[:\-]?\s*")
_TRIM = " \t\n,;:.-–•()/และ"
_ENDS = re.compile(
    r"\s(?:เข้าร่วม|ร่วมประชุม|เพื่อ|โดยมี|ซึ่ง|ทั้งนี้|ณ\s|ในวัน|เมื่อวัน|ร่วมกัน|มาร่วม|ร่วมแสดง|ร่วมกิจกรรม|ได้ร่วม|ได้เข้าร่วม)|(?:เข้าร่วม(?:ประชุม|กิจกรรม|โครงการ|รับฟัง|ใน|การ)|ร่วมเป็นเกียรติ|มาร่วม)"
)
# How a name of a group may begin when only a blank stands before it.
_LEADING = re.compile(r"(?:และ|พร้อมด้วย|รวมถึง|ตลอดจน|รวมทั้ง|กับ|โดย(?:มี)?|มี)\s*")


@dataclass(slots=True)
class People:
    """What a passage tells of who came. Offsets of `total` are those of its words."""

    total: int | None = None
    total_span: tuple[int, int] | None = None
    target: int | None = None
    target_span: tuple[int, int] | None = None
    respondents: bool = False
    groups: list[Group] = field(default_factory=list)


def _bare(words: str) -> str:
    """Return the words without the joining words they begin with."""
    found = _LEADING.match(words)
    return words[found.end() :] if found else words


def number(digits: str) -> int:
    """Read 1,250 or 60."""
    return int(digits.replace(",", ""))


@cache
def _phrases(use: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("participant_phrases") if row["use"] == use))


@cache
def _terms(reporter: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kept = [row for row in table("participant_terms") if row["reporter"] in ("", reporter)]
    return tuple((row["category"], re.compile(row["pattern"], re.IGNORECASE)) for row in kept)


@cache
def _any_term() -> re.Pattern[str]:
    return re.compile(
        "|".join(pattern.pattern for _, pattern in patterns("participant_terms", "category")), re.IGNORECASE
    )


def categorise(label: str, reporter: str = "", own_name: str = "") -> str:
    """Return the category of a group named `label` in a report of an agency of kind `reporter`; `unknown` where no term tells.

    The first row of `participant_terms` that occurs decides, so the table stands from the particular to the general.
    """
    if _phrases("own_staff").search(label) and reporter != "province":
        return "staff"
    if own_name and own_name in label.replace(" ", "") and not _beyond_own(label, own_name):
        label = label.replace(" ", "").replace(own_name, "อปท")
    for category, pattern in _terms(reporter):
        if pattern.search(label):
            if category == "other_lao" and own_name and "อปท" in label:
                return "staff"
            return category
    return "unknown"


def _beyond_own(label: str, own_name: str) -> bool:
    return label.replace(" ", "").startswith(own_name) is False


def _starts_group(piece: str) -> bool:
    """Tell whether a piece of running text can be the name of a group of its own."""
    piece = _bare(piece.strip())
    found = _any_term().search(piece)
    return (
        bool(found)
        and found.start() <= 22
        and not re.match(
            r"(?:เช่น|อาทิ|ได้แก่|ประกอบด้วย|หมู่(?:ที่)?\s?\d|จำกัด|\(|ที่\s?\d|ตำบล|อำเภอ|จังหวัด|ใน(?:เขต|พื้นที่)|เทศบาล(?!เมือง$)|องค์การบริหาร|อบต|อบจ|บ้าน|จาก|ของ|ประจำ|ระดับ|\d)",
            piece,
        )
    )


_HEAD_ONLY = re.compile(
    r"(?:^|[\s,]|และ)(?:แกนนำ|ผู้แทน|ตัวแทน|เจ้าหน้าที่|ประธาน|รองประธาน|สมาชิก|กลุ่ม|ชมรม|ครู|คณะกรรมการ|กรรมการ|ผู้อำนวยการ|ผอ\.?|หัวหน้า|คณะ|ผู้นำ|ทีม|อาสาสมัคร|พนักงาน)\s*$"
)


def _cuts(text: str, start: int, end: int, lump: bool) -> list[tuple[int, int]]:
    """Cut running words into pieces at commas, at และ before a group, and at blanks before a group."""
    words = text[start:end]
    protected = [(m.start(), m.end()) for m in _phrases("compound").finditer(words)]
    pieces: list[tuple[int, int]] = []
    begin = 0
    for found in re.finditer(r"\s*[,;]\s*|\s*(?:และ|พร้อมด้วย|รวมถึง|ตลอดจน|รวมทั้ง)\s*|\s+", words):
        if any(a < found.end() and found.start() < b for a, b in protected):
            continue
        separator = found[0].strip()
        rest = words[found.end() :]
        if separator not in (",", ";") and not _starts_group(rest[:40]):
            continue
        if not separator and _HEAD_ONLY.search(words[begin : found.start()]):
            # "แกนนำ อถล.": a head word waits for what it is head of.
            continue
        if separator in (",", ";") and not rest.strip():
            continue
        pieces.append((start + begin, start + found.start()))
        begin = found.end()
    pieces.append((start + begin, end))
    return [(a, b) for a, b in pieces if words[a - start : b - start].strip(_TRIM)]


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Take blanks, marks and joining words off both ends of a label."""
    while start < end:
        if text[start] in " \t\n,;:.-–•/":
            start += 1
        elif found := _LEADING.match(text, start, end):
            if found.end() >= end:
                break
            start = found.end()
        else:
            break
    while end > start and text[end - 1] in " \t\n,;:-–•/=(":
        end -= 1
    if text[start:end].count("(") < text[start:end].count(")") and text[end - 1] == ")":
        end -= 1
    if found := re.search(r"\s*(?:เป็น)?(?:จำนวน|ประมาณ)\s*$", text[start:end]):
        end = start + found.start()
    return start, end


def _group(
    text: Text, start: int, end: int, heads: int | None, reporter: str, own: str, span_end: int | None = None
) -> Group | None:
    start, end = _tidy(text.folded, start, end)
    label = squeeze(text.text[start:end]).strip()
    folded = squeeze(text.folded[start:end])
    if len(label) < 2 or re.fullmatch(r"[\d\s\W]*", label) or _SUM.match(folded) or _SEX.match(folded):
        return None
    category = categorise(folded, reporter, own)
    return Group(0, label, category, SIDES[category], heads, start, max(end, span_end or end))


def read_list_item(text: Text, start: int, end: int, reporter: str, own: str) -> tuple[Group | None, int | None]:
    """Read one list item or table row as one group; return it, or the total where the row is the sum."""
    counts = list(HEADCOUNT.finditer(text.folded, start, end))
    words = text.folded[start:end]
    if "\t" in words or "|" in words:
        return _read_row(text, start, end, reporter, own)
    if _SUM.match(words.strip()) and counts:
        return None, number(counts[-1]["number"])
    if not counts:
        label_end = start + (
            found.start()
            if (
                found := re.search(
                    r"\s{3,}\S.*$|\s*(?:จำนวน)?\s*[-–.…_]{2,}\s*(?:คน)?\s*$|\s*จำนวน\s*(?:-|–)?\s*คน\s*$", words
                )
            )
            else len(words)
        )
        return _group(text, start, label_end, None, reporter, own), None
    first = counts[0]
    split = [c for c in counts if _SEX.search(text.folded[max(start, c.start() - 12) : c.start()])]
    whole = [c for c in counts if c not in split]
    if whole:
        heads: int | None = number(whole[0]["number"])
        first = whole[0] if whole[0].start() < first.start() else first
    else:
        heads = sum(number(c["number"]) for c in split)
        found = re.search(r"[\s(]*(?:เพศ)?(?:ชาย|หญิง)[\s:]*$", text.folded[start : first.start()])
        return _group(
            text, start, start + (found.start() if found else first.start() - start), heads, reporter, own, first.end()
        ), None
    label_end = first.start()
    if label_end <= start + 1:
        # "3 คน จากกลุ่มสตรี": the label stands behind its count.
        return _group(text, first.end(), end, heads, reporter, own), None
    return _group(text, start, label_end, heads, reporter, own, first.end()), None


def _read_row(text: Text, start: int, end: int, reporter: str, own: str) -> tuple[Group | None, int | None]:
    """Read a table row: a label and its count, or men, women and their sum. A header row is neither group nor total."""
    cells = [(m.start(), m.end()) for m in re.finditer(r"[^\t|]+", text.folded[start:end])]
    numbers, label = [], None
    for a, b in cells:
        words = text.folded[start + a : start + b].strip()
        if re.fullmatch(r"[\d,]+\s*(?:คน|ราย|ท่าน|รูป)?", words):
            numbers.append(number(re.sub(r"[^\d,]", "", words)))
        elif label is None and len(words) >= 2 and words.strip("-–"):
            label = (start + a, start + b)
    if label is None or not numbers:
        if (
            label is None
            or (len(cells) > 1 and re.search(r"จำนวน|ชาย|กลุ่ม|รายการ|ลำดับ", text.folded[label[0] : label[1]]))
            or (not numbers and len(cells) > 2)
        ):
            return None, None
        return _group(text, label[0], end if len(cells) == 1 else label[1], None, reporter, own), None
    if len(numbers) >= 2 and re.fullmatch(r"\s*\d{1,2}\s*", text.folded[start + cells[0][0] : start + cells[0][1]]):
        numbers = numbers[1:]
    heads = (
        numbers[2]
        if len(numbers) >= 3 and numbers[0] + numbers[1] == numbers[2]
        else numbers[-1]
        if len(numbers) != 2
        else sum(numbers)
    )
    if _SUM.match(text.folded[label[0] : label[1]].strip()):
        return None, heads
    return _group(text, *label, heads, reporter, own, end), None


def read_people(
    text: Text, passages: list[tuple[int, int, bool]], reporter: str, own: str, *, labelled: bool
) -> People:
    """Read who came from passages `(start, end, is_list_item)`.

    `labelled` says that the passages stand under the form's own heading, so that a bare list is a list of groups.
    """
    people = People()
    sums: list[tuple[int, tuple[int, int]]] = []
    items = [p for p in passages if p[2]]
    for start, end, is_item in passages:
        words = text.folded[start:end]
        if is_item:
            if _TARGET.search(words) and (found := HEADCOUNT.search(text.folded, start, end)):
                people.target, people.target_span = number(found["number"]), found.span()
                continue
            counts = list(HEADCOUNT.finditer(words))
            if _ATTENDED.search(words[:40]) and counts and not _starts_group(words[:14]):
                _read_prose(text, start, end, people, sums, reporter, own)
                continue
            group, total = read_list_item(text, start, end, reporter, own)
            if total is not None:
                sums.append((total, (start, end)))
            if group:
                people.groups.append(group)
        else:
            _read_prose(text, start, end, people, sums, reporter, own, groups=labelled or not items)
    if people.total is None and sums:
        people.total, people.total_span = sums[-1]
    for position, group in enumerate(people.groups, 1):
        group.position = position
    return people


def _clause_before(folded: str, start: int, position: int) -> str:
    return folded[max(start, position - 60) : position]


def _read_prose(
    text: Text,
    start: int,
    end: int,
    people: People,
    sums: list[tuple[int, tuple[int, int]]],
    reporter: str,
    own: str,
    *,
    groups: bool = True,
) -> None:
    """Read running words: "มีผู้เข้าร่วม 60 คน ประกอบด้วย …"; each headcount ends a group, a lone one is the total."""
    folded = text.folded
    counts = [
        c
        for c in HEADCOUNT.finditer(folded, start, end)
        if not _SEX.search(folded[max(start, c.start() - 12) : c.start()])
    ]
    of_target = [c for c in counts if _TARGET.search(_clause_before(folded, start, c.start()))
                 and not _ATTENDED.search(_clause_before(folded, start, c.start()).rpartition("เป้าหมาย")[2])]  # fmt: skip
    for count in of_target:
        if people.target is None:
            people.target, people.target_span = number(count["number"]), count.span()
    of_survey = [c for c in counts if c not in of_target and _SURVEY.search(_clause_before(folded, start, c.start()))]
    people.respondents = people.respondents or bool(of_survey)
    counts = [c for c in counts if c not in of_target and c not in of_survey]
    if groups and (came := _CAME.search(folded, start, end)) and _starts_group(came["who"]):
        # "มีเกษตรกรในพื้นที่เข้าร่วม 41 ราย": one group, and it is all who came.
        heads = next((c for c in counts if came.end() <= c.start() + 40 and c.start() >= came.end() - 1), None)
        if heads is not None and heads is counts[0]:
            group = _group(
                text, came.start("who"), came.end("who"), number(heads["number"]), reporter, own, heads.end()
            )
            if group and not _VERBAL.search(group.label):
                people.groups.append(group)
                if people.total is None:
                    people.total, people.total_span = number(heads["number"]), heads.span()
                start = heads.end()
                counts = [c for c in counts if c is not heads]
                if not counts:
                    return
    lead = _LEAD.match(folded, start, end)
    total: re.Match[str] | None = None
    head_end = start
    for count in counts:
        before = folded[start : count.start()]
        stated_sum = bool(_SUM.search(folded[max(start, count.start() - 25) : count.end()]))
        opening = count is counts[0] and _ATTENDED.search(before) and not _named_between(before)
        leads = count is counts[0] and _EXAMPLES.match(folded[count.end() : end].lstrip()) and len(counts) > 1
        opening = opening or leads
        if stated_sum or opening:
            if (people.total is None and total is None) or stated_sum:
                total = count
            if opening:
                head_end = count.end()
    if lead and head_end == start:
        head_end = lead.end()
    elif head_end > start and (again := _EXAMPLES.search(folded, head_end, min(end, head_end + 60))):
        head_end = again.end()
    rest = [c for c in counts if c.start() >= head_end and c is not total]
    if groups and (head_end > start or rest or people.groups == []):
        found = _prose_groups(text, head_end, end, rest, total, reporter, own, counted_before=head_end > start)
        if len(rest) == 1 and total is None and people.total is None:
            only = rest[0]
            last_words = folded[only.end() : end]
            if len(found) != 1 or not _starts_group(last_words[:30]):
                total = only
                if len(found) > 1:
                    for group in found:
                        group.headcount = None
        people.groups += found
    elif counts and total is None and people.total is None and len(counts) == 1:
        total = counts[0]
    if total is not None:
        if people.total is None:
            people.total, people.total_span = number(total["number"]), total.span()
        else:
            sums.append((number(total["number"]), total.span()))


_CAME = re.compile(
    r"(?:(?<=มี)|(?<=\s)|(?<=\n))(?P<who>(?!ผู้เข้า|มี|ณ)[ก-๙.]{3,60}?(?<!ผู้))(?:ที่|ได้|ให้ความสนใจ)?(?:มา)?(?:เข้าร่วม|มาร่วม|ร่วม(?=ประชุม|กิจกรรม|งาน|รับฟัง|เวที))"
    r"(?:ประชุม|กิจกรรม|งาน|รับฟัง(?:ความคิดเห็น)?|เวที|โครงการ|อบรม|ประชาคม|การประชุม|\s)*(?=\s*(?:จำนวน|ประมาณ|รวม|ทั้งสิ้น|กว่า|\d))"
)


def _named_between(before: str) -> bool:
    """Tell whether a group is named between the words for attending and a count, so that the count is that group's."""
    found = None
    for found in _ATTENDED.finditer(before):
        pass
    if found is None:
        return False
    between = _bare(before[found.end() :].strip())
    between = re.sub(r"^(?:ประชุม|กิจกรรม|โครงการ|การประชุม|รับฟัง|ทั้งสิ้น|ในครั้งนี้|ครั้งนี้|เวที|ประชาคม|อบรม|/|\s)+", "", between)
    return len(between) > 3 and bool(_any_term().search(between))


# A piece of running text with one of these is a sentence and not the name of a group.
_VERBAL = re.compile(
    r"ได้รับ|ช่วยกัน|สมัครเป็น|ออกหน่วย|ยื่น|ขอให้|^ขอ|เห็นด้วย|เห็นชอบ|ให้บริการ|ดำเนินการ|ความคิดเห็น|^ผล\s*:|งบประมาณ|^เป็น|จำนวนมาก|โครงการ(?!ชล)|ได้(?:จัด|ร่วม|มี)|แก้ไข|เสนอ|ออกรังวัด|มีความ|บาท|เพื่อ|ซึ่ง|ต้อง|จะ|แล้ว|ไม่"
)


def _prose_groups(
    text: Text, start: int, end: int, counts: list[re.Match[str]], total: re.Match[str] | None, reporter: str, own: str,
    *, counted_before: bool,
) -> list[Group]:  # fmt: skip
    folded = text.folded
    groups: list[Group] = []
    position = start
    stops = [*counts, *([total] if total and total.start() >= start else [])]
    for count in sorted(stops, key=lambda c: c.start()):
        segment = _segment(folded, position, count.start())
        if count is total:
            groups += _uncounted(text, *segment, reporter, own)
        else:
            pieces = _cuts(folded, *segment, lump=False)
            named = [p for p in pieces if _starts_group(folded[p[0] : p[1]]) or "," in folded[segment[0] : segment[1]]]
            heads = number(count["number"])
            if len(named) == 2 and "และ" in folded[named[0][1] : named[1][0]] and len(counts) > 1:
                # A pair joined by และ under one count is one row.
                group = _group(text, named[0][0], named[1][1], heads, reporter, own, count.end())
                groups += [group] if group else []
            else:
                for n, (a, b) in enumerate(pieces):
                    last = n == len(pieces) - 1
                    group = _group(text, a, b, heads if last else None, reporter, own, count.end() if last else None)
                    groups += [group] if group else []
        position = count.end()
    if position < end and (not stops or _starts_group(_bare(folded[position:end].strip(" ,()"))[:30])):
        groups += _uncounted(text, *_segment(folded, position, end), reporter, own)
    groups = [g for g in groups if not _VERBAL.search(g.label)]
    return [g for g in groups if g.category != "unknown" or g.headcount is not None or len(g.label) <= 40]


def _segment(folded: str, start: int, end: int) -> tuple[int, int]:
    """Begin after the last "ประกอบด้วย" or "เช่น", and end before the sentence goes on to something else."""
    for found in _EXAMPLES.finditer(folded, start, end):
        # "กลุ่มองค์กรในตำบล เช่น …": what stands before names no group of its own, but the list before it does.
        start = found.end() if not _starts_group(folded[start : found.start()]) else start
    if found := _ENDS.search(folded, start, end):
        if found.start() > start + 3:
            end = found.start()
    return start, end


def _uncounted(text: Text, start: int, end: int, reporter: str, own: str) -> list[Group]:
    groups = []
    for a, b in _cuts(text.folded, start, end, lump=True):
        piece = text.folded[a:b]
        if found := re.search(r"^(.{0,40}?)\s*(?:เช่น|อาทิ(?:เช่น)?|ได้แก่)\s*", piece):
            # The collective name before its examples is not a group beside them.
            a += found.end()
            piece = text.folded[a:b]
        if not _any_term().search(piece) and len(groups) == 0:
            continue
        group = _group(text, a, b, None, reporter, own)
        groups += [group] if group else []
    return groups
