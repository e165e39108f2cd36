"""The colours, each with one meaning. Chosen to differ in lightness too, so that they hold without colour vision.

Charts are drawn in the light colours; `worn` gives the dark one that stands for each on a dark page.
"""

from __future__ import annotations

from functools import cache

INK = "#16262e"
MUTED = "#56656d"
LINE = "#d5dde1"
WASH = "#f3f6f7"
ACCENT = "#00647d"

SIDE = {"external": "#0072b2", "internal": "#e09a2b", "grey": "#6b7780", "unknown": "#eef1f3"}
SIDES = tuple(SIDE)

# The ladder of follow-through, 0 to 7: one ramp from pale to dark.
LEVEL = ("#f0e6bf", "#d5dfb0", "#b0d3ac", "#84c0ab", "#58a8a8", "#2a7f97", "#1f5f86", "#1b3d66")

HELD = "#00647d"
CLAIMED = "#cfe3e8"
TYPES = "#cfd8dc"

# The tiles of the map, from little to much; each step darker than the one before.
TILE = ("#dcecf1", "#acd2dd", "#74b0c3", "#34809a", "#0b4a61")

UNKNOWN = "#eef1f3"
HATCH = "#9aa8b0"

# The words of a report by what they are evidence of; each has a line pattern of its own (static/style.css).
ELEMENT = {"issue": "#0072b2", "participants": "#b35c00", "result": "#6a3d9a", "use": "#00704a", "fact": "#56656d"}

PAPER = "#ffffff"

# What each colour is on a dark page: as far from the paper, and from its neighbours, as on a light one.
DARK = {
    PAPER: "#11191e",
    INK: "#e6edf0",
    MUTED: "#a6b4bc",
    LINE: "#3a4a53",
    WASH: "#1a252b",
    ACCENT: "#63c3dc",
    CLAIMED: "#2c5a68",
    TYPES: "#46545c",
    UNKNOWN: "#2b383f",
    HATCH: "#71818a",
    SIDE["external"]: "#5db3ee",
    SIDE["internal"]: "#e8ab4c",
    SIDE["grey"]: "#9ba8b0",
    ELEMENT["participants"]: "#f0a552",
    ELEMENT["result"]: "#c19be8",
    ELEMENT["use"]: "#4fc397",
    **dict(zip(TILE, ("#1f3540", "#2c5464", "#417b8f", "#6fb0c6", "#b9e2f0"), strict=True)),
    **dict(
        zip(
            LEVEL,
            ("#4f4a2c", "#4a5f3c", "#3f6f52", "#3d8077", "#45989f", "#62b1c6", "#92cbe2", "#d3ebf8"),
            strict=True,
        )
    ),
}


def worn(colour: str, *, is_dark: bool) -> str:
    """A colour of this palette as the page's theme wears it; one of nobody's stays what it is."""
    return DARK.get(colour, colour) if is_dark else colour


@cache
def luminance(colour: str) -> float:
    """Relative luminance (WCAG) of #rrggbb, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG) of two colours, 1 to 21."""
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


@cache
def ink_on(colour: str) -> str:
    """The text colour that reads better on `colour`."""
    return INK if contrast(INK, colour) >= contrast(PAPER, colour) else PAPER
