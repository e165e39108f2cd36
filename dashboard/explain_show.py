"""Prints what became of a document's words: in colours at a terminal, with marks where there are none. Thai, then English."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dashboard.explain import UNCLAIMED, Explanation, Line, Piece
from dashboard.original import told as place_in_words
from dashboard.words import words
from data.report import Activity

# What → its style. An underline, reverse or strike tells apart what colours alone would not.
_STYLES = {
    "title": "bold", "heading": "bold underline", "agency": "cyan", "period": "cyan", "name": "bold cyan", "date": "blue",
    "place": "blue", "people": "yellow", "issue": "bright_blue", "result": "magenta", "use": "green", "fact": "cyan",
    "aside": "dim", "furniture": "dim strike", UNCLAIMED: "black on yellow",
}  # fmt: skip
_NARROW = 60  # columns: below it a line's place stands above the line and not beside it
_LONGEST_PLACE = 18
_REASONS_SHOWN = 8  # of a line; a table's row may have dozens


def show(explanation: Explanation, console: Console, *, coloured: bool) -> None:
    """Print one document: its text with what each piece became and why, what was read, what is wrong, what is left over."""
    _heading(explanation, console)
    places = [_place(line) for line in explanation.lines()]
    margin = min(max(map(cell_len, places), default=1), _LONGEST_PLACE)
    before = ""
    for line in explanation.lines():
        place = _place(line)
        shown = "" if place == before else place
        before = place
        if coloured:
            _coloured_line(line, shown, margin, console)
        else:
            _plain_line(line, shown, margin)
    _print("", console)
    for told in (*_rows(explanation), *_findings(explanation), *_left_over(explanation)):
        _print(told, console)


def _place(line: Line) -> str:
    """The page, cell or paragraph of a line; its number where the format has no such places."""
    return place_in_words(line.place, words("th")) if line.place else str(line.number)


def _print(told: str, console: Console) -> None:
    # Neither markup nor a break at a width nobody asked for: a line is a line for grep too.
    console.print(told, markup=False, highlight=False, soft_wrap=True)


def _heading(explanation: Explanation, console: Console) -> None:
    document = explanation.document
    _print(f"{explanation.shown} · {document.media_type} · {_share(document.unclaimed_share)}", console)
    legend = Text()
    for what, style in _STYLES.items():
        name = f"{words('th')(f'became.{what}')} {words('en')(f'became.{what}')}"
        legend.append(name, style=style).append("  ")
    console.print(legend, highlight=False, soft_wrap=not console.is_terminal)
    _print("", console)


def _share(share: float | None) -> str:
    if share is None:
        return "ไม่มีเนื้อความ / no body"
    return f"ไม่เข้าใจ {100 * share:.0f}% ของเนื้อความ / {100 * share:.0f}% of the body not understood"


def _coloured_line(line: Line, shown: str, margin: int, console: Console) -> None:
    told = Text()
    for piece in line.pieces:
        told.append(piece.words, style=_STYLES.get(piece.what, ""))
    reasons = Text("\n".join(f"  ↳ {reason}" for reason in _some(line.reasons)), style="dim italic")
    if console.width < _NARROW:
        if shown:
            console.print(Text(shown, style="dim"), highlight=False)
        console.print(told, highlight=False)
        if line.reasons:
            console.print(reasons, highlight=False)
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=margin, justify="right", style="dim", no_wrap=True, overflow="ellipsis")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(shown, told)
    if line.reasons:
        grid.add_row("", reasons)
    console.print(grid, highlight=False)


def _plain_line(line: Line, shown: str, margin: int) -> None:
    # Thai marks take no column of their own: letters are no measure of width.
    beside = " " * (margin - cell_len(shown)) + shown
    print(f"{beside} {''.join(_marked(piece) for piece in line.pieces)}".rstrip())
    for reason in _some(line.reasons):
        print(f"{'':>{margin}}   ↳ {reason}")


def _marked(piece: Piece) -> str:
    """Words with what they became written before them: [ประเด็น|ขอไฟทาง]."""
    if not piece.what:
        return piece.words
    return f"[{words('th')(f'became.{piece.what}')}|{piece.words}]"


def _some(reasons: list[str]) -> Iterator[str]:
    yield from reasons[:_REASONS_SHOWN]
    if len(reasons) > _REASONS_SHOWN:
        more = len(reasons) - _REASONS_SHOWN
        yield f"… อีก {more} เหตุผล ดูทั้งหมดด้วย --json / {more} more: see them with --json"


def _rows(explanation: Explanation) -> Iterator[str]:
    th = words("th")
    yield "อ่านได้ว่า / what was read"
    if not explanation.reading.reports:
        yield "  ไม่มีรายงาน / no report"
    for report in explanation.reading.reports:
        agency = report.agency.name if report.agency else th("unknown")
        year = "?" if report.fiscal_year is None else str(report.fiscal_year)
        yield f"  {agency} · {year}{'' if report.round is None else f'/{report.round}'}"
        for activity in report.activities:
            yield from (f"    {told}" for told in _activity(activity))


def _activity(activity: Activity) -> Iterator[str]:
    th = words("th")
    days = " – ".join(dict.fromkeys(str(day) for day in (activity.held_from, activity.held_to) if day)) or "?"
    people = "?" if activity.participants_total is None else f"{activity.participants_total:,}"
    yield f"{activity.position}. {activity.name or th('unknown')}"
    yield (
        f"   {th.code('activity_kind', activity.kind)} · {th.code('mode', activity.mode)} · {days}"
        f" · {activity.place or '?'} · {people} คน / people"
    )
    for group in activity.groups:
        heads = "?" if group.headcount is None else f"{group.headcount:,}"
        yield f"   {th('became.people')}: {group.label} → {th.code('category', group.category)} · {heads}"
    for what, items in (("issue", activity.issues), ("result", activity.results)):
        for item in items:
            yield f"   {th(f'became.{what}')}: {item.text}"
    for step in activity.follow_through:
        actor = f" · {step.actor}" if step.actor else ""
        yield f"   {th('became.use')}: {step.text} → {th.code('level', step.level)}{actor}"


def _findings(explanation: Explanation) -> Iterator[str]:
    th = words("th")
    if explanation.reading.findings or explanation.reading.doubts:
        yield ""
        yield "ข้อสังเกต / findings"
    for finding in explanation.reading.findings:
        yield f"  {th.code('severity', finding.severity)} {finding.rule}: {finding.message}"
    for doubt in explanation.reading.doubts:
        yield f"  ควรตรวจด้วยตา / to be checked by eye: {doubt}"


def _left_over(explanation: Explanation) -> Iterator[str]:
    yield ""
    yield f"ที่เหลือ / left over: {_share(explanation.document.unclaimed_share)}"
    for place, passage in explanation.left_over():
        yield f"  {place_in_words(place, words('th'))} {passage}" if place else f"  {passage}"
