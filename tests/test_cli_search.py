"""`ruam search`: what it prints, as lines for people and as JSON for programs."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import report, ruam, told


def test_search(tmp_path: Path, ruam_home: Path) -> None:
    assert ruam("search", "ถนน", home=ruam_home).returncode == 6, "nothing is published yet"
    (tmp_path / "รายงาน.txt").write_bytes(report())
    assert ruam("ingest", tmp_path / "รายงาน.txt", home=ruam_home).returncode == 0

    lines = ruam("search", "ไฟส่องสว่าง", "--in", "issue", home=ruam_home)
    (line,) = lines.stdout.splitlines()
    activity_id, period, agency, province, where, snippet = line.split("\t")
    assert (period, agency, province, where) == ("2567/1", "อบต.ดอนกระเบื้อง", "ราชบุรี", "ประเด็น issue")
    assert "ไฟส่องสว่าง" in snippet
    assert "1 กิจกรรม" in lines.stderr

    found = told(ruam("search", "ไฟ", "ส่องสว่าง", "--year", 2567, "--province", "จ.ราชบุรี", "--json", home=ruam_home))
    assert (found["words"], found["activities"], found["exit_code"]) == (["ไฟ", "ส่องสว่าง"], 1, 0)
    (row,) = found["rows"]
    assert row["activity_id"] == activity_id
    assert [row["snippet"][start:end] for start, end in row["hits"]] == ["ไฟ", "ส่องสว่าง"]
    assert row["held_from"] == "2023-12-07"

    nothing = ruam("search", "ไฟ", "--demonstration", home=ruam_home)
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "ไม่พบ" in nothing.stderr
    refused = ruam("search", "ของ", home=ruam_home)
    assert refused.returncode == 2
    assert "ไม่มีคำที่ค้นได้" in refused.stderr
