"""What a document lists and also tells at length: a summary of all that was held, a sheet of what it cost.

The rows of such a list are no further activities. They stand in the order of what is told at length, under names of their own
("ลอกคลองบางหลวงน้อย" for "จิตอาสาลอกคลองบางหลวงน้อย ประจำปี 2567"), and their day, their number of people, their village or their
name agree with it. What only the list tells is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from data.extract.draft import Context, Draft
from data.extract.sections import Form, Headed, Part, Section
from data.extract.whereabouts import NUMBERED_VILLAGE
from data.normalise import compact, grams
from data.report import Activity

# So alike are a row and what is told at length that they are one, whatever stands around them.
_SAME = 3
_FEWEST_SAME = 2
# Of the rows of a list at least this share are told again.
_MOST = 0.6
_MOST_ROWS = 300
_SHORTEST_NAME = 4
_ALIKE, _LIKE = 0.5, 0.25
_GENERAL = re.compile(r"^(?:โครงการ|กิจกรรม|เวที|งาน|การ|เรื่อง|จัด|ประชุม)+")


def told_once(context: Context, form: Form, drafts: list[Draft]) -> list[Draft]:
    """Return the activities without the rows of lists that only tell again what others of them tell at length."""
    if len(drafts) > _MOST_ROWS:
        return drafts
    for rows in _lists(context, drafts):
        pairs = _paired(rows, _without(drafts, rows))
        for row, other in pairs:
            _take(row, other)
            start, end = row.activity.char_start, row.activity.char_end
            form.headed.append(Headed(start, start, Section("other", start, [Part(start, end)])))
        drafts = _without(drafts, [row for row, _ in pairs])
    return drafts


def _without(drafts: Sequence[Draft], some: Sequence[Draft]) -> list[Draft]:
    left_out = set(map(id, some))
    return [draft for draft in drafts if id(draft) not in left_out]


def _lists(context: Context, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the tables that hold events of which they tell neither what was spoken of nor what came of it."""

    def table(draft: Draft) -> int | None:
        place = draft.activity.char_start
        return next((n for n, grid in enumerate(context.text.grids) if grid.start <= place < grid.end), None)

    runs = [list(run) for at, run in groupby(drafts, table) if at is not None]
    return [run for run in runs if len(run) >= _FEWEST_SAME and len(run) < len(drafts) and all(map(_is_bare, run))]


def _is_bare(draft: Draft) -> bool:
    activity = draft.activity
    is_told = activity.is_event or activity.kind == "complaint_channel"
    return is_told and not (activity.issues or activity.results or activity.follow_through)


def _paired(rows: Sequence[Draft], others: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return each row that is told again with what tells it, in the order of both; empty where too few are."""
    told = [_Named.of(other.activity) for other in others]
    likeness = [[_likeness(row, other) for other in told] for row in (_Named.of(row.activity) for row in rows)]
    chain = _best_chain(likeness)
    if len(chain) < max(_FEWEST_SAME, _MOST * len(rows)):
        return []
    pairs = list(chain)
    before = (-1, -1)
    for at in [*chain, (len(rows), len(others))]:
        between = range(before[0] + 1, at[0]), range(before[1] + 1, at[1])
        if len(between[0]) == len(between[1]):
            # As many stand between two that are told again: these are told again too, unless something speaks against it.
            pairs += [(i, j) for i, j in zip(*between, strict=True) if likeness[i][j] >= 0]
        before = at
    return [(rows[i], others[j]) for i, j in pairs]


def _best_chain(likeness: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the pairs that are one event, both rising, whose likeness adds up to most."""
    width = len(likeness[0]) if likeness else 0
    best = [[0] * (width + 1) for _ in range(len(likeness) + 1)]
    for i in range(len(likeness) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            with_it = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _SAME else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], with_it)
    chain = []
    i = j = 0
    while i < len(likeness) and j < width:
        if likeness[i][j] >= _SAME and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            chain.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chain


class _Named(NamedTuple):
    """An activity with what its name is compared by: its letters, their runs, the numbers of villages in it."""

    activity: Activity
    letters: str
    runs: set[str]
    villages: set[str]

    @classmethod
    def of(cls, activity: Activity) -> _Named:
        letters = compact(activity.name or "")
        return cls(activity, letters, grams(letters), set(NUMBERED_VILLAGE.findall(letters)))


def _likeness(listed: _Named, told: _Named) -> int:
    """Return how much speaks for two rows telling of one event; -1 where something speaks against it."""
    row, other = listed.activity, told.activity
    found = _likeness_of_names(listed, told)
    if row.held_from and row.held_to and other.held_from and other.held_to:
        if row.held_to < other.held_from or other.held_to < row.held_from:
            return -1
        found += _SAME if "month" not in (row.date_precision, other.date_precision) else 1
    if row.participants_total is not None and other.participants_total is not None:
        if row.participants_total != other.participants_total:
            return -1
        found += 2
    if listed.villages and told.villages:
        if not listed.villages & told.villages:
            return -1
        found += 1
    found += row.recurrence is not None and row.recurrence == other.recurrence
    found += row.kind == other.kind and row.kind not in (None, "other")
    return found


def _likeness_of_names(listed: _Named, told: _Named) -> int:
    short = _GENERAL.sub("", listed.letters)
    if len(short) < _SHORTEST_NAME:
        return 0
    if short in told.letters:
        return _SAME
    own = grams(short)
    share = len(own & told.runs) / max(len(own), 1)
    return _SAME if share >= _ALIKE else 1 if share >= _LIKE else 0


def _take(row: Draft, other: Draft) -> None:
    """Take from a row of a list what the words at length do not tell, with the words that tell it."""
    listed, told = row.activity, other.activity
    taken: set[str] = set()
    if told.held_from is None and listed.held_from is not None and not other.impossible:
        told.held_from, told.held_to = listed.held_from, listed.held_to
        told.date_precision, told.fiscal_year, told.round = listed.date_precision, listed.fiscal_year, listed.round
        other.dates = row.dates
        taken |= {"held_from", "held_to", "date_precision"}
    if told.participants_total is None and listed.participants_total is not None:
        told.participants_total = listed.participants_total
        other.people.total, other.people.total_span = row.people.total, row.people.total_span
        other.people.total_rule = row.people.total_rule
        taken.add("participants_total")
    for name in ("place", "recurrence"):
        if getattr(told, name) is None and getattr(listed, name) is not None:
            setattr(told, name, getattr(listed, name))
            taken.add(name)
    other.evidence += [one for one in row.evidence if one.field in taken]
