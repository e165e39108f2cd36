"""Words of what followed → follow-through of one activity, or of the ones among several that they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter

from data.extract import narrative
from data.extract.draft import Context, Draft, Stated
from data.extract.follow_through import AT_ONCE, actor_of, level_of
from data.extract.sections import Part, Section, items_of
from data.extract.whereabouts import NUMBERED_VILLAGE
from data.extract.words import item, items
from data.normalise import fold_digits, grams
from data.report import FollowThrough, Item


def share_outcomes(context: Context, drafts: list[Draft], sections: list[Section]) -> None:
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
    for found in list(NUMBERED_VILLAGE.finditer(folded, part.start, part.end))[1:]:
        begin = folded.rfind(" ", starts[-1], found.start()) + 1
        if begin > starts[-1]:
            starts.append(begin)
    if len(starts) == 1:
        return narrative.clauses(context.text, [part]) if part.end - part.start > _LONG else [part]
    return [Part(a, b) for a, b in zip(starts, [*starts[1:], part.end], strict=True)]


_LONG = 120


def _meant(context: Context, drafts: list[Draft], piece: Part) -> list[Draft]:
    words = context.words(piece)
    numbers = set(NUMBERED_VILLAGE.findall(words))
    if numbers:
        named = [
            draft for draft in drafts if numbers & set(NUMBERED_VILLAGE.findall(fold_digits(draft.activity.name or "")))
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
        set_follow_through(context, draft, [section], [])


# What the caption of a picture of something finished says.
_FINISHED = re.compile(r"ซ่อม|ก่อสร้าง|ติดตั้ง|ปรับปรุง|แก้ไข|ขุดลอก|หลังดำเนินการ|แล้วเสร็จ|ส่งมอบ|เปลี่ยน|วางท่อ|ลาดยาง|ขยายเขต")
# So many runs of four letters must a caption share with an item to show what it tells of.
_SHARED = 4


def set_follow_through(context: Context, draft: Draft, sections: list[Section], photos: list[Part]) -> None:
    """Add what the sections say was done with the results: level and actor of each item; `photos` are captions that may show it."""
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
        # Whom the words of a cell name first did it, whoever stands beside them.
        if beside and not (actor and actor[1] <= AT_ONCE):
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
