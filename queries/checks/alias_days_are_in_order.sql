-- th: ชื่ออื่นของหน่วยงานเริ่มใช้ไม่หลังวันเลิกใช้
-- en: Another name of an agency is borne from an earlier day to a later one
-- severity: error
select
    agency_id,
    alias,
    valid_from,
    valid_to
from agency_alias
where valid_from > valid_to
order by agency_id, alias;
