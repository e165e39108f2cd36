"""Tables that a document's format gives by their cells: of activities, of matters, of people, or a form of labels and values.

Word, PDF and workbook tables all come as grids (`Text.grids`). What a grid holds is told by its headings
(`data.extract.columns`), what a cell belongs to by its row, and by the cells that reach over several rows. A grid, or the
part of one, of which nothing is told has no `Table` here: its lines are read as any others.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from data.extract.cells import Cells
from data.extract.columns import Columns, read_columns, role_of
from data.extract.fields import Field, label_role, read_fields
from data.extract.groups import SUM, names_term
from data.extract.lines import Text
from data.extract.rows import NOTHING_HELD, read_activity_rows
from data.extract.sections import Block, Counted, Part, Section
from data.extract.side_labels import (
    NamedForm,
    SideLabels,
    activities_in_columns,
    forms_beside,
    named_forms,
    side_labels,
)
from data.normalise import compact
from data.readers.lattice import HeadingRows

_MATTERS = {"issue", "result", "use"}
_EVENT = {"date", "date_place", "place", "village", "agency", "mode", "recurrence", "kind"}
_WHEN = {"date", "date_place"}
# A table that tells no more than these names types of activity, and nothing that was held.
_OF_TYPES = {"number", "name", "recurrence", "mode", "kind", "other", "doer", "remark"}
_COUNTS = {"participants", "count", "total", "male", "female", "group", "target"}
_FORM = {"name", "date", "date_place", "place", "issue", "objective", "result", "use", "photos"}
_OUTCOME = {"result", "result_use", "use", "objective"}
# So many of the form's elements head columns of theirs: what stands below in the first is no label, however it begins.
_ELEMENTS = {"issue", "participants", "result", "use"}
_FEWEST_HEADED = 3


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
    is_register: bool = False  # the matters are those that came in through a channel
    people: Block | None = None
    parts: list[Block] = field(default_factory=list)  # of activities that another table names, told by their `key`
    by_number: list[Block] = field(default_factory=list)  # what matters are if their numbers are those of activities
    fields: list[Field] = field(default_factory=list)


def tables_of(text: Text, start: int, end: int) -> list[Table]:
    """Return the tables of the grids that begin within `start:end`, in order of the text."""
    return [table for grid in text.grids if start <= grid.start < end for table in read_grid(Cells.of(text, grid))]


def read_grid(cells: Cells) -> list[Table]:
    """Read one grid."""
    if any(_OF_SURVEY.fullmatch(cells.words(n)) for n in cells.lattice.told(0)):
        # How content people were with the place and the food is neither of them.
        return [Table(cells.start, cells.end)]
    if _is_blank_form(cells):
        return [Table(cells.start, cells.end)]
    labels = side_labels(cells)
    if labels and len(forms := forms_beside(cells, labels)) > 1:
        first = min(labels.roles)
        fields = [one for form in forms for one in read_fields(form, first)[0]]
        tables = [Table(cells.row_start(first), cells.row_start(max(labels.roles) + 1), fields=fields)]
    elif labels and (named := named_forms(cells, labels)):
        tables = [_of_names(cells, labels, named)]
    elif labels and (turned := _turned(cells, labels)):
        tables = [turned]
    else:
        tables = list(_below_headings(cells, labels.roles if labels else {}))
    return sorted([*tables, *_forms(cells, tables)], key=lambda table: table.start)


_FEWEST_HEADS = 4


def _is_blank_form(cells: Cells) -> bool:
    """Tell whether a grid is a form that nobody filled in: headings of the elements, and below them no more than numbers."""
    lattice = cells.lattice
    told = [[n for n in lattice.told(row) if re.search(r"[^\W\d]", cells.words(n))] for row in range(lattice.rows)]
    heads = max(told, key=len, default=[])
    at = told.index(heads) if heads else 0
    # Above it may stand whose it is, below it who signs; and its rows may be numbered.
    are_empty = (
        at + 1 < lattice.rows and not told[at + 1] and all(len(found) <= 1 for found in told if found is not heads)
    )
    if len(heads) < _FEWEST_HEADS or not are_empty:
        return False
    roles = {role_of(cells.words(n)) for n in heads}
    return len(roles & {"name", *_FORM, "participants"}) >= _FEWEST_HEADS


def _of_names(cells: Cells, labels: SideLabels, named: list[NamedForm]) -> Table:
    """Read the forms that stand beside the names of their activities."""
    fields = []
    for one in named:
        fields.append(Field("name", cells.part(one.name).start, [cells.paragraphs(one.name)[0]]))
        form = cells.columns_between(labels.column, cells.lattice.columns).rows_between(one.first, one.behind)
        fields += read_fields(form, 0)[0]
    first = named[0].first
    if first and cells.lattice.heading_rows(first - 1, fewest=2):
        first -= 1
    return Table(cells.row_start(first), cells.row_start(named[-1].behind), fields=fields)


def _below_headings(cells: Cells, labelled: Container[int]) -> Iterator[Table]:
    """Yield the tables that have heading rows; a row that begins with a form's label heads none but of people."""
    row = tried = 0
    while row < cells.lattice.rows and tried < _MOST_TRIED:
        heads = cells.lattice.heading_rows(row, fewest=2)
        if heads and row + 1 in labelled and row not in labelled and heads.behind > row + 1 and row:
            # What the label above says goes on right above a label beside which headings stand.
            row += 1
            continue
        read = _table(cells, read_columns(cells, heads)) if heads else None
        if heads and read and not read[0].people and any(at in labelled for at in range(heads.first, heads.behind)):
            read = None
        if heads is None or read is None:
            row += 1
            tried += heads is not None
            continue
        table, row = read
        table.start, table.end = cells.row_start(heads.first), cells.row_start(row)
        yield table


