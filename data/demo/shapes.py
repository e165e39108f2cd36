"""How a report looks: each shape lays the same told occasions out as lines, and says what it leaves untold.

A shape takes a `Sheet` and returns lines. What a reader could not take from a shape without guessing is put into the
occasion's `unjudged` fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from data.demo.occasion import GroupTold, Occasion
from data.demo.phrases import Speaker, phrases, spaced

LineKind = Literal["title", "heading", "text", "item", "row", "blank"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: `text` without its list mark, `mark` the mark. The cells of a row are parted by tabs."""

    kind: LineKind
    text: str = ""
    mark: str = ""


@dataclass(slots=True)
class Sheet:
    """What a shape lays out: who speaks, how the agency and the period are named, and the occasions."""

    rng: Random
    speaker: Speaker
    full_name: str | None  # the agency with its place, as it heads the document; None where it is never named
    intro_name: str  # the agency's name in the introduction: the place for a slip of the pen
    period: str | None
    occasions: list[Occasion]
    village_numbers: list[int] = field(default_factory=list)

    def heading(self, element: str) -> str:
        """One of the usual headings of an element or a label."""
        headings: list[str] = phrases()["headings"][element]
        if element == "result" and not any("ประชุม" in told.name for told in self.occasions):
            headings = [text for text in headings if "ประชุม" not in text]
        return self.rng.choice(headings)


def _title(sheet: Sheet) -> list[Line]:
    lines = [Line("title", sheet.rng.choice(phrases()["frame"]["titles"]))]
    lines += [Line("title", text) for text in (sheet.full_name, sheet.period) if text]
    return [*lines, Line("blank")]


def _intro(sheet: Sheet) -> str:
    intros: list[str] = phrases()["frame"]["intros"]
    other = next((told.other_when for told in sheet.occasions if told.other_when), None)
    if other:
        intros = [f"เมื่อ{other} {text}" for text in intros if text.startswith("{agency}")]
    return spaced(sheet.rng.choice(intros).format(agency=sheet.intro_name))


def _deed(told: Occasion) -> str:
    """The occasion's name as a verb phrase."""
    if told.name.startswith("ผู้แทน"):
        return f"ให้{told.name}"
    if told.name.startswith(("ร่วมกับ", "สำรวจ", "ลงนาม", "รับฟัง", "แจก", "ประชาสัมพันธ์")):
        return told.name
    return f"จัด{told.name}"


def _when(told: Occasion) -> str:
    if told.recurrence_words and told.when:
        return f"{told.when} ({told.recurrence_words})"
    return told.when or told.recurrence_words or ""


def _group_line(group: GroupTold, rng: Random) -> str:
    if group.headcount is None:
        return group.label
    return f"{group.label} {rng.choice(('จำนวน ', '', ' '))}{group.headcount} คน"


def _groups_in_prose(groups: list[GroupTold]) -> str:
    told = [group.label if group.headcount is None else f"{group.label} {group.headcount} คน" for group in groups]
    if len(told) == 1:
        return told[0]
    joint = " " if groups[0].headcount is not None else ", "
    return f"{joint.join(told[:-1])} และ{told[-1]}"


def _people_in_prose(told: Occasion) -> str:
    who = _groups_in_prose(told.groups) if told.groups else ""
    if told.attended and who:
        return f"{told.attended} ประกอบด้วย {who}"
    return told.attended or (f"ผู้เข้าร่วมประกอบด้วย {who}" if who else "")


def _items(texts: Iterable[str], pattern: str) -> list[Line]:
    return [Line("item", text, pattern.format(n=n)) for n, text in enumerate(texts, 1)]


def _people_list(sheet: Sheet, told: Occasion, pattern: str) -> list[Line]:
    lines = []
    if told.attended:
        lines.append(Line("text", f"{told.attended} ได้แก่" if told.groups else told.attended))
    elif told.groups:
        lines.append(Line("text", "ผู้เข้าร่วม ได้แก่"))
    return lines + _items((_group_line(group, sheet.rng) for group in told.groups), pattern)


