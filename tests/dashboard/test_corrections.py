"""The page on which a person corrects a value, and the signs of it everywhere else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from data.corrections import CONFIRM
from data.ledger import Ledger
from data.store import Store
from queries.warehouse import Warehouse, build
from tests import factory
from tests.corrections import say, wish
from tests.dashboard.conftest import AS_OF, html_of, publish, run_at
from tests.dashboard.test_overview import seen


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of this test's own, with corrections switched on."""
    own = Store(tmp_path / "h")
    publish(own)
    monkeypatch.setenv("RUAM_HOME", str(own.home))
    monkeypatch.delenv("RUAM_LEDGER", raising=False)
    monkeypatch.setenv("RUAM_CORRECTIONS", "1")
    return own


def ids(store: Store) -> tuple[str, str]:
    """The ids of A's report of 2567/1 and of its first event: 30 people, leaders 20, staff 10, level 6."""
    found = Warehouse.current(store).query("select report_id, activity_id from activity where participants_total = 30")
    return str(found.iloc[0]["report_id"]), str(found.iloc[0]["activity_id"])


def corrections(store: Store) -> list[tuple[object, ...]]:
    frame = Warehouse.current(store).query(
        "select target_table, field, value, status, corrected_by, reason from correction order by corrected_at"
    )
    return [tuple(row) for row in frame.astype(object).where(frame.notna(), None).values.tolist()]


def choose(app: AppTest, row: str, field: str, verdict: str = "overrule") -> None:
    """Choose by the labels that a person sees; the verdict by its code."""
    [box] = [b for b in app.selectbox if b.key == "correction_row"]
    box.select_index(next(i for i, label in enumerate(box.options) if row in label)).run()
    [box] = [b for b in app.selectbox if (b.key or "").startswith("correction_field_")]
    box.select_index(box.options.index(field)).run()
    [radio] = [r for r in app.radio if (r.key or "").startswith("correction_verdict_")]
    radio.set_value(verdict).run()


def send(app: AppTest, reason: str, name: str) -> None:
    app.text_area(key="correction_reason").set_value(reason)
    app.text_input(key="correction_by").set_value(name)
    app.button(key="correction_submit").click().run()
    assert not app.exception, [e.message for e in app.exception]


