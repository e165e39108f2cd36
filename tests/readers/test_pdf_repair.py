"""Thai as files draw it becomes Thai as it is written; what cannot be known is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.lookup import table
from data.normalise import normalise
from data.readers.legacy_thai import retell
from data.readers.sara_am import mender
from data.readers.thai_repair import repair


@pytest.mark.parametrize(
    ("drawn", "written"),
    [
        ("ป\uf701ด ป\uf702 ป\uf710จจัย ฝ\uf70eเ", "ปิด ปี ปัจจัย ฝ์เ"),  # shifted left: ิ ี ั; lowered: ์
        ("ผู\uf70bแทน ซื\uf70aอ", "ผู้แทน ซื่อ"),
        ("\uf700าน ใหญ\uf70a ผ\uf70fา", "ฐาน ใหญ่ ผญา"),
        ("กฎ\uf718 ญ\uf719", "กฎุ ญู"),
        ("ท\u0e48\u0e35 ก\u0e49\u0e38", "ที่ กุ้"),  # a tone told before its vowel
        ("นำ\u0e49ท่วม", "น้ำท่วม"),
        ("น ้าท่วม ต ่า", "น้ำท่วม ต่ำ"),
        ("ที ่ประชุม บ ้าน", "ที่ประชุม บ้ำน"),  # after a bare letter and before า the blank was the ring of ำ
        ("ผู\x00ใหญ่บ้าน หมู\ufffdที\x00 ๓", "ผู้ใหญ่บ้าน หมู่ที่ ๓"),
        ("ร\x00วม ก\x00อ", "ร่วม กอ"),
        ("น\x00 าท\x00วมที\x00ลุ\x00มต\x00 า", "น้ำท่วมที่ลุมต่ำ"),
        ("เก\x00บ ป\x00ด ป\x00งบประมาณ", "เกบ ปด ปีงบประมาณ"),  # เก็บ and ปิด, เก้บ? and ปัด: not certain
        ("e\ufb03cient \uf0b7 ข้อ", "efficient • ข้อ"),
        ("meeting 5", "meeting 5"),
    ],
)
def test_repaired(drawn: str, written: str) -> None:
    assert repair(drawn) == written


def test_what_normalising_mends_is_left_to_it() -> None:
    assert normalise(repair("ด าเนินการ จ\ufffdานวน เเก้ นํ้า")).text == "ดำเนินการ จำนวน แก้ น้ำ"


@given(st.lists(st.sampled_from([row["word"] for row in table("lost_marks")]), max_size=20))
def test_sound_thai_stays_as_it_is(words: list[str]) -> None:
    text = " ".join(words)
    assert repair(text) == text
    assert repair(repair(text)) == repair(text)


def test_each_word_of_the_table_is_told_from_its_first_lost_tone() -> None:
    for row in table("lost_marks"):
        word = row["word"]
        for lost in (at for at, letter in enumerate(word) if letter in "่้์"):
            assert repair(f"{word[:lost]}\x00{word[lost + 1 :]}") == word


PROSE = "การประชุมของผู้นำชุมชนและที่ปรึกษาได้มีความเห็นให้ซ่อมถนน"


def test_mac_roman_windows_and_symbol_letters_are_thai() -> None:
    raw = PROSE.encode("cp874")
    assert retell(raw.decode("mac_roman")) == PROSE
    assert retell(raw.decode("latin-1")) == PROSE
    assert retell("".join(chr(0xF000 + byte) for byte in raw)) == PROSE


def test_shifted_marks_of_mactai_are_marks() -> None:
    # 0x89 is the lowered mai tho, 0x98 the mai ek that is shifted left.
    raw = PROSE.encode("cp874").replace(b"\xe9", b"\x89").replace(b"\xe8", b"\x98")
    assert retell(raw.decode("mac_roman")) == PROSE


def test_french_stays_french() -> None:
    assert retell("Réunion générale des élus à l'été, préparée par le comité déjà créé à Hanoï" * 3) is None


def test_what_would_be_no_thai_words_is_not_told_as_thai() -> None:
    assert retell("¡¢£¤¥¦§ª«¬" * 10) is None  # letters, and no word of them
    assert retell(PROSE.encode("cp874").decode("mac_roman") + "會議記錄" * 10) is None


def test_a_ring_that_is_lost_or_told_as_a_tone_is_mended_in_certain_words() -> None:
    mend = mender("ดาเนินการ")
    assert mend is not None
    assert mend("ดาเนินการ จ้านวน 5 คน ปากน้าและน้ามัน ทาให้") == "ดำเนินการ จำนวน 5 คน ปากน้ำและน้ำมัน ทำให้"
    # What could be read otherwise stays: these are the ends of other words.
    assert (
        mend("พัฒนาเสนอ ราคาสั่งซื้อ ศาลาคลองสาม หน้าประปา ชาวนาเสนอ") == "พัฒนาเสนอ ราคาสั่งซื้อ ศาลาคลองสาม หน้าประปา ชาวนาเสนอ"
    )
    assert mender("ดำเนินการจำนวน 5 ครั้ง ที่ศาลาและทางน้ำ") is None


def test_every_aa_told_as_am_is_aa_again_but_in_known_words() -> None:
    told = "จำนวน ๕ รำย กำรน้ำผลไปใช้ ประชำชนบ้ำนหน้ำวัด ทำงำนที่อำคำร ต่ำงๆ ทำงเดิน สำมำรถจัดทำแผนน้ำประปำ"
    mend = mender(told)
    assert mend is not None
    assert mend(told) == "จำนวน ๕ ราย การนำผลไปใช้ ประชาชนบ้านหน้าวัด ทำงานที่อาคาร ต่างๆ ทางเดิน สามารถจัดทำแผนน้ำประปา"
