"""One document's way from bytes to rows: decode, normalise, mask, find the form, read each element, check."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from data.agencies import Registry
from data.audit import Claim, audit, claims_of, doubt_about
from data.checks.rules import Case, check
from data.confidence import rate
from data.elements import set_elements
from data.extract.activities import read_activities
from data.extract.agency import AgencyReading, read_agency
from data.extract.compilation import (
    cut_by_agency,
    cut_by_sheet,
    drop_nothing_held,
    part_by_agency,
    set_aside_sheets,
)
from data.extract.dates import DateMention, days_below_months, find_dates, period_bounds
from data.extract.draft import Context, Draft, days_of
from data.extract.flat_tables import flat_tables
from data.extract.form import read_form
from data.extract.groups import Reporter
from data.extract.headings import line_breaks_of_width, unflatten
from data.extract.lines import Line, Sheet, Text, folded_of, read_lines
from data.extract.mentions import mentions
from data.extract.period import Period, from_activities, of_a_matter, of_plain_year, read_period
from data.extract.relevance import NO_SUCH_WORDS, has_substance, reason_against, speaks_of_participation
from data.extract.sections import Form
from data.extract.template import BLANK, read_filled
from data.mask import in_words, mask, mask_file_name
from data.normalise import Normalised, fold_digits, normalise, squeeze, with_blanks_for
from data.readers import KEPT, Grid, Source, Unreadable, decode
from data.readers.filled import FilledForm
from data.report import DEMONSTRATION_MARK, Document, Evidence, Finding, Reading, Report
from data.signature import digest_of_words, signature_of

# What an officer should look at by eye, by the finding that says so.
_DOUBTS = {
    "agency_unresolved": "ระบุหน่วยงานไม่ได้",
    "period_unknown": "ไม่ทราบปีงบประมาณ",
    "no_activity": "ไม่พบกิจกรรม",
}


def read_document(content: bytes, file_name: str, registry: Registry | None = None) -> Reading:
    """Read one document.

    Raises `data.readers.Unreadable` for what is empty, too large or no document. One that is scanned, encrypted or damaged
    yields a reading with the finding `unreadable`; a document that is no participation report one without reports, with
    the finding `no_activity` and the reason among its doubts.
    """
    return read_with_claims(content, file_name, registry)[0]


def read_with_claims(content: bytes, file_name: str, registry: Registry | None = None) -> tuple[Reading, list[Claim]]:
    """Read one document, and tell what each of its words became. Raises as `read_document` does."""
    try:
        source = decode(content, file_name)
    except Unreadable as error:
        if error.code not in KEPT:
            raise
        # It is kept, and nothing is invented for it.
        document = Document(_sha256(content), mask_file_name(file_name), error.media_type, None, len(content), "")
        reason = str(error).removeprefix(f"{file_name}: ")
        return Reading(document, findings=[Finding("unreadable", "error", reason)], doubts=[reason]), []
    return _read(source, content, file_name, registry or Registry())


def read_source(source: Source, content: bytes, file_name: str, registry: Registry) -> Reading:
    """Read a document that is decoded already."""
    return _read(source, content, file_name, registry)[0]


def _read(source: Source, content: bytes, file_name: str, registry: Registry) -> tuple[Reading, list[Claim]]:
    normalised = normalise(source.text)
    locators = [(normalised.normalised(start), label) for start, label in source.locators]
    text = read_lines(normalised.text)
    text.grids = tuple(_in_text(grid, normalised) for grid in source.grids)
    # The lines of a form's cells are those that were typed.
    if source.filled is None and (breaks := line_breaks_of_width(text)):
        # A sentence is one line again, so that no rule has to look across the width of somebody's page.
        unwrapped = with_blanks_for(text.text, breaks)
        locators = [(unwrapped.normalised(start), label) for start, label in locators]
        grids = tuple(_in_text(grid, unwrapped) for grid in text.grids)
        text = read_lines(unwrapped.text)
        text.grids, text.hard_wrapped = grids, False
    if not text.grids:
        text.grids = tuple(flat_tables(text))
    text.sheets = tuple(_sheets(locators))
    words, masked = mask(text.text)
    text.text = words
    text.folded = folded_of(words)
    document = Document(
        _sha256(content),
        mask_file_name(file_name),
        source.media_type,
        source.encoding,
        len(content),
        words,
        DEMONSTRATION_MARK in words,
        _masked_labels(locators),
        words_digest=digest_of_words(words),
    )
    reading = Reading(document)
    if personal := in_words(masked):
        reading.findings.append(Finding("personal_data", "note", f"ปิดบังข้อมูลส่วนบุคคล: {personal}"))
    if source.doubt:
        reading.doubts.append(source.doubt)
    site = fold_digits(mask(source.site)[0])
    if source.filled is not None:
        _read_template(reading, source.filled, normalised, registry)
        rate(reading.evidence)
        return reading, claims_of(reading)
    if not source.is_legible:
        _read_heading_alone(reading, source, registry, site)
        return reading, claims_of(reading)
    unflatten(text)
    set_aside_sheets(text)
    dates = days_below_months(text.folded, find_dates(text.folded))
    if reason := reason_against(text.folded, _opening(text), dates):
        _refuse(reading, reason)
        return reading, _audited(reading, text, [], [])
    reader = _Reader(reading, text, dates, registry, site)
    for scope in _scopes(text):
        reader.read(scope)
        reader.forms.append(scope.form)
    if not speaks_of_participation(text.folded) and not any(
        has_substance(activity) for report in reading.reports for activity in report.activities
    ):
        # Neither the words of taking part nor anything that was held: another sort of paper.
        _refuse(reading, NO_SUCH_WORDS)
        return reading, _audited(reading, text, [], [])
    _set_doubts(reading)
    rate(reading.evidence)
    claims = _audited(reading, text, reader.titles, reader.forms)
    if doubt := doubt_about(document.unclaimed_share):
        reading.doubts.append(doubt)
    return reading, claims


# A paper says what it is in so many lines, each in so many letters.
_FIRST_LINES, _FIRST_LETTERS = 4, 90


def _opening(text: Text) -> str:
    first = [line for line in text.lines[:_FIRST_LINES] if line.start < _FIRST_LINES * _FIRST_LETTERS]
    return "\n".join(text.folded[line.start : line.end][:_FIRST_LETTERS] for line in first)


def _audited(reading: Reading, text: Text, titles: Sequence[tuple[int, int]], forms: Sequence[Form]) -> list[Claim]:
    """Set what of a document was not understood; return what the other words became."""
    audited = audit(reading, text, titles, forms)
    reading.document.unclaimed, reading.document.unclaimed_share = audited.unclaimed, audited.unclaimed_share
    return audited.claims


def _set_doubts(reading: Reading) -> None:
    found = {finding.rule for finding in reading.findings}
    if any(report.activities for report in reading.reports):
        # That one agency of a compilation held nothing is no reason to doubt the document.
        found.discard("no_activity")
    reading.doubts += [doubt for rule, doubt in _DOUBTS.items() if rule in found]


# So many cells are told one by one before the rest are only counted: the findings have them all.
_CELLS_TOLD = 5


def _read_template(reading: Reading, form: FilledForm, normalised: Normalised, registry: Registry) -> None:
    """Read a filled template: its cells say what is what, and the same checks look at the rows."""
    filled = read_filled(form, reading.document.text, normalised, registry, _next_report_id(reading))
    if filled.is_blank:
        _refuse(reading, BLANK)
        return
    _add_report(reading, filled.told, filled.period, filled.title, filled.drafts)
    reading.findings += filled.findings
    unclear = [finding.message for finding in filled.findings if finding.severity != "note"]
    reading.doubts += unclear[:_CELLS_TOLD]
    if len(unclear) > _CELLS_TOLD:
        more = len(unclear) - _CELLS_TOLD
        reading.doubts.append(f"และอีก {more} ช่อง / and {more} more cells")
    _set_doubts(reading)


def _read_heading_alone(reading: Reading, source: Source, registry: Registry, site: str) -> None:
    """Keep of pages that are pictures what a legible heading tells, the agency and the period, and invent nothing for them."""
    reading.findings.append(Finding("unreadable", "error", source.doubt))
    text = read_lines(reading.document.text)
    end = len(text.text)
    told = read_agency(text.folded, registry, end, site)
    period = read_period(text.folded, 0, end, find_dates(text.folded), end)
    if told.agency is None and period.fiscal_year is None:
        return
    report_id = _next_report_id(reading)
    title, _ = _title(text, text.lines)
    report = Report(
        report_id, 1, told.agency, period.fiscal_year, period.round, title, period.start, period.end
    )  # fmt: skip
    reading.reports.append(report)
    reading.evidence += _evidence(report, [], told, period, next(iter(text.lines), None))
    rate(reading.evidence)


def _in_text(grid: Grid, normalised: Normalised) -> Grid:
    """Return a table with its positions in the normalised text."""
    at = normalised.normalised
    cells = tuple(cell._replace(start=at(cell.start), end=at(cell.end)) for cell in grid.cells)
    return Grid(at(grid.start), at(grid.end), cells)


def _masked_labels(locators: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the places of the original with their labels masked: a sheet may be named after a person."""
    labels = mask("\n".join(label for _, label in locators))[0].split("\n")
    return [(start, label) for (start, _), label in zip(locators, labels, strict=False)]


