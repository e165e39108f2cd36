"""The form of a document: its sections by role, gathered into blocks of one activity each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.extract.dates import find_dates
from data.extract.headings import Heading, heading_of
from data.extract.lines import Line, Text, goes_on, inline_items

# The order of the form. A role that comes round again, after a later one, opens the next activity.
RANK = {
    "name": 0,
    "date": 0,
    "date_place": 0,
    "place": 0,
    "issue": 1,
    "objective": 1,
    "participants": 2,
    "target": 2,
    "result": 3,
    "use": 4,
}
_OPENERS = {"name", "date", "date_place", "issue"}
_CELL = re.compile(r"\s*[\t|]+\s*")


_LEADS_ON = re.compile(r"(?:ดังนี้|ได้แก่|ดังต่อไปนี้|ประกอบด้วย)\s*:?$")


@dataclass(slots=True)
class Part:
    """A paragraph or list item: `start:end` of its words; `marked` when it bears a list mark."""

    start: int
    end: int
    marked: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(slots=True)
class Section:
    """Words under one heading. The opening of a document has the role `opening`."""

    role: str
    start: int
    parts: list[Part] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where its last words end."""
        return self.parts[-1].end if self.parts else self.start


@dataclass(slots=True)
class Block:
    """The sections of one activity; `name` is its stated title, `mode` the heading of the four modes it stands under."""

    sections: list[Section] = field(default_factory=list)
    name: Part | None = None
    mode: str | None = None
    from_table: bool = False
    agency: Part | None = None  # the cell that names whose activity it is, in a table of several agencies
    total: Part | None = None  # a cell that is a bare number of people

    def of(self, *roles: str) -> list[Section]:
        """Return the sections of these roles in document order."""
        return [section for section in self.sections if section.role in roles]

    def parts(self, *roles: str) -> list[Part]:
        """Return all parts of these roles in document order."""
        return [part for section in self.of(*roles) for part in section.parts]

    @property
    def start(self) -> int:
        """Where its first words stand, heading or name."""
        starts = [s.start for s in self.sections] + ([self.name.start] if self.name else [])
        return min(starts, default=0)

    @property
    def end(self) -> int:
        """Where its last words end."""
        ends = [s.end for s in self.sections] + ([self.name.end] if self.name else [])
        return max(ends, default=0)


@dataclass(slots=True)
class Form:
    """A document by its form: the opening before the first section, the activities' blocks, and catalogue lines by mode."""

    opening: list[Part]
    blocks: list[Block]
    catalogue: list[tuple[str | None, Part]]
    photos: list[Part]
    headed: bool


def cells(text: Text, line: Line) -> list[Part]:
    """Return the cells of a table row; a line without inner tabs or bars is one cell."""
    found: list[Part] = []
    position = line.start
    for bar in _CELL.finditer(text.folded, line.start, line.end):
        found.append(Part(position, bar.start()))
        position = bar.end()
    found.append(Part(position, line.end))
    return found if len(found) > 1 else [Part(line.body, line.end)]


def _column_role(words: str) -> str | None:
    """Return what a column holds, told by its header."""
    key = re.sub(r"[\s.]+", "", words)
    for role, pattern in _COLUMNS:
        if pattern.search(key):
            return role
    return None


_COLUMNS = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("number", r"^(?:ที่|ลำดับ(?:ที่)?|ข้อ|No)$"),
        ("agency", r"^(?:หน่วยงาน|ชื่อหน่วยงาน|อปท|ชื่ออปท|องค์กรปกครอง)"),
        ("use", r"การนำ(?:ผล|ไป)|การแก้ไข|การดำเนินการ|นำไป|การดำเนินการ(?:ต่อ|ภายหลัง)|ความ(?:คืบหน้า|ก้าวหน้า)|ติดตาม"),
        ("date", r"วัน|เดือน|ระยะเวลา"),
        ("place", r"สถานที่|พื้นที่"),
        ("participants", r"ผู้เข้าร่วม|ผู้มีส่วนร่วม|จำนวน(?!เงิน|งบ)|กลุ่ม(?!เป้า)|ผู้ร่วม"),
        ("target", r"เป้าหมาย"),
        ("result", r"^ผล|มติ|สรุป|ข้อเสนอ|ความคิดเห็น"),
        ("issue", r"ประเด็น|ปัญหา|เรื่อง|วัตถุประสงค์|หัวข้อ"),
        ("name", r"โครงการ|กิจกรรม|รายการ|ชื่อ|ภารกิจ"),
        ("other", r"งบ|ผู้รับผิดชอบ|หมายเหตุ"),
    )
)


