-- agency_candidate
-- th: หน่วยงานที่ชื่อในรายงานอาจหมายถึง เมื่อชื่อนั้นตรงกับหลายแห่ง
-- en: The agencies that a report's stated name may mean, where it fits several
-- grain: report_id, position
-- columns:
--   report_id VARCHAR: รายงาน | report
--   position INTEGER: ลำดับ | order, from 1
--   agency_id VARCHAR: หน่วยงานที่อาจเป็น ใช้แก้ไข report.agency_id ได้ | an agency it may be: what report.agency_id can be corrected to
--   kind VARCHAR: รหัสประเภทหน่วยงาน | code of the kind of agency
--   name VARCHAR: ชื่อเต็ม | full name
--   short_name VARCHAR: ชื่อย่อ | short name
--   subdistrict VARCHAR: ตำบล ไม่มีคำนำหน้า | subdistrict without its prefix
--   district VARCHAR: อำเภอ ไม่มีคำนำหน้า | district without its prefix
--   province VARCHAR: จังหวัด ไม่มีคำนำหน้า | province without its prefix
create table agency_candidate as
with newest as (
    select * from ledger.agency
    qualify row_number() over (partition by agency_id order by source = 'registry' desc, added_at desc, reading_id) = 1
)

select
    candidate.report_id,
    candidate.position,
    candidate.agency_id,
    newest.kind,
    newest.name,
    newest.short_name,
    newest.subdistrict,
    newest.district,
    newest.province
from ledger.agency_candidate as candidate
inner join current_reading as reading on candidate.reading_id = reading.reading_id
inner join newest on candidate.agency_id = newest.agency_id
order by candidate.report_id, candidate.position;
