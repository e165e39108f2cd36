"""Thai cut into words, for the search: a text when it is published, a person's words when they ask. The same cutter for both.

newmm (maximal matching on a dictionary, within Thai character clusters) as nlpO3 has it, which is PyThaiNLP's own in Rust.
The dictionary `lookups/thai_words.txt` is words_th.txt of PyThaiNLP 5.4.0 (CC0-1.0) without its phrases of several words.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import nlpo3

from data.lookup import LOOKUPS, table
from data.normalise import fold_digits

DICTIONARY = LOOKUPS / "thai_words.txt"
# What decides how a text is cut: an index made by other rules has to be made again.
SOURCES = (Path(__file__), DICTIONARY, LOOKUPS / "search_stop_words.csv")

# Thai with the full stops of its abbreviations; Latin words, and numbers as they are written.
_RUN = re.compile(r"(?P<thai>[ก-ฺเ-๎][ก-ฺเ-๏.]*)|(?P<other>[^\W\d_ก-๛]+|\d+(?:[.,]\d+)*)")
_HAS_LETTER = re.compile(r"[^\W_]")
_WORD_LETTERS = 40
_SHORT = 2
_loading = threading.Lock()


def cut(text: str) -> list[tuple[str, int]]:
    """The words of a text that can be searched for, each with the place of its first letter in the text, from 0.

    Words are in lower case with Arabic digits. Signs, blanks and words that stand everywhere (`search_stop_words.csv`) are
    left out.
    """
    return list(_words(text))


def pieces(text: str) -> list[str]:
    """The whole text in pieces that make it up again: Thai words, and whatever stands between them, as written."""
    return list(nlpo3.segment(text, _dictionary()))


def asked(text: str) -> list[str]:
    """The words of what a person asks for, each once, in the order they were given; [] where none can be searched for."""
    return list(dict.fromkeys(word for word, _ in _words(text)))


@lru_cache(maxsize=65_536)
def parts(word: str) -> tuple[str, ...]:
    """The words that a word is made of, by the dictionary: ถนนลูกรัง holds ถนน and ลูกรัง; () where it is made of none.

    The fewest words that make it up, and the words of these in turn: who looks for ประปา means น้ำประปา too. A word of two
    letters counts beside one other only, as ไฟ in สายไฟ: most that the dictionary finds within longer words are syllables.
    """
    pieces = _fewest(word)
    if len(pieces) != 2 or max(map(len, pieces)) == _SHORT:
        pieces = tuple(piece for piece in pieces if len(piece) > _SHORT)
    inner = [piece for piece in pieces if piece not in _stop_words()]
    return tuple(dict.fromkeys([*inner, *(deeper for piece in pieces for deeper in parts(piece))]))


def _words(text: str) -> Iterator[tuple[str, int]]:
    for run in _RUN.finditer(fold_digits(text)):
        place = run.start()
        if run.lastgroup == "thai":
            for word, within in _cut_run(run.group()):
                yield word, place + within
        else:
            yield run.group().lower(), place


# Blanks and numbers part what is said over and over from what differs: ประชาคมหมู่บ้าน หมู่ที่ 5 is cut once for all numbers.
@lru_cache(maxsize=16_384)
def _cut_run(run: str) -> tuple[tuple[str, int], ...]:
    place, words = 0, []
    for piece in nlpo3.segment(run, _dictionary()):
        if piece not in _stop_words() and _HAS_LETTER.search(piece):
            words.append((sys.intern(piece), place))
        place += len(piece)
    return tuple(words)


def _fewest(word: str) -> tuple[str, ...]:
    """The fewest dictionary words that make up a longer one, the longest first where there are several ways."""
    end = len(word)
    if end > _WORD_LETTERS:
        return ()
    known = _known()
    best: list[tuple[str, ...] | None] = [None] * end + [()]
    for start in range(end - 1, -1, -1):
        # A word is no part of itself, and a single letter is no word.
        for stop in range(min(end, start + end - 1), start + 1, -1):
            rest = best[stop]
            if rest is None or word[start:stop] not in known:
                continue
            found = best[start]
            if found is None or 1 + len(rest) < len(found):
                best[start] = (word[start:stop], *rest)
    return best[0] or ()


def _dictionary() -> str:
    """The name under which nlpO3 holds the dictionary; loaded once a process."""
    # The build's threads all come at once, and nlpO3 refuses to load a name again.
    with _loading:
        return _loaded()


@cache
def _loaded() -> str:
    name = hashlib.sha256(DICTIONARY.read_bytes()).hexdigest()
    message, is_loaded = nlpo3.load_dict(str(DICTIONARY), name)
    if not is_loaded:
        raise OSError(f"{DICTIONARY}: {message}")
    return name


@cache
def _known() -> frozenset[str]:
    return frozenset(DICTIONARY.read_text(encoding="utf-8").split("\n")) - {""}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("search_stop_words"))
