"""Reports of several activities told in chapters, stories below headlines, and what is none: plans, orders, forms left empty."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.follow_through import actor_of
from data.extract.groups import Reporter, category_of
from data.reading import read_document
from tests.told import activities_of, texts

AGENCY = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n"
WHOSE = f"รายงานผลการเปิดโอกาสให้มีส่วนร่วม\n{AGENCY}ประจำปีงบประมาณ พ.ศ. 2567\n\n"


def test_stories_are_parted_by_the_headlines_above_them() -> None:
    page = (
        f"บันทึกจากชุมชนถึงชุมชน\n{AGENCY}\nเทศบาลออกไปสองชุมชน ขอเล่าทีละแห่ง\n\n"
        "เทศบาลเคลื่อนที่ ชุมชนท่าเรือเก่า\n"
        "ออกหน่วยเมื่อวันที่ 4 มิถุนายน 2567 ณ ลานศาลเจ้า มีผู้มาร่วม 92 คน ชาวชุมชนขอให้ย้ายจุดทิ้งขยะ\n"
        "กองสาธารณสุขย้ายถังขยะแล้วเมื่อวันที่ 10 มิถุนายน 2567\n\n"
        "เทศบาลเคลื่อนที่ ชุมชนเนินสวน\n"
        "ออกหน่วยเมื่อวันที่ 18 มิถุนายน 2567 ณ ศาลากลางบ้าน มีผู้มาร่วม 78 คน ชาวชุมชนขอให้ซ่อมสะพานไม้\n"
        "กองช่างอยู่ระหว่างประมาณราคา\n"
    )
    first, second = activities_of(page)
    assert (first.name, second.name) == ("เทศบาลเคลื่อนที่ ชุมชนท่าเรือเก่า", "เทศบาลเคลื่อนที่ ชุมชนเนินสวน")
    assert [(one.held_from, one.participants_total) for one in (first, second)] == [
        (date(2024, 6, 4), 92),
        (date(2024, 6, 18), 78),
    ]
    assert [[step.level for step in one.follow_through] for one in (first, second)] == [[6], [5]]


def test_a_notice_among_the_stories_is_no_activity() -> None:
    page = (
        f"จดหมายข่าว\n{AGENCY}\nธนาคารขยะชุมชน\n"
        "วันที่ 8 พฤษภาคม 2567 เทศบาลและชุมชนลงนามบันทึกข้อตกลงธนาคารขยะ ณ ลานหน้าสำนักงาน ผู้ร่วมพิธี 120 คน\n\n"
        "ผู้ปกครองว่าอย่างไร\n"
        "เทศบาลจัดประชุมผู้ปกครองเมื่อวันที่ 25 พฤษภาคม 2567 ณ ศูนย์พัฒนาเด็กเล็ก มีผู้ปกครอง 64 คน ที่ประชุมตกลงให้มีครูนั่งรถ\n\n"
        "ปฏิทินล่วงหน้า\n"
        "ขอเชิญร่วมประชาคมระดับตำบล วันที่ 17 กรกฎาคม 2567 ที่โดมโรงเรียน คาดว่าจะมีผู้ร่วม 150 คน แล้วพบกัน\n"
    )
    assert [one.held_from for one in activities_of(page)] == [date(2024, 5, 8), date(2024, 5, 25)]


CHAPTERS = (
    WHOSE + "บทที่ 1 กิจกรรมที่จัด\n"
    "กิจกรรมที่ 1 ประชุมผู้ค้าตลาดสด\n  วันที่ : 8 ธันวาคม 2566\n  ประเด็น : ขนาดแผง\n  ผู้มีส่วนร่วม : 50 คน\n"
    "กิจกรรมที่ 2 ประชุมกรรมการชุมชน\n  วันที่ : 11 เมษายน 2567\n  ประเด็น : เส้นทางขบวน\n  ผู้มีส่วนร่วม : 45 คน\n\n"
    "บทที่ 2 ผลจากการมีส่วนร่วม\n"
)


def test_below_the_line_that_calls_it_stands_what_came_of_an_activity() -> None:
    told = "กิจกรรมที่ 1\n  (1) เห็นด้วยกับแผงสองเมตร\n  (2) ให้ใช้ลานเก่า\nกิจกรรมที่ 2\n  (1) ห้ามจุดพลุ\n"
    first, second = activities_of(CHAPTERS + told)
    assert (texts(first.results), texts(second.results)) == (
        ["เห็นด้วยกับแผงสองเมตร", "ให้ใช้ลานเก่า"],
        ["ห้ามจุดพลุ"],
    )


def test_a_chapter_calls_activities_by_their_numbers_in_the_outline() -> None:
    def activity(number: str, name: str, day: str) -> str:
        return (
            f"{number} {name}\n   จัดเมื่อวันที่ {day} ณ หอประชุม มีผู้เข้าร่วม 40 คน\n"
            "   ประเด็นที่หารือ ได้แก่\n   1) ถนน\n   ผลจากการมีส่วนร่วม\n   1) เห็นชอบ\n"
        )

    report = (
        WHOSE + "1. กิจกรรมของสำนักปลัด\n" + activity("1.1", "การประชุมประชาคมท้องถิ่น", "14 กุมภาพันธ์ 2567")
        + "2. กิจกรรมของกองช่าง\n" + activity("2.1", "การรับฟังความคิดเห็นโครงการสวนสุขภาพ", "6 มิถุนายน 2567")
        + "3. การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนา\n"
        "3.1 การดำเนินการตามข้อ 1.1\n   - บรรจุถนนไว้ในแผนพัฒนาท้องถิ่น\n"
        "3.2 การดำเนินการตามข้อ 2.1\n   - กองช่างแก้ไขผังแล้ว\n"
    )  # fmt: skip
    first, second = activities_of(report)
    assert [texts(one.follow_through) for one in (first, second)] == [
        ["บรรจุถนนไว้ในแผนพัฒนาท้องถิ่น"],
        ["กองช่างแก้ไขผังแล้ว"],
    ]


def test_the_first_of_a_chapter_is_a_title_where_those_of_two_others_are() -> None:
    def fields(day: str) -> str:
        return f"   วันที่ : {day}\n   ประเด็นการมีส่วนร่วม : ถนน\n   ผู้มีส่วนร่วม : 20 คน\n   ผลจากการมีส่วนร่วม : เห็นชอบ\n"

    report = (
        WHOSE + "บทที่ 1 กองช่าง\n1.1 เวทีรับฟังความคิดเห็นการปรับปรุงบึง\n" + fields("19 ธันวาคม 2566")
        + "บทที่ 2 กองการศึกษา\n2.1 ประชุมสภาเด็กและเยาวชนเทศบาลตำบลตรอกนอง\n"
        "   กองการศึกษาเชิญสภาเด็กมาประชุมเมื่อวันที่ 17 มกราคม 2567 ณ ห้องประชุม มีเยาวชน 21 คน\n"
        "   ประเด็นการมีส่วนร่วม : บุหรี่ไฟฟ้า\n   ผลจากการมีส่วนร่วม : ทำคลิปสั้น\n"
        "บทที่ 3 สำนักปลัด\n3.1 ประชุมประชาคมตำบล\n" + fields("4 กุมภาพันธ์ 2567")
    )  # fmt: skip
    names = [one.name for one in activities_of(report)]
    assert names == [
        "เวทีรับฟังความคิดเห็นการปรับปรุงบึง",
        "ประชุมสภาเด็กและเยาวชนเทศบาลตำบลตรอกนอง",
        "ประชุมประชาคมตำบล",
    ]


def test_the_chapter_of_a_division_is_no_item_of_the_activity_above_it() -> None:
    report = (
        WHOSE + "ส่วนที่ 1 สำนักปลัด\n1. ประชาคมท้องถิ่น\n  1.1 วันที่ 6 มีนาคม 2567\n  1.2 ประเด็นในการมีส่วนร่วม\n    1) ขุดลอกอ่าง\n"
        "  1.3 ผลจากการมีส่วนร่วม\n    1) เห็นชอบ\n  1.4 การนำผลไปปรับปรุง\n    1) ติดตั้งเสียงตามสายแล้วเสร็จ\n"
        "ส่วนที่ 2 กองช่าง\n2. ประชุมชี้แจงแนวฝาย\n  2.1 วันที่ 21 มีนาคม 2567\n  2.2 ประเด็นในการมีส่วนร่วม\n    1) ที่ดินริมห้วย\n"
        "  2.3 ผลจากการมีส่วนร่วม\n    1) ให้ลดสันฝาย\n"
    )
    first, _ = activities_of(report)
    assert texts(first.follow_through) == ["ติดตั้งเสียงตามสายแล้วเสร็จ"]


@pytest.mark.parametrize(
    "words",
    [
        f"แผนการเปิดโอกาสให้ประชาชนมีส่วนร่วม ประจำปีงบประมาณ พ.ศ. 2567\n{AGENCY}จะจัดประชุมประชาคมหมู่บ้าน เดือนพฤศจิกายน 2566 และรับฟังความคิดเห็นในเดือนมกราคม 2567",
        f"คำสั่งเทศบาลตำบลตรอกนอง\nที่ 214/2567\nเรื่อง แต่งตั้งคณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่น\n{AGENCY}ให้คณะกรรมการมีหน้าที่ติดตามและรายงานผล ตั้งแต่วันที่ 10 มีนาคม 2567",
        WHOSE + "1. ชื่อกิจกรรม : -\n2. ประเด็นหรือเรื่องในการมีส่วนร่วม : -\n3. สรุปข้อมูลของผู้มีส่วนร่วม : -\n4. ผลจากการมีส่วนร่วม : -\n"
        "หมายเหตุ\nในรอบนี้ไม่ได้จัดกิจกรรมที่เปิดโอกาสให้มีส่วนร่วม เพราะน้ำท่วม การประชุมซึ่งเดิมกำหนดวันที่ 29 ตุลาคม 2566 (เป้าหมาย 120 คน) ต้องเลื่อนออกไปก่อน",
    ],
    ids=["plan", "order", "form of dashes"],
)
def test_plans_orders_and_forms_of_dashes_tell_of_nothing_held(words: str) -> None:
    assert [one for report in read_document(words.encode(), "a.txt").reports for one in report.activities] == []


def test_the_day_that_is_brought_to_the_report_is_held() -> None:
    told = (
        WHOSE + "1. ประชุมประธานชุมชน (ประชุมทุกเดือน ครั้งที่รายงานคือ 16 ม.ค. 67) ณ ห้องประชุมใหญ่\n"
        "   ประเด็น: ลอกท่อ\n   ผู้ร่วม: 41 คน\n   ผล: ส่งจุดท่อตัน 27 จุด\n"
        "2. อบรมคัดแยกขยะ วันที่ 20 ก.พ. 67 ณ ศาลาชุมชน\n   ประเด็น: ถังขยะเปียก\n   ผู้ร่วม: 60 คน\n   ผล: ทำได้ทุกคน\n"
    )
    first, _ = activities_of(told)
    assert (first.name, first.held_from, first.place) == ("ประชุมประธานชุมชน", date(2024, 1, 16), "ห้องประชุมใหญ่")


def test_a_sentence_begins_with_the_meeting_that_it_tells_of() -> None:
    post = (
        f"{AGENCY}\nผู้ค้าตลาดเช้าบอกความเห็น\n\n"
        "ในการประชุมรับฟังความคิดเห็นผู้ค้าเรื่องตลาดสด เมื่อวันพฤหัสบดีที่ 15 กุมภาพันธ์ 2567 ที่ห้องประชุมชั้น 2 มีผู้ค้า 71 คน กับเจ้าหน้าที่ 4 คน รวม 75 คน\n\n"
        "ที่ประชุมเห็นด้วยให้ย้ายแผง\n"
    )
    [only] = activities_of(post)
    assert only.name == "การประชุมรับฟังความคิดเห็นผู้ค้าเรื่องตลาดสด"


def test_who_could_have_come_is_not_how_many_came() -> None:
    form = (
        WHOSE
        + "ชื่อกิจกรรม : ประชุมกองทุน\nวันที่ : 24 มกราคม 2567\nผู้มีส่วนร่วม : กรรมการเข้าประชุม 16 คน จากกรรมการทั้งหมด 19 คน\nผล : อนุมัติ\n"
    )
    [only] = activities_of(form)
    assert only.participants_total == 16


def test_the_count_that_a_list_follows_is_the_total_though_the_list_sums_to_another() -> None:
    form = (
        WHOSE + "ชื่อกิจกรรม : ประชาคม\nวันที่ : 6 มีนาคม 2567\nสรุปผู้มีส่วนร่วม จำนวน 96 คน ดังนี้\n"
        "1) ผู้แทนหมู่บ้าน 70 คน\n2) กำนัน ผู้ใหญ่บ้าน 15 คน\n3) พนักงานเทศบาล 12 คน\nผลจากการมีส่วนร่วม\n1) เห็นชอบ\n"
    )
    [only] = activities_of(form)
    assert (only.participants_total, [group.headcount for group in only.groups]) == (96, [70, 15, 12])


def test_a_label_of_people_needs_no_colon_among_bullets() -> None:
    form = (
        WHOSE + "อบรม อสม. เฝ้าระวังไข้เลือดออก\n• วันที่ 29 พฤษภาคม 2567\n• สถานที่ ห้องประชุม\n• ประเด็นในการมีส่วนร่วม การแจ้งผู้ป่วย\n"
        "• ผู้มีส่วนร่วม อสม. 58 คน เจ้าหน้าที่ รพ.สต. 3 คน รวม 61 คน\n• ผลจากการมีส่วนร่วม ขอเครื่องพ่น\n"
    )
    [only] = activities_of(form)
    assert (texts(only.issues), only.participants_total, len(only.groups)) == (["การแจ้งผู้ป่วย"], 61, 2)


def test_a_round_that_only_a_matter_names_is_not_the_reports() -> None:
    def activity(name: str, day: str) -> str:
        return f"{name}\n  วันที่ : {day}\n  ประเด็น : ผลโครงการรอบ 6 เดือนแรก\n  ผู้มีส่วนร่วม : 20 คน\n  ผล : เห็นชอบ\n"

    report = (
        WHOSE
        + activity("กิจกรรมที่ 1 ประชุมผู้ค้า", "8 ธันวาคม 2566")
        + activity("กิจกรรมที่ 2 ประชุมกรรมการ", "11 เมษายน 2567")
        + activity("กิจกรรมที่ 3 ประชุมชมรม", "14 มิถุนายน 2567")
    )
    [told] = read_document(report.encode(), "a.txt").reports
    assert (told.fiscal_year, told.round) == (2567, None)


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("ผู้ออกแบบแก้แบบย้ายตอม่อแล้ว", "ผู้ออกแบบ"),
        ("งานประชาสัมพันธ์เปลี่ยนลำโพงใหม่แล้ว", "งานประชาสัมพันธ์"),
        ("ศพด. เพิ่มผลไม้ในเมนูแล้ว", "ศพด."),
        ("ปลัด อบจ. มอบหมายกองยุทธศาสตร์ติดตาม", "ปลัด อบจ."),
        ("ถนน: กองช่างเกรดและลงหินคลุกแล้ว", "กองช่าง"),
        ("หลังลงนาม ชุดลาดตระเวนออกเดินป่าแล้ว", "ชุดลาดตระเวน"),
        ("คทช.จังหวัดอยู่ระหว่างตรวจพิสูจน์สิทธิ", "คทช.จังหวัด"),
    ],
)
def test_whoever_the_words_of_a_deed_begin_with_did_it(words: str, actor: str) -> None:
    told = actor_of(words)
    assert told is not None
    assert told[0] == actor
    assert words[told[1] : told[2]] == actor


def test_in_a_clause_that_may_be_no_deed_only_known_bodies_are_actors() -> None:
    assert actor_of("ชาวบ้านเสนอให้ยกระดับถนน", widely=False) is None


def test_a_group_of_the_agencys_own_kind_without_a_name_is_its_staff() -> None:
    assert category_of("กรรมการตรวจรับพัสดุของ อบต.", Reporter("sao", "องค์การบริหารส่วนตำบลตรอกนอง")) == "staff"
    # Of another kind it is another agency's.
    assert category_of("กรรมการตรวจรับพัสดุของ อบต.", Reporter("pao", "องค์การบริหารส่วนจังหวัดจันทบุรี")) == "other_lao"


def test_a_letter_that_is_a_day_off_contradicts_the_form_below_it() -> None:
    letter = (
        f"บันทึกข้อความ\nด้วยกองยุทธศาสตร์ได้จัดเวทีรับฟังความคิดเห็นเรื่องการปรับปรุงสวนสาธารณะริมอ่าง เมื่อวันที่ 29 มกราคม 2567 แล้ว จึงขอรายงานผล\n\n{WHOSE}"
        "ชื่อกิจกรรม : เวทีรับฟังความคิดเห็นต่อการปรับปรุงสวนสาธารณะ\nวันที่ดำเนินการ : 28 มกราคม 2567\nประเด็นในการมีส่วนร่วม : ทางจักรยาน\nผลจากการมีส่วนร่วม : เห็นด้วย\n"
    )
    rules = {finding.rule for finding in read_document(letter.encode(), "a.txt").findings}
    assert "date_conflict" in rules


def test_a_word_for_all_who_came_is_no_group_beside_those_that_add_up_to_it() -> None:
    form = (
        WHOSE + "ชื่อกิจกรรม : รับฟังความเห็นโรงโม่\nวันที่ : 6 มีนาคม 2567\nสรุปข้อมูลผู้มีส่วนร่วม\n"
        "ผู้มีส่วนได้เสียเข้าร่วม จำนวน 97 คน ได้แก่\n(1) ราษฎรบ้านล่าง 82 คน\n(2) บริษัทผู้ยื่นคำขอ 5 คน\n(3) อบต.เจ้าของพื้นที่ 10 คน\n"
        "ผลจากการมีส่วนร่วม\n(1) ให้ย้ายทางรถ\n"
    )
    reading = read_document(form.encode(), "a.txt")
    [only] = [one for report in reading.reports for one in report.activities]
    assert (only.participants_total, [group.headcount for group in only.groups]) == (97, [82, 5, 10])
    assert "total_mismatch" not in {finding.rule for finding in reading.findings}
