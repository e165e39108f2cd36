"""One block of the form → one activity: name, day, place, people, issues, results, follow-through."""

from __future__ import annotations

import re

from data.extract import narrative
from data.extract.block_people import read_block_people
from data.extract.boxes import ticked_of
from data.extract.draft import Context, Draft
from data.extract.follow_through import DONE, level_of
from data.extract.groups import category_and_rule
from data.extract.held import held_dates, read_dates
from data.extract.kinds import kind_of, mode_of_name, usual_mode
from data.extract.name import held_name, read_name
from data.extract.outcomes import set_follow_through
from data.extract.participants import People
from data.extract.place import read_place
from data.extract.prose import sections_of_prose
from data.extract.put_off import says_put_off
from data.extract.recurrence import set_recurrence
from data.extract.sections import Block, Form, Part, Section, items_of
from data.extract.words import items
from data.normalise import fold_digits
from data.report import Item

_BEFORE_RESULTS = ("name", "story", "date", "date_place", "opening", "issue", "objective", "participants", "background")


def read_block(context: Context, form: Form, block: Block, *, sole: bool, rule: str = "block") -> Draft:
    """Read one activity from its sections; `sole`: the report tells of no other, so that its opening is this one's too.

    `rule` tells how it was found: a block of the form, a table's row, running words.
    """
    draft = Draft.of(context, block.start, block.end)
    for section in block.of("participants", "issue", "result", "use", "result_use"):
        section.parts = ticked_of(context.text, section.parts)
    _cut_name(context, block)
    _tell_from_story(context, block)
    _tell_use_from_results(context, block)
    _part_by_lead(context, block)
    _part_prose(context, block)
    opening = form.opening if sole or (block.is_register and block.name is None) else []
    _set_name(context, draft, block, opening, in_words=rule == "running_words")
    read_dates(context, draft, block, opening, form.opening, is_sole=sole)
    if draft.activity.held_from is None and not draft.impossible:
        draft.activity.fiscal_year = block.fiscal_year or draft.activity.fiscal_year
        draft.activity.round = block.round or draft.activity.round
    told = [*opening, *block.parts(*_BEFORE_RESULTS), *block.parts("result")]
    _set_place(context, draft, block, _beside_place(block) if block.from_table else told)
    set_people(context, draft, read_block_people(context, block, opening))
    if sole:
        _take_from_prose(context, block, opening)
    issues = block.of("issue") if block.parts("issue") else block.of("objective")
    draft.activity.issues = _numbered(context, issues)
    draft.activity.results = _numbered(context, block.of("result"))
    set_follow_through(context, draft, block.of("use"), block.parts("photos") or form.photos)
    set_recurrence(context, draft, block, opening)
    around = " ".join(context.words(part) for part in [*block.parts("kind", "issue", "objective"), *opening])
    if block.is_of_village:
        around = _above_table(context, form)
    own = " ".join(context.words(part) for part in block.parts("opening")) if rule == "running_words" else ""
    set_kind(context, draft, block.mode, around[:600], own[:600])
    # "เลื่อนเพราะคลื่นลมแรง" may stand beside those who then came.
    block.is_put_off = not draft.people.has_counts and (block.is_put_off or _is_put_off(context, draft, block))
    if block.is_put_off:
        draft.forget_days()
    # A channel is open all the year; on a day that is told somebody held something.
    is_channel = draft.activity.kind == "complaint_channel" and draft.activity.held_from is None
    block.is_type = block.is_type or is_channel or _is_bare(draft, block)
    draft.activity.is_event = not (block.is_put_off or block.is_type)
    if block.from_table:
        rule = "catalogue_line" if block.is_type else "table_row"
    draft.note_event(context, "put_off" if block.is_put_off else rule)
    return draft


def _is_bare(draft: Draft, block: Block) -> bool:
    """Tell whether a form names an activity and tells nothing of it: no day, nobody who came, nothing that was said or done."""
    activity = draft.activity
    told = activity.issues or activity.results or activity.follow_through or activity.groups or activity.place
    is_held = activity.held_from is not None or draft.impossible or activity.recurrence or draft.people.is_told
    return not (block.from_table or told or is_held or draft.people.has_counts)


def _is_put_off(context: Context, draft: Draft, block: Block) -> bool:
    """Tell whether words say that an activity was called off, and tell of no group and nothing else that came of it."""
    if draft.activity.groups or (draft.activity.follow_through_level or 0) >= DONE:
        return False
    results = [context.words(part) for part in block.parts("result")]
    told = [
        context.words(part) for s in block.sections if s.role not in ("issue", "objective", "use") for part in s.parts
    ]
    told += [context.words(block.name)] if block.name else []
    return all(map(says_put_off, results)) and any(map(says_put_off, told))


