"""A Word document gives the words that Word shows: numbers made visible, tables by their cells, nothing that is hidden."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.readers import KEPT, Source, Unreadable, decode
from data.readers.number_format import write_number
from tests.word_file import (
    BOLD,
    DECLARATION,
    NAMES,
    W,
    archive,
    cell,
    definition,
    docx,
    field,
    instance,
    level,
    p,
    relations,
    row,
    run,
    style,
    tbl,
    text_box,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(*body: str, **parts: object) -> Source:
    source = decode(docx(*body, **parts), "a.docx")  # type: ignore[arg-type]
    assert source.media_type == WORD
    return source


def lines(*body: str, **parts: object) -> list[str]:
    return read(*body, **parts).text.rstrip("\n").split("\n")


def refused(content: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        decode(content, "a.docx")
    return caught.value


# Words


def test_paragraphs_are_lines_and_empty_ones_part_them() -> None:
    assert lines(p("รายงานผล"), p(), p("  "), p("อบต.", "หนองกง"), p("ข้อ 1")) == ["รายงานผล", "", "อบต.หนองกง", "ข้อ 1"]


def test_breaks_tabs_and_hyphens() -> None:
    pieces = (
        run("<w:t>หนึ่ง</w:t><w:br/><w:t>สอง</w:t><w:cr/><w:t>สาม</w:t>"),
        run('<w:br w:type="page"/><w:t>10</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/><w:t>คน</w:t>'),
    )
    assert lines(p(*pieces)) == ["หนึ่ง", "สอง", "สาม", "10-12คน"]


def test_space_at_the_edge_counts_only_where_it_is_said_to_be_kept() -> None:
    assert lines(p(run("<w:t> ก </w:t>"), run('<w:t xml:space="preserve"> ข </w:t>'), run("<w:t>ค</w:t>"))) == ["ก ข ค"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1.1\tวันที่ดำเนินการ", "1.1 วันที่ดำเนินการ"),
        ("(๑)\tถนน", "(๑) ถนน"),
        ("-\tถนน", "- ถนน"),
        ("ก.\tถนน", "ก. ถนน"),
        ("นายก อบต.\t\t1 คน", "นายก อบต.   1 คน"),
        ("นายก \t จำนวน 1 คน\t", "นายก   จำนวน 1 คน"),
        ("\tด้วยองค์การ", "    ด้วยองค์การ"),
        ("สถานที่\tศาลา\tหมู่ 3", "สถานที่   ศาลา   หมู่ 3"),
    ],
)
def test_a_tab_is_a_gap(words: str, expected: str) -> None:
    assert lines(p("หัวเรื่อง"), p(words)) == ["หัวเรื่อง", expected]


def test_rows_typed_with_tabs_keep_their_columns() -> None:
    # "1." is a list mark: behind its tab there is one gap, and no two lines that follow one another have as many.
    body = [p("ที่\tกิจกรรม\tวันที่"), p("1.\tประชาคม\t5 ม.ค. 2567"), p("โทร\tที่\tวัน\tเดือน"), p("ก\tข\tค")]
    assert lines(*body) == ["ที่   กิจกรรม   วันที่", "1. ประชาคม   5 ม.ค. 2567", "โทร   ที่   วัน   เดือน", "ก   ข   ค"]
    assert lines(p("ที่\tกิจกรรม\tวันที่"), p("1\tประชาคม\t5 ม.ค. 2567")) == ["ที่\tกิจกรรม\tวันที่", "1\tประชาคม\t5 ม.ค. 2567"]


def test_symbols_are_what_they_look_like() -> None:
    def sym(font: str, char: str) -> str:
        return run(f'<w:sym w:font="{font}" w:char="{char}"/>')

    drawn = [
        sym("Symbol", "F0B7"),
        sym("Wingdings", "F0FC"),
        sym("Wingdings", "F0FE"),
        sym("Wingdings", "F0A8"),
        sym("Wingdings", "F04A"),
        sym("Wingdings 2", "F050"),
        sym("Symbol", "00B3"),
        sym("Angsana New", "00B1"),
        run("\uf0e0", '<w:rFonts w:ascii="Wingdings"/>'),
    ]
    assert lines(p(*drawn, "ก")) == ["•✓☑☐•✓≥±→ก"]


def test_what_is_deleted_moved_away_or_hidden_is_not_shown() -> None:
    styles = (
        style("Ghost", "<w:rPr><w:vanish/></w:rPr>", sort="character")
        + style("Shy", "<w:rPr><w:vanish/></w:rPr>")
        + style("Seen", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based_on="Shy")
    )
    body = [
        p(
            "ก",
            f"<w:ins>{run('ข')}</w:ins><w:del>{run('<w:delText>ง</w:delText>')}{run('จ')}</w:del>",
            f"<w:moveFrom>{run('ฉ')}</w:moveFrom><w:moveTo>{run('ช')}</w:moveTo>",
        ),
        p(run("ซ", "<w:vanish/>"), run("ญ", '<w:vanish w:val="false"/>'), run("ฎ", '<w:rStyle w:val="Ghost"/>')),
        p("ฐ", style="Shy", properties="<w:rPr><w:vanish/></w:rPr>"),
        p("ฑ", style="Seen"),
    ]
    assert lines(*body, styles=styles) == ["กขช", "ญ", "ฑ"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = [p("ถนน", properties=gone), p("สายกลาง"), p(f"<w:del>{run('ก')}</w:del>", properties=gone), p("ข")]
    assert lines(*body) == ["ถนนสายกลาง", "ข"]


def test_links_fields_controls_and_tags_show_their_words() -> None:
    placeholder = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>คลิก</w:t></w:r></w:sdtContent></w:sdt>"
    )
    pieces = (
        f'<w:hyperlink r:id="x">{run("ก")}</w:hyperlink>',
        f'<w:smartTag>{run("ข")}<w:customXml>{run("ค")}</w:customXml></w:smartTag><w:bdo w:val="ltr">{run("ง")}</w:bdo>',
        f'<w:fldSimple w:instr=" DATE ">{run("5 มกราคม")}</w:fldSimple><w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>',
        field("MERGEFIELD name", " ชื่อ"),
        field("IF " + "x", field("DOCPROPERTY y", "ใน"), " นอก"),
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' จ')}</w:sdtContent></w:sdt>{placeholder}",
    )
    assert lines(p(*pieces)) == ["กขคง5 มกราคม ชื่อใน นอก จ"]


def test_a_checkbox_says_whether_it_is_ticked() -> None:
    def box(state: str) -> str:
        begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
        return run(begin) + run("<w:instrText> FORMCHECKBOX </w:instrText>") + run('<w:fldChar w:fldCharType="end"/>')

    ticked = box('<w:default w:val="0"/><w:checked/>')
    assert lines(p(ticked, " ร่วมคิด ", box('<w:default w:val="0"/>'), " ร่วมทำ")) == ["☑ ร่วมคิด ☐ ร่วมทำ"]


def test_contents_are_left_out() -> None:
    begin = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>TOC \\o</w:instrText>")
    listed = [
        p(begin, run('<w:fldChar w:fldCharType="separate"/>'), "1 บทนำ\t1"),
        p("2 ผล\t", field("PAGEREF x", "2")),
        p(run('<w:fldChar w:fldCharType="end"/>')),
    ]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    block = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('สารบัญ')}</w:sdtContent></w:sdt>"
    styled = p("3 ผล\t9", style="a1")
    styles = style("a1", "", name="toc 1")
    assert lines(block, *listed, styled, p("บทนำ"), styles=styles) == ["บทนำ"]
    # Where its end is missing, a field ends with its paragraph.
    assert lines(*listed[:2], p("บทนำ")) == ["2 ผล", "บทนำ"]


def test_headings_and_bold_lines_have_a_blank_line_before() -> None:
    styles = style("H", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') + style("H2", "", based_on="H")
    body = [
        p("ชื่อรายงาน", bold=True),
        p("ของ อบต.", bold=True),
        p("ก"),
        p("หัวข้อ", style="H2"),
        p("ข"),
        p("ผู้เข้าร่วม", bold=True),
        p(run("ค", BOLD), run(" ง")),
        p("เน้น", style="H", properties='<w:outlineLvl w:val="9"/>'),
    ]
    expected = ["ชื่อรายงาน", "ของ อบต.", "ก", "", "หัวข้อ", "ข", "", "ผู้เข้าร่วม", "ค ง", "เน้น"]
    assert lines(*body, styles=styles) == expected


def test_indents_are_blanks() -> None:
    styles = style("Deep", '<w:pPr><w:ind w:left="720"/></w:pPr>')
    body = [
        p("ก"),
        p("ข", properties='<w:ind w:left="720" w:hanging="360"/>'),
        p("ค", style="Deep", properties='<w:ind w:firstLine="720"/>'),
        p("ง", properties='<w:ind w:left="-720"/>'),
        p("จ", properties='<w:ind w:start="99999"/>'),
    ]
    assert lines(*body, styles=styles) == ["ก", "  ข", "        ค", "ง", " " * 24 + "จ"]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    inner = text_box(p("กล่องใน"))
    vml = run(f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('เก่า')}</w:txbxContent></v:textbox></v:shape></w:pict>")
    source = read(p("ก", text_box(p("กล่อง"), p("ข้อความ", inner)), "ข"), p("ค", vml), p("ง"))
    assert source.text == "กข\nกล่อง\nข้อความ\nกล่องใน\nค\nเก่า\nง\n"
    assert [label for _, label in source.locators] == ["paragraph:1", "paragraph:2", "paragraph:3"]


def test_running_words_are_the_site_and_no_text() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    parts = {
        "header": p("อบต.หนองกง") + p("อบต.หนองกง") + tbl(["โทร", "1234"]),
        "footer": p("หน้า ", field("PAGE", "3"), "/", field("NUMPAGES", "9")),
    }
    source = read(p("รายงาน"), section, more=parts)
    assert source.text == "รายงาน\n"
    assert source.site == "อบต.หนองกง\nโทร | 1234\nหน้า /"


def test_notes_stand_at_the_end_in_the_order_they_are_referred_to() -> None:
    def note(kind: str, identifier: int, words: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{identifier}"{more}>{p(run("<w:footnoteRef/>"), words)}</w:{kind}>'

    parts = {
        "footnotes": note("footnote", 0, "—", ' w:type="separator"')
        + note("footnote", 1, " หนึ่ง")
        + note("footnote", 2, " สอง")
        + note("footnote", 3, " ไม่ใช้"),
        "endnotes": note("endnote", 1, " ท้าย"),
    }
    body = [
        p("25 คน", run('<w:footnoteReference w:id="2"/>'), run('<w:endnoteReference w:id="1"/>')),
        p("ก", run('<w:footnoteReference w:id="1"/>'), "<w:del>" + run('<w:footnoteReference w:id="3"/>') + "</w:del>"),
    ]
    source = read(*body, more=parts)
    assert source.text == "25 คน\nก\n\nสอง\nหนึ่ง\n\nท้าย\n"
    labels = [label for _, label in source.locators]
    assert labels == ["paragraph:1", "paragraph:2", "footnote:1", "footnote:2", "endnote:1"]


# Numbering


@pytest.mark.parametrize(
    ("number_format", "values", "expected"),
    [
        ("decimal", (1, 10), ["1", "10"]),
        ("decimalZero", (1, 10), ["01", "10"]),
        ("thaiNumbers", (1, 20), ["๑", "๒๐"]),
        ("thaiLetters", (1, 2, 3, 4, 9, 41, 42, 43), ["ก", "ข", "ค", "ง", "ฌ", "ฮ", "กก", "ขข"]),
        ("thaiCounting", (1, 10, 11, 21, 101, 250), ["หนึ่ง", "สิบ", "สิบเอ็ด", "ยี่สิบเอ็ด", "หนึ่งร้อยเอ็ด", "สองร้อยห้าสิบ"]),
        ("lowerLetter", (1, 26, 27, 53, 780, 781), ["a", "z", "aa", "aaa", "z" * 30, "781"]),
        ("upperLetter", (2, 28), ["B", "BB"]),
        ("lowerRoman", (1, 4, 9, 14, 40, 1999), ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]),
        ("upperRoman", (3, 90), ["III", "XC"]),
        ("ordinal", (1, 2, 3, 4, 11, 112, 21), ["1st", "2nd", "3rd", "4th", "11th", "112th", "21st"]),
        ("decimalEnclosedCircle", (1, 20, 21), ["①", "⑳", "21"]),
        ("none", (0, 5), ["", ""]),
        ("someday", (0, 5), ["0", "5"]),
    ],
)
def test_number_formats(number_format: str, values: tuple[int, ...], expected: list[str]) -> None:
    assert [write_number(value, number_format) for value in values] == expected


def test_levels_of_a_list() -> None:
    numbering = definition(
        7,
        level(0, "thaiNumbers", "%1."),
        level(1, "thaiNumbers", "%1.%2"),
        level(2, "thaiLetters", "(%3)", '<w:suff w:val="space"/>'),
        level(3, "bullet", "\uf0b7", '<w:suff w:val="nothing"/>'),
    ) + instance(1, 7)
    body = [p(words, listed=(1, place)) for words, place in [
        ("ก", 0), ("ข", 1), ("ค", 1), ("ง", 2), ("จ", 2), ("ฉ", 3), ("ช", 0), ("ซ", 1), ("ญ", 2),
    ]]  # fmt: skip
    expected = ["๑. ก", "๑.๑ ข", "๑.๒ ค", "(ก) ง", "(ข) จ", "•ฉ", "๒. ช", "๒.๑ ซ", "(ก) ญ"]
    assert lines(*body, numbering=numbering) == expected


def labels(numbering: str, *places: tuple[int, int], styles: str = "") -> list[str]:
    """The labels of paragraphs in (list, level)."""
    return [
        line.strip() for line in lines(*(p("x", listed=place) for place in places), numbering=numbering, styles=styles)
    ]


def test_lists_of_a_definition_count_on_unless_they_say_where_they_start() -> None:
    numbering = (
        definition(1, level(0, "decimal", "%1)"), level(1, "lowerRoman", "%2)"))
        + instance(1, 1)
        + instance(2, 1)
        + instance(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
        + instance(4, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>')
    )
    places = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (4, 0), (3, 1)]
    assert labels(numbering, *places) == ["1) x", "2) x", "5) x", "6) x", "7) x", "H/ x", "i) x"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [(None, "1"), (0, "2"), (1, "2"), (2, "1")],
)
def test_what_restarts_a_level(restart: int | None, expected: str) -> None:
    said = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    numbering = definition(
        1, level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", said)
    ) + instance(1, 1)
    assert labels(numbering, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2))[-1] == f"{expected} x"


def test_a_level_that_is_shown_before_it_is_used_shows_its_start() -> None:
    numbering = definition(
        1, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")
    ) + instance(1, 1)
    assert labels(numbering, (1, 0), (1, 2), (1, 1), (1, 0), (1, 2)) == ["1 x", "1.1.1 x", "1.1 x", "2 x", "2.1.1 x"]
    assert labels(numbering, (1, 1), (1, 0)) == ["1.1 x", "2 x"]


def test_legal_numbers_are_decimal() -> None:
    numbering = definition(
        1, level(0, "upperRoman", "%1."), level(1, "thaiLetters", "%1.%2", "<w:isLgl/>"), level(2, "none", "ข้อย่อย%3")
    ) + instance(1, 1)
    assert labels(numbering, (1, 0), (1, 0), (1, 1), (1, 2)) == ["I. x", "II. x", "2.1 x", "ข้อย่อย x"]


def test_bullets_are_bullets_in_any_font() -> None:
    numbering = "".join(
        definition(n, level(0, "bullet", text, more)) + instance(n, n)
        for n, (text, more) in enumerate(
            [
                ("\uf0fc", ""),
                ("o", ""),
                ("-", ""),
                ("", '<w:lvlPicBulletId w:val="0"/>'),
                ("", ""),
                ("•", ""),
            ],
            1,
        )
    ).replace('w:val="\uf0fc"/>', 'w:val="\uf0fc"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')
    assert labels(numbering, *((n, 0) for n in range(1, 7))) == ["✓ x", "• x", "- x", "• x", "x", "• x"]


def test_numbering_by_style() -> None:
    numbering = (
        definition(
            1,
            level(0, "decimal", "ส่วนที่ %1", '<w:pStyle w:val="H1"/>'),
            level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
        )
        + instance(1, 1)
        + instance(0, 1)
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("H1", listed)
        + style("H2", listed)
        + style("Own", "", based_on="H2")
        + style("Second", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Off", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="H1")
        + style("Loop", "", based_on="Loop2")
        + style("Loop2", "", based_on="Loop")
    )
    body = [
        p("ก", style="H1"),
        p("ข", style="H2"),
        p("ค", style="Own"),
        p("ง", style="Second"),
        p("จ", style="Off"),
        p("ฉ", style="H2", listed=(0, 0)),
        p("ช", style="H1", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        p("ซ", style="Loop"),
        p("ญ", style="Missing"),
    ]
    expected = ["ส่วนที่ 1 ก", "1.1 ข", "1.2 ค", "1.3 ง", "จ", "ฉ", "1.4 ช", "ซ", "ญ"]
    assert lines(*body, numbering=numbering, styles=styles) == expected


def test_the_default_style_numbers_what_names_none() -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + instance(1, 1)
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    assert lines(p("ก"), p("ข"), numbering=numbering, styles=style("N", listed, more=' w:default="1"')) == [
        "1. ก",
        "2. ข",
    ]


def test_a_list_may_take_its_levels_from_a_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + definition(2, '<w:styleLink w:val="L"/>', level(0, "thaiLetters", "%1)"))
        + instance(1, 1)
        + instance(2, 2)
    )
    styles = style("L", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', sort="numbering")
    assert labels(numbering, (1, 0), (1, 0), styles=styles) == ["ก) x", "ข) x"]


def test_stories_count_each_for_themselves() -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + instance(1, 1)
    body = [p("ก", text_box(p("กล่อง", listed=(1, 0)), p("ใน", listed=(1, 0))), listed=(1, 0)), p("ข", listed=(1, 0))]
    assert lines(*body, numbering=numbering) == ["1. ก", "1. กล่อง", "2. ใน", "2. ข"]


def test_an_empty_numbered_paragraph_shows_its_number_and_a_hidden_one_has_none() -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + instance(1, 1)
    body = [
        p("ก", listed=(1, 0)),
        p(listed=(1, 0)),
        p(run("ซ่อน", "<w:vanish/>"), listed=(1, 0), properties="<w:rPr><w:vanish/></w:rPr>"),
        p("ข", listed=(1, 0)),
        p("ค", listed=(9, 0)),
        p("ง", listed=(1, 8)),
    ]
    assert lines(*body, numbering=numbering) == ["1. ก", "2.", "3. ข", "ค", "ง"]


def test_a_format_of_a_newer_word_falls_back() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert labels(definition(1, custom) + instance(1, 1), (1, 0)) == ["01. x"]


def test_list_indents_deepen_with_the_level() -> None:
    def indented(place: int) -> str:
        return level(place, "decimal", f"%{place + 1}.").replace(
            "</w:lvl>", f'<w:pPr><w:ind w:left="{720 * (place + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        )

    numbering = definition(1, indented(0), indented(1)) + instance(1, 1)
    assert lines(p("หัว"), p("ก", listed=(1, 0)), p("ข", listed=(1, 1)), numbering=numbering) == [
        "หัว",
        "  1. ก",
        "      1. ข",
    ]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_numbers_of_a_level_go_up_by_one_or_begin_again(places: list[int]) -> None:
    numbering = definition(1, *(level(n, "decimal", ".".join(f"%{m + 1}" for m in range(n + 1))) for n in range(4)))
    found = [
        tuple(map(int, line.split()[0].split(".")))
        for line in labels(numbering + instance(1, 1), *((1, n) for n in places))
    ]
    assert [len(one) - 1 for one in found] == places
    # No two paragraphs bear the same number, and they come in the order of numbers.
    if places[0] == 0 and all(after <= before + 1 for before, after in pairwise(places)):
        assert found == sorted(set(found))


# Tables


def grid(source: Source, at: int = 0) -> list[tuple[int, int, int, int, str]]:
    """(row, column, row span, column span, words) of a table's cells."""
    return [
        (one.row, one.column, one.row_span, one.column_span, source.text[one.start : one.end])
        for one in source.grids[at].cells
    ]


