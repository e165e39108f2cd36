"""The words of the demonstration, read once from `data/lookups/demonstration_phrases.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from data.demo.agencies import LOOKUPS
from data.report import Agency

PHRASES = LOOKUPS / "demonstration_phrases.toml"

# A topic that lies nowhere in particular takes its phrases without the village.
_AT_VILLAGE = re.compile(r"(?:ในพื้นที่|ที่|ของ|ใน)\{village\}")

# A short name stands apart from the word before it.
_GLUED_SHORT_NAME = re.compile(r"(?<=[\u0e01-\u0e4e])(?=(?:อบต|ทต|ทม|ทน)\.)")

_OFFICES = {"sao": "องค์การบริหารส่วนตำบล"}
_SHORT_KINDS = {"sao": "อบต.", "subdistrict_municipality": "เทศบาล", "town_municipality": "เทศบาล"}


@cache
def phrases() -> dict[str, Any]:
    """All tables of the file, as they stand there."""
    return tomllib.loads(PHRASES.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who writes a document, and how the document calls them: the names that fill the braces of a phrase."""

    agency: Agency
    called: str

    def words(self, rng: Random, village: str) -> dict[str, str]:
        """What every brace may stand for, apart from those of a topic."""
        is_sao = self.agency.kind == "sao"
        return {
            "agency": self.called,
            "office": _OFFICES.get(self.agency.kind, "เทศบาล"),
            "head": "นายกองค์การบริหารส่วนตำบล" if is_sao else "นายกเทศมนตรี",
            "employee": "พนักงานส่วนตำบล" if is_sao else "พนักงานเทศบาล",
            "short_kind": _SHORT_KINDS.get(self.agency.kind, "เทศบาล"),
            "district": (self.agency.district or "").removeprefix("อำเภอ"),
            "temple": rng.choice(phrases()["frame"]["temples"]),
            "village": village,
            "baht": f"{rng.randrange(20, 480) * 1000:,}",
            "percent": str(rng.randrange(3, 9) * 10),
        }


def spaced(text: str) -> str:
    """The text with a space before each short name of an agency."""
    return _GLUED_SHORT_NAME.sub(" ", text)


def fill(pattern: str, topic: dict[str, Any], words: dict[str, str]) -> str:
    """A phrase with its braces filled. A topic that lies in no village loses the village, and is a matter, no problem."""
    if not topic.get("local", True):
        pattern = _AT_VILLAGE.sub("", pattern).replace("{village}", "หมู่บ้าน").replace("ปัญหา{topic}", "ประเด็น{topic}")
    department = phrases()["departments"][topic["department"]]
    return spaced(pattern.format(topic=topic["topic"], remedy=topic["remedy"], department=department, **words))
