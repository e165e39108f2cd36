"""The meeting sheet on offer: its two files, and whether the Word file writes its numbers in Thai digits."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import blocks, download, filter_bar, markup, meeting_book, meeting_word
from dashboard.page import Page
from dashboard.province_told import Told
from dashboard.words import Words

DIGITS, THAI = "digits", "thai"


def _word(told: Told, words: Words, *, is_thai: bool) -> bytes:
    return meeting_word.docx(told.sheet, words, is_thai=is_thai)


def _book(told: Told, words: Words) -> bytes:
    return meeting_book.xlsx(told.sheet, words)


def draw(told: Told, page: Page) -> None:
    """Offer the sheet. The files are made when they are asked for."""
    words = page.words
    source = blocks.source(page, "meeting_sheet")
    key = f"digits_{words.language}"
    st.session_state[key] = page.parameter(DIGITS) == THAI

    def changed() -> None:
        filter_bar.put(DIGITS, THAI if st.session_state[key] else None)

    kinds: tuple[tuple[str, Any, str], ...] = (
        (
            "docx",
            partial(_word, told, words, is_thai=page.parameter(DIGITS) == THAI),
            meeting_word.MEDIA_TYPE,
        ),
        ("xlsx", partial(_book, told, words), meeting_book.MEDIA_TYPE),
    )
    with st.container(key="meeting_sheet", horizontal=True, vertical_alignment="center"):
        markup.show(
            f'<p class="ruam-sheet"><strong>{escape(words("meeting_sheet.title"))}</strong> '
            f"{escape(words('meeting_sheet.lead'))}</p>",
            width="stretch",
        )
        for extension, make, media_type in kinds:
            st.download_button(
                words(f"meeting_sheet.{extension}"),
                make,
                file_name=download.file_name("meeting_sheet", source, words, extension),
                mime=media_type,
                key=f"{extension}_meeting_sheet",
                on_click="ignore",
            )
        st.toggle(words("meeting_sheet.thai_digits"), key=key, on_change=changed)
