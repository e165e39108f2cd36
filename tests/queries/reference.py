"""What the measures must be, worked out in plain Python over the rows of the public tables: apart from the SQL, and slowly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import pandas as pd

from queries.warehouse import Warehouse

Row = dict[str, Any]
Key = tuple[Any, ...]
Part = tuple[float | None, float | None, int | None, int | None, int | None]

PLACE = ("region", "geographic_region", "province_cluster", "province", "district", "agency_kind", "agency")
PLACE_AND_PERIOD = ("fiscal_year", "round", *PLACE)
COUNTED_CATEGORIES = 25  # all but the unknown one
ACTOR_SORTS = "council committee executive unit community state_body local_authority other unnamed".split()


def rows_of(warehouse: Warehouse, sql: str) -> list[Row]:
    frame = warehouse.query(sql).astype(object)
    return [
        {str(k): (None if pd.isna(v) else v) for k, v in row.items()}
        for row in frame.where(frame.notna(), None).to_dict("records")
    ]


@dataclass
class Facts:
    """The public tables as rows, activities with their children, all with their place."""

    activities: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    reporting: list[Row] = field(default_factory=list)
    closed: dict[tuple[Any, Any], bool] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, warehouse: Warehouse, categories: dict[str, str], rules: list[str], *, demonstration: bool) -> Facts:
        def told(table: str, columns: str = "*") -> list[Row]:
            return rows_of(warehouse, f"select {columns} from {table}")

        agencies = {a["agency_id"]: a for a in told("agency")}
        for agency in agencies.values():
            agency["agency_kind"] = agency["kind"]
            both = agency["district"] and agency["province"]
            agency["district"] = f"{agency['district']}, {agency['province']}" if both else None

        def placed(row: Row) -> Row:
            agency = agencies.get(row["agency_id"], {})
            row |= {d: agency.get(d) for d in PLACE if d != "agency"} | {"agency": row["agency_id"]}
            return row | {"is_registered": bool(agency.get("is_registered"))}

        children: dict[str, dict[str, list[Row]]] = {}
        for table in ("participant_group", "follow_through", "finding"):
            children[table] = defaultdict(list)
            for row in told(table):
                children[table][row["activity_id"]].append(row)
        facts = cls(categories=categories, rules=rules)
        for row in told("activity"):
            if row["is_current"] and row["duplicate_of"] is None and row["is_demonstration"] == demonstration:
                for table, of_activity in children.items():
                    row[table] = of_activity.get(row["activity_id"], [])
                facts.activities.append(placed(row))
        of_report: dict[str, list[Row]] = defaultdict(list)
        for row in told("finding"):
            of_report[row["report_id"]].append(row)
        for row in told("report", "* exclude (title)"):
            if row["is_current"] and row["is_demonstration"] == demonstration:
                row["findings"] = of_report.get(row["report_id"], [])
                facts.reports.append(placed(row))
        facts.reporting = [placed(r) for r in told("reporting") if r["is_demonstration"] == demonstration]
        years: dict[Any, list[bool]] = defaultdict(list)
        for period in told("period"):
            facts.closed[period["fiscal_year"], period["round"]] = period["is_closed"]
            years[period["fiscal_year"]].append(period["is_closed"])
        facts.closed |= {(year, None): all(closed) for year, closed in years.items()}
        return facts


def passes(row: Row, filters: Mapping[str, Sequence[Any]]) -> bool:
    """Whether a record of a place and a period is wanted; 0 and '' stand for unknown."""
    for name, allowed in filters.items():
        if name in PLACE_AND_PERIOD:
            value = row[name]
            unknown = 0 if name in ("fiscal_year", "round") else ""
            if (unknown if value is None else value) not in allowed:
                return False
    return True


def activity_passes(row: Row, filters: Mapping[str, Sequence[Any]]) -> bool:
    if not passes(row, filters):
        return False
    checks: dict[str, Callable[[Sequence[Any]], bool]] = {
        "kind": lambda wanted: (row["kind"] or "") in wanted,
        "mode": lambda wanted: (row["mode"] or "") in wanted,
        "level": lambda w: (-1 if row["follow_through_level"] is None else row["follow_through_level"]) in w,
        "category": lambda wanted: any(g["category"] in wanted for g in row["participant_group"]),
        "side": lambda wanted: any(g["side"] in wanted for g in row["participant_group"]),
        "has_level": lambda wanted: any(s["level"] in wanted for s in row["follow_through"]),
        "rule": lambda wanted: any(f["rule"] in wanted for f in row["finding"]),
    }
    return all(checks[name](wanted) for name, wanted in filters.items() if name in checks)


def values_of(row: Row, dimension: str) -> list[Any]:
    """The values that an activity has in a dimension: one, or of some dimensions several."""
    if dimension == "category":
        return sorted({g["category"] for g in row["participant_group"]})
    if dimension == "side":
        return sorted({g["side"] for g in row["participant_group"]})
    if dimension == "rule":
        return sorted({f["rule"] for f in row["finding"]})
    return [row["follow_through_level"] if dimension == "level" else row[dimension]]


def known_sum(values: Iterable[Any]) -> int | None:
    told = [v for v in values if v is not None]
    return sum(told) if told else None


def heads(a: Row) -> int | None:
    return known_sum(g["headcount"] for g in a["participant_group"])


def unstated(a: Row) -> int | None:
    return None if a["participants_total"] is None else max(a["participants_total"] - (heads(a) or 0), 0)


def of_side(a: Row, *sides: str) -> int | None:
    """People of these sides; none of a side among known heads is truly none."""
    if heads(a) is None:
        return None
    return known_sum(g["headcount"] for g in a["participant_group"] if g["side"] in sides) or 0


def days_to_action(a: Row) -> int | None:
    if a["date_precision"] != "day" or a["held_to"] is None:
        return None
    days = [
        (s["acted_on"] - a["held_to"]).days
        for s in a["follow_through"]
        if s["level"] is not None and s["level"] >= 6 and s["acted_on"] is not None and s["acted_on"] > a["held_to"]
    ]
    return min(days) if days else None


def sort_of(actor: str | None) -> str:
    """What sort of body an actor of the test's data is."""
    return {None: "unnamed", "กองช่าง": "unit", "ผู้ใหญ่บ้าน": "community", "สภาเทศบาล": "council"}.get(actor, "other")


