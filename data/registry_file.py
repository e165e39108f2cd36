"""A registry of agencies, or of their other names, as a table file: each row read by itself, each broken one told by its line.

    agency_id,kind,name,short_name,subdistrict,district,province,villages,households,population
    agency_id,alias,kind,valid_from,valid_to

The first is known by its column `name`, the second by its column `alias`; a table with both columns gives both. Headings may
be Thai (`data/lookups/registry_headings.csv`), so may kinds (อบต., เทศบาลตำบล). An agency needs a kind and a name; an id that
is not given is made of the kind and the official code of its place, as for agencies that no registry lists. Days are
2019-08-31, 31/8/2562 or 31 สิงหาคม 2562; years from 2400 are Buddhist era. Other columns are left alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from data.agencies import agency_id, full_name, kind_and_name, short_name
from data.completion import completed, places_of
from data.extract.dates import find_dates
from data.gazetteer import Whereabouts, full_district, province_at
from data.lookup import table
from data.normalise import compact, fold_digits
from data.readers import Unreadable
from data.readers.container import Container, container_of
from data.readers.text import decode_text
from data.registry_sheet import SheetRow, sheet_rows
from data.report import Agency, AgencyAlias

COLUMNS = ("agency_id", "kind", "name", "short_name", "subdistrict", "district", "province")
SIZES = ("villages", "households", "population")
ALIAS_COLUMNS = ("agency_id", "alias", "kind", "valid_from", "valid_to")
KINDS = frozenset(row["kind"] for row in table("agency_kind_words"))
# Enough bytes for the header line in any encoding.
HEAD_BYTES = 1024
# Above the header of a sheet stand at most a title and some notes.
_HEADER_WITHIN = 10
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2400
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
# A name that begins with these words but with no kind (เทศบาลบ้านใหม่) is no bare name.
_OWN_WORDS = ("เทศบาล", "องค์การ")
_PREFIX = {
    "subdistrict": re.compile(r"(?:ตำบล|แขวง|ต\.)\s?"),
    "district": re.compile(r"(?:อำเภอ|เขต|อ\.)\s?"),
    "province": re.compile(r"(?:จังหวัด|จ\.)\s?"),
}


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that was not taken: its line in the file, counted from 1, why, in Thai and English, and its sheet ('' for CSV)."""

    line: int
    reason: str
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands: `3`, or `ทะเบียน!3`."""
        return f"{self.sheet}!{self.line}" if self.sheet else str(self.line)


@dataclass(slots=True)
class RegistryFile:
    """What a registry file yields: the agencies and other names of its good rows, and its broken rows.

    `alias_lines` says of each alias where it stands, for whoever knows which agencies there are.
    """

    agencies: list[Agency] = field(default_factory=list)
    aliases: list[AgencyAlias] = field(default_factory=list)
    alias_lines: list[BrokenRow] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)


class _RowError(Exception):
    """Why a row is not taken, in Thai and English."""


def looks_like_registry(head: bytes) -> bool:
    """Whether the first bytes of a CSV file, `HEAD_BYTES` of them, are the header of a registry or of other names.

    A header is one where it has an agency_id and most other columns, or no other columns than those of a registry.
    """
    try:
        text, _ = decode_text(head[: len(head) // 2 * 2], "")
    except Unreadable:
        return False
    header = next(csv.reader([text.lstrip("\ufeff").split("\n", 1)[0]]), [])
    return _is_header([cell.strip() for cell in header])


def workbook_is_registry(content: bytes) -> bool:
    """Whether a workbook's first rows have the header of a registry, or of other names."""
    if container_of(content) is not Container.WORKBOOK:
        return False
    try:
        return any(
            _is_header(row.cells) for row, _ in zip(sheet_rows(content, ""), range(_HEADER_WITHIN), strict=False)
        )
    except Unreadable:
        return False


def read_registry(content: bytes, file_name: str) -> RegistryFile:
    """All rows of a registry file. Raises `Unreadable` where no sheet has the needed columns or the file cannot be read."""
    found = RegistryFile()
    by_sheet: dict[str, list[SheetRow]] = {}
    for row in sheet_rows(content, file_name):
        by_sheet.setdefault(row.sheet, []).append(row)
    headless: list[BrokenRow] = []
    refusals: list[str] = []
    first_line: dict[str, str] = {}
    for rows in by_sheet.values() or [[]]:
        begin = next((n for n, row in enumerate(rows[:_HEADER_WITHIN]) if len(_columns(row.cells)) > 1), 0)
        header = _names(rows[begin].cells) if rows else []
        if missing := _missing(header):
            refusals.append(missing)
            headless += [BrokenRow(row.line, missing, row.sheet) for row in rows[:1]]
            continue
        for row in rows[begin + 1 :]:
            _take(row, header, found, first_line)
    if refusals and len(refusals) == len(by_sheet or [[]]):
        raise Unreadable(f"{file_name}: {refusals[0]}", code="registry")
    found.broken += headless
    return found


