"""Which agency a document is of: kind, name and place, written out and completed from registry and gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from data.agencies import Registry, agency_id, full_name, short_name
from data.gazetteer import Place, gazetteer, province_named
from data.lookup import any_of, table
from data.report import Agency

_KIND = re.compile(
    # No kind begins with other letters; looking at two of them first halves the search.
    "(?=อ[งบ]|เ[ทม]|ท[นมต]|ก[รท])(?:"
    + "|".join(f"(?P<{row['kind']}>{row['pattern']})" for row in table("agency_kinds"))
    + ")"
)
_PROVINCE = re.compile(r"(?:จังหวัด|(?<![ก-๙])จ\.)\s?(?=[ก-๙])")
_DISTRICT = re.compile(r"(?:(?<!นาย)(?<!ปลัด)(?<!ว่าการ)(?<!ระดับ)(?<!พัฒนาการ)(?<!เกษตร)อำเภอ|(?<![ก-๙])อ\.)\s?([ก-๙]+)")
_SUBDISTRICT = re.compile(r"(?:(?<!ส่วน)(?<!เทศบาล)ตำบล|(?<![ก-๙])ต\.)\s?([ก-๙]+)")
# Words that end a name where no blank does, for Thai writes none between words.
_NAME_ENDS = any_of("agency_words", "use", "name_ends")
# What the words after a kind must not begin with: general talk of the kind, not a name.
_GENERAL = any_of("agency_words", "use", "general")


class Whereabouts(NamedTuple):
    """What a document says of where an agency lies, by bare names; None where it says nothing."""

    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


@dataclass(slots=True)
class Mention:
    """One mention of an agency: its kind, its bare name, the words `start:end`, and the place told behind it."""

    kind: str
    name: str
    start: int
    end: int
    place: Whereabouts


@dataclass(slots=True)
class AgencyReading:
    """The agency of a document, with the words that told it, or why it could not be told."""

    agency: Agency | None
    start: int = 0
    end: int = 0
    rule: str = ""
    stated: str | None = None
    candidates: list[str] = field(default_factory=list)
    misspelt: list[tuple[str, int, int]] = field(default_factory=list)


_THAI = re.compile(r"[ก-๙ฯ]+")
_PLACE_FOLLOWS = re.compile(r"[\s(]*(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.)")


def _bare_name(text: str, start: int, kind: str) -> tuple[str, int] | None:
    """Read a bare name at `start`: the longest that the gazetteer knows there, else up to a blank or a word that ends it."""
    position = start
    if text[position : position + 1] == " ":
        # A tab parts cells: what stands behind one is no name of what stands before it.
        position += 1
    run = _THAI.match(text, position)
    if not run:
        return None
    word = run[0]
    if text[run.end() : run.end() + 1] == "." and word[-1] in "อจต":
        # "หนองกงอ.นางรอง": the next abbreviation stands right behind the name.
        word = word[:-1]
    known = gazetteer().districts if kind == "city_municipality" else gazetteer().subdistricts
    if word not in known and _GENERAL.match(word):
        return None
    if kind == "pao":
        province = province_named(word)
        return (province, position + len(province)) if province and word.startswith(province) else None
    if word in known or word in gazetteer().subdistricts:
        return word, position + len(word)
    stop = _NAME_ENDS.search(word, 1)
    if stop and len(word) <= 24 and _PLACE_FOLLOWS.match(text, position + len(word)):
        # อำเภอ or the end of a title line stands behind it: the whole word is the name.
        return word, position + len(word)
    cut = word[: stop.start()] if stop else word
    for length in range(min(len(word), 30), 2, -1):
        if word[:length] in known and length >= len(cut) - 1:
            return word[:length], position + length
    if stop is None and text[position - 1] in " \t" and position > start and len(word) > 20:
        return None
    return (cut, position + len(cut)) if 2 <= len(cut) <= 30 else None


def _place_behind(text: str, position: int) -> Whereabouts:
    """Read ตำบล… อำเภอ… จังหวัด… right behind a name."""
    subdistrict = district = province = None
    rest = text[position : position + 110]
    for _ in range(3):
        rest = rest.lstrip(" \t\n,()")
        if subdistrict is None and (found := _SUBDISTRICT.match(rest)):
            subdistrict = _known_prefix(found[1], gazetteer().subdistricts)
            rest = rest[found.start(1) + len(subdistrict or found[1]) :]
        elif district is None and (found := _DISTRICT.match(rest)):
            district = _known_prefix(found[1], gazetteer().districts) or found[1]
            rest = rest[found.start(1) + len(district) :]
        elif found := _PROVINCE.match(rest):
            province = province_named(rest[found.end() :])
            break
        else:
            break
    return Whereabouts(subdistrict, district, province)


def _known_prefix(word: str, known: dict[str, tuple[Place, ...]]) -> str | None:
    for length in range(len(word), 1, -1):
        if word[:length] in known:
            return word[:length]
    return None


def names_agency(text: str) -> bool:
    """Tell whether a kind of agency is named at all, by its full or its short form."""
    return bool(_KIND.search(text))


def mentions(text: str) -> Iterator[Mention]:
    """Yield every agency that `text` names, abbreviations written out."""
    for found in _KIND.finditer(text):
        kind = found.lastgroup or ""
        if kind in ("pattaya", "bma"):
            yield Mention(kind, "", found.start(), found.end(), Whereabouts())
            continue
        read = _bare_name(text, found.end(), kind)
        if read is None:
            continue
        name, end = read
        yield Mention(kind, name, found.start(), end, _place_behind(text, end))


# Before the name there is room for "หน่วยงานที่ 12 : " and no more.
_LONGEST_LEAD = 45
_BEFORE_NAME = re.compile(r"(?:หน่วยงาน|แห่ง|อปท\.?|ชื่อ|ที่|\d|[\s.:)(])*")


def agency_first(words: str) -> Mention | None:
    """Return the agency that a line or a cell begins with, but for a number and the word หน่วยงาน; None for any other words."""
    named = next(mentions(words), None) if names_agency(words[:_LONGEST_LEAD]) else None
    return named if named and named.name and _BEFORE_NAME.fullmatch(words, 0, named.start) else None


def _of_province(text: str, title_end: int) -> Mention | None:
    """A report by a province itself: the province stands alone on a title line, or as the one that held things."""
    for found in _PROVINCE_ALONE.finditer(text, 0, title_end):
        if (province := province_named(found[1])) and len(found[1]) <= len(province) + 2:
            return _province(province, *found.span())
    for found in _PROVINCE_OFFICE.finditer(text, 0, title_end + 1500):
        if province := province_named(text[found.end() : found.end() + 30]):
            return _province(province, found.start(), found.end() + len(province))
    # News of a province names it as the one that held the meeting; no local authority is named beside it.
    held = None if next(mentions(text), None) else _PROVINCE_HELD.search(text, 0, title_end + 600)
    if held and (province := province_named(held["name"])):
        start = held.start("province")
        return _province(province, start, start + len("จังหวัด") + len(province))
    return None


def _province(name: str, start: int, end: int) -> Mention:
    return Mention("province", name, start, end, Whereabouts(province=name))


_PROVINCE_ALONE = re.compile(r"(?m)^[ \t*]*(?:สำนักงาน)?จังหวัด\s?([ก-๙]+)[ \t*]*$")
_PROVINCE_OFFICE = re.compile(r"(?:ดำเนินงาน(?:ตามภารกิจ)?ของ|สำนักงาน)จังหวัด\s?(?=[ก-๙])")
_PROVINCE_HELD = re.compile(r"(?m)^\s*(?P<province>จังหวัด(?P<name>[ก-๙]+?))\s?(?:ได้)?(?:จัด|ประชุม|ร่วมกับ|เปิด|โดย)")
_DISTRICT_TITLE = re.compile(r"(?m)^[ \t]*(?:ที่ทำการปกครอง|ที่ว่าการ)?อำเภอ\s?([ก-๙]+?)(?:\s+จังหวัด\s?([ก-๙]+))?[ \t]*$")
_OTHER_OFFICE = re.compile(
    r"(?m)(?P<health>(?:โรงพยาบาล(?:ส่งเสริมสุขภาพตำบล)?|รพ\.(?:สต\.)?|สำนักงานสาธารณสุข(?:จังหวัด|อำเภอ)|สสจ\.|สสอ\.)\s?[ก-๙]{2,30})"
    r"|(?P<education>(?:โรงเรียน|สำนักงานเขตพื้นที่การศึกษา(?:ประถมศึกษา|มัธยมศึกษา)?|วิทยาลัย(?:เทคนิค|อาชีวศึกษา)?|มหาวิทยาลัย)\s?[ก-๙]{2,40}(?:\s?เขต\s?\d+)?)"
)


def read_agency(text: str, registry: Registry, title_end: int, around: str = "") -> AgencyReading:
    """Tell which agency reports.

    A name in the title counts most, then the one that is named most often. `title_end` is where the title and the
    opening end. Never guessed: a name that several places share and that no district or province decides stays
    unresolved with its candidates. `around` is what stands outside the report: the header of a compilation, a site's own words.
    """
    found = list(mentions(text))
    title = [m for m in found if m.start < title_end]
    whole = _of_province(text, title_end)
    if whole and not any(m.start < whole.start for m in title if m.kind != "province"):
        return _province_reading(whole, registry)
    if not found and (outside := list(mentions(around))):
        found = [replace(m, start=0, end=0) for m in outside]
    if not found:
        return _other_office(text, registry, title_end)
    weights: Counter[tuple[str, str]] = Counter()
    for mention in found:
        in_title = mention.start < title_end
        weights[mention.kind, mention.name] += (4 if in_title else 1) + (2 if any(mention.place) else 0)
    # Of names that weigh the same the first stands: a counter keeps their order.
    ((kind, name), _), *_ = weights.most_common(1)
    chosen = [m for m in found if (m.kind, m.name) == (kind, name)]
    first = chosen[0]
    place = _agreed_place(chosen)
    if place.district is None and place.province is None:
        place = _place_in_text(text[: max(title_end, 1500)], place)
    if place.district is None and place.province is None and around:
        place = _place_in_text(around, place)
    if place.province is None and place.district and around:
        # A list of a province's agencies names it once, above all of them.
        place = place._replace(province=_place_in_text(around, place).province)
    reading = _resolve(kind, name, place, registry)
    reading.start, reading.end = first.start, first.end
    reading.stated = text[first.start : first.end] or full_name(kind, name)
    reading.misspelt = _misspelt(found, kind, name, registry)
    return reading


def _agreed_place(chosen: list[Mention]) -> Whereabouts:
    parts = [Counter(m.place[n] for m in chosen if m.place[n]) for n in range(3)]
    subdistrict, district, province = (counter.most_common(1)[0][0] if counter else None for counter in parts)
    return Whereabouts(subdistrict, district, province)


def _place_in_text(opening: str, place: Whereabouts) -> Whereabouts:
    """Take the district and province that the opening names where nothing stands behind the agency's name."""
    districts = (_known_prefix(found[1], gazetteer().districts) for found in _DISTRICT.finditer(opening))
    provinces = (province_named(opening[m.end() : m.end() + 30]) for m in _PROVINCE.finditer(opening))
    return Whereabouts(place.subdistrict, next(filter(None, districts), None), next(filter(None, provinces), None))


