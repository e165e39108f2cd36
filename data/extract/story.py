"""Several events told one after the other in running words → activities."""

from __future__ import annotations

from data.extract.block import read_block
from data.extract.draft import Context, Draft
from data.extract.events import Event, cut_events, has_no_day_yet, is_to_come
from data.extract.kinds import kind_of
from data.extract.name import held_name, title_of_event
from data.extract.outcomes import share_outcomes
from data.extract.prose import paragraphs, sections_of_prose
from data.extract.recurrence import spread_recurrence
from data.extract.sections import Block, Form, Part, Section
from data.extract.unheaded import named_items
from data.extract.villages import village_rows

# What a heading may stand for in words that tell of one event after the other: the day of each, and below all what came of them.
_OF_STORY = {"date", "date_place", "place", "photos", "story", "background", "other", "opening", "mode"}
_OF_ALL = {"use", "result"}


def read_story(context: Context, form: Form, first: int, last: int) -> list[Draft] | None:
    """Read several events told one after the other; None for a document in the form, or of one event."""
    if form.catalogue or form.agency or any(block.from_table or block.groups for block in form.blocks):
        return None
    titled = [block for block in form.blocks if block.name]
    sections = [section for block in form.blocks for section in block.sections]
    if {section.role for section in sections} - _OF_STORY - _OF_ALL - ({"name"} if titled else set()):
        return None
    lines = context.text.lines[first:last]
    # "- มติให้ซ่อมถนน" in a list is no heading of what came of all.
    listed_at = {line.start for line in lines if line.marked}
    shared = [section for section in sections if section.role in _OF_ALL and section.start not in listed_at]
    below = min((section.start for section in shared), default=lines[-1].end if lines else 0)
    lines = [line for line in lines if line.start < below]
    parts = paragraphs(context, lines)
    listed = [part for part in parts if part.marked]
    story = None if named_items(context, listed) else cut_events(context, parts, lines)
    if story is None or len(story.events) <= len(titled):
        return None
    drafts = [_read_event(context, event, story.preamble) for event in story.events if not is_to_come(context, event)]
    if not any(_tells_outcome(draft) for draft in drafts) and village_rows(context, listed or parts):
        return None
    if shared:
        share_outcomes(context, drafts, shared)
    spread_recurrence(context, drafts, story.preamble)
    return drafts


def _tells_outcome(draft: Draft) -> bool:
    return bool(draft.activity.issues or draft.activity.results or draft.activity.follow_through)


def _read_event(context: Context, event: Event, preamble: list[Part]) -> Draft:
    """Read one of several events; what stands above them all tells its kind, and how often it is held, where it does not itself."""
    name = title_of_event(context, event.name, event.parts)
    told = Block(sections_of_prose(context, event.parts), name=name)
    told.is_put_off = any(has_no_day_yet(context, part) for part in event.parts)
    # What the words above say was held tells more than the page's title; that they are a newsletter tells nothing of it.
    held = next((named for part in preamble if (named := held_name(context, part))), None)
    around = [Part(held.start, held.end)] if held else list(preamble)
    if around and kind_of(" ".join(map(context.words, around)))[0] != "publicity":
        told.sections.insert(0, Section("kind", around[0].start, around))
    draft = read_block(context, Form([], [told], [], []), told, sole=True, rule="running_words")
    activity = draft.activity
    activity.char_start = min(event.name.start, event.parts[0].start)
    activity.char_end = max(event.name.end, event.parts[-1].end)
    return draft
