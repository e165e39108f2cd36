"""Several events told in running words: essays, letters, diaries, pages of news, lists with a paragraph below each item."""

from __future__ import annotations

from datetime import date

from tests.told import activities_of, texts

WHOSE = "องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี รายงานการมีส่วนร่วมของประชาชน ปีงบประมาณ พ.ศ. 2567\n\n"


def test_what_was_held_afterwards_in_a_month_or_again_and_again_begins_an_event_of_its_own() -> None:
    essay = (
        WHOSE + "เริ่มจากวันที่ 16 พฤศจิกายน 2566 อบต.ได้จัดประชุมประชาคมตำบลที่หอประชุม มีผู้มาร่วมประชุม 74 คน "
        "ที่ประชุมมีมติให้ซ่อมฝาย\n\n"
        "ต่อมาวันที่ 20 กุมภาพันธ์ 2567 ชาวบ้านหมู่ที่ 7 จำนวน 40 คน นักศึกษา 15 คน รวม 55 คน มาช่วยกันทำฝายชะลอน้ำ\n\n"
        "ในเดือนมีนาคม 2567 ศูนย์พัฒนาเด็กเล็กได้เชิญผู้ปกครองมาประชุมก่อนปิดเทอม มีผู้ปกครองมา 31 คน\n\n"
        "ส่วนการประชุมผู้นำหมู่บ้านนั้น อบต.จัดเป็นประจำทุกเดือน ที่ห้องประชุมเล็ก"
    )
    told = [(one.held_from, one.held_to, one.recurrence, one.participants_total) for one in activities_of(essay)]
    assert told == [
        (date(2023, 11, 16), date(2023, 11, 16), None, 74),
        (date(2024, 2, 20), date(2024, 2, 20), None, 55),
        (date(2024, 3, 1), date(2024, 3, 31), None, 31),
        (None, None, "monthly", None),
    ]


def test_what_was_done_afterwards_without_anybody_coming_is_no_event() -> None:
    essay = (
        WHOSE + "เมื่อวันที่ 16 พฤศจิกายน 2566 อบต.ได้จัดประชุมประชาคมตำบลที่หอประชุม มีผู้เข้าร่วม 74 คน ที่ประชุมมีมติให้ซ่อมฝาย\n\n"
        "ต่อมาวันที่ 20 กุมภาพันธ์ 2567 กองช่างได้ซ่อมฝายแล้วเสร็จ"
    )
    [only] = activities_of(essay)
    assert [step.level for step in only.follow_through] == [6]


def test_the_first_of_a_series_may_stand_within_the_words_that_lead_to_it() -> None:
    essay = (
        WHOSE + "ปีนี้ได้เปิดให้ชาวบ้านมาร่วมงานสองครั้ง ครั้งแรกคือกิจกรรมจิตอาสาเก็บผักตบ เมื่อวันที่ 5 ธันวาคม 2566 มีจิตอาสา 40 คน "
        "และนักเรียน 30 คน รวม 70 คน\n"
        "ครั้งที่สองคือประชุมประชาคมตำบล เมื่อวันที่ 26 มกราคม 2567 มีผู้เข้าร่วม 64 คน\n\n"
        "รวมทั้งสองครั้งมีคนมาร่วม 134 คน"
    )
    told = [(one.name, one.participants_total) for one in activities_of(essay)]
    assert told == [("กิจกรรมจิตอาสาเก็บผักตบ", 70), ("ประชุมประชาคมตำบล", 64)]


def test_entries_stand_behind_a_background() -> None:
    words = (
        WHOSE + "1. ความเป็นมา\nเทศบาลยกร่างข้อบัญญัติใหม่\n"
        "2. วิธีที่ 1 การรับฟังความคิดเห็นทางเว็บไซต์\nระยะเวลา : 1 - 15 มีนาคม 2567\nผล : ขอลดค่าธรรมเนียม\n"
        "3. วิธีที่ 2 การประชุมรับฟังความคิดเห็น\nจัดเมื่อวันที่ 21 มีนาคม 2567 ณ วัดคลองใหญ่ มีผู้เข้าร่วม 74 คน\nผล : ขอเวลาปรับตัว\n"
    )
    told = [(one.held_from, texts(one.results)) for one in activities_of(words)]
    assert told == [(date(2024, 3, 1), ["ขอลดค่าธรรมเนียม"]), (date(2024, 3, 21), ["ขอเวลาปรับตัว"])]


def test_a_list_of_channels_is_read_with_the_words_below_each() -> None:
    words = (
        WHOSE + "1) ประชุมประธานชุมชน\nประชุมกันทุกเดือน ที่ห้องประชุมเล็ก มาครั้งละประมาณ 40 คน\n\n"
        "2) เทศบาลสัญจร\nจัดไตรมาสละครั้งหมุนเวียนไปตามชุมชน\n\n"
        "3) ไลน์แจ้งเหตุเดือดร้อน\nเปิดรับเรื่องตลอดวัน รับแจ้งมา 64 เรื่อง เทศบาลแก้ไขแล้ว 58 เรื่อง\n\n"
        "4) ตลาดนัดคัดแยกขยะ\nเปิดทุกวันศุกร์ข้างลานกีฬา\n"
    )
    told = [(one.name, one.recurrence, one.participants_total) for one in activities_of(words)]
    assert told == [
        ("ประชุมประธานชุมชน", "monthly", 40),
        ("เทศบาลสัญจร", "quarterly", None),
        ("ไลน์แจ้งเหตุเดือดร้อน", None, None),
        ("ตลาดนัดคัดแยกขยะ", "weekly", None),
    ]


