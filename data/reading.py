"""One document's way from bytes to rows: decode, normalise, mask, find the form, read each element, check."""

from __future__ import annotations

import hashlib
import re

from data.agencies import Registry
from data.checks.rules import Case, check
from data.extract.activities import (
    Context,
    Draft,
    days_of,
    read_block,
    read_catalogue,
    read_narrative,
    split_by_village,
    tell,
    villages,
)
from data.extract.agency import AgencyReading, mentions, read_agency
from data.extract.dates import find_dates
from data.extract.form import read_form
from data.extract.groups import Reporter
from data.extract.headings import unflatten
from data.extract.kinds import kind_of
from data.extract.lines import Line, Text, goes_on, read_lines
from data.extract.period import Period, from_activities, read_period
from data.extract.sections import Block, Form, Part, items_of
from data.mask import mask
from data.normalise import compact, fold_digits, normalise, squeeze
from data.readers import Source, Unreadable, decode
from data.report import DEMONSTRATION_MARK, Activity, Document, Evidence, Finding, Reading, Report

# Words of taking part; a document with hardly any of them is no participation report.
_SUBJECT = re.compile(
    r"มีส่วนร่วม|ประชาคม|รับฟังความคิดเห็น|รับฟังปัญหา|ผู้เข้าร่วม|เข้าร่วม(?:ประชุม|กิจกรรม|โครงการ)|ประชาพิจารณ์|ประชาวิจารณ์|ร่วมประชุม|ประชุม(?:ผู้นำ|คณะกรรมการ|สภา|หมู่บ้าน|ชุมชน|ประจำเดือน|หัวหน้า|เชิงปฏิบัติ|ชี้แจง|ร่วม)|จิตอาสา|พบประชาชน|ข้อเสนอแนะ|ที่ประชุม|ความพึงพอใจ|ร้องทุกข์|แสดงความคิดเห็น|ร่วมกัน|อบรม|ประชุม|หารือ|เวที"
)
_STRONG = re.compile(
    r"มีส่วนร่วม|ประชาคม|รับฟังความคิดเห็น|ประชาพิจารณ์|ประชาวิจารณ์|ผู้เข้าร่วม|ที่ประชุม|จิตอาสา|พบประชาชน|ร่วมประชุม|เข้าร่วม"
)
_OTHER_PAPER = re.compile(
    r"ประกวดราคา|สอบราคา|ราคากลาง|รับสมัคร(?:บุคคล|พนักงาน|สอบ|เข้ารับ)|ตำแหน่งว่าง|ผลการคัดเลือก|บัญชีรายชื่อผู้มีสิทธิ|วิธีเฉพาะเจาะจง|e-bidding|ประกาศผู้ชนะ|ขายทอดตลาด|เบี้ยยังชีพ|ชำระภาษี|งบแสดงฐานะ"
)
_DID = re.compile(
    r"(?:ได้|มีการ)(?:ดำเนินการ)?(?:จัด|ดำเนิน|ประชุม|ร่วม|ลงพื้นที่|ออก|เปิดเวที|อบรม)|จัด(?:ประชุม|โครงการ|กิจกรรม|เวที|อบรม|ประชาคม)|เข้าร่วม|ร่วมกัน"
)
_TITLE_MARK = re.compile(r"เปิดโอกาสให้|มีส่วนร่วม")


def read_document(content: bytes, file_name: str, registry: Registry | None = None) -> Reading:
    """Read one document.

    Raises `data.readers.Unreadable` where there are no words to read. A document that is no participation report
    yields a reading without reports, with the finding `no_activity` and the reason among its doubts.
    """
    try:
        source = decode(content, file_name)
    except Unreadable as error:
        if error.code != "no_text":
            raise
        # A page of pictures only: it is kept, nothing is invented for it.
        document = Document(hashlib.sha256(content).hexdigest(), file_name, "text/html", None, len(content), "")
        return Reading(
            document, findings=[Finding("unreadable", "error", "เอกสารไม่มีข้อความให้อ่าน")], doubts=["เอกสารไม่มีข้อความให้อ่าน"]
        )
    return read_source(source, content, file_name, registry or Registry())


