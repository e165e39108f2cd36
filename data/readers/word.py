"""A Word document (.docx) → its words as Word shows them, laid out with the tables' cells and where each piece stands.

Read from the XML of its parts: headers and footers tell whose document it is and are not among its words, footnotes and
endnotes stand at the end. Pictures, formulas and comments have no words here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from .layout import Layout
from .numbering import Counters, Lists
from .ooxml import BadPackage, Package, Relation
from .source import Source, Unreadable
from .word_blocks import plain, write
from .word_story import Story
from .word_styles import Styles, without_looks
from .word_tree import TooDeep, W, number

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LETTER = re.compile(r"[^\W\d_]")
# A picture that takes up most of a page, in English Metric Units (360,000 a centimetre): 12.5 by 17.5 centimetres.
_PICTURE_SIZE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_PAGE_WIDTH, _PAGE_HEIGHT = 4_500_000, 6_300_000
# With fewer letters than these, pages that are pictures hold the report and the words are its heading.
_HEADING_LETTERS = 300


def read_word(content: bytes, file_name: str) -> Source:
    """The words of a Word document. `file_name` is used in messages only.

    Its locators are `paragraph:12` for the body's paragraphs, empty ones counted, `table:2:3:1` for a cell of the body's
    tables by table, row and column, and `footnote:1` or `endnote:1`, all from 1. A text box stands where its paragraph does.
    A document of scanned pages under a typed heading has a doubt and is not legible.
    Raises `Unreadable`: damaged for what is no sound document, too_large for what unpacks to far more than one, encrypted,
    and no_text for a document without words.
    """
    try:
        source = _Document(Package(content)).source()
    except BadPackage as bad:
        raise Unreadable(
            f"{file_name}: อ่านไฟล์ Word นี้ไม่ได้ ({bad.thai}) ให้เปิดใน Word แล้วบันทึกใหม่เป็น .docx แล้วส่งอีกครั้ง"
            f" / this Word file cannot be read ({bad.english}): open it in Word, save it again as .docx and send it again",
            code=bad.code,
            media_type=MEDIA_TYPE,
        ) from bad
    if not _LETTER.search(source.text):
        raise Unreadable(
            f"{file_name}: ไฟล์ Word นี้ไม่มีข้อความให้อ่าน (อาจเป็นภาพสแกนทั้งหมด) ให้ส่งไฟล์ที่พิมพ์เป็นข้อความ"
            " / a Word file without words to read (perhaps scanned pages only): send the report as typed text",
            code="no_text",
            media_type=MEDIA_TYPE,
        )
    return source


@dataclass(slots=True)
class _Document:
    """A package's Word document, part by part."""

    package: Package

    def source(self) -> Source:
        main = self._main_part()
        root = self.package.xml(main)
        body = None if root is None else root.find(f"{W}body")
        if root is None or body is None:
            raise BadPackage("ไม่พบเนื้อความของเอกสาร", "it has no document part")
        relations = self.package.relations(main)
        styles = Styles.of(self._part(relations, "styles", without_looks))
        counters = Counters(Lists(self._part(relations, "numbering"), styles))
        layout = Layout()
        try:
            story = Story(styles, counters)
            write(story.read(body), layout)
            self._write_notes(story, relations, layout)
            site = self._running_words(root, relations, story)
        except TooDeep as error:
            raise BadPackage("เนื้อหาซ้อนกันลึกผิดปกติ", "its parts are nested too deep") from error
        source = layout.source(MEDIA_TYPE, site=site)
        if (pages := _page_pictures(root)) and len(_LETTER.findall(source.text)) < _HEADING_LETTERS:
            return replace(source, doubt=_picture_doubt(pages), is_legible=False)
        return source

    def _main_part(self) -> str:
        named = (one.target for one in self.package.relations().values() if one.kind == "officeDocument")
        return next(named, "word/document.xml")

    def _part(
        self, relations: dict[str, Relation], kind: str, pare: Callable[[bytes], bytes] | None = None
    ) -> Element | None:
        target = next((one.target for one in relations.values() if one.kind == kind), None)
        return self.package.xml(target, pare) if target else None

    def _write_notes(self, body: Story, relations: dict[str, Relation], layout: Layout) -> None:
        """Write the notes that the body refers to, in its order; their numbers are none of the words."""
        for kind in ("footnote", "endnote"):
            wanted = [identifier for one, identifier in body.notes if one == kind]
            root = self._part(relations, f"{kind}s") if wanted else None
            if root is None:
                continue
            notes = {note.get(f"{W}id", ""): note for note in root.iterfind(f"{W}{kind}")}
            story = Story(body.styles, body.counters.afresh())
            layout.blank()
            for at, identifier in enumerate(dict.fromkeys(wanted), 1):
                note = notes.get(identifier)
                if note is None or note.get(f"{W}type") in _SEPARATORS:
                    continue
                for line in plain(story.read(note)):
                    layout.line(line.strip(), f"{kind}:{at}")

    def _running_words(self, root: Element, relations: dict[str, Relation], body: Story) -> str:
        """The lines of the headers and footers that the document's sections use, each once."""
        lines: dict[str, None] = {}
        story_counters = body.counters.afresh()
        used = [
            reference.get(_RELATION_ID, "")
            for tag in ("headerReference", "footerReference")
            for reference in root.iter(f"{W}{tag}")
        ]
        for identifier in dict.fromkeys(used):
            part = self.package.xml(relations[identifier].target) if identifier in relations else None
            if part is None:
                continue
            blocks = Story(body.styles, story_counters).read(part)
            lines.update(dict.fromkeys(line.strip() for line in plain(blocks)))
        return "\n".join(lines)


def _page_pictures(root: Element) -> int:
    """How many pictures are as large as a page: with few words beside them, they are scanned pages."""
    return sum(
        (number(picture.get("cx")) or 0) >= _PAGE_WIDTH and (number(picture.get("cy")) or 0) >= _PAGE_HEIGHT
        for picture in root.iter(_PICTURE_SIZE)
    )


def _picture_doubt(pages: int) -> str:
    return (
        f"มีหน้าที่เป็นภาพสแกน {pages} หน้า อ่านข้อความไม่ได้ ให้ขอไฟล์ที่มีข้อความ"
        f" / {pages} pages are pictures of text, not read; ask for the file with text"
    )
