"""The form of a document: its lines gathered into sections by role, and these into blocks of one activity each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from data.extract.dates import BARE_DAY, find_dates
from data.extract.fields import Field
from data.extract.grids import Table, tables_of
from data.extract.headings import LIST_BULLETS, Heading, heading_of, is_question
from data.extract.in_turn import calls, listed_on_top, parted, refers_back, turns
from data.extract.kinds import mode_stated, mode_ticked
from data.extract.lines import Line, Text, goes_on, marks
from data.extract.mentions import agency_first
from data.extract.narrative import element_of
from data.extract.records import part_title, records_of
from data.extract.sections import Block, Counted, Form, Headed, Part, Section
from data.extract.series import complete
from data.extract.tables import has_cells, read_activities, read_copied_people, read_matters
from data.extract.titles import name_and_rest
from data.normalise import compact

# The order of the form. A role that comes round again, after a later one, opens the next activity.
RANK = {
    "name": 0, "date": 0, "date_place": 0, "place": 0, "issue": 1, "objective": 1, "participants": 2, "target": 2,
    "result": 3, "result_use": 3, "use": 4,
}  # fmt: skip
_OPENERS = {"name", "date", "date_place", "issue"}
# What fields say that only tell whose report it is, and of which period; a title begins like results.
_OF_WHOSE = {"agency", "fiscal_year", "round", "subdistrict", "district", "province", "other", "result", "use"}
_LEADS_ON = re.compile(r"(?:ดังนี้|ได้แก่|ดังต่อไปนี้|ประกอบด้วย)\s*:?$")
# Whoever is told so where to ask or to sign up is told of no type of activity.
_NOTICE = re.compile(r"(?:ทั้งนี้|อนึ่ง|หมายเหตุ|ผู้(?:ที่)?สนใจ|ผู้(?:ที่)?ประสงค์|หาก|สอบถาม|ติดต่อ|จึง)")
# A line under one of the four modes that is longer is an essay's paragraph and names no type of activity.
_LONGEST_TYPE = 160


def read_form(text: Text, first: int = 0, last: int | None = None) -> Form:
    """Find the sections of the lines `first` to `last` and gather them into blocks, one an activity."""
    return _Reader(text, text.lines[first:last]).read()


@dataclass(slots=True)
class _Interrupted:
    """A list of issues that a resolution's line interrupts, and the number it had come to."""

    section: Section
    numbers: tuple[int, ...]

    def goes_on_with(self, line: Line) -> bool:
        return bool(line.numbers) and line.numbers == (*self.numbers[:-1], self.numbers[-1] + 1)


