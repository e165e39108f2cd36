"""The words of a document with what was read from them marked, a line a row and what it tells in the margin: text and spans → HTML.

Everything is escaped. Marks and margin lead to the rows beside (`row`), and the rows lead back (`anchor`): plain links, no script.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of the text and what it was read as.

    `element` is what it is evidence of (issue, participants, result, use, fact, finding, unclaimed); `anchor` the id that a row
    links to; `row` the id of the row it was read into, '' where there is none.
    """

    start: int
    end: int
    element: str
    label: str
    anchor: str
    is_lit: bool = False  # of the activity that the reader came for
    row: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign at one place of the text, such as where an activity begins; `leads` is where it leads, '' for nowhere."""

    at: int
    label: str
    anchor: str
    leads: str = ""


def marked(text: str, marks: Sequence[Mark], flags: Sequence[Flag] = (), tags: Mapping[str, str] | None = None) -> str:
    """The text as HTML. Where spans overlap, the shortest element is drawn (a plain fact only where it stands alone) and all are told.

    `tags` gives the word in the margin where a mark begins, by element, so that colour is not needed.
    Spans outside the text are cut to it, and empty ones left out.
    """
    n = len(text)
    written = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in written[:-1]), initial=0))
    on_line: list[list[Mark]] = [[] for _ in written]
    for mark in marks:
        if 0 <= mark.start < min(mark.end, n):
            for i in range(bisect_right(starts, mark.start) - 1, bisect_left(starts, mark.end)):
                on_line[i].append(mark)
    at_line: list[list[Flag]] = [[] for _ in written]
    for flag in flags:
        if 0 <= flag.at <= n:
            at_line[bisect_right(starts, flag.at) - 1].append(flag)
    anchored: set[str] = set()
    lines = []
    for line, start, here, signs in zip(written, starts, on_line, at_line, strict=True):
        words = _line(text, start, start + len(line), here, signs, anchored)
        lines.append(f'<div class="line">{_margin(here, start, tags or {})}<div class="words">{words}</div></div>')
    return "".join(lines)


def _line(text: str, start: int, end: int, marks: Sequence[Mark], flags: Sequence[Flag], anchored: set[str]) -> str:
    inside = (p for m in marks for p in (m.start, m.end))
    cuts = sorted({start, end, *(p for p in inside if start < p < end), *(f.at for f in flags)})
    out: list[str] = []
    for a, b in pairwise(cuts):
        out += [_flag(f) for f in flags if f.at == a]
        # A plain fact inside an element must not break the element's line.
        covering = sorted(
            (m for m in marks if m.start <= a and b <= m.end),
            key=lambda m: (m.element == "fact", m.end - m.start, m.start),
        )
        out.append(_piece(text[a:b], covering, anchored))
    out += [_flag(f) for f in flags if f.at == end]
    return "".join(out)


def _piece(text: str, covering: Sequence[Mark], anchored: set[str]) -> str:
    if not covering:
        return escape(text)
    top = covering[0]
    new = [m.anchor for m in covering if m.anchor not in anchored]
    anchored.update(new)
    own = ""
    if top.anchor in new:
        own = f' id="{escape(top.anchor)}"'
        new.remove(top.anchor)
    spans = "".join(f'<span class="ruam-anchor" id="{escape(a)}"></span>' for a in new)
    title = " · ".join(dict.fromkeys(m.label for m in covering))
    lit = " lit" if any(m.is_lit for m in covering) else ""
    row = next((m.row for m in covering if m.row), "")
    told = f' title="{escape(title)}"'
    # A link can be reached by keyboard; what leads nowhere is made reachable, for its title is told when it is.
    words = f'<a href="#{escape(row)}"{told}>{escape(text)}</a>' if row else escape(text)
    alone = "" if row else f'{told} tabindex="0"'
    return f'{spans}<mark class="{escape(top.element)}{lit}"{own}{alone}>{words}</mark>'


def _margin(marks: Sequence[Mark], start: int, tags: Mapping[str, str]) -> str:
    """What a line tells: a word where a mark begins, a bar where one goes on. The marks themselves say it to those who hear."""
    parts = []
    for element, word in tags.items():
        of_it = [m for m in marks if m.element == element]
        begun = [m for m in of_it if m.start >= start]
        if begun:
            many = f" {len(begun)}" if len(begun) > 1 else ""
            row = next((m.row for m in begun if m.row), "")
            link = f' href="#{escape(row)}"' if row else ""
            parts.append(f'<a class="ruam-tag {escape(element)}" tabindex="-1"{link}>{escape(word)}{many}</a>')
        elif of_it:
            parts.append(f'<i class="on {escape(element)}"></i>')
    return f'<div class="margin" aria-hidden="true">{"".join(parts)}</div>'


def _flag(flag: Flag) -> str:
    if flag.leads:
        return f'<a class="ruam-flag" id="{escape(flag.anchor)}" href="{escape(flag.leads)}">{escape(flag.label)}</a>'
    return f'<span class="ruam-flag" id="{escape(flag.anchor)}">{escape(flag.label)}</span>'
