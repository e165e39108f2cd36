"""Draws one page of a PDF: `python -m dashboard.leaf_drawn FILE NUMBER` writes how many pages there are, a line, then the PNG."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

WIDTH, TALLEST = 1100, 3000  # px
_MOST_MEMORY = 2 << 30


def draw(content: bytes, number: int) -> tuple[int, bytes]:
    """The number of pages, and page `number` (the last where there are fewer) as PNG."""
    import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
        count = len(document)
        if document.get_formtype():
            document.init_forms()
        page = document[min(number, count) - 1]
        width, height = page.get_size()
        # A page may claim to be as large as it likes.
        picture = page.render(scale=min(WIDTH / max(width, 1), TALLEST / max(height, 1))).to_pil()
        out = io.BytesIO()
        picture.save(out, "PNG")
        return count, out.getvalue()


def _bounded() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _bounded()
    pages, png = draw(Path(sys.argv[1]).read_bytes(), int(sys.argv[2]))
    sys.stdout.buffer.write(f"{pages}\n".encode() + png)