def _sheets(locators: Sequence[tuple[int, str]]) -> Iterator[Sheet]:
    """Yield the sheets of a workbook by the places of its cells, `cell:<sheet>!B7`."""
    name = ""
    for start, label in locators:
        sheet, bang, _ = label.removeprefix("cell:").rpartition("!")
        if label.startswith("cell:") and bang and sheet != name:
            name = sheet
            yield Sheet(sheet, start)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refuse(reading: Reading, reason: str) -> None:
    """Leave of a reading only that it is of no participation report, and what was masked."""
    personal = [finding for finding in reading.findings if finding.rule == "personal_data"]
    reading.reports, reading.evidence = [], []
    reading.findings = [*personal, Finding("no_activity", "error", reason)]
    reading.doubts = [reason]


@dataclass(slots=True)
class _Scope:
    """The part of a document that is one report: its lines `first` to `last`, its form, and where the compilation begins."""

    first: int
    last: int
    form: Form
    head_end: int  # where what is said above all reports of a compilation ends


def _scopes(text: Text) -> Iterator[_Scope]:
    cuts = [cut for run in cut_by_sheet(text) for cut in cut_by_agency(text, *run)]
    head_end = text.lines[cuts[0][0]].start if text.lines else 0
    for first, last in cuts:
        for form in part_by_agency(text, read_form(text, first, last)):
            yield _Scope(first, last, form, head_end)


