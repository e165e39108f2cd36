"""The blocks a page is made of: a chart with its sentence, table and downloads; the list of who has not reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import download, markup, numbers, palette
from dashboard.charts import Chart, Swatch
from dashboard.figure import ReadyFigure, dressed
from dashboard.filter_bar import current_address
from dashboard.format import Answer, Record, day, is_unknown, kept, moment, number
from dashboard.page import Page
from dashboard.table import Table
from dashboard.words import Words
from queries.compare import COMPARED, OVER_TIME, RATES
from queries.measures import measures

# What each topic's columns mean, by the measures they stand for.
DEFINITIONS = {
    "frequency": ("events_held", "recurring_claimed", "types_only", "reporting_rate"),
    "composition": ("external_share", "citizens_share", "unknown_share", "participants_known"),
    "ladder": ("done_share", "reported_back_share", "follow_through_told_share"),
    "activities": ("events_held", "recurring_claimed", "types_only", "participants_known", "done_share"),
    "missing": ("reporting_rate",),
    "timeline": ("events_held", "participants_known", "done_share"),
    "province_grid": ("reporting_rate", "complete_reports_share"),
    "to_call": ("reporting_rate",),
    "district_rates": ("reporting_rate",),
    "standing_still": ("done_share", "level_share"),
    "agency_reports": ("complete_reports_share",),
    "compare.peers": RATES,
    "compare.time": tuple(OVER_TIME),
    "compare.beside": COMPARED,
    "compare.alike": ("near_duplicate_share",),
    "changes": RATES,
    "quality": ("findings_per_report", "reports_with_finding_share"),
    "quality_list": ("findings_per_report",),
    "quality_places": ("findings_per_report", "reports_with_finding_share"),
    "quality_doubted": (),
    "quality_unresolved": (),
    "leftovers": (),
    "definitions": tuple(name for name, measure in measures().items() if measure.parts),
    "map": tuple(name for name, measure in measures().items() if not measure.parts),
}

PLOT = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def chart(
    topic: str,
    drawn: Chart,
    table: Table | None,
    coverage: str,
    page: Page,
    on_point: Callable[[Any], None] | None = None,
    *,
    controls: Callable[[], None] | None = None,
    fresh: str = "",
) -> None:
    """A chart with all that belongs to it. `on_point` is given the `customdata` of a point that is clicked.

    `table` None: the page shows the chart's rows in a block of their own. `controls` draws what is chosen of the chart, under
    its heading. A chart with another `fresh` is a new one to the browser: what was clicked in the one before is forgotten.
    """
    words = page.words
    picking: dict[str, Any] = {"on_select": "rerun", "selection_mode": "points"} if on_point else {}
    with st.container(key=f"chart_{topic}"):
        markup.show(_head(topic, drawn.sentence, tuple(drawn.legend), coverage, words, is_dark=page.is_dark))
        if controls is not None:
            controls()
        picked = st.plotly_chart(
            ReadyFigure(dressed(drawn.figure, is_dark=page.is_dark)),
            width="stretch",
            key=f"plot_{topic}{fresh}",
            config=PLOT,
            theme="streamlit",
            alt=drawn.sentence,
            **picking,
        )
        if table is not None:
            folded(topic, words("chart.table"), table, page)
    if on_point and (points := picked["selection"]["points"]):
        on_point(points[0]["customdata"])


def part(draw: Callable[..., None], page: Page, *told: Any) -> None:
    """A part of a page, drawn again alone, with the address as it then is, when something in it is chosen or unfolded."""

    def drawn() -> None:
        draw(replace(page, raw=current_address(), in_fragment=True), *told)

    st.fragment(drawn)()


def unfolding(key: str, label: str, draw: Callable[[], None], page: Page, *, is_open: bool = False) -> None:
    """What `draw` draws, folded; drawn when it is opened, without the rest of the page being drawn again."""

    def box() -> None:
        opened = st.expander(label, expanded=is_open, key=key, on_change="rerun")
        if opened.open:
            with opened:
                draw()

    # A fragment costs a copy of all that it stands in: within one there is no need of another.
    box() if page.in_fragment else st.fragment(box)()


def folded(topic: str, label: str, table: Table, page: Page, more_facts: Sequence[tuple[str, str]] = ()) -> None:
    """A table with its downloads, folded. `more_facts` go with the rows that are taken away."""

    def draw() -> None:
        markup.show(table.html)
        downloads(topic, table.data, page, more_facts)

    unfolding(f"table_{topic}", label, draw, page)


def answered(
    topic: str,
    answer: Answer,
    draw: Callable[[Answer, Words], Chart],
    lay_out: Callable[[Answer, Page], Table],
    row: Record,
    page: Page,
) -> None:
    """The chart and table of the answer to a question of the page's filters, with its coverage. `row`: the question `headline`."""
    drawn = page.drawn(topic, partial(draw, answer, page.words))
    chart(topic, drawn, lay_out(answer, page), coverage_of(topic, row, page.words), page)


