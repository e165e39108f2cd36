"""The search: what it finds, in which order by hand, and where exactly the words stand."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from data.report import Activity, Agency, Reading
from data.store import Store
from data.thai_words import cut
from queries import search as searching
from queries import warehouse as building
from queries.ask import QUESTIONS, ask, parse
from queries.search import SearchRefused, facets, search, spans, words_of
from queries.warehouse import BuildFailed, Warehouse, build
from queries.word_index import WordCutter
from tests import factory
from tests.queries.conftest import A, B, X, publish

LONG = "ก่อนเริ่มประชุมนายกกล่าวต้อนรับผู้มาร่วมงานทุกท่านด้วยความยินดียิ่ง " * 4
ROAD = "ขอให้ซ่อมถนนลูกรังสายบ้านดอน"
LIGHT = "ไฟส่องสว่างริมทางดับหลายจุด"
WATER = "น้ำประปาขุ่น"


def event(name: str | None, *issues: str, **values: Any) -> Activity:
    """An activity of that name and those issues, held in the first round of 2567 unless told."""
    return factory.activity(issues=list(issues), **({"held_from": date(2023, 11, 20)} | values), name=name)


def told(*activities: Activity, of: Agency | None = A, note: str = "", **values: Any) -> Reading:
    """One document of one report; `note` tells it from others."""
    return factory.reading(
        f"เอกสารทดสอบการค้น {note}", factory.report(*activities, of=of, **values), is_demonstration=of is X
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """Eight activities: A's first report was replaced, B says what A says, X is invented."""
    readings = [
        told(event("ฉบับเก่า", "ขอสะพานลอยคนข้าม"), of=A, note="แทนแล้ว"),
        told(
            event("เวทีเรื่องถนน", LIGHT),  # 1: ถนน in its name
            event("เวทีทั่วไป", ROAD, LIGHT),  # 2: the compound ถนนลูกรัง, and ซ่อม
            event("ประชุมประจำเดือน", WATER, results=[f"{LONG}แล้วมีมติให้ซ่อมถนนทุกสายในตำบลก่อนฤดูฝน {LONG}"]),  # 3
            event(None, "มีผู้ถามเรื่อง Covid-19 ปี ๒๕๖๔", follow_through=[factory.step("ติดตั้งเสาไฟฟ้าแล้ว", 6)]),  # 4
            note="ปัจจุบัน",
        ),
        told(event("เวทีทั่วไป", LIGHT), of=B, note="ข"),
        told(event("สาธิต", ROAD), of=X, note="สมมุติ"),
        told(event("ไม่ทราบหน่วยงาน", WATER, held_from=date(2024, 5, 2)), of=None, note="ไม่ทราบ", round=2),
    ]
    return publish(Store(tmp_path_factory.mktemp("shelf")), [A, B, X], readings)


def names(warehouse: Warehouse, text: str, **filters: Any) -> list[Any]:
    return [
        None if pd.isna(name) else name
        for name in search(warehouse, text, **({"demonstration": False} | filters)).rows["name"]
    ]


def test_a_name_and_a_compound_are_found_and_a_replaced_report_is_not(shelf: Warehouse) -> None:
    # Both words before one of them, a short text before a long; of one word a name before all else.
    assert names(shelf, "ซ่อมถนน") == ["เวทีทั่วไป", "ประชุมประจำเดือน", "เวทีเรื่องถนน"]
    assert names(shelf, "ถนน") == ["เวทีเรื่องถนน", "เวทีทั่วไป", "ประชุมประจำเดือน"]
    assert names(shelf, "สะพานลอย") == []


def test_counts_of_all_and_of_every_word(shelf: Warehouse) -> None:
    found = search(shelf, "ซ่อมถนน", demonstration=False, most=1)
    assert (found.words, len(found.rows), found.activities, found.activities_with_all) == (("ซ่อม", "ถนน"), 1, 3, 2)
    assert list(found.rows["words_found"]) == [2]


