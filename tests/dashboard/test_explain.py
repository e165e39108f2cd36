"""`ruam explain`: every word of a document, what it became and why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dashboard.explain import Explanation, documents, explain
from dashboard.explain_show import show
from data.agencies import Registry
from data.readers import Unreadable, decode
from tests.command_line import report, ruam, told

SAMPLES = sorted(path for path in Path("data/samples").iterdir() if path.suffix in (".txt", ".html"))
STRAY = "กขคงจฉชซฌญฎฏฐฑฒณดตถทนบปผฝพฟภมยรลวศษสหฬอฮ"


def explained(text: str | bytes) -> Explanation:
    return explain(text if isinstance(text, bytes) else text.encode(), "x.txt", Registry())


def printed(explanation: Explanation, *, width: int = 100, coloured: bool = True) -> str:
    out = io.StringIO()
    show(explanation, Console(file=out, force_terminal=True, width=width, color_system="standard"), coloured=coloured)
    return out.getvalue()


def test_each_line_has_its_pieces_and_the_reasons_that_begin_in_it() -> None:
    lines = {line.number: line for line in explained(report()).lines()}
    date = lines[5]
    assert [(piece.words, piece.what) for piece in date.pieces] == [
        ("วันที่ 7 ธันวาคม 2566", "date"),
        (" ณ ", ""),
        ("ศาลาอเนกประสงค์หมู่ที่ 3", "place"),
    ]
    assert any(
        r.startswith("held_from = 2023-12-07, held_to = 2023-12-07, date_precision = day ← ") for r in date.reasons
    )
    heading = lines[6]
    assert [(piece.words, piece.what) for piece in heading.pieces] == [("(1) ประเด็นหรือเรื่องในการมีส่วนร่วม", "heading")]
    assert heading.reasons == ["หัวข้อ: ประเด็น (issue)"]
    assert [piece.what for piece in lines[7].pieces] == ["", "issue"]


def test_what_was_not_understood_is_a_piece_of_its_own_and_listed_with_its_share() -> None:
    explanation = explained(report().replace("วันที่ 7".encode(), f"{STRAY}\nวันที่ 7".encode()))
    assert [piece.what for line in explanation.lines() for piece in line.pieces if piece.words == STRAY] == [
        "unclaimed"
    ]
    assert list(explanation.left_over()) == [("", STRAY)]


def test_each_line_tells_where_it_stands_in_what_was_received() -> None:
    explanation = explained(report())
    explanation.document.locators = [(0, "page:1"), (explanation.document.text.index("(3)"), "page:2")]
    places = [line.place for line in explanation.lines()]
    # The form's third heading is the tenth line.
    assert places[:9] == ["page:1"] * 9
    assert set(places[9:]) == {"page:2"}
    assert "หน้า 2" in printed(explanation)
    assert [line.place for line in explained(report()).lines()][:2] == ["", ""], "a plain text has no places"


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.text("กข ค\n1(", max_size=60))
def test_the_pieces_of_all_lines_are_the_text(path: Path, at: int, inserted: str) -> None:
    text = decode(path.read_bytes(), path.name).text
    explanation = explained((text[:at] + inserted + text[at:]).encode("utf-8-sig"))
    joined = "\n".join("".join(piece.words for piece in line.pieces) for line in explanation.lines())
    assert joined == explanation.document.text


@pytest.mark.parametrize("width", [30, 59, 100])
def test_colours_at_a_terminal_however_narrow(width: int) -> None:
    out = printed(explained(report()), width=width)
    assert "\x1b[" in out
    assert "ศาลาอเนกประสงค์" in out.replace("\n", "")
    assert "[สถานที่|" not in out


def test_marks_where_there_are_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    show(explained(report()), Console(no_color=True), coloured=False)
    out = capsys.readouterr().out
    assert "\x1b[" not in out
    assert "[วันที่|วันที่ 7 ธันวาคม 2566] ณ [สถานที่|ศาลาอเนกประสงค์หมู่ที่ 3]" in out


def test_only_the_masked_text_is_shown() -> None:
    explanation = explained(report() + "ติดต่อ 081-234-5678\n".encode())
    assert "234-5678" not in printed(explanation)
    assert "234-5678" not in str(explanation.values())


def test_the_command_explains_a_file_and_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(report())
    home = tmp_path / "store"
    done = ruam("explain", tmp_path / "a.txt", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "[ผู้เข้าร่วม|ประชาชนหมู่ที่ 3 จำนวน 40 คน]" in done.stdout
    assert "ไม่เข้าใจ 0% ของเนื้อความ" in done.stdout
    assert not home.exists()
    values = told(ruam("explain", "--json", tmp_path / "a.txt", home=home))
    assert values["exit_code"] == 0
    (document,) = values["documents"]
    assert document["unclaimed_share"] == 0
    place = next(claim for claim in document["claims"] if claim["field"] == "place")
    assert (place["words"], place["value"]) == ("ศาลาอเนกประสงค์หมู่ที่ 3", "ศาลาอเนกประสงค์หมู่ที่ 3")
    assert not home.exists()


def test_a_document_is_read_with_the_registry_that_is_published(tmp_path: Path) -> None:
    registry = tmp_path / "registry.csv"
    columns = "agency_id,kind,name,short_name,subdistrict,district,province"
    registry.write_text(
        f"{columns}\nmine,sao,องค์การบริหารส่วนตำบลดอนกระเบื้อง,อบต.ดอนกระเบื้อง,ดอนกระเบื้อง,บ้านโป่ง,ราชบุรี\n", "utf-8"
    )
    (tmp_path / "a.txt").write_bytes(report())
    home = tmp_path / "store"
    assert ruam("agencies", "import", registry, home=home).returncode == 0
    (document,) = told(ruam("explain", "--json", tmp_path / "a.txt", home=home))["documents"]
    assert document["reports"][0]["agency"]["agency_id"] == "mine"


def test_an_archive_is_explained_member_by_member_or_the_one_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", report(3))
        archive.writestr("in/two.txt", report(4))
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00")
    found = [one for one in documents(path) if not isinstance(one, Unreadable)]
    assert [Path(name).name for name, _ in found] == ["two.txt", "one.txt", "picture.png"]
    assert [content for _, content in documents(path / "in/two.txt")] == [report(4)]
    done = ruam("explain", "--json", path, home=tmp_path / "store")
    assert done.returncode == 3, "the picture is refused, the others are explained"
    assert [Path(d["file"]).name for d in told(done)["documents"]] == ["two.txt", "one.txt"]
    assert "picture.png" in done.stderr


@pytest.mark.parametrize(("name", "code", "words"), [("none.txt", 1, "ไม่พบ"), ("", 3, "เป็นโฟลเดอร์")])
def test_what_cannot_be_explained_says_so(tmp_path: Path, name: str, code: int, words: str) -> None:
    done = ruam("explain", tmp_path / name, home=tmp_path / "store")
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
