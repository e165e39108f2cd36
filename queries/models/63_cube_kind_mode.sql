-- cube_kind_mode
-- th: ผลรวมของกิจกรรมตามจังหวัด ประเภทหน่วยงาน รอบ ประเภท และรูปแบบ
-- en: Activities of a province, kind of agency, round, kind and mode, summed up
-- grain: region, geographic_region, province_cluster, province, agency_kind, fiscal_year, round, kind, mode, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region ENUM: ภาค (สี่ภาค) | one of the four regions
--   geographic_region ENUM: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster ENUM: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   agency_kind ENUM: รหัสประเภทหน่วยงาน | code of the kind of agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   is_closed BOOLEAN: รอบหรือปีนั้นสิ้นสุดแล้ว ว่างเมื่อไม่ทราบปี | the round, or the year, is over; NULL where the year is not known
--   kind ENUM: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode ENUM: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   as cube_agency_round from activities
create table cube_kind_mode as
select
    is_demonstration,
    region,
    geographic_region,
    province_cluster,
    province,
    agency_kind,
    fiscal_year,
    round,
    is_closed,
    kind,
    mode,
    sum(columns(summed.* exclude (is_demonstration, region, geographic_region, province_cluster, province, agency_kind, fiscal_year, round, is_closed, kind, mode)))::integer
from (
    select * exclude (agency_id, district, level, categories, sides, levels, rules, days_to_action, people)
    from activity_fact
) as summed
group by all
order by is_demonstration, region, province, agency_kind, fiscal_year, round, kind, mode;
