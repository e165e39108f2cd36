"""The lines of a document: their list marks, what is furniture, and which of them go on from the line before."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from data.lookup import begins_with, patterns, table
from data.normalise import compact, fold_digits, without_leaders
from data.readers.source import Grid

# A list mark: bullets, ①, 1. 1) 1/ (1) [1] 1.1 ข้อ 1 ก. A. ; never the day of a date, an hour or a plain number.
_MARK = re.compile(
    r"(?P<circled>[①-⑳❶-❿➀-➓⓫-⓴])"
    r"|(?P<keycap>\d{1,2})\ufe0f?\u20e3"
    # "๐ ชาวบ้าน" and "o ชาวบ้าน": a nought or the letter does a bullet's work, "0 คน" counts.
    r"|(?P<bullet>[^\w\s\u0E00-\u0E7F(\[\"'“‘/<|]+(?=\s*\S)|[0oO](?=\s+(?!คน|ราย|บาท|ครั้ง|แห่ง|เรื่อง|รูป|ท่าน)[ก-๙]))"
    # Of "โครงการ 27 โครงการ" the number counts.
    r"|(?!(?P<counted>โครงการ|กิจกรรม|เรื่อง|รายการ|ข้อ)\s\d{1,2}\s(?P=counted))(?P<named>(?:ข้อ|(?:กิจกรรม|โครงการ)(?:ย่อย|\s?/\s?(?:กิจกรรม|โครงการ))?(?:ลำดับ(?=ที่))?|แผนงาน(?=ที่)|งาน(?=ที่\s?[\dหสเ]|แรก)|บท(?=ที่)|เรื่อง|ประเด็น|ลำดับ|รายการ|ส่วน|ตอน|หัวข้อ|อัลบั้ม|(?:ภาพ|รูป)(?=ที่\s*\d{1,2}\s[ก-๙]{3,30}\s?:)|ครั้ง(?=ที่|แรก|สุดท้าย))(?:(?:ที่|\s)\s*|(?=แรก|สุดท้าย))(?P<named_number>\d{1,2}(?!\d|/)|แรก(?=\s|คือ|เป็น|ได้แก่|ที่(?:อยาก|จะ|ขอ))|สุดท้าย(?=คือ|เป็น|ได้แก่|ที่(?:อยาก|จะ|ขอ))|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ(?![ก-๙]))[.):]?(?:ที่(?:อยาก|จะ|ขอ)+(?:เล่า|รายงาน|กล่าวถึง|บอก))?(?:\s?(?:คือ|เป็น|ได้แก่)(?=\s?[ก-๙]))?)"
    r"|(?:กิจกรรม|โครงการ|เรื่อง|ครั้ง)(?:ที่)?\s?\((?P<called>\d{1,2})\)"
    r"|(?:กิจกรรม|โครงการ|เรื่อง)(?:ที่)?\s(?P<lettered>[ก-ฮ])(?=\s|$|[.):])[.):]?"
    r"|\[(?:(?:ส่วน|ข้อ|ตอน|กิจกรรม|โครงการ|รายการ|เรื่อง|ครั้ง|ลำดับ)(?:ที่)?\s*)?(?P<bracket>\d{1,2})\]"
    r"|\((?P<paren>\d{1,2}(?:\.\d{1,2})?|[ก-ฮ])\)"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<close>[.)]+(?!\d)|/(?=\s)|(?=\s)(?<=\d\.\d)|(?=\s)(?<=\d\.\d\d))(?!\s*(?:น\.|[-–]\s*\d))"
    r"|(?P<letter>[ก-ฮA-Z])(?:[.)]|\.(?P<sub>\d{1,2})\.?|(?<=[ก-ฮA-NP-Z])(?P<beside>\d{1,2})[.)]?)(?=\s)"
)
# What stands before the answer to a question of a form.
_ANSWER = re.compile(r"(?:คำ)?ตอบ\s*(?::\s*|\s{1,4})(?=\S)")
_FIRST_ITEM = re.compile(r"\(?1\)\s?")
_INLINE_LIST = re.compile(r"(?<=\s)\(?(\d{1,2})\)\s?(?=\D)")


@dataclass(slots=True)
class Line:
    """One line: `start:end` without surrounding blanks, `body` where the words after its list mark begin."""

    start: int
    end: int
    body: int
    style: str  # '' | bullet | circled | named | bracket | paren | close | slash | dot | letter
    numbers: tuple[int, ...]  # (1, 2) for 1.2
    indent: int
    blank_before: bool

    @property
    def layout(self) -> tuple[str, int, int]:
        """How it is set: the style and depth of its list mark, and its indent."""
        return self.style, len(self.numbers), self.indent

    @property
    def marked(self) -> bool:
        """Whether the line bears a list mark."""
        return bool(self.style)


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, and where its words begin."""

    name: str
    start: int