def _cut_name(context: Context, block: Block) -> None:
    """Take for the name of a sentence that was set like a title what it says was held; the sentence tells when and where."""
    whole = block.name
    if whole is None or block.from_table or whole.end - whole.start <= _LONGEST_NAME:
        return
    if held := held_name(context, whole):
        block.name = Part(held.start, held.end)
        block.sections.insert(0, Section("story", whole.start, [whole]))


# A title that is longer is a sentence.
_LONGEST_NAME = 120


def _tell_from_story(context: Context, block: Block) -> None:
    """Take out of the words of a row's column of particulars what has no column of its own: who came, the matters, the outcome."""
    story = block.parts("story") if block.from_table else []
    present = {section.role for section in block.sections if section.parts}
    if story and not present & {"issue", "result", "participants"} and not block.groups:
        told = sections_of_prose(context, story, seen_date=bool(block.of("date", "date_place")))
        block.sections += [one for one in told if one.role not in present]


def _tell_use_from_results(context: Context, block: Block) -> None:
    """Part from the results what was done with them: under a heading of both, or where no other words of the activity tell it."""
    both = block.of("result_use")
    for section in both or ([] if block.parts("use") else block.of("result")):
        parts = list(items_of(context.text, section.parts))
        used = [part for part in parts if _tells_use(context, part, is_promised=bool(both))]
        section.role = "result"
        if used or both:
            section.parts = [part for part in parts if part not in used]
        if used:
            block.sections.append(Section("use", used[0].start, used))


def _tells_use(context: Context, part: Part, *, is_promised: bool) -> bool:
    """Tell whether words say what was done with a result; where no heading promises that, only if they tell how far it has come."""
    words = context.words(part)
    return narrative.element_of(words) == "use" and (is_promised or level_of(words).level is not None)


def _part_by_lead(context: Context, block: Block) -> None:
    """Part from a section what a paragraph behind its list leads up to: "ล่าสุดงานแผนรายงานความคืบหน้าดังนี้", "✅ สรุปกันว่า …"."""
    parted: list[Section] = []
    for section in block.sections:
        # What is parted stands behind the others and is looked at in its turn.
        for at in range(1, len(section.parts) if section.role in ("issue", "result") else 0):
            part = section.parts[at]
            is_paragraph = section in parted and not part.marked
            label = _OWN_LABEL.match(context.text.folded, part.start, part.end) if section.role == "issue" else None
            is_labelled = label is not None and not part.marked
            if not is_paragraph and not is_labelled and not _begins_anew(context, section.parts[at - 1], part):
                continue
            behind = label and narrative.role_of_lead(context.text, Part(label.end(), part.end))
            role = behind or narrative.role_of_lead(context.text, part)
            if role in ("result", "use") and role != section.role and not block.of(role):
                parted.append(Section(role, part.start, section.parts[at:]))
                block.sections.append(parted[-1])
                section.parts = section.parts[:at]
                break


def _part_prose(context: Context, block: Block) -> None:
    """Part from the issues, or from those who came, the paragraphs that go on to what was decided and done, if no heading has these."""
    if block.from_table or block.of("result", "result_use", "use"):
        return
    for section in block.of("issue", "participants"):
        concluding = (
            n
            for n, part in enumerate(section.parts)
            if n and not part.marked and narrative.concludes(context.text, part)
        )
        if (at := next(concluding, None)) is not None:
            block.sections += sections_of_prose(context, section.parts[at:], seen_date=True)
            section.parts = section.parts[:at]


# "ถนน: กองช่างเกรดแล้ว"
_OWN_LABEL = re.compile(r"[ก-๙][ก-๙ ]{2,28}\s?:\s*(?=\S)")


def _begins_anew(context: Context, previous: Part, part: Part) -> bool:
    """Tell whether a paragraph is none of the list before it: without a mark, or with a symbol of its own."""
    if not previous.marked:
        return False
    if not part.marked:
        return True
    own, other = (context.text.text[one.start - 2 : one.start].strip() for one in (part, previous))
    return bool(own and other) and own != other and not own[-1].isalnum() and own[-1] not in ".)"


def _above_table(context: Context, form: Form) -> str:
    """Return the words right above a table, or above the first village of a list: its title."""
    blocks = [block for block in form.blocks if block.from_table or block.is_of_village]
    # What was joined with a row may stand behind it.
    begin = min(min(block.start, block.name.start if block.name else block.start) for block in blocks)
    return context.text.folded[max(0, begin - 500) : begin]


