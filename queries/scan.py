"""The tables that hold sums, the scans that read them, and the statements that a pass of scans is.

The tables, smallest first; each holds the columns of `activity_fact` under the same names, already added up:

    agency_presence     agency, the rounds as bits of a mask: how many agencies are expected, or reported, in any of some rounds
    cube_place_round    province and kind of agency, by round; reports too
    cube_agency_round   agency, by round; reports too, and the only one in which agencies can be counted by round
    cube_kind_mode      province and kind of agency, by round, kind and mode of activity
    activity_fact       one row an activity: medians, and whatever an activity may have several of
    panel_place         rate, province and kind of agency, by round: of agencies with records in it and a year before

What is counted of each category of group is no column of these but rows of a table beside each cube, a row a category
(`cube_place_category` beside `cube_place_round`): to add up five columns costs a third of what it takes to plan a hundred
and thirty sums. An activity has it in itself: `categories` says what it names, `people` how many people that is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from queries.conditions import FILTERS, MASKS, RequestError, codes_of, column_of, conditions
from queries.measures import PLACE_AND_PERIOD

# What is counted of each category of group; an activity tells of the first two alone.
OF_CATEGORIES = ("heads", "naming", "groups", "counted", "uncounted")
_OF_ONE_ACTIVITY = ("heads", "naming")
_PERIOD = ("fiscal_year", "round")
# Sums that the level of an activity tells alone, with the levels: to look at one column costs less than to read ten.
OF_LEVELS = {
    **{f"level_{level}": range(level, level + 1) for level in range(8)},
    "followed_done": range(6, 8),
    "events_with_level": range(8),
}

# A column of an answer, as what it is and of what: ("sum", column), ("agencies", flag), ("median", column), ("closed", "")
# or ("category", one of OF_CATEGORIES), which are as many columns as there are categories.
Wanted = tuple[str, str]
Filtered = tuple[tuple[str, tuple[Any, ...]], ...]
Row = Mapping[str, Any]
# The rows of a scan by the values of what it is grouped by. A column is called by what it is and of what: sum_reports,
# agencies_with_report, median_days_to_action, heads_women. A category that nothing names has no column.
Found = dict[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be read: its dimensions, what it knows of, and the table of a row a category beside it."""

    name: str
    dimensions: frozenset[str]
    facts: frozenset[str]
    by_category: str | None = None
    counts_agencies: bool = False
    # Its rounds are masks: it holds no sums, and cannot be grouped by round.
    of_masks: bool = False

    @property
    def has_activities(self) -> bool:
        """Whether its rows are activities themselves."""
        return self.facts == {"activity"} and self.by_category is None

    @property
    def filters(self) -> frozenset[str]:
        """What its rows can be narrowed by: its dimensions, and the rounds where these are masks."""
        return self.dimensions | set(_PERIOD) if self.of_masks else self.dimensions


_PLACE = frozenset(PLACE_AND_PERIOD) - {"district", "agency"}
_BOTH = frozenset({"activity", "report"})
TABLES = (
    Table(
        "agency_presence",
        frozenset(PLACE_AND_PERIOD) - set(_PERIOD),
        frozenset({"report"}),
        counts_agencies=True,
        of_masks=True,
    ),
    Table("cube_place_round", _PLACE, _BOTH, "cube_place_category"),
    Table("cube_agency_round", frozenset(PLACE_AND_PERIOD), _BOTH, "cube_agency_category", counts_agencies=True),
    Table("cube_kind_mode", _PLACE | {"kind", "mode"}, frozenset({"activity"}), "cube_kind_mode_category"),
    Table("activity_fact", frozenset(FILTERS), frozenset({"activity"})),
    Table("panel_place", frozenset({"rate", "province", "agency_kind", *_PERIOD}), frozenset({"panel"})),
)


