"""Shapes that people give a report of their own: dotted lines, questions, villages with their days, logs, posts."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.dates import find_recurrence
from data.extract.period import without_unticked
from data.normalise import without_leaders
from data.reading import read_document
from data.report import Activity, Report
from tests.told import activities_of, texts

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nปีงบประมาณ พ.ศ. 2568\n\n"


def report(words: str, name: str = "told.txt") -> Report:
    return read_document(words.encode(), name).reports[0]


def activities(words: str, name: str = "told.txt") -> list[Activity]:
    return activities_of(HEAD + words, name)


@pytest.mark.parametrize(
    ("filled", "read"),
    [
        ("ชื่อ ......ก........ อำเภอ", "ชื่อ       ก         อำเภอ"),
        ("ที่ทำการ อบต......", "ที่ทำการ อบต.     "),
        ("รอ...ก่อน", "รอ...ก่อน"),
    ],
)
def test_the_dots_of_a_form_are_blanks(filled: str, read: str) -> None:
    assert without_leaders(filled) == read


def test_a_form_filled_in_on_dots() -> None:
    one = report(
        "หน่วยงาน .....อบต.วังใหม่..... อำเภอ ....นายายอาม.... จังหวัด ....จันทบุรี....\nปีงบประมาณ พ.ศ. ....2568....\n"
        "1. กิจกรรม ....อบรมทำปุ๋ยหมัก....\n1.1 วันที่จัด ....10 - 11 มิถุนายน 2568....\n1.2 ผู้เข้าร่วม ....เกษตรกร 20 คน....\n1.3 ผล ....ตั้งกลุ่มทำปุ๋ย....\n"
    )
    assert one.activities[0].name == "อบรมทำปุ๋ยหมัก"
    assert (one.activities[0].held_from, one.activities[0].held_to) == (date(2025, 6, 10), date(2025, 6, 11))


def test_what_is_not_ticked_is_not_said() -> None:
    assert without_unticked("( ) 6 เดือนแรก ( / ) 6 เดือนหลัง").split() == ["(", "/", ")", "6", "เดือนหลัง"]
    assert without_unticked("( ) ก ( ) ข") == "( ) ก ( ) ข"


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("ประชุมกันทุก ๆ 3 เดือน", "quarterly"),
        ("ทุกวันอังคารที่สองของเดือน", "monthly"),
        ("ทุกสัปดาห์แรกของทุกเดือน", "monthly"),
        ("ปีละหน", "yearly"),
        ("เก็บค่าขยะเดือนละ 20 บาท", None),
    ],
)
def test_how_often(words: str, recurrence: str | None) -> None:
    found = find_recurrence(words)
    assert (found and found[0]) == recurrence


def test_villages_with_their_day_and_the_forms_fields_below() -> None:
    first, second = activities(
        "เวทีประชาคมเรื่องบ่อขยะ\n\n"
        "หมู่ที่ 1 บ้านบน    วันที่ 12 มกราคม 2568   ณ ศาลาบ้านบน\n   ผู้เข้าประชุม  ประชาชน 42 คน\n   ปัญหา  ควันจากบ่อขยะ\n   ความเห็น  ให้ฝังกลบ\n   เทศบาลดำเนินการ  ฝังกลบเสร็จแล้ว\n\n"
        "หมู่ที่ 2 บ้านล่าง    วันที่ 13 มกราคม 2568   ณ วัดล่าง\n   ผู้เข้าประชุม  ประชาชน 35 คน\n   ปัญหา  น้ำชะขยะ\n   ความเห็น  ขอคันดิน\n   เทศบาลดำเนินการ  ส่งเรื่องให้กรมควบคุมมลพิษแล้ว\n"
    )
    assert (first.held_from, first.place, texts(first.issues)) == (date(2025, 1, 12), "ศาลาบ้านบน", ["ควันจากบ่อขยะ"])
    assert (second.held_from, texts(second.results), second.follow_through_level) == (
        date(2025, 1, 13), ["ขอคันดิน"], 3,
    )  # fmt: skip


def test_questions_and_answers() -> None:
    (one,) = activities(
        "ถาม: งานนี้ชื่ออะไร\nตอบ: โครงการชวนกันแยกขยะ\nถาม: จัดวันไหน ที่ไหน\nตอบ: วันที่ 17 มิถุนายน 2568 ที่โดมหน้าเทศบาล\n"
        "ถาม: คนมากี่คน\nตอบ: มา 72 คน\nถาม: คุยเรื่องอะไรกัน\nตอบ: ขยะเปียกหน้าตลาด\nถาม: ตกลงกันว่าอย่างไร\nตอบ: แยกเศษอาหารใส่ถังปิด\n"
        "ถาม: แล้วเทศบาลทำอะไรไปแล้ว\nตอบ: แจกถังครบทุกบ้านแล้ว\n"
    )
    assert (one.name, one.participants_total, one.place) == ("โครงการชวนกันแยกขยะ", 72, "โดมหน้าเทศบาล")
    assert (texts(one.issues), texts(one.results)) == (["ขยะเปียกหน้าตลาด"], ["แยกเศษอาหารใส่ถังปิด"])
    assert one.follow_through_level == 6


def test_the_label_of_a_panel_is_a_heading_and_a_menus_button_is_not() -> None:
    page = (
        "<html><body><main><h1>เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี</h1><h2>เวทีรับฟังความคิดเห็นเรื่องตลาด</h2><p>ปีงบประมาณ 2568</p>"
        "<button>ค้นหา</button><div><button>คุยกันเรื่องอะไร</button><div><ul><li>เวลาขายของ</li></ul></div></div>"
        "<div><button>มีใครมาบ้าง</button><div>ผู้ค้า 20 คน</div></div><div><button>ได้ข้อสรุปว่าอย่างไร</button><div><ul><li>ขายถึงหกโมงเย็น</li></ul></div></div></main></body></html>"
    )
    reading = read_document(page.encode(), "page.html")
    (one,) = reading.reports[0].activities
    assert (texts(one.issues), texts(one.results)) == (["เวลาขายของ"], ["ขายถึงหกโมงเย็น"])
    assert "ค้นหา" not in reading.document.text


def test_a_log_begins_each_line_with_its_day() -> None:
    first, second = activities(
        "14 พ.ย. 2567 — ประชาคมชุมชนบ้านใต้ ที่ศาลาวัดใต้ มากัน 41 คน ชาวบ้านขอให้ลอกท่อ / กองช่างลอกท่อเสร็จแล้ว\n"
        "20 ธ.ค. 2567 — ลงแขกขุดลอกร่องน้ำ ที่วัดเหนือ มากัน 63 คน\n"
    )
    assert (first.name, first.place, first.participants_total) == ("ประชาคมชุมชนบ้านใต้", "ศาลาวัดใต้", 41)
    assert (texts(first.results), first.follow_through_level) == (["ชาวบ้านขอให้ลอกท่อ"], 6)
    assert (second.name, second.held_from) == ("ลงแขกขุดลอกร่องน้ำ", date(2024, 12, 20))


def test_an_essay_names_its_events_in_quotation_marks() -> None:
    first, second = activities(
        'หลังน้ำลดเทศบาลชวนคนมาล้างถนน งาน "วันล้างตลาด" จัดวันที่ 25 พฤศจิกายน 2567 ที่ตลาดสด มีคนมา 180 คน\n\n'
        'พอหน้าแล้งก็ถึงคราว "เวทีคุยเรื่องน้ำ" เมื่อวันที่ 10 กุมภาพันธ์ 2568 ที่โบสถ์คริสต์ มีเกษตรกรมาร่วม 55 คน\n'
    )
    assert (first.name, first.held_from, first.participants_total) == ("วันล้างตลาด", date(2024, 11, 25), 180)
    assert (second.name, second.kind) == ("เวทีคุยเรื่องน้ำ", "hearing")


def test_titles_that_stand_above_the_same_label() -> None:
    names = [
        one.name
        for one in activities(
            "วันคลองสวย\nเมื่อไร: 8 มีนาคม 2568\nใครมา: ชาวบ้าน 30 คน\nผล: เก็บผักตบหมด\n\nขบวนแยกขยะ\nเมื่อไร: 9 มีนาคม 2568\nใครมา: ชาวบ้าน 40 คน\nผล: ตั้งจุดทิ้งขยะ\n"
        )
    ]
    assert names == ["วันคลองสวย", "ขบวนแยกขยะ"]


def test_who_answers_a_post_and_who_signs_tell_nothing() -> None:
    (one,) = activities(
        "กิจกรรม : เวทีรับฟังความคิดเห็น\nเวลา : 8 มีนาคม 2568\nจุดที่ดำเนินการ : ลานวัด\nผู้เข้าร่วม : ประชาชน 30 คน\nผล : ขอไฟส่องทาง\nการใช้ประโยชน์ : ติดตั้งไฟแล้ว\n\n"
        "ขอแสดงความนับถือ\nสำนักปลัด โทร. 039-000-000\n"
    )
    assert (one.held_from, one.place) == (date(2025, 3, 8), "ลานวัด")
    assert texts(one.follow_through) == ["ติดตั้งไฟแล้ว"]


def test_a_list_of_groups_behind_the_words_that_count_them_all() -> None:
    (one,) = activities(
        "ประชุมคณะกรรมการกองทุนหลักประกันสุขภาพ\nวันที่ 18 กุมภาพันธ์ 2568 ณ ห้องประชุม กรรมการมาประชุม 5 คน ประกอบด้วย\n- กำนัน 1 คน\n- ผู้แทน อสม. 4 คน\n\n"
        "เรื่องพิจารณา\n1) ตรวจสายตานักเรียน\n\nมติ\n1) เห็นชอบ\n\nผลหลังการประชุม\n1) กองทุนโอนเงินให้โรงเรียนแล้ว\n\nทั้งนี้ กองทุนฯ ประชุมกันทุก ๆ 3 เดือน\n"
    )
    assert one.participants_total == 5
    assert [group.headcount for group in one.groups] == [1, 4]
    assert one.recurrence == "quarterly"


TWO_WITH_LETTERS = """องค์การบริหารส่วนตำบลหนองแวง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น
รายงานการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2567

