-- wanted_reading
-- temporary
-- th: การอ่านที่มีการแก้ไขโดยคนอ้างถึง และการอ่านที่ใช้อยู่ของเอกสารเดียวกัน
-- en: The readings that corrections were made against, and those in use of the same documents
create or replace temp table wanted_reading as
select reading_id from ledger.correction
union
select reading_id from current_reading
where document_id in (select document_id from ledger.correction);
