"""The text of a filled template: an activity with its groups and matters after the other, notes at the end.

Each line says which cell it is, and each cell's words keep their place in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from data.template.fields import SHOWN, TABLES, Field, activity_key, fields

from .filled import Cells, Entry, FilledActivity, FilledForm
from .layout import Layout
from .source import Source

_TITLE = "แบบรายงานการมีส่วนร่วม (แบบกรอกของร่วม)"
_PART_TITLES = {"group": "ผู้มีส่วนร่วม", "matter": "ประเด็น ผล และการนำผลไปใช้"}


class FoundCell(NamedTuple):
    """A cell that is not empty."""

    column: int
    words: str
    where: str
    is_error: bool


FoundRow = Sequence[FoundCell]
CellsOfRow = dict[str, FoundCell]


@dataclass(slots=True)
class FoundCells:
    """What was found in a workbook, before it is laid out."""

    version: int = 0
    agency: CellsOfRow = field(default_factory=dict)
    tables: dict[str, list[CellsOfRow]] = field(default_factory=lambda: {name: [] for name in TABLES})
    notes: list[FoundRow] = field(default_factory=list)
    broken: list[FoundCell] = field(default_factory=list)
    shown: list[tuple[Field, FoundCell]] = field(default_factory=list)  # cells of formulas, if nobody wrote over them


def lay_out_template(found: FoundCells, media_type: str) -> Source:
    """Return all that was found in a template as text, and which of its words are which field's."""
    return _LaidOut(found).source(media_type)


@dataclass(slots=True)
class _LaidOut:
    """The text of a filled template being written, and where in it each field stands."""

    found: FoundCells
    layout: Layout = field(default_factory=Layout)

    def source(self, media_type: str) -> Source:
        """Write all and return it."""
        self.layout.line(_TITLE)
        agency = self._agency()
        owned, strays = self._by_activity()
        activities = tuple(
            self._activity(cells, owned["group"].get(at, []), owned["matter"].get(at, []))
            for at, cells in enumerate(self.found.tables["activity"])
            if _says_something(cells)
        )
        kept_strays = self._strays(strays)
        broken = tuple(self._broken())
        self._notes()
        form = FilledForm(self.found.version, agency, activities, kept_strays, broken)
        return replace(self.layout.source(media_type), filled=form)

    def _line(self, title: str, cells: Sequence[FoundCell]) -> list[Entry]:
        """Write the cells of one line behind its title; return where each of them stands."""
        self.layout.locate(f"cell:{cells[0].where}")
        position = self.layout.length + len(title) + 2
        entries = []
        for cell in cells:
            entries.append(Entry(position, position + len(cell.words), cell.where))
            position += len(cell.words) + 1
        self.layout.line(f"{title}: {' '.join(cell.words for cell in cells)}")
        return entries

    def _fields(self, name: str, cells: CellsOfRow, leave_out: Iterable[str] = ()) -> dict[str, Entry]:
        """Write the fields of a row, a line each; the cells of a date share one."""
        entries: dict[str, Entry] = {}
        for title, names in _lines_of(name):
            here = [one for one in names if one in cells and one not in leave_out]
            if here:
                entries |= zip(here, self._line(title, [cells[one] for one in here]), strict=True)
        return entries

    def _agency(self) -> Cells:
        return self._fields("agency", self.found.agency)

    def _by_activity(self) -> tuple[dict[str, dict[int, list[CellsOfRow]]], dict[str, list[CellsOfRow]]]:
        """Give groups and matters to the activity whose number they bear, or whose number the row above bears."""
        numbers: dict[str, int] = {}
        for at, cells in enumerate(self.found.tables["activity"]):
            if "number" in cells and _says_something(cells):
                numbers.setdefault(activity_key(cells["number"].words), at)
        owned: dict[str, dict[int, list[CellsOfRow]]] = {"group": {}, "matter": {}}
        strays: dict[str, list[CellsOfRow]] = {"group": [], "matter": []}
        for name, by_activity in owned.items():
            owner: int | None = None
            for cells in self.found.tables[name]:
                if "number" in cells:
                    owner = numbers.get(activity_key(cells["number"].words))
                if not _says_something(cells):
                    continue
                if owner is None:
                    strays[name].append(cells)
                else:
                    by_activity.setdefault(owner, []).append(cells)
        return owned, strays

    def _activity(self, cells: CellsOfRow, groups: list[CellsOfRow], matters: list[CellsOfRow]) -> FilledActivity:
        self.layout.blank()
        own = self._fields("activity", cells)
        return FilledActivity(own, self._rows("group", groups), self._rows("matter", matters))

    def _rows(self, name: str, rows: list[CellsOfRow]) -> tuple[Cells, ...]:
        if not rows:
            return ()
        self.layout.line(_PART_TITLES[name])
        # Their number is the activity's, which stands above them.
        return tuple(
            self._fields(name, cells, leave_out={"number"})
            | ({"number": Entry(0, 0, cells["number"].where)} if "number" in cells else {})
            for cells in rows
        )

    def _strays(self, strays: Mapping[str, list[CellsOfRow]]) -> tuple[Cells, ...]:
        kept: list[Cells] = []
        for name, rows in strays.items():
            for cells in rows:
                self.layout.blank()
                kept.append(self._fields(name, cells))
        return tuple(kept)

    def _broken(self) -> Iterator[Entry]:
        for cell in self.found.broken:
            yield from self._line("สูตรที่คำนวณไม่ได้", [cell])

    def _notes(self) -> None:
        """Write what stands outside the fields: nothing that somebody wrote is left out."""
        notes = [row for row in self.found.notes if row]
        if notes:
            self.layout.blank()
            self.layout.line("บันทึกอื่นในแบบ")
        for row in notes:
            self.layout.line(" ".join(cell.words for cell in row), f"cell:{row[0].where}")


def _says_something(cells: CellsOfRow) -> bool:
    """Whether a row holds more than the number that was put there beforehand."""
    return bool(cells.keys() - {"number"})


_DATES = {"from": "วันที่เริ่ม", "to": "ถึงวันที่"}


def _lines_of(name: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a row in order: a title, and the fields that stand behind it."""
    for one in fields(name):
        if one.sort == SHOWN:
            continue
        if one.sort == "date":
            yield one.title, [f"{one.name}.{number}" for number in range(3)]
        elif one.sort in ("month", "year") and "_" in one.name and name == "activity":
            continue
        elif one.sort == "day":
            end = one.name.removeprefix("day_")
            yield _DATES[end], [f"{part}_{end}" for part in ("day", "month", "year")]
        else:
            yield one.title, [one.name]
