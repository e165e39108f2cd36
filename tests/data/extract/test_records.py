"""Records, one after the other: a title each, and below it labels that come round again, worded as the writer likes."""

from __future__ import annotations

from datetime import date

from data.report import Activity
from tests.told import activities_of, texts

HEAD = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nผลการมีส่วนร่วมของประชาชน ปีงบประมาณ พ.ศ. 2568\n\n"


def activities(words: str) -> list[Activity]:
    return activities_of(HEAD + words)


def test_a_log_whose_titles_begin_with_their_day() -> None:
    first, second = activities(
        "12 พ.ค. 68   ประชุมผู้ใช้น้ำคลองใหญ่  ที่ศาลาหมู่ 2\n   ผู้มา 33 คน (เกษตรกร 30 คน / ผู้ใหญ่บ้าน 3 คน)\n   ประเด็น  แบ่งรอบเปิดน้ำ\n   ผล  แบ่งเป็นสองรอบ\n   ต่อยอด  อบต.ได้ติดตั้งบานประตูน้ำแล้ว\n\n"
        "7 มิ.ย. 68   ประชาคมหมู่บ้านหาจุดทิ้งขยะ  ที่วัดตรอกนอง\n   ผู้มา 20 คน (ประชาชน 15 คน / อสม. 5 คน)\n   ประเด็น  บ่อขยะเดิมเต็ม\n   ผล  ใช้ที่ราชพัสดุ\n   ต่อยอด  มอบหมายให้สำนักปลัดทำหนังสือ\n"
    )
    assert (first.name, first.held_from, first.place) == ("ประชุมผู้ใช้น้ำคลองใหญ่", date(2025, 5, 12), "ศาลาหมู่ 2")
    assert (first.participants_total, [group.headcount for group in first.groups]) == (33, [30, 3])
    assert (texts(first.issues), texts(first.results)) == (["แบ่งรอบเปิดน้ำ"], ["แบ่งเป็นสองรอบ"])
    assert first.follow_through_level == 6
    assert (second.name, second.held_from, second.follow_through_level) == (
        "ประชาคมหมู่บ้านหาจุดทิ้งขยะ", date(2025, 6, 7), 3
    )  # fmt: skip


def test_a_log_month_by_month_gives_its_days_their_month() -> None:
    first, second = activities(
        "[ ตุลาคม 2567 ]\nประชุมเจ้าของร้านอาหาร   วันที่ 18   ห้องประชุมเทศบาล\nคนมา    24 คน\nคุยเรื่อง   น้ำมันลงท่อ\nได้ข้อสรุป  ติดบ่อดักไขมันเอง\n\n"
        "[ พฤศจิกายน 2567 ]\nไม่มีกิจกรรมในเดือนนี้\n\n"
        "[ ธันวาคม 2567 ]\nสำรวจความพึงพอใจต่อการเก็บขยะ   ตลอดเดือน\nคุยเรื่อง   เวลาเข้าเก็บ\nได้ข้อสรุป  พอใจมากร้อยละ 82\n"
    )
    assert (first.name, first.held_from, first.place) == (
        "ประชุมเจ้าของร้านอาหาร", date(2024, 10, 18), "ห้องประชุมเทศบาล"
    )  # fmt: skip
    assert (second.held_from, second.held_to, second.date_precision) == (
        date(2024, 12, 1), date(2024, 12, 31), "month"
    )  # fmt: skip
    assert second.name == "สำรวจความพึงพอใจต่อการเก็บขยะ"


def test_a_post_with_a_picture_before_each_line() -> None:
    first, second = activities(
        "1️⃣ ประชุมชาวสวนลำไย\n🗓️ 20 พฤศจิกายน 2567\n📍 ลานลำไยบ้านดง\n👥 39 คน >> ชาวสวน 30 คน, เจ้าหน้าที่เทศบาล 9 คน\n💬 ประเด็น: ลำไยราคาตก\n📝 ผลที่ได้: รับซื้อขั้นต่ำกิโลละ 5 บาท\n\n"
        "2️⃣ เวทีประชาคมลดฝุ่น\n🗓️ 15 มกราคม 2568\n📍 หอประชุมเทศบาล\n👥 ประมาณ 110 คน >> ชาวสวน, อสม., ครู\n💬 ประเด็น: ห้ามเผากี่วัน\n📝 ผลที่ได้: ห้ามเผา 90 วัน\n\n❤️ ขอบคุณทุกเสียงครับ\n"
    )
    assert (first.name, first.held_from, first.place) == ("ประชุมชาวสวนลำไย", date(2024, 11, 20), "ลานลำไยบ้านดง")
    assert (first.participants_total, [group.label for group in first.groups]) == (39, ["ชาวสวน", "เจ้าหน้าที่เทศบาล"])
    assert (second.participants_total, [group.label for group in second.groups]) == (110, ["ชาวสวน", "อสม.", "ครู"])
    assert texts(second.results) == ["ห้ามเผา 90 วัน"]


def test_the_matters_of_minutes_are_no_records() -> None:
    (one,) = activities(
        "รายงานการประชุมคณะกรรมการพัฒนาเทศบาล\nวันที่ 5 มีนาคม 2568\nณ ห้องประชุมเทศบาล\nผู้มาประชุม 19 คน\n\nระเบียบวาระที่ 3 เรื่องเพื่อพิจารณา\n"
        "3.1 การขยายท่อประปา\nผู้แทนประชาคมเสนอให้ทำถึงหมู่ 6\nมติที่ประชุม  เห็นชอบ\n3.2 ข้อเสนอจัดตั้งธนาคารน้ำ\nมติที่ประชุม  ให้ชะลอไว้\n"
    )
    assert (one.held_from, one.participants_total) == (date(2025, 3, 5), 19)
    assert texts(one.issues) == ["การขยายท่อประปา", "ข้อเสนอจัดตั้งธนาคารน้ำ"]
    assert texts(one.results) == ["ผู้แทนประชาคมเสนอให้ทำถึงหมู่ 6", "เห็นชอบ", "ให้ชะลอไว้"]
