"""The national rows, one year of them: their build against merely writing them, and what each table costs in the file.

`python -m tests.bench.national HOME` tells what each table costs in the published file of a store.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

import duckdb

from data.ledger import attach, engine_settings, storage_options
from data.store import Store
from queries.warehouse import build, published_path
from tests.bench.memory import Run, watched

_ROUNDS = 3
# A year and the round that has begun: of ten years' 2.5 million activities a tenth, in reports as long as those.
YEARS = 1


class Cost(NamedTuple):
    """What one table of the published file holds, and what it takes on the disk in whole blocks."""

    table: str
    rows: int
    size: int


class Building(NamedTuple):
    """Median seconds of a build, and of merely writing the rows that it makes, and those that it reads."""

    building: float
    same_rows: float
    ledger_rows: float


def write_rows(home: Path, scale: float = 1.0) -> Run:
    """Write the rows into an empty store, `scale` times the activities, without a build; wall time and most memory."""
    return watched(["demo", "--national", "--years", str(YEARS), "--scale", str(scale), "--no-build", "--json"], home)


def build_watched(home: Path) -> Run:
    """Build in a process of its own; its wall time and the most memory it held."""
    return watched(["build", "--force", "--json"], home)


def build_against_copy(home: Path) -> Building:
    """Median seconds to build the published file, and to COPY its rows and the ledger's to a fresh file. Taken in turns.

    COPY FROM DATABASE writes every table as it lies: no join, no order, no check, the same bounds of memory and threads, the
    same compression. The rows of the published file are what a build writes; the ledger's are what it reads.
    """
    store = Store(home)
    fresh = home / "copied.duckdb"
    building: list[float] = []
    same_rows: list[float] = []
    ledger_rows: list[float] = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        built = build(store, force=True)
        built_at = time.perf_counter()
        _copy(store, str(built.path), [], fresh)
        copied_at = time.perf_counter()
        _copy(store, store.ledger_address, storage_options() if store.ledger_is_file else [], fresh)
        building.append(built_at - begun)
        same_rows.append(copied_at - built_at)
        ledger_rows.append(time.perf_counter() - copied_at)
    return Building(*(statistics.median(each) for each in (building, same_rows, ledger_rows)))


def costs(home: Path) -> list[Cost]:
    """What each table of the published file costs, the dearest first."""
    path = published_path(Store(home))
    assert path is not None
    with duckdb.connect(str(path), read_only=True) as connection:
        [(block,)] = connection.execute("select block_size from pragma_database_size()").fetchall()
        tables = connection.execute("select table_name from duckdb_tables() order by table_name").fetchall()
        found = []
        for (table,) in tables:
            [(rows,)] = connection.execute(f"select count(*) from {table}").fetchall()
            [(blocks,)] = connection.execute(
                "select count(distinct block) from (select block_id as block from pragma_storage_info($table) "
                "union all select unnest(additional_block_ids) from pragma_storage_info($table)) where block >= 0",
                {"table": table},
            ).fetchall()
            found.append(Cost(table, rows, blocks * block))
    return sorted(found, key=lambda cost: -cost.size)


def tell_costs(home: Path) -> None:
    """Print a line a table that is more than a four-hundredth of the published file."""
    tables = costs(home)
    activities = next(cost.rows for cost in tables if cost.table == "activity")
    whole = sum(cost.size for cost in tables)
    print(f"the published file: {whole / activities:,.0f} bytes an activity ({activities:,} activities)", flush=True)
    for cost in tables:
        if cost.size * 400 > whole:
            print(
                f"  {cost.table}: {cost.rows:,} rows, {cost.size / activities:,.1f} bytes an activity, "
                f"{100 * cost.size / whole:.0f} % of the file",
                flush=True,
            )


def _copy(store: Store, address: str, options: list[str], target: Path) -> None:
    with duckdb.connect(config=engine_settings(store)) as connection:
        attach(connection, address, "given", ["read_only", *options])
        attach(connection, str(target), "fresh", storage_options())
        connection.execute("copy from database given to fresh")
        connection.execute("detach fresh")
    target.unlink()


if __name__ == "__main__":
    tell_costs(Path(sys.argv[1]))
