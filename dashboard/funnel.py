"""The funnel: each agency's rate against how many records it rests on, between the limits of chance.

A pure function, as the other charts. Agencies of the same count and rate are one dot, the larger the more they are; of a
group of thousands the middle is drawn as a density. Those outside the limits are marked by shape and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from math import log10, sqrt
from typing import Any

import pandas as pd

from dashboard import palette, plot
from dashboard.charts import Chart, Swatch
from dashboard.format import Record, is_unknown, number, percent, records
from dashboard.words import Words

TOPIC = "compare.funnel"
HEIGHT = 460
# More dots than this within the limits would be a cloud, and slow: then a grid of squares stands for them.
MOST_DOTS = 700
COLUMNS, ROWS = 44, 22
MOST_NAMED = 9
# From so many times the fewest records to the most on, the axis of records is logarithmic.
_WIDE = 40
_NAME = 0.24  # of the width: a name of usual length
_NEAR = 0.045  # of the height: names closer than this would lie on each other

# standing → its sign, colour and the Plotly symbol; what is beyond the outer limits is filled, what is between them open
SIGNS = {
    "above_998": ("▲", palette.SIDE["external"], "triangle-up"),
    "above_95": ("△", palette.SIDE["external"], "triangle-up-open"),
    "below_95": ("▽", palette.ELEMENT["participants"], "triangle-down-open"),
    "below_998": ("▼", palette.ELEMENT["participants"], "triangle-down"),
    "within": ("●", palette.SIDE["grey"], "circle"),
    "few_peers": ("●", palette.SIDE["grey"], "circle"),
}
OUTSIDE = ("above_998", "below_998")
BETWEEN = ("above_95", "below_95")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the funnel: agencies of so many records and such a share, in thousandths; both ends are in it."""

    least_n: int
    most_n: int
    least: int
    most: int

    @property
    def code(self) -> str:
        """As it stands in the address."""
        return f"{self.least_n}-{self.most_n}-{self.least}-{self.most}"


def funnel(group: pd.DataFrame, chosen: Collection[str], words: Words) -> Chart:
    """One peer group of `queries.compare.peers`; `chosen` agencies are ringed and named."""
    rows = records(group)
    most, least = max((int(r["n"]) for r in rows), default=1), min((int(r["n"]) for r in rows), default=1)
    is_log = most > _WIDE * least
    within = [r for r in rows if r["standing"] in ("within", "few_peers")]
    dots = _together(within)
    traces = _limits(rows, words)
    if len(dots) > MOST_DOTS:
        traces.append(_density(within, least, most, is_log=is_log, words=words))
    else:
        traces.append(_dots(dots, "within", words))
    for standing in (*BETWEEN, *OUTSIDE):
        if of_it := _together([r for r in rows if r["standing"] == standing]):
            traces.append(_dots(of_it, standing, words))
    picked = [r for r in rows if r["agency_id"] in chosen]
    if picked:
        traces.append(_rings(picked, words))
    figure = {
        "data": traces,
        "layout": plot.layout(HEIGHT)
        | {
            "margin": {"l": 0, "r": 4, "t": 10, "b": 44, "pad": 4},
            "xaxis": _records_axis(least, most, is_log=is_log, words=words),
            "yaxis": _share_axis(),
            "annotations": [
                *_names(rows, picked, least, most, is_log=is_log),
                *_centre_word(rows, words),
            ],
        },
    }
    return Chart(figure, sentence(rows, words), _legend(rows, words))


def _records_axis(least: int, most: int, *, is_log: bool, words: Words) -> dict[str, Any]:
    axis = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": palette.LINE,
        "linecolor": palette.LINE,
        "showline": True,
        "tickfont": {"size": 13, "color": palette.MUTED},
        "title": {"text": words("compare.funnel.axis"), "font": {"size": 13, "color": palette.MUTED}, "standoff": 6},
        "tickformat": ",d",
    }
    if not is_log:
        # No ticks between whole records.
        step = {"dtick": 1} if most <= 12 else {"nticks": 10}
        return {**axis, **step, "range": [max(0, least - 0.04 * most - 0.6), most * 1.06 + 0.6]}
    ticks = [t for t in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000) if least * 0.7 <= t <= most * 1.2]
    span = log10(most) - log10(least)
    ends = [log10(least) - 0.03 * span, log10(most) + 0.05 * span]
    return {
        **axis,
        "type": "log",
        "range": ends,
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [f"{t:,}" for t in ticks],
    }


def _share_axis() -> dict[str, Any]:
    return {
        "fixedrange": True,
        "range": [-0.04, 1.04],
        "tickmode": "array",
        "tickvals": [0, 0.25, 0.5, 0.75, 1],
        "ticktext": ["0%", "25%", "50%", "75%", "100%"],
        "tickfont": {"size": 13, "color": palette.MUTED},
        "gridcolor": palette.LINE,
        "griddash": "dot",
        "zeroline": False,
        "automargin": True,
        "ticks": "",
    }


