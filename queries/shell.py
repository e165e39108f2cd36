"""A statement as a person would type it in the DuckDB shell: with its values written in.

For reading and copying only. What Ruam asks itself is bound, never written into the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_NAMED = re.compile(r"\$([a-z_][a-z0-9_]*)")


def filled(sql: str, parameters: Mapping[str, Any]) -> str:
    """`sql` with each `$name` replaced by its value. Raises KeyError for a parameter that is not given."""
    return _NAMED.sub(lambda found: literal(parameters[found[1]]), sql)


def script(statements: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Statements with their parameters, one after the other as the shell takes them."""
    return "\n\n".join(f"{filled(sql, parameters).rstrip().rstrip(';')};" for sql, parameters in statements)


def literal(value: Any) -> str:
    """A value as DuckDB reads it. Raises ValueError for a kind that no filter has."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(literal(one) for one in value)}]"
    raise ValueError(f"{value!r} is of no kind that a filter has")
