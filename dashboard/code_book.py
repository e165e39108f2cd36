"""What the codes mean, generated from the lookups and the texts: the ladder, groups, kinds, modes, rules, regions, calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import pandas as pd
import streamlit as st

from dashboard import markup, tile_map
from dashboard.format import day, is_unknown, period, records
from dashboard.glossary import matches
from dashboard.page import Page
from dashboard.province_map import GROUPINGS
from dashboard.words import Words
from data.lookup import table
from queries.measures import ACTORS, DIMENSIONS, SIDES, bits, side_of

Row = tuple[str, str]  # what it is called, what it means
_MODES = ("plan", "do", "exchange", "evaluate")
_SEVERITIES = ("error", "warning", "note")


def draw(periods: pd.DataFrame, asked: str, page: Page) -> None:
    """Each list of codes, or what of it a search finds; `periods` is the answer to the question of that name."""
    words = page.words
    lists: dict[str, Callable[[], list[Row]]] = {
        "ladder": lambda: [(words.code("level", n), words(f"level_definition.{n}")) for n in range(8)],
        "modes": lambda: [(words.code("mode", m), words(f"mode_definition.{m}")) for m in _MODES],
        "kinds": lambda: _kinds(words),
        "sides": lambda: [(words.code("side", s), words(f"side_definition.{s}")) for s in SIDES],
        "categories": lambda: [
            (words.code("category", c), f"{words(f'category_definition.{c}')} · {words.code('side', side_of()[c])}")
            for c in bits("participant_categories")
        ],
        "actors": lambda: [(words(f"actor.{a}"), words("code_book.actor_of")) for a in ACTORS],
        "agency_kinds": lambda: [(row["short"], row["full"]) for row in table("agency_kinds")],
        "rules": lambda: [(words.code("rule", r), words(f"rule_definition.{r}")) for r in bits("finding_rules")],
        "severities": lambda: [(words.code("severity", s), words(f"severity_definition.{s}")) for s in _SEVERITIES],
        "dimensions": lambda: [(words(f"dimension.{d}"), words(f"dimension_definition.{d}")) for d in DIMENSIONS],
        "calendar": lambda: _calendar(periods, words),
        **{grouping: lambda g=grouping: _regions(g) for grouping in GROUPINGS},  # type: ignore[misc]
    }
    found = {
        name: rows
        for name, made in lists.items()
        if (rows := [row for row in made() if matches(f"{row[0]} {row[1]}", asked)])
    }
    ways = "".join(f'<li><a href="#codes-{name}">{escape(words(f"code_book.{name}"))}</a></li>' for name in found)
    body = "".join(_list(name, rows, words, is_open=bool(asked) or name == "ladder") for name, rows in found.items())
    with st.container(key="chart_codes"):
        markup.show(
            f'<div class="ruam-chart-head"><h2>{escape(words("code_book.title"))}</h2>'
            f'<p class="subtitle">{escape(words("code_book.lead"))}</p></div>'
            f'<nav aria-label="{escape(words("code_book.title"))}"><ul class="ruam-chips ruam-ways">{ways}</ul></nav>{body}'
        )


def _list(name: str, rows: Iterable[Row], words: Words, *, is_open: bool) -> str:
    items = "".join(f"<dt>{escape(label)}</dt><dd>{escape(meaning)}</dd>" for label, meaning in rows)
    lead = words.table.get(f"code_book.{name}_lead", "")
    told = f'<p class="ruam-coverage">{escape(lead)}</p>' if lead else ""
    return (
        f'<details class="ruam-codes" id="codes-{name}"{" open" if is_open else ""}><summary><h3 class="ruam-h3">'
        f'{escape(words(f"code_book.{name}"))}</h3></summary>{told}<dl class="ruam-facts">{items}</dl></details>'
    )


def _kinds(words: Words) -> list[Row]:
    """Each kind of activity: what it is, and its usual mode."""
    usual = {row["kind"]: row["mode"] for row in reversed(table("activity_kinds"))}
    kinds = [key.removeprefix("activity_kind.") for key in words.table if key.startswith("activity_kind.")]

    def mode(kind: str) -> str:
        code = usual.get(kind)
        return words("code_book.usual", mode=words.code("mode", code)) if code else words("code_book.no_usual")

    return [
        (words.code("activity_kind", kind), f"{words(f'activity_kind_definition.{kind}')} · {mode(kind)}")
        for kind in kinds
    ]


def _regions(grouping: str) -> list[Row]:
    """Each group with its provinces."""
    groups: dict[str, list[str]] = {}
    for province, group in tile_map.groups(grouping).items():
        groups.setdefault(group, []).append(province)
    return [(group, " ".join(provinces)) for group, provinces in groups.items()]


def _calendar(periods: pd.DataFrame, words: Words) -> list[Row]:
    """Each round with its days, whether it is over, and whether the form changed."""
    rows = []
    for row in records(periods):
        days = words("code_book.days", first=day(row["starts_on"], words), last=day(row["closes_on"], words))
        state = words("period.closed_short" if row["is_closed"] else "period.open_short")
        change = row[f"form_change_{words.language}"]
        told = words("code_book.form_change", change=change) if not is_unknown(change) else ""
        rows.append((period(row["fiscal_year"], row["round"], words), " · ".join(t for t in (days, state, told) if t)))
    return rows