@cache
def _headings() -> Mapping[str, str]:
    return {compact(row["heading"]).lower(): row["column"] for row in table("registry_headings")}


@cache
def _kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in table("agency_kind_words")} | {kind: kind for kind in KINDS}


def _names(cells: Sequence[str]) -> list[str]:
    """The columns by the code's names; '' for one that is no registry's."""
    return [_headings().get(compact(cell).lower(), "") for cell in cells]


def _columns(cells: Sequence[str]) -> set[str]:
    return {name for name in _names(cells) if name}


def _is_header(cells: Sequence[str]) -> bool:
    names = _names(cells)
    found = {name for name in names if name}
    if "alias" in found:
        return "agency_id" in found and len(found & set(ALIAS_COLUMNS)) * 2 > len(ALIAS_COLUMNS)
    if "agency_id" in found and "name" in found:
        return len(found & set(COLUMNS)) * 2 > len(COLUMNS)
    return {"kind", "name", "province"} <= found and "" not in names


def _missing(header: Sequence[str]) -> str:
    """Why the columns do not suffice, in Thai and English; '' where they do."""
    if "alias" in header and "name" not in header:
        needed = ["agency_id"]
    else:
        needed = ["kind", "name", "agency_id" if "province" not in header else ""]
    lacking = [name for name in needed if name and name not in header]
    if not lacking:
        return ""
    names = ", ".join(
        "agency_id หรือ/or province" if name == "agency_id" and len(needed) > 1 else name for name in lacking
    )
    return (
        f"ทะเบียนหน่วยงานขาดคอลัมน์ {names} ให้เพิ่มคอลัมน์แล้วส่งใหม่"
        f" / the registry lacks the column {names}: add it and send it again"
    )


def _take(row: SheetRow, header: Sequence[str], found: RegistryFile, first_line: dict[str, str]) -> None:
    try:
        cells = _cells(row, header)
        agency = _agency(cells) if "name" in header else None
        # Of a table with both, `kind` is the agency's own; under the other name it may have been of another.
        alias = _alias(cells, agency) if cells.get("alias") or agency is None else None
        place = BrokenRow(row.line, "", row.sheet)
        if agency is not None:
            if before := first_line.get(agency.agency_id):
                raise _RowError(
                    f"agency_id “{agency.agency_id}” ซ้ำกับบรรทัด {before} ให้เหลือแถวเดียว"
                    f" / agency_id “{agency.agency_id}” stands in line {before} already: keep one"
                )
            first_line[agency.agency_id] = place.place
            found.agencies.append(agency)
        if alias is not None and alias not in found.aliases:
            found.aliases.append(alias)
            found.alias_lines.append(place)
    except _RowError as error:
        found.broken.append(BrokenRow(row.line, str(error), row.sheet))


def _cells(row: SheetRow, header: Sequence[str]) -> dict[str, str]:
    if row.error:
        raise _RowError(f"อ่านแถวไม่ได้ / not a CSV row: {row.error}")
    cells = list(row.cells)
    if row.sheet:
        # A workbook leaves the empty cells at the end of a row away.
        cells += [""] * (len(header) - len(cells))
    if len(cells) != len(header):
        raise _RowError(
            f"มี {len(cells)} ช่อง ต้องมี {len(header)} ช่อง ตรวจเครื่องหมายจุลภาค / {len(cells)} cells where {len(header)} belong: check its commas"
        )
    return {name: cell for name, cell in zip(header, cells, strict=True) if name}


def _agency(cells: Mapping[str, str]) -> Agency:
    for name in ("kind", "name"):
        if not cells[name]:
            raise _RowError(f"ช่อง {name} ว่าง ให้เติม / {name} is empty: fill it in")
    kind = _kind(cells["kind"])
    stated_kind, bare = kind_and_name(cells["name"])
    if stated_kind not in (None, kind):
        raise _RowError(
            f"kind “{cells['kind']}” ไม่ตรงกับชื่อ “{cells['name']}” แก้ให้ตรงกัน"
            f" / kind “{cells['kind']}” is not that of the name “{cells['name']}”: make them agree"
        )
    where = Whereabouts(*(_place(level, cells.get(level, "")) for level in ("subdistrict", "district", "province")))
    agency = Agency(
        agency_id=cells.get("agency_id", ""),
        kind=kind,
        name=_written_out(kind, bare, cells["name"]),
        short_name=cells.get("short_name") or short_name(kind, bare),
        subdistrict=where.subdistrict,
        district=full_district(where.district, where.province),
        province=where.province,
        source="registry",
        villages=_whole("villages", cells),
        households=_whole("households", cells),
        population=_whole("population", cells),
    )
    return agency if agency.agency_id else _with_id(agency, bare, where)


