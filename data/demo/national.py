"""The demonstration at national scale: rows for a ledger, made by SQL, without a document or a loop a row.

7,927 invented agencies in true provinces (`data/lookups/national.toml`), their reports of ten fiscal years, and all
that these tell. Chance falls by keys alone (see `national_agencies.sql`): the same rows each time, whatever was made
before. What is said is composed of the demonstration's phrases; here they are laid out as small tables to be joined.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import geothai

from data.demo.dice import dice
from data.demo.phrases import fill, phrases, spaced
from data.elements import NOT_YET
from data.ledger import Ledger
from data.lookup import LOOKUPS, table
from data.made import Made
from data.report import DEMONSTRATION_MARK, RULES_VERSION
from data.store import Store

HERE = Path(__file__).parent
OPEN_YEAR = 2570
"""The fiscal year after the last whole one: its first round has begun, and few have reported."""
MOST_YEARS = 10
# Of a half year's rows; what is beyond it goes into the store's spill.
_MEMORY = "1GB"

# Divisible by as many of the phrases' numbers as can be, so that each phrase falls equally often.
_SLOTS = 12
_PLANS = 64
_INTERNAL_PLANS = 8
_AT_WEEKENDS = {"village_forum", "mobile_service", "coproduction", "culture"}
_SEVERITIES = {
    "total_mismatch": "warning", "total_missing": "note", "date_missing": "warning", "date_conflict": "error",
    "date_outside_period": "warning", "date_impossible": "error", "weekday_mismatch": "note",
    "internal_only": "warning", "target_not_attended": "warning", "element_missing": "error",
    "publicity_only": "warning", "catalogue_only": "warning", "no_activity": "error", "unreadable": "error",
    "agency_unresolved": "error", "agency_misspelt": "note", "period_unknown": "error", "personal_data": "note",
}  # fmt: skip
_EVIDENCE = (("agency", "stated"), ("fiscal_year", "stated_year"), ("kind", "name"))
# What stands for itself until SQL knows the village and the agency: it knows these by their numbers.
_HOLES = {"village": 1, "agency": 2, "district": 3, "baht": 4, "percent": 5, "temple": 6}
_LATER = {name: f"{{{name}}}" for name in _HOLES}
_HOLE = re.compile(r"\{(\w+)\}")
_MOST_HOLES = 3

Row = dict[str, Any]


def national(years: int = MOST_YEARS, scale: float = 1.0) -> Made:
    """The rows of the last `years` whole fiscal years and of the round that has begun; `scale` times as many activities as an agency's reports usually tell of.

    Raises ValueError where there are not that many years, or where the scale is not above nought.
    """
    if not 1 <= years <= MOST_YEARS:
        raise ValueError(f"1 to {MOST_YEARS} years, not {years}")
    if not 0 < scale <= 100:
        raise ValueError(f"a scale above 0 and up to 100, not {scale}")
    tables = _tables()
    whole = product(range(OPEN_YEAR - years, OPEN_YEAR), (1, 2))
    parts = [_period(year, round_) for year, round_ in (*whole, (OPEN_YEAR, 1))]
    text = _words()["text"]
    variables: dict[str, object] = {
        "scale": float(scale),
        "rules_version": RULES_VERSION,
        "not_yet": NOT_YET.pattern,
        "mark": DEMONSTRATION_MARK,
        "title": text["title"],
        "revised": text["revised"],
        "abridged": text["abridged"],
        "kind_slots": len({row["what_no"] // (_SLOTS * _SLOTS) for row in tables["phrase_what"]}),
        "publicity_slot": next(
            row["what_no"] // (_SLOTS * _SLOTS) for row in tables["phrase_what"] if row["kind"] == "publicity"
        ),
        "type_slots": len(tables["phrase_type"]),
        "villages": len(tables["phrase_village"]),
    }
    begin, part = (
        (HERE / name).read_text(encoding="utf-8") for name in ("national_agencies.sql", "national_period.sql")
    )
    return Made(tables, variables, begin, part, parts)


def take_in(
    store: Store,
    made: Made,
    progress: Callable[[int, int, str], None],
    *,
    wait_seconds: float = 60.0,
    on_wait: Callable[[str], None] = lambda message: None,
) -> int:
    """Add to the store's ledger what it has not got of the national rows, as one batch; returns how many reports are new.

    `progress(done, total, name)` counts agencies' half years. Raises LedgerUnavailable, or StoreBusy when another process
    keeps writing for `wait_seconds`.
    """
    agencies = sum(kind["count"] for kind in _words()["kinds"])
    with store.writer_lock(wait_seconds, on_wait), Ledger(store, memory=_MEMORY) as ledger:
        return ledger.add_made(
            made, "demo:national", lambda done, total: progress(done * agencies, total * agencies, "")
        )


def _period(year: int, round_: int) -> dict[str, object]:
    text = _words()["text"]
    words = {"year": year, "before": year - 1}
    return {
        "year": year,
        "round": round_,
        "is_open": year == OPEN_YEAR,
        "half_year": text[f"round_{round_}"].format(**words),
        "whole_year": text["whole_year"].format(**words),
    }


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((LOOKUPS / "national.toml").read_text(encoding="utf-8"))


def _tables() -> dict[str, list[Row]]:
    kinds = [*phrases()["activities"], *_words()["activities"]]
    plans = [row for number, kind in enumerate(kinds) for row in _plans(number, kind)]
    return {
        "phrase_place": list(_places()),
        "phrase_agency_kind": list(_agency_kinds()),
        "phrase_name": list(_names()),
        "phrase_village": [
            {"village_no": number, "village": f"บ้าน{first}{second}"}
            for number, (first, second) in enumerate(
                product(_words()["villages"]["first"], _words()["villages"]["second"])
            )
        ],
        "phrase_what": list(_what(kinds)),
        "phrase_type": list(_types()),
        "phrase_plan": plans,
        "phrase_plan_size": _plan_sizes(plans),
        "phrase_label": list(_labels()),
        "phrase_item": list(_items()),
        "phrase_step": list(_steps()),
        "phrase_finding": [
            {"rule": rule, "severity": severity, "message": _words()["findings"][rule]}
            for rule, severity in _SEVERITIES.items()
        ],
        "phrase_evidence": list(_evidence()),
    }


def _places() -> Iterator[Row]:
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            for subdistrict in geothai.subdistricts(district.code):
                yield {
                    "code": int(subdistrict.code),
                    # "ปอภาร (ปอพาน)" is one place with two writings.
                    "subdistrict": subdistrict.name_th.partition(" (")[0],
                    "district_code": int(district.code) * 100,
                    "district": district.name_th.removeprefix("เขต"),
                    "province": province.name_th,
                }


def _agency_kinds() -> Iterator[Row]:
    written = {row["kind"]: row for row in table("agency_kinds")}
    for number, kind in enumerate(_words()["kinds"], 1):
        yield {
            "kind_no": number,
            "kind": kind["kind"],
            "count": kind["count"],
            "activities": kind["activities"],
            "people_least": kind["people"][0],
            "people_most": kind["people"][1],
            "short_kind": kind["short_kind"],
            "unique_name": kind.get("unique_name"),
            "unique_short_name": kind.get("unique_short_name"),
            "full_kind": written[kind["kind"]]["full"] if kind["kind"] in written else kind["office"],
            "short_kind_name": written[kind["kind"]]["short"] if kind["kind"] in written else kind["short_kind"],
        }


def _names() -> Iterator[Row]:
    """Every invented name that no true place bears, in an order that mixes them."""
    real = {row["subdistrict"] for row in _places()} | {row["district"] for row in _places()}
    words = _words()["names"]
    made = ["".join(parts) for parts in product(words["first"], words["second"], words["third"])]
    names = [name for name in made if name not in real]
    dice("national:names").shuffle(names)
    for number, name in enumerate(names, 1):
        yield {"name_no": number, "name": name}


def _what(kinds: Sequence[Row]) -> Iterator[Row]:
    """What may be held: a kind, by its weight, with a name, a place and a topic that fits the name."""
    modes = {row["kind"]: row["mode"] or None for row in table("activity_kinds")}
    topics = phrases()["topics"]
    slot = 0
    for number, kind in enumerate(kinds):
        fitting = [i for i, topic in enumerate(topics) if kind["kind"] in topic["fits"]] or list(range(len(topics)))
        is_local = any("{village}" in place for place in kind["places"])
        for _ in range(kind["weight"]):
            for name_slot, topic_slot in product(range(_SLOTS), repeat=2):
                name = kind["names"][name_slot % len(kind["names"])]
                about = kind.get("about", {}).get(name)
                own = [i for i in fitting if not about or any(word in topics[i]["topic"] for word in about)] or fitting
                yield {
                    "what_no": slot * _SLOTS * _SLOTS + name_slot * _SLOTS + topic_slot,
                    "kind_no": number,
                    "kind": kind["kind"],
                    "mode": modes.get(kind["kind"]),
                    "name": name.removeprefix("{short_kind}"),
                    "begins_with_kind": name.startswith("{short_kind}"),
                    "is_local": is_local,
                    "is_at_weekends": kind["kind"] in _AT_WEEKENDS,
                    **_pieces(kind["places"][(name_slot + topic_slot) % len(kind["places"])]),
                    "topic_no": own[topic_slot % len(own)],
                    "size_least": kind["size"][0],
                    "size_most": kind["size"][1],
                    "recurs": kind.get("recurs"),
                }
            slot += 1


def _types() -> Iterator[Row]:
    """Lines that only name a type of activity."""
    lines = [(part["mode"], kind, name) for part in phrases()["catalogue"] for kind, name in part["lines"]]
    for number, (mode, kind, name) in enumerate(lines):
        yield {"type_no": number, "kind": kind, "mode": mode, "name": name}


def _plans(number: int, kind: Row) -> Iterator[Row]:
    """Who may come to a kind of activity: some ways to put its groups together, with each one's share of the people."""
    sides = {row["category"]: row["side"] for row in table("participant_categories")}
    usual: list[str] = kind["groups"]
    internal = [group for group in usual if sides[group] == "internal"]
    if not usual:
        return
    for plan in range(_PLANS):
        rng = dice(f"national:{kind['kind']}:{plan}")
        if plan < _INTERNAL_PLANS and internal:
            chosen = internal
        else:
            size = rng.randint(min(4, len(usual)), len(usual))
            chosen = [group for group in usual if group in set(rng.sample(usual, size))]
            also = [group for group in _words()["also"]["groups"] if group not in chosen]
            chosen = chosen + rng.sample(also, rng.choice((0, 1, 1, 2, 3)))
        yield from _plan_rows(number * _PLANS + plan, chosen, sides, rng)


