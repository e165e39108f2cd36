"""The words of a document with what was read from them marked: text and spans → HTML. Everything is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of the text and what it was read as.

    `element` is what it is evidence of (issue, participants, result, use, fact, finding, unclaimed); `anchor` the id that a row
    links to.
    """

    start: int
    end: int
    element: str
    label: str
    anchor: str
    is_lit: bool = False  # of the activity that the reader came for


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign at one place of the text, such as where an activity begins."""

    at: int
    label: str
    anchor: str


def marked(text: str, marks: Sequence[Mark], flags: Sequence[Flag] = (), tags: dict[str, str] | None = None) -> str:
    """The text as HTML. Where spans overlap, the shortest element is drawn (a plain fact only where it stands alone) and all are told.

    `tags` gives the word written before the first piece of a mark, by element, so that colour is not needed.
    Spans outside the text are cut to it, and empty ones left out.
    """
    n = len(text)
    whole = [m for m in marks if 0 <= m.start < min(m.end, n)]
    signs = [f for f in flags if 0 <= f.at <= n]
    cuts = sorted({0, n, *(m.start for m in whole), *(min(m.end, n) for m in whole), *(f.at for f in signs)})
    anchored: set[str] = set()
    tagged: set[tuple[int, int, str]] = set()
    out: list[str] = []
    for a, b in pairwise(cuts):
        out += [_flag(f) for f in signs if f.at == a]
        # A plain fact inside an element must not break the element's line.
        covering = sorted(
            (m for m in whole if m.start <= a and b <= m.end),
            key=lambda m: (m.element == "fact", m.end - m.start, m.start),
        )
        for m in covering:
            if m.anchor not in anchored:
                anchored.add(m.anchor)
                out.append(f'<span class="ruam-anchor" id="{escape(m.anchor)}"></span>')
        piece = escape(text[a:b])
        if not covering:
            out.append(piece)
            continue
        top = covering[0]
        tag = ""
        identity = (top.start, top.end, top.element)
        if tags and top.element in tags and identity not in tagged:
            tagged.add(identity)
            tag = f'<span class="ruam-tag">{escape(tags[top.element])}</span>'
        title = " · ".join(dict.fromkeys(m.label for m in covering))
        lit = " lit" if any(m.is_lit for m in covering) else ""
        out.append(f'<mark class="{escape(top.element)}{lit}" title="{escape(title)}" tabindex="0">{tag}{piece}</mark>')
    return "".join(out)


def _flag(flag: Flag) -> str:
    return f'<span class="ruam-flag" id="{escape(flag.anchor)}">{escape(flag.label)}</span>'
