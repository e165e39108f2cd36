"""Numbers written in Thai words: สามสิบแปด, หนึ่งร้อยยี่สิบ, สองพันห้าร้อย. Below a million, as people are counted."""

from __future__ import annotations

import re

# In digits too: what has more of them is a telephone number, an amount of money or a slip.
MOST_DIGITS = 6
# A count in digits, its thousands parted or not, beside its label and in a list: neither is more than a column of the ledger holds.
_PARTED = r"\d{1,3}(?:,\d{3}){1,2}"
COUNT, COUNT_IN_LIST = rf"{_PARTED}|\d{{1,{MOST_DIGITS}}}", rf"{_PARTED}|\d{{1,5}}"

_UNITS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_PLACES = {"แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100, "สิบ": 10}
_UNIT = "|".join(_UNITS)
# A number that can stand in running words: a unit alone, or places from the greatest down, each with its unit or without.
# All of it may be left out, so what it begins with is asked for first.
NUMBER_WORDS = rf"(?={'|'.join([*_UNITS, *_PLACES])})(?:(?:{_UNIT})?แสน)?(?:(?:{_UNIT})?หมื่น)?(?:(?:{_UNIT})?พัน)?(?:(?:{_UNIT})?ร้อย)?(?:(?:{_UNIT})?สิบ)?(?:{_UNIT})?"
_TOKEN = re.compile("|".join([*_UNITS, *_PLACES]))


def number_of_words(words: str) -> int | None:
    """Read a number in words; None for words that are no number. สิบ is 10, ยี่สิบเอ็ด is 21, ร้อยห้า is 105."""
    if not re.fullmatch(NUMBER_WORDS, words):
        return None
    total, unit = 0, None
    for token in _TOKEN.findall(words):
        if token in _UNITS:
            unit = _UNITS[token]
        else:
            total += (1 if unit is None else unit) * _PLACES[token]
            unit = None
    return total + (unit or 0)
