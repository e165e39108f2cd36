"""A package of Office Open XML: parts of XML in a zip archive, opened as what a stranger sent.

Sizes are looked at before anything is unpacked, no part may define entities, and a part's bytes are held against the
archive's own checksums. Strict documents (ISO/IEC 29500) are given the names of transitional ones, so that whoever reads
them knows one set of names only.
"""

from __future__ import annotations

import codecs
import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import IO, NamedTuple, Protocol
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.parsers import expat

# A report is some hundred kilobytes of XML; a tree of it takes ten times as much memory.
_LARGEST_PARTS = 48 * 1024 * 1024  # all that are read, together
_LARGEST_PACKAGE = 512 * 1024 * 1024  # pictures included; they are not unpacked
_LARGEST_STREAM = 256 * 1024 * 1024  # what is walked through takes no memory, only time: 4 seconds of it
_MOST_PARTS = 10_000
# XML of documents is packed 10 to 60 times; deflate can do 1,032.
_DENSEST = 250
_SMALL = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (
        _STRICT + b"drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROLOGUE_STEP = 4096


class BadPackage(Exception):
    """A package that cannot be read: why, in Thai and English, and the code of `Unreadable`."""

    def __init__(self, thai: str, english: str, code: str = "damaged") -> None:
        super().__init__(english)
        self.thai, self.english, self.code = thai, english, code


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the part's name."""

    kind: str
    target: str


class Walker(Protocol):
    """Who is told of the elements of a part that is too large for a tree, by their names without prefix."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def words(self, words: str) -> None:
        """A piece of the words between two tags."""

    def finish(self, name: str) -> None:
        """An element ends."""


class Package:
    """An open package. Raises `BadPackage` for what is no sound archive, or would fill the memory."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _cut_off() from error
        infos = self._archive.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_PACKAGE:
            raise _bomb()
        self._infos = {_part_name(info.filename): info for info in infos}
        self._room = _LARGEST_PARTS
        self._stream_room = _LARGEST_STREAM

    def xml(self, name: str, pare: Callable[[bytes], bytes] | None = None) -> Element | None:
        """The root of a part; None where the package has no such part. Raises `BadPackage` for what is no XML.

        `pare` takes out whole elements that the caller never looks at, before the part is parsed.
        """
        info = self._infos.get(_part_name(name))
        if info is None:
            return None
        content = self._bytes(info)
        if pare is not None:
            with suppress(BadPackage):
                return _parse(pare(content), name)
        return _parse(content, name)

    def walk(self, name: str, walker: Walker) -> None:
        """Tell `walker` of the elements of a part in their order. Raises `BadPackage` for what is missing or no XML."""
        info = self._infos.get(_part_name(name))
        if info is None:
            raise BadPackage(f"ไม่มี {name} ในไฟล์", f"{name} is missing")
        self._stream_room -= info.file_size
        self._refuse(info, self._stream_room)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _entities_found
        parser.StartElementHandler = lambda name, attributes: walker.begin(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: walker.finish(name.rpartition(":")[2])
        parser.CharacterDataHandler = walker.words
        try:
            with self._opened(info) as part:
                parser.ParseFile(part)
        except _EntitiesFound as error:
            raise _entities(name) from error
        except (expat.ExpatError, LookupError) as error:
            raise _no_xml(name) from error
        except _CUT_OFF as error:
            raise _cut_off() from error

    def relations(self, part: str = "") -> dict[str, Relation]:
        """What a part refers to, by the references' ids; without a part, what the package itself does."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            one.get("Id", ""): Relation(
                one.get("Type", "").rpartition("/")[2], _resolved(folder, one.get("Target", ""))
            )
            for one in root.iter(_RELATION)
            if one.get("TargetMode") != "External"
        }

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        self._room -= info.file_size
        self._refuse(info, self._room)
        try:
            with self._opened(info) as part:
                # No more is unpacked than the archive says; where it lies, the checksum differs.
                return part.read(info.file_size)
        except _CUT_OFF as error:
            raise _cut_off() from error

    def _opened(self, info: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return self._archive.open(info)
        except ValueError as error:
            # The directory says that it stands before the file's beginning.
            raise _cut_off() from error

    def _refuse(self, info: zipfile.ZipInfo, room: int) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise BadPackage("ไฟล์มีรหัสผ่าน", "it is protected by a password", "encrypted")
        if info.compress_type not in _METHODS:
            raise BadPackage("ไฟล์บีบอัดผิดวิธี", "it is packed in a way that Office does not use")
        if room < 0 or (info.file_size > _SMALL and info.file_size > _DENSEST * info.compress_size):
            raise _bomb()


def _part_name(name: str) -> str:
    """A part's name as it is compared: names differ by more than case, and some programs write backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


_CUT_OFF = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def _cut_off() -> BadPackage:
    return BadPackage("ไฟล์ไม่ครบหรือเสียหาย", "it is cut off or damaged")


def _entities(name: str) -> BadPackage:
    return BadPackage(f"{name} มีส่วนที่ไม่ปลอดภัย", f"{name} defines entities, which no document needs")


def _no_xml(name: str) -> BadPackage:
    return BadPackage(f"{name} อ่านไม่ได้", f"{name} is no sound XML")


def _bomb() -> BadPackage:
    return BadPackage("ไฟล์มีขนาดจริงใหญ่ผิดปกติ", "it unpacks to far more than a document holds", "too_large")


class _RootReached(Exception):
    """The prologue is over."""


class _EntitiesFound(Exception):
    """A part has a document type, which could define entities."""


def _parse(content: bytes, name: str) -> Element:
    encoding = None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content, encoding = content.decode("utf-16", "replace").encode(), "utf-8"
    if _STRICT in content:
        for strict, transitional in _TRANSITIONAL:
            content = content.replace(strict, transitional)
    try:
        _refuse_entities(content, encoding)
        # The prologue is known to be without entities: the parser in C is safe, and it takes less than half of the
        # time of defusedxml's, which is one in Python.
        parser = ET.XMLParser(encoding=encoding)  # noqa: S314
        parser.feed(content)
        root: Element = parser.close()
    except _EntitiesFound as error:
        raise _entities(name) from error
    except (ET.ParseError, expat.ExpatError, LookupError, ValueError) as error:
        raise _no_xml(name) from error
    return root


def _refuse_entities(content: bytes, encoding: str | None) -> None:
    """Read up to the root element, as expat does whatever the encoding, and refuse a document type before it."""
    parser = expat.ParserCreate(encoding)
    parser.StartDoctypeDeclHandler = _entities_found
    parser.StartElementHandler = _root_reached
    with suppress(_RootReached):
        for at in range(0, len(content), _PROLOGUE_STEP):
            parser.Parse(content[at : at + _PROLOGUE_STEP], False)


def _entities_found(*_: object) -> None:
    raise _EntitiesFound


def _root_reached(*_: object) -> None:
    raise _RootReached