@dataclass(frozen=True)
class Scan:
    """One reading of one table: what rows, grouped how, split by which mask."""

    table: Table
    by: tuple[str, ...]
    filters: Filtered
    demonstration: bool
    split: str | None
    # Agencies are counted apart from sums: each must be one before it is counted.
    counts: bool = False
    wanted: dict[Wanted, None] = field(default_factory=dict, compare=False, hash=False)

    @property
    def tables(self) -> list[str]:
        """The names of the tables that it is read from."""
        forms = {form for form, _ in self.wanted}
        beside = [self.table.by_category] if self.table.by_category and "category" in forms else []
        return [*([self.table.name] if forms - {"category"} or not beside else []), *beside]

    @property
    def periods(self) -> Filtered:
        """The rounds that are asked for where these are masks: every row is read, and each mask tells of it."""
        return tuple(of for of in self.filters if of[0] in _PERIOD) if self.table.of_masks else ()

    @property
    def narrowing(self) -> Filtered:
        """The filters of its rows: all but those of the rounds that masks tell of, and that of demonstration or real data."""
        return (("is_demonstration", (self.demonstration,)), *(of for of in self.filters if of not in self.periods))

    @property
    def rows(self) -> tuple[Any, ...]:
        """What decides which rows are read."""
        return (self.table.name, self.narrowing, self.split)


Tables = Mapping[Scan, Found]


def smallest(
    fact: str,
    by: Collection[str],
    filters: Collection[str],
    wanted: Sequence[Wanted],
    *,
    split: str | None = None,
    asked: str | None = None,
) -> Table:
    """The smallest table that answers exactly; where a name is asked for, that table. Raises RequestError where none does."""
    forms = {form for form, _ in wanted}
    beyond_one = {of for form, of in wanted if form == "category"} - set(_OF_ONE_ACTIVITY)
    able = [
        t
        for t in TABLES
        if fact in t.facts
        and t.dimensions.issuperset(by)
        and t.filters.issuperset(filters)
        and (t.counts_agencies or "agencies" not in forms)
        and (not t.of_masks or forms == {"agencies"})
        and (t.has_activities or not (split or "median" in forms))
        and not (t.has_activities and beyond_one)
        and asked in (None, t.name)
    ]
    if not able:
        raise RequestError(f"{asked or 'No table'} does not answer exactly by {', '.join(sorted({*by, *filters}))}.")
    return able[0]


@dataclass(frozen=True)
class _Reading:
    """Scans that are read together, by the columns that they want together, or by what they want of categories."""

    scans: tuple[Scan, ...]
    wanted: Mapping[str, Wanted]
    of_categories: tuple[str, ...] = ()

    @property
    def first(self) -> Scan:
        """What is true of all of them: which rows are read, and whether agencies are counted."""
        return self.scans[0]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """All that any of them is grouped by."""
        return tuple(dict.fromkeys(d for one in self.scans for d in one.by))

    @property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """The grouping sets, each once, whatever the order in which a scan names its dimensions."""
        return tuple(dict.fromkeys(tuple(d for d in self.dimensions if d in one.by) for one in self.scans))

    @property
    def masks(self) -> dict[Filtered, str]:
        """The rounds that its scans ask for where these are masks, each with what is added to the names of its columns."""
        asked = dict.fromkeys(one.periods for one in self.scans)
        return {periods: f"_{place}" if place else "" for place, periods in enumerate(asked)}

    def scans_of(self, grouped: int) -> list[Scan]:
        """The scans of one grouping set: a bit is set for each dimension that it lacks, the last one's lowest."""
        have = {d for i, d in enumerate(reversed(self.dimensions)) if not grouped >> i & 1}
        return [one for one in self.scans if set(one.by) == have]


def together(scans: Sequence[Scan]) -> list[Scan]:
    """Each scan once, with all that is wanted of it."""
    wanted: dict[Scan, dict[Wanted, None]] = {}
    for one in scans:
        wanted.setdefault(one, {}).update(one.wanted)
    return [replace(one, wanted=columns) for one, columns in wanted.items()]


