"""An activity while it is being read, and what all activities of a report share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.extract.dates import DateMention, with_fiscal_year
from data.extract.groups import Reporter
from data.extract.lines import Text
from data.extract.participants import People
from data.extract.period import Period
from data.extract.sections import Headed, Part
from data.report import Activity, Evidence


class Stated(NamedTuple):
    """A value as the document states it, on one line, where it stands, and the rule that found it."""

    text: str
    start: int
    end: int
    rule: str = "stated"


@dataclass(slots=True)
class Context:
    """What all activities of a report share: its text, the dates in it by position, its period, who reports."""

    text: Text
    dates: Sequence[DateMention]
    period: Period
    reporter: Reporter
    report_id: str
    headed: Sequence[Headed] = ()  # the headings of its form
    _ends: list[int] = field(init=False)
    _modes: list[Headed] = field(init=False)

    def __post_init__(self) -> None:
        self._ends = [mention.end for mention in self.dates]
        self._modes = [heading for heading in self.headed if heading.section.role.startswith("mode:")]

    def words(self, part: Part) -> str:
        """Return a part's words, digits Arabic."""
        return self.text.folded[part.start : part.end]

    def where(self, words: str, near: int) -> tuple[int, int]:
        """Return where words that decided a value stand: behind `near`, else anywhere; where none do, the rest of the line at `near`."""
        folded = self.text.folded
        if words:
            start = folded.find(words, near)
            start = folded.find(words) if start < 0 else start
            if start >= 0:
                return start, start + len(words)
        end = folded.find("\n", near)
        return near, end if end >= 0 else len(folded)

    def mode_heading(self, behind: int) -> tuple[int, int] | None:
        """Return the heading of one of the four modes that stands last before a place; None where none does."""
        return next(((one.start, one.end) for one in reversed(self._modes) if one.start <= behind), None)

    def dates_in(self, start: int, end: int, *, also_christian: bool = False) -> list[DateMention]:
        """Return the dates of a passage, with the year that the report's period gives to those without one.

        A Christian year is a web site's own, unless the form asks for the day there (`also_christian`).
        """
        # A label may have taken the word วันที่ that the date begins with; where the date ends tells what it stands in.
        inside = self.dates[bisect_right(self._ends, start) : bisect_right(self._ends, end)]
        year = self.period.fiscal_year
        return [
            with_fiscal_year(mention, year) if mention.day_month and year else mention
            for mention in inside
            if also_christian or not mention.christian
        ]


@dataclass(slots=True)
class Draft:
    """An activity with what the checks want to know of how it was read. Its id and position come when all are read."""

    activity: Activity
    dates: list[DateMention] = field(default_factory=list)  # those that tell when it was held
    conflict: tuple[DateMention, DateMention] | None = None
    impossible: DateMention | None = None
    people: People = field(default_factory=People)
    evidence: list[Evidence] = field(default_factory=list)

    @classmethod
    def of(cls, context: Context, start: int, end: int) -> Draft:
        """Begin an activity of which nothing is known but its words and its report's period."""
        period = context.period
        return cls(
            Activity(
                activity_id="", position=0, name=None, is_event=True, kind=None, mode=None, held_from=None, held_to=None,
                date_precision="none", recurrence=None, fiscal_year=period.fiscal_year, round=period.round, place=None,
                participants_total=None, char_start=start, char_end=end,
            )
        )  # fmt: skip

    def note(self, context: Context, name: str, value: str, rule: str, start: int, end: int) -> None:
        """Keep the words, and the rule, that decided a value."""
        self.evidence.append(Evidence(context.report_id, "", name, value, rule, start, end))

    def note_event(self, context: Context, rule: str) -> None:
        """Keep the rule by which this is something held or a mere type, with the first words that told of it."""
        told = self.evidence[0] if self.evidence else None
        start, end = (told.char_start, told.char_end) if told else context.where("", self.activity.char_start)
        self.note(context, "is_event", "true" if self.activity.is_event else "false", rule, start, end)

    def forget_days(self) -> None:
        """Take back the days for which something was planned that was not held."""
        activity = self.activity
        activity.held_from, activity.held_to, activity.date_precision = None, None, "none"
        self.dates, self.conflict, self.impossible = [], None, None
        self.evidence = [one for one in self.evidence if one.field not in ("held_from", "held_to", "date_precision")]

    def number(self, report_id: str, position: int) -> None:
        """Give the activity its place in the report, and with it its id."""
        self.activity.position = position
        self.activity.activity_id = f"{report_id}-{position}"
        for row in self.evidence:
            row.activity_id = self.activity.activity_id


def days_of(drafts: Sequence[Draft]) -> list[date]:
    """Return the first days of the activities that have one."""
    return [draft.activity.held_from for draft in drafts if draft.activity.held_from is not None]
