-- question.th: คนยืนยันหรือแก้ค่าใดไว้บ้าง และค่าใดควรดูอีกครั้ง
-- question.en: What did people confirm or correct, and what wants another look?
-- grain: one row a correction, the newest first
-- parameters:
--   statuses TEXT[] NULL: applied, confirmed, reopened, replaced, withdrawn; NULL = all
-- columns:
--   correction_id TEXT: key
--   status TEXT: code
--   why TEXT: code, why it is reopened or replaced; NULL where nothing changed
--   target_id TEXT: the report_id or activity_id; NULL where the reading in use has no such row
--   target_table TEXT: the table of the value
--   position INTEGER: of the row in its activity; NULL for a report or an activity
--   field TEXT: the column
--   machine_value TEXT: what the reading said when it was corrected
--   machine_value_now TEXT: what the reading in use says
--   value TEXT: what the person said; NULL = unknown
--   verdict TEXT: confirm or overrule
--   is_in_force BOOLEAN: the published table shows this value
--   reason TEXT: as given
--   corrected_by TEXT: who
--   corrected_at TIMESTAMP: when, UTC
--   withdrawn_by TEXT: who took it back
--   withdrawn_at TIMESTAMP: when, UTC
--   withdrawn_reason TEXT: as given
--   anchor TEXT: the words that the row was read from
--   document_id TEXT: the document
--   file_name TEXT: as received
--   short_name TEXT: of the agency
--   is_demonstration BOOLEAN: demonstration data

select
    correction.correction_id,
    correction.status,
    correction.why,
    coalesce(correction.activity_id, correction.report_id) as target_id,
    correction.target_table,
    correction.position,
    correction.field,
    correction.machine_value,
    correction.machine_value_now,
    correction.value,
    correction.verdict,
    correction.is_in_force,
    correction.reason,
    correction.corrected_by,
    correction.corrected_at,
    correction.withdrawn_by,
    correction.withdrawn_at,
    correction.withdrawn_reason,
    correction.anchor,
    correction.document_id,
    document.file_name,
    agency.short_name,
    correction.is_demonstration
from correction
left join document on correction.document_id = document.document_id
left join report on correction.report_id = report.report_id
left join agency on report.agency_id = agency.agency_id
where $statuses is null or correction.status = any($statuses)
order by correction.corrected_at desc, correction.correction_id