เรื่องที่ 1 การรับฟังความคิดเห็นโครงการขยายถนนสายใน
จัดเมื่อวันที่ 8 มกราคม 2567 ณ ศาลาประชาคม
ก. ประเด็นที่ขอความเห็น แนวเขตถนนและต้นไม้ใหญ่
ข. ผู้ที่เข้ามาร่วม ราษฎรผู้ได้รับผลกระทบ 20 คน และผู้ใหญ่บ้าน 2 คน
ค. ผลจากการมีส่วนร่วม ขอให้เก็บต้นยางนาไว้
ง. อบต.นำผลไปใช้อย่างไร กองช่างแก้แบบแล้ว

เรื่องที่ 2 โครงการอบรมอาสาดูแลผู้สูงอายุ
จัดเมื่อวันที่ 9 กุมภาพันธ์ 2567 ณ โรงเรียนผู้สูงอายุ
ก. ประเด็นที่ขอความเห็น การเยี่ยมบ้านผู้ป่วยติดเตียง
ข. ผู้ที่เข้ามาร่วม อสม. 15 คน
ค. ผลจากการมีส่วนร่วม แบ่งสายเยี่ยมบ้าน
ง. อบต.นำผลไปใช้อย่างไร จัดซื้อชุดตรวจแล้ว 5 ชุด
"""


def test_labels_that_come_again_are_parted_by_a_blank() -> None:
    road, care = activities(TWO_WITH_LETTERS)
    assert texts(road.issues) == ["แนวเขตถนนและต้นไม้ใหญ่"]
    assert [(group.label, group.headcount) for group in road.groups] == [("ราษฎรผู้ได้รับผลกระทบ", 20), ("ผู้ใหญ่บ้าน", 2)]
    assert texts(road.results) == ["ขอให้เก็บต้นยางนาไว้"]
    assert texts(road.follow_through) == ["กองช่างแก้แบบแล้ว"]
    assert [(group.label, group.headcount) for group in care.groups] == [("อสม.", 15)]
    assert texts(care.follow_through) == ["จัดซื้อชุดตรวจแล้ว 5 ชุด"]


def test_the_first_item_of_a_list_may_stand_beside_its_heading() -> None:
    (one,) = activities(
        "เทศบาลตำบลท่าช้าง อำเภอเมืองจันทบุรี จังหวัดจันทบุรี ปีงบประมาณ 2567\nชื่อกิจกรรม : ประชุมผู้นำชุมชน\n"
        "วันที่ : 8 มกราคม 2567\nประเด็น : ขยะริมทาง\nการนำผลไปปรับปรุง : - เทศบาลวางถังเพิ่มแล้ว 5 ใบ\n- กองช่างกำลังซ่อมถนน\n"
    )
    assert texts(one.follow_through) == ["เทศบาลวางถังเพิ่มแล้ว 5 ใบ", "กองช่างกำลังซ่อมถนน"]


def test_a_name_at_the_foot_signs_the_report() -> None:
    words = (
        "เทศบาลตำบลบ้านกลาง\nอำเภอเมืองลำพูน จังหวัดลำพูน\nรายงานการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2567\n"
        "ชื่อกิจกรรม : ประชุมผู้นำชุมชน\nวันที่ : 8 มกราคม 2567\nผลการมีส่วนร่วม : ให้ซ่อมถนน\n"
        "การนำผลไปใช้ : กองช่างซ่อมแล้ว\n\nขอรับรองว่าข้อมูลถูกต้อง\nเทศบาลตำบลบ้านกลา\n"
    )
    told = report(words)
    assert texts(told.activities[0].follow_through) == ["กองช่างซ่อมแล้ว"]


@pytest.mark.parametrize("above", ["เมื่อวันที่ 7 มกราคม 2567", "ในวันที่ 7 มกราคม 2567"])
def test_a_day_right_behind_the_name_contradicts_the_field(above: str) -> None:
    words = (
        "เทศบาลตำบลบ้านกลาง อำเภอเมืองลำพูน จังหวัดลำพูน ปีงบประมาณ 2567\n"
        f"โครงการเวทีชุมชนพัฒนาตลาดเก่า {above}\nชื่อโครงการ : เวทีชุมชนพัฒนาตลาดเก่า\nวันที่จัด : 8 มกราคม 2567\n"
        "ผู้มีส่วนร่วม : ผู้ค้า 20 คน\nผลการมีส่วนร่วม : ให้ซ่อมหลังคา\nการนำผลไปใช้ : กองช่างซ่อมแล้ว\n"
    )
    assert "date_conflict" in {finding.rule for finding in read_document(words.encode(), "told.txt").findings}


def test_names_and_days_listed_apart_are_told_in_turn() -> None:
    forum, course = activities(
        "เทศบาลตำบลท่าช้าง อำเภอเมืองจันทบุรี จังหวัดจันทบุรี\nปีงบประมาณ 2567\n\n1. ชื่อโครงการ/กิจกรรม\n1.1 ประชุมประชาคมบ้านใต้\n"
        "1.2 อบรมคัดแยกขยะ\n\n2. วันที่ดำเนินการ\n2.1 วันที่ 8 มกราคม 2567\n2.2 วันที่ 9 กุมภาพันธ์ 2567\n\n3. ผู้มีส่วนร่วม\n"
        "3.1 ประชาชน 40 คน\n3.2 อสม. 30 คน\n\n4. ผลจากการมีส่วนร่วม\n4.1 ขอเพิ่มไฟ\n4.2 ตั้งธนาคารขยะ\n"
    )
    assert (forum.held_from, texts(forum.results)) == (date(2024, 1, 8), ["ขอเพิ่มไฟ"])
    assert (course.held_from, [group.headcount for group in course.groups]) == (date(2024, 2, 9), [30])


def test_questions_parted_from_their_words_by_a_gap() -> None:
    (one,) = activities(
        "ถาม   ปีนี้ อบต. เปิดให้คนนอกเข้ามาร่วมเรื่องอะไร\nตอบ   การรับฟังความคิดเห็นร่างข้อบัญญัติควบคุมการเลี้ยงสัตว์\n\n"
        "ถาม   จัดเมื่อไร ที่ไหน\nตอบ   23 พฤษภาคม 2568 ที่โรงอาหารโรงเรียนบ้านตรอก\n\nถาม   มีประเด็นอะไรให้ชาวบ้านคุย\nตอบ   ระยะห่างของคอกวัว\n\n"
        "ถาม   ชาวบ้านว่าอย่างไร\nตอบ   คนเลี้ยงวัวขอลดระยะห่าง\n\nถาม   มีอะไรที่ยังไม่ได้ทำไหม\nตอบ   คอกกลางยังไม่ได้สร้าง จะขอตั้งงบปีหน้า\n"
    )
    assert one.name == "การรับฟังความคิดเห็นร่างข้อบัญญัติควบคุมการเลี้ยงสัตว์"
    assert (one.held_from, one.place) == (date(2025, 5, 23), "โรงอาหารโรงเรียนบ้านตรอก")
    assert (texts(one.issues), texts(one.results)) == (["ระยะห่างของคอกวัว"], ["คนเลี้ยงวัวขอลดระยะห่าง"])
    assert one.follow_through_level == 2


def test_under_a_mode_what_the_words_below_tell_of_was_held() -> None:
    kinds = activities(
        "(ก) ร่วมคิด\n  ก.1 การประชุมคณะกรรมการสนับสนุนการจัดทำแผน เมื่อวันที่ 14 มกราคม 2568 มีผู้เข้าประชุม 15 คน\n      มติ : ให้เพิ่มโครงการเจาะบ่อบาดาล\n  ก.2 การจัดประชาคมหมู่บ้าน\n"
        "(ข) ร่วมทำ\n  ข.1 การส่งเสริมอาชีพจักสาน\n"
    )
    held = {one.name: one.is_event for one in kinds}
    assert held == {
        "การจัดประชาคมหมู่บ้าน": False,
        "การส่งเสริมอาชีพจักสาน": False,
        "การประชุมคณะกรรมการสนับสนุนการจัดทำแผน": True,
    }
    assert texts(next(one for one in kinds if one.is_event).results) == ["ให้เพิ่มโครงการเจาะบ่อบาดาล"]


def test_a_letter_tells_its_matters_in_turn() -> None:
    first, second = activities(
        "เรื่องที่หนึ่ง เวทีรับฟังความเห็นเรื่องเรือรับจ้าง\n\nเราจัดวันที่ 11 ธันวาคม 2567 ที่ท่าเทียบเรือบ้านใน ชาวเรือมากัน 45 คน ผู้ประกอบการ 8 คน รวมแล้ว 53 คน\n"
        "ข้อถกเถียงคือควรจำกัดจำนวนเรือหรือไม่\nชาวเรือไม่เอาการจำกัดจำนวน\nผมจึงตัดข้อจำกัดออก และสภาเทศบาลอนุมัติแล้ว\n\n"
        "เรื่องที่สอง วันเก็บขยะชายหาด\n\nวันเสาร์ที่ 22 มีนาคม 2568 นักเรียน 70 คน กับชาวบ้านอีก 40 คน มาช่วยกัน ทั้งหมด 110 คน\nเด็กๆ เสนอให้มีถังแยกขวด\nถังวางไว้แล้วสี่ใบ\n"
    )
    assert (first.participants_total, [group.headcount for group in first.groups]) == (53, [45, 8])
    assert (texts(first.issues), texts(first.results), first.follow_through_level) == (
        ["ข้อถกเถียงคือควรจำกัดจำนวนเรือหรือไม่"], ["ชาวเรือไม่เอาการจำกัดจำนวน"], 4
    )  # fmt: skip
    assert (second.name, second.held_from) == ("วันเก็บขยะชายหาด", date(2025, 3, 22))
    assert [group.label for group in second.groups] == ["นักเรียน", "ชาวบ้าน"]
    assert (texts(second.results), texts(second.follow_through)) == (["เด็กๆ เสนอให้มีถังแยกขวด"], ["ถังวางไว้แล้วสี่ใบ"])


def test_villages_one_by_one_below_what_each_said_and_what_each_was_given() -> None:
    (one,) = activities(
        "เทศบาลขอรายงานเรื่องเดียว คือ การประชุมรับฟังความคิดเห็นโครงการขยายเขตประปา\nประชุมกันวันที่ 12 มกราคม 2568 ที่โดมเทศบาล มีผู้เข้าร่วม 135 คน\nเสียงจากแต่ละหมู่\n"
        "หมู่ 1 ขอให้วางท่อเลียบถนน\nหมู่ 2 ไม่เห็นด้วยกับค่ามิเตอร์\nหมู่ 3 เห็นด้วยทุกข้อ\nเทศบาลทำให้ถึงไหนแล้ว\n"
        "หมู่ 1 กองช่างวางท่อเสร็จแล้ว\nหมู่ 2 นายกเทศมนตรีได้อนุมัติให้ผ่อนชำระ\nหมู่ 3 อยู่ระหว่างก่อสร้าง\n"
    )
    assert one.name == "การประชุมรับฟังความคิดเห็นโครงการขยายเขตประปา"
    assert [row.text[:7] for row in one.results] == ["หมู่ 1 ", "หมู่ 2 ", "หมู่ 3 "]
    assert [row.level for row in one.follow_through] == [6, 4, 5]


def test_a_title_of_two_lines_stands_above_its_day() -> None:
    first, second = activities(
        "ตาลโตนดใครจะดูแล ชวนคุย\nกับคนทำตาล\n\nวันที่ 9 พ.ย. 67 มีคนทำตาลมาร่วม 26 คน\nตกลงกันว่าจะเปิดสอนขึ้นตาล\n\n"
        "จิตอาสาลอกคลองสาย 2\n\nเช้าวันเสาร์ที่ 16 มี.ค. 68 ผู้ใช้น้ำ\nราว 120 คน ช่วยกันลอกคลอง\nก่อนลงมือ ผู้ใช้น้ำขอให้ตกลงวันปล่อยน้ำกันใหม่\n"
    )
    assert (first.name, first.held_from) == ("ตาลโตนดใครจะดูแล ชวนคุย กับคนทำตาล", date(2024, 11, 9))
    assert (second.name, second.held_from) == ("จิตอาสาลอกคลองสาย 2", date(2025, 3, 16))


def test_a_sentence_in_a_series_of_headings_is_of_the_element_that_is_due() -> None:
    (one,) = activities(
        "เรื่อง รายงานผลการประชุมรับฟังความต้องการของผู้สูงอายุ\n\nเทศบาลได้จัดประชุมรับฟังความต้องการของผู้สูงอายุ เมื่อวันพุธที่ 21 พฤษภาคม 2568\n1. ผู้เข้าประชุม 74 คน\n2. ประเด็นที่หารือ ทางลาดในสถานที่ราชการ\n"
        "3. ที่ประชุมเสนอให้มีรถรับส่งวันเรียนโรงเรียนผู้สูงอายุ และให้ทำทางลาดหน้าสำนักงานก่อนที่อื่น\n4. การดำเนินการ  กองช่างสร้างทางลาดเสร็จแล้ว\n"
    )
    assert [row.text[:12] for row in one.results] == ["ที่ประชุมเสน"]
    assert one.follow_through_level == 6


def test_elements_call_their_activities_by_a_number_in_brackets() -> None:
    first, second = activities(
        "กิจกรรม/โครงการที่จัด\n(1) ประชุมคณะกรรมการพัฒนาเทศบาล  วันที่ 8 มกราคม 2568  ห้องประชุมเทศบาล\n(2) ประชุมคณะกรรมการกองทุนขยะ  วันที่ 21 มีนาคม 2568  หอประชุมชุมชน\n\n"
        "1. ประเด็นในการมีส่วนร่วม\nกิจกรรม (1) การซ่อมฝาย\nกิจกรรม (2) การแยกขยะ\n\n2. ผู้มีส่วนร่วม\nกิจกรรม (1) จำนวน 22 คน\nกิจกรรม (2) จำนวน 15 คน\n\n"
        "3. ผลจากการมีส่วนร่วม\nกิจกรรม (1) ที่ประชุมเห็นชอบร่างแผน\nกิจกรรม (2) ที่ประชุมอนุมัติโครงการ\n"
    )
    assert (first.held_from, first.participants_total, texts(first.issues)) == (date(2025, 1, 8), 22, ["การซ่อมฝาย"])
    assert (second.held_from, second.participants_total, texts(second.issues)) == (date(2025, 3, 21), 15, ["การแยกขยะ"])


def test_a_count_in_brackets_that_adds_up_those_before_it_is_their_total() -> None:
    (one,) = activities(
        "1. ชื่อกิจกรรม ประชุมผู้ใช้น้ำ\n2. วันที่ 12 มกราคม 2568\n3. ผู้เข้าร่วม ประชาชน 15 คน ครู 12 คน (27 คน)\n4. ผลการประชุม ให้ล้างถังน้ำ\n"
    )
    assert one.participants_total == 27
    assert [group.headcount for group in one.groups] == [15, 12]


def test_minutes_end_in_a_note_of_what_was_done() -> None:
    (one,) = activities(
        "รายงานการประชุม\nคณะกรรมการพัฒนาเทศบาลตำบลตรอกนอง\nวันจันทร์ที่ 19 พฤษภาคม 2568\nณ ห้องประชุมเทศบาล\n\nผู้มาประชุม\n1. นายกเทศมนตรี\n2. ผู้แทนประชาคม 5 คน\nรวมผู้มาประชุม 6 คน\n\n"
        "ระเบียบวาระที่ 1 รับรองรายงานการประชุม\nที่ประชุม  รับรอง\nระเบียบวาระที่ 2 เรื่องเพื่อพิจารณา\n2.1 การซ่อมฝาย\nมติที่ประชุม  ให้สำรวจฝายก่อน\n\n"
        "บันทึกท้ายรายงาน (30 มิถุนายน 2568)\n- กองช่างอยู่ระหว่างสำรวจฝาย\n"
    )
    assert one.place == "ห้องประชุมเทศบาล"
    assert [(row.text, row.level, row.actor) for row in one.follow_through] == [("กองช่างอยู่ระหว่างสำรวจฝาย", 5, "กองช่าง")]


def test_a_project_above_its_activities_is_none_of_them() -> None:
    told = activities(
        "โครงการ : พัฒนาตลาดแบบมีส่วนร่วม\n\nก. ประชุมวางแผนร่วมกับผู้ค้า\nวันที่ : 29 พ.ย. 2567\nผู้เข้าร่วม : ผู้ค้า 12 คน\nผล : ที่ประชุมเสนอให้ทาสีแผง\n\n"
        "ข. ประชุมติดตามผลร่วมกับผู้ค้า\nวันที่ : 26 มี.ค. 2568\nผู้เข้าร่วม : ผู้ค้า 15 คน\nผล : ผู้ค้าพอใจ\n"
    )
    assert [(one.name, one.mode) for one in told] == [
        ("ประชุมวางแผนร่วมกับผู้ค้า", "plan"),
        ("ประชุมติดตามผลร่วมกับผู้ค้า", "evaluate"),
    ]


def test_those_who_were_asked_to_come_to_what_was_given_a_name() -> None:
    (one,) = activities(
        "ในเดือนกรกฎาคม 2568 เราชวนชาวสวน กลุ่มแม่บ้าน และผู้ใหญ่บ้านมานั่งคุยกันที่ศาลาวัดใหม่ ในงานที่ตั้งชื่อว่า “คุยกันเรื่องน้ำเค็ม”\n"
        "ที่ประชุมตกลงให้ปิดประตูน้ำเร็วขึ้น\nหลังจากนั้นเทศบาลได้ปรับเวลาปิดประตูน้ำแล้ว\n"
    )
    assert (one.name, one.held_from) == ("คุยกันเรื่องน้ำเค็ม", date(2025, 7, 1))
    assert [group.label for group in one.groups] == ["ชาวสวน", "กลุ่มแม่บ้าน", "ผู้ใหญ่บ้าน"]


def test_another_matter_behind_what_was_done_is_a_row_of_its_own() -> None:
    (one,) = activities(
        "1. ชื่อกิจกรรม เวทีรับฟังความเห็นเรื่องเรืออวนลาก\n2. วันที่ 15 มกราคม 2568\n3. ผู้เข้าร่วม ชาวประมง 66 คน\n4. ผล ที่ประชุมให้กำหนดเขต\n"
        "5. การนำผลไปใช้ เทศบาลส่งเรื่องให้ประมงจังหวัดแล้ว ส่วนการวางซั้งยังไม่ได้ทำ\n"
    )
    assert [row.level for row in one.follow_through] == [3, 1]


def test_labels_with_colons_and_a_ticked_mode() -> None:
    (told,) = read_document(
        (
            "หน่วยงาน: เทศบาลเมืองบ้านสวนตาล   อำเภอ: เมืองน่าน   จังหวัด: น่าน\nปีงบประมาณ: 2569\n\nชื่อ: การประชุมประชาคมเมืองเรื่องน้ำท่วม\n"
            "รูปแบบ: ☐ ร่วมวางแผน   ☑ ร่วมแลกเปลี่ยนความคิดเห็น\nวันที่จัด: 9 ธันวาคม 2568\nผู้มีส่วนร่วม: ประธานชุมชน 24 คน\nผล: ชุมชนทำแผนที่จุดเสี่ยง\n"
        ).encode(),
        "form.txt",
    ).reports
    assert told.agency is not None
    assert (told.agency.district, told.agency.province) == ("เมืองน่าน", "น่าน")
    assert (told.fiscal_year, told.round) == (2569, None)
    assert [one.mode for one in told.activities] == ["exchange"]


def test_bare_numbers_in_a_list_that_add_up_to_the_total_count_people() -> None:
    (one,) = activities(
        "ทำไมต้องถาม\n• หลังคารั่ว\n\nเวทีประชาพิจารณ์ปรับปรุงท่าเรือ\n• เมื่อไร: 19 พ.ค. 67\n• ที่ไหน: โดมหน้าตลาด\n• ใครมา: 50 คน\n"
        "  • ผู้ค้าในตลาด 30\n  • ประชาชนทั่วไป 20\n\nโจทย์ที่โยนให้เวที\n• ซ่อมทีเดียวหรือทีละช่วง\n\nเวทีตอบว่า\n• ซ่อมทีละช่วง\n"
    )
    assert [(group.label, group.headcount) for group in one.groups] == [("ผู้ค้าในตลาด", 30), ("ประชาชนทั่วไป", 20)]
    assert texts(one.results) == ["ซ่อมทีละช่วง"]


def test_groups_counted_one_beside_the_other_came_where_no_word_says_so() -> None:
    (activity,) = activities(
        "กิจกรรม ประชุมวางแผนป่าชุมชน\nวันที่ 5 มกราคม 2568\nสถานที่ ศาลากลางบ้าน\nเกษตรกร 20 คน อสม. 4 คน\nผลการมีส่วนร่วม ได้ข้อตกลงเรื่องแนวกันไฟ\n"
    )
    assert [(g.label, g.headcount) for g in activity.groups] == [("เกษตรกร", 20), ("อสม.", 4)]


@pytest.mark.parametrize(("stated", "total"), [("24 คน", 24), ("25 คน", None), ("240 คน", None), ("24 หลัง", None)])
def test_a_number_that_the_counted_groups_come_to_is_their_total(stated: str, total: int | None) -> None:
    (activity,) = activities(
        f"กิจกรรม ประชุมวางแผนป่าชุมชน\nวันที่ 5 มกราคม 2568\nผู้เข้าร่วม เกษตรกร 20 คน อสม. 4 คน\nผลการมีส่วนร่วม ลงชื่อในข้อตกลงแล้ว {stated}\n"
    )
    assert activity.participants_total == total


def test_a_result_that_tells_what_was_done_is_its_use_where_nothing_else_tells_it() -> None:
    words = "กิจกรรม ประชุมวางแผนป่าชุมชน\nวันที่ 5 มกราคม 2568\nผลการมีส่วนร่วม\n- ที่ประชุมเห็นพ้องให้ทำแนวกันไฟ\n- กองช่างได้ดำเนินการซ่อมฝายแล้วเสร็จ\n"
    (activity,) = activities(words)
    assert texts(activity.results) == ["ที่ประชุมเห็นพ้องให้ทำแนวกันไฟ"]
    assert [(row.text, row.level) for row in activity.follow_through] == [("กองช่างได้ดำเนินการซ่อมฝายแล้วเสร็จ", 6)]
    (told,) = activities(words + "การนำผลไปใช้\n- จะเสนอเข้าแผนพัฒนาท้องถิ่น\n")
    assert len(told.results) == 2


def test_the_subject_of_a_memo_is_the_name_of_no_activity() -> None:
    first, second = activities(
        "บันทึกข้อความ\nส่วนราชการ   สำนักปลัด (งานนโยบายและแผน)\nที่   จบ 70001/045   วันที่   27 มีนาคม 2568\n"
        "เรื่อง   รายงานผลการให้คนนอกเข้ามาร่วมงาน รอบ 6 เดือน\n\nเรียน   นายกเทศมนตรีตำบลตรอกนอง\n\n1. เรื่องเดิม\nตามแผนปฏิบัติการ ให้เปิดพื้นที่\n\n"
        "2. ข้อเท็จจริง\nเรื่องที่หนึ่ง  การหารือกับกลุ่มผู้ใช้น้ำคลองยาง  เมื่อวันที่ 12 ธันวาคม 2567 ณ ศาลาริมอ่าง  มีสมาชิกกลุ่มผู้ใช้น้ำ 34 คน ผู้ใหญ่บ้าน 2 คน รวมเป็น 36 คน\n"
        "ข้อที่ยกขึ้นหารือ ได้แก่\n   (ก)  การแบ่งรอบเปิดน้ำ\n   (ข)  ประตูน้ำชำรุด\nการนำไปใช้\n   (ก)  จัดทำตารางเปิดน้ำแล้ว\n\n"
        "เรื่องที่สอง  อบรมดับไฟไร่อ้อย  เมื่อวันที่ 20 กุมภาพันธ์ 2568 ณ ลานหมู่ที่ 3  มีเกษตรกรเข้าร่วม 80 คน\n"
    )
    assert (first.name, first.held_from, first.participants_total) == (
        "การหารือกับกลุ่มผู้ใช้น้ำคลองยาง", date(2024, 12, 12), 36
    )  # fmt: skip
    assert texts(first.issues) == ["การแบ่งรอบเปิดน้ำ", "ประตูน้ำชำรุด"]
    assert (second.name, second.held_from) == ("อบรมดับไฟไร่อ้อย", date(2025, 2, 20))


def test_a_report_pasted_into_one_paragraph_keeps_the_titles_of_its_activities() -> None:
    told = activities(
        "เทศบาลขอรายงานการเปิดโอกาสให้เกิดการมีส่วนร่วมในรอบนี้ ดังนี้ 1.โครงการเวทีหาที่ทิ้งขยะ 1.1 วันที่ดำเนินการ 23 พฤษภาคม 2568 ณ ศาลาหมู่ 2 1.2 ประเด็นการมีส่วนร่วม จะย้ายบ่อขยะไปที่ใด "
        "1.3 สรุปผู้มีส่วนร่วม ผู้เข้าร่วมจำนวน 95 คน 1.4 ผลจากการมีส่วนร่วม ใช้ที่สาธารณะแห่งใหม่ 1.5 การนำผลไปปรับปรุง ตั้งงบประมาณไว้แล้ว "
        "2.โครงการปลูกป่าโคกใหญ่ 2.1 วันที่ดำเนินการ 12 สิงหาคม 2568 ณ ป่าโคกใหญ่ 2.2 ประเด็นการมีส่วนร่วม วิธีดูแลต้นไม้ 2.3 สรุปผู้มีส่วนร่วม ผู้เข้าร่วมจำนวน 160 คน "
        "2.4 ผลจากการมีส่วนร่วม ปลูกได้ 1,500 ต้น 2.5 การนำผลไปปรับปรุง จะผลัดกันเฝ้า\n"
    )
    assert [one.name for one in told] == ["โครงการเวทีหาที่ทิ้งขยะ", "โครงการปลูกป่าโคกใหญ่"]
    assert [one.participants_total for one in told] == [95, 160]
    assert texts(told[0].follow_through) == ["ตั้งงบประมาณไว้แล้ว"]


def test_who_counts_the_activities_has_told_their_titles() -> None:
    told = activities(
        "กิจกรรมที่ 1  ประชาคมทบทวนแผน\nวันที่จัด  8 พฤศจิกายน 2567\n\nประเด็นในการมีส่วนร่วม\n   1. ทบทวนโครงการเดิม\n   2. คัดเลือกผู้แทน\n\nผู้มีส่วนร่วม\n   - ประชาชน 30 คน\n\n"
        "การนำผลไปปรับปรุง\n   1. โครงการทั้ง 57 โครงการได้บรรจุในแผน\nประกาศใช้เมื่อวันที่ 25 มกราคม 2568\n\n"
        "กิจกรรมที่ 2  จิตอาสาพัฒนาคลอง\nวันที่จัด  5 ธันวาคม 2567\n\nประเด็นในการมีส่วนร่วม\n   กำจัดวัชพืช\n\nผู้มีส่วนร่วม\n   จิตอาสา นักเรียนโรงเรียนวัดตรอกนอง และประชาชน เข้าร่วมเป็นจำนวนมาก\n"
    )
    assert [one.name for one in told] == ["ประชาคมทบทวนแผน", "จิตอาสาพัฒนาคลอง"]
    assert [group.label for group in told[1].groups] == ["จิตอาสา", "นักเรียนโรงเรียนวัดตรอกนอง", "ประชาชน"]


def test_how_many_came_may_stand_before_a_colon() -> None:
    (one,) = activities(
        "1. ประชุมเตรียมงานลอยกระทง\nเมื่อ  4 พ.ย. 67   ที่ศาลาวัดตรอกนอง\nใครมาบ้าง  52 คน : คณะกรรมการวัด 7 ครูและนักเรียน 15 แม่ค้าริมน้ำ 20 เจ้าหน้าที่เทศบาล 10\nคุยเรื่องอะไร  เวรเก็บขยะ\nได้ข้อสรุป  ห้ามโฟมทั้งงาน\n"
    )
    assert one.participants_total == 52
    assert [group.headcount for group in one.groups] == [7, 15, 20, 10]


def test_a_place_typed_right_behind_the_day_names_no_group() -> None:
    (one,) = activities("ประชาคมหมู่ 3 วันที่15มกราคม2568ณลานมัสยิดบ้านใน  มีชาวบ้าน 66 คน โต๊ะอิหม่าม 1 คน\nมติ: ติดบ่อดักไขมันทุกร้าน\n")
    assert [(group.label, group.headcount) for group in one.groups] == [("ชาวบ้าน", 66), ("โต๊ะอิหม่าม", 1)]


def test_what_stands_beside_page_numbers_each_time_is_furniture() -> None:
    head = "รายงานการมีส่วนร่วม เทศบาลตำบลตรอกนอง ปี 2568"
    (one,) = activities(
        f"กิจกรรม ประชุมผู้ใช้น้ำ\nวันที่ 5 มีนาคม 2568\nผลจากการมีส่วนร่วม\n1. แบ่งรอบเปิดน้ำ\n\n{head}\n- 2 -\n\nการนำผลไปใช้\n1. ทำตารางเปิดน้ำแล้ว\n\n{head}\n- 3 -\n\nผู้รายงาน\n"
    )
    assert (texts(one.results), texts(one.follow_through)) == (["แบ่งรอบเปิดน้ำ"], ["ทำตารางเปิดน้ำแล้ว"])


def test_the_numbers_of_those_who_met_count_nobody() -> None:
    (one,) = activities(
        "รายงานการประชุมประชาคมตำบล ครั้งที่ 1/2568\nวันที่ 20 มีนาคม 2568 ณ ศาลาประชาคม\n\nผู้มาประชุม\n1\tนายกเทศมนตรี\tประธาน\n2\tกำนันตำบลตรอกนอง\tผู้เข้าประชุม\n3\tประธาน อสม.\tเลขานุการ\n\nรวมผู้มาประชุมทั้งสิ้น 67 คน\n\n"
        "ระเบียบวาระที่ 4  เรื่องเพื่อพิจารณา\n   4.1 ลำดับของโครงการแหล่งน้ำ\nมติที่ประชุม\n   ให้ขุดสระก่อน\n   4.2 ที่ตั้งธนาคารขยะ\nมติที่ประชุม\n   ใช้อาคารสหกรณ์เก่า\n"
    )
    assert (one.participants_total, {group.headcount for group in one.groups}) == (67, {None})
    assert texts(one.issues) == ["ลำดับของโครงการแหล่งน้ำ", "ที่ตั้งธนาคารขยะ"]


def test_items_below_a_heading_are_no_headings() -> None:
    (one,) = activities(
        "1) เวทีรับฟังเรื่องสวนริมน้ำ\n\n- 🗓️ วันที่: 19 ตุลาคม 2567\n- 👥 ผู้มีส่วนร่วม: 5 คน\n  - ผู้แทนประชาคม 2 คน\n  - วิศวกรสำนักช่าง 3 คน\n- 💬 เรื่องที่นำมาหารือ:\n  - ทางจักรยาน\n  - ที่ตั้งแผงลอยหลังปรับปรุง\n- ✅ ผลจากการมีส่วนร่วม:\n  - ย้ายทางจักรยาน\n- 🔧 การนำไปปรับปรุง:\n  - สำนักช่างแก้แบบแล้ว\n"
    )
    assert texts(one.issues) == ["ทางจักรยาน", "ที่ตั้งแผงลอยหลังปรับปรุง"]
    assert [group.headcount for group in one.groups] == [2, 3]


def test_boxes_that_are_all_ticked_are_as_many_answers() -> None:
    (one,) = activities(
        "กิจกรรม ประชุมผู้ใช้น้ำ\nวันที่ 5 มีนาคม 2568\nผู้มีส่วนร่วม: ☑ ผู้ใหญ่บ้าน ☑ อสม. ☑ กลุ่มแม่บ้าน\nผลจากการมีส่วนร่วม\n1. แบ่งรอบเปิดน้ำ\n"
    )
    assert [group.label for group in one.groups] == ["ผู้ใหญ่บ้าน", "อสม.", "กลุ่มแม่บ้าน"]


def test_the_round_that_is_not_ticked_is_not_the_period() -> None:
    one = report(
        "รายงานการมีส่วนร่วม เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nรอบการรายงาน ☐ รอบ 6 เดือน (1 ต.ค. 2567 - 31 มี.ค. 2568) ☑ รอบ 12 เดือน (1 ต.ค. 2567 - 30 ก.ย. 2568)\nกิจกรรม ประชุมผู้ใช้น้ำ\nวันที่ 5 มีนาคม 2568\n"
    )
    assert (one.fiscal_year, one.round) == (2568, None)


def test_who_came_is_told_before_that_they_came() -> None:
    (one,) = activities(
        "วันที่ 5 มีนาคม 2568 จัดประชาคมหมู่ 3 มีผู้ใหญ่บ้าน อสม. และชาวบ้านริมคลอง มาร่วม 45 คน ที่ประชุมมีมติให้ขุดลอกคลอง\n"
    )
    assert one.participants_total == 45
    assert [group.label for group in one.groups] == ["ผู้ใหญ่บ้าน", "อสม.", "ชาวบ้านริมคลอง"]


def test_a_unit_below_its_number_heads_nothing() -> None:
    (one,) = activities(
        "กิจกรรม ประชุมผู้ใช้น้ำ\nวันที่ 5 มีนาคม 2568\nผู้มีส่วนร่วม\nตัวแทนเกษตรกรริมคลองทั้งสองฝั่ง 21 คน และเจ้าหน้าที่ของเทศบาล 3\nคน รวม 24 คน\nผลจากการมีส่วนร่วม\n1. แบ่งรอบเปิดน้ำ\n"
    )
    assert one.participants_total == 24
    assert [group.headcount for group in one.groups] == [21, 3]


def test_a_line_that_ends_in_half_a_word_goes_on() -> None:
    (one,) = activities(
        "วันที่ 14 มกราคม 2568 เทศบาลจัดประชุมรับฟังความคิดเห็นเรื่องท่าเรือบ้านใน ณ ห้องประชุม ผู้เข้า\nร่วมทั้งหมด 115 คน ได้แก่ ผู้ประกอบการเรือ 85 คน ชาวบ้าน 30 คน\n\nผลจากการมีส่วนร่วม\n1. ทำท่าลอยน้ำ\n"
    )
    assert one.participants_total == 115
    assert [group.headcount for group in one.groups] == [85, 30]


def test_the_use_told_below_prose_is_of_that_prose() -> None:
    (one,) = activities(
        "กิจกรรมที่ 1 ประชุมผู้ใช้น้ำคลองสอง\nเมื่อวันที่ 5 มีนาคม 2568 เทศบาลจัดประชุมผู้ใช้น้ำ ณ ศาลากลางบ้าน มีชาวบ้านมาร่วม 45 คน ชาวบ้านแจ้งว่าน้ำไม่พอปลายคลอง ที่ประชุมมีมติให้แบ่งรอบเปิดน้ำ\nการนำผลไปใช้\n- ทำตารางเปิดน้ำแล้ว\n"
    )
    assert (one.participants_total, texts(one.follow_through)) == (45, ["ทำตารางเปิดน้ำแล้ว"])
    assert one.results


def test_cells_that_have_each_a_group_and_its_count() -> None:
    (one,) = activities(
        "กิจกรรม ประชุมผู้ใช้น้ำ\nวันที่ 5 มีนาคม 2568\nผู้มีส่วนร่วม\nชาวบ้านริมคลอง 45 คน\tตำรวจ 2 คน\nผลจากการมีส่วนร่วม\n1. แบ่งรอบเปิดน้ำ\n"
    )
    assert [group.headcount for group in one.groups] == [45, 2]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("บทสรุปโครงการคลองสวยน้ำใส", "โครงการคลองสวยน้ำใส"),
        ("โครงการเทศบาลพบประชาชนหมู่ 4", "โครงการเทศบาลพบประชาชนหมู่ 4"),
    ],
)
def test_what_a_title_calls_its_project(title: str, name: str) -> None:
    (one,) = activities(f"{title}\nวันที่ 5 มีนาคม 2568\nผู้มีส่วนร่วม\nชาวบ้าน 45 คน\nผล\n1. ขุดลอกคลอง\n")
    assert one.name == name


def test_a_quarter_s_meeting_without_a_number_comes_each_quarter() -> None:
    assert (find_recurrence("ประชุมคณะกรรมการประจำไตรมาส") or ("",))[0] == "quarterly"
    assert find_recurrence("ผลงานประจำไตรมาสที่ 2") is None


def test_numbered_lines_among_titles_with_fields_are_titles_too() -> None:
    told = activities(
        "1. วงคุยชาวประมงกับท่าเรือ\nวันที่ 10 มีนาคม 2568 ที่ท่าเรือ มากัน 48 คน\nเรื่องที่คุย: ท่าเรือชำรุด\nที่ตกลงกัน: ให้ซ่อมเสา\n\n"
        "2. สายด่วนรับแจ้งทางไลน์\nเปิดให้แจ้งได้ทุกวัน\nเรื่องที่คุย: ไฟดับ\nที่ทำแล้ว: แจ้งผลกลับผู้แจ้งครบทุกเรื่อง\n\n"
        "3. ประชุมผู้ใช้น้ำคลองสอง\nวันที่ 12 มีนาคม 2568 ณ ศาลากลางบ้าน\nเรื่องที่คุย: น้ำไม่พอ\nที่ตกลงกัน: แบ่งรอบเปิดน้ำ\n\n"
        "4. อบรมคัดแยกขยะ\nวันที่ 14 มีนาคม 2568 ณ หอประชุม\nเรื่องที่คุย: จุดวางถัง\nที่ตกลงกัน: วางหน้าวัด\n"
    )
    assert [one.name for one in told] == [
        "วงคุยชาวประมงกับท่าเรือ", "สายด่วนรับแจ้งทางไลน์", "ประชุมผู้ใช้น้ำคลองสอง", "อบรมคัดแยกขยะ"
    ]  # fmt: skip
    assert [texts(one.issues) for one in told] == [["ท่าเรือชำรุด"], ["ไฟดับ"], ["น้ำไม่พอ"], ["จุดวางถัง"]]


def test_votes_are_no_matters() -> None:
    votes = [("ประเด็น", "เห็นด้วย", "ไม่เห็นด้วย", "งดออกเสียง"), ("ข้อ 6", "11", "32", "4"), ("ข้อ 9", "38", "5", "4")]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in votes)
    (one,) = activities_of(
        "<h1>ผลการมีส่วนร่วม เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี ปีงบประมาณ พ.ศ. 2568</h1><h2>ประชุมรับฟังร่างข้อบัญญัติควบคุมการเลี้ยงสัตว์</h2>"
        f"<p>วันที่ 8 มีนาคม 2568</p><p>ประเด็น : ระยะห่างของคอก</p><table>{table}</table><p>ผล : ขอลดระยะเหลือ 15 เมตร</p><p>สิ่งที่ อบต. ทำ : แก้ข้อ 6 แล้ว</p>",
        "told.html",
    )
    assert texts(one.issues) == ["ระยะห่างของคอก"]
    assert (texts(one.results), texts(one.follow_through)) == (["ขอลดระยะเหลือ 15 เมตร"], ["แก้ข้อ 6 แล้ว"])


def test_bullets_call_the_villages_of_a_table_above() -> None:
    first, second, third = activities(
        "| เวที | วันที่ | จำนวนผู้เข้าร่วม | ปัญหาที่เสนอ |\n| --- | --- | --- | --- |\n"
        "| ประชาคมบ้านดง หมู่ 1 | 4 ก.พ. 68 | 38 | ถนนเป็นหลุม |\n| ประชาคมบ้านหนอง หมู่ 2 | 5 ก.พ. 68 | 52 | ตลิ่งพัง |\n| ประชาคมบ้านทุ่ง หมู่ 3 | 6 ก.พ. 68 | 45 | น้ำขุ่น |\n\n"
        "ความคืบหน้าของมติ\n• หมู่ 1 ลงหินคลุกแล้ว\n• หมู่ 3 ล้างถังเสร็จ\nอนึ่ง ผู้เข้าร่วมลงชื่อไว้ในสมุดแล้ว\n"
    )
    assert [texts(one.follow_through) for one in (first, second, third)] == [["ลงหินคลุกแล้ว"], [], ["ล้างถังเสร็จ"]]


def test_the_place_alone_on_a_line_of_the_head_holds() -> None:
    # ตำบลหนองกระโดน lies in นครสวรรค์; the one of นครราชสีมา is not in the gazetteer, and is not moved.
    one = report(
        "องค์การบริหารส่วนตำบลหนองกระโดน\nทะเบียนงานที่ชาวบ้านมีส่วนร่วม\nอำเภอด่านขุนทด  จังหวัดนครราชสีมา\nปีงบประมาณ 2568\n\nกิจกรรม ประชาคม\nวันที่ 5 พ.ย. 2567\n"
    )
    assert one.agency is not None
    assert (one.agency.district, one.agency.province) == ("ด่านขุนทด", "นครราชสีมา")


def test_a_range_with_both_days_spelt_out() -> None:
    (one,) = activities("กิจกรรม ศึกษาดูงาน\nระหว่างวันที่ 9 ถึงวันที่ 11 กรกฎาคม 2568\nผล\n1. เลี้ยงหมูด้วยเศษอาหาร\n")
    assert (one.held_from, one.held_to) == (date(2025, 7, 9), date(2025, 7, 11))


def test_the_days_of_a_diary_are_entries() -> None:
    told = activities(
        "บันทึกงานของนักพัฒนาชุมชนที่ชาวบ้านมีส่วนร่วม\n\nพฤ. 23 พ.ย. 67\nจัดประชุมผู้สูงอายุเรื่องโรงเรียนผู้สูงอายุ ณ ศาลาวัดตรอกนอง มีผู้เข้าร่วม 72 คน ที่ประชุมขอให้มีรถรับส่ง\n\n"
        "อ. 12 ธ.ค. 67\nจัดประชาคมหมู่ 4 เรื่องสะพานไม้ ณ ศาลากลางบ้าน มีผู้เข้าร่วม 39 คน ที่ประชุมมีมติขอสะพานคอนกรีต\n\n"
        "พ. 28 ก.พ. 68\nจัดอบรมคณะกรรมการกองทุนสวัสดิการชุมชน ณ ห้องประชุม มีผู้เข้าร่วม 26 คน ทุกคนขอให้มีสมุดบัญชีแบบเดียวกัน\n"
    )
    assert [(one.held_from, one.participants_total) for one in told] == [
        (date(2024, 11, 23), 72), (date(2024, 12, 12), 39), (date(2025, 2, 28), 26)
    ]  # fmt: skip


def test_what_is_annexed_to_minutes_is_of_the_meeting() -> None:
    rows = [
        ("ที่", "กลุ่ม", "จำนวน (คน)"),
        ("1", "ผู้ใหญ่บ้านและผู้ช่วย", "3"),
        ("2", "หัวหน้าครัวเรือน", "46"),
        ("3", "กลุ่มผู้ปลูกผัก", "9"),
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (one,) = activities_of(
        "<h1>รายงานการประชุมประชาคมหมู่บ้าน</h1><p>จัดโดย เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี</p><p>เมื่อวันพุธที่ 2 เมษายน 2568 ณ ศาลากลางบ้าน</p>"
        "<p>ระเบียบวาระที่ 3 เรื่องเสนอเพื่อพิจารณา</p><p>3.1 ท่อประปาแตก</p><p>มติที่ประชุม ให้เปลี่ยนเป็นท่อเหล็ก</p>"
        f"<p>ภาคผนวก ก  บัญชีผู้เข้าประชุม (สรุปจากใบลงชื่อ)</p><table>{table}</table>"
        "<p>ภาคผนวก ข  การดำเนินการตามมติ (ข้อมูลถึงวันที่ 30 มิถุนายน 2568)</p><p>3.1  กองช่างเปลี่ยนท่อเหล็กเสร็จแล้ว</p>",
        "told.html",
    )
    assert [(group.label, group.headcount) for group in one.groups] == [
        ("ผู้ใหญ่บ้านและผู้ช่วย", 3), ("หัวหน้าครัวเรือน", 46), ("กลุ่มผู้ปลูกผัก", 9)
    ]  # fmt: skip
    assert texts(one.follow_through) == ["กองช่างเปลี่ยนท่อเหล็กเสร็จแล้ว"]
    assert one.place == "ศาลากลางบ้าน"


def test_a_form_of_three_columns_whose_title_is_long_is_read_as_cells() -> None:
    one, two = activities_of(
        "ผลการเปิดโอกาสให้บุคคลภายนอกมีส่วนร่วม ปีงบประมาณ พ.ศ. 2567,เทศบาลตำบลตรอกนอง,อำเภอขลุง จังหวัดจันทบุรี\n,,\nหัวข้อ,กิจกรรมที่ 1,กิจกรรมที่ 2\n"
        "ชื่อ,ประชุมผู้นำแก้ปัญหาวัยรุ่น,ปลูกป่าชายเลน\nวันที่,7 ธ.ค. 2566,12 ส.ค. 2567\nเรื่องที่มีส่วนร่วม,จุดแข่งรถ,แนวคลื่นเซาะ\nจำนวนรวม (คน),34,94\nผลจากการมีส่วนร่วม,ตั้งด่านชุมชน,ปลูกได้สองไร่\n",
        "told.csv",
    )
    assert [(each.name, each.participants_total) for each in (one, two)] == [
        ("ประชุมผู้นำแก้ปัญหาวัยรุ่น", 34), ("ปลูกป่าชายเลน", 94)
    ]  # fmt: skip


def test_names_a_line_are_groups_though_nobody_was_counted() -> None:
    (one,) = activities_of(
        "หน่วยงาน,เทศบาลตำบลตรอกนอง\nปีงบประมาณ,2564\nชื่อกิจกรรม,ประชุมผู้นำหมู่บ้าน\nวันที่,5 มกราคม 2564\nผู้เข้าร่วม,กำนัน\n,ผู้ใหญ่บ้านทั้ง 12 หมู่บ้าน\n,ประธาน อสม.\n"
        "จำนวนผู้เข้าร่วม,ไม่ได้นับ\nผลจากการมีส่วนร่วม,ตั้งจุดตรวจ\n",
        "told.csv",
    )
    assert [(group.label, group.headcount) for group in one.groups] == [
        ("กำนัน", None), ("ผู้ใหญ่บ้านทั้ง 12 หมู่บ้าน", None), ("ประธาน อสม.", None)
    ]  # fmt: skip
    assert one.participants_total is None


def test_a_municipality_whose_name_ends_like_a_verb() -> None:
    words = "รายงานการมีส่วนร่วม ปีงบประมาณ 2568\nเทศบาลเมืองคลองกระจะ\n\nประชุมผู้ค้าตลาด วันที่ 20 พฤษภาคม 2568 ผู้เข้าร่วม 46 คน\n"
    (one,) = read_document(words.encode(), "told.txt").reports
    assert one.agency is not None
    assert one.agency.name == "เทศบาลเมืองคลองกระจะ"


def test_what_was_spoken_of_stands_between_who_came_and_what_was_decided() -> None:
    (one,) = activities(
        "เมื่อวันที่ 12 มกราคม 2568 เทศบาลจัดเวทีประชาคมชุมชน ณ ศาลาวัด มีกรรมการชุมชน 48 คน อสม. 31 คน รวม 79 คน\n\n"
        "ฝนตกเกินครึ่งชั่วโมงเมื่อไร น้ำท่วมหน้าตลาดบ่อนไก่ทุกครั้ง\n\nที่ประชุมเห็นพ้องให้วางท่อระบายน้ำเป็นอันดับหนึ่ง\n"
    )
    assert texts(one.issues) == ["ฝนตกเกินครึ่งชั่วโมงเมื่อไร น้ำท่วมหน้าตลาดบ่อนไก่ทุกครั้ง"]
    assert texts(one.results) == ["ที่ประชุมเห็นพ้องให้วางท่อระบายน้ำเป็นอันดับหนึ่ง"]


CHAPTERS = """การเปิดโอกาสให้ประชาชนมีส่วนร่วม

