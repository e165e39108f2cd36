-- question.th: หน่วยงานใดในตำบลเดียวกันที่แห่งหนึ่งหยุดรายงานแล้วอีกแห่งเริ่ม จึงอาจเป็นหน่วยงานเดียวกันที่เปลี่ยนฐานะ
-- question.en: Where in one subdistrict did one agency stop reporting before another began, so that both may be one body?
-- grain: one row a pair; a person has to confirm it, for two local authorities can share a subdistrict
-- parameters:
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: the later one
--   present_name TEXT: the later one's, in full
--   alias TEXT: the earlier one's name, in full
--   kind TEXT: the earlier one's kind
--   alias_agency_id TEXT: the earlier one
--   subdistrict TEXT: of both
--   district TEXT: of both
--   province TEXT: of both
--   last_fiscal_year INTEGER: the last that the earlier one reported for
--   first_fiscal_year INTEGER: the first that the later one reported for

with span as (
    select
        agency.agency_id,
        agency.kind,
        agency.name,
        agency.subdistrict,
        agency.district,
        agency.province,
        agency.is_registered,
        min(report.fiscal_year * 2 + coalesce(report.round, 1)) as first_half,
        max(report.fiscal_year * 2 + coalesce(report.round, 2)) as last_half,
        min(report.fiscal_year) as first_year,
        max(report.fiscal_year) as last_year
    from agency
    inner join report on agency.agency_id = report.agency_id
    where
        report.is_current
        and report.fiscal_year is not null
        and agency.is_demonstration = $demonstration
        and agency.subdistrict is not null
        and agency.kind in ('sao', 'subdistrict_municipality', 'town_municipality', 'city_municipality')
    group by all
)

select
    later.agency_id,
    later.name as present_name,
    earlier.name as alias,
    earlier.kind,
    earlier.agency_id as alias_agency_id,
    later.subdistrict,
    later.district,
    later.province,
    cast(earlier.last_year as integer) as last_fiscal_year,
    cast(later.first_year as integer) as first_fiscal_year
from span as earlier
inner join span as later
    on
        earlier.subdistrict = later.subdistrict
        and earlier.district = later.district
        and earlier.province = later.province
        and earlier.kind <> later.kind
        and earlier.last_half < later.first_half
-- An agency that the registry lists as such is one of its own today.
where not earlier.is_registered
order by later.province collate th, later.district collate th, later.subdistrict collate th, later.agency_id
