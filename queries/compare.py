"""Fair comparison: questions that count, with what chance would do beside every rate.

Each function asks one question (its parameters are the question's) and adds columns. Nothing is ranked under the least n
of the measure, and k and n stand beside every number that was drawn towards the peers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from queries import statistics
from queries.ask import ask, left_open, told
from queries.measures import Measure, measures
from queries.route import read, scan_of
from queries.warehouse import Warehouse

# What is so many records of so many, so that chance is binomial. People come in groups, and are no such records.
RATES = (
    "reporting_rate",
    "complete_reports_share",
    "events_with_total_share",
    "follow_through_told_share",
    "done_share",
    "reported_back_share",
)
# Of the same sort and about one agency's reports: two agencies can be told apart by them, if chance does not.
TESTED = (
    *RATES,
    "issue_stated_share",
    "participants_stated_share",
    "result_stated_share",
    "use_stated_share",
    "reports_with_finding_share",
    "near_duplicate_share",
)
# What is counted of a rate in both of two rounds.
_PANEL = ("agencies", "k", "n", "k_before", "n_before")
# Rates that the question `same_round_before` can tell: (counted, of how many).
OVER_TIME = {
    "complete_reports_share": ("reports_complete", "reports"),
    "events_with_total_share": ("events_with_total", "events_held"),
    "follow_through_told_share": ("events_with_level", "events_held"),
    "done_share": ("followed_done", "events_with_level"),
}
# All that an agency can be compared by, in the order of a report's story: sent, told, held, who came, what followed.
COMPARED = (
    "reporting_rate",
    "complete_reports_share",
    "issue_stated_share",
    "participants_stated_share",
    "result_stated_share",
    "use_stated_share",
    "reports_with_finding_share",
    "findings_per_report",
    "near_duplicate_share",
    "events_held",
    "recurring_claimed",
    "types_only",
    "events_with_total_share",
    "participants_known",
    "participants_median",
    "external_share",
    "citizens_share",
    "unknown_share",
    "group_richness",
    "group_variety",
    "follow_through_told_share",
    "done_share",
    "reported_back_share",
    "highest_level",
    "days_to_action_median",
)
LEVELS = (0.95, 0.998)
# Of fewer agencies no spread can be told.
LEAST_PEERS = 5
SIDE_BY_SIDE = (2, 6)


class NotComparable(Exception):
    """What was asked for cannot be compared; the message says why and what to do.

    `reason` is round_open or outside_data where it is the round that stands in the way, else None.
    """

    def __init__(self, message: str, reason: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Band:
    """A rate with the band that missing reports leave it: `low` to `high`. None where it is not known."""

    kind: str
    k: int
    n: int
    share: float | None
    reports_due: int
    reports_missing: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two agencies, by their places in what was asked: the share of `higher` less that of `lower`, and its interval."""

    higher: int
    lower: int
    gap: float
    low: float
    high: float

    @property
    def is_real(self) -> bool:
        """Chance alone would hardly part them so far."""
        return self.low > 0


def peers(
    warehouse: Warehouse, rate: str, *, demonstration: bool, by_size: bool = True, **filters: Any
) -> pd.DataFrame:
    """The funnel: each agency's rate among its peers; the columns of the question `peers` and these.

    share: k/n · low, high: its Wilson interval at 95 % · centre: the peers' rate, a ratio of sums · phi: how much more the
    peers differ than by chance, and is_over_dispersed · low_95, high_95, low_998, high_998: the limits at this n, widened
    where they do; NaN for fewer than LEAST_PEERS peers · standing: within, above_95, above_998, below_95, below_998 or
    few_peers · shrunk: the rate drawn towards the peers', for ordering · rank: by it within the group, NaN under the least n.
    Without `by_size` all agencies of a kind are one group, whatever their size. Raises NotComparable for a rate that is none of RATES.
    """
    measure = _rate(rate)
    frame = ask(warehouse, "peers", **left_open("peers", rate=rate, demonstration=demonstration, **filters))
    if not by_size:
        of_kind = frame.groupby("kind")
        totals = {"peers": of_kind["k"].transform("size"), "peers_k": of_kind["k"].transform("sum")}
        frame = frame.assign(peer_group=frame["kind"] + " *", **totals, peers_n=of_kind["n"].transform("sum"))
    groups = [_judged(group.copy(), measure.least_n) for _, group in frame.groupby("peer_group", sort=False)]
    return pd.concat(groups, ignore_index=True) if groups else _judged(frame, measure.least_n)


