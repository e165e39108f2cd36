-- current_reading
-- temporary
-- th: การอ่านที่ใช้ของแต่ละเอกสาร: ครั้งที่อ่านใหม่ที่สุด ครั้งก่อนหน้ายังอยู่ในบัญชี
-- en: The reading in use of each document: the newest one; earlier ones stay in the ledger. Its text, which is large, stays there too
create temp table current_reading as
select
    reading_id,
    document_id,
    is_demonstration,
    words_digest
from ledger.reading
qualify row_number() over (partition by document_id order by read_at desc, rules_version desc) = 1;