@dataclass(slots=True)
class _Reader:
    """Reads lines in order; holds the section, the block and the mode that the next line may belong to."""

    text: Text
    lines: list[Line]
    form: Form = field(init=False)
    section: Section = field(init=False)
    block: Block | None = None
    mode: str | None = None
    previous: Line | None = None
    interrupted: _Interrupted | None = None
    held_type: Line | None = None  # under one of the four modes, what was held: the types go on behind it
    dated: Part | None = None  # a day or month that stands alone above records
    joined: list[Block] = field(default_factory=list)  # of tables that tell more of the activities of another

    def __post_init__(self) -> None:
        self.section = Section("opening", self.lines[0].start if self.lines else 0)
        self.form = Form(self.section.parts, [], [], [])

    def read(self) -> Form:
        tables = tables_of(self.text, self.lines[0].start, self.lines[-1].end) if self.lines and self.text.grids else []
        in_table = [_table_at(tables, line) for line in self.lines]
        told = [
            None if table else heading_of(self.text, line) for line, table in zip(self.lines, in_table, strict=True)
        ]
        headings = complete(self.text, self.lines, told)
        _give_back_title(self.text, self.lines, headings)
        _tell_first_question(self.text, self.lines, headings)
        _leave_recommendations(self.text, self.lines, headings)
        _tell_doing_from_use(self.text, self.lines, headings)
        _tell_use_from_resolutions(self.text, self.lines, headings)
        _name_first_subject(self.lines, headings)
        _tell_subject_from_name(self.text, self.lines, headings)
        _tell_subjects(self.text, self.lines, headings)
        listed = listed_on_top(self.text, self.lines, headings)
        titles = _titles(self.text, self.lines, in_table, headings)
        if not listed and (records := records_of(self.text, self.lines, headings, titles)):
            headings, titles = records, set()
        by_table = sum(len(table.activities) for table in tables)
        turned = None if listed else turns(self.text, self.lines, headings, by_table)
        in_turn = turned is not None or (bool(listed) and refers_back(self.text, self.lines, headings))
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if (table := in_table[at]) is not None:
                self._take_grid(table)
                at = next((n for n in range(at, len(self.lines)) if in_table[n] is not table), len(self.lines))
                continue
            if has_cells(self.text, line) and (behind := self._take_table(at)):
                at = behind
                continue
            if self.section.role == "participants" and (copied := read_copied_people(self.text, self.lines, at)):
                people, at = copied
                self._note(line.start, line.end, Section("table", line.start))
                self._take_people(people)
                self.previous = None
                continue
            is_reference = in_turn and calls(self.text, line)
            heading = None if is_reference else headings[at]
            if heading is None and not is_reference and at in titles:
                heading = Heading("name", line.body)
            ticked = mode_ticked(self.text.folded[heading.content : line.end]) if heading is not None else None
            if heading is None:
                self._take_content(line)
            elif ticked:
                self._open_section("other", line.start).mode = ticked
                self._note(line.start, heading.content, self.section)
            elif heading.role.startswith("mode:"):
                self._take_mode(line, heading)
            elif heading.role in ("dated", "apart"):
                self._take_apart(line, is_date=heading.role == "dated")
            elif heading.role == "record":
                self._take_record(line)
            else:
                self._take_heading(line, heading, self.lines[at + 1] if at + 1 < len(self.lines) else None)
            self.previous = line
            at += 1
        if listed:
            self.form.blocks = parted(self.text, self.form.blocks, listed)
        elif turned:
            turned.part(self.form)
        _join(self.text, self.form.blocks, self.joined)
        _give_back_opening(self.form)
        _share_outcome(self.form)
        return self.form

    def _take_grid(self, table: Table) -> None:
        """Take a table that the format gave by its cells."""
        self.previous = self.interrupted = None
        if body := _body_start(table):
            self._note(table.start, body, Section("table", table.start))
        self.joined += table.parts
        if table.parts:
            self.section = Section("after_table", table.start)
        if table.activities and _all_named(table.activities, self.form.blocks, self.text):
            self.joined += table.activities
        elif table.activities:
            for block in table.activities:
                block.mode = block.mode or self.mode
            self.form.blocks += table.activities
            self.block = None
            self.section = Section("after_table", table.start)
        elif table.matters:
            block = self._open_block()
            for section in self._new_matters(table.matters):
                block.add(section.role, section.parts)
            self.section = Section("after_table", table.start)
        elif table.people is not None:
            self._take_people(table.people)
        if not self.form.blocks and {one.role for one in table.fields} <= _OF_WHOSE:
            # On top, "สรุปผลการมีส่วนร่วม" with the agency beside it is the document's title.
            self.form.opening += [part for one in table.fields for part in one.parts]
            for one in table.fields:
                self._note(one.start, one.label_end, Section(one.role, one.start, one.parts))
            return
        for one in table.fields:
            self._take_field(one)
        if table.fields and table.fields[-1].parts:
            # What stands below a form, such as who signs it, is none of its last answer.
            self.section = Section("after_table", table.start)

    def _take_people(self, people: Block) -> None:
        """Take a table of those who came: they came to the activity in which it stands, and to none where it stands below all."""
        if self.block is None and any(block.from_table for block in self.form.blocks):
            return
        block = self._open_block()
        if not block.of("participants"):
            block.sections.append(Section("participants", people.groups[0].label.start))
        block.groups += people.groups
        block.total, block.men, block.women = block.total or people.total, people.men, people.women
        self.section = next(section for section in block.sections if section.role == "participants")

    def _take_field(self, one: Field) -> None:
        """Take a label of the form and what its cells say."""
        if one.role.startswith("mode:"):
            self.mode, self.block = one.role.removeprefix("mode:"), None
            self.section = Section("mode", one.start)
            self.form.catalogue += [(self.mode, part) for part in one.parts]
            self._note(one.start, one.label_end, Section(one.role, one.start))
            return
        role = {"village": "place", "male": "participants", "female": "participants", "total": "participants"}.get(
            one.role, one.role
        )
        block = self._open_section(role, one.start)
        self._note(one.start, one.label_end, Section(one.role, one.start, one.parts))
        if one.role == "mode" and one.parts:
            # The box before the first of several modes was read as a list mark.
            begin = max(self.text.folded.rfind(mark, 0, one.parts[0].start) for mark in "\n\t") + 1
            block.mode = mode_stated(self.text.folded[begin : one.parts[-1].end]) or block.mode
        elif one.role == "name" and block.name is None and one.parts:
            block.name, rest = name_and_rest(self.text, one.parts[0])
            self.section.parts += [*([rest] if rest else []), *one.parts[1:]]
        else:
            self.section.parts += one.parts
        if one.numbers:
            number = {"male": "men", "female": "women", "target": "target"}.get(one.role, "total")
            setattr(block, number, one.numbers[0])
        block.groups += [Counted(label, headcount, end) for label, headcount, end in one.groups]

    def _open_section(self, role: str, start: int) -> Block:
        """Begin a section; return its block, the next activity's where the role comes round again."""
        if self.block is not None and role in _OPENERS and _comes_round(self.block, role):
            self.block = None
        block = self._open_block()
        self.section = Section(role, start)
        block.sections.append(self.section)
        if role == "photos":
            self.form.photos = self.section.parts
        return block

    def _take_table(self, at: int) -> int | None:
        """Take a table that begins at line `at`; return the line behind it, None where none does."""
        if table := read_activities(self.text, self.lines, at):
            blocks, behind = table
            for block in blocks:
                block.mode = self.mode
            self.form.blocks += blocks
            self.block = None
            self.section = Section("after_table", blocks[-1].end)
        elif matters := read_matters(self.text, self.lines, at):
            sections, behind = matters
            self._open_block().sections += self._new_matters(sections)
            self.section = Section("after_table", sections[-1].end)
        else:
            return None
        header = self.lines[at]
        self._note(header.start, header.end, Section("table", header.start))
        self.previous = None
        return behind

    def _new_matters(self, sections: list[Section]) -> list[Section]:
        """Leave out the issues of a table that tells what came of each: it only calls again what has been told under a heading."""
        is_told = self.block is not None and bool(self.block.parts("issue", "objective"))
        is_below = self.section.role in ("result", "result_use", "use")
        return [section for section in sections if not (section.role == "issue" and is_told and is_below)]

    def _note(self, start: int, end: int, section: Section) -> None:
        self.form.headed.append(Headed(start, end, section))

    def _open_block(self) -> Block:
        """Return the block that is being read, a new one where there is none."""
        if self.block is None:
            self.block = Block(mode=self.mode)
            self.form.blocks.append(self.block)
        return self.block

    def _take_mode(self, line: Line, heading: Heading) -> None:
        """One of the four modes: types of activity, or whole activities, stand below it."""
        self.mode = heading.role.removeprefix("mode:")
        self.block = None
        self.section = Section("mode", line.start)
        self._note(line.start, heading.content, Section(heading.role, line.start))
        if part := _trimmed(self.text, heading.content, line.end):
            self.form.catalogue.append((self.mode, part))

    def _take_apart(self, line: Line, *, is_date: bool) -> None:
        """A day or month above records, or a word below them: what follows until the next title is of no activity."""
        self.block, self.dated = None, Part(line.body, line.end) if is_date else None
        self.section = Section("apart", line.start)
        self._note(line.start, line.end, self.section)

    def _take_record(self, line: Line) -> None:
        """The title of a record: a day that stands alone above it is its own where its title tells none."""
        title = part_title(self.text, Part(line.body, line.end))
        if self.block is not None and _comes_round(self.block, "name"):
            self.block = None
        block = self._open_section("name", line.start)
        self._note(line.start, title.name.start, self.section)
        block.name = title.name
        block.is_of_village = _is_village(self.text, title.name)
        beside = title.beside
        if self.dated and not any(_tells_any_day(self.text, part) for part in beside):
            beside = [self.dated, *beside]
        if beside:
            block.sections.append(Section("date_place", beside[0].start, beside))
        self.dated = self.interrupted = None

    def _take_heading(self, line: Line, heading: Heading, below: Line | None) -> None:
        role, above = heading.role, self.section
        if role == "result" and _AND_USE.search(self.text.folded, line.body, heading.content):
            role = "result_use"
        if role == "issue" and self._is_said_in_the_room(line):
            role = "result"
        if role == "name" and self.section.role == "mode" and line.numbers:
            self.held_type = line
        if self._is_right_below_type() and role in RANK and role != "name":
            self._hold_type()
        block = self._open_section(role, line.start)
        self._note(line.start, heading.content, self.section)
        self.interrupted = None
        if heading.role == "result" and heading.content < line.end and above.role == "issue":
            numbers = next((part.numbers for part in reversed(above.parts) if part.numbers), ())
            self.interrupted = _Interrupted(above, numbers) if numbers else None
        part = _trimmed(self.text, heading.content, line.end)
        if part is None:
            return
        if role in _TOLD_AS_ITEMS and (copula := _COPULA.match(self.text.folded, part.start, part.end)):
            part.start = copula.end()
        if below is not None and below.numbers == (2,):
            # The first item of a list stands beside the heading, the others below it.
            body, style, numbers = marks(self.text.folded, part.start, part.end)
            if (style, numbers) == (below.style, (1,)):
                part = Part(body, part.end, True, numbers)
        elif below is not None and below.style == "bullet":
            symbol = self.text.folded[below.start]
            part.marked = symbol in LIST_BULLETS and symbol in self.text.folded[heading.content : part.start]
        if role == "name" and block.name is None:
            block.name, rest = name_and_rest(self.text, part)
            self.section.parts += [rest] if rest else []
            block.is_of_village = _is_village(self.text, block.name)
            if line.style == "named":
                block.key = str(line.numbers[0])
        else:
            self.section.parts.append(part)

    def _is_right_below_type(self) -> bool:
        """Tell whether the line above names, under one of the four modes, a type of activity."""
        catalogue = self.form.catalogue
        return (
            self.section.role == "mode"
            and bool(catalogue)
            and self.previous is not None
            and catalogue[-1][0] == self.mode
            and catalogue[-1][1].end == self.previous.end
        )

    def _is_said_in_the_room(self, line: Line) -> bool:
        """Tell whether what reads like issues is what those who came said: worries and wishes below them, the issues stand above."""
        if self.block is None or not _SAID.match(self.text.folded, line.body):
            return False
        roles = self.block.roles()
        return {"issue", "participants"} <= roles and not roles & {"result", "result_use", "use"}

    def _take_content(self, line: Line) -> None:
        if self.interrupted and self.interrupted.goes_on_with(line):
            # After "มติที่ประชุม …" under 4.1 the list goes on with 4.2.
            self.section, self.interrupted = self.interrupted.section, None
            self.section.parts.append(Part(line.body, line.end, True, line.numbers))
        elif self.section.role == "mode":
            self._take_type(line)
        elif self.held_type is not None and _is_next(self.held_type, line):
            self.block, self.held_type = None, None
            self.section = Section("mode", line.start)
            self._take_type(line)
        elif self.previous is not None and self.section.parts and goes_on(self.text, self.previous, line):
            self.section.parts[-1].end = line.end
        elif self.section.role == "name" and self.block is not None and self.block.name is None:
            self.block.name, rest = name_and_rest(self.text, Part(line.body, line.end))
            self.section.parts += [rest] if rest else []
        elif self.block is not None and self._is_beyond_field(line):
            # A paragraph of its own, below the field for the day or place, tells what went on.
            self.section = Section("story", line.start, [Part(line.body, line.end)])
            self.block.sections.append(self.section)
        elif self.block is not None and self._is_spoken_on_matter(line):
            self.block.add("result", [Part(line.body, line.end)])
        else:
            self.section.parts.append(Part(line.body, line.end, line.marked, line.numbers))

    def _is_beyond_field(self, line: Line) -> bool:
        """Tell whether a line stands apart from a field for the day or place that is filled, and tells neither."""
        is_filled = self.section.role in _WHEN_AND_WHERE and bool(self.section.parts)
        if not is_filled or line.marked or not line.blank_before:
            return False
        return line.end - line.start > _LONGEST_PLACE and not find_dates(self.text.words(line))

    def _is_spoken_on_matter(self, line: Line) -> bool:
        """Tell whether words below a matter of an agenda, 3.1, are what those who came said to it."""
        if self.section.role != "issue" or line.marked or not self.section.parts:
            return False
        is_below_matter = len(self.section.parts[-1].numbers) > 1
        return is_below_matter and element_of(self.text.words(line)) == "result"

    def _hold_type(self) -> None:
        """The line above named no type of activity but one that was held, of which its own words tell more."""
        _, part = self.form.catalogue.pop()
        self.held_type = self.previous
        block = self._open_section("name", part.start)
        block.name, rest = name_and_rest(self.text, part)
        self.section.parts += [rest] if rest else []

    def _take_type(self, line: Line) -> None:
        """A line under one of the four modes that names a type of activity."""
        catalogue = self.form.catalogue
        own = bool(catalogue) and catalogue[-1][0] == self.mode
        if self._is_right_below_type() and not line.marked and _tells_when(self.text, line):
            # Below the title of something held stands when that was.
            self._hold_type()
            self.section.parts.append(Part(line.body, line.end))
            return
        if own and catalogue[-1][1].marked and not line.marked and line.blank_before:
            # Behind a marked list, and apart from it, stands no type but a closing word or who reports.
            return
        if not line.marked and _NOTICE.match(self.text.folded, line.body, line.end):
            return
        if own and self.previous is not None and goes_on(self.text, self.previous, line):
            catalogue[-1][1].end = line.end
        elif line.marked or (
            line.end - line.start <= _LONGEST_TYPE and not _LEADS_ON.search(self.text.folded, line.start, line.end)
        ):
            catalogue.append((self.mode, Part(line.body, line.end, True, line.numbers)))


