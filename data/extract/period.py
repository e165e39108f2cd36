"""Which fiscal year and round a report says it covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.extract.boxes import BOX
from data.extract.dates import DateMention, fiscal_year, period_bounds, round_of

_YEAR = re.compile(
    r"(?:(?:ประจำ\s*)?ปี\s*งบประมาณ|(?<![ก-๙])ปีงบฯ?\.?|(?:ประจำ\s*)?ปี(?=\s?25\d\d\s*\(\s*ปีงบ))\s*:?\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(?P<year>25\d{2}|(?<!\d)[4-9]\d(?!\d))"
)
_PLAIN_YEAR = re.compile(r"(?:ประจำ)?ปี\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*(?P<year>25\d{2})(?!\s*[-–]\s*\d)")
_ROUND = re.compile(
    r"(?P<second>(?:รอบ\s*:?\s*(?:การรายงาน)?(?:ที่)?\s*2(?!\d)|รอบ\s*6\s*เดือน\s*(?:หลัง|ที่\s*2|ครั้งที่\s*2)|6\s*เดือนหลัง|ครึ่งปีหลัง|หกเดือนหลัง|ไตรมาส(?:ที่)?\s*3\s*(?:-|–|และ|ถึง)\s*(?:ไตรมาส(?:ที่)?\s*)?4))"
    r"|(?P<first>(?:รอบ\s*:?\s*(?:การรายงาน)?(?:ที่)?\s*1(?!\d)|รอบ\s*(?:6|หก)\s*เดือน(?:\s*แรก)?|(?:6|หก)\s*เดือนแรก|ครึ่งปีแรก|ไตรมาส(?:ที่)?\s*1\s*(?:-|–|และ|ถึง)\s*(?:ไตรมาส(?:ที่)?\s*)?2))"
    r"|(?P<whole>(?:รอบ\s*(?:12|สิบสอง)\s*เดือน|ทั้งปี|ตลอดปีงบประมาณ))"
)
_SPAN_WORDS = re.compile(r"(?:ตั้งแต่|ระหว่าง|รอบ|ห้วง|ช่วง|\(|ประจำ|งบประมาณ\s*พ?\.?\s*ศ?\.?\s*\d{4})[^\n]{0,25}$")

# So far behind the title a span of dates, or a round, still is the report's own.
_OPENING = 2500
_ROUND_WITHIN = 1200
_HALF_YEAR = 150  # days, at the least
_WHOLE_YEAR = 330  # likewise
_ROUNDS_AND_YEAR = {(10, 3), (4, 9), (10, 9)}  # the first and the last month of each
# A year behind one of these is that of a plan or of a budget, which is made before it begins.
_OF_A_PLAN = re.compile(
    r"(?:งบประมาณรายจ่าย|ข้อบัญญัติ|เทศบัญญัติ|แผนการดำเนินงาน|แผนพัฒนา\S*|โครงการใน|ในแผน|ของ)\s*(?:ประจำ)?\s*$"
)


@dataclass(slots=True)
class Period:
    """The period a report covers: fiscal year (พ.ศ.), round (None: whole year), its first and last day, the words.

    `char_start:char_end` are the words that told the year, `round_words` those of the round: None where they are the same.
    `is_titled`: the title tells the round, or the year where no round is told. `is_year_titled`: it tells the year.
    """

    fiscal_year: int | None
    round: int | None
    start: date | None
    end: date | None
    char_start: int = 0
    char_end: int = 0
    rule: str = "none"
    round_words: tuple[int, int] | None = None
    is_titled: bool = True
    is_year_titled: bool = False


def _be(digits: str) -> int:
    number = int(digits)
    return number + 2500 if number < 100 else number


def named_in(words: str) -> tuple[int | None, int | None]:
    """Return the fiscal year and the round that a cell or a line across a table names; None for what it does not."""
    year = _YEAR.search(words) or _PLAIN_YEAR.search(words) or _BARE_YEAR.fullmatch(words.strip())
    named = _ROUND.search(words)
    bare = _BARE_ROUND.fullmatch(words.strip())
    round_ = int(bare[1]) if bare else {"first": 1, "second": 2}.get(named.lastgroup or "") if named else None
    return (_be(year["year"]) if year else None), round_


_BARE_YEAR = re.compile(r"(?:[12]\s*/\s*)?(?:พ\.?\s?ศ\.?\s*)?(?P<year>25\d{2})")
_BARE_ROUND = re.compile(r"(?:รอบ|ครั้ง)?(?:ที่)?\s*([12])(?:\s*/\s*(?:25)?\d{2})?")


def is_period(text: str, mention: DateMention) -> bool:
    """Tell whether a date range is a reporting period and not an event: a half-year, a year or more, by its length."""
    if mention.first is None or mention.last is None:
        return False
    days = (mention.last - mention.first).days
    return days >= 85 and (
        mention.first.day == 1 or bool(_SPAN_WORDS.search(text[max(0, mention.start - 60) : mention.start]))
    )


def read_period(text: str, start: int, end: int, dates: Sequence[DateMention], title_end: int) -> Period:
    """Read the period that `text[start:end]`, whose dates these are and whose title ends at `title_end`, states.

    A span of dates and a round's name count in title and opening, a year most in the title, else the one most named.
    Where none is named the caller takes the period that the dated activities lie in.
    """
    # Of a compilation each report is a small part of the text.
    text = f"{text[:start]}{without_unticked(text[start:end])}{text[end:]}"
    dates = [one for one in dates if text[one.start : one.end].strip()]
    stated = _stated_year(text, start, end, title_end)
    quarters = {
        round_of(span.first) for span in dates if span.first and is_period(text, span) and _is_of_quarter(text, span)
    }
    titled = _ROUND.search(text, start, max(start, title_end))
    halves = {round_of(one.first) for one in dates if one.first and _is_half(one)}
    for span in dates:
        if span.start >= title_end + _OPENING or span.first is None or span.last is None or not is_period(text, span):
            continue
        is_short = (span.last - span.first).days < _HALF_YEAR
        is_of_quarter = _is_of_quarter(text, span)
        if is_short and (span.start >= title_end or is_of_quarter) and not (is_of_quarter and len(quarters) == 1):
            # Within the words three months are the time of something done, or of a part of the report, and not what it covers.
            continue
        is_of_year = (
            titled.lastgroup == "whole" if titled else stated is not None and stated.start() < title_end <= span.start
        )
        if is_of_year and len(halves) > 1 and _is_half(span):
            # A report of twelve months in two parts, each under its own half-year.
            continue
        is_of_part = span.start >= title_end and (span.first.month, span.last.month) not in _ROUNDS_AND_YEAR
        if titled and titled.lastgroup == "whole" and is_of_part:
            # Below a title of twelve months, months are those of something held: "ทุกวันศุกร์ (มี.ค. - ก.ย. 67)".
            continue
        year = fiscal_year(span.first)
        if year != fiscal_year(span.last) or (stated and _be(stated["year"]) != year):
            continue
        round_ = round_of(span.first) if round_of(span.first) == round_of(span.last) else None
        return Period(year, round_, span.first, span.last, span.start, span.end, "stated_span")
    rule = "stated_year"
    if stated is None:
        stated, rule = _PLAIN_YEAR.search(text, start, max(start, title_end)), "plain_year"
    if stated is None:
        return Period(None, None, None, None)
    year = _be(stated["year"])
    opening = text[start : min(end, title_end + _ROUND_WITHIN)]
    found = _ROUND.search(opening)
    word = found and _ROUND.match(text, start + found.start())
    if word and word.start() >= title_end and len(halves) > 1:
        # Each half is named above its own part.
        word = None
    round_ = {"first": 1, "second": 2}.get(word.lastgroup or "") if word else None
    is_titled = (stated if word is None else word).start() < title_end
    return Period(
        year,
        round_,
        *period_bounds(year, round_),
        *stated.span(),
        rule,
        word.span() if word else None,
        is_titled,
        is_year_titled=stated.start() < title_end,
    )


def _is_half(span: DateMention) -> bool:
    return span.first is not None and span.last is not None and _HALF_YEAR < (span.last - span.first).days < _WHOLE_YEAR


def _is_of_quarter(text: str, span: DateMention) -> bool:
    """Tell whether a span of months is said to be a quarter of the year: "ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2566)"."""
    return "ไตรมาส" in text[max(0, span.start - _TO_QUARTER) : span.start]


_TO_QUARTER = 40
# A form offers the rounds to tick: "(  ) 6 เดือนแรก  ( / ) 6 เดือนหลัง".


def without_unticked(text: str) -> str:
    """Return the text with blanks in place of what a line offers and does not tick, where it ticks something else."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        boxes = list(BOX.finditer(line)) if BOX.search(line) else []
        if len({box.lastgroup for box in boxes}) < 2:
            continue
        kept = line[: boxes[0].start()]
        for box, behind in zip(boxes, [*(box.start() for box in boxes[1:]), len(line)], strict=True):
            kept += line[box.start() : behind] if box["ticked"] else " " * (behind - box.start())
        lines[at] = kept
    return "\n".join(lines)


