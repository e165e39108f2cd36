-- search_points_to_its_words
-- th: ดัชนีค้นหาชี้ไปที่ถ้อยคำจริง ตรงตัวอักษร
-- en: The search index points to the words that it says stand there, to the letter
-- severity: error
-- Some five hundred texts of all, evenly: rows that are one off are off everywhere.
with sampled as (
    select text_no
    from search_text
    where text_no % greatest(1, (select count(*) from search_text as others) // 500) = 0
),

placed as (
    select search_place.*
    from search_place
    inner join sampled on search_place.text_no = sampled.text_no
    -- A text that everybody says is looked at in its first places.
    qualify row_number() over (
        partition by search_place.text_no, search_place.field
        order by search_place.field_row
    ) <= 3
),

worded as (
    select
        placed.*,
        activity.activity_id,
        activity.activity_id as said_by,
        activity.name as text
    from placed
    inner join activity on placed.activity_row = activity.rowid
    where placed.field = 'name' and placed.field_row = placed.activity_row
    union all
    select
        placed.*,
        activity.activity_id,
        issue.activity_id as said_by,
        issue.text
    from placed
    inner join activity on placed.activity_row = activity.rowid
    inner join issue on placed.field_row = issue.rowid
    where placed.field = 'issue'
    union all
    select
        placed.*,
        activity.activity_id,
        result.activity_id as said_by,
        result.text
    from placed
    inner join activity on placed.activity_row = activity.rowid
    inner join result on placed.field_row = result.rowid
    where placed.field = 'result'
    union all
    select
        placed.*,
        activity.activity_id,
        follow_through.activity_id as said_by,
        follow_through.text
    from placed
    inner join activity on placed.activity_row = activity.rowid
    inner join follow_through on placed.field_row = follow_through.rowid
    where placed.field = 'follow_through'
),

offending as (
    select
        'place' as what,
        placed.text_no,
        placed.field,
        placed.field_row,
        null as word
    from placed
    left join worded on placed.field = worded.field and placed.field_row = worded.field_row
    where worded.text is null or worded.activity_id <> worded.said_by
    union all
    select
        'hit' as what,
        worded.text_no,
        worded.field,
        worded.field_row,
        search_word.word
    from worded
    inner join search_hit on worded.text_no = search_hit.text_no
    inner join search_word on search_hit.word_no = search_word.word_no
    where
        lower(
            substr(translate(worded.text, '๐๑๒๓๔๕๖๗๘๙', '0123456789'), search_hit.starts_at + 1, length(search_word.word))
        ) <> search_word.word
    union all
    select
        'text without a place' as what,
        search_text.text_no,
        null as field,
        null as field_row,
        null as word
    from search_text
    anti join search_place on search_text.text_no = search_place.text_no
)

select
    what,
    text_no,
    field,
    field_row,
    word
from offending;