def _is_next(above: Line, line: Line) -> bool:
    """Tell whether a line bears the next number of the same list."""
    return (
        bool(line.numbers)
        and above.style == line.style
        and line.numbers == (*above.numbers[:-1], above.numbers[-1] + 1)
    )


def _tells_any_day(text: Text, part: Part) -> bool:
    words = text.folded[part.start : part.end]
    return bool(find_dates(words) or BARE_DAY.search(words))


# What stands below the field for a place and is longer tells more than where it was.
_LONGEST_PLACE = 50
_SAID = re.compile(r"(?:ข้อ(?:ห่วง|กังวล|ซักถาม|ร้องเรียน)|ความ(?:ห่วง|กังวล|เดือดร้อน|ต้องการ)|ปัญหา|สิ่งที่)")


def _body_start(table: Table) -> int | None:
    """Return where the first words stand below a table's headings; None for a form and for a table that tells nothing."""
    starts = [block.start for block in table.activities] + [section.start for section in table.matters]
    starts += [group.label.start for group in table.people.groups] if table.people else []
    return min(starts, default=None)


def _table_at(tables: list[Table], line: Line) -> Table | None:
    return next((table for table in tables if table.start <= line.start < table.end), None)


_ACTIVITY = re.compile(
    r"(?:การ|จัด)*(?:(?:เทศบาล|อบต\.?\s?|อบจ\.?\s?)(?:พบ|เคลื่อนที่|สัญจร)|ประชาคม|ประชุม|เวที|โครงการ|กิจกรรม|อบรม|รับฟัง|ประชาพิจารณ์|ประเพณี|จิตอาสา|ลงพื้นที่|งาน|สำรวจ|ลงนาม|ปลูก|ล้าง|ตรวจ|แข่งขัน|ฝึก|ศึกษาดูงาน|สัมมนา|พิธี|ออกหน่วย|ปรึกษา|สมัชชา|ค่าย|ธนาคาร|กองทุน|ทำแนว|สอดส่อง)|หมู่(?:ที่|บ้าน)|บ้าน|ชุมชน|ม\."
)


