"""Kinds of activity by their names, and the usual mode of each."""

from __future__ import annotations

import pytest

from data.extract.kinds import kind_of, mode_of_name, usual_mode


@pytest.mark.parametrize(
    ("name", "kind", "mode"),
    [
        ("ประชาคมหมู่บ้าน", "village_forum", "plan"),
        ("เวทีประชาคมท้องถิ่นระดับตำบล", "subdistrict_forum", "plan"),
        ("ประชุมคณะกรรมการพัฒนาท้องถิ่น", "plan_committee", "plan"),
        ("ประชาคมขอใช้ที่สาธารณะทำลานกีฬา", "village_forum", "plan"),
        ("ประชาคมเพิ่มเติมแผนพัฒนาท้องถิ่น", "subdistrict_forum", "plan"),
        ("เปิดรับฟังแผนจัดการหาดทราย", "hearing", "exchange"),
        ("ทำบุญและซ่อมสะพานหน้าวัด", "coproduction", "do"),
        ("ปลูกผักหลังโรงเรียน", "coproduction", "do"),
        ("เตรียมงานลากพระประจำปี", "culture", "do"),
        ("ประชุมสภา อบต. สมัยสามัญ", "council_sitting", "plan"),
        ("ประชาพิจารณ์ถนนสายใหม่", "hearing", "exchange"),
        # What was heard of comes after that it was a hearing; but a plan's forum is a forum.
        ("รับฟังความคิดเห็นการย้ายศูนย์พัฒนาเด็กเล็ก", "hearing", "exchange"),
        ("เวทีรับฟังความคิดเห็นแผนพัฒนาท้องถิ่น", "subdistrict_forum", "plan"),
        ("รับฟังความคิดเห็นร่างเทศบัญญัติ", "law_consultation", "exchange"),
        ("ประชุมผู้นำชุมชนประจำเดือน", "leader_meeting", "exchange"),
        ("อบต.เคลื่อนที่", "mobile_service", "exchange"),
        ("หน่วยแพทย์ชายแดน", "mobile_service", "exchange"),
        ("สภากาแฟผู้นำตำบล", "leader_meeting", "exchange"),
        ("รณรงค์เก็บลูกน้ำยุงลาย", "coproduction", "do"),
        ("ปล่อยลูกปูและวางซั้งกอ", "coproduction", "do"),
        ("รณรงค์ฉีดวัคซีนสุนัข", "coproduction", "do"),
        ("รณรงค์ประหยัดไฟ", "publicity", None),
        ("ลงนามธรรมนูญตำบล", "agreement", "do"),
        ("ประชุมเตรียมความพร้อมบุคลากรก่อนการประเมิน ITA", "internal", None),
        ("รับฟังปัญหาแหล่งน้ำดิบหมู่ที่ 9", "hearing", "exchange"),
        ("ประชาคมแก้ปัญหาน้ำอุปโภคบริโภค บ้านท่าดี หมู่ 6", "village_forum", "plan"),
        ("สัมมนารับฟังความคิดเห็นโครงการท่าเรือ", "hearing", "exchange"),
        ("รดน้ำขอพรผู้สูงอายุ", "culture", "do"),
        ("ลอกคลองตาเพิ่ม", "coproduction", "do"),
        ("ศูนย์รับเรื่องร้องทุกข์", "complaint_channel", "exchange"),
        ("สำรวจความพึงพอใจ", "survey", "evaluate"),
        ("คณะกรรมการติดตามและประเมินผลแผนพัฒนา", "evaluation_committee", "evaluate"),
        ("กรรมการตรวจรับงานจ้าง", "procurement_watch", "evaluate"),
        ("ประเมินคุณธรรมและความโปร่งใส", "integrity_assessment", "evaluate"),
        ("กองทุนหลักประกันสุขภาพ", "joint_fund", "do"),
        ("จิตอาสาพัฒนาคลอง", "coproduction", "do"),
        ("งานประเพณีลอยกระทง", "culture", "do"),
        ("อบรมอาชีพ", "training", "do"),
        ("ค่ายเยาวชนรักษ์น้ำ", "training", "do"),
        ("ลงนามบันทึกข้อตกลง", "agreement", "do"),
        ("ประชุมผู้ปกครองศูนย์พัฒนาเด็กเล็ก", "school_board", "plan"),
        ("ประชาสัมพันธ์ข่าวสาร", "publicity", None),
        ("ประชุมพนักงานประจำเดือน", "internal", None),
    ],
)
def test_kind_and_usual_mode(name: str, kind: str, mode: str | None) -> None:
    assert kind_of(name)[0] == kind
    assert usual_mode(kind) == mode


def test_a_verb_that_only_begins_like_a_deed_tells_no_kind() -> None:
    assert kind_of("ปลูกฝังคุณธรรมเยาวชน") == (None, "")
    assert mode_of_name("other", "ร่วมประเมินการให้บริการ") == "evaluate"


def test_the_name_decides_before_what_stands_around_it() -> None:
    assert kind_of("งานประเพณีลอยกระทง", "ประชาคมหมู่บ้าน") == ("culture", "ประเพณี")
    assert kind_of("งานนี้", "ประชาคมหมู่บ้าน")[0] == "village_forum"
    assert kind_of("", "") == (None, "")
