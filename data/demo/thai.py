"""Dates and numbers as Thai officials write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = tuple("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split())
SHORT_MONTHS = tuple("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split())
WEEKDAYS = tuple("จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split())

DATE_STYLES = ("long", "long", "long", "formal", "weekday", "short", "two_digit", "slashed", "glued")

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai_digits(text: str) -> str:
    """The same text with Thai digits."""
    return text.translate(_TO_THAI)


def month_text(day: date, style: str = "long") -> str:
    """The month of a day: เดือนธันวาคม 2565."""
    names = SHORT_MONTHS if style in ("short", "two_digit") else MONTHS
    return f"เดือน{names[day.month - 1]} {day.year + 543}"


def date_text(day: date, style: str = "long", weekday: int | None = None) -> str:
    """One day in one of `DATE_STYLES`; `weekday` (Monday is 0) is written instead of the true one."""
    year, month = day.year + 543, MONTHS[day.month - 1]
    if style == "formal":
        return f"วันที่ {day.day} เดือน{month} พ.ศ. {year}"
    if style == "weekday":
        return f"วัน{WEEKDAYS[day.weekday() if weekday is None else weekday]}ที่ {day.day} {month} {year}"
    if style == "short":
        return f"วันที่ {day.day} {SHORT_MONTHS[day.month - 1]} {year}"
    if style == "two_digit":
        return f"วันที่ {day.day:02d} {SHORT_MONTHS[day.month - 1]} {year % 100}"
    if style == "slashed":
        return f"วันที่ {day.day:02d}/{day.month:02d}/{year}"
    if style == "glued":
        return f"วันที่{day.day}{month}{year}"
    return f"วันที่ {day.day} {month} {year}"


def range_text(first: date, last: date, style: str = "long") -> str:
    """Several days on end."""
    names = SHORT_MONTHS if style in ("short", "two_digit") else MONTHS
    year = f"{last.year + 543}"[2:] if style == "two_digit" else f"{last.year + 543}"
    if first.month == last.month:
        return f"ระหว่างวันที่ {first.day}-{last.day} {names[last.month - 1]} {year}"
    return f"ระหว่างวันที่ {first.day} {names[first.month - 1]} - {last.day} {names[last.month - 1]} {year}"


def month_span(day: date) -> tuple[date, date]:
    """The first and last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def period(fiscal_year: int, round_: int | None) -> tuple[date, date]:
    """The first and last day of a round (1 October to March, 2 April to September), or of the whole fiscal year."""
    year = fiscal_year - 543
    if round_ == 1:
        return date(year - 1, 10, 1), date(year, 3, 31)
    if round_ == 2:
        return date(year, 4, 1), date(year, 9, 30)
    return date(year - 1, 10, 1), date(year, 9, 30)
