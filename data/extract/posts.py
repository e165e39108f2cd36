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
from data.extract.titles import LONGEST_TITLE
from data.extract.unheaded import read_narrative, was_held
from data.lookup import any_of

# What stands below each post of a list of them: "อ่านต่อ →".
_READ_ON = re.compile(r"\W*(?:อ่าน(?:ต่อ|เพิ่มเติม|รายละเอียด)|ดูเพิ่มเติม|Read\s?more)|\W*ถูกใจ\s?\d", re.IGNORECASE)
_NOTICE = re.compile(r"\W*(?:(?:ขอ)?แจ้ง(?:งด|ดับ|เตือน|ปิด|ข่าว)|ประกาศ(?:ปิด|งด|แจ้ง)|สวัสดีปีใหม่|ขอแสดงความ)")


_HELD_WORDS = ("holding", "participants", "decided")


def read_posts(context: Context, lines: list[Line]) -> list[Draft]:
    """Read a page of several posts, each of which ends with its reactions or the way to read on; empty for any other."""
    if not lines:
        return []
    folded = context.text.folded
    ends = sorted(
        start
        for start, end, reason in context.text.noise
        if lines[0].start < start < lines[-1].end + _BEHIND_POST
        and (reason == "reactions" or _READ_ON.match(folded, start, end))
    )
    bounds = [0, *(bisect_left(lines, end, key=attrgetter("start")) for end in ends)]
    posts = [lines[begin:behind] for begin, behind in pairwise(bounds)]
    told = [draft for post in posts if post and (draft := _read_post(context, post)) is not None]
    return told if len(told) >= _FEWEST_POSTS else []


_FEWEST_POSTS, _BEHIND_POST = 2, 200


def _read_post(context: Context, lines: list[Line]) -> Draft | None:
    """Read one post: its headline and what it tells; None where it tells of nothing that was held, such as a notice."""
    parts = [part for part in paragraphs(context, lines) if not agency_alone(context.words(part))]
    told = [part for part in parts if not is_date_alone(context.words(part))]
    if not told or _NOTICE.match(context.words(told[0])):
        return None
    title = told[0] if len(told) > 1 and told[0].end - told[0].start <= LONGEST_TITLE else None
    body = told[1:] if title else told
    draft = read_narrative(context, body, title=title)
    if title:
        draft.activity.char_start = min(draft.activity.char_start, title.start)
    words = " ".join(map(context.words, told))
    is_told = any(any_of("narrative_words", "tells", tells).search(words) for tells in _HELD_WORDS)
    is_of_kind = kind_of(draft.activity.name or "")[0] not in (None, "publicity")
    is_held = (is_told or is_of_kind) and not any_of("narrative_words", "tells", "to_come").search(words)
    return draft if is_held and was_held(context, draft, body) else None
