"""Whole documents: spans, elements, catalogues, compilations, and papers that are no report."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.agencies import Registry
from data.normalise import squeeze
from data.readers import Source, Unreadable
from data.readers.source import Locator
from data.reading import read_document, read_source
from data.report import Reading, Report

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted(
    path
    for folder in (ROOT / "data" / "samples", ROOT / "tests" / "corpus" / "open" / "documents")
    for path in folder.glob("*")
    if path.suffix in (".txt", ".html") and not path.read_bytes().startswith(b"%PDF")
)


def read(text: str) -> Reading:
    return read_document(text.encode(), "report.txt")


def sole(text: str) -> Report:
    (report,) = read(text).reports
    return report


REPORT = """รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วม
องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี
รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2567 (1 ตุลาคม 2566 - 31 มีนาคม 2567)

1. ชื่อโครงการ/กิจกรรม : ประชาคมหมู่บ้านเพื่อจัดทำแผนพัฒนาท้องถิ่น
1.1 วันที่ดำเนินการ : วันศุกร์ที่ 15 ธันวาคม 2566
1.2 สถานที่ดำเนินการ : ศาลาเอนกประสงค์ หมู่ที่ 3
1.3 ประเด็น/เรื่องในการมีส่วนร่วม
1) ลำดับโครงการถนน
2) น้ำประปาไม่ไหลช่วงค่ำ
1.4 สรุปข้อมูลของผู้มีส่วนร่วม
มีผู้เข้าร่วมประชุมทั้งสิ้น 30 คน ประกอบด้วย
1) ผู้ใหญ่บ้าน 2 คน
2) ประชาชน 28 คน
1.5 ผลจากการมีส่วนร่วม
1) ที่ประชุมมีมติให้ซ่อมถนนสายกลางก่อน
1.6 การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน
1) กองช่างซ่อมถนนสายกลางแล้วเสร็จ
2) ยังไม่ได้ขยายเขตประปา
"""


def test_every_field_of_a_report_in_the_form() -> None:
    report = sole(REPORT)
    assert report.agency is not None
    assert report.agency.name == "องค์การบริหารส่วนตำบลตรอกนอง"
    assert (report.fiscal_year, report.round) == (2567, 1)
    assert (report.period_start, report.period_end) == (date(2023, 10, 1), date(2024, 3, 31))
    assert (report.has_issue, report.has_participants, report.has_result, report.has_use) == (True, True, True, True)
    (activity,) = report.activities
    assert activity.name == "ประชาคมหมู่บ้านเพื่อจัดทำแผนพัฒนาท้องถิ่น"
    assert (activity.kind, activity.mode, activity.is_event) == ("village_forum", "plan", True)
    assert (activity.held_from, activity.held_to) == (date(2023, 12, 15), date(2023, 12, 15))
    assert activity.place == "ศาลาเอนกประสงค์ หมู่ที่ 3"
    assert activity.participants_total == 30
    assert [(g.label, g.category, g.headcount) for g in activity.groups] == [
        ("ผู้ใหญ่บ้าน", "village_head", 2),
        ("ประชาชน", "public", 28),
    ]
    assert [item.text for item in activity.issues] == ["ลำดับโครงการถนน", "น้ำประปาไม่ไหลช่วงค่ำ"]
    assert [item.text for item in activity.results] == ["ที่ประชุมมีมติให้ซ่อมถนนสายกลางก่อน"]
    assert [(f.level, f.actor) for f in activity.follow_through] == [(6, "กองช่าง"), (1, None)]
    assert activity.follow_through_level == 6


def test_thai_digits_read_as_arabic_ones() -> None:
    thai = REPORT.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    one, other = sole(REPORT).activities[0], sole(thai).activities[0]
    assert (one.held_from, one.participants_total) == (other.held_from, other.participants_total)
    assert [g.headcount for g in one.groups] == [g.headcount for g in other.groups]


@pytest.mark.parametrize(
    ("heading", "element"),
    [
        ("1.3 ประเด็น/เรื่องในการมีส่วนร่วม", "has_issue"),
        ("1.4 สรุปข้อมูลของผู้มีส่วนร่วม", "has_participants"),
        ("1.5 ผลจากการมีส่วนร่วม", "has_result"),
        ("1.6 การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน", "has_use"),
    ],
)
def test_an_element_with_a_dash_is_missing(heading: str, element: str) -> None:
    before, _, after = REPORT.partition(heading)
    behind = [line for line in after.splitlines()[1:] if line.startswith("1.")]
    rest = after[after.index(behind[0]) :] if behind else ""
    without = f"{before}{heading}\n-\n{rest}"
    if element == "has_issue":
        # A named activity is an issue of its own.
        without = without.replace("1. ชื่อโครงการ/กิจกรรม : ประชาคมหมู่บ้านเพื่อจัดทำแผนพัฒนาท้องถิ่น\n", "")
    report = sole(without)
    others = {"has_issue", "has_participants", "has_result", "has_use"} - {element, "has_issue"}
    assert getattr(report, element) is (element == "has_issue" and bool(report.activities[0].name))
    assert all(getattr(report, other) for other in others)


@pytest.mark.parametrize(
    ("use", "has_use"),
    [
        ("เกิดความสามัคคีในชุมชน", False),
        ("ยังไม่ได้ดำเนินการ", False),
        ("รับเรื่องไว้", True),
        ("จะซ่อมถนนสายกลาง", True),
    ],
)
def test_neither_benefit_nor_not_yet_alone_is_use(use: str, has_use: bool) -> None:
    before = REPORT[: REPORT.index("1) กองช่าง")]
    assert sole(f"{before}1) {use}\n").has_use is has_use


def test_a_catalogue_holds_types_and_no_events() -> None:
    report = sole(
        "รายงานการเปิดโอกาสให้มีส่วนร่วม ปีงบประมาณ 2568\nองค์การบริหารส่วนตำบลตรอกนอง\n\n"
        "1. ร่วมวางแผน\n1.1 การจัดประชาคมหมู่บ้าน\n1.2 การประชุมสภา\n"
        "2. ร่วมดำเนินการ\n2.1 จิตอาสาพัฒนาคลอง\n"
        "4. ร่วมติดตามประเมินผล\n4.1 การสำรวจความพึงพอใจ\n"
    )
    assert [(a.name, a.is_event, a.mode, a.held_from) for a in report.activities] == [
        ("การจัดประชาคมหมู่บ้าน", False, "plan", None),
        ("การประชุมสภา", False, "plan", None),
        ("จิตอาสาพัฒนาคลอง", False, "do", None),
        ("การสำรวจความพึงพอใจ", False, "evaluate", None),
    ]


def test_a_heading_of_the_four_modes_goes_before_the_kinds_usual_mode() -> None:
    report = sole(
        "รายงานการมีส่วนร่วม ปีงบประมาณ 2568\nองค์การบริหารส่วนตำบลตรอกนอง\n"
        "1. ร่วมวางแผน\n1.1 การสำรวจความต้องการ\n2. ร่วมดำเนินการ\n2.1 จิตอาสาพัฒนาคลอง\n"
    )
    assert (report.activities[0].kind, report.activities[0].mode) == ("survey", "plan")


VILLAGES = (
    "รายงานการมีส่วนร่วม ปีงบประมาณ 2568\nองค์การบริหารส่วนตำบลตรอกนอง\n\n"
    "ชื่อกิจกรรม : ประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา\nวันที่และสถานที่\n"
    "- วันที่ 5 มกราคม 2568 ณ ศาลาหมู่ที่ 1 ผู้เข้าร่วม 30 คน\n"
    "- วันที่ 6 มกราคม 2568 ณ ศาลาหมู่ที่ 2 ผู้เข้าร่วม 25 คน\n"
    "- วันที่ 7 มกราคม 2568 ณ ศาลาหมู่ที่ 3 ผู้เข้าร่วม 41 คน\n"
    "ผลจากการมีส่วนร่วม\n- ได้ลำดับโครงการของทุกหมู่บ้าน\n"
)


def test_one_subject_village_by_village() -> None:
    report = sole(VILLAGES)
    assert [(a.held_from, a.participants_total) for a in report.activities] == [
        (date(2025, 1, 5), 30),
        (date(2025, 1, 6), 25),
        (date(2025, 1, 7), 41),
    ]
    assert {a.name for a in report.activities} == {"ประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา"}
    assert all([r.text for r in a.results] == ["ได้ลำดับโครงการของทุกหมู่บ้าน"] for a in report.activities)


def test_outcomes_too_many_for_many_villages_stay_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.extract.villages._MOST_COPIES", 2)
    report = sole(VILLAGES)
    assert {a.name for a in report.activities} == {"ประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา"}
    assert [len(a.results) for a in report.activities] == [1, 0, 0]


COMPILATION = """รายงานรวมการมีส่วนร่วมของประชาชน จังหวัดจันทบุรี
รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2568 (1 ตุลาคม 2567 - 31 มีนาคม 2568)

