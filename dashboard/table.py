"""Small tables as true HTML: they can be copied, printed, read aloud, and each row links by id to what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from typing import Any

import pandas as pd

from dashboard import charts, correction_mark, palette
from dashboard.filters import WHOLE_YEAR, Slice
from dashboard.format import Answer, Record, is_unknown, number, percent, period, records, span
from dashboard.page import Page
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its label, how a cell reads, what is taken away, whether it is a number, where it leads, what is drawn.

    Without `show` it is only taken away, without `take` only shown.
    """

    label: str
    show: Callable[[Record], str] | None
    take: Callable[[Record], Any] | None = None
    is_number: bool = False
    is_heading: bool = False
    leads: Callable[[Record], str] | None = None
    drawn: Callable[[Record], str] | None = None  # HTML of ours that stands before the words


# A browser takes its time over more, and nobody reads them: the rest is for taking away.
ROWS_SHOWN = 500


@dataclass(frozen=True)
class Table:
    """A table to show (`html`) and the same rows to take away (`data`, its columns labelled).

    Both are made when first asked for: most tables stay folded, and laying one out costs more than drawing its chart.
    """

    rows: Callable[[], Sequence[Record]]
    columns: Sequence[Column]
    caption: str
    link: Callable[[Record], str]
    words: Words
    opens: str
    foot: Sequence[Record] = ()

    @cached_property
    def html(self) -> str:
        """The table; the last column links each row to the records behind it."""
        head = "".join(f'<th scope="col"{_numeric(c)}>{escape(c.label)}</th>' for c in self.columns if c.show)
        head += f'<th scope="col">{escape(self.words("column.open"))}</th>'
        more = ""
        if len(self._rows) > ROWS_SHOWN:
            told = self.words("table.more", shown=f"{ROWS_SHOWN:,}", n=f"{len(self._rows):,}")
            more = f'<p class="ruam-coverage">{escape(told)}</p>'
        totals = f"<tfoot>{self._lines(self.foot)}</tfoot>" if self.foot else ""
        return (
            f'<div class="ruam-scroll" tabindex="0" role="region" aria-label="{escape(self.caption)}">'
            f'<table class="ruam-table"><caption>{escape(self.caption)}</caption><thead><tr>{head}</tr></thead>'
            f"<tbody>{self._lines(self._rows[:ROWS_SHOWN])}</tbody>{totals}</table></div>{more}"
        )

    def _lines(self, rows: Sequence[Record]) -> str:
        lines = []
        for row in rows:
            cells = "".join(_cell(c, c.show(row), row) for c in self.columns if c.show)
            href = self.link(row)
            opened = f'<a href="{escape(href)}">{escape(self.words(self.opens))}</a>' if href else ""
            lines.append(f"<tr>{cells}<td>{opened}</td></tr>")
        return "".join(lines)

    @cached_property
    def data(self) -> pd.DataFrame:
        """The rows to take away."""
        taken = {c.label: [c.take(r) for r in self._rows] for c in self.columns if c.take is not None}
        return pd.DataFrame(taken, dtype=object)

    @cached_property
    def _rows(self) -> Sequence[Record]:
        return self.rows()


def build(
    rows: Callable[[], Sequence[Record]] | Sequence[Record],
    columns: Sequence[Column],
    caption: str,
    link: Callable[[Record], str],
    words: Words,
    opens: str = "chart.open_rows",
    foot: Sequence[Record] = (),
) -> Table:
    """A table of rows, or of what makes them; the last column links each row to its records, `opens` is the key of its words.

    `foot` are rows of totals: shown below, and not taken away, for whoever adds the rows up would count them twice.
    """
    return Table(rows if callable(rows) else lambda: rows, columns, caption, link, words, opens, foot)


