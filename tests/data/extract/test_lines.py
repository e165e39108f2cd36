"""Lines: their list marks, the furniture of pages, and lines that a page's width broke."""

from __future__ import annotations

import pytest

from data.extract.lines import goes_on, inline_items, read_lines


@pytest.mark.parametrize(
    ("line", "style", "numbers", "words"),
    [
        ("1. ถนน", "dot", (1,), "ถนน"),
        ("1.2 ถนน", "dot", (1, 2), "ถนน"),
        ("๑.๒.๓ ถนน", "dot", (1, 2, 3), "ถนน"),
        ("1) ถนน", "close", (1,), "ถนน"),
        ("(2) ถนน", "paren", (2,), "ถนน"),
        ("[3] ถนน", "bracket", (3,), "ถนน"),
        ("ข้อ 4 ถนน", "named", (4,), "ถนน"),
        ("- ถนน", "bullet", (), "ถนน"),
        ("• 1) ถนน", "close", (1,), "ถนน"),
        ("ข. ถนน", "letter", (2,), "ถนน"),
        # No list marks: a date, an hour, a plain number, a count.
        ("5 มกราคม 2567", "", (), "5 มกราคม 2567"),
        ("09.30 น. ลงทะเบียน", "", (), "09.30 น. ลงทะเบียน"),
        ("12 คน", "", (), "12 คน"),
    ],
)
def test_list_marks(line: str, style: str, numbers: tuple[int, ...], words: str) -> None:
    text = read_lines(line)
    (read,) = text.lines
    assert (read.style, read.numbers, text.words(read)) == (style, numbers, words)


@pytest.mark.parametrize(
    "line",
    [
        "- 2 -",
        "หน้า 3/9",
        "/1.6.2 องค์กรปกครอง....",
        "--------",
        "Download 7",
        "File Size 2.08 MB",
        "online 1 คน",
        "471 อ่าน",
        "หน้าแรก",
        "[ พิมพ์ ] ลงข่าวเมื่อ 3 ม.ค. 67 อ่านแล้ว 51 คน",
        "สถิติผู้เข้าชมเว็บไซต์ วันนี้ 12 คน ทั้งหมด 4,321 คน",
        "ป้ายกำกับ: ITA, ข่าว",
        "สำนักงานเทศบาล ถนนกลางเมือง โทรศัพท์ 0-0000-0000",
        "งานนโยบายและแผน ผู้รวบรวม",
        "ร้องเรียนการทุจริต",
    ],
)
def test_furniture_is_set_aside(line: str) -> None:
    text = read_lines(f"ประชุมประชาคม\n{line}\nผู้เข้าร่วม 12 คน")
    assert [text.words(read) for read in text.lines] == ["ประชุมประชาคม", "ผู้เข้าร่วม 12 คน"]
    assert [text.text[start:end] for start, end, _ in text.noise] == [line]


def test_a_running_header_is_kept_once() -> None:
    header = "รายงานผลการมีส่วนร่วม ประจำปี 2567"
    text = read_lines(f"{header}\nก่อน\n{header}\nกลาง\n{header}\nหลัง")
    assert [text.words(line) for line in text.lines] == [header, "ก่อน", "กลาง", "หลัง"]


def test_blank_lines_and_indents_are_known() -> None:
    text = read_lines("หนึ่ง\n\n  สอง\nสาม")
    assert [(line.blank_before, line.indent) for line in text.lines] == [(True, 0), (True, 2), (False, 0)]


def test_lines_broken_at_a_width_go_on() -> None:
    words = "ประชาชนหมู่ที่ {} ได้ร่วมกันเสนอปัญหาความต้องการของหมู่บ้านต่อที่ประชุม"
    text = read_lines("\n".join([*(words.format(n) for n in range(1, 8)), "- ข้อหนึ่ง", "สั้น"]))
    assert text.hard_wrapped
    assert goes_on(text, text.lines[0], text.lines[1])
    assert not goes_on(text, text.lines[6], text.lines[7])
    short = read_lines("สั้น\nสั้นมาก")
    assert not short.hard_wrapped
    assert not goes_on(short, *short.lines)


def test_items_inside_a_line_count_up_from_one() -> None:
    line = "1) ถนน 2) ไฟฟ้า 3) น้ำ"
    assert [line[start : start + 2] for start in inline_items(line, 0, len(line))] == ["1)", "2)", "3)"]
    assert inline_items("ตามข้อ 3) และ 4) ของแผน", 0, 23) == []


def test_a_table_of_contents_is_set_aside_up_to_the_line_that_ends_it() -> None:
    text = read_lines("สารบัญ\nเรื่อง หน้า\nคำนำ ก\nประชาคมตำบล\t2\nจิตอาสา.....12\n\nรายงานผล รอบที่ 1\nประชาคม 2")
    assert [text.words(line) for line in text.lines] == ["รายงานผล รอบที่ 1", "ประชาคม 2"]


def test_who_signed_may_stand_before_the_office() -> None:
    text = read_lines("จึงเรียนมาเพื่อโปรดทราบ\n(นางสาวใจดี มีสุข) หัวหน้าสำนักปลัด")
    assert text.lines == []
