"""Tables whose rows are matters and no activities: registers of complaints, proposals and their state, grants; and plans."""

from __future__ import annotations

from datetime import date

from data.reading import read_document
from tests.told import activities_of, texts

WHOSE = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"


def test_a_register_of_complaints_is_one_channel_named_by_its_title() -> None:
    csv = (
        f"ทะเบียนเรื่องร้องเรียนของประชาชน\n{WHOSE}\nปีงบประมาณ พ.ศ. 2568\n\n"
        "ลำดับ,วันที่รับเรื่อง,ช่องทาง,เรื่องที่ร้องเรียน,พื้นที่,ผู้รับผิดชอบ,ผลการดำเนินการ\n"
        "1,4 ธ.ค. 67,โทรศัพท์,ไฟริมคลองดับ,ม.2,กองช่าง,เปลี่ยนหลอดไฟแล้ว\n"
        "2,9 ม.ค. 68,มาด้วยตนเอง,กลิ่นคอกหมู,ม.5,กองสาธารณสุข,ยังไม่ได้ดำเนินการ\n"
        "3,2 ก.พ. 68,ไลน์,สุนัขจรจัด,ม.1,สำนักปลัด,ประสานปศุสัตว์อำเภอ\n"
    )
    [channel] = activities_of(csv, "register.csv")
    assert (channel.kind, channel.name) == ("complaint_channel", "ทะเบียนเรื่องร้องเรียนของประชาชน")
    assert texts(channel.issues) == ["ไฟริมคลองดับ", "กลิ่นคอกหมู", "สุนัขจรจัด"]
    assert [(step.level, step.actor) for step in channel.follow_through] == [
        (6, "กองช่าง"),
        (1, "กองสาธารณสุข"),
        (3, "สำนักปลัด"),
    ]
    # When a complaint came in is no day on which anything was held.
    assert (channel.held_from, channel.place) == (None, None)


def test_proposals_and_their_state_are_matters_of_the_meeting_above_them() -> None:
    tabbed = (
        f"{WHOSE}\n"
        "ผลการติดตามข้อเสนอจากการประชุมประชาคมตำบล วันที่ 8 พฤษภาคม 2567 ณ วัดคลองใหญ่ ผู้เข้าร่วม 64 คน\n"
        "ข้อ\tข้อเสนอของประชาชน\tผู้เสนอ\tสถานะ\n"
        "1\tขอราวสะพาน\tหมู่ 3\tติดตั้งแล้ว\n"
        "2\tขอลานตากพริก\tหมู่ 6\tอยู่ระหว่างสำรวจ\n"
    )
    [meeting] = activities_of(tabbed, "proposals.csv")
    assert texts(meeting.issues) == ["ขอราวสะพาน", "ขอลานตากพริก"]
    assert [step.level for step in meeting.follow_through] == [6, 5]
    assert (meeting.held_from, meeting.participants_total) == (date(2024, 5, 8), 64)


def test_where_a_heading_told_the_issues_proposals_are_what_came_of_it() -> None:
    words = (
        f"<p>{WHOSE}</p><p>ประชุมประชาคมตำบล เมื่อวันที่ 8 พฤษภาคม 2567</p>"
        "<p>ประเด็นในการมีส่วนร่วม</p><p>- น้ำท่วมนา</p><p>ผลจากการมีส่วนร่วม</p>"
        "<table><tr><th>ข้อเสนอของประชาชน</th><th>สถานะ</th></tr>"
        "<tr><td>ขอขุดลอกคลอง</td><td>ขุดลอกแล้วเสร็จ</td></tr><tr><td>ขอประตูน้ำ</td><td>จะตั้งงบปีหน้า</td></tr></table>"
    )
    [meeting] = activities_of(f"<html><body>{words}</body></html>", "page.html")
    assert texts(meeting.issues) == ["น้ำท่วมนา"]
    assert texts(meeting.results) == ["ขอขุดลอกคลอง", "ขอประตูน้ำ"]


def test_what_a_fund_granted_is_nothing_held() -> None:
    words = (
        f"<p>{WHOSE}</p><p>ประชุมคณะกรรมการกองทุนหลักประกันสุขภาพ เมื่อวันที่ 8 พฤษภาคม 2567 ผู้เข้าร่วม 14 คน</p>"
        "<p>ผลการประชุม อนุมัติ 2 โครงการ</p>"
        "<table><tr><th>ลำดับ</th><th>โครงการ</th><th>ผู้เสนอ</th><th>งบอนุมัติ (บาท)</th><th>ความก้าวหน้า</th></tr>"
        "<tr><td>1</td><td>เดินยามเช้า</td><td>ชมรมผู้สูงอายุ</td><td>20,000</td><td>แล้วเสร็จ</td></tr>"
        "<tr><td>2</td><td>ฟันสวย</td><td>โรงเรียน</td><td>15,000</td><td>แล้วเสร็จ</td></tr></table>"
    )
    [meeting] = activities_of(f"<html><body>{words}</body></html>", "page.html")
    assert (meeting.kind, meeting.participants_total) == ("joint_fund", 14)


