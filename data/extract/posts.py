"""A page of several news posts → the activity that each tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from data.extract.dates import is_date_alone
from data.extract.draft import Context, Draft
from data.extract.events import COUNTED
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


def cut_posts(context: Context, first: int, last: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the ways in which the lines `first` to `last` may be a page of several posts: its kind, and the lines of each.

    Each ends with its reactions or the way to read on ("end"), is parted from the next by a line that is drawn ("rule"), or
    bears the line that tells when it was posted, below its headline or at its end ("posted").
    """
    lines = context.text.lines[first:last]
    if not lines:
        return
    folded = context.text.folded
    marks = [
        (start, "end" if _READ_ON.match(folded, start, end) else _PARTS.get(reason))
        for start, end, reason in sorted(context.text.noise)
        if lines[0].start < start < lines[-1].end + _BEHIND_POST
    ]
    lines_of = {
        kind: [bisect_left(lines, start, key=attrgetter("start")) for start, other in marks if other == kind]
        for kind in ("end", "rule", "posted")
    }
    for kind, told in lines_of.items():
        if kind == "posted":
            # Below the headline: the one above it begins its post.
            is_headed = bool(told) and told[-1] < len(lines)
            bounds = [*(at - 1 for at in told if at), len(lines)] if is_headed else told
        else:
            inner = _headlines_within(told, lines_of["posted"]) if kind == "end" else []
            # The last may have lost what stands below the others.
            bounds = [*sorted({*told, *inner}), len(lines)]
        posts = [(first + begin, first + behind) for begin, behind in pairwise([0, *bounds]) if begin < behind]
        if kind == "end":
            # What stands above the line that is drawn over a post is of the page.
            drawn = [first + at for at in lines_of["rule"]]
            posts = [(_below_rule(drawn, begin, behind), behind) for begin, behind in posts]
        if len(posts) >= FEWEST_POSTS:
            yield kind, posts


def _headlines_within(ends: Sequence[int], posted: Sequence[int]) -> list[int]:
    """Return the headlines of posts above which none ended: where more were posted than have a way to read on, a second line
    that tells when begins another.
    """
    if not ends or len(posted) <= len(ends):
        return []
    return [
        second - 1
        for one, second in pairwise(posted)
        if one > 0 and bisect_right(ends, one) == bisect_right(ends, second - 1)
    ]


def _below_rule(drawn: Sequence[int], begin: int, behind: int) -> int:
    """Return the first line of a post below the last line that is drawn within it; its first where none is."""
    at = bisect_left(drawn, behind) - 1
    return max(begin, drawn[at]) if at >= 0 else begin


_PARTS = {"reactions": "end", "rule": "rule", "posted": "posted"}
FEWEST_POSTS, _BEHIND_POST = 2, 200
# "414 ) ประชุมประชาคม…": news is numbered from the newest down.
_NUMBER_OF_NEWS = re.compile(r"\d{3,5}\s?[).]\s*(?=[ก-๙])")


def _below_headline(context: Context, lines: list[Line]) -> Sequence[list[Line]]:
    """Part a line that names an activity from those below it: as long as they are, it is no part of their paragraph."""
    at = next((n for n, line in enumerate(lines) if not agency_alone(context.text.words(line))), 0)
    first = lines[at]
    is_headline = len(lines) > at + 1 and first.end - first.body <= LONGEST_TITLE
    if (
        is_headline
        and _HEADLINE.match(context.text.folded, first.body)
        and not COUNTED.search(context.text.words(first))
    ):
        return lines[: at + 1], lines[at + 1 :]
    return [lines]


_HEADLINE = re.compile(r"(?:การ|จัด)*(?:ประชุม|เวที|โครงการ|กิจกรรม|อบรม|ประชาคม|รับฟัง|เทศบาลพบ|อบต\.?พบ|พิธี|งาน)[ก-๙]{3}")


def read_post(context: Context, lines: list[Line]) -> Draft | None:
    """Read one post: its headline and what it tells; None where it tells of nothing that was held, such as a notice."""
    told = [
        part
        for piece in _below_headline(context, lines)
        for part in paragraphs(context, piece)
        if not agency_alone(context.words(part)) and not is_date_alone(context.words(part))
    ]
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
