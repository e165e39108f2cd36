"""How a number in a cell is shown: as a count, a share, a Thai date, an hour. Codes are those of ECMA-376 §18.8.30 f.

A day is written out in Thai with its Buddhist year, whatever the cell's format, so that one reader of dates reads all.
"""

from __future__ import annotations

import math
import re
from datetime import datetime
from functools import cache, lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from data.lookup import table

# The codes that Excel gives these numbers in Thailand (ECMA-376 §18.8.30, th-th).
BUILT_IN: dict[int, str] = {
    **BUILTIN_FORMATS,
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%",
    71: "d/m/bbbb", 72: "d-mmm-bb", 73: "d-mmm", 74: "mmm-bb", 75: "h:mm", 76: "h:mm:ss", 77: "d/m/bbbb h:mm", 81: "d/m/bb",
}  # fmt: skip

# A cell's year from here on is a Buddhist one that was typed as if it were Christian.
_BUDDHIST_FROM = 2400
# "15/1/67" is taken by Excel for 1967: the two digits are those of 2567.
_TWO_DIGITS = range(1940, 2000)

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(?P<digits>[#0?][#0?,. ]*(?<! )|[#0?])'
    r"|(?P<percent>%)|(?P<other>.)",
    re.DOTALL,
)
_NOT_SHOWN_AS_WRITTEN = re.compile(r"[Ee][+\-]|/|@")


@lru_cache(maxsize=512)
def _is_of_time(code: str) -> bool:
    return bool(re.search(r"[dmyhsb]", _letters(code))) and not re.search(r"[0#?]", _letters(code).replace(".0", ""))


@lru_cache(maxsize=512)
def _letters(code: str) -> str:
    """Return a code's first section without what it only quotes, in lower case."""
    bare = re.sub(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', "", code)
    return bare.split(";")[0].lower().replace("am/pm", "").replace("general", "")


@cache
def _months() -> dict[int, str]:
    """Return the full name of each month: the first that the table writes out."""
    names: dict[int, str] = {}
    for row in table("months"):
        if "." not in row["name"]:
            names.setdefault(int(row["month"]), row["name"])
    return names


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return a number as its format code shows it, on one line.

    A whole number has no decimals, zero is 0 and no dash; days are Thai ("15 มกราคม 2567"), months too, hours "09:30 น.".
    """
    if _is_of_time(code) and (moment := _moment(value, from_1904=from_1904)):
        return _of_time(moment, value, _letters(code))
    return _counted(value, code)


def _moment(value: float, *, from_1904: bool) -> datetime | None:
    if value < 0:
        return None
    try:
        # Excel's clock is exact to the second; what is beyond is dust of its floats.
        moment = from_excel(
            round(value * 86400) / 86400 if value >= 1 else value + 1, MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        )
    except (ValueError, OverflowError):
        return None
    return moment if isinstance(moment, datetime) else None


def _of_time(moment: datetime, value: float, letters: str) -> str:
    has_day = "d" in letters
    has_year = "y" in letters or "b" in letters
    hour = f"{moment:%H:%M} น."
    if value < 1:
        return hour
    year = buddhist_year(moment.year)
    if not has_day and has_year and "m" not in letters:
        return str(year)
    month = f"{_months()[moment.month]} {year}"
    if not has_day and has_year:
        return month
    if not has_day and "h" in letters:
        return hour
    day = f"{moment.day} {month}"
    return f"{day} เวลา {hour}" if "h" in letters and (moment.hour or moment.minute) else day


def buddhist_year(year: int) -> int:
    """Return the Buddhist year that an officer means by the year of a cell's date."""
    if year >= _BUDDHIST_FROM:
        return year
    return year + 600 if year in _TWO_DIGITS else year + 543


def _counted(value: float, code: str) -> str:
    first, *others = code.split(";") if code else [""]
    own = others[0] if value < 0 and others and re.search(r"[0#?]", others[0]) else None
    section = own or first
    if not re.search(r"[0#?]", section) or _NOT_SHOWN_AS_WRITTEN.search(re.sub(r'"[^"]*"', "", section)):
        return _plain(value)
    tokens = list(_TOKEN.finditer(section))
    number = abs(value) if own else value
    if any(token["percent"] for token in tokens):
        number *= 100
        if not math.isfinite(number):
            return _plain(value)
    digits = iter([token["digits"] for token in tokens if token["digits"]][:1])
    pieces = [
        _in_digits(number, next(digits, "")) if token["digits"] else next(filter(None, token.groups()), "")
        for token in tokens
    ]
    words = " ".join("".join(pieces).split())
    return f"-{words}" if own and not words.startswith(("-", "(")) else words


def _in_digits(number: float, digits: str) -> str:
    if not digits:
        return ""
    whole, _, decimals = digits.replace(" ", "").partition(".")
    places = len(re.findall(r"[0#?]", decimals))
    rounded = round(number, places)
    comma = "," if "," in whole.rstrip(",") else ""
    plain = f"{rounded:{comma}.{0 if rounded == int(rounded) else places}f}"
    return plain if comma else plain.zfill(whole.count("0"))


def _plain(value: float) -> str:
    if value == int(value):
        return str(int(value))
    return f"{value:.10f}".rstrip("0").rstrip(".")
