"""Blocks of the form → activities: name, date, place, people, issues, results, follow-through."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter

from data.extract import narrative
from data.extract.block_people import STATED_TOTAL, people_in, read_block_people
from data.extract.boxes import ticked_of
from data.extract.dates import find_recurrence, is_date_alone
from data.extract.draft import Context, Draft, Stated, days_of
from data.extract.entries import Entry, entries_of
from data.extract.events import Event, cut_events, has_no_day_yet, is_to_come
from data.extract.follow_through import DONE, actor_of, level_of
from data.extract.form import read_form
from data.extract.groups import category_and_rule
from data.extract.held import held_dates, read_dates
from data.extract.kinds import kind_of, mode_of_name, usual_mode
from data.extract.lines import Line, goes_on
from data.extract.mentions import agency_alone
from data.extract.name import held_name, leading_name, read_name, title_of, title_of_event
from data.extract.participants import People
from data.extract.place import read_place
from data.extract.put_off import says_put_off
from data.extract.sections import Block, Form, Part, Section, items_of
from data.extract.titles import LONGEST_TITLE, name_and_rest
from data.extract.told_again import told_once
from data.extract.words import is_placeholder, item, items
from data.lookup import any_of
from data.normalise import compact, fold_digits, grams
from data.report import FollowThrough, Item

# Roles that make a block an activity; a name alone needs its words told clause by clause.
_CORE = {"issue", "participants", "result", "result_use", "use", "date", "date_place", "objective", "target"}
_BEFORE_RESULTS = ("name", "story", "date", "date_place", "opening", "issue", "objective", "participants", "background")


def read_activities(context: Context, form: Form, first: int, last: int, title_end: int) -> list[Draft]:
    """Read the activities of a form, whose lines are `first` to `last` and whose title ends at `title_end`.

    A form without headings is read as running words. The list is empty where nothing held and no type of activity is told.
    """
    told = _read_whole(context, form, first, last, title_end)
    return told_once(context, form, _read_entries(context, form, first, last, told) or told)


def _read_entries(context: Context, form: Form, first: int, last: int, told: Sequence[Draft]) -> list[Draft]:
    """Read a document entry by entry; empty where that finds no more events than `told`, what was read of it as a whole."""
    if form.agency or form.catalogue or any(block.from_table for block in form.blocks):
        return []
    entries = entries_of(context, form, first, last)
    drafts = [draft for entry in entries for draft in _of_entry(context, entry)]
    silent = sum(not (_tells_when(draft) or _tells_who(draft)) for draft in drafts)
    # Of one among several the words may say that its day was never set and nobody counted.
    is_told = silent == 0 or (silent == 1 and len(drafts) > _FEWEST_TELLING and len(_names(drafts)) == len(drafts))
    if len(drafts) != len(entries) or not is_told or len(drafts) < len(told):
        return []
    # As many by the days alone are one thing told of each, where the entries have names of their own; and as many by the labels
    # of their elements lack what the words above these tell.
    is_named = len(_names(told)) == 1 and len(_names(drafts)) == len(drafts)
    is_better = len(drafts) > len(told) or is_named or _how_much(drafts) > _how_much(told) or silent > 0
    return drafts if is_better else []


_FEWEST_TELLING = 3


def _names(drafts: Sequence[Draft]) -> set[str | None]:
    return {draft.activity.name for draft in drafts}


def _how_much(drafts: Sequence[Draft]) -> int:
    """Return how many of the activities tell when they were held, and how many tell who came."""
    return sum(_tells_when(draft) + _tells_who(draft) for draft in drafts)


def _tells_when(draft: Draft) -> bool:
    return bool(draft.activity.held_from or draft.impossible or draft.activity.recurrence)


def _tells_who(draft: Draft) -> bool:
    return bool(draft.activity.participants_total or draft.activity.groups)


def _of_entry(context: Context, entry: Entry) -> list[Draft]:
    """Read one entry: a form of its own below its title, or the words that it tells its event in."""
    form = read_form(context.text, entry.first, entry.last)
    blocks = [block for block in form.blocks if _is_activity(block, sole=False, beside_catalogue=False)]
    lines = context.text.lines[entry.first : entry.last]
    parts = [
        part if part.start >= entry.begin else replace(part, start=entry.begin)
        for part in _paragraphs(context, lines)
        if part.end > entry.begin
    ]
    name = title_of_event(context, entry.name, parts)
    # Where the one label is that of who came, running words below it may tell what came of it.
    told = _sections_of_prose(context, parts) if not blocks or _only_labels_people(blocks) else []
    if not blocks or len({section.role for section in told} & {"issue", "result", "use"}) >= _FEWEST_TOLD:
        blocks = [Block([*_beside_name(entry.name, name), *told], name)]
        form = Form([], blocks, [], [])
    elif len(blocks) == 1 and (blocks[0].name is None or blocks[0].name.start < entry.begin):
        _tell_above_elements(context, form, blocks[0], parts)
        blocks[0].sections = [*_beside_name(entry.name, name), *blocks[0].sections]
        blocks[0].name = name
    return [draft for block in blocks for draft in _of_block(context, form, block, sole=len(blocks) == 1)]


def _beside_name(title: Part | None, name: Part | None) -> list[Section]:
    """Return what a title tells beside the name that was cut out of it: the day before it, the place behind it."""
    if title is None or name is None or not title.start < name.start < title.end:
        return []
    around = [Part(title.start, name.start), Part(name.end, title.end)]
    return [Section("date_place", part.start, [part]) for part in around if part.end > part.start]


def _only_labels_people(blocks: list[Block]) -> bool:
    """Tell whether the one label of an entry is that of who came, in running words and not in a table."""
    return len(blocks) == 1 and not blocks[0].groups and not blocks[0].roles() & (_CORE - {"participants"})


_FEWEST_TOLD = 2


def _tell_above_elements(context: Context, form: Form, block: Block, parts: list[Part]) -> None:
    """Give a block what the words of its entry, above the first of its elements, tell of the others."""
    block.sections = [section for section in block.sections if section.role not in ("name", "story")]
    below = min((section.start for section in block.sections), default=parts[-1].end if parts else 0)
    form.opening = [replace(part, end=min(part.end, below)) for part in parts if part.start < below]
    headed = {section.role for section in block.sections}
    told = [one for one in _sections_of_prose(context, form.opening) if one.role not in headed]
    block.sections = [*told, *block.sections]


def _read_whole(context: Context, form: Form, first: int, last: int, title_end: int) -> list[Draft]:
    if not _has_elements(form) and (posts := _read_posts(context, context.text.lines[first:last])):
        return posts
    if (told := _story(context, form, first, last)) is not None:
        return told
    _give_opening(context, form)
    drafts = read_catalogue(context, form.catalogue)
    sole = len(form.blocks) == 1 and not form.catalogue
    beside_table = any(block.from_table for block in form.blocks)
    for block in form.blocks[1 if _heads_others(form.blocks) else 0 :]:
        if block.name and is_placeholder(context.words(block.name)):
            block.name = None
        if _is_activity(block, sole=sole, beside_catalogue=bool(form.catalogue), beside_table=beside_table):
            drafts += _of_block(context, form, block, sole=sole)
    if drafts or form.agency:
        beside = [part for block in form.blocks for part in block.parts("other", "background")]
        _spread_recurrence(context, drafts, [*form.opening, *beside])
        return drafts
    if timetable := _read_timetable(context, context.text.lines[first:last]):
        return timetable
    people = next((block for block in form.blocks if block.groups), None)
    return _read_unheaded(context, first, last, title_end, people)


def _has_elements(form: Form) -> bool:
    """Tell whether anything in a document is labelled as the form does, or stands in a table."""
    blocks = form.blocks
    return bool(form.catalogue or form.agency) or any(
        block.from_table or block.groups or block.roles() & (_OF_ALL | {"issue", "participants", "result_use"})
        for block in blocks
    )


# So near to its beginning a paragraph names the activity of a table that it tells of; shorter ones are headings.
_NAMED_WITHIN = 150
_MOST_TOLD_ABOVE = 100
_SHORTEST_CALLED = 8
_SHORTEST_TOLD = 25


def _give_opening(context: Context, form: Form) -> None:
    """Give the activities of a table what the paragraphs above it tell of each, by its name."""
    blocks = [block for block in form.blocks if block.from_table and block.name]
    if not 2 <= len(blocks) <= _MOST_TOLD_ABOVE or len(blocks) < len(form.blocks):
        return
    names = [compact(context.words(block.name)) for block in blocks if block.name]
    told: dict[int, list[Part]] = {}
    current = None
    for part in form.opening:
        words = compact(context.words(part)[:_NAMED_WITHIN])
        called = [n for n, name in enumerate(names) if len(name) >= _SHORTEST_CALLED and name in words]
        current = called[0] if len(called) == 1 else None if called else current
        if current is not None and part.end - part.start >= _SHORTEST_TOLD:
            told.setdefault(current, []).append(part)
    if len(told) < len(blocks):
        return
    for n, parts in told.items():
        present = blocks[n].roles()
        blocks[n].sections += [one for one in _sections_of_prose(context, parts) if one.role not in present]
    given = {part.start for parts in told.values() for part in parts}
    form.opening = [part for part in form.opening if part.start not in given]


# What a heading may stand for in words that tell of one event after the other: the day of each, and below all what came of them.
_OF_STORY = {"date", "date_place", "place", "photos", "story", "background", "other", "opening", "mode"}
_OF_ALL = {"use", "result"}


def _story(context: Context, form: Form, first: int, last: int) -> list[Draft] | None:
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
    parts = _paragraphs(context, lines)
    listed = [part for part in parts if part.marked]
    story = None if _named_items(context, listed) else cut_events(context, parts, lines)
    if story is None or len(story.events) <= len(titled):
        return None
    drafts = [_read_event(context, event, story.preamble) for event in story.events if not is_to_come(context, event)]
    if not any(_tells_outcome(draft) for draft in drafts) and _villages(context, listed or parts):
        return None
    if shared:
        _share(context, drafts, shared)
    _spread_recurrence(context, drafts, story.preamble)
    return drafts


def _spread_recurrence(context: Context, drafts: list[Draft], parts: list[Part]) -> None:
    """Tell of activities how often such are held, where a sentence outside them says so of their kind."""
    for clause in narrative.clauses(context.text, parts):
        words = context.words(clause)
        kind = kind_of(words)[0]
        for draft in drafts:
            activity = draft.activity
            if kind and activity.is_event and activity.recurrence is None and activity.kind == kind:
                _told_recurrence(context, draft, "around", words)


def _tells_outcome(draft: Draft) -> bool:
    return bool(draft.activity.issues or draft.activity.results or draft.activity.follow_through)


def _read_event(context: Context, event: Event, preamble: list[Part]) -> Draft:
    """Read one of several events; what stands above them all tells its kind, and how often it is held, where it does not itself."""
    name = title_of_event(context, event.name, event.parts)
    told = Block(_sections_of_prose(context, event.parts), name=name)
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


_NUMBERED_VILLAGE = re.compile(r"(?:หมู่(?:ที่|บ้าน)?|(?<![ก-๙])ม\.)\s?(\d{1,2})(?!\d)")


def _share(context: Context, drafts: list[Draft], sections: list[Section]) -> None:
    """Give each event what the words below them all say came of it; what names none of them is told of all."""
    for section in sections:
        for part in items_of(context.text, section.parts):
            for piece in _by_village(context, part):
                meant = _meant(context, drafts, piece)
                for draft in meant:
                    _add_outcome(context, draft, section.role, piece)


def _by_village(context: Context, part: Part) -> list[Part]:
    """Cut words where they come to speak of the next village: "ถนนหมู่ 1 ตั้งงบไว้แล้ว ไฟฟ้าหมู่ 2 ส่งเรื่องแล้ว"."""
    folded = context.text.folded
    starts = [part.start]
    for found in list(_NUMBERED_VILLAGE.finditer(folded, part.start, part.end))[1:]:
        begin = folded.rfind(" ", starts[-1], found.start()) + 1
        if begin > starts[-1]:
            starts.append(begin)
    if len(starts) == 1:
        return narrative.clauses(context.text, [part]) if part.end - part.start > _LONG else [part]
    return [Part(a, b) for a, b in zip(starts, [*starts[1:], part.end], strict=True)]


_LONG = 120


def _meant(context: Context, drafts: list[Draft], piece: Part) -> list[Draft]:
    words = context.words(piece)
    numbers = set(_NUMBERED_VILLAGE.findall(words))
    if numbers:
        named = [
            draft
            for draft in drafts
            if numbers & set(_NUMBERED_VILLAGE.findall(fold_digits(draft.activity.name or "")))
        ]
        if named:
            return named
    told = grams(words)
    likeness = []
    for draft in drafts:
        own = " ".join(row.text for row in (*draft.activity.issues, *draft.activity.results))
        likeness.append(len(told & grams(fold_digits(f"{draft.activity.name or ''} {own}"))))
    best = max(likeness)
    if best >= _SHARED and likeness.count(best) == 1:
        return [drafts[likeness.index(best)]]
    return drafts


def _add_outcome(context: Context, draft: Draft, role: str, piece: Part) -> None:
    section = Section(role, piece.start, [piece])
    if role == "result":
        rows = draft.activity.results
        rows += [
            Item(len(rows) + n, one.text, one.start, one.end) for n, one in enumerate(items(context, [section]), 1)
        ]
    else:
        _set_follow_through(context, draft, [section], [])


def _is_activity(block: Block, *, sole: bool, beside_catalogue: bool, beside_table: bool = False) -> bool:
    core = {section.role for section in block.sections} & _CORE
    if block.name:
        return True
    if beside_table and core <= {"result", "use", "result_use"}:
        # What a memo proposes, above the table of what was held, is none of that.
        return False
    if beside_catalogue and not core & {"participants", "result", "date"}:
        return False
    # One block of people and nothing else is a news post that happens to label its audience; its words tell the rest.
    return bool(core) and not (sole and core <= {"participants", "target"})


def _heads_others(blocks: list[Block]) -> bool:
    """Tell whether the first block is but the name of a project, of which the others below tell one activity each."""
    first, *others = blocks or [Block()]
    is_bare = bool(first.name) and not first.groups and not any(section.parts for section in first.sections)
    return (
        is_bare
        and len(others) >= 2
        and all(
            one.name and not one.from_table and one.of("date", "date_place") and one.of("participants", "result")
            for one in others
        )
    )


def _of_block(context: Context, form: Form, block: Block, *, sole: bool) -> list[Draft]:
    """Read one block: an activity, or one subject taken to several villages."""
    if block.name and not block.from_table and _is_told_in_prose(block):
        block = _told_under_name(context, block)
    draft = read_block(context, form, block, sole=sole)
    listed = [
        part
        for section in block.of("date", "date_place", "participants", "place", "issue", "result")
        for part in items_of(context.text, section.parts)
        if section.role not in ("issue", "result")
        or (_VILLAGE.search(context.words(part)[:_AT_ONCE]) and not _is_of_own_day(context, block, draft, part))
    ]
    villages = [] if block.from_table or _is_counted_as_one(context, draft, listed) else _villages(context, listed)
    if villages:
        return _split_by_village(context, villages, draft)
    return [draft] if draft.activity.name or draft.activity.issues or draft.activity.results else []


def _is_counted_as_one(context: Context, draft: Draft, listed: list[Part]) -> bool:
    """Tell whether who came is told of all days together, and of none of them by itself: "รวมทั้งสามครั้ง 412 คน"."""
    days = [part for part in listed if held_dates(context, part)]
    return draft.people.total is not None and not any(people_in(context, part).has_counts for part in days)


def _is_of_own_day(context: Context, block: Block, draft: Draft, part: Part) -> bool:
    """Tell whether words speak of the activity's own day, where a field states that, and not of a meeting somewhere else."""
    activity = draft.activity
    if not block.of("date", "date_place") or activity.held_from is None or activity.held_to is None:
        return False
    days = [day for day in held_dates(context, part) if day.first is not None]
    return bool(days) and all(activity.held_from <= day.first <= activity.held_to for day in days if day.first)


