"""The national rows: the same each time, as many as said, plausible, and such that a build keeps every promise."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.demo.national import MOST_YEARS, OPEN_YEAR, national, take_in
from data.ledger import Ledger
from data.lookup import LOOKUPS
from data.store import Store
from queries.warehouse import build

SCALE = 0.1
# What no two ledgers have alike: when a batch came in, and its name.
OF_THE_BATCH = {"batch_id", "accepted_at", "received_at", "read_at", "added_at"}
TABLES = (
    "document reading agency agency_alias agency_candidate report signature activity participant_group issue result "
    "follow_through finding evidence"
).split()


def nobody(done: int, total: int, name: str) -> None:
    """No progress is shown."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A year of a tenth of the activities, and the round that has begun, published."""
    store = Store(tmp_path_factory.mktemp("national"))
    assert take_in(store, national(1, SCALE), nobody) > 14_000
    build(store)
    return store


@pytest.fixture(scope="module")
def published(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    path = store.warehouse_dir / store.pointer.read_text(encoding="utf-8").strip()
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def one(connection: duckdb.DuckDBPyConnection, sql: str) -> Any:
    [row] = connection.execute(sql).fetchall()
    return row[0] if len(row) == 1 else row


def rows(store: Store, table: str, only: str = "true") -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store.ledger_path), read_only=True) as connection:
        columns = [name for name, *_ in connection.execute(f"describe {table}").fetchall() if name not in OF_THE_BATCH]
        return connection.execute(f"select {', '.join(columns)} from {table} where {only} order by all").fetchall()


def kinds() -> dict[str, int]:
    words = tomllib.loads((LOOKUPS / "national.toml").read_text(encoding="utf-8"))
    return {kind["kind"]: kind["count"] for kind in words["kinds"]}


# ---------------------------------------------------------------- the agencies


def test_as_many_agencies_of_each_kind_as_the_lookup_says(published: duckdb.DuckDBPyConnection) -> None:
    counted = published.execute("select kind, count(*) from agency where is_registered group by kind").fetchall()
    assert dict(counted) == kinds()
    assert sum(kinds().values()) == 7927
    assert kinds()["pao"] == kinds()["province"] == 76


def test_each_lies_in_a_true_place_and_all_provinces_have_some(published: duckdb.DuckDBPyConnection) -> None:
    assert one(published, "select count(distinct province) from agency") == 77
    assert one(published, "select count(*) from agency where region is null or province is null") == 0
    assert published.execute("select distinct province from agency where kind = 'bma'").fetchall() == [
        ("กรุงเทพมหานคร",)
    ]
    assert one(published, "select count(*) from agency where kind = 'sao' and subdistrict is null") == 0
    # No subdistrict has two of its kind, some have an อบต. beside a ทต.
    assert (
        one(
            published,
            "select max(n) from (select count(*) as n from agency where kind = 'sao' "
            "group by province, district, subdistrict)",
        )
        <= 2
    )


def test_no_name_is_a_true_place_and_none_is_borne_twice_in_a_province(published: duckdb.DuckDBPyConnection) -> None:
    import geothai

    real = {
        row.name_th
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for row in (district, *geothai.subdistricts(district.code))
    }
    bare = published.execute(
        "select regexp_replace(name, '^(องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร)', '') from agency "
        "where kind in ('sao', 'subdistrict_municipality', 'town_municipality', 'city_municipality')"
    ).fetchall()
    assert [name for (name,) in bare if name in real] == []
    assert (
        one(published, "select count(*) from (select 1 from agency group by name, province having count(*) > 1)") == 0
    )
    # Elsewhere in the country some are, as in truth.
    assert one(published, "select count(*) from (select name from agency group by name having count(*) > 1)") > 100
    assert one(
        published, "select bool_and(contains(name, 'สมมุติ')) from agency where kind in ('pao', 'province', 'bma')"
    )


def test_agencies_that_changed_their_kind_keep_their_reports_under_one_id(
    published: duckdb.DuckDBPyConnection, store: Store
) -> None:
    changed = published.execute(
        "select agency.kind, alias.kind, count(*) from agency_alias as alias join agency using (agency_id) group by all"
    ).fetchall()
    assert {(now, before) for now, before, _ in changed} == {
        ("subdistrict_municipality", "sao"),
        ("town_municipality", "subdistrict_municipality"),
    }
    assert 80 <= sum(count for *_, count in changed) <= 250
    # What documents told of under the earlier name is one with the registered agency.
    told = national(MOST_YEARS, SCALE)
    assert told.parts[0]["year"] == OPEN_YEAR - MOST_YEARS
    assert one(published, "select count(*) from agency where not is_registered") == 0


