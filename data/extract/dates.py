"""Dates as Thai reports write them.

Positions are offsets into the text given. Years are Buddhist era unless they are plainly Christian
(1900 to 2100); a two-digit year from 40 to 99 is 25xx. The fiscal year runs from October to September.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from data.lookup import patterns, table

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date or range of dates as written. `first` and `last` are None where the date is impossible or lacks its year."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str  # day | month
    impossible: bool = False
    weekday: int | None = None  # 0 Monday, as written before the date
    christian: bool = False
    day_month: tuple[tuple[int, int], tuple[int, int]] | None = (
        None  # (day, month) of first and last where the year is missing
    )


def fiscal_year(day: date) -> int:
    """Return the Thai fiscal year (พ.ศ.) that a Gregorian date lies in."""
    return day.year + 543 + (day.month >= 10)


def round_of(day: date) -> int:
    """Return 1 for October to March, 2 for April to September."""
    return 1 if day.month >= 10 or day.month <= 3 else 2


def period_bounds(year: int, round_: int | None) -> tuple[date, date]:
    """Return the first and last day of a fiscal year (พ.ศ.), or of one of its rounds."""
    gregorian = year - 543
    match round_:
        case 1:
            return date(gregorian - 1, 10, 1), date(gregorian, 3, 31)
        case 2:
            return date(gregorian, 4, 1), date(gregorian, 9, 30)
    return date(gregorian - 1, 10, 1), date(gregorian, 9, 30)


def _spelling(name: str) -> str:
    if "." in name:
        # Abbreviations come with blanks between their letters and without full stops; "3 ต.คลองใหม่" is no October.
        return r"\.?\s?".join(map(re.escape, name.rstrip(".").split("."))) + r"\.?(?![ก-๙])"
    return re.escape(name)


_MONTH_OF = {row["name"].replace(".", ""): int(row["month"]) for row in table("months")}
_MONTH = "|".join(map(_spelling, sorted((row["name"] for row in table("months")), key=len, reverse=True)))
_YEAR = r"(?:(?:พ\s?\.?\s?ศ\s?\.?|ปี\s?พ\s?\.?\s?ศ\s?\.?|ปี|ค\.?ศ\.?|,)\s*)?(?P<year{n}>\d{{4}}(?!\d)|\d{{2}}(?![\d.:,]|\s*(?:คน|ราย|ท่าน(?!้)|รูป|น\.|ครัวเรือน|หมู่|แห่ง|ครั้ง|โครงการ)))"
# "พฤหัสบดีที่ 15 มกราคม": without the word for day it is the day of the week only where ที่ stands behind it.
_WEEKDAY_NAMES = "พฤหัสบดี|พฤหัส|" + "|".join(WEEKDAYS)
_WEEKDAY = rf"(?:วัน(?:ที่)?\s?(?P<weekday>{_WEEKDAY_NAMES})[ \t]*(?:ที่)?[ \t]*|(?:(?<![ก-๙])|(?<=เมื่อ)|(?<=ใน))(?P<bare>{_WEEKDAY_NAMES})ที่[ \t]*)?"
# "เสาร์ 13 - อาทิตย์ 14 ธันวาคม": the day of the week before the second day of a range.
_NEXT_WEEKDAY = rf"(?:(?:วัน)?(?:{'|'.join(WEEKDAYS)})(?:ที่)?\s*)?"
_TO = r"(?:-|–|—|ถึง|และ|,|ถึงวันที่|จนถึง)"

# Each form looks first at the letter it can begin with; trying its optional beginnings everywhere costs three times as much.
_SPOKEN = re.compile(
    r"(?=[\dวทจอพศส])"
    + _WEEKDAY
    + r"(?:(?:วันที่|วัน|ที่)[ \t]*)?"
    # "รอบ 6 เดือน ตุลาคม 2565 - …" is half a year, and "รุ่น 4 — 13 ม.ค. 68" is of one day.
    + r"(?<!รอบ)(?<!รอบ )(?<!รุ่น )(?<!รุ่นที่ )(?<!ครั้งที่ )(?<!หมู่ )(?<!หมู่ที่ )(?<![\d/.])(?P<days1>\d{1,2}(?:\s*(?:,|และ|-|–|—|ถึง)\s*"
    + _NEXT_WEEKDAY
    + r"(?:(?<=ถึง)วันที่\s*)?\d{1,2}){0,15})\s*"
    + rf"(?:(?:เดือน\s*)?(?P<month1>{_MONTH})\s*(?:{_YEAR.format(n=1)})?\s*"
    + rf"(?:(?:{_TO})\s*(?:วัน(?:{'|'.join(WEEKDAYS)})?ที่\s*)?(?P<days2>\d{{1,2}})\s*(?:เดือน\s*)?(?P<month2>{_MONTH})\s*(?:{_YEAR.format(n=2)})?)?)"
)
_MONTH_ONLY = re.compile(
    rf"(?=[มกพสตธเ])(?<!\d)(?<!\d )(?:เดือน\s*)?(?P<month1>{_MONTH})\s*(?:{_YEAR.format(n=1)})?\s*"
    rf"(?:(?:-|–|—|ถึง)\s*(?:เดือน\s*)?(?P<month2>{_MONTH})\s*(?:{_YEAR.format(n=2)})?)?"
)
_NUMERIC = re.compile(
    r"(?=[\dวจอพศส])"
    + _WEEKDAY
    + r"(?:วันที่\s*)?(?<![\d/.\-])(?:(?P<from>\d{1,2})\s*(?:-|–|ถึง)\s*(?=\d{1,2}/))?(?P<day>\d{1,2})(?P<separator>[/\-.])(?P<month>\d{1,2})(?P=separator)(?P<year>\d{4}|\d{2})(?![\d/\-])"
)
_ISO = re.compile(r"(?<![\d/.\-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d\-])")
_AMERICAN = re.compile(rf"(?P<month>{_MONTH})\s*\d{{1,2}}\s*,\s*(?P<year>\d{{4}})")


def _month(word: str) -> int:
    return _MONTH_OF[re.sub(r"[.\s]", "", word)]


def month_named(words: str) -> int | None:
    """Return the month (1 to 12) that a name, or its abbreviation, is of; None for other words."""
    return _MONTH_OF.get(re.sub(r"[.\s]", "", words))


def read_year(digits: str | None) -> tuple[int | None, bool]:
    """Return (Gregorian year or None, whether it was written as a Christian one) of two or four digits, mostly a year พ.ศ."""
    if digits is None:
        return None, False
    number = int(digits)
    if len(digits) == 2:
        return (number + 2500 - 543, False) if number >= 40 else (None, False)
    if 2400 <= number <= 2700:
        return number - 543, False
    return (number, True) if 1900 <= number <= 2100 else (None, False)


def _years(found: re.Match[str], month1: int, month2: int) -> tuple[int | None, int | None, bool]:
    """Return the Gregorian years of both ends of a range, the missing one from the other, and whether one is Christian."""
    year1, christian1 = read_year(found["year1"])
    year2, christian2 = read_year(found["year2"])
    if year1 is None and year2 is not None:
        year1 = year2 - (month1 > month2)
    elif year2 is None and year1 is not None:
        year2 = year1 + (month1 > month2)
    return year1, year2, christian1 or christian2


def _weekday(found: re.Match[str]) -> int | None:
    word = found["weekday"] or found["bare"]
    return None if word is None else WEEKDAYS.index("พฤหัสบดี" if word == "พฤหัส" else word)


def _american(found: re.Match[str]) -> DateMention:
    """Month first and a Christian year: "มีนาคม 5, 2024" is a site's own date and not the report's."""
    return DateMention(*found.span(), None, None, "day", christian=True)


def _spoken(found: re.Match[str]) -> DateMention | None:
    days = [int(n) for n in re.findall(r"\d{1,2}", found["days1"])]
    month1 = month2 = _month(found["month1"])
    if found["days2"]:
        days.append(int(found["days2"]))
        month2 = _month(found["month2"])
    if not all(1 <= day <= 31 for day in days):
        return None
    year1, year2, christian = _years(found, month1, month2)
    weekday = _weekday(found)
    if year1 is None or year2 is None:
        if found["year1"] or found["year2"]:
            return None
        pair = ((days[0], month1), (days[-1], month2))
        return DateMention(*found.span(), None, None, "day", weekday=weekday, day_month=pair)
    try:
        first, last = date(year1, month1, days[0]), date(year2, month2, days[-1])
    except ValueError:
        return DateMention(*found.span(), None, None, "day", impossible=True, weekday=weekday, christian=christian)
    return DateMention(*found.span(), first, max(first, last), "day", weekday=weekday, christian=christian)


def _numeric(found: re.Match[str]) -> DateMention | None:
    day, month = int(found["day"]), int(found["month"])
    year, christian = read_year(found["year"])
    if year is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    weekday = _weekday(found)
    try:
        first = date(year, month, day)
    except ValueError:
        return DateMention(*found.span(), None, None, "day", impossible=True, weekday=weekday, christian=christian)
    # "1-3/03/2568"
    begin = int(found["from"] or day)
    if not 1 <= begin <= day:
        return None
    return DateMention(*found.span(), first.replace(day=begin), first, "day", weekday=weekday, christian=christian)


def _iso(found: re.Match[str]) -> DateMention | None:
    """As programs write a day: 2024-01-15."""
    year, christian = read_year(found["year"])
    try:
        day = date(year or 0, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return DateMention(*found.span(), day, day, "day", christian=christian)


def _months(found: re.Match[str]) -> DateMention | None:
    month1 = _month(found["month1"])
    month2 = _month(found["month2"]) if found["month2"] else month1
    year1, year2, christian = _years(found, month1, month2)
    if year1 is None or year2 is None:
        return None
    first = date(year1, month1, 1)
    last = date(year2, month2, calendar.monthrange(year2, month2)[1])
    return DateMention(*found.span(), first, last, "month", christian=christian) if first <= last else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateMention | None]], ...] = (
    (_AMERICAN, _american),
    (_SPOKEN, _spoken),
    (_NUMERIC, _numeric),
    (_ISO, _iso),
    (_MONTH_ONLY, _months),
)


def find_dates(text: str) -> list[DateMention]:
    """Return every date in `text` (digits Arabic), in order, none overlapping."""
    # A tab parts cells: "1" of one and "ตุลาคม 2566" of the next are no day.
    text = text.replace("\t", "|")
    mentions: list[DateMention] = []
    covered = bytearray(len(text))
    for pattern, read in _FORMS:
        for found in pattern.finditer(text):
            if 1 in covered[found.start() : found.end()]:
                continue
            if mention := read(found):
                end = mention.start + len(found[0].rstrip(" \t\n,-–"))
                covered[mention.start : end] = b"\x01" * (end - mention.start)
                mentions.append(replace(mention, end=end))
    return sorted(mentions, key=lambda mention: mention.start)


# What stands around the date of a line that is a date alone: an hour, brackets, marks.
BESIDE_DATE = re.compile(r"(?:เวลา|น\.|ถึง|วันที่|ประจำ|เดือน|เมื่อ|ช่วง|[\d\s.:()\[\]【】\-–—|/,•·])*")
_LONGEST_DATE = 60


# "พฤ. 23 พ.ย. 66", as diaries write it.
_SHORT_WEEKDAY = re.compile(r"^\s*(?:จ|อ|พ|พฤ|ศ|ส|อา)\.?\s*(?=\d)")


def is_date_alone(words: str) -> bool:
    """Tell whether words are a day, or a month, and nothing else."""
    if len(words) > _LONGEST_DATE:
        return False
    words = _SHORT_WEEKDAY.sub("", words)
    found = find_dates(words)
    return (
        len(found) == 1
        and found[0].first is not None
        and all(BESIDE_DATE.fullmatch(beside) for beside in (words[: found[0].start], words[found[0].end :]))
    )


# A day whose month stands above it: "วันที่ 26-27"; the whole of that month: "ตลอดเดือน".
BARE_DAY = re.compile(
    rf"(?:เมื่อ)?วันที่\s?(?P<first>\d{{1,2}})(?:\s?(?:-|–|ถึง|และ)\s?(?P<last>\d{{1,2}}))?(?![\d/.:]|[ \t]?(?:เดือน[ \t]?)?(?:{_MONTH}))"
    rf"|(?P<month>ตลอด(?:ทั้ง)?เดือน|ทั้งเดือน)(?![ \t]?(?:{_MONTH}))"
)


def days_below_months(text: str, found: list[DateMention]) -> list[DateMention]:
    """Add to the dates of a log the days that tell no month, below a line that is a month alone: "[ ตุลาคม 2566 ]"."""
    months = []
    for mention in found:
        begin, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        line = text[begin : len(text) if end < 0 else end]
        if mention.precision == "month" and mention.first and _is_one_month(mention) and is_date_alone(line.strip()):
            months.append(mention)
    if len(months) < 2:
        return found
    covered = {place for mention in found for place in range(mention.start, mention.end)}
    added: list[DateMention] = []
    for month, behind in zip(months, [*(mention.start for mention in months[1:]), len(text)], strict=True):
        added += [
            told
            for bare in BARE_DAY.finditer(text, month.end, behind)
            if covered.isdisjoint(range(*bare.span())) and (told := _of_month(bare, month))
        ]
    return sorted([*found, *added], key=lambda mention: mention.start)


def _is_one_month(mention: DateMention) -> bool:
    first, last = mention.first, mention.last
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def _of_month(bare: re.Match[str], month: DateMention) -> DateMention | None:
    """Give a day without its month the month above it; None where that month has no such day."""
    if bare["month"]:
        return replace(month, start=bare.start(), end=bare.end())
    days = int(bare["first"]), int(bare["last"] or bare["first"])
    if month.first is None or month.last is None or not 1 <= days[0] <= days[1] <= month.last.day:
        return None
    first, last = (month.first.replace(day=day) for day in days)
    return DateMention(*bare.span(), first, last, "day")


def with_fiscal_year(mention: DateMention, year: int) -> DateMention:
    """Give a date without a year the one it has in that fiscal year: a day and month lie in it exactly once."""
    if mention.day_month is None:
        return mention
    days = []
    for day, month in mention.day_month:
        try:
            days.append(date(year - 543 - (month >= 10), month, day))
        except ValueError:
            return replace(mention, day_month=None, impossible=True)
    first, last = days
    return replace(mention, day_month=None, first=first, last=max(first, last))


def find_recurrence(text: str) -> tuple[str, int, int] | None:
    """Return (weekly | monthly | quarterly | yearly, start, end) of the first words that say how often something is held."""
    for recurrence, pattern in patterns("recurrences", "recurrence"):
        if found := pattern.search(text):
            return recurrence, found.start(), found.end()
    return None
