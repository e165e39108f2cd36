"""Which agency a document is of: kind, name and place, written out and completed from registry and gazetteer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Mention:
    """One mention of an agency: its kind, its bare name, and the words `start:end`."""

    kind: str
    name: str
    start: int
    end: int
    reporting: bool  # in a title, or as the one that reports
    place: tuple[str | None, str | None, str | None] = (None, None, None)  # subdistrict, district, province behind it


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


_PLACE_FOLLOWS = re.compile(r"[\s(]*(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.)")


def _bare_name(text: str, start: int, kind: str) -> tuple[str, int] | None:
    """Read a bare name at `start`: the longest that the gazetteer knows there, else up to a blank or a word that ends it."""
    position = start
    if text[position : position + 1] in " \t":
        position += 1
    run = re.compile(r"[ก-๙ฯ]+").match(text, position)
    if not run:
        return None
    word = run[0]
    if text[run.end() : run.end() + 1] == "." and word[-1] in "อจต":
        # "หนองกงอ.นางรอง": the next abbreviation stands right behind the name.
        word = word[:-1]
    if _GENERAL.match(word):
        return None
    known = gazetteer().districts if kind == "city_municipality" else gazetteer().subdistricts
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


def _place_behind(text: str, position: int) -> tuple[tuple[str | None, str | None, str | None], int]:
    """Read ตำบล… อำเภอ… จังหวัด… right behind a name; return the three and where they end."""
    subdistrict = district = province = None
    window = text[position : position + 110]
    end = position
    offset = 0
    for _ in range(3):
        rest = window[offset:]
        gap = re.match(r"[\s,()]*", rest)
        skip = gap.end() if gap else 0
        rest = rest[skip:]
        if (found := _SUBDISTRICT.match(rest)) and subdistrict is None:
            subdistrict = _known_prefix(found[1], gazetteer().subdistricts)
            offset += skip + found.start(1) + len(subdistrict or found[1])
        elif (found := _DISTRICT.match(rest)) and district is None:
            district = _known_prefix(found[1], gazetteer().districts) or found[1]
            offset += skip + found.start(1) + len(district)
        elif found := _PROVINCE.match(rest):
            province = province_named(rest[found.end() :])
            offset += skip + found.end() + len(province or "")
            if province:
                end = position + offset
            break
        else:
            break
        end = position + offset
    return (subdistrict, district, province), end


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
            yield Mention(kind, "", found.start(), found.end(), False)
            continue
        read = _bare_name(text, found.end(), kind)
        if read is None:
            continue
        name, end = read
        place, _ = _place_behind(text, end)
        yield Mention(kind, name, found.start(), end, False, place)


def _of_province(text: str, title_end: int) -> Mention | None:
    """A report by a province itself: the province stands alone on a title line, or as the one that held things."""
    for found in re.finditer(r"(?m)^[ \t*]*(?:สำนักงาน)?จังหวัด\s?([ก-๙]+)[ \t*]*$", text[:title_end]):
        if (province := province_named(found[1])) and len(found[1]) <= len(province) + 2:
            return Mention("province", province, found.start(), found.end(), True, (None, None, province))
    for found in re.finditer(r"(?:ดำเนินงาน(?:ตามภารกิจ)?ของ|สำนักงาน)จังหวัด\s?(?=[ก-๙])", text[: title_end + 1500]):
        if province := province_named(text[found.end() : found.end() + 30]):
            return Mention(
                "province", province, found.start(), found.end() + len(province), True, (None, None, province)
            )
    # News of a province names it as the one that held the meeting; no local authority is named beside it.
    held = None if next(mentions(text), None) else _PROVINCE_HELD.search(text[: title_end + 600])
    if held and (province := province_named(held["name"])):
        end = held.start("province") + len("จังหวัด") + len(province)
        return Mention("province", province, held.start("province"), end, True, (None, None, province))
    return None


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
        found = [Mention(m.kind, m.name, 0, 0, False, m.place) for m in outside]
    if not found:
        return _other_office(text, registry, title_end)
    weights: Counter[tuple[str, str]] = Counter()
    for mention in found:
        weights[mention.kind, mention.name] += 4 if mention.start < title_end else 1
        if any(mention.place):
            weights[mention.kind, mention.name] += 2
    (kind, name), _ = max(weights.items(), key=lambda item: (item[1], -_first(found, item[0])))
    chosen = [m for m in found if (m.kind, m.name) == (kind, name)]
    first = chosen[0]
    place = _agreed_place(chosen)
    if place[1] is None and place[2] is None:
        place = _place_in_text(text[: max(title_end, 1500)], place)
    if place[1] is None and place[2] is None and around:
        place = _place_in_text(around, place)
    reading = _resolve(kind, name, place, registry)
    reading.start, reading.end = first.start, first.end
    reading.stated = text[first.start : first.end] or full_name(kind, name)
    reading.misspelt = _misspelt(found, kind, name, registry)
    return reading


def _first(found: list[Mention], key: tuple[str, str]) -> int:
    return next(m.start for m in found if (m.kind, m.name) == key)


def _agreed_place(chosen: list[Mention]) -> tuple[str | None, str | None, str | None]:
    parts = [Counter(m.place[n] for m in chosen if m.place[n]) for n in range(3)]
    subdistrict, district, province = (counter.most_common(1)[0][0] if counter else None for counter in parts)
    return subdistrict, district, province


def _place_in_text(
    opening: str, place: tuple[str | None, str | None, str | None]
) -> tuple[str | None, str | None, str | None]:
    """Take the district and province that the opening names where nothing stands behind the agency's name."""
    district = next(
        (name for found in _DISTRICT.finditer(opening) if (name := _known_prefix(found[1], gazetteer().districts))),
        None,
    )
    province = next(
        (name for found in _PROVINCE.finditer(opening) if (name := province_named(opening[found.end() :]))), None
    )
    return place[0], district, province


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


