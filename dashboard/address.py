"""The address bar: filters, slice and language to and from query parameters.

Values are codes, never labels, so that a link means the same in either language. Streamlit's own binding
(`bind="query-params"`) writes labels and drops a value it does not know without a word; here such a value is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from dashboard.filters import Choices, Filters, Slice, narrowed
from dashboard.words import LANGUAGES

Raw = Mapping[str, list[str]]

# query parameter → field of Filters
FILTER_KEYS = {"fy": "fiscal_years", "round": "rounds", "province": "provinces", "kind": "kinds", "agency": "agencies"}
# query parameter → field of Slice
SLICE_KEYS = {
    "level": "level",
    "group": "category",
    "side": "side",
    "form": "kind",
    "mode": "mode",
    "event": "is_event",
    "recurring": "recurring",
    "total": "has_total",
    "region": "region",
    "geo": "geographic_region",
    "cluster": "province_cluster",
    "district": "district",
    "names": "names_category",
    "sides": "names_side",
    "step": "has_level",
    "rule": "rule",
    "rules": "has_rule",
    "told": "told",
    "untold": "untold",
}
# what a reader of the page สำรวจ asks: a measure by dimensions, drawn how; or words that are looked for, where, from which on
QUESTION_KEYS = ("measure", "by", "chart", "ask", "q", "field", "from")
NOT_TOLD = "-"  # an empty code in the address
DEMONSTRATION, REAL = "demonstration", "real"


def language(raw: Raw) -> str:
    """The language of the address; Thai where it names none that is known."""
    wanted = next(iter(raw.get("lang", [])), LANGUAGES[0])
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def demonstration(raw: Raw, *, has_real: bool, has_demonstration: bool) -> bool:
    """Whether demonstration data is meant: as the address says where that exists, else real data wherever there is some."""
    wanted = next(iter(raw.get("data", [])), None)
    if wanted == DEMONSTRATION and has_demonstration:
        return True
    if wanted == REAL and has_real:
        return False
    return not has_real and has_demonstration


def _typed(name: str, value: str) -> Any:
    if name in ("fiscal_years", "rounds"):
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else value
    return value


def read(raw: Raw, choices: Choices, is_demonstration: bool) -> tuple[Filters, list[tuple[str, str]]]:
    """The filters an address means, and the (field, value) pairs that cannot be chosen and were left out."""
    possible: dict[str, Any] = {
        "fiscal_years": choices.fiscal_years,
        "rounds": choices.rounds,
        "provinces": choices.provinces,
        "kinds": choices.kinds,
        "agencies": choices.agencies,
    }
    chosen: dict[str, Any] = {}
    unknown: list[tuple[str, str]] = []
    for key, name in FILTER_KEYS.items():
        chosen[name], refused = narrowed((_typed(name, v) for v in raw.get(key, []) if v), possible[name])
        unknown += [(name, str(v)) for v in refused]
    return Filters(**chosen, demonstration=is_demonstration), unknown


def write(filters: Filters, lang: str, *, default_demonstration: bool = False) -> dict[str, list[str]]:
    """The query parameters of these filters; what is at its default is left out."""
    address = {
        key: [str(v) for v in getattr(filters, name)] for key, name in FILTER_KEYS.items() if getattr(filters, name)
    }
    if filters.demonstration:
        address["data"] = [DEMONSTRATION]
    elif default_demonstration:
        address["data"] = [REAL]
    if lang != LANGUAGES[0]:
        address["lang"] = [lang]
    return address


def read_slice(raw: Raw) -> Slice:
    """The slice an address means; values that cannot be are left out."""
    chosen: dict[str, Any] = {}
    for key, name in SLICE_KEYS.items():
        values = [v for v in raw.get(key, []) if v]
        if not values:
            continue
        if name in ("is_event", "recurring", "has_total"):
            if values[0] in ("0", "1"):
                chosen[name] = values[0] == "1"
        elif name in ("level", "has_level"):
            least = -1 if name == "level" else 0
            levels = tuple(int(v) for v in values if v in {str(n) for n in range(least, 8)})
            if levels:
                chosen[name] = levels
        else:
            chosen[name] = tuple("" if v == NOT_TOLD else v for v in values)
    return Slice(**chosen)


def write_slice(slice_: Slice) -> dict[str, list[str]]:
    """The query parameters of a slice."""
    keys = {name: key for key, name in SLICE_KEYS.items()}
    address: dict[str, list[str]] = {}
    for f in fields(slice_):
        value = getattr(slice_, f.name)
        if isinstance(value, bool):
            address[keys[f.name]] = ["1" if value else "0"]
        elif value is not None:
            address[keys[f.name]] = [str(v) if v != "" else NOT_TOLD for v in value]
    return address


def link(page: str, *parts: Mapping[str, list[str]]) -> str:
    """A relative link to a page of this app."""
    merged: dict[str, list[str]] = {}
    for part in parts:
        merged.update(part)
    told = "&".join(f"{_quoted(key)}={_quoted(value)}" for key, values in merged.items() for value in values)
    return f"{page}?{told}" if merged else page


# The same few names stand in hundreds of links, and Thai ones are long to quote.
_quoted = lru_cache(maxsize=4096)(quote_plus)
