"""Readers: the bytes of a document → its words. The format is told by the content, never by the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .container import Container, container_of, refuse_unread
from .delimited import lay_out_delimited, looks_like_delimited
from .html import declared_encoding, lay_out, looks_like_html, site_words
from .pdf import looks_like_pdf, read_pdf
from .source import KEPT, MAX_BYTES, Grid, Source, Unreadable, refuse_oversized
from .template import read_template
from .text import decode_text
from .word import read_word
from .workbook import read_workbook

__all__ = ["KEPT", "MAX_BYTES", "Grid", "Source", "Unreadable", "decode", "refuse_oversized"]

# Files that hold other files, by what lies in them.
_READERS: Mapping[Container, Callable[[bytes, str], Source]] = {
    Container.WORD: read_word,
    Container.WORKBOOK: read_workbook,
}


def decode(content: bytes, file_name: str) -> Source:
    """The words of one document: raw text, or what a web page, a PDF, a Word document, cells or the official template show, as lines.

    `file_name` is used in messages only. Raises `Unreadable` for what is empty, too large, no text, or has no words.
    """
    refuse_oversized(len(content), file_name)
    if kind := container_of(content):
        refuse_unread(kind, file_name)
        if kind is Container.WORKBOOK and (template := read_template(content, file_name)) is not None:
            return template
        if kind in _READERS:
            return _READERS[kind](content, file_name)
    elif looks_like_pdf(content):
        return read_pdf(content, file_name)
    text, encoding = decode_text(content, file_name, declared_encoding(content))
    if not looks_like_html(text):
        if looks_like_delimited(text):
            return lay_out_delimited(text).source("text/csv", encoding)
        return Source(text, "text/plain", encoding)
    visible, grids = lay_out(text)
    if not visible:
        raise Unreadable(
            f"{file_name}: หน้าเว็บนี้ไม่มีข้อความให้อ่าน (อาจเป็นรูปภาพทั้งหมด) ให้ส่งข้อความของรายงาน"
            " / a web page without words to read (perhaps pictures only): send the report's text",
            code="no_text",
            media_type="text/html",
        )
    return Source(visible, "text/html", encoding, site_words(text), grids=grids)