@dataclass(slots=True)
class Text:
    """A normalised text, the same with Arabic digits (same length), and its lines that bear content."""

    text: str
    folded: str
    lines: list[Line]
    noise: list[tuple[int, int, str]]  # furniture that was set aside: start, end, reason
    hard_wrapped: bool
    width: int = 0  # the widest line's, in columns
    labels: frozenset[str] = frozenset()  # words that several lines begin with, as the fields of a form do
    grids: tuple[Grid, ...] = ()  # tables that the format gave by their cells, in order of the text
    sheets: tuple[Sheet, ...] = ()  # of a workbook, in order of the text
    calls: tuple[Line, ...] = ()  # lines of a number alone, which call an activity: "กิจกรรมที่ 2"

    def words(self, line: Line) -> str:
        """Return the line without its list mark, digits Arabic."""
        return self.folded[line.body : line.end]


_WORDS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
# The order in which lists are lettered: the rare ฃ and ฅ are left out.
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝ" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


# The last of a series, which bears no number, is the one behind the one before it.
_LAST = 0


def _count(word: str) -> int:
    if word in ("แรก", "สุดท้าย"):
        return 1 if word == "แรก" else _LAST
    return int(word) if word.isdigit() else _WORDS.index(word) + 1


def _number_of(mark: str) -> int:
    return int(mark) if mark.isdigit() else _LETTERS.find(mark) % 26 + 1


def marks(folded: str, start: int, end: int) -> tuple[int, str, tuple[int, ...]]:
    """Take the list marks off a line; return (where its words begin, style, numbers) of the innermost mark."""
    answer = _ANSWER.match(folded, start, end)
    position, style = answer.end() if answer else start, ""
    numbers: tuple[int, ...] = ()
    for _ in range(2):
        found = _MARK.match(folded, position, end)
        if not found or (found.end() >= end and not found["number"] and not found["named"]):
            break
        if found["bullet"]:
            style = style or "bullet"
        elif found["circled"]:
            style, numbers = "circled", (int(unicodedata.numeric(found["circled"])),)
        elif found["keycap"]:
            style, numbers = "circled", (int(found["keycap"]),)
        elif found["named"]:
            style, numbers = "named", (_count(found["named_number"]),)
        elif found["called"]:
            style, numbers = "named", (int(found["called"]),)
        elif found["lettered"]:
            style, numbers = "named", (_number_of(found["lettered"]),)
        elif found["bracket"]:
            style, numbers = "bracket", (int(found["bracket"]),)
        elif found["paren"]:
            style, numbers = "paren", tuple(map(_number_of, found["paren"].split(".")))
        elif found["number"]:
            style = "close" if ")" in found["close"] else "slash" if "/" in found["close"] else "dot"
            numbers = tuple(int(n) for n in found["number"].split("."))
        else:
            sub = found["sub"] or found["beside"]
            style, numbers = "letter", (_number_of(found["letter"]), *([int(sub)] if sub else []))
        position = found.end()
        while position < end and folded[position] in " \t":
            position += 1
        if not found["bullet"]:
            break
    return position, style, numbers


# The word that a line begins with, when something else stands behind it.
FIRST_WORD = re.compile(r"[ก-๙/][ก-๙/.]{1,29}(?=\s+\S)")


@cache
def _noise() -> tuple[tuple[str, ...], re.Pattern[str]]:
    rows = patterns("noise", "reason")
    return tuple(reason for reason, _ in rows), re.compile(
        "|".join(f"(?P<n{n}>{pattern.pattern})" for n, (_, pattern) in enumerate(rows)), re.IGNORECASE
    )


def furniture(line: str) -> str | None:
    """Return why a line is page furniture and not content, or None."""
    reasons, pattern = _noise()
    found = pattern.match(line) if len(line) <= 120 else None
    return reasons[int(found.lastgroup[1:])] if found and found.lastgroup else None


@cache
def _labels() -> frozenset[str]:
    return frozenset(compact(row["phrase"]) for row in table("headings"))


def _is_label(words: str) -> bool:
    """Tell whether a line is one of the form's own labels: these come again under each activity."""
    key = compact(words).rstrip(":")
    return (
        key in _labels()
        or begins_with("heading_words", "role", key) is not None
        or begins_with("modes", "mode", key) is not None
    )


