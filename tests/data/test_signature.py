"""What a report's own words are, and that signatures estimate what two texts have in common; that share is counted here from sets."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading import read_document
from data.report import Report, Signature
from data.signature import LEAST_LETTERS, SHINGLE_LETTERS, digest_of_words, own_words, signature_of
from tests import factory

TOLD = """องค์การบริหารส่วนตำบลคลองสมมติ อำเภอเมืองจันทบุรี จังหวัดจันทบุรี
รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม ประจำปีงบประมาณ พ.ศ. 2567

1. ประเด็นหรือเรื่องในการมีส่วนร่วม
ประชุมประชาคมเพื่อทบทวนแผนพัฒนาท้องถิ่นของ อบต.คลองสมมติ
2. วัน เวลา และสถานที่
วันที่ 20 พฤศจิกายน 2566 ณ ศาลาประชาคม หมู่ที่ 4 บ้านเนินสูง
3. ผู้มีส่วนร่วม
- ประชาชน 45 คน
- ผู้นำชุมชน 5 คน
4. ผลจากการมีส่วนร่วม
- ชาวบ้านเสนอให้ขยายท่อประปาไปถึงท้ายหมู่บ้าน เพราะหน้าแล้งน้ำไหลเบาจนรองใช้ไม่ทัน
- ขอให้ติดโคมไฟตรงทางแยกหน้าโรงเรียนซึ่งมืดและเคยมีรถชนกันหลายครั้ง
- ที่ประชุมเห็นตรงกันว่าควรขุดลอกรางระบายน้ำก่อนเข้าฤดูฝนเพื่อไม่ให้น้ำท่วมขังถนนสายหลัก
5. การนำผลไปปรับปรุงการดำเนินงาน
- กองช่างขยายท่อประปาเสร็จแล้วเมื่อวันที่ 15 มกราคม 2567 และรายงานผลให้ที่ประชุมทราบ
- ตั้งงบประมาณ 120,000 บาท สำหรับติดตั้งโคมไฟในข้อบัญญัติปีถัดไป
"""
COPY = (
    TOLD.replace("องค์การบริหารส่วนตำบลคลองสมมติ", "เทศบาลตำบลหนองสาธิต")
    .replace("อบต.คลองสมมติ", "ทต.หนองสาธิต")
    .replace("อำเภอเมืองจันทบุรี จังหวัดจันทบุรี", "อำเภอท่าวุ้ง จังหวัดลพบุรี")
    .replace("20 พฤศจิกายน 2566", "๑๒ ธันวาคม ๒๕๖๗")
    .replace("หมู่ที่ 4 บ้านเนินสูง", "หมู่ที่ ๑๑ บ้านโคกตาล")
    .replace("2567", "2568")
    .replace("45 คน", "98 คน")
)
# The same form and headings, other words.
OTHER = """องค์การบริหารส่วนตำบลคลองสมมติ อำเภอเมืองจันทบุรี จังหวัดจันทบุรี
รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม ประจำปีงบประมาณ พ.ศ. 2567

