"""Tables as clerks keep them: sums of each village, groups below their activity, registers below others, rows that end early."""

from __future__ import annotations

from datetime import date

from data.readers.delimited import looks_like_delimited
from data.reading import read_document
from tests.told import activities_of, texts

WHOSE = "เทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี"
TITLE = f"<p>รายงานผลการเปิดโอกาสให้มีส่วนร่วม</p><p>{WHOSE}</p><p>ประจำปีงบประมาณ พ.ศ. 2567</p>"


def table(*rows: list[str]) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{cells}</table>"


def page(*rows: list[str], above: str = "", below: str = "") -> str:
    return f"<html><body>{TITLE}{above}{table(*rows)}{below}</body></html>"


def test_the_sum_of_a_village_is_no_activity() -> None:
    told = activities_of(
        page(
            ["ที่", "กิจกรรม", "วันที่", "ชาย", "หญิง", "รวม", "มติ"],
            ["1", "ประชาคมจัดลำดับโครงการ", "8 พฤศจิกายน 2566", "31", "44", "75", "ให้ถนนเป็นลำดับแรก"],
            ["2", "ลงแขกล้างลานศาล", "13 มกราคม 2567", "22", "19", "41", "ตัดหญ้าได้ตลอดแนว"],
            ["", "รวมหมู่ที่ 1", "", "53", "63", "116", ""],
        ),
        "a.html",
    )
    assert [(one.name, one.participants_total) for one in told] == [
        ("ประชาคมจัดลำดับโครงการ", 75),
        ("ลงแขกล้างลานศาล", 41),
    ]


def test_rows_with_a_dash_below_an_activity_are_its_groups() -> None:
    told = activities_of(
        page(
            ["ลำดับ", "รายการ", "วัน เดือน ปี", "จำนวน (คน)", "เรื่องที่หารือ", "บทสรุป"],
            ["1", "ประชุมคณะกรรมการพัฒนาท้องถิ่น", "18 เมษายน 2567", "18", "โครงการประปา", "เห็นชอบ 2 โครงการ"],
            ["", "- สมาชิกสภาเทศบาล", "", "3", "", ""],
            ["", "- ผู้แทนประชาคมหมู่บ้าน", "", "15", "", ""],
            ["2", "ฝึกอบรมทอผ้า", "22 พฤษภาคม 2567", "22", "ลายโบราณ", "ได้ผ้าต้นแบบ"],
            ["", "- กลุ่มสตรีทอผ้า", "", "22", "", ""],
        ),
        "a.html",
    )
    assert [one.name for one in told] == ["ประชุมคณะกรรมการพัฒนาท้องถิ่น", "ฝึกอบรมทอผ้า"]
    assert [[(group.label, group.headcount) for group in one.groups] for one in told] == [
        [("สมาชิกสภาเทศบาล", 3), ("ผู้แทนประชาคมหมู่บ้าน", 15)],
        [("กลุ่มสตรีทอผ้า", 22)],
    ]
    assert [one.participants_total for one in told] == [18, 22]


def test_the_division_above_a_name_is_no_part_of_it() -> None:
    told = activities_of(
        page(
            ["ที่", "ส่วนราชการ / กิจกรรม / วันและสถานที่", "ประเด็น", "ผู้มีส่วนร่วม", "ผล"],
            ["1", "กองช่าง<br>เวทีชี้แจงงานวางท่อ<br>9 ม.ค. 67 ณ ศาลาชุมชน", "ปิดถนน", "ประชาชน 48 คน", "ให้ปิดทีละช่อง"],
            ["2", "กองการศึกษา<br>ประชุมสภาเด็ก<br>15 ก.พ. 67 ณ ห้องสมุด", "ลานกีฬา", "เยาวชน 21 คน", "ให้เปิดถึงสามทุ่ม"],
        ),
        "a.html",
    )
    assert [(one.name, one.held_from) for one in told] == [
        ("เวทีชี้แจงงานวางท่อ", date(2024, 1, 9)),
        ("ประชุมสภาเด็ก", date(2024, 2, 15)),
    ]


def test_types_beside_merged_modes_are_not_the_divisions_beside_them() -> None:
    told = activities_of(
        f"<html><body>{TITLE}<table><tr><td>รูปแบบการมีส่วนร่วม</td><td>ภารกิจ</td><td>ส่วนงานรับผิดชอบ</td></tr>"
        "<tr><td rowspan=2>1. ร่วมวางแผน</td><td>การจัดเวทีประชาคมหมู่บ้าน</td><td>สำนักปลัด</td></tr>"
        "<tr><td>การประชุมคณะกรรมการพัฒนาท้องถิ่น</td><td>สำนักปลัด</td></tr>"
        "<tr><td rowspan=2>2. ร่วมดำเนินการ</td><td>กิจกรรมจิตอาสาเก็บขยะ</td><td>กองช่าง</td></tr>"
        "<tr><td>การบริหารกองทุนสุขภาพ</td><td>สำนักปลัด</td></tr></table></body></html>",
        "a.html",
    )
    assert [(one.name, one.mode, one.is_event) for one in told] == [
        ("การจัดเวทีประชาคมหมู่บ้าน", "plan", False),
        ("การประชุมคณะกรรมการพัฒนาท้องถิ่น", "plan", False),
        ("กิจกรรมจิตอาสาเก็บขยะ", "do", False),
        ("การบริหารกองทุนสุขภาพ", "do", False),
    ]


