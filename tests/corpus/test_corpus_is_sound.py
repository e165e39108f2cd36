"""The gold of the corpus is sound in itself: it parses, its document exists, what it quotes stands in the document."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PARTS = ("open", "aside")
GOLD = [path for part in PARTS for path in sorted((HERE / part / "gold").glob("*.json"))]
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def words(text: str) -> set[str]:
    return set(text.split())


GOLD_KEYS = words(
    "file agency fiscal_year round period_start period_end elements activities reports findings findings_absent"
)
ACTIVITY_KEYS = words(
    "name_contains is_event kind mode held_from held_to date_precision recurrence place_contains participants_total "
    "groups issues results follow_through follow_through_level level_tolerance"
)
KINDS = words(
    "village_forum subdistrict_forum plan_committee council_sitting hearing law_consultation leader_meeting "
    "mobile_service complaint_channel survey evaluation_committee procurement_watch integrity_assessment joint_fund "
    "coproduction culture training agreement school_board publicity internal oversight other"
)
CATEGORIES = words(
    "executive council staff village_head community health_volunteer volunteer women elderly disability youth parents "
    "occupation business ngo academic expert school religion health_unit other_government other_lao public vulnerable "
    "sports unknown"
)
RULES = words(
    "total_mismatch total_missing date_conflict date_missing date_outside_period date_impossible weekday_mismatch "
    "element_missing internal_only publicity_only catalogue_only target_not_attended agency_unresolved agency_misspelt "
    "period_unknown duplicate_document near_duplicate_text personal_data no_activity unreadable"
)


def document_bytes(part: Path, file_name: str) -> bytes:
    """The bytes of a gold file's document: a file, or the member of that base name in one of the archives."""
    path = part / "documents" / file_name
    if path.is_file():
        return path.read_bytes()
    for archive_path in sorted((part / "documents").glob("*.zip")):
        with zipfile.ZipFile(archive_path) as archive:
            for name in archive.namelist():
                if name.rpartition("/")[2] == file_name:
                    return archive.read(name)
    raise FileNotFoundError(path)


def decoded(content: bytes) -> str | None:
    """The words of a document by the plainest means; None where the plainest means do not do (a PDF)."""
    if content.startswith(b"%PDF"):
        return None
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            pages = [name for name in parts.namelist() if re.match(r"(word|xl)/.*\.xml$", name)]
            text = "".join(parts.read(name).decode() for name in pages)
        # What a tracked deletion holds is not the document's.
        return html.unescape(re.sub(r"(?s)<w:delText.*?</w:delText>|<[^>]+>", "", text))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp874")
    if re.search(r"(?i)</(td|p|div|li|html)>", text):
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]+>", "", text)
        text = html.unescape(text)
    return text


def fold(text: str) -> str:
    text = text.translate(THAI_DIGITS)
    text = re.sub("[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)
    # Sara am is written in one piece, in two, or with its first half lost.
    text = re.sub("\u0e4d?([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text)
    return re.sub(r"\s+", "", text.replace("เเ", "แ").replace("**", "")).lower()


def parts_of(gold: dict[str, Any]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = gold.get("reports", [gold])
    return parts


def activities(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in parts_of(gold):
        yield from part.get("activities", [])


def quotations(activity: dict[str, Any]) -> Iterator[str]:
    for key in ("name_contains", "place_contains"):
        if activity.get(key):
            yield activity[key]
    yield from (group["label"] for group in activity.get("groups", []))
    yield from activity.get("issues", [])
    yield from activity.get("results", [])
    for item in activity.get("follow_through", []):
        yield item["starts"]
        if "actor_contains" in item:
            yield item["actor_contains"]


def load(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.stem}"


def test_there_is_a_corpus_with_an_open_and_an_aside_part() -> None:
    counts = {part: len(list((HERE / part / "gold").glob("*.json"))) for part in PARTS}
    assert sum(counts.values()) >= 45
    assert counts["aside"] * 4 >= sum(counts.values())
    for part in PARTS:
        documents = {path.stem for path in (HERE / part / "documents").iterdir()}
        # An archive's gold is a file for each of its members: 312-a, 312-b.
        assert documents == {path.stem.partition("-")[0] for path in (HERE / part / "gold").iterdir()}


@pytest.mark.parametrize("path", GOLD, ids=name_of)
def test_gold_names_its_document_and_known_fields(path: Path) -> None:
    gold = load(path)
    assert document_bytes(path.parent.parent, gold["file"])
    assert Path(gold["file"]).stem.startswith(path.stem)
    assert set(gold) <= GOLD_KEYS
    assert set(gold.get("findings", [])) <= RULES
    assert set(gold.get("findings_absent", [])) <= RULES
    assert not set(gold.get("findings", [])) & set(gold.get("findings_absent", []))
    for activity in activities(gold):
        assert set(activity) <= ACTIVITY_KEYS
        assert activity.get("kind") in KINDS | {None}
        assert activity.get("mode") in {"plan", "do", "exchange", "evaluate", None}
        assert {group["category"] for group in activity.get("groups", []) if "category" in group} <= CATEGORIES


@pytest.mark.parametrize("path", GOLD, ids=name_of)
def test_what_gold_quotes_stands_in_the_document(path: Path) -> None:
    gold = load(path)
    words = decoded(document_bytes(path.parent.parent, gold["file"]))
    if words is None:
        return
    text = fold(words)
    missing = [quoted for activity in activities(gold) for quoted in quotations(activity) if fold(quoted) not in text]
    assert missing == []


@pytest.mark.parametrize("path", GOLD, ids=name_of)
def test_follow_through_level_is_the_highest_of_its_items(path: Path) -> None:
    for activity in activities(load(path)):
        levels = [item["level"] for item in activity.get("follow_through", []) if "level" in item]
        if levels and len(levels) == len(activity["follow_through"]) and "follow_through_level" in activity:
            assert activity["follow_through_level"] == max(levels)


@pytest.mark.parametrize("path", GOLD, ids=name_of)
def test_totals_agree_with_groups_unless_a_mismatch_is_due(path: Path) -> None:
    gold = load(path)
    if "total_mismatch" in gold.get("findings", []):
        return
    for activity in activities(gold):
        counts = [group.get("headcount") for group in activity.get("groups", [])]
        if counts and None not in counts and activity.get("participants_total") is not None:
            assert sum(counts) == activity["participants_total"]
