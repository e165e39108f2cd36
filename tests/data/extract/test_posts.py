"""Short news posts of local authorities: one deed on a day, told as clerks tell it, and the page around it."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.dates import find_dates
from data.reading import read_document
from data.report import Activity, Report
from tests.told import activities_of, texts

PLACE = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n\n"


def report_of(words: str) -> Report:
    [report] = read_document(words.encode(), "post.txt").reports
    return report


def only(words: str, name: str = "post.txt") -> Activity:
    [activity] = activities_of(words, name)
    return activity


def labels(activity: Activity) -> list[str]:
    return [group.label for group in activity.groups]


def test_a_deed_on_a_day_is_a_report_without_the_words_of_participation() -> None:
    post = "อบต.ตรอกนอง ซ่อมถนนเข้าสวน\n\nอังคารที่ 6 พฤษภาคม 2568 อบต.ตรอกนอง ขนหินคลุกปลูกหญ้าแฝกริมคลองสายล่าง"
    told = only(post)
    assert (told.held_from, told.kind, told.is_event) == (date(2025, 5, 6), "coproduction", True)


def test_a_handbook_without_a_day_stays_none() -> None:
    assert read_document("คู่มือรับเรื่อง\nจัดทำโดย อบต.ตรอกนอง\nคำนำ เล่มนี้เป็นแนวทางของเจ้าหน้าที่".encode(), "a.txt").reports == []


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("พฤหัสบดีที่ 15 มกราคม 2569", 3),
        ("เมื่ออาทิตย์ที่ 30 ตุลาคม 2565", 6),
        ("วันศุกร์ที่ 7 มีนาคม 2568", 4),
        ("ที่ 7 มีนาคม 2568", None),
    ],
)
def test_a_day_of_the_week_needs_no_word_for_day(words: str, weekday: int | None) -> None:
    [found] = find_dates(words)
    assert found.weekday == weekday


@pytest.mark.parametrize("verb", ["นั่งเป็นประธาน", "จับมือกำนัน", "ไปพบชาวบ้าน", "อบรมแกนนำ", "ตรวจตลาด"])
def test_a_known_name_ends_where_a_verb_stands_behind_it(verb: str) -> None:
    agency = report_of(f"เมื่อวันที่ 8 มกราคม 2567 องค์การบริหารส่วนตำบลตรอกนอง{verb} ในการประชุมประชาคม มีผู้เข้าร่วม 30 คน").agency
    assert agency is not None
    assert agency.name == "องค์การบริหารส่วนตำบลตรอกนอง"


def test_who_goes_on_a_tour_reports_and_not_who_is_visited() -> None:
    words = (
        "โครงการศึกษาดูงานด้านขยะ อบต.ตรอกนอง ปีงบประมาณ 2566\n\n"
        "อบต.ตรอกนอง พาผู้นำชุมชนไปอบรมและศึกษาดูงาน เมื่อวันที่ 9 มีนาคม 2566 ณ เทศบาลเมืองชะอำ อำเภอชะอำ จังหวัดเพชรบุรี"
    )
    agency = report_of(words).agency
    assert agency is not None
    assert agency.name == "องค์การบริหารส่วนตำบลตรอกนอง"


def test_a_hotel_is_no_school_that_reports() -> None:
    words = "จังหวัดลพบุรี จัดเวทีรับฟังความคิดเห็น วันที่ 5 มกราคม 2567 ณ ห้องบัวหลวง รร.ลพบุรีธาราอินน์ มีผู้เข้าร่วม 80 คน"
    agency = report_of(words).agency
    assert agency is not None
    assert agency.kind == "province"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("วันที่ 4 มีนาคม 2565  ห้องประชุมสภาตำบล  มีการประชุมคณะกรรมการกองทุน", "ห้องประชุมสภาตำบล"),
        ("จัดประชุมประชาคมที่ที่ทำการผู้ใหญ่บ้านหมู่ 4 วันที่ 4 มีนาคม 2565", "ที่ทำการผู้ใหญ่บ้านหมู่ 4"),
        ("วันที่ 4 มีนาคม 2565 ประชุมผู้ปกครอง ณ.ศูนย์พัฒนาเด็กเล็กบ้านซึ้ง เวลา 09.00 น.", "ศูนย์พัฒนาเด็กเล็กบ้านซึ้ง"),
    ],
)
def test_places_that_only_at_or_nothing_leads_to(words: str, place: str) -> None:
    assert only(PLACE + words + " มีผู้เข้าร่วม 20 คน").place == place


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ผู้มาประชุม ได้แก่ ผู้นำชุมชน ผู้แทนประชาชน และผู้ประกอบการ", ["ผู้นำชุมชน", "ผู้แทนประชาชน", "ผู้ประกอบการ"]),
        (
            "คนที่มาลงแรงมี  สมาชิกสภา  พนักงานเทศบาล  และประชาชนจิตอาสา  งานที่ทำคือกวาดถนน",
            ["สมาชิกสภา", "พนักงานเทศบาล", "ประชาชนจิตอาสา"],
        ),
        ("มีผู้นำหมู่บ้าน อสม. และประชาชนหมู่ที่ 1 – 9 มาร่วม", ["ผู้นำหมู่บ้าน", "อสม.", "ประชาชนหมู่ที่ 1 – 9"]),
    ],
)
def test_who_came_is_told_behind_what_leads_to_them(words: str, expected: list[str]) -> None:
    told = only(f"{PLACE}เมื่อวันที่ 3 เมษายน 2566 เทศบาลจัดประชุมเรื่องผังเมือง {words}")
    assert labels(told) == expected


def test_groups_behind_a_total_that_a_long_sentence_leads_up_to() -> None:
    words = (
        "เทศบาลตำบลตรอกนอง จัดประชุมประธานชุมชน ประจำเดือนมกราคม 2568 เมื่อวันที่ 20 ม.ค. 68 ณ ห้องประชุมสภา "
        "มีผู้เข้าร่วมประชุมทั้งสิ้น 38 คน ได้แก่ ประธานชุมชน หัวหน้าส่วนราชการ และผู้แทนสถานีตำรวจ"
    )
    told = only(PLACE + words)
    assert (told.participants_total, labels(told)) == (38, ["ประธานชุมชน", "หัวหน้าส่วนราชการ", "ผู้แทนสถานีตำรวจ"])


def test_the_day_of_a_post_gives_way_to_the_earlier_day_it_tells_of() -> None:
    words = "โครงการแยกก่อนทิ้ง\n\n01 มี.ค. 66\n\nโครงการแยกก่อนทิ้ง จัดระหว่างวันที่ 23 กุมภาพันธ์ 2566 มีประชาชนเข้าร่วม 40 คน"
    assert only(PLACE + words).held_from == date(2023, 2, 23)


def test_a_later_day_below_the_outcome_tells_what_was_done() -> None:
    words = (
        "วันที่ 27 มิถุนายน 2566 เทศบาลได้จัดประชุมแก้ไขปัญหากลิ่น มีผู้เข้าร่วม 12 คน\nที่ประชุมมีมติให้ปิดบ่อพัก\n"
        "เมื่อวันที่ 25 กรกฎาคม 2566 งานสาธารณสุขได้เข้าตรวจ และได้แจ้งผลให้ผู้ร้องทราบแล้ว"
    )
    told = only(PLACE + words)
    assert told.held_from == date(2023, 6, 27)
    assert texts(told.follow_through) == ["เมื่อวันที่ 25 กรกฎาคม 2566 งานสาธารณสุขได้เข้าตรวจ และได้แจ้งผลให้ผู้ร้องทราบแล้ว"]


def test_holding_something_is_no_follow_through_of_itself() -> None:
    words = "เทศบาลตำบลตรอกนอง ได้ดำเนินการจัดโครงการอบรมอาชีพ เมื่อวันที่ 9 มกราคม 2567 มีผู้เข้าร่วม 30 คน"
    assert only(words + " อำเภอขลุง จังหวัดจันทบุรี").follow_through == []


def test_a_plain_year_is_that_of_the_event() -> None:
    words = "ประชุมเตรียมงานลอยกระทง ประจำปี 2566\nวันที่ 2 พฤศจิกายน 2566 เทศบาลตำบลตรอกนอง จัดประชุม มีผู้เข้าร่วม 20 คน"
    report = report_of(words)
    assert (report.fiscal_year, report.round) == (2567, 1)


def test_a_page_of_posts_is_read_post_by_post_and_a_notice_is_none() -> None:
    page = (
        "จิตอาสาพัฒนาลำเหมือง\n\nอบต.ตรอกนอง และประชาชน รวม 85 คน ร่วมกันเก็บวัชพืช เมื่อวันที่ 5 ธันวาคม 2566\n\nอ่านต่อ →\n\n"
        "แจ้งงดจัดเก็บขยะ วันที่ 27 พฤศจิกายน 2566\n\nรถเข้าตรวจสภาพ ขออภัยในความไม่สะดวก\n\nอ่านต่อ →\n\n"
        "ประชุมหารือไฟป่า\n\n8 พ.ย. 66 นายก อบต.ตรอกนอง เป็นประธานการประชุมหารือไฟป่า ณ ห้องประชุม\n\nอ่านต่อ →\n"
    )
    told = activities_of(page, "posts.txt")
    assert [(one.name, one.held_from) for one in told] == [
        ("จิตอาสาพัฒนาลำเหมือง", date(2023, 12, 5)),
        ("ประชุมหารือไฟป่า", date(2023, 11, 8)),
    ]


def test_headlines_of_other_news_are_no_issues() -> None:
    words = (
        "วันที่ 5 มกราคม 2567 เทศบาลจัดประชุมหารือเรื่องตลาด มีผู้เข้าร่วม 20 คน\nการดำเนินการหลังการประชุม\nกองช่างซ่อมตลาดแล้ว\n\n"
        "เรื่องล่าสุด\n\n- กิจกรรมสวัสดีปีใหม่ 2567\n- ประกาศผู้ชนะการเสนอราคา\n"
    )
    assert "กิจกรรมสวัสดีปีใหม่ 2567" not in texts(only(PLACE + words).issues)


def test_a_menu_on_top_names_nothing() -> None:
    menu = "หน้าแรก\nข้อมูลพื้นฐาน\nแผนงาน/งบประมาณ\nติดต่อเรา\n\n"
    post = "ประชุมประชาคมหมู่ 3 เรื่องประปา\n\nเมื่อวันที่ 18 มิถุนายน 2567 ได้จัดประชุมประชาคมหมู่ 3 มีผู้เข้าร่วม 30 คน"
    assert only(menu + PLACE + post).name == "ประชุมประชาคมหมู่ 3 เรื่องประปา"


def test_pictures_are_counted_and_nobody_else() -> None:
    words = "เมื่อวันที่ 6 มีนาคม 2568 เทศบาลจัดทำแนวกันไฟในป่าชุมชน\nรูปภาพ 14 รูป\n👍 87 · 3 ความคิดเห็น · แชร์ 11 ครั้ง"
    told = only(PLACE + words)
    assert (told.participants_total, told.groups) == (None, [])


def test_the_way_to_read_on_ends_a_post_also_among_posts_with_labels() -> None:
    page = (
        "<p>เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี จัดประชุมคณะกรรมการชุมชนทุกเดือน</p>"
        "<h2>ประชุมคณะกรรมการชุมชน ประจำเดือนธันวาคม 2567</h2><p>วันที่ 27 ธันวาคม 2567 ณ ห้องประชุมเทศบาล ผู้เข้าประชุม 58 คน</p>"
        "<h3>เรื่องที่หารือ</h3><ul><li>จุดทิ้งขยะหลังงานเลี้ยง</li></ul><h3>ความคืบหน้า</h3><ul><li>กองช่างกำลังหาถังใหม่</li></ul><p>อ่านเพิ่มเติม</p>"
        "<h2>ชุมชนทำความสะอาดรอบบึง</h2><p>เมื่อวันที่ 5 ธันวาคม 2567 เทศบาลจัดกิจกรรมทำความสะอาดรอบบึง มีประชาชนเข้าร่วม 210 คน</p><p>อ่านเพิ่มเติม</p>"
        "<h2>ประชุมคณะกรรมการชุมชน ประจำเดือนพฤศจิกายน 2567</h2><p>วันที่ 29 พฤศจิกายน 2567 ณ ห้องประชุมเทศบาล ผู้เข้าประชุม 61 คน</p>"
        "<h3>เรื่องที่หารือ</h3><ul><li>สุนัขจรจัด</li></ul><h3>ความคืบหน้า</h3><ul><li>ฉีดวัคซีนแล้ว 43 ตัว</li></ul><p>อ่านเพิ่มเติม</p>"
    )
    told = activities_of(f"<html><body>{page}</body></html>", "blog.html")
    assert [one.held_from for one in told] == [date(2024, 12, 27), date(2024, 12, 5), date(2024, 11, 29)]
    assert [one.participants_total for one in told] == [58, 210, 61]
    assert texts(told[0].follow_through) == ["กองช่างกำลังหาถังใหม่"]


def test_pagers_counters_and_the_line_of_posting_in_figures_tell_nothing() -> None:
    page = (
        PLACE + "จิตอาสาริมหนอง\n06/03/2568 | โดย งานประชาสัมพันธ์ | เปิดอ่าน 87 ครั้ง\n"
        "เมื่อวันที่ 5 มีนาคม 2568 เทศบาลจัดกิจกรรมจิตอาสาริมหนอง มีผู้เข้าร่วม 90 คน\nอ่านต่อ...\n\n"
        "ประชุมกองทุนสุขภาพ\n24/02/2568 | โดย งานสาธารณสุข | เปิดอ่าน 113 ครั้ง\n"
        "วันที่ 20 กุมภาพันธ์ 2568 มีการประชุมคณะกรรมการกองทุนหลักประกันสุขภาพ กรรมการเข้าประชุม 14 คน\nอ่านต่อ...\n\n"
        "หน้าแรก  ก่อนหน้า  1  2  3  4  5  ...  30  ถัดไป  สุดท้าย\n\nกำลังออนไลน์ 6 คน\nทั้งหมด 215,664 คน\nเริ่มนับ 1 ตุลาคม 2560\n"
    )
    assert [(one.held_from, one.participants_total) for one in activities_of(page)] == [
        (date(2025, 3, 5), 90),
        (date(2025, 2, 20), 14),
    ]
