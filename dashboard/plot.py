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


def reach(most: float, words: str, wide: int, letter: int) -> float:
    """Where an axis ends for the longest bar, `most`, to leave room for its words on a phone.

    `wide`: px of the axis there; `letter`: px of a letter. On a wider screen the bars are shorter than they could be.
    """
    return (most or 1) * wide / max(wide - letter * len(words), wide / 4)


def row_axis(labels: list[str], **extra: Any) -> dict[str, Any]:
    """An axis of rows down the page. A trace that has all rows says only what they hold: they are numbered from 0.

    Numbered, not named: two rows may have the same words, 2567/1 is taken for no date, and what nine traces have in common
    is sent once.
    """
    return axis(
        range=[max(1, len(labels)) - 0.5, -0.5],
        tickvals=list(range(len(labels))),
        ticktext=labels,
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


def note(row: int, text: str, **place: Any) -> dict[str, Any]:
    """A muted word on a row, where no bar can carry it."""
    return {
        "y": row,
        "yref": "y",
        "text": text,
        "showarrow": False,
        "font": {"size": 13, "color": palette.MUTED},
    } | place


def words_beside(texts: list[str]) -> dict[str, Any]:
    """A muted word right of each row, outside of an axis that ends at 1: one trace says it in a quarter of the letters of notes."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [1] * len(texts),
        "text": [f"  {text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": palette.MUTED},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
