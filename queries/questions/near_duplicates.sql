-- question.th: รายงานคู่ใดมีถ้อยคำแทบเหมือนกัน ทั้งที่ต่างหน่วยงานหรือต่างปี
-- question.en: Which two reports say nearly the same, though they are of other agencies or other years?
-- grain: one row a pair of current reports of which one or both are chosen; the chosen one first, the most alike first, 500 at most
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   report_id TEXT: a chosen report
--   other_report_id TEXT: the one it is like
--   likeness DOUBLE: share of their own words that is the same, estimated, 0.7 to 1
--   agency_id TEXT: whose report; NULL where it could not be told
--   short_name TEXT: of the agency
--   province TEXT: bare name
--   fiscal_year INTEGER: of the report, พ.ศ.
--   round INTEGER: of the report; NULL = whole year or not known
--   other_agency_id TEXT: whose the other is; NULL where it could not be told
--   other_short_name TEXT: of the other agency
--   other_province TEXT: bare name
--   other_fiscal_year INTEGER: of the other report, พ.ศ.
--   other_round INTEGER: of the other report; NULL = whole year or not known
--   pairs INTEGER: pairs there are, also beyond the 500

with
chosen as (
    select report.report_id
    from report
    left join agency on report.agency_id = agency.agency_id
    where
        report.is_current
        and report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(report.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or report.agency_id = any($agencies))
),

-- A pair stands in the table both ways where each is among the ten nearest of the other: once is enough.
pair as (
    select near_duplicate.report_id, near_duplicate.other_report_id, near_duplicate.likeness
    from near_duplicate
    semi join chosen on near_duplicate.report_id = chosen.report_id
    qualify
        row_number() over (
            partition by
                least(near_duplicate.report_id, near_duplicate.other_report_id),
                greatest(near_duplicate.report_id, near_duplicate.other_report_id)
            order by near_duplicate.report_id
        ) = 1
)

select
    pair.report_id,
    pair.other_report_id,
    cast(pair.likeness as double) as likeness,
    report.agency_id,
    agency.short_name,
    agency.province,
    cast(report.fiscal_year as integer) as fiscal_year,
    cast(report.round as integer) as round,
    other.agency_id as other_agency_id,
    other_agency.short_name as other_short_name,
    other_agency.province as other_province,
    cast(other.fiscal_year as integer) as other_fiscal_year,
    cast(other.round as integer) as other_round,
    count(*) over () as pairs
from pair
inner join report on pair.report_id = report.report_id
inner join report as other on pair.other_report_id = other.report_id
left join agency on report.agency_id = agency.agency_id
left join agency as other_agency on other.agency_id = other_agency.agency_id
order by pair.likeness desc, pair.report_id, pair.other_report_id
limit 500
