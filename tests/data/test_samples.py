"""The sample reports: they decode, they are marked, and they name nobody real."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import geothai
import pytest

from data.readers import decode
from data.readers.delimited import looks_like_delimited
from data.report import DEMONSTRATION_MARK

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
ENCODINGS = {
    "03-numbered-template.txt": "utf-8-sig",
    "04-thai-digit-articles.txt": "cp874",
    "09-tab-table.txt": "utf-16",
    "11-activity-table.html": "cp874",
    "15-target-not-attendance.txt": "utf-8-sig",
}
AGENCY = re.compile(
    r"(?:องค์การบริหารส่วนตำบล|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|อบต\.)([ก-์]{3,}?)(?:\s+(?:อำเภอ|อ\.)|\s*\n\s*(?:1\.|ไม่มี))"
)


def words_of(path: Path) -> str:
    return path.read_bytes().decode(ENCODINGS.get(path.name, "utf-8"))


def test_there_are_at_least_fourteen_and_each_is_described() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert len(FILES) >= 14
    assert [path.name for path in FILES if f"| {path.name} |" not in readme] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_is_in_its_encoding_and_carries_the_mark(path: Path) -> None:
    assert DEMONSTRATION_MARK in words_of(path).splitlines() or f"<p>{DEMONSTRATION_MARK}</p>" in words_of(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_is_read_without_a_lost_letter(path: Path) -> None:
    text = decode(path.read_bytes(), path.name).text
    assert DEMONSTRATION_MARK in text
    assert "\ufffd" not in text
    if path.suffix == ".txt":
        words = words_of(path).removeprefix("\ufeff")
        if looks_like_delimited(words):
            # A table right below a title is laid out with its headings before each cell.
            assert Counter(words.split()) - Counter(text.split()) == Counter()
        else:
            assert "".join(text.split()) == "".join(words.split())


def test_the_encodings_are_as_told() -> None:
    assert (SAMPLES / "03-numbered-template.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (SAMPLES / "09-tab-table.txt").read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")
    with pytest.raises(UnicodeDecodeError):
        (SAMPLES / "04-thai-digit-articles.txt").read_bytes().decode("utf-8")
    with pytest.raises(UnicodeDecodeError):
        (SAMPLES / "11-activity-table.html").read_bytes().decode("utf-8")


def test_no_sample_names_a_real_place_as_its_agency() -> None:
    provinces = geothai.provinces()
    districts = [row for province in provinces for row in geothai.districts(province.code)]
    subdistricts = [row for district in districts for row in geothai.subdistricts(district.code)]
    real = {row.name_th for row in provinces} | {row.name_th for row in districts}
    real |= {row.name_th for row in subdistricts}
    named = {name for path in FILES for name in AGENCY.findall(words_of(path))}
    assert len(named) >= 14
    assert named & real == set()
    # each says in its own name that it is invented
    assert [n for n in named if not re.search("สมมุติ|สมมติ|สาธิต|ตัวอย่าง|จำลอง|มโนภาพ|จินตนา|สมมาตร", n)] == []


def test_the_hand_worked_contradictions_stand_in_the_samples() -> None:
    template = words_of(SAMPLES / "03-numbered-template.txt")
    assert sum(int(n) for n in re.findall(r"\t\t\d\) \S+.* (\d+) คน", template)) == 25
    assert "ทั้งสิ้น 27 คน" in template
    assert "วันที่ 14 ธันวาคม 2566" in template
    assert "ที่ 15 ธันวาคม 2566" in template
    assert "31 กุมภาพันธ์" in words_of(SAMPLES / "15-target-not-attendance.txt")