def _limits(rows: list[Record], words: Words) -> list[dict[str, Any]]:
    """The limits and the peers' rate, drawn through the values at each number of records; the limits only where there are any."""
    at = sorted({int(r["n"]): r for r in rows}.items())
    x: list[float] = [n for n, _ in at]
    if len(at) == 1:  # all of one number of records: a line needs two ends
        at, x = at * 2, [x[0] - 0.5, x[0] + 0.5]
    traces = []
    for name, dash, width in (("998", "solid", 1.5), ("95", "dash", 1.5)):
        for end in ("low", "high"):
            y = [None if is_unknown(r[f"{end}_{name}"]) else r[f"{end}_{name}"] for _, r in at]
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": x,
                    "y": y,
                    "line": {"color": palette.HATCH, "width": width, "dash": dash},
                    "hoverinfo": "skip",
                }
            )
            if end == "high" and name == "95":
                traces[-1] |= {"fill": "tonexty", "fillcolor": palette.WASH}
    if at:
        centre = {"color": palette.ACCENT, "width": 2}
        hover = words("compare.funnel.centre_hover", share=percent(rows[0]["centre"], words))
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": x,
                "y": [r["centre"] for _, r in at],
                "line": centre,
                "hovertemplate": f"{hover}<extra></extra>",
            }
        )
    return traces


def _together(rows: list[Record]) -> list[list[Record]]:
    """Agencies of the same k and n, which lie on one point."""
    found: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for row in rows:
        found[int(row["n"]), int(row["k"])].append(row)
    return list(found.values())


def thousandth(row: Record) -> int:
    """The share in whole thousandths, cut off: what a spot of the funnel is told by."""
    return int(row["k"]) * 1000 // int(row["n"])


def _custom(rows: list[Record], words: Words) -> list[str]:
    """What a dot carries: the agency where it is one alone, else '', then its spot, and what a hover says."""
    first = rows[0]
    n, part = int(first["n"]), thousandth(first)
    names = [plain(str(r["short_name"])) for r in rows[:3]]
    more = len(rows) - len(names)
    title = words("list_separator").join(names)
    title = title if more <= 0 else words("filters.more", first=title, n=number(more, words))
    told = words("number.base_k_n", k=number(first["k"], words), n=number(first["n"], words))
    hover = f"<b>{title}</b><br>{told} · {percent(first['share'], words)} ({interval(first, words)})"
    return [str(first["agency_id"]) if len(rows) == 1 else "", Spot(n, n, part, part).code, hover]


def interval(row: Record, words: Words) -> str:
    """The interval of a rate: 39%–78%."""
    return f"{percent(row['low'], words)}–{percent(row['high'], words)}"