def test_what_a_plan_says_has_not_come_yet_was_not_held() -> None:
    csv = (
        f"แผนและผลการจัดกิจกรรมมีส่วนร่วม ปีงบประมาณ 2569\n{WHOSE}\n\n"
        "ลำดับ,กิจกรรม,วันที่จัดจริง,สถานที่,เข้าร่วมจริง (คน),สถานะ,ผล\n"
        "1,ประชาคมหมู่บ้าน,20 พ.ย. 2568,วัดคลองใหญ่,61,จัดแล้ว,เสนอ 4 โครงการ\n"
        "2,เทศบาลเคลื่อนที่,,,,เลื่อน,-\n"
        "3,สำรวจความพึงพอใจ,,,,ยังไม่ถึงกำหนด,-\n"
    )
    held = [(one.name, one.is_event) for one in activities_of(csv, "plan.csv")]
    assert held == [("ประชาคมหมู่บ้าน", True), ("เทศบาลเคลื่อนที่", False), ("สำรวจความพึงพอใจ", False)]


def test_a_row_of_a_district_is_the_meeting_held_there_and_a_second_table_tells_what_came_of_it() -> None:
    words = (
        "<p>องค์การบริหารส่วนจังหวัดจันทบุรี</p><p>ประชาคมท้องถิ่นระดับอำเภอ ปีงบประมาณ 2567</p>"
        "<table><tr><th>อำเภอ</th><th>วันที่</th><th>สถานที่</th><th>รวม (คน)</th></tr>"
        "<tr><td>ขลุง</td><td>6 พ.ย. 2566</td><td>หอประชุมอำเภอ</td><td>80</td></tr>"
        "<tr><td>มะขาม</td><td>7 พ.ย. 2566</td><td>วัดกลาง</td><td>65</td></tr></table>"
        "<table><tr><th>อำเภอ</th><th>ประเด็นปัญหา</th><th>ผลการประชาคม</th></tr>"
        "<tr><td>ขลุง</td><td>ตลิ่งทรุด</td><td>ให้ทำเขื่อน</td></tr><tr><td>มะขาม</td><td>ขาดน้ำ</td><td>ให้ขุดสระ</td></tr></table>"
    )
    told = activities_of(f"<html><body>{words}</body></html>", "zones.html")
    assert [(one.name, one.held_from, one.participants_total, texts(one.issues)) for one in told] == [
        ("ขลุง", date(2023, 11, 6), 80, ["ตลิ่งทรุด"]),
        ("มะขาม", date(2023, 11, 7), 65, ["ขาดน้ำ"]),
    ]


def test_a_sheet_may_begin_with_whose_report_it_is_cell_by_cell() -> None:
    csv = (
        "เทศบาลตำบลตรอกนอง;อำเภอขลุง;จังหวัดจันทบุรี;ปีงบประมาณ 2566\n"
        "หัวข้อ;วันที่ประชุม;จำนวน(คน);หมู่บ้าน;มติ;ติดตามผล\n"
        "ประชุมชาวบ้านเรื่องน้ำเค็ม;2022-11-08;51;บ้านล่าง ม.1;ให้ทำประตูน้ำ;ทำประตูน้ำแล้วเสร็จ\n"
        "ประชุมชาวบ้านเรื่องลิงป่า;2023-05-02;44;บ้านบน ม.6;ให้ทำรั้ว;รับทราบ\n"
    )
    [report] = read_document(csv.encode(), "sheet.csv").reports
    assert report.agency is not None
    assert (report.agency.name, report.fiscal_year) == ("เทศบาลตำบลตรอกนอง", 2566)
    assert [(one.name, one.participants_total) for one in report.activities] == [
        ("ประชุมชาวบ้านเรื่องน้ำเค็ม", 51),
        ("ประชุมชาวบ้านเรื่องลิงป่า", 44),
    ]