หมวด 1 ร่วมวางแผน
1.1 การจัดทำแผนชุมชน
ชุมชนเขียนแผนเองแล้วส่งให้เทศบาล
1.2 ประชุมรับฟังความคิดเห็นเรื่องท่าเรือ
วันที่จัด : 16 มีนาคม 2567
สถานที่ : หอประชุมเทศบาล
ประเด็น : ท่าเรือผุ
ผู้เข้าร่วม : ประชาชน 40 คน
ผลที่ได้ : ให้ซ่อมก่อนหน้าฝน
การนำไปใช้ : กองช่างซ่อมท่าเรือเสร็จแล้ว
หมวด 2 ร่วมดำเนินการ
2.1 โครงการธนาคารขยะชุมชน
2.2 ประชุมผู้ค้าตลาดเรื่องล้างตลาด
วันที่จัด : 4 กรกฎาคม 2567
สถานที่ : ห้องประชุมชั้น 2
ประเด็น : วันล้างตลาด
ผู้เข้าร่วม : ผู้ค้า 30 คน
ผลที่ได้ : ล้างทุกวันอาทิตย์
การนำไปใช้ : เทศบาลประกาศวันล้างตลาดแล้ว
"""


def test_types_stand_under_numbered_chapters_beside_what_was_held() -> None:
    told = activities(CHAPTERS)
    assert {(one.name, one.is_event) for one in told} == {
        ("การจัดทำแผนชุมชน", False),
        ("ประชุมรับฟังความคิดเห็นเรื่องท่าเรือ", True),
        ("โครงการธนาคารขยะชุมชน", False),
        ("ประชุมผู้ค้าตลาดเรื่องล้างตลาด", True),
    }


def test_the_label_of_the_lists_of_types_is_no_running_header() -> None:
    held = "วันที่จัด\t{}\nสถานที่\tหอประชุมเทศบาล\nประเด็น\tท่าเรือผุ\nผู้ร่วมงาน\tประชาชน 40 คน\nผลที่ได้\tให้ซ่อม\nการนำไปใช้\tกองช่างซ่อมเสร็จแล้ว\n"
    told = activities(
        "การมีส่วนร่วมของประชาชน\n\n"
        "ร่วมวางแผน\n\nงานที่เปิดให้ร่วม\n\n- การประชุมสภาเทศบาล\n\nประชุมรับฟังความคิดเห็นเรื่องท่าเรือ\n\n"
        + held.format("16 มีนาคม 2567")
        + "\nร่วมดำเนินการ\n\nประชุมผู้ค้าตลาดเรื่องล้างตลาด\n\n"
        + held.format("4 กรกฎาคม 2567")
        + "\nงานที่เปิดให้ร่วม\n\n- การบริหารกองทุนหลักประกันสุขภาพ\n\nร่วมติดตามประเมินผล\n\nงานที่เปิดให้ร่วม\n\n- การสำรวจความพึงพอใจ\n"
    )
    assert [one.name for one in told if not one.is_event] == [
        "การประชุมสภาเทศบาล", "การบริหารกองทุนหลักประกันสุขภาพ", "การสำรวจความพึงพอใจ"
    ]  # fmt: skip
    assert sum(one.is_event for one in told) == 2


def test_an_event_begins_with_its_day_and_ends_with_its_place() -> None:
    one, two = activities(
        "สรุปงานที่ประชาชนร่วมทำ\n\n"
        "    ครั้งที่หนึ่ง 25 เม.ย. 66 ประชุมประชาคมหมู่บ้านคลองใหญ่ ที่มัสยิดบ้านคลองใหญ่\n"
        "คนมาประชุม 48 คน ได้แก่ ชาวบ้าน 40 คน ผู้ใหญ่บ้าน 8 คน\n    เรื่องที่ถกกันคือถนนซอยสวนเป็นดินแดง\n"
        "    ชาวบ้านยินยอมถอยรั้วให้ข้างละครึ่งเมตร\n    กองช่างลงหินคลุกตลอดซอยแล้ว\n\n"
        "    ครั้งที่สอง 6-7 มิ.ย. 66 อบรมผู้ดูแลผู้ป่วยติดเตียง ที่โรงเรียนผู้สูงอายุ\n"
        "คนมาอบรม 25 คน เป็น อสม. 15 คน และญาติผู้ป่วย 10 คน\n    เรื่องที่ถกกันคือการพลิกตัวผู้ป่วย\n"
        "    ผู้เข้าอบรมตกลงผลัดเวรเยี่ยมบ้านกันเดือนละครั้ง\n    เทศบาลซื้อที่นอนลมแล้ว 5 ชุด\n"
    )
    assert (one.name, one.held_from, one.place) == (
        "ประชุมประชาคมหมู่บ้านคลองใหญ่", date(2023, 4, 25), "มัสยิดบ้านคลองใหญ่"
    )  # fmt: skip
    assert (two.held_from, two.held_to, two.place) == (date(2023, 6, 6), date(2023, 6, 7), "โรงเรียนผู้สูงอายุ")
    assert texts(one.issues) == ["เรื่องที่ถกกันคือถนนซอยสวนเป็นดินแดง"]
    assert texts(one.results) == ["ชาวบ้านยินยอมถอยรั้วให้ข้างละครึ่งเมตร"]
    assert texts(one.follow_through) == ["กองช่างลงหินคลุกตลอดซอยแล้ว"]


def test_a_nought_does_a_bullets_work_and_so_many_from_each_are_not_all() -> None:
    (one,) = activities(
        "ชื่อกิจกรรม : ประชาคมหมู่บ้าน\nวันที่ : 18 มกราคม 2567\n"
        "ที่มา : ทุกปีชาวนาต้องตากข้าวบนถนน\nผู้ร่วมประชุม\n"
        "๐ ชาวบ้านหมู่ที่ 9 จำนวน 51 คน\n๐ ผู้แทนประชาคม หมู่ละ 2 คน รวม 16 คน\nรวมทั้งหมด จำนวน 67 คน\n"
        "ผลการประชุม\n๐ ให้ทำลานตาก\n"
    )
    assert [(group.headcount) for group in one.groups] == [51, 16]
    assert one.participants_total == 67
    assert one.recurrence is None


def test_the_list_of_an_element_may_go_on_with_the_numbers_of_the_titles() -> None:
    form = "{}. ชื่อกิจกรรม : {}\n{}.1 วันที่ : {}\n{}.2 ประเด็น\nเรื่องขยะ\n{}.3 ผลจากการมีส่วนร่วม\n{}\n"
    one, two = activities(
        form.format(1, "ประชุมชาวตลาด", 1, "4 ธันวาคม 2566", 1, 1, "ให้ตั้งถังเพิ่ม")
        + form.format(2, "ตั้งธนาคารขยะ", 2, "7 มกราคม 2567", 2, 2, "3. กำหนดวันรับซื้อทุกวันเสาร์\n4. ตั้งกรรมการเจ็ดคน")
    )
    assert texts(one.results) == ["ให้ตั้งถังเพิ่ม"]
    assert texts(two.results) == ["กำหนดวันรับซื้อทุกวันเสาร์", "ตั้งกรรมการเจ็ดคน"]


def test_a_group_that_comes_again_is_no_running_header() -> None:
    found = activities(
        "".join(
            f"({mark}) งานจ้างขุดลอกคลองสายที่ {n}\n  ตรวจเมื่อ : {n} มีนาคม 2568\n  คนที่มาตรวจ : 5 คน\n"
            f"    ผู้แทนประชาคมหมู่ที่ {n}     2 คน\n    กรรมการตรวจรับพัสดุของตำบล ..... 3 คน\n"
            f"  สิ่งที่ผู้แทนประชาคมพบ : ตลิ่งยังทรุดอยู่ช่วงที่ {n}\n\n"
            for n, mark in enumerate("กขค", 4)
        )
    )
    for n, one in enumerate(found, 4):
        assert [(group.label, group.headcount) for group in one.groups] == [
            (f"ผู้แทนประชาคมหมู่ที่ {n}", 2),
            ("กรรมการตรวจรับพัสดุของตำบล", 3),
        ]
        assert texts(one.results) == [f"ตลิ่งยังทรุดอยู่ช่วงที่ {n}"]
    assert len(found) == 3


def test_a_picture_of_people_labels_who_came() -> None:
    first, second = activities(
        "🏘️ เวทีประชาคมหมู่ 1 บ้านดอน\n🗓️ 3 มิ.ย. 68 📍 ศาลาวัดดอน\n👥 ชาวบ้าน 58 คน ผู้ใหญ่บ้าน 1 คน รวม 59 คน\n💬 คุยกันเรื่อง: น้ำไม่ไหล\n"
        "🏘️ เวทีประชาคมหมู่ 2 บ้านลาด\n🗓️ 4 มิ.ย. 68 📍 ศาลากลางบ้าน\n👥 48 คน\n💬 คุยกันเรื่อง: ถนนเป็นหลุม\n"
    )
    assert (first.name, first.participants_total) == ("เวทีประชาคมหมู่ 1 บ้านดอน", 59)
    assert (second.name, second.participants_total) == ("เวทีประชาคมหมู่ 2 บ้านลาด", 48)


def test_what_happens_every_year_is_no_meeting_every_year() -> None:
    (one,) = activities("กิจกรรม ประชุมประชาคมหมู่บ้าน\nวันที่ 7 กุมภาพันธ์ 2568\nประเด็น\n- น้ำล้นตลิ่งเข้านาทุกปี\nผล\n- ให้ขุดลอก\n")
    assert one.recurrence is None
    (again,) = activities(
        "กิจกรรม ประชุมผู้นำชุมชน\nวันที่ 7 กุมภาพันธ์ 2568\nประเด็น\n- คณะกรรมการจัดประชุมหมุนเวียนไปทุกเดือน ครั้งนี้คุยเรื่องตลาด\nผล\n- ให้จัดแผง\n"
    )
    assert again.recurrence == "monthly"


def test_a_title_set_as_the_others_are_is_one_too() -> None:
    found = activities(
        "กิจกรรมล้างตลาด\nเทศบาลจัดเมื่อวันที่ 2 มีนาคม 2568 มีผู้เข้าร่วม 40 คน\nที่ประชุมเสนอให้ซ่อมท่อ\n\n"
        "เวทีรับฟังเรื่องทางเดินรถ\nจัดเมื่อวันที่ 9 มีนาคม 2568 มีผู้เข้าร่วม 50 คน\nที่ประชุมเสนอให้ตีเส้น\n\n"
        "การสำรวจความพึงพอใจของประชาชน\nเทศบาลให้วิทยาลัยออกสำรวจ ระหว่างวันที่ 1 - 31 สิงหาคม 2568 มีผู้ตอบ 300 ราย\nผลสำรวจพึงพอใจร้อยละ 90\n"
    )
    assert [one.name for one in found] == ["กิจกรรมล้างตลาด", "เวทีรับฟังเรื่องทางเดินรถ", "การสำรวจความพึงพอใจของประชาชน"]


def test_an_empty_form_at_the_end_is_no_activity() -> None:
    filled = "วัน เดือน ปี : 18 พฤศจิกายน 2567\nประเด็น : ทางข้ามหน้าโรงเรียน\nผล : ให้ทาสี\n"
    blank = "วัน เดือน ปี : -\nประเด็น : -\nผล : -\n"
    assert len(activities(f"กิจกรรมที่ 1 ฟังความเห็นเรื่องทางข้าม\n{filled}\nกิจกรรมที่ 2 (ถ้ามี)\n{blank}")) == 1


def test_how_many_came_from_each_village_is_no_meeting_of_each() -> None:
    rows = [
        ("หมู่ที่", "หมู่บ้าน", "วันที่ประชุม", "ผู้เข้าร่วม (คน)"),
        ("1", "บ้านดอน", "8 ม.ค. 68", "52"),
        ("2", "บ้านลาด", "9 ม.ค. 68", "47"),
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        f"<html><body><p>{HEAD}</p><p>ชื่อกิจกรรม : ประชาคมหมู่บ้านทำแผนชุมชน</p><p>วันที่ : ระหว่างวันที่ 8 - 9 มกราคม 2568</p>"
        f"<p>ผู้มีส่วนร่วม</p><p>มีผู้เข้าร่วมรวม 99 คน แยกตามหมู่บ้าน ดังนี้</p><table>{table}</table>"
        "<p>ผลจากการมีส่วนร่วม</p><p>- เสนอ 12 โครงการ</p></body></html>"
    )
    (one,) = activities_of(page, "told.html")
    assert (one.participants_total, texts(one.results)) == (99, ["เสนอ 12 โครงการ"])


def test_titles_above_their_days_part_a_post_with_labels() -> None:
    first, second = activities(
        "ข่าวรวมเดือนนี้\n\nเทศบาลเคลื่อนที่ ชุมชนหลังสถานี\n\nวันพุธที่ 19 มิถุนายน 2568 ณ ลานกีฬา มีประชาชนมารับบริการและร้องทุกข์ จำนวน 126 คน\n\n"
        "เรื่องที่ชาวชุมชนนำมาบอก ได้แก่\n\n- ท่ออุดตัน\n- สุนัขจรจัด\n\nซ้อมแผนอพยพสารเคมี\n\nวันที่ 24 มิ.ย. 68 ณ โรงเรียนวัดท่า ผู้เข้าร่วมฝึกซ้อมรวม 90 คน\n"
    )
    assert (first.name, first.held_from, first.participants_total) == (
        "เทศบาลเคลื่อนที่ ชุมชนหลังสถานี", date(2025, 6, 19), 126,
    )  # fmt: skip
    assert texts(first.issues) == ["ท่ออุดตัน", "สุนัขจรจัด"]
    assert (second.name, second.participants_total) == ("ซ้อมแผนอพยพสารเคมี", 90)