SPAN2 = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_table_keeps_its_cells() -> None:
    source = read(
        p("ก่อน"),
        tbl(
            row(cell("ที่", DOWN), cell("ผู้เข้าร่วม", SPAN2)),
            row(cell("", ON), cell("กลุ่ม"), cell("คน")),
            row("1", "กำนัน\nผู้ใหญ่บ้าน", " 12 "),
            row(cell("รวม", SPAN2), "12"),
        ),
        p("หลัง"),
    )
    assert source.text == "ก่อน\n\nที่\tผู้เข้าร่วม\n\tกลุ่ม\tคน\n1\tกำนัน\nผู้ใหญ่บ้าน\t12\nรวม\t\t12\n\nหลัง\n"
    assert grid(source) == [
        (0, 0, 2, 1, "ที่"),
        (0, 1, 1, 2, "ผู้เข้าร่วม"),
        (1, 1, 1, 1, "กลุ่ม"),
        (1, 2, 1, 1, "คน"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "กำนัน\nผู้ใหญ่บ้าน"),
        (2, 2, 1, 1, "12"),
        (3, 0, 1, 2, "รวม"),
        (3, 2, 1, 1, "12"),
    ]
    places = {label: source.text[start:].split("\n")[0] for start, label in source.locators}
    assert places["paragraph:1"] == "ก่อน"
    assert places["table:1:2:3"] == "คน"
    assert places["table:1:4:3"] == "12"
    assert places["paragraph:2"] == "หลัง"


