"""The public tables, on readings small enough to count by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import lookup
from data.ledger import Ledger
from data.report import Agency, Evidence, Finding, Reading
from data.store import Store
from queries import ask as asking
from queries.route import measure
from queries.warehouse import ACTOR_SORTS, MODELS, BuildFailed, Warehouse, build
from tests.factory import activity, agency, contents, group, reading, report, step

AS_OF = date(2024, 5, 1)  # round 1 of fiscal year 2567 is over, round 2 is not
Publish = Callable[..., Callable[[str], list[tuple[Any, ...]]]]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """Accepts the readings one after another, builds, and gives a function that asks the published file."""
    store = Store(tmp_path / "h")

    def accept_and_build(
        *readings: Reading, registry: list[Agency] | None = None
    ) -> Callable[[str], list[tuple[Any, ...]]]:
        with store.writer_lock(0.0), Ledger(store) as ledger:
            ledger.add_agencies(registry or [], "registry")
            for one in readings:
                ledger.accept([one], contents(one), "test")
        opened = Warehouse.open_path(build(store, as_of=AS_OF).path)

        def ask(sql: str) -> list[tuple[Any, ...]]:
            frame = opened.query(sql).astype(object)
            return [tuple(row) for row in frame.where(frame.notna(), None).values.tolist()]

        return ask

    return accept_and_build


def held(day: date, name: str = "ประชุมประชาคมหมู่บ้าน", **values: Any) -> Any:
    return activity(name, held_from=day, **values)


# Superseding


def test_the_newest_report_of_an_agency_and_period_is_current_and_the_older_stays(publish: Publish) -> None:
    first = reading("รายงานการมีส่วนร่วม ฉบับแรก", report(held(date(2023, 11, 1))))
    second = reading("รายงานการมีส่วนร่วม ฉบับแก้ไข", report(held(date(2023, 11, 2)), held(date(2023, 11, 3))))
    ask = publish(first, second)
    assert ask("select report_id, is_current from report order by received_at") == [
        (first.reports[0].report_id, False),
        (second.reports[0].report_id, True),
    ]
    assert ask("select is_current, count(*) from activity group by 1 order by 1") == [(False, 1), (True, 2)]
    assert ask("select sum(activities)::int from activity_fact") == [(2,)]


def test_other_rounds_years_agencies_and_the_whole_year_are_periods_of_their_own(publish: Publish) -> None:
    ask = publish(
        reading("ก", report(round=1)),
        reading("ข", report(round=2)),
        reading("ค", report(round=None)),
        reading("ง", report(round=1, fiscal_year=2566)),
        reading("จ", report(round=1, of=agency("other"))),
        reading("ฉ", report(round=None, title="whole year again")),
    )
    assert ask("select count(*) from report where is_current") == [(5,)]
    assert ask("select title from report where round is null and is_current") == [("whole year again",)]


def test_a_demonstration_report_never_replaces_a_real_one(publish: Publish) -> None:
    ask = publish(reading("จริง", report()), reading("สาธิต", report(), is_demonstration=True))
    assert ask("select is_demonstration, is_current from report order by 1") == [(False, True), (True, True)]
    assert ask("select is_demonstration from agency") == [(False,)], "a real document names it too"


def test_reports_of_unknown_agencies_are_each_current(publish: Publish) -> None:
    ask = publish(reading("ก", report(of=None)), reading("ข", report(of=None), report(of=None)))
    assert ask("select count(*) from report where is_current") == [(3,)]


def test_reports_of_an_unknown_year_are_each_current_but_one_a_document(publish: Publish) -> None:
    unknown = report(fiscal_year=None, round=None)
    ask = publish(reading("ก", unknown), reading("ข", unknown), reading("ค", unknown, unknown))
    assert ask("select is_current, count(*) from report group by 1 order by 1") == [(False, 1), (True, 3)]


def test_only_the_newest_reading_of_a_document_is_published(publish: Publish) -> None:
    old = reading("เอกสารเดิม", report(held(date(2023, 11, 1)), held(date(2023, 11, 2))))
    new = replace(reading("เอกสารเดิม", report(held(date(2023, 11, 1)))), rules_version="next", doubts=["ดูอีกครั้ง"])
    ask = publish(old, new)
    assert ask("select count(*), min(position) from activity") == [(1, 1)]
    assert ask("select count(*) from report") == [(1,)]
    assert ask("select len(doubts) from document") == [(1,)]
    assert ask("select documents, readings from meta") == [(1, 2)]


# The same event in two current reports


def test_an_event_told_in_a_round_and_a_whole_year_report_counts_once(publish: Publish) -> None:
    day = date(2023, 11, 20)
    of_round = reading("รอบหกเดือน", report(held(day, "ประชุมประชาคม ครั้งที่ 1/2567"), held(day, "อบรมอาสาสมัคร")))
    of_year = reading("ทั้งปี", report(held(day, "ประชุมประชาคม  ครั้งที่ ๑ / ๒๕๖๗"), round=None))
    ask = publish(of_round, of_year)
    twin, kept = of_round.reports[0].activities[0].activity_id, of_year.reports[0].activities[0].activity_id
    assert ask("select activity_id, duplicate_of from activity where duplicate_of is not null") == [(twin, kept)]
    assert ask("select sum(activities)::int from activity_fact") == [(2,)]


@pytest.mark.parametrize(
    "other",
    [
        report(held(date(2023, 11, 21)), round=None),
        report(held(date(2023, 11, 20), "อีกเรื่องหนึ่ง"), round=None),
        report(held(date(2023, 11, 20), held_to=date(2023, 11, 21)), round=None),
        report(held(date(2023, 11, 20), date_precision="month"), round=None),
        report(held(date(2023, 11, 20)), round=None, of=agency("other")),
        report(held(date(2023, 11, 20), is_event=False), round=None),
    ],
    ids=["another day", "another name", "another last day", "only a month", "another agency", "only a type"],
)
def test_what_differs_is_no_duplicate(publish: Publish, other: Any) -> None:
    ask = publish(reading("หนึ่ง", report(held(date(2023, 11, 20)))), reading("สอง", other))
    assert ask("select count(*) from activity where duplicate_of is not null") == [(0,)]


def test_events_without_a_title_are_not_taken_for_one_another(publish: Publish) -> None:
    nameless = held(date(2023, 11, 20))
    nameless.name = None
    ask = publish(reading("หนึ่ง", report(nameless)), reading("สอง", report(nameless, round=None)))
    assert ask("select name, duplicate_of from activity") == [(None, None), (None, None)]


def test_two_like_events_in_one_report_are_two(publish: Publish) -> None:
    day = date(2023, 11, 20)
    ask = publish(reading("หนึ่ง", report(held(day), held(day))))
    assert ask("select count(*) from activity where duplicate_of is null") == [(2,)]


def test_an_event_of_a_replaced_report_is_no_duplicate_and_not_counted(publish: Publish) -> None:
    day = date(2023, 11, 20)
    ask = publish(reading("หนึ่ง", report(held(day))), reading("สอง", report(held(day))))
    assert ask("select is_current, duplicate_of from activity order by 1") == [(False, None), (True, None)]
    assert ask("select sum(activities)::int from activity_fact") == [(1,)]


# Values


def test_what_is_unknown_is_null_everywhere(publish: Publish) -> None:
    unknown = report(
        activity("ไม่ทราบ", held_from=None, kind=None, mode=None, groups=[group("ใคร", "unknown", "unknown")]),
        of=None,
        fiscal_year=None,
        round=None,
    )
    ask = publish(reading("ไม่มีอะไรบอก", unknown))
    assert ask("select agency_id, fiscal_year, round from report") == [(None, None, None)]
    assert ask("select held_from, participants_total, follow_through_level, fiscal_year, round from activity") == [
        (None,) * 5
    ]
    assert ask(
        "select agency_id, fiscal_year, activities, events_with_total, participants_known, level_unknown,"
        " naming_unknown, heads_unknown, heads_known, heads_external from cube_agency_round"
    ) == [(None, None, 1, 0, None, 1, 1, None, None, None)]
    assert ask("select agency_id, fiscal_year, category, naming, groups, counted, heads from cube_agency_category") == [
        (None, None, "unknown", 1, 1, 0, None)
    ]
    assert ask("select count(*) from period") == [(0,)]
    assert ask("select count(*) from reporting") == [(0,)]


def test_the_level_of_an_activity_is_the_highest_of_its_rows(publish: Publish) -> None:
    ask = publish(
        reading(
            "ระดับของการนำผลไปใช้",
            report(
                held(date(2023, 11, 1), follow_through=[step("รับทราบ", 1), step("ซ่อมแล้ว", 6), step("?", None)]),
                held(date(2023, 11, 2), follow_through=[step("?", None)]),
                held(date(2023, 11, 3)),
                held(date(2023, 11, 4), follow_through=[step("สามัคคี", 0)]),
            ),
        )
    )
    assert ask("select follow_through_level from activity order by position") == [(6,), (None,), (None,), (0,)]
    assert ask(
        "select sum((steps > 0)::int)::int, sum(level_0)::int, sum(level_6)::int, sum(level_unknown)::int,"
        " sum(steps)::int, sum(steps_unknown)::int, sum(steps_1)::int from activity_fact"
    ) == [(3, 1, 1, 2, 5, 2, 1)]


def test_the_cubes_add_up_what_is_known(publish: Publish) -> None:
    ask = publish(
        reading(
            "ผู้มีส่วนร่วม",
            report(
                held(
                    date(2023, 11, 1),
                    participants_total=30,
                    groups=[
                        group("กำนัน", "village_head", "external", 2),
                        group("ผู้ใหญ่บ้าน", "village_head", "external", 5),
                        group("ปลัด", "executive", "internal"),
                    ],
                ),
                held(date(2023, 11, 2), participants_total=12, groups=[group("กำนัน", "village_head", "external")]),
                held(date(2023, 11, 3)),
            ),
        )
    )
    for table in ("cube_agency_round", "cube_place_round", "cube_kind_mode"):
        sums = "sum(activities)::int, sum(events_with_total)::int, sum(participants_known)::int, sum(heads_known)::int"
        assert ask(f"select {sums} from {table}") == [(3, 2, 42, 7)]
    for table in ("cube_agency_category", "cube_place_category", "cube_kind_mode_category"):
        assert ask(f"select category, naming, groups, counted, uncounted, heads from {table} order by category") == [
            ("executive", 1, 1, 0, 1, None),
            ("village_head", 2, 3, 2, 1, 7),
        ]
    # An activity has in its bits what it names: executive is bit 0, village_head bit 3; external 1, internal 2. Of a group
    # with a headcount it has that, above the bit.
    assert ask("select categories, sides, list_sort(people)::varchar from activity_fact order by all") == [
        (0, 0, "[]"),
        (8, 1, "[]"),
        (9, 3, str([2 << 5 | 3, 5 << 5 | 3])),
    ]


def test_two_activities_that_name_a_category_twice_are_two(publish: Publish) -> None:
    twice = [group("กำนัน", "village_head", "external", 2), group("ผู้ใหญ่บ้าน", "village_head", "external", 5)]
    public = group("ประชาชน", "public", "external", 40)
    ask = publish(
        reading(
            "ประชาคมสองหมู่บ้าน",
            report(
                held(date(2023, 11, 1), groups=[*twice, public]),
                held(date(2023, 11, 2), groups=[*twice, public]),
            ),
        )
    )
    for table in ("cube_agency_category", "cube_place_category", "cube_kind_mode_category"):
        assert ask(f"select category, naming, groups, heads from {table} order by category") == [
            ("village_head", 2, 4, 14),
            ("public", 2, 2, 80),
        ]


def test_agencies_are_counted_however_many_periods_there_are(tmp_path: Path) -> None:
    # Ninety years are more periods than a number has bits. A reports in each, B in the second and the last.
    store = Store(tmp_path / "h")
    told = [(2480 + n, agency("A")) for n in range(90)] + [(2481, agency("B")), (2569, agency("B"))]
    readings = [reading(f"{year} {of.agency_id}", report(fiscal_year=year, round=1, of=of)) for year, of in told]
    with store.writer_lock(0.0), Ledger(store) as ledger:
        for one in readings:
            ledger.accept([one], contents(one), "test")
    opened = Warehouse.open_path(build(store, as_of=date(2026, 5, 1)).path)
    assert opened.tuples("select count(*), count(distinct era) from period_bit", {})[1] == [(90, 2)]
    for years, agencies in (([2480], 1), ([2481], 2), ([2481, 2569], 2), ([2482, 2568], 1), ([], 2)):
        found = measure(opened, ["agencies_reported"], filters={"fiscal_year": years} if years else {})
        assert found["value"].tolist() == [agencies], years
        (row,) = asking.told(
            opened, "headline", **asking.left_open("headline", fiscal_years=years or None, demonstration=False)
        )
        assert row["p_agencies_with_report"] == agencies, years


def test_agencies_have_their_region_and_the_registry_goes_before_a_document(publish: Publish) -> None:
    told = agency("a", name="ชื่อในเอกสาร", province="เชียงใหม่")
    registered = agency("a", name="ชื่อในทะเบียน", province="เชียงใหม่", source="registry")
    ask = publish(
        reading("หนึ่ง", report(of=told)),
        reading("สอง", report(of=agency("b", province="ขอนแก่น"))),
        reading("สาม", report(of=agency("c", province=None))),
        registry=[registered, agency("d", province="ตรัง", source="registry", is_demonstration=True)],
    )
    assert ask("select agency_id, name, region, is_registered, is_demonstration from agency order by 1") == [
        ("a", "ชื่อในทะเบียน", "เหนือ", True, False),
        ("b", "องค์การบริหารส่วนตำบลทดสอบ", "ตะวันออกเฉียงเหนือ", False, False),
        ("c", "องค์การบริหารส่วนตำบลทดสอบ", None, False, False),
        ("d", "องค์การบริหารส่วนตำบลทดสอบ", "ใต้", True, True),
    ]


def test_a_report_of_an_invented_agency_is_demonstration_data_whatever_its_document_says(publish: Publish) -> None:
    invented = agency("d", source="registry", is_demonstration=True)
    ask = publish(reading("ไม่มีคำว่าสาธิต", report(held(date(2023, 11, 1)), of=invented)), registry=[invented])
    assert ask("select is_demonstration from report") == [(True,)]
    assert ask("select is_demonstration from activity") == [(True,)]
    assert ask("select is_demonstration from activity_fact") == [(True,)]


def test_findings_and_evidence_keep_their_words(publish: Publish) -> None:
    one = reading("รายงานที่มีข้อสังเกต", report(held(date(2023, 11, 1))))
    report_id, activity_id = one.reports[0].report_id, one.reports[0].activities[0].activity_id
    one.findings = [
        Finding("no_activity", "note", "ของเอกสาร"),
        Finding("total_missing", "warning", "ของกิจกรรม", activity_id=activity_id, char_start=0, char_end=4),
    ]
    one.evidence = [Evidence(report_id, None, "fiscal_year", "2567", "title", 2, 6)]
    replaced = publish(one, reading("ฉบับใหม่", report()))
    assert replaced("select report_id, rule, char_start, char_end, is_current from finding order by rule") == [
        (None, "no_activity", None, None, True),
        (report_id, "total_missing", 0, 4, False),
    ]
    assert replaced("select document_id, report_id, field, value, char_start, char_end from evidence") == [
        (one.document.document_id, report_id, "fiscal_year", "2567", 2, 6)
    ]


# Periods and who reported


def test_periods_are_the_rounds_of_the_years_that_occur(publish: Publish) -> None:
    ask = publish(
        reading("หนึ่ง", report(fiscal_year=2565, round=None)),
        reading("สอง", report(held(date(2024, 4, 1)), fiscal_year=2567, round=2)),
    )
    periods = ask("select fiscal_year, round, starts_on, closes_on, is_closed from period order by 1, 2")
    assert [(year, half, str(first)[:10], str(last)[:10], closed) for year, half, first, last, closed in periods] == [
        (2565, 1, "2021-10-01", "2022-03-31", True),
        (2565, 2, "2022-04-01", "2022-09-30", True),
        (2566, 1, "2022-10-01", "2023-03-31", True),
        (2566, 2, "2023-04-01", "2023-09-30", True),
        (2567, 1, "2023-10-01", "2024-03-31", True),
        (2567, 2, "2024-04-01", "2024-09-30", False),
    ]


@pytest.mark.parametrize(("day", "closed"), [(date(2024, 3, 31), False), (date(2024, 4, 1), True)])
def test_a_round_is_closed_the_day_after_its_last(tmp_path: Path, day: date, closed: bool) -> None:
    store, one = Store(tmp_path / "h"), reading("หนึ่ง", report())
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.accept([one], contents(one), "test")
    opened = Warehouse.open_path(build(store, as_of=day).path)
    assert bool(opened.query("select is_closed from period where round = 1")["is_closed"][0]) is closed


@pytest.mark.parametrize(
    ("day", "rounds", "expected"),
    [
        (date(2024, 9, 30), [(2567, 1), (2567, 2)], [(2567, 1), (2567, 2)]),
        # Fiscal year 2568 begins: its first round can be missed, its second has not begun.
        (date(2024, 10, 1), [(2567, 1), (2567, 2), (2568, 1), (2568, 2)], [(2567, 1), (2567, 2), (2568, 1)]),
        # A year later nothing came of 2568 at all: the data is old, and nobody is late.
        (date(2025, 10, 1), [(2567, 1), (2567, 2)], [(2567, 1), (2567, 2)]),
    ],
)
def test_the_year_that_runs_has_rounds_where_it_follows_the_data(
    tmp_path: Path, day: date, rounds: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    store, one = Store(tmp_path / "h"), reading("หนึ่ง", report())
    with store.writer_lock(0.0), Ledger(store) as ledger:
        ledger.add_agencies([agency("silent", source="registry")], "test")
        ledger.accept([one], contents(one), "test")
    opened = Warehouse.open_path(build(store, as_of=day).path)
    assert opened.tuples("select fiscal_year, round from period order by all", {})[1] == rounds
    told = "select fiscal_year, round from reporting where is_expected and agency_id = 'silent' order by all"
    assert opened.tuples(told, {})[1] == expected


def test_who_reported_of_those_expected(publish: Publish) -> None:
    four = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}
    registry = [agency(name, source="registry") for name in ("both", "year", "none")]
    both, year, _ = registry
    ask = publish(
        reading("หนึ่ง", report(of=both, round=1, **four)),
        reading("สอง", report(of=both, round=2, has_issue=True)),
        reading("สาม", report(of=year, round=None, **four)),
        reading("สี่", report(of=agency("unregistered"), round=2)),
        registry=registry,
    )
    rows = ask(
        "select agency_id, round, is_expected, has_reported, is_complete from reporting where fiscal_year = 2567"
        " order by 1, 2"
    )
    assert rows == [
        ("both", 1, True, True, True),
        ("both", 2, True, True, False),
        ("none", 1, True, False, None),
        ("none", 2, True, False, None),
        ("unregistered", 2, False, True, False),
        ("year", 1, True, True, True),
        ("year", 2, True, True, True),
    ]
    assert ask("select count(*) from reporting") == [(7,)]


def test_a_round_has_its_own_report_before_the_whole_years(publish: Publish) -> None:
    of_round, of_year = reading("รอบ", report(round=1)), reading("ปี", report(round=None, has_issue=True))
    ask = publish(of_round, of_year)
    assert ask("select round, report_id from reporting order by 1") == [
        (1, of_round.reports[0].report_id),
        (2, of_year.reports[0].report_id),
    ]


def test_nothing_is_expected_for_a_round_that_has_not_begun(publish: Publish) -> None:
    registered = agency("a", source="registry")
    ask = publish(reading("หนึ่ง", report(of=registered, fiscal_year=2568, round=1)), registry=[registered])
    assert ask("select round, is_expected, has_reported from reporting order by 1") == [
        (1, False, True),
        (2, False, False),
    ]


def test_real_agencies_are_not_expected_in_the_years_of_the_demonstration(publish: Publish) -> None:
    real = agency("real", source="registry")
    invented = agency("invented", source="registry", is_demonstration=True)
    ask = publish(
        reading("หนึ่ง", report(of=real, fiscal_year=2567)),
        reading("สอง", report(of=invented, fiscal_year=2565), is_demonstration=True),
        registry=[real, invented],
    )
    assert ask("select agency_id, fiscal_year, is_demonstration, count(*) from reporting group by all order by 1") == [
        ("invented", 2565, True, 2),
        ("real", 2567, False, 2),
    ]


# Promises: each of these readings breaks one


def broken(name: str) -> Reading:
    one = reading(
        "เอกสารที่ผิดสัญญา",
        report(
            held(
                date(2023, 11, 1),
                groups=[group("กำนัน", "village_head", "external", 1)],
                follow_through=[step("รับทราบ", 1)],
            )
        ),
    )
    first = one.reports[0].activities[0]
    match name:
        case "span before the text":
            first.groups[0].char_start = -1
        case "span is empty":
            first.follow_through[0].char_end = 0
        case "span after the text":
            one.evidence = [Evidence(one.reports[0].report_id, None, "round", "1", "x", 0, 18)]
        case "level":
            first.follow_through[0].level = 8
        case "side":
            first.groups[0].side = "internal"
        case "category":
            first.groups[0].category = "villagers"
        case "kind":
            first.kind = "party"
        case "rule":
            one.findings = [Finding("looks_odd", "note", "x")]
        case "empty text":
            first.place = " "
        case "negative":
            first.participants_total = -1
        case "round":
            first.round = 3
        case "order of days":
            first.held_to = date(2023, 10, 31)
        case "parent":
            one.findings = [Finding("no_activity", "note", "x", report_id="nobody")]
    return one


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("span before the text", "spans_inside_text"),
        ("span is empty", "spans_inside_text"),
        ("span after the text", "spans_inside_text"),
        ("level", "levels_of_the_ladder"),
        ("side", "sides_match_categories"),
        ("category", "sides_match_categories"),
        ("kind", "codes_are_known"),
        ("rule", "codes_are_known"),
        ("empty text", "unknown_is_null"),
        ("negative", "unknown_is_null"),
        ("round", "periods_are_sane"),
        ("order of days", "periods_are_sane"),
        ("parent", "every_child_has_its_parent"),
    ],
)
def test_a_broken_promise_is_found(publish: Publish, name: str, file: str) -> None:
    with pytest.raises(BuildFailed, match=rf"checks/{file}\.sql"):
        publish(broken(name))


def test_the_reading_that_those_are_made_from_breaks_none(publish: Publish) -> None:
    ask = publish(broken("nothing"))
    assert ask("select count(*) from report") == [(1,)]


def test_types_are_those_promised(publish: Publish) -> None:
    ask = publish()
    types: dict[str, str] = dict(
        ask(
            "select table_name || '.' || column_name, data_type from duckdb_columns() where not internal"
            " and column_name in ('fiscal_year', 'round', 'held_from', 'level', 'follow_through_level', 'headcount')"
        )
    )
    assert {kind for name, kind in types.items() if name.endswith(".fiscal_year")} == {"SMALLINT"}
    assert {kind for name, kind in types.items() if name.endswith(".round")} == {"TINYINT"}
    assert types["activity.held_from"] == "DATE"
    assert types["follow_through.level"] == types["activity.follow_through_level"] == "TINYINT"
    assert types["participant_group.headcount"] == "INTEGER"


def test_the_model_asks_for_every_sort_of_actor_in_the_order_of_the_lookup() -> None:
    asked = re.findall(
        r"getvariable\('actors_(\w+)'\)\) then '(\w+)'", (MODELS / "51_fact_step.sql").read_text("utf-8")
    )
    assert asked == [
        (row["sort"], row["sort"]) for row in sorted(lookup.table(ACTOR_SORTS), key=lambda row: int(row["place"]))
    ]
