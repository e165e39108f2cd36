"""The answer to a reader's question: rows in an order that means something, totals asked for by fewer dimensions, and its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import numbers
from dashboard.explore_question import PERIOD, TIME, Question, expanded
from dashboard.format import Record, is_unknown, number, percent, period, records
from dashboard.measured_points import Point
from dashboard.page import Page
from dashboard.words import Words
from queries import statistics
from queries.compare import RATES
from queries.measures import MANY

NATURAL = (*TIME, "level")
_CODES = {
    **dict.fromkeys(("region", "geographic_region", "province_cluster"), "region"),
    "agency_kind": "agency_kind",
    "kind": "activity_kind",
    "mode": "mode",
    "category": "category",
    "side": "side",
    "rule": "rule",
    "actor": "explore.actor",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of `Page.measured`, ordered; `total` is of all of them, `firsts` and `seconds` by one dimension alone; None, [] where not to be had."""

    question: Question
    rows: list[Record]
    total: Record | None
    firsts: list[Record]
    seconds: list[Record]


def answered(question: Question, page: Page) -> Answer:
    """Ask the question and its totals at once."""
    parts = [question.by, ()] + [(d,) for d in question.by if len(question.by) > 1]
    asked = [question.request(by) for by in parts]
    found = iter(page.measured(*[one for one in asked if one is not None]))
    told = [[] if one is None else records(next(found)) for one in asked]
    rows, total, firsts, seconds = (*told, [], [])[:4]
    return Answer(
        question,
        ordered(question, rows, page),
        total[0] if total else None,
        ordered(question, firsts, page),
        ordered(question, seconds, page),
    )


def label_of(of: str, row: Record, page: Page) -> str:
    """A row's member of a dimension, in words."""
    words = page.words
    if of in TIME[:2]:
        if of == PERIOD:
            named = period(row["fiscal_year"], row["round"], words)
        else:
            named = words("period.no_year") if is_unknown(row[of]) else str(int(row[of]))
        return f"{named} {words('period.open_mark')}" if is_open(row) else named
    value = row[of]
    if of == "round":
        return words(f"round.{0 if is_unknown(value) else int(value)}")
    if of == "level":
        return words("ladder.untold") if is_unknown(value) else words.code("level", int(value))
    if of == "agency" and not is_unknown(value) and (agency := page.choices.agencies.get(str(value))):
        return agency.with_province
    if of in _CODES:
        return words.code(_CODES[of], value)
    return words("unknown") if is_unknown(value) else str(value)


def name_of(row: Record, question: Question, page: Page) -> str:
    """All a row is of, in words."""
    return " · ".join(label_of(d, row, page) for d in question.by)


def ordered(question: Question, rows: list[Record], page: Page) -> list[Record]:
    """Time and levels in their own order; others by value, rates drawn towards the whole by how little they rest on, the unknown last."""
    by = [d for d in question.by if set(expanded((d,))) <= set(rows[0])] if rows else []
    rank = _drawn(question, rows)

    def key(row: Record) -> tuple[Any, ...]:
        parts: list[Any] = []
        for of in by:
            if of in NATURAL:
                parts += [(is_unknown(row[d]), 0 if is_unknown(row[d]) else int(row[d])) for d in expanded((of,))]
        value = rank[id(row)]
        untold = any(is_unknown(row[d]) for of in by if of not in NATURAL for d in expanded((of,)))
        named = name_of(row, question, page) if len(by) == len(question.by) else ""
        return (*parts, untold, value is None, -(value or 0), named)

    return sorted(rows, key=key)


def _drawn(question: Question, rows: list[Record]) -> dict[int, float | None]:
    """By what each row is ordered: its value, or of a rate the value drawn towards the others'; see `statistics.shrunk`."""
    values = {id(r): None if is_unknown(r["value"]) else float(r["value"]) for r in rows}
    told = [r for r in rows if values[id(r)] is not None]
    if question.measure.name in RATES and len(told) > 2:
        k, n = ([float(r[c]) for r in told] for c in ("numerator", "denominator"))
        values |= {
            id(r): float(v) for r, v in zip(told, statistics.shrunk(k, n, *statistics.beta_prior(k, n)), strict=True)
        }
    return values


def interval(question: Question, row: Record) -> tuple[float, float] | None:
    """The Wilson interval at 95 % of a rate of records; of people there is none, for they come in groups."""
    if question.measure.name not in RATES or is_unknown(row["value"]):
        return None
    low, high = statistics.wilson([float(row["numerator"])], [float(row["denominator"])])
    return float(low[0]), float(high[0])


def is_open(row: Record) -> bool:
    """Whether an open round takes part."""
    return not is_unknown(row.get("is_closed")) and not bool(row["is_closed"])


def shown(question: Question, row: Record, words: Words) -> str:
    """A row's value in words."""
    return numbers.text_of(question.measure, numbers.found_in(row), words)