1. ประเด็นหรือเรื่องในการมีส่วนร่วม
รับฟังความคิดเห็นเรื่องการคัดแยกขยะและตลาดนัดวันเสาร์
2. วัน เวลา และสถานที่
วันที่ 9 กุมภาพันธ์ 2567 ณ ลานวัดกลาง
3. ผู้มีส่วนร่วม
- ผู้ค้า 30 คน
- ประชาชน 12 คน
4. ผลจากการมีส่วนร่วม
- พ่อค้าแม่ค้าขอเลื่อนเวลาปิดร้านเป็นสองทุ่มเนื่องจากลูกค้ามาหลังเลิกงาน
- ให้แยกถังสำหรับเศษอาหารต่างหาก จะได้นำไปทำปุ๋ยหมักใช้ในแปลงผักของโรงเรียน
- ผู้สูงอายุอยากให้มีที่นั่งพักใต้ต้นไม้ใหญ่ข้างศาลาและทางลาดสำหรับรถเข็น
5. การนำผลไปปรับปรุงการดำเนินงาน
- ประกาศเวลาตลาดนัดใหม่แล้วตั้งแต่เดือนมีนาคม
- อยู่ระหว่างจัดซื้อถังแยกเศษอาหารจำนวน 20 ใบ
"""


def report_of(text: str) -> Report:
    [report] = read_document(text.encode(), "a.txt").reports
    return report


def likeness(one: Signature | None, other: Signature | None) -> float:
    assert one is not None
    assert other is not None
    equal = [a == b for a, b in zip(one.hash_values, other.hash_values, strict=True)]
    return sum(equal) / len(equal)


def in_common(one: str, other: str) -> float:
    def shingles(body: str) -> set[str]:
        return {body[i : i + SHINGLE_LETTERS] for i in range(len(body) - SHINGLE_LETTERS + 1)}

    return len(shingles(one) & shingles(other)) / len(shingles(one) | shingles(other))


def test_a_copy_with_another_agency_place_days_and_numbers_says_the_same() -> None:
    assert own_words(report_of(TOLD)) == own_words(report_of(COPY))
    assert report_of(TOLD).signature == report_of(COPY).signature is not None


def test_the_same_form_with_other_words_is_not_alike() -> None:
    assert in_common(own_words(report_of(TOLD)), own_words(report_of(OTHER))) < 0.1
    assert likeness(report_of(TOLD).signature, report_of(OTHER).signature) < 0.2


def test_a_line_more_leaves_it_alike() -> None:
    longer = TOLD + "- มอบหมายให้ผู้ใหญ่บ้านสำรวจจุดที่น้ำท่วมขังแล้วแจ้งกองช่าง\n"
    assert 0.75 < likeness(report_of(TOLD).signature, report_of(longer).signature) < 1


def test_neither_headings_nor_numbers_nor_names_are_own_words() -> None:
    words = own_words(report_of(TOLD))
    for none in ("ประเด็น", "การนำผลไปปรับปรุง", "คลองสมมติ", "จันทบุรี", "มกราคม", "เนินสูง", "120", "๑๒", " ", "-"):
        assert none not in words
    assert "ขยายท่อประปาไปถึงท้ายหมู่บ้านเพราะหน้าแล้ง" in words


def test_too_few_words_have_no_signature() -> None:
    few, enough = "ก" * (LEAST_LETTERS - 1), "ก" * LEAST_LETTERS
    assert signature_of(factory.report(factory.activity(few))) is None
    signed = signature_of(factory.report(factory.activity(enough)))
    assert signed is not None
    assert signed.letter_count == LEAST_LETTERS
    assert signature_of(factory.report()) is None


def test_a_line_that_only_names_a_type_is_the_forms() -> None:
    assert own_words(factory.report(factory.activity("เวทีประชาคม", is_event=False))) == ""


letters = st.text(alphabet="กขคงจฉชซ", min_size=40, max_size=160)


@settings(max_examples=60)
@given(letters, letters, letters)
def test_a_signature_estimates_the_share_in_common(shared: str, mine: str, yours: str) -> None:
    one, other = "ศ" * 150 + shared * 3 + mine, "ศ" * 150 + shared * 3 + yours
    signatures = [signature_of(factory.report(factory.activity(body), of=None)) for body in (one, other)]
    # 128 values: one standard error is at most 0.045.
    assert abs(likeness(*signatures) - in_common(one, other)) < 0.22


def test_the_digest_is_the_same_in_any_layout() -> None:
    one = "1) ชาวบ้านเสนอให้ขยายท่อประปาไปถึงท้ายหมู่บ้าน งบประมาณ 120,000 บาท"
    other = "๑.  ชาวบ้านเสนอให้ขยายท่อ\nประปาไปถึงท้ายหมู่บ้าน\t•งบประมาณ ๑๒๐๐๐๐ บาท"
    assert digest_of_words(one) == digest_of_words(other) is not None
    assert digest_of_words(one) != digest_of_words(one.replace("120,000", "130,000"))
    assert digest_of_words("รายงาน") is None


def test_a_signature_is_quick() -> None:
    """Far below what reading the document costs (some 3 ms): a slip to another way of hashing would show."""
    report = factory.report(factory.activity("กขคงจฉชซฌญ" * 50))
    signature_of(report)
    begun = time.perf_counter()
    for _ in range(50):
        signature_of(report)
    assert (time.perf_counter() - begun) / 50 < 0.005
