"""A document of records: one activity after the other, each a title and below it the same labels.

    12 พ.ค. 66  ประชุมผู้ใช้น้ำ  ที่ศาลาหมู่ 2        [ ตุลาคม 2566 ]
       ผู้มา 33 คน                                    ประชุมเจ้าของร้าน   วันที่ 18
       ผล  แบ่งเป็นสองรอบ                              คนมา   24 คน
       ต่อยอด  ติดตั้งบานประตูน้ำแล้ว                    ทำต่อ  ตรวจซ้ำแล้ว

Such a log, or a post with a picture before each line, words its labels as it likes. That they come round again, with a title
above each round, tells that they are labels; what a label is of, its own words tell, or those that stand behind it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.extract.dates import BARE_DAY, find_dates, is_date_alone
from data.extract.grids import Table
from data.extract.headings import LIST_BULLETS, Heading, role_of_sign, role_told
from data.extract.kinds import kind_of
from data.extract.lines import Line, Text
from data.extract.place import CALLED
from data.extract.sections import Part
from data.extract.titles import LONGEST_TITLE
from data.normalise import compact

_ELEMENTS = {"issue", "participants", "result", "use"}
_OF_RECORD = {*_ELEMENTS, "date", "date_place", "place", "objective", "target", "photos", "other"}
_SHORTEST_TITLE = 6
# A title with one of these is a sentence.
_SPOKEN = re.compile(r"ได้(?!รับ)|จะ|มีผู้|แล้ว|ขอให้|เสนอ|:\s*$|ดังนี้")
# A label and what parts it from its content: a colon, a gap, at the least a blank.
# "ผู้แทนชุมชนที่ 4  2 คน" are those of one of several.
_LABEL = re.compile(
    r"(?P<label>[ก-๙/.]{2,30}(?: [ก-๙/.]{1,20}){0,2}?)(?P<parting>\s*[:：]\s*| {2,}|\t| (?=\S))(?=\S)(?!(?:(?<=หมู่ที่ )|(?<=ชุมชนที่ )|(?<=เขตที่ ))\d)"
)
_COUNTS = re.compile(r"\d\s*(?:คน|ราย|ท่าน|รูป)")
_NAME_ENDS = re.compile(r"\s+(?=ที่(?:ศาลา|หอ|ห้อง|ลาน|วัด|โรงเรียน|โดม|อาคาร|ศูนย์|สนาม|ทำการ)|ณ\s|เวลา\s?\d|\(\s*\d)")
# What parts a title from the day or place behind it; it also stands within titles.
_PARTING = re.compile(r" {2,}|\t|\s+[|–—-]\s+")
_BEHIND_DAY = re.compile(r"[\s:|–—\-)\]]*")
_DAY_FIRST = 12


@dataclass(slots=True)
class Title:
    """The title of a record, and the parts around it that tell when and where: behind it, or the day that it begins with."""

    name: Part
    beside: list[Part]


def records_of(
    text: Text,
    lines: Sequence[Line],
    in_table: Sequence[Table | None],
    headings: Sequence[Heading | None],
    known: set[int],
) -> list[Heading | None] | None:
    """Return the headings with those of records added: `record` for a title, `dated` for a month or day above it.

    None where no labels come round with a title above them, where other lines are `known` to be the titles, and where most of
    what would be labels stands in tables of activities, whose columns tell what is what.
    """
    kept = list(headings)
    if any(heading and (heading.role == "name" or heading.role.startswith("mode:")) for heading in headings):
        return None
    labelled = _with_labels(text, lines, headings)
    inside = [
        bool(table and table.activities) for table, one in zip(in_table, labelled, strict=True) if one is not None
    ]
    if 2 * sum(inside) > len(inside):
        return None
    titles = _titles(text, lines, labelled)
    # "กิจกรรมที่ 1", "กิจกรรมที่ 2": who counts the activities has told their titles.
    counted = [lines[at].numbers for at in sorted(known)]
    is_counted = len(counted) > 1 and counted == [(n,) for n in range(1, len(counted) + 1)]
    is_known = (is_counted or len(known) >= len(titles)) and known != set(titles)
    if len(titles) < 2 or is_known or not _come_round(text, lines, labelled, titles):
        return None
    is_held = [_is_of_something_held(text, lines, at) for at in titles]
    if 2 * sum(is_held) < len(titles):
        return None
    first = titles[0] - (1 if titles[0] and is_date_alone(text.words(lines[titles[0] - 1])) else 0)
    is_spaced = any(lines[at].blank_before for at in range(first, len(lines)) if labelled[at] is not None)
    for at in range(first, len(lines)):
        kept[at] = labelled[at]
        if at in titles:
            kept[at] = Heading("record", lines[at].body)
        elif labelled[at] is None and is_date_alone(text.words(lines[at])) and not _waits(lines, labelled, at - 1):
            kept[at] = Heading("dated", lines[at].end)
        elif labelled[at] is None and lines[at].blank_before and not is_spaced and at > titles[-1]:
            # What stands apart below the last record is a closing word.
            kept[at] = Heading("apart", lines[at].end)
    return kept


def labels_in_rounds(
    text: Text, lines: Sequence[Line], headings: Sequence[Heading | None], titles: set[int]
) -> list[Heading | None]:
    """Return the headings with the labels added that come again in the rounds below `titles`, and what stands apart behind them."""
    labelled = _with_labels(text, lines, headings)
    first, last = min(titles), max(titles)
    kept = list(headings)
    for at in range(first, len(lines)):
        if at not in titles:
            kept[at] = labelled[at]
    is_spaced = any(lines[at].blank_before for at in range(first, len(lines)) if labelled[at] is not None)
    last = max(at for at in range(last, len(lines)) if at == last or kept[at] is not None)
    for at in range(last + 1, len(lines)):
        if kept[at] is None and lines[at].blank_before and not is_spaced:
            kept[at] = Heading("apart", lines[at].end)
    return kept


def _waits(lines: Sequence[Line], labelled: Sequence[Heading | None], at: int) -> bool:
    """Tell whether a line is a label whose content stands below it."""
    heading = labelled[at] if at >= 0 else None
    return heading is not None and heading.content >= lines[at].end


# A day, a gap, and what was held on it: "9 พ.ย. 2566   เวทีชวนคิดเรื่องขยะ".
_BEHIND_GAP = re.compile(r"(?:\s{2,}|\t|\s[:|–—-]\s)\s*(?P<title>[ก-๙][^\n]{5,90})")
_NO_TITLE = re.compile(r"\d\s?(?:คน|ราย|รูป)|ได้(?!รับ)|จะ|มีผู้|แล้ว|ดังนี้|[:：]")


def dated_titles(
    text: Text, lines: Sequence[Line], in_table: Sequence[Table | None], headings: Sequence[Heading | None]
) -> list[int]:
    """Return the lines that each begin with a day and go on with a title, apart from what stands above; empty unless below each of
    several of them stand labels.
    """
    found = []
    for at, line in enumerate(lines):
        if headings[at] is not None or in_table[at] is not None or line.marked or not line.blank_before:
            continue
        days = find_dates(text.folded[line.body : min(line.end, line.body + _LONGEST_DAY)])
        if not days or days[0].start > _DAY_FIRST or days[0].precision != "day" or days[0].first is None:
            continue
        behind = _BEHIND_GAP.match(text.folded, line.body + days[0].end, line.end)
        if behind and behind.end() == line.end and not _NO_TITLE.search(behind["title"]):
            found.append(at)
    spans = pairwise([*found, len(lines)])
    return found if len(found) > 1 and all(any(headings[begin + 1 : end]) for begin, end in spans) else []


_LONGEST_DAY = 50


def part_title(text: Text, part: Part) -> Title:
    """Part a record's title from the day that it begins with and from the day and place that stand behind it."""
    folded = text.folded
    days = find_dates(folded[part.start : part.end])
    beside: list[Part] = []
    start = part.start
    if days and days[0].start <= _DAY_FIRST and days[0].first is not None:
        begin = part.start + days[0].end
        behind = _BEHIND_DAY.match(folded, begin, part.end)
        start = behind.end() if behind else begin
        beside.append(Part(part.start, begin))
    if part.end - start < _SHORTEST_TITLE:
        return Title(part, [])
    end = _NAME_ENDS.search(folded, start + _SHORTEST_TITLE, part.end)
    day = BARE_DAY.search(folded, start + _SHORTEST_TITLE, part.end)
    ends = [found.start() for found in (end, day) if found]
    ends += [
        found.start()
        for found in _PARTING.finditer(folded, start + _SHORTEST_TITLE, part.end)
        if _is_when_or_where(folded[found.end() : part.end])
    ]
    cut = min(ends, default=part.end)
    while cut > start and folded[cut - 1].isspace():
        cut -= 1
    rest = cut
    while rest < part.end and folded[rest] in " \t|–—-":
        rest += 1
    return Title(Part(start, cut), [*beside, *([Part(rest, part.end)] if rest < part.end else [])])


