"""What stands around every page: style, banner, header and footer, and the pages shown when there is nothing to show."""

from __future__ import annotations

import hashlib
import time
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dashboard import address, filter_bar, markup
from dashboard.filters import why_empty
from dashboard.format import day, number
from dashboard.page import OFFERED, PATHS, Page
from dashboard.words import LANGUAGES, Words

HERE = Path(__file__).parent
ICON = "/app/static/mark.png"  # as it is served: a path would be read and hashed on each run


STYLE = HERE / "static" / "style.css"
_BEGUN = "begun"  # when the session did
_SECONDS_TO_FETCH = 6.0


def style(words: Words) -> None:
    """The style sheet, with Streamlit's own words said in the reader's language.

    Streamlit looks through all that it is given on each run: the sheet comes from where the fonts are, and is given itself
    only while a session is young, for a page to look right until the browser has fetched it.
    """
    markup.show(_fetched(words))
    begun = st.session_state.setdefault(_BEGUN, time.monotonic())
    if time.monotonic() - begun < _SECONDS_TO_FETCH:
        markup.show(_given())


@cache
def _fetched(words: Words) -> str:
    said = {
        '[data-testid="stExpandSidebarButton"]': words("filters.open"),
        '[data-testid="stSkipToContent"]': words("app.skip"),
        '[role="listbox"][data-empty="true"] [role="option"] span': words("filters.no_option"),
    }
    rules = " ".join(f'{selector}::after{{content:"{text}"}}' for selector, text in said.items())
    # Another sheet has another address: none is taken from the browser's store after an update.
    version = hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]
    return f'<style>@import url("app/static/{STYLE.name}?{version}"); {rules}</style>'


@cache
def _given() -> str:
    # On one line: Streamlit looks at each line of what it is given.
    return f"<style>{' '.join(STYLE.read_text(encoding='utf-8').split())}</style>"


@cache
def _links() -> str:
    return (HERE / "links.js").read_text(encoding="utf-8")


def head(page: Page, here: str, unknown: list[tuple[str, str]]) -> None:
    """The name, the languages, and the way to the pages; the sign of demonstration data; what of the address was not used.

    `here`: the page that is shown; `unknown`: the (field, value) pairs that cannot be chosen. Links of Streamlit's own menu
    would lose the filters, and one element is sent and laid out sooner than ten.
    """

    def top() -> str:
        return _top(
            f"{_ways(page, here)}{_banner(page)}{_notices(unknown, page.words)}", page.words, _languages(page, here)
        )

    where = tuple((key, *values) for key, values in page.raw.items() if key in filter_bar.KEPT)
    _show(page.drawn("head", top, here, where, tuple(unknown)))


def _show(top: str) -> None:
    markup.show(top, has_script=True)


def _top(below: str, words: Words, languages: str = "") -> str:
    """The name and what it is about; with it comes what leads on along links without loading the page anew."""
    return (
        f'<div class="ruam-top"><div class="ruam-brand"><img src="app/static/mark.png" alt="" width="34" height="34">'
        f"<div><strong>{escape(words('app.name'))}</strong><span>{escape(words('app.tagline'))}</span></div></div>"
        f"{languages}</div>{below}<script>{_links()}</script>"
    )


def _languages(page: Page, here: str) -> str:
    """The same page in each language."""

    def way(code: str) -> str:
        if code == page.words.language:
            return f'<span aria-current="true" lang="{code}">{escape(page.words(f"language.{code}"))}</span>'
        href = filter_bar.address_in(code, page.filters, page.raw, default_demonstration=not page.state["has_real"])
        link = address.link(PATHS[here] or "./", href)
        return f'<a href="{escape(link)}" lang="{code}" hreflang="{code}">{escape(page.words(f"language.{code}"))}</a>'

    return (
        f'<nav class="ruam-languages" aria-label="{escape(page.words("app.language"))}">'
        f"{''.join(map(way, LANGUAGES))}</nav>"
    )


