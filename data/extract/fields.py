"""The form laid out in cells: a label, and beside it what it says; which may go on over several rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from data.extract.attendance import PEOPLE
from data.extract.cells import Cells
from data.extract.columns import role_of
from data.extract.groups import SUM, names_term
from data.extract.headings import heading_of, role_told
from data.extract.lines import Line, furniture, marks
from data.extract.mentions import agency_first
from data.extract.number_words import COUNT
from data.extract.sections import WHEN_AND_WHERE, Heads, Part
from data.normalise import compact

# Labels that the headings of the form do not know, for they stand in tables only.
_OF_TABLES = {
    "mode", "kind", "recurrence", "male", "female", "total", "agency", "fiscal_year", "round", "target", "village", "other", "doer",
    "photos", "district", "province", "subdistrict",
}  # fmt: skip
_OF_FORM = {"date", "date_place", "place", "issue", "objective", "participants", "result", "use"}
_OF_MATTERS = {"issue", "result", "use"}
_LONGEST_LABEL = 70
_MARK = re.compile(r"(?:ข้อ\s*)?\(?\d{1,2}(?:\.\d{1,2})*[.)]?\)?|[:：\-–•]|[ก-ฮ][.)]")
_OWN_MARK = re.compile(r"^(?:ข้อ\s*)?\(?\d{1,2}(?:\.\d{1,2})*[.)]*\s*|^[-–•]\s*|[\s:：]+$")


@dataclass(slots=True)
class Field:
    """A label of the form and what it says: the role of its words, where it begins, their parts.

    `numbers` are those of its cells that only state a number of people, `groups` the rows below it that count a group each.
    """

    role: str
    start: int
    parts: list[Part] = field(default_factory=list)
    numbers: list[Heads] = field(default_factory=list)
    groups: list[tuple[Part, int, int]] = field(default_factory=list)  # label, its count, where that ends

    @property
    def label_end(self) -> int:
        """Where the label ends at the latest: where the first of its words or numbers begins."""
        return min([part.start for part in self.parts] + [one.start for one in self.numbers], default=self.start)


def label_role(cells: Cells, n: int) -> str | None:
    """Return the role of a cell that is a label; None for a cell that is none."""
    # Each row that may head a table asks all below it.
    if n not in cells.label_roles:
        cells.label_roles[n] = _label_role(cells, n)
    return cells.label_roles[n]


def _label_role(cells: Cells, n: int) -> str | None:
    part = cells.part(n)
    words = cells.words(n)
    bare = _OWN_MARK.sub("", _OWN_MARK.sub("", words))
    if (
        (bare != "ณ" and not 2 <= len(bare) <= _LONGEST_LABEL)
        or part.end <= part.start
        or "\n" in cells.lattice.words[n].strip()
    ):
        return None
    told = role_of(bare)
    if agency_first(bare):
        # The name of an agency is what a label says.
        return None
    if told in _OF_TABLES and not re.search(r"\d{3}", bare):
        return told
    body, style, numbers = marks(cells.text.folded, part.start, part.end)
    heading = heading_of(cells.text, Line(part.start, part.end, body, style or "dot", numbers or (1,), 0, True))
    if heading is not None and not cells.text.folded[heading.content : part.end].strip(" :："):
        return heading.role
    if told in _OF_FORM and len(bare) <= _LONGEST_LABEL / 2 and not names_term(re.sub(r"ผู้\S*", "", bare)):
        return told
    return "name" if told == "name" and bare.startswith("ชื่อ") else None


def read_fields(cells: Cells, row: int) -> tuple[list[Field], int]:
    """Read the rows from `row` on as far as they are labels with what they say; return the fields and the row behind."""
    fields: list[Field] = []
    at = row
    while at < cells.lattice.rows and (told := _read_row(cells, at, fields)) is not None:
        fields += told
        at += 1
    for one, below in pairwise(fields):
        if one.role == "issue" and below.role in WHEN_AND_WHERE and _MATTER.match(cells.text.folded, one.start):
            # "เรื่องที่ 2 | โครงการปลูกหญ้าแฝก", and below it its day.
            one.role = "name"
    return fields, at


_MATTER = re.compile(r"(?:เรื่อง|งาน)ที่\s?\d{1,2}\s*(?:[:\t|\n]|$)", re.MULTILINE)


def _read_row(cells: Cells, row: int, before: list[Field]) -> list[Field] | None:
    """Return the fields that begin in a row; what goes on with the last one is added to it. None where the row is no field's."""
    told = without_marks(cells, row)
    if _heads_nothing(cells, row, told):
        return []
    if not told:
        return [] if before else None
    for read in (_read_people_heads, _read_by_sex, _read_group):
        if (people := read(cells, told, before)) is not None:
            return people
    found: list[Field] = []
    pending: Field | None = None
    if len(told) == 1 and before and _goes_on(cells, row, told[0]):
        # An item of a list may begin as a label does: "๒. ช่วงเวลาปิดถนน".
        _take(cells, before[-1], told[0])
        return []
    for n in _without_inner_marks(cells, told):
        role = label_role(cells, n) if pending is None else None
        if role is not None:
            pending = Field(role, cells.part(n).start)
            if role == "participants" and (counted := _counted_in_label(cells, n)):
                pending.numbers.append(counted)
            found.append(pending)
        elif pending is not None:
            _take(cells, pending, n)
            pending = None
        elif found:
            _take(cells, found[-1], n)
        elif before and _goes_on(cells, row, n):
            _take(cells, before[-1], n)
        elif len(told) > 1 and len(cells.words(n)) <= _LONGEST_LABEL and (before or _are_worded(cells, row)):
            # A label that nobody knows: what no word in it tells belongs to nothing.
            pending = Field(_by_cue(cells, row) or "other", cells.part(n).start)
            found.append(pending)
        else:
            return None
    if len(told) == 1 and pending is not None and not found[0].parts:
        # A heading across the form; what it says stands in the rows below, which are read as lines.
        return None
    return found


