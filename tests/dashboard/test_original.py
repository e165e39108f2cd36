"""Where words stand in the received file, told as a person finds them there."""

from __future__ import annotations

import pytest

from dashboard.original import Original, told
from dashboard.words import words


@pytest.mark.parametrize(
    ("label", "thai"),
    [
        ("page:3", "หน้า 3"),
        ("paragraph:12", "ย่อหน้า 12"),
        ("cell:กิจกรรม!B7", "ช่อง B7 แผ่น กิจกรรม"),
        ("cell:B7", "ช่อง B7"),
        ("table:2:3:1", "ตาราง 2 แถว 3"),
        ("footnote:1", "เชิงอรรถ 1"),
    ],
)
def test_a_locator_in_words(label: str, thai: str) -> None:
    assert told(label, words("th")) == thai


def test_a_position_is_of_the_last_place_that_begins_before_it() -> None:
    original = Original.of("0,10,25", "page:1\npage:2\npage:3")
    assert [original.place(n, words("th")) for n in (0, 9, 10, 40)] == ["หน้า 1", "หน้า 1", "หน้า 2", "หน้า 3"]
    assert original.pages() == [(10, "page:2"), (25, "page:3")]


def test_a_plain_text_has_no_places() -> None:
    assert Original.of(None, float("nan")).place(3, words("th")) is None