def activity_part(name: str, told: list[Row], member: tuple[str, Any] | None, facts: Facts) -> float | None:
    """An expression over activities; `member` is (dimension, value) where the expression has parts by it."""
    events = [a for a in told if a["is_event"]]
    groups = [g for a in events for g in a["participant_group"]]
    steps = [s for a in events for s in a["follow_through"]]
    dimension, one = member or (None, None)
    if dimension in ("category", "side"):
        groups = [g for g in groups if g[dimension] == one]
    if dimension == "level" and name == "step_rows":
        steps = [s for s in steps if s["level"] == one]
    if dimension == "actor":
        steps = [s for s in steps if sort_of(s["actor"]) == one]
    if name == "naming":
        wanted = [a for a in events if a["participant_group"]]
        return len([a for a in wanted if not dimension or any(g[dimension] == one for g in a["participant_group"])])
    if name == "levels":
        leveled = [a["follow_through_level"] for a in events if a["follow_through_level"] is not None]
        return len([lv for lv in leveled if not dimension or lv == one])
    named: list[int] = []
    if name in ("richness(naming)", "blau(naming)"):
        named = [
            sum(any(g["category"] == c for g in a["participant_group"]) for a in events)
            for c in facts.categories
            if c != "unknown"
        ]
    day_counts = [d for a in events if (d := days_to_action(a)) is not None]
    totals = [a["participants_total"] for a in events if a["participants_total"] is not None]
    levels = [a["follow_through_level"] for a in events if a["follow_through_level"] is not None]
    numbers: dict[str, Callable[[], float | None]] = {
        "events_held": lambda: len(events),
        "events_of_agencies": lambda: len([a for a in events if a["agency_id"] is not None]),
        "recurring_claimed": lambda: len([a for a in told if a["recurrence"] is not None]),
        "types_only": lambda: len([a for a in told if not a["is_event"]]),
        "events_with_total": lambda: len(totals),
        "participants_known": lambda: known_sum(totals),
        "events_with_people": lambda: len(
            [a for a in events if a["participants_total"] is not None or heads(a) is not None]
        ),
        "events_with_group": lambda: len([a for a in events if a["participant_group"]]),
        "events_with_headcount": lambda: len([a for a in events if heads(a) is not None]),
        "heads_known": lambda: known_sum(heads(a) for a in events),
        "heads": lambda: known_sum(g["headcount"] for g in groups),
        "heads_sided": lambda: known_sum(of_side(a, "external", "internal", "grey") for a in events),
        "heads_external": lambda: known_sum(of_side(a, "external") for a in events),
        "heads_citizens": lambda: known_sum(
            None
            if heads(a) is None
            else sum(
                g["headcount"] or 0
                for g in a["participant_group"]
                if g["side"] == "external" and g["category"] != "village_head"
            )
            for a in events
        ),
        "people_unknown": lambda: known_sum(
            None if heads(a) is None and unstated(a) is None else (of_side(a, "unknown") or 0) + (unstated(a) or 0)
            for a in events
        ),
        "people_told": lambda: known_sum(
            None if heads(a) is None and unstated(a) is None else (heads(a) or 0) + (unstated(a) or 0) for a in events
        ),
        "events_with_level": lambda: len(levels),
        "followed_done": lambda: len([lv for lv in levels if lv >= 6]),
        "level_7": lambda: len([lv for lv in levels if lv == 7]),
        "steps": lambda: len(steps),
        "step_rows": lambda: len(steps),
        "done_rows": lambda: len([s for s in steps if s["level"] is not None and s["level"] >= 6]),
        "events_with_action_day": lambda: len(day_counts),
        "median(participants_known)": lambda: median(totals) if totals else None,
        "median(days_to_action)": lambda: median(day_counts) if day_counts else None,
        "highest(level)": lambda: max(levels, default=None),
        "richness(naming)": lambda: len([n for n in named if n]) or None,
        "blau(naming)": lambda: (
            (1 - sum((n / sum(named)) ** 2 for n in named)) / (1 - 1 / COUNTED_CATEGORIES) if sum(named) else None
        ),
    }
    return numbers[name]()


