"""Documents of several reports: a section, a sheet or the rows of a table for each agency, and for each year of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from data.extract.dates import find_dates
from data.extract.form import read_form
from data.extract.grids import Table, tables_of
from data.extract.lines import Line, Text
from data.extract.mentions import agency_first, mentions
from data.extract.period import named_in
from data.extract.sections import Block, Form
from data.lookup import any_of
from data.normalise import compact

_PLACE_BEHIND_NAME = re.compile(r"\s*(?:ตำบล\S+|อำเภอ\s?\S+|จังหวัด\s?\S+|อ\.\s?\S+|จ\.\s?\S+|\s|[()])*[:：]?\s*")
# Behind an agency's name in a list: that it held nothing, or a dash before what it held.
_ENTRY = re.compile(r"(?:-|–|:|ไม่(?:มี|ได้)|ยังไม่)")


def cut_by_agency(text: Text, first: int = 0, last: int | None = None) -> list[tuple[int, int]]:
    """Cut a compilation, or its lines `first` to `last`, at the lines that are nothing but an agency's name.

    Return `(first line, line behind the last)` of each report; one for all where there are not two agencies.
    """
    last = len(text.lines) if last is None else last
    lines = text.lines[first:last]
    # A name with nothing below it signs the report above, and begins none.
    named = [(n, name) for n, line in enumerate(lines[:-1], first) if (name := _agency_alone(text, line))]
    if len({name for _, name in named}) < 2:
        # Before the tables are read, which is dear.
        return [(first, last)]
    # In a table each row is told its agency by its column, or by a line across the table.
    tables = tables_of(text, lines[0].start, lines[-1].end) if text.grids else []
    within = [(table.start, table.end) for table in tables if not table.fields]
    cuts = [(n, name) for n, name in named if not any(start <= text.lines[n].start < end for start, end in within)]
    marked = [(n, name) for n, name in cuts if text.lines[n].marked]
    if len({name for _, name in marked}) >= 2:
        # The list's own entries, and not an agency's name in the title above them.
        cuts = marked
    if len({name for _, name in cuts}) < 2:
        return [(first, last)]
    starts = [n for (n, name), (_, before) in zip(cuts, [(0, ""), *cuts[:-1]], strict=True) if name != before]
    return list(zip(starts, [*starts[1:], last], strict=True))


def _agency_alone(text: Text, line: Line) -> str | None:
    """Return the agency that a line names and tells nothing else of; None for any other line."""
    words = text.words(line)
    if not 8 <= len(words) <= 120:
        return None
    if (named := agency_first(words)) is None:
        return None
    place = _PLACE_BEHIND_NAME.match(words, named.end)
    behind = words[place.end() if place else named.end :]
    if len(behind) <= 3 or (line.marked and _ENTRY.match(behind)):
        return f"{named.kind}{named.name}"
    return None


def cut_by_sheet(text: Text) -> list[tuple[int, int]]:
    """Cut a workbook into its reports: a sheet that names another agency or another period than those before begins one.

    Return `(first line, line behind the last)` of each; one for all where the sheets belong to one report. A cover that
    only leads up to the others, and sums by agency, are left out: they stand above all.
    """
    whole = [(0, len(text.lines))]
    if len(text.sheets) < 2:
        return whole
    starts = [line.start for line in text.lines]
    firsts = [bisect_left(starts, sheet.start) for sheet in text.sheets]
    sheets = [
        (first, last, _said_on_top(text, sheet.start, first, last))
        for first, last, sheet in zip(firsts, [*firsts[1:], len(starts)], text.sheets, strict=True)
        if first < last
    ]
    while len(sheets) > 1 and _leads_up(text, *sheets[0][:2]) and _is_of_others(sheets):
        del sheets[0]
    runs: list[tuple[int, int, _Said]] = []
    for first, last, said in sheets:
        if not runs or said.differs(runs[-1][2]):
            runs.append((first, last, said))
        else:
            runs[-1] = (runs[-1][0], last, runs[-1][2].with_(said))
    return [(first, last) for first, last, _ in runs] or whole


def _is_of_others(sheets: list[tuple[int, int, _Said]]) -> bool:
    """Tell whether the first sheet is none of an agency's own: others name agencies, two at least or where it names none."""
    (_, _, own), *others = sheets
    named = {said.agency for _, _, said in others if said.agency}
    return len(named) >= 2 if own.agency else bool(named)


class _Said(NamedTuple):
    """What the top of a sheet says of whose report it is, and of which period; None for what it does not."""

    agency: str | None
    year: int | None
    round: int | None

    def differs(self, other: _Said) -> bool:
        """Tell whether two sheets are of different reports."""
        return any(one != two for one, two in zip(self, other, strict=True) if one is not None and two is not None)

    def with_(self, other: _Said) -> _Said:
        """Return what both say together."""
        return _Said(
            self.agency or other.agency,
            self.year if self.year is not None else other.year,
            self.round if self.round is not None else other.round,
        )


