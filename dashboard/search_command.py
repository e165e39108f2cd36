"""What `ruam search` shows: the answer as plain values, and a line an activity with the words found marked."""

from __future__ import annotations

import json
from typing import Any

from rich.text import Text

from queries.search import Found, spans

FIELD_WORDS = {
    "name": "ชื่อ name",
    "issue": "ประเด็น issue",
    "result": "ผล result",
    "follow_through": "นำไปใช้ follow-through",
}
_EVERYWHERE = ("words_asked", "activities", "activities_with_all")


def values(found: Found) -> dict[str, Any]:
    """The answer for `--json`: counts, and rows with the hits as pairs of places in the snippet."""
    rows = json.loads(found.rows.to_json(orient="records", date_format="iso", date_unit="s") or "[]")
    for row in rows:
        for name in _EVERYWHERE:
            del row[name]
        row["hits"] = spans(row["hits"])
        row["held_from"] = row["held_from"] and row["held_from"][:10]
    return {
        "words": list(found.words),
        "activities": found.activities,
        "activities_with_all": found.activities_with_all,
        "rows": rows,
    }


def sentence(found: Found) -> str:
    """How many were found, for which words."""
    words = " ".join(found.words)
    if not found.activities:
        return f"ไม่พบกิจกรรมที่กล่าวถึง {words} / no activity speaks of them"
    shown = f"แสดง {len(found.rows):,} อันดับแรก / the best {len(found.rows):,} are shown"
    return (
        f"{words}: พบ {found.activities:,} กิจกรรม มีครบทุกคำ {found.activities_with_all:,} {shown}; "
        f"{found.activities:,} found, {found.activities_with_all:,} with every word"
    )


def line(row: dict[str, Any]) -> Text:
    """One activity: id, period, agency, province, where it was found, and the words; tab-separated, hits in bold."""
    period = "/".join(str(part) for part in (row["fiscal_year"], row["round"]) if part is not None)
    where = FIELD_WORDS[row["field"]]
    cells = [row["activity_id"], period, row["short_name"], row["province"], where]
    told = Text("\t".join(str(cell or "") for cell in cells) + "\t")
    begin = len(told)
    told.append(row["snippet"])
    for start, end in row["hits"]:
        told.stylize("bold reverse", begin + start, begin + end)
    return told
