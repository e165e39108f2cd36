"""Search in the words of the reports: what is typed, what was found with the words marked, facets with counts, and the way to the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard import address, blocks, filter_bar, markup
from dashboard.format import Record, is_unknown, kept, number, period, records
from dashboard.page import EXPLORE, PATHS, Page
from dashboard.words import Words
from queries import search as searching
from queries.search import FIELDS, Found, SearchRefused, spans

AT_A_TIME = 20
MOST_TAKEN = 5000
_FACETS = {"fiscal_year": "fiscal_years", "province": "provinces", "kind": "kinds"}
_SHOWN_OF_FACET = 8


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, and what was found; `found` is None where nothing that was typed can be looked for."""

    text: str
    fields: tuple[str, ...]
    skip: int
    found: Found | None
    facets: list[Record]


def is_asked(page: Page) -> bool:
    """Whether the address asks for words, not for numbers."""
    return page.parameter("ask") == "words"


def searched(page: Page) -> Search:
    """Look for the words of the address, in the fields and from the place that it names."""
    text = (page.parameter("q") or "").strip()
    fields = tuple(f for f in dict.fromkeys(page.raw.get("field", [])) if f in FIELDS)
    start = page.parameter("from") or ""
    skip = max(0, int(start) - 1) if start.isascii() and start.isdigit() and len(start) < 8 else 0
    found = _look(text, fields, skip, AT_A_TIME, page) if text else None
    if found is None:
        return Search(text, fields, skip, None, [])
    key = ("search_facets", found.words, fields, page.filters)
    told = page.warehouse.kept(
        key, lambda: searching.facets(page.warehouse, found.words, fields=fields or None, **page.filters.parameters())
    )
    return Search(text, fields, skip, found, records(told))


def _look(text: str, fields: tuple[str, ...], skip: int, most: int, page: Page) -> Found | None:
    def looked() -> Found | None:
        try:
            return searching.search(
                page.warehouse, text, fields=fields or None, most=most, skip=skip, **page.filters.parameters()
            )
        except SearchRefused:
            return None

    return page.warehouse.kept(("search", text, fields, skip, most, page.filters), looked)


def heading(search: Search, page: Page) -> None:
    """How many activities speak of the words, and of which words."""
    words, found = page.words, search.found
    if not search.text:
        told = words("explore.search_begin")
    elif found is None:
        told = words("explore.search_refused", text=search.text)
    elif not found.activities:
        told = words("explore.search_none", text=search.text)
    else:
        told = words("explore.search_found", n=number(found.activities, words), text=search.text)
    lead = ""
    if found is not None and found.activities and len(found.words) > 1:
        lead = words(
            "explore.search_all",
            n=number(found.activities_with_all, words),
            words=words("list_separator").join(found.words),
        )
    scope = " · ".join(page.describe()) or words("filters.everything")
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("explore.search_kicker"))}</p><h1>{kept(escape(told), words)}</h1>'
        + (f'<p class="lead">{kept(escape(lead), words)}</p>' if lead else "")
        + f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(scope)}</p></div>'
    )


def box(search: Search, page: Page) -> None:
    """Where the words are typed."""
    words = page.words
    key = f"explore_q_{words.language}"
    if st.session_state.get(key) != search.text:
        st.session_state[key] = search.text

    def typed() -> None:
        filter_bar.put("q", st.session_state[key].strip() or None)
        filter_bar.put("from", None)

    st.text_input(
        words("explore.search_label"),
        key=key,
        on_change=typed,
        placeholder=words("explore.search_placeholder"),
        max_chars=200,
    )


def results(search: Search, page: Page) -> None:
    """Facets beside what was found, the best first; the pages of it, and the rows to take away."""
    found = search.found
    if found is None or found.rows.empty:
        return
    words = page.words
    facets, listed = st.columns([1, 3], gap="large")
    with facets:
        markup.show(_facets(search, page))
    with listed:
        body = "".join(_item(row, page) for row in records(found.rows))
        markup.show(
            f'<h2 class="ruam-only-read">{escape(words("explore.search_results"))}</h2><ol class="ruam-found" start="{search.skip + 1}">{body}</ol>'
        )
        _turning(search, page)
    with st.container(key="search_take"):
        told = words("explore.search_take", n=number(min(found.activities, MOST_TAKEN), words))

        def take() -> None:
            every = _look(search.text, search.fields, 0, MOST_TAKEN, page)
            facts = [(words("explore.search_label"), search.text)]
            means = [(words("explore.column_snippet"), words("explore.search_means"))]
            blocks.downloads("explore_search", _data(every, words), page, facts, means=means)

        blocks.unfolding("search_rows", told, take, page)


def _address(
    search: Search, page: Page, changes: Mapping[str, tuple[object, ...]] | None = None, **told: list[str]
) -> str:
    filters = page.address_of(**(changes or {}))
    mine = {"ask": ["words"], "q": [search.text], "field": list(search.fields)}
    mine |= {"from" if key == "start" else key: value for key, value in told.items()}
    return address.link(PATHS[EXPLORE], filters, {k: v for k, v in mine.items() if v})


