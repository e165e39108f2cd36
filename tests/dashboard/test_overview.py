"""The overview on the worked example: what stands in conftest.py is what the page must say."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard import frame
from tests.dashboard.conftest import html_of, unfolded


def card(app, name: str) -> str:
    """One key number as a person reads it."""
    found = re.search(rf'data-measure="{name}".*?</section>', html_of(app), re.DOTALL)
    assert found, name
    return unescape(re.sub(r"<[^>]+>", " ", found[0])).replace("\u00a0", " ")


def seen(app) -> str:
    """All text of the page's HTML."""
    without_style = re.sub(r"<style>.*?</style>", "", html_of(app), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", without_style)).replace("\u00a0", " "))


def address_of(app) -> dict[str, list[str]]:
    """The query parameters after the run."""
    return {k: [v] if isinstance(v, str) else list(v) for k, v in app.query_params.items()}


def test_the_answer_comes_first(open_page) -> None:
    text = seen(open_page(fy="2567", round="1"))
    assert "จัดกิจกรรมการมีส่วนร่วม 7 ครั้ง ตามรายงานของหน่วยงาน 2 จาก 4 แห่งที่ต้องส่ง" in text
    assert "ใน 6 ครั้งที่บอกว่าทำอะไรต่อ มี 4 ครั้งที่ทำแล้วเสร็จ" in text
    assert "กำลังดู ปีงบประมาณ 2567 · รอบ 1 (ต.ค.–มี.ค.)" in text


@pytest.mark.parametrize(
    ("name", "shown", "base", "before"),
    [
        ("events_held", "7", "จาก 2 รายงาน", "ช่วงเดียวกันปีก่อน 1"),
        ("reporting_rate", "50%", "2 จาก 4 รายงาน", "ช่วงเดียวกันปีก่อน 25% (n = 4)"),
        ("participants_known", "80", "จาก 6 กิจกรรมที่ระบุจำนวน ใน 7 กิจกรรม", "ช่วงเดียวกันปีก่อน 10"),
        ("external_share", "75%", "60 จาก 80 คน", "ไม่เทียบปีก่อน: ปีก่อนไม่ระบุ"),
        ("done_share", "67%", "4 จาก 6 กิจกรรม", "ช่วงเดียวกันปีก่อน น้อยเกินไป"),
        ("complete_reports_share", "น้อยเกินไป", "มีข้อมูลเพียง 2 รายการ น้อยกว่า 5", "น้อยเกินไป"),
    ],
)
def test_each_key_number_has_its_n_and_the_year_before(
    open_page, name: str, shown: str, base: str, before: str
) -> None:
    text = re.sub(r"\s+", " ", card(open_page(fy="2567", round="1"), name))
    assert f" {shown} " in text
    assert base in text
    assert before in text
    assert "ตัวเลขนี้มาจาก" in text


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({}, "ยังไม่ได้เลือกปีงบประมาณ"),
        ({"fy": "2568", "round": "2"}, "รอบยังไม่ปิด"),
        ({"fy": "2566"}, "ไม่มีข้อมูลของปีก่อน"),
    ],
)
def test_no_comparison_without_saying_why(open_page, parameters: dict, why: str) -> None:
    app = open_page(**parameters)
    assert f"ไม่เทียบปีก่อน: {why}" in seen(app)
    assert "ช่วงเดียวกันปีก่อน" not in seen(app)


def test_the_latest_closed_round_is_one_click_away(open_page) -> None:
    (way,) = re.findall(r'<a href="([^"]+)">ดูรอบล่าสุดที่ปิดแล้ว 2567/1</a>', html_of(open_page()))
    given = parse_qs(urlsplit(unescape(way)).query)
    assert (given["fy"], given["round"]) == (["2567"], ["1"])
    assert card(open_page(**given), "events_held").count("7")


def test_who_has_not_reported_is_listed(open_page) -> None:
    app = open_page(fy="2567", round="1")
    labels = [e.label for e in app.expander]
    assert "ใครยังไม่ส่ง: ขาด 2 รายงาน จาก 2 แห่ง" in labels
    assert "ทน.ซี" in seen(unfolded(app, "missing"))
    assert "อบต.ดี" in seen(app)


