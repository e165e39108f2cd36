"""Which lines of a form are the titles of its activities, though no label says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from data.extract.dates import find_dates, find_recurrence, is_date_alone
from data.extract.grids import Table
from data.extract.headings import LIST_BULLETS, Heading, is_of_the_form, is_question, label_of, role_of_sign
from data.extract.kinds import kind_of
from data.extract.lines import Line, Text
from data.extract.mentions import agency_first
from data.extract.rounds import is_band, titles_over_paragraphs, titles_over_rounds
from data.extract.sections import FIELDS, WHEN_AND_WHERE
from data.extract.titles import LONGEST_TITLE
from data.extract.whereabouts import VILLAGE_TITLE, is_village
from data.normalise import compact

_ACTIVITY = re.compile(
    r"(?:การ|จัด)*(?:(?:เทศบาล|อบต\.?\s?|อบจ\.?\s?)(?:พบ|เคลื่อนที่|สัญจร)|ประชาคม|ประชุม|เวที|โครงการ|กิจกรรม|อบรม|รับฟัง|ประชาพิจารณ์|ประเพณี|จิตอาสา|ลงพื้นที่|งาน|สำรวจ|ลงนาม|ปลูก|ล้าง|ตรวจ|แข่งขัน|ฝึก|ศึกษาดูงาน|สัมมนา|พิธี|ออกหน่วย|ปรึกษา|หารือ|สมัชชา|ค่าย|ธนาคาร|กองทุน|ทำแนว|สอดส่อง)|หมู่(?:ที่|บ้าน)|บ้าน|ชุมชน|ม\."
)
# What stands above a form of fields and is no name of what was held.
_OF_FORM_ITSELF = re.compile(r"(?:ข้อมูล|รายละเอียด|ส่วนที่|ตอนที่|สรุป|ตาราง|แบบ|เอกสาร|รายงาน|ภาค|บท)")


def titles_in_rounds(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines that are the titles above rounds of labels, which no other line then is; empty where there are no rounds.

    A line that was taken for a heading by a word in it, and is a title, is no heading any more.
    """
    titles = (
        _titles_of_counted_rounds(text, lines, in_table, headings)
        or titles_over_paragraphs(text, lines, in_table, headings)
        or titles_over_rounds(text, lines, in_table, headings)
    )
    if not titles:
        return titles
    for at in titles:
        headings[at] = None
    _tell_subjects(text, lines, headings, titles)
    return titles | _next_in_series(text, lines, in_table, headings, titles)


def titles_of(text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]) -> set[int]:
    """Return the lines that are titles of activities though no heading's words say so, in a document without rounds.

    A line that was taken for a heading by a word in it, and is a title, is no heading any more.
    """
    above_fields = _titles_over_fields(text, lines, headings) or _titles_over_rounds(text, lines, in_table, headings)
    for at in above_fields:
        headings[at] = None
    titles = above_fields | _titles_of_forms(text, lines, in_table, headings)
    titles |= {
        at
        for at, heading in enumerate(headings)
        if heading is None and in_table[at] is None and _names_activity(text, lines, at, headings)
    }
    titles |= _over_rows(text, lines, in_table, headings)
    titles |= _above_the_same(text, lines, in_table, headings, titles)
    titles |= _set_alike(text, lines, in_table, headings, titles)
    titles |= _above_days(text, lines, in_table, headings)
    titles -= _called_again(text, lines, titles)
    for at in (sheets := _titles_of_sheets(text, lines, in_table)):
        headings[at] = None
    titles |= sheets
    titles |= _beside_titles(text, lines, in_table, headings, titles)
    titles |= _rest_of_series(text, lines, in_table, headings, titles)
    titles |= _first_in_chapters(text, lines, in_table, headings, titles)
    return titles | _next_in_series(text, lines, in_table, headings, titles)


# What makes a sentence of a line, and within what of the words below a title they tell its day.
_SENTENCE = re.compile(r"ได้(?!รับ)|จะ|มีผู้|แล้ว|ดังนี้|ขอให้|:")
_DAY_WITHIN = 160


