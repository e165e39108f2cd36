-- cube_group
-- th: ผลรวมของกลุ่มผู้มีส่วนร่วมในกิจกรรมที่นับ คอลัมน์ activities บวกข้ามประเภทกลุ่มไม่ได้ เพราะกิจกรรมหนึ่งมีหลายกลุ่ม
-- en: Groups of counted activities summed up; `activities` may not be added over category or side: one activity names many
-- grain: agency_id, fiscal_year, round, kind, mode, is_event, category, side, is_demonstration
-- columns:
--   agency_id VARCHAR: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของกิจกรรม | fiscal year (BE) of the activity
--   round TINYINT: รอบของกิจกรรม | round of the activity
--   kind VARCHAR: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode VARCHAR: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   is_event BOOLEAN: จัดแล้วหรือเป็นเพียงประเภท | held, or only a type
--   category VARCHAR: รหัสประเภทกลุ่ม | code of the category of group
--   side VARCHAR: ภายใน ภายนอก ก้ำกึ่ง หรือไม่ระบุ | internal, external, grey or unknown
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   activities BIGINT: กิจกรรมที่มีกลุ่มประเภทนี้ | distinct activities that name the category
--   mentions BIGINT: จำนวนแถวกลุ่ม | group rows
--   with_headcount BIGINT: แถวที่ระบุจำนวนคน | group rows with a stated headcount
--   heads BIGINT: จำนวนคนรวมเท่าที่ระบุ | people, where stated; NULL where nowhere stated
create table cube_group as
select
    activity.agency_id,
    activity.fiscal_year,
    activity.round,
    activity.kind,
    activity.mode,
    activity.is_event,
    participant_group.category,
    participant_group.side,
    activity.is_demonstration,
    count(distinct activity.activity_id) as activities,
    count(*) as mentions,
    count(participant_group.headcount) as with_headcount,
    sum(participant_group.headcount)::bigint as heads
from activity
inner join participant_group on activity.activity_id = participant_group.activity_id
where activity.is_current and activity.duplicate_of is null
group by all
order by
    activity.is_demonstration,
    activity.fiscal_year,
    activity.round,
    activity.agency_id,
    participant_group.side,
    participant_group.category;
