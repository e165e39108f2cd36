"""What the template asks: its sheets, the fields of each, and the choices of its drop-downs; writer and reader share it.

The words are tables: `template_sheets.csv`, `template_fields.csv`, `template_choices.csv`. Of several labels of one code the
first is offered, the others are understood where somebody typed them. A field is told in a workbook by its key
(`activity.name`, in a hidden row or column that travels with the sheet) or by its title, so that sheets may be renamed and
columns moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from data.gazetteer import PROVINCE_ALIASES, gazetteer
from data.lookup import table
from data.normalise import compact

# Stands in a cell of every sheet, followed by ":" and the sheet: the one mark that Excel, LibreOffice and Google Sheets all keep.
MARK = "ruam-template/"
VERSION = 1
# The sheets whose rows are data, a row a thing. The agency's own sheet has a row a field instead.
TABLES = ("activity", "group", "matter")
# What the agency's sheet should not be without.
NEEDED = ("kind", "name", "province", "fiscal_year", "round")
# So many people no activity has; a count beyond it is a slip of the keyboard.
MOST_PEOPLE = 10_000_000
# The sort of fields that stand in the sheet for the eye; nobody fills them in.
SHOWN = "shown"


class Field(NamedTuple):
    """One field. `sort` says what belongs there: text, choice, count, number, day, month, year, date, or shown (a formula)."""

    sheet: str
    name: str
    sort: str
    title: str
    choices: str
    width: int
    hint: str
    examples: tuple[str, str, str]

    @property
    def key(self) -> str:
        """What a workbook calls it where nobody looks."""
        return f"{self.sheet}.{self.name}"


@cache
def fields(sheet: str) -> tuple[Field, ...]:
    """Return the fields of a sheet in their order."""
    return tuple(
        Field(
            row["sheet"], row["field"], row["sort"], row["title"], row["choices"], int(row["width"] or 0), row["hint"],
            (row["example_1"], row["example_2"], row["example_3"]),
        )
        for row in table("template_fields")
        if row["sheet"] == sheet
    )  # fmt: skip


@cache
def fields_by_words(sheet: str) -> dict[str, Field]:
    """Return the fields of a sheet by what tells them in a workbook: their key, and their title without its blanks."""
    by_title = {compact(field.title): field for field in fields(sheet)}
    return by_title | {field.key: field for field in fields(sheet)}


def sheet_name(sheet: str) -> str:
    """Return what the tab of a sheet is called."""
    return next(row["name"] for row in table("template_sheets") if row["sheet"] == sheet)


def mark_of(sheet: str) -> str:
    """Return the words that mark a sheet as one of this version's template."""
    return f"{MARK}{VERSION}:{sheet}"


@cache
def offered(choices: str) -> tuple[str, ...]:
    """Return the labels of a drop-down, in its order."""
    match choices:
        case "province":
            return tuple(sorted(gazetteer().provinces, key=_as_sorted))
        case "month":
            return _firsts((row["month"], row["name"]) for row in table("months"))
    return _firsts((row["code"], row["label"]) for row in table("template_choices") if row["list"] == choices)


def _firsts(labels: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for code, label in labels:
        first.setdefault(code, label)
    return tuple(first.values())


def label_of(choices: str, code: object) -> str:
    """Return the label that is offered for a code."""
    return next(row["label"] for row in table("template_choices") if (row["list"], row["code"]) == (choices, str(code)))


def code_of(choices: str, words: str) -> str | None:
    """Return the code that is meant by a label, or by the code itself; None for other words."""
    if choices == "province":
        name = re.sub(r"^(?:จังหวัด|จ\.)\s*", "", words.strip())
        return name if name in gazetteer().provinces else PROVINCE_ALIASES.get(name.rstrip("."))
    return _codes(choices).get(compact(words))


@cache
def _codes(choices: str) -> dict[str, str]:
    rows = [row for row in table("template_choices") if row["list"] == choices]
    return {compact(row["code"]): row["code"] for row in rows} | {compact(row["label"]): row["code"] for row in rows}


def activity_key(words: str) -> str:
    """Return an activity's number as it is compared: 3, ๓, 3.0, "ที่ 3" and "กิจกรรมที่ 3" are one number."""
    key = compact(words)
    digits = re.fullmatch(r"(?:กิจกรรม|ลำดับ)?(?:ที่)?0*(\d+)(?:\.0*)?", key)
    return digits[1] if digits else key


_VOWEL_BEFORE = re.compile("([เแโใไ])([ก-ฮ])")


def _as_sorted(name: str) -> str:
    """A name with the vowels that are written before their consonant behind it, as Thai dictionaries sort."""
    return _VOWEL_BEFORE.sub(r"\2\1", name)