def over_time(warehouse: Warehouse, rate: str, *, matched: bool, demonstration: bool, **filters: Any) -> pd.DataFrame:
    """Each round's rate beside that of the same round a year before; the question `same_round_before` and these columns.

    k, n, k_before, n_before · share, share_before · change: the difference, with low and high (Newcombe, 95 %) · moved:
    up, down, within (what chance does), few (under the least n in either), NULL where there is nothing to compare with.
    `matched` counts only agencies that reported for both. Raises NotComparable for a rate that is none of OVER_TIME.
    """
    if rate not in OVER_TIME:
        raise NotComparable(
            f"เทียบ {rate!r} ข้ามปีด้วยวิธีนี้ไม่ได้ ใช้ได้: {', '.join(OVER_TIME)} / over time only {', '.join(OVER_TIME)}"
        )
    given = left_open("same_round_before", matched=matched, demonstration=demonstration, **filters)
    frame = ask(warehouse, "same_round_before", **given)
    counted, of = OVER_TIME[rate]
    k, n, k_before, n_before = (_numbers(frame, name) for name in (counted, of, f"{counted}_before", f"{of}_before"))
    k, n, k_before, n_before = (np.nan_to_num(numbers) for numbers in (k, n, k_before, n_before))
    change, low, high = statistics.difference(k, n, k_before, n_before)
    least = measures()[rate].least_n
    is_enough = (n >= least) & (n_before >= least)
    moved = np.select([~is_enough, low > 0, high < 0], ["few", "up", "down"], "within").astype(object)
    moved[frame["not_comparable"].notna().to_numpy()] = None
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = {"share": k / n, "share_before": k_before / n_before}
    return frame.assign(
        k=k, n=n, k_before=k_before, n_before=n_before, **shares, change=change, low=low, high=high, moved=moved
    )


def pairs(k: Sequence[float], n: Sequence[float], least_n: int) -> list[Pair]:
    """Every two agencies whose shares k/n rest on `least_n` records or more, the widest gap first.

    The intervals are Newcombe's, each at 1 - 0.05/m for m pairs (Bonferroni, Dunn 1961), so that among six agencies that
    are alike the chance that any two are called different stays under one in twenty.
    """
    judged = [at for at, records in enumerate(n) if records >= max(least_n, 1)]
    two = [
        (one, other) if k[one] / n[one] >= k[other] / n[other] else (other, one)
        for one, other in combinations(judged, 2)
    ]
    found = []
    for higher, lower in two:
        gap, low, high = statistics.difference(
            [k[higher]], [n[higher]], [k[lower]], [n[lower]], level=1 - 0.05 / len(two)
        )
        found.append(Pair(higher, lower, float(gap[0]), float(low[0]), float(high[0])))
    return sorted(found, key=lambda pair: (-pair.gap, pair.higher, pair.lower))


def moved(
    warehouse: Warehouse, fiscal_year: int, half: int | None, *, by_agency: bool, demonstration: bool, **filters: Any
) -> list[dict[str, Any]]:
    """What moved since the same round a year before, in all and by province or agency: the rows of the question `moved` and these.

    share, share_before · change: the difference, with low and high (Newcombe) · has_moved: the interval holds no 0. Left out
    are places where either round has not the least n, and provinces with records of fewer than LEAST_PEERS agencies: the ways
    of one agency are no news of its province. Of m pairs set side by side 5 % would seem to move by chance, so that the
    interval is of 1 - 0.05/m (Bonferroni: Dunn 1961, JASA 56:52-64). Those that moved come first, the largest change before
    the smaller. Records of an agency are taken for independent; where they are not, less has moved than this says. Raises
    NotComparable where a round is open or unknown.
    """
    _closed_twice(warehouse, fiscal_year, half)
    given = left_open("moved", **filters)
    given |= {"fiscal_year": fiscal_year, "round": half, "by_agency": by_agency, "demonstration": demonstration}
    if by_agency or given["agencies"] is not None:
        rows = told(warehouse, "moved", **given)
    else:
        place = {name: given[name] for name in ("provinces", "kinds")}
        rows = _moved_by_province(warehouse, fiscal_year, half, **place, demonstration=demonstration)
    least_n = {rate: measures()[rate].least_n for rate in RATES}

    def is_told(row: Mapping[str, Any]) -> bool:
        if not by_agency and row["place"] is not None and row["agencies"] < LEAST_PEERS:
            return False
        return bool(min(row["n"], row["n_before"]) >= least_n[row["rate"]])

    return _tested([row for row in rows if is_told(row)])


