"""The sign beside a value that a person confirmed or corrected: that it is so, who said it, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard.format import Record, day, is_unknown, moment
from dashboard.page import Page
from dashboard.words import Words
from data.corrections import correctable

# The group of labels of a code, by the value that holds it.
CODES = {
    "activity.kind": "activity_kind",
    "activity.mode": "mode",
    "activity.date_precision": "date_precision",
    "activity.recurrence": "recurrence",
    "participant_group.category": "category",
    "follow_through.level": "level",
    "report.round": "round",
}


class Signs:
    """The corrections in force of one report, by the value they are of."""

    def __init__(self, corrections: Sequence[Record], page: Page) -> None:
        self._page = page
        self._by_value = {
            (c["target_table"], c["activity_id"], c["position"], c["field"]): c for c in corrections if c["is_in_force"]
        }

    def of(self, table: str, activity_id: str | None, position: int | None, *fields: str) -> str:
        """The signs of one row's values as HTML, '' where a person said nothing of them."""
        found = [self._by_value.get((table, activity_id, position, field)) for field in fields]
        return "".join(_sign(c, self._page) for c in found if c is not None)

    def current(self, table: str, activity_id: str | None, position: int | None, field: str) -> Record | None:
        """The correction in force of one value."""
        return self._by_value.get((table, activity_id, position, field))


def value_words(full_name: str, value: Any, page: Page) -> str:
    """A value, kept as text, as a reader sees it."""
    words, field = page.words, correctable()[full_name]
    if is_unknown(value):
        return words("unknown")
    if field.sort == "truth":
        return words("yes") if value == "true" else words("no")
    if field.sort == "day":
        return day(value, words)
    if field.sort == "agency":
        known = page.choices.agencies.get(str(value))
        return str(value) if known is None else known.label
    return words.code(CODES[full_name], value) if full_name in CODES else str(value)


def labels(full_names: Any, words: Words) -> list[str]:
    """The labels of values named as a list: `activity.kind,follow_through.level`."""
    return [] if is_unknown(full_names) else [words(f"field.{name}") for name in str(full_names).split(",")]


def in_list(row: Record, words: Words) -> str:
    """What people said of an activity's values, for its line in the list."""
    parts = []
    for name in ("overruled", "confirmed", "reopened"):
        told = labels(row[name], words)
        if told:
            text = f"{words(f'correction.mark_{name}')}: {words('list_separator').join(told)}"
            parts.append(
                f'<span class="ruam-said {name}" title="{escape(str(row["correction_note"]))}">{escape(text)}</span>'
            )
    return "".join(parts)


def history(corrections: Sequence[Record], page: Page) -> str:
    """All that people said of a report, with what became of it, as a list; '' where nobody said anything."""
    if not corrections:
        return ""
    words = page.words
    items = "".join(f"<li>{_told(c, page)}</li>" for c in corrections)
    return f'<section class="ruam-said-list"><h3>{escape(words("correction.history"))}</h3><ul>{items}</ul></section>'


def place_words(correction: Record, words: Words) -> str:
    """Which value of which row: กิจกรรมที่ 2 · กลุ่มที่ 1 · จำนวน (คน)."""
    table, field = correction["target_table"], correction["field"]
    parts = []
    if not is_unknown(correction["activity_position"]):
        parts.append(words("report.activity", n=int(correction["activity_position"])))
    if not is_unknown(correction["position"]):
        parts.append(f"{words(f'correction_table.{table}')} {int(correction['position'])}")
    return " · ".join([*parts, words(f"field.{table}.{field}")])


def _who(correction: Record, words: Words) -> str:
    when = moment(correction["corrected_at"], words)
    return words("correction.who", by=correction["corrected_by"], when=when, reason=correction["reason"])


def _change(correction: Record, page: Page) -> str:
    name = f"{correction['target_table']}.{correction['field']}"
    read, said = (value_words(name, correction[k], page) for k in ("machine_value", "value"))
    return said if read == said else page.words("correction.change", read=read, said=said)


def _sign(correction: Record, page: Page) -> str:
    words = page.words
    name = "overruled" if correction["is_overruled"] else "confirmed"
    text = words(f"correction.mark_{name}")
    if correction["status"] == "reopened":
        text = f"{text} · {words('correction.mark_reopened')}"
        name += " reopened"
    note = f"{_change(correction, page)} · {_who(correction, words)}"
    return f' <span class="ruam-said {name}" title="{escape(note)}" tabindex="0">{escape(text)}</span>'


def _told(correction: Record, page: Page) -> str:
    words = page.words
    lines = [_who(correction, words)]
    if not is_unknown(correction["why"]):
        lines.append(words(f"correction_why.{correction['why']}"))
    if correction["why"] == "target_gone":
        lines.append(words("correction.gone_words", words=correction["anchor"]))
    if not is_unknown(correction["withdrawn_by"]):
        when, reason = moment(correction["withdrawn_at"], words), correction["withdrawn_reason"]
        lines.append(words("correction.withdrawn", by=correction["withdrawn_by"], when=when, reason=reason))
    status = words(f"correction_status.{correction['status']}")
    small = "".join(f"<small>{escape(line)}</small>" for line in lines)
    return (
        f'<span class="ruam-said {escape(correction["status"])}">{escape(status)}</span> '
        f"<strong>{escape(place_words(correction, words))}</strong>: {escape(_change(correction, page))}{small}"
    )
