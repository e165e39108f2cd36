"""What damage does to a file: each mutation takes bytes and a source of chance, and gives other bytes.

The same chance gives the same bytes, so a seed is all that has to be kept of a case.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_LARGEST = 400_000  # bytes: repeated doubling is not to make the cases slow
_ABSURD = (
    "0",
    "-1",
    "1",
    "2",
    "7",
    "99",
    "65536",
    "999999999",
    "2147483648",
    "-2147483649",
    "1e30",
    "0.00001",
    "๙",
    "",
    "true",
    "x",
)
_HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\t", b"\n", b"\r", b" ",
    *(
        piece.encode()
        for piece in (
            "\ufffd", "\u0e33", "\u0e49", "\u200b", "\u202e", "\u2028", "\xa0", "31 กุมภาพันธ์ 2568", "วันที่ ๓๐ ", "๙๙๙๙๙๙๙๙๙๙๙ คน", "จำนวน ",
            "99999999999999999999 คน", "ปีงบประมาณ 0000", "ปีงบประมาณ ", "รอบที่ 9", "(", ")", "[", "1) ", "1.1.1.1 ", "- ", "หมู่ที่ ",
            "องค์การบริหารส่วนตำบล", "<table>", "</td>", "<td rowspan=9999>", "<!--", "<pre>", "</p>", "<br>", "&#0;", "&#xd800;",
            "<![CDATA[", "]]>", "<!DOCTYPE x>", "<w:p>", "</w:p>", "<w:tbl>", "endstream", "BT", "ET", "q ", "Q ", " Tj ", "<<", ">>",
        )
    ),
)  # fmt: skip
_ATTRIBUTE = re.compile(rb'="[^"<>]*"')
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_TAG = re.compile(rb"<[^<>]{1,400}>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def _place(content: bytes, chance: Random) -> tuple[int, int]:
    """A piece of the content: mostly short, now and then long."""
    if not content:
        return 0, 0
    begin = chance.randrange(len(content))
    length = chance.choice((1, 2, 8, 64, 512, len(content) // 3))
    return begin, min(begin + chance.randint(1, max(length, 1)), len(content))


def flip(content: bytes, chance: Random) -> bytes:
    """Change single bytes."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 30)) if damaged else 0):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content: bytes, chance: Random) -> bytes:
    """Take a piece out, or everything behind a place."""
    begin, end = _place(content, chance)
    return content[:begin] if chance.random() < 0.3 else content[:begin] + content[end:]


def double(content: bytes, chance: Random) -> bytes:
    """Say a piece again, once or many times."""
    begin, end = _place(content, chance)
    times = min(chance.choice((1, 1, 3, 300)), _LARGEST // max(end - begin, 1))
    return content[:end] + content[begin:end] * times + content[end:]


def shuffle(content: bytes, chance: Random) -> bytes:
    """Cut the content into pieces and put them together in another order."""
    places = sorted(chance.randrange(len(content) + 1) for _ in range(chance.randint(1, 8)))
    pieces = [content[a:b] for a, b in zip([0, *places], [*places, len(content)], strict=True)]
    chance.shuffle(pieces)
    return b"".join(pieces)


def insert(content: bytes, chance: Random) -> bytes:
    """Put in what a reader looks for, where it does not belong."""
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_HOSTILE) * chance.choice((1, 1, 2, 500)) + content[at:]


def _replaced(pattern: re.Pattern[bytes], written: str) -> Mutation:
    def mutation(content: bytes, chance: Random) -> bytes:
        places = [found.span() for found in pattern.finditer(content)]
        for begin, end in sorted(chance.sample(places, min(len(places), chance.choice((1, 3, 20)))), reverse=True):
            content = content[:begin] + written.format(chance.choice(_ABSURD)).encode() + content[end:]
        return content

    return mutation


attributes = _replaced(_ATTRIBUTE, '="{}"')
numbers = _replaced(_NUMBER, "{}")


def lines(content: bytes, chance: Random) -> bytes:
    """Move, double or drop whole lines."""
    rows = content.split(b"\n")
    for _ in range(chance.choice((1, 3, 12))):
        row = rows.pop(chance.randrange(len(rows))) if rows else b""
        for _ in range(chance.choice((0, 1, 2))):
            rows.insert(chance.randint(0, len(rows)), row)
    return b"\n".join(rows)