def numbered(sheet: Sheet) -> list[Line]:
    """1. a name with 1.1 to 1.7 under it, for each activity."""
    rng = sheet.rng
    labels = {name: sheet.heading(name) for name in phrases()["headings"]}
    item, deep = rng.choice(("{n})", "({n})", "- {n})")), rng.random() < 0.5
    lines = [*_title(sheet), Line("text", _intro(sheet)), Line("blank")]
    for number, told in enumerate(sheet.occasions, 1):
        lines.append(Line("heading", f"{number}. {labels['name']} : {told.name}"))
        part = 0

        def labelled(name: str, text: str = "", number: int = number) -> Line:
            nonlocal part
            part += 1
            return Line("heading", f"{number}.{part} {labels[name]}" + (f" : {text}" if text else ""))

        if _when(told):
            lines.append(labelled("date", _when(told)))
        if told.place:
            lines.append(labelled("place", told.place))
        lines += [labelled("issue"), *_items(told.issues, item)] if told.issues else []
        people = _people_list(sheet, told, item)
        lines += [labelled("participants"), *people] if people else []
        lines += [labelled("result"), *_items(told.results, item)] if told.results else []
        if told.follow:
            lines.append(labelled("use"))
            pattern = f"{number}.{part}." + "{n}" if deep else item
            lines += _items((line.text for line in told.follow), pattern)
        if rng.random() < 0.5:
            lines.append(labelled("photos"))
        lines.append(Line("blank"))
    return lines


def _four(sheet: Sheet, marks: Callable[[int], str], item: str) -> list[Line]:
    """The four elements of one activity under headings; the first one tells what, when and where in a sentence."""
    rng, told = sheet.rng, sheet.occasions[0]
    lines, number = [], 0

    def heading(element: str) -> Line:
        nonlocal number
        number += 1
        return Line("heading", f"{marks(number)}{sheet.heading(element)}")

    where = f" ณ {told.place}" if told.place else ""
    deed = f"{sheet.intro_name}ได้{_deed(told)} {_when(told)}{where}".replace("  ", " ").rstrip()
    lines += [heading("issue"), Line("text", deed + (" มีประเด็นดังนี้" if told.issues else ""))]
    lines += _items(told.issues, item)
    if told.attended or told.groups:
        as_list = rng.random() < 0.6 or any("และ" in group.label for group in told.groups)
        people = _people_list(sheet, told, item) if as_list else [Line("text", _people_in_prose(told))]
        lines += [heading("participants"), *people]
    for element, texts in (("result", told.results), ("use", [line.text for line in told.follow])):
        if texts:
            lines.append(heading(element))
            lines += _items(texts, item) if len(texts) > 1 else [Line("text", texts[0])]
    if rng.random() < 0.4:
        lines += [Line("blank"), Line("text", f"{sheet.heading('photos')}{told.name}")]
    return lines


def parens(sheet: Sheet) -> list[Line]:
    """(1) to (4), or 1) to 4), or 1. to 4."""
    pattern = sheet.rng.choice(("({n})", "({n}) ", "{n}) ", "{n}. "))
    item = "{n})" if pattern != "{n}) " else "-"
    return _title(sheet) + _four(sheet, lambda n: pattern.format(n=n), item)


def bare(sheet: Sheet) -> list[Line]:
    """The four headings without any number, under the name of the programme."""
    named = [Line("title", f"สรุป{sheet.occasions[0].name}")] if sheet.rng.random() < 0.5 else []
    return _title(sheet) + named + _four(sheet, lambda n: "", sheet.rng.choice(("{n}.", "-", "{n})")))


def articles(sheet: Sheet) -> list[Line]:
    """ข้อ 1 to ข้อ 4, which the writer then puts into Thai digits."""
    return _title(sheet) + _four(sheet, lambda n: f"ข้อ {n} ", "({n})")


