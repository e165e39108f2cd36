"""The 77 provinces as tiles, laid out by hand as the country lies (`data/lookups/province_tiles.csv`).

A pure function, as the other charts. Each tile carries its province's official short name and its value, so that nothing
is told by colour alone; what is not known is hatched, and lines show which provinces belong together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import floor, log10
from statistics import quantiles
from typing import Any

from dashboard import palette, plot
from dashboard.charts import Chart, Swatch
from dashboard.format import Record, is_unknown, number
from dashboard.numbers import base_of, found_in, label, text_of
from dashboard.words import Words
from data.lookup import table
from queries.measures import Measure, MeasureValue, measures

ROW = 46  # px a row of tiles
_SIDE = 0.94
_HALF = 0.5
_NICE = (1, 2, 2.5, 5, 10)
_LEFT_TO_CENTRE = ((2,), (1, 3), (0, 2, 4), (0, 1, 3, 4), (0, 1, 2, 3, 4))
Square = tuple[int, int]  # column, row


@cache
def places() -> Mapping[str, Square]:
    """Where each province's tile lies."""
    return {row["province"]: (int(row["column"]), int(row["row"])) for row in table("province_tiles")}


@cache
def groups(grouping: str) -> Mapping[str, str]:
    """The group of each province, in one of the three groupings that `data/lookups/regions.csv` has."""
    return {row["province"]: row[grouping] for row in table("regions")}


def tile_map(rows: Sequence[Record], grouping: str, chosen: Collection[str], words: Words) -> Chart:
    """The map of one measure. `rows`: what `Page.measured` gives by province; `chosen`: the provinces filtered to."""
    measure = measures()[rows[0]["measure"]]
    found = {str(r["province"]): found_in(r) for r in rows if not is_unknown(r["province"])}
    cuts = steps([v.value for p, v in found.items() if v.value is not None and p in places()], measure)
    colours = shades(len(cuts) + 1)
    tiles = [_tile(row, found.get(row["province"]), measure, words) for row in table("province_tiles")]
    of = groups(grouping)
    figure = {
        "data": [_squares(tiles, cuts, colours, of, chosen), _outlines(grouping)],
        "layout": plot.layout(ROW * (1 + max(row for _, row in places().values())) + 12)
        | {
            "margin": {"l": 2, "r": 2, "t": 4, "b": 4, "pad": 0},
            "barmode": "overlay",
            "xaxis": _hidden([-0.55, 0.55 + max(column for column, _ in places().values())]),
            "yaxis": _hidden([0.55 + max(row for _, row in places().values()), -0.55]),
        },
    }
    return Chart(figure, _sentence(found, measure, words), _legend(cuts, colours, found, measure, words))


def steps(values: Sequence[float], measure: Measure) -> list[float]:
    """Where one colour ends and the next begins: at most four cuts. Counts are uneven, so that each colour gets as many."""
    if len(set(values)) < 2:
        return []
    least, most = min(values), max(values)
    if measure.format in ("count", "level"):
        found = sorted({float(round(cut)) for cut in quantiles(values, n=len(palette.TILE))})
    else:
        power = floor(log10((most - least) / len(palette.TILE)))
        sizes = [nice * 10.0**at for at in (power, power + 1) for nice in _NICE]
        whole = next(s for s in sizes if s and _cuts_between(least, most, s) < len(palette.TILE))
        first = floor(least / whole + 1e-9) * whole
        found = [first + whole * i for i in range(1, len(palette.TILE))]
    return sorted({round(cut, 9) for cut in found if least < cut <= most})


def _cuts_between(least: float, most: float, size: float) -> int:
    first = floor(least / size + 1e-9) * size
    return sum(1 for i in range(1, 60) if least < first + size * i <= most)


def shades(count: int) -> list[str]:
    """So many colours of the ramp, as far from each other as can be."""
    return [palette.TILE[i] for i in _LEFT_TO_CENTRE[count - 1]]


def _hidden(span: list[float]) -> dict[str, Any]:
    return {"visible": False, "fixedrange": True, "range": span}


def _tile(row: Mapping[str, str], found: MeasureValue | None, measure: Measure, words: Words) -> dict[str, Any]:
    is_told = found is not None and found.reason_withheld != "unknown"
    shown = text_of(measure, found, words) if found is not None and is_told else words("map.no_data")
    base = base_of(measure, found, words) if found is not None and is_told else ""
    few = found is not None and found.reason_withheld == "too_few"
    return {
        "province": row["province"],
        "square": (int(row["column"]), int(row["row"])),
        "text": f"{row['short']}<br><b>{words('map.few') if few else shown if is_told else words('map.none')}</b>",
        "hover": [shown, base],
        "value": found.value if found is not None and is_told else None,
        "pattern": "." if few else "" if is_told else "/",
    }