_CONTENT = re.compile(r"ประเด็น|วัน|ชื่อ|ปีงบประมาณ.{25}|หลักการ")


# A title names what the document is; a line that tells what was done, or leads up to it, begins its words.
_TOLD = re.compile(
    r"(?:ได้|จึง)?(?:จัด(?:กิจกรรม|ประชุม|เวที|โครงการ)|ดำเนินการจัด|เปิดให้ผู้มีส่วน|เห็นความสำคัญ)|ดังนี้$|ดังต่อไปนี้$|^(?:ด้วย|ตามที่|เมื่อวันที่)"
)


def _title(text: Text, lines: list[Line]) -> tuple[str | None, int]:
    """Return the document's title, on one line, and where the title lines end."""
    if not lines:
        return None, 0
    pieces: list[str] = []
    end = lines[0].start
    tables = [grid.start for grid in text.grids if lines[0].start <= grid.start <= lines[-1].end]
    table = tables[0] if tables else None
    if table == lines[0].start:
        return None, end
    for line in lines[:8]:
        if table is not None and line.start >= table:
            break
        piece = text.text[line.start : line.end]
        if len(piece) > 190 or (pieces and (line.marked or _CONTENT.match(piece) or _TOLD.search(piece))):
            break
        pieces.append(piece)
        end = line.end
        if len(pieces) >= 4 and line.blank_before:
            break
    # A report pasted into one paragraph has its title somewhere in its beginning.
    first = lines[0]
    opening = first.end if first.end - first.start < 600 else first.start + 300
    end = max(end, opening) if table is None else min(max(end, opening), table)
    return squeeze(" ".join(pieces))[:400] or None, end


