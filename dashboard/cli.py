"""The command line `ruam`. Messages are Thai, then English; results go to stdout, everything else to stderr."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from data.ingest import IngestSummary
    from data.report import Agency
    from data.store import Store
    from queries.warehouse import Generation


class Exit(IntEnum):
    """The exit codes. They are a promise: scripts rely on them."""

    OK = 0
    ERROR = 1
    USAGE = 2
    REFUSED = 3
    BUSY = 4
    BUILD_FAILED = 5
    NOTHING = 6
    IN_DOUBT = 7
    STOPPED = 130


_EXIT_CODES = """รหัสออก / exit codes:

0 เรียบร้อย all is well ·
1 ผิดพลาด another error ·
2 ใช้คำสั่งผิด wrong usage ·
3 มีไฟล์หรือแถวทะเบียนที่ไม่รับ something was refused, the rest is stored ·
4 มีโปรแกรมอื่นเขียนอยู่ another process is writing ·
5 สร้างข้อมูลเผยแพร่ไม่สำเร็จ the build failed, what was published stays ·
6 ไม่มีอะไรให้อ่าน nothing to read, or nothing published yet ·
7 ทุกไฟล์รับไว้แล้ว แต่มีที่ควรตรวจด้วยตา all stored, something is in doubt ·
130 หยุดด้วย Ctrl-C stopped
"""

app = typer.Typer(
    name="ruam",
    help="ร่วม: อ่านรายงานการมีส่วนร่วม แล้วแสดงในเบราว์เซอร์ / reads participation reports and shows them in the browser",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
agencies_app = typer.Typer(help="ทะเบียนหน่วยงาน / the registry of agencies", no_args_is_help=True, epilog=_EXIT_CODES)
app.add_typer(agencies_app, name="agencies")

_messages = Console(stderr=True, highlight=False)
_results = Console(highlight=False)
_settings = {"debug": False}

AsJson = Annotated[bool, typer.Option("--json", help="ผลเป็น JSON ที่ stdout เท่านั้น / the result as JSON, alone on stdout")]
Wait = Annotated[
    float,
    typer.Option(
        "--wait", metavar="SECONDS", min=0, help="รอโปรแกรมอื่นที่เขียนอยู่ไม่เกินกี่วินาที / wait for another writer this long"
    ),
]

STATUS_WORDS = {
    "read": "อ่านแล้ว read",
    "known": "รู้จักแล้ว already known",
    "in_doubt": "ควรตรวจ in doubt",
    "refused": "ไม่รับ refused",
}


@app.callback()
def _options(
    debug: Annotated[bool, typer.Option("--debug", help="แสดงรายละเอียดของข้อผิดพลาด / show tracebacks")] = False,
) -> None:
    _settings["debug"] = debug


@app.command(epilog=_EXIT_CODES)
def ingest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="ไฟล์หรือโฟลเดอร์รายงาน / files or folders of reports")
    ],
    no_build: Annotated[bool, typer.Option("--no-build", help="รับไว้โดยยังไม่เผยแพร่ / accept, publish later")] = False,
    no_originals: Annotated[
        bool,
        typer.Option("--no-originals", help="ไม่เก็บไฟล์ต้นฉบับ เก็บเฉพาะที่อ่านได้ / keep what was read, not the files"),
    ] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """รับรายงาน แล้วเผยแพร่ / take in reports (.docx .pdf .xlsx .csv .html .txt, or a .zip of them) and registries (.csv .xlsx), then publish.

    ตัดสินจากเนื้อหา ไม่ใช่ชื่อไฟล์ ส่งซ้ำได้ไม่มีอะไรเปลี่ยน / What a file is, its content says. Sending it again changes nothing.
    """
    with _edge():
        from data.ingest import ingest as take_in

        store = _store()
        with _progress("อ่าน / reading") as progress:
            summary = take_in(
                paths, store, progress=progress, wait_seconds=wait, on_wait=_say, keep_originals=not no_originals
            )
        generation = None if no_build or summary.found_nothing else _build(store, wait)
        raise typer.Exit(_tell_ingest("ingest", summary, generation, as_json=as_json))


@app.command(epilog=_EXIT_CODES)
def reread(as_json: AsJson = False, wait: Wait = 60.0) -> None:
    """อ่านต้นฉบับที่เก็บไว้ใหม่ด้วยกฎรุ่นนี้ แล้วเผยแพร่ / read the kept originals again under this version's rules, then publish."""
    with _edge():
        from data.ingest import read_again

        store = _store()
        with _progress("อ่านใหม่ / reading again") as progress:
            summary = read_again(store, progress, wait_seconds=wait, on_wait=_say)
        if summary.found_nothing:
            _say("ทุกเอกสารอ่านด้วยกฎรุ่นนี้แล้ว / every document has been read under these rules")
            raise typer.Exit(Exit.OK)
        raise typer.Exit(_tell_ingest("reread", summary, _build(store, wait), as_json=as_json))


