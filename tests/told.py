"""What is read of reports that tests write as words."""

from __future__ import annotations

from collections.abc import Sequence

from data.reading import read_document
from data.report import Activity, FollowThrough, Item


def activities_of(words: str, name: str = "told.txt") -> list[Activity]:
    """All activities of a document of these words; its name tells the format."""
    return [one for report in read_document(words.encode(), name).reports for one in report.activities]


def texts(rows: Sequence[Item | FollowThrough]) -> list[str]:
    """The words of issues, results or steps."""
    return [row.text for row in rows]
