"""A published store whose findings, left-overs and changes can be counted by hand.

As of 15 June 2025 round 1 of 2566 and of 2567 are closed. Registered: C1 to C6 in จันทบุรี, T in ตราด. Each reports in both
rounds ten events, all with some follow-through told and none with a total; done (level 6), the others intended (level 2):

        2566/1        2567/1
C1–C6   2 of 10 each  8 of 10 each     จันทบุรี 12 of 60 → 48 of 60
T       2 of 10       9 of 10          in all   14 of 70 → 57 of 70

In 2567/1 a report U of no known agency holds nothing. So of 8 reports 4 have a finding, 6 findings in all:
C1  two total_mismatch (warning), one element_missing (error); of its document: personal_data (2 names, 1 e-mail address)
C2  one total_mismatch · T one total_missing (note) · U agency_unresolved (error)
A document without a report is unreadable. Of C1's document 30 % is left over, of C2's 5 %; of the others nothing is said.
"""

from __future__ import annotations

from datetime import date, timedelta

from data.ledger import Ledger
from data.report import Agency, Finding, Reading
from data.store import Store
from queries.warehouse import build
from tests import factory

AS_OF = date(2025, 6, 15)
BODIES = {
    name: factory.agency(
        name,
        name=f"องค์การบริหารส่วนตำบล{name}",
        short_name=f"อบต.{name}",
        source="registry",
        subdistrict=name,
        province=place,
    )
    for name, place in [(f"C{n}", "จันทบุรี") for n in range(1, 7)] + [("T", "ตราด")]
}


def told(of: Agency, year: int, done: int) -> Reading:
    """A report of ten events, `done` of them done."""
    events = [
        factory.activity(
            f"ประชาคม {n}",
            held_from=date(year - 544, 12, 1) + timedelta(days=n),
            follow_through=[factory.step("ตามนี้", 6 if n < done else 2)],
        )
        for n in range(10)
    ]
    complete = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}
    return factory.reading(
        f"รายงานของ {of.agency_id} {year}", factory.report(*events, of=of, fiscal_year=year, **complete)
    )


def readings() -> list[Reading]:
    """The documents of the example."""
    made = {(name, 2566): told(of, 2566, 2) for name, of in BODIES.items()}
    made |= {(name, 2567): told(of, 2567, 9 if name == "T" else 8) for name, of in BODIES.items()}
    for name, rule, severity, message, at in (
        ("C1", "total_mismatch", "warning", "ระบุผู้เข้าร่วม 30 คน แต่รวมรายกลุ่มได้ 20 คน", 0),
        ("C1", "total_mismatch", "warning", "ระบุผู้เข้าร่วม 9 คน แต่รวมรายกลุ่มได้ 8 คน", 1),
        ("C1", "element_missing", "error", "ไม่พบสาระของ: ผล", None),
        ("C2", "total_mismatch", "warning", "ระบุผู้เข้าร่วม 5 คน แต่รวมรายกลุ่มได้ 4 คน", 0),
        ("T", "total_missing", "note", "ไม่ระบุจำนวนผู้เข้าร่วม", 0),
    ):
        one = made[name, 2567]
        report = one.reports[0]
        activity = None if at is None else report.activities[at].activity_id
        one.findings.append(Finding(rule, severity, message, report.report_id, activity))
    first, second = made["C1", 2567], made["C2", 2567]
    first.findings.append(Finding("personal_data", "note", "ปิดบังข้อมูลส่วนบุคคล: ชื่อบุคคล 2, อีเมล 1"))
    first.document.unclaimed_share, second.document.unclaimed_share = 0.3, 0.05
    first.doubts = ["อ่านเนื้อความไม่เข้าใจร้อยละ 30"]
    nobody = factory.reading("รายงานของใคร", factory.report(of=None), file_name="ไม่รู้ใคร.txt")
    nobody.findings.append(Finding("agency_unresolved", "error", "ไม่พบชื่อหน่วยงานที่รายงาน", nobody.reports[0].report_id))
    broken = factory.reading("ภาพ", file_name="ภาพ.pdf")
    broken.findings.append(Finding("unreadable", "error", "มีแต่ภาพ"))
    broken.doubts = ["มีแต่ภาพ"]
    return [*made.values(), nobody, broken]


def publish(store: Store) -> Store:
    """Read the example into the store and publish it."""
    everything = readings()
    with store.writer_lock(5, lambda message: None), Ledger(store) as ledger:
        ledger.add_agencies(list(BODIES.values()), "registry")
        ledger.accept(everything, factory.contents(*everything), "test")
    build(store, as_of=AS_OF)
    return store
