"""What reading a document yields: plain values that every part of the data room passes on.

Every row that was read from words carries a half-open span `[char_start, char_end)` of `Document.text`.
Unknown is `None`, never 0 and never ''. Dates are Gregorian, fiscal years are Buddhist era (พ.ศ.).
The codes are those of the public tables; they are listed in `data/lookups`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

# A document that carries these words is demonstration data, wherever it lies and however it came.
DEMONSTRATION_MARK = "เอกสารสาธิตของร่วม"

# Readings made under another version of the rules are read again and kept beside the older ones.
RULES_VERSION = "17"


@dataclass(slots=True)
class Document:
    """One received file. `document_id` is the SHA-256 of its bytes in hex; `text` is what all spans point into.

    `locators` are `(position in text, where it stands in what was received)` in order: page:3, cell:แผ่น1!B7,
    paragraph:12, table:2:3:1; a plain text has none. `unclaimed_share` is the share of the body's letters that no
    element claims, None where there is no body; `unclaimed` are the half-open spans where they stand, in order.
    `words_digest` is the same for files of the same words, whatever their format and layout; None where they are too few.
    """

    document_id: str
    file_name: str
    media_type: str
    encoding: str | None
    byte_count: int
    text: str
    is_demonstration: bool = False
    locators: list[tuple[int, str]] = field(default_factory=list)
    unclaimed_share: float | None = None
    words_digest: str | None = None
    unclaimed: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Agency:
    """An agency as told by a registry, by a document and the gazetteer, or by the gazetteer alone (`source` says which).

    How many villages, households and people it has only a registry tells.
    """

    agency_id: str
    kind: str
    name: str
    short_name: str
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None
    source: str = "document"  # registry | document | gazetteer
    is_demonstration: bool = False
    villages: int | None = None
    households: int | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True)
class AgencyAlias:
    """Another name of an agency, written out, with the kind it was of under that name; None is open, the last day counts."""

    agency_id: str
    alias: str
    kind: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(slots=True)
class Group:
    """One participant group as named in the document; `headcount` is people, None where not stated."""

    position: int
    label: str
    category: str
    side: str  # internal | external | grey | unknown
    headcount: int | None
    char_start: int
    char_end: int


@dataclass(slots=True)
class Item:
    """One issue or one result."""

    position: int
    text: str
    char_start: int
    char_end: int


@dataclass(slots=True)
class FollowThrough:
    """What was done with an outcome afterwards; `level` is the ladder 0 to 7, None where no cue decides."""

    position: int
    text: str
    level: int | None
    actor: str | None
    char_start: int
    char_end: int


@dataclass(slots=True)
class Evidence:
    """The words, and the rule, that decided one coded value. `activity_id` is None for a value of the report.

    `confidence` is between 0 and 1: how often the rule is right, as `data/lookups/confidence.csv` has it; None where
    nobody has measured that rule.
    """

    report_id: str | None
    activity_id: str | None
    field: str
    value: str
    rule: str
    char_start: int
    char_end: int
    confidence: float | None = None


@dataclass(slots=True)
class Finding:
    """Something wrong or missing. `rule` is a code of the public tables; `message` is Thai, for the reader."""

    rule: str
    severity: str  # error | warning | note
    message: str
    report_id: str | None = None
    activity_id: str | None = None
    char_start: int | None = None
    char_end: int | None = None


@dataclass(slots=True)
class Activity:
    """Something that was held (`is_event`), or a line that only names a type of activity."""

    activity_id: str
    position: int
    name: str | None
    is_event: bool
    kind: str | None
    mode: str | None
    held_from: date | None
    held_to: date | None
    date_precision: str  # day | month | none
    recurrence: str | None  # weekly | monthly | quarterly | yearly
    fiscal_year: int | None
    round: int | None
    place: str | None
    participants_total: int | None
    char_start: int
    char_end: int
    groups: list[Group] = field(default_factory=list)
    issues: list[Item] = field(default_factory=list)
    results: list[Item] = field(default_factory=list)
    follow_through: list[FollowThrough] = field(default_factory=list)

    @property
    def follow_through_level(self) -> int | None:
        """The highest level among its follow-through rows; None where it has none with a level."""
        return max((f.level for f in self.follow_through if f.level is not None), default=None)


@dataclass(slots=True)
class Signature:
    """The MinHash of a report's own words (see `data.signature`): how many letters they have, and its values, 32 bits each."""

    letter_count: int
    hash_values: list[int]


@dataclass(slots=True)
class Report:
    """One agency and period. A document that compiles several agencies yields several."""

    report_id: str
    position: int
    agency: Agency | None
    fiscal_year: int | None
    round: int | None
    title: str | None
    period_start: date | None
    period_end: date | None
    has_issue: bool = False
    has_participants: bool = False
    has_result: bool = False
    has_use: bool = False
    agency_candidates: list[Agency] = field(default_factory=list)  # all that the stated name fits, where several do
    activities: list[Activity] = field(default_factory=list)
    signature: Signature | None = None


@dataclass(slots=True)
class Reading:
    """All that one reading of one document yields. `doubts` are reasons, in Thai, to look at it by eye."""

    document: Document
    reports: list[Report] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    rules_version: str = RULES_VERSION