def read_block(context: Context, form: Form, block: Block, *, sole: bool, rule: str = "block") -> Draft:
    """Read one activity from its sections; `sole`: the report tells of no other, so that its opening is this one's too.

    `rule` tells how it was found: a block of the form, a table's row, running words.
    """
    draft = Draft.of(context, block.start, block.end)
    for section in block.of("participants", "issue", "result", "use", "result_use"):
        section.parts = [one for part in section.parts for one in ticked_of(context.text, part)]
    _tell_from_story(context, block)
    _tell_use_from_results(context, block)
    _part_by_lead(context, block)
    _part_prose(context, block)
    opening = form.opening if sole else []
    _set_name(context, draft, block, opening, in_words=rule == "running_words")
    read_dates(context, draft, block, opening, form.opening)
    if draft.activity.held_from is None and not draft.impossible:
        draft.activity.fiscal_year = block.fiscal_year or draft.activity.fiscal_year
        draft.activity.round = block.round or draft.activity.round
    told = [*opening, *block.parts(*_BEFORE_RESULTS), *block.parts("result")]
    _set_place(context, draft, block, _beside_place(block) if block.from_table else told)
    _set_people(context, draft, read_block_people(context, block, opening))
    if sole:
        _take_from_prose(context, block, opening)
    issues = block.of("issue") if block.parts("issue") else block.of("objective")
    draft.activity.issues = _numbered(context, issues)
    draft.activity.results = _numbered(context, block.of("result"))
    _set_follow_through(context, draft, block.of("use"), block.parts("photos") or form.photos)
    _set_recurrence(context, draft, block, opening)
    around = " ".join(context.words(part) for part in [*block.parts("kind", "issue", "objective"), *opening])
    if block.is_of_village:
        around = _above_table(context, form)
    own = " ".join(context.words(part) for part in block.parts("opening")) if rule == "running_words" else ""
    _set_kind(context, draft, block.mode, around[:600], own[:600])
    block.is_put_off = block.is_put_off or _is_put_off(context, draft, block)
    block.is_type = block.is_type or _is_bare(draft, block)
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
    """Tell whether words say that an activity was called off, and tell nobody who came and nothing else that came of it."""
    if draft.people.has_counts or draft.activity.groups or (draft.activity.follow_through_level or 0) >= DONE:
        return False
    results = [context.words(part) for part in block.parts("result")]
    told = [
        context.words(part) for s in block.sections if s.role not in ("issue", "objective", "use") for part in s.parts
    ]
    told += [context.words(block.name)] if block.name else []
    return all(map(says_put_off, results)) and any(map(says_put_off, told))


