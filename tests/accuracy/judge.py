"""Published documents against gold: which published row is which of the gold's, and which values agree.

Gold is JSON (see tests/corpus/README.md): a key that is left out is not judged, null must be NULL, texts are given by how
they start. Rows are paired so that the sum of likenesses is greatest (the assignment problem).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment

from data.normalise import compact, normalise
from tests.accuracy.published import PublishedDocument, Row
from tests.accuracy.tally import Tally

_MARK = re.compile(r"^(?:[-–—•*·●▪/:]+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[ก-ฮ])[.)]+)+")
_ALIKE = 65.0
_SAME_START = 90.0


def fold(text: object) -> str:
    """A text for comparing: mended, without blanks, digits Arabic, dashes alike."""
    return re.sub("[‐‑–—]", "-", compact(normalise(str(text)).text))


def begins(text: object, start: str) -> bool:
    """Whether a published text starts as the gold says; a list mark before it does not count."""
    whole, wanted = fold(text), fold(start)
    return any(
        one.startswith(wanted) or fuzz.ratio(one[: len(wanted)], wanted) >= _SAME_START
        for one in (whole, _MARK.sub("", whole))
    )


def judge(gold: Row, document: PublishedDocument | None, tally: Tally) -> None:
    """Hold one document against its gold. One that is not published at all counts as if it stated nothing."""
    where = gold["file"]
    found = document or PublishedDocument([], set())
    if "reports" in gold:
        pairs = _paired(gold["reports"], found.reports, _report_likeness, 85.0)
        for part, report in pairs:
            if part is not None:
                _judge_report(part, report, tally, where)
            elif report is not None:
                for activity in report["activities"]:
                    tally.value("activities", None, activity["name"] or "?", is_right=False, where=where)
    else:
        current = [report for report in found.reports if report["is_current"]] or found.reports
        report = dict(current[0]) if current else None
        if report is not None:
            report["activities"] = [activity for one in found.reports for activity in one["activities"]]
        _judge_report(gold, report, tally, where)
    for rule in gold.get("findings") or []:
        got = rule if rule in found.findings else None
        tally.value("findings", rule, got, is_right=got is not None, where=where)
    for rule in gold.get("findings_absent") or []:
        if rule in found.findings:
            tally.value("findings", None, rule, is_right=False, where=where)


def _paired(
    golds: Sequence[Row], rows: Sequence[Row], likeness: Callable[[Row, Row], float], least: float
) -> list[tuple[Row | None, Row | None]]:
    """Pairs (gold, row) of the greatest likeness; None stands for the partner that there is not."""
    pairs: list[tuple[Row | None, Row | None]] = []
    free_golds, free_rows = set(range(len(golds))), set(range(len(rows)))
    if golds and rows:
        table = [[likeness(gold, row) for row in rows] for gold in golds]
        for i, j in zip(*linear_sum_assignment(table, maximize=True), strict=True):
            if table[i][j] >= least:
                pairs.append((golds[i], rows[j]))
                free_golds.discard(int(i))
                free_rows.discard(int(j))
    return [*pairs, *((golds[i], None) for i in sorted(free_golds)), *((None, rows[j]) for j in sorted(free_rows))]


def _report_likeness(gold: Row, report: Row) -> float:
    wanted, agency = (gold.get("agency") or {}).get("name", ""), report["agency"]
    return fuzz.ratio(fold(wanted), fold(agency["name"])) if agency and wanted else 0.0


def _text_likeness(wanted: object, got: object) -> float:
    if not wanted or not got:
        return 0.0
    a, b = fold(wanted), _MARK.sub("", fold(got))
    # Of two texts that hold the other, the one of the same length is meant.
    return 0.9 * fuzz.partial_ratio(a, b) + 0.1 * fuzz.ratio(a, b) if min(len(a), len(b)) >= 3 else fuzz.ratio(a, b)


def _activity_likeness(gold: Row, row: Row) -> float:
    name = _text_likeness(gold.get("name_contains"), row["name"]) if gold.get("name_contains") else 70.0
    same_day = bool(gold.get("held_from")) and str(row["held_from"]) == gold["held_from"]
    total = gold.get("participants_total")
    return name + 20 * same_day + 10 * (total is not None and row["participants_total"] == total)


def _judge_report(gold: Row, report: Row | None, tally: Tally, where: str) -> None:
    if "agency" in gold:
        agency = report["agency"] if report else None
        for key in gold["agency"] or {"name": None}:
            wanted, got = (gold["agency"] or {}).get(key), agency[key] if agency else None
            tally.value("agency", wanted, got, is_right=_same(wanted, got), where=f"{where} {key}")
            if key == "name":
                tally.case("agency", report, got, is_right=_same(wanted, got))
    for key in ("fiscal_year", "round", "period_start", "period_end"):
        if key in gold:
            got = report[key] if report else None
            tally.value("period", gold[key], got, is_right=_same(gold[key], got), where=f"{where} {key}")
            tally.case(key, report, got, is_right=_same(gold[key], got))
    for key, wanted in (gold.get("elements") or {}).items():
        got = bool(report and report[f"has_{key}"])
        tally.value("elements", wanted or None, got or None, is_right=got == wanted, where=f"{where} {key}")
        tally.case(f"has_{key}", report, got or None, is_right=got == wanted)
    if "activities" not in gold:
        return
    for wanted, row in _paired(gold["activities"], report["activities"] if report else [], _activity_likeness, _ALIKE):
        if wanted is None:
            assert row is not None
            tally.value("activities", None, row["name"] or "?", is_right=False, where=where)
            tally.case("name", row, row["name"], is_right=False)
            tally.case("is_event", row, row["is_event"], is_right=False)
            continue
        name = wanted.get("name_contains") or "(no name)"
        tally.value("activities", name, row and (row["name"] or "?"), is_right=row is not None, where=where)
        if "name_contains" in wanted:
            tally.case("name", row, row and row["name"], is_right=True)
        _judge_activity(wanted, row, tally, f"{where} {name[:25]}")


def _judge_activity(gold: Row, row: Row | None, tally: Tally, where: str) -> None:
    plain = (
        ("is_event", "is_event"), ("kind", "kind"), ("mode", "mode"), ("held_from", "dates"), ("held_to", "dates"),
        ("recurrence", "recurrence"), ("participants_total", "totals"),
    )  # fmt: skip
    for key, family in plain:
        if key in gold:
            got = row[key] if row else None
            tally.value(family, gold[key], got, is_right=_same(gold[key], got), where=where)
            tally.case(key, row, got, is_right=_same(gold[key], got))
    if row is not None and row["date_precision"] != "none" and "date_precision" in gold:
        tally.case(
            "date_precision", row, row["date_precision"], is_right=gold["date_precision"] == row["date_precision"]
        )
    if "place_contains" in gold:
        wanted, got = gold["place_contains"], row["place"] if row else None
        right = got is None if wanted is None else got is not None and _text_likeness(wanted, got) >= _SAME_START
        tally.value("place", wanted, got, is_right=right, where=where)
        tally.case("place", row, got, is_right=right)
    if gold.get("groups") is not None:
        _judge_groups(gold["groups"], row["groups"] if row else [], tally, where)
    for family in ("issues", "results"):
        if gold.get(family) is not None:
            _judge_texts(family, gold[family], [one["text"] for one in row[family]] if row else [], tally, where)
    if gold.get("follow_through") is not None:
        _judge_follow_through(gold["follow_through"], row["follow_through"] if row else [], tally, where)
    if "follow_through_level" in gold:
        got = row["follow_through_level"] if row else None
        _judge_level(gold["follow_through_level"], got, gold.get("level_tolerance", 0), tally, where)


def _judge_groups(golds: Sequence[Row], rows: Sequence[Row], tally: Tally, where: str) -> None:
    def likeness(gold: Row, row: Row) -> float:
        same_count = "headcount" in gold and gold["headcount"] == row["headcount"]
        return _text_likeness(gold["label"], row["label"]) + 5 * same_count

    for gold, row in _paired(golds, rows, likeness, _ALIKE):
        wanted, got = gold and gold["label"], row and row["label"]
        tally.value("groups", wanted, got, is_right=gold is not None and row is not None, where=where)
        if gold is None:
            continue
        for key, family in (("category", "categories"), ("headcount", "headcounts")):
            if key in gold:
                value = row[key] if row else None
                tally.value(family, gold[key], value, is_right=_same(gold[key], value), where=f"{where} {wanted}")
                tally.case(f"participant_group.{key}", row, value, is_right=_same(gold[key], value))


def _judge_texts(family: str, golds: Sequence[str], texts: Sequence[str], tally: Tally, where: str) -> None:
    left = list(texts)
    for start in golds:
        hit = next((text for text in left if begins(text, start)), None)
        if hit is not None:
            left.remove(hit)
        tally.value(family, start, hit, is_right=hit is not None, where=where)
    # Gold lists how each text begins; one that goes on as a text of its own is no invention, one where none is due is.
    for text in left if not golds else []:
        tally.value(family, None, text, is_right=False, where=where)


def _judge_follow_through(golds: Sequence[Row], rows: Sequence[Row], tally: Tally, where: str) -> None:
    left = list(rows)
    for gold in golds:
        row = next((one for one in left if begins(one["text"], gold["starts"])), None)
        if row is not None:
            left.remove(row)
        text = row and row["text"]
        tally.value("follow_through", gold["starts"], text, is_right=row is not None, where=where)
        if gold.get("actor_contains"):
            actor = row["actor"] if row else None
            right = actor is not None and fold(gold["actor_contains"]) in fold(actor)
            tally.value("actors", gold["actor_contains"], actor, is_right=right, where=where)
            tally.case("follow_through.actor", row, actor, is_right=right)
        if "level" in gold:
            level = row["level"] if row else None
            tolerance = gold.get("level_tolerance", 0)
            _judge_level(gold["level"], level, tolerance, tally, f"{where} {gold['starts'][:30]}")
            tally.case("follow_through.level", row, level, is_right=_is_level(gold["level"], level, tolerance))
    for row in left if not golds else []:
        tally.value("follow_through", None, row["text"], is_right=False, where=where)


def _judge_level(wanted: int | None, got: int | None, tolerance: int, tally: Tally, where: str) -> None:
    tally.value("levels", wanted, got, is_right=_is_level(wanted, got, tolerance), where=where)


def _is_level(wanted: int | None, got: int | None, tolerance: int) -> bool:
    return got is None if wanted is None else got is not None and abs(got - wanted) <= tolerance


def _same(gold: Any, got: Any) -> bool:
    if gold is None or got is None:
        return gold is None and got is None
    if isinstance(gold, str):
        return fold(gold) == fold(got)
    return bool(gold == got)


def gold_name(path: PurePath) -> str:
    """How a gold file is called in messages: its part and number."""
    return f"{path.parent.parent.name}/{path.stem}"