# A page of questions and answers; of the answers the word is no part.
_QUESTION = re.compile(r"(?m)^[^\S\n]*(?:(?:คำ)?ถาม|Q)\s?\d{0,2}(?:\s?[:.：]\s*| {2,}|\t)\S")
_ANSWER = re.compile(r"(?:(?:คำ)?ตอบ|A)\s?\d{0,2}(?:\s?[:.：]\s*| {2,}|\t)(?=\S)")

# Below a signature stand the office of who signed, and where to call.
_SIGNED = ("signature", "closing")
_OFFICE = re.compile(
    r"\(?(?:ตำแหน่ง|(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร))[ก-๙]{2,30}$|(?:รอง|ผู้ช่วย)?(?:นายก|ปลัด|ผู้อำนวยการ|หัวหน้า|ประธาน|ผู้ว่าราชการ)|นัก(?:วิชา|วิเคราะห์|พัฒนา|จัดการ|บริหาร|ทรัพยากร|ประชา|สังคม)|เจ้า(?:พนักงาน|หน้าที่)|เลขานุการ|ผู้(?:รายงาน|จัดทำ|ใหญ่บ้าน)|กำนัน|นายอำเภอ|รักษา(?:การ|ราชการ)|ปฏิบัติหน้าที่|(?:วันที่|เมื่อวันที่)\s?\d)(?![^\n]*\d\s*คน)|[^\n\t:]{3,90}?(?:โทร(?:ศัพท์|สาร)?)[\s.:]"
)
_LONGEST_OFFICE = 120
# Below "สารบัญ" stand what the report holds and on which page: its activities are told behind it, and once.
_CONTENTS = re.compile(r"\W*สารบัญ(?:เรื่อง|ตาราง|ภาพ|รูป)?\W*")
_PAGE_OF = re.compile(r"(?:เรื่อง|รายการ|หัวข้อ|กิจกรรม)?\s*หน้า(?:ที่)?|[^\n]{2,150}?(?:\s|\.{2,}|…)\s*(?:\d{1,3}|[ก-ฮ])")
_LONGEST_COMMENT = 4
# A menu that was typed as a list: below its heading stand the names of pages.
_MENU = re.compile(r"\W*เมนู(?:หลัก|เว็บไซต์|บริการ|ทั้งหมด|ลัด|ด้าน\S{1,8})?\W*$")
_MENU_ITEM = re.compile(r"[-–•*»›·]\s*[^\d\n]{2,30}")
# What else there is to read on a site, and the headlines below it.
_OTHER_NEWS = re.compile(
    r"\W*(?:(?:เรื่อง|ข่าว|บทความ|โพสต์)\s?(?:ล่าสุด|อื่น(?:\s?ๆ)?|ยอดนิยม|แนะนำ|ที่เกี่ยวข้อง)|หมวดหมู่(?:ข่าว|บทความ)?|คลังข่าว)\W*$"
)
_HEADLINE = re.compile(r"[-–•*»›·]\s*[^\n]{2,110}")


# So many short lines that come again are the labels of a form that comes round, and no running header.
_FEWEST_LABELS = 3
_TIMES_OF_LABEL = 2
_LABEL_AGAIN = re.compile(r"(?!.*(?:องค์การ|เทศบาล|อบ[ตจ]|รายงาน|จังหวัด|อำเภอ|ปีงบ|มีส่วนร่วม))[ก-๙/():?]{4,48}")


def _contents(dotted: str, raw: list[tuple[int, int, int, bool]]) -> set[int]:
    """Return where the lines of a table of contents begin: those below its heading that end in the number of a page.

    An empty line ends them, for what stands below may be a title that ends in a number too.
    """
    found: set[int] = set()
    is_listing = False
    above_is_heading = False
    for start, end, _, blank_before in raw:
        is_heading = bool(_CONTENTS.fullmatch(dotted, start, end))
        is_listing = is_heading or (
            is_listing and (above_is_heading or not blank_before) and bool(_PAGE_OF.fullmatch(dotted, start, end))
        )
        above_is_heading = is_heading
        if is_listing:
            found.add(start)
    return found


# The same group may come as many each time.
_COUNTS_PEOPLE = re.compile(r"\d\s?(?:คน|ราย|รูป|ท่าน)[\s)]*$")
# A running header comes so often at the least.
_FEWEST_HEADERS = 3


