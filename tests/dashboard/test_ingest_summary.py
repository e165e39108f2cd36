"""The summary of an ingest at a terminal: files that share a reason stand together, and what needs nothing takes no room."""

from __future__ import annotations

import io

from rich.console import Console

from dashboard.ingest_summary import show
from data.ingest import IN_DOUBT, READ, REFUSED, IngestSummary, Outcome


def shown(*outcomes: Outcome) -> str:
    out = io.StringIO()
    show(IngestSummary(list(outcomes)), Console(file=out, width=140, color_system=None))
    return out.getvalue()


def test_files_that_share_a_reason_stand_together() -> None:
    scans = [Outcome(f"รับ/{n}.pdf", IN_DOUBT, "สแกน ไม่มีข้อความ") for n in range(5)]
    text = shown(*scans, Outcome("รับ/a.txt", READ), Outcome("รับ/b.txt", REFUSED, "รับ/b.txt: ไฟล์ว่าง ให้ส่งใหม่"))
    (line,) = [line for line in text.splitlines() if "สแกน" in line]
    assert "5" in line
    assert "0.pdf, 1.pdf, 2.pdf … อีก 2" in line
    (refused,) = [line for line in text.splitlines() if "ไฟล์ว่าง" in line]
    assert "b.txt" in refused.split("ให้ส่งใหม่")[1], "the file stands in its own column, and not before its reason too"


def test_a_document_with_two_doubts_is_told_under_both() -> None:
    text = shown(Outcome("x.txt", IN_DOUBT, "ไม่ทราบปีงบประมาณ; ไม่พบกิจกรรม"))
    assert sum("x.txt" in line for line in text.splitlines()) == 2


def test_where_all_is_well_no_list_is_shown() -> None:
    text = shown(Outcome("x.txt", READ))
    assert "x.txt" not in text
    assert "เพราะ" not in text
