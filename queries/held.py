"""Tables of sums held in memory as arrays, and scans answered from them.

A page asks a dozen sums of tables of some thousand rows: to plan one statement takes DuckDB longer than to add up all of
these. What a scan finds here is what its statement finds (`queries.scan`); tests hold both to the star on random filters.
Activities are not held, nor any table of more than `MOST_ROWS` rows: these DuckDB reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.conditions import unknown_of
from queries.scan import Filtered, Found, Scan, Wanted
from queries.warehouse import Warehouse

MOST_ROWS = 500_000
# So many groups are told apart by a table of all there might be, which is quicker than to sort.
_MOST_PLACES = 1 << 22

Array = npt.NDArray[Any]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Dimension:
    """What rows are narrowed and grouped by: of each row the place of its value among `values`, the last of which is None."""

    places: Array
    values: tuple[Any, ...]

    @cached_property
    def rows(self) -> list[Array]:
        """The rows of each value, in their order."""
        counts = np.bincount(self.places, minlength=len(self.values))
        order = np.argsort(self.places, kind="stable").astype(np.int32)
        return np.split(order, np.cumsum(counts)[:-1])

    @cached_property
    def _place_of(self) -> dict[Any, int]:
        return {value: place for place, value in enumerate(self.values)}

    def allowed(self, name: str, values: Sequence[Any]) -> list[int]:
        """The places of the values that a filter of this name and these values lets pass."""
        known = (None if value == unknown_of(name) else value for value in values)
        return [self._place_of[value] for value in known if value in self._place_of]


@dataclass(frozen=True, slots=True)
class Number:
    """A column of numbers, truths or bits, 0 where it is NULL. `known`: where it is not; None where it nowhere is."""

    values: Array
    known: Array | None


@dataclass
class _Columns:
    """The columns of one table. One is read when it is first asked for, and stays."""

    length: int
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)


@dataclass(frozen=True)
class _Table:
    """A table with its generation, of which the columns are read that are not yet held."""

    name: str
    warehouse: Warehouse
    columns: _Columns

    @property
    def length(self) -> int:
        """How many rows it has."""
        return self.columns.length

    def dimensions(self, *names: str) -> list[Dimension]:
        """Dimensions by name."""
        return self._held(names, self.columns.dimensions, _dimension)

    def numbers(self, *names: str) -> list[Number]:
        """Columns of numbers by name."""
        return self._held(names, self.columns.numbers, _number)

    def passing(self, filters: Filtered) -> slice | Array:
        """The rows that pass all filters: of those of the narrowest filter, what the others leave."""
        narrowing: list[tuple[int, list[int], Dimension]] = []
        for (name, values), of in zip(filters, self.dimensions(*(name for name, _ in filters)), strict=True):
            allowed = of.allowed(name, values)
            count = sum(len(of.rows[place]) for place in allowed)
            if count < self.length:
                narrowing.append((count, allowed, of))
        if not narrowing:
            return slice(0, self.length)
        (_, allowed, narrowest), *others = sorted(narrowing, key=lambda one: one[0])
        rows = np.concatenate([np.empty(0, np.int32), *(narrowest.rows[place] for place in allowed)])
        for _, allowed, of in others:
            passes = np.zeros(len(of.values), np.bool_)
            passes[allowed] = True
            rows = rows[passes[of.places[rows]]]
        return rows

    def _held(self, names: Sequence[str], held: dict[str, _T], make: Callable[[pd.Series[Any]], _T]) -> list[_T]:
        if lacking := [name for name in dict.fromkeys(names) if name not in held]:
            columns = ", ".join("agency_id as agency" if name == "agency" else name for name in lacking)
            found = self.warehouse.query(f"select {columns} from {self.name} order by rowid")
            # Two that come at once read the same.
            held.update({name: make(found[name]) for name in lacking})
        return [held[name] for name in names]


class Held:
    """What is held of the tables of one generation. It does not hold the generation, which stays open while anyone does."""

    def __init__(self) -> None:
        self._tables: dict[str, _Columns] = {}

    def found(self, scan: Scan, warehouse: Warehouse) -> tuple[Found, dict[Wanted, None]]:
        """What a scan finds, and what of it is left to be asked because its table is not held."""
        wanted = dict(scan.wanted)
        found: Found = {}
        if scan.table.has_activities:
            return found, wanted
        categories = [one for one in wanted if one[0] == "category"]
        sums = [one for one in wanted if one[0] != "category"]
        if sums and (table := self._table(scan.table.name, warehouse)):
            found = self._agencies(scan, table) if scan.counts else _sums(table, scan, sums)
            wanted = dict.fromkeys(categories)
        if categories and (table := self._table(str(scan.table.by_category), warehouse)):
            for (*key, category), row in _sums(table, scan, categories, "category").items():
                named = {f"{name.removeprefix('category_')}_{category}": number for name, number in row.items()}
                found.setdefault(tuple(key), {}).update(named)
            wanted = {one: None for one in wanted if one[0] != "category"}
        return found, wanted

    def _table(self, name: str, warehouse: Warehouse) -> _Table | None:
        """A table, if it is held."""
        columns = self._tables.get(name)
        if columns is None:
            (counted,) = warehouse.rows(f"select count(*) as length from {name}", {})
            columns = self._tables.setdefault(name, _Columns(counted["length"]))
        return _Table(name, warehouse, columns) if columns.length <= MOST_ROWS else None

    def _agencies(self, scan: Scan, table: _Table) -> Found:
        """How many agencies of each group have a flag in any of their rows."""
        flags = [of for _, of in scan.wanted]
        told = [number.values for number in table.numbers(*flags)]
        rows = table.passing(scan.narrowing)
        told = [values[rows] for values in told]
        if scan.table.of_masks:
            era, present = (number.values[rows] for number in table.numbers("era", "present"))
            asked = self._asked(scan.periods, table.warehouse)[era]
            is_present = present & asked != 0
            told = [(mask & asked)[is_present] for mask in told]
            rows = np.arange(table.length)[rows][is_present]
        group, keys = _groups(table.dimensions(*scan.by), rows)
        (agency,) = table.dimensions("agency")
        found: Found = {key: {} for key in keys}
        for flag, values in zip(flags, told, strict=True):
            is_set = values != 0
            once, _ = _numbered(
                group[is_set] * len(agency.values) + agency.places[rows][is_set], len(keys) * len(agency.values)
            )
            counted = np.bincount(once // len(agency.values), minlength=len(keys))
            _put(found, f"agencies_{flag}", counted, is_known=len(group) > 0)
        return found

    def _asked(self, periods: Filtered, warehouse: Warehouse) -> Array:
        """The bits of the periods that pass, of each era."""
        table = self._table("period_bit", warehouse)
        assert table is not None
        era, mask = (number.values[table.passing(periods)] for number in table.numbers("era", "mask"))
        asked = np.zeros(1 + np.iinfo(np.int8).max, np.int64)
        np.bitwise_or.at(asked, era, mask)
        return asked


def _sums(table: _Table, scan: Scan, wanted: Sequence[Wanted], *by: str) -> Found:
    """What is wanted, added up; whether a round is closed, where it is wherever that is known."""
    columns = {f"{form}_{of}": of or "is_closed" for form, of in wanted}
    rows = table.passing(scan.narrowing)
    group, keys = _groups(table.dimensions(*scan.by, *by), rows)
    found: Found = {key: {} for key in keys}
    count = len(keys)
    for (name, column), number in zip(columns.items(), table.numbers(*columns.values()), strict=True):
        # Whole numbers stay whole in a double up to 2^53.
        total = np.bincount(group, number.values[rows], count)
        is_known: Array | bool = len(group) > 0
        if number.known is not None:
            known = np.bincount(group, number.known[rows], count)
            is_known = known > 0
            if column == "is_closed":
                total = total == known
        elif column == "is_closed":
            total = total == np.bincount(group, minlength=count)
        _put(found, name, total if column == "is_closed" else total.astype(np.int64), is_known=is_known)
    return found


def _put(found: Found, name: str, values: Array, *, is_known: Array | bool) -> None:
    """Give each row its value, or None where it is not known."""
    known = repeat(is_known) if isinstance(is_known, bool) else is_known.tolist()
    for row, value, is_there in zip(found.values(), values.tolist(), known, strict=False):
        row[name] = value if is_there else None


def _groups(dimensions: Sequence[Dimension], rows: slice | Array) -> tuple[Array, list[tuple[Any, ...]]]:
    """The number of each row's group, and the values of each group; one group of all rows, even of none, without dimensions."""
    count = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
    group = np.zeros(count, np.intp)
    keys: list[tuple[Any, ...]] = [()]
    for of in dimensions:
        size = len(of.values)
        there, group = _numbered(group * size + of.places[rows], len(keys) * size)
        keys = [(*keys[place // size], of.values[place % size]) for place in there.tolist()]
    return group, keys


def _numbered(values: Array, below: int) -> tuple[Array, Array]:
    """The different values in their order, and of each value its place among them. All are less than `below`."""
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
    if not isinstance(column.dtype, pd.CategoricalDtype):
        # With NULL among them pandas takes whole numbers for others.
        column = (column.astype("Int64") if column.dtype.kind == "f" else column).astype("category")
    values = column.cat.categories.tolist()
    places = column.cat.codes.to_numpy()
    least = np.min_scalar_type(len(values))
    return Dimension(np.where(places < 0, len(values), places).astype(least), (*values, None))


def _number(column: pd.Series[Any]) -> Number:
    known = column.notna().to_numpy()
    if known.all():
        return Number(column.to_numpy(), None)
    # Of a column with NULL pandas makes numbers that are not whole, or objects.
    return Number(column.to_numpy(np.float64, na_value=0).astype(np.int64), known)