_MATTERS = {"issue", "result", "use"}


def _matters(text: Text, lines: list[Line], at: int) -> tuple[list[Section], int] | None:
    """Read a table whose rows are matters of one activity: issue, resolution, what was done; its sections and the line behind."""
    header = cells(text, lines[at])
    roles = [_column_role(text.folded[c.start : c.end]) for c in header]
    if (
        len(header) < 2
        or not {role for role in roles if role} <= {*_MATTERS, "number", "other"}
        or len(set(roles) & _MATTERS) < 2
    ):
        return None
    columns = {role: Section(role, lines[at].start) for role in roles if role in _MATTERS}
    n = at + 1
    while n < len(lines) and len(row := cells(text, lines[n])) >= max(2, len(header) - 1):
        if len(row) == len(header) - 1 and roles[0] == "number" and lines[n].numbers:
            row = [Part(lines[n].start, lines[n].body), *row]
        for role, cell in zip(roles, row, strict=False):
            if role in columns and text.folded[cell.start : cell.end].strip(" -–"):
                columns[role].parts.append(Part(cell.start, cell.end, True))
        n += 1
    return (list(columns.values()), n) if n > at + 1 else None


def _table(text: Text, lines: list[Line], at: int) -> tuple[list[Block], int] | None:
    """Read a table of activities that begins at line `at`; return its blocks and the line behind it."""
    header = cells(text, lines[at])
    roles = [_column_role(text.folded[c.start : c.end]) for c in header]
    known = {role for role in roles if role}
    if (
        len(header) < 3
        or len(known & {"name", "issue", "date", "place", "participants", "result", "use"}) < 2
        or not known & {"name", "issue"}
        or not known & {"name", "date", "place", "participants"}
    ):
        return None
    if any(find_dates(text.folded[c.start : c.end]) for c in header):
        return None
    blocks: list[Block] = []
    n = at + 1
    while n < len(lines):
        row = cells(text, lines[n])
        if len(row) < max(2, len(header) - 2):
            break
        if len(row) == len(header) - 1 and roles[0] == "number" and lines[n].numbers:
            row = [Part(lines[n].start, lines[n].body), *row]
        block = Block(from_table=True)
        for role, cell in zip(roles, row, strict=False):
            words = text.folded[cell.start : cell.end].strip(" -–")
            if not role or role in ("number", "other") or not words:
                continue
            if role == "name" and block.name is None:
                block.name = cell
            elif role == "agency":
                block.agency = cell
            elif role == "participants" and re.fullmatch(r"[\d,]+", words):
                block.total = block.total or cell
            else:
                block.sections.append(Section(role, cell.start, [cell]))
        if block.name is None and (issue := block.of("issue")):
            block.name = issue[0].parts[0]
        total = block.name is None or re.match(r"รวม", text.folded[block.name.start : block.name.end])
        if not total:
            blocks.append(block)
        n += 1
    return (blocks, n) if blocks else None


_ACTIVITY = re.compile(
    r"(?:การ|จัด)*(?:ประชาคม|ประชุม|เวที|โครงการ|กิจกรรม|อบรม|รับฟัง|ประชาพิจารณ์|ประเพณี|จิตอาสา|ลงพื้นที่|งาน)|หมู่(?:ที่|บ้าน)|บ้าน|ชุมชน|ม\."
)


