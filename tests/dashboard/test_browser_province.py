"""In a true browser: a provincial supervisor, five minutes before the meeting; the answer is worked out in conftest's example.

2567/1 in จันทบุรี: A and B reported, C did not, nor ever before; its report was due on 30 April 2024, 411 days before the
day of the data. Two of three is 67 %.
"""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from tests.dashboard import test_browser as shared
from tests.dashboard.test_browser import ready
from tests.dashboard.test_browser_pages import themed, trouble
from tests.dashboard.test_province import word_text

browser, page, address = shared.browser, shared.page, shared.address
__all__ = ["themed"]  # the fixture

PROVINCE = "/province?province=จันทบุรี"
PATHS = {
    "choice": "/province",
    "latest": PROVINCE,
    "round": f"{PROVINCE}&fy=2567&round=1",
    "open": f"{PROVINCE}&fy=2568&round=2",
    "every": f"{PROVINCE}&span=all",
    "empty": f"{PROVINCE}&kind=pao",
    "english": f"{PROVINCE}&fy=2567&round=1&lang=en",
}


def query(page: shared.sync_api.Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_supervisor_has_the_answer_the_call_and_the_sheet_before_the_meeting(page, address: str, warehouse) -> None:
    """Eight steps: choose the province, read the answer, choose a round, whom to call, a report, back, the two sheets."""
    page.goto(address + "/")
    ready(page)
    page.locator(".ruam-nav a", has_text="จังหวัด").click()
    page.get_by_role("heading", name="เลือกจังหวัด").wait_for()
    ready(page)
    page.locator(".ruam-names a", has_text="จันทบุรี").click()
    page.get_by_role("heading", name="รอบ 2568/1 จังหวัดจันทบุรีส่งรายงานแล้ว 0 จาก 3 แห่ง").wait_for()
    ready(page)

    page.locator(".ruam-grid thead a", has_text="2567/1").click()
    heading = page.get_by_role("heading", name="รอบ 2567/1 จังหวัดจันทบุรีส่งรายงานแล้ว 2 จาก 3 แห่ง")
    heading.wait_for()
    ready(page)
    assert query(page) == {"province": ["จันทบุรี"], "fy": ["2567"], "round": ["1"]}
    assert page.locator(".ruam-card[data-measure=reporting_rate] strong").inner_text() == "67%"
    call = page.locator(".st-key-chart_to_call tbody tr")
    assert call.count() == 1
    assert "ทน.ซี" in call.inner_text()
    assert "2566/1 (3 รอบ)" in call.inner_text()

    page.locator(".ruam-grid tr", has_text="อบต.บี").locator("td.here a").click()
    page.wait_for_url("**/report?*")
    ready(page)
    report = str(warehouse.query("select report_id from report where agency_id = 'B'").iloc[0, 0])
    assert query(page)["report"] == [report]
    page.go_back()
    heading.wait_for()
    ready(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name="ดาวน์โหลด Excel").first.click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    answer = "รอบ 2567/1 จังหวัดจันทบุรีส่งรายงานแล้ว 2 จาก 3 แห่ง ยังต้องโทรตาม 1 แห่ง เลยกำหนด 411 วัน"
    assert answer in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert waiting.value.suggested_filename.startswith("ruam-ใบสรุปประชุม-")

    page.get_by_text("เลขไทยใน Word").click()
    page.wait_for_url("**digits=thai*")
    ready(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="ดาวน์โหลด Word").click()
    text = word_text(Path(waiting.value.path()).read_bytes())
    assert "รอบ ๒๕๖๗/๑ จังหวัดจันทบุรีส่งรายงานแล้ว ๒ จาก ๓ แห่ง ยังต้องโทรตาม ๑ แห่ง เลยกำหนด ๔๑๑ วัน" in text


def test_back_and_forward_keep_the_round(page, address: str) -> None:
    page.goto(address + PATHS["latest"])
    ready(page)
    page.locator(".ruam-grid thead a", has_text="2567/1").click()
    page.get_by_role("heading", name="รอบ 2567/1").wait_for()
    page.go_back()
    page.get_by_role("heading", name="รอบ 2568/1").wait_for()
    page.go_forward()
    page.get_by_role("heading", name="รอบ 2567/1").wait_for()


def test_the_page_keeps_nobody_out_in_either_theme(themed, address: str) -> None:
    for name, path in PATHS.items():
        themed.goto(address + path)
        ready(themed)
        for head in themed.locator("[data-testid=stExpander] summary").all():
            head.click()
        themed.wait_for_timeout(200)
        assert trouble(themed) == [], name
        assert themed.locator("h1").count() == 1, name


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_the_page_holds_on_a_phone_and_the_newest_round_stands_beside_the_names(page, address: str) -> None:
    for name, path in PATHS.items():
        page.goto(address + path)
        ready(page)
        widths = "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
        assert max(page.evaluate(widths)) <= 390, name
    page.goto(address + PATHS["latest"])
    ready(page)
    newest = page.locator(".ruam-grid thead th").nth(1)
    assert newest.inner_text().startswith("2568/2")
    box = newest.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def test_the_states_differ_by_shape_and_say_what_they_are(page, address: str) -> None:
    page.goto(address + PATHS["round"])
    ready(page)
    look = "e => { const s = getComputedStyle(e); return [s.borderRadius, s.borderStyle, s.backgroundImage, s.transform].join(' ') }"
    shapes = {
        page.locator(f".ruam-legend .state.{s}").evaluate(look)
        for s in ("complete", "incomplete", "doubted", "missing", "open")
    }
    assert len(shapes) == 5
    cell = page.locator(".ruam-grid tr", has_text="ทน.ซี").locator("td.here a")
    cell.focus()
    assert page.evaluate("document.activeElement.title") == "ยังไม่มีรายงาน"


def test_on_paper_the_lists_stand_and_nothing_to_press(page, address: str) -> None:
    page.goto(address + PATHS["round"])
    ready(page)
    page.emulate_media(media="print")
    assert not page.locator(".st-key-meeting_sheet").is_visible()
    assert not page.locator(".st-key-downloads_to_call").is_visible()
    assert page.locator(".st-key-chart_to_call tbody tr").is_visible()
    assert page.locator(".ruam-grid .state").first.is_visible()
