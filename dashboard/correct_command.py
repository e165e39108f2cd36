"""What `ruam correct` does: a person's word into the ledger, and the list of all that was said. Options are in cli.py."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from data.corrections import (
    CONFIRM,
    OVERRULE,
    WITHDRAW,
    Correction,
    CorrectionRefused,
    Wish,
    field_named,
    parse_value,
    shown,
)
from data.ledger import Ledger
from data.store import Store

SOURCE = "ruam correct"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one command, as typed; what was not typed is None."""

    target: str | None
    field: str | None
    value: str | None
    reason: str | None
    by: str | None
    row: int | None
    is_confirmed: bool
    is_withdrawn: bool


def write(said: Said, store: Store, wait: float, on_wait: Callable[[str], None]) -> Correction:
    """Add to the ledger what was said. Raises CorrectionRefused, StoreBusy, LedgerUnavailable."""
    if not said.target:
        raise CorrectionRefused("ต้องระบุรหัสรายงานหรือรหัสกิจกรรม หรือ --list / say a report_id or an activity_id, or --list")
    reason, by = said.reason or "", said.by if said.by is not None else _own_name()
    by_id = said.is_withdrawn and said.field is None
    wish = None if by_id else _wish(said, reason, by)
    with store.writer_lock(wait, on_wait), Ledger(store) as ledger:
        if wish is None:
            return ledger.withdraw_correction(said.target, reason, by, SOURCE)
        return ledger.add_corrections([wish], SOURCE)[0]


def sentence(made: Correction) -> str:
    """What was done, for a person."""
    thai, english = {
        CONFIRM: ("ยืนยัน", "confirmed"),
        OVERRULE: ("แก้", "corrected"),
        WITHDRAW: ("ถอนการแก้ไข", "withdrawn"),
    }[made.verdict]
    change = shown(made.value) if made.verdict == CONFIRM else f"{shown(made.machine_value)} → {shown(made.value)}"
    if made.verdict == WITHDRAW:
        change = f"กลับเป็นค่าที่อ่านได้ {shown(made.machine_value)}"
    return f"{thai} / {english}: {made.target_table}.{made.field} {change} ({made.correction_id})"


def values(made: Correction) -> dict[str, Any]:
    """A correction as JSON values; times are UTC in ISO form."""
    told = {field.name: getattr(made, field.name) for field in fields(made)}
    return {**told, "corrected_at": made.corrected_at.isoformat()}


def listed(store: Store) -> list[dict[str, Any]]:
    """Every published correction as JSON values, the newest first. Raises WarehouseUnavailable where nothing is published."""
    from dashboard.format import is_unknown, records
    from queries.ask import ask
    from queries.warehouse import Warehouse

    def plain(value: Any) -> Any:
        if is_unknown(value):
            return None
        return value.isoformat() if hasattr(value, "isoformat") else value

    found = records(ask(Warehouse.current(store), "corrections", statuses=None))
    return [{name: plain(value) for name, value in row.items()} for row in found]


def line(row: dict[str, Any]) -> str:
    """One correction of the list on one line, its parts set apart by tabs."""
    status = row["status"] if row["why"] is None else f"{row['status']} ({row['why']})"
    place = row["target_id"] or f"{row['file_name']} “{row['anchor'][:60]}”"
    number = "" if row["position"] is None else f" --row {row['position']}"
    return "\t".join(
        [
            status,
            f"{place} {row['target_table']}.{row['field']}{number}",
            f"{shown(row['machine_value'])} → {shown(row['value'])}",
            row["reason"],
            row["corrected_by"],
            row["corrected_at"][:16],
            row["correction_id"],
        ]
    )


def _wish(said: Said, reason: str, by: str) -> Wish:
    if said.is_confirmed and said.is_withdrawn:
        raise CorrectionRefused("ใช้ --confirm กับ --withdraw พร้อมกันไม่ได้ / --confirm or --withdraw, not both")
    verdict = CONFIRM if said.is_confirmed else WITHDRAW if said.is_withdrawn else OVERRULE
    if said.field is None:
        raise CorrectionRefused("ต้องระบุว่าแก้ค่าใด เช่น participants_total / say which value, such as participants_total")
    field = field_named(said.field)
    if verdict == OVERRULE and said.value is None:
        raise CorrectionRefused(
            f"ต้องระบุค่าใหม่ของ {field.full_name} (- คือไม่ทราบ) หรือ --confirm"
            f" / say the new value of {field.full_name} (- for unknown), or --confirm"
        )
    if verdict != OVERRULE and said.value is not None:
        raise CorrectionRefused("--confirm และ --withdraw ไม่ต้องมีค่าใหม่ / --confirm and --withdraw take no value")
    value = parse_value(field, said.value) if said.value is not None else None
    return Wish(said.target or "", field, said.row, verdict, value, reason, by)


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""  # refused with the others that give no name
