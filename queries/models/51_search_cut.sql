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
worded as (
    select once.*, activity.name as text
    from once
    inner join activity on once.field_row = activity.rowid - (select min(others.rowid) from activity as others)
    where once.field = 'name'
    union all
    select once.*, issue.text
    from once
    inner join issue on once.field_row = issue.rowid - (select min(others.rowid) from issue as others)
    where once.field = 'issue'
    union all
    select once.*, result.text
    from once
    inner join result on once.field_row = result.rowid - (select min(others.rowid) from result as others)
    where once.field = 'result'
    union all
    select once.*, follow_through.text
    from once
    inner join follow_through on once.field_row = follow_through.rowid - (select min(others.rowid) from follow_through as others)
    where once.field = 'follow_through'
)

select
    text_no,
    digest,
    letters,
    cut_words(text) as words
from worded
order by text_no;