def test_rows_that_begin_late_and_cells_that_are_merged_the_old_way() -> None:
    source = read(
        tbl(
            row("ก", "ข", "ค"),
            row("ง", "จ", properties='<w:gridBefore w:val="1"/>'),
            row(cell("ฉ", '<w:hMerge w:val="restart"/>'), cell("", '<w:hMerge w:val="continue"/>'), "ช"),
        )
    )
    assert source.text == "ก\tข\tค\n\tง\tจ\nฉ\t\tช\n\n"
    assert grid(source)[3:] == [
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "ง"),
        (1, 2, 1, 1, "จ"),
        (2, 0, 1, 2, "ฉ"),
        (2, 2, 1, 1, "ช"),
    ]


def test_borders_a_hair_apart_make_no_columns() -> None:
    source = read(tbl(row(cell("ก", SPAN2), cell("ข")), row(cell("ค", SPAN2), cell("ง"))))
    assert source.text == "ก\tข\nค\tง\n\n"
    assert [one[3] for one in grid(source)] == [1, 1, 1, 1]


def test_rows_and_cells_in_content_controls_and_deleted_rows() -> None:
    controlled = f"<w:sdt><w:sdtContent>{row('ก', f'<w:sdt><w:sdtContent>{cell(chr(0x0E02))}</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>"
    assert lines(tbl(controlled, row("ลบ", "แล้ว", properties="<w:del/>"), row("ค", "ง"))) == ["ก\tข", "ค\tง"]