def test_each_chart_has_its_sentence_seen_and_for_screen_readers(open_page) -> None:
    app = open_page(fy="2567", round="1")
    sentences = [
        "กิจกรรมต่อหน่วยงานที่รายงาน: ไม่มีจังหวัดใดมีข้อมูลพอ อีก 76 จังหวัดไม่มีข้อมูล",  # one has 7 events of 2 agencies
        (
            "มีกิจกรรมที่จัดจริง 7 ครั้งใน 1 ช่วงที่มีรายงาน มากที่สุดคือ 2567/1 (7 ครั้ง)"
            " นอกจากนี้มี 0 กิจกรรมที่อ้างว่าจัดเป็นประจำ และ 1 รายการที่เอ่ยเพียงประเภท ซึ่งไม่นับรวม"
        ),
        (
            "ในผู้เข้าร่วมที่ระบุจำนวน 80 คน เป็นบุคคลภายนอก 75% คนภายในหน่วยงาน 25% ส่วนราชการอื่น 0% และไม่ระบุฝ่าย 0%"
            " อีก 1 กลุ่มเอ่ยชื่อไว้แต่ไม่บอกจำนวนคน"
        ),
        (
            "ใน 7 กิจกรรม มี 6 กิจกรรมที่บอกสิ่งที่ทำต่อ ในจำนวนนี้ 4 กิจกรรม (67%) ทำแล้วเสร็จ"
            " และ 1 กิจกรรมแจ้งผลกลับหรือแสดงหลักฐาน อีก 1 กิจกรรมไม่บอก"
        ),
    ]
    charts = app.get("plotly_chart")
    assert [c.proto.alt for c in charts] == sentences
    for sentence in sentences:
        assert sentence in seen(app)


def test_an_open_round_is_marked(open_page) -> None:
    app = open_page(fy="2568")
    assert "2568/2 (ยังไม่ปิด) ยังไม่นำไปเทียบกับรอบที่ปิดแล้ว" in seen(app)


def test_demonstration_data_is_never_mixed_in_and_says_so(open_page) -> None:
    real = open_page(fy="2567", round="1")
    assert "777" not in seen(real)
    assert "ข้อมูลสาธิต" not in seen(real)
    shown = open_page(fy="2567", round="1", data="demonstration")
    assert "777" in card(shown, "participants_known")
    assert "หน่วยงานและรายงานทั้งหมดในหน้านี้แต่งขึ้น" in seen(shown)
    assert " 1 " in card(shown, "events_held")


@pytest.mark.parametrize(
    ("parameters", "reason", "loosen", "left"),
    [
        (
            {"province": "ตราด", "kind": "city_municipality"},
            "ไม่มีหน่วยงานประเภท ทน. ในจังหวัดตราด",
            "เลิกกรองประเภทหน่วยงาน",
            {"province": ["ตราด"]},
        ),
        (
            {"province": "ตราด", "agency": "A"},
            "หน่วยงานที่เลือกไม่อยู่ในจังหวัดหรือประเภทที่เลือก",
            "เลิกกรองหน่วยงาน",
            {"province": ["ตราด"]},
        ),
        (
            {"fy": "2566", "round": "2", "province": "จันทบุรี"},
            "ยังไม่มีรายงานหรือกิจกรรมของ ปีงบประมาณ 2566 · รอบ 2 (เม.ย.–ก.ย.) · จังหวัดจันทบุรี",
            "เลิกกรองรอบ",
            {"fy": ["2566"], "province": ["จันทบุรี"]},
        ),
        ({"kind": "city_municipality"}, "ยังไม่มีรายงานหรือกิจกรรมของ ทน.", "เลิกกรองประเภทหน่วยงาน", {}),
    ],
)
def test_an_empty_combination_says_why_and_how_to_loosen_it(open_page, parameters, reason, loosen, left) -> None:
    app = open_page(**parameters)
    assert reason in seen(app)
    assert not app.get("plotly_chart")
    button = app.button(key="loosen")
    assert button.label == loosen
    button.click().run()
    assert address_of(app) == left


