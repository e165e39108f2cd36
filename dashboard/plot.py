"""What all figures have in common: no frame, no zoom, the page's ink and size of letters. Plain dicts for Plotly."""

from __future__ import annotations

from typing import Any

from dashboard import palette


def hatch(hatched: bool | list[bool], size: int = 5) -> dict[str, Any]:
    """The pattern of a marker that is hatched, or of each marker."""
    shape = ["/" if h else "" for h in hatched] if isinstance(hatched, list) else "/" if hatched else ""
    return {"shape": shape, "size": size, "solidity": 0.25, "fgcolor": palette.HATCH, "fillmode": "overlay"}


def axis(**extra: Any) -> dict[str, Any]:
    """An axis without lines or words, but for what `extra` asks."""
    return {"fixedrange": True, "showgrid": False, "zeroline": False, "showticklabels": False, **extra}


def row_axis(labels: list[str], **extra: Any) -> dict[str, Any]:
    """A category axis down the page; type is told, or Plotly takes 2567/1 for a date."""
    return axis(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        autorange="reversed",
        showticklabels=True,
        automargin=True,
        ticks="",
        tickfont={"size": 14, "color": palette.INK},
        **extra,
    )


def layout(height: int, right: int = 0, **extra: Any) -> dict[str, Any]:
    """A layout; `right` is room in px for words beside the bars, which a share of a phone's width would not leave."""
    return {
        "height": height,
        "margin": {"l": 0, "r": right, "t": 8, "b": 4, "pad": 6},
        "showlegend": False,
        "bargap": 0.32,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": 14, "color": palette.INK},
        "hoverlabel": {"font": {"size": 14}, "align": "left"},
        "hovermode": "closest",
        "dragmode": False,
        **extra,
    }


def note(row: str, text: str, **place: Any) -> dict[str, Any]:
    """A muted word on a row, where no bar can carry it."""
    return {
        "y": row,
        "yref": "y",
        "text": text,
        "showarrow": False,
        "font": {"size": 13, "color": palette.MUTED},
    } | place
