"""Formats, filters, addresses, marks and downloads, without a page."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard import address, download, palette, report_text
from dashboard import format as fmt
from dashboard.figure import dressed
from dashboard.filters import Agency, Choices, Filters, Slice, why_empty
from dashboard.marking import Flag, Mark, marked
from dashboard.page import Page
from dashboard.words import words

TH, EN = words("th"), words("en")


@pytest.mark.parametrize(
    ("first", "last", "precision", "text"),
    [
        (date(2023, 10, 20), date(2023, 10, 20), "day", "20 ต.ค. 2566"),
        (date(2024, 1, 6), date(2024, 1, 12), "day", "6–12 ม.ค. 2567"),
        (date(2024, 1, 30), date(2024, 2, 2), "day", "30 ม.ค. – 2 ก.พ. 2567"),
        (date(2023, 12, 30), date(2024, 1, 2), "day", "30 ธ.ค. 2566 – 2 ม.ค. 2567"),
        (date(2022, 12, 1), date(2022, 12, 31), "month", "ธ.ค. 2565"),
        (pd.NaT, pd.NaT, "none", "ไม่ระบุ"),
    ],
)
def test_dates_are_thai_and_say_nothing_twice(first, last, precision, text) -> None:
    assert fmt.span(first, last, precision, TH) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.999, ">99%"), (1, "100%"), (None, "ไม่ระบุ")]
)
def test_percentages_never_hide_something_or_a_gap(share, text) -> None:
    assert fmt.percent(share, TH) == text


def test_numbers_and_periods() -> None:
    assert fmt.number(1234567, TH) == "1,234,567"
    assert fmt.number(pd.NA, TH) == "ไม่ระบุ"
    assert fmt.period(2567, 1, TH) == "2567/1"
    assert fmt.period(2567, pd.NA, TH) == "2567 ไม่แยกรอบ"
    assert fmt.period(pd.NA, pd.NA, TH) == "ไม่ระบุปี"
    assert fmt.day(date(2025, 6, 15), EN) == "15 Jun 2568"


CHOICES = Choices(
    fiscal_years=(2568, 2567, 0),
    provinces=("จันทบุรี", "ตราด"),
    kinds=("sao", "city_municipality"),
    agencies={
        "A": Agency("A", "อบต.เอ", "sao", "จันทบุรี"),
        "C": Agency("C", "ทน.ซี", "city_municipality", "จันทบุรี"),
        "D": Agency("D", "อบต.ดี", "sao", "ตราด"),
    },
)


def test_an_address_and_its_filters_say_the_same_both_ways() -> None:
    filters = Filters((2567, 0), (1, 0), ("ตราด",), ("sao",), ("D",), demonstration=True)
    raw = address.write(filters, "en")
    assert raw == {
        "fy": ["2567", "0"],
        "round": ["1", "0"],
        "province": ["ตราด"],
        "kind": ["sao"],
        "agency": ["D"],
        "data": ["demonstration"],
        "lang": ["en"],
    }
    assert address.read(raw, CHOICES, True) == (filters, [])
    assert address.language(raw) == "en"


def test_what_cannot_be_chosen_is_left_out_and_told() -> None:
    raw = {"fy": ["2567", "2567", "๒๕๖๗", "-1"], "kind": ["sao'; drop table x"], "agency": ["Z"]}
    filters, unknown = address.read(raw, CHOICES, False)
    assert filters == Filters(fiscal_years=(2567,))
    assert unknown == [
        ("fiscal_years", "๒๕๖๗"),
        ("fiscal_years", "-1"),
        ("kinds", "sao'; drop table x"),
        ("agencies", "Z"),
    ]


def test_all_is_null_for_the_questions() -> None:
    assert Filters().parameters() == {
        "fiscal_years": None,
        "rounds": None,
        "provinces": None,
        "kinds": None,
        "agencies": None,
        "demonstration": False,
    }


@pytest.mark.parametrize(
    ("raw", "has_real", "has_demonstration", "meant"),
    [
        ({}, True, True, False),
        ({}, False, True, True),
        ({"data": ["demonstration"]}, True, True, True),
        ({"data": ["demonstration"]}, True, False, False),
        ({"data": ["real"]}, False, True, True),
        ({"data": ["both"]}, True, True, False),
    ],
)
def test_real_data_first_and_never_what_is_not_there(raw, has_real, has_demonstration, meant) -> None:
    assert address.demonstration(raw, has_real=has_real, has_demonstration=has_demonstration) is meant


def test_a_slice_goes_both_ways_also_with_what_is_not_told() -> None:
    wanted = Slice(level=(6, 7, -1), side=("external",), kind=("",), is_event=True, has_total=False)
    assert address.read_slice(address.write_slice(wanted)) == wanted
    assert wanted.parameters()["level"] == [6, 7, -1]
    assert Slice().parameters()["category"] is None


def test_the_filter_that_empties_is_found() -> None:
    both = Filters(provinces=("ตราด",), kinds=("city_municipality",))
    assert why_empty(both, CHOICES, lambda f: True).loosen == "kinds"
    assert why_empty(both, CHOICES, lambda f: True).no_such_agency
    dated = Filters(fiscal_years=(2567,), rounds=(2,))
    assert why_empty(dated, CHOICES, lambda f: not f.rounds).loosen == "rounds"
    assert why_empty(dated, CHOICES, lambda f: not f.fiscal_years).loosen == "fiscal_years"
    assert why_empty(dated, CHOICES, lambda f: False).loosen is None


def test_marks_overlap_escape_and_keep_every_word() -> None:
    text = "ก<b>ข&ค"
    html = marked(
        text,
        [
            Mark(0, 7, "issue", "ทั้งหมด", "i0"),
            Mark(1, 4, "use", 'ใน"', "i1"),
            Mark(5, 5, "fact", "ว่าง", "e0"),
            Mark(6, 99, "fact", "ยาว", "e1"),
        ],
        [Flag(0, "กิจกรรมที่ 1", "a1")],
        {"issue": "ประเด็น"},
    )
    import re
    from html import unescape

    words_only = re.sub(r'<a class="ruam-tag[^>]*>.*?</a>|<span class="ruam-flag[^>]*>.*?</span>', "", html)
    assert unescape(re.sub(r"<[^>]+>", "", words_only)) == text
    assert "<b>" not in html
    assert 'title="ใน&quot; · ทั้งหมด"' in html
    assert html.count("ruam-tag") == 1
    assert [a for a in ("i0", "i1", "e1", "a1") if f'id="{a}"' in html] == ["i0", "i1", "e1", "a1"]
    assert 'id="e0"' not in html


SOURCE = download.Source(
    [("เนื้อหา", "ทดสอบ")], is_demonstration=True, generation="g1", filters=[("ตัวกรอง", "รอบ 1")], made=[("ชุดข้อมูล", "g1")]
)
DATA = pd.DataFrame({"กิจกรรม": ["=HYPERLINK(1)", "ประชุม", None], "คน": pd.array([1, None, 3], dtype="Int64")})


def test_csv_opens_in_excel_and_cannot_run_formulas() -> None:
    raw = download.csv(DATA, SOURCE, TH)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "กิจกรรม,คน,ชนิดข้อมูล"
    assert lines[1].startswith("'=HYPERLINK(1),1,ข้อมูลสาธิต")
    assert lines[2].startswith("ประชุม,,")
    assert len(lines) == 5


def test_xlsx_has_data_definitions_and_where_it_comes_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(download.xlsx(DATA, [("ก", "คือ ก")], SOURCE, TH)))
    assert book.sheetnames == ["ข้อมูล", "นิยาม", "ตัวกรอง", "ที่มา", "รุ่นข้อมูล"]
    data = list(book["ข้อมูล"].iter_rows(values_only=True))
    assert data[0] == ("กิจกรรม", "คน", "ชนิดข้อมูล")
    assert data[2][:2] == ("ประชุม", None)
    assert list(book["นิยาม"].iter_rows(values_only=True))[1] == ("ก", "คือ ก")
    filters, facts, made = (
        dict(list(book[name].iter_rows(values_only=True))[1:]) for name in ("ตัวกรอง", "ที่มา", "รุ่นข้อมูล")
    )
    assert (filters, made["ชุดข้อมูล"], made["จำนวนแถว"]) == ({"ตัวกรอง": "รอบ 1"}, "g1", "3")
    assert (facts["เนื้อหา"], "สาธิต" in facts["ชนิดข้อมูล"]) == ("ทดสอบ", True)
    assert "สาธิต" in download.file_name("frequency", SOURCE, TH, "csv")


def test_parquet_keeps_kinds_and_words_as_they_are_and_tells_where_it_comes_from() -> None:
    import json

    import pyarrow.parquet

    mixed = DATA.assign(ค่า=pd.Series([1, "น้อยเกินไป", None], dtype=object))
    table = pyarrow.parquet.read_table(io.BytesIO(download.parquet(mixed, SOURCE, TH)))
    assert [str(f.type) for f in table.schema] == ["string", "int64", "string", "string"]
    assert table.column("กิจกรรม").to_pylist() == ["=HYPERLINK(1)", "ประชุม", None], "nothing runs what stands here"
    assert (table.column("คน").to_pylist(), table.column("ค่า").to_pylist()) == ([1, None, 3], ["1", "น้อยเกินไป", None])
    assert ["ชุดข้อมูล", "g1"] in json.loads(table.schema.metadata[b"ruam"])


def test_an_unresolved_agency_shows_all_it_may_be_with_their_ids() -> None:
    finding = {
        "rule": "agency_unresolved",
        "severity": "error",
        "message": "ตรงกับ 2 แห่ง",
        "char_start": None,
        "char_end": None,
        "of_whole": None,
    }
    candidates = [
        {"agency_id": "sao-1", "name": "อบต.<ก>", "subdistrict": "ก", "district": "ข", "province": "ค"},
        {"agency_id": "sao-2", "name": "อบต.ก", "subdistrict": None, "district": None, "province": "ง"},
    ]
    known = Choices(agencies={"sao-2": Agency("sao-2", "อบต.ก", "sao", "ง")})
    page = Page(TH, Filters(), known, {"has_real": True}, {}, None, {})
    html = report_text._findings([finding], candidates, page)
    assert "อบต.&lt;ก&gt; ต.ก อ.ข จ.ค <code>sao-1</code>" in html
    assert '<a href="agency?agency=sao-2">อบต.ก จ.ง</a> <code>sao-2</code>' in html
    assert "2 แห่ง พร้อมรหัส" in html
    # Another finding of the same report says nothing of them.
    assert "sao-1" not in report_text._findings([{**finding, "rule": "period_unknown"}], candidates, page)


def test_a_line_says_in_the_margin_what_begins_in_it_and_what_goes_on() -> None:
    text = "ไฟดับ ถนนพัง\nยังดับอยู่\n\nจบ"
    second = text.index("ถนน")
    html = marked(
        text,
        [
            Mark(0, 5, "issue", "ประเด็น", "i0", row="row-i0"),
            Mark(second, text.index("\n\n"), "issue", "ประเด็น", "i1", row="row-i1"),
        ],
        [],
        {"issue": "ประเด็น"},
    )
    lines = html.split('<div class="line">')[1:]
    assert len(lines) == 4
    assert '<a class="ruam-tag issue" tabindex="-1" href="#row-i0">ประเด็น 2</a>' in lines[0]
    assert '<i class="on issue"></i>' in lines[1]
    assert '<div class="margin" aria-hidden="true"></div><div class="words"></div>' in lines[2]
    assert html.count('id="i1"') == 1, "an id stands once, however many lines its words go over"
    assert html.count('href="#row-i1"') == 2


def test_the_dark_figure_wears_the_dark_colours_and_leaves_the_light_one_alone() -> None:
    light = {
        "data": [
            {
                "marker": {"color": palette.LEVEL[7]},
                "textposition": "inside",
                "textfont": {"color": palette.PAPER, "size": 13},
            }
        ],
        "layout": {"font": {"color": palette.INK}, "shapes": [{"fillcolor": palette.WASH}]},
    }
    dark = dressed(light, is_dark=True)
    assert dark["layout"]["font"]["color"] == palette.DARK[palette.INK]
    assert dark["layout"]["shapes"][0]["fillcolor"] == palette.DARK[palette.WASH]
    assert dark["data"][0]["textfont"] == {"color": palette.INK, "size": 13}, (
        "dark ink on the pale end of the dark ramp"
    )
    assert dressed(light, is_dark=False) is light
    assert light["layout"]["font"]["color"] == palette.INK


@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED, palette.ACCENT, *palette.ELEMENT.values()])
def test_words_read_on_either_page(colour: str) -> None:
    assert palette.contrast(colour, palette.PAPER) >= 4.5
    assert palette.contrast(palette.worn(colour, is_dark=True), palette.DARK[palette.PAPER]) >= 4.5


def test_the_style_sheet_and_the_charts_wear_the_same_colours() -> None:
    css = (Path(fmt.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
    for name, light in {"ink": palette.INK, "muted": palette.MUTED, "paper": palette.PAPER, **palette.SIDE}.items():
        dark = palette.DARK[light]
        assert f"--{name}: light-dark({light}, {dark});" in css, name