def test_off_there_is_neither_page_nor_link_nor_route(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    report_id, _ = ids(store)
    assert "แก้หรือยืนยันค่าในรายงานนี้" in [link.proto.label for link in run_at("report", report=report_id).get("page_link")]
    for off in ("0", "", "true"):
        monkeypatch.setenv("RUAM_CORRECTIONS", off)
        app = run_at("report", report=report_id)
        assert "แก้หรือยืนยันค่าในรายงานนี้" not in [link.proto.label for link in app.get("page_link")]
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            app.switch_page("views/correct.py")


def test_a_code_is_corrected_published_and_shown_as_such(store: Store) -> None:
    report_id, activity_id = ids(store)
    app = run_at("correct", report=report_id, activity=activity_id)
    choose(app, "กิจกรรมที่ 1 · สิ่งที่ทำต่อข้อ 1", "ขั้นของสิ่งที่ทำต่อ")
    text = seen(app)
    assert "6 ทำแล้วเสร็จ" in text
    assert "ซ่อมไฟแล้วทุกหมู่บ้าน" in text, "its words"
    level = app.selectbox(key="correction_value_follow_through.level")
    assert level.options[-1] == "ไม่ระบุ"
    level.select_index(7)
    send(app, "มีหลักฐานแจ้งผล", "สมหญิง")
    assert "บันทึกและเผยแพร่แล้ว: ขั้นของสิ่งที่ทำต่อ = 7 ทำเสร็จและแจ้งกลับ" in seen(app)
    assert corrections(store) == [("follow_through", "level", "7", "applied", "สมหญิง", "มีหลักฐานแจ้งผล")]
    page = run_at("report", report=report_id)
    signs = re.findall(r'<span class="ruam-said overruled" title="([^"]*)"[^>]*>แก้โดยคน</span>', html_of(page))
    assert len(signs) == 1
    for part in ("6 ทำแล้วเสร็จ → 7 ทำเสร็จและแจ้งกลับ", "สมหญิง", "มีหลักฐานแจ้งผล"):
        assert part in unescape(signs[0])
    listed = html_of(run_at("activities", fy="2567", round="1", level="7"))
    assert "แก้โดยคน: ขั้นของสิ่งที่ทำต่อ" in listed
    assert re.search(r'title="สมหญิง \d+/\d+/25\d\d: มีหลักฐานแจ้งผล"', listed)


def test_a_number_is_corrected_then_withdrawn(store: Store) -> None:
    report_id, activity_id = ids(store)
    app = run_at("correct", report=report_id, activity=activity_id)
    choose(app, "กิจกรรมที่ 1: ", "ผู้เข้าร่วม (คน)")
    assert [r.options for r in app.radio if (r.key or "").startswith("correction_verdict")] == [
        ["ไม่ถูก ควรเป็นค่าอื่น", "ที่เครื่องอ่านได้ถูกต้อง"]
    ], "nothing to withdraw yet"
    app.text_input(key="correction_value_activity.participants_total").set_value("๓๓")
    send(app, "นับจากใบเซ็นชื่อ", "สมหญิง")
    assert "33 คน" in seen(run_at("report", report=report_id))
    choose(app, "กิจกรรมที่ 1: ", "ผู้เข้าร่วม (คน)", "withdraw")
    send(app, "ใบเซ็นชื่อซ้ำ", "สมชาย")
    assert [row[3] for row in corrections(store)] == ["withdrawn"]
    text = seen(run_at("report", report=report_id))
    assert "30 คน" in text
    assert "ถอนโดย สมชาย" in text


def test_whom_an_unresolved_name_may_mean_comes_first_to_choose_from(store: Store) -> None:
    candidates = [
        factory.agency("sao-1", name="อบต.สองแห่ง", province="ตาก"),
        factory.agency("sao-2", name="อบต.สองแห่ง", district="ขลุง"),
    ]
    unresolved = factory.reading("รายงานของ อบต.สองแห่ง", factory.report(of=None, agency_candidates=candidates))
    with store.writer_lock(5.0), Ledger(store) as ledger:
        ledger.accept([unresolved], factory.contents(unresolved), "test")
    build(store, as_of=AS_OF)
    report_id = unresolved.reports[0].report_id
    app = run_at("correct", report=report_id)
    choose(app, "รายงานทั้งฉบับ", "หน่วยงาน")
    agencies = app.selectbox(key="correction_value_report.agency_id")
    assert agencies.options[:2] == ["อบต.สองแห่ง ต.ทดสอบ อ.เมือง จ.ตาก", "อบต.สองแห่ง ต.ทดสอบ อ.ขลุง จ.จันทบุรี"]
    agencies.select_index(1)
    send(app, "ดูจากตรา", "สมหญิง")
    [[told]] = Warehouse.current(store).query(f"select agency_id from report where report_id = '{report_id}'").values
    assert told == "sao-2"


def test_a_value_is_confirmed(store: Store) -> None:
    report_id, _ = ids(store)
    app = run_at("correct", report=report_id)
    choose(app, "รายงานทั้งฉบับ", "มีการนำไปใช้", "confirm")
    send(app, "ตรวจแล้ว", "สมหญิง")
    assert corrections(store) == [("report", "has_use", "true", "confirmed", "สมหญิง", "ตรวจแล้ว")]
    assert "ยืนยันแล้ว" in seen(run_at("report", report=report_id))


@pytest.mark.parametrize(
    ("said", "reason", "name", "says"),
    [
        ("33", " ", "สมหญิง", "needs a reason"),
        ("33", "ก", "", "needs a name"),
        ("สิบ", "ก", "ข", "whole number"),
        ("30", "ก", "ข", "confirm"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(
    store: Store, said: str, reason: str, name: str, says: str
) -> None:
    report_id, activity_id = ids(store)
    app = run_at("correct", report=report_id, activity=activity_id)
    choose(app, "กิจกรรมที่ 1: ", "ผู้เข้าร่วม (คน)")
    app.text_input(key="correction_value_activity.participants_total").set_value(said)
    send(app, reason, name)
    assert says in app.error[0].value
    assert corrections(store) == []


def test_a_busy_store_gives_a_clear_message(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr("dashboard.correcting.WAIT_SECONDS", 0.0)
    report_id, _ = ids(store)
    app = run_at("correct", report=report_id)
    choose(app, "รายงานทั้งฉบับ", "มีการนำไปใช้", "confirm")
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.writer_lock(5.0):
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    try:
        assert held.wait(10)
        send(app, "ตรวจแล้ว", "สมหญิง")
    finally:
        done.set()
        other.join()
    assert "มีโปรแกรมอื่นกำลังเขียนข้อมูล" in app.error[0].value
    assert corrections(store) == []


def test_a_renamed_activity_can_be_corrected_again(store: Store) -> None:
    """The form compares the words that were read, not the name that a person gave."""
    report_id, activity_id = ids(store)
    say(store, wish(activity_id, "name", "ประชุมไฟถนน"))
    build(store, as_of=AS_OF)
    app = run_at("correct", report=report_id, activity=activity_id)
    choose(app, "กิจกรรมที่ 1: ", "รูปแบบ", "confirm")
    send(app, "ตรวจแล้ว", "สมหญิง")
    assert not app.error
    assert [row[1] for row in corrections(store)] == ["name", "kind"]


def test_every_row_of_the_page_is_one_that_the_ledger_takes(store: Store) -> None:
    """The words that the page shows of each row are those that the ledger compares."""
    report_id, _ = ids(store)
    found = Warehouse.current(store).query(
        (Path(__file__).parents[2] / "queries/questions/report_values.sql").read_text(encoding="utf-8"),
        {"report_id": report_id},
    )
    shown = {(r.target_table, r.target_id, r.words) for r in found.itertuples()}
    with store.writer_lock(5.0), Ledger(store) as ledger:
        taken = {
            (row.target_table, target, row.anchor)
            for target in set(found["target_id"])
            for row in ledger.correctable_rows(target)
        }
    assert shown == taken


def test_a_download_says_what_a_person_said(store: Store) -> None:
    from dashboard import table
    from dashboard.words import words
    from queries.ask import ask, left_open

    report_id, activity_id = ids(store)
    say(store, wish(activity_id, "participants_total", "31"), wish(activity_id, "kind", verdict=CONFIRM), wish(report_id, "round", verdict=CONFIRM))  # fmt: skip
    build(store, as_of=AS_OF)
    found = ask(Warehouse.current(store), "activities", **left_open("activities", demonstration=False))

    data = table.activities(found, SimpleNamespace(words=words("th")))
    row = data[data["รหัสกิจกรรม"] == activity_id].iloc[0]
    assert row["ผู้เข้าร่วม (คน)"] == 31
    assert row["ค่าที่แก้โดยคน"] == "ผู้เข้าร่วม (คน)"
    assert row["ค่าที่ยืนยันแล้ว"] == "รูปแบบ, รอบ"
    assert row["ผู้แก้ เวลา และเหตุผล"].count("สมหญิง") == 3
    others = data[data["รหัสรายงาน"] != report_id]
    assert others["ค่าที่แก้โดยคน"].isna().all()


def test_what_a_person_wrote_is_escaped(store: Store) -> None:
    report_id, activity_id = ids(store)
    say(store, wish(activity_id, "place", "<script>a</script>", reason='"><script>b</script>', by="<b>c</b>"))
    build(store, as_of=AS_OF)
    for app in (
        run_at("report", report=report_id),
        run_at("activities", fy="2567"),
        run_at("correct", report=report_id),
    ):
        assert not re.search(r"<script>[ab]|<b>c", html_of(app))