@app.command(epilog=_EXIT_CODES)
def build(
    force: Annotated[
        bool, typer.Option("--force", help="สร้างใหม่แม้ไม่มีอะไรเปลี่ยน / build though nothing changed")
    ] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """สร้างข้อมูลรุ่นใหม่จากบัญชี แล้วเผยแพร่ / make a generation from the ledger and publish it."""
    with _edge():
        generation = _build(_store(), wait, force=force)
        if as_json:
            _print_json({"command": "build", **_generation_values(generation), "exit_code": Exit.OK})
        else:
            _tell_generation(generation)


@app.command(epilog=_EXIT_CODES)
def serve(
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, help="พอร์ต ถ้าไม่ระบุใช้ 8501 หรือถัดไปที่ว่าง / 8501 or the next free one"),
    ] = None,
    address: Annotated[
        str, typer.Option("--address", help="0.0.0.0 ให้เครื่องอื่นเปิดได้ / lets other computers in")
    ] = "127.0.0.1",
) -> None:
    """เปิดแดชบอร์ด กด Ctrl-C เพื่อปิด / open the dashboard until Ctrl-C; prints its address."""
    with _edge():
        from dashboard.serve import choose_port
        from dashboard.serve import serve as run

        chosen = choose_port(port, address)
        _say("กำลังเปิดแดชบอร์ด / opening the dashboard …")
        run(chosen, address, lambda url: print(f"เปิดเบราว์เซอร์ที่ / open in a browser: {url}", flush=True))


@app.command(epilog=_EXIT_CODES)
def demo(
    national: Annotated[
        bool,
        typer.Option(
            "--national",
            help="ขนาดทั้งประเทศ: 7,927 หน่วยงานสมมติ สิบปี ใช้ที่ว่างราว 7 GB / at national scale: 7,927 invented agencies, ten years, some 7 GB",
        ),
    ] = False,
    years: Annotated[
        int | None,
        typer.Option("--years", min=1, max=10, help="กี่ปีงบประมาณ (กับ --national) / fiscal years, with --national"),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            "--scale",
            min=0.01,
            max=100,
            help="จำนวนกิจกรรมเป็นกี่เท่า (กับ --national) / times the activities, with --national",
        ),
    ] = None,
    no_build: Annotated[
        bool,
        typer.Option("--no-build", help="รับไว้โดยยังไม่เผยแพร่ (กับ --national) / accept, publish later, with --national"),
    ] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """อ่านรายงานสาธิต (หน่วยงานสมมติ) แล้วเผยแพร่ / read the demonstration reports of invented agencies, then publish.

    สั่งซ้ำได้ ถ้ามีแล้วจะจบทันที / May be said again: what is there already is left alone.
    """
    if not national and (years is not None or scale is not None or no_build):
        raise typer.BadParameter(
            "ใช้กับ --national เท่านั้น / only with --national", param_hint="--years --scale --no-build"
        )
    with _edge():
        store = _store()
        if national:
            _demo_national(store, years or 10, scale or 1.0, wait, no_build=no_build, as_json=as_json)
            return
        mark, wanted = store.home / "demonstration" / ".complete", _demonstration_digest()
        if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
            _tell_demo_is_there(store, as_json=as_json)
            return
        from data.demo import registry, write_documents
        from data.ingest import ingest as take_in

        folder = mark.parent
        store.prepare()
        folder.mkdir(exist_ok=True)
        # What an older version wrote would be read beside what this one writes.
        for old in folder.iterdir():
            old.unlink()
        _say("เขียนรายงานสาธิต / writing the demonstration reports")
        for _ in write_documents(folder):
            pass
        with _progress("อ่านรายงานสาธิต / reading the demonstration") as progress:
            summary = take_in([folder, *_samples()], store, registry(), progress, wait_seconds=wait, on_wait=_say)
        generation = _build(store, wait)
        code = _tell_ingest("demo", summary, generation, as_json=as_json, in_doubt_is_well=True)
        if code is Exit.OK:
            mark.write_text(wanted, encoding="utf-8")
        raise typer.Exit(code)


