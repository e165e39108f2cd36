-- document
-- th: เอกสารที่ได้รับ หนึ่งแถวต่อหนึ่งไฟล์ พร้อมข้อความที่ทุกตำแหน่งอ้างถึง
-- en: Received files, one row each, with the text that every span points into
-- grain: document_id
-- columns:
--   document_id VARCHAR: SHA-256 ของไบต์ที่ได้รับ | SHA-256 of the received bytes, hex
--   file_name VARCHAR: ชื่อไฟล์ตามที่ได้รับ | file name as received
--   media_type VARCHAR: ชนิดของเนื้อหา | media type, told by content
--   encoding VARCHAR: รหัสอักขระ | character encoding
--   byte_count BIGINT: ขนาดเป็นไบต์ | size in bytes
--   received_at TIMESTAMP: เวลาที่รับ (UTC) เรียงตามลำดับการรับ | when received (UTC), strictly increasing in the order accepted
--   original_kept BOOLEAN: เก็บไฟล์ต้นฉบับไว้ในที่เก็บ | the received bytes lie in the store
--   is_demonstration BOOLEAN: เป็นเอกสารสาธิต | a demonstration document
--   doubts VARCHAR[]: เหตุผลที่ควรให้คนตรวจดู | reasons, in Thai, to look at it by eye
--   locator_starts INTEGER[]: ตำแหน่งในข้อความที่แต่ละที่เริ่ม | where in the text each place begins
--   locators VARCHAR[]: ที่ในต้นฉบับ page:3 cell:แผ่น1!B7 paragraph:12 table:2:3:1 | the page, cell or paragraph of the original
--   unclaimed_share DOUBLE: ส่วนของเนื้อความที่ไม่มีองค์ประกอบใดใช้ 0–1 ว่างเมื่อไม่มีเนื้อความ | share of the body that no element claims; NULL without a body
--   unclaimed_starts INTEGER[]: ตำแหน่งเริ่มของถ้อยคำที่ไม่มีองค์ประกอบใดใช้ | where each passage that no element claims begins
--   unclaimed_ends INTEGER[]: ตำแหน่งสิ้นสุด (ไม่รวม) | where it ends, exclusive
--   text VARCHAR: ข้อความที่ปรับรูปแล้ว | the normalised text that spans point into
create table document as
select
    document.document_id,
    document.file_name,
    reading.media_type,
    reading.encoding,
    document.byte_count,
    document.received_at,
    coalesce(document.original_kept, true) as original_kept,
    reading.is_demonstration,
    reading.doubts,
    reading.locator_starts,
    reading.locators,
    reading.unclaimed_share,
    reading.unclaimed_starts,
    reading.unclaimed_ends,
    reading.text
from ledger.document as document
inner join current_reading on document.document_id = current_reading.document_id
inner join ledger.reading as reading on current_reading.reading_id = reading.reading_id
order by document.received_at;
