"""`ruam ingest`: each file has one clear line and a status, exit codes hold, and nothing that was accepted is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.command_line import counts, report, ruam, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "รายงาน ปี 2567"
    made.mkdir()
    return made


def test_every_bad_input_has_its_line_and_harms_no_other(folder: Path, ruam_home: Path) -> None:
    (folder / "ดี.txt").write_bytes(report())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    with (folder / "large.txt").open("wb") as large:
        large.truncate(200 * 2**20)
    (folder / "letter.txt").write_text("ประกาศรับสมัครพนักงานจ้าง ตำแหน่งคนสวน ค่าตอบแทน 9,000 บาท\n" * 9, encoding="utf-8")
    (folder / ".hidden.txt").write_bytes(report(9))
    (folder / "registry.csv").write_text(
        "agency_id,kind,name,short_name,subdistrict,district,province\n"
        "R1,sao,องค์การบริหารส่วนตำบลทดสอบ,อบต.ทดสอบ,,,ราชบุรี\n"
        "R2,nonsense,องค์การบริหารส่วนตำบลเสีย,อบต.เสีย,,,ราชบุรี\n",
        encoding="utf-8",
    )
    done = ruam("ingest", folder, home=ruam_home)
    assert done.returncode == 3, done.stderr
    lines = {line.split("\t", 1)[0] + " " + line.split("\t", 1)[-1].split(":")[0] for line in done.stdout.splitlines()}
    for name in ("empty.txt", "picture.txt", "large.txt", "registry.csv"):
        assert f"refused {folder / name}" in lines
    assert f"in doubt {folder / 'letter.txt'}" in lines
    refusals = {
        Path(line.split("\t")[1].split(": ")[0]).name: line
        for line in done.stdout.splitlines()
        if line.startswith("refused")
    }
    assert "empty" in refusals["empty.txt"]
    assert "PNG picture" in refusals["picture.txt"]
    assert "200 MB" in refusals["large.txt"]
    assert "kind “nonsense” is no code" in refusals["registry.csv:3"]
    assert "hidden" not in done.stdout
    # The good report is published, and so is the good row of the registry.
    assert counts(ruam_home)["report"] == 1
    assert "Traceback" not in done.stderr


def test_a_large_file_is_refused_without_being_read(
    folder: Path, ruam_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data import ingest

    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    opened: list[Path] = []
    whole = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *given, **named: opened.append(self) or whole(self, *given, **named))
    outcome = ingest._refusal_by_look(large)
    assert outcome is not None
    assert outcome.code == "too_large"
    # Once, for the four bytes that would tell an archive: those may be larger, for their members are read one by one.
    assert opened == [large]


def test_a_folder_without_reports_is_nothing_to_read(folder: Path, ruam_home: Path) -> None:
    done = ruam("ingest", folder, home=ruam_home)
    assert done.returncode == 6
    assert "no report was found" in done.stderr


def test_a_path_that_is_not_there_is_refused(folder: Path, ruam_home: Path) -> None:
    done = ruam("ingest", folder / "ไม่มี", "--no-build", home=ruam_home)
    assert done.returncode == 3
    assert "not found" in done.stdout


def test_no_path_is_wrong_usage(ruam_home: Path) -> None:
    assert ruam("ingest", home=ruam_home).returncode == 2


def test_twice_changes_nothing(folder: Path, ruam_home: Path) -> None:
    for village in (1, 2, 3):
        (folder / f"{village}.txt").write_bytes(report(village))
    first = ruam("ingest", folder, home=ruam_home)
    published, rows = ruam("where", home=ruam_home).stdout, counts(ruam_home)
    again = ruam("ingest", folder, "--json", home=ruam_home)
    assert (first.returncode, again.returncode) == (0, 0)
    assert json.loads(again.stdout)["counts"] == {"read": 0, "known": 3, "in_doubt": 0, "refused": 0}
    assert ruam("where", home=ruam_home).stdout == published
    assert counts(ruam_home) == rows
    assert rows["document"] == 3


def test_the_same_content_under_two_names_is_read_once(folder: Path, ruam_home: Path) -> None:
    (folder / "a.txt").write_bytes(report())
    (folder / "b.txt").write_bytes(report())
    documents = told(ruam("ingest", folder, "--no-build", "--json", home=ruam_home))["documents"]
    assert [(Path(d["path"]).name, d["status"]) for d in documents] == [("a.txt", "read"), ("b.txt", "known")]
    assert documents[0]["document_id"] == documents[1]["document_id"]


def test_json_is_alone_on_stdout_and_names_every_file(folder: Path, ruam_home: Path) -> None:
    (folder / "ดี.txt").write_bytes(report())
    (folder / "empty.txt").write_bytes(b"")
    done = ruam("ingest", folder, "--json", home=ruam_home)
    values = told(done)
    assert done.returncode == values["exit_code"] == 3
    assert {Path(d["path"]).name: (d["status"], d["code"]) for d in values["documents"]} == {
        "ดี.txt": ("read", ""),
        "empty.txt": ("refused", "empty"),
    }
    assert Path(values["path"]).is_file()


def test_no_build_publishes_nothing_and_build_does(folder: Path, ruam_home: Path) -> None:
    (folder / "ดี.txt").write_bytes(report())
    assert ruam("ingest", folder, "--no-build", home=ruam_home).returncode == 0
    nothing = ruam("where", home=ruam_home)
    assert (nothing.returncode, nothing.stdout) == (6, "")
    assert "ruam ingest" in nothing.stderr
    assert ruam("build", home=ruam_home).returncode == 0
    assert counts(ruam_home)["document"] == 1


def test_a_busy_store_is_waited_for_and_given_up_politely(folder: Path, ruam_home: Path) -> None:
    from data.store import Store

    (folder / "ดี.txt").write_bytes(report())
    with Store(ruam_home).writer_lock():
        done = ruam("ingest", folder, "--wait", "0.5", home=ruam_home)
    assert done.returncode == 4
    assert str(os.getpid()) in done.stderr
    assert ruam("ingest", folder, home=ruam_home).returncode == 0