def report_part(name: str, reports: list[Row], reporting: list[Row], rule: str | None, facts: Facts) -> float | None:
    """An expression over reports and agencies."""
    expected = [r for r in reporting if r["is_expected"]]
    due = [r for r in expected if facts.closed[r["fiscal_year"], r["round"]]]
    here = {r["agency_id"] for r in reports if r["agency_id"] is not None} | {
        r["agency_id"] for r in reporting if r["has_reported"]
    }
    found = [f for r in reports for f in r["findings"] if rule is None or f["rule"] == rule]
    numbers: dict[str, Callable[[], float | None]] = {
        "reports": lambda: len(reports),
        "reports_complete": lambda: len(
            [r for r in reports if all(r[e] for e in ("has_issue", "has_participants", "has_result", "has_use"))]
        ),
        **{
            f"reports_with_{e}": lambda e=e: len([r for r in reports if r[f"has_{e}"]])
            for e in ("issue", "participants", "result", "use")
        },
        "reports_due": lambda: len(due) or None,
        "reports_received": lambda: len([r for r in due if r["has_reported"]]) if due else None,
        "agencies_expected": lambda: len({r["agency_id"] for r in expected}) or None,
        "agencies_reported": lambda: len({r["agency_id"] for r in expected if r["has_reported"]} if expected else here),
        "agencies_with_report": lambda: len(here),
        "finding_rows": lambda: len(found),
        "found": lambda: len([r for r in reports if any(rule in (None, f["rule"]) for f in r["findings"])]),
        "found_near_duplicate_text": lambda: len(
            [r for r in reports if any(f["rule"] == "near_duplicate_text" for f in r["findings"])]
        ),
    }
    return numbers[name]()