@dataclass(slots=True)
class _Reader:
    """Reads the reports of one document into its reading."""

    reading: Reading
    text: Text
    dates: Sequence[DateMention]
    registry: Registry
    site: str  # what the web site says of itself, digits Arabic
    titles: list[tuple[int, int]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def read(self, scope: _Scope) -> None:
        """Read one report."""
        text = self.text
        lines = text.lines[scope.first : scope.last]
        start, end = (lines[0].start, lines[-1].end) if lines else (0, 0)
        if not self.reading.reports and scope.first == 0:
            # What stands above the first line, as furniture, may still name the agency.
            start = 0
        elif (sheet := _sheet_begun_by(text, scope.first)) is not None:
            start = sheet.start
        title, title_end = _title(text, lines)
        if title is not None:
            self.titles.append((lines[0].start, title_end))
        dates = self._dates(start, end)
        period = self._period(scope, start, end, dates, title_end)
        told = self._agency(scope, start, max(end, self._foot(scope)), title_end, period)
        context = Context(text, dates, period, _reporter(told), _next_report_id(self.reading), scope.form.headed)
        drafts = read_activities(context, scope.form, scope.first, scope.last, title_end)
        _add_report(self.reading, told, period, title, drafts, next(iter(lines), None))

    def _agency(self, scope: _Scope, start: int, end: int, title_end: int, period: Period) -> AgencyReading:
        """Tell the agency: by the report's own words, or by its cell in a table of several; its place also by what stands above."""
        folded = self.text.folded
        above = self.text.lines[scope.first].start if self.text.lines else 0
        if cell := scope.form.agency:
            drop_nothing_held(self.text, scope.form)
            start, end, above = cell.start, cell.end, max(above, title_end)
        around = f"{folded[: min(above, max(scope.head_end, title_end))]}\n{self.site}"
        when = (period.start, period.end) if period.start and period.end else None
        if says := scope.form.agency_says:
            told = read_agency(says, self.registry, len(says), around, when)
            # Some of its words stand in other cells: the cell of its name shows it.
            told.start, told.end, told.misspelt = start, end, []
            return told
        told = read_agency(folded[start:end], self.registry, max(title_end - start, 60), around, when)
        told.start, told.end = told.start + start, told.end + start
        told.misspelt = [(name, first + start, last + start) for name, first, last in told.misspelt]
        return told

    def _foot(self, scope: _Scope) -> int:
        """Return where the signature below a document's last report ends, for it names the agency again; 0 for any other."""
        signed = (end for _, end, reason in self.text.noise if reason in ("signature", "closing"))
        return max(signed, default=0) if scope.last == len(self.text.lines) else 0

    def _dates(self, start: int, end: int) -> Sequence[DateMention]:
        first = bisect_left(self.dates, start, key=_start)
        return self.dates[first : bisect_left(self.dates, end, key=_start)]

    def _period(self, scope: _Scope, start: int, end: int, dates: Sequence[DateMention], title_end: int) -> Period:
        """Read the period that a report states, else the one that stands above all reports of a compilation."""
        period = read_period(self.text.folded, start, end, dates, title_end)
        if scope.head_end and period.round is None:
            above = read_period(self.text.folded, 0, scope.head_end, self._dates(0, scope.head_end), scope.head_end)
            period = above if period.fiscal_year in (None, above.fiscal_year) else period
        return _of_table(period, scope.form)


def _of_table(period: Period, form: Form) -> Period:
    """Mend a period by what a table says of its rows: one year for all of them, one round, or both rounds of a whole year."""
    years = {block.fiscal_year for block in form.blocks}
    rounds = {block.round for block in form.blocks}
    year = next(iter(years)) if len(years) == 1 and None not in years else period.fiscal_year
    round_ = period.round
    if len(rounds - {None}) >= 2:
        round_ = None
    elif round_ is None and len(rounds) == 1:
        round_ = next(iter(rounds))
    if year is None or (year, round_) == (period.fiscal_year, period.round):
        return period
    return Period(year, round_, *period_bounds(year, round_), period.char_start, period.char_end, "stated_year")


def _sheet_begun_by(text: Text, first: int) -> Sheet | None:
    """Return the sheet whose first line this is; None for a line in the middle of one."""
    if first >= len(text.lines):
        return None
    above = text.lines[first - 1].start if first else -1
    return next((sheet for sheet in text.sheets if above < sheet.start <= text.lines[first].start), None)


def _start(mention: DateMention) -> int:
    return mention.start


def _reporter(told: AgencyReading) -> Reporter:
    if told.agency:
        return Reporter(told.agency.kind, told.agency.name.replace(" ", ""))
    named = next(mentions(told.stated or ""), None)
    return Reporter(named.kind if named else "")


def _next_report_id(reading: Reading) -> str:
    return f"{reading.document.document_id[:16]}-{len(reading.reports) + 1}"


def _add_report(
    reading: Reading,
    told: AgencyReading,
    period: Period,
    title: str | None,
    drafts: list[Draft],
    first: Line | None = None,
) -> None:
    """Make a report of what was read, check it, and add it with its findings and evidence; `first` is its first line."""
    report_id, number = _next_report_id(reading), len(reading.reports) + 1
    days = days_of(drafts)
    if of_a_matter(period, days):
        period.round = period.round_words = None
        if period.is_year_titled and period.fiscal_year is not None:
            period.start, period.end = period_bounds(period.fiscal_year, None)
        else:
            _infer_period(period, drafts)
    elif period.fiscal_year is None or of_plain_year(period, days):
        _infer_period(period, drafts)
    for position, draft in enumerate(drafts, 1):
        draft.number(report_id, position)
    report = Report(
        report_id, number, told.agency, period.fiscal_year, period.round, title, period.start, period.end,
        agency_candidates=told.candidates, activities=[draft.activity for draft in drafts],
    )  # fmt: skip
    set_elements(report, people_are_told=any(draft.people.is_told for draft in drafts))
    report.signature = signature_of(report)
    if reading.document.is_demonstration and report.agency and report.agency.source == "document":
        # The registry's own row is shared by all reports of an agency with other names.
        report.agency = replace(report.agency, is_demonstration=True)
    reading.reports.append(report)
    reading.findings += check(Case(report, drafts, told, period))
    for draft in drafts:
        reading.evidence += draft.evidence
    reading.evidence += _evidence(report, drafts, told, period, first)


def _infer_period(period: Period, drafts: list[Draft]) -> None:
    """Give a report that names no period of its own the one that its dated activities lie in, and its undated ones with it."""
    inferred = from_activities(days_of(drafts))
    period.fiscal_year, period.rule = inferred.fiscal_year, inferred.rule
    period.start = period.end = None
    if period.round is None:
        period.round = inferred.round
    elif period.char_end > period.char_start:
        period.round_words = period.round_words or (period.char_start, period.char_end)
    if day := next((draft.dates[0] for draft in drafts if draft.activity.held_from is not None), None):
        period.char_start, period.char_end = day.start, day.end
    for draft in drafts:
        if draft.activity.fiscal_year is None:
            draft.activity.fiscal_year, draft.activity.round = period.fiscal_year, period.round


def _evidence(
    report: Report, drafts: list[Draft], told: AgencyReading, period: Period, first: Line | None
) -> Iterator[Evidence]:
    """Yield the words that decided what is known of the report itself, whose first line is `first`."""
    if told.agency and told.end > told.start:
        # Under an earlier name the words are the stated one, the value is the agency that bore it.
        yield Evidence(report.report_id, None, "agency", told.agency.name, told.rule, told.start, told.end)
    elif told.agency and first is not None:
        # One that is named above the report, or by the web site alone, has no words in it but its beginning.
        yield Evidence(
            report.report_id, None, "agency", told.agency.name, f"{told.rule}:around", first.start, first.end
        )
    words = (period.char_start, period.char_end)
    if period.char_end <= period.char_start and first is not None:
        # A year that a table's own column or line names for it.
        words = (first.start, first.end)
    for name, value, at in (
        ("fiscal_year", period.fiscal_year, words),
        ("round", period.round, period.round_words or words),
    ):
        if value is not None and at[0] < at[1]:
            yield Evidence(report.report_id, None, name, str(value), period.rule, *at)
    yield from _of_elements(report, drafts)


def _of_elements(report: Report, drafts: list[Draft]) -> Iterator[Evidence]:
    """Yield for each of the four elements that a report has the first row of it, else what stands for one."""
    activities = report.activities
    for name, rows, instead in (
        ("has_issue", [row for a in activities for row in a.issues], "name"),
        ("has_participants", [row for a in activities for row in a.groups], "participants_total"),
        ("has_result", [row for a in activities for row in a.results], ""),
        ("has_use", [row for a in activities for row in a.follow_through if row.level != 0], ""),
    ):
        if not getattr(report, name):
            continue
        # What tells that there is such an element where it has no row of its own: a name, a total, else what was held.
        others = (
            row for field in (instead, "is_event") for draft in drafts for row in draft.evidence if row.field == field
        )
        if rows:
            at, rule = (rows[0].char_start, rows[0].char_end), "has_substance"
        elif other := next(others, None):
            at, rule = (other.char_start, other.char_end), f"by_{other.field}"
        else:
            continue
        yield Evidence(report.report_id, None, name, "true", rule, *at)
