"""The pages as Streamlit knows them."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard import correcting
from dashboard.page import ACTIVITIES, CORRECT, OFFERED, OVERVIEW, PATHS, REPORT
from dashboard.words import Words, words

VIEWS = Path(__file__).parent / "views"


def pages(words_: Words) -> dict[str, st.Page]:
    """The pages by name; the overview is where everyone arrives. A page may be run once: each run has copies of its own."""
    return {name: copy(one) for name, one in _pages(words_.language, may_correct=correcting.is_on()).items()}


@cache
def _pages(language: str, *, may_correct: bool) -> dict[str, st.Page]:
    # Made once: Streamlit looks the file of each up, and ten took a twelfth of a rerun.
    words_ = words(language)
    titles = {CORRECT: "correction.title"}
    return {
        name: st.Page(
            VIEWS / f"{name}.py",
            title=words_(titles.get(name, f"{name}.title")),
            url_path=PATHS[name] or None,
            default=name == OVERVIEW,
        )
        for name in (*OFFERED, ACTIVITIES, REPORT, *([CORRECT] if may_correct else []))
    }
