-- search_said
-- temporary
-- th: ถ้อยคำที่ค้นได้ ไม่ซ้ำกัน
-- en: The texts that can be searched, each once
-- grain: text_no
-- Agencies say the same over and over: a text is cut once, however many say it.
create temp table search_said as
with once as (
    select
        digest,
        letters,
        min(place) as place,
        row_number() over (order by min(place))::integer as text_no
    from search_told
    group by digest, letters
),

-- Fetched by row, so that the grouping above carries no text.
told as (
    select
        2 as field_no,
        activity.rowid - first.row_no as field_row,
        activity.name as text
    from activity
    cross join (select min(rowid) as row_no from activity as others) as first
    union all
    select
        1 as field_no,
        issue.rowid - first.row_no as field_row,
        issue.text as text
    from issue
    cross join (select min(rowid) as row_no from issue as others) as first
    union all
    select
        3 as field_no,
        result.rowid - first.row_no as field_row,
        result.text as text
    from result
    cross join (select min(rowid) as row_no from result as others) as first
    union all
    select
        0 as field_no,
        follow_through.rowid - first.row_no as field_row,
        follow_through.text as text
    from follow_through
    cross join (select min(rowid) as row_no from follow_through as others) as first
)

select
    once.text_no,
    once.digest,
    once.letters,
    told.text
from told
inner join once on (told.field_no::bigint << 32) + told.field_row = once.place & 17179869183;
