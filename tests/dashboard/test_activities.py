"""From a number to its activities, and from an activity to the words of its report."""

from __future__ import annotations

import re

import pytest

from tests.dashboard.conftest import html_of, unfolded
from tests.dashboard.test_overview import seen


@pytest.mark.parametrize(
    ("slice_", "count", "chips"),
    [
        ({"event": "1"}, 7, ["จัดจริง"]),
        ({"event": "1", "level": ["6", "7"]}, 4, ["ขั้น 6, 7", "จัดจริง"]),
        ({"event": "1", "level": "-1"}, 1, ["ไม่บอกสิ่งที่ทำต่อ"]),
        ({"event": "1", "total": "1"}, 6, ["ระบุจำนวนผู้เข้าร่วม"]),
        ({"group": "community", "side": "external"}, 1, ["กลุ่ม: ผู้นำชุมชน", "ฝ่าย: บุคคลภายนอก"]),
        ({"event": "0"}, 1, ["เอ่ยเพียงประเภท"]),
        ({"form": "hearing"}, 1, ["รูปแบบ: รับฟังความคิดเห็น"]),
        ({"mode": "exchange"}, 1, ["ลักษณะ: ร่วมแลกเปลี่ยนความคิดเห็น"]),
        ({"recurring": "1"}, 0, ["อ้างว่าจัดประจำ"]),
        ({"level": "99", "event": "x"}, 8, []),
    ],
)
def test_a_slice_has_as_many_activities_as_its_number_says(open_page, slice_, count, chips) -> None:
    app = open_page("activities", fy="2567", round="1", **slice_)
    assert f"พบ {count} กิจกรรม" in seen(app)
    shown = re.findall(r'<li class="chip">(.*?)</li>', html_of(app))
    assert set(chips) <= set(shown)
    assert len(re.findall(r'<th scope="row"><a href="report\?', html_of(app))) == count


def test_each_row_links_by_id_and_keeps_filters_and_slice(open_page) -> None:
    app = open_page("activities", fy="2567", round="1", event="1", level="7")
    link = re.search(r'href="(report\?[^"]+)"', html_of(app))
    assert link
    assert "fy=2567" in link[1]
    assert "level=7" in link[1]
    assert re.search(r"report=[0-9a-f]{16}-1&amp;activity=[0-9a-f]{16}-1-5", link[1])


def test_the_links_of_a_chart_table_lead_to_as_many_rows(open_page) -> None:
    from urllib.parse import parse_qs

    html = html_of(unfolded(open_page(fy="2567", round="1"), "ladder"))
    links = re.findall(r"<td class=\"number\">(\d+)</td><td><a href=\"activities\?([^\"]+)\"", html)
    ladder = [(int(n), parse_qs(q.replace("&amp;", "&"))) for n, q in links if "level=" in q]
    assert {q["level"][0]: n for n, q in ladder} == {"1": 1, "2": 1, "6": 3, "7": 1, "-1": 1}
    for n, query in ladder:
        assert f"พบ {n} กิจกรรม" in seen(open_page("activities", **query))


def test_a_long_list_turns_pages(published, monkeypatch, tmp_path) -> None:
    from data.store import Store
    from tests import factory
    from tests.dashboard.conftest import publish, run_at

    store = Store(tmp_path)
    many = [factory.activity(f"ที่ {n}") for n in range(120)]
    publish(
        store, factory.reading("ยาว " * 200, factory.report(*many, of=factory.agency("C", kind="city_municipality")))
    )
    monkeypatch.setenv("RUAM_HOME", str(store.home))
    app = run_at("activities", kind="city_municipality")
    assert "หน้า 1 จาก 3" in seen(app)
    app.button(key="activities.after").click().run()
    app.button(key="activities.after").click().run()
    assert "หน้า 3 จาก 3" in seen(app)
    assert len(re.findall(r'<th scope="row">', html_of(app))) == 20
    assert app.button(key="activities.after").disabled


def test_an_undated_activity_and_an_unknown_count_are_not_drawn_as_zero(open_page) -> None:
    text = seen(open_page("activities", fy="2567", round="1", form="hearing"))
    assert "ไม่ระบุจำนวนคน" in text
    assert "10 ม.ค. 2567" in text
    assert " 0 คน" not in text


def first_report(warehouse) -> tuple[str, str]:
    found = warehouse.query("select report_id, activity_id from activity where name = 'ประชุมเรื่องไฟทาง'")
    return str(found.iloc[0]["report_id"]), str(found.iloc[0]["activity_id"])


