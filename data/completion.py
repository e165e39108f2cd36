"""Completes an agency's kind and bare name from the gazetteer: the places that it can lie in, and the agency at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from data.agencies import agency_id, full_name, short_name
from data.gazetteer import Place, Whereabouts, gazetteer, same_district
from data.report import Agency

# A name as short as this has too many neighbours one letter away.
_SHORTEST_SLIP = 5


def fits(own: Agency | Place, stated: Whereabouts) -> bool:
    """Tell whether an agency or place can be the one that is spoken of; what neither says excludes nothing."""
    return (not stated.district or not own.district or same_district(own.district, stated.district)) and (
        not stated.province or not own.province or own.province == stated.province
    )


def places_of(kind: str, name: str, stated: Whereabouts) -> list[Place]:
    """Return the places that an agency of that kind and bare name can lie in, narrowed by what is said of its place."""
    for tier in _tiers(kind, name):
        fitting = [place for place in tier if fits(place, stated)]
        if fitting:
            return fitting
    return []


def _tiers(kind: str, name: str) -> Sequence[Sequence[Place]]:
    places = gazetteer()
    match kind:
        case "pao" | "province":
            own = places.provinces.get(name)
            return [[own]] if own else []
        case "bma":
            return [[Place(places.provinces["กรุงเทพมหานคร"].code, "กรุงเทพมหานคร")]]
        case "pattaya":
            # เมืองพัทยา lies in one district whole: พระราชบัญญัติระเบียบบริหารราชการเมืองพัทยา พ.ศ. 2542.
            return [[Place("", place.province, place.district) for place in places.districts["บางละมุง"]]]
        case "district":
            return [places.districts.get(name, ())]
        case "city_municipality" | "town_municipality":
            # A city or town lies in the district of its name, or in the capital's, before it lies in a namesake far away.
            return [
                places.districts.get(name, ()) + places.districts.get(f"เมือง{name}", ()),
                places.subdistricts.get(name, ()),
            ]
        case "sao":
            return [places.subdistricts.get(name, ())]
        case "subdistrict_municipality":
            return [places.subdistricts.get(name, ()), places.districts.get(name, ())]
    return []


def completed(kind: str, name: str, place: Place) -> Agency:
    """Return the agency of that kind and bare name at a place, its id made from the place's code."""
    return Agency(
        agency_id(kind, name, place.code or None), kind, full_name(kind, name), short_name(kind, name),
        place.subdistrict, place.district, place.province,
    )  # fmt: skip


@cache
def _names_by_district() -> dict[tuple[str, str], set[str]]:
    """The subdistricts' names by (province, district); that of a capital also under its short name เมือง."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, places in gazetteer().subdistricts.items():
        for place in places:
            district = place.district or ""
            found[place.province, district].add(name)
            if district.startswith("เมือง"):
                found[place.province, "เมือง"].add(name)
    return found


def meant_subdistrict(name: str, stated: Whereabouts) -> str | None:
    """Return the one subdistrict of the stated district that `name` is a slip of, one letter away; None where none is sure."""
    if len(name) < _SHORTEST_SLIP or not stated.district or not stated.province:
        return None
    there = _names_by_district().get((stated.province, stated.district), ())
    near = [known for known in there if Levenshtein.distance(known, name, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None
