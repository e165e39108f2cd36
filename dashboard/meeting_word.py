"""The meeting sheet as a Word file, in the manner of บันทึกข้อความ: one page A4, its chart drawn by Word itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx as word
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.xml.constants import CHART_NS, REL_NS
from openpyxl.xml.functions import Element, SubElement, tostring

from dashboard import sheet_chart
from dashboard.meeting_book import FONT
from dashboard.meeting_sheet import Sheet, facts, in_digits
from dashboard.words import Words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Digits = Callable[[object], str]
_CALLS_SHOWN, _STILL_SHOWN = 8, 3
_EMU = 360_000  # a centimetre
_DOTS = "." * 40


def docx(one: Sheet, words: Words, *, is_thai: bool = False) -> bytes:
    """The Word file; with Thai digits where `is_thai`."""
    made = word.Document()
    _page(made)

    def said(key: str, **values: object) -> str:
        return in_digits(words(f"meeting_sheet.{key}", **values), is_thai=is_thai)

    def digits(text: object) -> str:
        return in_digits(str(text), is_thai=is_thai)

    _line(made, [(said("memo"), True)], size=24, centre=True)
    _line(made, [(said("office"), True), (f" {_DOTS}{_DOTS}", False)])
    _line(made, [(said("number"), True), (f" {_DOTS} ", False), (said("day"), True), (f" {_DOTS}", False)])
    _line(made, [(said("about"), True), (f" {digits(one.subject)}", False)])
    _line(made, [(said("to"), True), (f" {_DOTS}", False)], after=4)
    _line(made, [(digits(one.answer), False)], indent=True)
    _line(made, [(digits(one.moved), False)], indent=True, after=4)

    sides = made.add_table(rows=1, cols=2)
    sides.autofit = False
    left, right = sides.rows[0].cells
    left.width, right.width = Cm(9.2), Cm(7.8)
    _numbers(left, one, digits)
    _caption(right, said("chart"))
    chart = sheet_chart.chart(one.districts, words("meeting_sheet.sheet_districts"), words)
    _chart(right.add_paragraph().add_run(), chart, one, words, width=7.6, height=4.4)

    _line(made, [(digits(one.calls_lead), True)], before=4)
    if not one.calls.empty:
        _table(
            made,
            list(one.calls.columns),
            [list(row) for row in one.calls.head(_CALLS_SHOWN).itertuples(index=False)],
            digits,
        )
        if len(one.calls) > _CALLS_SHOWN:
            _line(made, [(said("more_calls", n=len(one.calls) - _CALLS_SHOWN), False)], size=13)
    _line(made, [(digits(one.still_lead), True)], before=4)
    for raised, promised, since in one.still[:_STILL_SHOWN]:
        _line(made, [(digits(f"• {raised}: "), True), (digits(f"{promised} ({since})"), False)], size=13)
    _line(made, [(said("close"), False)], indent=True, before=4)
    _line(made, [(f"({_DOTS}{_DOTS})", False)], right=True, before=10)
    notes = [f"{name}: {text}" for name, text in (*one.definitions, *facts(one, words))]
    _line(made, [(said("notes"), True), (" " + digits(" · ".join(notes)), False)], size=9)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.2), Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.3)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(15)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # Word takes the font of Thai letters, and their size, from the fields for complex scripts.
    for of in ("w:cs", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(of), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)


def _run(paragraph: Paragraph, text: str, size: int, *, bold: bool) -> Run:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.cs_bold, run.font.complex_script = bold, True
    for tag in ("w:szCs",):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(size * 2))
        run._element.get_or_add_rPr().append(element)  # noqa: SLF001 — python-docx has no word for the complex size
    return run


def _line(
    made: Document | _Cell,
    runs: Sequence[tuple[str, bool]],
    *,
    size: int = 15,
    centre: bool = False,
    right: bool = False,
    indent: bool = False,
    before: int = 0,
    after: int = 0,
) -> Paragraph:
    paragraph = made.add_paragraph()
    for text, bold in runs:
        _run(paragraph, text, size, bold=bold)
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if indent:
        form.first_line_indent = Cm(2.5)
    if centre or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _caption(cell: _Cell, text: str) -> None:
    _run(cell.paragraphs[0], text, 14, bold=True)


def _numbers(cell: _Cell, one: Sheet, digits: Digits) -> None:
    """Each key number with what it rests on, and the year before."""
    for at, n in enumerate(one.numbers):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _run(paragraph, digits(f"{n.label} "), 14, bold=False)
        _run(paragraph, digits(f"{n.shown} {n.unit}".strip()), 16, bold=True)
        below = " · ".join(t for t in (n.base, n.before) if t)
        _line(cell, [(digits(below), False)], size=12)


def _table(made: Document, head: list[str], rows: list[list[object]], digits: Digits) -> None:
    table = made.add_table(rows=0, cols=len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    lines: list[list[object]] = [list(head), *rows]
    for at, values in enumerate(lines):
        cells = table.add_row().cells
        for cell, value in zip(cells, values, strict=True):
            _run(cell.paragraphs[0], "" if value is None else digits(value), 12, bold=at == 0)


def _chart(run: Run, chart: BarChart, one: Sheet, words: Words, *, width: float, height: float) -> None:
    """Put the chart into a run as a part of its own, with the workbook behind it for whoever edits it."""
    package = run.part.package
    book = Workbook()
    rows = book.active
    rows.title = words("meeting_sheet.sheet_districts")
    for row in (sheet_chart.heads(words), *sheet_chart.values(one.districts)):
        rows.append(row)
    held = io.BytesIO()
    book.save(held)
    embedded = Part(PackURI("/word/embeddings/districts.xlsx"), _BOOK_TYPE, held.getvalue(), package)
    part = Part(PackURI("/word/charts/districts.xml"), _CHART_TYPE, b"", package)
    tree = chart._write()  # noqa: SLF001 — openpyxl writes a chart as XML by this name alone
    data = Element(
        f"{{{CHART_NS}}}externalData", {f"{{{REL_NS}}}id": part.relate_to(embedded, RELATIONSHIP_TYPE.PACKAGE)}
    )
    SubElement(data, f"{{{CHART_NS}}}autoUpdate", {"val": "0"})
    tree.append(data)
    part._blob = tostring(tree)  # noqa: SLF001 — the relation's id had to be known first
    ident = run.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run._element.append(  # noqa: SLF001
        parse_xml(
            '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<wp:inline><wp:extent cx="{int(width * _EMU)}" cy="{int(height * _EMU)}"/>'
            f'<wp:docPr id="1" name="chart"/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            f' r:id="{ident}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )
