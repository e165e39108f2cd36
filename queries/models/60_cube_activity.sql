-- cube_activity
-- th: ผลรวมของกิจกรรมที่นับ ทุกคอลัมน์ตัวเลขบวกกันได้
-- en: Counted activities summed up; every number may be added over any column of the grain
-- grain: agency_id, fiscal_year, round, kind, mode, is_event, is_demonstration
-- columns:
--   agency_id VARCHAR: หน่วยงาน | agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. ของกิจกรรม | fiscal year (BE) of the activity
--   round TINYINT: รอบของกิจกรรม | round of the activity
--   kind VARCHAR: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode VARCHAR: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   is_event BOOLEAN: จัดแล้วหรือเป็นเพียงประเภท | held, or only a type
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   activities BIGINT: จำนวนกิจกรรม | activities
--   with_total BIGINT: กิจกรรมที่ระบุจำนวนผู้เข้าร่วม | activities whose number of participants is stated
--   participants BIGINT: ผู้เข้าร่วมรวม (คน) เท่าที่ระบุ | people, where stated; NULL where nowhere stated
--   with_follow_through BIGINT: กิจกรรมที่มีแถวการนำผลไปใช้อย่างน้อยหนึ่งแถว | activities with at least one follow_through row
--   level_0 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 0 | activities whose highest level is 0
--   level_1 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 1 | activities whose highest level is 1
--   level_2 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 2 | activities whose highest level is 2
--   level_3 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 3 | activities whose highest level is 3
--   level_4 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 4 | activities whose highest level is 4
--   level_5 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 5 | activities whose highest level is 5
--   level_6 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 6 | activities whose highest level is 6
--   level_7 BIGINT: กิจกรรมที่ระดับสูงสุดเป็น 7 | activities whose highest level is 7
--   level_unknown BIGINT: กิจกรรมที่ไม่มีระดับ | activities without a level
create table cube_activity as
select
    activity.agency_id,
    activity.fiscal_year,
    activity.round,
    activity.kind,
    activity.mode,
    activity.is_event,
    activity.is_demonstration,
    count(*) as activities,
    count(activity.participants_total) as with_total,
    sum(activity.participants_total)::bigint as participants,
    count(followed.activity_id) as with_follow_through,
    count(*) filter (where activity.follow_through_level = 0) as level_0,
    count(*) filter (where activity.follow_through_level = 1) as level_1,
    count(*) filter (where activity.follow_through_level = 2) as level_2,
    count(*) filter (where activity.follow_through_level = 3) as level_3,
    count(*) filter (where activity.follow_through_level = 4) as level_4,
    count(*) filter (where activity.follow_through_level = 5) as level_5,
    count(*) filter (where activity.follow_through_level = 6) as level_6,
    count(*) filter (where activity.follow_through_level = 7) as level_7,
    count(*) filter (where activity.follow_through_level is null) as level_unknown
from activity
left join (select distinct activity_id from follow_through) as followed
    on activity.activity_id = followed.activity_id
where activity.is_current and activity.duplicate_of is null
group by all
order by
    activity.is_demonstration,
    activity.fiscal_year,
    activity.round,
    activity.agency_id,
    activity.kind,
    activity.mode,
    activity.is_event;