def _moved_by_province(
    warehouse: Warehouse,
    fiscal_year: int,
    half: int | None,
    *,
    provinces: Sequence[str] | None,
    kinds: Sequence[str] | None,
    demonstration: bool,
) -> list[dict[str, Any]]:
    """The rows of the question `moved` of all places and of each province, in an order of their own; both rounds must be over."""
    filters: dict[str, Sequence[Any]] = {"fiscal_year": [fiscal_year], "round": [half or 0]}
    filters |= {} if provinces is None else {"province": provinces}
    filters |= {} if kinds is None else {"agency_kind": kinds}
    scans = [
        scan_of(_PANEL, by, filters, demonstration=demonstration, fact="panel")
        for by in (("rate",), ("rate", "province"))
    ]
    found = read(warehouse, scans)
    form_changed = _form_changed(warehouse, fiscal_year, half)
    return [
        {
            "rate": rate,
            "place": place[0] if place else None,
            **{name: row[f"sum_{name}"] for name in _PANEL},
            "form_changed": form_changed,
        }
        for scan in scans
        for (rate, *place), row in found[scan].items()
        # Agencies of no known province count in all, and are no place.
        if place != [None]
    ]


def _form_changed(warehouse: Warehouse, fiscal_year: int, half: int | None) -> bool:
    """Whether the form of the reports changed after the round of the year before, up to this one."""
    first, last = half or 1, half or 2
    breaks = warehouse.kept(("told", "form_breaks"), lambda: told(warehouse, "form_breaks"))
    return any((fiscal_year - 1, first) < (row["fiscal_year"], row["round"]) <= (fiscal_year, last) for row in breaks)


