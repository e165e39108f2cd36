"""What a reader yields, and the one error it raises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .filled import FilledForm

# A participation report is some kilobytes of text; what is larger than this is something else.
MAX_BYTES = 50 * 1024 * 1024


class Unreadable(Exception):
    """A document that cannot be read. Its message says, in Thai and English, where, what, and what to do.

    `code` is for machines: empty, too_large, binary, encoding, no_text, encrypted, damaged, old_format, or unreadable.
    A document with one of `KEPT` is a report for all we know: it is kept, and nothing is invented for it.
    """

    def __init__(self, message: str, code: str = "unreadable", media_type: str = "application/octet-stream") -> None:
        super().__init__(message)
        self.code = code
        self.media_type = media_type


KEPT = frozenset({"no_text", "encrypted", "damaged", "old_format"})


class Locator(NamedTuple):
    """Where the words from `start` on stand in what was received: page:3, cell:แผ่น1!B7, paragraph:12, table:2:3:1."""

    start: int
    label: str


class GridCell(NamedTuple):
    """A cell of a table: its place and its spans counted from 0, and its words `start:end` of the text."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int


class Grid(NamedTuple):
    """A table in the text `start:end`, by its cells in reading order. What a cell covers by its spans has no cell."""

    start: int
    end: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The words of one document, not yet normalised. `encoding` is an IANA name in lower case.

    `site` is what a web page's own title, header and footer say (or a running header): none of the report, but they tell
    whose it is. `locators` and `grids` point into `text`. `doubt` says, for the reader, why the words cannot be all of
    the document's (pages that are pictures); with `is_legible` false they are so few that only a heading can be told.
    `filled` says which words are which field's where the document is the official template.
    """

    text: str
    media_type: str
    encoding: str | None
    site: str = ""
    locators: tuple[Locator, ...] = ()
    grids: tuple[Grid, ...] = ()
    doubt: str = ""
    is_legible: bool = True
    filled: FilledForm | None = None


def refuse_oversized(byte_count: int, file_name: str) -> None:
    """Raise `Unreadable` for a document of more than `MAX_BYTES`. Needs its size only, so nothing has to be read."""
    if byte_count <= MAX_BYTES:
        return
    size, limit = byte_count / 2**20, MAX_BYTES // 2**20
    raise Unreadable(
        f"{file_name}: ไฟล์ใหญ่เกินไป ({size:,.0f} MB รับได้ไม่เกิน {limit} MB) ให้ส่งเฉพาะตัวรายงานเป็นข้อความ"
        f" / too large ({size:,.0f} MB, at most {limit} MB): send the report alone, as text",
        code="too_large",
    )