def _heads_of_lists(
    folded: str, raw: list[tuple[int, int, int, bool]], keys: list[str], times: Mapping[str, int]
) -> set[str]:
    """Return what lines say that come again, each time right above the item of a list: its label, and no running header."""
    above = Counter(
        key
        for key, (start, end, _, _) in zip(keys, raw[1:], strict=False)
        if times[key] >= _FEWEST_HEADERS and _LABEL_AGAIN.fullmatch(key) and _MARK.match(folded, start, end)
    )
    return {key for key, n in above.items() if n == times[key]}


# So many letters at the least has what stands on each page beside its number.
_FEWEST_LETTERS = 12
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?\d{1,3}[-–—\s]*")


def _beside_page_numbers(dotted: str, raw: list[tuple[int, int, int, bool]], keys: list[str]) -> set[str]:
    """Return what lines say that come again and each time stand right above or below the number of a page."""
    is_number = [False, *(bool(_PAGE_NUMBER.fullmatch(dotted, start, end)) for start, end, _, _ in raw), False]
    beside = Counter(key for at, key in enumerate(keys) if is_number[at] or is_number[at + 2])
    times = Counter(keys)
    return {key for key, n in beside.items() if n >= 2 and n == times[key] and len(key) >= _FEWEST_LETTERS}


_FEWEST_OF_MENU, _LONGEST_OF_MENU = 4, 30
_OF_MENU = re.compile(r"\W*(?:หน้าแรก|หน้าหลัก|Home|ติดต่อเรา|ค้นหา)\W*$", re.IGNORECASE)


def _menu_on_top(folded: str, raw: Sequence[tuple[int, int, int, bool]]) -> int:
    """Return where the menu ends that a page begins with: short lines one below the other, the way home among them; else 0."""
    behind = next((n for n, (_, _, _, blank_before) in enumerate(raw) if n and blank_before), len(raw))
    first = [folded[start:end] for start, end, _, _ in raw[:behind]]
    is_menu = (
        _FEWEST_OF_MENU <= len(first) < len(raw)
        and any(map(_OF_MENU.match, first))
        and all(len(words) <= _LONGEST_OF_MENU and not _DIGIT.search(words) for words in first)
    )
    return raw[behind - 1][1] if is_menu else 0


_DIGIT = re.compile(r"\d")


