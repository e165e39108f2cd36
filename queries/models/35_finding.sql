-- finding
-- th: สิ่งที่ดูผิดหรือขาด พร้อมตำแหน่งในข้อความเมื่อมี
-- en: What looks wrong or is missing, with its span where it has one
-- columns:
--   document_id VARCHAR: เอกสาร | the document
--   report_id VARCHAR: รายงาน เมื่อเป็นของรายงานหนึ่ง | the report, where it concerns one
--   activity_id VARCHAR: กิจกรรม เมื่อเป็นของกิจกรรมหนึ่ง | the activity, where it concerns one
--   rule VARCHAR: รหัสกฎ | code of the rule
--   severity VARCHAR: error warning หรือ note | error, warning or note
--   message VARCHAR: คำอธิบายสำหรับผู้อ่าน | what to tell the reader, in Thai
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
--   is_current BOOLEAN: รายงานยังไม่ถูกแทน หรือเป็นของทั้งเอกสาร | its report is current, or it concerns a whole document
--   is_demonstration BOOLEAN: ข้อมูลสาธิต | demonstration data
create table finding as
select
    reading.document_id,
    coalesce(finding.report_id, activity.report_id) as report_id,
    finding.activity_id,
    finding.rule,
    finding.severity,
    finding.message,
    finding.char_start,
    finding.char_end,
    coalesce(report.is_current, true) as is_current,
    coalesce(report.is_demonstration, reading.is_demonstration) as is_demonstration
from ledger.finding as finding
inner join current_reading as reading on finding.reading_id = reading.reading_id
left join activity on finding.activity_id = activity.activity_id
left join report on coalesce(finding.report_id, activity.report_id) = report.report_id
order by is_demonstration, reading.document_id, report_id, finding.char_start, finding.rule;
