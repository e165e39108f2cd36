"""Characters of fonts that draw pictures in place of letters (Symbol, Wingdings), as the characters they look like."""

from __future__ import annotations

from functools import cache

from data.lookup import table

BULLET = "•"
# Where such fonts keep their characters: the base and the byte that is drawn.
PRIVATE_BASE = 0xF000
PRIVATE = range(PRIVATE_BASE + 0x20, PRIVATE_BASE + 0x100)


def symbol(font: str, code: int) -> str:
    """The character that a font draws for a code; a bullet for a picture that has no like in `data/lookups/symbol_fonts.csv`.

    A private code in a font that draws letters was meant for Symbol, where lists have their bullets from.
    """
    byte = code - PRIVATE_BASE if code in PRIVATE else code
    draws = font.lower() in _fonts()
    if draws or code in PRIVATE:
        return _characters().get((font.lower() if draws else "symbol", byte), BULLET)
    return chr(code) if code > ord(" ") else " "


@cache
def _characters() -> dict[tuple[str, int], str]:
    return {(row["font"], int(row["code"], 16)): row["character"] for row in table("symbol_fonts")}


@cache
def _fonts() -> frozenset[str]:
    return frozenset({font for font, _ in _characters()} | {"wingdings 3"})
