"""Rounds of labels, however their titles are worded, and what else tells one activity from the next; answers worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from data.report import Activity
from tests.told import activities_of, texts

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nสรุปงานที่ประชาชนมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n\n"


def activities(words: str, name: str = "told.txt") -> list[Activity]:
    return activities_of(HEAD + words, name)


def names(found: list[Activity]) -> list[str | None]:
    return [one.name for one in found]


def test_titles_without_marks_between_rounds_of_labels() -> None:
    # The subject told in one line below its label is no title, though it stands above the next label.
    kites, well = activities(
        "วันว่าวริมทุ่ง\n\n🗓 วันเสาร์ที่ 8 กุมภาพันธ์ 2568\n\nเรื่องที่ชวนคุย\n\nที่จอดรถหน้าทุ่ง\n\nใครมาบ้าง\n\nชาวบ้าน 40 คน\n\n"
        "ได้ข้อสรุปอย่างไร\n\nให้จอดฝั่งวัด\n\nเทศบาลทำอะไรต่อ\n\nตีเส้นจอดรถเสร็จแล้ว\n\n"
        "บ่อน้ำของหมู่เหนือ\n\n🗓 วันพุธที่ 12 มีนาคม 2568\n\nเรื่องที่ชวนคุย\n\nน้ำบ่อขุ่น\n\nใครมาบ้าง\n\nชาวบ้าน 22 คน\n\n"
        "ได้ข้อสรุปอย่างไร\n\nให้ล้างบ่อ\n\nเทศบาลทำอะไรต่อ\n\nกองช่างล้างบ่อแล้ว\n"
    )
    assert names([kites, well]) == ["วันว่าวริมทุ่ง", "บ่อน้ำของหมู่เหนือ"]
    assert (texts(kites.issues), texts(well.issues)) == (["ที่จอดรถหน้าทุ่ง"], ["น้ำบ่อขุ่น"])
    assert (kites.held_from, well.held_from) == (date(2025, 2, 8), date(2025, 3, 12))
    assert [one.follow_through_level for one in (kites, well)] == [6, 6]


def test_titles_counted_by_words_that_nobody_listed() -> None:
    market, drill = activities(
        "ข้อ ๑ เวทีตลาดเช้า\n๑.๑ วันที่จัด          วันพุธที่ 12 พฤศจิกายน 2567\n๑.๒ เรื่องที่ขอความเห็น\nก. ย้ายแผงปลา\nข. เวลาปิดตลาด\n"
        "๑.๓ ใครเข้าร่วม\nแม่ค้า 30 คน\nรวม 30 คน\n๑.๔ ความเห็นที่ได้\nก. ให้ย้ายแผงปลา\n\n"
        "ข้อ ๒ ซ้อมหนีไฟโรงเรียนวัด\n๒.๑ วันที่จัด          18 ธันวาคม 2567\n๒.๒ เรื่องที่ขอความเห็น\nก. ทางออกฉุกเฉิน\n"
        "๒.๓ ใครเข้าร่วม\nนักเรียน 60 คน\nรวม 60 คน\n๒.๔ ความเห็นที่ได้\nก. ขอไฟฉุกเฉินเพิ่ม\n"
    )
    assert names([market, drill]) == ["เวทีตลาดเช้า", "ซ้อมหนีไฟโรงเรียนวัด"]
    assert texts(market.issues) == ["ย้ายแผงปลา", "เวลาปิดตลาด"]
    assert (market.participants_total, drill.participants_total) == (30, 60)
    assert texts(drill.results) == ["ขอไฟฉุกเฉินเพิ่ม"]


def test_a_round_that_lacks_its_first_label_begins_a_round_all_the_same() -> None:
    one, two, three = activities(
        "รายการที่ 1 ประชาคมหมู่เหนือ\n  เมื่อ: 5 มกราคม 2568\n  เรื่อง: น้ำบาดาล\n  ผู้ร่วม: ชาวบ้าน 20 คน\n  ข้อยุติ: ขุดบ่อ\n"
        "รายการที่ 2 ถามความพอใจทางโทรศัพท์\n  เรื่อง: ข้าวกล่องของผู้กักตัว\n  ผู้ร่วม: ผู้กักตัว 8 คน\n  ข้อยุติ: ขอข้าววันละสองมื้อ\n"
        "รายการที่ 3 ประชุมผู้ใช้น้ำ\n  เมื่อ: 9 กุมภาพันธ์ 2568\n  เรื่อง: เวรเปิดน้ำ\n  ผู้ร่วม: เกษตรกร 15 คน\n  ข้อยุติ: เปิดวันเว้นวัน\n"
    )
    assert names([one, two, three]) == ["ประชาคมหมู่เหนือ", "ถามความพอใจทางโทรศัพท์", "ประชุมผู้ใช้น้ำ"]
    assert texts(two.issues) == ["ข้าวกล่องของผู้กักตัว"]
    assert (two.held_from, three.held_from) == (None, date(2025, 2, 9))


def test_months_in_signs_stand_above_titles_and_within_none() -> None:
    january, march = activities(
        "== มกราคม 2568 ==\nงานข้าวใหม่บ้านทุ่ง\n  ว/ด/ป: 17 ม.ค. 68  ที่: ศาลาบ้านทุ่ง\n  หัวข้อ: ลานตากข้าวแคบ\n  ผู้ร่วม: ชาวบ้าน 64 คน\n"
        "  ใช้ประโยชน์: กองช่างขยายลานตากแล้ว\n\n"
        "== มีนาคม 2568 ==\nทำแนวกันไฟเขาล้อม\n  ว/ด/ป: 6 มี.ค. 68  ที่: ป่าเขาล้อม\n  หัวข้อ: ไฟลามจากไร่\n  ผู้ร่วม: จิตอาสา 18 คน\n"
        "  ใช้ประโยชน์: ตั้งเวรเฝ้าไฟแล้ว\n"
    )
    assert names([january, march]) == ["งานข้าวใหม่บ้านทุ่ง", "ทำแนวกันไฟเขาล้อม"]
    assert (january.held_from, january.place) == (date(2025, 1, 17), "ศาลาบ้านทุ่ง")
    assert texts(january.follow_through) == ["กองช่างขยายลานตากแล้ว"]


def test_the_last_item_of_a_list_above_a_label_is_no_title() -> None:
    (one, two) = activities(
        "ประชาคมตลาดใหม่\n\nวันที่\n16 พฤษภาคม 2568\n\nคุยเรื่องอะไร\n\n1. สายไฟห้อยต่ำ\n2. แผงล้ำทางเท้า\n\nใครมาร่วม\n\nแม่ค้า 12 คน\n\nได้ผลอย่างไร\n\nให้ขยับแผง\n\n"
        "ประชุมซอยวัด\n\nวันที่\n6 มิถุนายน 2568\n\nคุยเรื่องอะไร\nท่อตัน\n\nใครมาร่วม\n\nชาวบ้าน 9 คน\n\nได้ผลอย่างไร\n\nให้ลอกท่อ\n"
    )
    assert names([one, two]) == ["ประชาคมตลาดใหม่", "ประชุมซอยวัด"]
    assert texts(one.issues) == ["สายไฟห้อยต่ำ", "แผงล้ำทางเท้า"]


@pytest.mark.parametrize("last", ["ครั้งที่สาม", "ครั้งสุดท้าย"])
def test_events_told_one_after_the_other_by_their_number_in_words(last: str) -> None:
    first, second, third = activities(
        "ครั้งแรกเป็นกิจกรรมจิตอาสาเก็บผักตบชวา ในวันเสาร์ที่ 9 พฤศจิกายน 2567 ณ ท่าน้ำวัดเหนือ มีผู้มาช่วย 80 คน กองช่างได้วางทุ่นดักผักตบเสร็จแล้ว\n\n"
        "ครั้งที่สองเป็นการประชุมรับฟังความคิดเห็นเรื่องกลิ่นโรงงาน จัดเมื่อวันที่ 5 ธันวาคม 2567 ณ ห้องประชุมเทศบาล มีผู้เข้าร่วม 30 คน ที่ประชุมมีมติให้ติดเครื่องดักไอ\n\n"
        f"{last}เป็นพิธีลงนามบันทึกข้อตกลงหมู่บ้านปลอดการเผา เมื่อวันที่ 11 กุมภาพันธ์ 2568 ณ ศาลาบ้านใต้ มีผู้มาร่วม 85 คน\n"
    )
    assert names([first, second, third]) == [
        "กิจกรรมจิตอาสาเก็บผักตบชวา", "การประชุมรับฟังความคิดเห็นเรื่องกลิ่นโรงงาน", "พิธีลงนามบันทึกข้อตกลงหมู่บ้านปลอดการเผา"
    ]  # fmt: skip
    assert [one.participants_total for one in (first, second, third)] == [80, 30, 85]
    assert third.kind == "agreement"


def test_what_the_paragraphs_below_an_item_tell_is_told_of_it() -> None:
    first, second = activities(
        "เรื่องแรกคือการประชุมผู้นำเตรียมรับน้ำป่า จัดเมื่อวันที่ 12 พฤษภาคม 2568 ณ ศาลาบ้านแม่ ผู้เข้าประชุม 29 คน\n"
        "ผู้ใหญ่บ้านเล่าว่าปีก่อนน้ำมาตอนตีหนึ่ง\nที่ประชุมมีมติให้ตั้งเสาวัดน้ำสองจุด\nต่อมาสำนักปลัดได้ตั้งเสาวัดน้ำครบแล้ว\n"
        "เรื่องที่สองคือโครงการอบรมทำไม้กวาด จัดในเดือนสิงหาคม 2568 ณ ศาลาบ้านห้วย ผู้เข้าอบรม 20 คน\nที่ประชุมกลุ่มตกลงตั้งกลุ่มไม้กวาด\n"
    )
    assert names([first, second]) == ["การประชุมผู้นำเตรียมรับน้ำป่า", "โครงการอบรมทำไม้กวาด"]
    assert texts(first.results) == ["ที่ประชุมมีมติให้ตั้งเสาวัดน้ำสองจุด"]
    assert texts(first.follow_through) == ["ต่อมาสำนักปลัดได้ตั้งเสาวัดน้ำครบแล้ว"]
    assert texts(second.results) == ["ที่ประชุมกลุ่มตกลงตั้งกลุ่มไม้กวาด"]


def test_labels_with_a_sign_of_equality() -> None:
    one, two = activities(
        "[กิจกรรม ๑]\nชื่อ = ประชุมแบ่งโซนผู้กักตัว\nวัน = 5 พฤษภาคม 2568\nที่ = ห้องประชุมเทศบาล\nเรื่อง = จุดส่งอาหาร\nคน = อสม. 12 คน\nผล = แบ่งเป็นสี่โซน\n\n"
        "[กิจกรรม ๒]\nชื่อ = ประชาคมย้ายที่ทิ้งขยะ\nวัน = 9 มิถุนายน 2568\nที่ = ลานวัดใต้\nเรื่อง = บ่อขยะเต็ม\nคน = ชาวบ้าน 74 คน\nผล = ให้เลิกใช้บ่อเดิม\n"
    )
    assert names([one, two]) == ["ประชุมแบ่งโซนผู้กักตัว", "ประชาคมย้ายที่ทิ้งขยะ"]
    assert (one.place, two.held_from) == ("ห้องประชุมเทศบาล", date(2025, 6, 9))
    assert (texts(one.issues), texts(two.results)) == (["จุดส่งอาหาร"], ["ให้เลิกใช้บ่อเดิม"])


def test_a_report_that_nothing_was_held_has_no_activity() -> None:
    assert not activities(
        "ในรอบ 6 เดือนแรก เทศบาลตำบลตรอกนองไม่มีการจัดกิจกรรมหรือโครงการที่เปิดโอกาสให้บุคคลภายนอกเข้าร่วม เนื่องจากขาดผู้รับผิดชอบ\n"
    )


def test_what_was_done_on_other_days_is_no_meeting_in_a_village() -> None:
    (one,) = activities(
        "เทศบาลตำบลตรอกนองจัดประชุมผู้นำชุมชน เมื่อวันที่ 4 กรกฎาคม 2568 ณ ห้องประชุมเทศบาล มีผู้เข้าประชุม 52 คน\n\n"
        "ผู้ใหญ่บ้านหมู่ 3 แจ้งว่าฝนทิ้งช่วงสามสัปดาห์\n\nที่ประชุมมีมติให้สูบน้ำก่อน\n\n"
        "หลังการประชุม งานป้องกันฯ ได้นำเครื่องสูบน้ำไปหมู่ 3 แล้วระหว่างวันที่ 6-10 กรกฎาคม 2568\n"
    )
    assert one.held_from == date(2025, 7, 4)
    assert len(one.follow_through) == 1


def test_matters_of_minutes_are_called_by_their_number_and_stay_where_they_stand() -> None:
    first, second = activities(
        "ประชุมผู้นำชุมชน ครั้งที่ 1/2568\nวันพฤหัสบดีที่ 21 พฤศจิกายน 2567 ณ ห้องประชุมเทศบาล\n\nผู้มาประชุม\n1. ประธานชุมชน 9 คน\n2. ประธาน อสม. 9 คน\n\n"
        "ระเบียบวาระเรื่องเสนอเพื่อพิจารณา\n  4.1 น้ำป่าเข้าสวน\n  4.2 หมาจรจัด\n\nมติที่ประชุม\n  วาระ 4.1 ให้ลอกคลองสาขา\n  วาระ 4.2 รับทราบ\n\n"
        "ประชุมผู้นำชุมชน ครั้งที่ 2/2568\nวันพฤหัสบดีที่ 20 กุมภาพันธ์ 2568 ณ ห้องประชุมเทศบาล\n\nผู้มาประชุม\n1. ประธานชุมชน 8 คน\n\n"
        "ระเบียบวาระเรื่องเสนอเพื่อพิจารณา\n  4.1 รถจอดขวางตลาด\n  4.2 ขอเพิ่มวันเก็บขยะ\n\nมติที่ประชุม\n  วาระ 4.1 ให้จอดหลังตลาด\n  วาระ 4.2 ให้เพิ่มเป็นสามวัน\n"
    )
    assert names([first, second]) == ["ประชุมผู้นำชุมชน ครั้งที่ 1/2568", "ประชุมผู้นำชุมชน ครั้งที่ 2/2568"]
    assert texts(second.issues) == ["รถจอดขวางตลาด", "ขอเพิ่มวันเก็บขยะ"]
    assert len(first.results) == len(second.results) == 2


def test_letters_call_the_activities_of_a_list_above_the_elements() -> None:
    bank, weir = activities(
        "ปีนี้มีสองกิจกรรม คือ\n   ก. ประชาคมเลือกที่ตั้งธนาคารขยะ วันอังคารที่ 6 พฤษภาคม 2568 ณ ศาลาหมู่ 4\n   ข. ร่วมสร้างฝายชะลอน้ำ วันที่ 17 กรกฎาคม 2568 ณ ห้วยแม่ลาน\n\n"
        "1) ประเด็นหรือเรื่องในการมีส่วนร่วม\n   ก. ที่ดินตั้งธนาคารขยะ\n   ข. ห้วยแห้งหน้าแล้ง\n\n"
        "2) สรุปข้อมูลของผู้มีส่วนร่วม\n   ก. รวม 18 คน แบ่งเป็น\n       1. กลุ่มแม่บ้าน 15 คน\n       2. พนักงานเทศบาล 3 คน\n   ข. รวม 65 คน แบ่งเป็น\n       1. ผู้ใช้น้ำ 40 คน\n       2. นักเรียน 25 คน\n\n"
        "3) ผลจากการมีส่วนร่วม\n   ก. เลือกที่ว่างหลังศาลา\n   ข. ได้ฝาย 3 ตัว\n"
    )
    assert names([bank, weir]) == ["ประชาคมเลือกที่ตั้งธนาคารขยะ", "ร่วมสร้างฝายชะลอน้ำ"]
    assert [(one.participants_total, len(one.groups)) for one in (bank, weir)] == [(18, 2), (65, 2)]
    assert (texts(bank.results), texts(weir.results)) == (["เลือกที่ว่างหลังศาลา"], ["ได้ฝาย 3 ตัว"])


def test_the_elements_may_be_counted_as_components() -> None:
    (one,) = activities(
        "กิจกรรม ประชาคมขยายถนน\nวันที่ 4 มิถุนายน 2568\nองค์ประกอบที่ 1 ประเด็นหรือเรื่องในการมีส่วนร่วม\n- แนวรั้ว 14 หลัง\n"
        "องค์ประกอบที่ 2 สรุปข้อมูลผู้มีส่วนร่วม\n- ชาวบ้าน 96 คน\nองค์ประกอบที่ 3 ผลจากการมีส่วนร่วม\n- ให้เว้นต้นยางใหญ่\n"
        "องค์ประกอบที่ 4 การนำผลไปปรับปรุงการดำเนินงาน\n- สำนักช่างแก้แบบถนนแล้ว\n"
    )
    assert (texts(one.issues), texts(one.results), texts(one.follow_through)) == (
        ["แนวรั้ว 14 หลัง"], ["ให้เว้นต้นยางใหญ่"], ["สำนักช่างแก้แบบถนนแล้ว"]
    )  # fmt: skip


def test_the_last_number_of_a_series_is_a_heading_though_the_next_begins_with_one_again() -> None:
    one, two = activities(
        "กิจกรรมที่ 1 ประชาคมท่าเรือ\n   1) เวลาและสถานที่\n      วันพุธที่ 15 มกราคม 2568 ณ ศาลาท่าเรือ\n   2) ประเด็นการมีส่วนร่วม\n      สะพานผุ\n"
        "   3) ผลของการมีส่วนร่วม\n      ให้เปลี่ยนพื้นไม้\n   4) การปรับปรุงงานหลังการมีส่วนร่วม\n      กองช่างเปลี่ยนพื้นสะพานแล้ว\n\n"
        "กิจกรรมที่ 2 ประชุมเตรียมรับโรค\n   1) เวลาและสถานที่\n      วันพุธที่ 5 กุมภาพันธ์ 2568 ณ ห้องประชุม อบต.\n   2) ประเด็นการมีส่วนร่วม\n      จุดคัดกรอง\n"
        "   3) ผลของการมีส่วนร่วม\n      ตั้งจุดสามจุด\n   4) การปรับปรุงงานหลังการมีส่วนร่วม\n      จัดซื้อเครื่องวัดไข้แล้ว\n"
    )
    assert [texts(each.follow_through) for each in (one, two)] == [["กองช่างเปลี่ยนพื้นสะพานแล้ว"], ["จัดซื้อเครื่องวัดไข้แล้ว"]]
    assert (one.held_from, one.place) == (date(2025, 1, 15), "ศาลาท่าเรือ")


def test_a_label_told_alone_somewhere_has_its_content_behind_it_elsewhere() -> None:
    one, two = activities(
        "1. ประชุมแกนนำชุมชน\n  (ก) จัดขึ้น วันศุกร์ที่ 7 มีนาคม 2568 ณ ห้องประชุม\n  (ข) สาระที่หารือ\n     - จุดคัดกรอง\n     - ส่งอาหาร\n  (ค) ผู้ร่วมหารือ ประธานชุมชน 19 คน อสม. 24 คน\n  (ง) ได้ข้อสรุปว่า\n     - ตั้งจุดที่ตลาด\n"
        "2. งานสงกรานต์ก่อพระทราย\n  (ก) จัดขึ้น 16 เมษายน 2568 ณ ลานวัด\n  (ข) สาระที่หารือ งดแอลกอฮอล์\n  (ค) ผู้ร่วมหารือ ผู้สูงอายุ 30 คน\n  (ง) ได้ข้อสรุปว่า งดคอนเสิร์ต\n"
    )
    assert names([one, two]) == ["ประชุมแกนนำชุมชน", "งานสงกรานต์ก่อพระทราย"]
    assert (texts(one.issues), texts(two.issues)) == (["จุดคัดกรอง", "ส่งอาหาร"], ["งดแอลกอฮอล์"])
    assert texts(two.results) == ["งดคอนเสิร์ต"]


def test_the_title_of_a_signing_is_no_signature() -> None:
    (one,) = activities(
        "ลงนามบันทึกข้อตกลงรับซื้อขวดจากชุมชน\n\nวันที่ 14 มกราคม 2568\nสถานที่ ห้องประชุมเทศบาล\nประเด็น\nรอบการรับซื้อ\nผู้เข้าร่วม\nผู้แทนชุมชน 10 คน\nผล\nลงนามครบทุกฝ่าย\n"
    )
    assert (one.name, one.kind) == ("ลงนามบันทึกข้อตกลงรับซื้อขวดจากชุมชน", "agreement")
