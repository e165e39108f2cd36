"""Word's automatic numbering: the label that stands before a paragraph but is nowhere among its words.

A paragraph names a list (w:num) and a level. The list is an instance of a definition (w:abstractNum) that says what each
level looks like; every list of a definition counts on in one sequence, unless it says where it starts. Rules: ECMA-376
part 1, 17.9. Where that is silent, this does what docx4j found by measuring Word (its numbering probes P1, P2, P7, P8):
the body, each text box, the headers with the footers, the footnotes and the endnotes count each for themselves, and a
level that is shown before it was used shows its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .number_format import write_number
from .symbols import BULLET, PRIVATE, symbol
from .word_styles import NO_INDENT, Indent, Styles, indent_of
from .word_tree import VAL, W, is_on, number, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES = {"nothing": "", "space": " ", "tab": " "}


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level of a list are labelled."""

    text: str  # with %1 … %9 for the numbers of the levels
    number_format: str = "decimal"
    start: int = 1
    suffix: str = " "
    restart: int | None = None  # the level, counted from 1, whose use restarts this one; 0 for none
    is_legal: bool = False
    indent: Indent = NO_INDENT
    style: str | None = None


class Label(NamedTuple):
    """What stands before a paragraph, what parts it from the words, and the list's own indent."""

    words: str
    suffix: str
    indent: Indent


@dataclass(slots=True)
class _List:
    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Lists:
    """The lists that a document defines; each is read when it is first used."""

    _root: Element | None
    _styles: Styles
    _lists: dict[str, _List | None] = field(default_factory=dict)
    _elements: dict[tuple[str, str], Element] | None = None

    def list_of(self, num_id: str) -> _List | None:
        """The list of an id; None where the document defines none."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def level_of_style(self, num_id: str, chain: tuple[str, ...]) -> int | None:
        """The level that is linked to a style, or to one it is based on; None where the list has no such level."""
        found = self.list_of(num_id)
        if found is None:
            return None
        linked = {level.style: place for place, level in found.levels.items() if level.style}
        return next((linked[style] for style in chain if style in linked), None)

    def _element(self, tag: str, identifier: str) -> Element | None:
        if self._elements is None:
            self._elements = {
                (tag, child.get(f"{W}{tag}Id", "")): child
                for tag in ("abstractNum", "num")
                for child in (() if self._root is None else self._root.iterfind(f"{W}{tag}"))
            }
        return self._elements.get((tag, identifier))

    def _read(self, num_id: str) -> _List | None:
        instance = self._element("num", num_id)
        definition = value(instance, f"{W}abstractNumId")
        if instance is None or definition is None:
            return None
        levels = {place: _level(element) for place, element in self._levels(definition).items()}
        starts: dict[int, int] = {}
        for override in instance.iterfind(f"{W}lvlOverride"):
            place = number(override.get(f"{W}ilvl"))
            if place is None:
                continue
            if (element := override.find(f"{W}lvl")) is not None:
                levels[place] = _level(element)
            if (start := number(value(override, f"{W}startOverride"))) is not None:
                starts[place] = start
        return _List(definition, levels, starts)

    def _levels(self, definition: str) -> dict[int, Element]:
        """The levels of a definition, its own or those of the list that its style names."""
        for _ in range(_LEVELS):
            element = self._element("abstractNum", definition)
            if element is None:
                return {}
            levels = {number(level.get(f"{W}ilvl")): level for level in element.iterfind(f"{W}lvl")}
            link = value(element, f"{W}numStyleLink")
            if levels or link is None:
                return {place: level for place, level in levels.items() if place is not None}
            named = self._element("num", self._styles.named(link).num_id or "")
            definition = value(named, f"{W}abstractNumId") or ""
        return {}


def _level(element: Element) -> Level:
    number_format = value(element, f"{W}numFmt")
    if number_format is None:
        # A format of a newer Word, and what older ones are to show instead.
        number_format = next((one.get(VAL) for one in reversed(list(element.iter(f"{W}numFmt")))), None)
    text = value(element, f"{W}lvlText") or ""
    if number_format == "bullet":
        text = _bullet(text, element)
    start = number(value(element, f"{W}start"))
    return Level(
        text,
        number_format or "decimal",
        0 if start is None else start,
        _SUFFIXES.get(value(element, f"{W}suff") or "tab", " "),
        number(value(element, f"{W}lvlRestart")),
        is_on(element.find(f"{W}isLgl")) or False,
        indent_of(element.find(f"{W}pPr")),
        value(element, f"{W}pStyle"),
    )


def _bullet(text: str, level: Element) -> str:
    """A bullet as a character that is one in any font."""
    if level.find(f"{W}lvlPicBulletId") is not None:
        return BULLET
    if len(text) == 1 and ord(text) in PRIVATE:
        fonts = level.find(f"{W}rPr/{W}rFonts")
        return symbol("" if fonts is None else fonts.get(f"{W}ascii", ""), ord(text))
    # "o" of Courier New is a ring, and an unseen bullet is none.
    return BULLET if text.strip().isalnum() else text


@dataclass(slots=True)
class Counters:
    """How far the lists have come in one story of the document."""

    _lists: Lists
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _at_start: set[tuple[str, int]] = field(default_factory=set)  # shown as their start, not used since
    _started: set[tuple[str, int]] = field(default_factory=set)  # lists that have begun where they say they do

    def afresh(self) -> Counters:
        """Counters of another story of the same document."""
        return Counters(self._lists)

    def level_of_style(self, num_id: str, chain: tuple[str, ...]) -> int | None:
        """The level of a list that is linked to a style; see `Lists`."""
        return self._lists.level_of_style(num_id, chain)

    def label(self, num_id: str, place: int) -> Label | None:
        """Count a paragraph of a list's level, from 0, and give its label; None where the list or the level is not defined."""
        one = self._lists.list_of(num_id)
        level = one.levels.get(place) if one else None
        if one is None or level is None:
            return None
        self._count(num_id, one, place)
        return Label(self._words(one, place), level.suffix, level.indent)

    def _count(self, num_id: str, one: _List, place: int) -> None:
        for above in range(place):
            key = one.definition, above
            if key not in self._counts and above in one.levels:
                self._counts[key] = one.starts.get(above, one.levels[above].start)
        key = one.definition, place
        if place in one.starts and (num_id, place) not in self._started:
            self._started.add((num_id, place))
            self._counts[key] = one.starts[place]
        elif key in self._at_start or key not in self._counts:
            self._counts[key] = self._counts.get(key, one.levels[place].start)
        else:
            self._counts[key] += 1
        self._at_start.discard(key)
        for below in range(place + 1, _LEVELS):
            level = one.levels.get(below)
            if level is not None and (level.restart is None or place < level.restart):
                self._counts[one.definition, below] = one.starts.get(below, level.start)
                self._at_start.add((one.definition, below))

    def _words(self, one: _List, place: int) -> str:
        level = one.levels[place]

        def write(found: re.Match[str]) -> str:
            shown = int(found[1]) - 1
            if shown not in one.levels:
                return ""
            number_format = one.levels[shown].number_format
            if level.is_legal and number_format not in ("decimalZero", "none"):
                number_format = "decimal"
            count = self._counts.get((one.definition, shown), one.levels[shown].start)
            return write_number(count, number_format)

        return _PLACE.sub(write, level.text)
