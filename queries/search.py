"""Search in Thai: what a person types, cut as the published texts were cut, and asked of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import thai_words
from queries.ask import ask, left_open
from queries.warehouse import Warehouse

FIELDS = ("name", "issue", "result", "follow_through")
MOST = 50


class SearchRefused(Exception):
    """There is nothing to search for; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `words` are those that were looked for, `rows` the answer of the question `search`.

    `activities` is how many there are in all, `activities_with_all` how many of them speak of every word.
    """

    words: tuple[str, ...]
    rows: pd.DataFrame
    activities: int
    activities_with_all: int


def search(
    warehouse: Warehouse,
    text: str,
    *,
    demonstration: bool,
    fields: Sequence[str] | None = None,
    most: int | None = MOST,
    skip: int = 0,
    **filters: Any,
) -> Found:
    """The activities that speak of what was typed, the best first. `filters` are those of the question; left out is all.

    Raises SearchRefused where nothing that was typed can be searched for, or a field is none of FIELDS.
    """
    unknown = sorted(set(fields or ()) - set(FIELDS))
    if unknown:
        raise SearchRefused(
            f"ไม่มีช่อง {', '.join(unknown)} ใช้ได้: {', '.join(FIELDS)} / no such field; there are {', '.join(FIELDS)}"
        )
    words = words_of(warehouse, text)
    if not words:
        raise SearchRefused(
            f"{text!r}: ไม่มีคำที่ค้นได้ ลองใช้คำที่เจาะจงกว่านี้ / nothing here can be searched for: try a more specific word"
        )
    given = left_open("search", words=words, demonstration=demonstration, most=most, skip=skip, **filters)
    given["fields"] = None if fields is None else list(fields)
    rows = ask(warehouse, "search", **given)
    if rows.empty:
        return Found(tuple(words), rows, 0, 0)
    first = rows.iloc[0]
    return Found(tuple(words), rows, int(first["activities"]), int(first["activities_with_all"]))


def facets(
    warehouse: Warehouse,
    words: Sequence[str],
    *,
    demonstration: bool,
    fields: Sequence[str] | None = None,
    **filters: Any,
) -> pd.DataFrame:
    """Where the words of a search stand, by field, year, province and kind of agency: the question `search_facets`."""
    given = left_open("search_facets", words=list(words), demonstration=demonstration, **filters)
    given["fields"] = None if fields is None else list(fields)
    return ask(warehouse, "search_facets", **given)


def words_of(warehouse: Warehouse, text: str) -> list[str]:
    """The words to look for: a compound that nobody speaks of is looked for by the words it is made of."""
    asked = thai_words.asked(text)
    if not asked:
        return []
    spoken_of = set(ask(warehouse, "search_words", words=asked)["word"])
    words: list[str] = []
    for word in asked:
        inner = [] if word in spoken_of else list(thai_words.parts(word))
        words += inner or [word]
    return list(dict.fromkeys(words))


def spans(hits: str) -> list[tuple[int, int]]:
    """The places of the column `hits`, half-open, in the order of the snippet."""
    return [(int(start), int(end)) for start, _, end in (one.partition("-") for one in hits.split())]
