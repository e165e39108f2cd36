"""Running words: several events in one post, the clauses of each, timetables, and posts in many hands."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.lines import read_lines
from data.extract.narrative import tell
from data.extract.sections import Part
from data.report import Activity
from tests.told import activities_of, texts

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n\n"


def activities(words: str, name: str = "post.txt") -> list[Activity]:
    return activities_of(HEAD + words, name)


def told(words: str) -> list[tuple[str, str]]:
    text = read_lines(words)
    parts = [Part(line.body, line.end, line.marked, line.numbers) for line in text.lines]
    return [(element, text.text[part.start : part.end]) for element, part in tell(text, parts)]


def test_what_people_raised_is_an_issue_where_something_was_decided_on_it() -> None:
    assert told("ชาวบ้านบ่นเรื่องกลิ่นจากโรงงาน จึงตกลงกันว่าให้ปิดบ่อพัก") == [
        ("issue", "ชาวบ้านบ่นเรื่องกลิ่นจากโรงงาน"),
        ("result", "จึงตกลงกันว่าให้ปิดบ่อพัก"),
    ]
    assert told("ชาวบ้านขอไฟส่องทางเพิ่ม") == [("result", "ชาวบ้านขอไฟส่องทางเพิ่ม")]


def test_a_clause_that_goes_on_makes_no_row_of_its_own() -> None:
    assert told("หลังการประชุม กองช่างได้วางท่อเสร็จแล้ว และได้แจ้งผลให้ผู้ใหญ่บ้านทราบ") == [
        ("use", "หลังการประชุม กองช่างได้วางท่อเสร็จแล้ว และได้แจ้งผลให้ผู้ใหญ่บ้านทราบ")
    ]
    assert told("ที่ประชุมมีมติให้ย้ายตลาด เพื่อไม่ให้รถติดหน้าโรงเรียน") == [("result", "ที่ประชุมมีมติให้ย้ายตลาด เพื่อไม่ให้รถติดหน้าโรงเรียน")]


def test_the_words_above_a_list_say_what_its_items_are() -> None:
    assert told("ชาวบ้านยกปัญหาขึ้นมาสองเรื่อง คือ\n1. ถนนมืด\n2. น้ำไหลอ่อน\nข้อสรุปจากวงคุยคือ\n1. ติดไฟก่อน")[1:3] == [
        ("issue", "ถนนมืด"),
        ("issue", "น้ำไหลอ่อน"),
    ]


def test_each_village_of_a_post_is_an_event() -> None:
    first, second = activities(
        "เทศบาลออกประชุมประชาคมหมู่บ้านครบสองหมู่แล้ว\n\n"
        "หมู่ที่ 1 บ้านเนิน ประชุมวันที่ 5 ม.ค. 67 ที่ศาลากลางบ้าน มีผู้เข้าร่วม 40 คน\n- เสนอซ่อมสะพานไม้\n- มติให้ขอไม้จากป่าชุมชน\n\n"
        "หมู่ที่ 2 บ้านล่าง ประชุมวันที่ 8 ม.ค. 67 ที่วัดบ้านล่าง มีผู้เข้าร่วม 31 คน\n- เสนอขุดสระ\n- มติเห็นชอบ\n\n"
        "การนำไปใช้ : สะพานหมู่ 1 ซ่อมเสร็จแล้ว ส่วนสระหมู่ 2 อยู่ระหว่างสำรวจ\n"
    )
    assert (first.kind, first.held_from, first.place, first.participants_total) == (
        "village_forum",
        date(2024, 1, 5),
        "ศาลากลางบ้าน",
        40,
    )
    assert (texts(first.issues), texts(first.results)) == (["เสนอซ่อมสะพานไม้"], ["มติให้ขอไม้จากป่าชุมชน"])
    assert [(row.text, row.level) for row in first.follow_through] == [("สะพานหมู่ 1 ซ่อมเสร็จแล้ว", 6)]
    assert [row.level for row in second.follow_through] == [5]


def test_one_event_with_a_later_day_stays_one() -> None:
    (only,) = activities(
        "เมื่อวันที่ 4 มีนาคม 2567 เทศบาลจัดเวทีรับฟังความคิดเห็นเรื่องตลาดใหม่ มีผู้เข้าร่วม 50 คน\n\n"
        "ต่อมาวันที่ 20 มีนาคม 2567 กองช่างได้รื้อแผงเก่าแล้ว\n"
    )
    assert only.held_from == date(2024, 3, 4)
    assert [row.level for row in only.follow_through] == [6]


def test_a_timetable_names_types_and_how_often() -> None:
    rows = activities(
        "กำหนดการเชิญชวนพี่น้องเข้าร่วม\n\nประชุมผู้นำชุมชน        เดือนละครั้ง\nตลาดนัดชุมชน           ทุกวันเสาร์\nงานสงกรานต์            ทุกปี\nอบรมทำขนม            ยังไม่กำหนด\n"
    )
    assert [(a.is_event, a.recurrence) for a in rows] == [
        (False, "monthly"),
        (False, "weekly"),
        (False, "yearly"),
        (False, None),
    ]


def test_a_line_of_a_timetable_that_names_nothing_is_no_type() -> None:
    rows = activities(
        "กำหนดการเชิญชวนพี่น้องเข้าร่วม\n\nไม่ระบุ                 ทุกวันศุกร์\nประชุมผู้นำชุมชน        เดือนละครั้ง\nตลาดนัดชุมชน           ทุกวันเสาร์\nงานสงกรานต์            ทุกปี\n"
    )
    assert [a.name for a in rows] == ["ประชุมผู้นำชุมชน", "ตลาดนัดชุมชน", "งานสงกรานต์"]


def test_circled_numbers_are_list_marks() -> None:
    (line,) = read_lines("➋ ปลูกป่าชุมชน").lines
    assert (line.style, line.numbers, line.body) == ("circled", (2,), 2)


@pytest.mark.parametrize(
    ("words", "total", "groups"),
    [
        ("โดยมีผู้ค้าในตลาด ประธานชุมชนทั้ง 9 ชุมชน และผู้แทนวัดกลาง เข้าร่วมรวม 70 คน", 70, ["ผู้ค้าในตลาด", "ประธานชุมชนทั้ง 9 ชุมชน", "ผู้แทนวัดกลาง"]),
        ("มีคนมา 44 คน", 44, []),
        ("มาทั้งหมด 31 คน เป็นผู้ใหญ่บ้าน 11 คน และ อสม. 20 คน", 31, ["ผู้ใหญ่บ้าน", "อสม."]),
        ("มีเจ้าหน้าที่ตำรวจ สภ.ขลุง 2 คน และประชาชน 8 คน", None, ["เจ้าหน้าที่ตำรวจ สภ.ขลุง", "ประชาชน"]),
        ("ตั้งเป้าผู้เข้าร่วมไว้ 200 คน แต่มีผู้มาร่วมจริงถึง 263 คน", 263, []),
    ],
)  # fmt: skip
def test_who_came_in_running_words(words: str, total: int | None, groups: list[str]) -> None:
    (activity,) = activities(f"เมื่อวันที่ 5 มกราคม 2567 เทศบาลจัดประชุมประชาคมตำบล ณ ศาลากลาง {words}\n")
    assert activity.participants_total == total
    assert [group.label for group in activity.groups] == groups


def test_what_is_only_announced_is_publicity() -> None:
    (activity,) = activities(
        "การเปิดโอกาสให้มีส่วนร่วม\n\nเทศบาลประชาสัมพันธ์การลดค่าเก็บขยะ ผ่านหอกระจายข่าว ระหว่างวันที่ 3 - 14 มกราคม 2567\n\nขอเชิญชวนร่วมกันแสดงความคิดเห็น\n"
    )
    assert (activity.name, activity.kind) == ("ประชาสัมพันธ์การลดค่าเก็บขยะ", "publicity")


def test_how_often_is_told_far_from_the_activity() -> None:
    rows = activities(
        "เทศบาลนัดประชุมผู้นำชุมชนทุกเดือน ผลเป็นดังนี้\n\n"
        "ประชุมผู้นำชุมชนครั้งที่ 1\nวันที่ 9 มกราคม 2567 ห้องประชุมเล็ก ผู้เข้าประชุม 33 คน\nหารือ: น้ำท่วม\nข้อสรุป: ขุดลอกก่อนฝน\n\n"
        "ประชุมผู้นำชุมชนครั้งที่ 2\nวันที่ 13 กุมภาพันธ์ 2567 ห้องประชุมเล็ก ผู้เข้าประชุม 29 คน\nหารือ: ทางเท้า\nข้อสรุป: ผ่อนผัน\n"
    )
    assert [a.recurrence for a in rows] == ["monthly", "monthly"]


# Posts in eight hands, and what a careful reader takes from each.


def test_post_of_a_school_fence() -> None:
    (a,) = activities(
        "ผู้ปกครองช่วยกันคิด รั้วใหม่ของหนูๆ\n\n"
        "บ่ายวันพฤหัสบดีที่ 6 มิถุนายน 2567 ที่ศูนย์พัฒนาเด็กเล็กบ้านตรอก เทศบาลจัดประชุมผู้ปกครอง มีผู้ปกครองเข้าร่วม 48 คน "
        "ผู้ปกครองถามถึงรั้วที่ผุ ที่ประชุมมีมติให้เปลี่ยนเป็นรั้วเหล็ก ขณะนี้กองการศึกษากำลังขอใบเสนอราคา\n"
    )
    assert (a.held_from, a.participants_total) == (date(2024, 6, 6), 48)
    assert texts(a.issues) == ["ผู้ปกครองถามถึงรั้วที่ผุ"]
    assert texts(a.results) == ["ที่ประชุมมีมติให้เปลี่ยนเป็นรั้วเหล็ก"]
    assert [(row.level, row.actor) for row in a.follow_through] == [(5, "กองการศึกษา")]


def test_post_of_a_timeline() -> None:
    first, second = activities(
        "บันทึกการมีส่วนร่วม\n\n12 ม.ค. 2567\n\nล้อมวงคุยเรื่องน้ำประปา\n\nมีคนมา 25 คน ชาวบ้านเสนอให้เปลี่ยนท่อเมนทั้งสาย\n\nเทศบาลเปลี่ยนท่อแล้ว 300 เมตร\n\n"
        "2 - 3 ก.พ. 2567\n\nค่ายเยาวชนรักษ์คลอง\n\nนักเรียน 30 คน และครู 5 คน รวม 35 คน\n\n"
    )
    assert [a.name for a in (first, second)] == ["ล้อมวงคุยเรื่องน้ำประปา", "ค่ายเยาวชนรักษ์คลอง"]
    assert (first.held_from, first.participants_total) == (date(2024, 1, 12), 25)
    assert [row.level for row in first.follow_through] == [6]
    assert (second.held_from, second.held_to, second.participants_total) == (date(2024, 2, 2), date(2024, 2, 3), 35)
    assert [(g.label, g.headcount) for g in second.groups] == [("นักเรียน", 30), ("ครู", 5)]


def test_post_of_two_days_with_titles() -> None:
    first, second = activities(
        "สองงานในเดือนเดียว\n\nกวาดถนนรับปีใหม่\nเมื่อวันที่ 28 ธันวาคม 2566 จิตอาสาและชาวบ้าน 62 คน ช่วยกันกวาดถนนสายวัด\n\n"
        "เวทีคุยเรื่องสุนัขจรจัด\nเมื่อวันที่ 30 ธันวาคม 2566 มีผู้เข้าร่วม 18 คน ที่ประชุมเห็นพ้องให้ทำหมันก่อน ปศุสัตว์อำเภอจะมาทำหมันในเดือนมกราคม\n"
    )
    assert (first.name, first.kind, first.held_from, first.participants_total) == (
        "กวาดถนนรับปีใหม่",
        "coproduction",
        date(2023, 12, 28),
        62,
    )
    assert (second.name, second.held_from) == ("เวทีคุยเรื่องสุนัขจรจัด", date(2023, 12, 30))
    assert texts(second.results) == ["ที่ประชุมเห็นพ้องให้ทำหมันก่อน"]


def test_post_that_begins_with_those_who_came() -> None:
    (a,) = activities(
        "ชาวสวน 22 คน และพ่อค้าคนกลาง 4 คน มาร่วมหารือราคาทุเรียนกับเทศบาล เมื่อวันที่ 9 พฤษภาคม 2567 ณ ลานรับซื้อหมู่ 3\n\n"
        "ทุกฝ่ายตกลงประกาศราคากลางทุกเช้า\n\nเทศบาลติดป้ายราคาแล้วตั้งแต่วันที่ 15 พฤษภาคม 2567\n"
    )
    assert (a.held_from, a.place) == (date(2024, 5, 9), "ลานรับซื้อหมู่ 3")
    assert [(g.label, g.category, g.headcount) for g in a.groups] == [
        ("ชาวสวน", "occupation", 22),
        ("พ่อค้าคนกลาง", "business", 4),
    ]
    assert texts(a.results) == ["ทุกฝ่ายตกลงประกาศราคากลางทุกเช้า"]
    assert [row.level for row in a.follow_through] == [6]


def test_post_of_a_mobile_unit_held_every_month() -> None:
    (a,) = activities(
        "เทศบาลเคลื่อนที่แวะบ้านปลายนา\n\nวันที่ 17 กรกฎาคม 2567 เทศบาลจัดหน่วยเทศบาลเคลื่อนที่ ณ วัดปลายนา มีผู้มารับบริการ 90 คน "
        "ชาวบ้านร้องเรียนเรื่องรถบรรทุกดิน เทศบาลรับเรื่องไว้และแจ้งตำรวจแล้ว\n\nหน่วยนี้ออกเดือนละครั้ง พบกันใหม่เดือนหน้า\n"
    )
    assert (a.kind, a.recurrence, a.participants_total) == ("mobile_service", "monthly", 90)
    assert [row.level for row in a.follow_through] == [3]


def test_post_of_nothing_but_principle_tells_no_activity() -> None:
    assert (
        activities("เทศบาลให้ความสำคัญกับการมีส่วนร่วมของประชาชน\n\nผู้บริหารทุกคนพึงรับฟังความเห็น และเปิดเผยข้อมูลอย่างตรงไปตรงมา\n")
        == []
    )


def test_post_of_a_council_open_to_listeners() -> None:
    (a,) = activities(
        "สภาเปิดประตูให้ชาวบ้านฟัง\n\nเมื่อวันที่ 14 สิงหาคม 2567 มีการประชุมสภาเทศบาล สมัยสามัญ สมัยที่ 3 ณ ห้องประชุมสภา "
        "มีประชาชนเข้าร่วมรับฟัง 12 คน สภามีมติเห็นชอบเทศบัญญัติงบประมาณ\n"
    )
    assert (a.kind, a.held_from, a.participants_total) == ("council_sitting", date(2024, 8, 14), 12)
    assert texts(a.results) == ["สภามีมติเห็นชอบเทศบัญญัติงบประมาณ"]


def test_post_of_a_memo_of_what_followed() -> None:
    (a,) = activities(
        "ตามที่ได้จัดเวทีประชาคมบ้านเขาน้อย เมื่อวันที่ 2 กันยายน 2567 มีผู้เข้าร่วม 37 คน ซึ่งประชาชนเสนอให้ขยายถนนหน้าวัด นั้น\n\n"
        "บัดนี้ขอรายงานความคืบหน้าดังนี้\n1. กองช่างลงพื้นที่รังวัดแนวเขตแล้ว\n2. เจ้าของที่ดินยังไม่ได้ลงนามยินยอม\n"
    )
    assert (a.held_from, a.participants_total) == (date(2024, 9, 2), 37)
    assert texts(a.results)[:1] == ["ซึ่งประชาชนเสนอให้ขยายถนนหน้าวัด นั้น"]
    assert len(a.follow_through) == 2
    assert a.follow_through[1].level == 1


def test_an_enclosed_list_is_read_matter_by_matter() -> None:
    first, second = activities(
        "เรื่อง ส่งสรุปงานกับประชาชน\nเรียน นายอำเภอขลุง\n\n"
        "ข้อ 1  เวทีรับฟังความคิดเห็นเรื่องที่จอดรถตลาดเช้า\nวันที่ 6 มกราคม 2567 ที่ศาลาประชาคม มีผู้เข้าร่วม 40 คน\n"
        "ข้อสรุปของที่ประชุม : ให้จอดวันคู่วันคี่\n\n"
        "ข้อ 2  กิจกรรมล้างคลองหลังวัด  จัดวันที่ 9 กุมภาพันธ์ 2567 มีคนมาช่วยกันประมาณ 70 คน มีทั้งจิตอาสา นักเรียน และพนักงานเทศบาล\n"
    )
    assert (first.name, first.held_from, first.participants_total) == (
        "เวทีรับฟังความคิดเห็นเรื่องที่จอดรถตลาดเช้า",
        date(2024, 1, 6),
        40,
    )
    assert texts(first.results) == ["ให้จอดวันคู่วันคี่"]
    assert (second.held_from, second.participants_total) == (date(2024, 2, 9), 70)
    assert [group.label for group in second.groups] == ["จิตอาสา", "นักเรียน", "พนักงานเทศบาล"]


def test_a_headline_gives_way_to_what_the_words_say_was_held() -> None:
    first, second = activities(
        "4.1 เมื่อน้ำยังไม่มา\nเทศบาลได้จัดเวทีรับฟังความคิดเห็นเรื่องประตูน้ำ ขึ้นเมื่อวันที่ 3 มิถุนายน 2567 ที่หอประชุม มีผู้เข้าร่วม 30 คน\n"
        "4.2 ผู้ตรวจงานของเราเอง\nคณะกรรมการติดตามแผนพัฒนาท้องถิ่น ประชุมกันเมื่อวันที่ 5 กันยายน 2567 กรรมการมาครบ 9 คน\n"
    )
    assert first.name == "เวทีรับฟังความคิดเห็นเรื่องประตูน้ำ"
    assert second.name == "คณะกรรมการติดตามแผนพัฒนาท้องถิ่น"


def test_a_diary_tells_a_day_and_a_deed_and_a_month_ends_what_stands_above_it() -> None:
    told = activities(
        "ตุลาคม 2566\n12 ต.ค. 66 อบรมทำน้ำหมัก คนมา 20 คน (แม่บ้าน 15 เกษตรกร 5)\n\n"
        "พฤศจิกายน 2566\nไม่มีงานกับชาวบ้าน\n\n"
        "ธันวาคม 2566\nทั้งเดือน ลงแขกซ่อมฝาย\n\n"
        "มกราคม 2567\n20 - 22 ม.ค. 67 สำรวจความพึงพอใจผู้มารับบริการ\n"
    )
    assert [(a.held_from, a.held_to) for a in told] == [
        (date(2023, 10, 12), date(2023, 10, 12)),
        (date(2023, 12, 1), date(2023, 12, 31)),
        (date(2024, 1, 20), date(2024, 1, 22)),
    ]
    assert [(group.label, group.headcount) for group in told[0].groups] == [("แม่บ้าน", 15), ("เกษตรกร", 5)]


def test_an_invitation_in_a_newsletter_is_no_event() -> None:
    told = activities(
        "งานกวาดตลาด\nวันที่ 8 พฤษภาคม 2567 ชาวตลาด 50 คน ช่วยกันกวาดตลาดเก่า\n\n"
        "เวทีคุยเรื่องรถรับส่ง\nเมื่อวันที่ 25 พฤษภาคม 2567 มีผู้เข้าร่วม 18 คน ที่ประชุมตกลงให้มีครูนั่งไปกับรถ\n\n"
        "ปฏิทินล่วงหน้า\nขอเชิญร่วมประชาคม วันที่ 17 กรกฎาคม 2567 คาดว่าจะมีผู้ร่วม 150 คน\n"
    )
    assert [a.held_from for a in told] == [date(2024, 5, 8), date(2024, 5, 25)]
