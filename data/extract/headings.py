"""The headings of the official form, their synonyms and misspellings: which role a line opens.

Phrases are rows of `data/lookups/headings.csv`; `needs_mark` marks those so short or so common that only a colon or a
list mark makes them a heading. `data/lookups/heading_words.csv` knows further headings by the words they begin with.
A line is compared without blanks and list marks, first to the letter, then by edit distance, for headings are retyped
every year and seldom without a slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from data.extract.dates import find_dates, find_recurrence, is_date_alone
from data.extract.lines import FIRST_WORD, Line, Text, goes_on
from data.lookup import begins_with, table
from data.normalise import compact

# Words that a heading may go on with and still be a heading.
_TAIL = re.compile(
    r"^(?:(?:ของ|ใน|ที่|แก่|ต่อ|ไป|และ|จาก|ตาม|เพื่อ|ให้|สำหรับ|มี|การดำเนินงาน|โดย|(?:คือ|ได้แก่)(?=\W*$)|ประจำ|ปี|พ\.ศ\.|ดังนี้|ดังต่อไปนี้|รอบ|/|\()|$)"
)
_SQUEEZE = re.compile(r"[\s.\"'“”‘’]+")
# The items of minutes: only what was put to the meeting for consideration is an issue of it.
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระ(?:การประชุม)?(?:ที่)?\s*\d+(?:\.\d+)*\s*:?\s*")
_OF_MATTER = re.compile(r"(?:ระเบียบ)?วาระ(?:ที่)?\s*\d+\.\d|วาระ\s\d+\s+(?!เรื่อง|พิจารณา|รับรอง|แจ้ง|ประธาน|เลขา)")
# What is annexed to minutes: "ภาคผนวก ข  การดำเนินการตามมติ".
# "ประเด็นที่ (1) เห็นด้วย 212 คน": what was said of a matter that stands above.
_OF_MATTER_ABOVE = re.compile(
    r"ประเด็น(?:ที่)?\s?\(?\d{1,2}\)?\s*:?\s*(?:ผู้\S{0,20}|ส่วนใหญ่|ที่ประชุม|มี|มติ|ร้อยละ\s?\d+)*(?:ไม่)?(?:เห็น(?:ด้วย|ชอบ|ควร|ว่า)|งดออกเสียง)"
)
_ANNEX = re.compile(r"ภาคผนวก\s?(?:[ก-ฮ]|\d{1,2})[.:]?\s+(?=\S)")
_CONSIDERED = re.compile(r"พิจารณา|หารือ|ปรึกษา|เสนอใหม่")
# An item's heading that names no matter of its own: "เรื่องเพื่อพิจารณา".
_NO_MATTER = re.compile(
    r"(?:เรื่อง)?(?:เสนอ)?(?:ที่|เพื่อ)?(?:เสนอ)?(?:ให้)?(?:ที่ประชุม)?(?:เพื่อ)?(?:ทราบ(?:และ|/))?(?:พิจารณา|หารือ|ปรึกษา|ใหม่)*\W*$"
)

# A heading that takes a line of its own is no longer than this many characters.
_LONGEST = 75
# A misspelt heading shares this much of its letters with the phrase: two slips in twelve.
_NEAR = 0.84
# The usual bullets of lists.
LIST_BULLETS = frozenset("-–—•*·●▪◦0oO")
_ELEMENTS = {"issue", "participants", "result", "use"}
_FIELDS = {"name", "date", "place", "date_place"}


@dataclass(slots=True)
class Heading:
    """A line that opens a section: its role (`mode:plan` for one of the four modes) and where its content begins."""

    role: str
    content: int


@dataclass(slots=True)
class _Labelled:
    """A line with the words before its first colon, where it has one near its beginning."""

    line: Line
    words: str
    before: str  # all of the line's beginning where there is no colon
    colon: str
    bracketed: str = ""  # the label of a line that begins with it in brackets

    @property
    def behind_colon(self) -> int:
        return self.line.body + len(self.before) + len(self.colon)

    @property
    def numbered(self) -> bool:
        return self.line.style in ("dot", "paren", "close", "slash", "bracket", "named", "letter")


@dataclass(slots=True)
class _Phrase:
    """A phrase of the table that a line begins with, and the words behind it."""

    key: str
    role: str
    end: int  # offset into the line's words
    rest: str
    needs_mark: bool


@cache
def _phrases() -> dict[str, str]:
    return {_SQUEEZE.sub("", row["phrase"]): row["role"] for row in table("headings")}


@cache
def _needing_mark() -> frozenset[str]:
    return frozenset(_SQUEEZE.sub("", row["phrase"]) for row in table("headings") if row["needs_mark"])


@cache
def _by_length() -> list[str]:
    return sorted(_phrases(), key=len, reverse=True)


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile("|".join(r"[\s.\"“”]*".join(map(re.escape, phrase)) for phrase in _by_length()))


@lru_cache(maxsize=4096)
def _nearly(candidate: str) -> str | None:
    """Return the phrase that a short line misspells, or None."""
    best = process.extractOne(candidate, _by_length(), scorer=Levenshtein.normalized_similarity, score_cutoff=_NEAR)
    return best[0] if best else None


@cache
def cues() -> re.Pattern[str]:
    """Return the pattern of the words that tell, wherever they stand in a heading, what it is of: the group is its role."""
    return re.compile("|".join(f"(?P<{row['role']}>{row['pattern']})" for row in table("heading_cues")))


_JOINING = re.compile(r"ร่วม(?=คิด|ทำ|วางแผน|ตัดสินใจ|ดำเนิน|ปฏิบัติ|รับ|แลกเปลี่ยน|ติดตาม|ตรวจสอบ|ประเมิน)")


def _mode(words: str) -> str | None:
    key = _SQUEEZE.sub("", words)
    if len(key) > 70:
        return None
    joined = [begins_with("modes", "mode", key[one.start() :]) for one in _JOINING.finditer(key)]
    if len(joined) > 1 and (len(set(joined)) > 1 or joined[0] is None):
        # "ร่วมคิด ร่วมทำ ร่วมรับผิดชอบ" is a slogan, "ร่วมคิดและร่วมวางแผน" is not.
        return None
    return begins_with("modes", "mode", key)


def role_of_label(label: str) -> str | None:
    """Return what a label is of by its own words, or those that it begins with; None for words that no table knows."""
    key = _SQUEEZE.sub("", label)
    return _phrases().get(key) or _role_by_words(key)


def role_told(label: str) -> str | None:
    """As `role_of_label`, else what a cue tells that stands anywhere in the label."""
    cue = cues().search(label)
    return role_of_label(label) or (cue.lastgroup if cue else None)


def _role_by_words(key: str) -> str | None:
    return begins_with("heading_words", "role", key)


def label_of(text: Text, line: Line, heading: Heading) -> str:
    """Return what a heading says, without blanks and the colon, to be held against others; "" where it is all content."""
    return compact(text.folded[line.body : heading.content]).rstrip(":")


def heading_of(text: Text, line: Line) -> Heading | None:
    """Return the heading that a line is or begins with; None for a line that is content."""
    if component := _COMPONENT.match(text.folded, line.body, line.end):
        line = replace(line, body=component.end(), style="named", numbers=(int(component["number"]),))
    if _OF_MATTER_ABOVE.match(text.folded, line.body, line.end):
        return None
    heading = _heading_of(text, line) or _by_sign(text, line)
    if heading is not None and heading.role == "participants":
        # "ใครมาบ้าง  52 คน : คณะกรรมการวัด 7 …": how many came stands before the colon.
        counted = _COUNTED_BEFORE.search(text.folded, line.body, heading.content)
        heading.content = counted.start("count") if counted else heading.content
    return heading


def _by_sign(text: Text, line: Line) -> Heading | None:
    """Return the heading that a picture in front of a line is, where that tells what the line says: "👥 48 คน"."""
    # A pin or a calendar may stand before words that go on with other signs: 📅 6 ธ.ค. 68 📍 ริมห้วย 👥 215 คน.
    role = role_of_sign(text, line)
    return Heading(role, line.body) if role == "participants" else None


def role_of_sign(text: Text, line: Line) -> str | None:
    """Return what a picture in front of a line stands for; None where there is none that the table knows."""
    before = text.folded[line.start : line.body]
    return next((row["role"] for row in table("signs") if row["sign"] in before), None) if before else None


# "องค์ประกอบที่ 3 ผลจากการมีส่วนร่วม": the form counts its elements.
_COMPONENT = re.compile(r"องค์ประกอบที่\s*(?P<number>\d)\s*[:.)]?\s*(?=[ก-๙])")
_COUNTED_BEFORE = re.compile(
    r"(?<=[^\s\d])\s+(?P<count>(?:(?:รวม|จำนวน|ประมาณ|ราว|ทั้งสิ้น)\s*)*\d[\d,]*\s*(?:คน|ราย|ท่าน)\s*[:=])"
)


def _heading_of(text: Text, line: Line) -> Heading | None:
    words = text.words(line)
    if agenda := _AGENDA.match(words):
        if not _CONSIDERED.search(words):
            # "วาระ 4.1 ให้ขุดลอกคลอง" calls a matter told above, and opens none.
            return None if _OF_MATTER.match(words) else Heading("other", line.end)
        is_bare = _NO_MATTER.match(words, agenda.end())
        return Heading("issue", line.end if is_bare else line.body + agenda.end())
    if annexed := _annexed(line, words):
        return annexed
    if question := _QUESTION.match(words):
        key = _SQUEEZE.sub("", words[question.end() :]).rstrip("?")
        if _ADVICE.match(key):
            return Heading("other", line.end)
        if _WHAT_WAS_HELD.search(key):
            return Heading("story", line.end)
        cue = None if _role_by_words(key) else cues().search(key)
        return Heading(_role_by_words(key) or (cue.lastgroup if cue else None) or "other", line.end)
    labelled = _labelled(line, words)
    if labelled.bracketed:
        return _in_brackets(labelled)
    phrase = _phrase(words)
    if not labelled.colon and phrase and _goes_beyond(text, words, phrase) and (told := _repeated_label(text, line)):
        return told
    if phrase and (told := _by_phrase(labelled, phrase)):
        if told.role == "other" and phrase.key == "เวลา" and _tells_day(text.folded[told.content : line.end]):
            return Heading("date", told.content)
        return told
    if mode := _mode(words):
        return Heading(f"mode:{mode}", labelled.behind_colon if labelled.colon else line.end)
    is_short = _length_of_label(words) <= _LONGEST or bool(_COLUMN_GAP.search(words[:_LONGEST]))
    if (is_short or labelled.colon) and (told := _by_words(text, line, words)):
        return told
    if phrase and (told := _with_content(line, phrase)):
        return told
    return _repeated_label(text, line) or _misspelt(labelled)


def _annexed(line: Line, words: str) -> Heading | None:
    annex = _ANNEX.match(words)
    title = words[annex.end() :].partition("(")[0] if annex else ""
    role = role_told(_SQUEEZE.sub("", title)) if title else None
    return Heading(role, line.end) if role else None


_ADVICE = re.compile(r"ถ้า|หาก|ติดต่อ|สอบถาม|สนใจ|ครั้งหน้า|ครั้งต่อไป")
_WHAT_WAS_HELD = re.compile(
    r"^(?:แล้ว)?(?:อบต|อบจ|เทศบาล|หน่วยงาน|เรา)?(?:ได้|มีการ)?จัด(?!เมื่อ|วัน|ที่|กัน).{0,40}(?:อะไร|ไหนบ้าง)|(?:กิจกรรม|โครงการ|งาน)(?:นี้)?(?:คือ)อะไร"
)
_QUESTION = re.compile(r"(?:(?:คำ)?ถาม|Q)\s?\d{0,2}(?:\s?[:.：]\s*| {2,}|\t)(?=\S)")


def is_question(words: str) -> bool:
    """Tell whether a line is a question of a page of questions and answers."""
    return bool(_QUESTION.match(words))


def _tells_day(words: str) -> bool:
    """Tell whether what stands behind a label is a day, a month or how often, and no mere hour."""
    return bool(find_dates(words) or find_recurrence(words))


def _in_brackets(labelled: _Labelled) -> Heading:
    """A label in brackets is a heading whatever it says; one that nobody knows is told by what stands behind it."""
    key = _SQUEEZE.sub("", labelled.bracketed)
    behind = labelled.words[len(labelled.before) + len(labelled.colon) :]
    role = role_told(key) or "other"
    if role == "other" and _DAY_BEHIND.match(behind):
        role = "date"
    elif role == "other" and _PEOPLE_BEHIND.fullmatch(behind):
        role = "participants"
    return Heading(role, labelled.behind_colon)


_DAY_BEHIND = re.compile(r"\s*(?:วัน\S{0,14}\s*)?\d{1,2}\s?[ก-๙.]{3,12}\s?25\d\d")
_PEOPLE_BEHIND = re.compile(r"\s*(?:(?:รวม|ทั้งสิ้น|จำนวน|ประมาณ)\s*)*\d[\d,]*\s*(?:คน|ราย|ท่าน)\s*")

_DASH = re.compile(r"(?<![\d.])\s(?:--+|—|–)\s(?!\d)")


_BRACKETED = re.compile(r"[\[【<«]\s*(?P<label>[^\]】>»\d]{2,40}?)\s*[\]】>»]\s*:?\s*")


def _labelled(line: Line, words: str) -> _Labelled:
    start = words[:90]
    if bracket := _BRACKETED.match(start):
        # "[ผลการหารือ] …": brackets around a label do a colon's work.
        label = bracket["label"]
        return _Labelled(
            line, words, bracket[0][: bracket.end("label")], words[bracket.end("label") : bracket.end()], label
        )
    before, colon, _ = start.partition(":")
    if not colon and (dash := _DASH.search(start)):
        # "(ก) ประเด็น -- การย้ายคอกโค": a dash between blanks does a colon's work.
        before, colon = start[: dash.start()], dash[0]
    if not colon and line.marked and len(words) < 60:
        before, colon, _ = start.partition(" - ")
    return _Labelled(line, words, before, colon)


def _phrase(words: str) -> _Phrase | None:
    found = _prefixes().match(words)
    if found is None:
        return None
    key = _SQUEEZE.sub("", found[0])
    if key == "ที่" and words[found.end() :].lstrip()[:1].isdigit():
        # "ที่ 2 ชุมชนตลาด" is a number, and no place.
        return None
    return _Phrase(key, _phrases()[key], found.end(), words[found.end() :], key in _needing_mark())


def _by_phrase(labelled: _Labelled, phrase: _Phrase) -> Heading | None:
    """The line begins with a phrase of the table: with its colon, alone, or with its content behind it."""
    line, role, rest, needs_mark = labelled.line, phrase.role, phrase.rest, phrase.needs_mark
    if labelled.colon and phrase.end <= len(labelled.before):
        tail = labelled.before[phrase.end :]
        if not tail.strip() or (len(tail) <= 45 and not needs_mark):
            return Heading(role, labelled.behind_colon)
    if not rest.strip(" .:-–"):
        return Heading(role, line.end)
    numbered = labelled.numbered
    if needs_mark and rest.count("\t") > 1:
        # The header of a table's columns: "ที่", "ชื่อ-สกุล", "เบอร์โทร".
        return None
    if re.match(r"(?: {2}|\t| *\|)", rest) and (
        numbered or not needs_mark or rest[0] in "\t|" or rest.startswith("   ")
    ):
        return Heading(role, line.body + phrase.end + len(rest) - len(rest.lstrip(" \t|")))
    if told := _spaced(labelled, phrase) or _gapped(labelled, phrase):
        return told
    if _alone(labelled, phrase) or (role == "photos" and len(labelled.words) <= 140):
        return Heading(role, line.end)
    return None


def _spaced(labelled: _Labelled, phrase: _Phrase) -> Heading | None:
    """Only a blank or a dash parts the label from its content: "1.2 สถานที่ดำเนินการ ณ ห้องประชุม"."""
    role, rest, needs_mark = phrase.role, phrase.rest, phrase.needs_mark
    if rest[0] not in " \t:-–":
        return None
    content = Heading(role, labelled.line.body + phrase.end)
    if labelled.numbered and (not needs_mark or role in ("place", "date", "participants", "target", "objective")):
        if len(labelled.words) <= _LONGEST and _TAIL.match(rest.strip()) and role in {*_ELEMENTS, "photos"}:
            return Heading(role, labelled.line.end)
        return content
    if not needs_mark and role in _FIELDS:
        return content
    if role == "date" and labelled.numbered and re.match(r"\s+\d", rest):
        return content
    return None


_GAP = re.compile(r" {2,}|\t")
_LONGEST_TAIL = 25


def _gapped(labelled: _Labelled, phrase: _Phrase) -> Heading | None:
    """A gap parts the label, which goes on behind the phrase, from its content: "มติ/ความเห็น  ให้ซ่อมถนน"."""
    gap = _GAP.search(phrase.rest)
    if gap is None or not 0 < gap.start() <= _LONGEST_TAIL or not phrase.rest[gap.end() :].strip():
        return None
    tail = phrase.rest[: gap.start()]
    is_label = _TAIL.match(tail.strip()) and (labelled.numbered or not phrase.needs_mark) and not _makes_sentence(tail)
    return Heading(phrase.role, labelled.line.body + phrase.end + gap.end()) if is_label else None


def _alone(labelled: _Labelled, phrase: _Phrase) -> bool:
    """Tell whether the line is the heading and nothing else, for what follows the phrase only goes on with it."""
    rest = phrase.rest
    has_content = rest[0] in " \t" and len(rest) > 25
    return (
        len(labelled.words) <= _LONGEST
        and phrase.role not in _FIELDS
        and not has_content
        and bool(_TAIL.match(rest.strip()))
        and (labelled.numbered or not phrase.needs_mark)
        and not _makes_sentence(rest)
    )


def _misspelt(labelled: _Labelled) -> Heading | None:
    line, words = labelled.line, labelled.words
    gap = None if labelled.colon else _GAP.search(words)
    before = labelled.before if labelled.colon else words[: gap.start()] if gap else words
    label = _SQUEEZE.sub("", before)
    if not (5 <= len(label) <= 70 and (line.marked or labelled.colon or len(before) <= 70)):
        return None
    phrase = _nearly(label)
    if phrase is None or ((phrase in _needing_mark() or len(phrase) < 9) and not labelled.colon):
        return None
    content = labelled.behind_colon if labelled.colon else line.body + gap.end() if gap else line.end
    return Heading(_phrases()[phrase], content)


_HOW_MANY = re.compile(r"(?:รวม|จำนวน)?\s*\d[\d,]*\s*คน")
# Who types so many blanks sets labels apart in a column of their own.
_COLUMN = 4
_COLUMN_GAP = re.compile(rf"\S {{{_COLUMN},}}\S")
_PARENTHESIS = re.compile(r"\s*(\([^()]*\))\s*:?\s*$")


def _length_of_label(words: str) -> int:
    """Return how long a line is without the note in parentheses at its end."""
    note = _PARENTHESIS.search(words)
    return note.start() if note else len(words)


def _by_words(text: Text, line: Line, words: str) -> Heading | None:
    """A line that begins with the words of an element: "ข้อสรุปจากที่ประชุม", with a colon, a gap or nothing behind it."""
    label, colon, behind = words.partition(":")
    if colon and behind.strip() and 2 <= len(label) <= 45 and not re.search(r"\d", label):
        key = _SQUEEZE.sub("", label)
        role = _role_by_words(key)
        return Heading(role, line.body + len(label) + 1) if role and not _makes_sentence(key) else None
    if (
        (gap := re.search(r"\s{2,}|\t", words))
        and 4 <= gap.start() <= 45
        and not re.search(r"\d", words[: gap.start()])
    ):
        key = _SQUEEZE.sub("", words[: gap.start()])
        role = _role_by_words(key)
        if (
            role
            and not _makes_sentence(key)
            and (
                line.numbers
                or line.blank_before
                or gap[0] == "\t"
                or len(gap[0]) >= _COLUMN
                or (role == "participants" and _HOW_MANY.match(words, gap.end()))
            )
        ):
            return Heading(role, line.body + gap.end())
    return _by_words_alone(text, line, words)


def _by_words_alone(text: Text, line: Line, words: str) -> Heading | None:
    """A short line that stands by itself; behind a bullet of lists stands an item, behind another symbol may stand a heading."""
    is_item = line.style == "close" or (line.style == "bullet" and text.folded[line.start] in LIST_BULLETS)
    has_colon = words.rstrip().endswith(":")
    if not (line.blank_before or line.numbers or has_colon) or (is_item and not has_colon):
        return None
    note = _PARENTHESIS.search(words)
    label = _SQUEEZE.sub("", words[: note.start()] if note else words).rstrip(":?")
    if line.numbers and "เรื่อง" in label[6:] and not LEADS_ON.search(words):
        # Among numbered lines an item may begin like a heading: "ข้อเสนอของประชาชนเรื่องถนน".
        return None
    if not 4 <= len(label) <= 48 or re.search(r"\d", label) or _makes_sentence(label):
        return None
    role = _role_by_words(label)
    if role is None or first_label(text, words) is not None:
        return None
    # "ผู้เข้าร่วม (45 คน)": the note is the content, but not the day on which a heading was written.
    is_content = note is not None and re.search(r"\d", note[1]) and (role in _FIELDS or not is_date_alone(note[1]))
    return Heading(role, line.body + note.start(1) if note and is_content else line.end)


# How words end that lead up to a list.
LEADS_ON = re.compile(r"(?:ได้แก่|ดังนี้|ดังต่อไปนี้|คือ)\W*$")
_DAY = re.compile(r"\s+(?:วัน|เมื่อ|ระหว่าง|ตั้งแต่|เดือน)?\S{0,14}\s*\d")


def first_label(text: Text, words: str) -> re.Match[str] | None:
    """Return the word that a line begins with, where several lines do and something else stands behind it."""
    label = None if _OF_MATTER.match(words) else FIRST_WORD.match(words)
    return label if label is not None and label[0] in text.labels else None


def _goes_beyond(text: Text, words: str, phrase: _Phrase) -> bool:
    """Tell whether the phrase is only the beginning of a word that several lines begin with: "ประเด็นที่ขอความเห็น …"."""
    label = first_label(text, words)
    return label is not None and label.end() > phrase.end


def _repeated_label(text: Text, line: Line) -> Heading | None:
    """A word that several lines begin with and that is the name of an element: "ผล …" under each activity of a list."""
    words = text.words(line)
    label = first_label(text, words)
    if label is None:
        return None
    if label[0] in ("ที่", "วาระ") and words[label.end() :].lstrip()[:1].isdigit():
        # "ที่ 2 ชุมชนตลาด" is a number, and no place.
        return None
    role = _phrases().get(label[0])
    if role is None and len(label[0]) >= 5:
        role = _role_by_words(label[0])
    if role is None or role in ("name", "other", "background", "story"):
        return None
    if role in ("date", "date_place") and not _DAY.match(words, label.end()):
        return None
    return Heading(role, line.body + label.end())


# Behind "เรื่อง" and its kin a thing that is held begins so.
_NAMES_ACTIVITY = re.compile(
    r"\s+(?:การ)?(?:จัด)?(?:ประชุม|ประชาคม|เวที|อบรม|รับฟัง|กิจกรรม|โครงการ|สำรวจ|ประชาพิจารณ์|จิตอาสา)(?!ที่เปิดโอกาส)"
)


# "ผู้มีส่วนร่วม อสม. 58 คน เจ้าหน้าที่ 3 คน", and not what those who took part said.
_COUNTS_GROUPS = re.compile(r"\s+(?!.*(?:เห็น|เสนอ|ขอให้|มีมติ|ได้รับ|ลงมติ))[ก-๙. /]{2,40}\d[\d,]*\s?(?:คน|ราย|รูป)")


def _with_content(line: Line, phrase: _Phrase) -> Heading | None:
    """A label and its content on one line with only a blank between them: "การนำผลไปใช้ อบต. จัดซื้อ…"."""
    if phrase.role == "participants" and re.match(r"\s*(?:(?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด|ประมาณ)\s*)*\d", phrase.rest):
        return Heading(phrase.role, line.body)
    if phrase.role == "participants" and line.marked and _COUNTS_GROUPS.match(phrase.rest):
        return Heading(phrase.role, line.body + phrase.end)
    if phrase.role in ("date", "date_place") and not phrase.needs_mark and _DAY.match(phrase.rest):
        return Heading(phrase.role, line.body + phrase.end)
    if phrase.role == "name" and _NAMES_ACTIVITY.match(phrase.rest):
        return Heading("name", line.body + phrase.end)
    if phrase.role == "other" and not phrase.needs_mark and phrase.rest[0] in " \t" and line.blank_before:
        return Heading("other", line.body + phrase.end)
    if phrase.role in _ELEMENTS and not phrase.needs_mark and len(phrase.key) >= 10 and phrase.rest[0] in " \t":
        return Heading(phrase.role, line.body + phrase.end)
    return None


def _makes_sentence(rest: str) -> bool:
    """Tell whether what follows a heading's words makes a sentence of it."""
    return bool(_SENTENCE.search(rest))


