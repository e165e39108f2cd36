-- question.th: รายงานฉบับนี้มีอะไรน่าสงสัยหรือขาดไป
-- question.en: What looks wrong or is missing in this report?
-- grain: one row a finding of the report, or of its document as a whole
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   activity_id TEXT: NULL where it concerns the whole
--   rule TEXT: code
--   severity TEXT: error, warning, note
--   message TEXT: in Thai, for the reader
--   is_of_document BOOLEAN: concerns the document, not this report alone
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

select
    finding.activity_id,
    finding.rule,
    finding.severity,
    finding.message,
    finding.report_id is null as is_of_document,
    finding.char_start,
    finding.char_end
from finding
where
    finding.report_id = $report_id
    or (
        finding.report_id is null
        and finding.document_id = (select report.document_id from report where report.report_id = $report_id)
    )
order by
    array_position(['error', 'warning', 'note'], finding.severity), finding.char_start nulls first, finding.rule
