"""Who came: totals, groups and headcounts worked out by hand; households, money, targets and counters are never people."""

from __future__ import annotations

import pytest

from data.extract.groups import SIDES, Reporter, category_of
from data.extract.lines import read_lines
from data.extract.participants import People, read_people
from tests.told import activities_of


def of(words: str, *, labelled: bool = True, reporter: Reporter | None = None) -> People:
    """Read lines below the heading of the participants; a line with a mark is a list item."""
    text = read_lines(words)
    passages = [(line.body, line.end, line.marked or "\t" in text.words(line)) for line in text.lines]
    return read_people(text, passages, reporter or Reporter("sao", "องค์การบริหารส่วนตำบลตรอกนอง"), labelled=labelled)


def groups(people: People) -> list[tuple[str, str, int | None]]:
    return [(group.label, group.category, group.headcount) for group in people.groups]


def test_a_list_of_groups_under_a_stated_total() -> None:
    people = of("มีผู้เข้าร่วมประชุม จำนวน 19 คน ประกอบด้วย\n1. นายก อบต. 1 คน\n2. ผู้ใหญ่บ้าน 6 คน\n3. อสม. จำนวน 12 คน")
    assert people.total == 19
    assert groups(people) == [
        ("นายก อบต.", "executive", 1),
        ("ผู้ใหญ่บ้าน", "village_head", 6),
        ("อสม.", "health_volunteer", 12),
    ]


def test_the_last_row_can_be_the_sum() -> None:
    people = of("- เกษตรกร 12 คน\n- ผู้สูงอายุ 8 คน\n- รวม 20 คน")
    assert people.total == 20
    assert groups(people) == [("เกษตรกร", "occupation", 12), ("ผู้สูงอายุ", "elderly", 8)]


def test_running_prose_is_cut_at_commas_and_counts() -> None:
    people = of("ผู้เข้าร่วม 45 คน ประกอบด้วย กำนัน 1 คน ผู้ใหญ่บ้าน 8 คน และประชาชน 36 คน")
    assert people.total == 45
    assert groups(people) == [
        ("กำนัน", "village_head", 1),
        ("ผู้ใหญ่บ้าน", "village_head", 8),
        ("ประชาชน", "public", 36),
    ]


def test_groups_without_counts() -> None:
    people = of("ผู้เข้าร่วมประกอบด้วย กำนัน ผู้ใหญ่บ้าน อสม. และประชาชน")
    assert people.total is None
    assert [label for label, _, _ in groups(people)] == ["กำนัน", "ผู้ใหญ่บ้าน", "อสม.", "ประชาชน"]
    assert all(heads is None for _, _, heads in groups(people))


def test_a_lone_count_is_the_total_of_all_that_are_named() -> None:
    people = of("กำนัน ผู้ใหญ่บ้าน อสม. และประชาชน จำนวน 60 คน")
    assert people.total == 60
    assert [heads for _, _, heads in groups(people)] == [None] * 4


def test_one_group_can_be_all_who_came() -> None:
    people = of("มีเกษตรกรในพื้นที่เข้าร่วม 41 ราย", labelled=False)
    assert people.total == 41
    assert groups(people) == [("เกษตรกรในพื้นที่", "occupation", 41)]


@pytest.mark.parametrize(
    "words",
    ["- เกษตรกร ชาย 12 คน หญิง 20 คน", "- เกษตรกร 32 คน (ชาย 12 คน หญิง 20 คน)"],
)
def test_a_split_by_sex_is_no_group(words: str) -> None:
    assert groups(of(words)) == [("เกษตรกร", "occupation", 32)]


