"""Columns of tables held in memory as arrays, and scans answered from them.

To plan a statement takes DuckDB longer than to add up thousands of rows of sums; and activities lie by place, so that those of
a province are a slice of each array, and what passes any other filter is found by looking at one small number a row. What a
scan finds here is what its statement finds (`queries.scan`); tests hold both to the star on random filters. DuckDB is asked
for medians, and for what is split by what an activity may have several of.

A column is read from the published file when it is first asked for. Of a generation at most MOST_BYTES are held: what was
asked for longest ago goes first, and all of it with the generation. Tables of more than MOST_ROWS rows are not held at all.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.conditions import MASKS, codes_of, column_of, mask_of, unknown_of
from queries.scan import OF_LEVELS, Filtered, Found, Scan, Wanted, together
from queries.warehouse import Warehouse

# A page needs some 40 bytes an activity: 100 MB of ten national years' 2.3 million, and a fifth of that of all sums.
MOST_BYTES = 256 << 20
# Of many more, the columns of one page would push each other out.
MOST_ROWS = 4_000_000
# So many groups are told apart by a table of all there might be, which is quicker than to sort.
_MOST_PLACES = 1 << 22
# Of runs shorter than this it is as quick to look at each row.
_LONG_RUN = 64
# So few values are looked for one by one, which is quicker than to look each row's up.
_FEW_VALUES = 6
# Sums of groups and of what is told apart within each stand in a table; beyond so many cells only groups with a row have one.
_MOST_CELLS = 1 << 16
_BITS = 32

Array = npt.NDArray[Any]
Rows = slice | Array


class _Sized(Protocol):
    @property
    def nbytes(self) -> int:
        """How much memory it holds."""


_T = TypeVar("_T", bound=_Sized)


@dataclass(frozen=True)
class Dimension:
    """What rows are narrowed and grouped by: of each row the place of its value among `values`, the last of which is None."""

    places: Array
    values: tuple[Any, ...]

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.places.nbytes

    @cached_property
    def counts(self) -> Array:
        """How many rows have each value."""
        return np.bincount(self.places, minlength=len(self.values))

    def allowed(self, name: str, values: Sequence[Any]) -> list[int]:
        """The places of the values that a filter of this name and these values lets pass."""
        if name in MASKS:
            return np.flatnonzero(self.masks & mask_of(name, values)).tolist()
        known = (None if value == unknown_of(name) else value for value in values)
        return [self._place_of[value] for value in known if value in self._place_of]

    @cached_property
    def masks(self) -> Array:
        """The values of what is held as bits; NULL has none."""
        return np.array([*self.values[:-1], 0], np.int64)

    def runs_of(self, allowed: Sequence[int]) -> list[tuple[int, int]] | None:
        """Where the rows that have one of these values begin and end, where each value's lie together; else None."""
        if self._runs is None:
            return None
        begins, ends, places = self._runs
        chosen = self._is_among(places, allowed)
        begins, ends = begins[chosen], ends[chosen]
        apart = begins[1:] != ends[:-1]
        begins, ends = begins[np.append(True, apart)[: len(begins)]], ends[np.append(apart, True)[: len(ends)]]
        return list(zip(begins.tolist(), ends.tolist(), strict=True))

    def has(self, allowed: Sequence[int], rows: Rows) -> Array:
        """Whether each of these rows has one of these values."""
        return self._is_among(_taken(self.places, rows), allowed)

    def _is_among(self, places: Array, allowed: Sequence[int]) -> Array:
        if 0 < len(allowed) <= _FEW_VALUES:
            return reduce(np.logical_or, (places == place for place in allowed))
        passes = np.zeros(len(self.values), np.bool_)
        passes[allowed] = True
        return passes.take(places)

    @cached_property
    def _place_of(self) -> dict[Any, int]:
        return {value: place for place, value in enumerate(self.values)}

    @cached_property
    def _runs(self) -> tuple[Array, Array, Array] | None:
        """Where the rows of one value begin and end, and its place; None where they lie in no long runs."""
        begins = np.append(0, np.flatnonzero(self.places[1:] != self.places[:-1]) + 1)
        if len(begins) * _LONG_RUN > len(self.places):
            return None
        return begins, np.append(begins[1:], len(self.places)), self.places[begins]


