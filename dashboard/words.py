"""Every visible word, by key and language: the tables of `dashboard/text`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

LANGUAGES = ("th", "en")
TEXT = Path(__file__).parent / "text"


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = str(value)
    return flat


class Words:
    """The words of one language. Calling it with a key gives the text, its `{names}` filled in; an unknown key raises KeyError."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.table = _flat(tomllib.loads((TEXT / f"{language}.toml").read_text(encoding="utf-8")))

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key`, filled in."""
        text = self.table[key]
        return text.format(**values) if values else text

    def code(self, kind: str, code: Any) -> str:
        """The label of a code of the public tables; NULL and '' are ไม่ระบุ, a code without a label shows as itself."""
        is_told = code != "" if isinstance(code, str) else code is not None and not pd.isna(code)
        if not is_told:
            return self.table["unknown"]
        return self.table.get(f"{kind}.{code}", str(code))


@cache
def words(language: str) -> Words:
    """The words of `language`, read once a process; an unknown language gives Thai."""
    return Words(language if language in LANGUAGES else LANGUAGES[0])
