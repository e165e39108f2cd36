"""The comparison: its pure parts on small frames, and the page on the example of conftest."""

from __future__ import annotations

import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import alike, before_after, compare_choice, funnel, near_copies, peer_table
from dashboard.alike import Line
from dashboard.words import words
from queries import statistics
from tests.dashboard.conftest import html_of
from tests.dashboard.test_overview import seen

TH, EN = words("th"), words("en")
COUNTS = [(f"M{at:02}", 5, 10) for at in range(10)] + [("MANY", 38, 40), ("FEW", 2, 2), ("LOW", 0, 30)]


def peers(counts: list[tuple[str, int, int]]) -> pd.DataFrame:
    """A peer group as `queries.compare.peers` tells it, with limits of chance alone."""
    k, n = [c[1] for c in counts], [c[2] for c in counts]
    centre = sum(k) / sum(n) if counts else float("nan")
    low, high = statistics.wilson(k, n)
    frame = pd.DataFrame(
        {
            "agency_id": [f"id-{c[0]}" for c in counts],
            "short_name": [c[0] for c in counts],
            "province": "จันทบุรี",
            "kind": "sao",
            "peer_group": "sao *",
            "k": k,
            "n": n,
            "share": [a / b for a, b in zip(k, n, strict=True)],
            "low": low,
            "high": high,
            "centre": centre,
            "phi": 1.0,
            "is_over_dispersed": False,
            "peers_k": sum(k),
            "peers_n": sum(n),
        }
    )
    for name, level in (("95", 0.95), ("998", 0.998)):
        frame[f"low_{name}"], frame[f"high_{name}"] = statistics.funnel_limits(n, centre, level)
    frame["standing"] = "within" if len(counts) >= 5 else "few_peers"
    for name in ("95", "998"):
        frame.loc[frame["share"] > frame[f"high_{name}"], "standing"] = f"above_{name}"
        frame.loc[frame["share"] < frame[f"low_{name}"], "standing"] = f"below_{name}"
    frame["shrunk"] = [(a + 5) / (b + 10) for a, b in zip(k, n, strict=True)]
    return frame.assign(rank=float("nan"))


def choice(**changes):
    given = {
        "rate": "done_share", "group": None, "region": None, "by_size": True, "matched": False, "find": "", "sheet": 1,
        "spot": None, "when": None, "pair": None,
    }  # fmt: skip
    return compare_choice.Choice(**{**given, **changes})


def dots(chart, symbol: str) -> list[list[str]]:
    found = [t for t in chart.figure["data"] if t.get("marker", {}).get("symbol") == symbol]
    return [c for t in found for c in t["customdata"]]


@pytest.mark.parametrize("words_", [TH, EN], ids=["th", "en"])
@pytest.mark.parametrize("counts", [COUNTS, COUNTS[:3], COUNTS[:1], []], ids=["all", "three", "one", "none"])
def test_plotly_takes_the_funnel_and_its_sentence_is_whole(counts, words_) -> None:
    chart = funnel.funnel(peers(counts), {"id-M00"}, words_)
    go.Figure(chart.figure)
    assert chart.sentence
    assert not re.search(r"[{}]|nan", chart.sentence)


def test_a_dot_is_one_agency_or_says_of_how_many_and_those_outside_are_named() -> None:
    chart = funnel.funnel(peers(COUNTS), (), TH)
    assert sorted(len(c[0]) > 0 for c in dots(chart, "circle")) == [False, True], (
        "ten of 5/10 lie on one dot, FEW alone"
    )
    assert [c[0] for c in dots(chart, "triangle-up")] == ["id-MANY"]
    assert [c[0] for c in dots(chart, "triangle-down")] == ["id-LOW"]
    assert {"MANY", "LOW"} <= {a["text"] for a in chart.figure["layout"]["annotations"]}
    assert "ใน 13 แห่ง มี 1 แห่งสูงกว่าและ 1 แห่งต่ำกว่าเกณฑ์ 99.8%" in chart.sentence
    assert [s.label[0] for s in chart.legend] == ["▲", "●", "▼"], "a sign of its own for each, not colour alone"


def test_a_group_of_thousands_is_a_density_with_every_outlier_still_a_dot() -> None:
    """2,000 agencies: the picture stays small, and nobody is lost."""
    sizes = [at * 37 % 300 + 41 for at in range(2000)]
    shares = [0.9 if at % 500 == 0 else 0.4 + at * 7919 % 1000 / 5000 for at in range(2000)]
    frame = peers([(f"N{at}", int(n * p), n) for at, (n, p) in enumerate(zip(sizes, shares, strict=True))])
    chart = funnel.funnel(frame, (), TH)
    squares = dots(chart, "square")
    assert 0 < len(squares) <= funnel.COLUMNS * funnel.ROWS
    marks = sum(len(t["x"]) for t in chart.figure["data"] if t["mode"] == "markers")
    assert marks < 1000
    outside = frame[frame["standing"] != "within"]
    drawn = {
        c[0]
        for sign in ("triangle-up", "triangle-down", "triangle-up-open", "triangle-down-open")
        for c in dots(chart, sign)
    }
    alone = outside.groupby(["k", "n"]).filter(lambda same: len(same) == 1)
    assert set(alone["agency_id"]) <= drawn
    # every agency within the limits lies in a square that leads to it
    spots = [funnel.Spot(*map(int, code.split("-"))) for _, code, _ in squares]
    for row in frame[frame["standing"] == "within"].to_dict("records")[::97]:
        n, part = row["n"], funnel.thousandth(row)
        assert any(s.least_n <= n <= s.most_n and s.least <= part <= s.most for s in spots)
    assert len(peer_table.shown(frame, choice(spot=spots[0]))) > 0


