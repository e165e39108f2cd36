"""The filters as a person sets them. The address is the truth: a widget starts from it and writes back to it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from dashboard import address, markup
from dashboard.filters import DIMENSIONS, Filters
from dashboard.page import Page

# Where the reader is belongs to the address, but not to the filters, so a change of filters keeps it.
COMPARED = ("rate", "peers", "region", "whole", "matched")  # what the page of comparison compares
# what other pages ask beside the filters, by page
_ASKED = ("map", "regions", "find", "span", "digits")
KEPT = (*address.SLICE_KEYS, *address.QUESTION_KEYS, *COMPARED, *_ASKED, "report", "activity", "leaf")

# More agencies than these are offered once a province or kind narrows them: a list of all 7,900 is no help to a reader,
# and putting it together took a third of each rerun.
AGENCIES_OFFERED = 1_000


def current_address() -> dict[str, list[str]]:
    """The query parameters of this run."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def go(filters: Filters, language: str, default_demonstration: bool) -> None:
    """Write filters and language to the address, from a callback: the run that follows reads them there."""
    now = current_address()
    told = address_in(language, filters, now, default_demonstration=default_demonstration)
    # Of several widgets that changed at once each calls, and the first says it all.
    if told != now:
        st.query_params.from_dict(told)


def address_in(
    language: str, filters: Filters, raw: address.Raw, *, default_demonstration: bool
) -> dict[str, list[str]]:
    """The address of where the reader is, with these filters and in this language."""
    kept = {k: v for k, v in raw.items() if k in KEPT}
    return {**kept, **address.write(filters, language, default_demonstration=default_demonstration)}


def put(key: str, value: str | list[str] | None) -> None:
    """Write one query parameter, or take it away, from a callback."""
    if not value:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = value


def _key(name: str, language: str) -> str:
    # The browser keeps the labels of what is chosen, so each language has widgets of its own.
    return f"filter_{name}_{language}"


def _agencies(page: Page) -> tuple[list[str], int]:
    """The agencies that are offered, none where they are too many, and how many there are."""
    chosen = page.filters.provinces, page.filters.kinds
    count = page.choices.count_within(*chosen)
    return [a.agency_id for a in page.choices.agencies_within(*chosen)] if count <= AGENCIES_OFFERED else [], count


def draw(page: Page, *, has_real: bool, has_demonstration: bool) -> None:
    """Draw the filters in the sidebar."""
    filters, choices, words = page.filters, page.choices, page.words
    default_demonstration = has_demonstration and not has_real

    def changed() -> None:
        chosen: dict[str, Any] = {n: tuple(st.session_state[_key(n, words.language)]) for n in DIMENSIONS}
        default = address.DEMONSTRATION if filters.demonstration else address.REAL
        demonstration = st.session_state.get(_key("data", words.language), default) == address.DEMONSTRATION
        if demonstration != filters.demonstration:
            chosen = {n: v for n, v in chosen.items() if n in ("fiscal_years", "rounds")}
        go(Filters(**chosen, demonstration=demonstration), words.language, default_demonstration)

    agencies, count = page.drawn("agencies", lambda: _agencies(page), AGENCIES_OFFERED)
    placeholders = {name: words(f"filters.placeholder_{name}") for name in DIMENSIONS}
    if count > AGENCIES_OFFERED:
        placeholders["agencies"] = words("filters.placeholder_too_many", n=f"{count:,}")
    options: dict[str, tuple[list[Any], Callable[[Any], str]]] = {
        "fiscal_years": (list(choices.fiscal_years), lambda y: words("period.no_year") if y == 0 else str(y)),
        "rounds": (list(choices.rounds), lambda r: words(f"round.{r}")),
        "provinces": (list(choices.provinces), str),
        "kinds": (list(choices.kinds), lambda k: words.code("agency_kind", k)),
        "agencies": (
            list(dict.fromkeys([*filters.agencies, *agencies])),
            lambda a: choices.agencies[a].with_province,
        ),
    }
    with st.sidebar:
        only = f"<p>{escape(words('data.demonstration_only'))}</p>" if default_demonstration else ""
        markup.show(f'<div class="ruam-filters"><h2>{escape(words("filters.title"))}</h2>{only}</div>')
        for name in DIMENSIONS:
            values, label = options[name]
            key = _key(name, words.language)
            chosen = list(getattr(filters, name))
            if st.session_state.get(key) != chosen:
                st.session_state[key] = chosen
            help_key = f"filters.help_{name}"
            st.multiselect(
                words(f"filters.{name}"),
                values,
                key=key,
                format_func=label,
                on_change=changed,
                placeholder=placeholders[name],
                help=words(help_key) if help_key in words.table else None,
                filter_mode="contains",
                select_all=False,  # a word of the browser's own, in English
                wrap=True,
            )
        if filters.chosen:
            st.button(
                words("filters.clear"),
                key="clear_filters",
                on_click=lambda: go(
                    Filters(demonstration=filters.demonstration), words.language, default_demonstration
                ),
                width="stretch",
            )
        if has_real and has_demonstration:
            key = _key("data", words.language)
            st.session_state[key] = address.DEMONSTRATION if filters.demonstration else address.REAL
            st.radio(
                words("data.switch"),
                (address.REAL, address.DEMONSTRATION),
                key=key,
                format_func=lambda d: words(f"data.{d}"),
                on_change=changed,
            )
