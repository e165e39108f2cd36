"""What a zip archive or a compound file holds is told by what lies in it, whatever it is called."""

from __future__ import annotations

import pytest

from data.readers import KEPT, Unreadable, decode
from data.readers.container import Container, container_of
from data.reading import read_document
from tests.word_file import archive, docx, p, relations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def compound(*streams: str) -> bytes:
    """The beginning of an OLE compound file, and a directory that names its streams, 128 bytes each."""
    return OLE + b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))


def package(target: str, kind: str = "officeDocument") -> bytes:
    return archive({"_rels/.rels": relations(("rId1", kind, target))})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (docx(p("ก")), Container.WORD),
        (archive({"xl/workbook.xml": "<workbook/>"}), Container.WORKBOOK),
        (archive({"xl/workbook.bin": b"\x83"}), Container.OLD_WORKBOOK),
        (package("word/document2.xml"), Container.WORD),
        (package("/xl/book.xml"), Container.WORKBOOK),
        (package("ppt/presentation.xml"), Container.OTHER),
        (package("word/document.xml", "extended-properties"), Container.OTHER),
        (archive({"รายงาน.docx": docx(p("ก"))}), Container.OTHER),
        (archive({}), Container.OTHER),
        (docx(p("ก"))[:-30], Container.WORD),
        (b"PK\x03\x04 of nothing", Container.OTHER),
        (compound("EncryptionInfo", "EncryptedPackage"), Container.ENCRYPTED),
        (compound("1Table", "WordDocument"), Container.OLD_WORD),
        (compound("Workbook"), Container.OLD_WORKBOOK),
        (compound("Book"), Container.OLD_WORKBOOK),
        (compound("PowerPoint Document"), Container.OTHER),
        (compound("WordDocumentary", "Bookshelf"), Container.OTHER),
        (b"%PDF-1.7", None),
        ("รายงาน".encode(), None),
        (b"", None),
    ],
)
def test_what_a_file_holds(content: bytes, expected: Container | None) -> None:
    assert container_of(content) is expected


def test_a_name_does_not_matter() -> None:
    assert decode(docx(p("รายงาน")), "report.pdf").text == "รายงาน\n"


@pytest.mark.parametrize(
    ("content", "code", "media_type", "advice"),
    [
        (compound("EncryptedPackage"), "encrypted", "application/x-ole-storage", "ยกเลิกรหัสผ่าน"),
        (compound("WordDocument"), "old_format", "application/msword", "บันทึกเป็น .docx"),
        (compound("Workbook"), "old_format", "application/vnd.ms-excel", "บันทึกเป็น .xlsx"),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_what_to_do(
    content: bytes, code: str, media_type: str, advice: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(content, "รายงาน.doc")
    assert (caught.value.code, caught.value.media_type) == (code, media_type)
    assert code in KEPT
    assert advice in str(caught.value)
    reading = read_document(content, "รายงาน.doc")
    assert reading.reports == []
    assert [finding.rule for finding in reading.findings] == ["unreadable"]
    assert reading.document.text == ""


@pytest.mark.parametrize("content", [compound("PowerPoint Document"), archive({"a.txt": "ก"})])
def test_what_is_neither_is_no_document(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(content, "a.docx")
    assert caught.value.code == "binary"