def _beside_place(block: Block) -> list[Part]:
    """Return where a row of a table may tell its place, if it has no column for it: its issues speak of other places."""
    return [*([block.name] if block.name else []), *block.parts("name", "story", "date", "date_place", "opening")]


def _set_name(context: Context, draft: Draft, block: Block, opening: list[Part], *, in_words: bool) -> None:
    activity = draft.activity
    if name := read_name(context, block, opening, in_words=in_words):
        activity.name = name.text
        # The span of an activity whose name stands before its first heading begins with its name.
        activity.char_start = min(activity.char_start, name.start)
        activity.char_end = max(activity.char_end, name.end)
        draft.note(context, "name", name.text[:80], name.rule, name.start, name.end)


def _set_place(context: Context, draft: Draft, block: Block, passages: list[Part]) -> None:
    if place := read_place(context, block, passages):
        draft.activity.place = place.text
        draft.note(context, "place", place.text[:80], place.rule, place.start, place.end)


def set_kind(context: Context, draft: Draft, mode: str | None, *around: str) -> None:
    """Set kind and mode; a heading of the four modes goes before the kind's usual mode."""
    activity = draft.activity
    kind, words = kind_of(activity.name or "", *around)
    activity.kind = kind or "other"
    usual = usual_mode(activity.kind)
    activity.mode = mode or usual or mode_of_name(activity.kind, activity.name)
    _note_kind(context, draft, words, "heading" if mode else "usual_of_kind" if usual else "name")


def _note_kind(context: Context, draft: Draft, words: str, mode_rule: str) -> None:
    """Keep the words that told the kind, the name where none did, and those that told the mode."""
    activity = draft.activity
    named = next(((row.char_start, row.char_end) for row in draft.evidence if row.field == "name"), None)
    name = named or context.where("", activity.char_start)
    in_name = bool(words) and words in (activity.name or "")
    told = context.where(words, name[0] if in_name else activity.char_start) if words else name
    draft.note(context, "kind", activity.kind or "", "name" if in_name else "around" if words else "no_cue", *told)
    if activity.mode:
        heading = context.mode_heading(activity.char_start) if mode_rule == "heading" else None
        draft.note(context, "mode", activity.mode, mode_rule, *(heading or (name if mode_rule == "name" else told)))


def _numbered(context: Context, sections: list[Section]) -> list[Item]:
    return [Item(n, one.text, one.start, one.end) for n, one in enumerate(items(context, sections), 1)]


def set_people(context: Context, draft: Draft, people: People) -> None:
    """Set who came, with the words that told how many, and for each group those that told its category."""
    draft.people = people
    draft.activity.groups = people.groups
    draft.activity.participants_total = people.total
    if people.total_span:
        draft.note(context, "participants_total", str(people.total), people.total_rule, *people.total_span)
    for group in people.groups:
        _, rule = category_and_rule(fold_digits(group.label), context.reporter)
        draft.note(context, "participant_group.category", group.category, rule, group.char_start, group.char_end)


def _take_from_prose(context: Context, block: Block, opening: list[Part]) -> None:
    """Take result and use, where no heading has them, out of the prose around the headed elements."""
    present = {section.role for section in block.sections}
    missing = {"result", "use"} - present
    if not present & {"issue", "objective"}:
        missing.add("issue")
    if not missing or not present & {"participants", "result", "use", "story"}:
        return
    for role, clause in narrative.tell(context.text, [*block.parts("story"), *opening]):
        if (
            role in missing
            and not held_dates(context, clause)
            and not _TITLE.match(context.words(clause))
            and (role != "issue" or _PURPOSE.match(context.words(clause)))
        ):
            block.sections.append(Section(role, clause.start, [clause]))
    # A note in a list may tell what was done where nothing else does.
    told = [(part, level_of(context.words(part)).level or 0) for part in block.parts("other") if part.marked]
    if "issue" in present and not block.of("use") and any(level >= DONE for _, level in told):
        parts = [part for part, level in told if level]
        block.sections.append(Section("use", parts[0].start, parts))


# The title of a report tells none of its elements.
_TITLE = re.compile(r"\s*(?:แบบ|บันทึก)?(?:สรุป|รายงาน)+(?:ผล)?(?:การ|จาก|เรื่อง)")
# "โดยมีวัตถุประสงค์เพื่อ…", "เพื่อติดตามผล…": in the words around a form's elements only an outright purpose is its matter.
_PURPOSE = re.compile(r"\s*(?:โดย|ซึ่ง)?(?:มี)?(?:วัตถุประสงค์|จุดประสงค์|จุดมุ่งหมาย)?\s*(?:คือ\s*)?เพื่อ(?!น)")
