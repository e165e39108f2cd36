"""Tables that were copied into text cell by cell, a cell a line: the headings first, and then the cells of each row.

    ลำดับที่ / ชื่อกิจกรรม / วันที่ / สถานที่ / ผู้เข้าร่วม
    1 / ประชุมผู้ใช้น้ำ / 12 ธันวาคม 2566 / ศาลาหมู่ 2 / 55 คน

A row is told by its number. Where a line holds two cells, or two lines one cell, the row is cut or joined where each column
then has what its heading asks for: days, people. A table of which any row cannot be told so is left as lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, pairwise

from data.extract.columns import role_of
from data.extract.dates import find_dates
from data.extract.groups import names_term
from data.extract.lines import Text
from data.readers.source import Grid, GridCell

_LONGEST_HEADING = 40
_FEWEST_COLUMNS = 4
_FEWEST_ROLES = 3
_FEWEST_ROWS = 2
# So many cells of a row may lie together in lines, or be broken over more.
_MOST_MENDED = 2
# Of a text like no table: so many headings are tried, so many rows mended, each line cut at so many places.
_MOST_TRIED, _MOST_UNEVEN, _MOST_CUTS = 20, 60, 4
_DAYS = {"date", "date_place"}
_NAMING = {"name", "issue"}
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?")
_NOTHING = re.compile(r"[-–—\s]*")
_PEOPLE = re.compile(r"\d\s?(?:คน|ราย|รูป|ท่าน)")
# Between cells that lie together: a gap, behind a bracket that closes, before a day.
_CUT = re.compile(r"\s{2,}|\t|(?<=\))\s+|\s+(?=\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s?[ก-๙.]{3,12}\s?)\d{2,4}(?!\d))")

_Span = tuple[int, int]


def flat_tables(text: Text) -> list[Grid]:
    """Return the tables of a text that have a line for each cell, in order of the text."""
    lines, gaps = _lines(text.folded)
    found: list[Grid] = []
    at = tried = 0
    while at < len(lines) and tried < _MOST_TRIED:
        roles = _headings(text.folded, lines, at)
        tried += bool(roles)
        rows = _rows(text.folded, lines, gaps, at, roles) if roles else []
        if len(rows) < _FEWEST_ROWS:
            at += 1
            continue
        found.append(_grid(lines[at : at + len(roles)], rows))
        at = next((n for n in range(at, len(lines)) if lines[n][0] >= found[-1].end), len(lines))
    return found


def _lines(folded: str) -> tuple[list[_Span], set[int]]:
    """Return the lines that say something, and which of them have an empty line above them."""
    lines: list[_Span] = []
    gaps: set[int] = set()
    for found in re.finditer(r"[^\n]+", folded):
        words = found[0].strip()
        if not words:
            gaps.add(len(lines))
            continue
        start = found.start() + found[0].index(words[0])
        if lines and folded.count("\n", lines[-1][1], start) > 1:
            gaps.add(len(lines))
        lines.append((start, start + len(words)))
    return lines, gaps


def _headings(folded: str, lines: Sequence[_Span], at: int) -> list[str | None]:
    """Return what the headings that begin at a line ask for, the first for a number; empty where none begin there."""
    if role_of(folded[slice(*lines[at])]) != "number":
        return []
    roles: list[str | None] = []
    for start, end in lines[at : at + 2 * _FEWEST_COLUMNS + 4]:
        if end - start > _LONGEST_HEADING or _NUMBER.fullmatch(folded, start, end):
            break
        roles.append(role_of(folded[start:end]))
    told = {role for role in roles if role}
    is_table = told & _NAMING and told & {*_DAYS, "participants"} and len(told) > _FEWEST_ROLES
    return roles if len(roles) >= _FEWEST_COLUMNS and is_table else []


def _rows(
    folded: str, lines: Sequence[_Span], gaps: set[int], at: int, roles: Sequence[str | None]
) -> list[list[_Span]]:
    """Return the cells of each row below the headings; none where any row does not fit them."""
    first = at + len(roles)
    starts: list[int] = []
    for n in range(first, len(lines)):
        number = _NUMBER.fullmatch(folded, *lines[n])
        if number and int(number[1]) == len(starts) + 1:
            starts.append(n)
    if starts[:1] != [first]:
        return []
    is_apart = all(n in gaps for n in starts)
    last = min(len(lines), starts[-1] + len(roles))
    if is_apart:
        last = next((n for n in range(starts[-1] + 1, len(lines)) if n in gaps), len(lines))
    spans = list(pairwise([*starts, last]))
    if sum(behind - begin != len(roles) for begin, behind in spans) > _MOST_UNEVEN:
        return []
    rows = [_fitted(folded, lines[begin:behind], roles) for begin, behind in spans]
    return [row for row in rows if row] if all(rows) else []


def _fitted(
    folded: str, cells: Sequence[_Span], roles: Sequence[str | None], mended: int = _MOST_MENDED
) -> list[_Span] | None:
    """Return a row with a cell for each column, its lines cut or joined where they have to be; None where none fits."""
    if len(cells) == len(roles):
        return list(cells) if all(map(_fits, (folded[a:b] for a, b in cells), roles)) else None
    if not mended:
        return None
    for n, (start, end) in enumerate(cells):
        if len(cells) > len(roles):
            ways = [[(start, cells[n + 1][1])]] if 0 < n < len(cells) - 1 else []
            behind = n + 2
        else:
            cuts = islice(_CUT.finditer(folded, start, end), _MOST_CUTS)
            ways = [[(start, cut.start()), (cut.end(), end)] for cut in cuts]
            behind = n + 1
        for way in ways:
            if (row := _fitted(folded, [*cells[:n], *way, *cells[behind:]], roles, mended - 1)) is not None:
                return row
    return None


@lru_cache(maxsize=4096)
def _fits(words: str, role: str | None) -> bool:
    """Tell whether a cell may hold what its heading asks for."""
    if _NOTHING.fullmatch(words):
        return True
    days = find_dates(words)
    if role in _DAYS:
        return bool(days)
    if role == "number":
        return bool(_NUMBER.fullmatch(words))
    if role == "participants":
        return bool(_PEOPLE.search(words) or names_term(words) or re.search(r"\d", words))
    # A cell that only tells a day, or only counts people, is of another column.
    is_day = bool(days) and len(words) <= days[-1].end - days[0].start + 2
    return not is_day and not (_PEOPLE.match(words[-6:].strip()) and len(words) < _LONGEST_HEADING)


def _grid(headings: Sequence[_Span], rows: Sequence[Sequence[_Span]]) -> Grid:
    cells = [
        GridCell(row, column, 1, 1, start, end)
        for row, spans in enumerate([headings, *rows])
        for column, (start, end) in enumerate(spans)
    ]
    return Grid(headings[0][0], rows[-1][-1][1], tuple(cells))
