"""What a document lists and also tells at length; the reports are made up, the answers worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from data.readers.broken_lines import _is_within_phrase
from data.reading import read_document
from data.report import Activity
from tests.told import activities_of, texts
from tests.workbooks import workbook_of

HEAD = "เทศบาลตำบลเวียงกาหลง อำเภอเวียงป่าเป้า จังหวัดเชียงราย\nปีงบประมาณ พ.ศ. 2567\n\n"


def page(body: str) -> list[Activity]:
    return activities_of(f"<html><body><main><h1>{HEAD}</h1>{body}</main></body></html>", "page.html")


def table(*rows: tuple[str, ...]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


AT_LENGTH = (
    "<p>กิจกรรมที่ 1 : จิตอาสาลอกคลองวังหิน ประจำปี 2567</p><p>จัดเมื่อ : วันที่ 17 กุมภาพันธ์ 2567</p>"
    "<p>สถานที่ : คลองวังหิน</p><p>ประเด็น : ผักตบชวาแน่นคลอง</p><p>ผู้เข้าร่วม : ชาวบ้าน 48 คน</p><p>ผล : เก็บผักตบได้ 6 คันรถ</p>"
    "<p>กิจกรรมที่ 2 : อบรมทำปุ๋ยหมักไม่พลิกกอง</p><p>สถานที่ : ศาลาวัด</p><p>ประเด็น : ลดการเผาตอซัง</p>"
    "<p>ผล : ตั้งกลุ่มทำปุ๋ย</p>"
    "<p>กิจกรรมที่ 3 : เวทีรับฟังความคิดเห็นเรื่องค่าน้ำ</p><p>จัดเมื่อ : วันที่ 3 เมษายน 2567</p>"
    "<p>ประเด็น : ค่าไฟสูบน้ำ</p><p>ผล : คงราคาเดิม</p>"
)
SUMMARY = (
    ("ลำดับ", "กิจกรรม", "วันที่", "จำนวน (คน)"),
    ("1", "ลอกคลองวังหิน", "17 ก.พ. 67", "48"),
    ("2", "ปุ๋ยหมัก", "14 พ.ค. 67", "25"),
    ("3", "ค่าน้ำ", "3 เม.ย. 67", "60"),
)


def test_a_list_of_all_makes_no_further_activities_and_tells_what_they_lack() -> None:
    canal, compost, water = page(table(*SUMMARY) + AT_LENGTH)
    assert canal.name == "จิตอาสาลอกคลองวังหิน ประจำปี 2567"
    # Its day and its number of people stand in the list alone.
    assert (compost.held_from, compost.participants_total) == (date(2024, 5, 14), 25)
    assert (water.held_from, water.participants_total) == (date(2024, 4, 3), 60)
    assert texts(water.results) == ["คงราคาเดิม"]


def test_rows_of_other_days_are_other_activities() -> None:
    other = (*SUMMARY[:1], ("1", "ลอกคลองวังหิน", "9 มี.ค. 67", "48"), ("2", "ปลูกต้นไม้", "1 มิ.ย. 67", "30"))
    assert len(page(table(*other) + AT_LENGTH)) == 5


def test_a_sheet_of_what_it_cost_holds_nothing_anew() -> None:
    sheets = {
        "กิจกรรม": [
            ["ที่", "ชื่อกิจกรรม", "วันที่", "ประเด็น", "ผล"],
            [1, "ประชาคมหมู่บ้าน หมู่ที่ 1", "14/10/2566", "รางระบายน้ำไม่มีฝา", "ทำฝารางก่อน"],
            [2, "เดินรณรงค์คัดแยกขยะ", "20/10/2566", "ขยะเปียก", "ทุกบ้านแยกขยะ"],
            [3, "ประเพณีสงกรานต์อุ้มพระ", "13/04/2567", "เส้นทางขบวน", "เดินรอบตลาด"],
        ],
        "งบประมาณ": [["โครงการ", "ตั้งไว้", "เบิกจ่าย"], ["คัดแยกขยะ", 50000, 47500], ["สงกรานต์", 120000, 120000]],
    }
    book = workbook_of(sheets)
    names = [one.name for report in read(book) for one in report]
    assert names == ["ประชาคมหมู่บ้าน หมู่ที่ 1", "เดินรณรงค์คัดแยกขยะ", "ประเพณีสงกรานต์อุ้มพระ"]


def read(book: bytes) -> list[list[Activity]]:
    return [report.activities for report in read_document(book, "told.xlsx").reports]


def test_words_below_a_code_alone_are_of_the_activity_that_a_table_names() -> None:
    forum, circle = page(
        table(
            ("รหัส", "กิจกรรม", "วันที่", "สถานที่"),
            ("A", "เวทีประชาคมเมือง", "23 เม.ย. 2567", "หอประชุม"),
            ("B", "สภากาแฟผู้นำชุมชน", "6 มิ.ย. 2567", "ลานวัด"),
        )
        + table(("รหัส", "ผู้เข้าร่วม"), ("A", "ประชาชน 40 คน, ประธานชุมชน 6 คน"), ("B", "ประธานชุมชน 9 คน, ตำรวจ 2 คน"))
        + "<p>A</p><p>ประเด็น</p><p>ตลาดสดทรุด</p><p>ผลการมีส่วนร่วม</p><p>ปิดตลาดฝั่งเหนือ</p>"
        + "<p>B</p><p>ผลการมีส่วนร่วม</p><p>ทำบัญชีหมาจรจัด</p>"
    )
    assert (forum.name, texts(forum.issues), texts(forum.results)) == (
        "เวทีประชาคมเมือง",
        ["ตลาดสดทรุด"],
        ["ปิดตลาดฝั่งเหนือ"],
    )
    assert [(group.label, group.headcount) for group in forum.groups] == [("ประชาชน", 40), ("ประธานชุมชน", 6)]
    assert (circle.place, texts(circle.issues), texts(circle.results)) == ("ลานวัด", [], ["ทำบัญชีหมาจรจัด"])


def test_titles_stand_above_paragraphs_that_end_in_one_label() -> None:
    told = activities_of(
        HEAD + "ชาวตลาดร่วมวางผังแผงใหม่\n\nเมื่อวันที่ 18 ตุลาคม 2566 มีผู้ค้า 66 คน มาประชุมวางผังตลาด\n"
        "ความคืบหน้า: กองช่างทาสีผังใหม่เสร็จแล้ว\n\nเด็กช่วยออกแบบทางม้าลาย\n\n"
        "เช้าวันที่ 11 พ.ย. 2566 นักเรียน 38 คน กับครู 4 คน เดินสำรวจหน้าโรงเรียน\nความคืบหน้า: อยู่ระหว่างขออนุญาตแขวงทางหลวง\n\n"
        "งานโคนมปีนี้ใครทำอะไร\n\nเทศบาลจัดประชุมเมื่อวันที่ 4 ธันวาคม 2566 มีผู้เข้าประชุม 50 คน ประชุมเตรียมงานวันโคนม\n"
        "ความคืบหน้า: เทศบาลแต่งตั้งคณะทำงานแล้ว\n"
    )
    assert [(one.name, one.held_from) for one in told] == [
        ("ชาวตลาดร่วมวางผังแผงใหม่", date(2023, 10, 18)),
        ("เด็กช่วยออกแบบทางม้าลาย", date(2023, 11, 11)),
        ("งานโคนมปีนี้ใครทำอะไร", date(2023, 12, 4)),
    ]
    assert [one.follow_through_level for one in told] == [6, 5, 3]


@pytest.mark.parametrize(
    ("before", "after", "is_within"),
    [
        ("จำนวน 11 คน เจ้าหน้าที่โครง", "การชลประทานนครสวรรค์", True),  # โครงการ is a word
        ("เสร็จแล้วในเดือนกุมภาพันธ์ 2567 กอง", "สวัสดิการสังคมอยู่ระหว่างติดตั้ง", True),  # no one leaves a blank behind กอง
        ("มีชาวบ้าน 12 คน", "งานป้องกันสอบถาม", False),  # คนงาน is a word, but this คน counts
        ("ให้ปิดตลาดสดเก่า", "ฝั่งทิศเหนือ", False),
        ("ทั้งสิ้น 124", "คน ประกอบด้วย", False),
    ],
)
def test_a_break_within_a_phrase_is_no_blank(before: str, after: str, *, is_within: bool) -> None:
    assert _is_within_phrase(before, after) is is_within


SCHEDULE = (
    ("รหัส", "ชื่อกิจกรรม", "วันที่", "สถานที่"),
    ("PR1", "ประชุมกรรมการศูนย์พัฒนาเด็กเล็ก", "13 พ.ย. 2566", "ศพด.บ้านไร่"),
    ("PR2", "ประชาคมเลือกเส้นทางลาดยาง", "3 ธ.ค. 2566", "ศาลาหมู่ที่ 6"),
)


def test_rows_tell_one_thing_each_of_an_activity_under_its_code() -> None:
    rows = (
        ("รหัส", "หัวข้อ", "รายละเอียด"),
        ("PR1", "ประเด็น", "สนามเด็กเล่นชำรุด"),
        ("PR2", "ประเด็น", "สายวัดหรือสายอ่าง"),
        ("PR1", "ผลจากการมีส่วนร่วม", "ให้รื้อชิงช้าเก่า"),
        ("PR2", "ผลจากการมีส่วนร่วม", "เลือกสายวัด 27 เสียง"),
        ("PR2", "การนำไปปรับปรุง", "กองช่างลาดยางสายวัดแล้ว"),
    )
    school, road = page(table(*SCHEDULE) + table(*rows))
    assert (texts(school.issues), texts(school.results), school.follow_through) == (
        ["สนามเด็กเล่นชำรุด"],
        ["ให้รื้อชิงช้าเก่า"],
        [],
    )
    assert (texts(road.issues), texts(road.results), road.follow_through_level) == (
        ["สายวัดหรือสายอ่าง"],
        ["เลือกสายวัด 27 เสียง"],
        6,
    )


def test_who_came_stands_by_village_and_in_words_below() -> None:
    forums = (
        ("ลำดับ", "เวที", "วันที่", "สถานที่"),
        ("1", "ประชาคมหมู่บ้าน บ้านหนองปลิง หมู่ที่ 1", "21 เมษายน 2567", "ศาลาวัดหนองปลิง"),
        ("2", "ประชาคมหมู่บ้าน บ้านทุ่งกราด หมู่ที่ 2", "22 เมษายน 2567", "ศาลาทุ่งกราด"),
        ("3", "ประชาคมท้องถิ่นระดับตำบล", "15 พฤษภาคม 2567", "หอประชุม"),
    )
    people = (
        ("หมู่บ้าน", "ราษฎร", "อสม.", "รวม"),
        ("บ้านหนองปลิง", "48", "5", "53"),
        ("บ้านทุ่งกราด", "39", "4", "43"),
    )
    told = page(
        table(*forums) + table(*people) + "<p>ส่วนเวทีระดับตำบลมีผู้มาร่วม 63 คน คือ กำนัน 4 คน สมาชิกสภา 9 คน ราษฎร 50 คน</p>"
    )
    assert [one.participants_total for one in told] == [53, 43, 63]
    assert [(group.label, group.headcount) for group in told[0].groups] == [("ราษฎร", 48), ("อสม.", 5)]
    assert [group.headcount for group in told[2].groups] == [4, 9, 50]


def test_elements_call_the_activities_in_turn_by_short_names() -> None:
    told = activities_of(
        HEAD + "ส่วนที่ 1 ประเด็นในการมีส่วนร่วม\n1. รับฟังความคิดเห็นร่างเทศบัญญัติตลาด\nจัดเมื่อ วันที่ 15 มีนาคม 2567 ณ อาคารเอนกประสงค์\n"
        "ประเด็น : อัตราค่าธรรมเนียม\n\n2. ประเพณีแห่เทียนพรรษา\nจัดเมื่อ วันที่ 20 กรกฎาคม 2567 ณ วัดกลาง\nประเด็น : เส้นทางขบวน\n\n"
        "ส่วนที่ 2 ผู้มีส่วนร่วม\n1. ร่างเทศบัญญัติ มีผู้เข้าร่วม 53 คน ประกอบด้วย ประชาชน 41 คน อสม. 12 คน\n"
        "2. แห่เทียน มีผู้เข้าร่วม 96 คน ประกอบด้วย ชาวชุมชน 84 คน พระสงฆ์ 12 รูป\n\n"
        "ส่วนที่ 3 การนำผลไปปรับปรุงการดำเนินงาน\n1. ร่างเทศบัญญัติ\nสภาเทศบาลเห็นชอบและประกาศใช้เมื่อ 30 มิถุนายน 2567\n"
        "2. แห่เทียน\nกองช่างซ่อมถนนหน้าวัดเสร็จแล้ว\n"
    )
    assert [(one.participants_total, texts(one.issues), one.follow_through_level) for one in told] == [
        (53, ["อัตราค่าธรรมเนียม"], 4),
        (96, ["เส้นทางขบวน"], 6),
    ]
