-- follow_through
-- th: สิ่งที่ทำต่อหลังการมีส่วนร่วม พร้อมระดับตามบันได 0–7
-- en: What was done with it afterwards, with its level on the ladder 0 to 7
-- grain: activity_id, position
-- columns:
--   activity_id VARCHAR: กิจกรรม | its activity
--   position INTEGER: ลำดับ เริ่มที่ 1 | order, from 1
--   text VARCHAR: ถ้อยคำตามเอกสาร | the words of the document
--   level TINYINT: ระดับ 0–7 ว่างเมื่อถ้อยคำไม่บอก | level 0 to 7; NULL where no words decide
--   actor VARCHAR: ผู้ดำเนินการ เมื่อระบุ | who did it, where named
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table follow_through as
select
    child.activity_id,
    child.position,
    child.text,
    if(map_contains(person.value, 'level'), person.value['level']::tinyint, child.level) as level,
    if(map_contains(person.value, 'actor'), person.value['actor'], child.actor) as actor,
    child.char_start,
    child.char_end
from ledger.follow_through as child
anti join superseded_reading on child.reading_id = superseded_reading.reading_id
inner join activity on child.activity_id = activity.activity_id
left join corrected as person
    on
        person.target_table = 'follow_through'
        and child.activity_id = person.activity_id
        and child.position = person.row_position
-- As the activities lie: one number sorts in a fraction of the time that their names take.
order by activity.rowid, child.position;