def test_table_rows_with_men_women_and_their_sum() -> None:
    people = of("กลุ่ม\tชาย\tหญิง\tรวม\nเกษตรกร\t12\t20\t32\nผู้สูงอายุ\t3\t5\t8\nรวม\t15\t25\t40")
    assert people.total == 40
    assert groups(people) == [("เกษตรกร", "occupation", 32), ("ผู้สูงอายุ", "elderly", 8)]


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("ผู้เข้าร่วมประมาณ 60 คน", 60),
        ("ผู้เข้าร่วมทั้งสิ้น 1,250 คน", 1250),
        ("ผู้เข้าร่วม 60 ท่าน", 60),
        ("มีพระสงฆ์มาร่วม 9 รูป", 9),
        ("มีผู้เข้าร่วม ๔๒ คน", 42),
        ("มีผู้เข้าร่วมจำนนวน 19 คน", 19),
        # Not people.
        ("ผู้เข้าร่วม 50 ครัวเรือน", None),
        ("เข้าร่วม 8 หมู่บ้าน", None),
        ("ผู้เข้าร่วมใช้งบประมาณ 20,000 บาท", None),
        ("ผู้เข้าร่วม 3 รายการ", None),
        ("ผู้เข้าร่วมออกแบบ 2 รูปแบบ", None),
        ("เข้าร่วม 5 ชุมชน", None),
        ("ผู้เข้าร่วมได้คนละ 2 คนละครึ่ง", None),
        ("มีผู้ตอบแบบสอบถาม 385 คน", None),
    ],
)
def test_only_units_of_people_count(words: str, total: int | None) -> None:
    assert of(words).total == total


@pytest.mark.parametrize(
    "words", ["กลุ่มเป้าหมาย จำนวน 80 คน", "คาดว่าจะมีผู้เข้าร่วม 80 คน", "- เป้าหมาย 80 คน", "รับสมัครไม่เกิน 80 คน"]
)
def test_a_target_is_not_attendance(words: str) -> None:
    people = of(words)
    assert (people.total, people.target) == (None, 80)


def test_attendance_beside_its_target() -> None:
    people = of("เป้าหมาย 80 คน มีผู้เข้าร่วม 65 คน")
    assert (people.total, people.target) == (65, 80)


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("นายกองค์การบริหารส่วนตำบล", "executive"),
        ("สมาชิกสภา อบต.", "council"),
        ("ปลัด อบต.", "staff"),
        ("กำนัน", "village_head"),
        ("ผู้นำชุมชน", "community"),
        ("อาสาสมัครสาธารณสุขประจำหมู่บ้าน", "health_volunteer"),
        ("อปพร.", "volunteer"),
        ("กลุ่มสตรี", "women"),
        ("ชมรมผู้สูงอายุ", "elderly"),
        ("คนพิการ", "disability"),
        ("สภาเด็กและเยาวชน", "youth"),
        ("ผู้ปกครองนักเรียน", "parents"),
        ("วิสาหกิจชุมชนทอผ้า", "occupation"),
        ("ผู้ประกอบการร้านค้า", "business"),
        ("ผู้เลี้ยงไก่", "occupation"),
        ("ผู้เพาะเลี้ยงกุ้ง", "occupation"),
        ("เทศกิจ", "staff"),
        ("เกษตรตำบล", "other_government"),
        ("ลูกบ้าน", "public"),
        ("ชาวไทยมุสลิม", "public"),
        ("มูลนิธิรักษ์น้ำ", "ngo"),
        ("อาจารย์มหาวิทยาลัย", "academic"),
        ("ผู้ทรงคุณวุฒิ", "expert"),
        ("ครู", "school"),
        ("เจ้าอาวาส", "religion"),
        ("รพ.สต.บ้านกลาง", "health_unit"),
        ("นายอำเภอ", "other_government"),
        ("ราษฎรหมู่ที่ 3", "public"),
        ("ผู้ป่วยติดเตียง", "vulnerable"),
        ("ชมรมเปตอง", "sports"),
        ("ชมรมเรือยาวบ้านกลาง", "sports"),
        ("สำนักงานพัฒนาชุมชนอำเภอขลุง", "other_government"),
        ("คณะกรรมการพัฒนาชุมชน", "community"),
        ("ผู้สังเกตการณ์", "unknown"),
        ("คณะกรรมการประปาหมู่บ้าน", "community"),
        ("ผู้แทนมูลนิธิเพื่อแรงงานข้ามชาติ", "ngo"),
        ("คณะกรรมการติดตามฯ สัดส่วนสภา", "council"),
        ("เจ้าของอาคารริมถนน", "public"),
        ("เจ้าของรีสอร์ท", "business"),
    ],
)
def test_categories(label: str, category: str) -> None:
    assert category_of(label, Reporter("sao", "")) == category


