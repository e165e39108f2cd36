"""A title parted from the day, place and people that go on behind it."""

from __future__ import annotations

import re

from data.extract.dates import find_dates
from data.extract.lines import Text
from data.extract.sections import Part

# In letters; what is longer is a sentence.
LONGEST_TITLE = 120
_NAME_GOES_ON = re.compile(
    r"\s{2,}|\s+(?=วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เมื่อวันที่|ระหว่างวันที่|จัด(?:ระหว่าง|เมื่อ|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ขึ้น|ใน(?:วัน|เดือน|ช่วง))|ณ\s|\d{1,2}\s?[ก-๙][ก-๙.]{2,11}\s?25\d\d|\(\s*(?:วัน\S*\s)?\d{1,2}\s*[ก-๙]|\([^()\n]{0,40}?\d{1,2}\s?[ก-๙][ก-๙.]{1,11}\s?\d{2})"
)


def name_and_rest(text: Text, part: Part) -> tuple[Part, Part | None]:
    """Part a title from what goes on behind it on the same line; None where nothing does."""
    days = find_dates(text.folded[part.start : part.end])
    first = next((part.start + day.start for day in days if day.precision == "day"), None)
    cut = _NAME_GOES_ON.search(text.folded, part.start, part.end)
    if first is None or cut is None or cut.start() > first or cut.start() - part.start < 6:
        return part, None
    return Part(part.start, cut.start()), Part(cut.end(), part.end)