@app.command(epilog=_EXIT_CODES)
def template(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="ไฟล์ที่จะเขียน / the .xlsx to write, here by default")
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="NAME", help="ใส่หน่วยงานให้แล้ว / begun for this agency (name or id)")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--from", metavar="REPORT", help="กรอกจากรายงานนี้ / filled with what is read from it")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="เขียนทับไฟล์เดิม / overwrite")] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """เขียนแบบรายงาน (.xlsx) ให้หน่วยงานกรอก แล้วรับกลับด้วย ingest / write the official template; ingest reads it back."""
    with _edge():
        from data.template.issue import DEFAULT_FILE, TemplateRefused, for_agency, from_document, issue

        if agency and report:
            raise TemplateRefused("ใช้ --agency หรือ --from อย่างใดอย่างหนึ่ง / say --agency or --from, not both")
        registry = _registry(wait) if agency or report else []
        given = for_agency(agency, registry) if agency else from_document(report, registry) if report else None
        path = file or DEFAULT_FILE
        issue(path, given, overwrite=force)
        if as_json:
            _print_json({"command": "template", "path": str(path), "exit_code": Exit.OK})
        else:
            print(path)


@app.command(epilog=_EXIT_CODES)
def where(as_json: AsJson = False) -> None:
    """ที่อยู่ของไฟล์ DuckDB ที่เผยแพร่ (บรรทัดสุดท้าย) / the path of the published DuckDB file: the last line, alone."""
    with _edge():
        from queries.warehouse import generation_of, published_path

        store = _store()
        path = published_path(store)
        if path is None:
            raise _nothing_published(store)
        if as_json:
            _print_json(
                {"command": "where", "path": str(path), "generation": generation_of(path), "exit_code": Exit.OK}
            )
        else:
            print(path)


@app.command(epilog=_EXIT_CODES)
def ask(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION", help="ชื่อคำถาม หรือ measure ไม่ระบุคือแสดงทั้งหมด / its name, or measure; none lists them"
        ),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME=VALUE",
            help="ตัวกรอง เช่น fiscal_years=2567,2568; measure ใช้ชื่อมาตรวัด by=province province=ตรัง / filters; of measure its name, by=, filters",
        ),
    ] = None,
    as_json: AsJson = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="ผลเป็น CSV (เป็นค่าเริ่มต้น) / the result as CSV, the default")
    ] = False,
) -> None:
    """ถามข้อมูลที่เผยแพร่ด้วยคำถามเดียวกับแดชบอร์ด / ask the published data what the dashboard asks.

    เช่น / such as: ruam ask headline fiscal_years=2567 · ruam ask measure done_share,reporting_rate by=province fiscal_year=2567
    """
    with _edge():
        from dashboard.ask_command import AskRefused, answer, csv, known, plain
        from queries.warehouse import Warehouse, published_path

        if as_json and as_csv:
            raise AskRefused("ใช้ --json หรือ --csv อย่างใดอย่างหนึ่ง / say --json or --csv, not both")
        store = _store()
        if published_path(store) is None:
            raise _nothing_published(store)
        warehouse = Warehouse.current(store)
        if question is None:
            listed = known(warehouse)
            if as_json:
                _print_json({"command": "ask", "questions": listed, "exit_code": Exit.OK})
            else:
                for one in listed:
                    print("\t".join(one.values()))
            return
        answered = answer(warehouse, question, words or [])
        if as_json:
            values = {"command": "ask", "question": question, "generation": answered.generation}
            _print_json({**values, "rows": plain(answered.rows), "exit_code": Exit.OK})
        else:
            print(csv(answered.rows), end="")


@app.command(epilog=_EXIT_CODES)
def check(as_json: AsJson = False, wait: Wait = 60.0) -> None:
    """ตรวจว่าที่เก็บข้อมูลสมบูรณ์ / check the store: the published file opens, the ledger is readable, every original is whole."""
    with _edge():
        from dashboard.store_check import check_store

        findings = check_store(_store(), wait, _say)
        code = Exit.OK if all(finding.is_well for finding in findings) else Exit.ERROR
        if as_json:
            checks = [{"check": f.name, "ok": f.is_well, "message": f.message} for f in findings]
            _print_json({"command": "check", "checks": checks, "exit_code": code})
        else:
            for finding in findings:
                print(f"{'ok' if finding.is_well else 'NOT OK'}\t{finding.name}\t{finding.message}")
        raise typer.Exit(code)


@app.command(epilog=_EXIT_CODES)
def correct(
    target: Annotated[
        str | None, typer.Argument(metavar="ID", help="รหัสรายงานหรือกิจกรรม / a report_id or an activity_id")
    ] = None,
    field: Annotated[
        str | None, typer.Argument(help="ค่าที่แก้ เช่น kind headcount level / the value, such as kind, headcount, level")
    ] = None,
    value: Annotated[str | None, typer.Argument(help="ค่าใหม่ - คือไม่ทราบ / the new value; - for unknown")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="เหตุผล ต้องมี / why; always needed")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="ชื่อผู้แก้ ถ้าไม่ระบุใช้ชื่อผู้ใช้ของระบบ / who; else your name on this system"),
    ] = None,
    row: Annotated[
        int | None,
        typer.Option(
            "--row", min=1, help="ลำดับของกลุ่ม ประเด็น ผล หรือสิ่งที่ทำต่อ / which group, issue, result or follow-through"
        ),
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="ยืนยันว่าอ่านถูก / the reading is right")] = False,
    withdraw: Annotated[
        bool,
        typer.Option(
            "--withdraw", help="ถอน กลับเป็นค่าที่อ่านได้ ใช้รหัสการแก้ไขแทน ID ได้ / take back; ID may be a correction_id"
        ),
    ] = False,
    show_list: Annotated[bool, typer.Option("--list", help="แสดงการแก้ไขที่เผยแพร่แล้ว / list what is published")] = False,
    no_build: Annotated[bool, typer.Option("--no-build", help="รับไว้โดยยังไม่เผยแพร่ / accept, publish later")] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """ยืนยันหรือแก้ค่าที่อ่านได้ แล้วเผยแพร่ / confirm or overrule a value that was read, with a reason, then publish.

    การแก้ไขอยู่ต่อแม้อ่านเอกสารใหม่ และเปิดให้ดูอีกครั้งเมื่อเอกสารเปลี่ยน / It outlasts another reading, and is reopened when the document changes.
    """
    with _edge():
        from dashboard import correct_command as correcting

        store = _store()
        if show_list:
            rows = correcting.listed(store)
            if as_json:
                _print_json({"command": "correct", "corrections": rows, "exit_code": Exit.OK})
            else:
                for one in rows:
                    print(correcting.line(one))
            return
        said = correcting.Said(target, field, value, reason, by, row, confirm, withdraw)
        made = correcting.write(said, store, wait, _say)
        if not as_json:
            print(correcting.sentence(made))
        generation = None if no_build else _build(store, wait)
        if as_json:
            published = _generation_values(generation) if generation is not None else {"generation": None, "path": None}
            values = {"command": "correct", "correction": correcting.values(made)}
            _print_json({**values, **published, "exit_code": Exit.OK})
        elif generation is not None:
            _tell_generation(generation)


@app.command(epilog=_EXIT_CODES)
def explain(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="ไฟล์รายงาน หรือ ไฟล์.zip/ชื่อในนั้น / a report, or ARCHIVE.zip/MEMBER for one in an archive"
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """แสดงว่าแต่ละถ้อยคำอ่านเป็นอะไร เพราะอะไร / show what each word of a document was read as, and why; nothing is stored.

    ใช้ทะเบียนหน่วยงานที่เผยแพร่แล้ว ถ้ามี / The registry that is published, where there is one, is used.
    """
    with _edge():
        from dashboard.explain import documents, registry_of
        from dashboard.explain import explain as told_of
        from dashboard.explain_show import show
        from data.readers import Unreadable

        registry = registry_of(_store())
        explained, code = [], Exit.OK
        for one in documents(file):
            try:
                if isinstance(one, Unreadable):
                    raise one
                explanation = told_of(one[1], one[0], registry)
            except Unreadable as refusal:
                _say(str(refusal))
                code = Exit.REFUSED
                continue
            if as_json:
                explained.append(explanation.values())
            else:
                show(explanation, _results, coloured=_results.is_terminal and not _results.no_color)
        if as_json:
            _print_json({"command": "explain", "documents": explained, "exit_code": code})
        raise typer.Exit(code)


@app.command(epilog=_EXIT_CODES)
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="คำที่ค้น ไม่ต้องเว้นวรรคระหว่างคำไทย / what to look for")
    ],
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="FIELD", help="เฉพาะใน name issue result follow_through / only there"),
    ] = None,
    year: Annotated[list[int] | None, typer.Option("--year", help="ปีงบประมาณ พ.ศ. / fiscal year (BE)")] = None,
    half: Annotated[list[int] | None, typer.Option("--round", help="รอบ 1 หรือ 2 / round 1 or 2")] = None,
    province: Annotated[list[str] | None, typer.Option("--province", help="จังหวัด / province")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="รหัสประเภทหน่วยงาน เช่น sao / kind of agency")] = None,
    agency: Annotated[list[str] | None, typer.Option("--agency", metavar="ID", help="รหัสหน่วยงาน / agency_id")] = None,
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="ค้นในข้อมูลสาธิตแทน / in the demonstration instead")
    ] = False,
    most: Annotated[int, typer.Option("--most", min=1, help="แสดงกี่กิจกรรม / how many to show")] = 20,
    as_json: AsJson = False,
) -> None:
    """ค้นกิจกรรมจากถ้อยคำในชื่อ ประเด็น ผล และการนำไปใช้ / find activities by what their names, issues, results and follow-through say.

    เรียงตามความตรง ตัวเลือกตัวกรองระบุซ้ำได้ คั่นด้วยแท็บ / The best first, tab-separated; each filter may be said again.
    """
    with _edge():
        from dashboard import search_command as showing
        from data.gazetteer import province_named
        from queries.search import search as find
        from queries.warehouse import Warehouse, published_path

        store = _store()
        if published_path(store) is None:
            raise _nothing_published(store)
        found = find(
            Warehouse.current(store),
            " ".join(words),
            demonstration=demonstration,
            fields=within or None,
            most=most,
            fiscal_years=year or None,
            rounds=half or None,
            provinces=[province_named(one.removeprefix("จังหวัด").removeprefix("จ.")) or one for one in province or ()]
            or None,
            kinds=kind or None,
            agencies=agency or None,
        )
        told = showing.values(found)
        if as_json:
            _print_json({"command": "search", **told, "exit_code": Exit.OK})
            return
        for row in told["rows"]:
            if _results.is_terminal:
                _results.print(showing.line(row), soft_wrap=True)
            else:
                print(showing.line(row).plain)  # rich would make blanks of the tabs
        _say(showing.sentence(found))


@agencies_app.command("import", epilog=_EXIT_CODES)
def import_agencies(
    file: Annotated[
        Path,
        typer.Argument(
            help="ไฟล์ .csv หรือ .xlsx: agency_id,kind,name,short_name,subdistrict,district,province หรือ/or agency_id,alias,kind,valid_from,valid_to"
        ),
    ],
    no_build: Annotated[bool, typer.Option("--no-build", help="รับไว้โดยยังไม่เผยแพร่ / accept, publish later")] = False,
    as_json: AsJson = False,
    wait: Wait = 60.0,
) -> None:
    """รับทะเบียนหน่วยงานที่ต้องรายงาน หรือชื่ออื่นของหน่วยงาน / take in a registry of the agencies that a report is expected of, or their other names.

    หัวคอลัมน์เป็นไทยได้: รหัส ประเภท ชื่อ ชื่อย่อ ตำบล อำเภอ จังหวัด จำนวนหมู่บ้าน จำนวนครัวเรือน ประชากร / Headings may be Thai.
    """
    with _edge():
        from data.ingest import import_registry

        store = _store()
        summary = import_registry(file, store, wait_seconds=wait, on_wait=_say)
        generation = None if no_build else _build(store, wait)
        raise typer.Exit(_tell_ingest("agencies import", summary, generation, as_json=as_json))


@agencies_app.command("list", epilog=_EXIT_CODES)
def list_agencies(
    province: Annotated[
        list[str] | None, typer.Option("--province", help="เฉพาะจังหวัด ระบุซ้ำได้ / of this province; may be said again")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """หน่วยงานที่เผยแพร่ พร้อมรหัสและที่ตั้ง คั่นด้วยแท็บ / the published agencies with their ids and places, tab-separated."""
    with _edge():
        from data.gazetteer import province_named

        wanted = [province_named(one.removeprefix("จังหวัด").removeprefix("จ.")) or one for one in province or ()]
        agencies = _answer("agencies", provinces=wanted or None, demonstration=False)
        if as_json:
            _print_json({"command": "agencies list", "agencies": agencies, "exit_code": Exit.OK})
            return
        for one in agencies:
            cells = (one[name] for name in ("agency_id", "name", "subdistrict", "district", "province", "reports"))
            print("\t".join("" if cell is None else str(cell) for cell in cells))


@agencies_app.command("export", epilog=_EXIT_CODES)
def export_agencies(
    file: Annotated[Path, typer.Argument(help="ไฟล์ .csv ที่จะเขียน / the .csv file to write")],
    aliases: Annotated[
        bool, typer.Option("--aliases", help="เขียนชื่ออื่นของหน่วยงานแทน / write the other names instead")
    ] = False,
) -> None:
    """เขียนทะเบียนหน่วยงานที่เผยแพร่เป็น CSV แก้แล้วนำเข้าใหม่ได้ / write the registry as CSV, to be edited and imported again."""
    with _edge():
        from data.registry_file import ALIAS_COLUMNS, COLUMNS, SIZES, table_csv

        columns: tuple[str, ...] = ALIAS_COLUMNS if aliases else (*COLUMNS, *SIZES)
        if aliases:
            rows = _answer("agency_aliases", demonstration=False)
        else:
            rows = [one for one in _answer("agencies", provinces=None, demonstration=False) if one["is_registered"]]
        try:
            # Never over a file that someone may have edited.
            with file.open("x", encoding="utf-8", newline="") as out:
                out.write(table_csv(columns, rows))
        except FileExistsError:
            _say(f"{file}: มีไฟล์นี้แล้ว ใช้ชื่ออื่น / is there already: use another name")
            raise typer.Exit(Exit.USAGE) from None
        print(f"{file}: {len(rows):,} แถว / rows")


@agencies_app.command("suggest", epilog=_EXIT_CODES)
def suggest_aliases(as_json: AsJson = False) -> None:
    """หน่วยงานที่อาจเป็นแห่งเดียวกันซึ่งเปลี่ยนฐานะ เป็น CSV ให้คนตรวจแล้วนำเข้า / pairs that may be one agency renamed, as CSV to check, edit and import.

    ไม่รวมให้เอง: ตำบลหนึ่งมีทั้ง ทต. และ อบต. ได้ / Nothing is merged by itself: one subdistrict can hold both.
    """
    with _edge():
        from data.registry_file import ALIAS_COLUMNS, table_csv

        pairs = _answer("agency_successions", demonstration=False)
        if as_json:
            _print_json({"command": "agencies suggest", "pairs": pairs, "exit_code": Exit.OK})
            return
        told = ("present_name", "district", "province", "last_fiscal_year", "first_fiscal_year")
        print(table_csv((*ALIAS_COLUMNS, *told), pairs).lstrip("\ufeff"), end="")


def main() -> None:
    """Run the command line; the entry point `ruam`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A terminal that knows no Thai shows question marks; that is no reason to stop.
            reconfigure(errors="replace")
    app(prog_name="ruam")


