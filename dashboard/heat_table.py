"""A table of two dimensions whose cells are shaded by their value: true HTML, each cell with its number and its way to the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

MOST_ROWS, MOST_COLUMNS = 60, 24
# The darkest shade keeps the ink on it readable in either theme.
DARKEST = 42


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value for the shade (None: not shaded), what it says, what it rests on, and where it leads ('' nowhere)."""

    value: float | None
    shown: str
    base: str = ""
    href: str = ""


def heat_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cell: Callable[[int, int], Cell | None],
    totals: tuple[Sequence[Cell | None], Sequence[Cell | None], Cell | None],
    heads: tuple[str, str, str],
    caption: str,
) -> str:
    """`cell(row, column)` is None where nothing is. `totals`: a row's, a column's, and of all; `heads`: of rows, of columns, of totals."""
    of_rows, of_columns, of_all = totals
    shown = [[cell(r, c) for c in range(len(columns))] for r in range(len(rows))]
    values = [c.value for line in shown for c in line if c is not None and c.value is not None]
    most = max(values, default=0) or 1
    head = "".join(f'<th scope="col" class="number">{escape(c)}</th>' for c in columns)
    has_rows = any(c is not None for c in of_rows)
    total = f'<th scope="col" class="number total">{escape(heads[2])}</th>' if has_rows else ""
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(_cell(c, most) for c in line)}'
        f"{_cell(of_row, None, ' total') if has_rows else ''}</tr>"
        for name, line, of_row in zip(rows, shown, of_rows, strict=True)
    )
    foot = ""
    if any(c is not None for c in of_columns):
        last = _cell(of_all, None, " total") if has_rows else ""
        foot = f'<tfoot><tr><th scope="row">{escape(heads[2])}</th>{"".join(_cell(c, None) for c in of_columns)}{last}</tr></tfoot>'
    return (
        f'<div class="ruam-scroll ruam-heat" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="ruam-table">'
        f'<caption>{escape(caption)}</caption><thead><tr><th scope="col">{escape(heads[0])} / {escape(heads[1])}</th>{head}{total}</tr>'
        f"</thead><tbody>{body}</tbody>{foot}</table></div>"
    )


def _cell(one: Cell | None, most: float | None, kind: str = "") -> str:
    if one is None:
        return f'<td class="number{kind}"></td>'
    kind += " muted" if one.value is None else ""
    shade = ""
    if most is not None and one.value is not None:
        share = round(DARKEST * max(0.0, one.value) / most)
        shade = f' style="background:color-mix(in srgb, var(--accent) {share}%, var(--paper))"'
    text = escape(one.shown)
    if one.href:
        text = f'<a href="{escape(one.href)}">{text}</a>'
    title = f' title="{escape(one.base)}"' if one.base else ""
    return f'<td class="number{kind}"{shade}{title}>{text}</td>'
