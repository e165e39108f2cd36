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
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.lookup import LOOKUPS, table
from data.template import look
from data.template.fields import MARK, SHOWN, TABLES, VERSION, Field, fields, mark_of, offered, sheet_name
from data.template.formulas import (
    FIRST_ROW,
    HEADER_ROW,
    HINT_ROW,
    KEY_ROW,
    TITLE_ROW,
    Addresses,
    column_of,
    problems,
    serial,
    shown_formulas,
)

# Rows made ready; more may be typed below, and rows may be inserted.
_READY = {"activity": 100, "group": 500, "matter": 300}
_SPARE = 20
# What a spreadsheet can hold in one cell.
LONGEST_CELL = 32_767
_MOST_PEOPLE = 10_000_000
_EARLIEST_YEAR, _LATEST_YEAR = 2540, 2600
_NEEDED = ("kind", "name", "province", "fiscal_year", "round")
_LAST_LINE_OF_LISTS = 300

# A value as it is written: words, a number, or day, month and year of a date; None leaves the cell empty.
Value = str | int | tuple[int | None, str, int] | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Filling:
    """What to write into a template: values by field, a row a thing. An empty one makes the blank template."""

    agency: Row = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)


def write(filling: Filling) -> bytes:
    """Return the template as the bytes of an .xlsx. Raises `ValueError` for a text longer than a cell can hold."""
    return _Writer(filling).workbook()


