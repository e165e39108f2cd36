"""Where something lies by the words around it: ตำบล…, อำเภอ…, จังหวัด…, written out or short."""

from __future__ import annotations

import re

from data.gazetteer import Whereabouts, gazetteer, known_prefix, province_at

# A title may be broken before the name: "อำเภอพาน จังหวัด" and, in the middle of the next line, "เชียงราย".
PROVINCE = re.compile(
    r"(?:จังหวัด|(?<![ก-๙])จ\.)(?:[ \t]?:)?[ \t]{0,30}(?:\n[ \t]{0,60}(?=[ก-๙]{3,20}(?:\s|$)))?(?=[ก-๙])"
)
DISTRICT = re.compile(
    r"(?:(?<!นาย)(?<!ปลัด)(?<!ว่าการ)(?<!ระดับ)(?<!พัฒนาการ)(?<!เกษตร)อำเภอ|(?<![ก-๙])อ\.)(?:\s?:)?\s?([ก-๙]+)"
)
SUBDISTRICT = re.compile(r"(?:(?<!ส่วน)(?<!เทศบาล)ตำบล|(?<![ก-๙])ต\.)(?:\s?:)?\s?([ก-๙]+)")
# Behind a name the words ตำบล, อำเภอ or จังหวัด begin.
PLACE_FOLLOWS = re.compile(r"[\s(]*(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.)")
# A village, or a quarter of a town, that is called by its number.
NUMBERED_VILLAGE = re.compile(r"(?:หมู่(?:ที่|บ้าน)*|(?<![ก-๙])ม\.|ชุมชนที่|เขต(?:ที่)?)\s?(\d{1,2})(?!\d)")
# A village by its number, its name, or both, and a part of a district by its number.
VILLAGE_TITLE = (
    r"(?:(?:จุด|แห่ง)?ที่\s?\d{1,2}\s+)?(?:(?:หมู่(?:ที่|บ้าน)?|ม\.)\s?\d{1,2}(?:\s+(?:บ้าน|ชุมชน)\S{2,40}){0,2}"
    r"|(?:บ้าน|ชุมชน)[ก-๙]{2,40}(?:\s(?:หมู่(?:ที่)?|ม\.)\s?\d{1,2})?"
    r"|(?:โซน|เขต|กลุ่ม)ที่\s?\d{1,2}(?:\s?\([^()]{2,60}\)|\s+[ก-๙]\S{2,40}){0,2})"
)
_IS_VILLAGE = re.compile(VILLAGE_TITLE)
_WITHIN = 110
_BETWEEN = " \t\n,()|·•–-”\"'’"


def is_village(words: str) -> bool:
    """Tell whether a title is a village's and no more, as "หมู่ที่ 3 บ้านกลาง"."""
    return bool(_IS_VILLAGE.fullmatch(words.strip()))


# On a form the name stands at the end of a gap: "อำเภอ      แม่ริม".
_GAP = re.compile(r"(?P<kind>ตำบล|อำเภอ)[ \t]{2,40}(?P<name>[ก-๙]{2,30})")


def _close_gap(found: re.Match[str]) -> str:
    known = gazetteer().subdistricts if found["kind"] == "ตำบล" else gazetteer().districts
    return f"{found['kind']} {found['name']}" if known_prefix(found["name"], known) == found["name"] else found[0]


# One field of a form may ask for both: "อำเภอ / จังหวัด : มัญจาคีรี / ขอนแก่น".
_TOGETHER = re.compile(
    r"(?P<kinds>(?:ตำบล\s?/\s?)?อำเภอ\s?/\s?จังหวัด)\s*[\t:|]\s*(?P<names>[ก-๙]{2,30}(?:\s?/\s?[ก-๙]{2,30}){1,2})"
)


def _part_fields(found: re.Match[str]) -> str:
    kinds, names = (re.split(r"\s?/\s?", found[group]) for group in ("kinds", "names"))
    return " ".join(map("".join, zip(kinds, names, strict=True))) if len(kinds) == len(names) else found[0]


def place_behind(text: str, position: int) -> Whereabouts:
    """Read ตำบล… อำเภอ… จังหวัด… right behind a name."""
    subdistrict = district = province = None
    rest = _TOGETHER.sub(_part_fields, _GAP.sub(_close_gap, text[position : position + 2 * _WITHIN]))[:_WITHIN]
    for _ in range(3):
        rest = rest.lstrip(_BETWEEN)
        if subdistrict is None and (found := SUBDISTRICT.match(rest)):
            subdistrict = known_prefix(found[1], gazetteer().subdistricts)
            rest = rest[found.start(1) + len(subdistrict or found[1]) :]
        elif district is None and (found := DISTRICT.match(rest)):
            district = known_prefix(found[1], gazetteer().districts) or found[1]
            rest = rest[found.start(1) + len(district) :]
        elif found := PROVINCE.match(rest):
            province = (province_at(rest, found.end()) or (None, 0))[0]
            break
        else:
            break
    return Whereabouts(subdistrict, district, province)


def place_in(opening: str, place: Whereabouts) -> Whereabouts:
    """Take the district and province that the opening of a text names, wherever in it."""
    districts = (known_prefix(found[1], gazetteer().districts) for found in DISTRICT.finditer(opening))
    provinces = (province_at(opening, found.end()) for found in PROVINCE.finditer(opening))
    province = next(filter(None, provinces), None)
    return Whereabouts(place.subdistrict, next(filter(None, districts), None), province[0] if province else None)


def place_of_address(text: str, subdistrict: str) -> Whereabouts:
    """Return what an address tells: the district and province behind "ต.หนองบัว", wherever the text names that subdistrict so."""
    if not subdistrict:
        return Whereabouts()
    for found in re.finditer(rf"(?:ตำบล|(?<![ก-๙])ต\.)\s?{re.escape(subdistrict)}(?![ก-๙])", text):
        place = place_behind(text, found.end())
        if place.district or place.province:
            return place
    return Whereabouts()
