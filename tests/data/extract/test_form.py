"""The form: sections gathered into blocks, tables of activities and of matters, and what an activity is told to be."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.form import read_form
from data.extract.lines import read_lines
from data.extract.narrative import element_of
from data.extract.sections import items_of
from data.reading import read_document
from data.report import Activity
from tests.told import activities_of

HEAD = "รายงานผลการมีส่วนร่วม ปีงบประมาณ 2567\nองค์การบริหารส่วนตำบลตรอกนอง\n\n"


def form(words: str):
    text = read_lines(words)
    return text, read_form(text)


def activities(words: str) -> list[Activity]:
    return activities_of(HEAD + words)


def test_a_role_that_comes_round_opens_the_next_activity() -> None:
    text, read = form(
        "ชื่อกิจกรรม : ประชาคม\nประเด็นการมีส่วนร่วม : ถนน\nผลจากการมีส่วนร่วม : เห็นชอบ\n"
        "ชื่อกิจกรรม : จิตอาสา\nประเด็นการมีส่วนร่วม : คลอง\nผลจากการมีส่วนร่วม : สะอาด"
    )
    names = [text.text[block.name.start : block.name.end] for block in read.blocks if block.name]
    assert names == ["ประชาคม", "จิตอาสา"]
    assert [[section.role for section in block.sections] for block in read.blocks] == [["name", "issue", "result"]] * 2


def test_the_outermost_marks_make_the_items() -> None:
    text, read = form("ผลจากการมีส่วนร่วม\nที่ประชุมเห็นดังนี้\n1. ถนน\n1.1 สายกลาง\n1.2 สายล่าง\n2. ไฟฟ้า")
    (section,) = read.blocks[0].sections
    told = [text.text[item.start : item.end] for item in items_of(text, section.parts)]
    assert told == ["ถนน\n1.1 สายกลาง\n1.2 สายล่าง", "ไฟฟ้า"]


def test_a_table_of_one_activity_a_row() -> None:
    rows = activities(
        "ลำดับ\tชื่อโครงการ\tวันที่ดำเนินการ\tสถานที่\tผู้เข้าร่วม\tผลการมีส่วนร่วม\n"
        "1\tประชาคมหมู่บ้าน\t5 มกราคม 2567\tศาลาหมู่ 1\t40\tเห็นชอบแผน\n"
        "2\tจิตอาสาพัฒนาคลอง\t9 กุมภาพันธ์ 2567\tคลองกลาง\t25\tคลองสะอาด\n"
        "รวม\t\t\t\t65\t\n"
    )
    assert [(a.name, a.held_from, a.place, a.participants_total) for a in rows] == [
        ("ประชาคมหมู่บ้าน", date(2024, 1, 5), "ศาลาหมู่ 1", 40),
        ("จิตอาสาพัฒนาคลอง", date(2024, 2, 9), "คลองกลาง", 25),
    ]


def test_a_table_of_matters_is_one_activitys() -> None:
    (activity,) = activities(
        "ชื่อกิจกรรม : ประชุมประชาคมตำบล\nวันที่ดำเนินการ : 5 มกราคม 2567\nผู้เข้าร่วม : ประชาชน 40 คน\n"
        "ลำดับ\tปัญหา\tมติที่ประชุม\tการดำเนินการ\n"
        "1\tถนนชำรุด\tให้ซ่อมถนน\tซ่อมแซมแล้วเสร็จ\n"
        "2\tไฟดับบ่อย\tให้แจ้งการไฟฟ้า\tประสานการไฟฟ้า\n"
    )
    assert [item.text for item in activity.issues] == ["ถนนชำรุด", "ไฟดับบ่อย"]
    assert [item.text for item in activity.results] == ["ให้ซ่อมถนน", "ให้แจ้งการไฟฟ้า"]
    assert [row.level for row in activity.follow_through] == [6, 3]


def test_headings_of_one_series_are_known_by_each_other() -> None:
    (activity,) = activities(
        "ก. ประเด็นการมีส่วนร่วม\nถนนสายกลางชำรุด\nข. คนที่มา\nประชาชน 40 คน\nค. ผลจากการมีส่วนร่วม\nเห็นชอบให้ซ่อม\n"
        "ง. แล้วเราทำอะไรต่อ\nซ่อมแซมแล้วเสร็จ\n"
    )
    assert activity.participants_total == 40
    assert [row.level for row in activity.follow_through] == [6]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("เมื่อวันที่ 5 มกราคม 2567 ณ ศาลากลางบ้าน มีประชาชนร่วมประชุม 40 คน", "ศาลากลางบ้าน"),
        ("เมื่อวันที่ 5 มกราคม 2567 ที่ศาลาประชาคม โดยมีประชาชนร่วมประชุม 40 คน", "ศาลาประชาคม"),
        # ณ stands inside คณะ and ณรงค์, วัด inside จังหวัด: no place is told.
        ("เมื่อวันที่ 5 มกราคม 2567 คณะผู้บริหารได้จัดประชุมประชาคม มีประชาชนร่วมประชุม 40 คน", None),
        ("เมื่อวันที่ 5 มกราคม 2567 นายณรงค์เป็นประธานการประชุมประชาคม มีประชาชนร่วมประชุม 40 คน", None),
        ("เมื่อวันที่ 5 มกราคม 2567 จังหวัดจันทบุรีร่วมประชุมประชาคม มีประชาชนร่วมประชุม 40 คน", None),
    ],
)
def test_place_in_running_words(words: str, place: str | None) -> None:
    (activity,) = activities(f"{words}\n")
    assert activity.place == place


def test_a_caption_of_the_finished_thing_raises_its_item_and_no_other() -> None:
    words = (
        "ชื่อกิจกรรม : ประชาคมหมู่บ้าน\nผลจากการมีส่วนร่วม : ให้ซ่อมถนนและไฟ\nการนำผลไปใช้\n"
        "- ซ่อมแซมถนนสายบ้านกลางแล้วเสร็จ\n- ติดตั้งไฟส่องสว่างแล้ว\nภาพถ่ายกิจกรรม\n{caption}\n"
    )
    (shown,) = activities(words.format(caption="ภาพถนนสายบ้านกลางหลังซ่อมแซม"))
    assert [row.level for row in shown.follow_through] == [7, 6]
    (meeting,) = activities(words.format(caption="ภาพบรรยากาศการประชุม"))
    assert [row.level for row in meeting.follow_through] == [6, 6]


@pytest.mark.parametrize(
    ("words", "element"),
    [
        ("ที่ประชุมมีมติเห็นชอบให้ซ่อมถนน", "result"),
        ("ประชาชนเสนอให้ขยายเขตประปา", "result"),
        ("มีผู้เข้าร่วม 40 คน", "participants"),
        ("เพื่อรับฟังปัญหาของประชาชน", "issue"),
        ("เทศบาลได้ซ่อมแซมถนนแล้วเสร็จ", "use"),
        ("นำผลการประชุมไปปรับปรุงแผน", "use"),
        ("กองช่างเปลี่ยนหลอดไฟแล้ว", "use"),
        # What people do themselves is no use that the agency made of an outcome.
        ("ประชาชนปลูกต้นไม้ริมคลอง", "opening"),
        ("โพสต์เมื่อ 5 มกราคม 2567", "opening"),
        ("อากาศแจ่มใส", "opening"),
    ],
)
def test_what_a_clause_of_running_words_tells(words: str, element: str) -> None:
    assert element_of(words) == element


def roles(words: str) -> list[list[str]]:
    return [[section.role for section in block.sections] for block in form(words)[1].blocks]


def test_what_is_no_element_keeps_its_place_in_a_series_of_headings() -> None:
    (told,) = roles(
        "1. วัตถุประสงค์\nเพื่อฟังความเห็น\n2. วิธีดำเนินการ\nอบรมวันที่ 5 มกราคม 2567\n3. ผู้เข้าร่วม\nเกษตรกร 20 คน\n"
        "4. ผลที่ได้รับ\nตั้งกลุ่มแล้ว\n5. ปัญหาอุปสรรค\nฝนตก\n6. การนำไปใช้\nจะขยายผล"
    )
    assert told == ["objective", "story", "participants", "result", "other", "use"]


def test_a_heading_between_known_ones_is_told_by_those_that_only_a_word_tells() -> None:
    (told,) = roles(
        "(ก) วันที่จัด\n5 มกราคม 2567\n(ข) ปรเดนคำ\nถนน\n(ค) คนที่ร่วมวง\nเกษตรกร 9 คน\n(ง) มติ\nเห็นชอบ\n(จ) การนำไปใช้\nจะซ่อม"
    )
    assert told == ["date", "issue", "participants", "result", "use"]


def test_labels_below_each_other_are_fields_though_only_a_blank_parts_them_from_their_content() -> None:
    words = "ชื่อกิจกรรม ประชาคมถนน\nวันที่ 5 มกราคม 2567\nประเด็น ถนนขาด\nผล เห็นชอบ\nการนำผลไปใช้ จะซ่อม"
    assert roles(words) == [["name", "date", "issue", "result", "use"]]


def test_a_list_below_an_element_holds_no_other_element() -> None:
    assert roles("1. ประเด็น\n1.1 ใครดูแลประตูน้ำ\n1.2 ผลกระทบต่อนา\n2. ผู้เข้าร่วม\nเกษตรกร 9 คน") == [
        ["issue", "participants"]
    ]


def test_a_picture_of_its_own_marks_each_heading_of_a_post() -> None:
    told = roles(
        "🎯 หัวข้อ : ประชาพิจารณ์ท่าเรือ\n🗓 วันที่19ธันวาคม2568 ณ ท่าเรือ\n👥 มากี่คน : 40 คน\n✔ ชาวประมง\n✔ ชาวสวน\n"
        "💬 คุยเรื่อง\n✔ แนวสะพาน\n✔ ค่าจอดคิดกับใคร\n📌 สรุปในวง\n✔ ย้ายเสา\n✔ ไม่เก็บค่าจอด\n🚧 ทำต่อถึงไหน\n✔ แก้แบบแล้ว"
    )
    assert told == [["name", "date", "participants", "issue", "result", "use"]]


def test_worries_told_below_those_who_came_are_results() -> None:
    assert roles("ประเด็น : ถนน\nผู้เข้าร่วม : เกษตรกร 9 คน\nข้อห่วงกังวล : ฝุ่น\nการนำผลไปใช้ : จะรดน้ำ") == [
        ["issue", "participants", "result", "use"]
    ]


def test_villages_under_one_subject_are_an_activity_each() -> None:
    first, second = activities(
        "การประชาคมหมู่บ้านเพื่อจัดทำแผนพัฒนาท้องถิ่น\n\n"
        "หมู่ที่ 1 บ้านดอนกลาง\n\n5 ม.ค. 67 เวลา 19.00 น. สถานที่ ศาลากลางบ้าน\n\nคนมาประชุม 41 คน\n\n"
        "ปัญหา ถนนเป็นหลุม\n\nมติ ให้เสนอเข้าแผน\n\nความคืบหน้า ซ่อมแล้วเสร็จ\n\n"
        "หมู่ที่ 2 บ้านดอนล่าง\n\n6 ม.ค. 67 เวลา 19.00 น. สถานที่ วัดดอนล่าง\n\nคนมาประชุม 30 ครัวเรือน (จาก 52 ครัวเรือน)\n\n"
        "ปัญหา น้ำไม่ไหล\n\nมติ ขอขุดบ่อ\n\nความคืบหน้า รับทราบ\n"
    )
    assert [first.kind, second.kind] == ["village_forum"] * 2
    assert [(a.name, a.held_from, a.participants_total) for a in (first, second)] == [
        ("หมู่ที่ 1 บ้านดอนกลาง", date(2024, 1, 5), 41),
        ("หมู่ที่ 2 บ้านดอนล่าง", date(2024, 1, 6), None),
    ]
    assert [[item.text for item in a.issues] for a in (first, second)] == [["ถนนเป็นหลุม"], ["น้ำไม่ไหล"]]
    assert [item.level for a in (first, second) for item in a.follow_through] == [6, 1]
    assert not second.groups


def test_numbered_subjects_with_their_day_below_are_activities() -> None:
    names = [
        a.name
        for a in activities(
            "เรื่องที่ 1 เวทีหารือทางเท้าหน้าตลาด\nจัดเมื่อวันที่ 5 มกราคม 2567 ที่ตลาดสด\nประเด็นการมีส่วนร่วม\nทางเท้าแคบ\n"
            "ผลจากการมีส่วนร่วม\nเห็นชอบให้ขยาย\n"
            "เรื่องที่ 2 งานประเพณีลอยกระทง\nระหว่างวันที่ 8 - 9 กุมภาพันธ์ 2567 ณ ท่าน้ำ\nประเด็นการมีส่วนร่วม\nงดโฟม\n"
            "ผลจากการมีส่วนร่วม\nใช้กระทงใบตอง\n"
        )
    ]
    assert names == ["เวทีหารือทางเท้าหน้าตลาด", "งานประเพณีลอยกระทง"]


def test_a_subject_between_who_came_and_the_resolution_is_an_issue() -> None:
    first, second = activities(
        "การประชุมคณะกรรมการกองทุน ครั้งที่ 1/2567\nวันที่ 5 มกราคม 2567\nเข้าร่วม 15 คน\nเรื่อง พิจารณาโครงการออกกำลังกาย\nมติ อนุมัติ 2 โครงการ\n"
        "การประชุมคณะกรรมการกองทุน ครั้งที่ 2/2567\nวันที่ 9 กุมภาพันธ์ 2567\nเข้าร่วม 14 คน\nเรื่อง พิจารณาซื้อชุดตรวจ\nมติ ให้ รพ.สต. เสนอราคาใหม่\n"
    )
    assert [[item.text for item in a.issues] for a in (first, second)] == [
        ["พิจารณาโครงการออกกำลังกาย"],
        ["พิจารณาซื้อชุดตรวจ"],
    ]
    assert [[item.text for item in a.results] for a in (first, second)] == [
        ["อนุมัติ 2 โครงการ"],
        ["ให้ รพ.สต. เสนอราคาใหม่"],
    ]


def test_numbered_fields_parted_by_tabs_are_no_table() -> None:
    (told,) = activities(
        "1.\tชื่อโครงการ\tอบรมช่างชุมชน\n2.\tระยะเวลา\tวันที่ 5 มกราคม 2567\n3.\tสถานที่\tหอประชุมอำเภอ\n4.\tผลจากการอบรม\n"
        "\t4.1\tตั้งกลุ่มช่างแล้ว\n5.\tการนำผลไปใช้\n\t5.1\tจะขยายผล\n"
    )
    assert (told.name, told.held_from, told.place) == ("อบรมช่างชุมชน", date(2024, 1, 5), "หอประชุมอำเภอ")
    assert [item.text for item in told.results] == ["ตั้งกลุ่มช่างแล้ว"]


def test_how_it_was_held_stands_before_the_issues_and_is_no_result() -> None:
    (activity,) = activities(
        "รายงานการติดตามและประเมินผลโครงการ\nโครงการอบรมช่างชุมชน\n\n"
        "ส่วนที่ 1 การดำเนินงาน\nจัดอบรมวันที่ 9 มกราคม 2567 ณ อาคารอเนกประสงค์\n\n"
        "ส่วนที่ 2 ประเด็นที่ร่วมวางแผน\n- ใครดูแลเครื่องมือ\n\n"
        "ส่วนที่ 3 ผลการประเมิน\nเสนอให้มีเวรดูแล\n\nส่วนที่ 4 การนำผลไปใช้\n- จัดเวรดูแลแล้ว\n"
    )
    assert (activity.name, activity.held_from) == ("โครงการอบรมช่างชุมชน", date(2024, 1, 9))
    assert [item.text for item in activity.results] == ["เสนอให้มีเวรดูแล"]


def test_of_two_headings_of_use_the_first_may_tell_the_results() -> None:
    (activity,) = activities(
        "ชื่อกิจกรรม : ประชุมคณะกรรมการติดตามแผน\n\nก. จำนวนผู้เข้าประชุม\nกรรมการ 9 คน\n\nข. ข้อที่นำมาให้กรรมการตรวจ\n1. งานค้าง\n\n"
        "ค. ผลการติดตาม\n- กรรมการเห็นว่าล่าช้า\n\nง. การดำเนินการต่อเนื่อง\n- เร่งรัดแล้ว\n"
    )
    assert [item.text for item in activity.issues] == ["งานค้าง"]
    assert [item.text for item in activity.results] == ["กรรมการเห็นว่าล่าช้า"]
    assert [item.text for item in activity.follow_through] == ["เร่งรัดแล้ว"]


def test_questions_for_headings_and_a_first_activity_in_words() -> None:
    first, second = activities(
        "กิจกรรมแรก  ประชุมทำกติกาตลาด\nใครมาบ้าง\nแม่ค้า 12 คน\nคุยเรื่องอะไร\nค่าแผง\nตกลงกันว่า\nวันละสิบบาท\nแล้ว อบต. ทำอะไร\nติดป้ายแล้ว\n"
        "กิจกรรมที่สอง  จิตอาสาลอกคลอง\nใครมาบ้าง\nจิตอาสา 30 คน\nคุยเรื่องอะไร\nวัชพืช\nตกลงกันว่า\nลอกทุกเดือน\nแล้ว อบต. ทำอะไร\nลอกเสร็จแล้ว\n"
    )
    assert [first.name, second.name] == ["ประชุมทำกติกาตลาด", "จิตอาสาลอกคลอง"]
    assert [[item.text for item in a.follow_through] for a in (first, second)] == [["ติดป้ายแล้ว"], ["ลอกเสร็จแล้ว"]]


def test_whom_to_ask_is_no_type_of_activity() -> None:
    names = [
        a.name
        for a in activities(
            "1. ร่วมวางแผน\n- ประชุมประชาคมหมู่บ้าน\n2. ร่วมติดตามประเมินผล\n- ตัวแทนชุมชนร่วมตรวจรับพัสดุ\n"
            "ทั้งนี้ ประชาชนแจ้งความประสงค์เข้าร่วมได้ที่งานประชาสัมพันธ์\n"
        )
    ]
    assert names == ["ประชุมประชาคมหมู่บ้าน", "ตัวแทนชุมชนร่วมตรวจรับพัสดุ"]


@pytest.mark.parametrize(
    ("words", "place"),
    [("5 ม.ค. 2567 ริมหนองเลิง", "ริมหนองเลิง"), ("5 มกราคม 2567 เวลา 10.00 น. ศาลาหมู่ 3 มีคนมา 9 คน", "ศาลาหมู่ 3"), ("5 มกราคม 2567 ช่วงเช้า", None)],
)  # fmt: skip
def test_the_place_behind_the_day_in_its_field(words: str, place: str | None) -> None:
    (activity,) = activities(f"ชื่อกิจกรรม : ประชาคมถนน\nวันจัด : {words}\nผล : เห็นชอบ\n")
    assert activity.place == place


def test_each_item_with_a_day_and_elements_below_it_is_an_activity() -> None:
    told = activities(
        "- ประชาคมหมู่ที่ 1 บ้านดอน  วันที่ 5 ม.ค. 67  ศาลาวัดดอน  ผู้เข้าร่วม 62 คน\n  ข้อเสนอ  ซ่อมฝาย\n  ผล  เห็นชอบ\n"
        "- ประชาคมหมู่ที่ 2 บ้านนา  วันที่ 6 ม.ค. 67  ศาลากลางบ้านนา  ผู้เข้าร่วม 47 คน\n  ข้อเสนอ  ขยายซอย\n  ผล  เจ้าของที่ยินยอม\n"
    )
    assert [(a.held_from, a.participants_total) for a in told] == [(date(2024, 1, 5), 62), (date(2024, 1, 6), 47)]


def test_a_signature_is_no_element() -> None:
    (told,) = activities(
        "ชื่อกิจกรรม : ประชาคมถนน\nวันที่ : 5 มกราคม 2567\nผล : เห็นชอบ\n3. ข้อพิจารณา\n(นายสมมุติ ทดลองดี)\nหัวหน้าสำนักปลัด\n"
    )
    assert told.name == "ประชาคมถนน"


TOLD_IN_TURN = (
    "กิจกรรมที่จัด\n1. ประชาคมตำบลทบทวนแผน   17 เมษายน 2567   หอประชุมวัดดอน\n2. จิตอาสาเก็บขยะริมคลอง   9/6/2567   คลองกลาง\n"
    "ประเด็นที่เปิดให้มีส่วนร่วม\n{0}1 ลำดับของถนน\n{0}2 ขยะก่อนฤดูฝน\nผู้มีส่วนร่วม\n{0}1 ผู้ใหญ่บ้าน 8 คน\n{0}2 จิตอาสา 60 คน\n"
    "ผลจากการมีส่วนร่วม\n{0}1 เห็นชอบลำดับ\n{0}2 ได้ขยะ 2 ตัน\n"
)


def test_elements_that_tell_of_all_activities_in_turn() -> None:
    for mark in ("กิจกรรมที่ ", "ครั้งที่ "):
        told = activities(TOLD_IN_TURN.format(mark))
        assert [(a.name, a.held_from) for a in told] == [
            ("ประชาคมตำบลทบทวนแผน", date(2024, 4, 17)),
            ("จิตอาสาเก็บขยะริมคลอง", date(2024, 6, 9)),
        ]
        assert [[g.headcount for g in a.groups] for a in told] == [[8], [60]]
        assert [[one.text for one in a.results] for a in told] == [["เห็นชอบลำดับ"], ["ได้ขยะ 2 ตัน"]]


def test_elements_of_other_numbers_than_the_list_are_of_one_activity() -> None:
    told = activities(TOLD_IN_TURN.format("กิจกรรมที่ ").replace("กิจกรรมที่ 2 ขยะก่อนฤดูฝน\n", ""))
    assert [8, 60] in [[g.headcount for g in a.groups] for a in told]


def test_people_in_a_table_that_was_copied_as_words() -> None:
    (activity,) = activities(
        "ชื่อโครงการ ประชาคมตำบล\nวันที่ดำเนินการ 5 มกราคม 2567\n2. สรุปข้อมูลของผู้มีส่วนร่วม\n"
        "ลำดับ กลุ่มผู้มีส่วนร่วม จำนวน (คน)\n1 ผู้ใหญ่บ้าน 7\n2 ชาวบ้านในระยะ 200 เมตร 31\n3 เจ้าหน้าที่ อบต. 4\nรวมทั้งสิ้น 42\n"
        "3. ผลจากการมีส่วนร่วม\nเห็นชอบให้ย้ายเสาไฟ\n"
    )
    assert activity.participants_total == 42
    assert [(group.label, group.headcount) for group in activity.groups] == [
        ("ผู้ใหญ่บ้าน", 7),
        ("ชาวบ้านในระยะ 200 เมตร", 31),
        ("เจ้าหน้าที่ อบต.", 4),
    ]
    assert [one.text for one in activity.results] == ["เห็นชอบให้ย้ายเสาไฟ"]


def test_copied_rows_count_on_and_end_where_they_do_not() -> None:
    (activity,) = activities(
        "ชื่อโครงการ ประชาคมตำบล\nวันที่ดำเนินการ 5 มกราคม 2567\n2. สรุปข้อมูลของผู้มีส่วนร่วม\n"
        "ที่ กลุ่ม จำนวน\n1 ผู้ใหญ่บ้าน 7\n3 ชาวบ้าน 31\n3. ผลจากการมีส่วนร่วม\nเห็นชอบ\n"
    )
    assert [(group.label, group.headcount) for group in activity.groups if group.headcount] == []


def test_the_verb_between_a_label_and_what_it_says_is_left_out() -> None:
    (activity,) = activities(
        "ชื่อกิจกรรม : จิตอาสาลอกคลอง\nวันที่ดำเนินการ : 5 มกราคม 2567\nประเด็นในการมีส่วนร่วม คือ น้ำเน่าในคลอง\n"
        "ผลที่ได้รับ คือ ลอกคลองได้สองกิโลเมตร\n"
    )
    assert [one.text for one in activity.issues] == ["น้ำเน่าในคลอง"]
    assert [one.text for one in activity.results] == ["ลอกคลองได้สองกิโลเมตร"]


def test_a_table_of_what_came_of_each_matter_tells_no_issues_again() -> None:
    (activity,) = activities(
        "ชื่อกิจกรรม : ประชุมประธานชุมชน\nวันที่ดำเนินการ : 5 มกราคม 2567\nวัตถุประสงค์/ประเด็น\n1. น้ำท่วมหน้าตลาด\n2. ไฟดับในซอย\n"
        "ผู้เข้าร่วม : ประธานชุมชน 20 คน\nการนำผลไปปรับปรุงการดำเนินงาน\n"
        "เรื่อง\tการดำเนินการ\nน้ำท่วม\tกองช่างลอกท่อแล้ว\nไฟดับ\tมอบหมายกองช่าง\n"
    )
    assert [one.text for one in activity.issues] == ["น้ำท่วมหน้าตลาด", "ไฟดับในซอย"]
    assert [(one.text, one.level) for one in activity.follow_through] == [("กองช่างลอกท่อแล้ว", 6), ("มอบหมายกองช่าง", 3)]


def test_the_heading_of_what_was_done_may_stand_before_its_words() -> None:
    (activity,) = activities(
        "ชื่อกิจกรรม : ประชุมประชาคมตำบล\nวันที่ดำเนินการ : 5 มกราคม 2567\nผลจากการมีส่วนร่วม เห็นชอบให้ทำทางเดิน\n\n"
        "การนำผลไปปรับปรุงการดำเนินงาน ปลัด อบต. มอบหมายกองช่างเขียนแบบ\n\nปีงบประมาณ พ.ศ. 2567\n"
    )
    assert [one.text for one in activity.results] == ["เห็นชอบให้ทำทางเดิน"]
    assert [(one.text, one.level) for one in activity.follow_through] == [("ปลัด อบต. มอบหมายกองช่างเขียนแบบ", 3)]


def test_a_table_of_contents_tells_of_nothing_held() -> None:
    (activity,) = activities(
        "สารบัญ\nกิจกรรมที่ 1 ประชาคมตำบล\t\t2\nกิจกรรมที่ 2 จิตอาสา ........ 5\n\n"
        "กิจกรรมที่ 1\nชื่อกิจกรรม : ประชาคมตำบลทบทวนแผน\nวันเวลา : 5 มกราคม 2567\nผลจากการมีส่วนร่วม\nเห็นชอบ\n"
    )
    assert activity.name == "ประชาคมตำบลทบทวนแผน"


def test_a_title_that_only_says_that_opinions_were_heard_goes_on_below() -> None:
    (activity,) = [
        activity
        for report in read_document(
            (
                "สรุปผลการรับฟังความคิดเห็น\nร่างข้อบัญญัติ เรื่อง ตลาดนัด\nและหาบเร่\n(ปีงบประมาณ พ.ศ. 2567)\n"
                "องค์การบริหารส่วนตำบลตรอกนอง\n\nวันและสถานที่\nวันที่ 9 มกราคม 2567 ณ หอประชุม อบต.\nประเด็นในการมีส่วนร่วม\nค่าเช่าแผง\n"
                "ผู้มีส่วนร่วม\nผู้ค้า 20 คน\nผลจากการมีส่วนร่วม\nขอลดค่าเช่า\n"
            ).encode(),
            "report.txt",
        ).reports
        for activity in report.activities
    ]
    assert activity.name == "การรับฟังความคิดเห็น ร่างข้อบัญญัติ เรื่อง ตลาดนัด และหาบเร่"
    assert activity.kind == "law_consultation"


DATED = (
    "ด้วย อบต.ตรอกนอง ได้จัด{held} ในวันที่ 4 มกราคม 2567 จึงขอรายงานดังนี้\n\nโครงการปลูกป่าชายเลนหน้าหมู่บ้าน\n"
    "วันที่ดำเนินการ : 5 มกราคม 2567\nประเด็นในการมีส่วนร่วม\nป่าชายเลนลดลง\nผลจากการมีส่วนร่วม\nปลูกได้ 500 ต้น\n"
)


@pytest.mark.parametrize(
    ("held", "conflicts"),
    [("โครงการปลูกป่าชายเลน", True), ("ประชุมเตรียมงานปลูกป่า", False)],
)
def test_another_day_contradicts_only_of_the_same_thing(held: str, conflicts: bool) -> None:
    reading = read_document((HEAD + DATED.format(held=held)).encode(), "report.txt")
    assert ("date_conflict" in {finding.rule for finding in reading.findings}) is conflicts


CALLED = (
    "ประเด็นหรือเรื่องในการมีส่วนร่วม\n{0}\nสรุปข้อมูลผู้มีส่วนร่วม\n"
    "กิจกรรมที่ 1 มีผู้เข้าร่วม 30 คน ได้แก่\n- เกษตรกร 26 คน\n- ผู้ใหญ่บ้าน 4 คน\nกิจกรรมที่ 2 มีผู้เข้าร่วม 50 คน\n- จิตอาสา 50 คน\n"
    "ผลจากการมีส่วนร่วม\nกิจกรรมที่ 1\n- เปิดน้ำวันจันทร์\n- ซ่อมฝาย\nกิจกรรมที่ 2\n- คลองสะอาด\n"
    "การนำผลจากการมีส่วนร่วมไปปรับปรุงการดำเนินงาน\nกิจกรรมที่ 1\n- กองช่างซ่อมฝายแล้วเสร็จ\nกิจกรรมที่ 2\n- จะจัดทุกปี\n"
)
ON_TOP = "กิจกรรมที่ 1 ประชุมผู้ใช้น้ำ\nกิจกรรมที่ 2 จิตอาสาพัฒนาคลอง\n"


@pytest.mark.parametrize(
    "words",
    [
        ON_TOP + CALLED.format("กิจกรรมที่ 1\n- รอบการส่งน้ำ\nกิจกรรมที่ 2\n- ผักตบชวา"),
        CALLED.format(
            "กิจกรรมที่ 1 ประชุมผู้ใช้น้ำ วันที่ 5 มกราคม 2567 ณ ศาลากลางบ้าน\n- รอบการส่งน้ำ\n"
            "กิจกรรมที่ 2 จิตอาสาพัฒนาคลอง วันที่ 9 มกราคม 2567 ณ คลองกลาง\n- ผักตบชวา"
        ),
    ],
)
def test_elements_that_call_each_activity_by_its_number(words: str) -> None:
    told = activities(words)
    assert [(a.name, a.participants_total) for a in told] == [("ประชุมผู้ใช้น้ำ", 30), ("จิตอาสาพัฒนาคลอง", 50)]
    assert [[g.headcount for g in a.groups] for a in told] == [[26, 4], [50]]
    assert [[one.text for one in a.issues] for a in told] == [["รอบการส่งน้ำ"], ["ผักตบชวา"]]
    assert [[one.text for one in a.results] for a in told] == [["เปิดน้ำวันจันทร์", "ซ่อมฝาย"], ["คลองสะอาด"]]
    assert [[one.level for one in a.follow_through] for a in told] == [[6], [2]]


def test_the_day_and_place_of_an_activity_called_by_its_number() -> None:
    told = activities(
        CALLED.format(
            "กิจกรรมที่ 1 ประชุมผู้ใช้น้ำ วันที่ 5 มกราคม 2567 ณ ศาลากลางบ้าน\nกิจกรรมที่ 2 จิตอาสาพัฒนาคลอง วันที่ 9 มกราคม 2567 ณ คลองกลาง"
        )
    )
    assert [(a.held_from, a.place) for a in told] == [
        (date(2024, 1, 5), "ศาลากลางบ้าน"),
        (date(2024, 1, 9), "คลองกลาง"),
    ]


def test_what_elements_call_and_nothing_names_is_not_parted() -> None:
    told = activities(CALLED.format("รอบการส่งน้ำ"))
    assert not any(a.name and a.name.startswith("ประชุม") for a in told)
    assert sum(len(a.results) for a in told) <= 3


def test_the_first_item_of_a_list_may_stand_beside_its_heading() -> None:
    (told,) = activities(
        "ชื่อกิจกรรม : ประชุมผู้ใช้น้ำ\nประเด็น/เรื่องในการมีส่วนร่วม\t1. รอบการส่งน้ำ\n\t2. ค่าบำรุง\n\t3. เวรเฝ้าประตู\nผลจากการมีส่วนร่วม\tเห็นชอบ\n"
    )
    assert [one.text for one in told.issues] == ["รอบการส่งน้ำ", "ค่าบำรุง", "เวรเฝ้าประตู"]


def test_the_last_item_of_a_list_may_begin_like_a_heading() -> None:
    (told,) = activities(
        "ชื่อกิจกรรม : ประชาคม\n1.3 ประเด็นการมีส่วนร่วม\n1) รับเรื่องร้องทุกข์\n2) การแก้ไขปัญหาที่ทำกินในเขตป่า\n\n1.4 ผู้มีส่วนร่วม\nประชาชน 30 คน\n1.5 ผลจากการมีส่วนร่วม\nเห็นชอบ\n"
    )
    assert [one.text for one in told.issues] == ["รับเรื่องร้องทุกข์", "การแก้ไขปัญหาที่ทำกินในเขตป่า"]


def test_what_was_carried_out_stands_below_the_resolution() -> None:
    (told,) = activities(
        "หมู่ที่ 1 บ้านกลาง\nวันที่ประชุม : 5 มกราคม 2567\nผู้เข้าประชุม : ประชาชน 30 คน\nประเด็นปัญหา : ถนนทรุด\n"
        "มติประชาคม : ให้ซ่อมถนน\nผลการดำเนินการ : ซ่อมถนนแล้วเสร็จ\n"
    )
    assert [one.text for one in told.results] == ["ให้ซ่อมถนน"]
    assert [(one.text, one.level) for one in told.follow_through] == [("ซ่อมถนนแล้วเสร็จ", 6)]