def test_cells_keep_lists_and_flatten_tables() -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + instance(1, 1)
    people = tbl(["นายก", "1 คน"], ["ปลัด", "2 คน"])
    source = read(
        tbl(
            row("ผล", cell(p("ถนน", listed=(1, 0)) + p() + p("น้ำ\tไฟ", listed=(1, 0)))),
            row(cell(p(listed=(1, 0))), cell(p("ผู้เข้าร่วม") + people + p())),
        ),
        numbering=numbering,
    )
    assert [one[4] for one in grid(source)] == ["ผล", "1. ถนน\n2. น้ำ   ไฟ", "3.", "ผู้เข้าร่วม\nนายก | 1 คน\nปลัด | 2 คน"]
    assert len(source.grids) == 1


def test_a_frame_is_no_table() -> None:
    inner = tbl(["นายก", "1 คน"], ["ปลัด", "2 คน"])
    source = read(
        tbl(row(cell(p("ชื่อรายงาน") + p("1. ถนน") + inner))), tbl(["ก"], ["ข"]), tbl(["", "อบต.หนองกง"], ["", "ที่ตั้ง"])
    )
    assert source.text == "ชื่อรายงาน\n1. ถนน\n\nนายก\t1 คน\nปลัด\t2 คน\n\nก\nข\n\nอบต.หนองกง\nที่ตั้ง\n\n"
    assert [one[4] for one in grid(source)] == ["นายก", "1 คน", "ปลัด", "2 คน"]
    labels = [label for _, label in source.locators]
    assert labels == ["table:1:1:1", "table:2:1:1", "table:2:2:1", "table:3:1:2", "table:3:2:2"]


