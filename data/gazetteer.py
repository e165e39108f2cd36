"""Provinces, districts and subdistricts of Thailand by their bare Thai names, from the geothai library."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import geothai

from data.lookup import table


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its names and its official code; the levels below what it names are None."""

    code: str
    province: str
    district: str | None = None
    subdistrict: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by bare name; a name that several places share maps to all of them."""

    provinces: dict[str, Place]
    districts: dict[str, tuple[Place, ...]]
    subdistricts: dict[str, tuple[Place, ...]]
    province_pattern: re.Pattern[str]


# Usual short forms that the gazetteer does not list: กทม, โคราช.
PROVINCE_ALIASES = {row["alias"]: row["province"] for row in table("province_aliases")}


@cache
def gazetteer() -> Gazetteer:
    """Load the gazetteer once a process."""
    provinces: dict[str, Place] = {}
    districts: dict[str, list[Place]] = defaultdict(list)
    subdistricts: dict[str, list[Place]] = defaultdict(list)
    for province in geothai.provinces():
        provinces[province.name_th] = Place(province.code, province.name_th)
        for district in geothai.districts(province.code):
            # The capital's district is written both อำเภอเมือง and อำเภอเมืองจันทบุรี.
            name = district.name_th
            place = Place(district.code, province.name_th, name)
            districts[name].append(place)
            for subdistrict in geothai.subdistricts(district.code):
                subdistricts[subdistrict.name_th].append(
                    Place(subdistrict.code, province.name_th, name, subdistrict.name_th)
                )
    longest_first = sorted([*provinces, *PROVINCE_ALIASES], key=len, reverse=True)
    return Gazetteer(
        provinces,
        {name: tuple(places) for name, places in districts.items()},
        {name: tuple(places) for name, places in subdistricts.items()},
        re.compile("|".join(map(re.escape, longest_first))),
    )


def province_named(text: str) -> str | None:
    """Return the province whose name (or usual short form) `text` begins with, the longest first."""
    found = gazetteer().province_pattern.match(text)
    return PROVINCE_ALIASES.get(found[0], found[0]) if found else None