def _store() -> Store:
    from data.store import Store

    return Store.from_environment()


def _answer(question: str, **parameters: object) -> list[dict[str, Any]]:
    """The rows of a question asked of the published file, as plain values; None for unknown, days as 2019-08-31."""
    from queries.ask import ask
    from queries.warehouse import Warehouse, published_path

    store = _store()
    if published_path(store) is None:
        raise _nothing_published(store)
    rows = ask(Warehouse.current(store), question, **parameters).to_json(
        orient="records", date_format="iso", date_unit="s"
    )
    return [
        {name: value[:10] if name.startswith("valid_") and value else value for name, value in row.items()}
        for row in json.loads(rows or "[]")
    ]


def _registry(wait: float) -> list[Agency]:
    """The registered agencies; none where there is no ledger yet, and none is made."""
    from data.ledger import Ledger

    store = _store()
    if store.ledger_is_file and not Path(store.ledger_address).exists():
        return []
    with store.writer_lock(wait, _say), Ledger(store) as ledger:
        return ledger.registry()


def _samples() -> list[Path]:
    """The sample reports; the note that lies beside them is none."""
    folder = _data_folder() / "samples"
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))


def _data_folder() -> Path:
    import data

    return Path(next(iter(data.__path__)))


def _build(store: Store, wait: float, *, force: bool = False) -> Generation:
    from queries.warehouse import build as publish

    with _progress("สร้างข้อมูลเผยแพร่ / building") as progress:
        return publish(
            store, lambda step, done, total: progress(done, total, step), force=force, wait_seconds=wait, on_wait=_say
        )


