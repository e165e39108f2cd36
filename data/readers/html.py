"""A web page → its visible words, laid out as lines the way a reader sees them.

Headings and paragraphs stand on lines of their own with a blank line between blocks; a list item is "- …" or, in an
ordered list, "1. …". A table of rows and cells is laid out, and its cells are kept, as those of a Word document are; where it
cannot be, within a list or another table, a row is one line, its cells joined by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .chrome import Chrome
from .layout import Cell, Layout
from .source import Grid

_PAGE_START = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|article|main|section|p|h[1-6]|center|font|span|ul|ol|style|script)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(r"</(?:p|div|td|tr|table|li|ul|span|h[1-6]|b|strong|html|body)\s*>|<br\s*/?>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_\-:]+)", re.IGNORECASE)
_META_WITHIN = 4096  # browsers look at 1,024 bytes; old pages put a long title first

_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article main figure hr details fieldset button".split()
)
_LINES = frozenset(
    "div li tr dt dd address form caption legend center figcaption header summary body html label".split()
)
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_WHITE = re.compile(r"[ \t\r\n\f]+")
_OWN_MARK = re.compile(r"\s*(?:[-–—•·●○▪*]|[(]?[0-9๐-๙]{1,2}[.)])")  # "1." typed by hand inside a list item
# A table of at most so many rows, one of whose cells is so long and has so many breaks, lays out a page.
_FEW_ROWS, _PAGE_LENGTH, _PARAGRAPHS = 4, 500, 4
# Deeper lists are not indented further, and columns beyond these are not kept apart: both would swell without end.
_DEEPEST_INDENT = 12
_MOST_COLUMNS = 200
_LARGEST = 100_000  # cells, those counted in that are covered by spans


def looks_like_html(text: str) -> bool:
    """Whether the text is a web page, or a piece of one, and not prose that happens to hold a tag."""
    return (bool(_PAGE_START.match(text)) and "</" in text) or len(_MARKUP.findall(text[:65536])) >= 3


def declared_encoding(content: bytes) -> str | None:
    """What the page's own <meta charset> says, if it has one."""
    found = _META_CHARSET.search(content[:_META_WITHIN])
    return found.group(1).decode("ascii") if found else None


def site_words(page: str) -> str:
    """The words of a page's title, headers and footers, a line each: whose site it is."""
    tree = LexborHTMLParser(page)
    nodes = tree.css(
        "title, header, footer, [role=banner], [role=contentinfo], [id*=banner], [class*=banner], #header, #footer, "
        ".header, .footer, .site-header, .site-footer, .site-branding"
    )
    return "\n".join(_WHITE.sub(" ", node.text(separator=" ")).strip() for node in nodes)


def lay_out(page: str) -> tuple[str, tuple[Grid, ...]]:
    """The visible words of a page as lines, an empty string where it has none, and those of its tables that are kept by their cells."""
    body = LexborHTMLParser(page).body
    if body is None:
        return "", ()
    layout = _Layout(Chrome(body))
    return layout.of(body), layout.grids()


@dataclass(slots=True)
class _Lines:
    """Lines being written: what is open, and how much space is due before the next word."""

    done: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    marker: str = ""
    blank_due: bool = False

    def word(self, text: str) -> None:
        if self.line and self.line[-1].endswith(" "):
            text = text.lstrip(" ")
        if not self.line:
            text = text.lstrip(" ")
        if text:
            self.line.append(text)

    def end_line(self) -> None:
        text = "".join(self.line).rstrip(" ")
        self.line.clear()
        if not text.strip():
            return
        if self.blank_due and self.done:
            self.done.append("")
        self.blank_due = False
        if self.marker:
            text = self._marked(text)
        self.done.append(text)

    def end_block(self) -> None:
        self.end_line()
        # Between a list mark and its paragraph there is no space to leave.
        if not self.marker:
            self.blank_due = True

    def _marked(self, text: str) -> str:
        indent = self.marker[: len(self.marker) - len(self.marker.lstrip(" "))]
        text = indent + text if _OWN_MARK.match(text) else self.marker + text
        self.marker = ""
        return text


