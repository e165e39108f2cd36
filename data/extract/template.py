"""A filled template → agency, period and activities: what was chosen and typed is taken as it is, and nothing else.

An empty cell is unknown, and so is one that says "-" or "ไม่ทราบ"; only an empty mode is that of the chosen kind, as in
every document. What cannot be taken (words that are no choice, a day that is in no calendar, a row of an activity that is
not there) is told with its sheet and cell, in the words of `template_messages.csv`; the rest is kept.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from functools import cache

from data.agencies import Registry
from data.extract.agency import AgencyReading
from data.extract.dates import DateMention, fiscal_year, period_bounds, round_of
from data.extract.draft import Context, Draft, Stated
from data.extract.groups import Reporter
from data.extract.held import set_year_and_round
from data.extract.kinds import usual_mode
from data.extract.lines import Text
from data.extract.period import Period
from data.extract.stated_agency import agency_of_fields
from data.extract.template_cells import LONGEST_VALUE, CellReader, first_of, short
from data.gazetteer import Whereabouts
from data.lookup import table
from data.normalise import Normalised, fold_digits
from data.readers.filled import Cells, FilledActivity, FilledForm
from data.report import Evidence, Finding, FollowThrough, Group, Item
from data.template.fields import VERSION, activity_key, label_of

RULE = "template:stated"
BLANK = "แบบรายงานนี้ยังไม่ได้กรอกอะไรเลย ให้กรอกแล้วส่งใหม่ / the template is blank: fill it in and send it again"

_PLACE_WORD = re.compile(r"^(?:ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต)\s*")
_FIRST_DAY = ("day_from", "month_from", "year_from")
_LAST_DAY = ("day_to", "month_to", "year_to")


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
        of_cells = any(finding.char_start is not None for finding in self.findings)
        return not (self.drafts or of_cells or self.told.stated or self.title or self.period.rule != "none")


def read_filled(
    form: FilledForm, text: str, normalised: Normalised, registry: Registry, report_id: str
) -> FilledReport:
    """Read a filled template. `text` is the document's, masked; `normalised` leads there from the words that were received."""
    return _Reader(CellReader(text, fold_digits(text), normalised, report_id), registry).read(form)


