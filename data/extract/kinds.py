"""What kind of activity something is, and in which of the four modes people took part."""

from __future__ import annotations

import re
from functools import cache

from data.lookup import first_match, table


@cache
def usual_mode(kind: str) -> str | None:
    """Return the usual mode of a kind of activity; None for those that have none."""
    return next((row["mode"] or None for row in table("activity_kinds") if row["kind"] == kind), None)


_EXCHANGES = re.compile(r"ประชุม|หารือ|รับฟัง|เวที|ปรึกษา|แลกเปลี่ยน|พบปะ")


def mode_of_name(kind: str, name: str | None) -> str | None:
    """Return the mode that the wording of a name tells where its kind has none: to meet and to consult is to exchange views."""
    return "exchange" if kind == "other" and name and _EXCHANGES.search(name) else None


def kind_of(name: str, context: str = "") -> tuple[str | None, str]:
    """Return (kind, the words that decided); the name decides before what stands around it."""
    for words in (name, context):
        if words and (found := first_match("activity_kinds", "kind", words)):
            return found[0], found[1][0]
    return None, ""
