"""Whole reports in Word, in the styles in which agencies write them, and the lines that a reader of the page sees."""

from __future__ import annotations

from data.readers import Source, decode
from tests.word_file import cell, definition, docx, field, instance, level, p, row, run, style, tbl, text_box

SPAN2 = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
CENTRED = '<w:jc w:val="center"/>'


def text_of(content: bytes) -> str:
    return decode(content, "report.docx").text


def rows_of(source: Source, at: int = 0) -> list[list[str]]:
    """The words of a table's cells, a list a row."""
    rows: dict[int, list[str]] = {}
    for one in source.grids[at].cells:
        rows.setdefault(one.row, []).append(source.text[one.start : one.end])
    return list(rows.values())


def test_headings_numbered_by_a_list_of_thai_digits() -> None:
    def deeper(place: int, text: str, number_format: str = "thaiNumbers") -> str:
        indent = f'<w:pPr><w:ind w:left="{720 * place}" w:firstLine="0"/></w:pPr></w:lvl>'
        return level(place, number_format, text).replace("</w:lvl>", indent)

    numbering = (
        definition(
            3, deeper(0, "%1."), deeper(1, "%1.%2"), deeper(2, "%3)"), deeper(3, "-", "bullet")
        )
        + instance(5, 3)
        + instance(6, 3, '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride>')
    )  # fmt: skip
    body = [
        p("รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม", properties=CENTRED, bold=True),
        p("องค์การบริหารส่วนตำบลห้วยตะวัน อำเภอเมือง จังหวัดลำปาง", properties=CENTRED, bold=True),
        p(),
        p("โครงการประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา", listed=(5, 0), bold=True),
        p("วันที่ดำเนินการ", run("<w:tab/>"), "๙ มกราคม ๒๕๖๗", listed=(5, 1)),
        p("สถานที่ดำเนินการ ศาลาประชาคม หมู่ที่ ๔", listed=(5, 1)),
        p("ประเด็นในการมีส่วนร่วม", listed=(5, 1)),
        p("ทางเข้าหมู่บ้านเป็นหลุม", listed=(5, 2)),
        p("ไฟส่องทางดับ", listed=(5, 2)),
        p("ผู้มีส่วนร่วม จำนวน ๓๒ คน", listed=(5, 1)),
        p("ผู้ใหญ่บ้าน\t๒ คน", listed=(5, 2)),
        p("ชาวบ้าน\t๓๐ คน", listed=(5, 2)),
        p("ผลจากการมีส่วนร่วม", listed=(5, 1)),
        p("ที่ประชุมให้ซ่อมทางก่อน", listed=(5, 3)),
        p("การจัดเวทีผู้สูงอายุ", listed=(6, 0), bold=True),
        p("วันที่ดำเนินการ ๒ กุมภาพันธ์ ๒๕๖๗", listed=(6, 1)),
    ]
    assert text_of(docx(*body, numbering=numbering)).split("\n") == [
        "รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม",
        "องค์การบริหารส่วนตำบลห้วยตะวัน อำเภอเมือง จังหวัดลำปาง",
        "",
        "๑. โครงการประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา",
        "    ๑.๑ วันที่ดำเนินการ   ๙ มกราคม ๒๕๖๗",
        "    ๑.๒ สถานที่ดำเนินการ ศาลาประชาคม หมู่ที่ ๔",
        "    ๑.๓ ประเด็นในการมีส่วนร่วม",
        "        ๑) ทางเข้าหมู่บ้านเป็นหลุม",
        "        ๒) ไฟส่องทางดับ",
        "    ๑.๔ ผู้มีส่วนร่วม จำนวน ๓๒ คน",
        "        ๑) ผู้ใหญ่บ้าน   ๒ คน",
        "        ๒) ชาวบ้าน   ๓๐ คน",
        "    ๑.๕ ผลจากการมีส่วนร่วม",
        "            - ที่ประชุมให้ซ่อมทางก่อน",
        "",
        "๒. การจัดเวทีผู้สูงอายุ",
        "    ๒.๑ วันที่ดำเนินการ ๒ กุมภาพันธ์ ๒๕๖๗",
        "",
    ]


