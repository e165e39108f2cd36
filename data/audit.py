"""What of a document was understood: which words became what, and which of them no element claims.

The body is every line that is no furniture. A letter of it is claimed by the words of a value, by a row, by a heading or the
title, or by what is knowingly set aside: a section that tells none of the four elements, or words of
`data/lookups/set_aside.csv`. A few letters beside claimed ones only join them. What is left was not understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.extract.lines import Text
from data.extract.sections import Form
from data.lookup import begins_with
from data.report import Evidence, Reading

# The parts of the form that tell none of what is read; what stands under them is passed over, and known to be.
_SET_ASIDE = frozenset({"objective", "target", "photos", "story", "background", "other"})
# A field of the form that holds one value: once that is read, its other words ("เวลา 09.00 น. ณ") only dress it.
_FIELDS = {
    "date": "date", "date_place": "date", "place": "place", "village": "place", "kind": "fact", "mode": "fact",
    "recurrence": "fact",
}  # fmt: skip
# Fields of a form in cells that only say whose report it is, and of when.
_WHOSE = {
    "agency": "agency", "subdistrict": "agency", "district": "agency", "province": "agency", "fiscal_year": "period",
    "round": "period",
}  # fmt: skip
# What the words of a value are evidence of; the elements themselves are claimed by their rows.
_FIELD_TELLS = {
    "agency": "agency", "fiscal_year": "period", "round": "period", "name": "name", "held_from": "date", "held_to": "date",
    "date_precision": "date", "place": "place", "participants_total": "people", "participant_group.category": "people",
    "follow_through.level": "use", "follow_through.actor": "use",
}  # fmt: skip
_ELEMENTS = frozenset({"has_issue", "has_participants", "has_result", "has_use"})
# So few letters between claimed words, or between them and the end of their line, only join them.
_JOINING = 24
# Over this share of unclaimed letters a document is in doubt.
LINE = 0.2

_IN_DOUBT = "อ่านเนื้อความไม่เข้าใจร้อยละ {percent:.0f}"


class Claim(NamedTuple):
    """Words `start:end` of the document and what they became; `why` is the rule, the heading's role, or the reason.

    `what` is one of title, heading, agency, period, name, date, place, people, issue, result, use, fact (another coded
    value), aside (knowingly passed over), joining, furniture.
    """

    start: int
    end: int
    what: str
    why: str
    evidence: Evidence | None = None


@dataclass(slots=True)
class Audit:
    """The claims on a document, the spans that nothing claims in order, and their share of the body's letters.

    `unclaimed_share` is None where there is no body.
    """

    claims: list[Claim]
    unclaimed: list[tuple[int, int]]
    unclaimed_share: float | None


def doubt_about(unclaimed_share: float | None) -> str | None:
    """Return in Thai why a document is to be looked at by eye; None where enough of it was understood, or it has no body."""
    if unclaimed_share is None or unclaimed_share <= LINE:
        return None
    return _IN_DOUBT.format(percent=100 * unclaimed_share)


def audit(reading: Reading, text: Text, titles: Sequence[tuple[int, int]], forms: Sequence[Form]) -> Audit:
    """Audit one reading; `titles` are the spans of the reports' titles, `forms` what their headings were taken for."""
    claims = [Claim(start, end, "furniture", reason) for start, end, reason in text.noise]
    claims += [Claim(start, end, "title", "title") for start, end in titles]
    claims += claims_of(reading)
    claims += _agency_again(reading.evidence, text)
    letters = _letters(text.text)
    claims += _labels_of_cells(text, letters)
    taken = bytearray(len(text.text))
    _take(taken, claims)
    by_form = [claim for form in forms for claim in _of_form(form, taken)]
    _take(taken, by_form)
    claims += by_form
    for start, end, _ in text.noise:
        letters[start:end] = bytes(end - start)
    body = letters.count(1)
    unclaimed = []
    for start, end, reason in _left_over(text, taken, letters):
        if reason:
            claims.append(Claim(start, end, "joining" if reason == "joining" else "aside", reason))
        else:
            unclaimed.append((start, end))
    left = sum(letters.count(1, start, end) for start, end in unclaimed)
    return Audit(claims, unclaimed, left / body if body else None)


