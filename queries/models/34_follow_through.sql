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
--   acted_on DATE: วันแรกที่ถ้อยคำของรายการที่ทำแล้วเสร็จบอกไว้ (วัน เดือน พ.ศ.) | the first full date in the words of a step that was done
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table follow_through as
with
-- Only what was done has a day on which it was done; a plan's day is no such day.
dated as (
    select
        child.reading_id,
        child.activity_id,
        child.position,
        regexp_extract(
            translate(child.text, '๐๑๒๓๔๕๖๗๘๙', '0123456789'),
            -- The names stand here because DuckDB wants the pattern whole; lookup_months gives each its number.
            '([0-9]{1,2}) *(?:เดือน *)?(มกราคม|ม\.ค\.|กุมภาพันธ์|กุมภาพันธุ์|ก\.พ\.|มีนาคม|มี\.ค\.|เมษายน|เม\.ย\.|พฤษภาคม|พ\.ค\.|มิถุนายน|มิ\.ย\.|กรกฎาคม|กรกฏาคม|ก\.ค\.|สิงหาคม|ส\.ค\.|กันยายน|ก\.ย\.|ตุลาคม|ต\.ค\.|พฤศจิกายน|พ\.ย\.|ธันวาคม|ธ\.ค\.) *(?:พ\.ศ\. *)?(25[0-9]{2})',
            ['day', 'month', 'year']
        ) as said
    from ledger.follow_through as child
    inner join current_reading as reading on child.reading_id = reading.reading_id
    -- A year of the era is 25 and two digits: most texts have none, and are not searched.
    where
        (contains(child.text, '25') or contains(child.text, '๒๕'))
        and (
            child.level >= 6
            or child.activity_id in (select corrected.activity_id from corrected where target_table = 'follow_through')
        )
),

acted as (
    select
        dated.reading_id,
        dated.activity_id,
        dated.position,
        try_cast(
            printf('%04d-%02d-%02d', try_cast(dated.said.year as integer) - 543, lookup_months.month, try_cast(dated.said.day as integer))
            as date
        ) as acted_on
    from dated
    inner join lookup_months on dated.said.month = lookup_months.name
)

select
    child.activity_id,
    child.position,
    child.text,
    if(map_contains(person.value, 'level'), person.value['level']::tinyint, child.level) as level,
    if(map_contains(person.value, 'actor'), person.value['actor'], child.actor) as actor,
    if(
        if(map_contains(person.value, 'level'), person.value['level']::tinyint, child.level) >= 6, acted.acted_on, null
    ) as acted_on,
    child.char_start,
    child.char_end
from ledger.follow_through as child
anti join superseded_reading on child.reading_id = superseded_reading.reading_id
inner join activity on child.activity_id = activity.activity_id
left join acted
    on
        child.reading_id = acted.reading_id
        and child.activity_id = acted.activity_id
        and child.position = acted.position
left join corrected as person
    on
        person.target_table = 'follow_through'
        and child.activity_id = person.activity_id
        and child.position = person.row_position
-- As the activities lie: one number sorts in a fraction of the time that their names take.
order by activity.rowid, child.position;
