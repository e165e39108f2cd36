"""One number, one value: the same measure under the same filters, read wherever it stands, is the number counted by hand.

Of อบต. in จันทบุรี, round 2567/1 (see conftest): A and B were expected and reported, A's report alone has all four elements;
7 events, 80 people; 60 of 80 heads are external; of 6 events whose follow-through is told 4 are done.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from dashboard import explore_show, meeting_book, meeting_word
from dashboard.explore_question import read
from dashboard.words import words
from queries.ask import ask
from queries.measures import measures, value
from queries.route import measure
from queries.warehouse import Warehouse
from tests.dashboard.conftest import html_of
from tests.dashboard.test_explore import opened, rows_of
from tests.dashboard.test_overview import card, seen
from tests.dashboard.test_province import page_at, told_at, word_text

TH = words("th")
HERE = {"province": "จันทบุรี", "kind": "sao", "fy": "2567", "round": "1"}
FILTERS = {"province": ["จันทบุรี"], "agency_kind": ["sao"], "fiscal_year": [2567], "round": [1]}
# measure → how many, of how many (None: a count has no denominator)
COUNTED: dict[str, tuple[int, int | None]] = {
    "reporting_rate": (2, 2),
    "complete_reports_share": (1, 2),
    "events_held": (7, None),
    "participants_known": (80, None),
    "external_share": (60, 80),
    "done_share": (4, 6),
}
ON_THE_PROVINCE = ("reporting_rate", "complete_reports_share", "events_held", "done_share")
# Of two reports no share is told, on any page: how many there are is.
TOO_FEW = {"complete_reports_share": 2}
OVER_TIME = ("complete_reports_share", "done_share")


def numbers_in(text: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", text)]


def of_card(app: Any, name: str) -> tuple[int, int | None]:
    """What a card says: its value where it is a count, else the k and n under it; k is that of COUNTED where it is withheld."""
    text = re.sub(r"\s+", " ", card(app, name))
    if name in TOO_FEW:
        assert f"น้อยเกินไป มีข้อมูลเพียง {TOO_FEW[name]} รายการ" in text
        return COUNTED[name]
    if COUNTED[name][1] is None:
        strong = re.search(rf'data-measure="{name}".*?<strong>([^<]*)</strong>', html_of(app), re.DOTALL)
        assert strong
        return numbers_in(strong[1])[0], None
    found = re.search(r"([\d,]+) จาก ([\d,]+)", text)
    assert found, text
    return numbers_in(found[1])[0], numbers_in(found[2])[0]


@pytest.mark.parametrize("name", COUNTED)
def test_the_questions_and_the_measures_count_it(warehouse: Warehouse, name: str) -> None:
    [row] = measure(warehouse, [name], filters=FILTERS).to_dict("records")
    of_headline = value(
        measures()[name],
        ask(
            warehouse, "headline", fiscal_years=[2567], rounds=[1], provinces=["จันทบุรี"], kinds=["sao"], agencies=None, demonstration=False
        ).iloc[0],
        "p_",
    )  # fmt: skip
    k, n = COUNTED[name]
    assert (row["numerator"], None if n is None else row["denominator"]) == (k, n)
    assert (of_headline.numerator, None if n is None else of_headline.denominator) == (k, n)


@pytest.mark.parametrize("name", COUNTED)
def test_every_page_shows_it(open_page: Callable[..., Any], name: str) -> None:
    assert of_card(open_page(**HERE), name) == COUNTED[name], "overview"
    assert of_card(open_page("explore", measure=name, **HERE), name) == COUNTED[name], "exploration"
    if name in ON_THE_PROVINCE:
        assert of_card(open_page("province", **HERE), name) == COUNTED[name], "province"
    total = rows_of(open_page("explore", measure=name, by="agency", **HERE))[-1]
    k, n = COUNTED[name]
    shown = [numbers_in(cell) for cell in total]
    assert ([k] in shown and [n] in shown) if n is not None else [k] in shown, total


@pytest.mark.parametrize("name", ["reporting_rate", "events_held", "participants_known"])
def test_agencies_add_up_to_it(open_page: Callable[..., Any], name: str) -> None:
    """Each agency's own overview, and the whole of both."""
    parts = [of_card(open_page(agency=one, **HERE), name) for one in ("A", "B")]
    k, n = COUNTED[name]
    assert sum(part[0] for part in parts) == k
    assert n is None or sum(part[1] or 0 for part in parts) == n


@pytest.mark.parametrize("name", OVER_TIME)
def test_the_comparison_over_time_shows_it(open_page: Callable[..., Any], name: str) -> None:
    app = open_page("compare", rate=name, **HERE)
    text = unescape(html_of(app))
    k, n = COUNTED[name]
    assert f"{k} จาก {n}" in re.sub(r"<[^>]+>|\s+", " ", text).replace("\u00a0", " "), seen(app)


def downloads(open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, view: str, **at: str) -> dict[str, bytes]:
    """What the buttons of a page give, by their keys."""
    made: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(st, "download_button", lambda label, make, *, key, **_: made.setdefault(key, make))
    opened(open_page(view, **at))
    return {key: make() for key, make in made.items()}


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_taken_away_adds_up_to_it(
    open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = downloads(open_page, monkeypatch, "explore", measure=name, by="agency", **HERE)
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx_explore"]), data_only=True)
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    tables = {
        "csv": pd.read_csv(io.BytesIO(made["csv_explore"])),
        "xlsx": pd.DataFrame(rows, columns=list(head)),
        "parquet": pd.read_parquet(io.BytesIO(made["parquet_explore"])),
    }
    k, n = COUNTED[name]
    for form, frame in tables.items():
        if n is None:
            assert frame[measures()[name].label.th].sum() == k, form
        else:
            parts = [frame[TH(f"explore.column_{part}")].sum() for part in ("numerator", "denominator")]
            assert parts == [k, n], form


@pytest.mark.parametrize("name", ON_THE_PROVINCE)
def test_the_meeting_sheet_says_it(warehouse: Warehouse, name: str) -> None:
    sheet = told_at(warehouse, **HERE).sheet
    in_word = word_text(meeting_word.docx(sheet, TH)).replace("\u00a0", " ").replace("\n", " ")
    [page] = [
        s for s in openpyxl.load_workbook(io.BytesIO(meeting_book.xlsx(sheet, TH))).worksheets if s.title == "ใบสรุป"
    ]
    in_book = " ".join(str(c) for row in page.iter_rows(values_only=True) for c in row if c is not None)
    k, n = COUNTED[name]
    label = measures()[name].label.th
    wanted = f"{k} จาก {n}" if n is not None else f"{label} {k}"
    wanted = f"มีข้อมูลเพียง {TOO_FEW[name]} รายการ" if name in TOO_FEW else wanted
    for text in (in_word, in_book.replace("\u00a0", " ")):
        after = text[text.index(label) :][: len(label) + 120]
        assert wanted in re.sub(r"\s+", " ", after), after


@pytest.mark.parametrize("name", COUNTED)
def test_the_sql_that_is_shown_gives_it(warehouse: Warehouse, name: str) -> None:
    """The statements of สำรวจ, run in DuckDB as they stand."""
    page = page_at(warehouse, measure=name, **HERE)
    question, refused = read(page.raw)
    assert not refused
    statements = [s for s in explore_show.statement(question, page).split(";") if s.strip()]
    found: list[int] = []
    for one in statements:
        for row in warehouse.tuples(one, {})[1]:
            found += [int(v) for v in row if isinstance(v, int | float) and not isinstance(v, bool)]
    k, n = COUNTED[name]
    assert k in found
    assert n is None or n in found
