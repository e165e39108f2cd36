"""A small writer of PDFs: any letter at any place, drawn as a box where such a letter has its ink, told as any text.

The font is of Type 3, so that a page needs no font file and each glyph's ink is known: 600 wide, 700 high, on the line;
a mark has no width of its own and its ink stands over (or under) the letter before it.
"""

from __future__ import annotations

from collections.abc import Mapping

from data.readers.thai_repair import MARKS

WIDTH, HEIGHT = 595.0, 842.0
_ADVANCE = 600
_BLANK = 300


class PageWriter:
    """One page being written. Places are points from its lower left corner."""

    def __init__(self, pdf: PdfWriter, rotate: int = 0) -> None:
        self._pdf = pdf
        self.rotate = rotate
        self.program: list[bytes] = []
        self.notes: list[int] = []

    def text(self, x: float, y: float, words: str, size: float = 14, matrix: str = "1 0 0 1") -> None:
        """Draw words from a place on, one letter after the other."""
        codes = "".join(f"{self._pdf.code(letter):02x}" for letter in words)
        self.program.append(f"BT /F {size} Tf {matrix} {x} {y} Tm <{codes}> Tj ET".encode())

    def letters(self, x: float, y: float, words: str, size: float = 14) -> None:
        """Draw each letter by itself, as browsers and old printer drivers do; blanks are not drawn."""
        for letter in words:
            if letter != " ":
                self.text(x, y, letter, size)
            x += self._pdf.advance(letter) * size / 1000

    def span(self, x: float, y: float, words: str, drawn: list[tuple[float, str]], size: float = 14) -> None:
        """Draw letters at distances from `x` that together stand for `words` (ActualText)."""
        told = ("\ufeff" + words).encode("utf-16-be").hex()
        self.program.append(f"/Span <</ActualText <{told}>>> BDC".encode())
        for distance, letter in drawn:
            self.text(x + distance, y, letter, size)
        self.program.append(b"EMC")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a straight line."""
        self.program.append(f"0.5 w {x0} {y0} m {x1} {y1} l S".encode())

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw the four edges of a box as one path."""
        self.program.append(f"0.5 w {x0} {y0} {x1 - x0} {y1 - y0} re S".encode())

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Draw the lines of a table at the places `xs` and `ys`."""
        for x in xs:
            self.rule(x, min(ys), x, max(ys))
        for y in ys:
            self.rule(min(xs), y, max(xs), y)

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a grey picture."""
        self.program.append(
            f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm BI /W 1 /H 1 /CS /G /BPC 8 ID ".encode() + b"\x80\nEI Q"
        )

    def field(self, x: float, y: float, words: str) -> None:
        """Add a text field of a form with what was typed into it."""
        codes = "".join(f"{self._pdf.code(letter):02x}" for letter in words)
        drawn = f"/Tx BMC q BT /F 14 Tf 1 0 0 1 2 4 Tm <{codes}> Tj ET Q EMC".encode()
        looks = self._pdf.add(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F 3 0 R>>>>/Length %d>>stream\n%s\nendstream"
            % (len(drawn), drawn)
        )
        self.notes.append(
            self._pdf.add(
                f"<</Type/Annot/Subtype/Widget/FT/Tx/T(field{x}{y})/F 4/Rect[{x} {y} {x + 300} {y + 20}]/AP<</N {looks} 0 R>>>>".encode()
            )
        )


class PdfWriter:
    """A PDF being written; `told` says as what a letter is told, where that is not the letter itself."""

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        self._told = told or {}
        self._codes: dict[str, int] = {}
        self._objects: dict[int, bytes] = {}
        self._pages: list[PageWriter] = []

    def page(self, rotate: int = 0) -> PageWriter:
        """Add an empty page."""
        self._pages.append(PageWriter(self, rotate))
        return self._pages[-1]

    @property
    def last(self) -> PageWriter:
        """The page that was added last."""
        return self._pages[-1]

    def code(self, letter: str) -> int:
        """The byte with which a letter is drawn."""
        return self._codes.setdefault(letter, len(self._codes) + 1)

    def advance(self, letter: str) -> int:
        """How far a letter moves the next one, in thousandths of the size."""
        return 0 if letter in MARKS else _BLANK if letter == " " else _ADVANCE

    def add(self, body: bytes) -> int:
        """Add an object; return its number."""
        number = 10 + len(self._objects)
        self._objects[number] = body
        return number

    def content(self) -> bytes:
        """The file."""
        kids = []
        for page in self._pages:
            program = b"\n".join(page.program)
            stream = self.add(b"<</Length %d>>stream\n%s\nendstream" % (len(program), program))
            notes = " ".join(f"{note} 0 R" for note in page.notes)
            kids.append(
                self.add(
                    f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {page.rotate}/Contents {stream} 0 R"
                    f"/Resources<</Font<</F 3 0 R>>>>/Annots[{notes}]>>".encode()
                )
            )
        fields = " ".join(f"{note} 0 R" for page in self._pages for note in page.notes)
        form = f"/AcroForm<</Fields[{fields}]/DR<</Font<</F 3 0 R>>>>>>" if fields else ""
        objects = {
            1: f"<</Type/Catalog/Pages 2 0 R{form}>>".encode(),
            2: f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode(),
            3: self._font(),
            4: self._to_unicode(),
            **self._objects,
        }
        file, places = b"%PDF-1.7\n", {}
        for number, body in objects.items():
            places[number] = len(file)
            file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
        end = b"xref\n0 1\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
        return file + end % (table, max(objects) + 1, len(file))

    def _font(self) -> bytes:
        glyphs, widths = [], []
        for letter, code in self._codes.items():
            width = self.advance(letter)
            if letter in MARKS:
                ink = (-350, 750, 200, 150) if MARKS[letter] else (-350, -250, 200, 150)
            else:
                ink = (0, 0, 0, 0) if letter == " " else (50, 0, 500, 700)
            x, y, w, h = ink
            drawn = f"{width} 0 {x} {y} {x + w} {y + h} d1 {x} {y} {w} {h} re f".encode()
            number = self.add(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
            glyphs.append(f"/g{code} {number} 0 R")
            widths.append(str(width))
        last = len(self._codes)
        names = "".join(f"/g{code}" for code in range(1, last + 1))
        return (
            f"<</Type/Font/Subtype/Type3/FontBBox[-400 -300 700 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 1"
            f"/LastChar {last}/Widths[{' '.join(widths)}]/Encoding<</Type/Encoding/Differences[1{names}]>>"
            f"/CharProcs<<{' '.join(glyphs)}>>/Resources<<>>/ToUnicode 4 0 R>>"
        ).encode()

    def _to_unicode(self) -> bytes:
        told = [
            f"<{code:02x}> <{self._told.get(letter, letter).encode('utf-16-be').hex()}>"
            for letter, code in self._codes.items()
        ]
        # A block of a CMap holds a hundred at most.
        blocks = "\n".join(
            f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar"
            for part in (told[n : n + 100] for n in range(0, len(told), 100))
        )
        program = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
            f"1 begincodespacerange <00> <ff> endcodespacerange\n{blocks}\nendcmap end end"
        ).encode()
        return b"<</Length %d>>stream\n%s\nendstream" % (len(program), program)
