"""`ruam agencies`: a registry and other names come in as tables, are listed, written out again, and successions suggested."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl

from tests.command_line import report, ruam, told

# The agency of the report in `tests.command_line` under a registry's own id; the gazetteer's is sao-<code>.
REGISTRY = "รหัสหน่วยงาน,ประเภท,ชื่อหน่วยงาน,อำเภอ,จังหวัด,จำนวนหมู่บ้าน\nRB1,ทต.,ทต.ดอนกระเบื้อง,บ้านโป่ง,ราชบุรี,9\n"
NAMES = "agency_id,alias,kind,valid_from,valid_to\nRB1,อบต.ดอนกระเบื้อง,sao,,30/9/2567\n"
UNKNOWN = "agency_id,alias,kind,valid_from,valid_to\nNOBODY,อบต.อื่น,sao,,\n"


def test_names_before_registry_before_report_in_one_folder(tmp_path: Path, ruam_home: Path) -> None:
    folder = tmp_path / "เข้า"
    folder.mkdir()
    # In order of name the other names come first and the report before the registry.
    (folder / "1-ชื่อเดิม.csv").write_text(NAMES, encoding="utf-8")
    (folder / "2-รายงาน.txt").write_bytes(report())
    (folder / "3-ทะเบียน.csv").write_text(REGISTRY, encoding="utf-8")
    done = ruam("ingest", folder, "--json", home=ruam_home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (told(done)["agencies_added"], told(done)["aliases_added"]) == (1, 1)
    (one,) = told(ruam("agencies", "list", "--json", home=ruam_home))["agencies"]
    assert (one["agency_id"], one["name"], one["villages"], one["reports"]) == ("RB1", "เทศบาลตำบลดอนกระเบื้อง", 9, 1)
    again = ruam("ingest", folder, "--json", home=ruam_home)
    assert (told(again)["agencies_added"], told(again)["aliases_added"], told(again)["is_new"]) == (0, 0, False)


def test_names_that_come_after_the_report_join_it(tmp_path: Path, ruam_home: Path) -> None:
    for name, content in (("a.txt", report()), ("b.csv", REGISTRY.encode()), ("c.csv", NAMES.encode())):
        (tmp_path / name).write_bytes(content)
        assert ruam("ingest", tmp_path / name, home=ruam_home).returncode == 0
    (line,) = ruam("agencies", "list", "--province", "จ.ราชบุรี", home=ruam_home).stdout.splitlines()
    assert line.split("\t") == ["RB1", "เทศบาลตำบลดอนกระเบื้อง", "", "บ้านโป่ง", "ราชบุรี", "1"]
    assert ruam("agencies", "list", "--province", "ตาก", home=ruam_home).stdout == ""


def test_a_name_of_an_agency_that_nobody_knows_is_told_by_its_line(tmp_path: Path, ruam_home: Path) -> None:
    file = tmp_path / "ชื่อเดิม.csv"
    file.write_text(UNKNOWN, encoding="utf-8")
    done = ruam("agencies", "import", file, "--json", home=ruam_home)
    assert done.returncode == 3
    (outcome,) = [one for one in told(done)["documents"] if one["status"] == "refused"]
    assert outcome["path"].endswith("ชื่อเดิม.csv:2")
    assert "unknown agency_id “NOBODY”" in outcome["reason"]


def test_a_workbook_is_taken_and_written_out_the_same(tmp_path: Path, ruam_home: Path) -> None:
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(REGISTRY)):
        book.active.append(row)
    book.save(tmp_path / "ทะเบียน.xlsx")
    assert ruam("ingest", tmp_path / "ทะเบียน.xlsx", home=ruam_home).returncode == 0
    out = tmp_path / "ออก.csv"
    assert ruam("agencies", "export", out, home=ruam_home).returncode == 0
    assert out.read_text(encoding="utf-8-sig").splitlines() == [
        "agency_id,kind,name,short_name,subdistrict,district,province,villages,households,population",
        "RB1,subdistrict_municipality,เทศบาลตำบลดอนกระเบื้อง,ทต.ดอนกระเบื้อง,,บ้านโป่ง,ราชบุรี,9,,",
    ]
    again = ruam("agencies", "import", out, "--json", home=ruam_home)
    assert (again.returncode, told(again)["agencies_added"]) == (0, 0)
    # What is there already is never written over.
    assert ruam("agencies", "export", out, home=ruam_home).returncode == 2
    names = tmp_path / "names.csv"
    names.write_text(NAMES, encoding="utf-8")
    assert ruam("agencies", "import", names, home=ruam_home).returncode == 0
    assert ruam("agencies", "export", tmp_path / "names-out.csv", "--aliases", home=ruam_home).returncode == 0
    assert (tmp_path / "names-out.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "agency_id,alias,kind,valid_from,valid_to",
        "RB1,องค์การบริหารส่วนตำบลดอนกระเบื้อง,sao,,2024-09-30",
    ]


def test_a_succession_is_suggested_and_its_table_can_be_imported(tmp_path: Path, ruam_home: Path) -> None:
    later = report().decode().replace("องค์การบริหารส่วนตำบลดอนกระเบื้อง", "เทศบาลตำบลดอนกระเบื้อง")
    later = later.replace("2567", "2568").replace("2566", "2567")
    (tmp_path / "a.txt").write_bytes(report())
    (tmp_path / "b.txt").write_text(later, encoding="utf-8")
    assert ruam("ingest", tmp_path / "a.txt", tmp_path / "b.txt", home=ruam_home).returncode == 0
    done = ruam("agencies", "suggest", home=ruam_home)
    assert done.returncode == 0
    (pair,) = csv.DictReader(io.StringIO(done.stdout))
    assert (pair["alias"], pair["kind"], pair["valid_from"], pair["valid_to"]) == (
        "องค์การบริหารส่วนตำบลดอนกระเบื้อง", "sao", "", "",
    )  # fmt: skip
    assert (pair["last_fiscal_year"], pair["first_fiscal_year"]) == ("2567", "2568")
    confirmed = tmp_path / "confirmed.csv"
    confirmed.write_text(done.stdout, encoding="utf-8")
    assert ruam("agencies", "import", confirmed, home=ruam_home).returncode == 0
    (one,) = told(ruam("agencies", "list", "--json", home=ruam_home))["agencies"]
    assert (one["agency_id"], one["reports"]) == (pair["agency_id"], 2)
    assert ruam("agencies", "suggest", "--json", home=ruam_home).stdout.count("alias_agency_id") == 0


def test_nothing_published_yet(ruam_home: Path) -> None:
    assert ruam("agencies", "list", home=ruam_home).returncode == 6
