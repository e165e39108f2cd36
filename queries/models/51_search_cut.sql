-- search_cut
-- temporary
-- th: ถ้อยคำที่ค้นได้ ไม่ซ้ำกัน ตัดเป็นคำด้วย newmm
-- en: The texts that can be searched, each once, cut into words by newmm
-- grain: text_no
-- Agencies say the same over and over: a text is cut once, however many say it.
create temp table search_cut as
with once as (
    select
        digest,
        letters,
        arg_min(field, (activity_row, field, field_row)) as field,
        arg_min(field_row, (activity_row, field, field_row)) as field_row,
        row_number() over (order by min((activity_row, field, field_row)))::integer as text_no
    from search_told
    group by digest, letters
),

-- Fetched by row, so that the grouping above carries no text.
told as (
    select
        'name' as field,
        activity.rowid - first.row_no as field_row,
        activity.name as text
    from activity
    cross join (select min(rowid) as row_no from activity as others) as first
    union all
    select
        'issue' as field,
        issue.rowid - first.row_no as field_row,
        issue.text as text
    from issue
    cross join (select min(rowid) as row_no from issue as others) as first
    union all
    select
        'result' as field,
        result.rowid - first.row_no as field_row,
        result.text as text
    from result
    cross join (select min(rowid) as row_no from result as others) as first
    union all
    select
        'follow_through' as field,
        follow_through.rowid - first.row_no as field_row,
        follow_through.text as text
    from follow_through
    cross join (select min(rowid) as row_no from follow_through as others) as first
),

worded as (
    select
        once.*,
        told.text
    from once
    inner join told on once.field = told.field and once.field_row = told.field_row
)

select
    text_no,
    digest,
    letters,
    cut_words(text) as words
from worded
order by text_no;