def tags(content: bytes, chance: Random) -> bytes:
    """Put tags in each other's places, and drop some."""
    found = [one.span() for one in _TAG.finditer(content)]
    if len(found) < 2:
        return content
    for _ in range(chance.choice((1, 2, 6))):
        begin, end = chance.choice(found)
        other = chance.choice(found)
        content = content[:begin] + (b"" if chance.random() < 0.3 else content[other[0] : other[1]]) + content[end:]
    return content


def elements(content: bytes, chance: Random) -> bytes:
    """Double, drop or move whole elements, so that what is left is sound."""
    for _ in range(chance.choice((1, 2, 5))):
        starts = list(re.finditer(rb"<([\w:]+)(?:\s[^<>]*)?(?<!/)>", content))
        if not starts:
            return content
        start = chance.choice(starts)
        closing = b"</" + start[1] + b">"
        end = content.find(closing, start.end())
        if end < 0:
            continue
        end += len(closing)
        element = content[start.start() : end]
        if len(element) > _LARGEST // 4 or element.count(b"<" + start[1]) > 1:
            continue
        content = content[: start.start()] + content[end:]
        for _ in range(chance.choice((0, 1, 2, 40))):
            content = content[: start.start()] + element + content[start.start() :]
    return content


_BYTES = (flip, cut, double, shuffle, insert)
_WRITTEN = (*_BYTES, lines, numbers)
_MARKED = (*_WRITTEN, tags, elements, attributes, elements, attributes)


def mutate_text(content: bytes, chance: Random) -> bytes:
    """Damage a text."""
    return _some(_WRITTEN, content, chance)


def mutate_markup(content: bytes, chance: Random) -> bytes:
    """Damage a web page, or a part of XML."""
    return _some(_MARKED, content, chance)


def mutate_bytes(content: bytes, chance: Random) -> bytes:
    """Damage what has no structure that is known here."""
    return _some(_BYTES, content, chance)


def _some(mutations: Sequence[Mutation], content: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(mutations)(content, chance)
    return content[: 2 * _LARGEST]


@lru_cache(maxsize=64)
def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def mutate_zip(content: bytes, chance: Random) -> bytes:
    """Damage an archive as a whole, or members of it: then it is packed again and sound."""
    if chance.random() < 0.15:
        return mutate_bytes(content, chance)
    members = dict(_unpacked(content))
    for name in chance.sample(sorted(members), min(len(members), chance.choice((1, 1, 2)))):
        mutate = mutate_markup if members[name].lstrip()[:1] == b"<" else mutate_bytes
        members[name] = mutate(members[name], chance)
    if chance.random() < 0.1:
        members.pop(chance.choice(sorted(members)))
    if chance.random() < 0.1:
        one, other = chance.choice(sorted(members)), chance.choice(sorted(members))
        members[one], members[other] = members[other], members[one]
    # Deflated or not is all the same to whoever reads it, and deflating would be most of the time of the run.
    return _packed(members, zipfile.ZIP_STORED)


def repacked(content: bytes, leave_out: str) -> bytes:
    """The same archive without one member, and without the times of the others."""
    members = {name: member for name, member in _unpacked(content).items() if name != leave_out}
    return _packed(members, zipfile.ZIP_DEFLATED)


def _packed(members: dict[str, bytes], compression: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, member in members.items():
            # Without a time of its own, a member has that of its writing: the bytes would not be the same again.
            target.writestr(zipfile.ZipInfo(name), member, compression)
    return buffer.getvalue()


def mutate_pdf(content: bytes, chance: Random) -> bytes:
    """Damage a PDF as a whole, or what one of its streams unpacks to."""
    if chance.random() < 0.4:
        return _some((*_BYTES, numbers), content, chance)
    streams = list(_STREAM.finditer(content))
    for stream in sorted(
        chance.sample(streams, min(len(streams), chance.choice((1, 1, 3)))), key=lambda one: -one.start()
    ):
        begin, end = stream.span(1)
        try:
            inner = zlib.decompress(stream[1])
        except zlib.error:
            damaged = mutate_bytes(stream[1], chance)
        else:
            damaged = zlib.compress(_some(_WRITTEN, inner, chance), 1)
        # Where the length is another, PDFium makes its table of places anew, as it does of files that mail has cut.
        content = content[:begin] + damaged + content[end:]
    return content
