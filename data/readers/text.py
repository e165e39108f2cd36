"""Bytes → text: which encoding they are in, told by what they are and not by what they are called.

A candidate must be valid; among valid ones the one that gives the most Thai and the least rubbish is taken.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from .source import Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
)
# cp874 is TIS-620 with windows-874's extra marks. Names are Python's, then IANA's.
_UNMARKED = (("utf-8", "utf-8"), ("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be"), ("cp874", "windows-874"))

# Old Thai pages say one of these where they mean TIS-620.
_WESTERN = frozenset({"iso8859-1", "cp1252", "ascii"})

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"BM", "BMP picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"RIFF", "RIFF (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX or ODT"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC, XLS or PPT"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "SQLite"),
)
# Two letters alone could begin a text; such a signature needs bytes that no text has.
_SHORT_SIGNATURE = 4

_RUBBISH_ALLOWED = 0.01  # of all characters: a stray control character does not make a picture of a text
_DAMAGE_ALLOWED = 0.1  # of the characters beyond ASCII: a report cut in the middle of a letter is still read
_SAMPLE = 1 << 20  # characters judged; an encoding does not change after the first million

# White space of any kind, byte order marks and NULs are no words.
_ANYTHING = re.compile(r"[^\s\ufeff\x00]")
_RUBBISH = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")
_THAI = re.compile("[\u0e01-\u0e3a\u0e3f-\u0e5b]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# What Thai documents are written with: ASCII, Latin-1, Thai, general punctuation, arrows and marks, bullets,
# private-use Thai marks of old fonts, and the byte order mark as a stray character.
_EXPECTED = re.compile(
    "[\t\n\x0c\r\x20-\x7e\x85\xa0-\u024f\u0e01-\u0e3a\u0e3f-\u0e5b\u2000-\u27bf\u3000-\u303f\uf000-\uf0ff\uf700-\uf71a\ufeff\uff00-\uffef]"
)


def decode_text(content: bytes, file_name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of `content` and the IANA name of its encoding.

    `declared` is what the document says of itself; it is believed where the bytes are valid in it, but not
    where it says Western and the bytes are Thai.
    Raises `Unreadable` for what is empty, is no text, or is in no encoding known here.
    """
    if not content.strip():
        raise _empty(file_name)
    _refuse_binary(content, file_name)
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(codec, errors="replace")
            if not _ANYTHING.search(text):
                raise _empty(file_name)
            if _share(_RUBBISH, text) > _RUBBISH_ALLOWED + _damage_share(text):
                raise _binary(file_name, "")
            return text, name
    found = _detect(content)
    if declared:
        found = _with_declared(content, declared, found)
    if found is None:
        raise _no_encoding(content, file_name)
    if not _ANYTHING.search(found[0]):
        raise _empty(file_name)
    return found


def _detect(content: bytes) -> tuple[str, str] | None:
    best: tuple[float, str, str] | None = None
    for codec, name in _UNMARKED:
        if codec.startswith("utf-16") and len(content) % 2:
            continue
        text = content.decode(codec, errors="replace")
        if codec == "utf-8" and _is_sound_utf8(text):
            return text, name
        if codec == "utf-8" or _share(_RUBBISH, text) > _RUBBISH_ALLOWED:
            continue
        merit = _share(_EXPECTED, text) + _share(_THAI, text)
        if _share(_EXPECTED, text) > 0.9 and (best is None or merit > best[0]):
            best = (merit, text, name)
    return best and (best[1], best[2])


def _is_sound_utf8(text: str) -> bool:
    """Letters of several bytes prove themselves: hardly any other bytes happen to be valid UTF-8."""
    sample = text[:_SAMPLE]
    if not _RUBBISH.search(sample):
        return True
    if _share(_RUBBISH, sample) > _RUBBISH_ALLOWED + _damage_share(sample):
        return False
    beyond = len(_BEYOND_ASCII.findall(sample))
    return sample.count("\ufffd") <= beyond * _DAMAGE_ALLOWED


def _damage_share(text: str) -> float:
    """The share of characters that were cut or lost, where they are few enough to be damage and not another encoding."""
    sample = text[:_SAMPLE]
    lost = sample.count("\ufffd")
    if not lost:
        return 0.0
    beyond = len(_BEYOND_ASCII.findall(sample))
    return lost / len(sample) if lost <= beyond * _DAMAGE_ALLOWED else 0.0


def _with_declared(content: bytes, declared: str, found: tuple[str, str] | None) -> tuple[str, str] | None:
    try:
        codec = codecs.lookup(declared.strip()).name
    except LookupError:
        return found
    # A page cannot say in ASCII that it is UTF-16.
    if codec.startswith("utf-16"):
        return found
    if codec in ("tis-620", "iso8859-11", "cp874"):
        codec = "cp874"
        if found and found[1] == "utf-8" and _BEYOND_ASCII.search(found[0]):
            return found
    try:
        text = content.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return found
    if found and codec in _WESTERN and len(_THAI.findall(found[0])) > len(_THAI.findall(text)):
        return found
    return text, "windows-874" if codec == "cp874" else codec


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / max(len(sample), 1)


def _refuse_binary(content: bytes, file_name: str) -> None:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature) and (len(signature) >= _SHORT_SIGNATURE or b"\x00" in content[:512]):
            raise _binary(file_name, f" ({kind})")
    if content[4:8] == b"ftyp":
        raise _binary(file_name, " (video or HEIC picture)")


def _empty(file_name: str) -> Unreadable:
    return Unreadable(
        f"{file_name}: ไฟล์ว่าง ไม่มีข้อความ ให้ตรวจต้นฉบับแล้วส่งใหม่"
        " / empty, there is no text in it: check the original and send it again",
        code="empty",
    )


def _binary(file_name: str, kind: str) -> Unreadable:
    return Unreadable(
        f"{file_name}: ไม่ใช่ไฟล์ข้อความ{kind} ให้บันทึกเป็นข้อความ (.txt) หรือหน้าเว็บ (.html) แล้วส่งใหม่"
        f" / not a text{kind}: save it as text (.txt) or a web page (.html) and send it again",
        code="binary",
    )


def _no_encoding(content: bytes, file_name: str) -> Unreadable:
    controls = sum(unicodedata.category(chr(byte)) == "Cc" and byte not in b"\t\n\x0c\r" for byte in content[:65536])
    if b"\x00" in content[:65536] or controls > len(content[:65536]) * _DAMAGE_ALLOWED:
        return _binary(file_name, "")
    return Unreadable(
        f"{file_name}: อ่านตัวอักษรไม่ออก ไม่ใช่ UTF-8 UTF-16 หรือ TIS-620 ให้บันทึกเป็น UTF-8 แล้วส่งใหม่"
        " / its letters are neither UTF-8, UTF-16 nor TIS-620: save it as UTF-8 and send it again",
        code="encoding",
    )
