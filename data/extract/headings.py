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
    r"^(?:(?:ของ|ใน|ที่|แก่|ต่อ|ไป|และ|จาก|ตาม|เพื่อ|ให้|สำหรับ|มี|การดำเนินงาน|โดย|คือ|ประจำ|ปี|พ\.ศ\.|ได้แก่|ดังนี้|ดังต่อไปนี้|รอบ|/|\()|$)"
)
# Labels so short or so common that only a colon or a list mark makes them a heading.
_WEAK = {"เรื่อง", "ผล", "ความคิดเห็น", "ความเห็น", "วัน", "เมื่อ", "ข้อสรุป", "ข้อเสนอ", "หัวข้อ", "นำไปใช้", "ผลลัพธ์", "วันที่", "โครงการ", "กิจกรรม", "เวลา", "สถานที่", "ประเด็น", "เป้าหมาย", "เมื่อวันที่", "ดำเนินการ", "สรุปผล", "ที่มา", "หลักการ",
         "ผลที่ได้", "ผลสรุป", "ขั้นตอน", "ระยะเวลา", "หลักฐาน", "จุดมุ่งหมาย", "วัตถุประสงค์", "ข้อเสนอแนะ", "ภาพถ่าย", "วิทยากร",
         "การแก้ไขปัญหา", "กลุ่มเป้าหมาย", "ผู้มีส่วนได้ส่วนเสีย", "ผู้มีส่วนร่วม", "ผู้เข้าร่วม", "รูปภาพ", "ความสำคัญ", "หมายเหตุ",
         "การดำเนินการต่อไป", "ความคืบหน้า", "การติดตามผล", "ความก้าวหน้า", "กำหนดการ", "งบประมาณ", "ผู้รับผิดชอบ"}  # fmt: skip
_SQUEEZE = re.compile(r"[\s.\"'“”‘’]+")


# The items of minutes: only what was put to the meeting for consideration is an issue of it.
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระ(?:การประชุม)?ที่\s*\d+\s*(?=เรื่อง|:|$)")


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
    best = process.extractOne(candidate, _by_length(), scorer=Levenshtein.normalized_similarity, score_cutoff=0.84)
    return best[0] if best else None


def _mode(words: str) -> str | None:
    key = _SQUEEZE.sub("", words)
    return (
        next((mode for mode, pattern in patterns("modes", "mode") if pattern.match(key)), None)
        if len(key) <= 70
        else None
    )


