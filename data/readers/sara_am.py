"""A sara am that a file tells wrongly → the words that were written.

Fonts draw ำ as a ring over the letter before and as า beside it. A file that tells the ring as nothing makes ดาเนิน of ดำเนิน,
one that tells it as a tone makes ด้าเนิน, and one that tells every า as ำ makes กำร of การ. The first two are mended in words
that can be read in no other way (`certain` in `lookups/sara_am.csv`); in a document that tells า as ำ only the words of that
table keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from data.lookup import table

# No Thai word has one of these.
_IMPOSSIBLE = re.compile("กำร(?!า)|งำน|ประชำ(?!ระ)|ภำ|บ้ำน|ว่ำ|รำย|รำช|ปัญหำ|ข้ำ")
_FEWEST = 3
_TONE = "[่้๊๋]"
_TOLD = re.compile(f"{_TONE}?[ำา]")
_PLAIN_AM = re.compile("(?<![่้๊๋])ำ")
# What these letters begin may be the end of a longer word: ราคา, ศาลา, ประชา, พัฒนา, หน้า.
_NOT_BEHIND = {"ค": "(?<![รอ][ำา])", "ล": "(?<!ศ[ำา])(?<!เว)(?<!ป)", "ช": "(?<!ประ)", "น": "(?<![หฒสมต])"}


def mender(text: str) -> Callable[[str], str] | None:
    """What mends words of a document with this text; None where there is nothing to mend."""
    if len(_IMPOSSIBLE.findall(text)) >= _FEWEST:
        return _with_aa
    return _with_am if _lost_ring().search(text) else None


def _with_am(words: str) -> str:
    return _lost_ring().sub(_word_of, words)


def _with_aa(words: str) -> str:
    """Write า for every ำ but those of known words."""
    pieces: list[str] = []
    taken = 0
    for found in _known().finditer(words):
        pieces += (words[taken : found.start()].replace("ำ", "า"), _word_of(found))
        taken = found.end()
    return "".join((*pieces, words[taken:].replace("ำ", "า")))


def _word_of(found: re.Match[str]) -> str:
    return _words()[_TOLD.sub("า", found[0])]


@cache
def _words() -> Mapping[str, str]:
    """Words as they are told when the ring and the tone beside it are left out → as they are written."""
    return {_TOLD.sub("า", row["word"]): row["word"] for row in table("sara_am")}


@cache
def _lost_ring() -> re.Pattern[str]:
    """Certain words whose ring is lost, or told as a tone."""
    return _pattern(
        _guard(word, begins_word=True) + _PLAIN_AM.sub("้?า", word).replace("ำ", "า")
        for word in (row["word"] for row in table("sara_am") if row["certain"])
    )


@cache
def _known() -> re.Pattern[str]:
    """All words, with any sara aa of theirs told as sara am; in certain ones a tone may stand for the ring too."""
    return _pattern(
        _guard(row["word"])
        + re.sub("[ำา]", "[ำา]", _PLAIN_AM.sub("้?ำ", row["word"]) if row["certain"] else row["word"])
        for row in table("sara_am")
    )


def _guard(word: str, *, begins_word: bool = False) -> str:
    """What must not stand before a word, for it would be the end of another one."""
    guard = _NOT_BEHIND.get(word[0], "")
    return "(?<![ก-๎])" if guard and begins_word and word[1] == "ำ" else guard


def _pattern(spelled: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(spelled, key=len, reverse=True)))
