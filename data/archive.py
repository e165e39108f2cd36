"""Archives (.zip) of documents: what is in them, each member read when it is wanted, never unpacked to the disk.

An archive is told by its content: a zip that is no Office or OpenDocument file. Archives within an archive are opened too.
What a stranger could do with one is bounded: the number of members, the size that a member says and the size it has, how
much it may swell, how deep archives lie in each other.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

from data.readers import MAX_BYTES, Unreadable, refuse_oversized

MAX_MEMBERS = 50_000
MAX_DEPTH = 3
# Of archives in an archive, all together: each is unpacked once to be listed, and once to be read.
MAX_NESTED_BYTES = 4 * 2**30
# Text packs to a tenth; what swells a thousandfold was made to fill memory.
MAX_RATIO = 1000
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# A member of one of these names makes the zip a document of its own: Office, OpenDocument, EPUB.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
_FLAG_ENCRYPTED, _FLAG_UTF8 = 0x1, 0x800


_File: TypeAlias = Path | bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive: its name there, and what reads its bytes. `load` raises `Unreadable`."""

    name: str
    load: Callable[[], bytes]


def is_archive(file: Path | bytes) -> bool:
    """Whether a file, or its bytes, is an archive of documents. Never raises: what is damaged is no archive."""
    try:
        with _opened(file) as handle:
            if handle.read(4) not in _SIGNATURES:
                return False
            with zipfile.ZipFile(handle) as archive:
                names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return not _DOCUMENTS.intersection(names)


def members(file: Path | bytes, shown: str) -> Iterator[Member | Unreadable]:
    """Yield the documents of an archive in order of name, and for each one that must not be opened why, as an error.

    `shown` is how messages call the archive. Hidden files and what systems leave in folders are passed over.
    """
    return _members(file, shown, 1, _Shelf())


class _Shelf:
    """The one archive that is open, and how much of the archives of one received file may still be opened.

    Members are read in their order. An archive that was opened anew for each would have its directory read as often as
    it has members; if each stayed open, a folder of them would use up the system's files, and archives in archives the
    memory.
    """

    _of: ClassVar[_File | None] = None
    _open: ClassVar[zipfile.ZipFile | None] = None

    def __init__(self) -> None:
        self.members_left = MAX_MEMBERS
        self.bytes_left = MAX_NESTED_BYTES

    @classmethod
    def archive(cls, file: _File) -> zipfile.ZipFile:
        """The archive of a file, of bytes, or of what reads the bytes of an archive in another."""
        if cls._open is None or cls._of is not file:
            content = file() if callable(file) else file
            if cls._open is not None:
                cls._open.close()
            cls._of = cls._open = None
            cls._open = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
            cls._of = file
        return cls._open


def _members(file: _File, shown: str, depth: int, shelf: _Shelf) -> Iterator[Member | Unreadable]:
    try:
        listed = shelf.archive(file).infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield _damaged(shown, error)
        return
    infos = [info for info in listed if not info.filename.endswith("/") and not _is_passed_over(_name(info))]
    if len(infos) > shelf.members_left:
        yield Unreadable(
            f"{shown}: มี {len(infos):,} ไฟล์ รับได้ครั้งละไม่เกิน {MAX_MEMBERS:,} ให้แบ่งเป็นหลายไฟล์ zip"
            f" / {len(infos):,} files, at most {MAX_MEMBERS:,} at a time: make several archives",
            code="too_large",
        )
        return
    shelf.members_left -= len(infos)
    for info in sorted(infos, key=_name):
        name = _name(info)
        where = f"{shown}/{name}"
        load = _loader(file, info, where, shelf)
        try:
            _refuse_unsafe(info, where)
            if not name.lower().endswith(".zip"):
                yield Member(name, load)
                continue
            shelf.bytes_left -= info.file_size
            if shelf.bytes_left < 0:
                yield _too_much(where)
            elif not is_archive(load()):
                yield Member(name, load)
            elif depth >= MAX_DEPTH:
                yield _too_deep(where)
            else:
                yield from _below(name, _members(load, where, depth + 1, shelf))
        except Unreadable as refusal:
            yield refusal


def _below(folder: str, found: Iterator[Member | Unreadable]) -> Iterator[Member | Unreadable]:
    for one in found:
        yield Member(f"{folder}/{one.name}", one.load) if isinstance(one, Member) else one


def _loader(file: _File, info: zipfile.ZipInfo, where: str, shelf: _Shelf) -> Callable[[], bytes]:
    def load() -> bytes:
        try:
            with shelf.archive(file).open(info) as member:
                # What a member says of its size may be a lie: no more is read than may be held.
                content = member.read(MAX_BYTES + 1)
        except Unreadable:
            raise
        except Exception as error:  # zlib.error, lzma.LZMAError: each way of packing has errors of its own
            raise _damaged(where, error) from error
        refuse_oversized(len(content), where)
        return content

    return load


def _refuse_unsafe(info: zipfile.ZipInfo, where: str) -> None:
    refuse_oversized(info.file_size, where)
    if info.flag_bits & _FLAG_ENCRYPTED:
        raise Unreadable(
            f"{where}: มีรหัสผ่าน ให้ส่งแบบไม่มีรหัสผ่าน / protected by a password: send it without one", code="encrypted"
        )
    if info.file_size > MAX_RATIO * max(info.compress_size, 1024):
        raise Unreadable(f"{where}: ขยายแล้วใหญ่ผิดปกติ ไม่เปิด / swells beyond reason and is not opened", code="too_large")


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name. Thai Windows writes it in its own code page without saying so; Python then reads it as cp437."""
    if info.flag_bits & _FLAG_UTF8 or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for codec in ("utf-8", "cp874"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_passed_over(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or parts[-1].lower() in (
        "thumbs.db",
        "desktop.ini",
    )


def _opened(file: Path | bytes) -> io.BufferedIOBase:
    return file.open("rb") if isinstance(file, Path) else io.BytesIO(file)


def _damaged(where: str, error: Exception) -> Unreadable:
    return Unreadable(
        f"{where}: เปิดไฟล์ zip ไม่ได้ ({error}) ให้บีบอัดใหม่แล้วส่งอีกครั้ง / the archive cannot be opened: pack it again",
        code="archive",
    )


def _too_deep(where: str) -> Unreadable:
    return Unreadable(
        f"{where}: zip ซ้อนกันเกิน {MAX_DEPTH} ชั้น ให้แตกไฟล์ก่อน / archives in archives beyond {MAX_DEPTH}: unpack them first",
        code="too_deep",
    )


def _too_much(where: str) -> Unreadable:
    limit = MAX_NESTED_BYTES // 2**30
    return Unreadable(
        f"{where}: zip ที่ซ้อนกันรวมแล้วใหญ่เกิน {limit} GB ให้แตกไฟล์ก่อน / archives in archives beyond {limit} GB: unpack them first",
        code="too_large",
    )
