-- question.th: ชื่อหน่วยงานในรายงานนี้อาจหมายถึงแห่งใดได้บ้าง
-- question.en: Which agencies may the name in this report mean?
-- grain: one row an agency that the stated name fits, where it fits several and nobody has chosen
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   agency_id TEXT: what the report's agency can be corrected to
--   name TEXT: in full
--   subdistrict TEXT: bare name
--   district TEXT: bare name
--   province TEXT: bare name

select
    candidate.agency_id,
    candidate.name,
    candidate.subdistrict,
    candidate.district,
    candidate.province
from agency_candidate as candidate
inner join report on candidate.report_id = report.report_id
where candidate.report_id = $report_id and report.agency_id is null
order by candidate.position
