"""A person's corrections as the tests make them: said to the ledger, then published."""

from __future__ import annotations

from typing import Any

from data.corrections import OVERRULE, Correction, Wish, field_named, parse_value
from data.ledger import Ledger
from data.store import Store


def wish(target_id: str, field: str, value: str = "-", **values: Any) -> Wish:
    """A wish with a reason and a name; `value` is text as a person says it."""
    named = field_named(field)
    verdict = values.pop("verdict", OVERRULE)
    said = parse_value(named, value) if verdict == OVERRULE else None
    defaults: dict[str, Any] = {"row": None, "reason": "ดูจากต้นฉบับ", "by": "สมหญิง"}
    return Wish(target_id=target_id, field=named, verdict=verdict, value=said, **(defaults | values))


def say(store: Store, *wishes: Wish) -> list[Correction]:
    """Add corrections as one batch."""
    with store.writer_lock(5.0), Ledger(store) as ledger:
        return ledger.add_corrections(wishes, "test")
