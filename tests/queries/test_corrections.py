"""A person's word stands on top of the reading, in every table that shows it, and outlasts another reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.corrections import CONFIRM, WITHDRAW, Wish
from data.ledger import Ledger
from data.report import Activity, Agency, Evidence, Group, Reading
from data.store import Store
from queries.warehouse import Warehouse, build
from tests.corrections import say, wish
from tests.factory import activity, agency, contents, group, reading, report, step

AS_OF = date(2024, 5, 1)
Rows = list[tuple[Any, ...]]
COMPLETE = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}


class Case:
    """A store of one test: read documents, say corrections, ask what is published."""

    def __init__(self, home: Path) -> None:
        self.store = Store(home)

    def read(self, *readings: Reading, registry: list[Agency] | None = None) -> None:
        with self.store.writer_lock(5.0), Ledger(self.store) as ledger:
            ledger.add_agencies(registry or [], "registry")
            for one in readings:
                ledger.accept([one], contents(one), "test")

    def say(self, *wishes: Wish) -> list[str]:
        return [one.correction_id for one in say(self.store, *wishes)]

    def ask(self, sql: str) -> Rows:
        opened = Warehouse.open_path(build(self.store, as_of=AS_OF).path)
        frame = opened.query(sql).astype(object)
        return [tuple(row) for row in frame.where(frame.notna(), None).values.tolist()]

    def states(self) -> Rows:
        return self.ask("select field, status, why, is_in_force from correction order by corrected_at")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "h")


def one_report(text: str = "รายงานการมีส่วนร่วมของประชาชน", of: Agency | None = None) -> Reading:
    """R: a forum of 30 on 20 Nov 2023 with two groups and two steps, and an undated survey."""
    return reading(
        text,
        report(
            activity(
                "ประชาคม",
                participants_total=30,
                groups=[group("ผู้นำ", "community", "external", 20), group("ปลัด", "staff", "internal", 10)],
                issues=["ไฟดับ"],
                results=["ให้ซ่อม"],
                follow_through=[step("จะซ่อม", 2), step("เกิดความสามัคคี", 0)],
            ),
            activity("สำรวจ", held_from=None, kind="survey", mode="evaluate", fiscal_year=2567, round=1),
            of=of or agency(),
            **COMPLETE,
        ),
    )


def ids_of(one: Reading) -> tuple[str, str, str]:
    forum, survey = one.reports[0].activities
    return one.reports[0].report_id, forum.activity_id, survey.activity_id


@pytest.fixture
def ids(case: Case) -> tuple[str, str, str]:
    """The ids of R, of its forum and of its survey."""
    one = one_report()
    case.read(one, registry=[agency("other", name="องค์การบริหารส่วนตำบลอื่น", source="registry")])
    return ids_of(one)


def test_no_correction_changes_nothing(case: Case, ids: tuple[str, str, str]) -> None:
    assert case.states() == []
    assert case.ask("select corrections from meta") == [(0,)]


# What is overruled, and what follows from it


# (the report, the forum or the survey, a field, its row, what is said of it, what is asked, what the answer must be)
FOLLOWS: list[tuple[str, str, int | None, str, str, object]] = [
    ("report", "agency_id", None, "other", "select agency_id from report where report_id = '{report}'", "other"),
    ("report", "agency_id", None, "-", "select agency_id from report where report_id = '{report}'", None),
    ("report", "round", None, "2", "select round from report where report_id = '{report}'", 2),
    ("report", "round", None, "2", "select round from activity where activity_id = '{survey}'", 2),
    ("report", "round", None, "2", "select round from activity where activity_id = '{forum}'", 1),
    ("report", "fiscal_year", None, "2566", "select fiscal_year from activity where activity_id = '{survey}'", 2566),
    ("report", "fiscal_year", None, "-", "select round from report where report_id = '{report}'", None),
    ("report", "has_result", None, "false", "select has_result from report where report_id = '{report}'", False),
    (
        "report",
        "has_result",
        None,
        "false",
        "select bool_or(is_complete) from reporting where report_id = '{report}'",
        False,
    ),
    ("forum", "name", None, "ประชาคมหมู่ 1", "select name from activity where activity_id = '{forum}'", "ประชาคมหมู่ 1"),
    (
        "forum",
        "is_event",
        None,
        "false",
        "select sum(events_held)::int from activity_fact where agency_id = '{agency}'",
        1,
    ),
    ("forum", "kind", None, "hearing", "select kind from activity where activity_id = '{forum}'", "hearing"),
    ("forum", "kind", None, "hearing", "select mode from activity where activity_id = '{forum}'", "exchange"),
    ("forum", "kind", None, "publicity", "select mode from activity where activity_id = '{forum}'", None),
    (
        "forum",
        "mode",
        None,
        "do",
        "select sum(activities)::int from activity_fact where agency_id = '{agency}' and mode = 'do'",
        1,
    ),
    ("forum", "recurrence", None, "yearly", "select recurrence from activity where activity_id = '{forum}'", "yearly"),
    ("forum", "place", None, "ศาลา", "select place from activity where activity_id = '{forum}'", "ศาลา"),
    (
        "forum",
        "participants_total",
        None,
        "44",
        "select sum(participants_known)::int from activity_fact where agency_id = '{agency}'",
        44,
    ),
    (
        "forum",
        "participants_total",
        None,
        "-",
        "select sum(events_with_total)::int from activity_fact where agency_id = '{agency}'",
        0,
    ),
    (
        "forum",
        "label",
        1,
        "ผู้นำหมู่บ้าน",
        "select label from participant_group where activity_id = '{forum}' and position = 1",
        "ผู้นำหมู่บ้าน",
    ),
    (
        "forum",
        "category",
        1,
        "council",
        "select side from participant_group where activity_id = '{forum}' and position = 1",
        "internal",
    ),
    (
        "forum",
        "category",
        1,
        "council",
        "select sum(heads_internal)::int from activity_fact where agency_id = '{agency}'",
        30,
    ),
    (
        "forum",
        "headcount",
        2,
        "-",
        "select headcount from participant_group where activity_id = '{forum}' and position = 2",
        None,
    ),
    ("forum", "issue.text", None, "น้ำท่วม", "select text from issue where activity_id = '{forum}'", "น้ำท่วม"),
    ("forum", "result.text", None, "ให้ขุด", "select text from result where activity_id = '{forum}'", "ให้ขุด"),
    ("forum", "level", 1, "6", "select follow_through_level from activity where activity_id = '{forum}'", 6),
    ("forum", "level", 1, "6", "select sum(level_6)::int from activity_fact where agency_id = '{agency}'", 1),
    ("forum", "level", 1, "-", "select follow_through_level from activity where activity_id = '{forum}'", 0),
    (
        "forum",
        "actor",
        1,
        "กองช่าง",
        "select actor from follow_through where activity_id = '{forum}' and position = 1",
        "กองช่าง",
    ),
    ("forum", "held_from", None, "2024-04-02", "select round from activity where activity_id = '{forum}'", 2),
    (
        "forum",
        "held_from",
        None,
        "2024-04-02",
        "select held_to from activity where activity_id = '{forum}'",
        "2024-04-02",
    ),
    (
        "forum",
        "held_to",
        None,
        "2023-11-22",
        "select held_from from activity where activity_id = '{forum}'",
        "2023-11-20",
    ),
    (
        "forum",
        "held_to",
        None,
        "2023-11-18",
        "select held_from from activity where activity_id = '{forum}'",
        "2023-11-18",
    ),
    ("forum", "held_from", None, "-", "select date_precision from activity where activity_id = '{forum}'", "none"),
    (
        "forum",
        "date_precision",
        None,
        "month",
        "select held_from from activity where activity_id = '{forum}'",
        "2023-11-01",
    ),
    (
        "forum",
        "date_precision",
        None,
        "month",
        "select held_to from activity where activity_id = '{forum}'",
        "2023-11-30",
    ),
    (
        "survey",
        "held_from",
        None,
        "2022-10-01",
        "select fiscal_year from activity where activity_id = '{survey}'",
        2566,
    ),
    (
        "survey",
        "held_from",
        None,
        "2022-10-01",
        "select date_precision from activity where activity_id = '{survey}'",
        "day",
    ),
]


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, tuple[Any, ...]]]:
    """What each question of FOLLOWS answers and the state of its correction: a copy of R of its own for each, one build."""
    case = Case(tmp_path_factory.mktemp("corrected"))
    copies = [one_report(f"รายงานการมีส่วนร่วมของประชาชน ฉบับ {n}", agency(f"agency {n}")) for n in range(len(FOLLOWS))]
    case.read(*copies, registry=[agency("other", name="องค์การบริหารส่วนตำบลอื่น", source="registry")])
    asked, wishes = [], []
    for n, (copy, (of, field, row, value, sql, _)) in enumerate(zip(copies, FOLLOWS, strict=True)):
        report_id, forum, survey = ids_of(copy)
        names = {"report": report_id, "forum": forum, "survey": survey, "agency": f"agency {n}"}
        wishes.append(wish(names[of], field, value, row=row))
        asked.append(sql.format(**names))
    case.say(*wishes)
    build(case.store, as_of=AS_OF)
    return [(case.ask(sql)[0][0], state) for sql, state in zip(asked, case.states(), strict=True)]


@pytest.mark.parametrize(
    "n", range(len(FOLLOWS)), ids=[f"{field} {value}: {sql[:40]}" for _, field, _, value, sql, _ in FOLLOWS]
)
def test_a_value_and_what_follows_from_it(corrected: list[tuple[object, tuple[Any, ...]]], n: int) -> None:
    found, state = corrected[n]
    expected = FOLLOWS[n][-1]
    assert (str(found)[:10] if isinstance(expected, str) and expected[:2] == "20" else found) == expected
    assert state[1:] == ("applied", None, True)


def test_a_mode_that_the_words_told_stays_when_the_kind_is_corrected(case: Case) -> None:
    one = reading("ก", report(activity(kind="village_forum", mode="evaluate")))
    case.read(one)
    case.say(wish(one.reports[0].activities[0].activity_id, "kind", "hearing"))
    assert case.ask("select kind, mode from activity") == [("hearing", "evaluate")]


@pytest.mark.parametrize(
    ("made", "field", "row", "value", "element", "before", "after"),
    [
        (activity(follow_through=[step("เกิดความสามัคคี", 0)]), "level", 1, "6", "has_use", False, True),
        (activity(follow_through=[step("ซ่อมแล้ว", 6)]), "level", 1, "0", "has_use", True, False),
        (activity(follow_through=[step("ยังไม่ได้ซ่อม", 2)]), "level", 1, "1", "has_use", True, False),
        (activity(follow_through=[step("รับทราบ", 0)]), "level", 1, "1", "has_use", False, True),
        (activity(), "participants_total", None, "30", "has_participants", False, True),
        (activity(participants_total=3), "participants_total", None, "-", "has_participants", True, True),
        (activity(), "name", None, "-", "has_issue", True, False),
    ],
)
def test_the_elements_follow_the_rows(
    case: Case, made: Activity, field: str, row: int | None, value: str, element: str, before: bool, after: bool
) -> None:
    one = reading("ก", report(made, **{element: before}))
    case.read(one)
    case.say(wish(one.reports[0].activities[0].activity_id, field, value, row=row))
    assert case.ask(f"select {element} from report") == [(after,)]
    case.say(wish(one.reports[0].report_id, element, verdict=CONFIRM))
    assert case.ask(f"select {element} from report") == [(before,)], "what a person says of it itself goes first"


def test_an_agency_that_a_person_names_is_there_though_no_document_in_use_names_it(case: Case) -> None:
    named = reading("ชื่อเดิม", report(of=agency("seen once")))
    case.read(named, reading("ก", report(of=None)))
    [(report_id,)] = case.ask("select report_id from report where agency_id is null")
    case.say(wish(report_id, "agency_id", "seen once"))
    case.read(replace(reading("ชื่อเดิม", report(of=None)), rules_version="next"))
    assert case.ask("select agency_id from report order by 1 nulls last") == [("seen once",), (None,)]


def test_a_corrected_agency_decides_which_report_is_current(case: Case) -> None:
    """The later of two reports was read as another agency's; corrected, it replaces the earlier."""
    case.read(reading("ก", report()), reading("ข", report(of=agency("other"))))
    [(later,)] = case.ask("select report_id from report where agency_id = 'other'")
    assert case.ask("select count(*) from report where is_current") == [(2,)]
    case.say(wish(later, "agency_id", "th-sao-1"))
    assert case.ask("select is_current from report order by received_at") == [(False,), (True,)]
    assert case.states() == [("agency_id", "applied", None, True)]