def _demo_national(store: Store, years: int, scale: float, wait: float, *, no_build: bool, as_json: bool) -> None:
    from data.demo.national import national, take_in

    with _progress("เขียนข้อมูลสาธิตทั้งประเทศ / writing the national rows") as progress:
        reports = take_in(store, national(years, scale), progress, wait_seconds=wait, on_wait=_say)
    generation = None if no_build else _build(store, wait)
    if as_json:
        published = _generation_values(generation) if generation is not None else {"generation": None, "path": None}
        _print_json({"command": "demo", "reports_added": reports, **published, "exit_code": Exit.OK})
        return
    if reports:
        print(f"รายงานสมมติ / invented reports: {reports:,}")
    else:
        _say("มีข้อมูลสาธิตทั้งประเทศแล้ว / the national demonstration is there already")
    if generation is not None:
        _tell_generation(generation)


def _demonstration_digest() -> str:
    """A digest of all that the demonstration's rows are made from: written anew when any of it changes."""
    from data.report import RULES_VERSION

    root = _data_folder()
    digest = hashlib.sha256(RULES_VERSION.encode())
    for path in sorted([*(root / "demo").glob("*.py"), *(root / "lookups").glob("demonstration_*"), *_samples()]):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _tell_demo_is_there(store: Store, *, as_json: bool) -> None:
    from data.store import StoreBusy
    from queries.warehouse import Generation, generation_of, published_path

    try:
        # New models or a round that has closed since make a new generation; else this costs next to nothing.
        generation = _build(store, 0.0)
    except StoreBusy:
        path = published_path(store)
        if path is None:
            raise
        generation = Generation(generation_of(path), path, is_new=False)
    if as_json:
        values = {"command": "demo", "counts": None, "documents": [], **_generation_values(generation)}
        _print_json({**values, "exit_code": Exit.OK})
    else:
        _say("มีข้อมูลสาธิตแล้ว / the demonstration is there already")


