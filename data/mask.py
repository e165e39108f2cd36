"""Personal data is masked before anything is stored or shown; the length stays, so every position stays good."""

from __future__ import annotations

import re

from data.normalise import fold_digits

MASK = "█"
_IDENTITY = re.compile(r"(?<!\d)\d(?:[ \-]?\d){12}(?!\d)")
_PHONE = re.compile(r"(?<![\d/.])0[ \-]?[2-9](?:[ \-.]?\d){7,8}(?!\d)")
# Bounded as addresses are, so that a long run of letters is passed over once.
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,255}\.[A-Za-z]{2,}")
_HOUSE = re.compile(r"(?:บ้านเลขที่|อยู่เลขที่)\s*(\d+(?:/\d+)?)")


def valid_identity_number(digits: str) -> bool:
    """Tell whether 13 digits are a Thai identity number: the last is 11 minus the weighted sum (13 to 2) modulo 11, modulo 10."""
    if len(digits) != 13:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - weighted % 11) % 10 == int(digits[12])


def mask(text: str) -> tuple[str, dict[str, int]]:
    """Return the text with personal data masked letter for letter, and how many of each sort were masked."""
    folded = fold_digits(text)
    counts: dict[str, int] = {}
    spans: list[tuple[int, int, str]] = [
        (*found.span(), "identity_number")
        for found in _IDENTITY.finditer(folded)
        if valid_identity_number(re.sub(r"\D", "", found[0]))
    ]
    spans += [(*found.span(), "phone") for found in _PHONE.finditer(folded)]
    spans += [(*found.span(), "email") for found in _EMAIL.finditer(folded)]
    spans += [(*found.span(1), "house_number") for found in _HOUSE.finditer(folded)]
    letters = list(text)
    for start, end, sort in spans:
        counts[sort] = counts.get(sort, 0) + 1
        letters[start:end] = MASK * (end - start)
    return ("".join(letters) if spans else text), counts
