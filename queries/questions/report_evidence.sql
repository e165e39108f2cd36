-- question.th: ค่าที่อ่านได้ในรายงานฉบับนี้มาจากถ้อยคำใด
-- question.en: Which words decided the values read from this report?
-- grain: one row a coded value
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   activity_id TEXT: NULL for a value of the report
--   field TEXT: what was read
--   value TEXT: as coded
--   rule TEXT: what decided
--   confidence DOUBLE: how often that rule is right, 1 where a person confirmed it; NULL where not measured
--   is_overruled BOOLEAN: a person gave another value
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

select
    evidence.activity_id,
    evidence.field,
    evidence.value,
    evidence.rule,
    evidence.confidence,
    evidence.is_overruled,
    evidence.char_start,
    evidence.char_end
from evidence
left join activity on evidence.activity_id = activity.activity_id
where coalesce(evidence.report_id, activity.report_id) = $report_id
order by evidence.char_start, evidence.field
