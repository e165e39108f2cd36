"""A store of each test's own, and its ledger, open for writing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.ledger import Ledger
from data.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "h")


@pytest.fixture
def ledger(store: Store) -> Iterator[Ledger]:
    with store.writer_lock(0.0), Ledger(store) as opened:
        yield opened
