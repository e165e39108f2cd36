"""What looks wrong or is missing in a report: one function a rule, its code that of the public tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.extract.agency import AgencyReading
from data.extract.dates import WEEKDAYS, DateMention, period_bounds
from data.extract.draft import Draft
from data.extract.period import Period
from data.report import Activity, Agency, Finding, Report

THAI_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
# Kinds of activity in which nobody is counted at a door.
UNCOUNTED = {"survey", "complaint_channel", "publicity"}


@dataclass(slots=True)
class Case:
    """A report with what reading it left behind for the checks."""

    report: Report
    drafts: list[Draft]
    agency: AgencyReading
    period: Period


def _thai(mention: DateMention) -> str:
    if mention.first is None:
        return ""
    return f"{mention.first.day} {THAI_MONTHS[mention.first.month - 1]} {mention.first.year + 543}"


_CANDIDATES_SHOWN = 5
# A message stays readable with so much of an activity's name.
_LONGEST_NAME = 60


def _called(draft: Draft) -> str:
    name = draft.activity.name or "กิจกรรมที่ไม่ระบุชื่อ"
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + "…"


def _of(draft: Draft, rule: str, severity: str, message: str, span: tuple[int, int] | None = None) -> Finding:
    start, end = span or (draft.activity.char_start, draft.activity.char_end)
    return Finding(rule, severity, message, None, draft.activity.activity_id, start, end)


def total_mismatch(case: Case) -> Iterator[Finding]:
    """The stated total is not the sum of its groups, where every group has its count."""
    for draft in case.drafts:
        activity = draft.activity
        counts = [g.headcount for g in activity.groups]
        known = [c for c in counts if c is not None]
        if activity.participants_total is None or not known:
            continue
        total = sum(known)
        wrong = (
            total != activity.participants_total if len(known) == len(counts) else total > activity.participants_total
        )
        if wrong and len(known) >= 2:
            yield _of(
                draft,
                "total_mismatch",
                "warning",
                f"ระบุผู้เข้าร่วม {activity.participants_total:,} คน แต่รวมรายกลุ่มได้ {total:,} คน",
                draft.people.total_span,
            )


def total_missing(case: Case) -> Iterator[Finding]:
    """Something was held and nobody says how many came."""
    for draft in case.drafts:
        activity = draft.activity
        if activity.is_event and activity.participants_total is None and activity.kind not in UNCOUNTED:
            yield _of(draft, "total_missing", "note", f"ไม่ระบุจำนวนผู้เข้าร่วมของ “{_called(draft)}”")


def date_conflict(case: Case) -> Iterator[Finding]:
    """Two dates are given for one event."""
    for draft in case.drafts:
        if draft.conflict:
            chosen, other = draft.conflict
            yield _of(
                draft,
                "date_conflict",
                "error",
                f"ระบุวันที่จัดไม่ตรงกัน: {_thai(chosen)} กับ {_thai(other)}",
                (other.start, other.end),
            )


def date_missing(case: Case) -> Iterator[Finding]:
    """Something was held and no date is told, or only how often."""
    for draft in case.drafts:
        activity = draft.activity
        if (
            activity.is_event
            and activity.date_precision == "none"
            and not draft.impossible
            and activity.kind != "complaint_channel"
        ):
            yield _of(draft, "date_missing", "warning", f"ไม่ระบุวันที่จัด “{_called(draft)}”")


def date_outside_period(case: Case) -> Iterator[Finding]:
    """An activity's date lies outside the period that the report says it covers."""
    year = case.period.fiscal_year
    if year is None:
        return
    first, last = period_bounds(year, case.period.round)
    first, last = case.period.start or first, case.period.end or last
    for draft in case.drafts:
        day, until = draft.activity.held_from, draft.activity.held_to
        if day and until and (until < first or day > last):
            yield _of(
                draft,
                "date_outside_period",
                "warning",
                f"วันที่จัดอยู่นอกช่วงที่รายงาน (ปีงบประมาณ พ.ศ. {year})",
                (draft.dates[0].start, draft.dates[0].end),
            )


def date_impossible(case: Case) -> Iterator[Finding]:
    """A date that no calendar has, such as 31 กุมภาพันธ์."""
    for draft in case.drafts:
        if draft.impossible:
            yield _of(
                draft, "date_impossible", "error", "วันที่ที่ระบุไม่มีในปฏิทิน", (draft.impossible.start, draft.impossible.end)
            )


def weekday_mismatch(case: Case) -> Iterator[Finding]:
    """The weekday written before a date is not the one it fell on."""
    for draft in case.drafts:
        for mention in draft.dates:
            if mention.weekday is not None and mention.first and mention.first.weekday() != mention.weekday:
                yield _of(
                    draft,
                    "weekday_mismatch",
                    "note",
                    f"{_thai(mention)} เป็นวัน{WEEKDAYS[mention.first.weekday()]} ไม่ใช่วัน{WEEKDAYS[mention.weekday]}",
                    (mention.start, mention.end),
                )


