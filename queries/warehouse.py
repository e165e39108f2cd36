"""Builds, publishes and opens a generation: one DuckDB file of public tables, made from the ledger.

A build writes under a temporary name, runs the models in order of their names, then the checks, and only then takes
its final name and becomes what the one-line pointer names. Readers follow the pointer and never wait for a build.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import re
import shutil
import threading
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.csv

from data import report as rules
from data import thai_words
from data.elements import NOT_YET
from data.ledger import READ_ROWS, Ledger, attach, attach_ledger, engine_settings, storage_options
from data.lookup import table
from data.store import Store, sync_directory, sync_file, write_atomically
from queries.making import Made, settle
from queries.word_index import NUMBERED_WORD, WORD_PARTS, WordCutter

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

HERE = Path(__file__).resolve().parent
MODELS = HERE / "models"
CHECKS = HERE / "checks"
LOOKUPS = HERE.parent / "data" / "lookups"
# Registered as lookup_NAME, for the models to join.
LOOKUP_NAMES = (
    "regions", "participant_categories", "activity_kinds", "form_breaks", "report_deadlines", "size_bands", "finding_rules", "months",
)  # fmt: skip
# Its patterns become the variables actors_SORT.
ACTOR_SORTS = "actor_sorts"
GENERATIONS_KEPT = 3
ANSWERS_KEPT = 1024
LARGE_KEPT = 8
OFFENDERS_SHOWN = 5
# Texts that are taken out and their words taken in together, and those that may be on their way: some 150 MB.
TEXTS_AT_ONCE = 100_000
TEXTS_BEGUN = 600_000
BANGKOK = timezone(timedelta(hours=7))

Progress = Callable[[str, int, int], None]
T = TypeVar("T")
_SAME_COLUMNS = re.compile(r"as (\w+) from (\w+)(?: in (\w+))?")
_GENERATION = re.compile(r"warehouse-(?P<name>(?P<stamp>\d{8}T\d{9})-(?P<digest>[0-9a-f]{12}))\.duckdb")


class BuildFailed(Exception):
    """A model could not run or a promise is broken; what was published before is untouched."""


class WarehouseUnavailable(Exception):
    """There is no published generation to read; the message says why and what to do."""


@dataclass(frozen=True)
class Generation:
    """A published build. `is_new` is false where nothing had changed since the published one."""

    name: str
    path: Path
    is_new: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """One .sql file that makes one table, with what its header says of it."""

    path: Path
    table: str
    comment: str
    sql: str
    is_temporary: bool
    grain: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # name -> (type, comment)


@dataclass(frozen=True)
class Check:
    """One .sql file that returns the rows which break a promise."""

    path: Path
    promise: str
    is_error: bool
    sql: str


def build(
    store: Store,
    progress: Progress | None = None,
    *,
    force: bool = False,
    as_of: date | None = None,
    wait_seconds: float = 60.0,
    on_wait: Callable[[str], None] = lambda message: None,
) -> Generation:
    """Make a generation from the ledger and publish it, or return the published one where nothing has changed.

    `progress(step, done, total)` is told of each model and check. `as_of` is the day against which rounds are closed
    (today in Thailand). Takes the writer lock, or joins in where this thread holds it; a Ledger of this process must be
    closed. Raises BuildFailed, LedgerUnavailable, or StoreBusy when another process keeps writing for `wait_seconds`.
    """
    day = as_of or datetime.now(BANGKOK).date()
    with store.writer_lock(wait_seconds, on_wait):
        _sweep(store)
        with Ledger(store):
            pass  # makes an empty ledger where there is none, so that the models have tables to read
        with duckdb.connect(config=engine_settings(store)) as connection:
            attach_ledger(connection, store, read_only=True)
            fingerprint = _fingerprint(connection, day)
            published = _published_or_none(store)
            if published is not None and not force and _digest_of(published) == fingerprint[:12]:
                return Generation(generation_of(published), published, is_new=False)
            return _build(connection, store, fingerprint, day, progress or (lambda step, done, total: None))


def published_path(store: Store) -> Path | None:
    """The file that the pointer names; None where nothing was ever published.

    Raises WarehouseUnavailable where there is a pointer but it names no generation that exists.
    """
    try:
        line = store.pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise WarehouseUnavailable(_broken_pointer(store, str(error))) from error
    if not _GENERATION.fullmatch(line):
        raise WarehouseUnavailable(_broken_pointer(store, f"ข้อความในตัวชี้ไม่ใช่ชื่อรุ่นข้อมูล: {line[:80]!r}"))
    path = store.warehouse_dir / line
    if not path.is_file():
        raise WarehouseUnavailable(_broken_pointer(store, f"ไม่พบไฟล์ {line}"))
    return path


def generation_of(path: Path) -> str:
    """The name of the generation that a published file holds."""
    match = _GENERATION.fullmatch(path.name)
    return match["name"] if match else path.stem


class Warehouse:
    """One generation, open for reading, by many threads at once.

    It stays open while anyone holds it: a page that began on one generation ends on it.
    """

    # By the folder of the generations, with the pointer as it was when it named this one.
    _current: ClassVar[dict[Path, tuple[tuple[int, ...], Warehouse]]] = {}
    _has_opened: ClassVar[bool] = False
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generation = generation_of(path)
        self._connection = _open_for_reading(path)
        self._answers: OrderedDict[Hashable, Made[Any]] = OrderedDict()
        self._large: OrderedDict[Hashable, Made[Any]] = OrderedDict()
        self._lasting: dict[Hashable, Any] = {}
        self._answers_lock = threading.Lock()
        weakref.finalize(self, self._connection.close)
        if not Warehouse._has_opened:
            Warehouse._has_opened = True
            settle()

    @classmethod
    def current(cls, store: Store) -> Warehouse:
        """The published generation, opened once a process and again when the pointer names another.

        Raises WarehouseUnavailable where nothing is published or it cannot be opened.
        """
        for attempts_left in (2, 1, 0):
            pointer = _state_of(store.pointer)
            with cls._lock:
                held = cls._current.get(store.warehouse_dir)
            if held is not None and held[0] == pointer:
                return held[1]
            path = published_path(store)
            if path is None:
                raise WarehouseUnavailable(
                    f"ยังไม่มีข้อมูลที่เผยแพร่ใน {store.warehouse_dir} (ไม่พบไฟล์ {store.pointer.name}) "
                    "สั่ง `ruam ingest โฟลเดอร์รายงาน` หรือ `ruam build` ก่อน"
                )
            with cls._lock:
                held = cls._current.get(store.warehouse_dir)
                if held is not None and held[1].path == path:
                    cls._current[store.warehouse_dir] = pointer, held[1]
                    return held[1]
                try:
                    opened = cls(path)
                except WarehouseUnavailable:
                    # Between reading the pointer and opening, builds may have come and removed that file: look again.
                    if attempts_left and not path.exists():
                        continue
                    raise
                cls._current[store.warehouse_dir] = pointer, opened
                return opened
        raise AssertionError("unreachable")

    @classmethod
    def open_path(cls, path: Path) -> Warehouse:
        """Open one file, whatever the pointer says."""
        with cls._lock:
            return cls(path)

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Run one statement with named parameters, on a cursor of its own.

        Raises ValueError where the parameters given are not those of the statement: DuckDB 2 would silently take a
        variable for one that is missing.
        """
        given = dict(parameters or {})
        wanted = self.statement_parameters(sql)
        if wanted != set(given):
            raise ValueError(
                f"the statement takes the parameters {sorted(wanted)}, not {sorted(given)}: {sql.strip()[:200]}"
            )
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, given).df()

    def arrays(self, sql: str) -> dict[str, npt.NDArray[Any]]:
        """The columns of a statement without parameters, masked where they are NULL, in the order of its rows."""
        with self._connection.cursor() as cursor:
            found: dict[str, Any] = {**cursor.execute(sql).fetchnumpy()}
            return found

    def rows(self, sql: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
        """As `query`, as plain rows: for few of them this is the quicker."""
        names, rows = self.tuples(sql, parameters)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def tuples(self, sql: str, parameters: Mapping[str, object]) -> tuple[list[str], list[tuple[Any, ...]]]:
        """As `rows`, with the names of the columns once: of a hundred columns each row has few."""
        with self._connection.cursor() as cursor:
            found = cursor.execute(sql, dict(parameters))
            return [column[0] for column in found.description or []], found.fetchall()

    def kept(self, key: Hashable, make: Callable[[], T], *, is_large: bool = False) -> T:
        """What `make` gives, kept for as long as this generation is open, or until so many others were wanted.

        ANSWERS_KEPT of them, or LARGE_KEPT of those that are large: one row a record. Of several who want the same at
        once, one makes it.
        """
        shelf, most = (self._large, LARGE_KEPT) if is_large else (self._answers, ANSWERS_KEPT)
        with self._answers_lock:
            made = shelf.get(key)
            if made is None:
                made = shelf[key] = Made(make)
                while len(shelf) > most:
                    shelf.popitem(last=False)
            else:
                shelf.move_to_end(key)
        return made()  # type: ignore[no-any-return]

    def lasting(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives at once, kept for as long as this generation is open."""
        with self._answers_lock:
            if key not in self._lasting:
                self._lasting[key] = make()
            return self._lasting[key]  # type: ignore[no-any-return]

    @staticmethod
    def statement_parameters(sql: str) -> set[str]:
        """The names of the `$parameters` that a statement really has."""
        return set(_statement_parameters(sql))


def read_model(path: Path) -> Model:
    """The model in a .sql file. Raises BuildFailed where its header is not in the agreed form."""
    sql = path.read_text(encoding="utf-8")
    header = _header(sql)
    table = header[0] if header else ""
    if path.stem.partition("_")[2] != table:
        raise BuildFailed(f"{path.name}: the header's first line must name the table of the file name, not {table!r}")
    marks = dict(line.partition(": ")[::2] for line in header if line.startswith(("th: ", "en: ", "grain: ")))
    if not {"th", "en"} <= set(marks):
        raise BuildFailed(f"{path.name}: the header must say what the table is in `th:` and `en:`")
    columns: dict[str, tuple[str, str]] = {}
    if "columns:" in header:
        for line in header[header.index("columns:") + 1 :]:
            if of := _SAME_COLUMNS.fullmatch(line):
                columns |= _columns_from(path, *of.groups())
                continue
            declared, _, comment = line.partition(": ")
            name, _, kind = declared.strip().partition(" ")
            columns[name] = (kind, comment)
    grain = tuple(name.strip() for name in marks.get("grain", "").split(",") if name.strip())
    comment = f"{marks['th']} | {marks['en']}"
    return Model(path, table, comment, sql, "temporary" in header, grain, columns)


def _columns_from(path: Path, table: str, first: str, kind: str | None) -> dict[str, tuple[str, str]]:
    """The columns that another model declares, from one of them to its last: `as TABLE from COLUMN in TYPE` in a header.

    They are described there: hundreds of comments twice over would take longer than the rows of a small file. A type is
    given where sums of narrow columns are wider than these.
    """
    found = [other for other in path.parent.glob("*.sql") if other.stem.partition("_")[2] == table]
    columns = read_model(found[0]).columns if found else {}
    if first not in columns:
        raise BuildFailed(f"{path.name}: the header takes columns from {table}.{first}, which no model declares")
    names = list(columns)
    return {name: (kind or columns[name][0], "") for name in names[names.index(first) :]}


def read_check(path: Path) -> Check:
    """The check in a .sql file. Raises BuildFailed where its header is not in the agreed form."""
    sql = path.read_text(encoding="utf-8")
    marks = dict(line.partition(": ")[::2] for line in _header(sql))
    if not marks.get("th") or not marks.get("en") or marks.get("severity") not in {"error", "warning"}:
        raise BuildFailed(f"{path.name}: the header must give `th:`, `en:` and `severity: error` or `warning`")
    return Check(path, f"{marks['th']} | {marks['en']}", marks["severity"] == "error", sql)


def _build(
    connection: duckdb.DuckDBPyConnection, store: Store, fingerprint: str, day: date, progress: Progress
) -> Generation:
    built_at = datetime.now(UTC)
    name = f"{_next_stamp(store, built_at)}-{fingerprint[:12]}"
    final = store.warehouse_dir / f"warehouse-{name}.duckdb"
    temporary = store.warehouse_dir / f"building-{name}.duckdb"
    try:
        attach(connection, str(temporary), "warehouse", storage_options())
        connection.execute("use warehouse")
        for lookup in LOOKUP_NAMES:
            connection.register(f"lookup_{lookup}", pyarrow.csv.read_csv(_lookup_path(lookup)))
        connection.execute(READ_ROWS.read_text(encoding="utf-8"))
        _set_variables(
            connection,
            generation=name,
            built_at=built_at.replace(tzinfo=None),
            as_of=day,
            ruam_version=_ruam_version(),
            rules_version=rules.RULES_VERSION,
            fingerprint=fingerprint,
            not_yet=NOT_YET.pattern,
            **{f"actors_{row['sort']}": row["pattern"] for row in table(ACTOR_SORTS)},
        )
        with WordCutter() as cutter:
            _offer_words(connection, cutter)
            cutter.expect(_texts_at_least(connection))
            cutting = _Cutting(connection, cutter)
            warnings = _run(connection, progress, {"search_said": cutting.begin, "search_cut": cutting.end})
        connection.execute("use memory")
        connection.execute("detach warehouse")
        temporary.chmod(0o600)
        sync_file(temporary)
        temporary.replace(final)
        sync_directory(store.warehouse_dir)
    except BaseException:
        connection.close()
        _remove(temporary)
        raise
    write_atomically(store.pointer, f"{final.name}\n".encode())
    _prune(store, keep=final)
    return Generation(name, final, is_new=True, warnings=tuple(warnings))


def _run(
    connection: duckdb.DuckDBPyConnection, progress: Progress, then: Mapping[str, Callable[[], None]]
) -> list[str]:
    """Run the models, then the checks; returns the warnings. A model fails at once, checks after all were run.

    `then` is what Python does once the table that it names is there.
    """
    models = [read_model(path) for path in sorted(MODELS.glob("*.sql"))]
    checks = [read_check(path) for path in sorted(CHECKS.glob("*.sql"))]
    total = len(models) + len(checks)
    connection.execute("begin")
    for done, model in enumerate(models):
        progress(model.table, done, total)
        with _blaming(model.path):
            connection.execute(model.sql)
            if model.table in then:
                then[model.table]()
            _describe(connection, model)
            _keep_grain(connection, model)
    connection.execute("commit")
    broken: list[str] = []
    warnings: list[str] = []
    for done, check in enumerate(checks, start=len(models)):
        progress(check.path.stem, done, total)
        with _blaming(check.path):
            offenders = connection.execute(check.sql)
            columns = [column[0] for column in offenders.description or []]
            rows = offenders.fetchmany(OFFENDERS_SHOWN)
            count = len(rows)
            # Counted to the last row: DuckDB 2 takes no other work while rows are left to fetch.
            while more := len(offenders.fetchmany(10_000)):
                count += more
        if rows:
            complaint = _complaint(check.path, check.promise, columns, rows, count)
            (broken if check.is_error else warnings).append(complaint)
    progress("", total, total)
    if broken:
        raise BuildFailed(
            "\n".join(
                [
                    f"ไม่เผยแพร่ข้อมูลรุ่นใหม่ เพราะผิดข้อกำหนด {len(broken)} ข้อ ข้อมูลรุ่นที่เผยแพร่อยู่ไม่เปลี่ยนแปลง",
                    *broken,
                    "สิ่งที่ทำได้: ดูเอกสารในแถวข้างต้นว่าอ่านผิดหรือไม่ แก้กฎการอ่านหรือแบบจำลองที่ระบุ แล้วสั่ง `ruam build` อีกครั้ง",
                ]
            )
        )
    return warnings


def _offer_words(connection: duckdb.DuckDBPyConnection, cutter: WordCutter) -> None:
    """Give the models the functions that cut Thai into words; the published file needs none."""
    arrow: Any = "arrow"
    for function, takes, returns in (
        (cutter.numbered_word, "INTEGER", NUMBERED_WORD),
        (cutter.word_parts, "VARCHAR", WORD_PARTS),
    ):
        # Types by their names: what holds them has another name in the next version of DuckDB.
        kind: Any = returns
        parameters: Any = [takes]
        connection.create_function(function.__name__, function, parameters, kind, type=arrow)


class _Cutting:
    """The texts of search_said on their way through the cutter, into search_cut.

    Not by a function that DuckDB calls: while one of its threads waits for such, the others turn and turn on the cores that
    the cutting needs. What can be held at once is cut while DuckDB makes other tables, much of which keeps one core busy.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, cutter: WordCutter) -> None:
        self._connection = connection
        self._cutter = cutter
        self._begun: deque[Callable[[], pa.Table]] = deque()
        self._next = 1

    def begin(self) -> None:
        """Begin with the first texts, once they are all in search_said."""
        [(count,)] = self._connection.execute("select count(*) from search_said").fetchall()
        self._cutter.expect(count)
        self._begin_some(count)

    def end(self) -> None:
        """Wait for the words of all texts."""
        [(count,)] = self._connection.execute("select count(*) from search_said").fetchall()
        while self._begun:
            words = self._begun.popleft()()
            self._begin_some(count)
            _take_words(self._connection, words)

    def _begin_some(self, count: int) -> None:
        while self._next <= count and len(self._begun) < TEXTS_BEGUN // TEXTS_AT_ONCE:
            # They are numbered from 1.
            texts = self._connection.execute(
                "select text_no, text from search_said where text_no between $first and $first + $count - 1",
                {"first": self._next, "count": TEXTS_AT_ONCE},
            )
            self._begun.append(self._cutter.begin(texts.to_arrow_table()))
            self._next += TEXTS_AT_ONCE


def _take_words(connection: duckdb.DuckDBPyConnection, words: pa.Table) -> None:
    connection.register("words_cut", words)
    connection.execute("insert into search_cut by name select text_no, number, starts_at from words_cut")
    connection.unregister("words_cut")


def _texts_at_least(connection: duckdb.DuckDBPyConnection) -> int:
    """How many different texts there are to cut, at least as a rule: every fourth row says what no other says."""
    [(rows,)] = connection.execute(
        "select (select count(*) from ledger.activity) + (select count(*) from ledger.follow_through)"
    ).fetchall()
    return int(rows) // 4


def _describe(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Write the header into the database as comments, after comparing what it declares with what the table has."""
    if model.is_temporary:
        return
    described = connection.execute(f"describe {model.table}").fetchall()
    # The names that an ENUM stands for are of the data: a header cannot declare them.
    actual = {name: "ENUM" if kind.startswith("ENUM(") else kind for name, kind, *_ in described}
    declared = {name: kind for name, (kind, _) in model.columns.items()}
    if list(actual.items()) != list(declared.items()):
        differing = sorted(set(actual.items()) ^ set(declared.items())) or "their order"
        raise BuildFailed(f"{model.path.name}: the columns that the header declares are not those made: {differing}")
    connection.execute(f"comment on table {model.table} is {_quoted(model.comment)}")
    for name, (_, comment) in model.columns.items():
        if comment:
            connection.execute(f"comment on column {model.table}.{name} is {_quoted(comment)}")


def _keep_grain(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    if not model.grain:
        return
    grain = ", ".join(model.grain)
    if _is_sorted_by(model) and _rises(connection, model):
        return
    # Rows whose hashes differ differ themselves; only where two hashes are the same is it worth comparing the names.
    [(rows_made, hashes)] = connection.execute(
        f"select count(*), count(distinct hash({grain})) from {model.table}"
    ).fetchall()
    if rows_made == hashes:
        return
    rows = connection.execute(
        f"select {grain}, count(*) as rows_found from {model.table} group by {grain} having count(*) > 1 "
        f"order by {grain}"
    ).fetchall()
    if rows:
        promise = f"{model.table} มีหนึ่งแถวต่อ ({grain}) | one row for each ({grain})"
        raise BuildFailed(
            "ไม่เผยแพร่ข้อมูลรุ่นใหม่ ข้อมูลรุ่นที่เผยแพร่อยู่ไม่เปลี่ยนแปลง\n"
            + _complaint(model.path, promise, [*model.grain, "rows_found"], rows, len(rows))
        )


def _is_sorted_by(model: Model) -> bool:
    """Whether the last words of the model put its rows in the order of its grain."""
    _, found, order = model.sql.rpartition("order by")
    names = [name.strip().rpartition(".")[2] for name in order.strip().removesuffix(";").split(",")]
    return bool(found) and tuple(names) == model.grain


def _rises(connection: duckdb.DuckDBPyConnection, model: Model) -> bool:
    """Whether each row is above the one before it, so that no two are the same: one look at each row, and no hash of any."""
    above = ""
    for name in reversed(model.grain):
        above = f"{name} = before_{name} and ({above})" if above else "false"
        above = f"{name} > before_{name} or {above}"
    before = ", ".join(f"lag({name}) over () as before_{name}" for name in model.grain)
    [(rows, rising)] = connection.execute(
        f"select count(*), count(*) filter ({above}) from (select {', '.join(model.grain)}, {before} from {model.table})"
    ).fetchall()
    return bool(rising == rows - 1)


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Say in which file a statement failed."""
    try:
        yield
    except duckdb.Error as error:
        raise BuildFailed(
            f"คำสั่งใน queries/{path.parent.name}/{path.name} ทำไม่สำเร็จ ข้อมูลรุ่นที่เผยแพร่อยู่ไม่เปลี่ยนแปลง\n{error}"
        ) from error


def _complaint(path: Path, promise: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], count: int) -> str:
    """What is promised where, how many rows break it, and the first of them."""
    shown = [
        "  " + ", ".join(f"{column}={_shown(value)}" for column, value in zip(columns, row, strict=True))
        for row in rows[:OFFENDERS_SHOWN]
    ]
    more = [f"  … และอีก {count - len(shown):,} แถว"] if count > len(shown) else []
    return "\n".join([f"queries/{path.parent.name}/{path.name}: {promise} ({count:,} แถว)", *shown, *more])


def _shown(value: object) -> str:
    return "NULL" if value is None else str(value) if isinstance(value, date) else repr(value)


def _header(sql: str) -> list[str]:
    lines: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return lines


def _fingerprint(connection: duckdb.DuckDBPyConnection, day: date) -> str:
    """A digest of all that decides what a build makes: the batches, the rules, the SQL, and the rounds closed."""
    digest = hashlib.sha256()
    for (batch_id,) in connection.execute("select batch_id from ledger.batch order by batch_id").fetchall():
        digest.update(batch_id.encode())
    # A round that closes changes the answer without a new report.
    half_years = day.year * 2 + (0 if day.month < 4 else 1 if day.month < 10 else 2)
    digest.update(f"{rules.RULES_VERSION}|{_ruam_version()}|{half_years}".encode())
    lookups = [_lookup_path(lookup) for lookup in (*LOOKUP_NAMES, ACTOR_SORTS)]
    made_of = [*sorted(MODELS.glob("*.sql")), *sorted(CHECKS.glob("*.sql")), READ_ROWS, *lookups, *thai_words.SOURCES]
    for path in made_of:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _lookup_path(name: str) -> Path:
    return LOOKUPS / f"{name}.csv"


def _state_of(pointer: Path) -> tuple[int, ...]:
    """What is another once the pointer was written anew, which is by a file of another name: no page opens it to look."""
    try:
        found = pointer.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size


def _published_or_none(store: Store) -> Path | None:
    """As `published_path`, but a broken pointer counts as nothing published: a build mends it."""
    try:
        return published_path(store)
    except WarehouseUnavailable:
        return None


def _digest_of(path: Path) -> str:
    match = _GENERATION.fullmatch(path.name)
    return match["digest"] if match else ""


def _generations(store: Store) -> list[Path]:
    return sorted(path for path in store.warehouse_dir.iterdir() if _GENERATION.fullmatch(path.name))


def _next_stamp(store: Store, now: datetime) -> str:
    """A time that sorts after every generation there is, also when the clock was set back."""
    latest = [match["stamp"] for path in _generations(store) if (match := _GENERATION.fullmatch(path.name))][-1:]
    if latest and latest[0] >= _stamp(now):
        before = datetime.fromisoformat(f"{latest[0][:15]}.{latest[0][15:]}+00:00")
        return _stamp(before + timedelta(milliseconds=1))
    return _stamp(now)


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}"