# Rows of a grid that are like headings and head nothing: each is tried with all rows below it.
_MOST_TRIED = 200
# A form has labels, what they say, and at most a column beside.
_MOST_OF_A_FORM = 3


def _table(cells: Cells, columns: Columns) -> tuple[Table, int] | None:
    """Read the table with these columns; return it and the row behind it, None where nothing is told of what it holds."""
    roles = columns.roles()
    # A cell that reaches over several columns is one heading.
    headed = {tuple(cells.lattice.path(columns.heads, place)) for place in columns.by_place}
    if len(headed) <= _MOST_OF_A_FORM and _is_form(cells, columns):
        return None
    if "person" in roles:
        return Table(0, 0), cells.lattice.rows
    if _is_of_grants(cells, columns) or _is_plan(cells, columns):
        return Table(0, 0), _end_of_rows(cells, columns)
    if "score" in roles and not roles & {*_EVENT, *_OUTCOME, "issue"} and not _named_by_heading(cells, columns):
        # How answers are spread: nobody came, and nothing was held.
        return Table(0, 0), _end_of_rows(cells, columns)
    if called := (
        _told_by_label(cells, columns) or _people_by_call(cells, columns) or _people_by_village(cells, columns)
    ):
        return Table(0, 0, parts=called), _end_of_rows(cells, columns)
    if "vote" in roles and not roles & {"name", "date", "date_place"}:
        # How many were for and against is told of each draft or question, in words beside it.
        return Table(0, 0), _end_of_rows(cells, columns)
    if _is_keyed(cells, columns):
        parts, behind = _keyed_rows(cells, columns)
        return Table(0, 0, parts=parts), behind
    if roles <= {*_MATTERS, "number", "other", "doer", "month", "score", "remark"} and (
        len(roles & _MATTERS) >= 2
        or ("issue" in roles and ("month" in roles or columns.is_register))
        or ("use" in roles and "doer" in roles)
    ):
        table, behind = _matters(cells, columns)
        if columns.places("number"):
            table.by_number = _keyed_rows(cells, columns)[0]
        return table, behind
    has_subject = roles & {"name", "issue"} or (roles & {"result", "village"} and roles & _WHEN)
    is_calendar = "month" in roles and _named_by_heading(cells, columns)
    if has_subject and (
        roles & _EVENT
        or is_calendar
        or (roles & _OUTCOME and not roles & _COUNTS)
        or (roles & (_COUNTS | _OUTCOME) and (len(roles & _ELEMENTS) >= _FEWEST_HEADED or not _labels(cells, columns)))
    ):
        blocks, behind = read_activity_rows(cells, columns)
        for block in blocks:
            block.is_type = roles <= _OF_TYPES
        if any(block.name or block.agency for block in blocks):
            return Table(0, 0, activities=blocks), behind
        named = [n for place in columns.places("name") for n in _body(cells, columns, place)]
        if any(NOTHING_HELD.match(cells.words(n)) for n in named):
            # "ไม่มีการดำเนินกิจกรรม" is all that stands in it.
            return Table(0, 0), behind
    return _of_no_subject(cells, columns)


