"""Archives: every document in them is found under its true name, and nothing that a stranger packs does harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from data import archive
from data.archive import Member, is_archive, members
from data.readers import Unreadable
from tests.command_line import counts, report, ruam, told


def packed(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def found(content: bytes) -> dict[str, bytes | str]:
    """Name → bytes of each member, or the code of why it must not be opened under the words before the colon."""
    return {
        one.name if isinstance(one, Member) else str(one).split(": ")[0]: one.load()
        if isinstance(one, Member)
        else one.code
        for one in members(content, "a.zip")
    }


def test_members_come_in_order_of_name_and_what_systems_leave_is_passed_over() -> None:
    content = packed(
        {"ข/2.txt": b"two", "ก.txt": b"one", "__MACOSX/._x": b"", ".hidden": b"", "ข/Thumbs.db": b"", "~$1.docx": b""}
    )
    assert is_archive(content)
    assert found(content) == {"ก.txt": b"one", "ข/2.txt": b"two"}


def test_an_office_file_is_no_archive() -> None:
    assert not is_archive(packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert not is_archive(b"PK\x03\x04 broken")
    assert not is_archive(b"plain text")


def test_thai_names_of_windows_are_read() -> None:
    raw = "รายงาน.txt".encode("cp874")
    # Windows writes the name in its code page, without the flag that says UTF-8.
    content = packed({"y" * len(raw): b"content"}, zipfile.ZIP_STORED).replace(b"y" * len(raw), raw)
    assert found(content) == {"รายงาน.txt": b"content"}


def test_archives_in_archives_are_opened_but_not_without_end() -> None:
    deep = packed({"ใน.txt": b"inner"})
    for level in range(archive.MAX_DEPTH - 1):
        deep = packed({f"{level}.zip": deep})
    (only,) = found(deep)
    assert only.endswith("ใน.txt")
    assert set(found(packed({"more.zip": deep})).values()) == {"too_deep"}


def test_a_member_that_swells_or_lies_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"bomb.txt": b"\0" * (10 * 2**20)})
    monkeypatch.setattr(archive, "MAX_RATIO", 100)
    assert found(bomb) == {"a.zip/bomb.txt": "too_large"}
    monkeypatch.setattr(archive, "MAX_RATIO", 10**9)
    monkeypatch.setattr("data.readers.source.MAX_BYTES", 1000)
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    # The size it says of itself is made small; what it holds is read no further than may be held.
    lying = bomb.replace((10 * 2**20).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    (one,) = members(lying, "a.zip")
    assert isinstance(one, Member)
    with pytest.raises(Unreadable):
        one.load()


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    assert found(packed({f"{n}.txt": b"x" for n in range(3)})) == {"a.zip": "too_large"}


def test_every_cut_of_an_archive_is_told_and_never_raises() -> None:
    whole = packed({"ก.txt": b"one" * 50, "ข.txt": b"two" * 50})
    for cut in range(0, len(whole), 7):
        for one in members(whole[:cut], "a.zip"):
            if isinstance(one, Member):
                try:
                    one.load()
                except Unreadable as refusal:
                    assert str(refusal).startswith("a.zip")
            else:
                assert str(one).startswith("a.zip")


def test_ingest_reads_what_is_in_an_archive(tmp_path: Path, ruam_home: Path) -> None:
    folder = tmp_path / "รับ"
    folder.mkdir()
    (folder / "ส่งรวม.zip").write_bytes(
        packed(
            {"อำเภอ/1.txt": report(1), "อำเภอ/2.txt": report(2), "empty.txt": b"", "sub.zip": packed({"3": report(3)})}
        )
    )
    (folder / "1 อีกครั้ง.txt").write_bytes(report(1))
    done = ruam("ingest", folder, "--json", home=ruam_home)
    assert done.returncode == 3, done.stderr
    values = told(done)
    shown = {Path(one["path"]).name: one["status"] for one in values["documents"]}
    # The single file comes first in order of name, so that the archive's copy of it is known already.
    assert shown == {"1 อีกครั้ง.txt": "read", "1.txt": "known", "2.txt": "read", "empty.txt": "refused", "3": "read"}
    assert counts(ruam_home)["document"] == 3


def test_without_originals_no_received_bytes_stay(tmp_path: Path, ruam_home: Path) -> None:
    (tmp_path / "1.txt").write_bytes(report(1))
    assert ruam("ingest", tmp_path / "1.txt", "--no-originals", home=ruam_home).returncode == 0
    assert list((ruam_home / "originals").iterdir()) == []
    (tmp_path / "2.txt").write_bytes(report(2))
    assert ruam("ingest", tmp_path / "2.txt", home=ruam_home).returncode == 0
    assert len(list((ruam_home / "originals").iterdir())) == 1
    checked = ruam("check", home=ruam_home)
    assert checked.returncode == 0, checked.stdout


def test_archives_in_an_archive_share_what_may_be_listed_and_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = packed({"1.txt": b"one", "2.txt": b"two"})
    content = packed({"a.zip": pair, "b.zip": pair})
    assert set(found(content)) == {"a.zip/1.txt", "a.zip/2.txt", "b.zip/1.txt", "b.zip/2.txt"}
    # Two of the outer archive, two of the first in it: none are left for the second.
    monkeypatch.setattr(archive, "MAX_MEMBERS", 4)
    assert found(content) == {"a.zip/1.txt": b"one", "a.zip/2.txt": b"two", "a.zip/b.zip": "too_large"}
    monkeypatch.undo()
    monkeypatch.setattr(archive, "MAX_NESTED_BYTES", len(pair))
    assert found(content) == {"a.zip/1.txt": b"one", "a.zip/2.txt": b"two", "a.zip/b.zip": "too_large"}


def test_members_are_read_in_any_order_of_any_archive() -> None:
    inner = packed({"1.txt": b"one"})
    first = [one for one in members(packed({"a.zip": inner, "b.txt": b"b"}), "x.zip") if isinstance(one, Member)]
    second = [one for one in members(packed({"c.txt": b"c"}), "y.zip") if isinstance(one, Member)]
    assert [one.load() for one in (first[1], second[0], first[0], first[1])] == [b"b", b"c", b"one", b"b"]


def test_a_member_without_a_name_is_a_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(zipfile.ZipInfo(""), b"content")
    assert found(buffer.getvalue()) == {"": b"content"}