def test_a_report_shows_its_words_marked_by_element_and_escaped(open_page, warehouse) -> None:
    report, activity = first_report(warehouse)
    html = html_of(open_page("report", report=report, activity=activity))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in html
    marked = re.findall(r'<mark class="(\w+) lit"[^>]*><a href="#row-[\w-]+" title="([^"]*)">(.*?)</a></mark>', html)
    assert ("participants", "ผู้เข้าร่วม: ผู้นำชุมชน (บุคคลภายนอก) · 20 คน", "ผู้นำชุมชน 20 คน") in marked
    assert ("result", "ผล", "มีมติให้ซ่อมไฟ") in marked
    assert ("use", "สิ่งที่ทำต่อ: 6 ทำแล้วเสร็จ · ความเชื่อมั่น ต่ำ (0.50) · ถ้อยคำที่ตัดสิน", "ซ่อมไฟแล้วทุกหมู่บ้าน") in marked
    assert any(element == "issue" for element, _, _ in marked)


def test_a_report_shows_the_rows_beside_its_words(open_page, warehouse) -> None:
    report, activity = first_report(warehouse)
    text = seen(open_page("report", report=report, activity=activity, fy="2567"))
    for expected in (
        "องค์การบริหารส่วนตำบลเอ",
        "20 พ.ย. 2566",
        "30 คน · รวมตามกลุ่ม 30 คน",
        "6 ทำแล้วเสร็จ · โดย กองช่าง",
        "a-2567-1.txt",
    ):
        assert expected in text


def test_a_value_says_how_far_its_rule_is_trusted_and_nothing_where_nobody_measured_it(open_page, warehouse) -> None:
    report, activity = first_report(warehouse)
    html = html_of(open_page("report", report=report, activity=activity))
    facts = dict(
        re.findall(
            r"<dt>([^<]*)</dt><dd[^>]*>(.*?)</dd>", html[html.index('ruam-activity lit"') :].partition("</dl>")[0]
        )
    )
    assert facts["รูปแบบ"].endswith(' title="ความเชื่อมั่น สูง (0.99)">สูง 0.99</small>'), "0.999 is no certainty"
    assert "trust" not in facts["ผู้เข้าร่วม"]
    assert re.search(r'เจ้าหน้าที่ของหน่วยงาน · 10 คน <small class="trust middle"[^>]*>กลาง 0\.85</small>', html)
    assert re.search(r'กองช่าง <small class="trust low"[^>]*>ต่ำ 0\.50</small>', html)
    assert 'title="ประเด็น · รูปแบบ: ประชาคมหมู่บ้าน · ความเชื่อมั่น สูง (0.99)"' in html


def test_what_was_not_understood_is_marked_and_its_share_told(open_page, warehouse) -> None:
    report, activity = first_report(warehouse)
    html = html_of(open_page("report", report=report, activity=activity))
    passage = r'<mark class="unclaimed" id="u0" title="ไม่ได้อ่านเป็นองค์ประกอบใด" tabindex="0">กิจกรรมที่สอง</mark>'
    assert re.search(passage, html)
    assert '<li><mark class="unclaimed">' in html, "the legend explains it"
    assert "เนื้อความที่ไม่ได้อ่านเป็นองค์ประกอบใด 22%" in html
    assert "อ่านเนื้อความไม่เข้าใจร้อยละ 22" in html
    english = seen(open_page("report", report=report, activity=activity, lang="en"))
    assert "22% of the body was read as none of the elements" in english
    assert "high 0.99" in english


def test_an_unknown_report_and_a_link_without_one_say_so(open_page) -> None:
    assert "ไม่พบรายงานนี้ในข้อมูลที่เผยแพร่" in seen(open_page("report", report="<b>x</b>"))
    assert "&lt;b&gt;x&lt;/b&gt;" in html_of(open_page("report", report="<b>x</b>"))
    assert "ลิงก์นี้ไม่ได้บอกว่าเป็นรายงานใด" in seen(open_page("report"))


def test_english_has_no_thai_but_names_and_the_words_of_documents(open_page) -> None:
    text = seen(open_page(lang="en", fy="2567", round="1"))
    for allowed in ("อบต.เอ", "อบต.บี", "อบต.ดี", "ทน.ซี", "จันทบุรี", "ตราด", "เมือง"):
        text = text.replace(allowed, "")
    assert re.findall(r"[ก-๙]+", text) == ["ไทย"]  # the way back to Thai
