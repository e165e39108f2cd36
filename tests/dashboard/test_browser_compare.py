"""In a true browser: an assessor asks who differs from their peers, and whether two agencies really differ.

The store is the crowd of tests/queries/test_compare.py: of one kind and size ten agencies with 5 of 10 done, MANY with 38 of
40, FEW with 2 of 2; and BIG, of another size, with 1 of 4. All of round 2567/1, which is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from data.store import Store
from tests.dashboard import test_browser as shared
from tests.dashboard import test_browser_pages as pages
from tests.dashboard.test_browser import ready
from tests.queries import test_compare as example

browser, page = shared.browser, shared.page
themed = pages.themed
BESIDE = "/compare?agency=MANY&agency=M00"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the crowd."""
    home = tmp_path_factory.mktemp("crowd")
    example.published(home, *example.crowd())
    with shared.served(Store(home)) as found:
        yield found


def query(page: shared.sync_api.Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_an_assessor_asks_who_differs_and_whether_two_really_do(page, address: str) -> None:
    """Eight steps: the answer, its number's origin, a dot, back, a search, all sizes, two agencies, the words of one."""
    page.goto(f"{address}/compare")
    ready(page)
    answer = "นำผลไปทำแล้วเสร็จ: 1 จาก 12 แห่งต่างจากกลุ่มเกินกว่าที่ความบังเอิญทำได้ (สูงกว่า 1 ต่ำกว่า 0)"
    page.locator("h1", has_text=answer).wait_for()
    card = page.locator(".ruam-cards .ruam-card").first
    # (10 · 5 + 38 + 2) of (10 · 10 + 40 + 2); a mean of the rates would be 58 %
    assert card.locator(".value strong").inner_text() == "63%"
    card.locator("summary").click()
    assert card.get_by_text("ไม่ใช่ค่าเฉลี่ยของอัตรา").is_visible()

    # the funnel is the first chart, and what lies outside its limits is drawn last
    outside = page.locator(".js-plotly-plot").first.locator(".scatterlayer .trace .point").last
    outside.scroll_into_view_if_needed()
    box = outside.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/agency?*")
    ready(page)
    assert query(page)["agency"] == ["MANY"]
    page.go_back()
    page.get_by_role("heading", name="ทุกแห่งในกลุ่ม").wait_for()
    ready(page)

    field = page.get_by_label("ค้นในตาราง")
    field.fill("few")
    field.press("Enter")
    page.get_by_text("พบ 1 จาก 12 แห่ง").wait_for()
    row = page.locator(".st-key-chart_peers tbody tr")
    assert row.count() == 1
    assert row.locator("td").first.inner_text() == "–", "2 of 2 is no rank"
    assert "2 จาก 2" in row.inner_text()
    assert query(page)["find"] == ["few"]

    page.get_by_text("รวมทุกขนาดเป็นกลุ่มเดียว").click()
    page.locator("h1", has_text="1 จาก 13 แห่ง").wait_for()
    assert query(page)["whole"] == ["1"]
    # 91 of 146
    page.locator(".ruam-answer .lead", has_text="ทั้งกลุ่มรวมกันได้ 62% (91 จาก 146)").wait_for()

    page.goto(address + BESIDE)
    ready(page)
    told = page.locator("#beside-answer").inner_text()
    assert told == "ในอัตราหลักที่เทียบได้ 5 ตัว MANY, M00 ต่างกันจริง 1 ตัว: นำผลไปทำแล้วเสร็จ"
    done = page.locator('tr[data-measure="done_share"]')
    # 0.45 apart, 0.163 to 0.716 by Newcombe's tenth method (tests/queries/test_compare_page.py)
    assert done.locator(".verdict").inner_text() == "MANY สูงกว่า M00 จริง 45 จุด (ช่วง 16 ถึง 72)"
    assert "38 จาก 40 (83%–99%)" in done.inner_text()

    page.locator(".ruam-words a.place").first.click()
    page.wait_for_url("**/report?*")
    ready(page)
    assert page.locator(".ruam-answer, h1").first.is_visible()
    assert urlsplit(page.url).fragment[:1] in ("i", "g", "")


def test_the_page_keeps_nobody_out_in_either_theme(themed, address: str) -> None:
    for path in (BESIDE, "/compare?rate=reporting_rate&lang=en", "/compare?fy=2568"):
        themed.goto(address + path)
        ready(themed)
        assert pages.trouble(themed) == [], path
        assert themed.locator("h1").count() == 1, path


def test_the_page_holds_on_a_phone(browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    narrow = context.new_page()
    narrow.set_default_timeout(90_000)
    narrow.goto(address + BESIDE)
    ready(narrow)
    widths = narrow.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert max(widths) <= 390
    assert pages.trouble(narrow) == []
    context.close()