def _names_activity(text: Text, lines: list[Line], n: int, headings: list[Heading | None]) -> bool:
    """Tell whether a line without a heading's words is the title of an activity: the form's own fields follow it."""
    line = lines[n]
    words = text.words(line)
    if len(words) > 220 or len(words) < 6:
        return False
    if line.style == "named":
        return bool(re.match(r"(?:กิจกรรม|โครงการ)", text.folded[line.start : line.end]))
    if (
        len(line.numbers) == 1
        and _ACTIVITY.match(words)
        and any(d.precision == "day" and d.start > 6 for d in find_dates(words))
    ):
        after = next((heading for heading in headings[n + 1 : n + 2]), None)
        if after is not None and after.role in ("result", "use", "participants", "issue"):
            return True
    following = next((k for k in range(n + 1, min(n + 2, len(lines)))), None)
    if following is None:
        return False
    heading = headings[following]
    if heading is None and line.numbers and len(line.numbers) == 1 and len(words) <= 120 and _ACTIVITY.match(words):
        # "1. ประชาคมหมู่บ้าน หมู่ที่ 3" and below it, without a label, the day it was held.
        after = lines[following]
        days = find_dates(text.folded[after.start : min(after.end, after.start + 60)])
        return (not after.marked or after.style == "bullet") and bool(days) and days[0].start <= 24
    if heading is None or heading.role not in ("date", "date_place", "place", "issue", "participants", "objective"):
        return False
    after = lines[following]
    if line.numbers and after.numbers:
        # "1. …" and then "1.1 วันที่", or "กิจกรรม ก." style marks and then "1) วันที่": the first of the fields it opens.
        below = len(after.numbers) == len(line.numbers) + 1 and after.numbers[: len(line.numbers)] == line.numbers
        return after.numbers[-1] == 1 and (
            below or (line.style != after.style and heading.role in ("date", "date_place", "issue", "place"))
        )
    if line.numbers:
        return heading.role in ("date", "date_place", "place") and not after.numbers
    return False


def read_form(text: Text, start_line: int = 0, end_line: int | None = None) -> Form:
    """Find the sections of a document and gather them into blocks, one an activity."""
    lines = text.lines[start_line:end_line]
    headings = [heading_of(text, line) for line in lines]
    opening = Section("opening", lines[0].start if lines else 0)
    form = Form(opening.parts, [], [], [], False)
    section = opening
    block: Block | None = None
    mode: str | None = None
    previous: Line | None = None
    aside: tuple[Section, tuple[int, ...]] | None = None
    n = 0
    while n < len(lines):
        line, heading = lines[n], headings[n]
        if ("\t" in text.folded[line.body : line.end] or "|" in text.folded[line.body : line.end]) and (
            table := _table(text, lines, n)
        ):
            rows, n = table
            for row in rows:
                row.mode = mode
            form.blocks += rows
            form.headed = True
            section, block, previous = Section("after_table", rows[-1].end), None, None
            continue
        if ("\t" in text.folded[line.body : line.end] or "|" in text.folded[line.body : line.end]) and (
            told := _matters(text, lines, n)
        ):
            sections, n = told
            if block is None:
                block = Block(mode=mode)
                form.blocks.append(block)
            block.sections += sections
            form.headed = True
            section, previous = Section("after_table", sections[-1].end), None
            continue
        if heading is None and _names_activity(text, lines, n, headings):
            heading = Heading("name", line.body, True)
        if heading and heading.role.startswith("mode:"):
            mode = heading.role[5:]
            form.headed = True
            block = None
            section = Section("mode", line.start)
            if heading.content < line.end and text.folded[heading.content : line.end].strip():
                form.catalogue.append((mode, Part(heading.content, line.end)))
        elif heading:
            role = heading.role
            if block is None or (role in _OPENERS and _comes_round(block, role)):
                block = Block(mode=mode)
                form.blocks.append(block)
            if role in RANK:
                form.headed = True
            numbered = (
                next((p.numbers for p in reversed(section.parts) if p.numbers), ()) if section.role == "issue" else ()
            )
            aside = (section, numbered) if role == "result" and heading.content < line.end and numbered else None
            section = Section(role, line.start)
            block.sections.append(section)
            part = _trimmed(text, heading.content, line.end)
            if part:
                if role == "name" and block.name is None:
                    block.name, rest = _name_and_rest(text, part)
                    section.parts += [rest] if rest else []
                else:
                    section.parts.append(part)
            if role == "photos":
                form.photos = section.parts
        elif (
            aside is not None
            and line.numbers
            and aside[1]
            and line.numbers[:-1] == aside[1][:-1]
            and line.numbers[-1] == aside[1][-1] + 1
        ):
            # After "มติที่ประชุม …" under 4.1 the list goes on with 4.2.
            section, aside = aside[0], None
            section.parts.append(Part(line.body, line.end, True, line.numbers))
        elif section.role == "mode":
            if (
                previous is not None
                and form.catalogue
                and goes_on(text, previous, line)
                and form.catalogue[-1][0] == mode
            ):
                form.catalogue[-1][1].end = line.end
            elif line.marked or (
                line.end - line.start <= 160 and not _LEADS_ON.search(text.folded[line.start : line.end])
            ):
                form.catalogue.append((mode, Part(line.body, line.end, True, line.numbers)))
        elif previous is not None and section.parts and goes_on(text, previous, line):
            section.parts[-1].end = line.end
        elif section.role == "name" and block is not None and block.name is None:
            block.name = Part(line.body, line.end)
        else:
            section.parts.append(Part(line.body, line.end, line.marked, line.numbers))
        previous = line
        n += 1
    _merge_headless(form)
    return form


