"""A province's page, on the example of conftest.

As of 15 June 2025 three agencies of จันทบุรี are expected: A (whose report of 2567/1 was read with doubt), B and C, which
never reports. 2567/1: 2 of 3, due on 30 April 2024, 411 days ago. 2568/1, the latest closed round: nobody, due 46 days
ago. 2568/2 is open: A has reported, 107 days are left.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import docx
import openpyxl
import pandas as pd
import pytest

from dashboard import address, answers, meeting_book, meeting_word
from dashboard.changes import Compared
from dashboard.district_rates import district_rates
from dashboard.format import records
from dashboard.meeting_sheet import Sheet
from dashboard.page import PATHS, Page
from dashboard.province_head import moved_in_words
from dashboard.province_round import SHOWN, Round, rounds
from dashboard.province_told import Told
from dashboard.words import words
from data.store import Store
from queries.ask import ask
from queries.warehouse import Warehouse
from tests.dashboard.conftest import html_of
from tests.dashboard.test_overview import seen

TH = words("th")
ROUND = {"province": "จันทบุรี", "fy": "2567", "round": "1"}


def page_at(warehouse: Warehouse, language: str = "th", **raw: str) -> Page:
    """The page as the app makes it for an address."""
    given = {name: [value] for name, value in raw.items()}
    choices = answers.choices(warehouse, demonstration=False)
    filters, unknown = address.read(given, choices, False)
    assert not unknown
    state = records(answers.ask(warehouse, "data_state"))[0]
    return Page(words(language), filters, choices, state, given, warehouse, dict.fromkeys(PATHS))


def told_at(warehouse: Warehouse, language: str = "th", **raw: str) -> Told:
    page = page_at(warehouse, language, **raw)
    found = rounds(page.ask_of_place("periods"), page)
    assert found
    return Told(page, found)


def word_text(made: bytes) -> str:
    """All words of a Word file, those in tables too."""
    body = docx.Document(io.BytesIO(made)).element.body
    return "\n".join(
        "".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")) for p in body.iter() if p.tag.endswith("}p")
    )


def cells(made: bytes, sheet: str) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(made))[sheet].iter_rows(values_only=True)]


def cards(html: str) -> dict[str, str]:
    return dict(re.findall(r'data-measure="(\w+)">.*?<strong>([^<]*)</strong>', html))


def test_without_a_province_one_is_chosen(open_page) -> None:
    html = html_of(open_page("province"))
    assert "<h1>เลือกจังหวัด</h1>" in html
    assert re.findall(r'<li><a href="province\?([^"]*)">([^<]*)</a></li>', html) == [
        ("province=%E0%B8%88%E0%B8%B1%E0%B8%99%E0%B8%97%E0%B8%9A%E0%B8%B8%E0%B8%A3%E0%B8%B5", "จันทบุรี"),
        ("province=%E0%B8%95%E0%B8%A3%E0%B8%B2%E0%B8%94", "ตราด"),
    ]
    several = open_page("province", province=["จันทบุรี", "ตราด"])
    assert "<h1>เลือกจังหวัด</h1>" in html_of(several)


def test_the_page_begins_with_the_answer_how_long_is_left_and_its_n(open_page) -> None:
    latest = seen(open_page("province", province="จันทบุรี"))
    assert "รอบ 2568/1 จังหวัดจันทบุรีส่งรายงานแล้ว 0 จาก 3 แห่ง" in latest, "an open round is not the answer"
    assert "ยังต้องโทรตาม 3 แห่ง เลยกำหนด 46 วัน" in latest
    assert "ไม่เทียบกับรอบ" in latest or "เทียบกับรอบ" in latest
    chosen = seen(open_page("province", **ROUND))
    assert "รอบ 2567/1 จังหวัดจันทบุรีส่งรายงานแล้ว 2 จาก 3 แห่ง" in chosen
    assert "ยังต้องโทรตาม 1 แห่ง เลยกำหนด 411 วัน" in chosen
    still_open = seen(open_page("province", province="จันทบุรี", fy="2568", round="2"))
    assert "รอบ 2568/2 (ยังไม่ปิด) จังหวัดจันทบุรีส่งรายงานแล้ว 1 จาก 3 แห่ง" in still_open
    assert "ยังต้องโทรตาม 2 แห่ง เหลือ 107 วัน" in still_open
    assert "ไม่เทียบกับรอบ 2567/2: รอบยังไม่ปิด" in still_open


def test_numbers_agree_with_the_overview_and_with_the_lists(open_page, warehouse) -> None:
    here, there = cards(html_of(open_page("province", **ROUND))), cards(html_of(open_page("overview", **ROUND)))
    assert here == {name: there[name] for name in here}
    assert set(here) == {"reporting_rate", "complete_reports_share", "events_held", "done_share"}
    told = told_at(warehouse, **ROUND)
    assert int(told.row["p_agencies_expected"]) - int(told.row["p_agencies_reported"]) == len(told.calls) == 1
    states = told.grid[(told.grid["fiscal_year"] == 2567) & (told.grid["round"] == 1)]
    assert dict(zip(states["agency_id"], states["status"], strict=True)) == {
        "A": "doubted",
        "B": "incomplete",
        "C": "missing",
    }


def test_every_cell_leads_to_its_report_or_to_its_agency_in_that_round(open_page, warehouse) -> None:
    html = html_of(open_page("province", **ROUND))
    grid = re.search(r"<table class=\"ruam-table ruam-grid\">.*?</table>", html, re.DOTALL)
    assert grid
    assert grid[0].count('<i class="state ') == 18, "three agencies by six rounds"
    report = warehouse.query("select report_id from report where agency_id = 'B'").iloc[0, 0]
    row = re.search(r'agency=B">อบต.บี</a></th>(.*?)</tr>', grid[0], re.DOTALL)
    assert row
    links = re.findall(r'href="([^"]*)" title="([^"]*)"><i class="state (\w+)">', row[1])
    assert [(status, title) for _, title, status in links][3] == ("incomplete", "ส่งแล้วแต่ไม่ครบ")
    assert f"report={report}" in links[3][0]
    assert links[5][0] == "agency?fy=2566&amp;round=1&amp;agency=B"
    assert "ส่งแล้ว ควรตรวจด้วยตา: อ่านเนื้อความไม่เข้าใจร้อยละ 22" in grid[0]
    heads = re.findall(r'<th scope="col"(?: class="here")?><a href="([^"]*)"( aria-current="true")?>([^<]*)', grid[0])
    assert [label for _, current, label in heads if current] == ["2567/1"]
    assert "2/3" in grid[0]


def test_whom_to_call_says_since_when(open_page) -> None:
    html = html_of(open_page("province", **ROUND))
    row = re.search(r'<tr><th scope="row"><a href="[^"]*agency=C[^"]*">ทน.ซี</a></th>(.*?)</tr>', html, re.DOTALL)
    assert row
    assert re.findall(r"<td[^>]*>([^<]*)", row[1])[:5] == ["เมือง", "ขาดด้วย", "2566/1 (3 รอบ)", "ไม่เคยมี", "ไม่มี"]
    assert 'id="missing"' in html, "the card's link finds the list"


def test_what_stands_still_is_told_in_the_words_of_its_report(open_page, warehouse) -> None:
    html = html_of(open_page("province", province="จันทบุรี"))
    # at 2568/1: A's "จะทำ" (2) of 2566/1 for four rounds, B's of 2567/1 (2) for two
    assert "2 เรื่องรับปากไว้หรือกำลังทำ" in html
    activity = warehouse.query("select activity_id from activity where agency_id = 'A' and fiscal_year = 2566").iloc[
        0, 0
    ]
    assert re.search(rf'<a href="report\?[^"]*activity={activity}[^"]*">จะทำ</a>', html)
    assert "ตั้งแต่ 2566/1 นิ่งมา 4 รอบ มีรายงานหลังจากนั้น 1 ฉบับ" in html


@pytest.mark.parametrize("is_thai", [False, True])
def test_the_word_file_says_what_the_page_says(open_page, warehouse, is_thai: bool) -> None:
    html = html_of(open_page("province", **ROUND))
    sheet = told_at(warehouse, **ROUND).sheet
    text = word_text(meeting_word.docx(sheet, TH, is_thai=is_thai)).replace("\n", " ")
    if is_thai:
        assert "รอบ ๒๕๖๗/๑ จังหวัดจันทบุรีส่งรายงานแล้ว ๒ จาก ๓ แห่ง" in text
        assert not re.search("[0-9]", text.replace(sheet.source.generation, "").split("นิยามและที่มา")[0])
        return
    for n, shown in zip(sheet.numbers, cards(html).values(), strict=True):
        assert n.shown == shown
        assert f"{n.label} {n.shown} {n.unit}".strip() in text
        assert n.base in text
        assert n.definition in text
    for needed in (sheet.answer, sheet.moved, sheet.calls_lead, sheet.still_lead, "บันทึกข้อความ", "ทน.ซี", "15 มิ.ย. 2568"):
        assert needed in text
    assert sheet.source.generation in text
    assert sheet.answer == "รอบ 2567/1 จังหวัดจันทบุรีส่งรายงานแล้ว 2 จาก 3 แห่ง ยังต้องโทรตาม 1 แห่ง เลยกำหนด 411 วัน"


def test_the_chart_of_the_word_file_carries_its_numbers_and_the_rows_behind_them(warehouse) -> None:
    made = ZipFile(io.BytesIO(meeting_word.docx(told_at(warehouse, **ROUND).sheet, TH)))
    chart = made.read("word/charts/districts.xml").decode()
    assert re.findall(r"<v>([^<]*)</v>", chart) == ["ส่งแล้ว", "เมือง", "2", "ยังไม่ส่ง", "เมือง", "1"]
    rows = openpyxl.load_workbook(io.BytesIO(made.read("word/embeddings/districts.xlsx"))).active
    assert [list(r) for r in rows.iter_rows(values_only=True)] == [["อำเภอ", "ส่งแล้ว", "ยังไม่ส่ง"], ["เมือง", 2, 1]]
    assert "charts/districts.xml" in made.read("word/_rels/document.xml.rels").decode()
    assert "drawingml.chart+xml" in made.read("[Content_Types].xml").decode()


def test_the_workbook_says_what_the_page_says_and_fits_one_page(open_page, warehouse) -> None:
    shown = cards(html_of(open_page("province", **ROUND)))
    sheet = told_at(warehouse, **ROUND).sheet
    made = meeting_book.xlsx(sheet, TH)
    book = openpyxl.load_workbook(io.BytesIO(made))
    front = book.worksheets[0]
    assert (front.page_setup.paperSize, front.page_setup.fitToHeight, front.page_setup.fitToWidth) == (9, 1, 1)
    assert front.sheet_properties.pageSetUpPr.fitToPage
    assert len(front._charts) == 1
    flat = [v for row in cells(made, "ใบสรุป") for v in row if v is not None]
    assert sheet.answer in flat
    for n, value in zip(sheet.numbers, shown.values(), strict=True):
        assert f"{value} {n.unit}".strip() in flat
    assert cells(made, "อำเภอ") == [["อำเภอ", "ส่งแล้ว", "ยังไม่ส่ง"], ["เมือง", 2, 1]]
    assert len(cells(made, "รายหน่วยงานรายรอบ")) == 1 + 18
    assert [row[0] for row in cells(made, "ต้องโทรตาม")] == ["หน่วยงาน", "ทน.ซี"]
    facts = dict(row[:2] for row in cells(made, "ตัวกรอง"))
    assert facts["ตัวกรอง"] == "ปีงบประมาณ 2567 · รอบ 1 (ต.ค.–มี.ค.) · จังหวัดจันทบุรี"
    assert facts["ชุดข้อมูล"] == sheet.source.generation


def test_what_others_wrote_is_no_formula(warehouse) -> None:
    sheet: Sheet = told_at(warehouse, **ROUND).sheet
    evil = replace(sheet, calls=sheet.calls.assign(หน่วยงาน="=1+1"), still=(("=2", "=3", "=4"),))
    values = [v for row in cells(meeting_book.xlsx(evil, TH), "ใบสรุป") for v in row]
    assert "'=1+1" in values
    assert not any(str(v).startswith("=") for v in values)


def test_the_files_are_offered_and_made_only_when_asked_for(open_page) -> None:
    app = open_page("province", **ROUND, digits="thai")
    offered = [b.proto.label for b in app.get("download_button")]
    assert offered[:2] == ["ดาวน์โหลด Word", "ดาวน์โหลด Excel"]
    assert app.toggle[0].value is True
    assert not open_page("province", **ROUND).toggle[0].value


def test_rounds_that_are_shown_end_with_the_newest_or_with_the_chosen_one(warehouse) -> None:
    periods = ask(warehouse, "periods")
    many = pd.concat([periods.assign(fiscal_year=periods["fiscal_year"] - 3), periods], ignore_index=True)
    page = page_at(warehouse, province="จันทบุรี")
    shown = rounds(many, page)
    assert shown
    assert [r.key for r in shown.shown] == [25642, 25651, 25652, 25661, 25662, 25671, 25672, 25681, 25682][-SHOWN:]
    assert (shown.chosen.key, shown.hidden) == (25681, 4)
    old = rounds(many, replace(page, filters=replace(page.filters, fiscal_years=(2563,), rounds=(2,))))
    assert old
    assert [r.key for r in old.shown] == [25631, 25632]
    every = rounds(many, replace(page, raw={"span": ["all"]}))
    assert every
    assert (len(every.shown), every.hidden) == (12, 0)


def test_what_rose_and_what_fell_is_told_with_its_n() -> None:
    one = Round(2567, 1, True, pd.Timestamp(2024, 4, 30), -1, "")

    def row(rate: str, before: tuple[int, int], now: tuple[int, int], *, place: str | None = None, moved: bool = True):
        change = now[0] / now[1] - before[0] / before[1]
        counts = {"k": now[0], "n": now[1], "k_before": before[0], "n_before": before[1]}
        return {"rate": rate, "place": place, "change": change, "has_moved": moved, "form_changed": True, **counts}

    rose = row("complete_reports_share", (4, 13), (10, 13))
    fell = row("done_share", (30, 60), (5, 60))
    chance = row("reporting_rate", (15, 19), (18, 19), moved=False)
    of_agency = row("reported_back_share", (0, 40), (40, 40), place="A")
    text = moved_in_words(Compared(one, (rose, fell, of_agency, chance), None), one, TH)
    assert "สูงขึ้น: รายงานครบสี่องค์ประกอบ (4/13\u00a0→\u00a010/13) ลดลง: นำผลไปทำแล้วเสร็จ (30/60\u00a0→\u00a05/60)" in text
    assert "อัตราการรายงาน" not in text
    assert "0/40" not in text, "an agency's change is none of the province"
    assert "ส่วนต่างอาจมาจากแบบ" in text
    quiet = moved_in_words(Compared(one, (chance,), None), one, TH)
    assert "ไม่มีอัตราใดเปลี่ยนเกินความบังเอิญ" in quiet
    assert "แบบ" not in quiet


def test_small_multiples_are_true_figures_that_leave_out_the_open_round(warehouse) -> None:
    go = pytest.importorskip("plotly.graph_objects")
    told = told_at(warehouse, **ROUND)
    drawn = told.districts
    go.Figure(drawn.figure)
    due, reported = drawn.figure["data"]
    assert reported["x"] == ["2566/1", "2566/2", "2567/1", "2567/2", "2568/1"], "2568/2 is open"
    assert reported["y"] == [pytest.approx(v) for v in (1 / 3, 0, 2 / 3, 0, 0)]
    assert set(due["y"]) == {1}
    assert "รอบ 2568/1 ส่งครบทุกแห่ง 0 จาก 1 อำเภอ ต่ำสุดคืออำเภอเมือง 0/3 (0%)" in drawn.sentence
    empty = district_rates(told.rates.iloc[:0], [], TH)
    assert empty.sentence == TH("district_rates.nothing")


def test_english_has_no_thai_left_around_the_names(open_page) -> None:
    text = seen(open_page("province", lang="en", **ROUND))
    assert "Round 2567/1: 2 of 3 agencies of จันทบุรี province have reported." in text
    assert "1 to call, 411 days overdue." in text


def test_a_province_of_which_nothing_is_expected_says_so(open_page, published: Store) -> None:
    html = html_of(open_page("province", province="จันทบุรี", kind="pao"))
    assert "ruam-empty" in html
    assert "<h1>" in html
