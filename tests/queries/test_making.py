"""What is made once: `queries.making`, and how a generation keeps answers with it."""

from __future__ import annotations

import gc
import threading
import time

import pytest

from queries.making import in_turn
from queries.warehouse import Warehouse

SECONDS = 10


def test_of_several_who_want_the_same_at_once_one_makes_it(empty: Warehouse) -> None:
    made: list[int] = []
    may_end = threading.Event()

    def make() -> int:
        made.append(1)
        assert may_end.wait(SECONDS)
        return 7

    found: list[int] = []
    readers = [threading.Thread(target=lambda: found.append(empty.kept("seven", make))) for _ in range(8)]
    for reader in readers:
        reader.start()
    may_end.set()
    for reader in readers:
        reader.join(SECONDS)
    assert (found, made) == ([7] * 8, [1])


def test_what_failed_is_tried_again_and_told_to_whoever_asks(empty: Warehouse) -> None:
    tried: list[int] = []

    def make() -> int:
        tried.append(1)
        if len(tried) < 3:
            raise ValueError(len(tried))
        return 7

    for turn in (1, 2):
        with pytest.raises(ValueError, match=str(turn)):
            empty.kept("at last", make)
    assert [empty.kept("at last", make) for _ in range(2)] == [7, 7]
    assert len(tried) == 3


def test_work_in_turn_is_never_done_by_two_at_once() -> None:
    at_work: list[int] = []
    together: list[int] = []

    def work(number: int) -> int:
        at_work.append(number)
        time.sleep(0.002)
        together.append(len(at_work))
        at_work.remove(number)
        return number

    found: list[int] = []
    readers = [
        threading.Thread(target=lambda number=number: found.append(in_turn(lambda: work(number))))
        for number in range(20)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(SECONDS)
    assert sorted(found) == list(range(20))
    assert set(together) == {1}
    with pytest.raises(ZeroDivisionError):
        in_turn(lambda: 1 // 0)
    assert in_turn(lambda: 7) == 7, "whoever comes next has a turn"


def test_what_was_loaded_before_a_generation_was_opened_is_not_looked_through_for_cycles(empty: Warehouse) -> None:
    assert empty.generation
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] > 10_000


def test_turns_are_given_in_the_order_in_which_they_are_asked_for() -> None:
    done: list[int] = []
    may_end = threading.Event()
    first = threading.Thread(target=lambda: in_turn(lambda: may_end.wait(SECONDS)))
    first.start()
    waiting: list[threading.Thread] = []
    for number in range(6):
        one = threading.Thread(target=lambda number=number: in_turn(lambda: done.append(number)))
        one.start()
        time.sleep(0.02)
        waiting.append(one)
    assert done == [], "the first still works"
    may_end.set()
    for one in (first, *waiting):
        one.join(SECONDS)
    assert done == [0, 1, 2, 3, 4, 5]
