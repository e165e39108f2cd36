"""Headings that are known by the company they keep.

A report marks its headings alike (ก. ข. ค., [1] [2] [3], ★ ★ ★). Where some lines of such a series are headings of the form,
the others are headings too, however they are worded: a word anywhere in the label tells which, else its place in the order
issue, participants, result, use. A line of a list that only bears the same mark as the headings is kept out by its number.
Short lines without a mark that stand by themselves between paragraphs make a series too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby

from data.extract.dates import find_dates
from data.extract.free_labels import complete_free
from data.extract.headings import (
    LEADS_ON,
    LIST_BULLETS,
    Heading,
    cues,
    first_label,
    is_of_the_form,
    labelled_with_blank,
    role_of_label,
    role_told,
)
from data.extract.lines import Line, Text, in_tables
from data.extract.narrative import element_of
from data.extract.records import role_by_content
from data.extract.whereabouts import NUMBERED_VILLAGE
from data.lookup import begins_with

_ORDER = ("issue", "participants", "result", "use")
_KNOWN = {*_ORDER, "date", "date_place", "place", "name", "objective", "target", "photos"}
_BLANKS = re.compile(r"\s+")
_ALONE = ("", 0)
_COLON = (":", 0)
_PICTURE = ("picture", 0)
# A label that stands alone is this short, and has no number and none of the words that make a sentence.
_LONGEST_ALONE = 48
_TELLS = re.compile(
    r"\d|ได้(?!$|รับ|แก่|ส่วน|เสีย|จาก|ร่วม|ข้อ)|จะ|แล้ว|ขอให้|เห็นชอบ|มีมติ|คน$|อำเภอ|จังหวัด|ปีงบประมาณ|รายงาน|องค์การบริหาร|ภาพ"
)
_LONGEST_LABEL = 75
_GAP = re.compile(r" {2,}|\t")
_COUNTED = re.compile(r"\s\(?(?:จำนวน|รวม)?\s*(?:ทั้งสิ้น|ทั้งหมด)?\s*\d")


def complete(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[Heading | None]:
    """Return the headings of `lines` with those added that stand in a series with known ones."""
    headings = _without_items(text, lines, headings)
    _complete_with_content(text, lines, headings)
    completed = list(headings)
    _complete_company(text, lines, completed)
    # The cells of a column are alike by their nature.
    in_table = in_tables(text, lines)
    _complete_repeated(text, lines, completed, in_table)
    _complete_repeated_with_colon(text, lines, completed)
    for mark, members in _series(text, lines).items():
        if not lines[members[0]].numbers:
            (_complete_alone if mark in (_ALONE, _COLON) else _complete_symbols)(text, lines, members, completed)
            continue
        known = [at for at in members if (heading := headings[at]) and heading.role in _KNOWN]
        if len(known) < 2:
            continue
        # What is no element, such as the budget, is a heading of the series all the same.
        if all((heading := headings[at]) is None or heading.role == "name" for at in members):
            # Behind titles alone comes a title, or the list of an element that goes on with their numbers.
            continue
        missing = _missing(lines, members, [at for at in members if headings[at]])
        for at in missing:
            completed[at] = _heading(text, lines[at], None)
        told = [at for at in missing if (heading := completed[at]) and heading.role in _KNOWN]
        due = _due(completed, sorted([*known, *told]))
        for at in missing:
            completed[at] = (
                completed[at] or _heading(text, lines[at], due(at)) or _sentence(text, lines[at], due(at), completed)
            )
    _complete_villages(text, lines, completed)
    complete_free(text, lines, completed, in_table)
    _complete_leads(text, lines, completed)
    _complete_with_content(text, lines, completed)
    for at, (line, heading) in enumerate(zip(lines, completed, strict=True)):
        is_resolution = heading and heading.role == "place" and _RESOLVED.match(text.folded, line.body, line.end)
        is_told = headings[at] is not None or not line.marked
        if is_resolution or (not is_told and _COUNTED_ITEM.fullmatch(text.folded, line.body, line.end)):
            completed[at] = None
    return completed


# "• นายช่างโยธา อบต.  จำนวน 1 คน": a group that came to several activities is no label, however often it comes again.
_COUNTED_ITEM = re.compile(
    r"(?!ผู้(?:เข้า|มา|ร่วม|มีส่วน)|จำนวน|รวม|ทั้ง)[ก-๙. ]{4,60}?\s(?:จำนวน)?\s*\d{1,4}\s?(?:คน|ราย|รูป|ท่าน)"
)
# In minutes "ที่ประชุม" is who resolves: "ที่ประชุม  รับรอง".
_RESOLVED = re.compile(r"ที่ประชุม\s*:?\s*(?:(?:มี)?มติ)?(?:รับรอง|รับทราบ|ทราบ|เห็นชอบ|อนุมัติ|ไม่มี|มีมติ|ตกลง|เสนอ)")


def _without_items(text: Text, lines: Sequence[Line], headings: Sequence[Heading | None]) -> list[Heading | None]:
    """Take the headings back that are items of a list and only begin like one: "2. ผลกระทบต่อชาวประมง".

    A heading has content: one that the next number of its own list follows at once has none, unless it is one of the form's,
    nor has one that ends a list of items, with the next heading right below it.
    Nor is a number below an element, 3.2 below 3, another element.
    """
    kept = list(headings)
    element: tuple[int, ...] = ()
    for at, (line, heading) in enumerate(zip(lines, headings, strict=True)):
        if heading is None:
            continue
        if heading.role in _ORDER and line.numbers and len(line.numbers) == 1:
            element = line.numbers
        elif len(line.numbers) == 1:
            element = ()
        if heading.content < line.end or not line.numbers or is_of_the_form(text, line):
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below is not None and below.marked and below.style != line.style and LEADS_ON.search(text.words(line)):
            # "2.3 ประเด็นที่ขอความเห็น ได้แก่" and (ก), (ข), (ค) below it.
            continue
        is_followed = (
            below is not None
            and not below.blank_before
            and below.style == line.style
            and below.numbers == _next(line.numbers, 1)
        )
        if (
            (is_followed and _is_in_list(lines, headings, at))
            or _goes_on_below(lines, headings, at)
            or _ends_list(lines, headings, at)
            or (element and line.numbers[:-1] == element)
        ):
            kept[at] = None
    return kept


def _goes_on_below(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> bool:
    """Tell whether a line of a lower level, 3.2, goes on from 3.1, which is no heading, though other words stand in between."""
    line = lines[at]
    if len(line.numbers) < 2:
        return False
    above = next((n for n in range(at - 1, -1, -1) if lines[n].style == line.style and lines[n].numbers), None)
    return above is not None and lines[above].numbers == _next(line.numbers, -1) and headings[above] is None


def _ends_list(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> bool:
    """Tell whether the line above is the item before this one, and what stands below it a heading of another style."""
    line, above = lines[at], lines[at - 1] if at else None
    if above is None or line.blank_before or headings[at - 1] is not None:
        return False
    is_next = above.style == line.style and above.numbers == _next(line.numbers, -1)
    return is_next and (at + 1 == len(lines) or (headings[at + 1] is not None and lines[at + 1].style != line.style))


def _is_in_list(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> bool:
    """Tell whether the line above, or the next but one, is an item of the same list."""
    line = lines[at]
    above = lines[at - 1] if at else None
    if above is not None and above.style == line.style and above.numbers == _next(line.numbers, -1):
        return headings[at - 1] is None or headings[at - 1].content >= above.end  # type: ignore[union-attr]
    return line.numbers[-1] == 1 and headings[at + 1] is None


def _complete_company(text: Text, lines: Sequence[Line], completed: list[Heading | None]) -> None:
    """Lines below each other that begin with labels of the form are its fields, though only a blank stands behind the label.

    Three labels of different sorts, or two with a gap behind them, are there by no chance.
    """
    told = [_field(text, line, heading) for line, heading in zip(lines, completed, strict=True)]
    # An empty line ends them, unless all of them have one.
    spaced = [line.blank_before for line in lines]
    paragraphs = list(accumulate(now and not before for before, now in zip([False, *spaced], spaced, strict=False)))
    for (is_field, _), run in groupby(range(len(lines)), key=lambda at: (told[at] is not None, paragraphs[at])):
        fields = [(at, *field) for at in run if is_field and (field := told[at])]
        roles = {heading.role for _, heading, _ in fields}
        gapped = {heading.role for _, heading, has_gap in fields if has_gap}
        if roles & _KNOWN and (len(roles) >= 3 or len(gapped) >= 2):
            for at, heading, has_gap in fields:
                if has_gap or len(roles) >= 3:
                    completed[at] = heading


_FEWEST_REPEATED = 3
_OF_PLACE = re.compile(r"หมู่|บ้าน|ชุมชน|ตำบล|องค์การบริหาร|เทศบาล|ซอย")


def _complete_repeated(
    text: Text, lines: Sequence[Line], completed: list[Heading | None], in_table: Sequence[bool]
) -> None:
    """Short lines that come round again word for word, with other words below them each time, are the labels of a form.

    Three of them are there by no chance, if two tell what they are of; what the words of one do not tell, its contents do.
    """
    said: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines[:-1]):
        if in_table[at]:
            continue
        words = text.words(line)
        is_item = bool(line.numbers) or (line.style == "bullet" and text.folded[line.start] in LIST_BULLETS)
        is_short = 3 <= len(words) <= _LONGEST_ALONE and not re.search(r"\d|\t", words)
        if is_short and not is_item and not _OF_PLACE.match(words) and lines[at + 1].end - lines[at + 1].body >= 3:
            said[_BLANKS.sub("", words).rstrip(":?")].append(at)
    again = {label: members for label, members in said.items() if len(members) >= 2}
    told = {label: _role_of_members(completed, members) or role_told(label) for label, members in again.items()}
    labels = {at for members in again.values() for at in members}
    are_labels = len(again) >= _FEWEST_REPEATED and sum(role in _KNOWN for role in told.values()) >= 2
    for label, members in again.items():
        if not are_labels and (len(members) < _FEWEST_REPEATED or told[label] not in _ORDER):
            continue
        below = [text.words(lines[at + 1]) for at in members if at + 1 not in labels]
        role = told[label] if told[label] in _KNOWN else _role_of_contents(below)
        for at in members:
            if role and completed[at] is None:
                completed[at] = Heading(role, lines[at].end)


_WITH_COLON = re.compile(r"(?P<label>[^\d:\t ](?:[^\d:\t ]| (?! )){2,39}?)(?:\s*:\s*|  +|\t)(?=[^\s:])")


def _complete_repeated_with_colon(text: Text, lines: Sequence[Line], completed: list[Heading | None]) -> None:
    """What several lines have before a colon, the same words each time, is the label of a form that comes round."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        if not line.numbers and (found := _WITH_COLON.match(text.folded, line.body, line.end)):
            alike[_BLANKS.sub("", found["label"])].append((at, found.end()))
    again = {label: members for label, members in alike.items() if len(members) >= 2}
    known = {label for label, members in again.items() if any(completed[at] for at, _ in members)}
    if len(again) < _FEWEST_REPEATED or not known:
        return
    elements = ((at, heading.role) for at, heading in enumerate(completed) if heading and heading.role in _ORDER)
    first, of_first = next(elements, (0, ""))
    has_people = any(heading and heading.role == "participants" for heading in completed)
    for label, members in again.items():
        contents = [text.folded[content : lines[at].end] for at, content in members]
        role = role_told(label) or _role_of_contents(contents)
        if role == "participants" and not has_people and role_by_content(contents) == role:
            for at, content in members:
                completed[at] = completed[at] or Heading(role, content)
        # Nobody tells first what was done: such a label stands for something else.
        is_early = members[0][0] < first and of_first == "issue" and role != "issue"
        for at, content in members:
            if role in ("issue", "result", "use") and completed[at] is None and not is_early:
                completed[at] = Heading(role, content)


