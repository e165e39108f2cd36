"""Reports that copy each other, and documents received twice: small stores whose likenesses are set by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.agencies import Registry
from data.demo import registry, write_documents
from data.ledger import Ledger
from data.reading import read_document
from data.report import Agency, Reading, Signature
from data.store import Store
from queries.warehouse import Warehouse, build
from tests import factory

A, B, C = (
    factory.agency(name, name=f"องค์การบริหารส่วนตำบล{name}", short_name=f"อบต.{name}", source="registry")
    for name in ("กอไก่", "ขอไข่", "คอควาย")
)
VALUES = 128


def signed(other_words: int = 0, text: int = 0) -> Signature:
    """The signature of text number `text`, of whose 128 values the last `other_words` are of other words."""
    kept = [text * 1000 + at for at in range(VALUES - other_words)]
    return Signature(500, kept + [900_000 + other_words * 1000 + at for at in range(other_words)])


def told(
    name: str,
    of: Agency | None,
    signature: Signature | None,
    *,
    total: int = 30,
    digest: str | None = None,
    **values: Any,
) -> Reading:
    """One document, called `name`, of one report with that signature."""
    one = factory.report(factory.activity(participants_total=total), of=of, **values)
    one.signature = signature
    read = factory.reading(f"เอกสาร {name} ว่าด้วยการมีส่วนร่วมของประชาชน", one, file_name=f"{name}.txt")
    read.document.words_digest = digest
    return read


def published(folder: Path, readings: Sequence[Reading], agencies: Sequence[Agency] = (A, B, C)) -> Warehouse:
    store = Store(folder)
    with store.writer_lock(10, print), Ledger(store, keep_originals=False) as ledger:
        ledger.add_agencies(agencies, "ทดสอบ")
        ledger.accept(readings, {}, "ทดสอบ")
    return Warehouse.open_path(build(store).path)


def findings(warehouse: Warehouse) -> list[tuple[str, str, str]]:
    """(file, rule, message) of what only shows beside other documents."""
    rows = warehouse.query(
        "select document.file_name, rule, message from finding inner join document using (document_id) "
        "where rule in ('near_duplicate_text', 'duplicate_document') order by all"
    )
    return [(str(a), str(b), str(c)) for a, b, c in rows.itertuples(index=False)]


def pairs(warehouse: Warehouse) -> list[tuple[str, str, float]]:
    rows = warehouse.query(
        "select mine.file_name, theirs.file_name as other_file, likeness from near_duplicate as near "
        "inner join report as one on near.report_id = one.report_id inner join document as mine on one.document_id = mine.document_id "
        "inner join report as two on near.other_report_id = two.report_id "
        "inner join document as theirs on two.document_id = theirs.document_id order by all"
    )
    return [(str(a), str(b), float(c)) for a, b, c in rows.itertuples(index=False)]


def test_a_copy_of_another_agencys_is_told_on_both(tmp_path: Path) -> None:
    # 128 − 32 of 128 values are equal: 75 of 100.
    warehouse = published(tmp_path, [told("a", A, signed()), told("b", B, signed(32)), told("c", C, signed(text=5))])
    assert pairs(warehouse) == [("a.txt", "b.txt", 0.75), ("b.txt", "a.txt", 0.75)]
    assert findings(warehouse) == [
        ("a.txt", "near_duplicate_text", "ข้อความเหมือนรายงานของอบต.ขอไข่ ปีงบประมาณ 2567 ประมาณร้อยละ 75"),
        ("b.txt", "near_duplicate_text", "ข้อความเหมือนรายงานของอบต.กอไก่ ปีงบประมาณ 2567 ประมาณร้อยละ 75"),
    ]
    [severity] = warehouse.query("select distinct severity from finding where rule = 'near_duplicate_text'")["severity"]
    assert severity == "warning"


def test_the_own_text_of_another_year_is_told_too(tmp_path: Path) -> None:
    other_year = {"fiscal_year": 2568, "period_start": date(2024, 10, 1)}
    assert len(pairs(published(tmp_path, [told("a", A, signed()), told("b", A, signed(), **other_year)]))) == 2


def test_below_seventy_of_a_hundred_nothing_is_told(tmp_path: Path) -> None:
    # 128 − 39 = 89 of 128 is 0.695; 128 − 38 = 90 is 0.703.
    warehouse = published(
        tmp_path, [told("a", A, signed()), told("b", B, signed(39)), told("c", A, signed(text=5), round=2), told("d", C, signed(38, text=5))]
    )  # fmt: skip
    assert {name for name, _, _ in pairs(warehouse)} == {"c.txt", "d.txt"}


def test_the_same_agency_and_year_are_no_copy(tmp_path: Path) -> None:
    """Neither two rounds of a year nor an edition corrected in a number only."""
    first, corrected = told("first", A, signed()), told("corrected", A, signed(), total=35)
    corrected.document.text = first.document.text
    warehouse = published(tmp_path, [first, corrected, told("second_round", A, signed(), round=2)])
    assert findings(warehouse) == []
    assert pairs(warehouse) == []


def test_what_was_replaced_is_compared_no_more(tmp_path: Path) -> None:
    warehouse = published(
        tmp_path, [told("first", A, signed()), told("second", A, signed(text=5)), told("other", B, signed())]
    )
    assert findings(warehouse) == []


def test_the_same_words_as_another_file_are_a_duplicate(tmp_path: Path) -> None:
    files = [told(name, A, None, digest="d" * 32) for name in ("word", "pdf", "page")]
    warehouse = published(tmp_path, [*files, told("other_agency", B, None, digest="d" * 32)])
    message = "เนื้อหาเดียวกับเอกสาร word.txt ที่รับไว้ก่อน"
    assert findings(warehouse) == [
        ("page.txt", "duplicate_document", message),
        ("pdf.txt", "duplicate_document", message),
    ]


@pytest.mark.parametrize(
    ("added", "is_duplicate"),
    [("หน้า ๒", True), ("และได้ซ่อมแซมถนนสายหลักให้ชาวบ้านแล้วเสร็จในเดือนนั้นเอง", False)],
    ids=["a page's number", "a line that was not understood"],
)
def test_the_same_report_with_other_marks_is_a_duplicate(tmp_path: Path, added: str, is_duplicate: bool) -> None:
    first = told("word", A, signed())
    later = told("pdf", A, signed(2))
    words = first.document.text
    later.document.text = f"{words[:20]}\n{words[20:]}\n{added}"  # broken elsewhere, too
    found = findings(published(tmp_path, [first, later]))
    assert [(name, rule) for name, rule, _ in found] == ([("pdf.txt", "duplicate_document")] if is_duplicate else [])


def test_documents_without_reports_can_be_duplicates(tmp_path: Path) -> None:
    readings = [factory.reading(text, file_name=f"{text}.txt") for text in ("หนึ่ง", "สอง")]
    for one in readings:
        one.document.words_digest = "e" * 32
    assert [(name, rule) for name, rule, _ in findings(published(tmp_path, readings))] == [
        ("สอง.txt", "duplicate_document")
    ]


def test_reports_of_one_document_and_of_the_demonstration_are_not_compared(tmp_path: Path) -> None:
    joint = factory.reading("สองหน่วยงาน", factory.report(of=A), factory.report(of=B))
    for report in joint.reports:
        report.signature = signed()
    invented = told("invented", replace(C, agency_id="x", is_demonstration=True), signed())
    invented.document.is_demonstration = True
    assert pairs(published(tmp_path, [joint, invented])) == []


def test_a_text_that_hundreds_share_makes_ten_pairs_each_at_most(tmp_path: Path) -> None:
    many = [factory.agency(f"m{n}", short_name=f"อบต.{n}", source="registry") for n in range(300)]
    readings = [told(f"{n}", one, signed()) for n, one in enumerate(many)]
    warehouse = published(tmp_path, readings, many)
    counted = warehouse.query("select report_id, count(*) as n from near_duplicate group by all")["n"]
    assert len(counted) == 300
    assert counted.max() == 10
    told_of = findings(warehouse)
    assert len(told_of) == 300
    assert all("อีก 9 ฉบับขึ้นไป" in message for _, _, message in told_of)


def test_the_borrowed_texts_of_the_demonstration_are_told(tmp_path: Path) -> None:
    """Every document that the demonstration means as a copy, and none of its editions that replace one."""
    paths = list(write_documents(tmp_path / "documents", truth=tmp_path / "truth"))
    truth = {row["file"]: row for row in map(_json, (tmp_path / "truth").glob("*.json"))}
    borrowed = {name for name, row in truth.items() if "near_duplicate_text" in row["findings"]}
    revised = {path.name for path in paths if "_v2" in path.name} | {
        path.name for path in paths if list(path.parent.glob(f"{path.stem}_v2.*"))
    }
    agencies = Registry(registry())
    wanted = sorted(path for path in paths if path.name in borrowed | revised)
    readings = [read_document(path.read_bytes(), path.name, agencies) for path in wanted]
    found = findings(published(tmp_path / "store", readings, registry()))
    assert len(borrowed) > 20
    assert borrowed <= {name for name, rule, _ in found if rule == "near_duplicate_text"}
    assert len(revised) > 20
    assert not [name for name, rule, _ in found if rule == "duplicate_document"]


def _json(path: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return row
