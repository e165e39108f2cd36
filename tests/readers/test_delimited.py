"""Separated values: told from prose and from tables in it, and read as the sheet that they are."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers import decode
from data.readers.delimited import lay_out_delimited, looks_like_delimited

TABLE = "ที่,กิจกรรม,วันที่,จำนวน\n1,ประชาคม,5 ม.ค. 67,45\n2,จิตอาสา,6 ม.ค. 67,30\n"


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace(",", ";"),
        TABLE.replace(",", "\t"),
        f"sep=,\n{TABLE}",
        f"รายงาน,,,\nปีงบประมาณ 2567,,,\n,,,\n{TABLE}",
        f"รายงานผล\nอบต.ตรอกนอง\n{TABLE}",
        'ที่,กิจกรรม,ผล,จำนวน\n1,ประชาคม,"ถนน, ไฟ\nและน้ำ",45\n2,"จิตอาสา ""คลองสวย""",สะอาด,30\n',
        "ชื่อกิจกรรม,ประชาคม\nวันที่,5 มกราคม 2567\nสถานที่,ศาลา\nผู้เข้าร่วม,45 คน\nผล,เห็นชอบ\n",
        "รายงานผลการเปิดโอกาสให้บุคคลภายนอกได้มีส่วนร่วม องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี,\nชื่อกิจกรรม,ประชาคม\nวันที่,5 มกราคม 2567\nผู้เข้าร่วม,45 คน\n,กำนัน 1 คน\n",
    ],
)
def test_separated_values(text: str) -> None:
    assert looks_like_delimited(text)
    assert decode(text.encode(), "x.txt").media_type == "text/csv"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "รายงานผล\nชื่อกิจกรรม : ประชาคม\nวันที่ : 5 มกราคม 2567\n",
        "ผู้เข้าร่วม ได้แก่ กำนัน, ผู้ใหญ่บ้าน, อสม., ประชาชน\nผลการประชุม ได้แก่ ถนน, ไฟ, น้ำ, คลอง\n",
        "กำนัน 1 คน, ผู้ใหญ่บ้าน 5 คน\nประชาชน 40 คน, เยาวชน 5 คน\nอสม. 8 คน, ครู 2 คน\nพระ 1 รูป, ตำรวจ 1 นาย\n",
        "1,250 บาท\n2,300 บาท\n1,000 บาท\n9,100 บาท\n",
        f"รายงานผลการมีส่วนร่วม\nอบต.ตรอกนอง ได้จัดกิจกรรมดังนี้\n\n{TABLE.replace(',', chr(9))}\nจึงเรียนมาเพื่อทราบ\n",
        "กลุ่ม\tจำนวน\nผู้นำ\t5\nประชาชน\t40\nเยาวชน\t3\n",
        "มีผู้เข้าร่วม, 45 คน\n",
    ],
)
def test_prose_and_tables_within_it_are_no_separated_values(text: str) -> None:
    assert not looks_like_delimited(text)


def test_cells_have_their_places() -> None:
    source = lay_out_delimited('\ufeffที่;กิจกรรม;;\r\n="007";" ประชาคม ";;\r\n').source("text/csv")
    assert source.text == "ที่\tกิจกรรม\n007\tประชาคม\n\n"
    assert [(source.text[start : start + 3], label) for start, label in source.locators][-2:] == [
        ("007", "cell:A2"), ("ประ", "cell:B2"),
    ]  # fmt: skip


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    text = 'ที่,กิจกรรม,วันที่,ผล\n1,ขนาด 5" ,5 ม.ค. 67,ดี\n2,จิตอาสา,6 ม.ค. 67,ดี\n'
    assert lay_out_delimited(text).source("text/csv").text.count("\n") == 4


@given(
    st.lists(st.lists(st.text(alphabet='กขa1 ,;"\n', max_size=6), min_size=4, max_size=4), min_size=2, max_size=6),
    st.sampled_from(",;"),
)
def test_no_word_is_lost(rows: list[list[str]], separator: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    told = lay_out_delimited(f"sep={separator}\n{stream.getvalue()}").source("text/csv")
    cells = ["".join(told.text[c.start : c.end].split()) for grid in told.grids for c in grid.cells]
    written = ["".join(cell.split()) for row in rows for cell in row]
    for cell in filter(None, written):
        assert cell in "".join(told.text.split())
    assert len([cell for cell in cells if cell]) <= len([cell for cell in written if cell])
