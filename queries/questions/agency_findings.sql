-- question.th: รายงานของหน่วยงานนี้มีอะไรที่ขัดกันหรือขาด
-- question.en: What looks wrong or is missing in this agency's reports?
-- grain: one row a finding of a current report, the gravest first
-- parameters:
--   agency_id TEXT: key of the agency
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
-- columns:
--   rule TEXT: code
--   severity TEXT: error, warning, note
--   message TEXT: in Thai
--   report_id TEXT: the report
--   activity_id TEXT: the activity; NULL where it is of the whole report
--   fiscal_year INTEGER: of the report, พ.ศ.
--   round INTEGER: of the report; NULL = whole year or not known

select
    finding.rule,
    finding.severity,
    finding.message,
    finding.report_id,
    finding.activity_id,
    cast(report.fiscal_year as integer) as fiscal_year,
    cast(report.round as integer) as round
from finding
inner join report on finding.report_id = report.report_id
where
    report.agency_id = $agency_id
    and report.is_current
    and ($fiscal_years is null or coalesce(report.fiscal_year, 0) = any($fiscal_years))
    and ($rounds is null or coalesce(report.round, 0) = any($rounds))
order by
    array_position(['error', 'warning', 'note'], finding.severity),
    finding.rule,
    report.fiscal_year desc nulls last,
    report.round desc nulls last,
    finding.message
