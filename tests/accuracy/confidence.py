"""How often each rule of the reading is right, on the open part of the corpus.

python -m tests.accuracy.confidence            prints the table
python -m tests.accuracy.confidence --write    and writes it to data/lookups/confidence.csv

The confidence of a rule that decided `n` judged values of a field, `r` of them rightly, is (r + 4 m) / (n + 4), where m is
the field's mean (R + 1) / (N + 2) over all its rules (Laplace's rule of succession, so that no few cases make a certainty).
A rule with few cases thus stands near its field's mean, as if four more values had been decided as well as the field is.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.lookup import LOOKUPS
from tests.accuracy.corpus import measure
from tests.accuracy.published import Published, Row
from tests.accuracy.tally import Case, Tally

# The field's mean counts as so many cases of each of its rules.
WEIGHT_OF_MEAN = 4
COLUMNS = ("field", "rule", "right", "cases", "confidence")


@dataclass(frozen=True, slots=True)
class Rated:
    """A rule of a field: how many values it decided that were judged, how many rightly, and its confidence."""

    field: str
    rule: str
    right: int
    cases: int
    confidence: float

    @property
    def written(self) -> str:
        """The confidence as the table has it: cut and not rounded, for no rule is certain."""
        return f"{int(self.confidence * 10_000) / 10_000:.4f}"


def rated(verdicts: Iterable[tuple[str, str, bool]]) -> list[Rated]:
    """Rate each rule from verdicts `(field, rule, is_right)`; the fields and rules in order of name."""
    cases: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for name, rule, is_right in verdicts:
        cases[name, rule] += 1
        right[name, rule] += is_right
    rows = []
    for name, rule in sorted(cases):
        of_field = sum(n for (other, _), n in cases.items() if other == name)
        mean = (sum(n for (other, _), n in right.items() if other == name) + 1) / (of_field + 2)
        r, n = right[name, rule], cases[name, rule]
        rows.append(Rated(name, rule, r, n, (r + WEIGHT_OF_MEAN * mean) / (n + WEIGHT_OF_MEAN)))
    return rows


def verdicts(cases: Sequence[Case], evidence: Sequence[Row]) -> list[tuple[str, str, bool]]:
    """Tell the rule of each judged value by its evidence: `(field, rule, is_right)`; a value without evidence is left out."""
    kept: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in evidence:
        kept[row["activity_id"] or row["report_id"], row["field"]].append(row)
    told = ((case, kept[case.row.get("activity_id") or case.row["report_id"], case.field]) for case in cases)
    return [(case.field, rule, case.is_right) for case, rows in told if (rule := _rule(case, rows))]


def _rule(case: Case, told: Sequence[Row]) -> str | None:
    """Return the rule of a value, of which there is one an activity, or one a group or step that holds its words."""
    if "." not in case.field:
        return told[0]["rule"] if told else None
    value = str(case.row[case.field.partition(".")[2]])
    start, end = case.row["char_start"], case.row["char_end"]
    alike = [row for row in told if row["value"] == value]
    within = [row for row in alike if start <= row["char_start"] < end]
    # A caption that shows what was done stands among the pictures.
    return next((row["rule"] for row in (*within, *alike)), None)


def main() -> None:
    """Measure, print, and write where that is asked."""
    found: list[tuple[str, str, bool]] = []

    def look(published: Published, tally: Tally) -> None:
        found.extend(verdicts(tally.cases, published.evidence()))

    measure("open", look)
    rows = rated(found)
    print(f"{'field':<28}{'rule':<30}{'right':>6}{'cases':>7}{'confidence':>12}")
    for row in rows:
        print(f"{row.field:<28}{row.rule:<30}{row.right:>6}{row.cases:>7}{row.written:>12}")
    if "--write" in sys.argv[1:]:
        with (LOOKUPS / "confidence.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows((r.field, r.rule, r.right, r.cases, r.written) for r in rows)


if __name__ == "__main__":
    main()
