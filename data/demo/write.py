"""Writes the demonstration documents, and on request what a careful reader takes from each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from data.demo.agencies import registry
from data.demo.dice import dice
from data.demo.files import encoded, plain_text, web_page
from data.demo.occasion import FollowTold, Occasion, choose_activity, make_occasion
from data.demo.phrases import Speaker, phrases
from data.demo.plan import SHAPE_WEIGHTS, Slot, plan
from data.demo.shapes import SHAPES, Line, Sheet, numbered
from data.demo.thai import period, thai_digits
from data.demo.truth import findings_truth, report_truth
from data.report import DEMONSTRATION_MARK, Agency

_MARKS_OF_VOWEL_AND_TONE = frozenset("ัิีึืุู็่้๊๋์")
_SPELLED_OUT = ("31 มีนาคม", "30 กันยายน", "เดือนมีนาคม", "เดือนกันยายน")
_OF_MANY = {"numbered": (1, 4), "villages": (3, 7), "table": (3, 8)}
_RARE = frozenset({"internal", "publicity"})


def write_documents(folder: Path, seed: int = 2569, truth: Path | None = None) -> Iterator[Path]:
    """Write every document of `plan(seed)` into `folder`, and yield each path once it is written.

    With `truth`, one JSON a document is written there, in the fields of `data.demo.truth`. The same seed gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if truth is not None:
        truth.mkdir(parents=True, exist_ok=True)
    writer = _Writer()
    for slot in plan(seed):
        name, content, told = writer.document(slot)
        path = folder / name
        path.write_bytes(content)
        if truth is not None:
            row = json.dumps({"file": name, **told}, ensure_ascii=False, indent=1)
            (truth / f"{slot.stem}.json").write_text(row + "\n", encoding="utf-8")
        yield path


