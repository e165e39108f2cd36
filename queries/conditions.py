"""What rows of the tables may be narrowed to: the filters, checked, and what each is in SQL.

A value is bound as a parameter and never written into the text. 0 and '' (of a level, -1) stand for what is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from queries.measures import PLACE_AND_PERIOD, SIDES, bits

# What may be filtered by: every dimension but the actor, and the levels that any row of an activity is at.
FILTERS = (*PLACE_AND_PERIOD, "kind", "mode", "category", "side", "level", "has_level", "rule")
NUMBERS = frozenset({"fiscal_year", "round", "level", "has_level"})
# What an activity may have several of, and the column in which each is a bit.
MASKS = {"category": "categories", "side": "sides", "has_level": "levels", "rule": "rules"}
# Dimensions whose names the tables keep as small integers, each of a type of its own.
_NAMES = frozenset(FILTERS) - NUMBERS - {"category", "side", "rule"}
_SIDE_BITS = {side: bit for bit, side in enumerate(SIDES)}


class RequestError(Exception):
    """A measure, dimension or filter that cannot be asked for. Says which, and what can."""


def checked(filters: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Any, ...]]:
    """The filters, each value once. Raises RequestError for a name or value that is none of a filter's."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, values in filters.items():
        if name not in FILTERS:
            raise RequestError(f"There is no filter {name!r}. Known filters: {', '.join(FILTERS)}.")
        if isinstance(values, str) or not isinstance(values, Iterable):
            raise RequestError(f"{name} takes a list of values, not {values!r}.")
        kind = int if name in NUMBERS else str
        given = tuple(dict.fromkeys(values))
        wrong = [v for v in given if not isinstance(v, kind) or isinstance(v, bool)]
        codes = codes_of(name) if name in MASKS and name != "has_level" else {}
        wrong += [v for v in given if codes and v not in codes]
        if name == "has_level":
            wrong += [v for v in given if v not in range(8)]
        if wrong:
            raise RequestError(
                f"{name} takes {kind.__name__} values{' of ' + ', '.join(codes) if codes else ''}, not {wrong}."
            )
        found[name] = given
    return found


def codes_of(name: str) -> Mapping[str, int]:
    """The bits of a mask by code: of categories, sides or rules."""
    return {"category": bits("participant_categories"), "side": _SIDE_BITS, "rule": bits("finding_rules")}[name]


def mask_of(name: str, values: Iterable[Any]) -> int:
    """The bits of some values of a mask."""
    return reduce(or_, (1 << (v if name == "has_level" else codes_of(name)[v]) for v in values), 0)


def column_of(dimension: str) -> str:
    """The column of a table, called t, that holds a dimension."""
    return "t.agency_id" if dimension == "agency" else f"t.{dimension}"


def unknown_of(dimension: str) -> Any:
    """The value of a filter that stands for what is not known."""
    return {"level": -1}.get(dimension, 0 if dimension in NUMBERS else "")


def conditions(filters: Iterable[tuple[str, tuple[Any, ...]]], parameters: dict[str, Any]) -> list[str]:
    """What each filter asks of a row of the table t. Its values are added to `parameters`."""
    return [_condition(name, values, parameters) for name, values in filters]


def bind(parameters: dict[str, Any], value: Any) -> str:
    """The name under which a value stands in a statement."""
    name = f"v{len(parameters)}"
    parameters[name] = value
    return f"${name}"


def _condition(name: str, values: tuple[Any, ...], parameters: dict[str, Any]) -> str:
    if name in MASKS:
        return f"t.{MASKS[name]} & {bind(parameters, mask_of(name, values))} <> 0"
    unknown, column = unknown_of(name), column_of(name)
    known = [bind(parameters, v) for v in values if v != unknown]
    if name in _NAMES:
        # A name that the data does not hold is no error: it is that of no row.
        known = [f"try_cast({value} as {name}_name)" for value in known]
    either = [f"{column} in ({', '.join(known)})"] if known else []
    either += [f"{column} is null"] if len(known) < len(values) else []
    return f"({' or '.join(either)})" if either else "false"