def test_real_and_invented_are_searched_apart(shelf: Warehouse) -> None:
    assert names(shelf, "ถนน", demonstration=True) == ["สาธิต"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["เวทีทั่วไป", "เวทีทั่วไป", "เวทีเรื่องถนน"]),
        ({"agencies": ["B"]}, ["เวทีทั่วไป"]),
        ({"kinds": ["sao"]}, ["เวทีทั่วไป", "เวทีเรื่องถนน"]),
        ({"provinces": ["ตาก"]}, []),
        ({"rounds": [2]}, []),
        ({"fiscal_years": [2567], "rounds": [1]}, ["เวทีทั่วไป", "เวทีทั่วไป", "เวทีเรื่องถนน"]),
        ({"fields": ["name"]}, []),
        ({"fields": []}, []),
    ],
)
def test_filters(shelf: Warehouse, filters: dict[str, Any], expected: list[str]) -> None:
    assert sorted(names(shelf, "ส่องสว่าง", **filters)) == sorted(expected)


def test_an_agency_that_could_not_be_told_is_found_too(shelf: Warehouse) -> None:
    rows = search(shelf, "ประปา", demonstration=False, rounds=[2]).rows
    assert (list(rows["name"]), rows["agency_id"].isna().all()) == (["ไม่ทราบหน่วยงาน"], True)


def test_digits_and_case_are_alike_and_a_name_may_lack(shelf: Warehouse) -> None:
    assert names(shelf, "COVID") == names(shelf, "2564") == names(shelf, "๒๕๖๔") == [None]


def test_a_compound_that_nobody_says_is_looked_for_by_its_words(shelf: Warehouse) -> None:
    assert words_of(shelf, "ไฟถนน") == ["ไฟ", "ถนน"]
    assert words_of(shelf, "เสาไฟฟ้า") == ["เสาไฟฟ้า"] == [word for word, _ in cut("เสาไฟฟ้า")]
    assert words_of(shelf, "เสาหลัก") == ["เสา", "หลัก"] != [word for word, _ in cut("เสาหลัก")]


def test_where_the_hits_stand(shelf: Warehouse) -> None:
    row = search(shelf, "ถนน ซ่อม", demonstration=False, agencies=["A"], fields=["issue"]).rows.iloc[0]
    assert (row["snippet"], row["field"], row["position"]) == (ROAD, "issue", 1)
    assert [row["snippet"][start:end] for start, end in spans(row["hits"])] == ["ซ่อม", "ถนนลูกรัง"]


def test_of_a_long_text_the_part_around_the_first_hit_is_shown(shelf: Warehouse) -> None:
    row = search(shelf, "ซ่อมถนน", demonstration=False, fields=["result"]).rows.iloc[0]
    assert (row["field"], row["position"]) == ("result", 1)
    assert row["snippet"].startswith("…แล้วมีมติให้ซ่อมถนน")
    assert row["snippet"].endswith("…")
    assert len(row["snippet"]) <= 242
    assert [row["snippet"][start:end] for start, end in spans(row["hits"])] == ["ซ่อม", "ถนน"]


def test_pages_follow_each_other(shelf: Warehouse) -> None:
    whole = search(shelf, "ไฟ ถนน น้ำ", demonstration=False, most=None).rows
    paged = pd.concat(
        search(shelf, "ไฟ ถนน น้ำ", demonstration=False, most=2, skip=skip).rows for skip in range(0, len(whole), 2)
    )
    assert len(whole) == 6
    assert list(paged["activity_id"]) == list(whole["activity_id"])


@pytest.mark.parametrize("text", ["", "และ ของ ที่", "!?"])
def test_nothing_to_search_for_is_refused(shelf: Warehouse, text: str) -> None:
    with pytest.raises(SearchRefused, match="ไม่มีคำที่ค้นได้"):
        search(shelf, text, demonstration=False)