# So far into a sheet its titles reach.
_TITLE_LINES = 8


def _said_on_top(text: Text, start: int, first: int, last: int) -> _Said:
    lines = text.lines[first:last]
    grids = [grid.start for grid in text.grids if lines and grid.start >= start]
    end = min([*grids[:1], lines[min(len(lines), _TITLE_LINES) - 1].end if lines else start])
    top = text.folded[start : max(end, start)]
    if not top.strip() and lines:
        top = text.folded[start : lines[0].start]
    named = next((one for one in mentions(top) if one.name), None)
    return _Said(f"{named.kind}{named.name}" if named else None, *named_in(top))


def _leads_up(text: Text, first: int, last: int) -> bool:
    """Tell whether the first sheets hold no activities and do not say that nothing was held."""
    lines = text.lines[first:last]
    form = read_form(text, first, last)
    said = "\n".join(text.folded[line.start : line.end] for line in lines)
    return not form.blocks and not form.catalogue and not re.search(r"ไม่(?:มี|ได้)(?:การ)?(?:จัด|ดำเนิน)", said)


def set_aside_sheets(text: Text) -> None:
    """Take the lines of sheets that only explain, or list choices, out of the text's: nothing that they say was held."""
    if len(text.sheets) < 2:
        return
    bounds = [sheet.start for sheet in text.sheets] + [len(text.text)]
    tables = tables_of(text, 0, len(text.text))
    has_activities = [
        any(a <= table.start < b and (table.activities or table.fields) for table in tables)
        for a, b in pairwise(bounds)
    ]
    for (start, end), sheet, told in zip(pairwise(bounds), text.sheets, has_activities, strict=True):
        aside = any_of("sheet_names", "use", "aside").search(sheet.name)
        if not aside and (told or not any(has_activities) or not _only_lists(text, tables, start, end)):
            continue
        kept = [line for line in text.lines if not start <= line.start < end]
        if kept:
            text.noise.append((start, end, "explanation"))
            text.lines[:] = kept


def _only_lists(text: Text, tables: list[Table], start: int, end: int) -> bool:
    """Tell whether a sheet has nothing of a report: no table known, no agency, no period, no day."""
    if any(start <= table.start < end for table in tables):
        return False
    words = text.folded[start:end]
    return not any(one.name for one in mentions(words)) and named_in(words) == (None, None) and not find_dates(words)


def part_by_agency(text: Text, form: Form) -> list[Form]:
    """Part a table of several agencies' activities by agency, and those of one agency by the years that the table names."""
    named: dict[tuple[str, int | None, int | None], list[Block]] = {}
    told = [block for block in form.blocks if block.agency is not None]
    # Of several agencies each has a report a round where the table has a column for it.
    are_several = len({_agency_key(text, block) for block in told}) >= 2
    for block in told:
        of_round = block.round if are_several else None
        named.setdefault((_agency_key(text, block), block.fiscal_year, of_round), []).append(block)
    # A line across the table names the agency before it names a year.
    agencies = [key for (key, _, _), blocks in named.items() if any(block.sections or block.name for block in blocks)]
    named = {
        (key, year, of_round): blocks
        for (key, year, of_round), blocks in named.items()
        if key not in agencies or any(block.sections or block.name for block in blocks)
    }
    if len(named) >= 2:
        return [Form(form.opening, blocks, [], [], form.headed) for blocks in named.values()]
    years = {block.fiscal_year for block in form.blocks if block.from_table}
    if len(years) >= 2 and None not in years:
        own = ([block for block in form.blocks if block.fiscal_year == year] for year in sorted(filter(None, years)))
        return [Form(form.opening, blocks, [], [], form.headed) for blocks in own]
    return [form]


def _agency_key(text: Text, block: Block) -> str:
    words = block.agency_says or (text.folded[block.agency.start : block.agency.end] if block.agency else "")
    named = agency_first(words)
    return f"{named.kind} {named.name} {named.place.district or ''}" if named else compact(words)


_NOTHING_HELD = re.compile(r"^(?:-|–|ไม่มี|ไม่ได้|ยังไม่)")


def drop_nothing_held(text: Text, form: Form) -> None:
    """Take away what a table puts where an agency held nothing: "-", "ไม่มีการจัดกิจกรรม"."""
    for block in form.blocks:
        if block.name and _NOTHING_HELD.match(text.folded[block.name.start : block.name.end].strip()):
            block.name = None
