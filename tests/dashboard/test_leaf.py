"""Pictures of a PDF's pages: of what is kept, to those who may see it, and words where a page cannot be drawn."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from dashboard import leaf_drawn
from data.store import Store
from tests import factory
from tests.dashboard.conftest import A, html_of, publish, run_at
from tests.dashboard.test_overview import seen


def pdf(*sizes: tuple[int, int]) -> bytes:
    """A PDF with an empty page of each size."""
    kids = " ".join(f"{n} 0 R" for n in range(3, 3 + len(sizes)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(sizes)} >>"]
    objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {w} {h}] >>" for w, h in sizes]
    out, places = "%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in places)
    return (
        f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode()


def test_a_page_is_drawn_and_a_vast_one_stays_small() -> None:
    count, png = leaf_drawn.draw(pdf((600, 800), (10, 14000)), 1)
    assert (count, Image.open(io.BytesIO(png)).size) == (2, (1100, 1467))
    _, png = leaf_drawn.draw(pdf((600, 800), (10, 14000)), 9)
    assert Image.open(io.BytesIO(png)).size[1] <= leaf_drawn.TALLEST


@pytest.fixture
def kept(tmp_path, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, str]:
    """A store with a report of two pages whose original is kept, and its report_id."""
    content = pdf((600, 800), (600, 800))
    made = factory.reading("หน้าแรก\nหน้าสอง " * 30, factory.report(factory.activity(), of=A))
    made.document = replace(
        made.document,
        media_type="application/pdf",
        file_name="รายงาน.pdf",
        locators=[(0, "page:1"), (8, "page:2")],
    )
    store = Store(tmp_path / "h")
    publish(store, made)
    store.originals.mkdir(exist_ok=True)
    (store.originals / made.document.document_id).write_bytes(content)
    monkeypatch.setenv("RUAM_HOME", str(store.home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    return store, made.reports[0].report_id


def test_a_real_original_is_shown_only_where_that_is_switched_on(kept, monkeypatch: pytest.MonkeyPatch) -> None:
    _, report = kept
    hidden = html_of(run_at("report", report=report, leaf="2"))
    assert "data:image/png" not in hidden
    assert 'class="ruam-text"' in hidden
    monkeypatch.setenv("RUAM_ORIGINALS", "1")
    app = run_at("report", report=report, leaf="2")
    html = html_of(app)
    assert re.search(r'<img src="data:image/png;base64,[^"]+" alt="ภาพหน้า 2 จาก 2 ของเอกสาร รายงาน.pdf', html)
    assert 'class="ruam-text"' not in html
    assert "ไม่ได้ปิดบังข้อมูลส่วนบุคคล" in seen(app)
    assert app.button(key="leaf.after").disabled
    app.button(key="leaf.before").click().run()
    assert "หน้า 1 จาก 2" in seen(app)
    words = html_of(run_at("report", report=report, leaf="x"))
    assert 'class="ruam-text"' in words
    assert re.search(r'<a class="ruam-flag" id="p8" href="report\?[^"]*leaf=2"', words), (
        "a page's sign leads to its picture"
    )


def test_a_page_that_cannot_be_drawn_leaves_the_words(kept, monkeypatch: pytest.MonkeyPatch) -> None:
    store, report = kept
    monkeypatch.setenv("RUAM_ORIGINALS", "1")
    for original in store.originals.iterdir():
        original.write_bytes(b"%PDF-1.4 torn")
    app = run_at("report", report=report, leaf="1")
    assert "แสดงภาพของหน้านี้ไม่ได้" in seen(app)
    assert 'class="ruam-text"' in html_of(app)
