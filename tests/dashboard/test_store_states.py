"""What the page does when nothing is published, and when something new is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.store import Store
from tests import factory
from tests.dashboard.conftest import publish, run_at
from tests.dashboard.test_overview import card, seen


def test_an_empty_store_says_what_to_do(ruam_home: Path) -> None:
    app = run_at()
    text = seen(app)
    assert "ยังไม่มีข้อมูลที่เผยแพร่" in text
    assert "ruam demo" in text
    assert "ruam ingest โฟลเดอร์รายงาน" in text
    assert app.button(key="check_again").label == "ตรวจอีกครั้ง"


def test_the_open_page_follows_a_new_generation_within_one_rerun(ruam_home: Path) -> None:
    app = run_at(fy="2567", round="1")
    assert "ยังไม่มีข้อมูลที่เผยแพร่" in seen(app)
    store = Store.from_environment()
    publish(store)
    app.run()
    assert " 7 " in card(app, "events_held")
    more = factory.report(
        factory.activity("เพิ่มเติม", held_from=date(2024, 3, 1)), of=factory.agency("C", kind="city_municipality")
    )
    publish(store, factory.reading("รายงานใหม่ของซี " * 10, more))
    app.run()
    assert " 8 " in card(app, "events_held")


def test_demonstration_data_is_shown_where_there_is_no_other(ruam_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.dashboard import conftest

    demo = factory.reading("สาธิตเท่านั้น " * 10, factory.report(factory.activity(), of=conftest.X), is_demonstration=True)
    monkeypatch.setattr(conftest, "readings", list)
    publish(Store.from_environment(), demo)
    text = seen(run_at())
    assert "หน่วยงานและรายงานทั้งหมดในหน้านี้แต่งขึ้น" in text
    assert "ข้อมูลสาธิต · ข้อมูล ณ" in text


def test_a_page_that_breaks_says_so_in_thai_and_shows_no_traceback(
    published: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from streamlit.testing.v1 import AppTest

    from dashboard import headline
    from tests.dashboard.conftest import APP

    monkeypatch.setenv("RUAM_HOME", str(published.home))
    # a piece that is drawn on every run: a chart may be kept from an earlier one
    monkeypatch.setattr(headline, "draw", lambda *_: 1 / 0)
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    text = seen(app)
    assert "หน้านี้แสดงไม่ได้" in text
    assert "ZeroDivision" not in text
    assert "ข้อมูล ณ 15 มิ.ย. 2568" in text
