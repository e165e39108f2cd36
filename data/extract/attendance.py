"""Who came to an activity by the cells of its rows: labels with their counts, groups listed in one cell, men and women."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.extract.cells import Cells
from data.extract.groups import SUM, cut_groups, may_be_name, names_term
from data.extract.number_words import COUNT_IN_LIST
from data.extract.sections import Block, Counted, Heads, Part, Section

# Words of a cell that count people.
PEOPLE = re.compile(r"\d+\s*(?:คน|ราย|ท่าน|รูป)(?!ละ|การ)")


@dataclass(slots=True)
class Attendance:
    """Who came to one activity, by the rows that tell it: labels with their counts, and the columns that are groups."""

    labels: list[tuple[int, list[int], int | None]] = field(
        default_factory=list
    )  # the cell, those of its count, the count
    sum: int | None = None  # the cell of a row that adds the labels up
    total: int | None = None
    men: int | None = None
    women: int | None = None
    target: int | None = None


def headcount_of(counts: dict[str, int | None]) -> int | None:
    """Return the count of a group: its own column's, else that of its sum, else men and women where both are known."""
    for part in ("", "total"):
        if part in counts:
            return counts[part]
    men, women = counts.get("male"), counts.get("female")
    return None if men is None or women is None else men + women


def set_people(cells: Cells, block: Block, people: Attendance) -> None:
    """Give a block who came, and how many."""
    several = len(people.labels) > 1
    for label, counts, heads in people.labels:
        if SUM.match(words := cells.words(label)) and len(PEOPLE.findall(words)) <= 1:
            # A cell that goes on to who they were, "รวม 34 คน - กรรมการชุมชน 15 คน …", tells more than their sum.
            people.sum = counts[0] if len(counts) == 1 else people.sum
        elif _counts_nothing(cells, label) and (several or (heads is not None and _names_one(cells, label))):
            # One group alone is all who came.
            named = cells.part(label)
            end = max([named.end, *(cells.part(count).end for count in counts)])
            block.groups.append(Counted(named, heads, end))
        elif listed := listed_groups(cells, label):
            sums = [one for one in listed if SUM.match(cells.text.folded, one.label.start, one.label.end)]
            block.groups += [one for one in listed if one not in sums]
            block.total = next((Heads(one.headcount or 0, one.label.start, one.end) for one in sums), None)
        else:
            block.add("participants", _one_a_line(cells, cells.paragraphs(label)))
    of_labels = [count for _, counts, _ in people.labels for count in counts]
    if several and people.total in of_labels:
        # The first group's count is no total of all of them.
        people.total = None
        people.men = people.women = None
    for told, role in ((people.total, "total"), (people.sum, "total"), (people.men, "men"), (people.women, "women")):
        if told is not None:
            setattr(block, role, cells.heads(told))
    if people.target is not None and (aimed := cells.heads(people.target) or cells.target(people.target)):
        block.target = aimed
    elif people.target is not None:
        block.add("target", cells.paragraphs(people.target))
    starts = [one.start for one in (block.total, block.men, *(group.label for group in block.groups)) if one]
    if starts and not block.of("participants"):
        block.sections.append(Section("participants", min(starts)))


def _counts_nothing(cells: Cells, n: int) -> bool:
    """Tell whether a cell only names who came, on one line."""
    words = cells.lattice.words[n].strip()
    return "\n" not in words and not PEOPLE.search(words)


def _names_one(cells: Cells, n: int) -> bool:
    """Tell whether a cell names one group and not several."""
    span = cells.part(n)
    return names_term(cells.words(n)) and len(cut_groups(cells.text.folded, span.start, span.end)) == 1


def _one_a_line(cells: Cells, parts: list[Part]) -> list[Part]:
    """Tell the lines of a cell as the items of a list where each of them names a group and nothing more, though none has a mark."""
    told = [cells.text.folded[part.start : part.end] for part in parts]
    if len(parts) > 1 and all(map(may_be_name, told)):
        return [Part(part.start, part.end, True, part.numbers) for part in parts]
    return parts


_LISTED = re.compile(
    r"\s*(?:[-–•*]\s*|\(?\d{1,2}[.)]\s*)?(?P<label>[^\d\n,;:=]{2,60}?)\s*[:=\-–(]?\s*(?P<count>"
    rf"{COUNT_IN_LIST})\s*\)?(?P<unit>\s*(?:คน|ราย|ท่าน|รูป))?\s*(?:[,;/\n]|$|(?=\s))"
)
# "หมู่ที่ 4" and "ม.4" number, "เจ้าหน้าที่ 7" and "อสม. 31" count.
_NUMBERED = re.compile(r"(?:หมู่|(?<![ก-๙])ม\.|(?<!เจ้าหน้า)ที่|เขต|รุ่น|ครั้ง|ชุด)$")


def listed_groups(cells: Cells, n: int) -> list[Counted]:
    """Return the groups of a cell that lists them with bare numbers, most of them known: "ผู้นำ 5 ประชาชน 40"; empty for any other."""
    text, span = cells.text.folded, cells.part(n)
    groups: list[Counted] = []
    position = span.start
    while position < span.end:
        found = _LISTED.match(text, position, span.end)
        if found is None or found.end() == position or _NUMBERED.search(found["label"].rstrip()):
            return []
        groups.append(Counted(Part(*found.span("label")), int(found["count"].replace(",", "")), found.end("count")))
        position = found.end()
    known = sum(1 for one in groups if names_term(text[one.label.start : one.label.end]))
    if 2 * known < len(groups):
        return []
    # With units the reading of running words knows more.
    return [] if PEOPLE.search(cells.words(n)) else groups
