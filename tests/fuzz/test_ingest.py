"""A folder of hostile files is taken in whole: each has its line, the good report among them is read, and nothing is strewn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.command_line import ROOT, report
from tests.fuzz.formats import FORMATS, damaged
from tests.fuzz.hostile import hostile_documents

# Those that lead outside, swell, or hold others; `test_fuzz` reads them all.
_TAKEN = (
    "names that lead outside",
    "nested",
    "a member twice",
    "a size told",
    "a bomb.zip",
    "entities",
    "pages in a circle",
)
_FOLDERS = ("work", "home", "tmp")
# The command line, and on its last line of stderr what it touched outside of the folders that it may.
_WITNESSED = """
import sys
from tests.fuzz.child import Witness
witness = Witness({"subprocess.Popen", "os.posix_spawn", "os.fork"})
from dashboard.cli import main
try:
    main()
finally:
    print(witness.take(), file=sys.stderr)
"""


def test_a_folder_of_hostile_files_is_taken_in(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, make in hostile_documents().items():
        if any(taken in name for taken in _TAKEN):
            (inbox / name).write_bytes(make())
    for form in FORMATS:
        for seed in range(3):
            (inbox / f"{seed}.{form.ending}").write_bytes(damaged(form, seed))
    (inbox / "ดี.txt").write_bytes(report(3))
    (inbox / "ออกไป.txt").symlink_to("/etc/hostname")
    before = sorted(inbox.iterdir())
    for folder in _FOLDERS:
        (tmp_path / folder).mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "RUAM_HOME": str(tmp_path / "ruam"),
    }
    environment.pop("RUAM_LEDGER", None)
    done = subprocess.run(
        [sys.executable, "-c", _WITNESSED, "ingest", str(inbox), "--no-build", "--json"],
        cwd=tmp_path / "work", env=environment, capture_output=True, text=True, encoding="utf-8", timeout=200,
    )  # fmt: skip
    # 3: some were refused.
    assert done.returncode == 3, done.stderr[-2000:]
    assert done.stderr.strip().splitlines()[-1] == "[]"
    outcomes = {Path(one["path"]).name: one for one in json.loads(done.stdout)["documents"]}
    assert outcomes["ดี.txt"]["status"] == "read"
    assert not {one["code"] for one in outcomes.values()} & {"error", "crash", "stall", "not_stored"}
    assert {folder: list((tmp_path / folder).iterdir()) for folder in _FOLDERS} == {folder: [] for folder in _FOLDERS}
    assert sorted(inbox.iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["inbox", "ruam", *_FOLDERS])