def _tell_ingest(
    command: str,
    summary: IngestSummary,
    generation: Generation | None,
    *,
    as_json: bool,
    in_doubt_is_well: bool = False,
) -> Exit:
    """Print what became of everything; returns the exit code."""
    counts = summary.counts
    code = Exit.OK
    if summary.found_nothing:
        code = Exit.NOTHING
    elif counts["refused"]:
        code = Exit.REFUSED
    elif counts["in_doubt"] and not in_doubt_is_well:
        code = Exit.IN_DOUBT
    if as_json:
        documents = [
            {"path": o.path, "status": o.status, "code": o.code, "reason": o.reason, "document_id": o.document_id}
            for o in summary.outcomes
        ]
        values = {
            "command": command,
            "counts": counts,
            "agencies_added": summary.agencies_added,
            "aliases_added": summary.aliases_added,
        }
        published = _generation_values(generation) if generation is not None else {"generation": None, "path": None}
        _print_json({**values, "documents": documents, **published, "exit_code": code})
        return code
    if summary.found_nothing:
        _say("ไม่พบไฟล์รายงานในที่ที่ระบุ ตรวจที่อยู่ของโฟลเดอร์ / no report was found there: check the folder")
        return code
    if _results.is_terminal and not in_doubt_is_well:
        from dashboard.ingest_summary import show

        show(summary, _results)
    else:
        # Into a pipe a line is a file. The demonstration's doubts were written into it on purpose; a person's own are for
        # that person's eye.
        _tell_reasons(summary, in_doubt_shown=0 if in_doubt_is_well else 20)
        _tell_counts(summary)
    if generation is not None:
        _tell_generation(generation)
    return code


