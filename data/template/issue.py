"""Puts a template into a file: blank, begun for an agency, or filled with what was read from a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.agencies import Registry
from data.extract.agency import read_agency
from data.normalise import compact
from data.readers import MAX_BYTES, refuse_oversized
from data.reading import read_document
from data.report import Agency, Report
from data.template.fill import fill

DEFAULT_FILE = Path("แบบรายงานการมีส่วนร่วม.xlsx")
_SHOWN = 5


class TemplateRefused(Exception):
    """A template that cannot be written as asked. Its message says why, in Thai and English, and what to do."""


def issue(path: Path, report: Report | None = None, *, overwrite: bool = False) -> None:
    """Write a template, filled with `report` where one is given. Raises `TemplateRefused` for a file that is there already."""
    try:
        content = fill(report)
    except ValueError as error:
        raise TemplateRefused(str(error)) from error
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise TemplateRefused(
            f"{path}: มีไฟล์นี้แล้ว อาจเป็นแบบที่กรอกไว้ ให้ตั้งชื่ออื่นหรือใช้ --force"
            " / the file is there already and may be filled in: choose another name, or say --force"
        ) from error


def for_agency(words: str, registry: Sequence[Agency]) -> Report:
    """Return a report without activities of the agency that `words` mean: its id, its name, its short name, or either with its place.

    Raises `TemplateRefused` where no agency, or more than one, is meant.
    """
    wanted = compact(words)
    listed = [one for one in registry if wanted in map(compact, (one.agency_id, one.name, one.short_name))]
    if len(listed) == 1:
        return _report_of(listed[0])
    told = read_agency(words, Registry(registry), len(words))
    if told.agency:
        return _report_of(told.agency)
    meant = listed or told.candidates
    places = [" ".join(filter(None, (one.name, one.district, one.province))) for one in meant]
    if places:
        raise TemplateRefused(
            f"“{words}” ตรงกับหลายแห่ง ให้ระบุอำเภอและจังหวัดด้วย: {'; '.join(places[:_SHOWN])}"
            " / several agencies are called so: add district and province"
        )
    raise TemplateRefused(
        f"ไม่รู้จักหน่วยงาน “{words}” ให้เขียนเช่น อบต.… อำเภอ… จังหวัด… หรือรหัสในทะเบียน"
        " / no such agency: write its name with district and province, or its id in the registry"
    )


def from_document(path: Path, registry: Sequence[Agency]) -> Report:
    """Return the report that a document holds. Raises `TemplateRefused` where it holds none, or several; `Unreadable`; OSError."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    refuse_oversized(len(content), str(path))
    reading = read_document(content, path.name, Registry(registry))
    if len(reading.reports) != 1:
        raise TemplateRefused(
            f"{path}: มีรายงาน {len(reading.reports)} ฉบับในไฟล์นี้ แบบหนึ่งไฟล์ใช้กับรายงานเดียว {' '.join(reading.doubts)}"
            f" / {len(reading.reports)} reports in this document, a template is for one"
        )
    return reading.reports[0]


def _report_of(agency: Agency) -> Report:
    return Report("", 1, agency, None, None, None, None, None)
