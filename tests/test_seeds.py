"""The published file agrees with what a careful reader takes from the real reports, on every judged field.

The reports lie outside the repository; where they are absent the end of the test run says so. The gold is one JSON a
document: a field that it leaves out is not judged, a null must be NULL, a text is judged by how it starts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.command_line import ruam

Row = dict[str, Any]
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LEADING_MARK = re.compile(r"^(?:[-–—•*·●▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[ก-ฮ][.)])+")


class Published:
    """The rows of the published file, by table."""

    def __init__(self, path: str) -> None:
        self._connection = duckdb.connect(path, read_only=True)

    def rows(self, sql: str, key: Any) -> list[Row]:
        answer = self._connection.execute(sql, [key])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def of_activity(self, table: str, activity_id: str) -> list[Row]:
        return self.rows(f"select * from {table} where activity_id = ? order by position", activity_id)


@pytest.fixture(scope="module")
def published(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    home = tmp_path_factory.mktemp("seeds") / "home"
    done = ruam("ingest", seeds / "seeds", home=home)
    assert done.returncode in (0, 7), done.stderr
    return Published(ruam("where", home=home).stdout.splitlines()[-1])


@pytest.mark.parametrize("number", range(5))
def test_published_rows_are_those_of_the_careful_reader(number: int, seeds: Path, published: Published) -> None:
    gold_files = sorted((seeds / "gold").glob("*.json"))
    assert len(gold_files) >= 5
    for path in gold_files[number::5]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert list(differences(gold, published)) == [], path.name


def differences(gold: Row, published: Published) -> Iterator[str]:
    """One line a field that is not as the gold says."""
    documents = published.rows("select * from document where file_name = ?", gold["file"])
    if len(documents) != 1:
        yield f"{len(documents)} documents of this name"
        return
    document_id = documents[0]["document_id"]
    reports = published.rows("select * from report where document_id = ? order by report_id", document_id)
    if len(reports) != 1:
        yield f"{len(reports)} reports in the document"
        return
    report = reports[0]
    agencies = published.rows("select * from agency where agency_id = ?", report["agency_id"])
    agency = agencies[0] if agencies else {}
    for field, value in gold.get("agency", {}).items():
        yield from unequal(f"agency.{field}", agency.get(field), value)
    for field in ("fiscal_year", "round", "period_start", "period_end"):
        if field in gold:
            yield from unequal(field, report[field], gold[field])
    for element, value in gold.get("elements", {}).items():
        yield from unequal(f"has_{element}", report[f"has_{element}"], value)
    raised = {row["rule"] for row in published.rows("select rule from finding where document_id = ?", document_id)}
    yield from (f"finding not raised: {rule}" for rule in gold.get("findings", []) if rule not in raised)
    activities = published.rows("select * from activity where report_id = ? order by position", report["report_id"])
    expected = gold.get("activities", [])
    if len(activities) != len(expected):
        yield f"{len(activities)} activities, not {len(expected)}: {[row['name'] for row in activities]}"
        return
    for position, (row, wanted) in enumerate(zip(activities, expected, strict=True), start=1):
        yield from (f"activity {position}: {line}" for line in of_activity(row, wanted, published))


def of_activity(row: Row, gold: Row, published: Published) -> Iterator[str]:
    for field in (
        "is_event",
        "kind",
        "mode",
        "held_from",
        "held_to",
        "date_precision",
        "recurrence",
        "participants_total",
    ):
        if field in gold:
            yield from unequal(field, row[field], gold[field])
    for field in ("name", "place"):
        part = gold.get(f"{field}_contains")
        if part is not None and fold(part) not in fold(row[field]):
            yield f"{field}: {row[field]!r} does not hold {part!r}"
    if "follow_through_level" in gold:
        yield from unlevel("follow_through_level", row["follow_through_level"], gold, "follow_through_level")
    for table, field in (("issue", "issues"), ("result", "results")):
        if field in gold:
            rows = published.of_activity(table, row["activity_id"])
            yield from unmatched(field, rows, "text", gold[field], starts)
    yield from of_groups(row, gold, published)
    if "follow_through" in gold:
        rows = published.of_activity("follow_through", row["activity_id"])
        yield from unmatched(
            "follow_through", rows, "text", [item["starts"] for item in gold["follow_through"]], starts
        )
        for found, item in zip(rows, gold["follow_through"], strict=False):
            yield from unlevel(item["starts"], found["level"], item, "level")
            actor = item.get("actor_contains")
            if actor is not None and fold(actor) not in fold(found["actor"]):
                yield f"actor: {found['actor']!r} does not hold {actor!r}"


def of_groups(row: Row, gold: Row, published: Published) -> Iterator[str]:
    if "groups" not in gold:
        return
    rows = published.of_activity("participant_group", row["activity_id"])
    yield from unmatched("groups", rows, "label", [group["label"] for group in gold["groups"]], holds)
    for found, group in zip(rows, gold["groups"], strict=False):
        for field in ("category", "headcount"):
            if field in group:
                yield from unequal(f"{group['label']}.{field}", found[field], group[field])


def unequal(field: str, value: Any, gold: Any) -> Iterator[str]:
    as_told = value.isoformat()[:10] if hasattr(value, "isoformat") else value
    if as_told != gold and not (isinstance(gold, str) and isinstance(as_told, str) and fold(as_told) == fold(gold)):
        yield f"{field}: {as_told!r}, not {gold!r}"


def unlevel(what: str, value: int | None, gold: Row, key: str) -> Iterator[str]:
    wanted, tolerance = gold[key], gold.get("level_tolerance", 0)
    if (value is None) != (wanted is None) or (value is not None and abs(value - wanted) > tolerance):
        yield f"{what}: level {value}, not {wanted} (±{tolerance})"


def unmatched(what: str, rows: list[Row], column: str, gold: list[str], matches: Any) -> Iterator[str]:
    texts = [row[column] for row in rows]
    if len(texts) != len(gold):
        yield f"{what}: {len(texts)}, not {len(gold)}: {texts}"
    for text, wanted in zip(texts, gold, strict=False):
        if not matches(fold(text), fold(wanted)):
            yield f"{what}: {text!r}, not {wanted!r}"


def starts(text: str, wanted: str) -> bool:
    return _LEADING_MARK.sub("", text).startswith(wanted) or text.startswith(wanted)


def holds(text: str, wanted: str) -> bool:
    return wanted in text or (len(text) > 3 and text in wanted)


def fold(text: str | None) -> str:
    """White space out, Thai digits made Arabic, and the two spellings of a split SARA AM and a doubled SARA E made one."""
    folded = re.sub(r"\s+", "", (text or "").translate(_DIGITS))
    return re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", folded).replace("เเ", "แ").lower()


def test_a_difference_is_told() -> None:
    assert list(unequal("round", 1, 2)) == ["round: 1, not 2"]
    assert list(unequal("round", None, None)) == []
    assert list(unequal("name", "อบต. นาดี ๓", "อบต.นาดี 3")) == []
    assert list(unlevel("x", 5, {"level": 6, "level_tolerance": 1}, "level")) == []
    assert list(unlevel("x", None, {"level": 6}, "level")) == ["x: level None, not 6 (±0)"]
    assert len(list(unmatched("issues", [{"text": "1) น้ำประปา"}], "text", ["น้ำประปา", "ถนน"], starts))) == 1