def test_a_province_is_no_temple() -> None:
    # วัด (temple) stands inside จังหวัด (province).
    assert category_of("ผู้แทนจังหวัด", Reporter("sao", "")) == "other_government"
    assert category_of("วัดตรอกนอง", Reporter("sao", "")) == "religion"


def test_the_agencys_own_name_is_its_staff_and_another_agency_is_not() -> None:
    own = Reporter("sao", "องค์การบริหารส่วนตำบลตรอกนอง")
    assert category_of("องค์การบริหารส่วนตำบลตรอกนอง", own) == "staff"
    assert category_of("องค์การบริหารส่วนตำบลซึ้ง", own) == "other_lao"
    assert category_of("ผู้แทน อปท. ใกล้เคียง", own) == "other_lao"


def test_in_a_provinces_report_local_authorities_are_others() -> None:
    assert category_of("นายกเทศมนตรี", Reporter("province", "จังหวัดพิษณุโลก")) == "other_lao"
    assert category_of("นายกเทศมนตรี", Reporter("town_municipality", "")) == "executive"


def test_every_category_has_its_side() -> None:
    assert SIDES["council"] == "internal"
    assert SIDES["expert"] == "grey"
    assert SIDES["public"] == "external"
    assert set(SIDES.values()) == {"internal", "external", "grey", "unknown"}


def test_a_long_number_in_a_row_counts_nobody() -> None:
    people = of("ผู้นำชุมชน\t0812345678\t12\nประชาชน\t9999999999")
    assert groups(people) == [("ผู้นำชุมชน", "community", 12), ("ประชาชน", "public", None)]


@pytest.mark.parametrize(
    ("words", "total", "named"),
    [
        ("มีผู้ลงทะเบียน 9 คน เป็นเกษตรกร 5 คน อสม. 4 คน", 9, [("เกษตรกร", 5), ("อสม.", 4)]),
        ("รวม 9 คน แยกเป็น เกษตรกร 5 คน และ อสม. 4 คน", 9, [("เกษตรกร", 5), ("อสม.", 4)]),
        ("มาร่วม 9 คน คือ เกษตรกร 5 คน, อสม. 4 คน", 9, [("เกษตรกร", 5), ("อสม.", 4)]),
        ("เกษตรกร 5 คน กำนัน ผู้ใหญ่บ้าน 4 คน รวม 9 คน", 9, [("เกษตรกร", 5), ("กำนัน ผู้ใหญ่บ้าน", 4)]),
        ("เกษตรกรและกลุ่มสตรี จำนวน 9 คน", 9, [("เกษตรกรและกลุ่มสตรี", 9)]),
        ("- 9 คน\n- เกษตรกร 5 คน\n- อสม. 4 คน", 9, [("เกษตรกร", 5), ("อสม.", 4)]),
        ("- เกษตรกร 9 คน\n- รวม 9 คน (ชาย 4 คน หญิง 5 คน)", 9, [("เกษตรกร", 9)]),
        ("เกษตรกร 150 คน กับ อปพร. 20 คน", None, [("เกษตรกร", 150), ("อปพร.", 20)]),
    ],
)
def test_a_total_and_the_parts_it_is_told_to_have(words: str, total: int | None, named: list[tuple[str, int]]) -> None:
    people = of(words)
    assert people.total == total
    assert [(label, heads) for label, _, heads in groups(people)] == named


