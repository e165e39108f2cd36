"""A Plotly figure that is already a dict.

Streamlit validates every dict it is given and adds Plotly's default template: most of the time, and of the bytes, of a
small chart. A figure object is trusted, so this one hands its dict over as it is. The tests validate the same dicts.
"""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure

from dashboard import palette


class ReadyFigure(BaseFigure):  # type: ignore[misc]
    """Passes for a Plotly figure wherever only `to_dict` is asked for."""

    def __init__(self, figure: dict[str, Any]) -> None:  # BaseFigure's own does the validation that is spared here
        object.__setattr__(self, "_ready", figure)

    def to_dict(self) -> dict[str, Any]:
        """The figure, not copied."""
        ready: dict[str, Any] = object.__getattribute__(self, "_ready")
        return ready


def dressed(figure: dict[str, Any], *, is_dark: bool) -> dict[str, Any]:
    """The figure in the colours of the page's theme. Words inside a bar take the ink that reads on its new colour."""
    if not is_dark:
        return figure
    dark: dict[str, Any] = _dark(figure)
    for trace in dark["data"]:
        fill = trace.get("marker", {}).get("color")
        if trace.get("textposition") in ("inside", "middle center") and "textfont" in trace:
            ink = [palette.ink_on(c) for c in fill] if isinstance(fill, list) else palette.ink_on(str(fill))
            trace["textfont"] = {**trace["textfont"], "color": ink}
    return dark


def _dark(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _dark(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_dark(value) for value in node]
    return palette.DARK.get(node, node) if isinstance(node, str) else node
