-- cube_place_round
-- th: ผลรวมของจังหวัดและประเภทหน่วยงานแต่ละรอบ ทั้งกิจกรรมและรายงาน นับจำนวนหน่วยงานจากตารางนี้ไม่ได้
-- en: Activities and reports of a province and kind of agency in a round, summed up; agencies cannot be counted in it
-- grain: region, geographic_region, province_cluster, province, agency_kind, fiscal_year, round, is_demonstration
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
--   as cube_agency_round from reports
create table cube_place_round as
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
    sum(columns(summed.* exclude (is_demonstration, region, geographic_region, province_cluster, province, agency_kind, fiscal_year, round, is_closed)))::integer
from (select * exclude (agency_id, district) from cube_agency_round) as summed
group by all
order by is_demonstration, region, province, agency_kind, fiscal_year, round;
