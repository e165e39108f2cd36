-- cube_kind_mode_category
-- th: ผลรวมตามประเภทกลุ่ม ของจังหวัด ประเภทหน่วยงาน รอบ ประเภท และรูปแบบของกิจกรรม
-- en: Activities held of a province, kind of agency, round, kind and mode, summed up by category of group
-- grain: region, geographic_region, province_cluster, province, agency_kind, fiscal_year, round, kind, mode, category, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region ENUM: ภาค (สี่ภาค) | one of the four regions
--   geographic_region ENUM: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster ENUM: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   agency_kind ENUM: รหัสประเภทหน่วยงาน | code of the kind of agency
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   kind ENUM: รหัสประเภทกิจกรรม | code of the kind of activity
--   mode ENUM: รหัสรูปแบบการมีส่วนร่วม | code of the mode of participation
--   category ENUM: ประเภทกลุ่ม ตาม participant_categories.csv | category of group, as in participant_categories.csv
--   heads INTEGER: คนในกลุ่มที่ระบุจำนวน ว่างเมื่อไม่มีกลุ่มใดระบุ | people of its groups with a headcount; NULL where none has one
--   groups INTEGER: แถวกลุ่มในกิจกรรมที่จัด | group rows of activities held
--   counted INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   naming INTEGER: กิจกรรมที่จัดซึ่งเอ่ยถึง | activities held that name it
--   uncounted INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่มนี้ | of these, with no headcount for it
create table cube_kind_mode_category as
with summed as (
    select
        is_demonstration,
        region,
        geographic_region,
        province_cluster,
        province,
        agency_kind,
        fiscal_year,
        round,
        kind,
        mode,
        bit,
        sum(heads)::integer as heads,
        sum(groups)::integer as groups,
        sum(counted)::integer as counted,
        sum(naming)::integer as naming,
        sum(uncounted)::integer as uncounted
    from category_sum
    left join agency_place as place on category_sum.agency_id = place.agency_id
    group by all
)

select
    summed.is_demonstration,
    summed.region,
    summed.geographic_region,
    summed.province_cluster,
    summed.province,
    summed.agency_kind,
    summed.fiscal_year,
    summed.round,
    summed.kind,
    summed.mode,
    known.category::category_name as category,
    summed.heads,
    summed.groups,
    summed.counted,
    summed.naming,
    summed.uncounted
from summed
inner join lookup_participant_categories as known on summed.bit = known.bit
order by
    summed.is_demonstration,
    summed.region,
    summed.province,
    summed.agency_kind,
    summed.fiscal_year,
    summed.round,
    summed.kind,
    summed.mode,
    category;