def test_bold_lines_for_headings_and_people_typed_with_tabs() -> None:
    body = [
        p("สรุปผลการมีส่วนร่วมของประชาชน", bold=True),
        p("เทศบาลตำบลบ้านกลางทุ่ง", bold=True),
        p("\tเทศบาลจัดประชุมประชาคมเมือง เมื่อวันที่ 14 พฤษภาคม 2568 ณ หอประชุมเทศบาล"),
        p("ประเด็นในการมีส่วนร่วม", bold=True),
        p("\t1.\tที่ทิ้งขยะของตลาด"),
        p("\t2.\tน้ำท่วมขังหน้าโรงเรียน"),
        p("ผู้มีส่วนร่วม", bold=True),
        p("\tประธานชุมชน\t\tจำนวน\t12\tคน"),
        p("\tผู้ค้าในตลาด\t\tจำนวน\t20\tคน"),
        p("\tรวมทั้งสิ้น\t\tจำนวน\t32\tคน"),
        p("ผลที่ได้รับ", bold=True),
        p("\tให้ย้ายที่ทิ้งขยะไปหลังตลาด"),
    ]
    assert text_of(docx(*body)).split("\n") == [
        "สรุปผลการมีส่วนร่วมของประชาชน",
        "เทศบาลตำบลบ้านกลางทุ่ง",
        "    เทศบาลจัดประชุมประชาคมเมือง เมื่อวันที่ 14 พฤษภาคม 2568 ณ หอประชุมเทศบาล",
        "",
        "ประเด็นในการมีส่วนร่วม",
        "    1. ที่ทิ้งขยะของตลาด",
        "    2. น้ำท่วมขังหน้าโรงเรียน",
        "",
        "ผู้มีส่วนร่วม",
        "    ประธานชุมชน\tจำนวน\t12\tคน",
        "    ผู้ค้าในตลาด\tจำนวน\t20\tคน",
        "    รวมทั้งสิ้น\tจำนวน\t32\tคน",
        "",
        "ผลที่ได้รับ",
        "    ให้ย้ายที่ทิ้งขยะไปหลังตลาด",
        "",
    ]


def test_a_form_of_two_columns_with_people_in_a_table_of_its_own() -> None:
    numbering = definition(1, level(0, "decimal", "%1)")) + instance(1, 1)
    people = tbl(["กลุ่ม", "คน"], ["ผู้แทนชุมชน", "18"], ["ผู้สูงอายุ", "7"], ["รวม", "25"])
    body = [
        p("แบบรายงานการมีส่วนร่วม", style="Title"),
        tbl(
            row(cell("ส่วนที่ 1 ข้อมูลกิจกรรม", SPAN2)),
            ["ชื่อกิจกรรม", "ประชุมรับฟังความคิดเห็นเรื่องลานกีฬา"],
            ["วันที่", "21 พฤศจิกายน 2567"],
            row("ประเด็น", cell(p("ที่ตั้งของลาน", listed=(1, 0)) + p("เวลาเปิดปิด", listed=(1, 0)))),
            row("ผู้มีส่วนร่วม", cell(p("ทั้งหมด 25 คน") + people + p())),
            ["ผลที่ได้", "เลือกที่ดินข้างวัด\nเปิดถึงสามทุ่ม"],
        ),
        p("(ลงชื่อ)\tผู้รายงาน"),
    ]
    source = decode(docx(*body, numbering=numbering), "report.docx")
    assert rows_of(source) == [
        ["ส่วนที่ 1 ข้อมูลกิจกรรม"],
        ["ชื่อกิจกรรม", "ประชุมรับฟังความคิดเห็นเรื่องลานกีฬา"],
        ["วันที่", "21 พฤศจิกายน 2567"],
        ["ประเด็น", "1) ที่ตั้งของลาน\n2) เวลาเปิดปิด"],
        ["ผู้มีส่วนร่วม", "ทั้งหมด 25 คน\nกลุ่ม | คน\nผู้แทนชุมชน | 18\nผู้สูงอายุ | 7\nรวม | 25"],
        ["ผลที่ได้", "เลือกที่ดินข้างวัด\nเปิดถึงสามทุ่ม"],
    ]
    assert source.text.split("\n")[:4] == [
        "แบบรายงานการมีส่วนร่วม",
        "",
        "ส่วนที่ 1 ข้อมูลกิจกรรม",
        "ชื่อกิจกรรม\tประชุมรับฟังความคิดเห็นเรื่องลานกีฬา",
    ]
    assert source.text.endswith("(ลงชื่อ)   ผู้รายงาน\n")


