"""A PDF → its words, page by page, as a reader reads them.

PDFium tells the letters and where they are drawn; lines, columns and ruled tables are made of their places here. A page
is read in some milliseconds, one with a ruled table in few more. PDFium is not thread safe: a process reads one
document at a time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from data.normalise import compact

from .broken_lines import join_broken_lines
from .cell_words import rejoined, words_of
from .drawn import Glyph, Page
from .layout import Cell, Layout
from .legacy_thai import retell
from .page_furniture import Sheet, take_furniture, take_stubs
from .page_lines import PageLine, lines_of
from .ruled_tables import RuledTable, find_tables
from .sara_am import mender
from .source import Source, Unreadable

MEDIA_TYPE = "application/pdf"

_MOST_PAGES = 500
_MOST_SECONDS = 60.0
_WIDEST = 14_400.0  # points: the largest page that PDF 1.7 allows
_FEWEST_LETTERS = 20  # fewer are a stamp or a page number over a picture
_HEADING_LETTERS = 300  # so few letters beside pages of pictures are a heading
_PICTURE = 0.6  # a picture over so much of a page is the page
_OUTLINED_PATHS = 150  # letters drawn as shapes
_PARAGRAPH_GAP = 1.22  # line pitches
_HEAD_ROWS = 3
_SAME_HEIGHT = 6.0  # points
_PAGE_ENDS_EARLY = 4.0  # line pitches above where other pages end

_MARK = re.compile(rb"%PDF-\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_FROM_THAI_ON = re.compile("[ก-\U0010ffff]+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_THAI = re.compile("[ก-ฮ]")


def looks_like_pdf(content: bytes) -> bool:
    """Whether bytes are a PDF: its mark stands within the first 1,024 of them, as Acrobat allows."""
    return _MARK.search(content, 0, 1024) is not None


def read_pdf(content: bytes, file_name: str) -> Source:
    """The words of a PDF: lines with their indents, ruled tables as grids, `page:3` where each page's words begin.

    `site` holds the running headers; `doubt` names the pages that are pictures. Raises `Unreadable`: encrypted (a
    password is asked), damaged, too_large (over 500 pages), or no_text (pictures of text, or letters nobody can tell).
    """
    read, left_out = _pages(content, file_name)
    _retell_legacy(read)
    _mend_sara_am(read)
    letters = "".join(_LETTERS.findall("".join(text for one in read for text in one.texts())))
    thai = sum(map(len, _FROM_THAI_ON.findall(letters)))
    strange = sum(map(len, _BEYOND_ASCII.findall(letters)))
    # Western letters beyond ASCII without Thai ones are Thai in a font's own code.
    if len(letters) < _FEWEST_LETTERS or (thai < _FEWEST_LETTERS and strange > len(letters) / 2):
        raise _no_text(file_name)
    pictures = [one.number for one in read if one.is_picture]
    doubt = " ".join(filter(None, (_picture_doubt(pictures), left_out)))
    source = _write(read, doubt)
    is_heading = bool(pictures) and len(letters) < _HEADING_LETTERS and len(pictures) * 2 >= len(read)
    return dataclasses.replace(source, is_legible=False) if is_heading else source


def _pages(content: bytes, file_name: str) -> tuple[list[_ReadPage], str]:
    """Read the pages; return them and, where some were not read, a sentence that says so.

    Each is laid out before the next is read: the letters of one page are held at a time, and no page takes more than is left.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, file_name) from error
    begun = time.monotonic()
    pages: list[_ReadPage] = []
    lost: list[int] = []
    with contextlib.closing(document):
        count = len(document)
        if count == 0:
            raise _damaged(file_name)
        if count > _MOST_PAGES:
            raise _too_many(count, file_name)
        # The values of a form are drawn by whoever shows it.
        if document.get_formtype():
            document.init_forms()
        for index in range(count):
            if time.monotonic() - begun > _MOST_SECONDS:
                lost += range(index + 1, count + 1)
                break
            try:
                page = _one_page(document, index)
            except pypdfium2.PdfiumError:
                lost.append(index + 1)
                continue
            pages.append(_lay_out(page))
            if page.is_cut:
                lost.append(page.number)
    if not pages:
        raise _damaged(file_name)
    if not lost:
        return pages, ""
    listed = _listed(sorted(lost))
    return pages, f"อ่านไม่ได้หรือไม่ครบ: หน้า {listed} / not read, or not whole: page {listed}"


