"""The meeting sheet as a Word file, in the manner of บันทึกข้อความ: one page A4, its chart drawn by Word itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx as word
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from openpyxl import Workbook
from openpyxl.xml.constants import CHART_NS, REL_NS
from openpyxl.xml.functions import Element, SubElement, tostring

from dashboard import sheet_chart
from dashboard.meeting_book import FONT
from dashboard.meeting_sheet import District, Sheet, facts, in_digits
from dashboard.words import Words

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Digits = Callable[[object], str]
_CALLS_SHOWN, _STILL_SHOWN, _DISTRICTS_SHOWN = 5, 2, 6
# In points. TH SarabunPSK is small for its points; where it is not installed a larger font stands in, and one page must hold it.
_TITLE, _BODY, _SMALL, _TABLE, _NOTES = 20, 13, 11, 11, 7
_LEADING = 1.38
_NUMBER_WIDTHS, _CALL_WIDTHS = (4.2, 5.2, 7.6), (4.9, 3.4, 2.0, 3.6, 3.1)
_EMU = 360_000  # a centimetre
_CHART_WIDTH, _CHART_ROW = 17, 0.42
_DOTS = "." * 40


def docx(one: Sheet, words: Words, *, is_thai: bool = False) -> bytes:
    """The Word file; with Thai digits where `is_thai`."""
    made = word.Document()
    _page(made)

    def said(key: str, **values: object) -> str:
        return in_digits(words(f"meeting_sheet.{key}", **values), is_thai=is_thai)

    def digits(text: object) -> str:
        return in_digits(str(text), is_thai=is_thai)

    _line(made, [(said("memo"), True)], size=_TITLE, centre=True)
    _line(made, [(said("office"), True), (f" {_DOTS}{_DOTS}", False)])
    _line(made, [(said("number"), True), (f" {_DOTS} ", False), (said("day"), True), (f" {_DOTS}", False)])
    _line(made, [(said("about"), True), (f" {digits(one.subject)}", False)])
    _line(made, [(said("to"), True), (f" {_DOTS}", False)], after=4)
    _line(made, [(digits(one.answer), False)], indent=True)
    _line(made, [(digits(one.moved), False)], indent=True, after=4)

    _table(
        made,
        [words("meeting_sheet.measure"), words("meeting_sheet.value"), words("meeting_sheet.base")],
        [[n.label, f"{n.shown} {n.unit}".strip(), " · ".join(t for t in (n.base, n.before) if t)] for n in one.numbers],
        digits,
        _NUMBER_WIDTHS,
    )
    shown = sorted(one.districts, key=lambda d: d.k - d.n)[:_DISTRICTS_SHOWN]
    caption = (
        said("chart") if len(shown) == len(one.districts) else said("chart_cut", n=len(shown), of=len(one.districts))
    )
    _line(made, [(caption, True)], size=_SMALL, before=3)
    _chart(made.add_paragraph().add_run(), shown, words)

    _line(made, [(digits(one.calls_lead), True)], size=_SMALL, before=3)
    if not one.calls.empty:
        calls = one.calls.iloc[:_CALLS_SHOWN, : len(_CALL_WIDTHS)]
        _table(
            made,
            list(calls.columns),
            [list(row) for row in calls.itertuples(index=False)],
            digits,
            _CALL_WIDTHS,
        )
        if len(one.calls) > _CALLS_SHOWN:
            _line(made, [(said("more_calls", n=len(one.calls) - _CALLS_SHOWN), False)], size=_SMALL)
    _line(made, [(digits(one.still_lead), True)], size=_SMALL, before=3)
    for raised, promised, since in one.still[:_STILL_SHOWN]:
        _line(made, [(digits(f"• {raised}: "), True), (digits(f"{promised} ({since})"), False)], size=_SMALL)
    _line(made, [(said("close"), False)], indent=True, before=3)
    _line(made, [(f"({_DOTS}{_DOTS})", False)], right=True, before=8)
    notes = [f"{name}: {text}" for name, text in (*one.definitions, *facts(one, words))]
    _line(made, [(said("notes"), True), (" " + digits(" · ".join(notes)), False)], size=_NOTES)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.2), Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1)
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(_BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # Word takes the font of Thai letters, and their size, from the fields for complex scripts.
    for of in ("w:cs", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(of), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)


def _run(paragraph: Paragraph, text: str, size: int, *, bold: bool) -> Run:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.cs_bold, run.font.complex_script = bold, True
    complex_size = OxmlElement("w:szCs")  # python-docx has no word for the size of Thai letters
    complex_size.set(qn("w:val"), str(size * 2))
    run._element.get_or_add_rPr().append(complex_size)  # noqa: SLF001
    return run


def _line(
    made: Document,
    runs: Sequence[tuple[str, bool]],
    *,
    size: int = _BODY,
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
    _spaced(paragraph, size)
    if indent:  # as official letters begin a paragraph
        form.first_line_indent = Cm(2.5)
    if centre or right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _spaced(paragraph: Paragraph, size: int) -> None:
    """The line height of TH SarabunPSK whatever font stands in: room for two marks above and one below."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(size * _LEADING)


def _table(made: Document, head: list[str], rows: list[list[object]], digits: Digits, widths: Sequence[float]) -> None:
    table = made.add_table(rows=0, cols=len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    lines: list[list[object]] = [list(head), *rows]
    for at, values in enumerate(lines):
        cells = table.add_row().cells
        for cell, value, width in zip(cells, values, widths, strict=True):
            cell.width = Cm(width)
            _run(cell.paragraphs[0], "" if value is None else digits(value), _TABLE, bold=at == 0)
            _spaced(cell.paragraphs[0], _TABLE)


def _chart(run: Run, districts: Sequence[District], words: Words) -> None:
    """Put the chart into a run as a part of its own, with the workbook behind it for whoever edits it."""
    sheet = words("meeting_sheet.sheet_districts")
    chart = sheet_chart.chart(districts, sheet, words)
    width, height = _CHART_WIDTH, 1.1 + _CHART_ROW * max(2, len(districts))
    package = run.part.package
    book = Workbook()
    rows = book.active
    rows.title = sheet
    for row in (sheet_chart.heads(words), *sheet_chart.values(districts)):
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
            f"<w:drawing {nsdecls('w', 'wp', 'a', 'c', 'r')}>"
            f'<wp:inline><wp:extent cx="{int(width * _EMU)}" cy="{int(height * _EMU)}"/>'
            f'<wp:docPr id="1" name="chart"/><a:graphic>'
            f'<a:graphicData uri="{nsmap["c"]}"><c:chart r:id="{ident}"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing>"
        )
    )
