"""What is still unknown under these filters: each as so many of so many, with the way to the records."""

from __future__ import annotations

from html import escape

from dashboard import markup, meters
from dashboard.filters import Slice
from dashboard.format import Record, is_unknown, kept, number
from dashboard.meters import Meter
from dashboard.page import Page
from dashboard.words import Words
from queries.measures import MeasureValue, measures, value

# what is not known, by the measure that tells of how many it is
_LACKING = {
    "reports": "reporting_rate",
    "follow_through": "follow_through_told_share",
    "totals": "events_with_total_share",
}


def draw(row: Record, page: Page) -> None:
    """Draw them from the row of the question `headline`, after a sentence that names the largest."""
    markup.show(page.drawn("unknowns", lambda: _html(row, page)))


def _html(row: Record, page: Page) -> str:
    words = page.words
    told = {name: one for name, one in unknowns(row, page).items() if one.n}
    return (
        f'<section class="ruam-block"><div class="ruam-chart-head"><h2>{escape(words("unknowns.title"))}</h2></div>'
        f'<p class="ruam-sentence">{kept(escape(_sentence(told, row, words)), words)}</p>'
        f"{meters.html(list(told.values()), words, is_lack=True)}</section>"
    )


def unknowns(row: Record, page: Page) -> dict[str, Meter]:
    """What is missing or not told, by name, from the row of the question `headline`."""
    links = {
        "reports": "#missing",
        "follow_through": page.link_activities(Slice(is_event=True, level=(-1,))),
        "totals": page.link_activities(Slice(is_event=True, has_total=False)),
    }
    found = {
        name: Meter(page.words(f"unknowns.{name}"), *_lacking(value(measures()[of], row, "p_")), links[name])
        for name, of in _LACKING.items()
    }
    people = value(measures()["unknown_share"], row, "p_")
    k, n = int(people.numerator or 0), int(people.denominator or 0)
    return {**found, "people": Meter(page.words("unknowns.people"), k, n)}


def _lacking(found: MeasureValue) -> tuple[int, int]:
    """How many of the denominator are not in the numerator, of how many."""
    if found.numerator is None or not found.denominator:
        return 0, 0
    return int(found.denominator - found.numerator), int(found.denominator)


def _sentence(told: dict[str, Meter], row: Record, words: Words) -> str:
    rounds = 0 if is_unknown(row["p_rounds_open"]) else int(row["p_rounds_open"])
    opened = words("unknowns.rounds_open", n=number(rounds, words)) if rounds else ""
    some = {name: one for name, one in told.items() if one.k}
    if not some:
        return f"{words('unknowns.none')} {opened}".strip()
    name, most = max(some.items(), key=lambda item: item[1].k / item[1].n)
    first = words(f"unknowns.most_{name}", k=number(most.k, words), n=number(most.n, words))
    return f"{first} {words('unknowns.not_zero')} {opened}".strip()
