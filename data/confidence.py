"""How far a value can be trusted: how often the rule that decided it was right where people have checked.

`data/lookups/confidence.csv` has for each field and rule how many values of the corpus it decided (`cases`), how many of
them rightly (`right`), and `confidence`, the share of the right ones drawn towards the field's own mean, the more so the
fewer they are. `python -m tests.accuracy.confidence --write` measures it anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from data.lookup import table
from data.report import Evidence


@cache
def _measured() -> dict[tuple[str, str], float]:
    return {(row["field"], row["rule"]): float(row["confidence"]) for row in table("confidence")}


def rate(evidence: Iterable[Evidence]) -> None:
    """Give each value the confidence of its rule; None where nobody has measured that rule."""
    measured = _measured()
    for row in evidence:
        row.confidence = measured.get((row.field, row.rule))