def _misspelt(found: list[Mention], kind: str, name: str, registry: Registry) -> list[tuple[str, int, int]]:
    """Mentions that are the agency's name with a slip: as long, one or two letters off, and no name of a place."""
    slips = []
    for mention in found:
        if mention.kind != kind or mention.name == name or len(name) < 4:
            continue
        distance = Levenshtein.distance(mention.name, name)
        near = distance == 1 or (distance == 2 and len(name) >= 7)
        if near and mention.name not in gazetteer().subdistricts and not registry.named(kind, mention.name):
            slips.append((mention.name, mention.start, mention.end))
    return slips


def _fits(own: Agency | Place, stated: Whereabouts) -> bool:
    """Tell whether an agency or place can be the one that the document speaks of; what neither says excludes nothing."""
    return (not stated.district or not own.district or _same_district(own.district, stated.district)) and (
        not stated.province or not own.province or own.province == stated.province
    )


def _same_district(one: str, other: str) -> bool:
    # อำเภอเมือง is short for อำเภอเมือง followed by the province.
    return one == other or (one.startswith("เมือง") and other == "เมือง") or (other.startswith("เมือง") and one == "เมือง")


def _resolve(kind: str, name: str, place: Whereabouts, registry: Registry) -> AgencyReading:
    """Tell the one agency of that kind and name: of the registry, else of the gazetteer, else as it is stated."""
    listed = [agency for agency in registry.named(kind, name) if _fits(agency, place)]
    if len(listed) == 1:
        return AgencyReading(listed[0], rule="registry")
    places = [] if listed else _places(kind, name, place)
    if len(places) == 1:
        return AgencyReading(_agency(kind, name, places[0]), rule="gazetteer")
    if candidates := [_where(one) for one in listed or places[:12]]:
        return AgencyReading(None, rule="ambiguous", candidates=candidates)
    # A name that no gazetteer knows is taken as stated; without a province it could be anywhere, but it is still itself.
    own_id = agency_id(kind, "-".join(filter(None, (name, place.district, place.province))), None)
    district = _full_district(place.district, place.province)
    agency = Agency(
        own_id, kind, full_name(kind, name), short_name(kind, name),
        name if kind == "sao" else place.subdistrict, district, place.province,
    )  # fmt: skip
    return AgencyReading(agency, rule="stated")


