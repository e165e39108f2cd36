"""The meeting sheet: what the page of a province says, on one page to print, as a Word file and as a workbook.

It is made of the page's own numbers, sentences and rows, none counted anew, so that sheet and page cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import blocks, download, headline, numbers
from dashboard.district_rates import by_district
from dashboard.format import Record, records
from dashboard.numbers import Number
from dashboard.page import Page
from dashboard.province_head import NUMBERS, in_words
from dashboard.province_lists import still_since, still_text
from dashboard.province_round import Round
from dashboard.words import Words
from queries.measures import measures

_TO_THAI = str.maketrans({str(n): chr(0x0E50 + n) for n in range(10)})  # the Thai nought and those after it


@dataclass(frozen=True, slots=True)
class District:
    """A district's reports of the round: k of n."""

    name: str
    k: int
    n: int


@dataclass(frozen=True)
class Sheet:
    """All that stands on the sheet, in words; `calls` and `grid` are tables with labelled columns."""

    subject: str
    answer: str
    moved: str
    numbers: tuple[Number, ...]
    districts: tuple[District, ...]
    calls: pd.DataFrame
    calls_lead: str
    still: tuple[tuple[str, str, str], ...]  # what was raised, what was promised, who and since when
    still_table: pd.DataFrame
    still_lead: str
    changes: pd.DataFrame
    grid: pd.DataFrame
    definitions: tuple[tuple[str, str], ...]
    source: download.Source


def sheet(
    *,
    row: Record,
    one: Round,
    province: str,
    answer: str,
    moved: str,
    rates: pd.DataFrame,
    order: Sequence[str],
    calls: tuple[pd.DataFrame, str],
    still: tuple[pd.DataFrame, pd.DataFrame, str],
    changes: pd.DataFrame,
    grid: pd.DataFrame,
    page: Page,
) -> Sheet:
    """Gather the sheet from what the page shows. `row`: headline, `rates`: reporting_rate by district and round."""
    words = page.words
    rows = by_district(rates)
    districts = [
        District(name, int(r["numerator"]), int(r["denominator"]))
        for name in order
        for r in rows.get(name, ())
        if (r["fiscal_year"], r["round"]) == (one.fiscal_year, one.round)
    ]
    told = [
        (still_text(r, words), str(r["step"]), f"{r['short_name']} · {still_since(r, words)}")
        for r in records(still[0])
    ]
    return Sheet(
        subject=words("meeting_sheet.subject", province=in_words(province, words), period=one.named(words)),
        answer=answer,
        moved=moved,
        numbers=tuple(headline.number_of(name, row, words) for name in NUMBERS),
        districts=tuple(districts),
        calls=calls[0],
        calls_lead=calls[1],
        still=tuple(told),
        still_table=still[1],
        still_lead=still[2],
        changes=changes,
        grid=grid,
        definitions=tuple(
            (numbers.label(measures()[n], words), numbers.definition(measures()[n], words)) for n in NUMBERS
        ),
        source=blocks.source(page, "meeting_sheet"),
    )


def in_digits(text: str, *, is_thai: bool) -> str:
    """The text with Thai digits where those are wanted."""
    return text.translate(_TO_THAI) if is_thai else text


def facts(one: Sheet, words: Words) -> list[tuple[str, str]]:
    """Where the sheet is from; what is invented says so first."""
    mark = [(words("download.data"), words("download.demonstration_mark"))] if one.source.is_demonstration else []
    chosen = (words("filters.title"), " · ".join(told for _, told in one.source.filters))
    return [*mark, *one.source.facts, chosen, *one.source.made]
