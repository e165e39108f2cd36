"""Sheets in the few ways in which a grid can tell of activities; the answers are worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.columns import role_of
from data.reading import read_document
from data.report import Activity
from tests.workbooks import Rows, workbook, workbook_of

TITLE: Rows = [
    ["สรุปงานที่ชาวบ้านมีส่วนร่วม เทศบาลตำบลท่าช้าง อำเภอเมืองจันทบุรี จังหวัดจันทบุรี"],
    ["ปีงบประมาณ พ.ศ. 2567"],
    [],
]


def activities(rows: Rows, merged: tuple[str, ...] = ()) -> list[Activity]:
    (report,) = read_document(workbook([*TITLE, *rows], merged), "report.xlsx").reports
    return report.activities


def groups(activity: Activity) -> list[tuple[str, int | None]]:
    return [(group.label, group.headcount) for group in activity.groups]


def outcome(activity: Activity) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.text for one in activity.issues],
        [one.text for one in activity.results],
        [one.text for one in activity.follow_through],
    )


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("เรื่อง/กิจกรรม", "name"),
        ("เจ้าของโรงบ่ม", None),
        ("ทำเมื่อไร", "date"),
        ("จัดวันไหน", "date"),
        ("ครั้งล่าสุด", "date"),
        ("ผลครั้งล่าสุด", "result"),
        ("ทำที่ไหน", "place"),
        ("ร่วมแบบไหน", "mode"),
        ("ใครมาบ้าง", "participants"),
        ("มากี่คน", "participants"),
        ("เรื่องที่คุย", "issue"),
        ("ข้อหารือ", "issue"),
        ("ประเด็นที่ผู้เข้าร่วมเสนอ", "issue"),
        ("ข้อเสนอจากผู้เข้าร่วม", "result"),
        ("ชาวบ้านเสนออะไร", "result"),
        ("เอาผลไปทำอะไรบ้าง", "use"),
        ("ทำอะไรต่อ", "use"),
        ("ทำไปแล้ว", "use"),
        ("หน่วยงานที่รับผิดชอบ", "doer"),
        ("จัดกันตรงไหน", "place"),
        ("บริเวณที่นัด", "place"),
        ("กำหนดนัด", "date"),
        ("กำหนดจัดส่ง", None),
        ("จัดบ่อยแค่ไหน", "recurrence"),
        ("ผู้มารับบริการ", "participants"),
        ("ยอดคน", "total"),
        ("ถกกันเรื่องอะไร", "issue"),
        ("คนมาร่วมเห็นว่า", "result"),
        ("งานคืบหน้า", "use"),
        ("แล้วยังไงต่อ", "use"),
        ("อบต.แก้อะไรไปแล้ว", "use"),
        ("เทศบาลปรับอะไรแล้ว", "use"),
        ("สิ่งที่โรงพยาบาลเปลี่ยน", "use"),
        ("ตอนนี้ทำถึงไหนแล้ว (ณ 30 ก.ย.)", "use"),
        ("อบต.", "agency"),
        ("ห้อง/สถานที่", "place"),
        ("รวมกี่คน", "total"),
        ("ไตรมาส", "round"),
        ("จัดไปแล้วกี่ครั้ง", "other"),
        ("activity_name", "name"),
        ("activity_date", "date"),
        ("activity_no", "number"),
        ("group_name", "participants"),
        ("persons", "participants"),
        ("follow_up", "use"),
        ("ต.ค. 66", "month"),
        ("ร้อยละ", "score"),
    ],
)
def test_what_a_heading_asks_for(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_one_activity_a_column_with_labels_of_two_levels() -> None:
    first, second = activities(
        [
            ["เรื่อง", None, "งานที่ 1", "งานที่ 2"],
            ["ชื่องาน", None, "เวทีคัดแยกขยะ", "ลงแขกทำฝาย"],
            ["ทำเมื่อ", None, "7 ม.ค. 67", "9-10 ก.พ. 67"],
            ["ทำที่ไหน", None, "ศาลาวัดโบสถ์", "ลำห้วยแม่ปาน"],
            ["ผู้มาร่วม", "ชาย", 20, 41],
            [None, "หญิง", 31, 19],
            [None, "รวม", 51, 60],
            ["คุยเรื่องอะไร", None, "ถังขยะไม่พอ", "น้ำแล้งปลายฤดู"],
            ["ตกลงกันว่า", None, "ให้แยกขยะที่บ้าน", "ทำฝายสองแห่ง"],
            ["ทำอะไรต่อ", None, "ซื้อถังเพิ่มแล้ว 30 ใบ", "-"],
        ],
        ("A8:A10",),
    )
    assert (first.name, first.held_from, first.place, first.participants_total) == (
        "เวทีคัดแยกขยะ", date(2024, 1, 7), "ศาลาวัดโบสถ์", 51,
    )  # fmt: skip
    assert outcome(first) == (["ถังขยะไม่พอ"], ["ให้แยกขยะที่บ้าน"], ["ซื้อถังเพิ่มแล้ว 30 ใบ"])
    assert (second.name, second.held_from, second.held_to, second.participants_total) == (
        "ลงแขกทำฝาย", date(2024, 2, 9), date(2024, 2, 10), 60,
    )  # fmt: skip
    assert outcome(second) == (["น้ำแล้งปลายฤดู"], ["ทำฝายสองแห่ง"], [])


def test_groups_a_row_and_activities_a_column() -> None:
    first, second = activities(
        [
            ["รายการ", "เวทีทบทวนแผนพัฒนา", "ประชุมผู้ค้าตลาดเช้า"],
            ["วันที่", "5 มี.ค. 67", "8 มี.ค. 67"],
            ["สถานที่", "หอประชุมเทศบาล", "ตลาดเช้า"],
            ["ผู้ใหญ่บ้าน", 6, None],
            ["อสม.", 12, 2],
            ["ประชาชน", 40, 25],
            ["รวมผู้เข้าร่วม", 58, 27],
            ["มติ", "เพิ่ม 4 โครงการ", "ย้ายแผงในเดือนเมษายน"],
        ]
    )
    assert groups(first) == [("ผู้ใหญ่บ้าน", 6), ("อสม.", 12), ("ประชาชน", 40)]
    assert groups(second) == [("อสม.", 2), ("ประชาชน", 25)]
    assert [(a.name, a.place, a.participants_total) for a in (first, second)] == [
        ("เวทีทบทวนแผนพัฒนา", "หอประชุมเทศบาล", 58),
        ("ประชุมผู้ค้าตลาดเช้า", "ตลาดเช้า", 27),
    ]


def test_forms_below_each_other() -> None:
    rows: list[list[object]] = []
    for name, day, count in (("เวทีคัดแยกขยะ", "7 ม.ค. 67", 33), ("ประชุมแผนชุมชน", "9 ก.พ. 67", 48)):
        rows += [
            ["ชื่อกิจกรรม", None, name],
            ["จัดเมื่อ", None, day],
            ["ผู้เข้าร่วม", None, "กลุ่มสตรี", 12],
            [None, None, "ประชาชน", count],
            [None, None, "รวม", count + 12],
            ["ประเด็น", None, "ถังขยะไม่พอ"],
            ["ผล", None, "ให้แยกขยะที่บ้าน"],
            ["การนำผลไปใช้", None, "ซื้อถังเพิ่มแล้ว"],
        ]
    found = activities(rows)
    assert [(a.name, a.held_from, a.participants_total) for a in found] == [
        ("เวทีคัดแยกขยะ", date(2024, 1, 7), 45),
        ("ประชุมแผนชุมชน", date(2024, 2, 9), 60),
    ]
    assert groups(found[1]) == [("กลุ่มสตรี", 12), ("ประชาชน", 48)]
    assert outcome(found[1]) == (["ถังขยะไม่พอ"], ["ให้แยกขยะที่บ้าน"], ["ซื้อถังเพิ่มแล้ว"])


def test_rows_that_say_again_which_activity_they_are_of() -> None:
    held = ["1", "เวทีคัดแยกขยะ", date(2024, 1, 7)]
    first, second = activities(
        [
            ["รหัส", "กิจกรรม", "วันที่", "ประเด็น", "มติ", "ทำอะไรต่อ"],
            [*held, "ถังขยะไม่พอ", "ซื้อเพิ่ม 30 ใบ", "ซื้อแล้ว"],
            [*held, "รถเก็บไม่ตรงเวลา", "ติดตารางเก็บ", "ซื้อแล้ว"],
            ["2", "เวทีคัดแยกขยะ", date(2024, 2, 7), "กลิ่นบ่อพัก", "ล้างทุกเดือน", None],
        ]
    )
    assert outcome(first) == (["ถังขยะไม่พอ", "รถเก็บไม่ตรงเวลา"], ["ซื้อเพิ่ม 30 ใบ", "ติดตารางเก็บ"], ["ซื้อแล้ว"])
    assert (second.held_from, outcome(second)[0]) == (date(2024, 2, 7), ["กลิ่นบ่อพัก"])


def test_the_same_name_on_the_same_day_in_another_village_is_another_activity() -> None:
    found = activities(
        [
            ["กิจกรรม", "วันที่", "สถานที่", "จำนวนคน", "ข้อเสนอ"],
            ["ประชาคมหมู่บ้าน", "7 ม.ค. 67", "ศาลาหมู่ 1", 30, "ขอไฟทาง"],
            ["ประชาคมหมู่บ้าน", "7 ม.ค. 67", "ศาลาหมู่ 2", 41, "ขอถนน"],
        ]
    )
    assert [(a.place, a.participants_total) for a in found] == [("ศาลาหมู่ 1", 30), ("ศาลาหมู่ 2", 41)]


def test_sheets_that_tell_more_of_the_activities_of_another_by_their_code() -> None:
    content = workbook_of(
        {
            "กิจกรรม": [
                *TITLE,
                ["รหัส", "ชื่อกิจกรรม", "วันที่จัด", "สถานที่"],
                ["ก-01", "เวทีคัดแยกขยะ", "7 ม.ค. 67", "ศาลาวัดโบสถ์"],
                ["ก-02", "ประชุมแผนชุมชน", "9 ก.พ. 67", "หอประชุม"],
            ],
            "คน": [
                ["รหัสกิจกรรม", "กลุ่ม", "จำนวน (คน)"],
                ["ก-01", "กลุ่มสตรี", 12],
                ["ก-01", "ประชาชน", 33],
                ["ก-02", "ผู้ใหญ่บ้าน", 9],
                ["ก-02", "อสม.", 20],
            ],
            "ผล": [["รหัสกิจกรรม", "ข้อสรุป", "การใช้ผล"], ["ก-02", "เลือก 5 โครงการ", "บรรจุในแผนแล้ว"]],
        }
    )
    (report,) = read_document(content, "report.xlsx").reports
    first, second = report.activities
    assert (first.name, first.held_from, groups(first)) == (
        "เวทีคัดแยกขยะ", date(2024, 1, 7), [("กลุ่มสตรี", 12), ("ประชาชน", 33)],
    )  # fmt: skip
    assert groups(second) == [("ผู้ใหญ่บ้าน", 9), ("อสม.", 20)]
    assert outcome(second) == ([], ["เลือก 5 โครงการ"], ["บรรจุในแผนแล้ว"])


def test_remarks_that_tell_what_was_done() -> None:
    rows: list[list[object]] = [
        ["กิจกรรม", "วันที่", "ผล", "หมายเหตุ"],
        ["เวทีคัดแยกขยะ", "7 ม.ค. 67", "ขอถังเพิ่ม", "ซื้อถังเพิ่มแล้ว 30 ใบ"],
        ["ประชุมแผนชุมชน", "9 ก.พ. 67", "เลือก 5 โครงการ", "จะบรรจุในแผนปีหน้า"],
    ]
    assert [outcome(a)[2] for a in activities(rows)] == [["ซื้อถังเพิ่มแล้ว 30 ใบ"], ["จะบรรจุในแผนปีหน้า"]]
    about: list[list[object]] = [rows[0], [*rows[1][:3], "ฝนตก"], [*rows[2][:3], "แทนวันที่ 8"]]
    assert [outcome(a)[2] for a in activities(about)] == [[], []]


def test_months_are_no_groups_and_answers_to_a_questionnaire_no_activities() -> None:
    counted = activities(
        [
            ["กิจกรรม", "จำนวนผู้เข้าร่วม (คน)", None, None, None],
            [None, "ต.ค. 66", "พ.ย. 66", "ธ.ค. 66", "รวม"],
            ["ตลาดนัดผักปลอดสาร", 40, 35, 50, 125],
            ["ออกกำลังกายยามเย็น", 20, 22, 18, 60],
        ],
        ("A4:A5", "B4:E4"),
    )
    assert [(a.name, a.participants_total, a.groups) for a in counted] == [
        ("ตลาดนัดผักปลอดสาร", 125, []),
        ("ออกกำลังกายยามเย็น", 60, []),
    ]
    answers = activities(
        [
            ["รายการ", "จำนวน (คน)", "ร้อยละ"],
            ["ชาย", 40, 40],
            ["หญิง", 60, 60],
            [],
            ["ข้อคำถาม", "ค่าเฉลี่ย", "แปลผล"],
            ["1. ความสะอาด", 4.2, "มาก"],
            ["2. ความรวดเร็ว", 3.1, "ปานกลาง"],
        ]
    )
    assert answers == []


def test_villages_a_column_under_one_subject() -> None:
    found = activities(
        [
            ["ประชาคมทบทวนแผนพัฒนาท้องถิ่น"],
            ["รายการ", "หมู่ที่ 1 บ้านดอน", "หมู่ที่ 2 บ้านลุ่ม", "หมู่ที่ 3 บ้านใหม่"],
            ["วันที่จัด", "5 มี.ค. 67", "6 มี.ค. 67", "7 มี.ค. 67"],
            ["สถานที่", "ศาลากลางบ้านดอน", "วัดลุ่ม", "โรงเรียนบ้านใหม่"],
            ["ผู้เข้าร่วม (คน)", 40, 38, 52],
            ["ข้อเสนอ", "ถนนสายใน", "ไฟทาง", "ประปา"],
        ]
    )
    assert [(a.held_from, a.place, a.participants_total, outcome(a)[1]) for a in found] == [
        (date(2024, 3, 5), "ศาลากลางบ้านดอน", 40, ["ถนนสายใน"]),
        (date(2024, 3, 6), "วัดลุ่ม", 38, ["ไฟทาง"]),
        (date(2024, 3, 7), "โรงเรียนบ้านใหม่", 52, ["ประปา"]),
    ]


@pytest.mark.parametrize(
    ("told", "total"), [("28", 28), ("1,250", 1250), ("2147483648", None), ("9,999,999,999", None)]
)
def test_how_many_a_label_says(told: str, total: int | None) -> None:
    (one,) = activities(
        [
            ["กิจกรรม", "ประชุมเรื่องตลาด"],
            ["วันที่จัด", "5 มี.ค. 67"],
            [f"ผู้มีส่วนร่วม ({told} คน)", "ผู้ค้าและผู้ซื้อ"],
            ["ข้อเสนอ", "ขายถึงหกโมงเย็น"],
        ]
    )
    assert one.participants_total == total


def test_forms_beside_each_other() -> None:
    found = activities(
        [
            ["ชื่อกิจกรรม", "เวทีคัดแยกขยะ", None, "ชื่อกิจกรรม", "ประชุมแผนชุมชน"],
            ["วันที่", "7 ม.ค. 67", None, "วันที่", "9 ก.พ. 67"],
            ["สถานที่", "ศาลาวัดโบสถ์", None, "สถานที่", "หอประชุม"],
            ["ผู้เข้าร่วม", "45 คน", None, "ผู้เข้าร่วม", "60 คน"],
            ["ผล", "ให้แยกขยะที่บ้าน", None, "ผล", "เลือก 5 โครงการ"],
        ]
    )
    assert [(a.name, a.held_from, a.place, a.participants_total, outcome(a)[1]) for a in found] == [
        ("เวทีคัดแยกขยะ", date(2024, 1, 7), "ศาลาวัดโบสถ์", 45, ["ให้แยกขยะที่บ้าน"]),
        ("ประชุมแผนชุมชน", date(2024, 2, 9), "หอประชุม", 60, ["เลือก 5 โครงการ"]),
    ]


def test_plan_and_actual_stand_beside_each_other() -> None:
    (row,) = activities(
        [
            ["ที่", "โครงการ", "แผน", None, "ผลการดำเนินงาน", None, "ข้อเสนอของประชาชน"],
            [None, None, "วันที่", "คน", "วันที่", "คน"],
            [1, "เวทีคัดแยกขยะ", "5 ม.ค. 67", 50, "7 ม.ค. 67", 45, "ขอถังเพิ่ม"],
            ["", "รวม", "", 50, "", 45, ""],
        ],
        ("A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:G5"),
    )
    assert (row.held_from, row.participants_total) == (date(2024, 1, 7), 45)


def test_a_tidy_file_with_english_headings() -> None:
    rows = (
        "agency,province,project_title,start_date,end_date,venue,group,people,outcome,action_taken",
        "เทศบาลตำบลท่าช้าง,จันทบุรี,อบรมทำปุ๋ย,2024-01-07,2024-01-08,หอประชุม,เกษตรกร,30,ทำปุ๋ยได้ 2 ตัน,แจกปุ๋ยแล้ว",
        "เทศบาลตำบลท่าช้าง,จันทบุรี,อบรมทำปุ๋ย,2024-01-07,2024-01-08,หอประชุม,กลุ่มสตรี,12,ทำปุ๋ยได้ 2 ตัน,แจกปุ๋ยแล้ว",
    )
    (report,) = read_document("\n".join(rows).encode(), "data.csv").reports
    (row,) = report.activities
    assert (row.name, row.held_from, row.held_to, row.place) == (
        "อบรมทำปุ๋ย",
        date(2024, 1, 7),
        date(2024, 1, 8),
        "หอประชุม",
    )
    assert (groups(row), outcome(row)) == ([("เกษตรกร", 30), ("กลุ่มสตรี", 12)], ([], ["ทำปุ๋ยได้ 2 ตัน"], ["แจกปุ๋ยแล้ว"]))


def test_a_sum_below_the_column_of_days_is_no_activity() -> None:
    told = activities(
        [
            ["วันที่", "กิจกรรม", "สถานที่", "ชาย", "หญิง", "รวมผู้เข้าร่วม"],
            ["22 เมษายน 2567", "ประชาคมหมู่ 1", "ศาลากลางบ้าน", 21, 34, 55],
            ["23 เมษายน 2567", "ประชาคมหมู่ 2", "วัดดอน", 18, 29, 47],
            ["รวมทั้งสิ้น", None, None, 39, 63, 102],
        ]
    )
    assert [(a.name, a.participants_total) for a in told] == [("ประชาคมหมู่ 1", 55), ("ประชาคมหมู่ 2", 47)]


def test_an_item_right_of_its_label_goes_on_though_it_begins_like_a_label() -> None:
    (told,) = activities(
        [
            ["ชื่อกิจกรรม", "รับฟังความคิดเห็นงานวางท่อ"],
            ["วันที่จัด", "9 กรกฎาคม 2567"],
            ["ประเด็นที่รับฟัง", "1. แนวท่อหน้าร้านค้า"],
            [None, "2. ช่วงเวลาปิดถนน"],
            ["การนำไปใช้", "กองช่างปรับแบบแล้ว"],
        ]
    )
    assert [one.text for one in told.issues] == ["แนวท่อหน้าร้านค้า", "ช่วงเวลาปิดถนน"]


def test_a_remark_that_tells_how_often_and_a_run_of_half_a_year() -> None:
    often, half = activities(
        [
            ["กิจกรรม", "วันที่", "ผู้เข้าร่วม", "ประเด็น", "หมายเหตุ"],
            ["เวทีคนริมคลอง", "9 ก.พ. 67", 21, "ผักตบเต็มคลอง", "จัดทุกวันที่ 9 ของเดือน"],
            ["สำรวจความพึงพอใจ", "ต.ค. 66 - มี.ค. 67", "-", "ความสะดวก", "เก็บแบบทุกเดือน"],
        ]
    )
    assert (often.recurrence, half.recurrence) == ("monthly", None)
    assert (half.held_from, half.held_to, half.date_precision) == (date(2023, 10, 1), date(2024, 3, 31), "month")


def test_activities_in_columns_whose_cells_read_like_labels() -> None:
    first, second = activities(
        [
            ["หัวข้อ", "กิจกรรมที่ 1", "กิจกรรมที่ 2"],
            ["ชื่อ", "อบรมทำน้ำปลา", "วันหยุดขุดสระ"],
            ["รูปแบบการมีส่วนร่วม", "ร่วมดำเนินการ", "ร่วมดำเนินการ"],
            ["วันที่", "4 มกราคม 2567", "11 กุมภาพันธ์ 2567"],
            ["จัด ณ", "ศาลาบ้านโคก", "สระหลวง"],
            ["ผู้เข้าร่วม", "30 คน", "25 คน"],
            ["ประเด็น", "ปลาสร้อยล้นตลาด", "สระตื้น"],
            ["ผลที่ได้", "ตั้งกลุ่ม", "ขุดได้ครึ่งสระ"],
        ]
    )
    assert (first.name, first.place, first.participants_total) == ("อบรมทำน้ำปลา", "ศาลาบ้านโคก", 30)
    assert (second.name, second.held_from, second.mode) == ("วันหยุดขุดสระ", date(2024, 2, 11), "do")


def test_of_several_modes_the_ticked_one_counts() -> None:
    form: Rows = [
        ["ชื่อกิจกรรม", "ตรวจถนนด้วยกัน"],
        ["ลักษณะการมีส่วนร่วม", "☐ ร่วมวางแผน ☐ ร่วมดำเนินการ ☑ ร่วมติดตามประเมินผล"],
        ["วันที่", "4 มกราคม 2567"],
        ["ประเด็น", "ถนนแตกหน้าวัด"],
    ]
    (ticked,) = activities(form)
    assert ticked.mode == "evaluate"
    form[1] = ["ลักษณะการมีส่วนร่วม", "( ) ร่วมวางแผน (/) ร่วมดำเนินการ ( ) ร่วมติดตามประเมินผล"]
    assert [one.mode for one in activities(form)] == ["do"]


def test_marked_lines_right_above_forms_name_what_was_held() -> None:
    form: Rows = [["รายการ", "รายละเอียด"]]
    first: Rows = [
        ["กำหนดจัด", "เดือนละครั้ง ล่าสุด 4 มกราคม 2567"],
        ["พื้นที่จัด", "ลานตลาด"],
        ["ประเด็น", "ราคาผัก"],
        ["ความเห็นร่วม", "ให้ตั้งตราชั่งกลาง"],
    ]
    second: Rows = [
        ["กำหนดจัด", "11 กุมภาพันธ์ 2567"],
        ["พื้นที่จัด", "ศาลาบ้านโคก"],
        ["ประเด็น", "น้ำประปาขุ่น"],
        ["ความเห็นร่วม", "ให้ล้างถังทุกปี"],
    ]
    one, other = activities([["ก. แม่ค้าพบเทศบาล"], *form, *first, [], ["ข. ลุยล้างถังประปา"], *form, *second])
    assert (one.name, one.recurrence, one.place) == ("แม่ค้าพบเทศบาล", "monthly", "ลานตลาด")
    assert (other.name, other.recurrence, other.held_from) == ("ลุยล้างถังประปา", None, date(2024, 2, 11))


def test_the_word_before_a_count_may_have_a_cell_of_its_own() -> None:
    (activity,) = activities(
        [
            ["ชื่อกิจกรรม", "ประชุมหารือเรื่องลิงลงสวน"],
            ["วันที่จัด", "20 มกราคม 2567"],
            ["ผู้มีส่วนร่วม", "ชาวสวนมะพร้าว", "จำนวน", "33 คน"],
            ["", "ผู้ใหญ่บ้าน ม.5 และ ม.6", "จำนวน", "2 คน"],
            ["รวมผู้เข้าร่วม", "35 คน"],
            ["ผลจากการมีส่วนร่วม", "ตกลงตั้งเวรเฝ้าสวน"],
        ]
    )
    assert groups(activity) == [("ชาวสวนมะพร้าว", 33), ("ผู้ใหญ่บ้าน ม.5 และ ม.6", 2)]
    assert activity.participants_total == 35


def test_lines_of_a_cell_that_each_name_a_group_are_a_list() -> None:
    (activity,) = activities(
        [
            ["ที่", "ชื่อกิจกรรม / วันที่ / สถานที่", "ผู้มีส่วนร่วม", "จำนวน (คน)", "ผลจากการมีส่วนร่วม"],
            ["1", "ประชุมรับฟังเรื่องที่จอดรถ\n11 มกราคม 2567\nท่าน้ำวัดกลาง", "ร้านค้า\nคนขับรถสองแถว\nประชาชน", 83, "ให้ลองหกสิบวัน"],
        ]
    )
    assert groups(activity) == [("ร้านค้า", None), ("คนขับรถสองแถว", None), ("ประชาชน", None)]
    assert activity.participants_total == 83
    assert activity.place == "ท่าน้ำวัดกลาง"


def test_a_cell_over_the_rows_of_a_form_names_its_activity() -> None:
    rows: Rows = [
        ["กิจกรรม", "หัวข้อ", "รายละเอียด"],
        ["1. ประชุมชมรมผู้ค้าตลาดเช้า", "วันที่", "8 มกราคม 2567"],
        ["", "ประเด็น", "แผงค้าล้ำทางเท้า"],
        ["", "ผู้มีส่วนร่วม (20 คน)", "ผู้ค้า 18 คน\nเทศกิจ 2 คน"],
        ["", "ผล", "ตกลงถอยแผงเข้าในเส้น"],
        ["2. ปลูกต้นไม้ริมคลองวัดใหม่", "วันที่", "9 กุมภาพันธ์ 2567"],
        ["", "ประเด็น", "ร่มเงาทางเดินริมคลอง"],
        ["", "ผล", "ปลูกได้ 60 ต้น"],
    ]
    market, canal = activities(rows, ("A5:A8", "A9:A11"))
    assert (market.name, market.held_from, market.participants_total) == (
        "ประชุมชมรมผู้ค้าตลาดเช้า", date(2024, 1, 8), 20,
    )  # fmt: skip
    assert groups(market) == [("ผู้ค้า", 18), ("เทศกิจ", 2)]
    assert (canal.name, canal.held_from) == ("ปลูกต้นไม้ริมคลองวัดใหม่", date(2024, 2, 9))
    assert outcome(canal)[1] == ["ปลูกได้ 60 ต้น"]


def test_a_column_for_each_activity_that_is_called_by_its_number() -> None:
    rows: Rows = [
        ["กิจกรรมที่", "ชื่อกิจกรรม", "วันที่"],
        ["1", "ประชุมประชาคมบ้านโคก", "8 มกราคม 2567"],
        ["2", "อบรมทำปุ๋ยหมัก", "9 กุมภาพันธ์ 2567"],
        [],
        ["กลุ่มผู้มีส่วนร่วม", "กิจกรรมที่ 1 (คน)", "กิจกรรมที่ 2 (คน)"],
        ["ราษฎรบ้านโคก", "40", "-"],
        ["เกษตรกร", "-", "25"],
        ["กรรมการหมู่บ้าน", "7", "5"],
        ["รวม", "47", "30"],
    ]
    forum, course = activities(rows)
    assert (groups(forum), forum.participants_total) == ([("ราษฎรบ้านโคก", 40), ("กรรมการหมู่บ้าน", 7)], 47)
    assert (groups(course), course.participants_total) == ([("เกษตรกร", 25), ("กรรมการหมู่บ้าน", 5)], 30)


def test_groups_under_the_same_headings_beside_each_other() -> None:
    rows: Rows = [
        ["ชื่อกิจกรรม", "เวทีรับฟังความคิดเห็นถนนสายใหม่"],
        ["วันที่", "8 มกราคม 2567"],
        ["กลุ่ม", "จำนวน (คน)", "กลุ่ม", "จำนวน (คน)"],
        ["ผู้ใหญ่บ้าน", "4", "เจ้าของที่ดิน", "21"],
        ["ประชาชนทั่วไป", "30", "เจ้าหน้าที่กองช่าง", "3"],
        ["รวม", "", "", "58"],
    ]
    (hearing,) = activities(rows)
    assert groups(hearing) == [
        ("ผู้ใหญ่บ้าน", 4), ("เจ้าของที่ดิน", 21), ("ประชาชนทั่วไป", 30), ("เจ้าหน้าที่กองช่าง", 3),
    ]  # fmt: skip


def test_a_table_that_tells_only_names_and_how_often_is_of_types() -> None:
    rows: Rows = [
        ["ที่", "ภารกิจ/กิจกรรม", "ส่วนงานรับผิดชอบ", "ความถี่"],
        ["1", "การจัดเวทีประชาคมหมู่บ้าน", "สำนักปลัด", "ปีละ 1 ครั้ง"],
        ["2", "ศูนย์รับเรื่องร้องเรียนร้องทุกข์", "สำนักปลัด", "ทุกวันทำการ"],
        ["3", "อบรมให้ความรู้กลุ่มแม่บ้าน", "กองสวัสดิการ", "-"],
    ]
    told = activities(rows)
    assert [(one.name, one.is_event, one.recurrence) for one in told] == [
        ("การจัดเวทีประชาคมหมู่บ้าน", False, "yearly"),
        ("ศูนย์รับเรื่องร้องเรียนร้องทุกข์", False, None),
        ("อบรมให้ความรู้กลุ่มแม่บ้าน", False, None),
    ]


def test_where_each_matter_stands_is_what_was_done_with_it() -> None:
    rows: Rows = [
        ["เวที", "ประชุมประธานชุมชน"],
        ["วันประชุม", "8 มกราคม 2567"],
        ["ห้องประชุม", "ห้องประชุมชั้น 2"],
        ["ผู้ร่วมประชุม", "12 คน"],
        [],
        ["ข้อ", "เรื่องที่แจ้ง", "มติที่ประชุม", "สถานะ ณ 31 มี.ค. 2567", "เจ้าของเรื่อง"],
        ["1", "ไฟดับหน้าวัด", "ให้ซ่อมใน 7 วัน", "ซ่อมแล้วเสร็จ", "กองช่าง"],
        ["2", "ขอถังขยะเพิ่ม", "เห็นชอบ", "อยู่ระหว่างจัดซื้อ", "กองสาธารณสุข"],
    ]
    (meeting,) = activities(rows)
    assert (meeting.name, meeting.place, meeting.participants_total) == ("ประชุมประธานชุมชน", "ห้องประชุมชั้น 2", 12)
    assert outcome(meeting) == (
        ["ไฟดับหน้าวัด", "ขอถังขยะเพิ่ม"],
        ["ให้ซ่อมใน 7 วัน", "เห็นชอบ"],
        ["ซ่อมแล้วเสร็จ", "อยู่ระหว่างจัดซื้อ"],
    )


def test_activities_in_columns_with_a_row_for_each_group() -> None:
    first, second = activities(
        [
            ["", "(ก)", "(ข)"],
            ["กิจกรรม", "ประชุมประธานชุมชน", "เวทีรับฟังเรื่องสวนริมคลอง"],
            ["เมื่อใด", "29 ต.ค. 2566", "19 พ.ย. 2566"],
            ["ที่ใด", "ห้องประชุมชั้น 3", "ศาลาริมคลอง"],
            ["คณะผู้บริหาร", 3, 2],
            ["สมาชิกสภาเทศบาล", 4, 3],
            ["ประธานชุมชน", 24, 11],
            ["ผู้ประกอบการ", None, 9],
            ["รวม", 31, 25],
            ["เรื่องที่หารือ", "ฝาท่อชำรุด", "ที่จอดรถ"],
            ["นำไปปรับปรุงอย่างไร", "กองช่างเปลี่ยนฝาท่อแล้ว", "อยู่ระหว่างออกแบบ"],
        ]
    )
    assert (first.name, first.held_from, first.place) == (
        "ประชุมประธานชุมชน", date(2023, 10, 29), "ห้องประชุมชั้น 3"
    )  # fmt: skip
    assert groups(first) == [("คณะผู้บริหาร", 3), ("สมาชิกสภาเทศบาล", 4), ("ประธานชุมชน", 24)]
    assert groups(second)[-1] == ("ผู้ประกอบการ", 9)
    assert (first.participants_total, second.participants_total) == (31, 25)
    assert (first.follow_through_level, second.follow_through_level) == (6, 5)


def test_a_column_before_all_others_tells_names_whatever_heads_it() -> None:
    told = activities(
        [
            ["ลำดับ", "ชวนกันมา", "จัดเมื่อ", "มากี่คน", "คุยเรื่องอะไร"],
            [1, "กวาดลานวัดริมน้ำ", "13 ธ.ค. 66", 80, "จุดที่มีขยะสะสม"],
            [2, "ทบทวนแผนของเทศบาล", "14 ธ.ค. 66", 30, "ลำดับของโครงการ"],
        ]
    )
    assert [one.name for one in told] == ["กวาดลานวัดริมน้ำ", "ทบทวนแผนของเทศบาล"]
    assert outcome(told[0])[0] == ["จุดที่มีขยะสะสม"]


def test_a_target_in_the_column_of_counts_is_no_group() -> None:
    (_, second) = activities(
        [
            ["ชื่อกิจกรรม", "วันที่", "ใครมาบ้าง", "มากี่คน"],
            ["ประชุมผู้ใช้น้ำ", "13 ธ.ค. 66", "ชาวสวน, ผู้ใหญ่บ้าน", 80],
            ["อบรมทำปุ๋ยหมัก", "12 ก.ค. 67", "กลุ่มเกษตรกร, แม่บ้านชุมชน", "เป้าหมาย 50 คน"],
        ]
    )
    assert groups(second) == [("กลุ่มเกษตรกร", None), ("แม่บ้านชุมชน", None)]
    assert second.participants_total is None


FORA: Rows = [
    ["ลำดับ", "ชื่อกิจกรรม", "วันที่", "สถานที่", "ผู้เข้าร่วม"],
    [1, "ประชุมผู้ใช้น้ำ", "13 ธ.ค. 66", "ศาลากลางบ้าน", 80],
    [2, "อบรมทำปุ๋ยหมัก", "12 ก.ค. 67", "ที่ทำการกลุ่ม", 50],
]


def test_a_table_below_tells_of_each_activity_by_its_number() -> None:
    below: Rows = [
        ["ลำดับ", "ประเด็น", "ผลที่ได้", "การนำไปใช้"],
        [1, "น้ำไม่พอปลายคลอง", "แบ่งรอบเปิดน้ำ", "ทำตารางแล้ว"],
        [2, "กองปุ๋ยมีกลิ่น", "ย้ายจุดหมัก", "ย้ายแล้วเสร็จ"],
    ]
    first, second = activities([*FORA, [], *below])
    assert outcome(first) == (["น้ำไม่พอปลายคลอง"], ["แบ่งรอบเปิดน้ำ"], ["ทำตารางแล้ว"])
    assert outcome(second) == (["กองปุ๋ยมีกลิ่น"], ["ย้ายจุดหมัก"], ["ย้ายแล้วเสร็จ"])


def test_matters_with_numbers_of_their_own_are_of_no_activity_above() -> None:
    below: Rows = [
        ["ลำดับ", "ประเด็น", "ผลที่ได้", "การนำไปใช้"],
        [1, "น้ำไม่พอปลายคลอง", "แบ่งรอบเปิดน้ำ", "ทำตารางแล้ว"],
        [2, "กองปุ๋ยมีกลิ่น", "ย้ายจุดหมัก", "ย้ายแล้วเสร็จ"],
        [3, "คันคลองพัง", "ซ่อมก่อนหน้าฝน", "อยู่ระหว่างซ่อม"],
    ]
    told = activities([*FORA, [], *below])
    assert all("น้ำไม่พอปลายคลอง" not in outcome(one)[0] or len(outcome(one)[0]) == 3 for one in told)


def test_bare_numbers_in_a_list_count_its_groups_if_they_make_the_total() -> None:
    rows: Rows = [
        ["ชื่อกิจกรรม", "วันที่", "ผู้มีส่วนร่วม", "รวม (คน)"],
        ["ประชุมเบี้ยผู้พิการ", "13 ธ.ค. 66", "ผู้พิการและผู้ดูแล 18, อสม. 6", 24],
        ["ประชุมธนาคารขยะ", "14 ธ.ค. 66", "แม่บ้านหมู่ 4, อสม. 6", 31],
    ]
    first, second = activities(rows)
    assert groups(first) == [("ผู้พิการและผู้ดูแล", 18), ("อสม.", 6)]
    assert {count for _, count in groups(second)} == {None}


def test_a_dash_beside_the_number_of_women_says_that_no_man_came() -> None:
    rows: Rows = [
        ["ชื่อกิจกรรม", "วันที่", "อสม.", None, "ผู้สูงอายุ", None],
        [None, None, "ชาย", "หญิง", "ชาย", "หญิง"],
        ["ฝึกนวดเท้า", "13 ธ.ค. 66", "-", 12, 5, 9],
        ["ทำพวงหรีด", "14 ธ.ค. 66", 3, 4, "-", "-"],
    ]
    first, second = activities(rows, ("C1:D1", "E1:F1", "A1:A2", "B1:B2"))
    assert groups(first) == [("อสม.", 12), ("ผู้สูงอายุ", 14)]
    assert groups(second) == [("อสม.", 7)]


def test_sheets_that_each_tell_of_one_activity_are_called_by_their_titles() -> None:
    def sheet(month: str, day: str, matter: str) -> Rows:
        return [
            [f"สรุปการประชุมผู้นำชุมชน ประจำเดือน{month}"],
            ["วันที่ประชุม", day, "สถานที่", "ศาลากลางบ้าน"],
            [],
            ["เรื่องที่", "เรื่องที่ผู้นำชุมชนเสนอ", "ข้อสรุป", "ผลการดำเนินการ"],
            [1, matter, "ให้กองช่างไปดู", "แก้ไขแล้วเสร็จ"],
        ]

    book = workbook_of(
        {
            "ปก": TITLE[:2],
            "ต.ค.": sheet("ตุลาคม 2566", "13 ต.ค. 66", "ไฟหน้าวัดดับ"),
            "พ.ย.": sheet("พฤศจิกายน 2566", "14 พ.ย. 66", "ท่อหน้าตลาดตัน"),
            "ธ.ค.": sheet("ธันวาคม 2566", "15 ธ.ค. 66", "ถนนท้ายซอยทรุด"),
            "ม.ค.": sheet("มกราคม 2567", "16 ม.ค. 67", "น้ำประปาขุ่น"),
        }
    )
    (report,) = read_document(book, "report.xlsx").reports
    assert [one.name.split("ประจำเดือน")[-1] for one in report.activities] == [
        "ตุลาคม 2566",
        "พฤศจิกายน 2566",
        "ธันวาคม 2566",
        "มกราคม 2567",
    ]
    assert [outcome(one)[0] for one in report.activities] == [
        ["ไฟหน้าวัดดับ"],
        ["ท่อหน้าตลาดตัน"],
        ["ถนนท้ายซอยทรุด"],
        ["น้ำประปาขุ่น"],
    ]


BESIDE: Rows = [
    ["ก. ประชาคมรายชุมชน", None, None, None, None, "ข. งานระดับเมือง"],
    ["ชุมชน", "ประชุมเมื่อ", "มากี่คน", "เทศบาลดำเนินการ", None, "ชื่องาน", "วันที่", "มาจาก", "เทศบาลดำเนินการ"],
    ["ชุมชนตลาดบน", "6/5/67", 42, "ลอกท่อแล้ว", None, "ล้างตลาดสด", "14/6/67", "แม่ค้า 64 คน อสม. 36 คน", "อนุมัติงบแล้ว"],
    ["ชุมชนวัดใต้", "8/5/67", 37, "จะเปลี่ยนโคม", None, "อบรมคัดแยกขยะ", "22/8/67", "อสม. 18 คน", "วางถังแล้ว"],
]  # fmt: skip


def test_tables_beside_each_other_are_two() -> None:
    told = activities(BESIDE)
    assert [(one.name, one.held_from) for one in told] == [
        ("ชุมชนตลาดบน", date(2024, 5, 6)),
        ("ชุมชนวัดใต้", date(2024, 5, 8)),
        ("ล้างตลาดสด", date(2024, 6, 14)),
        ("อบรมคัดแยกขยะ", date(2024, 8, 22)),
    ]
    assert [one.participants_total for one in told[:2]] == [42, 37]
    assert groups(told[2]) == [("แม่ค้า", 64), ("อสม.", 36)]
    assert [len(one.follow_through) for one in told] == [1, 1, 1, 1]


def test_an_empty_column_alone_parts_no_table() -> None:
    (first, second) = activities(
        [
            ["ชื่อกิจกรรม", "วันที่", "มากี่คน", None, "ประเด็น", "ผลที่ได้", "การนำไปใช้"],
            ["ประชุมผู้ใช้น้ำ", "6/5/67", 42, None, "น้ำไม่พอ", "แบ่งรอบเปิดน้ำ", "ทำตารางแล้ว"],
            ["อบรมทำปุ๋ยหมัก", "8/5/67", 37, None, "กองปุ๋ยมีกลิ่น", "ย้ายจุดหมัก", "ย้ายแล้ว"],
        ]
    )
    assert (first.participants_total, outcome(first)) == (42, (["น้ำไม่พอ"], ["แบ่งรอบเปิดน้ำ"], ["ทำตารางแล้ว"]))
    assert (second.participants_total, outcome(second)[2]) == (37, ["ย้ายแล้ว"])


def test_men_and_women_on_both_sides_of_an_empty_column_are_of_one_table() -> None:
    rows: Rows = [
        ["ชื่อกิจกรรม", "วันที่", "อสม.", None, None, None, "นักเรียน"],
        [None, None, "ชาย", "หญิง", "รวม", None, "ชาย", "หญิง", "รวม"],
        ["ฟังเสียงนักเรียน", "13 ธ.ค. 66", 1, 2, 3, None, 27, 33, 60],
        ["ทำพวงหรีด", "14 ธ.ค. 66", 2, 4, 6, None, 10, 20, 30],
    ]
    first, _ = activities(rows, ("C1:E1", "G1:I1", "A1:A2", "B1:B2"))
    assert groups(first) == [("อสม.", 3), ("นักเรียน", 60)]


def test_a_row_that_adds_up_has_nobody_in_its_blanks() -> None:
    rows: Rows = [
        ["ชื่อกิจกรรม", "วันที่", "อสม.", None, "นักเรียน", None, "รวมทั้งสิ้น"],
        [None, None, "ชาย", "หญิง", "ชาย", "หญิง", None],
        ["ฟังเสียงนักเรียน", "13 ธ.ค. 66", None, 2, 27, 33, 62],
        ["ทำพวงหรีด", "14 ธ.ค. 66", None, 4, 10, 20, 40],
    ]
    first, second = activities(rows, ("C1:D1", "E1:F1", "A1:A2", "B1:B2", "G1:G2"))
    assert groups(first) == [("อสม.", 2), ("นักเรียน", 60)]
    assert groups(second) == [("อสม.", None), ("นักเรียน", 30)]


def test_what_stands_behind_an_equals_sign_counts_a_group() -> None:
    (first, second) = activities(
        [
            ["ชื่อกิจกรรม", "เริ่ม", "ถึง", "มาร่วม(คน)", "ใครบ้าง", "ประเด็น"],
            ["ทำฝายห้วยแม่ปาน", "07/12/2566", "08/12/2566", 121, "ชาวบ้าน ม.6=72; นักเรียน=35; อปพร.=14", "จุดตั้งฝาย"],
            ["ประชุมผู้ใช้น้ำ", "10/12/2566", None, 50, "ชาวบ้าน ม.6=30; อปพร.=14", "รอบเปิดน้ำ"],
        ]
    )
    assert groups(first) == [("ชาวบ้าน ม.6", 72), ("นักเรียน", 35), ("อปพร.", 14)]
    assert (first.held_from, first.held_to) == (date(2023, 12, 7), date(2023, 12, 8))
    assert (second.held_to, {count for _, count in groups(second)}) == (date(2023, 12, 10), {None})


def test_men_and_women_within_a_form() -> None:
    (one,) = activities(
        [
            ["ชื่อโครงการ", "เทศบาลพบประชาชน"],
            ["จัดเมื่อ", "17 พฤษภาคม 2567"],
            ["ประเด็นที่เปิดให้ร่วม", "ไฟดับในซอย 5"],
            [None, "สุนัขจรจัด"],
            [],
            [None, "รถดูดส้วม"],
            ["ผู้มีส่วนร่วม", "กลุ่ม", "ชาย", "หญิง", "รวม"],
            [None, "กรรมการชุมชน", 5, 8, 13],
            [None, "อสม.", 1, 9, 10],
            [None, "รวมทั้งหมด", 6, 17, 23],
            ["ผลจากการมีส่วนร่วม", "ให้แจ้งไฟดับทางไลน์"],
        ]
    )
    assert (one.participants_total, groups(one)) == (23, [("กรรมการชุมชน", 13), ("อสม.", 10)])
    assert [issue.text for issue in one.issues][:2] == ["ไฟดับในซอย 5", "สุนัขจรจัด"]


def test_rows_that_say_an_activity_again_and_number_its_matters() -> None:
    same = ["สภาเมืองย่านถนนคนเดิน", "10 กุมภาพันธ์ 2567", "ลานข่วงเมือง", 101, "ผู้ค้า 64 คน, ชาวย่าน 37 คน"]
    (one, two) = activities(
        [
            ["โครงการ", "วันที่", "สถานที่", "ผู้เข้าร่วม (คน)", "ผู้เข้าร่วมประกอบด้วย", "ข้อที่", "เรื่องที่ประชาชนเสนอ", "มติ", "สิ่งที่เทศบาลดำเนินการ"],
            [*same, 1, "เสียงดังหลังห้าทุ่ม", "ปิดเครื่องเสียงสี่ทุ่ม", "ออกประกาศแล้ว"],
            [*same, 2, "ที่จอดรถไม่พอ", "ทำสติกเกอร์", "แจกสติกเกอร์ครบแล้ว"],
            ["เดินสำรวจทางเท้า", "6 มีนาคม 2567", "ถนนกลาง", 20, "คนพิการ 20 คน", 1, "ทางลาดชัน", "ทำทางลาดใหม่", "กำลังทำแบบ"],
        ]
    )  # fmt: skip
    assert (one.participants_total, groups(one)) == (101, [("ผู้ค้า", 64), ("ชาวย่าน", 37)])
    assert outcome(one)[:2] == (["เสียงดังหลังห้าทุ่ม", "ที่จอดรถไม่พอ"], ["ปิดเครื่องเสียงสี่ทุ่ม", "ทำสติกเกอร์"])
    assert (two.name, two.participants_total) == ("เดินสำรวจทางเท้า", 20)


def test_a_matter_numbered_behind_its_activity_begins_none() -> None:
    (one,) = activities(
        [
            ["กิจกรรม", "วันที่", "กลุ่มผู้เข้าร่วม", "จำนวน", "ข้อ", "ประเด็นที่หารือ", "มติ"],
            ["ประชาคมหมู่ 9", "22 เม.ย. 67", "ผู้ใหญ่บ้าน", 1, 1, "ถนนเป็นหลุม", "ลงลูกรัง"],
            [None, None, "ชาวบ้าน", 38, 2, "น้ำขุ่น", "ล้างถัง"],
            [None, None, None, None, 3, "ไฟดับ", "เพิ่มโคม"],
        ]
    )
    assert groups(one) == [("ผู้ใหญ่บ้าน", 1), ("ชาวบ้าน", 38)]
    assert outcome(one)[:2] == (["ถนนเป็นหลุม", "น้ำขุ่น", "ไฟดับ"], ["ลงลูกรัง", "ล้างถัง", "เพิ่มโคม"])


def test_name_day_and_place_in_one_column() -> None:
    (one, two) = activities(
        [
            ["ที่", "ชื่อกิจกรรม / วันเดือนปี / สถานที่", "ประเด็น", "ผลจากการมีส่วนร่วม"],
            [1, "เวทีถอดบทเรียนไฟป่า\n19 พฤศจิกายน 2566\nหอประชุมโรงเรียนบ้านแม่หล่าย", "จุดเผาซ้ำ", "ทำแนวกันไฟ"],
            [2, "ตานข้าวใหม่\n3 มกราคม 2567\nวัดศรีบุญเรือง", "แบ่งหน้าที่", "งดโฟม"],
        ]
    )
    assert [(each.name, each.held_from, each.place) for each in (one, two)] == [
        ("เวทีถอดบทเรียนไฟป่า", date(2023, 11, 19), "หอประชุมโรงเรียนบ้านแม่หล่าย"),
        ("ตานข้าวใหม่", date(2024, 1, 3), "วัดศรีบุญเรือง"),
    ]


def test_a_table_of_groups_and_their_number_is_no_form_though_its_words_look_like_labels() -> None:
    (one,) = activities(
        [
            ["ชื่อกิจกรรม", "อบรมทำกล้วยอบ"],
            ["วันที่", "21 สิงหาคม 2567"],
            ["ใครมาร่วม"],
            ["กลุ่ม", "จำนวน"],
            ["กลุ่มแม่บ้านคลองรั้ง", 25],
            ["วิทยากรจากวิทยาลัยสารพัดช่าง", 1],
            ["กองสวัสดิการสังคม", 3],
            ["รวม", 29],
        ]
    )
    assert (one.participants_total, [count for _, count in groups(one)]) == (29, [25, 1, 3])


def test_several_agencies_have_a_report_a_round() -> None:
    rows: Rows = [
        ["อำเภอ", "ชื่อ อปท.", "ปีงบประมาณ", "รอบที่", "ชื่อกิจกรรม", "วันที่", "ผล"],
        ["อ่าวลึก", "เทศบาลตำบลคลองหินดำ", 2567, 1, "รับฟังชาวประมง", "14 ธันวาคม 2566", "ให้วางปะการังห่างฝั่ง"],
        ["อ่าวลึก", "เทศบาลตำบลคลองหินดำ", 2567, 2, "ประชาคมตำบล", "5 มิถุนายน 2567", "เห็นชอบแปดโครงการ"],
        ["เขาพนม", "องค์การบริหารส่วนตำบลเขาดินสอ", 2567, 2, "ประชุมสภา", "15 พฤษภาคม 2567", "ให้ซ่อมถนน"],
    ]
    reports = read_document(workbook([["การมีส่วนร่วม จังหวัดกระบี่"], [], *rows]), "report.xlsx").reports
    assert sorted((one.fiscal_year, one.round, len(one.activities)) for one in reports) == [
        (2567, 1, 1),
        (2567, 2, 1),
        (2567, 2, 1),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("ผลหลังเวที", "use"),
        ("ทำอะไรหลังจากนั้น", "use"),
        ("เทศบาลทำต่ออย่างไร", "use"),
        ("ประชุมเรื่อง", "name"),
        ("กิจกรรม/วันที่/สถานที่", "name"),
        ("หลังคาเรือน", "other"),
    ],
)
def test_further_headings(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_proposals_beside_what_was_decided_on_them_are_the_issues() -> None:
    one, two = activities(
        [
            ["กิจกรรม", "วันที่", "ข้อเสนอของชาวบ้าน", "ความเห็นของที่ประชุม", "ผลที่เทศบาลทำแล้ว/จะทำ"],
            ["ประชาคมบ้านคลองตา", "22 เมษายน 2567", "ซ่อมสะพานไม้", "ให้เปลี่ยนเป็นคอนกรีต", "กองช่างซ่อมสะพานเสร็จแล้ว"],
            ["ประชาคมบ้านสวน", "23 เมษายน 2567", "น้ำเค็มเข้าสวน", "ให้ทำประตูกั้นน้ำ", "ประสานโครงการชลประทาน"],
        ]
    )
    assert outcome(one) == (["ซ่อมสะพานไม้"], ["ให้เปลี่ยนเป็นคอนกรีต"], ["กองช่างซ่อมสะพานเสร็จแล้ว"])
    assert outcome(two) == (["น้ำเค็มเข้าสวน"], ["ให้ทำประตูกั้นน้ำ"], ["ประสานโครงการชลประทาน"])


def test_beside_the_names_what_was_opened_is_the_issue_and_a_cell_lists_groups_without_units() -> None:
    one, _ = activities(
        [
            ["กิจกรรมที่จัด", "วันที่", "เรื่องที่เปิดให้มีส่วนร่วม", "กลุ่ม (คน)", "รวม", "ผลการมีส่วนร่วม"],
            [
                "ประชุมคณะทำงานป้องกันไข้มาลาเรีย",
                "22 ก.พ. 67",
                "การใช้มุ้งชุบน้ำยา",
                "อสม. 31\nผู้กรีดยาง 20\nเจ้าหน้าที่ 3",
                54,
                "ขอมุ้งเพิ่ม",
            ],
            ["ประชุมชมรมกีฬา", "23 ก.พ. 67", "แบบอัฒจันทร์", "ชมรมกีฬา 26\nชมรมคนพิการ 8", 34, "ขอทางลาด"],
        ]
    )
    assert outcome(one)[0] == ["การใช้มุ้งชุบน้ำยา"]
    assert groups(one) == [("อสม.", 31), ("ผู้กรีดยาง", 20), ("เจ้าหน้าที่", 3)]
    assert groups(_) == [("ชมรมกีฬา", 26), ("ชมรมคนพิการ", 8)]


def test_the_sum_below_a_heading_for_all_who_came_is_the_total() -> None:
    (one,) = activities(
        [
            ["งาน", "วันที่", "ผู้มีส่วนได้เสียที่มา (คน)", None, None, "ตกลงกันว่า"],
            [None, None, "เกษตรกร", "อสม.", "รวม", None],
            ["ประชุมแก้น้ำแล้ง", "8 ม.ค. 67", 21, 9, 30, "ขุดสระกลางทุ่ง"],
        ],
        ("A4:A5", "B4:B5", "C4:E4", "F4:F5"),
    )
    assert (one.participants_total, groups(one)) == (30, [("เกษตรกร", 21), ("อสม.", 9)])


def test_what_became_of_matters_stands_beside_who_did_it() -> None:
    rows: Rows = [
        ["ชื่องาน", "ประชาคมตำบลเรื่องน้ำประปา"],
        ["วันประชุม", "8 ม.ค. 67"],
        [],
        ["วาระ", "ผลการดำเนินการ", "ผู้รับผิดชอบ"],
        ["3.1", "ซ่อมท่อหน้าวัดแล้ว", "กองช่าง"],
        ["3.2", "ส่งเรื่องขอเครื่องสูบน้ำไปยังจังหวัด", "สำนักปลัด"],
    ]
    (one,) = activities(rows)
    assert [(step.text, step.level, step.actor) for step in one.follow_through] == [
        ("ซ่อมท่อหน้าวัดแล้ว", 6, "กองช่าง"),
        ("ส่งเรื่องขอเครื่องสูบน้ำไปยังจังหวัด", 3, "สำนักปลัด"),
    ]


def test_a_register_of_requests_made_at_one_meeting() -> None:
    (one,) = activities(
        [
            ["กิจกรรม", "เทศบาลพบประชาชน ครั้งที่ 2"],
            ["วันที่จัด", "8 ม.ค. 67"],
            ["ผู้เข้าร่วม", "รวม 94 คน"],
            [],
            ["ลำดับ", "สิ่งที่ชาวบ้านขอ", "หมู่/ชุมชนที่ขอ", "ตอบในเวทีว่า", "ส่งให้ใคร", "ความคืบหน้าล่าสุด"],
            [1, "ขอลูกระนาดหน้าโรงเรียน", "ม.4", "รับไปดูให้", "กองช่าง", "ติดตั้งแล้วเสร็จ 3 จุด"],
            [2, "ขอถังขยะเพิ่ม", "ม.7", "มีในคลัง", "กองสาธารณสุข", "จะส่งให้เดือนหน้า"],
        ]
    )
    assert outcome(one) == (
        ["ขอลูกระนาดหน้าโรงเรียน", "ขอถังขยะเพิ่ม"],
        ["รับไปดูให้", "มีในคลัง"],
        ["ติดตั้งแล้วเสร็จ 3 จุด", "จะส่งให้เดือนหน้า"],
    )


def test_requests_are_put_together_by_the_forum_that_heard_them() -> None:
    first, second = activities(
        [
            ["เลขที่", "เวทีที่รับเรื่อง", "วันจัดเวที", "สถานที่จัดเวที", "จำนวนคนในเวที", "เรื่องที่ขอ", "คำตอบในเวที", "สถานะเรื่อง"],
            [1, "ประชาคม ม.1 บ้านดอน", "8 ม.ค. 67", "วัดดอน", 62, "ขอซ่อมฝาย", "รับไปสำรวจ", "ซ่อมฝายเสร็จแล้ว"],
            [2, "ประชาคม ม.1 บ้านดอน", "8 ม.ค. 67", "วัดดอน", 62, "ขอไฟถนน", "เห็นด้วย", "ตั้งงบประมาณแล้ว"],
            [3, "ประชาคม ม.5 บ้านลาด", "9 ม.ค. 67", "วัดลาด", 38, "ขอถังขยะ", "รับไว้พิจารณา", "รับทราบไว้"],
        ]
    )
    assert (first.participants_total, outcome(first)[0]) == (62, ["ขอซ่อมฝาย", "ขอไฟถนน"])
    assert (second.participants_total, outcome(second)[0]) == (38, ["ขอถังขยะ"])


def test_the_column_of_the_times_names_meetings_where_no_other_does() -> None:
    first, second = activities(
        [
            ["ครั้งที่", "วันที่ประชุม", "ผู้เข้าร่วม", "เรื่องที่หมู่บ้านเสนอ", "มติที่ประชุม"],
            ["ประชุมประจำเดือน ครั้งที่ 1/2567", "8 ม.ค. 67", "31 คน", "สะพานชำรุด", "ให้ปิดสะพาน"],
            ["ประชุมประจำเดือน ครั้งที่ 2/2567", "9 ก.พ. 67", "28 คน", "รถเสียงดัง", "ให้แจ้งตำรวจ"],
        ]
    )
    assert [one.name for one in (first, second)] == ["ประชุมประจำเดือน ครั้งที่ 1/2567", "ประชุมประจำเดือน ครั้งที่ 2/2567"]
