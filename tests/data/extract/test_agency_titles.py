"""Which agency a title names, in the many writings of titles: kinds short, broken, misspelt, offices, partners, places."""

from __future__ import annotations

import pytest

from data.agencies import Registry
from data.extract.agency import read_agency

TROKNONG = "องค์การบริหารส่วนตำบลตรอกนอง"
KWIANHAK = "เทศบาลตำบลเกวียนหัก"
CHANTHABURI = "เทศบาลเมืองจันทบุรี"
KHONKAEN = "เทศบาลนครขอนแก่น"
PHAYAO_PAO = "องค์การบริหารส่วนจังหวัดพะเยา"
NONGBUA = "องค์การบริหารส่วนตำบลหนองบัว"
BANGKOK = "กรุงเทพมหานคร"


def told(text: str, title_end: int = 300):
    return read_agency(text, Registry(), min(title_end, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "อบต.ตรอกนอง",
        "อบต. ตรอกนอง",
        "อบต ตรอกนอง",
        "อบตตรอกนอง",
        "อ.บ.ต.ตรอกนอง",
        "อ.บ.ต. ตรอกนอง จัดประชุม",
        "องค์การบริหารส่วนตำบล ตรอกนอง",
        "องค์การบริหารส่วน ตำบลตรอกนอง",
        "องค์การบริหารส่วนต.ตรอกนอง",
        "องค์การบริหารส่วนตำบล\nตรอกนอง\nอำเภอขลุง จังหวัดจันทบุรี",
        "องค์การบริหารส่วน\nตำบลตรอกนอง",
        "องค์การบริหารส่วนตำบลตรอกนองได้ดำเนินการจัดประชุมประชาคม",
        "องค์การบริหารส่วนตำบลตรอกนองณ ห้องประชุม",
        "สำนักปลัด อบต.ตรอกนอง",
        "สำนักปลัดองค์การบริหารส่วนตำบลตรอกนอง",
        "สภา อบต.ตรอกนอง",
        "สมาชิกสภาองค์การบริหารส่วนตำบลตรอกนอง",
        "นายกอบต.ตรอกนอง",
        "ที่ทำการองค์การบริหารส่วนตำบลตรอกนอง เลขที่ 9 หมู่ 4 ต.ตรอกนอง อ.ขลุง จ.จันทบุรี",
        "ชื่อหน่วยงาน : อบต.ตรอกนอง",
        "หน่วยงาน: องค์การบริหารส่วนตำบล“ตรอกนอง”",
        "จังหวัดจันทบุรี\nอำเภอขลุง\nองค์การบริหารส่วนตำบลตรอกนอง",
        "อำเภอขลุง จังหวัดจันทบุรี\nรายงานผล\nอบต.ตรอกนอง ได้จัดประชุม",
        "อบต.ตรอกนอง โรงเรียนบ้านตรอกนอง",
        "โรงเรียนผู้สูงอายุ\nองค์การบริหารส่วนตำบลตรอกนอง",
        "อบต.ตรอกนอง อำเภอขลุง จังหวัดจันทบุรี ศึกษาดูงาน กรุงเทพมหานคร",
    ],
)
def test_a_subdistrict_organisation(text: str) -> None:
    reading = told(text)
    assert reading.agency is not None
    agency = reading.agency
    assert (agency.agency_id, agency.name, agency.subdistrict, agency.district, agency.province) == (
        "sao-220210", TROKNONG, "ตรอกนอง", "ขลุง", "จันทบุรี",
    )  # fmt: skip
    assert reading.misspelt == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ทต.เกวียนหัก", KWIANHAK),
        ("ท.ต.เกวียนหัก", KWIANHAK),
        ("เทศบาลต.เกวียนหัก", KWIANHAK),
        ("เทศบาล ต.เกวียนหัก", KWIANHAK),
        ("เทศบาล ตำบลเกวียนหัก", KWIANHAK),
        ("เทศบาลตำบล\nเกวียนหัก", KWIANHAK),
        ("สำนักงานเทศบาลตำบลเกวียนหัก", KWIANHAK),
        ("นายกเทศมนตรีตำบลเกวียนหัก พร้อมคณะ ออกหน่วยเทศบาลพบประชาชน", KWIANHAK),
        ("ทม.จันทบุรี", CHANTHABURI),
        ("ท.ม.จันทบุรี", CHANTHABURI),
        ("สำนักงานเทศบาลเมืองจันทบุรี", CHANTHABURI),
        ("นายกเทศมนตรีเมืองจันทบุรี", CHANTHABURI),
        ("เทศบาลเมืองเมืองพล", "เทศบาลเมืองเมืองพล"),
        ("เทศบาลเมืองหัวหิน", "เทศบาลเมืองหัวหิน"),
        ("ทน.ขอนแก่น", KHONKAEN),
        ("ท.น.ขอนแก่น", KHONKAEN),
        ("เทศบาลนคร\nขอนแก่น", KHONKAEN),
        ("นายกเทศมนตรีนครขอนแก่น", KHONKAEN),
        ("เทศบาลนครขอนแก่นประชุมร่วมกับชุมชน", KHONKAEN),
        ("อบจ. พะเยา", PHAYAO_PAO),
        ("อ.บ.จ.พะเยา", PHAYAO_PAO),
        ("องค์การบริหารส่วนจังหวัด\nพะเยา", PHAYAO_PAO),
        ("สำนักงานองค์การบริหารส่วนจังหวัดพะเยา", PHAYAO_PAO),
        ("อบจ.โคราช", "องค์การบริหารส่วนจังหวัดนครราชสีมา"),
        ("องค์การบริหารส่วนจังหวัดอยุธยา", "องค์การบริหารส่วนจังหวัดพระนครศรีอยุธยา"),
        ("กทม.", BANGKOK),
        ("กรุงเทพมหานคร", BANGKOK),
        ("ศาลาว่าการเมืองพัทยา จังหวัดชลบุรี", "เมืองพัทยา"),
    ],
)
def test_municipalities_and_the_larger_ones(text: str, name: str) -> None:
    agency = told(text).agency
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize(
    ("text", "kind", "name", "district", "province"),
    [
        ("สำนักงานเขตบางรัก กรุงเทพมหานคร", "district", "สำนักงานเขตบางรัก", "บางรัก", BANGKOK),
        ("กทม. เขตบางรัก", "district", "สำนักงานเขตบางรัก", "บางรัก", BANGKOK),
        ("สำนักงานเขตบางกะปิ", "district", "สำนักงานเขตบางกะปิ", "บางกะปิ", BANGKOK),
        ("ที่ว่าการอำเภอขลุง", "district", "อำเภอขลุง", "ขลุง", "จันทบุรี"),
        ("ที่ทำการปกครองอำเภอขลุง จ.จันทบุรี", "district", "อำเภอขลุง", "ขลุง", "จันทบุรี"),
        ("อำเภอขลุง จังหวัดจันทบุรี\nรายงานการมีส่วนร่วม", "district", "อำเภอขลุง", "ขลุง", "จันทบุรี"),
        ("อำเภอขลุง\nจังหวัดจันทบุรี", "district", "อำเภอขลุง", "ขลุง", "จันทบุรี"),
        ("อำเภอเมือง จังหวัดตราด\nรายงาน", "district", "อำเภอเมืองตราด", "เมืองตราด", "ตราด"),
        ("จังหวัดพะเยา", "province", "จังหวัดพะเยา", None, "พะเยา"),
        ("ศาลากลางจังหวัดพะเยา", "province", "จังหวัดพะเยา", None, "พะเยา"),
        ("สำนักงานจังหวัดพะเยา", "province", "จังหวัดพะเยา", None, "พะเยา"),
        ("โรงพยาบาลขลุง", "health", "โรงพยาบาลขลุง", None, None),
        ("รพ.ขลุง จ.จันทบุรี", "health", "โรงพยาบาลขลุง", None, "จันทบุรี"),
        ("โรงพยาบาลขลุงได้จัดประชุม", "health", "โรงพยาบาลขลุง", None, None),
        ("รพ.สต.ตรอกนอง", "health", "โรงพยาบาลส่งเสริมสุขภาพตำบลตรอกนอง", None, None),
        ("สสอ.ขลุง", "health", "สำนักงานสาธารณสุขอำเภอขลุง", "ขลุง", "จันทบุรี"),
        ("สสจ.จันทบุรี", "health", "สำนักงานสาธารณสุขจังหวัดจันทบุรี", None, "จันทบุรี"),
        ("สพป.จันทบุรี เขต 1", "education", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาจันทบุรี เขต 1", None, None),
        ("สพม.จันทบุรี ตราด", "education", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาจันทบุรี ตราด", None, None),
        ("วิทยาลัยเทคนิคจันทบุรี", "education", "วิทยาลัยเทคนิคจันทบุรี", None, None),
        ("วิทยาลัยการอาชีพขลุง", "education", "วิทยาลัยการอาชีพขลุง", None, None),
        ("มหาวิทยาลัยราชภัฏรำไพพรรณี", "education", "มหาวิทยาลัยราชภัฏรำไพพรรณี", None, None),
        ("โรงเรียนบ้านนาใน", "education", "โรงเรียนบ้านนาใน", None, None),
        ("โรงเรียนวัดขลุง (เชยโพธิ์) อำเภอขลุง จังหวัดจันทบุรี", "education", "โรงเรียนวัดขลุง (เชยโพธิ์)", "ขลุง", "จันทบุรี"),
    ],
)
def test_other_offices(text: str, kind: str, name: str, district: str | None, province: str | None) -> None:
    agency = told(text).agency
    assert agency is not None
    assert (agency.kind, agency.name, agency.district, agency.province) == (kind, name, district, province)


@pytest.mark.parametrize(
    ("text", "subdistrict", "province"),
    [
        ("องค์การบริหารส่วนตำบลนาดีจัดประชุม อำเภอเมืองอุดรธานี จังหวัดอุดรธานี", "นาดี", "อุดรธานี"),
        ("อบต.ในคลองบางปลากด จังหวัดสมุทรปราการ", "ในคลองบางปลากด", "สมุทรปราการ"),
        ("เทศบาลตำบลที่วังจัดประชุมประชาคม", "ที่วัง", "นครศรีธรรมราช"),
        ("องค์การบริหารส่วนตำบลเมืองเก่า จังหวัดสุโขทัย", "เมืองเก่า", "สุโขทัย"),
        ("องค์การบริหารส่วนตำบลหนองแก(หัวหิน) จังหวัดประจวบคีรีขันธ์", "หนองแก", "ประจวบคีรีขันธ์"),
        ("องค์การบริหารส่วนตำบลปอพาน จังหวัดร้อยเอ็ด", "ปอภาร", "ร้อยเอ็ด"),
        ("อบต.จ.ป.ร. อำเภอกระบุรี", "จ.ป.ร.", "ระนอง"),
        ("รายงานผล อบต.หนองบัว (อ.เมือง จ.กาญจนบุรี)", "หนองบัว", "กาญจนบุรี"),
        ("อำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี\nอบต.หนองบัว", "หนองบัว", "กาญจนบุรี"),
        ("ทต.หนองบัว | อำเภอเมืองกาญจนบุรี | จังหวัดกาญจนบุรี", "หนองบัว", "กาญจนบุรี"),
    ],
)
def test_names_that_hold_common_words_and_places_around_them(text: str, subdistrict: str, province: str) -> None:
    agency = told(text).agency
    assert agency is not None
    assert (agency.subdistrict, agency.province) == (subdistrict, province)


def test_an_address_at_the_end_tells_the_place() -> None:
    address = "อบต.หนองบัว เลขที่ 9 หมู่ 4 ต.หนองบัว อ.เมืองกาญจนบุรี จ.กาญจนบุรี 71190"
    reading = told("รายงานผลการมีส่วนร่วม\nอบต.หนองบัว จัดประชุม\n" + "เนื้อหา " * 300 + "\n" + address, 40)
    assert reading.agency is not None
    assert (reading.agency.name, reading.agency.province) == (NONGBUA, "กาญจนบุรี")


def test_a_place_that_was_only_visited_does_not_move_the_agency() -> None:
    reading = told("รายงานของ อบต.ตรอกนอง\nโครงการศึกษาดูงาน ณ อำเภอแกลง จังหวัดระยอง")
    assert reading.agency is not None
    assert reading.agency.agency_id == "sao-220210"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("อบต.ตรอกนอง ร่วมกับ อบต.ซึ้ง และ อบต.มาบไพ จัดประชุม อบต.ซึ้ง อบต.ซึ้ง", TROKNONG),
        ("รายงานของ อบต.ตรอกนอง\nศึกษาดูงาน ณ " + "เทศบาลตำบลเกวียนหัก มีผู้บรรยาย\n" * 6, TROKNONG),
        ("สนับสนุนงบโดย อบจ.จันทบุรี อบจ.จันทบุรี\nอบต.ตรอกนอง อบต.ตรอกนอง อบต.ตรอกนอง", TROKNONG),
        ("ที่ว่าการอำเภอขลุง จังหวัดจันทบุรี\nประชุมร่วมกับ อบต.ตรอกนอง เทศบาลตำบลเกวียนหัก อบต.ซึ้ง", "อำเภอขลุง"),
        ("โรงพยาบาลขลุง\nรายงานผล ร่วมกับ อบต.ตรอกนอง เทศบาลตำบลเกวียนหัก อบต.ซึ้ง", "โรงพยาบาลขลุง"),
        ("จังหวัดพิษณุโลก\nสรุปผลการประชุมร่วมกับ อบต.ท่าทอง อบต.วัดจันทร์ อบต.ดอนทอง", "จังหวัดพิษณุโลก"),
        ("สำนักงานสาธารณสุขจังหวัดจันทบุรี ร่วมกับ อบต.ตรอกนอง", "สำนักงานสาธารณสุขจังหวัดจันทบุรี"),
    ],
)
def test_of_several_that_are_named_the_one_that_reports(text: str, name: str) -> None:
    agency = told(text).agency
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("องค์การบริหารสวนตำบลตรอกนอง", "องค์การบริหารสวนตำบลตรอกนอง"),
        ("องการบริหารส่วนตำบลตรอกนอง", "องการบริหารส่วนตำบลตรอกนอง"),
        ("องค์กรบริหารส่วนตำบลตรอกนอง", "องค์กรบริหารส่วนตำบลตรอกนอง"),
        ("องค์การบริการส่วนตำบลตรอกนอง", "องค์การบริการส่วนตำบลตรอกนอง"),
        ("องค์การบริหารส่วนตำบลตรอกอง\nอบต.ตรอกนอง ได้จัดประชุม", "ตรอกอง"),
        ("องค์การบริหารส่วนตำบลตรอกอง อำเภอขลุง จังหวัดจันทบุรี", "ตรอกอง"),
    ],
)
def test_a_slip_does_not_make_another_agency_and_is_told(text: str, slip: str) -> None:
    reading = told(text)
    assert reading.agency is not None
    assert reading.agency.agency_id == "sao-220210"
    ((words, start, end),) = reading.misspelt
    assert words == slip
    assert slip in text[start:end]


