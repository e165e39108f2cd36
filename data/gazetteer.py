"""Provinces, districts and subdistricts of Thailand by their bare Thai names, from the geothai library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import geothai

from data.lookup import table


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its names and its official code; the levels below what it names are None."""

    code: str
    province: str
    district: str | None = None
    subdistrict: str | None = None


class Whereabouts(NamedTuple):
    """What is said of where something lies, by bare names; None where nothing is said."""

    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by bare name; a name that several places share maps to all of them."""

    provinces: dict[str, Place]
    districts: dict[str, tuple[Place, ...]]
    subdistricts: dict[str, tuple[Place, ...]]
    province_pattern: re.Pattern[str]


# Usual short forms that the gazetteer does not list: กทม, โคราช.
PROVINCE_ALIASES = {row["alias"]: row["province"] for row in table("province_aliases")}
_OTHER_WRITING = re.compile(r"(?P<name>[^ (]+) \((?P<other>[^)]+)\)")


@cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer once a process."""
    provinces: dict[str, Place] = {}
    districts: dict[str, list[Place]] = defaultdict(list)
    subdistricts: dict[str, list[Place]] = defaultdict(list)
    for province in geothai.provinces():
        provinces[province.name_th] = Place(province.code, province.name_th)
        for district in geothai.districts(province.code):
            # The capital's district is written both อำเภอเมือง and อำเภอเมืองจันทบุรี; Bangkok's bear their เขต.
            name = district.name_th.removeprefix("เขต")
            districts[name].append(Place(district.code, province.name_th, name))
            for subdistrict in geothai.subdistricts(district.code):
                # "ปอภาร (ปอพาน)" is one place with two writings.
                two = _OTHER_WRITING.fullmatch(subdistrict.name_th)
                writings = [two["name"], two["other"]] if two else [subdistrict.name_th]
                place = Place(subdistrict.code, province.name_th, name, writings[0])
                for writing in writings:
                    subdistricts[writing].append(place)
    longest_first = sorted([*provinces, *PROVINCE_ALIASES], key=len, reverse=True)
    return Gazetteer(
        provinces,
        {name: tuple(places) for name, places in districts.items()},
        {name: tuple(places) for name, places in subdistricts.items()},
        re.compile("|".join(map(re.escape, longest_first))),
    )


def province_at(text: str, position: int = 0) -> tuple[str, int] | None:
    """Return the province whose name (or usual short form) stands at `position`, the longest first, and where it ends."""
    found = gazetteer().province_pattern.match(text, position)
    return (PROVINCE_ALIASES.get(found[0], found[0]), found.end()) if found else None


def province_named(text: str) -> str | None:
    """Return the province whose name (or usual short form) `text` begins with, the longest first."""
    found = province_at(text)
    return found[0] if found else None


def known_prefix(word: str, known: Mapping[str, object]) -> str | None:
    """Return the longest of the `known` names that `word` begins with, of two letters or more."""
    for length in range(len(word), 1, -1):
        if word[:length] in known:
            return word[:length]
    return None


def same_district(one: str, other: str) -> bool:
    """Tell whether two names are one district's: อำเภอเมือง is short for อำเภอเมือง followed by the province."""
    return one == other or (one.startswith("เมือง") and other == "เมือง") or (other.startswith("เมือง") and one == "เมือง")


def full_district(district: str | None, province: str | None) -> str | None:
    """Return the district's full name: the เมือง of a province is that of its capital."""
    if district == "เมือง" and province:
        full = f"เมือง{province}"
        return full if full in gazetteer().districts else district
    return district