# Confirmed, corrected again, taken back


def test_a_confirmed_value_is_certain(case: Case) -> None:
    one = reading(
        "ประชุมประชาคม ซ่อมไฟแล้ว จะขุดลอก",
        report(activity(participants_total=30, kind="village_forum", follow_through=[step("ก", 6), step("ข", 2)])),
    )
    the_report, made = one.reports[0], one.reports[0].activities[0]
    made.follow_through = [replace(s, char_start=a, char_end=a + 5) for s, a in zip(made.follow_through, (13, 25), strict=True)]  # fmt: skip
    told = [("kind", "village_forum", 0), ("participants_total", "30", 3), ("follow_through.level", "6", 14), ("follow_through.level", "2", 26)]  # fmt: skip
    of_activity = [Evidence(the_report.report_id, made.activity_id, f, v, "rule", at, at + 2, 0.5) for f, v, at in told]
    period = Evidence(the_report.report_id, None, "period", "2567/1", "rule", 1, 3, 0.5)
    case.read(replace(one, evidence=[*of_activity, period]))
    case.say(
        wish(made.activity_id, "kind", verdict=CONFIRM),
        wish(made.activity_id, "participants_total", "31"),
        wish(made.activity_id, "level", verdict=CONFIRM, row=2),
        wish(the_report.report_id, "fiscal_year", verdict=CONFIRM),
    )
    sql = "select field, value, confidence, is_overruled from evidence order by field, value"
    assert case.ask(sql) == [
        ("follow_through.level", "2", 1.0, False),
        ("follow_through.level", "6", 0.5, False),
        ("kind", "village_forum", 1.0, False),
        ("participants_total", "30", 0.5, True),
        ("period", "2567/1", 0.5, False),
    ]
    case.say(wish(the_report.report_id, "round", verdict=CONFIRM))
    assert case.ask("select confidence from evidence where field = 'period'") == [(1.0,)], "year and round both"
    assert {row[1] for row in case.states()} == {"confirmed", "applied"}


