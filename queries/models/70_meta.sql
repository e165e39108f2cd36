-- meta
-- th: ที่มาของไฟล์นี้ หนึ่งแถว
-- en: What this file was made from; one row
-- columns:
--   generation VARCHAR: ชื่อรุ่นของข้อมูล | name of the generation
--   built_at TIMESTAMP: เวลาที่สร้าง (UTC) | when built (UTC)
--   as_of DATE: วันที่ใช้ตัดสินว่ารอบใดสิ้นสุดแล้ว | the day against which rounds are closed
--   ruam_version VARCHAR: รุ่นของร่วม | version of Ruam
--   rules_version VARCHAR: รุ่นของกฎการอ่าน | version of the reading rules
--   fingerprint VARCHAR: ลายนิ้วมือของบัญชีและแบบจำลอง | digest of the ledger's state and the models
--   documents BIGINT: เอกสารในบัญชี | documents in the ledger
--   readings BIGINT: การอ่านในบัญชี | readings in the ledger
--   batches BIGINT: ชุดที่รับเข้าบัญชี | batches accepted into the ledger
--   corrections BIGINT: ค่าที่คนยืนยันหรือแก้และใช้อยู่ | values in force that a person confirmed or corrected
--   reports BIGINT: รายงานในไฟล์นี้ | reports in this file
--   activities BIGINT: กิจกรรมในไฟล์นี้ | activities in this file
create table meta as
select
    getvariable('generation')::varchar as generation,
    getvariable('built_at')::timestamp as built_at,
    getvariable('as_of')::date as as_of,
    getvariable('ruam_version')::varchar as ruam_version,
    getvariable('rules_version')::varchar as rules_version,
    getvariable('fingerprint')::varchar as fingerprint,
    (select count(*) from ledger.document) as documents,
    (select count(*) from ledger.reading) as readings,
    (select count(*) from ledger.batch) as batches,
    (select count(*) from correction where is_in_force) as corrections,
    (select count(*) from report) as reports,
    (select count(*) from activity) as activities;