_SENTENCE = re.compile(
    r"^\s+ให้|\d+\s*(?:คน|ราย|ท่าน)|ได้(?!รับ|แก่|ส่วนเสีย|เสีย|จาก|ผล|ข้อ(?:สรุป|ยุติ|ตกลง))|จะ|ทำให้|พบว่า|มีมติ|^(?:มติ|ข้อเสนอ|ข้อสรุป|ความเห็น)?(?:ให้|ขอ(?!ง)|ว่า(?!อย่างไร|ยังไง|กัน|ด้วย))"
)


def labelled_with_blank(text: Text, line: Line) -> tuple[Heading, bool] | None:
    """Return the heading that a line without a mark begins with if only a blank parts it from its content, and whether that
    blank is a gap. By itself such a line tells nothing: "ประเด็น แจ้งกำหนดเวลา"; in the company of others it does.
    """
    words = text.words(line)
    if _OF_MATTER.match(words):
        return None
    gap = _GAP.search(words)
    if gap and 2 <= gap.start() <= _LONGEST_LABEL and words[gap.end() :].strip() and not _GAP.search(words, gap.end()):
        key = _SQUEEZE.sub("", words[: gap.start()]).rstrip(":")
        role = None if re.search(r"\d", key) or _makes_sentence(key) else _phrases().get(key) or _role_by_words(key)
        if role is not None:
            return Heading(role, line.body + gap.end()), True
    phrase = _phrase(words)
    if phrase is None or not phrase.rest.startswith(" ") or not phrase.rest.strip():
        first = FIRST_WORD.match(words)
        role = _role_by_words(first[0]) if first and first.end() >= _SPEAKS_FOR_ITSELF else None
        is_element = role in _ELEMENTS and first is not None and not _makes_sentence(first[0])
        return (Heading(role, line.body + first.end()), False) if role and first and is_element else None
    if phrase.role in ("date", "date_place") and not _DAY.match(phrase.rest):
        return None
    return Heading(phrase.role, line.body + phrase.end), False


