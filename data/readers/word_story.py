"""One story of a Word document (its body, a text box, a header, the footnotes) read into lines and tables.

Words are taken as a reader of the printed page sees them: automatic numbers and results of fields are words, instructions,
what is hidden and what was deleted are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .numbering import Counters, Label
from .symbols import PRIVATE, symbol
from .word_blocks import Block, Line, Table, TableCell
from .word_styles import Style, Styles, indent_of, is_bold
from .word_tree import TBL, TC, TR, VAL, P, R, T, TooDeep, W, is_left_out, is_on, number, shown, text_boxes, value

# Tables within tables, or text boxes within them: no document that people read nests them deeper.
_DEEPEST = 40
_TWIPS_A_BLANK = 180  # a tab of half an inch is four blanks
_DEEPEST_INDENT = 24
_PROPERTIES, _RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
_FIELD_CHARACTER, _INSTRUCTION, _SYMBOL = f"{W}fldChar", f"{W}instrText", f"{W}sym"
_TABLE_PROPERTIES = {TR: f"{W}trPr", TC: f"{W}tcPr"}
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_PRIVATE = re.compile(f"[{chr(PRIVATE[0])}-{chr(PRIVATE[-1])}]")
_INSTRUCTION_KEPT = 64  # its first word says what a field is
_CHECKED, _UNCHECKED = "☑", "☐"


@dataclass(slots=True)
class _Field:
    """A field that is open: how its instruction begins, and whether what stands in it now is shown."""

    instruction: str = ""
    is_shown: bool = False


@dataclass(slots=True)
class _Fields:
    """The fields that are open, each in the one before."""

    open: list[_Field] = field(default_factory=list)
    hiding: int = 0  # how many of them hide what stands in them

    def begin(self) -> None:
        self.open.append(_Field())
        self.hiding += 1

    def instruct(self, words: str) -> None:
        if self.open and len(self.open[-1].instruction) < _INSTRUCTION_KEPT:
            self.open[-1].instruction += words

    def begin_result(self) -> None:
        if self.open and not self.open[-1].is_shown and not is_left_out(self.open[-1].instruction):
            self.open[-1].is_shown = True
            self.hiding -= 1

    def end(self) -> None:
        if self.open and not self.open.pop().is_shown:
            self.hiding -= 1

    def clear(self) -> None:
        self.open.clear()
        self.hiding = 0


@dataclass(slots=True)
class _Words:
    """The words of a paragraph as they are gathered."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: bool = False
    plain: bool = False

    def text(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class Story:
    """Reads the paragraphs and tables of one story; its lists and its fields run through all of it."""

    styles: Styles
    counters: Counters
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id) in order of reference
    depth: int = 0
    _fields: _Fields = field(default_factory=_Fields)
    _fields_are_whole: bool = True
    _carried: str = ""  # of a paragraph whose mark was deleted: it goes on in the next

    def read(self, root: Element) -> list[Block]:
        """The blocks of a part or of a text box's content, paragraphs and tables that stand in nothing else counted."""
        marks = [mark.get(f"{W}fldCharType") for mark in root.iter(_FIELD_CHARACTER)]
        # Where ends are missing, a table of contents would swallow the document.
        self._fields_are_whole = marks.count("begin") == marks.count("end")
        blocks: list[Block] = []
        paragraphs = tables = 0
        for child in shown(root):
            if child.tag == P:
                paragraphs += 1
                blocks += self._paragraph(child, f"paragraph:{paragraphs}")
            elif child.tag == TBL:
                tables += 1
                blocks.append(self._table(child, tables))
        return blocks

    def _deeper(self) -> int:
        if self.depth >= _DEEPEST:
            raise TooDeep
        return self.depth + 1

    # Paragraphs

    def _paragraph(self, paragraph: Element, locator: str) -> list[Block]:
        properties = paragraph.find(_PROPERTIES)
        style = self.styles.paragraph(value(properties, f"{W}pStyle"))
        mark = None if properties is None else properties.find(_RUN_PROPERTIES)
        in_contents = bool(self._fields.hiding)
        words = self._words(paragraph, style)
        if not self._fields_are_whole:
            self._fields.clear()
        text = self._carried + words.text()
        self._carried = ""
        blocks: list[Block] = []
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            # Its end was deleted: its words and the next paragraph's are one.
            self._carried = text
        elif style.is_contents or (not text.strip() and (in_contents or _is_hidden(mark, style))):
            pass
        else:
            blocks.append(self._line(properties, style, text, words, locator))
        for box in words.boxes:
            story = Story(self.styles, self.counters.afresh(), self.notes, self._deeper())
            blocks += _at(story.read(box), locator)
        return blocks

    def _line(self, properties: Element | None, style: Style, text: str, words: _Words, locator: str) -> Line:
        label = self._label(properties, style)
        indent = indent_of(properties).over(label.indent if label else style.indent).over(style.indent)
        twips = max((indent.left or 0) + (indent.first or 0), 0)
        outline = number(value(properties, f"{W}outlineLvl"))
        if label and label.words:
            text = label.words + label.suffix + text.lstrip()
        return Line(
            text,
            min(twips // _TWIPS_A_BLANK, _DEEPEST_INDENT),
            bool(text.strip()) and (style.is_heading if outline is None else outline < 9),
            words.bold and not words.plain,
            locator,
        )

    def _label(self, properties: Element | None, style: Style) -> Label | None:
        """Count the paragraph in its list; None where it is in none."""
        direct = None if properties is None else properties.find(f"{W}numPr")
        num_id = value(direct, f"{W}numId")
        level = number(value(direct, f"{W}ilvl"))
        if num_id is None:
            num_id = style.num_id
            if num_id and level is None:
                level = self.counters.level_of_style(num_id, style.chain)
                level = style.level if level is None else level
        if not num_id or num_id == "0":
            return None
        return self.counters.label(num_id, level or 0)

    # Words

    def _words(self, paragraph: Element, style: Style) -> _Words:
        words = _Words()
        for child in shown(paragraph):
            if child.tag == R:
                self._run(child, words, style)
        return words

    def _run(self, run: Element, words: _Words, style: Style) -> None:
        properties = run[0] if len(run) and run[0].tag == _RUN_PROPERTIES else None
        own = self.styles.named(value(properties, f"{W}rStyle")) if properties is not None else None
        hidden = None if properties is None else is_on(properties.find(f"{W}vanish"))
        if hidden is None:
            hidden = style.hidden if own is None or own.hidden is None else own.hidden
        before = len(words.pieces)
        for child in shown(run):
            tag = child.tag
            if tag == _FIELD_CHARACTER:
                self._field(child, words)
            elif tag == _INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif hidden or self._fields.hiding:
                continue
            elif tag == T:
                words.pieces.append(_text(child, properties))
            elif tag in _CHARACTERS:
                words.pieces.append(_CHARACTERS[tag])
            elif tag == _SYMBOL:
                words.pieces.append(symbol(child.get(f"{W}font", ""), _code(child)))
            elif tag in _DRAWINGS:
                words.boxes += text_boxes(child)
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
        if any(piece.strip() for piece in words.pieces[before:]):
            bold = is_bold(properties)
            if bold is None:
                bold = style.bold if own is None or own.bold is None else own.bold
            words.bold |= bool(bold)
            words.plain |= not bold

    def _field(self, mark: Element, words: _Words) -> None:
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self._fields.begin()
                if (box := mark.find(f"{W}ffData/{W}checkBox")) is not None:
                    checked = is_on(box.find(f"{W}checked"))
                    checked = is_on(box.find(f"{W}default")) if checked is None else checked
                    words.pieces.append(_CHECKED if checked else _UNCHECKED)
            case "separate":
                self._fields.begin_result()
            case "end":
                self._fields.end()

    # Tables

    def _table(self, table: Element, table_number: int = 0) -> Table:
        """A table by its cells; a cell that goes on with the one above is that cell's."""
        depth, self.depth = self.depth, self._deeper()
        rows: list[list[TableCell]] = []
        open_above: dict[int, TableCell] = {}
        for row in shown(table):
            if row.tag != TR:
                continue
            properties = row.find(_TABLE_PROPERTIES[TR])
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            cells, open_above = self._row(row, properties, open_above)
            rows.append(cells)
        self.depth = depth
        return Table(rows, table_number)

    def _row(
        self, row: Element, properties: Element | None, open_above: dict[int, TableCell]
    ) -> tuple[list[TableCell], dict[int, TableCell]]:
        cells: list[TableCell] = []
        still_open: dict[int, TableCell] = {}
        column = number(value(properties, f"{W}gridBefore")) or 0
        if column:
            cells.append(TableCell(0, column))
        for cell in shown(row):
            if cell.tag != TC:
                continue
            merged = cell.find(_TABLE_PROPERTIES[TC])
            span = max(number(value(merged, f"{W}gridSpan")) or 1, 1)
            if _merge(merged, "hMerge") == "continue" and cells:
                cells[-1].column_span += span
                column += span
                continue
            vertical = _merge(merged, "vMerge")
            above = open_above.get(column) if vertical == "continue" else None
            if above is not None:
                above.row_span += 1
                still_open[column] = above
            else:
                one = TableCell(column, span, blocks=self._cell(cell))
                cells.append(one)
                if vertical:
                    still_open[column] = one
            column += span
        return cells, still_open

    def _cell(self, cell: Element) -> list[Block]:
        blocks: list[Block] = []
        for child in shown(cell):
            if child.tag == P:
                blocks += self._paragraph(child, "")
            elif child.tag == TBL:
                blocks.append(self._table(child))
        return blocks


def _at(blocks: list[Block], locator: str) -> list[Block]:
    """Blocks of a text box, each where the paragraph stands that anchors it."""
    for block in blocks:
        if isinstance(block, Line):
            block.locator = locator
        else:
            block.number = 0
    return blocks


def _is_hidden(mark: Element | None, style: Style) -> bool:
    own = None if mark is None else is_on(mark.find(f"{W}vanish"))
    return bool(style.hidden if own is None else own)


def _merge(properties: Element | None, tag: str) -> str | None:
    """What a cell says of being merged: restart, continue, or None."""
    merge = None if properties is None else properties.find(f"{W}{tag}")
    return None if merge is None else merge.get(VAL, "continue")


def _text(element: Element, properties: Element | None) -> str:
    text = element.text or ""
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(" \t\r\n")
    if _PRIVATE.search(text):
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii", "")
        text = _PRIVATE.sub(lambda letter: symbol(font, ord(letter[0])), text)
    return text.replace("\r\n", " ").replace("\n", " ")


def _code(element: Element) -> int:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return 0
    return code if code < 0x10000 else 0