def heading_of(text: Text, line: Line) -> Heading | None:
    """Return the heading that a line is or begins with; None for a line that is content."""
    words = text.words(line)
    before, colon, _ = words[:90].partition(":")
    if not colon:
        before, colon, _ = words[:90].partition(" - ") if line.marked and len(words) < 60 else (words[:90], "", "")
    label = _SQUEEZE.sub("", before if colon else words)
    if agenda := _AGENDA.match(words):
        return Heading("issue" if re.search(r"พิจารณา|หารือ|ปรึกษา", words) else "other", line.end, bool(agenda))
    prefix = _prefixes().match(words)
    if prefix:
        phrase = _SQUEEZE.sub("", prefix[0])
        role = _phrases()[phrase]
        rest = words[prefix.end() :]
        weak = phrase in _WEAK
        if colon and prefix.end() <= len(before):
            tail = before[prefix.end() :]
            if not tail.strip() or (len(tail) <= 45 and not weak):
                return Heading(role, line.body + len(before) + len(colon), True)
        if not rest.strip(" .:-–"):
            return Heading(role, line.end, True)
        numbered = line.style in ("dot", "paren", "close", "named")
        if re.match(r"(?: {2}|\t| *\|)", rest) and (numbered or not weak or rest[0] in "\t|") and rest.strip():
            return Heading(role, line.body + prefix.end() + len(rest) - len(rest.lstrip(" \t|")), True)
        spaced = rest[0] in " \t:-–"
        if numbered and spaced and (not weak or role in ("place", "date", "participants", "target", "objective")):
            # "1.2 สถานที่ดำเนินการ ณ ห้องประชุม": the content stands behind the label.
            if (
                len(words) <= 75
                and _TAIL.match(rest.strip())
                and role in ("issue", "participants", "result", "use", "photos")
            ):
                return Heading(role, line.end, True)
            return Heading(role, line.body + prefix.end(), True)
        if spaced and not weak and role in ("date", "place", "date_place", "name"):
            return Heading(role, line.body + prefix.end(), True)
        if role == "date" and rest[0] in " \t" and re.match(r"\s*\d", rest) and numbered:
            return Heading(role, line.body + prefix.end(), True)
        content = rest[0] in " \t" and len(rest) > 25
        if (
            len(words) <= 75
            and role not in ("date", "place", "date_place", "name")
            and not content
            and _TAIL.match(rest.strip())
            and not (weak and not numbered)
            and not _sentence(rest)
        ):
            return Heading(role, line.end, True)
        if role == "photos" and len(words) <= 140:
            return Heading(role, line.end, True)
    if mode := _mode(words):
        return Heading(f"mode:{mode}", line.end if not colon else line.body + len(before) + 1, True)
    if (len(words) <= 75 or colon) and (told := _by_words(words, line)):
        return told
    if prefix and (told := _with_content(words, line, prefix)):
        return told
    if told := _repeated_label(text, line):
        return told
    if 5 <= len(label) <= 70 and (line.marked or colon or len(words) <= 70) and (phrase := _nearly(label)):
        weak = phrase in _WEAK or len(phrase) < 9
        if not weak or colon:
            return Heading(_phrases()[phrase], line.body + len(before) + len(colon) if colon else line.end, False)
    return None


_PARENTHESIS = re.compile(r"\s*(\([^()]*\))\s*:?\s*$")


def _by_words(words: str, line: Line) -> Heading | None:
    """A short line that stands by itself and begins with the words of an element: "ข้อสรุปจากที่ประชุม"."""
    label, colon, _ = words.partition(":")
    if colon and words[len(label) + 1 :].strip() and 3 <= len(label) <= 45 and not re.search(r"\d", label):
        key = _SQUEEZE.sub("", label)
        role = next((role for role, pattern in patterns("heading_words", "role") if pattern.search(key)), None)
        return Heading(role, line.body + len(label) + 1, False) if role and not _sentence(key) else None
    if (
        (gap := re.search(r"\s{2,}|\t", words))
        and 4 <= gap.start() <= 45
        and not re.search(r"\d", words[: gap.start()])
    ):
        key = _SQUEEZE.sub("", words[: gap.start()])
        role = next((role for role, pattern in patterns("heading_words", "role") if pattern.search(key)), None)
        if role and not _sentence(key) and (line.numbers or line.blank_before):
            return Heading(role, line.body + gap.end(), False)
    if not (line.blank_before or line.numbers or words.rstrip().endswith(":")) or line.style in ("bullet", "close"):
        return None
    note = _PARENTHESIS.search(words)
    label = _SQUEEZE.sub("", words[: note.start()] if note else words).rstrip(":")
    if line.numbers and "เรื่อง" in label[6:]:
        # Among numbered lines an item may begin like a heading: "ข้อเสนอของประชาชนเรื่องถนน".
        return None
    if not 4 <= len(label) <= 48 or re.search(r"\d", label) or _sentence(label):
        return None
    role = next((role for role, pattern in patterns("heading_words", "role") if pattern.search(label)), None)
    if role is None:
        return None
    return Heading(role, line.body + note.start(1) if note and re.search(r"\d", note[1]) else line.end, False)


