"""What a reader yields, and the one error it raises."""

from __future__ import annotations

from dataclasses import dataclass

# A participation report is some kilobytes of text; what is larger than this is something else.
MAX_BYTES = 50 * 1024 * 1024


class Unreadable(Exception):
    """A document that cannot be read. Its message says, in Thai and English, where, what, and what to do.

    `code` is for machines: empty, too_large, binary, encoding, no_text, or unreadable.
    """

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Source:
    """The words of one document, not yet normalised. `encoding` is an IANA name in lower case.

    `site` is what a web page's own title, header and footer say: none of the report, but they tell whose page it is.
    """

    text: str
    media_type: str
    encoding: str | None
    site: str = ""


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