def test_agencies_beside_each_other_head_columns() -> None:
    csv = (
        "หัวข้อ,อบต.ตรอกนอง,อบต.วันยาว\n"
        "ชื่อกิจกรรม,ประชาคมตำบล,ปลูกป่าชายเลน\n"
        "วันที่,8 พ.ค. 2567,9 พ.ค. 2567\n"
        "ผู้เข้าร่วม,40 คน,55 คน\n"
        "ผล,ได้ 3 โครงการ,ปลูก 500 ต้น\n"
    )
    names = {one.name for report in read_document(csv.encode(), "turned.csv").reports for one in report.activities}
    assert names == {"ประชาคมตำบล", "ปลูกป่าชายเลน"}


def test_a_table_that_counts_what_a_channel_received_is_its_register() -> None:
    csv = (
        f"สถิติการรับเรื่องร้องเรียน/ร้องทุกข์ ประจำปีงบประมาณ พ.ศ. 2568\n{WHOSE}\n\n"
        "ที่,ประเภทเรื่อง,ต.ค.,พ.ย.,ธ.ค.,รวม,แก้ไขแล้ว\n"
        "1,ไฟริมคลองดับ,6,4,9,19,19\n2,กลิ่นคอกหมู,1,-,2,3,2\n3,สุนัขจรจัด,2,1,-,3,1\n"
    )
    [channel] = activities_of(csv, "counts.csv")
    assert (channel.kind, channel.is_event, channel.name) == ("complaint_channel", False, "สถิติการรับเรื่องร้องเรียน/ร้องทุกข์")
    assert texts(channel.issues) == ["ไฟริมคลองดับ", "กลิ่นคอกหมู", "สุนัขจรจัด"]
    assert (channel.participants_total, channel.groups) == (None, []), "the numbers are of matters"


def test_rows_of_day_and_place_below_a_name_go_on_with_it() -> None:
    csv = (
        f"รายงานการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n{WHOSE}\n\n"
        "ลำดับ,กิจกรรม,ผู้มีส่วนร่วม,จำนวน (คน),ประเด็น,ผล\n"
        "1,ประชุมประชาคมแก้ปัญหาน้ำ,ชาวบ้านหมู่ 4,72,บ่อน้ำเค็ม,เลือกต่อท่อจากหมู่ 2\n"
        ",วันที่ 14 มกราคม 2568,ผู้ใหญ่บ้าน,3,ขอขุดบ่อใหม่,ชาวบ้านออกค่าท่อเอง\n"
        ",ณ ศาลาวัดตรอกนอง,สมาชิกสภา,4,,\n"
        ",,รวม,79,,\n"
        "2,อบรมคัดแยกขยะ,นักเรียน,20,ขยะเต็มถัง,ตั้งจุดรับขยะ\n"
    )
    water, waste = activities_of(csv, "rows.csv")
    assert (water.held_from, water.participants_total) == (date(2025, 1, 14), 79)
    assert "ศาลาวัดตรอกนอง" in (water.place or "")
    assert [(group.label, group.headcount) for group in water.groups] == [
        ("ชาวบ้านหมู่ 4", 72),
        ("ผู้ใหญ่บ้าน", 3),
        ("สมาชิกสภา", 4),
    ]
    assert texts(water.issues) == ["บ่อน้ำเค็ม", "ขอขุดบ่อใหม่"]
    assert waste.name == "อบรมคัดแยกขยะ"


def test_what_is_held_in_villages_the_title_tells_also_below_another_heading() -> None:
    csv = (
        f"ตารางสรุปการออกประชาคมหมู่บ้าน ปีงบประมาณ พ.ศ. 2568\n{WHOSE}\n\n"
        "ที่,เวทีประชาคม,วันที่,สถานที่,รวม,ความต้องการเร่งด่วน\n"
        "1,หมู่ที่ 1 บ้านตรอกนอง,17 ม.ค. 68,ศาลากลางบ้าน,75,ขุดลอกสระ\n"
        "2,หมู่ที่ 2 บ้านหนองไผ่,18 ม.ค. 68,ศาลาวัด,57,ลำโพงหอกระจายข่าว\n"
    )
    assert [(one.kind, one.mode) for one in activities_of(csv, "villages.csv")] == [("village_forum", "plan")] * 2


def test_the_head_of_a_table_without_rows_tells_of_nothing_held() -> None:
    csv = (
        f"ทะเบียนกิจกรรมการมีส่วนร่วม ปีงบประมาณ พ.ศ. 2568\n{WHOSE}\n\n"
        "วันที่,กิจกรรม,ลักษณะการมีส่วนร่วม,ผู้เข้าร่วม,จำนวน (คน),ประเด็น,ผล/มติ,การนำไปใช้\n"
        "- ไม่มีการจัดกิจกรรมในไตรมาสนี้ -,,,,,,,\n"
    )
    assert activities_of(csv, "nothing.csv") == []
