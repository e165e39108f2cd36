"""The ledger: accepted readings in a DuckDB database, append-only, the only truth.

An accepted batch is one transaction of the database: whole or absent, whatever kills the process. Sameness is looked
up inside that transaction, so the statements hold wherever the ledger is attached from, a DuckLake catalog included.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from data import report as rules
from data.corrections import WITHDRAW, Correction, CorrectionRefused, Row, Wish, check_wish, choose_row, clean, settle
from data.made import Made
from data.report import Activity, Agency, AgencyAlias, Reading
from data.store import Store, sync_directory, sync_file, write_beside

# A batch of 32 MB of reports needs up to four times as much while it is stored; what is allowed beyond that, DuckDB fills
# with pages of the ledger that nobody asks for again.
_MEMORY = "192MB"
SCHEMA = Path(__file__).with_name("ledger.sql")
READ_ROWS = Path(__file__).with_name("read_rows.sql")
CORRECTABLE = Path(__file__).with_name("correctable.sql")
Values = dict[str, Any]
Rows = dict[str, list[Values]]


class LedgerUnavailable(Exception):
    """The ledger cannot be opened; the message says why and what to do."""


class Ledger:
    """The ledger of one store, open for writing between `open_for_writing()` and `close()`.

    The caller holds `store.writer_lock()`. While it is open no other process can read the ledger file either.
    """

    def __init__(self, store: Store, *, keep_originals: bool = True, memory: str = _MEMORY) -> None:
        self.store = store
        self._keep_originals = keep_originals
        self._memory = memory
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._schemas: dict[str, pa.Schema] = {}

    def open_for_writing(self) -> Self:
        """Attach the ledger, making it where there is none; returns itself. Raises LedgerUnavailable."""
        if self._connection is not None:
            return self
        self.store.prepare()
        _create_file(self.store)
        connection = duckdb.connect(config=engine_settings(self.store, self._memory))
        try:
            attach_ledger(connection, self.store, read_only=False)
            connection.execute("begin")
            for statement in duckdb.extract_statements(SCHEMA.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute("commit")
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return self

    def close(self) -> None:
        """Detach the ledger; what was accepted is on the disk already."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self.open_for_writing()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def known(self, document_ids: Iterable[str]) -> set[str]:
        """Those of the documents that already have a reading under the current RULES_VERSION."""
        return {
            document_id
            for document_id, rules_version in self._readings_of(list(document_ids))
            if rules_version == rules.RULES_VERSION
        }

    def accept(self, readings: Sequence[Reading], contents: Mapping[str, bytes], source: str) -> int:
        """Add the readings that the ledger does not hold yet, all of them or none; returns how many documents are new.

        `contents` gives the received bytes by document_id; they are on the disk before a row is, unless the ledger was
        opened to keep none.
        `source` says where the batch came from. Raises ValueError when bytes are missing, or have another SHA-256.
        """
        with self._transaction():
            new = self._not_yet_held(readings)
            received = self._received([reading.document.document_id for reading in new])
            new_documents = [
                reading for reading in _first_of_each_document(new) if reading.document.document_id not in received
            ]
            if self._keep_originals:
                self._save_originals(new_documents, contents)
            if new:
                rows = _rows_of(new, new_documents, self._new_agencies(new), source, self._clock())
                for document in rows["document"]:
                    document["original_kept"] = self._keep_originals
                self._append(rows)
        return len(new_documents)

    def read_under_other_rules(self) -> list[tuple[str, str]]:
        """(document_id, file_name) of the documents whose original is kept and that no reading has under these rules."""
        found = self._open_connection().execute(
            "select document_id, file_name from ledger.document where coalesce(original_kept, true) and document_id not in "
            "(select document_id from ledger.reading where rules_version = $version) order by received_at",
            {"version": rules.RULES_VERSION},
        )
        return found.fetchall()

    def add_agencies(self, rows: Sequence[Agency], source: str) -> int:
        """Add the registry rows that differ from the newest one of their agency; returns how many were added.

        Where `rows` names an agency twice, the last row holds.
        """
        last = {agency.agency_id: replace(agency, source="registry") for agency in rows}
        with self._transaction():
            newest = {agency.agency_id: agency for agency in self.registry()}
            new = [agency for agency in last.values() if agency != newest.get(agency.agency_id)]
            if new:
                now, batch_id = self._clock(), _new_batch_id()
                self._append(
                    {
                        "batch": [_batch_row(batch_id, now, source, documents=0, readings=0, agencies=len(new))],
                        "agency": [_agency_row(agency, None, now, batch_id) for agency in new],
                    }
                )
        return len(new)

    def add_aliases(self, rows: Sequence[AgencyAlias], source: str) -> int:
        """Add the names whose times differ from those held of that agency, kind and name; returns how many rows were added.

        All rows of one agency, kind and name belong together: they replace what was held of that name before.
        """
        with self._transaction():
            held, given = _by_name(self.aliases()), _by_name(rows)
            new = [row for name, same in given.items() if set(same) != set(held.get(name, ())) for row in same]
            if new:
                now, batch_id = self._clock(), _new_batch_id()
                self._append(
                    {
                        "batch": [_batch_row(batch_id, now, source, documents=0, readings=0, agencies=0)],
                        "agency_alias": [{**_values(row), "added_at": now, "batch_id": batch_id} for row in new],
                    }
                )
        return len(new)

    def add_made(self, made: Made, source: str, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Add the rows that SQL makes and the ledger does not hold, all of them or none; returns how many documents are new.

        `progress(done, total)` counts the parts. Of the rows only one part is held in memory at a time.
        """
        connection = self._open_connection()
        now, batch_id = self._clock(), _new_batch_id()
        counts = dict.fromkeys(("document", "reading", "agency", "agency_alias"), 0)
        with self._transaction(), _registered(connection, made.tables):
            set_variables(connection, batch_id=batch_id, moment=now, **made.variables)
            self._run_and_take(made.begin, counts)
            for done, part in enumerate(made.parts):
                progress(done, len(made.parts))
                # Each document has a microsecond of its own, as those have that are taken in one by one.
                set_variables(connection, moment=now + timedelta(microseconds=counts["document"]), **part)
                self._run_and_take(made.part, counts)
            progress(len(made.parts), len(made.parts))
            if any(counts.values()):
                last = now + timedelta(microseconds=max(0, counts["document"]))
                batch = _batch_row(
                    batch_id,
                    last,
                    source,
                    documents=counts["document"],
                    readings=counts["reading"],
                    agencies=counts["agency"],
                )
                self._append({"batch": [batch]})
            # Temp tables would live as long as the connection.
            for (name,) in connection.execute("select table_name from duckdb_tables() where temporary").fetchall():
                connection.execute(f"drop table temp.{name}")
        return counts["document"]

    def _run_and_take(self, statements: str, counts: dict[str, int]) -> None:
        """Run statements, then move the rows of each temp table made_TABLE into the ledger's TABLE."""
        connection = self._open_connection()
        for statement in duckdb.extract_statements(statements):
            connection.execute(statement)
        made = connection.execute(
            "select table_name from duckdb_tables() where temporary and starts_with(table_name, 'made_')"
        )
        for (name,) in made.fetchall():
            table = name.removeprefix("made_")
            [(taken,)] = connection.execute(f"insert into ledger.{table} by name select * from temp.{name}").fetchall()
            counts[table] = counts.get(table, 0) + taken
            connection.execute(f"drop table temp.{name}")

    def registry(self) -> list[Agency]:
        """The newest registry row of each agency, in order of agency_id."""
        return self._newest_agencies("source = 'registry'")

    def agencies_with_aliases(self) -> list[Agency]:
        """The agencies that bear another name though no registry lists them, as if a document told them."""
        found = self._newest_agencies(
            "agency_id in (select agency_id from ledger.agency_alias) "
            "and agency_id not in (select agency_id from ledger.agency where source = 'registry')"
        )
        return [replace(agency, source="document") for agency in found]

    def aliases(self) -> list[AgencyAlias]:
        """The other names of all agencies, with their times, as they were added last."""
        columns = ", ".join(field.name for field in fields(AgencyAlias))
        newest = self._open_connection().execute(
            f"select {columns} from ledger.agency_alias "
            "qualify rank() over (partition by agency_id, kind, alias order by added_at desc) = 1 "
            "order by agency_id, valid_from, alias"
        )
        return [AgencyAlias(*row) for row in newest.fetchall()]

    def known_agencies(self) -> set[str]:
        """The ids of all agencies that a registry, a document or a candidate ever told of."""
        return {
            row[0] for row in self._open_connection().execute("select distinct agency_id from ledger.agency").fetchall()
        }

    def _newest_agencies(self, condition: str) -> list[Agency]:
        columns = ", ".join(field.name for field in fields(Agency))
        newest = self._open_connection().execute(
            f"select {columns} from ledger.agency where {condition} "
            "qualify row_number() over (partition by agency_id order by added_at desc) = 1 order by agency_id"
        )
        return [Agency(*row) for row in newest.fetchall()]

    def add_corrections(self, wishes: Sequence[Wish], source: str) -> list[Correction]:
        """Add what a person says of values in the readings in use, all or none; returns the rows as they were added.

        Raises CorrectionRefused where a wish names nothing that is there, or a value that cannot be.
        """
        with self._transaction():
            now, batch_id = self._clock(), _new_batch_id()
            made: list[Correction] = []
            for wish in wishes:
                check_wish(wish)
                row = choose_row(wish, self.correctable_rows(wish.target_id))
                if wish.verdict == WITHDRAW:
                    self._refuse_to_withdraw_nothing(wish, row, made)
                self._refuse_an_impossible_agency(wish, row)
                moment = now + timedelta(microseconds=len(made))
                made.append(_correction(wish, row, moment, batch_id))
            if made:
                self._append_corrections(made, source)
        return made

    def withdraw_correction(self, correction_id: str, reason: str, by: str, source: str) -> Correction:
        """Take back what was said of one value, found by a correction's id: also where its row is there no more.

        Raises CorrectionRefused where there is no such correction, or it is taken back already.
        """
        with self._transaction():
            earlier = self.corrections()
            last = next(
                (one for one in earlier if one.correction_id == correction_id and one.verdict != WITHDRAW), None
            )
            if last is None:
                raise CorrectionRefused(
                    f"ไม่พบการแก้ไข “{correction_id}” ดูรหัสด้วย ruam correct --list / no correction “{correction_id}”: see ruam correct --list"
                )
            if any(one.verdict == WITHDRAW and _place(one) == _place(last) for one in earlier[earlier.index(last) :]):
                raise CorrectionRefused(f"ถอน “{correction_id}” ไปแล้ว / “{correction_id}” is withdrawn already")
            if not reason.strip() or not by.strip():
                raise CorrectionRefused("ต้องบอกเหตุผลและชื่อผู้ถอน / say why and who")
            made = replace(
                last,
                correction_id=_new_batch_id(),
                value=last.machine_value,
                verdict=WITHDRAW,
                reason=clean(reason),
                corrected_by=clean(by),
                corrected_at=self._clock(),
                batch_id=_new_batch_id(),
            )
            self._append_corrections([made], source)
        return made

    def correctable_rows(self, target_id: str) -> list[Row]:
        """The rows of a report (itself) or of an activity (itself, groups, issues, results, follow-through) in use."""
        connection = self._open_connection()
        connection.execute(READ_ROWS.read_text(encoding="utf-8"))
        # An id begins with that of its document; of its readings the newest is in use.
        connection.execute(
            "create or replace temp table wanted_reading as select reading_id from ledger.reading "
            "where starts_with(document_id, split_part($target_id, '-', 1)) order by read_at desc, rules_version desc limit 1",
            {"target_id": target_id},
        )
        found = connection.execute(CORRECTABLE.read_text(encoding="utf-8"), {"target_id": target_id})
        return [Row(*row) for row in found.fetchall()]

    def corrections(self) -> list[Correction]:
        """Every row of the corrections, in the order added."""
        columns = ", ".join(field.name for field in fields(Correction))
        found = self._open_connection().execute(f"select {columns} from ledger.correction order by corrected_at")
        return [Correction(*row) for row in found.fetchall()]

    def _refuse_to_withdraw_nothing(self, wish: Wish, row: Row, made: Sequence[Correction]) -> None:
        """Refuse where nothing stands that was said of this value: of the same words, or at the same place."""
        of_value = [
            one
            for one in [*self.corrections(), *made]
            if (one.document_id, one.target_table, one.field) == (row.document_id, row.target_table, wish.field.name)
            and (
                one.anchor == row.anchor
                or _place(one) == (row.reading_id, row.target_table, *_position(row), wish.field.name)
            )
        ]
        if not of_value or of_value[-1].verdict == WITHDRAW:
            raise CorrectionRefused(
                f"ไม่มีการแก้ไข {wish.field.full_name} ของ {wish.target_id} ให้ถอน"
                f" / nothing stands that was said of {wish.field.full_name} of {wish.target_id}"
            )

    def _refuse_an_impossible_agency(self, wish: Wish, row: Row) -> None:
        if wish.field.sort != "agency" or wish.value is None:
            return
        found = self._open_connection().execute(
            "select bool_and(is_demonstration) from ledger.agency where agency_id = $agency_id having count(*) > 0",
            {"agency_id": wish.value},
        )
        told = found.fetchall()
        if not told:
            raise CorrectionRefused(
                f"ไม่รู้จักหน่วยงาน “{wish.value}” ใช้ agency_id ที่มีในทะเบียนหรือในเอกสาร"
                f" / unknown agency “{wish.value}”: an agency_id of the registry or of a document"
            )
        if told[0][0] and not row.is_demonstration:
            raise CorrectionRefused(
                f"“{wish.value}” เป็นหน่วยงานสมมติ รายงานจริงเป็นของหน่วยงานนี้ไม่ได้"
                f" / “{wish.value}” is invented: no real report can be its own"
            )

    def _append_corrections(self, made: Sequence[Correction], source: str) -> None:
        last = made[-1]
        batch = _batch_row(last.batch_id, last.corrected_at, source, documents=0, readings=0, agencies=0)
        self._append({"batch": [batch], "correction": [_values(one) for one in made]})

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection = self._open_connection()
        connection.execute("begin")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            # A failed commit has ended the transaction already, and its own error is the one to tell.
            with suppress(duckdb.Error):
                connection.execute("rollback")
            raise

    def _open_connection(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            raise RuntimeError("the ledger is not open: use `with Ledger(store) as ledger:` inside store.writer_lock()")
        return self._connection

    def _readings_of(self, document_ids: list[str]) -> set[tuple[str, str]]:
        """(document_id, rules_version) of the readings held of these documents."""
        if not document_ids:
            return set()
        held = self._open_connection().execute(
            "select document_id, rules_version from ledger.reading where document_id in (select unnest($ids))",
            {"ids": document_ids},
        )
        return set(held.fetchall())

    def _received(self, document_ids: list[str]) -> set[str]:
        if not document_ids:
            return set()
        held = self._open_connection().execute(
            "select document_id from ledger.document where document_id in (select unnest($ids))", {"ids": document_ids}
        )
        return {document_id for (document_id,) in held.fetchall()}

    def _not_yet_held(self, readings: Sequence[Reading]) -> list[Reading]:
        held = self._readings_of([reading.document.document_id for reading in readings])
        new: list[Reading] = []
        for reading in readings:
            sameness = (reading.document.document_id, reading.rules_version)
            if sameness not in held:
                held.add(sameness)
                new.append(reading)
        return new

    def _new_agencies(self, readings: Sequence[Reading]) -> list[tuple[Agency, str | None]]:
        """Each agency a reading's reports name, with the reading; a registered one only where the registry lacks it.

        Candidates that the ledger knows nothing of come along without a reading: a person may choose one of them.
        """
        registered = {agency.agency_id for agency in self.registry()}
        found: dict[tuple[str, str], tuple[Agency, str | None]] = {}
        for reading in readings:
            for report in reading.reports:
                agency = report.agency
                if agency is not None and not (agency.source == "registry" and agency.agency_id in registered):
                    reading_id = reading_id_of(reading)
                    found.setdefault((agency.agency_id, reading_id), (agency, reading_id))
        candidates = {one.agency_id: one for r in readings for report in r.reports for one in report.agency_candidates}
        unknown = candidates.keys() - self.known_agencies() if candidates else set()
        places: list[tuple[Agency, str | None]] = [
            (replace(candidates[agency_id], source="gazetteer"), None) for agency_id in sorted(unknown)
        ]
        return [*found.values(), *places]

    def _clock(self) -> datetime:
        """Now in UTC, but later than every time in the ledger: a clock set back must not change what is newest."""
        latest = self._open_connection().execute(
            "select max(t) from (select max(received_at) as t from ledger.document "
            "union all select max(read_at) from ledger.reading union all select max(added_at) from ledger.agency "
            "union all select max(added_at) from ledger.agency_alias "
            "union all select max(corrected_at) from ledger.correction)"
        )
        # DuckDB 2 takes no other work while rows are left to fetch, hence fetchall for one row too.
        [(newest,)] = latest.fetchall()
        now = datetime.now(UTC).replace(tzinfo=None)
        return now if newest is None else max(now, newest + timedelta(microseconds=1))

    def _save_originals(self, readings: Sequence[Reading], contents: Mapping[str, bytes]) -> None:
        missing: list[tuple[Path, bytes]] = []
        for reading in readings:
            document_id = reading.document.document_id
            content = contents.get(document_id)
            if content is None:
                raise ValueError(f"no bytes were given for the document {document_id} ({reading.document.file_name})")
            if hashlib.sha256(content).hexdigest() != document_id:
                raise ValueError(f"the bytes of {reading.document.file_name} do not have the SHA-256 {document_id}")
            path = self.store.originals / document_id
            if not path.exists():
                missing.append((path, content))
        # Waiting for the disk is most of the time here, and many waits at once cost hardly more than one.
        with ThreadPoolExecutor(max_workers=8) as pool:
            list(pool.map(lambda file: write_beside(*file), missing))
        if missing:
            sync_directory(self.store.originals)

    def _append(self, rows: Rows) -> None:
        connection = self._open_connection()
        for table, table_rows in rows.items():
            if not table_rows:
                continue
            if table not in self._schemas:
                self._schemas[table] = connection.sql(f"select * from ledger.{table} limit 0").to_arrow_table().schema
            incoming = pa.Table.from_pylist(table_rows, schema=self._schemas[table])
            connection.register("incoming", incoming)
            try:
                connection.execute(f"insert into ledger.{table} by name select * from incoming")
            finally:
                connection.unregister("incoming")


def attach_ledger(connection: duckdb.DuckDBPyConnection, store: Store, *, read_only: bool) -> None:
    """Attach the store's ledger to `connection` under the name `ledger`. Raises LedgerUnavailable."""
    options = ["read_only"] if read_only else []
    if store.ledger_is_file:
        options += storage_options()
    try:
        attach(connection, store.ledger_address, "ledger", options)
    except duckdb.Error as error:
        raise LedgerUnavailable(
            f"เปิดบัญชี {store.ledger_address} ไม่ได้ ไม่มีอะไรเปลี่ยนแปลง "
            f"ถ้าโปรแกรมอื่นเปิดไฟล์นี้อยู่ให้ปิดก่อน ถ้าไฟล์เสียให้นำสำเนาสำรองกลับมา\n{error}"
        ) from error


def attach(connection: duckdb.DuckDBPyConnection, address: str, name: str, options: Sequence[str]) -> None:
    """Attach the database at `address` under `name`. ATTACH takes no parameters, so the address is quoted here."""
    quoted = address.replace("'", "''")
    listed = f" ({', '.join(options)})" if options else ""
    connection.execute(f"attach '{quoted}' as {name}{listed}")


def storage_options() -> list[str]:
    """Attach options that let DuckDB 1.5 read a file which a later DuckDB writes."""
    return ["storage_version 'v1.5.0'"] if int(duckdb.__version__.split(".")[0]) >= 2 else []


def engine_settings(store: Store, memory: str = "") -> dict[str, Any]:
    """DuckDB settings of the writing side: bounded memory, and what does not fit goes into the store.

    Without `memory`, what RUAM_BUILD_MEMORY says, else two gigabytes: a build sorts whole tables.
    """
    return {
        "memory_limit": memory or os.environ.get("RUAM_BUILD_MEMORY") or "2GB",
        "temp_directory": str(store.spill),
    }


def set_variables(connection: duckdb.DuckDBPyConnection, **values: object) -> None:
    """Set what SQL reads with `getvariable`."""
    for name, value in values.items():
        connection.execute(f"set variable {name} = $value", {"value": value})


@contextmanager
def _registered(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[None]:
    for name, rows in tables.items():
        connection.register(name, pa.Table.from_pylist(list(rows)))
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


def reading_id_of(reading: Reading) -> str:
    """The name of one reading: its document and the version of the rules."""
    return f"{reading.document.document_id[:24]}-{reading.rules_version}"


def _create_file(store: Store) -> None:
    """Make an empty ledger under another name and move it in: a killed process must not leave half a database file."""
    path = Path(store.ledger_address)
    if not store.ledger_is_file or path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    temporary.with_name(f"{temporary.name}.wal").unlink(missing_ok=True)
    with duckdb.connect() as connection:
        attach(connection, str(temporary), "fresh", storage_options())
        connection.execute("detach fresh")
    temporary.chmod(0o600)
    sync_file(temporary)
    temporary.replace(path)
    sync_directory(path.parent)


def _new_batch_id() -> str:
    return uuid.uuid4().hex


def _first_of_each_document(readings: Sequence[Reading]) -> list[Reading]:
    return list({reading.document.document_id: reading for reading in reversed(readings)}.values())[::-1]


def _batch_row(
    batch_id: str, accepted_at: datetime, source: str, *, documents: int, readings: int, agencies: int
) -> Values:
    return {
        "batch_id": batch_id,
        "accepted_at": accepted_at,
        "source": source,
        "document_count": documents,
        "reading_count": readings,
        "agency_count": agencies,
    }


def _agency_row(agency: Agency, reading_id: str | None, added_at: datetime, batch_id: str) -> Values:
    return {**_values(agency), "reading_id": reading_id, "added_at": added_at, "batch_id": batch_id}


def _correction(wish: Wish, row: Row, moment: datetime, batch_id: str) -> Correction:
    """What is written down of a wish: the machine's value and the words are the reading's, not the person's."""
    report_position, activity_position, row_position = _position(row)
    return Correction(
        correction_id=_new_batch_id(),
        document_id=row.document_id,
        reading_id=row.reading_id,
        target_table=row.target_table,
        report_position=report_position,
        activity_position=activity_position,
        row_position=row_position,
        field=wish.field.name,
        machine_value=row.machine[wish.field.name],
        value=settle(wish, row),
        verdict=wish.verdict,
        reason=clean(wish.reason),
        corrected_by=clean(wish.by),
        corrected_at=moment,
        anchor=row.anchor,
        batch_id=batch_id,
    )


def _position(row: Row | Correction) -> tuple[int, int | None, int | None]:
    return row.report_position, row.activity_position, row.row_position


def _place(one: Correction) -> tuple[object, ...]:
    """Where in which reading a correction stands, and on what."""
    return (one.reading_id, one.target_table, *_position(one), one.field)


def _rows_of(
    readings: Sequence[Reading],
    new_documents: Sequence[Reading],
    agencies: Sequence[tuple[Agency, str | None]],
    source: str,
    now: datetime,
) -> Rows:
    """The rows of one batch, by table. Each time is a microsecond after the one before, in the order accepted."""
    batch_id = _new_batch_id()
    moments = [now + timedelta(microseconds=i) for i in range(len(readings))]
    received_at = {reading.document.document_id: moment for reading, moment in zip(readings, moments, strict=True)}
    rows: Rows = {
        "batch": [
            _batch_row(
                batch_id,
                moments[-1],
                source,
                documents=len(new_documents),
                readings=len(readings),
                agencies=len(agencies),
            )
        ],
        "document": [
            {
                "document_id": reading.document.document_id,
                "file_name": reading.document.file_name,
                "byte_count": reading.document.byte_count,
                "received_at": received_at[reading.document.document_id],
                "batch_id": batch_id,
            }
            for reading in new_documents
        ],
        "agency": [_agency_row(agency, reading_id, moments[-1], batch_id) for agency, reading_id in agencies],
    }
    for table in _READ_TABLES:
        rows[table] = []
    for reading, moment in zip(readings, moments, strict=True):
        _add_reading(rows, reading, moment, batch_id)
    return rows


_READ_TABLES = (
    "reading",
    "report",
    "signature",
    "agency_candidate",
    "activity",
    "participant_group",
    "issue",
    "result",
    "follow_through",
    "finding",
    "evidence",
)
_REPORT_COLUMNS = (
    "report_id",
    "position",
    "fiscal_year",
    "round",
    "title",
    "period_start",
    "period_end",
    "has_issue",
    "has_participants",
    "has_result",
    "has_use",
)
_ACTIVITY_COLUMNS = tuple(
    field.name for field in fields(Activity) if field.name not in {"groups", "issues", "results", "follow_through"}
)


def _add_reading(rows: Rows, reading: Reading, read_at: datetime, batch_id: str) -> None:
    document = reading.document
    key = {"reading_id": reading_id_of(reading)}
    rows["reading"].append(
        {
            **key,
            "document_id": document.document_id,
            "rules_version": reading.rules_version,
            "read_at": read_at,
            "batch_id": batch_id,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "is_demonstration": document.is_demonstration,
            "text": document.text,
            "doubts": reading.doubts,
            "locator_starts": [start for start, _ in document.locators],
            "locators": [label for _, label in document.locators],
            "unclaimed_share": document.unclaimed_share,
            "words_digest": document.words_digest,
            "unclaimed_starts": [start for start, _ in document.unclaimed],
            "unclaimed_ends": [end for _, end in document.unclaimed],
        }
    )
    for report in reading.reports:
        agency_id = report.agency.agency_id if report.agency is not None else None
        rows["report"].append(
            {**key, "agency_id": agency_id, **{column: getattr(report, column) for column in _REPORT_COLUMNS}}
        )
        if report.signature:
            rows["signature"].append({**key, "report_id": report.report_id, **_values(report.signature)})
        rows["agency_candidate"] += [
            {**key, "report_id": report.report_id, "position": position, "agency_id": agency.agency_id}
            for position, agency in enumerate(report.agency_candidates, 1)
        ]
        for activity in report.activities:
            rows["activity"].append(
                {
                    **key,
                    "report_id": report.report_id,
                    **{column: getattr(activity, column) for column in _ACTIVITY_COLUMNS},
                }
            )
            child = {**key, "activity_id": activity.activity_id}
            rows["participant_group"] += [{**child, **_values(group)} for group in activity.groups]
            rows["issue"] += [{**child, **_values(item)} for item in activity.issues]
            rows["result"] += [{**child, **_values(item)} for item in activity.results]
            rows["follow_through"] += [{**child, **_values(step)} for step in activity.follow_through]
    rows["finding"] += [{**key, **_values(finding)} for finding in reading.findings]
    rows["evidence"] += [{**key, **_values(evidence)} for evidence in reading.evidence]


def _by_name(rows: Iterable[AgencyAlias]) -> dict[tuple[str, str, str], list[AgencyAlias]]:
    found: dict[tuple[str, str, str], list[AgencyAlias]] = {}
    for row in rows:
        found.setdefault((row.agency_id, row.kind, row.alias), []).append(row)
    return found


def _values(row: Any) -> Values:
    """The fields of a flat dataclass, without the deep copies of `dataclasses.asdict`."""
    return {name: getattr(row, name) for name in row.__slots__}
