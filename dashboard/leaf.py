"""The pages of a received PDF as pictures, beside what was read from them.

The originals are not masked, so a real one is shown only where RUAM_ORIGINALS=1 says that whoever reaches this dashboard
may see them; invented ones are shown to everyone. A PDF is a stranger's: a process of its own draws it, and may die.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, filter_bar, markup
from dashboard.page import PATHS, REPORT, Page
from data.store import Store

PDF = "application/pdf"
PARAMETER = "leaf"
_SECONDS = 30
_WORDS, _PICTURE = "words", "picture"
_ID = re.compile(r"[0-9a-f]{64}")


def is_on() -> bool:
    """Whether the originals of real documents may be shown."""
    return os.environ.get("RUAM_ORIGINALS") == "1"


def original(detail: pd.Series) -> Path | None:
    """The kept PDF of a report that may be shown, else None."""
    if detail["media_type"] != PDF or not (bool(detail["is_demonstration"]) or is_on()):
        return None
    document = str(detail["document_id"])
    path = Store.from_environment().originals / document
    return path if _ID.fullmatch(document) and path.is_file() else None


def wanted(page: Page) -> int | None:
    """The page that the address asks for, from 1; None where it asks for the words."""
    told = page.parameter(PARAMETER) or ""
    return int(told) if told.isascii() and told.isdigit() and 1 <= len(told) <= 4 and int(told) > 0 else None


def link(detail: pd.Series, label: str, page: Page) -> str:
    """Where the sign of a page in the words leads: to its picture, '' where that is not shown."""
    number = label.removeprefix("page:")
    if not number.isdigit() or original(detail) is None:
        return ""
    here = {k: v for k, v in page.raw.items() if k in (*address.SLICE_KEYS, "report", "activity")}
    return address.link(PATHS[REPORT], page.address, here, {PARAMETER: [number]})


def draw(detail: pd.Series, page: Page) -> bool:
    """The choice between words and pictures where there are both, and the picture where it is chosen; whether it was."""
    path = original(detail)
    if path is None:
        return False
    words, at = page.words, wanted(page)
    key = f"report_shown_{words.language}"
    st.session_state[key] = _WORDS if at is None else _PICTURE

    def chosen() -> None:
        filter_bar.put(PARAMETER, "1" if st.session_state[key] == _PICTURE else None)

    st.segmented_control(
        words("leaf.shown"),
        (_WORDS, _PICTURE),
        key=key,
        required=True,
        format_func=lambda name: words(f"leaf.{name}"),
        on_change=chosen,
        label_visibility="collapsed",
    )
    if at is None:
        return False
    drawn = picture(str(path), at)
    if drawn is None:
        markup.show(f'<p class="ruam-notice" role="status">{escape(words("leaf.broken"))}</p>')
        return False
    png, count = drawn
    at = min(at, count)
    told = words("leaf.page", n=at, count=count)
    with st.container(horizontal=True, key="leaf_turn", vertical_alignment="center"):
        _turn("leaf.before", at - 1, count, page)
        markup.show(f"<span>{escape(told)}</span>", width="content")
        _turn("leaf.after", at + 1, count, page)
    lead = words("leaf.lead", page=told, file=detail["file_name"])
    # st.image has no words for those who do not see it
    source = f"data:image/png;base64,{base64.b64encode(png).decode()}"
    alt = words("leaf.alt", page=told, file=detail["file_name"])
    markup.show(
        f'<figure class="ruam-leaf"><img src="{source}" alt="{escape(alt)}">'
        f'<figcaption class="ruam-coverage">{escape(lead)}</figcaption></figure>'
    )
    return True


def _turn(label: str, to: int, count: int, page: Page) -> None:
    st.button(
        page.words(label),
        key=label,
        on_click=lambda: filter_bar.put(PARAMETER, str(to)),
        disabled=not 1 <= to <= count,
    )


@st.cache_resource(max_entries=48, show_spinner=False)
def picture(path: str, number: int) -> tuple[bytes, int] | None:
    """A page as PNG (the last one where there are fewer), and how many there are; None where it cannot be drawn."""
    command = [sys.executable, "-m", "dashboard.leaf_drawn", path, str(number)]
    here = Path(__file__).resolve().parent.parent
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdout": subprocess.PIPE}
    try:
        done = subprocess.run(command, cwd=here, timeout=_SECONDS, check=True, **quiet)
    except (subprocess.SubprocessError, OSError):
        return None
    count, _, png = done.stdout.partition(b"\n")
    return (png, int(count)) if count.isdigit() and png else None
