"""One true browser: filters, address, words of a report, download, fonts, and nothing that leaves the host.

Leaves screenshots at the width of a desk and of a phone in tests/.artifacts.
"""

from __future__ import annotations

import csv
import io
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from data.store import Store
from tests.dashboard.conftest import APP, ROOT

sync_api = pytest.importorskip("playwright.sync_api")

ARTIFACTS = ROOT / "tests" / ".artifacts"
# Chromium itself calls home; that is not the page's doing.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = {"desk": (1440, 1000), "phone": (390, 844)}


@pytest.fixture(scope="module")
def address(published: Store) -> Iterator[str]:
    """The address of the app, served for these tests from the example."""
    with served(published) as found:
        yield found


@contextmanager
def served(store: Store, **variables: str) -> Iterator[str]:
    """The app on a store, with these variables in its environment; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(APP),
        f"--server.port={port}",
        "--server.address=127.0.0.1",
    ]
    environment = {**os.environ, "RUAM_HOME": str(store.home), **variables}
    environment.pop("RUAM_LEDGER", None)
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the app did not start")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: sync_api.Browser, request: pytest.FixtureRequest) -> Iterator[sync_api.Page]:
    """A page that fails the test when anything is asked of another host, or when the page's own code breaks."""
    width, height = WIDTHS[getattr(request, "param", "desk")]
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, locale="th-TH")
    opened = context.new_page()
    strangers: list[str] = []
    broken: list[str] = []
    opened.on("request", lambda r: strangers.append(r.url) if not _is_here(r.url) else None)
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.set_default_timeout(90_000)  # a busy machine starts the app slowly
    yield opened
    context.close()
    assert strangers == []
    assert broken == []


def _is_here(url: str) -> bool:
    return urlsplit(url).scheme in ("data", "blob") or urlsplit(url).hostname in ("127.0.0.1", "localhost")


def ready(page: sync_api.Page) -> None:
    """Wait until the run that is under way has ended."""
    page.wait_for_selector(".ruam-footer, .ruam-empty")
    page.wait_for_function("document.querySelector('[data-test-script-state=notRunning]') !== null")
    page.wait_for_timeout(300)


def choose(page: sync_api.Page, name: str, option: str) -> None:
    page.locator(f".st-key-filter_{name}_th input").click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    ready(page)


