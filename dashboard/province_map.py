"""The provinces on the overview: a measure on the map, the groups of provinces beside it, and one click to filter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from dashboard import address, blocks, changes, filter_bar, markup, measured_table, numbers, tile_map
from dashboard.changes import Compared
from dashboard.format import Record, is_unknown
from dashboard.page import Page
from dashboard.table import Column, Table, build, plain
from queries.measures import measures
from queries.route import Request

MEASURE, GROUPING = "map", "regions"  # in the address
GROUPINGS = ("region", "geographic_region", "province_cluster")
_FIRST = "events_per_reporting_agency"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the map shows, as the address says; what it cannot show is left out."""

    measure: str
    grouping: str

    @property
    def requests(self) -> tuple[Request, ...]:
        """What is asked for: of each province, of each group, and of all."""
        return tuple(Request((self.measure,), by) for by in (("province",), (self.grouping,), ()))

    @property
    def address(self) -> dict[str, list[str]]:
        """Its query parameters."""
        named = {MEASURE: (self.measure, _FIRST), GROUPING: (self.grouping, GROUPINGS[0])}
        return {key: [value] for key, (value, usual) in named.items() if value != usual}


def possible() -> list[str]:
    """The measures that a province can have: those that are no part of a whole."""
    return [m.name for m in measures().values() if not m.parts]


def choice(page: Page) -> Choice:
    """What the address asks for."""
    measure, grouping = page.parameter(MEASURE), page.parameter(GROUPING)
    return Choice(measure if measure in possible() else _FIRST, grouping if grouping in GROUPINGS else GROUPINGS[0])


def measured(asked: Choice, page: Page) -> list[list[Record]]:
    """The measure by province, by group and in all: of the whole country, so that a chosen province keeps its neighbours."""
    return replace(page, filters=page.filters.without("provinces")).told_measures(*asked.requests)


def draw(page: Page, compared: Compared) -> None:
    """Draw the map with what is chosen of it, and beside it the groups and what changed."""
    asked, words = choice(page), page.words
    provinces, of_groups, whole = measured(asked, page)
    chosen = page.filters.provinces
    drawn = page.drawn("map", lambda: tile_map.tile_map(provinces or whole, asked.grouping, chosen, words), asked)
    with st.container(key="tile_map"):
        blocks.chart(
            "map",
            drawn,
            _table(provinces, asked, page),
            words("map.coverage"),
            page,
            lambda told: _filter_to(str(told[0]), page),
            controls=lambda: _controls(asked, page),
            fresh="_".join(chosen),
        )
        with st.container(key="map_groups"):
            markup.show(page.drawn("map_groups", lambda: _beside(of_groups, whole[0], compared, asked, page), asked))
            changes.fold(compared, page)


def _controls(asked: Choice, page: Page) -> None:
    words = page.words
    key, of = f"map_measure_{words.language}", f"map_regions_{words.language}"
    st.session_state[key], st.session_state[of] = asked.measure, asked.grouping
    st.selectbox(
        words("map.measure"),
        possible(),
        key=key,
        format_func=lambda name: numbers.label(measures()[name], words),
        on_change=lambda: filter_bar.put(MEASURE, st.session_state[key]),
        filter_mode="contains",
    )
    st.segmented_control(
        words("map.grouping"),
        GROUPINGS,
        key=of,
        required=True,
        format_func=lambda name: words(f"map.{name}"),
        on_change=lambda: filter_bar.put(GROUPING, st.session_state[of]),
    )


def _filter_to(province: str, page: Page) -> None:
    """Filter to a province that was clicked, or to none where it was the one."""
    if province not in page.choices.provinces:
        return
    wanted = () if page.filters.provinces == (province,) else (province,)
    filter_bar.go(replace(page.filters, provinces=wanted, agencies=()), page.words.language, not page.state["has_real"])
    st.rerun(scope="app")


def _link(provinces: tuple[str, ...], asked: Choice, page: Page) -> str:
    return address.link("", page.address_of(provinces=provinces, agencies=()), asked.address)


def _table(provinces: list[Record], asked: Choice, page: Page) -> Table:
    words, of = page.words, tile_map.groups(asked.grouping)

    def name(row: Record) -> str:
        return words.code("", row["province"])

    def group(row: Record) -> str:
        return words.code("region", of.get(row["province"]))

    columns = [
        Column(words("column.province"), name, name, is_heading=True),
        Column(words(f"map.{asked.grouping}"), group, group),
        *measured_table.columns(words),
    ]

    def ranked() -> list[Record]:
        return sorted(
            provinces, key=lambda r: (plain(r["value"]) is None, -(plain(r["value"]) or 0), str(r["province"]))
        )

    def link(row: Record) -> str:
        return _link((row["province"],), asked, page) if row["province"] in page.choices.provinces else ""

    return build(ranked, columns, words("map.title"), link, words, "map.filter_to")


def _beside(of_groups: list[Record], whole: Record, compared: Compared, asked: Choice, page: Page) -> str:
    return (
        f'{_groups(of_groups, whole, asked, page)}<section class="ruam-block">{changes.told(compared, page)}</section>'
    )


def _groups(rows: list[Record], whole: Record, asked: Choice, page: Page) -> str:
    """The measure in all and of each group, each group leading to its provinces, as HTML."""
    words = page.words
    measure = measures()[asked.measure]
    of = tile_map.groups(asked.grouping)
    known = [r for r in rows if not is_unknown(r[asked.grouping])]
    ranked = sorted(known, key=lambda r: list(dict.fromkeys(of.values())).index(r[asked.grouping]))
    body = []
    for row in ranked:
        value = numbers.found_in(row)
        provinces = tuple(p for p in page.choices.provinces if of.get(p) == row[asked.grouping])
        href = _link(provinces, asked, page)
        named = escape(words.code("region", row[asked.grouping]))
        named = f'<a href="{escape(href)}">{named}</a>' if provinces else named
        body.append(
            f'<tr><th scope="row">{named}</th><td class="number">{escape(numbers.text_of(measure, value, words))}</td>'
            f"<td>{escape(numbers.base_of(measure, value, words))}</td></tr>"
        )
    heads = (words(f"map.{asked.grouping}"), words("measured.value"), words("map.base"))
    cells = "".join(
        f'<th scope="col"{numeric}>{escape(h)}</th>'
        for h, numeric in zip(heads, ("", ' class="number"', ""), strict=True)
    )
    everywhere = f'<p class="ruam-more-line"><a href="{escape(_link((), asked, page))}">{escape(words("map.everywhere"))}</a></p>'
    return (
        numbers.card(numbers.measured(whole, words), page)
        + f'<table class="ruam-table"><caption>{escape(words("map.groups"))}</caption><thead><tr>{cells}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table>" + (everywhere if page.filters.provinces else "")
    )