def test_a_register_below_an_activity_is_a_channel_of_its_own() -> None:
    form = table(
        ["ชื่อกิจกรรม", "ฝึกอบรมจิตอาสา"],
        ["วันที่", "23 เมษายน 2567"],
        ["ประเด็น", "ไฟป่า"],
        ["ผู้มีส่วนร่วม", "จิตอาสา 47 คน"],
        ["ผลจากการมีส่วนร่วม", "แบ่งสี่โซน"],
    )
    register = page(
        ["ลำดับ", "วันที่รับเรื่อง", "เรื่อง", "ช่องทาง", "ผลการดำเนินการ"],
        ["1", "3 เม.ย. 67", "ไฟฟ้าสาธารณะดับ", "ไลน์", "ซ่อมแซมแล้ว"],
        ["2", "20 พ.ค. 67", "กลิ่นเหม็นจากฟาร์ม", "หนังสือ", "ส่งต่อให้ปศุสัตว์อำเภอ"],
        above=f"{form}<p>ทะเบียนรับเรื่องร้องเรียน/ร้องทุกข์</p>",
    )
    training, channel = activities_of(register, "a.html")
    assert (training.name, texts(training.issues)) == ("ฝึกอบรมจิตอาสา", ["ไฟป่า"])
    assert (channel.kind, channel.is_event, channel.held_from) == ("complaint_channel", False, None)
    assert texts(channel.issues) == ["ไฟฟ้าสาธารณะดับ", "กลิ่นเหม็นจากฟาร์ม"]


def test_what_villages_raised_at_one_activity_are_its_matters() -> None:
    told = activities_of(
        page(
            ["ชุมชน", "ประเด็น/เรื่องที่ประชาชนเสนอ", "การนำไปปรับปรุงการดำเนินงาน"],
            ["ชุมชนปากน้ำ", "ท่อหน้าตลาดตัน", "กองช่างลอกท่อเสร็จแล้ว"],
            ["ชุมชนหัวแหลม", "ไฟทางดับ 9 ดวง", "เปลี่ยนหลอดครบแล้ว"],
            above="<p>1. โครงการเทศบาลพบประชาชน</p><p>วันที่/สถานที่ : ระหว่างวันที่ 13 - 16 มกราคม 2567 ณ ลานชุมชน</p><p>ข้อมูลผู้มีส่วนร่วม : รวม 226 คน</p>",
        ),
        "a.html",
    )
    assert [(one.name, texts(one.issues)) for one in told] == [
        ("โครงการเทศบาลพบประชาชน", ["ท่อหน้าตลาดตัน", "ไฟทางดับ 9 ดวง"])
    ]


def test_what_followed_is_told_in_a_table_that_calls_by_number() -> None:
    def activity(number: int, day: str) -> str:
        return f"<p>กิจกรรมที่ {number} ประชุมผู้ค้ากลุ่ม {number}</p><p>วันที่ : {day}</p><p>ประเด็น : แผงค้า</p><p>ผู้มีส่วนร่วม : 50 คน</p>"

    told = activities_of(
        page(
            ["กิจกรรม", "การดำเนินการของเทศบาล"],
            ["กิจกรรมที่ 1", "กองช่างปรับแบบแผงค้าแล้วเสร็จ"],
            ["กิจกรรมที่ 2", "มอบหมายกองช่าง"],
            above=activity(1, "8 ธันวาคม 2566") + activity(2, "25 มกราคม 2567") + "<p>การนำผลไปปรับปรุงการดำเนินงาน</p>",
        ),
        "a.html",
    )
    assert [[step.level for step in one.follow_through] for one in told] == [[6], [3]]


