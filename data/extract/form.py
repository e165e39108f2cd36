"""The form of a document: its lines gathered into sections by role, and these into blocks of one activity each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.extract.attendance import PEOPLE
from data.extract.columns import REGISTER
from data.extract.dates import BARE_DAY, find_dates
from data.extract.fields import Field
from data.extract.follow_through import names_division
from data.extract.form_titles import head_months, tells_when, titles_in_rounds, titles_of
from data.extract.grids import Table, tables_of
from data.extract.heading_sense import settle
from data.extract.headings import LIST_BULLETS, Heading, heading_of
from data.extract.in_turn import calls, listed_on_top, parted, refers_back, turns
from data.extract.joined import (
    Names,
    called_alone,
    give_back_opening,
    give_people_below,
    give_to_called,
    join,
    join_called,
    join_told,
    share_by_number,
    share_called,
    share_outcome,
)
from data.extract.kinds import kind_of, mode_stated, mode_ticked
from data.extract.lines import Line, Text, goes_on, in_tables, marks
from data.extract.narrative import element_of
from data.extract.records import dated_titles, labels_in_rounds, part_title, records_of
from data.extract.sections import RANK, WHEN_AND_WHERE, Block, Counted, Form, Headed, Part, Section
from data.extract.series import complete
from data.extract.tables import has_cells, read_activities, read_copied_people, read_matters
from data.extract.titles import name_and_rest
from data.extract.whereabouts import is_village
from data.normalise import compact

_OPENERS = {"name", "date", "date_place", "issue"}
# What fields say that only tell whose report it is, and of which period; a title begins like results.
_OF_WHOSE = {"agency", "fiscal_year", "round", "subdistrict", "district", "province", "other", "result", "use"}
_OF_MATTERS, _OF_WHERE = ("issue", "result", "use"), ("village", "place", "name")
_OF_A_VILLAGE = {*WHEN_AND_WHERE, "village", "participants"}
_LEADS_ON = re.compile(r"(?:ดังนี้|ได้แก่|ดังต่อไปนี้|ประกอบด้วย)\s*:?$")
_AFTERWARDS = re.compile(r"(?:ต่อมา|หลังจากนั้น|จากนั้น|ภายหลัง|ขณะนี้|ปัจจุบัน)\s?(?!ประชุม|จัด)")
# Whoever is told so where to ask or to sign up is told of no type of activity.
_NOTICE = re.compile(r"(?:ทั้งนี้|อนึ่ง|หมายเหตุ|ผู้(?:ที่)?สนใจ|ผู้(?:ที่)?ประสงค์|หาก|สอบถาม|ติดต่อ|จึง)")
_COUNTED_ROW = re.compile(r"(?:\s{3,}|\t|^รวม\s+)\d[\d,]*\s*(?:คน|ราย)?$")
# A line under one of the four modes that is longer is an essay's paragraph and names no type of activity.
_LONGEST_TYPE = 160


def read_form(
    text: Text, first: int = 0, last: int | None = None, around: Sequence[Heading | None] | None = None
) -> Form:
    """Find the sections of the lines `first` to `last` and gather them into blocks, one an activity.

    `around`: what these lines head where they are read beside the others of their document (`headings_of`).
    """
    return _Reader(text, text.lines[first:last], around=around).read()


def headings_of(text: Text, first: int, last: int) -> list[Heading | None]:
    """Return what each of the lines `first` to `last` heads, told also by the lines around it; None for one that heads nothing."""
    lines = text.lines[first:last]
    own = [
        None if is_in_table else heading_of(text, line)
        for line, is_in_table in zip(lines, in_tables(text, lines), strict=True)
    ]
    return complete(text, lines, own)


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
    around: Sequence[Heading | None] | None = None
    form: Form = field(init=False)
    section: Section = field(init=False)
    block: Block | None = None
    mode: str | None = None
    previous: Line | None = None
    interrupted: _Interrupted | None = None
    issues: str | None = None  # the label of the issues that were told last
    held_type: Line | None = None  # under one of the four modes, what was held: the types go on behind it
    dated: Part | None = None  # a day or month that stands alone above records
    in_month: list[tuple[Block, Part]] = field(default_factory=list)  # activities below a month that stands alone
    joined: list[Block] = field(default_factory=list)  # of tables that tell more of the activities of another
    below: list[Section] = field(default_factory=list)  # what stands right below such tables

    def __post_init__(self) -> None:
        self.section = Section("opening", self.lines[0].start if self.lines else 0)
        self.form = Form(self.section.parts, [], [], [])

    def read(self) -> Form:
        tables = tables_of(self.text, self.lines[0].start, self.lines[-1].end) if self.lines and self.text.grids else []
        in_table = [_table_at(tables, line) for line in self.lines]
        headings = self._headings(in_table)
        listed = listed_on_top(self.text, self.lines, headings)
        headings, titles = self._structured(in_table, headings, is_listed=bool(listed))
        by_table = sum(len(table.activities) for table in tables)
        turned = None if listed else turns(self.text, self.lines, headings, by_table)
        in_turn = turned is not None or (bool(listed) and refers_back(self.text, self.lines, headings))
        heads_types = _heads_of_types(self.text, self.lines, headings)
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
            if heading is None and line.start in heads_types and self.mode is not None:
                self.block, self.section = None, Section("mode", line.start)
            elif heading is None:
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
        self._date_by_month()
        join_called(self.text, self.form)
        join(self.text, self.form.blocks, self.joined)
        join_told(self.text, self.form)
        give_people_below(self.text, self.form.blocks, self.below)
        give_to_called(self.text, self.form)
        give_back_opening(self.form)
        share_outcome(self.form)
        share_by_number(self.text, self.form)
        share_called(self.text, self.form)
        return self.form

    def _headings(self, in_table: list[Table | None]) -> list[Heading | None]:
        """Return what each line outside the tables heads, by its words and beside the other lines."""
        told = [
            None if table else heading_of(self.text, line) for line, table in zip(self.lines, in_table, strict=True)
        ]
        headings = complete(self.text, self.lines, told)
        if self.around is not None:
            headings = [
                own or (None if table else other)
                for own, other, table in zip(headings, self.around, in_table, strict=True)
            ]
        settle(self.text, self.lines, headings)
        return headings

    def _structured(
        self, in_table: list[Table | None], headings: list[Heading | None], *, is_listed: bool
    ) -> tuple[list[Heading | None], set[int]]:
        """Return the headings with those that the document's structure tells, and the lines that are titles without a heading."""
        keys = {block.key for table in in_table if table for block in table.activities}
        if called := called_alone(self.text, self.lines, keys):
            for at in called:
                headings[at] = None
            return headings, called
        in_rounds = titles_in_rounds(self.text, self.lines, in_table, headings)
        titles = in_rounds or titles_of(self.text, self.lines, in_table, headings)
        # "ประชุมเจ้าของร้าน วันที่ 18" is of the month that stands above it, as records are.
        if in_rounds and not any(BARE_DAY.search(self.text.words(self.lines[at])) for at in in_rounds):
            headings = labels_in_rounds(self.text, self.lines, headings, in_rounds)
        elif not is_listed and (records := records_of(self.text, self.lines, in_table, headings, titles)):
            return records, set()
        elif not titles:
            for at in dated_titles(self.text, self.lines, in_table, headings):
                headings[at] = Heading("record", self.lines[at].body)
        head_months(self.text, self.lines, headings, titles)
        return headings, titles

    def _date_by_month(self) -> None:
        """Date by the month it stands under what tells no day itself."""
        for block, month in self.in_month:
            if not any(_tells_any_day(self.text, part) for part in block.parts("name", "story", *WHEN_AND_WHERE)):
                block.sections.append(Section("date", month.start, [month]))

    def _take_grid(self, table: Table) -> None:
        """Take a table that the format gave by its cells."""
        self.previous = self.interrupted = None
        if table.by_number and _are_numbers_of(table.by_number, self.form.blocks):
            table.parts, table.matters = table.by_number, []
            self.form.blocks, self.block = [block for block in self.form.blocks if block.from_table], None
        if body := _body_start(table):
            self._note(table.start, body, Section("table", table.start))
        self.joined += table.parts
        if table.parts:
            self.section = Section("after_table", table.start)
            self.below.append(self.section)
        if table.activities and _all_named(table.activities, self.form.blocks, self.text):
            self.joined += table.activities
        elif (
            self._counts_by_village(table.activities)
            or self._took_row(table.activities)
            or self._took_matters_by_village(table.activities)
        ):
            self.section = Section("after_table", table.start)
        elif table.activities:
            for block in table.activities:
                block.mode = block.mode or self.mode
            self.form.blocks += table.activities
            self.block = None
            self.section = Section("after_table", table.start)
        elif table.matters:
            self._take_matters(table.matters, is_register=table.is_register)
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

    def _take_matters(self, matters: list[Section], *, is_register: bool) -> None:
        """Take the matters of one activity; below the heading of what was done with them, "ผลการดำเนินการ" is just that."""
        is_of_use = self.section.role == "use" and "use" not in {one.role for one in matters}
        channel = self._channel_above() if is_register else None
        if channel is not None:
            self.block = None
        block = self._open_block()
        block.name = channel or block.name
        block.is_register = block.is_register or (is_register and not block.roles())
        for section in matters:
            if section.role == "raised":
                section.role = "result" if block.parts("issue", "objective") or is_of_use else "issue"
        for section in self._new_matters(matters):
            block.add("use" if is_of_use and section.role == "result" else section.role, section.parts)

    def _channel_above(self) -> Part | None:
        """Return the title of a register that stands below another activity, told to its end: "ทะเบียนรับเรื่องร้องเรียน"."""
        if self.block is None or self.block.name is None or not self.block.roles() >= {"participants", "result"}:
            return None
        told = [part for part in self.section.parts if self.section.role == "after_table"]
        title = next((part for part in told if REGISTER.match(self.text.folded, part.start, part.end)), None)
        return title and name_and_rest(self.text, title)[0]

    def _counts_by_village(self, rows: list[Block]) -> bool:
        """Tell whether a table below "ผู้เข้าร่วม" only says from which village how many came, and on which of the days that are told."""
        if self.section.role != "participants" or self.block is None or not self.block.of(*WHEN_AND_WHERE):
            return False
        return bool(rows) and all(row.is_of_village and row.roles() <= _OF_A_VILLAGE for row in rows)

    def _took_matters_by_village(self, rows: list[Block]) -> bool:
        """Take a table that tells by village what was raised at the activity whose day stands above; tell whether it is one."""
        if self.block is None or self.block.name is None or self.block.from_table or not self.block.of(*WHEN_AND_WHERE):
            return False
        told = {section.role for row in rows for section in row.sections if section.parts} - {*_OF_WHERE}
        is_of_matters = bool(told) and told <= {*_OF_MATTERS} and not told & self.block.roles() - {"issue"}
        if not is_of_matters or any(not row.is_of_village or row.groups or row.total for row in rows):
            return False
        for row in rows:
            for role in _OF_MATTERS:
                if parts := row.parts(role):
                    self.block.add(role, parts)
        return True

    def _took_row(self, rows: list[Block]) -> bool:
        """Take a table that is the one row of elements of the activity whose title and day stand above it; tell whether it is."""
        if len(rows) != 1 or self.block is None or self.block.name is None or self.block.from_table:
            return False
        (row,) = rows
        is_bare = row.is_unnamed and not (row.parts(*WHEN_AND_WHERE) and self.block.parts(*WHEN_AND_WHERE))
        told = {section.role for section in self.block.sections if section.parts}
        if not is_bare or told & {"issue", "participants", "result", "use"}:
            return False
        self.block.take(row)
        return True

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
        role = self._sense(role, self.text.folded[one.start : one.label_end])
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

    def _sense(self, role: str, label: str) -> str:
        """Return what a label of issues is of: where others head the issues of the same activity, what was said to them."""
        if role != "issue":
            return role
        block, first, self.issues = self.block, self.issues, compact(label)
        told = block.roles() if block is not None and block.name is not None else set()
        is_other = first is not None and first != self.issues and "issue" in told
        if is_other and block and _comes_round(block, role) and not told & {"result", "result_use", "use"}:
            self.issues = first
            return "result"
        return role

    def _open_section(self, role: str, start: int) -> Block:
        """Begin a section; return its block, the next activity's where the role comes round again."""
        # The same label right below itself goes on: "ประเด็น | น้ำเสีย", "ประเด็น | กลิ่นเหม็น".
        goes_on = self.section.role == role == "issue" and bool(self.section.parts)
        if self.block is not None and role in _OPENERS and not goes_on and _comes_round(self.block, role):
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
        block.is_of_village = is_village(self.text.folded[title.name.start : title.name.end])
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
        role = self._sense(role, self.text.folded[line.body : heading.content])
        if role == "name" and self.section.role == "mode" and line.numbers:
            self.held_type = line
        if self._is_right_below_type() and role in RANK and role != "name":
            self._hold_type()
        block = self._open_section(role, line.start)
        self._note(line.start, heading.content, self.section)
        self.interrupted = None
        if role == "name" and self.dated:
            self.in_month.append((block, self.dated))
        if heading.role == "result" and above.role == "issue":
            counted = [part.numbers for part in above.parts if part.numbers]
            # Below 4.1 a list of its own may have counted 1), 2), 3).
            numbers = next(iter([one for one in reversed(counted) if len(one) > 1] or counted[::-1]), ())
            # Below a heading that stands alone a list of its own may begin: of minutes the matters are 4.1, 4.2.
            is_interrupted = heading.content < line.end or len(numbers) > 1
            self.interrupted = _Interrupted(above, numbers) if numbers and is_interrupted else None
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
            block.is_of_village = is_village(self.text.folded[block.name.start : block.name.end])
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
        if line.numbers and names_division(self.text.words(line)):
            # "ส่วนที่ 2 กองช่าง": the chapter of a division, below which it tells of its own activities.
            self._take_apart(line, is_date=False)
        elif self.interrupted and self.interrupted.goes_on_with(line):
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
        elif self.mode is not None and self._is_type_below_table(line):
            self.form.catalogue.append((self.mode, Part(line.body, line.end, True, line.numbers)))
        elif self.section.role == "name" and self.block is not None and self.block.name is None:
            self.block.name, rest = name_and_rest(self.text, Part(line.body, line.end))
            self.section.parts += [rest] if rest else []
        elif self.section.role == "after_table" and not line.marked and self._tells_event(line):
            # Below the table of some activities a paragraph tells of another.
            self.block = None
            self._open_section("story", line.start)
            self.section.parts.append(Part(line.body, line.end))
        elif self.block is not None and self._is_beyond_field(line):
            # A paragraph of its own, below the field for the day or place, tells what went on.
            self.section = Section("story", line.start, [Part(line.body, line.end)])
            self.block.sections.append(self.section)
        elif self.block is not None and self._is_done_afterwards(line):
            self.section = Section("use", line.start, [Part(line.body, line.end)])
            self.block.sections.append(self.section)
        elif self.block is not None and self._is_spoken_on_matter(line):
            self.block.add("result", [Part(line.body, line.end)])
        else:
            self.section.parts.append(Part(line.body, line.end, line.marked, line.numbers))

    def _tells_event(self, line: Line) -> bool:
        """Tell whether a paragraph below a table of activities says early on what was held, and tells its day and who came."""
        words = self.text.words(line)
        is_told = (
            bool(_EVENT.search(words[:_LEADS_TO_EVENT])) and bool(PEOPLE.search(words)) and bool(find_dates(words))
        )
        return is_told and any(block.from_table for block in self.form.blocks)

    def _is_type_below_table(self, line: Line) -> bool:
        """Tell whether a line below the table of one of the four modes lists a way to take part that is open besides."""
        leads = [part for part in self.section.parts if not part.marked]
        return (
            self.section.role == "after_table"
            and line.marked
            and bool(leads)
            and bool(_OPEN_BESIDES.search(self.text.folded, leads[-1].start, leads[-1].end))
            and kind_of(self.text.words(line))[0] is not None
        )

    def _is_beyond_field(self, line: Line) -> bool:
        """Tell whether a line stands apart from a field for the day or place that is filled, and tells neither."""
        is_filled = self.section.role in WHEN_AND_WHERE and bool(self.section.parts)
        if not is_filled or line.marked or not line.blank_before:
            return False
        return line.end - line.start > _LONGEST_PLACE and not find_dates(self.text.words(line))

    def _is_done_afterwards(self, line: Line) -> bool:
        """Tell whether a paragraph below the table of an activity's matters says what was done afterwards: "ต่อมาสภาเห็นชอบ…"."""
        is_below = self.section.role == "after_table" and not self.section.parts and not line.marked
        return is_below and bool(_AFTERWARDS.match(self.text.folded, line.body, line.end))

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
        if self._is_right_below_type() and not line.marked and _tells_of_holding(self.text, line):
            # Below the title of something held stands when that was.
            self._hold_type()
            self.section.parts.append(Part(line.body, line.end))
            return
        if own and catalogue[-1][1].marked and not line.marked and line.blank_before:
            # Behind a marked list, and apart from it, stands no type but a closing word or who reports.
            return
        if not line.marked and _NOTICE.match(self.text.folded, line.body, line.end):
            return
        if _COUNTED_ROW.search(self.text.folded, line.body, line.end):
            # "คณะกรรมการหมู่บ้าน      18" is a row of a table of people.
            return
        if own and self.previous is not None and goes_on(self.text, self.previous, line):
            catalogue[-1][1].end = line.end
        elif own and catalogue[-1][1].numbers and not line.marked:
            # Below a numbered type stands what it is.
            return
        elif line.marked or (
            line.end - line.start <= _LONGEST_TYPE and not _LEADS_ON.search(self.text.folded, line.start, line.end)
        ):
            catalogue.append((self.mode, Part(line.body, line.end, True, line.numbers)))