def _of_no_subject(cells: Cells, columns: Columns) -> tuple[Table, int] | None:
    """Read a table that names nothing held: labels of the activity around it, people, or sums."""
    if fields := _one_row_of_fields(cells, columns):
        return Table(0, 0, fields=fields), cells.lattice.rows
    if (people := _people(cells, columns)) is not None:
        return Table(0, 0, people=people[0]), people[1]
    last = _end_of_sums(cells, columns)
    return None if last is None else (Table(0, 0), last)


# Who asked for a grant.
_APPLICANT = re.compile(
    r"^ผู้(?:เสนอ|ขอ|รับ)(?:โครงการ|ขอ|รับ|เงิน|ทุน|อุดหนุน|สนับสนุน)*$|^(?:หน่วยงาน|องค์กร|กลุ่ม)(?:ที่|ผู้)(?:เสนอ|ขอ)"
)


def _is_of_grants(cells: Cells, columns: Columns) -> bool:
    """Tell whether a table lists which projects a fund paid for: what was granted to whom, and nothing that was held."""
    if columns.roles() & {"date", "date_place", "place", "issue", "result", "participants", "count", "total", "group"}:
        return False
    return _tells_money(cells, columns) and any(
        _APPLICANT.search(compact(cells.words(n))) for n in _headings(cells, columns)
    )


# What is yet to be held, and when.
_TO_BE_HELD = re.compile(
    r"(?:กิจกรรม|โครงการ|เวที|งาน|เรื่อง)(?:ที่)?(?:คาดว่า|มีแผน|วางแผน|กำหนด)?จะ(?:จัด|ดำเนิน|ทำ)|(?:วัน|เดือน|เวลา|กำหนด|ระยะ)[^/]{0,12}(?:คาดว่า)?จะ(?:จัด|ดำเนิน|ทำ)"
)


def _is_plan(cells: Cells, columns: Columns) -> bool:
    """Tell whether a table lists what is yet to be held: "กิจกรรมที่จะดำเนินการ | ช่วงเวลาที่คาดว่าจะจัด", and nothing came of it yet."""
    if columns.roles() & (({*_OUTCOME} - {"objective"}) | ({*_COUNTS} - {"target"})):
        return False
    return any(_TO_BE_HELD.search(compact(cells.words(n))) for n in _headings(cells, columns))


def _end_of_sums(cells: Cells, columns: Columns) -> int | None:
    """Return the row behind a table of sums by agency, or of what was spent on what: nothing was held; None for any other."""
    if "agency" in columns.roles():
        return cells.lattice.rows
    is_of_spending = columns.roles() <= _OF_SPENDING and _tells_money(cells, columns)
    return _end_of_rows(cells, columns) if is_of_spending else None


def _tells_money(cells: Cells, columns: Columns) -> bool:
    return any(_OF_MONEY.search(cells.words(n)) for n in _headings(cells, columns))


_OF_SPENDING = {"name", "other", "number", "remark"}
_OF_MONEY = re.compile(r"จำนวนเงิน|บาท|ค่าใช้จ่าย|เบิกจ่าย|วงเงิน|ราคา")


def _headings(cells: Cells, columns: Columns) -> set[int]:
    """Return the cells that head the columns."""
    return {n for place in columns.by_place for n in cells.lattice.path(columns.heads, place)}


# What labels in a row, with what each says right below it, may tell of the one activity that stands around them.
_OF_FIELDS = {"date", "date_place", "place", "count", "total", "recurrence", "number"}


