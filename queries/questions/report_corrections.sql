-- question.th: คนยืนยันหรือแก้ค่าใดในรายงานฉบับนี้
-- question.en: What did people confirm or correct in this report?
-- grain: one row a correction of the report, or of its document where the row is there no more, the oldest first
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   correction_id TEXT: key
--   activity_id TEXT: NULL for a value of the report, and where the row is there no more
--   activity_position INTEGER: its position in the report
--   target_table TEXT: the table of the value
--   position INTEGER: of the row in its activity; NULL for a report or an activity
--   field TEXT: the column
--   machine_value TEXT: what the reading said when it was corrected
--   machine_value_now TEXT: what the reading in use says
--   value TEXT: what the person said; NULL = unknown
--   status TEXT: applied, confirmed, reopened, replaced, withdrawn
--   why TEXT: code, why it is reopened or replaced; NULL where nothing changed
--   is_in_force BOOLEAN: the published table shows this value
--   is_overruled BOOLEAN: in force, and not what the reading in use says
--   reason TEXT: as given
--   corrected_by TEXT: who
--   corrected_at TIMESTAMP: when, in Thailand
--   withdrawn_by TEXT: who took it back
--   withdrawn_at TIMESTAMP: when, in Thailand
--   withdrawn_reason TEXT: as given
--   anchor TEXT: the words that the row was read from

select
    correction.correction_id,
    correction.activity_id,
    activity.position as activity_position,
    correction.target_table,
    correction.position,
    correction.field,
    correction.machine_value,
    correction.machine_value_now,
    correction.value,
    correction.status,
    correction.why,
    correction.is_in_force,
    correction.is_in_force and (correction.value is distinct from correction.machine_value_now) as is_overruled,
    correction.reason,
    correction.corrected_by,
    correction.corrected_at + interval 7 hour as corrected_at,
    correction.withdrawn_by,
    correction.withdrawn_at + interval 7 hour as withdrawn_at,
    correction.withdrawn_reason,
    correction.anchor
from correction
left join activity on correction.activity_id = activity.activity_id
where
    correction.report_id = $report_id
    or (
        correction.report_id is null
        and correction.document_id = (select report.document_id from report where report.report_id = $report_id)
    )
order by correction.corrected_at, correction.correction_id