@dataclass(frozen=True, slots=True)
class Number:
    """A column of numbers, truths or bits, 0 where it is NULL. `known`: where it is not; None where it nowhere is."""

    values: Array
    known: Array | None

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.values.nbytes + (0 if self.known is None else self.known.nbytes)

    def taken(self, rows: Rows) -> Number:
        """The numbers of some rows."""
        return Number(_taken(self.values, rows), None if self.known is None else _taken(self.known, rows))


@dataclass(frozen=True, slots=True)
class Named:
    """What stands beside the rows of a table, some of it beside each: beside row r that from `begins[r]` up to `begins[r + 1]`."""

    begins: Array

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.begins.nbytes

    def of(self, rows: Rows) -> tuple[Rows, Array]:
        """What stands beside some rows, and beside each of them how much."""
        if isinstance(rows, slice):
            begins = self.begins[rows.start : rows.stop + 1]
            return slice(int(begins[0]), int(begins[-1])), np.diff(begins)
        begins = self.begins.take(rows)
        counts = self.begins.take(rows + 1) - begins
        ends = np.cumsum(counts)
        return np.repeat(begins - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0), counts


@dataclass(frozen=True, slots=True)
class People:
    """The people of each group of activities, beside the activities."""

    beside: Named
    bits: Array
    heads: Array

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.beside.nbytes + self.bits.nbytes + self.heads.nbytes


class _Columns:
    """The columns of one generation that are held, the one asked for last at the end."""

    def __init__(self) -> None:
        self.lengths: dict[str, int] = {}
        self._held: OrderedDict[tuple[str, str, str], _Sized] = OrderedDict()
        self._bytes = 0

    def get(self, key: tuple[str, str, str]) -> Any:
        """A column, None where it is not held."""
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: tuple[str, str, str], column: _Sized) -> None:
        """Hold a column, and no longer those that would be too much with it."""
        self._held[key] = column
        self._bytes += column.nbytes
        while self._bytes > MOST_BYTES and len(self._held) > 1:
            self._bytes -= self._held.popitem(last=False)[1].nbytes


@dataclass(frozen=True)
class _Table:
    """A table with its generation, of which the columns are read that are not yet held."""

    name: str
    warehouse: Warehouse
    columns: _Columns

    @property
    def length(self) -> int:
        """How many rows it has."""
        lengths = self.columns.lengths
        if self.name not in lengths:
            (counted,) = self.warehouse.rows(f"select count(*) as length from {self.name}", {})
            lengths[self.name] = counted["length"]
        return lengths[self.name]

    def dimensions(self, *names: str) -> list[Dimension]:
        """Dimensions by name; masks too, by the names of their columns."""
        return self._columns("dimension", names, self._read_dimensions)

    def numbers(self, *names: str) -> list[Number]:
        """Columns of numbers by name."""
        return self._columns("number", names, self._read_numbers)

    @property
    def people(self) -> People:
        """The people of each group."""
        return self._columns("people", ["people"], self._read_people)[0]

    def _columns(self, kind: str, names: Sequence[str], read: Callable[[list[str]], Mapping[str, _T]]) -> list[_T]:
        found: dict[str, _T | None] = {name: self.columns.get((self.name, kind, name)) for name in names}
        if lacking := [name for name, column in found.items() if column is None]:
            for name, made in read(lacking).items():
                found[name] = made
                self.columns.put((self.name, kind, name), made)
        return [column for name in names if (column := found[name]) is not None]

    def _read_dimensions(self, names: list[str]) -> dict[str, Dimension]:
        selected = ", ".join("agency_id as agency" if name == "agency" else name for name in names)
        read = self.warehouse.query(f"select {selected} from {self.name}")
        return {name: _dimension(read[name]) for name in names}

    def _read_numbers(self, names: list[str]) -> dict[str, Number]:
        read = self.warehouse.arrays(f"select {', '.join(names)} from {self.name}")
        return {name: _number(read[name]) for name in names}

    def _read_people(self, names: list[str]) -> dict[str, People]:
        read = self.warehouse.arrays(f"select len(people) as size from {self.name}")
        told = self.warehouse.arrays(
            f"select (told & 31)::utinyint as bit, told >> 5 as heads from (select unnest(people) as told from {self.name})"
        )
        return dict.fromkeys(names, People(_named(read["size"]), told["bit"], _narrowed(told["heads"])))

    def beside(self, name: str, of: Sequence[str]) -> Named:
        """Where in a table of a row a category those stand that are of each row of this one; both are told apart by `of`."""

        def read(names: list[str]) -> dict[str, Named]:
            columns = map(column_of, ("is_demonstration", *of))
            same = " and ".join(f"{column} is not distinct from lag({column}) over ()" for column in columns)
            # As both lie in one order, the first of a row's are the next row's that names any.
            begins = self.warehouse.arrays(f"select not coalesce({same}, false) as is_first from {name} as t")[
                "is_first"
            ]
            (groups,) = self.numbers("events_with_group")
            first = np.append(np.flatnonzero(begins), len(begins))
            sizes = np.zeros(self.length, np.int64)
            sizes[groups.values > 0] = np.diff(first)
            return dict.fromkeys(names, _named(sizes))

        return self._columns("beside", [name], read)[0]


