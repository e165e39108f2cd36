"""What a cell holds besides what its column is for: a label of its own, a day and a place behind a title, a bare agency's name."""

from __future__ import annotations

import re
from itertools import pairwise

from data.extract.cells import Cells
from data.extract.dates import find_dates
from data.extract.follow_through import names_division
from data.extract.headings import heading_of
from data.extract.lines import Line
from data.extract.mentions import names_agency
from data.extract.place import CALLED
from data.extract.sections import Block, Part
from data.extract.titles import name_and_rest
from data.lookup import table

_BEGINS_PLACE = re.compile(r"ณ(?![ก-ฮ]{2}[ะาิ])|สถานที่|ที่(?=ศาลา|หอ|ห้อง|อาคาร|วัด|โรงเรียน)")


def labelled(cells: Cells, part: Part) -> tuple[str, Part] | None:
    """Return the role and the words of a paragraph that bears a label of its own: "ผล: เห็นชอบ"; None for any other."""
    folded = cells.text.folded
    if ":" not in folded[part.start : min(part.end, part.start + 45)]:
        return None
    heading = heading_of(cells.text, Line(part.start, part.end, part.start, "", (), 0, True))
    if heading is None or heading.role not in LABELLED or not part.start < heading.content < part.end:
        return None
    start = (
        heading.content + len(folded[heading.content : part.end]) - len(folded[heading.content : part.end].lstrip(" :"))
    )
    return (heading.role, Part(start, part.end, part.marked, part.numbers)) if start < part.end else None


_INNER_LABEL = re.compile(r"(?<=\s)(?=[ก-๙]{2,25}\s?:\s)")


def at_labels(cells: Cells, part: Part) -> list[Part]:
    """Cut a paragraph where a label stands in it: "10 ตุลาคม 2567 ศาลาหมู่บ้าน  ปัญหา: ท่อระบายน้ำตัน"."""
    starts = [
        found.start()
        for found in _INNER_LABEL.finditer(cells.text.folded, part.start, part.end)
        if labelled(cells, Part(found.start(), part.end))
    ]
    ends = [*starts, part.end]
    return [Part(part.start, ends[0], part.marked, part.numbers), *(Part(a, b) for a, b in pairwise(ends))]


_LONGEST_PLACE = 60
LABELLED = {"date", "date_place", "place", "issue", "objective", "participants", "target", "result", "use"}


def take_title(cells: Cells, block: Block, n: int) -> None:
    """Take a name, and what stands behind it in its cell: the day, the place, a word of explanation."""
    parts = cells.paragraphs(n)
    if len(parts) > 1 and names_division(cells.text.folded[parts[0].start : parts[0].end]):
        # Above the name stands whose it is: "กองช่าง".
        del parts[0]
    name, rest = name_and_rest(cells.text, parts[0])
    if rest:
        block.add("date_place", [rest])
    goes_on = rest is None
    is_behind_day = False
    for part in parts[1:]:
        words = cells.text.folded[part.start : part.end]
        if told := labelled(cells, part):
            block.add(told[0], [told[1]])
            goes_on = False
            continue
        is_dated, is_place = bool(find_dates(words)), bool(_BEGINS_PLACE.match(words))
        # Below its day no word has to lead to a place: "27 พ.ย. 2566" and "ท่าน้ำวัดบางขะแยง".
        is_place = is_place or (is_behind_day and len(words) <= _LONGEST_PLACE and bool(CALLED.match(words)))
        is_behind_day = is_dated
        if is_dated or is_place:
            block.add(
                "date_place" if is_dated and _BEGINS_PLACE.search(words) else "date" if is_dated else "place", [part]
            )
        elif goes_on and not part.marked:
            # A name broken into lines.
            name.end = part.end
            continue
        else:
            block.add("story", [part])
        goes_on = False
    block.name = name


def full_agency(words: str, heading: str, beside: dict[str, str]) -> str | None:
    """Return an agency's name with the kind and the place that other cells tell; None where its own cell says it all."""
    says = words
    if not names_agency(words):
        kinds = [
            row["full"] for row in table("agency_kinds") if re.search(row["pattern"], beside["agency_kind"] or heading)
        ]
        if len(kinds) != 1:
            return None
        says = f"{kinds[0]}{words.removeprefix('ตำบล').removeprefix('ต.').strip()}"
    for role, label in (("district", "อำเภอ"), ("province", "จังหวัด")):
        bare = re.sub(rf"^(?:{label}|{label[0]}\.)\s*", "", beside[role])
        if bare and label not in says:
            says += f" {label}{bare}"
    return says if says != words else None