def _fits(candidate: tuple[str | None, str | None], district: str | None, province: str | None) -> bool:
    own_district, own_province = candidate
    return (district is None or own_district is None or _same_district(own_district, district)) and (
        province is None or own_province is None or own_province == province
    )


def _same_district(one: str, other: str) -> bool:
    # อำเภอเมือง is short for อำเภอเมือง followed by the province.
    return one == other or (one.startswith("เมือง") and other == "เมือง") or (other.startswith("เมือง") and one == "เมือง")


def _resolve(
    kind: str, name: str, place: tuple[str | None, str | None, str | None], registry: Registry
) -> AgencyReading:
    subdistrict, district, province = place
    listed = [a for a in registry.named(kind, name) if _fits((a.district, a.province), district, province)]
    if len(listed) == 1:
        return AgencyReading(listed[0], rule="registry")
    if len(listed) > 1:
        return AgencyReading(None, rule="ambiguous", candidates=[_where(a.district, a.province) for a in listed])
    places = _places(kind, name, district, province)
    if len(places) == 1:
        return AgencyReading(_agency(kind, name, places[0]), rule="gazetteer")
    if len(places) > 1:
        return AgencyReading(None, rule="ambiguous", candidates=[_where(p.district, p.province) for p in places[:12]])
    # A name that no gazetteer knows is taken as stated; without a province it could be anywhere, but it is still itself.
    stated = Place("", province or "", district, subdistrict)
    agency = Agency(
        agency_id(kind, "-".join(filter(None, (name, district, province))), None),
        kind, full_name(kind, name), short_name(kind, name),
        name if kind == "sao" else stated.subdistrict, _full_district(district, province), province,
    )  # fmt: skip
    return AgencyReading(agency, rule="stated")


def _full_district(district: str | None, province: str | None) -> str | None:
    if district == "เมือง" and province:
        full = f"เมือง{province}"
        return full if full in gazetteer().districts else district
    return district


def _places(kind: str, name: str, district: str | None, province: str | None) -> list[Place]:
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
        fitting = [p for p in tier if _fits((p.district, p.province), district, province)]
        if fitting:
            return fitting
    return []


def _where(district: str | None, province: str | None) -> str:
    return " ".join(filter(None, (f"อ.{district}" if district else "", f"จ.{province}" if province else "")))


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
        (subdistrict, district, province), _ = _place_behind(text, found.end())
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
