from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.audit import LINE, doubt_about
from data.readers import decode
from data.reading import read_document, read_with_claims
from data.report import Reading

REPORT = """รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วมของประชาชน
องค์การบริหารส่วนตำบลดอนกระเบื้อง อำเภอบ้านโป่ง จังหวัดราชบุรี
ประจำปีงบประมาณ พ.ศ. 2567
ชื่อกิจกรรม ประชุมประชาคมหมู่บ้าน หมู่ที่ 3
วันที่ 7 ธันวาคม 2566 เวลา 09.00 น. ณ ศาลาอเนกประสงค์หมู่ที่ 3
(1) ประเด็นหรือเรื่องในการมีส่วนร่วม
- ขอไฟส่องสว่างทางเข้าหมู่บ้าน
(2) ข้อมูลของผู้มีส่วนร่วม
- ประชาชนหมู่ที่ 3 จำนวน 40 คน
(3) ผลจากการมีส่วนร่วม
- ที่ประชุมมีมติเห็นชอบ
(4) การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน
- ติดตั้งไฟส่องสว่างแล้วเสร็จ
"""
# 44 letters, counted by hand: no heading, no element, and none of the words that are knowingly passed over.
RIDDLE = "กขคงจฉชซฌญฎฏฐฑฒณดตถทนบปผฝพฟภมยรลวศษสหฬอฮกขคง"
SAMPLES = sorted(Path("data/samples").glob("*.txt"))


def read(text: str) -> Reading:
    return read_document(text.encode(), "x.txt")


def left_over(text: str) -> list[str]:
    document = read(text).document
    return [document.text[start:end] for start, end in document.unclaimed]


def became(text: str, words: str) -> set[tuple[str, str]]:
    """What, and why, the claims say of the first place where `words` stand."""
    reading, claims = read_with_claims(text.encode(), "x.txt")
    start = reading.document.text.index(words)
    return {(claim.what, claim.why) for claim in claims if claim.start <= start and start + len(words) <= claim.end}


def test_of_a_report_in_the_form_nothing_is_left() -> None:
    reading = read(REPORT)
    assert reading.document.unclaimed_share == 0
    assert reading.document.unclaimed == []
    assert reading.doubts == []


def test_words_that_nothing_asks_for_are_left_over_and_counted_by_their_letters() -> None:
    told = REPORT.replace("วันที่ 7", f"{RIDDLE * 2}\nวันที่ 7")
    reading = read(told)
    assert left_over(told) == [RIDDLE * 2]
    # Every line of this report is body; vowels and tone marks count as letters.
    letters = sum(character.isalpha() or "\u0e31" <= character <= "\u0e4e" for character in reading.document.text)
    assert reading.document.unclaimed_share == pytest.approx(88 / letters)


@pytest.mark.parametrize(
    ("words", "what", "why"),
    [
        ("รายงานผลการเปิดโอกาส", "title", "title"),
        ("(1) ประเด็นหรือเรื่องในการมีส่วนร่วม", "heading", "issue"),
        ("ขอไฟส่องสว่าง", "issue", "issue"),
        ("ที่ประชุมมีมติเห็นชอบ", "result", "result"),
        ("ติดตั้งไฟส่องสว่างแล้วเสร็จ", "use", "use"),
        ("ประชาชนหมู่ที่ 3", "people", "people"),
        ("09.00", "joining", "joining"),
    ],
)
def test_what_words_became(words: str, what: str, why: str) -> None:
    assert (what, why) in became(REPORT, words)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("จึงขอรายงานมาให้ทราบโดยทั่วกันและขอขอบคุณทุกท่าน", "closing"),
        ("นักวิเคราะห์นโยบายและแผนชำนาญการ", "signature"),
        ("อาศัยอำนาจตามความในมาตรา 50 แห่งพระราชบัญญัติเทศบาล พ.ศ. 2496", "legal"),
    ],
)
def test_what_is_knowingly_passed_over_is_not_left_over(words: str, reason: str) -> None:
    # Below the name, where no other section of the form has it.
    told = REPORT.replace("วันที่ 7", f"{words}\nวันที่ 7")
    assert ("aside", reason) in became(told, words[:20])
    assert left_over(told) == []


