-- agency
-- th: หน่วยงานที่มีในทะเบียน หรือที่เอกสารระบุ หนึ่งแถวต่อหนึ่งหน่วยงาน
-- en: Agencies of a registry, or named by a document; one row an agency
-- grain: agency_id
-- columns:
--   agency_id VARCHAR: รหัสที่ไม่เปลี่ยนแม้ชื่อหรือฐานะเปลี่ยน | stable: survives a change of name or status
--   kind VARCHAR: รหัสประเภทหน่วยงาน | code of the kind of agency
--   name VARCHAR: ชื่อเต็ม | full name
--   short_name VARCHAR: ชื่อย่อ | short name
--   subdistrict VARCHAR: ตำบล ไม่มีคำนำหน้า | subdistrict without its prefix
--   district VARCHAR: อำเภอ ไม่มีคำนำหน้า | district without its prefix
--   province VARCHAR: จังหวัด ไม่มีคำนำหน้า | province without its prefix
--   region VARCHAR: ภาค (สี่ภาคของกระทรวงมหาดไทย) | one of the four regions of the Ministry of Interior
--   geographic_region VARCHAR: ภาค (หกภาคภูมิศาสตร์ของราชบัณฑิตยสภา) | one of the six geographic regions of the Royal Society
--   province_cluster VARCHAR: กลุ่มจังหวัด (ประกาศ พ.ศ. 2560) กรุงเทพมหานครเป็นกลุ่มเอง | one of the eighteen clusters of provinces of 2017; Bangkok by itself
--   is_registered BOOLEAN: มีในทะเบียน จึงคาดว่าต้องมีรายงาน | stands in a registry, so a report is expected of it
--   is_demonstration BOOLEAN: เป็นหน่วยงานสมมติสำหรับสาธิต | invented for the demonstration
--   villages INTEGER: จำนวนหมู่บ้านตามทะเบียน | villages, as a registry tells
--   households INTEGER: จำนวนครัวเรือนตามทะเบียน | households, as a registry tells
--   population INTEGER: จำนวนประชากรตามทะเบียน | people, as a registry tells
create table agency as
with told as (
    select
        agency.* exclude (is_demonstration),
        agency.source = 'registry' as is_registered,
        agency.is_demonstration or coalesce(reading.is_demonstration, false) as is_demonstration
    from ledger.agency as agency
    left join current_reading as reading on agency.reading_id = reading.reading_id
    where
        -- One that is another under an earlier name has its reports there.
        agency.agency_id not in (select told_id from agency_identity)
        and (
            -- A place that a name might mean is no agency yet.
            (agency.source <> 'gazetteer' and (agency.reading_id is null or reading.reading_id is not null))
            -- Whom a person named is one, also where no document in use names it.
            or agency.agency_id in (
                select corrected.value['agency_id'] from corrected
                where corrected.target_table = 'report'
            )
        )
),

ranked as (
    select
        *,
        -- A demonstration document that names a real agency does not make that agency an invented one.
        bool_and(is_demonstration) over (partition by agency_id, is_registered) as is_only_demonstration,
        row_number() over (
            partition by agency_id
            order by is_registered desc, added_at desc, reading_id desc
        ) as newness
    from told
)

select
    ranked.agency_id,
    ranked.kind,
    ranked.name,
    ranked.short_name,
    ranked.subdistrict,
    ranked.district,
    ranked.province,
    lookup_regions.region,
    lookup_regions.geographic_region,
    lookup_regions.province_cluster,
    ranked.is_registered,
    case when ranked.is_registered then ranked.is_demonstration else ranked.is_only_demonstration end
        as is_demonstration,
    ranked.villages,
    ranked.households,
    ranked.population
from ranked
left join lookup_regions on ranked.province = lookup_regions.province
where ranked.newness = 1
order by is_demonstration, ranked.province, ranked.kind, ranked.agency_id;
