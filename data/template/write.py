"""Writes the template: an .xlsx that Excel, LibreOffice and Google Sheets open, without macros.

Why these sheets. An officer has some thirty activities and two hundred groups a year, mostly in lists already. One sheet an
activity would be thirty sheets to leaf through; one wide sheet would put the groups of an activity side by side, where
nothing can be pasted and the tenth group has no column. So a thing is a row: activities in one sheet, groups in one, and
what was raised, what came of it and what was done with it side by side in a third, as such tables stand in the reports
themselves. The number of the activity joins them; it is chosen from a list, its name appears beside it at once, and a whole
column of it can be copied down. A date is three cells (day, month by its name, year in พ.ศ.): whatever is typed into one
cell a spreadsheet may take for a date of another calendar, and a month alone has no date to be typed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from data.lookup import table
from data.template import look
from data.template.cells import Row, Value, cell_of, head, lines_of, put, typed
from data.template.fields import MARK, NEEDED, SHOWN, TABLES, VERSION, Field, fields, mark_of, offered, sheet_name
from data.template.formulas import (
    FIRST_ROW,
    HEADER_ROW,
    HINT_ROW,
    KEY_ROW,
    TITLE_ROW,
    Addresses,
    agency_cell,
    column_of,
    problems,
    serial,
    shown_formulas,
)
from data.template.pages import write_check, write_example, write_guide
from data.template.validation import validate

# Rows made ready; more may be typed below, and rows may be inserted.
_READY = {"activity": 100, "group": 500, "matter": 300}
_SPARE = 20
# Below the longest list.
_LINE_OF_PERIOD = 300


@dataclass(frozen=True, slots=True)
class Filling:
    """What to write into a template: values by field, a row a thing. An empty one makes the blank template."""

    agency: Row = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def write(filling: Filling) -> bytes:
    """Return the template as the bytes of an .xlsx. Raises `ValueError` for a text longer than a cell can hold."""
    return _Writer(filling).workbook()


class _Writer:
    """One workbook being written."""

    def __init__(self, filling: Filling) -> None:
        self.filling = filling
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.sheets: dict[str, Worksheet] = {
            row["sheet"]: self.book.create_sheet(row["name"]) for row in table("template_sheets")
        }
        self.lists: dict[str, str] = {}
        last_rows = {
            name: FIRST_ROW - 1 + max(_READY[name], len(filling.tables.get(name, ())) + _SPARE) for name in TABLES
        }
        named = {"period_start": self._period_cell(0), "period_end": self._period_cell(1)}
        self._write_codes(named)
        self.addresses = Addresses(last_rows, named | {"months": self.lists["month"]})
        self.lists["activity_number"] = self.addresses.column("activity", "number")

    def workbook(self) -> bytes:
        """Write every sheet and return the whole."""
        write_guide(self.sheets["guide"])
        self._write_agency()
        for name in TABLES:
            self._write_table(name)
        write_check(self.sheets["check"], self.addresses)
        write_example(self.sheets["example"])
        for name, sheet in self.sheets.items():
            sheet.sheet_view.showGridLines = name in TABLES
        self.sheets["codes"].sheet_state = "hidden"
        self.book.active = 0
        self.book.custom_doc_props.append(StringProperty(name=MARK.rstrip("/"), value=str(VERSION)))
        self.book.defined_names["ruam_template"] = DefinedName(
            "ruam_template", attr_text=f"'{sheet_name('codes')}'!$A$1"
        )
        self.book.properties.title = table("template_sheets")[0]["title"]
        self.book.properties.creator = "Ruam"
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def _write_codes(self, named: Mapping[str, str]) -> None:
        sheet = self.sheets["codes"]
        sheet["A1"] = mark_of("codes")
        lists = dict.fromkeys(
            f.choices for name in ("agency", *TABLES) for f in fields(name) if f.choices not in ("", "activity_number")
        )
        for column, choices in enumerate(lists, start=1):
            letter = get_column_letter(column)
            labels = offered(choices)
            sheet[f"{letter}2"] = choices
            for row, label in enumerate(labels, start=3):
                put(sheet[f"{letter}{row}"], label)
            self.lists[choices] = f"'{sheet.title}'!${letter}$3:${letter}${2 + len(labels)}"
        for place, formula in zip(named.values(), self._period_formulas(), strict=True):
            cell = sheet[place.rpartition("!")[2].replace("$", "")]
            cell.value = formula
            cell.number_format = "d/m/yyyy"
        look.protect(sheet)

    def _period_cell(self, which: int) -> str:
        return f"'{sheet_name('codes')}'!$A${_LINE_OF_PERIOD + which}"

    def _period_formulas(self) -> tuple[str, str]:
        """The first and last day that the report covers: as typed, else those of its year and round."""
        year, half = agency_cell("fiscal_year"), agency_cell("round")
        first, second, _ = offered("round")
        begin = f'IF({half}="{second}",DATE({year}-543,4,1),DATE({year}-544,10,1))'
        end = f'IF({half}="{first}",DATE({year}-543,3,31),DATE({year}-543,9,30))'
        return self._period_end("period_from", begin, year), self._period_end("period_to", end, year)

    def _period_end(self, name: str, otherwise: str, year: str) -> str:
        day, month, typed_year = (agency_cell(name, column) for column in "CDE")
        as_typed = serial(day, month, typed_year, self.lists["month"])
        return f'=IF({typed_year}="",IF({year}="","",IFERROR({otherwise},"")),IFERROR({as_typed},""))'

    def _write_agency(self) -> None:
        """A row a field: its key (hidden), its title, its value or the three cells of its date, how to fill it."""
        sheet = self.sheets["agency"]
        head(sheet, "agency", "B2")
        for letter, width in zip("BCDEF", (30, 14, 18, 34, 52), strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions["A"].hidden = True
        for row, one in enumerate(fields("agency"), FIRST_ROW):
            cell_of(sheet, f"A{row}", one.key, look.SMALL)
            label = cell_of(sheet, f"B{row}", one.title, look.HEADER)
            label.fill = look.HEADER_FILL
            cell_of(sheet, f"F{row}", one.hint, look.SMALL)
            value = self.filling.agency.get(one.name)
            parts = _parts_of(one)
            for column, part, piece in zip("CDE", parts, _pieces(value, len(parts)), strict=False):
                typed(sheet, f"{column}{row}", part, piece)
                validate(sheet, f"{column}{row}", part, self.lists)
            for column in "CDE"[len(parts) :]:
                sheet[f"{column}{row}"].border = look.BOX
            if len(parts) == 1:
                sheet.merge_cells(f"C{row}:E{row}")
            if one.name in NEEDED:
                look.attend(sheet, f"C{row}:E{row}", f'$C${row}=""')
        sheet.freeze_panes = f"C{FIRST_ROW}"
        look.print_on_a4(sheet)

    def _write_table(self, name: str) -> None:
        sheet = self.sheets[name]
        head(sheet, name, f"A{TITLE_ROW}")
        last = self.addresses.last_rows[name]
        columns = fields(name)
        sheet.cell(KEY_ROW, len(columns) + 1, mark_of(name))
        for column, one in enumerate(columns, start=1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = one.width
            cell_of(sheet, f"{letter}{KEY_ROW}", one.key, look.SMALL)
            cell_of(sheet, f"{letter}{HINT_ROW}", one.hint, look.SMALL)
            title = cell_of(sheet, f"{letter}{HEADER_ROW}", one.title, look.HEADER, look.CENTRED)
            title.fill = look.HEADER_FILL
            validate(sheet, f"{letter}{FIRST_ROW}:{letter}{last}", one, self.lists)
        sheet.row_dimensions[KEY_ROW].hidden = True
        sheet.row_dimensions[HINT_ROW].height = 3 * look.LINE_HEIGHT
        sheet.row_dimensions[HEADER_ROW].height = 2 * look.LINE_HEIGHT
        rows = self.filling.tables.get(name, ())
        formulas = shown_formulas(name)
        for row in range(FIRST_ROW, last + 1):
            values = rows[row - FIRST_ROW] if row - FIRST_ROW < len(rows) else {}
            if (lines := lines_of(columns, values)) > 1:
                # Rows that are typed grow by themselves; those that are written so are given their height.
                sheet.row_dimensions[row].height = min(lines * look.LINE_HEIGHT, look.TALLEST_ROW)
            for column, one in enumerate(columns, start=1):
                place = f"{get_column_letter(column)}{row}"
                if one.sort == SHOWN:
                    shown = cell_of(sheet, place, None, look.SMALL)
                    shown.value = self.addresses.filled(formulas[one.name], name, row)
                    shown.fill, shown.border = look.SHOWN_FILL, look.BOX
                elif name == "activity" and one.sort == "number":
                    typed(sheet, place, one, row - FIRST_ROW + 1)
                else:
                    typed(sheet, place, one, values.get(one.name))
        check = column_of(name, "check")
        for words, shown_at in problems(name):
            letter = column_of(name, shown_at)
            formula = f'ISNUMBER(SEARCH("{words}",${check}{FIRST_ROW}))'
            look.attend(sheet, f"{letter}{FIRST_ROW}:{letter}{last}", formula)
        look.attend(sheet, f"{check}{FIRST_ROW}:{check}{last}", f"LEN(${check}{FIRST_ROW})>0")
        sheet.freeze_panes = f"C{FIRST_ROW}"
        look.print_on_a4(sheet, HEADER_ROW)
        # The checks are for the screen.
        sheet.print_area = (
            f"A{TITLE_ROW}:{get_column_letter(len(columns) - 1)}{max(FIRST_ROW + 29, FIRST_ROW + len(rows))}"
        )


def _parts_of(one: Field) -> tuple[Field, ...]:
    """The cells of a field of the agency's sheet: a date has three."""
    if one.sort != "date":
        return (one,)
    sorts = (("day", ""), ("month", "month"), ("year", ""))
    return tuple(one._replace(sort=sort, choices=choices) for sort, choices in sorts)


def _pieces(value: Value, count: int) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,) + (None,) * (count - 1)
