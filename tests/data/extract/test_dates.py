"""Dates in every writing of the reports; the Gregorian days are worked out by hand or generated and read back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extract.dates import (
    WEEKDAYS,
    days_below_months,
    find_dates,
    find_recurrence,
    fiscal_year,
    is_date_alone,
    period_bounds,
    round_of,
    with_fiscal_year,
)
from data.normalise import fold_digits

MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def only(text: str):
    found = find_dates(fold_digits(text))
    assert len(found) == 1, found
    return found[0]


WRITINGS = {
    "in full": lambda d: f"วันที่ {d.day} {MONTHS[d.month - 1]} {d.year + 543}",
    "with เดือน and พ.ศ.": lambda d: f"วันที่ {d.day} เดือน{MONTHS[d.month - 1]} พ.ศ. {d.year + 543}",
    "with เดือน apart": lambda d: f"วันที่ {d.day} เดือน {MONTHS[d.month - 1]} พ.ศ.{d.year + 543}",
    "with its weekday": lambda d: f"วัน{WEEKDAYS[d.weekday()]}ที่ {d.day} {MONTHS[d.month - 1]} {d.year + 543}",
    "glued": lambda d: f"วันที่{d.day}{MONTHS[d.month - 1]}{d.year + 543}",
    "abbreviated": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year + 543}",
    "abbreviated, two digits": lambda d: f"{d.day:02} {SHORT[d.month - 1]} {(d.year + 543) % 100}",
    "abbreviated and glued": lambda d: f"{d.day} {SHORT[d.month - 1]}{(d.year + 543) % 100}",
    "slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year + 543}",
    "dashes, two digits": lambda d: f"{d.day}-{d.month}-{(d.year + 543) % 100}",
    "Thai digits": lambda d: f"วันที่ {d.day} {MONTHS[d.month - 1]} {d.year + 543}".translate(TO_THAI),
}


@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
@given(day=days)
def test_a_day_reads_back_as_itself(writing, day: date) -> None:
    text = f"จัดประชุม {writing(day)} ณ ศาลา"
    found = only(text)
    assert (found.first, found.last, found.precision) == (day, day, "day")
    assert not found.impossible
    assert text[found.start : found.end].strip() == writing(day)


@given(first=days, length=st.integers(1, 400))
def test_a_range_over_months_and_years_reads_back(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2050, 12, 31))
    written = f"{first.day} {MONTHS[first.month - 1]} {first.year + 543} ถึง {last.day} {MONTHS[last.month - 1]} {last.year + 543}"
    found = only(f"ระหว่างวันที่ {written}")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ระหว่างวันที่ 6-12 มกราคม 2566", date(2023, 1, 6), date(2023, 1, 12)),
        ("วันที่ 27 – 30 พฤษภาคม 2567", date(2024, 5, 27), date(2024, 5, 30)),
        ("๑๒-๑๘ ก.ย. ๕๗", date(2014, 9, 12), date(2014, 9, 18)),
        ("วันที่ 5, 6 และ 8 มีนาคม 2566", date(2023, 3, 5), date(2023, 3, 8)),
        ("30 มกราคม - 2 กุมภาพันธ์ 2567", date(2024, 1, 30), date(2024, 2, 2)),
        # The year stands only at the end; the first day lies in the year before.
        ("28 ธันวาคม - 3 มกราคม 2567", date(2023, 12, 28), date(2024, 1, 3)),
        ("วันที่ 28 ธันวาคม 2566 ถึงวันที่ 3 มกราคม 2567", date(2023, 12, 28), date(2024, 1, 3)),
    ],
)
def test_ranges(text: str, first: date, last: date) -> None:
    found = only(text)
    assert (found.first, found.last, found.precision) == (first, last, "day")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("เดือนธันวาคม 2565", date(2022, 12, 1), date(2022, 12, 31)),
        ("กุมภาพันธ์ 2567", date(2024, 2, 1), date(2024, 2, 29)),
        ("ตุลาคม 2566 - มีนาคม 2567", date(2023, 10, 1), date(2024, 3, 31)),
        ("เดือนตุลาคม - มีนาคม 2567", date(2023, 10, 1), date(2024, 3, 31)),
    ],
)
def test_months(text: str, first: date, last: date) -> None:
    found = only(text)
    assert (found.first, found.last, found.precision) == (first, last, "month")


@pytest.mark.parametrize("text", ["31 กุมภาพันธ์ 2567", "29 กุมภาพันธ์ 2566", "31/04/2566", "วันที่ 31 พ.ย. 66"])
def test_impossible_dates_are_found_as_such(text: str) -> None:
    found = only(text)
    assert found.impossible
    assert found.first is None


def test_29_february_of_a_leap_year_is_possible() -> None:
    assert only("29 กุมภาพันธ์ 2567").first == date(2024, 2, 29)


def test_the_weekday_written_is_kept_apart_from_the_date() -> None:
    found = only("วันศุกร์ที่ 22 กุมภาพันธ์ 2566")
    assert found.weekday == 4
    assert found.first == date(2023, 2, 22)  # a Wednesday
    assert only("วันพฤหัสที่ 5 มกราคม 2566").weekday == 3


@pytest.mark.parametrize(
    ("text", "year"), [("5 ม.ค. 40", 1997), ("5 ม.ค. 66", 2023), ("5 ม.ค. 99", 2056), ("5/1/57", 2014)]
)
def test_two_digit_years_from_40_to_99_are_25xx(text: str, year: int) -> None:
    assert only(text).first == date(year, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "จำนวน 12 คน", "ถนนยาว 5 กิโลเมตร", "เวลา 13.30 น.", "หมู่ที่ 3 ตำบลคลองใหม่", "ครั้งที่ 4/2568", "โทร 02-123-4567",
        "เลขที่ 12/3", "งบประมาณ 25,000 บาท", "ร้อยละ 88.2", "ข้อ 1.2.3", "45/13/2566",
    ],
)  # fmt: skip
def test_numbers_with_units_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_count_behind_a_month_is_no_year() -> None:
    found = only("วันที่ 5 มกราคม 42 คน")
    assert found.first is None
    assert found.day_month == ((5, 1), (5, 1))


def test_a_sites_own_date_is_christian_and_not_the_reports() -> None:
    found = only("Create Date มีนาคม 5, 2024")
    assert found.christian
    assert found.first is None


@pytest.mark.parametrize(
    ("text", "fiscal", "day"), [("วันที่ 20 ตุลาคม", 2567, date(2023, 10, 20)), ("20 มกราคม", 2567, date(2024, 1, 20))]
)
def test_a_day_without_a_year_takes_it_from_the_fiscal_year(text: str, fiscal: int, day: date) -> None:
    assert with_fiscal_year(only(text), fiscal).first == day


def test_a_day_that_the_fiscal_year_does_not_have_is_impossible() -> None:
    assert with_fiscal_year(only("29 กุมภาพันธ์"), 2566).impossible
    assert with_fiscal_year(only("29 กุมภาพันธ์"), 2567).first == date(2024, 2, 29)


@given(days)
def test_a_day_lies_in_its_fiscal_year_and_round(day: date) -> None:
    year, round_ = fiscal_year(day), round_of(day)
    first, last = period_bounds(year, round_)
    assert first <= day <= last
    assert period_bounds(year, None)[0] <= first


def test_the_fiscal_year_turns_on_the_first_of_october() -> None:
    assert [fiscal_year(date(2023, 9, 30)), fiscal_year(date(2023, 10, 1))] == [2566, 2567]
    assert [round_of(date(2024, 3, 31)), round_of(date(2024, 4, 1)), round_of(date(2024, 9, 30))] == [1, 2, 2]


@given(
    st.lists(
        st.sampled_from(["5 มกราคม 2566", "ก.พ. 67", " ", ",", "12/3/2567", "คน", "-", "๓๑", "มีนาคม"]), max_size=12
    )
)
def test_mentions_never_overlap_and_stand_in_order(pieces: list[str]) -> None:
    text = fold_digits("".join(pieces))
    found = find_dates(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("ประชุมทุกวันที่ 6 ของเดือน", "monthly"),
        ("จัดเป็นประจำทุกเดือน", "monthly"),
        ("ทุกวันศุกร์แรกของเดือน", "monthly"),
        ("ออกกำลังกายทุกวันศุกร์", "weekly"),
        ("ทุก 3 เดือน", "quarterly"),
        ("ประเพณีที่จัดเป็นประจำทุกปี", "yearly"),
        ("จัดเมื่อวันศุกร์ที่ 5 มกราคม 2567", None),
        ("ทุกเสาร์", "weekly"),
        ("อาทิตย์ละหน", "weekly"),
        ("ทุกวันเสาร์ที่สองของเดือน", "monthly"),
        ("วันพุธแรกของเดือน", "monthly"),
        ("วันพุธแรกของเดือนมีนาคม 2567", None),
        ("ปีละ 12 ครั้ง", "monthly"),
        ("เดือนละ 20 บาท", None),
        ("เดือนละ 2 ครั้ง", "monthly"),
        ("ทุก ๆ ไตรมาส", "quarterly"),
        ("4 ครั้งต่อปี", "quarterly"),
        ("ทุกวันที่ 5 ธันวาคม", "yearly"),
        ("ประชุมประธานชุมชนประจำเดือนมิถุนายน", "monthly"),
        ("ประชุมพนักงานประจำเดือนมิถุนายน", None),
    ],
)
def test_recurrence(text: str, recurrence: str | None) -> None:
    found = find_recurrence(text)
    assert (found[0] if found else None) == recurrence


def test_a_day_below_a_month_that_stands_alone_is_in_it() -> None:
    log = "[ กุมภาพันธ์ 2567 ]\nเวทีแรก วันที่ 26-27\n[ มีนาคม 2567 ]\nสำรวจ ตลอดเดือน\nรับหนังสือวันที่ 31 เมษายน\n"
    added = [one for one in days_below_months(log, find_dates(log)) if one not in find_dates(log)]
    assert [(one.first, one.last, one.precision) for one in added] == [
        (date(2024, 2, 26), date(2024, 2, 27), "day"),
        (date(2024, 3, 1), date(2024, 3, 31), "month"),
    ]


@pytest.mark.parametrize(
    ("words", "is_alone"), [("[ ตุลาคม 2566 ]", True), ("วันที่ 5 มกราคม 2567 :", True), ("5 มกราคม 2567 ประชุม", False)]
)
def test_a_date_alone(words: str, is_alone: bool) -> None:
    assert is_date_alone(words) is is_alone


def test_the_months_of_a_round_are_no_days() -> None:
    told = find_dates("รอบ 6 เดือน ตุลาคม 2565 - มีนาคม 2566")
    assert [(one.first, one.precision) for one in told] == [(date(2022, 10, 1), "month")]


def test_a_day_below_a_month_alone_is_no_end_of_it() -> None:
    words = "ตุลาคม 2565\n12 ต.ค. 65 ประชุม"
    assert [words[found.start : found.end] for found in find_dates(words)] == ["ตุลาคม 2565", "12 ต.ค. 65"]
