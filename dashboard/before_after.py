"""A rate in each round beside the same round a year before: two marks and the line between them, a round a row.

A pure function, as the other charts. A change that chance may have made is drawn thin; open rounds have no comparison; a
break in the form of the reports is a line across, with its words in the sentence.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import palette, plot
from dashboard.charts import Chart, Swatch
from dashboard.format import Record, is_unknown, number, percent, period, records
from dashboard.words import Words

ROW = 44
_NOW, _BEFORE = palette.ACCENT, palette.PAPER


def before_after(told: pd.DataFrame, breaks: pd.DataFrame, words: Words) -> Chart:
    """`told`: `queries.compare.over_time`, `breaks`: the question `form_breaks`."""
    rows = [r for r in records(told) if _is_told(r)]
    labels = [_label(r, words) for r in rows]
    both = [(label, r) for label, r in zip(labels, rows, strict=True) if not is_unknown(r["moved"])]
    traces = [_line(label, r) for label, r in both]
    traces.append(
        _marks(
            [label for label, _ in both],
            [r["share_before"] for _, r in both],
            [_hover(r, "k_before", "n_before", "share_before", "compare.time.before", words) for _, r in both],
            {"symbol": "circle", "size": 13, "color": _BEFORE, "line": {"width": 2, "color": palette.MUTED}},
        )
    )
    traces.append(
        _marks(
            labels,
            [None if not r["n"] else r["share"] for r in rows],
            [_hover(r, "k", "n", "share", "compare.time.now", words) for r in rows],
            {
                "symbol": ["circle" if r["is_closed"] else "circle-open" for r in rows],
                "size": 14,
                "color": _NOW,
                "line": {"width": 2, "color": _NOW},
            },
        )
    )
    broken = {f"{int(b['fiscal_year'])}/{int(b['round'])}" for b in records(breaks)}
    figure = {
        "data": traces,
        "layout": plot.layout(44 + ROW * max(1, len(rows)))
        | {
            "margin": {"l": 0, "r": 150, "t": 26, "b": 4, "pad": 8},
            "xaxis": {
                "fixedrange": True,
                "range": [-0.03, 1.03],
                "side": "top",
                "tickmode": "array",
                "tickvals": [0, 0.5, 1],
                "ticktext": ["0%", "50%", "100%"],
                "tickfont": {"size": 13, "color": palette.MUTED},
                "gridcolor": palette.LINE,
                "griddash": "dot",
                "zeroline": False,
                "ticks": "",
            },
            "yaxis": {
                "fixedrange": True,
                "type": "category",
                "categoryorder": "array",
                "categoryarray": labels,
                "range": [len(rows) - 0.5, -0.5],
                "showgrid": False,
                "zeroline": False,
                "automargin": True,
                "ticks": "",
                "tickfont": {"size": 14, "color": palette.INK},
            },
            "annotations": [_told(label, r, words) for label, r in zip(labels, rows, strict=True)],
            "shapes": [_break(at) for at, r in enumerate(rows) if at and _first_of_form(r, rows[at - 1], broken)],
        },
    }
    legend = (
        Swatch(f"○ {words('compare.time.before')}", _BEFORE),
        Swatch(f"● {words('compare.time.now')}", _NOW),
    )
    return Chart(figure, sentence(rows, breaks, words), legend)


def _is_told(row: Record) -> bool:
    """A round with records, or with some a year before: an empty one says nothing."""
    return bool(row["n"]) or not is_unknown(row["moved"])


def _label(row: Record, words: Words) -> str:
    named = period(row["fiscal_year"], row["round"], words)
    return named if row["is_closed"] else f"{named} {words('period.open_mark')}"


def _line(label: str, row: Record) -> dict[str, Any]:
    is_real = row["moved"] in ("up", "down")
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row["share_before"], row["share"]],
        "y": [label, label],
        "line": {"color": _NOW if is_real else palette.HATCH, "width": 5 if is_real else 2},
        "hoverinfo": "skip",
    }


def _marks(labels: list[str], x: list[float | None], hover: list[str], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": labels,
        "marker": marker,
        "customdata": hover,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _hover(row: Record, k: str, n: str, share: str, key: str, words: Words) -> str:
    base = words("number.base_k_n", k=number(row[k], words), n=number(row[n], words))
    return f"{words(key)}<br>{percent(row[share], words)} · {base}"


def change_words(row: Record, words: Words) -> str:
    """What became of the rate: up or down by how much, or why that cannot be told."""
    if is_unknown(row["moved"]):
        return words(f"compare.time.not_{row['not_comparable']}")
    points = f"{abs(round(100 * float(row['change'])))}" if row["moved"] != "few" else ""
    return words(f"compare.time.moved_{row['moved']}", points=points)


def _told(label: str, row: Record, words: Words) -> dict[str, Any]:
    is_real = row["moved"] in ("up", "down")
    text = change_words(row, words)
    return {
        "x": 1,
        "xref": "paper",
        "xshift": 12,
        "xanchor": "left",
        "y": label,
        "text": f"<b>{text}</b>" if is_real else text,
        "showarrow": False,
        "align": "left",
        "font": {"size": 13, "color": palette.INK if is_real else palette.MUTED},
    }


def _first_of_form(row: Record, above: Record, broken: set[str]) -> bool:
    """A form began with this round, or between it and the row above."""
    at, before = (2 * int(r["fiscal_year"]) + int(r["round"]) for r in (row, above))
    starts = (2 * int(y) + int(h) for y, h in (b.split("/") for b in broken))
    return any(before < start <= at for start in starts)


def _break(at: int) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": at - 0.5,
        "y1": at - 0.5,
        "line": {"color": palette.ELEMENT["participants"], "width": 1.5, "dash": "dashdot"},
    }


def sentence(rows: list[Record], breaks: pd.DataFrame, words: Words) -> str:
    """How many rounds rose or fell by more than chance, of how many that can be compared; and where the form changed."""
    compared = [r for r in rows if not is_unknown(r["moved"])]
    if not compared:
        return words("compare.time.nothing")
    count = {moved: sum(r["moved"] == moved for r in compared) for moved in ("up", "down", "within", "few")}
    told = {name: number(n, words) for name, n in count.items()}
    parts = [words("compare.time.sentence", n=number(len(compared), words), **told)]
    first, last = (2 * int(rows[at]["fiscal_year"]) + int(rows[at]["round"]) for at in (0, -1))
    for one in records(breaks):
        if first <= 2 * int(one["fiscal_year"]) + int(one["round"]) <= last:
            when = period(one["fiscal_year"], one["round"], words)
            parts.append(words("compare.time.form", when=when, what=str(one[words.language])))
    return " ".join(parts)