def read_lines(text: str) -> Text:
    """Cut a text into lines, set page furniture aside, and tell whether a machine broke its lines at a width."""
    plain, dotted, text = text, fold_digits(text), without_leaders(text)
    folded = folded_of(text)
    lines: list[Line] = []
    noise: list[tuple[int, int, str]] = []
    blank = True
    position = 0
    raw: list[tuple[int, int, int, bool]] = []
    for piece in dotted.split("\n"):
        stripped = piece.strip()
        if stripped:
            start = position + piece.index(stripped[0])
            raw.append((start, start + len(stripped), len(piece) - len(piece.lstrip()), blank))
        blank = not stripped
        position += len(piece) + 1
    # What a form asks for is none of what it says, and a line of nothing else is none.
    noise += [(*asked.span(), "explanation") for asked in _INSTRUCTION.finditer(dotted)]
    raw = [one for one in raw if folded[one[0] : one[1]].strip()]
    keys = [compact(folded[start:end]) for start, end, _, _ in raw]
    seen = Counter(keys)
    come_round = {key for key, times in seen.items() if times >= _TIMES_OF_LABEL and _LABEL_AGAIN.fullmatch(key)}
    heads = _heads_of_lists(folded, raw, keys, seen)
    contents = _contents(dotted, raw)
    on_pages = _beside_page_numbers(dotted, raw, keys)
    on_top = _menu_on_top(folded, raw)
    repeated: set[str] = set()
    is_asked = bool(_QUESTION.search(folded))
    above = None
    is_menu = is_other = False  # whether the lines above are a menu's, or a list's of other news
    posted = 0  # so many lines stood above the last bar of a post's reactions
    for (start, end, indent, blank_before), key in zip(raw, keys, strict=True):
        told = "contents" if start in contents else "running_header" if key in on_pages else None
        told = "menu" if start < on_top else told
        reason = told or furniture(dotted[start:end])
        if above in _SIGNED and reason is None and _OFFICE.match(folded, start, end) and end - start <= _LONGEST_OFFICE:
            reason = "signature"
        is_menu = bool(_MENU.match(folded, start, end)) or (
            is_menu and reason in (None, "menu") and bool(_MENU_ITEM.fullmatch(folded, start, end))
        )
        is_other = bool(_OTHER_NEWS.match(folded, start, end)) or (
            is_other and bool(_HEADLINE.fullmatch(folded, start, end))
        )
        if is_menu or is_other:
            reason = reason or "menu"
        above = reason
        if reason == "reactions":
            if "ตอบกลับ" in folded[start:end] and len(lines) - posted <= _LONGEST_COMMENT:
                # What was answered to, a reader wrote.
                noise += [(line.start, line.end, reason) for line in lines[posted:]]
                del lines[posted:]
            posted = len(lines)
        if (
            reason is None
            and seen[key] >= _FEWEST_HEADERS
            and 12 <= len(key) <= 120
            and not _MARK.match(folded, start, end)
            and not _is_label(folded[start:end])
            and not _COUNTS_PEOPLE.search(folded, start, end)
            and not (len(come_round) >= _FEWEST_LABELS and key in come_round)
            and key not in heads
        ):
            # A running header: its first appearance is the title, the others are furniture.
            if key in repeated:
                reason = "running_header"
            repeated.add(key)
        if reason:
            noise.append((start, end, reason))
            continue
        filled = folded[start:end]
        begin, last = start + len(filled) - len(filled.lstrip()), end - len(filled) + len(filled.rstrip())
        body, style, numbers = marks(folded, begin, last)
        if is_asked and (answer := _ANSWER.match(folded, body, last)):
            body = answer.end()
        style, numbers = _numbered(style, numbers, lines)
        lines.append(Line(begin, last, body, style, numbers, indent, blank_before))
    if text != plain:
        for start, end, _ in noise:
            # What is set aside stays as it was written.
            text = text[:start] + plain[start:end] + text[end:]
    widths = sorted(_width(folded, line) for line in lines)
    long = [width for width in widths if width > 35]
    # A machine breaks each line as near to the page's width as words allow; where people end theirs, widths are many.
    full = sum(width >= _FULL * widths[-1] for width in long)
    hard_wrapped = bool(long) and widths[-1] <= _WIDEST_PAGE and len(long) >= 6 and full >= 0.5 * len(long)
    first = Counter(
        found[0]
        for line in lines
        if (found := FIRST_WORD.match(folded, line.body, line.end)) and found.end() < line.end
    )
    labels = frozenset(word for word, times in first.items() if times >= 2)
    return Text(text, folded, lines, noise, hard_wrapped, max(widths, default=0), labels)