def test_the_newest_of_two_holds_and_a_withdrawal_takes_back_both(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "40"))
    case.say(wish(ids[1], "participants_total", "45"))
    assert case.ask("select participants_total from activity where position = 1") == [(45,)]
    assert case.states() == [
        ("participants_total", "replaced", "newer_correction", False),
        ("participants_total", "applied", None, True),
    ]
    case.say(wish(ids[1], "participants_total", verdict=WITHDRAW, reason="นับผิด", by="สมชาย"))
    assert case.ask("select participants_total from activity where position = 1") == [(30,)]
    assert case.states() == [("participants_total", "withdrawn", None, False)] * 2
    assert case.ask("select distinct withdrawn_by, withdrawn_reason from correction") == [("สมชาย", "นับผิด")]
    case.say(wish(ids[1], "participants_total", "50"))
    assert case.ask("select participants_total from activity where position = 1") == [(50,)]
    assert [row[1] for row in case.states()] == ["withdrawn", "withdrawn", "applied"]


def test_a_correction_makes_a_new_generation(case: Case, ids: tuple[str, str, str]) -> None:
    before = build(case.store, as_of=AS_OF)
    assert not build(case.store, as_of=AS_OF).is_new
    case.say(wish(ids[1], "kind", verdict=CONFIRM))
    after = build(case.store, as_of=AS_OF)
    assert after.is_new
    assert after.path != before.path


