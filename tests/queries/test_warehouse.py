"""Building, publishing and following a generation: what is published is whole, and reading never fails."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.ledger import Ledger
from data.report import Reading
from data.store import Store
from queries import warehouse
from queries.warehouse import BuildFailed, Warehouse, WarehouseUnavailable, build, published_path
from tests.factory import activity, agency, contents, reading, report

PID = os.getpid()
DESCRIPTORS = Path("/proc/self/fd")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "h")


def accept(store: Store, *readings: Reading) -> None:
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.accept(readings, contents(*readings), "test")


def numbered(i: int) -> Reading:
    """Report `i`, of an agency of its own, with one activity."""
    return reading(f"รายงานการมีส่วนร่วม ฉบับที่ {i}", report(activity(name="กิจกรรม"), of=agency(f"a{i}")))


def reports_in(opened: Warehouse) -> int:
    return int(opened.query("select count(*) as n from report")["n"][0])


def files(store: Store) -> list[str]:
    return sorted(path.name for path in store.warehouse_dir.iterdir())


def copied_sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> Path:
    """A copy of the models or checks that a test may break."""
    source: Path = getattr(warehouse, folder)
    target = tmp_path / folder.lower()
    target.mkdir()
    for path in source.glob("*.sql"):
        (target / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(warehouse, folder, target)
    return target


def test_a_build_publishes_by_pointer_and_leaves_nothing_else(store: Store) -> None:
    accept(store, numbered(1), numbered(2))
    steps: list[tuple[str, int, int]] = []
    made = build(store, lambda *step: steps.append(step), as_of=date(2026, 11, 20))
    assert made.is_new
    assert made.warnings == ()
    assert published_path(store) == made.path
    assert store.pointer.read_text() == f"warehouse-{made.name}.duckdb\n"
    assert files(store) == ["current", f"warehouse-{made.name}.duckdb"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert [done for _, done, _ in steps] == list(range(len(steps)))
    assert steps[-1][1] == steps[-1][2]
    opened = Warehouse.current(store)
    assert opened.generation == made.name
    meta = opened.query("select generation, as_of, documents, reports, activities from meta")
    assert meta.values.tolist() == [[made.name, meta["as_of"][0], 2, 2, 2]]
    assert str(meta["as_of"][0])[:10] == "2026-11-20"


def test_an_empty_ledger_builds_too(store: Store) -> None:
    build(store)
    opened = Warehouse.current(store)
    assert reports_in(opened) == 0
    assert opened.query("select count(*) as n from period")["n"][0] == 0


def test_unchanged_means_the_published_one_stays(store: Store) -> None:
    accept(store, numbered(1))
    first = build(store, as_of=date(2026, 11, 20))
    again = build(store, as_of=date(2026, 11, 21))
    assert (again.name, again.is_new) == (first.name, False)
    accept(store, numbered(1))
    assert not build(store, as_of=date(2026, 11, 21)).is_new
    assert build(store, as_of=date(2026, 11, 21), force=True).is_new


def test_what_changes_the_answer_is_built_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accept(store, numbered(1))
    names = [build(store, as_of=date(2026, 3, 31)).name]
    names.append(build(store, as_of=date(2026, 4, 1)).name)
    assert not build(store, as_of=date(2026, 9, 30)).is_new
    names.append(build(store, as_of=date(2026, 10, 1)).name)
    assert not build(store, as_of=date(2027, 3, 31)).is_new, "a new year's day closes no round"
    accept(store, numbered(2))
    names.append(build(store, as_of=date(2026, 10, 1)).name)
    models = copied_sql(tmp_path, monkeypatch, "MODELS")
    (models / "70_meta.sql").write_text((models / "70_meta.sql").read_text() + "-- changed\n")
    names.append(build(store, as_of=date(2026, 10, 1)).name)
    assert len(set(names)) == 5
    assert names == sorted(names)


def test_the_last_three_generations_stay_and_going_back_is_repointing(store: Store) -> None:
    made = []
    for i in range(5):
        accept(store, numbered(i))
        made.append(build(store))
    assert files(store) == ["current", *(one.path.name for one in made[2:])]
    store.pointer.write_text(made[2].path.name + "\n")
    assert reports_in(Warehouse.current(store)) == 3
    accept(store, numbered(9))
    newest = build(store)
    assert newest.is_new
    assert reports_in(Warehouse.current(store)) == 6


def test_a_clock_set_back_does_not_put_the_new_before_the_old(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    accept(store, numbered(1))
    first = build(store)
    future = store.warehouse_dir / f"warehouse-29991231T235959999-{first.name[-12:]}.duckdb"
    first.path.rename(future)
    store.pointer.write_text(future.name + "\n")
    made = build(store, force=True)
    assert made.name > warehouse.generation_of(future)
    assert made.name.startswith("30000101T000000000-")


def test_a_broken_promise_leaves_the_published_untouched(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(store, numbered(1))
    first = build(store)
    before = first.path.read_bytes()
    bad = numbered(2)
    for one in bad.reports[0].activities:
        one.char_end = 9_999
    accept(store, bad)
    with pytest.raises(BuildFailed) as failed:
        build(store)
    message = str(failed.value)
    assert "queries/checks/spans_inside_text.sql" in message
    assert "Every span lies inside the text" in message
    assert bad.document.document_id in message
    assert "char_end=9999" in message
    assert "ruam build" in message
    assert published_path(store) == first.path
    assert first.path.read_bytes() == before
    assert files(store) == ["current", first.path.name]
    assert reports_in(Warehouse.current(store)) == 1


def test_a_warning_is_told_and_does_not_stop(store: Store) -> None:
    odd = numbered(1)
    odd.reports[0].activities[0].fiscal_year = 2560
    accept(store, odd)
    made = build(store)
    assert len(made.warnings) == 1
    assert "dates_and_periods_agree.sql" in made.warnings[0]
    assert "fiscal_year=2560" in made.warnings[0]


@pytest.mark.parametrize(
    ("file", "sql", "told"),
    [
        ("21_document.sql", "create table document as select nonsense", "nonsense"),
        ("21_document.sql", "create table document as select 1 as document_id", "header declares"),
        (
            "69_search_hit.sql",
            """create table search_hit as
            select 1 as word_no, 2 as text_no, 3 as starts_at from range(2) order by word_no, text_no, starts_at;""",
            "word_no=1, text_no=2, starts_at=3, rows_found=2",
        ),
        ("70_meta.sql", "-- other\n", "must name the table"),
        ("70_meta.sql", "-- meta\n-- th: ก\ncreate table meta as select 1", "th:"),
    ],
)
def test_a_model_that_cannot_run_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, sql: str, told: str
) -> None:
    accept(store, numbered(1))
    first = build(store)
    models = copied_sql(tmp_path, monkeypatch, "MODELS")
    header = "".join(line for line in (models / file).read_text().splitlines(True) if line.startswith("--"))
    (models / file).write_text(sql if sql.startswith("--") else header + sql)
    with pytest.raises(BuildFailed, match=told) as failed:
        build(store)
    assert file in str(failed.value)
    assert files(store) == ["current", first.path.name]


def test_a_table_with_two_rows_for_one_key_is_not_published(store: Store) -> None:
    one, other = numbered(1), numbered(2)
    other.reports[0].report_id = one.reports[0].report_id
    accept(store, one, other)
    with pytest.raises(BuildFailed, match=r"22_report\.sql.*report_id") as failed:
        build(store)
    assert one.reports[0].report_id in str(failed.value)
    assert published_path(store) is None


def test_what_a_killed_build_left_is_swept(store: Store) -> None:
    accept(store, numbered(1))
    for name in ("building-x.duckdb", "building-x.duckdb.wal", ".current.123.tmp"):
        (store.warehouse_dir / name).write_bytes(b"half")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for folder in (store.spill, store.warehouse_dir / f"spill-{dead.pid}-x", store.warehouse_dir / f"spill-{PID}-x"):
        folder.mkdir()
        (folder / "duckdb_temp_storage-0.tmp").write_bytes(b"half")
    made = build(store)
    assert files(store) == ["current", f"spill-{PID}-x", made.path.name], "a living reader keeps its own"
    assert not store.spill.exists()


def test_nothing_published_says_what_to_do(store: Store) -> None:
    store.prepare()
    assert published_path(store) is None
    with pytest.raises(WarehouseUnavailable, match="ruam build"):
        Warehouse.current(store)


@pytest.mark.parametrize(
    "pointer", [b"", b"../../etc/passwd\n", b"warehouse-20260101T000000000-000000000000.duckdb\n", b"\xff\xfe"]
)
def test_a_broken_pointer_says_so_and_a_build_mends_it(store: Store, pointer: bytes) -> None:
    accept(store, numbered(1))
    build(store)
    store.pointer.write_bytes(pointer)
    with pytest.raises(WarehouseUnavailable, match="ruam build"):
        published_path(store)
    with pytest.raises(WarehouseUnavailable, match="current"):
        Warehouse.current(store)
    assert build(store).is_new
    assert reports_in(Warehouse.current(store)) == 1


def test_a_damaged_file_says_so(store: Store) -> None:
    accept(store, numbered(1))
    made = build(store)
    made.path.write_bytes(b"not a database" * 1000)
    with pytest.raises(WarehouseUnavailable, match="ruam build"):
        Warehouse.current(store)


def test_the_reader_follows_the_pointer_and_keeps_what_it_holds(store: Store) -> None:
    accept(store, numbered(1))
    build(store)
    held = Warehouse.current(store)
    assert Warehouse.current(store) is held
    for i in range(2, 7):
        accept(store, numbered(i))
        build(store)
    assert not held.path.exists(), "its name was removed with the oldest generations"
    assert reports_in(Warehouse.current(store)) == 6
    assert reports_in(held) == 1, "a page that began on one generation ends on it"


def test_an_old_generation_is_closed_when_nobody_uses_it(store: Store) -> None:
    accept(store, numbered(1))
    first = build(store)
    Warehouse.current(store)
    accept(store, numbered(2))
    build(store)
    reports_in(Warehouse.current(store))
    gc.collect()
    assert any(Warehouse.current(store).path.name in str(target) for target in open_files())
    assert not any(first.path.name in str(target) for target in open_files())


def open_files() -> list[Path]:
    """What this process has open, where the system tells."""
    if not DESCRIPTORS.is_dir():
        pytest.skip("this system does not list a process's open files under /proc")
    # The descriptor of the listing itself is gone when its link is read.
    return [link.readlink() for link in DESCRIPTORS.iterdir() if link.is_symlink()]


def test_no_read_fails_while_generations_come_and_go(store: Store) -> None:
    accept(store, numbered(0))
    build(store)
    failures: list[BaseException] = []
    seen: list[list[int]] = [[], [], []]
    done = threading.Event()

    def read(counts: list[int]) -> None:
        try:
            while not done.is_set():
                opened = Warehouse.current(store)
                first = reports_in(opened)
                activities = int(opened.query("select count(*) as n from activity")["n"][0])
                assert first == activities == reports_in(opened), "one generation within one run"
                counts.append(first)
            counts.append(reports_in(Warehouse.current(store)))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=read, args=(counts,)) for counts in seen]
    for thread in threads:
        thread.start()
    for i in range(1, 9):
        accept(store, numbered(i))
        build(store)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    for counts in seen:
        assert counts[-1] == 9
        assert counts == sorted(counts)
        assert len(set(counts)) > 2, "it read while generations came"


def test_statements_get_exactly_their_parameters(store: Store) -> None:
    build(store)
    opened = Warehouse.current(store)
    assert opened.statement_parameters("select $a, $b, $a") == {"a", "b"}
    assert opened.query("select $a as a, list_sum($b) as b", {"a": "ก", "b": [1, 2]}).values.tolist() == [["ก", 3]]
    for given in ({}, {"a": 1, "extra": 2}):
        with pytest.raises(ValueError, match="takes the parameters"):
            opened.query("select $a", given)
    with pytest.raises(ValueError, match="one statement"):
        opened.query("select 1; select 2")


def test_the_reading_side_touches_no_files_and_takes_no_settings(store: Store, tmp_path: Path) -> None:
    build(store)
    (tmp_path / "secret.csv").write_text("a\n1\n")
    opened = Warehouse.current(store)
    for sql in (
        f"select * from read_csv('{tmp_path / 'secret.csv'}')",
        f"copy meta to '{tmp_path / 'out.csv'}'",
        f"attach '{store.ledger_path}' as l",
        "set enable_external_access = true",
        "set threads = 8",
        "create table t as select 1",
        "drop table meta",
    ):
        with pytest.raises(duckdb.Error):
            opened.query(sql)
    assert not (tmp_path / "out.csv").exists()
    assert Warehouse.open_path(opened.path).query("select 1 as one")["one"][0] == 1


def test_the_published_file_explains_itself(store: Store) -> None:
    made = build(store)
    with duckdb.connect(str(made.path), read_only=True) as plain:
        tables = plain.execute("select table_name, comment from duckdb_tables()").fetchall()
        columns = plain.execute("select column_name, comment from duckdb_columns() where not internal").fetchall()
    assert "report" in {name for name, _ in tables}
    assert all(comment and " | " in comment for _, comment in tables)
    # A cube's sums bear the names of what is summed, and are described there.
    described = {name for name, comment in columns if comment and " | " in comment}
    assert all(name in described for name, _ in columns)
