"""The headline: the answer in a sentence, and the key numbers each with its n, its definition and the year before."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dashboard import address, markup
from dashboard.filters import Slice
from dashboard.format import Answer, Record, is_unknown, kept, number, period, records
from dashboard.numbers import Number, card, coverage_of, definition, label, text_of
from dashboard.page import Page
from dashboard.words import Words
from queries.measures import Measure, measures, value

# measure → the activities behind it; None: its records are agencies, not activities
SHOWN: dict[str, Slice | None] = {
    "events_held": Slice(is_event=True),
    "reporting_rate": None,
    "participants_known": Slice(is_event=True, has_total=True),
    "external_share": Slice(is_event=True, side=("external",)),
    "done_share": Slice(is_event=True, level=(6, 7)),
    "complete_reports_share": Slice(),
}


def number_of(name: str, row: Record, words: Words) -> Number:
    """One key number from the row of the question `headline`."""
    measure = measures()[name]
    now = value(measure, row, "p_")
    filled = {
        "k": number(now.numerator, words),
        "n": number(now.denominator if measure.denominator else now.n, words),
        "of": number(now.of, words),
    }
    if name == "events_held":
        filled["n"] = number(row["p_reports"], words)
    elif name == "participants_known":
        filled["n"] = number(now.known, words)
    if now.reason_withheld == "too_few":
        base = words("headline.withheld_too_few_text", n=number(now.n, words), least=measure.least_n)
    elif now.reason_withheld == "unknown" and name == "reporting_rate":
        base = words("overview.no_registry")
    elif now.reason_withheld == "unknown" and measure.denominator:
        base = words("headline.base_unknown")
    else:
        base = words(f"headline.base_{name}", **filled)
    return Number(
        name=name,
        label=label(measure, words),
        shown=text_of(measure, now, words),
        unit="" if now.reason_withheld else words(f"headline.unit_{name}"),
        base=base,
        before=_before(measure, row, words),
        definition=definition(measure, words),
        coverage=coverage_of(now, words),
    )


def _before(measure: Measure, row: Record, words: Words) -> str:
    if not is_unknown(row["not_comparable"]):
        return ""  # said once for all of them
    then = value(measure, row, "b_")
    if then.reason_withheld == "unknown":
        return words("headline.not_comparable", why=words("incomparable.unknown_before"))
    text = words("headline.before", value=text_of(measure, then, words))
    if measure.format != "count":
        text += " " + words("headline.before_n", n=number(then.denominator or then.n, words))
    return text


def answer(row: Record, words: Words) -> tuple[str, str]:
    """The answer: what was held and who told of it; and what followed ('' where nothing was held)."""
    events, told, done = (
        0 if is_unknown(row[c]) else int(row[c]) for c in ("p_events_held", "p_events_with_level", "p_followed_done")
    )
    parts = [words("overview.answer_events", events=f"{events:,}") if events else words("overview.answer_no_events")]
    if is_unknown(row["p_agencies_expected"]):
        parts.append(words("overview.answer_reported_unknown", k=number(row["p_agencies_with_report"], words)))
    else:
        k, n = number(row["p_agencies_reported"], words), number(row["p_agencies_expected"], words)
        parts.append(words("overview.answer_reported", k=k, n=n))
    if not events:
        return " ".join(parts), ""
    followed = words("overview.answer_followed", told=f"{told:,}", done=f"{done:,}")
    return " ".join(parts), followed if told else words("overview.answer_followed_none")


def latest_closed(rounds: Answer) -> tuple[int, int] | None:
    """The latest closed round that anyone reported of, from the question `frequency_by_round`."""
    for row in reversed(records(rounds)):
        told = not any(is_unknown(row[name]) for name in ("fiscal_year", "round", "is_closed", "events_held"))
        if told and row["is_closed"]:
            return int(row["fiscal_year"]), int(row["round"])
    return None


def draw(row: Record, rounds: Answer, page: Page) -> None:
    """Draw the answer and the key numbers, and say once why there is no comparison where there is none."""
    markup.show(page.drawn("headline", lambda: _html(row, rounds, page)))


def _html(row: Record, rounds: Answer, page: Page) -> str:
    words = page.words
    held, followed = answer(row, words)
    lead = f'<p class="lead">{kept(escape(followed), words)}</p>' if followed else ""
    shown = " · ".join(page.describe()) or words("filters.everything")
    more = ""
    if len(page.filters.agencies) == 1:
        link = page.link_agency(page.filters.agencies[0])
        more = f'<p class="ruam-more-line"><a href="{escape(link)}">{escape(words("agency.open"))}</a></p>'
    return (
        f'<div class="ruam-answer"><p class="kicker">{escape(words("overview.kicker"))}</p>'
        f"<h1>{kept(escape(held), words)}</h1>{lead}"
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(shown)}</p>{more}</div>'
        f"{cards(row, page)}{_comparison(row, rounds, page)}{_unregistered(row, words)}"
        '<span class="ruam-anchor" id="missing"></span>'
    )


def _comparison(row: Record, rounds: Answer, page: Page) -> str:
    words = page.words
    why = row["not_comparable"]
    if is_unknown(why):
        return ""
    told = escape(words("headline.not_comparable", why=words(f"incomparable.{why}")))
    latest = latest_closed(rounds) if why in ("no_year_chosen", "round_open") else None
    if latest is not None:
        link = address.link("", page.address_of(fiscal_years=latest[:1], rounds=latest[1:]))
        told += f' <a href="{escape(link)}">{escape(words("headline.latest", period=period(*latest, words)))}</a>'
    return f'<p class="ruam-coverage" id="comparison">{told}</p>'


def _unregistered(row: Record, words: Words) -> str:
    extra = 0 if is_unknown(row["p_agencies_unregistered"]) else int(row["p_agencies_unregistered"])
    if is_unknown(row["p_agencies_expected"]) or not extra:
        return ""
    text = words(
        "overview.unregistered",
        n=f"{extra:,}",
        k=number(row["p_agencies_reported"], words),
        total=number(row["p_agencies_expected"], words),
    )
    return f'<p class="ruam-coverage">{escape(text)}</p>'


def cards(row: Record, page: Page, names: Iterable[str] = SHOWN) -> str:
    """Key numbers, of those of `SHOWN`, side by side as HTML, each with the way to the activities behind it."""
    told = "".join(card(number_of(name, row, page.words), page, _way(name, row, page)) for name in names)
    return f'<div class="ruam-headline">{told}</div>'


def _way(name: str, row: Record, page: Page) -> str:
    """The link from a key number to the records it counts; '' where there are none to show."""
    if (wanted := SHOWN[name]) is None:
        # Without a registry nobody can be missing.
        href, key = "" if is_unknown(row["p_agencies_expected"]) else "#missing", "headline.open_missing"
    else:
        href = page.link_activities(wanted)
        key = "headline.open_reports" if name == "complete_reports_share" else "headline.open"
    return href and f'<a class="ruam-more" href="{escape(href)}">{escape(page.words(key))}</a>'