def _tell_from_story(context: Context, block: Block) -> None:
    """Take out of the words of a row's column of particulars what has no column of its own: who came, the matters, the outcome."""
    story = block.parts("story") if block.from_table else []
    present = {section.role for section in block.sections if section.parts}
    if story and not present & {"issue", "result", "participants"} and not block.groups:
        told = _sections_of_prose(context, story, seen_date=bool(block.of("date", "date_place")))
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
            block.sections += _sections_of_prose(context, section.parts[at:], seen_date=True)
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
    begin = min(block.start for block in form.blocks if block.from_table or block.is_of_village)
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


def _set_kind(context: Context, draft: Draft, mode: str | None, *around: str) -> None:
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


def _set_recurrence(context: Context, draft: Draft, block: Block, opening: list[Part]) -> None:
    """Set how often it is held, told anywhere but in its follow-through: a frequency there is a promise."""
    for part in block.parts("recurrence"):
        if _told_recurrence(context, draft, "field", context.words(part)):
            return
    told = [context.words(part) for part in opening]
    # In a table what is issued, collected or asked for every month stands in a column of its own.
    # Nor is it of the meeting what people say of every year or month: "น้ำล้นเข้านาทุกปี".
    silent = ("use", "photos", "result", "remark", "issue", *(("objective",) if block.from_table else ()))
    told += [context.text.folded[s.start : s.end] for s in block.sections if s.role not in silent]
    # Among the results a frequency counts only beside the meeting itself: "ตรวจทุกวันศุกร์" is a proposal.
    told += _MEETING_AGAIN.findall(" ".join(context.words(part) for part in block.parts("result")))
    told += [found[0] for s in block.of("issue") for found in _HELD_AGAIN.finditer(context.text.folded, s.start, s.end)]
    # A remark that is nothing else says it of the activity: "จัดทุกวันที่ 9 ของเดือน".
    told += [words for part in block.parts("remark") if _IS_HELD.match(words := context.words(part))]
    told += [found[0] for part in block.parts("result", "use") for found in _AGAIN.finditer(context.words(part))]
    for rule, words in (("name", draft.activity.name or ""), ("around", " ".join(told))):
        if _told_recurrence(context, draft, rule, words):
            return


