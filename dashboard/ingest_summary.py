"""What became of the files of one ingest, as an officer reads it at a terminal: how many, which want a look, what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.box import HORIZONTALS
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from data.ingest import IN_DOUBT, KNOWN, READ, REFUSED, IngestSummary, Outcome

# Status → (words, what it means for the reader, colour). The sign before the words does the colour's work too.
_STATUSES = {
    READ: ("✓ อ่านแล้ว", "ครบ ไม่ต้องทำอะไร / read, nothing to do", "green"),
    KNOWN: ("= รู้จักแล้ว", "เคยส่งแล้ว ไม่นับซ้ำ / sent before, not counted twice", "blue"),
    IN_DOUBT: ("? ควรตรวจ", "รับไว้แล้ว ขอให้ดูด้วยตา / stored, wants a person's eye", "yellow"),
    REFUSED: ("✗ ไม่รับ", "ไม่ได้เก็บ ทำตามเหตุผลแล้วส่งใหม่ / not stored: see why, send again", "red"),
}
_SHARE = re.compile(r"ร้อยละ \d+")
_REASONS_SHOWN, _FILES_SHOWN = 12, 3


def show(summary: IngestSummary, console: Console) -> None:
    """Print the summary of an ingest."""
    parts: list[RenderableType] = [_counts(summary)]
    for status in (IN_DOUBT, REFUSED):
        outcomes = [outcome for outcome in summary.outcomes if outcome.status == status]
        if outcomes:
            parts.append(_reasons(status, outcomes))
    total = len(summary.outcomes)
    title = f"สรุปการรับ {total:,} ไฟล์ / {total:,} files"
    # No line at the right: terminals differ in how wide they draw Thai.
    console.print(
        Panel(Group(*parts), title=title, title_align="left", border_style="cyan", padding=(1, 2), box=HORIZONTALS)
    )


def _counts(summary: IngestSummary) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim")
    for status, count in summary.counts.items():
        words, meaning, colour = _STATUSES[status]
        table.add_row(Text(words, style=f"bold {colour}" if count else "dim"), f"{count:,}", meaning if count else "")
    if summary.agencies_added:
        table.add_row("+ ทะเบียนหน่วยงาน", f"{summary.agencies_added:,}", "แห่ง เพิ่มหรือเปลี่ยน / agencies new or changed")
    if summary.aliases_added:
        table.add_row("+ ชื่ออื่นของหน่วยงาน", f"{summary.aliases_added:,}", "ชื่อ เพิ่มหรือเปลี่ยน / other names new or changed")
    return table


def _reasons(status: str, outcomes: Sequence[Outcome]) -> Table:
    """Files that share a reason stand together: ten scans are one thing to do, not ten."""
    words, _, colour = _STATUSES[status]
    table = Table(box=None, pad_edge=False, title=f"\n{words}", title_justify="left", title_style=f"bold {colour}")
    table.add_column("ไฟล์ / files", justify="right", no_wrap=True)
    table.add_column("เพราะ และควรทำอย่างไร / why, and what to do", ratio=3)
    table.add_column("ได้แก่ / which", ratio=2)
    by_reason: dict[str, list[str]] = {}
    for outcome in outcomes:
        for reason in _said(outcome):
            by_reason.setdefault(reason, []).append(Path(outcome.path).name)
    ordered = sorted(by_reason.items(), key=lambda one: -len(one[1]))
    for reason, files in ordered[:_REASONS_SHOWN]:
        more = f" … อีก {len(files) - _FILES_SHOWN:,}" if len(files) > _FILES_SHOWN else ""
        table.add_row(f"{len(files):,}", reason, ", ".join(files[:_FILES_SHOWN]) + more)
    if len(ordered) > _REASONS_SHOWN:
        left = len(ordered) - _REASONS_SHOWN
        table.add_row("…", f"อีก {left:,} เหตุผล ดูทั้งหมดด้วย --json / {left:,} other reasons: see them with --json", "")
    return table


def _said(outcome: Outcome) -> Iterator[str]:
    """The reasons of an outcome, each without the file's own name before it."""
    reason = outcome.reason.removeprefix(f"{outcome.path}: ")
    if outcome.status != IN_DOUBT:
        yield reason
        return
    for part in filter(None, reason.split("; ")):
        # A share that differs from file to file is still one thing to look at.
        yield _SHARE.sub("ร้อยละ …", part)
