"""PDFium asked about all characters or objects of a page in one sweep: what it is asked a thousand times a page.

Its functions are bound here without types of arguments, for handles that need no wrapping and places that are made once:
the usual way costs twice as much as the answers. Coordinates are those of the unrotated page. Not thread safe, nor is PDFium.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]


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
_FROM_INNERMOST = [ctypes.c_ulong(index) for index in reversed(range(_DEEPEST_MARK))]
_ACTUAL_TEXT = ctypes.create_string_buffer(b"ActualText")
_AT_ONCE = 1024  # characters or objects
# A letter of the whole text is what PDFium tells of the character too, but not controls and private ones: they are asked.
_TOLD_OTHERWISE = re.compile("[^\r\n\x20-\ud7ff]")
_LOST = "\ufffd"


class Boxes(NamedTuple):
    """Boxes by their edges, an array each, in points."""

    left: Numbers
    bottom: Numbers
    right: Numbers
    top: Numbers


class _Room:
    """Where PDFium writes some numbers for each of many things; made once, since a place costs as much as a question."""

    def __init__(self, columns: int, kind: type[np.float32 | np.float64], *, is_struct: bool = False) -> None:
        self._numbers = np.zeros((_AT_ONCE, columns), kind)
        row, number = self._numbers.strides
        buffer = (ctypes.c_char * self._numbers.nbytes).from_buffer(self._numbers.data)
        self._places = [
            [ctypes.byref(buffer, row * n + number * column) for n in range(_AT_ONCE)]
            for column in range(1 if is_struct else columns)
        ]

    def asked(self, function: Any, things: Sequence[object], page: Handle | None = None) -> Numbers:
        """What a function tells of each thing (of a page), a column for each of its numbers; zeros where it tells nothing."""
        told = np.empty((len(things), self._numbers.shape[1]))
        for first in range(0, len(things), _AT_ONCE):
            some = things[first : first + _AT_ONCE]
            # What is not told must not be what stood there before.
            self._numbers[:] = 0
            arguments = (some,) if page is None else (repeat(page), some)
            deque(map(function, *arguments, *self._places), maxlen=0)
            told[first : first + len(some)] = self._numbers[: len(some)]
        return told.T


_origins, _structs = _Room(2, np.float64), _Room(4, np.float32, is_struct=True)
_inks, _bounds = _Room(4, np.float64), _Room(4, np.float32)


class Characters:
    """The characters of a page's text as PDFium numbers them, blanks that it guesses among them."""

    def __init__(self, text_page: Any, most: int) -> None:
        self._text_page, self._page = text_page, ctypes.cast(text_page, Handle)
        self.all = max(pdfium.FPDFText_CountChars(text_page), 0)
        self.count = min(self.all, most)

    def text(self) -> str:
        """What each character is told as; U+FFFD for what is no character."""
        buffer = (ctypes.c_ushort * (2 * self.count + 1))()
        pdfium.FPDFText_GetText(self._text_page, 0, self.count, buffer)
        text = bytes(buffer).decode("utf-16-le", "replace").partition("\x00")[0]
        if len(text) != self.count:
            # Some stand in no text (a letter that the file does not tell): then each is asked.
            return "".join(map(_letter, map(_unicode, repeat(self._page), range(self.count))))
        return _TOLD_OTHERWISE.sub(lambda odd: _letter(_unicode(self._page, odd.start())), text)

    def origins(self) -> tuple[Numbers, Numbers]:
        """Where the characters stand on their baselines: x and y."""
        x, y = _origins.asked(_origin, range(self.count), self._page)
        return x, y

    def boxes(self) -> Boxes:
        """The boxes around the characters' advance and their ink."""
        left, top, right, bottom = _structs.asked(_loose_box, range(self.count), self._page)
        return Boxes(left, bottom, right, top)

    def inks(self, numbers: Sequence[int]) -> Boxes:
        """The boxes of some characters' ink."""
        left, right, bottom, top = _inks.asked(_ink_box, numbers, self._page)
        return Boxes(left, bottom, right, top)

    def are_guessed(self, numbers: Indices) -> Flags:
        """Whether PDFium made some characters up: a blank where it sees a gap, a line's end."""
        return self._flags(_is_generated, numbers)

    def are_untold(self, numbers: Indices) -> Flags:
        """Whether the file does not tell what letters some characters are."""
        return self._flags(_has_map_error, numbers)

    def _flags(self, function: Any, numbers: Indices) -> Flags:
        return np.array(list(map(function, repeat(self._page), numbers.tolist())), bool)

    def objects(self) -> list[int | None]:
        """The text object of each character, by its address."""
        return list(map(_text_object, repeat(self._page), range(self.count)))


def objects(page: Any, most: int) -> tuple[list[Handle], list[int]]:
    """The objects of a page, and the type of each."""
    count = min(pdfium.FPDFPage_CountObjects(page), most)
    found = list(map(_object, repeat(ctypes.cast(page, Handle)), range(count)))
    return found, list(map(_type, found))


def bounds(things: Sequence[Handle]) -> Boxes:
    """The boxes around objects as they are drawn."""
    return Boxes(*_bounds.asked(_object_bounds, things))


def actual_texts(things: Sequence[Handle]) -> list[tuple[Handle, int]]:
    """The objects that stand in a mark with an ActualText, each with the address of the innermost such mark."""
    found: list[tuple[Handle, int]] = []
    marked = [(thing, count) for thing, count in zip(things, map(_mark_count, things), strict=True) if count > 0]
    for thing, count in marked:
        for index in _FROM_INNERMOST[-min(count, _DEEPEST_MARK) :]:
            mark = _mark(thing, index)
            if _parameter_type(mark, _ACTUAL_TEXT) == pdfium.FPDF_OBJECT_STRING:
                found.append((thing, mark.value or 0))
                break
    return found


def _letter(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else _LOST
