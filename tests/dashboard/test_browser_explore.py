"""A newcomer with three questions, in a true browser: each is answered on สำรวจ without reading anything else.

The answers are worked by hand from the reports in conftest.py. Then the way back, the files, a phone, and who cannot see.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pyarrow.parquet
import pytest

from tests.dashboard import test_browser as shared
from tests.dashboard.test_browser import parameters, picture, ready
from tests.dashboard.test_browser_pages import themed, trouble

browser, page, address = shared.browser, shared.page, shared.address
themed = themed  # noqa: PLW0127  a fixture is found by its name here


def select(page: shared.sync_api.Page, name: str, option: str) -> None:
    page.locator(f".st-key-explore_{name}_th input").click()
    page.keyboard.type(option)  # a long list is drawn only as far as it is seen
    page.get_by_role("option", name=option, exact=True).click()
    ready(page)


def arrive(page: shared.sync_api.Page, address: str) -> None:
    """As anyone arrives: at the overview, then by the navigation."""
    page.goto(address)
    ready(page)
    page.locator(".ruam-nav").get_by_role("link", name="สำรวจ").click()
    page.wait_for_url("**/explore*")
    page.get_by_role("heading", level=1, name="กิจกรรมที่จัด: 9").wait_for()
    ready(page)


def take(page: shared.sync_api.Page, label: str) -> Path:
    with page.expect_download() as started:
        page.locator(".st-key-downloads_explore").get_by_role("button", name=label).click()
    return Path(started.value.path())


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_how_often_did_the_public_come(page, address: str) -> None:
    """How many activities did the public come to in round 1 of 2567? Six: one of A, five of B; and here they are."""
    arrive(page, address)
    page.get_by_role("link", name="กิจกรรมที่ประชาชนมาร่วม จัดกี่ครั้งในแต่ละรอบ").click()
    page.get_by_role("heading", level=1, name="กิจกรรมที่จัด: 6").wait_for()
    ready(page)
    assert parameters(page) == {"measure": ["events_held"], "by": ["period"], "names": ["public"]}
    page.locator(".ruam-answer .lead", has_text="มากที่สุดคือ 2567/1 (6)").wait_for()
    picture(page, "explore-public")
    page.locator(".st-key-chart_explore [data-testid=stExpander] summary").click()
    row = page.locator(".st-key-chart_explore tbody tr", has_text="2567/1")
    row.get_by_role("link", name="ดูกิจกรรม").click()
    page.get_by_role("heading", name="พบ 6 กิจกรรม").wait_for()
    ready(page)
    assert page.locator(".ruam-list tbody tr").count() == 6
    page.go_back()
    page.get_by_role("heading", level=1, name="กิจกรรมที่จัด: 6").wait_for()


def test_how_much_is_done_by_agency_from_the_form_alone(page, address: str) -> None:
    """Whose follow-through is done, in round 1 of 2567? Of all 4 of 6; of B 3 of 5; of A one told, too few to say."""
    arrive(page, address)
    select(page, "measure", "นำผลไปทำแล้วเสร็จ")
    page.get_by_role("heading", level=1, name="นำผลไปทำแล้วเสร็จ: 57%").wait_for()
    select(page, "first", "หน่วยงาน")
    shared.choose(page, "fiscal_years", "2567")
    shared.choose(page, "rounds", "รอบ 1 (ต.ค.–มี.ค.)")
    page.get_by_role("heading", level=1, name="นำผลไปทำแล้วเสร็จ: 67% (4 จาก 6)").wait_for()
    assert parameters(page) == {"fy": ["2567"], "round": ["1"], "measure": ["done_share"], "by": ["agency"]}

    page.locator(".st-key-chart_explore").get_by_text("ตาราง", exact=True).click()
    ready(page)
    assert parameters(page)["chart"] == ["table"]
    told = {
        cells[0]: cells[1:4]
        for cells in (
            r.locator("th, td").all_inner_texts() for r in page.locator(".st-key-chart_explore table tr").all()
        )
    }
    assert told["อบต.บี (จันทบุรี)"] == ["60%", "3", "5"]
    assert told["อบต.เอ (จันทบุรี)"] == ["น้อยเกินไป", "1", "1"]
    assert told["รวม"] == ["67%", "4", "6"]

    page.go_back()
    page.locator(".st-key-plot_explore_dots").wait_for()
    ready(page)
    page.go_forward()
    ready(page)
    assert parameters(page)["chart"] == ["table"]
    page.reload()
    page.get_by_role("heading", level=1, name="นำผลไปทำแล้วเสร็จ: 67% (4 จาก 6)").wait_for()
    ready(page)

    rows = list(csv.DictReader(io.StringIO(take(page, "ดาวน์โหลด CSV").read_text(encoding="utf-8-sig"))))
    of_b = next(r for r in rows if r["หน่วยงาน"].startswith("อบต.บี"))
    assert (float(of_b["นำผลไปทำแล้วเสร็จ"]), of_b["ตัวตั้ง"], of_b["ตัวหาร"]) == (0.6, "3", "5")
    book = openpyxl.load_workbook(io.BytesIO(take(page, "ดาวน์โหลด Excel").read_bytes()))
    assert book.sheetnames == ["ข้อมูล", "นิยาม", "ตัวกรอง", "ที่มา", "รุ่นข้อมูล"]
    assert ("รวม", "67%") in list(book["ที่มา"].iter_rows(values_only=True))
    assert ("ตัวกรอง", "ปีงบประมาณ 2567") in list(book["ตัวกรอง"].iter_rows(values_only=True))
    table = pyarrow.parquet.read_table(take(page, "ดาวน์โหลด Parquet"))
    assert sum(v or 0 for v in table.column("ตัวตั้ง").to_pylist()) == 4

    link = page.locator(".ruam-proof .link a").get_attribute("href")
    assert link
    assert parse_qs(urlsplit(link).query) == parameters(page) | {"data": ["real"]}
    page.goto(link)
    page.get_by_role("heading", level=1, name="นำผลไปทำแล้วเสร็จ: 67% (4 จาก 6)").wait_for()


def test_who_spoke_of_lights_down_to_the_words(page, address: str) -> None:
    """Which report speaks of street lights, and what came of it? A's of round 1 of 2567; it stands in the report's own words."""
    arrive(page, address)
    page.locator(".st-key-explore_ask_th").get_by_text("ค้นถ้อยคำในรายงาน").click()
    page.get_by_role("heading", level=1, name="พิมพ์คำที่อยากค้นในรายงาน").wait_for()
    ready(page)
    box = page.get_by_label("คำที่ค้น")
    box.fill("ซ่อมไฟ")
    box.press("Enter")
    page.get_by_role("heading", level=1, name="พบ 1 กิจกรรมที่พูดถึง “ซ่อมไฟ”").wait_for()
    ready(page)
    assert parameters(page) == {"ask": ["words"], "q": ["ซ่อมไฟ"]}
    assert "ซ่อม" in page.locator(".ruam-found mark").all_inner_texts()
    facet = page.locator(".ruam-facets section", has_text="พบใน")
    facet.get_by_role("link", name="ผล", exact=True).click()
    page.locator(".ruam-facets a[aria-current]").wait_for()
    ready(page)
    assert parameters(page)["field"] == ["result"]
    assert "มีมติให้ซ่อมไฟ" in page.locator(".ruam-found li").inner_text()
    page.locator(".ruam-found a").first.click()
    page.wait_for_url("**/report?*")
    ready(page)
    sign = page.locator("#found")
    assert sign.inner_text() == "พบคำที่นี่"
    page.wait_for_function(
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById('found').getBoundingClientRect())"
    )
    after = sign.evaluate("e => e.parentElement.textContent")
    assert "มีมติให้ซ่อมไฟ" in after
    page.go_back()
    page.get_by_role("heading", level=1, name="พบ 1 กิจกรรมที่พูดถึง “ซ่อมไฟ”").wait_for()


def test_facets_tell_what_they_would_leave_and_narrow_to_it(page, address: str) -> None:
    arrive(page, address)
    page.locator(".st-key-explore_facets summary").click()
    box = page.locator(".st-key-explore_facet_category_th input")
    box.wait_for()
    ready(page)
    box.click()
    # Of conftest: the public in six, those in charge in five, leaders of communities and staff in one.
    page.get_by_role("option", name="ประชาชน (6)", exact=True).wait_for()
    offered = page.get_by_role("option").all_inner_texts()
    assert offered == ["ประชาชน (6)", "ผู้บริหาร (5)", "เจ้าหน้าที่ของหน่วยงาน (1)", "ผู้นำชุมชน (1)"]
    page.get_by_role("option", name="ผู้บริหาร (5)", exact=True).click()
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1, name="กิจกรรมที่จัด: 5").wait_for()
    assert parameters(page)["names"] == ["executive"]


SHOWN = (
    "/explore",
    "/explore?measure=events_held&by=mode&by=period",
    "/explore?measure=done_share&by=agency",
    "/explore?measure=done_share&by=period",
    "/explore?measure=events_held",
    "/explore?ask=words&q=ซ่อมไฟ",
    "/explore?measure=events_held&by=kind&district=ไม่มี",
)


def test_it_keeps_nobody_out_in_either_theme(themed, address: str) -> None:
    for path in SHOWN:
        themed.goto(address + path)
        ready(themed)
        for head in themed.locator("[data-testid=stExpander] summary").all():
            head.click()
            themed.wait_for_timeout(400)
        ready(themed)
        assert trouble(themed) == [], path
        assert themed.locator("h1").count() == 1, path


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_it_holds_on_a_phone(page, address: str) -> None:
    for path in SHOWN:
        page.goto(address + path)
        ready(page)
        width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert width <= 390, path
    assert trouble(page) == []
