-- question.th: ข้อสังเกตตามกฎใดมีกี่ข้อ หนักเพียงใด ของรายงานและของทั้งเอกสาร
-- question.en: How many findings are there by rule, how grave, of reports and of whole documents?
-- grain: one row a rule and severity, the gravest first
-- parameters:
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   rule TEXT: code
--   severity TEXT: error, warning, note
--   findings INTEGER: of current reports and their activities, and of whole documents
--   of_reports INTEGER: of these, of current reports and their activities
--   of_documents INTEGER: of these, of whole documents; one without a report counts only where nothing but the data is filtered

with
chosen as (
    select
        report.report_id,
        report.document_id,
        report.is_current
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

of_reports as (
    select
        finding.rule,
        finding.severity,
        count(*) as findings
    from finding
    where finding.report_id in (select chosen.report_id from chosen where chosen.is_current)
    group by all
),

of_documents as (
    select
        finding.rule,
        finding.severity,
        count(*) as findings
    from finding
    where
        finding.report_id is null
        and finding.is_demonstration = $demonstration
        and (
            finding.document_id in (select chosen.document_id from chosen)
            or (
                coalesce($fiscal_years, $rounds) is null
                and coalesce($provinces, $kinds, $agencies) is null
                and finding.document_id not in (select report.document_id from report)
            )
        )
    group by all
)

select
    rule,
    severity,
    cast(coalesce(of_reports.findings, 0) + coalesce(of_documents.findings, 0) as bigint) as findings,
    cast(coalesce(of_reports.findings, 0) as bigint) as of_reports,
    cast(coalesce(of_documents.findings, 0) as bigint) as of_documents
from of_reports
full outer join of_documents using (rule, severity)
order by array_position(['error', 'warning', 'note'], severity), findings desc, rule
