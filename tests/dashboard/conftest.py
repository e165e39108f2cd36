"""A published store small enough to count by hand, and pages run on it.

As of 15 June 2025: fiscal years 2566 and 2567 are closed, round 2 of 2568 is still open.
Registered: A, B (อบต.) and C (ทน.) in จันทบุรี, D (อบต.) in ตราด. C and D never report. X is invented.

A 2567/1: E1 20 Nov 2023, 30 people: community 20 (external), staff 10 (internal); done, level 6
          E2 10 Jan 2024, no total: public ? (external); nothing told of what followed
          a type only; a monthly claim is not among them
B 2567/1: five events, 5 Feb 2024 on, 10 people each: public 8 (external), executive 2 (internal); levels 6, 6, 2, 1, 7
A 2566/1: one event, 1 Dec 2022, 10 people, no groups; level 2
A 2568/2: one event, 1 May 2025, 5 people, no groups; nothing told
X (demonstration) 2567/1: one event of 777 people

So in 2567/1: 7 events held, 30 + 5·10 = 80 people in 6 of 7 events; external 20 + 5·8 = 60 of 60 + 10 + 5·2 = 80, 75%;
what followed is told of 6 events, done in 4 (levels 6, 6, 6, 7), 67%; 2 of 4 agencies reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.ledger import Ledger
from data.report import Activity, Evidence, Reading
from data.store import Store
from queries.warehouse import Warehouse, build
from tests import factory

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dashboard" / "app.py"
AS_OF = date(2025, 6, 15)
COMPLETE = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}

A = factory.agency("A", name="องค์การบริหารส่วนตำบลเอ", short_name="อบต.เอ", source="registry")
B = factory.agency("B", name="องค์การบริหารส่วนตำบลบี", short_name="อบต.บี", source="registry")
C = factory.agency("C", kind="city_municipality", name="เทศบาลนครซี", short_name="ทน.ซี", source="registry")
D = factory.agency("D", name="องค์การบริหารส่วนตำบลดี", short_name="อบต.ดี", province="ตราด", source="registry")
X = factory.agency("X", name="องค์การบริหารส่วนตำบลสมมติ", short_name="อบต.สมมติ", source="registry", is_demonstration=True)

# The words of A's report, with letters that HTML would take for its own.
TEXT = (
    "1.1 ประเด็น ไฟทางดับ <script>alert('x')</script> & อื่น ๆ\n"
    "1.2 ผู้เข้าร่วม 30 คน ผู้นำชุมชน 20 คน เจ้าหน้าที่ 10 คน\n"
    "1.3 ผล มีมติให้ซ่อมไฟ\n"
    "1.4 นำไปใช้ ซ่อมไฟแล้วทุกหมู่บ้าน\n"
    "กิจกรรมที่สอง รับฟังความคิดเห็น\n"
)


def _span(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"char_start": start, "char_end": start + len(words)}


def first() -> Activity:
    """E1, whose rows point at their own words."""
    made = factory.activity(
        "ประชุมเรื่องไฟทาง",
        held_from=date(2023, 11, 20),
        participants_total=30,
        groups=[
            factory.group("ผู้นำชุมชน", "community", "external", 20),
            factory.group("เจ้าหน้าที่", "staff", "internal", 10),
        ],
        issues=["ไฟทางดับ <script>alert('x')</script>"],
        results=["มีมติให้ซ่อมไฟ"],
        follow_through=[factory.step("ซ่อมไฟแล้วทุกหมู่บ้าน", 6, "กองช่าง")],
    )
    return replace(
        made,
        char_start=0,
        char_end=TEXT.index("กิจกรรมที่สอง"),
        groups=[
            replace(g, **_span(words)) for g, words in zip(made.groups, ("ผู้นำชุมชน 20 คน", "เจ้าหน้าที่ 10 คน"), strict=True)
        ],
        issues=[replace(made.issues[0], **_span("ไฟทางดับ <script>alert('x')</script>"))],
        results=[replace(made.results[0], **_span("มีมติให้ซ่อมไฟ"))],
        follow_through=[replace(made.follow_through[0], **_span("ซ่อมไฟแล้วทุกหมู่บ้าน"))],
    )


def readings() -> list[Reading]:
    """The documents of the example."""
    public = factory.group("ประชาชน", "public", "external")
    second = factory.activity(
        "รับฟังความคิดเห็น", held_from=date(2024, 1, 10), groups=[public], kind="hearing", mode="exchange"
    )
    type_only = factory.activity("ประเภทเท่านั้น", held_from=None, is_event=False, fiscal_year=2567, round=1)
    of_b = [
        factory.activity(
            f"ประชาคมหมู่ {n}",
            held_from=date(2024, 2, 5) + timedelta(days=n),
            participants_total=10,
            groups=[
                factory.group("ประชาชน", "public", "external", 8),
                factory.group("นายก", "executive", "internal", 2),
            ],
            follow_through=[factory.step("ตามนี้", level)],
        )
        for n, level in enumerate((6, 6, 2, 1, 7), start=1)
    ]
    padding = "ข้อความของรายงาน " * 20
    of_a = factory.reading(TEXT, factory.report(first(), second, type_only, of=A, **COMPLETE), file_name="a-2567-1.txt")
    report_id, activity_id = of_a.reports[0].report_id, of_a.reports[0].activities[0].activity_id
    of_a.evidence = [
        Evidence(report_id, activity_id, field, value, "rule", *_span(words).values(), confidence)
        for field, value, words, confidence in (
            ("kind", "village_forum", "ไฟทางดับ", 0.999),
            ("participants_total", "30", "30 คน", None),
            ("participant_group.category", "staff", "เจ้าหน้าที่ 10 คน", 0.85),
            ("follow_through.level", "6", "ซ่อมไฟแล้วทุกหมู่บ้าน", 0.5),
        )
    ]
    of_a.document.unclaimed_share = 0.216
    of_a.document.unclaimed = [tuple(_span("กิจกรรมที่สอง").values())]
    of_a.doubts = ["อ่านเนื้อความไม่เข้าใจร้อยละ 22"]
    return [
        of_a,
        factory.reading("บี " + padding, factory.report(*of_b, of=B)),
        factory.reading(
            "เอ 2566 " + padding,
            factory.report(
                factory.activity(
                    held_from=date(2022, 12, 1), participants_total=10, follow_through=[factory.step("จะทำ", 2)]
                ),
                of=A,
                fiscal_year=2566,
            ),
        ),
        factory.reading(
            "เอ 2568 " + padding,
            factory.report(
                factory.activity(held_from=date(2025, 5, 1), participants_total=5), of=A, fiscal_year=2568, round=2
            ),
        ),
        factory.reading(
            "สาธิต " + padding,
            factory.report(factory.activity(held_from=date(2024, 2, 5), participants_total=777), of=X),
            is_demonstration=True,
        ),
    ]


def publish(store: Store, *more: Reading) -> None:
    """Read the example (and `more`) into the store and publish it."""
    everything = [*readings(), *more]
    with store.writer_lock(5, lambda message: None), Ledger(store) as ledger:
        ledger.add_agencies([A, B, C, D, X], "registry")
        ledger.accept(everything, factory.contents(*everything), "test")
    build(store, as_of=AS_OF)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The example, published once for all tests that only read it."""
    store = Store(tmp_path_factory.mktemp("ruam"))
    publish(store)
    return store


@pytest.fixture
def warehouse(published: Store) -> Warehouse:
    """The example, open for reading."""
    return Warehouse.current(published)


@pytest.fixture
def open_page(published: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Run the app at an address: `open_page("activities", fy="2567")`; a list gives a parameter several times."""
    monkeypatch.setenv("RUAM_HOME", str(published.home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    return run_at


def run_at(view: str = "overview", /, **parameters: str | list[str]) -> AppTest:
    """The app after one run of one of its pages."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    if view != "overview":
        app.switch_page(f"views/{view}.py")
    app.run()
    assert not app.exception, [e.message for e in app.exception]
    assert "ruam-broken" not in html_of(app)
    return app


def unfolded(app: AppTest, topic: str) -> AppTest:
    """The app after a reader opened the table of a topic."""
    app.session_state[f"table_{topic}"] = True
    return app.run()


def html_of(app: AppTest) -> str:
    """All HTML of the page, in order."""
    return "\n".join(element.proto.body for element in app.get("html"))
