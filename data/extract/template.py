"""A filled template → agency, period and activities: what was chosen and typed is taken as it is, and nothing else.

An empty cell is unknown, and so is one that says "-" or "ไม่ทราบ"; only an empty mode is that of the chosen kind, as in
every document. What cannot be taken (words that are no choice, a day that is in no calendar, a row of an activity that is
not there) is told with its sheet and cell, in the words of `template_messages.csv`; the rest is kept.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from data.agencies import Registry
from data.extract.agency import AgencyReading, Whereabouts, agency_of_fields
from data.extract.dates import DateMention, find_dates, fiscal_year, month_named, period_bounds, read_year, round_of
from data.extract.draft import Context, Draft, Stated
from data.extract.groups import Reporter
from data.extract.held import set_year_and_round
from data.extract.kinds import usual_mode
from data.extract.lines import Text
from data.extract.period import Period
from data.extract.words import is_placeholder
from data.lookup import table
from data.normalise import Normalised, fold_digits, squeeze
from data.readers.filled import Cells, Entry, FilledActivity, FilledForm
from data.report import Evidence, Finding, FollowThrough, Group, Item
from data.template.fields import MOST_PEOPLE, TABLES, VERSION, activity_key, code_of, fields, label_of

RULE = "template:stated"
# The finding of every cell that could not be taken as it stands.
ENTRY_UNCLEAR = "entry_unclear"
BLANK = "แบบรายงานนี้ยังไม่ได้กรอกอะไรเลย ให้กรอกแล้วส่งใหม่ / the template is blank: fill it in and send it again"

_COUNT = re.compile(r"(?:ประมาณ|ราว|จำนวน)?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*(?:คน|ราย|ท่าน|รูป)?")
_DASHES = re.compile(r"[\s\-–—_.…/]*")
_PLACE_WORD = re.compile(r"^(?:ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต)\s*")
# So much of a value is kept with its evidence, or quoted in a message.
_LONGEST_VALUE = 80


@dataclass(slots=True)
class FilledReport:
    """What a filled template tells: one report, its activities still to be numbered, and what was wrong with its cells."""

    told: AgencyReading
    period: Period
    title: str | None
    drafts: list[Draft]
    findings: list[Finding]

    @property
    def is_blank(self) -> bool:
        """Whether nobody has filled in anything."""
        return not (self.drafts or self.findings or self.told.stated or self.title or self.period.rule != "none")


_MESSAGES = {row["code"]: row for row in table("template_messages")}


def read_filled(
    form: FilledForm, text: str, normalised: Normalised, registry: Registry, report_id: str
) -> FilledReport:
    """Read a filled template. `text` is the document's, masked; `normalised` leads there from the words that were received."""
    return _Reader(text, fold_digits(text), normalised, registry, report_id).read(form)


