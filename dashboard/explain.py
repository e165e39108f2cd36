"""What became of the words of one document and why: `ruam explain`. Nothing is stored; only the masked text is shown.

The document is told line by line: its pieces with what each became, and the reasons that begin in that line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.words import Words, words
from data.agencies import Registry
from data.archive import Member, is_archive, members
from data.audit import Claim
from data.readers import Unreadable, refuse_oversized
from data.reading import read_with_claims
from data.report import Agency, Document, Evidence, Reading
from data.store import Store
from queries.warehouse import Warehouse, WarehouseUnavailable

REGISTERED = Path(__file__).resolve().parent.parent / "queries" / "registered_agencies.sql"
UNCLAIMED = "unclaimed"
# What only dresses other words, and what is a part of them, is drawn where nothing else is.
_BENEATH = {"joining": 2, "fact": 1}


class Piece(NamedTuple):
    """Words of one line and what they became: a `what` of `data.audit.Claim`, unclaimed, or '' for what joins or is blank."""

    words: str
    what: str


class Line(NamedTuple):
    """One line: its number, where it stands in what was received ('' for a text file), its pieces, and the reasons that begin in it."""

    number: int
    place: str
    pieces: list[Piece]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One document as it was read, with what its words became."""

    shown: str  # how messages call it
    reading: Reading
    claims: list[Claim]

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.reading.document

    def lines(self) -> Iterator[Line]:
        """Every line of the document, from the first to the last."""
        text = self.document.text
        drawn = _drawn(self)
        reasons = _reasons_by_start(self, words("th"))
        starts = sorted(reasons)
        position = first = 0
        for number, line in enumerate(text.split("\n"), 1):
            end = position + len(line)
            while first < len(drawn) and drawn[first][1] <= position:
                first += 1
            pieces = _pieces(text, drawn, first, position, end)
            told = starts[bisect_right(starts, position - 1) : bisect_right(starts, end)]
            yield Line(number, place_of(self.document, position), pieces, [r for at in told for r in reasons[at]])
            position = end + 1

    def left_over(self) -> Iterator[tuple[str, str]]:
        """Yield (where it stands, the words) of every passage that was not understood."""
        for start, end in self.document.unclaimed:
            yield place_of(self.document, start), " ".join(self.document.text[start:end].split())

    def values(self) -> dict[str, Any]:
        """All of it as plain values for JSON."""
        document, text = self.document, self.document.text
        return {
            "file": self.shown,
            "document_id": document.document_id,
            "media_type": document.media_type,
            "unclaimed_share": document.unclaimed_share,
            "doubts": self.reading.doubts,
            "reports": [asdict(report) for report in self.reading.reports],
            "findings": [asdict(finding) for finding in self.reading.findings],
            "claims": [_claim_values(claim, document) for claim in sorted(self.claims, key=_place)],
            "unclaimed": [
                {"start": start, "end": end, "place": place_of(document, start), "words": text[start:end]}
                for start, end in document.unclaimed
            ],
            "text": text,
        }


def explain(content: bytes, shown: str, registry: Registry) -> Explanation:
    """Read one document and tell what its words became. Raises `Unreadable` for what `ruam ingest` would refuse."""
    reading, claims = read_with_claims(content, Path(shown).name, registry)
    return Explanation(shown, reading, claims)


def documents(path: Path) -> Iterator[tuple[str, bytes] | Unreadable]:
    """Yield (name, bytes) of the document at `path`: a file, each member of an archive, or the one that `ARCHIVE.zip/MEMBER` names.

    Yields why for a member that must not be opened. Raises `FileNotFoundError` where there is no such file or member,
    `Unreadable` for a folder and for what is too large.
    """
    if path.is_dir():
        told = f"{path}: เป็นโฟลเดอร์ ให้ระบุไฟล์เดียว / a folder: name one file"
        raise Unreadable(told, code="not_a_file")
    if path.is_file():
        if is_archive(path):
            yield from _members(path, None)
            return
        refuse_oversized(path.stat().st_size, str(path))
        yield str(path), path.read_bytes()
        return
    archive = next((parent for parent in path.parents if parent.is_file() and is_archive(parent)), None)
    if archive is None:
        raise FileNotFoundError(str(path))
    found = list(_members(archive, path.relative_to(archive).as_posix()))
    if not found:
        raise FileNotFoundError(str(path))
    yield from found


def _members(archive: Path, wanted: str | None) -> Iterator[tuple[str, bytes] | Unreadable]:
    for one in members(archive, str(archive)):
        if isinstance(one, Member):
            if wanted in (None, one.name):
                try:
                    yield f"{archive}/{one.name}", one.load()
                except Unreadable as refusal:
                    yield refusal
        elif wanted is None:
            yield one