def test_one_activity_a_row_numbered_by_word() -> None:
    numbering = definition(1, level(0, "thaiNumbers", "%1")) + instance(1, 1)
    number = cell(p(listed=(1, 0)))
    body = [
        p("ตารางสรุปกิจกรรม"),
        tbl(
            row(cell("ที่", DOWN), cell("กิจกรรม", DOWN), cell("ผู้เข้าร่วม (คน)", SPAN2)),
            row(cell("", ON), cell("", ON), "ชาย", "หญิง"),
            row(number, "ประชาคมหมู่ ๑", "๑๔", "๑๖"),
            row(number, "อบรมอาชีพ", "-", "๒๐"),
            row(cell("รวม", SPAN2), "๑๔", "๓๖"),
        ),
    ]
    source = decode(docx(*body, numbering=numbering), "report.docx")
    assert rows_of(source) == [
        ["ที่", "กิจกรรม", "ผู้เข้าร่วม (คน)"],
        ["ชาย", "หญิง"],
        ["๑", "ประชาคมหมู่ ๑", "๑๔", "๑๖"],
        ["๒", "อบรมอาชีพ", "-", "๒๐"],
        ["รวม", "๑๔", "๓๖"],
    ]
    assert source.text == (
        "ตารางสรุปกิจกรรม\n\nที่\tกิจกรรม\tผู้เข้าร่วม (คน)\n\t\tชาย\tหญิง\n๑\tประชาคมหมู่ ๑\t๑๔\t๑๖\n๒\tอบรมอาชีพ\t-\t๒๐\nรวม\t\t๑๔\t๓๖\n\n"
    )


def test_village_by_village_under_headings_of_a_style() -> None:
    numbering = definition(1, level(0, "decimal", "หมู่ที่ %1", '<w:pStyle w:val="Village"/>')) + instance(1, 1)
    styles = style(
        "Village",
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:bCs/></w:rPr>',
    )

    def village(name: str, came: str, wish: str) -> list[str]:
        return [
            p(name, style="Village"),
            tbl(["วันที่", "ผู้เข้าร่วม", "ความต้องการ"], ["7 ตุลาคม 2566", came, wish]),
        ]

    body = [
        p("ผลการประชาคมรายหมู่บ้าน"),
        *village("บ้านหนองคู", "41 คน", "ขุดลอกสระ"),
        *village("บ้านโคกสูง", "28 คน", "ลานตากข้าว"),
    ]
    assert text_of(docx(*body, numbering=numbering, styles=styles)).split("\n") == [
        "ผลการประชาคมรายหมู่บ้าน",
        "",
        "หมู่ที่ 1 บ้านหนองคู",
        "",
        "วันที่\tผู้เข้าร่วม\tความต้องการ",
        "7 ตุลาคม 2566\t41 คน\tขุดลอกสระ",
        "",
        "หมู่ที่ 2 บ้านโคกสูง",
        "",
        "วันที่\tผู้เข้าร่วม\tความต้องการ",
        "7 ตุลาคม 2566\t28 คน\tลานตากข้าว",
        "",
        "",
    ]


def test_a_memo_with_a_letterhead_box_a_frame_and_changes_tracked() -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/></w:sectPr>'
    body = [
        tbl(row(cell(p(run("<w:drawing/>"))), cell("บันทึกข้อความ"))),
        p("ส่วนราชการ\tสำนักปลัด อบต.ดอนพุทรา", text_box(p("ด่วน"))),
        p("เรื่อง  รายงานผลการมีส่วนร่วม"),
        p("เรียน  นายก อบต."),
        p(
            "\tด้วยได้จัดประชุมเมื่อ",
            f"<w:del>{run('<w:delText>วันที่ 1</w:delText>')}</w:del><w:ins>{run('วันที่ 11 มีนาคม 2568')}</w:ins>",
            " มีผู้เข้าร่วม ",
            field("MERGEFIELD n", "54"),
            " คน",
        ),
        p("จึงเรียนมาเพื่อโปรดทราบ"),
        section,
    ]
    source = decode(docx(*body, more={"header": p("องค์การบริหารส่วนตำบลดอนพุทรา")}), "report.docx")
    assert source.site == "องค์การบริหารส่วนตำบลดอนพุทรา"
    assert source.text.split("\n") == [
        "บันทึกข้อความ",
        "",
        "ส่วนราชการ   สำนักปลัด อบต.ดอนพุทรา",
        "ด่วน",
        "เรื่อง  รายงานผลการมีส่วนร่วม",
        "เรียน  นายก อบต.",
        "    ด้วยได้จัดประชุมเมื่อวันที่ 11 มีนาคม 2568 มีผู้เข้าร่วม 54 คน",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "",
    ]
    assert source.grids == ()
