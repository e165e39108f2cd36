"""Documents that are well made and make no sense, for hypothesis to vary and to make small: (content, file name)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.fuzz.hostile import PIECES
from tests.readers.pdf_writer import PdfWriter
from tests.word_file import cell, definition, docx, field, instance, level, p, row, run, style, text_box

Case = tuple[bytes, str]
Cases = st.SearchStrategy[Case]

_NUMBERS = st.sampled_from((0, 1, 2, 3, 9, 31, 99, 2568, 65_535, 999_999_999, -1)) | st.integers(-9, 99)
_LETTERS = st.characters(codec="utf-8", max_codepoint=0x0E7F) | st.characters(codec="utf-8")
_WORDS = st.sampled_from(PIECES) | st.text(_LETTERS, max_size=12) | _NUMBERS.map(str)
_XML_WORDS = _WORDS.map(
    lambda words: "".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff")
)
_LINES = st.lists(_WORDS, max_size=8).map("".join)
_DEPTHS = st.sampled_from((1, 2, 30, 300, 10_000))


def texts() -> Cases:
    """Reports of pieces of reports, in any of the encodings."""
    lines = st.lists(_LINES, max_size=40).map("\n".join)
    codecs = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "latin-1"))
    return st.tuples(lines, codecs).map(lambda made: (made[0].encode(made[1], "replace"), "ข้อความ.txt"))


def tables_of_text() -> Cases:
    """Text in columns, with separators of all sorts within and between cells."""
    cells = st.lists(_WORDS, max_size=7)
    separators = st.sampled_from((",", ";", "\t", "|"))
    tables = st.tuples(separators, st.lists(cells, max_size=25))
    return tables.map(
        lambda made: ("\r\n".join(made[0].join(one) for one in made[1]).encode(errors="replace"), "ตาราง.csv")
    )


_TAGS = st.sampled_from(
    "div p span table tr td th ul ol li pre h1 header footer main article nav blockquote b form label br svg template title".split()
)
_CLASSES = st.sampled_from(("", "menu", "content", "hidden", "footer header", "no-sidebar", "x" * 300))


def pages() -> Cases:
    """Web pages of any elements in each other, some of them very deep, with spans that no table has."""
    attributes = st.tuples(_CLASSES, _NUMBERS, _NUMBERS, _NUMBERS).map(
        lambda told: ' class="{}" rowspan={} colspan={} value={}'.format(*told)
    )

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        element = st.tuples(_TAGS, attributes, st.lists(inner, max_size=5).map("".join), st.booleans())
        return element.map(lambda told: f"<{told[0]}{told[1]}>{told[2]}{f'</{told[0]}>' if told[3] else ''}")

    body = st.recursive(_WORDS, around, max_leaves=30)
    deep = st.tuples(_TAGS, _DEPTHS, body).map(lambda told: f"<{told[0]}>" * told[1] + told[2])
    return st.one_of(body, deep).map(
        lambda inner: (f"<html><body><p>{inner}</body></html>".encode(errors="replace"), "หน้า.html")
    )


def word_documents() -> Cases:
    """Word documents of paragraphs, lists, fields, boxes and tables whose numbers are absurd."""
    listed = st.none() | st.tuples(st.integers(0, 3), st.integers(-1, 12))
    marks = st.sampled_from(("begin", "separate", "end")).map(lambda sort: run(f'<w:fldChar w:fldCharType="{sort}"/>'))
    fields = st.tuples(st.sampled_from(("PAGE", "TOC", "REF x", "")), _XML_WORDS).map(lambda told: field(*told))
    switches = st.sampled_from(("<w:b/>", "<w:vanish/>", '<w:b w:val="0"/>', '<w:ind w:left="999999999"/>', "<w:del/>"))
    runs = st.tuples(_XML_WORDS.filter(lambda words: not words.startswith("<")), switches).map(lambda told: run(*told))
    pieces = st.lists(st.one_of(runs, fields, marks), max_size=6)
    paragraphs = st.tuples(pieces, st.sampled_from(("", "s0", "s1", "s2", "none")), listed, switches).map(
        lambda told: p(*told[0], style=told[1], listed=told[2], properties=f"<w:rPr>{told[3]}</w:rPr>")
    )

    def around(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inner = st.lists(blocks, min_size=1, max_size=3).map("".join)
        merged = st.tuples(_NUMBERS, st.sampled_from(("", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:hMerge/>")))
        cells = st.tuples(inner, merged).map(
            lambda told: cell(told[0], f'<w:gridSpan w:val="{told[1][0]}"/>{told[1][1]}')
        )
        rows = st.tuples(st.lists(cells, max_size=4), _NUMBERS).map(
            lambda told: row(*told[0], properties=f'<w:gridBefore w:val="{told[1]}"/>')
        )
        tables = st.lists(rows, max_size=4).map(lambda told: f"<w:tbl>{''.join(told)}</w:tbl>")
        return st.one_of(tables, inner.map(lambda told: p(text_box(told))), st.tuples(inner, _DEPTHS).map(_controlled))

    formats = st.sampled_from(("decimal", "thaiCounting", "lowerLetter", "upperRoman", "bullet", "none", "strange"))
    labels = st.sampled_from(("%1", "%1.%2.%9", "%9" * 30, "\uf0b7", "", "%0%%"))
    levels = st.tuples(formats, labels, _NUMBERS).map(lambda told: (told[0], told[1], "", told[2]))
    bodies = st.lists(st.recursive(paragraphs, around, max_leaves=12), max_size=6)
    return st.tuples(bodies, st.lists(levels, max_size=9), st.permutations(range(3))).map(_word_file)


def _controlled(told: tuple[str, int]) -> str:
    inner, depth = told
    return "<w:sdt><w:sdtContent>" * depth + inner + "</w:sdtContent></w:sdt>" * depth


def _word_file(told: tuple[list[str], list[tuple[str, str, str, int]], list[int]]) -> Case:
    body, levels, bases = told
    return (
        docx(
            *body,
            styles="".join(
                style(f"s{n}", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", based_on=f"s{base}")
                for n, base in enumerate(bases)
            ),
            numbering=definition(0, *(level(place, *one) for place, one in enumerate(levels)))
            + instance(1, 0)
            + instance(2, 7),
        ),
        "รายงาน.docx",
    )


_PLACES = st.sampled_from((-1e30, -1e5, -1.0, 0.0, 0.001, 300.0, 841.9, 1e5, 1e9)) | st.floats(
    -50, 900, allow_nan=False
)
_SIZES = st.sampled_from((0.0, 0.001, 1.0, 14.0, 1e6, -14.0))
_DRAWN = st.text("กขำเ้ิุ 1๑a\u0e4d-", max_size=12) | st.sampled_from(PIECES).map(lambda words: words.strip()[:40])


def pdfs() -> Cases:
    """PDFs of letters, spans, lines and boxes at any place and in any size, on pages turned any way."""
    return st.lists(st.tuples(st.sampled_from((0, 90, 180, 270, 45)), st.lists(_steps(), max_size=14)), max_size=3).map(
        _pdf_file
    )


def _steps() -> st.SearchStrategy[tuple[object, ...]]:
    spans = st.lists(st.tuples(_PLACES, st.text("กำ้", min_size=1, max_size=2)), max_size=3)
    grids = st.tuples(
        st.just("grid"), st.lists(_PLACES, min_size=1, max_size=9), st.lists(_PLACES, min_size=1, max_size=9)
    )
    return st.one_of(
        st.tuples(st.just("text"), _PLACES, _PLACES, _DRAWN, _SIZES),
        st.tuples(st.just("letters"), _PLACES, _PLACES, _DRAWN, _SIZES),
        st.tuples(st.just("span"), _PLACES, _PLACES, _DRAWN, spans, _SIZES),
        st.tuples(st.sampled_from(("rule", "box", "picture")), _PLACES, _PLACES, _PLACES, _PLACES),
        st.tuples(st.just("field"), _PLACES, _PLACES, _DRAWN),
        grids,
    )


def _pdf_file(sheets: Sequence[tuple[int, Sequence[tuple[object, ...]]]]) -> Case:
    writer = PdfWriter()
    for rotate, steps in sheets:
        page = writer.page(rotate)
        page.text(72, 700, "รายงานการมีส่วนร่วมของประชาชน")
        for step, *told in steps:
            getattr(page, str(step))(*told)
    return writer.content(), "รายงาน.pdf"


_NAMES = st.sampled_from(
    ("ก.txt", "a.zip", "../a.txt", "/a.txt", "a\\b.html", "", "/", "x/", ".hidden", "[Content_Types].xml", "word/document.xml", "xl/workbook.xml")
) | st.text(_LETTERS, max_size=8)  # fmt: skip


def archives() -> Cases:
    """Archives of documents and of archives, under any names."""
    documents = st.one_of(texts(), pages(), tables_of_text()).map(lambda made: made[0]) | st.binary(max_size=60)

    def around(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
        return st.dictionaries(_NAMES, inner, max_size=4).map(_zip)

    return st.recursive(documents, around, max_leaves=6).map(lambda content: (content, "ส่ง.zip"))


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def packages() -> Cases:
    """Office packages of parts that are XML, or are not, under the names that readers look for."""
    names = st.sampled_from(
        "_rels/.rels [Content_Types].xml word/document.xml word/styles.xml word/numbering.xml word/_rels/document.xml.rels xl/workbook.xml "
        "xl/_rels/workbook.xml.rels xl/sharedStrings.xml xl/styles.xml xl/worksheets/sheet1.xml".split()
    )
    tags = st.sampled_from(
        "w:document w:body w:p w:r w:t Relationships Relationship worksheet sheetData row c v is t si sst sheets sheet".split()
    )
    attributes = st.sampled_from(
        ('', ' r="1" s="9999"', ' r="A1" t="s"', ' r="ZZZ99999999" t="inlineStr"', ' Id="rId1" Target="../../x"', ' name="ก" sheetId="1" r:id="rId1"')
    )  # fmt: skip

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        made = st.tuples(tags, attributes, st.lists(inner, max_size=4).map("".join))
        return made.map(lambda told: f"<{told[0]}{told[1]}>{told[2]}</{told[0]}>")

    names_of = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    tree = st.recursive(_XML_WORDS.map(escape), around, max_leaves=8)
    part = st.tuples(tags, tree).map(
        lambda told: f"<{told[0]} {names_of}>{told[1]}</{told[0]}>".encode(errors="replace")
    )
    return (
        st.dictionaries(names, part | st.binary(max_size=30), max_size=8)
        .map(_zip)
        .map(lambda content: (content, "แฟ้ม.xlsx"))
    )
