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
--   is_demonstration BOOLEAN: เป็นเอกสารสาธิต | a demonstration document
--   doubts VARCHAR[]: เหตุผลที่ควรให้คนตรวจดู | reasons, in Thai, to look at it by eye
--   text VARCHAR: ข้อความที่ปรับรูปแล้ว | the normalised text that spans point into
create table document as
select
    document.document_id,
    document.file_name,
    reading.media_type,
    reading.encoding,
    document.byte_count,
    document.received_at,
    reading.is_demonstration,
    reading.doubts,
    reading.text
from ledger.document as document
inner join current_reading as reading on document.document_id = reading.document_id
order by document.received_at;