def _is_when_or_where(words: str) -> bool:
    return bool(BARE_DAY.match(words) or CALLED.match(words) or _begins_with_day(words))


def _with_labels(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[Heading | None]:
    """Return the headings with the labels added that several lines begin with."""
    alike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        if heading is not None:
            continue
        if line.style == "bullet" and text.folded[line.start] not in LIST_BULLETS:
            alike["symbol", text.folded[line.start : line.body].strip()].append((at, line.body))
        elif not line.style and (found := _LABEL.match(text.folded, line.body, line.end)):
            # Only a blank parts a word from its content, and words only a colon or a gap.
            is_word = found["parting"] == " "
            label = found["label"].split(" ", 1)[0] if is_word else found["label"]
            if label == "วาระ":
                # "วาระ 4.1" calls a matter.
                continue
            alike["word", label].append((at, line.body + len(label) if is_word else found.end()))
    labelled = list(headings)
    for (sort, label), members in alike.items():
        if len(members) < 2:
            continue
        contents = [text.folded[content : lines[at].end] for at, content in members]
        role = role_told(label)
        if sort == "symbol":
            role = role_of_sign(text, lines[members[0][0]]) or role_by_content(contents)
        if role not in _OF_RECORD:
            continue
        for at, content in members:
            labelled[at] = Heading(role, content)
    return labelled


def role_by_content(contents: Sequence[str]) -> str | None:
    """Tell what a picture, or a label, stands before: days, people, places."""
    if all(find_dates(words[:40]) for words in contents):
        return "date"
    if all(_COUNTS.search(words) for words in contents):
        return "participants"
    return "place" if all(CALLED.match(words.strip()) for words in contents) else None


def _titles(text: Text, lines: Sequence[Line], labelled: Sequence[Heading | None]) -> list[int]:
    """Return the lines that stand above the first label of a round: right below a day or month alone, else right above the label."""
    titles: list[int] = []
    begin = 0
    for at in range(1, len(lines)):
        if labelled[at] is None or labelled[at - 1] is not None:
            continue
        above = [n for n in range(begin, at) if labelled[n] is None]
        begin = at + 1
        dated = [n for n in above if is_date_alone(text.words(lines[n]))]
        title = dated[-1] + 1 if dated and dated[-1] + 1 < at else at - 1
        is_item = _ends_list(lines, labelled, title) and not _is_of_something_held(text, lines, title)
        if not is_item and _may_be_title(text, lines, title, is_below_day=bool(dated)):
            titles.append(title)
    return titles


def _ends_list(lines: Sequence[Line], labelled: Sequence[Heading | None], at: int) -> bool:
    """Tell whether a line is an item of a list, the item before it right above."""
    line, above = lines[at], lines[at - 1]
    before = (*line.numbers[:-1], line.numbers[-1] - 1) if line.numbers else ()
    return bool(before) and labelled[at - 1] is None and (above.style, above.numbers) == (line.style, before)


def _may_be_title(text: Text, lines: Sequence[Line], at: int, *, is_below_day: bool) -> bool:
    line = lines[at]
    words = text.words(line)
    if line.style == "bullet" and text.folded[line.start] in LIST_BULLETS:
        return False
    if (
        not _SHORTEST_TITLE <= len(words) <= LONGEST_TITLE
        or words.startswith("ณ ")
        or is_date_alone(words)
        or _SPOKEN.search(words)
    ):
        return False
    return line.blank_before or is_below_day or bool(line.numbers) or _begins_with_day(words)


def _begins_with_day(words: str) -> bool:
    days = find_dates(words[:60])
    return bool(days) and days[0].precision == "day" and days[0].start <= _DAY_FIRST


def _come_round(text: Text, lines: Sequence[Line], labelled: Sequence[Heading | None], titles: Sequence[int]) -> bool:
    """Tell whether below each title stand two labels, one of an element among them, that stand below another title too."""
    told: list[dict[str, str]] = []
    for at, behind in zip(titles, [*titles[1:], len(lines)], strict=True):
        fields = [(lines[n], heading) for n in range(at, behind) if (heading := labelled[n])]
        told.append({_label_of(text, line, heading): heading.role for line, heading in fields})
    times = Counter(label for labels in told for label in labels)
    again = [{label: role for label, role in labels.items() if times[label] > 1} for labels in told]
    return all(len(labels) > 1 and _ELEMENTS & set(labels.values()) for labels in again)


def _label_of(text: Text, line: Line, heading: Heading) -> str:
    """Return a line's label; where a picture stands before it, that is part of it."""
    return compact(text.folded[line.start : heading.content]).rstrip(":") or heading.role


def _is_of_something_held(text: Text, lines: Sequence[Line], at: int) -> bool:
    words = text.words(lines[at])
    is_below_day = at > 0 and is_date_alone(text.words(lines[at - 1]))
    tells_day = any(day.precision == "day" for day in find_dates(words))
    return is_below_day or tells_day or kind_of(words)[0] is not None
