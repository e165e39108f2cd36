"""Reads one damaged file again, where its traceback is seen: python -m tests.fuzz ENDING SEED [FILE TO WRITE IT TO]."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.fuzz.child import judge
from tests.fuzz.formats import FORMATS, damaged

ending, seed, *path = sys.argv[1:]
(form,) = (one for one in FORMATS if one.ending == ending)
content = damaged(form, int(seed))
if path:
    Path(path[0]).write_bytes(content)
print(judge(content, f"{seed}.{ending}"))