class Pass:
    """One pass of scans: its statements, and of what these find the rows of each scan."""

    def __init__(self, scans: Sequence[Scan]) -> None:
        self._scans = together(scans)
        self._readings = [*_of_sums(self._scans), *_of_categories(self._scans)]

    def statements(self) -> list[tuple[str, dict[str, Any]]]:
        """What to ask, each statement with its parameters.

        A reading is a statement of its own: in one of all readings each would carry, and have planned, the columns of all
        others. Only those of the same activities are one statement, so that the rows that pass are sought once.
        """
        statements: list[tuple[str, dict[str, Any]]] = []
        several: dict[Any, list[tuple[int, _Reading]]] = {}
        for number, reading in enumerate(self._readings):
            first = reading.first
            # Lists are slow to copy: they are read apart.
            if first.table.has_activities and reading.of_categories != ("heads",):
                several.setdefault(first.rows, []).append((number, reading))
            else:
                parameters: dict[str, Any] = {}
                statements.append((_select(number, reading, _source(reading, parameters)), parameters))
        for together in several.values():
            parameters = {}
            source = _source(together[0][1], parameters)
            if len(together) == 1:
                statements.append((_select(*together[0], source), parameters))
                continue
            columns = sorted({column for _, reading in together for column in _columns(reading)})
            passed = f"with passed as materialized (select {', '.join(columns)}\nfrom {source})\n"
            parts = [_select(number, reading, _PASSED) for number, reading in together]
            statements.append((passed + "\nunion all by name\n".join(parts), parameters))
        return statements

    def tables(self, answers: Sequence[tuple[Sequence[str], Sequence[tuple[Any, ...]]]]) -> Tables:
        """The rows of each scan, from what each statement found: the names of its columns, and its rows."""
        tables: dict[Scan, Found] = {one: {} for one in self._scans}
        for names, rows in answers:
            place = {name: at for at, name in enumerate(names)}
            number, grouping = place["reading"], place["grouped"]
            takers: dict[tuple[int, int], list[_Taker]] = {}
            for row in rows:
                which = (row[number], row[grouping])
                if which not in takers:
                    reading = self._readings[which[0]]
                    takers[which] = [_Taker(reading, one, place, tables[one]) for one in reading.scans_of(which[1])]
                for taker in takers[which]:
                    taker.take(row)
        return tables


class _Taker:
    """Puts rows of a statement where the scan that they are of is kept."""

    def __init__(self, reading: _Reading, scan: Scan, place: Mapping[str, int], table: Found) -> None:
        self._table = table
        self._key = [place[d] for d in scan.by]
        mark = reading.masks[scan.periods]
        self._columns = [(name, place[name + mark]) for name in reading.wanted]
        self._category = place["of_category"] if reading.of_categories else None

    def take(self, row: tuple[Any, ...]) -> None:
        kept = self._table.setdefault(tuple([row[i] for i in self._key]), {})
        if self._category is None:
            for name, i in self._columns:
                kept[name] = row[i]
        else:
            for name, i in self._columns:
                kept[f"{name}_{row[self._category]}"] = row[i]


def _of_sums(scans: Sequence[Scan]) -> list[_Reading]:
    """The scans of the same rows that want the same together, in the order in which they are read."""
    alike: dict[Any, list[Scan]] = {}
    for one in scans:
        if all(form == "category" for form, _ in one.wanted):
            continue
        # Each set works out the sums of all others. Of a cube that costs less than to plan another reading; of activities
        # it would cost more. Of an agency the place is one, so that agencies by place are one reading; by period they are
        # counted anew.
        apart = _PERIOD if one.counts else FILTERS if one.table.has_activities else ()
        alike.setdefault((one.rows, one.counts, tuple(d for d in one.by if d in apart)), []).append(one)
    return [
        _Reading(
            tuple(group),
            {f"{form}_{of}": (form, of) for one in group for form, of in one.wanted if form != "category"},
        )
        for group in alike.values()
    ]