@dataclass(slots=True)
class _Table:
    """A table being read: the cells of its current row, and column → rows that a cell above still covers there.

    `cells` are those of all its rows, each once; its lines are the `written` ones from the line `first` of the page on.
    """

    is_data: bool
    row: list[str] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)
    cells: list[list[Cell]] = field(default_factory=list)
    first: int = 0
    written: int = 0

    def skip_covered(self) -> None:
        """Leave an empty cell under each cell that spans rows, so that columns stay columns."""
        while len(self.row) < _MOST_COLUMNS and self.covered.get(len(self.row), 0) > 0:
            self.covered[len(self.row)] -= 1
            self.row.append("")

    def place(self, lines: list[str], rows: int, columns: int) -> None:
        """Write a cell at the end of the row, with an empty one for each further column, and cover what is below."""
        words = " ".join(lines)
        column = len(self.row)
        columns = max(min(columns, _MOST_COLUMNS - column), 1)
        if self.cells:
            self.cells[-1].append(Cell("\n".join(lines), max(rows, 1), columns))
        for covered in range(column, column + columns):
            self.covered[covered] = rows - 1
        self.row.extend([words, *[""] * (columns - 1)])


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


class _Layout:
    def __init__(self, chrome: Chrome) -> None:
        self._chrome = chrome
        self._outputs = [_Lines()]
        self._tables: list[_Table] = []
        self._grids: list[tuple[int, Grid]] = []  # the line on which each begins, and its cells counted from there
        self._lists: list[_List] = []
        self._verbatim = 0

    def of(self, body: LexborNode) -> str:
        # A stack of its own: pages nest deeper than Python's.
        work: list[LexborNode | Callable[[], None]] = [body]
        while work:
            step = work.pop()
            if not isinstance(step, LexborNode):
                step()
            elif step.is_text_node:
                self._text(step.text_content or "")
            elif step.is_element_node and not self._chrome.covers(step) and not self._is_menu(step):
                leave = self._enter(step)
                if leave is not None:
                    work.append(leave)
                children = list(step.iter(include_text=True))
                work.extend(reversed(children))
        self._out.end_line()
        return "\n".join(self._outputs[0].done).strip("\n")

    def _is_menu(self, node: LexborNode) -> bool:
        is_layout = bool(self._tables) and not self._tables[-1].is_data
        return is_layout and node.tag in ("td", "th") and _is_menu_beside_page(node)

    @property
    def _out(self) -> _Lines:
        return self._outputs[-1]

    def _text(self, text: str) -> None:
        if not self._verbatim:
            self._out.word(_WHITE.sub(" ", text))
            return
        first, *rest = text.split("\n")
        self._out.line.append(first)
        for line in rest:
            self._out.end_line()
            self._out.line.append(line)

    def _enter(self, node: LexborNode) -> Callable[[], None] | None:
        tag = node.tag or ""
        if tag == "br":
            self._out.end_line()
            return None
        if tag in ("td", "th") and self._tables:
            return self._enter_cell(node)
        if tag == "tr" and self._tables and self._tables[-1].is_data:
            self._tables[-1].row = []
            self._tables[-1].cells.append([])
            return self._end_row
        if tag in _BLOCKS:
            return self._enter_block(tag, node)
        if tag == "li":
            return self._enter_item(node)
        if tag == "dt":
            # A term begins anew, and what it means stands right below it.
            self._out.end_block()
            return self._out.end_line
        if tag in _LINES or tag in ("td", "th"):
            self._out.end_line()
            return self._out.end_line
        return None

    def _enter_block(self, tag: str, node: LexborNode) -> Callable[[], None]:
        if tag in ("ul", "ol") and self._lists:
            # A list within an item goes on with that item's block.
            self._out.end_line()
            self._out.blank_due = False
            leave: Callable[[], None] = self._out.end_line
        else:
            self._out.end_block()
            leave = self._out.end_block
        if tag in ("ul", "ol"):
            self._lists.append(_List(tag == "ol", _whole_number(node, "start", 1)))
            return _both(leave, self._lists.pop)
        if tag == "table":
            self._tables.append(_Table(is_data=_holds_data(node)))
            return _both(_both(self._end_table, leave), self._tables.pop)
        if tag == "pre":
            self._verbatim += 1
            return _both(leave, self._end_verbatim)
        return leave

    def _end_verbatim(self) -> None:
        self._verbatim -= 1

    def _enter_item(self, node: LexborNode) -> Callable[[], None]:
        out = self._out
        out.end_line()
        of = self._lists[-1] if self._lists else _List(ordered=False, number=1)
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_INDENT)
        if of.ordered:
            of.number = _whole_number(node, "value", of.number)
            out.marker = f"{indent}{of.number}. "
            of.number += 1
        else:
            out.marker = f"{indent}- "

        def leave() -> None:
            out.end_line()
            out.marker = ""
            out.blank_due = False

        return leave

    def _enter_cell(self, node: LexborNode) -> Callable[[], None]:
        table = self._tables[-1]
        if not table.is_data:
            self._out.end_line()
            return self._out.end_line
        table.skip_covered()
        rows, columns = _whole_number(node, "rowspan", 1), _whole_number(node, "colspan", 1)
        self._outputs.append(_Lines())
        lists, self._lists = self._lists, []

        def leave() -> None:
            self._lists = lists
            cell = self._outputs.pop()
            cell.end_line()
            table.place([line.strip().replace("\t", " ") for line in cell.done if line], rows, columns)

        return leave

    def _end_row(self) -> None:
        table = self._tables[-1]
        table.skip_covered()
        self._out.end_line()
        if any(table.row):
            self._out.line.append("\t".join(table.row).rstrip("\t"))
        self._out.end_line()
        if any(table.row):
            table.first = table.first if table.written else len(self._out.done) - 1
            table.written += 1

    def _end_table(self) -> None:
        """Lay a table out by its cells where nothing but its rows was written."""
        table, done = self._tables[-1], self._out.done
        is_whole = len(self._outputs) == 1 and not self._lists and table.first + table.written == len(done)
        if table.is_data and table.written and is_whole and _is_gridded(table.cells):
            layout = Layout()
            layout.table(table.cells)
            laid = layout.source("text/html")
            done[table.first :] = laid.text.rstrip("\n").split("\n")
            self._grids.append((table.first, laid.grids[0]))

    def grids(self) -> tuple[Grid, ...]:
        """The tables that were laid out by their cells, where they stand among the page's lines."""
        done = self._outputs[0].done
        starts = list(accumulate((len(line) + 1 for line in done), initial=0))
        return tuple(_moved(grid, starts[first]) for first, grid in self._grids)