# What stands above a form of fields and is no name of what was held.
_OF_FORM_ITSELF = re.compile(r"(?:ข้อมูล|รายละเอียด|ส่วนที่|ตอนที่|สรุป|ตาราง|แบบ|เอกสาร|รายงาน|ภาค|บท)")
_LONGEST_TITLE = 120


def _titles(text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]) -> set[int]:
    """Return the lines that are titles of activities though no heading's words say so."""
    above_forms = _titles_over_fields(text, lines, headings) | _titles_of_forms(text, lines, in_table, headings)
    return above_forms | {
        at
        for at, heading in enumerate(headings)
        if heading is None and in_table[at] is None and _names_activity(text, lines, at, headings)
    }


def _titles_of_forms(
    text: Text, lines: list[Line], in_table: list[Table | None], headings: list[Heading | None]
) -> set[int]:
    """Return the lines right above forms of fields that name an activity each: marked alike, above two forms or more."""
    found = [
        at
        for at, line in enumerate(lines[:-1])
        if line.marked
        and in_table[at] is None
        and headings[at] is None
        and (below := in_table[at + 1])
        and _FIELDS & {one.role for one in below.fields}
        and "name" not in {one.role for one in below.fields}
        and line.end - line.start <= _LONGEST_TITLE
        and not _OF_FORM_ITSELF.match(text.words(line))
    ]
    return set(found) if len({lines[at].style for at in found}) == 1 and len(found) >= 2 else set()