def test_each_combination_of_filters_runs(open_page) -> None:
    for year in (None, "2566", "2568"):
        for round_ in (None, "0", "2"):
            for kind in (None, "sao", "city_municipality"):
                for province in (None, "ตราด"):
                    chosen = {"fy": year, "round": round_, "kind": kind, "province": province}
                    open_page(**{k: v for k, v in chosen.items() if v})


def test_a_link_with_values_that_are_not_there_says_so(open_page) -> None:
    app = open_page(fy=["2567", "1999"], province="แอตแลนติส", round="9")
    assert "ลิงก์นี้ขอ ปีงบประมาณ “1999” ซึ่งไม่มีในข้อมูล" in seen(app)
    assert "ลิงก์นี้ขอ จังหวัด “แอตแลนติส”" in seen(app)
    assert app.multiselect(key="filter_fiscal_years_th").value == [2567]


def test_a_filter_writes_the_address_in_codes(open_page) -> None:
    app = open_page(lang="en")
    app.multiselect(key="filter_kinds_en").select("sao").run()
    app.multiselect(key="filter_fiscal_years_en").select(2567).run()
    assert address_of(app)["kind"] == ["sao"]
    assert address_of(app)["fy"] == ["2567"]
    assert address_of(app)["lang"] == ["en"]
    assert "fiscal year 2567 · Subdistrict administrative organization (อบต.)" in seen(app)


def test_the_language_switch_keeps_the_filters(open_page) -> None:
    (way,) = re.findall(
        r'<a href="([^"]+)" lang="en" hreflang="en">English</a>',
        html_of(open_page(fy="2567", kind="sao", map="done_share")),
    )
    given = parse_qs(urlsplit(unescape(way)).query)
    assert given == {"fy": ["2567"], "kind": ["sao"], "map": ["done_share"], "lang": ["en"]}
    app = open_page(**given)
    assert "participation events were held" in seen(app)
    assert app.multiselect(key="filter_kinds_en").value == ["sao"]


def test_only_agencies_of_the_province_are_offered(open_page) -> None:
    app = open_page(province="ตราด")
    assert app.multiselect(key="filter_agencies_th").options == ["อบต.ดี (ตราด)"]


def test_the_footer_names_generation_and_day(open_page, warehouse) -> None:
    text = seen(open_page())
    assert f"ชุดข้อมูล {warehouse.generation}" in text
    assert "ข้อมูล ณ 15 มิ.ย. 2568" in text
    assert "อ่านจากเอกสาร 4 ฉบับ" in text


def test_of_too_many_agencies_none_is_offered_before_a_province_narrows_them(open_page, monkeypatch) -> None:
    monkeypatch.setattr("dashboard.filter_bar.AGENCIES_OFFERED", 2)
    agencies = open_page().multiselect(key="filter_agencies_th")
    assert (agencies.options, agencies.placeholder) == ([], "เลือกจังหวัดก่อน (มี 4 แห่ง)")
    assert open_page(province="ตราด").multiselect(key="filter_agencies_th").options == ["อบต.ดี (ตราด)"]
    chosen = open_page(agency="B").multiselect(key="filter_agencies_th")
    assert (chosen.options, chosen.value) == (["อบต.บี (จันทบุรี)"], ["B"])


def test_the_style_sheet_is_given_while_the_session_is_young_and_then_fetched(open_page, monkeypatch) -> None:
    def sheet(app) -> str:
        return "".join(re.findall(r"<style>(.*?)</style>", html_of(app), re.DOTALL))

    app = open_page(fy="2567", round="1")
    assert ".ruam-top" in sheet(app)
    assert ".ruam-top" in sheet(app.run()), "the browser may still be fetching it"
    monkeypatch.setattr(frame, "_SECONDS_TO_FETCH", 0.0)
    later = sheet(app.run())
    assert ".ruam-top" not in later
    assert len(re.findall(r'@import url\("app/static/style\.css\?[0-9a-f]{12}"\)', later)) == 1
