"""Small multiples: how many agencies of each district reported, round by round, all drawn on one scale.

A pure function, as the other charts. Each bar carries k of n; a round that is still open is not drawn.
"""

from __future__ import annotations

from math import ceil
from typing import Any

import pandas as pd

from dashboard import palette, plot
from dashboard.charts import Chart, Swatch
from dashboard.format import Record, is_unknown, number, percent, period, records
from dashboard.words import Words

COLUMNS = 3
PANEL = 132  # px a row of panels
_GAP_X, _TITLE = 0.05, 52  # px above a panel for the district's name


def by_district(told: pd.DataFrame) -> dict[str, list[Record]]:
    """The closed rounds of each district, in their order. `told`: reporting_rate by district, fiscal_year and round."""
    rows: dict[str, list[Record]] = {}
    for row in records(told):
        known = not any(is_unknown(row[name]) for name in ("district", "fiscal_year", "round", "denominator"))
        if known and row["denominator"] > 0:
            rows.setdefault(name_of(row), []).append(row)
    for of in rows.values():
        of.sort(key=lambda r: (r["fiscal_year"], r["round"]))
    return rows


def name_of(row: Record) -> str:
    """The district without its province: measures name both, because a name may stand in several provinces."""
    return str(row["district"]).rpartition(", ")[0] or str(row["district"])


def district_rates(told: pd.DataFrame, order: list[str], words: Words) -> Chart:
    """One small panel a district, in the order given."""
    rows = by_district(told)
    shown = [d for d in order if d in rows]
    labels = sorted({(int(r["fiscal_year"]), int(r["round"])) for d in shown for r in rows[d]})
    lines = max(1, ceil(len(shown) / COLUMNS))
    height = lines * (PANEL + _TITLE)
    layout = plot.layout(height, barmode="overlay", bargap=0.25, annotations=[]) | {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 2},
        "font": {"size": 13, "color": palette.INK},
    }
    bars = []
    names = [period(year, half, words) for year, half in labels]
    for at, district in enumerate(shown):
        line, column = divmod(at, COLUMNS)
        suffix = "" if at == 0 else str(at + 1)
        width = (1 - _GAP_X * (COLUMNS - 1)) / COLUMNS
        left = column * (width + _GAP_X)
        top = 1 - line / lines
        bottom = top - (PANEL + _TITLE - 24) / height
        bars += _bars(rows[district], labels, names, suffix, words)
        layout[f"xaxis{suffix}"] = {
            "domain": [left, left + width],
            "anchor": f"y{suffix}",
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names,
            "fixedrange": True,
            "showgrid": False,
            "showticklabels": False,
            "ticks": "",
            "range": [-0.6, len(names) - 0.4],
        }
        layout[f"yaxis{suffix}"] = {
            "domain": [bottom, top - _TITLE / height],
            "anchor": f"x{suffix}",
            "range": [0, 1.02],
            "fixedrange": True,
            "showticklabels": False,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
        }
        layout["annotations"].append(_title(district, rows[district][-1], left, top, words))
        if names:
            layout["annotations"].append(_span(names, left, bottom))
    legend = (
        Swatch(words("district_rates.reported"), palette.HELD),
        Swatch(words("district_rates.due"), palette.TYPES),
    )
    return Chart({"data": bars, "layout": layout}, _sentence(rows, shown, words), legend)


def _bars(
    rows: list[Record], labels: list[tuple[int, int]], names: list[str], suffix: str, words: Words
) -> list[dict[str, Any]]:
    """What was due as a pale bar of full height, and before it the share that was reported."""
    of = {(int(r["fiscal_year"]), int(r["round"])): r for r in rows}
    cells = [of.get(label) for label in labels]
    common = {"type": "bar", "x": names, "xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
    due = {
        **common,
        "y": [None if c is None else 1 for c in cells],
        "marker": {"color": palette.TYPES},
        "hoverinfo": "skip",
    }
    reported = {
        **common,
        "y": [None if c is None else c["numerator"] / c["denominator"] for c in cells],
        "marker": {"color": palette.HELD},
        "customdata": ["" if c is None else _of(c, words) for c in cells],
        "hovertemplate": "%{x}<br>%{customdata}<extra></extra>",
    }
    return [due, reported]


def _of(row: Record, words: Words) -> str:
    share = percent(row["numerator"] / row["denominator"], words)
    return f"{number(row['numerator'], words)}/{number(row['denominator'], words)} ({share})"


def _span(names: list[str], left: float, bottom: float) -> dict[str, Any]:
    """From which round to which: one label, for those of neighbouring panels would meet on a phone."""
    return {
        "text": names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}",
        "x": left,
        "y": bottom,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 11, "color": palette.MUTED},
    }


def _title(district: str, last: Record, left: float, top: float, words: Words) -> dict[str, Any]:
    plain = district.replace("&", "&amp;").replace("<", "&lt;")
    return {
        "text": f"<b>{plain}</b><br>{number(last['numerator'], words)}/{number(last['denominator'], words)}",
        "x": left,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": palette.INK},
    }


def _sentence(rows: dict[str, list[Record]], shown: list[str], words: Words) -> str:
    if not shown:
        return words("district_rates.nothing")
    last = {d: rows[d][-1] for d in shown}
    lowest = min(shown, key=lambda d: last[d]["numerator"] / last[d]["denominator"])
    full = [d for d in shown if last[d]["numerator"] == last[d]["denominator"]]
    at = max((int(r["fiscal_year"]), int(r["round"])) for r in last.values())
    text = words("district_rates.sentence", period=period(*at, words), full=len(full), n=len(shown))
    if lowest in full:
        return text
    return f"{text} {words('district_rates.lowest', district=lowest, of=_of(last[lowest], words))}"
