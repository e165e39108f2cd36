"""What the columns of a table hold, told by their headings: the rows of `data/lookups/table_columns.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from data.extract.cells import Cells
from data.extract.dates import find_dates, find_recurrence, month_named
from data.extract.follow_through import level_of
from data.extract.groups import names_term
from data.extract.kinds import kind_of
from data.extract.mentions import names_agency
from data.lookup import begins_with, patterns
from data.normalise import compact
from data.readers.lattice import HeadingRows

# A question of an online form bears its number.
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]+\s*")
_KEY = re.compile(r"[\s._\"'“”?]+")
# "ผู้เข้าร่วม ชาย", "ผู้เข้าประชุม (หญิง)": a heading over two or three columns, written out in each of them.
_OF_SEX = re.compile(
    r"^(?:จำนวน)?ผู้(?:เข้า|มา|มีส่วน)?(?:ร่วม|ประชุม)(?:ประชุม|กิจกรรม|โครงการ|งาน)?[-:/(]*(?P<part>(?:เพศ)?(?:ชาย|หญิง)|รวม(?:ทั้ง(?:สิ้น|หมด))?)(?:\(?คน\)?)*\)?$"
)
# A heading's unit in brackets tells what its numbers count, and nothing else.
_UNIT = re.compile(r"\((?:คน|ราย|ท่าน|คน/ครั้ง)\)")
# Whatever stands under one of these is of its sort.
_SHADOWING = ("other", "doer", "target", "person", "month", "score", "vote", "remark")
# What these headings mean stands in them alone, also below one for who took part.
_OF_PEOPLE = ("male", "female", "total", "participants")


class Column(NamedTuple):
    """What a column holds: its role (None: nothing tells), and which heading of its path names it.

    Of a group of participants the role is `group`, `level` tells which heading is its name, and `part` is `male`, `female`
    or `total` where the group's column is parted. A column of one of the four modes has a role such as `mode:plan`.
    """

    role: str | None
    level: int = -1
    part: str = ""


@lru_cache(maxsize=8192)
def role_of(heading: str) -> str | None:
    """Return the role of one heading, digits Arabic; None where no row of the table tells."""
    key = _KEY.sub("", _NUMBERED.sub("", heading))
    if found := _OF_SEX.match(key):
        key = found["part"]
    return next((role for role, pattern in patterns("table_columns", "role") if pattern.search(key)), None)


_OF_BOTH = re.compile(r"(?:กิจกรรม|โครงการ|งาน)(?:และ|/)ผู้")


def column_of(path: tuple[str, ...]) -> Column:
    """Tell what a column holds by the headings over it, from the outermost to its own."""
    # Over "รายการ" and "จำนวน", "กิจกรรมและผู้ร่วม" is the heading of both.
    roles = [None if at < len(path) - 1 and _OF_BOTH.match(one) else role_of(one) for at, one in enumerate(path)]
    if not roles:
        return Column(None)
    if shadow := next((role for role in roles if role in _SHADOWING), None):
        return Column(shadow)
    own, over = roles[-1], roles[:-1]
    if own in ("male", "female", "total"):
        level = len(path) - 2
        if over and over[-1] != "total" and _names_group(path[level], roles[level], roles[:level]):
            return Column("group", level, own)
        return Column(own)
    is_of_people = any(role in _OF_PEOPLE for role in over)
    if is_of_people and own not in ("participants", "number") and not _UNIT.fullmatch(path[-1].strip()):
        # Beside the plan, "ผล" is how many came.
        is_actual = own in ("result", "use", "name") and not names_term(path[-1])
        return Column("participants") if is_actual else Column("group", len(path) - 1)
    if own is None and (mode := begins_with("modes", "mode", _KEY.sub("", path[-1]))):
        return Column(f"mode:{mode}")
    if own is None and (names_term(path[-1]) or (over and over[-1] is None and names_term(path[-2]))):
        # "ทั่วไป" below "ภาคประชาชน" is a group as those beside it are.
        return Column("group", len(path) - 1)
    return Column(own or next((role for role in reversed(over) if role), None))


def _names_group(heading: str, role: str | None, over: list[str | None]) -> bool:
    """Tell whether a heading over the columns of men and women names a group: it is no heading for all who came."""
    if role in _OF_PEOPLE and not (role == "participants" and _is_particular(heading)):
        return False
    return names_term(heading) or any(one in _OF_PEOPLE for one in over)


_GENERAL = re.compile(r"ผู้(?:เข้าร่วม|มีส่วน(?:ร่วม|ได้)|ร่วม|เข้าประชุม|มาประชุม)|เข้าร่วม|เพศ|จำแนก")


def _is_particular(heading: str) -> bool:
    return names_term(heading) and not _GENERAL.search(heading)


@dataclass(slots=True)
class Columns:
    """The columns of one table by their place, with its heading rows; settled by what stands below the headings too."""

    heads: HeadingRows
    by_place: dict[int, Column]
    is_register: bool = False  # of complaints: matters that one channel took in
    are_raised: bool = False  # the results are what people proposed: matters, where nothing else tells them

    def roles(self) -> set[str]:
        """Return the roles that are told."""
        return {column.role for column in self.by_place.values() if column.role}

    def places(self, *roles: str) -> list[int]:
        """Return the places of the columns of these roles, in the order of the roles and from left to right."""
        return [place for role in roles for place in sorted(self.by_place) if self.by_place[place].role == role]


def read_columns(cells: Cells, heads: HeadingRows) -> Columns:
    """Tell what each column of a table holds by its headings, and where these leave a choice by its cells."""
    lattice = cells.lattice
    paths = {column: lattice.path(heads, column) for column in sorted(lattice.used_columns)}
    columns = Columns(
        heads, {place: column_of(tuple(cells.words(n) for n in path)) for place, path in paths.items() if path}
    )
    body: dict[int, list[int]] = {}
    for row in range(heads.behind, lattice.rows):
        for n in lattice.told(row):
            if not cells.is_blank(n):
                body.setdefault(lattice.places[n].column, []).append(n)
    headings = {place: cells.words(path[-1]) for place, path in paths.items() if path}
    first = min((cells.part(path[0]).start for path in paths.values() if path), default=0)
    _settle_register(columns, headings, cells.text.folded[max(0, first - _TITLE_ABOVE) : first])
    _settle_proposed(columns, headings)
    _settle_names(columns, headings)
    _settle_times(cells, columns, headings, body)
    _settle_numbers(cells, columns, headings, body)
    _settle_keys(columns, headings)
    _settle_districts(cells, columns, body)
    _settle_groups(cells, columns, headings, body)
    _settle_counts(cells, columns, headings, body)
    _settle_agencies(cells, columns, headings, body)
    _settle_outcomes(columns, headings)
    _settle_raised(columns, headings)
    _settle_remarks(cells, columns, headings, body)
    _settle_tallies(cells, columns, body)
    _settle_months(cells, columns, body)
    _settle_unknown(cells, columns, headings, body)
    results = columns.places("result")
    columns.are_raised = len(_headed(_RAISED, results, headings)) == len(results) == 1 and not columns.places("issue")
    return columns


# So great a share of a column's cells must be numbers, or marks, for it to count.
_MOSTLY = 0.7


def _counts(cells: Cells, numbers: list[int]) -> bool:
    counted = sum(1 for n in numbers if cells.count(n) is not None or cells.is_tick(n))
    return bool(numbers) and counted >= _MOSTLY * len(numbers)


_CODE = re.compile(r"^รหัส|^เลขที่|^(?:จาก|ของ|ตาม|อ้าง)|(?:กิจกรรม|โครงการ|เวที)(?:ที่|หมายเลข)|code|_?id$", re.IGNORECASE)


def _headed(pattern: re.Pattern[str], places: list[int], headings: dict[int, str]) -> list[int]:
    """Return those of the columns whose heading, without what it does not need, tells `pattern`."""
    return [place for place in places if pattern.search(_KEY.sub("", headings[place]))]


def _settle_keys(columns: Columns, headings: dict[int, str]) -> None:
    """Beside a column of the codes of activities one that counts the rows tells nothing."""
    numbers = columns.places("number")
    coded = _headed(_CODE, numbers, headings)
    if len(coded) == 1:
        for place in numbers:
            if place not in coded:
                columns.by_place[place] = Column("other")


_RECEIVED = re.compile(
    r"^(?:วัน|วันที่|ว/?ด/?ป|เดือน|เลข(?:ที่)?)?(?:ที่)?(?:รับ|แจ้ง|ร้อง|ยื่น)(?:แจ้ง|เรื่อง|คำร้อง|คำขอ|เรียน|ทุกข์)*$|^ผู้(?:ร้อง|แจ้ง|ยื่น)|^ช่องทาง"
)
_COMPLAINT = re.compile(r"ร้องเรียน|ร้องทุกข์|คำร้อง|^(?:เรื่อง|ปัญหา|เหตุ)ที่(?:ได้)?(?:รับ)?(?:แจ้ง|ร้อง)|เดือดร้อน")


# The words right above a table that counts what a channel received: "สถิติการรับเรื่องร้องเรียน/ร้องทุกข์".
REGISTER = re.compile(r"(?:สถิติ|ทะเบียน|สรุป|จำนวน|ตาราง|รายงาน)[^\n]{0,40}(?:เรื่อง|รับ)(?:ราว)?(?:ร้องเรียน|ร้องทุกข์)")
_TITLE_ABOVE = 250


def _settle_register(columns: Columns, headings: dict[int, str], above: str) -> None:
    """A register of complaints lists the matters of one channel: when and from where each came in is no activity's day or place."""
    matters = columns.places("issue")
    received = _headed(_RECEIVED, list(headings), headings)
    is_titled = bool(REGISTER.search(above))
    is_told = bool(_headed(_COMPLAINT, matters, headings)) or len(received) > 1 or is_titled
    # Below such a title the numbers are of matters.
    counted = {"count", "total", "month"} if is_titled else set()
    if not is_told or len(matters) != 1 or columns.roles() & ({"name", "agency", *_OF_PEOPLE, "group"} - counted):
        return
    columns.is_register = True
    for place in columns.places("date", "place", "village", "date_place", "kind", *counted):
        columns.by_place[place] = Column("other")
    if not columns.places("use"):
        for place in _headed(_DONE, columns.places("result"), headings):
            columns.by_place[place] = Column("use")