def test_names_of_others_are_not_read_as_markup() -> None:
    rows = [*COUNTS[:10], ("<b>a&b", 38, 40)]
    chart = funnel.funnel(peers(rows), (), TH)
    assert "&lt;b>a&amp;b" in [a["text"] for a in chart.figure["layout"]["annotations"]]


def test_the_table_is_in_the_order_of_the_drawn_in_rate_and_narrows_by_name_and_spot() -> None:
    frame = peers(COUNTS)
    assert [r["short_name"] for r in peer_table.shown(frame, choice())][:3] == ["MANY", "FEW", "M00"]
    assert [r["short_name"] for r in peer_table.shown(frame, choice(find="many"))] == ["MANY"]
    spot = funnel.Spot(10, 10, 500, 500)
    assert len(peer_table.shown(frame, choice(spot=spot))) == 10


def test_what_moved_by_more_than_chance_is_drawn_thick_and_a_new_form_is_marked() -> None:
    told = pd.DataFrame(
        {
            "fiscal_year": [2566, 2567, 2568, 2569],
            "round": [1, 1, 1, 1],
            "is_closed": [True, True, True, False],
            "k": [10, 60, 62, 1],
            "n": [100, 100, 100, 2],
            "k_before": [0, 10, 60, 0],
            "n_before": [0, 100, 100, 0],
            "share": [0.1, 0.6, 0.62, 0.5],
            "share_before": [None, 0.1, 0.6, None],
            "change": [None, 0.5, 0.02, None],
            "moved": [None, "up", "within", None],
            "not_comparable": ["outside_data", None, None, "round_open"],
        }
    )
    breaks = pd.DataFrame({"fiscal_year": [2568], "round": [1], "th": ["เริ่มแบบใหม่"], "en": ["a new form"]})
    chart = before_after.before_after(told, breaks, TH)
    go.Figure(chart.figure)
    lines = {t["y"][0]: t["line"]["width"] for t in chart.figure["data"] if t["mode"] == "lines"}
    assert lines == {"2567/1": 5, "2568/1": 2}
    texts = [a["text"] for a in chart.figure["layout"]["annotations"]]
    assert texts == ["ไม่มีปีก่อน", "<b>เพิ่มขึ้น 50 จุด</b>", "ไม่เกินความบังเอิญ", "ยังไม่ปิดรอบ"]
    assert [s["y0"] for s in chart.figure["layout"]["shapes"]] == [1.5], "between 2567/1 and 2568/1"
    assert "เทียบได้ 2 รอบ เพิ่มขึ้นจริง 1 รอบ" in chart.sentence
    assert "2568/1 เริ่มแบบใหม่" in chart.sentence
    assert before_after.before_after(told.head(0), breaks.head(0), EN).sentence


def test_what_two_texts_share_is_marked_and_what_differs_is_not() -> None:
    same = "ที่ประชุมมีมติให้ซ่อมแซมถนนสายหลักของหมู่บ้าน"
    left = [Line("ผล", f"บ้านเหนือ {same} โดยใช้เงินสะสม", "a")]
    right = [Line("ผล", "ไม่มี", ""), Line("ผล", f"บ้านใต้ {same} <b>ในปีหน้า", "b")]
    found = alike.shared(left, right)
    assert [left[at].text[start:end].strip() for at, start, end in found.left] == [same]
    assert [right[at].text[start:end].strip() for at, start, end in found.right] == [same]
    assert 0.5 < found.left_share < 1
    html = alike.html(right, found.right, TH)
    assert f'<mark class="shared">{same}</mark>' in html
    assert "&lt;b&gt;" in html
    short = alike.shared([Line("", "ประชุมวันนี้", "")], [Line("", "ประชุมวันนี้", "")])
    assert short.left == (), "a turn of phrase is no sign"
    assert alike.shared([], []).left_share == 0


def test_no_mark_cuts_a_vowel_from_its_consonant() -> None:
    left = [Line("", "ประชาชนขอให้แก้ไขปัญหาน้ำท่วมขังในชุมชนริมคลอง", "")]
    right = [Line("", "ประชาชนขอให้แก้ไขปัญหาน้ำเสียในชุมชนริมคลองใหญ่", "")]
    found = alike.shared(left, right)
    assert found.left
    for lines, spans in ((left, found.left), (right, found.right)):
        for at, start, end in spans:
            for edge in (start, end):
                after = lines[at].text[edge : edge + 1]
                assert not re.match(r"[ัิ-ฺ็-๎]", after)


