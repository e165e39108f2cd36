"""Which agency reports: abbreviations written out, completed by the gazetteer, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from data.agencies import Registry
from data.extract.agency import read_agency
from data.report import Agency, AgencyAlias


def told(text: str, registry: Registry | None = None, around: str = ""):
    return read_agency(text, registry or Registry(), 300, around)


@pytest.mark.parametrize(
    ("text", "name", "district", "province"),
    [
        ("องค์การบริหารส่วนตำบลตรอกนอง", "องค์การบริหารส่วนตำบลตรอกนอง", "ขลุง", "จันทบุรี"),
        ("อบต.ตรอกนอง ได้จัดประชุม", "องค์การบริหารส่วนตำบลตรอกนอง", "ขลุง", "จันทบุรี"),
        ("อบต. ตรอกนองได้จัดประชุม", "องค์การบริหารส่วนตำบลตรอกนอง", "ขลุง", "จันทบุรี"),
        ("อบจ.พะเยา", "องค์การบริหารส่วนจังหวัดพะเยา", None, "พะเยา"),
        ("รายงานผล\nจังหวัดพิษณุโลก\nรอบ 6 เดือน", "จังหวัดพิษณุโลก", None, "พิษณุโลก"),
        ("อบต.โคกหินเทา อำเภอขลุง จังหวัด\n      จันทบุรี\nรอบ 6 เดือน", "องค์การบริหารส่วนตำบลโคกหินเทา", "ขลุง", "จันทบุรี"),
        ("ชื่อหน่วยงาน\tเทศบาลตำบลนาข่า\nอำเภอ / จังหวัด\tมัญจาคีรี / ขอนแก่น", "เทศบาลตำบลนาข่า", "มัญจาคีรี", "ขอนแก่น"),
        # A word that no table ends a name with: "ถือ" is no part of it.
        (
            "ชาวบ้านมีส่วนร่วมกับเทศบาลเมืองสันป่าตึง\nอ.เมืองพะเยา จ.พะเยา\nเทศบาลเมืองสันป่าตึงถือว่าเมืองเป็นของทุกคน\nณ เทศบาลเมืองสันป่าตึง",
            "เทศบาลเมืองสันป่าตึง",
            "เมืองพะเยา",
            "พะเยา",
        ),
        ("เมืองพัทยาจัดประชุม", "เมืองพัทยา", "บางละมุง", "ชลบุรี"),
    ],
)
def test_written_out_and_completed(text: str, name: str, district: str | None, province: str | None) -> None:
    agency = told(text).agency
    assert agency is not None
    assert (agency.name, agency.district, agency.province) == (name, district, province)


def test_a_shared_name_without_a_place_is_unresolved_with_candidates() -> None:
    reading = told("องค์การบริหารส่วนตำบลหนองบัว ได้จัดประชุมประชาคม")
    assert reading.agency is None
    assert reading.rule == "ambiguous"
    assert len(reading.candidates) > 2
    assert all(candidate.subdistrict == "หนองบัว" and candidate.province for candidate in reading.candidates)


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลหนองบัว อำเภอเมือง จังหวัดกาญจนบุรี",
        "อบต.หนองบัว อ.เมืองกาญจนบุรี จ.กาญจนบุรี",
        "รายงานของ อบต.หนองบัว\nอำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี",
    ],
)
def test_a_shared_name_is_told_by_its_place(text: str) -> None:
    agency = told(text).agency
    assert agency is not None
    assert (agency.subdistrict, agency.province) == ("หนองบัว", "กาญจนบุรี")


def test_what_stands_around_the_report_can_tell_the_place() -> None:
    agency = told("อบต.หนองบัว จัดประชุม", around="อำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี").agency
    assert agency is not None
    assert agency.province == "กาญจนบุรี"


def test_the_registry_goes_before_the_gazetteer() -> None:
    row = Agency("x-1", "sao", "องค์การบริหารส่วนตำบลหนองบัว", "อบต.หนองบัว", "หนองบัว", "ก", "ข", "registry")
    reading = told("อบต.หนองบัว", Registry([row]))
    assert (reading.agency, reading.rule) == (row, "registry")


def test_a_name_that_no_gazetteer_knows_is_taken_as_stated() -> None:
    reading = told("องค์การบริหารส่วนตำบลคลองสมมุติ จังหวัดพัทลุง")
    assert reading.agency is not None
    assert reading.agency.name == "องค์การบริหารส่วนตำบลคลองสมมุติ"
    assert (reading.agency.province, reading.rule) == ("พัทลุง", "stated")


def test_a_slip_in_the_name_is_found_where_it_stands() -> None:
    text = "องค์การบริหารส่วนตำบลตรอกนอง\nองค์การบริหารส่วนตำบลตรอกอง ได้จัดประชุม\nอบต.ตรอกนอง"
    ((name, start, end),) = told(text).misspelt
    assert name == "ตรอกอง"
    assert text[start:end] == "องค์การบริหารส่วนตำบลตรอกอง"


def test_another_place_is_no_slip() -> None:
    # หนองบัว and หนองบอน are one letter apart, and both are subdistricts.
    text = "อบต.หนองบัว อำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี ร่วมกับ อบต.หนองบอน อบต.หนองบัว"
    assert told(text).misspelt == []


@pytest.mark.parametrize(
    "text",
    [
        "อบต.ได้จัดประชุม",
        "เทศบาลตำบลที่อยู่ใกล้เคียง",
        "องค์การบริหารส่วนตำบลมีหน้าที่พัฒนา",
        "โครงการ อบต.เคลื่อนที่",
        "รองนายก อบต. จำนวน 3 คน",
        "งานเทศบาลตำบลพบประชาชน",
    ],
)
def test_general_talk_of_a_kind_is_no_name(text: str) -> None:
    assert told(text).agency is None


def test_nothing_stated() -> None:
    assert told("รายงานผลการมีส่วนร่วม").rule == "none"


FORMER = AgencyAlias("R1", "องค์การบริหารส่วนตำบลบ้านใหม่", "sao", None, date(2019, 8, 31))
RENAMED = Agency(
    "R1", "subdistrict_municipality", "เทศบาลตำบลบ้านใหม่", "ทต.บ้านใหม่", "บ้านใหม่", "เมืองตาก", "ตาก", "registry"
)
NAMESAKE = Agency("R2", "sao", "องค์การบริหารส่วนตำบลบ้านใหม่", "อบต.บ้านใหม่", "บ้านใหม่", "เมืองตาก", "ตาก", "registry")


def test_a_renamed_agency_keeps_its_id_and_the_report_its_words() -> None:
    registry = Registry([RENAMED], [FORMER])
    before = read_agency("รายงานของ อบต.บ้านใหม่ จังหวัดตาก", registry, 100)
    after = read_agency("รายงานของ ทต.บ้านใหม่ จังหวัดตาก", registry, 100)
    assert (before.agency, before.rule, before.stated) == (RENAMED, "registry_alias", "อบต.บ้านใหม่")
    assert (after.agency, after.rule, after.stated) == (RENAMED, "registry", "ทต.บ้านใหม่")


def test_the_reports_period_decides_between_two_of_one_name() -> None:
    registry = Registry([RENAMED, NAMESAKE], [FORMER, AgencyAlias("R2", FORMER.alias, "sao", date(2019, 9, 1))])
    text = "รายงานของ อบต.บ้านใหม่ จังหวัดตาก"
    earlier = read_agency(text, registry, 100, when=(date(2018, 10, 1), date(2019, 3, 31)))
    later = read_agency(text, registry, 100, when=(date(2023, 10, 1), date(2024, 3, 31)))
    undated = read_agency(text, registry, 100)
    assert (earlier.agency, later.agency) == (RENAMED, NAMESAKE)
    assert (undated.agency, undated.rule, undated.candidates) == (None, "ambiguous", [NAMESAKE, RENAMED])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("เทศบาลตำบลตรอกนองใน อำเภอขลุง จังหวัดจันทบุรี", "เทศบาลตำบลตรอกนองใน"),
        ("เทศบาลตำบลตรอกนองใน ครั้งที่ 2", "เทศบาลตำบลตรอกนองใน"),
        ("เทศบาลตำบลตรอกนองในวันที่ 5 มกราคม", "เทศบาลตำบลตรอกนอง"),
        ("เทศบาลตำบลตรอกนองใน วันที่ 5 มกราคม", "เทศบาลตำบลตรอกนอง"),
    ],
)
def test_the_inner_of_two_places_of_one_name(text: str, name: str) -> None:
    agency = told(text).agency
    assert agency is not None
    assert agency.name == name


def test_the_district_whose_own_work_the_title_tells_of() -> None:
    agency = told("สรุปผลการมีส่วนร่วม\nในการดำเนินงานของอำเภอขลุง จังหวัดจันทบุรี\nผู้แทน อบต.ตรอกนอง 2 คน").agency
    assert agency is not None
    assert (agency.kind, agency.name, agency.province) == ("district", "อำเภอขลุง", "จันทบุรี")
