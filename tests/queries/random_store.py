"""A published file of random reports: every shape of unknown, replaced reports, whole-year ones, events told twice."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from data.ledger import Ledger
from data.report import Activity, Agency, Finding, Reading
from data.store import Store
from queries.warehouse import Warehouse, build
from tests import factory

AS_OF = date(2025, 1, 15)  # round 1 of 2568 is open
PLACES = (("จันทบุรี", "มะขาม"), ("จันทบุรี", "ขลุง"), ("ลพบุรี", "โคกเจริญ"), ("ตรัง", "ย่านตาขาว"), (None, None))
ACTORS = (None, None, "กองช่าง", "ผู้ใหญ่บ้าน", "สภาเทศบาล", "คนผู้หนึ่ง")
DONE_ON = (
    "ซ่อมแล้ว",
    "ซ่อมแล้วเมื่อวันที่ 15 มีนาคม 2567",
    "แล้วเสร็จ ๒๐ ธ.ค. ๒๕๖๖",
    "ตามมติวันที่ 1 มกราคม พ.ศ. 2560",
    "แล้วเสร็จ 31 กุมภาพันธ์ 2567",
)


def agencies() -> list[Agency]:
    """Nine agencies; the last two stand in no registry, the one before them is invented."""
    kinds = ("sao", "sao", "subdistrict_municipality", "town_municipality", "sao", "pao", "sao", "health", "sao")
    return [
        factory.agency(
            f"ag{i}",
            kind=kind,
            name=f"หน่วยงานที่ {i}",
            short_name=f"หน่วย {i}",
            subdistrict=None,
            province=PLACES[i % 5][0],
            district=PLACES[i % 5][1],
            source="registry" if i < 7 else "document",
            is_demonstration=i == 6,
        )
        for i, kind in enumerate(kinds)
    ]


def _activity(chance: random.Random, year: int | None, turn: int | None) -> Activity:
    first = date((year or 2567) - 544, 10, 1) + timedelta(days=chance.randrange(365))
    held = first if chance.random() < 0.75 else None
    values: dict[str, Any] = {}
    if held is None:
        values |= {"fiscal_year": year, "round": turn if year else None}
    elif chance.random() < 0.1:
        values |= {"date_precision": "month"}
    count = chance.choice((0, 0, 1, 2, 3, 4))
    sides = {"executive": "internal", "staff": "internal", "village_head": "external", "women": "external"}
    sides |= {"public": "external", "other_government": "grey", "unknown": "unknown"}
    return factory.activity(
        chance.choice(("ประชาคม", "เวทีแผน", "อบรม")),
        held_from=held,
        is_event=chance.random() < 0.85,
        kind=chance.choice(("village_forum", "hearing", "training", None)),
        mode=chance.choice(("plan", "do", "exchange", None)),
        recurrence=chance.choice((None, None, None, "monthly")),
        participants_total=chance.choice((None, 0, 12, 40, 95)),
        groups=[
            factory.group("กลุ่ม", category, sides[category], chance.choice((None, None, 0, 3, 8, 21)))
            for category in chance.choices(list(sides), k=count)
        ],
        follow_through=[
            factory.step(chance.choice(DONE_ON), chance.choice((None, *range(8), 6, 7)), chance.choice(ACTORS))
            for _ in range(chance.choice((0, 0, 1, 2, 3)))
        ],
        **values,
    )


def readings(seed: int, count: int = 70) -> list[Reading]:
    """Random readings, one report a document."""
    chance = random.Random(seed)
    made = []
    all_agencies = agencies()
    told: dict[str, list[Activity]] = {}
    for number in range(count):
        of = chance.choice([*all_agencies, None])
        year = chance.choice((2566, 2567, 2567, 2567, 2568, None))
        turn = None if year is None else 1 if year == 2568 else chance.choice((1, 2, None))
        activities = [_activity(chance, year, turn) for _ in range(chance.choice((0, 1, 1, 2, 4)))]
        if of is not None:
            # Now and then an event is told again, in another report.
            earlier = told.setdefault(of.agency_id, [])
            if earlier and chance.random() < 0.3:
                activities.append(replace(chance.choice(earlier), activity_id="", position=0))
            earlier += [a for a in activities if a.held_from]
        elements = {f"has_{e}": chance.random() < 0.7 for e in ("issue", "participants", "result", "use")}
        report = factory.report(*activities, of=of, fiscal_year=year, round=turn, **elements)
        one = factory.reading(
            f"รายงานสุ่มฉบับที่ {seed}-{number}", report, is_demonstration=of is not None and of.is_demonstration
        )
        of_report = one.reports[0]
        rules = ("total_missing", "date_missing", "internal_only", "agency_misspelt")
        one.findings = [
            Finding(
                chance.choice(rules),
                "warning",
                "ดูด้วยตา",
                chance.choice((of_report.report_id, of_report.report_id, None)),
                None,
            )
            for _ in range(chance.choice((0, 0, 1, 2)))
        ] + [
            Finding(chance.choice(rules), "note", "ดู", of_report.report_id, activity.activity_id, 0, 1)
            for activity in of_report.activities
            if chance.random() < 0.3
        ]
        made.append(one)
    return made


def publish(home: Path, seed: int) -> Warehouse:
    """Accept random readings, the later ones replacing the earlier, and publish."""
    store = Store(home)
    with store.writer_lock(10, print), Ledger(store) as ledger:
        ledger.add_agencies([a for a in agencies() if a.source == "registry"], "ทดสอบ")
        made = readings(seed)
        ledger.accept(made, factory.contents(*made), "ทดสอบ")
    return Warehouse.open_path(build(store, as_of=AS_OF).path)