class _Passed:
    """Some rows of a table. What is asked of them is taken from the columns once."""

    def __init__(self, table: _Table, rows: Rows) -> None:
        self.table = table
        self.rows = rows
        self._dimensions: dict[str, Dimension] = {}
        self._numbers: dict[str, Number] = {}

    @property
    def count(self) -> int:
        """How many they are."""
        return self.rows.stop - self.rows.start if isinstance(self.rows, slice) else len(self.rows)

    def dimensions(self, *names: str) -> list[Dimension]:
        """Dimensions of these rows."""
        lacking = [name for name in dict.fromkeys(names) if name not in self._dimensions]
        for name, of in zip(lacking, self.table.dimensions(*lacking), strict=True):
            self._dimensions[name] = Dimension(_taken(of.places, self.rows), of.values)
        return [self._dimensions[name] for name in names]

    def numbers(self, *names: str) -> list[Number]:
        """Numbers of these rows."""
        lacking = [name for name in dict.fromkeys(names) if name not in self._numbers]
        for name, number in zip(lacking, self.table.numbers(*lacking), strict=True):
            self._numbers[name] = number.taken(self.rows)
        return [self._numbers[name] for name in names]

    def those(self, passes: Array) -> _Passed:
        """Those of them that pass."""
        return _Passed(self.table, _those(self.rows, passes))


_Passing = Callable[[str, Filtered], _Passed]


def _passing(table: _Table, filters: Filtered) -> Rows:
    """The rows that pass all filters: of the slice in which all can lie that do, those that pass."""
    begin, end = 0, table.length
    narrowing: list[tuple[Dimension, list[int]]] = []
    columns = table.dimensions(*(MASKS.get(name, name) for name, _ in filters))
    for (name, values), of in zip(filters, columns, strict=True):
        allowed = of.allowed(name, values)
        count = int(of.counts[allowed].sum())
        if count == 0:
            return slice(0, 0)
        if count == table.length:
            continue
        if runs := of.runs_of(allowed):
            begin, end = max(begin, runs[0][0]), min(end, runs[-1][1])
        if runs is None or len(runs) > 1:
            narrowing.append((of, allowed))
    rows = slice(begin, max(begin, end))
    if not narrowing:
        return rows
    return _those(rows, reduce(np.logical_and, (of.has(allowed, rows) for of, allowed in narrowing)))


