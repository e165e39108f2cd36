"""Which fiscal year and round a report says it covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.extract.dates import DateMention, fiscal_year, period_bounds, round_of

_YEAR = re.compile(
    r"(?:(?:ประจำ)?\s*ปี\s*งบประมาณ|(?<![ก-๙])ปีงบฯ?\.?)\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(?P<year>25\d{2}|(?<!\d)[4-9]\d(?!\d))"
)
_PLAIN_YEAR = re.compile(r"(?:ประจำ)?ปี\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(?P<year>25\d{2})(?!\s*[-–]\s*\d)")
_FIRST = r"(?:รอบ|ครั้งที่|ครึ่งปี)"
_ROUND = re.compile(
    r"(?P<second>(?:รอบ\s*(?:การรายงาน)?(?:ที่)?\s*2(?!\d)|รอบ\s*6\s*เดือน\s*(?:หลัง|ที่\s*2|ครั้งที่\s*2)|6\s*เดือนหลัง|ครึ่งปีหลัง|หกเดือนหลัง|ไตรมาส(?:ที่)?\s*3\s*(?:-|–|และ|ถึง)\s*(?:ไตรมาส(?:ที่)?\s*)?4))"
    r"|(?P<first>(?:รอบ\s*(?:การรายงาน)?(?:ที่)?\s*1(?!\d)|รอบ\s*(?:6|หก)\s*เดือน(?:\s*แรก)?|(?:6|หก)\s*เดือนแรก|ครึ่งปีแรก|ไตรมาส(?:ที่)?\s*1\s*(?:-|–|และ|ถึง)\s*(?:ไตรมาส(?:ที่)?\s*)?2))"
    r"|(?P<whole>(?:รอบ\s*(?:12|สิบสอง)\s*เดือน|ทั้งปี|ตลอดปีงบประมาณ))"
)
_SPAN_WORDS = re.compile(r"(?:ตั้งแต่|ระหว่าง|รอบ|ห้วง|ช่วง|\(|ประจำ|งบประมาณ\s*พ?\.?\s*ศ?\.?\s*\d{4})[^\n]{0,25}$")


@dataclass(slots=True)
class Period:
    """The period a report covers: fiscal year (พ.ศ.), round (None: whole year), its first and last day, the words."""

    fiscal_year: int | None
    round: int | None
    start: date | None
    end: date | None
    char_start: int = 0
    char_end: int = 0
    rule: str = "none"


def _be(digits: str) -> int:
    number = int(digits)
    return number + 2500 if number < 100 else number


def is_period(text: str, mention: DateMention) -> bool:
    """Tell whether a date range is a reporting period and not an event: a half-year, a year or more, by its length."""
    if mention.first is None or mention.last is None:
        return False
    days = (mention.last - mention.first).days
    return days >= 85 and (
        mention.first.day == 1 or bool(_SPAN_WORDS.search(text[max(0, mention.start - 60) : mention.start]))
    )


def read_period(text: str, dates: Sequence[DateMention], title_end: int) -> Period:
    """Read the stated period: a span of dates and a round's name in the title or opening, else the year most named.

    Where a document names no period the caller takes the one that its dated activities lie in.
    """
    spans = [d for d in dates if is_period(text, d) and d.start < title_end + 2500]
    years = [(m, _be(m["year"])) for m in _YEAR.finditer(text)]
    titled = [(m, year) for m, year in years if m.start() < title_end]
    year, where = None, None
    if titled:
        count = Counter(y for _, y in titled)
        year = count.most_common(1)[0][0]
        where = next(m for m, y in titled if y == year)
    elif years:
        count = Counter(y for _, y in years)
        best = count.most_common(2)
        if len(best) == 1 or best[0][1] > best[1][1] or years[0][1] == best[0][0]:
            year = best[0][0]
            where = next(m for m, y in years if y == year)
    round_word = _ROUND.search(text[: title_end + 1200])
    for span in spans:
        first, last = span.first, span.last
        assert first is not None
        assert last is not None
        if year is not None and year not in (fiscal_year(first), fiscal_year(last)):
            continue
        if fiscal_year(first) != fiscal_year(last):
            continue
        covered = fiscal_year(first)
        round_ = round_of(first) if round_of(first) == round_of(last) else None
        return Period(covered, round_, first, last, span.start, span.end, "stated_span")
    if year is None and (plain := _PLAIN_YEAR.search(text[:title_end])):
        year, where = _be(plain["year"]), plain
    if year is None or where is None:
        return Period(None, None, None, None)
    round_ = None
    if round_word:
        round_ = {"first": 1, "second": 2}.get(round_word.lastgroup or "")
    start, end = period_bounds(year, round_)
    return Period(year, round_, start, end, where.start(), where.end(), "stated_year")


def from_activities(days: Sequence[date]) -> Period:
    """Return the period that dated activities lie in: their one fiscal year, and its round where they share one."""
    years = {fiscal_year(day) for day in days}
    if len(years) != 1:
        return Period(None, None, None, None)
    rounds = {round_of(day) for day in days}
    year = years.pop()
    round_ = rounds.pop() if len(rounds) == 1 else None
    return Period(year, round_, None, None, rule="dated_activities")
