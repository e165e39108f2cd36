"""Reading documents of each format against merely getting the text out of the same files."""

from __future__ import annotations

import csv
import io
import statistics
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

from data.readers import Unreadable, decode
from data.reading import read_document

_FOLDER = Path(__file__).resolve().parent.parent / "corpus" / "open" / "documents"
_ROUNDS = 5
_SECONDS_A_ROUND = 0.5  # of the slower side: what is shorter is mostly the clock's
_RUN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

Content = tuple[bytes, str]


def text_of_text(content: bytes) -> object:
    """The letters of bytes, their encoding known."""
    return content.decode("utf-8", "replace")


def text_of_page(content: bytes) -> object:
    """The words of a web page's elements, whatever they are."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(content).text()


def text_of_word(content: bytes) -> object:
    """The words of all runs of the document part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = fromstring(archive.read("word/document.xml"))
    return [run.text for run in root.iter(_RUN)]


def text_of_pdf(content: bytes) -> object:
    """The letters of each page in the order of its program."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text_of_workbook(content: bytes) -> object:
    """The values of all cells."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        return [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def text_of_separated(content: bytes) -> object:
    """The cells of each row, the encoding known."""
    return list(csv.reader(io.StringIO(content.decode("utf-8", "replace"))))


class Format(NamedTuple):
    """A format: the ending of its files, what gets their text, and how many times as long reading may take."""

    ending: str
    extract: Callable[[bytes], object]
    goal: float


# What each takes now and a third: 2.9 ms a text or a web page, 8 a table of separated values, 10 a Word document, 14 a
# workbook, 19 a PDF of two to four pages. At these a national year of 158,000 documents, in one format, takes two cores from
# four minutes (texts) to twenty-five (PDFs): none keeps an office waiting for an hour. The rules cost 2 to 4 ms of each.
# Measured 2026-11-24: 446, 130, 19, 6.7, 2.2, 527.
FORMATS = (
    Format("txt", text_of_text, 600.0),
    Format("html", text_of_page, 175.0),
    Format("docx", text_of_word, 26.0),
    Format("pdf", text_of_pdf, 9.0),
    Format("xlsx", text_of_workbook, 3.0),
    Format("csv", text_of_separated, 700.0),
)


class Measured(NamedTuple):
    """Median seconds for all documents of a format, and how many they are."""

    reading: float
    extracting: float
    documents: int


def reading_against_extracting(form: Format) -> Measured | None:
    """Measure one format, both sides in turns; None where no file of it can be read."""
    files = [(path.read_bytes(), path.name) for path in sorted(_FOLDER.glob(f"*.{form.ending}"))]
    files = [file for file in files if _is_read(file)]
    if not files:
        return None
    # The first pass has loaded what is loaded once a process.
    once = _seconds(lambda: _read_all(files))
    files *= max(round(_SECONDS_A_ROUND / once), 1)
    reading: list[float] = []
    extracting: list[float] = []
    for _ in range(_ROUNDS):
        extracting.append(_seconds(lambda: [form.extract(content) for content, _ in files]))
        reading.append(_seconds(lambda: _read_all(files)))
    return Measured(statistics.median(reading), statistics.median(extracting), len(files))


def _is_read(file: Content) -> bool:
    try:
        decode(*file)
    except Unreadable:
        return False
    return True


def _read_all(files: Iterable[Content]) -> None:
    for file in files:
        read_document(*file)


def _seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
