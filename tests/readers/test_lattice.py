"""Where the headings of a table end, told by form alone."""

from __future__ import annotations

import pytest

from data.readers.lattice import HeadingRows, Lattice, Place


def lattice(rows: list[list[str | tuple[str, int, int]]]) -> Lattice:
    """A cell is its words, or words with their rows and columns; '' is an empty cell and '<' what a span covers."""
    places, words = [], []
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell == "<":
                continue
            told, high, wide = (cell, 1, 1) if isinstance(cell, str) else cell
            places.append(Place(row, column, high, wide))
            words.append(told)
    return Lattice(places, words)


def headings(table: Lattice) -> list[list[str]]:
    heads = table.first_heading_rows()
    assert heads is not None
    return [[table.words[n] for n in table.path(heads, column)] for column in range(table.columns)]


BODY: list[str | tuple[str, int, int]] = ["1", "ประชาคม", "5 มกราคม 2567", "12", "20"]


@pytest.mark.parametrize(
    "rows",
    [
        [[("ที่", 2, 1), ("กิจกรรม", 2, 1), ("วันที่", 2, 1), ("คน", 1, 2), "<"], ["<", "<", "<", "ชาย", "หญิง"], BODY],
        [["ที่", "กิจกรรม", "วันที่", "คน", ""], ["", "", "", "ชาย", "หญิง"], BODY],
        [["", "", "", ("คน", 1, 2), "<"], ["ที่", "กิจกรรม", "วันที่", "ชาย", "หญิง"], BODY],
        [[("รายงาน", 1, 5), "<", "<", "<", "<"], [("ที่", 2, 1), ("กิจกรรม", 2, 1), ("วันที่", 2, 1), ("คน", 1, 2), "<"],
         ["<", "<", "<", "ชาย", "หญิง"], ["(1)", "(2)", "(3)", "(4)", "(5)"], BODY],
    ],
    ids=["merged", "typed over the first", "only the group above", "title and numbered columns"],
)  # fmt: skip
def test_headings_over_headings(rows: list[list[str | tuple[str, int, int]]]) -> None:
    assert headings(lattice(rows)) == [["ที่"], ["กิจกรรม"], ["วันที่"], ["คน", "ชาย"], ["คน", "หญิง"]]


def test_a_first_row_of_words_does_not_make_the_next_one_a_heading() -> None:
    table = lattice([["กิจกรรม", "สถานที่", "ผล"], ["ประชาคม", "ศาลา", "เห็นชอบ"], ["อบรม", "วัด", "ได้ความรู้"]])
    assert table.first_heading_rows() == HeadingRows(0, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "ประชาคม", "ศาลา"], ["2", "อบรม", "วัด"]],
        [["ประชาคม", "5 มกราคม 2567", "ศาลา"], ["อบรม", "6 มกราคม 2567", "วัด"]],
        [["ประชาคม", "45 คน", "ศาลา"], ["อบรม", "30 คน", "วัด"]],
        [["ชื่อ", "ประชาคม"], ["วันที่", "5 มกราคม 2567"]],
        [["กิจกรรม", "วันที่", "ผล"]],
    ],
    ids=["numbers", "days", "people", "a form", "nothing below"],
)
def test_rows_that_head_nothing(rows: list[list[str | tuple[str, int, int]]]) -> None:
    assert lattice(rows).first_heading_rows() is None
