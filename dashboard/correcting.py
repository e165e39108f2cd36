"""A person's corrections from the browser: off unless RUAM_CORRECTIONS=1, written to the ledger, published at once."""

from __future__ import annotations

import logging
import os

from data.corrections import Wish
from data.ledger import Ledger, LedgerUnavailable
from data.store import Store, StoreBusy
from queries.warehouse import BuildFailed, build

SOURCE = "dashboard"
WAIT_SECONDS = 5.0
_LOG = logging.getLogger("ruam.dashboard")


def is_on() -> bool:
    """Whether this dashboard lets people correct: whoever reaches it could, so nobody can unless it is switched on."""
    return os.environ.get("RUAM_CORRECTIONS") == "1"


def write(wish: Wish, store: Store | None = None) -> str | None:
    """Add a correction and publish; returns None, or the key of the words that say what kept it from being done.

    Raises CorrectionRefused, whose own words say what is wrong with it.
    """
    store = store or Store.from_environment()
    try:
        with store.writer_lock(WAIT_SECONDS):
            with Ledger(store) as ledger:
                ledger.add_corrections([wish], SOURCE)
            build(store, wait_seconds=WAIT_SECONDS)
    except StoreBusy:
        return "correction.busy"
    except LedgerUnavailable:
        _LOG.exception("a correction could not be written")
        return "correction.unavailable"
    except BuildFailed:
        _LOG.exception("a correction could not be published")
        return "correction.not_published"
    return None
