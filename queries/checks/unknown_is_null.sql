-- th: สิ่งที่ไม่ทราบเป็นค่าว่าง (NULL) ไม่ใช่ข้อความว่างหรือจำนวนติดลบ
-- en: Unknown is NULL, never an empty text or a negative number
-- severity: error
with text_value as (
    unpivot (
        select
            agency_id as found_in,
            name,
            short_name,
            subdistrict,
            district,
            province
        from agency
    ) on columns(* exclude (found_in)) into name field value value
    union all
    unpivot (
        select
            agency_id as found_in,
            alias
        from agency_alias
    ) on columns(* exclude (found_in)) into name field value value
    union all
    unpivot (
        select
            report_id as found_in,
            agency_id,
            title
        from report
    ) on columns(* exclude (found_in)) into name field value value
    union all
    unpivot (
        select
            activity_id as found_in,
            name,
            place
        from activity
    ) on columns(* exclude (found_in)) into name field value value
    union all
    unpivot (
        select
            activity_id as found_in,
            label
        from participant_group
    ) on columns(* exclude (found_in)) into name field value value
    union all
    unpivot (
        select
            activity_id as found_in,
            text,
            actor
        from follow_through
    ) on columns(* exclude (found_in)) into name field value value
)

select
    field,
    found_in,
    value
from text_value
where trim(value) = ''
union all
select
    'participants_total' as field,
    activity_id as found_in,
    participants_total::varchar as value
from activity
where participants_total < 0
union all
select
    'headcount' as field,
    activity_id as found_in,
    headcount::varchar as value
from participant_group
where headcount < 0
order by field, found_in;
