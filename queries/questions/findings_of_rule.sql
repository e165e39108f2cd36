-- question.th: รายงานและเอกสารใดมีข้อสังเกตตามกฎนี้ และว่าอย่างไร
-- question.en: Which reports and documents have a finding of this rule, and what does it say?
-- grain: one row a finding, the gravest and the newest first
-- parameters:
--   rule TEXT: code of the rule
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
--   most INTEGER: no more rows than this
-- columns:
--   found INTEGER: how many there are, also where fewer rows are given
--   severity TEXT: error, warning, note
--   message TEXT: in Thai
--   report_id TEXT: a report whose words to read: its own, or the first of its document; NULL where the document has none
--   activity_id TEXT: the activity; NULL where it is of the whole report or document
--   is_of_document BOOLEAN: concerns the document, not a report alone
--   file_name TEXT: of the document
--   agency_id TEXT: of the report; NULL where it could not be told
--   short_name TEXT: of the agency
--   province TEXT: of the agency
--   fiscal_year INTEGER: of the report, พ.ศ.
--   round INTEGER: of the report; NULL = whole year or not known

with
chosen as (
    select
        report.report_id,
        report.document_id,
        report.is_current,
        report.position,
        report.fiscal_year,
        report.round,
        report.agency_id,
        agency.short_name,
        agency.province
    from report
    left join agency on report.agency_id = agency.agency_id
    where
        report.is_demonstration = $demonstration
        and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(report.round, 0) = any($rounds))
        and ($provinces is null or agency.province = any($provinces))
        and ($kinds is null or agency.kind = any($kinds))
        and ($agencies is null or report.agency_id = any($agencies))
),

first_of_document as (
    select * from chosen
    qualify row_number() over (partition by document_id order by position) = 1
),

told as (
    select
        finding.severity,
        finding.message,
        chosen.report_id,
        finding.activity_id,
        false as is_of_document,
        finding.document_id,
        chosen.agency_id,
        chosen.short_name,
        chosen.province,
        chosen.fiscal_year,
        chosen.round
    from finding
    inner join chosen on finding.report_id = chosen.report_id
    where finding.rule = $rule and chosen.is_current
    union all
    select
        finding.severity,
        finding.message,
        chosen.report_id,
        null as activity_id,
        true as is_of_document,
        finding.document_id,
        chosen.agency_id,
        chosen.short_name,
        chosen.province,
        chosen.fiscal_year,
        chosen.round
    from finding
    left join first_of_document as chosen on finding.document_id = chosen.document_id
    where
        finding.rule = $rule
        and finding.report_id is null
        and finding.is_demonstration = $demonstration
        and (
            chosen.document_id is not null
            or (
                coalesce($fiscal_years, $rounds) is null
                and coalesce($provinces, $kinds, $agencies) is null
                and finding.document_id not in (select report.document_id from report)
            )
        )
)

select
    cast(count(*) over () as bigint) as found,
    told.severity,
    told.message,
    told.report_id,
    told.activity_id,
    told.is_of_document,
    document.file_name,
    told.agency_id,
    told.short_name,
    told.province,
    cast(told.fiscal_year as integer) as fiscal_year,
    cast(told.round as integer) as round
from told
inner join document on told.document_id = document.document_id
order by
    array_position(['error', 'warning', 'note'], told.severity),
    told.fiscal_year desc nulls last,
    told.round desc nulls last,
    told.short_name,
    told.report_id,
    told.message
limit $most
