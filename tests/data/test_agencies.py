"""Names of agencies written out, their ids, and the registry."""

from __future__ import annotations

import pytest

from data.agencies import Registry, agency_id, full_name, short_name
from data.report import Agency


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
