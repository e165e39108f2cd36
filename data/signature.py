"""What a report's own words are like: a MinHash by which two reports can be compared without their texts.

Broder 1997, "On the resemblance and containment of documents": the share of equal values of two signatures estimates the
share of shingles that two texts have in common. The form's headings, the agency's name and place, days and numbers are
no words of the report's own: agencies that copy a text change just these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import Any
from zlib import crc32

from data.extract.dates import WEEKDAYS
from data.lookup import table
from data.normalise import fold_digits
from data.report import Report, Signature

PERMUTATIONS = 128
SHINGLE_LETTERS = 7
# Below this, two reports are alike because they are short.
LEAST_LETTERS = 150
_SEED = 1
_LEAST_LETTERS_OF_A_NAME = 4
_LEAST_LETTERS_OF_WORDS = 40

# Thai letters and marks without the digits, and Latin letters.
_NO_LETTER = re.compile(r"[^ก-ฺเ-์A-Za-z]+")
_NO_LETTER_OR_DIGIT = re.compile(r"[^ก-ฺเ-์A-Za-z0-9]+")
# A village by its number, and its name before or behind it.
_VILLAGE = re.compile(
    r"(?:บ้าน[ก-๎]{1,20}\s{0,2})?(?:หมู่(?:ที่)?|ม\.)\s{0,2}[0-9๐-๙]{1,2}(?:\s{0,2}บ้าน[ก-๎]{1,20}(?=[\s,()]|$))?"
)


def signature_of(report: Report) -> Signature | None:
    """Return the signature of a report's own words; None where they are too few to compare."""
    body = own_words(report)
    if len(body) < LEAST_LETTERS:
        return None
    minhash = _minhash(_permutations())
    minhash.update_batch(_shingles(body))
    return Signature(len(body), minhash.hashvalues.tolist())


def digest_of_words(text: str) -> str | None:
    """Return a digest of a document's letters and digits, Thai digits as Arabic: what the same words have as another file too."""
    words = _NO_LETTER_OR_DIGIT.sub("", fold_digits(text))
    return blake2b(words.encode(), digest_size=16).hexdigest() if len(words) >= _LEAST_LETTERS_OF_WORDS else None


def own_words(report: Report) -> str:
    """Return what a report tells of what was held, letters only, without its agency's name and place, days and numbers."""
    words = _NO_LETTER.sub("", _VILLAGE.sub("", " ".join(_told(report))))
    for name in _names(report):
        words = words.replace(name, "")
    return _common().sub("", words).lower()


def _told(report: Report) -> Iterator[str]:
    for activity in report.activities:
        if activity.is_event:  # a line that only names a type is the form's
            yield activity.name or ""
            yield from (item.text for item in (*activity.issues, *activity.results))
            yield from (step.text for step in activity.follow_through)


def _names(report: Report) -> list[str]:
    """Return what may be written for the agency, its place and the places of what was held, letters only, the longest first."""
    names = {activity.place or "" for activity in report.activities}
    if agency := report.agency:
        own = agency.name
        for row in table("agency_kinds"):
            own = own.removeprefix(row["full"])
        levels = {"ตำบล": agency.subdistrict, "อำเภอ": agency.district, "จังหวัด": agency.province}
        names |= {agency.name, agency.short_name} | {f"{level}{place}" for level, place in levels.items() if place}
        names |= {own, *(place or "" for place in levels.values())}
    # A short one may be any word (เลย, ตาก).
    letters = {_NO_LETTER.sub("", name) for name in names}
    return sorted(
        (name for name in letters if len(name) >= _LEAST_LETTERS_OF_A_NAME), key=lambda name: (-len(name), name)
    )


@cache
def _common() -> re.Pattern[str]:
    """The words for days and sorts of agencies, letters only."""
    months = {_NO_LETTER.sub("", row["name"]) for row in table("months")}
    kinds = {_NO_LETTER.sub("", row[column]) for row in table("agency_kinds") for column in ("full", "short")}
    words = {word for word in months | kinds if len(word) > 2} | {f"วัน{day}" for day in WEEKDAYS}
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


def _shingles(body: str) -> Iterator[bytes]:
    """Yield every run of letters; all are of the basic plane, so each takes two bytes."""
    letters = body.encode("utf-16-le")
    length = 2 * SHINGLE_LETTERS
    return (letters[at : at + length] for at in range(0, len(letters) - length + 2, 2))


@cache
def _permutations() -> Any:
    """Return the permutations of every signature, made once a process."""
    return _minhash(None).permutations


def _minhash(permutations: Any) -> Any:
    # datasketch brings scipy with it, half a second to import: only where a report is read.
    from datasketch import MinHash

    return MinHash(PERMUTATIONS, _SEED, hashfunc=crc32, permutations=permutations, scheme="affine32")
