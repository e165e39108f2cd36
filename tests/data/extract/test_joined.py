"""What a document tells of one activity in several places; the reports are made up, the answers worked out by hand."""

from __future__ import annotations

from datetime import date

from data.reading import read_document
from data.report import Activity
from tests.told import activities_of
from tests.workbooks import workbook

HEAD = "เทศบาลตำบลเวียงกาหลง อำเภอเวียงป่าเป้า จังหวัดเชียงราย\nปีงบประมาณ พ.ศ. 2567\n\n"


def activities(words: str) -> list[Activity]:
    return activities_of(HEAD + words)


def page(body: str) -> list[Activity]:
    words = f"<html><body><main><h1>{HEAD}</h1>{body}</main></body></html>"
    return activities_of(words, "page.html")


def table(*rows: tuple[str, ...]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def steps(one: Activity) -> list[tuple[int | None, str | None, str]]:
    return [(step.level, step.actor, step.text) for step in one.follow_through]


def test_a_closing_table_calls_activities_by_what_is_left_of_their_names() -> None:
    market, ditch = page(
        "<p>1. เวทีปรับปรุงตลาดเช้าศรีเวียง</p><p>วันที่ 11 พฤศจิกายน 2566 ผู้ค้า 33 คน คุยกันที่ตลาดเช้า</p>"
        "<p>2. ลงแขกขุดลอกลำเหมืองหลวง</p><p>วันที่ 16 ธันวาคม 2566 เกษตรกร 58 คน ช่วยกันขุดลอก</p><p>ตารางติดตาม</p>"
        + table(
            ("งาน", "เรื่อง", "ข้อยุติ", "ผู้รับผิดชอบ", "สถานะ"),
            ("ตลาดเช้าศรีเวียง", "พื้นลื่น", "ปูพื้นหยาบ", "กองช่าง", "ปูพื้นเสร็จแล้ว"),
            ("ตลาดเช้าศรีเวียง", "ไฟไม่พอ", "ติดไฟเพิ่มหกดวง", "งานไฟฟ้า", "อยู่ระหว่างจัดซื้อ"),
            ("ขุดลอกลำเหมือง", "ดินเลนไม่มีที่กอง", "กองไว้ที่นาว่าง", "กองช่าง", "ขนดินเลนออกหมดแล้ว"),
        )
    )  # fmt: skip
    assert (market.held_from, [one.text for one in market.issues]) == (date(2023, 11, 11), ["พื้นลื่น", "ไฟไม่พอ"])
    assert steps(market) == [(6, "กองช่าง", "ปูพื้นเสร็จแล้ว"), (5, "งานไฟฟ้า", "อยู่ระหว่างจัดซื้อ")]
    assert (ditch.held_from, steps(ditch)) == (date(2023, 12, 16), [(6, "กองช่าง", "ขนดินเลนออกหมดแล้ว")])


def test_a_table_that_sums_up_what_words_told_holds_nothing_anew() -> None:
    found = page(
        "<p>เรื่องที่ 1 การประชุมหารือแนวทางจัดการควันไฟกับผู้นำชุมชน</p><p>จัดเมื่อวันที่ 18 มกราคม 2567 ณ ห้องประชุมเทศบาล มีผู้มาร่วม 38 คน</p>"
        "<p>เรื่องที่ 2 การอบรมทำปุ๋ยจากใบไม้</p><p>จัดเมื่อวันที่ 6 กุมภาพันธ์ 2567 ณ ลานตลาด มีผู้มาร่วม 25 คน</p><p>ตารางท้ายรายงาน</p>"
        + table(("ที่", "เรื่อง", "เดือนที่จัด", "จำนวนคน"), ("1", "จัดการควันไฟ", "ม.ค. 67", "38"), ("2", "ทำปุ๋ยจากใบไม้", "ก.พ. 67", "25"))
    )  # fmt: skip
    assert [(one.held_from, one.participants_total) for one in found] == [
        (date(2024, 1, 18), 38),
        (date(2024, 2, 6), 25),
    ]


def test_words_below_all_villages_are_given_to_the_one_they_begin_by_calling() -> None:
    first, second = activities(
        "รายงานประชาคมรายหมู่บ้าน\n\nหมู่ที่ 1 บ้านป่าส้าน\nวันที่ 3 พฤศจิกายน 2566 ณ ศาลาบ้านป่าส้าน ชาวบ้านมาร่วม 44 คน\nมติ ซ่อมฝายก่อน\n\n"
        "หมู่ที่ 2 บ้านทุ่งม่าน\nวันที่ 4 พฤศจิกายน 2566 ณ วัดทุ่งม่าน ชาวบ้านมาร่วม 31 คน\nมติ ขยายไฟฟ้าเกษตร\n\n"
        "การดำเนินการของเทศบาลหลังประชาคม\nหมู่ที่ 1 บ้านป่าส้าน\n- ซ่อมฝายแล้วเสร็จเมื่อวันที่ 9 มกราคม 2567\nหมู่ที่ 2 บ้านทุ่งม่าน\n- ส่งเรื่องให้การไฟฟ้าส่วนภูมิภาคแล้ว\n"
    )
    assert [step.text for step in first.follow_through] == ["ซ่อมฝายแล้วเสร็จเมื่อวันที่ 9 มกราคม 2567"]
    assert [step.text for step in second.follow_through] == ["ส่งเรื่องให้การไฟฟ้าส่วนภูมิภาคแล้ว"]
    assert (first.follow_through_level, second.follow_through_level) == (6, 3)


def test_paragraphs_above_a_table_of_activities_tell_of_each_by_its_name() -> None:
    forum, school = page(
        "<p>กิจกรรมประชาคมแก้น้ำหลากทุ่งล่าง จัดที่วัดทุ่งล่าง ที่ประชุมมีมติให้ทำคันดินก่อน</p>"
        "<p>จากมติดังกล่าว กองช่างได้ทำคันดินแล้วเสร็จ</p>"
        "<p>กิจกรรมประชุมผู้ปกครองศูนย์เด็กเล็ก จัดที่ศูนย์เด็กเล็ก ที่ประชุมเห็นชอบให้เปลี่ยนเวลารับเด็ก</p>"
        + table(
            ("ที่", "กิจกรรม", "วันที่", "จำนวน (คน)"),
            ("1", "ประชาคมแก้น้ำหลากทุ่งล่าง", "7 ต.ค. 2566", "61"),
            ("2", "ประชุมผู้ปกครองศูนย์เด็กเล็ก", "9 พ.ค. 2567", "29"),
        )
    )  # fmt: skip
    assert ([one.text for one in forum.results], forum.follow_through_level) == (["ที่ประชุมมีมติให้ทำคันดินก่อน"], 6)
    assert ([one.text for one in school.results], school.participants_total) == (["ที่ประชุมเห็นชอบให้เปลี่ยนเวลารับเด็ก"], 29)


def test_a_sum_below_all_groups_calls_its_activity_by_code() -> None:
    book = workbook(
        [
            ["เทศบาลตำบลเวียงกาหลง อำเภอเวียงป่าเป้า จังหวัดเชียงราย ปีงบประมาณ 2567"], [],
            ["รหัส", "กิจกรรม", "วันที่", "สถานที่"], ["K1", "ประชุมผู้ค้า", "5 ม.ค. 2567", "ตลาด"], ["K2", "ประชุมผู้ปกครอง", "9 ม.ค. 2567", "โรงเรียน"], [],
            ["รหัส", "กลุ่มผู้เข้าร่วม", "จำนวน (คน)"], ["K1", "ผู้ค้า", 20], ["K1", "กรรมการชุมชน", 5], ["K2", "ผู้ปกครอง", 30], ["K2", "ครู", 4],
            [None, "รวม K1", 26], [None, "รวม K2", 34],
        ]
    )  # fmt: skip
    reading = read_document(book, "codes.xlsx")
    (report,) = reading.reports
    # 26 is not 20 + 5: what the sheet states is told as it states it.
    assert [one.participants_total for one in report.activities] == [26, 34]
    assert "total_mismatch" in {finding.rule for finding in reading.findings}


def test_only_the_ticked_options_are_said() -> None:
    (one,) = page(
        table(
            ("1. ชื่อกิจกรรม", "ประชุมร้านริมทาง"), ("2. วันที่", "4 มีนาคม 2567"), ("3. สถานที่", "ห้องประชุมเทศบาล"),
            ("4. กลุ่มผู้มีส่วนร่วม", "☑ เจ้าของร้าน 18 คน<br>☐ เยาวชน &nbsp; คน<br>☑ กรรมการชุมชน 6 คน"),
            ("5. ผลจากการมีส่วนร่วม", "ถอยโต๊ะเข้าในเส้น"), ("6. การนำผลไปใช้", "☐ รับทราบ ☑ ดำเนินการแล้วเสร็จ ☐ แจ้งผลกลับแล้ว"),
        )
    )  # fmt: skip
    assert [(group.label, group.headcount) for group in one.groups] == [("เจ้าของร้าน", 18), ("กรรมการชุมชน", 6)]
    assert steps(one) == [(6, None, "ดำเนินการแล้วเสร็จ")]


def test_who_did_it_is_told_beside_what_is_ticked_as_well() -> None:
    (one,) = page(
        table(("ชื่อกิจกรรม", "วันที่", "ผลจากการมีส่วนร่วม", "การนำผลไปใช้", "ผู้รับผิดชอบ"),
              ("ประชุมร้านริมทาง", "4 มีนาคม 2567", "ถอยโต๊ะเข้าในเส้น", "☐ รับทราบ ☑ ดำเนินการแล้วเสร็จ", "กองช่าง"))
    )  # fmt: skip
    assert steps(one) == [(6, "กองช่าง", "ดำเนินการแล้วเสร็จ")]


def test_a_list_of_all_and_then_each_at_length_are_the_same_activities() -> None:
    market, camp = page(
        "<p>ก. บัญชีกิจกรรม</p>"
        + table(
            ("ที่", "ชื่อกิจกรรม", "จัดเมื่อ", "ผู้เข้าร่วม (คน)"),
            ("1", "ประชุมผู้ค้าตลาดสด", "15 มีนาคม 2567", "34"),
            ("2", "อบรมแกนนำลูกน้ำ", "24 มกราคม 2567", "50"),
        )
        + "<p>ข. เนื้อหาของแต่ละกิจกรรม</p><p>กิจกรรมที่ 1 ประชุมผู้ค้าตลาดสด</p><p>ประเด็น: ย้ายแผงลอย</p><p>ผู้เข้าร่วม: ผู้ค้า 31 คน เทศกิจ 3 คน</p><p>ผล: ผู้ค้าถอยแผง</p>"
        "<p>กิจกรรมที่ 2 อบรมแกนนำลูกน้ำ</p><p>ประเด็น: คว่ำกะลา</p><p>ผู้เข้าร่วม: อสม. 50 คน</p><p>ผล: เดินสำรวจทุกวันศุกร์</p>"
    )
    assert (market.name, market.held_from, market.participants_total) == ("ประชุมผู้ค้าตลาดสด", date(2024, 3, 15), 34)
    assert [(group.label, group.headcount) for group in market.groups] == [("ผู้ค้า", 31), ("เทศกิจ", 3)]
    assert [issue.text for issue in camp.issues] == ["คว่ำกะลา"]
    assert (camp.held_from, [group.headcount for group in camp.groups]) == (date(2024, 1, 24), [50])


def test_a_second_table_calls_the_forums_by_the_number_of_their_village() -> None:
    one, two = page(
        table(
            ("เวที", "วันที่", "ประชาชน", "รวม (คน)"),
            ("ประชาคมหมู่ที่ 1 บ้านดง", "3 พ.ค. 2567", "60", "60"),
            ("ประชาคมหมู่ที่ 2 บ้านท่า", "4 พ.ค. 2567", "36", "36"),
        )
        + "<p>ตารางที่ 2</p>"
        + table(
            ("หมู่ที่", "ปัญหาที่เสนอ", "มติของเวที", "การนำไปดำเนินการ"),
            ("1", "ไฟทางดับ", "ซ่อมไฟก่อน", "ซ่อมไฟแล้ว 9 ดวง"),
            ("2", "ตลิ่งทรุด", "ขอเขื่อน", "ยังไม่ได้ดำเนินการ"),
        )
    )
    assert (one.name, [issue.text for issue in one.issues]) == ("ประชาคมหมู่ที่ 1 บ้านดง", ["ไฟทางดับ"])
    assert (one.follow_through_level, two.follow_through_level) == (6, 1)
    assert two.participants_total == 36


def test_a_table_of_those_who_came_among_running_words() -> None:
    (one,) = page(
        "<p>เมื่อวันพฤหัสบดีที่ 19 มิถุนายน 2567 เทศบาลได้จัดเวทีรับฟังความคิดเห็นการจราจรหน้าโรงเรียน ณ โรงอาหาร</p><p>ผู้ที่มาในวันนั้นรวม 73 คน นับแยกได้ตามตารางนี้</p>"
        + table(("ที่", "ผู้มา", "จำนวน (คน)"), ("1", "ผู้ปกครอง", "62"), ("2", "พระสงฆ์วัดเขา", "2"), ("3", "ครู", "9"))
        + "<p>ที่ประชุมเห็นด้วยกับการเดินรถทางเดียว</p>"
    )
    assert [(group.label, group.headcount) for group in one.groups] == [("ผู้ปกครอง", 62), ("พระสงฆ์วัดเขา", 2), ("ครู", 9)]
    assert one.participants_total == 73


def test_an_accordions_label_in_the_head_of_a_card_is_kept_and_lists_of_links_are_not() -> None:
    card = "<div class='card'><div class='card-header'><h5><button data-toggle='collapse'>{}</button></h5></div><div class='collapse'><p>วันที่ {}</p><p>ผู้เข้าร่วม: ชาวบ้าน {} คน</p><p>ผล: {}</p></div></div>"
    one, two = page(
        "<div class='mega'><ul><li><a href='/a'>หน้าหลัก</a></li><li><a href='/b'>ประชาคมเมือง</a></li><li><a href='/c'>แบบสำรวจ</a></li></ul></div>"
        + card.format("เวทีทบทวนแผนหมู่บ้าน", "14 กุมภาพันธ์ 2567", 31, "ได้สามโครงการ")
        + card.format("โรงเรียนผู้สูงอายุ", "5 มิถุนายน 2567", 45, "ขอวิชาผ้าขาวม้า")
    )
    assert [each.name for each in (one, two)] == ["เวทีทบทวนแผนหมู่บ้าน", "โรงเรียนผู้สูงอายุ"]
    assert (one.held_from, two.participants_total) == (date(2024, 2, 14), 45)
