-- evidence
-- th: ถ้อยคำและกฎที่ตัดสินค่าแต่ละค่า
-- en: The words, and the rule, that decided each coded value
-- columns:
--   document_id VARCHAR: เอกสาร | the document
--   report_id VARCHAR: รายงาน | the report
--   activity_id VARCHAR: กิจกรรม ว่างเมื่อเป็นค่าของรายงาน | the activity; NULL for a value of the report
--   field VARCHAR: ค่าที่ตัดสิน | the column that was decided
--   value VARCHAR: ค่าที่ได้ | the value it was given
--   rule VARCHAR: กฎที่ใช้ | the rule that gave it
--   confidence DOUBLE: ความเชื่อมั่น 0–1 ว่างเมื่อยังไม่ได้วัด | how often that rule is right, 0 to 1; NULL where not measured
--   char_start INTEGER: ตำแหน่งเริ่มในข้อความ | start of its span in document.text
--   char_end INTEGER: ตำแหน่งสิ้นสุด (ไม่รวม) | end of its span, exclusive
create table evidence as
select
    reading.document_id,
    coalesce(evidence.report_id, activity.report_id) as report_id,
    evidence.activity_id,
    evidence.field,
    evidence.value,
    evidence.rule,
    evidence.confidence,
    evidence.char_start,
    evidence.char_end
from ledger.evidence as evidence
inner join current_reading as reading on evidence.reading_id = reading.reading_id
left join activity on evidence.activity_id = activity.activity_id
order by reading.document_id, report_id, evidence.activity_id, evidence.char_start, evidence.field;
