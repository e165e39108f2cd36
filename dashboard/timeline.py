"""One agency over its years: each fiscal year a line from October to September, each half the round and its report.

A pure function, as the other charts. A dot is an event, the number in it the step its follow-through reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard import palette, plot
from dashboard.charts import Chart, Swatch
from dashboard.format import Record, is_unknown, number, records, span
from dashboard.words import Words

YEAR = 78  # px a fiscal year
HALF_DAYS = 182
NEAR_DAYS = 19  # dots closer than this would lie on each other on a phone
_BUDDHIST_ERA = 543
_QUARTERS = (10, 1, 4, 7)


@dataclass(frozen=True, slots=True)
class _Dot:
    event: Record
    year: int
    at: int  # day of the fiscal year, from 0
    lift: float


def timeline(rounds: pd.DataFrame, activities: pd.DataFrame, words: Words) -> Chart:
    """The chosen rounds and their events. `rounds`: agency_rounds, `activities`: agency_activities."""
    halves = [r for r in records(rounds) if r["is_chosen"]]
    years = sorted({int(r["fiscal_year"]) for r in halves})
    events = list({r["activity_id"]: r for r in records(activities)}.values())
    dots = _dots([e for e in events if _may_be_drawn(e, years)])
    undated = len(events) - len(dots)
    labels = [str(year) for year in years]
    height = 46 + YEAR * max(1, len(years))
    figure = {
        "data": [_trace(dots, years, words)],
        "layout": plot.layout(height)
        | {
            "margin": {"l": 0, "r": 0, "t": 34, "b": 4, "pad": 6},
            "xaxis": {
                "fixedrange": True,
                "range": [-4, 2 * HALF_DAYS + 5],
                "side": "top",
                "showgrid": False,
                "zeroline": False,
                "tickmode": "array",
                "tickvals": [_day_of_year(date(2023 if m >= 10 else 2024, m, 1)) for m in _QUARTERS],
                "ticktext": [words(f"month.{m}") for m in _QUARTERS],
                "tickfont": {"size": 13, "color": palette.MUTED},
                "ticks": "",
                "tickangle": 0,
            },
            "yaxis": {
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
                "range": [len(years) - 0.5, -0.5],
                "tickmode": "array",
                "tickvals": list(range(len(years))),
                "ticktext": labels,
                "tickfont": {"size": 14, "color": palette.INK},
                "ticks": "",
                "automargin": True,
            },
            "shapes": [_block(r, years) for r in halves],
            "annotations": [_state(r, years, words) for r in halves],
        },
    }
    legend = (
        *(Swatch(words.code("level", n), palette.LEVEL[n]) for n in range(7, -1, -1)),
        Swatch(words("ladder.untold"), palette.UNKNOWN),
    )
    return Chart(figure, _sentence(halves, dots, undated, words), legend)


def _may_be_drawn(event: Record, years: list[int]) -> bool:
    return not is_unknown(event["held_from"]) and _fiscal_year(_middle(event)) in years


def _middle(event: Record) -> date:
    """The day an event is drawn at; one of which only the month is known stands in the month's middle."""
    day: date = pd.Timestamp(event["held_from"]).date()
    return day.replace(day=15) if event["date_precision"] == "month" else day


def _fiscal_year(day: date) -> int:
    return day.year + _BUDDHIST_ERA + (day.month >= _QUARTERS[0])


def _day_of_year(day: date) -> int:
    start = date(day.year if day.month >= _QUARTERS[0] else day.year - 1, _QUARTERS[0], 1)
    return (day - start) // timedelta(days=1)


def _dots(events: list[Record]) -> list[_Dot]:
    """The events where they are drawn; what lies too near to the one before is lifted or lowered."""
    dots: list[_Dot] = []
    lifts = (0.12, -0.2, 0.3)
    for event in sorted(events, key=lambda e: (e["held_from"], e["activity_id"])):
        day = _middle(event)
        year, at = _fiscal_year(day), _day_of_year(day)
        near = [d.lift for d in dots if d.year == year and at - d.at < NEAR_DAYS]
        lift = next((x for x in lifts if x not in near), lifts[len(dots) % len(lifts)])
        dots.append(_Dot(event, year, at, lift))
    return dots


