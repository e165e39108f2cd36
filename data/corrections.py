"""What a person may say of a value that was read: which values, in which form, and how it is refused where it is wrong.

A correction never changes a reading. It is a row of the ledger beside it, and the models put it on top.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from data.lookup import table
from data.mask import mask
from data.normalise import fold_digits

CONFIRM, OVERRULE, WITHDRAW = "confirm", "overrule", "withdraw"
VERDICTS = (CONFIRM, OVERRULE, WITHDRAW)
UNKNOWN = "-"
TABLES = ("report", "activity", "participant_group", "issue", "result", "follow_through")
OF_ACTIVITY = TABLES[2:]  # rows that are named by their activity and their number in it

MOST_LETTERS = 400
MOST_PEOPLE = 10_000_000
FISCAL_YEARS = range(2540, 2601)
BUDDHIST_ERA = 543
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")
_TARGET = re.compile(r"[0-9a-f]{16}-\d+(?P<activity>-\d+)?")


class CorrectionRefused(Exception):
    """A correction that cannot be taken; the message says, in Thai and English, what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value that may be corrected. `sort` is code, truth, whole, day, words or agency; `codes` are all that a code may be."""

    table: str
    name: str
    sort: str
    codes: tuple[str, ...] = ()
    may_be_unknown: bool = True

    @property
    def full_name(self) -> str:
        """The name with its table: `participant_group.headcount`."""
        return f"{self.table}.{self.name}"


@dataclass(frozen=True, slots=True)
class Wish:
    """A correction as a person asks for it.

    `target_id` is a report_id or an activity_id; `row` the number of the group, issue, result or follow-through in its
    activity, None where there is only one. `value` is canonical text (see `parse_value`), None for unknown; it says
    nothing for a confirmation or a withdrawal. `seen` are the words the person looked at: where the row stands on
    others by now, the correction is refused.
    """

    target_id: str
    field: Field
    row: int | None
    verdict: str
    value: str | None
    reason: str
    by: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One correctable row of the reading in use: its place, the words it was read from, its values as text."""

    target_table: str
    document_id: str
    reading_id: str
    report_position: int
    activity_position: int | None
    row_position: int | None
    anchor: str
    machine: Mapping[str, str | None]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of `ledger.correction`. Times are UTC; values are text, None for unknown."""

    correction_id: str
    document_id: str
    reading_id: str
    target_table: str
    report_position: int
    activity_position: int | None
    row_position: int | None
    field: str
    machine_value: str | None
    value: str | None
    verdict: str
    reason: str
    corrected_by: str
    corrected_at: datetime
    anchor: str
    batch_id: str


@cache
def correctable() -> Mapping[str, Field]:
    """Every value that may be corrected, by full name, in the order of the public tables. Codes are those of `data/lookups`."""
    truth = ("true", "false")
    found = [
        Field("report", "agency_id", "agency"),
        Field("report", "fiscal_year", "whole"),
        Field("report", "round", "code", ("1", "2")),
        *(
            Field("report", name, "truth", truth, may_be_unknown=False)
            for name in ("has_issue", "has_participants", "has_result", "has_use")
        ),
        Field("activity", "name", "words"),
        Field("activity", "is_event", "truth", truth, may_be_unknown=False),
        # What is of no listed kind is `other`: the one kind that no words tell.
        Field("activity", "kind", "code", (*_codes("activity_kinds", "kind"), "other")),
        Field("activity", "mode", "code", _codes("modes", "mode")),
        Field("activity", "held_from", "day"),
        # Without a first day there is no last one: whoever knows neither says so of the first.
        Field("activity", "held_to", "day", may_be_unknown=False),
        Field("activity", "date_precision", "code", ("day", "month"), may_be_unknown=False),
        Field("activity", "recurrence", "code", _codes("recurrences", "recurrence")),
        Field("activity", "place", "words"),
        Field("activity", "participants_total", "whole"),
        Field("participant_group", "label", "words", may_be_unknown=False),
        # `unknown` is a category of its own.
        Field("participant_group", "category", "code", _codes("participant_categories", "category"), False),
        Field("participant_group", "headcount", "whole"),
        Field("issue", "text", "words", may_be_unknown=False),
        Field("result", "text", "words", may_be_unknown=False),
        Field("follow_through", "level", "code", tuple(str(level) for level in range(8))),
        Field("follow_through", "actor", "words"),
    ]
    return {one.full_name: one for one in found}


def field_named(name: str) -> Field:
    """The field that a person names, with its table or without where that is clear. Raises CorrectionRefused."""
    fields = correctable()
    wanted = name.strip().lower()
    found = [one for one in fields.values() if wanted in (one.full_name, one.name)]
    if len(found) == 1:
        return found[0]
    if found:
        several = " ".join(one.full_name for one in found)
        raise CorrectionRefused(
            f"“{name}” มีในหลายตาราง ให้ระบุเป็น {several} อย่างใดอย่างหนึ่ง / “{name}” stands in several tables: say one of {several}"
        )
    known = " ".join(fields)
    raise CorrectionRefused(f"แก้ “{name}” ไม่ได้ ค่าที่แก้ได้คือ {known} / “{name}” cannot be corrected; these can: {known}")


def parse_value(field: Field, said: str) -> str | None:
    """The canonical text of a value as a person says it; None for `-`, unknown. Raises CorrectionRefused.

    Days are YYYY-MM-DD or D/M/YYYY, a year from 2400 on being of the Buddhist era; digits may be Thai.
    """
    text = " ".join(said.split())
    if text == UNKNOWN:
        if field.may_be_unknown:
            return None
        raise _refused(field, said, "ค่านี้จะไม่ทราบไม่ได้", "it cannot be unknown")
    if not text:
        raise _refused(field, said, "ยังไม่ได้บอกค่า ถ้าไม่ทราบให้ใช้ -", "no value: for unknown say -")
    return _PARSERS[field.sort](field, text)


def check_wish(wish: Wish) -> None:
    """Refuse a wish that lacks what every correction has: a verdict, a reason, a name, a target of the right sort."""
    if wish.verdict not in VERDICTS:
        raise CorrectionRefused(
            f"ไม่มีคำตัดสิน “{wish.verdict}” ใช้ได้: {' '.join(VERDICTS)} / no such verdict: {wish.verdict}"
        )
    if not wish.reason.strip():
        raise CorrectionRefused("ต้องบอกเหตุผลของการแก้ / say why: a correction needs a reason")
    if not wish.by.strip():
        raise CorrectionRefused("ต้องบอกชื่อผู้แก้ / say who: a correction needs a name")
    target = _TARGET.fullmatch(wish.target_id)
    if target is None:
        raise CorrectionRefused(
            f"“{wish.target_id}” ไม่ใช่รหัสรายงานหรือรหัสกิจกรรม ดูรหัสในแดชบอร์ดหรือไฟล์ที่ดาวน์โหลด"
            f" / “{wish.target_id}” is no report_id or activity_id: see the dashboard or a download"
        )
    if (wish.field.table == "report") is (target["activity"] is not None):
        thai, english = (
            ("รหัสรายงาน", "a report_id") if wish.field.table == "report" else ("รหัสกิจกรรม", "an activity_id")
        )
        raise CorrectionRefused(
            f"{wish.field.full_name} ต้องใช้{thai} ไม่ใช่ “{wish.target_id}” / {wish.field.full_name} wants {english}, not “{wish.target_id}”"
        )


def choose_row(wish: Wish, rows: Sequence[Row]) -> Row:
    """The row that a wish is about, among the correctable rows of its target. Raises CorrectionRefused."""
    if not rows:
        raise CorrectionRefused(
            f"ไม่พบ “{wish.target_id}” ในการอ่านที่ใช้อยู่ ตรวจรหัสอีกครั้ง / “{wish.target_id}” is in no reading in use: check the id"
        )
    of_table = [row for row in rows if row.target_table == wish.field.table]
    wanted = wish.row if wish.field.table in OF_ACTIVITY else None
    if wish.row is not None and wish.field.table not in OF_ACTIVITY:
        raise CorrectionRefused(
            f"{wish.field.full_name} ไม่ต้องระบุ --row / {wish.field.full_name} takes no row: leave --row out"
        )
    found = of_table if wanted is None else [row for row in of_table if row.row_position == wanted]
    if len(found) != 1:
        listed = "; ".join(f"{row.row_position} “{row.anchor[:60]}”" for row in of_table) or "—"
        raise CorrectionRefused(
            f"ระบุ --row ของ {wish.field.table} ใน {wish.target_id}: {listed} / say with --row which {wish.field.table} is meant"
        )
    row = found[0]
    if wish.seen is not None and wish.seen != row.anchor:
        raise CorrectionRefused(
            "เอกสารถูกอ่านใหม่หลังจากที่เปิดหน้านี้ ยังไม่ได้บันทึก ให้เปิดหน้านี้อีกครั้ง"
            " / the document was read anew since this page was opened; nothing was stored: open the page again"
        )
    return row


def settle(wish: Wish, row: Row) -> str | None:
    """The value that a wish gives its row: the machine's own where it confirms or withdraws. Raises CorrectionRefused."""
    machine = row.machine[wish.field.name]
    if wish.verdict != OVERRULE:
        return machine
    if wish.value == machine:
        raise CorrectionRefused(
            f"{wish.field.full_name} อ่านได้ {shown(machine)} อยู่แล้ว ถ้าถูกต้องให้ยืนยันด้วย --confirm"
            f" / the reading has {shown(machine)} already: confirm it with --confirm"
        )
    return wish.value