def _told_recurrence(context: Context, draft: Draft, rule: str, words: str) -> bool:
    """Set how often an activity is held, where `words` tell it; return whether they do."""
    if (found := find_recurrence(words)) is None:
        return False
    draft.activity.recurrence = found[0]
    told = context.where(words[found[1] : found[2]], draft.activity.char_start)
    draft.note(context, "recurrence", found[0], rule, *told)
    return True


_IS_HELD = re.compile(
    r"\W*(?:(?:จัด|ประชุม|ดำเนินการ|ทำ|นัด|พบ)(?:กิจกรรม|กัน|ขึ้น)?(?:เป็น)?(?:ประจำ)?|เป็นประจำ|ประจำ|กิจกรรม)?\s*"
    r"(?:ทุก|(?:สัปดาห์|เดือน|ไตรมาส|ปี)ละ|ราย(?:สัปดาห์|เดือน|ไตรมาส|ปี))"
)
_MEETING_AGAIN = re.compile(r"(?:ประชุม|เวที)(?:(?!ขอ[ก-๙]|ให้|เสนอ|มติ)[^\n]){0,30}?(?:ของแต่ละเดือน|ประจำเดือน|ทุกเดือน)")
# Among what was spoken of, "จัดประชุมหมุนเวียนไปตามชุมชนทุกเดือน" tells of the meeting, "น้ำท่วมทุกปี" of something else.
_HELD_AGAIN = re.compile(
    r"(?:จัด|ประชุม|เวที|นัด|ออกหน่วย|ยกวง)(?:(?!ขอ[ก-๙]|ให้|เสนอ|มติ|น้ำ|ไฟ|ถนน|ขยะ|ปัญหา)[^\n,]){0,45}?(?:ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ไตรมาสละ|ประจำเดือน|ของแต่ละเดือน)[^\n]{0,20}"
)
# Who says so of the meeting itself promises and asks for nothing.
_AGAIN = re.compile(
    r"(?<![ก-๙])(?:(?:กองทุน|คณะกรรมการ|คณะทำงาน|กลุ่ม|เวที|กิจกรรม|โครงการ|เรา|เทศบาล|อบต\.?|ที่ประชุม)[ก-๙ฯ]{0,25}\s?)?(?:มี)?(?:การ)?"
    r"(?:(?:นัด)?ประชุม|เวที|จัด|ออกหน่วย|พบกัน|นัดพบ|เจอกัน)(?:กัน|ขึ้น|อย่าง|ต่อเนื่อง|เป็น|ประจำ|ประชุม|เวที|ประชาคม|กลุ่ม|คณะกรรมการ|ผู้นำ|\s)*(?:ทุก|เดือนละ|ปีละ|สัปดาห์ละ|ไตรมาสละ|ประจำเดือน|ของแต่ละเดือน)[^\n]{0,20}"
)