def test_a_page_of_news_is_parted_by_the_line_that_tells_when_each_was_posted() -> None:
    page = (
        "อบต.ตรอกนอง อ.ขลุง จ.จันทบุรี | ข่าวกิจกรรม\n\n"
        "81 ) ประชาคมหมู่บ้าน หมู่ที่ 2\nวันพุธที่ 5 ก.พ. 68 ที่ศาลาบ้านล่าง มีผู้เข้าร่วม 52 คน\nข่าว ณ วันที่ 6 ก.พ. 68 เวลา 15:02 น. โดย admin\n"
        "------------------------\n"
        "80 ) อบรมทำน้ำหมัก\nวันพฤหัสบดีที่ 16 ม.ค. 68 อบต.ตรอกนอง จัดอบรมทำน้ำหมัก มีผู้เข้าร่วม 24 คน\nข่าว ณ วันที่ 20 ม.ค. 68 เวลา 8:17 น. โดย admin\n"
        "------------------------\nหน้า [1] 2 3 4 ... 42\n"
    )
    told = [(one.held_from, one.participants_total) for one in activities_of(page)]
    assert told == [(date(2025, 2, 5), 52), (date(2025, 1, 16), 24)]


def test_a_diary_tells_each_day_below_its_date() -> None:
    diary = (
        "สมุดงาน อบต.ตรอกนอง อ.ขลุง จ.จันทบุรี ปีงบประมาณ พ.ศ. 2566\n\n"
        "จันทร์ที่ 9 มกราคม 2566\nขึ้นไปประชาคมหมู่บ้านที่ศาลาบ้านล่าง มีชาวบ้านมา 56 คน\n\n"
        "พฤหัสบดีที่ 12 มกราคม 2566\nประชุมพนักงานส่วนตำบลประจำเดือน ที่ห้องประชุม 31 คน\n\n"
        "พุธที่ 15 กุมภาพันธ์ 2566\nทำแนวกันไฟป่าชุมชน มีชาวบ้าน 90 คน อปพร. 20 คน\n"
    )
    told = [(one.held_from, one.kind, one.participants_total) for one in activities_of(diary)]
    assert told == [
        (date(2023, 1, 9), "village_forum", 56),
        (date(2023, 1, 12), "internal", 31),
        # Nobody wrote their sum.
        (date(2023, 2, 15), "coproduction", None),
    ]


def test_a_deed_done_together_needs_neither_a_day_nor_a_count() -> None:
    post = (
        "รวมพลังเก็บผักตบชวาคลองล่าง\nประเภท : ข่าวกิจกรรม\n\nอบต.ตรอกนอง อำเภอขลุง จังหวัดจันทบุรี นำเรือออกร่วมกับชาวบ้านหมู่ที่ 2, อปพร. "
        "และคณะกรรมการหมู่บ้าน  เก็บผักตบชวาในคลอง\n\nชาวบ้านขอให้ขนไปทำปุ๋ย\n"
    )
    [only] = activities_of(post)
    assert (only.name, only.kind, only.held_from) == ("รวมพลังเก็บผักตบชวาคลองล่าง", "coproduction", None)
    assert [group.label for group in only.groups] == ["ชาวบ้านหมู่ที่ 2", "อปพร.", "คณะกรรมการหมู่บ้าน"]


def test_a_day_a_gap_and_a_title_begin_a_record_of_labels() -> None:
    words = (
        WHOSE.replace("2567", "2567 ธนาคารขยะ") + "9 พ.ย. 2566   เวทีชวนคิดเรื่องขยะ\nศาลาวัดล่าง ตอนบ่าย มากัน 36 คน\n"
        "สิ่งที่คุยกัน: ขวดถูกเผาหลังบ้าน\nข้อตกลง: ตั้งธนาคารขยะ\n\n"
        "6 ม.ค. 2567   เปิดรับฝากขยะวันแรก\nที่โรงเรือนหลังตลาด คนมา 58 คน\nสิ่งที่คุยกัน: ตาชั่งมีเครื่องเดียว\nข้อตกลง: แบ่งเวลารับฝาก\n"
    )
    told = [(one.name, one.held_from, one.participants_total, texts(one.issues)) for one in activities_of(words)]
    assert told == [
        ("เวทีชวนคิดเรื่องขยะ", date(2023, 11, 9), 36, ["ขวดถูกเผาหลังบ้าน"]),
        ("เปิดรับฝากขยะวันแรก", date(2024, 1, 6), 58, ["ตาชั่งมีเครื่องเดียว"]),
    ]


def test_the_last_post_of_a_list_may_lack_the_way_to_read_on() -> None:
    page = (
        "องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n\n"
        + "".join(
            f"ประชาคมหมู่ที่ {n}\n\nวันที่ {n} ธันวาคม 2566 อบต.ตรอกนอง จัดประชุมประชาคม มีผู้เข้าร่วม {40 + n} คน\n\nอ่านต่อ »\n\n"
            for n in (1, 2)
        )
        + "จิตอาสาล้างตลาด\n\nวันที่ 9 ธันวาคม 2566 อบต.ตรอกนอง จัดกิจกรรมจิตอาสาล้างตลาด มีผู้เข้าร่วม 61 คน\n"
    )
    assert [one.participants_total for one in activities_of(page)] == [41, 42, 61]


def test_the_population_of_a_place_came_to_nothing() -> None:
    words = (
        WHOSE
        + "บทที่ 1 ข้อมูลทั่วไป\nตำบลมี 5 หมู่บ้าน ประชากร 8,214 คน\n\nบทที่ 2 การประชุม\nประชุมประชาคมตำบล เมื่อวันที่ 8 มกราคม 2567 มีผู้เข้าร่วม 89 คน\n"
    )
    assert [one.participants_total for one in activities_of(words)] == [89]
