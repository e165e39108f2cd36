"""The charts: an answer's DataFrame → a Plotly figure as a plain dict, and one sentence that says what it shows.

Pure functions. Rounds run down the page in order of time and every bar carries its number, so that the charts hold
at the width of a phone and without colour. The unknown is hatched; what was not reported is not drawn as zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard import palette, plot
from dashboard.format import Answer, Record, is_unknown, number, percent, period, records
from dashboard.words import Words

ROW = 36  # px a row of bars
MOST_CATEGORIES = 12
UNSTATED, NO_GROUP = "unstated", "no_group"


@dataclass(frozen=True, slots=True)
class Swatch:
    """One entry of a legend."""

    label: str
    colour: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure for Plotly (a plain dict), the sentence that says what it shows, and its legend."""

    figure: dict[str, Any]
    sentence: str
    legend: tuple[Swatch, ...]


def _int(value: Any) -> int:
    return 0 if is_unknown(value) else int(value)


def _total(rows: list[Record], column: str) -> int:
    return sum(_int(r[column]) for r in rows)


def _is_open(row: Record) -> bool:
    return not is_unknown(row["is_closed"]) and not bool(row["is_closed"])


def _period_label(row: Record, words: Words) -> str:
    named = period(row["fiscal_year"], row["round"], words)
    return f"{named} {words('period.open_mark')}" if _is_open(row) else named


def frequency(answer: Answer, words: Words) -> Chart:
    """Held events by round; claims of recurrence and mere types in a narrow panel apart. `answer`: frequency_by_round."""
    rows = records(answer)
    labels = [_period_label(r, words) for r in rows]
    is_open = [_is_open(r) for r in rows]
    held, claimed, types = (
        [None if is_unknown(r[name]) else int(r[name]) for r in rows]
        for name in ("events_held", "recurring_claimed", "types_only")
    )
    coverage = [
        ""
        if is_unknown(r["agencies_expected"])
        else words("coverage.short", k=number(r["agencies_reported"], words), n=number(r["agencies_expected"], words))
        for r in rows
    ]
    most = max((h for h in held if h is not None), default=0)
    aside = max((v for v in [*claimed, *types] if v is not None), default=0) or 1
    bars: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "x": held,
            "marker": {"color": palette.HELD, "pattern": plot.hatch(is_open)},
            "width": 0.62,
            "offset": -0.31,
            "constraintext": "none",
            "text": ["" if h is None else f"<b>{h:,}</b>" for h in held],
            "textposition": "outside",
            "cliponaxis": False,
            "textfont": {"size": 14},
            "customdata": coverage,
            "hovertemplate": words("frequency.hover") + "<extra></extra>",
        },
    ]
    for values, colour, hatched, hover, offset in (
        (claimed, palette.CLAIMED, True, "frequency.hover_claimed", -0.42),
        (types, palette.TYPES, False, "frequency.hover_types", 0.02),
    ):
        bars.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": values,
                "xaxis": "x2",
                "marker": {"color": colour, "pattern": plot.hatch(hatched)},
                "text": ["" if not v else f"{v:,}" for v in values],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": 12, "color": palette.MUTED},
                "constraintext": "none",
                "width": 0.4,
                "offset": offset,
                "hovertemplate": words(hover) + "<extra></extra>",
            }
        )
    figure = {
        "data": bars,
        "layout": plot.layout(
            20 + ROW * max(1, len(labels)),
            barmode="overlay",
            right=28,
            xaxis=plot.axis(domain=[0, 0.70], range=[0, plot.reach(most, f"{most:,}", 150, 9)]),
            xaxis2=plot.axis(domain=[0.76, 1], range=[0, aside * 1.45], anchor="y"),
            yaxis=plot.row_axis(labels),
            annotations=[
                plot.note(row, words("chart.no_report"), x=0, xref="x", xanchor="left")
                for row, h in enumerate(held)
                if h is None
            ],
        ),
    }
    legend = (
        Swatch(words("frequency.held"), palette.HELD),
        Swatch(words("frequency.claimed"), palette.CLAIMED, hatched=True),
        Swatch(words("frequency.types"), palette.TYPES),
    )
    return Chart(figure, _frequency_sentence(rows, labels, held, is_open, words), legend)


