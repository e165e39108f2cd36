"""Labels in words of each clerk's own: the reports are made up, the answers worked out by hand."""

from __future__ import annotations

from datetime import date

from data.report import Activity
from tests.told import activities_of, texts

HEAD = "องค์การบริหารส่วนตำบลแม่ปืม อำเภอเมืองพะเยา จังหวัดพะเยา\nปีงบประมาณ พ.ศ. 2568\n\n"


def activities(words: str) -> list[Activity]:
    return activities_of(HEAD + words)


def test_labels_are_told_by_a_word_by_what_stands_below_them_and_by_their_order() -> None:
    (one,) = activities(
        "ประชุมผู้ใช้น้ำเหมืองกลาง\n\n"
        "จัดเมื่อวันที่ 14 มกราคม 2568 ณ ศาลาเหมืองกลาง มีผู้เข้าร่วม 37 คน\n\n"
        "หยิบเรื่องไหนมาถกกัน\n\n- บานประตูน้ำรั่วสองจุด\n- ปลายเหมืองได้น้ำช้ากว่าต้นเหมือง\n\n"
        "วางทางออกกันไว้\n\nให้เปิดน้ำปลายเหมืองก่อนในวันจันทร์และวันพฤหัสบดี\n\n"
        "แล้ว อบต. ทำอะไรไปบ้าง\n\nกองช่างเปลี่ยนบานประตูน้ำแล้วเสร็จเมื่อวันที่ 2 มีนาคม 2568\n"
    )
    assert texts(one.issues) == ["บานประตูน้ำรั่วสองจุด", "ปลายเหมืองได้น้ำช้ากว่าต้นเหมือง"]
    assert texts(one.results) == ["ให้เปิดน้ำปลายเหมืองก่อนในวันจันทร์และวันพฤหัสบดี"]
    assert (one.follow_through_level, one.participants_total) == (6, 37)


ROUND = (
    "{title}\n{day} ที่ศาลาบ้านปาง ผู้มาร่วม {people} คน\n\nใครมาร่วม\n- ราษฎร {people} คน\n\nชวนคุยเรื่องอะไร\n- {issue}\n\n"
    "ลงเอยว่าอย่างไร\n- {result}\n\nอบต. เอาไปทำต่อ\n- {use}\n\n"
)


def test_what_stands_above_each_round_of_the_same_labels_is_its_title() -> None:
    first, second = activities(
        ROUND.format(
            title="ลงขันน้ำสะอาดบ้านปาง", day="วันที่ 9 ธันวาคม 2567", people=41,
            issue="ถังกรองสนิม", result="ให้ล้างถังทุกเดือน", use="ล้างถังแล้วเมื่อวันที่ 3 มกราคม 2568",
        )
        + ROUND.format(
            title="เปิดใจคนเลี้ยงหมู", day="วันที่ 20 กุมภาพันธ์ 2568", people=18,
            issue="กลิ่นหลังฝนตก", result="ทำบ่อหมักภายในสามเดือน", use="อยู่ระหว่างขุดบ่อหมัก",
        )
    )  # fmt: skip
    assert (first.name, first.held_from, texts(first.issues)) == (
        "ลงขันน้ำสะอาดบ้านปาง", date(2024, 12, 9), ["ถังกรองสนิม"],
    )  # fmt: skip
    assert (second.name, second.held_from, texts(second.results), second.follow_through_level) == (
        "เปิดใจคนเลี้ยงหมู", date(2025, 2, 20), ["ทำบ่อหมักภายในสามเดือน"], 5,
    )  # fmt: skip


def test_labels_with_their_words_below_are_no_running_header_though_they_come_again() -> None:
    cards = "".join(
        f"กิจกรรม {name}\n\nกำหนดวัน\n{day}\n\nพบกันตรงไหน\nลานวัดปงสนุก\n\nเรื่องที่ปรึกษาหารือ\n{issue}\n\nบทสรุปของวงคุย\n{result}\n\n"
        for name, day, issue, result in (
            ("คุยริมกว๊าน", "เสาร์ 11 - อาทิตย์ 12 มกราคม 2568", "เรือติดโคลน", "ขุดร่องเรือก่อนหน้าแล้ง"),
            ("คุยหน้าตลาด", "18 มกราคม 2568", "แผงล้ำทางเท้า", "ถอยแผงเข้าไปครึ่งเมตร"),
            ("คุยท้ายซอย", "25 มกราคม 2568", "ไฟทางดับ", "เปลี่ยนหลอดทั้งซอย"),
        )
    )
    found = activities(cards)
    assert [(one.held_from, one.held_to, texts(one.issues), texts(one.results)) for one in found] == [
        (date(2025, 1, 11), date(2025, 1, 12), ["เรือติดโคลน"], ["ขุดร่องเรือก่อนหน้าแล้ง"]),
        (date(2025, 1, 18), date(2025, 1, 18), ["แผงล้ำทางเท้า"], ["ถอยแผงเข้าไปครึ่งเมตร"]),
        (date(2025, 1, 25), date(2025, 1, 25), ["ไฟทางดับ"], ["เปลี่ยนหลอดทั้งซอย"]),
    ]


def test_paragraphs_below_the_issues_go_on_to_what_was_decided_and_done() -> None:
    (one,) = activities(
        "เวทีคุยเรื่องสะพานไม้แม่ปืม\n\nเมื่อวันที่ 5 พฤศจิกายน 2567 อบต. จัดเวทีคุยเรื่องสะพานไม้แม่ปืม ที่วัดแม่ปืม มีคนมา 52 คน\n\n"
        "เรื่องที่ชาวบ้านพูดกัน\n\nไม้พื้นสะพานผุหลายแผ่นจนรถเข็นข้ามไม่ได้\n\n"
        "ในที่สุดที่ประชุมเห็นพ้องให้ปิดสะพานหนึ่งเดือนเพื่อเปลี่ยนพื้น\n\n"
        "จากมติดังกล่าว กองช่างได้เปลี่ยนไม้พื้นครบทุกแผ่นแล้วเมื่อวันที่ 20 ธันวาคม 2567\n"
    )
    assert texts(one.issues) == ["ไม้พื้นสะพานผุหลายแผ่นจนรถเข็นข้ามไม่ได้"]
    assert texts(one.results) == ["ในที่สุดที่ประชุมเห็นพ้องให้ปิดสะพานหนึ่งเดือนเพื่อเปลี่ยนพื้น"]
    assert [(step.level, step.actor) for step in one.follow_through] == [(6, "กองช่าง")]


def test_a_line_that_leads_up_to_a_list_is_no_label_of_its_own_words() -> None:
    (one,) = activities(
        "ประชุมผู้ค้าหาดทราย\n\nวันที่ 8 มกราคม 2568 ณ หอประชุม อบต. ผู้เข้าร่วม 24 คน\n\n"
        "คุยกันจนเย็น ที่ประชุมตกลงสองข้อ ได้แก่\n\n1. เว้นทางลงหาดทุกห้าสิบเมตร\n2. เก็บร่มก่อนหกโมงเย็น\n\n"
        "ความคืบหน้า\n\n- ตีเส้นแนวร่มแล้วเสร็จ\n"
    )
    assert texts(one.results) == ["เว้นทางลงหาดทุกห้าสิบเมตร", "เก็บร่มก่อนหกโมงเย็น"]
    assert one.issues == []
