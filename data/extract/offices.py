"""Reporters other than local authorities: provinces, districts, health and education offices, as the title names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data.agencies import agency_id
from data.completion import completed, places_of
from data.extract.mentions import NAME_ENDS
from data.extract.whereabouts import PLACE_FOLLOWS, place_behind
from data.gazetteer import Place, Whereabouts, full_district, gazetteer, known_prefix, province_at
from data.lookup import any_of, table
from data.report import Agency

_NO_OFFICE = any_of("agency_words", "use", "no_office")
# What may stand before the reporter on its line: nothing but marks, or words that lead to it.
_LINE_BEGINS = re.compile(r"[ \t*•\-]*")
_LEADS = re.compile(r"(?:หน่วยงาน|ส่วนราชการ|ผู้รายงาน|ที่รายงาน|ของ|โดย)\s*[:：]?\s*$")
_VERB = re.compile(r"\s?(?:ได้|จัด|ประชุม|ร่วม|เปิด|ดำเนิน|โดย)")
_ALONE = re.compile(r"(?:[ \t,(]*กรุงเทพมหานคร|[ \t,(]*(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)\s?[ก-๙]+\)?)*[ \t*.]*(?:\n|$)")
_WORDS = re.compile(r"\s?(?P<name>[ก-๙]{2,40})")
_NEAR_TITLE = 600
_NEAR_BEFORE = 40
_BRACKET = re.compile(r"\s?\([ก-๙ ]{2,30}\)")
_AREA = re.compile(r"\s?เขต\s?\d+")

_PLACE_LINE = re.compile(
    r"(?m)^[ \t*]*(?:อำเภอ\s?(?P<district>[ก-๙]+?)(?:[ \t]*\n?[ \t]*(?:จังหวัด|จ\.)\s?(?P<its_province>[ก-๙]+))?"
    r"|(?P<seat>(?:สำนักงาน|ศาลากลาง)?)จังหวัด\s?(?P<province>[ก-๙]+))[ \t*]*$"
)
_WORK_OF = r"(?:ดำเนินงาน(?:ตามภารกิจ)?ของ|ปฏิบัติราชการของ)"
_PROVINCE_OFFICE = re.compile(rf"(?:{_WORK_OF}|สำนักงาน)จังหวัด\s?(?=[ก-๙])")
_DISTRICT_OFFICE = re.compile(
    rf"{_WORK_OF}อำเภอ\s?(?P<district>[ก-๙]+)(?:\s*(?:จังหวัด|จ\.)\s?(?P<its_province>[ก-๙]+))?"
)
# Behind a district or subdistrict a province only tells where that lies.
_PROVINCE_HELD = re.compile(
    r"(?m)(?:^|(?<=\s))(?P<province>จังหวัด(?P<name>[ก-๙]+?))\s?(?:ได้)?(?:จัด|ประชุม|ร่วมกับ|เปิด|โดย|ขอ(?:รายงาน|ส่ง))"
)
_LIES_IN = re.compile(r"(?:ตำบล|ต\.|อำเภอ|อ\.|เขต|แขวง)\s?[ก-๙]+[ \t]*$")
# Where a room or what leads to a place stands right before it, an office is only where something was held.
_IS_PLACE = re.compile(r"(?:(?<![ก-๙])ณ\.?|(?<![ก-๙])ที่|(?:ห้อง|หอ|อาคาร|ลาน|สนาม|โดม|บริเวณ|หน้า)[ก-๙0-9]*)[ \t]*$")


@dataclass(slots=True)
class Office:
    """An office that the opening names, with the words `start:end`.

    `is_heading` where only a district's or province's name stands on a line of its own: it may as well tell where the
    reporting local authority lies.
    """

    agency: Agency
    start: int
    end: int
    is_heading: bool = False


@cache
def _offices() -> re.Pattern[str]:
    """The pattern of every kind of office; none begins with other letters than those it looks at first."""
    rows = "|".join(f"(?P<row{n}>{row['pattern']})" for n, row in enumerate(table("agency_offices")))
    return re.compile(f"(?=ที่|ก[รท]|ส[ำสพภ]|ร[พ.ร]|ศธ|วิ|มห|โร)(?:{rows})")


def offices(text: str, title_end: int) -> Iterator[Office]:
    """Yield the offices that stand out in the title, in the order of the text."""
    for found in _offices().finditer(text, 0, title_end):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        begins = bool(_LINE_BEGINS.fullmatch(before))
        if not begins and not _LEADS.search(before):
            continue
        office = _office(text, found)
        if office is None:
            continue
        behind = _VERB.match(text, office.end) or PLACE_FOLLOWS.match(text, office.end)
        if _ALONE.match(text, office.end) or (begins and behind):
            yield office


def office_named(text: str, title_end: int) -> Office | None:
    """Return the office that reports in a text which names no local authority: one that stands out near the title, else the first in it."""
    for office in offices(text, title_end + _NEAR_TITLE):
        return office
    found = (
        _office(text, one)
        for one in _offices().finditer(text, 0, title_end)
        if not _IS_PLACE.search(text, max(0, one.start() - _NEAR_BEFORE), one.start())
    )
    return next(filter(None, found), None)


def heading_office(text: str, title_end: int) -> Office | None:
    """Return the district or province whose bare name stands on a title line of its own; of both the district."""
    province: Office | None = None
    for found in _PLACE_LINE.finditer(text, 0, title_end):
        if found["district"] is not None:
            office = _district(found["district"], found["its_province"], province, found.span())
            if office:
                return office
        elif province is None and (named := province_at(found["province"])) and len(found["province"]) <= named[1] + 2:
            province = Office(_province(named[0]), *found.span(), is_heading=not found["seat"])
    return province


def office_at_work(text: str, title_end: int) -> Office | None:
    """Return the district, else the province, whose own work the opening tells of: การดำเนินงานตามภารกิจของจังหวัด…, สำนักงานจังหวัด…."""
    for found in _DISTRICT_OFFICE.finditer(text, 0, title_end):
        if office := _district(found["district"], found["its_province"], None, found.span()):
            return office
    for found in _PROVINCE_OFFICE.finditer(text, 0, title_end + 1500):
        if named := province_at(text, found.end()):
            return Office(_province(named[0]), found.start(), named[1])
    return None


def province_that_held(text: str, title_end: int) -> Office | None:
    """Return the province that news name as the one that held something."""
    for held in _PROVINCE_HELD.finditer(text, 0, title_end + _NEAR_TITLE):
        start = held.start("province")
        named = province_at(held["name"])
        if named and not _LIES_IN.search(text, max(0, start - _NEAR_BEFORE), start):
            return Office(_province(named[0]), start, start + len("จังหวัด") + named[1])
    return None


def _province(name: str) -> Agency:
    return completed("province", name, gazetteer().provinces[name])


def _district(word: str, province_words: str | None, above: Office | None, span: tuple[int, int]) -> Office | None:
    district = known_prefix(word, gazetteer().districts) or ("เมือง" if word == "เมือง" else None)
    if district is None or len(word) > len(district) + 2:
        return None
    named = province_at(province_words) if province_words else None
    province = named[0] if named else above.agency.province if above else None
    places = places_of("district", full_district(district, province) or district, Whereabouts(province=province))
    if len(places) != 1:
        return None
    return Office(completed("district", places[0].district or district, places[0]), *span, is_heading=True)


def _office(text: str, found: re.Match[str]) -> Office | None:
    """Read the office that `found` has the kind of: its name behind them, and where it lies."""
    row = next(row for n, row in enumerate(table("agency_offices")) if found[f"row{n}"] is not None)
    words = _WORDS.match(text, found.end())
    if words is None or _NO_OFFICE.match(words["name"]):
        return None
    start = words.start("name")
    match row["place"]:
        case "district":
            name = known_prefix(words["name"], gazetteer().districts)
            end = start + len(name or "")
        case "province":
            named = province_at(text, start)
            name, end = named or (None, start)
        case "area":
            name, end = _area(text, start)
        case _:
            name, end = _own_name(text, words, row["kind"])
    if not name:
        return None
    stated = place_behind(text, end)
    return Office(_agency(row, name, stated), found.start(), end)


def _area(text: str, start: int) -> tuple[str | None, int]:
    """Read the name of an education area: one province or several, and its number."""
    end = start
    while named := province_at(text, end):
        end = named[1]
        more = re.compile(r"[ ,]*(?=[ก-ฮ])").match(text, end)
        if more is None or province_at(text, more.end()) is None:
            break
        end = more.end()
    if end == start:
        return None, start
    if number := _AREA.match(text, end):
        end = number.end()
    return " ".join(text[start:end].split()), end


def _own_name(text: str, words: re.Match[str], kind: str) -> tuple[str | None, int]:
    """Read a name of its own: up to a word that ends names, or where it stands alone up to a verb."""
    name, end = words["name"], words.end()
    stop = (_VERB if _ALONE.match(text, end) else NAME_ENDS).search(name, 2)
    if stop:
        name, end = name[: stop.start()], words.start("name") + stop.start()
    if kind == "education" and (bracket := _BRACKET.match(text, end)):
        name, end = f"{name} {bracket[0].strip()}", bracket.end()
    return name, end


def _agency(row: dict[str, str], name: str, stated: Whereabouts) -> Agency:
    full = f"{row['full']}{name}"
    kind = row["kind"]
    subdistrict, district, province = stated
    place: Place | None = None
    if row["place"] == "district":
        places = places_of("district", full_district(name, province) or name, Whereabouts(province=province))
        place = places[0] if len(places) == 1 else None
    elif row["place"] == "province":
        place = gazetteer().provinces[name]
    if kind == "district" and place:
        office = completed(kind, place.district or name, place)
        if place.province == "กรุงเทพมหานคร":
            office.name, office.short_name = f"สำนักงานเขต{place.district}", f"เขต{place.district}"
        return office
    if place:
        subdistrict, district, province = None, place.district, place.province
    own_id = agency_id(kind, f"{full}-{province or ''}".rstrip("-"), None)
    return Agency(own_id, kind, full, full, subdistrict, full_district(district, province), province)