def test_an_unknown_field_is_refused(shelf: Warehouse) -> None:
    with pytest.raises(SearchRefused, match="title"):
        search(shelf, "ถนน", demonstration=False, fields=["title"])


def test_the_score_that_elasticsearch_tells_of_a_single_document(tmp_path: Path) -> None:
    """ "explain" of one document of one word: idf 0.2876821 = ln(1 + (1 - 1 + 0.5)/(1 + 0.5)), term frequency 1."""
    published = publish(Store(tmp_path), [A], [told(event(None, "ถนน"), of=A)])
    row = search(published, "ถนน", demonstration=False).rows.iloc[0]
    assert row["score"] == pytest.approx(0.2876821, abs=1e-7)


def test_the_score_by_hand(shelf: Warehouse) -> None:
    """Plain Python over the published texts, once each, written apart from the SQL."""
    texts = shelf.query(
        "select distinct text from (select name as text, activity_id from activity union all select text, activity_id from issue "
        "union all select text, activity_id from result union all select text, activity_id from follow_through) "
        "join activity using (activity_id) where is_current and duplicate_of is null and text is not null"
    )["text"]
    bags = {text: [word for word, _ in cut(text)] for text in texts}
    mean = sum(map(len, bags.values())) / len(bags)

    def score(text: str, times: dict[str, float], holding: int) -> float:
        f = sum(times.get(word, 0) for word in bags[text])
        idf = math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
        return idf * f * 2.2 / (f + 1.2 * (0.25 + 0.75 * len(bags[text]) / mean))

    road = {"ถนน": 1.0, "ถนนลูกรัง": 0.5}
    holding = sum(any(word in road for word in bag) for bag in bags.values())
    assert holding == 3  # a name, ROAD and the long result
    found = search(shelf, "ถนน", demonstration=False).rows.set_index("name")["score"]
    assert found["เวทีเรื่องถนน"] == pytest.approx(2 * score("เวทีเรื่องถนน", road, holding))
    assert found["เวทีทั่วไป"] == pytest.approx(score(ROAD, road, holding))


def test_no_text_has_no_index(empty: Warehouse) -> None:
    assert search(empty, "ถนน", demonstration=False).activities == 0
    assert ask(empty, "search_words", words=["ถนน"]).empty


def test_a_person_can_search_in_the_shell(shelf: Warehouse) -> None:
    question = parse(QUESTIONS / "search.sql")
    given = {p.name: "null" for p in question.parameters} | {"words": "['ซ่อม', 'ถนน']", "demonstration": "false"}
    with duckdb.connect(":memory:") as shell:
        shell.execute(f"attach '{shelf.path}' as published (read_only)")
        shell.execute("use published")
        shell.execute(f"prepare question as {question.sql}")
        arguments = ", ".join(f"{name} := {value}" for name, value in given.items())
        rows = shell.execute(f"execute question({arguments})").fetchall()
    assert [row[8] for row in rows] == names(shelf, "ซ่อมถนน")


def test_an_index_that_is_one_off_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: Warehouse
) -> None:
    off = Path(tmp_path / "models")
    off.mkdir()
    for path in building.MODELS.glob("*.sql"):
        sql = path.read_text(encoding="utf-8")
        if path.stem == "68_search_place":
            sql = sql.replace("(place & 4294967295)::integer", "((place & 4294967295) + 1)::integer")
        (off / path.name).write_text(sql, encoding="utf-8")
    monkeypatch.setattr(building, "MODELS", off)
    with pytest.raises(BuildFailed, match="search_points_to_its_words"):
        publish(Store(tmp_path / "h"), [A], [told(event("เวที", ROAD, LIGHT), of=A)])


