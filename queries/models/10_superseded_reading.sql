-- superseded_reading
-- temporary
-- th: การอ่านที่มีการอ่านใหม่กว่าของเอกสารเดียวกัน มักไม่มีหรือมีน้อย จึงคัดออกได้เร็วกว่าเลือกการอ่านที่ใช้
-- en: The readings that a newer one replaced. There are few or none: to leave these out is quicker than to pick the others
create temp table superseded_reading as
select reading_id from ledger.reading
where reading_id not in (select reading_id from current_reading);
