"""The few formulas whose value is reckoned here where a workbook does not bring it: sums of ranges and of cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Value = str | float | None

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_RANGE = re.compile(rf"{_CELL.pattern}:{_CELL.pattern}")
_SUM = re.compile(r"SUM\(([^()]*)\)", re.IGNORECASE)
# A sum over more cells than these is none of a report.
_LARGEST_RANGE = 100_000


def place_of(name: str) -> tuple[int, int]:
    """Return (row, column), counted from 0, of a cell's name: B7, $B$7. Raises `ValueError` for what is no such name."""
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(name)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def evaluate(formula: str, value_of: Callable[[tuple[int, int]], Value]) -> Value:
    """Return the value of `SUM(…)`, of a cell, or of such terms joined by +; None for any other formula.

    `value_of` gives the value of a cell by (row, column). A sum in which no cell holds a number is None: nothing is known.
    """
    terms = re.sub(r"\s+", "", formula).removeprefix("=").split("+")
    if len(terms) == 1 and (cell := _CELL.fullmatch(terms[0])):
        return value_of(place_of(cell[0]))
    known: list[float] = []
    for term in terms:
        values = _values(term, value_of)
        if values is None:
            return None
        known += [value for value in values if isinstance(value, float)]
    return sum(known) if known else None


def is_reckoned(formula: str) -> bool:
    """Tell whether a formula is one of those that `evaluate` reckons, were its cells filled."""
    terms = re.sub(r"\s+", "", formula).removeprefix("=").split("+")
    return all(_CELL.fullmatch(term) or _summed(term) is not None for term in terms)


def _values(term: str, value_of: Callable[[tuple[int, int]], Value]) -> list[Value] | None:
    """Return the values that a term adds up; None where it is no such term."""
    if _CELL.fullmatch(term):
        value = next(_of_range(term, value_of), None)
        return None if isinstance(value, str) and value.strip() else [value]
    parts = _summed(term)
    return None if parts is None else [value for part in parts for value in _of_range(part, value_of)]


def _summed(term: str) -> list[str] | None:
    """Return the cells and ranges that a term sums; None where it is no sum of such."""
    summed = _SUM.fullmatch(term)
    parts = [part for part in re.split(r"[,;]", summed[1]) if part] if summed else []
    return parts if parts and all(_CELL.fullmatch(part) or _RANGE.fullmatch(part) for part in parts) else None


def _of_range(words: str, value_of: Callable[[tuple[int, int]], Value]) -> Iterator[Value]:
    begin, _, end = words.partition(":")
    first, last = place_of(begin), place_of(end or begin)
    if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > _LARGEST_RANGE:
        return
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            yield value_of((row, column))
