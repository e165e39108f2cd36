"""Whether a document is a participation report at all; the words that tell are rows of `data/lookups/document_words.csv`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extract.dates import DateMention
from data.lookup import any_of
from data.report import Activity

_TITLE = re.compile(r"เปิดโอกาสให้|มีส่วนร่วม")
# A paper that begins as another sort and still speaks of taking part this often is a report with such a letterhead.
_OFTEN = 8
_OPENING = 500
# People who came and were counted: something was held, whatever else the paper speaks of.
_CAME = re.compile(
    r"(?:ผู้(?:เข้า|มา)ร่วม|ผู้มารับบริการ|ร่วมแสดงความ|(?:มา|เข้า)ร่วม(?:ประชุม|กิจกรรม|งาน|เวที)?|ผู้เข้าประชุม)[^\n]{0,60}?\d+\s*คน|\d\s?คน[^\n]{0,60}?(?:มา|เข้า)ร่วม"
)

OTHER_PAPER = "เอกสารนี้ไม่ใช่รายงานการมีส่วนร่วม (เป็นประกาศเรื่องอื่น)"
NO_SUCH_WORDS = "เอกสารนี้ไม่ใช่รายงานการมีส่วนร่วม (ไม่พบถ้อยคำเรื่องการมีส่วนร่วม)"


def reason_against(folded: str, opening: str, dates: Sequence[DateMention]) -> str | None:
    """Return in Thai why the words show that a document is no participation report; None where they may be one.

    `opening` is how its first lines begin, without the menus above them.
    """
    subject = any_of("document_words", "use", "subject")
    other = any_of("document_words", "use", "other_paper").search(opening)
    if (
        other
        and not _TITLE.search(folded, 0, _OPENING)
        and not _CAME.search(folded)
        and sum(1 for _ in subject.finditer(folded)) < _OFTEN
    ):
        return OTHER_PAPER
    return None if dates or subject.search(folded) else NO_SUCH_WORDS


def speaks_of_participation(folded: str) -> bool:
    """Tell whether the words for taking part themselves occur, and not only those for meetings of any sort."""
    return bool(any_of("document_words", "use", "participation").search(folded))


def has_substance(activity: Activity) -> bool:
    """Tell whether more is known of an activity than its name and date: who came, what came of it, or of a kind where it was."""
    told = activity.groups or activity.participants_total is not None or activity.results or activity.issues
    is_held = activity.held_from is not None and activity.kind not in (None, "other")
    return bool(told or is_held)