def _with_id(agency: Agency, bare: str, where: Whereabouts) -> Agency:
    """Give an agency the id that one no registry lists would have: of its kind and the code of its place."""
    places = places_of(agency.kind, bare, where)
    if len(places) == 1:
        made = completed(agency.kind, bare, places[0])
        return replace(
            agency,
            agency_id=made.agency_id,
            subdistrict=agency.subdistrict or made.subdistrict,
            district=agency.district or made.district,
            province=agency.province or made.province,
        )
    lies_in_district = agency.kind in ("sao", "subdistrict_municipality", "town_municipality", "city_municipality")
    if len(places) > 1 or not agency.province or (lies_in_district and not agency.district):
        raise _RowError(
            f"“{agency.name}” อาจเป็นได้ {len(places) or 'หลาย'} แห่ง ให้เติมอำเภอและจังหวัด หรือใส่ agency_id"
            f" / “{agency.name}” may be one of {len(places) or 'several'}: fill in its district and province, or an agency_id"
        )
    own = "-".join(filter(None, (bare, agency.district, agency.province)))
    return replace(agency, agency_id=agency_id(agency.kind, own, None))


def _alias(cells: Mapping[str, str], agency: Agency | None) -> AgencyAlias:
    bearer = agency.agency_id if agency else cells.get("agency_id", "")
    for name, value in (("agency_id", bearer), ("alias", cells.get("alias", ""))):
        if not value:
            raise _RowError(f"ช่อง {name} ว่าง ให้เติม / {name} is empty: fill it in")
    stated_kind, bare = kind_and_name(cells["alias"])
    own = cells.get("kind", "")
    kind = stated_kind or (_kind(own) if own else None)
    if kind is None:
        raise _RowError("ช่อง kind ว่าง ให้เติม / kind is empty: fill it in")
    if agency is None and own and _kind(own) != kind:
        raise _RowError(
            f"kind “{own}” ไม่ตรงกับชื่อ “{cells['alias']}” แก้ให้ตรงกัน"
            f" / kind “{own}” is not that of the name “{cells['alias']}”: make them agree"
        )
    first, last = _day("valid_from", cells), _day("valid_to", cells)
    if first and last and first > last:
        raise _RowError(
            f"valid_from {first} อยู่หลัง valid_to {last} สลับหรือแก้วันที่ / valid_from {first} is after valid_to {last}"
        )
    return AgencyAlias(bearer, _written_out(kind, bare, cells["alias"]), kind, first, last)


def _written_out(kind: str, bare: str, stated: str) -> str:
    """The full name: of a kind whose names begin with it that kind with the bare name, else as it is stated."""
    is_other_writing = bare.startswith(_OWN_WORDS)
    return stated if is_other_writing or full_name(kind, bare) == bare else full_name(kind, bare)


def _kind(word: str) -> str:
    kind = _kinds().get(word)
    if kind is None:
        raise _RowError(
            f"kind “{word}” ไม่มีในรหัส ใช้ได้: {' '.join(sorted(KINDS))} หรือคำไทย เช่น อบต. เทศบาลตำบล / kind “{word}” is no code"
        )
    return kind


def _place(level: str, cell: str) -> str | None:
    bare = _PREFIX[level].sub("", cell, count=1) if cell else ""
    if level == "province" and bare:
        found = province_at(bare)
        if found is None or found[1] != len(bare):
            raise _RowError(f"ไม่รู้จักจังหวัด “{cell}” เขียนชื่อเต็ม / unknown province “{cell}”: its full name")
        return found[0]
    return bare or None


def _whole(name: str, cells: Mapping[str, str]) -> int | None:
    cell = cells.get(name, "")
    digits = fold_digits(cell).replace(",", "").replace(" ", "")
    if not digits or digits == "-":
        return None
    if not digits.isdecimal() or len(digits) > 8:
        raise _RowError(
            f"{name} “{cell}” ไม่ใช่จำนวนเต็ม เว้นว่างได้ / {name} “{cell}” is no whole number: it may be left empty"
        )
    return int(digits)


def _day(name: str, cells: Mapping[str, str]) -> date | None:
    cell = fold_digits(cells.get(name, ""))
    if not cell or cell == "-":
        return None
    found = _ISO.fullmatch(cell) or _SLASHED.fullmatch(cell)
    if found:
        year = int(found["year"])
        year -= _BUDDHIST_ERA if year >= _FIRST_BUDDHIST_YEAR else 0
        try:
            return date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            pass
    elif re.search(r"\d{4}$", cell):
        written = find_dates(cell)
        if len(written) == 1 and written[0].precision == "day" and written[0].first and written[0].end == len(cell):
            return written[0].first
    raise _RowError(
        f"{name} “{cell}” ไม่ใช่วันที่ เขียนเช่น 31/8/2562 หรือ 2019-08-31 เว้นว่างเมื่อไม่ทราบ"
        f" / {name} “{cell}” is no day: write 31/8/2562 or 2019-08-31, leave it empty where unknown"
    )


def table_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Write rows as a file that `read_registry` reads the same from: '' for what is unknown, a byte-order mark for Excel."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = (row.get(column) for column in columns)
        writer.writerow(["" if value is None else str(value) for value in values])
    return "\ufeff" + out.getvalue()