@dataclass(slots=True)
class _Reader:
    """Reads one template."""

    cells: CellReader
    registry: Registry

    def read(self, form: FilledForm) -> FilledReport:
        """Read agency and period, then the activities, then what belongs to none."""
        if form.version > VERSION:
            self.cells.tell("newer_form", None, words=f"ruam-template {form.version}")
        told = self._agency(form.agency)
        period = self._period(form.agency)
        self.cells.report_year = period.fiscal_year
        title = self.cells.words(form.agency, "title")
        text = Text(self.cells.text, self.cells.folded, [], [], hard_wrapped=False)
        context = Context(text, (), period, Reporter(told.agency.kind if told.agency else ""), self.cells.report_id)
        drafts: list[Draft] = []
        seen: set[str] = set()
        for filled in form.activities:
            if not (filled.groups or filled.matters or self.cells.says_anything(filled.cells)):
                continue
            drafts.append(self._activity(context, filled, len(drafts) + 1))
            if number := self.cells.words(filled.cells, "number"):
                if (key := activity_key(number.text)) in seen:
                    self.cells.tell("number_repeated", filled.cells["number"], words=number.text)
                seen.add(key)
        self.cells.activity_id = None
        for cells in form.strays:
            number = self.cells.words(cells, "number")
            where = cells.get("number") or next(iter(cells.values()))
            self.cells.tell("no_such_activity" if number else "no_number", where, words=number.text if number else "")
        for entry in form.broken:
            self.cells.tell("formula_error", entry)
        return FilledReport(told, period, title.text if title else None, drafts, self.cells.findings)

    def _agency(self, cells: Cells) -> AgencyReading:
        kind = self.cells.code(cells, "agency", "kind")
        name = self.cells.words(cells, "name")
        province = self.cells.code(cells, "agency", "province")
        subdistrict, district = (
            _PLACE_WORD.sub("", stated.text) if (stated := self.cells.words(cells, part)) else None
            for part in ("subdistrict", "district")
        )
        place = Whereabouts(subdistrict, district, province[0] if province else None)
        told = agency_of_fields(kind[0] if kind else None, name.text if name else "", place, self.registry)
        if told.rule == "contradiction" and name:
            self.cells.tell("kind_contradicts_name", cells["name"], words=short(name.text))
        if said_by := name or (kind[1] if kind else None):
            told.start, told.end = said_by.start, said_by.end
        if told.agency:
            told.rule = RULE
        return told

    def _period(self, cells: Cells) -> Period:
        """Read the period: the days that are stated, else those of the fiscal year and round; of days alone their own year."""
        year = self.cells.fiscal_year(cells)
        half = self.cells.code(cells, "agency", "round")
        round_ = {"1": 1, "2": 2}.get(half[0]) if half else None
        begin = self.cells.date(cells, [f"period_from.{n}" for n in range(3)])
        finish = self.cells.date(cells, [f"period_to.{n}" for n in range(3)])
        start, end = begin.first if begin else None, finish.last if finish else None
        if start and end and end < start:
            self.cells.tell("date_order", cells[first_of(cells, "period_to")], words=self.cells.shown(finish))
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

    def _activity(self, context: Context, filled: FilledActivity, position: int) -> Draft:
        """Read one activity with its groups and matters."""
        cells = filled.cells
        spans = [self.cells.span(entry) for entry in cells.values()]
        rows = [
            self.cells.span(e) for row in (*filled.groups, *filled.matters) for e in row.values() if e.end > e.start
        ]
        draft = Draft.of(context, min(start for start, _ in spans), max(end for _, end in spans + rows))
        draft.number(self.cells.report_id, position)
        self.cells.activity_id = draft.activity.activity_id
        activity = draft.activity
        name, place = self.cells.words(cells, "name"), self.cells.words(cells, "place")
        activity.name, activity.place = name.text if name else None, place.text if place else None
        for field_name, stated in (("name", name), ("place", place)):
            if stated:
                self._note(draft, field_name, stated.text[:LONGEST_VALUE], stated)
        if held := self.cells.code(cells, "activity", "held"):
            activity.is_event = held[0] == "true"
            self._note(draft, "is_event", held[0], held[1])
        for field_name in ("kind", "mode", "recurrence"):
            if chosen := self.cells.code(cells, "activity", field_name):
                setattr(activity, field_name, chosen[0])
                self._note(draft, field_name, chosen[0], chosen[1])
        if activity.mode is None and activity.kind and "mode" not in cells:
            activity.mode = usual_mode(activity.kind)
        if total := self.cells.count(cells, "participants_total"):
            activity.participants_total = draft.people.total = total[0]
            draft.people.total_span = total[1].start, total[1].end
            self._note(draft, "participants_total", str(total[0]), total[1])
        self._held(draft, cells)
        for row in filled.groups:
            self._group(draft, row)
        for row in filled.matters:
            self._matter(draft, row)
        return draft

    def _note(self, draft: Draft, name: str, value: str, stated: Stated) -> None:
        """Keep the cell that decided a value of the activity being read."""
        own = draft.activity.activity_id
        draft.evidence.append(Evidence(self.cells.report_id, own, name, value, RULE, stated.start, stated.end))

    def _held(self, draft: Draft, cells: Cells) -> None:
        """Set when the activity was held, and the fiscal year and round that the days lie in."""
        activity = draft.activity
        begin = self.cells.date(cells, _FIRST_DAY)
        finish = self.cells.date(cells, _LAST_DAY, begin)
        if begin is None and finish is not None:
            self.cells.tell("date_without_start", cells[first_of(cells, *_LAST_DAY)], words=self.cells.shown(finish))
            begin, finish = finish, None
        if begin is None:
            return
        draft.dates = [begin]
        if begin.impossible or (finish and finish.impossible):
            draft.impossible = begin if begin.impossible else finish
            return
        if finish and begin.precision != finish.precision:
            self.cells.tell("date_mixed", cells[first_of(cells, *_LAST_DAY)])
            begin, finish = _as_month(begin), _as_month(finish)
        first, last = begin.first, (finish or begin).last
        if first and last and last < first:
            self.cells.tell("date_order", cells[first_of(cells, *_LAST_DAY)], words=self.cells.shown(finish))
            last = begin.last
        activity.held_from, activity.held_to, activity.date_precision = first, last, begin.precision
        set_year_and_round(activity)
        if first:
            words = Stated("", begin.start, (finish or begin).end)
            for name, value in (("held_from", first), ("held_to", last), ("date_precision", begin.precision)):
                if value is not None:
                    self._note(draft, name, str(value), words)

    def _group(self, draft: Draft, cells: Cells) -> None:
        groups = draft.activity.groups
        self._tell_carried(cells)
        label, category = self.cells.words(cells, "label"), self.cells.code(cells, "group", "category")
        count = self.cells.count(cells, "headcount")
        stated = [one for one in (label, category and category[1], count and count[1]) if one]
        if not stated:
            return
        code = category[0] if category else "unknown"
        if label is None:
            self.cells.tell("group_without_label", next(iter(cells.values())))
        called = label.text if label else category[1].text if category else label_of("category", "unknown")
        start, end = min(one.start for one in stated), max(one.end for one in stated)
        number = len(groups) + 1
        groups.append(Group(number, called, code, _sides()[code], count[0] if count else None, start, end))
        if category:
            self._note(draft, "participant_group.category", code, category[1])
        if count:
            draft.people.groups.append(groups[-1])

    def _matter(self, draft: Draft, cells: Cells) -> None:
        activity = draft.activity
        self._tell_carried(cells)
        for name, rows in (("issue", activity.issues), ("result", activity.results)):
            if stated := self.cells.words(cells, name):
                rows.append(Item(len(rows) + 1, stated.text, stated.start, stated.end))
        use, level, actor = (
            self.cells.words(cells, "use"),
            self.cells.code(cells, "matter", "level"),
            self.cells.words(cells, "actor"),
        )
        if use is None and level:
            self.cells.tell("level_without_text", cells["level"], words=level[1].text)
            use = level[1]
        if use is None:
            if actor:
                self.cells.tell("actor_without_text", cells["actor"], words=short(actor.text))
            return
        end = max(one.end for one in (use, level and level[1], actor) if one)
        activity.follow_through.append(
            FollowThrough(
                len(activity.follow_through) + 1, use.text, int(level[0]) if level else None,
                actor.text if actor else None, use.start, end,
            )
        )  # fmt: skip
        if level:
            self._note(draft, "follow_through.level", level[0], level[1])
        if actor:
            self._note(draft, "follow_through.actor", actor.text, actor)

    def _tell_carried(self, cells: Cells) -> None:
        if "number" not in cells:
            self.cells.tell("number_carried", next(iter(cells.values())))


def _as_month(mention: DateMention) -> DateMention:
    """Return a date as the months it lies in."""
    if mention.first is None or mention.last is None:
        return mention
    end = mention.last.replace(day=calendar.monthrange(mention.last.year, mention.last.month)[1])
    return replace(mention, first=mention.first.replace(day=1), last=end, precision="month")


@cache
def _sides() -> dict[str, str]:
    return {row["category"]: row["side"] for row in table("participant_categories")}
