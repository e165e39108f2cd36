"""One of many is to be chosen before a page can be about it: what for, and a list to type into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import streamlit as st

from dashboard import filter_bar, markup
from dashboard.filters import Filters
from dashboard.page import Page


def draw(section: str, label: str, possible: Mapping[str, str], narrowed: Callable[[str], Filters], page: Page) -> None:
    """The words of a page's section, and a choice among `possible` (value → label); `narrowed` gives the filters of a choice."""
    words = page.words
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words(f"{section}.kicker"))}</p>'
        f"<h1>{escape(words(f'{section}.choose'))}</h1>"
        f'<p class="scope">{escape(words(f"{section}.choose_lead"))}</p></div>'
    )
    key = f"choose_{section}_{words.language}"

    def chosen() -> None:
        if picked := st.session_state[key]:
            filter_bar.go(narrowed(picked), words.language, not page.state["has_real"])

    st.selectbox(
        label,
        list(possible),
        index=None,
        format_func=lambda value: possible[value],
        placeholder=words(f"{section}.choose_placeholder"),
        key=key,
        on_change=chosen,
        filter_mode="contains",
    )
