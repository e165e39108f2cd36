"""A measure's rows as points to draw: bars down the page, columns or a line over rounds. Pure functions.

A round that is not closed is hatched or hollow and no line leads to it; what is unknown or withheld is said, not drawn as zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import palette, plot
from dashboard.charts import ROW, Chart, Swatch
from dashboard.words import Words

MOST_BARS = 30
MANY_COLUMNS, MOST_NUMBERED = 10, 16
# Series are told apart by dash and marker too.
SERIES = (
    (palette.HELD, "solid", "circle"),
    (palette.ELEMENT["participants"], "dash", "square"),
    (palette.ELEMENT["result"], "dot", "diamond"),
    (palette.SIDE["external"], "dashdot", "triangle-up"),
    (palette.ELEMENT["use"], "longdash", "cross"),
    (palette.SIDE["grey"], "longdashdot", "x"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One value by its label. `shown` is the value in words, `why` it is not shown, `base` what it rests on; low and high its interval."""

    label: str
    value: float | None
    shown: str
    base: str = ""
    why: str = ""
    is_open: bool = False
    low: float | None = None
    high: float | None = None


def bars(points: Sequence[Point], sentence: str, words: Words, *, with_intervals: bool = False) -> Chart:
    """Bars down the page in the order given, each with its number; or dots, each on its interval."""
    drawn = points[:MOST_BARS]
    most = max((p.high or p.value or 0 for p in drawn), default=0) or 1
    trace: dict[str, Any] = {
        "x": [p.value for p in drawn],
        "customdata": [[p.shown, p.base] for p in drawn],
        "hovertemplate": "%{y}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }
    if with_intervals:
        marker = {"color": palette.HELD, "size": 12, "opacity": 1}
        trace |= {
            "type": "scatter",
            "mode": "markers",
            "marker": marker,
            "error_x": _whiskers(drawn),
            "cliponaxis": False,
        }
    else:
        marker = {"color": palette.HELD, "pattern": plot.hatch([p.is_open for p in drawn])}
        trace |= {"type": "bar", "orientation": "h", "marker": marker}
    notes = [
        # Beside the bar and its whisker, where no text of the bar itself would clear them.
        plot.note(
            row,
            f"<b>{p.shown}</b>" if not p.why else p.why,
            x=(p.high if with_intervals else None) or p.value or 0,
            xref="x",
            xanchor="left",
            xshift=8,
        )
        for row, p in enumerate(drawn)
    ]
    figure = {
        "data": [trace],
        "layout": plot.layout(
            20 + ROW * max(1, len(drawn)),
            right=16,
            xaxis=plot.axis(range=[0, most * 1.3]),
            yaxis=plot.row_axis([p.label for p in drawn]),
            annotations=notes,
        ),
    }
    return Chart(figure, sentence, _legend(drawn, words))


def columns(points: Sequence[Point], breaks: Mapping[str, str], sentence: str, words: Words) -> Chart:
    """A column a round, from left to right. `breaks`: label of the round before which the form changed → what changed."""
    labels = apart([p.label for p in points])
    trace = {
        "type": "bar",
        "x": labels,
        "y": [p.value for p in points],
        "marker": {"color": palette.HELD, "pattern": plot.hatch([p.is_open for p in points])},
        "text": _above(points),
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 13},
        "constraintext": "none",
        "customdata": [[p.shown or p.why, p.base] for p in points],
        "hovertemplate": "%{x}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    }
    most = max((p.value or 0 for p in points), default=0) or 1
    return Chart(_over_time([trace], labels, most, breaks), sentence, _legend(points, words))


def lines(series: Mapping[str, Sequence[Point]], breaks: Mapping[str, str], sentence: str) -> Chart:
    """A line a series over the rounds; only closed rounds are joined. All series have the same labels, in the same order."""
    labels = apart([p.label for p in next(iter(series.values()), ())])
    traces: list[dict[str, Any]] = []
    for (name, points), (colour, dash, symbol) in zip(series.items(), SERIES, strict=False):
        hover = "%{x}<br>%{customdata[0]}<br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>"
        told = [[name, p.shown or p.why, p.base] for p in points]
        shared = {
            "type": "scatter",
            "name": name,
            "legendgroup": name,
            "x": labels,
            "customdata": told,
            "hovertemplate": hover,
            "connectgaps": False,
            "text": _above(points) if len(series) == 1 else None,
            "textposition": "top center",
            "textfont": {"size": 13},
            "cliponaxis": False,
        }
        numbered = "+text" if len(series) == 1 else ""
        closed = {
            "mode": f"lines+markers{numbered}",
            "y": [None if p.is_open else p.value for p in points],
            "line": {"color": colour, "dash": dash, "width": 2.5},
            "marker": {"color": colour, "symbol": symbol, "size": 9},
        }
        still_open = {
            "mode": f"markers{numbered}",
            "showlegend": False,
            "y": [p.value if p.is_open else None for p in points],
            "marker": {"color": colour, "symbol": f"{symbol}-open", "size": 11, "line": {"width": 2}},
        }
        traces.append(shared | closed)
        if any(p.is_open and p.value is not None for p in points):
            traces.append(shared | still_open)
    every = [p for points in series.values() for p in points]
    most = max((p.value or 0 for p in every), default=0) or 1
    figure = _over_time(traces, labels, most, breaks)
    if len(series) > 1:
        # Plotly's own legend shows dash and marker, and not the colour alone.
        place = {
            "orientation": "h",
            "x": 0,
            "y": 1.1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        }
        figure["layout"] |= {"showlegend": True, "legend": {**place, "font": {"size": 14}}, "height": 400}
        figure["layout"]["margin"] = {**figure["layout"]["margin"], "t": 90}
    return Chart(figure, sentence, ())


def apart(labels: Sequence[str]) -> list[str]:
    """Two rows of one name stay two on an axis."""
    return [label + "\u200b" * list(labels[:i]).count(label) for i, label in enumerate(labels)]


def _over_time(
    traces: list[dict[str, Any]], labels: Sequence[str], most: float, breaks: Mapping[str, str]
) -> dict[str, Any]:
    many = len(labels) > MANY_COLUMNS
    at = {label: i - 0.5 for i, label in enumerate(labels) if label in breaks}
    axis = plot.axis(
        type="category",
        categoryorder="array",
        categoryarray=list(labels),
        showticklabels=True,
        automargin=True,
        ticks="",
        tickangle=-60 if many else 0,
        tickfont={"size": 13, "color": palette.INK},
        range=[-0.6, len(labels) - 0.4],
    )
    # One for its place at the top, and no further apart than a phone can show.
    marks = [
        {
            "x": x,
            "xref": "x",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "left",
            "text": breaks[label],
            "showarrow": False,
            "font": {"size": 12, "color": palette.MUTED},
        }
        for label, x in at.items()
    ]
    rules = [
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "xref": "x",
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": palette.MUTED, "width": 1, "dash": "dot"},
        }
        for x in at.values()
    ]
    layout = plot.layout(
        340,
        hovermode="closest",
        xaxis=axis,
        yaxis=plot.axis(range=[0, most * 1.18], rangemode="tozero"),
        shapes=rules,
        annotations=marks,
    )
    layout["margin"] = {"l": 8, "r": 8, "t": 30, "b": 4}
    return {"data": traces, "layout": layout}


