"""The form as offices fill it in: instructions left in it, rings for bullets, copies left empty, labels of one activity."""

from __future__ import annotations

from datetime import date

from data.reading import read_document
from tests.told import activities_of, texts

WHOSE = "องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nผลการเปิดโอกาสให้มีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n\n"


def test_what_the_form_asks_for_is_none_of_what_it_says() -> None:
    form = (
        WHOSE + "1. ชื่อกิจกรรม (ให้ระบุชื่อตามแผน)\nประชุมประชาคมหมู่ที่ 7\n"
        "1.1 วันที่ดำเนินการ (ตัวอย่าง : วันที่ 1 มกราคม 2560)\nวันที่ 20 กุมภาพันธ์ 2568\n"
        "1.2 สถานที่ (ระบุห้อง/อาคาร)\nศาลาบ้านล่าง\n"
        "1.3 ประเด็นในการมีส่วนร่วม (ระบุสิ่งที่หารือ)\n- ที่ตั้งลานตากพริก\n"
        "1.4 สรุปข้อมูลผู้มีส่วนร่วม (ระบุจำนวนรวม เช่น ผู้นำ 10 คน ประชาชน 40 คน)\nมีผู้เข้าร่วม 58 คน ได้แก่\n- เกษตรกร 50 คน\n- กรรมการหมู่บ้าน 8 คน\n"
        "1.5 ผลจากการมีส่วนร่วม (มติหรือข้อเสนอ)\n- ให้ใช้ที่สาธารณะ\n"
    )
    [only] = activities_of(form)
    assert (only.name, only.held_from, only.place) == ("ประชุมประชาคมหมู่ที่ 7", date(2025, 2, 20), "ศาลาบ้านล่าง")
    assert (only.participants_total, [group.headcount for group in only.groups]) == (58, [50, 8])
    assert texts(only.results) == ["ให้ใช้ที่สาธารณะ"]


def test_rings_on_lines_of_their_own_are_bullets() -> None:
    form = (
        WHOSE + "● ชื่อกิจกรรม : ประชุมประชาคม\n● วันเวลา : 6 มีนาคม 2568\n● ประเด็นในการมีส่วนร่วม\n  ○ ถนนขาด\n  ○ ควายหาย\n"
        "● ผู้มีส่วนร่วม\n  ○ ราษฎร 50 คน\n  ○ รวม 50 คน\n● ผลจากการมีส่วนร่วม\n  ○ ให้ซ่อมถนน\n"
    )
    [only] = activities_of(form)
    assert (texts(only.issues), texts(only.results), only.participants_total) == (
        ["ถนนขาด", "ควายหาย"],
        ["ให้ซ่อมถนน"],
        50,
    )


def test_rings_beside_each_other_stay_boxes_that_nobody_ticked() -> None:
    form = (
        WHOSE + "ชื่อกิจกรรม : ประชุมประชาคม\nวันที่ : 6 มีนาคม 2568\nประเด็นในการมีส่วนร่วม : ○ แผนพัฒนา ○ งบประมาณ\n"
        "ผู้มีส่วนร่วม : 40 คน\nผลจากการมีส่วนร่วม : ให้ซ่อมถนน\n"
    )
    [only] = activities_of(form)
    assert texts(only.issues) == []


def test_a_copy_of_the_form_that_was_left_empty_tells_of_nothing() -> None:
    def copy(name: str, day: str, told: str) -> str:
        return f"<table><tr><td>ชื่อกิจกรรม</td><td>{name}</td></tr><tr><td>วันที่</td><td>{day}</td></tr><tr><td>ประเด็น</td><td>{told}</td></tr><tr><td>ผล</td><td>{told}</td></tr></table>"

    page = f"<p>{WHOSE}</p><p>รายการที่ 1</p>{copy('ประชุมประชาคม', '6 มีนาคม 2568', 'ท่อเดิมตัน')}<p>รายการที่ 2</p>{copy('-', '-', 'ไม่มี')}"
    assert [one.name for one in activities_of(f"<html><body>{page}</body></html>", "page.html")] == ["ประชุมประชาคม"]


def test_what_was_heard_to_the_question_asked_is_its_result() -> None:
    rows = "".join(
        f"<tr><th>{label}</th><td>{told}</td></tr>"
        for label, told in (
            ("ชื่อ", "เวทีรับฟังความคิดเห็นร่างเทศบัญญัติ"),
            ("ห้วงเวลา", "8 มกราคม 2568"),
            ("หัวข้อที่ถาม", "ค่าใช้จ่ายของร้านเล็ก"),
            ("มากันกี่คน", "รวม 95 คน"),
            ("สิ่งที่ได้ยิน", "ขอผ่อนผันหนึ่งปี"),
        )
    )
    [only] = activities_of(f"<html><body><p>{WHOSE}</p><table>{rows}</table></body></html>", "page.html")
    assert (texts(only.issues), texts(only.results)) == (["ค่าใช้จ่ายของร้านเล็ก"], ["ขอผ่อนผันหนึ่งปี"])


