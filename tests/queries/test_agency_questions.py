"""What an assessor is told of one agency, round by round: the suggestion, why, and the words. Each case stands below, worked by hand.

As of 1 May 2024: round 1 of 2567 has closed, round 2 is open. P to T are registered, U is not. All reports are of 2567.

agency  report      elements  groups of its events            so
P       round 1     4 of 4    staff (int)                     0, only its own people
Q       round 1     4 of 4    other government (grey)         a person decides: nobody can tell
R       round 1     3 of 4    public (ext), poorly read       a person decides: never 0 for what was not understood
S       round 1     3 of 4    public (ext)                    the whole year's report is better and is looked at instead:
        whole year  4 of 4    public (ext) 40, staff (int)    100 in both rounds, the second still open
T       none        -         -                               round 1 missing, round 2 open, nothing suggested
U       round 1     3 of 4    public (ext)                    0, an element lacks; no other round is expected
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.ledger import Ledger
from data.report import AgencyAlias, Reading
from data.store import Store
from queries.ask import ask
from queries.warehouse import Warehouse, build
from tests import factory
from tests.factory import activity, agency, contents, group, reading, report, step

COMPLETE = {"has_issue": True, "has_participants": True, "has_result": True, "has_use": True}
PARTIAL = COMPLETE | {"has_use": False}
BODIES = {name: agency(name, subdistrict=name, short_name=f"อบต.{name}", source="registry") for name in "PQRST"}
BODIES["U"] = agency("U", subdistrict="U", short_name="อบต.U")
PUBLIC, STAFF = group("ประชาชน", "public", "external", 40), group("เจ้าหน้าที่", "staff", "internal", 5)
OFFICE = group("อำเภอ", "other_government", "grey", 2)
EVERY: dict[str, Any] = {"fiscal_years": None, "rounds": None}


def readings() -> list[Reading]:
    told = {
        "P": report(activity(groups=[STAFF]), of=BODIES["P"], **COMPLETE),
        "Q": report(activity(groups=[OFFICE]), of=BODIES["Q"], **COMPLETE),
        "R": report(activity(groups=[PUBLIC]), of=BODIES["R"], **PARTIAL),
        "S": report(activity(groups=[PUBLIC]), of=BODIES["S"], **PARTIAL),
        "S ทั้งปี": report(
            activity(
                "ประชุมทั้งปี",
                held_from=date(2024, 1, 9),
                groups=[STAFF, PUBLIC],
                issues=["ไฟทางดับ"],
                results=["มีมติให้ซ่อม"],
                follow_through=[step("จะซ่อม", 2), step("ซ่อมแล้ว", 6, "กองช่าง")],
            ),
            of=BODIES["S"],
            **(COMPLETE | {"round": None}),
        ),
        "U": report(activity(groups=[PUBLIC]), of=BODIES["U"], **PARTIAL),
    }
    made = [reading(f"รายงานของ {name}", one) for name, one in told.items()]
    made[2].doubts = ["อ่านเนื้อความไม่เข้าใจร้อยละ 40"]
    return made


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    store = Store(tmp_path_factory.mktemp("agency") / "h")
    with store.writer_lock(0.0), Ledger(store) as ledger:
        for one in readings():
            ledger.accept([one], contents(one), "test")
        ledger.add_agencies([BODIES[name] for name in "PQRST"], "registry")
        ledger.add_aliases([AgencyAlias("P", "สภาตำบลพี", "sao", None, date(2010, 9, 30))], "names")
    return Warehouse.open_path(build(store, as_of=date(2024, 5, 1)).path)


def rounds(warehouse: Warehouse, agency_id: str, *columns: str, **chosen: Any) -> list[tuple[Any, ...]]:
    frame = ask(warehouse, "agency_rounds", agency_id=agency_id, **(EVERY | chosen))[list(columns)].astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).to_numpy().tolist()]


@pytest.mark.parametrize(
    ("agency_id", "suggestion", "reason", "outside", "status"),
    [
        ("P", "none", "only_own", "no", "complete"),
        ("Q", "undecided", "outside_unclear", "unclear", "complete"),
        ("R", "undecided", "doubted", "yes", "incomplete"),
        ("S", "full", "all_stand", "yes", "complete"),
        ("T", None, None, None, "missing"),
        ("U", "none", "element_lacks", "yes", "incomplete"),
    ],
)
def test_what_a_closed_round_would_likely_be_given_and_why(
    told: Warehouse, agency_id: str, suggestion: str | None, reason: str | None, outside: str | None, status: str
) -> None:
    found = rounds(told, agency_id, "fiscal_year", "round", "suggestion", "reason", "outside", "status")
    assert found[-1] == (2567, 1, suggestion, reason, outside, status)


def test_a_whole_years_report_stands_for_both_rounds_and_an_open_round_is_no_missing_one(told: Warehouse) -> None:
    columns = ("round", "is_closed", "status", "is_whole_year", "groups_external", "groups_internal", "events_held")
    assert rounds(told, "S", *columns) == [
        (2, False, "complete", True, 1, 1, 0),
        (1, True, "complete", True, 1, 1, 2),
    ]
    assert rounds(told, "T", "round", "status", "report_id") == [(2, "open", None), (1, "missing", None)]
    assert rounds(told, "U", "round", "is_expected") == [(1, False)]


def test_all_rounds_are_told_and_those_that_are_looked_at_marked(told: Warehouse) -> None:
    assert rounds(told, "S", "round", "is_chosen", rounds=[1]) == [(2, False), (1, True)]
    assert rounds(told, "S", "round", "is_chosen", fiscal_years=[2566]) == [(2, False), (1, False)]


def test_the_profile_counts_closed_rounds_that_are_expected(told: Warehouse) -> None:
    def counts(agency_id: str, **chosen: Any) -> tuple[int, ...]:
        row = ask(told, "agency_profile", agency_id=agency_id, **(EVERY | chosen)).iloc[0]
        return tuple(int(row[n]) for n in ("rounds_due", "rounds_reported", "rounds_complete", "rounds_open"))

    assert counts("P") == (1, 1, 1, 1)
    assert counts("R") == (1, 1, 0, 1)
    assert counts("T") == (1, 0, 0, 1)
    assert counts("U") == (0, 0, 0, 0)
    assert counts("S", rounds=[2]) == (0, 0, 0, 1)
    assert ask(told, "agency_profile", agency_id="nobody", **EVERY).empty


def test_the_words_of_each_element_say_most_first(told: Warehouse) -> None:
    found = ask(told, "agency_elements", agency_id="S")
    whole = rounds(told, "S", "report_id")[0][0]
    mine = found[found["report_id"] == whole]
    assert [(r.element, r.words) for r in mine.itertuples()] == [
        ("has_issue", "ไฟทางดับ"),
        ("has_participants", "ประชาชน"),
        ("has_participants", "เจ้าหน้าที่"),
        ("has_result", "มีมติให้ซ่อม"),
        ("has_use", "ซ่อมแล้ว"),
        ("has_use", "จะซ่อม"),
        ("outside", "ประชาชน"),
    ]
    assert set(mine.loc[mine["element"] == "has_use", "passages"]) == {2}


def test_an_event_is_told_from_issue_to_result_to_action(told: Warehouse) -> None:
    found = ask(told, "agency_activities", agency_id="S", **EVERY)
    whole = found[found["name"] == "ประชุมทั้งปี"]
    assert list(whole["section"]) == ["issue", "result", "follow_through", "follow_through"]
    assert whole["level"].tolist()[-1] == 6
    other = found[found["name"] != "ประชุมทั้งปี"]
    assert len(other) == 1, "an event that tells none of them keeps its row"
    assert other["section"].isna().all()
    assert len(ask(told, "agency_activities", agency_id="S", **(EVERY | {"rounds": [2]}))) == 0


def test_other_names_are_told_with_their_time_and_guesses_apart(told: Warehouse) -> None:
    found = ask(told, "agency_names", agency_id="P")
    assert found[["sort", "name"]].to_numpy().tolist() == [["alias", "สภาตำบลพี"]]
    assert found["valid_to"].dt.date.tolist() == [date(2010, 9, 30)]
    assert ask(told, "agency_names", agency_id="S").empty


def test_a_suspected_succession_is_told_from_both_sides(tmp_path: Any) -> None:
    before = factory.agency("sao-1", name="อบต. เดิม", subdistrict="บ้านใหม่")
    after = factory.agency("tt-1", kind="subdistrict_municipality", name="ทต. ใหม่", subdistrict="บ้านใหม่")
    store = Store(tmp_path / "h")
    with store.writer_lock(0.0), Ledger(store) as ledger:
        for one in (
            reading("ก่อน", report(activity(held_from=date(2022, 11, 1)), of=before, fiscal_year=2566)),
            reading("หลัง", report(activity(held_from=date(2023, 11, 1)), of=after, fiscal_year=2567)),
        ):
            ledger.accept([one], contents(one), "test")
    warehouse = Warehouse.open_path(build(store, as_of=date(2024, 5, 1)).path)

    def said(agency_id: str) -> list[Any]:
        found = ask(warehouse, "agency_names", agency_id=agency_id)
        return found[["sort", "other_agency_id", "fiscal_year"]].to_numpy().tolist()

    assert said("tt-1") == [["before", "sao-1", 2566]]
    assert said("sao-1") == [["after", "tt-1", 2567]]


def test_reports_and_findings_are_those_of_the_agency_alone(told: Warehouse) -> None:
    found = ask(told, "agency_reports", agency_id="S", **EVERY)
    assert found["elements"].tolist() == [3, 4]
    assert found["is_current"].tolist() == [True, True]
    assert (ask(told, "agency_findings", agency_id="T", **EVERY)).empty
