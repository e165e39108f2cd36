"""A Plotly figure that is already a dict.

Streamlit validates every dict it is given and adds Plotly's default template: most of the time, and of the bytes, of a
small chart. A figure object is trusted, so this one hands its dict over as it is. The tests validate the same dicts.
"""

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure


class ReadyFigure(BaseFigure):  # type: ignore[misc]
    """Passes for a Plotly figure wherever only `to_dict` is asked for."""

    def __init__(self, figure: dict[str, Any]) -> None:  # BaseFigure's own does the validation that is spared here
        object.__setattr__(self, "_ready", figure)

    def to_dict(self) -> dict[str, Any]:
        """The figure, not copied."""
        ready: dict[str, Any] = object.__getattribute__(self, "_ready")
        return ready
