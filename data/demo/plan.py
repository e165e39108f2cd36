"""Who hands in what: one slot a document, drawn agency by agency so that each keeps its habits over the years.

Most reports are due before the assessment closes in April, so the second round is reported less; some agencies then hand in
one report for the whole year instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from data.demo.agencies import Tendency, registry, tendencies
from data.demo.dice import dice
from data.demo.occasion import Leaning
from data.report import Agency

FISCAL_YEARS = (2566, 2567, 2568, 2569)

SlotKind = Literal["report", "revision", "announcement", "promise", "joint", "borrowed"]


@dataclass(frozen=True, slots=True)
class Habit:
    """What an agency keeps doing: its favoured shape, its digits, its file format, and how it leans."""

    shape: str
    thai_digits: bool
    encoding: str
    is_web: bool
    openness: float
    action: float
    care: float
    diligence: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One document to be written. `round` None is the whole year; `key` seeds its contents, so that equal keys tell alike."""

    kind: SlotKind
    agency: Agency
    habit: Habit
    fiscal_year: int
    round: int | None
    key: str
    leaning: Leaning
    partners: tuple[Agency, ...] = ()

    @property
    def stem(self) -> str:
        """The file name without its ending; a revision sorts after what it revises."""
        ending = {"revision": "_v2", "announcement": "_x", "promise": "_p"}.get(self.kind, "")
        return f"{self.fiscal_year}-{self.round or 0}-{self.agency.agency_id}{ending}"


SHAPE_WEIGHTS = {
    "numbered": 6.0, "parens": 4.0, "bare": 4.0, "articles": 2.0, "form": 1.5, "memo": 1.5, "flattened": 1.0,
    "news": 4.0, "villages": 2.5, "table": 2.5, "catalogue": 1.2,
}  # fmt: skip
ENCODING_WEIGHTS = {"utf-8": 60, "utf-8-sig": 10, "cp874": 20, "utf-16": 6}


def _clamp(value: float) -> float:
    return min(0.97, max(0.04, value))


def _habit(rng: Random, tendency: Tendency) -> Habit:
    return Habit(
        shape=rng.choices(list(SHAPE_WEIGHTS), list(SHAPE_WEIGHTS.values()))[0],
        thai_digits=rng.random() < 0.15,
        encoding=rng.choices(list(ENCODING_WEIGHTS), list(ENCODING_WEIGHTS.values()))[0],
        is_web=rng.random() < 0.28,
        openness=rng.gauss(tendency.openness, 0.10),
        action=rng.gauss(tendency.action, 0.12),
        care=rng.gauss(0.62, 0.15),
        diligence=rng.gauss(tendency.diligence + 0.02, 0.07),
    )


def leaning_in(habit: Habit, tendency: Tendency, fiscal_year: int, rng: Random) -> Leaning:
    """How an agency leans in one report: its habit, its province's drift, and the day."""
    years = fiscal_year - FISCAL_YEARS[0]
    return Leaning(
        openness=_clamp(habit.openness + tendency.openness_drift * years + rng.gauss(0, 0.05)),
        action=_clamp(habit.action + tendency.action_drift * years + rng.gauss(0, 0.08)),
        care=_clamp(habit.care + 0.04 * years),
    )