def test_a_section_that_tells_no_element_is_set_aside_by_its_heading() -> None:
    told = REPORT.replace("(1) ประเด็น", f"หลักการและเหตุผล\n{RIDDLE}\n(1) ประเด็น")
    assert ("aside", "background") in became(told, RIDDLE)


def test_furniture_is_no_part_of_the_body() -> None:
    told = REPORT.replace("(3) ผลจาก", "จำนวนผู้เข้าชม 1,234 ครั้ง\n(3) ผลจาก")
    assert any(what == "furniture" for what, _ in became(told, "จำนวนผู้เข้าชม"))
    with_riddle = REPORT.replace("วันที่ 7", f"{RIDDLE * 2}\nวันที่ 7")
    share = read(with_riddle).document.unclaimed_share
    assert share
    assert read(told.replace("วันที่ 7", f"{RIDDLE * 2}\nวันที่ 7")).document.unclaimed_share == share


def test_a_document_over_the_line_is_in_doubt_and_says_how_much() -> None:
    told = REPORT.replace("วันที่ 7", f"{RIDDLE * 12}\nวันที่ 7")
    reading = read(told)
    share = reading.document.unclaimed_share
    assert share is not None
    assert share > LINE
    assert reading.doubts == [f"อ่านเนื้อความไม่เข้าใจร้อยละ {100 * share:.0f}"]


def test_the_line_itself_is_no_doubt() -> None:
    assert doubt_about(None) is None
    assert doubt_about(LINE) is None
    assert doubt_about(0.404) == "อ่านเนื้อความไม่เข้าใจร้อยละ 40"


def test_without_a_body_there_is_no_share() -> None:
    page = "<!DOCTYPE html><html><body><img src='report.png'></body></html>"
    assert read_document(page.encode(), "x.html").document.unclaimed_share is None


def test_a_paper_of_another_sort_gives_its_reason_alone() -> None:
    reading = read("ประกาศสอบราคาจ้างเหมา\nเทศบาลตำบลทดสอบ จะดำเนินการสอบราคาจ้างก่อสร้างถนนคอนกรีต\n")
    assert reading.reports == []
    assert len(reading.doubts) == 1
    assert reading.document.unclaimed_share is not None


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.text("กขค งจ\n1ฯ()", max_size=80))
def test_left_over_words_are_of_the_text_in_order_and_unclaimed(path: Path, at: int, inserted: str) -> None:
    text = decode(path.read_bytes(), path.name).text
    reading, claims = read_with_claims((text[:at] + inserted + text[at:]).encode("utf-8-sig"), path.name)
    document = reading.document
    assert document.unclaimed_share is None or 0 <= document.unclaimed_share <= 1
    assert (document.unclaimed_share or 0) > 0 or not document.unclaimed
    behind = 0
    for start, end in document.unclaimed:
        assert behind <= start < end <= len(document.text)
        assert "\n" not in document.text[start:end]
        assert all(claim.end <= start or claim.start >= end for claim in claims)
        behind = end


def test_the_headings_that_stand_before_each_row_of_a_table_are_claimed() -> None:
    rows = [
        "ชื่อกิจกรรม,วันที่จัด,สถานที่,จำนวนผู้เข้าร่วม,ผลจากการมีส่วนร่วม",
        "ประชุมประชาคมหมู่บ้าน,5 มกราคม 2567,ศาลากลางบ้าน,40,เห็นชอบแผนพัฒนา",
        "เวทีรับฟังความคิดเห็น,9 มกราคม 2567,หอประชุม,25,เสนอขยายถนน",
    ]
    content = "\n".join(["รายงานการมีส่วนร่วม เทศบาลตำบลอ่าวลึกใต้ จังหวัดกระบี่,,,,", *rows]).encode("utf-8-sig")
    reading, claims = read_with_claims(content, "x.csv")
    text = reading.document.text
    assert len(reading.reports[0].activities) == 2
    assert reading.document.unclaimed == []
    # The reader writes each heading before each cell, whoever wrote the table wrote it once.
    again = [text[c.start : c.end] for c in claims if (c.what, c.why) == ("heading", "table")]
    assert sum("สถานที่" in words for words in again) >= 2