def _one_page(document: Any, index: int) -> Page:
    from .pdf_page import read_page

    page = document[index]
    try:
        if _flatten(page):
            page.close()
            page = document[index]
        width, height = page.get_size()
        if max(width, height) > _WIDEST:
            return Page(index + 1, width, height, is_cut=True)
        return read_page(page, index + 1)
    finally:
        page.close()


def _flatten(page: Any) -> bool:
    """Make what is typed into a form, and notes typed onto the page, part of it; tell whether there was any."""
    import pypdfium2.raw as pdfium

    typed = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 2_000)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        sort = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if sort in typed:
            return bool(pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)
    return False


@dataclass(slots=True)
class _Table:
    """A table of a page: its rows of cells, where its columns are, and where it stands."""

    rows: list[list[Cell]]
    columns: tuple[float, ...]
    top: float
    bottom: float

    @property
    def width(self) -> int:
        return len(self.columns) - 1


@dataclass(slots=True)
class _ReadPage:
    number: int
    sheet: Sheet
    tables: list[_Table] = field(default_factory=list)
    is_picture: bool = False

    def texts(self) -> Iterator[str]:
        yield from (line.text for line in self.sheet.lines)
        yield from (cell.words for table in self.tables for row in table.rows for cell in row)

    def blocks(self) -> list[PageLine | _Table]:
        """Lines and tables from top to bottom; each table before the first line or table that is drawn under it."""
        blocks: list[PageLine | _Table] = list(self.sheet.lines)
        for table in reversed(self.tables):
            at = next(
                (
                    n
                    for n, block in enumerate(blocks)
                    if (block.y if isinstance(block, PageLine) else block.top) < table.top
                ),
                len(blocks),
            )
            blocks.insert(at, table)
        return blocks


def _lay_out(page: Page) -> _ReadPage:
    """The lines and the tables of a page; a letter in a table's cell is in no line."""
    free = page.glyphs
    tables: list[_Table] = []
    for ruled in find_tables(page.rules):
        inside, outside = _parted(free, ruled)
        table = _cells(ruled, inside, f"page:{page.number}")
        if table is None:
            continue
        tables.append(table)
        free = outside
    places = [(table.top, table.bottom) for table in tables]
    return _ReadPage(page.number, Sheet(page.height, lines_of(free), places), tables, _is_picture(page))


