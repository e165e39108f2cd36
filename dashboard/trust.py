"""How far a value can be trusted: the confidence of the rule that decided it, beside the value it is of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.words import Words

# from here on a rule is trusted much, or somewhat; below it little
STEPS = ((0.95, "high"), (0.8, "middle"), (0.0, "low"))


def _step(value: float) -> tuple[str, str]:
    """The step of a confidence, and its number; never rounded up to certainty."""
    return next(name for least, name in STEPS if value >= least), f"{int(value * 100) / 100:.2f}"


def with_confidence(told: str, value: float | None, words: Words) -> str:
    """What a mark tells, and behind it how far its rule is trusted; alone where nobody has measured that."""
    if value is None:
        return told
    step, n = _step(value)
    return f"{told} · {words('report.confidence', step=words(f'confidence.{step}'), n=n)}"


def small(value: float | None, words: Words) -> str:
    """The confidence as HTML that stands behind a value: สูง 0.98; '' where it is not known."""
    if value is None:
        return ""
    step, n = _step(value)
    told = words("report.confidence", step=words(f"confidence.{step}"), n=n)
    return f' <small class="trust {step}" title="{escape(told)}">{escape(words(f"confidence.{step}"))} {n}</small>'


@dataclass(frozen=True, slots=True)
class Trust:
    """The confidence behind each value of a report: `(where its words begin, confidence)` by activity and field."""

    kept: dict[tuple[str, str], list[tuple[int, float | None]]]

    @classmethod
    def of(cls, evidence: list[dict[str, Any]]) -> Trust:
        """Gather it from the evidence of a report; what a person overruled decides nothing any more."""
        kept: dict[tuple[str, str], list[tuple[int, float | None]]] = defaultdict(list)
        for row in evidence:
            if not row["is_overruled"]:
                kept[row["activity_id"], row["field"]].append((row["char_start"], row["confidence"]))
        return cls(dict(kept))

    def field(self, activity_id: str, name: str) -> float | None:
        """The confidence of a value that an activity has once."""
        return next((value for _, value in self.kept.get((activity_id, name), ())), None)

    def within(self, name: str, row: dict[str, Any]) -> float | None:
        """The confidence of a value of a group or step: that of the words that stand in it."""
        told = self.kept.get((row["activity_id"], name), ())
        return next((value for at, value in told if row["char_start"] <= at < row["char_end"]), None)
