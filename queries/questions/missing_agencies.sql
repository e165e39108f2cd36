-- question.th: หน่วยงานใดยังไม่มีรายงาน
-- question.en: Which agencies have not reported?
-- grain: one row an agency and round, begun and expected of it, for which no report came
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   agency_id TEXT: key
--   short_name TEXT: of the agency
--   kind TEXT: kind of agency
--   province TEXT: bare name
--   district TEXT: bare name
--   fiscal_year INTEGER: พ.ศ.
--   round INTEGER: 1 or 2
--   is_closed BOOLEAN: false = the round is still open, so it is not late
--   last_fiscal_year INTEGER: of its latest current report; NULL = none ever
--   last_round INTEGER: of that report; NULL also for a whole-year one

with
last_report as (
    select report.agency_id, report.fiscal_year, report.round
    from report
    where report.is_current and report.is_demonstration = $demonstration
    qualify
        row_number() over (
            partition by report.agency_id
            order by report.fiscal_year desc nulls last, coalesce(report.round, 2) desc, report.report_id
        ) = 1
)

select
    agency.agency_id,
    agency.short_name,
    agency.kind,
    agency.province,
    agency.district,
    cast(r.fiscal_year as integer) as fiscal_year,
    cast(r.round as integer) as round,
    period.is_closed,
    cast(last_report.fiscal_year as integer) as last_fiscal_year,
    cast(last_report.round as integer) as last_round
from reporting as r
inner join agency on r.agency_id = agency.agency_id
inner join period on r.fiscal_year = period.fiscal_year and r.round = period.round
left join last_report on r.agency_id = last_report.agency_id
where
    r.is_expected
    and not r.has_reported
    and r.is_demonstration = $demonstration
    and ($fiscal_years is null or coalesce(r.fiscal_year, 0) = any($fiscal_years))
    and ($rounds is null or coalesce(r.round, 0) = any($rounds))
    and ($provinces is null or agency.province = any($provinces))
    and ($kinds is null or agency.kind = any($kinds))
    and ($agencies is null or agency.agency_id = any($agencies))
order by r.fiscal_year desc, r.round desc, agency.province collate th, agency.short_name collate th, agency.agency_id