# The fields that the form puts under an activity's title.
_FIELDS = {"date", "date_place", "place", "issue", "participants", "objective"}
_WHEN_AND_WHERE = {"date", "date_place", "place"}


def _names_activity(text: Text, lines: list[Line], at: int, headings: list[Heading | None]) -> bool:
    """Tell whether a line without a heading's words is the title of an activity: the form's own fields follow it."""
    line = lines[at]
    words = text.words(line)
    if not 6 <= len(words) <= 220:
        return False
    if line.style == "named" and text.folded.startswith(("กิจกรรม", "โครงการ"), line.start):
        return True
    if at + 1 == len(lines) or _BARE_DEED.match(words):
        return False
    below, heading = lines[at + 1], headings[at + 1]
    if is_question(text.words(below)):
        return False
    if line.style == "named":
        # "เรื่องที่ 1 เวที…" is one where its day or the form's fields stand below it; else it is a matter.
        is_opened = heading.role in _FIELDS if heading else _tells_when(text, below)
        # "เรื่องที่สอง …" has words of its own, of "ครั้งที่ 2 /2569" the number is all.
        is_matter = text.folded.startswith("เรื่อง", line.start) and heading is None and _begins_with_day(text, below)
        is_of_one = is_matter or bool(_ACTIVITY.match(words))
        return is_opened and is_of_one and text.folded.startswith(("เรื่อง", "ครั้ง"), line.start)
    has_symbol = line.style == "bullet" and text.folded[line.start] not in LIST_BULLETS
    is_item = line.marked and bool(_ACTIVITY.match(words))
    is_listed = is_item and (len(line.numbers) in (1, 2) or has_symbol)
    if heading and heading.role in _BELOW_VILLAGE and not line.marked and len(words) <= 160 and _in_village(words):
        return True
    if heading is None:
        is_title = is_listed or (not line.marked and bool(_TITLED.match(words)))
        if _in_village(text.words(below)):
            # What was taken to the villages is the title of none of them.
            return False
        return is_title and len(words) <= 120 and not _tells_day(words) and _tells_when(text, below)
    if is_item and heading.role in ("issue", "participants", "result", "use") and _tells_day(words, "day", "month"):
        # "1. ประชาคมหมู่บ้าน วันที่ 5 มกราคม 2566" and the elements below it.
        return True
    return heading.role in _FIELDS and _opens_fields(line, below, heading.role, words)