def _numbered(context: Context, sections: list[Section]) -> list[Item]:
    return [Item(n, one.text, one.start, one.end) for n, one in enumerate(items(context, sections), 1)]


def _set_people(context: Context, draft: Draft, people: People) -> None:
    draft.people = people
    draft.activity.groups = people.groups
    draft.activity.participants_total = people.total
    if people.total_span:
        draft.note(context, "participants_total", str(people.total), people.total_rule, *people.total_span)
    for group in people.groups:
        _, rule = category_and_rule(fold_digits(group.label), context.reporter)
        draft.note(context, "participant_group.category", group.category, rule, group.char_start, group.char_end)


# What the caption of a picture of something finished says.
_FINISHED = re.compile(r"ซ่อม|ก่อสร้าง|ติดตั้ง|ปรับปรุง|แก้ไข|ขุดลอก|หลังดำเนินการ|แล้วเสร็จ|ส่งมอบ|เปลี่ยน|วางท่อ|ลาดยาง|ขยายเขต")
# So many runs of four letters must a caption share with an item to show what it tells of.
_SHARED = 4


def _set_follow_through(context: Context, draft: Draft, sections: list[Section], photos: list[Part]) -> None:
    doers = [(part, part.doer) for section in sections for part in section.parts if part.doer]
    sections = [replace(section, parts=_by_matter(context, section.parts)) for section in sections]
    for position, one in enumerate(items(context, sections), len(draft.activity.follow_through) + 1):
        words = context.text.folded[one.start : one.end]
        level, actor = level_of(words), actor_of(words)
        if level.level is not None:
            start, end = one.start + level.start, one.start + level.end
            draft.note(context, "follow_through.level", str(level.level), level.rule, start, end)
        name = actor[0] if actor else None
        beside = _doer_of(context, one, doers)
        if beside and not (actor and actor[1] <= _AT_ONCE_NAMED):
            name = beside.text
            draft.note(context, "follow_through.actor", name, "beside", beside.start, beside.end)
        elif actor:
            start, end = one.start + actor[1], one.start + actor[2]
            draft.note(context, "follow_through.actor", actor[0], "lookup:actors", start, end)
        row = FollowThrough(position, one.text, level.level, name, one.start, one.end)
        draft.activity.follow_through.append(row)
    _raise_shown(context, draft, photos)