class _Writer:
    """Remembers what the agencies held, for the reports of the whole year that tell of it again."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, int], list[Occasion]] = {}
        names = [agency.name for agency in registry()]
        self.names = frozenset(names)
        self.shared = frozenset(name for name in names if names.count(name) > 1)

    def document(self, slot: Slot) -> tuple[str, bytes, dict[str, Any]]:
        """One document: its file name, its bytes and the truth about it."""
        rng = dice(slot.key)
        look = dice(f"{slot.stem}:look")  # how it looks may differ where what it tells is borrowed
        if slot.kind == "announcement":
            lines, told = _announcement(slot, rng), {"activities": [], "findings": ["no_activity"]}
        elif slot.kind == "promise":
            lines, told = _promise(slot, rng), {"activities": [], "findings": ["no_activity"]}
        elif slot.kind == "joint":
            lines, told = _joint(slot, rng)
        else:
            lines, told = self._report(slot, rng)
        return _file(slot, look, lines, told)

    def _report(self, slot: Slot, rng: Random) -> tuple[list[Line], dict[str, Any]]:
        shape = _shape(slot, rng)
        speaker, full_name, is_known = self._names(slot, rng)
        intro = speaker.called
        if is_known and slot.kind != "borrowed" and rng.random() < 0.035:
            intro = _misspelt(rng, speaker.called, slot.agency, self.names)
        is_loose = shape not in ("table", "villages", "catalogue") and slot.round is not None
        is_declared = shape != "news" and not (is_loose and rng.random() < 0.12)
        span = period(slot.fiscal_year, slot.round)
        occasions, village_numbers = self._occasions(slot, rng, shape, speaker, span, is_declared)
        if slot.kind == "revision" and occasions:
            occasions[0].follow.append(FollowTold(phrases()["frame"]["revised_follow"], 6))
        words = rng.choice(phrases()["frame"]["periods"][str(slot.round or 0)])
        words = words.format(fy=slot.fiscal_year, fy_before=slot.fiscal_year - 1) if is_declared else None
        revised = phrases()["frame"]["revised"]
        told_words = f"{words} {revised}" if words and slot.kind == "revision" else words
        sheet = Sheet(rng, speaker, full_name, intro, told_words, occasions, village_numbers)
        if (
            slot.kind == "report" and slot.round == 1 and shape != "villages"
        ):  # there each village has a name of its own
            self._remember(slot, occasions)
        lines = SHAPES[shape](sheet)
        rules = set[str]()
        if intro != speaker.called and any(intro in line.text for line in lines):
            rules.add("agency_misspelt")
        if shape == "catalogue":
            rules.add("catalogue_only")
        if slot.kind == "borrowed":
            rules.add("near_duplicate_text")
        elif rng.random() < 0.012:
            lines = [*lines, Line("blank"), Line("text", phrases()["frame"]["person"])]
            rules.add("personal_data")
        spelled_out = span if words and any(part in words for part in _SPELLED_OUT) else None
        return lines, _told(slot, sheet.occasions, is_known, is_declared, spelled_out, rules)

    def _remember(self, slot: Slot, occasions: list[Occasion]) -> None:
        plain = [told for told in occasions if not told.rules and not told.unjudged and told.precision == "day"]
        self.held[slot.agency.agency_id, slot.fiscal_year] = deepcopy(plain)

    def _names(self, slot: Slot, rng: Random) -> tuple[Speaker, str | None, bool]:
        """How the document calls its agency, how it is headed, and whether that tells which agency it is."""
        agency = slot.agency
        if rng.random() < 0.009 and slot.kind != "borrowed":
            return Speaker(agency, "หน่วยงาน"), None, False
        draw = rng.random()
        place = f"อำเภอ{agency.district} จังหวัด{agency.province}"
        called = agency.name if rng.random() < 0.55 else agency.short_name
        if draw < 0.7:
            return Speaker(agency, called), f"{agency.name} {place}", True
        if draw < 0.87:
            short_place = place.replace("อำเภอ", "อ.", 1).replace("จังหวัด", "จ.", 1)
            return Speaker(agency, called), f"{agency.short_name} {short_place}", True
        return Speaker(agency, called), agency.name, agency.name not in self.shared

    def _occasions(
        self, slot: Slot, rng: Random, shape: str, speaker: Speaker, span: tuple[date, date], declared: bool
    ) -> tuple[list[Occasion], list[int]]:
        if shape == "catalogue":
            return [], []
        least, most = _OF_MANY.get(shape, (1, 1))
        is_early = slot.fiscal_year < 2568 or slot.kind == "borrowed"  # a text that is repeated keeps its length
        count = rng.randint(least, max(least, most - 1) if is_early else most)
        again: list[Occasion] = []
        if slot.round is None and shape in ("numbered", "table"):
            again = deepcopy(self.held.get((slot.agency.agency_id, slot.fiscal_year), [])[:2])
            span = period(slot.fiscal_year, 2) if again else span
        occasions: list[Occasion] = list(again)
        numbers = sorted(rng.sample(range(1, 13), count)) if shape == "villages" else []
        places = rng.sample(phrases()["villages"], max(count, 1))
        names = {told.name for told in occasions}
        for number in range(max(1, count - len(again))):
            if shape == "villages":
                activity = next(row for row in phrases()["activities"] if row["kind"] == "village_forum")
            else:
                activity = choose_activity(rng, _RARE if slot.kind == "borrowed" else frozenset())
            told = make_occasion(
                rng,
                activity,
                speaker,
                slot.leaning,
                span,
                village=places[number % len(places)],
                in_list=shape in ("numbered", "form", "table", "flattened"),
                declared_period=declared,
                alone=shape in ("numbered", "form") and count == 1 and not again,
            )
            if told.name in names and shape != "villages":
                continue
            names.add(told.name)
            occasions.append(told)
        return occasions, numbers


def _told(
    slot: Slot,
    occasions: list[Occasion],
    is_known: bool,
    is_declared: bool,
    spelled_out: tuple[date, date] | None,
    rules: set[str],
) -> dict[str, Any]:
    """The truth about one report, with the findings that its parts add up to."""
    doubtful = set[str]()
    if len(occasions) > 1 and any(told.kind == "publicity" for told in occasions):
        for told in occasions:
            told.rules.discard("publicity_only")
        doubtful.add("publicity_only")
    fiscal_year, round_ = _told_period(slot, occasions, is_declared) or (None, None)
    report = report_truth(slot.agency if is_known else None, fiscal_year, round_, spelled_out, occasions)
    if not is_known:
        rules.add("agency_unresolved")
    if not is_declared and any("date_impossible" in told.rules for told in occasions):
        doubtful.add("period_unknown")  # an impossible date still names a year
        del report["fiscal_year"], report["round"]
    elif fiscal_year is None:
        rules.add("period_unknown")
    if not all(report["elements"].values()):
        rules.add("element_missing")
    return report | findings_truth(occasions, rules, doubtful)


def _shape(slot: Slot, rng: Random) -> str:
    if slot.kind == "borrowed":
        return rng.choice(("news", "bare", "numbered"))
    if slot.round is None:
        return rng.choice(("numbered", "numbered", "table"))
    if rng.random() < 0.6:
        usual = slot.habit.shape
        if usual != "catalogue" or rng.random() < 0.6:
            return "form" if slot.fiscal_year == 2569 and rng.random() < 0.4 else usual
    weights = dict(SHAPE_WEIGHTS)
    if slot.fiscal_year == 2569:
        weights["form"] *= 4
    return rng.choices(list(weights), list(weights.values()))[0]


def _told_period(slot: Slot, occasions: list[Occasion], declared: bool) -> tuple[int, int | None] | None:
    """The fiscal year and round that the document tells: as declared, else as its dates say."""
    if declared:
        return slot.fiscal_year, slot.round
    day = next((told.held_from for told in occasions if told.held_from), None)
    if day is None:
        return None
    fiscal_year = day.year + 543 + (day.month >= 10)
    return fiscal_year, 2 if 4 <= day.month <= 9 else 1


def _misspelt(rng: Random, called: str, agency: Agency, names: frozenset[str]) -> str:
    """The name with one letter or sign left out of its own part; the same name where nothing fits."""
    own = agency.name.removeprefix("องค์การบริหารส่วนตำบล").removeprefix("เทศบาลตำบล")
    own = own.removeprefix("เทศบาลเมือง").removeprefix("เทศบาลนคร")
    places = [
        i for i in range(2, len(own) - 1)
        if own[i] in _MARKS_OF_VOWEL_AND_TONE
        or ("ก" <= own[i] <= "ฮ" and own[i + 1] not in _MARKS_OF_VOWEL_AND_TONE and own[i - 1] not in "เแโใไ")
    ]  # fmt: skip
    rng.shuffle(places)
    for i in places:
        slip = called.replace(own, own[:i] + own[i + 1 :])
        if slip not in names:
            return slip
    return called


def _announcement(slot: Slot, rng: Random) -> list[Line]:
    return [Line("text", rng.choice(phrases()["frame"]["announcements"]).format(agency=slot.agency.name))]


def _promise(slot: Slot, rng: Random) -> list[Line]:
    frame = phrases()["frame"]
    return [
        Line("title", rng.choice(frame["titles"])),
        Line("title", f"{slot.agency.name} จังหวัด{slot.agency.province} ประจำปีงบประมาณ พ.ศ. {slot.fiscal_year}"),
        Line("blank"),
        Line("text", frame["promise_only"].format(agency=slot.agency.name)),
    ]


def _joint(slot: Slot, rng: Random) -> tuple[list[Line], dict[str, Any]]:
    frame = phrases()["frame"]
    span = period(slot.fiscal_year, slot.round)
    words = frame["periods"][str(slot.round)][0].format(fy=slot.fiscal_year, fy_before=slot.fiscal_year - 1)
    title = frame["joint_title"].format(district=slot.agency.district, province=slot.agency.province)
    lines = [Line("title", title), Line("title", words), Line("blank")]
    reports, everything = [], []
    reporting, silent = (slot.agency, *slot.partners[:-1]), slot.partners[-1]
    for number, agency in enumerate(reporting, 1):
        speaker = Speaker(agency, agency.name)
        told = make_occasion(rng, choose_activity(rng, _RARE), speaker, slot.leaning, span, alone=False)
        part = numbered(Sheet(rng, speaker, None, agency.name, None, [told]))
        start = next(i for i, line in enumerate(part) if line.kind == "heading")
        lines += [Line("heading", frame["joint_part"].format(n=number, name=agency.name)), *part[start:]]
        reports.append(report_truth(agency, slot.fiscal_year, slot.round, span, [told]))
        everything.append(told)
    name = frame["joint_part"].format(n=len(reporting) + 1, name=silent.name)
    lines += [Line("heading", name), Line("text", frame["nothing_held"])]
    nothing = report_truth(silent, slot.fiscal_year, slot.round, None, [])
    nothing["elements"] = dict.fromkeys(("issue", "participants", "result", "use"), False)
    findings = findings_truth(everything, ["no_activity"], ["element_missing"])
    return lines, {"reports": [*reports, nothing], **findings}


def _file(slot: Slot, look: Random, lines: list[Line], told: dict[str, Any]) -> tuple[str, bytes, dict[str, Any]]:
    """The lines as a file of one of the formats, with the mark of the demonstration."""
    has_articles = any(line.text.startswith("ข้อ 1 ") for line in lines)
    if slot.habit.thai_digits or has_articles:
        lines = [Line(line.kind, thai_digits(line.text), thai_digits(line.mark)) for line in lines]
    if look.random() < 0.025:
        lines = [Line(line.kind, line.text.replace("แ", "เเ"), line.mark) for line in lines]
    mark = Line("text", DEMONSTRATION_MARK)
    lines = [mark, Line("blank"), *lines] if look.random() < 0.6 else [*lines, Line("blank"), mark]
    encoding = slot.habit.encoding
    if slot.habit.is_web != (look.random() < 0.15):
        encoding = "cp874" if encoding == "cp874" else "utf-8"
        charset = "windows-874" if encoding == "cp874" else "utf-8"
        names_agency = told.get("agency", True) is not None
        name = slot.agency.name if names_agency and slot.kind != "joint" else None
        page = web_page(lines, look, name, slot.fiscal_year - 543, charset)
        return f"{slot.stem}.html", encoded(page, encoding), told
    newline = "\r\n" if encoding in ("cp874", "utf-16") else "\n"
    return f"{slot.stem}.txt", encoded(plain_text(lines, look, newline), encoding), told
