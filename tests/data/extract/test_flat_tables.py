"""Tables that were copied into text cell by cell: a line a cell, two cells in a line, a cell in two lines."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.flat_tables import flat_tables
from data.extract.lines import read_lines
from tests.told import activities_of, texts

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nตารางการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n\n"
HEADINGS = "ลำดับ\nชื่อกิจกรรม\nวันที่จัด\nสถานที่\nผู้เข้าร่วม\nประเด็น\nผลที่ได้\n"
FIRST = "1\nประชุมผู้ใช้น้ำคลองใหญ่\n12/12/2567\nศาลาหมู่ 2\n40 คน (ชาวสวน 35 คน, ผู้ใหญ่บ้าน 5 คน)\nแบ่งรอบเปิดน้ำ\nเปิดน้ำหมู่ละสามวัน\n"
SECOND = "2\nอบรมทำปุ๋ยหมัก\n20 มกราคม 2568\n-\n25 คน\nปุ๋ยจากเศษผัก\nตั้งกลุ่มทำปุ๋ย\n"


def cells(words: str) -> list[list[str]]:
    text = read_lines(words)
    (grid,) = flat_tables(text)
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(text.text[cell.start : cell.end])
    return list(rows.values())


def test_a_line_a_cell() -> None:
    first, second = activities_of(HEAD + HEADINGS + FIRST + SECOND)
    assert (first.name, first.held_from, first.place) == ("ประชุมผู้ใช้น้ำคลองใหญ่", date(2024, 12, 12), "ศาลาหมู่ 2")
    assert [(group.label, group.headcount) for group in first.groups] == [("ชาวสวน", 35), ("ผู้ใหญ่บ้าน", 5)]
    assert (texts(first.issues), texts(first.results)) == (["แบ่งรอบเปิดน้ำ"], ["เปิดน้ำหมู่ละสามวัน"])
    assert (second.name, second.held_from, second.place) == ("อบรมทำปุ๋ยหมัก", date(2025, 1, 20), None)
    assert second.participants_total == 25


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        # The name and the day lie together; so do who came, in brackets, and the matter.
        (
            FIRST.replace("คลองใหญ่\n12", "คลองใหญ่ 12"),
            ["1", "ประชุมผู้ใช้น้ำคลองใหญ่", "12/12/2567", "ศาลาหมู่ 2"],
        ),
        (FIRST.replace(")\n", ") "), ["1", "ประชุมผู้ใช้น้ำคลองใหญ่", "12/12/2567", "ศาลาหมู่ 2"]),
        # The name is broken over two lines.
        (
            FIRST.replace("ผู้ใช้น้ำ", "ผู้ใช้น้ำ\n"),
            ["1", "ประชุมผู้ใช้น้ำ\nคลองใหญ่", "12/12/2567", "ศาลาหมู่ 2"],
        ),
    ],
)
def test_cells_that_lie_together_are_cut_and_one_that_is_broken_is_joined(typed: str, row: list[str]) -> None:
    told = cells(HEADINGS + typed + SECOND)
    assert told[1][:4] == row
    assert told[1][4:] == ["40 คน (ชาวสวน 35 คน, ผู้ใหญ่บ้าน 5 คน)", "แบ่งรอบเปิดน้ำ", "เปิดน้ำหมู่ละสามวัน"]
    assert len(told[2]) == 7


@pytest.mark.parametrize(
    "words",
    [
        HEADINGS + FIRST,  # one row is no table
        HEADINGS + FIRST + "2\nอบรมทำปุ๋ยหมัก\nปุ๋ย\n25 คน\n",  # the second row does not fit
        "ลำดับ\nชื่อ\nสกุล\nที่อยู่\n" + FIRST + SECOND,  # headings of something else
        HEADINGS + "หนึ่ง\n" + FIRST + SECOND,  # no number right below the headings
    ],
)
def test_what_is_no_such_table_stays_lines(words: str) -> None:
    assert flat_tables(read_lines(words)) == []
