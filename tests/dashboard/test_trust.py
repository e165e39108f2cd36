"""What changed, how far the data can be trusted, what a number means: worked by hand in trust.py."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import code_book, doubts, glossary, imprint, palette, province_map, tile_map
from dashboard.words import words
from data.store import Store
from queries import compare, route, shell
from queries.ask import QuestionError, ask, left_open
from queries.compare import NotComparable
from queries.measures import expression, measures
from queries.route import Request, measure
from queries.warehouse import LOOKUPS, Warehouse
from tests.dashboard import trust
from tests.dashboard.conftest import html_of, run_at
from tests.dashboard.test_overview import address_of, card, seen

TH = words("th")
ROUND = {"fiscal_years": [2567], "rounds": [1]}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return trust.publish(Store(tmp_path_factory.mktemp("trust")))


@pytest.fixture
def held(example: Store) -> Warehouse:
    return Warehouse.current(example)


@pytest.fixture
def at(example: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RUAM_HOME", str(example.home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    return run_at


def asked(held: Warehouse, question: str, **given_: Any) -> list[dict[str, Any]]:
    frame = ask(held, question, **left_open(question, **given_))
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


# The questions


def test_findings_by_rule_are_of_reports_and_of_documents(held) -> None:
    rows = asked(held, "finding_rules", demonstration=False, **ROUND)
    assert [(r["rule"], r["severity"], r["of_reports"], r["of_documents"]) for r in rows] == [
        ("agency_unresolved", "error", 1, 0),
        ("element_missing", "error", 1, 0),
        ("total_mismatch", "warning", 3, 0),
        ("personal_data", "note", 0, 1),
        ("total_missing", "note", 1, 0),
    ]


def test_a_document_without_a_report_counts_only_where_nothing_is_filtered(held) -> None:
    everything = {r["rule"]: r["findings"] for r in asked(held, "finding_rules", demonstration=False)}
    assert everything["unreadable"] == 1
    some = {r["rule"] for r in asked(held, "finding_rules", demonstration=False, provinces=["ตราด"])}
    assert some == {"total_missing"}


def test_findings_of_reports_are_those_that_the_measure_counts(held) -> None:
    (frame,) = route.page(held, [Request(("findings_per_report",), ("rule",))], {"fiscal_year": [2567], "round": [1]})
    counted = {r: int(k) for r, k in zip(frame["rule"], frame["numerator"], strict=True) if k}
    told = asked(held, "finding_rules", demonstration=False, **ROUND)
    assert counted == {r["rule"]: r["of_reports"] for r in told if r["of_reports"]}


def test_a_rule_leads_to_its_reports_and_activities(held) -> None:
    rows = asked(held, "findings_of_rule", demonstration=False, rule="total_mismatch", most=2, **ROUND)
    assert [(r["found"], r["short_name"]) for r in rows] == [(3, "อบต.C1"), (3, "อบต.C1")]
    assert all(str(r["activity_id"]).startswith(str(r["report_id"])) for r in rows)
    (unread,) = asked(held, "findings_of_rule", demonstration=False, rule="unreadable", most=9)
    assert (unread["file_name"], unread["report_id"], unread["is_of_document"]) == ("ภาพ.pdf", None, True)
    (of_document,) = asked(held, "findings_of_rule", demonstration=False, rule="personal_data", most=9, **ROUND)
    assert (of_document["short_name"], of_document["is_of_document"]) == ("อบต.C1", True)


def test_left_over_words_by_steps_the_line_is_no_part_of_the_step_below(held) -> None:
    rows = asked(held, "unclaimed_shares", demonstration=False, line=0.2, **ROUND)
    # 5 % is up to 5 %; the median of 30 % and 5 % is 17.5 %
    assert [(r["step"], r["documents"], r["over_line"]) for r in rows] == [(0, 1, 0), (5, 1, 1), (None, 6, 0)]
    assert rows[0]["median"] == pytest.approx(0.175)


def test_documents_in_doubt_those_without_text_first(held) -> None:
    rows = asked(held, "doubted_documents", demonstration=False, most=9)
    assert [(r["is_unreadable"], r["short_name"]) for r in rows] == [(True, None), (False, "อบต.C1")]
    assert [r["file_name"] for r in asked(held, "doubted_documents", demonstration=False, most=9, **ROUND)] == [
        rows[1]["file_name"]
    ]


def test_what_was_masked_is_counted_and_nothing_else(held) -> None:
    assert asked(held, "masked", demonstration=False) == [
        {"kind": "ชื่อบุคคล", "pieces": 2, "documents": 1},
        {"kind": "อีเมล", "pieces": 1, "documents": 1},
    ]


def test_reports_of_nobody(held) -> None:
    (row,) = asked(held, "unresolved_agencies", demonstration=False, **ROUND)
    assert (row["file_name"], row["candidates"], row["names"]) == ("ไม่รู้ใคร.txt", 0, None)
    assert asked(held, "unresolved_agencies", demonstration=False, fiscal_years=[2566]) == []


def test_what_there_is(held) -> None:
    (row,) = asked(held, "holdings")
    counted = {
        k: row[k] for k in ("documents", "reports", "agencies", "registered", "provinces", "rounds", "activities")
    }
    assert counted == {
        "documents": 16, "reports": 15, "agencies": 7, "registered": 7, "provinces": 2, "rounds": 2, "activities": 140,
    }  # fmt: skip
    assert (row["first_year"], row["last_year"]) == (2566, 2567)


# What changed


def moved(held: Warehouse, **given_: Any) -> dict[tuple[str | None, str], dict[str, Any]]:
    rows = compare.moved(held, 2567, 1, **({"by_agency": False, "demonstration": False} | given_))
    return {(r["place"], r["rate"]): r for r in rows}


def test_what_moved_is_told_from_chance_over_agencies_with_both(held) -> None:
    found = moved(held)
    # six rates in all and in จันทบุรี; one agency alone is no news of ตราด
    assert {place for place, _ in found} == {None, "จันทบุรี"}
    assert len(found) == 12
    row = found["จันทบุรี", "done_share"]
    assert [row[c] for c in ("k_before", "n_before", "k", "n", "agencies")] == [12, 60, 48, 60, 6]
    assert row["change"] == pytest.approx(0.6)
    everywhere = found[None, "done_share"]
    assert [everywhere[c] for c in ("k_before", "n_before", "k", "n", "agencies")] == [14, 70, 57, 70, 7]
    assert {key for key, r in found.items() if r["has_moved"]} == {(None, "done_share"), ("จันทบุรี", "done_share")}
    assert next(iter(found)) == (None, "done_share"), "43 of 70 is more than 36 of 60"


def test_the_more_is_compared_the_wider_the_interval(held) -> None:
    row = moved(held)["จันทบุรี", "done_share"]
    _, low, high = compare.statistics.difference([48], [60], [12], [60], 1 - 0.05 / 12)
    assert (row["low"], row["high"]) == (pytest.approx(low[0]), pytest.approx(high[0]))


def test_by_agency_it_counts_what_the_measure_counts(held) -> None:
    found = moved(held, by_agency=True)
    assert found
    for year, (k, n) in {2567: ("k", "n"), 2566: ("k_before", "n_before")}.items():
        filters = {"fiscal_year": [year], "round": [1]}
        counted = measure(held, ["done_share", "reporting_rate"], ["agency"], filters).set_index(["agency", "measure"])
        for (place, of), row in found.items():
            if place is not None and of in ("done_share", "reporting_rate"):
                told = counted.loc[(place, of)]
                assert (row[k], row[n]) == (told["numerator"], told["denominator"])


def test_an_open_round_is_not_compared(held) -> None:
    with pytest.raises(NotComparable):
        compare.moved(held, 2568, 2, by_agency=False, demonstration=False)


def test_the_overview_says_what_changed_and_what_is_unknown(at) -> None:
    text = seen(at(fy="2567", round="1"))
    assert "2567/1 เทียบกับ 2566/1: มี 2 จาก 12 อัตราที่เปลี่ยนเกินกว่าความบังเอิญ" in text
    assert "เพิ่มขึ้น 61 จุด จาก 20% (14 จาก 70) เป็น 81% (57 จาก 70)" in text
    assert "จันทบุรี นำผลไปทำแล้วเสร็จ เพิ่มขึ้น 60 จุด จาก 20% (12 จาก 60) เป็น 80% (48 จาก 60)" in text
    assert "ที่ยังไม่รู้มากที่สุดคือ 70 จาก 70 กิจกรรมไม่บอกจำนวนผู้เข้าร่วม" in text


def test_a_year_without_one_before_it_is_not_compared(at) -> None:
    assert "ยังเทียบ 2566 กับช่วงเดียวกันของปีก่อนไม่ได้" in seen(at(fy="2566"))


# The map


def test_every_province_has_a_square_of_its_own_and_the_country_its_shape() -> None:
    places = tile_map.places()
    with (LOOKUPS / "regions.csv").open(encoding="utf-8", newline="") as file:
        assert set(places) == {row["province"] for row in csv.DictReader(file)}
    assert len(set(places.values())) == len(places) == 77
    # from the north to the south, and from the west to the east
    for north, south in pairwise(
        "เชียงราย ลำปาง นครสวรรค์ ชัยนาท สิงห์บุรี อ่างทอง นนทบุรี กรุงเทพมหานคร ชุมพร กระบี่ สตูล ยะลา".split()
    ):
        assert places[north][1] < places[south][1], (north, south)
    for west, east in pairwise("แม่ฮ่องสอน เชียงใหม่ พะเยา น่าน เลย อุดรธานี สกลนคร นครพนม".split()):
        assert places[west][0] < places[east][0], (west, east)
    touching = "ขอนแก่น-กาฬสินธุ์ ชลบุรี-ระยอง ปัตตานี-ยะลา กรุงเทพมหานคร-นนทบุรี กรุงเทพมหานคร-สมุทรปราการ ราชบุรี-เพชรบุรี ชุมพร-ระนอง ตรัง-กระบี่"
    for pair in touching.split():
        (a, b), (c, d) = (places[one] for one in pair.split("-"))
        assert abs(a - c) + abs(b - d) == 1, pair


def row_of(
    province: str | None, measure: str, value: float | None, k: int, n: int, why: str | None = None
) -> dict[str, Any]:
    return {
        "province": province, "measure": measure, "value": value, "numerator": k, "denominator": n, "n": n, "known": n,
        "of": n, "reason_withheld": why,
    }  # fmt: skip


def test_a_tile_says_its_value_and_what_is_not_known_is_hatched() -> None:
    drawn = tile_map.tile_map(
        [
            row_of("ตราด", "done_share", 0.25, 5, 20),
            row_of("จันทบุรี", "done_share", 0.75, 15, 20),
            row_of("ระยอง", "done_share", None, 1, 2, "too_few"),
            row_of(None, "done_share", 0.5, 5, 10),
        ],
        "region",
        ("ตราด",),
        TH,
    )
    squares = drawn.figure["data"][0]
    at_ = {told[0]: i for i, told in enumerate(squares["customdata"])}
    assert squares["text"][at_["ตราด"]] == "ตร<br><b>25%</b>"
    shape = squares["marker"]["pattern"]["shape"]
    assert [shape[at_[p]] for p in ("ตราด", "ระยอง", "เชียงใหม่")] == ["", ".", "/"]
    assert squares["marker"]["line"]["width"][at_["ตราด"]] == 3
    colours = [squares["marker"]["color"][at_[p]] for p in ("ตราด", "จันทบุรี")]
    assert palette.luminance(colours[0]) > palette.luminance(colours[1])
    assert "สูงสุดคือ จันทบุรี 75% (15 จาก 20) ต่ำสุดคือ ตราด 25% (5 จาก 20)" in drawn.sentence
    assert "อีก 74 จังหวัดไม่มีข้อมูล" in drawn.sentence
    go.Figure(drawn.figure)  # Plotly takes it


@pytest.mark.parametrize("ramp", [palette.TILE, [palette.DARK[c] for c in palette.TILE]])
def test_the_steps_of_the_map_differ_in_lightness(ramp) -> None:
    light = [palette.luminance(c) for c in ramp]
    assert light in (sorted(light), sorted(light, reverse=True))
    for a, b in pairwise(ramp):
        assert palette.contrast(a, b) >= 1.25


@given(st.lists(st.floats(0, 1), min_size=0, max_size=77))
def test_the_cuts_of_a_share_hold_it_all(values: list[float]) -> None:
    cuts = tile_map.steps(values, measures()["done_share"])
    assert len(cuts) < len(palette.TILE)
    assert cuts == sorted(set(cuts))
    assert len(tile_map.shades(len(cuts) + 1)) == len(cuts) + 1


def test_nice_cuts() -> None:
    assert tile_map.steps([0.03, 0.17, 0.45], measures()["done_share"]) == [0.1, 0.2, 0.3, 0.4]
    assert tile_map.steps([0.5, 0.5], measures()["done_share"]) == []
    assert tile_map.steps([1, 2, 3, 4, 1000], measures()["events_held"])[-1] <= 1000


def test_the_address_says_what_the_map_shows(at) -> None:
    text = seen(at(fy="2567", round="1", map="reporting_rate", regions="geographic_region"))
    assert "ตะวันออก100%7 จาก 7" in text.replace(" 100", "100").replace("% 7", "%7")
    assert "6 ภาคภูมิศาสตร์" in text
    unknown = seen(at(fy="2567", map="nonsense", regions="x"))
    assert "กิจกรรมต่อหน่วยงานที่รายงาน: มีข้อมูลพอจังหวัดเดียว" in unknown, "as if nothing were asked for"


def test_a_chosen_province_keeps_its_neighbours_on_the_map(at) -> None:
    text = seen(at(fy="2567", round="1", map="reporting_rate", province="ตราด"))
    assert "อัตราการรายงาน: ใน 2 จังหวัดที่มีข้อมูลพอ" in text
    assert "ดูทุกจังหวัด" in text


def test_the_measure_of_the_map_is_kept_in_the_address(at) -> None:
    app = at(fy="2567")
    app.selectbox(key="map_measure_th").select("done_share").run()
    assert address_of(app)["map"] == ["done_share"]
    assert address_of(app)["fy"] == ["2567"]


# Data quality


def test_the_quality_page_starts_with_the_answer(at) -> None:
    app = at("quality", fy="2567", round="1")
    text = seen(app)
    assert "4 จาก 8 รายงานมีข้อสังเกตอย่างน้อยหนึ่งข้อ" in text
    assert "พบข้อสังเกตทั้งหมด 7 ข้อ รวมของทั้งเอกสาร: ผิดหรือขัดแย้ง 2, ควรตรวจ 3, ข้อสังเกต 2" in text
    assert " 50% " in re.sub(r"\s+", " ", card(app, "reports_with_finding_share"))
    assert "ใน 2 เอกสาร เอกสารกลางเหลือถ้อยคำที่ไม่ได้ใช้ 18% และ 1 เอกสารเหลือเกิน 20%" in text
    assert "ปิดบังไป 3 แห่ง" in text
    assert "ชื่อบุคคล 2 ใน 1 เอกสาร" in text


def test_a_rule_opens_the_reports_with_the_way_to_their_words(at) -> None:
    app = at("quality", fy="2567", round="1", rule="total_mismatch")
    assert "รายงานที่มีข้อสังเกต: จำนวนรวมไม่เท่ากับผลบวกของกลุ่ม" in seen(app)
    assert "พบ 3 ข้อ" in seen(app)
    links = re.findall(r'href="(report\?[^"]*report=[^"]+activity=[^"]+)"', html_of(app))
    assert len(links) == 3
    assert "รายงานที่มีข้อสังเกต:" not in seen(at("quality", rule="drop table"))


def test_within_one_province_agencies_stand_side_by_side(at) -> None:
    text = seen(at("quality", fy="2567", round="1", province="จันทบุรี"))
    assert "หน่วยงานใดมีข้อสังเกตมาก" in text
    assert text.index("อบต.C1") < text.index("อบต.C2"), "most findings to a report first"
    assert "2 จาก 6 รายงานมีข้อสังเกตอย่างน้อยหนึ่งข้อ" in text


def test_left_overs_draw_what_plotly_takes(held) -> None:
    frame = ask(held, "unclaimed_shares", **left_open("unclaimed_shares", demonstration=False, line=0.2, **ROUND))
    drawn = doubts.unclaimed(frame, TH)
    bar = drawn.figure["data"][0]
    assert bar["x"] == [1, 0, 0, 0, 0, 1]
    assert bar["marker"]["pattern"]["shape"] == ["", "", "", "", "/", "/"]
    go.Figure(drawn.figure)


# Definitions


def test_every_measure_stands_in_one_group() -> None:
    named = [name for names in glossary.GROUPS.values() for name in names]
    assert sorted(named) == sorted(measures())


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_part_of_every_measure_has_words(language: str) -> None:
    from dashboard import numbers

    for m in measures().values():
        for part in (m.numerator, m.denominator, m.n, m.coverage_known, m.coverage_of):
            assert part is None or numbers.part(part, words(language))
    assert expression("median(participants_known)").form == "median"


@pytest.mark.parametrize("name", list(measures()))
def test_each_measure_opens_with_its_value_and_its_sql(at, name: str) -> None:
    app = at("definitions", fy="2567", round="1", measure=name)
    sql = re.search(r'<pre class="ruam-sql"[^>]*><code>(.*?)</code>', html_of(app), re.DOTALL)
    assert sql
    assert "$" not in sql[1]


def test_the_sql_runs_as_it_is_and_gives_the_number(held) -> None:
    asked = route.statements([Request(("done_share",))], {"fiscal_year": [2567], "round": [1], "province": ["จันทบุรี"]})
    found = [held.query(shell.filled(sql, parameters), {}) for sql, parameters in asked]
    [row] = [frame.iloc[0] for frame in found if "sum_followed_done" in frame]
    assert (row["sum_followed_done"], row["sum_events_with_level"]) == (48, 60)


def test_a_value_with_a_quote_stays_a_value() -> None:
    assert shell.filled("select $a, $b", {"a": "x' or 1=1 --", "b": ["ก", 1, True, None]}) == (
        "select 'x'' or 1=1 --', ['ก', 1, true, null]"
    )


def test_the_definitions_can_be_searched(at) -> None:
    text = seen(at("definitions", find="มัธยฐาน"))
    assert "พบ 2 ตัวเลขที่มีคำว่า “มัธยฐาน”" in text
    assert "อัตราการรายงาน" not in text.split("ตัวเลขทั้งหมด")[1]
    assert "ภาคใต้ชายแดน" in seen(at("definitions", find="ยะลา"))


def test_the_value_is_that_of_the_filters(at) -> None:
    app = at("definitions", fy="2567", round="1", province="ตราด", measure="done_share")
    assert re.sub(r"\s+", " ", card_value(app)) == "90% 9 จาก 10 รู้ข้อมูล 10 จาก 10"


def card_value(app) -> str:
    found = re.search(r'<div class="ruam-card ruam-value".*?</div>', html_of(app), re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", " ", found[0]).strip()


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_code_has_a_meaning(at, language: str) -> None:
    text = seen(at("definitions", lang=language))
    for key in ("level_definition.7", "rule_definition.unreadable", "mode_definition.do", "dimension_definition.side"):
        assert words(language)(key) in text
    assert code_book.GROUPINGS == province_map.GROUPINGS


# About


def test_about_says_what_there_is_and_how_to_cite(at, held) -> None:
    app = at("about")
    text = seen(app)
    assert "อ่านจากเอกสาร 16 ฉบับ ของหน่วยงาน 7 แห่ง ปีงบประมาณ 2566 ถึง 2567" in text
    cited = re.findall(r'<p class="ruam-cite" lang="(th|en)">(.*?)</p>', html_of(app))
    assert [language for language, _ in cited] == ["th", "en"]
    for _, told in cited:
        assert held.generation in told
        assert "15" in told
    assert "ข้อเสนอของเครื่อง" in text


def test_the_citation_of_demonstration_data_says_so() -> None:
    here = SimpleNamespace(
        filters=SimpleNamespace(demonstration=True),
        state={"as_of": trust.AS_OF, "generation": "g", "ruam_version": "1"},
    )
    assert "ข้อมูลสาธิต" in imprint.citation(here, TH)
    here.filters.demonstration = False
    assert "ข้อมูลสาธิต" not in imprint.citation(here, TH)


def test_a_question_refuses_a_rule_that_is_no_text(held) -> None:
    with pytest.raises(QuestionError):
        asked(held, "findings_of_rule", demonstration=False, rule=7, most=1)
