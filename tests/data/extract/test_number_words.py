"""Numbers in Thai words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract.number_words import number_of_words

_DIGITS = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
_PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"]


def spoken(number: int) -> str:
    """A number as Thai says it, digit by digit from the right: an independent way round."""
    out = ""
    for place, digit in enumerate(int(d) for d in reversed(str(number))):
        word = _DIGITS[digit]
        if place == 0 and digit == 1 and number > 10:
            word = "เอ็ด"
        if place == 1:
            word = {1: "", 2: "ยี่"}.get(digit, word)
        out = (word + _PLACES[place] if digit else "") + out
    return out


@given(st.integers(1, 999_999))
def test_every_number_that_is_said_is_read(number: int) -> None:
    assert number_of_words(spoken(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [("สิบ", 10), ("สามสิบแปด", 38), ("ร้อยยี่สิบเอ็ด", 121), ("สองพันห้าร้อย", 2500), ("คน", None), ("", None), ("สิบคน", None)],
)
def test_numbers_worked_out_by_hand(words: str, number: int | None) -> None:
    assert number_of_words(words) == number