def _prune(store: Store, keep: Path) -> None:
    """Remove all but the last generations. A reader keeps the one it has open: the name goes, the file stays for it."""
    for path in _generations(store)[:-GENERATIONS_KEPT]:
        if path != keep:
            _remove(path)


def _sweep(store: Store) -> None:
    """Remove what a killed build left behind; nobody else can be building while the writer lock is held."""
    for pattern in ("building-*", f".{store.pointer.name}.*.tmp", "warehouse-*.wal"):
        for path in store.warehouse_dir.glob(pattern):
            path.unlink(missing_ok=True)
    for path in store.originals.glob(".*.tmp"):
        path.unlink(missing_ok=True)
    shutil.rmtree(store.spill, ignore_errors=True)
    for path in store.warehouse_dir.glob("spill-*"):
        pid = path.name.split("-")[1]
        if pid.isdigit() and not _is_alive(int(pid)):
            shutil.rmtree(path, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _set_variables(connection: duckdb.DuckDBPyConnection, **values: object) -> None:
    for name, value in values.items():
        connection.execute(f"set variable {name} = $value", {"value": value})


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _ruam_version() -> str:
    try:
        return importlib.metadata.version("ruam")
    except importlib.metadata.PackageNotFoundError:
        return "0"


def _broken_pointer(store: Store, reason: str) -> str:
    return f"เปิดข้อมูลที่เผยแพร่ไม่ได้: {store.pointer} ใช้ไม่ได้ ({reason}) รายงานที่รับไว้ในบัญชียังอยู่ครบ สั่ง `ruam build` เพื่อสร้างใหม่"


def _open_for_reading(path: Path) -> duckdb.DuckDBPyConnection:
    # One thread a query serves many users at once better than all threads one user after another.
    settings: dict[str, Any] = {
        "memory_limit": os.environ.get("RUAM_MEMORY") or "1GB",
        "threads": int(os.environ.get("RUAM_THREADS") or 1),
        # DuckDB names its spill files alike in every process and for every database: each gets a folder of its own.
        "temp_directory": str(path.parent / f"spill-{os.getpid()}-{path.stem}"),
    }
    try:
        connection = duckdb.connect(str(path), read_only=True, config=settings)
        # DuckDB shares one instance between connections to one file, and a locked one takes no more settings.
        [(is_locked,)] = connection.execute("select current_setting('lock_configuration')").fetchall()
        if not is_locked:
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
    except duckdb.Error as error:
        raise WarehouseUnavailable(
            f"เปิดไฟล์ข้อมูล {path} ไม่ได้: {error} รายงานที่รับไว้ในบัญชียังอยู่ครบ สั่ง `ruam build` เพื่อสร้างใหม่"
        ) from error
    return connection


@lru_cache(maxsize=512)
def _statement_parameters(sql: str) -> frozenset[str]:
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise ValueError(f"one statement is wanted, {len(statements)} were given: {sql.strip()[:200]}")
    return frozenset(statements[0].named_parameters)