# A cell that says more than who it was tells something else.
_LONGEST_DOER = 60
# Whom the words of a cell name first did it, whoever stands beside them.
_AT_ONCE_NAMED = 3


def _doer_of(context: Context, one: Stated, doers: list[tuple[Part, Part]]) -> Stated | None:
    """Return what the cell says that names who did an item, the cells of `doers` by the part each stands beside."""
    doer = next((doer for part, doer in doers if part.start <= one.start < part.end), None)
    told = item(context, doer) if doer else None
    return told if told and len(told.text) <= _LONGEST_DOER else None


def _by_matter(context: Context, parts: list[Part]) -> list[Part]:
    """Cut a paragraph where it comes to another matter of which it tells how far that has come: "… แล้ว ส่วนเรื่องฝายยังไม่ได้ทำ"."""
    cut: list[Part] = []
    for part in parts:
        found = _NEXT_MATTER.search(context.text.folded, part.start + 1, part.end)
        told = [Part(part.start, found.start()), Part(found.end(), part.end)] if found and not part.marked else []
        levels = [level_of(context.words(one)).level for one in told]
        cut += told if told and None not in levels else [part]
    return cut


_NEXT_MATTER = re.compile(r"\s+(?=ส่วน(?:การ|เรื่อง|ข้อ|ปัญหา|ที่ขอ|โครงการ)[ก-๙])")


def _raise_shown(context: Context, draft: Draft, photos: list[Part]) -> None:
    """A caption that names the finished thing raises its item to 7; pictures of the meeting itself never do."""
    done = [row for row in draft.activity.follow_through if row.level == 6]
    for part in photos:
        caption = context.words(part)
        if not done or not _FINISHED.search(caption):
            continue
        told = grams(caption)
        shared, shown = max(((len(told & grams(row.text)), row) for row in done), key=itemgetter(0))
        if shared >= _SHARED:
            shown.level = 7
            draft.note(context, "follow_through.level", "7", "caption_shows_it", part.start, part.end)


def _sections_of_prose(context: Context, parts: list[Part], *, seen_date: bool = False) -> list[Section]:
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


# A field for the day that is longer goes on to tell what was held on it.
_LONGEST_DAY = 120


def _is_told_in_prose(block: Block) -> bool:
    """Tell whether a titled block has no elements of the form, but words, the day of which may stand behind a label."""
    if block.of(*(_CORE - {"date", "date_place", "use"})) or (block.of("use") and not block.parts("name", "story")):
        return False
    days = block.parts("date", "date_place")
    return not days or any(part.end - part.start > _LONGEST_DAY for part in days)


def _told_under_name(context: Context, block: Block) -> Block:
    """Give a block that has a title and only words below it its elements."""
    parts = block.parts("name", "date", "date_place")
    if not parts:
        # Its words have their elements already.
        return block
    use = block.of("use")
    told = [one for one in _sections_of_prose(context, parts) if not use or one.role != "use"]
    return Block([*told, *use], block.name, block.mode)


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
            and (role != "issue" or _PURPOSE.match(context.words(clause)))
        ):
            block.sections.append(Section(role, clause.start, [clause]))
    # A note in a list may tell what was done where nothing else does.
    told = [(part, level_of(context.words(part)).level or 0) for part in block.parts("other") if part.marked]
    if "issue" in present and not block.of("use") and any(level >= DONE for _, level in told):
        parts = [part for part, level in told if level]
        block.sections.append(Section("use", parts[0].start, parts))


# "โดยมีวัตถุประสงค์เพื่อ…", "เพื่อติดตามผล…": in the words around a form's elements only an outright purpose is its matter.
_PURPOSE = re.compile(r"\s*(?:โดย|ซึ่ง)?(?:มี)?(?:วัตถุประสงค์|จุดประสงค์|จุดมุ่งหมาย)?\s*(?:คือ\s*)?เพื่อ(?!น)")


def read_narrative(
    context: Context,
    parts: list[Part],
    *,
    mode: str | None = None,
    title: Part | None = None,
    people: Block | None = None,
) -> Draft:
    """Read an activity told in running words, without headings: a news post, or one line of a list.

    `people`: a table of those who came that stands among the words.
    """
    is_dated = title is not None and bool(held_dates(context, title))
    told = Block(_sections_of_prose(context, parts, seen_date=is_dated), mode=mode)
    if people is not None:
        told.groups, told.total, told.men, told.women = people.groups, people.total, people.men, people.women
    draft = read_block(context, Form([title] if title else [], [told], [], []), told, sole=True, rule="running_words")
    draft.activity.char_start, draft.activity.char_end = parts[0].start, parts[-1].end
    return draft


