"""The tree of a Word document: its names, and the walk over what is shown.

Between a paragraph and its words, or a table and its rows, stand elements that only say something of what is in them:
a link, an insertion, a content control. They are dissolved here, each as Word shows it, so that no reader of paragraphs,
rows or cells has to know of them. What is deleted or moved away is no child for anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = f"{W}val"
P, R, T, TBL, TR, TC = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl", f"{W}tr", f"{W}tc"
TEXT_BOX = f"{W}txbxContent"
_ALTERNATES = f"{_MC}AlternateContent"
_SIMPLE_FIELD, _INSTRUCTION = f"{W}fldSimple", f"{W}instr"

# Fields whose result is none of the document's words: a page's number is the printer's, contents say all twice.
_LEFT_OUT = frozenset("PAGE NUMPAGES SECTIONPAGES PAGEREF TOC INDEX TOA".split())
_OFF = frozenset({"0", "false", "off"})


# No document that people read nests wrappers, drawings or tables deeper: what does was made to take time.
_DEEPEST = 256


class TooDeep(Exception):
    """Elements are nested deeper than any document's."""


def is_on(switch: Element | None) -> bool | None:
    """What a switch such as w:b says; None where it is not there."""
    return None if switch is None else switch.get(VAL, "1") not in _OFF


def value(parent: Element | None, path: str) -> str | None:
    """The w:val of a descendant; None where there is none."""
    found = None if parent is None else parent.find(path)
    return None if found is None else found.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number of Word's; None for what is none, or is too long to be meant."""
    try:
        return int(text) if text and len(text) <= 9 else None
    except ValueError:
        return None


def is_left_out(instruction: str) -> bool:
    """Whether a field's result is left out, by its instruction."""
    return instruction.strip().partition(" ")[0].upper() in _LEFT_OUT


def shown(parent: Element) -> Iterator[Element]:
    """The children of an element in the order they are read, wrappers dissolved."""
    work = [iter(parent)]
    while work:
        if len(work) > _DEEPEST:
            raise TooDeep
        for child in work[-1]:
            dissolve = _WRAPPERS.get(child.tag)
            if dissolve is None:
                yield child
            elif (inner := dissolve(child)) is not None:
                work.append(iter(inner))
                break
        else:
            work.pop()


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of a drawing's text boxes, without those of boxes within them."""
    work = [iter((drawing,))]
    while work:
        if len(work) > _DEEPEST:
            raise TooDeep
        for child in work[-1]:
            if child.tag == TEXT_BOX:
                yield child
            elif (inner := _alternative(child) if child.tag == _ALTERNATES else child) is not None:
                work.append(iter(inner))
                break
        else:
            work.pop()


def _alternative(alternates: Element) -> Element | None:
    """The one of several renderings of the same that has words: the newest first, never two."""
    return next((one for one in alternates if next(one.iter(T), None) is not None), None)


def _controlled(control: Element) -> Element | None:
    """What a content control holds; not the prompt of an empty one, nor a table of contents."""
    properties = control.find(f"{W}sdtPr")
    if properties is not None:
        if is_on(properties.find(f"{W}showingPlcHdr")):
            return None
        if value(properties, f"{W}docPartObj/{W}docPartGallery") == "Table of Contents":
            return None
    return control.find(f"{W}sdtContent")


def _field(field: Element) -> Element | None:
    return None if is_left_out(field.get(_INSTRUCTION, "")) else field


def _itself(wrapper: Element) -> Element | None:
    return wrapper


_WRAPPERS: dict[str, Callable[[Element], Element | None]] = {
    f"{W}sdt": _controlled,
    _SIMPLE_FIELD: _field,
    _ALTERNATES: _alternative,
    **{f"{W}{tag}": _itself for tag in "ins moveTo hyperlink smartTag customXml bdo dir ruby rubyBase".split()},
}
