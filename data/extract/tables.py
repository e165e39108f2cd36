"""Tables laid out as lines, their cells parted by tabs or bars: a row an activity, or a row a matter of one activity.

Of those who came a table is read as well whose cells only blanks part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.extract.cells import heads_of
from data.extract.columns import role_of
from data.extract.dates import find_dates
from data.extract.groups import SUM
from data.extract.lines import Line, Text
from data.extract.number_words import COUNT_IN_LIST
from data.extract.sections import Block, Counted, Heads, Part, Section

# The blanks before a bar are taken only from their first on: a long run of blanks without a bar is passed over once.
_BAR = re.compile(r"(?:(?<!\s)\s+)?[\t|]+\s*")
_EMPTY = " -–"
# The roles of columns whose cells are the words of a section.
SECTIONS = {
    "date", "date_place", "place", "issue", "objective", "participants", "target", "result", "result_use", "use", "kind",
    "recurrence", "photos", "name",
}  # fmt: skip
_MATTERS = {"issue", "result", "use"}
_TELLING = {"name", "issue", "date", "place", "participants", "result", "use"}


def has_cells(text: Text, line: Line) -> bool:
    """Tell whether a line may be a table's row."""
    words = text.words(line)
    return "\t" in words or "|" in words


def cells(text: Text, line: Line) -> list[Part]:
    """Return the cells of a table row; a line without inner tabs or bars is one cell."""
    found: list[Part] = []
    position = line.start
    for bar in _BAR.finditer(text.folded, line.start, line.end):
        found.append(Part(position, bar.start()))
        position = bar.end()
    found.append(Part(position, line.end))
    return found if len(found) > 1 else [Part(line.body, line.end)]


def _header(text: Text, line: Line) -> list[str | None]:
    """Return what each column holds, told by its header; None for a column of which nothing tells.

    A line that bears a number of its own heads no table: "2.⇥ชื่อโครงการ⇥…" is a field of a numbered form.
    """
    if line.numbers:
        return []
    return [role_of(text.folded[cell.start : cell.end]) for cell in cells(text, line)]


def _rows(text: Text, lines: list[Line], header: list[str | None], first: int, fewest: int) -> Iterator[list[Part]]:
    """Yield the rows below a header as far as they have the `fewest` cells, a number before the first bar as its own cell."""
    for line in lines[first:]:
        row = cells(text, line)
        if len(row) < fewest:
            return
        if len(row) == len(header) - 1 and header[0] == "number" and line.numbers:
            # "1. ประชาคม | 5 มกราคม …": the reading of lines took the number for a list mark.
            row = [Part(line.start, line.body), *row]
        yield row


def read_matters(text: Text, lines: list[Line], at: int) -> tuple[list[Section], int] | None:
    """Read a table whose rows are matters of one activity: issue, resolution, what was done.

    Return its columns as sections and the line behind it; None where no such table begins at line `at`.
    """
    header = _header(text, lines[at])
    told = {role for role in header if role}
    if len(header) < 2 or not told <= {*_MATTERS, "number", "other", "doer"} or len(told & _MATTERS) < 2:
        return None
    columns = {role: Section(role, lines[at].start) for role in header if role in _MATTERS}
    behind = at + 1
    for row in _rows(text, lines, header, at + 1, max(2, len(header) - 1)):
        doer = next((cell for role, cell in zip(header, row, strict=False) if role == "doer"), None)
        for role, cell in zip(header, row, strict=False):
            if role in columns and text.folded[cell.start : cell.end].strip(_EMPTY):
                columns[role].parts.append(Part(cell.start, cell.end, True, doer=doer if role == "use" else None))
        behind += 1
    return (list(columns.values()), behind) if behind > at + 1 else None