def clean(text: str) -> str:
    """A person's own words on one line, personal data masked as in documents, so that no number of a citizen is stored."""
    return mask(" ".join(text.split()))[0][:MOST_LETTERS]


def shown(value: str | None) -> str:
    """A value for a message."""
    return UNKNOWN if value is None else f"“{value}”"


def _codes(name: str, column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in table(name)))


def _refused(field: Field, said: str, thai: str, english: str) -> CorrectionRefused:
    return CorrectionRefused(f"{field.full_name}: “{said[:80]}” {thai} / {english}")


def _code(field: Field, text: str) -> str:
    code = fold_digits(text).lower()
    if code not in field.codes:
        known = " ".join(field.codes)
        raise _refused(field, text, f"ไม่มีในรหัส ใช้ได้: {known}", "is no code; these are")
    return code


def _whole(field: Field, text: str) -> str:
    digits = fold_digits(text).replace(",", "")
    least, most = (
        (FISCAL_YEARS.start, FISCAL_YEARS.stop - 1) if field.name == "fiscal_year" else (0, MOST_PEOPLE)
    )  # fmt: skip
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and least <= int(digits) <= most):
        raise _refused(
            field,
            text,
            f"ต้องเป็นจำนวนเต็ม {least}–{most} ถ้าไม่ทราบให้ใช้ -",
            f"a whole number from {least} to {most}; for unknown say -",
        )
    return str(int(digits))


