"""Agencies by rounds as a grid: a district a block, an agency a row, a round a column; each cell leads to its report."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote_plus

import pandas as pd
import streamlit as st

from dashboard import address, blocks, markup
from dashboard.format import Record, is_unknown, number, period, records
from dashboard.page import AGENCY, PATHS, PROVINCE, Page
from dashboard.province_round import EVERY, SHOWN, SPAN, Round, Rounds
from dashboard.table import plain
from dashboard.words import Words

TOPIC = "province_grid"
_ID = "XIDX"  # stands for an id while a link is laid out
STATUSES = ("complete", "incomplete", "doubted", "missing", "open")


def draw(told: pd.DataFrame, shown: Rounds, page: Page) -> None:
    """The grid with its legend, and the rows behind it to take away. `told`: province_grid."""
    words = page.words
    rows = records(told)
    with st.container(key=f"chart_{TOPIC}"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words(f"{TOPIC}.title"))}</h2>'
            f'<p class="subtitle">{escape(words(f"{TOPIC}.subtitle"))}</p>{legend(words)}</div>'
            f"{_grid(rows, shown, page)}{_span(shown, page)}"
            f'<p class="ruam-sentence">{escape(sentence(rows, shown.chosen, words))}</p>'
        )
        blocks.unfolding(
            f"table_{TOPIC}", words("chart.table"), lambda: blocks.downloads(TOPIC, taken(rows, words), page), page
        )


def legend(words: Words) -> str:
    """Each state by its shape and in words."""
    items = "".join(
        f'<li><span class="state {s}" aria-hidden="true"></span>{escape(words(f"{TOPIC}.{s}"))}</li>' for s in STATUSES
    )
    return f'<ul class="ruam-legend" aria-label="{escape(words("province_grid.legend"))}">{items}</ul>'


def sentence(rows: Sequence[Record], one: Round, words: Words) -> str:
    """How many of each state the chosen round has."""
    here = [r for r in rows if (r["fiscal_year"], r["round"]) == (one.fiscal_year, one.round)]
    states = [r["status"] for r in here if r["is_expected"]]
    told = [f"{words(f'{TOPIC}.{s}')} {states.count(s):,}" for s in STATUSES if s in states]
    text = words(f"{TOPIC}.sentence", period=one.named(words), told=words("list_separator").join(told))
    outside = len(here) - len(states)
    return f"{text} {words(f'{TOPIC}.unregistered', n=f'{outside:,}')}" if outside else text


def taken(rows: Sequence[Record], words: Words) -> pd.DataFrame:
    """The cells as rows, an agency and round each."""
    columns: dict[str, list[Any]] = {
        words("column.district"): [plain(r["district"]) for r in rows],
        words("column.agency"): [r["short_name"] for r in rows],
        words("column.period"): [period(r["fiscal_year"], r["round"], words) for r in rows],
        words("column.state"): [words(f"{TOPIC}.{r['status']}") for r in rows],
        words(f"{TOPIC}.all_four"): [
            None if is_unknown(r["is_complete"]) else words("yes" if r["is_complete"] else "no") for r in rows
        ],
        words(f"{TOPIC}.why_doubted"): [plain(r["doubts"]) for r in rows],
        words("column.report_id"): [plain(r["report_id"]) for r in rows],
    }
    return pd.DataFrame(columns, dtype=object)


def _grid(rows: list[Record], shown: Rounds, page: Page) -> str:
    words = page.words
    caption, links = words(f"{TOPIC}.title"), _Links(shown, page)
    head = "".join(_head(r, r == shown.chosen, page) for r in shown.newest_first)
    totals = "".join(f"<td{_here(r, shown)}>{_reported_of(rows, r, words)}</td>" for r in shown.newest_first)
    blocks_ = "".join(
        _district(district, list(of_district), shown, links, words)
        for district, of_district in groupby(rows, key=lambda r: None if is_unknown(r["district"]) else r["district"])
    )
    return (
        f'<div class="ruam-scroll ruam-wall" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="ruam-table ruam-grid"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">{escape(words("column.agency"))}</th>{head}</tr></thead>'
        f'<tbody class="total"><tr><th scope="row">{escape(words(f"{TOPIC}.reported"))}</th>{totals}</tr></tbody>'
        f"{blocks_}</table></div>"
    )


def _here(one: Round, shown: Rounds) -> str:
    return ' class="here"' if one == shown.chosen else ""


def _head(one: Round, is_chosen: bool, page: Page) -> str:
    words = page.words
    link = page.link_province(fiscal_years=(one.fiscal_year,), rounds=(one.round,))
    state = "" if one.is_closed else f"<small>{escape(words('period.open_short'))}</small>"
    current = ' aria-current="true"' if is_chosen else ""
    label = escape(period(one.fiscal_year, one.round, words))
    here = ' class="here"' if is_chosen else ""
    return f'<th scope="col"{here}><a href="{escape(link)}"{current}>{label}</a>{state}</th>'


def _reported_of(rows: Sequence[Record], one: Round, words: Words) -> str:
    """k/n of the agencies that a report is expected of."""
    due = [r for r in rows if r["is_expected"] and (r["fiscal_year"], r["round"]) == (one.fiscal_year, one.round)]
    reported = sum(not is_unknown(r["report_id"]) for r in due)
    return f"{number(reported, words)}/{number(len(due), words)}" if due else ""


def _district(district: str | None, rows: list[Record], shown: Rounds, links: _Links, words: Words) -> str:
    name = words("unknown") if district is None else words("report.in_district", name=district)
    totals = "".join(f"<td{_here(r, shown)}>{_reported_of(rows, r, words)}</td>" for r in shown.newest_first)
    agencies = "".join(
        _agency(list(cells), shown, links, words) for _, cells in groupby(rows, key=lambda r: str(r["agency_id"]))
    )
    return f'<tbody><tr class="district"><th scope="rowgroup">{escape(name)}</th>{totals}</tr>{agencies}</tbody>'


def _agency(cells: list[Record], shown: Rounds, links: _Links, words: Words) -> str:
    first = cells[0]
    of = {(r["fiscal_year"], r["round"]): r for r in cells}
    line = "".join(
        f"<td{_here(one, shown)}>{_cell(of.get((one.fiscal_year, one.round)), one, links, words)}</td>"
        for one in shown.newest_first
    )
    name = escape(str(first["short_name"] or words("unknown")))
    outside = "" if any(r["is_expected"] for r in cells) else f" <small>{escape(words(f'{TOPIC}.outside'))}</small>"
    return f'<tr><th scope="row"><a href="{links.agency(first)}">{name}</a>{outside}</th>{line}</tr>'


def _cell(cell: Record | None, one: Round, links: _Links, words: Words) -> str:
    """What leads on from a cell: the report, or where none came the agency in that round; no word that repeats the row."""
    if cell is None:
        return ""
    status = str(cell["status"])
    told = words(f"{TOPIC}.{status}")
    if status == "doubted":
        told = f"{told}: {cell['doubts']}"
    link = links.agency_in(cell, one) if is_unknown(cell["report_id"]) else links.report(cell)
    return f'<a href="{link}" title="{escape(told)}"><i class="state {status}"></i></a>'


class _Links:
    """The links of the cells, laid out once: thousands of cells differ by their id alone."""

    def __init__(self, shown: Rounds, page: Page) -> None:
        self._report = escape(page.link_report(_ID))
        self._agency = escape(page.link_agency(_ID))
        self._in_round = {
            one: escape(
                address.link(
                    PATHS[AGENCY],
                    page.address_of(
                        agencies=(_ID,), provinces=(), fiscal_years=(one.fiscal_year,), rounds=(one.round,)
                    ),
                )
            )
            for one in shown.shown
        }

    def report(self, row: Record) -> str:
        """To the words of a report."""
        return self._report.replace(_ID, quote_plus(str(row["report_id"])))

    def agency(self, row: Record) -> str:
        """To the page of an agency."""
        return self._agency.replace(_ID, quote_plus(str(row["agency_id"])))

    def agency_in(self, row: Record, one: Round) -> str:
        """To the page of an agency in one round."""
        return self._in_round[one].replace(_ID, quote_plus(str(row["agency_id"])))


def _span(shown: Rounds, page: Page) -> str:
    """The way to the older rounds and back."""
    words = page.words
    if not shown.hidden and not (shown.is_every and len(shown.shown) > SHOWN):
        return ""
    more = {} if shown.is_every else {SPAN: [EVERY]}
    label = words(f"{TOPIC}.fewer", n=SHOWN) if shown.is_every else words(f"{TOPIC}.more", n=shown.hidden)
    link = address.link(PATHS[PROVINCE], page.address, more)
    return f'<p class="ruam-more-line"><a href="{escape(link)}">{escape(label)}</a></p>'
