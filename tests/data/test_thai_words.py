"""Thai cut into words: the words that people look for, where they stand, and what they are made of."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.normalise import fold_digits
from data.thai_words import asked, cut, cut_many, parts

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.sampled_from(" 1aZ.-"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ที่ประชุมมีมติเห็นชอบให้ซ่อมถนน", ["ที่ประชุม", "มีมติ", "เห็นชอบ", "ซ่อม", "ถนน"]),
        ("ไฟส่องสว่าง หมู่ที่ ๕", ["ไฟ", "ส่องสว่าง", "หมู่", "5"]),
        ("Covid-19 ระบาด", ["covid", "19", "ระบาด"]),
        ("อสม. และ อปพร.", ["อสม.", "อปพร."]),
        ("การ ที่ ของ และ", []),
        ("…,  ฯลฯ ๆ", []),
        ("", []),
    ],
)
def test_cut(text: str, words: list[str]) -> None:
    assert [word for word, _ in cut(text)] == words


@given(THAI)
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    for word, place in cut(text):
        assert fold_digits(text)[place : place + len(word)].lower() == word


@given(st.lists(THAI | st.sampled_from(["การ ที่ ของ และ", "ไฟส่องสว่าง หมู่ที่ ๕ Covid-19", "ถนนถนน"])))
def test_many_texts_are_cut_as_one_is(texts: list[str]) -> None:
    found = cut_many(texts)
    words = [(found.words[number], place) for number, place in zip(found.numbers, found.places, strict=True)]
    ends = [sum(found.counts[: at + 1]) for at in range(len(texts))]
    assert [words[end - count : end] for end, count in zip(ends, found.counts, strict=True)] == [
        cut(text) for text in texts
    ]
    assert len(words) == sum(found.counts)


def test_what_is_asked_is_cut_as_texts_are_and_once() -> None:
    assert asked("ถนน ซ่อมถนน ๕ 5") == ["ถนน", "ซ่อม", "5"]


@pytest.mark.parametrize(
    ("word", "within"),
    [
        ("ถนนลูกรัง", ("ถนน", "ลูกรัง", "ลูก", "รัง")),
        ("น้ำประปา", ("น้ำ", "ประปา", "ประ", "ปา")),
        ("การป้องกัน", ("ป้องกัน", "ป้อง")),  # การ and กัน stand everywhere
        ("สายไฟ", ("สาย", "ไฟ")),
        ("โครง", ()),  # โค and รง are syllables, no words within
        ("ถนน", ()),
        ("xyz", ()),
        ("ก" * 100_000, ()),
    ],
)
def test_parts(word: str, within: tuple[str, ...]) -> None:
    assert parts(word) == within


def test_threads_that_come_at_once_share_one_dictionary() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({tuple(words) for words in pool.map(cut, ["ซ่อมถนน"] * 200)}) == 1