def _role_of_members(completed: Sequence[Heading | None], members: Sequence[int]) -> str | None:
    return next((heading.role for at in members if (heading := completed[at])), None)


def _role_of_contents(contents: Sequence[str]) -> str | None:
    """Return what most of the words below a label tell; None where they tell nothing, or not the same."""
    if not contents:
        return None
    if (role := role_by_content(contents)) is not None:
        return role
    (element, times), *_ = Counter(element_of(words) for words in contents).most_common(1)
    return element if element in _ORDER and 2 * times > len(contents) else None


def _field(text: Text, line: Line, heading: Heading | None) -> tuple[Heading, bool] | None:
    """Return the heading of a line without a mark that has its content behind it, and whether more than a blank parts them."""
    if line.style or (heading is not None and heading.content >= line.end):
        return None
    if heading is not None:
        return heading, True
    told = labelled_with_blank(text, line)
    return None if told and _NO_FIELD.match(text.folded, line.body) else told


# "เรื่อง  รายงานผล…" on top is the letter's subject, "เมื่อวันที่ … ได้จัด" a sentence.
_NO_FIELD = re.compile(r"เมื่อวันที่[^\n]*(?:ได้|จัด)|(?:เรื่อง|ที่)\s+(?:ขอ|รายงาน|สรุป|ผล|การ(?:เปิด|รายงาน|สรุป)|[ก-ฮ]{2,3}\s?\d)")