def read_source(source: Source, content: bytes, file_name: str, registry: Registry) -> Reading:
    """Read a document that is decoded already."""
    text, masked = mask(normalise(source.text).text)
    document = Document(
        hashlib.sha256(content).hexdigest(), file_name, source.media_type, source.encoding, len(content), text,
        DEMONSTRATION_MARK in text,
    )  # fmt: skip
    reading = Reading(document)
    lines = read_lines(text)
    unflatten(lines)
    if masked:
        told = ", ".join(f"{sort} {count}" for sort, count in sorted(masked.items()))
        reading.findings.append(Finding("personal_data", "note", f"ปิดบังข้อมูลส่วนบุคคล: {told}"))
    if reason := _not_a_report(lines):
        reading.doubts.append(reason)
        reading.findings.append(Finding("no_activity", "error", reason))
        return reading
    n = 0
    for first, last in _compiled(lines):
        form = read_form(lines, first, last)
        for part in _by_agency(lines, form):
            n += 1
            _read_report(reading, lines, registry, n, first, last, source.site, part)
    if not _STRONG.search(lines.folded) and not any(_substance(a) for r in reading.reports for a in r.activities):
        # Neither the words of taking part nor anything that was held: another sort of paper.
        reason = "เอกสารนี้ไม่ใช่รายงานการมีส่วนร่วม (ไม่พบถ้อยคำเรื่องการมีส่วนร่วม)"
        personal = [f for f in reading.findings if f.rule == "personal_data"]
        reading.reports, reading.evidence = [], []
        reading.findings, reading.doubts = [*personal, Finding("no_activity", "error", reason)], [reason]
        return reading
    _doubts(reading)
    return reading


def _substance(activity: Activity) -> bool:
    return bool(activity.groups or activity.participants_total is not None or activity.results or activity.issues)


def _not_a_report(text: Text) -> str | None:
    folded = text.folded
    subject = len(_SUBJECT.findall(folded))
    opening = folded[:500]
    if _OTHER_PAPER.search(opening) and not _TITLE_MARK.search(opening) and subject < 8:
        return "เอกสารนี้ไม่ใช่รายงานการมีส่วนร่วม (เป็นประกาศเรื่องอื่น)"
    if not subject and not find_dates(folded):
        return "เอกสารนี้ไม่ใช่รายงานการมีส่วนร่วม (ไม่พบถ้อยคำเรื่องการมีส่วนร่วม)"
    return None


def _compiled(text: Text) -> list[tuple[int, int]]:
    """Cut a compilation at the lines that are nothing but an agency's name; one report where there are not two agencies."""
    cuts: list[tuple[int, str]] = []
    for n, line in enumerate(text.lines):
        words = text.words(line)
        if not 8 <= len(words) <= 120:
            continue
        named = next(iter(mentions(words)), None)
        if (
            named is None
            or not named.name
            or not re.fullmatch(r"(?:หน่วยงาน|แห่ง|อปท\.?|ชื่อ|ที่|\d|[\s.:)(])*", words[: named.start])
        ):
            continue
        behind = re.sub(
            r"^\s*(?:ตำบล\S+|อำเภอ\s?\S+|จังหวัด\s?\S+|อ\.\s?\S+|จ\.\s?\S+|\s|[()])*[:：]?\s*", "", words[named.end :]
        )
        if len(behind) <= 3 or (line.marked and re.match(r"(?:-|–|:|ไม่(?:มี|ได้)|ยังไม่)", behind)):
            cuts.append((n, f"{named.kind}{named.name}"))
    names = [name for _, name in cuts]
    marked = [(n, name) for n, name in cuts if text.lines[n].marked]
    if len({name for _, name in marked}) >= 2:
        cuts = marked
    elif len(set(names)) < 2:
        return [(0, len(text.lines))]
    starts: list[int] = []
    last = None
    for n, name in cuts:
        if name != last:
            starts.append(n)
        last = name
    return list(zip(starts, [*starts[1:], len(text.lines)], strict=True))


def _by_agency(text: Text, form: Form) -> list[Form]:
    """Part a table of several agencies' activities by agency; a form that names one agency or none stays whole."""
    named: dict[str, list[Block]] = {}
    for block in form.blocks:
        if block.agency is not None:
            named.setdefault(compact(text.text[block.agency.start : block.agency.end]), []).append(block)
    if len(named) < 2:
        return [form]
    return [Form(form.opening, blocks, [], []) for blocks in named.values()]


_HELD_NOTHING = re.compile(r"^(?:-|–|ไม่มี|ไม่ได้|ยังไม่)")


def _title(text: Text, lines: list[Line]) -> tuple[str | None, int]:
    """Return the document's title, on one line, and where the title lines end."""
    if not lines:
        return None, 0
    end = lines[0].start
    words: list[str] = []
    for line in lines[:8]:
        piece = text.text[line.start : line.end]
        if line.end - line.start > 190 or (
            words and (line.marked or re.match(r"ประเด็น|วัน|ชื่อ|ปีงบประมาณ.{25}|หลักการ", piece))
        ):
            break
        words.append(piece)
        end = line.end
        if len(words) >= 4 and line.blank_before:
            break
    return (squeeze(" ".join(words))[:400] or None), max(
        end, lines[0].end if lines[0].end - lines[0].start < 600 else lines[0].start + 300
    )