cells_of_tables = st.lists(
    st.lists(st.tuples(st.sampled_from(["ก", "ข ค", "", "ง\nจ"]), st.integers(1, 3)), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@given(cells_of_tables)
def test_a_grid_points_at_the_words_of_its_cells(rows: list[list[tuple[str, int]]]) -> None:
    source = read(
        p("x"), tbl(*(row(*(cell(words, f'<w:gridSpan w:val="{span}"/>') for words, span in one)) for one in rows))
    )
    for one in source.grids:
        # Headings of a wide table are written on one line each.
        told = [source.text[each.start : each.end].split() for each in one.cells]
        assert told == [words.split() for line in rows for words, _ in line]
        assert all(one.start <= each.start <= each.end <= one.end for each in one.cells)
    starts = [start for start, _ in source.locators]
    assert starts == sorted(starts)
    # What is taken for no table loses no word either; a wide table says its headings again before each cell.
    expected = "x" + "".join("".join(words.split()) for line in rows for words, _ in line)
    assert source.grids or "".join(source.text.split()) == expected


# What is no sound document


def test_missing_parts_and_odd_names() -> None:
    document = f"{DECLARATION}<w:document {NAMES}><w:body>{p('ก', style='X', listed=(1, 0))}</w:body></w:document>"
    assert decode(archive({"word/document.xml": document}), "a.docx").text == "ก\n"
    assert decode(archive({"WORD\\Document.xml": document}), "a.docx").text == "ก\n"
    elsewhere = {
        "_rels/.rels": relations(("a", "officeDocument", "/word/document2.xml")),
        "word/document2.xml": document,
    }
    assert decode(archive(elsewhere), "a.docx").text == "ก\n"


def test_strict_documents_and_other_encodings() -> None:
    def strict(xml: str) -> str:
        return (
            xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
        )  # fmt: skip

    numbering = definition(1, level(0, "thaiNumbers", "%1.")) + instance(1, 1)
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    content = docx(p("ก", listed=(1, 0)), section, numbering=numbering, more={"header": p("อบต.")})
    with zipfile.ZipFile(io.BytesIO(content)) as original:
        parts: dict[str, str | bytes] = {name: strict(original.read(name).decode()) for name in original.namelist()}
    source = decode(archive(parts), "a.docx")
    assert (source.text, source.site) == ("๑. ก\n", "อบต.")
    wide = str(parts["word/document.xml"]).replace("UTF-8", "UTF-16").encode("utf-16")
    assert decode(archive({**parts, "word/document.xml": wide}), "a.docx").text == "๑. ก\n"


def test_a_document_without_words_is_kept() -> None:
    error = refused(docx(p(run("<w:drawing/>")), p(), more={"header": p("อบต.")}))
    assert (error.code, error.media_type) == ("no_text", WORD)
    assert error.code in KEPT
    assert "ไม่มีข้อความ" in str(error)
    assert "without words" in str(error)


def test_scanned_pages_under_a_typed_heading_are_doubted() -> None:
    def picture(wide: float, high: float) -> str:
        size = f'<wp:extent cx="{round(wide * 360_000)}" cy="{round(high * 360_000)}"/>'
        return p(run(f"<w:drawing><wp:inline>{size}</wp:inline></w:drawing>"))

    scanned = read(p("รายงานผลการมีส่วนร่วม"), picture(16, 24), picture(16, 24))
    assert "ภาพสแกน 2 หน้า" in scanned.doubt
    assert not scanned.is_legible
    for whole in (read(p("รายงาน"), picture(15, 10)), read(p("ถนนชำรุด" * 60), picture(16, 24))):
        assert (whole.doubt, whole.is_legible) == ("", True)


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document",
        "",
        f"<w:document {NAMES}></w:document>",
        f'<!DOCTYPE x [<!ENTITY a "ก">]><w:document {NAMES}><w:body><w:p/></w:body></w:document>',
        f"<!DOCTYPE x><w:document {NAMES}><w:body>{p('ก')}</w:body></w:document>",
        f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><w:document {NAMES}/>'.encode("utf-16"),
        f'<?xml version="1.0" encoding="x-none"?><w:document {NAMES}/>',
        f"<w:document {NAMES}><w:body>{'<w:tbl><w:tr><w:tc>' * 500}{p('ก')}{'</w:tc></w:tr></w:tbl>' * 500}</w:body></w:document>",
    ],
)
def test_a_damaged_part_is_refused_and_kept(xml: str | bytes) -> None:
    error = refused(archive({"word/document.xml": xml}))
    assert (error.code, error.media_type) == ("damaged", WORD)
    assert error.code in KEPT
    assert str(error).startswith("a.docx: อ่านไฟล์ Word นี้ไม่ได้")