def form(sheet: Sheet) -> list[Line]:
    """A form: label, colon, value."""
    told = sheet.occasions[0]
    lines = _title(sheet)
    if told.other_when:
        lines.append(Line("text", _intro(sheet)))
    number = 0
    rows: list[tuple[str, str, list[str]]] = [
        ("name", told.name, []),
        ("date", _when(told), []),
        ("place", told.place or "", []),
        ("issue", "", told.issues),
        ("participants", told.attended or "", [_group_line(group, sheet.rng) for group in told.groups]),
        ("result", "", told.results),
        ("use", "", [line.text for line in told.follow]),
    ]
    for label, value, items in rows:
        if not value and not items:
            continue
        number += 1
        lines.append(Line("heading", f"{number}. {sheet.heading(label)} : {value}".rstrip()))
        lines += _items(items, f"{number}.{{n}}")
    return lines


def memo(sheet: Sheet) -> list[Line]:
    """An official memorandum, with the four elements under letters."""
    lines = [
        Line("title", "บันทึกข้อความ"),
        Line("text", f"ส่วนราชการ สำนักปลัด {sheet.full_name or ''}".rstrip()),
        Line("text", f"เรื่อง รายงานการมีส่วนร่วมของประชาชน {sheet.period or ''}".rstrip()),
        Line("text", "เรียน ผู้บริหารท้องถิ่น"),
        Line("blank"),
    ]
    letters = "กขคง"
    return lines + _four(sheet, lambda n: f"{letters[n - 1]}. ", "{n})") + [Line("text", "จึงเรียนมาเพื่อโปรดทราบ")]


def flattened(sheet: Sheet) -> list[Line]:
    """All of a numbered report run together into one paragraph, as pasted from elsewhere."""
    told = sheet.occasions[0]
    parts = [line.text for line in _title(sheet) if line.text]
    parts.append(f"1. {sheet.heading('name')} {told.name}")
    if _when(told):
        parts.append(f"{sheet.heading('date')} {_when(told)}")
    if told.place:
        parts.append(f"{sheet.heading('place')} {told.place}")
    number = 0
    people = [_group_line(group, sheet.rng) for group in told.groups]
    sections = (
        ("issue", "", told.issues),
        ("participants", told.attended or "", people),
        ("result", "", told.results),
        ("use", "", [line.text for line in told.follow]),
    )
    for element, value, items in sections:
        if not value and not items:
            continue
        number += 1
        parts.append(f"1.{number} {sheet.heading(element)}")
        parts += [value] if value else []
        parts += [f"({n}) {text}" for n, text in enumerate(items, 1)]
    return [Line("text", " ".join(parts))]


def news(sheet: Sheet) -> list[Line]:
    """A news post: a headline and a few paragraphs, no headings at all."""
    rng, told = sheet.rng, sheet.occasions[0]
    where = f" ณ {told.place}" if told.place else ""
    about = ""
    if told.issues:
        lead = next(lead for start, lead in phrases()["wording"]["about"] if told.issues[0].startswith(start))
        about = f" {lead}{told.issues[0]}"
    subject = sheet.intro_name
    when = _when(told)
    opening = f"{when} {subject}ได้{_deed(told)}{where}{about}" if when else f"{subject}ได้{_deed(told)}{where}{about}"
    lines = [
        Line("title", f"{told.name}" if rng.random() < 0.5 else f"ภาพข่าว {_deed(told)}"),
        *([Line("text", sheet.full_name)] if sheet.full_name and rng.random() < 0.7 else []),
        Line("blank"),
        Line("text", opening.strip()),
    ]
    if sheet.full_name and sheet.full_name not in [line.text for line in lines]:
        lines.append(Line("text", f"พื้นที่ดำเนินการอยู่ในเขต {sheet.full_name}"))
    people = _people_in_prose(told)
    lines += [Line("text", people)] if people else []
    if told.results:
        lines.append(Line("text", " ".join(told.results)))
    if told.follow:
        lines += [Line("blank"), Line("text", " ".join(line.text for line in told.follow))]
    told.unjudged |= {"issues", "results", "follow_through"}
    return lines


