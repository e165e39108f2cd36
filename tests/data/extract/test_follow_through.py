"""The ladder: one sentence a line, its level worked out by hand from the definition of the public tables."""

from __future__ import annotations

import pytest

from data.extract.follow_through import actor_of, level_of

LEVELS = [
    # 0: benefit talk only.
    ("เกิดการประสานงานที่ดีระหว่างชุมชนกับเทศบาล", 0),
    ("ทำให้เกิดความสามัคคีในหมู่บ้าน", 0),
    ("ประชาชนมีความเข้าใจในบทบาทของตนเองมากขึ้น", 0),
    ("เป็นประโยชน์ต่อคนในตำบล", 0),
    ("ก่อให้เกิดความโปร่งใส", 0),
    # 1: acknowledged.
    ("ที่ประชุมรับทราบ", 1),
    ("นายกรับไว้พิจารณา", 1),
    ("เจ้าหน้าที่รับเรื่องไว้", 1),
    ("ยังไม่ได้ซ่อมแซมถนน", 1),
    ("ไม่ได้ดำเนินการ", 1),
    ("กองช่างยังไม่ได้แก้ไขไฟฟ้าที่ดับ", 1),
    # 2: intended.
    ("จะดำเนินการซ่อมถนนสายบ้านกลาง", 2),
    ("นำไปเป็นแนวทางในการทำงาน", 2),
    ("บรรจุในแผนพัฒนาท้องถิ่น", 2),
    ("เห็นควรขุดลอกคลองก่อนฤดูฝน", 2),
    ("ควรติดตั้งไฟส่องสว่างเพิ่ม", 2),
    ("เพื่อนำไปปรับปรุงการให้บริการ", 2),
    ("เพื่อดำเนินการแก้ไขต่อไป", 2),
    ("จะส่งต่อให้อำเภอ", 2),
    ("จะอนุมัติงบประมาณในปีหน้า", 2),
    ("หากมีงบประมาณจะซ่อมถนนให้", 2),
    ("เกินศักยภาพของ อบต.", 2),
    ("ยังไม่ได้ซ่อมแซม แต่จะดำเนินการในปีงบประมาณถัดไป", 2),
    ("ใช้เป็นข้อมูลประกอบการจัดทำแผน", 2),
    # 3: referred.
    ("มอบหมายกองช่าง", 3),
    ("ประสานการไฟฟ้าส่วนภูมิภาค", 3),
    ("ส่งเรื่องต่ออำเภอ", 3),
    ("แต่งตั้งคณะทำงานเพื่อแก้ไขปัญหาน้ำเสีย", 3),
    ("นายกลงนามคำสั่งแต่งตั้งคณะทำงาน", 3),
    ("มอบหมายให้กองช่างดำเนินการซ่อมแซม", 3),
    ("ทำหนังสือถึงแขวงทางหลวง", 3),
    # 4: approved or budgeted.
    ("อนุมัติโครงการวางท่อระบายน้ำ", 4),
    ("ตั้งงบประมาณ 200,000 บาท", 4),
    ("บรรจุในข้อบัญญัติงบประมาณรายจ่าย", 4),
    ("ประกาศใช้ข้อบังคับตลาด", 4),
    ("ลงนามสัญญาจ้าง", 4),
    # 5: under way.
    ("อยู่ระหว่างก่อสร้าง", 5),
    ("กำลังซ่อมแซมถนน", 5),
    ("ลงพื้นที่ตรวจแนวท่อ", 5),
    ("ซ่อมแซมไปแล้วบางส่วน", 5),
    ("ดำเนินการสร้างการรับรู้ให้ประชาชน", 5),
    # 6: done.
    ("ซ่อมแซมถนนแล้ว", 6),
    ("ไฟฟ้าสาธารณะได้รับการแก้ไข", 6),
    ("ดำเนินการแล้วเสร็จ", 6),
    ("ขุดลอกคลองเรียบร้อย", 6),
    ("ได้ติดตั้งกล้องวงจรปิด 4 จุด", 6),
    ("กองช่างเปลี่ยนหลอดไฟ 12 ดวง", 6),
    ("ได้วางท่อระบายน้ำเพื่อแก้ไขปัญหาน้ำท่วม", 6),
    # 7: done and reported back or shown.
    ("รายงานผลให้ที่ประชุมทราบ", 7),
    ("ซ่อมแซมแล้วเสร็จ และแจ้งผลให้ประชาชนทราบ", 7),
    ("ปิดประกาศผลไว้ที่ศาลากลางบ้าน", 7),
    # Several states: the highest that is not negated.
    ("รับทราบและมอบหมายกองช่าง", 3),
    ("อนุมัติงบประมาณ ต่อมาก่อสร้างแล้วเสร็จ", 6),
    ("ยังไม่ได้อนุมัติ แต่มอบหมายกองช่างสำรวจ", 3),
    ("จะรายงานผลในการประชุมครั้งหน้า", 2),
    # Told to those who asked, and not to an office that is to act.
    ("วางเครื่องกั้นแล้ว และแจ้งผู้ปกครองทางไลน์กลุ่มแล้ว", 7),
    ("แจ้งแขวงทางหลวงให้ตีเส้นทางม้าลาย", 3),
    ("ส่งข้อเสนอเรื่องคูระบายน้ำให้ อบจ. พิจารณา", 3),
    ("เทศบาลออกประกาศห้ามจอดรถหน้าตลาด", 4),
    ("ออกคำสั่งแต่งตั้งกรรมการตรวจรับ", 3),
    # A part that is done counts, whatever is still being done.
    ("ซ่อมท่อเสร็จ 4 จุด อีก 2 จุดอยู่ระหว่างจัดซื้อวัสดุ", 6),
    # A verb that no word of the past ends is where the words behind it say.
    ("ปรับพื้นที่ลานกีฬา อยู่ระหว่างเทพื้น", 5),
    # What a guide is for is no deed.
    ("นำผลสำรวจไปเป็นแนวทางจัดทำแบบสวนสาธารณะ", 2),
    ("โครงการสระน้ำ โรงเรียนยังไม่ส่งเอกสาร", 1),
    # A verb that no table knows, and an end that says it is done.
    ("เหลาไม้หลักปักแนวครบทุกคุ้มแล้ว", 6),
    ("ตามที่ได้กล่าวมาแล้ว", None),
    # แล้ว ends the main verb, and not what the thing is for.
    ("แต่งตั้งคณะทำงานเครื่องสูบน้ำแล้ว", 3),
    ("ขอความอนุเคราะห์แขวงทางหลวงซ่อมไหล่ทางแล้ว", 3),
    # What the clause begins with is the thing that was not done.
    ("ปักหลักเขตที่ดินยังไม่ได้ดำเนินการ", 1),
    # Nothing tells.
    ("ถนนสายบ้านกลาง", None),
]