# That something was held on a day, and not what it was.
_BARE_DEED = re.compile(r"(?:ได้)?(?:จัด|ดำเนินการ)(?:ประชุม|กิจกรรม|เวที|อบรม|โครงการ|งาน)?(?:ขึ้น)?(?:เมื่อ|ใน)\s?วัน")


def _titles_over_fields(text: Text, lines: list[Line], headings: list[Heading | None]) -> set[int]:
    """Return the lines that stand by themselves above the same label twice or more: each is the title of what its fields tell."""
    above: dict[str, list[int]] = defaultdict(list)
    for at, (line, below) in enumerate(pairwise(lines)):
        heading, words = headings[at + 1], text.words(line)
        if (
            heading is not None
            and heading.role in _FIELDS
            and headings[at] is None
            and not line.marked
            and line.blank_before
            and 6 <= len(words) <= _LONGEST_HELD
            and not find_dates(words)
            and not _SPOKEN_OF.search(words)
            and not (heading.role in _WHEN_AND_WHERE and _COUNTS.search(text.folded, heading.content, below.end))
            and not agency_first(words)
        ):
            above[compact(text.folded[below.body : heading.content])].append(at)
    return {at for titled in above.values() if len(titled) > 1 for at in titled}


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


_HELD = re.compile(r"(?:จัด|ประชุม|ดำเนินการ|สำรวจ)(?:ขึ้น)?(?:เมื่อ|ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ใน|ระหว่าง|\s)")


def _tells_when(text: Text, line: Line) -> bool:
    """Tell whether a line begins with when something was held, or says so in its first words: "จัดเดือนละครั้ง ล่าสุด …"."""
    if _begins_with_day(text, line):
        return True
    return not line.marked and bool(_HELD.match(text.folded, line.body)) and bool(find_dates(text.words(line)[:90]))


def _begins_with_day(text: Text, line: Line) -> bool:
    """Tell whether a line begins with a day: below "1. ประชาคมหมู่บ้าน หมู่ที่ 3" it needs no label."""
    if line.marked and line.style != "bullet":
        return False
    days = find_dates(text.folded[line.start : min(line.end, line.start + 60)])
    return bool(days) and days[0].start <= 24


# How the title of an activity begins that stands without a label or number above its day and place; where one subject was
# told village by village, the village is the title.
_TITLED = re.compile(
    r"(?:โครงการ|กิจกรรม|การประชุม|ประชุม|เวที|ประชาคม|การอบรม|อบรม|การรับฟัง)(?!ที่เปิด|ตาม|นี้|ดังกล่าว)"
    r"|(?P<village>(?:(?:จุด|แห่ง)?ที่\s?\d{1,2}\s+)?(?:(?:หมู่(?:ที่|บ้าน)?|ม\.)\s?\d{1,2}(?:\s+(?:บ้าน|ชุมชน)\S{2,40}){0,2}|(?:บ้าน|ชุมชน)[ก-๙]{2,40}(?:\s(?:หมู่(?:ที่)?|ม\.)\s?\d{1,2})?)$)"
)


def _is_village(text: Text, name: Part) -> bool:
    titled = _TITLED.match(text.folded[name.start : name.end].strip())
    return bool(titled and titled["village"])


def _opens_fields(line: Line, below: Line, role: str, words: str) -> bool:
    """Tell by the numbers of two lines whether the second is the first of the fields that the other opens."""
    if not line.numbers:
        is_title = not line.marked and bool(_TITLED.match(words)) and not _tells_day(words)
        return is_title and not below.numbers and role in _WHEN_AND_WHERE
    if not below.numbers:
        return role in _WHEN_AND_WHERE
    # "1. …" and then "1.1 วันที่", or one style of marks and then another: "1. …" and "1) วันที่".
    is_child = below.numbers[:-1] == line.numbers
    return below.numbers[-1] == 1 and (is_child or (line.style != below.style and role in {*_WHEN_AND_WHERE, "issue"}))