_PROPOSED = re.compile(r"^(?:โครงการ|รายการ|เรื่อง)ที่(?:ได้)?(?:ขอ|นำ)?(?:เสนอ|ยื่น|พิจารณา|ขอรับ)")


def _settle_proposed(columns: Columns, headings: dict[int, str]) -> None:
    """Beside what was decided on them, and where nothing tells a day or who came, the projects proposed are matters.

    So they are where each village proposed one.
    """
    names = columns.places("name")
    told = {"date", "date_place", "place", "issue", "group", "count", "agency", *_OF_PEOPLE}
    is_of_fund = bool(columns.places("result", "use")) and not columns.roles() & told
    # Of a table of villages the project that each proposed names no meeting.
    is_by_village = bool(columns.places("village")) and not columns.places("issue", "agency")
    if len(names) == 1 and (is_of_fund or is_by_village):
        for place in _headed(_PROPOSED, names, headings):
            columns.by_place[place] = Column("issue")


# What is told of something held, or of matters.
_TELLING = {"date", "date_place", "issue", "result", "use"}


def _settle_districts(cells: Cells, columns: Columns, body: dict[int, list[int]]) -> None:
    """Where nothing else names what was held, or whose matters these are, the district or subdistrict of each row does."""
    roles = columns.roles()
    if roles & {"name", "village", "agency", "agency_kind"} or not roles & _TELLING:
        return
    for place in columns.places("subdistrict", "district")[:1]:
        called = [compact(cells.words(n)) for n in body.get(place, [])]
        if len(called) > 1 and len(set(called)) == len(called):
            columns.by_place[place] = Column("village")