@pytest.mark.parametrize(("words", "level"), LEVELS)
def test_level(words: str, level: int | None) -> None:
    assert level_of(words).level == level


def test_the_deciding_words_are_told() -> None:
    words = "กองช่างได้ซ่อมแซมถนน และแจ้งผลให้ประชาชนทราบ"
    told = level_of(words)
    assert told.level == 7
    assert words[told.start : told.end] == "แจ้งผล"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        # หาก (if) inside ปัญหาการ (problem of) and หากิน (earn a living) is no condition.
        ("ได้แก้ไขปัญหาการระบายน้ำแล้ว", 6),
        ("ปัญหากลิ่นเหม็นได้รับการแก้ไข", 6),
        ("จัดซื้ออุปกรณ์ทำมาหากินแล้ว", 6),
        # เพื่อ (for) inside เพื่อน (friend) is no purpose.
        ("เพื่อนบ้านช่วยกันซ่อมแซมศาลาแล้ว", 6),
        # กำลัง (being done) inside กำลังใจ (courage) is no state of a work.
        ("สร้างขวัญกำลังใจแก่ประชาชน", None),
        # Two states side by side: the higher counts.
        ("กองทุนโอนเงินให้แล้ว และ อสม.กำลังคัดกรองเบาหวาน", 6),
        # ไม่ right before a verb negates it, and the notice to whoever asked reports back.
        ("เทศบาลไม่ย้ายแผงปลา และจะปรับปรุงท่อหากมีงบประมาณ", 2),
        ("ช่างซ่อมเสร็จและโทรแจ้งผู้ขอแล้ว", 7),
        # What the line is about is done by nobody.
        ("การเพิ่มรอบเก็บขยะ กองสาธารณสุขรับไปพิจารณา", 1),
        # ประสานงานที่ดี (good coordination) refers nothing to anybody.
        ("เกิดการประสานงานที่ดี", 0),
        # A verb in the name of a problem is no deed.
        ("รับทราบเรื่องก่อสร้างเขื่อน", 1),
    ],
)
def test_a_cue_inside_another_word_is_none(words: str, level: int | None) -> None:
    assert level_of(words).level == level


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        # Who stands first is the subject, whatever the verb; what follows only receives.
        ("ผู้รับจ้างอุดรอยร้าวเสร็จแล้ว และ อบต. แจ้งผลให้ชาวบ้านทราบ", "ผู้รับจ้าง"),
        ("ปลัดอำเภอฝ่ายความมั่นคงนัดหมายผู้ใหญ่บ้านแล้ว", "ปลัดอำเภอฝ่ายความมั่นคง"),
        ("กองช่างได้ซ่อมแซมถนน", "กองช่าง"),
        ("มอบหมายให้กองช่างดำเนินการ", "กองช่าง"),
        ("นายกองค์การบริหารส่วนตำบลมอบหมายให้กองสวัสดิการสังคมสำรวจ", "นายกองค์การบริหารส่วนตำบล"),
        ("ซ่อมแซมแล้วโดยสำนักช่าง", "สำนักช่าง"),
        ("ได้แก้ไขโดยกองสาธารณสุข", "กองสาธารณสุข"),
        ("ซ่อมแซมถนนแล้ว", None),
        ("นายอำเภอลงนามคำสั่ง", "นายอำเภอ"),
        ("ศูนย์ฯ ขยายเวลาเปิดแล้ว", "ศูนย์ฯ"),
        ("กองสาธารณสุขอยู่ระหว่างออกแบบ", "กองสาธารณสุข"),
        ("ส่งเรื่องให้การประปาส่วนภูมิภาคประมาณการ", "การประปาส่วนภูมิภาค"),
        # Neither the place where something stands nor letters within other words have done it.
        ("ซ่อมถนนหน้าวัดกลางแล้ว", None),
        ("ตรวจสอบจุดเสี่ยงแล้ว", None),
        ("สำนักปลัดแจ้งผลให้ประชาชนทราบ", "สำนักปลัด"),
    ],
)
def test_actor(words: str, actor: str | None) -> None:
    told = actor_of(words)
    assert (told[0] if told else None) == actor
    if told:
        assert words[told[1] : told[2]] == told[0]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        # What is put in force is no longer drawn up; what is still being drawn up is.
        ("จัดทำระเบียบตลาดและประกาศใช้เมื่อวันที่ 3 มิถุนายน 2567", 4),
        ("ประกาศใช้ระเบียบตลาด และอยู่ระหว่างจัดทำป้าย", 5),
        # The day on which something is to begin has not come.
        ("กำหนดวันเริ่มงาน จะแจ้งอีกครั้ง", 2),
        ("เริ่มขุดลอกแล้วสองช่วง", 5),
        # The end of a line may stand between those who are told and the telling.
        ("ออกประกาศและแจ้งให้ชุมชน ทราบทางเสียงตามสายแล้ว", 7),
    ],
)
def test_states_that_words_around_them_settle(words: str, level: int) -> None:
    assert level_of(words).level == level


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("งานประปา กองช่าง เปลี่ยนท่อแล้ว", "งานประปา กองช่าง"),
        ("งานเทศกิจ สำนักปลัดเทศบาลจัดระเบียบทางเท้า", "งานเทศกิจ สำนักปลัดเทศบาล"),
        ("งานประปา กองทุนหมู่บ้านสมทบค่าท่อ", "งานประปา"),
        ("สำนักงานสาธารณสุขอำเภอกำลังตรวจน้ำ", "สำนักงานสาธารณสุขอำเภอ"),
        ("กองช่างขอรับการสนับสนุนทราย", "กองช่าง"),
        ("นิติกรแก้ร่างแล้ว", "นิติกร"),
    ],
)
def test_a_body_is_named_with_the_one_it_is_part_of(words: str, actor: str) -> None:
    told = actor_of(words)
    assert told is not None
    assert told[0] == actor
    assert words[told[1] : told[2]] == actor


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("นำไปเป็นแนวทางจัดทำร่างข้อบัญญัติงบประมาณ", 2),
        ("ข้อเสนอลดค่าเช่า เทศบาลไม่สามารถดำเนินการได้", 1),
        ("มอบหมายกองคลังติดตามความคืบหน้า", 3),
        ("รอจัดหาเสื้อชูชีพ", 2),
        ("เพิ่มถังขยะในปีหน้า", 2),
        ("ประสานกรมป่าไม้มาช่วย ส่วนรั้วจะบรรจุในแผนปีถัดไป", 3),
        ("ส่งเรื่อง 3 จุดให้แขวงทางหลวง ส่วนที่เหลือจะติดโคมเมื่อได้รับจัดสรรเงิน", 3),
        ("กำหนดให้ทุกแห่งใช้ระบบนัด โดยจะเริ่มในเดือนตุลาคม 2567", 2),
    ],
)
def test_what_has_not_come_about_is_no_deed(words: str, level: int) -> None:
    assert level_of(words).level == level


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("มอบหมายนักวิชาการสาธารณสุขเป็นพี่เลี้ยง", "นักวิชาการสาธารณสุข"),
        ("โอนเงินให้กลุ่มออมทรัพย์แล้ว", None),
        ("อยู่ระหว่างรังวัดแนวเขตร่วมกับสำนักงานที่ดินอำเภอ", None),
        ("สสอ.ท่าช้าง จัดซื้อทรายแจกให้โรงเรียนแล้ว", "สสอ.ท่าช้าง"),
    ],
)
def test_who_is_given_something_did_nothing(words: str, actor: str | None) -> None:
    found = actor_of(words)
    assert (found[0] if found else None) == actor


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("ได้ทำทางเดินชั่วคราวตามที่ขอ", 6),
        ("กองช่างได้ย้ายเสาไฟพ้นทางรถเข็น", 6),
        ("ได้ไม้กวาดเพิ่ม", None),
        ("อำเภอมอบต้นกล้าครบ 40 ครัวเรือน", 6),
        ("ตรวจน้ำแล้วสองเดือน และติดผลตรวจไว้หน้าโรงสูบ", 7),
    ],
)
def test_what_was_done_as_everyday_words_tell_it(words: str, level: int | None) -> None:
    assert level_of(words).level == level
