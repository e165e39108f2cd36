"""Whom to call, and what was promised and stands still: the lists of a province's page."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard import blocks, markup, table
from dashboard.district_rates import by_district, name_of
from dashboard.format import Record, day, is_unknown, number, percent, period, records
from dashboard.page import Page
from dashboard.province_head import deadline
from dashboard.province_round import Round
from dashboard.table import Column, Table, build, plain
from dashboard.words import Words

AT_FIRST = 8


def calls(told: pd.DataFrame, page: Page) -> Table:
    """The table of whom to call. `told`: to_call."""
    w = page.words

    def since(row: Record) -> str:
        first = period(row["since_fiscal_year"], row["since_round"], w)
        return w("to_call.since", period=first, n=int(row["rounds_missing"]))

    def last(row: Record) -> str:
        if is_unknown(row["last_report_id"]):
            return w("to_call.never")
        return period(row["last_fiscal_year"], row["last_round"], w)

    def received(row: Record) -> str:
        return w("none") if is_unknown(row["last_received_at"]) else day(row["last_received_at"], w)

    def missed(row: Record) -> str:
        return w("to_call.again") if row["has_missed_before"] else w("to_call.first")

    columns = [
        table.agency(page),
        table.place("district", w),
        Column(w("to_call.before"), missed, missed),
        Column(w("to_call.missing_since"), since, since),
        Column(w("column.last_report"), last, last),
        Column(w("to_call.received"), received, received),
    ]

    def opens(row: Record) -> str:
        return "" if is_unknown(row["last_report_id"]) else page.link_report(str(row["last_report_id"]))

    return build(records(told), columns, w("to_call.title"), opens, w, opens="to_call.open")


def calls_lead(told: pd.DataFrame, one: Round, words: Words) -> str:
    """How many there are to call, how long is left, and how many of them missed the round before too."""
    if told.empty:
        return words("to_call.nobody", period=one.named(words))
    again = number(int(told["has_missed_before"].sum()), words)
    n = number(len(told), words)
    return words("to_call.lead", n=n, period=one.named(words), deadline=deadline(one, words), again=again)


def draw_calls(told: pd.DataFrame, table: Table, one: Round, page: Page) -> None:
    """The list to call, with the days that are left."""
    words = page.words
    lead = calls_lead(told, one, words)
    with st.container(key="chart_to_call"):
        markup.show(
            f'<span class="ruam-anchor" id="missing"></span><div class="ruam-chart-head">'
            f"<h2>{escape(words('to_call.title'))}</h2>"
            f'<p class="subtitle">{escape(lead)}</p></div>'
            f"{'' if told.empty else table.html}"
        )
        if not told.empty:
            blocks.downloads("to_call", table.data, page)


def districts(rates: pd.DataFrame, order: list[str], page: Page) -> Table:
    """The table of the small multiples: a district and closed round a row."""
    w = page.words
    rows = by_district(rates)
    columns = [
        Column(w("column.district"), name_of, name_of, is_heading=True),
        Column(
            w("column.period"),
            lambda r: period(r["fiscal_year"], r["round"], w),
            lambda r: period(r["fiscal_year"], r["round"], w),
        ),
        Column(
            w("district_rates.reported"),
            lambda r: number(r["numerator"], w),
            lambda r: plain(r["numerator"]),
            is_number=True,
        ),
        Column(
            w("district_rates.due"),
            lambda r: number(r["denominator"], w),
            lambda r: plain(r["denominator"]),
            is_number=True,
        ),
        Column(w("district_rates.rate"), lambda r: percent(r["value"], w), lambda r: plain(r["value"]), is_number=True),
    ]

    def link(row: Record) -> str:
        return page.link_province(fiscal_years=(int(row["fiscal_year"]),), rounds=(int(row["round"]),))

    told = [r for district in order for r in rows.get(district, ())]
    return build(told, columns, w("district_rates.title"), link, w, opens="district_rates.open")


def still_text(row: Record, words: Words) -> str:
    """What an event was about: the issue put to it, else its name."""
    told = row["name"] if is_unknown(row["issue"]) else row["issue"]
    return table.told(told, words)


def still_since(row: Record, words: Words) -> str:
    """Since when it has stood still, and how often the agency reported meanwhile."""
    return words(
        "standing_still.since",
        period=period(row["fiscal_year"], row["round"], words),
        n=int(row["rounds_still"]),
        reports=int(row["reports_since"]),
    )


def still_lead(rows: list[Record], words: Words) -> str:
    """How many stand still."""
    if not rows:
        return words("standing_still.none")
    return words("standing_still.lead", n=number(int(rows[0]["found"]), words))


def draw_still(told: pd.DataFrame, page: Page) -> None:
    """What was promised or begun and has stood still, in the words of the reports. `told`: standing_still."""
    words = page.words
    rows = records(told)
    cards = [_still(r, page) for r in rows]
    rest = ""
    if len(cards) > AT_FIRST:
        more = words("standing_still.more", n=number(len(cards) - AT_FIRST, words))
        rest = (
            f'<details class="ruam-rest"><summary>{escape(more)}</summary>'
            f'<ul class="ruam-still">{"".join(cards[AT_FIRST:])}</ul></details>'
        )
    found = int(rows[0]["found"]) if rows else 0
    first = f'<ul class="ruam-still">{"".join(cards[:AT_FIRST])}</ul>' if cards else ""
    cut = f'<p class="ruam-coverage">{escape(words("standing_still.cut", n=len(rows), of=f"{found:,}"))}</p>'
    with st.container(key="chart_standing_still"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("standing_still.title"))}</h2>'
            f'<p class="subtitle">{escape(still_lead(rows, words))}</p></div>'
            f"{first}{rest}{cut if found > len(rows) else ''}"
        )
        if rows:
            blocks.downloads("standing_still", still_taken(rows, words), page)


def _still(row: Record, page: Page) -> str:
    words = page.words
    report = escape(page.link_report(str(row["report_id"]), str(row["activity_id"])))
    agency = escape(page.link_agency(str(row["agency_id"])))
    level = words.code("level", int(row["level"]))
    who = "" if is_unknown(row["actor"]) else f" · {escape(words('report.actor', actor=row['actor']))}"
    return (
        f'<li><p class="issue" lang="th">{escape(still_text(row, words))}</p>'
        f'<p class="step" lang="th"><a href="{report}">{escape(table.told(row["step"], words))}</a></p>'
        f'<p class="facts"><a href="{agency}">{escape(table.told(row["short_name"], words))}</a> · {escape(level)}{who} · '
        f"{escape(still_since(row, words))}</p></li>"
    )


def still_taken(rows: list[Record], words: Words) -> pd.DataFrame:
    """The rows to take away."""
    return pd.DataFrame(
        {
            words("column.agency"): [plain(r["short_name"]) for r in rows],
            words("column.district"): [plain(r["district"]) for r in rows],
            words("standing_still.issue"): [still_text(r, words) for r in rows],
            words("standing_still.step"): [plain(r["step"]) for r in rows],
            words("column.level"): [words.code("level", int(r["level"])) for r in rows],
            words("standing_still.actor"): [plain(r["actor"]) for r in rows],
            words("standing_still.first"): [period(r["fiscal_year"], r["round"], words) for r in rows],
            words("standing_still.rounds"): [int(r["rounds_still"]) for r in rows],
            words("standing_still.reports"): [int(r["reports_since"]) for r in rows],
            words("column.report_id"): [r["report_id"] for r in rows],
            words("column.activity_id"): [r["activity_id"] for r in rows],
        },
        dtype=object,
    )