@lru_cache(maxsize=512)
def _head(
    topic: str, sentence: str, swatches: tuple[Swatch, ...], coverage: str, words: Words, *, is_dark: bool
) -> str:
    """What stands above a chart, as HTML; kept, for a page is drawn again more often than its charts change."""
    return (
        f'<div class="ruam-chart-head"><h2>{escape(words(f"{topic}.title"))}</h2>'
        f'<p class="ruam-sentence" id="sentence-{topic}">{kept(escape(sentence), words)}</p>'
        f'<p class="subtitle">{escape(words(f"{topic}.subtitle"))}</p>'
        f'<p class="ruam-coverage">{escape(coverage)}</p>{_legend(swatches, words, is_dark=is_dark)}</div>'
    )


def legend(swatches: Sequence[Swatch], page: Page) -> str:
    """The colours with their words, as a list."""
    return _legend(swatches, page.words, is_dark=page.is_dark)


def _legend(swatches: Sequence[Swatch], words: Words, *, is_dark: bool) -> str:
    items = "".join(
        f'<li><span class="swatch{" hatched" if s.hatched else ""}" style="background-color:{palette.worn(s.colour, is_dark=is_dark)}"></span>{escape(s.label)}</li>'
        for s in swatches
    )
    return f'<ul class="ruam-legend" aria-label="{escape(words("chart.legend"))}">{items}</ul>'


def definitions(topic: str, words: Words) -> list[tuple[str, str]]:
    """(name, definition) of the measures that a topic rests on."""
    return [(numbers.label(measures()[n], words), numbers.definition(measures()[n], words)) for n in DEFINITIONS[topic]]


def source(page: Page, topic: str, more_facts: Sequence[tuple[str, str]] = ()) -> download.Source:
    """Filters, generation, day and licence, for an export."""
    words, state = page.words, page.state
    named = (f"{topic}.title", topic.replace("_", "."), f"overview.{topic}_lead")
    title = words(next(key for key in named if key in words.table))
    facts = [
        (words("download.content"), title),
        *more_facts,
        (words("download.from_documents"), number(page.documents, words)),
        (words("download.licence"), words("footer.licence")),
    ]
    filters = [(words("filters.title"), told) for told in page.describe() or [words("filters.everything")]]
    made = [
        (words("download.generation"), str(state["generation"])),
        (words("download.as_of"), day(state["as_of"], words)),
        (words("download.built_at"), moment(state["built_at"], words)),
        (words("download.versions"), f"{state['ruam_version']} · {state['rules_version']}"),
    ]
    return download.Source(facts, page.filters.demonstration, str(state["generation"]), filters, made)


FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def downloads(
    topic: str,
    data: pd.DataFrame,
    page: Page,
    more_facts: Sequence[tuple[str, str]] = (),
    *,
    means: Sequence[tuple[str, str]] | None = None,
    more_filters: Sequence[tuple[str, str]] = (),
) -> None:
    """CSV, XLSX and Parquet of exactly these rows, made when asked for, not on each run.

    `means` are the definitions (those of the topic, where not given), `more_filters` those beside the sidebar's.
    """
    words = page.words
    found = source(page, topic, more_facts)
    from_where = replace(found, filters=[*found.filters, *more_filters])
    told = definitions(topic, words) if means is None else means
    made: dict[str, Callable[[], bytes]] = {
        "csv": partial(download.csv, data, from_where, words),
        "xlsx": partial(download.xlsx, data, told, from_where, words),
        "parquet": partial(download.parquet, data, from_where, words),
    }
    with st.container(horizontal=True, key=f"downloads_{topic}"):
        for extension, make in made.items():
            st.download_button(
                words(f"chart.{extension}"),
                make,
                file_name=download.file_name(topic, from_where, words, extension),
                mime=FORMATS[extension],
                key=f"{extension}_{topic}",
                on_click="ignore",
            )


def coverage_of(topic: str, row: Record, words: Words) -> str:
    """How many agencies reported of how many expected, and how many records lack what the chart needs."""
    if is_unknown(row["p_agencies_expected"]):
        reported = words("coverage.line_unknown", k=number(row["p_agencies_with_report"], words))
    else:
        reported = words(
            "coverage.line", k=number(row["p_agencies_reported"], words), n=number(row["p_agencies_expected"], words)
        )
    events = 0 if is_unknown(row["p_events_held"]) else int(row["p_events_held"])
    having = {"ladder": "p_events_with_level", "composition": "p_events_with_headcount"}.get(topic)
    if having is None:
        return f"{reported} · {words(f'coverage.{topic}')}"
    known = 0 if is_unknown(row[having]) else int(row[having])
    return f"{reported} · {words(f'coverage.{topic}', lacking=f'{events - known:,}', events=f'{events:,}')}"


def missing(row: Record, counted: Record, table: Table, page: Page) -> None:
    """Who has not reported, of how many. `counted`: the row of `missing_count`; the table is asked for when it is opened."""
    words = page.words
    if is_unknown(row["p_agencies_expected"]):
        return  # the headline says that there is no registry
    told = words("overview.missing_none")
    if counted["reports"]:
        told = words("overview.missing", n=number(counted["agencies"], words), m=number(counted["reports"], words))
    if counted["reports_open"]:
        told += " · " + words("overview.missing_open", n=number(counted["agencies_open"], words))
    if counted["reports"] or counted["reports_open"]:
        folded("missing", told, table, page)
    else:
        markup.show(f'<p class="ruam-coverage">{escape(told)}</p>')
