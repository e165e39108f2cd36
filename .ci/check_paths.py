"""No committed text may hold a path of the machine it was written on: `python .ci/check_paths.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Homes and work folders of people and machines. A path of the system, such as a browser's, is no machine's own.
_MACHINE = re.compile(r"(?<![A-Za-z0-9_.~-])/(?:work|root|farm|home/[a-z]|Users/[A-Za-z])[/A-Za-z0-9_.-]*/")


def problems(text: str) -> list[tuple[int, str]]:
    """Line number and words of each path of a machine in a text."""
    return [
        (number, found.group())
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := _MACHINE.search(line))
    ]


def main() -> int:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    failed = False
    for name in listed.decode().split("\0"):
        path = ROOT / name
        # The pattern itself and its test have to name what they look for.
        if not name or name in (".ci/check_paths.py", "tests/test_ci.py") or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" in content[:8192]:
            continue
        for number, words in problems(content.decode("utf-8", "replace")):
            print(f"{name}:{number}: a path of one machine: {words}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
