"""What changed most since the same round a year before, tested against noise, in words with its n."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard import answers, blocks, headline, markup, numbers, table
from dashboard.filters import WHOLE_YEAR
from dashboard.format import Answer, Record, is_unknown, number, percent, period
from dashboard.page import Page
from dashboard.table import Column, Table, build, plain
from dashboard.words import Words
from queries import compare
from queries.compare import NotComparable
from queries.measures import measures

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Round:
    """The round (None: the whole year) that is set against the same a year before."""

    fiscal_year: int
    half: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What was set side by side: the rows of `compare.moved`, those that moved first.

    `wanted` None: there is no round to compare. `why_not` says why the round cannot be (round_open, outside_data).
    """

    wanted: Round | None
    rows: tuple[Record, ...]
    why_not: str | None

    @property
    def moved(self) -> list[Record]:
        """The rows that moved beyond chance."""
        return [r for r in self.rows if r["has_moved"]]

    @property
    def form_changed(self) -> bool:
        """Whether the form of the reports changed between the two rounds."""
        return any(r["form_changed"] for r in self.rows)


def round_of(rounds: Answer, page: Page) -> Round | None:
    """The chosen round or year where it is one, else the latest closed that anyone reported of; None where there is none."""
    years, halves = page.filters.fiscal_years, page.filters.rounds
    if len(years) == 1 and WHOLE_YEAR not in (*years, *halves) and len(halves) != 2:
        return Round(years[0], halves[0] if halves else None)
    latest = headline.latest_closed(rounds)
    return None if latest is None else Round(*latest)


def found(wanted: Round | None, page: Page) -> Compared:
    """What `compare.moved` finds under the page's filters: of provinces, or of agencies within one."""
    if wanted is None:
        return Compared(None, (), None)
    at = {"fiscal_year": wanted.fiscal_year, "half": wanted.half, "by_agency": _by_agency(page)}
    try:
        rows = answers.compared(page.warehouse, compare.moved, **at, **page.place)
    except NotComparable as error:
        return Compared(wanted, (), error.reason)
    return Compared(wanted, tuple(rows), None)


def _by_agency(page: Page) -> bool:
    return len(page.filters.provinces) == 1 or bool(page.filters.agencies)


def draw(compared: Compared, page: Page) -> None:
    """The answer in a sentence, the changes in words, and all that was compared as a table."""
    with st.container(key="chart_changes"):
        markup.show(told(compared, page))
        fold(compared, page)


def fold(compared: Compared, page: Page) -> None:
    """All that was compared as a table, folded; nothing where nothing was."""
    if compared.wanted is not None and compared.rows:
        of_round = [(page.words("column.period"), _named(compared.wanted, page.words))]
        blocks.folded("changes", page.words("chart.table"), table_of(compared, page), page, of_round)


def told(compared: Compared, page: Page) -> str:
    """The answer in a sentence, and the changes in words, as HTML."""
    words = page.words
    head = f'<div class="ruam-chart-head"><h2>{escape(words("changes.title"))}</h2></div>'
    if not compared.rows or compared.wanted is None:
        named = words("changes.no_round") if compared.wanted is None else _named(compared.wanted, words)
        return f'{head}<p class="ruam-sentence">{escape(words("changes.not_comparable", period=named))}</p>'
    moved = compared.moved
    shown = moved[:_SHOWN] or compared.rows[:3]
    items = "".join(f"<li>{_line(r, page)}</li>" for r in shown)
    lead = "" if moved else f'<p class="ruam-coverage">{escape(words("changes.largest_by_chance"))}</p>'
    notes = [words("changes.how", level=_level(len(compared.rows)))]
    if len(moved) > _SHOWN:
        notes.insert(0, words("changes.more", n=number(len(moved) - _SHOWN, words)))
    if compared.form_changed:
        notes.insert(0, words("changes.form_changed"))
    return (
        f'{head}<p class="ruam-sentence">{escape(_answer(compared.rows, moved, compared.wanted, words))}</p>{lead}'
        f'<ul class="ruam-changes">{items}</ul>'
        f'<p class="ruam-coverage">{escape(" ".join(notes))}</p>'
    )


def _named(wanted: Round, words: Words) -> str:
    return period(wanted.fiscal_year, wanted.half, words) if wanted.half else str(wanted.fiscal_year)


def _level(pairs: int) -> str:
    return f"{100 * (1 - 0.05 / pairs):.2f}"


def _answer(rows: Sequence[Record], moved: Sequence[Record], wanted: Round, words: Words) -> str:
    before = Round(wanted.fiscal_year - 1, wanted.half)
    key = "changes.answer" if moved else "changes.answer_none"
    return words(
        key,
        period=_named(wanted, words),
        before=_named(before, words),
        moved=number(len(moved), words),
        pairs=number(len(rows), words),
    )


def _place(row: Record, page: Page) -> str:
    if is_unknown(row["place"]):
        return page.words("changes.everywhere")
    if _by_agency(page) and row["place"] in page.choices.agencies:
        return page.choices.agencies[row["place"]].label
    return str(row["place"])


def _points(row: Record) -> str:
    """So many points of a hundred up or down, with its sign: a true minus, as numbers have."""
    points = round(abs(row["change"]) * 100)
    return f"{'+' if row['change'] > 0 else '−' if points else ''}{points}"


def _line(row: Record, page: Page) -> str:
    words = page.words
    way = "up" if row["change"] > 0 else "down" if row["change"] < 0 else "same"
    told = words(
        "changes.line",
        share=percent(row["share"], words),
        k=number(row["k"], words),
        n=number(row["n"], words),
        before=percent(row["share_before"], words),
        k_before=number(row["k_before"], words),
        n_before=number(row["n_before"], words),
    )
    change = words(f"changes.{way}", points=_points(row).lstrip("+−"))
    return (
        f"<strong>{escape(_place(row, page))}</strong> {escape(numbers.label(measures()[row['rate']], words))}"
        f' <b class="way {way}">{escape(change)}</b> <span>{escape(told)}</span>'
    )


def table_of(compared: Compared, page: Page) -> Table:
    """All that was compared."""
    words = page.words

    def part(make: Callable[[str, str, Words], Column], name: str) -> Column:
        return make(words(f"changes.column_{name}"), name, words)

    def verdict(row: Record) -> str:
        return words("changes.moved" if row["has_moved"] else "changes.by_chance")

    columns = [
        Column(words("changes.column_place"), lambda r: _place(r, page), lambda r: _place(r, page), is_heading=True),
        Column(
            words("changes.column_rate"),
            lambda r: numbers.label(measures()[r["rate"]], words),
            lambda r: numbers.label(measures()[r["rate"]], words),
        ),
        part(table.share, "share_before"),
        part(table.count, "k_before"),
        part(table.count, "n_before"),
        part(table.share, "share"),
        part(table.count, "k"),
        part(table.count, "n"),
        Column(words("changes.column_change"), _points, lambda r: plain(r["change"]), is_number=True),
        part(table.count, "agencies"),
        Column(words("changes.column_verdict"), verdict, verdict),
    ]

    def link(row: Record) -> str:
        if is_unknown(row["place"]):
            return ""
        if _by_agency(page):
            return page.link_agency(str(row["place"]))
        return page.link_activities(provinces=(row["place"],)) if row["place"] in page.choices.provinces else ""

    return build(compared.rows, columns, words("changes.title"), link, words)
