"""One agency's page, on the example of conftest.

A has five closed rounds (2566/1 to 2568/1), reported for two, 2567/1 with all four elements; 2568/2 is open, with a report.
It held four events: what followed is told of two, done in one. C has no report. X is invented.
"""

from __future__ import annotations

import re

import pytest

from dashboard.timeline import timeline
from dashboard.words import words
from queries.ask import ask
from tests.dashboard.conftest import html_of, unfolded
from tests.dashboard.test_activities import first_report
from tests.dashboard.test_overview import seen

EVERY = {"fiscal_years": None, "rounds": None}


def cards(html: str) -> dict[str, str]:
    """The suggestion of each round's card, '' where none is made."""
    found = re.findall(
        r'<(?:details|div) class="ruam-verdict[^>]*>(?:<summary>)?<strong>([^<]*)</strong>(.*?)(?:</summary>|</div>)',
        html,
    )
    return {when: "".join(re.findall(r'class="suggested \w+">([^<]*)<', rest)) for when, rest in found}


def test_the_page_begins_with_the_answer_and_its_n(open_page) -> None:
    text = seen(open_page("agency", agency="A"))
    assert "องค์การบริหารส่วนตำบลเอ" in text
    assert "ส่งรายงาน 2 จาก 5 รอบที่ปิดแล้ว ครบสี่องค์ประกอบ 1 รอบ" in text
    assert "จัดกิจกรรมการมีส่วนร่วม 4 ครั้ง" in text
    assert "ใน 2 ครั้งที่บอกว่าทำอะไรต่อ มี 1 ครั้งที่ทำแล้วเสร็จ" in text


def test_each_round_has_a_suggestion_or_says_why_it_has_none(open_page) -> None:
    app = open_page("agency", agency="A")
    assert cards(html_of(app)) == {
        "2568/2 (ยังไม่ปิด)": "น่าจะ 0",
        "2568/1": "",
        "2567/2": "",
        "2567/1": "น่าจะ 100",
        "2566/2": "",
        "2566/1": "น่าจะ 0",
    }
    text = seen(app)
    assert "ขาดองค์ประกอบ: ประเด็น, ผู้มีส่วนร่วม, ผลการมีส่วนร่วม, การนำไปใช้" in text
    assert "ไม่ใช่ผลการประเมิน" in text
    assert "ไม่ได้แปลว่าได้ 0" in text, "a round without a report is no nought"


def test_a_suggestion_shows_the_words_that_speak_for_it(open_page, warehouse) -> None:
    report, _ = first_report(warehouse)
    html = html_of(open_page("agency", agency="A", fy="2567", round="1"))
    assert re.search(r"ประเด็น · มี</dt><dd[^>]*><ul[^>]*><li>ไฟทางดับ &lt;script&gt;", html)
    assert "ซ่อมไฟแล้วทุกหมู่บ้าน <small>6 ทำแล้วเสร็จ</small>" in html
    assert "ผู้นำชุมชน <small>20 คน</small>" in html
    assert "กลุ่มภายนอก 2 กลุ่ม ภายใน 1 กลุ่ม ส่วนราชการอื่นหรือไม่ระบุฝ่าย 0 กลุ่ม" in html
    assert f"report={report}" in html
    assert "<script>alert" not in html


def test_years_and_rounds_narrow_what_is_told_and_all_rounds_stay_to_choose_from(open_page) -> None:
    app = open_page("agency", agency="A", fy="2567", round="1")
    assert list(cards(html_of(app))) == ["2567/1"]
    assert "ส่งรายงาน 1 จาก 1 รอบที่ปิดแล้ว" in seen(app)
    pills = re.findall(r'<li><a href="agency\?([^"]*)"( aria-current="true")?>', html_of(app))
    assert len(pills) == 7
    assert [link.replace("&amp;", "&") for link, here in pills if here] == ["fy=2567&round=1&agency=A"]


def test_the_same_number_as_on_the_overview(open_page) -> None:
    def value(view: str) -> list[str]:
        html = html_of(open_page(view, agency="A", fy="2567", round="1"))
        return [
            re.search(rf'data-measure="{name}".*?<strong>([^<]*)', html)[1]
            for name in ("events_held", "participants_known", "external_share", "done_share")
        ]

    assert value("agency") == value("overview")
    assert value("agency")[0] == "2"


