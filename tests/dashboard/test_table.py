"""A table lays out what a browser can bear, says so, and gives away all."""

from __future__ import annotations

from dashboard.table import ROWS_SHOWN, Column, build
from dashboard.words import words


def test_a_long_table_says_what_it_leaves_out_and_is_whole_to_take_away() -> None:
    rows = [{"n": n} for n in range(ROWS_SHOWN + 2)]
    made = build(rows, [Column("n", lambda r: str(r["n"]), lambda r: r["n"])], "ทดสอบ", lambda _: "", words("th"))
    assert made.html.count("<tr><td>") == ROWS_SHOWN
    assert f"แสดง {ROWS_SHOWN:,} แถวแรกจาก {ROWS_SHOWN + 2:,} แถว" in made.html
    assert made.data["n"].tolist() == list(range(ROWS_SHOWN + 2))


def test_a_table_is_made_when_it_is_asked_for() -> None:
    asked = []

    def rows() -> list[dict[str, int]]:
        asked.append("rows")
        return [{"n": 1}]

    made = build(rows, [Column("n", lambda r: str(r["n"]))], "ทดสอบ", lambda _: "", words("th"))
    assert asked == []
    assert "<td>1</td>" in made.html
    assert made.data.empty
    assert asked == ["rows"]