@dataclass(slots=True)
class _Reader:
    """Reads one template; `findings` collects what is wrong with its cells."""

    text: str
    folded: str
    normalised: Normalised
    registry: Registry
    report_id: str
    findings: list[Finding] = field(default_factory=list)
    draft: Draft | None = None  # the activity being read
    fiscal_year: int | None = None  # of the report, once it is known

    def read(self, form: FilledForm) -> FilledReport:
        """Read agency and period, then the activities, then what belongs to none."""
        if form.version > VERSION:
            self._tell("newer_form", None, words=f"ruam-template {form.version}")
        told = self._agency(form.agency)
        period = self._period(form.agency)
        self.fiscal_year = period.fiscal_year
        title = self._words(form.agency, "title")
        text = Text(self.text, self.folded, [], [], hard_wrapped=False)
        context = Context(text, (), period, Reporter(told.agency.kind if told.agency else ""), self.report_id)
        drafts: list[Draft] = []
        seen: set[str] = set()
        for filled in form.activities:
            if not (filled.groups or filled.matters or self._says_anything(filled.cells)):
                continue
            drafts.append(self._activity(context, filled, len(drafts) + 1))
            if number := self._words(filled.cells, "number"):
                if (key := activity_key(number.text)) in seen:
                    self._tell("number_repeated", filled.cells["number"], words=number.text)
                seen.add(key)
        self.draft = None
        for cells in form.strays:
            number = self._words(cells, "number")
            where = cells.get("number") or next(iter(cells.values()))
            self._tell("no_such_activity" if number else "no_number", where, words=number.text if number else "")
        for entry in form.broken:
            self._tell("formula_error", entry)
        return FilledReport(told, period, title.text if title else None, drafts, self.findings)

    # ── cells ──

    def _span(self, entry: Entry) -> tuple[int, int]:
        """Where a cell's words stand in the document's text, without blanks around them."""
        start, end = self.normalised.normalised(entry.start), self.normalised.normalised(entry.end)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _words(self, cells: Cells, name: str) -> Stated | None:
        """Return what a cell says, whole; None where it is empty or only says that there is nothing."""
        if name not in cells:
            return None
        start, end = self._span(cells[name])
        words = self.text[start:end]
        says_nothing = _DASHES.fullmatch(words) or (re.search(r"\w", words) and is_placeholder(squeeze(words)))
        return None if says_nothing else Stated(words, start, end)

    def _says_anything(self, cells: Cells) -> bool:
        return any(self._words(cells, name) for name in cells if name != "number")

    def _tell(self, code: str, entry: Entry | None, **values: str) -> None:
        """Say what is wrong with a cell, in Thai and English, and where it is."""
        message = _MESSAGES[code]
        where = f"{entry.where}: " if entry else ""
        words = f"{message['thai']} / {message['english']}".format(**{"words": "", **values})
        span = self._span(entry) if entry else (0, 0)
        start, end = span if span[1] > span[0] else (None, None)
        activity_id = self.draft.activity.activity_id if self.draft else None
        self.findings.append(
            Finding(ENTRY_UNCLEAR, message["severity"], where + words, self.report_id, activity_id, start, end)
        )

    def _code(self, cells: Cells, sheet: str, name: str) -> tuple[str, Stated] | None:
        """Return the code that was chosen and the words that say so."""
        stated = self._words(cells, name)
        if stated is None:
            return None
        title, choices = _titles()[sheet, name]
        if (code := code_of(choices, stated.text)) is None:
            self._tell("not_a_choice", cells[name], words=_short(stated.text), title=title)
            return None
        return code, stated

    def _count(self, cells: Cells, name: str) -> tuple[int, Stated] | None:
        stated = self._words(cells, name)
        if stated is None:
            return None
        digits = _COUNT.fullmatch(fold_digits(stated.text))
        count = int(digits[1].replace(",", "")) if digits else MOST_PEOPLE + 1
        if count > MOST_PEOPLE:
            self._tell("not_a_count", cells[name], words=_short(stated.text))
            return None
        return count, stated

    # ── agency and period ──

    def _agency(self, cells: Cells) -> AgencyReading:
        kind = self._code(cells, "agency", "kind")
        name = self._words(cells, "name")
        province = self._code(cells, "agency", "province")
        subdistrict, district = (
            _PLACE_WORD.sub("", stated.text) if (stated := self._words(cells, part)) else None
            for part in ("subdistrict", "district")
        )
        place = Whereabouts(subdistrict, district, province[0] if province else None)
        told = agency_of_fields(kind[0] if kind else None, name.text if name else "", place, self.registry)
        if told.rule == "contradiction" and name:
            self._tell("kind_contradicts_name", cells["name"], words=_short(name.text))
        if said_by := name or (kind[1] if kind else None):
            told.start, told.end = said_by.start, said_by.end
        if told.agency:
            told.rule = RULE
        return told

    def _period(self, cells: Cells) -> Period:
        """Read the period: the days that are stated, else those of the fiscal year and round; of days alone their own year."""
        year = self._fiscal_year(cells)
        half = self._code(cells, "agency", "round")
        round_ = {"1": 1, "2": 2}.get(half[0]) if half else None
        begin = self._date(cells, [f"period_from.{n}" for n in range(3)])
        finish = self._date(cells, [f"period_to.{n}" for n in range(3)])
        start, end = begin.first if begin else None, finish.last if finish else None
        if start and end and end < start:
            self._tell("date_order", cells[_first_of(cells, "period_to")], words=self._shown(finish))
            end = None
        if year:
            bounds = period_bounds(year[0], round_)
            return Period(year[0], round_, start or bounds[0], end or bounds[1], year[1].start, year[1].end, RULE)
        span = begin or finish or (half[1] if half else None)
        if span is None:
            return Period(None, None, None, None)
        days = [day for day in (start, end) if day]
        years = {fiscal_year(day) for day in days}
        if half is None and len(days) == 2 and len(rounds := {round_of(day) for day in days}) == 1:
            round_ = rounds.pop()
        return Period(years.pop() if len(years) == 1 else None, round_, start, end, span.start, span.end, RULE)

    def _fiscal_year(self, cells: Cells) -> tuple[int, Stated] | None:
        stated = self._words(cells, "fiscal_year")
        if stated is None:
            return None
        if (year := self._year(stated, cells["fiscal_year"])) is None:
            self._tell("not_a_year", cells["fiscal_year"], words=_short(stated.text))
            return None
        return year + 543, stated

    # ── dates ──

    def _year(self, stated: Stated, entry: Entry) -> int | None:
        """Return the Gregorian year that is meant; one of the Christian era is taken, and told."""
        digits = _YEAR.fullmatch(fold_digits(stated.text))
        year, christian = read_year(digits[1]) if digits else (None, False)
        if year is not None and christian:
            self._tell("christian_year", entry, words=stated.text, value=str(year + 543))
        return year

    def _date(self, cells: Cells, names: Sequence[str], like: DateMention | None = None) -> DateMention | None:
        """Read a date of three cells: day, month, year. A month alone is the whole of it.

        The month or year that is not given is that of the date `like`; else the year is the one in which the month lies
        in the report's fiscal year. Whoever writes the whole date into one cell is understood too.
        """
        parts = [self._words(cells, name) for name in names]
        told = [part for part in parts if part]
        if not told:
            return None
        mention = self._of_parts(cells, names, parts, like) or _whole_date(told)
        if mention is None:
            self._tell("not_a_date", cells[_first_of(cells, *names)], words=_short(_joined(told)))
            return None
        if mention.impossible:
            self._tell("no_such_day", cells[_first_of(cells, *names)], words=_short(_joined(told)))
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
            year = self._year(year_words, cells[names[2]])
        elif like and like.first:
            year = like.first.year
        elif self.fiscal_year:
            year = self.fiscal_year - 543 - (month >= 10)
        return None if year is None else _mention(day, month, year)

    def _shown(self, mention: DateMention | None) -> str:
        return self.text[mention.start : mention.end] if mention else ""

    # ── activities ──

    def _activity(self, context: Context, filled: FilledActivity, position: int) -> Draft:
        """Read one activity with its groups and matters."""
        cells = filled.cells
        spans = [self._span(entry) for entry in cells.values()]
        rows = [self._span(e) for row in (*filled.groups, *filled.matters) for e in row.values() if e.end > e.start]
        draft = Draft.of(context, min(start for start, _ in spans), max(end for _, end in spans + rows))
        draft.number(self.report_id, position)
        self.draft = draft
        activity = draft.activity
        name, place = self._words(cells, "name"), self._words(cells, "place")
        activity.name, activity.place = name.text if name else None, place.text if place else None
        for field_name, stated in (("name", name), ("place", place)):
            if stated:
                self._note(field_name, stated.text[:_LONGEST_VALUE], stated)
        if held := self._code(cells, "activity", "held"):
            activity.is_event = held[0] == "true"
            self._note("is_event", held[0], held[1])
        for field_name in ("kind", "mode", "recurrence"):
            if chosen := self._code(cells, "activity", field_name):
                setattr(activity, field_name, chosen[0])
                self._note(field_name, chosen[0], chosen[1])
        if activity.mode is None and activity.kind and "mode" not in cells:
            activity.mode = usual_mode(activity.kind)
        if total := self._count(cells, "participants_total"):
            activity.participants_total = draft.people.total = total[0]
            draft.people.total_span = total[1].start, total[1].end
            self._note("participants_total", str(total[0]), total[1])
        self._held(cells)
        for row in filled.groups:
            self._group(row)
        for row in filled.matters:
            self._matter(row)
        return draft

    def _note(self, name: str, value: str, stated: Stated) -> None:
        """Keep the cell that decided a value of the activity being read."""
        if self.draft:
            own = self.draft.activity
            self.draft.evidence.append(
                Evidence(self.report_id, own.activity_id, name, value, RULE, stated.start, stated.end)
            )

    def _held(self, cells: Cells) -> None:
        """Set when the activity was held, and the fiscal year and round that the days lie in."""
        assert self.draft is not None
        draft, activity = self.draft, self.draft.activity
        begin = self._date(cells, ("day_from", "month_from", "year_from"))
        finish = self._date(cells, ("day_to", "month_to", "year_to"), begin)
        if begin is None and finish is not None:
            self._tell("date_without_start", cells[_first_of(cells, *_LAST_DAY)], words=self._shown(finish))
            begin, finish = finish, None
        if begin is None:
            return
        draft.dates = [begin]
        if begin.impossible or (finish and finish.impossible):
            draft.impossible = begin if begin.impossible else finish
            return
        if finish and begin.precision != finish.precision:
            self._tell("date_mixed", cells[_first_of(cells, *_LAST_DAY)])
            begin, finish = _as_month(begin), _as_month(finish)
        first, last = begin.first, (finish or begin).last
        if first and last and last < first:
            self._tell("date_order", cells[_first_of(cells, *_LAST_DAY)], words=self._shown(finish))
            last = begin.last
        activity.held_from, activity.held_to, activity.date_precision = first, last, begin.precision
        set_year_and_round(activity)
        if first:
            words = Stated("", begin.start, (finish or begin).end)
            self._note("held_from", first.isoformat(), words)

    def _group(self, cells: Cells) -> None:
        assert self.draft is not None
        groups = self.draft.activity.groups
        self._tell_carried(cells)
        label, category = self._words(cells, "label"), self._code(cells, "group", "category")
        count = self._count(cells, "headcount")
        stated = [one for one in (label, category and category[1], count and count[1]) if one]
        if not stated:
            return
        code = category[0] if category else "unknown"
        if label is None:
            self._tell("group_without_label", next(iter(cells.values())))
        called = label.text if label else category[1].text if category else label_of("category", "unknown")
        start, end = min(one.start for one in stated), max(one.end for one in stated)
        number = len(groups) + 1
        groups.append(Group(number, called, code, _sides()[code], count[0] if count else None, start, end))
        if category:
            self._note("participant_group.category", code, category[1])
        if count:
            self.draft.people.groups.append(groups[-1])

    def _matter(self, cells: Cells) -> None:
        assert self.draft is not None
        activity = self.draft.activity
        self._tell_carried(cells)
        for name, rows in (("issue", activity.issues), ("result", activity.results)):
            if stated := self._words(cells, name):
                rows.append(Item(len(rows) + 1, stated.text, stated.start, stated.end))
        use, level, actor = self._words(cells, "use"), self._code(cells, "matter", "level"), self._words(cells, "actor")
        if use is None and level:
            self._tell("level_without_text", cells["level"], words=level[1].text)
            use = level[1]
        if use is None:
            if actor:
                self._tell("actor_without_text", cells["actor"], words=_short(actor.text))
            return
        end = max(one.end for one in (use, level and level[1], actor) if one)
        activity.follow_through.append(
            FollowThrough(
                len(activity.follow_through) + 1, use.text, int(level[0]) if level else None,
                actor.text if actor else None, use.start, end,
            )
        )  # fmt: skip
        if level:
            self._note("follow_through.level", level[0], level[1])

    def _tell_carried(self, cells: Cells) -> None:
        if "number" not in cells:
            self._tell("number_carried", next(iter(cells.values())))


