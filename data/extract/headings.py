"""The headings of the official form, their synonyms and misspellings: which role a line opens.

Phrases are rows of `data/lookups/headings.csv`. A line is compared without blanks and list marks, first to
the letter, then by edit distance, for headings are retyped every year and seldom without a slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from data.extract.lines import Line, Text
from data.lookup import patterns, table

# Words that a heading may go on with and still be a heading.
_TAIL = re.compile(
    r"^(?:(?:ของ|ใน|ที่|แก่|ต่อ|ไป|และ|จาก|ตาม|เพื่อ|ให้|สำหรับ|มี|การ|โดย|คือ|ประจำ|ปี|พ\.ศ\.|ได้แก่|ดังนี้|ดังต่อไปนี้|รอบ|/|\()|$)"
)
# Labels so short or so common that only a colon or a list mark makes them a heading.
_WEAK = {"วันที่", "โครงการ", "กิจกรรม", "เวลา", "สถานที่", "มติ", "ประเด็น", "เป้าหมาย", "เมื่อวันที่", "สรุปผล", "ที่มา", "หลักการ",
         "ผลที่ได้", "ผลสรุป", "ขั้นตอน", "ระยะเวลา", "หลักฐาน", "จุดมุ่งหมาย", "วัตถุประสงค์", "ข้อเสนอแนะ", "ภาพถ่าย", "วิทยากร",
         "การแก้ไขปัญหา", "กลุ่มเป้าหมาย", "ผู้มีส่วนได้ส่วนเสีย", "ผู้มีส่วนร่วม", "ผู้เข้าร่วม", "รูปภาพ", "ความสำคัญ", "หมายเหตุ",
         "การดำเนินการต่อไป", "ความคืบหน้า", "การติดตามผล", "ความก้าวหน้า", "กำหนดการ", "งบประมาณ", "ผู้รับผิดชอบ"}  # fmt: skip
_SQUEEZE = re.compile(r"[\s.\"'“”‘’]+")


@dataclass(slots=True)
class Heading:
    """A line that opens a section: its role (`mode:plan` for one of the four modes) and where its content begins."""

    role: str
    content: int
    exact: bool


@cache
def _phrases() -> dict[str, str]:
    return {_SQUEEZE.sub("", row["phrase"]): row["role"] for row in table("headings")}


@cache
def _by_length() -> list[str]:
    return sorted(_phrases(), key=len, reverse=True)


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile("|".join(r"[\s.\"“”]*".join(map(re.escape, phrase)) for phrase in _by_length()))


@lru_cache(maxsize=4096)
def _nearly(candidate: str) -> str | None:
    """Return the phrase that a short line misspells, or None."""
    best = process.extractOne(
        candidate, _by_length(), scorer=Levenshtein.normalized_similarity, score_cutoff=0.84
    )
    return best[0] if best else None


def _mode(words: str) -> str | None:
    key = _SQUEEZE.sub("", words)
    return next((mode for mode, pattern in patterns("modes", "mode") if pattern.match(key)), None) if len(key) <= 70 else None


def heading_of(text: Text, line: Line) -> Heading | None:
    """Return the heading that a line is or begins with; None for a line that is content."""
    words = text.words(line)
    before, colon, _ = words[:90].partition(":")
    if not colon:
        before, colon, _ = words[:90].partition(" - ") if line.marked and len(words) < 60 else (words[:90], "", "")
    label = _SQUEEZE.sub("", before if colon else words)
    prefix = _prefixes().match(words)
    if prefix:
        phrase = _SQUEEZE.sub("", prefix[0])
        role = _phrases()[phrase]
        rest = words[prefix.end() :]
        weak = phrase in _WEAK
        if colon and prefix.end() <= len(before):
            tail = before[prefix.end() :]
            if not tail.strip() or (len(tail) <= 45 and (_TAIL.match(tail.strip()) or not weak)):
                return Heading(role, line.body + len(before) + len(colon), True)
        if not rest.strip(" .:-–"):
            return Heading(role, line.end, True)
        spaced = rest[0] in " \t:-–"
        numbered = line.style in ("dot", "paren", "close", "named")
        if numbered and spaced and (not weak or role in ("place", "date", "participants", "target", "objective")):
            # "1.2 สถานที่ดำเนินการ ณ ห้องประชุม": the content stands behind the label.
            if len(words) <= 75 and _TAIL.match(rest.strip()) and role in ("issue", "participants", "result", "use", "photos"):
                return Heading(role, line.end, True)
            return Heading(role, line.body + prefix.end(), True)
        if spaced and not weak and role in ("date", "place", "date_place", "name"):
            return Heading(role, line.body + prefix.end(), True)
        if role == "date" and re.match(r"\s*\d", rest) and numbered:
            return Heading(role, line.body + prefix.end(), True)
        if len(words) <= 75 and _TAIL.match(rest.strip()) and not (weak and not numbered) and not _sentence(rest):
            return Heading(role, line.end, True)
        if role == "photos" and len(words) <= 140:
            return Heading(role, line.end, True)
    if mode := _mode(words):
        return Heading(f"mode:{mode}", line.end if not colon else line.body + len(before) + 1, True)
    if 5 <= len(label) <= 70 and (line.marked or colon or len(words) <= 70) and (phrase := _nearly(label)):
        weak = phrase in _WEAK or len(phrase) < 9
        if not weak or colon:
            return Heading(_phrases()[phrase], line.body + len(before) + len(colon) if colon else line.end, False)
    return None


def _sentence(rest: str) -> bool:
    """Tell whether what follows a heading's words makes a sentence of it."""
    return bool(re.search(r"\d+\s*(?:คน|ราย|ท่าน)|ได้(?!รับ|แก่|ส่วนเสีย|เสีย)|จะ|ทำให้|พบว่า|มีมติ", rest))