# Another reading of the same document


def read_again(
    *activities: Activity, text: str = "รายงานการมีส่วนร่วมของประชาชน", version: str = "next", **values: Any
) -> Reading:
    return replace(reading(text, report(*activities, **(COMPLETE | values))), rules_version=version)


def forum(*groups: Group, **values: Any) -> Activity:
    return activity("ประชาคม", participants_total=values.pop("total", 30), groups=list(groups), **values)


LEADERS, CLERK = group("ผู้นำ", "community", "external", 20), group("ปลัด", "staff", "internal", 10)


def test_a_correction_outlasts_a_reading_that_agrees(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"), wish(ids[0], "round", "2"))
    case.read(read_again(forum(LEADERS, CLERK)))
    assert case.ask("select participants_total from activity") == [(44,)]
    assert case.states() == [("participants_total", "applied", None, True), ("round", "applied", None, True)]


def test_a_row_is_found_again_where_its_place_has_shifted(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"), wish(ids[1], "headcount", "11", row=2))
    case.read(read_again(activity("อบรม", participants_total=5), activity("ทำความสะอาด"), forum(LEADERS, CLERK)))
    assert case.ask("select name, participants_total from activity order by position") == [
        ("อบรม", 5),
        ("ทำความสะอาด", None),
        ("ประชาคม", 44),
    ]
    assert case.ask("select label, headcount from participant_group order by position") == [("ผู้นำ", 20), ("ปลัด", 11)]
    assert case.ask("select activity_id, position from correction where field = 'headcount'") == [
        (f"{ids[0]}-3", 2),
    ]


def test_a_row_whose_words_are_gone_is_reopened_and_overrules_nothing(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"))
    case.read(
        read_again(activity("อบรม", participants_total=5, char_end=9), activity("ทำความสะอาด", participants_total=6))
    )
    assert case.ask("select participants_total from activity order by position") == [(5,), (6,)]
    assert case.states() == [("participants_total", "reopened", "target_gone", False)]
    assert case.ask("select report_id, activity_id, anchor, value from correction") == [(None, None, "ประชาคม", "44")]


def test_what_is_gone_can_still_be_taken_back_by_its_id(case: Case, ids: tuple[str, str, str]) -> None:
    (correction_id,) = case.say(wish(ids[1], "participants_total", "44"))
    case.read(read_again())
    with case.store.writer_lock(5.0), Ledger(case.store) as ledger:
        ledger.withdraw_correction(correction_id, "ไม่มีแล้ว", "สมชาย", "test")
    assert case.states() == [("participants_total", "withdrawn", None, False)]


def test_fewer_rows_of_the_same_words_are_not_guessed_among(case: Case) -> None:
    """Three villages under one name: of the two that are left, nobody can say whether the second was the second."""
    case.read(read_again(forum(total=10), forum(total=20), forum(total=30), version="first"))
    [_, (second,), _] = case.ask("select activity_id from activity order by position")
    case.say(wish(second, "participants_total", "25"))
    case.read(read_again(forum(total=20), forum(total=30)))
    assert case.ask("select participants_total from activity order by position") == [(20,), (30,)]
    assert case.states() == [("participants_total", "reopened", "target_gone", False)]


def test_the_same_place_under_another_name_is_the_same_activity(case: Case) -> None:
    text = "กิจกรรมหนึ่ง กิจกรรมสอง"
    one, two = activity("ก", char_end=12), activity("ข", char_start=13, char_end=23)
    case.read(read_again(one, two, text=text, version="first"))
    [_, (second,)] = case.ask("select activity_id from activity order by position")
    case.say(wish(second, "place", "ศาลา"))
    case.read(read_again(activity("ใหม่", char_start=2, char_end=5), one, replace(two, name="ค"), text=text))
    assert case.ask("select name, place from activity order by position") == [("ใหม่", None), ("ก", None), ("ค", "ศาลา")]


def test_another_value_of_the_machine_is_overruled_and_wants_another_look(
    case: Case, ids: tuple[str, str, str]
) -> None:
    case.say(wish(ids[1], "participants_total", "44"), wish(ids[1], "kind", verdict=CONFIRM))
    case.read(read_again(forum(total=33, kind="hearing")))
    assert case.ask("select participants_total, kind from activity") == [(44, "village_forum")]
    assert case.states() == [
        ("participants_total", "reopened", "machine_differs", True),
        ("kind", "reopened", "machine_differs", True),
    ]
    assert case.ask("select machine_value, machine_value_now from correction where field = 'participants_total'") == [
        ("30", "33")
    ]


def test_a_machine_that_has_learned_needs_no_second_look(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"))
    case.read(read_again(forum(total=44)))
    assert case.states() == [("participants_total", "confirmed", None, True)]


def test_a_later_word_on_the_shifted_row_is_a_word_on_the_same_value(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"))
    case.read(read_again(activity("อบรม"), forum()))
    case.say(wish(f"{ids[0]}-2", "participants_total", "45"))
    assert case.ask("select participants_total from activity order by position") == [(None,), (45,)]
    assert [row[1] for row in case.states()] == ["replaced", "applied"]


def test_reports_of_a_compilation_are_told_apart_by_the_words_of_their_agency(case: Case) -> None:
    text = "อบต.ก อบต.ข อบต.ค"

    def compiled(version: str, *letters: str) -> Reading:
        one = reading(text, *(report(of=agency(letter)) for letter in letters))
        evidence = [
            Evidence(r.report_id, None, "agency", "x", "stated", text.index(f"อบต.{a}"), text.index(f"อบต.{a}") + 5)
            for r, a in zip(one.reports, letters, strict=True)
        ]
        return replace(one, evidence=evidence, rules_version=version)

    case.read(compiled("first", "ก", "ค"))
    [(last,)] = case.ask("select report_id from report where agency_id = 'ค'")
    case.say(wish(last, "round", "2"))
    case.read(compiled("next", "ก", "ข", "ค"))
    assert case.ask("select agency_id, round from report order by position") == [("ก", 1), ("ข", 1), ("ค", 2)]


def test_a_later_document_of_the_same_agency_and_period_reopens(case: Case, ids: tuple[str, str, str]) -> None:
    case.say(wish(ids[1], "participants_total", "44"))
    newer = reading("ฉบับแก้ไข", report(forum(total=35)))
    case.read(newer)
    assert case.states() == [("participants_total", "reopened", "report_replaced", True)]
    assert case.ask("select participants_total from activity where is_current") == [(35,)], "not said of the new words"
    assert case.ask("select sum(participants_known)::int from activity_fact") == [(35,)]


def test_a_correction_of_a_report_that_was_replaced_before_stays_closed(case: Case, ids: tuple[str, str, str]) -> None:
    case.read(reading("ฉบับแก้ไข", report(forum(total=35))))
    case.say(wish(ids[1], "participants_total", "44"))
    assert case.states() == [("participants_total", "applied", None, True)]


names = st.permutations([f"กิจกรรม {letter}" for letter in "กขคงจ"])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=names, after=names, which=st.integers(0, 4), at=st.integers(0, 5))
def test_a_correction_follows_its_words_wherever_they_go(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str], which: int, at: int
) -> None:
    case = Case(tmp_path_factory.mktemp("shuffled"))
    case.read(read_again(*(activity(name) for name in before), version="first"))
    [(target,)] = case.ask(f"select activity_id from activity where position = {which + 1}")
    case.say(wish(target, "participants_total", "77"))
    shuffled = [*after[:at], "อีกเรื่องหนึ่ง", *after[at:]]
    case.read(read_again(*(activity(name) for name in shuffled)))
    assert case.ask("select name from activity where participants_total = 77") == [(before[which],)]
