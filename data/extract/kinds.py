"""What kind of activity something is, and in which of the four modes people took part."""

from __future__ import annotations

import re
from functools import cache

from data.lookup import begins_with, first_match, table
from data.normalise import compact


@cache
def usual_mode(kind: str) -> str | None:
    """Return the usual mode of a kind of activity; None for those that have none."""
    return next((row["mode"] or None for row in table("activity_kinds") if row["kind"] == kind), None)


# In the order in which they decide.
_MODES_OF_NAMES = {
    "evaluate": re.compile(
        r"(?:ประชุม|เวที)[ก-๙]{0,30}?(?:ติดตามผล|(?:ติดตาม(?:และ)?)?ประเมินผล)|ร่วม(?:กัน)?(?:ติดตาม|ประเมิน)"
    ),
    "plan": re.compile(r"(?:จัดทำ|ทบทวน|ร่วม(?:กัน)?วาง|(?:ประชุม|เวที)วาง)แผน"),
    "exchange": re.compile(r"ประชุม|หารือ|รับฟัง|เวที|ปรึกษา|แลกเปลี่ยน|พบปะ"),
}


def mode_of_name(kind: str, name: str | None) -> str | None:
    """Return the mode that the wording of a name tells where its kind has none: to meet and to consult is to exchange views,
    to draw up a plan together is to plan, to see together what came of something is to evaluate.
    """
    if kind != "other" or not name:
        return None
    return next((mode for mode, words in _MODES_OF_NAMES.items() if words.search(name)), None)


def kind_of(name: str, *around: str) -> tuple[str | None, str]:
    """Return (kind, the words that decided); the name decides before what stands around it, and that in the order given."""
    for words in (name, *around):
        if words and (found := first_match("activity_kinds", "kind", words)):
            return found[0], found[1][0]
    return None, ""


_BOXES = re.compile(r"[☐□○◯]|[(\[]\s*[)\]]")
_LIST_MARK = re.compile(r"^[\W_]*(?:\(?\d{1,2}[.)]+\s*|\d{1,2}\s+(?=[ก-๙]))?")
_TICKED = re.compile(r"(?:[☑☒✓✔■●🗹]|[(\[]\s*[/xX×✓✔√]\s*[)\]])\s*(?P<choice>[^☐☑☒□■○◯●✓✔(\[\n]+)")


def mode_ticked(words: str) -> str | None:
    """Return which of several modes with boxes before them is ticked; None where there are no such boxes."""
    return mode_stated(words) if _BOXES.search(words) else None


def mode_stated(words: str) -> str | None:
    """Return the mode that a field states: its words, or of several with boxes before them the one that is ticked."""
    ticked = _TICKED.search(words)
    if ticked is None and _BOXES.search(words):
        return None
    told = ticked["choice"] if ticked else words
    return begins_with("modes", "mode", compact(_LIST_MARK.sub("", told, count=1)))
