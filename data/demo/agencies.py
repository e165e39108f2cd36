"""The invented agencies, and how their provinces differ."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.report import Agency

LOOKUPS = Path(__file__).parent.parent / "lookups"
AGENCIES = LOOKUPS / "demonstration_agencies.csv"
PROVINCES = LOOKUPS / "demonstration_provinces.csv"


@dataclass(frozen=True, slots=True)
class Tendency:
    """How the agencies of a province lean, as probabilities in fiscal year 2566, and how much that drifts in a year."""

    diligence: float
    openness: float
    openness_drift: float
    action: float
    action_drift: float


def registry() -> list[Agency]:
    """The invented agencies, in the order of the lookup."""
    with AGENCIES.open(encoding="utf-8", newline="") as file:
        return [
            Agency(
                agency_id=row["agency_id"],
                kind=row["kind"],
                name=row["name"],
                short_name=row["short_name"],
                subdistrict=row["subdistrict"] or None,
                district=row["district"] or None,
                province=row["province"] or None,
                source="registry",
                is_demonstration=True,
            )
            for row in csv.DictReader(file)
        ]


@cache
def tendencies() -> dict[str, Tendency]:
    """Each province's tendency, by the province's bare name."""
    with PROVINCES.open(encoding="utf-8", newline="") as file:
        return {
            row["province"]: Tendency(**{name: float(row[name]) for name in Tendency.__slots__})
            for row in csv.DictReader(file)
        }