class _Groups:
    """Rows by what they are grouped by: one group of all, even of none, where that is nothing."""

    def __init__(self, passed: _Passed, by: Sequence[str]) -> None:
        self._dimensions = passed.dimensions(*by)
        # Of each row the cell that it is in, None where there is but one; how many cells there are, and which of them
        # are groups: those with a row.
        self._cells: Array | None = None
        self._width = 1
        self._which: Rows = slice(None)
        # The numbers that stand for the values of each group, in order, and how many rows it has.
        self.numbers: Array = np.zeros(1, np.intp)
        self.counts: Array = np.array([passed.count])
        for of in self._dimensions:
            self._width *= len(of.values)
            self._cells = of.places.astype(np.intp) if self._cells is None else self._cells * len(of.values) + of.places
        if self._cells is None:
            return
        if self._width > _MOST_CELLS:
            self.numbers, self._cells = _numbered(self._cells, self._width)
            self._width = len(self.numbers)
            self.counts = np.bincount(self._cells, minlength=self._width)
        else:
            counts = np.bincount(self._cells, minlength=self._width)
            self.numbers = self._which = np.flatnonzero(counts)
            self.counts = counts[self.numbers]

    @cached_property
    def keys(self) -> list[tuple[Any, ...]]:
        """The values of each group."""
        if not self._dimensions:
            return [()]
        rest, columns = self.numbers, []
        for of in reversed(self._dimensions):
            rest, places = np.divmod(rest, len(of.values))
            columns.append([of.values[place] for place in places.tolist()])
        return list(zip(*reversed(columns), strict=True))

    def sums(self, values: Array) -> Array:
        """The sum of each group."""
        if self._cells is None:
            total: Array = np.add.reduce(values, keepdims=True, dtype=np.int64)
            return total
        # Whole numbers stay whole in a double up to 2^53.
        return np.bincount(self._cells, values, self._width)[self._which].astype(np.int64)

    def table(self, places: Array, size: int, values: Array | None = None, times: Array | None = None) -> Array:
        """The sum of each group by so many places, or how often each occurs. `times`: how often a row stands in `places`."""
        if self._cells is not None:
            places = (self._cells if times is None else np.repeat(self._cells, times)) * size + places
        found: Array = np.bincount(places, values, self._width * size).reshape(self._width, size)[self._which]
        return found.astype(np.int64)

    def different(self, of: Dimension, where: Sequence[Array]) -> list[Array]:
        """How many different values of a dimension are in each group, of the rows that each of `where` tells of."""
        size = len(of.values)
        cells = of.places.astype(np.intp) if self._cells is None else self._cells * size + of.places
        pairs, number = _numbered(cells, self._width * size)
        groups = pairs // size
        found = []
        for rows in where:
            is_there = np.zeros(len(pairs), np.bool_)
            is_there[number[rows]] = True
            found.append(np.bincount(groups[is_there], minlength=self._width)[self._which])
        return found


class Held:
    """What is held of the tables of one generation. It does not hold the generation, which stays open while anyone does."""

    def __init__(self) -> None:
        self._columns = _Columns()

    def found(self, scans: Sequence[Scan], warehouse: Warehouse) -> tuple[dict[Scan, Found], list[Scan]]:
        """What each scan finds, and the scans that are left to be asked, with what of them no arrays tell."""
        passed: dict[tuple[str, Filtered], _Passed] = {}

        def table(name: str) -> _Table:
            return _Table(name, warehouse, self._columns)

        def passing(name: str, filters: Filtered) -> _Passed:
            if (name, filters) not in passed:
                passed[name, filters] = _Passed(table(name), _passing(table(name), filters))
            return passed[name, filters]

        tables: dict[Scan, Found] = {}
        rest: list[Scan] = []
        for scan in together(scans):
            lacking = dict(scan.wanted)
            parts = []
            for name, wanted in _told_by(scan):
                if wanted and table(name).length <= MOST_ROWS:
                    parts.append(_find(passing, scan, wanted))
                    lacking = {one: None for one in lacking if one not in wanted}
            tables[scan] = found = parts[0] if parts else {}
            for part in parts[1:]:
                for key, row in part.items():
                    found.setdefault(key, {}).update(row)
            if lacking:
                rest.append(replace(scan, wanted=lacking))
        return tables, rest


def _told_by(scan: Scan) -> list[tuple[str, list[Wanted]]]:
    """What of a scan arrays tell, each part with the table that it is read from."""
    if scan.split:
        return []
    categories = [one for one in scan.wanted if one[0] == "category"]
    sums = [one for one in scan.wanted if one[0] not in ("category", "median")]
    return [(scan.table.name, sums), (scan.table.by_category or scan.table.name, categories)]


def _find(passing: _Passing, scan: Scan, wanted: Sequence[Wanted]) -> Found:
    """What of a scan is found in its table, or in that of a row a category beside it."""
    passed = passing(scan.table.name, scan.narrowing)
    if scan.counts:
        return _agencies(passed, scan, passing)
    if wanted[0][0] != "category":
        return _sums(passed, scan, wanted)
    of_categories = [of for _, of in wanted]
    if scan.table.by_category is None:
        return _of_activities(passed, scan, of_categories)
    return _of_categories(passed, scan, scan.table.by_category, of_categories)