def claims_of(reading: Reading) -> list[Claim]:
    """What the words of the rows and of the values became, for a document that is read by its cells and has no body."""
    return [*_of_rows(reading), *_of_evidence(reading.evidence)]


def _take(taken: bytearray, claims: Sequence[Claim]) -> None:
    for claim in claims:
        taken[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)


def _of_rows(reading: Reading) -> Iterator[Claim]:
    for report in reading.reports:
        for activity in report.activities:
            for what, rows in (
                ("people", activity.groups), ("issue", activity.issues), ("result", activity.results),
                ("use", activity.follow_through),
            ):  # fmt: skip
                yield from (Claim(row.char_start, row.char_end, what, what) for row in rows)


def _of_evidence(evidence: Sequence[Evidence]) -> Iterator[Claim]:
    for row in evidence:
        if row.field not in _ELEMENTS and row.char_end > row.char_start:
            yield Claim(row.char_start, row.char_end, _FIELD_TELLS.get(row.field, "fact"), row.rule, row)


def _agency_again(evidence: Sequence[Evidence], text: Text) -> Iterator[Claim]:
    """Yield where the words that told an agency stand again: they tell nothing new."""
    for words in {text.text[row.char_start : row.char_end] for row in evidence if row.field == "agency"} - {""}:
        start = text.text.find(words)
        while start >= 0:
            yield Claim(start, start + len(words), "agency", "named_again")
            start = text.text.find(words, start + len(words))


def _of_form(form: Form, taken: bytearray) -> Iterator[Claim]:
    """Yield the headings, the fields whose value was read, and what stands under headings that tell nothing to read."""
    for heading in form.headed:
        role = heading.section.role
        yield Claim(heading.start, heading.end, "heading", role)
        for part in heading.section.parts:
            if role in _SET_ASIDE:
                yield Claim(part.start, part.end, "aside", role)
            elif role in _WHOSE:
                yield Claim(part.start, part.end, _WHOSE[role], role)
            elif role in _FIELDS and taken.find(1, part.start, part.end) >= 0:
                yield Claim(part.start, part.end, _FIELDS[role], role)


def _labels_of_cells(text: Text, letters: bytearray) -> Iterator[Claim]:
    """Yield the words of tables that stand in no cell: the headings that a reader repeats before each row's cells."""
    for grid in text.grids:
        position = grid.start
        for cell in sorted(grid.cells, key=lambda cell: cell.start):
            if letters.count(1, position, cell.start):
                yield Claim(position, cell.start, "heading", "table")
            position = max(position, cell.end)


def _letter_table() -> bytes:
    """Return for each byte of windows-874 whether it is a letter, vowel or tone mark: 1, else 0."""
    thai = {*range(0xA1, 0xDB), *range(0xE0, 0xE6), *range(0xE7, 0xEF)}
    latin = {*range(0x41, 0x5B), *range(0x61, 0x7B)}
    return bytes(byte in thai or byte in latin for byte in range(256))


_LETTERS = _letter_table()


def _letters(text: str) -> bytearray:
    """Return a byte a character: 1 for a letter, 0 for blanks, digits, punctuation and what Thai text has no letter for."""
    return bytearray(text.encode("cp874", "replace").translate(_LETTERS))


def _left_over(text: Text, taken: bytearray, letters: bytearray) -> Iterator[tuple[int, int, str]]:
    """Yield the gaps between claims, line by line, each with why it is no loss, or '' where it was not understood."""
    for line in text.lines:
        position = line.start
        while (start := taken.find(0, position, line.end)) >= 0:
            end = taken.find(1, start, line.end)
            end = line.end if end < 0 else end
            position = end
            held = letters.count(1, start, end)
            if not held:
                continue
            if held <= _JOINING and end - start < line.end - line.start:
                yield start, end, "joining"
            else:
                known = begins_with("set_aside", "reason", text.folded[start:end])
                yield start, end, known or ""