@pytest.mark.parametrize(
    "text",
    [
        "ประกอบต่อไปนี้ รอบตลาดและรอบตำบล ตรวจสอบต้นไม้",
        "เทศบาลตำบลหมายเลข 4",
        "อบต. และเทศบาลในพื้นที่",
        "องค์การบริหารส่วนตำบล\nได้จัดประชุมประชาคม",
        "พนักงานส่วนตำบล ข้าราชการส่วนจังหวัด",
    ],
)
def test_words_that_only_look_like_a_name(text: str) -> None:
    assert told(text).agency is None


def test_all_candidates_of_a_shared_name_come_along() -> None:
    reading = told("เทศบาลตำบลเมืองแกจัดเวที")
    assert reading.rule == "ambiguous"
    assert {(one.agency_id, one.district, one.province) for one in reading.candidates} == {
        ("subdistrict_municipality-311104", "สตึก", "บุรีรัมย์"),
        ("subdistrict_municipality-320305", "ท่าตูม", "สุรินทร์"),
    }


def test_a_sentence_that_goes_on_behind_the_kind_names_nothing() -> None:
    assert told("ชุมชนร่วมกับ อบต. ทำแนวกันไฟแล้วเสร็จ").agency is None
    assert told("- อบต. ลงลูกรังถนนไปนาท้ายคุ้มเสร็จแล้ว").agency is None


def test_an_office_below_its_parent_stands_out_by_its_place() -> None:
    text = "MOIT ไตรมาสที่ 2\nโรงพยาบาลวังหินทอง อำเภอพนมไพร จังหวัดร้อยเอ็ด สำนักงานปลัดกระทรวงสาธารณสุข\nกิจกรรม"
    agency = told(text, 16).agency
    assert agency is not None
    assert (agency.kind, agency.name, agency.district) == ("health", "โรงพยาบาลวังหินทอง", "พนมไพร")
