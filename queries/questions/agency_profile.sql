-- question.th: หน่วยงานนี้คือหน่วยงานใด ส่งรายงานกี่รอบ และครบองค์ประกอบกี่รอบ
-- question.en: Which agency is this, for how many rounds did it report, and how many of these were complete?
-- grain: one row, or none where there is no such agency
-- parameters:
--   agency_id TEXT: key of the agency
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
-- columns:
--   agency_id TEXT: key
--   name TEXT: in full
--   short_name TEXT: abbreviated
--   kind TEXT: code
--   subdistrict TEXT: bare name
--   district TEXT: bare name
--   province TEXT: bare name
--   is_registered BOOLEAN: stands in a registry, so a report is expected of it
--   villages INTEGER: as a registry tells
--   households INTEGER: as a registry tells
--   population INTEGER: as a registry tells
--   rounds_due INTEGER: closed rounds for which a report is expected of it
--   rounds_reported INTEGER: of these, with a report
--   rounds_complete INTEGER: of these, with a report that states all four elements
--   rounds_open INTEGER: begun and not yet closed

with due as (
    select
        count(*) filter (where r.is_expected and period.is_closed) as rounds_due,
        count(*) filter (where r.has_reported and r.is_expected and period.is_closed) as rounds_reported,
        count(*) filter (where r.is_complete and r.is_expected and period.is_closed) as rounds_complete,
        count(*) filter (where r.is_expected and not period.is_closed) as rounds_open
    from reporting as r
    inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
    where
        r.agency_id = $agency_id
        and ($fiscal_years is null or coalesce(r.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(r.round, 0) = any($rounds))
)

select
    agency.agency_id,
    agency.name,
    agency.short_name,
    agency.kind,
    agency.subdistrict,
    agency.district,
    agency.province,
    coalesce(agency.is_registered, false) as is_registered,
    agency.villages,
    agency.households,
    agency.population,
    due.rounds_due,
    due.rounds_reported,
    due.rounds_complete,
    due.rounds_open
from agency
cross join due
where agency.agency_id = $agency_id
