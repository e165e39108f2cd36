"""In a true browser: a supervisor's way from the country to a province, to what is doubtful there, to its words and definitions.

What is asserted is worked out by hand in trust.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from data.store import Store
from tests.dashboard import test_browser as shared
from tests.dashboard import trust
from tests.dashboard.test_browser import ready
from tests.dashboard.test_browser_pages import trouble

browser, page = shared.browser, shared.page
PATHS = {
    "overview": "/?fy=2567&round=1&map=done_share&regions=province_cluster",
    "quality": "/quality?rule=total_mismatch",
    "definitions": "/definitions?measure=level_share",
    "definition": "/definitions?measure=done_share&fy=2567&round=1",
    "about": "/about",
    "english": "/quality?lang=en",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the example of trust.py."""
    with shared.served(trust.publish(Store(tmp_path_factory.mktemp("trust")))) as found:
        yield found


def query(page: shared.sync_api.Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def click_tile(page: shared.sync_api.Page, short: str) -> None:
    tile = page.locator("[class*=st-key-plot_map] .barlayer text", has_text=short).first
    tile.scroll_into_view_if_needed()
    box = tile.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_from_the_map_to_what_is_doubtful_to_its_words_and_its_definition(page, address: str) -> None:
    """Eight steps: the round, the measure, a tile, back, findings of the province, a rule, the words, the definition."""
    page.goto(f"{address}/?fy=2567&round=1")
    ready(page)
    page.get_by_text("2567/1 เทียบกับ 2566/1: มี 2 จาก 12 อัตราที่เปลี่ยนเกินกว่าความบังเอิญ").wait_for()

    page.locator(".st-key-map_measure_th input").click()
    page.keyboard.type("นำผลไป")  # a long list holds only the options in view
    page.get_by_role("option", name="นำผลไปทำแล้วเสร็จ", exact=True).click()
    ready(page)
    assert query(page)["map"] == ["done_share"]
    tile = page.locator("[class*=st-key-plot_map] .barlayer text", has_text="จบ").first
    assert tile.text_content() == "จบ80%"

    click_tile(page, "จบ")
    page.wait_for_url("**province=*")
    ready(page)
    assert query(page)["province"] == ["จันทบุรี"]
    assert query(page)["map"] == ["done_share"], "what the map shows stays"
    page.get_by_text("ตามรายงานของหน่วยงาน 6 จาก 6 แห่งที่ต้องส่ง").wait_for()
    assert page.get_by_text("ต่ำสุดคือ จันทบุรี 80% (48 จาก 60)").is_visible(), "its neighbours stay on the map"

    page.go_back()
    page.get_by_text("ตามรายงานของหน่วยงาน 7 จาก 7 แห่งที่ต้องส่ง").wait_for()
    page.go_forward()
    page.get_by_text("ตามรายงานของหน่วยงาน 6 จาก 6 แห่งที่ต้องส่ง").wait_for()
    ready(page)

    page.locator(".ruam-nav").get_by_role("link", name="คุณภาพข้อมูล").click()
    page.get_by_role("heading", name="2 จาก 6 รายงานมีข้อสังเกตอย่างน้อยหนึ่งข้อ").wait_for()
    ready(page)
    assert query(page)["province"] == ["จันทบุรี"], "the filters go along"

    page.locator(".ruam-meters").get_by_role("link", name="จำนวนรวมไม่เท่ากับผลบวกของกลุ่ม").click()
    page.get_by_role("heading", name="รายงานที่มีข้อสังเกต: จำนวนรวมไม่เท่ากับผลบวกของกลุ่ม").wait_for()
    ready(page)
    listed = page.locator(".st-key-chart_rule_list tbody tr")
    assert listed.count() == 3
    listed.filter(has_text="อบต.C2").get_by_role("link", name="อ่านถ้อยคำในรายงาน").click()
    page.wait_for_url("**/report?*")
    ready(page)
    assert page.get_by_text("ระบุผู้เข้าร่วม 5 คน แต่รวมรายกลุ่มได้ 4 คน").first.is_visible()

    page.goto(f"{address}/quality?fy=2567&round=1&province=จันทบุรี")
    ready(page)
    card = page.locator("[data-measure=reports_with_finding_share]")
    card.locator("summary").click()
    card.get_by_role("link").click()
    page.wait_for_url("**/definitions?*")
    ready(page)
    assert query(page)["measure"] == ["reports_with_finding_share"]
    value = page.locator(".ruam-value")
    assert value.locator("strong").inner_text() == "33%"
    assert "2 จาก 6" in value.inner_text()
    assert "จันทบุรี" in page.locator(".ruam-sql").inner_text()


def test_the_table_is_the_way_to_a_province_without_a_mouse(page, address: str) -> None:
    page.goto(f"{address}/?fy=2567&round=1&map=done_share")
    ready(page)
    head = page.locator(".st-key-chart_map [data-testid=stExpander] summary")
    head.focus()
    page.keyboard.press("Enter")
    link = page.locator(".st-key-chart_map tbody tr", has_text="ตราด").get_by_role("link")
    link.wait_for()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**province=*")
    ready(page)
    assert (query(page)["province"], query(page)["map"]) == (["ตราด"], ["done_share"])


def test_a_second_click_on_the_tile_shows_all_provinces_again(page, address: str) -> None:
    page.goto(f"{address}/?fy=2567&round=1&province=ตราด")
    ready(page)
    click_tile(page, "ตร")
    page.get_by_text("ตามรายงานของหน่วยงาน 7 จาก 7 แห่งที่ต้องส่ง").wait_for()
    ready(page)
    assert "province" not in query(page)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark")])
def test_these_pages_keep_nobody_out(browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="th-TH")
    opened = context.new_page()
    opened.set_default_timeout(90_000)
    for name, path in PATHS.items():
        opened.goto(address + path)
        ready(opened)
        for head in opened.locator("[data-testid=stExpander] summary, details > summary").all():
            if head.is_visible():
                head.click()
        opened.wait_for_timeout(200)
        assert trouble(opened) == [], name
        assert opened.locator("h1").count() == 1, name
        assert opened.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width, name
    context.close()
