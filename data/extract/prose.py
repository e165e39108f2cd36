"""Running words → paragraphs, and the element of the form that each clause tells."""

from __future__ import annotations

from data.extract import narrative
from data.extract.draft import Context
from data.extract.held import held_dates
from data.extract.lines import Line, goes_on
from data.extract.sections import Part, Section


def sections_of_prose(context: Context, parts: list[Part], *, seen_date: bool = False) -> list[Section]:
    """Give running words their elements, clause by clause; `seen_date`: words before them told the day of the thing itself."""
    sections: list[Section] = []
    told = narrative.tell(context.text, parts)
    is_dated = [bool(held_dates(context, clause)) for _, clause in told]
    # The first day told is that of the thing itself, not of what came after it; unless words of the holding tell one.
    seen_date = seen_date or any(dated and one.element != "use" for one, dated in zip(told, is_dated, strict=True))
    for (element, clause), dated in zip(told, is_dated, strict=True):
        role = "opening" if element == "use" and dated and not seen_date else element
        seen_date = seen_date or dated
        sections.append(Section(role, clause.start, [clause]))
    return sections


def paragraphs(context: Context, lines: list[Line]) -> list[Part]:
    """Join the lines that go on in the next one to paragraphs."""
    parts: list[Part] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and goes_on(context.text, previous, line):
            parts[-1].end = line.end
        else:
            parts.append(Part(line.body, line.end, line.marked, line.numbers))
        previous = line
    return parts