def test_what_came_of_several_is_shared_by_the_numbers_of_its_items() -> None:
    form = (
        WHOSE + "(1) ประเด็นหรือเรื่องในการมีส่วนร่วม\n"
        "  1.1 ประชุมประชาคมตำบล เมื่อวันที่ 10 มกราคม 2568\n    ประเด็น ขุดลอกคลอง\n"
        "  1.2 โครงการปลูกป่าชุมชน เมื่อวันที่ 5 ธันวาคม 2567\n    ประเด็น ฟื้นป่าต้นน้ำ\n"
        "(2) สรุปข้อมูลของผู้มีส่วนร่วม\n  1.1 ประชุมประชาคมตำบล ผู้เข้าร่วม 112 คน\n  1.2 ปลูกป่าชุมชน ผู้เข้าร่วม 205 คน\n"
        "(3) ผลจากการมีส่วนร่วม\n  1.1 ให้ขุดลอกสามจุด\n  1.2 ปลูกได้ 500 ต้น\n"
        "(4) การนำผลจากการมีส่วนร่วมไปปรับปรุงการดำเนินงาน\n  1.1 กองช่างขุดลอกแล้วเสร็จ\n  1.2 จะปลูกซ่อมปีหน้า\n"
    )
    told = [
        (one.participants_total, texts(one.results), [s.level for s in one.follow_through])
        for one in activities_of(form)
    ]
    assert told == [(112, ["ให้ขุดลอกสามจุด"], [6]), (205, ["ปลูกได้ 500 ต้น"], [2])]


def test_a_line_that_parts_the_report_by_its_halves_is_no_step() -> None:
    form = (
        WHOSE
        + "ชื่อกิจกรรม : ประชุมประชาคม\nวันที่ : 6 มีนาคม 2568\nประเด็น : ถนนขาด\nผล : ให้ซ่อม\nการนำผลไปใช้\n- กองช่างซ่อมแล้วเสร็จ\n\n"
        "=== ครึ่งปีหลัง (เมษายน 2568 - กันยายน 2568) ===\n\n"
        "ชื่อกิจกรรม : อบรมทำปุ๋ย\nวันที่ : 6 พฤษภาคม 2568\nประเด็น : เศษใบไม้\nผล : ตั้งกลุ่ม\nการนำผลไปใช้\n- กองช่างทำโรงปุ๋ยแล้วเสร็จ\n"
    )
    assert [texts(one.follow_through) for one in activities_of(form)] == [
        ["กองช่างซ่อมแล้วเสร็จ"],
        ["กองช่างทำโรงปุ๋ยแล้วเสร็จ"],
    ]


def test_a_sentence_set_like_a_title_is_named_by_what_it_says_was_held() -> None:
    memo = (
        "บันทึกข้อความ\nส่วนราชการ กองยุทธศาสตร์ เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nเรื่อง สรุปผลการประชุมประชาคมเมือง\n"
        "เรียน นายกเทศมนตรี\n  1. ตามแผนการเปิดโอกาสให้เกิดการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568 กำหนดให้รับฟังความคิดเห็นนั้น\n"
        "  2. กองยุทธศาสตร์ ได้ดำเนินการจัดประชุมประชาคมเมือง ในวันพฤหัสบดีที่ 27 กุมภาพันธ์ 2568 ตั้งแต่เวลา 08.30 - 12.00 น. ณ ห้องประชุมใหญ่ สำนักงานเทศบาล ขอสรุปผล ดังนี้\n"
        "     2.1 ผู้เข้าร่วมประชุม  รวมทั้งสิ้น 126 คน\n     2.2 เรื่องที่รับฟัง\n          (ก) น้ำท่วมย่านเก่า\n          (ข) ที่จอดรถ\n"
        "     2.3 ข้อคิดเห็นและมติ\n          (ก) เห็นชอบให้ขยายท่อ\n          (ข) ให้ทดลองสามเดือน\n"
    )
    [only] = activities_of(memo)
    assert (only.name, only.held_from, only.place) == (
        "ประชุมประชาคมเมือง",
        date(2025, 2, 27),
        "ห้องประชุมใหญ่ สำนักงานเทศบาล",
    )
    assert texts(only.issues) == ["น้ำท่วมย่านเก่า", "ที่จอดรถ"]


def test_what_was_put_off_was_held_on_the_day_it_was_moved_to() -> None:
    form = (
        WHOSE + "เรื่องที่ 1 ประชุมประชาคมตำบล\nประเด็น\n- น้ำท่วมซอยหลังตลาด\nผู้มีส่วนร่วม\n- ชาวบ้าน 44 คน\nผล\n- ลอกท่อก่อน\n"
        "วันเวลาและสถานที่ เดิมนัดไว้วันที่ 19 กุมภาพันธ์ 2568 แต่มีงานศพ จึงเลื่อนไปจัดวันที่ 4 มีนาคม 2568 ณ หอประชุม\n\n"
        "เรื่องที่ 2 เวทีรับฟังความคิดเห็นเรื่องตลาดสด\n"
        "กำหนดไว้วันที่ 12 มีนาคม 2568 แต่แม่น้ำล้นตลิ่ง จึงต้องเลื่อนออกไป จนสิ้นปีงบประมาณยังไม่ได้จัด\n"
    )
    moved, off = activities_of(form)
    assert (moved.held_from, moved.is_event) == (date(2025, 3, 4), True)
    assert (off.held_from, off.date_precision, off.is_event) == (None, "none", False)


