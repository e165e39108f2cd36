"""What one agency held once, in facts and in the words that tell them.

The facts are decided first; a flaw is a fact of the telling ("the date is told twice, differently"). What a careful
reader must take from the words is therefore known exactly, and where two careful readers may differ it is left unjudged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from data.demo.phrases import Speaker, fill, phrases, spaced
from data.demo.thai import DATE_STYLES, date_text, month_span, month_text, range_text

USUAL_MODES = {
    **dict.fromkeys(
        ("village_forum", "subdistrict_forum", "plan_committee", "council_sitting", "school_board"), "plan"
    ),
    **dict.fromkeys(("joint_fund", "coproduction", "culture", "training", "agreement"), "do"),
    **dict.fromkeys(
        ("hearing", "law_consultation", "leader_meeting", "mobile_service", "complaint_channel"), "exchange"
    ),
    **dict.fromkeys(
        ("survey", "evaluation_committee", "procurement_watch", "integrity_assessment", "oversight"), "evaluate"
    ),
}


@dataclass(slots=True)
class GroupTold:
    """A group as written, with the people written beside it."""

    label: str
    category: str
    side: str
    headcount: int | None


@dataclass(slots=True)
class FollowTold:
    """One line of follow-through with the level that its own words say."""

    text: str
    level: int
    actor: str | None = None
    is_negated: bool = False


@dataclass(slots=True)
class Occasion:
    """One activity: the facts, and the words for them. `unjudged` names the truth's fields that are left out."""

    kind: str
    mode: str | None
    name: str
    is_event: bool = True
    held_from: date | None = None
    held_to: date | None = None
    precision: str = "none"
    when: str | None = None  # the words for the date
    other_when: str | None = None  # the conflicting words, for the introduction
    recurrence: str | None = None
    recurrence_words: str | None = None
    place: str | None = None
    total: int | None = None
    attended: str | None = None  # the sentence on attendance
    groups: list[GroupTold] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    follow: list[FollowTold] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    doubtful_rules: set[str] = field(default_factory=set)
    unjudged: set[str] = field(default_factory=set)

    @property
    def level(self) -> int | None:
        """The highest level among the lines of follow-through."""
        return max((line.level for line in self.follow), default=None)

    @property
    def has_use(self) -> bool:
        """Whether the follow-through is of substance: neither benefit talk nor 'not yet' alone."""
        return any(line.level >= 1 and not (line.is_negated and line.level == 1) for line in self.follow)


@dataclass(frozen=True, slots=True)
class Leaning:
    """How one agency leans in one round; each between 0 and 1."""

    openness: float  # towards external groups
    action: float  # towards doing what was asked
    care: float  # towards stating counts and dates


def _of_meetings(patterns: list[str], told: Occasion) -> list[str]:
    """The patterns that suit: those that speak of a meeting only where the occasion is one."""
    if any(word in told.name for word in ("ประชุม", "ประชาคม", "เวที")):
        return patterns
    return [pattern for pattern in patterns if "ประชุม" not in pattern] or patterns


