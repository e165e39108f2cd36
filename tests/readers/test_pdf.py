"""A PDF is read as a person reads it: its lines, columns, tables and pages, and a clear word on what cannot be read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.normalise import normalise
from data.readers import Source, Unreadable, decode
from data.readers.pdf import read_pdf
from tests.readers.pdf_writer import PdfWriter

SAMPLES = Path(__file__).parent / "pdf"
TITLE = "รายงานผลการประชุมประชาคมหมู่บ้าน"
# Prose of our own, long enough to fill lines.
LONG = "ที่ประชุมเห็นชอบให้ซ่อมแซมถนนสายหลักของหมู่บ้าน"


def read(pdf: PdfWriter) -> Source:
    return decode(pdf.content(), "report.pdf")


def lines(source: Source) -> list[str]:
    return source.text.rstrip("\n").split("\n")


def column(page: object, x: float, top: float, words: list[str], pitch: float = 20) -> None:
    for n, line in enumerate(words):
        page.text(x, top - n * pitch, line)  # type: ignore[attr-defined]


# -- letters and words


@pytest.mark.parametrize("way", ["text", "letters"])
def test_words_are_read_whole_however_they_are_drawn(way: str) -> None:
    pdf = PdfWriter()
    getattr(pdf.page(), way)(70, 760, "ผู้ใหญ่บ้าน จำนวน 4 คน น้ำประปา ที่ประชุม")
    assert lines(read(pdf)) == ["ผู้ใหญ่บ้าน จำนวน 4 คน น้ำประปา ที่ประชุม"]


def test_actual_text_is_told_once_though_drawn_in_pieces() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, TITLE)
    page.text(70, 740, "เ")
    # ที่ drawn as its letter and, after the next letter, its marks.
    page.span(78.4, 740, "ที่", [(0, "ท")])
    page.text(86.8, 740, "ยว")
    assert lines(read(pdf)) == [TITLE, "เที่ยว"]
    both = PdfWriter()
    page = both.page()
    page.text(70, 760, TITLE)
    page.span(70, 740, "ที่", [(0, "ท"), (30, "ี")])
    page.text(78.4, 740, "วัด")
    assert lines(read(both)) == [TITLE, "ที่วัด"]


def test_a_mark_drawn_late_goes_to_the_letter_it_stands_over() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, TITLE)
    page.text(70, 740, "บาน")
    page.text(78.4, 740, "้")  # over บ, told after น
    assert lines(read(pdf)) == [TITLE, "บ้าน"]


def test_private_glyphs_of_old_fonts_are_the_marks_they_draw() -> None:
    pdf = PdfWriter()
    pdf.page().text(70, 760, "ผู\uf70bใหญ\uf70aบ\uf70bานประชุมปรึกษาหารือ ป\uf702งบประมาณ")
    assert lines(read(pdf)) == ["ผู้ใหญ่บ้านประชุมปรึกษาหารือ ปีงบประมาณ"]


def test_a_lost_mark_is_mended_in_words_that_are_certain() -> None:
    pdf = PdfWriter(told={"\uf70b": "\x00"})
    pdf.page().text(70, 760, "ผู\uf70bใหญ่บ\uf70bานเข้าประชุมร่วมกับราษฎรและก\uf70bาว")
    text = lines(read(pdf))[0]
    # ก้าว is no word of the table: what was lost there is left out, not guessed.
    assert text == "ผู้ใหญ่บ้านเข้าประชุมร่วมกับราษฎรและกาว"


def test_sara_am_split_by_word_is_whole_after_normalising() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, "ด าเนินการขุดลอกล าคลองและจ านวนผู้เข้าร่วม น ้าท่วม")
    assert normalise(read(pdf).text).text.strip() == "ดำเนินการขุดลอกลำคลองและจำนวนผู้เข้าร่วม น้ำท่วม"


def test_spread_letters_are_one_word() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    words = "คณะกรรมการชาวนารวมพลงานสาธารณะ"
    for n, letter in enumerate(words):
        page.text(70 + n * 11, 760, letter)  # 8.4 wide: gaps of 2.6 all along
    assert lines(read(pdf)) == [words]


@pytest.mark.parametrize(("aside", "down"), [(0.4, 0.0), (1.2, 0.0), (0.7, 0.7), (0.0, 0.5), (-0.5, 0.0)])
@pytest.mark.parametrize("way", ["text", "letters"])
def test_letters_drawn_twice_for_bold_or_a_shadow_are_told_once(way: str, aside: float, down: float) -> None:
    pdf = PdfWriter()
    page = pdf.page()
    words = "เปิดโอกาส ผู้ใหญ่บ้าน 11 คน ครั้งที่ 2/2567 น้ำประปา..."
    for times in range(3):
        getattr(page, way)(70 + times * aside / 2, 760 - times * down / 2, words)
    assert normalise(read(pdf).text).text.strip() == words


def test_a_mark_that_only_the_shadow_repeats_is_told_once() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, TITLE)
    page.text(70, 740, "ที่ประชุม")
    # A browser draws each letter with its marks as one, and the bare letters of the shadow are left out.
    page.span(70.4, 740, "ที่", [(0, "ท"), (0, "ี"), (0, "่")])
    page.text(112.4, 740, "ุ")
    assert normalise(read(pdf).text).text == f"{TITLE}\nที่ประชุม\n"


def test_like_letters_beside_each_other_are_two() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    for n, letter in enumerate("คณะกรรมการ 2566 สสจ. รร. สสอ. เขตบ้านใหม่"):
        page.text(70 + n * 6, 760, letter)  # 8.4 wide: narrow letters whose file tells no widths of their own
    assert lines(read(pdf))[0].replace(" ", "") == "คณะกรรมการ2566สสจ.รร.สสอ.เขตบ้านใหม่"


@pytest.mark.parametrize("words", ["๓ คน", "หมู่ที่ ๙", "ที่ ๙", "5 คน", "ก ข"])
def test_the_blank_of_a_short_line_is_told_by_its_gap(words: str) -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.letters(70, 760, TITLE)
    page.letters(70, 740, words)
    assert lines(read(pdf)) == [TITLE, words]


# -- lines, columns, gaps


def test_paragraphs_are_parted_and_lines_of_one_are_not() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    column(page, 70, 760, [TITLE, LONG, LONG])
    column(page, 70, 690, [LONG, "จบรายงาน"])
    assert lines(read(pdf)) == [TITLE, LONG, LONG, "", LONG, "จบรายงาน"]


def test_indents_are_kept_and_small_beside_a_hanging_mark() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, LONG)
    page.text(70 + 12.6, 740, "1. " + LONG)  # an em of 14 points: one blank for 12.6
    page.text(70 + 25.2, 720, LONG)
    assert [len(line) - len(line.lstrip()) for line in lines(read(pdf))] == [0, 1, 2]


def test_columns_without_rules_stay_rows_with_gaps() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    for n, (name, count) in enumerate(
        [("ผู้นำชุมชน", "12"), ("กลุ่มสตรี", "30"), ("อสม.", "9"), ("ครู", "4"), ("เยาวชน", "7"), ("พระ", "2"), ("สภา", "3")]
    ):
        page.text(70, 760 - 20 * n, name)
        page.text(300, 760 - 20 * n, count)
    assert lines(read(pdf))[:2] == ["ผู้นำชุมชน\t12", "กลุ่มสตรี\t30"]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(120, 790, TITLE)
    left = [f"ซ้าย{n}ประชุมชาวบ้านครบทุกหลังคา" for n in range(8)]
    right = [f"ขวา{n}เสนอซ่อมถนนและขุดบ่อน้ำ" for n in range(8)]
    column(page, 50, 760, left)
    column(page, 310, 757, right)  # its lines stand between those of the left
    # Lines that all fill their column are one sentence; those of the other column are none of it.
    read_lines = [line.strip() for line in lines(read(pdf)) if line.strip()]
    assert read_lines == [TITLE, " ".join(left), " ".join(right)]


def test_words_that_a_blind_program_broke_are_whole() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    # Lines of 29 letters, broken after เ of เก่า, within 2568, and in the midst of ถนน, which alone would tell nothing.
    column(
        page,
        70,
        760,
        ["ชาวบานรวมซอมถนนและลอกคลองสายเ", "กาใหเสรจกอนฤดฝนปนคอกลางคอคอป2", "568ตามแผนทเสนอไวและใหเรมททาถ", "นนหนาวด"],
    )
    column(page, 70, 660, ["1) ให้กองช่าง", "2) ให้กองคลัง"])
    assert lines(read(pdf)) == [
        "ชาวบานรวมซอมถนนและลอกคลองสายเกาใหเสรจกอนฤดฝนปนคอกลางคอคอป2568ตามแผนทเสนอไวและใหเรมททาถนนหนาวด",
        "",
        "1) ให้กองช่าง",
        "2) ให้กองคลัง",
    ]


def test_lines_that_were_broken_between_words_stay_lines() -> None:
    pdf = PdfWriter()
    column(pdf.page(), 70, 760, [LONG, LONG, LONG])
    assert lines(read(pdf)) == [LONG] * 3


def test_room_between_paragraphs_tells_which_line_goes_on() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    # Lines of a paragraph stand 20 apart, paragraphs 24; the date ends its line early, for the year did not fit.
    words = [
        "1. " + LONG,
        "2. กิจกรรมปลูกป่าชายเลนของชุมชน วันที่ 12 สิงหาคม",
        "2566 ณ ปากคลอง",
        LONG,
        "ผู้เข้าร่วม 40 คน",
        "ประเด็น การดูแลป่า",
        "ผล ปลูกครบ",
    ]
    y = 760
    for line in words:
        y -= 20 if line.startswith("2566") else 24
        page.text(70, y, line)
    assert lines(read(pdf)) == [words[0], f"{words[1]} {words[2]}", *words[3:]]


def test_a_heading_that_comes_again_goes_on_from_nothing() -> None:
    pdf = PdfWriter()
    rows = [LONG, LONG[:-3], LONG[:-2], LONG[:-1], "การประชุม ครั้งที่ 1", "ผล เห็นชอบ", "การประชุม ครั้งที่ 2", "ผล รับทราบ"]
    column(pdf.page(), 70, 760, rows)
    assert lines(read(pdf))[-4:] == rows[-4:]


def test_blanks_at_the_ends_of_lines_part_the_words() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    column(page, 70, 760, [LONG, LONG[:-1] + " ", LONG, LONG[:-2] + " ", LONG[:9]])
    assert lines(read(pdf)) == [f"{LONG}{LONG[:-1]} {LONG}{LONG[:-2]} {LONG[:9]}"]


def test_columns_of_short_lines_are_told_by_their_own_heights() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    left = ["หมู่ 1 บ้านเหนือ", LONG[:20], "คนมา 52 คน", "ผล ซ่อมถนน", "หมู่ 2 บ้านใต้", LONG[:18], "คนมา 38 คน", "ผล ขุดบ่อ"]
    right = ["หมู่ 3 บ้านออก", LONG[:19], "คนมา 61 คน", "ผล ขอไฟฟ้า", "หมู่ 4 บ้านตก", LONG[:20], "คนมา 27 คน", "ผล รับทราบ"]
    column(page, 50, 760, left, pitch=30)
    column(page, 310, 749, right, pitch=30)
    assert [line for line in lines(read(pdf)) if line] == [*left, *right]


def test_labels_beside_their_words_are_rows_and_no_columns() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    labels = ["วัน", "สถานที่จัด", "ผู้จัด", "ผล", "ประเด็นหารือของประชาชน", "งบ", "ปี", "ที่มา"]
    for n, label in enumerate(labels):
        page.text(50, 760 - 20 * n, label)
        page.text(310, 760 - 20 * n, f"ความที่{n}ชาวบ้านร่วมกันเสนอไว้")
    assert lines(read(pdf)) == [f"{label}\tความที่{n}ชาวบ้านร่วมกันเสนอไว้" for n, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("rotate", "matrix", "x", "y"),
    [(90, "0 1 -1 0", 100, 60), (180, "-1 0 0 -1", 500, 760), (270, "0 -1 1 0", 400, 760)],
)
def test_a_turned_page_is_read_upright(rotate: int, matrix: str, x: float, y: float) -> None:
    pdf = PdfWriter()
    page = pdf.page(rotate)
    page.text(x, y, TITLE, matrix=matrix)
    below = {90: (x + 20, y), 180: (x, y - (-20)), 270: (x - 20, y)}[rotate]
    page.text(*below, "ครั้งที่ 1", matrix=matrix)
    assert lines(read(pdf)) == [TITLE, "ครั้งที่ 1"]


# -- pages


def pages(count: int, header: str = "", footer: str = "", body: str = "เรื่องที่") -> PdfWriter:
    pdf = PdfWriter()
    for n in range(count):
        page = pdf.page()
        if header:
            page.text(300, 805, header)
        column(page, 70, 740, [f"{body}{n}{'ก' * n} {LONG}" for _ in range(3)])
        if footer:
            page.text(280, 30, footer.format(n + 1, count))
    return pdf


@pytest.mark.parametrize("footer", ["- {} -", "{}", "หน้า {}/{}"])
def test_running_header_goes_to_the_site_and_page_numbers_go(footer: str) -> None:
    source = read(pages(3, "เทศบาลตำบลบึงกว้าง", footer))
    assert "บึงกว้าง" not in source.text
    assert source.site.split("\n")[0] == "เทศบาลตำบลบึงกว้าง"
    assert len([line for line in lines(source) if line]) == 9


def test_thai_page_numbers_go_and_a_page_alone_loses_nothing() -> None:
    pdf = PdfWriter()
    for digit in "๑๒":
        page = pdf.page()
        column(page, 70, 740, [f"{digit}. {LONG}"])
        page.text(280, 800, f"- {digit} -")
    assert [line for line in lines(read(pdf)) if line] == [f"๑. {LONG}", f"๒. {LONG}"]
    alone = pages(1, "เทศบาลตำบลบึงกว้าง", "- {} -")
    assert "เทศบาลตำบลบึงกว้าง" in read(alone).text
    assert "- 1 -" in read(alone).text


def test_the_second_page_of_a_memo_bears_the_only_number() -> None:
    pdf = PdfWriter()
    column(pdf.page(), 70, 760, [LONG] * 34)
    page = pdf.page()
    page.text(280, 800, "- ๒ -")
    column(page, 70, 740, [LONG])
    assert " ".join(lines(read(pdf))) == " ".join([LONG] * 35)


def test_a_number_that_does_not_count_pages_stays() -> None:
    pdf = PdfWriter()
    for count in ("45", "12", "45"):
        page = pdf.page()
        page.text(70, 800, f"หมู่ที่ {count}")
        column(page, 70, 740, [f"{LONG}{count}" for _ in range(3)])
        page.text(300, 40, f"- {count} -")
    assert "หมู่ที่ 12" in read(pdf).text
    assert "- 12 -" in read(pdf).text


def test_a_title_that_comes_again_where_titles_stand_is_told_once() -> None:
    pdf = PdfWriter()
    for n in range(3):
        page = pdf.page()
        page.text(150, 740, TITLE)
        column(page, 70, 690, [f"{LONG} {n}" for _ in range(4)])
    assert read(pdf).text.count(TITLE) == 1


def test_stub_at_the_page_end_goes_and_the_sentence_is_not_parted() -> None:
    pdf = PdfWriter()
    first = pdf.page()
    column(first, 70, 760, [LONG, *["ที่ประชุมรับทราบ", "ปิดประชุม"] * 16])
    first.text(420, 60, "/ผลการประชุม....")
    second = pdf.page()
    column(second, 70, 760, ["ผลการประชุมเป็นเอกฉันท์", LONG])
    assert lines(read(pdf))[32:35] == ["ปิดประชุม", "ผลการประชุมเป็นเอกฉันท์", LONG]


def test_each_page_is_located() -> None:
    source = read(pages(3))
    assert [locator.label for locator in source.locators] == ["page:1", "page:2", "page:3"]
    assert source.text[source.locators[2].start :].startswith("เรื่องที่2กก")


# -- tables


def table_page(pdf: PdfWriter, top: float, rows: list[list[str]], xs: list[float], height: float = 30) -> None:
    page = pdf.page()
    ys = [top - n * height for n in range(len(rows) + 1)]
    page.grid(xs, ys)
    for n, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            for m, line in enumerate(words.split("\n")):
                page.text(x + 4, top - n * height - 12 - m * 14, line, 10)


def cells(source: Source) -> list[list[str]]:
    grid = source.grids[0]
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(source.text[cell.start : cell.end])
    return list(rows.values())


def test_a_ruled_table_is_read_by_its_cells_and_told_once() -> None:
    pdf = PdfWriter()
    table_page(
        pdf,
        700,
        [["ที่", "กิจกรรม", "คน"], ["1", "ประชุมแผนพัฒนา\nท้องถิ่น", "45"], ["2", "- อบรม\n- ดูงาน", "30"]],
        [70, 110, 205, 300],
    )
    source = read(pdf)
    assert cells(source) == [["ที่", "กิจกรรม", "คน"], ["1", "ประชุมแผนพัฒนาท้องถิ่น", "45"], ["2", "- อบรม\n- ดูงาน", "30"]]
    assert source.text.count("ท้องถิ่น") == 1
    assert len(source.grids) == 1


def test_a_list_in_a_cell_keeps_its_lines_where_they_fill_it() -> None:
    pdf = PdfWriter()
    table_page(pdf, 700, [["ผลการประชุม", "คน"], ["๑. ซ่อมถนนลาดยาง\n๒. ขุดบ่อ", "45"]], [70, 165, 260])
    assert cells(read(pdf))[1] == ["๑. ซ่อมถนนลาดยาง\n๒. ขุดบ่อ", "45"]


def test_a_table_that_goes_on_overleaf_is_one_with_its_head_once() -> None:
    pdf = PdfWriter()
    head = ["ที่", "กิจกรรม", "คน"]
    table_page(pdf, 700, [head, ["1", "ประชุมหมู่บ้าน", "45"], ["2", "รับฟังความเห็น", "30"]], [70, 110, 205, 300])
    table_page(pdf, 780, [head, ["", "เรื่องถนน", ""], ["3", "ร่วมตรวจรับงาน", "12"]], [70, 110, 205, 300])
    assert cells(read(pdf)) == [
        head,
        ["1", "ประชุมหมู่บ้าน", "45"],
        ["2", "รับฟังความเห็นเรื่องถนน", "30"],
        ["3", "ร่วมตรวจรับงาน", "12"],
    ]


def test_a_running_header_does_not_part_a_table_that_goes_on_overleaf() -> None:
    pdf = PdfWriter()
    for first, count in ((1, 3), (4, 2)):
        table_page(pdf, 700, [[str(n), f"เรื่อง{n}"] for n in range(first, first + count)], [70, 130, 420])
        pdf.last.text(70, 745, "องค์การบริหารส่วนตำบลบางพุด")
    source = read(pdf)
    assert len(source.grids) == 1
    assert [row[0] for row in cells(source)] == ["1", "2", "3", "4", "5"]
    assert source.text.count("บางพุด") == 1


def test_a_frame_is_no_table() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.box(50, 600, 540, 800)
    column(page, 70, 760, [TITLE, LONG])
    source = read(pdf)
    assert source.grids == ()
    assert lines(source) == [TITLE, LONG]


def test_lines_stand_before_and_after_their_table() -> None:
    pdf = PdfWriter()
    table_page(pdf, 700, [["ที่", "กิจกรรม"], ["1", "ประชุม"]], [70, 110, 205])
    page = pdf._pages[0]
    page.text(70, 760, TITLE)
    page.text(70, 600, LONG)
    assert lines(read(pdf)) == [TITLE, "", "ที่\tกิจกรรม", "1\tประชุม", "", LONG]


# -- what cannot be read


def refusal(content: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        decode(content, "ตำบล/report.pdf")
    assert str(refused.value).startswith("ตำบล/report.pdf: ")
    assert refused.value.media_type == "application/pdf"
    return refused.value


def test_a_scan_is_refused_as_one() -> None:
    pdf = PdfWriter()
    pdf.page().picture(0, 0, 595, 842)
    error = refusal(pdf.content())
    assert error.code == "no_text"
    assert "สแกน" in str(error)


def test_pages_that_are_pictures_are_named() -> None:
    pdf = pages(2, body="ข้อ")
    for page in pdf._pages:
        column(page, 70, 400, [LONG] * 6)
    for _ in range(3):
        pdf.page().picture(0, 0, 595, 842)
    source = read(pdf)
    assert source.is_legible
    assert source.doubt.startswith("หน้า 3–5 เป็นภาพ")
    assert LONG in source.text


def test_a_heading_over_scanned_pages_is_not_legible() -> None:
    pdf = PdfWriter()
    pdf.page().text(70, 760, TITLE)
    pdf.page().picture(0, 0, 595, 842)
    source = read(pdf)
    assert not source.is_legible
    assert source.text.strip() == TITLE
    assert source.doubt.startswith("หน้า 2 เป็นภาพ")


def test_fonts_from_before_unicode_are_told_as_thai_or_refused() -> None:
    thai = "การประชุมของผู้นำและที่ประชุมได้มีความเห็นเป็นเอกฉันท์"
    told = {letter: letter.encode("cp874").decode("mac_roman") for letter in thai}
    pdf = PdfWriter(told)
    pdf.page().letters(70, 760, thai)
    assert lines(read(pdf)) == [thai]
    noise = PdfWriter({letter: "éèêëàâäçîïôöùûü"[n % 15] for n, letter in enumerate(dict.fromkeys(thai))})
    noise.page().letters(70, 760, thai)
    assert refusal(noise.content()).code == "no_text"


def test_a_password_that_is_asked_for() -> None:
    assert refusal((SAMPLES / "user_password.pdf").read_bytes()).code == "encrypted"
    # The owner's password forbids copying; it does not keep anyone from reading.
    assert "ผู้เข้าร่วมประชุม 45 คน" in decode((SAMPLES / "owner_password.pdf").read_bytes(), "a.pdf").text


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.4\n" + b"1 0 obj << " * 5000, b"\n\n%PDF-1.7 " + bytes(3000)]
)
def test_a_damaged_file(content: bytes) -> None:
    assert refusal(content).code == "damaged"


def test_a_pdf_is_told_by_its_mark_near_its_beginning() -> None:
    whole = pages(1).content()
    assert decode(b"\n" * 900 + whole, "report.txt").media_type == "application/pdf"
    assert decode("ส่งไฟล์ที่ขึ้นต้นด้วย %PDF- เท่านั้น".encode(), "a.txt").media_type == "text/plain"
    with io.BytesIO() as archive:
        with zipfile.ZipFile(archive, "w") as files:
            files.writestr("report.pdf", whole)
        with pytest.raises(Unreadable) as refused:
            decode(archive.getvalue(), "a.pdf")
    assert refused.value.media_type != "application/pdf"


def test_too_many_pages() -> None:
    pdf = PdfWriter()
    for _ in range(501):
        pdf.page()
    error = refusal(pdf.content())
    assert error.code == "too_large"
    assert "501" in str(error)


def test_what_is_typed_into_a_form_is_read_in_its_place() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 764, "หน่วยงาน")
    page.field(150, 760, "เทศบาลตำบลบึงกว้าง")
    page.text(70, 700, LONG)
    assert lines(read(pdf)) == ["หน่วยงาน เทศบาลตำบลบึงกว้าง", "", LONG]


@settings(max_examples=40)
@given(cut=st.integers(0, 6000), noise=st.binary(max_size=60))
def test_a_broken_file_is_read_or_refused_and_nothing_else(cut: int, noise: bytes) -> None:
    whole = pages(1).content()
    broken = whole[:cut] + noise + whole[cut + len(noise) :]
    try:
        read_pdf(broken, "a.pdf")
    except Unreadable as error:
        assert error.code in {"damaged", "no_text", "encrypted"}


@settings(max_examples=60)
@given(
    words=st.lists(
        st.sampled_from("ประชุม หมู่บ้าน ผู้เข้าร่วม น้ำประปา ปีงบประมาณ ที่ดิน เจ้าหน้าที่ (๑) ก. 5,000 ฝึกอาชีพ".split()),
        min_size=4,
        max_size=8,
    )
)
def test_any_words_come_back_as_they_were_drawn(words: list[str]) -> None:
    pdf = PdfWriter()
    page = pdf.page()
    told = " ".join(words)
    page.text(20, 760, TITLE, 9)
    page.text(20, 740, told, 9)
    page.letters(20, 720, told, 9)
    assert lines(read(pdf))[1:] == [told, told]


# -- files of real producers


def test_a_page_printed_by_chromium() -> None:
    source = decode((SAMPLES / "chromium.pdf").read_bytes(), "a.pdf")
    words = "".join(source.text.split())
    assert words.startswith("รายงานผลการมีส่วนร่วมของประชาชนองค์การบริหารส่วนตำบลทุ่งน้ำริน")
    assert "ที่ประชุมมีข้อคิดเห็นว่าฝายน้ำล้นบ้านเนินต่ำชำรุดมาตั้งแต่ปี๒๕๖๖ทำให้น้ำท่วมขังนาข้าวของชาวบ้านกว่า๔๐ครัวเรือน" in words
    assert words.endswith("อสม.11คนผู้แทนครัวเรือน67คนและผู้ช่วยเหลือคนพิการ4คน")


def test_pages_written_by_libreoffice() -> None:
    source = decode((SAMPLES / "libreoffice.pdf").read_bytes(), "a.pdf")
    assert source.site == "องค์การบริหารส่วนตำบลทุ่งน้ำริน"
    assert source.site not in source.text
    assert cells(source) == [
        ["ที่", "กิจกรรม", "ผู้เข้าร่วม (คน)"],
        *([str(n), f"ประชุมประชาคมหมู่ที่ {n} เพื่อจัดลำดับความสำคัญของปัญหาในพื้นที่", str(40 + n)] for n in range(1, 13)),
    ]
    assert "ควรประชาสัมพันธ์ผ่านเสียงตามสายและกลุ่มไลน์ประจำหมู่บ้าน" in "".join(source.text.split())


def test_what_is_drawn_far_off_the_page_is_not_seen() -> None:
    pdf = PdfWriter()
    page = pdf.page()
    page.text(70, 760, TITLE)
    page.text(5_000_000, 760, "ไกล")
    page.text(70, -9_000, "ใต้")
    page.text(600, 700, "ขอบ")  # beyond the edge by some points, as a wrong paper size has it
    assert [line.strip() for line in lines(read(pdf))] == [TITLE, "", "ขอบ"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", ["0 0 595 842", "100 50 595 842"])
def test_letters_stand_where_a_turned_or_cut_page_shows_them(rotate: int, corner: str) -> None:
    pdf = PdfWriter()
    page = pdf.page(rotate)
    # Turned with the page, so that a reader sees the line upright, in the page's middle.
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotate]
    page.text(300, 400, TITLE, 8, matrix)
    content = pdf.content().replace(b"/MediaBox[0 0 595.0 842.0]", f"/MediaBox[{corner}]".encode())
    assert [line.strip() for line in lines(decode(content, "report.pdf"))] == [TITLE]