def _complete_leads(text: Text, lines: Sequence[Line], completed: list[Heading | None]) -> None:
    """Take the words that lead up to a list for its heading, in a report that has no others.

    "สภาเทศบาลมีมติดังนี้" and its items below are results as under any heading. Only where such leads and the headings
    known tell two elements, and where the form's own headings do not tell them already.
    """
    known = {heading.role for heading in completed if heading} & set(_ORDER)
    if len(known) == len(_ORDER):
        return
    # Where three elements have headings, a lead can only be the fourth's.
    wanted = set(_ORDER) - known if len(known) == 3 else set(_ORDER)
    leads = {
        at: heading
        for at in range(len(lines) - 1)
        if completed[at] is None
        and _leads_list(text, lines, at)
        and (heading := _of_lead(text, lines[at]))
        and heading.role in wanted
    }
    if len({heading.role for heading in leads.values()} | known) < 2:
        return
    for at, heading in leads.items():
        completed[at] = heading


_SHORTEST_AGAIN = 5


def _complete_with_content(text: Text, lines: Sequence[Line], completed: list[Heading | None]) -> None:
    """A label that stands alone somewhere is one too where its content stands behind it on the line, below the same mark.

    "(ข) สาระที่หารือ" and a list below it, and then "(ข) สาระที่หารือ โครงการดูแลผู้ป่วย".
    """
    alone = {
        (line.style, line.numbers, text.words(line).rstrip(" :")): heading.role
        for line, heading in zip(lines, completed, strict=True)
        if heading is not None and line.numbers and heading.content >= line.end and heading.role in _KNOWN
    }
    for at, line in enumerate(lines):
        if completed[at] is not None or not line.numbers:
            continue
        words = text.words(line)
        for (style, numbers, label), role in alone.items():
            is_again = (style, numbers) == (line.style, line.numbers) and words.startswith(f"{label} ")
            if is_again and len(label) >= _SHORTEST_AGAIN:
                completed[at] = Heading(role, line.body + len(label) + 1)


