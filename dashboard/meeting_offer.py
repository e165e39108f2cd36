"""The meeting sheet on offer: its two files, and whether the Word file writes its numbers in Thai digits."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import download, filter_bar, meeting_book, meeting_word
from dashboard.meeting_sheet import Sheet
from dashboard.page import Page

DIGITS, THAI = "digits", "thai"


def draw(one: Sheet, page: Page) -> None:
    """Offer the sheet. The files are made when they are asked for."""
    words = page.words
    key = f"digits_{words.language}"
    st.session_state[key] = page.parameter(DIGITS) == THAI

    def changed() -> None:
        filter_bar.put(DIGITS, THAI if st.session_state[key] else None)

    kinds: tuple[tuple[str, Any, str], ...] = (
        (
            "docx",
            partial(meeting_word.docx, one, words, is_thai=page.parameter(DIGITS) == THAI),
            meeting_word.MEDIA_TYPE,
        ),
        ("xlsx", partial(meeting_book.xlsx, one, words), meeting_book.MEDIA_TYPE),
    )
    with st.container(key="meeting_sheet", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="ruam-sheet"><strong>{escape(words("meeting_sheet.title"))}</strong> '
            f"{escape(words('meeting_sheet.lead'))}</p>",
            width="stretch",
        )
        for extension, make, media_type in kinds:
            st.download_button(
                words(f"meeting_sheet.{extension}"),
                make,
                file_name=download.file_name("meeting_sheet", one.source, words, extension),
                mime=media_type,
                key=f"{extension}_meeting_sheet",
                on_click="ignore",
            )
        st.toggle(words("meeting_sheet.thai_digits"), key=key, on_change=changed)