def _pick(rng: Random, weights: dict[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def choose_activity(rng: Random, exclude: frozenset[str]) -> dict[str, Any]:
    """A row of [[activities]], by weight."""
    rows: list[dict[str, Any]] = [row for row in phrases()["activities"] if row["kind"] not in exclude]
    return rng.choices(rows, [row["weight"] for row in rows])[0]


def make_occasion(
    rng: Random,
    activity: dict[str, Any],
    speaker: Speaker,
    leaning: Leaning,
    span: tuple[date, date],
    *,
    village: str | None = None,
    in_list: bool = True,
    declared_period: bool = True,
    alone: bool = True,
) -> Occasion:
    """One activity of a kind, held within `span`.

    `in_list` says that groups will stand one a line; `declared_period` that the document names its period; `alone` that the
    document has a labelled date and tells of nothing else, so that its introduction can contradict it.
    """
    kind = activity["kind"]
    village = village or rng.choice(phrases()["villages"])
    words = speaker.words(rng, village)
    told = Occasion(kind, USUAL_MODES.get(kind), rng.choice(activity["names"]).format(**words))
    told.place = spaced(rng.choice(activity["places"]).format(**words))
    _tell_when(rng, told, activity, leaning, span, declared_period, alone)
    _tell_who(rng, told, activity, leaning, words, in_list)
    _tell_what(rng, told, activity, leaning, words)
    return told


def _workday(rng: Random, span: tuple[date, date]) -> date:
    day = span[0] + timedelta(days=rng.randrange((span[1] - span[0]).days + 1))
    is_working = rng.random() < 0.8  # drawn whatever the day, so that two years with one seed tell the same otherwise
    while is_working and day.weekday() > 4 and day > span[0]:
        day -= timedelta(days=1)
    return day


def _tell_when(
    rng: Random,
    told: Occasion,
    activity: dict[str, Any],
    leaning: Leaning,
    span: tuple[date, date],
    declared_period: bool,
    alone: bool,
) -> None:
    day = _workday(rng, span)
    style = rng.choice(DATE_STYLES)
    if "recurs" in activity and ("ประจำเดือน" in told.name or rng.random() < 0.6):
        told.recurrence = "monthly" if "ประจำเดือน" in told.name else activity["recurs"]
        told.recurrence_words = rng.choice(phrases()["wording"][told.recurrence]).format(day=day.day)
    vague = 1.25 - leaning.care
    flaw = _pick(
        rng,
        {
            "": 1.0,
            "none": 0.07 * vague,
            "month": 0.09 * vague,
            "impossible": 0.008,
            "weekday": 0.012,
            "conflict": 0.09 if alone else 0.0,
            "outside": 0.02 if declared_period else 0.0,
            "recurring": 0.5 * vague if told.recurrence else 0.0,
        },
    )
    if flaw == "none" or (flaw == "recurring" and told.recurrence):
        told.rules.add("date_missing")
        return
    if flaw == "impossible":
        year = span[1].year + 543
        told.when = f"วันที่ {rng.choice((30, 31))} กุมภาพันธ์ {year}"
        told.rules.add("date_impossible")
        told.doubtful_rules |= {"date_missing", "date_outside_period"}
        return
    if flaw == "month":
        told.held_from, told.held_to = month_span(day)
        told.precision, told.when = "month", month_text(day, style)
        return
    if flaw == "outside":
        told.recurrence = told.recurrence_words = None
        day = span[0] - timedelta(days=rng.randrange(40, 150))
        told.rules.add("date_outside_period")
    told.precision, told.held_from, told.held_to = "day", day, day
    if flaw == "weekday":
        told.when = date_text(day, "weekday", (day.weekday() + rng.randrange(1, 6)) % 7)
        told.rules.add("weekday_mismatch")
        return
    lasting = {"training": 0.4, "survey": 0.8, "mobile_service": 0.2, "coproduction": 0.15}.get(told.kind, 0.0)
    if not flaw and rng.random() < lasting:
        last = day + timedelta(days=rng.randrange(1, 4 if told.kind != "survey" else 20))
        if last <= span[1]:
            told.held_to, told.when = last, range_text(day, last, style)
            return
    told.when = date_text(day, style)
    if flaw == "conflict":
        other = day.replace(day=day.day - 9 if day.day > 14 else day.day + 9)
        told.other_when = date_text(other, "long")
        told.rules.add("date_conflict")


def _tell_who(
    rng: Random, told: Occasion, activity: dict[str, Any], leaning: Leaning, words: dict[str, str], in_list: bool
) -> None:
    wording = phrases()["wording"]
    least, most = activity["size"]
    size = rng.randint(least, max(least, int(least + (most - least) * (0.45 + 0.55 * leaning.openness))))
    if told.kind == "survey":
        told.attended = rng.choice(wording["respondents"]).format(n=f"{size:,}")
        told.unjudged |= {"groups"}
        told.doubtful_rules |= {"total_missing", "internal_only"}
        return
    if told.kind == "publicity":
        told.unjudged |= {"groups", "is_event"}
        told.rules.add("publicity_only")
        told.doubtful_rules |= {"total_missing", "date_missing"}
        return
    care = leaning.care
    style = _pick(
        rng,
        {
            "full": 4.0 * care, "total_only": 2.2, "counts_only": 0.5, "names_only": 1.6 - care, "partial": 0.3,
            "about": 0.5, "many": 0.5 * (1.2 - care), "households": 0.3 if told.kind == "village_forum" else 0.0,
            "target": 0.3, "nobody": 0.25 * (1.2 - care),
        },
    )  # fmt: skip
    if style != "nobody":
        told.groups = _choose_groups(rng, told.kind, activity["groups"], leaning, words, size, in_list)
    if style == "partial" and len(told.groups) < 3:
        style = "full"
    if style in ("full", "counts_only", "partial") and told.groups:
        if style == "partial":
            told.groups[-1].headcount = None
            told.doubtful_rules.add("total_mismatch")
        counted = sum(group.headcount or 0 for group in told.groups)
        told.total = counted + (rng.randrange(3, 9) if style == "partial" else 0)
    else:
        for group in told.groups:
            group.headcount = None
        told.total = size
    if style == "full" and rng.random() < 0.09:
        told.total += rng.choice((-2, -1, 1, 1, 2, 3, 10))
        told.rules.add("total_mismatch")
    _tell_attendance(rng, told, style, size)
    if told.groups and all(group.side == "internal" for group in told.groups):
        told.rules.add("internal_only")


def _tell_attendance(rng: Random, told: Occasion, style: str, size: int) -> None:
    """The sentence on attendance, and whether it leaves the total unknown."""
    wording = phrases()["wording"]
    if style in ("full", "total_only", "partial"):
        told.attended = rng.choice(_of_meetings(wording["attended"], told)).format(n=f"{told.total:,}")
        return
    if style == "about":
        told.total = max(10, round(told.total or size, -1))
        told.attended = rng.choice(_of_meetings(wording["attended_about"], told)).format(n=told.total)
        return
    told.total = None
    if style == "target":
        told.attended = rng.choice(wording["attended_target"]).format(n=round(size, -1) or 20)
        told.rules.add("target_not_attended")
        told.doubtful_rules.add("total_missing")
        return
    told.rules.add("total_missing")
    if style == "many":
        told.attended = rng.choice(wording["attended_many"])
    elif style == "households":
        told.attended = rng.choice(wording["attended_households"]).format(n=max(12, size // 2))


def _choose_groups(
    rng: Random, kind: str, usual: list[str], leaning: Leaning, words: dict[str, str], size: int, in_list: bool
) -> list[GroupTold]:
    table = phrases()["groups"]
    wanted: list[str] = []
    for category in usual:
        is_external = table[category]["side"] == "external"
        chance = 0.35 + 0.6 * leaning.openness if is_external else 0.85 - 0.35 * leaning.openness
        if rng.random() < chance or (kind in ("internal", "agreement") and len(wanted) < 2):
            wanted.append(category)
    wanted = wanted or usual[:2]
    if rng.random() < 0.04:
        wanted.append("unknown")
    groups, weights = [], []
    for category in wanted:
        row = table[category]
        singles = row.get("single", [])
        labels = row["labels"] + singles + (row.get("list_labels", []) if in_list else [])
        pattern = rng.choice(labels)
        groups.append(GroupTold(spaced(pattern.format(**words)), category, row["side"], None))
        weight = row["share"] * (0.5 + leaning.openness if row["side"] == "external" else 1.5 - leaning.openness)
        weights.append(0.0 if pattern in singles else weight * rng.uniform(0.6, 1.4))
    many = max(0, size - sum(1 for weight in weights if not weight))
    whole = sum(weights) or 1.0
    for group, weight in zip(groups, weights, strict=True):
        group.headcount = max(1, round(many * weight / whole)) if weight else 1
    return groups


def _tell_what(rng: Random, told: Occasion, activity: dict[str, Any], leaning: Leaning, words: dict[str, str]) -> None:
    wording, levels = phrases()["wording"], phrases()["levels"]
    kind = told.kind
    fitting = [topic for topic in phrases()["topics"] if kind in topic["fits"]]
    if about := activity.get("about", {}).get(told.name):
        fitting = [topic for topic in fitting if any(word in topic["topic"] for word in about)]
    topics = rng.sample(fitting, min(len(fitting), rng.choice((1, 1, 2, 2, 3))))
    told.issues = _distinct(fill(rng.choice(wording["issues"]), topic, words) for topic in topics)
    resulting = _of_meetings(wording["survey_results" if kind == "survey" else "results"], told)
    if rng.random() > 0.05:
        told.results = _distinct(fill(rng.choice(resulting), topic, words) for topic in topics)
    if not topics or rng.random() < 0.3 * (1 - leaning.action):
        return
    s = leaning.action
    top = int(
        _pick(
            rng,
            {
                "0": 0.3 * (1 - s), "1": 0.25 * (1 - s), "2": 0.34 - 0.1 * s, "3": 0.15, "4": 0.1 + 0.05 * s,
                "5": 0.08 + 0.1 * s, "6": 0.4 * s, "7": 0.38 * s,
            },
        )
    )  # fmt: skip
    highest = rng.randrange(len(topics))
    for position, topic in enumerate(topics):
        level = top if position == highest else rng.randint(0, top)
        is_negated = level == 1 and rng.random() < 0.3
        choices = _of_meetings(levels["not_yet"] if is_negated else levels[str(level)], told)
        if not topic.get("local", True):
            choices = [line for line in choices if "ลงพื้นที่" not in line]  # there is no place to go to
        pattern = rng.choice(choices)
        is_led = pattern.startswith("{department}")
        actor = phrases()["departments"][topic["department"]] if is_led else None
        text = fill(pattern, topic, words)
        is_negated = is_negated or (level == 2 and text.startswith("ยังไม่ได้"))
        told.follow.append(FollowTold(text, level, actor, is_negated))


def _distinct(texts: Any) -> list[str]:
    return list(dict.fromkeys(texts))
