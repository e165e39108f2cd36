"""The charts as pure functions of small frames."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import charts, palette, plot
from dashboard.words import words

TH, EN = words("th"), words("en")


def rounds(*rows: tuple) -> pd.DataFrame:
    names = [
        "fiscal_year",
        "round",
        "is_closed",
        "events_held",
        "recurring_claimed",
        "types_only",
        "agencies_reported",
        "agencies_expected",
    ]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({n: "Int64" for n in names if n != "is_closed"} | {"is_closed": "boolean"})


FREQUENCY = rounds(
    (2567, 1, True, 12, 3, 2, 5, 9),
    (2567, 2, True, None, None, None, 0, 9),
    (2567, None, True, 1, 0, 0, 1, None),
    (2568, 1, False, 20, 0, 0, 3, 9),
)
COMPOSITION = pd.DataFrame(
    [
        ("external", "public", 60, 10, 6, 9, 4, 20, 90),
        ("internal", "staff", 20, 8, 8, 8, 0, 20, 90),
        ("grey", "expert", None, 3, 0, 3, 3, 20, 90),
        ("unknown", "unstated", 20, None, None, 2, 0, 20, 90),
        ("unknown", "no_group", None, None, None, 5, 5, 20, 90),
    ],
    columns=[
        "side",
        "category",
        "heads",
        "mentions",
        "with_headcount",
        "activities",
        "activities_without_headcount",
        "events",
        "people_stated",
    ],
).astype(dict.fromkeys(("heads", "mentions", "with_headcount", "activities", "events", "people_stated"), "Int64"))
LADDER = pd.DataFrame(
    [(2567, 1, True, level, n, 10) for level, n in [(0, 1), (2, 2), (6, 3), (7, 1), (None, 3)]],
    columns=["fiscal_year", "round", "is_closed", "level", "activities", "events"],
).astype({"level": "Int64", "round": "Int64", "activities": "Int64", "is_closed": "boolean"})


@pytest.mark.parametrize("words_", [TH, EN], ids=["th", "en"])
@pytest.mark.parametrize(
    ("draw", "frame"), [(charts.frequency, FREQUENCY), (charts.composition, COMPOSITION), (charts.ladder, LADDER)]
)
def test_plotly_takes_the_figure_and_the_sentence_is_one(draw, frame, words_) -> None:
    for part in (frame, frame.head(0)):
        chart = draw(part, words_)
        go.Figure(chart.figure)  # Plotly's own validators
        assert chart.sentence
        assert "{" not in chart.sentence
        assert "nan" not in chart.sentence.lower()


def test_rounds_are_rows_not_dates() -> None:
    for chart in (charts.frequency(FREQUENCY, TH), charts.ladder(LADDER, TH)):
        rows = chart.figure["layout"]["yaxis"]
        assert rows["ticktext"][0] == "2567/1"
        assert rows["tickvals"] == list(range(len(rows["ticktext"])))
        for trace in chart.figure["data"]:
            assert "y" not in trace, "rows are numbered, and each trace has them all"
            assert len(trace["x"]) == len(rows["ticktext"])


def test_a_round_without_reports_is_not_drawn_as_zero() -> None:
    figure = charts.frequency(FREQUENCY, TH).figure
    assert figure["data"][0]["x"] == [12, None, 1, 20]
    assert [(a["y"], a["text"]) for a in figure["layout"]["annotations"]] == [(1, "ไม่มีรายงาน")]


def test_claims_and_types_stand_on_an_axis_of_their_own() -> None:
    held, claimed, types = charts.frequency(FREQUENCY, TH).figure["data"]
    assert "xaxis" not in held
    assert claimed["xaxis"] == types["xaxis"] == "x2"
    assert claimed["x"][0] == 3
    assert types["x"][0] == 2


def test_the_open_round_is_hatched_named_and_told() -> None:
    chart = charts.frequency(FREQUENCY, TH)
    assert chart.figure["data"][0]["marker"]["pattern"]["shape"] == ["", "", "", "/"]
    assert "2568/1 (ยังไม่ปิด)" in chart.figure["layout"]["yaxis"]["ticktext"]
    assert "2568/1 (ยังไม่ปิด) ยังไม่นำไปเทียบกับรอบที่ปิดแล้ว" in chart.sentence


def test_composition_counts_heads_where_known_and_groups_where_not() -> None:
    chart = charts.composition(COMPOSITION, TH)
    by_side = {side: trace["customdata"] for side, trace in zip(palette.SIDES, chart.figure["data"][:4], strict=True)}
    assert [c[1] for c in by_side["external"]] == [60, 4]  # 60 of 100 people; 10 - 6 groups without a number
    assert [c[1] for c in by_side["internal"]] == [20, 0]
    assert [c[1] for c in by_side["grey"]] == [0, 3]
    assert [c[1] for c in by_side["unknown"]] == [20, 0]
    assert "100 คน เป็นบุคคลภายนอก 60% คนภายในหน่วยงาน 20% ส่วนราชการอื่น 0% และไม่ระบุฝ่าย 20%" in chart.sentence
    assert "ยอดรวมที่ระบุไว้คือ 90 คน อีก 10 คน" in chart.sentence  # 100 in groups and totals, 90 of them in totals
    assert "อีก 7 กลุ่ม" in chart.sentence
    assert "5 จาก 20 กิจกรรมไม่บอกว่าใครมา" in chart.sentence


def test_a_side_that_nobody_tells_is_not_called_zero() -> None:
    unknown = COMPOSITION[COMPOSITION["side"] == "unknown"].assign(people_stated=20)
    sentence = charts.composition(unknown, TH).sentence
    assert "20 คน ไม่มีรายงานใดบอกว่าเป็นฝ่ายใด" in sentence
    assert "0%" not in sentence


def test_the_unknown_is_hatched_and_last() -> None:
    ladder = [t for t in charts.ladder(LADDER, TH).figure["data"] if t["type"] == "bar"]
    assert [t["marker"]["pattern"]["shape"] for t in ladder] == [""] * 8 + ["/"]
    assert ladder[-1]["x"] == [0.3]
    composition = charts.composition(COMPOSITION, TH).figure["data"]
    assert composition[3]["marker"]["pattern"]["shape"] == "/"


def test_the_ladder_sentence_adds_up() -> None:
    sentence = charts.ladder(LADDER, TH).sentence
    assert "ใน 10 กิจกรรม มี 7 กิจกรรมที่บอกสิ่งที่ทำต่อ ในจำนวนนี้ 4 กิจกรรม (57%) ทำแล้วเสร็จ" in sentence
    assert "1 กิจกรรมแจ้งผลกลับ" in sentence
    assert "อีก 3 กิจกรรมไม่บอก" in sentence


def test_the_ramp_darkens_step_by_step() -> None:
    lights = [palette.luminance(c) for c in palette.LEVEL]
    assert all(a - b > 0.05 for a, b in pairwise(lights))


@pytest.mark.parametrize("colour", [*palette.LEVEL, *palette.SIDE.values()])
def test_words_on_a_colour_can_be_read(colour: str) -> None:
    assert palette.contrast(palette.ink_on(colour), colour) >= 4.5


def test_no_plotly_express_anywhere() -> None:
    for path in Path(charts.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = getattr(node, "module", "") or ""
            assert "plotly.express" not in module
            assert not any(n == "express" or "plotly.express" in n for n in names)


def test_the_longest_bar_leaves_room_for_its_words_on_a_phone() -> None:
    # 150 px with 7 letters of 9 px each: 87 px are left for a bar of 111,680.
    assert plot.reach(111_680, "111,680", 150, 9) == pytest.approx(111_680 * 150 / 87)
    assert plot.reach(0, "", 150, 9) == 1
    # Words longer than the axis leave a quarter of it.
    assert plot.reach(10, "x" * 40, 150, 9) == 40


def test_the_ladder_says_a_level_once_and_rounds_no_share_to_nothing() -> None:
    rows = pd.DataFrame(
        [(2567, 1, True, level, n, 3001) for level, n in [(6, 1), (None, 3000)]], columns=LADDER.columns
    ).astype(LADDER.dtypes.to_dict())
    bars = {bar["name"]: bar for bar in charts.ladder(rows, TH).figure["data"] if bar["type"] == "bar"}
    done = bars[TH.code("level", 6)]
    assert done["customdata"] == [[1, "<1%"]]
    assert done["x"] == [0.0003]
    assert [len(bar["customdata"][0]) for bar in bars.values()] == [2] * 9