def _frequency_sentence(
    rows: list[Record], labels: list[str], held: list[int | None], is_open: list[bool], words: Words
) -> str:
    known = [(h, label) for h, label in zip(held, labels, strict=True) if h is not None]
    if not known:
        return words("frequency.nothing")
    most, where = max(known)
    parts = [
        words(
            "frequency.sentence",
            total=f"{sum(h for h, _ in known):,}",
            rounds=len(known),
            most=f"{most:,}",
            where=where,
        )
    ]
    parts.append(
        words(
            "frequency.apart",
            claimed=number(_total(rows, "recurring_claimed"), words),
            types=number(_total(rows, "types_only"), words),
        )
    )
    if any(is_open):
        parts.append(words("frequency.open", which=", ".join(x for x, o in zip(labels, is_open, strict=True) if o)))
    if None in held:
        parts.append(words("frequency.silent", n=held.count(None)))
    return " ".join(parts)


def composition(answer: Answer, words: Words) -> Chart:
    """Who came: two bars of shares (people; groups named without a number), then the groups by presence. `answer`: composition."""
    rows = records(answer)
    named = [r for r in rows if r["category"] not in (UNSTATED, NO_GROUP)]
    heads = {s: _total([r for r in rows if r["side"] == s], "heads") for s in palette.SIDES}
    uncounted = {}
    for side in palette.SIDES:
        of_side = [r for r in named if r["side"] == side]
        uncounted[side] = _total(of_side, "mentions") - _total(of_side, "with_headcount")
    people, groups = sum(heads.values()), sum(uncounted.values())
    by_presence = sorted(named, key=lambda r: (-_int(r["activities"]), str(r["category"])))[:MOST_CATEGORIES]
    silent = _total([r for r in rows if r["category"] == NO_GROUP], "activities")
    bars: list[dict[str, Any]] = []
    shares = [
        (words("composition.people", n=number(people, words)), heads, people),
        (words("composition.uncounted", n=number(groups, words)), uncounted, groups),
    ]
    share_labels = [label for label, _, _ in shares]
    for side in palette.SIDES:
        parts = [counts[side] / total if total else None for _, counts, total in shares]
        bars.append(
            {
                "type": "bar",
                "orientation": "h",
                "x": parts,
                "marker": {
                    "color": palette.SIDE[side],
                    "pattern": plot.hatch(side == "unknown"),
                    "line": {"color": "#ffffff", "width": 1},
                },
                "text": [percent(p, words) if p is not None and p >= 0.12 else "" for p in parts],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"color": palette.ink_on(palette.SIDE[side]), "size": 14},
                "customdata": [
                    [words.code("side", side), counts[side], percent(p, words)]
                    for (_, counts, _), p in zip(shares, parts, strict=True)
                ],
                "hovertemplate": "%{customdata[0]}<br>%{customdata[1]:,} · %{customdata[2]}<extra></extra>",
            }
        )
    labels = [words.code("category", r["category"]) for r in by_presence]
    sides = [str(r["side"]) for r in by_presence]
    presence = [_int(r["activities"]) for r in by_presence]
    people_text = [
        words("composition.presence_only", a=f"{_int(r['activities']):,}")
        if is_unknown(r["heads"])
        else words("composition.presence", a=f"{_int(r['activities']):,}", h=number(r["heads"], words))
        for r in by_presence
    ]
    if silent:
        labels.append(words.code("category", NO_GROUP))
        sides.append("unknown")
        presence.append(silent)
        people_text.append(words("composition.presence_only", a=f"{silent:,}"))
    bars.append(
        {
            "type": "bar",
            "orientation": "h",
            "x": presence,
            "yaxis": "y2",
            "xaxis": "x2",
            "marker": {
                "color": [palette.SIDE[s] for s in sides],
                "pattern": plot.hatch([s == "unknown" for s in sides]),
            },
            "text": people_text,
            "textposition": "outside",
            "cliponaxis": False,
            "textfont": {"size": 13, "color": palette.MUTED},
            "constraintext": "none",
            "hovertemplate": "%{y}<br>%{text}<extra></extra>",
        }
    )
    longest = max(zip(presence, people_text, strict=True), default=(0, ""))
    top, below = 96, 28 * max(1, len(labels))
    height = top + 28 + below
    figure = {
        "data": bars,
        "layout": plot.layout(
            height,
            barmode="stack",
            xaxis=plot.axis(range=[0, 1], anchor="y"),
            yaxis=plot.row_axis(share_labels, domain=[1 - top / height, 1]),
            xaxis2=plot.axis(range=[0, plot.reach(*longest, 230, 7)], anchor="y2"),
            yaxis2=plot.row_axis(labels, domain=[0, below / height], anchor="x2"),
        ),
    }
    legend = tuple(Swatch(words.code("side", s), palette.SIDE[s], hatched=s == "unknown") for s in palette.SIDES)
    return Chart(figure, _composition_sentence(heads, people, groups, silent, rows, words), legend)