def _plan_rows(plan_no: int, chosen: Sequence[str], sides: Mapping[str, str], rng: Random) -> Iterator[Row]:
    weights = [phrases()["groups"][group]["share"] * (0.5 + rng.random()) for group in chosen]
    before = 0.0
    for position, (group, weight) in enumerate(zip(chosen, weights, strict=True), 1):
        until = 1.0 if position == len(chosen) else before + weight / sum(weights)
        yield {
            "plan_no": plan_no,
            "position": position,
            "category": group,
            "side": sides[group],
            "share_before": before,
            "share_until": until,
        }
        before = until


def _plan_sizes(plans: Sequence[Row]) -> list[Row]:
    sizes: dict[int, Row] = {}
    for row in plans:
        plan = sizes.setdefault(row["plan_no"], {"plan_no": row["plan_no"], "members": 0, "is_internal": True})
        plan["members"] += 1
        plan["is_internal"] &= row["side"] == "internal"
    return list(sizes.values())


def _labels() -> Iterator[Row]:
    """What a kind of agency calls a group; from the twelfth on, one person."""
    for kind, (category, group) in product(_words()["kinds"], phrases()["groups"].items()):
        words = {**_LATER, "office": kind["office"], "head": kind["head"], "employee": kind["employee"]}
        several = [*group["labels"], *group.get("list_labels", ())]
        for first, labels in ((0, several), (_SLOTS, group.get("single", several))):
            for slot in range(_SLOTS):
                label = spaced(labels[slot % len(labels)].format(**words))
                yield {
                    "agency_kind": kind["kind"],
                    "category": category,
                    "label_slot": first + slot,
                    **_pieces(label),
                }