def test_a_day_that_something_else_was_moved_to_takes_none_away() -> None:
    form = (
        WHOSE + "1. ชื่อกิจกรรม ประชุมประชาคมตำบล\nวันที่ 19 กุมภาพันธ์ 2568 มีมติเลื่อนการขุดลอกไปเป็นวันที่ 4 มีนาคม 2568\n"
        "ประเด็นในการมีส่วนร่วม\n- คลองตื้นเขิน\nผู้มีส่วนร่วม\n- ชาวบ้าน 44 คน\n"
    )
    assert activities_of(form)[0].held_from == date(2025, 2, 19)


def test_who_answered_questions_came_to_nothing() -> None:
    form = (
        WHOSE + "ก. การรับฟังความคิดเห็นทางออนไลน์ต่อร่างข้อบัญญัติ\nระยะเวลา\n3 - 31 มกราคม 2568\n"
        "จำนวนผู้ตอบแบบสอบถาม\n428 คน (ในตำบล 351 คน นอกตำบล 77 คน)\nประเด็นที่รับฟัง\n(1) จำนวนสุนัขต่อบ้าน\n(2) ไมโครชิป\n"
        "ผลการรับฟัง\nประเด็นที่ (1) เห็นด้วย 212 คน ไม่เห็นด้วย 216 คน\nประเด็นที่ (2) เห็นด้วย 339 คน ไม่เห็นด้วย 89 คน\n"
    )
    page = "".join(f"<p>{line}</p>" for line in form.splitlines() if line)
    [hearing] = activities_of(f"<html><body>{page}</body></html>", "online.html")
    assert (hearing.participants_total, hearing.groups) == (None, [])
    assert texts(hearing.results) == [
        "ประเด็นที่ (1) เห็นด้วย 212 คน ไม่เห็นด้วย 216 คน",
        "ประเด็นที่ (2) เห็นด้วย 339 คน ไม่เห็นด้วย 89 คน",
    ]


def test_one_mode_told_twice_over_is_no_slogan() -> None:
    catalogue = (
        WHOSE + "1. ร่วมคิดและร่วมวางแผน\n1.1 การประชุมประชาคมตำบล\n1.2 การประชุมคณะกรรมการพัฒนาท้องถิ่น\n\n"
        "2. ร่วมดำเนินการ\n2.1 กิจกรรมจิตอาสาเก็บผักตบชวา\n"
    )
    assert [one.mode for one in activities_of(catalogue)] == ["plan", "plan", "do"]
    slogan = WHOSE + "ร่วมคิด ร่วมทำ ร่วมรับผิดชอบ\n1. ชื่อกิจกรรม จิตอาสาเก็บผักตบชวา\nวันที่ 3 มีนาคม 2568\n"
    assert [one.name for one in activities_of(slogan)] == ["จิตอาสาเก็บผักตบชวา"]


def test_the_meeting_itself_a_day_off_is_a_conflict_and_another_meeting_none() -> None:
    def findings(told: str, beside: str = "11 กรกฎาคม 2568") -> list[str]:
        form = (
            WHOSE + f"1. ชื่อกิจกรรม ประชุมผู้เลี้ยงสุกร\nวันดำเนินการ : วันที่ {beside}\nประเด็น\n- กลิ่นคอกหมู\n"
            f"ผู้มีส่วนร่วม\n- เกษตรกร 44 คน\nผลจากการมีส่วนร่วม\n- {told} ตกลงทำบ่อก๊าซ\n"
        )
        return [one.rule for one in read_document(form.encode(), "form.txt").findings]

    assert "date_conflict" in findings("จากการประชุมเมื่อวันที่ 12 กรกฎาคม 2568")
    assert "date_conflict" not in findings("จากการประชุมเมื่อวันที่ 11 กรกฎาคม 2568")
    assert "date_conflict" not in findings("จากการประชุมเมื่อวันที่ 2 มิถุนายน 2568"), "another meeting"
    assert "date_conflict" not in findings("กองช่างออกตรวจวันที่ 12 กรกฎาคม 2568"), "what was done on the next day"


def test_which_meeting_is_brought_to_the_report_tells_its_day() -> None:
    form = (
        WHOSE + "1. ประชุมประธานชุมชนประจำเดือน\nจัดทุกเดือน ครั้งที่นำมารายงานคือ วันพุธที่ 15 มกราคม 2568 ณ ห้องประชุม\n"
        "ประเด็น : รถบรรทุกดินวิ่งผ่านชุมชน\nผู้มีส่วนร่วม : ประธานชุมชน 16 คน\n"
    )
    assert activities_of(form)[0].held_from == date(2025, 1, 15)
