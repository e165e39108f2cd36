"""One subject taken to village after village → one activity a meeting."""

from __future__ import annotations

import re
from dataclasses import replace

from data.extract import narrative
from data.extract.block import set_people
from data.extract.block_people import people_in
from data.extract.draft import Context, Draft
from data.extract.held import held_dates, read_dates
from data.extract.place import read_place
from data.extract.sections import Block, Part, Section
from data.lookup import any_of

# วัด is a temple, but จังหวัด (province) and วัดผล (to measure) hold it too; beside a day of its own any of them is a place.
_VILLAGE = re.compile(r"หมู่(?:ที่|บ้าน)?\s?\d|ม\.\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|ณ\s|ศาลา|วัด|โรงเรียน")
# A matter that tells where in its first words is a meeting there, and not one that a day and a place occur in.
_AT_ONCE = 25


def begins_in_village(words: str) -> bool:
    """Tell whether the first words of an item tell a village or another place to meet in."""
    return bool(_VILLAGE.search(words[:_AT_ONCE]))


def village_rows(context: Context, parts: list[Part]) -> list[Part]:
    """Return the list items that each tell a day and a place of their own, when there are two or more such days."""
    rows = []
    for part in parts:
        days = [mention for mention in held_dates(context, part) if mention.precision == "day"]
        words = context.words(part)
        if len(days) == 1 and _VILLAGE.search(words) and not _LATER.match(words) and not _is_afterwards(words):
            rows.append((part, days[0].first))
    return [part for part, _ in rows] if len({day for _, day in rows}) >= 2 else []


def _is_afterwards(words: str) -> bool:
    """Tell whether words begin with the time behind what was held: "หลังการประชุม กองช่างได้ …"."""
    return bool(any_of("narrative_words", "tells", "afterwards").match(words)) and narrative.element_of(words) == "use"


# A note of what followed is no meeting of its own.
_LATER = re.compile(r"(?:บันทึก|หมายเหตุ)?เพิ่มเติม|ความคืบหน้า|ติดตามผล|ต่อมา|ภายหลัง|หลังจาก")
# What a meeting in one village has of the subject that was taken to all of them.
_OF_SUBJECT = {"name", "kind", "mode", "recurrence"}
_OF_OUTCOMES = {"follow_through.level", "follow_through.actor"}


# Of its issues and outcomes, at all meetings together: a thousand villages with a thousand each fit no store.
_MOST_COPIES = 5_000


def split_by_village(context: Context, rows: list[Part], whole: Draft) -> list[Draft]:
    """One subject taken to village after village: one activity a meeting, with the subject's name, issues and outcomes."""
    drafts = []
    subject = whole.activity
    outcomes = len(subject.issues) + len(subject.results) + len(subject.follow_through)
    # Where they would be too many the first meeting alone has them.
    having_outcomes = len(rows) if len(rows) * outcomes <= _MOST_COPIES else 1
    for number, part in enumerate(rows):
        single = Block([Section("date_place", part.start, [part]), Section("participants", part.start, [part])])
        draft = Draft.of(context, part.start, part.end)
        activity = draft.activity
        read_dates(context, draft, single, [], [])
        if place := read_place(context, Block(), [part]) or read_place(context, single, []):
            activity.place = place.text
            draft.note(context, "place", place.text[:80], place.rule, place.start, place.end)
        people = people_in(context, part)
        if people.total is None and len(people.groups) == 1:
            only = people.groups[0]
            people.total, people.total_rule = only.headcount, "sole_group"
            people.total_span = (only.char_start, only.char_end) if only.headcount is not None else None
        people.groups = [group for group in people.groups if not _VILLAGE.match(group.label)]
        set_people(context, draft, people)
        activity.name, activity.recurrence = subject.name, subject.recurrence
        activity.kind, activity.mode = subject.kind, subject.mode
        copied = _OF_SUBJECT
        if number < having_outcomes:
            copied = _OF_SUBJECT | _OF_OUTCOMES
            activity.issues = [replace(row) for row in subject.issues]
            activity.results = [replace(row) for row in subject.results]
            activity.follow_through = [replace(row) for row in subject.follow_through]
        draft.evidence += [replace(row) for row in whole.evidence if row.field in copied]
        draft.note_event(context, "village")
        drafts.append(draft)
    return drafts