def permanent(search: Search, page: Page) -> str:
    """The address of the search, without its page."""
    return _address(search, page)


def _facets(search: Search, page: Page) -> str:
    words = page.words
    groups = []
    for facet in ("field", *_FACETS):
        rows = [r for r in search.facets if r["facet"] == facet and not is_unknown(r["value"])]
        items = "".join(_facet(facet, r, search, page) for r in rows[:_SHOWN_OF_FACET])
        more = words("explore.search_more", n=len(rows) - _SHOWN_OF_FACET) if len(rows) > _SHOWN_OF_FACET else ""
        title = words(f"explore.search_{facet}")
        if items:
            groups.append(
                f'<section aria-label="{escape(title)}"><h2>{escape(title)}</h2><ul>{items}</ul>'
                + (f'<p class="ruam-coverage">{escape(more)}</p>' if more else "")
                + "</section>"
            )
    return f'<nav class="ruam-facets" aria-label="{escape(words("explore.search_facets"))}">{"".join(groups)}</nav>'


def _facet(facet: str, row: Record, search: Search, page: Page) -> str:
    """One value with its count; a link that narrows to it, or, where it is chosen, takes that away."""
    words, value = page.words, str(row["value"])
    if facet == "field":
        is_chosen = value in search.fields
        href = _address(search, page, field=[] if is_chosen else [value])
        told = words(f"explore.field_{value}")
    else:
        name = _FACETS[facet]
        typed = int(value) if facet == "fiscal_year" else value
        is_chosen = typed in getattr(page.filters, name)
        href = _address(search, page, {name: () if is_chosen else (typed,)})
        told = words.code("agency_kind", value) if facet == "kind" else value
    here = f' aria-current="true" title="{escape(words("explore.search_drop"))}"' if is_chosen else ""
    return f'<li><a href="{escape(href)}"{here}>{escape(told)}</a> <span>{escape(number(row["activities"], words))}</span></li>'


def _item(row: Record, page: Page) -> str:
    words = page.words
    at = None if is_unknown(row["char_start"]) else int(row["char_start"])
    href = page.link_report(str(row["report_id"]), str(row["activity_id"]), at)
    name = words("unknown") if is_unknown(row["name"]) else str(row["name"])
    agency = words("unknown") if is_unknown(row["short_name"]) else str(row["short_name"])
    where = [
        agency,
        "" if is_unknown(row["province"]) else str(row["province"]),
        period(row["fiscal_year"], row["round"], words),
    ]
    place = words(f"explore.field_{row['field']}")
    return (
        f'<li><h3><a href="{escape(href)}">{escape(name)}</a></h3><p class="facts">{escape(" · ".join(t for t in where if t))}</p>'
        f'<p><span class="field">{escape(place)}</span> {marked(str(row["snippet"]), str(row["hits"]))}</p></li>'
    )


def marked(snippet: str, hits: str) -> str:
    """A snippet as HTML with the words that were found marked."""
    out, at = [], 0
    for start, end in spans(hits):
        if start < at:
            continue  # a word within a compound that is marked already
        out.append(f"{escape(snippet[at:start])}<mark>{escape(snippet[start:end])}</mark>")
        at = end
    return "".join(out) + escape(snippet[at:])


def _turning(search: Search, page: Page) -> None:
    found, words = search.found, page.words
    if found is None or found.activities <= AT_A_TIME:
        return
    last = min(search.skip + AT_A_TIME, found.activities)
    links = []
    if search.skip:
        links.append((words("activities.before"), max(0, search.skip - AT_A_TIME)))
    if last < found.activities:
        links.append((words("activities.after"), last))
    told = words(
        "explore.search_shown",
        first=number(search.skip + 1, words),
        last=number(last, words),
        n=number(found.activities, words),
    )
    body = "".join(
        f'<a href="{escape(_address(search, page, start=[str(to + 1)]))}">{escape(t)}</a>' for t, to in links
    )
    markup.show(
        f'<nav class="ruam-turn" aria-label="{escape(words("explore.search_results"))}"><span>{escape(told)}</span>{body}</nav>'
    )


def _data(found: Found | None, words: Words) -> pd.DataFrame:
    rows = [] if found is None else records(found.rows)
    named = {
        "activity_id": "column.activity_id",
        "report_id": "column.report_id",
        "short_name": "column.agency",
        "province": "column.province",
        "fiscal_year": "column.fiscal_year",
        "round": "column.round",
        "name": "column.name",
        "snippet": "explore.column_snippet",
    }
    told = {words(key): [None if is_unknown(r[name]) else r[name] for r in rows] for name, key in named.items()}
    told[words("explore.column_field")] = [words(f"explore.field_{r['field']}") for r in rows]
    return pd.DataFrame(told, dtype=object)