def _full_district(district: str | None, province: str | None) -> str | None:
    if district == "เมือง" and province:
        full = f"เมือง{province}"
        return full if full in gazetteer().districts else district
    return district


def _places(kind: str, name: str, stated: Whereabouts) -> list[Place]:
    """Places that an agency of that kind and name can lie in, narrowed by what the document says of its place."""
    places = gazetteer()
    match kind:
        case "pao" | "province":
            own = places.provinces.get(name)
            return [own] if own else []
        case "city_municipality" | "town_municipality":
            # A city or town lies in the district of its name, or in the capital's, before it lies in a namesake far away.
            tiers: list[tuple[Place, ...]] = [
                places.districts.get(name, ()) + places.districts.get(f"เมือง{name}", ()),
                places.subdistricts.get(name, ()),
            ]
        case "sao" | "subdistrict_municipality":
            tiers = [places.subdistricts.get(name, ()), places.districts.get(name, ()) if kind != "sao" else ()]
        case _:
            tiers = []
    for tier in tiers:
        fitting = [place for place in tier if _fits(place, stated)]
        if fitting:
            return fitting
    return []


def _where(one: Agency | Place) -> str:
    names = (f"อ.{one.district}" if one.district else "", f"จ.{one.province}" if one.province else "")
    return " ".join(filter(None, names))