# ---------------------------------------------------------------- the same each time


def test_all_of_it_is_a_demonstration_of_one_batch(published: duckdb.DuckDBPyConnection, store: Store) -> None:
    for table in ("agency", "document", "report", "activity", "finding"):
        assert one(published, f"select bool_and(is_demonstration) from {table}"), table
    with duckdb.connect(str(store.ledger_path), read_only=True) as connection:
        source, documents, agencies = one(connection, "select source, document_count, agency_count from batch")
        assert (source, agencies) == ("demo:national", 7927)
        assert documents == one(connection, "select count(*) from document")
        assert one(connection, "select count(*) = count(distinct received_at) from document")
        assert one(connection, "select max(received_at) <= max(accepted_at) from document, batch")


def test_said_again_it_changes_nothing(store: Store) -> None:
    before = {table: len(rows(store, table)) for table in [*TABLES, "batch"]}
    assert take_in(store, national(1, SCALE), nobody) == 0
    assert {table: len(rows(store, table)) for table in [*TABLES, "batch"]} == before


def test_the_same_rows_each_time_whatever_else_was_made(store: Store, tmp_path: Path) -> None:
    made = national(1, SCALE)
    other = Store(tmp_path)
    take_in(other, replace(made, parts=made.parts[1:2]), nobody)
    mine = "reading_id in (select reading_id from reading where document_id in (select document_id from document where file_name like '2569-2-%' or file_name like '2569-0-%'))"
    of_document = "file_name like '2569-2-%' or file_name like '2569-0-%'"
    assert rows(other, "document") == rows(store, "document", of_document)
    assert rows(other, "agency") == rows(store, "agency", f"reading_id is null or {mine}")
    assert rows(other, "agency_alias") == rows(store, "agency_alias")
    for table in [*TABLES[4:], "reading"]:
        found = rows(other, table)
        assert found, table
        assert found == rows(store, table, mine), table


def test_interrupted_it_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = national(1, 0.01)

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with store.writer_lock(), Ledger(store) as ledger, pytest.raises(KeyboardInterrupt):
        ledger.add_made(replace(made, parts=made.parts[-1:] * 2), "test", stop)
    assert [rows(store, table) for table in (*TABLES, "batch")] == [[]] * (len(TABLES) + 1)


@pytest.mark.parametrize(("years", "scale"), [(0, 1.0), (11, 1.0), (1, 0.0), (1, -1.0), (1, 1000.0)])
def test_no_other_years_or_scales(years: int, scale: float) -> None:
    with pytest.raises(ValueError, match=r"years|scale"):
        national(years, scale)


# ---------------------------------------------------------------- plausible


def test_a_tenth_of_the_activities_makes_a_tenth_of_the_numbers(published: duckdb.DuckDBPyConnection) -> None:
    activities = one(published, "select count(*) from activity")
    assert 24_000 <= activities <= 31_000
    assert 5.0 <= one(published, "select count(*) from participant_group") / activities <= 7.0
    assert 2.6 <= one(published, "select count(*) from follow_through") / activities <= 3.6
    assert 0.9 <= one(published, "select count(*) from issue") / activities <= 1.3
    assert one(published, "select avg(length(text)) between 60 and 110 from follow_through")


def test_some_do_not_report_and_the_round_that_has_begun_has_few(published: duckdb.DuckDBPyConnection) -> None:
    told = dict(
        published.execute(
            "select (fiscal_year, round)::varchar, avg(has_reported::int) from reporting group by all"
        ).fetchall()
    )
    assert 0.80 < told["(2569, 1)"] < 0.97
    assert 0.70 < told["(2569, 2)"] < told["(2569, 1)"]
    assert 0.10 < told["(2570, 1)"] < 0.30
    assert told["(2570, 2)"] == 0
    assert one(published, "select count(*) from report where round is null and fiscal_year is not null") > 100
    assert one(published, "select count(*) from report where not is_current") > 100
    assert one(published, "select count(*) from activity where duplicate_of is not null") > 100


