"""The agency that a form states field by field: its kind, its name and its place, each in a cell of its own."""

from __future__ import annotations

import re

from data.agencies import Registry, agency_id
from data.completion import fits
from data.extract.agency import AgencyReading, resolve
from data.extract.mentions import kind_at
from data.extract.offices import office_named
from data.gazetteer import Whereabouts, full_district
from data.lookup import table
from data.report import Agency

# What may stand before a bare name, by kind; the kinds of local authorities have the patterns of their lookup.
_BEFORE_NAME = {
    "province": re.compile(r"(?:สำนักงาน)?(?:จังหวัด|จ\.)\s*"),
    "district": re.compile(r"(?:ที่ว่าการ|ที่ทำการปกครอง)?(?:อำเภอ|อ\.)\s*"),
}
_NAMED_KINDS = frozenset(row["kind"] for row in table("agency_kinds"))


def agency_of_fields(kind: str | None, name: str, place: Whereabouts, registry: Registry) -> AgencyReading:
    """Tell the agency that a form states by its kind, its name and its place, each in a field of its own.

    The name may be bare, written out or short. Its rule is `contradiction` where it bears another kind than the one given;
    like an ambiguous one it then stays unresolved, and so does a bare name without a kind.
    """
    name = " ".join(name.split())
    stated = name or place.province or ""
    local = kind_at(name)
    own = local[0] if local else _kind_of_name(name)
    if local and kind in _NAMED_KINDS and kind != own:
        return AgencyReading(None, rule="contradiction", stated=stated)
    if (kind := kind or own) is None:
        return AgencyReading(None, rule="none", stated=stated or None)
    bare = _bare_name(kind, name, local[1] if local else 0, place)
    if not bare and kind not in ("pattaya", "bma"):
        return AgencyReading(None, rule="none", stated=stated or None)
    if kind in _NAMED_KINDS or kind in _BEFORE_NAME:
        reading = resolve(kind, bare, place, registry, None)
    else:
        listed = [agency for agency in registry.of_name(bare) if fits(agency, place)]
        agency = listed[0] if len(listed) == 1 else _office(kind, bare, place)
        reading = AgencyReading(agency, rule="registry" if len(listed) == 1 else "stated")
    reading.stated = stated
    if reading.agency and not reading.rule.startswith("registry") and place.subdistrict:
        reading.agency.subdistrict = place.subdistrict
    return reading


def _bare_name(kind: str, name: str, kind_end: int, place: Whereabouts) -> str:
    if kind in ("pattaya", "bma"):
        return ""
    if kind in _NAMED_KINDS:
        bare = name[kind_end:].strip()
        if kind == "pao":
            bare = _BEFORE_NAME["province"].sub("", bare, count=1) or place.province or ""
        return bare
    if kind not in _BEFORE_NAME:
        return name
    before = _BEFORE_NAME[kind].match(name)
    bare = name[before.end() :] if before else name
    if kind == "district":
        return full_district(bare, place.province) or bare
    return bare or place.province or ""


def _office(kind: str, name: str, place: Whereabouts) -> Agency:
    """An agency whose kind has no names of its own: a hospital, a school. Its name is the whole of it."""
    return Agency(
        agency_id(kind, f"{name}-{place.province or ''}".rstrip("-"), None), kind, name, name,
        place.subdistrict, full_district(place.district, place.province), place.province,
    )  # fmt: skip


def _kind_of_name(name: str) -> str | None:
    """The kind of an agency that is none of the local authorities, told by how its whole name begins."""
    for kind, before in _BEFORE_NAME.items():
        if before.match(name):
            return kind
    office = office_named(name, len(name))
    return office.agency.kind if office else None
