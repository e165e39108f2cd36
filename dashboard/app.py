"""The entry: language, filters, navigation. Each run follows the pointer to the published generation."""

from __future__ import annotations

import logging

import streamlit as st

from dashboard import address, answers, filter_bar, frame, navigation, page
from dashboard.format import records
from dashboard.words import Words, words
from queries.warehouse import Warehouse

_LOG = logging.getLogger("ruam.dashboard")


def run() -> None:
    """One run of one page."""
    raw = filter_bar.current_address()
    words_ = words(address.language(raw))
    st.set_page_config(page_title=words_("app.name"), page_icon=frame.ICON, layout="wide", initial_sidebar_state="auto")
    frame.style(words_)
    pages = navigation.pages(words_)
    chosen = st.navigation(list(pages.values()), position="hidden")
    warehouse = answers.current()
    if warehouse is None:
        frame.nothing_published(words_)
        return
    show(chosen, pages, warehouse, raw, words_)


def show(chosen: st.Page, pages: dict[str, st.Page], warehouse: Warehouse, raw: address.Raw, words_: Words) -> None:
    """The chosen page on a published generation."""
    state = records(answers.ask(warehouse, "data_state"))[0]
    has_real, has_demonstration = bool(state["has_real"]), bool(state["has_demonstration"])
    demonstration = address.demonstration(raw, has_real=has_real, has_demonstration=has_demonstration)
    choices = answers.choices(warehouse, demonstration=demonstration)
    filters, unknown = address.read(raw, choices, demonstration)
    here = page.Page(words_, filters, choices, state, raw, warehouse, pages, is_dark=st.context.theme.type == "dark")
    name = next(name for name, one in pages.items() if one == chosen)
    frame.head(here, name, unknown)
    filter_bar.draw(here, has_real=has_real, has_demonstration=has_demonstration)
    page.put(here)
    try:
        chosen.run()
    except Exception:  # noqa: BLE001 — Streamlit's own page for it is English and says nothing
        _LOG.exception("a page broke")
        frame.broken(words_)
    finally:
        page.drop()
    frame.footer(here)


run()
