"""สำรวจ on the worked example: what is asked is what is answered, and a number is the same wherever it stands."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs

import plotly.graph_objects as go
import pytest

from dashboard.explore_question import BARS, COLUMNS, DOTS, HEAT, LINE, LINES, TABLE
from dashboard.explore_search import marked
from dashboard.heat_table import Cell, heat_table
from dashboard.measured_points import MOST_NUMBERED, Point, bars, columns, lines
from dashboard.words import words
from tests.dashboard.conftest import html_of
from tests.dashboard.test_overview import address_of, card, seen

TH = words("th")


def head(app) -> tuple[str, str]:
    """The answer, and the sentence below it."""
    html = html_of(app)
    told = [re.search(pattern, html, re.DOTALL) for pattern in (r"<h1>(.*?)</h1>", r'<p class="lead">(.*?)</p>')]
    return tuple(unescape(re.sub(r"<[^>]+>", "", m[1])).replace("\u00a0", " ") if m else "" for m in told)


def opened(app):
    """The page after a reader opened the table of the answer, however it is drawn."""
    for drawn in (BARS, COLUMNS, DOTS, HEAT, LINE, LINES, TABLE):
        app.session_state[f"table_explore_{drawn}"] = True
    return app.run()


def rows_of(app) -> list[list[str]]:
    """The cells of the table, totals last."""
    opened(app)
    table = html_of(app).rpartition('<table class="ruam-table">')[2].partition("</table>")[0]
    lines_ = re.findall(r"<tr>(.*?)</tr>", table)
    return [
        [unescape(re.sub(r"<[^>]+>", "", c)) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)] for line in lines_
    ][1:]


def links(app) -> list[str]:
    return [
        unescape(href) for href in re.findall(r'href="(activities\?[^"]+|explore\?[^"]+|agency\?[^"]+)"', html_of(app))
    ]


def test_the_page_begins_with_an_answer_and_marks_what_is_open(open_page) -> None:
    app = open_page("explore")
    assert head(app) == ("กิจกรรมที่จัด: 9", "มากที่สุดคือ 2567/1 (7)")
    assert [row[:3] for row in rows_of(app)] == [
        ["2566/1", "ปิดรอบแล้ว", "1"],
        ["2566/2", "ปิดรอบแล้ว", "ไม่ระบุ"],  # nobody reported: not known, and not 0
        ["2567/1", "ปิดรอบแล้ว", "7"],
        ["2567/2", "ปิดรอบแล้ว", "ไม่ระบุ"],
        ["2568/1", "ปิดรอบแล้ว", "ไม่ระบุ"],
        ["2568/2 (ยังไม่ปิด)", "ยังไม่ปิดรอบ", "1"],
        ["รวม", "", "9"],
    ]
    assert "มีรอบที่ยังไม่ปิด" in seen(app)
    [chart] = app.get("plotly_chart")
    assert chart.proto.alt == "กิจกรรมที่จัด: 9 มากที่สุดคือ 2567/1 (7)"


def test_the_three_questions_to_begin_with(open_page) -> None:
    """Worked by hand from conftest: who came, what was done, who spoke of lights."""
    html = html_of(open_page("explore"))
    asked = [parse_qs(unescape(q)) for q in re.findall(r'<li><a href="explore\?([^"]+)"', html)]
    public, done, light = (open_page("explore", **one) for one in asked)
    # The public came to the second event of A and the five of B.
    assert head(public) == ("กิจกรรมที่จัด: 6", "มากที่สุดคือ 2567/1 (6)")
    assert "กลุ่มที่มา: ประชาชน" in seen(public)
    # Told of A 6 and 2, of B 6, 6, 2, 1, 7: four of seven are done, all in one province.
    assert head(done)[0] == "นำผลไปทำแล้วเสร็จ: 57% (4 จาก 7)"
    assert [row[:4] for row in rows_of(done) if row[0] == "จันทบุรี"] == [["จันทบุรี", "57%", "4", "7"]]
    assert head(light)[0] == "พบ 1 กิจกรรมที่พูดถึง “ไฟทาง”"


@pytest.mark.parametrize(
    ("name", "shown", "counted"),
    [
        ("events_held", "7", 7),
        ("participants_known", "80", 6),
        ("external_share", "75%", None),
        ("done_share", "67%", 4),
    ],
)
def test_one_number_has_one_value_on_every_page(open_page, name: str, shown: str, counted) -> None:
    where = {"fy": "2567", "round": "1"}
    assert f" {shown} " in re.sub(r"\s+", " ", card(open_page(**where), name))
    alone = open_page("explore", measure=name, **where)
    assert f" {shown} " in re.sub(r"\s+", " ", card(alone, name))
    split = open_page("explore", measure=name, by="agency", **where)
    assert rows_of(split)[-1][1] == shown
    link = next(q for q in links(alone) if q.startswith("activities?"))
    found = open_page("activities", **parse_qs(link.partition("?")[2]))
    if counted is not None:
        assert f"พบ {counted} กิจกรรม" in seen(found)


def test_rows_that_do_not_add_up_say_so_and_the_total_is_counted_anew(open_page) -> None:
    app = open_page("explore", measure="events_held", by="category", fy="2567", round="1")
    counts = {row[0]: int(row[1]) for row in rows_of(app)}
    assert counts == {"ประชาชน": 6, "ผู้บริหาร": 5, "ผู้นำชุมชน": 1, "เจ้าหน้าที่ของหน่วยงาน": 1, "รวม": 7}
    assert "แถวรวมกันแล้วไม่เท่ายอดรวม" in seen(app)
    assert "แถวรวมกันแล้วไม่เท่ายอดรวม" not in seen(open_page("explore", measure="events_held", by="province"))


def test_too_few_is_said_and_the_counts_are_shown(open_page) -> None:
    rows = {row[0]: row[1:4] for row in rows_of(open_page("explore", measure="done_share", by="agency"))}
    assert rows["อบต.บี (จันทบุรี)"] == ["60%", "3", "5"]
    assert rows["อบต.เอ (จันทบุรี)"] == ["น้อยเกินไป", "1", "2"]
    assert rows["รวม"] == ["57%", "4", "7"]


def test_two_dimensions_are_a_shaded_table_with_totals_of_both(open_page) -> None:
    app = open_page("explore", measure="events_held", by=["mode", "period"])
    html = html_of(app)
    heat = html[html.index("ruam-heat") :].partition("</table>")[0]
    assert "color-mix" in heat
    assert '<th scope="col" class="number">2568/2 (ยังไม่ปิด)</th>' in heat
    foot = re.findall(r">(\d+)<", heat.partition("<tfoot>")[2])
    assert foot == ["1", "7", "1", "9"], "of rounds without an activity there is no column"


def test_filters_of_an_activity_do_nothing_to_reports_and_that_is_said(open_page) -> None:
    where = {"measure": "reporting_rate", "fy": "2567", "round": "1"}
    plain, narrowed = open_page("explore", **where), open_page("explore", mode="exchange", **where)
    assert head(plain)[0] == head(narrowed)[0] == "อัตราการรายงาน: 50% (2 จาก 4)"
    assert "ตัวกรองของกิจกรรมจึงไม่มีผล: ลักษณะการมีส่วนร่วม" in seen(narrowed)
    assert "ตัวกรองของกิจกรรม" not in seen(plain)


def test_of_reports_a_row_leads_to_its_agencies(open_page) -> None:
    app = opened(open_page("explore", measure="reporting_rate", by="province", fy="2567", round="1"))
    [href] = [q for q in links(app) if "by=agency" in q and "province=" in q]
    agencies = open_page("explore", **parse_qs(href.partition("?")[2]))
    assert [row[0] for row in rows_of(agencies)] == ["อบต.บี (จันทบุรี)", "อบต.เอ (จันทบุรี)", "ทน.ซี (จันทบุรี)", "รวม"]
    assert any(q.startswith("agency?") and "agency=A" in q for q in links(agencies))


def test_what_a_link_asks_that_cannot_be_asked_is_told(open_page) -> None:
    app = open_page("explore", measure="none", by=["actor", "mode"], names="<b>")
    assert "“none”" in seen(app)
    assert "“actor”" in seen(app)
    assert "“<b>”" in seen(app)
    assert head(app)[0] == "กิจกรรมที่จัด: 9"


def test_the_form_writes_the_address_and_keeps_only_what_can_be_asked(open_page) -> None:
    app = open_page("explore", measure="events_held", by=["mode", "province"], chart="table")
    app.selectbox(key="explore_measure_th").select("reporting_rate").run()
    told = address_of(app)
    assert (told["measure"], told["by"], "chart" in told) == (["reporting_rate"], ["province"], False)
    app.selectbox(key="explore_first_th").select("agency_kind").run()
    assert address_of(app)["by"] == ["agency_kind"]
    app.multiselect(key="filter_fiscal_years_th").select(2567).run()
    assert address_of(app)["measure"] == ["reporting_rate"], "the sidebar leaves the question"


def test_a_search_marks_words_leads_to_their_place_and_is_empty_without_them(open_page, warehouse) -> None:
    app = open_page("explore", ask="words", q="ซ่อมไฟ")
    html = html_of(app)
    assert "<mark>ซ่อม</mark>" in html
    href = unescape(re.search(r'<h3><a href="(report\?[^"]+)"', html)[1])
    query = parse_qs(href.partition("?")[2])
    start = int(query["at"][0])
    text = warehouse.query("select text from document where file_name = 'a-2567-1.txt'")["text"][0]
    assert text[start:].startswith(("มีมติให้ซ่อมไฟ", "ซ่อมไฟแล้วทุกหมู่บ้าน"))
    report = html_of(open_page("report", **query))
    assert '<span class="ruam-flag" id="found">พบคำที่นี่</span>' in report
    assert head(open_page("explore", ask="words"))[0] == "พิมพ์คำที่อยากค้นในรายงาน"
    assert head(open_page("explore", ask="words", q="และ"))[0].startswith(("“และ” ไม่มีคำที่ค้นได้", "ไม่พบกิจกรรม"))
    assert 'id="found"' not in html_of(open_page("report", **(query | {"at": ["99999"]})))


def test_a_snippet_is_escaped_and_a_word_within_another_is_marked_once() -> None:
    assert marked("<b>ถนนลูกรัง", "3-11 3-6") == "&lt;b&gt;<mark>ถนนลูกรั</mark>ง"


def points(*values: float | None, is_open: bool = False) -> list[Point]:
    return [
        Point(
            f"แถว {i}",
            v,
            f"{v}",
            why="" if v is not None else "ไม่ระบุ",
            is_open=is_open and i == len(values) - 1,
            low=v,
            high=v,
        )
        for i, v in enumerate(values)
    ]


def test_what_is_not_known_is_not_drawn_as_zero_and_an_open_round_is_not_joined() -> None:
    drawn = lines({"": points(1, None, 3, 4, is_open=True)}, {"แถว 2": "เปลี่ยนแบบ"}, "ประโยค")
    closed, still_open = drawn.figure["data"]
    assert (closed["y"], still_open["y"]) == ([1, None, 3, None], [None, None, None, 4])
    assert still_open["marker"]["symbol"] == "circle-open"
    assert drawn.figure["layout"]["shapes"][0]["x0"] == 1.5
    over = columns(points(1, None, 3, is_open=True), {}, "", TH)
    assert over.figure["data"][0]["marker"]["pattern"]["shape"] == ["", "", "/"]
    assert over.figure["data"][0]["text"] == ["<b>1</b>", "ไม่ระบุ", "<b>3</b>"]
    many = columns(points(*range(1, MOST_NUMBERED + 3)), {}, "", TH)
    assert sum(bool(t) for t in many.figure["data"][0]["text"]) == 1, "the highest is the last"
    dots = bars(points(0.2, 0.4), "", TH, with_intervals=True)
    assert dots.figure["data"][0]["mode"] == "markers"
    for one in (drawn, over, many, dots, bars(points(1, None), "", TH)):
        go.Figure(one.figure)  # raises for what Plotly does not know
        assert {trace["type"] for trace in one.figure["data"]} <= {"bar", "scatter"}


def test_a_shaded_table_has_a_place_for_what_is_not_there() -> None:
    cells = {(0, 0): Cell(2, "2", "จาก 3", "activities?x=1&y=2"), (0, 1): Cell(None, "น้อยเกินไป")}
    html = heat_table(
        ["<ก>"], ["ข", "ค"], lambda r, c: cells.get((r, c)), ([None], [None, None], None), ("ก", "ข", "รวม"), "ชื่อ"
    )
    assert "&lt;ก&gt;" in html
    assert 'href="activities?x=1&amp;y=2"' in html
    assert '<td class="number muted">น้อยเกินไป</td>' in html
    assert "<tfoot>" not in html


def test_english_leaves_no_thai_but_names(open_page) -> None:
    for asked in ({"measure": "done_share", "by": "agency"}, {"measure": "events_held", "by": ["mode", "period"]}):
        app = open_page("explore", lang="en", **asked)
        text = seen(app)
        for name in ("อบต.เอ", "อบต.บี", "อบต.ดี", "ทน.ซี", "จันทบุรี", "ตราด", "ไฟทาง"):
            text = text.replace(name, "")
        assert not re.findall(r"[ก-๙]+", text.replace("ไทย", "").replace("ร่วม", ""))