_NAME_GOES_ON = re.compile(r"\s{2,}|\s+(?=วันที่|เมื่อวันที่|ณ\s)")


def _name_and_rest(text: Text, part: Part) -> tuple[Part, Part | None]:
    """Part a title from the day, place and people that go on behind it on the same line."""
    days = find_dates(text.folded[part.start : part.end])
    first = next((part.start + d.start for d in days if d.precision == "day"), None)
    cut = next(
        (
            m
            for m in _NAME_GOES_ON.finditer(text.folded, part.start, part.end)
            if first is not None and m.start() <= first
        ),
        None,
    )
    if first is None or cut is None or cut.start() - part.start < 6:
        return part, None
    return Part(part.start, cut.start()), Part(cut.end(), part.end)


def _comes_round(block: Block, role: str) -> bool:
    seen = {section.role for section in block.sections}
    if role == "name" and block.name is None and not seen & {"result", "use", "participants", "date", "date_place"}:
        # What was asked everywhere stands above the first place it was asked at.
        return False
    if role == "name":
        return bool(seen & {"name", "result", "use", "participants", "issue"})
    here = RANK[role]
    return (role in seen or (role == "date" and "date_place" in seen)) and any(
        RANK.get(other, -1) > max(here, 1) for other in seen
    )


def _trimmed(text: Text, start: int, end: int) -> Part | None:
    while start < end and text.folded[start] in " \t:-–.|":
        start += 1
    return Part(start, end) if start < end else None


def _merge_headless(form: Form) -> None:
    """A first block without any of the form's elements is no activity: its words belong to the opening."""
    core = set(RANK)
    kept = []
    for block in form.blocks:
        if block.from_table or any(s.role in core for s in block.sections):
            kept.append(block)
        elif not kept:
            form.opening += [p for s in block.sections if s.role != "photos" for p in s.parts]
    form.blocks = kept


def items_of(text: Text, parts: list[Part]) -> Iterator[Part]:
    """Yield the items of a section: the list's own where it has one, else its paragraphs.

    The outermost marks make the items; what stands deeper belongs to the item above it. Words before a list only
    lead up to it and are none of its items.
    """
    split: list[Part] = []
    for part in parts:
        starts = inline_items(text.folded, part.start, part.end)
        if starts:
            if text.folded[part.start : starts[0]].strip():
                split.append(Part(part.start, starts[0], part.marked, part.numbers))
            for a, b in zip(starts, [*starts[1:], part.end], strict=True):
                mark = re.compile(r"\(?\d{1,2}\)\s*").match(text.folded, a)
                split.append(Part(mark.end() if mark else a, b, True, ()))
        else:
            split.append(part)
    marked = [p for p in split if p.marked]
    if not marked:
        yield from (p for p in split if len(text.folded[p.start : p.end].strip()) > 3)
        return
    depth = min((len(p.numbers) for p in marked if p.numbers), default=0)
    current: Part | None = None
    for part in split:
        top = part.marked and (depth == 0 or len(part.numbers) == depth or (not part.numbers and current is None))
        if top:
            if current:
                yield current
            current = Part(part.start, part.end, True, part.numbers)
        elif current is not None and part.marked:
            current.end = part.end
        elif current is not None:
            # A paragraph behind the list is an item of its own.
            yield current
            current = Part(part.start, part.end)
    if current:
        yield current
