"""Headings of the form: their synonyms, misspellings and marks, and the sentences that only begin like one."""

from __future__ import annotations

import pytest

from data.extract.headings import heading_of, unflatten
from data.extract.lines import read_lines


def role_and_content(line: str) -> tuple[str | None, str]:
    text = read_lines(line)
    heading = heading_of(text, text.lines[0])
    return (heading.role, text.text[heading.content : text.lines[0].end].strip(" :")) if heading else (None, "")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("1.3 ประเด็นหรือเรื่องในการมีส่วนร่วม", "issue"),
        ("ข้อ ๑ ประเด็นหรือเรื่องในการมีส่วนร่วม", "issue"),
        ("(1) ประเด็นหรือเรื่องในการมีส่วนร่วม", "issue"),
        ("ประเด็นเรื่องการมีส่วนร่วม", "issue"),
        ("2) วัตถุประสงค์", "objective"),
        ("1.4 สรุปข้อมูลของผู้มีส่วนร่วม", "participants"),
        ("สรุบข้อมูลผู้มีส่วนร่วม", "participants"),
        ("สรุบบัญชีข้อมูลของผู้มีส่วนร่วม", "participants"),
        ("ผู้เข้าร่วมประชุม", "participants"),
        ("1.5 ผลจากการมีส่วนร่วม", "result"),
        ("1.5 ผลการจากการมีส่วนร่วม", "result"),
        ("มติที่ประชุม", "result"),
        ("1.6 การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน", "use"),
        ("การนำผลจากการมีส่วนรวมไปปรับปรุงพัฒนาการดำเนินงานของหน่วยงาน", "use"),
        ("การนำผลไปใช้ประโยชน์", "use"),
        ("กลุ่มเป้าหมาย:", "target"),
        ("ภาพถ่ายกิจกรรม", "photos"),
        ("งบประมาณ:", "other"),
        ("1. ร่วมวางแผน", "mode:plan"),
        ("ร่วมติดตามประเมินผล", "mode:evaluate"),
        ("2. ผู้ที่มาร่วม", "participants"),
        ("จัดบริเวณ:", "place"),
        ("ข้อตกลง:", "result"),
        ("ผู้ร่วมเห็นว่า:", "result"),
        ("4. หลังจากนั้น", "use"),
    ],
)
def test_a_line_of_its_own(line: str, role: str) -> None:
    assert role_and_content(line) == (role, "")


@pytest.mark.parametrize(
    ("line", "role", "content"),
    [
        ("1.1 วันที่ดำเนินการ : 5 มกราคม 2567", "date", "5 มกราคม 2567"),
        ("1.2 สถานที่ดำเนินการ ณ ห้องประชุม อบต.", "place", "ณ ห้องประชุม อบต."),
        ("ชื่อโครงการ/กิจกรรม : ประชาคมหมู่บ้าน", "name", "ประชาคมหมู่บ้าน"),
        ("ประเด็น: ถนนชำรุด", "issue", "ถนนชำรุด"),
        ("วันเวลา\t5 มกราคม 2567", "date", "5 มกราคม 2567"),
        ("ผู้เข้าร่วม (45 คน)", "participants", "(45 คน)"),
        ("จำนวนผู้เข้าร่วม 45 คน", "participants", "จำนวนผู้เข้าร่วม 45 คน"),
    ],
)
def test_a_label_with_its_content_behind(line: str, role: str, content: str) -> None:
    assert role_and_content(line) == (role, content)


@pytest.mark.parametrize(
    "line",
    [
        "ผลไม้ตามฤดูกาลราคาตก",
        "วันนี้อากาศดี",
        "โครงการนี้ได้รับความร่วมมือจากทุกฝ่าย",
        "สถานที่ท่องเที่ยวในตำบลมีหลายแห่งที่ควรปรับปรุง",
        "ประชาชนเสนอให้ซ่อมถนน",
        "- ซ่อมแซมถนน",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert role_and_content(line)[0] is None


def test_of_minutes_only_what_was_considered_is_an_issue() -> None:
    assert role_and_content("ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา")[0] == "issue"
    assert role_and_content("ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ทราบ")[0] == "other"


def test_a_report_in_one_paragraph_gets_its_lines_back() -> None:
    pasted = (
        "รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม "
        "1. ประเด็นหรือเรื่องในการมีส่วนร่วม การจัดทำแผนพัฒนาท้องถิ่นของตำบลเพื่อแก้ไขปัญหาความเดือดร้อนของประชาชนในพื้นที่ทุกหมู่บ้าน "
        "2. สรุปข้อมูลของผู้มีส่วนร่วม กำนัน ผู้ใหญ่บ้าน และประชาชนทั่วไป "
        "3. ผลจากการมีส่วนร่วม ได้แผนพัฒนาที่ตรงกับความต้องการของประชาชนมากที่สุดและทุกหมู่บ้านเห็นชอบร่วมกัน"
    )
    text = read_lines(pasted)
    assert len(text.lines) == 1
    unflatten(text)
    roles = [heading.role for line in text.lines if (heading := heading_of(text, line))]
    assert roles == ["issue", "participants", "result"]
    assert len(text.lines) == 4


@pytest.mark.parametrize(
    ("line", "role", "content"),
    [
        ("มติ/ความเห็น  ให้ขุดลอกคูหน้าวัด", "result", "ให้ขุดลอกคูหน้าวัด"),
        ("สรุปข้อมูลของผู้มีสวนร่วม   รวม 30 คน", "participants", "รวม 30 คน"),
        ("[เวลา] 9 มกราคม 2567", "date", "9 มกราคม 2567"),
        ("[จำนวน] 42 คน", "participants", "42 คน"),
        ("[ความถี่] เดือนละครั้ง", "other", "เดือนละครั้ง"),
        ("คนที่มาร่วม: ชาวบ้าน 9 คน", "participants", "ชาวบ้าน 9 คน"),
        ("เอาไปทำต่อ: จะซ่อมสะพาน", "use", "จะซ่อมสะพาน"),
    ],
)
def test_a_gap_or_brackets_part_a_label_from_its_content(line: str, role: str, content: str) -> None:
    assert role_and_content(line) == (role, content)


@pytest.mark.parametrize(
    "line", ["2. ข้อเสนอให้ย้ายป้ายรถ", "1. มติให้ขึ้นค่าน้ำ", "2. ผลกระทบต่อชาวสวน", "3. การใช้ประโยชน์ลานกลางหมู่บ้าน"]
)
def test_an_item_that_begins_like_a_heading(line: str) -> None:
    assert role_and_content(line)[0] is None


def test_doing_stands_for_itself_and_is_no_misspelt_result() -> None:
    assert role_and_content("การดำเนินการ")[0] == "use"