def _of_categories(scans: Sequence[Scan]) -> list[_Reading]:
    """What scans want of categories: of a cube together, of activities each from a column of its own."""
    found: list[tuple[Scan, tuple[str, ...]]] = []
    for one in scans:
        told = tuple(of for form, of in one.wanted if form == "category")
        if one.table.has_activities:
            found += [(one, (of,)) for of in told]
        elif told:
            found.append((one, told))
    return [_Reading((one,), {name: ("category", name) for name in told}, told) for one, told in found]


_PASSED = "passed as t"


def _source(reading: _Reading, parameters: dict[str, Any]) -> str:
    """The rows of a reading: what stands after `from`."""
    one = reading.first
    source = f"{(reading.of_categories and one.table.by_category) or one.table.name} as t"
    if one.split:
        source += f"\ninner join {_members(one.split, 'member')} on t.{MASKS[one.split]} & member.mask <> 0"
    narrowed = []
    if one.table.of_masks:
        source += f"\ninner join ({_asked_periods(reading, parameters)}) as asked on t.era = asked.era"
        asked = " | ".join(f"asked.mask{mark}" for mark in reading.masks.values())
        narrowed.append(f"t.present & {asked if len(reading.masks) == 1 else f'({asked})'} <> 0")
    narrowed += conditions(one.narrowing, parameters)
    return f"{source}\nwhere {' and '.join(narrowed)}"


def _asked_periods(reading: _Reading, parameters: dict[str, Any]) -> str:
    """The periods that each scan asks for, as one mask of their bits an era."""
    asked = {mark: " and ".join(conditions(of, parameters) or ["true"]) for of, mark in reading.masks.items()}
    if len(asked) == 1:
        return f"select t.era, bit_or(t.mask) as mask from period_bit as t where {asked['']} group by t.era"
    masks = (f"coalesce(bit_or(t.mask) filter (where {of}), 0) as mask{mark}" for mark, of in asked.items())
    return f"select t.era, {', '.join(masks)} from period_bit as t group by t.era"


def _members(mask: str, alias: str) -> str:
    """The members of a mask, each with its bit set."""
    rows = ", ".join(f"('{code}', {1 << bit})" for code, bit in codes_of(mask).items())
    return f"(values {rows}) as {alias} (name, mask)"


def _dimensions(reading: _Reading, source: str) -> dict[str, str]:
    """What a reading is grouped by, each with the column of its source that holds it."""
    split = None if source == _PASSED else reading.first.split
    return {d: "member.name" if d == split else column_of(d) for d in reading.dimensions}


def _columns(reading: _Reading) -> list[str]:
    """The columns that a reading needs of the activities that pass."""
    split = reading.first.split
    needed = [f"member.name as {d}" if d == split else column_of(d) for d in reading.dimensions]
    if reading.of_categories:
        return [*needed, "t.categories", "t.events_held"]
    for form, of in reading.wanted.values():
        needed += (
            ["t.level", "t.events_held"] if of in OF_LEVELS else ["t.is_closed" if form == "closed" else f"t.{of}"]
        )
    return needed


def _select(number: int, reading: _Reading, source: str) -> str:
    """The statement of one reading, of all rows of a table that pass, or of those that are kept as passed."""
    if reading.first.counts:
        return _agencies(number, reading, source)
    dimensions = _dimensions(reading, source)
    if reading.of_categories == ("heads",) and reading.first.table.has_activities:
        return _heads(number, dimensions, source)
    if reading.of_categories == ("naming",) and reading.first.table.has_activities:
        return _naming(number, dimensions, source)
    columns = {name: _aggregate(*wanted) for name, wanted in reading.wanted.items()}
    if reading.first.table.has_activities:
        columns |= {
            name: f"count(*) filter (where t.level between {OF_LEVELS[of][0]} and {OF_LEVELS[of][-1]} and t.events_held > 0)"
            for name, (_, of) in reading.wanted.items()
            if of in OF_LEVELS
        }
    if reading.of_categories:
        dimensions["of_category"] = "t.category"
    return _grouped_by(number, reading, dimensions, columns, source)


