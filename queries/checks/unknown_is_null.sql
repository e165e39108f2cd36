-- th: สิ่งที่ไม่ทราบเป็นค่าว่าง (NULL) ไม่ใช่ข้อความว่างหรือจำนวนติดลบ
-- en: Unknown is NULL, never an empty text or a negative number
-- severity: error
with
-- Only what begins with a blank can be all blanks, and to look at the first letter is quick.
begins_blank as (
    select
        'name' as field,
        agency_id as found_in,
        name as value
    from agency
    where name = '' or starts_with(name, ' ')
    union all
    select
        'short_name' as field,
        agency_id as found_in,
        short_name as value
    from agency
    where short_name = '' or starts_with(short_name, ' ')
    union all
    select
        'subdistrict' as field,
        agency_id as found_in,
        subdistrict as value
    from agency
    where subdistrict = '' or starts_with(subdistrict, ' ')
    union all
    select
        'district' as field,
        agency_id as found_in,
        district as value
    from agency
    where district = '' or starts_with(district, ' ')
    union all
    select
        'province' as field,
        agency_id as found_in,
        province as value
    from agency
    where province = '' or starts_with(province, ' ')
    union all
    select
        'alias' as field,
        agency_id as found_in,
        alias as value
    from agency_alias
    where alias = '' or starts_with(alias, ' ')
    union all
    select
        'agency_id' as field,
        report_id as found_in,
        agency_id as value
    from report
    where agency_id = '' or starts_with(agency_id, ' ')
    union all
    select
        'title' as field,
        report_id as found_in,
        title as value
    from report
    where title = '' or starts_with(title, ' ')
    union all
    select
        'name' as field,
        activity_id as found_in,
        name as value
    from activity
    where name = '' or starts_with(name, ' ')
    union all
    select
        'place' as field,
        activity_id as found_in,
        place as value
    from activity
    where place = '' or starts_with(place, ' ')
    union all
    select
        'label' as field,
        activity_id as found_in,
        label as value
    from participant_group
    where label = '' or starts_with(label, ' ')
    union all
    select
        'text' as field,
        activity_id as found_in,
        text as value
    from follow_through
    where text = '' or starts_with(text, ' ')
    union all
    select
        'actor' as field,
        activity_id as found_in,
        actor as value
    from follow_through
    where actor = '' or starts_with(actor, ' ')
)

select
    field,
    found_in,
    value
from begins_blank
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