def _day(field: Field, text: str) -> str:
    found = _DAY.fullmatch(fold_digits(text))
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(found[a] or found[b]) for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
        told = date(year - BUDDHIST_ERA if year >= 2400 else year, month, day)
    except ValueError:
        raise _refused(
            field,
            text,
            "ไม่ใช่วันที่ ใช้ 2566-11-20 หรือ 20/11/2566",
            "is no date: say 2023-11-20, or 20/11/2566 in Buddhist era",
        ) from None
    if not FISCAL_YEARS.start <= told.year + BUDDHIST_ERA < FISCAL_YEARS.stop:
        raise _refused(field, text, "ปีอยู่นอกช่วง พ.ศ. 2540–2600", "its year lies outside 1997 to 2057")
    return told.isoformat()


def _words(field: Field, text: str) -> str:
    if not text.isprintable() or len(text) > MOST_LETTERS:
        raise _refused(
            field, text, f"ต้องเป็นข้อความไม่เกิน {MOST_LETTERS} ตัวอักษร", f"plain text of at most {MOST_LETTERS} letters"
        )
    return clean(text)


def _agency(field: Field, text: str) -> str:  # noqa: ARG001 — whether there is such an agency, the ledger knows
    return text


_PARSERS = {"code": _code, "truth": _code, "whole": _whole, "day": _day, "words": _words, "agency": _agency}
