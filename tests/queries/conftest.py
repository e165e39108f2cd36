"""The worked example: a published file small enough to count by hand. Every number asserted on it stands below.

As of 15 January 2025: fiscal year 2567 is closed, round 1 of 2568 is open, its round 2 has not begun.
Registered: A and B in จันทบุรี, C in ลพบุรี, which never reports. D in ลพบุรี is in no registry. X is invented.

report  agency  period      elements  events: day, total, groups (side), highest level
R1      A       2567/1      4 of 4    E1 20 Nov 2023, 30: executive 4 (int), community 10, village_head 6 (ext), unknown 2; level 6 (rows 2 and 6)
                                      E2 5 Dec 2023, no total: public ?, public ? (ext), staff 5 (int); none told; said to be monthly
                                      T1 only a type, undated, said to be yearly: women ? (ext)
R2      A       2567/2      3 of 4    E3 1 Jun 2024, 100: no groups; level 2
R3      A       2567 whole  3 of 4    E1 again, the same day and name; E4 undated, 10: public 10 (ext); level 7
R4      B       2567/1      (replaced by R5)   one event of 999 people
R5      B       2567/1      4 of 4    E5 10 Jan 2024, 20: other_government 5 (grey), public 15 (ext); level 0
R6      D       2567/1      3 of 4    E6 15 Oct 2023, 50: executive 10 (int), community ? (ext); level 4
R7      A       2566/1      4 of 4    E7 1 Feb 2023, 40: public 40 (ext); level 3
R8      B       2566/1      0 of 4    nothing held
R9      A       2568/1      3 of 4    E8 11 Nov 2024, 7: no groups; level 5
R10     ?       2567/1      3 of 4    E9 2 Feb 2024, 12: no groups; none told
R11     X       2567/1      4 of 4    (demonstration) 5 Feb 2024, 1000: public 1000 (ext); level 7
"""

from __future__ import annotations

from datetime import date

import pytest

from data.ledger import Ledger
from data.report import Activity, Agency, Group, Reading, Report
from data.store import Store
from queries.warehouse import Warehouse, build
from tests import factory

AS_OF = date(2025, 1, 15)
COMPLETE = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}
PARTIAL = COMPLETE | {"has_use": False}

A = factory.agency("A", name="องค์การบริหารส่วนตำบลคลองสมมติ", short_name="อบต.คลองสมมติ", source="registry")
B = factory.agency(
    "B", kind="town_municipality", name="เทศบาลเมืองขนุน", short_name="ทม.ขนุน", source="registry", subdistrict=None
)
C = factory.agency("C", name="องค์การบริหารส่วนตำบลเกาะแก้ว", short_name="อบต.เกาะแก้ว", province="ลพบุรี", source="registry")
D = factory.agency("D", kind="health", name="โรงพยาบาลแม่น้ำ", short_name="รพ.แม่น้ำ", province="ลพบุรี", subdistrict=None)
X = factory.agency("X", name="องค์การบริหารส่วนตำบลสมมติ", short_name="อบต.สมมติ", source="registry", is_demonstration=True)


def groups(*told: tuple[str, str, int | None]) -> list[Group]:
    """Groups from (category, side, headcount)."""
    return [factory.group(category, category, side, headcount) for category, side, headcount in told]


def e1() -> Activity:
    """The event that two reports tell of."""
    return factory.activity(
        "ประชาคมหมู่ 1",
        held_from=date(2023, 11, 20),
        participants_total=30,
        groups=groups(
            ("executive", "internal", 4),
            ("community", "external", 10),
            ("village_head", "external", 6),
            ("unknown", "unknown", 2),
        ),
        issues=["ไฟทางดับ"],
        results=["มีมติให้ซ่อม"],
        follow_through=[factory.step("จะซ่อม", 2), factory.step("ซ่อมแล้ว", 6, "กองช่าง")],
    )


