"""Personal data is masked before anything is stored or shown; the length stays, so every position stays good."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from data.lookup import table
from data.normalise import fold_digits
from data.persons import last_of, private_names

MASK = "█"
Span = tuple[int, int]  # half-open, in the text

# A pattern begins with what is rare and looks back from there: a search then passes quickly over all other letters.
# What stands between the digits of a number: blanks, dots, brackets, dashes.
_GAP = r"[ .()‐-―-]{0,3}"
_LONG = re.compile(rf"[0-9](?<![0-9].)(?:{_GAP}[0-9]){{8,}}")
_IDENTITY = re.compile(rf"[0-9](?<![0-9].)(?=(?P<rest>(?:{_GAP}[0-9]){{12}})(?![0-9]))")
_MOBILE = re.compile(rf"0{_GAP}[689](?:{_GAP}[0-9]){{8}}(?![0-9])")
_LANDLINE = re.compile(rf"0{_GAP}[2-9](?:{_GAP}[0-9]){{7}}(?![0-9])")
_ABROAD = re.compile(rf"\+66{_GAP}(?:0{_GAP})?[2-9](?:{_GAP}[0-9]){{7,8}}(?![0-9])")
_EXTENSION = re.compile(
    r"(?:[ ]{0,2}(?:ต่อ|ext\.?|กด|\#)[ ]?[0-9]{1,5}(?:[ ]?[,/–-][ ]?[0-9]{1,5}(?![0-9]))*"
    r"|[ ]?(?:ถึง[ ]?|[–-])[0-9]{1,4}|[ ]?[,/][ ]?[0-9]{4}(?![/.:-]))(?![0-9])",
    re.IGNORECASE,
)
# A day, or hours of opening, are written with the same digits and dashes.
_DAY_OR_HOURS = re.compile(r"\d\d[ .-]\d\d[ .–-]{1,3}\d\d(?!\d)|\d\d-\d\d-(?:19|20|25)\d\d(?!\d)")
# Bounded as addresses are, so that a long run of letters is passed over once; what is glued behind goes with it.
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,255}\.[A-Za-z]{2,}(?:[A-Za-z0-9._%+\-@]*[A-Za-z0-9])?"
)
_LINE_WORDS = ("ไลน์", "LINE", "Line", "line")
_LINE = re.compile(
    r"(?:(?<![a-z])line|ไลน์)[ ]?(?:(?:id|ไอดี)[ ]?[:=]?|[:=])[ ]{0,2}(?P<id>(?!https?:|www\.)[a-z0-9][a-z0-9._-]{2,})"
    r"|(?:(?<![a-z])id|ไอดี)[ ]?(?:line|ไลน์)[ ]?[:=]?[ ]{0,2}(?P<same>[a-z0-9][a-z0-9._-]{2,})",
    re.IGNORECASE,
)
_LOT = r"[0-9]+(?:[ ]?[/-][ ]?[0-9]+){0,3}"
_HOUSE = re.compile(
    rf"(?:บ้าน[ ]?|อยู่)เลขที่[ \t:]{{0,4}}(?P<numbers>{_LOT}(?:[ ]?(?:,|และ|ถึง)[ ]?{_LOT}(?![ ]?(?:คน|หลัง|ราย|ครัวเรือน|บาท)|[0-9/-]))*)"
)
_PLOT = re.compile(rf"เลขที่[ \t:]{{0,4}}(?P<numbers>{_LOT})(?=[ \t]{{0,3}}(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตรอก))")
_OF_HOUSE = ("บ้าน", "บ้าน ", "อยู่")  # these are found by _HOUSE
# Whose address it is says what was named last before it.
_OWNER = re.compile(
    r"(?P<agency>ที่ตั้ง|ตั้งอยู่|ที่ทำการ|ส่วนราชการ|สำนัก|กอง(?!ทุน)|จังหวัด|อำเภอ|องค์การ|อบต|อบจ|เทศบาล|ศูนย์|อาคาร|โรงเรียน|โรงพยาบาล|วัด|บริษัท|ห้าง|ร้าน|หน่วยงาน|ศาลา)"
    rf"|{MASK}|นาย|นาง|ราษฎร|ชาวบ้าน|ผู้ร้อง|ผู้แจ้ง|คุณ"
)
_OWNER_WITHIN = 80
_NOT_DIGIT = re.compile(r"[^0-9]")


def valid_identity_number(digits: str) -> bool:
    """Tell whether 13 digits are a Thai identity number: the last is 11 minus the weighted sum (13 to 2) modulo 11, modulo 10."""
    if len(digits) != 13:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighted % 11) % 10 == int(digits[12])


def mask(text: str) -> tuple[str, dict[str, int]]:
    """Return the text with personal data masked letter for letter, and how many of each sort were masked.

    The sorts are those of `lookups/personal_data.csv`. Masking again changes nothing.
    """
    folded = masked = fold_digits(text)
    counts: dict[str, int] = {}
    runs = [run.span() for run in _LONG.finditer(folded)]
    # One sort after the other: each sees what those before it have masked, as it would when all is masked again.
    for sort, find in _SORTS:
        if found := list(find(masked, runs)):
            counts[sort] = counts.get(sort, 0) + len(found)
            masked = _covered(masked, found)
    if not counts:
        return text, counts
    return "".join(MASK if new == MASK else old for old, new in zip(text, masked, strict=True)), counts


def mask_file_name(name: str) -> str:
    """Return a file's name masked, its signs between words taken for blanks."""
    masked, _ = mask(name.replace("_", " ").replace("-", " "))
    return "".join(MASK if new == MASK else old for old, new in zip(name, masked, strict=True))