def test_only_closed_rounds_are_compared_and_the_page_says_which_are_not(open_page) -> None:
    app = open_page("compare")
    text = seen(app)
    assert "เทียบเฉพาะรอบที่ปิดแล้ว 2568/2 ยังไม่ปิด" in text
    # 2566 and 2567 of two อบต.: levels 2 and 6 of A, 6 6 2 1 7 of B: 4 of 7, and too few agencies to judge
    assert "กลุ่มนี้มีเพียง 2 แห่ง" in text
    assert "(4 จาก 7)" in text
    alone = seen(open_page("compare", fy="2568"))
    assert "ไม่มีหน่วยงานใดที่มีข้อมูลในช่วงที่เลือก" in alone
    nothing = seen(open_page("compare", fy="2568", round="2"))
    assert "รอบที่เลือกยังไม่ปิด จึงยังไม่เทียบ" in nothing


def test_two_agencies_side_by_side_worked_by_hand(open_page) -> None:
    """A: 1 of 2 done, too few; B: 3 of 5, Wilson 0.23 to 0.88. Reports: A 2 of 4 closed rounds, B 1 of 4."""
    app = open_page("compare", agency=["A", "B"])
    html, text = html_of(app), seen(app)
    row = re.search(r'<tr data-measure="done_share">.*?</tr>', html)[0]
    cells = [re.sub(r"<[^>]+>", " ", c).split() for c in re.findall(r"<td.*?</td>", row)]
    assert cells[0] == ["น้อยเกินไป", "1", "จาก", "2"]
    assert cells[1] == ["60%", "3", "จาก", "5", "(23%–88%)"]
    assert "ต้องมีแห่งละอย่างน้อย 5 รายการ" in row
    row = re.search(r'<tr data-measure="reporting_rate">.*?</tr>', html)[0]
    assert "2 จาก 4 (15%–85%)" in row
    assert "ต่างกันไม่เกินความบังเอิญ" in row
    assert "ในอัตราหลักที่เทียบได้ 1 ตัว อบต.เอ, อบต.บี ต่างกันไม่เกินความบังเอิญทุกตัว" in text
    assert "อบต.เอ ส่ง 2 จาก 4 รอบ" in text


def test_the_words_of_an_element_lead_to_their_place_in_the_report(open_page) -> None:
    html = html_of(open_page("compare", agency=["A", "B"]))
    quote = re.search(r"ซ่อมไฟแล้วทุกหมู่บ้าน.*?href=\"([^\"]*)\"", html, re.DOTALL)[1]
    # the items of A's report in order: issue i0, result i1, follow-through i2
    assert quote.startswith("report?")
    assert quote.endswith("#i2")
    assert "&lt;script&gt;" in html


def test_the_same_number_as_on_the_agency_page(open_page) -> None:
    beside = html_of(open_page("compare", agency=["A", "B"], fy="2567"))
    own = html_of(open_page("agency", agency="B", fy="2567"))
    for name in ("events_held", "participants_known", "external_share", "done_share"):
        row = re.search(rf'<tr data-measure="{name}">.*?</tr>', beside)[0]
        theirs = re.findall(r'<a href="[^"]*">([^<]*)</a>', re.sub(r"<details.*?</details>", "", row))[1]
        assert re.search(rf'data-measure="{name}".*?<strong>([^<]*)', own, re.DOTALL)[1] == theirs, name


def test_what_the_address_asks_that_cannot_be_is_left_alone(open_page) -> None:
    app = open_page(
        "compare", rate="external_share", peers="x", region="y", sheet="z", spot="1-2", when="a-b", pair="q"
    )
    assert "นำผลไปทำแล้วเสร็จ" in seen(app)
    english = seen(open_page("compare", lang="en", rate="reporting_rate", agency=["A", "B"]))
    assert "A real difference, or only chance?" in english


def test_the_pickers_write_the_address(open_page) -> None:
    app = open_page("compare")
    app.selectbox(key="pick_rate_th").select("reporting_rate").run()
    assert app.query_params["rate"] in ("reporting_rate", ["reporting_rate"])
    app.checkbox(key="pick_whole_th").check().run()
    assert app.query_params["whole"] in ("1", ["1"])
    assert "อัตราการรายงาน" in seen(app)


def test_near_copies_open_the_pair_that_is_named() -> None:
    told = {"report_id": ["a", "b"], "other_report_id": ["c", "d"]}
    found = pd.DataFrame(told)
    assert near_copies.pair_of(found, choice(pair=("b", "d")))["report_id"] == "b"
    assert near_copies.pair_of(found, choice(pair=("b", "c")))["report_id"] == "a"
    assert near_copies.pair_of(found.head(0), choice()) is None
