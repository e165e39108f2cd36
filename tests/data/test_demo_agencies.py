"""The invented agencies: nobody real, in places that exist."""

from __future__ import annotations

from collections import Counter

import geothai

from data.demo import registry
from data.demo.agencies import tendencies

PREFIXES = {
    "sao": ("องค์การบริหารส่วนตำบล", "อบต."),
    "subdistrict_municipality": ("เทศบาลตำบล", "ทต."),
    "town_municipality": ("เทศบาลเมือง", "ทม."),
    "city_municipality": ("เทศบาลนคร", "ทน."),
}


def own_name(name: str, kind: str) -> str:
    return name.removeprefix(PREFIXES[kind][0])


def test_there_are_190_of_four_kinds_and_none_that_a_province_has_only_one_of() -> None:
    rows = registry()
    assert len(rows) == 190
    assert len({row.agency_id for row in rows}) == 190
    kinds = Counter(row.kind for row in rows)
    assert set(kinds) == set(PREFIXES)
    assert (
        kinds["sao"] > kinds["subdistrict_municipality"] > kinds["town_municipality"] > kinds["city_municipality"] > 0
    )
    assert all(row.is_demonstration and row.source == "registry" for row in rows)


def test_names_are_no_subdistrict_district_or_province() -> None:
    provinces = geothai.provinces()
    districts = [row for province in provinces for row in geothai.districts(province.code)]
    subdistricts = [row for district in districts for row in geothai.subdistricts(district.code)]
    real = {row.name_th for row in provinces} | {row.name_th for row in districts}
    real |= {row.name_th for row in subdistricts}
    assert "หัวหิน" in real
    assert [row.name for row in registry() if own_name(row.name, row.kind) in real] == []


def test_names_are_built_as_their_kind_says() -> None:
    for row in registry():
        full, short = PREFIXES[row.kind]
        own = own_name(row.name, row.kind)
        assert row.name == full + own
        assert row.short_name == short + own
        assert row.subdistrict == (own if row.kind == "sao" else None)


def test_districts_lie_in_their_provinces() -> None:
    places = {
        (row.name_th, province.name_th) for province in geothai.provinces() for row in geothai.districts(province.code)
    }
    assert [(row.district, row.province) for row in registry() if (row.district, row.province) not in places] == []
    assert len({row.province for row in registry()}) == 12
    assert {row.province for row in registry()} == set(tendencies())


def test_three_names_are_shared_by_two_provinces() -> None:
    shared = {name for name, n in Counter(row.name for row in registry()).items() if n > 1}
    assert len(shared) == 3
    for name in shared:
        assert len({row.province for row in registry() if row.name == name}) == 2
