"""Mending Thai text: what is mended, and the way back from every position to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.normalise import compact, fold_digits, normalise, squeeze


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("เเผนพัฒนา", "แผนพัฒนา"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("จํานวน", "จำนวน"),
        ("ด าเนินงาน", "ดำเนินงาน"),
        ("จ�านวน", "จำนวน"),
        ("การประเมิินคุุณธรรม", "การประเมินคุณธรรม"),
        ("ประ\u200bชาชน", "ประชาชน"),
        ("5\u00a0คน", "5 คน"),
        ("หนึ่ง\r\nสอง\rสาม", "หนึ่ง\nสอง\nสาม"),
        ("[bookmark: _GoBack]ผล", "ผล"),
        ("**ผล**", "ผล"),
        ("[featured_image]ผล", "ผล"),
        ("## ผล", "ผล"),
        ("ข้อ ๑ (๒๕๖๗)", "ข้อ ๑ (๒๕๖๗)"),
        ("", ""),
    ],
)
def test_mended(raw: str, mended: str) -> None:
    assert normalise(raw).text == mended


@pytest.mark.parametrize("text", ["มา มาก", "ก็ได้", "1 2 3", "[ภาพ]", "5 * 3", "น้ำ"])
def test_sound_text_stays(text: str) -> None:
    assert normalise(text).text == text


PLAIN = st.text(alphabet="กขคงจดตนบปผพมยรลวสหอะิีุูเแโใไ่้0123456789 .,()abc", max_size=8)
ARTEFACTS = st.sampled_from(["\u200b", "\ufeff", "[bookmark: _GoBack]", "**", "\u00ad", "\x00", "[featured_image]"])


@given(st.lists(st.tuples(PLAIN, ARTEFACTS), max_size=8), PLAIN)
def test_every_position_leads_back_to_its_letter(pieces: list[tuple[str, str]], end: str) -> None:
    raw = "".join(plain + artefact for plain, artefact in pieces) + end
    normalised = normalise(raw)
    for position, letter in enumerate(normalised.text):
        origin = normalised.original(position)
        assert 0 <= origin < len(raw)
        # A letter that was put in place of others leads to where they began.
        assert raw[origin] == letter or letter in "แำ "


@given(st.text(max_size=60))
def test_positions_lead_back_in_order_for_any_text(raw: str) -> None:
    normalised = normalise(raw)
    origins = [normalised.original(position) for position in range(len(normalised.text) + 1)]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(raw) for origin in origins)


@given(st.text(alphabet="กขค๐๑๒๓๔๕๖๗๘๙0123456789 .", max_size=40))
def test_digits_become_arabic_and_nothing_moves(text: str) -> None:
    folded = fold_digits(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        assert after == (str("๐๑๒๓๔๕๖๗๘๙".index(before)) if before in "๐๑๒๓๔๕๖๗๘๙" else before)


def test_squeeze_and_compact() -> None:
    assert squeeze("  หนึ่ง \n\t สอง ") == "หนึ่ง สอง"
    assert compact("“อบต. ตรอกนอง” ๒๕๖๗ A") == "อบต.ตรอกนอง2567a"
