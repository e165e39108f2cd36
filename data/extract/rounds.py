"""Rounds: the same labels come again and again, each round of them below the title of one activity.

    ประชุมผู้ใช้น้ำ                      รายการที่ 1 อบรมแกนนำ
    🗓 9 เมษายน 2568                     สถานที่: ศาลาวัด
    เรื่องที่ชวนคุย                       สาระที่หารือ: ลูกน้ำยุงลาย
    น้ำเหลือน้อย                          ข้อสรุป: เดินสำรวจทุกวันศุกร์
    ได้ข้อสรุปอย่างไร                     รายการที่ 2 ประชุมผู้ค้าตลาด
    ปล่อยน้ำให้สวนก่อน                    สถานที่: ลานตลาด

However the titles are worded, they stand where one round has ended and the next has not begun, and they are set alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from data.extract.dates import find_dates, find_recurrence, is_date_alone
from data.extract.headings import LIST_BULLETS, Heading, is_of_the_form, label_of
from data.extract.lines import Line, Text, goes_on
from data.extract.mentions import agency_first
from data.extract.sections import FIELDS, WHEN_AND_WHERE
from data.extract.titles import LONGEST_TITLE
from data.normalise import compact

_SUBJECT = "เรื่อง"
_ELEMENTS = {"issue", "participants", "result", "use", "result_use"}
# What a form asks at its head beside the title.
_OF_HEAD = {*WHEN_AND_WHERE, "other", "story", "target"}
_LABELS = {*FIELDS, *_ELEMENTS, "target", "photos", "story"}
# Between a title and its first label a few lines may tell the day, the place and how many came.
_FARTHEST_ABOVE = 4
_SHORTEST_TITLE = 6
# So near to its beginning a line tells the day that begins with it.
_DAY_FIRST = 24
_SENTENCE = re.compile(r"(?<!ราย)ได้(?!รับ)|จะ|มีผู้|แล้ว(?!เสร็จ)|ดังนี้|ขอให้")
_WHERE_OR_WHO = re.compile(r"(?:ณ|ที่|เวลา)[\s:]|สถานที่|\D{0,40}\d\s*(?:คน|ราย|ท่าน|รูป)")
# The title of the report, of which all its activities are, and what stands above a form and names nothing.
_OF_ALL = re.compile(r"มีส่วนร่วม|ปีงบประมาณ|^(?:ผล|สรุป|ตาราง|แบบ|เอกสาร|รายงาน|ภาค|บท)")
_OF_MONEY = re.compile(
    r"(?:(?:ใช้|ไม่มี|ไม่ใช้)?(?:ค่าใช้จ่าย|งบ(?:ประมาณ)?|วงเงิน))[^ก-๙]{0,3}(?:[\d,.]+\s?บาท|ดำเนินการ)?\s*$|ใช้จ่าย"
)
_OF_PART = re.compile(r"(?:ข้อมูล|รายละเอียด)(?:ทั่วไป|พื้นฐาน|ของ|กิจกรรม|โครงการ|เบื้องต้น)*$|(?:ส่วน|ตอน)ที่")


def titles_over_rounds(
    text: Text, lines: Sequence[Line], in_table: Sequence[object | None], headings: Sequence[Heading | None]
) -> set[int]:
    """Return the lines that are the titles above the rounds of a document; empty for one without rounds, or that labels its titles."""
    rounds = _rounds(text, lines, in_table, headings)
    titles: list[int] = []
    behind = 0
    for labels in rounds:
        title = _title_above(text, lines, in_table, headings, behind, labels[0])
        if title is None:
            return set()
        titles.append(title)
        last = labels[-1]
        heading = headings[last]
        # What the last label says stands beside it or below it, and is no title.
        behind = last + (1 if heading is not None and heading.content < lines[last].end else 2)
    return set(titles) if len(titles) > 1 and _are_alike(text, lines, headings, titles) else set()


# Rounds of one label are told by more of them than others.
_FEWEST_OF_ONE = 3


def titles_over_paragraphs(
    text: Text, lines: Sequence[Line], in_table: Sequence[object | None], headings: Sequence[Heading | None]
) -> set[int]:
    """Return the titles where each is followed by paragraphs that tell of it and then by one label, the same for all:
    "ความคืบหน้า: …"; empty for any other document.
    """
    labelled = {
        at: heading for at, heading in enumerate(headings) if heading is not None and heading.role in _LABELS | {"name"}
    }
    labels = {label_of(text, lines[at], heading) for at, heading in labelled.items()}
    is_of_outcome = all(heading.role in ("result", "use", "result_use") for heading in labelled.values())
    if len(labelled) < _FEWEST_OF_ONE or len(labels) > 1 or not is_of_outcome or any(in_table):
        return set()
    titles: list[int] = []
    behind = 0
    for label in labelled:
        told = range(label - 1, behind - 1, -1)
        title = next((at for at in told if _may_head_paragraphs(text, lines[at])), None)
        if title is None or title == label - 1:
            return set()
        titles.append(title)
        behind = label + 1
    return set(titles) if all(lines[at].style == lines[titles[0]].style for at in titles) else set()


def _may_head_paragraphs(text: Text, line: Line) -> bool:
    words = text.words(line)
    return (
        line.blank_before
        and _SHORTEST_TITLE <= len(words) <= LONGEST_TITLE
        and not find_dates(words)
        and not _SENTENCE.search(words)
        and not _OF_ALL.search(words)
        and not _is_whose(words)
    )


def _rounds(
    text: Text, lines: Sequence[Line], in_table: Sequence[object | None], headings: Sequence[Heading | None]
) -> list[list[int]]:
    """Return the lines of the labels of each round; empty where they do not come round."""
    labelled = [
        (at, label_of(text, lines[at], heading), heading.role)
        for at, heading in enumerate(headings)
        if heading is not None and in_table[at] is None
    ]
    # A label that tells an element elsewhere, "เรื่อง :", is none of titles.
    told = {label: role for _, label, role in labelled if role in _LABELS}
    if labelled and labelled[0][1] != _SUBJECT:
        # Below other labels it is what was spoken of.
        told.setdefault(_SUBJECT, "issue")
    labelled = [(at, label, told.get(label, role)) for at, label, role in labelled]
    times = Counter(label for _, label, role in labelled if role in _LABELS)
    named = sum(role == "name" for _, _, role in labelled)
    if named and 2 * named >= max(times.values(), default=0):
        # Where but one of many titles begins as a label would, "โครงการ…", they are not labelled.
        return []
    again = [one for one in labelled if one[1] and one[2] in _LABELS and times[one[1]] > 1]
    rounds = _cut(again, {})
    # The order of the labels, as most rounds or else the first have it, tells where one begins that lacks its first.
    for usual, _ in Counter(tuple(label for _, label, _ in labels) for labels in rounds).most_common(1):
        rounds = _cut(again, {label: place for place, label in enumerate(usual)})
    # One label that comes again within a round, "มติ" below each matter, begins none; the first of all may, with a day above.
    begins = Counter(labels[0][1] for labels in rounds).most_common(1)
    whole: list[list[tuple[int, str, str]]] = []
    for labels in rounds:
        alone = {label for _, label, _ in labels}
        may_begin = alone == {begins[0][0]} and len(labels) == 1 and _is_dated_above(text, lines, labels[0][0])
        if whole and len(alone) == 1 and not may_begin:
            whole[-1] += labels
        else:
            whole.append(labels)
    first = Counter(labels[0][1] for labels in whole).most_common(1)
    are_rounds = len(whole) > 1 and 2 * first[0][1] >= len(whole)
    if not are_rounds or any(not _ELEMENTS & {role for _, _, role in labels} for labels in whole):
        return []
    return [[at for at, _, _ in labels] for labels in whole]


def _is_dated_above(text: Text, lines: Sequence[Line], at: int) -> bool:
    return at > 0 and bool(find_dates(text.words(lines[at - 1]))) and _tells_when(text.words(lines[at - 1]))


def _cut(labelled: Sequence[tuple[int, str, str]], order: Mapping[str, int]) -> list[list[tuple[int, str, str]]]:
    """Cut labels into rounds: where one comes again, and where one stands that comes before the last in `order`."""
    rounds: list[list[tuple[int, str, str]]] = []
    for one in labelled:
        label = one[1]
        last = rounds[-1][-1][1] if rounds else label
        if rounds and rounds[-1][-1][0] == one[0] - 1 and last == label:
            # "เรื่อง: …" and right below it another.
            rounds[-1].append(one)
            continue
        is_back = label in order and last in order and order[label] < order[last]
        if not rounds or is_back or any(label == other for _, other, _ in rounds[-1]):
            rounds.append([])
        rounds[-1].append(one)
    return rounds


def _title_above(
    text: Text,
    lines: Sequence[Line],
    in_table: Sequence[object | None],
    headings: Sequence[Heading | None],
    behind: int,
    label: int,
) -> int | None:
    """Return the line above a round's first label that may be its title; None where none is."""
    for at in range(label - 1, max(behind, label - 1 - _FARTHEST_ABOVE) - 1, -1):
        line, words, heading = lines[at], text.words(lines[at]), headings[at]
        if in_table[at] is not None:
            return None
        if heading is not None and (heading.content < line.end or is_of_the_form(text, line)):
            if heading.role in _OF_HEAD:
                continue
            return None
        if heading is not None and (heading.role.startswith("mode:") or heading.role == "dated"):
            return None
        is_beside = _tells_when(words) or _SENTENCE.search(words) or _OF_PART.match(words) or _OF_MONEY.match(words)
        if is_beside or len(words) > 2 * LONGEST_TITLE:
            continue
        is_item = line.style == "bullet" and text.folded[line.start] in LIST_BULLETS
        if is_item or len(words) < _SHORTEST_TITLE or _OF_ALL.search(words) or _is_whose(words):
            return None
        return at
    return None


