"""What a Word document's styles say of paragraphs and runs, as far as it tells which words are shown and how they begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from .word_tree import VAL, W, is_on, number, value

_START = (f"{W}left", f"{W}start")
_LONGEST_CHAIN = 32  # of styles based on one another; a chain may bite its own tail
_BODY_TEXT = 9  # the outline level that is none


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a paragraph's first line begins, in twips: None is what is not said."""

    left: int | None = None
    first: int | None = None  # beyond `left`; a hanging indent is below 0

    def over(self, other: Indent) -> Indent:
        """This indent, and the other's where this says nothing."""
        return Indent(other.left if self.left is None else self.left, other.first if self.first is None else self.first)


NO_INDENT = Indent()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it is based on. None is what none of them says."""

    chain: tuple[str, ...] = ()  # the ids of the style and of those it is based on
    name: str = ""
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    indent: Indent = NO_INDENT

    @property
    def is_heading(self) -> bool:
        """Whether its paragraphs are headings of the outline."""
        return self.outline is not None and self.outline < _BODY_TEXT

    @property
    def is_contents(self) -> bool:
        """Whether its paragraphs are lines of a table of contents."""
        return self.name.startswith("toc ")


PLAIN = Style()


def indent_of(properties: Element | None) -> Indent:
    """The indent that paragraph properties state."""
    stated = None if properties is None else properties.find(f"{W}ind")
    if stated is None:
        return NO_INDENT
    left = next((twips for name in _START if (twips := number(stated.get(name))) is not None), None)
    hanging = number(stated.get(f"{W}hanging"))
    return Indent(left, number(stated.get(f"{W}firstLine")) if hanging is None else -hanging)


def is_bold(properties: Element | None) -> bool | None:
    """Whether run properties say bold, for Latin or for Thai letters; None where they say nothing."""
    if properties is None:
        return None
    said = [on for tag in ("b", "bCs") if (on := is_on(properties.find(f"{W}{tag}"))) is not None]
    return any(said) if said else None


_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"
_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"


def without_looks(content: bytes) -> bytes:
    """word/styles.xml without tables' looks and the names of styles not in use: in some templates 300 kilobytes of 350."""
    before, latent, behind = content.partition(_LATENT)
    kept = [before, behind.partition(_LATENT_END)[2]] if latent else [content]
    *styles, end = b"".join(kept).split(_STYLE_END)
    pared: list[bytes] = []
    for style in styles:
        begin = style.rfind(_STYLE)
        is_table = b'w:type="table"' in style[begin : style.find(b">", begin)]
        pared += [style[:begin]] if is_table else [style, _STYLE_END]
    return b"".join((*pared, end))


@dataclass(slots=True)
class Styles:
    """The styles of a document; each is put together when it is first asked for."""

    _elements: Mapping[str, Element]
    _default: str | None
    _known: dict[str | None, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read word/styles.xml, which may be missing."""
        elements: dict[str, Element] = {}
        default = None
        for style in () if root is None else root.iterfind(f"{W}style"):
            style_id = style.get(f"{W}styleId", "")
            elements[style_id] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                default = style_id
        return cls(elements, default)

    def paragraph(self, style_id: str | None) -> Style:
        """A paragraph's style; the document's default where it names none, or one that is not there."""
        return self.named(style_id if style_id in self._elements else self._default)

    def named(self, style_id: str | None) -> Style:
        """The style of an id; a plain one where there is none."""
        found = self._known.get(style_id)
        if found is None:
            found = self._known[style_id] = self._put_together(style_id)
        return found

    def _put_together(self, style_id: str | None) -> Style:
        chain: list[str] = []
        while style_id is not None and style_id in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(style_id)
            style_id = value(self._elements[style_id], f"{W}basedOn")
        style = PLAIN
        for ancestor in reversed(chain):
            style = _on_top(style, self._elements[ancestor])
        return replace(style, chain=tuple(chain))


def _on_top(base: Style, element: Element) -> Style:
    """A style that is based on another: what it says itself, and the other's where it says nothing."""
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    hidden = None if run is None else is_on(run.find(f"{W}vanish"))
    bold = is_bold(run)
    level = number(value(paragraph, f"{W}numPr/{W}ilvl"))
    outline = number(value(paragraph, f"{W}outlineLvl"))
    name = element.find(f"{W}name")
    return Style(
        name="" if name is None else name.get(VAL, "").lower(),
        num_id=value(paragraph, f"{W}numPr/{W}numId") or base.num_id,
        level=base.level if level is None else level,
        outline=base.outline if outline is None else outline,
        hidden=base.hidden if hidden is None else hidden,
        bold=base.bold if bold is None else bold,
        indent=indent_of(paragraph).over(base.indent),
    )
