"""What a file that holds other files is, told by what lies in it: a Word document, a workbook, an old or an encrypted one.

Office writes zip archives (.docx, .xlsx) and, before 2007 and where it encrypts, OLE compound files (.doc, .xls). Their
names and first bytes tell them apart from nothing: a report saved as `report.pdf` may be any of them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum

from .source import Unreadable

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Container(Enum):
    """What a container holds. `OTHER` is an archive or a compound file of no kind that is read here."""

    WORD = "word"
    WORKBOOK = "workbook"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old word"
    OLD_WORKBOOK = "old workbook"
    OTHER = "other"


# Where a package's main part lies, by convention of the programs that write it.
_MAIN_PARTS = {
    "word/document.xml": Container.WORD,
    "xl/workbook.xml": Container.WORKBOOK,
    "xl/workbook.bin": Container.OLD_WORKBOOK,
}
_FOLDERS = {"word": Container.WORD, "xl": Container.WORKBOOK}
# Streams of a compound file; their names are UTF-16 in its directory, an encrypted package has no others of these.
_STREAMS = {
    "EncryptedPackage": Container.ENCRYPTED,
    "WordDocument": Container.OLD_WORD,
    "Workbook": Container.OLD_WORKBOOK,
    "Book": Container.OLD_WORKBOOK,
}
_OFFICE_DOCUMENT = re.compile(rb"<[^<>]*/officeDocument[\"'][^<>]*>")
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"']/?(\w+)/")
_LONGEST_RELATIONS = 1 << 16

_REFUSED = {
    Container.ENCRYPTED: (
        "encrypted",
        "application/x-ole-storage",
        (
            "ไฟล์มีรหัสผ่าน จึงอ่านไม่ได้ ให้ยกเลิกรหัสผ่านแล้วส่งใหม่"
            " / protected by a password and cannot be read: remove the password and send it again"
        ),
    ),
    Container.OLD_WORD: (
        "old_format",
        "application/msword",
        (
            "เป็นไฟล์ Word รุ่นเก่า (.doc) ซึ่งอ่านไม่ได้ ให้เปิดใน Word แล้วบันทึกเป็น .docx แล้วส่งใหม่"
            " / an old Word file (.doc), which cannot be read: open it in Word, save it as .docx and send it again"
        ),
    ),
    Container.OLD_WORKBOOK: (
        "old_format",
        "application/vnd.ms-excel",
        (
            "เป็นไฟล์ Excel ชนิดไบนารี (.xls หรือ .xlsb) ซึ่งอ่านไม่ได้ ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx แล้วส่งใหม่"
            " / a binary Excel file (.xls or .xlsb), which cannot be read: open it in Excel, save it as .xlsx and send it again"
        ),
    ),
}


def container_of(content: bytes) -> Container | None:
    """What sort of container the bytes are; None for what is no zip archive and no compound file."""
    if content.startswith(ZIP_MARKS):
        return _in_zip(content)
    if content.startswith(_OLE):
        return next(
            (kind for name, kind in _STREAMS.items() if f"{name}\0".encode("utf-16-le") in content), Container.OTHER
        )
    return None


def refuse_unread(kind: Container, file_name: str) -> None:
    """Raise `Unreadable` for an encrypted or an old file: it is a report for all we know, so its code is one that is kept."""
    if kind in _REFUSED:
        code, media_type, message = _REFUSED[kind]
        raise Unreadable(f"{file_name}: {message}", code=code, media_type=media_type)


def _in_zip(content: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            for part, kind in _MAIN_PARTS.items():
                if part in names:
                    return kind
            if "_rels/.rels" not in names:
                return Container.OTHER
            with archive.open("_rels/.rels") as relations:
                return _by_relation(relations.read(_LONGEST_RELATIONS))
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        # A file that was cut off has lost its directory; each part still begins with its name.
        return next((kind for part, kind in _MAIN_PARTS.items() if part.encode() in content), Container.OTHER)


def _by_relation(relations: bytes) -> Container:
    """Tell a package whose main part has a name of its own by where the package's relations say it lies."""
    relation = _OFFICE_DOCUMENT.search(relations)
    target = _TARGET.search(relation[0]) if relation else None
    return _FOLDERS.get(target[1].decode("ascii", "replace"), Container.OTHER) if target else Container.OTHER