def _sums(passed: _Passed, scan: Scan, wanted: Sequence[Wanted]) -> Found:
    """What is wanted, added up; whether a round is closed, where it is wherever that is known."""
    columns = {f"{form}_{of}": of or "is_closed" for form, of in wanted}
    groups = _Groups(passed, scan.by)
    found: dict[str, list[Any]] = {}
    if scan.table.has_activities and not OF_LEVELS.keys().isdisjoint(columns.values()):
        found = _of_levels(passed, groups, columns)
    rest = {name: column for name, column in columns.items() if name not in found}
    for (name, column), number in zip(rest.items(), passed.numbers(*rest.values()), strict=True):
        total = groups.sums(number.values)
        known = groups.counts if number.known is None else groups.sums(number.known)
        found[name] = _or_none(total == known if column == "is_closed" else total, known)
    return {key: dict(zip(found, row, strict=True)) for key, *row in zip(groups.keys, *found.values(), strict=True)}


def _of_levels(passed: _Passed, groups: _Groups, columns: Mapping[str, str]) -> dict[str, list[Any]]:
    """The sums that the level of an activity tells: how many of those that were held are at some levels."""
    (level,), (held,) = passed.dimensions("level"), passed.numbers("events_held")
    table = groups.table(level.places, len(level.values), held.values)
    found: dict[str, list[Any]] = {}
    for name, column in columns.items():
        if column in OF_LEVELS:
            at = [place for place, value in enumerate(level.values) if value in OF_LEVELS[column]]
            found[name] = _or_none(table[:, at].sum(axis=1), groups.counts)
    return found


def _of_categories(passed: _Passed, scan: Scan, beside: str, wanted: Sequence[str]) -> Found:
    """What is counted of each category of group, of the rows a category beside those of a cube."""
    table = replace(passed.table, name=beside)
    rows, times = passed.table.beside(beside, sorted(scan.table.dimensions)).of(passed.rows)
    groups, (category,) = _Groups(passed, scan.by), table.dimensions("category")
    places, size = _taken(category.places, rows), len(category.values)
    occurs = groups.table(places, size, None, times)
    sums = {}
    for name, number in zip(wanted, table.numbers(*wanted), strict=True):
        told = number.taken(rows)
        known = occurs if told.known is None else groups.table(places, size, told.known, times)
        sums[name] = groups.table(places, size, told.values, times), known
    found: Found = {}
    for at in np.flatnonzero(occurs.any(axis=1)).tolist():
        there = np.flatnonzero(occurs[at])
        row = found.setdefault(groups.keys[at], {})
        for name, (total, known) in sums.items():
            columns = [f"{name}_{category.values[place]}" for place in there.tolist()]
            row.update(zip(columns, _or_none(total[at, there], known[at, there]), strict=True))
    return found


def _of_activities(passed: _Passed, scan: Scan, wanted: Sequence[str]) -> Found:
    """What is counted of each category of group in activities."""
    found: Found = {}
    groups = _Groups(passed, scan.by)
    for name in wanted:
        table, occurs = _heads(passed, groups) if name == "heads" else _naming(passed, scan, groups)
        for category, bit in codes_of("category").items():
            for place in np.flatnonzero(occurs[:, bit]).tolist():
                found.setdefault(groups.keys[place], {})[f"{name}_{category}"] = int(table[place, bit])
    return found


def _heads(passed: _Passed, groups: _Groups) -> tuple[Array, Array]:
    """People by group and bit of their category, and where there are any."""
    people = passed.table.people
    rows, times = people.beside.of(passed.rows)
    bits = _taken(people.bits, rows)
    return groups.table(bits, _BITS, _taken(people.heads, rows), times), groups.table(bits, _BITS, None, times) > 0


