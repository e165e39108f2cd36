"""A registry's good rows are taken and each broken row is told by its line."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers import Unreadable
from data.registry_file import (
    ALIAS_COLUMNS,
    COLUMNS,
    HEAD_BYTES,
    SIZES,
    looks_like_registry,
    read_registry,
    table_csv,
    workbook_is_registry,
)
from data.report import Agency, AgencyAlias

HEADER = "agency_id,kind,name,short_name,subdistrict,district,province\n"
GOOD = 'R1,sao,องค์การบริหารส่วนตำบลนาดี,อบต.นาดี,นาดี,เมืองน่าน,น่าน\nR2,other,"สำนักงาน, กลาง",สนง.,,,\n'


def test_good_rows() -> None:
    found = read_registry((HEADER + GOOD).encode(), "r.csv")
    assert found.broken == []
    assert found.agencies == [
        Agency("R1", "sao", "องค์การบริหารส่วนตำบลนาดี", "อบต.นาดี", "นาดี", "เมืองน่าน", "น่าน", "registry"),
        Agency("R2", "other", "สำนักงาน, กลาง", "สนง.", None, None, None, "registry"),
    ]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_recognised_in_every_encoding(codec: str) -> None:
    content = (HEADER.replace(",province", ",province,หมายเหตุ") + "R1,sao,อบต,อบต.นาดี,,,,ก\n").encode(codec)
    assert looks_like_registry(content[:HEAD_BYTES])
    assert [agency.agency_id for agency in read_registry(content, "r.csv").agencies] == ["R1"]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\n\nreport\n",
        b" \r\n" + b"x" * 50,
        b"\x89PNG\r\n\x1a\n",
        "รายงานผล agency_id".encode(),
        b"a,b,c\n1,2,3\n",
    ],
)
def test_other_files_are_no_registry(head: bytes) -> None:
    assert not looks_like_registry(head)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("R3,sao,ชื่อ,ย่อ,,น่าน", "6 cells where 7 belong"),
        (",sao,ชื่อ,ย่อ,,,น่าน", "fill in its district and province, or an agency_id"),
        (",อบต.,เมืองแก,,,,", "may be one of 2"),
        ("R3,ตำบล,ชื่อ,ย่อ,,,น่าน", "kind “ตำบล” is no code"),
        ("R3,sao,เทศบาลตำบลนาดี,ย่อ,,,น่าน", "is not that of the name “เทศบาลตำบลนาดี”"),
        ("R3,sao,,ย่อ,,,น่าน", "name is empty"),
        ("R3,sao,ชื่อ,ย่อ,,,เชียงหมี", "unknown province “เชียงหมี”"),
        ("R1,sao,ชื่อ,ย่อ,,,น่าน", "stands in line 2 already"),
    ],
)
def test_a_broken_row_is_told_and_the_others_are_taken(row: str, words: str) -> None:
    last = "R9,sao,ท้าย,ท้าย,,,\n"
    found = read_registry((HEADER + GOOD + row + "\n" + last).encode(), "r.csv")
    assert [agency.agency_id for agency in found.agencies] == ["R1", "R2", "R9"]
    assert [broken.line for broken in found.broken] == [4]
    assert words in found.broken[0].reason


def test_a_missing_column_is_told() -> None:
    with pytest.raises(Unreadable, match="lacks the column kind, agency_id หรือ/or province"):
        read_registry(b"short_name,name,subdistrict,district\nR1,x,,\n", "r.csv")
    with pytest.raises(Unreadable, match="lacks the column agency_id"):
        read_registry("alias,kind\nอบต.นาดี,sao\n".encode(), "r.csv")


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    for n, (title, rows) in enumerate(sheets):
        sheet = book.create_sheet(title, n)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


THAI = ("รหัส", "ประเภท", "ชื่อ", "ชื่อย่อ", "ตำบล", "อำเภอ", "จังหวัด", "จำนวนหมู่บ้าน", "จำนวนครัวเรือน", "ประชากร")


def test_a_workbook_with_thai_headings_below_its_title() -> None:
    content = workbook(
        (
            "ทะเบียน",
            [
                ("ทะเบียนองค์กรปกครองส่วนท้องถิ่น",),
                (),
                THAI,
                ("ก1", "อบต.", "อบต.ตรอกนอง", None, "ต.ตรอกนอง", "อ.ขลุง", "จ.จันทบุรี", 6, 1204.0, "๓,๔๕๖"),
                (None, "เทศบาลตำบล", "เกวียนหัก", None, None, None, "จันทบุรี"),
                (None, "ทม.", "ทม.จันทบุรี", "เมืองจันท์", None, "เมือง", "จันทบุรี", None, None, "มาก"),
            ],
        )
    )
    assert workbook_is_registry(content)
    found = read_registry(content, "r.xlsx")
    assert found.agencies == [
        Agency(
            "ก1", "sao", "องค์การบริหารส่วนตำบลตรอกนอง", "อบต.ตรอกนอง", "ตรอกนอง", "ขลุง", "จันทบุรี", "registry",
            villages=6, households=1204, population=3456,
        ),
        Agency(
            "subdistrict_municipality-220203", "subdistrict_municipality", "เทศบาลตำบลเกวียนหัก", "ทต.เกวียนหัก",
            "เกวียนหัก", "ขลุง", "จันทบุรี", "registry",
        ),
    ]  # fmt: skip
    ((place, reason),) = [(row.place, row.reason) for row in found.broken]
    assert place == "ทะเบียน!6"
    assert "population “มาก” is no whole number" in reason


def test_a_sheet_that_is_no_registry_is_told_and_the_others_are_taken() -> None:
    aliases = [
        ("agency_id", "alias", "kind", "valid_from", "valid_to"),
        ("ก1", "อบต.บ้านใหม่", None, None, date(2019, 8, 31)),
    ]
    content = workbook(("ชื่อเดิม", aliases), ("บันทึก", [("โทร", "ผู้ประสานงาน")]))
    found = read_registry(content, "r.xlsx")
    assert found.aliases == [AgencyAlias("ก1", "องค์การบริหารส่วนตำบลบ้านใหม่", "sao", None, date(2019, 8, 31))]
    assert [row.place for row in found.broken] == ["บันทึก!1"]


@pytest.mark.parametrize("content", [b"PK\x03\x04cut off", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert not workbook_is_registry(content)
    with pytest.raises(Unreadable):
        read_registry(content, "r.xlsx")


@pytest.mark.parametrize(
    "header",
    [
        "ประเภท,ชื่อ,จังหวัด",
        "ประเภท,ชื่อ,ตำบล,อำเภอ,จังหวัด",
        "รหัสหน่วยงาน,ประเภท,ชื่อหน่วยงาน,อำเภอ,จังหวัด,โทรศัพท์",
        "agency_id,alias,kind,valid_from,valid_to",
        "agency_id,ชื่อเดิม,ประเภท,หมายเหตุ",
    ],
)
def test_headers_that_are_a_registry(header: str) -> None:
    assert looks_like_registry((header + "\nก,ข,ค\n").encode() * 2)


@pytest.mark.parametrize(
    "header",
    [
        "ลำดับ,ชื่อ,ประเภท,ตำบล,อำเภอ,จังหวัด",  # who came
        "ชื่อ,จังหวัด,วันที่",
        "ที่,กิจกรรม,วันที่,ผู้เข้าร่วม",
    ],
)
def test_headers_of_lists_in_reports_are_none(header: str) -> None:
    assert not looks_like_registry((header + "\n1,ก,ข,ค,ง,จ\n").encode() * 2)


ALIASES = "agency_id,alias,kind,valid_from,valid_to\n"


@pytest.mark.parametrize(
    ("row", "alias"),
    [
        ("R1,อบต.บ้านใหม่,sao,,31/8/2562", ("องค์การบริหารส่วนตำบลบ้านใหม่", "sao", None, date(2019, 8, 31))),
        (
            "R1,บ้านใหม่,อบต.,2542-05-01,2019-08-31",
            ("องค์การบริหารส่วนตำบลบ้านใหม่", "sao", date(1999, 5, 1), date(2019, 8, 31)),
        ),
        ("R1,ทต.บ้านใหม่,,1 กันยายน ๒๕๖๒,", ("เทศบาลตำบลบ้านใหม่", "subdistrict_municipality", date(2019, 9, 1), None)),
        ("R1,เทศบาลบ้านใหม่,subdistrict_municipality,,-", ("เทศบาลบ้านใหม่", "subdistrict_municipality", None, None)),
        ("R1,รพ.เก่า,health,29-02-2563,", ("รพ.เก่า", "health", date(2020, 2, 29), None)),
    ],
)
def test_other_names_and_their_days(row: str, alias: tuple[str, str, date | None, date | None]) -> None:
    found = read_registry((ALIASES + row + "\n").encode(), "a.csv")
    assert found.broken == []
    assert found.aliases == [AgencyAlias("R1", *alias)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",อบต.บ้านใหม่,sao,,", "agency_id is empty"),
        ("R1,,sao,,", "alias is empty"),
        ("R1,บ้านใหม่,,,", "kind is empty"),
        ("R1,อบต.บ้านใหม่,ทต.,,", "is not that of the name"),
        ("R1,อบต.บ้านใหม่,sao,2562,", "valid_from “2562” is no day"),
        ("R1,อบต.บ้านใหม่,sao,31/2/2562,", "valid_from “31/2/2562” is no day"),
        ("R1,อบต.บ้านใหม่,sao,1/9/62,", "is no day"),
        ("R1,อบต.บ้านใหม่,sao,1/9/2562,31/8/2562", "valid_from 2019-09-01 is after valid_to 2019-08-31"),
    ],
)
def test_a_broken_row_of_other_names_is_told(row: str, words: str) -> None:
    found = read_registry((ALIASES + row + "\n").encode(), "a.csv")
    assert found.aliases == []
    ((line, reason),) = [(broken.line, broken.reason) for broken in found.broken]
    assert line == 2
    assert words in reason


def test_a_registry_may_tell_the_earlier_name_in_the_same_row() -> None:
    text = "agency_id,kind,name,province,ชื่อเดิม,ใช้ถึง\nR1,ทต.,ทต.บ้านใหม่,ตาก,อบต.บ้านใหม่,31/8/2562\nR2,ทต.,ทต.อื่น,ตาก,,\n"
    found = read_registry(text.encode(), "r.csv")
    assert [agency.agency_id for agency in found.agencies] == ["R1", "R2"]
    assert found.aliases == [AgencyAlias("R1", "องค์การบริหารส่วนตำบลบ้านใหม่", "sao", None, date(2019, 8, 31))]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
OR_NONE = st.none() | st.integers(0, 99_999_999)


@given(
    st.lists(
        st.builds(
            Agency,
            agency_id=CELL,
            kind=st.just("other"),
            name=CELL.map(lambda name: f"สำนักงาน{name}"),
            short_name=CELL,
            subdistrict=st.none() | CELL.map(lambda name: f"นา{name}"),
            district=st.none() | CELL.map(lambda name: f"บ้าน{name}"),
            province=st.sampled_from([None, "น่าน", "ตาก"]),
            source=st.just("registry"),
            villages=OR_NONE,
            households=OR_NONE,
            population=OR_NONE,
        ),
        unique_by=lambda agency: agency.agency_id,
        max_size=5,
    )
)
def test_what_is_written_is_read_the_same(agencies: list[Agency]) -> None:
    content = table_csv((*COLUMNS, *SIZES), map(asdict, agencies)).encode()
    found = read_registry(content, "r.csv")
    assert (found.agencies, found.broken) == (agencies, [])


def test_other_names_written_are_read_the_same() -> None:
    aliases = [
        AgencyAlias("R1", "องค์การบริหารส่วนตำบลบ้านใหม่", "sao", None, date(2019, 8, 31)),
        AgencyAlias("R1", "เทศบาลบ้านใหม่", "subdistrict_municipality"),
    ]
    assert read_registry(table_csv(ALIAS_COLUMNS, map(asdict, aliases)).encode(), "a.csv").aliases == aliases