def test_other_words_make_another_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "h")
    first = build(store, as_of=date(2024, 5, 1))
    assert not build(store, as_of=date(2024, 5, 1)).is_new
    other = tmp_path / "stop.csv"
    other.write_text("word\nถนน\n", encoding="utf-8")
    monkeypatch.setattr(building.thai_words, "SOURCES", (other,))
    assert build(store, as_of=date(2024, 5, 1)).name != first.name


def test_the_fields_are_those_of_the_index(shelf: Warehouse) -> None:
    assert set(shelf.query("select distinct field from search_place")["field"]) <= set(searching.FIELDS)
    assert set(searching.FIELDS) == {"name", "issue", "result", "follow_through"}


def test_texts_that_are_cut_a_few_at_a_time_are_found_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [told(*(event(f"เวทีที่ {n}", f"ซ่อมถนนสาย {n}", LIGHT) for n in range(9)), of=A)]
    whole = publish(Store(tmp_path / "whole"), [A], readings)
    monkeypatch.setattr(building, "TEXTS_AT_ONCE", 2)
    monkeypatch.setattr(building, "TEXTS_BEGUN", 4)
    few = publish(Store(tmp_path / "few"), [A], readings)
    for table in ("search_text", "search_word", "search_place", "search_hit", "search_part"):
        rows = f"select * from {table} order by rowid"
        assert few.tuples(rows, {}) == whole.tuples(rows, {})
    assert len(few.tuples("select * from search_text", {})[1]) == 19


@pytest.mark.parametrize("texts_alone", [1, 1_000_000])
def test_many_texts_are_cut_by_all_cores_as_by_one(texts_alone: int) -> None:
    texts = [f"ขอให้ซ่อมถนนลูกรังสายที่ {number} บ้านดอน" for number in range(5_000)] + ["", LIGHT]
    table = pa.table({"text_no": pa.array(range(1, len(texts) + 1), pa.int32()), "text": texts})
    with WordCutter(workers=2, texts_alone=texts_alone) as cutter:
        cutter.expect(len(texts))
        found = cutter.begin(table)()
        words = cutter.numbered_word(found["number"]).to_pylist()
    told = list(zip(found["text_no"].to_pylist(), words, found["starts_at"].to_pylist(), strict=True))
    assert told == [(number, *hit) for number, text in enumerate(texts, start=1) for hit in cut(text)]


def told_of(warehouse: Warehouse, *words: str, **filters: Any) -> dict[tuple[str, str], int]:
    """The facets as (facet, value) → activities; what is not known is '-'."""
    found = facets(warehouse, words, **({"demonstration": False} | filters))
    values = ["-" if pd.isna(v) else str(v) for v in found["value"]]
    return dict(zip(zip(found["facet"], values, strict=True), found["activities"], strict=True))


def test_facets_count_each_activity_once_and_agree_with_the_search(shelf: Warehouse) -> None:
    # น้ำประปา: the issue of A's third and of the one of nobody, which was held in round 2.
    water = told_of(shelf, "น้ำประปา")
    assert water == {
        ("field", "issue"): 2,
        ("fiscal_year", "2567"): 2,
        ("province", "จันทบุรี"): 1,
        ("province", "-"): 1,
        ("kind", "sao"): 1,
        ("kind", "-"): 1,
    }
    assert told_of(shelf, "น้ำประปา", rounds=[1])["fiscal_year", "2567"] == 1
    # ถนน: a name, a compound in an issue, and a result; ซ่อม beside it in two of them, which are not counted twice.
    road = told_of(shelf, "ซ่อม", "ถนน")
    assert [road["field", f] for f in ("name", "issue", "result")] == [1, 1, 1]
    assert road["province", "จันทบุรี"] == search(shelf, "ซ่อมถนน", demonstration=False).activities == 3
    only = told_of(shelf, "ซ่อม", "ถนน", fields=["name"])
    assert (only["field", "result"], only["province", "จันทบุรี"]) == (1, 1)
    assert told_of(shelf, "สะพานลอย") == {}
    assert told_of(shelf) == {}