def reports() -> list[Report]:
    """R1 to R11, in the order they are received."""
    public = ("public", "external")
    return [
        factory.report(
            e1(),
            factory.activity(
                "ประชุมประจำเดือน",
                held_from=date(2023, 12, 5),
                recurrence="monthly",
                kind="leader_meeting",
                mode="exchange",
                groups=groups((*public, None), (*public, None), ("staff", "internal", 5)),
            ),
            factory.activity(
                "วันสตรี",
                held_from=None,
                is_event=False,
                recurrence="yearly",
                kind=None,
                mode=None,
                fiscal_year=2567,
                round=1,
                groups=groups(("women", "external", None)),
            ),
            of=A,
            **COMPLETE,
        ),
        factory.report(
            factory.activity(
                "เวทีแผน", held_from=date(2024, 6, 1), participants_total=100, follow_through=[factory.step("จะทำ", 2)]
            ),
            of=A,
            round=2,
            **PARTIAL,
        ),
        factory.report(
            e1(),
            factory.activity(
                "กองทุน",
                held_from=None,
                fiscal_year=2567,
                participants_total=10,
                groups=groups((*public, 10)),
                follow_through=[factory.step("แจ้งผลแล้ว", 7)],
            ),
            of=A,
            round=None,
            **PARTIAL,
        ),
        factory.report(
            factory.activity(
                "ฉบับเก่า", held_from=date(2024, 1, 10), participants_total=999, groups=groups((*public, 999))
            ),
            of=B,
            **COMPLETE,
        ),
        factory.report(
            factory.activity(
                "รับฟัง",
                held_from=date(2024, 1, 10),
                participants_total=20,
                groups=groups(("other_government", "grey", 5), (*public, 15)),
                follow_through=[factory.step("เกิดความสามัคคี", 0)],
            ),
            of=B,
            **COMPLETE,
        ),
        factory.report(
            factory.activity(
                "อบรม",
                held_from=date(2023, 10, 15),
                participants_total=50,
                groups=groups(("executive", "internal", 10), ("community", "external", None)),
                follow_through=[factory.step("ตั้งงบประมาณ", 4)],
            ),
            of=D,
            **PARTIAL,
        ),
        factory.report(
            factory.activity(
                "ประชาคมหมู่ 1",
                held_from=date(2023, 2, 1),
                participants_total=40,
                groups=groups((*public, 40)),
                follow_through=[factory.step("มอบหมาย", 3)],
            ),
            of=A,
            fiscal_year=2566,
            **COMPLETE,
        ),
        factory.report(of=B, fiscal_year=2566),
        factory.report(
            factory.activity(
                "ประชาคมหมู่ 2",
                held_from=date(2024, 11, 11),
                participants_total=7,
                follow_through=[factory.step("กำลังทำ", 5)],
            ),
            of=A,
            fiscal_year=2568,
            **PARTIAL,
        ),
        factory.report(
            factory.activity("ไม่ทราบใคร", held_from=date(2024, 2, 2), participants_total=12), of=None, **PARTIAL
        ),
        factory.report(
            factory.activity(
                "สาธิต",
                held_from=date(2024, 2, 5),
                participants_total=1000,
                groups=groups((*public, 1000)),
                follow_through=[factory.step("แจ้งผลแล้ว", 7)],
            ),
            of=X,
            **COMPLETE,
        ),
    ]


def publish(store: Store, registry: list[Agency], readings: list[Reading]) -> Warehouse:
    """Put readings into a ledger one after the other, so that the later ones replace, and publish it as of AS_OF."""
    with store.writer_lock(10, print), Ledger(store) as ledger:
        ledger.add_agencies(registry, "ทดสอบ")
        for one in readings:
            ledger.accept([one], factory.contents(one), "ทดสอบ")
    return Warehouse.open_path(build(store, as_of=AS_OF).path)


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The worked example, through the true ledger and build."""
    readings = [
        factory.reading(f"รายงานการมีส่วนร่วมของประชาชน ฉบับที่ R{number}", one, is_demonstration=one.agency is X)
        for number, one in enumerate(reports(), start=1)
    ]
    return publish(Store(tmp_path_factory.mktemp("worked")), [A, B, C, X], readings)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A generation of an empty ledger."""
    return publish(Store(tmp_path_factory.mktemp("empty")), [], [])
