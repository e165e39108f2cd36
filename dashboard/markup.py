"""HTML shown as it is given.

`st.html` asks the disk whether a plain text is the name of a file, then dedents and strips it: on a page of some twenty
pieces that was a tenth of a rerun. An object that says what it is in HTML is taken at its word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st


@dataclass(frozen=True, slots=True)
class _Markup:
    text: str

    def _repr_html_(self) -> str:
        return self.text


def show(text: str, *, width: Literal["stretch", "content"] = "stretch", has_script: bool = False) -> None:
    """Show HTML of our own, `text` not empty. `has_script`: its script is run."""
    st.html(_Markup(text), width=width, unsafe_allow_javascript=has_script)
