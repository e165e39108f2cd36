"""In a true browser: an assessor's way through an agency to its words, and what every page owes to every reader.

Each page, in both themes, passes axe with nothing serious; keyboard, reduced motion and paper are seen to.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from data.store import Store
from tests.dashboard import test_browser as shared
from tests.dashboard.test_browser import ready

browser, page, address = shared.browser, shared.page, shared.address

PATHS = {
    "overview": "/?fy=2567&round=1",
    "overview-all": "/",
    "activities": "/activities?fy=2567",
    "report": "/report?report={report}&activity={activity}",
    "report-unknown": "/report?report=x",
    "agency": "/agency?agency=A&report={report}",
    "agency-choice": "/agency",
    "agency-silent": "/agency?agency=C",
    "correct": "/correct?report={report}",
    "empty": "/?province=ตราด&kind=city_municipality",
    "english": "/agency?agency=A&lang=en",
}
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def correcting(published: Store) -> Iterator[str]:
    """The app with corrections switched on; nothing here submits one."""
    with shared.served(published, RUAM_CORRECTIONS="1") as found:
        yield found


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: shared.sync_api.Browser) -> Iterator[shared.sync_api.Page]:
    """A page of a reader whose system prefers this theme, and no motion."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 1000}, color_scheme=request.param, reduced_motion="reduce", locale="th-TH"
    )
    opened = context.new_page()
    opened.set_default_timeout(90_000)  # a busy machine starts the app slowly
    yield opened
    context.close()


@pytest.fixture
def ids(warehouse) -> dict[str, str]:
    row = warehouse.query("select report_id, activity_id from activity where name = 'ประชุมเรื่องไฟทาง'").iloc[0]
    return {"report": str(row["report_id"]), "activity": str(row["activity_id"])}


def trouble(page: shared.sync_api.Page) -> list[str]:
    """What axe finds grave: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:160]}" for v in found if v["impact"] in GRAVE for n in v["nodes"]]


def test_no_page_keeps_anyone_out_in_either_theme(themed, correcting: str, ids: dict[str, str]) -> None:
    for name, path in PATHS.items():
        themed.goto(correcting + path.format(**ids))
        ready(themed)
        for head in themed.locator("[data-testid=stExpander] summary").all():
            head.click()
        ready(themed)
        themed.wait_for_timeout(600)  # what was drawn anew has faded in
        assert trouble(themed) == [], name
        assert themed.locator("h1").count() == 1, name


def test_every_page_holds_on_a_phone(browser, correcting: str, ids: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    narrow = context.new_page()
    narrow.set_default_timeout(90_000)
    for name, path in PATHS.items():
        narrow.goto(correcting + path.format(**ids))
        ready(narrow)
        widths = narrow.evaluate(
            "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
        )
        assert max(widths) <= 390, name
        if name in ("agency", "report"):
            assert trouble(narrow) == [], name
    context.close()


def test_dark_is_dark_and_paper_is_white(themed, address: str, ids: dict[str, str]) -> None:
    themed.goto(address + PATHS["report"].format(**ids))
    ready(themed)
    is_dark = themed.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    ink = "getComputedStyle(document.querySelector('.ruam-text')).color"
    assert themed.evaluate(ground) == ("rgb(17, 25, 30)" if is_dark else "rgb(255, 255, 255)")
    still = "getComputedStyle(document.querySelector('.ruam-activity summary')).transitionDuration"
    assert themed.evaluate(still) == "0s"
    themed.emulate_media(media="print")
    assert themed.evaluate(ground) == "rgb(255, 255, 255)"
    assert themed.evaluate(ink) == "rgb(22, 38, 46)"
    assert not themed.locator("[data-testid=stSidebar]").is_visible()
    text = themed.locator(".ruam-text")
    assert text.evaluate("e => e.scrollHeight - e.clientHeight") <= 2, "all words are on paper"


def test_the_theme_reaches_the_charts(themed, address: str) -> None:
    themed.goto(address + PATHS["overview"])
    ready(themed)
    is_dark = themed.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    bar = themed.locator(".st-key-plot_frequency .point path").first
    assert bar.evaluate("e => e.style.fill") == ("rgb(99, 195, 220)" if is_dark else "rgb(0, 100, 125)")


def test_an_assessor_goes_from_a_missing_list_to_the_words_that_prove_an_element(page, address: str, ids) -> None:
    """Six steps: the overview of a round, an agency in its list, its page, one round, its words, and back."""
    page.goto(f"{address}/activities?fy=2567&round=1&level=6")
    ready(page)
    page.get_by_role("link", name="อบต.เอ").first.click()
    page.wait_for_url("**/agency?*")
    page.get_by_role("heading", name="องค์การบริหารส่วนตำบลเอ").wait_for()
    ready(page)
    assert parse_qs(urlsplit(page.url).query) == {"fy": ["2567"], "round": ["1"], "agency": ["A"]}
    page.locator(".ruam-answer .lead", has_text="ส่งรายงาน 1 จาก 1 รอบที่ปิดแล้ว").wait_for()

    page.locator(".ruam-rounds a", has_text="ทุกรอบ").click()
    page.get_by_text("ส่งรายงาน 2 จาก 5 รอบที่ปิดแล้ว ครบสี่องค์ประกอบ 1 รอบ").wait_for()
    ready(page)
    card = page.locator(".ruam-verdict", has_text="2567/1")
    assert card.locator(".suggested").inner_text() == "น่าจะ 100"
    card.locator("summary").click()
    assert card.get_by_text("ซ่อมไฟแล้วทุกหมู่บ้าน").is_visible()

    card.get_by_role("link", name="อ่านถ้อยคำในรายงาน").click()
    page.wait_for_url("**/report?*")
    ready(page)
    assert parse_qs(urlsplit(page.url).query)["report"] == [ids["report"]]
    page.go_back()
    page.get_by_text("ส่งรายงาน 2 จาก 5 รอบที่ปิดแล้ว").wait_for()


def test_a_click_on_a_dot_opens_the_report_it_stands_for(page, address: str, ids) -> None:
    page.goto(f"{address}/agency?agency=A&fy=2567&round=1")
    ready(page)
    dot = page.locator(".st-key-plot_timeline .scatterlayer .point").first
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/report?*")
    ready(page)
    query = parse_qs(urlsplit(page.url).query)
    assert (query["report"], query["activity"]) == ([ids["report"]], [ids["activity"]])
    assert page.locator(".ruam-activity.lit").count() == 1
    page.go_back()
    page.get_by_role("heading", name="องค์การบริหารส่วนตำบลเอ").wait_for()
    ready(page)
    assert "/agency" in page.url, "what was picked is not picked again"


def test_words_and_rows_find_each_other_by_keyboard_too(page, address: str, ids) -> None:
    page.goto(address + PATHS["report"].format(**ids))
    ready(page)
    words = page.locator(".ruam-text mark.use a")
    words.focus()
    page.keyboard.press("Enter")
    row = page.locator("li:target")
    assert "ซ่อมไฟแล้วทุกหมู่บ้าน" in row.inner_text()
    assert row.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")
    row.locator("a").focus()
    page.keyboard.press("Enter")
    assert page.locator(".ruam-text mark:target").inner_text() == "ซ่อมไฟแล้วทุกหมู่บ้าน"
    page.locator(".margin .ruam-tag.issue").first.click()
    assert "ไฟทางดับ" in page.locator("li:target").inner_text()
