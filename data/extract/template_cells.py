"""The cells of a filled template as values: whole words, codes, counts, years and dates; what is none of them is told."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from data.extract.dates import DateMention, find_dates, month_named, read_year
from data.extract.draft import Stated
from data.extract.words import is_placeholder
from data.lookup import table
from data.normalise import Normalised, fold_digits, squeeze, trimmed
from data.readers.filled import Cells, Entry
from data.report import Finding
from data.template.fields import MOST_PEOPLE, TABLES, code_of, fields

# The finding of every cell that could not be taken as it stands; what is said of it is in `template_messages.csv`.
ENTRY_UNCLEAR = "entry_unclear"
# So much of a value is kept with its evidence, or quoted in a message.
LONGEST_VALUE = 80

_MESSAGES = {row["code"]: row for row in table("template_messages")}
_COUNT = re.compile(r"(?:ประมาณ|ราว|จำนวน)?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*(?:คน|ราย|ท่าน|รูป)?")
_NOTHING = re.compile(r"[\s\-–—_.…/]*|ไม่(?:ทราบ|มีข้อมูล)")
_YEAR = re.compile(r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?\s*)?(\d{4}|\d{2})")


@dataclass(slots=True)
class CellReader:
    """Reads the cells of one template. `findings` collects what is wrong with them, of the activity that is being read.

    `text` is the document's, masked, and `folded` the same with Arabic digits; `normalised` leads there from where the
    entries point to.
    """

    text: str
    folded: str
    normalised: Normalised
    report_id: str
    findings: list[Finding] = field(default_factory=list)
    activity_id: str | None = None  # of the activity being read
    report_year: int | None = None  # the report's fiscal year (พ.ศ.), once it is known

    def span(self, entry: Entry) -> tuple[int, int]:
        """Where a cell's words stand in the document's text, without blanks around them."""
        start, end = self.normalised.normalised(entry.start), self.normalised.normalised(entry.end)
        return trimmed(self.text, start, end)

    def words(self, cells: Cells, name: str) -> Stated | None:
        """Return what a cell says, whole; None where it is empty or only says that there is nothing."""
        if name not in cells:
            return None
        start, end = self.span(cells[name])
        words = self.text[start:end]
        says_nothing = _NOTHING.fullmatch(words) or (re.search(r"\w", words) and is_placeholder(squeeze(words)))
        return None if says_nothing else Stated(words, start, end)

    def says_anything(self, cells: Cells) -> bool:
        """Whether any cell of a row but its number says something."""
        return any(self.words(cells, name) for name in cells if name != "number")

    def tell(self, code: str, entry: Entry | None, **values: str) -> None:
        """Say what is wrong with a cell, in Thai and English, and where it is."""
        message = _MESSAGES[code]
        where = f"{entry.where}: " if entry else ""
        words = f"{message['thai']} / {message['english']}".format(**{"words": "", **values})
        span = self.span(entry) if entry else (0, 0)
        start, end = span if span[1] > span[0] else (None, None)
        self.findings.append(
            Finding(ENTRY_UNCLEAR, message["severity"], where + words, self.report_id, self.activity_id, start, end)
        )

    def code(self, cells: Cells, sheet: str, name: str) -> tuple[str, Stated] | None:
        """Return the code that was chosen and the words that say so."""
        stated = self.words(cells, name)
        if stated is None:
            return None
        title, choices = _titles()[sheet, name]
        if (code := code_of(choices, stated.text)) is None:
            self.tell("not_a_choice", cells[name], words=short(stated.text), title=title)
            return None
        return code, stated

    def count(self, cells: Cells, name: str) -> tuple[int, Stated] | None:
        """Return how many people a cell says, and its words."""
        stated = self.words(cells, name)
        if stated is None:
            return None
        digits = _COUNT.fullmatch(fold_digits(stated.text))
        count = int(digits[1].replace(",", "")) if digits else MOST_PEOPLE + 1
        if count > MOST_PEOPLE:
            self.tell("not_a_count", cells[name], words=short(stated.text))
            return None
        return count, stated

    def fiscal_year(self, cells: Cells) -> tuple[int, Stated] | None:
        """Return the fiscal year (พ.ศ.) that is stated, and its words."""
        stated = self.words(cells, "fiscal_year")
        if stated is None:
            return None
        if (year := self.year(stated, cells["fiscal_year"])) is None:
            self.tell("not_a_year", cells["fiscal_year"], words=short(stated.text))
            return None
        return year + 543, stated

    def year(self, stated: Stated, entry: Entry) -> int | None:
        """Return the Gregorian year that is meant; one of the Christian era is taken, and told."""
        digits = _YEAR.fullmatch(fold_digits(stated.text))
        year, christian = read_year(digits[1]) if digits else (None, False)
        if year is not None and christian:
            self.tell("christian_year", entry, words=stated.text, value=str(year + 543))
        return year

    def date(self, cells: Cells, names: Sequence[str], like: DateMention | None = None) -> DateMention | None:
        """Read a date of three cells: day, month, year. A month alone is the whole of it.

        The month or year that is not given is that of the date `like`; else the year is the one in which the month lies
        in the report's fiscal year. Whoever writes the whole date into one cell is understood too.
        """
        parts = [self.words(cells, name) for name in names]
        told = [part for part in parts if part]
        if not told:
            return None
        mention = self._of_parts(cells, names, parts, like) or _whole_date(told)
        if mention is None:
            self.tell("not_a_date", cells[first_of(cells, *names)], words=short(_joined(told)))
            return None
        if mention.impossible:
            self.tell("no_such_day", cells[first_of(cells, *names)], words=short(_joined(told)))
        return replace(mention, start=told[0].start, end=told[-1].end)

    def _of_parts(
        self, cells: Cells, names: Sequence[str], parts: Sequence[Stated | None], like: DateMention | None
    ) -> DateMention | None:
        day_words, month_words, year_words = parts
        folded = fold_digits(day_words.text) if day_words else ""
        day = int(folded) if re.fullmatch(r"\d{1,2}", folded) else None
        month = _month(month_words.text) if month_words else None
        if (day_words and not (day and day <= 31)) or (month_words and month is None):
            return None
        if month is None and day and like and like.first:
            month = like.first.month
        if month is None:
            return None
        year: int | None = None
        if year_words:
            year = self.year(year_words, cells[names[2]])
        elif like and like.first:
            year = like.first.year
        elif self.report_year:
            year = self.report_year - 543 - (month >= 10)
        return None if year is None else _mention(day, month, year)

    def shown(self, mention: DateMention | None) -> str:
        """Return a date as it is written."""
        return self.text[mention.start : mention.end] if mention else ""


def _joined(parts: Sequence[Stated]) -> str:
    return " ".join(part.text for part in parts)


def short(words: str) -> str:
    """Words as a message quotes them."""
    line = squeeze(words)
    return line if len(line) <= LONGEST_VALUE else line[:LONGEST_VALUE].rstrip() + "…"


def first_of(cells: Cells, *names: str) -> str:
    """The first of the fields that has a cell; a field of several cells is told by its beginning."""
    return next(cell for name in names for cell in cells if cell == name or cell.startswith(f"{name}."))


def _month(words: str) -> int | None:
    folded = fold_digits(words)
    number = int(folded) if re.fullmatch(r"\d{1,2}", folded) else month_named(folded)
    return number if number and number <= 12 else None


def _mention(day: int | None, month: int, year: int) -> DateMention:
    """A date of numbers; its place in the text is set by the caller."""
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return DateMention(0, 0, date(year, month, 1), date(year, month, last), "month")
    if day > last:
        return DateMention(0, 0, None, None, "day", impossible=True)
    return DateMention(0, 0, date(year, month, day), date(year, month, day), "day")


def _whole_date(parts: Sequence[Stated]) -> DateMention | None:
    """Read a date that is written into its cells in a way of its own, as long as it is one date and nothing else."""
    words = fold_digits(" ".join(dict.fromkeys(part.text for part in parts)))
    found = find_dates(words)
    if len(found) != 1 or (found[0].first is None and not found[0].impossible):
        return None
    return found[0] if not (words[: found[0].start] + words[found[0].end :]).strip() else None


@cache
def _titles() -> dict[tuple[str, str], tuple[str, str]]:
    """The title and the drop-down of each field, by its sheet and name."""
    return {(one.sheet, one.name): (one.title, one.choices) for sheet in ("agency", *TABLES) for one in fields(sheet)}
