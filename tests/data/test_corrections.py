"""What a person may say of a value, and what of it the ledger keeps."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.corrections import (
    CONFIRM,
    OVERRULE,
    WITHDRAW,
    CorrectionRefused,
    clean,
    correctable,
    field_named,
    parse_value,
)
from data.ledger import Ledger
from data.report import Reading
from data.store import Store
from tests.corrections import wish
from tests.factory import activity, agency, contents, group, reading, report, step


def one_reading() -> Reading:
    """One report, one activity, two groups and one step; the ids end in -1 and -1-1."""
    return reading(
        "ประชุมประชาคมหมู่บ้าน",
        report(
            activity(
                participants_total=30,
                groups=[group("กำนัน", "village_head", "external", 3), group("อสม.", "health_volunteer", "external")],
                follow_through=[step("ซ่อมแล้ว", 6, "กองช่าง")],
            )
        ),
    )


def taken(ledger: Ledger) -> tuple[str, str]:
    one = one_reading()
    ledger.accept([one], contents(one), "test")
    return one.reports[0].report_id, one.reports[0].activities[0].activity_id


# The values


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("agency_id", "th-sao-1", "th-sao-1"),
        ("fiscal_year", "๒๕๖๗", "2567"),
        ("round", "2", "2"),
        ("has_use", "true", "true"),
        ("name", "  ประชุม   ประชาคม ", "ประชุม ประชาคม"),
        ("name", "-", None),
        ("kind", "Hearing", "hearing"),
        ("kind", "other", "other"),
        ("mode", "plan", "plan"),
        ("held_from", "2023-11-20", "2023-11-20"),
        ("held_from", "2566-11-20", "2023-11-20"),
        ("held_from", "20/11/2566", "2023-11-20"),
        ("held_from", "๒๐/๑๑/๒๕๖๖", "2023-11-20"),
        ("held_from", "-", None),
        ("participants_total", "1,250", "1250"),
        ("participants_total", "0", "0"),
        ("headcount", "-", None),
        ("category", "unknown", "unknown"),
        ("level", "7", "7"),
        ("level", "-", None),
        ("issue.text", "น้ำท่วม", "น้ำท่วม"),
    ],
)
def test_a_value_is_kept_in_one_form(field: str, said: str, kept: str | None) -> None:
    assert parse_value(field_named(field), said) == kept


@pytest.mark.parametrize(
    ("field", "said", "says"),
    [
        ("kind", "party", "village_forum"),
        ("level", "8", "0 1 2 3 4 5 6 7"),
        ("category", "-", "ไม่ทราบไม่ได้"),
        ("has_issue", "-", "ไม่ทราบไม่ได้"),
        ("held_to", "-", "ไม่ทราบไม่ได้"),
        ("date_precision", "none", "day month"),
        ("fiscal_year", "2024", "2540"),
        ("participants_total", "-3", "จำนวนเต็ม"),
        ("participants_total", "สามสิบ", "จำนวนเต็ม"),
        ("participants_total", "99999999999999", "จำนวนเต็ม"),
        ("held_from", "2566-02-30", "ไม่ใช่วันที่"),
        ("held_from", "พรุ่งนี้", "ไม่ใช่วันที่"),
        ("held_from", "1023-11-20", "2540–2600"),
        ("name", " ", "ยังไม่ได้บอกค่า"),
        ("name", "ก" * 401, "400"),
    ],
)
def test_a_wrong_value_is_refused_with_what_may_be(field: str, said: str, says: str) -> None:
    with pytest.raises(CorrectionRefused, match=says) as refused:
        parse_value(field_named(field), said)
    assert field_named(field).full_name in str(refused.value)


def test_a_field_is_named_with_its_table_where_two_have_it() -> None:
    assert field_named("follow_through.level") is field_named("LEVEL")
    with pytest.raises(CorrectionRefused, match=r"issue\.text result\.text"):
        field_named("text")
    with pytest.raises(CorrectionRefused, match=r"activity\.participants_total"):
        field_named("side")


@given(st.text(max_size=60))
def test_whatever_is_said_is_kept_or_refused(said: str) -> None:
    for field in correctable().values():
        try:
            kept = parse_value(field, said)
        except CorrectionRefused:
            continue
        assert kept is None or kept.strip()
        assert kept is None or parse_value(field, kept) == kept


def test_a_persons_words_hold_no_number_of_a_citizen() -> None:
    assert "081-234-5678" not in clean("โทรถามแล้ว 081-234-5678\nตามนั้น")
    assert "\n" not in clean("หนึ่ง\nสอง")


# The ledger


def test_the_values_that_can_be_corrected_are_those_of_the_rows(ledger: Ledger) -> None:
    """What the SQL calls a value and what a person may name are one list."""
    one = reading("ข้อความ", report(activity(groups=[group("ก", "public", "external")], issues=["ข"], results=["ค"], follow_through=[step("ง", 6)])))  # fmt: skip
    ledger.accept([one], contents(one), "test")
    rows = [r for i in (one.reports[0].report_id, one.reports[0].activities[0].activity_id) for r in ledger.correctable_rows(i)]  # fmt: skip
    assert {f"{row.target_table}.{name}" for row in rows for name in row.machine} == set(correctable())


def test_a_correction_says_what_was_read_who_says_what_and_why(ledger: Ledger) -> None:
    _, activity_id = taken(ledger)
    (made,) = ledger.add_corrections([wish(activity_id, "headcount", "5", row=1)], "test")
    assert ledger.corrections() == [made]
    assert (made.target_table, made.report_position, made.activity_position, made.row_position) == (
        "participant_group",
        1,
        1,
        1,
    )
    assert (made.field, made.machine_value, made.value, made.verdict) == ("headcount", "3", "5", OVERRULE)
    assert (made.corrected_by, made.reason) == ("สมหญิง", "ดูจากต้นฉบับ")
    assert made.anchor == "ป", "the words of its span, the first letter"


def test_a_confirmation_keeps_the_machines_value(ledger: Ledger) -> None:
    _, activity_id = taken(ledger)
    (made,) = ledger.add_corrections([wish(activity_id, "participants_total", verdict=CONFIRM)], "test")
    assert (made.machine_value, made.value) == ("30", "30")


def test_one_wrong_wish_stores_none(ledger: Ledger) -> None:
    _, activity_id = taken(ledger)
    with pytest.raises(CorrectionRefused):
        ledger.add_corrections([wish(activity_id, "kind", "hearing"), wish(activity_id, "agency_id")], "test")
    assert ledger.corrections() == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reason": " "}, "reason"),
        ({"by": ""}, "name"),
        ({"target_id": "abc"}, "no report_id or activity_id"),
        ({"target_id": "0123456789abcdef-1-9"}, "in no reading in use"),
        ({"row": None}, "1 “ป”; 2 “ป”"),
        ({"row": 3}, "--row"),
        ({"field": field_named("place")}, "--row"),
        ({"field": field_named("round")}, "report_id"),
        ({"field": field_named("issue.text")}, "--row"),
        ({"value": "3"}, "--confirm"),
        ({"seen": "ถ้อยคำอื่น"}, "read anew"),
        ({"verdict": "guess"}, "confirm overrule withdraw"),
        ({"verdict": WITHDRAW}, "nothing stands"),
    ],
)
def test_what_cannot_be_corrected_is_told(ledger: Ledger, change: dict[str, object], says: str) -> None:
    _, activity_id = taken(ledger)
    with pytest.raises(CorrectionRefused, match=says):
        ledger.add_corrections([replace(wish(activity_id, "headcount", "5", row=1), **change)], "test")
    assert ledger.corrections() == []


def test_an_agency_must_be_known_and_a_real_report_is_no_invented_agencys(ledger: Ledger) -> None:
    report_id, _ = taken(ledger)
    ledger.add_agencies([agency("real"), agency("invented", is_demonstration=True)], "registry")
    with pytest.raises(CorrectionRefused, match="unknown agency"):
        ledger.add_corrections([wish(report_id, "agency_id", "nobody")], "test")
    with pytest.raises(CorrectionRefused, match="invented"):
        ledger.add_corrections([wish(report_id, "agency_id", "invented")], "test")
    assert ledger.add_corrections([wish(report_id, "agency_id", "real")], "test")[0].value == "real"


def test_what_was_said_is_taken_back_by_place_or_by_id_once(ledger: Ledger) -> None:
    _, activity_id = taken(ledger)
    first, second = ledger.add_corrections(
        [wish(activity_id, "kind", "hearing"), wish(activity_id, "place", "ศาลา")], "test"
    )
    ledger.add_corrections([wish(activity_id, "kind", verdict=WITHDRAW)], "test")
    with pytest.raises(CorrectionRefused, match="nothing stands"):
        ledger.add_corrections([wish(activity_id, "kind", verdict=WITHDRAW)], "test")
    taken_back = ledger.withdraw_correction(second.correction_id, "พิมพ์ผิด", "สมชาย", "test")
    assert (taken_back.verdict, taken_back.value, taken_back.field) == (WITHDRAW, None, "place")
    for correction_id in (first.correction_id, second.correction_id):
        with pytest.raises(CorrectionRefused, match="already"):
            ledger.withdraw_correction(correction_id, "อีกครั้ง", "สมชาย", "test")
    with pytest.raises(CorrectionRefused, match="no correction"):
        ledger.withdraw_correction("none", "ก", "ข", "test")
    assert len(ledger.corrections()) == 4, "nothing is ever removed"


def test_a_store_of_an_earlier_version_takes_corrections(store: Store) -> None:
    one = one_reading()
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.accept([one], contents(one), "test")
    with duckdb.connect(store.ledger_address) as connection:
        connection.execute("drop table correction")
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.add_corrections([wish(one.reports[0].report_id, "round", "2")], "test")
        assert len(ledger.corrections()) == 1


def test_each_correction_is_later_than_all_before(ledger: Ledger) -> None:
    _, activity_id = taken(ledger)
    made = [
        *ledger.add_corrections([wish(activity_id, "kind", "hearing"), wish(activity_id, "mode", "do")], "test"),
        *ledger.add_corrections([wish(activity_id, "kind", "survey")], "test"),
    ]
    moments = [one.corrected_at for one in made]
    assert moments == sorted(set(moments))
