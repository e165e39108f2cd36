-- question.th: มีหน่วยงานใดบ้าง รหัสอะไร อยู่ที่ไหน
-- question.en: Which agencies are there, under which ids, and where?
-- grain: one row an agency
-- parameters:
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   kind TEXT: kind of agency
--   name TEXT: in full
--   short_name TEXT: abbreviated
--   subdistrict TEXT: bare name
--   district TEXT: bare name
--   province TEXT: bare name
--   villages INTEGER: as a registry tells
--   households INTEGER: as a registry tells
--   population INTEGER: as a registry tells
--   is_registered BOOLEAN: stands in a registry, so a report is expected of it
--   reports INTEGER: current reports of it

with counted as (
    select
        report.agency_id,
        count(*) as reports
    from report
    where report.is_current
    group by report.agency_id
)

select
    agency.agency_id,
    agency.kind,
    agency.name,
    agency.short_name,
    agency.subdistrict,
    agency.district,
    agency.province,
    agency.villages,
    agency.households,
    agency.population,
    agency.is_registered,
    coalesce(counted.reports, 0) as reports
from agency
left join counted on agency.agency_id = counted.agency_id
where
    agency.is_demonstration = $demonstration
    and ($provinces is null or agency.province = any($provinces))
order by
    agency.province collate th nulls last, agency.district collate th nulls last, agency.name collate th,
    agency.agency_id