def test_tables_of_plans_of_purchases_and_of_nothing_hold_no_activity() -> None:
    plan = page(
        ["ที่", "กิจกรรมที่จะดำเนินการ", "ช่วงเวลาที่คาดว่าจะจัด", "กลุ่มเป้าหมาย"],
        ["1", "ประชุมประชาคมหมู่บ้าน", "พฤศจิกายน 2567", "650 คน"],
        ["2", "ประชุมประชาคมตำบล", "มกราคม 2568", "120 คน"],
    ).replace("รายงานผลการ", "แผนการ")
    purchases = page(
        ["ที่", "รายการ", "วงเงินงบประมาณ", "ราคาที่ตกลง", "ผู้ได้รับคัดเลือก", "วิธี"],
        ["1", "ก่อสร้างรางระบายน้ำ", "412,000", "410,500", "หจก.ตรอกนอง", "เฉพาะเจาะจง"],
        ["2", "จัดซื้อรถน้ำ", "2,300,000", "2,295,000", "บจก.ขลุง", "e-bidding"],
    )
    nothing = page(
        ["ที่", "กิจกรรม", "วันที่", "ผู้เข้าร่วม", "ผล", "การนำไปใช้"],
        ["-", "ไม่มีการดำเนินกิจกรรม", "-", "-", "-", "-"],
    )
    blank = page(
        ["ลำดับ", "ชื่อโครงการ/กิจกรรม", "วันที่ดำเนินการ", "สถานที่", "ประเด็น", "ผู้มีส่วนร่วม", "ผลจากการมีส่วนร่วม"],
        ["1", "", "", "", "", "", ""],
        ["2", "", "", "", "", "", ""],
        above="<p>ให้ส่งคืนภายในวันที่ 20 มีนาคม 2567</p>",
    )
    for words in (plan, purchases, nothing, blank):
        reports = read_document(words.encode(), "a.html").reports
        assert [one.name for report in reports for one in report.activities] == []


def test_rows_of_separated_values_may_leave_out_what_is_empty_at_their_end() -> None:
    csv = (
        f"{WHOSE}\nสมุดคุมกิจกรรม เดือนตุลาคม 2566 - มีนาคม 2567 (ปีงบประมาณ 2567)\n"
        "วันที่,กิจกรรม,ที่,ช,ญ,รวม,เสียงสะท้อน,ตกลงกันว่า,ทำถึงไหน\n"
        "เดือนตุลาคม 2566\n"
        "8 ต.ค. 66,เทศบาลพบประชาชน,ศาลาชุมชน,34,51,85,น้ำระบายช้า,ให้ลอกคู,ลอกคูแล้ว\n"
        "รวมเดือน,,,34,51,85\n"
        "เดือนพฤศจิกายน 2566\n-,ไม่มีกิจกรรม\n"
        "เดือนธันวาคม 2566\n"
        "12 ธ.ค. 66,ประชุมประธานชุมชน,ห้องประชุม,20,36,56,กล้องเสีย,ให้ซ่อม,กำลังซ่อม\n"
        "รวมเดือน,,,20,36,56\n"
    )
    assert looks_like_delimited(csv)
    told = activities_of(csv, "book.csv")
    assert [(one.name, one.participants_total) for one in told] == [("เทศบาลพบประชาชน", 85), ("ประชุมประธานชุมชน", 56)]
    assert [(texts(one.issues), texts(one.results)) for one in told] == [
        (["น้ำระบายช้า"], ["ให้ลอกคู"]),
        (["กล้องเสีย"], ["ให้ซ่อม"]),
    ]


def test_prose_with_commas_is_no_table() -> None:
    assert not looks_like_delimited("วันนี้, ฝนตก, น้ำท่วม, ถนนขาด\nพรุ่งนี้, แดดออก\nมะรืน, ลมแรง, คลื่นสูง, เรือจอด\n")


def test_one_row_under_a_title_may_tell_its_day() -> None:
    def row(name: str, day: str, matter: str) -> str:
        told = [day, "ศาลาบ้านล่าง", matter, "เจ้าของที่ดิน 13 คน", "เห็นชอบ", "กองช่างแก้แบบแล้ว"]
        return f"<p>{name}</p>" + table(["วันที่", "สถานที่", "ประเด็น", "ผู้มีส่วนร่วม", "ผล", "การนำผลไปปรับปรุง"], told)

    rows = row("1. ประชุมชี้แจงแนวก่อสร้างฝาย", "21 พ.ย. 66", "ที่ดินริมห้วย") + row("2. ประชุมผู้ใช้น้ำ", "9 ม.ค. 67", "คิวสูบน้ำ")
    told = activities_of(f"<html><body>{TITLE}{rows}</body></html>", "a.html")
    assert [(one.name, one.held_from, texts(one.issues)) for one in told] == [
        ("ประชุมชี้แจงแนวก่อสร้างฝาย", date(2023, 11, 21), ["ที่ดินริมห้วย"]),
        ("ประชุมผู้ใช้น้ำ", date(2024, 1, 9), ["คิวสูบน้ำ"]),
    ]


def test_a_plans_headings_above_who_came_are_no_plan() -> None:
    told = activities_of(
        page(
            ["ที่", "กิจกรรมที่จะดำเนินการ", "วันที่จัด", "ผู้เข้าร่วม (คน)"],
            ["1", "ประชุมประชาคมหมู่บ้าน", "8 พฤศจิกายน 2566", "75"],
            ["2", "ประชุมประชาคมตำบล", "13 มกราคม 2567", "41"],
        ),
        "a.html",
    )
    assert [(one.is_event, one.participants_total) for one in told] == [(True, 75), (True, 41)]
