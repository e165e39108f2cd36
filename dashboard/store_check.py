"""Whether a store is whole: what is published opens, the ledger can be read, every received document is there unharmed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.ledger import Ledger
from data.store import Store, StoreBusy
from queries.warehouse import Warehouse, WarehouseUnavailable

DOCUMENTS = Path(__file__).resolve().parent.parent / "queries" / "documents.sql"
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class StoreFinding:
    """One thing that was looked at: its name for machines, and what was found, in Thai and English."""

    name: str  # ledger | published | originals
    is_well: bool
    message: str


def check_store(store: Store, wait_seconds: float, on_wait: Callable[[str], None]) -> list[StoreFinding]:
    """Look at all of a store and change nothing. Raises `StoreBusy` where another process keeps writing."""
    if not store.home.is_dir():
        return [StoreFinding("ledger", False, f"ไม่มีที่เก็บข้อมูล / there is no store at {store.home}")]
    with store.writer_lock(wait_seconds, on_wait):
        return [_ledger(store), *_published_and_originals(store)]


def _ledger(store: Store) -> StoreFinding:
    if store.ledger_is_file and not Path(store.ledger_address).exists():
        return StoreFinding("ledger", False, f"ไม่พบบัญชี / no ledger at {store.ledger_address}")
    try:
        with Ledger(store) as ledger:
            agencies = len(ledger.registry())
            originals = [path.name for path in store.originals.iterdir() if not path.name.startswith(".")]
            known = len(ledger.known(originals))
    except StoreBusy:
        raise
    except Exception as error:  # noqa: BLE001 — whatever keeps the ledger from opening is what is to be told
        return StoreFinding("ledger", False, f"อ่านบัญชีไม่ได้ / the ledger cannot be read: {error}")
    return StoreFinding(
        "ledger", True, f"เอกสาร {known:,} หน่วยงานในทะเบียน {agencies:,} / documents, agencies registered"
    )


def _published_and_originals(store: Store) -> list[StoreFinding]:
    try:
        warehouse = Warehouse.current(store)
        documents = warehouse.query(DOCUMENTS.read_text(encoding="utf-8"))
    except WarehouseUnavailable as error:
        return [StoreFinding("published", False, str(error))]
    expected = dict(zip(documents["document_id"], documents["file_name"], strict=True))
    broken = [
        f"{file_name} ({document_id})"
        for document_id, file_name in expected.items()
        if not _is_whole(store.originals / document_id, document_id)
    ]
    published = StoreFinding("published", True, f"เปิดได้ / opens: {warehouse.generation}")
    if broken:
        shown = ", ".join(broken[:_NAMES_SHOWN]) + (" …" if len(broken) > _NAMES_SHOWN else "")
        words = f"ต้นฉบับหายหรือเสีย {len(broken)} ฉบับ ให้ส่งไฟล์เดิมใหม่ / originals missing or damaged: {shown}"
        return [published, StoreFinding("originals", False, words)]
    return [published, StoreFinding("originals", True, f"ครบ {len(expected):,} ฉบับ / all there, each with its SHA-256")]


def _is_whole(path: Path, document_id: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == document_id
    except OSError:
        return False