def plan(seed: int = 2569) -> list[Slot]:
    """Every document of the demonstration, in the order of its writing."""
    slots: list[Slot] = []
    agencies = registry()
    silent: dict[tuple[str, int, int], Agency] = {}
    for agency in agencies:
        rng = dice(f"{seed}:{agency.agency_id}")
        tendency = tendencies()[agency.province or ""]
        habit = _habit(rng, tendency)
        for fiscal_year in FISCAL_YEARS:
            years = fiscal_year - FISCAL_YEARS[0]

            def add(
                kind: SlotKind,
                round_: int | None,
                agency: Agency = agency,
                habit: Habit = habit,
                fiscal_year: int = fiscal_year,
                tendency: Tendency = tendency,
                rng: Random = rng,
            ) -> None:
                leaning = leaning_in(habit, tendency, fiscal_year, rng)
                key = f"{seed}:{agency.agency_id}:{fiscal_year}:{round_ or 0}:{kind}"
                slots.append(Slot(kind, agency, habit, fiscal_year, round_, key, leaning))

            first = rng.random() < _clamp(habit.diligence + 0.05 + 0.01 * years)
            second = rng.random() < _clamp(habit.diligence - 0.14 + 0.025 * years)
            for round_, is_reported in ((1, first), (2, second)):
                if is_reported:
                    add("report", round_)
                    if rng.random() < 0.025:  # tells the same again, and a little more
                        slots.append(replace(slots[-1], kind="revision"))
                else:
                    silent[agency.district or "", fiscal_year, round_] = agency
            if rng.random() < (0.04 if second else 0.45):
                add("report", None)
            if rng.random() < 0.012:
                add("announcement", rng.choice((1, 2)))
            if not first and rng.random() < 0.12:
                add("promise", 1)
    slots = _borrow(slots, seed)
    return _join(slots, silent, seed)


def _borrow(slots: list[Slot], seed: int) -> list[Slot]:
    """Let a few agencies of different provinces share one text, and a few repeat their own from year to year."""
    rng = dice(f"{seed}:borrowed")
    revised = _revised(slots)
    fitting = [
        i for i, slot in enumerate(slots) if slot.kind == "report" and slot.round == 1 and _period(slot) not in revised
    ]
    rng.shuffle(fitting)
    pairs: list[list[int]] = []
    for i in fitting:
        mate = next((p for p in pairs if len(p) == 1 and slots[p[0]].agency.province != slots[i].agency.province
                     and slots[p[0]].fiscal_year == slots[i].fiscal_year
                     and slots[p[0]].agency.kind == slots[i].agency.kind), None)  # fmt: skip
        if mate:
            mate.append(i)
        elif len(pairs) < 10:
            pairs.append([i])
    by_agency: dict[str, list[int]] = {}
    for i in fitting:
        by_agency.setdefault(slots[i].agency.agency_id, []).append(i)
    taken = {i for pair in pairs for i in pair}
    repeats = [two[:2] for two in by_agency.values() if len(two) > 1 and not taken & set(two)][:8]
    for number, pair in enumerate([*(p for p in pairs if len(p) == 2), *repeats]):
        first = slots[pair[0]]
        for i in pair:
            slot = slots[i]
            slots[i] = Slot(
                "borrowed",
                slot.agency,
                first.habit,
                slot.fiscal_year,
                slot.round,
                f"{seed}:text:{number}",
                first.leaning,
            )
    return slots


def _period(slot: Slot) -> tuple[str, int, int | None]:
    return slot.agency.agency_id, slot.fiscal_year, slot.round


def _revised(slots: list[Slot]) -> set[tuple[str, int, int | None]]:
    """The agencies and periods whose report is replaced: what it is replaced by must tell the same again."""
    return {_period(slot) for slot in slots if slot.kind == "revision"}


def _join(slots: list[Slot], silent: dict[tuple[str, int, int], Agency], seed: int) -> list[Slot]:
    """Let a few pairs of neighbours hand in one document, which also names a third that held nothing."""
    rng = dice(f"{seed}:joint")
    revised = _revised(slots)
    at: dict[tuple[str, int, int], list[Slot]] = {}
    for slot in slots:
        if slot.kind == "report" and slot.round and _period(slot) not in revised:
            at.setdefault((slot.agency.district or "", slot.fiscal_year, slot.round), []).append(slot)
    places = [place for place in silent if len(at.get(place, [])) >= 2]
    for place in rng.sample(places, min(6, len(places))):
        first, second = at[place][:2]
        joint = Slot("joint", first.agency, first.habit, first.fiscal_year, first.round, first.key, first.leaning,
                     (second.agency, silent[place]))  # fmt: skip
        slots[slots.index(first)] = joint
        slots.remove(second)
    return slots
