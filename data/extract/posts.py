"""A page of several news posts → the activity that each tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from data.extract.dates import is_date_alone
from data.extract.draft import Context, Draft
from data.extract.kinds import kind_of
from data.extract.lines import Line
from data.extract.mentions import agency_alone
from data.extract.prose import paragraphs
from data.extract.sections import Part
from data.extract.titles import LONGEST_TITLE
from data.extract.unheaded import read_narrative, was_held
from data.lookup import any_of

# What stands below each post of a list of them: "อ่านต่อ →".
_READ_ON = re.compile(r"\W*(?:อ่าน(?:ต่อ|เพิ่มเติม|รายละเอียด)|ดูเพิ่มเติม|Read\s?more)|\W*ถูกใจ\s?\d", re.IGNORECASE)
_NOTICE = re.compile(r"\W*(?:(?:ขอ)?แจ้ง(?:งด|ดับ|เตือน|ปิด|ข่าว)|ประกาศ(?:ปิด|งด|แจ้ง)|สวัสดีปีใหม่|ขอแสดงความ)")


_HELD_WORDS = ("holding", "participants", "decided")


def read_posts(context: Context, lines: list[Line]) -> list[Draft]:
    """Read a page of several posts; empty for any other.

    Each ends with its reactions or the way to read on, is parted from the next by a line that is drawn, or bears the line that
    tells when it was posted, below its headline or at its end.
    """
    if not lines:
        return []
    folded = context.text.folded
    marks = [
        (start, "end" if _READ_ON.match(folded, start, end) else _PARTS.get(reason))
        for start, end, reason in sorted(context.text.noise)
        if lines[0].start < start < lines[-1].end + _BEHIND_POST
    ]
    for kind in ("end", "rule", "posted"):
        bounds = [bisect_left(lines, start, key=attrgetter("start")) for start, other in marks if other == kind]
        if kind == "posted" and bounds and bounds[-1] < len(lines):
            # Below the headline: the one above it begins its post.
            bounds = [at - 1 for at in bounds if at] + [len(lines)]
        elif kind == "rule":
            bounds.append(len(lines))
        posts = [post for begin, behind in pairwise([0, *bounds]) if (post := lines[begin:behind])]
        told = [draft for post in posts if (draft := _read_post(context, post)) is not None]
        # Below lines that are drawn stand the parts of many a report.
        if len(told) >= _FEWEST_POSTS and (kind == "end" or 2 * len(told) >= len(posts)):
            return told
    return []


_PARTS = {"reactions": "end", "rule": "rule", "posted": "posted"}
_FEWEST_POSTS, _BEHIND_POST = 2, 200
# "414 ) ประชุมประชาคม…": news is numbered from the newest down.
_NUMBER_OF_NEWS = re.compile(r"\d{3,5}\s?[).]\s*(?=[ก-๙])")


def _read_post(context: Context, lines: list[Line]) -> Draft | None:
    """Read one post: its headline and what it tells; None where it tells of nothing that was held, such as a notice."""
    parts = [part for part in paragraphs(context, lines) if not agency_alone(context.words(part))]
    told = [part for part in parts if not is_date_alone(context.words(part))]
    if not told or _NOTICE.match(context.words(told[0])):
        return None
    title = told[0] if len(told) > 1 and told[0].end - told[0].start <= LONGEST_TITLE else None
    if title and (number := _NUMBER_OF_NEWS.match(context.text.folded, title.start, title.end)):
        title = Part(number.end(), title.end)
    body = told[1:] if title else told
    draft = read_narrative(context, body, title=title)
    if title:
        draft.activity.char_start = min(draft.activity.char_start, title.start)
    words = " ".join(map(context.words, told))
    is_told = any(any_of("narrative_words", "tells", tells).search(words) for tells in _HELD_WORDS)
    is_of_kind = kind_of(draft.activity.name or "")[0] not in (None, "publicity")
    is_held = (is_told or is_of_kind) and not any_of("narrative_words", "tells", "to_come").search(words)
    return draft if is_held and was_held(context, draft, body) else None