def plain(text: str) -> str:
    """Text that Plotly will not read as its little HTML: names are written by others."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _dots(dots: list[list[Record]], standing: str, words: Words) -> dict[str, Any]:
    _, colour, symbol = SIGNS[standing]
    is_within = standing == "within"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [int(d[0]["n"]) for d in dots],
        "y": [d[0]["share"] for d in dots],
        "marker": {
            "symbol": symbol,
            "size": [min(26.0, (8 if is_within else 11) + 2.4 * sqrt(len(d) - 1)) for d in dots],
            "color": colour,
            "opacity": 0.6 if is_within else 1,
            "line": {
                "width": 1 if not symbol.endswith("open") else 2,
                "color": palette.PAPER if not symbol.endswith("open") else colour,
            },
        },
        "customdata": [_custom(d, words) for d in dots],
        "hovertemplate": "%{customdata[2]}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.6 if is_within else 1}},
    }


def _density(rows: list[Record], least: int, most: int, *, is_log: bool, words: Words) -> dict[str, Any]:
    """The middle of a large group: a square for all agencies of a cell, the larger and darker the more they are."""
    cells: dict[tuple[int, int], list[Record]] = defaultdict(list)
    span = (log10(most) - log10(least)) if is_log else (most - least)
    for row in rows:
        n = int(row["n"])
        along = (log10(n) - log10(least)) if is_log else (n - least)
        cells[min(COLUMNS - 1, int(along / span * COLUMNS)), min(ROWS - 1, thousandth(row) * ROWS // 1000)].append(row)
    fullest = max(len(of) for of in cells.values())
    x, y, custom, sizes, strength = [], [], [], [], []
    for of in cells.values():
        x.append(sum(int(r["n"]) for r in of) / len(of))
        y.append(sum(float(r["share"]) for r in of) / len(of))
        ns, parts = [int(r["n"]) for r in of], [thousandth(r) for r in of]
        spot = Spot(min(ns), max(ns), min(parts), max(parts))
        hover = words("compare.funnel.cell_hover", n=number(len(of), words), first=min(ns), last=max(ns))
        custom.append([str(of[0]["agency_id"]) if len(of) == 1 else "", spot.code, hover])
        sizes.append(5 + 9 * sqrt(len(of) / fullest))
        strength.append(0.35 + 0.65 * sqrt(len(of) / fullest))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {
            "symbol": "square",
            "size": sizes,
            "color": palette.SIDE["grey"],
            "opacity": strength,
            "line": {"width": 0},
        },
        "customdata": custom,
        "hovertemplate": "%{customdata[2]}<extra></extra>",
    }


def _rings(picked: list[Record], words: Words) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [int(r["n"]) for r in picked],
        "y": [r["share"] for r in picked],
        "marker": {
            "symbol": "circle-open",
            "size": 22,
            "color": palette.INK,
            "line": {"width": 2.5, "color": palette.INK},
        },
        "customdata": [_custom([r], words) for r in picked],
        "hovertemplate": "%{customdata[2]}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def named(rows: list[Record]) -> list[Record]:
    """Those beyond the outer limits, then those between, the farthest from their peers first for the records they have."""

    def distance(row: Record) -> float:
        share, centre, n = float(row["share"]), float(row["centre"]), int(row["n"])
        return abs(share - centre) * sqrt(n)

    outside = [r for r in rows if r["standing"] in OUTSIDE]
    between = [r for r in rows if r["standing"] in BETWEEN]
    return [*sorted(outside, key=distance, reverse=True), *sorted(between, key=distance, reverse=True)]


def _names(rows: list[Record], picked: list[Record], least: int, most: int, *, is_log: bool) -> list[dict[str, Any]]:
    """The names that find room: the chosen first, then those farthest outside. None lies on another, or on a marked dot."""
    span = (log10(most) - log10(least) if is_log else most - least) or 1

    def across(row: Record) -> float:
        n = int(row["n"])
        return ((log10(n) - log10(least)) if is_log else (n - least)) / span

    wanted = list({str(r["agency_id"]): r for r in [*picked, *named(rows)]}.values())
    taken = [(across(r), across(r), float(r["share"])) for r in wanted]
    notes: list[dict[str, Any]] = []
    for row in wanted:
        at, share = across(row), float(row["share"])
        free = (side for side in (1, -1) if _is_free(at, share, side, taken))
        side = next(free, 0)
        if not side or len(notes) >= MOST_NAMED + len(picked):
            continue
        taken.append((min(at, at + side * _NAME), max(at, at + side * _NAME), share))
        name = plain(str(row["short_name"]))
        notes.append(
            {
                "x": log10(int(row["n"])) if is_log else int(row["n"]),
                "y": share,
                "text": f"<b>{name}</b>" if row in picked else name,
                "showarrow": False,
                "xanchor": "left" if side > 0 else "right",
                "xshift": side * (15 if row in picked else 10),
                "font": {"size": 13, "color": palette.INK},
            }
        )
    return notes


def _is_free(at: float, share: float, side: int, taken: list[tuple[float, float, float]]) -> bool:
    """Whether a name beside a dot stays within the picture and crosses nothing that is taken."""
    first, last = sorted((at, at + side * _NAME))
    if first < 0 or last > 1 + _NAME / 2:
        return False
    return not any(
        abs(share - y) < _NEAR and start <= last and end >= first and not start == end == at for start, end, y in taken
    )


def _centre_word(rows: list[Record], words: Words) -> list[dict[str, Any]]:
    if not rows or is_unknown(rows[0]["centre"]):
        return []
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": float(rows[0]["centre"]),
            "text": words("compare.funnel.centre", share=percent(rows[0]["centre"], words)),
            "showarrow": False,
            "xanchor": "right",
            "yanchor": "bottom",
            "font": {"size": 13, "color": palette.ACCENT},
        }
    ]


def sentence(rows: list[Record], words: Words) -> str:
    """What the funnel shows, in words: how many lie outside, and how many chance alone would put there."""
    if not rows:
        return words("compare.funnel.nothing")
    if rows[0]["standing"] == "few_peers":
        return words("compare.funnel.few", n=number(len(rows), words))
    count = {s: sum(r["standing"] == s for r in rows) for s in SIGNS}
    parts = [
        words(
            "compare.funnel.sentence",
            n=number(len(rows), words),
            above=number(count["above_998"], words),
            below=number(count["below_998"], words),
            between=number(count["above_95"] + count["below_95"], words),
            chance=number(len(rows) * 0.05, words),
        )
    ]
    if rows[0]["is_over_dispersed"]:
        parts.append(words("compare.funnel.over", phi=f"{float(rows[0]['phi']):.1f}"))
    return " ".join(parts)


def _legend(rows: list[Record], words: Words) -> tuple[Swatch, ...]:
    """The signs that occur, each with its word."""
    there = {r["standing"] for r in rows}
    return tuple(
        Swatch(f"{SIGNS[s][0]} {words(f'compare.standing_{s}')}", SIGNS[s][1])
        for s in ("above_998", "above_95", "within", "few_peers", "below_95", "below_998")
        if s in there
    )