def _ways(page: Page, chosen: str) -> str:
    told = page.address

    def way(name: str) -> str:
        here = ' aria-current="page"' if name == chosen else ""
        href = address.link(PATHS[name] or "./", told)
        return f'<a href="{escape(href)}"{here}>{escape(page.words(f"{name}.title"))}</a>'

    ways = "".join(way(name) for name in OFFERED)
    return f'<nav class="ruam-nav" aria-label="{escape(page.words("app.pages"))}">{ways}</nav>'


def _banner(page: Page) -> str:
    """The plain, permanent sign that what is shown is demonstration data."""
    if not page.filters.demonstration:
        return ""
    return (
        f'<div class="ruam-banner" role="note"><strong>{escape(page.words("data.banner"))}</strong> '
        f"{escape(page.words('data.banner_text'))}</div>"
    )


def _notices(unknown: list[tuple[str, str]], words: Words) -> str:
    """Which values of a link were not used: a filter must not widen unseen."""
    told = (
        words("filters.unknown_value", field=words(f"filters.{field}"), value=value[:60])
        for field, value in unknown[:5]
    )
    return "".join(f'<div class="ruam-notice" role="status">{escape(text)}</div>' for text in told)


def footer(page: Page) -> None:
    """Generation, day, licence."""
    words, state = page.words, page.state
    parts = [
        words("footer.as_of", day=day(state["as_of"], words)),
        words("footer.documents", n=number(page.documents, words)),
        words("footer.generation", generation=state["generation"]),
        words("footer.years"),
        words("footer.licence"),
        words("footer.font"),
    ]
    mark = words("data.banner") + " · " if page.filters.demonstration else ""
    markup.show(f'<footer class="ruam-footer">{escape(mark)}{" · ".join(escape(p) for p in parts)}</footer>')


def nothing_published(words: Words) -> None:
    """The page of an empty store: what to do."""
    _show(_top("", words))
    folder = words("empty.command_folder")
    steps = (
        ("empty.step_demo", "ruam demo"),
        ("empty.step_ingest", f"ruam ingest {folder}"),
        ("empty.step_build", "ruam build"),
    )
    items = "".join(f"<li><span>{escape(words(k))}</span><code>{escape(c)}</code></li>" for k, c in steps)
    markup.show(
        f'<div class="ruam-empty"><h1>{escape(words("empty.title_store"))}</h1>'
        f"<p>{escape(words('empty.lead_store'))}</p><ol>{items}</ol></div>"
    )
    st.button(words("empty.check_again"), key="check_again", type="primary")


def broken(words: Words) -> None:
    """A page that could not be drawn: what happened, in plain words; the log has the rest."""
    markup.show(
        f'<div class="ruam-empty ruam-broken" role="alert"><h1>{escape(words("broken.title"))}</h1>'
        f"<p>{escape(words('broken.text'))}</p></div>"
    )


def nothing_matches(page: Page, expected: int) -> None:
    """Why these filters are empty, and the one filter to loosen."""
    words, filters = page.words, page.filters
    why = why_empty(filters, page.choices, page.holds)
    if why.no_such_agency and why.loosen == "kinds":
        reason = words(
            "empty.no_agency_kinds",
            kinds=words("list_separator").join(words.code("agency_kind", k) for k in filters.kinds),
            provinces=words("list_separator").join(filters.provinces),
        )
    elif why.no_such_agency:
        reason = words("empty.no_agency")
    else:
        reason = words("empty.nothing", filters=" · ".join(page.describe()) or words("filters.everything"))
    lines = [reason]
    if expected and not why.no_such_agency:
        lines.append(words("empty.expected", n=f"{expected:,}"))
    field = words(f"filters.{why.loosen}") if why.loosen else ""
    lines.append(words("empty.loosen", field=field) if why.loosen else words("empty.no_single"))
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    markup.show(f'<div class="ruam-empty"><h1>{escape(words("empty.title"))}</h1>{body}</div>')
    target = filters.without(why.loosen) if why.loosen else type(filters)(demonstration=filters.demonstration)
    label = words("empty.loosen_button", field=field) if why.loosen else words("filters.clear")
    st.button(
        label,
        key="loosen",
        type="primary",
        on_click=lambda: filter_bar.go(target, words.language, not page.state["has_real"]),
    )