# "ประเด็นในการมีส่วนร่วม คือ การฟื้นฟูป่า": the verb between a label and what it says is no word of it.
_TOLD_AS_ITEMS = {"issue", "objective", "result", "result_use", "use"}
_COPULA = re.compile(r"คือ\s+(?=\S)")
# "ผลจากการมีส่วนร่วมและการนำไปปรับปรุง": one heading for two elements, told apart item by item.
_AND_USE = re.compile(r"(?:และ|/)\s*(?:การ)?(?:นำ.{0,30}ไป|ดำเนินการ|ติดตาม|ปรับปรุง)")


def _comes_round(block: Block, role: str) -> bool:
    """Tell whether a role opens the next activity: it was seen in this one, and a later one of the form's order too."""
    seen = block.roles()
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
    """Return the content behind a label without the marks between them; None where there is none."""
    while start < end and text.folded[start] in " \t:-–.|":
        start += 1
    return Part(start, end) if start < end else None


def _give_back_title(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """On top, "สรุปผลการมีส่วนร่วม" is the document's title and opens no results: the form begins below it."""
    first = next((at for at, heading in enumerate(headings) if heading), None)
    if first is None or first > 4 or (top := headings[first]) is None or top.role not in ("result", "use"):
        return
    if first + 1 < len(lines) and lines[first + 1].marked and not _TITLE_OF_REPORT.match(text.words(lines[first])):
        # A list stands below it: a report that begins with what came of it.
        return
    if any(heading and heading.role in {*_FIELDS, "name"} for heading in headings[first + 1 :]):
        headings[first] = None


_TITLE_OF_REPORT = re.compile(r"(?:สรุป|รายงาน|แบบ|ผลการ(?:ดำเนิน|เปิด|มีส่วน)|การเปิด)")


def _tell_first_question(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Of two questions for the issues the one before the day asks what was held: "ปีนี้เปิดให้ร่วมเรื่องอะไร"."""
    asked = [
        (at, heading)
        for at, heading in enumerate(headings)
        if heading and heading.role in {*_WHEN_AND_WHERE, "issue"} and is_question(text.words(lines[at]))
    ]
    roles = [heading.role for _, heading in asked]
    if (
        roles[:1] == ["issue"]
        and roles.count("issue") > 1
        and set(roles[1 : roles.index("issue", 1)]) & _WHEN_AND_WHERE
    ):
        at, heading = asked[0]
        headings[at] = Heading("story", heading.content)


def _leave_recommendations(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Below what was done, "ข้อเสนอ เห็นควร…" asks those above to decide, and is nothing that the meeting came to."""
    has_use = False
    for at, heading in enumerate(headings):
        if heading is None:
            continue
        if has_use and heading.role in ("issue", "result") and _RECOMMENDED.match(text.folded, lines[at].body):
            headings[at] = Heading("other", heading.content)
        has_use = has_use or heading.role == "use"


_RECOMMENDED = re.compile(r"ข้อ(?:เสนอ|พิจารณา)(?:เพื่อ(?:โปรด)?พิจารณา)?\s*:?\s*(?:เห็นควร|จึงเรียน|ขอ(?:ได้)?โปรด)")


def _tell_doing_from_use(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """What stands under "การดำเนินการ" before the results is how it was held, where the use of the results has a heading too.

    Of two headings of use without any of results the first tells the results where it says "ผล…": "ผลการติดตาม".
    """
    roles = [(at, heading.role) for at, heading in enumerate(headings) if heading]
    results = [at for at, role in roles if role == "result"]
    uses = [at for at, role in roles if role == "use"]
    if len(results) == 1 and len(uses) == 2 and uses[0] < results[0] < uses[1] and (early := headings[uses[0]]):
        headings[uses[0]] = Heading("story", early.content)
    issues = [at for at, role in roles if role == "issue"]
    if (
        len(results) >= 2
        and len(issues) == 1
        and results[0] < issues[0] < results[1]
        and (early := headings[results[0]])
        and _DOING.match(text.words(lines[results[0]]))
    ):
        headings[results[0]] = Heading("story", early.content)
    if not results and len(uses) == 2 and (early := headings[uses[0]]) and text.words(lines[uses[0]]).startswith("ผล"):
        headings[uses[0]] = Heading("result", early.content)


def _tell_use_from_resolutions(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Right below resolutions, and where no heading tells of their use, "ผลการดำเนินการ" is what was carried out of them."""
    known = [(at, heading) for at, heading in enumerate(headings) if heading]
    if any(heading.role in ("use", "result_use") for _, heading in known):
        return
    for (above, resolved), (at, done) in pairwise(known):
        if (
            (resolved.role, done.role) == ("result", "result")
            and _CARRIED_OUT.match(text.words(lines[at]))
            and not _CARRIED_OUT.match(text.words(lines[above]))
        ):
            headings[at] = Heading("use", done.content)


_CARRIED_OUT = re.compile(r"ผลการดำเนิน(?:การ|งาน)")
_DOING = re.compile(r"(?:การ)?ดำเนิน(?:การ|งาน|โครงการ|กิจกรรม)")


def _name_first_subject(lines: list[Line], headings: list[Heading | None]) -> None:
    """A subject told in one line above the day and place, where the issues have a heading of their own, is the activity's name."""
    known = [(at, heading) for at, heading in enumerate(headings) if heading]
    subjects = (
        n for n, (at, heading) in enumerate(known) if heading.role == "issue" and heading.content < lines[at].end
    )
    first = next(subjects, None)
    if first is None:
        return
    at, subject = known[first]
    below = [heading.role for _, heading in known[first + 1 :]]
    second = below.index("issue") if "issue" in below else 0
    before, behind = set(below[:second]), below[second + 1 : second + 2]
    if not before & _WHEN_AND_WHERE or "name" in below:
        return
    # Who came may stand in between where the results follow the issues: the issues of the next activity have its day below them.
    if before <= _WHEN_AND_WHERE or (before <= {*_WHEN_AND_WHERE, "participants", "target"} and behind == ["result"]):
        headings[at] = Heading("name", subject.content)


_SUBJECT = re.compile(r"เรื่อง\s*:")


def _tell_subject_from_name(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Below "กิจกรรม :", its day and who came, "เรื่อง :" is what it was about, and no other activity's name."""
    below: set[str] = set()
    for line, heading in zip(lines, headings, strict=True):
        if heading is None:
            continue
        if heading.role == "name" and _SUBJECT.match(text.folded, line.body):
            if "name" in below and "issue" not in below and below & {*_WHEN_AND_WHERE, "participants"}:
                heading.role = "issue"
        elif heading.role == "name":
            below.clear()
        below.add(heading.role)


_SUBJECT_TOLD = re.compile(r"เรื่อง\s+(?=\S)")


def _tell_subjects(text: Text, lines: list[Line], headings: list[Heading | None]) -> None:
    """Between who came, or when, and the resolution "เรื่อง …" tells what was put to them, and no activity's name."""
    for at in range(1, len(lines) - 1):
        above, own, below = headings[at - 1], headings[at], headings[at + 1]
        if (
            (own is None or own.role == "name")
            and above is not None
            and above.role in {*_WHEN_AND_WHERE, "participants"}
            and below is not None
            and below.role in ("result", "use", "participants")
            and (subject := _SUBJECT_TOLD.match(text.folded, lines[at].body, lines[at].end))
        ):
            headings[at] = Heading("issue", subject.end())


def _give_back_opening(form: Form) -> None:
    """A first block without any of the form's elements is no activity: its words belong to the opening."""
    kept = []
    for block in form.blocks:
        if block.from_table or any(s.role in RANK for s in block.sections):
            kept.append(block)
        elif not kept:
            form.opening += [p for s in block.sections if s.role != "photos" for p in s.parts]
    form.blocks = kept


def _all_named(blocks: list[Block], known: list[Block], text: Text) -> bool:
    """Tell whether a table only tells more of the activities of a table above: it names no others, and no days."""
    names = {name for block in known if block.from_table and (name := _name_key(text, block))}
    told = [_name_key(text, block) for block in blocks]
    has_days = any(block.of("date", "date_place") for block in blocks)
    return not has_days and all(name and any(_is_same(name, other) for other in names) for name in told)


# So many letters of a name tell which activity is meant.
_FEWEST_LETTERS = 8


def _is_same(name: str, other: str) -> bool:
    """Tell whether two names are one, or the beginning of one."""
    short, long = sorted((name, other), key=len)
    return name == other or (len(short) >= _FEWEST_LETTERS and long.startswith(short))


def _name_key(text: Text, block: Block) -> str | None:
    return compact(text.folded[block.name.start : block.name.end]) if block.name else None


def _join(text: Text, blocks: list[Block], parts: list[Block]) -> None:
    """Add what other tables tell of the activities of a table: by number or code, else by name; each is found once or not at all."""
    for part in parts:
        name = _name_key(text, part)
        found = [
            block
            for block in blocks
            if (block.from_table or block.key)
            and ((other := _name_key(text, block)) and _is_same(other, name) if name else block.key == part.key)
        ]
        if len(found) == 1:
            found[0].take(part)


def _share_outcome(form: Form) -> None:
    """Below a table of villages that were asked the same, what came of it is told once for all of them."""
    rows = [block for block in form.blocks if block.from_table]
    if not rows or not all(block.is_of_village or len(rows) == 1 for block in rows):
        return
    for below in [block for block in form.blocks if not block.from_table]:
        if below.name is None and {section.role for section in below.sections} <= {"result", "use", "photos", "other"}:
            for block in rows:
                for section in below.of("result", "use"):
                    if not block.of(section.role) and section.parts and not block.is_put_off:
                        block.add(section.role, list(section.parts))
            form.blocks.remove(below)