def _parted(glyphs: Sequence[Glyph], ruled: RuledTable) -> tuple[list[Glyph], list[Glyph]]:
    """The glyphs that stand in a table, and the others."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    bottom, top, left, right = ruled.bottom, ruled.top, ruled.columns[0], ruled.columns[-1]
    for glyph in glyphs:
        if bottom <= glyph.y < top and left <= (glyph.left + glyph.right) / 2 <= right:
            inside.append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


def _cells(ruled: RuledTable, glyphs: Sequence[Glyph], locator: str) -> _Table | None:
    """A ruled table with its words; None where fewer than two cells have any: a frame, a signature line, a drawing."""
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if (number := ruled.box_at((glyph.left + glyph.right) / 2, glyph.y)) is not None:
            held.setdefault(number, []).append(glyph)
    words = {index: words_of(lines_of(inside), ruled.boxes[index]) for index, inside in held.items()}
    if sum(bool(told) for told in words.values()) < 2:
        return None
    rows: list[list[Cell]] = [[] for _ in range(max(box.row for box in ruled.boxes) + 1)]
    for index, box in enumerate(ruled.boxes):
        rows[box.row].append(Cell(words.get(index, ""), box.row_span, box.column_span, locator))
    return _Table(rows, ruled.columns, ruled.top, ruled.bottom)


def _retell_legacy(read: list[_ReadPage]) -> None:
    """Write the text of fonts from before Unicode as Thai, where all of it together reads as Thai."""
    texts = [text for one in read for text in one.texts() if not _THAI.search(text)]
    if sum(ord(letter) > 0x7F for text in texts for letter in text) < _FEWEST_LETTERS:
        return
    retold = retell("\n".join(text.replace("\n", "\v") for text in texts))
    if retold is None:
        return
    told = dict(zip(texts, (text.replace("\v", "\n") for text in retold.split("\n")), strict=True))
    _put_right(read, lambda words: told.get(words, words))


def _mend_sara_am(read: list[_ReadPage]) -> None:
    if mend := mender("\n".join(text for one in read for text in one.texts())):
        _put_right(read, mend)


def _put_right(read: list[_ReadPage], mend: Callable[[str], str]) -> None:
    for one in read:
        for line in one.sheet.lines:
            line.text = mend(line.text)
        for table in one.tables:
            for row in table.rows:
                for cell in row:
                    cell.words = mend(cell.words)


def _write(read: list[_ReadPage], doubt: str) -> Source:
    pitch = _pitch(read)
    sheets = [one.sheet for one in read]
    site = take_furniture(sheets, pitch)
    _take_heads_over_tables(read, site)
    take_stubs(sheets)
    join_broken_lines(sheets, pitch)
    ends = [min((line.y for line in sheet.lines), default=sheet.height) for sheet in sheets]
    lowest = min(ends, default=0.0)
    gap = _PARAGRAPH_GAP * pitch
    layout = Layout()
    open_table: _Table | None = None  # not written yet: it may go on overleaf
    ends_early = False
    for one, end in zip(read, ends, strict=True):
        above: PageLine | None = None
        blocks = one.blocks()
        if open_table is not None:
            if blocks and isinstance(blocks[0], _Table) and _goes_on(open_table, blocks[0]):
                blocks[0] = _joined(open_table, blocks[0])
            else:
                layout.table(open_table.rows)
                layout.blank()
            open_table = None
        elif ends_early:
            layout.blank()
        for position, block in enumerate(blocks):
            if isinstance(block, PageLine):
                # The next column begins above: there is a gap where the last line of this one is not full.
                if above is not None and (above.ends_short if block.y > above.y else above.below - block.y > gap):
                    layout.blank()
                layout.line(" " * block.indent + block.text, f"page:{one.number}")
                above = block
                continue
            layout.blank()
            above = None
            if position == len(blocks) - 1:
                open_table = block
                continue
            layout.table(block.rows)
            layout.blank()
        if blocks:
            ends_early = end - lowest > _PAGE_ENDS_EARLY * pitch
    if open_table is not None:
        layout.table(open_table.rows)
    return layout.source(MEDIA_TYPE, site="\n".join(site), doubt=doubt)


def _take_heads_over_tables(read: list[_ReadPage], site: list[str]) -> None:
    """Take out the lines over a table that goes on overleaf: a running header, though too few pages bear it to tell."""
    for before, one in pairwise(read):
        if not (before.tables and one.tables and _goes_on(before.tables[-1], one.tables[0])):
            continue
        above = [line for line in one.sheet.lines if line.y > one.tables[0].top]
        below = [line for line in before.sheet.lines if line.y < before.tables[-1].bottom]
        told = {
            (compact(line.text), round((before.sheet.height - line.y) / _SAME_HEIGHT)) for line in before.sheet.lines
        }
        if (
            above
            and not below
            and all((compact(line.text), round((one.sheet.height - line.y) / _SAME_HEIGHT)) in told for line in above)
        ):
            one.sheet.lines[:] = [line for line in one.sheet.lines if line not in above]
            site += [words for line in above if (words := line.text.strip()) not in site]


def _pitch(read: list[_ReadPage]) -> float:
    """How far most lines of the document stand from the next, in points."""
    gaps: Counter[float] = Counter()
    for one in read:
        for before, line in pairwise(one.sheet.lines):
            if 0.8 * line.em < before.y - line.y < 4 * line.em:
                gaps[round(2 * (before.y - line.y)) / 2] += 1
    if not gaps:
        return 24.0
    most = max(gaps.values())
    # Of two that are about as common the nearer is within paragraphs.
    return min(gap for gap, count in gaps.items() if count >= 0.5 * most)


def _goes_on(table: _Table, overleaf: _Table) -> bool:
    """Whether a table at a page's top is the rest of the one at the bottom of the page before."""
    return table.width == overleaf.width and all(
        abs(one - other) <= 6.0 for one, other in zip(table.columns, overleaf.columns, strict=True)
    )


