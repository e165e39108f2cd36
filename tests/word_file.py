"""Word documents written by hand: XML into a zip, as little of it as says what a test is about.

A piece that begins with "<" is XML and goes in as it is; any other is words, in which a tab is w:tab and a line feed w:br.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BOLD = "<w:b/><w:bCs/>"


def run(words: str, properties: str = "") -> str:
    """A w:r of words with run properties."""
    if words.startswith("<"):
        return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{words}</w:r>"
    text = f'<w:t xml:space="preserve">{escape(words)}</w:t>'
    text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return run(text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">'), properties)


def p(
    *pieces: str, style: str = "", listed: tuple[int, int] | None = None, properties: str = "", bold: bool = False
) -> str:
    """A w:p; `listed` is the list's id and the level in it."""
    stated = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        stated += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    inner = "".join(piece if piece.startswith("<") else run(piece, BOLD if bold else "") for piece in pieces)
    return f"<w:p><w:pPr>{stated}{properties}</w:pPr>{inner}</w:p>"


def cell(words: str = "", properties: str = "") -> str:
    """A w:tc; each line of words is a paragraph of its own."""
    inner = words if words.startswith("<") else "".join(p(line) for line in words.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A w:tr."""
    inner = "".join(one if one.startswith(("<w:tc", "<w:sdt")) else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A w:tbl of rows, each as XML or as its cells' words."""
    return f"<w:tbl><w:tblPr/>{''.join(one if isinstance(one, str) else row(*one) for one in rows)}</w:tbl>"


def level(place: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """A w:lvl of a list's definition."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def definition(identifier: int, *levels: str) -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def instance(num_id: int, of: int, *overrides: str) -> str:
    """A w:num."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def style(
    style_id: str, inner: str, name: str = "", sort: str = "paragraph", based_on: str = "", more: str = ""
) -> str:
    """A w:style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{sort}" w:styleId="{style_id}"{more}><w:name w:val="{name or style_id}"/>{base}{inner}</w:style>'


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: the drawing, and for older programs the same in VML."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return run(
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def field(instruction: str, *result: str) -> str:
    """A complex field and its result, which is XML or words."""
    return (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText> {escape(instruction)} </w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + "".join(piece if piece.startswith("<") else run(piece) for piece in result)
        + run('<w:fldChar w:fldCharType="end"/>')
    )


def archive(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def relations(*of: tuple[str, str, str], root: str = R) -> str:
    """A .rels part of (id, last word of the type, target)."""
    inner = "".join(f'<Relationship Id="{i}" Type="{root}/{kind}" Target="{target}"/>' for i, kind, target in of)
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def docx(*body: str, styles: str = "", numbering: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A .docx of blocks; `more` are further parts of word/ by kind: header, footer, footnotes, endnotes, as their inner XML."""
    roots = {"header": "hdr", "footer": "ftr"}
    parts = {"styles": styles, "numbering": numbering, **(more or {})}
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{DECLARATION}<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            *((kind, kind, f"{kind}.xml") for kind, inner in parts.items() if inner)
        ),
    }
    for kind, inner in parts.items():
        if inner:
            root = roots.get(kind, kind)
            written[f"word/{kind}.xml"] = f"{DECLARATION}<w:{root} {NAMES}>{inner}</w:{root}>"
    return archive(written)