def test_those_who_may_come_are_a_target() -> None:
    people = of("ผู้มีสิทธิเข้าประชุม 120 คน มาประชุมจริง 74 คน")
    assert (people.total, people.target) == (74, 120)


def test_below_words_that_lead_on_a_line_is_a_group() -> None:
    people = of("ผู้เข้าร่วมประมาณ 60 คน ได้แก่\nชาวบ้านหมู่ที่ 4\nสมาชิกสภา อบต.\nจัดที่ศาลาวัด")
    assert people.total == 60
    assert groups(people) == [("ชาวบ้านหมู่ที่ 4", "public", None), ("สมาชิกสภา อบต.", "council", None)]


def test_who_answered_besides_is_no_group_of_those_who_came() -> None:
    people = of("ผู้เข้าร่วม 20 คน ประกอบด้วย ชาวบ้าน 14 คน และพนักงาน อบต. 6 คน และมีชาวบ้านตอบแบบสอบถามอีก 88 ราย")
    assert people.total == 20
    assert groups(people) == [("ชาวบ้าน", "public", 14), ("พนักงาน อบต.", "staff", 6)]


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("ผู้ ปกครองเด็กเล็ก", "parents"),  # a line's end within the word
        ("เจ้าของโรงสี", "business"),
        ("คนขับรถรับจ้าง", "occupation"),
        ("ผู้ใช้น้ำประปาหมู่ 4", "public"),
        ("กลุ่มผู้ใช้น้ำประปา", "occupation"),
        ("เจ้าหน้าที่งานประปา", "staff"),
        ("เจ้าหน้าที่กองทุน", "community"),
        ("ปลัดและเจ้าหน้าที่กองทุน", "staff"),
        ("สมาชิก อบต.", "council"),
        ("เจ้าของโรงอบยาง", "business"),
        ("ผู้ขาย", "business"),
        ("ลูกค้าประจำ", "public"),
        ("คนริมคลอง", "public"),
        ("ผู้รับการตรวจ", "public"),
    ],
)
def test_categories_of_everyday_names(label: str, category: str) -> None:
    assert category_of(label, Reporter("sao", "องค์การบริหารส่วนตำบลตรอกนอง")) == category


def test_a_count_of_nobody_in_particular_above_groups_without_counts_is_the_total() -> None:
    people = of("ประมาณ 80 คน ได้แก่ ประธานชุมชน, ผู้ค้าในตลาด, พนักงานเทศบาล")
    assert people.total == 80
    assert groups(people) == [
        ("ประธานชุมชน", "community", None),
        ("ผู้ค้าในตลาด", "business", None),
        ("พนักงานเทศบาล", "staff", None),
    ]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("ได้แก่ ผู้แทน อปท. ทั้ง 40 แห่ง, หัวหน้าส่วนราชการ", ["ผู้แทน อปท. ทั้ง 40 แห่ง", "หัวหน้าส่วนราชการ"]),
        ("ได้แก่ กรรมการผู้แทน อสม. 5 คน และผู้ใหญ่บ้าน 2 คน", ["กรรมการผู้แทน อสม.", "ผู้ใหญ่บ้าน"]),
        ("ผู้แทนครัวเรือน ประมาณ 30 ครัวเรือน", ["ผู้แทนครัวเรือน"]),
    ],
)
def test_what_goes_on_with_the_group_before_it(words: str, named: list[str]) -> None:
    assert [label for label, _, _ in groups(of(words))] == named


def test_a_count_with_its_word_in_a_cell_of_its_own() -> None:
    people = of("1. เจ้าของสวน\t\tจำนวน  ๒๑  คน\n2. ผู้ใหญ่บ้าน\t\tจำนวน   ๓  คน")
    assert [heads for _, _, heads in groups(people)] == [21, 3]