def parameters(page: sync_api.Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def number(page: sync_api.Page, name: str) -> str:
    return page.locator(f'[data-measure="{name}"] .value strong').inner_text()


def picture(page: sync_api.Page, name: str) -> None:
    """The whole page, not only what fits the window."""
    ARTIFACTS.mkdir(exist_ok=True)
    size = page.viewport_size
    assert size
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": min(height + 40, 8000)})
    page.wait_for_timeout(900)
    page.screenshot(path=ARTIFACTS / f"{name}-{size['width']}.png")
    page.set_viewport_size(size)


def test_from_filter_to_number_to_activity_to_words(page: sync_api.Page, address: str) -> None:
    page.goto(address)
    ready(page)
    choose(page, "fiscal_years", "2567")
    choose(page, "rounds", "รอบ 1 (ต.ค.–มี.ค.)")
    assert parameters(page) == {"fy": ["2567"], "round": ["1"]}
    assert number(page, "events_held") == "7"
    assert number(page, "done_share") == "67%"

    page.reload()
    ready(page)
    assert number(page, "events_held") == "7"

    page.evaluate("window.wasNotLoadedAnew = true")
    page.locator('[data-measure="done_share"]').get_by_role("link", name="ดูกิจกรรม").click()
    page.wait_for_url("**/activities?*")
    page.get_by_role("heading", name="พบ 4 กิจกรรม").wait_for()
    assert parameters(page) == {"fy": ["2567"], "round": ["1"], "level": ["6", "7"], "event": ["1"]}

    page.get_by_role("link", name="ประชุมเรื่องไฟทาง").click()
    page.wait_for_url("**/report?*")
    ready(page)
    mark = page.locator("mark.use.lit")
    assert mark.inner_text() == "ซ่อมไฟแล้วทุกหมู่บ้าน"
    assert mark.locator("a").get_attribute("title").startswith("สิ่งที่ทำต่อ: 6 ทำแล้วเสร็จ · ความเชื่อมั่น")
    lines = {
        e: page.locator(f".ruam-text mark.{e} a").first.evaluate("e => getComputedStyle(e).borderBottomStyle")
        for e in ("issue", "participants", "result", "use")
    }
    assert lines == {"issue": "solid", "participants": "dotted", "result": "dashed", "use": "double"}
    assert "alert('x')" in page.locator(".ruam-text").inner_text()

    page.locator(".ruam-activity.lit .rows.use a").click()
    page.wait_for_timeout(500)
    assert page.locator("mark.use.lit").is_visible()

    page.get_by_role("link", name="← กลับไปรายการกิจกรรม").click()
    page.get_by_role("heading", name="พบ 4 กิจกรรม").wait_for()
    page.go_back()
    page.wait_for_url("**/report?*")
    page.locator("mark.use.lit").wait_for()
    page.go_forward()
    page.get_by_role("heading", name="พบ 4 กิจกรรม").wait_for()
    assert page.evaluate("window.wasNotLoadedAnew"), "links lead on in the page that stands"
    page.get_by_role("link", name="← กลับไปภาพรวม").click()
    page.wait_for_selector('[data-measure="events_held"]')
    ready(page)
    assert parameters(page) == {"fy": ["2567"], "round": ["1"]}


def test_back_and_forward_walk_through_the_filters(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/?fy=2567")
    ready(page)
    choose(page, "rounds", "รอบ 2 (เม.ย.–ก.ย.)")
    page.get_by_role("heading", name="ไม่มีข้อมูลตามตัวกรองนี้").wait_for()
    page.go_back()
    page.wait_for_selector('[data-measure="events_held"]')
    ready(page)
    assert parameters(page) == {"fy": ["2567"]}
    page.go_forward()
    page.get_by_role("heading", name="ไม่มีข้อมูลตามตัวกรองนี้").wait_for()
    page.get_by_role("button", name="เลิกกรองรอบ").click()
    page.wait_for_selector('[data-measure="events_held"]')
    ready(page)
    assert parameters(page) == {"fy": ["2567"]}


def test_the_language_switch_keeps_what_is_looked_at(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/?fy=2567&kind=sao")
    ready(page)
    page.get_by_role("link", name="English").click()
    page.get_by_text("participation events were held").wait_for()
    ready(page)
    assert parameters(page) == {"fy": ["2567"], "kind": ["sao"], "lang": ["en"]}
    chosen = page.locator(".st-key-filter_kinds_en [data-testid=stMultiSelect]").inner_text()
    assert "Subdistrict administrative organization" in chosen


def test_downloads_hold_exactly_what_is_shown(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/activities?fy=2567&round=1&event=1")
    ready(page)
    shown = page.locator(".ruam-list tbody th a").all_inner_texts()
    assert len(shown) == 7
    with page.expect_download() as got:
        page.locator(".st-key-csv_activities button").click()
    rows = list(csv.DictReader(io.StringIO(Path(got.value.path()).read_text(encoding="utf-8-sig"))))
    assert [r["กิจกรรม"] for r in rows] == shown
    assert sum(int(r["ผู้เข้าร่วม (คน)"] or 0) for r in rows) == 80
    with page.expect_download() as got:
        page.locator(".st-key-xlsx_activities button").click()
    assert got.value.suggested_filename.startswith("ruam-กิจกรรม-")
    book = openpyxl.load_workbook(io.BytesIO(Path(got.value.path()).read_bytes()))
    data = list(book["ข้อมูล"].iter_rows(values_only=True))
    assert [r[data[0].index("กิจกรรม")] for r in data[1:]] == shown
    chosen = [told for _, told in list(book["ตัวกรอง"].iter_rows(values_only=True))[1:]]
    assert chosen == ["ปีงบประมาณ 2567", "รอบ 1 (ต.ค.–มี.ค.)"]

    page.goto(f"{address}/?fy=2567&round=1")
    ready(page)
    page.locator(".st-key-chart_ladder summary").click()
    page.locator(".st-key-chart_ladder table").wait_for()
    table = page.locator(".st-key-chart_ladder table tbody tr")
    shown = [[c.inner_text() for c in row.locator("th, td").all()][2:4] for row in table.all()]
    with page.expect_download() as got:
        page.locator(".st-key-csv_ladder button").click()
    rows = list(csv.DictReader(io.StringIO(Path(got.value.path()).read_text(encoding="utf-8-sig"))))
    assert [[r["ขั้น"], r["กิจกรรม"]] for r in rows] == shown
    assert shown == [
        ["1 รับทราบ", "1"],
        ["2 ตั้งใจจะทำ", "1"],
        ["6 ทำแล้วเสร็จ", "3"],
        ["7 ทำเสร็จและแจ้งกลับ", "1"],
        ["ไม่บอกสิ่งที่ทำต่อ", "1"],
    ]


@pytest.mark.parametrize("page", WIDTHS, indirect=True)
def test_it_looks_right_at_a_desk_and_on_a_phone(page: sync_api.Page, address: str, warehouse) -> None:
    report = warehouse.query("select report_id, activity_id from activity where name = 'ประชุมเรื่องไฟทาง'").iloc[0]
    views = {
        "overview": "/?fy=2567&round=1",
        "overview-all": "/",
        "overview-demonstration": "/?data=demonstration",
        "overview-english": "/?fy=2567&lang=en",
        "empty": "/?province=ตราด&kind=city_municipality",
        "activities": "/activities?fy=2567",
        "report": f"/report?report={report['report_id']}&activity={report['activity_id']}",
    }
    for name, path in views.items():
        page.goto(address + path)
        ready(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
        assert (
            page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= page.viewport_size["width"]
        ), name
        cut = page.evaluate(
            """() => [...document.querySelectorAll('.ruam-card p, .ruam-card h2, .ruam-answer h1, .ruam-answer p, label p')]
                 .filter(e => e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).overflow !== 'visible').map(e => e.innerText)"""
        )
        assert cut == [], name
        picture(page, name)
    assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans Thai Looped\"', 'ก')")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.family.includes('Thai Looped') && f.status === 'loaded').length"
    )
    assert loaded >= 2


def test_no_english_is_left_in_thai(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/?fy=2567&round=1")
    ready(page)
    for head in page.locator("[data-testid=stExpander] summary").all():
        head.click()
    text = page.locator("body").inner_text()
    skip = page.locator("[data-testid=stSkipToContent]")  # Streamlit's own, drawn without size and said again in Thai
    assert (
        skip.evaluate("e => getComputedStyle(e).fontSize + getComputedStyle(e, '::after').content")
        == '0px"ข้ามไปยังเนื้อหา"'
    )
    text = text.replace(skip.inner_text(), "")
    for allowed in (
        "English",
        "CSV",
        "Excel",
        "Parquet",
        "SQL",
        "Newcombe",
        "Bonferroni",
        "Apache-2.0",
        "IBM Plex Sans Thai Looped",
        "OFL",
    ):
        text = text.replace(allowed, "")
    words = [w for w in text.split() if w.isascii() and w.isalpha() and len(w) > 1]
    assert words == []
    page.locator(".st-key-filter_provinces_th input").click()
    page.keyboard.type("ไม่มีจังหวัดนี้")
    nothing = page.locator('[role="listbox"][data-empty="true"] [role="option"] span')
    assert (
        nothing.evaluate("e => getComputedStyle(e).fontSize + getComputedStyle(e, '::after').content")
        == '0px"ไม่มีตัวเลือกนี้"'
    )