@pytest.mark.parametrize("wrapper", ["w:smartTag", "w:customXml", "mc:AlternateContent"])
def test_depth_is_bounded(wrapper: str) -> None:
    def nested(inner: str, depth: int, tag: str) -> str:
        return f"{f'<{tag}>' * depth}{inner}{f'</{tag}>' * depth}"

    assert lines(nested(p(nested(run("ก"), 200, wrapper)), 200, wrapper)) == ["ก"]
    for deep in (
        p(nested(run("ก"), 20_000, wrapper)),
        nested(p("ก"), 20_000, wrapper),
        p(run(nested("", 20_000, "w:drawing"))),
    ):
        assert refused(docx(deep, p("ข"))).code == "damaged"


def test_styles_in_a_ring_and_a_long_chain() -> None:
    ring = style("A", "", based_on="B") + style("B", "", based_on="A")
    chain = "".join(style(f"S{n}", "", based_on=f"S{n + 1}") for n in range(5_000))
    body = [p("ก", style="A"), *(p("ข", style=f"S{n}") for n in range(0, 5_000, 50))]
    assert lines(*body, styles=ring + chain) == ["ก", *["ข"] * 100]


def test_a_file_that_was_cut_off_is_damaged() -> None:
    content = docx(*(p(f"บรรทัดที่ {n}") for n in range(100)))
    for length in (len(content) // 2, len(content) - 10):
        assert refused(content[:length]).code == "damaged"
    at = content.index(b"word/document.xml") + 40
    broken = content[:at] + bytes(byte ^ 0x55 for byte in content[at : at + 20]) + content[at + 20 :]
    assert refused(broken).code == "damaged"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    document = f"<w:document {NAMES}><w:body>{p('ก')}</w:body></w:document>"
    zeros = b"\0" * (2 * 1024 * 1024)
    assert refused(archive({"word/document.xml": zeros})).code == "too_large"
    assert (
        refused(archive({"word/document.xml": document, **{f"x/{n}": "" for n in range(10_001)}})).code == "too_large"
    )
    # A picture that is as dense is not unpacked.
    assert decode(archive({"word/document.xml": document, "word/media/a.bmp": zeros}), "a.docx").text == "ก\n"
    content = archive({"word/document.xml": document})
    size = len(document.encode()).to_bytes(4, "little")
    assert content.count(size) == 2
    assert refused(content.replace(size, (2**31).to_bytes(4, "little"))).code == "too_large"
    assert refused(content.replace(size, (50).to_bytes(4, "little"))).code == "damaged"


def test_parts_packed_otherwise_or_with_a_password() -> None:
    document = f"<w:document {NAMES}><w:body>{p('ก')}</w:body></w:document>"
    assert decode(archive({"word/document.xml": document}, zipfile.ZIP_STORED), "a.docx").text == "ก\n"
    assert refused(archive({"word/document.xml": document}, zipfile.ZIP_BZIP2)).code == "damaged"
    content = bytearray(archive({"word/document.xml": document}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)).code == "encrypted"


FULL = docx(
    p("หัวเรื่อง", style="H"),
    p("ก", field("TOC", "x"), listed=(1, 0)),
    tbl(row(cell("ข", '<w:gridSpan w:val="2"/>'), "ค"), row(cell("ง", "<w:vMerge/>"), "จ", "ฉ")),
    p("ช", text_box(p("ซ"))),
    styles=style("H", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    numbering=definition(1, level(0, "thaiLetters", "%1.")) + instance(1, 1),
)


@given(st.lists(st.tuples(st.integers(0, len(FULL) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damage_is_either_read_or_refused(damage: list[tuple[int, int]]) -> None:
    content = bytearray(FULL)
    for at, byte in damage:
        content[at] = byte
    with suppress(Unreadable):
        decode(bytes(content), "a.docx")


@given(st.data())
def test_odd_values_are_either_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(FULL)) as original:
        parts: dict[str, str | bytes] = {name: original.read(name) for name in original.namelist()}
    name = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml"]))
    odd = data.draw(st.sampled_from(["", "-1", "99", "999999999", "9" * 40, "x", "๑"]))
    values = list(re.finditer(r'w:(?:val|numId|ilvl|abstractNumId)="([^"]*)"', str(parts[name], "utf-8")))
    one = data.draw(st.sampled_from(values))
    text = str(parts[name], "utf-8")
    parts[name] = text[: one.start(1)] + odd + text[one.end(1) :]
    with suppress(Unreadable):
        assert "จ" in decode(archive(parts), "a.docx").text