def test_a_landing_is_no_unit_and_several_groups_may_share_an_item() -> None:
    assert of("วันที่ 8 พ.ย. 65 ท่าน้ำวัดกลาง").total is None
    people = of("- ผู้ใหญ่บ้าน 9 คนผู้แทนประชาคม 45 คน")
    assert [(group.label, group.headcount) for group in people.groups] == [("ผู้ใหญ่บ้าน", 9), ("ผู้แทนประชาคม", 45)]


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("พนักงานและลูกจ้าง รพ.สต.", "staff"),
        ("เจ้าหน้าที่โรงพยาบาล", "staff"),
        ("แพทย์จากโรงพยาบาลขลุง", "health_unit"),
    ],
)
def test_a_health_centres_own_people_are_its_staff(label: str, category: str) -> None:
    assert category_of(label, Reporter("health", "โรงพยาบาลส่งเสริมสุขภาพตำบลตรอกนอง")) == category


def test_those_of_another_health_centre_are_not() -> None:
    office = Reporter("health", "สำนักงานสาธารณสุขอำเภอขลุง")
    assert category_of("เจ้าหน้าที่ รพ.สต.", office) == "health_unit"


def test_the_sector_before_its_groups_is_none_of_them() -> None:
    people = of("ภาครัฐ: ตำรวจ 2 คน\nภาคเอกชน: พนักงานโรงสีข้าว 5 คน")
    assert [(group.label, group.headcount) for group in people.groups] == [("ตำรวจ", 2), ("พนักงานโรงสีข้าว", 5)]


def test_those_who_lead_local_authorities_are_one_group() -> None:
    people = of("หัวหน้าส่วนราชการ 40 คน ผู้บริหาร อปท. 30 คน", reporter=Reporter("province", "จังหวัดลำพูน"))
    assert groups(people) == [("หัวหน้าส่วนราชการ", "other_government", 40), ("ผู้บริหาร อปท.", "other_lao", 30)]


@pytest.mark.parametrize(
    ("words", "total", "named"),
    [
        ("33 คน (เกษตรกร 30 คน / ผู้ใหญ่บ้าน 3 คน)", 33, ["เกษตรกร", "ผู้ใหญ่บ้าน"]),
        ("ประมาณ 350 คน มีชาวบ้าน นักเรียน และพระสงฆ์", 350, ["ชาวบ้าน", "นักเรียน", "พระสงฆ์"]),
        ("ตั้งเป้าไว้ 60 คน มาจริง 52 คน เป็นกรรมการชุมชนและ อสม.", 52, ["กรรมการชุมชน", "อสม."]),
        ("อสม. 22 คน และจิตอาสา 9 คน รวม 31 คน แบ่งสายเยี่ยมผู้ป่วยติดเตียง 16 ราย", 31, ["อสม.", "จิตอาสา"]),
        ("วันที่ 11 มีนาคม 2568 ชาวเรือมากัน 45 คน ผู้ประกอบการ 8 คน รวม 53 คน", 53, ["ชาวเรือ", "ผู้ประกอบการ"]),
        ("ประธานและกรรมการชุมชน 7 คน อสม. 4 คน", None, ["ประธานและกรรมการชุมชน", "อสม."]),
        ("อสม. 4 คน และพยาบาลของ รพ.สต. 3 คน", None, ["อสม.", "พยาบาลของ รพ.สต."]),
        ("วันที่ 27   ท่าน้ำวัดใหม่", None, ["ท่าน้ำวัดใหม่"]),
        ("มีผู้มาช่วยงานประมาณ 80 คน ประกอบด้วย นักเรียน อสม. และพนักงานเทศบาล", 80, ["นักเรียน", "อสม.", "พนักงานเทศบาล"]),
        ("พระสงฆ์ 5 รูป กลุ่มแม่บ้าน เยาวชน", None, ["พระสงฆ์", "กลุ่มแม่บ้าน", "เยาวชน"]),
        ("มากัน 54 คน จาก 31 ครัวเรือน เป็นเกษตรกร 40 คน กรรมการหมู่บ้าน 14 คน", 54, ["เกษตรกร", "กรรมการหมู่บ้าน"]),
        ("ร้านค้า ครั้งละ 24 คน ชาวบ้าน ครั้งละ 70 คน รวมครั้งละ 94 คน", 94, ["ร้านค้า", "ชาวบ้าน"]),
        ("ครั้งละประมาณ 50 คน", 50, []),
    ],
)
def test_a_total_with_its_parts_as_running_words_tell_them(words: str, total: int | None, named: list[str]) -> None:
    people = of(words)
    assert (people.total, [group.label for group in people.groups]) == (total, named)