def _repeated_label(text: Text, line: Line) -> Heading | None:
    """A word that several lines begin with and that is the name of an element: "ผล …" under each activity of a list."""
    words = text.words(line)
    label = re.match(r"[ก-๙/]{2,30}(?=\s+\S)", words)
    if label is None or label[0] not in text.labels:
        return None
    role = _phrases().get(label[0])
    if role is None and len(label[0]) >= 5:
        role = next((role for role, pattern in patterns("heading_words", "role") if pattern.search(label[0])), None)
    if role is None or role in ("name", "other", "background", "story"):
        return None
    if role in ("date", "date_place") and not re.match(
        r"\s+(?:วัน|เมื่อ|ระหว่าง|ตั้งแต่|เดือน)?\S{0,6}\s*\d", words[label.end() :]
    ):
        return None
    return Heading(role, line.body + label.end(), False)


def _with_content(words: str, line: Line, prefix: re.Match[str]) -> Heading | None:
    """A label and its content on one line with only a blank between them: "การนำผลไปใช้ อบต. จัดซื้อ…"."""
    phrase = _SQUEEZE.sub("", prefix[0])
    role, rest = _phrases()[phrase], words[prefix.end() :]
    if role == "participants" and re.match(r"\s*(?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด|ประมาณ|\s)*\d", rest):
        return Heading(role, line.body, True)
    if (
        role in ("issue", "participants", "result", "use")
        and phrase not in _WEAK
        and len(phrase) >= 10
        and rest[0] in " \t"
    ):
        return Heading(role, line.body + prefix.end(), True)
    return None


_STRONG = 14


def unflatten(text: Text) -> None:
    """Give a report that was pasted into one paragraph its lines back: a long line is cut before the form's own headings."""
    lines: list[Line] = []
    for line in text.lines:
        cuts = _inner_headings(text.folded, line) if line.end - line.start > 250 else []
        start = line.start
        for cut, body in cuts:
            if start == line.start:
                lines.append(
                    Line(
                        line.start,
                        _before(text.folded, line.start, cut),
                        line.body,
                        line.style,
                        line.numbers,
                        line.indent,
                        line.blank_before,
                    )
                )
            else:
                lines[-1].end = _before(text.folded, start, cut)
            style, numbers = (
                ("dot", tuple(int(n) for n in re.findall(r"\d+", text.folded[cut:body]))) if body > cut else ("", ())
            )
            lines.append(Line(cut, line.end, body, style, numbers, line.indent, False))
            start = cut
        if not cuts:
            lines.append(line)
    text.lines[:] = [line for line in lines if line.end > line.body]


def _before(folded: str, start: int, cut: int) -> int:
    while cut > start and folded[cut - 1].isspace():
        cut -= 1
    return cut


def _inner_headings(folded: str, line: Line) -> list[tuple[int, int]]:
    """Return (where it begins with its number, where its words begin) of each heading inside a line."""
    found, roles = [], set()
    for match in _inner().finditer(folded, line.body, line.end):
        phrase = _SQUEEZE.sub("", match["phrase"])
        role = _phrases()[phrase]
        if (
            len(phrase) < _STRONG
            and not match["number"]
            and not folded[match.end() : match.end() + 2].lstrip().startswith(":")
        ):
            continue
        if match.start() <= line.body:
            continue
        start = match.start("number") if match["number"] else match.start("phrase")
        found.append((start, match.start("phrase")))
        roles.add(role)
    return found if len(roles & {"issue", "participants", "result", "use"}) >= 2 else []


@cache
def _inner() -> re.Pattern[str]:
    kept = [p for p in _by_length() if len(p) >= 8 and p not in _WEAK and _phrases()[p] not in ("other", "background")]
    spelled = "|".join(r"[ ]?".join(map(re.escape, phrase)) for phrase in kept)
    return re.compile(rf"(?<=\s)(?P<number>\(?\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s*)?(?P<phrase>{spelled})(?=\s|:)")


def _sentence(rest: str) -> bool:
    """Tell whether what follows a heading's words makes a sentence of it."""
    return bool(re.search(r"\d+\s*(?:คน|ราย|ท่าน)|ได้(?!รับ|แก่|ส่วนเสีย|เสีย)|จะ|ทำให้|พบว่า|มีมติ", rest))
