-- activity
-- th: กิจกรรมที่จัดแล้ว (is_event) หรือบรรทัดที่เพียงระบุประเภทกิจกรรม นับเฉพาะแถวที่ is_current และ duplicate_of ว่าง
-- en: Things held (is_event), or lines that only name a type; counts take rows with is_current and duplicate_of NULL
-- grain: activity_id
-- columns:
--   activity_id VARCHAR: รหัสกิจกรรม | key
--   report_id VARCHAR: รายงาน | its report
--   agency_id VARCHAR: หน่วยงานของรายงาน | the agency of its report
--   position INTEGER: ลำดับในเอกสาร เริ่มที่ 1 | order in the document, from 1
--   name VARCHAR: ชื่อตามเอกสาร ว่างเมื่อไม่มีถ้อยคำบอก | its stated title; NULL where no words tell
--   is_event BOOLEAN: จริงเมื่อจัดแล้ว เท็จเมื่อเป็นเพียงประเภท | true for something held; false for a type of activity
--   kind VARCHAR: รหัสประเภท ว่างเมื่อบอกไม่ได้ | code of its kind; NULL where the text does not tell
--   mode VARCHAR: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   held_from DATE: วันแรกที่จัด | first day
--   held_to DATE: วันสุดท้ายที่จัด | last day
--   date_precision VARCHAR: ความละเอียดของวันที่ day month none | day, month or none
--   recurrence VARCHAR: ความถี่ที่เอกสารกล่าวอ้าง | how often, as the document claims
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของกิจกรรม | fiscal year (BE) of the activity itself
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อไม่ระบุ | round 1 or 2; NULL where not known
--   place VARCHAR: สถานที่ | place
--   participants_total INTEGER: จำนวนผู้เข้าร่วม (คน) ตามที่ระบุ ว่างเมื่อไม่ระบุ | people who attended as stated; NULL where not stated
--   follow_through_level TINYINT: ระดับสูงสุดของการนำผลไปใช้ 0–7 | highest level among its follow_through rows
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
--   is_current BOOLEAN: รายงานยังไม่ถูกแทน | its report is current
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   duplicate_of VARCHAR: กิจกรรมเดียวกันที่นับแล้วในรายงานปัจจุบันฉบับอื่น | the same event, kept in another current report
create table activity as
with level as (
    select
        reading_id,
        activity_id,
        max(level) as highest
    from ledger.follow_through
    group by reading_id, activity_id
),

told as (
    select
        activity.activity_id,
        activity.report_id,
        report.agency_id,
        activity.position,
        activity.name,
        activity.is_event,
        activity.kind,
        activity.mode,
        activity.held_from,
        activity.held_to,
        activity.date_precision,
        activity.recurrence,
        activity.fiscal_year,
        activity.round,
        activity.place,
        activity.participants_total,
        level.highest as follow_through_level,
        activity.char_start,
        activity.char_end,
        report.is_current,
        report.is_demonstration,
        report.received_at,
        report.position as report_position,
        agency.province
    from ledger.activity as activity
    inner join current_reading as reading on activity.reading_id = reading.reading_id
    inner join report on activity.report_id = report.report_id
    left join agency on report.agency_id = agency.agency_id
    left join level on activity.reading_id = level.reading_id and activity.activity_id = level.activity_id
),

-- The same agency told of the same event, on the same days, in two current reports:
-- a whole-year report beside a round's. The one in the report received last is kept.
same_event as (
    select
        activity_id,
        first_value(report_id) over newest as kept_report_id,
        first_value(activity_id) over newest as kept_activity_id
    from told
    where
        is_current
        and is_event
        and agency_id is not null
        and name is not null
        and held_from is not null
        and date_precision = 'day'
    window newest as (
        partition by
            is_demonstration,
            agency_id,
            held_from,
            held_to,
            -- Spacing, punctuation, case and the script of digits do not make another event.
            regexp_replace(
                translate(lower(nfc_normalize(name)), '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '[\s\p{P}\p{S}]', '', 'g'
            )
        order by received_at desc, report_position desc, report_id desc, position asc, activity_id asc
    )
)

select
    told.* exclude (received_at, report_position, province),
    if(same_event.kept_report_id <> told.report_id, same_event.kept_activity_id, null) as duplicate_of
from told
left join same_event on told.activity_id = same_event.activity_id
order by
    told.is_demonstration,
    told.fiscal_year,
    told.round,
    told.province,
    told.agency_id,
    told.received_at,
    told.report_position,
    told.position;
