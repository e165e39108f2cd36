"""Which agency a document is of: kind, name and place, written out and completed from registry and gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Levenshtein

from data.agencies import Registry, When, agency_id, full_name, short_name
from data.completion import completed, fits, meant_subdistrict, places_of
from data.extract.mentions import Mention, mentions
from data.extract.offices import (
    Office,
    heading_office,
    office_at_work,
    office_named,
    offices,
    province_that_held,
)
from data.extract.whereabouts import place_in, place_of_address
from data.gazetteer import Whereabouts, full_district, gazetteer
from data.lookup import table
from data.normalise import compact, squeeze
from data.report import Agency

_PARTNER = re.compile(
    "(?:"
    + "|".join(row["pattern"] for row in table("agency_words") if row["use"] == "partner")
    + r")\s?(?:คณะ|สำนักงาน|ที่ทำการ|นายก|สภา|ทาง|เจ้าหน้าที่|ผู้บริหาร|จาก)?\s?$"
)
_JOINED = re.compile(r"[ \t]*(?P<word>และ|กับ|หรือ|รวมถึง|ตลอดจน|,)?[ \t]*(?:สำนักงาน|นายก)?")
# The capital and เมืองพัทยา are places too, which a report of another agency may name.
_ALSO_PLACES = ("bma", "pattaya")
_NAMED_AGAIN = 3
_LED_TO = re.compile(r"(?:(?<![ก-๙])ณ|ที่|ของ|กับ|ยัง|จาก)\s?(?:สำนักงาน|คณะ)?\s?$")
_LEAD = 20
_OPENING = 1500


@dataclass(slots=True)
class AgencyReading:
    """The agency of a document, with the words that told it, or why it could not be told.

    `candidates` are all agencies that the stated name fits where several do. `misspelt` are writings with a slip, and where.
    """

    agency: Agency | None
    start: int = 0
    end: int = 0
    rule: str = ""
    stated: str | None = None
    candidates: list[Agency] = field(default_factory=list)
    misspelt: list[tuple[str, int, int]] = field(default_factory=list)


def read_agency(
    text: str, registry: Registry, title_end: int, around: str = "", when: When | None = None
) -> AgencyReading:
    """Tell which agency reports.

    A name in the title counts most, then the one that is named most often; partners and places visited count least.
    `title_end` is where the title and the opening end. Never guessed: a name that several places share and that no
    district or province decides stays unresolved with its candidates. `around` is what stands outside the report: the
    header of a compilation, a site's own words. `when` is the period that the report covers, for names that agencies
    bore one after the other.
    """
    found = _right_names(list(mentions(text)), registry)
    own = _own(text, found)
    titled = [one.mention for one in own if one.mention.start < title_end]
    if office := _reporting_office(text, title_end, found, titled):
        return _of_office(office, text, registry)
    if not own and (outside := list(mentions(around))):
        own = [_Named(replace(m, start=0, end=0), m.name) for m in outside]
    candidates = own or found
    if not candidates:
        return _where_no_authority_is_named(text, registry, title_end)
    kind, name = _most_named(candidates, title_end)
    return _read(text, around, title_end, [one for one in found or own if one.is_of(kind, name)], registry, when)


# Kinds that are called by the subdistrict that they are of.
_OF_SUBDISTRICT = ("sao", "subdistrict_municipality")


@dataclass(slots=True)
class _Named:
    """A mention with the name that it means: another than it states where it has a slip."""

    mention: Mention
    name: str

    def is_of(self, kind: str, name: str) -> bool:
        return (self.mention.kind, self.name) == (kind, name)


def _right_names(found: list[Mention], registry: Registry) -> list[_Named]:
    """Give each mention the name it means.

    A name nobody knows, a letter or two off one that is known or more frequent, is that, and so is one with the next word's letters.
    """
    count = Counter((mention.kind, mention.name) for mention in found)
    if len(count) < 2:
        return [_Named(mention, mention.name) for mention in found]
    ranked = sorted(count, key=lambda key: (not _is_known(key[0], key[1], registry), -count[key]))
    right: dict[tuple[str, str], str] = {}
    for n, (kind, name) in enumerate(ranked):
        before = () if _is_known(kind, name, registry) else ranked[:n]
        is_once = count[kind, name] == 1
        right[kind, name] = next(
            (
                other
                for k, other in before
                if k == kind and (_near(name, other) or (is_once and count[k, other] > 1 and _runs_on(name, other)))
            ),
            name,
        )
    return [_named(mention, right[mention.kind, mention.name]) for mention in found]


def _named(mention: Mention, name: str) -> _Named:
    """Return a mention with the name that it means; one that ran on into the next word was never misspelt."""
    if _runs_on(mention.name, name):
        mention = replace(mention, name=name, end=mention.end - len(mention.name) + len(name))
    return _Named(mention, name)


def _is_known(kind: str, name: str, registry: Registry) -> bool:
    return name in gazetteer().subdistricts or bool(registry.named(kind, name))


def _near(name: str, other: str) -> bool:
    """Tell whether a name is another with a slip: as long, one or two letters off."""
    if name == other or len(other) < 4:
        return False
    distance = Levenshtein.distance(name, other)
    return distance == 1 or (distance == 2 and len(other) >= 7)


def _runs_on(name: str, other: str) -> bool:
    """Tell whether a name is another with the beginning of the next word: "สันป่าตึงถือ" of "สันป่าตึงถือว่า"."""
    return len(other) >= _SHORTEST_RUN_ON and name.startswith(other) and name != other


_SHORTEST_RUN_ON = 4


def _own(text: str, found: Sequence[_Named]) -> list[_Named]:
    """Leave out the agencies that are first named as a partner or as one visited, and the capital where it is only a place.

    One that a line begins with does something itself, "อบต.เสาธง พาคณะไปศึกษาดูงาน", unless words lead to it as to a place.
    """
    if len({(one.mention.kind, one.name) for one in found}) < 2:
        return list(found)
    partners: dict[tuple[str, str], bool] = {}
    acting: set[tuple[str, str]] = set()
    led_to: set[tuple[str, str]] = set()
    before: Mention | None = None
    is_partner = False
    for one in found:
        mention = one.mention
        joined = _JOINED.fullmatch(text, before.end, mention.start) if before else None
        # Of agencies in a row the first is the one that reports, or a partner like the others.
        is_row = joined is not None and (is_partner or joined["word"] is not None)
        is_partner = is_row or bool(_PARTNER.search(text[max(0, mention.start - 45) : mention.start]))
        key = mention.kind, one.name
        if key not in partners and _LED_TO.search(text, max(0, mention.start - _LEAD), mention.start):
            led_to.add(key)
        partners.setdefault(key, is_partner)
        if not text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip():
            acting.add(key)
        before = mention
    acting -= led_to
    own = [one for one in found if not partners[key := (one.mention.kind, one.name)] or key in acting]
    return [one for one in own if one.mention.kind not in _ALSO_PLACES] or own


def _reporting_office(text: str, title_end: int, found: Sequence[_Named], titled: Sequence[Mention]) -> Office | None:
    """Return the office that reports, where the title tells of one: a district, a province, a hospital, and no local authority before it."""
    first = min((m.start for m in titled if m.kind not in _ALSO_PLACES), default=None)
    for office in offices(text, title_end):
        alone = next((m for m in titled if m.start >= office.start and _stands_alone(text, m)), None)
        if (first is None or office.start < first) and alone is None:
            return office
    heading = heading_office(text, title_end)
    if heading and (first is None or not heading.is_heading) and not _one_is_named_again(found, heading):
        return heading
    at_work = office_at_work(text, title_end)
    if at_work and (first is None or at_work.start < first):
        return at_work
    # News of a province names it as the one that held the meeting; no local authority is named beside it.
    return None if found else province_that_held(text, title_end)


def _stands_alone(text: str, mention: Mention) -> bool:
    """Tell whether a mention begins its line, and nothing but its place follows on it."""
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    behind = text[mention.end : line_end if line_end >= 0 else len(text)].strip(" \t*.()")
    return not text[line_start : mention.start].strip(" \t*•-") and (not behind or any(mention.place))


def _one_is_named_again(found: Sequence[_Named], heading: Office) -> bool:
    """Tell whether the text is of one local authority, below whose district or province it stands."""
    names = Counter((one.mention.kind, one.name) for one in found if one.mention.kind not in _ALSO_PLACES)
    if not names:
        return False
    if heading.agency.kind == "district" and len(names) == 1:
        return True
    return len(names) == 1 and names.total() >= _NAMED_AGAIN


def _of_office(office: Office, text: str, registry: Registry) -> AgencyReading:
    listed = registry.of_name(office.agency.name)
    fitting = [one for one in listed if fits(one, Whereabouts(None, office.agency.district, office.agency.province))]
    stated = squeeze(text[office.start : office.end])
    if len(fitting) == 1:
        return AgencyReading(fitting[0], office.start, office.end, "registry", stated)
    rule = "gazetteer" if office.agency.kind in ("province", "district") else "stated"
    return AgencyReading(office.agency, office.start, office.end, rule, stated)


def _where_no_authority_is_named(text: str, registry: Registry, title_end: int) -> AgencyReading:
    """Take the registered agency whose name the title has, the longest; else an office that the opening names; else nothing."""
    title = re.sub(r"\s", "", text[:title_end])
    held = [name for name in registry.full_names() if name in title]
    for name in sorted(held, key=len, reverse=True)[:1]:
        if len(listed := registry.of_name(name)) == 1:
            return AgencyReading(listed[0], 0, 0, "registry", name)
    if office := office_named(text, title_end):
        return _of_office(office, text, registry)
    return AgencyReading(None, rule="none")


def _most_named(candidates: Sequence[_Named], title_end: int) -> tuple[str, str]:
    """Return the kind and name that the title names, of several the one named most, and first; else the one the text names most."""
    weights: Counter[tuple[str, str]] = Counter()
    titled = {(one.mention.kind, one.name) for one in candidates if one.mention.start < title_end}
    for one in candidates:
        key = one.mention.kind, one.name
        if not titled or key in titled:
            in_title = one.mention.start < title_end
            weights[key] += (4 if in_title else 1) + (2 if any(one.mention.place) else 0)
    # Of names that weigh the same the first stands: a counter keeps their order.
    ((chosen, _), *_) = weights.most_common(1)
    return chosen


# "อำเภอด่านขุนทด จังหวัดนครราชสีมา" on a line of its own in the head tells where the reporter lies, a line or two below its name.
_PLACE_ALONE = re.compile(
    r"(?m)^[ \t*(]*(?:(?:ตำบล|ต\.)\s?[ก-๙]+[ \t]*)?(?:อำเภอ|อ\.)\s?[ก-๙]+[ \t]*(?:จังหวัด|จ\.)\s?[ก-๙]+(?=[ \t)*]*(?:$|[ \t]{2}|ปี))"
)


def _is_told_alone(text: str, title_end: int, place: Whereabouts) -> bool:
    alone = _PLACE_ALONE.search(text, 0, max(title_end, _OPENING))
    return alone is not None and place_in(alone[0], Whereabouts()) == place


def _read(
    text: str, around: str, title_end: int, chosen: Sequence[_Named], registry: Registry, when: When | None
) -> AgencyReading:
    first = chosen[0].mention
    kind, name = first.kind, chosen[0].name
    beside = _agreed_place([one.mention for one in chosen])
    place = beside
    told_above = False
    for opening in (text[: max(title_end, _OPENING)], around):
        if place.district is None and place.province is None:
            place = place_in(opening, place)
            told_above = opening is around and place.province is not None
    if place.province is None and place.district and around:
        # A list of a province's agencies names it once, above all of them.
        place = place._replace(province=place_in(around, place).province)
    reading = resolve(kind, name, place, registry, when)
    if reading.agency is None or (reading.rule == "stated" and not _is_told_alone(text, title_end, place)):
        # What the opening names may be the place of something else; an address tells more surely.
        # The head of a compilation holds for all that it lists: no namesake elsewhere is meant.
        for other in (place_of_address(text, name), *(() if told_above else (beside,))):
            if (
                other != place
                # What a cell or a line states of its district holds: a namesake in another one is not meant.
                and not (beside.district and other.district is None)
                and not (beside.province and other.province != beside.province)
                and (again := resolve(kind, name, other, registry, when)).agency
                and again.rule != "stated"
            ):
                reading = again
                break
    if reading.rule == "stated" and place != beside and not _is_told_alone(text, title_end, place):
        # A name that several places share, none of them where the opening says: that is the place of something else.
        again = resolve(kind, name, beside, registry, when)
        reading = again if again.rule == "ambiguous" else reading
    reading.start, reading.end = first.start, first.end
    reading.stated = squeeze(text[first.start : first.end]) or full_name(kind, name)
    reading.misspelt += [
        (squeeze(text[m.start : m.end]) if m.is_slip else m.name, m.start, m.end)
        for m in (one.mention for one in chosen if one.mention.is_slip or one.mention.name != one.name)
        if m.end > m.start
    ]
    if reading.rule == "gazetteer_slip" and not reading.misspelt:
        reading.misspelt.append((name, first.start, first.end))
    return reading


def _agreed_place(chosen: Sequence[Mention]) -> Whereabouts:
    """Return the place that most mentions state, each part for itself."""
    parts = [Counter(m.place[n] for m in chosen if m.place[n]) for n in range(3)]
    subdistrict, district, province = (counter.most_common(1)[0][0] if counter else None for counter in parts)
    return Whereabouts(subdistrict, district, province)


def resolve(kind: str, name: str, place: Whereabouts, registry: Registry, when: When | None) -> AgencyReading:
    """Tell the one agency of that kind and name: of the registry, else of the gazetteer, else as it is stated."""
    full = full_name(kind, name)
    fitting = [agency for agency in registry.named(kind, name) if fits(agency, place)]
    listed = registry.bearing(full, when, fitting)
    if len(listed) == 1:
        is_present = compact(listed[0].name) == compact(full)
        return AgencyReading(listed[0], rule="registry" if is_present else "registry_alias")
    if listed:
        return AgencyReading(None, rule="ambiguous", candidates=list(listed))
    places = places_of(kind, name, place)
    if len(places) == 1:
        return AgencyReading(completed(kind, name, places[0]), rule="gazetteer")
    if places:
        return AgencyReading(None, rule="ambiguous", candidates=[completed(kind, name, one) for one in places])
    if kind == "sao" and (meant := meant_subdistrict(name, place)):
        return replace(resolve(kind, meant, place, registry, when), rule="gazetteer_slip")
    # A name that no gazetteer knows is taken as stated; without a province it could be anywhere, but it is still itself.
    own_id = agency_id(kind, "-".join(filter(None, (name, place.district, place.province))), None)
    district = full_district(place.district, place.province)
    agency = Agency(
        own_id, kind, full_name(kind, name), short_name(kind, name),
        name if kind in _OF_SUBDISTRICT else place.subdistrict, district, place.province,
    )  # fmt: skip
    return AgencyReading(agency, rule="stated")
