"""Workbooks and separated values made to do harm; see `hostile`."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from tests.word_file import DECLARATION, R, archive, relations

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADS = ("ลำดับ", "ชื่อกิจกรรม", "วันที่", "ผู้เข้าร่วม (คน)", "ผลจากการมีส่วนร่วม")


def cell(place: str, words: str) -> str:
    """A cell of words that it holds itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def workbook(
    rows: str, *, behind: str = "", strings: str = "", styles: str = "", prologue: str = DECLARATION, sheets: int = 1
) -> bytes:
    """A workbook of sheets that all have these rows; `behind` stands behind their data."""
    names = "".join(f'<sheet name={quoteattr(f"ก{n}")} sheetId="{n}" r:id="rId{n}"/>' for n in range(1, sheets + 1))
    kinds = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{DECLARATION}<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{R}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *kinds, ("rS", "sharedStrings", "sharedStrings.xml"), ("rT", "styles", "styles.xml")
        ),
        "xl/sharedStrings.xml": f'{prologue}<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/styles.xml": f'{prologue}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
    }
    for n in range(1, sheets + 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'{prologue}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
        )
    return archive(parts)


def _row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _table(rows: int, columns: int) -> str:
    heads = "".join(cell(f"{_letters(c)}1", f"{_HEADS[c % 5]} {c}") for c in range(1, columns + 1))
    body = "".join(
        _row(r, "".join(cell(f"{_letters(c)}{r}", "ประชุมประชาคม") for c in range(1, columns + 1)))
        for r in range(2, rows + 2)
    )
    return _row(1, heads) + body


def _merged(*places: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{place}"/>' for place in places) + "</mergeCells>"


_ODD_VALUES = ("1e999", "-1e999", "nan", "1e300", "-5", "99999999", "", "x", "0.0000001", "1_0", "٣", "2958466")
_ODD_FORMATS = ("d/m/yyyy", "[h]:mm:ss", "0.0E+00", "#,##0.00;(#,##0.00)", "0" * 300, "#" * 300 + "." + "0" * 300, '"', "\\", "[$-", "0%%%%", "yyyy", "mmm")  # fmt: skip


def _odd_numbers() -> bytes:
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(_ODD_FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(_ODD_FORMATS)))
    rows = "".join(
        _row(r, "".join(f'<c r="{_letters(c + 1)}{r}" s="{c}"><v>{value}</v></c>' for c in range(len(_ODD_FORMATS))))
        for r, value in enumerate(_ODD_VALUES, 1)
    )
    return workbook(rows, styles=f"<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>")


def _formulas(*formulas: str) -> bytes:
    rows = "".join(_row(n, f'<c r="A{n}"><f>{formula}</f></c>') for n, formula in enumerate(formulas, 1))
    return workbook(rows)


