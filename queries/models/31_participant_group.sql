-- participant_group
-- th: กลุ่มผู้มีส่วนร่วมตามที่เอกสารเรียก หนึ่งแถวต่อหนึ่งกลุ่ม
-- en: Groups of participants as the document names them, one row each
-- grain: activity_id, position
-- columns:
--   activity_id VARCHAR: กิจกรรม | its activity
--   position INTEGER: ลำดับ เริ่มที่ 1 | order, from 1
--   label VARCHAR: ชื่อกลุ่มตามเอกสาร | the group as named
--   category VARCHAR: รหัสประเภทกลุ่ม | code of its category
--   side VARCHAR: ภายใน ภายนอก ก้ำกึ่ง หรือไม่ระบุ | internal, external, grey or unknown
--   headcount INTEGER: จำนวน (คน) ว่างเมื่อไม่ระบุ | people; NULL where not stated
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table participant_group as
select
    child.activity_id,
    child.position,
    coalesce(person.value['label'], child.label) as label,
    coalesce(person.value['category'], child.category) as category,
    if(map_contains(person.value, 'category'), of_category.side, child.side) as side,
    if(map_contains(person.value, 'headcount'), person.value['headcount']::integer, child.headcount) as headcount,
    child.char_start,
    child.char_end
from ledger.participant_group as child
anti join superseded_reading on child.reading_id = superseded_reading.reading_id
inner join activity on child.activity_id = activity.activity_id
left join corrected as person
    on
        person.target_table = 'participant_group'
        and child.activity_id = person.activity_id
        and child.position = person.row_position
left join lookup_participant_categories as of_category on person.value['category'] = of_category.category
-- As the activities lie: one number sorts in a fraction of the time that their names take.
order by activity.rowid, child.position;