def _trace(dots: list[_Dot], years: list[int], words: Words) -> dict[str, Any]:
    levels = [d.event["follow_through_level"] for d in dots]
    colours = [palette.UNKNOWN if is_unknown(n) else palette.LEVEL[int(n)] for n in levels]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [d.at for d in dots],
        "y": [years.index(d.year) + d.lift for d in dots],
        "marker": {"size": 24, "color": colours, "opacity": 1, "line": {"width": 1, "color": palette.MUTED}},
        "text": ["–" if is_unknown(n) else str(int(n)) for n in levels],
        "textposition": "middle center",
        "textfont": {"size": 13, "color": [palette.ink_on(c) for c in colours]},
        # By id: what a click opens must not hang on the place in a list.
        "customdata": [[d.event["report_id"], d.event["activity_id"], _hover(d.event, words)] for d in dots],
        "hovertemplate": "%{customdata[2]}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _hover(event: Record, words: Words) -> str:
    name = words("unknown") if is_unknown(event["name"]) else str(event["name"])
    level = event["follow_through_level"]
    people = event["participants_total"]
    lines = [
        f"<b>{_plain(name[:60])}</b>",
        span(event["held_from"], event["held_to"], event["date_precision"], words),
        words("activities.people_unknown")
        if is_unknown(people)
        else words("activities.people", n=number(people, words)),
        words("ladder.untold") if is_unknown(level) else words.code("level", int(level)),
    ]
    return "<br>".join(lines)


def _plain(text: str) -> str:
    # Plotly reads a little HTML, and names are written by others.
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _ends(row: Record) -> tuple[int, int]:
    return (0, HALF_DAYS) if row["round"] == 1 else (HALF_DAYS, 2 * HALF_DAYS + 1)


def _block(row: Record, years: list[int]) -> dict[str, Any]:
    """The half year of a round: filled where a report came, only an outline where none did."""
    first, last = _ends(row)
    at = years.index(int(row["fiscal_year"]))
    is_told = not is_unknown(row["report_id"])
    return {
        "type": "rect",
        "layer": "below",
        "x0": first + 1,
        "x1": last - 1,
        "y0": at - 0.45,
        "y1": at + 0.45,
        "fillcolor": palette.WASH if is_told else "rgba(0,0,0,0)",
        "line": {"width": 1, "color": palette.LINE, "dash": "solid" if is_told and row["is_closed"] else "dot"},
    }


def _state(row: Record, years: list[int], words: Words) -> dict[str, Any]:
    first, _ = _ends(row)
    told = words(f"agency.status_{row['status']}")
    if not row["is_closed"] and row["status"] != "open":
        told = f"{told} · {words('period.open_short')}"
    return {
        "x": first + 4,
        "y": years.index(int(row["fiscal_year"])) - 0.44,
        "xanchor": "left",
        "yanchor": "top",
        "text": told,
        "showarrow": False,
        "font": {"size": 12, "color": palette.MUTED},
    }


def _sentence(halves: list[Record], dots: list[_Dot], undated: int, words: Words) -> str:
    closed = [r for r in halves if r["is_closed"]]
    reported = [r for r in closed if not is_unknown(r["report_id"])]
    parts = [words("timeline.sentence", k=len(reported), n=len(closed), dots=f"{len(dots):,}")]
    if undated:
        parts.append(words("timeline.undated", n=f"{undated:,}"))
    is_open = [r for r in halves if not r["is_closed"]]
    if is_open:
        which = words("list_separator").join(f"{int(r['fiscal_year'])}/{int(r['round'])}" for r in is_open)
        parts.append(words("frequency.open", which=which))
    return " ".join(parts)
