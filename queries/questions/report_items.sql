-- question.th: ประเด็น ผล และการนำไปใช้ในรายงานฉบับนี้มีอะไรบ้าง
-- question.en: What was raised, what came of it, and what was done with it, in this report?
-- grain: one row an issue, result or follow-through, in document order
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   activity_id TEXT: the activity
--   activity_position INTEGER: its position
--   section TEXT: issue, result, follow_through
--   position INTEGER: in the section of the activity
--   text TEXT: as written
--   level INTEGER: of a follow-through, 0 to 7; else NULL
--   actor TEXT: who did it, where named
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

with
item as (
    select activity_id, 'issue' as section, position, text, null as level, null as actor, char_start, char_end
    from issue
    union all
    select activity_id, 'result', position, text, null, null, char_start, char_end
    from result
    union all
    select activity_id, 'follow_through', position, text, level, actor, char_start, char_end
    from follow_through
)

select
    item.activity_id,
    activity.position as activity_position,
    item.section,
    item.position,
    item.text,
    cast(item.level as integer) as level,
    cast(item.actor as text) as actor,
    item.char_start,
    item.char_end
from item
inner join activity on item.activity_id = activity.activity_id
where activity.report_id = $report_id
order by activity.position, array_position(['issue', 'result', 'follow_through'], item.section), item.position
