"""`ruam where`, `check`, `agencies import`, `serve` and `--help`: what scripts rely on."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import Exit, app
from dashboard.serve import FIRST_PORT, PortBusy, choose_port
from tests.command_line import ROOT, counts, report, ruam, told

REGISTRY = (
    "agency_id,kind,name,short_name,subdistrict,district,province\nR1,sao,องค์การบริหารส่วนตำบลทดสอบ,อบต.ทดสอบ,,,ราชบุรี\n"
)


@pytest.fixture
def filled(tmp_path: Path, ruam_home: Path) -> Path:
    (tmp_path / "ดี.txt").write_bytes(report())
    assert ruam("ingest", tmp_path / "ดี.txt", home=ruam_home).returncode == 0
    return ruam_home


def test_where_ends_in_the_path_alone(filled: Path) -> None:
    last = ruam("where", home=filled).stdout.splitlines()[-1]
    assert Path(last).is_file()
    assert Path(last).is_relative_to(filled)
    assert json.loads(ruam("where", "--json", home=filled).stdout)["path"] == last


def test_where_with_a_broken_pointer_says_what_to_do(filled: Path) -> None:
    (filled / "warehouse" / "current").write_text("warehouse-gone.duckdb\n", encoding="utf-8")
    done = ruam("where", home=filled)
    assert (done.returncode, done.stdout) == (6, "")
    assert "ruam build" in done.stderr
    assert ruam("build", home=filled).returncode == 0
    assert counts(filled)["document"] == 1


def test_check_tells_a_whole_store_from_a_harmed_one(filled: Path) -> None:
    assert ruam("check", home=filled).returncode == 0
    (original,) = (path for path in (filled / "originals").iterdir() if not path.name.startswith("."))
    original.chmod(0o600)
    original.write_bytes(b"harmed")
    harmed = ruam("check", "--json", home=filled)
    assert harmed.returncode == 1
    assert {c["check"]: c["ok"] for c in told(harmed)["checks"]} == {
        "ledger": True,
        "published": True,
        "originals": False,
    }


def test_check_of_no_store(ruam_home: Path) -> None:
    done = ruam("check", home=ruam_home)
    assert done.returncode == 1
    assert "no store" in done.stdout


def test_agencies_import(tmp_path: Path, filled: Path) -> None:
    file = tmp_path / "ทะเบียน.csv"
    file.write_text(REGISTRY + "R2,sao,,อบต.เสีย,,,ราชบุรี\n", encoding="utf-8")
    first = ruam("agencies", "import", file, "--json", home=filled)
    assert first.returncode == 3
    assert told(first)["agencies_added"] == 1
    assert [Path(d["path"]).name for d in told(first)["documents"]] == ["ทะเบียน.csv", "ทะเบียน.csv:3"]
    file.write_text(REGISTRY, encoding="utf-8")
    again = ruam("agencies", "import", file, "--json", home=filled)
    assert (again.returncode, told(again)["agencies_added"]) == (0, 0)


def test_agencies_import_names_the_missing_column(tmp_path: Path, ruam_home: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text("agency_id,name\nR1,x\n", encoding="utf-8")
    done = ruam("agencies", "import", file, "--no-build", home=ruam_home)
    assert done.returncode == 3
    assert "lacks the column kind" in done.stdout


def test_a_store_that_cannot_be_written_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "ดี.txt").write_bytes(report())
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = ruam("ingest", tmp_path / "ดี.txt", home=tmp_path / "file" / "store")
    assert done.returncode == 1
    assert "the file system refused" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        *((), ("ingest",), ("build",), ("where",), ("check",), ("demo",), ("serve",), ("correct",)),
        *(("agencies", one) for one in ("import", "list", "export", "suggest")),
    ],
)
def test_help_says_every_exit_code(command: tuple[str, ...]) -> None:
    words = CliRunner().invoke(app, [*command, "--help"]).output
    for code in Exit:
        assert re.search(rf"(^|\s){code.value}\s", words), code


def test_a_port_is_chosen() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusy, match=str(port)):
            choose_port(port)
    assert choose_port(None) >= FIRST_PORT


def test_serve_prints_its_address_once_it_answers_and_ends_at_a_signal(filled: Path) -> None:
    variables = {**os.environ, "RUAM_HOME": str(filled), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=variables, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None
            line = next(line for line in server.stdout if "http" in line)
            address = line.split()[-1]
            assert address.startswith("http://localhost:")
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=10) as answer:
                assert answer.status == 200
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) in (0, 130, -signal.SIGINT)


def test_a_damaged_ledger_is_told_plainly_and_kept(tmp_path: Path, filled: Path) -> None:
    ledger = filled / "ledger.duckdb"
    ledger.write_bytes(b"no database" * 1000)
    (tmp_path / "ใหม่.txt").write_bytes(report(8))
    done = ruam("ingest", tmp_path / "ใหม่.txt", home=filled)
    assert done.returncode == 1
    assert str(ledger) in done.stderr
    assert "unexpected" not in done.stderr
    assert ledger.read_bytes().startswith(b"no database")
    assert counts(filled)["document"] == 1
