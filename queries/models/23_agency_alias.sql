-- agency_alias
-- th: ชื่ออื่นของหน่วยงาน เช่น ชื่อหรือฐานะเดิม พร้อมวันที่ใช้ชื่อนั้น
-- en: Other names of agencies, such as an earlier name or status, with the time each was borne
-- grain: agency_id, kind, alias, valid_from
-- columns:
--   agency_id VARCHAR: หน่วยงาน | agency
--   alias VARCHAR: ชื่อเต็มอื่น | another name, written out
--   kind VARCHAR: ประเภทของหน่วยงานเมื่อใช้ชื่อนั้น | code of its kind under that name
--   valid_from DATE: วันแรกที่ใช้ ว่างเมื่อไม่ทราบหรือไม่จำกัด | first day; NULL is open
--   valid_to DATE: วันสุดท้ายที่ใช้ ว่างเมื่อไม่ทราบหรือไม่จำกัด | last day; NULL is open
create table agency_alias as
with newest as (
    select * from ledger.agency_alias
    qualify rank() over (partition by agency_id, kind, alias order by added_at desc) = 1
)

select distinct
    coalesce(same.agency_id, newest.agency_id) as agency_id,
    newest.alias,
    newest.kind,
    newest.valid_from,
    newest.valid_to
from newest
left join agency_identity as same on newest.agency_id = same.told_id
inner join agency on coalesce(same.agency_id, newest.agency_id) = agency.agency_id
order by agency_id, valid_from, alias;
