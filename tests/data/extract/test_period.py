"""Which fiscal year and round a report says it covers."""

from __future__ import annotations

from datetime import date

import pytest

from data.extract.dates import find_dates
from data.extract.period import from_activities, is_period, read_period
from data.normalise import fold_digits
from data.reading import read_document


def of(text: str):
    text = fold_digits(text)
    return read_period(text, 0, len(text), find_dates(text), len(text))


@pytest.mark.parametrize(
    ("text", "year", "round_"),
    [
        ("ประจำปีงบประมาณ พ.ศ. 2567", 2567, None),
        ("ปีงบประมาณ ๒๕๖๙", 2569, None),
        ("ปีงบประมาณ 67", 2567, None),
        ("รอบ 6 เดือน ประจำปีงบประมาณ 2566", 2566, 1),
        ("รอบ 6 เดือนแรก ปีงบประมาณ 2566", 2566, 1),
        ("รอบ 6 เดือนหลัง ปีงบประมาณ 2566", 2566, 2),
        ("รอบที่ 2 ปีงบประมาณ 2566", 2566, 2),
        ("รอบ 12 เดือน ปีงบประมาณ 2566", 2566, None),
        ("ระหว่างวันที่ 1 ตุลาคม 2565 ถึง 31 มีนาคม 2566", 2566, 1),
        ("(เดือนเมษายน 2566 - เดือนกันยายน 2566)", 2566, 2),
        ("(1 ตุลาคม 2565 - 30 กันยายน 2566)", 2566, None),
        ("รายงานประจำปี 2566", 2566, None),
        ("รายงานการประชุม", None, None),
    ],
)
def test_stated(text: str, year: int | None, round_: int | None) -> None:
    period = of(text)
    assert (period.fiscal_year, period.round) == (year, round_)


def test_the_words_that_told_it_are_kept() -> None:
    text = "รายงานผล รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2567"
    period = of(text)
    assert text[period.char_start : period.char_end] == "ประจำปีงบประมาณ พ.ศ. 2567"
    assert (period.start, period.end) == (date(2023, 10, 1), date(2024, 3, 31))


def test_a_range_of_some_days_is_an_event_and_no_period() -> None:
    text = "ระหว่างวันที่ 6-12 มกราคม 2566 ตั้งแต่ 1 ตุลาคม 2565 ถึง 31 มีนาคม 2566"
    event, period = find_dates(text)
    assert not is_period(text, event)
    assert is_period(text, period)


def test_quarters_that_part_a_report_are_not_its_period() -> None:
    first, third = "ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2566)", "ไตรมาสที่ 3 (เมษายน - มิถุนายน 2567)"
    title = "ทะเบียนกิจกรรม ปีงบประมาณ 2567\n"
    told = [
        read_period(text, 0, len(text), find_dates(text), len(title))
        for text in (title + first, title + third, f"{title}{first}\n{third}")
    ]
    assert [(period.fiscal_year, period.round) for period in told] == [(2567, 1), (2567, 2), (2567, None)]


def test_inferred_from_dated_activities() -> None:
    assert from_activities([date(2023, 10, 5), date(2024, 3, 1)]).fiscal_year == 2567
    assert from_activities([date(2023, 10, 5), date(2024, 3, 1)]).round == 1
    assert from_activities([date(2023, 10, 5), date(2024, 5, 1)]).round is None
    assert from_activities([date(2023, 9, 5), date(2023, 10, 5)]).fiscal_year is None
    assert from_activities([]).fiscal_year is None


def test_a_report_of_twelve_months_in_two_halves_covers_the_year() -> None:
    title = "รายงานการมีส่วนร่วม รอบ 12 เดือน ปีงบประมาณ พ.ศ. 2566\n"
    halves = "ส่วนที่ 1 (ตุลาคม 2565 - มีนาคม 2566)\nประชุม\nส่วนที่ 2 (เมษายน 2566 - กันยายน 2566)\nอบรม\n"
    text = title + halves
    both = read_period(text, 0, len(text), find_dates(text), len(title))
    assert (both.fiscal_year, both.round) == (2566, None)
    text = title + halves.partition("ส่วนที่ 2")[0]
    one = read_period(text, 0, len(text), find_dates(text), len(title))
    assert (one.fiscal_year, one.round) == (2566, 1), "of one half alone its days tell"


def test_sheets_of_quarters_cover_the_year() -> None:
    text = "ทะเบียน ปีงบประมาณ 2568\nไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2567)\nก\nไตรมาสที่ 2 (มกราคม - มีนาคม 2568)\nข\nไตรมาสที่ 3 (เมษายน - มิถุนายน 2568)\n"
    title_end = text.index("ก\n")
    found = read_period(text, 0, len(text), find_dates(text), title_end)
    assert (found.fiscal_year, found.round) == (2568, None)


def test_a_round_that_a_matter_names_is_not_the_reports() -> None:
    words = (
        "รายงานการประชุมคณะกรรมการติดตามและประเมินผลแผนพัฒนา\nเทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\n"
        "วันที่ 18 เมษายน 2567 ณ ห้องประชุมเทศบาล ผู้เข้าร่วมประชุม 10 คน\n\n"
        "ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา\n4.1 ผลการดำเนินโครงการ รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2567\n"
        "มติที่ประชุม ให้กองช่างเร่งงานท่าเรือ\n"
    )
    [report] = read_document(words.encode(), "minutes.txt").reports
    assert (report.fiscal_year, report.round) == (2567, 2)


def test_below_a_title_of_twelve_months_other_months_are_those_of_something_held() -> None:
    title = "รายงานการมีส่วนร่วม ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 12 เดือน)\n"
    text = title + "วันรับฝากขยะ ทุกวันศุกร์แรกของเดือน (มีนาคม - กันยายน 2567)\n"
    found = read_period(text, 0, len(text), find_dates(text), len(title))
    assert (found.fiscal_year, found.round, found.start, found.end) == (
        2567,
        None,
        date(2023, 10, 1),
        date(2024, 9, 30),
    )


def test_a_report_titled_by_its_year_that_has_both_halves_covers_it() -> None:
    title = "รายงานประจำปีงบประมาณ พ.ศ. 2567\n"
    text = title + "ครึ่งปีแรก (ตุลาคม 2566 - มีนาคม 2567)\nประชุม\nครึ่งปีหลัง (เมษายน 2567 - กันยายน 2567)\nอบรม\n"
    found = read_period(text, 0, len(text), find_dates(text), len(title))
    assert (found.fiscal_year, found.round) == (2567, None)


def test_a_round_that_is_not_the_reports_takes_its_days_along() -> None:
    def activity(number: int, day: str) -> str:
        return f"กิจกรรมที่ {number} ประชุมชมรมที่ {number}\n  วันที่ : {day}\n  ประเด็น : ผลงานรอบ 6 เดือนแรก\n  ผู้มีส่วนร่วม : 20 คน\n  ผล : เห็นชอบ\n"

    words = (
        "รายงานผลการเปิดโอกาสให้มีส่วนร่วม\nเทศบาลตำบลตรอกนอง อำเภอขลุง จังหวัดจันทบุรี\nประจำปีงบประมาณ พ.ศ. 2567\n\n"
        + activity(1, "8 ธันวาคม 2566")
        + activity(2, "11 เมษายน 2567")
        + activity(3, "14 มิถุนายน 2567")
    )
    reading = read_document(words.encode(), "report.txt")
    [report] = reading.reports
    assert (report.round, report.period_start, report.period_end) == (None, date(2023, 10, 1), date(2024, 9, 30))
    assert "date_outside_period" not in {finding.rule for finding in reading.findings}