def _agency(kind: str, name: str, place: Place) -> Agency:
    return Agency(
        agency_id(kind, name, place.code or None), kind, full_name(kind, name), short_name(kind, name),
        place.subdistrict, place.district, place.province,
    )  # fmt: skip


def _province_reading(mention: Mention, registry: Registry) -> AgencyReading:
    listed = registry.named("province", mention.name)
    agency = listed[0] if len(listed) == 1 else _agency("province", mention.name, gazetteer().provinces[mention.name])
    return AgencyReading(agency, mention.start, mention.end, "registry" if listed else "gazetteer", mention.name)


def _other_office(text: str, registry: Registry, title_end: int) -> AgencyReading:
    """Districts, health and education offices, where no local authority is named; else nothing is told."""
    for name in registry.full_names():
        if name in text[:title_end].replace(" ", "") and len(listed := registry.of_name(name)) == 1:
            return AgencyReading(listed[0], 0, 0, "registry")
    opening = text[:title_end]
    for found in _DISTRICT_TITLE.finditer(opening):
        if district := _known_prefix(found[1], gazetteer().districts):
            province = province_named(found[2]) if found[2] else None
            places = [p for p in gazetteer().districts[district] if province in (None, p.province)]
            if len(places) == 1:
                return AgencyReading(
                    _agency("district", district, places[0]), found.start(), found.end(), "gazetteer", found[0].strip()
                )
    for found in _OTHER_OFFICE.finditer(opening):
        kind = found.lastgroup or "other"
        name = found[0].replace("รพ.สต.", "โรงพยาบาลส่งเสริมสุขภาพตำบล")
        subdistrict, district, province = _place_behind(text, found.end())
        agency = Agency(
            agency_id(kind, f"{name}-{province or ''}".rstrip("-"), None),
            kind,
            name,
            found[0],
            subdistrict,
            _full_district(district, province),
            province,
        )
        return AgencyReading(agency, found.start(), found.end(), "stated", found[0])
    return AgencyReading(None, rule="none")
