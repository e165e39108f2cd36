"""The tables in `data/lookups`: what the domain knows, kept out of the code."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

LOOKUPS = Path(__file__).parent / "lookups"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `data/lookups/<name>.csv` as dicts of column to text, in the order of the file."""
    with (LOOKUPS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def patterns(name: str, code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return `(value of column code, compiled column pattern)` for each row of a lookup; the first that matches wins."""
    return tuple((row[code], re.compile(row["pattern"], re.IGNORECASE)) for row in table(name))


@cache
def any_of(name: str, column: str, value: str) -> re.Pattern[str]:
    """Return one pattern for all rows of a lookup whose `column` is `value`: any of them may occur."""
    return re.compile("|".join(row["pattern"] for row in table(name) if row[column] == value), re.IGNORECASE)


@cache
def _beginnings(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<row{n}>{row['pattern']})" for n, row in enumerate(table(name))), re.IGNORECASE)


def begins_with(name: str, code: str, text: str) -> str | None:
    """Return the code of the first row of a lookup whose pattern `text` begins with; None where none does.

    One pattern for all rows: for tables that every line of a document is held against.
    """
    found = _beginnings(name).match(text)
    return table(name)[int(found.lastgroup.removeprefix("row"))][code] if found and found.lastgroup else None


def first_match(name: str, code: str, text: str) -> tuple[str, re.Match[str]] | None:
    """Return the code and the match of the first row of a lookup whose pattern occurs in `text`."""
    for value, pattern in patterns(name, code):
        if found := pattern.search(text):
            return value, found
    return None