def _heads_nothing(cells: Cells, row: int, told: list[int]) -> bool:
    """Tell whether a row is only the head of columns: "หัวข้อ | รายละเอียด", or labels side by side below which nothing stands."""
    words = [cells.words(n) for n in told]
    if len(told) > 1 and furniture("\t".join(words)) == "table_header":
        return True
    is_last = cells.lattice.rows - row <= 2 and len(told) >= _FEWEST_HEADS and not any(map(str.isdigit, "".join(words)))
    return is_last and 3 * sum(label_role(cells, n) is not None for n in told) >= 2 * len(told)


def _by_cue(cells: Cells, row: int) -> str | None:
    """Return the element that some word in the first cell of a row tells, as issue, result or use; None where none does."""
    told = without_marks(cells, row) if row < cells.lattice.rows else []
    words = cells.words(told[0]) if len(told) == 2 else ""
    role = role_told(compact(words)) if 0 < len(words) <= _LONGEST_BY_CUE else None
    return role if role in _OF_MATTERS else None


# Where nothing else tells that a form begins, a label is short.
_LONGEST_BY_CUE = 24


def _are_worded(cells: Cells, row: int) -> bool:
    """Tell whether two rows or three below each other begin with words of different elements."""
    return len({_by_cue(cells, at) for at in range(row, row + 3)} - {None}) >= 2 and _by_cue(cells, row) is not None


_COUNT_IN_LABEL = re.compile(rf"\((?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด|\s)*({COUNT})\s*(?:คน|ราย|ท่าน)\)\s*$")


def _counted_in_label(cells: Cells, n: int) -> Heads | None:
    """Return how many came where the label itself says so: "ผู้มีส่วนร่วม (28 คน)"."""
    part = cells.part(n)
    found = _COUNT_IN_LABEL.search(cells.text.folded, part.start, part.end)
    return found and Heads(int(found[1].replace(",", "")), *found.span())


def without_marks(cells: Cells, row: int) -> list[int]:
    """Return the cells of a row without its number in front and the colons between labels and what they say."""
    told = lattice_told = cells.lattice.told(row)
    if len(told) > 1 and _MARK.fullmatch(cells.words(told[0])):
        told = told[1:]
    kept = [n for n in told if not _COLON.fullmatch(cells.words(n))]
    return kept if kept or len(lattice_told) > 1 else lattice_told


