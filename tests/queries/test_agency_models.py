"""Agencies in the published file: renamed ones keep one id, candidates are there to choose from, successions are only suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.corrections import Wish
from data.ledger import Ledger
from data.report import Agency, AgencyAlias, Reading
from data.store import Store
from queries.ask import ask
from queries.warehouse import Warehouse, build
from tests.corrections import wish
from tests.factory import activity, agency, contents, reading, report

Publish = Callable[..., Warehouse]

OLD, NEW = "องค์การบริหารส่วนตำบลบ้านใหม่", "เทศบาลตำบลบ้านใหม่"
BEFORE = agency("sao-1", name=OLD, short_name="อบต.บ้านใหม่", subdistrict="บ้านใหม่")
AFTER = agency("tt-1", kind="subdistrict_municipality", name=NEW, short_name="ทต.บ้านใหม่", subdistrict="บ้านใหม่")
FAR = agency("sao-9", name=OLD, short_name="อบต.บ้านใหม่", subdistrict="บ้านใหม่", province="ตาก")
FORMER = AgencyAlias("tt-1", OLD, "sao", None, date(2023, 9, 30))


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Accepts readings, then a registry and other names, in that order, and opens what was built."""
    store = Store(tmp_path / "h")

    def publish(
        *readings: Reading,
        registry: Sequence[Agency] = (),
        aliases: Sequence[AgencyAlias] = (),
        corrections: Sequence[Wish] = (),
    ) -> Warehouse:
        with store.writer_lock(0.0), Ledger(store) as ledger:
            for one in readings:
                ledger.accept([one], contents(one), "test")
            ledger.add_agencies(registry, "registry")
            ledger.add_aliases(aliases, "names")
            ledger.add_corrections(corrections, "test")
        return Warehouse.open_path(build(store, as_of=date(2024, 5, 1)).path)

    return publish


def rows(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    frame = warehouse.query(sql).astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).values.tolist()]


def old_and_new() -> tuple[Reading, Reading]:
    return (
        reading("รายงานของ อบต.", report(activity(held_from=date(2022, 11, 1)), of=BEFORE, fiscal_year=2566, round=1)),
        reading("รายงานของ ทต.", report(activity(held_from=date(2023, 11, 1)), of=AFTER, fiscal_year=2567, round=1)),
    )


def test_two_of_one_subdistrict_are_never_merged_by_themselves(publish: Publish) -> None:
    published = publish(*old_and_new())
    assert rows(published, "select agency_id from agency order by 1") == [("sao-1",), ("tt-1",)]
    (pair,) = ask(published, "agency_successions", demonstration=False).to_dict("records")
    assert (pair["agency_id"], pair["alias"], pair["kind"], pair["alias_agency_id"]) == ("tt-1", OLD, "sao", "sao-1")
    assert (pair["last_fiscal_year"], pair["first_fiscal_year"]) == (2566, 2567)


def test_two_that_report_side_by_side_are_no_succession(publish: Publish) -> None:
    beside = reading("อบต. อีกปี", report(activity(held_from=date(2023, 12, 1)), of=BEFORE, fiscal_year=2567, round=1))
    published = publish(*old_and_new(), beside)
    assert ask(published, "agency_successions", demonstration=False).empty


def test_an_earlier_name_joins_what_was_read_before_it_was_known(publish: Publish) -> None:
    published = publish(*old_and_new(), aliases=[FORMER])
    assert rows(published, "select agency_id, name from agency") == [("tt-1", NEW)]
    assert rows(published, "select agency_id, fiscal_year from report order by 2") == [("tt-1", 2566), ("tt-1", 2567)]
    assert rows(published, "select agency_id, alias, kind, valid_from, valid_to::varchar from agency_alias") == [
        ("tt-1", OLD, "sao", None, "2023-09-30")
    ]
    assert ask(published, "agency_successions", demonstration=False).empty