def base(question: Question, row: Record, words: Words) -> str:
    """What a row's value rests on; '' where it counts just that."""
    found = numbers.found_in(row)
    measure = question.measure
    if found.reason_withheld != "too_few" and measure.denominator is None and measure.numerator == measure.n:
        return ""
    return numbers.base_of(measure, found, words)


def why(row: Record, words: Words) -> str:
    """Why a row has no value; '' where it has one."""
    if not is_unknown(row["value"]):
        return ""
    return words("headline.withheld_too_few") if row["reason_withheld"] == "too_few" else words("unknown")


def point(question: Question, row: Record, label: str, words: Words) -> Point:
    """A row as a point to draw."""
    low, high = interval(question, row) or (None, None)
    marked = is_open(row) and any(d in TIME[:2] for d in question.by)
    return Point(
        label,
        None if is_unknown(row["value"]) else float(row["value"]),
        shown(question, row, words),
        base(question, row, words),
        why(row, words),
        is_open=marked,
        low=low,
        high=high,
    )


def sentence(answer: Answer, page: Page) -> tuple[str, str]:
    """The answer in a sentence: the total with what it rests on; and where there is most ('' where nothing compares)."""
    words, question = page.words, answer.question
    first = named = numbers.label(question.measure, words)
    if answer.total is not None:
        value = shown(question, answer.total, words)
        told = base(question, answer.total, words)
        first = words("explore.answer_total", measure=named, value=f"{value} ({told})" if told else value)
    compared = [r for r in answer.rows if not is_unknown(r["value"]) and not _is_apart(r, question)]
    if len(compared) < 2 or question.measure.format == "level":
        return first, ""
    drawn = _drawn(question, compared)
    most = max(compared, key=lambda r: drawn[id(r)] or 0.0)
    rests = base(question, most, words)
    value = shown(question, most, words) + (f", {rests}" if rests else "")
    return first, words("explore.answer_most", where=name_of(most, question, page), value=value)


def _is_apart(row: Record, question: Question) -> bool:
    """Whether a row takes no part in a comparison: an open round, or what is not known."""
    if any(d in TIME for d in question.by) and is_open(row):
        return True
    return any(is_unknown(row[d]) for d in question.dimensions if d != "round")


def notes(answer: Answer, page: Page) -> list[str]:
    """What must be known of the numbers: whether rows add up, open rounds, withheld and unknown values, filters that do not apply."""
    words, question = page.words, answer.question
    told = []
    if question.ignored:
        which = words("list_separator").join(words(f"explore.dimension.{of}") for of in question.ignored)
        told.append(words("explore.note_ignored", which=which))
    if question.by and not question.adds_up:
        if MANY & set(question.by):
            told.append(words("explore.note_many"))
        elif question.measure.denominator is not None:
            told.append(words("explore.note_rate"))
        else:
            told.append(words("explore.note_no_sum"))
    if question.by and answer.total is None:
        told.append(words("explore.note_no_total"))
    open_rounds = [r for r in answer.rows if is_open(r)]
    if open_rounds:
        told.append(words("explore.note_open"))
    few = sum(1 for r in answer.rows if r["reason_withheld"] == "too_few")
    if few:
        told.append(words("explore.note_few", n=number(few, words), least=question.measure.least_n))
    lacking = sum(1 for r in answer.rows if r["reason_withheld"] == "unknown")
    if lacking and question.by:
        told.append(words("explore.note_unknown", n=number(lacking, words), of=number(len(answer.rows), words)))
    if question.measure.name in RATES and len(question.by) == 1 and question.by[0] not in NATURAL:
        told.append(words("explore.note_order"))
    return told


def coverage(answer: Answer, words: Words) -> str:
    """On how many records of how many the whole answer rests."""
    if answer.total is None:
        return ""
    found = numbers.found_in(answer.total)
    if found.known is None or found.of is None:
        return words("explore.coverage_unknown")
    if answer.question.measure.coverage_of == "agencies_expected":
        return words("coverage.line", k=number(found.known, words), n=number(found.of, words))
    lacking = number(found.of - found.known, words)
    return words("explore.coverage", known=number(found.known, words), of=number(found.of, words), lacking=lacking)


def range_of(question: Question, row: Record, words: Words) -> str:
    """The interval in words; '' where there is none."""
    found = interval(question, row)
    return "" if found is None else f"{percent(found[0], words)}–{percent(found[1], words)}"


def members(rows: Sequence[Record], of: str, page: Page) -> dict[tuple[Any, ...], str]:
    """The members of a dimension in the order of the rows: their values, and what they are called."""
    return {tuple(_plain(r[d]) for d in expanded((of,))): label_of(of, r, page) for r in rows}


def key_of(row: Record, of: str) -> tuple[Any, ...]:
    """A row's member of a dimension as it stands in `members`."""
    return tuple(_plain(row[d]) for d in expanded((of,)))


def _plain(value: Any) -> Any:
    return None if is_unknown(value) else value
