"""What may be typed into a cell of the template: drop-downs and bounds, with messages in Thai."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.template.fields import MOST_PEOPLE, Field

_EARLIEST_YEAR, _LATEST_YEAR = 2540, 2600
# What a spreadsheet shows of a message's title.
_LONGEST_TITLE = 32


def validate(sheet: Worksheet, area: str, one: Field, lists: Mapping[str, str]) -> None:
    """Let a field's cells hold only what it asks for. `lists` are the addresses of the drop-downs' labels."""
    rule = _rule(one, lists)
    if rule is None:
        return
    rule.errorTitle = "กรอกไม่ถูก"
    rule.promptTitle, rule.prompt = one.title[:_LONGEST_TITLE], one.hint or None
    rule.showErrorMessage = True
    rule.showInputMessage = bool(one.hint)
    rule.allow_blank = True
    sheet.add_data_validation(rule)
    rule.add(area)


def _rule(one: Field, lists: Mapping[str, str]) -> DataValidation | None:
    match one.sort:
        case "choice" | "month":
            return DataValidation("list", lists[one.choices], error="เลือกจากรายการ กดลูกศรที่มุมช่อง")
        case "number" if one.choices:
            return DataValidation("list", lists[one.choices], error="เลือกลำดับที่ของกิจกรรมในแผ่นกิจกรรม")
        case "number":
            return _whole(1, 9_999, "พิมพ์ลำดับที่เป็นตัวเลข ไม่ซ้ำกัน")
        case "count":
            return _whole(0, MOST_PEOPLE, "พิมพ์จำนวนคนเป็นตัวเลขตั้งแต่ 0 ขึ้นไป ไม่ทราบให้เว้นว่าง")
        case "day":
            return _whole(1, 31, "พิมพ์วันที่เป็นตัวเลข 1 ถึง 31")
        case "year":
            return _whole(_EARLIEST_YEAR, _LATEST_YEAR, "พิมพ์ปี พ.ศ. เป็นตัวเลข 4 หลัก เช่น 2568")
    return None


def _whole(least: int, most: int, error: str) -> DataValidation:
    return DataValidation("whole", formula1=str(least), formula2=str(most), operator="between", error=error)
