"""What the lines of a form are beside the others of it: titles in a series, months, subjects, content like a label, what was called off."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.put_off import is_put_off, says_put_off
from data.reading import read_document
from data.report import Activity
from tests.told import activities_of
from tests.workbooks import Rows, workbook

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nรายงานการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n\n"


def activities(words: str) -> list[Activity]:
    return activities_of(HEAD + words)


def of_sheet(rows: Rows) -> list[Activity]:
    return [
        a
        for one in read_document(workbook([[HEAD.split("\n", maxsplit=1)[0]], *rows]), "t.xlsx").reports
        for a in one.activities
    ]


def fields(day: str, issue: str = "ถนนชำรุด", use: str = "ซ่อมแล้ว") -> str:
    return f"วันที่: {day}\nประเด็น: {issue}\nผู้มีส่วนร่วม: ประชาชน 20 คน\nผล: เห็นชอบ\nการนำไปปรับปรุง: {use}\n"


def groups(activity: Activity) -> list[tuple[str, int | None]]:
    return [(group.label, group.headcount) for group in activity.groups]


def test_the_number_due_behind_titles_is_a_title() -> None:
    one, two, three = activities(
        f"[1] ประชาคมหมู่บ้านกลาง\n{fields('5 มกราคม 2568')}[2] จิตอาสาลอกคลอง\n{fields('9 มกราคม 2568', use='จะลอกอีกปีหน้า')}"
        "[3] ประชาสัมพันธ์ภาษีท้องถิ่น\nปิดประกาศที่ศาลาทุกหมู่บ้าน\n"
    )
    assert (one.name, two.name, three.name) == ("ประชาคมหมู่บ้านกลาง", "จิตอาสาลอกคลอง", "ประชาสัมพันธ์ภาษีท้องถิ่น")
    assert [row.text for row in two.follow_through] == ["จะลอกอีกปีหน้า"]
    assert not three.is_event


def test_items_of_a_list_below_titles_are_none() -> None:
    told = activities(
        "1) ประชาคมหมู่บ้านกลาง\nวันที่: 5 มกราคม 2568\nผล:\n1) ขอไฟ\n2) ขอถนน\n"
        "2) จิตอาสาลอกคลอง\nวันที่: 9 มกราคม 2568\nผล:\n1) คลองสะอาด\n2) นัดใหม่\n3) ประชุมกลุ่มผู้ใช้น้ำอีกครั้ง\n"
    )
    assert [one.name for one in told] == ["ประชาคมหมู่บ้านกลาง", "จิตอาสาลอกคลอง"]


def test_an_activity_without_a_day_is_of_the_month_above_it() -> None:
    one, two = activities(
        "เดือนตุลาคม 2567\nกิจกรรม: เดินสำรวจไฟดับ\nเรื่อง: ไฟดับในซอย\nคน: ชรบ. 12 คน\nผล: พบ 5 จุด\nการนำไปใช้: เปลี่ยนหลอดแล้ว\n\n"
        "เดือนพฤศจิกายน 2567\nไม่มีกิจกรรม\n\n"
        "เดือนธันวาคม 2567\nกิจกรรม: ประชุมกลุ่มตลาด\nวันที่ 9 ธันวาคม 2567\nเรื่อง: ที่จอดรถ\nคน: แม่ค้า 30 คน\nผล: ตกลงจอดฝั่งเดียว\n"
    )
    assert (one.held_from, one.held_to, one.date_precision) == (date(2024, 10, 1), date(2024, 10, 31), "month")
    assert two.held_from == date(2024, 12, 9)
    assert [row.text for row in one.issues] == ["ไฟดับในซอย"]
    assert [row.text for row in one.follow_through] == ["เปลี่ยนหลอดแล้ว"]
    assert groups(two) == [("แม่ค้า", 30)]


def test_several_subjects_below_one_project_are_names_of_their_own() -> None:
    _, second = activities(
        "โครงการ: แผนพัฒนาท้องถิ่น\n"
        f"เรื่อง: ประชาคมหมู่ 1\n{fields('5 มกราคม 2568')}เรื่อง: ประชาคมหมู่ 2\n{fields('6 มกราคม 2568')}"
    )
    assert second.name == "ประชาคมหมู่ 2"


def test_content_that_begins_like_a_label_is_content() -> None:
    (activity,) = activities(
        "กิจกรรม: ประชุมประธานชุมชน\n  วันที่: 10 มกราคม 2568\n\n"
        "ก. ประเด็นในการมีส่วนร่วม\n    เรื่องเดือดร้อนของแต่ละชุมชน\n\nข. ผู้มีส่วนร่วม\n    ประธานชุมชน 14 คน\n\n"
        "ค. ผลจากการมีส่วนร่วม\n    ขอลอกท่อ\n"
    )
    assert [row.text for row in activity.issues] == ["เรื่องเดือดร้อนของแต่ละชุมชน"]


def test_a_title_that_a_word_makes_look_like_a_label_stands_above_its_fields() -> None:
    one, two = activities(
        "เปิดรับฟังแผนท่าเรือ\nเมื่อ 24 ตุลาคม 2567 ที่ ศาลาริมน้ำ\n\nประเด็น\n\nค่าจอดเรือ\n\nผลจากการมีส่วนร่วม\n\nเก็บวันละ 20 บาท\n\n"
        "ประชุมหารือภัยแล้งของสวน\n\nเมื่อ 14 กุมภาพันธ์ 2568 ที่ สหกรณ์\n\nประเด็น\n\nเวรสูบน้ำ\n\nผลจากการมีส่วนร่วม\n\nเว้นสูบวันอังคาร\n"
    )
    assert (one.name, two.name) == ("เปิดรับฟังแผนท่าเรือ", "ประชุมหารือภัยแล้งของสวน")
    assert [row.text for row in one.results] == ["เก็บวันละ 20 บาท"]


@pytest.mark.parametrize(
    ("words", "called_off"),
    [
        ("กำหนดไว้วันที่ 27 มีนาคม 2568 แต่ยกเลิกเพราะฝนตกหนัก", True),
        ("จิตอาสาปลูกป่า (งดจัด)", True),
        ("เลื่อนไปไม่มีกำหนด", True),
        ("เดิมนัดวันที่ 5 แต่เลื่อนมาจัดวันที่ 9 มกราคม 2568", False),
        ("ชาวบ้านขอให้ยกเลิกตลาดนัด", False),
    ],
)
def test_what_says_that_something_was_called_off(words: str, called_off: bool) -> None:
    assert says_put_off(words) is called_off


def test_a_cell_says_so_where_it_begins_with_it() -> None:
    assert is_put_off("เลื่อนออกไป")
    assert not is_put_off("จัดแล้ว ไม่เลื่อน")


def test_what_was_called_off_was_not_held() -> None:
    held, off = activities(
        f"กิจกรรม: ประชุมกลุ่มตลาด\n{fields('5 มกราคม 2568')}\nกิจกรรม: กีฬาชุมชน\nกำหนดไว้วันที่ 27 มีนาคม 2568 แต่ยกเลิก เพราะพายุเข้า\n"
    )
    assert (held.is_event, off.is_event) == (True, False)


def test_a_row_that_says_so_where_its_result_belongs_was_not_held() -> None:
    held, off = of_sheet(
        [
            ["กิจกรรม", "วันที่", "ประเด็น", "จำนวน (คน)", "ผลจากการมีส่วนร่วม"],
            ["ประชุมกลุ่มตลาด", "5 ม.ค. 68", "ที่จอดรถ", 30, "ยกเลิกที่จอดเดิม"],
            ["ค่ายเยาวชน", "9 ก.พ. 68", "น้ำเน่า", "-", "ยกเลิก เพราะน้ำหลาก"],
        ]
    )
    assert (held.is_event, off.is_event) == (True, False)


def test_a_count_of_all_days_together_is_of_one_activity() -> None:
    (activity,) = of_sheet(
        [
            ["กิจกรรม", "เทศบาลพบชุมชน"],
            ["วันที่จัด", "19 ธ.ค. 67 (ชุมชนสถานี)\n20 มี.ค. 68 (ชุมชนใต้)"],
            ["สถานที่", "ลานของทั้งสองชุมชน"],
            ["ผู้มีส่วนร่วม", "รวมสองครั้ง 212 คน ได้แก่\n- ประชาชน\n- กรรมการชุมชน"],
            ["ผลจากการมีส่วนร่วม", "รับเรื่องไว้ 17 เรื่อง"],
        ]
    )
    assert (activity.held_from, activity.held_to, activity.participants_total) == (
        date(2024, 12, 19),
        date(2025, 3, 20),
        212,
    )


def test_names_below_a_counted_one_are_groups_too() -> None:
    (activity,) = activities(
        "กิจกรรม: ประชุมประธานชุมชน\nวันที่: 10 มกราคม 2568\nผู้มีส่วนร่วม\n\nประธานชุมชน 14 คน\nสมาชิกสภาเทศบาล\nหัวหน้ากอง\n\nผลจากการมีส่วนร่วม\nขอลอกท่อ\n"
    )
    assert groups(activity) == [("ประธานชุมชน", 14), ("สมาชิกสภาเทศบาล", None), ("หัวหน้ากอง", None)]
    assert activity.participants_total is None


def test_a_cell_is_no_longer_than_it_is() -> None:
    """A label of the next cell makes none of the words of this one."""
    (activity,) = of_sheet(
        [
            ["กิจกรรม", "วันที่", "ประเด็น", "ผู้มีส่วนร่วม", "จำนวน (คน)", "ผลจากการมีส่วนร่วม"],
            ["รับฟังถนนคนเดิน", "18 ก.พ. 68", "วันจัดและเวลา", "ร้านค้า", "เป้าหมาย 40", "เดือนละสองครั้ง"],
        ]
    )
    assert [row.text for row in activity.issues] == ["วันจัดและเวลา"]
    assert activity.participants_total is None


def test_a_target_in_a_column_of_counts_is_found() -> None:
    rows: Rows = [
        [HEAD.split("\n", maxsplit=1)[0]],
        ["ปีงบประมาณ 2568"],
        ["กิจกรรม", "วันที่", "ประเด็น", "ผู้มีส่วนร่วม", "จำนวน (คน)", "ผลจากการมีส่วนร่วม"],
        ["อบรมแยกขยะ", "18 ก.พ. 68", "ขยะเปียก", "แม่บ้าน", "เป้าหมาย 40", "ได้กติกา"],
    ]
    assert "target_not_attended" in {finding.rule for finding in read_document(workbook(rows), "t.xlsx").findings}
