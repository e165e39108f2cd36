"""The ledger: whole or not at all, nothing twice, nothing ever changed."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pytest

from data import report as rules
from data.ledger import Ledger, LedgerUnavailable
from data.report import AgencyAlias, Finding, Reading
from data.store import Store
from tests.factory import activity, agency, contents, group, reading, report, step

TABLES = (
    "batch document reading agency agency_alias agency_candidate report activity participant_group issue result follow_through finding evidence"
).split()


def rows(ledger: Ledger, sql: str) -> list[tuple[Any, ...]]:
    """What the ledger holds, over its own connection: no second one may open the file meanwhile."""
    return ledger._open_connection().execute(sql).fetchall()


def everything(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows(ledger, f"select * from ledger.{table} order by all") for table in TABLES}


def full_reading(text: str = "ประชุมประชาคมหมู่บ้าน") -> Reading:
    return reading(
        text,
        report(
            activity(
                groups=[group("กำนัน", "village_head", "external", 3), group("อสม.", "health_volunteer", "external")],
                issues=["ไฟฟ้าดับ"],
                results=["มติเห็นชอบ"],
                follow_through=[step("ซ่อมแล้ว", 6, "กองช่าง"), step("ทำให้เกิดความสามัคคี", 0)],
            )
        ),
        doubts=["ไม่พบปี"],
        findings=[Finding("total_missing", "warning", "ไม่ระบุจำนวน", char_start=0, char_end=3)],
    )


def test_a_reading_is_kept_with_all_its_rows_and_its_bytes(ledger: Ledger, store: Store) -> None:
    one = full_reading()
    assert ledger.accept([one], contents(one), "test") == 1
    counts = {table: rows(ledger, f"select count(*) from ledger.{table}")[0][0] for table in TABLES}
    assert counts == {
        "batch": 1,
        "document": 1,
        "reading": 1,
        "agency": 1,
        "agency_alias": 0,
        "agency_candidate": 0,
        "report": 1,
        "activity": 1,
        "participant_group": 2,
        "issue": 1,
        "result": 1,
        "follow_through": 2,
        "finding": 1,
        "evidence": 0,
    }
    assert rows(ledger, "select label, headcount from ledger.participant_group order by position") == [
        ("กำนัน", 3),
        ("อสม.", None),
    ]
    assert rows(ledger, "select doubts from ledger.reading") == [(["ไม่พบปี"],)]
    saved = store.originals / one.document.document_id
    assert hashlib.sha256(saved.read_bytes()).hexdigest() == one.document.document_id
    assert saved.stat().st_mode & 0o777 == 0o600


def test_the_same_document_twice_changes_nothing(ledger: Ledger) -> None:
    one = full_reading()
    ledger.accept([one], contents(one), "first")
    before = everything(ledger)
    assert ledger.accept([one], contents(one), "again") == 0
    renamed = replace(one, document=replace(one.document, file_name="another name.txt"))
    assert ledger.accept([renamed, renamed], contents(one), "again") == 0
    assert everything(ledger) == before


def test_the_same_document_twice_in_one_batch_is_one(ledger: Ledger) -> None:
    one, other = full_reading(), reading("อีกฉบับ", report())
    assert ledger.accept([one, one, other], contents(one, other), "test") == 2
    assert rows(ledger, "select count(*), count(distinct document_id) from ledger.document") == [(2, 2)]
    assert rows(ledger, "select count(*) from ledger.follow_through") == [(2,)]


def test_rows_are_only_ever_added(ledger: Ledger) -> None:
    one, other = full_reading(), full_reading("อีกฉบับหนึ่งซึ่งมาทีหลัง")
    ledger.accept([one], contents(one), "first")
    before = everything(ledger)
    ledger.accept([other], contents(other), "second")
    after = everything(ledger)
    for table in TABLES:
        assert set(map(repr, before[table])) <= set(map(repr, after[table])), table


def test_a_new_version_of_the_rules_adds_a_reading_beside_the_old(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = full_reading()
    name, rules_before = one.document.document_id, one.rules_version
    ledger.accept([one], contents(one), "first")
    assert ledger.known([name, "0" * 64]) == {name}
    monkeypatch.setattr(rules, "RULES_VERSION", "next")
    assert ledger.known([name]) == set()
    again = replace(one, rules_version="next", reports=[])
    assert ledger.accept([again], contents(one), "second") == 0, "no document is new"
    assert ledger.known([name]) == {name}
    assert rows(ledger, "select rules_version from ledger.reading order by read_at") == [(rules_before,), ("next",)]
    assert rows(ledger, "select count(*) from ledger.document") == [(1,)]
    assert rows(ledger, "select count(*) from ledger.report") == [(1,)], "the older reading keeps its rows"


def test_received_at_increases_in_the_order_accepted(ledger: Ledger) -> None:
    # Names are hashes, so their order is not the order of arrival.
    batch = [reading(f"ฉบับที่ {i}", report()) for i in range(20)]
    for part in (batch[:10], batch[10:15], batch[15:]):
        ledger.accept(part, contents(*part), "test")
    in_time = rows(ledger, "select document_id from ledger.document order by received_at")
    assert [name for (name,) in in_time] == [one.document.document_id for one in batch]
    assert rows(ledger, "select count(distinct received_at) from ledger.document") == [(20,)]


def test_a_clock_set_back_does_not_change_what_is_newest(ledger: Ledger) -> None:
    one, other = reading("ก่อน", report()), reading("หลัง", report())
    ledger.accept([one], contents(one), "test")
    ledger._open_connection().execute("update ledger.document set received_at = '2099-01-01'")
    ledger.accept([other], contents(other), "test")
    newest = rows(ledger, "select document_id from ledger.document order by received_at desc limit 1")
    assert newest == [(other.document.document_id,)]


def test_a_batch_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = full_reading(), full_reading("ฉบับที่เสีย")
    bad.reports[0].activities[0].groups[0].headcount = "สาม"  # type: ignore[assignment]
    with pytest.raises(Exception, match="สาม"):
        ledger.accept([good, bad], contents(good, bad), "test")
    assert all(not found for found in everything(ledger).values())
    assert ledger.accept([good], contents(good), "test") == 1, "the ledger is usable after a failure"


def test_bytes_must_be_given_and_be_those_named(ledger: Ledger, store: Store) -> None:
    one = full_reading()
    with pytest.raises(ValueError, match="no bytes"):
        ledger.accept([one], {}, "test")
    with pytest.raises(ValueError, match="SHA-256"):
        ledger.accept([one], {one.document.document_id: b"other"}, "test")
    assert list(store.originals.iterdir()) == []
    assert rows(ledger, "select count(*) from ledger.document") == [(0,)]


def test_bytes_are_on_the_disk_before_the_rows_are(
    ledger: Ledger, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = full_reading()
    seen: list[list[str]] = []
    monkeypatch.setattr(Ledger, "_append", lambda *_: seen.append([path.name for path in store.originals.iterdir()]))
    ledger.accept([one], contents(one), "test")
    assert seen == [[one.document.document_id]]


def test_unknown_stays_null(ledger: Ledger) -> None:
    unknown = report(
        activity(held_from=None, kind=None, mode=None, follow_through=[step("ไม่ชัด", None)]),
        of=None,
        fiscal_year=None,
        round=None,
    )
    one = reading("ไม่รู้อะไรเลย", unknown)
    ledger.accept([one], contents(one), "test")
    assert rows(ledger, "select agency_id, fiscal_year, round, title from ledger.report") == [(None,) * 4]
    assert rows(ledger, "select kind, mode, held_from, held_to, participants_total from ledger.activity") == [
        (None,) * 5
    ]
    assert rows(ledger, "select level, actor from ledger.follow_through") == [(None, None)]
    assert rows(ledger, "select count(*) from ledger.agency") == [(0,)]


def test_the_registry_gives_the_newest_row_of_each_agency(ledger: Ledger) -> None:
    old = agency("a", source="registry")
    promoted = replace(old, kind="subdistrict_municipality", short_name="ทต.ทดสอบ")
    other = agency("b", source="registry", is_demonstration=True)
    assert ledger.add_agencies([old, other], "registry.csv") == 2
    assert ledger.add_agencies([old, other], "registry.csv") == 0, "the same file twice changes nothing"
    assert ledger.add_agencies([promoted], "registry.csv") == 1
    assert ledger.registry() == [promoted, other]
    assert ledger.add_agencies([old], "registry.csv") == 1, "going back to what once stood is a change too"
    assert ledger.registry() == [old, other]
    assert rows(ledger, "select count(*) from ledger.agency") == [(4,)]


def test_an_agency_named_twice_in_a_registry_file_is_idempotent(ledger: Ledger) -> None:
    twice = [agency("a", source="registry", name="ก"), agency("a", source="registry", name="ข")]
    assert ledger.add_agencies(twice, "registry.csv") == 1
    assert ledger.add_agencies(twice, "registry.csv") == 0
    assert [row.name for row in ledger.registry()] == ["ข"]


def test_what_is_added_to_the_registry_is_of_the_registry(ledger: Ledger) -> None:
    assert ledger.add_agencies([agency("a", source="document")], "registry.csv") == 1
    assert ledger.add_agencies([agency("a", source="document")], "registry.csv") == 0
    assert [row.source for row in ledger.registry()] == ["registry"]


def test_a_document_does_not_repeat_what_the_registry_says(ledger: Ledger) -> None:
    registered = agency("a", source="registry")
    ledger.add_agencies([registered], "registry.csv")
    one = reading("รายงาน", report(of=registered), report(of=agency("b")))
    ledger.accept([one], contents(one), "test")
    assert rows(ledger, "select agency_id, source from ledger.agency order by 1, 2") == [
        ("a", "registry"),
        ("b", "document"),
    ]


def test_it_outlives_closing_and_keeps_to_plain_statements(store: Store) -> None:
    one = full_reading()
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.accept([one], contents(one), "test")
    with store.writer_lock(0.0), Ledger(store) as ledger:
        assert ledger.known([one.document.document_id]) == {one.document.document_id}
    with duckdb.connect(str(store.ledger_path), read_only=True) as connection:
        kinds = connection.execute("select distinct constraint_type from duckdb_constraints()").fetchall()
        assert kinds == [("NOT NULL",)], "a DuckLake catalog knows neither keys nor unique indexes"
        assert connection.execute("select count(*) from duckdb_indexes()").fetchall() == [(0,)]
        assert connection.execute("select count(*) from duckdb_sequences()").fetchall() == [(0,)]


def test_it_says_so_when_it_is_not_open(store: Store) -> None:
    with pytest.raises(RuntimeError, match="not open"):
        Ledger(store).known(["x"])


def test_a_ledger_that_another_program_has_open_says_so(store: Store) -> None:
    with store.writer_lock(0.0), Ledger(store):
        pass
    holder = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(store.ledger_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with store.writer_lock(0.0), pytest.raises(LedgerUnavailable, match=re.escape(str(store.ledger_path))):
            Ledger(store).open_for_writing()
        other.communicate()
    with store.writer_lock(0.0), Ledger(store) as ledger:
        assert rows(ledger, "select count(*) from ledger.batch") == [(0,)]


def test_a_damaged_ledger_says_so_and_stays_as_it_is(store: Store) -> None:
    store.prepare()
    store.ledger_path.write_bytes(b"not a database" * 1000)
    with store.writer_lock(0.0), pytest.raises(LedgerUnavailable, match=re.escape(str(store.ledger_path))):
        Ledger(store).open_for_writing()
    assert store.ledger_path.read_bytes() == b"not a database" * 1000


def test_an_abandoned_creation_is_swept(store: Store) -> None:
    store.prepare()
    (store.home / ".ledger.duckdb.new").write_bytes(b"half")
    with store.writer_lock(0.0), Ledger(store) as ledger:
        assert rows(ledger, "select count(*) from ledger.batch") == [(0,)]
    assert not (store.home / ".ledger.duckdb.new").exists()


FORMER = AgencyAlias("th-sao-1", "องค์การบริหารส่วนตำบลเก่า", "sao", None, date(2019, 8, 31))


def test_other_names_are_added_once_and_the_last_times_of_a_name_hold(ledger: Ledger) -> None:
    again = replace(FORMER, valid_from=date(2021, 1, 1), valid_to=date(2021, 6, 30))
    other = replace(FORMER, alias="อบต.เก่าแก่", valid_to=None)
    assert ledger.add_aliases([FORMER, other], "names.csv") == 2
    assert ledger.add_aliases([other, FORMER], "names.csv") == 0
    # A name that was borne twice: both of its times come together, the other name stays as it is.
    assert ledger.add_aliases([FORMER, again], "names.csv") == 2
    assert set(ledger.aliases()) == {FORMER, again, other}
    assert ledger.add_aliases([again], "names.csv") == 1
    assert set(ledger.aliases()) == {again, other}
    assert rows(ledger, "select count(*) from ledger.agency_alias") == [(5,)], "rows are only ever added"


def test_candidates_are_kept_and_each_is_an_agency_that_can_be_chosen(ledger: Ledger) -> None:
    known, unknown = agency("a-1"), agency("a-2", district="ขลุง")
    ledger.add_agencies([known], "registry")
    one = reading("ไม่ทราบว่าแห่งใด", report(of=None, agency_candidates=[known, unknown]))
    two = reading("ไม่ทราบเช่นกัน", report(of=None, agency_candidates=[unknown]))
    for held in (one, two):
        ledger.accept([held], contents(held), "test")
    report_id = one.reports[0].report_id
    assert rows(
        ledger, f"select position, agency_id from ledger.agency_candidate where report_id = '{report_id}' order by 1"
    ) == [(1, "a-1"), (2, "a-2")]
    assert rows(ledger, "select agency_id, source, reading_id from ledger.agency order by 1") == [
        ("a-1", "registry", None),
        ("a-2", "gazetteer", None),
    ]
    assert ledger.registry() == [replace(known, source="registry")]
    assert ledger.known_agencies() == {"a-1", "a-2"}


def test_an_agency_with_another_name_is_known_to_the_reading_though_no_registry_lists_it(ledger: Ledger) -> None:
    told = reading("รายงานหนึ่ง", report(of=agency()))
    ledger.accept([told], contents(told), "test")
    assert ledger.agencies_with_aliases() == []
    ledger.add_aliases([FORMER], "names.csv")
    assert ledger.agencies_with_aliases() == [agency()]
    ledger.add_agencies([agency(villages=7)], "registry")
    assert ledger.agencies_with_aliases() == []
    assert [one.villages for one in ledger.registry()] == [7]
