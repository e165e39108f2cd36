"""Documents made to do harm, each by name: what swells, what nests, what a rule could stumble over again and again.

They are as large as a hundred reports, so that what takes time with the square of the length cannot hide.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.fuzz.hostile_sheets import separated, workbooks
from tests.readers.pdf_writer import PdfWriter
from tests.word_file import (
    DECLARATION,
    NAMES,
    archive,
    cell,
    definition,
    docx,
    field,
    instance,
    level,
    p,
    relations,
    row,
    run,
    style,
    tbl,
)

_DEEP = 10_000
_LONG = 150_000  # characters
_HEAD = "รายงานการมีส่วนร่วมของประชาชน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ องค์การบริหารส่วนตำบลบ้านใหม่\n"

# Each is repeated until it fills a document.
_REPEATED = {
    "blanks": " ",
    "line feeds": "\n",
    "blank lines with blanks": " \n",
    "tabs": "\t",
    "opened brackets": "(",
    "numbers of a list": "1) ",
    "numbers in numbers": "1.1.",
    "digits": "9",
    "Thai digits": "๙",
    "dots": ".",
    "dashes": "-",
    "letters": "ก",
    "marks": "\u0e49",
    "lost marks": "ก\x00",
    "sara am": "ำ",
    "leading vowels": "เ",
    "no-break blanks": "\u00a0",
    "joiners": "\u200b",
    "angle brackets": "<",
    "ends of tags": "</p>",
    "dates": "วันที่ 1 มกราคม 2568 ",
    "days": "วันที่ 1 ",
    "months": "มกราคม ",
    "ranges": "1-2-",
    "heads": "จำนวน 50 คน ",
    "heads without people": "จำนวน 5",
    "groups": "ประชาชน, ",
    "groups on lines": "- ผู้นำชุมชน 5 คน\n",
    "and": "และ",
    "agencies": "องค์การบริหารส่วนตำบลบ้านใหม่ ",
    "kinds of agencies": "เทศบาลตำบล",
    "short agencies": "อบต.",
    "provinces": "จังหวัดเชียงใหม่ ",
    "districts": "อำเภอเมือง ตำบลในเมือง ",
    "headings": "ประเด็นในการมีส่วนร่วม\n",
    "headings with colons": "ผลจากการมีส่วนร่วม: ",
    "headings in brackets": "(ก) ผู้มีส่วนร่วม ",
    "activities": "1. กิจกรรมประชุมประชาคมหมู่บ้าน\n",
    "villages": "หมู่ที่ 1 ",
    "rows of a table": "1\tประชุม\t50 คน\n",
    "identity numbers": "1234567890123 ",
    "telephones": "โทร. 081-234-5678 ",
    "addresses of mail": "a@b.",
    "names": "นายสมชาย ใจดี ",
    "years": "ปีงบประมาณ พ.ศ. ๒๕๖๘ ",
    "follow-through": "ดำเนินการแล้ว ",
    "carriage returns": "\r",
    "form feeds": "\f",
    "separators": "\u2028",
    "quotes": "“",
    "pipes": "|",
    "stars": "* ",
    "underscores": "_",
    "equal signs": "= ",
    "slashes": "/",
    "colons": "ก: ",
}

PIECES = tuple(_REPEATED.values())

_HTML = {
    "spans of rows": "<table>" + "<tr><td rowspan=9999 colspan=9999>ก<td>ข</tr>" * 400 + "</table>",
    "rows of empty cells": "<table>" + ("<tr>" + "<td colspan=100>" * 50 + "</tr>") * 200 + "</table>",
    "unclosed tables": "<table><tr><td>" * 3_000 + "ประชุม",
    "headings in tables": "<table><tr><td><h1>ก</h1>" * 2_000,
    "lists in lists": "<ul><li>ก" * _DEEP,
    "ordered lists": "<ol start=9999><li value=-1>ก" * _DEEP,
    "nested blocks": "<div>" * _DEEP + "ประชุมประชาคม" + "</div>" * _DEEP,
    "nested menus": '<div class="menu">' * _DEEP + "ประชุมประชาคม",
    "a menu around everything": '<div class="menu">' * 3_000 + "<p>ประชุมประชาคม</p>" * 20_000 + "<h1>ก</h1>",
    "nested headers": "<header>" * _DEEP + "ประชุมประชาคม",
    "nested quotes": "<blockquote>" * _DEEP + "ประชุมประชาคม",
    "nested spans": "<p>" + "<b><i>" * _DEEP + "ประชุมประชาคม",
    "nested verbatim": "<pre>" * _DEEP + "ประชุม\n" * 100,
    "menus beside menus": '<div class="menu">ก</div><p>ข</p>' * 5_000,
    "links": "<p><a href=#>ก</a></p>" * 10_000,
    "line breaks": "<p>ก" + "<br>" * 100_000,
    "entities": "&amp;&#x0e01;&#99999999;&#0;&#xd800;" * 10_000,
    "attributes": "<p " + "a=1 " * 100_000 + ">ประชุม</p>",
    "one attribute": '<p class="' + "x " * 150_000 + '">ประชุม</p>',
    "comments": "<!--" * 50_000 + "<p>ก</p></p></p>",
    "doctypes": "<!doctype html>" * 20_000 + "<p>ก</p>",
    "scripts": "<script><p>" * 20_000,
    "a form": "<form><p>ก<form><p>" * 20_000,
    "templates": "<template><p>ก</p>" * 5_000,
    "svg": "<svg><foreignObject><p>ก" * 5_000,
    "misnested": "<b><p></b></p><i><td></i>" * 5_000,
    "frames": "<frameset><frame></frameset>" * 1_000 + "</p></p></p>",
}

_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "ก">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def _word_xml(prologue: str, words: str, encoding: str = "utf-8") -> bytes:
    body = f"<w:document {NAMES}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    return (prologue + body).encode(encoding)


def _package(document: bytes, more: Mapping[str, bytes] | None = None) -> bytes:
    return archive(
        {
            "[Content_Types].xml": f"{DECLARATION}<Types/>",
            "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": document,
            **(more or {}),
        }
    )


def _zip(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, content in members:
            target.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def _nested_zips(depth: int) -> bytes:
    inner = _zip(("ใน.txt", _HEAD.encode()))
    for number in range(depth):
        inner = _zip((f"{number}.zip", inner))
    return inner


def _lying_zip(says: int) -> bytes:
    """A zip whose directory says another size of its member than it has."""
    content = bytearray(_zip(("ก.txt", b"x" * 1_000_000)))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, says)
    return bytes(content)


def _zips_of_zeros(count: int) -> bytes:
    """Archives in an archive that together would fill the memory, each of which may be opened."""
    inner = _zip(("0.txt", b"\0" * (40 << 20)), compression=zipfile.ZIP_STORED)
    return _zip(*((f"{number:02}.zip", inner) for number in range(count)))


def _zips_of_names(count: int, names: int) -> bytes:
    """Archives in an archive with as many empty members as one may have."""
    inner = _zip(*((f"{number}.txt", b"") for number in range(names)), compression=zipfile.ZIP_STORED)
    return _zip(*((f"{number:02}.zip", inner) for number in range(count)))


_UNSAFE_NAMES = (
    "../../outside.txt", "/etc/outside.txt", "C:\\outside.txt", "..\\outside.txt", "a/../../outside.txt", "", ".", "..",
    "con.txt", "ก" * 200 + ".txt", "nul\0l.txt", "new\nline.txt", "\ud7ff.txt", "a//b.txt", "~/outside.txt",
)  # fmt: skip


def _zip_documents() -> dict[str, Callable[[], bytes]]:
    return {
        "a bomb": lambda: _zip(("bomb.txt", b"\0" * (49 << 20))),
        "a bomb of text": lambda: _zip(("bomb.txt", b"a" * (40 << 20))),
        "nested to the limit": lambda: _nested_zips(2),
        "nested beyond it": lambda: _nested_zips(30),
        "a size told too small": lambda: _lying_zip(10),
        "a size told too large": lambda: _lying_zip(2**31),
        "zips of zeros": lambda: _zips_of_zeros(12),
        "zips of names": lambda: _zips_of_names(8, 15_000),
        "names that lead outside": lambda: _zip(*((name, _HEAD.encode()) for name in _UNSAFE_NAMES)),
        "a member twice": lambda: _zip(("ก.txt", b"a"), ("ก.txt", b"b")),
        "packed by lzma": lambda: _zip(("ก.txt", _HEAD.encode()), compression=zipfile.ZIP_LZMA),
        "packed by bzip2": lambda: _zip(("ก.txt", b"\0" * (40 << 20)), compression=zipfile.ZIP_BZIP2),
        "a zip of only an end": lambda: b"PK\x05\x06" + b"\0" * 18,
        "a directory that lies": lambda: b"PK\x05\x06" + b"\0" * 4 + b"\xff" * 14,
    }


def _word_documents() -> dict[str, Callable[[], bytes]]:
    deep = 1_000
    return {
        "entities": lambda: _package(_word_xml(_ENTITIES, "&j;")),
        "an outside entity": lambda: _package(_word_xml(_OUTSIDE, "&j;")),
        "entities in UTF-16": lambda: _package(_word_xml(_ENTITIES, "&j;", "utf-16")),
        "entities in UTF-16 unmarked": lambda: _package(_word_xml(_ENTITIES, "&j;", "utf-16-le")),
        "entities in UTF-32": lambda: _package(_word_xml(_ENTITIES, "&j;", "utf-32")),
        "entities in the styles": lambda: archive(
            {
                "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
                "word/document.xml": _word_xml("", _HEAD),
                "word/_rels/document.xml.rels": relations(("rId1", "styles", "styles.xml")),
                "word/styles.xml": f"{_ENTITIES}<w:styles {NAMES}>&j;</w:styles>",
            }
        ),
        "an encoding of none": lambda: _package(_word_xml('<?xml version="1.0" encoding="none"?>', "ก")),
        "an encoding of Python": lambda: _package(_word_xml('<?xml version="1.0" encoding="idna"?>', "ก")),
        "a long prologue": lambda: _package(_word_xml("<!-- -->" * 200_000, "ก")),
        "long comments": lambda: _package(_word_xml("<!--" + "-a" * 500_000 + "-->", "ก")),
        "deep elements": lambda: _package(_word_xml("", "</w:t>" + "<w:ins>" * _DEEP + "</w:ins>" * _DEEP + "<w:t>")),
        "deeper elements": lambda: _package(_word_xml("", "</w:t>" + "<x>" * 300_000 + "</x>" * 300_000 + "<w:t>")),
        "deep tables": lambda: docx("<w:tbl><w:tr><w:tc>" * deep + p("ก") + "</w:tc></w:tr></w:tbl>" * deep),
        "deep boxes": lambda: docx(_deep_boxes(60)),
        "deep controls": lambda: docx("<w:sdt><w:sdtContent>" * deep + p("ก") + "</w:sdtContent></w:sdt>" * deep),
        "deep alternatives": lambda: docx(
            "<w:p><w:r>"
            + "<mc:AlternateContent><mc:Choice>" * deep
            + "<w:t>ก</w:t>"
            + "</mc:Choice></mc:AlternateContent>" * deep
            + "</w:r></w:p>"
        ),
        "wide spans": lambda: docx(tbl(*[row(*[cell("ก", '<w:gridSpan w:val="999999999"/>')] * 20)] * 20)),
        "negative spans": lambda: docx(tbl(row(cell("ก", '<w:gridSpan w:val="-5"/><w:vMerge/>'), cell("ข")))),
        "far columns": lambda: docx(
            tbl(*[row("ก", "ข", properties=f'<w:gridBefore w:val="{n * 1_000_000}"/>') for n in range(200)])
        ),
        "merged down": lambda: docx(tbl(*[row(*[cell("ก", "<w:vMerge/>")] * 60)] * 500)),
        "many cells": lambda: docx(tbl(*[row(*["ก"] * 60)] * 500)),
        "ragged rows": lambda: docx(
            tbl(*[row(*[cell("ก", f'<w:gridSpan w:val="{1 + (n * m) % 7}"/>') for m in range(40)]) for n in range(200)])
        ),
        "tabs": lambda: docx(*[p("ก\t" * 200)] * 200),
        "blanks": lambda: docx(p("ก" + " " * 500_000 + "\tข")),
        "fields that never end": lambda: docx(*[p(run('<w:fldChar w:fldCharType="begin"/>'), "ก")] * 5_000),
        "fields in fields": lambda: docx(
            p(
                *[run('<w:fldChar w:fldCharType="begin"/>')] * 20_000,
                "ก",
                *[run('<w:fldChar w:fldCharType="end"/>')] * 20_000,
            )
        ),
        "long instructions": lambda: docx(p(*[field("PAGE " * 100, "1")] * 2_000)),
        "styles in a circle": lambda: docx(
            *[p("ก", style=f"s{n}") for n in range(500)],
            styles="".join(style(f"s{n}", "", based_on=f"s{(n + 1) % 500}") for n in range(500)),
        ),
        "lists of every level": lambda: docx(
            *[p("ก", listed=(1, n % 12)) for n in range(5_000)],
            numbering=definition(0, *[level(n, "thaiCounting", "%1%2%3%4%5%6%7%8%9", start=32_000) for n in range(9)])
            + instance(1, 0),
        ),
        "long letters": lambda: docx(
            *[p("ก", listed=(1, 0))] * 2_000,
            numbering=definition(0, level(0, "lowerLetter", "%1" * 50, start=32_000)) + instance(1, 0),
        ),
        "long Roman numbers": lambda: docx(
            *[p("ก", listed=(1, 0))] * 500,
            numbering=definition(0, level(0, "upperRoman", "%1" * 200, start=999_999_999)) + instance(1, 0),
        ),
        "many notes": lambda: docx(
            p(*[run(f'<w:footnoteReference w:id="{n}"/>') for n in range(5_000)]),
            more={"footnotes": "".join(f'<w:footnote w:id="{n}">{p("ก")}</w:footnote>' for n in range(5_000))},
        ),
        "a swelling part": lambda: _package(_word_xml("", "ก" * (14 << 20))),
        "a swelling picture": lambda: _package(_word_xml("", _HEAD), {"word/media/1.png": b"\0" * (50 << 20)}),
        "many parts": lambda: _package(_word_xml("", _HEAD), {f"x{n}": b"" for n in range(20_000)}),
        "a relation to itself": lambda: archive(
            {
                "_rels/.rels": relations(("rId1", "officeDocument", "_rels/.rels")),
                "word/document.xml": _word_xml("", "ก"),
            }
        ),
        "a relation far up": lambda: archive(
            {
                "_rels/.rels": relations(("rId1", "officeDocument", "../" * 5_000 + "word/document.xml")),
                "word/document.xml": _word_xml("", "ก"),
            }
        ),
        "one long paragraph": lambda: docx(p((_HEAD * 3_000).replace("\n", " "))),
        "many runs": lambda: docx(p(*["ก"] * 20_000)),
        "many paragraphs": lambda: docx(*[p("ก")] * 20_000),
    }


def _deep_boxes(depth: int) -> str:
    inner = p("ก")
    for _ in range(depth):
        inner = f"<w:p><w:r><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing></w:r></w:p>"
    return inner


def _pdf(write: Callable[[PdfWriter], None]) -> Callable[[], bytes]:
    def make() -> bytes:
        writer = PdfWriter()
        write(writer)
        return writer.content()

    return make


def _program(program: bytes, count: int = 1) -> Callable[[], bytes]:
    def write(writer: PdfWriter) -> None:
        for _ in range(count):
            page = writer.page()
            page.text(72, 760, _HEAD.strip())
            page.program.append(program)

    return _pdf(write)


def _pdf_documents() -> dict[str, Callable[[], bytes]]:
    squares = b" ".join(b"%d %d 5 5 re S" % (20 + 7 * (n % 80), 20 + 7 * (n // 80)) for n in range(8_000))
    lines = b" ".join(b"%d 10 m %d 800 l S 10 %d m 590 %d l S" % (n, n, n, n) for n in range(10, 590, 4))
    net = b" ".join(b"%d 0 m %d 13300 l S 0 %d m 13300 %d l S" % (n, n, n, n) for n in range(0, 13_300, 7))
    letters = b" ".join(b"BT /F 8 Tf 1 0 0 1 %d %d Tm <010203> Tj ET" % (n % 500, n // 20) for n in range(15_000))
    return {
        "letters at one place": _program(b"BT /F 14 Tf 1 0 0 1 72 700 Tm " + b"<01> Tj 0 0 Td " * 20_000 + b"ET"),
        "marks alone": _pdf(lambda pdf: _marks_alone(pdf, 4_000)),
        "letters everywhere": _program(letters),
        "letters in a row": _program(b"BT /F 0.01 Tf 1 0 0 1 72 700 Tm <" + b"0102" * 29_000 + b"> Tj ET"),
        "far letters": _program(
            b"BT /F 14 Tf 1 0 0 1 1e30 -1e30 Tm <0102> Tj ET BT /F 14 Tf 1 0 0 1 -9e9 9e9 Tm <0102> Tj ET"
        ),
        "letters of no size": _program(b"BT /F 0 Tf 0 0 0 0 72 700 Tm <010203> Tj ET"),
        "letters of a huge size": _program(b"BT /F 1e9 Tf 1 0 0 1 72 700 Tm <010203> Tj ET"),
        "one letter far right": _program(b"BT /F 12 Tf 1 0 0 1 72 600 Tm <0102> Tj 1 0 0 1 1e7 600 Tm <01> Tj ET"),
        "columns far apart": _pdf(_far_columns),
        "squared paper": _program(lines),
        "nets of lines that stay apart": _program(net, 12),
        "squares": _program(squares),
        "long paths": _program(b"0 0 m " + b"500 0 l 500 500 l 0 500 l " * 20_000 + b"S"),
        "states": _program(b"q " * 100_000),
        "spans in spans": _program(
            b"/Span <</ActualText <feff0e01>>> BDC " * 5_000 + b"BT /F 14 Tf 72 600 Td <0102> Tj ET"
        ),
        "many spans": _program(
            b"/Span <</ActualText <feff0e010e02>>> BDC BT /F 14 Tf 72 600 Td <01> Tj ET EMC " * 4_000
        ),
        "many pages": _pdf(lambda pdf: _pages(pdf, 400)),
        "too many pages": _pdf(lambda pdf: _pages(pdf, 2_000)),
        "pages of one header": _pdf(lambda pdf: _pages(pdf, 300, _HEAD.strip())),
        "swelling streams": _swelling_pdf,
        "pages in a circle": _circle_pdf,
        "only a mark": lambda: b"%PDF-1.7",
        "a mark and rubbish": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1_000,
        "objects without end": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 50_000,
        "arrays in arrays": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>",
    }


def _marks_alone(pdf: PdfWriter, count: int) -> None:
    page = pdf.page()
    page.text(72, 760, _HEAD.strip())
    for number in range(count):
        page.text(20 + 7 * (number % 80), 20 + 14 * (number // 80), "้")


def _pages(pdf: PdfWriter, count: int, words: str = "") -> None:
    for _ in range(count):
        pdf.page().text(72, 820, words)


def _far_columns(pdf: PdfWriter) -> None:
    page = pdf.page()
    for number in range(40):
        page.text(1, 800 - 18 * number, "ประชุมประชาคม", 0.5)
        page.text(14_000, 800 - 18 * number, "ประชุมประชาคม", 0.5)


def _raw_pdf(*objects: bytes) -> bytes:
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def _swelling_pdf() -> bytes:
    packed = zlib.compress(zlib.compress(b"q Q " * (64 << 18), 9), 9)
    return _raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        _stream(packed, b"/Filter[/FlateDecode/FlateDecode]"),
    )


def _circle_pdf() -> bytes:
    return _raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>", b"<</Type/Page/Parent 2 0 R>>"
    )


def form_in_itself() -> bytes:
    """A PDF of two kilobytes whose form draws itself a hundred times: PDFium takes all the memory there is."""
    return _raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        _stream(b"/X Do " * 100),
        _stream(b"/X Do " * 100, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>"),
    )


def _filled(piece: str) -> Callable[[], bytes]:
    return (_HEAD + piece * (_LONG // len(piece))).encode


def _page(inner: str) -> Callable[[], bytes]:
    return f"<!doctype html><html><body>{_HEAD}{inner}</body></html>".encode


def hostile_documents() -> dict[str, Callable[[], bytes]]:
    """File name → what makes the document."""
    return {
        **{f"{name}.txt": _filled(piece) for name, piece in _REPEATED.items()},
        **{f"{name}.html": _page(inner) for name, inner in _HTML.items()},
        **{f"{name}.docx": make for name, make in _word_documents().items()},
        **{f"{name}.pdf": make for name, make in _pdf_documents().items()},
        **{f"{name}.zip": make for name, make in _zip_documents().items()},
        **{f"{name}.xlsx": make for name, make in workbooks().items()},
        **{f"{name}.csv": make for name, make in separated().items()},
    }
