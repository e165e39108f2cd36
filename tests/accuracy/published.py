"""What a published file holds of one document, as plain values to be held against gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]
_CHILDREN = {"groups": "participant_group", "issues": "issue", "results": "result", "follow_through": "follow_through"}


@dataclass(slots=True)
class PublishedDocument:
    """The reports of one document, each with its agency and activities (and these with their rows), and its findings."""

    reports: list[Row]
    findings: set[str]


class Published:
    """The published file at a path, asked document by document."""

    def __init__(self, path: Path) -> None:
        self._connection = duckdb.connect(str(path), read_only=True)

    def document(self, file_name: str) -> PublishedDocument | None:
        """Everything of the document with this base name; None where there is no such document."""
        ids = [
            row["document_id"]
            for row in self._rows("select document_id, file_name from document order by received_at desc")
            if Path(row["file_name"].replace("\\", "/")).name == file_name
        ]
        if not ids:
            return None
        document_id = ids[0]
        reports = self._rows("select * from report where document_id = ? order by position", document_id)
        for report in reports:
            agencies = self._rows("select * from agency where agency_id = ?", report["agency_id"])
            report["agency"] = agencies[0] if agencies else None
            report["activities"] = self._rows(
                "select * from activity where report_id = ? order by position", report["report_id"]
            )
            for activity in report["activities"]:
                for key, table in _CHILDREN.items():
                    activity[key] = self._rows(
                        f"select * from {table} where activity_id = ? order by position", activity["activity_id"]
                    )
        findings = self._rows("select distinct rule from finding where document_id = ?", document_id)
        return PublishedDocument(reports, {row["rule"] for row in findings})

    def evidence(self) -> list[Row]:
        """Every value with the words and the rule that decided it."""
        return self._rows("select * from evidence")

    def _rows(self, sql: str, *keys: Any) -> list[Row]:
        answer = self._connection.execute(sql, list(keys))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