def _above(points: Sequence[Point]) -> list[str]:
    """The numbers over columns or dots: all where there is room, else that of the last and the highest."""
    if len(points) <= MOST_NUMBERED:
        return [f"<b>{p.shown}</b>" if not p.why else p.why for p in points]
    top = max((p.value for p in points if p.value is not None), default=None)
    last = max((i for i, p in enumerate(points) if p.value is not None), default=None)
    return [
        f"<b>{p.shown}</b>" if p.value is not None and (p.value == top or i == last) else ""
        for i, p in enumerate(points)
    ]


def _whiskers(points: Sequence[Point]) -> dict[str, Any]:
    def away(end: float | None, value: float | None) -> float:
        return 0 if end is None or value is None else abs(end - value)

    return {
        "type": "data",
        "symmetric": False,
        "array": [away(p.high, p.value) for p in points],
        "arrayminus": [away(p.low, p.value) for p in points],
        "color": palette.MUTED,
        "thickness": 2,
        "width": 0,
    }


def _legend(points: Sequence[Point], words: Words) -> tuple[Swatch, ...]:
    """What hatching means, where anything is hatched."""
    closed = Swatch(words("period.closed_short"), palette.HELD)
    return (
        (closed, Swatch(words("period.open_short"), palette.HELD, hatched=True))
        if any(p.is_open for p in points)
        else ()
    )
