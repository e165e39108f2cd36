"""What can be taken away: CSV that Excel opens in Thai, Parquet, and XLSX with data, definitions, filters, sources, generation."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from dashboard.words import Words

if TYPE_CHECKING:
    import pyarrow as pa

BOM = "\ufeff"
_FORMULA = re.compile(r"^[=+\-@\t\r]")


@dataclass(frozen=True)
class Source:
    """Where the rows come from, as (item, value) pairs: `facts` of the source, the `filters`, and how the generation was `made`."""

    facts: Sequence[tuple[str, str]]
    is_demonstration: bool
    generation: str
    filters: Sequence[tuple[str, str]] = ()
    made: Sequence[tuple[str, str]] = ()


def guarded(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    # Text that starts like a formula would be run by a spreadsheet: documents are written by others.
    if isinstance(value, str):
        clean = ILLEGAL_CHARACTERS_RE.sub("", value)
        return f"'{clean}" if _FORMULA.match(clean) else clean
    return value


def marked(data: pd.DataFrame, source: Source, words: Words, *, runs_formulas: bool = True) -> pd.DataFrame:
    """The rows, each with the demonstration mark where they are that; guarded for whatever `runs_formulas`."""
    clean = guarded if runs_formulas else lambda value: value
    # objects, or pandas makes 10.0 of a 10 that stands beside an unknown
    shown = pd.DataFrame({c: pd.Series([clean(v) for v in data[c]], dtype=object) for c in data.columns})
    if source.is_demonstration:
        shown = shown.assign(**{words("download.data"): words("download.demonstration_mark")})
    return shown


def csv(data: pd.DataFrame, source: Source, words: Words) -> bytes:
    """UTF-8 with a byte order mark, without which Excel shows Thai as rubbish; the unknown is empty."""
    return (BOM + marked(data, source, words).to_csv(index=False, lineterminator="\r\n")).encode("utf-8")


def parquet(data: pd.DataFrame, source: Source, words: Words) -> bytes:
    """Parquet, its columns typed where all their values are of one kind; what an XLSX tells in its sheets is in the file's metadata."""
    import pyarrow as pa
    import pyarrow.parquet as parquet_file

    shown = marked(data, source, words, runs_formulas=False)
    columns = {name: _typed(shown[name].tolist()) for name in shown.columns}
    told = [*source.facts, *source.filters, *source.made]
    table = pa.table(columns, metadata={"ruam": json.dumps(told, ensure_ascii=False)})
    out = io.BytesIO()
    parquet_file.write_table(table, out)
    return out.getvalue()


def _typed(values: Sequence[object]) -> pa.Array:
    """A column; one that holds several kinds, such as a number and a word, is text."""
    import pyarrow as pa

    told = [None if pd.isna(v) else v for v in values]  # type: ignore[call-overload]
    try:
        return pa.array(told)
    except pa.ArrowException:
        return pa.array([None if v is None else str(v) for v in told])


def xlsx(data: pd.DataFrame, definitions: Sequence[tuple[str, str]], source: Source, words: Words) -> bytes:
    """Five sheets: the rows, what the columns and measures mean, the filters, where the rows come from, and the generation."""
    book = Workbook(write_only=True)
    shown = marked(data, source, words)
    rows = [[None if pd.isna(v) else v for v in row] for row in shown.itertuples(index=False, name=None)]
    mark = [(words("download.data"), words("download.demonstration_mark"))] if source.is_demonstration else []
    made = [
        *(source.made or [(words("download.generation"), source.generation)]),
        (words("download.rows"), f"{len(rows):,}"),
        (words("download.unknown"), words("download.unknown_text")),
    ]
    pair = [words("download.item"), words("download.value")]
    sheet(book, words("download.sheet_data"), list(shown.columns), rows)
    sheet(
        book, words("download.sheet_definitions"), [words("download.name"), words("download.definition")], definitions
    )
    sheet(book, words("download.sheet_filters"), pair, source.filters)
    sheet(book, words("download.sheet_sources"), pair, [*mark, *source.facts])
    sheet(book, words("download.sheet_generation"), pair, made)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(book: Workbook, title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A sheet of a workbook: a head that stays in view, and columns as wide as what they hold."""
    made = book.create_sheet(title)
    made.freeze_panes = "A2"
    for i, label in enumerate(head, start=1):
        longest = max([len(str(label)), *(len(str(row[i - 1])) for row in rows[:200] if row[i - 1] is not None)])
        made.column_dimensions[get_column_letter(i)].width = min(max(10, longest + 2), 80)
    cells = []
    for label in head:
        cell = WriteOnlyCell(made, value=label)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="00647D")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cells.append(cell)
    made.append(cells)
    for row in rows:
        made.append(list(row))


def file_name(topic: str, source: Source, words: Words, extension: str) -> str:
    """ruam-ความถี่-GENERATION.csv; demonstration data says so in the name."""
    parts = ["ruam", words(f"download.file_{topic}")]
    if source.is_demonstration:
        parts.append(words("download.file_demonstration"))
    return "-".join([*parts, source.generation]).replace(" ", "_") + f".{extension}"
