"""Text of fonts from before Unicode: Thai whose letters a file tells as Western or private ones.

The bytes behind the letters are TIS-620; a Macintosh told them as Mac Roman (การเมือง as °“√‡¡◊Õß), Windows as
windows-1252 (¡ÒÃàÁ×Í§), and a symbol font as U+F0A1 to U+F0FB. The bytes 83–9C are MacThai's shifted marks (Apple's
table THAI.TXT of the Unicode consortium).
"""

from __future__ import annotations

import re

_SHIFTED = {
    **{0x83 + n: mark for n, mark in enumerate("่้๊๋์")},
    **{0x88 + n: mark for n, mark in enumerate("่้๊๋์")},
    **{0x92 + n: mark for n, mark in enumerate("ั็ิีึื่้๊๋์")},
    0x82: "…", 0x8D: "“", 0x8E: "”", 0x8F: "ํ", 0x91: "•", 0x9D: "‘", 0x9E: "’",
}  # fmt: skip
_CODECS = ("mac_roman", "cp1252", "latin-1")
# Words so common that no page of Thai prose is without several of them.
_COMMON = re.compile("การ|ที่|และ|ของ|ใน|ประ|ได้|ความ|ผู้|เป็น|มี|ให้|จาก")
_COMMON_PER_LETTER = 1 / 80
_SOUND = 0.9  # of the letters must be Thai once told
_THAI = re.compile("[ก-๛]")
_LETTER = re.compile(r"[^\s\x00-\x7f]")
_ENOUGH = 20


def retell(text: str) -> str | None:
    """Return the text as Thai where its letters are TIS-620 told as something else; None where they are not."""
    told = [candidate for codec in _CODECS if (candidate := _told(text, codec)) is not None]
    symbols = "".join(_thai(ord(letter) - 0xF000) if 0xF0A0 <= ord(letter) <= 0xF0FB else letter for letter in text)
    best = max([*told, symbols], key=lambda candidate: len(_COMMON.findall(candidate)))
    letters, thai = len(_LETTER.findall(best)), len(_THAI.findall(best))
    if thai < _ENOUGH or thai < _SOUND * letters or len(_COMMON.findall(best)) < _COMMON_PER_LETTER * thai:
        return None
    return best


def _told(text: str, codec: str) -> str | None:
    letters: list[str] = []
    for letter in text:
        if letter.isascii():
            letters.append(letter)
            continue
        try:
            byte = letter.encode(codec)[0]
        except UnicodeEncodeError:
            # windows-1252 has holes that files fill with the byte itself.
            if codec == "mac_roman" or ord(letter) > 0xFF:
                letters.append(letter)
                continue
            byte = ord(letter)
        letters.append(_thai(byte))
    return "".join(letters)


def _thai(byte: int) -> str:
    return _SHIFTED.get(byte) or bytes([byte]).decode("cp874", errors="replace")