def villages(sheet: Sheet) -> list[Line]:
    """One subject, held village by village on different days."""
    rng = sheet.rng
    label = {"issue": "เรื่องที่เสนอ", "result": "ผลการประชาคม", "use": "การนำไปปรับปรุง"}
    lines = [*_title(sheet), Line("text", _intro(sheet)), Line("blank")]
    for number, (told, moo) in enumerate(zip(sheet.occasions, sheet.village_numbers, strict=True), 1):
        village = next((word for word in phrases()["villages"] if told.place and word in told.place), None)
        told.name = f"ประชาคมหมู่บ้าน หมู่ที่ {moo}" + (f" {village}" if village else "")
        lines.append(Line("heading", f"{number}. {told.name}"))
        where = f"ณ {told.place}" if told.place else ""
        lines.append(Line("text", " ".join(text for text in (_when(told), where, _people_in_prose(told)) if text)))
        for element, texts in (("issue", told.issues), ("result", told.results)):
            if texts:
                lines.append(Line("text", f"{label[element]} : {texts[0]}"))
        del told.issues[1:], told.results[1:], told.follow[1:]
        if told.follow:
            lines.append(Line("text", f"{label['use']} : {told.follow[0].text}"))
        if rng.random() < 0.5:
            lines.append(Line("blank"))
    return lines


def table(sheet: Sheet) -> list[Line]:
    """A table with one row an activity."""
    head = "ลำดับ\tกิจกรรม\tวันที่ดำเนินการ\tสถานที่\tประเด็นการมีส่วนร่วม\tผู้เข้าร่วม (คน)\tผลจากการมีส่วนร่วม\tการนำผลไปปรับปรุง"
    lines = [*_title(sheet), Line("text", _intro(sheet)), Line("row", head)]
    for number, told in enumerate(sheet.occasions, 1):
        told.groups, told.attended = [], None
        del told.issues[1:], told.results[1:], told.follow[1:]
        told.rules -= {"total_mismatch", "internal_only"}
        if told.kind == "survey":
            told.doubtful_rules.add("total_missing")
        if "target_not_attended" in told.rules:
            told.rules = (told.rules - {"target_not_attended"}) | {"total_missing"}
            told.doubtful_rules.discard("total_missing")
        cells = [
            str(number),
            told.name,
            _when(told) or "-",
            told.place or "-",
            told.issues[0] if told.issues else "-",
            "-" if told.total is None or told.kind == "survey" else f"{told.total:,}",
            told.results[0] if told.results else "-",
            told.follow[0].text if told.follow else "-",
        ]
        lines.append(Line("row", "\t".join(cells)))
    return lines


def catalogue(sheet: Sheet) -> list[Line]:
    """Types of activity under the four modes, nothing held. `sheet.occasions` is filled here."""
    rng, frame = sheet.rng, phrases()["frame"]
    lines = [*_title(sheet), Line("text", frame["catalogue_intro"].format(agency=sheet.intro_name)), Line("blank")]
    sheet.occasions = []
    for number, block in enumerate(phrases()["catalogue"], 1):
        lines.append(Line("heading", f"{number}. {frame['modes'][block['mode']]}"))
        for place, (kind, name) in enumerate(rng.sample(block["lines"], rng.randint(2, len(block["lines"]))), 1):
            lines.append(Line("item", name, f"{number}.{place}"))
            told = Occasion(kind, block["mode"], name, is_event=False)
            told.unjudged |= {"place", "recurrence"}
            sheet.occasions.append(told)
    return lines


SHAPES: dict[str, Callable[[Sheet], list[Line]]] = {
    shape.__name__: shape
    for shape in (numbered, parens, bare, articles, form, memo, flattened, news, villages, table, catalogue)
}