# (numerator, denominator, n, known, of) of each measure, the dimensions of which it has parts, and those it must be asked by
EXPECTED: dict[str, tuple[str, str | None, str, str, str, tuple[str, ...], tuple[str, ...]]] = {}


def declare(
    name: str,
    numerator: str,
    denominator: str | None,
    n: str,
    coverage: tuple[str, str],
    own: tuple[str, ...] = (),
    parts: tuple[str, ...] = (),
) -> None:
    EXPECTED[name] = (numerator, denominator, n, *coverage, own, parts)


AGENCIES, HELD = ("agencies_reported", "agencies_expected"), "events_held"
GROUPED, COUNTED, LEVELED = ("events_with_group", HELD), ("events_with_headcount", HELD), ("events_with_level", HELD)
for _name in ("events_held", "recurring_claimed", "types_only"):
    declare(_name, _name, None, _name, AGENCIES)
declare("agencies_reported", "agencies_reported", None, "agencies_reported", AGENCIES)
declare("reporting_rate", "reports_received", "reports_due", "reports_due", ("reports_due", "reports_due"))
declare("complete_reports_share", "reports_complete", "reports", "reports", AGENCIES)
for _name, _of in (("events", "events_of_agencies"), ("recurring", "recurring_claimed")):
    declare(f"{_name}_per_reporting_agency", _of, "agencies_with_report", "agencies_with_report", AGENCIES)
declare("participants_known", "participants_known", None, "events_with_total", ("events_with_total", HELD))
declare("events_with_total_share", "events_with_total", HELD, HELD, (HELD, HELD))
declare("external_share", "heads_external", "heads_sided", "events_with_headcount", COUNTED)
declare("citizens_share", "heads_citizens", "heads_sided", "events_with_headcount", COUNTED)
declare("unknown_share", "people_unknown", "people_told", "events_with_people", ("events_with_people", HELD))
declare("done_share", "followed_done", "events_with_level", "events_with_level", LEVELED)
declare("reported_back_share", "level_7", "events_with_level", "events_with_level", LEVELED)
declare("follow_through_told_share", "events_with_level", HELD, HELD, (HELD, HELD))
declare("participants_median", "median(participants_known)", None, "events_with_total", ("events_with_total", HELD))
_GROUP = ("category", "side")
declare("heads", "heads", None, "events_with_headcount", COUNTED, _GROUP)
declare("heads_share", "heads", "heads_known", "events_with_headcount", COUNTED, _GROUP, _GROUP)
declare("presence", "naming", None, HELD, GROUPED, _GROUP)
declare("presence_share", "naming", "events_with_group", "events_with_group", GROUPED, _GROUP, _GROUP)
declare("group_richness", "richness(naming)", None, "events_with_group", GROUPED)
declare("group_variety", "blau(naming)", None, "events_with_group", GROUPED)
declare("mode_mix", HELD, HELD, HELD, (HELD, HELD), (), ("mode",))
declare("kind_mix", HELD, HELD, HELD, (HELD, HELD), (), ("kind",))
for _element in ("issue", "participants", "result", "use"):
    declare(f"{_element}_stated_share", f"reports_with_{_element}", "reports", "reports", AGENCIES)
declare("level_share", "levels", "events_with_level", "events_with_level", LEVELED, ("level",), ("level",))
declare("highest_level", "highest(level)", None, "events_with_level", LEVELED)
declare("steps_by_actor", "step_rows", None, "steps", LEVELED, ("level", "actor"))
declare("done_by_actor_share", "done_rows", "step_rows", "step_rows", LEVELED, ("actor",))
declare(
    "days_to_action_median",
    "median(days_to_action)",
    None,
    "events_with_action_day",
    ("events_with_action_day", "followed_done"),
)
declare("findings_per_report", "finding_rows", "reports", "reports", AGENCIES, ("rule",))
declare("reports_with_finding_share", "found", "reports", "reports", AGENCIES, ("rule",))
declare("near_duplicate_share", "found_near_duplicate_text", "reports", "reports", AGENCIES)