def _is_whose(words: str) -> bool:
    """Tell whether a line says whose report it is; "อบต.โนนกอยเคลื่อนที่" is what was held."""
    return agency_first(words) is not None and not _VISITS.search(words)


_VISITS = re.compile(r"เคลื่อนที่|สัญจร|พบประชาชน|พบปะ")


def _tells_when(words: str) -> bool:
    """Tell whether a line between a title and the first label tells the day, the place or how many came."""
    days = find_dates(words)
    is_day = bool(days) and days[0].start <= _DAY_FIRST
    return (
        is_day
        or is_date_alone(words)
        or bool(_WHERE_OR_WHO.match(words))
        or find_recurrence(words[:_DAY_FIRST]) is not None
    )


def _are_alike(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None], titles: Sequence[int]) -> bool:
    """Tell whether lines are set alike: with numbers that count, with the same symbol, or each apart from what is above it."""
    if (
        len({compact(text.words(lines[at])) for at in titles}) < len(titles)
        or len({lines[at].style for at in titles}) > 1
    ):
        return False
    numbers = [lines[at].numbers for at in titles]
    if any(numbers):
        return all(len(one) == len(numbers[0]) for one in numbers) and all(
            two[-1] in (one[-1] + 1, 1) for one, two in pairwise(numbers)
        )
    if lines[titles[0]].style:
        return len({text.folded[lines[at].start] for at in titles}) == 1
    return all(
        at == 0
        or lines[at].blank_before
        or headings[at - 1] is not None
        or is_band(text.words(lines[at - 1]))
        or text.folded[lines[at - 1].end : lines[at].start].strip()  # a rule, or what else is set aside
        or lines[at].indent < lines[at + 1].indent
        for at in titles
    ) and not any(at and goes_on(text, lines[at - 1], lines[at]) for at in titles)


def is_band(words: str) -> bool:
    """Tell whether a line is a day or a month and nothing else but marks around it: "== ตุลาคม 2567 =="."""
    days = find_dates(words)
    return len(days) == 1 and not re.search(r"[^\W\d]", words[: days[0].start] + words[days[0].end :])
