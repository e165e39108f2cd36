-- th: กิจกรรมที่ไม่นับเพราะซ้ำ ชี้ไปยังกิจกรรมของหน่วยงานเดียวกันในรายงานปัจจุบันฉบับอื่นที่นับอยู่
-- en: An activity left out as a duplicate points to one of the same agency, in another current report, that is counted
-- severity: error
select
    duplicate.activity_id,
    duplicate.report_id,
    duplicate.duplicate_of,
    kept.report_id as kept_report_id,
    kept.is_current as kept_is_current
from activity as duplicate
left join activity as kept on duplicate.duplicate_of = kept.activity_id
where
    duplicate.duplicate_of is not null
    and not coalesce(
        kept.is_current
        and duplicate.is_current
        and kept.duplicate_of is null
        and kept.report_id <> duplicate.report_id
        and kept.agency_id = duplicate.agency_id
        and kept.is_demonstration = duplicate.is_demonstration,
        false
    )
order by duplicate.report_id, duplicate.activity_id;