def read_catalogue(context: Context, lines: list[tuple[str | None, Part]]) -> list[Draft]:
    """Read lines `(mode, words)` that only name types of activity; one that tells a day was held."""
    drafts: list[Draft] = []
    for mode, part in lines:
        one = item(context, part)
        if one is None:
            continue
        stated = Part(one.start, one.end)
        held = held_dates(context, stated)
        if any(day.precision == "day" for day in held) or (held and len(one.text) > 60):
            name, rest = name_and_rest(context.text, stated)
            if rest is None:
                drafts.append(read_narrative(context, [stated], mode=mode))
                continue
            # The line begins with what was held: "ประชุมคณะกรรมการ วันที่ 20 พฤศจิกายน 2568 ณ …".
            told = Block(_sections_of_prose(context, [rest]), name, mode)
            drafts.append(read_block(context, Form([], [told], [], []), told, sole=True, rule="running_words"))
            continue
        draft = Draft.of(context, one.start, one.end)
        draft.activity.name, draft.activity.is_event = one.text, False
        draft.note(context, "name", one.text[:80], "catalogue_line", one.start, one.end)
        _set_kind(context, draft, mode)
        _told_recurrence(context, draft, "name", one.text)
        draft.note_event(context, "catalogue_line")
        drafts.append(draft)
    return drafts


def _read_timetable(context: Context, lines: list[Line]) -> list[Draft]:
    """Read a list of what is to be held and how often, a gap between the two: types of activity, for nothing was held yet."""
    rows = []
    for line in lines:
        gap = _GAP.search(context.text.folded, line.body + 6, line.end)
        if gap and not held_dates(context, Part(line.body, line.end)):
            rows.append((Part(line.body, gap.start()), Part(gap.end(), line.end)))
    often = [how for _, how in rows if find_recurrence(context.words(how))]
    not_yet = any_of("narrative_words", "tells", "no_day_yet")
    if len(often) < 2 or len(often) < 0.5 * len(rows):
        return []
    drafts = []
    for name, how in rows:
        if find_recurrence(context.words(how)) or not_yet.match(context.words(how).strip()):
            # What is no activity's name makes no draft.
            told = read_catalogue(context, [(None, name)])
            for draft in told:
                _told_recurrence(context, draft, "around", context.words(how))
            drafts += told
    return drafts


_GAP = re.compile(r"\s{2,}|\t|\s[:|–]\s")


def _read_unheaded(context: Context, first: int, last: int, title_end: int, people: Block | None = None) -> list[Draft]:
    """Read a document without the form's headings: a news post, a list of what was held, or a list of mere types.

    `people` is the table of those who came, if it has one: the words in it tell nothing else.
    """
    counted = [group.label.start for group in people.groups] if people else []
    tables = [grid for grid in context.text.grids if any(grid.start <= start < grid.end for start in counted)]
    parts = [
        part
        for part in _paragraphs(context, context.text.lines[first:last])
        if not any(grid.start <= part.start < grid.end for grid in tables)
    ]
    titles = [part for part in parts[:3] if part.end - part.start <= 220 and part.start < title_end]
    # Of the lines on top the one that names an activity is the title, and not "ข่าวประชาสัมพันธ์" above it.
    title = next((part for part in titles if title_of(context, part)), titles[0] if titles else None)
    body = [part for part in parts if part is not title] or parts
    if not body:
        return []
    listed = [part for part in body if part.marked]
    if told_apart := _told_apart(context, body):
        return told_apart
    told = read_narrative(context, body, title=title, people=people)
    if any(_NOTHING_HELD.search(context.words(part)) for part in body) and not _is_evident(told):
        return []
    if villages := _villages(context, listed or body):
        return _split_by_village(context, villages, told)
    typed = [part for part in listed if part.end - part.start < 250 and kind_of(context.words(part))[0]]
    if len(typed) >= 3 and len(typed) >= 0.6 * len(listed) and not days_of([told]):
        return read_catalogue(context, [(None, part) for part in listed])
    return [told] if _was_held(context, told, body) else []


# What stands below each post of a list of them: "อ่านต่อ →".
_READ_ON = re.compile(r"\W*(?:อ่าน(?:ต่อ|เพิ่มเติม|รายละเอียด)|ดูเพิ่มเติม|Read\s?more)|\W*ถูกใจ\s?\d", re.IGNORECASE)
_NOTICE = re.compile(r"\W*(?:(?:ขอ)?แจ้ง(?:งด|ดับ|เตือน|ปิด|ข่าว)|ประกาศ(?:ปิด|งด|แจ้ง)|สวัสดีปีใหม่|ขอแสดงความ)")
_HELD_WORDS = ("holding", "participants", "decided")


def _read_posts(context: Context, lines: list[Line]) -> list[Draft]:
    """Read a page of several posts, each of which ends with its reactions or the way to read on; empty for any other."""
    if not lines:
        return []
    folded = context.text.folded
    ends = sorted(
        start
        for start, end, reason in context.text.noise
        if lines[0].start < start < lines[-1].end + _BEHIND_POST
        and (reason == "reactions" or _READ_ON.match(folded, start, end))
    )
    bounds = [0, *(bisect_left(lines, end, key=attrgetter("start")) for end in ends)]
    posts = [lines[begin:behind] for begin, behind in pairwise(bounds)]
    told = [draft for post in posts if post and (draft := _read_post(context, post)) is not None]
    return told if len(told) >= _FEWEST_POSTS else []


