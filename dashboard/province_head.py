"""The head of a province's page: which province, the answer in a sentence, how long is left, and its key numbers."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from dashboard import chooser, headline, markup, numbers
from dashboard.changes import Compared
from dashboard.filters import Filters
from dashboard.format import Record, day, is_unknown, kept, number, period
from dashboard.page import Page
from dashboard.province_round import Round
from dashboard.words import Words
from queries.measures import measures

NUMBERS = ("reporting_rate", "complete_reports_share", "events_held", "done_share")


def choose(page: Page) -> None:
    """No province is named, or several: choose one."""
    words, filters = page.words, page.filters
    possible = filters.provinces or page.choices.provinces

    def narrowed(province: str) -> Filters:
        return replace(filters, provinces=(province,), agencies=())

    chooser.draw("province", words("filters.provinces"), {one: one for one in possible}, narrowed, page)
    items = "".join(
        f'<li><a href="{escape(page.link_province(provinces=(one,), agencies=()))}">{escape(one)}</a></li>'
        for one in possible
    )
    markup.show(f'<ul class="ruam-names">{items}</ul>')


def in_words(province: str, words: Words) -> str:
    """จังหวัดสุรินทร์."""
    return words("province.named", province=province)


def deadline(one: Round, words: Words) -> str:
    """How many days are left before the reports of a round are due, or since when they are."""
    which = "left" if one.days_left > 0 else "today" if one.days_left == 0 else "past"
    return words(f"province.days_{which}", n=f"{abs(one.days_left):,}")


def answer(row: Record, one: Round, province: str, to_call: int, words: Words) -> tuple[str, str]:
    """The answer: who reported of how many; and how many to call and how long is left ('' where nobody knows who)."""
    named = {"period": one.named(words), "province": in_words(province, words)}
    if is_unknown(row["p_agencies_expected"]):
        return words("province.answer_unknown", k=number(row["p_agencies_with_report"], words), **named), ""
    told = words(
        "province.answer",
        k=number(row["p_agencies_reported"], words),
        n=number(row["p_agencies_expected"], words),
        **named,
    )
    if not to_call:
        return told, words("province.answer_all")
    return told, words("province.answer_call", n=f"{to_call:,}", deadline=deadline(one, words))


def moved_in_words(compared: Compared, one: Round, words: Words) -> str:
    """What rose and what fell in the province since the same round a year before, in a sentence with its n."""
    before = period(one.fiscal_year - 1, one.round, words)
    if compared.why_not is not None:
        return words("province.not_compared", period=before, why=words(f"incomparable.{compared.why_not}"))
    told = []
    for direction, is_up in (("rose", True), ("fell", False)):
        which = [r for r in compared.moved if is_unknown(r["place"]) and (r["change"] > 0) is is_up]
        if which:
            rates = words("list_separator").join(rate_moved(r, words) for r in which)
            told.append(words(f"province.{direction}", rates=rates))
    text = " ".join(told) if told else words("province.no_change")
    text = words("province.compared", period=before, told=text)
    return f"{text} {words('changes.form_changed')}" if compared.form_changed and told else text


def rate_moved(row: Record, words: Words) -> str:
    """รายงานครบสี่องค์ประกอบ (4/13 → 10/13)."""
    of = measures()[row["rate"]]
    return f"{numbers.label(of, words)} ({row['k_before']:,}/{row['n_before']:,}\u00a0→\u00a0{row['k']:,}/{row['n']:,})"


def heading(told: tuple[str, str], moved: str, one: Round, page: Page) -> None:
    """The answer, what changed, and what is looked at."""
    words = page.words
    rest = replace(page, filters=replace(page.filters, provinces=()))
    scope = " · ".join(rest.describe())
    due = words("province.due", day=day(one.due_on, words), why=one.due)
    markup.show(
        f'<div class="ruam-answer"><p class="kicker">{escape(words("province.kicker"))}</p>'
        f"<h1>{'<br>'.join(kept(escape(t), words) for t in told if t)}</h1>"
        f'<p class="lead">{kept(escape(moved), words)}</p>'
        f'<p class="scope"><span>{escape(words("filters.showing"))}</span> {escape(scope)} · {escape(due)}</p></div>'
    )


def cards(row: Record, page: Page) -> None:
    """Its key numbers, the same measures as on the overview."""
    markup.show(headline.cards(row, page, NUMBERS))