def registry_of(store: Store) -> Registry:
    """The registered agencies of the store that is given, those of its published file; none where nothing is published."""
    try:
        found = Warehouse.current(store).query(REGISTERED.read_text(encoding="utf-8"))
    except WarehouseUnavailable:
        return Registry()
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    return Registry([Agency(**{str(k): v for k, v in row.items()}, source="registry") for row in rows])


def place_of(document: Document, position: int) -> str:
    """Where words stand in what was received: page:3, cell:แผ่น1!B7, paragraph:12; '' where the format tells no places."""
    at = bisect_right(document.locators, position, key=lambda locator: locator[0]) - 1
    return document.locators[at][1] if at >= 0 else ""


def _place(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end


def _drawn(explanation: Explanation) -> list[tuple[int, int, str]]:
    """Cut the text into `(start, end, what)` that do not overlap: the shortest claim is drawn, a value within a row's words is not."""
    spans = [
        (c.start, c.end, 1 if c.why == "named_again" else _BENEATH.get(c.what, 0), c.what) for c in explanation.claims
    ]
    spans += [(start, end, 0, UNCLAIMED) for start, end in explanation.document.unclaimed]
    spans.sort()
    cuts = sorted({position for start, end, _, _ in spans for position in (start, end)})
    drawn: list[tuple[int, int, str]] = []
    open_spans: list[tuple[int, int, int, str]] = []
    following = 0
    for start, end in pairwise(cuts):
        while following < len(spans) and spans[following][0] <= start:
            open_spans.append(spans[following])
            following += 1
        open_spans = [span for span in open_spans if span[1] > start]
        if not open_spans:
            continue
        what = min(open_spans, key=lambda span: (span[2], span[1] - span[0]))[3]
        if drawn and drawn[-1][1] == start and drawn[-1][2] == what:
            drawn[-1] = (drawn[-1][0], end, what)
        else:
            drawn.append((start, end, what))
    return drawn


def _pieces(text: str, drawn: Sequence[tuple[int, int, str]], first: int, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    position = start
    for at in range(first, len(drawn)):
        a, b, what = drawn[at]
        a, b = max(a, start), min(b, end)
        if a >= end:
            break
        if a > position:
            pieces.append(Piece(text[position:a], ""))
        if b > a:
            pieces.append(Piece(text[a:b], "" if what == "joining" else what))
            position = b
    if position < end:
        pieces.append(Piece(text[position:end], ""))
    return pieces


# A row's words need no reason but their colour, joining words none at all.
_WITHOUT_REASON = frozenset({"joining", "people", "issue", "result", "use", "title", "named_again"})


def _reasons_by_start(explanation: Explanation, told: Words) -> dict[int, list[str]]:
    """The reasons by the place where their words begin; values that the same words and rule decided stand together."""
    by_words: dict[tuple[int, int, str], list[Evidence]] = {}
    reasons: dict[int, list[str]] = {}
    for claim in sorted(explanation.claims, key=_place):
        if claim.evidence is not None:
            by_words.setdefault((claim.start, claim.end, claim.why), []).append(claim.evidence)
        elif claim.why not in _WITHOUT_REASON or claim.what not in _WITHOUT_REASON | {"agency"}:
            reason = told.table.get(f"role.{claim.why}") or told.table.get(f"why.{claim.why}", claim.why)
            reasons.setdefault(claim.start, []).append(f"{told(f'became.{claim.what}')}: {reason} ({claim.why})")
    for (start, _, _), evidence in by_words.items():
        reasons.setdefault(start, []).append(reason_of(evidence, told))
    return reasons


def reason_of(evidence: Sequence[Evidence], told: Words) -> str:
    """Why values that the same words decided are what they are: kind = hearing ← คำในชื่อกิจกรรม (name) 0.99."""
    values = ", ".join(dict.fromkeys(f"{row.field} = {row.value}" for row in evidence))
    rule = evidence[0].rule
    known = [row.confidence for row in evidence if row.confidence is not None]
    trust = f" {int(100 * min(known)) / 100:.2f}" if known else ""
    return f"{values} ← {told.table.get(f'why.{rule}', rule)} ({rule}){trust}"


def _claim_values(claim: Claim, document: Document) -> dict[str, Any]:
    row = claim.evidence
    return {
        "start": claim.start,
        "end": claim.end,
        "place": place_of(document, claim.start),
        "words": document.text[claim.start : claim.end],
        "what": claim.what,
        "why": claim.why,
        "field": row.field if row else None,
        "value": row.value if row else None,
        "confidence": row.confidence if row else None,
    }
