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
_NOT_BEHIND = {"ค": "(?<![รอ][ำา]ค)", "ล": "(?<!ศ[ำา]ล)(?<!เวล)(?<!ปล)", "ช": "(?<!ประช)", "น": "(?<![หฒสมต]น)"}


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
        (word[0], _guard(word, begins_word=True) + _PLAIN_AM.sub("้?า", word[1:]).replace("ำ", "า"))
        for word in (row["word"] for row in table("sara_am") if row["certain"])
    )


@cache
def _known() -> re.Pattern[str]:
    """All words, with any sara aa of theirs told as sara am; in certain ones a tone may stand for the ring too."""
    return _pattern(
        (
            word[0],
            _guard(word) + re.sub("[ำา]", "[ำา]", _PLAIN_AM.sub("้?ำ", word[1:]) if row["certain"] else word[1:]),
        )
        for row in table("sara_am")
        for word in [row["word"]]
    )


def _guard(word: str, *, begins_word: bool = False) -> str:
    """What must not stand before a word, for it would be the end of another one; it looks back over the first letter."""
    guard = _NOT_BEHIND.get(word[0], "")
    return f"(?<![ก-๎]{word[0]})" if guard and begins_word and word[1] == "ำ" else guard


def _pattern(spelled: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern for words, told by their first letter and the rest: other letters are passed over at a glance."""
    by_letter: dict[str, list[str]] = {}
    for letter, rest in spelled:
        by_letter.setdefault(letter, []).append(rest)
    return re.compile(
        "|".join(f"{letter}(?:{'|'.join(sorted(rests, key=len, reverse=True))})" for letter, rests in by_letter.items())
    )
