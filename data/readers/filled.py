"""What a filled template yields beside its words: which words are which field's, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Entry(NamedTuple):
    """What is written in one cell: its words `start:end` of the source's text, and the cell, as กิจกรรม!B7."""

    start: int
    end: int
    where: str


# The cells of one row, or of the agency's sheet, by their fields. What is empty is not there.
Cells = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class FilledActivity:
    """A row of activities, with the rows of groups and of matters that bear its number.

    A row that bears none has no cell `number`, and is here because it stands below one of this activity's.
    """

    cells: Cells
    groups: tuple[Cells, ...] = ()
    matters: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A template as it was filled in.

    `version` is the template's. `agency` holds the cells of a date as period_from.0 to period_from.2. `strays` are rows of
    groups and of matters whose activity is not there; `broken` are cells whose formula fails.
    """

    version: int
    agency: Cells
    activities: tuple[FilledActivity, ...]
    strays: tuple[Cells, ...] = ()
    broken: tuple[Entry, ...] = ()