def workbooks() -> dict[str, Callable[[], bytes]]:
    """File name → what makes the workbook."""
    return {
        "a cell far off": lambda: workbook(_row(1, cell("A1", "ก")) + _row(1_048_576, cell("XFD1048576", "ข"))),
        "a cell beyond": lambda: workbook(_row(99_999_999, cell("ZZZZZZZ99999999", "ก"))),
        "a diagonal": lambda: workbook("".join(_row(n, cell(f"{_letters(n)}{n}", "ก")) for n in range(1, 4_000))),
        "a merged sheet": lambda: workbook(_table(150, 100), behind=_merged("A1:XFD1048576")),
        "merged backwards": lambda: workbook(_table(5, 5), behind=_merged("E5:A1")),
        "merged one over another": lambda: workbook(
            _table(50, 50),
            behind=_merged(*(f"A{n}:AX50" for n in range(1, 50))),
        ),
        "a wide table": lambda: workbook(_table(10, 5_000)),
        "a long table": lambda: workbook(_table(2_500, 6)),
        "a table of gaps": lambda: workbook("".join(_row(3 * n, cell(f"A{3 * n}", "ก") + cell(f"D{3 * n}", "ข")) for n in range(1, 9_000))),
        "empty cells": lambda: workbook("".join(_row(n, "<c/>" * 100) for n in range(1, 10_000))),
        "hidden columns": lambda: workbook(_table(300, 100), behind='<cols><col min="1" max="16384" hidden="1"/></cols>' * 3_000),
        "hidden columns without end": lambda: workbook(_table(3, 3), behind='<cols><col min="-9" max="999999999999" hidden="1"/></cols>'),
        "a string said again": lambda: workbook(
            "".join(_row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 9_000)),
            strings=f"<si><t>{'ประชุม' * 5_000}</t></si>",
        ),
        "strings that are not there": lambda: workbook(
            _row(1, "".join(f'<c t="s"><v>{value}</v></c>' for value in ("9", "-1", "x", "1.0", "", "๑")))
        ),
        "odd types": lambda: workbook(_row(1, "".join(f'<c t="{sort}"><v>1e9</v></c>' for sort in ("d", "e", "b", "str", "zz")))),
        "odd numbers": _odd_numbers,
        "odd styles": lambda: workbook(_table(2, 2), styles='<cellXfs><xf numFmtId="x"/></cellXfs>'),
        "odd places": lambda: workbook('<row r="x">' + cell("1A", "ก") + "</row>"),
        "escaped characters": lambda: workbook(_row(1, cell("A1", "_xD800__x0000__xFFFF__xFFFE_ก"))),
        "rows without numbers": lambda: workbook(f"<row>{'<c><v>1</v></c>' * 50}</row>" * 1_000),
        "entities": lambda: workbook(_table(2, 2), prologue='<!DOCTYPE x [<!ENTITY a "ก"><!ENTITY b "&a;&a;">]>'),
        "many sheets": lambda: workbook(_table(2, 3), sheets=299),
        "too many sheets": lambda: workbook(_table(1, 1), sheets=600),
        "a formula of itself": lambda: _formulas("SUM(A1:A9)", "SUM(A1:A9)", "A1+A2", "SUM(A1:XFD1048576)"),
        "a formula of formulas": lambda: _formulas(*["SUM(A1:A400)"] * 400),
        "long formulas": lambda: _formulas("+".join(["A2"] * 20_000), "(" * 5_000 + "1" + ")" * 5_000, "-" * 20_000 + "1"),
        "a bomb": lambda: workbook(_row(1, cell("A1", "ก" * (14 << 20)))),
        "runs": lambda: workbook(_row(1, f'<c r="A1" t="inlineStr"><is>{"<r><t>ก</t></r>" * 50_000}</is></c>')),
        "deep": lambda: workbook("<x>" * 100_000 + "</x>" * 100_000),
    }  # fmt: skip


def separated() -> dict[str, Callable[[], bytes]]:
    """File name → what makes the separated values."""
    head = ",".join(_HEADS)
    row = "1,ประชุมประชาคม,1/2/2568,50,เห็นชอบ"
    texts: dict[str, Callable[[], str]] = {
        "long": lambda: "\n".join([head, *[row] * 2_500]),
        "wide": lambda: "\n".join([",".join(_HEADS * 4_000)] * 2),
        "one wide row": lambda: "\n".join([head, *[row] * 2_000, "," * 100_000 + "x"]),
        "a diagonal": lambda: "\n".join("," * n + "ก" + "," * (1_500 - n) for n in range(1_500)),
        "separators": lambda: ",\n" * 100_000,
        "an open quotation": lambda: f'{head}\n"' + f"{row}\n" * 2_000,
        "quotations": lambda: f"{head}\n" + '"""",' * 60_000,
        "a long cell": lambda: f'{head}\n1,"{"ก," * 200_000}",2,3,4\n{row}',
        "an odd separator": lambda: "sep=\n\nก\nข\n" * 50,
        "a separator of quotes": lambda: 'sep="\nก"ข"ค\n' * 50,
        "a separator of surrogates": lambda: "sep=\U0001f600\nก\U0001f600ข\n" * 50,
        "a separator of line ends": lambda: "sep=\r\r\nก,ข\r\n",
    }
    return {name: lambda make=make: make().encode() for name, make in texts.items()}