@pytest.mark.parametrize(
    ("words", "total", "told"),
    [
        (
            "มีประชาชนมาใช้บริการจำนวน 80 คน โดยมีเจ้าหน้าที่ รพ.สต.หนองกง กลุ่มแม่บ้าน และพนักงานส่วนตำบลร่วมให้บริการ",
            80,
            [("ประชาชน", 80), ("เจ้าหน้าที่ รพ.สต.หนองกง", None), ("กลุ่มแม่บ้าน", None), ("พนักงานส่วนตำบล", None)],
        ),
        (
            "วันที่ 2 มีนาคม 2567 ตั้งแต่ 07.00 น. เทศบาลชวนจิตอาสา นักเรียน และสมาชิก อปพร. ประมาณ 90 คน ออกมากวาดถนน",
            90,
            [("จิตอาสา", None), ("นักเรียน", None), ("สมาชิก อปพร.", None)],
        ),
        ("คาดว่าจะมีผู้เข้าร่วม 120 คน มาจริง 87 คน แบ่งเป็น\n- ผู้ค้า 49 คน", 87, [("ผู้ค้า", 49)]),
        ("- ประชาชน 29 คน\n- (นอกจากนี้ยังมีผู้ส่งความเห็นทางเว็บ 27 ราย)", None, [("ประชาชน", 29)]),
    ],
)
def test_who_helped_who_was_asked_along_and_who_only_wrote(
    words: str, total: int | None, told: list[tuple[str, int | None]]
) -> None:
    people = of(words)
    assert (people.total, [(label, heads) for label, _, heads in groups(people)]) == (total, told)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("150 คนเศษ ได้แก่ จิตอาสา นักเรียน", 150),
        ("ครั้งละประมาณ 30 คน ได้แก่ ประธานชุมชน กรรมการชุมชน", 30),
        ("ชาวบ้านเข้าร่วมรวมทุกหมู่บ้านเจ็ดร้อยกว่าคน", 700),
        ("ราว ๆ ห้าสิบเศษคน", 50),
        ("ประชาชน 40 กว่าคน", 40),
        ("รับไม่เกิน 40 คน", None),
    ],
)
def test_a_round_number_that_is_said_to_be_more_stands_for_itself(words: str, total: int | None) -> None:
    assert of(words).total == total


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("ที่ศาลาวัดดอนตะไคร้ มาจริง 72 คน เป็นผู้สูงอายุ 64 คน อสม. 6 คน พระสงฆ์ 2 รูป", 72),
        ("ที่ศาลากลางบ้าน ลงชื่อ 39 คน มีผู้ใหญ่บ้านและชาวบ้าน", 39),
        ("คนมากันแต่เช้าที่ท่าน้ำ นับหัวได้ 131 คน", 131),
        ("ที่ห้องประชุม อบต. กรรมการเข้าประชุม 17 คน จากทั้งหมด 19 คน", 17),
        ("ที่โดมตลาดเก่า ประชาชนร่วมเวที 205 คน", 205),
    ],
)
def test_who_came_as_stories_count_them(words: str, total: int) -> None:
    story = (
        f"องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n\nเมื่อวันที่ 9 พฤษภาคม 2567 อบต.ตรอกนองจัดประชาคมหมู่บ้าน {words}\n"
    )
    [activity] = activities_of(story)
    assert activity.participants_total == total
