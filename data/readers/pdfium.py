"""PDFium asked about all characters or objects of a page in one sweep: what it is asked a thousand times a page.

Its functions are bound here without types of arguments, for handles that need no wrapping and places that are made once:
the usual way costs twice as much as the answers. Coordinates are those of the unrotated page. Not thread safe, nor is PDFium.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium


class Handle(ctypes.c_void_p):
    """A handle of PDFium's that is passed on as it came; a plain c_void_p would come as a number."""


def _bound(function: Any, result: Any = ctypes.c_int) -> Any:
    """The same function taking handles, places and C integers as they are; no other thread runs meanwhile."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_origin = _bound(pdfium.FPDFText_GetCharOrigin)
_loose_box = _bound(pdfium.FPDFText_GetLooseCharBox)
_ink_box = _bound(pdfium.FPDFText_GetCharBox)
_is_generated = _bound(pdfium.FPDFText_IsGenerated)
_has_map_error = _bound(pdfium.FPDFText_HasUnicodeMapError)
_text_object = _bound(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_object = _bound(pdfium.FPDFPage_GetObject, Handle)
_type = _bound(pdfium.FPDFPageObj_GetType)
_object_bounds = _bound(pdfium.FPDFPageObj_GetBounds)
_mark_count = _bound(pdfium.FPDFPageObj_CountMarks)
_mark = _bound(pdfium.FPDFPageObj_GetMark, Handle)
_parameter_type = _bound(pdfium.FPDFPageObjMark_GetParamValueType)

_DEEPEST_MARK = 64  # marks around an object, in each other
_MARKS = [ctypes.c_ulong(index) for index in range(_DEEPEST_MARK)]
_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
# The boxes and origins of so many characters are asked at once; the places they are written to are made once.
_AT_ONCE = 1024
_boxes, _origins = (ctypes.c_float * (4 * _AT_ONCE))(), (ctypes.c_double * (2 * _AT_ONCE))()
_box_places = [ctypes.byref(_boxes, 16 * n) for n in range(_AT_ONCE)]
_x_places = [ctypes.byref(_origins, 16 * n) for n in range(_AT_ONCE)]
_y_places = [ctypes.byref(_origins, 16 * n + 8) for n in range(_AT_ONCE)]
# A letter of the whole text is what PDFium tells of the character too, but not controls and private ones: they are asked.
_TOLD_OTHERWISE = re.compile("[^\r\n\x20-\ud7ff]")
_LOST = "\ufffd"


class Boxes(NamedTuple):
    """Where characters stand, a list each, in points: their origins, and the boxes around their advance and their ink."""

    x: Sequence[float]
    y: Sequence[float]
    left: Sequence[float]
    right: Sequence[float]
    bottom: Sequence[float]
    top: Sequence[float]


class Characters:
    """The characters of a page's text as PDFium numbers them, blanks that it guesses among them."""

    def __init__(self, text_page: Any, most: int) -> None:
        self._text_page, self._page = text_page, ctypes.cast(text_page, Handle)
        self.all = max(pdfium.FPDFText_CountChars(text_page), 0)
        self.count = min(self.all, most)
        self._ink = (ctypes.c_double * 4)()
        self._edges = tuple(ctypes.byref(self._ink, 8 * n) for n in range(4))

    def letters(self) -> list[str]:
        """What each character is told as; U+FFFD for what is no character."""
        buffer = (ctypes.c_ushort * (2 * self.count + 1))()
        pdfium.FPDFText_GetText(self._text_page, 0, self.count, buffer)
        text = bytes(buffer).decode("utf-16-le", "replace").partition("\x00")[0]
        if len(text) != self.count:
            # Some stand in no text (a letter that the file does not tell): then each is asked.
            return list(map(_letter, map(_unicode, repeat(self._page), range(self.count))))
        letters = list(text)
        for odd in _TOLD_OTHERWISE.finditer(text):
            letters[odd.start()] = _letter(_unicode(self._page, odd.start()))
        return letters

    def boxes(self) -> Boxes:
        """Where the characters stand."""
        edges, places = array("f"), array("d")
        for first in range(0, self.count, _AT_ONCE):
            # What is not told must not be what stood there before.
            ctypes.memset(_boxes, 0, ctypes.sizeof(_boxes))
            ctypes.memset(_origins, 0, ctypes.sizeof(_origins))
            count = min(self.count - first, _AT_ONCE)
            indices = range(first, first + count)
            _exhaust(map(_loose_box, repeat(self._page), indices, _box_places))
            _exhaust(map(_origin, repeat(self._page), indices, _x_places, _y_places))
            edges.frombytes(memoryview(_boxes).cast("B")[: 16 * count])
            places.frombytes(memoryview(_origins).cast("B")[: 16 * count])
        left, top, right, bottom = (edges[edge::4].tolist() for edge in range(4))
        return Boxes(places[0::2].tolist(), places[1::2].tolist(), left, right, bottom, top)

    def ink(self, index: int) -> tuple[float, float, float, float]:
        """The box of a character's ink: left, right, bottom, top."""
        _ink_box(self._page, index, *self._edges)
        left, right, bottom, top = self._ink
        return left, right, bottom, top

    def is_guessed(self, index: int) -> bool:
        """Whether PDFium made a character up: a blank where it sees a gap, a line's end."""
        return bool(_is_generated(self._page, index))

    def is_untold(self, index: int) -> bool:
        """Whether the file does not tell what letter a character is."""
        return bool(_has_map_error(self._page, index))

    def objects(self) -> list[int | None]:
        """The text object of each character, by its address."""
        return list(map(_text_object, repeat(self._page), range(self.count)))


def objects(page: Any, most: int) -> list[tuple[Handle, int]]:
    """The objects of a page, each with its type."""
    count = min(pdfium.FPDFPage_CountObjects(page), most)
    found = list(map(_object, repeat(ctypes.cast(page, Handle), max(count, 0)), range(count)))
    return list(zip(found, map(_type, found), strict=True))


class Bounds:
    """Where objects are drawn: left, bottom, right, top."""

    def __init__(self) -> None:
        self._box = (ctypes.c_float * 4)()
        self._edges = tuple(ctypes.byref(self._box, 4 * n) for n in range(4))

    def of(self, thing: Handle) -> tuple[float, float, float, float]:
        """The bounds of an object."""
        _object_bounds(thing, *self._edges)
        left, bottom, right, top = self._box
        return left, bottom, right, top


class ActualTexts:
    """Which objects stand in a mark with an ActualText; those of one mark share it, and it is asked once."""

    def __init__(self) -> None:
        self._known: dict[int | None, int] = {}

    def of(self, thing: Handle) -> int:
        """The address of the innermost such mark around an object; 0 where there is none."""
        count = _mark_count(thing)
        if count <= 0:
            return 0
        if count > _DEEPEST_MARK:
            count = _DEEPEST_MARK
        innermost = _mark(thing, _MARKS[count - 1])
        found = self._known.get(innermost.value)
        if found is None:
            marks = (_mark(thing, index) for index in reversed(_MARKS[:count]))
            told = (mark for mark in marks if _parameter_type(mark, _ACTUAL_TEXT) == pdfium.FPDF_OBJECT_STRING)
            found = self._known[innermost.value] = next((mark.value for mark in told), None) or 0
        return found


def _exhaust(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)


def _letter(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else _LOST
