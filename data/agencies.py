"""Agencies: how their names are written out, and the registry of those a report is expected of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.lookup import table
from data.normalise import compact
from data.report import Agency

_FULL = {row["kind"]: row["full"] for row in table("agency_kinds")}
_SHORT = {row["kind"]: row["short"] for row in table("agency_kinds")}


def full_name(kind: str, name: str) -> str:
    """Return the written-out name: องค์การบริหารส่วนตำบลตรอกนอง."""
    match kind:
        case "province":
            return f"จังหวัด{name}"
        case "district":
            return f"อำเภอ{name}"
        case "pattaya" | "bma":
            return _FULL[kind]
    return f"{_FULL.get(kind, '')}{name}"


def short_name(kind: str, name: str) -> str:
    """Return the usual short name: อบต.ตรอกนอง."""
    match kind:
        case "province":
            return f"จ.{name}"
        case "district":
            return f"อ.{name}"
        case "pattaya" | "bma":
            return _SHORT[kind]
    return f"{_SHORT.get(kind, '')}{name}"


def agency_id(kind: str, name: str, code: str | None) -> str:
    """Return a stable id for an agency that no registry lists: its kind with the code of its place, or with its name."""
    return f"{kind}-{code or re.sub(r'[^0-9A-Za-zก-๙]+', '-', name)}"


@dataclass(slots=True)
class Registry:
    """The agencies a report is expected of, found by kind and bare name."""

    rows: Iterable[Agency] = ()
    _by_name: dict[str, list[Agency]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for agency in self.rows:
            self._by_name[compact(agency.name)].append(agency)

    def __len__(self) -> int:
        return sum(map(len, self._by_name.values()))

    def named(self, kind: str, name: str) -> list[Agency]:
        """Return the agencies of that kind with that bare name (ตรอกนอง, without its kind)."""
        return self._by_name.get(compact(full_name(kind, name)), [])

    def full_names(self) -> Iterable[str]:
        """Return every written-out name, without blanks."""
        return self._by_name.keys()

    def of_name(self, full: str) -> list[Agency]:
        """Return the agencies with that written-out name, blanks ignored."""
        return self._by_name.get(compact(full), [])
