"""Where the words of a document stand in what was received: the page, the cell, the paragraph, as a person finds them there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Original:
    """The places of one document: positions in its text, and what each is from there on. A plain text has none."""

    starts: Sequence[int]
    labels: Sequence[str]

    @classmethod
    def of(cls, starts: object, labels: object) -> Original:
        """The places as a question gives them, joined; nothing for a plain text, or one read before places were kept."""
        if not isinstance(starts, str) or not isinstance(labels, str) or not starts:
            return cls((), ())
        return cls([int(start) for start in starts.split(",")], labels.split("\n"))

    def place(self, position: int, words: Words) -> str | None:
        """The place of a position in words: หน้า 3, ช่อง B7 แผ่น …, ย่อหน้า 12; None where the document has no places."""
        at = bisect_right(self.starts, position) - 1
        return told(self.labels[at], words) if at >= 0 else None

    def pages(self) -> list[tuple[int, str]]:
        """Where each page but the first begins, with its label."""
        return [
            (start, label) for start, label in zip(self.starts, self.labels, strict=True) if label.startswith("page:")
        ][1:]


def told(label: str, words: Words) -> str:
    """A locator in words."""
    unit, _, rest = label.partition(":")
    if unit == "cell":
        sheet, _, cell = rest.rpartition("!")
        return words("original.cell_of_sheet", cell=cell, sheet=sheet) if sheet else words("original.cell", cell=cell)
    if unit == "table":
        table, row, _ = f"{rest}::".split(":", 2)
        return words("original.table", table=table, row=row)
    return words(f"original.{unit}", n=rest)
