"""The form in which a person confirms or overrules one value: the row, the value, its words, the verdict, why and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard import correcting, correction_mark, markup
from dashboard.format import Record, is_unknown, records
from dashboard.page import REPORT, Page
from dashboard.report_text import candidate_words
from data.corrections import (
    CONFIRM,
    OVERRULE,
    UNKNOWN,
    WITHDRAW,
    CorrectionRefused,
    Field,
    Wish,
    correctable,
    parse_value,
)

_NOTICE, _NAME = "correction_notice", "correction_name"
_LETTERS = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that may be corrected; a report or an activity has no position."""

    table: str
    target_id: str
    activity_position: int | None
    position: int | None
    words: str

    @property
    def activity_id(self) -> str | None:
        return None if self.table == "report" else self.target_id


def heading(report_id: str, page: Page) -> None:
    """What the page is for, the way back, and what became of the last correction."""
    words = page.words
    st.page_link(
        page.pages[REPORT],
        label=words("correction.back"),
        query_params={**page.address, "report": [report_id]},
    )
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("correction.kicker"))}</p>'
        f'<h1>{escape(words("correction.title"))}</h1><p class="scope">{escape(words("correction.lead"))}</p></div>'
    )
    notice()


def notice() -> None:
    """What became of the last correction, once."""
    if told := st.session_state.pop(_NOTICE, None):
        markup.show(f'<div class="ruam-notice" role="status">{escape(told)}</div>')


def draw(
    values: pd.DataFrame,
    corrections: pd.DataFrame,
    candidates: pd.DataFrame,
    page: Page,
    only: Sequence[str] = (),
) -> None:
    """The form. `candidates` are the agencies that the report's name may mean, the first to choose from.

    `only` are the values of the whole report that are asked about, where it is these alone.
    """
    words = page.words
    told = [v for v in records(values) if not only or (v["target_table"] == "report" and v["field"] in only)]
    rows = list(dict.fromkeys(_row(value) for value in told))
    if not rows:
        return
    wanted = page.parameter("activity")
    first = next((i for i, row in enumerate(rows) if row.target_id == wanted), 0)
    row = rows[0]
    if not only:
        row = st.selectbox(
            words("correction.row"), rows, index=first, format_func=lambda r: _row_words(r, page), key="correction_row"
        )
    published = {value["field"]: value["value"] for value in told if _row(value) == row}
    field = st.selectbox(
        words("correction.field"),
        [correctable()[f"{row.table}.{name}"] for name in correctable_names(row.table) if name in published],
        format_func=lambda f: words(f"field.{f.full_name}"),
        key=f"correction_field_{row.table}",
    )
    signs = correction_mark.Signs(_clean(corrections), page)
    stands = signs.current(row.table, row.activity_id, row.position, field.name)
    machine = published[field.name] if stands is None else stands["machine_value_now"]
    _facts(row, field, published[field.name], machine, signs, page)
    # A value that nobody spoke of has nothing to be withdrawn.
    verdicts = [OVERRULE, CONFIRM] + ([WITHDRAW] if stands is not None else [])
    verdict = st.radio(
        words("correction.verdict"),
        verdicts,
        format_func=lambda v: words(f"correction.verdict_{v}"),
        horizontal=True,
        key=f"correction_verdict_{len(verdicts)}",
    )
    with st.form(f"correction_{field.full_name}", border=True):
        said = _value_input(field, _clean(candidates), page) if verdict == OVERRULE else UNKNOWN
        reason = st.text_area(words("correction.reason"), key="correction_reason", height="content")
        name = st.text_input(words("correction.name"), value=st.session_state.get(_NAME, ""), key="correction_by")
        is_sent = st.form_submit_button(words("correction.submit"), type="primary", key="correction_submit")
    if is_sent:
        st.session_state[_NAME] = name
        _send(row, field, verdict, said, reason, name, page)


def history(corrections: pd.DataFrame, page: Page) -> None:
    """What was said of this report before."""
    if told := correction_mark.history(_clean(corrections), page):
        markup.show(told)


def correctable_names(table: str) -> list[str]:
    """The values of a table's row that may be corrected, in the order of the public tables."""
    return [field.name for field in correctable().values() if field.table == table]


def _clean(frame: pd.DataFrame) -> list[Record]:
    return [{k: None if is_unknown(v) else v for k, v in row.items()} for row in records(frame)]


def _row(value: Record) -> _Row:
    activity, position = (None if is_unknown(value[k]) else int(value[k]) for k in ("activity_position", "position"))
    return _Row(value["target_table"], value["target_id"], activity, position, value["words"])


def _row_words(row: _Row, page: Page) -> str:
    words, shown = page.words, row.words[:_LETTERS]
    if row.table == "report":
        return words("correction.row_report")
    if row.position is None:
        return words("correction.row_activity", n=row.activity_position, words=shown)
    table = words(f"correction_table.{row.table}")
    return words("correction.row_of_activity", n=row.activity_position, table=table, position=row.position, words=shown)


def _facts(
    row: _Row, field: Field, value: str | None, machine: str | None, signs: correction_mark.Signs, page: Page
) -> None:
    words = page.words
    sign = signs.of(row.table, row.activity_id, row.position, field.name)
    shown, read = (correction_mark.value_words(field.full_name, v, page) for v in (value, machine))
    lines = [
        (words("correction.now"), escape(shown) + sign),
        (words("correction.read"), escape(read)),
        (words("correction.words"), escape(row.words or words("correction.no_words"))),
    ]
    body = "".join(f"<dt>{escape(k)}</dt><dd>{v}</dd>" for k, v in lines)
    markup.show(f'<div class="ruam-activity"><dl>{body}</dl></div>')


def _value_input(field: Field, candidates: list[Record], page: Page) -> str:
    """What the person says the value is, as it would be typed; `-` is unknown."""
    words = page.words
    labels: dict[str, str] = {}
    if field.sort == "agency":
        # Two of one name are told apart by their place.
        labels = {str(one["agency_id"]): candidate_words(one, words) for one in candidates}
    codes = list(dict.fromkeys([*labels, *page.choices.agencies])) if field.sort == "agency" else list(field.codes)
    if not codes:
        return st.text_input(
            words("correction.value"),
            help=words(f"correction.value_help_{field.sort}"),
            key=f"correction_value_{field.full_name}",
        )
    if field.may_be_unknown:
        codes.append(UNKNOWN)
    return st.selectbox(
        words("correction.value"),
        codes,
        format_func=lambda c: (
            labels.get(c) or correction_mark.value_words(field.full_name, None if c == UNKNOWN else c, page)
        ),
        key=f"correction_value_{field.full_name}",
    )


def _send(row: _Row, field: Field, verdict: str, said: str, reason: str, name: str, page: Page) -> None:
    words = page.words
    try:
        value = parse_value(field, said) if verdict == OVERRULE else None
        with st.spinner(words("correction.saving")):
            wish = Wish(row.target_id, field, row.position, verdict, value, reason, name, seen=row.words)
            trouble = correcting.write(wish)
    except CorrectionRefused as refused:
        st.error(str(refused))
        return
    if trouble is not None:
        st.error(words(trouble))
        return
    label = words(f"field.{field.full_name}")
    if verdict == WITHDRAW:
        saved = words("correction.saved_withdrawn", field=label)
    else:
        told = words("correction.mark_confirmed")
        if verdict == OVERRULE:
            told = correction_mark.value_words(field.full_name, value, page)
        saved = words("correction.saved", field=label, value=told)
    st.session_state[_NOTICE] = saved
    # The reason was that of this value; the name stays.
    del st.session_state["correction_reason"]
    st.rerun()