def in_words(counts: dict[str, int]) -> str:
    """Say how many of each personal sort were masked, and nothing of what they were; '' where no person's data was."""
    return ", ".join(
        f"{row['words']} {counts[row['sort']]}"
        for row in table("personal_data")
        if row["words"] and row["sort"] in counts
    )


def _covered(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = MASK * (end - start)
    return "".join(letters)


def _identity_numbers(folded: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield those in runs of many digits, wherever in a run they begin: the number of a list may stand before."""
    for run in runs:
        for first in _IDENTITY.finditer(folded, *run):
            if valid_identity_number(_NOT_DIGIT.sub("", first[0] + first["rest"])):
                yield first.start(), first.end("rest")


def _phones_from_abroad(folded: str, _runs: Sequence[Span]) -> Iterator[Span]:
    if "+66" in folded:
        yield from ((found.start(), _with_extension(folded, found.end())) for found in _ABROAD.finditer(folded))


def _office_phones(folded: str, runs: Sequence[Span]) -> Iterator[Span]:
    """Yield the fixed lines of agencies: masked as any number is, but no person's."""
    for start, end in _phones(folded, runs):
        if _LANDLINE.match(folded, start) and _is_agencys(folded[max(0, start - _OWNER_WITHIN) : start]):
            yield start, end


def _phones(folded: str, runs: Sequence[Span]) -> Iterator[Span]:
    for start, end in runs:
        at = start
        while (at := folded.find("0", at, end)) >= 0:
            found = None if folded[at - 1 : at].isdigit() else _phone_at(folded, at)
            if found:
                yield at, found
            at = found or at + 1


def _phone_at(folded: str, at: int) -> int | None:
    """Where a phone number that begins at `at` ends, its extension with it; None where there is none."""
    for shape in (_MOBILE, _LANDLINE):
        if (found := shape.match(folded, at)) and _is_phone(found[0]):
            return _with_extension(folded, found.end())
    return None


def _emails(folded: str, _runs: Sequence[Span]) -> Iterator[Span]:
    return (found.span() for found in _EMAIL.finditer(folded)) if "@" in folded else iter(())


def _line_accounts(folded: str, _runs: Sequence[Span]) -> Iterator[Span]:
    if any(word in folded for word in _LINE_WORDS):
        for found in _LINE.finditer(folded):
            yield found.span("id" if found["id"] else "same")


def _is_phone(digits: str) -> bool:
    """Tell a phone number from a day, hours of opening and a row of small numbers by how its digits are grouped."""
    groups = _NOT_DIGIT.sub(" ", digits).split()
    return not _DAY_OR_HOURS.match(digits) and (len(groups[-1]) >= 3 or all(len(group) == 1 for group in groups))


def _with_extension(folded: str, end: int) -> int:
    extension = _EXTENSION.match(folded, end)
    return extension.end() if extension else end


def _house_numbers(folded: str, _runs: Sequence[Span]) -> Iterator[Span]:
    if "เลขที่" not in folded:
        return
    for found in _HOUSE.finditer(folded):
        yield found.span("numbers")
    for found in _PLOT.finditer(folded):
        before = folded[max(0, found.start() - _OWNER_WITHIN) : found.start()].rpartition("\n")[2]
        if not before.endswith(_OF_HOUSE) and not _is_agencys(before):
            yield found.span("numbers")


def _is_agencys(before: str) -> bool:
    """Tell whether an address or number is an agency's: of agencies and persons, one of the former was named last before it."""
    owner = last_of(_OWNER.finditer(before))
    return owner is not None and owner["agency"] is not None


_SORTS: tuple[tuple[str, Callable[[str, Sequence[Span]], Iterable[Span]]], ...] = (
    ("identity_number", _identity_numbers),
    ("phone", _phones_from_abroad),
    ("office_phone", _office_phones),
    ("phone", _phones),
    ("email", _emails),
    ("line_id", _line_accounts),
    ("house_number", _house_numbers),
    ("name", lambda masked, runs: private_names(masked)),
)