def element_missing(case: Case) -> Iterator[Finding]:
    """One of the four elements has nothing of substance."""
    report = case.report
    if not report.activities:
        return
    names = {
        "has_issue": "ประเด็น",
        "has_participants": "ข้อมูลผู้มีส่วนร่วม",
        "has_result": "ผลจากการมีส่วนร่วม",
        "has_use": "การนำผลไปใช้",
    }
    missing = [thai for name, thai in names.items() if not getattr(report, name)]
    if missing:
        yield Finding("element_missing", "error", "ไม่พบสาระของ: " + ", ".join(missing))


def internal_only(case: Case) -> Iterator[Finding]:
    """All named groups of an activity are the agency's own people."""
    for draft in case.drafts:
        groups = draft.activity.groups
        if groups and all(g.side == "internal" for g in groups):
            yield _of(draft, "internal_only", "warning", "ผู้เข้าร่วมที่ระบุเป็นบุคคลภายในทั้งหมด")


def publicity_only(case: Case) -> Iterator[Finding]:
    """Every activity of the report only tells people something."""
    activities = case.report.activities
    if activities and all(a.kind == "publicity" for a in activities):
        yield Finding("publicity_only", "warning", "รายงานมีแต่การประชาสัมพันธ์")


def catalogue_only(case: Case) -> Iterator[Finding]:
    """Only types of activity are named, nothing was held."""
    activities = case.report.activities

    def is_told(one: Activity) -> bool:
        # What a channel received and what became of it is more than its name, though it is held on no day.
        return one.is_event or bool(one.kind == "complaint_channel" and (one.results or one.follow_through))

    if activities and not any(map(is_told, activities)):
        yield Finding("catalogue_only", "warning", "ระบุเพียงประเภทของกิจกรรม ไม่พบกิจกรรมที่จัดจริง")


def target_not_attended(case: Case) -> Iterator[Finding]:
    """A target stands where attendance belongs."""
    for draft in case.drafts:
        people = draft.people
        if (
            draft.activity.is_event
            and people.target is not None
            and people.total is None
            and not any(g.headcount is not None for g in people.groups)
        ):
            yield _of(
                draft,
                "target_not_attended",
                "warning",
                f"ระบุเพียงเป้าหมาย {people.target:,} คน ไม่ระบุจำนวนผู้เข้าร่วมจริง",
                people.target_span,
            )


def agency_unresolved(case: Case) -> Iterator[Finding]:
    """No agency is stated, or the stated one fits several."""
    if case.report.agency is not None:
        return
    if case.agency.candidates:
        shown = "; ".join(_where(one) for one in case.agency.candidates[:_CANDIDATES_SHOWN])
        more = len(case.agency.candidates) - _CANDIDATES_SHOWN
        message = f"“{case.agency.stated}” ตรงกับ {len(case.agency.candidates)} แห่ง: {shown}"
        message += f" และอีก {more} แห่ง" if more > 0 else ""
    else:
        message = "ไม่พบชื่อหน่วยงานที่รายงาน"
    yield Finding("agency_unresolved", "error", message)


def _where(one: Agency) -> str:
    names = (f"อ.{one.district}" if one.district else "", f"จ.{one.province}" if one.province else "")
    return " ".join(filter(None, names)) or one.name


def agency_misspelt(case: Case) -> Iterator[Finding]:
    """The agency's name is written with a slip somewhere."""
    for name, start, end in case.agency.misspelt[:3]:
        yield Finding("agency_misspelt", "note", f"ชื่อหน่วยงานสะกดต่างไป: “{name}”", char_start=start, char_end=end)


def period_unknown(case: Case) -> Iterator[Finding]:
    """Neither the report nor its dated activities tell its fiscal year."""
    if case.report.fiscal_year is None:
        yield Finding("period_unknown", "error", "ไม่ทราบปีงบประมาณของรายงาน")


def no_activity(case: Case) -> Iterator[Finding]:
    """The report tells of no activity."""
    if not case.report.activities:
        yield Finding("no_activity", "error", "ไม่พบกิจกรรมในรายงาน")


RULES = (
    total_mismatch, total_missing, date_conflict, date_missing, date_outside_period, date_impossible, weekday_mismatch,
    element_missing, internal_only, publicity_only, catalogue_only, target_not_attended, agency_unresolved, agency_misspelt,
    period_unknown, no_activity,
)  # fmt: skip


def check(case: Case) -> list[Finding]:
    """Return what every rule finds, each with the report it is of."""
    findings = [finding for rule in RULES for finding in rule(case)]
    for finding in findings:
        finding.report_id = case.report.report_id
    return findings
