"""Grids whose labels stand below each other at their side: a form of labels and values, or a table of one activity a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from data.extract.cells import Cells
from data.extract.columns import role_of
from data.extract.dates import find_dates, find_recurrence
from data.extract.fields import label_role
from data.extract.groups import names_term
from data.extract.lines import furniture

# What tells of an activity.
_TELLING = {
    "name", "date", "date_place", "place", "issue", "objective", "participants", "total", "mode", "result", "result_use",
    "use",
}  # fmt: skip
_WHEN = {"date", "date_place"}
# What a name never begins with: one of these at least must stand among the labels.
_TYPED = {*_WHEN, "place", "participants", "total", "mode"}
_FEWEST = 3
_LABELLED = 0.6
# So many cells of a column show whether it may hold labels at all.
_LOOKED_AT = 60
_LONGEST = 40


class SideLabels(NamedTuple):
    """The labels of a grid that stand below each other: their column, and the role of each by its row."""

    column: int
    roles: dict[int, str]


def side_labels(cells: Cells) -> SideLabels | None:
    """Return the labels at the side of a grid; None where its headings stand above, or nothing tells of an activity."""
    lattice = cells.lattice
    for column in sorted(lattice.used_columns)[:2]:
        told = [
            n
            for row in range(lattice.rows)
            for n in lattice.told(row)
            if lattice.places[n].column == column and re.search(r"[^\W\d]", cells.words(n))
        ]
        # The groups of who came, each a row of numbers, are labels too.
        told = [n for n in told if not _counts_group(cells, n)]
        first = told[:_LOOKED_AT]
        roles = _roles(cells, first)
        if 2 * len(roles) < _LABELLED * len(first):
            # A long table is not searched for labels to its end.
            continue
        roles |= _roles(cells, told[_LOOKED_AT:])
        distinct = set(roles.values()) & _TELLING
        if len(distinct) < _FEWEST or len(roles) < _LABELLED * len(told) or not distinct & _TYPED:
            continue
        labels = SideLabels(column, roles)
        if _dates_agree(cells, labels) and len(distinct) > _most_heads(cells, column):
            return labels
    return None


def _counts_group(cells: Cells, n: int) -> bool:
    """Tell whether a label is the name of a group, with numbers of people beside it and nothing else."""
    words = cells.words(n)
    if len(words) > _LONGEST or not names_term(words):
        return False
    place = cells.lattice.places[n]
    beside = [at for at in cells.lattice.told(place.row) if at != n and not cells.is_blank(at)]
    return len(beside) > 1 and all(cells.count(at) is not None for at in beside)


def _roles(cells: Cells, told: Sequence[int]) -> dict[int, str]:
    return {cells.lattice.places[n].row: role for n in told if (role := _role(cells, n))}


def _role(cells: Cells, n: int) -> str | None:
    if (role := label_role(cells, n)) is not None:
        return role
    words = cells.words(n)
    return role_of(words) if len(words) <= _LONGEST and not find_dates(words) else None


def _dates_agree(cells: Cells, labels: SideLabels) -> bool:
    """Tell whether a day, or how often, stands beside the labels that ask for it."""
    asked = [row for row, role in labels.roles.items() if role in _WHEN]
    values = [cells.words(n) for row in asked for n in cells.lattice.told(row)]
    return not asked or any(find_dates(words) or find_recurrence(words) for words in values)


def _most_heads(cells: Cells, column: int) -> int:
    """Return how many different headings the row of the most has."""
    lattice = cells.lattice
    return max(
        len(
            {role_of(cells.words(n)) for n in lattice.told(row) if len(cells.words(n)) <= _LONGEST and n != at} - {None}
        )
        for row in range(lattice.rows)
        for at in [lattice.at(row, column)]
    )


def activities_in_columns(cells: Cells, labels: SideLabels) -> Cells | None:
    """Return the grid turned, so that each of its activities has a row; None for a form, which is of one activity."""
    lattice = cells.lattice
    beside = {
        row: [n for n in lattice.told(row) if lattice.places[n].column > labels.column] for row in range(lattice.rows)
    }
    answered = [row for row in labels.roles if beside[row]]
    several = [row for row in answered if len(beside[row]) >= 2]
    if len(several) < _FEWEST or len(several) < _LABELLED * len(answered):
        return None
    if _has_labels_beside(cells, [beside[row] for row in several]):
        # Labels with their values beside each other.
        return None
    first, behind = min(several), max(labels.roles) + 1
    if first and len(beside[first - 1]) >= 2:
        # "หัวข้อ | กิจกรรมที่ 1 | กิจกรรมที่ 2"
        first -= 1
    return cells.rows_between(first, behind).turned()


def _has_labels_beside(cells: Cells, rows: Sequence[Sequence[int]]) -> bool:
    """Tell whether a column of values holds labels in most rows; a name or a mode here and there only reads like one."""
    labels = Counter(cells.lattice.places[n].column for row in rows for n in row if label_role(cells, n))
    return any(2 * times > len(rows) for times in labels.values())


def forms_beside(cells: Cells, labels: SideLabels) -> list[Cells]:
    """Return the forms that stand beside each other, the same labels in each; one for a form that stands alone."""
    lattice = cells.lattice
    again = [
        column
        for column in sorted(lattice.used_columns)
        if column > labels.column + 1 and _repeats(cells, labels, column)
    ]
    bounds = [labels.column, *again, lattice.columns]
    return [cells.columns_between(first, behind) for first, behind in pairwise(bounds)] if again else [cells]


def _repeats(cells: Cells, labels: SideLabels, column: int) -> bool:
    """Tell whether a column repeats the labels row by row."""
    said = 0
    for row in labels.roles:
        own, other = cells.lattice.at(row, labels.column), cells.lattice.at(row, column)
        said += own is not None and other is not None and cells.words(own) == cells.words(other)
    return said >= _FEWEST and said >= _LABELLED * len(labels.roles)


class NamedForm(NamedTuple):
    """A form that stands beside the name of its activity: the cell of the name, its first row and the one behind its last."""

    name: int
    first: int
    behind: int


def named_forms(cells: Cells, labels: SideLabels) -> list[NamedForm]:
    """Return the forms of labels and values that stand beside a cell each, which names the activity; empty for any other grid.

    Such a cell reaches over the rows of its form, or stands in the first of them.
    """
    lattice = cells.lattice
    left = [column for column in lattice.used_columns if column < labels.column]
    if not left:
        return []
    rows = sorted(row for row in labels.roles if not _heads_form(cells, row, labels.column))
    named = [
        (n, row)
        for row in rows
        if (n := lattice.at(row, max(left))) is not None and lattice.places[n].row == row and not cells.is_blank(n)
    ]
    bounds = [*(row for _, row in named), rows[-1] + 1 if rows else 0]
    forms = [NamedForm(n, first, behind) for (n, first), behind in zip(named, bounds[1:], strict=True)]
    if not forms or forms[0].first != rows[0] or not all(_is_named(cells, labels, form) for form in forms):
        return []
    # "เวทีรับฟังความคิดเห็นตลาดริมโขง" only begins like a label.
    like_labels = sum(1 for form in forms if label_role(cells, form.name))
    return forms if 2 * like_labels <= len(forms) else []


def _heads_form(cells: Cells, row: int, column: int) -> bool:
    """Tell whether a row is that of the headings over the names, over the labels and over what they say."""
    told = [cells.words(n) for n in cells.lattice.told(row)]
    beside = [
        words
        for n, words in zip(cells.lattice.told(row), told, strict=True)
        if cells.lattice.places[n].column >= column
    ]
    return furniture("\t".join(beside)) == "table_header" or (
        len(told) > 2 and role_of(told[0]) == "name" and role_of(told[1]) == "name"
    )


def _is_named(cells: Cells, labels: SideLabels, form: NamedForm) -> bool:
    roles = {labels.roles.get(row) for row in range(form.first, form.behind)} & _TELLING
    return bool(_NAME.search(cells.words(form.name))) and "name" not in roles and len(roles) >= _FEWEST


_NAME = re.compile(r"[ก-๙]{6}")