def _squares(
    tiles: Sequence[Mapping[str, Any]],
    cuts: list[float],
    colours: list[str],
    of: Mapping[str, str],
    chosen: Collection[str],
) -> dict[str, Any]:
    fills = [
        palette.UNKNOWN if t["value"] is None else colours[bisect_right(cuts, round(t["value"], 9))] for t in tiles
    ]
    return {
        "type": "bar",
        "x": [t["square"][0] for t in tiles],
        "base": [round(t["square"][1] - _SIDE / 2, 2) for t in tiles],
        "y": [_SIDE] * len(tiles),
        "width": _SIDE,
        "marker": {
            "color": fills,
            "pattern": {
                "shape": [t["pattern"] for t in tiles],
                "size": 5,
                "solidity": 0.25,
                "fgcolor": palette.HATCH,
                "fillmode": "overlay",
            },
            "line": {
                "color": palette.INK,
                "width": [3 if t["province"] in chosen else 0 for t in tiles],
            },
        },
        "text": [t["text"] for t in tiles],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "inside",
        "textfont": {"size": 13, "color": [palette.ink_on(fill) for fill in fills]},
        "customdata": [[t["province"], of[t["province"]], *t["hover"]] for t in tiles],
        "hovertemplate": "<b>%{customdata[0]}</b> · %{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


@cache
def _outlines(grouping: str) -> Mapping[str, Any]:
    """One trace of lines around each group: where a tile's neighbour is of another group, or none."""
    of = groups(grouping)
    group_at = {square: of[province] for province, square in places().items()}
    x: list[float | None] = []
    y: list[float | None] = []
    edges: dict[tuple[float, float, float, float], None] = {}
    for (column, row), group in group_at.items():
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if group_at.get((column + across, row + down)) == group:
                continue
            middle = (column + across * _HALF, row + down * _HALF)
            edges[
                middle[0] - abs(down) * _HALF,
                middle[1] - abs(across) * _HALF,
                middle[0] + abs(down) * _HALF,
                middle[1] + abs(across) * _HALF,
            ] = None
    for x0, y0, x1, y1 in edges:
        x += [x0, x1, None]
        y += [y0, y1, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": palette.MUTED, "width": 1.5},
        "hoverinfo": "skip",
    }


def _cut_text(cut: float, measure: Measure, words: Words) -> str:
    return text_of(measure, MeasureValue(cut, None, None, None, None), words)


def _legend(
    cuts: list[float], colours: list[str], found: Mapping[str, MeasureValue], measure: Measure, words: Words
) -> tuple[Swatch, ...]:
    told = [_cut_text(cut, measure, words) for cut in cuts]
    if not told:
        ranges = [words("map.one_value")]
    else:
        between = [words("map.between", low=a, high=b) for a, b in pairwise(told)]
        ranges = [words("map.below", high=told[0]), *between, words("map.from", low=told[-1])]
    few = [v for v in found.values() if v.reason_withheld == "too_few"]
    swatches = [Swatch(text, colour) for text, colour in zip(ranges, colours, strict=True)]
    if few:
        swatches.append(Swatch(words("map.too_few", least=measure.least_n), palette.UNKNOWN))
    return (*swatches, Swatch(words("map.no_data"), palette.UNKNOWN, hatched=True))


def _sentence(found: Mapping[str, MeasureValue], measure: Measure, words: Words) -> str:
    known = {p: v for p, v in found.items() if v.value is not None}
    silent = len(set(places()) - {p for p, v in found.items() if v.reason_withheld != "unknown"})
    rest = words("map.silent", n=number(silent, words)) if silent else ""
    if not known:
        return " ".join((words("map.nothing", measure=label(measure, words)), rest)).strip()

    def told(place: str) -> str:
        value = text_of(measure, known[place], words)
        return words("map.place", place=place, value=value, base=base_of(measure, known[place], words))

    ranked = sorted(known, key=lambda p: (-(known[p].value or 0), p))
    if len(ranked) == 1:
        first = words("map.single", measure=label(measure, words), most=told(ranked[0]))
    else:
        first = words(
            "map.sentence",
            measure=label(measure, words),
            n=number(len(ranked), words),
            most=told(ranked[0]),
            least=told(ranked[-1]),
        )
    return f"{first} {rest}".strip()