REPORT_PARTS = {
    "reports",
    "reports_complete",
    "reports_due",
    "reports_received",
    "agencies_expected",
    "agencies_reported",
    "agencies_with_report",
    "finding_rows",
    "found",
    "found_near_duplicate_text",
    *(f"reports_with_{e}" for e in ("issue", "participants", "result", "use")),
}
# Expressions that have members of their own, and by which dimensions.
FAMILIES = {
    "heads": _GROUP,
    "naming": _GROUP,
    "levels": ("level",),
    "step_rows": ("level", "actor"),
    "done_rows": ("actor",),
    "finding_rows": ("rule",),
    "found": ("rule",),
}
NEVER_NULL_FROM_COVER = ("median", "highest", "richness", "blau")


def answer(facts: Facts, name: str, by: Sequence[str], filters: Mapping[str, Sequence[Any]]) -> dict[Key, Part]:
    """(numerator, denominator, n, known, of) of a measure, by the values of `by`."""
    numerator, denominator, n, known, of, own, parts = EXPECTED[name]
    member = next((d for d in by if d in own), None)
    rest = [d for d in by if d != member]
    activities = [a for a in facts.activities if activity_passes(a, filters)]
    reports = [r for r in facts.reports if passes(r, filters)]
    reporting = [r for r in facts.reporting if passes(r, filters)]
    undated = {(a["agency_id"], a["fiscal_year"]) for a in facts.activities if a["round"] is None}
    members: dict[str | None, list[Any]] = {
        None: [None],
        "category": list(facts.categories),
        "side": ["external", "internal", "grey", "unknown"],
        "level": list(range(8)),
        "actor": ACTOR_SORTS,
        "rule": facts.rules,
    }

    def keyed(rows: list[Row], dimensions: Sequence[str]) -> dict[Key, list[Row]]:
        found: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            keys: list[Key] = [()]
            for dimension in dimensions:
                keys = [(*key, v) for key in keys for v in values_of(row, dimension)]
            for key in keys:
                found[key].append(row)
        return found

    place = [d for d in rest if d in PLACE_AND_PERIOD]
    of_place = {
        "activities": keyed(activities, place),
        "all": keyed([a for a in facts.activities if passes(a, filters)], place),
        "reports": keyed(reports, place),
        "reporting": keyed(reporting, place),
    }
    split = keyed(activities, rest)
    if not rest:
        keys: list[Key] = [()]
    elif place == rest:
        keys = list({**of_place["all"], **of_place["reports"], **of_place["reporting"]})
    else:
        keys = list(split)

    def part(text: str, key: Key, one: Any, which: str) -> Any:
        at = dict(zip(rest, key, strict=True))
        place_key = tuple(at[d] for d in place)
        at_place = {k: v.get(place_key, []) for k, v in of_place.items()}
        if text in REPORT_PARTS:
            rule = one if member == "rule" and "rule" in FAMILIES.get(text, ()) else None
            return report_part(text, at_place["reports"], at_place["reporting"], rule, facts)
        dimensions = [d for d in rest if which == "numerator" or d not in parts]
        told = (split if dimensions == rest else keyed(activities, dimensions)).get(
            tuple(at[d] for d in dimensions), []
        )
        covered = (
            at_place["all"]
            or at_place["reports"]
            or any(
                r["has_reported"] and (r["agency_id"], r["fiscal_year"]) not in undated for r in at_place["reporting"]
            )
        )
        if not covered:
            return None
        has_parts = member in FAMILIES.get(text, ())
        return activity_part(text, told, (str(member), one) if has_parts else None, facts)

    answers: dict[Key, Part] = {}
    for key in keys:
        for one in members[member]:
            at = dict(zip(rest, key, strict=True)) | ({member: one} if member else {})
            answers[tuple(at[d] for d in by)] = (
                part(numerator, key, one, "numerator"),
                part(denominator, key, one, "denominator") if denominator else None,
                part(n, key, one, "n"),
                part(known, key, one, "known"),
                part(of, key, one, "of"),
            )
    return answers
