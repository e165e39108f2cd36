"""Comma-, semicolon- and tab-separated values, told from prose by what all their rows have in common."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from .layout import Layout
from .sheet import Sheet, lay_out_sheet

_SEPARATORS = ",;\t"
_SAMPLE = 1 << 16  # characters by which the separator is told
# So great a share of the rows must be as wide as most are; a report's prose has commas, but not as many in each line.
_ALIKE = 0.7
_TABBED = 0.8
_FEWEST_ROWS = 2
_FEWEST_SEPARATORS = 3
# A form has two columns, or three with its numbers: so many rows must be a label and what it says.
_FEWEST_FIELDS = 4
_FIELDS = 0.8
_LABEL = re.compile(r"\s*(?:\d[\d.]*[.)]?\s*)?[ก-๙A-Za-z][^.!?]{0,78}\s*")
# Cells of a list have few words and do not begin with the blank that follows a comma in prose.
_AFTER_COMMA_IN_PROSE = re.compile(r",\s")


def looks_like_delimited(text: str) -> bool:
    """Tell whether a text is separated values: most rows have the same number of separators, and no blank behind them."""
    return _separator(text) is not None


def lay_out_delimited(text: str) -> Layout:
    """Lay out separated values as the sheet that they are; a cell is located as `cell:B7`."""
    separator = _separator(text) or ","
    cells = {
        (row, column): words
        for row, values in enumerate(_rows(_without_hint(text), separator))
        for column, value in enumerate(values)
        if (words := _plain(value))
    }
    layout = Layout()
    lay_out_sheet(layout, Sheet(cells))
    return layout


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_HINT = re.compile(r"\ufeff?sep=(?P<separator>.)\r?\n", re.IGNORECASE)
_CITED_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
# Not `splitlines`, which also parts at form feeds and the like within a cell.
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_LINE_BREAK = re.compile(r"\r\n?")


def _without_hint(text: str) -> str:
    """Excel's own first line `sep=;` is none of the words."""
    found = _HINT.match(text)
    return text[found.end() :] if found else text.removeprefix("\ufeff")


def _plain(value: str) -> str:
    value = _LINE_BREAK.sub("\n", value).strip()
    # ="007" is how a number is kept from losing its zeros.
    found = _CITED_FORMULA.fullmatch(value)
    return found[1].strip() if found else value


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    # A quotation mark that is never closed would swallow the rest: then the marks are words like any other.
    lines = _LINES.findall(text.replace("\x00", ""))
    if text.count('"') % 2 == 0:
        return csv.reader(lines, delimiter=separator)
    return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)


def _separator(text: str) -> str | None:
    """Return the separator, the one that makes the most columns alike; None for what is no separated values."""
    if hint := _HINT.match(text):
        return hint["separator"]
    sample = text.removeprefix("\ufeff")[:_SAMPLE]
    if len(text) > _SAMPLE:
        # The last row may be cut.
        sample = sample[: sample.rfind("\n") + 1]
    best: tuple[int, str] | None = None
    for separator in _SEPARATORS:
        width = _width(sample, separator)
        if width and (best is None or width > best[0]):
            best = (width, separator)
    return best[1] if best else None


def _width(sample: str, separator: str) -> int:
    """Return how many cells most rows have; 0 where these are no rows of separated values."""
    if separator == "," and "," not in _THOUSANDS.sub("", sample):
        # "5,000 5,000": each comma is that of a number.
        return 0
    rows = [row for row in _rows(sample, separator) if any(cell.strip() for cell in row)]
    if len(rows) < _FEWEST_ROWS:
        return 0
    # A title typed by hand has no separators behind it.
    parted = [row for row in rows if len(row) > 1]
    (width, times), *_ = Counter(len(row) for row in parted or rows).most_common(1)
    if separator != "\t" and (headed := _width_of_head(parted)) and not _is_prose(sample, rows, separator):
        return headed
    if width < 2 or times < _FEWEST_ROWS or times < _ALIKE * len(parted) or 2 * len(parted) < len(rows):
        return 0
    if separator == "\t":
        # A text report may hold a table parted by tabs; a file of tabs has them in every line but a title or a note.
        is_whole = len(parted) >= _TABBED * len(rows) or _is_below_title(sample, rows, width)
        return width if is_whole and width > _FEWEST_SEPARATORS else 0
    if _is_prose(sample, rows, separator):
        return 0
    if width > _FEWEST_SEPARATORS:
        return width
    fields = [row for row in rows if len(row) == width]
    is_form = len(fields) >= _FEWEST_FIELDS and len(fields) == len(rows)
    # A title among them may be longer or end in a full stop.
    return width if is_form and sum(map(_is_field, fields)) >= _FIELDS * len(fields) else 0


_FEWEST_HEADED = 3


def _width_of_head(parted: list[list[str]]) -> int:
    """Return how many cells the headings have, where the rows below leave out what is empty at their end; 0 for any other rows."""
    width = max(map(len, parted), default=0)
    at = next((n for n, row in enumerate(parted) if len(row) == width), 0)
    is_head = width > _FEWEST_SEPARATORS and all(cell.strip() and not re.search(r"\d", cell) for cell in parted[at])
    return width if is_head and at <= 1 and sum(len(row) == width for row in parted) >= _FEWEST_HEADED else 0


_MOST_ABOVE = 4
_EMPTY_LINE = re.compile(r"\n[^\S\n\t]*\r?\n")


def _is_below_title(sample: str, rows: list[list[str]], width: int) -> bool:
    """Tell whether rows of one width stand below each other with nothing but a title right above them: no report's words around."""
    parted = [at for at, row in enumerate(rows) if len(row) > 1]
    return (
        parted == list(range(parted[0], len(rows)))
        and parted[0] <= _MOST_ABOVE
        and all(len(rows[at]) == width for at in parted)
        and not _EMPTY_LINE.search(sample.rstrip())
    )


def _is_prose(sample: str, rows: list[list[str]], separator: str) -> bool:
    """Tell whether the separators are the marks of sentences: a blank behind most of them, and nothing in quotation marks."""
    if separator != "," or re.search(r'(?:^|,)"', sample, re.MULTILINE):
        return False
    inner = sum(len(row) - 1 for row in rows)
    return len(_AFTER_COMMA_IN_PROSE.findall(sample)) > inner / 2 and not re.search(r",,|,$", sample, re.MULTILINE)


def _is_field(row: list[str]) -> bool:
    """Tell whether a row is a label and what it says, a title, or what goes on with the row above; its number may stand before it."""
    if not any(cell.strip() for cell in row[1:]):
        return True
    label = row[1] if len(row) > 2 and re.fullmatch(r"[\d.) ]*", row[0]) else row[0]
    return not label.strip() or bool(_LABEL.fullmatch(label))