def _numeric(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def _cell(column: Column, shown: str, row: Record) -> str:
    text = escape(shown)
    if column.leads is not None and (href := column.leads(row)):
        text = f'<a href="{escape(href)}">{text}</a>'
    if column.drawn is not None:
        text = f"{column.drawn(row)} {text}"
    if column.is_heading:
        return f'<th scope="row">{text}</th>'
    return f"<td{_numeric(column)}>{text}</td>"


def plain(value: Any) -> Any:
    """A value for a cell that is taken away: unknown is empty, whole numbers are whole."""
    if is_unknown(value):
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value


def count(label: str, name: str, words: Words) -> Column:
    """A column of whole numbers."""
    return Column(label, lambda r: number(r[name], words), lambda r: plain(r[name]), is_number=True)


def share(label: str, name: str, words: Words) -> Column:
    """A column of shares: shown as percentages, taken away as they are."""
    return Column(label, lambda r: percent(r[name], words), lambda r: plain(r[name]), is_number=True)


def agency(page: Page) -> Column:
    """The agency that a row is of, leading to its page."""
    return Column(
        page.words("column.agency"),
        lambda r: str(r["short_name"]),
        lambda r: r["short_name"],
        is_heading=True,
        leads=lambda r: page.link_agency(str(r["agency_id"])),
    )


def place(name: str, words: Words) -> Column:
    """The province or district that a row is of."""
    return Column(words(f"column.{name}"), lambda r: told(r[name], words), lambda r: plain(r[name]))


def told(value: object, words: Words) -> str:
    """A value as text; unknown → ไม่ระบุ."""
    return words("unknown") if is_unknown(value) else str(value)


def _count(name: str, words: Words) -> Column:
    return count(words(f"column.{name}"), name, words)


def _period(words: Words) -> list[Column]:
    return [
        Column(
            words("column.period"),
            lambda r: period(r["fiscal_year"], r["round"], words),
            lambda r: period(r["fiscal_year"], r["round"], words),
            is_heading=True,
        ),
        Column(words("column.state"), lambda r: _state(r, words), lambda r: _state(r, words)),
    ]


def _state(row: Record, words: Words) -> str:
    if is_unknown(row["is_closed"]):
        return words("unknown")
    return words("period.closed_short" if row["is_closed"] else "period.open_short")


def _of_period(row: Record) -> Record:
    year, round_ = row["fiscal_year"], row["round"]
    return {
        "fiscal_years": (WHOLE_YEAR,) if is_unknown(year) else (int(year),),
        "rounds": (WHOLE_YEAR,) if is_unknown(round_) else (int(round_),),
    }


def frequency(answer: Answer, page: Page) -> Table:
    """The table of the frequency chart."""
    w = page.words
    names = ("events_held", "recurring_claimed", "types_only", "agencies_reported", "agencies_expected")
    columns = [*_period(w), *(_count(n, w) for n in names)]
    return build(
        partial(records, answer),
        columns,
        w("frequency.title"),
        lambda r: page.link_activities(Slice(), **_of_period(r)),
        w,
    )


def composition(answer: Answer, page: Page) -> Table:
    """The table of the composition chart."""
    w = page.words
    columns = [
        Column(
            w("column.category"),
            lambda r: w.code("category", r["category"]),
            lambda r: w.code("category", r["category"]),
            is_heading=True,
        ),
        Column(w("column.side"), lambda r: w.code("side", r["side"]), lambda r: w.code("side", r["side"])),
        *(_count(n, w) for n in ("heads", "activities", "activities_without_headcount", "mentions", "with_headcount")),
    ]

    def ranked() -> list[Record]:
        return sorted(
            records(answer),
            key=lambda r: (
                r["category"] in (charts.UNSTATED, charts.NO_GROUP),
                palette.SIDES.index(r["side"]),
                -r["activities"],
            ),
        )

    def link(row: Record) -> str:
        return page.link_activities(Slice(category=(row["category"],), side=(row["side"],)))

    return build(ranked, columns, w("composition.title"), link, w)


def ladder(answer: Answer, page: Page) -> Table:
    """The table of the ladder chart: steps that no event of the round reached are left out."""
    w = page.words

    def level(row: Record) -> str:
        return w("ladder.untold") if is_unknown(row["level"]) else w.code("level", int(row["level"]))

    columns = [*_period(w), Column(w("column.level"), level, level), _count("activities", w)]

    def link(row: Record) -> str:
        wanted = Slice(level=(-1 if is_unknown(row["level"]) else int(row["level"]),), is_event=True)
        return page.link_activities(wanted, **_of_period(row))

    return build(lambda: [r for r in records(answer) if r["activities"] > 0], columns, w("ladder.title"), link, w)


def missing(ask: Callable[[], pd.DataFrame], page: Page) -> Table:
    """Who has not reported; links to what an agency has told before. `ask` gives the answer to `missing_agencies`."""
    w = page.words

    def last(row: Record) -> str:
        return (
            w("none") if is_unknown(row["last_fiscal_year"]) else period(row["last_fiscal_year"], row["last_round"], w)
        )

    columns = [
        agency(page),
        place("province", w),
        place("district", w),
        *_period(w),
        Column(w("column.last_report"), last, last),
    ]
    # the agency, not the round, names the row here
    columns[3] = Column(columns[3].label, columns[3].show, columns[3].take)

    def link(row: Record) -> str:
        if is_unknown(row["last_fiscal_year"]):
            return ""
        wanted = {"agencies": (str(row["agency_id"]),), "fiscal_years": (), "rounds": ()}
        return page.link_activities(Slice(), **wanted)

    return build(lambda: records(ask()), columns, w("overview.missing_lead"), link, w)


def activities(frame: pd.DataFrame, page: Page) -> pd.DataFrame:
    """The rows of a list of activities, to take away."""
    w = page.words
    rows = records(frame)
    taken: dict[str, Callable[[Record], Any]] = {
        "activity_id": lambda r: r["activity_id"],
        "report_id": lambda r: r["report_id"],
        "agency": lambda r: plain(r["short_name"]),
        "province": lambda r: plain(r["province"]),
        "fiscal_year": lambda r: plain(r["fiscal_year"]),
        "round": lambda r: plain(r["round"]),
        "held": lambda r: (
            None if is_unknown(r["held_from"]) else span(r["held_from"], r["held_to"], r["date_precision"], w)
        ),
        "held_from": lambda r: plain(r["held_from"]),
        "held_to": lambda r: plain(r["held_to"]),
        "date_precision": lambda r: plain(r["date_precision"]),
        "recurrence": lambda r: None if is_unknown(r["recurrence"]) else w.code("recurrence", r["recurrence"]),
        "name": lambda r: plain(r["name"]),
        "form": lambda r: None if is_unknown(r["kind"]) else w.code("activity_kind", r["kind"]),
        "mode": lambda r: None if is_unknown(r["mode"]) else w.code("mode", r["mode"]),
        "is_event": lambda r: w("yes") if r["is_event"] else w("no"),
        "participants_total": lambda r: plain(r["participants_total"]),
        "groups": lambda r: plain(r["groups"]),
        "follow_through_level": lambda r: plain(r["follow_through_level"]),
        **{name: partial(_fields, name, w) for name in ("overruled", "confirmed", "reopened")},
        "correction_note": lambda r: plain(r["correction_note"]),
    }
    return pd.DataFrame({w(f"column.{name}"): [take(r) for r in rows] for name, take in taken.items()}, dtype=object)


def _fields(name: str, words: Words, row: Record) -> str | None:
    """The values that a person spoke of, by their labels."""
    labels = correction_mark.labels(row[name], words)
    return words("list_separator").join(labels) or None