def _tell_reasons(summary: IngestSummary, in_doubt_shown: int) -> None:
    """A line a file that needs a person's eye. Not wrapped: a line is a line for grep too."""
    in_doubt = [outcome for outcome in summary.outcomes if outcome.status == "in_doubt"]
    for outcome in in_doubt[:in_doubt_shown]:
        print(f"in doubt\t{outcome.path}: {outcome.reason}")
    if len(in_doubt) > in_doubt_shown > 0:
        print(f"in doubt\t… อีก {len(in_doubt) - in_doubt_shown} ไฟล์ ดูทั้งหมดด้วย --json / the others with --json")
    for outcome in summary.outcomes:
        if outcome.status == "refused":
            print(f"refused\t{outcome.reason}")


def _tell_counts(summary: IngestSummary) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for status, count in summary.counts.items():
        table.add_row(STATUS_WORDS[status], f"{count:,}")
    if summary.agencies_added:
        table.add_row("หน่วยงานในทะเบียน agencies registered", f"{summary.agencies_added:,}")
    if summary.aliases_added:
        table.add_row("ชื่ออื่นของหน่วยงาน other names", f"{summary.aliases_added:,}")
    _results.print(table)


def _tell_generation(generation: Generation) -> None:
    for warning in generation.warnings:
        _say(warning)
    words = "เผยแพร่แล้ว / published" if generation.is_new else "ไม่มีอะไรเปลี่ยน รุ่นเดิม / nothing changed, still"
    print(f"{words}: {generation.name}")


