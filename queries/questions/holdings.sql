-- question.th: มีข้อมูลจริงและข้อมูลสาธิตเท่าใด จากหน่วยงานใด ช่วงใด
-- question.en: How much is real and how much demonstration: documents, agencies, rounds, activities?
-- grain: one row for real data and one for demonstration data, where there is any
-- parameters:
-- columns:
--   is_demonstration BOOLEAN: demonstration data
--   documents INTEGER: documents read
--   reports INTEGER: current reports
--   agencies INTEGER: agencies with a current report
--   registered INTEGER: agencies of which reports are expected
--   provinces INTEGER: provinces of the agencies with a current report
--   activities INTEGER: activities held
--   rounds INTEGER: rounds of fiscal years with a current report, whole years apart
--   first_year INTEGER: earliest fiscal year of a current report, พ.ศ.
--   last_year INTEGER: latest
--   received_from TIMESTAMP: when the first document came in
--   received_to TIMESTAMP: when the last did

with
documents as (
    select
        document.is_demonstration,
        count(*) as documents,
        min(document.received_at) as received_from,
        max(document.received_at) as received_to
    from document
    group by document.is_demonstration
),

told as (
    select
        report.is_demonstration,
        count(*) as reports,
        count(distinct report.agency_id) as agencies,
        count(distinct agency.province) as provinces,
        count(distinct report.fiscal_year * 4 + report.round) as rounds,
        min(report.fiscal_year) as first_year,
        max(report.fiscal_year) as last_year
    from report
    left join agency on report.agency_id = agency.agency_id
    where report.is_current
    group by report.is_demonstration
)

select
    documents.is_demonstration,
    cast(documents.documents as bigint) as documents,
    cast(coalesce(told.reports, 0) as bigint) as reports,
    cast(coalesce(told.agencies, 0) as bigint) as agencies,
    cast((
        select count(*) from agency
        where agency.is_registered and agency.is_demonstration = documents.is_demonstration
    ) as bigint) as registered,
    cast(coalesce(told.provinces, 0) as bigint) as provinces,
    cast((
        select coalesce(sum(cube.events_held), 0) from cube_place_round as cube
        where cube.is_demonstration = documents.is_demonstration
    ) as bigint) as activities,
    cast(coalesce(told.rounds, 0) as bigint) as rounds,
    cast(told.first_year as integer) as first_year,
    cast(told.last_year as integer) as last_year,
    documents.received_from,
    documents.received_to
from documents
left join told on documents.is_demonstration = told.is_demonstration
order by documents.is_demonstration
