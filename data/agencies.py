"""Agencies: how their names are written out, and the registry of those a report is expected of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.lookup import table
from data.normalise import compact
from data.report import Agency, AgencyAlias

_FULL = {row["kind"]: row["full"] for row in table("agency_kinds")}
# อำเภอ and จังหวัด begin names of other offices too, but never one that stands in a registry without its kind.
_BEGINS_WITH_KIND = re.compile(
    "|".join(f"(?P<{row['kind']}>{row['pattern']})" for row in table("agency_kinds"))
    + r"|(?P<province>จังหวัด|จ\.(?=[ก-๙]{2}))|(?P<district>อำเภอ|อ\.(?=[ก-๙]{2}))"
)
_OFFICE_OF = re.compile(r"(?:สำนักงาน(?=เทศ|องค์|อบ)|ที่ทำการ)?\s?")
_SHORT = {row["kind"]: row["short"] for row in table("agency_kinds")}


def full_name(kind: str, name: str) -> str:
    """Return the written-out name: องค์การบริหารส่วนตำบลบ้านใหม่."""
    match kind:
        case "province":
            return f"จังหวัด{name}"
        case "district":
            return f"อำเภอ{name}"
        case "pattaya" | "bma":
            return _FULL[kind]
    return f"{_FULL.get(kind, '')}{name}"


def short_name(kind: str, name: str) -> str:
    """Return the usual short name: อบต.บ้านใหม่."""
    match kind:
        case "province":
            return f"จ.{name}"
        case "district":
            return f"อ.{name}"
        case "pattaya" | "bma":
            return _SHORT[kind]
    return f"{_SHORT.get(kind, '')}{name}"


def kind_and_name(text: str) -> tuple[str | None, str]:
    """Tell a written name's kind and its bare name: อบต.บ้านใหม่ is (sao, บ้านใหม่); (None, the text) where it names no kind."""
    office = _OFFICE_OF.match(text)
    found = _BEGINS_WITH_KIND.match(text, office.end() if office else 0)
    bare = text[found.end() :].strip() if found else ""
    if found and (bare or found.lastgroup in ("pattaya", "bma")):
        return found.lastgroup, bare
    return None, text


def agency_id(kind: str, name: str, code: str | None) -> str:
    """Return a stable id for an agency that no registry lists: its kind with the code of its place, or with its name."""
    return f"{kind}-{code or re.sub(r'[^0-9A-Za-zก-๙]+', '-', name)}"


When = tuple[date, date]
"""A period by its first and its last day."""


@dataclass(slots=True)
class _Bearer:
    """An agency that bears or bore a name, and the times it did; none is always."""

    agency: Agency
    times: list[AgencyAlias] = field(default_factory=list)

    def bore_it(self, when: When) -> bool:
        first, last = when
        return not self.times or any(
            (one.valid_from is None or one.valid_from <= last) and (one.valid_to is None or one.valid_to >= first)
            for one in self.times
        )


@dataclass(slots=True)
class Registry:
    """The agencies a report is expected of, found by kind and bare name, by present and by earlier names.

    `aliases` of agencies that are not among `rows` count for nothing.
    """

    rows: Iterable[Agency] = ()
    aliases: Iterable[AgencyAlias] = ()
    _by_name: dict[str, dict[str, _Bearer]] = field(default_factory=lambda: defaultdict(dict))
    _size: int = 0

    def __post_init__(self) -> None:
        agencies = {agency.agency_id: agency for agency in self.rows}
        self._size = len(agencies)
        for agency in agencies.values():
            self._by_name[compact(agency.name)][agency.agency_id] = _Bearer(agency)
        for alias in self.aliases:
            if bearing := agencies.get(alias.agency_id):
                bearer = self._by_name[compact(alias.alias)].setdefault(alias.agency_id, _Bearer(bearing))
                bearer.times.append(alias)

    def __len__(self) -> int:
        return self._size

    def named(self, kind: str, name: str) -> list[Agency]:
        """Return the agencies that bear or bore that kind and bare name (บ้านใหม่, without its kind)."""
        return self.of_name(full_name(kind, name))

    def full_names(self) -> Iterable[str]:
        """Return every written-out name, present and earlier, without blanks."""
        return self._by_name.keys()

    def of_name(self, full: str) -> list[Agency]:
        """Return the agencies that bear that written-out name, blanks ignored, then those that bore it."""
        return [bearer.agency for bearer in self._by_name.get(compact(full), {}).values()]

    def bearing(self, full: str, when: When | None, among: Sequence[Agency]) -> Sequence[Agency]:
        """Return which of several agencies of one written-out name bore it then; all of them where that does not tell."""
        if when is None or len(among) < 2:
            return among
        bearers = self._by_name.get(compact(full), {})
        then = [one for one in among if one.agency_id in bearers and bearers[one.agency_id].bore_it(when)]
        return then or among