def _naming(passed: _Passed, scan: Scan, groups: _Groups) -> tuple[Array, Array]:
    """Activities that were held by group and bit of a category that they name, and where any activity names it.

    Counted by all that they name, which few differ in, and these then taken apart.
    """
    (named,), (held,) = passed.dimensions("categories"), passed.numbers("events_held")
    alike = _Groups(passed, (*scan.by, "categories"))
    number, place = np.divmod(alike.numbers, len(named.values))
    group, masks, counts = np.searchsorted(groups.numbers, number), named.masks[place], alike.sums(held.values)
    table, occurs = np.zeros((2, len(groups.numbers), _BITS), np.int64)
    for bit in codes_of("category").values():
        has = masks >> bit & 1 > 0
        table[:, bit] = np.bincount(group[has], counts[has], len(groups.numbers))
        occurs[:, bit] = np.bincount(group[has], minlength=len(groups.numbers))
    return table, occurs > 0


def _agencies(passed: _Passed, scan: Scan, passing: _Passing) -> Found:
    """How many agencies of each group have a flag in any of their rows."""
    flags = [flag for _, flag in scan.wanted]
    asked: Array | None = None
    if scan.table.of_masks:
        eras, present = passed.numbers("era", "present")
        asked = _asked(passing("period_bit", scan.periods))[eras.values]
        is_present = present.values & asked != 0
        passed, asked = passed.those(is_present), asked[is_present]
    groups = _Groups(passed, scan.by)
    (agency,) = passed.dimensions("agency")
    told = [number.values if asked is None else number.values & asked for number in passed.numbers(*flags)]
    counted = [_or_none(count, groups.counts) for count in groups.different(agency, [values != 0 for values in told])]
    names = [f"agencies_{flag}" for flag in flags]
    return {key: dict(zip(names, row, strict=True)) for key, *row in zip(groups.keys, *counted, strict=True)}


def _asked(periods: _Passed) -> Array:
    """The bits of some periods, of each era."""
    era, mask = periods.numbers("era", "mask")
    asked = np.zeros(1 + np.iinfo(np.int8).max, np.int64)
    np.bitwise_or.at(asked, era.values, mask.values)
    return asked


def _or_none(values: Array, known: Array) -> list[Any]:
    """The values, None where nothing is known."""
    told: list[Any] = values.tolist()
    counts = known.tolist()
    return told if all(counts) else [value if count else None for value, count in zip(told, counts, strict=True)]


def _taken(values: Array, rows: Rows) -> Array:
    """The values of some rows."""
    return values[rows] if isinstance(rows, slice) else values.take(rows)


def _those(rows: Rows, passes: Array) -> Array:
    """Those of the rows that pass."""
    places = np.flatnonzero(passes)
    return places + rows.start if isinstance(rows, slice) else rows.take(places)


def _numbered(values: Array, below: int) -> tuple[Array, Array]:
    """The different values in their order, and of each value its place among them. All are less than `below`."""
    if (values[1:] > values[:-1]).all():
        # As the tables lie by place, those of a region are in order already.
        return values, np.arange(len(values))
    if below > _MOST_PLACES:
        return np.unique(values, return_inverse=True)
    is_there = np.zeros(below, np.bool_)
    is_there[values] = True
    there = np.flatnonzero(is_there)
    number = np.empty(below, np.intp)
    number[there] = np.arange(len(there))
    return there, number[values]


def _dimension(column: pd.Series[Any]) -> Dimension:
    """A dimension; of a column of an ENUM, or of one with few values."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        places, names = column.cat.codes.to_numpy(), column.cat.categories
    else:
        places, names = pd.factorize(column, sort=True)
    # With NULL among them pandas takes whole numbers for others.
    values = (names.astype(np.int64) if names.dtype.kind == "f" else names).tolist()
    least = np.min_scalar_type(len(values))
    return Dimension(np.where(places < 0, len(values), places).astype(least), (*values, None))


def _named(sizes: Array) -> Named:
    """What stands beside rows, of how much stands beside each."""
    begins = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=begins[1:])
    return Named(begins)


def _number(column: Array) -> Number:
    if isinstance(column, np.ma.MaskedArray):
        return Number(_narrowed(column.filled(0)), ~np.ma.getmaskarray(column))
    return Number(_narrowed(column), None)


def _narrowed(values: Array) -> Array:
    """Whole numbers in as few bytes as they fit."""
    if not len(values) or values.dtype.kind == "b":
        return values
    # A negative number asks for a type with a sign, as bits of 64 need when they meet others.
    return values.astype(np.min_scalar_type(min(int(values.min()), -1 - int(values.max()))))