def _items() -> Iterator[Row]:
    wording = phrases()["wording"]
    sorts = {"issue": wording["issues"], "result": wording["results"], "survey": wording["survey_results"]}
    for (sort, patterns), (topic_no, topic), slot in product(
        sorts.items(), enumerate(phrases()["topics"]), range(_SLOTS)
    ):
        text = fill(patterns[slot % len(patterns)], topic, _LATER)
        yield {"sort": sort, "topic_no": topic_no, "slot": slot, **_pieces(text)}


def _steps() -> Iterator[Row]:
    """What may follow, by rung of the ladder: 8 is what was not done yet, which is told at the lowest level."""
    levels = phrases()["levels"]
    for step, (topic_no, topic), slot in product(range(9), enumerate(phrases()["topics"]), range(_SLOTS)):
        patterns = levels["not_yet" if step == 8 else str(step)]
        pattern = patterns[slot % len(patterns)]
        actor = phrases()["departments"][topic["department"]] if "{department}" in pattern else None
        yield {
            "step": step,
            "level": 1 if step == 8 else step,
            "topic_no": topic_no,
            "slot": slot,
            **_pieces(fill(pattern, topic, _LATER)),
            "actor": actor,
            "is_by_agency": pattern.startswith("{agency}"),
        }


def _pieces(text: str) -> Row:
    """A phrase cut where something is to be filled in: to join pieces takes a tenth of the time of replacing words."""
    cut = _HOLE.split(text)
    pieces: list[str | None] = [*cut[::2]]
    holes: list[int | None] = [_HOLES[name] for name in cut[1::2]]
    if len(holes) > _MOST_HOLES:
        raise ValueError(f"more than {_MOST_HOLES} words to fill in: {text}")
    pieces += [None] * (_MOST_HOLES + 1 - len(pieces))
    holes += [None] * (_MOST_HOLES - len(holes))
    return {
        **{f"piece_{number}": piece for number, piece in enumerate(pieces)},
        **{f"hole_{number}": hole for number, hole in enumerate(holes, 1)},
    }


def _evidence() -> Iterator[Row]:
    with (LOOKUPS / "confidence.csv").open(encoding="utf-8", newline="") as file:
        measured = {(row["field"], row["rule"]): float(row["confidence"]) for row in csv.DictReader(file)}
    for field, rule in _EVIDENCE:
        yield {"field": field, "rule": rule, "confidence": measured.get((field, rule))}