_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _put(cell: Cell, value: Value) -> None:
    """Write a value. Words stay words, though they begin with "=" or look like an error."""
    if not isinstance(value, str):
        cell.value = value
        return
    # Workbooks write a control character as _x000D_; words that look so are written with their first letter so.
    words = _ESCAPE.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", value))
    if len(words) > LONGEST_CELL:
        raise ValueError(
            f"ข้อความยาวเกินช่องหนึ่งของ Excel ({len(words):,} ตัวอักษร รับได้ {LONGEST_CELL:,})"
            f" / a text of {len(words):,} letters is longer than a cell can hold"
        )
    cell.value = words
    cell.data_type = "s"


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

    def workbook(self) -> bytes:
        """Write every sheet and return the whole."""
        self._write_guide()
        self._write_agency()
        for name in TABLES:
            self._write_table(name)
        self._write_check()
        self._write_example()
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
                _put(sheet[f"{letter}{row}"], label)
            self.lists[choices] = f"'{sheet.title}'!${letter}$3:${letter}${2 + len(labels)}"
        for place, formula in zip(named.values(), self._period_formulas(), strict=True):
            cell = sheet[place.rpartition("!")[2].replace("$", "")]
            cell.value = formula
            cell.number_format = "d/m/yyyy"
        look.protect(sheet)

    def _period_cell(self, which: int) -> str:
        return f"'{sheet_name('codes')}'!$A${_LAST_LINE_OF_LISTS + which}"

    def _period_formulas(self) -> tuple[str, str]:
        """The first and last day that the report covers: as typed, else those of its year and round."""
        year, half = self._agency_cell("fiscal_year"), self._agency_cell("round")
        first, second, _ = offered("round")
        ends = (
            f'IF({half}="{second}",DATE({year}-543,4,1),DATE({year}-544,10,1))',
            f'IF({half}="{first}",DATE({year}-543,3,31),DATE({year}-543,9,30))',
        )
        return tuple(
            self._period_end(name, end, year) for name, end in zip(("period_from", "period_to"), ends, strict=True)
        )  # type: ignore[return-value]

    def _period_end(self, name: str, otherwise: str, year: str) -> str:
        day, month, typed_year = (self._agency_cell(name, column) for column in "CDE")
        typed = serial(day, month, typed_year, self.lists["month"])
        return f'=IF({typed_year}="",IF({year}="","",IFERROR({otherwise},"")),IFERROR({typed},""))'

    def _write_guide(self) -> None:
        sheet = self.sheets["guide"]
        _head(sheet, "guide", "B2")
        sheet.column_dimensions["B"].width = 8
        sheet.column_dimensions["C"].width = 24
        sheet.column_dimensions["D"].width = 84
        row = 4
        for number, line in enumerate((LOOKUPS / "template_guide.txt").read_text(encoding="utf-8").splitlines(), 1):
            _cell(sheet, f"B{row}", number, look.BOLD)
            _cell(sheet, f"C{row}", line, look.PLAIN)
            sheet.merge_cells(f"C{row}:D{row}")
            row += 1
        row += 1
        _cell(sheet, f"B{row}", "แผ่นในไฟล์นี้", look.BOLD, look.ON_ONE_LINE)
        for other in table("template_sheets"):
            if other["sheet"] in ("guide", "codes"):
                continue
            row += 1
            _cell(sheet, f"C{row}", other["name"], look.BOLD)
            _cell(sheet, f"D{row}", other["purpose"], look.PLAIN)
        _cell(
            sheet,
            f"B{row + 2}",
            "English: one row an activity, a group, a matter; numbers of activities join the sheets; leave unknown cells empty.",
            look.SMALL,
            look.ON_ONE_LINE,
        )
        look.print_on_a4(sheet)
        look.protect(sheet)

    def _agency_cell(self, name: str, column: str = "C") -> str:
        row = FIRST_ROW + [f.name for f in fields("agency")].index(name)
        return f"'{sheet_name('agency')}'!${column}${row}"

    def _write_agency(self) -> None:
        """A row a field: its key (hidden), its title, its value or the three cells of its date, how to fill it."""
        sheet = self.sheets["agency"]
        _head(sheet, "agency", "B2")
        for letter, width in zip("BCDEF", (30, 14, 18, 34, 52), strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions["A"].hidden = True
        for row, one in enumerate(fields("agency"), FIRST_ROW):
            _cell(sheet, f"A{row}", one.key, look.SMALL)
            label = _cell(sheet, f"B{row}", one.title, look.HEADER)
            label.fill = look.HEADER_FILL
            _cell(sheet, f"F{row}", one.hint, look.SMALL)
            value = self.filling.agency.get(one.name)
            parts = _parts_of(one)
            for column, part, piece in zip("CDE", parts, _pieces(value, len(parts)), strict=False):
                self._typed(sheet, f"{column}{row}", part, piece)
                self._validate(sheet, f"{column}{row}", part)
            for column in "CDE"[len(parts) :]:
                sheet[f"{column}{row}"].border = look.BOX
            if len(parts) == 1:
                sheet.merge_cells(f"C{row}:E{row}")
            if one.name in _NEEDED:
                look.attend(sheet, f"C{row}:E{row}", f'$C${row}=""')
        sheet.freeze_panes = f"C{FIRST_ROW}"
        look.print_on_a4(sheet)

    def _write_table(self, name: str) -> None:
        sheet = self.sheets[name]
        _head(sheet, name, f"A{TITLE_ROW}")
        last = self.addresses.last_rows[name]
        columns = fields(name)
        sheet.cell(KEY_ROW, len(columns) + 1, mark_of(name))
        for column, one in enumerate(columns, start=1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = one.width
            _cell(sheet, f"{letter}{KEY_ROW}", one.key, look.SMALL)
            _cell(sheet, f"{letter}{HINT_ROW}", one.hint, look.SMALL)
            title = _cell(sheet, f"{letter}{HEADER_ROW}", one.title, look.HEADER, look.CENTRED)
            title.fill = look.HEADER_FILL
            self._validate(sheet, f"{letter}{FIRST_ROW}:{letter}{last}", one)
        sheet.row_dimensions[KEY_ROW].hidden = True
        sheet.row_dimensions[HINT_ROW].height = 3 * look.LINE_HEIGHT
        sheet.row_dimensions[HEADER_ROW].height = 2 * look.LINE_HEIGHT
        rows = self.filling.tables.get(name, ())
        formulas = shown_formulas(name)
        for row in range(FIRST_ROW, last + 1):
            values = rows[row - FIRST_ROW] if row - FIRST_ROW < len(rows) else {}
            if (lines := _lines(columns, values)) > 1:
                # Rows that are typed grow by themselves; those that are written so are given their height.
                sheet.row_dimensions[row].height = min(lines * look.LINE_HEIGHT, look.TALLEST_ROW)
            for column, one in enumerate(columns, start=1):
                place = f"{get_column_letter(column)}{row}"
                if one.sort == SHOWN:
                    shown = _cell(sheet, place, None, look.SMALL)
                    shown.value = self.addresses.filled(formulas[one.name], name, row)
                    shown.fill, shown.border = look.SHOWN_FILL, look.BOX
                elif name == "activity" and one.sort == "number":
                    self._typed(sheet, place, one, row - FIRST_ROW + 1)
                else:
                    self._typed(sheet, place, one, values.get(one.name))
        check = column_of(name, "check")
        for words, shown_at in problems(name):
            letter = column_of(name, shown_at)
            formula = f'ISNUMBER(SEARCH("{words}",${check}{FIRST_ROW}))'
            look.attend(sheet, f"{letter}{FIRST_ROW}:{letter}{last}", formula)
        look.attend(sheet, f"{check}{FIRST_ROW}:{check}{last}", f"LEN(${check}{FIRST_ROW})>0")
        sheet.freeze_panes = f"C{FIRST_ROW}"
        look.print_on_a4(sheet, HEADER_ROW)
        sheet.print_area = f"A{TITLE_ROW}:{get_column_letter(len(columns))}{max(FIRST_ROW + 29, FIRST_ROW + len(rows))}"

    def _typed(self, sheet: Worksheet, place: str, one: Field, value: Value) -> None:
        cell = sheet[place]
        _put(cell, value)
        cell.font, cell.alignment, cell.border, cell.protection = look.PLAIN, look.WRAPPED, look.BOX, look.UNLOCKED
        # As text, what is typed stays as it is typed: no 1/2 becomes a date, no = a formula.
        cell.number_format = "@" if one.sort == "text" else "General"

    def _validate(self, sheet: Worksheet, area: str, one: Field) -> None:
        rule = self._rule(one)
        if rule is None:
            return
        rule.errorTitle = "กรอกไม่ถูก"
        rule.promptTitle, rule.prompt = one.title[:32], one.hint or None
        rule.showErrorMessage = True
        rule.showInputMessage = bool(one.hint)
        rule.allow_blank = True
        sheet.add_data_validation(rule)
        rule.add(area)

    def _rule(self, one: Field) -> DataValidation | None:
        match one.sort:
            case "choice" | "month":
                return DataValidation("list", self.lists[one.choices], error="เลือกจากรายการ กดลูกศรที่มุมช่อง")
            case "number" if one.choices:
                numbers = self.addresses.column("activity", "number")
                return DataValidation("list", numbers, error="เลือกลำดับที่ของกิจกรรมในแผ่นกิจกรรม")
            case "number":
                return _whole(1, 9_999, "พิมพ์ลำดับที่เป็นตัวเลข ไม่ซ้ำกัน")
            case "count":
                return _whole(0, _MOST_PEOPLE, "พิมพ์จำนวนคนเป็นตัวเลขตั้งแต่ 0 ขึ้นไป ไม่ทราบให้เว้นว่าง")
            case "day":
                return _whole(1, 31, "พิมพ์วันที่เป็นตัวเลข 1 ถึง 31")
            case "year":
                return _whole(_EARLIEST_YEAR, _LATEST_YEAR, "พิมพ์ปี พ.ศ. เป็นตัวเลข 4 หลัก เช่น 2568")
        return None

    def _write_check(self) -> None:
        sheet = self.sheets["check"]
        _head(sheet, "check", "B2")
        for letter, width in zip("BCDE", (20, 48, 12, 18), strict=True):
            sheet.column_dimensions[letter].width = width
        filled = [
            (sheet_name(name), words, f'SUMPRODUCT(--({self.addresses.column(name, counted)}<>""))')
            for name, counted, words in (
                ("activity", "name", "กิจกรรมที่กรอกแล้ว"),
                ("group", "label", "กลุ่มที่กรอกแล้ว"),
                ("matter", "issue", "ประเด็นที่กรอกแล้ว"),
                ("matter", "result", "ผลที่กรอกแล้ว"),
                ("matter", "use", "การนำผลไปใช้ที่กรอกแล้ว"),
            )
        ]
        titles = {one.name: one.title for one in fields("agency")}
        wanted = [
            (sheet_name("agency"), f"ยังไม่กรอก{titles[name]}", f'IF({self._agency_cell(name)}="",1,0)')
            for name in _NEEDED
        ]
        wanted += [
            (
                sheet_name(name),
                words,
                f'SUMPRODUCT(--ISNUMBER(SEARCH("{words}",{self.addresses.column(name, "check")})))',
            )
            for name in TABLES
            for words, _ in problems(name)
        ]
        first = 5
        for row, (owner, words, formula) in enumerate(chain(filled, wanted), start=first):
            for letter, value in zip("BC", (owner, words), strict=True):
                _cell(sheet, f"{letter}{row}", value, look.PLAIN).border = look.BOX
            count = _cell(sheet, f"D{row}", None, look.BOLD)
            count.value, count.border = f"={formula}", look.BOX
            state = _cell(sheet, f"E{row}", None, look.PLAIN)
            state.border = look.BOX
            if row >= first + len(filled):
                state.value = f'=IF(D{row}=0,"เรียบร้อย","ควรดู")'
        for letter, words in zip("BCDE", ("แผ่น", "สิ่งที่นับ", "จำนวน", "ผล"), strict=True):
            _cell(sheet, f"{letter}{first - 1}", words, look.HEADER, look.CENTRED).fill = look.HEADER_FILL
        begin, end = first + len(filled), first + len(filled) + len(wanted) - 1
        look.attend(sheet, f"B{begin}:E{end}", f"$D{begin}>0")
        verdict = _cell(sheet, "B3", None, look.BOLD, look.WRAPPED)
        verdict.value = (
            f'=IF(D{first}=0,"ยังไม่ได้กรอกกิจกรรม",IF(SUM(D{begin}:D{end})=0,"ครบแล้ว ส่งได้",'
            f'"มี "&SUM(D{begin}:D{end})&" จุดที่ควรดู (ช่องสีเหลือง) ถ้าไม่ทราบจริง ส่งได้"))'
        )
        sheet.merge_cells("B3:E3")
        look.print_on_a4(sheet, landscape=False)
        look.protect(sheet)

    def _write_example(self) -> None:
        """Examples in the shape of the sheets; each title says that it is one, so that no reader takes it for a sheet's own."""
        sheet = self.sheets["example"]
        _head(sheet, "example", "A2")
        row = 4
        _cell(sheet, f"A{row}", f"แผ่น “{sheet_name('agency')}”", look.BOLD)
        for one in fields("agency"):
            row += 1
            sheet.merge_cells(f"A{row}:B{row}")
            sheet.merge_cells(f"C{row}:F{row}")
            _example_title(sheet, f"A{row}", one)
            _cell(sheet, f"C{row}", one.examples[0], look.PLAIN).fill = look.EXAMPLE_FILL
        for name in TABLES:
            row += 2
            _cell(sheet, f"A{row}", f"แผ่น “{sheet_name(name)}”", look.BOLD)
            shown = [one for one in fields(name) if one.name != "check"]
            for column, one in enumerate(shown, start=1):
                letter = get_column_letter(column)
                _example_title(sheet, f"{letter}{row + 1}", one)
                for number, value in enumerate(one.examples):
                    cell = _cell(sheet, f"{letter}{row + 2 + number}", value, look.PLAIN)
                    cell.fill, cell.border = look.EXAMPLE_FILL, look.BOX
            row += 4
        for column in range(1, len(fields("activity")) + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 20
        look.print_on_a4(sheet)
        look.protect(sheet)


def _lines(columns: Sequence[Field], values: Row) -> int:
    """How many lines the fullest cell of a row takes, by letters: Thai marks above and below make it a little more than it is."""
    return max(
        (
            sum(1 + len(line) // one.width for line in value.split("\n"))
            for one in columns
            if isinstance(value := values.get(one.name), str)
        ),
        default=1,
    )


def _head(sheet: Worksheet, name: str, place: str) -> None:
    """Put a sheet's mark where nobody looks and its title where everybody does."""
    sheet.sheet_format.defaultRowHeight = look.LINE_HEIGHT
    if name not in TABLES:
        sheet["A1"] = mark_of(name)
        sheet.row_dimensions[1].hidden = True
        if name != "example":
            sheet.column_dimensions["A"].width = 2
    title = next(row["title"] for row in table("template_sheets") if row["sheet"] == name)
    cell = _cell(sheet, place, title, look.TITLE)
    cell.alignment = look.ON_ONE_LINE
    sheet.row_dimensions[TITLE_ROW].height = 30


def _cell(sheet: Worksheet, place: str, value: Value, font: Font, alignment: Alignment = look.WRAPPED) -> Cell:
    cell = sheet[place]
    _put(cell, value)
    cell.font, cell.alignment = font, alignment
    return cell


def _example_title(sheet: Worksheet, place: str, one: Field) -> None:
    cell = _cell(sheet, place, f"{one.title} (ตัวอย่าง)", look.HEADER, look.CENTRED)
    cell.fill = look.HEADER_FILL


def _parts_of(one: Field) -> tuple[Field, ...]:
    """The cells of a field of the agency's sheet: a date has three."""
    if one.sort != "date":
        return (one,)
    sorts = (("day", ""), ("month", "month"), ("year", ""))
    return tuple(one._replace(sort=sort, choices=choices) for sort, choices in sorts)


def _pieces(value: Value, count: int) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,) + (None,) * (count - 1)


def _whole(least: int, most: int, error: str) -> DataValidation:
    return DataValidation("whole", formula1=str(least), formula2=str(most), operator="between", error=error)
