"""A web page gives its document's words, laid out as lines, and nothing of the page around it."""

from __future__ import annotations

import pytest

from data.readers import Unreadable, decode
from data.readers.html import site_words


def lines(body: str, head: str = "") -> list[str]:
    source = decode(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")
    assert source.media_type == "text/html"
    return source.text.split("\n")


def test_blocks_and_lines() -> None:
    assert lines("<h1>รายงานผล</h1><p>หนึ่ง<br>สอง  <b>สาม</b>\nสี่</p><div>ห้า</div><div>หก</div>") == [
        "รายงานผล",
        "",
        "หนึ่ง",
        "สอง สาม สี่",
        "",
        "ห้า",
        "หก",
    ]


def test_lists() -> None:
    body = '<ol start="3"><li>ก</li><li><p>ข</p><ul><li>ย่อย</li></ul></li><li value="9">ค</li></ol><ul><li>1) ง</li><li>จ</li></ul>'
    assert lines(body) == ["3. ก", "4. ข", "  - ย่อย", "9. ค", "", "1) ง", "- จ"]


def test_rows_of_a_table_within_a_list_are_lines_and_columns_stay_columns() -> None:
    body = (
        "<ul><li>ตาราง<table><caption>ผู้เข้าร่วม</caption><tr><th>ที่</th><th>กลุ่ม</th><th>คน</th></tr>"
        "<tr><td rowspan=2>1</td><td>กำนัน<br>ผู้ใหญ่บ้าน</td><td> 12 </td></tr>"
        "<tr><td><p>อสม.</p><p>หมู่ 3</p></td><td>20</td></tr>"
        "<tr><td colspan=2>รวม</td><td>32</td></tr><tr><td></td></tr></table></li></ul>"
    )
    expected = ["- ตาราง", "", "ผู้เข้าร่วม", "ที่\tกลุ่ม\tคน", "1\tกำนัน ผู้ใหญ่บ้าน\t12", "\tอสม. หมู่ 3\t20", "รวม\t\t32"]
    assert lines(body) == expected


def test_layout_table_is_no_data() -> None:
    body = "<table><tr><td>ซ้าย</td><td><h2>หัวข้อ</h2><table><tr><td>ก</td><td>1</td></tr></table></td></tr></table>"
    assert lines(body) == ["ซ้าย", "", "หัวข้อ", "", "ก\t1"]


CHROME = [
    "<nav>x</nav>",
    "<menu><li>x</li></menu>",
    "<header><h1>x</h1></header>",
    "<footer>x</footer>",
    "<aside>x</aside>",
    "<script>x</script>",
    "<style>x</style>",
    "<noscript>x</noscript>",
    "<template>x</template>",
    "<p hidden>x</p>",
    '<p style="color:red; display : none">x</p>',
    '<p aria-hidden="true">x</p>',
    '<div role="navigation">x</div>',
    '<div class="main-menu">x</div>',
    '<div id="leftSidebar">x</div>',
    '<div class="mod_vvisit_counter">x</div>',
    '<span class="sr-only">x</span>',
    '<div class="breadcrumbs">x</div>',
    '<div class="cookie-notice">x</div>',
    "<form><select><option>x</option></select><button>x</button><textarea>x</textarea></form>",
    "<!-- x -->",
]


@pytest.mark.parametrize("chrome", CHROME)
def test_chrome_is_left_out(chrome: str) -> None:
    assert lines(f"{chrome}<p>ประชาคมหมู่บ้าน</p>{chrome}") == ["ประชาคมหมู่บ้าน"]


KEPT = [
    '<div class="has-sidebar"><p>เนื้อหา</p></div>',
    '<div class="footer-wrap"><article><p>เนื้อหา</p></article></div>',
    '<div id="menu"><p>เนื้อหา</p></div>',  # all the page's prose: a theme's wrapper by an unlucky name
    '<div class="hidden md:block"><p>เนื้อหา</p></div>',
    "<article><header><p>เนื้อหา</p></header></article>",
    "<details><p>เนื้อหา</p></details>",
    '<section class="pane" hidden><p>เนื้อหา</p></section>',  # a tab of the page opens it
    '<div class="tab-pane fade" style="display: none"><p>เนื้อหา</p></div>',
]


@pytest.mark.parametrize("body", KEPT)
def test_what_only_looks_like_chrome_is_kept(body: str) -> None:
    assert "เนื้อหา" in lines(body)


@pytest.mark.parametrize(
    ("declared", "codec", "name"),
    [
        ("tis-620", "cp874", "windows-874"),
        ("windows-874", "cp874", "windows-874"),
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "cp874", "windows-874"),
        ("iso-8859-1", "cp874", "windows-874"),
        ("tis-620", "utf-8", "utf-8"),
        ("no-such", "cp874", "windows-874"),
        ("utf-8", "utf-16-le", "utf-16le"),
    ],
)
def test_declared_encoding_is_believed_where_it_is_true(declared: str, codec: str, name: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>ประชุมประชาคม ๔๕ คน</p></body></html>'
    source = decode(page.encode(codec), "a.txt")
    assert (source.text, source.encoding, source.media_type) == ("ประชุมประชาคม ๔๕ คน", name, "text/html")


def test_declared_encoding_without_thai() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>会议</p></body></html>'
    assert decode(page.encode("gb2312"), "a.html").text == "会议"


def test_byte_order_mark_outweighs_what_is_declared() -> None:
    page = '<html><head><meta charset="tis-620"></head><body><p>ประชุม</p></body></html>'
    assert decode(b"\xef\xbb\xbf" + page.encode(), "a.html").text == "ประชุม"


def test_a_piece_of_a_page_is_a_page_and_prose_with_a_tag_is_not() -> None:
    assert decode("รายงาน<br>ผล<br>ประชุม<br>".encode(), "a.txt").text == "รายงาน\nผล\nประชุม"
    prose = "ใช้คำสั่ง <br> เพื่อขึ้นบรรทัด"
    assert decode(prose.encode(), "a.html").text == prose


def test_a_page_of_pictures_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(b'<html><body><img src="a.png"><img src="b.png"></body></html>', "scan.html")
    assert refusal.value.code == "no_text"


def test_deep_nesting_is_read() -> None:
    assert lines("<div>" * 5000 + "ลึก" + "</div>" * 5000) == ["ลึก"]


def test_what_spans_or_nests_beyond_any_page_does_not_swell() -> None:
    table = "<table>" + "<tr><td rowspan=9999 colspan=9999>ก<td>ข</tr>" * 3 + "</table>"
    # 200 columns are kept apart; what stands behind them is not lost.
    assert [line.split("\t")[-1] for line in lines(table)] == ["ข", "ข", "ข"]
    assert max(len(line) for line in lines(table)) <= 204
    deep = lines("<ul><li>ก" * 500)
    assert len(deep) == 500
    assert deep[1] == "  - ก"
    assert deep[-1] == 24 * " " + "- ก"


def test_a_table_with_headings_over_headings_keeps_its_cells() -> None:
    body = (
        "<p>ตาราง</p><table><tr><th rowspan=2>ชื่อกิจกรรม</th><th colspan=2>ผู้มีส่วนร่วม</th><th rowspan=2>ผล</th></tr>"
        "<tr><th>กลุ่ม</th><th>คน</th></tr>"
        "<tr><td>ประชาคม</td><td>กำนัน<br>อสม.</td><td>12</td><td>เห็นชอบ</td></tr></table><p>จบ</p>"
    )
    source = decode(f"<html><body>{body}</body></html>".encode(), "a.html")
    (grid,) = source.grids
    assert source.text.startswith("ตาราง\n\n")
    assert source.text.endswith("\n\nจบ")
    told = {(cell.row, cell.column): source.text[cell.start : cell.end] for cell in grid.cells}
    assert told == {
        (0, 0): "ชื่อกิจกรรม",
        (0, 1): "ผู้มีส่วนร่วม",
        (0, 3): "ผล",
        (1, 1): "กลุ่ม",
        (1, 2): "คน",
        (2, 0): "ประชาคม",
        (2, 1): "กำนัน\nอสม.",
        (2, 2): "12",
        (2, 3): "เห็นชอบ",
    }
    assert [cell.row_span for cell in grid.cells if cell.row == 0] == [2, 1, 2]


def test_a_narrow_table_is_a_row_a_line_and_keeps_its_cells() -> None:
    body = "<table><tr><th>กลุ่ม</th><th>คน</th></tr><tr><td>อสม.</td><td>12</td></tr></table>"
    source = decode(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert source.text == "กลุ่ม\tคน\nอสม.\t12"
    assert [(cell.row, cell.column, source.text[cell.start : cell.end]) for cell in source.grids[0].cells] == [
        (0, 0, "กลุ่ม"), (0, 1, "คน"), (1, 0, "อสม."), (1, 1, "12"),
    ]  # fmt: skip


def test_a_cell_that_reaches_over_rows_keeps_its_span() -> None:
    body = (
        "<table><tr><td rowspan=2>ปลูกป่าชายเลน</td><td>วันที่</td><td>5 ม.ค. 2567</td></tr>"
        "<tr><td>สถานที่</td><td>บ้านคลองโคน</td></tr></table>"
    )
    (grid,) = decode(f"<html><body>{body}</body></html>".encode(), "a.html").grids
    assert [(cell.row, cell.column, cell.row_span) for cell in grid.cells][:3] == [(0, 0, 2), (0, 1, 1), (0, 2, 1)]


def test_spans_that_cover_more_than_a_table_can_take_no_time() -> None:
    rows = "<tr><td rowspan=9999 colspan=9999>ก<td>ข</tr>" * 2_000
    assert decode(f"<html><body><table>{rows}</table></body></html>".encode(), "a.html").grids == ()


def test_the_words_of_a_site_stand_in_its_header_whatever_element_that_is() -> None:
    page = (
        "<html><head><title>ข่าว</title></head><body><div id='header'><h2>อบต.ตรอกนอง</h2><p>อำเภอขลุง</p></div>"
        "<div id='content'><p>ประชาคม</p></div><div class='footer'>จังหวัดจันทบุรี</div></body></html>"
    )
    assert site_words(page).split("\n") == ["ข่าว", "อบต.ตรอกนอง อำเภอขลุง", "จังหวัดจันทบุรี"]
