"""The cells of a grid as they stand in the text: their words, their paragraphs, the number of people that they state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.extract.groups import SUM
from data.extract.lines import Text, marks
from data.extract.number_words import COUNT
from data.extract.sections import Heads, Part
from data.normalise import squeeze
from data.readers.lattice import HeadingRows, Lattice, Place, is_blank
from data.readers.source import Grid

_COUNT = re.compile(
    r"(?:(?:จำนวน|ประมาณ|รวม(?:ทั้งสิ้น)?|ราว|กว่า|เกือบ|ไม่น้อยกว่า|ครั้งละ|เฉลี่ย(?:ครั้งละ)?)\s*)*("
    rf"{COUNT})(?:\.0+)?\s*(?:คน|ราย|ท่าน|รูป)?"
)
# A mark in a group's column says that the group came and not how many. ü is the tick of Wingdings.
_TICK = re.compile(r"[✓✔√☑☒■●•×xXü/]|มี|ใช่|ร่วม|เข้าร่วม")
_UNIT = re.compile(r"\s*\(?\s*(?:จำนวน)?\s*(?:คน|ราย|ท่าน)\s*\)?\s*$")
_COUNTED = re.compile(r"^(?:จำนวน|ยอด)\s*")
_TARGET = re.compile(
    r"(?:กลุ่ม)?(?:เป้าหมาย|(?:ตั้ง)?เป้า(?:ไว้)?|คาดว่า(?:จะ)?(?:เข้าร่วม|มา|มี)?|คาดการณ์|แผน)\s*[:=]?\s*(?=[\dก-๙])"
)


# "45 คน (ชาย 20 หญิง 25)", and men and women alone.
_WITH_SEXES = re.compile(rf"(?:{_COUNT.pattern})\s*\((?:เพศ)?\s*(?:ชาย|หญิง|ช\.?|ญ\.?)\s*\d[^()]*\)")
_SEXES = re.compile(
    r"(?:เพศ|ผู้)?(?:ชาย|ช\.?)\s*[:=]?\s*(\d[\d,]*)\s*(?:คน)?\s*[,/]?\s*(?:และ|,)?\s*(?:เพศ|ผู้)?(?:หญิง|ญ\.?)\s*[:=]?\s*(\d[\d,]*)\s*(?:คน)?"
    r"(?:\s*[,=]?\s*(?:รวม(?:ทั้งสิ้น|เป็น)?)\s*[:=]?\s*(\d[\d,]*)\s*(?:คน)?)?"
)


def heads_of(words: str) -> int | None:
    """Return the number of people that words state and nothing else: 45, ประมาณ 45 คน, ชาย 20 หญิง 25; None for any other."""
    if found := _COUNT.fullmatch(words) or _WITH_SEXES.fullmatch(words):
        return _number(found[1])
    if sexes := _SEXES.fullmatch(words):
        men, women, whole = sexes.groups()
        return _number(whole) if whole else _number(men) + _number(women)
    return None


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


@dataclass(slots=True)
class Cells:
    """A grid with its text; `lattice` tells its cells by number, `spans` where the words of each stand.

    `label_roles` keeps what `label_role` told of cells.
    """

    text: Text
    lattice: Lattice
    spans: Sequence[Part]
    start: int
    end: int
    label_roles: dict[int, str | None] = field(default_factory=dict)
    _squeezed: dict[int, str] = field(default_factory=dict)
    _counted: dict[int, int | None] = field(default_factory=dict)

    @classmethod
    def of(cls, text: Text, grid: Grid) -> Cells:
        """Return the cells of a grid by their rows."""
        spans = [Part(cell.start, cell.end) for cell in grid.cells]
        places = [Place(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]
        words = [text.folded[part.start : part.end] for part in spans]
        return cls(text, Lattice(places, words), spans, grid.start, grid.end)

    def turned(self) -> Cells:
        """Return the same cells with each column for a row: of a table that has one activity a column."""
        places = [Place(p.column, p.row, p.column_span, p.row_span) for p in self.lattice.places]
        order = sorted(range(len(places)), key=lambda n: places[n][:2])
        lattice = Lattice([places[n] for n in order], [self.lattice.words[n] for n in order])
        return Cells(self.text, lattice, [self.spans[n] for n in order], self.start, self.end)

    def rows_between(self, first: int, behind: int) -> Cells:
        """Return the cells that begin in the rows from `first` to the one before `behind`, counted anew from 0."""
        kept = [n for n, place in enumerate(self.lattice.places) if first <= place.row < behind]
        places = [self.lattice.places[n]._replace(row=self.lattice.places[n].row - first) for n in kept]
        lattice = Lattice(places, [self.lattice.words[n] for n in kept])
        return Cells(self.text, lattice, [self.spans[n] for n in kept], self.row_start(first), self.row_start(behind))

    def columns_between(self, first: int, behind: int) -> Cells:
        """Return the cells that begin in the columns from `first` to the one before `behind`."""
        kept = [n for n, place in enumerate(self.lattice.places) if first <= place.column < behind]
        lattice = Lattice([self.lattice.places[n] for n in kept], [self.lattice.words[n] for n in kept])
        return Cells(self.text, lattice, [self.spans[n] for n in kept], self.start, self.end)

    def words(self, n: int) -> str:
        """Return the words of a cell on one line, digits Arabic."""
        if n not in self._squeezed:
            self._squeezed[n] = squeeze(self.lattice.words[n])
        return self._squeezed[n]

    def is_blank(self, n: int) -> bool:
        """Tell whether a cell says nothing: it is empty, or has a dash."""
        return is_blank(self.lattice.words[n])

    def part(self, n: int) -> Part:
        """Return the words of a cell as one part, blanks around them left out."""
        span, words = self.spans[n], self.lattice.words[n]
        start = span.start + len(words) - len(words.lstrip())
        return Part(start, max(start, span.start + len(words.rstrip())))

    def paragraphs(self, n: int) -> list[Part]:
        """Return the lines of a cell, each without its list mark; a line without one goes on with the marked one above."""
        parts: list[Part] = []
        position = self.spans[n].start
        for line in self.lattice.words[n].split("\n"):
            words = line.strip()
            start = position + len(line) - len(line.lstrip())
            position += len(line) + 1
            if not words:
                continue
            body, style, numbers = marks(self.text.folded, start, start + len(words))
            if parts and parts[-1].marked and not style and not SUM.match(words):
                parts[-1].end = start + len(words)
            else:
                parts.append(Part(body, start + len(words), bool(style), numbers))
        return parts

    def count(self, n: int) -> int | None:
        """Return the number of people that a cell states and nothing else; None for any other cell."""
        if n not in self._counted:
            self._counted[n] = heads_of(self.words(n))
        return self._counted[n]

    def heads(self, n: int) -> Heads | None:
        """Return the number of people that a cell states, with its words."""
        people, part = self.count(n), self.part(n)
        return None if people is None else Heads(people, part.start, part.end)

    def target(self, n: int) -> Heads | None:
        """Return the number of people that a cell states as its target, "เป้าหมาย 40 คน", with its words; None for any other cell."""
        words, part = self.words(n), self.part(n)
        lead = _TARGET.match(words)
        people = heads_of(words[lead.end() :]) if lead else None
        return None if people is None else Heads(people, part.start, part.end)

    def is_tick(self, n: int) -> bool:
        """Tell whether a cell only bears a mark."""
        return bool(_TICK.fullmatch(self.words(n)))

    def line_start(self, n: int) -> int:
        """Return where the line begins on which a cell's words begin."""
        return self.text.text.rfind("\n", 0, self.spans[n].start) + 1

    def row_start(self, row: int) -> int:
        """Return where the text of a row begins: the end of the grid for a row behind the last."""
        for at in range(row, self.lattice.rows):
            if told := self.lattice.told(at):
                return min(self.line_start(n) for n in told)
        return self.end

    def heading(self, heads: HeadingRows, n: int, level: int) -> tuple[Part, bool]:
        """Return the words of one of the headings over a cell, and whether they stand right before its own words.

        In a wide table they do, for each cell stands behind its headings; in a narrow one they stand in the heading rows.
        """
        path = self.lattice.path(heads, self.lattice.places[n].column)
        position = self.line_start(n)
        for at, head in enumerate(path):
            words = self.words(head)
            if self.text.folded[position : position + len(words)] != words or position >= self.spans[n].start:
                return self._named(self.part(path[level])), False
            if at == level:
                return self._named(Part(position, position + len(words))), True
            position += len(words) + 1
        return self._named(self.part(n)), False

    def _named(self, heading: Part) -> Part:
        """Return a heading without its unit and the words that only say that it counts: "จำนวนผู้นำชุมชน (คน)"."""
        words = self.text.folded[heading.start : heading.end]
        lead = _COUNTED.match(words)
        unit = _UNIT.search(words)
        start = heading.start + (lead.end() if lead else 0)
        end = heading.start + (unit.start() if unit and unit.start() else len(words))
        return Part(start, end) if end > start else heading
