"""A registry of agencies as a CSV file: recognised by its header, read row by row, each broken row told by its line.

    agency_id,kind,name,short_name,subdistrict,district,province

The first four are needed in each row; unknown places stay empty. Any encoding that documents come in will do.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from data.gazetteer import province_named
from data.readers import Unreadable
from data.readers.text import decode_text
from data.report import Agency

COLUMNS = ("agency_id", "kind", "name", "short_name", "subdistrict", "district", "province")
KINDS = frozenset(
    "sao subdistrict_municipality town_municipality city_municipality pao province bma pattaya district health "
    "education other".split()
)
# Enough bytes for the header line in any encoding.
HEAD_BYTES = 1024


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that was not taken: its line in the file, counted from 1, and why, in Thai and English."""

    line: int
    reason: str


@dataclass(slots=True)
class RegistryFile:
    """What a registry file yields: the agencies of its good rows, and its broken rows."""

    agencies: list[Agency] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)


def looks_like_registry(head: bytes) -> bool:
    """Whether the first bytes of a file, `HEAD_BYTES` of them, are a registry's header: agency_id and most other columns."""
    try:
        text, _ = decode_text(head[: len(head) // 2 * 2], "")
    except Unreadable:
        return False
    columns = _columns(text.lstrip("\ufeff").split("\n", 1)[0])
    return "agency_id" in columns and len(set(columns) & set(COLUMNS)) * 2 > len(COLUMNS)


def read_registry(content: bytes, file_name: str) -> RegistryFile:
    """All rows of a registry file. Raises `Unreadable` where a needed column is missing or the text cannot be read."""
    text, _ = decode_text(content, file_name)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    header = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        names = ", ".join(missing)
        raise Unreadable(
            f"{file_name}: ทะเบียนหน่วยงานขาดคอลัมน์ {names} ให้เพิ่มคอลัมน์แล้วส่งใหม่"
            f" / the registry lacks the column {names}: add it and send it again",
            code="registry",
        )
    found = RegistryFile()
    first_line: dict[str, int] = {}
    while True:
        begins = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return found
        except csv.Error as error:
            found.broken.append(BrokenRow(begins, f"อ่านแถวไม่ได้ / not a CSV row: {error}"))
            continue
        if not any(cell.strip() for cell in row):
            continue
        reason = _why_broken(header, row)
        agency_id = "" if reason else row[header.index("agency_id")].strip()
        if agency_id in first_line:
            reason = (
                f"agency_id “{agency_id}” ซ้ำกับบรรทัด {first_line[agency_id]} ให้เหลือแถวเดียว"
                f" / agency_id “{agency_id}” stands in line {first_line[agency_id]} already: keep one"
            )
        if reason:
            found.broken.append(BrokenRow(begins, reason))
            continue
        first_line[agency_id] = begins
        found.agencies.append(_agency(dict(zip(header, (cell.strip() for cell in row), strict=True))))


def _columns(line: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([line]), [])]


def _why_broken(header: list[str], row: list[str]) -> str | None:
    if len(row) != len(header):
        return f"มี {len(row)} ช่อง ต้องมี {len(header)} ช่อง ตรวจเครื่องหมายจุลภาค / {len(row)} cells where {len(header)} belong: check its commas"
    cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
    for name in ("agency_id", "kind", "name", "short_name"):
        if not cells[name]:
            return f"ช่อง {name} ว่าง ให้เติม / {name} is empty: fill it in"
    if cells["kind"] not in KINDS:
        return f"kind “{cells['kind']}” ไม่มีในรหัส ใช้ได้: {' '.join(sorted(KINDS))} / kind “{cells['kind']}” is no code"
    province = cells["province"]
    if province and province_named(province) != province:
        return f"ไม่รู้จักจังหวัด “{province}” เขียนชื่อเต็มไม่ต้องมีคำว่าจังหวัด / unknown province “{province}”: its full name, without จังหวัด"
    return None


def _agency(cells: dict[str, str]) -> Agency:
    return Agency(
        agency_id=cells["agency_id"],
        kind=cells["kind"],
        name=cells["name"],
        short_name=cells["short_name"],
        subdistrict=cells["subdistrict"] or None,
        district=cells["district"] or None,
        province=cells["province"] or None,
        source="registry",
    )
