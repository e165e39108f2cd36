"""Thai cut into words, for the search: a text when it is published, a person's words when they ask. The same cutter for both.

newmm (maximal matching on a dictionary, within Thai character clusters) as nlpO3 has it, which is PyThaiNLP's own in Rust.
The dictionary `lookups/thai_words.txt` is words_th.txt of PyThaiNLP 5.4.0 (CC0-1.0) without its phrases of several words.
"""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

import nlpo3
import numpy as np
import numpy.typing as npt

from data.lookup import LOOKUPS, table
from data.normalise import fold_digits

DICTIONARY = LOOKUPS / "thai_words.txt"
# What decides how a text is cut: an index made by other rules has to be made again.
SOURCES = (Path(__file__), DICTIONARY, LOOKUPS / "search_stop_words.csv")

# Thai with the full stops of its abbreviations; Latin words, and numbers as they are written.
_RUN = re.compile(r"(?P<thai>[ก-ฺเ-๎][ก-ฺเ-๏.]*)|(?P<other>[^\W\d_ก-๛]+|\d+(?:[.,]\d+)*)")
_HAS_LETTER = re.compile(r"[^\W_]")
_WORD_LETTERS = 40
_NO_WORD = -1
_SHORT = 2
_loading = threading.Lock()


def cut(text: str) -> list[tuple[str, int]]:
    """The words of a text that can be searched for, each with the place of its first letter in the text, from 0.

    Words are in lower case with Arabic digits. Signs, blanks and words that stand everywhere (`search_stop_words.csv`) are
    left out.
    """
    return list(_words(text))


class CutTexts(NamedTuple):
    """The words of many texts, one after the other: `words[numbers[i]]` stands at `places[i]`; text t has `counts[t]` of them."""

    words: list[str]
    numbers: npt.NDArray[np.int32]
    places: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int64]


def cut_many(texts: Iterable[str]) -> CutTexts:
    """As `cut` for each text, in less than half the time: whatever is done to every single word is done outside of Python."""
    numbers: list[int] = []
    places: list[int] = []
    run_places: list[int] = []
    run_words: list[int] = []
    runs_of_text: list[int] = []
    for text in texts:
        before = len(run_places)
        for run in _RUN.finditer(fold_digits(text)):
            found = run.group()
            of_words, within = _numbered_run(found) if run.lastgroup == "thai" else _numbered_other(found)
            numbers += of_words
            places += within
            run_places.append(run.start())
            run_words.append(len(of_words))
        runs_of_text.append(len(run_places) - before)
    words_of_run = np.array(run_words, np.int64)
    number = np.array(numbers, np.int32)
    place = np.array(places, np.int32) + np.repeat(np.array(run_places, np.int32), words_of_run)
    text_of_run = np.repeat(np.arange(len(runs_of_text)), np.array(runs_of_text, np.int64))
    is_word = number != _NO_WORD
    text_of_word = np.repeat(text_of_run, words_of_run)[is_word]
    used, of_used = np.unique(number[is_word], return_inverse=True)
    words = _numbers().words
    return CutTexts(
        [words[at] for at in used],
        of_used.astype(np.int32),
        place[is_word],
        np.bincount(text_of_word, minlength=len(runs_of_text)),
    )


def pieces(text: str) -> list[str]:
    """The whole text in pieces that make it up again: Thai words, and whatever stands between them, as written."""
    return list(nlpo3.segment(text, _dictionary()))


def is_word(word: str) -> bool:
    """Tell whether the dictionary has a word."""
    return word in _known()


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


class _Numbers(dict[str, int]):
    """The number of each piece of Thai that was met in this process, _NO_WORD for one that cannot be searched for."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._number: dict[str, int] = {}

    def __missing__(self, piece: str) -> int:
        is_word = piece not in _stop_words() and _HAS_LETTER.search(piece)
        number = self[piece] = self.of_word(piece) if is_word else _NO_WORD
        return number

    def of_word(self, word: str) -> int:
        """The number of what is a word, whatever it is."""
        if (number := self._number.get(word)) is None:
            number = self._number[word] = len(self.words)
            self.words.append(word)
        return number


@cache
def _numbers() -> _Numbers:
    return _Numbers()


@lru_cache(maxsize=16_384)
def _numbered_run(run: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """As `_cut_run`, with the number of each word; what is no word is still among them."""
    found = nlpo3.segment(run, _dictionary())
    lengths = accumulate(map(len, found[:-1]))
    return tuple(map(_numbers().__getitem__, found)), tuple(chain((0,), lengths))


def _numbered_other(run: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return (_numbers().of_word(run.lower()),), (0,)


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