_FEWEST_VILLAGES = 3


def _complete_villages(text: Text, lines: Sequence[Line], completed: list[Heading | None]) -> None:
    """Take the short line above the villages one by one, "หมู่ 1 … หมู่ 2 … หมู่ 3 …", for the heading of what each says or was given.

    Only where there are two such lists, each of an element of its own.
    """
    found: dict[int, Heading] = {}
    for at in range(1, len(lines)):
        numbers = [_village_of(text, line) for line in lines[at : at + _FEWEST_VILLAGES]]
        above = text.words(lines[at - 1])
        if (
            numbers == list(range(1, _FEWEST_VILLAGES + 1))
            and completed[at - 1] is None
            and len(above) <= _LONGEST_ALONE
            and not re.search(r"\d", above)
        ):
            role = role_told(_BLANKS.sub("", above).rstrip(":?"))
            if role in _ORDER:
                found[at - 1] = Heading(role, lines[at - 1].end)
    roles = {heading.role for heading in found.values()} | {heading.role for heading in completed if heading}
    if len(roles & set(_ORDER)) >= 2:
        for at, heading in found.items():
            completed[at] = heading


def _village_of(text: Text, line: Line) -> int | None:
    """Return the number of the village that a line begins with and tells more of."""
    found = NUMBERED_VILLAGE.match(text.folded, line.body)
    return int(found[1]) if found and text.folded[found.end() : line.end].strip() else None


_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|ว่า)\s*:?$")
_LAST_CLAUSE = 60


