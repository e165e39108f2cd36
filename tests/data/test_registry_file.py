"""A registry's good rows are taken and each broken row is told by its line."""

from __future__ import annotations

import pytest

from data.readers import Unreadable
from data.registry_file import HEAD_BYTES, looks_like_registry, read_registry
from data.report import Agency

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


@pytest.mark.parametrize("head", [b"", b"\x89PNG\r\n\x1a\n", "รายงานผล agency_id".encode(), b"a,b,c\n1,2,3\n"])
def test_other_files_are_no_registry(head: bytes) -> None:
    assert not looks_like_registry(head)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("R3,sao,ชื่อ,ย่อ,,น่าน", "6 cells where 7 belong"),
        (",sao,ชื่อ,ย่อ,,,น่าน", "agency_id is empty"),
        ("R3,อบต,ชื่อ,ย่อ,,,น่าน", "kind “อบต” is no code"),
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
    with pytest.raises(Unreadable, match="short_name, province"):
        read_registry(b"agency_id,kind,name,subdistrict,district\nR1,sao,x,,\n", "r.csv")