_ABOUT = re.compile(r"^(?:เรื่อง|ประเด็น|หัวข้อ)")


def _settle_names(columns: Columns, headings: dict[int, str]) -> None:
    """Beside the column of the names of activities, and where no other has the issues, "เรื่องที่เปิดให้มีส่วนร่วม" has them.

    Beside a column that tells the particulars of what was held, and where no other names it, "เรื่อง" does.
    """
    names = columns.places("name")
    issues = columns.places("issue")
    if not names and len(issues) == 1 and columns.places("story") and _ABOUT.search(_KEY.sub("", headings[issues[0]])):
        columns.by_place[issues[0]] = Column("name")
    about = _headed(_ABOUT, names, headings)
    if len(about) == 1 < len(names) and not columns.places("issue"):
        columns.by_place[about[0]] = Column("issue")


_TIMES = re.compile(r"^(?:การ)?(?:ประชุม)?ครั้งที่$")


def _settle_times(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """Where no column names what was held, that of the times does, if it says of what: "ประชุมประจำเดือน ครั้งที่ 1/2568"."""
    if columns.places("name"):
        return
    for place in _headed(_TIMES, columns.places("other"), headings):
        named = sum(1 for n in body.get(place, []) if kind_of(cells.words(n))[0] is not None)
        if named and named >= _MOSTLY * len(body[place]):
            columns.by_place[place] = Column("name")


# What only numbers an activity: "กิจกรรมที่ 1", "โครงการ ก".
_ORDINAL = re.compile(r"(?:กิจกรรม|โครงการ|เรื่อง|เวที|งาน|ครั้ง|รายการ)?\s*(?:ที่)?\s*(?:\d{1,3}|[ก-ฮA-Za-z])[.)]?")
_WORDS = re.compile(r"[ก-๙A-Za-z]{3}")


def _settle_numbers(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """A column that only numbers tells no names and no issues, whatever heads it; one of words headed "ที่" tells places."""
    for place, column in columns.by_place.items():
        told = [cells.words(n) for n in body.get(place, [])]
        if column.role in ("name", "issue") and len(told) >= 2 and all(_ORDINAL.fullmatch(words) for words in told):
            columns.by_place[place] = Column("number")
            continue
        is_where = column.role == "number" and _KEY.sub("", headings[place]) == "ที่" and not columns.places("place")
        if is_where and 2 * sum(1 for words in told if _WORDS.search(words)) > len(told):
            columns.by_place[place] = Column("place")


def _settle_groups(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """A column is a group's only if it counts; beside others that count people, one that names a group is that group's."""
    counting = [place for place in columns.by_place if _counts(cells, body.get(place, []))]
    of_people = [place for place in counting if columns.by_place[place].role in (*_OF_PEOPLE, "group")]
    for place, column in columns.by_place.items():
        if column.role == "group" and place not in counting and body.get(place):
            is_text = not any(cells.count(n) is not None for n in body[place])
            columns.by_place[place] = Column(
                "participants" if is_text and role_of(headings[place]) is None else role_of(headings[place])
            )
        elif (
            place in counting
            and column.role in ("participants", "agency", "village")
            and (names_term(headings[place]) or _A_GROUP.match(headings[place]))
        ):
            is_one_of_several = len(of_people) >= 2 or column.role != "participants"
            if is_one_of_several and (_is_particular(headings[place]) or _A_GROUP.match(headings[place])):
                columns.by_place[place] = Column("group", len(cells.lattice.path(columns.heads, place)) - 1)


# "กลุ่มทำนา", but not "กลุ่มเป้าหมาย" or "กลุ่มผู้เข้าร่วม".
_A_GROUP = re.compile(r"กลุ่ม(?!เป้า|ผู้(?:เข้า|มี|ร่วม)|ที่|ต่าง|$)[ก-๙]{3,20}$")
_HOW_MANY = re.compile(r"^(?:จำนวน|ยอด)(?!.*(?:กลุ่ม|รายชื่อ))")


def _settle_counts(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """Of the columns of those who came some tell who, and others only how many."""
    for place in columns.places("participants"):
        if _counts(cells, body.get(place, [])) or _HOW_MANY.search(_KEY.sub("", headings[place])):
            columns.by_place[place] = Column("count")


_ANY_AGENCY = re.compile(r"อปท|องค์กรปกครอง|อบต|อบจ|เทศบาล|องค์การบริหาร")


def _settle_agencies(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """A column headed "หน่วยงาน" in which no agency is named holds the offices of one that did it: กองช่าง, สำนักปลัด."""
    for place in columns.places("agency"):
        named = any(names_agency(cells.words(n)) for n in body.get(place, []))
        if not named and not columns.places("agency_kind") and not _ANY_AGENCY.search(headings[place]):
            columns.by_place[place] = Column("doer")


_DONE = re.compile(r"^ผลการดำเนิน|^การดำเนิน")
# A table of no more than these, beside who did it, tells what became of matters.
_OF_TASKS = {"number", "issue", "result", "doer", "remark", "other"}

_CARRIED_OUT = re.compile(r"^(?:เรื่อง|สิ่ง|งาน)ที่(?:ได้)?(?:ดำเนินการ|ทำ)(?:ไป|แล้ว|ต่อ)*$")


def _settle_outcomes(columns: Columns, headings: dict[int, str]) -> None:
    """Beside a column of resolutions, and where none tells of their use, the column of what was carried out does.

    So does "เรื่องที่ดำเนินการ" beside names alone.
    """
    done = _headed(_CARRIED_OUT, columns.places("issue", "name"), headings)
    if len(done) == 1 and columns.places("name", "village", "number") != done and not columns.places("use", "result"):
        columns.by_place[done[0]] = Column("use")
    results = columns.places("result")
    is_of_tasks = bool(columns.places("doer")) and columns.roles() <= _OF_TASKS
    if (len(results) >= 2 or is_of_tasks) and not columns.places("use"):
        done = _headed(_DONE, results, headings)
        for place in done[-1:]:
            columns.by_place[place] = Column("use")


_RAISED = re.compile(r"^(?:ข้อเสนอ|เสียง(?:ของ|จาก|สะท้อน)|(?:(?:สิ่ง|เรื่อง)ที่)?(?:ประชาชน|ชาวบ้าน|ชุมชน|ผู้เข้าร่วม)(?:เสนอ|ขอ))")
_DECIDED = re.compile(
    r"^(?:มติ|ตกลงกัน|(?:คำ)?ตอบ|ข้อสรุป|ข้อยุติ|ข้อตกลง|ที่ประชุม|ผลการพิจารณา|(?:ความ|ข้อคิด|ความคิด)เห็นของที่ประชุม)"
)


def _settle_raised(columns: Columns, headings: dict[int, str]) -> None:
    """Beside a column of what was decided on them, and where none else has the issues, proposals are what was raised."""
    results = columns.places("result")
    if columns.places("issue") or len(results) < 2:
        return
    raised = _headed(_RAISED, results, headings)
    decided = _headed(_DECIDED, results, headings)
    if len(raised) == 1 and decided and raised[0] < decided[0]:
        columns.by_place[raised[0]] = Column("issue")


# How far something has come.
STATE = re.compile(r"^(?:สถานะ|สถานภาพ)")


def _settle_remarks(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """Where no column tells what was done afterwards, remarks that mostly tell it do, and so does where each matter stands."""
    if columns.places("use"):
        return
    states = _headed(STATE, columns.places("other"), headings)
    remarks = [] if columns.places("result_use") else columns.places("remark")
    for place in [*remarks, *states]:
        told = [level_of(cells.words(n)).level for n in body.get(place, [])]
        if told and 2 * sum(1 for level in told if level is not None) >= len(told):
            columns.by_place[place] = Column("use")
            for decided in columns.places("result_use"):
                columns.by_place[decided] = Column("result")
            return


def _are_matters(cells: Cells, columns: Columns, body: dict[int, list[int]]) -> bool:
    """Tell whether rows are matters, of an activity that none of them names or that several do."""
    if not columns.places("issue"):
        return False
    names = [cells.words(n) for place in columns.places("name")[:1] for n in body.get(place, [])]
    return len(set(names)) < len(names) or not columns.places("name", "date", "date_place")


_OF_PERSONS = re.compile(r"คน|ราย|ผู้|person|people|participant", re.IGNORECASE)
_FEWEST_MONTHS = 3


def _settle_tallies(cells: Cells, columns: Columns, body: dict[int, list[int]]) -> None:
    """A column of bare numbers tells no matters; the sum of months counts people only where a heading says so."""
    for place in columns.places("issue", "result", "use", "result_use", "mode"):
        told = body.get(place, [])
        if told and all(cells.count(n) is not None and not _OF_PERSONS.search(cells.words(n)) for n in told):
            columns.by_place[place] = Column("other")
    if len(columns.places("month")) >= _FEWEST_MONTHS:
        for place in columns.places("total", "count", "participants"):
            over = " ".join(cells.words(n) for n in cells.lattice.path(columns.heads, place))
            if not _OF_PERSONS.search(over):
                columns.by_place[place] = Column("other")


def _settle_months(cells: Cells, columns: Columns, body: dict[int, list[int]]) -> None:
    """Beside issues, and where nothing is named, bare months tell when each matter was spoken of, and no activity's day."""
    if columns.places("name") or not columns.places("issue"):
        return
    for place in columns.places("date"):
        told = [cells.words(n) for n in body.get(place, [])]
        if told and all(month_named(words) for words in told):
            columns.by_place[place] = Column("month")


def _settle_unknown(cells: Cells, columns: Columns, headings: dict[int, str], body: dict[int, list[int]]) -> None:
    """What no heading tells, the cells may: a column of days, of the four modes; of names where none is known."""
    unknown = [place for place in columns.by_place if columns.by_place[place].role is None and body.get(place)]
    for place in unknown:
        words = [cells.words(n) for n in body[place]]
        if not columns.places("date", "date_place") and all(_is_day(one) for one in words):
            columns.by_place[place] = Column("date")
        elif all(cells.is_tick(n) for n in body[place]) and find_recurrence(headings[place]):
            columns.by_place[place] = Column("recurrence")
        elif not columns.places("mode") and all(begins_with("modes", "mode", _KEY.sub("", one)) for one in words):
            columns.by_place[place] = Column("mode")
    told = columns.roles()
    if "name" in told or not told & {"date", "date_place"} or not told & {"result", "use", "participants", "count"}:
        return
    # Beside issues a column is of names only if it stands before all that is told of them.
    first = min(place for place, column in columns.by_place.items() if column.role not in (None, "number", "other"))
    for place in unknown:
        words = [cells.words(n) for n in body[place]]
        may_name = "issue" not in told or (place < first and len(words) > 1 and len(set(words)) == len(words))
        if columns.by_place[place].role is None and may_name and all(_NAMING.search(one) for one in words):
            columns.by_place[place] = Column("name")
            return


# A name has some letters in a row.
_NAMING = re.compile(r"[ก-๙]{6}")


def _is_day(words: str) -> bool:
    days = find_dates(words)
    return (
        bool(days) and days[0].start <= _BEFORE_DAY and len(words) <= 2 * (days[-1].end - days[0].start) + _BEFORE_DAY
    )


_BEFORE_DAY = 12