1. องค์การบริหารส่วนตำบลตรอกนอง
ชื่อกิจกรรม : ประชาคมหมู่บ้าน
วันที่ดำเนินการ : 14 มกราคม 2568
ผู้เข้าร่วม : ประชาชน 40 คน
ผลจากการมีส่วนร่วม : เห็นชอบแผน
2. องค์การบริหารส่วนตำบลซึ้ง
ชื่อกิจกรรม : ปลูกป่าชายเลน
วันที่ดำเนินการ : 5 กุมภาพันธ์ 2568
ผู้เข้าร่วม : นักเรียน 25 คน
ผลจากการมีส่วนร่วม : ปลูกได้ 1,200 ต้น
3. องค์การบริหารส่วนตำบลมาบไพ
ไม่มีการจัดกิจกรรมในรอบนี้
"""


def test_a_compilation_gives_each_agency_its_report() -> None:
    reading = read(COMPILATION)
    assert [r.agency.short_name if r.agency else None for r in reading.reports] == [
        "อบต.ตรอกนอง",
        "อบต.ซึ้ง",
        "อบต.มาบไพ",
    ]
    assert [(r.fiscal_year, r.round) for r in reading.reports] == [(2568, 1)] * 3
    assert [[a.name for a in r.activities] for r in reading.reports] == [["ประชาคมหมู่บ้าน"], ["ปลูกป่าชายเลน"], []]
    assert [a.participants_total for r in reading.reports for a in r.activities] == [40, 25]


def test_a_table_of_two_agencies_is_parted() -> None:
    reading = read(
        "สรุปการมีส่วนร่วมของประชาชน จังหวัดจันทบุรี ปีงบประมาณ 2568\n"
        "ลำดับ\tหน่วยงาน\tชื่อกิจกรรม\tวันที่\tจำนวน\n"
        "1\tอบต.ตรอกนอง\tประชาคมหมู่บ้าน\t14 มกราคม 2568\t40\n"
        "2\tอบต.ซึ้ง\tปลูกป่าชายเลน\t5 กุมภาพันธ์ 2568\t25\n"
        "3\tอบต.ซึ้ง\tลอยกระทง\t15 พฤศจิกายน 2567\t90\n"
    )
    told = [
        (r.agency.short_name if r.agency else None, [a.participants_total for a in r.activities])
        for r in reading.reports
    ]
    assert told == [("อบต.ตรอกนอง", [40]), ("อบต.ซึ้ง", [25, 90])]


@pytest.mark.parametrize(
    "text",
    [
        "ประกาศประกวดราคาจ้างก่อสร้างถนน\nเทศบาลตำบลดอนแก้วมีความประสงค์จะประกวดราคา ราคากลาง 2,000,000 บาท",
        "ประกาศรับสมัครบุคคลเพื่อเลือกสรรเป็นพนักงานจ้าง ตำแหน่งว่าง 2 อัตรา",
        "สูตรแกงเขียวหวาน ใส่กะทิและพริกแกง",
    ],
)
def test_other_papers_are_no_report(text: str) -> None:
    reading = read(text)
    assert reading.reports == []
    assert [finding.rule for finding in reading.findings] == ["no_activity"]
    assert len(reading.doubts) == 1


def test_what_is_no_text_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read_document(b"", "empty.txt")


def test_masked_data_is_in_no_row() -> None:
    reading = read(REPORT.replace("2) ยังไม่ได้ขยายเขตประปา", "2) แจ้งผลให้ผู้ร้อง โทร 081-234-5678 ทราบแล้ว"))
    assert "081-234-5678" not in reading.document.text
    assert all("081" not in f.text for r in reading.reports for a in r.activities for f in a.follow_through)
    assert "personal_data" in {finding.rule for finding in reading.findings}


def test_no_part_of_a_reading_carries_personal_data() -> None:
    """Not its rows, findings, doubts and evidence, nor the file's name, the sheet's, and what the web site says of itself."""
    told = REPORT.replace("2) ยังไม่ได้ขยายเขตประปา", "2) แจ้งผลให้นายแดง มีสุข บ้านเลขที่ ๑๒/๓ โทร ๐๘๑ ๒๓๔ ๕๖๗๘ ทราบแล้ว")
    source = Source(told, "text/plain", "utf-8", "ของนายแดง มีสุข", (Locator(0, "cell:นายแดง มีสุข!B7"),))
    reading = read_source(source, told.encode(), "นายแดง_มีสุข.txt", Registry())
    shown = repr(reading)
    assert "แดง" not in shown
    assert "มีสุข" not in shown
    assert not re.search(r"12/3|๑๒/๓|(?:๘๑|81)[ -]?(?:๒๓๔|234)", shown)
    assert reading.document.file_name == "นาย█████████.txt"
    assert reading.document.locators == [(0, "cell:นาย█████████!B7")]
    [finding] = [one for one in reading.findings if one.rule == "personal_data"]
    assert finding.message == "ปิดบังข้อมูลส่วนบุคคล: เบอร์โทรศัพท์ 1, บ้านเลขที่ 1, ชื่อบุคคล 1"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_span_lies_in_the_text_and_holds_its_words(path: Path) -> None:
    reading = read_document(path.read_bytes(), path.name)
    text = reading.document.text
    ids = {activity.activity_id for report in reading.reports for activity in report.activities}
    for report in reading.reports:
        assert [activity.position for activity in report.activities] == list(range(1, len(report.activities) + 1))
        for activity in report.activities:
            assert 0 <= activity.char_start <= activity.char_end <= len(text)
            assert activity.held_from is None or activity.held_to is None or activity.held_from <= activity.held_to
            for group in activity.groups:
                assert 0 <= group.char_start < group.char_end <= len(text)
                assert squeeze(text[group.char_start : group.char_end]).startswith(group.label)
            for row in [*activity.issues, *activity.results, *activity.follow_through]:
                assert 0 <= row.char_start < row.char_end <= len(text)
                assert squeeze(text[row.char_start : row.char_end]) == row.text
    for row in reading.evidence:
        assert 0 <= row.char_start < row.char_end <= len(text)
        assert row.activity_id is None or row.activity_id in ids
        if row.field in ("name", "place"):
            assert row.value[:20] in squeeze(text[row.char_start : row.char_end])
    for finding in reading.findings:
        if finding.char_start is not None and finding.char_end is not None:
            assert 0 <= finding.char_start <= finding.char_end <= len(text)
        assert finding.activity_id is None or finding.activity_id in ids


def test_reading_twice_is_the_same() -> None:
    assert read(REPORT) == read(REPORT)


@settings(max_examples=150)
@given(st.integers(0, 2**32), st.sampled_from(DOCUMENTS))
def test_no_mutilated_report_breaks_the_reading(seed: int, path: Path) -> None:
    rng = random.Random(seed)
    text = path.read_text(encoding="utf-8", errors="replace")
    for _ in range(rng.randrange(1, 12)):
        a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        piece = text[a : min(b, a + 400)]
        match rng.randrange(5):
            case 0:
                text = text[:a] + text[a + len(piece) :]
            case 1:
                text = text[:a] + piece * 3 + text[a:]
            case 2:
                text = (
                    text[:b] + rng.choice(["\n", "\t", " | ", "1) ", "๙", "ำ", "\x00", "(", "วันที่ 31 ", "คน"]) + text[b:]
                )
            case 3:
                text = text[:a] + piece.replace(" ", "") + text[a + len(piece) :]
            case _:
                text = text[: max(b, 40)]
    try:
        reading = read_document(text.encode(), path.name)
    except Unreadable:
        return
    words = reading.document.text
    for report in reading.reports:
        for activity in report.activities:
            rows = [*activity.groups, *activity.issues, *activity.results, *activity.follow_through]
            assert all(0 <= row.char_start <= row.char_end <= len(words) for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        " ",
        "\t",
        "1",
        "1) ",
        "ณ ",
        "ประชาชน 5 คน ",
        "ประชาชน, ",
        "5 มกราคม 2567 ",
        "เรื่องซ่อม",
        "a.",
        "(",
        "อบต.ตรอกนอง ",
        "ก\n",
    ],
)
@pytest.mark.timeout(30)
def test_a_long_run_of_anything_is_read_in_seconds(line: str) -> None:
    # Two hundred thousand letters: a pattern that takes quadratic time needs many minutes for them.
    text = f"{REPORT}\n{line * (200_000 // len(line))}\nจบ"
    assert read(text).reports


def test_of_pages_that_are_pictures_a_legible_heading_is_kept_and_nothing_invented() -> None:
    words = "รายงานผลการมีส่วนร่วม องค์การบริหารส่วนตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nประจำปีงบประมาณ พ.ศ. 2567"
    source = Source(words, "application/pdf", None, doubt="หน้า 2–5 เป็นรูปภาพ", is_legible=False)
    reading = read_source(source, b"x", "scan.pdf", Registry())
    (report,) = reading.reports
    assert report.agency is not None
    assert report.agency.name == "องค์การบริหารส่วนตำบลตรอกนอง"
    assert (report.fiscal_year, report.activities, report.has_issue) == (2567, [], False)
    assert [finding.rule for finding in reading.findings] == ["unreadable"]
    assert reading.doubts == ["หน้า 2–5 เป็นรูปภาพ"]