def _stated_year(text: str, start: int, end: int, title_end: int) -> re.Match[str] | None:
    """Return where the year is named that the title names most, else the whole; None where two are named as often."""
    named = list(_YEAR.finditer(text, start, end))
    titled = [found for found in named if found.start() < title_end]
    if not titled:
        named = [found for found in named if not _OF_A_PLAN.search(text, max(start, found.start() - 40), found.start())]
    count = Counter(_be(found["year"]) for found in titled or named)
    if not count:
        return None
    (year, times), *others = count.most_common(2)
    if not titled and others and others[0][1] == times and _be(named[0]["year"]) != year:
        return None
    return next(found for found in named if _be(found["year"]) == year)


def of_plain_year(period: Period, days: Sequence[date]) -> bool:
    """Tell whether a year that the title names is none of the budget but that of what was held: "ประเพณีลอยกระทง ประจำปี 2566",
    which lies in the fiscal year behind.
    """
    held = from_activities(days)
    is_behind = held.fiscal_year is not None and held.fiscal_year == (period.fiscal_year or 0) + 1
    return period.rule == "plain_year" and period.round is None and is_behind


def of_a_matter(period: Period, days: Sequence[date]) -> bool:
    """Tell whether the round that the words name is that of a matter and not of the report: no title names it, and all that
    was held lies in the other one: a meeting of April on "ผลการดำเนินงาน รอบ 6 เดือนแรก"; or so much of a year's does.
    """
    held = from_activities(days)
    is_same_year = held.fiscal_year is not None and held.fiscal_year == period.fiscal_year
    if period.is_titled or not is_same_year or period.round is None:
        return False
    beyond = sum(round_of(day) != period.round for day in days)
    return beyond == len(days) or beyond >= _FEWEST_BEYOND


# One day beyond a round may be a slip.
_FEWEST_BEYOND = 2


def from_activities(days: Sequence[date]) -> Period:
    """Return the period that dated activities lie in: their one fiscal year, and its round where they share one."""
    years = {fiscal_year(day) for day in days}
    if len(years) != 1:
        return Period(None, None, None, None)
    rounds = {round_of(day) for day in days}
    year = years.pop()
    round_ = rounds.pop() if len(rounds) == 1 else None
    return Period(year, round_, None, None, rule="dated_activities")
