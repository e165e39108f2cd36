-- cube_agency_category
-- th: ผลรวมตามประเภทกลุ่ม ของหน่วยงานแต่ละรอบ
-- en: Activities held by an agency in a round, summed up by category of group
-- grain: agency_id, fiscal_year, round, category, is_demonstration
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region ENUM: ภาค (สี่ภาค) | one of the four regions
--   geographic_region ENUM: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster ENUM: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   district ENUM: อำเภอ ตามด้วยจังหวัด เพราะชื่ออำเภอซ้ำกันได้ | district, then its province: a name may stand in several
--   agency_kind ENUM: รหัสประเภทหน่วยงาน | code of the kind of agency
--   agency_id ENUM: หน่วยงาน ว่างเมื่อไม่ทราบ | agency; NULL where it could not be told
--   fiscal_year SMALLINT: ปีงบประมาณ พ.ศ. | fiscal year (BE)
--   round TINYINT: รอบ 1 หรือ 2 ว่างเมื่อเป็นทั้งปีหรือไม่ทราบ | round 1 or 2; NULL is a whole year or not known
--   category ENUM: ประเภทกลุ่ม ตาม participant_categories.csv | category of group, as in participant_categories.csv
--   heads INTEGER: คนในกลุ่มที่ระบุจำนวน ว่างเมื่อไม่มีกลุ่มใดระบุ | people of its groups with a headcount; NULL where none has one
--   groups INTEGER: แถวกลุ่มในกิจกรรมที่จัด | group rows of activities held
--   counted INTEGER: ในจำนวนนั้น ระบุจำนวนคน | of these, with a headcount
--   naming INTEGER: กิจกรรมที่จัดซึ่งเอ่ยถึง | activities held that name it
--   uncounted INTEGER: ในจำนวนนั้น ไม่ทราบจำนวนคนของกลุ่มนี้ | of these, with no headcount for it
create table cube_agency_category as
with summed as (
    select
        is_demonstration,
        agency_id,
        fiscal_year,
        round,
        bit,
        sum(heads)::integer as heads,
        sum(groups)::integer as groups,
        sum(counted)::integer as counted,
        sum(naming)::integer as naming,
        sum(uncounted)::integer as uncounted
    from category_sum
    group by all
)

select
    summed.is_demonstration,
    place.region,
    place.geographic_region,
    place.province_cluster,
    place.province,
    place.district,
    place.agency_kind,
    summed.agency_id,
    summed.fiscal_year,
    summed.round,
    known.category::category_name as category,
    summed.heads,
    summed.groups,
    summed.counted,
    summed.naming,
    summed.uncounted
from summed
inner join lookup_participant_categories as known on summed.bit = known.bit
left join agency_place as place on summed.agency_id = place.agency_id
order by summed.is_demonstration, place.region, place.province, summed.agency_id, summed.fiscal_year, summed.round, category;
