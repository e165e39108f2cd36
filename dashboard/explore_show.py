"""What สำรวจ shows of an answer: its sentence, the drawing, the table with totals, what must be known of it, and how it was asked."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import unquote

import pandas as pd
import streamlit as st

from dashboard import address, blocks, explore_form, filter_bar, markup, numbers, table
from dashboard import explore_answer as answers
from dashboard import explore_question as asked
from dashboard.charts import Chart
from dashboard.explore_answer import Answer, answered
from dashboard.explore_question import BARS, COLUMNS, DOTS, HEAT, LINE, LINES, NUMBER, PERIOD, TABLE, Question
from dashboard.figure import ReadyFigure, dressed
from dashboard.format import Record, is_unknown, kept, number, records
from dashboard.heat_table import MOST_COLUMNS, MOST_ROWS, Cell, heat_table
from dashboard.measured_points import MOST_BARS, SERIES, Point, bars, columns, lines
from dashboard.page import Page
from dashboard.words import Words
from queries import route
from queries.measures import expression
from queries.shell import script


def begun(words: Words) -> dict[str, dict[str, list[str]]]:
    """What a newcomer may begin with: the key of its words, and the address that answers it."""
    return {
        "public": {"measure": ["events_held"], "by": [PERIOD], "names": ["public"]},
        "done": {"measure": ["done_share"], "by": ["province"]},
        "light": {"ask": ["words"], "q": [words("explore.example_light_words")]},
    }


def of_address(page: Page) -> Question:
    """The question of the address; what of it cannot be asked is told."""
    question, refused = asked.read(page.raw)
    for name, value in refused[:5]:
        field = page.words(f"explore.dimension.{name}") if name in asked.FACETS else page.words(f"explore.{name}")
        text = page.words("filters.unknown_value", field=field, value=value[:60])
        markup.show(f'<div class="ruam-notice" role="status">{escape(text)}</div>')
    return question


def answer(question: Question, page: Page) -> Answer:
    """The answer of the question."""
    return answered(question, page)


def heading(found: Answer, page: Page) -> None:
    """The answer in a sentence, what it is of, and where to begin."""
    words = page.words
    scope = [*(page.describe() or [words("filters.everything")]), *explore_form.narrowed(found.question, page)]
    held, most = answers.sentence(found, page)
    lead = f'<p class="lead">{kept(escape(most), words)}</p>' if most else ""
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("explore.kicker"))}</p>'
        f"<h1>{kept(escape(held), words)}</h1>{lead}"
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(" · ".join(scope))}</p></div>'
    )


def examples(page: Page) -> None:
    """Questions to begin with, and the way to the words of the reports."""
    words = page.words
    links = "".join(
        f'<li><a href="{escape(address.link("explore", page.address, wanted))}">{escape(words(f"explore.example_{name}"))}</a></li>'
        for name, wanted in begun(words).items()
    )
    markup.show(
        f'<nav class="ruam-try" aria-label="{escape(words("explore.examples"))}"><span>{escape(words("explore.examples"))}</span>'
        f"<ul>{links}</ul></nav>"
    )


def switch(page: Page) -> None:
    """Numbers or words: what is asked for."""
    words = page.words
    key = f"explore_ask_{words.language}"
    st.session_state[key] = "words" if page.parameter("ask") == "words" else "numbers"

    def changed() -> None:
        filter_bar.put("ask", "words" if st.session_state[key] == "words" else None)

    st.segmented_control(
        words("explore.ask"),
        ("numbers", "words"),
        key=key,
        required=True,
        format_func=lambda name: words(f"explore.ask_{name}"),
        on_change=changed,
        label_visibility="collapsed",
    )


def drawing(found: Answer, page: Page) -> None:
    """The drawing that fits, or that was chosen; what is known of it; the table and what can be taken away."""
    words, question = page.words, found.question
    title = _title(question, page)
    with st.container(key="chart_explore"):
        drawn = _drawn(found, page)
        swatches = blocks.legend(drawn.legend, page) if drawn and drawn.legend else ""
        markup.show(f'<div class="ruam-chart-head"><h2>{escape(title)}</h2>{swatches}</div>')
        _chart_switch(question, page)
        if not found.rows:
            markup.show(f'<div class="ruam-empty"><h2>{escape(words("explore.nothing"))}</h2></div>')
            return
        if question.drawn == NUMBER and found.total is not None:
            _card(found.total, question, page)
        elif question.drawn == HEAT:
            markup.show(_heat(found, title, page))
        elif drawn is not None:
            st.plotly_chart(
                ReadyFigure(dressed(drawn.figure, is_dark=page.is_dark)),
                width="stretch",
                key=f"plot_explore_{question.drawn}",
                config=blocks.PLOT,
                theme="streamlit",
                alt=drawn.sentence,
            )
        told = [*answers.notes(found, page), *_left_off(found, words)]
        lines_ = "".join(f"<li>{escape(t)}</li>" for t in told)
        markup.show(
            f'<p class="ruam-coverage">{escape(answers.coverage(found, words))}</p>'
            + (f'<ul class="ruam-notes">{lines_}</ul>' if told else "")
        )
        if question.drawn != NUMBER and found.total is not None:
            markup.show(numbers.origin(numbers.measured(found.total, words), page))

        def rows() -> None:
            laid = laid_out(found, title, page)
            markup.show(laid.html)
            _downloads(found, laid.data, title, page)

        key = f"table_explore_{question.drawn}"
        blocks.unfolding(key, words("chart.table"), rows, page, is_open=question.drawn == TABLE)


def _title(question: Question, page: Page) -> str:
    words = page.words
    named = numbers.label(question.measure, words)
    if not question.by:
        return named
    by = words("explore.and").join(words(f"explore.dimension.{d}") for d in question.by)
    return words("explore.by_title", measure=named, by=by)


def _chart_switch(question: Question, page: Page) -> None:
    words = page.words
    if len(question.charts) < 2:
        return
    key = f"explore_chart_{words.language}_{'_'.join(question.charts)}"
    st.session_state[key] = question.drawn

    def changed() -> None:
        filter_bar.put("chart", st.session_state[key])

    def label(name: str) -> str:
        told = words(f"explore.chart_{name}")
        return words("explore.chart_suggested", chart=told) if name == question.charts[0] else told

    st.segmented_control(
        words("explore.chart"),
        question.charts,
        key=key,
        required=True,
        format_func=label,
        on_change=changed,
        label_visibility="collapsed",
    )


def _card(total: Record, question: Question, page: Page) -> None:
    with st.container(key="card_explore"):
        markup.show(numbers.card(numbers.measured(total, page.words), page))
        if href := asked.records_link(question, total, page):
            markup.show(f'<a class="ruam-more" href="{escape(href)}">{escape(page.words(_opens(question)))}</a>')


def _opens(question: Question) -> str:
    return "explore.open_agencies" if question.is_of_reports else "chart.open_rows"


def _drawn(found: Answer, page: Page) -> Chart | None:
    """The chart; None where it is a table or a number."""
    words, question = page.words, found.question
    if question.drawn not in (DOTS, BARS, COLUMNS, LINE, LINES):
        return None
    told = " ".join(t for t in answers.sentence(found, page) if t)
    if question.drawn == LINES:
        return lines(_series(found, page), _breaks(_dated(found), question, page), told)
    points = [answers.point(question, row, answers.name_of(row, question, page), words) for row in found.rows]
    if question.drawn in (DOTS, BARS):
        return bars(points, told, words, with_intervals=question.drawn == DOTS)
    if question.drawn == COLUMNS:
        return columns(points, _breaks(found.rows, question, page), told, words)
    dated = [answers.point(question, row, answers.name_of(row, question, page), words) for row in _dated(found)]
    return lines({"": dated}, _breaks(_dated(found), question, page), told)


def _dated(found: Answer) -> list[Record]:
    """The rows that a line can join: of a round, or of a year where there are no rounds."""
    return [r for r in found.rows if not any(is_unknown(r[d]) for d in ("fiscal_year", "round") if d in r)]


def _series(found: Answer, page: Page) -> dict[str, list[Point]]:
    """The largest members of the dimension that is not time, each with a point a round; a round without a row has no value."""
    question, words = found.question, page.words
    time = _time(question)
    [other] = [d for d in question.by if d != time]
    rows = {(answers.key_of(r, other), answers.key_of(r, time)): r for r in found.rows}
    rounds = answers.members(_in_time(_dated(found), time), time, page)
    heads = found.seconds if question.by[1] == other else found.firsts
    largest = answers.members(heads or found.rows, other, page)
    series: dict[str, list[Point]] = {}
    for member, name in list(largest.items())[: len(SERIES)]:
        series[name] = [
            Point(label, None, "", why=words("unknown"))
            if (row := rows.get((member, at))) is None
            else answers.point(question, row, label, words)
            for at, label in rounds.items()
        ]
    return series


def _time(question: Question) -> str:
    """The dimension that is time."""
    return next(d for d in question.by if d in asked.TIME[:2])


def _in_time(rows: list[Record], time: str) -> list[Record]:
    return sorted(rows, key=lambda r: [(part is None, part) for part in answers.key_of(r, time)])


def _breaks(rows: list[Record], question: Question, page: Page) -> dict[str, str]:
    """Before which of the rounds shown the form of the reports changed, and what changed."""
    told: dict[str, str] = {}
    for change in records(page.ask_plain("form_breaks")):
        first = next((r for r in _in_time(rows, "fiscal_year") if _begins(r, change)), None)
        if first is not None:
            told[answers.label_of(_time(question), first, page)] = page.words("explore.form_break")
    return told


def _begins(row: Record, change: Record) -> bool:
    if is_unknown(row["fiscal_year"]) or row["fiscal_year"] != change["fiscal_year"]:
        return False
    return "round" not in row or (not is_unknown(row["round"]) and row["round"] == change["round"])


def _left_off(found: Answer, words: Words) -> list[str]:
    """How much a drawing leaves to the table, and the table to the files."""
    count, question = len(found.rows), found.question
    told = []
    if question.drawn in (DOTS, BARS) and count > MOST_BARS:
        told.append(words("explore.more_bars", shown=MOST_BARS, n=number(count - MOST_BARS, words)))
    if question.drawn == LINES:
        others = found.seconds if question.by[0] in asked.TIME[:2] else found.firsts
        if len(others) > len(SERIES):
            told.append(words("explore.more_lines", shown=len(SERIES)))
    if question.drawn in (LINE, LINES) and len(_dated(found)) < count:
        told.append(words("explore.note_undated"))
    if question.drawn == HEAT and (len(found.firsts) > MOST_COLUMNS or len(found.seconds) > MOST_COLUMNS):
        told.append(words("explore.more_cells", rows=MOST_ROWS, columns=MOST_COLUMNS))
    return told


# Tables


def laid_out(found: Answer, title: str, page: Page) -> table.Table:
    """The rows as a table, its total below."""
    words, question = page.words, found.question
    total = _footing(found)

    def member(of: str) -> table.Column:
        def show(row: Record) -> str:
            return words("explore.total") if "is_total" in row and of == question.by[0] else _member(of, row, page)

        return table.Column(words(f"explore.dimension.{of}"), show, show, is_heading=of == question.by[0])

    is_time = any(d in asked.TIME[:2] for d in question.by)
    named = numbers.label(question.measure, words)
    out_of = [
        table.Column(words(f"explore.column_{part}"), _part(part, words), _taken(part), is_number=True)
        for part in _rests_on(question)
    ]
    known, of_all = _covers(question)
    with_interval = any(answers.interval(question, r) for r in found.rows)
    made = [
        *(member(of) for of in question.by),
        *([table.Column(words("column.state"), _state(words), _state(words))] if is_time else []),
        table.Column(named, lambda r: answers.shown(question, r, words), _taken("value"), is_number=True),
        *out_of,
        *([_interval(question, words)] if with_interval else []),
        table.Column(words(known), _part("known", words), _taken("known"), is_number=True),
        table.Column(words(of_all), _part("of", words), _taken("of"), is_number=True),
        table.Column(
            words("explore.column_why"), lambda r: answers.why(r, words), lambda r: answers.why(r, words) or None
        ),
    ]
    return table.build(
        found.rows, made, title, lambda r: asked.records_link(question, r, page), words, _opens(question), total
    )


def _footing(found: Answer) -> list[Record]:
    if found.total is None or not found.question.by:
        return []
    return [found.total | {"is_total": True}]


def _member(of: str, row: Record, page: Page) -> str:
    return "" if "is_total" in row else answers.label_of(of, row, page)


def _part(name: str, words: Words) -> Any:
    return lambda r: words("unknown") if is_unknown(r[name]) else number(r[name], words)


def _taken(name: str) -> Any:
    return lambda r: table.plain(r[name])


def _rests_on(question: Question) -> tuple[str, ...]:
    """The parts to show beside a value; none that says the same again."""
    measure = question.measure
    if measure.denominator is None:
        return () if measure.numerator == measure.n else ("n",)
    return ("numerator", "denominator") if measure.denominator == measure.n else ("numerator", "denominator", "n")


def _covers(question: Question) -> tuple[str, str]:
    """The keys of the words for what is known, and of how many."""
    if question.measure.coverage_of == "agencies_expected":
        return "column.agencies_reported", "column.agencies_expected"
    return "explore.column_known", "explore.column_of"


def _state(words: Words) -> Any:
    def state(row: Record) -> str:
        if "is_total" in row or is_unknown(row["is_closed"]):
            return "" if "is_total" in row else words("unknown")
        return words("period.closed_short" if row["is_closed"] else "period.open_short")

    return state


def _interval(question: Question, words: Words) -> table.Column:
    def show(row: Record) -> str:
        return answers.range_of(question, row, words)

    return table.Column(words("explore.column_interval"), show, lambda r: show(r) or None, is_number=True)


def _heat(found: Answer, title: str, page: Page) -> str:
    """The table of two dimensions: time runs to the right, else what has fewer members."""
    words, question = page.words, found.question
    first, second = question.by
    of_first = answers.members(found.firsts or _by_name(found.rows, first, page), first, page)
    of_second = answers.members(found.seconds or _by_name(found.rows, second, page), second, page)
    turned = first in asked.TIME or (second not in asked.TIME and len(of_first) < len(of_second))
    down, across = (second, first) if turned else (first, second)
    rows, columns_ = (of_second, of_first) if turned else (of_first, of_second)
    occurring = {(answers.key_of(r, down), answers.key_of(r, across)): r for r in found.rows}
    at_rows = [k for k in rows if any((k, c) in occurring for c in columns_)][:MOST_ROWS]
    at_columns = [k for k in columns_ if any((r, k) in occurring for r in rows)][:MOST_COLUMNS]

    def cell(row: Record | None) -> Cell | None:
        if row is None:
            return None
        value = None if is_unknown(row["value"]) else float(row["value"])
        href = asked.records_link(question, row, page)
        return Cell(value, answers.shown(question, row, words), answers.base(question, row, words), href)

    def totals(of: str, wanted: list[Any]) -> list[Cell | None]:
        alone = {answers.key_of(r, of): r for r in (found.seconds if of == second else found.firsts)}
        return [cell(alone.get(k)) for k in wanted]

    html = heat_table(
        [rows[k] for k in at_rows],
        [columns_[k] for k in at_columns],
        lambda r, c: cell(occurring.get((at_rows[r], at_columns[c]))),
        (totals(down, at_rows), totals(across, at_columns), cell(found.total)),
        (words(f"explore.dimension.{down}"), words(f"explore.dimension.{across}"), words("explore.total")),
        title,
    )
    return f'{html}<p class="ruam-coverage">{escape(words("explore.heat_lead"))}</p>'


def _by_name(rows: list[Record], of: str, page: Page) -> list[Record]:
    if of in answers.NATURAL:
        return sorted(rows, key=lambda r: [(p is None, p) for p in answers.key_of(r, of)])
    return sorted(rows, key=lambda r: answers.label_of(of, r, page))


# What is taken away, and how it was asked


def statement(question: Question, page: Page) -> str:
    """The statements behind the answer and its totals, their values written in: they run on the published file as they stand."""
    wanted = [r for by in dict.fromkeys((question.by, ())) if (r := question.request(by)) is not None]
    return script(route.statements(wanted, page.measure_filters, demonstration=page.filters.demonstration))


def permanent(link: str, page: Page) -> str:
    """A link of this page, whole; it names the kind of data, whose default may change."""
    here = st.context.url
    whole = f"{str(here).partition('?')[0].rpartition('/')[0]}/{link}" if here else link
    data = address.DEMONSTRATION if page.filters.demonstration else address.REAL
    return whole if "data=" in whole else f"{whole}{'&' if '?' in whole else '?'}data={data}"


def saved(link: str, page: Page) -> None:
    """The link that asks the same again."""
    words, whole = page.words, permanent(link, page)
    markup.show(
        f'<section class="ruam-proof" aria-label="{escape(words("explore.save"))}"><h2 class="ruam-h2">{escape(words("explore.save"))}</h2>'
        f'<p>{escape(words("explore.save_lead"))}</p><p class="link"><a href="{escape(whole)}">{escape(unquote(whole))}</a></p></section>'
    )


def _downloads(found: Answer, data: pd.DataFrame, title: str, page: Page) -> None:
    words, question = page.words, found.question
    facts = [
        (words("explore.question"), title),
        (words("explore.permalink"), permanent(asked.link(page, question), page)),
    ]
    if found.total is not None:
        facts.append((words("explore.total"), answers.shown(question, found.total, words)))
    facts += [(words("explore.note"), told) for told in answers.notes(found, page)]
    facts.append((words("explore.sql"), statement(question, page)))
    narrowed = [(words("explore.facets"), told) for told in explore_form.narrowed(question, page)]
    means = [(numbers.label(question.measure, words), numbers.definition(question.measure, words))]
    blocks.downloads("explore", data, page, facts, means=means, more_filters=narrowed)


def proof(found: Answer, page: Page) -> None:
    """How it was asked: the link that asks it again, and the statement."""
    words, question = page.words, found.question
    measure = question.measure
    saved(asked.link(page, question), page)
    parts = [("numerator", measure.numerator), ("denominator", measure.denominator), ("n", measure.n)]
    told = "".join(
        f"<div><dt>{escape(words(f'explore.column_{name}'))}</dt><dd><code>{escape(expression(text).text)}</code></dd></div>"
        for name, text in parts
        if text
    )
    with st.expander(words("explore.sql"), key="explore_sql"):
        markup.show(
            f'<p>{escape(words("explore.sql_lead", file=page.warehouse.path.name))}</p><dl class="ruam-parts">{told}</dl>'
            f'<pre class="ruam-sql" tabindex="0" role="region" aria-label="{escape(words("explore.sql"))}"><code>{escape(statement(question, page))}</code></pre>'
        )