_LAST_DAY = ("day_to", "month_to", "year_to")
_YEAR = re.compile(r"(?:ปี\s*)?(?:พ\.?\s*ศ\.?\s*)?(\d{4}|\d{2})")


def _joined(parts: Sequence[Stated]) -> str:
    return " ".join(part.text for part in parts)


def _short(words: str) -> str:
    """Words as a message quotes them."""
    line = squeeze(words)
    return line if len(line) <= _LONGEST_VALUE else line[:_LONGEST_VALUE].rstrip() + "…"


def _first_of(cells: Cells, *names: str) -> str:
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


def _as_month(mention: DateMention) -> DateMention:
    """Return a date as the months it lies in."""
    if mention.first is None or mention.last is None:
        return mention
    end = mention.last.replace(day=calendar.monthrange(mention.last.year, mention.last.month)[1])
    return replace(mention, first=mention.first.replace(day=1), last=end, precision="month")


@cache
def _titles() -> dict[tuple[str, str], tuple[str, str]]:
    """The title and the drop-down of each field, by its sheet and name."""
    return {(one.sheet, one.name): (one.title, one.choices) for sheet in ("agency", *TABLES) for one in fields(sheet)}


@cache
def _sides() -> dict[str, str]:
    return {row["category"]: row["side"] for row in table("participant_categories")}
