"""The chart of the meeting sheet, one native chart for Word and Excel: what each district reported, of what was due.

Office draws it, so no browser, no picture and no plotting library is needed, and whoever opens the file can still edit it.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from dashboard import palette
from dashboard.meeting_sheet import District
from dashboard.words import Words

FIRST = 2  # the row under the head


def values(districts: Sequence[District]) -> list[tuple[str, int, int]]:
    """The rows behind the chart: district, reported, missing."""
    return [(d.name, d.k, d.n - d.k) for d in districts]


def heads(words: Words) -> tuple[str, str, str]:
    """The labels of those columns."""
    return words("column.district"), words("district_rates.reported"), words("meeting_sheet.missing")


def _ink(colour: str, *, bold: bool = True) -> RichText:
    """Small text in a colour."""
    form = CharacterProperties(solidFill=colour.removeprefix("#"), b=bold, sz=900)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=form), endParaRPr=form)])


def chart(districts: Sequence[District], sheet: str, words: Words) -> BarChart:
    """Bars of reported and missing reports a district. `sheet` names the sheet that holds `values` from column A on.

    What is drawn is kept in the chart too: Word shows that, and opens the sheet only where someone edits the chart.
    """
    rows = values(districts)
    last = FIRST + max(1, len(rows)) - 1
    made = BarChart()
    made.type = "bar"
    made.grouping = "stacked"
    made.overlap = 100
    made.gapWidth = 40
    made.style = 2
    names = StrData(ptCount=len(rows), pt=[StrVal(idx=i, v=r[0]) for i, r in enumerate(rows)])
    for column, (letter, colour) in enumerate((("B", palette.HELD), ("C", palette.TYPES)), start=1):
        numbers = NumData(
            formatCode="General", ptCount=len(rows), pt=[NumVal(idx=i, v=str(r[column])) for i, r in enumerate(rows)]
        )
        label = StrData(ptCount=1, pt=[StrVal(idx=0, v=heads(words)[column])])
        series = Series(
            idx=column - 1,
            order=column - 1,
            tx=SeriesLabel(strRef=StrRef(f=f"'{sheet}'!${letter}$1", strCache=label)),
            cat=AxDataSource(strRef=StrRef(f=f"'{sheet}'!$A${FIRST}:$A${last}", strCache=names)),
            val=NumDataSource(numRef=NumRef(f=f"'{sheet}'!${letter}${FIRST}:${letter}${last}", numCache=numbers)),
        )
        series.graphicalProperties = GraphicalProperties(solidFill=colour.removeprefix("#"))
        # A nought needs no label; Office wants each of the others said.
        unsaid = dict.fromkeys(("showSerName", "showCatName", "showLegendKey", "showPercent", "showBubbleSize"), False)
        series.dLbls = DataLabelList(numFmt="0;;;", showVal=True, txPr=_ink(palette.ink_on(colour)), **unsaid)
        made.series.append(series)
    made.x_axis.scaling.orientation = "maxMin"  # the first district on top
    made.x_axis.delete = False
    made.x_axis.tickLblSkip = 1  # every district is named
    made.x_axis.txPr = _ink(palette.INK, bold=False)
    made.y_axis.delete = True
    made.y_axis.majorGridlines = None
    made.legend.position = "b"
    made.legend.txPr = _ink(palette.INK, bold=False)
    return made