def test_a_registry_that_comes_later_takes_over_the_reports_under_its_own_ids(publish: Publish) -> None:
    listed = agency("R1", kind=AFTER.kind, name=NEW, short_name="ทต.บ้านใหม่", subdistrict="บ้านใหม่", villages=9)
    # The other name was given for the id that the documents had told.
    published = publish(*old_and_new(), registry=[listed], aliases=[FORMER])
    assert rows(published, "select agency_id, is_registered, villages, population from agency") == [
        ("R1", True, 9, None)
    ]
    assert rows(published, "select distinct agency_id from report") == [("R1",)]
    assert rows(published, "select agency_id, alias from agency_alias") == [("R1", OLD)]


def test_a_namesake_elsewhere_and_a_name_of_two_stay_their_own(publish: Publish) -> None:
    elsewhere = reading("รายงานจากตาก", report(of=FAR))
    twice = [
        agency("R1", name=OLD, subdistrict="บ้านใหม่", district=None),
        agency("R2", name=OLD, subdistrict="บ้านใหม่", district=None),
    ]
    published = publish(*old_and_new(), elsewhere, registry=twice)
    assert rows(published, "select agency_id from agency order by 1") == [
        ("R1",),
        ("R2",),
        ("sao-1",),
        ("sao-9",),
        ("tt-1",),
    ]


def test_candidates_can_be_seen_but_are_no_agencies(publish: Publish) -> None:
    unresolved = reading("รายงานของ อบต.บ้านใหม่", report(of=None, agency_candidates=[BEFORE, FAR]))
    published = publish(unresolved)
    report_id = unresolved.reports[0].report_id
    assert rows(published, "select * from agency_candidate order by position") == [
        (report_id, 1, "sao-1", "sao", OLD, "อบต.บ้านใหม่", "บ้านใหม่", "เมือง", "จันทบุรี"),
        (report_id, 2, "sao-9", "sao", OLD, "อบต.บ้านใหม่", "บ้านใหม่", "เมือง", "ตาก"),
    ]
    assert rows(published, "select count(*) from agency") == [(0,)]
    found = ask(published, "report_candidates", report_id=report_id)
    assert found["province"].tolist() == ["จันทบุรี", "ตาก"]


def test_a_candidate_that_a_person_chooses_is_an_agency_and_the_others_are_none(publish: Publish) -> None:
    unresolved = reading("รายงานของ อบต.บ้านใหม่", report(of=None, agency_candidates=[BEFORE, FAR]))
    report_id = unresolved.reports[0].report_id
    published = publish(unresolved, corrections=[wish(report_id, "report.agency_id", "sao-9")])
    assert rows(published, "select report.agency_id, province from report join agency using (agency_id)") == [
        ("sao-9", "ตาก")
    ]
    assert rows(published, "select agency_id from agency") == [("sao-9",)]
    assert ask(published, "report_candidates", report_id=report_id).empty, "nothing is left to choose"


def test_a_person_s_choice_of_an_earlier_name_is_the_agency_that_bore_it(publish: Publish) -> None:
    old, new = old_and_new()
    third = reading("รายงานที่ไม่ระบุหน่วยงาน", report(of=None, fiscal_year=2565, round=1))
    chosen = wish(third.reports[0].report_id, "report.agency_id", "sao-1")
    published = publish(old, new, third, aliases=[FORMER], corrections=[chosen])
    assert rows(published, "select distinct agency_id from report") == [("tt-1",)]


def test_agencies_are_listed_with_their_size_and_reports(publish: Publish) -> None:
    published = publish(*old_and_new(), registry=[agency("R3", province="ตาก", households=120)])
    listed = ask(published, "agencies", provinces=None, demonstration=False)
    assert listed[["agency_id", "reports"]].values.tolist() == [["tt-1", 1], ["sao-1", 1], ["R3", 0]]
    (only,) = ask(published, "agencies", provinces=["ตาก"], demonstration=False).to_dict("records")
    assert (only["agency_id"], only["households"], only["is_registered"]) == ("R3", 120, True)
