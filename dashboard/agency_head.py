"""The head of an agency's page: who it is, the answer in a sentence, its rounds to choose from, its key numbers."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd

from dashboard import address, chooser, headline, markup
from dashboard.filters import Filters
from dashboard.format import Record, day, is_unknown, kept, number, period, records
from dashboard.page import AGENCY, PATHS, Page
from dashboard.words import Words

NUMBERS = ("events_held", "participants_known", "external_share", "done_share")
_CHOICES_SHOWN = 40


def choose(page: Page) -> None:
    """No agency is named, or several: choose one."""
    words, filters = page.words, page.filters
    possible = page.choices.agencies_within(filters.provinces, filters.kinds)
    labels = {a.agency_id: a.with_province for a in possible}

    def narrowed(agency_id: str) -> Filters:
        return replace(filters, agencies=(agency_id,), provinces=(), kinds=())

    chooser.draw("agency", words("filters.agencies"), labels, narrowed, page)
    named = [page.choices.agencies[a] for a in filters.agencies] or possible
    items = "".join(
        f'<li><a href="{escape(page.link_agency(a.agency_id))}">{escape(a.label)}</a>'
        f" <small>{escape(a.province or words('unknown'))}</small></li>"
        for a in named[:_CHOICES_SHOWN]
    )
    more = len(named) - _CHOICES_SHOWN
    rest = (
        f'<p class="ruam-coverage">{escape(words("agency.choose_more", n=number(more, words)))}</p>' if more > 0 else ""
    )
    markup.show(f'<ul class="ruam-names">{items}</ul>{rest}')


def heading(profile: Record, row: Record, names: pd.DataFrame, page: Page) -> None:
    """Who it is, and what it did, in a sentence with its n."""
    words = page.words
    place = " ".join(
        words(f"report.in_{level}", name=profile[level])
        for level in ("subdistrict", "district", "province")
        if not is_unknown(profile[level])
    )
    sentences = [_reporting(profile, words), *_events(row, words)]
    answer = " ".join(s for s in sentences if s)
    scope = " · ".join(replace(page, filters=replace(page.filters, agencies=())).describe())
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("agency.kicker"))}</p>'
        f'<h1>{escape(str(profile["name"]))}</h1><p class="scope">{escape(_facts(profile, place, words))}</p>'
        f"{_names(records(names), page)}"
        f'<p class="lead">{kept(escape(answer), words)}</p>'
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(scope or words("agency.all_rounds"))}</p></div>'
    )


def _facts(profile: Record, place: str, words: Words) -> str:
    parts = [place] if place else []
    parts += [
        words(f"agency.{name}", n=number(profile[name], words))
        for name in ("villages", "households", "population")
        if not is_unknown(profile[name])
    ]
    parts.append(words("agency.registered" if profile["is_registered"] else "agency.not_registered"))
    return " · ".join(parts)


def _reporting(profile: Record, words: Words) -> str:
    due, k, complete = (int(profile[n]) for n in ("rounds_due", "rounds_reported", "rounds_complete"))
    if not profile["is_registered"]:
        return words("agency.answer_unregistered")
    if not due:
        return words("agency.answer_nothing_due")
    return words("agency.answer_rounds", k=k, n=due, complete=complete)


def _events(row: Record, words: Words) -> list[str]:
    events, told, done = (
        0 if is_unknown(row[c]) else int(row[c]) for c in ("p_events_held", "p_events_with_level", "p_followed_done")
    )
    if not events:
        return [words("overview.answer_no_events")]
    followed = words("overview.answer_followed", told=f"{told:,}", done=f"{done:,}")
    return [
        words("overview.answer_events", events=f"{events:,}"),
        followed if told else words("overview.answer_followed_none"),
    ]


def _names(names: list[Record], page: Page) -> str:
    """The names it bore, and the agencies that it may have been or become: the second kind is a guess and says so."""
    if not names:
        return ""
    words = page.words
    lines = []
    for one in names:
        name = escape(str(one["name"]))
        if one["sort"] == "alias":
            first, last = (None if is_unknown(one[k]) else day(one[k], words) for k in ("valid_from", "valid_to"))
            when = words(
                f"agency.valid_{'both' if first and last else 'from' if first else 'to' if last else 'open'}",
                first=first or "",
                last=last or "",
            )
            lines.append(f"{escape(words('agency.alias'))} {name} <small>{escape(when)}</small>")
        else:
            link = escape(page.link_agency(str(one["other_agency_id"])))
            told = escape(words(f"agency.suspected_{one['sort']}", year=int(one["fiscal_year"])))
            lines.append(f'{told} <a href="{link}">{name}</a> <small>{escape(words("agency.suspected"))}</small>')
    return '<ul class="ruam-bore">' + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def rounds(told: pd.DataFrame, page: Page) -> None:
    """Its rounds as a row of links, each with its state; one of them, or all, are looked at."""
    words = page.words
    is_all = not page.filters.fiscal_years and not page.filters.rounds
    every = address.link(PATHS[AGENCY], page.address_of(fiscal_years=(), rounds=()))
    current = ' aria-current="true"'
    pills = [f'<li><a href="{escape(every)}"{current if is_all else ""}>{escape(words("agency.all_rounds"))}</a></li>']
    for row in records(told):
        link = page.address_of(fiscal_years=(int(row["fiscal_year"]),), rounds=(int(row["round"]),))
        state = words(f"agency.status_{row['status']}")
        if not row["is_closed"] and row["status"] != "open":
            state = f"{state} · {words('period.open_short')}"
        is_here = bool(row["is_chosen"]) and not is_all
        pills.append(
            f'<li><a href="{escape(address.link(PATHS[AGENCY], link))}"{current if is_here else ""}>'
            f'<span class="state {escape(row["status"])}" aria-hidden="true"></span>'
            f"{escape(period(row['fiscal_year'], row['round'], words))} <small>{escape(state)}</small></a></li>"
        )
    markup.show(
        f'<nav class="ruam-rounds" aria-label="{escape(words("agency.rounds"))}"><ul>{"".join(pills)}</ul></nav>'
    )


def numbers(row: Record, page: Page) -> None:
    """Its key numbers: the same measures as on the overview, of this agency alone."""
    markup.show(headline.cards(row, page, NUMBERS))


def of_one(page: Page) -> Page:
    """The page without the filters that mean nothing for one agency: its province and kind are its own."""
    return replace(page, filters=replace(page.filters, provinces=(), kinds=()))