_FEWEST_POSTS, _BEHIND_POST = 2, 200


def _read_post(context: Context, lines: list[Line]) -> Draft | None:
    """Read one post: its headline and what it tells; None where it tells of nothing that was held, such as a notice."""
    parts = [part for part in _paragraphs(context, lines) if not agency_alone(context.words(part))]
    told = [part for part in parts if not is_date_alone(context.words(part))]
    if not told or _NOTICE.match(context.words(told[0])):
        return None
    title = told[0] if len(told) > 1 and told[0].end - told[0].start <= LONGEST_TITLE else None
    body = told[1:] if title else told
    draft = read_narrative(context, body, title=title)
    if title:
        draft.activity.char_start = min(draft.activity.char_start, title.start)
    words = " ".join(map(context.words, told))
    is_told = any(any_of("narrative_words", "tells", tells).search(words) for tells in _HELD_WORDS)
    is_of_kind = kind_of(draft.activity.name or "")[0] not in (None, "publicity")
    is_held = (is_told or is_of_kind) and not any_of("narrative_words", "tells", "to_come").search(words)
    return draft if is_held and _was_held(context, draft, body) else None


def _told_apart(context: Context, body: list[Part]) -> list[Draft]:
    """Read a list whose items each begin with an activity and tell when it was held or who came; none for any other list.

    Where paragraphs stand between its items, each goes on with the item above it.
    """
    named = _named_items(context, [part for part in body if part.marked])
    if not named:
        return []
    places = [body.index(part) for part, _ in named]
    is_spaced = any(not part.marked for part in body[places[0] : places[-1]])
    drafts = []
    for (part, name), at in zip(named, places, strict=True):
        behind = next((n for n in range(at + 1, len(body)) if body[n].marked), len(body))
        draft = read_narrative(context, body[at:behind] if is_spaced else [part])
        draft.activity.name = name.text
        draft.note(context, "name", name.text[:80], "stated", name.start, name.end)
        _set_kind(context, draft, None)
        drafts.append(draft)
    return drafts


def _named_items(context: Context, listed: list[Part]) -> list[tuple[Part, Stated]]:
    """Return the items of a list that begin with an activity and tell more of it, where most do; none for any other list."""
    named = [
        (part, name)
        for part in listed
        if (name := leading_name(context, part)) and _tells_more(context, part, name.end)
    ]
    return named if len(named) >= 2 and len(named) >= 0.6 * len(listed) else []


def _tells_more(context: Context, part: Part, name_end: int) -> bool:
    """Tell whether something behind an activity's name says that it was held: a day, people, how often."""
    behind = Part(name_end, part.end)
    words = context.words(behind)
    return bool(held_dates(context, behind) or STATED_TOTAL.search(words) or find_recurrence(words))


def _paragraphs(context: Context, lines: list[Line]) -> list[Part]:
    parts: list[Part] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and goes_on(context.text, previous, line):
            parts[-1].end = line.end
        else:
            parts.append(Part(line.body, line.end, line.marked, line.numbers))
        previous = line
    return parts


_NOTHING_HELD = re.compile(
    r"(?:ไม่(?:ได้|มี)|ยังไม่(?:ได้|มี))(?:การ|มีการ)?(?:จัด|ดำเนิน)(?:การ|ให้มี|ทำ)?[ก-๙]{0,12}(?:กิจกรรม|โครงการ|ประชุม|เวที)"
)


def _is_evident(told: Draft) -> bool:
    """Tell whether a day or people who came show that something was held."""
    activity = told.activity
    is_counted = activity.participants_total is not None or any(group.headcount for group in activity.groups)
    return activity.held_from is not None or bool(told.impossible) or is_counted


# So many matters came in: the channel was used.
_MATTERS = re.compile(r"(?:เรื่อง\)?\s*\t|มีเรื่อง|รับเรื่อง|ร้องเรียน|ร้องทุกข์)[^\n]{0,60}?\d|[1-9]\d*\s*เรื่อง")


def _was_held(context: Context, told: Draft, body: list[Part]) -> bool:
    """Something was held when a day, people, or a result with the words of holding is told; else it is mere principle."""
    activity = told.activity
    if _is_evident(told):
        return True
    if activity.kind == "complaint_channel" and any(_MATTERS.search(context.words(part)) for part in body):
        return True
    is_told = activity.results or activity.groups or activity.follow_through or activity.issues or activity.place
    if not activity.name or not is_told:
        return False
    held = any_of("document_words", "use", "held")
    return any(held.search(context.words(part)) for part in body)


# วัด is a temple, but จังหวัด (province) and วัดผล (to measure) hold it too; beside a day of its own any of them is a place.
_VILLAGE = re.compile(r"หมู่(?:ที่|บ้าน)?\s?\d|ม\.\s?\d|บ้าน[ก-๙]|ชุมชน[ก-๙]|ณ\s|ศาลา|วัด|โรงเรียน")


# A matter that tells where in its first words is a meeting there, and not one that a day and a place occur in.
_AT_ONCE = 25


def _villages(context: Context, parts: list[Part]) -> list[Part]:
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


def _split_by_village(context: Context, rows: list[Part], whole: Draft) -> list[Draft]:
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
        _set_people(context, draft, people)
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