def _tested(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes with their intervals, all of them side by side; those that moved first."""
    now, of_now, before, of_before = ([row[name] for row in rows] for name in ("k", "n", "k_before", "n_before"))
    tested = statistics.difference(now, of_now, before, of_before, 1 - 0.05 / max(1, len(rows)))
    found = [
        row
        | {
            "share": row["k"] / row["n"],
            "share_before": row["k_before"] / row["n_before"],
            "change": change,
            "low": low,
            "high": high,
            "has_moved": low > 0 or high < 0,
        }
        for row, change, low, high in zip(rows, *(column.tolist() for column in tested), strict=True)
    ]
    return sorted(
        found,
        key=lambda row: (
            not row["has_moved"],
            -abs(row["change"]),
            row["place"] is None,
            row["place"] or "",
            row["rate"],
        ),
    )


def _closed_twice(warehouse: Warehouse, fiscal_year: int, half: int | None) -> None:
    key = ("closed twice", fiscal_year, half)
    reason = warehouse.kept(key, lambda: why_not_comparable(warehouse, fiscal_year, half))
    if reason is not None:
        raise NotComparable(
            f"เทียบปี {fiscal_year} กับปี {fiscal_year - 1} ไม่ได้ ({reason}) เลือกรอบที่ปิดแล้วทั้งสองปี / "
            "choose a round that is closed in both years",
            reason,
        )


def why_not_comparable(warehouse: Warehouse, fiscal_year: int, half: int | None) -> str | None:
    """Why a round (None: a year) cannot be set against the same a year before: round_open or outside_data; None where it can."""
    periods = ask(warehouse, "periods")
    chosen = periods[periods["fiscal_year"].isin([fiscal_year, fiscal_year - 1])]
    if half is not None:
        chosen = chosen[chosen["round"] == half]
    if len(chosen) < (4 if half is None else 2):
        return "outside_data"
    return None if bool(chosen["is_closed"].all()) else "round_open"


def missing_band(warehouse: Warehouse, rate: str, *, demonstration: bool, **filters: Any) -> list[Band]:
    """The rate of each kind of agency with the band that missing reports leave it.

    One end takes each missing report's records for a no, the other gives them the rate of those that came; as many of them
    as those that reported hold. Raises NotComparable for the reporting rate itself, or one that is none of RATES.
    """
    _rate(rate)
    if rate == "reporting_rate":
        raise NotComparable("อัตราการรายงานนับรายงานที่ขาดอยู่แล้ว / the reporting rate counts the missing already")
    frame = ask(
        warehouse, "missing_reports", **left_open("missing_reports", rate=rate, demonstration=demonstration, **filters)
    )
    bands = []
    for row in frame.astype(object).to_dict("records"):
        k, n, missing = int(row["k"]), int(row["n"]), row["n_missing"]
        share = k / n if n else None
        low, high = (None, None) if share is None else statistics.missing_band(k, n, float(missing), share)
        due, lacking = int(row["reports_due"]), int(row["reports_missing"])
        bands.append(Band(str(row["kind"]), k, n, share, due, lacking, low, high))
    return bands


def side_by_side(warehouse: Warehouse, agencies: Sequence[str], *, demonstration: bool, **filters: Any) -> pd.DataFrame:
    """The question `side_by_side` for two to six agencies, in the order given. Raises NotComparable for fewer or more."""
    wanted = list(dict.fromkeys(agencies))
    least, most = SIDE_BY_SIDE
    if not least <= len(wanted) <= most:
        raise NotComparable(
            f"เลือกหน่วยงาน {least} ถึง {most} แห่ง ไม่ใช่ {len(wanted)} / choose {least} to {most} agencies, not {len(wanted)}"
        )
    given = left_open("side_by_side", agencies=wanted, demonstration=demonstration, **filters)
    return ask(warehouse, "side_by_side", **given)


def _judged(group: pd.DataFrame, least_n: int) -> pd.DataFrame:
    """One peer group with what chance allows beside each rate."""
    k, n = _numbers(group, "k"), _numbers(group, "n")
    centre = float(k.sum() / n.sum()) if n.sum() else float("nan")
    low, high = statistics.wilson(k, n)
    shares = k / n
    spread = statistics.dispersion(statistics.z_scores(k, n, centre))
    alpha, beta = statistics.beta_prior(k, n)
    shrunk = statistics.shrunk(k, n, alpha, beta)
    is_enough = len(group) >= LEAST_PEERS
    limits = {}
    for level in LEVELS:
        name = f"{level:.3f}".removeprefix("0.").rstrip("0")
        # Agencies of as many records have the same limits: a group of thousands has few hundred.
        different, at = np.unique(n, return_inverse=True)
        ends = statistics.funnel_limits(different, centre, level, spread.factor)
        limits[name] = tuple(end[at] if is_enough else np.full(n.shape, np.nan) for end in ends)
    standing = np.full(n.shape, "within" if is_enough else "few_peers", dtype=object)
    for name, (lower, upper) in limits.items():
        standing[shares < lower] = f"below_{name}"
        standing[shares > upper] = f"above_{name}"
    return group.assign(
        share=shares,
        low=low,
        high=high,
        centre=centre,
        phi=spread.phi,
        is_over_dispersed=spread.is_over,
        **{f"{end}_{name}": pair[at] for name, pair in limits.items() for at, end in enumerate(("low", "high"))},
        standing=standing,
        shrunk=shrunk,
        rank=statistics.ranks(shrunk, n, least_n),
    )


def _rate(name: str) -> Measure:
    if name not in RATES:
        raise NotComparable(
            f"เทียบ {name!r} ด้วยวิธีนี้ไม่ได้ ใช้ได้: {', '.join(RATES)} / this way compares only {', '.join(RATES)}"
        )
    return measures()[name]


def _numbers(frame: pd.DataFrame, column: str) -> statistics.Floats:
    return frame[column].to_numpy(dtype=float)