def _composition_sentence(
    heads: dict[str, int], people: int, groups: int, silent: int, rows: list[Record], words: Words
) -> str:
    if not people and not groups:
        return words("composition.nothing")
    parts = []
    if people and people == heads["unknown"]:
        parts.append(words("composition.sentence_no_side", people=f"{people:,}"))
    elif people:
        parts.append(
            words(
                "composition.sentence",
                people=f"{people:,}",
                external=percent(heads["external"] / people, words),
                internal=percent(heads["internal"] / people, words),
                grey=percent(heads["grey"] / people, words),
                unknown=percent(heads["unknown"] / people, words),
            )
        )
    if (beyond := people - _int(rows[0]["people_stated"])) > 0:
        # Two counters that disagree without a word would be one too many: the headline counts stated totals only.
        stated = f"{_int(rows[0]['people_stated']):,}"
        parts.append(words("composition.sentence_beyond", stated=stated, beyond=f"{beyond:,}"))
    if groups:
        parts.append(words("composition.sentence_groups", groups=f"{groups:,}"))
    if silent:
        events = max(_int(r["events"]) for r in rows)
        parts.append(words("composition.sentence_silent", n=f"{silent:,}", events=f"{events:,}"))
    return " ".join(parts)


def ladder(answer: Answer, words: Words) -> Chart:
    """How far each round's held events were followed through, as shares of its events. `answer`: ladder_by_round."""
    rows = records(answer)
    cells = {
        (_period_label(r, words), -1 if is_unknown(r["level"]) else int(r["level"])): _int(r["activities"])
        for r in rows
    }
    labels = list(dict.fromkeys(label for label, _ in cells))
    totals = {label: sum(n for (of, _), n in cells.items() if of == label) for label in labels}
    bars: list[dict[str, Any]] = []
    for step in (7, 6, 5, 4, 3, 2, 1, 0, -1):
        counts = [cells.get((label, step), 0) for label in labels]
        parts = [c / totals[label] if totals[label] else None for c, label in zip(counts, labels, strict=True)]
        colour = palette.UNKNOWN if step < 0 else palette.LEVEL[step]
        mark = "" if step < 0 else str(step)
        bars.append(
            {
                "type": "bar",
                "orientation": "h",
                # Finer than a pixel, and a third of the letters: over ten years there are three hundred of them.
                "x": [None if p is None else round(p, 4) for p in parts],
                "marker": {"color": colour, "pattern": plot.hatch(step < 0), "line": {"color": "#ffffff", "width": 1}},
                "text": [
                    "" if p is None or p < (0.12 if step < 0 else 0.06) else percent(p, words) if step < 0 else mark
                    for p in parts
                ],
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"color": palette.ink_on(colour), "size": 13},
                "name": words.code("level", step if step >= 0 else None),
                "customdata": [[c, percent(p, words)] for c, p in zip(counts, parts, strict=True)],
                "hovertemplate": "%{y}<br>%{fullData.name}<br>%{customdata[0]:,} · %{customdata[1]}<extra></extra>",
            }
        )
    beside = plot.words_beside([words("chart.n", n=f"{totals[label]:,}") for label in labels])
    figure = {
        "data": [*bars, beside],
        "layout": plot.layout(
            20 + ROW * max(1, len(labels)),
            barmode="stack",
            right=84,
            xaxis=plot.axis(range=[0, 1]),
            yaxis=plot.row_axis(labels),
        ),
    }
    legend = (
        *(Swatch(words.code("level", n), palette.LEVEL[n]) for n in range(7, -1, -1)),
        Swatch(words("ladder.untold"), palette.UNKNOWN, hatched=True),
    )
    return Chart(figure, _ladder_sentence(cells, words), legend)


def _ladder_sentence(cells: dict[tuple[str, int], int], words: Words) -> str:
    def reached(least: int, most: int = 7) -> int:
        return sum(n for (_, step), n in cells.items() if least <= step <= most)

    events, untold, done, shown = reached(-1), reached(-1, -1), reached(6), reached(7)
    if not events:
        return words("ladder.nothing")
    told = events - untold
    if not told:
        return words("ladder.all_untold", events=f"{events:,}")
    return words(
        "ladder.sentence",
        told=f"{told:,}",
        events=f"{events:,}",
        done=f"{done:,}",
        share=percent(done / told, words),
        shown=f"{shown:,}",
        untold=f"{untold:,}",
    )