def _one_row_of_fields(cells: Cells, columns: Columns) -> list[Field]:
    """Read a table of one row of labels and one of what they say: "เมื่อไร | ที่ไหน | กี่คน"; empty for any other table."""
    row = columns.heads.behind
    if not columns.roles() & _WHEN or not columns.roles() <= _OF_FIELDS or cells.lattice.rows != row + 1:
        return []
    fields = []
    for place in sorted(columns.by_place):
        role, n = columns.by_place[place].role, cells.lattice.at(row, place)
        if role in (None, "number") or n is None or cells.is_blank(n):
            continue
        if role in ("count", "total"):
            if (heads := cells.heads(n)) is not None:
                fields.append(Field("total", cells.part(n).start, numbers=[heads]))
        else:
            fields.append(Field(role, cells.part(n).start, [cells.part(n)]))
    return fields


_ACTIVITY = re.compile(r"กิจกรรม|โครงการ|เวที|activity|project", re.IGNORECASE)
_KEY = re.compile(r"รหัส|เลขที่|(?:กิจกรรม|โครงการ|เวที)ที่|(?:กิจกรรม|โครงการ)|\bid\b|_id|_no|code|activity", re.IGNORECASE)


def _named_by_heading(cells: Cells, columns: Columns) -> bool:
    """Tell whether a heading says that the names below it are those of activities."""
    paths = (cells.lattice.path(columns.heads, place) for place in columns.places("name"))
    return any(path and _ACTIVITY.search(cells.words(path[-1])) for path in paths)


def _is_keyed(cells: Cells, columns: Columns) -> bool:
    """Tell whether rows tell parts of activities that they call by number or code: who came, or what came of it."""
    roles, numbers = columns.roles(), columns.places("number")
    if not numbers or roles & {"name", "date", "date_place", "agency"} or not roles & {*_COUNTS, *_OUTCOME, "issue"}:
        return False
    path = cells.lattice.path(columns.heads, numbers[0])
    said = [cells.words(n) for n in _body(cells, columns, numbers[0])]
    # A list's own numbers count on; those of activities come again in each of their rows.
    return (bool(path) and bool(_KEY.search(cells.words(path[-1])))) or len(set(said)) < len(said)


def _keyed_rows(cells: Cells, columns: Columns) -> tuple[list[Block], int]:
    """Read rows that tell parts of activities called by number or code; return them and the row behind."""
    blocks, behind = read_activity_rows(cells, columns)
    for block in blocks:
        # It is called by its key, and not by the matter that it begins with.
        block.name = None
    return [block for block in blocks if block.key], behind


def _end_of_rows(cells: Cells, columns: Columns) -> int:
    """Return the row behind a table's last: a line across it ends it."""
    rows = range(columns.heads.behind, cells.lattice.rows)
    return next((row for row in rows if cells.lattice.band(row) is not None), cells.lattice.rows)


def _is_form(cells: Cells, columns: Columns) -> bool:
    """Tell whether what looks like heading rows is the first row of a form: labels stand below each other."""
    if (
        len(columns.roles() & _FORM) >= _MOST_OF_A_FORM
        or columns.roles() >= {"mode", "name"}
        or _counts_rows(cells, columns)
        or _counts_people(cells, columns)
    ):
        return False
    rows = range(columns.heads.behind - 1, cells.lattice.rows)
    first = [next((n for n in cells.lattice.told(row) if re.search(r"[^\W\d]", cells.words(n))), None) for row in rows]
    told = [n for n in first if n is not None]
    # "รวม" also stands below the groups of a table.
    labels = {label_role(cells, n) for n in told} - {None, "total", "male", "female"}
    if columns.roles() <= _MATTERS:
        # Below headings of matters stand matters, and these may speak of money.
        labels.discard("other")
    return len(labels) >= 2 and 2 * sum(1 for n in told if label_role(cells, n)) >= len(told)


def _counts_people(cells: Cells, columns: Columns) -> bool:
    """Tell whether below a heading of numbers each row has one beside its words: "กลุ่ม | จำนวน"."""
    counts = columns.places("count") or columns.places("total")
    if len(counts) != 1:
        return False
    rows = [cells.lattice.told(row) for row in range(columns.heads.behind, cells.lattice.rows)]
    told = [row for row in rows if any(not cells.is_blank(n) for n in row)]
    return len(told) > 1 and all(
        any(cells.lattice.places[n].column == counts[0] and cells.count(n) is not None for n in row) for row in told
    )


def _counts_rows(cells: Cells, columns: Columns) -> bool:
    """Tell whether a column numbers the rows, which no form does: 1, 2, 3."""
    numbers = [
        cells.words(n).strip(" .)") for place in columns.places("number")[:1] for n in _body(cells, columns, place)
    ]
    told = [number for number in numbers if number]
    return len(told) > 1 and told == [str(number) for number in range(1, len(told) + 1)]


