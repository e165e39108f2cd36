"""A form and its blocks → activities, each read in the way that its words are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.extract.block import read_block
from data.extract.block_people import people_in
from data.extract.dates import is_date_alone
from data.extract.draft import Context, Draft
from data.extract.entries import FEWEST_TELLING, Entry, entries_of
from data.extract.form import headings_of, read_form
from data.extract.headings import Heading
from data.extract.held import held_dates
from data.extract.mentions import agency_alone
from data.extract.name import title_of_event
from data.extract.posts import FEWEST_POSTS, cut_posts, read_post
from data.extract.prose import paragraphs, sections_of_prose
from data.extract.recurrence import spread_recurrence
from data.extract.sections import Block, Form, Part, Section, items_of
from data.extract.story import read_story
from data.extract.told_again import told_once
from data.extract.unheaded import is_of_plan, read_catalogue, read_timetable, read_unheaded, says_nothing_held
from data.extract.villages import begins_in_village, split_by_village, village_rows
from data.extract.words import is_placeholder
from data.normalise import compact

# Roles that make a block an activity; a name alone needs its words told clause by clause.
_CORE = {"issue", "participants", "result", "result_use", "use", "date", "date_place", "objective", "target"}


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
    around = headings_of(context.text, first, last) if entries else []
    drafts = [
        draft
        for entry in entries
        for draft in _of_entry(context, entry, around[entry.first - first : entry.last - first])
    ]
    silent = sum(not (_tells_when(draft) or _tells_who(draft)) for draft in drafts)
    # Of one among several the words may say that its day was never set and nobody counted.
    is_told = silent == 0 or (silent == 1 and len(drafts) > FEWEST_TELLING and len(_names(drafts)) == len(drafts))
    if len(drafts) != len(entries) or not is_told or len(drafts) < len(told):
        return []
    # As many by the days alone are one thing told of each, where the entries have names of their own; and as many by the labels
    # of their elements lack what the words above these tell.
    is_named = len(_names(told)) == 1 and len(_names(drafts)) == len(drafts)
    is_better = len(drafts) > len(told) or is_named or _how_much(drafts) > _how_much(told) or silent > 0
    return drafts if is_better else []


def _names(drafts: Sequence[Draft]) -> set[str | None]:
    return {draft.activity.name for draft in drafts}


def _how_much(drafts: Sequence[Draft]) -> int:
    """Return how many of the activities tell when they were held, and how many tell who came."""
    return sum(_tells_when(draft) + _tells_who(draft) for draft in drafts)


def _tells_when(draft: Draft) -> bool:
    return bool(draft.activity.held_from or draft.impossible or draft.activity.recurrence)


def _tells_who(draft: Draft) -> bool:
    return bool(draft.activity.participants_total or draft.activity.groups)


def _of_entry(context: Context, entry: Entry, around: Sequence[Heading | None]) -> list[Draft]:
    """Read one entry: a form of its own below its title, or the words that it tells its event in."""
    form = read_form(context.text, entry.first, entry.last, around)
    blocks = [block for block in form.blocks if _is_activity(block, sole=False, beside_catalogue=False)]
    lines = context.text.lines[entry.first : entry.last]
    parts = [
        part if part.start >= entry.begin else replace(part, start=entry.begin)
        for part in paragraphs(context, lines)
        if part.end > entry.begin and not _OF_ALL_EVENTS.match(context.words(part))
    ]
    name = title_of_event(context, entry.name, parts)
    # Where the one label is that of who came, running words below it may tell what came of it.
    told = sections_of_prose(context, parts) if not blocks or _only_labels_people(blocks) else []
    if not blocks or len({section.role for section in told} & {"issue", "result", "use"}) >= _FEWEST_TOLD:
        blocks = [Block([*_beside_name(entry.name, name), *told], name)]
        form = Form([], blocks, [], [])
    elif len(blocks) == 1 and (blocks[0].name is None or blocks[0].name.start < entry.begin):
        _tell_above_elements(context, form, blocks[0], parts)
        is_undated = entry.day is not None and not blocks[0].of("date", "date_place")
        day = [Section("opening", entry.day.start, [entry.day])] if entry.day and is_undated else []
        blocks[0].sections = [*day, *_beside_name(entry.name, name), *blocks[0].sections]
        blocks[0].name = name
    return [draft for block in blocks for draft in _of_block(context, form, block, sole=len(blocks) == 1)]


# Below the last of several: how many came to all of them together.
_OF_ALL_EVENTS = re.compile(
    r"\W*(?:สรุป)?(?:แล้ว)?รวม(?:แล้ว|ผล)?(?:ทั้ง)?\s?(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|\d{1,2}|ทุก)\s?(?:ครั้ง|กิจกรรม|เวที|เรื่อง|โครงการ|งาน|รายการ)"
)


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
    # The rows of a table are read as such.
    parts = [part for part in parts if not _is_row(context, part)]
    below = min((section.start for section in block.sections), default=parts[-1].end if parts else 0)
    form.opening = [replace(part, end=min(part.end, below)) for part in parts if part.start < below]
    headed = {section.role for section in block.sections}
    told = [one for one in sections_of_prose(context, form.opening) if one.role not in headed]
    block.sections = [*told, *block.sections]


def _is_row(context: Context, part: Part) -> bool:
    is_in_table = any(grid.start <= part.start < grid.end for grid in context.text.grids)
    return is_in_table and "\t" in context.text.folded[part.start : part.end]


def _read_whole(context: Context, form: Form, first: int, last: int, title_end: int) -> list[Draft]:
    return _read_posts(context, form, first, last) or _read_one(context, form, first, last, title_end)


def _read_one(context: Context, form: Form, first: int, last: int, title_end: int) -> list[Draft]:
    """Read a document, or one of the posts of a page."""
    if (told := read_story(context, form, first, last)) is not None:
        return told
    if form.blocks and is_of_plan(context, form.opening) and not any(_tells_of_holding(block) for block in form.blocks):
        return []
    _give_opening(context, form)
    drafts = read_catalogue(context, form.catalogue)
    sole = len(form.blocks) == 1 and not form.catalogue
    beside_table = any(block.from_table for block in form.blocks)
    for block in form.blocks[1 if _heads_others(form.blocks) else 0 :]:
        if block.name and is_placeholder(context.words(block.name)):
            block.name = None
        if block.name is None and _says_nothing(context, block):
            continue
        if _is_activity(block, sole=sole, beside_catalogue=bool(form.catalogue), beside_table=beside_table):
            drafts += _of_block(context, form, block, sole=sole)
    if drafts or form.agency:
        beside = [part for block in form.blocks for part in block.parts("other", "background")]
        spread_recurrence(context, drafts, [*form.opening, *beside])
        return drafts
    lines = context.text.lines[first:last]
    if timetable := read_timetable(context, lines):
        return timetable
    if any(_is_left_empty(context, block) for block in form.blocks) and says_nothing_held(
        context, paragraphs(context, lines)
    ):
        # A form of dashes, and below it why: what was put off, and for whom, is no activity.
        return []
    people = next((block for block in form.blocks if block.groups), None)
    return read_unheaded(context, first, last, title_end, people)


def _tells_of_holding(block: Block) -> bool:
    return bool(block.name or block.groups or block.of("date", "date_place", "participants"))


def _says_nothing(context: Context, block: Block) -> bool:
    """Tell whether a form was left empty: nothing but "-" and "ไม่มี" stands in it."""
    told = [part for section in block.sections for part in section.parts]
    return bool(told) and not block.groups and all(is_placeholder(context.words(part)) for part in told)


def _is_left_empty(context: Context, block: Block) -> bool:
    """Tell whether nothing but a remark stands below the labels of a form."""
    told = [part for section in block.sections if section.role != "other" for part in section.parts]
    is_form = len(block.roles() & {"issue", "participants", "result", "use"}) >= _FEWEST_LABELS
    return is_form and not block.groups and all(is_placeholder(context.words(part)) for part in told)


_FEWEST_LABELS = 3


def _read_posts(context: Context, form: Form, first: int, last: int) -> list[Draft]:
    """Read a page of several posts, each in the words that it tells its event in, or by its labels; empty for any other page."""
    has_elements = _has_elements(form)
    for kind, posts in cut_posts(context, first, last):
        if has_elements and (kind == "rule" or (kind == "posted" and len(posts) == FEWEST_POSTS)):
            # Lines that are drawn part the sections of a form, too; and one may tell when the whole page was posted.
            continue
        told = [draft for begin, behind in posts for draft in _of_post(context, begin, behind)]
        # Below lines that are drawn stand the parts of many a report.
        if len(told) >= FEWEST_POSTS and (kind == "end" or 2 * len(told) >= len(posts)):
            return told
    return []


def _of_post(context: Context, first: int, last: int) -> list[Draft]:
    """Read one post: one with labels as a document that begins with its headline, any other in running words."""
    lines = context.text.lines[first:last]
    form = read_form(context.text, first, last)
    if _has_elements(form) and not form.catalogue and not form.agency:
        headline = next((line for line in lines if not is_date_alone(context.text.words(line))), lines[0])
        if agency_alone(context.text.words(headline)):
            headline = lines[min(lines.index(headline) + 1, len(lines) - 1)]
        at = first + lines.index(headline)
        own = form if at == first else read_form(context.text, at, last)
        return _read_one(context, own, at, last, headline.end)
    draft = read_post(context, lines)
    return [] if draft is None else [draft]


def _has_elements(form: Form) -> bool:
    """Tell whether anything in a document is labelled as the form does, or stands in a table."""
    blocks = form.blocks
    return bool(form.catalogue or form.agency) or any(
        block.from_table or block.groups or block.roles() & {"issue", "participants", "result", "result_use", "use"}
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
        blocks[n].sections += [one for one in sections_of_prose(context, parts) if one.role not in present]
    given = {part.start for parts in told.values() for part in parts}
    form.opening = [part for part in form.opening if part.start not in given]


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
        or (begins_in_village(context.words(part)) and not _is_of_own_day(context, block, draft, part))
    ]
    villages = [] if block.from_table or _is_counted_as_one(context, draft, listed) else village_rows(context, listed)
    if villages:
        return split_by_village(context, villages, draft)
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
    told = [one for one in sections_of_prose(context, parts) if not use or one.role != "use"]
    return Block([*told, *use], block.name, block.mode)