def _read_report(
    reading: Reading, text: Text, registry: Registry, n: int, first: int, last: int, site: str, form: Form
) -> None:
    lines = text.lines[first:last]
    report_id = f"{reading.document.document_id[:16]}-{n}"
    start, end = (lines[0].start, lines[-1].end) if lines else (0, 0)
    own = text.folded[:end] if n == 1 and first == 0 else text.folded[start:end]
    shift = 0 if own is text.folded[:end] or (n == 1 and first == 0) else start
    title, title_end = _title(text, lines)
    cell = cell_of(form)
    if cell is not None:
        own, shift = text.folded[cell.start : cell.end], cell.start
        for block in form.blocks:
            if block.name and _HELD_NOTHING.match(text.folded[block.name.start : block.name.end].strip()):
                block.name = None
    told = read_agency(
        own, registry, max(title_end - shift, 60), _shared_place(text, first, site, title_end if cell else 0)
    )
    all_dates = find_dates(text.folded)
    dates = [d for d in all_dates if start <= d.start < end]
    period = read_period(text.folded[:end], dates, title_end)
    if period.rule == "none" and first > 0:
        period = read_period(text.folded[: text.lines[first].start], all_dates, text.lines[first].start)
    reporter = told.agency.kind if told.agency else _stated_kind(told)
    name = (told.agency.name if told.agency else "").replace(" ", "")
    context = Context(text, dates, period, Reporter(reporter, name), title or "", report_id)
    drafts = _activities(context, form, first, last, title_end)
    if period.fiscal_year is None:
        inferred = from_activities(days_of(drafts))
        period.fiscal_year, period.round, period.rule = inferred.fiscal_year, inferred.round, inferred.rule
        for draft in drafts:
            if draft.activity.fiscal_year is None:
                draft.activity.fiscal_year, draft.activity.round = period.fiscal_year, period.round
    for position, draft in enumerate(drafts, 1):
        draft.activity.position = position
        _renumber(draft, f"{report_id}-{position}")
    report = Report(
        report_id, n, told.agency, period.fiscal_year, period.round, title, period.start, period.end,
        activities=[draft.activity for draft in drafts],
    )  # fmt: skip
    _elements(report)
    if reading.document.is_demonstration and report.agency and report.agency.source == "document":
        report.agency.is_demonstration = True
    reading.reports.append(report)
    reading.findings += check(Case(report, drafts, told, period, dates))
    for draft in drafts:
        reading.evidence += draft.evidence
    _evidence_of_report(reading, report, told, period, shift)


def _shared_place(text: Text, first: int, site: str, title_end: int) -> str:
    """Return words outside the report that tell where its agency lies: what a compilation says on top, and the web site's own."""
    header = text.folded[: max(text.lines[first].start if 0 < first < len(text.lines) else 0, title_end)]
    return f"{header}\n{fold_digits(site)}"


def _stated_kind(told: AgencyReading) -> str:
    named = next(iter(mentions(told.stated or "")), None)
    return named.kind if named else ""


def _renumber(draft: Draft, activity_id: str) -> None:
    draft.activity.activity_id = activity_id
    for row in draft.evidence:
        if row.activity_id is not None:
            row.activity_id = activity_id


def _evidence_of_report(reading: Reading, report: Report, told: AgencyReading, period: Period, shift: int) -> None:
    if told.agency and told.end > told.start:
        reading.evidence.append(
            Evidence(
                report.report_id, None, "agency", told.agency.name, told.rule, told.start + shift, told.end + shift
            )
        )
    if period.fiscal_year is not None and period.char_end > period.char_start:
        value = str(period.fiscal_year) if period.round is None else f"{period.fiscal_year}/{period.round}"
        reading.evidence.append(
            Evidence(report.report_id, None, "period", value, period.rule, period.char_start, period.char_end)
        )
    for element, rows in (
        ("issue", [r for a in report.activities for r in a.issues]),
        ("participants", [r for a in report.activities for r in a.groups]),
        ("result", [r for a in report.activities for r in a.results]),
        ("use", [r for a in report.activities for r in a.follow_through if r.level != 0]),
    ):
        name = f"has_{element}"
        if getattr(report, name) and rows:
            reading.evidence.append(
                Evidence(report.report_id, None, name, "true", "has_substance", rows[0].char_start, rows[0].char_end)
            )


