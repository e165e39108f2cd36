"""Numbers as Word's automatic numbering writes them: 1, ๑, หนึ่ง, ก, a, A, iv, IV, 01, 1st, ①.

The names are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59).
"""

from __future__ import annotations

import string
from collections.abc import Callable

# The consonants that lists are lettered with: without ฃ ฅ ฆ ฤ ฦ.
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_THAI_DIGITS = str.maketrans(string.digits, "๐๑๒๓๔๕๖๗๘๙")
_THAI_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_THAI_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HIGHEST = 32767  # what Word counts to
_CIRCLED = 20
_MOST_LETTERS = 30


def write_number(value: int, number_format: str) -> str:
    """A list's number in one of Word's formats; in Arabic digits where the format is none of those known here."""
    if not 0 < value <= _HIGHEST:
        return "" if number_format == "none" else str(value)
    return _FORMATS.get(number_format, str)(value)


def _letters(alphabet: str) -> Callable[[int], str]:
    def write(value: int) -> str:
        # Behind the last letter each is written twice: z, aa, bb. A thousand of them are no label.
        times, letter = divmod(value - 1, len(alphabet))
        if times >= _MOST_LETTERS:
            return str(value)
        return alphabet[letter] * (times + 1)

    return write


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _thai_words(value: int) -> str:
    written = ""
    for place in reversed(range(len(_THAI_PLACES))):
        digit = value // 10**place % 10
        if digit == 0:
            continue
        word = _THAI_UNITS[digit]
        if place == 1:
            # สิบ, ยี่สิบ
            word = {1: "", 2: "ยี่"}.get(digit, word)
        elif place == 0 and digit == 1 and written:
            word = "เอ็ด"
        written += word + _THAI_PLACES[place]
    return written


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimalZero": "{:02}".format,
    "lowerLetter": _letters(string.ascii_lowercase),
    "upperLetter": _letters(string.ascii_uppercase),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "thaiNumbers": lambda value: str(value).translate(_THAI_DIGITS),
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiCounting": _thai_words,
    "decimalEnclosedCircle": lambda value: chr(0x245F + value) if value <= _CIRCLED else str(value),
}
