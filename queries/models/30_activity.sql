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
        step.activity_id,
        max(if(map_contains(person.value, 'level'), person.value['level']::tinyint, step.level)) as highest
    from ledger.follow_through as step
    anti join superseded_reading on step.reading_id = superseded_reading.reading_id
    left join corrected as person
        on
            person.target_table = 'follow_through'
            and step.activity_id = person.activity_id
            and step.position = person.row_position
    group by step.activity_id
),

-- The reports whose period a person corrected, with the one that was read.
moved as (
    select
        report.report_id,
        report.fiscal_year,
        report.round
    from ledger.report as report
    inner join current_reading as reading on report.reading_id = reading.reading_id
    inner join corrected as person on person.target_table = 'report' and report.report_id = person.report_id
    where map_contains(person.value, 'fiscal_year') or map_contains(person.value, 'round')
),

usual as (
    select
        kind,
        any_value(nullif(mode, '')) as mode
    from lookup_activity_kinds
    group by kind
),

spoken as (
    select
        activity.* replace (
            if(map_contains(person.value, 'name'), person.value['name'], activity.name) as name,
            coalesce(person.value['is_event']::boolean, activity.is_event) as is_event,
            if(map_contains(person.value, 'kind'), person.value['kind'], activity.kind) as kind,
            case
                when map_contains(person.value, 'mode') then person.value['mode']
                -- A mode that came with the kind goes with it; one that the words told stays.
                when map_contains(person.value, 'kind') and activity.mode is not distinct from usual_read.mode
                    then usual_now.mode
                else activity.mode
            end as mode,
            if(map_contains(person.value, 'recurrence'), person.value['recurrence'], activity.recurrence) as recurrence,
            if(map_contains(person.value, 'place'), person.value['place'], activity.place) as place,
            if(
                map_contains(person.value, 'participants_total'),
                person.value['participants_total']::integer,
                activity.participants_total
            ) as participants_total,
            if(day.activity_id is null, activity.held_from, day.held_from) as held_from,
            if(day.activity_id is null, activity.held_to, day.held_to) as held_to,
            coalesce(day.date_precision, activity.date_precision) as date_precision
        ),
        case
            when day.held_from is not null then 'its day'
            when day.activity_id is not null then 'its report'
            when
                activity.held_from is null
                and moved.report_id is not null
                and (moved.fiscal_year is not distinct from activity.fiscal_year)
                and (moved.round is not distinct from activity.round)
                then 'its report'
            else 'its words'
        end as period_by
    from ledger.activity as activity
    anti join superseded_reading on activity.reading_id = superseded_reading.reading_id
    left join corrected as person on person.target_table = 'activity' and activity.activity_id = person.activity_id
    left join usual as usual_read on activity.kind = usual_read.kind
    left join usual as usual_now on person.value['kind'] = usual_now.kind
    left join corrected_day as day on activity.activity_id = day.activity_id
    left join moved on activity.report_id = moved.report_id
),

-- Where each report lies: its activities are sorted by this number, not by names.
placed as (
    select
        report.*,
        row_number() over (
            order by agency.province, report.agency_id, report.received_at, report.position, report.report_id
        ) as report_place
    from report
    left join agency on report.agency_id = agency.agency_id
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
        case activity.period_by
            when 'its day' then (year(activity.held_from + interval 3 month) + 543)::smallint
            when 'its report' then report.fiscal_year
            else activity.fiscal_year
        end as fiscal_year,
        case activity.period_by
            when 'its day' then if(month(activity.held_from) between 4 and 9, 2, 1)::tinyint
            when 'its report' then report.round
            else activity.round
        end as round,
        activity.place,
        activity.participants_total,
        level.highest as follow_through_level,
        activity.char_start,
        activity.char_end,
        report.is_current,
        report.is_demonstration,
        report.received_at,
        report.position as report_position,
        report.report_place
    from spoken as activity
    inner join placed as report on activity.report_id = report.report_id
    left join level on activity.activity_id = level.activity_id
),

-- Only what could be told twice: names are costly to compare, and few days have two reports of one agency.
comparable as (
    select *
    from told
    where
        is_current
        and is_event
        and agency_id is not null
        and name is not null
        and held_from is not null
        and date_precision = 'day'
),

told_by_two as (
    select
        is_demonstration,
        agency_id,
        held_from
    from comparable
    group by all
    having min(report_place) <> max(report_place)
),

-- The same agency told of the same event, on the same days, in two current reports:
-- a whole-year report beside a round's. The one in the report received last is kept.
same_event as (
    select
        activity_id,
        first_value(report_id) over newest as kept_report_id,
        first_value(activity_id) over newest as kept_activity_id
    from comparable
    semi join told_by_two
        on
            comparable.is_demonstration = told_by_two.is_demonstration
            and comparable.agency_id = told_by_two.agency_id
            and comparable.held_from = told_by_two.held_from
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
    told.* exclude (received_at, report_position, report_place),
    if(same_event.kept_report_id <> told.report_id, same_event.kept_activity_id, null) as duplicate_of
from told
left join same_event on told.activity_id = same_event.activity_id
order by
    told.is_demonstration,
    told.fiscal_year,
    told.round,
    told.report_place,
    told.position;
