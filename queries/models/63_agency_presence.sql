-- agency_presence
-- th: หน่วยงานหนึ่งแห่งหนึ่งแถว กับช่วงที่คาดรายงาน ที่ส่ง และที่ขาด เป็นบิตตาม period_bit
-- en: One row an agency (and kind, where that changed), with the periods in which it is expected, here or missing as bits of period_bit
-- grain: is_demonstration, agency_id, agency_kind, era
-- columns:
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
--   region ENUM: ภาค (สี่ภาค) | one of the four regions
--   geographic_region ENUM: ภาค (หกภาคภูมิศาสตร์) | one of the six geographic regions
--   province_cluster ENUM: กลุ่มจังหวัด | one of the eighteen clusters of provinces; Bangkok by itself
--   province ENUM: จังหวัดของหน่วยงาน | province of the agency
--   district ENUM: อำเภอ ตามด้วยจังหวัด เพราะชื่ออำเภอซ้ำกันได้ | district, then its province: a name may stand in several
--   agency_kind ENUM: รหัสประเภทหน่วยงาน | code of the kind of agency
--   agency_id ENUM: หน่วยงาน ว่างเมื่อระบุไม่ได้ | agency; NULL where it is not known
--   era TINYINT: ชุดของช่วงใน period_bit ปกติมีชุดเดียว | the era of period_bit that the bits are of; as a rule there is one
--   present BIGINT: ช่วงที่มีแถวใน cube_agency_round | periods of which cube_agency_round has a row
--   reports_expected BIGINT: ช่วงที่คาดรายงาน | periods a report is expected of
--   expected_here BIGINT: ในจำนวนนั้น มีแล้ว | of these, those whose report is here
--   with_report BIGINT: ช่วงที่มีรายงาน หรือมีรายงานทั้งปี | periods with a report of their own, or of the whole year
--   unregistered BIGINT: ในจำนวนนั้น ของหน่วยงานนอกทะเบียน | of these, of an agency in no registry
--   missing_due BIGINT: ช่วงที่ครบกำหนดแล้วและยังไม่มีรายงาน | periods whose report is due and not here
--   missing_open BIGINT: ช่วงที่ยังเปิดอยู่และยังไม่มีรายงาน | periods still open whose report is not here
create table agency_presence as
with
told as (
    select
        cube.*,
        period_bit.era,
        period_bit.mask
    from cube_agency_round as cube
    inner join period_bit
        on cube.fiscal_year is not distinct from period_bit.fiscal_year and cube.round is not distinct from period_bit.round
)

select
    is_demonstration,
    region,
    geographic_region,
    province_cluster,
    province,
    district,
    agency_kind,
    agency_id,
    era,
    bit_or(mask) as present,
    bit_or(case when reports_expected > 0 then mask else 0 end) as reports_expected,
    bit_or(case when expected_here > 0 then mask else 0 end) as expected_here,
    bit_or(case when with_report > 0 then mask else 0 end) as with_report,
    bit_or(case when unregistered > 0 then mask else 0 end) as unregistered,
    bit_or(case when reports_expected > expected_here and reports_due > 0 then mask else 0 end) as missing_due,
    bit_or(case when reports_expected > expected_here and reports_due = 0 then mask else 0 end) as missing_open
from told
group by all
order by is_demonstration, region, province, agency_id, agency_kind, era;