def test_what_is_unknown_is_told_as_such(published: duckdb.DuckDBPyConnection) -> None:
    shares = one(
        published,
        "select avg((participants_total is null)::int), avg((held_from is null)::int), avg((kind is null)::int), "
        "avg((not is_event)::int), avg((recurrence is not null)::int) from activity",
    )
    for share, (least, most) in zip(
        shares, [(0.2, 0.5), (0.15, 0.4), (0.005, 0.03), (0.05, 0.25), (0.03, 0.2)], strict=True
    ):
        assert least < share < most, shares
    assert 0.3 < one(published, "select avg((headcount is null)::int) from participant_group") < 0.7


def test_a_kind_has_its_usual_mode_nearly_always(published: duckdb.DuckDBPyConnection) -> None:
    usual = {"village_forum": "plan", "joint_fund": "do", "hearing": "exchange", "survey": "evaluate"}
    for kind, mode in usual.items():
        assert 0.92 < one(published, f"select avg((mode = '{mode}')::int) from activity where kind = '{kind}'") < 1


def test_heads_sum_to_the_total_or_a_finding_says_so(published: duckdb.DuckDBPyConnection) -> None:
    published.execute(
        "create temp table summed as select activity_id, any_value(participants_total) as total, sum(headcount) as heads "
        "from activity join participant_group using (activity_id) where participants_total is not null "
        "group by activity_id having count(*) = count(headcount)"
    )
    told = "select activity_id from finding where rule = 'total_mismatch'"
    assert one(published, f"select count(*) from summed where heads <> total and activity_id not in ({told})") == 0
    assert one(published, f"select count(*) from summed where heads = total and activity_id in ({told})") == 0
    assert 0.01 < one(published, "select avg((heads <> total)::int) from summed") < 0.06
    assert one(published, "select min(headcount) from participant_group") == 1


def test_findings_are_those_that_the_rows_call_for(published: duckdb.DuckDBPyConnection) -> None:
    missing = "select activity_id from finding where rule = 'total_missing'"
    assert (
        one(
            published,
            "select count(*) from activity where is_event and participants_total is null and kind is not null "
            f"and kind not in ('survey', 'complaint_channel', 'publicity') and activity_id not in ({missing})",
        )
        == 0
    )
    lacking = one(
        published,
        "select count(*) from report where report_id in (select report_id from activity) "
        "and not (has_issue and has_participants and has_result and has_use)",
    )
    assert lacking == one(published, "select count(*) from finding where rule = 'element_missing'") > 0
    inside = one(
        published,
        "select count(*) from (select activity_id from participant_group group by activity_id having bool_and(side = 'internal'))",
    )
    assert inside == one(published, "select count(*) from finding where rule = 'internal_only'") > 0
    assert (
        one(published, "select count(*) from finding where rule in ('near_duplicate_text', 'duplicate_document')") > 50
    )


def test_every_row_lies_in_the_line_of_its_activity(published: duckdb.DuckDBPyConnection) -> None:
    line = "substr(document.text, activity.char_start + 1, activity.char_end - activity.char_start)"
    wrong = f"""select count(*) from activity join report using (report_id) join document using (document_id)
        where not starts_with({line}, activity.position || '. ') or contains({line}, chr(10))
        or not contains({line}, coalesce(activity.name, ''))"""
    assert one(published, wrong) == 0
    assert one(published, "select bool_and(contains(text, 'เอกสารสาธิตของร่วม')) from document")
    for table in ("participant_group", "issue", "result", "follow_through"):
        assert (
            one(
                published,
                f"select count(*) from {table} as child join activity using (activity_id) "
                "where (child.char_start, child.char_end) <> (activity.char_start, activity.char_end)",
            )
            == 0
        ), table


def test_no_phrase_keeps_a_hole(published: duckdb.DuckDBPyConnection) -> None:
    for table, column in (
        ("agency", "name"), ("agency", "short_name"), ("activity", "name"), ("activity", "place"),
        ("participant_group", "label"), ("issue", "text"), ("result", "text"), ("follow_through", "text"),
        ("follow_through", "actor"), ("finding", "message"), ("document", "text"),
    ):  # fmt: skip
        assert one(published, f"select count(*) from {table} where contains({column}, '{{')") == 0, (table, column)
