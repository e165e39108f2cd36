"""Thai as files draw it → Thai as it is written: private-use glyphs, the order of marks, marks that were lost.

What `data.normalise` mends of any text (เเ, a sara am cut by a blank, doubled marks, soft hyphens) is not done here too.
The private-use code points are those with which Windows, Adobe and the fonts of TLWG draw Thai (Microsoft's list for
Thai fonts without layout tables: U+F700–F71A) and TLWG's own (–F71F).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from data.lookup import table


def _row(first: int, marks: str) -> dict[int, str]:
    return {first + n: mark for n, mark in enumerate(marks)}


_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_PRIVATE = {
    0xF700: "ฐ",
    0xF70F: "ญ",
    **_row(0xF701, "\u0e34\u0e35\u0e36\u0e37"),
    **_row(0xF705, _TONES),
    **_row(0xF70A, _TONES),
    **_row(0xF710, "\u0e31\u0e4d\u0e47"),
    **_row(0xF713, _TONES),
    **_row(0xF718, "\u0e38\u0e39\u0e3a"),
    **_row(0xF71B, "ฎฏฬ"),
    **_row(0xF71E, "\u0e4d\u0e47"),
}

# Each mark that takes no room of its own, the private ones too → whether it stands above its letter.
MARKS = dict.fromkeys("ัิีึื็่้๊๋์ํ๎", True) | dict.fromkeys("ฺุู", False)
MARKS |= {chr(code): MARKS[letter] for code, letter in _PRIVATE.items() if letter in MARKS}
THAI_LETTERS = frozenset(chr(code) for code in range(0x0E01, 0x0E5C)) - frozenset(MARKS)

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# The bullets and boxes of the Symbol and Wingdings fonts.
_SYMBOLS = dict.fromkeys((0xF06C, 0xF06E, 0xF071, 0xF076, 0xF09F, 0xF0A7, 0xF0B7, 0xF0D8), "•") | {
    0xF06F: "☐",
    0xF0A8: "☐",
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF02D: "-",
    0xF020: " ",
}
_LETTERS = _PRIVATE | _LIGATURES | _SYMBOLS
_OTHERWISE = re.compile(f"[{''.join(map(chr, _LETTERS))}]")

_RANK = {**dict.fromkeys("ฺุู", 0), **dict.fromkeys("ัิีึืํ็๎", 1), **dict.fromkeys("่้๊๋์", 2), "ำ": 3}
# A mark before one that is written before it: where there is none, as nearly everywhere, no cluster is looked at.
_DISORDER = re.compile(
    "|".join(
        f"[{''.join(mark for mark in _RANK if _RANK[mark] == rank)}][{''.join(mark for mark in _RANK if _RANK[mark] < rank)}]"
        for rank in (1, 2, 3)
    )
)
# A pattern looks back behind its first letter, not before: where no such letter stands it is passed over at a glance.
_CLUSTER = re.compile("[{0}](?<=[ก-ฮ][{0}])[{0}]+".format("".join(_RANK)))
# No Thai word begins with a mark: one after a blank belongs to the letter before that blank. A tone between a blank
# and sara aa tells that the blank was the ring of a sara am.
_SPLIT_AM = re.compile(r"[ \t](?<=[ก-ฮ][ \t])[ \t]*([่้๊๋])[ \t]?า")
_FLOATING = re.compile(r"[ \t](?<=[ก-ฮัิีึืุู][ \t])[ \t]*(?=[ัิีึืฺุู็่้๊๋์ํ])")
# The stroke of a sara am that is drawn by a glyph of its own.
_STROKE = re.compile("(?<=[ก-ฮ่้๊๋])\ufffd(?=ำ)")
# Tones are lowered where no vowel stands above, u and uu under a letter with a foot; over a tall letter all marks are
# shifted to the left.
_SHIFTED = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39")
_TALL = frozenset("ปฝฟฬ")
_NOT_MENDED = re.compile("(?<=[ก-ฮัิีึืุู็่้๊๋์])\x00")


def repair(words: str) -> str:
    """Return what a file's text says with its Thai as it is written.

    A mark that is lost (U+0000 or U+FFFD in its place) is written where a word of `lookups/lost_marks.csv` tells it for
    certain, else left out. The result may be shorter than `words`.
    """
    if words.isascii() and "\x00" not in words:
        return words
    if _OTHERWISE.search(words):
        words = words.translate(_LETTERS)
    words = _SPLIT_AM.sub(_with_am, words)
    words = _FLOATING.sub("", words)
    if _DISORDER.search(words):
        words = _CLUSTER.sub(_in_order, words)
    if "\x00" in words or "\ufffd" in words:
        words = _STROKE.sub("", words)
        words = _lost_words().sub(_word_of, words)
        words = _NOT_MENDED.sub("", words)
    return words


def _with_am(found: re.Match[str]) -> str:
    # A template of a replacement costs more than the search, at each call.
    return f"{found[1]}ำ"


def _in_order(found: re.Match[str]) -> str:
    return "".join(sorted(found[0], key=_RANK.__getitem__))


@cache
def _known_words() -> tuple[str, ...]:
    """The words of the lookup, the longest first, so that a word is not taken for its beginning."""
    return tuple(sorted((row["word"] for row in table("lost_marks")), key=len, reverse=True))


@cache
def _lost_words() -> re.Pattern[str]:
    """One pattern for all words with any of their marks lost; it also matches them whole."""
    # The group begins behind the first letter: branches that begin with a letter are passed over at a glance.
    return re.compile("|".join(f"{word[0]}(?P<w{n}>{_holed(word)})" for n, word in enumerate(_known_words())))


def _holed(word: str) -> str:
    """The pattern of a word behind its first letter, any of its marks lost that fonts shift; a sara am may be split by a blank."""
    pieces: list[str] = []
    for before, letter in pairwise(word):
        if letter == "ำ":
            pieces.append("(?:ำ|[\x00\ufffd ]า)")
        elif letter in _SHIFTED or (letter in MARKS and before in _TALL):
            pieces.append(f"[{letter}\x00\ufffd]")
        else:
            pieces.append(letter)
    return "".join(pieces)


def _word_of(found: re.Match[str]) -> str:
    return _known_words()[int(found.lastgroup[1:])] if found.lastgroup else found[0]
