-- issue
-- th: ประเด็นที่ยกขึ้นหรือเสนอต่อผู้มีส่วนร่วม
-- en: What was raised, or put to the participants
-- grain: activity_id, position
-- columns:
--   activity_id VARCHAR: กิจกรรม | its activity
--   position INTEGER: ลำดับ เริ่มที่ 1 | order, from 1
--   text VARCHAR: ถ้อยคำตามเอกสาร | the words of the document
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table issue as
select
    child.activity_id,
    child.position,
    coalesce(person.value['text'], child.text) as text,
    child.char_start,
    child.char_end
from ledger.issue as child
anti join superseded_reading on child.reading_id = superseded_reading.reading_id
inner join activity on child.activity_id = activity.activity_id
left join corrected as person
    on
        person.target_table = 'issue'
        and child.activity_id = person.activity_id
        and child.position = person.row_position
-- As the activities lie: one number sorts in a fraction of the time that their names take.
order by activity.rowid, child.position;
