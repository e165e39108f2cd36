"""Names of agencies written out, their ids, and the registry."""

from __future__ import annotations

from datetime import date

import pytest

from data.agencies import Registry, agency_id, full_name, kind_and_name, short_name
from data.report import Agency, AgencyAlias


@pytest.mark.parametrize(
    ("kind", "name", "full", "short"),
    [
        ("sao", "ตรอกนอง", "องค์การบริหารส่วนตำบลตรอกนอง", "อบต.ตรอกนอง"),
        ("subdistrict_municipality", "ดอนแก้ว", "เทศบาลตำบลดอนแก้ว", "ทต.ดอนแก้ว"),
        ("town_municipality", "พิชัย", "เทศบาลเมืองพิชัย", "ทม.พิชัย"),
        ("city_municipality", "หัวหิน", "เทศบาลนครหัวหิน", "ทน.หัวหิน"),
        ("pao", "พะเยา", "องค์การบริหารส่วนจังหวัดพะเยา", "อบจ.พะเยา"),
        ("province", "พิษณุโลก", "จังหวัดพิษณุโลก", "จ.พิษณุโลก"),
        ("district", "ขลุง", "อำเภอขลุง", "อ.ขลุง"),
        ("pattaya", "", "เมืองพัทยา", "เมืองพัทยา"),
        ("bma", "", "กรุงเทพมหานคร", "กทม."),
    ],
)
def test_names(kind: str, name: str, full: str, short: str) -> None:
    assert full_name(kind, name) == full
    assert short_name(kind, name) == short


def test_an_id_prefers_the_code_of_the_place() -> None:
    assert agency_id("sao", "ตรอกนอง", "220209") == "sao-220209"
    assert agency_id("sao", "บ้าน ใหม่", None) == "sao-บ้าน-ใหม่"


def test_the_registry_finds_by_kind_and_name_blanks_ignored() -> None:
    row = Agency("sao-1", "sao", "องค์การบริหารส่วนตำบล คลองสมมุติ", "อบต.คลองสมมุติ")
    registry = Registry([row])
    assert len(registry) == 1
    assert registry.named("sao", "คลองสมมุติ") == [row]
    assert registry.named("subdistrict_municipality", "คลองสมมุติ") == []
    assert registry.of_name("องค์การบริหารส่วนตำบลคลองสมมุติ") == [row]


OLD, NEW = "องค์การบริหารส่วนตำบลบ้านใหม่", "เทศบาลตำบลบ้านใหม่"
RENAMED = Agency("R1", "subdistrict_municipality", NEW, "ทต.บ้านใหม่")
NEIGHBOUR = Agency("R2", "sao", OLD, "อบต.บ้านใหม่")
UNTIL = AgencyAlias("R1", OLD, "sao", None, date(2019, 8, 31))
SINCE = AgencyAlias("R2", OLD, "sao", date(2019, 9, 1), None)


def test_an_agency_is_found_by_the_name_it_bore() -> None:
    registry = Registry([RENAMED], [UNTIL])
    assert registry.named("sao", "บ้านใหม่") == [RENAMED]
    assert registry.named("subdistrict_municipality", "บ้านใหม่") == [RENAMED]
    assert len(registry) == 1


@pytest.mark.parametrize(
    ("when", "bearers"),
    [
        ((date(2018, 10, 1), date(2019, 3, 31)), [RENAMED]),
        ((date(2020, 4, 1), date(2020, 9, 30)), [NEIGHBOUR]),
        # The round in which the name went over to the other: both bore it, and so it is where nobody knows when.
        ((date(2019, 4, 1), date(2019, 9, 30)), [NEIGHBOUR, RENAMED]),
        (None, [NEIGHBOUR, RENAMED]),
        # The last and the first day count.
        ((date(2019, 8, 31), date(2019, 8, 31)), [RENAMED]),
        ((date(2019, 9, 1), date(2019, 9, 1)), [NEIGHBOUR]),
    ],
)
def test_of_two_that_bore_a_name_the_time_decides(when: tuple[date, date] | None, bearers: list[Agency]) -> None:
    registry = Registry([RENAMED, NEIGHBOUR], [UNTIL, SINCE])
    assert registry.bearing(OLD, when, registry.of_name(OLD)) == bearers


def test_the_only_bearer_of_a_name_is_it_at_any_time() -> None:
    registry = Registry([RENAMED], [UNTIL])
    assert registry.bearing(OLD, (date(2024, 1, 1), date(2024, 3, 31)), registry.of_name(OLD)) == [RENAMED]


def test_an_alias_of_an_agency_that_nobody_lists_counts_for_nothing() -> None:
    assert Registry([], [UNTIL]).of_name(OLD) == []


@pytest.mark.parametrize(
    ("text", "kind", "bare"),
    [
        ("อบต.บ้านใหม่", "sao", "บ้านใหม่"),
        ("องค์การบริหารส่วนตำบล บ้านใหม่", "sao", "บ้านใหม่"),
        ("สำนักงานเทศบาลตำบลบ้านใหม่", "subdistrict_municipality", "บ้านใหม่"),
        ("อบจ.ตาก", "pao", "ตาก"),
        ("จังหวัดตาก", "province", "ตาก"),
        ("กทม.", "bma", ""),
        ("บ้านใหม่", None, "บ้านใหม่"),
        ("อบต.", None, "อบต."),
        ("โรงพยาบาลตาก", None, "โรงพยาบาลตาก"),
    ],
)
def test_a_written_name_tells_its_kind(text: str, kind: str | None, bare: str) -> None:
    assert kind_and_name(text) == (kind, bare)