def _generation_values(generation: Generation) -> dict[str, Any]:
    return {
        "generation": generation.name,
        "path": str(generation.path),
        "is_new": generation.is_new,
        "warnings": list(generation.warnings),
    }


def _nothing_published(store: Store) -> typer.Exit:
    _say(f"ยังไม่มีข้อมูลที่เผยแพร่ใน {store.home} สั่ง ruam ingest โฟลเดอร์รายงาน หรือ ruam demo ก่อน")
    _say(f"Nothing is published in {store.home} yet: say ruam ingest FOLDER, or ruam demo, first.")
    return typer.Exit(Exit.NOTHING)


def _print_json(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False, indent=1, default=str))


def _say(message: str) -> None:
    _messages.print(message, markup=False, soft_wrap=True)


@contextmanager
def _progress(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on a terminal, and a line each tenth elsewhere."""
    if not _messages.is_terminal:
        yield _ProgressLines(label)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=_messages, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total)


class _ProgressLines:
    def __init__(self, label: str) -> None:
        self._label = label
        self._told = 0
        self._begun = time.monotonic()

    def __call__(self, done: int, total: int, _name: str) -> None:
        tenth = done * 10 // total if total else 0
        if total >= 100 and tenth > self._told:
            self._told = tenth
            left = (time.monotonic() - self._begun) / done * (total - done)
            _say(f"{self._label} {done:,}/{total:,} เหลือประมาณ / left about {left // 60:.0f}:{left % 60:02.0f}")


@contextmanager
def _edge() -> Iterator[None]:
    """The only place where an error becomes a message and an exit code."""
    try:
        yield
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        _say("หยุดแล้ว ที่รับไว้แล้วยังอยู่ครบ / stopped; what was accepted is kept")
        raise typer.Exit(Exit.STOPPED) from None
    except Exception as error:
        if _settings["debug"]:
            raise
        _say(f"ruam: {_describe(error)}")
        raise typer.Exit(_code_of(error)) from None


# By name, so that no command imports what it does not need. Their messages say all there is to say.
_TOLD_ERRORS = {
    "StoreBusy": Exit.BUSY,
    "BuildFailed": Exit.BUILD_FAILED,
    "WarehouseUnavailable": Exit.NOTHING,
    "LedgerUnavailable": Exit.ERROR,
    "PortBusy": Exit.USAGE,
    "CorrectionRefused": Exit.USAGE,
    "Unreadable": Exit.REFUSED,
    "TemplateRefused": Exit.USAGE,
    "SearchRefused": Exit.USAGE,
    "AskRefused": Exit.USAGE,
    "QuestionError": Exit.USAGE,
    "RequestError": Exit.USAGE,
}


def _code_of(error: Exception) -> Exit:
    return _TOLD_ERRORS.get(type(error).__name__, Exit.ERROR)


def _describe(error: Exception) -> str:
    if type(error).__name__ in _TOLD_ERRORS:
        return str(error)
    if isinstance(error, FileNotFoundError):
        return f"ไม่พบ {error.filename or error} ตรวจชื่อและที่อยู่ / not found: check the name and place"
    if isinstance(error, OSError):
        place = f" {error.filename}" if error.filename else ""
        return f"ระบบไฟล์ไม่ยอม{place}: {error.strerror or error} ตรวจสิทธิ์และพื้นที่ว่าง / the file system refused: check permissions and free space"
    return f"ผิดพลาด {type(error).__name__}: {error} ดูรายละเอียดด้วย ruam --debug … / unexpected: say ruam --debug … for details"


if __name__ == "__main__":
    main()