def _apart(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> Iterator[int]:
    """Yield the lines, but for the last, that stand by themselves and are no sentence: short, unmarked, without a day."""
    for at, line in enumerate(lines[:-1]):
        is_apart = line.blank_before and not line.marked and headings[at] is None and in_table[at] is None
        words = text.words(line) if is_apart else ""
        if is_apart and len(words) <= _LONGEST_HELD and not _SENTENCE.search(words) and not find_dates(words):
            yield at


def _set_alike(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines that stand by themselves right above words that tell a day, as two titles or more do, and name an activity."""
    if sum(lines[at].blank_before and not lines[at].marked for at in titles) < _FEWEST_IN_SERIES:
        return set()
    return {
        at
        for at in _apart(text, lines, in_table, headings)
        if headings[at + 1] is None
        and not lines[at + 1].blank_before
        and _ACTIVITY.match(text.words(lines[at]))
        and find_dates(text.words(lines[at + 1])[:_DAY_WITHIN])
    }


def _above_days(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines that stand by themselves, two or more, each right above a line that begins with a day.

    Where there are no headings but days the document is read as running words, which finds more.
    """
    if not any(heading and heading.role not in ("date", "date_place") for heading in headings):
        return set()
    found = {
        at
        for at in _apart(text, lines, in_table, headings)
        if at >= _ON_TOP
        and ((below := headings[at + 1]) is None or below.role in ("date", "date_place"))
        and len(words := text.words(lines[at])) >= _SHORTEST_APART
        and not _OF_FORM_ITSELF.match(words)
        and len(text.words(lines[at + 1])) > _LONGER_THAN_DAY
        and begins_with_day(text, lines[at + 1])
    }
    return found if len(found) >= _FEWEST_IN_SERIES else set()


# The first lines name the document, a newsletter above its day.
_ON_TOP = 2
_SHORTEST_APART = 8
# A line that is no more than a day heads what is below it.
_LONGER_THAN_DAY = 40


# So many letters that lines begin with alike: "จัดขึ้นเมื่อวัน…".
_ALIKE = 6


def _above_the_same(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines above a day that is told in the words by which it is told below several titles."""
    below = Counter(
        text.words(lines[at + 1])[:_ALIKE]
        for at in titles
        if at + 1 < len(lines) and not lines[at + 1].marked and tells_when(text, lines[at + 1])
    )
    usual = {words for words, times in below.items() if times >= _FEWEST_IN_SERIES}
    return {
        at
        for at, (line, behind) in enumerate(pairwise(lines))
        if at not in titles
        and headings[at] is None
        and in_table[at] is None
        and text.words(behind)[:_ALIKE] in usual
        and tells_when(text, behind)
        and not line.marked
        and 6 <= len(text.words(line)) <= _LONGEST_HELD
        and not find_dates(text.words(line))
        and not _SPOKEN_OF.search(text.words(line))
    }


_SUBJECT = re.compile(r"เรื่อง\s*(?::|$|\n)")


def _tell_subjects(text: Text, lines: list[Line], headings: list[Heading | None], titles: set[int]) -> None:
    """Below a title "เรื่อง :" is what it was about, and no other activity's name."""
    first = min(titles)
    for at, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        if heading is not None and heading.role == "name" and at > first and _SUBJECT.match(text.folded, line.body):
            headings[at] = Heading("issue", heading.content)


def _titles_of_sheets(text: Text, lines: list[Line], in_table: list[Table | None]) -> set[int]:
    """Return the first lines of sheets that each tell of one activity: named, dated, and with fields below that tell its day."""
    found: set[int] = set()
    starts = [line.start for line in lines]
    bounds = (bisect_left(starts, place) for place in (*(sheet.start for sheet in text.sheets), len(text.text)))
    for first, behind in pairwise(bounds):
        if first == behind or in_table[first] is not None or not _SHEET_OF.match(text.words(lines[first])):
            continue
        fields = {one.role for table in in_table[first:behind] if table for one in table.fields}
        if fields & WHEN_AND_WHERE and "name" not in fields:
            found.add(first)
    return found if len(found) >= _FEWEST_IN_SERIES else set()


_SHEET_OF = re.compile(
    r"(?:สรุป|รายงาน|บันทึก|ผล)*(?:การ|จัด)*(?:ประชุม|ประชาคม|โครงการ|กิจกรรม|เวที|อบรม|รับฟัง)(?!ที่|โดย)[ก-๙. ]{4}"
)


def _called_again(text: Text, lines: list[Line], titles: set[int]) -> set[int]:
    """Return the titles that only call a village again, above a list of what was done for it."""
    seen: set[str] = set()
    again: set[int] = set()
    for at in sorted(titles):
        name = compact(text.words(lines[at]))
        if (
            name in seen
            and at + 1 < len(lines)
            and lines[at + 1].marked
            and is_village(text.folded[lines[at].body : lines[at].end])
        ):
            again.add(at)
        seen.add(name)
    return again


def _beside_titles(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines of a numbered list each of which stands above its day, or above how often: all of it are titles."""
    lists: dict[tuple[str, int, int], list[list[int]]] = defaultdict(list)
    for at, line in enumerate(lines[:-1]):
        if line.numbers and in_table[at] is None:
            listed = lists[line.layout]
            if line.numbers[-1] == 1:
                listed.append([at])
            elif listed and line.numbers[-1] == len(listed[-1]) + 1:
                listed[-1].append(at)
    return {
        at
        for listed in lists.values()
        for run in listed
        if len(run) >= _FEWEST_IN_SERIES
        and (titles.intersection(run) or not any(headings[at + 1] for at in run))
        and all(
            headings[at] is None
            and len(text.words(lines[at])) <= _LONGEST_HELD
            and not find_dates(text.words(lines[at]))
            and (tells_when(text, lines[at + 1]) or find_recurrence(text.words(lines[at + 1])[:_LONGEST_HELD]))
            for at in run
        )
        for at in run
    }


def _next_in_series(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines that bear the number due behind two titles or more, and name an activity: "[5] ประชาสัมพันธ์…" behind [1] to [4].

    No such number may stand in between: those are items of a list.
    """
    found: set[int] = set()
    last: dict[tuple[str, int, int], tuple[int, ...]] = {}  # of each layout the number of the last line
    counted: dict[tuple[str, int, int], int] = defaultdict(int)  # and how many titles lead up to it without a gap
    for at, line in enumerate(lines):
        if not line.numbers or in_table[at] is not None:
            continue
        layout = line.layout
        is_due = line.numbers == (*line.numbers[:-1], last[layout][-1] + 1) if layout in last else False
        words = text.words(line)
        # "เรื่องที่สอง …" with a day of its own needs no more than the first before it, and may go on to tell of it.
        is_told = line.style == "named" and _tells_day(words[:LONGEST_TITLE])
        fewest = 1 if is_told else _FEWEST_IN_SERIES
        if at not in titles and headings[at] is None and is_due and counted[layout] >= fewest:
            is_named = line.style == "named" or bool(kind_of(words)[0]) or bool(_ACTIVITY.match(words))
            if is_named and (is_told or len(words) <= LONGEST_TITLE) and not _OF_FORM_ITSELF.match(words):
                found.add(at)
        counted[layout] = counted[layout] + 1 if at in titles or at in found else 0
        last[layout] = line.numbers
    return found


def _over_rows(text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]) -> set[int]:
    """Return the lines that name an activity right above a table of one row, which tells all of one that it does not name."""
    found = set()
    for at, (line, table) in enumerate(zip(lines, in_table[1:], strict=False)):
        rows = table.activities if table is not None and in_table[at] is not table else []
        words = text.words(line)
        is_unnamed = len(rows) == 1 and rows[0].is_unnamed
        if is_unnamed and headings[at] is None and len(words) <= LONGEST_TITLE and _ACTIVITY.match(words):
            found.add(at)
    return found


def _first_in_chapters(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines 2.1, 4.1 … that name an activity as first of their chapter, where those of two others are titles: 1.1, 3.1."""
    firsts = [
        at for at, line in enumerate(lines) if len(line.numbers) == 2 and line.numbers[1] == 1 and in_table[at] is None
    ]
    chapters = [lines[at].numbers[0] for at in firsts]
    if len(titles.intersection(firsts)) < _FEWEST_IN_SERIES or chapters != sorted(set(chapters)):
        return set()
    named = {at: text.words(lines[at]) for at in firsts if at not in titles and headings[at] is None}
    return {
        at
        for at, words in named.items()
        if len(words) <= LONGEST_TITLE and (_ACTIVITY.match(words) or kind_of(words)[0]) and not _SENTENCE.search(words)
    }


def _rest_of_series(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], titles: set[int]
) -> set[int]:
    """Return the lines that count 1, 2, 3… together with two titles or more, whatever their words: "3. สายด่วนรับแจ้งเหตุ".

    Nothing else may be numbered in that way, and below most of them headings tell of one: prose alone is read as such.
    """
    by_layout: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.numbers and in_table[at] is None:
            by_layout[line.layout].append(at)
    found: set[int] = set()
    for series in by_layout.values():
        known = titles.intersection(series)
        rest = [at for at in series if at not in titles]
        counts_up = [lines[at].numbers for at in series] == [(number,) for number in range(1, len(series) + 1)]
        if not counts_up or len(known) < max(_FEWEST_IN_SERIES, len(rest) / 2):
            continue
        parts = [range(at + 1, behind) for at, behind in pairwise([*series, len(lines)])]
        in_form = [sum(headings[below] is not None for below in part) >= _FEWEST_FIELDS for part in parts]
        if (
            all(
                (headings[at] is None or _is_told_its_mode(text, lines[at], headings[at]))
                and len(text.words(lines[at])) <= LONGEST_TITLE
                for at in rest
            )
            and all(parts)
            and 2 * sum(in_form) > len(series)
        ):
            found.update(rest)
            for at in rest:
                headings[at] = None
    return found


def _is_told_its_mode(text: Text, line: Line, heading: Heading | None) -> bool:
    """Tell whether a line that a word in it makes a heading ends with the mode in brackets, as titles do."""
    is_by_word = heading is not None and heading.content >= line.end
    return is_by_word and bool(_MODE_IN_BRACKETS.search(text.words(line)))


_FEWEST_IN_SERIES = 2
_FEWEST_FIELDS = 2


def head_months(text: Text, lines: list[Line], headings: list[Heading | None], titles: set[int]) -> None:
    """Make headings, in place, of the months in a report that goes month by month: "เดือนธันวาคม 2568" alone above what was held."""
    named = {at for at, heading in enumerate(headings) if heading and heading.role == "name"} | titles
    months = [
        at
        for at, line in enumerate(lines[:-1])
        if headings[at] is None
        and at not in titles
        and line.blank_before
        and (is_date_alone(text.words(line)) or is_band(text.words(line)))
    ]
    above_names = sum(at + 1 in named for at in months)
    if above_names >= _FEWEST_IN_SERIES and 2 * above_names >= len(months):
        for at in months:
            headings[at] = Heading("dated", lines[at].end)


def _titles_of_forms(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines right above forms of fields that name an activity each: marked alike, where there are several."""
    found = [
        at
        for at, line in enumerate(lines[:-1])
        if line.marked
        and in_table[at] is None
        and headings[at] is None
        and (below := in_table[at + 1])
        and FIELDS & {one.role for one in below.fields}
        and "name" not in {one.role for one in below.fields}
        and line.end - line.start <= LONGEST_TITLE
        and not _OF_FORM_ITSELF.match(text.words(line))
    ]
    if len(found) == 1:
        # The other activities may be told without a form.
        return set(found) if _ACTIVITY.match(text.words(lines[found[0]])) else set()
    return set(found) if len({lines[at].style for at in found}) == 1 else set()


def _names_activity(text: Text, lines: list[Line], at: int, headings: list[Heading | None]) -> bool:
    """Tell whether a line without a heading's words is the title of an activity: the form's own fields follow it."""
    line = lines[at]
    words = text.words(line)
    if not 6 <= len(words) <= 220:
        return False
    if line.style == "named" and text.folded.startswith(("กิจกรรม", "โครงการ", "แผนงานที่", "งานที่"), line.start):
        return True
    if at + 1 == len(lines) or _BARE_DEED.match(words):
        return False
    # The mode may stand in brackets right below the title.
    next_ = at + 2 if at + 2 < len(lines) and _in_brackets(text, lines[at + 1]) else at + 1
    below, heading = lines[next_], headings[next_]
    if is_question(text.words(below)):
        return False
    if line.style == "named":
        # "เรื่องที่ 1 เวที…" is one where its day or the form's fields stand below it; else it is a matter.
        is_opened = heading.role in FIELDS if heading else tells_when(text, below)
        # "เรื่องที่สอง …" has words of its own, of "ครั้งที่ 2 /2569" the number is all.
        is_dated = heading.role in WHEN_AND_WHERE if heading else begins_with_day(text, below)
        is_matter = text.folded.startswith("เรื่อง", line.start) and is_dated
        is_of_one = is_matter or bool(_ACTIVITY.match(words))
        return is_opened and is_of_one and text.folded.startswith(("เรื่อง", "ครั้ง"), line.start)
    has_symbol = line.style == "bullet" and text.folded[line.start] not in LIST_BULLETS
    is_item = line.marked and bool(_ACTIVITY.match(words))
    is_listed = is_item and (len(line.numbers) in (1, 2) or has_symbol)
    if heading and heading.role in _BELOW_VILLAGE and not line.marked and len(words) <= 160 and _in_village(words):
        return True
    if heading is None:
        is_title = (is_listed or (not line.marked and bool(_TITLED.match(words)))) and not _DONE.search(words)
        if _in_village(text.words(below)):
            # What was taken to the villages is the title of none of them.
            return False
        return is_title and len(words) <= 120 and not _tells_day(words) and tells_when(text, below)
    if is_item and heading.role in ("issue", "participants", "result", "use") and _tells_day(words, "day", "month"):
        # "1. ประชาคมหมู่บ้าน วันที่ 5 มกราคม 2566" and the elements below it.
        return True
    return heading.role in FIELDS and _opens_fields(line, below, heading.role, words)


def _in_brackets(text: Text, line: Line) -> bool:
    return not line.blank_before and not line.marked and bool(_MODE_IN_BRACKETS.fullmatch(text.words(line)))


# "(ร่วมแลกเปลี่ยนความคิดเห็น)", as some put it behind a title.
_MODE_IN_BRACKETS = re.compile(r"\((?:ร่วม|การร่วม|มีส่วนร่วม|ระดับ|รูปแบบ)[^()\n]{3,60}\)\s*")


# That a project got into a plan, or was carried out, is what came of it.
_DONE = re.compile(r"(?:ได้|ถูก)(?:บรรจุ|รับการ|รับงบ|ดำเนินการ|นำ)|แล้วเสร็จ")
# That something was held on a day, and not what it was.
_BARE_DEED = re.compile(r"(?:ได้)?(?:จัด|ดำเนินการ)(?:ประชุม|กิจกรรม|เวที|อบรม|โครงการ|งาน)?(?:ขึ้น)?(?:เมื่อ|ใน)\s?วัน")


def _titles_over_fields(text: Text, lines: list[Line], headings: list[Heading | None]) -> set[int]:
    """Return the lines that stand by themselves above the same label twice or more: each is the title of what its fields tell."""
    above: dict[str, list[int]] = defaultdict(list)
    for at, (line, below) in enumerate(pairwise(lines)):
        heading, words = headings[at + 1], text.words(line)
        if (
            heading is not None
            and heading.role in FIELDS
            and _may_be_title(text, line, headings[at])
            and not (line.marked and (line.style != "bullet" or text.folded[line.start] in LIST_BULLETS))
            and line.blank_before
            and 6 <= len(words) <= _LONGEST_HELD
            and not find_dates(words)
            and not _SPOKEN_OF.search(words)
            and not (heading.role in WHEN_AND_WHERE and _COUNTS.search(text.folded, heading.content, below.end))
            and not agency_first(words)
            and role_of_sign(text, line) is None
        ):
            above[compact(text.folded[below.body : heading.content])].append(at)
    titles = {at for titled in above.values() if len(titled) > 1 for at in titled}
    if any(lines[at].style == "bullet" for at in titles):
        # A post has a picture before each title.
        titles |= {at for titled in above.values() for at in titled if lines[at].style == "bullet"}
    return titles


# Between the title of a round and its first label a few lines may tell the day, the place and how many came.
_FARTHEST_ABOVE = 4


def _titles_over_rounds(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines that stand by themselves above each round of the same labels, with a line of its day or people below."""
    labels: dict[str, list[int]] = defaultdict(list)
    for at, heading in enumerate(headings):
        if heading is not None and in_table[at] is None and heading.role in _OF_ROUND:
            labels[label_of(text, lines[at], heading)].append(at)
    rounds = [members for members in labels.values() if len(members) >= _FEWEST_IN_SERIES]
    if len(rounds) < _FEWEST_IN_SERIES:
        return set()
    first = min(rounds, key=lambda members: members[0])
    titles = [_title_above(text, lines, in_table, headings, at) for at in first]
    return (
        {at for at in titles if at is not None}
        if titles.count(None) == 0 and len(set(titles)) == len(titles)
        else set()
    )


def _titles_of_counted_rounds(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines that count 1, 2, 3 … each above a round of the same labels: "ข้อ 1 เวที…" and below it "1.1 วันที่จัด".

    The first label of the rounds is the first of the document that comes again, and stands below each of these lines and
    nowhere else.
    """
    labels: dict[str, list[int]] = defaultdict(list)
    for at, heading in enumerate(headings):
        if heading is not None and in_table[at] is None and heading.role in FIELDS | _OF_ROUND:
            labels[label_of(text, lines[at], heading)].append(at)
    rounds = [members for members in labels.values() if len(members) >= _FEWEST_IN_SERIES]
    first = min(rounds, key=lambda members: members[0], default=[])
    if len(rounds) < _FEWEST_IN_SERIES or sum(len(members) == len(first) for members in rounds) < _FEWEST_IN_SERIES:
        return set()
    found: list[int] = []
    for label in first:
        begin = found[-1] + 1 if found else 0
        above = next(
            (at for at in range(label - 1, max(begin, label - 1 - _FARTHEST_ABOVE) - 1, -1) if lines[at].numbers), None
        )
        if above is None or not _may_be_counted_title(text, lines, in_table, headings, above):
            return set()
        found.append(above)
    if len({lines[at].style for at in found}) > 1 or [lines[at].numbers for at in found] != [
        (n,) for n in range(1, len(found) + 1)
    ]:
        return set()
    return set(found)


def _may_be_counted_title(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], at: int
) -> bool:
    words, heading = text.words(lines[at]), headings[at]
    is_element = heading is not None and (
        heading.content < lines[at].end or heading.role.startswith("mode:") or is_of_the_form(text, lines[at])
    )
    return (
        in_table[at] is None and not is_element and 6 <= len(words) <= 2 * LONGEST_TITLE and not _SENTENCE.search(words)
    )


_SENTENCE = re.compile(r"(?<!ราย)ได้(?!รับ)|จะ|มีผู้|แล้ว(?!เสร็จ)")


# The title of the report, of which all its activities are.
_OF_ALL = re.compile(r"มีส่วนร่วม|ปีงบประมาณ|^ผล|^สรุป")
_OF_ROUND = {"issue", "participants", "result", "use"}


def _title_above(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None], label: int
) -> int | None:
    """Return the line above a round's first label that may be its title; None where none is."""
    tells = False
    for at in range(label - 1, max(-1, label - 2 - _FARTHEST_ABOVE), -1):
        line, words = lines[at], text.words(lines[at])
        is_alone = line.blank_before or lines[at + 1].blank_before
        is_told = bool(find_dates(words) or find_recurrence(words) or _COUNTS.search(words))
        if in_table[at] is not None or (headings[at] is not None and not _may_be_title(text, line, headings[at])):
            if not is_told:
                return None
        elif tells and is_alone and not line.marked and not is_told and 6 <= len(words) <= _LONGEST_HELD:
            is_of_all = _OF_FORM_ITSELF.match(words) or _OF_ALL.search(words) or agency_first(words)
            return None if is_of_all else at
        tells = tells or is_told
    return None


def _may_be_title(text: Text, line: Line, heading: Heading | None) -> bool:
    """Tell whether a line is no heading, or one only by a word that occurs in it: "ประชุมหารือภัยแล้ง"."""
    is_by_word = heading is not None and heading.content >= line.end and not is_of_the_form(text, line)
    return heading is None or (is_by_word and bool(_ACTIVITY.match(text.words(line))))


_LONGEST_HELD = 110
# A day that goes on to who came is a sentence, and no field.
_COUNTS = re.compile(r"\d\s*(?:คน|ราย|ท่าน)|มีผู้")
_BELOW_VILLAGE = {"issue", "participants", "result", "use", "place", "date_place"}
_VILLAGE_AND_DAY = re.compile(
    r"(?:(?:จุด|แห่ง)?ที่\s?\d{1,2}\s+)?(?:(?:หมู่(?:ที่|บ้าน)?|ม\.)\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|(?:ครั้ง|เวที|รุ่น|จุด|กลุ่ม|เขต)ที่\s?\d)"
)


def _in_village(words: str) -> bool:
    """Tell whether a line begins with a village, or the number of a meeting, and goes on with its day: "หมู่ที่ 2 บ้านยาง  วันที่ 13 มกราคม 2569"."""
    return bool(_VILLAGE_AND_DAY.match(words)) and _tells_day(words) and not _SPOKEN_OF.search(words)


_SPOKEN_OF = re.compile(r"ได้|จะ|มีผู้|แล้ว|ขอให้|เสนอ")


def _tells_day(words: str, *precisions: str) -> bool:
    """Tell whether a title has a day behind its first words, or a date of these precisions."""
    return any(day.precision in (precisions or ("day",)) and day.start > 6 for day in find_dates(words))


_HELD = re.compile(
    r"(?:จัด|ประชุม|ดำเนินการ|สำรวจ|ลงพื้นที่|นัด(?:ประชุม|พบ|คุย)?|อบรม|พบกัน)(?:ขึ้น)?(?:เมื่อ|ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ใน|ระหว่าง|\s)"
)


def tells_when(text: Text, line: Line) -> bool:
    """Tell whether a line begins with when something was held, or says so in its first words: "จัดเดือนละครั้ง ล่าสุด …"."""
    if begins_with_day(text, line):
        return True
    return not line.marked and bool(_HELD.match(text.folded, line.body)) and bool(find_dates(text.words(line)[:90]))


def begins_with_day(text: Text, line: Line) -> bool:
    """Tell whether a line begins with a day: below "1. ประชาคมหมู่บ้าน หมู่ที่ 3" it needs no label."""
    if line.marked and line.style != "bullet":
        return False
    days = find_dates(text.folded[line.start : min(line.end, line.start + 60)])
    return bool(days) and days[0].start <= 24


# How the title of an activity begins that stands without a label or number above its day and place; where one subject was
# told village by village, the village is the title.
_TITLED = re.compile(
    r"(?:โครงการ|กิจกรรม|การประชุม|ประชุม|เวที|ประชาคม|การอบรม|อบรม|การรับฟัง|(?:การ)?ลงพื้นที่|(?:การ)?สำรวจ|(?:การ)?ลงนาม|(?:การ)?ฝึกอบรม|(?:การ)?สัมมนา|ลงแขก|ค่าย(?=[ก-๙]{3}))(?!ที่เปิด|ตาม|นี้|ดังกล่าว)"
    rf"|(?P<village>{VILLAGE_TITLE}$)"
)


def _opens_fields(line: Line, below: Line, role: str, words: str) -> bool:
    """Tell by the numbers of two lines whether the second is the first of the fields that the other opens."""
    if not line.numbers:
        is_title = not line.marked and bool(_TITLED.match(words)) and not _tells_day(words)
        return is_title and not below.numbers and role in WHEN_AND_WHERE
    if not below.numbers:
        return role in WHEN_AND_WHERE
    # "1. …" and then "1.1 วันที่", or one style of marks and then another: "1. …" and "1) วันที่".
    is_child = below.numbers[:-1] == line.numbers
    return below.numbers[-1] == 1 and (is_child or (line.style != below.style and role in {*WHEN_AND_WHERE, "issue"}))