def _matters(cells: Cells, columns: Columns) -> tuple[Table, int]:
    """Read rows that are matters of one activity: issue, resolution, what was done. A line across them ends them."""
    sections: list[Section] = []
    behind = _end_of_rows(cells, columns)
    for role in sorted(_MATTERS, key=lambda role: (columns.places(role) or [99])[0]):
        parts = [
            Part(part.start, part.end, True, doer=part.doer)
            for row in range(columns.heads.behind, behind)
            for place in columns.places(role)
            if (n := cells.lattice.at(row, place)) is not None
            and cells.lattice.places[n].row == row
            and not cells.is_blank(n)
            and not SUM.match(cells.words(n))
            and not _ONLY_CALLED.fullmatch(cells.words(n))
            for part in _items(cells, n, _doer(cells, columns, row))
        ]
        if parts:
            is_raised = role == "result" and columns.are_raised
            sections.append(Section("raised" if is_raised else role, parts[0].start, parts))
    return Table(0, 0, matters=sections, is_register=columns.is_register), behind


# A matter that stands above the table, called by its number: "3.1", "วาระที่ 4".
_ONLY_CALLED = re.compile(r"(?:(?:ระเบียบ)?วาระ|มติ|เรื่อง|ข้อ)?(?:ที่)?\s*[\d.()]+")


def _items(cells: Cells, n: int, doer: Part | None) -> list[Part]:
    """A cell is one item, or the items of the list in it; `doer` names who did them."""
    parts = cells.paragraphs(n)
    parts = parts if any(part.marked for part in parts) else [cells.part(n)]
    for part in parts:
        part.doer = doer
    return parts


def _doer(cells: Cells, columns: Columns, row: int) -> Part | None:
    """Return the cell of a row that names who did what it tells of."""
    told = (cells.lattice.at(row, place) for place in columns.places("doer"))
    return next((cells.part(n) for n in told if n is not None and not cells.is_blank(n)), None)


def _label_place(cells: Cells, columns: Columns) -> int | None:
    """Return the first column of words, which names what the others count."""
    for place in sorted(columns.by_place):
        role = columns.by_place[place].role
        if role in ("number", "other", "doer"):
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


_SEX = re.compile(r"(?:เพศ|ผู้)?(?:ชาย|หญิง)|อื่น\s?ๆ")
_LONGEST_GROUP = 60


def _labels(cells: Cells, columns: Columns) -> bool:
    """Tell whether the words of a table are names of groups of people, and not of activities."""
    place = _label_place(cells, columns)
    if place is None:
        return False
    body = [n for n in _body(cells, columns, place) if not SUM.match(cells.words(n))]
    heading = cells.lattice.path(columns.heads, place)
    is_of_people = bool(heading) and columns.by_place[place].role == "participants"
    said = [cells.words(n) for n in body]
    named = sum(1 for words in said if _SEX.fullmatch(words) or (len(words) <= _LONGEST_GROUP and names_term(words)))
    if not is_of_people and _named_by_heading(cells, columns):
        return False
    return is_of_people or (bool(body) and named >= 0.6 * len(body) and not columns.roles() & _EVENT)


def _people(cells: Cells, columns: Columns) -> tuple[Block, int] | None:
    """Read a table of those who came, or several that stand beside each other under the same headings.

    Return it and the row behind, None for any other table.
    """
    told = [side for part in _beside_each_other(cells, columns) if (side := _people_of(cells, part))]
    if not told:
        return None
    block = told[0][0]
    for other, _ in told[1:]:
        block.take(other)
    # The groups stand in the order of the text, row by row.
    block.groups.sort(key=lambda group: group.label.start)
    return block, max(behind for _, behind in told)


def _beside_each_other(cells: Cells, columns: Columns) -> list[Columns]:
    """Part columns where the headings of the first of them come again: "กลุ่ม | จำนวน | กลุ่ม | จำนวน"."""
    first = _label_place(cells, columns)
    said = {
        place: cells.words(path[-1])
        for place in columns.by_place
        if (path := cells.lattice.path(columns.heads, place)) and cells.lattice.places[path[-1]].column == place
    }
    again = [place for place in sorted(said) if first is not None and place > first and said[place] == said.get(first)]
    if not again:
        return [columns]
    bounds = [0, *again, cells.lattice.columns]
    return [
        Columns(columns.heads, {place: one for place, one in columns.by_place.items() if begin <= place < behind})
        for begin, behind in pairwise(bounds)
    ]