# A cell beside a page's words is a menu where so many of its lines are links or no longer than a menu's.
_MENU_LINES, _MENU_LINE = 4, 45


def _is_menu_beside_page(cell: LexborNode) -> bool:
    """Whether a cell of a table that lays out a page holds only short lines, links among them: the menu and the counter beside it."""
    row = cell.parent
    if row is None or len(cell.css("a")) < 2 or _is_page(cell):
        return False
    if not any(_is_page(other) for other in row.css("td, th") if other.parent == row):
        return False
    lines = [line.strip() for line in cell.text(deep=True, separator="\n").split("\n") if line.strip()]
    return len(lines) >= _MENU_LINES and max(map(len, lines)) <= _MENU_LINE


def _holds_data(table: LexborNode) -> bool:
    """Whether a table is one of rows and cells, and not one that old pages are laid out with."""
    if (table.attributes.get("role") or "").lower() in ("presentation", "none"):
        return False
    cells = table.css("td, th")
    if any(cell.css_first("table") is not None or cell.css_first(_HEADINGS) is not None for cell in cells):
        return False
    rows = table.css("tr")
    if len(rows) <= _FEW_ROWS and any(_is_page(cell) for cell in cells):
        return False
    return any(len(row.css("td, th")) > 1 for row in rows)


def _is_gridded(rows: list[list[Cell]]) -> bool:
    """Whether a table has rows enough to be one, and spans no more than a table can."""
    area = sum(min(cell.row_span, len(rows) - at) * cell.column_span for at, row in enumerate(rows) for cell in row)
    return len(rows) > 1 and area <= _LARGEST


def _moved(grid: Grid, by: int) -> Grid:
    cells = tuple(cell._replace(start=cell.start + by, end=cell.end + by) for cell in grid.cells)
    return Grid(grid.start + by, grid.end + by, cells)


def _is_page(cell: LexborNode) -> bool:
    """Whether a cell holds a page's worth of paragraphs: a table of so few rows then only places it beside the menu."""
    return len(cell.text(deep=True)) >= _PAGE_LENGTH and len(cell.css("br, p")) >= _PARAGRAPHS


def _both(first: Callable[[], None], second: Callable[[], object]) -> Callable[[], None]:
    def leave() -> None:
        first()
        second()

    return leave


def _whole_number(node: LexborNode, attribute: str, default: int) -> int:
    value = (node.attributes.get(attribute) or "").strip()
    return int(value) if value.isdecimal() and len(value) <= 4 else default
