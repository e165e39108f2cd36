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

from data.readers import MAX_BYTES, Unreadable, refuse_oversized

MAX_MEMBERS = 50_000
MAX_DEPTH = 3
# Text packs to a tenth; what swells a thousandfold was made to fill memory.
MAX_RATIO = 1000
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
# A member of one of these names makes the zip a document of its own: Office, OpenDocument, EPUB.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})
_FLAG_ENCRYPTED, _FLAG_UTF8 = 0x1, 0x800


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


def members(file: Path | bytes, shown: str, depth: int = 1) -> Iterator[Member | Unreadable]:
    """Yield the documents of an archive in order of name, and for each one that must not be opened why, as an error.

    `shown` is how messages call the archive. Hidden files and what systems leave in folders are passed over.
    """
    try:
        with _opened(file) as handle, zipfile.ZipFile(handle) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and not _is_passed_over(_name(info))]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield _damaged(shown, error)
        return
    if len(infos) > MAX_MEMBERS:
        yield Unreadable(
            f"{shown}: มี {len(infos):,} ไฟล์ รับได้ครั้งละไม่เกิน {MAX_MEMBERS:,} ให้แบ่งเป็นหลายไฟล์ zip"
            f" / {len(infos):,} files, at most {MAX_MEMBERS:,} at a time: make several archives",
            code="too_large",
        )
        return
    for info in sorted(infos, key=_name):
        name = _name(info)
        where = f"{shown}/{name}"
        try:
            _refuse_unsafe(info, where)
            if not name.lower().endswith(".zip"):
                yield Member(name, _loader(file, info, where))
                continue
            content = _loader(file, info, where)()
            if not is_archive(content):
                yield Member(name, _of(content))
            elif depth >= MAX_DEPTH:
                yield _too_deep(where)
            else:
                yield from _below(name, members(content, where, depth + 1))
        except Unreadable as refusal:
            yield refusal


def _below(folder: str, found: Iterator[Member | Unreadable]) -> Iterator[Member | Unreadable]:
    for one in found:
        yield Member(f"{folder}/{one.name}", one.load) if isinstance(one, Member) else one


def _of(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _loader(file: Path | bytes, info: zipfile.ZipInfo, where: str) -> Callable[[], bytes]:
    def load() -> bytes:
        try:
            with _opened(file) as handle, zipfile.ZipFile(handle) as archive, archive.open(info) as member:
                # What a member says of its size may be a lie: no more is read than may be held.
                content = member.read(MAX_BYTES + 1)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
            raise _damaged(where, error) from error
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
