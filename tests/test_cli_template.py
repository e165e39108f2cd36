"""`ruam template`: writes what an agency fills in, never over a file that may be filled in; `ruam ingest` reads it back."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from data.reading import read_document
from tests.command_line import counts, report, ruam, told


def test_a_template_goes_out_and_comes_back(tmp_path: Path, ruam_home: Path) -> None:
    path = tmp_path / "แบบ.xlsx"
    done = ruam("template", path, "--agency", "อบต.ดอนกระเบื้อง อำเภอบ้านโป่ง จังหวัดราชบุรี", home=ruam_home)
    assert (done.returncode, done.stdout.strip()) == (0, str(path)), done.stderr
    # Nobody filled in what was held: no activity, and the store was not made for writing a form.
    assert not ruam_home.exists()
    book = load_workbook(path)
    assert book["หน่วยงาน"]["C6"].value == "องค์การบริหารส่วนตำบลดอนกระเบื้อง"
    sheet = book["กิจกรรม"]
    sheet["B5"], sheet["N5"] = "ประชุมประชาคม", 40
    book["หน่วยงาน"]["C10"] = 2567
    book.save(path)
    done = ruam("ingest", path, "--json", home=ruam_home)
    assert done.returncode == 0, done.stdout
    assert told(done)["counts"]["read"] == 1
    assert {name: counts(ruam_home)[name] for name in ("report", "activity")} == {"report": 1, "activity": 1}


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path, ruam_home: Path) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(b"work of a week")
    done = ruam("template", path, home=ruam_home)
    assert done.returncode == 2
    assert "มีไฟล์นี้แล้ว" in done.stderr
    assert path.read_bytes() == b"work of a week"
    assert ruam("template", path, "--force", home=ruam_home).returncode == 0
    assert path.read_bytes()[:2] == b"PK"


def test_an_agency_that_is_not_known_or_is_several_is_told(tmp_path: Path, ruam_home: Path) -> None:
    done = ruam("template", tmp_path / "a.xlsx", "--agency", "อบต.บ้านใหม่", home=ruam_home)
    assert done.returncode == 2
    assert "ตรงกับหลายแห่ง" in done.stderr
    done = ruam("template", tmp_path / "a.xlsx", "--agency", "ชมรมดูดาว", home=ruam_home)
    assert done.returncode == 2
    assert "ไม่รู้จักหน่วยงาน" in done.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_a_report_becomes_a_template_that_says_the_same(tmp_path: Path, ruam_home: Path) -> None:
    source, path = tmp_path / "รายงาน.txt", tmp_path / "แบบ.xlsx"
    source.write_bytes(report())
    assert told(ruam("template", path, "--from", source, "--json", home=ruam_home))["path"] == str(path)
    (one,) = read_document(source.read_bytes(), source.name).reports
    (other,) = read_document(path.read_bytes(), path.name).reports
    assert other.agency is not None
    assert one.agency is not None
    assert (other.agency.agency_id, other.fiscal_year, other.round) == (one.agency.agency_id, 2567, 1)
    (mine,), (theirs,) = one.activities, other.activities
    assert (theirs.name, theirs.held_from, theirs.place) == (mine.name, mine.held_from, mine.place)
    assert [g.headcount for g in theirs.groups] == [40]
    assert [f.level for f in theirs.follow_through] == [6]
