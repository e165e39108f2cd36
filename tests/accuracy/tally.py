"""Precision and recall by family: of what is published how much is right, and of what is due how much was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Case(NamedTuple):
    """A published value that was judged: its field as evidence calls it, the published row it is of, and the verdict."""

    field: str
    row: dict[str, Any]
    is_right: bool


class Rate(NamedTuple):
    """`right` of `of`; 1 where nothing was to be judged."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Tally:
    """Counts for each family, and a line for each miss."""

    stated: Counter[str] = field(default_factory=Counter)
    stated_right: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    due_found: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)  # the published values whose rule can be told

    def value(self, family: str, gold: object, got: object, *, is_right: bool, where: str) -> None:
        """Count one value: a stated one is right or wrong, a due one found or missed; unknown against unknown is neither."""
        if got is not None:
            self.stated[family] += 1
            self.stated_right[family] += is_right
        if gold is not None:
            self.due[family] += 1
            self.due_found[family] += is_right and got is not None
        if not is_right:
            self.misses.append(f"{where}: {family}: {got!s:.70}, gold {gold!s:.70}")

    def case(self, name: str, row: dict[str, Any] | None, got: object, *, is_right: bool) -> None:
        """Keep the verdict on a value that some rule decided, for `tests.accuracy.confidence`; nothing where none is published."""
        if row is not None and got is not None:
            self.cases.append(Case(name, row, is_right))

    def precision(self, family: str) -> Rate:
        """Of the values published, how many are the gold's."""
        return Rate(self.stated_right[family], self.stated[family])

    def recall(self, family: str) -> Rate:
        """Of the gold's values, how many are published."""
        return Rate(self.due_found[family], self.due[family])

    def families(self) -> list[str]:
        """Every family of which anything was judged."""
        return [name for name in FAMILIES if self.stated[name] or self.due[name]]


FAMILIES = (
    "agency", "period", "elements", "activities", "is_event", "kind", "mode", "dates", "recurrence", "place", "totals",
    "groups", "categories", "headcounts", "issues", "results", "follow_through", "actors", "levels", "findings",
)  # fmt: skip
