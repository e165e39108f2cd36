"""The formulas by which the workbook checks itself: conditions of `template_checks.csv` with the addresses of their cells.

A condition names a cell of its own row `{name}`, a whole column `{group.headcount}`, the label of a code `{held.false}`, or
one of `{months}`, `{period_start}` and `{period_end}`. Only functions that Excel, LibreOffice and Google Sheets share are
used, and formats look at cells of their own sheet alone, as Google Sheets wants it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from data.lookup import table
from data.template.fields import SHOWN, TABLES, fields, label_of, sheet_name

# Rows above the data: the hidden keys, the title, the hints, the column titles.
KEY_ROW, TITLE_ROW, HINT_ROW, HEADER_ROW = 1, 2, 3, 4
FIRST_ROW = HEADER_ROW + 1
SEPARATOR = " · "
_PLACE = re.compile(r"\{([a-z_.]+)\}")


def column_of(sheet: str, name: str) -> str:
    """Return the letter of a field's column."""
    return str(get_column_letter([field.name for field in fields(sheet)].index(name) + 1))


def agency_cell(name: str, column: str = "C") -> str:
    """Return the address of a value in the agency's sheet: a row a field, a date from column C to E."""
    row = FIRST_ROW + [field.name for field in fields("agency")].index(name)
    return f"'{sheet_name('agency')}'!${column}${row}"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things stand in one workbook: the last row of each table, and addresses of single cells and lists."""

    last_rows: Mapping[str, int]
    named: Mapping[str, str]  # months, period_start, period_end

    def column(self, sheet: str, name: str) -> str:
        """Return the absolute address of a whole column of data."""
        letter = column_of(sheet, name)
        return f"'{sheet_name(sheet)}'!${letter}${FIRST_ROW}:${letter}${self.last_rows[sheet]}"

    def filled(self, formula: str, sheet: str, row: int) -> str:
        """Return a formula of a sheet's row with the addresses in it."""
        return _PLACE.sub(lambda found: self._address(found[1], sheet, row), formula)

    def _address(self, place: str, sheet: str, row: int) -> str:
        if place in self.named:
            return self.named[place]
        owner, _, name = place.rpartition(".")
        if owner in TABLES:
            return self.column(owner, name)
        return f'"{label_of(owner, name)}"' if owner else f"${column_of(sheet, name)}{row}"


def _checks(sheet: str) -> str:
    """The formula that says what is wrong with a row; nothing for a row in which nobody has written."""
    typed = "&".join(f"{{{f.name}}}" for f in fields(sheet) if f.sort not in (SHOWN, "number"))
    told = "&".join(
        f'IF({row["condition"]},"{SEPARATOR}{row["words"]}","")'
        for row in table("template_checks")
        if row["sheet"] == sheet
    )
    return f'=IF({typed}="","",MID({told},{len(SEPARATOR) + 1},999))'


_NAME = '=IF({number}="","",IFERROR(INDEX({activity.name},MATCH({number},{activity.number},0))&"",""))'
_SUM = (
    '=IF({number}="","",IF(SUMIF({group.number},{number},{group.headcount})=0,"",'
    "SUMIF({group.number},{number},{group.headcount})))"
)


def shown_formulas(sheet: str) -> dict[str, str]:
    """Return the formula, with its places open, of each field of a table that is shown and not typed."""
    every = {"activity_name": _NAME, "groups_sum": _SUM, "check": _checks(sheet)}
    return {field.name: every[field.name] for field in fields(sheet) if field.sort == SHOWN}


def problems(sheet: str) -> list[tuple[str, str]]:
    """Return (what is wrong, the field where it shows) of each check of a table."""
    return [(row["words"], row["field"]) for row in table("template_checks") if row["sheet"] == sheet]


def serial(day: str, month: str, year: str, months: str) -> str:
    """Return the formula of the date that three cells tell, the year in พ.ศ."""
    return f"DATE({year}-543,MATCH({month},{months},0),{day})"
