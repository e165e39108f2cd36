"""Tables that a document's format gives by their cells: of activities, of matters, of people, or a form of labels and values.

Word, PDF and workbook tables all come as grids (`Text.grids`). What a grid holds is told by its headings
(`data.extract.columns`), what a cell belongs to by its row, and by the cells that reach over several rows. A grid, or the
part of one, of which nothing is told has no `Table` here: its lines are read as any others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.extract.cells import Cells
from data.extract.columns import Columns, read_columns
from data.extract.fields import Field, label_role, read_fields
from data.extract.groups import SUM, names_term
from data.extract.lines import Text
from data.extract.rows import read_activity_rows
from data.extract.sections import Block, Counted, Part, Section

_MATTERS = {"issue", "result", "use"}
_EVENT = {"date", "date_place", "place", "village", "agency", "mode", "recurrence", "kind"}
_WHEN = {"date", "date_place"}
_COUNTS = {"participants", "count", "total", "male", "female", "group", "target"}
_FORM = {"name", "date", "date_place", "place", "issue", "objective", "result", "use", "photos"}
_OUTCOME = {"result", "result_use", "use", "objective"}


_OF_SURVEY = re.compile(
    r"(?:ค่า)?เฉลี่ย|ค่าเฉลี่ย.{0,20}|S\.?\s?D\.?|ส่วนเบี่ยงเบน.{0,20}|แปลผล|ระดับความ(?:พึงพอใจ|คิดเห็น).{0,20}"
)


@dataclass(slots=True)
class Table:
    """What a grid, or rows of one, hold: the words `start:end` of the text, and one of the four sorts; none of them is set
    for a table that tells nothing of what was held, such as a list of names or sums by agency.
    """

    start: int
    end: int
    activities: list[Block] = field(default_factory=list)
    matters: list[Section] = field(default_factory=list)
    people: Block | None = None
    fields: list[Field] = field(default_factory=list)


def tables_of(text: Text, start: int, end: int) -> list[Table]:
    """Return the tables of the grids that begin within `start:end`, in order of the text."""
    return [table for grid in text.grids if start <= grid.start < end for table in read_grid(Cells.of(text, grid))]


def read_grid(cells: Cells) -> list[Table]:
    """Read one grid."""
    if any(_OF_SURVEY.fullmatch(cells.words(n)) for n in cells.lattice.told(0)):
        # How content people were with the place and the food is neither of them.
        return [Table(cells.start, cells.end)]
    tables = list(_below_headings(cells))
    if not tables and (turned := _turned(cells)):
        return [turned]
    return sorted([*tables, *_forms(cells, tables)], key=lambda table: table.start)


def _below_headings(cells: Cells) -> Iterator[Table]:
    """Yield the tables that have heading rows."""
    row = 0
    while row < cells.lattice.rows:
        heads = cells.lattice.heading_rows(row, fewest=2)
        read = _table(cells, read_columns(cells, heads)) if heads else None
        if heads is None or read is None:
            row += 1
            continue
        table, row = read
        table.start, table.end = cells.row_start(heads.first), cells.row_start(row)
        yield table


def _table(cells: Cells, columns: Columns) -> tuple[Table, int] | None:
    """Read the table with these columns; return it and the row behind it, None where nothing is told of what it holds."""
    roles = columns.roles()
    if len(columns.by_place) <= 3 and _is_form(cells, columns):
        return None
    if "person" in roles:
        return Table(0, 0), cells.lattice.rows
    if roles <= {*_MATTERS, "number", "other"} and len(roles & _MATTERS) >= 2:
        return _matters(cells, columns)
    has_subject = roles & {"name", "issue"} or ({"result"} & roles and roles & _WHEN)
    if has_subject and (roles & _EVENT or (roles & (_COUNTS | _OUTCOME) and not _labels(cells, columns))):
        blocks, behind = read_activity_rows(cells, columns)
        if any(block.name or block.agency for block in blocks):
            return Table(0, 0, activities=blocks), behind
    if (people := _people(cells, columns)) is not None:
        return Table(0, 0, people=people[0]), people[1]
    if "agency" in roles:
        # Sums by agency: none of them is an activity.
        return Table(0, 0), cells.lattice.rows
    return None


def _is_form(cells: Cells, columns: Columns) -> bool:
    """Tell whether what looks like heading rows is the first row of a form: labels stand below each other."""
    rows = range(columns.heads.behind - 1, cells.lattice.rows)
    first = [next((n for n in cells.lattice.told(row) if re.search(r"[^\W\d]", cells.words(n))), None) for row in rows]
    told = [n for n in first if n is not None]
    # "รวม" also stands below the groups of a table.
    labels = {label_role(cells, n) for n in told} - {None, "total", "male", "female"}
    return len(labels) >= 2 and 2 * sum(1 for n in told if label_role(cells, n)) >= len(told)


def _matters(cells: Cells, columns: Columns) -> tuple[Table, int]:
    """Read rows that are matters of one activity: issue, resolution, what was done. A line across them ends them."""
    sections: list[Section] = []
    rows = range(columns.heads.behind, cells.lattice.rows)
    behind = next((row for row in rows if cells.lattice.band(row) is not None), cells.lattice.rows)
    for role in sorted(_MATTERS, key=lambda role: (columns.places(role) or [99])[0]):
        parts = [
            Part(part.start, part.end, True)
            for row in range(columns.heads.behind, behind)
            for place in columns.places(role)
            if (n := cells.lattice.at(row, place)) is not None
            and cells.lattice.places[n].row == row
            and not cells.is_blank(n)
            and not SUM.match(cells.words(n))
            for part in _items(cells, n)
        ]
        if parts:
            sections.append(Section(role, parts[0].start, parts))
    return Table(0, 0, matters=sections), behind


def _items(cells: Cells, n: int) -> list[Part]:
    """A cell is one item, or the items of the list in it."""
    parts = cells.paragraphs(n)
    return parts if any(part.marked for part in parts) else [cells.part(n)]


def _label_place(cells: Cells, columns: Columns) -> int | None:
    """Return the first column of words, which names what the others count."""
    for place in sorted(columns.by_place):
        role = columns.by_place[place].role
        if role in ("number", "other"):
            continue
        body = _body(cells, columns, place)
        return place if body and sum(1 for n in body if cells.count(n) is None) > len(body) / 2 else None
    return None


def _body(cells: Cells, columns: Columns, place: int) -> list[int]:
    lattice = cells.lattice
    return [
        n
        for row in range(columns.heads.behind, lattice.rows)
        for n in lattice.told(row)
        if lattice.places[n].column == place and not cells.is_blank(n)
    ]


def _labels(cells: Cells, columns: Columns) -> bool:
    """Tell whether the words of a table are names of groups of people, and not of activities."""
    place = _label_place(cells, columns)
    if place is None:
        return False
    body = [n for n in _body(cells, columns, place) if not SUM.match(cells.words(n))]
    heading = cells.lattice.path(columns.heads, place)
    is_of_people = bool(heading) and columns.by_place[place].role == "participants"
    named = sum(1 for n in body if names_term(cells.words(n)) and len(cells.words(n)) <= 60)
    return is_of_people or (bool(body) and named >= 0.6 * len(body) and not columns.roles() & _EVENT)


def _people(cells: Cells, columns: Columns) -> tuple[Block, int] | None:
    """Read a table of those who came, a label and its count a row; return it and the row behind, None for any other table."""
    label_place = _label_place(cells, columns)
    counting = [
        place
        for role in ("total", "count", "participants", "male", "female")
        for place in columns.places(role)
        if place != label_place and any(cells.count(n) is not None for n in _body(cells, columns, place))
    ]
    if label_place is None or not counting or not _labels(cells, columns):
        return None
    men, women = (next((p for p in counting if columns.by_place[p].role == role), None) for role in ("male", "female"))
    whole = next((place for place in counting if place not in (men, women)), None)
    places = [place for place in ([whole] if whole is not None else [men, women]) if place is not None]
    block = Block()
    behind = columns.heads.behind
    for row in range(behind, cells.lattice.rows):
        label = cells.lattice.at(row, label_place)
        told = [n for place in places if (n := cells.lattice.at(row, place)) is not None and cells.count(n) is not None]
        is_nobody = label is None or cells.is_blank(label) or label_role(cells, label) in _FORM
        if label is None or (is_nobody and not told and cells.lattice.told(row)):
            # The form goes on below its table.
            break
        behind = row + 1
        if cells.lattice.places[label].row == row and not cells.is_blank(label):
            _take_person_row(cells, block, label, told if len(told) == (1 if whole is not None else 2) else [])
    return (block, behind) if block.groups else None


def _take_person_row(cells: Cells, block: Block, label: int, told: list[int]) -> None:
    """Take a row of a table of people: its label, and the cells that make its count."""
    if SUM.match(cells.words(label)):
        if len(told) == 1:
            block.total = cells.heads(told[0])
        elif told:
            block.men, block.women = cells.heads(told[0]), cells.heads(told[1])
        return
    named = cells.part(label)
    heads = sum(cells.count(n) or 0 for n in told) if told else None
    ends = [cells.part(n).end for n in told if cells.lattice.places[n].row == cells.lattice.places[label].row]
    block.groups.append(Counted(named, heads, max([named.end, *ends])))


def _turned(cells: Cells) -> Table | None:
    """Read a table that has one activity a column: its labels stand below each other on the left."""
    lattice = cells.lattice
    if len(lattice.used_columns) < 3 or lattice.rows < 3 or not _fills_columns(cells):
        return None
    labels = [n for row in range(lattice.rows) for n in lattice.told(row)[:1] if lattice.places[n].column == 0]
    beside = [n for row in range(lattice.rows) for n in lattice.told(row)[1:]]
    roles = {role for n in labels if (role := label_role(cells, n))}
    if len(roles & {"name", "date", "date_place", "place", "issue", "participants", "result", "use"}) < 3:
        return None
    if sum(1 for n in beside if label_role(cells, n)) > len(beside) / 4:
        return None
    turned = cells.turned()
    heads = turned.lattice.heading_rows(0)
    read = _table(turned, read_columns(turned, heads)) if heads else None
    if read is None or not read[0].activities:
        return None
    read[0].start, read[0].end = cells.start, cells.end
    return read[0]


def _fills_columns(cells: Cells) -> bool:
    """Tell whether each column has words beside most labels; the counts of a form's groups stand in a column of their own."""
    told = [lattice_row for row in range(cells.lattice.rows) if (lattice_row := cells.lattice.told(row))]
    columns = {column for row in told for n in row if (column := cells.lattice.places[n].column)}
    labelled = [row for row in told if cells.lattice.places[row[0]].column == 0]
    return all(
        sum(any(cells.lattice.places[n].column == column for n in row) for row in labelled) >= 0.5 * len(labelled)
        for column in columns
    )


def _forms(cells: Cells, tables: list[Table]) -> Iterator[Table]:
    """Yield the rows outside the tables that are labels with what they say."""
    row = 0
    while row < cells.lattice.rows:
        begin = cells.row_start(row)
        if not cells.lattice.told(row) or any(table.start <= begin < table.end for table in tables):
            row += 1
            continue
        fields, behind = read_fields(cells, row)
        last = next(
            (at for at in range(row, behind) if any(t.start <= cells.row_start(at) < t.end for t in tables)), behind
        )
        end = cells.row_start(last)
        fields = [one for one in fields if one.start < end]
        if any(one.role != "other" for one in fields):
            yield Table(begin, end, fields=fields)
        row = max(last, row + 1)
