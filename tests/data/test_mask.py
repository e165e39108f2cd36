"""Personal data is masked letter for letter; the identity number's check digit is worked out here in another way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.mask import MASK, in_words, mask, mask_file_name, valid_identity_number

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


@pytest.mark.parametrize(
    "phone",
    [
        "0-3912-3456", "0 81 234 5678", "08-1234-5678", "+66 81 234 5678", "+66(0)81-234-5678", "(02) 123-4567"[1:],
        "๐ ๓๙๑๒ ๓๔๕๖ ต่อ ๑๒๓", "02-123-4567 ต่อ 12-14", "0 8 1 2 3 4 5 6 7 8", "02-123-4567-9",
    ],
)  # fmt: skip
def test_phones_in_every_writing(phone: str) -> None:
    assert mask(f"โทร. {phone} ทุกวัน") == (f"โทร. {MASK * len(phone)} ทุกวัน", {"phone": 1})


def test_phones_that_are_joined_are_counted_each() -> None:
    masked, counts = mask("ติดต่อ 039-123456,0812345678 / 089 123 4567")
    assert masked == f"ติดต่อ {MASK * 10},{MASK * 10} / {MASK * 12}"
    assert counts == {"phone": 3}


def test_the_fixed_line_of_an_agency_is_masked_but_no_persons() -> None:
    letterhead = "ส่วนราชการ โรงพยาบาลวังทอง โทร. 0 4359 0000 ต่อ 101"
    masked, counts = mask(letterhead)
    assert masked == f"ส่วนราชการ โรงพยาบาลวังทอง โทร. {MASK * 19}"
    assert counts == {"office_phone": 1}
    assert in_words(counts) == ""
    assert mask("อบต.ขลุง ผู้ประสานงาน นายแดง มีสุข โทร 0 4359 0000")[1] == {"phone": 1, "name": 1}
    assert mask("อบต.ขลุง โทร 081-234-5678")[1] == {"phone": 1}  # a mobile phone is somebody's


def test_an_identity_number_behind_the_number_of_a_list() -> None:
    # The digits of the list's own number must not be taken for the first of the thirteen.
    assert mask("3 1-2345-67890-12-1")[0] == f"3 {MASK * 17}"
    assert mask("12. 1234567890121 ชาวบ้าน")[0] == f"12. {MASK * 13} ชาวบ้าน"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ไลน์ไอดี: somchai99", f"ไลน์ไอดี: {MASK * 9}"),
        ("Line ID somchai.j", f"Line ID {MASK * 9}"),
        ("LINE: abc_d", f"LINE: {MASK * 5}"),
        ("ไอดีไลน์ abc_d", f"ไอดีไลน์ {MASK * 5}"),
        ("แจ้งทางไลน์กลุ่มหมู่บ้าน", "แจ้งทางไลน์กลุ่มหมู่บ้าน"),
        ("LINE ID: @saokhlung", "LINE ID: @saokhlung"),  # an official account
        ("online: https://example.go.th", "online: https://example.go.th"),
    ],
)
def test_line_accounts(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("บ้านเลขที่ ๑๒/๓ หมู่ที่ ๔", f"บ้านเลขที่ {MASK * 4} หมู่ที่ ๔"),
        ("บ้านเลขที่ 12, 14/2 และ 15 หมู่ 4", f"บ้านเลขที่ {MASK * 15} หมู่ 4"),
        ("เลขที่ 99/1 หมู่ 2", f"เลขที่ {MASK * 4} หมู่ 2"),
        ("ที่ทำการ อบต.ขลุง เลขที่ 99 หมู่ 1", "ที่ทำการ อบต.ขลุง เลขที่ 99 หมู่ 1"),
        ("เทศบาลรับเรื่องของราษฎร เลขที่ 99 หมู่ 1", f"เทศบาลรับเรื่องของราษฎร เลขที่ {MASK * 2} หมู่ 1"),
        ("คำสั่งเลขที่ 99/2567", "คำสั่งเลขที่ 99/2567"),
    ],
)
def test_addresses_of_persons_and_of_agencies(text: str, masked: str) -> None:
    assert mask(text)[0] == masked


@pytest.mark.parametrize(
    "text",
    ["เวลา 08.30 - 16.30 15 คน", "วันที่ 02-05-2567 09.00 น.", "เรื่อง 0 25 12 7 8 9 3", "พ.ศ. 2566 2567 2568 2569 25"],
)
def test_days_hours_and_small_numbers_are_no_phones(text: str) -> None:
    assert mask(text) == (text, {})


# What is set in <> is to be masked.
PRIVATE = """นาย<สมชาย ใจดี> เสนอให้ซ่อมถนน
นางสาว<มาลี มีสุข> ได้สอบถาม
น.ส. <มาลี  มีสุข>
ด.ช.<ดำ แดงดี> และ ด.ญ.<แดง ดำดี>
เด็กชาย<ดำ แดงดี> อายุ 5 ปี
มอบหมายให้นาย<สมชาย ใจดี> ดูแล
ภรรยานาย<แดง มีสุข>
นาย<แดง มีสุข>และนาง<ดำ ใจดี> ชาวบ้าน
นาย<กมล ใจดี> เสนอ
นาย<กิตติ ทองดี> ขอให้
นาย<วิชัย ณ ระนอง> เสนอ
นาย<แดง> ณ ศาลาประชาคม
คุณ<สมชาย ใจดี> แจ้งว่า
ลุง<สมชาย>เสนอให้ขุดคลอง
ถนนสายหน้าบ้านนาย<แดง มีสุข> ถึงบ้านนาง<ดำ ใจดี>
นาย<แดง มีสุข> ประธานชุมชนบ้านเหนือ
นาย<แดง มีสุข> อสม. หมู่ 3
นาย<แดง มีสุข> อดีตกำนัน
ประธานสภาเด็กและเยาวชน นาย<แดง มีสุข>
ปลัดเทศบาลให้นาย<แดง มีสุข> ชี้แจง
นายกเทศมนตรี ลงพื้นที่เยี่ยม นาย<แดง มีสุข> ผู้ป่วยติดเตียง
นาย<แดง มีสุข> เสนอให้นายก อบต. ซ่อมถนน
(นาย<แดง มีสุข>)
ทนายความ นาย<สมชาย ใจดี>""".splitlines()
OFFICIAL = """นายสมชาย ใจดี นายกองค์การบริหารส่วนตำบลขลุง เปิดประชุม
นายสมชาย ใจดี (ผู้ใหญ่บ้าน หมู่ 3)
นายสมชาย ใจดี\tปลัดเทศบาล
นายสมชาย ใจดีผู้ใหญ่บ้าน
ปลัดเทศบาล นายสมชาย ใจดี
นายกเทศมนตรีตำบลขลุง (นายสมชาย ใจดี) เป็นประธาน
นายก อบต.ขลุง นายดำ ใจดี กล่าว
ผู้ว่าราชการจังหวัด นายสมชาย ใจดี
ผู้อำนวยการโรงเรียนบ้านเหนือ นางแดง มีสุข
นายสมชาย ใจดี เป็นประธานในที่ประชุม
นางสาวดวงใจ จันทร์สว่าง นักวิเคราะห์นโยบายและแผนชำนาญการ
นายสมชาย ใจดี ตำแหน่ง คนสวน
(ลงชื่อ) นายสมชาย ใจดี ผู้รายงาน
พระครูสังฆรักษ์สมชาย เจ้าอาวาสวัดเหนือ
ร.ต.อ.สมชาย ใจดี""".splitlines()
NO_NAME = """นายก อบต. กล่าวเปิดการประชุม
นายอำเภอขลุง และนายทะเบียน
อำเภอนางรอง จังหวัดบุรีรัมย์
นางรอง จังหวัดบุรีรัมย์
อบต.นางแดด ขอเชิญ
ตำบลนางแล กำหนดการ
บ้านนางแล หมู่ที่ 5
อำเภอเดิมบางนางบวช จังหวัดสุพรรณบุรี
ทต.นายายอาม อำเภอนายายอาม
ณ มัสยิดบ้านท่านางพรม  มีผู้เข้าร่วม 45 คน
ณ วัดท่านางเหล็ก เสียงส่วนใหญ่
เดือนมิถุนายนนี้ ครบถ้วน
เดือนกันยายนนี้ ครบถ้วน
ตำรวจ 2 นาย อาสาสมัคร 5 คน
ทหาร 5 นายเข้าร่วม กิจกรรม
เด็กชาย 5 คน เด็กหญิง 6 คน
เด็กชายและเด็กหญิง
สมเด็จพระนางเจ้าสิริกิติ์ พระบรมราชินีนาถ
นางสาวไทย คนแรก
บริษัทนายเอก จำกัด
คุณภาพชีวิต คุณธรรม คุณวุฒิ
พี่น้องประชาชน ป้ายเตือน เป้าหมายหลัก""".splitlines()


@pytest.mark.parametrize("line", PRIVATE)
def test_names_of_private_persons(line: str) -> None:
    expected = "".join(
        part if number % 2 == 0 else MASK * len(part) for number, part in enumerate(line.replace(">", "<").split("<"))
    )
    # The same anywhere in a text: alone, and with other lines around it.
    assert mask(line.replace("<", "").replace(">", ""))[0] == expected
    among = f"ที่ประชุมชุมชน\n{line}\nรับทราบ".replace("<", "").replace(">", "")
    assert mask(among)[0] == f"ที่ประชุมชุมชน\n{expected}\nรับทราบ"


@pytest.mark.parametrize("line", [*OFFICIAL, *NO_NAME])
def test_officials_in_office_and_other_words_stay(line: str) -> None:
    assert mask(line) == (line, {})
    assert mask(f"ที่ประชุม\n{line}\nรับทราบ")[1] == {}


def test_a_signature_stays_where_its_office_stands_below() -> None:
    signed = "ลงชื่อ..................\n   (นายสมชาย ใจดี)\nนายกองค์การบริหารส่วนตำบลขลุง"
    assert mask(signed) == (signed, {})
    private = "ลงชื่อ..................\n   (นายสมชาย ใจดี)\nประธานกลุ่มแม่บ้าน"
    assert mask(private)[1] == {"name": 1}


def test_a_file_named_after_a_person() -> None:
    assert mask_file_name("รายงาน_นายแดง_มีสุข-081-234-5678.docx") == f"รายงาน_นาย{MASK * 9}-{MASK * 12}.docx"
    assert mask_file_name("O25 อบต.ขลุง 2567-1.txt") == "O25 อบต.ขลุง 2567-1.txt"


def test_only_counts_are_told() -> None:
    _, counts = mask("นายแดง มีสุข โทร 081-234-5678 และ 039-123456")
    assert in_words(counts) == "เบอร์โทรศัพท์ 2, ชื่อบุคคล 1"


# Words and signs of which personal data is made, in any order: what is masked must leave nothing new to mask.
pieces = st.sampled_from(
    "นาย นาง นางสาว น.ส. ด.ช. เด็กชาย คุณ ลุง พี่ แดง มีสุข สมชาย นายก ปลัด กำนัน ประธานชุมชน ตำแหน่ง ตำบล บ้าน และ โดย ให้ ได้เสนอ "
    "บ้านเลขที่ เลขที่ หมู่ โทร ต่อ ไลน์ไอดี LINE อบต. 1 12/3 5 081 234 5678 0812345678 02-123-4567 1234567890121 1-2345-67890-12-1 "
    "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑ a@b.co x .9@c.de +66 ( ) , / - . : █".split(" ")
)
personal = st.lists(st.tuples(pieces, st.sampled_from(["", " ", "  ", "\t", "\n"])), max_size=40).map(
    lambda told_of: "".join(piece + gap for piece, gap in told_of)
)


@settings(max_examples=400)
@given(personal)
def test_masking_again_changes_nothing(text: str) -> None:
    masked, _ = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, MASK) for old, new in zip(text, masked, strict=True))
    assert mask(masked) == (masked, {})


gaps = st.sampled_from(["", "", "", "-", " ", ".", " - ", "–"])


@given(twelve, st.lists(gaps, min_size=12, max_size=12), personal, personal, st.booleans())
def test_no_valid_identity_number_survives(
    first: str, between: list[str], before: str, after: str, is_thai: bool
) -> None:
    digits = first + check_digit(first)
    number = "".join(digit + gap for digit, gap in zip(digits, [*between, ""], strict=True))
    written = number.translate(TO_THAI) if is_thai else number
    text = f"{before} {written}\n{after}"
    start = len(before) + 1
    masked = mask(text)[0][start : start + len(written)]
    assert masked == MASK * len(written)


@pytest.mark.parametrize(
    "unit",
    [
        "นาย",
        "นายแดง ",
        "นาย ",
        "1-",
        "0 8",
        "1234567890121 ",
        "a@",
        "a.9@b.co",
        "เลขที่ ",
        "บ้านเลขที่ 1,",
        "line id ",
        "ลงชื่อ(",
        "คุณ",
    ],
)
def test_a_long_run_costs_as_its_length(unit: str) -> None:
    def seconds(text: str) -> float:
        begun = time.perf_counter()
        mask(text)
        return time.perf_counter() - begun

    short, long = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    assert min(seconds(long) for _ in range(2)) < 24 * min(seconds(short) for _ in range(3)) + 0.05
