"""Every encoding that Thai documents come in is told from the bytes; what is no text is refused with a clear line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers import MAX_BYTES, Unreadable, decode, refuse_oversized

PROSE = "รายงานผลการประชุมประชาคมหมู่บ้าน หมู่ที่ ๓ วันที่ 12 มีนาคม 2567 ผู้เข้าร่วม ๔๕ คน"
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf"),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-le with mark": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be with mark": ("utf-16-be", b"\xfe\xff"),
    "tis-620": ("tis-620", b""),
    "windows-874": ("cp874", b""),
}
NAMES = {
    "utf-8": "utf-8",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
    "tis-620": "windows-874",
    "cp874": "windows-874",
}

# Words rather than single letters: no reader could tell the encoding of a lone vowel, and no report is one.
words = st.lists(
    st.sampled_from("ประชุม หมู่บ้าน เทศบาล ผู้เข้าร่วม แผนพัฒนา ถนน น้ำประปา คน 2567 (๑) ก. - ฯลฯ 5,000 meeting\n\t".split(" ")),
    min_size=1,
    max_size=60,
)
thai = words.map(" ".join).filter(lambda text: sum("ก" <= letter <= "๛" for letter in text) >= 3)


@pytest.mark.parametrize("case", ENCODINGS)
@given(text=thai)
def test_round_trip(case: str, text: str) -> None:
    codec, mark = ENCODINGS[case]
    source = decode(mark + text.encode(codec), "report.txt")
    assert (source.text, source.media_type, source.encoding) == (text, "text/plain", NAMES[codec])


def test_windows_874_extras() -> None:
    text = "ผลการประชุม… “เห็นชอบ” ๕๐ คน – งบ 5 €\xa0บาท"
    assert decode(text.encode("cp874"), "a.txt").text == text


def test_english_only_is_utf8() -> None:
    assert decode(b"Minutes of the meeting, 12 March", "a.txt").encoding == "utf-8"


def test_utf8_cut_in_the_middle_of_a_letter_is_still_read() -> None:
    source = decode(PROSE.encode()[:-1], "a.txt")
    assert source.encoding == "utf-8"
    assert source.text.startswith(PROSE[:-1])


def test_utf8_with_other_scripts_and_emoji() -> None:
    text = PROSE + " ລາວ 会議 🎉"
    assert decode(text.encode(), "a.txt").text == text


def test_a_name_decides_nothing() -> None:
    assert decode(PROSE.encode("cp874"), "picture.png").text == PROSE


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20


@pytest.mark.parametrize(
    ("content", "code", "thai_words", "english_words"),
    [
        (b"", "empty", "ไฟล์ว่าง", "empty"),
        (b" \r\n\t ", "empty", "ไฟล์ว่าง", "empty"),
        (b"\xef\xbb\xbf", "empty", "ไฟล์ว่าง", "empty"),
        (b"\xff\xfe \x00", "empty", "ไฟล์ว่าง", "empty"),
        (PNG, "binary", "ไม่ใช่ไฟล์ข้อความ", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), "binary", "ไม่ใช่ไฟล์ข้อความ", "JPEG"),
        (b"%PDF-1.7\n%\xe2\xe3", "damaged", "เสียหรือไม่ครบ", "damaged"),
        (b"PK\x03\x04" + bytes(100), "binary", "ไม่ใช่ไฟล์ข้อความ", "ZIP"),
        (bytes(range(256)) * 40, "binary", "ไม่ใช่ไฟล์ข้อความ", "not a text"),
        (bytes(5000), "binary", "ไม่ใช่ไฟล์ข้อความ", "not a text"),
    ],
)
def test_refused(content: bytes, code: str, thai_words: str, english_words: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(content, "ตำบล/report.txt")
    message = str(refusal.value)
    assert refusal.value.code == code
    assert message.startswith("ตำบล/report.txt: ")
    assert thai_words in message
    assert english_words in message


def test_size_alone_refuses() -> None:
    refuse_oversized(MAX_BYTES, "a.txt")
    with pytest.raises(Unreadable, match="200 MB") as refusal:
        refuse_oversized(200 * 2**20, "a.txt")
    assert refusal.value.code == "too_large"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        source = decode(content, "a.txt")
    except Unreadable as refusal:
        assert str(refusal).startswith("a.txt: ")
    else:
        assert source.text.strip()