def _elements(report: Report) -> None:
    """The four elements, each true only where something of substance stands under it."""
    activities = report.activities
    report.has_issue = any(a.issues or not a.is_event or a.name for a in activities)
    report.has_participants = any(a.groups or a.participants_total is not None for a in activities)
    report.has_result = any(a.results for a in activities)
    report.has_use = any(
        f.level is None or f.level >= 2 or (f.level == 1 and not _NOT_YET.search(f.text))
        for a in activities
        for f in a.follow_through
    )


_NOT_YET = re.compile(r"ยังไม่|ไม่ได้|มิได้|ยังมิ")


def cell_of(form: Form) -> Part | None:
    """Return the cell that names the agency of a form out of a table of several; None for any other form."""
    return next((block.agency for block in form.blocks if block.agency), None)


def _activities(context: Context, form: Form, first: int, last: int, title_end: int) -> list[Draft]:
    text = context.text
    drafts: list[Draft] = []
    if form.catalogue:
        drafts += read_catalogue(context, form.catalogue, 1)
    blocks = form.blocks
    sole = len(blocks) == 1 and not form.catalogue
    for block in blocks:
        core = {s.role for s in block.sections} & {
            "issue",
            "participants",
            "result",
            "use",
            "date",
            "date_place",
            "objective",
            "target",
        }
        if not core and not block.name:
            continue
        if form.catalogue and not block.name and not core & {"participants", "result", "date"}:
            continue
        if core <= {"participants", "target"} and sole and not block.name:
            # A news post that happens to label its audience; its words tell the rest.
            continue
        read = tell(context, block) if not core and block.name and not block.from_table else block
        draft = read_block(context, form, read, len(drafts) + 1, sole=sole)
        own = [
            p
            for s in read.sections
            if s.role in ("date", "date_place", "participants", "place", "issue", "result")
            for p in items_of(text, s.parts)
        ]
        rows = villages(context, own)
        if len(rows) >= 2 and not read.from_table:
            drafts += split_by_village(context, read, rows, draft, len(drafts) + 1)
        elif draft.activity.name or draft.activity.issues or draft.activity.results:
            drafts.append(draft)
    if drafts or cell_of(form):
        return drafts
    return _untold(context, first, last, title_end)


def _untold(context: Context, first: int, last: int, title_end: int) -> list[Draft]:
    """Read a document without the form's headings: a news post, a list of what was held, or a list of mere types."""
    text = context.text
    lines = text.lines[first:last]
    parts: list[Part] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and parts and goes_on(text, previous, line):
            parts[-1].end = line.end
        else:
            parts.append(Part(line.body, line.end, line.marked, line.numbers))
        previous = line
    title = next((p for p in parts[:3] if p.end - p.start <= 220 and p.start < title_end), None)
    body = [p for p in parts if p is not title] or parts
    rows = villages(context, [p for p in body if p.marked] or body)
    told = read_narrative(context, body, 1, title=title) if body else None
    if len(rows) >= 2 and told:
        return split_by_village(context, Block(), rows, told, 1)
    listed = [p for p in body if p.marked]
    typed = [p for p in listed if p.end - p.start < 250 and kind_of(text.folded[p.start : p.end])[0]]
    if len(typed) >= 3 and len(typed) >= 0.6 * len(listed) and not days_of([told] if told else []):
        return read_catalogue(context, [(None, p) for p in listed], 1)
    if told and _tells_of_something(context, told, body):
        return [told]
    return []


def _tells_of_something(context: Context, told: Draft, body: list[Part]) -> bool:
    """Something was held when a day, people, or a result with the words of holding is told; else it is mere principle."""
    activity = told.activity
    words = " ".join(context.text.folded[p.start : p.end] for p in body)
    if activity.held_from is not None or told.impossible:
        return True
    if activity.participants_total is not None or any(g.headcount for g in activity.groups):
        return True
    return (
        bool(_DID.search(words))
        and bool(activity.results or activity.groups or activity.follow_through)
        and bool(activity.name)
    )


def _doubts(reading: Reading) -> None:
    rules = {finding.rule for finding in reading.findings}
    for rule, reason in (
        ("agency_unresolved", "ระบุหน่วยงานไม่ได้"),
        ("period_unknown", "ไม่ทราบปีงบประมาณ"),
        ("no_activity", "ไม่พบกิจกรรม"),
    ):
        if rule in rules:
            reading.doubts.append(reason)


__all__ = ["fold_digits", "read_document", "read_source"]
