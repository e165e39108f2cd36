"""Each question's header must tell the truth about its statement: `python .ci/check_questions.py`."""

from __future__ import annotations

import sys

from queries.ask import check_questions

if __name__ == "__main__":
    found = check_questions()
    for problem in found or ():
        print(problem, file=sys.stderr)
    sys.exit(1 if found else 0)
