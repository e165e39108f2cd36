"""About the data: what is in it, as of when, from where, how to cite and use it, and what it is not."""

from __future__ import annotations

from html import escape

import pandas as pd

from dashboard import markup
from dashboard.format import Record, day, is_unknown, kept, moment, number, records
from dashboard.page import Page
from dashboard.words import Words
from dashboard.words import words as words_of

_PARTS = ("source", "privacy", "mistakes", "not", "licence")
_HOLDINGS = ("documents", "reports", "agencies", "registered", "provinces", "rounds", "activities")


def heading(holdings: pd.DataFrame, page: Page) -> None:
    """What the data is, in a sentence: documents, agencies, years, as of when."""
    words, state = page.words, page.state
    row = next((r for r in records(holdings) if bool(r["is_demonstration"]) == page.filters.demonstration), None)
    sentence = words("about.answer_none") if row is None else _answer(row, words)
    lead = words("about.as_of", day=day(state["as_of"], words), generation=state["generation"])
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("about.kicker"))}</p>'
        f'<h1>{kept(escape(sentence), words)}</h1><p class="lead">{kept(escape(lead), words)}</p></div>'
    )


def _answer(row: Record, words: Words) -> str:
    return words(
        "about.answer_demonstration" if row["is_demonstration"] else "about.answer",
        documents=number(row["documents"], words),
        agencies=number(row["agencies"], words),
        first=words("none") if is_unknown(row["first_year"]) else int(row["first_year"]),
        last=words("none") if is_unknown(row["last_year"]) else int(row["last_year"]),
    )


def holdings(found: pd.DataFrame, page: Page) -> None:
    """How much is real and how much is demonstration, side by side; the two are never counted together."""
    words = page.words
    rows = records(found)
    heads = "".join(
        f'<th scope="col" class="number">{escape(words("data.demonstration" if r["is_demonstration"] else "data.real"))}</th>'
        for r in rows
    )
    lines = [(words(f"about.{name}"), [number(r[name], words) for r in rows]) for name in _HOLDINGS]
    lines.append((words("about.received"), [day(r["received_to"], words) for r in rows]))
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{"".join(f"<td class=number>{escape(v)}</td>" for v in values)}</tr>'
        for label, values in lines
    )
    markup.show(
        f'{_head("holdings", words)}<table class="ruam-table ruam-narrow"><caption>{escape(words("about.holdings"))}</caption>'
        f'<thead><tr><th scope="col">{escape(words("download.content"))}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _head(part: str, words: Words) -> str:
    return f'<h2 class="ruam-h2" id="{part}">{escape(words(f"about.{part}"))}</h2>'


def cite(page: Page) -> None:
    """How to cite, in Thai and in English, whole and ready to be copied."""
    words = page.words
    body = "".join(
        f'<p class="ruam-cite" lang="{language}">{escape(citation(page, words_of(language)))}</p>'
        for language in ("th", "en")
    )
    markup.show(f'{_head("cite", words)}<p class="ruam-coverage">{escape(words("about.cite_lead"))}</p>{body}')


def citation(page: Page, words: Words) -> str:
    """The data as a source, with its generation and day."""
    mark = words("about.cite_demonstration") if page.filters.demonstration else ""
    return words(
        "about.citation",
        day=day(page.state["as_of"], words),
        generation=page.state["generation"],
        version=page.state["ruam_version"],
        mark=mark,
    ).replace("  ", " ")


def parts(page: Page) -> None:
    """Where it is from, privacy, whom to tell of a mistake, what it is not, the licence."""
    words = page.words
    told = "".join(
        _head(part, words) + "".join(f"<p>{escape(line)}</p>" for line in words(f"about.{part}_text").split("|"))
        for part in _PARTS
    )
    markup.show(f'<div class="ruam-prose">{told}</div>')


def versions(page: Page) -> None:
    """Which versions made it, for whoever asks why a number changed."""
    words, state = page.words, page.state
    told = (
        ("generation", state["generation"]),
        ("built_at", moment(state["built_at"], words)),
        ("version", state["ruam_version"]),
        ("rules", state["rules_version"]),
        ("file", page.warehouse.path.name),
    )
    items = "".join(f"<dt>{escape(words(f'about.{k}'))}</dt><dd>{escape(str(v))}</dd>" for k, v in told)
    markup.show(f'{_head("versions", words)}<dl class="ruam-facts">{items}</dl>')
