"""The rows of a table of activities → blocks: rows that begin an activity, rows that go on with one, lines across the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.extract.attendance import PEOPLE, Attendance, headcount_of, set_people
from data.extract.cell_contents import LABELLED, at_labels, full_agency, labelled, take_title
from data.extract.cells import Cells
from data.extract.columns import STATE, Column, Columns
from data.extract.dates import find_dates, is_date_alone
from data.extract.groups import names_term
from data.extract.headings import heading_of
from data.extract.kinds import kind_of, mode_stated
from data.extract.lines import Line, marks
from data.extract.mentions import agency_first
from data.extract.period import named_in
from data.extract.put_off import is_put_off
from data.extract.sections import Block, Counted, Part
from data.extract.whereabouts import is_village
from data.lookup import begins_with
from data.normalise import compact

# The roles of columns whose cells are the words of a section.
_TOLD = {
    "date", "date_place", "place", "village", "issue", "objective", "result", "result_use", "use", "kind", "recurrence",
    "photos", "remark", "story",
}  # fmt: skip
# What says whose activity a row is or only numbers it tells nothing of what was held.
_ABOUT = {
    None, "month", "score", "vote", "remark", "number", "agency", "agency_kind", "subdistrict", "district", "province", "fiscal_year", "round", "other", "doer", "person",
}  # fmt: skip
_WHEN = {"date", "date_place"}
# What tells which activity a row is of, and what each row counts anew.
_SAME = ("agency", "number", "name", "date", "date_place", "place", "village")
# Of a result the words may tell what was done with it.
_DONE_BY = ("use", "result_use", "result")
_HOW_MANY = {"count", "total", "male", "female"}
_DASHES = ("-", "–", "—")
_HOW_MANY_OR_WHO = ("participants", "count", "total")
_COUNTED = {"count", "total", "male", "female", "group", "participants"}
_SUM_ROW = re.compile(
    r"(?:ยอด)?รวม(?:$|\s|ทั้ง|จำนวน|ยอด|ผู้|\d|กิจกรรม|โครงการ|เป็น|:|ทุก|สุทธิ|อบต|เทศบาล|องค์การ|เฉพาะ|ไตรมาส|รอบ|ราย|สะสม|หน่วยงาน|หมู่|เดือน|อำเภอ|ตำบล|ชุมชน|ครึ่งปี|งวด)"
    r"|ทั้งสิ้น|ยอดสะสม|เฉลี่ย|(?:grand\s*|sub\s*-?)?total",
    re.IGNORECASE,
)
NOTHING_HELD = re.compile(
    r"(?:-|–|ไม่มี(?:$|\s|การ|กิจกรรม|โครงการ|ข้อมูล)|ไม่ได้(?:จัด|ดำเนิน|มีการ)|ยังไม่(?:มี|ได้|จัด|ดำเนิน)|มิได้|ไม่พบ(?:การ|กิจกรรม|ข้อมูล)|งดจัด|ไม่จัด)"
)
# What stands below a table and is none of its rows.
_CLOSES = re.compile(
    r"\*?\s*หมายเหตุ|\(?ลงชื่อ|\(?ลงนาม\)?\s*[.…_:]|ผู้(?:รายงาน|จัดทำ|รับรอง|ตรวจสอบ|ให้ข้อมูล)(?:ข้อมูล)?(?:\s*[:.…_(]|\s|$)"
    r"|ข้อมูล\s?ณ|ที่มา\s*:|[.…_]{5,}|\(\s*(?:นาย|นาง|ว่าที่|[.…_]{5,})"
)
_SAME_AS_ABOVE = re.compile(r"[\"”“″〃']+|,,|''|เดียวกัน|เช่นเดียวกัน(?:กับข้างบน)?")
# What only numbers an activity is no name of it.
_ORDINAL = re.compile(r"(?:โครงการ|กิจกรรม|เรื่อง|ครั้ง|รายการ)ที่\s*\d{1,2}")
_DASHED = re.compile(r"\s*[-–•]\s*[ก-๙]")
_CALL = re.compile(r"^(?:โครงการ|กิจกรรม|เวที|เรื่อง|ครั้ง|รายการ|งาน)ที่(?=\d{1,2}$)")
_LETTERS = re.compile(r"[ก-ฮ]{2}")
_VILLAGE = re.compile(r"หมู่(?:ที่|บ้าน)?\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|ม\.\s?\d")
# What the name of an activity begins with.
_ACTIVITY = re.compile(r"(?:การ|จัด)*(?:ประชุม|เวที|โครงการ|อบรม|ประชาคม|รับฟัง|แข่งขัน|จิตอาสา|งาน(?:ประเพณี|วัน))")
_AT = re.compile(r"(?:ณ|สถานที่|เวลา)(?:\s|:|(?=ศาลา|หอประชุม|ห้องประชุม|อาคาร|วัด|โรงเรียน))")
_LIST_MARK = re.compile(r"^[\W_]*(?:\(?\d{1,2}[.)]+\s*|\d{1,2}\s+(?=[ก-๙]))?")


def read_activity_rows(cells: Cells, columns: Columns) -> tuple[list[Block], int]:
    """Read the rows below the headings of a table of activities; return its blocks and the row behind the last.

    An agency that held nothing has a block of its own, with nothing in it but the agency.
    """
    reader = _Reader(cells, columns)
    row = columns.heads.behind
    while row < cells.lattice.rows and reader.read(row):
        row += 1
    reader.finish()
    return reader.blocks, row


@dataclass(slots=True)
class _Reader:
    """Reads rows in order; holds the activity that is being read and what lines across the table said of those below."""

    cells: Cells
    columns: Columns
    blocks: list[Block] = field(default_factory=list)
    block: Block | None = None
    people: Attendance = field(default_factory=Attendance)
    agency: Part | None = None
    agency_says: str | None = None
    mode: str | None = None
    village: Part | None = None
    fiscal_year: int | None = None
    round: int | None = None
    states: list[int] = field(default_factory=list)  # cells that say how far the activity that is being read has come
    _headings: set[str] = field(init=False)
    _said: dict[str, set[str]] = field(default_factory=dict)  # what the rows of this activity say, by role

    def __post_init__(self) -> None:
        heads, lattice = self.columns.heads, self.cells.lattice
        self._headings = {
            compact(lattice.words[n]) for row in range(heads.first, heads.behind) for n in lattice.told(row)
        }

    def read(self, row: int) -> bool:
        """Read one row; False where the table ends before it."""
        told = self.cells.lattice.told(row)
        first = next((n for n in told if re.search(r"[^\W\d]", self.cells.words(n))), None)
        if any(_CLOSES.match(self.cells.words(n)) for n in told if n == first or len(told) <= 3):
            return False
        if all(self.cells.is_blank(n) and not self._says_nothing_held(n) for n in told):
            return True
        if self._repeats_headings(row):
            return True
        if first is not None and len(told) == 1 and self._heads_on(row, first):
            return False
        if first is not None and _SUM_ROW.match(self.cells.words(first)) and not self._is_dated(row):
            self._take_sum(row, first)
        elif (band := self._band(row)) is not None and self._take_band(band):
            pass
        else:
            self._take_row(row)
        return True

    def _heads_on(self, row: int, n: int) -> bool:
        """Tell whether a line across the table is a heading of what stands below it, and no rows of the table follow."""
        part, lattice = self.cells.part(n), self.cells.lattice
        body, style, numbers = marks(self.cells.text.folded, part.start, part.end)
        heading = heading_of(self.cells.text, Line(part.start, part.end, body, style, numbers, 0, True))
        if heading is None or heading.role not in LABELLED:
            return False
        below = range(row + 1, min(row + 4, lattice.rows))
        return all(2 * len(lattice.told(other)) <= len(self.columns.by_place) for other in below)

    def _repeats_headings(self, row: int) -> bool:
        told = self.cells.lattice.told(row)
        is_again = all(compact(self.cells.lattice.words[n]) in self._headings for n in told)
        return (is_again and len(told) >= 2) or self.cells.lattice.is_numbering(row)

    def _is_dated(self, row: int) -> bool:
        return any(
            self.columns.by_place.get(self.cells.lattice.places[n].column, Column(None)).role in ("date", "date_place")
            for n in self.cells.lattice.told(row)
            if not self.cells.is_blank(n) and not _SUM_ROW.match(self.cells.words(n))
        )

    def _says_nothing_held(self, n: int) -> bool:
        return self.role(n) not in _ABOUT and self.cells.words(n) in ("-", "–", "—")

    def role(self, n: int) -> str | None:
        """Return the role of the column in which a cell begins."""
        return self.columns.by_place.get(self.cells.lattice.places[n].column, Column(None)).role

    # Lines across the table

    def _band(self, row: int) -> int | None:
        """Return the cell of a line across the table, a number before it left out."""
        lattice = self.cells.lattice
        if (n := lattice.band(row)) is not None:
            return n
        told = lattice.told(row)
        if len(told) == 2 and self.role(told[0]) == "number":
            place = lattice.places[told[1]]
            words = self.cells.words(told[1])
            # Beside the number of a table of two columns stands a row's own cell.
            is_wide = place.column_span > 1 and place.column_span * 2 >= lattice.columns
            if is_wide or (not self.columns.places("agency") and agency_first(words)):
                return told[1]
        return None

    def _take_band(self, n: int) -> bool:
        """Take what a line across the table says of the rows below it; False where it is a row like any other."""
        words = _LIST_MARK.sub("", self.cells.words(n), count=1)
        year, round_ = named_in(words) if not find_dates(words) else (None, None)
        if agency_first(words):
            self.finish()
            self.agency, self.agency_says = self.cells.part(n), None
            self.mode, self.village, self.round = None, None, None
            self.blocks.append(self._new_block())
        elif NOTHING_HELD.match(words):
            self.finish()
            self.blocks.append(self._new_block())
        elif mode := begins_with("modes", "mode", compact(words)):
            self.finish()
            self.mode, self.village = mode, None
        elif (year or round_) and not self._is_title(n):
            self.finish()
            # The same agency's other year or round; what stood under the last of them does not go on.
            self.fiscal_year, self.round = year or self.fiscal_year, round_
            self.mode = None
        elif _VILLAGE.match(words) and not self._is_title(n):
            self.finish()
            self.village = self.cells.part(n)
        else:
            return not self._is_title(n)
        return True

    def _is_title(self, n: int) -> bool:
        """Tell whether the only cell of a row stands in the column of names, and across no other: an activity with no more."""
        return self.cells.lattice.places[n].column_span == 1 and self.role(n) in ("name", "issue")

    def _new_block(self) -> Block:
        return Block(
            from_table=True, mode=self.mode, agency=self.agency, agency_says=self.agency_says,
            fiscal_year=self.fiscal_year, round=self.round,
        )  # fmt: skip

    def _take_sum(self, row: int, first: int) -> None:
        """Below the groups of one activity the sum of them is its total; below activities it is the sum of all."""
        if (called := self._called(first)) is not None:
            told = [n for n in self.cells.lattice.told(row) if n != first and self.cells.count(n) is not None]
            called.total = called.total or (self.cells.heads(told[0]) if told else None)
            return
        # Where each activity has one row, the row at the end adds all of them up.
        if self.block is None or self.role(first) != "participants" or len(self.people.labels) < 2:
            return
        for n in self.cells.lattice.told(row):
            if self.cells.count(n) is not None and self.role(n) in ("participants", "count", "total"):
                self.people.sum = n

    def _called(self, n: int) -> Block | None:
        """Return the activity above that a sum's label calls by its code, "รวม K2"; None where it calls none."""
        words = {compact(word) for word in re.split(r"[\s():]+", self.cells.words(n)) if word}
        return next(
            (block for block in self.blocks if block.key and not block.key.isdigit() and block.key in words), None
        )

    # Rows

    def _take_row(self, row: int) -> None:
        own, covered = self._by_role(row)
        doers = [*own.get("doer", []), *covered.get("doer", [])]
        self._take_agency(own, covered)
        told = {role for role in own if role not in _ABOUT}
        if not told:
            # Nobody says what this agency held.
            if self.columns.places("agency") and "agency" in own:
                self.finish()
                self.blocks.append(self._new_block())
            return
        if self._nothing_held([n for role in told - _WHEN for n in own[role]]):
            self.finish()
            self.blocks.append(self._new_block())
            return
        if (group := self._group_below(own)) is not None:
            self.people.labels.append(group)
            return
        if self._says_again(own):
            # Only what this row alone says is told by it; the count beside another group may be the same.
            who = [n for role in ("participants", "group") for n in own.get(role, [])]
            are_others = not who or any(self._is_new("participants", n) and self._is_new("group", n) for n in who)
            own = {
                role: [n for n in numbers if (role in _COUNTED and are_others) or self._is_new(role, n)]
                for role, numbers in own.items()
                if role not in _SAME
            }
        elif self._begins(own, covered):
            self.finish()
            self._said = {}
            self.block = self._new_block()
            self.people = Attendance()
            self.states = []
            for role, numbers in covered.items():
                if role in _TOLD or (role or "").startswith(("name", "mode")):
                    own.setdefault(role, []).extend(n for n in numbers if n not in own.get(role, []))
            if self.columns.places("name") and "name" not in own and "number" not in own and self.blocks:
                # The same thing held again on another day, its name not typed twice.
                self.block.name = self.blocks[-1].name
        for role, numbers in own.items():
            self._said.setdefault(role or "", set()).update(compact(self.cells.words(n)) for n in numbers)
        if self.block is not None:
            self.block.key = self.block.key or self._key(own, covered)
            before = set(map(id, self.block.parts(*_DONE_BY))) if doers else set()
            self._take_cells(self.block, own)
            self.states += [n for n in own.get("other", []) if STATE.match(self._heading_of(n))]
            for part in self.block.parts(*_DONE_BY) if doers else []:
                if id(part) not in before:
                    part.doer = self.cells.part(doers[0])

    def _group_below(self, own: dict[str | None, list[int]]) -> tuple[int, list[int], int | None] | None:
        """Return the group of the activity above that a row names, with a dash in the column of names, and its count; else None."""
        counts = [n for role in _HOW_MANY_OR_WHO for n in own.get(role, []) if self.cells.count(n) is not None]
        labels = own.get("name", [])
        if self.block is None or len(counts) != 1 or len(labels) != 1 or own.keys() - {"name", *_HOW_MANY_OR_WHO}:
            return None
        words = self.cells.words(labels[0])
        is_group = bool(_DASHED.match(words)) and names_term(words)
        return (labels[0], counts, self.cells.count(counts[0])) if is_group else None

    def _is_new(self, role: str | None, n: int) -> bool:
        """Tell whether no row of the activity above says what a cell of this role says."""
        return compact(self.cells.words(n)) not in self._said.get(role or "", ())

    def _key(self, own: dict[str | None, list[int]], covered: dict[str | None, list[int]]) -> str | None:
        """Return the number or the code by which other tables refer to an activity."""
        told = [*own.get("number", []), *covered.get("number", [])]
        key = compact(self.cells.words(told[0])).rstrip(".") if told else None
        # "กิจกรรมที่ 2" calls what is numbered 2.
        return key and _CALL.sub("", key)

    def _says_again(self, own: dict[str | None, list[int]]) -> bool:
        """Tell whether a row goes on with the activity above by saying again which it is: one row a group, or an issue."""
        told = {role: {compact(self.cells.words(n)) for n in own[role]} for role in _SAME if role in own}
        if "name" in told and told.keys() & {"date", "date_place", "place"}:
            # What has the same name, day and place is one, though its matters are numbered.
            told.pop("number", None)
        which = {"name"} if self.columns.places("name") else {"number"}
        if (
            self.block is None
            or not which & told.keys()
            or any(said != self._said.get(role) for role, said in told.items())
        ):
            return False
        parts = [role for role in ("participants", "group", "issue", "result", "use") if role in own]
        new = [n for role in parts for n in own[role] if compact(self.cells.words(n)) not in self._said.get(role, ())]
        # A count without a group's name beside it is of another day of the same.
        is_counted_anew = bool(_HOW_MANY & own.keys()) and not {"participants", "group"} & own.keys()
        is_told_apart = not is_counted_anew or bool({"number", "date", "date_place"} & told.keys())
        return bool(new) and is_told_apart

    def _nothing_held(self, numbers: list[int]) -> bool:
        """Tell whether cells say that nothing was held: in words, and beside them nothing but zeros."""
        says = [n for n in numbers if NOTHING_HELD.match(self.cells.words(n))]
        return bool(says) and all(n in says or self.cells.count(n) == 0 for n in numbers)

    def _by_role(self, row: int) -> tuple[dict[str | None, list[int]], dict[str | None, list[int]]]:
        """Return the cells of a row by role, those that begin in it and those that reach into it from above."""
        own: dict[str | None, list[int]] = {}
        covered: dict[str | None, list[int]] = {}
        lattice = self.cells.lattice
        for column in sorted(self.columns.by_place):
            n = lattice.at(row, column)
            if n is None or self.cells.is_blank(n) or lattice.places[n].column != column:
                continue
            found = own if lattice.places[n].row == row else covered
            found.setdefault(self.columns.by_place[column].role, []).append(n)
        return own, covered

    def _begins(self, own: dict[str | None, list[int]], covered: dict[str | None, list[int]]) -> bool:
        """Tell whether a row begins an activity, and does not go on with the one above it."""
        if self.block is None or "agency" in own:
            return True
        title = next((role for role in ("name", "village", "issue") if self.columns.places(role)), "issue")
        if title == "name" and "number" not in own and all(map(self._tells_when_or_where, own.get("name", []))):
            # The day, and below it the place, under the name in its own column.
            own = {role: numbers for role, numbers in own.items() if role != "name"}
        if title not in own and self._numbers_matters():
            # "ข้อ 2", right of the names and left of the matters.
            own = {role: numbers for role, numbers in own.items() if role != "number"}
        is_dated = "date" in own or "date_place" in own
        has_date_column = bool(self.columns.places("date", "date_place"))
        if title in own:
            # Matters of one meeting stand below each other beside its day.
            return title != "issue" or is_dated or not has_date_column or "number" in own or not self._has_date()
        if title in covered:
            return (is_dated and self._has_date()) or ("number" in own and not has_date_column)
        if "number" in own:
            return True
        is_elsewhere = any(role in own for role in ("place", "village", "total", "participants", "male", "group"))
        return is_dated and is_elsewhere and self._has_date()

    def _tells_when_or_where(self, n: int) -> bool:
        """Tell whether a cell is nothing but a day or a place: "วันที่ 14 มกราคม 2568", "ณ ศาลาการเปรียญ"."""
        words = self.cells.words(n)
        return is_date_alone(words) or bool(_AT.match(words))

    def _numbers_matters(self) -> bool:
        """Tell whether the rows are numbered behind the names, and before what was spoken of."""
        named, numbered, spoken = (self.columns.places(role) for role in ("name", "number", "issue"))
        return bool(named and numbered and spoken) and named[0] < numbered[0] < spoken[0]

    def _has_date(self) -> bool:
        return self.block is not None and bool(self.block.of("date", "date_place"))

    def _take_agency(self, own: dict[str | None, list[int]], covered: dict[str | None, list[int]]) -> None:
        """A row of a table with a column of agencies is of the one that stands in it, or last stood above."""
        n = next(iter([*own.get("agency", []), *covered.get("agency", [])]), None)
        for role in ("fiscal_year", "round"):
            if told := [*own.get(role, []), *covered.get(role, [])]:
                year, round_ = named_in(self.cells.words(told[0]))
                self.fiscal_year, self.round = (year or self.fiscal_year), (round_ or self.round)
        if n is None:
            return
        self.agency, self.agency_says = self.cells.part(n), None
        beside = {
            role: next((self.cells.words(one) for one in [*own.get(role, []), *covered.get(role, [])]), "")
            for role in ("agency_kind", "subdistrict", "district", "province")
        }
        if not beside["province"] and (both := re.fullmatch(r"([^/,]+)[/,]([^/,]+)", beside["district"])):
            beside["district"], beside["province"] = both[1].strip(), both[2].strip()
        self.agency_says = full_agency(self.cells.words(n), self._heading_of(n), beside)

    def _heading_of(self, n: int) -> str:
        path = self.cells.lattice.path(self.columns.heads, self.cells.lattice.places[n].column)
        return self.cells.words(path[-1]) if path else ""

    def _take_cells(self, block: Block, own: dict[str | None, list[int]]) -> None:
        for role, numbers in own.items():
            for n in numbers:
                if role == "name":
                    self._take_name(block, n)
                elif role in _TOLD:
                    self._take_told(block, role or "", n)
                elif role and role.startswith("mode:"):
                    block.mode = role.removeprefix("mode:")
                elif role == "mode":
                    block.mode = mode_stated(self.cells.words(n)) or block.mode
        if self.village and not block.of("place", "date_place", "village"):
            block.add("village", [self.village])
        self._take_people(block, own)

    def _take_name(self, block: Block, n: int) -> None:
        if _SAME_AS_ABOVE.fullmatch(self.cells.words(n)) and self.blocks:
            block.name = block.name or self.blocks[-1].name
        elif _ORDINAL.fullmatch(self.cells.words(n)):
            pass
        elif block.name is None:
            take_title(self.cells, block, n)
        else:
            block.add("name", self.cells.paragraphs(n))

    def _take_told(self, block: Block, role: str, n: int) -> None:
        if _SAME_AS_ABOVE.fullmatch(self.cells.words(n)):
            above = self.blocks[-1].parts(role) if self.blocks else []
            parts = [Part(part.start, part.end, part.marked) for part in above]
        elif role == "recurrence" and self.cells.is_tick(n):
            # A mark in the column "ทุกเดือน".
            path = self.cells.lattice.path(self.columns.heads, self.cells.lattice.places[n].column)
            parts = [self.cells.part(path[-1])]
        else:
            parts = self.cells.paragraphs(n)
        if role == "story":
            parts = [piece for part in parts for piece in at_labels(self.cells, part)]
        for other, part in [told for one in parts if (told := labelled(self.cells, one))]:
            if other != role:
                # "ผล: …" below "ประเด็น: …" in one cell.
                parts = [one for one in parts if one.end != part.end]
                block.add(other, [part])
            else:
                parts = [part if one.end == part.end else one for one in parts]
        if not parts:
            return
        before = block.parts(role)
        if before and role in ("issue", "result", "use"):
            # Cells below each other are items, whether or not they bear a mark.
            for part in (before[0], parts[0]):
                part.marked = True
        block.add(role, parts)

    def _take_people(self, block: Block, own: dict[str | None, list[int]]) -> None:
        counted = {
            role: next((n for n in own.get(role, []) if self.cells.count(n) is not None), None)
            for role in ("count", "total", "male", "female")
        }
        bare = next((n for n in own.get("participants", []) if self.cells.count(n) is not None), None)
        counted["count"] = bare if counted["count"] is None else counted["count"]
        told = [n for role in _HOW_MANY_OR_WHO for n in own.get(role, []) if self.cells.count(n) is None]
        # "เป้าหมาย 40" in a column of counts is a target there too.
        aimed = [n for role in ("target", *_HOW_MANY_OR_WHO) for n in own.get(role, []) if self.cells.target(n)]
        # A column of numbers in which no number of people stands ("เป็นจำนวนมาก") names nobody.
        named = [n for n in told if self.role(n) == "participants" or PEOPLE.search(self.cells.words(n))]
        labels = [n for n in named if n not in aimed]
        whole = counted["total"] if counted["total"] is not None else counted["count"]
        people = self.people
        people.target = next(iter([*own.get("target", []), *aimed]), None) if people.target is None else people.target
        for label in labels:
            its_own = counted["count"] if counted["count"] is not None else counted["total"]
            if its_own is not None and self.cells.lattice.places[its_own].row_span > 1:
                its_own = None
            people.labels.append((label, *self._count_of_label(its_own, counted["male"], counted["female"])))
        if not labels or len(people.labels) == 1:
            people.total = whole if people.total is None else people.total
            people.men = counted["male"] if people.men is None else people.men
            people.women = counted["female"] if people.women is None else people.women
        block.groups += self._groups_in_columns(own, None if whole is None else self.cells.count(whole))

    def _count_of_label(self, whole: int | None, men: int | None, women: int | None) -> tuple[list[int], int | None]:
        """Return the cells that count a label, and its count: its own, else men and women."""
        if whole is not None:
            return [whole], self.cells.count(whole)
        if men is None or women is None:
            return [], None
        return [men, women], headcount_of({"male": self.cells.count(men), "female": self.cells.count(women)})

    def _groups_in_columns(self, own: dict[str | None, list[int]], whole: int | None) -> list[Counted]:
        """Return the groups that have columns of their own; men and women of a group are its count.

        A blank beside the number of one sex stands for nobody only where what is counted comes to the whole row's count.
        """
        by_heading: dict[int, dict[str, int]] = {}
        for n in own.get("group", []):
            column = self.columns.by_place[self.cells.lattice.places[n].column]
            head = self.cells.lattice.path(self.columns.heads, self.cells.lattice.places[n].column)[column.level]
            if self.cells.count(n) is not None or (self.cells.is_tick(n) and not column.part):
                by_heading.setdefault(head, {})[column.part] = n
        counted = [n for parts in by_heading.values() for n in parts.values()]
        is_all = whole is not None and sum(self.cells.count(n) or 0 for n in counted) == whole
        groups = []
        for group, parts in by_heading.items():
            first = min(parts.values())
            level = self.columns.by_place[self.cells.lattice.places[first].column].level
            label, is_beside = self.cells.heading(self.columns.heads, first, level)
            counts = {part: self.cells.count(n) for part, n in parts.items()}
            if len(counts) == 1 and counts.keys() <= {"male", "female"}:
                # Beside the number of the women a dash says that no man came.
                nobody = {"male", "female"} if is_all else self._dashed(group, self.cells.lattice.places[first].row)
                counts |= dict.fromkeys(nobody - counts.keys(), 0)
            end = max(self.cells.part(n).end for n in parts.values()) if is_beside else label.end
            groups.append(Counted(label, headcount_of(counts), end))
        return groups

    def _dashed(self, head: int, row: int) -> set[str]:
        """Return which parts of a group have a dash in a row; `head` is the heading of the group."""
        lattice = self.cells.lattice
        dashed = set()
        for place in self.columns.places("group"):
            column = self.columns.by_place[place]
            n = lattice.at(row, place)
            if n is None or lattice.path(self.columns.heads, place)[column.level] != head:
                continue
            dashed |= {column.part} if self.cells.words(n) in _DASHES else set()
        return dashed

    def _with_heading(self, part: Part) -> Part:
        """Return a bare number with the heading on its line: "หมู่ที่: 3"."""
        return Part(self.cells.text.text.rfind("\n", 0, part.start) + 1, part.end)

    def _names_activity(self, part: Part) -> bool:
        words = self.cells.text.folded[part.start : part.end]
        return bool(_ACTIVITY.match(words)) and kind_of(words)[0] is not None

    def finish(self) -> None:
        """Close the activity that is being read."""
        block, self.block = self.block, None
        if block is None:
            return
        set_people(self.cells, block, self.people)
        matter = next(iter(block.parts("issue")), None)
        if block.name is None and matter is not None and self._names_activity(matter):
            block.name = matter
        if block.name is None and (village := block.parts("village")):
            block.name = next(
                (part for part in village if _LETTERS.search(self.cells.text.folded, part.start, part.end)), None
            )
            block.name, block.is_of_village = block.name or self._with_heading(village[0]), True
        if block.name is None and (issue := block.of("issue")):
            block.name = issue[0].parts[0]
        folded = self.cells.text.folded
        is_dated = any(find_dates(folded[part.start : part.end]) for part in block.parts("date", "date_place"))
        if not is_dated and not (block.total or block.men or block.groups):
            told = [folded[part.start : part.end] for section in block.sections for part in section.parts]
            told += map(self.cells.words, self.states)
            block.is_put_off = any(is_put_off(words) for words in told)
        has_place = bool(block.of("place", "date_place"))
        for section in block.of("village"):
            # A village is where it was held if no other place is told.
            if has_place or block.is_put_off:
                block.sections.remove(section)
            section.role = "place"
        if block.name is not None:
            block.is_of_village = block.is_of_village or is_village(folded[block.name.start : block.name.end])
        self.blocks.append(block)
        self.people = Attendance()