def _tells_of_holding(text: Text, line: Line) -> bool:
    """Tell whether a line begins with a day, or is a paragraph in which a day and people who came stand."""
    words = text.words(line)
    is_told = len(words) > _LONGEST_TYPE and any(day.precision == "day" for day in find_dates(words))
    return tells_when(text, line) or (is_told and bool(PEOPLE.search(words)))


def _heads_of_types(text: Text, lines: list[Line], headings: list[Heading | None]) -> set[int]:
    """Return where lines start that head the lists of types: the same words again and again, first right below one of the modes."""
    heads: dict[str, list[int]] = {}
    below_mode: set[str] = set()
    for above, line, below, over, own in zip(lines, lines[1:], lines[2:], headings, headings[1:], strict=False):
        if own is not None or line.marked or not below.marked or line.end - line.start > _LONGEST_TYPE:
            continue
        words = text.words(line).strip()
        heads.setdefault(words, []).append(line.start)
        if over is not None and over.role.startswith("mode:") and over.content >= above.end:
            below_mode.add(words)
    return {start for words in below_mode if len(heads[words]) > 1 for start in heads[words]}


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


# What a paragraph that tells of something held begins with.
_EVENT = re.compile(r"(?:การ|จัด)*(?:ประชุม|เวที|โครงการ|กิจกรรม(?!ที่)|อบรม|ประชาคม|รับฟังความ|จิตอาสา)[ก-๙]{4}")
_LEADS_TO_EVENT = 140
# "และช่องทางที่เปิดไว้ตลอดปี"
_OPEN_BESIDES = re.compile(r"ช่องทาง|รูปแบบ(?:การมีส่วนร่วม)?อื่น|ตลอด(?:ทั้ง)?ปี|เปิดไว้")
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