def test_an_agency_that_never_reported_has_a_page_and_nothing_is_drawn_as_zero(open_page) -> None:
    app = open_page("agency", agency="C")
    text = seen(app)
    assert "ส่งรายงาน 0 จาก 5 รอบที่ปิดแล้ว" in text
    assert set(cards(html_of(app)).values()) == {""}
    assert "ยังไม่ปิดรอบ" in text


def test_without_one_agency_there_is_a_choice(open_page) -> None:
    for chosen in ({}, {"agency": ["A", "B"]}, {"agency": "nobody"}):
        app = open_page("agency", **chosen)
        assert "เลือกหน่วยงาน" in seen(app)
        assert "agency?agency=A" in html_of(app)
    assert "ซึ่งไม่มีในข้อมูล" in seen(open_page("agency", agency="nobody"))
    app.selectbox(key="choose_agency_th").select("B").run()
    assert app.query_params["agency"] in ("B", ["B"])
    assert "องค์การบริหารส่วนตำบลบี" in seen(app)


@pytest.mark.parametrize(
    ("view", "parameters", "agency_id"),
    [
        ("activities", {"fy": "2567"}, "B"),
        ("overview", {"fy": "2567", "round": "1"}, "C"),
        ("overview", {"agency": "A"}, "A"),
        ("report", {}, "A"),
    ],
)
def test_every_place_that_names_an_agency_leads_to_its_page(open_page, warehouse, view, parameters, agency_id) -> None:
    if view == "report":
        parameters = {"report": first_report(warehouse)[0]}
    app = open_page(view, **parameters)
    shown = unfolded(app, "missing") if view == "overview" else app
    links = re.findall(r'href="agency\?([^"]*)"', html_of(shown))
    assert any(f"agency={agency_id}" in link for link in links)


def test_a_person_confirms_an_element_where_corrections_are_on(open_page, warehouse, monkeypatch) -> None:
    report, _ = first_report(warehouse)
    assert "judge" not in html_of(open_page("agency", agency="A", report=report))
    monkeypatch.setenv("RUAM_CORRECTIONS", "1")
    app = open_page("agency", agency="A", report=report)
    html = html_of(app)
    assert "ยืนยันหรือแก้องค์ประกอบของ 2567/1" in seen(app)
    assert f"report={report}#judge" in html
    fields = app.selectbox(key="correction_field_report")
    assert fields.options == ["มีประเด็น", "มีผู้มีส่วนร่วม", "มีผลการมีส่วนร่วม", "มีการนำไปใช้"]


def test_the_timeline_draws_dated_events_in_their_rounds_and_tells_of_the_rest(warehouse) -> None:
    rounds = ask(warehouse, "agency_rounds", agency_id="A", **EVERY)
    events = ask(warehouse, "agency_activities", agency_id="A", **EVERY)
    drawn = timeline(rounds, events, words("th"))
    dots = drawn.figure["data"][0]
    assert drawn.figure["layout"]["yaxis"]["ticktext"] == ["2566", "2567", "2568"]
    assert dots["text"] == ["2", "6", "–", "–"]
    assert [d[1] for d in dots["customdata"]] == events.drop_duplicates("activity_id")["activity_id"].tolist()[::-1]
    # 1 Dec is day 61 of a fiscal year, 20 Nov day 50, 10 Jan day 101, 1 May day 212.
    assert dots["x"] == [61, 50, 101, 212]
    assert len(drawn.figure["layout"]["shapes"]) == 6
    assert drawn.sentence.startswith("มีรายงาน 2 จาก 5 รอบที่ปิดแล้ว ในภาพมีกิจกรรมที่รู้วันจัด 4 ครั้ง")
    assert "2568/2 ยังไม่นำไปเทียบกับรอบที่ปิดแล้ว" in drawn.sentence


def test_english_has_no_thai_but_names_and_the_words_of_documents(open_page) -> None:
    app = open_page("agency", agency="C", lang="en")
    text = seen(app)
    for allowed in ("เทศบาลนครซี", "ทน.ซี", "ต.ทดสอบ อ.เมือง จ.จันทบุรี"):
        text = text.replace(allowed, "")
    assert re.findall(r"[ก-๙]+", text) == ["ไทย"]  # the way back to Thai
