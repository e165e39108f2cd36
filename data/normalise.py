"""One normalisation of received text, with a map from every position back to the original."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
TONES = "่้๊๋"

# What is mended, in one pass. A named group says what stands in its place (see `_replacement`).
_ARTEFACT = re.compile(
    r"(?P<newline>\r\n?|[\u2028\u2029\x0b\x0c])"
    r"|(?P<nothing>[\u200b-\u200f\u2060\ufeff\u00ad\x00]|\[/?[A-Za-z]+_[A-Za-z_]+\]|\[bookmark:[^\]\n]*\]|\*\*|(?m:^#{1,6}[ \t]+))"
    r"|(?P<blank>[\u00a0\u2000-\u200a\u202f\u3000])"
    r"|(?P<sara_ae>เเ)"
    # Nikhahit and sara aa written apart, with the tone mark before or between them.
    rf"|(?P<sara_am>(?P<tone1>[{TONES}]?)ํ(?P<tone2>[{TONES}]?)า)"
    # PDF text splits sara am: no Thai word begins with sara aa, so a blank or a lost glyph before one was its first half.
    rf"|(?P<split_am>(?<=[ก-ฮ])(?P<tone3>[{TONES}]?)[ \ufffd]า)"
    r"|(?P<doubled>(?P<mark>[ัิีึืฺุู็่้๊๋์])(?P=mark)+)"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """`text` and, for each piece of it, where it began in the original."""

    text: str
    _starts: array[int]
    _shifts: array[int]

    def original(self, position: int) -> int:
        """Return the offset in the original text of a position in the normalised one."""
        piece = bisect_right(self._starts, position) - 1
        return position + self._shifts[piece]

    def normalised(self, original: int) -> int:
        """Return where a position of the original stands in the normalised text; within what was mended, behind it."""
        piece = bisect_right(range(len(self._starts)), original, key=lambda n: self._starts[n] + self._shifts[n]) - 1
        here = original - self._shifts[piece]
        behind = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(here, behind)


def _replacement(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "newline":
            return "\n"
        case "blank":
            return " "
        case "sara_ae":
            return "แ"
        case "sara_am":
            return f"{found['tone1']}{found['tone2']}ำ"
        case "split_am":
            return f"{found['tone3']}ำ"
        case "doubled":
            return found["mark"]
    return ""


def normalise(raw: str) -> Normalised:
    """Mend what machines do to Thai text; the words themselves, Thai digits too, stay as they were written."""
    pieces: list[str] = []
    starts, shifts = array("q", [0]), array("q", [0])
    taken = length = 0
    for found in _ARTEFACT.finditer(raw):
        kept = raw[taken : found.start()]
        new = _replacement(found)
        pieces += (kept, new)
        length += len(kept) + len(new)
        taken = found.end()
        starts.append(length)
        shifts.append(taken - length)
    pieces.append(raw[taken:])
    return Normalised("".join(pieces), starts, shifts)


def with_blanks_for(text: str, spans: Sequence[tuple[int, int]]) -> Normalised:
    """Return the text with one blank in place of each of the `spans`, which are in order and do not touch."""
    pieces: list[str] = []
    starts, shifts = array("q", [0]), array("q", [0])
    taken = length = 0
    for start, end in spans:
        pieces += (text[taken:start], " ")
        length += start - taken + 1
        taken = end
        starts.append(length)
        shifts.append(taken - length)
    pieces.append(text[taken:])
    return Normalised("".join(pieces), starts, shifts)


_THAI_DIGIT = re.compile("[๐-๙]")
_NOT_COMPARED = re.compile(r"[\s\"'“”‘’]+")


def fold_digits(text: str) -> str:
    """Return the text with Thai digits made Arabic; its length is unchanged, so positions stay good."""
    # Most text has none: looking is twenty times quicker than translating.
    return text.translate(THAI_DIGITS) if _THAI_DIGIT.search(text) else text


# The dots of a form's lines; an abbreviation keeps the one that is its own.
_LEADERS = re.compile(r"(?P<own>(?<![ก-๙.])[ก-ฮ]{1,5}\.)?(?:(?<!\.)\.{4,}|(?<=[ก-ฮ]\.)\.{3,}|…{2,}|_{3,})")


def without_leaders(text: str) -> str:
    """Return the text with blanks in place of the dots on which a form was filled in; its length is unchanged."""
    if "...." not in text and "……" not in text and "___" not in text:
        return text
    return _LEADERS.sub(lambda found: (found["own"] or "").ljust(len(found[0])), text)


def squeeze(text: str) -> str:
    """Return the text on one line, white space folded."""
    return " ".join(text.split())


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of what stands between two places without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_GRAM = 4


def grams(text: str) -> set[str]:
    """Return the runs of four letters of a text without white space: texts are alike by how many they share."""
    joined = "".join(text.split())
    return {joined[i : i + _GRAM] for i in range(len(joined) - _GRAM + 1)}


def compact(text: str) -> str:
    """Return the text for comparing: digits Arabic, without white space and quotation marks, lower case."""
    return _NOT_COMPARED.sub("", fold_digits(text)).lower()
