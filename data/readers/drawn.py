"""What is drawn on a page, whoever told it: glyphs with their places, straight lines, how much of it is pictures.

Coordinates are points from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Glyph:
    """A letter with its marks (or a blank): from `left` to `right` on the baseline `y`."""

    text: str
    left: float
    right: float
    y: float


class Rule(NamedTuple):
    """A straight line of a page, flat or upright: `at` is its height or its distance from the left."""

    is_flat: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is drawn on a page. `picture_share` is the part of its area that its largest picture covers, 0 to 1."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture_share: float = 0.0
    path_count: int = 0
    is_cut: bool = False  # it holds more characters than a page can

    @property
    def letter_count(self) -> int:
        """How many glyphs are no blanks."""
        return sum(not glyph.text.isspace() for glyph in self.glyphs)
