"""make accuracy: precision and recall of every family of fields, on the open part of the corpus and on the part set aside.

python -m tests.accuracy            both parts, a line a family
python -m tests.accuracy --misses   and every miss of the open part; those of the part set aside are never shown
"""

from __future__ import annotations

import sys

from tests.accuracy.corpus import PARTS, measure
from tests.accuracy.tally import Rate, Tally


def main() -> None:
    """Print the table; exit 1 where a family is under its floor."""
    measured = {part: measure(part) for part in PARTS}
    if "--misses" in sys.argv[1:]:
        print("\n".join(measured["open"].tally.misses))
    for part in PARTS:
        one = measured[part]
        print(f"\n{part}: {one.documents} documents, {one.seconds:.0f} s")
        print(f"  {'family':<16}{'precision':>20}{'recall':>20}")
        for family in one.tally.families():
            print(f"  {family:<16}{_shown(one.tally.precision(family))}{_shown(one.tally.recall(family))}")
        print(
            f"  invented activities {_share(invented_activities(one.tally))}, invented totals {_share(invented_totals(one.tally))}"
        )
    falls = [line for part in PARTS for line in measured[part].falls()]
    print("\n".join(falls) or "\nno family has fallen under its floor")
    sys.exit(bool(falls))


def _shown(rate: Rate) -> str:
    return f"{100 * rate.share:9.1f} % {rate.right:>4}/{rate.of:<4}"


def _share(rate: Rate) -> str:
    return f"{rate.right}/{rate.of} = {100 * rate.right / max(rate.of, 1):.2f} %"


def invented_activities(tally: Tally) -> Rate:
    """Of the activities published, those that the gold does not have."""
    right, of = tally.precision("activities")
    return Rate(of - right, of)


def invented_totals(tally: Tally) -> Rate:
    """Of the numbers of people published, those that are not the gold's."""
    right, of = tally.precision("totals")
    return Rate(of - right, of)


if __name__ == "__main__":
    main()
