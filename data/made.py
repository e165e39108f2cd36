"""Rows that SQL makes, for a ledger that takes them in as one batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Made:
    """What to read, what to run once, and what to run for each part: see `data.ledger.Ledger.add_made`.

    `tables` are read by name and live as long as the taking in, as do the temp tables that the statements make. Those
    named made_TABLE hold rows of the ledger's TABLE, with its columns; they are made anew by each part, and they leave out
    what the ledger holds already. `variables` hold for all parts; a part's own are beside them, and those that the
    ledger sets: batch_id, and moment, later than every time in the ledger.
    """

    tables: Mapping[str, Sequence[Mapping[str, Any]]]
    variables: Mapping[str, object]
    begin: str
    part: str
    parts: Sequence[Mapping[str, object]]
