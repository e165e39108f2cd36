"""Where a reader makes up a question: measure, dimensions, and facets with counts. The address is the truth, as with the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import address, filter_bar, markup, numbers
from dashboard import explore_question as asked
from dashboard.explore_answer import label_of
from dashboard.explore_question import FACETS, Question
from dashboard.format import Record, is_unknown, number, records
from dashboard.page import Page
from queries.measures import measures
from queries.route import Request

NONE = ""
# A facet counts activities held; of what an activity may have several of, those that name or have it.
_COUNTED = {"category": "presence", "side": "presence"}


def draw(question: Question, page: Page) -> None:
    """Measure and dimensions side by side, then the facets, folded."""
    words = page.words
    firsts = asked.first_dimensions(question.measure)
    first = question.by[0] if question.by else NONE
    second = question.by[1] if len(question.by) > 1 else NONE
    with st.container(horizontal=True, key="explore_form", vertical_alignment="bottom"):
        named = {name: numbers.label(one, words) for name, one in measures().items()}
        _select(page, "measure", list(named), question.measure.name, named.__getitem__, _measure_chosen(question, page))
        alone = [] if question.measure.parts else [NONE]
        _select(page, "first", [*alone, *firsts], first, _named(page), _by_chosen(page, ("first", "second")))
        if first:
            seconds = [NONE, *asked.second_dimensions(question.measure, first)]
            _select(page, "second", seconds, second, _named(page), _by_chosen(page, ("first", "second")))
    _facets(question, page)


def _named(page: Page) -> Callable[[str], str]:
    return lambda d: page.words(f"explore.dimension.{d}") if d else page.words("explore.no_dimension")


def _key(name: str, page: Page) -> str:
    return f"explore_{name}_{page.words.language}"


def _select(
    page: Page, name: str, options: list[str], value: str, label: Callable[[str], str], changed: Callable[[], None]
) -> None:
    key = _key(name, page)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.selectbox(
        page.words(f"explore.{name}"), options, key=key, format_func=label, on_change=changed, filter_mode="contains"
    )


def _measure_chosen(question: Question, page: Page) -> Callable[[], None]:
    def changed() -> None:
        measure = measures()[st.session_state[_key("measure", page)]]
        filter_bar.put("measure", measure.name)
        filter_bar.put("by", list(asked.fitting(measure, question.by)))
        filter_bar.put("chart", None)

    return changed


def _by_chosen(page: Page, names: Sequence[str]) -> Callable[[], None]:
    def changed() -> None:
        measure = measures()[st.session_state[_key("measure", page)]]
        wanted = [d for name in names if (d := st.session_state.get(_key(name, page), NONE))]
        filter_bar.put("measure", measure.name)  # without it the address means the question that the page begins with
        filter_bar.put("by", list(asked.fitting(measure, wanted)))
        filter_bar.put("chart", None)

    return changed


# Facets


def _facets(question: Question, page: Page) -> None:
    words = page.words
    chosen = len(question.filters)
    label = words("explore.facets_chosen", n=chosen) if chosen else words("explore.facets")
    folded = st.expander(label, key="explore_facets", expanded=False, on_change="rerun")
    if not folded.open:
        return  # counts are asked for when someone looks
    with folded:
        markup.show(f'<p class="ruam-coverage">{escape(words("explore.facets_lead"))}</p>')
        with st.container(key="explore_facet_grid"):
            for of, options in counts(question, page).items():
                _facet(of, options, question, page)


def _facet(of: str, options: dict[Any, int | None], question: Question, page: Page) -> None:
    words = page.words
    chosen = list(getattr(question.narrowed, FACETS[of]) or ())
    options |= {value: options.get(value) for value in chosen}
    key = _key(f"facet_{of}", page)
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen

    def shown(value: Any) -> str:
        told = label_of(
            "level" if of == "has_level" else of, {"level" if of == "has_level" else of: _value(value)}, page
        )
        count = options.get(value)
        return told if count is None else f"{told} ({number(count, words)})"

    def changed() -> None:
        [name] = [k for k, v in address.SLICE_KEYS.items() if v == FACETS[of]]
        filter_bar.put(name, [str(v) if v != "" else address.NOT_TOLD for v in st.session_state[key]])

    st.multiselect(
        words(f"explore.dimension.{of}"),
        list(options),
        key=key,
        format_func=shown,
        on_change=changed,
        placeholder=words("explore.facet_all"),
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )


def _value(value: Any) -> Any:
    """A value of a filter as an answer has it."""
    return None if value in ("", -1) else value


def counts(question: Question, page: Page) -> dict[str, dict[Any, int | None]]:
    """How many activities held each value of a facet would leave, all other filters as they are; of facets that have values.

    The options of a facet that is chosen from are counted without its own filter, or nothing else could be chosen.
    """
    requests: list[tuple[str, Any, Request]] = []
    for of in FACETS:
        others = {name: values for name, values in question.filters.items() if name != of}
        if of == "has_level":  # no dimension: an activity has several
            requests += [(of, n, Request(("events_held",), (), {**others, of: [n]})) for n in range(8)]
        else:
            requests.append((of, None, Request((_COUNTED.get(of, "events_held"),), (of,), others)))
    found: dict[str, dict[Any, int | None]] = {of: {} for of in FACETS}
    for (of, value, _), frame in zip(requests, page.measured(*[r for _, _, r in requests]), strict=True):
        for row in records(frame):
            count = 0 if is_unknown(row["numerator"]) else int(row["numerator"])
            if count:
                found[of][_option(of, row) if value is None else value] = count
    for of in ("category", "side", "rule", "kind", "mode"):
        found[of] = dict(sorted(found[of].items(), key=lambda item: -(item[1] or 0)))
    return {of: options for of, options in found.items() if options or of in question.filters}


def _option(of: str, row: Record) -> Any:
    value = row[of]
    if is_unknown(value):
        return -1 if of == "level" else ""
    return int(value) if of == "level" else str(value)


def narrowed(question: Question, page: Page) -> list[str]:
    """What the question is narrowed to beside the sidebar, one text a facet."""
    words = page.words
    told = []
    for of, values in question.filters.items():
        dimension = "level" if of == "has_level" else of
        listed = words("list_separator").join(label_of(dimension, {dimension: _value(v)}, page) for v in values)
        told.append(f"{words(f'explore.dimension.{of}')}: {listed}")
    return told
