"""What a reader chose: one frozen value that every page is given, checked against what can be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pandas as pd

WHOLE_YEAR = 0  # stands for a whole-year report or an undated activity: round IS NULL
ROUNDS = (1, 2, WHOLE_YEAR)
DIMENSIONS = ("fiscal_years", "rounds", "provinces", "kinds", "agencies")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as it can be chosen; `province` is None where not known."""

    agency_id: str
    label: str
    kind: str
    province: str | None

    @property
    def with_province(self) -> str:
        """The label with the province: names may stand in several."""
        return f"{self.label} ({self.province})" if self.province else self.label


@dataclass(frozen=True)
class Choices:
    """What can be chosen, in the order it is shown (Thai order comes from the query)."""

    fiscal_years: tuple[int, ...] = ()
    rounds: tuple[int, ...] = ROUNDS
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    agencies: Mapping[str, Agency] = field(default_factory=dict)

    @classmethod
    def from_frame(cls, options: pd.DataFrame) -> Choices:
        """From the answer to the question `filter_options`."""

        def texts(dimension: str) -> list[str]:
            return [str(v) for v in options.loc[options["dimension"] == dimension, "value"]]

        agencies = {
            str(row["value"]): Agency(
                agency_id=str(row["value"]),
                label=str(row["label"]),
                kind=str(row["agency_kind"]),
                province=None if pd.isna(row["province"]) else str(row["province"]),
            )
            for row in options.loc[options["dimension"] == "agency"].to_dict("records")
        }
        return cls(
            fiscal_years=tuple(sorted((int(v) for v in texts("fiscal_year")), reverse=True)),
            rounds=tuple(r for r in ROUNDS if str(r) in texts("round")) or ROUNDS,
            provinces=tuple(texts("province")),
            kinds=tuple(texts("kind")),
            agencies=agencies,
        )

    def count_within(self, provinces: Iterable[str], kinds: Iterable[str]) -> int:
        """How many agencies are of these provinces and kinds; nothing named means all."""
        p, k = set(provinces), set(kinds)
        counts = self._counts.items()
        return sum(n for (province, kind), n in counts if (not p or province in p) and (not k or kind in k))

    @cached_property
    def _counts(self) -> Counter[tuple[str | None, str]]:
        return Counter((a.province, a.kind) for a in self.agencies.values())

    def agencies_within(self, provinces: Iterable[str], kinds: Iterable[str]) -> list[Agency]:
        """The agencies of these provinces and kinds; nothing named means all."""
        p, k = set(provinces), set(kinds)
        return [a for a in self.agencies.values() if (not p or a.province in p) and (not k or a.kind in k)]


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters; an empty tuple means all. Demonstration and real data are never mixed, so one of them always holds."""

    fiscal_years: tuple[int, ...] = ()
    rounds: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    demonstration: bool = False

    def parameters(self) -> dict[str, Any]:
        """The parameters common to all questions; None means all."""
        chosen = {name: list(getattr(self, name)) or None for name in DIMENSIONS}
        return {**chosen, "demonstration": self.demonstration}

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names of the filters that narrow something."""
        return tuple(name for name in DIMENSIONS if getattr(self, name))

    def without(self, name: str) -> Filters:
        """The same filters with one loosened."""
        changed: dict[str, Any] = {name: ()}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Slice:
    """Which of the filtered activities are meant; None means all. -1 in `level` is 'no follow-through told'."""

    level: tuple[int, ...] | None = None
    category: tuple[str, ...] | None = None
    side: tuple[str, ...] | None = None
    kind: tuple[str, ...] | None = None
    mode: tuple[str, ...] | None = None
    is_event: bool | None = None
    recurring: bool | None = None
    has_total: bool | None = None
    region: tuple[str, ...] | None = None
    geographic_region: tuple[str, ...] | None = None
    province_cluster: tuple[str, ...] | None = None
    district: tuple[str, ...] | None = None
    names_category: tuple[str, ...] | None = None
    names_side: tuple[str, ...] | None = None
    has_level: tuple[int, ...] | None = None
    rule: tuple[str, ...] | None = None
    has_rule: tuple[str, ...] | None = None
    told: tuple[str, ...] | None = None
    untold: tuple[str, ...] | None = None

    def parameters(self) -> dict[str, Any]:
        """The extra parameters of the question `activities`."""
        return {f.name: list(v) if isinstance(v := getattr(self, f.name), tuple) else v for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why a combination has nothing: the filter to loosen, or None when no single one helps."""

    loosen: str | None
    no_such_agency: bool


def narrowed(wanted: Iterable[Any], possible: Container[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What of `wanted` is possible, and what is not; each once, in the order wanted."""
    seen = tuple(dict.fromkeys(wanted))
    return tuple(v for v in seen if v in possible), tuple(v for v in seen if v not in possible)


def why_empty(filters: Filters, choices: Choices, holds: Callable[[Filters], bool]) -> Emptiness:
    """The filter that empties `filters`. `holds` tells whether some filters have anything; it is asked at most once a chosen filter."""
    named = [choices.agencies[a] for a in filters.agencies if a in choices.agencies]
    within = choices.agencies_within(filters.provinces, filters.kinds)
    if not within and filters.provinces and filters.kinds:
        return Emptiness("kinds", no_such_agency=True)
    if named and not set(named) & set(within):
        return Emptiness("agencies", no_such_agency=True)
    for name in ("rounds", "fiscal_years", "agencies", "kinds", "provinces"):
        if name in filters.chosen and holds(filters.without(name)):
            return Emptiness(name, no_such_agency=False)
    return Emptiness(None, no_such_agency=False)
