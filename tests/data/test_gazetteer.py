"""Places by bare name, and the short forms of provinces."""

from __future__ import annotations

from data.gazetteer import PROVINCE_ALIASES, gazetteer, province_named


def test_all_provinces_are_there() -> None:
    assert len(gazetteer().provinces) == 77


def test_a_shared_name_maps_to_all_its_places() -> None:
    places = gazetteer().subdistricts["หนองบัว"]
    assert len(places) > 10
    assert len({place.code for place in places}) == len(places)


def test_a_unique_subdistrict() -> None:
    (place,) = gazetteer().subdistricts["ตรอกนอง"]
    assert (place.district, place.province) == ("ขลุง", "จันทบุรี")


def test_a_province_is_named_by_the_beginning_of_the_words() -> None:
    assert province_named("จันทบุรีได้จัดประชุม") == "จันทบุรี"
    assert province_named("โคราช") == "นครราชสีมา"
    assert province_named("กทม.") == "กรุงเทพมหานคร"
    assert province_named("ตรอกนอง") is None


def test_every_alias_stands_for_a_province() -> None:
    assert set(PROVINCE_ALIASES.values()) <= set(gazetteer().provinces)
