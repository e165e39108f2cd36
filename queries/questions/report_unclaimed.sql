-- question.th: ถ้อยคำใดในเอกสารของรายงานฉบับนี้ที่ไม่มีองค์ประกอบใดใช้
-- question.en: Which words of this report's document does no element claim?
-- grain: one row a passage, in document order
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

select
    unnest(document.unclaimed_starts) as char_start,
    unnest(document.unclaimed_ends) as char_end
from report
inner join document on report.document_id = document.document_id
where report.report_id = $report_id
order by char_start
