-- th: ทุกตำแหน่งอยู่ภายในข้อความของเอกสารของตน และไม่ว่าง
-- en: Every span lies inside the text of its own document, and is not empty
-- severity: error
with text_length as (
    select
        document_id,
        length(text) as characters
    from document
),

activity_document as (
    select
        activity.activity_id,
        report.document_id
    from activity
    inner join report on activity.report_id = report.report_id
),

span as (
    select
        'activity' as table_name,
        activity_id,
        char_start,
        char_end
    from activity
    union all
    select
        'participant_group' as table_name,
        activity_id,
        char_start,
        char_end
    from participant_group
    union all
    select
        'issue' as table_name,
        activity_id,
        char_start,
        char_end
    from issue
    union all
    select
        'result' as table_name,
        activity_id,
        char_start,
        char_end
    from result
    union all
    select
        'follow_through' as table_name,
        activity_id,
        char_start,
        char_end
    from follow_through
),

located as (
    select
        span.table_name,
        activity_document.document_id,
        span.activity_id,
        span.char_start,
        span.char_end
    from span
    inner join activity_document on span.activity_id = activity_document.activity_id
    union all
    select
        'evidence' as table_name,
        document_id,
        activity_id,
        char_start,
        char_end
    from evidence
    union all
    select
        'finding' as table_name,
        document_id,
        activity_id,
        char_start,
        char_end
    from finding
    where char_start is not null or char_end is not null
)

select
    located.*,
    text_length.characters
from located
inner join text_length on located.document_id = text_length.document_id
where
    located.char_start is null
    or located.char_end is null
    or located.char_start < 0
    or located.char_start >= located.char_end
    or located.char_end > text_length.characters
order by located.table_name, located.document_id, located.char_start;
