"""Tables by their cells, in the habits of many officers: what they hold is worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from data.normalise import squeeze
from data.reading import read_document
from data.report import Activity, Reading, Report
from tests.word_file import cell, docx, p, row, tbl
from tests.workbooks import Rows, fill, saved, workbook, workbook_of

TITLE: Rows = [
    ["รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม"],
    ["องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"],
    ["ประจำปีงบประมาณ พ.ศ. 2567"],
]


def read(content: bytes, name: str = "report.xlsx") -> Reading:
    reading = read_document(content, name)
    text = reading.document.text
    for report in reading.reports:
        for activity in report.activities:
            for group in activity.groups:
                assert squeeze(text[group.char_start : group.char_end]).startswith(group.label)
            for item in (*activity.issues, *activity.results, *activity.follow_through):
                assert squeeze(text[item.char_start : item.char_end]) == item.text
    return reading


def sole(content: bytes, name: str = "report.xlsx") -> Report:
    (report,) = read(content, name).reports
    return report


def activities(rows: Rows, merged: tuple[str, ...] = ()) -> list[Activity]:
    return sole(workbook([*TITLE, *rows], merged)).activities


def groups(activity: Activity) -> list[tuple[str, int | None]]:
    return [(group.label, group.headcount) for group in activity.groups]


def test_merged_headings_of_two_rows_and_groups_in_columns() -> None:
    rows = activities(
        [
            [],
            ["ที่", "กิจกรรม", "วัน เดือน ปี", "สถานที่", "เป้าหมาย (คน)", "จำนวนผู้เข้าร่วม (คน)", None, None, "งบประมาณ (บาท)", "ผลการมีส่วนร่วม"],
            [None, None, None, None, None, "ผู้นำชุมชน", "ประชาชน", "รวม"],
            [1, "ประชุมประชาคมหมู่บ้าน", date(2024, 1, 15), "ศาลาหมู่ 3", 60, 5, 45, 50, 12000, "เห็นชอบแผน"],
            [2, "จิตอาสาพัฒนาคลอง", date(2567, 2, 9), "คลองกลาง", 100, "-", 0, "=SUM(F8:G8)", 5000, "คลองสะอาด"],
            ["รวมทั้งสิ้น", None, None, None, 160, 5, 45, 50, 17000],
            [],
            ["หมายเหตุ : ข้อมูล ณ วันที่ 31 มีนาคม 2567"],
            [None, None, None, None, None, None, None, "(ลงชื่อ)                ผู้รายงาน"],
        ],
        ("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "F5:H5", "I5:I6", "J5:J6"),
    )  # fmt: skip
    assert [(a.name, a.held_from, a.place, a.participants_total) for a in rows] == [
        ("ประชุมประชาคมหมู่บ้าน", date(2024, 1, 15), "ศาลาหมู่ 3", 50),
        ("จิตอาสาพัฒนาคลอง", date(2024, 2, 9), "คลองกลาง", 0),
    ]
    assert groups(rows[0]) == [("ผู้นำชุมชน", 5), ("ประชาชน", 45)]
    # A dash is unknown, zero is zero.
    assert groups(rows[1]) == [("ประชาชน", 0)]
    assert [[row.text for row in a.results] for a in rows] == [["เห็นชอบแผน"], ["คลองสะอาด"]]


def test_headings_typed_over_columns_without_merging_and_three_rows_deep() -> None:
    (row,) = activities(
        [
            ["ลำดับที่", "ชื่อโครงการ", "ระยะเวลา", "ผู้เข้าร่วมโครงการ", None, None, None, None, "มติ"],
            [None, None, None, "ภาคประชาชน", None, None, "ภาครัฐ", "รวมทั้งหมด"],
            [None, None, None, "กลุ่มสตรี", "ผู้สูงอายุ", "อสม.", "ข้าราชการ"],
            [1, "โครงการอบรมอาชีพ", "5-7 มีนาคม 2567", 10, 20, 5, 3, 38, "ตั้งกลุ่มอาชีพ"],
            [2, None, None],
        ]
    )
    assert (row.held_from, row.held_to) == (date(2024, 3, 5), date(2024, 3, 7))
    assert groups(row) == [("กลุ่มสตรี", 10), ("ผู้สูงอายุ", 20), ("อสม.", 5), ("ข้าราชการ", 3)]
    assert row.participants_total == 38


def test_men_and_women_are_no_groups_and_their_sum_is_the_total_where_both_are_known() -> None:
    rows = activities(
        [
            ["ที่", "โครงการ/กิจกรรม", "ว/ด/ป", "ชาย", "หญิง", "ครัวเรือน", "ข้อสรุป"],
            [1, "ประชาคมหมู่บ้าน หมู่ 1", "5 ม.ค. 67", 12, 20, 30, "ซ่อมถนน"],
            [2, "ประชาคมหมู่บ้าน หมู่ 2", "6 ม.ค. 67", 15, None, 25, "ซ่อมไฟ"],
        ]
    )
    assert [(a.participants_total, a.groups) for a in rows] == [(32, []), (None, [])]


def test_one_group_a_row_under_merged_cells() -> None:
    rows = activities(
        [
            ["ที่", "กิจกรรม", "วันที่", "กลุ่มผู้เข้าร่วม", "จำนวน (คน)", "ประเด็น", "ผล"],
            [1, "ประชุมประชาคมตำบล", "15 มกราคม 2567", "ผู้ใหญ่บ้าน", 7, "แผนพัฒนา", "เห็นชอบ"],
            [None, None, None, "ผู้นำ อสม. และสมาชิกสภา อบต.", 20],
            [None, None, None, "ประชาชน", "-"],
            [None, None, None, "รวม", 60],
            [2, "เวทีรับฟังความคิดเห็น", "20 มกราคม 2567", "เกษตรกร", 41, "น้ำแล้ง", "ขุดสระ"],
            [None, None, None, "เจ้าหน้าที่", 4],
        ],
        ("A5:A8", "B5:B8", "C5:C8", "F5:F8", "G5:G8"),
    )
    assert [a.name for a in rows] == ["ประชุมประชาคมตำบล", "เวทีรับฟังความคิดเห็น"]
    assert groups(rows[0]) == [("ผู้ใหญ่บ้าน", 7), ("ผู้นำ อสม. และสมาชิกสภา อบต.", 20), ("ประชาชน", None)]
    assert rows[0].participants_total == 60
    # Nobody states a total of the second; the first group's count is none.
    assert (groups(rows[1]), rows[1].participants_total) == ([("เกษตรกร", 41), ("เจ้าหน้าที่", 4)], None)


def test_one_subject_on_several_days_under_a_merged_name() -> None:
    rows = activities(
        [
            ["ที่", "กิจกรรม", "วันที่", "สถานที่", "ผู้เข้าร่วม (คน)", "ผลการประชุม"],
            [1, "ประชาคมหมู่บ้าน", "8 มกราคม 2567", "ศาลาหมู่ 1", 40, "ซ่อมถนน"],
            [None, None, "9 มกราคม 2567", "ศาลาหมู่ 2", 35, "ขยายไฟ"],
            [None, None, "10 มกราคม 2567", "ศาลาหมู่ 3", 28, "ขุดบ่อ"],
        ],
        ("A5:A7", "B5:B7"),
    )
    assert [(a.name, a.held_from, a.place, a.participants_total) for a in rows] == [
        ("ประชาคมหมู่บ้าน", date(2024, 1, 8), "ศาลาหมู่ 1", 40),
        ("ประชาคมหมู่บ้าน", date(2024, 1, 9), "ศาลาหมู่ 2", 35),
        ("ประชาคมหมู่บ้าน", date(2024, 1, 10), "ศาลาหมู่ 3", 28),
    ]


def test_matters_below_each_other_under_one_activity() -> None:
    (row,) = activities(
        [
            ["ชื่อกิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม", "ปัญหา", "มติที่ประชุม", "ผลการดำเนินการ"],
            ["ประชุมประจำตำบล", "5 กุมภาพันธ์ 2567", "45 คน", "ถนนชำรุด", "ให้ซ่อมถนน", "ซ่อมแซมแล้วเสร็จ"],
            [None, None, None, "ไฟดับบ่อย", "ให้แจ้งการไฟฟ้า", "ประสานการไฟฟ้า"],
        ],
    )
    assert row.participants_total == 45
    assert [one.text for one in row.issues] == ["ถนนชำรุด", "ไฟดับบ่อย"]
    assert [one.text for one in row.results] == ["ให้ซ่อมถนน", "ให้แจ้งการไฟฟ้า"]
    # Beside a column of resolutions the one of what was carried out tells of their use.
    assert [(one.text, one.level) for one in row.follow_through] == [("ซ่อมแซมแล้วเสร็จ", 6), ("ประสานการไฟฟ้า", 3)]


def test_lists_and_counts_within_cells() -> None:
    rows = activities(
        [
            ["ที่", "กิจกรรม", "วันที่", "ผู้เข้าร่วม", "ประเด็น", "ผลจากการมีส่วนร่วม", "การนำผลไปใช้"],
            [
                1, "เวทีประชาคม\nวันที่ 4 มีนาคม 2567\nณ หอประชุมตำบล", None,
                "- ผู้นำชุมชน 12 คน\n- ประชาชน 48 คน\nรวม 60 คน", "1. ถนนสายใน\n2. น้ำประปา", "๑) เห็นชอบถนน\n๒) เห็นชอบประปา", "ไม่มี",
            ],
            [2, "ประชุมผู้ปกครอง", "6 มี.ค. 67", "ครู 5 ผู้ปกครอง 30 รวม 35", "อาหารกลางวัน", "เห็นชอบ", "บรรจุในแผน"],
        ]
    )  # fmt: skip
    first, second = rows
    assert (first.name, first.held_from, first.place) == ("เวทีประชาคม", date(2024, 3, 4), "หอประชุมตำบล")
    assert (groups(first), first.participants_total) == ([("ผู้นำชุมชน", 12), ("ประชาชน", 48)], 60)
    assert [one.text for one in first.issues] == ["ถนนสายใน", "น้ำประปา"]
    assert [one.text for one in first.results] == ["เห็นชอบถนน", "เห็นชอบประปา"]
    assert first.follow_through == []
    assert (groups(second), second.participants_total) == ([("ครู", 5), ("ผู้ปกครอง", 30)], 35)


def test_marks_in_columns_of_modes_and_of_groups() -> None:
    rows = activities(
        [
            ["ที่", "กิจกรรม", "วันที่", "รูปแบบการมีส่วนร่วม", None, None, None, "กลุ่มผู้เข้าร่วม", None, "จำนวน"],
            [None, None, None, "ร่วมวางแผน", "ร่วมดำเนินการ", "ร่วมแลกเปลี่ยนความคิดเห็น", "ร่วมติดตามประเมินผล", "ประชาชน", "เยาวชน"],
            [1, "ปลูกต้นไม้ริมคลอง", "3 มิถุนายน 2567", None, "✓", None, None, "✓", "✓", 80],
            [2, "ประชุมหารือเรื่องตลาด", "4 มิถุนายน 2567", None, None, "/", None, "/", None, 25],
        ],
        ("D4:G4", "H4:I4"),
    )  # fmt: skip
    assert [(a.mode, groups(a), a.participants_total) for a in rows] == [
        ("do", [("ประชาชน", None), ("เยาวชน", None)], 80),
        ("exchange", [("ประชาชน", None)], 25),
    ]


def test_lines_across_the_table_name_modes_and_villages_and_headings_come_again() -> None:
    head = ["ที่", "กิจกรรม", "วันที่", "สถานที่", "จำนวนผู้เข้าร่วม", "ผล"]
    rows = activities(
        [
            head,
            ["1. ร่วมวางแผน"],
            [1, "ประชุมจัดทำแผนชุมชน", "5 เมษายน 2567", "ศาลากลางบ้าน", 40, "ได้แผน"],
            ["2. ร่วมดำเนินการ"],
            head,
            [1, "ลอกคลอง", "6 เมษายน 2567", "คลองยาว", 30, "คลองโล่ง"],
            ["รวม 2 กิจกรรม", None, None, None, 70],
        ],
        ("A5:F5", "A7:F7"),
    )
    assert [(a.name, a.mode, a.participants_total) for a in rows] == [
        ("ประชุมจัดทำแผนชุมชน", "plan", 40),
        ("ลอกคลอง", "do", 30),
    ]


def test_the_form_as_labels_and_values() -> None:
    report = sole(
        workbook(
            [
                ["แบบรายงานการมีส่วนร่วม"],
                ["หน่วยงาน", "อบต.ตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"],
                ["ปีงบประมาณ", "2567 รอบที่ 1"],
                ["ชื่อกิจกรรม", "ประชาคมหมู่บ้านเพื่อทบทวนแผน"],
                ["วันที่", date(2023, 12, 8), None],
                ["สถานที่", "ศาลาประชาคม หมู่ที่ 2"],
                ["ประเด็นการมีส่วนร่วม", "1. ถนนสายกลาง"],
                [None, "2. ไฟส่องสว่าง"],
                ["กลุ่มเป้าหมาย", "80 คน"],
                ["ผู้มีส่วนร่วม", "กำนัน 1 คน\nผู้ใหญ่บ้าน 6 คน\nประชาชน 55 คน"],
                ["รวม", 62],
                ["ผลจากการมีส่วนร่วม", "ผลการประชุมที่ประชุมเห็นชอบให้ซ่อมถนน"],
                ["การนำผลไปใช้", "กองช่างซ่อมถนนแล้วเสร็จ"],
                ["งบประมาณ", 250000],
                ["ผู้รายงาน", "นางสาวสมศรี ใจดี"],
            ]
        )
    )
    assert report.agency is not None
    assert (report.agency.name, report.fiscal_year, report.round) == ("องค์การบริหารส่วนตำบลตรอกนอง", 2567, 1)
    (row,) = report.activities
    assert (row.name, row.held_from, row.place) == (
        "ประชาคมหมู่บ้านเพื่อทบทวนแผน", date(2023, 12, 8), "ศาลาประชาคม หมู่ที่ 2",
    )  # fmt: skip
    assert [one.text for one in row.issues] == ["ถนนสายกลาง", "ไฟส่องสว่าง"]
    assert (groups(row), row.participants_total) == ([("กำนัน", 1), ("ผู้ใหญ่บ้าน", 6), ("ประชาชน", 55)], 62)
    assert [one.text for one in row.results] == ["ผลการประชุมที่ประชุมเห็นชอบให้ซ่อมถนน"]
    assert [one.level for one in row.follow_through] == [6]


def test_a_form_with_numbers_colons_two_pairs_a_row_and_a_table_of_people() -> None:
    report = sole(
        workbook(
            [
                ["รายงานการมีส่วนร่วม เทศบาลตำบลอ่างทอง อำเภอเมืองราชบุรี จังหวัดราชบุรี"],
                ["1", "ชื่อโครงการ", ":", "เวทีรับฟังความคิดเห็นเรื่องตลาด"],
                ["2", "วันที่", ":", "9 พฤษภาคม 2567", "สถานที่", "ตลาดสดเทศบาล"],
                ["3", "ประเด็น", ":", "การจัดระเบียบแผงค้า"],
                ["4", "ผู้เข้าร่วม"],
                [None, "กลุ่ม", "ชาย", "หญิง", "รวม"],
                [None, "ผู้ค้า", 10, 22, 32],
                [None, "เจ้าหน้าที่เทศบาล", 3, 1, 4],
                [None, "รวม", 13, 23, 36],
                ["5", "ผลจากการมีส่วนร่วม", ":", "ผู้ค้าเห็นชอบผังแผงค้า"],
            ]
        )
    )
    (row,) = report.activities
    assert (row.name, row.held_from, row.place) == ("เวทีรับฟังความคิดเห็นเรื่องตลาด", date(2024, 5, 9), "ตลาดสดเทศบาล")
    assert (groups(row), row.participants_total) == ([("ผู้ค้า", 32), ("เจ้าหน้าที่เทศบาล", 4)], 36)
    assert [one.text for one in row.results] == ["ผู้ค้าเห็นชอบผังแผงค้า"]


def test_one_activity_a_column() -> None:
    rows = activities(
        [
            [],
            ["รายการ", "กิจกรรมที่ 1", "กิจกรรมที่ 2"],
            ["ชื่อกิจกรรม", "ประชาคมหมู่บ้าน", "จิตอาสาพัฒนา"],
            ["วันที่จัด", "4 ธันวาคม 2566", "5 ธันวาคม 2566"],
            ["สถานที่", "ศาลาหมู่ 1", "ถนนสายหลัก"],
            ["จำนวนผู้เข้าร่วม (คน)", 42, 85],
            ["ประเด็น", "แผนพัฒนา", "ความสะอาด"],
            ["ผล", "เห็นชอบแผน", "ถนนสะอาด"],
        ]
    )
    assert [(a.name, a.held_from, a.place, a.participants_total) for a in rows] == [
        ("ประชาคมหมู่บ้าน", date(2023, 12, 4), "ศาลาหมู่ 1", 42),
        ("จิตอาสาพัฒนา", date(2023, 12, 5), "ถนนสายหลัก", 85),
    ]


COMPILED = ["ที่", "หน่วยงาน", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม (คน)", "ผล"]


def test_agencies_in_a_column_one_of_which_held_nothing() -> None:
    reports = read(
        workbook(
            [
                ["สรุปการมีส่วนร่วมของประชาชน อำเภอขลุง จังหวัดจันทบุรี ปีงบประมาณ พ.ศ. 2567"],
                COMPILED,
                [1, "อบต.ตรอกนอง", "ประชาคมตำบล", "8 มกราคม 2567", 50, "เห็นชอบ"],
                [None, None, "จิตอาสา", "9 มกราคม 2567", 20, "คลองสะอาด"],
                [None, None, "รวม อบต.ตรอกนอง 2 กิจกรรม", None, 70],
                [2, "อบต.ซึ้ง", "-", "-", "-", "-"],
                [3, "เทศบาลตำบลเกวียนหัก", "ไม่มีการจัดกิจกรรม"],
                [4, "ทต.บ่อ", "รับฟังความคิดเห็น", "10 มกราคม 2567", 31, "เห็นด้วย"],
                ["รวมทั้งสิ้น", None, None, None, 101],
            ],
            ("B3:B5", "C7:F7"),
        )
    ).reports
    assert [(r.agency and r.agency.name, [a.name for a in r.activities]) for r in reports] == [
        ("องค์การบริหารส่วนตำบลตรอกนอง", ["ประชาคมตำบล", "จิตอาสา"]),
        ("องค์การบริหารส่วนตำบลซึ้ง", []),
        ("เทศบาลตำบลเกวียนหัก", []),
        ("เทศบาลตำบลบ่อ", ["รับฟังความคิดเห็น"]),
    ]
    assert {r.fiscal_year for r in reports} == {2567}


def test_agencies_in_lines_across_the_table() -> None:
    head = [COMPILED[0], *COMPILED[2:]]
    reports = read(
        workbook(
            [
                ["สรุปการมีส่วนร่วม จังหวัดจันทบุรี ปีงบประมาณ พ.ศ. 2567 รอบที่ 1"],
                head,
                ["องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง"],
                [1, "ประชาคมตำบล", "8 มกราคม 2567", 50, "เห็นชอบ"],
                ["2. อบต.ซึ้ง อำเภอขลุง"],
                ["ไม่มีการจัดกิจกรรม"],
                ["3. อบต.คลองขุด อำเภอท่าใหม่"],
                [1, "รับฟังความคิดเห็น", "10 มกราคม 2567", 31, "เห็นด้วย"],
                [2, "ประชุมผู้นำ", "11 มกราคม 2567", 12, "รับทราบ"],
            ],
            ("A3:E3", "A5:E5", "A6:E6", "A7:E7"),
        )
    ).reports
    assert [(r.agency and r.agency.name, r.round, [a.participants_total for a in r.activities]) for r in reports] == [
        ("องค์การบริหารส่วนตำบลตรอกนอง", 1, [50]),
        ("องค์การบริหารส่วนตำบลซึ้ง", 1, []),
        ("องค์การบริหารส่วนตำบลคลองขุด", 1, [31, 12]),
    ]


def test_bare_names_with_kind_and_district_in_other_columns() -> None:
    reports = read(
        workbook(
            [
                ["ข้อมูลการมีส่วนร่วม จังหวัดจันทบุรี ปีงบประมาณ 2567"],
                ["อำเภอ", "ประเภท อปท.", "ชื่อ อปท.", "กิจกรรม", "วันที่", "รวม (คน)"],
                ["ขลุง", "อบต.", "ตรอกนอง", "ประชาคมตำบล", "8 มกราคม 2567", 50],
                ["ขลุง", "ทต.", "เกวียนหัก", "ประชุมชุมชน", "9 มกราคม 2567", 40],
            ]
        )
    ).reports
    assert [(r.agency and r.agency.name, r.agency and r.agency.district) for r in reports] == [
        ("องค์การบริหารส่วนตำบลตรอกนอง", "ขลุง"),
        ("เทศบาลตำบลเกวียนหัก", "ขลุง"),
    ]


def test_an_agency_a_sheet_a_sum_before_and_choices_behind() -> None:
    head = ["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม", "ผล"]
    reports = read(
        workbook_of(
            {
                "สรุป": [["อำเภอขลุง จังหวัดจันทบุรี ปีงบประมาณ พ.ศ. 2567"], ["ที่", "อปท.", "จำนวนกิจกรรม"], [1, "อบต.ตรอกนอง", 1], [2, "อบต.ซึ้ง", 1]],
                "อบต.ตรอกนอง": [["อำเภอขลุง จังหวัดจันทบุรี"], head, [1, "ประชาคมตำบล", "8 มกราคม 2567", 50, "เห็นชอบ"]],
                "ซึ้ง": [["องค์การบริหารส่วนตำบลซึ้ง อำเภอขลุง จังหวัดจันทบุรี"], ["ไม่มีการจัดกิจกรรม"]],
                "ตัวเลือก": [["ประเภทกิจกรรม", "รหัส"], ["ประชุมประชาคม", 1], ["อบรม", 2]],
            }
        )
    ).reports  # fmt: skip
    assert [(r.agency and r.agency.name, r.fiscal_year, [a.name for a in r.activities]) for r in reports] == [
        ("องค์การบริหารส่วนตำบลตรอกนอง", 2567, ["ประชาคมตำบล"]),
        ("องค์การบริหารส่วนตำบลซึ้ง", 2567, []),
    ]


def test_sheets_of_one_agency_are_one_report() -> None:
    head = ["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม", "ผล"]
    report = sole(
        workbook_of(
            {
                "ปก": TITLE,
                "ร่วมวางแผน": [["ร่วมวางแผน"], head, [1, "ประชาคมตำบล", "8 มกราคม 2567", 50, "เห็นชอบ"]],
                "ร่วมดำเนินการ": [["ร่วมดำเนินการ"], head, [1, "ลอกคลอง", "9 มกราคม 2567", 30, "คลองโล่ง"]],
            }
        )
    )
    assert [(a.name, a.mode) for a in report.activities] == [("ประชาคมตำบล", "plan"), ("ลอกคลอง", "do")]


def test_rounds_and_years_of_a_table() -> None:
    head = ["ปีงบประมาณ", "รอบ", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม (คน)", "ผล"]
    one, two = read(
        workbook(
            [
                ["การมีส่วนร่วม องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"],
                head,
                [2566, 1, "ประชาคม", "8 มกราคม 2566", 50, "เห็นชอบ"],
                [2566, 2, "ประชุมกองทุน", None, 20, "อนุมัติ"],
                [2567, 1, "รับฟังความคิดเห็น", "10 มกราคม 2567", 31, "เห็นด้วย"],
            ]
        )
    ).reports
    assert [(r.fiscal_year, r.round) for r in (one, two)] == [(2566, None), (2567, 1)]
    assert [(a.fiscal_year, a.round) for a in one.activities] == [(2566, 1), (2566, 2)]


def test_villages_asked_the_same() -> None:
    rows = activities(
        [
            [],
            ["สรุปผลการประชุมประชาคมหมู่บ้าน"],
            ["หมู่ที่", "หมู่บ้าน", "ประชากร (คน)", "วันประชุม", "ผู้เข้าประชุม (คน)", "ปัญหา", "มติ"],
            [1, "บ้านตรอกนอง", 500, "8 มกราคม 2567", 40, "ถนนชำรุด", "ซ่อมถนน"],
            [2, "บ้านหนองบัว", 300, "9 มกราคม 2567", 35, "ไฟดับ", "แจ้งการไฟฟ้า"],
            [3, "บ้านซึ้ง", 250, "-", "-", "-", "ยังไม่ได้ประชุม"],
        ]
    )
    assert [(a.name, a.kind, a.participants_total, a.groups, a.is_event) for a in rows] == [
        ("บ้านตรอกนอง", "village_forum", 40, [], True),
        ("บ้านหนองบัว", "village_forum", 35, [], True),
        ("บ้านซึ้ง", "village_forum", None, [], False),
    ]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8-sig"), (";", "cp874"), ("\t", "utf-16")], ids=["comma", "semicolon", "tab"]
)
def test_the_same_table_in_separated_values(separator: str, encoding: str) -> None:
    cells = [
        ["รายงานผลการมีส่วนร่วม องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี", "", "", "", "", ""],
        ["ปีงบประมาณ พ.ศ. 2567", "", "", "", "", ""],
        ["ที่", "กิจกรรม", "วันที่", "ผู้เข้าร่วม", "รวม", "ผล"],
        ["1", "ประชาคมหมู่บ้าน", "15/1/2567", '"ผู้นำ 5 คน\nประชาชน 40 คน"', "45", "เห็นชอบ"],
        ["2", "จิตอาสา", "9 ก.พ. 67", "ประชาชน", "30", "คลองสะอาด"],
    ]
    words = "\r\n".join(separator.join(row) for row in cells)
    first, second = sole(words.encode(encoding), "report.csv").activities
    assert (first.held_from, groups(first), first.participants_total) == (
        date(2024, 1, 15),
        [("ผู้นำ", 5), ("ประชาชน", 40)],
        45,
    )
    assert (groups(second), second.participants_total) == ([("ประชาชน", 30)], 30)


def test_a_list_of_names_and_hidden_sheets_hold_no_activities() -> None:
    book = Workbook()
    fill(book.worksheets[0], [*TITLE, ["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม"], [1, "ประชาคม", "8 มกราคม 2567", 2]])
    fill(
        book.create_sheet("ลงทะเบียน"),
        [["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "ลายมือชื่อ"], [1, "นายดี ใจงาม", "กำนัน"], [2, "นางดี ใจงาม", "อสม."]],
    )
    hidden = book.create_sheet("เก่า")
    fill(hidden, [["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม"], [1, "กิจกรรมเก่า", "8 มกราคม 2566", 9]])
    hidden.sheet_state = "hidden"
    report = sole(saved(book))
    assert [(a.name, a.participants_total) for a in report.activities] == [("ประชาคม", 2)]


def test_answers_of_an_online_form() -> None:
    cells = [
        ["ประทับเวลา", "1. ชื่อหน่วยงาน", "2. ชื่อกิจกรรม", "3. วันที่จัด (เช่น 1 มกราคม 2567)", "4. จำนวนผู้เข้าร่วม (คน)", "5. ผล"],
        ["4/4/2567", "อบต.ตรอกนอง อ.ขลุง จ.จันทบุรี", "ประชาคมหมู่บ้าน", "2024-01-15", "45", "ซ่อมถนน"],
        ["5/4/2567", "เทศบาลตำบลเกวียนหัก อ.ขลุง จ.จันทบุรี", "ประชุมชุมชน", "16/1/2024", "60 คน (ชาย 20 หญิง 40)", "เพิ่มถัง"],
    ]  # fmt: skip
    reports = read("\n".join(",".join(row) for row in cells).encode(), "answers.csv").reports
    told = [
        (r.agency and r.agency.name, [(a.name, a.held_from, a.participants_total) for a in r.activities])
        for r in reports
    ]
    assert told == [
        ("องค์การบริหารส่วนตำบลตรอกนอง", [("ประชาคมหมู่บ้าน", date(2024, 1, 15), 45)]),
        ("เทศบาลตำบลเกวียนหัก", [("ประชุมชุมชน", date(2024, 1, 16), 60)]),
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "total"),
    [
        ("ผู้เข้าร่วม", "ชาย 20 คน หญิง 25 คน รวม 45 คน", 45),
        ("ผู้เข้าร่วม", "ช 5 ญ 7", 12),
        ("ผู้เข้าร่วม (คน)", "ประมาณ ๑๒๐ คน", 120),
        ("จำนวน", "ครั้งละ 30 คน", 30),
        ("จำนวน", "เป็นจำนวนมาก", None),
        ("จำนวน", "214 ครัวเรือน", None),
        ("ครัวเรือนที่เข้าร่วม", 45, None),
        ("กลุ่มเป้าหมาย (คน)", 80, None),
        ("งบประมาณ (บาท)", 20000, None),
        ("จำนวนครั้ง", 3, None),
    ],
)
def test_what_is_attendance_and_what_is_none(heading: str, cell: object, total: int | None) -> None:
    (row,) = activities([["ที่", "กิจกรรม", "วันที่", heading, "ผล"], [1, "ประชาคม", "5 ตุลาคม 2566", cell, "เห็นชอบ"]])
    assert (row.participants_total, row.groups) == (total, [])


def test_plan_and_actual_below_one_heading() -> None:
    (row,) = activities(
        [
            ["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม (คน)", None, "ผล"],
            [None, None, None, "แผน", "ผล"],
            [1, "ประชาคม", "5 ตุลาคม 2566", 100, 80, "เห็นชอบ"],
        ],
        ("D4:E4",),
    )
    assert (row.participants_total, row.groups) == (80, [])


def test_a_month_of_several_activities_is_no_day_of_the_number_beside_it() -> None:
    rows = activities(
        [
            ["ที่", "เดือน", "กิจกรรม", "ผู้เข้าร่วม (คน)"],
            [1, "ตุลาคม 2566", "ประชาคม", 45],
            [2, None, "จิตอาสา", 30],
        ],
        ("B5:B6",),
    )
    assert [(a.held_from, a.held_to, a.date_precision) for a in rows] == [
        (date(2023, 10, 1), date(2023, 10, 31), "month")
    ] * 2


def test_the_sum_of_groups_below_a_table_is_of_no_activity_and_agencies_stand_above_their_tables() -> None:
    head = ["ที่", "กิจกรรม", "วันที่", "จำนวนผู้เข้าร่วม", "ผล"]
    reports = read(
        workbook(
            [
                ["สรุปการมีส่วนร่วม อำเภอขลุง จังหวัดจันทบุรี ปีงบประมาณ 2567"],
                ["1. องค์การบริหารส่วนตำบลตรอกนอง"],
                head,
                [1, "ประชาคม", "5 ตุลาคม 2566", 45, "เห็นชอบ"],
                [],
                [2, "จิตอาสา", "6 ตุลาคม 2566", 30, "คลองสะอาด"],
                [],
                ["จำแนกตามกลุ่ม"],
                ["กลุ่ม", "จำนวน (คน)"],
                ["ผู้นำชุมชน", 20],
                ["ประชาชน", 55],
                [],
                ["2. เทศบาลตำบลเกวียนหัก"],
                ["ไม่มีการจัดกิจกรรม"],
            ]
        )
    ).reports
    told = [(r.agency and r.agency.name, [(a.participants_total, a.groups) for a in r.activities]) for r in reports]
    assert told == [("องค์การบริหารส่วนตำบลตรอกนอง", [(45, []), (30, [])]), ("เทศบาลตำบลเกวียนหัก", [])]


def test_the_form_with_headings_across_and_a_table_of_people_within() -> None:
    (row,) = activities(
        [
            ["1. ชื่อกิจกรรม"],
            ["ประชุมประชาคมตำบล"],
            ["2. วันที่จัด"],
            ["9 มกราคม 2567"],
            ["3. ผู้เข้าร่วม"],
            ["ลำดับ", "กลุ่ม", "จำนวน (คน)"],
            [1, "ผู้นำชุมชน", 12],
            [2, "ประชาชน", 50],
            [None, "รวม", 62],
            ["4. ผลจากการมีส่วนร่วม"],
            ["เห็นชอบแผน"],
            ["5. การนำผลไปใช้"],
            ["บรรจุในแผนพัฒนา"],
        ]
    )
    assert (row.name, row.held_from) == ("ประชุมประชาคมตำบล", date(2024, 1, 9))
    assert (groups(row), row.participants_total) == ([("ผู้นำชุมชน", 12), ("ประชาชน", 50)], 62)
    assert [one.text for one in row.results] == ["เห็นชอบแผน"]
    assert [one.level for one in row.follow_through] == [2]


def test_two_forms_below_each_other_and_offices_of_one_agency() -> None:
    form = [["ชื่อกิจกรรม", "ประชาคม"], ["วันที่", "5 มกราคม 2567"], ["ผู้เข้าร่วม", 45], ["ผลการมีส่วนร่วม", "ซ่อมถนน"]]
    rows = activities([["กิจกรรมที่ 1"], *form, [], ["กิจกรรมที่ 2"], *form[:2], ["ผู้เข้าร่วม", "30 คน"], form[3]])
    assert [(a.name, a.participants_total) for a in rows] == [("ประชาคม", 45), ("ประชาคม", 30)]
    (row,) = activities([["ที่", "หน่วยงาน", "กิจกรรม", "วันที่", "ผล"], [1, "กองช่าง", "ประชาคม", "5 ตุลาคม 2566", "เห็นชอบ"]])
    assert row.name == "ประชาคม"


def test_groups_beside_the_label_of_those_who_came_and_a_stated_total_before_a_sum() -> None:
    form = [
        ["ชื่อกิจกรรม", "ประชาคม"],
        ["วันที่", "5 มกราคม 2567"],
        ["ผู้มีส่วนร่วม", "ผู้อำนวยการและเจ้าหน้าที่", "9 คน"],
        [None, "ประธานชมรม อสม.", "6 คน"],
        [None, "รวม", 15],
        ["ผลการมีส่วนร่วม", "ซ่อมถนน"],
    ]
    (row,) = activities(form)
    assert (groups(row), row.participants_total) == ([("ผู้อำนวยการและเจ้าหน้าที่", 9), ("ประธานชมรม อสม.", 6)], 15)
    stated = [*form[:2], ["ผู้มีส่วนร่วม", "ผู้เข้าร่วมทั้งหมด 180 คน ตามตาราง"], ["กลุ่ม", "รวม (คน)"], ["ผู้นำ", 65], ["รวม", 185]]
    (row,) = activities(stated)
    assert (groups(row), row.participants_total) == ([("ผู้นำ", 65)], 180)


def test_a_form_with_its_groups_in_columns_of_their_own_is_one_activity() -> None:
    (activity,) = activities(
        [
            ["หัวข้อ", "รายละเอียด", None],
            ["กิจกรรม", "เวทีรับฟังความคิดเห็นการเดินรถทางเดียว", None],
            ["วันจัด", "วันอังคารที่ 18 กรกฎาคม 2566", None],
            ["จัดที่", "ชั้นลอยตลาดสด", None],
            ["ประเด็นที่ถาม", "เดินรถทางเดียวเวลาใด", None],
            ["ผู้เข้าร่วม", "รวม 81 ราย", None],
            [None, "ผู้ค้าในตลาด", 70],
            [None, "วินมอเตอร์ไซค์รับจ้าง", 11],
            ["ความเห็น", "เห็นด้วยเฉพาะช่วงเช้า", None],
            ["เทศบาลทำอะไรต่อ", "ทาสีตีเส้นแล้ว", None],
        ],
        merged=tuple(f"B{row}:C{row}" for row in (4, 5, 6, 7, 8, 9, 12, 13)),
    )
    assert activity.participants_total == 81
    assert [(group.label, group.headcount) for group in activity.groups] == [
        ("ผู้ค้าในตลาด", 70),
        ("วินมอเตอร์ไซค์รับจ้าง", 11),
    ]
    assert [item.text for item in activity.follow_through] == ["ทาสีตีเส้นแล้ว"]


def test_how_content_people_were_is_no_field_of_the_form() -> None:
    survey = tbl(
        row(cell("รายการ"), cell("ค่าเฉลี่ย"), cell("แปลผล")),
        row(cell("วิทยากร"), cell("4.68"), cell("มากที่สุด")),
        row(cell("สถานที่และอาหาร"), cell("4.02"), cell("มาก")),
    )
    words = [*(str(row[0]) for row in TITLE), "ชื่อกิจกรรม : โครงการอบรมช่างชุมชน", "ผลการประเมิน"]
    (activity,) = sole(docx(*map(p, words), survey), "report.docx").activities
    assert activity.place is None


def test_a_form_below_a_table_of_people_whose_answers_reach_over_its_columns() -> None:
    rows: Rows = [
        ["1. ชื่อกิจกรรม", "ประชุมกรรมการชุมชน"],
        ["2. วัน เดือน ปี", "9 มกราคม 2567"],
        ["3. ผู้มีส่วนร่วม"],
        ["กลุ่ม", "ชาย", "หญิง", "รวม"],
        ["กรรมการชุมชน", 6, 8, 14],
        ["อสม.", 2, 7, 9],
        ["รวมทั้งสิ้น", 8, 15, 23],
        ["4. ประเด็นในการมีส่วนร่วม", "ความต้องการของชุมชน"],
        [None, "พื้นที่รกร้าง"],
        ["5. ผลจากการมีส่วนร่วม", "เสนอโครงการ 4 โครงการ"],
        ["6. การนำผลไปปรับปรุงการดำเนินงาน", "ตั้งงบประมาณในเทศบัญญัติ"],
    ]
    first = len(TITLE) + 1
    (row,) = activities(rows, tuple(f"B{first + at}:D{first + at}" for at in (7, 8, 9, 10)))
    assert (groups(row), row.participants_total) == ([("กรรมการชุมชน", 14), ("อสม.", 9)], 23)
    assert [one.text for one in row.issues] == ["ความต้องการของชุมชน", "พื้นที่รกร้าง"]
    assert [one.text for one in row.results] == ["เสนอโครงการ 4 โครงการ"]
    assert [one.level for one in row.follow_through] == [4]


def test_a_form_that_asks_for_the_mission_that_was_opened() -> None:
    (row,) = activities(
        [
            ["ภารกิจ/โครงการ/กิจกรรมที่เปิดโอกาสให้มีส่วนร่วม", "ประชุมรับฟังความคิดเห็นเรื่องตลาด"],
            ["วัน เดือน ปี ที่ดำเนินการ", "9 มกราคม 2567"],
            ["ประเด็นหรือเรื่องในการมีส่วนร่วม", "ผังแผงใหม่"],
            ["ผลจากการมีส่วนร่วม", "เห็นชอบ"],
        ]
    )
    assert (row.name, row.kind) == ("ประชุมรับฟังความคิดเห็นเรื่องตลาด", "hearing")


def test_resolutions_that_a_table_calls_by_their_numbers_are_those_above_it() -> None:
    content = docx(
        p("องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี")
        + p("รายงานการประชุมประชาคม วันที่ 9 มกราคม 2567")
        + p("ระเบียบวาระที่ 3 เรื่องเพื่อพิจารณา")
        + p("3.1 แผนชุมชน")
        + p("มติที่ประชุม  เห็นชอบแผน")
        + p("3.2 สระน้ำ")
        + p("มติที่ประชุม  ให้ขุดลอกสระ")
        + tbl(
            row(cell("มติ"), cell("ผลการดำเนินการ")),
            row(cell("3.1"), cell("นายกประกาศใช้แผน")),
            row(cell("3.2"), cell("กองช่างขุดลอกสระแล้ว")),
        )
    )
    (activity,) = sole(content, "report.docx").activities
    assert [one.text for one in activity.results] == ["เห็นชอบแผน", "ให้ขุดลอกสระ"]
    assert [one.level for one in activity.follow_through] == [4, 6]
