"""The demonstration documents, looked at from outside: as files, as text, and beside the truth told of them."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.demo import write_documents
from data.report import DEMONSTRATION_MARK

THAI_MONTHS = {
    name: n
    for n, name in enumerate(
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(), 1
    )
}
DAYS = "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split()


def decoded(content: bytes) -> str:
    """By byte order mark, else UTF-8, else cp874: nothing of the project's own readers."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp874")


def folded(text: str) -> str:
    """Without tags, white space and the differences that a reader undoes."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    text = text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).replace("เเ", "แ")
    return re.sub(r"\s+", "", text)


class Written:
    """The documents of one run, with their text and their truth."""

    def __init__(self, folder: Path) -> None:
        self.paths = list(write_documents(folder / "documents", truth=folder / "truth"))
        self.texts = {path.name: decoded(path.read_bytes()) for path in self.paths}
        rows = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "truth").iterdir()]
        self.truth: dict[str, dict[str, Any]] = {row["file"]: row for row in rows}

    def activities(self, name: str) -> list[dict[str, Any]]:
        row = self.truth[name]
        return [activity for report in row.get("reports", [row]) for activity in report["activities"]]

    @property
    def all_activities(self) -> list[dict[str, Any]]:
        return [activity for name in self.truth for activity in self.activities(name)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("demo"))


def test_there_are_some_1500_and_each_has_its_truth(written: Written) -> None:
    assert 1400 <= len(written.paths) <= 1600
    assert len({path.name for path in written.paths}) == len(written.paths)
    assert {path.name for path in written.paths} == set(written.truth)


def test_every_document_carries_the_mark(written: Written) -> None:
    assert [name for name, text in written.texts.items() if DEMONSTRATION_MARK not in text] == []


def test_no_two_documents_are_the_same_bytes(written: Written) -> None:
    digests = Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in written.paths)
    assert digests.most_common(1)[0][1] == 1


def test_two_runs_are_byte_equal_and_another_seed_is_not(written: Written, tmp_path: Path) -> None:
    again = {path.name: path.read_bytes() for path in write_documents(tmp_path / "again")}
    assert again == {path.name: path.read_bytes() for path in written.paths}
    other = {path.name: path.read_bytes() for path in write_documents(tmp_path / "other", seed=1)}
    assert other != again


def test_formats_and_encodings_are_mixed(written: Written) -> None:
    found: Counter[str] = Counter()
    for path in written.paths:
        content = path.read_bytes()
        found[path.suffix] += 1
        found["utf-16"] += content[:2] in (b"\xff\xfe", b"\xfe\xff")
        found["bom"] += content[:3] == b"\xef\xbb\xbf"
        found["crlf"] += b"\r\n" in content
        found["table"] += b"<table>" in content
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            found["not utf-8"] += 1
    assert set(found) >= {".txt", ".html"}
    assert min(found[".txt"], found[".html"], found["not utf-8"]) > 200
    assert min(found["utf-16"], found["bom"], found["crlf"], found["table"]) > 20


def test_many_fail_to_report_and_more_in_the_second_round(written: Written) -> None:
    reporting: dict[tuple[int, int], set[str]] = defaultdict(set)
    for path in written.paths:
        year, round_, agency = re.match(r"(\d{4})-(\d)-(demo-\d{3})", path.stem).groups()  # type: ignore[union-attr]
        if not path.stem.endswith(("_x", "_p")):
            reporting[int(year), int(round_)].add(agency)
    assert {year for year, _ in reporting} == {2566, 2567, 2568, 2569}
    for year in (2566, 2567, 2568, 2569):
        assert 190 > len(reporting[year, 1]) > len(reporting[year, 2]) > 100
        assert len(reporting[year, 0]) > 5  # of the whole year


def test_a_revision_sorts_after_what_it_revises(written: Written) -> None:
    names = sorted(path.name for path in written.paths)
    revisions = [name for name in names if "_v2" in name]
    assert len(revisions) > 10
    for name in revisions:
        before = names[names.index(name) - 1]
        assert before.split(".")[0] == name.split("_v2")[0]


def test_the_words_are_varied(written: Written) -> None:
    everything = "\n".join(written.texts.values())
    for words in (
        "ครัวเรือน", "กลุ่มเป้าหมาย", "เป็นจำนวนมาก", "หากมีงบประมาณ", "เกินศักยภาพ", "ยังไม่ได้", "ทุกวันที่",
        "กุมภาพันธ์", "ข้อ ๑", "บันทึกข้อความ", "ร่วมแลกเปลี่ยนความคิดเห็น", "ไม่มีการจัดกิจกรรม", "เเ", "ฉบับแก้ไข",
        "ระหว่างวันที่", "ต.ค. 65", "รอบ 6 เดือนหลัง", "รอบ 12 เดือน", "นายสมมุติ",
    ):  # fmt: skip
        assert words in everything, words
    assert "�" not in everything
    assert "{" not in "".join(text for name, text in written.texts.items() if name.endswith(".txt"))


def test_every_level_kind_and_category_occurs(written: Written) -> None:
    activities = written.all_activities
    assert {a.get("follow_through_level") for a in activities} == {None, *range(8)}
    kinds = {a["kind"] for a in activities}
    assert kinds == set(
        "village_forum subdistrict_forum plan_committee council_sitting hearing law_consultation leader_meeting "
        "mobile_service complaint_channel survey evaluation_committee procurement_watch integrity_assessment joint_fund "
        "coproduction culture training agreement school_board publicity internal oversight".split()
    )
    categories = {group["category"] for a in activities for group in a.get("groups", [])}
    assert categories == set(
        "executive council staff village_head community health_volunteer volunteer women elderly disability youth parents "
        "occupation business ngo academic expert school religion health_unit other_government other_lao public vulnerable "
        "sports unknown".split()
    )
    assert {a["date_precision"] for a in activities} == {"day", "month", "none"}
    assert {a.get("recurrence") for a in activities} == {None, "monthly", "quarterly"}


def test_every_rule_that_one_document_can_break_is_broken(written: Written) -> None:
    raised = Counter(rule for row in written.truth.values() for rule in row["findings"])
    for rule in (
        "total_mismatch", "total_missing", "date_conflict", "date_missing", "date_outside_period", "date_impossible",
        "weekday_mismatch", "element_missing", "internal_only", "publicity_only", "catalogue_only", "target_not_attended",
        "agency_unresolved", "agency_misspelt", "period_unknown", "near_duplicate_text", "personal_data", "no_activity",
    ):  # fmt: skip
        assert raised[rule] >= 5, rule


def test_the_truth_stands_in_the_text(written: Written) -> None:
    missing = []
    for name, text in written.texts.items():
        body = folded(text)
        for activity in written.activities(name):
            told = [activity.get("name_contains"), activity.get("place_contains")]
            told += [group["label"] for group in activity.get("groups", [])]
            told += activity.get("issues", []) + activity.get("results", [])
            told += [line["starts"] for line in activity.get("follow_through", [])]
            told += [line.get("actor_contains") for line in activity.get("follow_through", [])]
            total = activity["participants_total"]
            told += [f"{total:,}"] if total is not None else []
            missing += [(name, words) for words in told if words and folded(words) not in body]
    assert missing == []


def test_the_headcounts_stand_behind_their_groups(written: Written) -> None:
    missing = []
    for name, text in written.texts.items():
        body = folded(text)
        for activity in written.activities(name):
            for group in activity.get("groups", []):
                label = re.escape(folded(group["label"]))
                count = rf"(?:จำนวน)?{group['headcount']}คน" if group["headcount"] else r"(?!จำนวน\d|\d+คน)"
                if not re.search(label + count, body):
                    missing.append((name, group))
    assert missing == []


def test_totals_are_contradicted_just_where_the_truth_says(written: Written) -> None:
    for name, row in written.truth.items():
        wrong = []
        for activity in written.activities(name):
            counts = [group["headcount"] for group in activity.get("groups", [])]
            if counts and None not in counts and activity["participants_total"] is not None:
                wrong.append(sum(counts) != activity["participants_total"])
        assert any(wrong) == ("total_mismatch" in row["findings"]), name


def test_missing_totals_are_told_just_where_there_are_none(written: Written) -> None:
    for name, row in written.truth.items():
        if "total_missing" in row["findings_absent"] if "findings_absent" in row else False:
            held = [
                a for a in written.activities(name) if a["kind"] not in ("survey", "publicity") and a.get("is_event")
            ]
            assert [a for a in held if a["participants_total"] is None] == [], name


def test_dates_lie_in_the_period_unless_the_truth_says_otherwise(written: Written) -> None:
    checked = 0
    for name, row in written.truth.items():
        for report in row.get("reports", [row]):
            year, round_ = report.get("fiscal_year"), report.get("round")
            if "date_outside_period" not in row.get("findings_absent", []) or not year:
                continue
            first = date(year - 544, 10, 1) if round_ != 2 else date(year - 543, 4, 1)
            last = date(year - 543, 3, 31) if round_ == 1 else date(year - 543, 9, 30)
            for activity in report["activities"]:
                if activity.get("held_from"):
                    assert first <= date.fromisoformat(activity["held_from"]) <= last, name
                    checked += 1
    assert checked > 1500


def test_weekdays_are_wrong_just_where_the_truth_says(written: Written) -> None:
    pattern = re.compile(rf"วัน({'|'.join(DAYS)})ที่(\d+)({'|'.join(THAI_MONTHS)})(\d{{4}})")
    wrong = set()
    for name, text in written.texts.items():
        for weekday, day, month, year in pattern.findall(folded(text)):
            held = date(int(year) - 543, THAI_MONTHS[month], int(day))
            if DAYS[held.weekday()] != weekday:
                wrong.add(name)
    assert wrong == {name for name, row in written.truth.items() if "weekday_mismatch" in row["findings"]}
    assert len(wrong) >= 5


def test_borrowed_texts_are_nearly_alike_and_come_in_pairs(written: Written) -> None:
    names = [name for name, row in written.truth.items() if "near_duplicate_text" in row["findings"]]
    assert len(names) % 2 == 0
    twins = 0
    for name in names:
        mine = {line["starts"] for a in written.activities(name) for line in a.get("follow_through", [])}
        mine |= {a["name_contains"] for a in written.activities(name)}
        others = [{a["name_contains"] for a in written.activities(other)} for other in names if other != name]
        twins += any(mine & other for other in others)
    assert twins == len(names)


def test_the_trends_are_those_of_the_lookup(written: Written) -> None:
    """More external heads from year to year, and more done where the province's action drifts upwards."""
    internal = {"executive", "council", "staff"}
    heads: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    done: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in written.truth.values():
        for report in row.get("reports", [row]):
            year = report.get("fiscal_year")
            for activity in report["activities"]:
                for group in activity.get("groups", []):
                    heads[year][group["category"] in internal] += group["headcount"] or 0
                level = activity.get("follow_through_level")
                if level is not None:
                    done[year][level >= 6] += 1
    share = {year: outside / (outside + inside) for year, (outside, inside) in heads.items() if year in (2566, 2569)}
    assert share[2569] > share[2566] + 0.01
    rate = {year: yes / (yes + no) for year, (no, yes) in done.items() if year in (2566, 2569)}
    assert rate[2569] > rate[2566] + 0.02