def _agencies(number: int, reading: _Reading, source: str) -> str:
    """Each agency once, with whether it is counted; then how many are."""
    dimensions = _dimensions(reading, source)
    is_set = "(t.{} & asked.mask{} <> 0)::integer" if reading.first.table.of_masks else "t.{}"
    told = [(name, flag, mark) for mark in reading.masks.values() for name, (_, flag) in reading.wanted.items()]
    flags = ", ".join(f"max({is_set.format(flag, mark)}) as {flag}{mark}" for _, flag, mark in told)
    inner = "".join(f"{column} as {name}, " for name, column in dimensions.items())
    grouped = ", ".join(dict.fromkeys([*dimensions.values(), "t.agency_id"]))
    once = f"(select {inner}{flags}\nfrom {source}\ngroup by {grouped}) as t"
    columns = {f"{name}{mark}": f"sum(t.{flag}{mark})" for name, flag, mark in told}
    return _grouped_by(number, reading, {name: f"t.{name}" for name in dimensions}, columns, once)


def _heads(number: int, dimensions: Mapping[str, str], source: str) -> str:
    """People by category, from the list of an activity: a number a group, its headcount above the bit of its category."""
    inner = "".join(f"{column} as {name}, " for name, column in dimensions.items())
    outer = "".join(f"t.{name}, " for name in dimensions)
    # As narrow as they can be: a sum of integers is quicker than one of what is twice as wide.
    summed = f"select {outer}(t.told & 31)::utinyint as bit, sum((t.told >> 5)::integer) as heads"
    people = f"{summed}\nfrom (select {inner}unnest(t.people) as told\nfrom {source}) as t\ngroup by all"
    rows = ", ".join(f"('{code}', {bit})" for code, bit in codes_of("category").items())
    return (
        f"select {number} as reading, 0 as grouped, {outer}named.name as of_category, t.heads\nfrom ({people}) as t\n"
        f"inner join (values {rows}) as named (name, bit) on t.bit = named.bit"
    )


def _naming(number: int, dimensions: Mapping[str, str], source: str) -> str:
    """Activities by category that they name: counted by all that they name, which few differ in, and these then taken apart."""
    inner = "".join(f"{column} as {name}, " for name, column in dimensions.items())
    outer = "".join(f"t.{name}, " for name in dimensions)
    counted = f"select {inner}t.categories as mask, sum(t.events_held) as held\nfrom {source}\ngroup by all"
    return (
        f"select {number} as reading, 0 as grouped, {outer}named.name as of_category, sum(t.held) as naming\n"
        f"from ({counted}) as t\ninner join {_members('category', 'named')} on t.mask & named.mask <> 0\ngroup by all"
    )


def _grouped_by(
    number: int, reading: _Reading, dimensions: Mapping[str, str], columns: Mapping[str, str], source: str
) -> str:
    """Aggregates by the dimensions of each scan of a reading."""
    selected = [f"{number} as reading", *(f"{column} as {name}" for name, column in dimensions.items())]
    sets = reading.sets
    selected.append(f"grouping({', '.join(dimensions.values())}) as grouped" if len(sets) > 1 else "0 as grouped")
    selected += [f"{column} as {name}" for name, column in columns.items()]
    sql = f"select {', '.join(selected)}\nfrom {source}"
    # Said plainly where it can be: DuckDB then counts by small integers without a hash table.
    if len(sets) > 1:
        together = (f"({', '.join(dimensions[d] for d in by)})" for by in sets)
        sql += f"\ngroup by grouping sets ({', '.join(together)})"
    elif dimensions:
        sql += f"\ngroup by {', '.join(dimensions.values())}"
    return sql


def _aggregate(form: str, of: str) -> str:
    if form == "closed":
        return "bool_and(t.is_closed)"
    return f"median(t.{of})" if form == "median" else f"sum(t.{of})"
