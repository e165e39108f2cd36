"""Numbers, dates and periods as a Thai reader expects them: years in พ.ศ., the unknown as ไม่ระบุ."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from weakref import ref

import pandas as pd

from dashboard.words import Words

BUDDHIST_ERA = 543
_NEVER_UNKNOWN = frozenset({int, str, bool})


Record = dict[str, Any]
# What a question answers: a table, or its rows already, where a page needs nothing else of it.
Answer = pd.DataFrame | list[Record]


# Answers are kept and shown again and again, and pandas takes its time over wide frames of nullable columns.
_records: dict[int, tuple[ref[pd.DataFrame], list[Record]]] = {}


def records(answer: Answer) -> list[Record]:
    """The rows of an answer as dicts by column name; those of a table are kept as long as it is, so write to neither."""
    if isinstance(answer, list):
        return answer
    frame = answer
    kept_rows = _records.get(id(frame))
    if kept_rows is not None and kept_rows[0]() is frame:
        return kept_rows[1]
    names = [str(name) for name in frame.columns]
    columns = [column.tolist() for _, column in frame.items()]
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    number_ = id(frame)
    _records[number_] = ref(frame, lambda _: _records.pop(number_, None)), rows
    return rows


def is_unknown(value: Any) -> bool:
    """True for None, NaN, NaT and NA."""
    # Most values are of these, and pandas takes its time over each.
    kind = type(value)
    if value is None or kind in _NEVER_UNKNOWN:
        return value is None
    return value != value if kind is float else bool(pd.isna(value))


def kept(html: str, words: Words) -> str:
    """Escaped text in which a number stays on one line with the word after it (190 แห่ง), and compounds stay whole."""
    joined = re.sub(r"(\d%?) (?=\S)", "\\1\u00a0", html)
    return re.sub(words("typography.whole"), lambda m: f'<span class="kept">{m[0]}</span>', joined)


def number(value: Any, words: Words) -> str:
    """1234 → 1,234; unknown → ไม่ระบุ."""
    return words("unknown") if is_unknown(value) else f"{round(float(value)):,}"


def ratio(value: Any, words: Words) -> str:
    """1.25 → 1.3; unknown → ไม่ระบุ."""
    return words("unknown") if is_unknown(value) else f"{float(value):,.1f}"


def percent(value: Any, words: Words) -> str:
    """A share between 0 and 1 as a whole percentage; what is not nothing is never shown as 0, what is not all never as 100."""
    if is_unknown(value):
        return words("unknown")
    share = float(value)
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{round(share * 100)}%"


def day(value: Any, words: Words) -> str:
    """20 ต.ค. 2566; unknown → ไม่ระบุ."""
    if is_unknown(value):
        return words("unknown")
    d = pd.Timestamp(value).date()
    return f"{d.day} {words(f'month.{d.month}')} {d.year + BUDDHIST_ERA}"


def moment(value: Any, words: Words) -> str:
    """20 ต.ค. 2566 14:05; unknown → ไม่ระบุ."""
    return words("unknown") if is_unknown(value) else f"{day(value, words)} {pd.Timestamp(value):%H:%M}"


def span(first: Any, last: Any, precision: str | None, words: Words) -> str:
    """A range of days with nothing said twice: 6–12 ม.ค. 2567; month precision: ธ.ค. 2565; unknown → ไม่ระบุ."""
    if is_unknown(first):
        return words("unknown")
    a: date = pd.Timestamp(first).date()
    b: date = a if is_unknown(last) else pd.Timestamp(last).date()
    if precision == "month":
        return f"{words(f'month.{a.month}')} {a.year + BUDDHIST_ERA}"
    if a == b:
        return day(a, words)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day(b, words)}"
    if a.year == b.year:
        return f"{a.day} {words(f'month.{a.month}')} – {day(b, words)}"
    return f"{day(a, words)} – {day(b, words)}"


def period(fiscal_year: Any, round_: Any, words: Words) -> str:
    """2567/1; a whole-year or undated one says so; a year that is not known is ไม่ระบุปี."""
    year = words("period.no_year") if is_unknown(fiscal_year) else str(int(fiscal_year))
    if is_unknown(round_) or int(round_) == 0:
        return year if is_unknown(fiscal_year) else words("period.whole_year", year=year)
    return f"{year}/{int(round_)}"