def read_activities(text: Text, lines: list[Line], at: int) -> tuple[list[Block], int] | None:
    """Read a table of one activity a row; return its blocks and the line behind it, None where none begins at line `at`."""
    header = _header(text, lines[at])
    told = {role for role in header if role}
    if len(header) < 3 or len(told & _TELLING) < 2:
        return None
    if not told & {"name", "issue"} or not told & {"name", "date", "place", "participants"}:
        return None
    if any(find_dates(text.folded[c.start : c.end]) for c in cells(text, lines[at])):
        # A row with a date in it is no header.
        return None
    blocks: list[Block] = []
    behind = at + 1
    for row in _rows(text, lines, header, at + 1, max(2, len(header) - 2)):
        block = _activity(text, header, row)
        is_sum = block.name is None or text.folded.startswith("รวม", block.name.start)
        if not is_sum:
            blocks.append(block)
        behind += 1
    return (blocks, behind) if blocks else None


# A table of those who came that was copied out of its page: only blanks part its cells, and its heading says that it counts.
_COPIED_HEAD = re.compile(
    r"(?!.*เป้าหมาย)(?P<number>(?:ที่|ลำดับ(?:ที่)?)\s+)?(?:รายการ|กลุ่ม|ผู้|หน่วยงาน|ประเภท|ตำแหน่ง|องค์กร|ภาคส่วน)[ก-๙/ ]{0,40}\s(?:จำนวน\s*(?:\(?(?:คน|ราย)\)?)?|\((?:คน|ราย)\))"
)
_COPIED_ROW = re.compile(
    rf"(?P<label>[^\d\s][^\n]*?)\s+(?:จำนวน\s+)?(?P<count>{COUNT_IN_LIST})(?:\s*(?:คน|ราย|ท่าน|รูป))?"
)
_ROW_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]?\s+")
_FEWEST_ROWS = 2


def read_copied_people(text: Text, lines: list[Line], at: int) -> tuple[Block, int] | None:
    """Read a table of people whose rows are lines with only blanks between their cells: "1 คณะกรรมการชุมชน 18".

    Return it and the line behind it; None where none begins at line `at`. Where the heading numbers the rows, these count on.
    """
    head = _COPIED_HEAD.fullmatch(text.folded, lines[at].body, lines[at].end)
    if head is None or lines[at].marked:
        return None
    people = Block()
    behind = at + 1
    for line in lines[behind:]:
        start = line.start
        if SUM.match(text.folded, start):
            row = _COPIED_ROW.fullmatch(text.folded, start, line.end)
            people.total = Heads(int(row["count"].replace(",", "")), start, line.end) if row else None
            behind += 1 if row else 0
            break
        if head["number"]:
            number = _ROW_NUMBER.match(text.folded, start, line.end)
            if number is None or int(number["number"]) != len(people.groups) + 1:
                break
            start = number.end()
        row = _COPIED_ROW.fullmatch(text.folded, start, line.end)
        if row is None:
            break
        people.groups.append(Counted(Part(*row.span("label")), int(row["count"].replace(",", "")), line.end))
        behind += 1
    return (people, behind) if len(people.groups) >= _FEWEST_ROWS else None


def _activity(text: Text, header: list[str | None], row: list[Part]) -> Block:
    block = Block(from_table=True)
    for role, cell in zip(header, row, strict=False):
        words = text.folded[cell.start : cell.end].strip(_EMPTY)
        if not words:
            continue
        if role == "name" and block.name is None:
            block.name = cell
        elif role == "agency":
            block.agency = cell
        elif role in ("participants", "total") and (people := heads_of(words)) is not None:
            block.total = block.total or Heads(people, cell.start, cell.end)
        elif role == "male" and (people := heads_of(words)) is not None:
            block.men = Heads(people, cell.start, cell.end)
        elif role == "female" and (people := heads_of(words)) is not None:
            block.women = Heads(people, cell.start, cell.end)
        elif role in SECTIONS:
            block.sections.append(Section(role, cell.start, [cell]))
    if block.name is None and (issue := block.of("issue")):
        block.name = issue[0].parts[0]
    return block
