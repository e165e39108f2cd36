-- question.th: หน่วยงานนี้ส่งรายงานฉบับใดบ้าง ฉบับใดใช้อยู่ และเหมือนรายงานของใคร
-- question.en: Which reports did this agency send, which of them stand, and whose are they like?
-- grain: one row a report, the newest period first, in each the one that stands first
-- parameters:
--   agency_id TEXT: key of the agency
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
-- columns:
--   report_id TEXT: key
--   fiscal_year INTEGER: พ.ศ.; NULL = not known
--   round INTEGER: NULL = whole year or not known
--   is_current BOOLEAN: false once a later one replaces it
--   elements INTEGER: of the four elements, how many stand
--   activities INTEGER: activities that it tells of
--   events INTEGER: of these, those that were held
--   findings INTEGER: what looks wrong or is missing
--   file_name TEXT: as received
--   received_at TIMESTAMP: when, in Thailand
--   like_report_id TEXT: the report it is most like, where one is nearly the same; NULL where none
--   like_agency_id TEXT: whose that is
--   like_name TEXT: its short name
--   like_fiscal_year INTEGER: and its year
--   likeness DOUBLE: share of what both say that is the same

with
mine as (
    select *
    from report
    where
        report.agency_id = $agency_id
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(report.round, 0) = any($rounds))
),

told as (
    select activity.report_id, count(*) as activities, count(*) filter (where activity.is_event) as events
    from activity
    where activity.report_id in (select mine.report_id from mine)
    group by activity.report_id
),

found as (
    select finding.report_id, count(*) as findings
    from finding
    where finding.report_id in (select mine.report_id from mine)
    group by finding.report_id
),

likest as (
    select near_duplicate.report_id, near_duplicate.other_report_id, near_duplicate.likeness
    from near_duplicate
    where near_duplicate.report_id in (select mine.report_id from mine)
    qualify
        row_number() over (
            partition by near_duplicate.report_id
            order by near_duplicate.likeness desc, near_duplicate.other_report_id
        ) = 1
)

select
    mine.report_id,
    cast(mine.fiscal_year as integer) as fiscal_year,
    cast(mine.round as integer) as round,
    mine.is_current,
    cast(mine.has_issue as integer) + cast(mine.has_participants as integer)
    + cast(mine.has_result as integer) + cast(mine.has_use as integer) as elements,
    coalesce(told.activities, 0) as activities,
    coalesce(told.events, 0) as events,
    coalesce(found.findings, 0) as findings,
    document.file_name,
    cast(mine.received_at + interval 7 hour as timestamp) as received_at,
    likest.other_report_id as like_report_id,
    other.agency_id as like_agency_id,
    agency.short_name as like_name,
    cast(other.fiscal_year as integer) as like_fiscal_year,
    likest.likeness
from mine
left join document on mine.document_id = document.document_id
left join told on mine.report_id = told.report_id
left join found on mine.report_id = found.report_id
left join likest on mine.report_id = likest.report_id
left join report as other on likest.other_report_id = other.report_id
left join agency on other.agency_id = agency.agency_id
order by mine.fiscal_year desc nulls last, mine.round desc nulls last, mine.is_current desc, mine.received_at desc, mine.report_id