def _leads_list(text: Text, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line leads up to the marked lines below it."""
    line, below = lines[at], lines[at + 1]
    if line.numbers or not below.marked:
        return False
    if line.style == "bullet":
        symbol, above = text.folded[line.start], lines[at - 1] if at else None
        if symbol in LIST_BULLETS or (above and above.style == "bullet" and text.folded[above.start] == symbol):
            return False
    is_short = line.end - line.body <= _LAST_CLAUSE
    return is_short or bool(_LEADS_ON.search(text.folded, max(line.body, line.end - 20), line.end))


def _of_lead(text: Text, line: Line) -> Heading | None:
    """Return the element that the last words of a line lead up to; a line that counts people keeps its words as content."""
    words = text.words(line)[-_LAST_CLAUSE:]
    found = [cue.lastgroup for cue in cues().finditer(words)]
    # "คุยกันเสร็จก่อนเที่ยง ที่ประชุมตกลงสามข้อ ได้แก่": what was spoken of came to something.
    has_result = found[:1] == ["issue"] and found[-1] == "result" and "\t" not in words
    role = "result" if has_result else next(iter(found), None)
    if role == "participants":
        return Heading(role, line.body)
    if role not in _ORDER:
        return None
    return Heading(role, line.end)


def _series(text: Text, lines: Sequence[Line]) -> dict[tuple[str, int], list[int]]:
    """Return the lines that are marked alike: the same style of number at the same depth, the same symbol, or no mark at all."""
    series: dict[tuple[str, int], list[int]] = defaultdict(list)
    symbols = Counter(text.folded[line.start] for line in lines if line.style == "bullet")
    bullets = set(symbols)
    # A post has a picture of its own before each heading.
    pictures = {symbol for symbol, times in symbols.items() if times == 1 and symbol not in LIST_BULLETS}
    for at, line in enumerate(lines):
        if line.style == "bullet":
            symbol = text.folded[line.start]
            if symbol in pictures:
                series[_PICTURE].append(at)
            # The usual bullets of lists mark headings only where the lists have another bullet.
            elif symbol not in LIST_BULLETS or len(bullets) > 1:
                series[symbol, 0].append(at)
        elif not line.style and text.folded[line.end - 1] == ":" and line.end - line.body <= _LONGEST_ALONE:
            series[_COLON].append(at)
        elif not line.style and _stands_alone(text, lines, at):
            series[_ALONE].append(at)
        elif line.numbers:
            series[line.style, len(line.numbers)].append(at)
    return series


def _complete_symbols(text: Text, lines: Sequence[Line], members: list[int], completed: list[Heading | None]) -> None:
    """Symbols do not count up: they mark headings where most labels are told, and three of the four elements among them."""
    known = [lines[at].indent for at in members if completed[at]]
    # What stands deeper than every heading that is known is an item below one: "ที่ตั้งแผงลอยหลังปรับปรุง".
    members = [at for at in members if not known or lines[at].indent <= max(known)]
    told = {at: completed[at] or _heading(text, lines[at], None) for at in members}
    roles = [heading.role for heading in told.values() if heading]
    if len(set(roles) & set(_ORDER)) >= 3 and len(roles) >= 0.6 * len(members):
        for at, heading in told.items():
            completed[at] = heading


def _complete_alone(text: Text, lines: Sequence[Line], members: list[int], completed: list[Heading | None]) -> None:
    """Short lines by themselves are headings where two of them are known to be; one that no word tells is content.

    Of lines that end with a colon one is enough where others, with their content behind the colon, are known too.
    """
    told = {at: heading for at in members if (heading := _by_its_beginning(text, lines[at]))}
    if len({heading.role for heading in told.values()} & set(_ORDER)) >= 3:
        # Three of the four elements by the words that they begin with: nobody writes these by chance.
        for at, heading in told.items():
            completed[at] = completed[at] or heading
    known = [at for at in members if (heading := completed[at]) and heading.role in _KNOWN]
    is_colon = bool(known) and text.folded[lines[known[0]].end - 1] == ":"
    if len(known) < 2 and not (is_colon and sum(map(bool, completed)) >= 3):
        return
    alone = set(members)
    for at in members:
        # Right below a heading stands its content, and not the next heading.
        is_below = at > known[0] or is_colon or (at in told and lines[at + 1].marked)
        if completed[at] is None and is_below and (completed[at - 1] is None or at - 1 not in alone):
            completed[at] = _heading(text, lines[at], None)


def _by_its_beginning(text: Text, line: Line) -> Heading | None:
    role = begins_with("heading_words", "role", _BLANKS.sub("", text.words(line)).rstrip(":?"))
    return Heading(role, line.end) if role in _KNOWN else None


def _stands_alone(text: Text, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line can be a label by itself: short, no sentence, and words below it that are no label."""
    words = text.words(lines[at])
    if not 3 <= len(words) <= _LONGEST_ALONE or _TELLS.search(words) or at + 1 >= len(lines):
        return False
    below = lines[at + 1]
    is_row = "\t" in text.folded[below.start : below.end]
    return below.marked or is_row or below.end - below.body >= min(len(words), 25)


def _missing(lines: Sequence[Line], members: list[int], known: list[int]) -> list[int]:
    """Return the members that are headings though unknown: those whose number is the one due at their place."""
    headings = list(known)
    unknown = sorted(set(members) - set(known))
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at in unknown:
        alike[lines[at].numbers].append(at)
    found: list[int] = []
    # Forward from what is known, then backward from it, so that one found leads to the next.
    for order, step in ((unknown, 1), (unknown[::-1], -1)):
        for at in order:
            place = bisect_right(headings, at)
            before = headings[place - 1] if place else None
            after = headings[place] if place < len(headings) else None
            neighbour = before if step == 1 else after
            numbers = lines[at].numbers
            if before == at or neighbour is None or numbers != _next(lines[neighbour].numbers, step):
                continue
            rivals = alike[numbers]
            first = 0 if before is None else bisect_right(rivals, before)
            last = len(rivals) if after is None else bisect_left(rivals, after)
            # Behind the last of them the next activity's begin with 1 again.
            is_below = after is None or numbers < lines[after].numbers or (step == 1 and lines[after].numbers[-1] == 1)
            in_order = is_below and (before is None or numbers > lines[before].numbers)
            if in_order and last - first == 1:
                found.append(at)
                insort(headings, at)
    return found


def _next(numbers: tuple[int, ...], step: int) -> tuple[int, ...]:
    return (*numbers[:-1], numbers[-1] + step)


def _due(headings: Sequence[Heading | None], known: list[int]) -> Callable[[int], str | None]:
    """Return what tells the one element that is due at a line between known ones, None where several could be."""
    elements = [(at, _ORDER.index(h.role)) for at in known if (h := headings[at]) and h.role in _ORDER]
    positions = [at for at, _ in elements]
    highest = list(accumulate((rank for _, rank in elements), max))
    lowest = list(accumulate((rank for _, rank in reversed(elements)), min))[::-1]

    def between(at: int) -> str | None:
        place = bisect_right(positions, at)
        if place == 0:
            # Before the participants, and behind the name or the day, stands the issue.
            return "issue" if positions and lowest[0] == _ORDER.index("participants") else None
        if place < len(positions):
            return _ORDER[highest[place - 1] + 1] if lowest[place] - highest[place - 1] == 2 else None
        return "use" if highest[-1] == _ORDER.index("result") else None

    return between


def _sentence(text: Text, line: Line, due: str | None, told: Sequence[Heading | None]) -> Heading | None:
    """Take a whole sentence for the element that is due at its place if what it tells says the same, or for the one that its
    first word names where no other line tells that.
    """
    words = text.words(line)
    if len(words) <= _LONGEST_LABEL:
        return None
    first = words.split(" ", 1)[0]
    role = role_of_label(first) if len(first) <= _LONGEST_FIRST else None
    if role in _ORDER and (role == due or not any(heading and heading.role == role for heading in told)):
        return Heading(role, line.body + len(first))
    return Heading(due, line.body) if due and element_of(words) == due else None


_LONGEST_FIRST = 40


# "การประชุมรับฟังความคิดเห็นการย้ายตลาด" has the word of an element in it and is the name of something held.
_HELD = re.compile(
    r"(?:การ|จัด)*(?:ประชุม(?:รับฟัง|ประชาคม|คณะ|ชาว|สภา|เชิงปฏิบัติการ)|เวที(?:รับฟัง|ประชา)|ประชา(?:คม|พิจารณ์)|อบรม|สัมมนา).{8,}"
)


def _heading(text: Text, line: Line, due: str | None) -> Heading | None:
    words = text.words(line)
    label, colon, _ = words.partition(":")
    gap = None if colon else _GAP.search(words)
    # Under each activity of a list the labels come again: what stands behind is the content, though only a blank parts them.
    again = None if colon or gap else first_label(text, words)
    if not colon:
        label = words[: gap.start()] if gap else again[0] if again else words
    if len(label) > _LONGEST_LABEL or words.count("\t") > 1 or (label is words and _HELD.match(words)):
        return None
    counted = _COUNTED.search(label)
    cue = cues().search(label[: counted.start()] if counted else label)
    role = (cue.lastgroup if cue else None) or due
    if role is None:
        return None
    if colon:
        return Heading(role, line.body + len(label) + 1)
    if gap:
        return Heading(role, line.body + gap.end())
    if again:
        return Heading(role, line.body + again.end())
    if role in ("date", "date_place") and find_dates(label):
        return Heading(role, line.body)
    # "ผู้เข้าร่วม จำนวน 48 คน": the count is content.
    return Heading(role, line.body + counted.start() if counted else line.end)