def _joined(table: _Table, overleaf: _Table) -> _Table:
    """One table of two: the heading that is repeated overleaf is left out, a row cut by the page's end is one row."""
    head = 0
    for row, other in zip(table.rows[:_HEAD_ROWS], overleaf.rows, strict=False):
        if not _same(row, other) or any(cell.words.isdecimal() for cell in row):
            break
        head += 1
    rest = overleaf.rows[head:]
    numbered = all(row and row[0].words for row in [*table.rows, *rest[1:]])
    if rest and _is_rest_of_row(table.rows[-1], rest[0], numbered):
        for cell, more in zip(table.rows[-1], rest[0], strict=True):
            cell.words = rejoined(cell.words, more.words)
        rest = rest[1:]
    return _Table([*table.rows, *rest], table.columns, overleaf.top, overleaf.bottom)


def _same(row: list[Cell], other: list[Cell]) -> bool:
    return [compact(cell.words) for cell in row] == [compact(cell.words) for cell in other] and any(
        cell.words for cell in row
    )


def _is_rest_of_row(row: list[Cell], more: list[Cell], numbered: bool) -> bool:
    """Whether a row has words only where the row above it has some too, none in its first cell, and few.

    In a table whose other rows all have a first cell (`numbered`) it need not be few.
    """
    if len(row) != len(more) or len(more) < 2 or more[0].words or not row[0].words:
        return False
    filled = [bool(above.words) for above, cell in zip(row, more, strict=True) if cell.words]
    return bool(filled) and all(filled) and (numbered or len(filled) <= len(more) / 2)


def _is_picture(page: Page) -> bool:
    """Whether a page's words cannot be read: a scan, or letters drawn as shapes, with hardly a letter beside."""
    is_drawn = page.picture_share >= _PICTURE or page.path_count >= _OUTLINED_PATHS
    return is_drawn and page.letter_count < _FEWEST_LETTERS


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers as a person writes them: 2–4, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _picture_doubt(pages: Sequence[int]) -> str:
    if not pages:
        return ""
    listed = _listed(pages)
    return f"หน้า {listed} เป็นภาพสแกน อ่านข้อความไม่ได้ ให้ขอไฟล์ที่มีข้อความ / page {listed}: a picture of text, not read; ask for the file with text"


def _refused(error: Any, file_name: str) -> Unreadable:
    import pypdfium2.raw as pdfium

    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Unreadable(
            f"{file_name}: ไฟล์ PDF ตั้งรหัสผ่านไว้ ให้ขอไฟล์ที่ไม่ตั้งรหัสผ่าน"
            " / this PDF asks for a password: ask for the file without one",
            code="encrypted",
            media_type=MEDIA_TYPE,
        )
    return _damaged(file_name)


def _damaged(file_name: str) -> Unreadable:
    return Unreadable(
        f"{file_name}: ไฟล์ PDF เสียหรือไม่ครบ เปิดอ่านไม่ได้ ให้ดาวน์โหลดหรือขอไฟล์ใหม่"
        " / this PDF is damaged or cut off: download it again, or ask for it again",
        code="damaged",
        media_type=MEDIA_TYPE,
    )


def _no_text(file_name: str) -> Unreadable:
    return Unreadable(
        f"{file_name}: PDF นี้เป็นภาพสแกน หรือใช้แบบอักษรที่อ่านตัวอักษรไม่ได้ ให้ขอไฟล์ที่มีข้อความ (ไฟล์ต้นฉบับก่อนพิมพ์)"
        " / a scanned PDF, or one whose letters cannot be told: ask for the file with text, from before it was printed",
        code="no_text",
        media_type=MEDIA_TYPE,
    )


def _too_many(count: int, file_name: str) -> Unreadable:
    return Unreadable(
        f"{file_name}: PDF มี {count:,} หน้า รับได้ไม่เกิน {_MOST_PAGES} หน้า ให้ส่งเฉพาะตัวรายงาน"
        f" / {count:,} pages, at most {_MOST_PAGES}: send the report alone",
        code="too_large",
        media_type=MEDIA_TYPE,
    )
