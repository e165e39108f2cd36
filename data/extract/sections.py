"""What the form of a document is made of: parts, sections by role, blocks of one activity each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from data.extract.lines import Text, inline_items

# The order of the form. A role that comes round again, after a later one, opens the next activity.
RANK = {
    "name": 0, "date": 0, "date_place": 0, "place": 0, "issue": 1, "objective": 1, "participants": 2, "target": 2,
    "result": 3, "result_use": 3, "use": 4,
}  # fmt: skip
# The fields that the form puts under an activity's title.
FIELDS = {"date", "date_place", "place", "issue", "participants", "objective"}
WHEN_AND_WHERE = {"date", "date_place", "place"}

_INLINE_MARK = re.compile(r"\(?\d{1,2}\)\s*")


@dataclass(slots=True)
class Part:
    """A paragraph or list item: `start:end` of its words; `marked` when it bears a list mark."""

    start: int
    end: int
    marked: bool = False
    numbers: tuple[int, ...] = ()
    doer: Part | None = None  # the cell beside it in a table that names who did it


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
class Heads:
    """A number of people that a cell states, and the words that state it."""

    people: int
    start: int
    end: int


@dataclass(slots=True)
class Counted:
    """A group of participants with a cell of its own: the words that name it, its count (None: not stated), its last word."""

    label: Part
    headcount: int | None
    end: int


@dataclass(slots=True)
class Block:
    """The sections of one activity; `name` is its stated title, `mode` the heading of the four modes it stands under."""

    sections: list[Section] = field(default_factory=list)
    name: Part | None = None
    mode: str | None = None
    from_table: bool = False
    agency: Part | None = None  # the cell that names whose activity it is, in a table of several agencies
    agency_says: str | None = None  # its name in full, where cells beside it tell its kind and place
    total: Heads | None = None  # of a cell that states nothing else, and so are the next three
    men: Heads | None = None
    women: Heads | None = None
    target: Heads | None = None
    groups: list[Counted] = field(default_factory=list)
    fiscal_year: int | None = None  # of a column or of a line across the table, and so is the round
    round: int | None = None
    is_of_village: bool = False  # its name is that of the village it was held in; what was held, the title tells
    key: str | None = None  # the number or code by which other tables refer to it
    is_put_off: bool = False  # the table says that it was not held: put off, called off
    is_register: bool = False  # it is a channel, of which a table lists what came in; the document's title names it
    is_type: bool = False  # the table names types of activity, and tells of nothing that was held
    told_at: tuple[int, int] | None = None  # the words that tell it at length, where a table far from them lists it too
    _roles: set[str] = field(default_factory=set)
    _roles_of: int = 0  # so many sections' roles are there

    @property
    def is_unnamed(self) -> bool:
        """Whether it has no name of its own: where no column names a row, its matter stands for one."""
        return self.name is None or self.name.start in {part.start for part in self.parts("issue")}

    def roles(self) -> set[str]:
        """Return the roles of the sections so far, which are only ever added to: each is looked at once."""
        self._roles.update(section.role for section in self.sections[self._roles_of :])
        self._roles_of = len(self.sections)
        return self._roles

    def of(self, *roles: str) -> list[Section]:
        """Return the sections of these roles in document order."""
        return [section for section in self.sections if section.role in roles]

    def add(self, role: str, parts: list[Part]) -> None:
        """Add parts to the section of a role, a new one where there is none."""
        section = next((section for section in self.sections if section.role == role), None)
        if section is None:
            section = Section(role, parts[0].start)
            self.sections.append(section)
        section.parts += parts

    def take(self, other: Block) -> None:
        """Take what another table tells of the same activity."""
        for section in other.sections:
            if section.parts or not self.of(section.role):
                self.sections.append(section)
        self.groups += other.groups
        self.total, self.target = self.total or other.total, self.target or other.target
        self.men, self.women = self.men or other.men, self.women or other.women
        self.mode = self.mode or other.mode

    def parts(self, *roles: str) -> list[Part]:
        """Return all parts of these roles in document order."""
        return [part for section in self.of(*roles) for part in section.parts]

    def all_parts(self) -> list[Part]:
        """Return the parts of all its sections."""
        return [part for section in self.sections for part in section.parts]

    @property
    def start(self) -> int:
        """Where its first words stand, heading or name."""
        if self.told_at:
            return self.told_at[0]
        starts = [s.start for s in self.sections] + [one.start for one in self._cells()]
        return min(starts, default=0)

    @property
    def end(self) -> int:
        """Where its last words end."""
        if self.told_at:
            return self.told_at[1]
        ends = [s.end for s in self.sections] + [one.end for one in self._cells()]
        return max([*ends, *(group.end for group in self.groups)], default=0)

    def _cells(self) -> list[Part | Heads]:
        own = (self.name, self.total, self.men, self.women, *(group.label for group in self.groups))
        return [one for one in own if one]


class Headed(NamedTuple):
    """A heading, the words `start:end` up to its content, and the section it opened; what stands under one of the four modes or a
    table's header is no part of that section.
    """

    start: int
    end: int
    section: Section


@dataclass(slots=True)
class Form:
    """A document by its form: the opening before the first section, the activities' blocks, and catalogue lines by mode."""

    opening: list[Part]
    blocks: list[Block]
    catalogue: list[tuple[str | None, Part]]
    photos: list[Part]
    headed: list[Headed] = field(default_factory=list)  # its headings in document order, each with what stands under it

    @property
    def agency(self) -> Part | None:
        """The cell that names the agency of a form out of a table of several; None for any other form."""
        return next((block.agency for block in self.blocks if block.agency), None)

    @property
    def agency_says(self) -> str | None:
        """Return that agency's name in full, where it takes the words of several cells."""
        return next((block.agency_says for block in self.blocks if block.agency), None)


def items_of(text: Text, parts: list[Part]) -> Iterator[Part]:
    """Yield the items of a section: the list's own where it has one, else its paragraphs.

    The outermost marks make the items; what stands deeper belongs to the item above it. Words before a list only
    lead up to it and are none of its items.
    """
    split: list[Part] = []
    for part in parts:
        starts = inline_items(text.folded, part.start, part.end, after_first=part.numbers == (1,))
        if starts:
            if text.folded[part.start : starts[0]].strip():
                split.append(Part(part.start, starts[0], part.marked, part.numbers))
            for a, b in zip(starts, [*starts[1:], part.end], strict=True):
                mark = _INLINE_MARK.match(text.folded, a)
                split.append(Part(mark.end() if mark else a, b, True, ()))
        else:
            split.append(part)
    marked = [p for p in split if p.marked]
    if not marked:
        yield from (p for p in split if len(text.folded[p.start : p.end].strip()) > 3)
        return
    depth = min((len(p.numbers) for p in marked if p.numbers), default=0)
    first = next((len(p.numbers) for p in marked if p.numbers), 0)
    below = next((p.numbers for p in marked if p.numbers and len(p.numbers) < first), ())
    if first > max(depth, 1) and below == (1,):
        # "4.1 การเสนอปัญหา" and below it 1), 2), 3): a list of its own, whose items are as good as the matter.
        depth = 0
    elif first > max(depth, 1):
        # Behind 3.1 and 3.2 the number 4 belongs to the list above, and to none of its elements.
        depth = first
        split = split[: next(n for n, p in enumerate(split) if p.numbers and len(p.numbers) < first)]
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