def _people_of(cells: Cells, columns: Columns) -> tuple[Block, int] | None:
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


_LABELLED = {*_FORM, "participants", "result_use"} - {"name", "photos"}


_BY_VILLAGE = {"village", "number", "group", "total", "count", "male", "female"}


def _people_by_village(cells: Cells, columns: Columns) -> list[Block]:
    """Read a table of those who came that has a row for each village whose meeting is told elsewhere; empty for any other."""
    roles = columns.roles()
    if not {"village", "group"} <= roles <= _BY_VILLAGE:
        return []
    return [block for block in read_activity_rows(cells, columns)[0] if block.name and block.groups]


def _told_by_label(cells: Cells, columns: Columns) -> list[Block]:
    """Read a table whose rows each tell one thing of an activity that they call by its code, and in a cell which: "ประเด็น",
    "ผลจากการมีส่วนร่วม"; empty for any other table.
    """
    keys = columns.places("number")
    for place in [place for place in sorted(columns.by_place) if keys and place > keys[0]]:
        labels = {cells.lattice.places[n].row: role_of(cells.words(n)) for n in _body(cells, columns, place)}
        is_of_labels = len(labels) > 2 and set(labels.values()) <= _LABELLED
        if not is_of_labels or not 2 <= len(set(labels.values())) < len(labels):
            continue
        blocks: dict[str, Block] = {}
        for row, role in labels.items():
            key, told = cells.lattice.at(row, keys[0]), cells.lattice.at(row, place + 1)
            if role is None or key is None or told is None or cells.is_blank(key) or cells.is_blank(told):
                continue
            called = compact(cells.words(key))
            parts = [Part(part.start, part.end, marked=True) for part in cells.paragraphs(told)]
            blocks.setdefault(called, Block(key=called)).add(role, parts)
        return list(blocks.values())
    return []


# A column of one of the activities that are told elsewhere: "กิจกรรมที่ 2 (คน)".
_CALL = re.compile(
    r"(?:จำนวน)?\s*(?:(?:กิจกรรม|โครงการ|เวที|เรื่อง|ครั้ง|ลำดับ|ข้อ|รายการ)(?:ที่)?\s*(?P<number>\d{1,2})|(?:รหัส\s*)?(?P<code>[A-Z]\d{0,2}))"
    r"\s*(?:\(?(?:คน|ราย)\)?)?"
)


def _people_by_call(cells: Cells, columns: Columns) -> list[Block]:
    """Read a table of those who came that has a column for each activity, called by its number; empty for any other table.

    A group with nothing in an activity's column did not come to it.
    """
    called = {
        place: found["number"] or compact(found["code"])
        for place in columns.by_place
        if (path := cells.lattice.path(columns.heads, place)) and (found := _CALL.fullmatch(cells.words(path[-1])))
    }
    label_place = _label_place(cells, columns)
    if len(called) < 2 or label_place is None or label_place in called or not _labels(cells, columns):
        return []
    blocks = []
    for place, number in called.items():
        block = Block(key=number)
        for n in _body(cells, columns, place):
            label = cells.lattice.at(cells.lattice.places[n].row, label_place)
            if label is not None and cells.count(n) and not cells.is_blank(label):
                _take_person_row(cells, block, label, [n])
        if block.groups:
            block.sections.append(Section("participants", block.groups[0].label.start))
        blocks.append(block)
    return blocks


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


def _turned(cells: Cells, labels: SideLabels) -> Table | None:
    """Read a table that has one activity a column: its labels stand below each other at its side."""
    turned = activities_in_columns(cells, labels)
    if turned is None:
        return None
    heads = turned.lattice.heading_rows(0, fewest=2) or HeadingRows(0, 1)
    columns = read_columns(turned, heads)
    blocks, _ = read_activity_rows(turned, columns)
    return Table(turned.start, turned.end, activities=blocks) if any(block.name for block in blocks) else None


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
