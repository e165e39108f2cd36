"""Personal data is masked letter for letter; the identity number's check digit is worked out here in another way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.mask import MASK, mask, valid_identity_number

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def check_digit(twelve: str) -> str:
    """The last digit of the z, from 1 to 11, that makes 13a + 12b + … + 2l + z divisible by eleven: found by trying."""
    total = 0
    for place in range(12):
        total += int(twelve[place]) * (13 - place)
    return str(next(z for z in range(1, 12) if (total + z) % 11 == 0))[-1]


twelve = st.text(alphabet="0123456789", min_size=12, max_size=12)


@given(twelve)
def test_the_check_digit(first: str) -> None:
    right = check_digit(first)
    assert [d for d in "0123456789" if valid_identity_number(first + d)] == [right]


def test_a_known_number() -> None:
    # 1×13+2×12+3×11+4×10+5×9+6×8+7×7+8×6+9×5+0×4+1×3+2×2 = 352 = 32×11; 11 − 0 = 11, of which the last digit is 1.
    assert valid_identity_number("1234567890121")
    assert not valid_identity_number("1234567890122")
    assert not valid_identity_number("123456789012")


@given(twelve)
def test_identity_numbers_are_masked_in_every_writing(first: str) -> None:
    number = first + check_digit(first)
    dashed = f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}"
    for written in (number, dashed, dashed.replace("-", " "), number.translate(TO_THAI), dashed.translate(TO_THAI)):
        text = f"เลขประจำตัว {written} ของผู้ร้อง"
        masked, counts = mask(text)
        assert len(masked) == len(text)
        assert masked == f"เลขประจำตัว {MASK * len(written)} ของผู้ร้อง"
        assert counts["identity_number"] == 1


def test_a_number_with_a_wrong_check_digit_stays() -> None:
    assert mask("รหัสโครงการ 1234567890122") == ("รหัสโครงการ 1234567890122", {})


@pytest.mark.parametrize("phone", ["081-234-5678", "0812345678", "02 123 4567", "๐๘๑-๒๓๔-๕๖๗๘", "039.123.456"])
def test_phones(phone: str) -> None:
    assert mask(f"โทร {phone}") == (f"โทร {MASK * len(phone)}", {"phone": 1})


def test_mail_and_house_numbers() -> None:
    assert mask("ส่ง somchai.d@example.go.th ภายใน") == (f"ส่ง {MASK * 23} ภายใน", {"email": 1})
    assert mask("อยู่บ้านเลขที่ 12/34 หมู่ 5") == (f"อยู่บ้านเลขที่ {MASK * 5} หมู่ 5", {"house_number": 1})


@pytest.mark.parametrize(
    "text", ["งบประมาณ 200,000 บาท", "ปี 2567", "วันที่ 5/01/2567", "จำนวน 120 คน", "หมู่ที่ 5", "เวลา 09.00-12.00 น."]
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == (text, {})


@given(st.text(max_size=80))
def test_the_length_never_changes(text: str) -> None:
    assert len(mask(text)[0]) == len(text)