_LONGEST_LABEL = 40


def is_of_the_form(text: Text, line: Line) -> bool:
    """Tell whether a line is, to the letter, a heading that the form has."""
    return _SQUEEZE.sub("", text.words(line)).rstrip(":") in _phrases()


def line_breaks_of_width(text: Text) -> list[tuple[int, int]]:
    """Return the spans, in order, of the line breaks that only a page's width made, indentation behind them included.

    Before a heading, and behind one that stands alone, a line ends because it ends.
    """
    if not text.hard_wrapped:
        return []
    breaks = []
    for number, (previous, line) in enumerate(pairwise(text.lines)):
        if (
            number >= _TITLE_LINES
            and goes_on(text, previous, line)
            and not text.text[previous.end : line.start].strip()
            and not any(grid.start <= previous.end < grid.end for grid in text.grids)
            and heading_of(text, line) is None
            and not ((above := heading_of(text, previous)) and above.content >= previous.end)
        ):
            breaks.append((previous.end, line.start))
    return breaks


# So many lines on top may be those of a title, which are as long as they are.
_TITLE_LINES = 4
# A phrase inside a line needs a number or a colon unless it has this many letters: short ones occur in sentences.
_SPEAKS_FOR_ITSELF = 14
# So long must a line be to be a pasted report: lines of the form are shorter.
_PASTED = 250


