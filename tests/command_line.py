"""The command line as the tests use it, and a report to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parent.parent

REPORT = """รายงานผลการเปิดโอกาสให้เกิดการมีส่วนร่วมของประชาชน
องค์การบริหารส่วนตำบลดอนกระเบื้อง อำเภอบ้านโป่ง จังหวัดราชบุรี
ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือน (1 ตุลาคม 2566 - 31 มีนาคม 2567)
ชื่อกิจกรรม ประชุมประชาคมหมู่บ้าน หมู่ที่ {village}
วันที่ {day} ธันวาคม 2566 ณ ศาลาอเนกประสงค์หมู่ที่ {village}
(1) ประเด็นหรือเรื่องในการมีส่วนร่วม
- ขอไฟส่องสว่างทางเข้าหมู่บ้าน
(2) ข้อมูลของผู้มีส่วนร่วม
- ประชาชนหมู่ที่ {village} จำนวน 40 คน
(3) ผลจากการมีส่วนร่วม
- ที่ประชุมมีมติเห็นชอบ
(4) การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน
- ติดตั้งไฟส่องสว่างแล้วเสร็จ
"""


def report(village: int = 3) -> bytes:
    return REPORT.format(village=village, day=village + 4).encode()


def ruam(*arguments: object, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a person does, with its own store."""
    variables = {**os.environ, "RUAM_HOME": str(home), "PYTHONPATH": str(ROOT), **environment}
    variables.pop("RUAM_LEDGER", None)
    command = [sys.executable, "-m", "dashboard.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=variables, encoding="utf-8", timeout=120)


def counts(home: Path) -> dict[str, int]:
    """How many rows the published file's tables hold."""
    path = ruam("where", home=home).stdout.strip().splitlines()[-1]
    with duckdb.connect(path, read_only=True) as connection:
        return {
            table: connection.execute(f"select count(*) from {table}").fetchall()[0][0]
            for table in ("document", "report", "activity", "participant_group", "finding")
        }


def told(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The JSON of a run, which must be all of its stdout."""
    values = json.loads(done.stdout)
    assert isinstance(values, dict)
    return values