# "ประเด็นในการมีส่วนร่วม คือ การฟื้นฟูป่า": the verb between a label and what it says is no word of it.
_TOLD_AS_ITEMS = {"issue", "objective", "result", "result_use", "use"}
_COPULA = re.compile(r"คือ\s+(?=\S)")
# "ผลจากการมีส่วนร่วมและการนำไปปรับปรุง": one heading for two elements, told apart item by item.
_AND_USE = re.compile(r"(?:และ|/)\s*(?:การ)?(?:นำ.{0,30}ไป|ดำเนินการ|ติดตาม|ปรับปรุง)")


def _comes_round(block: Block, role: str) -> bool:
    """Tell whether a role opens the next activity: it was seen in this one, and a later one of the form's order too."""
    seen = block.roles()
    if role == "name" and block.name is None and block.groups and seen == {"participants"}:
        # The table of those who came stands above the title.
        return False
    if role == "name" and block.name is None and not seen & {"result", "use", "participants", "date", "date_place"}:
        # What was asked everywhere stands above the first place it was asked at.
        return False
    if role == "name":
        return bool(seen & {"name", "result", "use", "participants", "issue"})
    if role == "issue" and block.name and role in seen and not block.parts(role):
        # Above the names of all stood the heading of what they were about.
        return False
    here = RANK[role]
    return (role in seen or (role == "date" and "date_place" in seen)) and any(
        RANK.get(other, -1) > max(here, 1) for other in seen
    )


def _trimmed(text: Text, start: int, end: int) -> Part | None:
    """Return the content behind a label without the marks between them; None where there is none."""
    while start < end and text.folded[start] in " \t:-–.|":
        start += 1
    return Part(start, end) if start < end else None


def _are_numbers_of(matters: list[Block], blocks: list[Block]) -> bool:
    """Tell whether the numbers of a table's matters are those of the activities of a table above it, each of them."""
    told = {block.key for block in blocks if block.from_table}
    # Above the table may stand a heading, which has begun a block.
    is_bare = all(block.from_table or not (block.name or block.all_parts()) for block in blocks)
    return len(told) > 1 and is_bare and {block.key for block in matters} == told


def _all_named(blocks: list[Block], known: list[Block], text: Text) -> bool:
    """Tell whether a table only tells more of the activities told above it: it names no others.

    One that tells days sums up what words told above it, each of its rows another activity.
    """
    names = Names(text, known)
    found = [names.meant(block) if block.name else None for block in blocks]
    if not any(block.of("date", "date_place") for block in blocks):
        return None not in found
    told = {id(block) for block in found if block is not None and not block.from_table}
    return len(told) == len(blocks) >= 2
