"""One report: its words, marked by the element they are evidence of, beside the rows that were read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import address, leaf, markup
from dashboard.correction_mark import Signs, history
from dashboard.format import is_unknown, moment, number, percent, period, span
from dashboard.marking import Flag, Mark, marked
from dashboard.original import Original, told
from dashboard.page import ACTIVITIES, CORRECT, Page
from dashboard.trust import Trust, small, with_confidence
from dashboard.words import Words

ELEMENTS = ("issue", "participants", "result", "use", "fact", "finding", "unclaimed")
SECTION = {"issue": "issue", "result": "result", "follow_through": "use"}
# what an evidence row's field is evidence of; all others are plain facts
PEOPLE_FIELDS = ("participants_total", "participants", "has_participants")
# what a row shows already, in the same words
TOLD_BY_ROWS = ("has_issue", "has_participants", "has_result", "has_use", "participant_group.category")
# the codes that a value of evidence is one of, to be shown by their label
CODES = {
    "kind": "activity_kind", "mode": "mode", "recurrence": "recurrence", "is_event": "is_event",
    "date_precision": "date_precision",
}  # fmt: skip

# The facts of an activity that have a row of their own; the others of one date share its row.
HERE = "found"
# The words come long after the address is read, so that its fragment would lead nowhere.
SHOW = f"<script>document.getElementById('{HERE}')?.scrollIntoView({{block: 'center'}})</script>"
FACTS = ("held_from", "participants_total", "place", "kind", "mode")
ROW_OF = {"held_to": "held_from", "date_precision": "held_from", "recurrence": "held_from"}

Records = list[dict[str, Any]]


def unknown(page: Page, report_id: str | None = None) -> None:
    """No such report."""
    words = page.words
    _back(page)
    if report_id is None:
        markup.show(f'<div class="ruam-empty"><h1>{escape(words("report.no_id"))}</h1></div>')
        return
    markup.show(
        f'<div class="ruam-empty"><h1>{escape(words("report.not_found"))}</h1>'
        f"<p>{escape(words('report.not_found_text'))} <code>{escape(report_id[:80])}</code></p></div>"
    )


def _back(page: Page) -> None:
    st.page_link(
        page.pages[ACTIVITIES],
        label=page.words("report.back"),
        query_params={**page.address, **address.write_slice(page.slice)},
    )


def heading(detail: pd.Series, corrections: pd.DataFrame, page: Page) -> None:
    """Whose report, of what period, and which of the four elements it has."""
    words, signs = page.words, Signs(_clean(corrections), page)
    _back(page)
    if not detail["is_current"] and not is_unknown(detail["current_report_id"]):
        link = page.link_report(str(detail["current_report_id"]))
        markup.show(
            f'<div class="ruam-notice" role="status">{escape(words("report.superseded"))} '
            f'<a href="{escape(link)}">{escape(words("report.superseded_open"))}</a></div>'
        )
    name = words("unknown") if is_unknown(detail["agency_name"]) else str(detail["agency_name"])
    place = " ".join(
        str(detail[k]) for k in ("district", "province") if not is_unknown(detail[k]) and str(detail[k]) not in name
    )
    of_agency = ""
    if not is_unknown(detail["agency_id"]):
        link = page.link_agency(str(detail["agency_id"]))
        of_agency = f'<p class="ruam-more-line"><a href="{escape(link)}">{escape(words("agency.open"))}</a></p>'
    title = "" if is_unknown(detail["title"]) else f'<p class="scope">{escape(str(detail["title"]))}</p>'
    elements = "".join(
        f'<li class="{"has" if bool(detail[k]) else "lacks"}"><span aria-hidden="true">{"✓" if bool(detail[k]) else "–"}</span>'
        f"{escape(words(f'report.{k}'))}<small>{escape(words('yes') if bool(detail[k]) else words('no'))}</small>{signs.of('report', None, None, k)}</li>"
        for k in ("has_issue", "has_participants", "has_result", "has_use")
    )
    when = period(detail["fiscal_year"], detail["round"], words)
    markup.show(
        f'<div class="ruam-answer" id="row-report"><p class="kicker">{escape(words("report.title"))} · {escape(when)}{signs.of("report", None, None, "fiscal_year", "round")}'
        f"{' · ' + escape(place) if place else ''}</p><h1>{escape(name)}{signs.of('report', None, None, 'agency_id')}</h1>{title}{of_agency}"
        f'<ul class="ruam-elements" aria-label="{escape(words("report.elements"))}">{elements}</ul></div>'
    )


def _clean(frame: pd.DataFrame) -> Records:
    return [{str(k): None if is_unknown(v) else v for k, v in r.items()} for r in frame.to_dict("records")]


def _read_as(kind: str, row: dict[str, Any], words: Words) -> str:
    if kind == "group":
        people = (
            "" if row["headcount"] is None else f" · {words('activities.people', n=number(row['headcount'], words))}"
        )
        return f"{words('element.participants')}: {words.code('category', row['category'])} ({words.code('side', row['side'])}){people}"
    if row["section"] == "follow_through":
        step = words("unknown") if row["level"] is None else words.code("level", int(row["level"]))
        return f"{words('element.use')}: {step}"
    return words(f"element.{SECTION[row['section']]}")


def _evidence_label(row: dict[str, Any], words: Words) -> str:
    confidence = None if row["is_overruled"] else row["confidence"]
    if row["field"] == "follow_through.level":
        # The step itself is told of the whole item.
        shown = words("report.deciding")
    else:
        name = words.table.get(f"evidence.{row['field']}", row["field"])
        value = words.code(CODES[row["field"]], row["value"]) if row["field"] in CODES else row["value"]
        shown = with_confidence(f"{name}: {value}", confidence, words)
    return f"{shown} · {words('correction.mark_overruled')}" if row["is_overruled"] else shown


def _row_of(evidence: dict[str, Any], activities: Records, items: Records) -> str:
    """The id of the row that a value of evidence stands in, '' where none is shown."""
    if evidence["activity_id"] is None:
        return "row-report"
    if str(evidence["field"]).startswith("follow_through."):
        held = (
            n
            for n, item in enumerate(items)
            if item["activity_id"] == evidence["activity_id"]
            and item["char_start"] <= evidence["char_start"] < item["char_end"]
        )
        return next((f"row-i{n}" for n in held), "")
    position = next((a["position"] for a in activities if a["activity_id"] == evidence["activity_id"]), None)
    if position is None:
        return ""
    field = ROW_OF.get(evidence["field"], evidence["field"])
    return f"row-a{position}-{field}" if field in FACTS else f"row-a{position}"


def marks_of(
    activities: Records,
    groups: Records,
    items: Records,
    findings: Records,
    evidence: Records,
    unclaimed: Records,
    activity_id: str | None,
    words: Words,
) -> list[Mark]:
    """The marks of a report's text; those of the activity that is looked at are lit."""
    marks: list[Mark] = []
    trusted = Trust.of(evidence)
    for i, g in enumerate(groups):
        lit = g["activity_id"] == activity_id
        told = with_confidence(_read_as("group", g, words), trusted.within("participant_group.category", g), words)
        marks.append(Mark(g["char_start"], g["char_end"], "participants", told, f"g{i}", lit, f"row-g{i}"))
    for i, item in enumerate(items):
        lit = item["activity_id"] == activity_id
        told = with_confidence(_read_as("item", item, words), trusted.within(f"{item['section']}.level", item), words)
        marks.append(
            Mark(item["char_start"], item["char_end"], SECTION[item["section"]], told, f"i{i}", lit, f"row-i{i}")
        )
    for i, e in enumerate(evidence):
        if e["char_start"] is None or e["char_end"] is None or e["field"] in TOLD_BY_ROWS:
            continue
        element = "participants" if e["field"] in PEOPLE_FIELDS else "fact"
        lit = e["activity_id"] is not None and e["activity_id"] == activity_id
        row = _row_of(e, activities, items)
        marks.append(Mark(e["char_start"], e["char_end"], element, _evidence_label(e, words), f"e{i}", lit, row))
    for i, f in enumerate(findings):
        if f["char_start"] is not None and f["char_end"] is not None and f["of_whole"] is None:
            shown = f"{words.code('rule', f['rule'])}: {f['message']}"
            marks.append(Mark(f["char_start"], f["char_end"], "finding", shown, f"f{i}", False, f"row-f{i}"))
    left = words("report.unclaimed_mark")
    marks += [Mark(u["char_start"], u["char_end"], "unclaimed", left, f"u{i}", False) for i, u in enumerate(unclaimed)]
    return [m for m in marks if m.end > m.start]


