-- corrected
-- temporary
-- th: ค่าที่คนยืนยันหรือแก้และใช้อยู่ หนึ่งแถวต่อหนึ่งแถวของการอ่าน
-- en: The values in force that a person confirmed or corrected: one row a row that was read, its values by field, as text
create temp table corrected as
select
    target_table,
    report_id,
    activity_id,
    row_position_now as row_position,
    map_from_entries(list((field, value))) as value
from correction_target
where is_found and is_newest and verdict <> 'withdraw'
group by target_table, report_id, activity_id, row_position_now;
