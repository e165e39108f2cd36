-- search_told
-- temporary
-- th: ถ้อยคำที่ค้นได้ของกิจกรรมที่นับ ยังไม่มีตัวถ้อยคำ มีเพียงที่อยู่และลายนิ้วมือ
-- en: What can be searched in counted activities: where it stands and a digest of it, not the words themselves
-- A row is named by its place in its table, which a published file never changes: a tenth of what activity_id would take.
-- Tables of this build are not committed yet, and then rowid counts from another number than 0.
-- A place is one number, which is compared and sorted in a fraction of the time of its parts: activity_row (29 bits), which
-- table it is (2 bits, in the order of the fields' names: follow_through, issue, name, result), field_row (32 bits).
create temp table search_told as
with counted as (
    select
        activity.rowid - (select min(others.rowid) from activity as others) as activity_row,
        activity.activity_id,
        activity.name
    from activity
    where activity.is_current and activity.duplicate_of is null
),

told as (
    select
        2 as field_no,
        counted.activity_row as field_row,
        counted.activity_row,
        counted.name as text
    from counted
    where counted.name is not null
    union all
    select
        1 as field_no,
        issue.rowid - (select min(others.rowid) from issue as others) as field_row,
        counted.activity_row,
        issue.text
    from issue
    inner join counted on issue.activity_id = counted.activity_id
    where issue.text is not null
    union all
    select
        3 as field_no,
        result.rowid - (select min(others.rowid) from result as others) as field_row,
        counted.activity_row,
        result.text
    from result
    inner join counted on result.activity_id = counted.activity_id
    where result.text is not null
    union all
    select
        0 as field_no,
        follow_through.rowid - (select min(others.rowid) from follow_through as others) as field_row,
        counted.activity_row,
        follow_through.text
    from follow_through
    inner join counted on follow_through.activity_id = counted.activity_id
    where follow_through.text is not null
)

select
    (activity_row << 34) + (field_no::bigint << 32) + field_row as place,
    -- 64 bits and the length: of fifteen million texts, two others are taken for one once in a hundred million builds.
    hash(text) as digest,
    length(text) as letters
from told;