def _without_inner_marks(cells: Cells, told: list[int]) -> list[int]:
    """Return the cells of a row without the number or dash, in a column of its own, of what a label says: "ประเด็น | 1 | ถนน"."""
    return [
        n
        for at, n in enumerate(told)
        if not (0 < at < len(told) - 1 and _MARK.fullmatch(cells.words(n)) and cells.count(told[at + 1]) is None)
    ]


_COLON = re.compile(r"[:：\-–•]")


def _goes_on(cells: Cells, row: int, n: int) -> bool:
    """Tell whether a cell goes on with what the label above says: it stands right of the labels, which leave a gap beside it."""
    place = cells.lattice.places[n]
    return place.column > min(cells.lattice.used_columns, default=0) and not any(
        cells.lattice.places[other].column < place.column for other in without_marks(cells, row)
    )


_OF_PEOPLE = {"participants", "group", "male", "female", "total", "number", "count"}


def _read_people_heads(cells: Cells, told: list[int], before: list[Field]) -> list[Field] | None:
    """Read the headings of columns of people within a form: "ผู้มีส่วนร่วม | กลุ่ม | ชาย | หญิง | รวม"; None for any other row."""
    roles = [role_of(cells.words(n)) for n in told]
    if len(told) < _FEWEST_HEADS or not set(roles) <= _OF_PEOPLE or not {"male", "female"} <= set(roles):
        return None
    if label_role(cells, told[0]) == "participants" and set(roles[1:]) <= _OF_PEOPLE:
        return [Field("participants", cells.part(told[0]).start)]
    return [] if before and before[-1].role == "participants" else None


_FEWEST_HEADS = 3


def _read_by_sex(cells: Cells, told: list[int], before: list[Field]) -> list[Field] | None:
    """Read a row that counts the men and the women of a group, or of all, and their sum: "อสม. | 1 | 9 | 10"."""
    counts = [cells.count(n) for n in told[1:]]
    is_sum = len(counts) == _MEN_WOMEN_SUM and None not in counts and sum(counts[:-1]) == counts[-1]  # type: ignore[arg-type]
    if not is_sum or not before or before[-1].role != "participants" or cells.count(told[0]) is not None:
        return None
    heads = cells.heads(told[-1])
    if heads is None:
        return None
    if SUM.match(cells.words(told[0])):
        before[-1].numbers.append(heads)
    else:
        before[-1].groups.append((cells.part(told[0]), heads.people, heads.end))
    return []


_MEN_WOMEN_SUM = 3


def _read_group(cells: Cells, told: list[int], before: list[Field]) -> list[Field] | None:
    """Read a row that is a group and its count, below or beside the label of those who came; None for any other row."""
    if len(told) > 2:
        # "กลุ่มแม่บ้าน | จำนวน | 20 คน": the word in a cell of its own only says that the next one counts.
        told = [n for n in told if cells.words(n) not in ("จำนวน", "คน", "ราย", "ท่าน", "รูป")]
    *labels, group, count = told if len(told) >= 2 else (*told, *told)
    words, people = cells.words(group), cells.count(count)
    if len(told) < 2 or people is None or cells.count(group) is not None or SUM.match(words) or not names_term(words):
        return None
    if PEOPLE.search(words):
        # "ผู้เข้าร่วม | ประชาชน 40 คน เจ้าหน้าที่ 5 คน | รวม 45 คน": the groups with their sum.
        return None
    new = [Field("participants", cells.part(labels[0]).start)] if len(labels) == 1 else []
    if new and label_role(cells, labels[0]) != "participants":
        return None
    last = (new or before)[-1] if len(labels) <= 1 and (new or before) else None
    if last is None or last.role not in ("participants", "total", "male", "female") or label_role(cells, group):
        return None
    last.groups.append((cells.part(group), people, cells.part(count).end))
    return new


def _take(cells: Cells, one: Field, n: int) -> None:
    if cells.is_blank(n):
        return
    heads = cells.heads(n)
    if heads is not None and one.role in ("participants", "total", "male", "female", "target"):
        one.numbers.append(heads)
    else:
        one.parts += cells.paragraphs(n)