def unflatten(text: Text) -> None:
    """Give a report that was pasted into one paragraph its lines back: a long line is cut before the form's own headings."""
    lines: list[Line] = []
    for line in text.lines:
        cuts = _inner_headings(text.folded, line) if line.end - line.start > _PASTED else []
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
    text.calls = tuple(line for line in lines if line.end == line.body and line.style == "named")
    text.lines[:] = [line for line in lines if line.end > line.body]


def _before(folded: str, start: int, cut: int) -> int:
    while cut > start and folded[cut - 1].isspace():
        cut -= 1
    return cut


def _inner_headings(folded: str, line: Line) -> list[tuple[int, int]]:
    """Return (where it begins with its number, where its words begin) of each heading inside a line."""
    found, roles = [], set()
    behind = line.body
    for match in _inner().finditer(folded, line.body, line.end):
        phrase = _SQUEEZE.sub("", match["phrase"])
        role = _phrases()[phrase]
        if (
            len(phrase) < _SPEAKS_FOR_ITSELF
            and not match["number"]
            and not folded[match.end() : match.end() + 2].lstrip().startswith(":")
        ):
            continue
        if match.start() <= line.body:
            continue
        start = match.start("number") if match["number"] else match.start("phrase")
        if first := _FIRST_OF.match(match["number"] or ""):
            # "2. โครงการ… 2.1 วันที่ดำเนินการ": above the first of its headings stands the title with their number.
            titles = list(re.finditer(rf"(?<=\s){first[1]}[.)]\s?(?=[ก-๙])", folded[behind:start]))
            found += [(behind + title.start(), behind + title.end()) for title in titles[-1:]]
        found.append((start, match.start("phrase")))
        behind = match.end()
        roles.add(role)
    return found if len(roles & _ELEMENTS) >= 2 else []


_FIRST_OF = re.compile(r"\(?(\d{1,2})\.1[.)]?\s*$")


@cache
def _inner() -> re.Pattern[str]:
    kept = [
        p
        for p in _by_length()
        if len(p) >= 8 and p not in _needing_mark() and _phrases()[p] not in ("other", "background")
    ]
    spelled = "|".join(r"[ ]?".join(map(re.escape, phrase)) for phrase in kept)
    return re.compile(rf"(?<=\s)(?P<number>\(?\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s*)?(?P<phrase>{spelled})(?=\s|:)")