def _numbered(style: str, numbers: tuple[int, ...], above: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    """Give the last of a series the number behind the one before it; it is of none where none stands above."""
    if style != "named" or numbers != (_LAST,):
        return style, numbers
    before = next((line.numbers[-1] for line in reversed(above) if line.style == "named"), None)
    return ("", ()) if before is None else ("named", (before + 1,))


# So many lines "ชื่อ = ประชุม…" are no chance: the sign does a colon's work.
_FEWEST_EQUALS = 4
_EQUALS = re.compile(r"(?m)^([^\S\n]*[ก-๙/ ]{2,30} )=(?= )")


# What a form asks for beside its label: "1.4 ผู้มีส่วนร่วม (ระบุจำนวนรวมและแยกกลุ่ม เช่น ผู้นำชุมชน 10 คน)".
_INSTRUCTION = re.compile(
    r"\((?:โปรด|กรุณา)?(?:ให้|โดย)?(?:ระบุ|กรอก|ใส่(?=[ก-๙])|เลือก(?=เพียง|ได้|ตอบ|ข้อ)|ตัวอย่าง(?:เช่น)?\s?[: ]|บรรยาย|อธิบาย|แนบ(?=ภาพ|ไฟล์|เอกสาร|หลักฐาน)|ไม่น้อยกว่า\s?\d+\s?ภาพ|นับ(?:เฉพาะ|รวม)|ตัวเลข|เขียน|ทำเครื่องหมาย|ต้อง(?=อยู่|กรอก|ระบุ|เป็น)|ประชาชนร่วม[ก-๙]{2,12}หรือ|สิ่งที่(?=ทำแล้ว|ได้ดำเนิน)|ไม่ใช่|กลุ่มใด|(?:ชื่อ)?(?:โครงการ|กิจกรรม)[ก-๙/]{0,20}\sเช่น|เช่น(?=[^()\n]{3,120}(?:ฯลฯ|เป็นต้น))|เช่น\s?(?:วันที่\s?)?\d{1,2}\s?[ก-๙.]+\s?\d{2,4})[^()\n]{0,160}\)"
    r"|\((?:มติ|ข้อเสนอ|ประเด็น|เรื่อง|สิ่งที่)[ก-๙]{0,12}(?:หรือ|/)[ก-๙]{2,30}\)"
    r"|\((?:ความ(?:คิด)?เห็น|ข้อเสนอ(?:แนะ)?|มติ)[ก-๙ ]{0,30}หรือ[ก-๙]{2,30}\)"
    r"|(?<=กิจกรรม)\s?\(เช่น[^()\n]{3,120}\)|(?<=โครงการ)\s?\(เช่น[^()\n]{3,120}\)"
)


def folded_of(text: str) -> str:
    """Return a text for matching, of the same length: its digits Arabic, what a form asks for blank, and colons for the signs that do their work."""
    folded = fold_digits(text)
    if "(" in folded:
        folded = _INSTRUCTION.sub(lambda found: " " * len(found[0]), folded)
    return _EQUALS.sub(r"\1:", folded) if len(_EQUALS.findall(folded)) >= _FEWEST_EQUALS else folded


# A full line is this share of the widest.
_FULL = 0.78
_NO_WIDTH = re.compile("[ัิ-ฺ็-๎]")


def in_tables(text: Text, lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether it stands in a table that the format gave by its cells."""
    starts = [line.start for line in lines]
    in_table = [False] * len(lines)
    for grid in text.grids:
        first, behind = bisect_left(starts, grid.start), bisect_left(starts, grid.end)
        in_table[first:behind] = [True] * (behind - first)
    return in_table


def _width(folded: str, line: Line) -> int:
    """Return how many columns a line takes: Thai vowels and marks above and below take none."""
    words = folded[line.start : line.end]
    return len(words) - len(_NO_WIDTH.findall(words))


def goes_on(text: Text, previous: Line, line: Line) -> bool:
    """Tell whether a line is the rest of the one before, broken by a page's width."""
    if line.marked or line.blank_before or line.indent > previous.indent + 2:
        return False
    if unicodedata.category(text.folded[previous.end - 1]) == "So":
        # A picture ends a headline, and no line of a paragraph.
        return False
    width = _width(text.folded, previous)
    is_unfinished = bool(_UNFINISHED.search(text.folded, previous.body, previous.end)) or counts_on(
        text, previous, line
    )
    # Where most lines are short, those that reach to the page's edge were broken by it too.
    reaches_edge = (
        _NARROWEST_PAGE <= text.width <= _WIDEST_PAGE
        and width >= _AT_EDGE * text.width
        and bool(_GOES_ON.match(text.folded, line.body))
    )
    if not (text.hard_wrapped or is_unfinished or reaches_edge):
        return False
    if any(bar in text.folded[previous.start : line.end] for bar in "\t|"):
        # The rows of a table are as long as their cells.
        return False
    return width >= (35 if is_unfinished else max(35, _FULL * text.width))


def counts_on(text: Text, previous: Line, line: Line) -> bool:
    """Tell whether a line begins with the unit of the number that the one before ends in: "… 3" and "คน รวม 24 คน"."""
    is_number = previous.end > previous.body and text.folded[previous.end - 1].isdigit()
    return is_number and bool(_UNIT.match(text.folded, line.start, line.end))


_UNIT = re.compile(r"(?:คน|ราย|รูป|ท่าน|บาท|ครัวเรือน)(?=\s|$)")
# Not the number of an item, and not a day.
_GOES_ON = re.compile(r"(?!วันที่|เมื่อวัน)[ก-๙A-Za-z(]")
_NARROWEST_PAGE, _WIDEST_PAGE, _AT_EDGE = 80, 120, 0.93
# No line ends in such a word but one that a page's width broke.
_UNFINISHED = re.compile(
    r"(?:\s(?:และ|หรือ|กับ|โดย|ของ|เพื่อ|การ|ความ|ณ)|ผู้(?:เข้า)?|[ก-๙](?<!วัน)(?<!สถาน)(?<!พื้น)(?<!หน้า)(?<!ท)ที่)$"
)


def inline_items(folded: str, start: int, end: int, *, after_first: bool = False) -> list[int]:
    """Return where the items 1) 2) 3)… inside one line begin; empty unless they count up from 1.

    `after_first` says that the line bears the mark of the first item, which stands before `start`.
    """
    starts = [start] if after_first or _FIRST_ITEM.match(folded, start, end) else []
    for found in _INLINE_LIST.finditer(folded, start, end):
        if found.start() > start and int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    return starts if len(starts) >= 2 else []