def found_at(page: Page, length: int) -> list[Flag]:
    """The sign where a search found its words, at the place that the address names."""
    place = page.parameter("at") or ""
    if not (place.isascii() and place.isdigit() and len(place) < 9 and int(place) < length):
        return []
    return [Flag(int(place), page.words("explore.search_here"), HERE)]


def draw(
    detail: pd.Series,
    activities: pd.DataFrame,
    groups: pd.DataFrame,
    items: pd.DataFrame,
    findings: pd.DataFrame,
    evidence: pd.DataFrame,
    corrections: pd.DataFrame,
    candidates: pd.DataFrame,
    unclaimed: pd.DataFrame,
    page: Page,
) -> None:
    """The words on one side, what was read from them on the other."""
    words = page.words
    frames = (activities, groups, items, findings, evidence, corrections, unclaimed)
    a, g, i, f, e, c, u = (_clean(x) for x in frames)
    signs = Signs(c, page)
    whole = {(x["char_start"], x["char_end"]): x["position"] for x in a}
    for x in f:  # what is wrong with a whole activity is told at its sign: marking all its words would drown the rest
        x["of_whole"] = whole.get((x["char_start"], x["char_end"]))
    wanted = page.parameter("activity")
    text = "" if is_unknown(detail["text"]) else str(detail["text"])
    original = Original.of(detail["locator_starts"], detail["locators"])
    marks = [_with_place(mark, original, words) for mark in marks_of(a, g, i, f, e, u, wanted, words)]
    flags = [
        Flag(x["char_start"], words("report.activity", n=x["position"]), f"a{x['position']}")
        for x in a
        if x["char_start"] is not None
    ]
    flags += [
        Flag(start, told(label, words), f"p{start}", leaf.link(detail, label, page))
        for start, label in original.pages()
    ]
    flags += found_at(page, len(text))
    tags = {name: words(f"element.{name}") for name in ("issue", "participants", "result", "use", "finding")}
    legend = "".join(f'<li><mark class="{n}">{escape(words(f"element.{n}"))}</mark></li>' for n in ELEMENTS)
    with st.container(key="report_sides"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            markup.show(f'<h2 class="ruam-h2">{escape(words("report.text"))}</h2>')
            if not leaf.draw(detail, page):
                markup.show(
                    f'<p class="ruam-coverage">{escape(words("report.text_lead"))}</p><ul class="ruam-marks">{legend}</ul>'
                    f'<div class="ruam-text" lang="th" tabindex="0" role="region" aria-label="{escape(words("report.text"))}">'
                    f"{marked(text, marks, flags, tags)}</div>"
                )
                if found_at(page, len(text)):
                    markup.show(SHOW, has_script=True)
            _understood(detail, words)
            _document(detail, words)
        with right:
            lead = f'<p class="ruam-coverage">{escape(words("report.confidence_lead"))}</p>'
            wrong = _findings(f, _clean(candidates), page)
            markup.show(f'<h2 class="ruam-h2">{escape(words("report.rows"))}</h2>{lead}' + wrong + history(c, page))
            _way_to_correct(detail, page)
            first = sorted(a, key=lambda x: (x["activity_id"] != wanted, x["position"]))
            trusted = Trust.of(e)
            markup.show("".join(_activity(x, g, i, wanted, signs, trusted, words) for x in first))


def _with_place(mark: Mark, original: Original, words: Words) -> Mark:
    """A mark that tells where its words stand in the received file too."""
    place = original.place(mark.start, words)
    return mark if place is None else replace(mark, label=f"{mark.label} · {place}")


def _way_to_correct(detail: pd.Series, page: Page) -> None:
    if CORRECT in page.pages:
        activity = {k: v for k, v in page.raw.items() if k == "activity"}
        st.page_link(
            page.pages[CORRECT],
            label=page.words("correction.open"),
            query_params={**page.address, "report": [str(detail["report_id"])], **activity},
        )


def _understood(detail: pd.Series, words: Words) -> None:
    """How much of the text was not understood, and why a person should look at the document."""
    share = detail["unclaimed_share"]
    if is_unknown(share):
        return
    told = words("report.unclaimed_share", share=percent(share, words))
    doubts = "" if is_unknown(detail["doubts"]) else str(detail["doubts"])
    why = f' <strong>{escape(words("report.doubts"))}</strong> <span lang="th">{escape(doubts)}</span>'
    markup.show(f'<p class="ruam-coverage">{escape(told)}{why if doubts else ""}</p>')


def _document(detail: pd.Series, words: Words) -> None:
    parts = [
        f"{words('report.file')} {detail['file_name']}",
        f"{words('report.received')} {moment(detail['received_at'], words)}",
        f"SHA-256 {str(detail['document_id'])[:16]}…",
    ]
    markup.show(f'<p class="ruam-coverage">{" · ".join(escape(p) for p in parts)}</p>')


def _anchor(n: int, finding: dict[str, Any]) -> str:
    return f"f{n}" if finding["of_whole"] is None else f"a{finding['of_whole']}"


def candidate_words(one: Mapping[str, Any], words: Words) -> str:
    """An agency that a name may mean, told apart from its namesakes by its place."""
    levels = ("subdistrict", "district", "province")
    return " ".join([str(one["name"]), *(words(f"report.in_{k}", name=one[k]) for k in levels if one[k])])


def _candidates(candidates: Records, page: Page) -> str:
    """The agencies that the stated name may mean, each with the id that it is corrected by."""
    words = page.words
    lines = []
    for one in candidates:
        told, agency = escape(candidate_words(one, words)), str(one["agency_id"])
        # One that no report was ever resolved to has no page.
        if agency in page.choices.agencies:
            told = f'<a href="{escape(page.link_agency(agency))}">{told}</a>'
        lines.append(f"<li>{told} <code>{escape(agency)}</code></li>")
    title = words("report.candidates", n=number(len(lines), words))
    return f"<details><summary>{escape(title)}</summary><ul>{''.join(lines)}</ul></details>"


def _findings(findings: Records, candidates: Records, page: Page) -> str:
    words = page.words
    if not findings:
        return f'<p class="ruam-coverage">{escape(words("report.no_findings"))}</p>'
    lines = []
    for n, f in enumerate(findings):
        jump = (
            f' <a href="#{_anchor(n, f)}">{escape(words("report.jump"))}</a>'
            if f["char_start"] is not None and f["char_end"] is not None
            else ""
        )
        lines.append(
            f'<li id="row-f{n}" class="{escape(str(f["severity"]))}"><span class="severity">{escape(words.code("severity", f["severity"]))}</span> '
            f"<strong>{escape(words.code('rule', f['rule']))}</strong><br>{escape(str(f['message']))}{jump}"
            f"{_candidates(candidates, page) if f['rule'] == 'agency_unresolved' and candidates else ''}</li>"
        )
    return (
        f'<section class="ruam-findings"><h3>{escape(words("report.findings"))}</h3><ul>{"".join(lines)}</ul></section>'
    )


def _activity(
    activity: dict[str, Any],
    groups: Records,
    items: Records,
    wanted: str | None,
    signs: Signs,
    trusted: Trust,
    words: Words,
) -> str:
    mine = activity["activity_id"]
    when = span(activity["held_from"], activity["held_to"], activity["date_precision"], words)
    if activity["recurrence"] is not None:
        when += f" · {words.code('recurrence', activity['recurrence'])}"
    total = activity["participants_total"]
    people = words("unknown") if total is None else words("report.participants_total", n=number(total, words))
    if activity["heads_known"] is not None:
        people += f" · {words('report.heads_known', n=number(activity['heads_known'], words))}"
    days = ("held_from", "held_to", "date_precision", "recurrence")
    facts: list[tuple[str, str | None, tuple[str, ...]]] = [
        (words("report.date"), when, days),
        (words("report.participants"), people, ("participants_total",)),
        (words("report.place"), activity["place"], ("place",)),
        (words("column.form"), _code("activity_kind", activity["kind"], words), ("kind",)),
        (words("column.mode"), _code("mode", activity["mode"], words), ("mode",)),
    ]
    rows = ""
    for label, value, fields in facts:
        sign = signs.of("activity", mine, None, *fields)
        # What is not told is left out, unless it is a person who says that it is not known.
        if value is not None or sign:
            shown = escape(words("unknown") if value is None else value)
            trust = "" if sign else small(trusted.field(mine, fields[0]), words)
            row = f"row-a{activity['position']}-{fields[0]}"
            rows += f'<dt>{escape(label)}</dt><dd id="{row}">{shown}{sign}{trust}</dd>'
    told = []
    if not activity["is_event"]:
        told.append(words("report.not_event"))
    elif activity["duplicate_of"] is not None:
        told.append(words("report.not_counted"))
    notes = "".join(f'<p class="sign">{escape(s)}</p>' for s in told)
    if event_sign := signs.of("activity", mine, None, "is_event"):
        notes += f"<p>{escape(words('field.activity.is_event'))}{event_sign}</p>"
    parts = [_groups(mine, groups, signs, trusted, words)]
    parts += [_items(mine, section, items, signs, trusted, words) for section in ("issue", "result", "follow_through")]
    is_open = wanted in (None, mine)
    name = words("unknown") if activity["name"] is None else str(activity["name"])
    return (
        f'<details id="row-a{activity["position"]}" class="ruam-activity{" lit" if wanted == mine else ""}"{" open" if is_open else ""}>'
        f"<summary><small>{escape(words('report.activity', n=activity['position']))}</small>{escape(name)}{signs.of('activity', mine, None, 'name')}</summary>"
        f'{notes}<p><a href="#a{activity["position"]}">{escape(words("report.jump"))}</a></p><dl>{rows}</dl>{"".join(parts)}</details>'
    )


def _code(kind: str, code: str | None, words: Words) -> str | None:
    return None if code is None else words.code(kind, code)


def _groups(activity_id: str, groups: Records, signs: Signs, trusted: Trust, words: Words) -> str:
    lines = []
    for n, g in enumerate(groups):
        if g["activity_id"] != activity_id:
            continue
        people = (
            words("activities.people_unknown")
            if g["headcount"] is None
            else words("activities.people", n=number(g["headcount"], words))
        )
        sign = signs.of("participant_group", activity_id, g["position"], "label", "category", "headcount")
        lines.append(
            f'<li id="row-g{n}"><a href="#g{n}">{escape(str(g["label"]))}</a><small><span class="side {escape(str(g["side"]))}"></span>'
            f"{escape(words.code('side', g['side']))} · {escape(words.code('category', g['category']))} · {escape(people)}"
            f"{sign or small(trusted.within('participant_group.category', g), words)}</small></li>"
        )
    return _section("participants", words("report.groups"), lines, words)


def _items(activity_id: str, section: str, items: Records, signs: Signs, trusted: Trust, words: Words) -> str:
    lines = []
    for n, item in enumerate(items):
        if item["activity_id"] != activity_id or item["section"] != section:
            continue
        more = ""
        sign = signs.of(section, activity_id, item["position"], "text", "level", "actor")
        if section == "follow_through":
            step = words("unknown") if item["level"] is None else words.code("level", int(item["level"]))
            actor = f" · {words('report.actor', actor=item['actor'])}" if item["actor"] is not None else ""
            trust = "" if sign else small(trusted.within("follow_through.level", item), words)
            more = f"<small>{escape(step + actor)}{trust}</small>"
        more += sign
        lines.append(f'<li id="row-i{n}"><a href="#i{n}">{escape(str(item["text"]))}</a>{more}</li>')
    return _section(SECTION[section], words(f"report.{section}"), lines, words)


def _section(element: str, title: str, lines: list[str], words: Words) -> str:
    body = f"<ul>{''.join(lines)}</ul>" if lines else f'<p class="muted">{escape(words("report.nothing_told"))}</p>'
    return f'<section class="rows {element}"><h3>{escape(title)}</h3>{body}</section>'
