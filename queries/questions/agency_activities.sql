-- question.th: หน่วยงานนี้จัดอะไร เมื่อใด ยกเรื่องใด ได้ผลอะไร และทำอะไรต่อ
-- question.en: What did this agency hold and when, what was raised, what came of it, and what was done with it?
-- grain: one row an issue, result or follow-through of a counted event; one with no section where an event tells none of them
-- parameters:
--   agency_id TEXT: key of the agency
--   fiscal_years INTEGER[] NULL: fiscal years in พ.ศ., 0 = not known; NULL = all
--   rounds INTEGER[] NULL: 1 = October to March, 2 = April to September, 0 = whole year or not known; NULL = all
-- columns:
--   activity_id TEXT: key
--   report_id TEXT: the report it was read from
--   name TEXT: stated title
--   kind TEXT: code
--   mode TEXT: code
--   fiscal_year INTEGER: of the activity, พ.ศ.
--   round INTEGER: of the activity
--   is_closed BOOLEAN: its round is closed; NULL where it is of no round
--   held_from DATE: first day
--   held_to DATE: last day
--   date_precision TEXT: day, month, none
--   recurrence TEXT: as claimed; NULL where none
--   participants_total INTEGER: people as stated; NULL where not
--   follow_through_level INTEGER: highest level; NULL where none is told
--   section TEXT: issue, result, follow_through; NULL where it tells none
--   position INTEGER: in the section of the activity
--   text TEXT: as written
--   level INTEGER: of a follow-through, 0 to 7; else NULL
--   actor TEXT: who did it, where named

with
mine as (
    select *
    from activity
    where
        activity.agency_id = $agency_id
        and activity.is_current
        and activity.duplicate_of is null
        and activity.is_event
        and ($fiscal_years is null or coalesce(activity.fiscal_year, 0) = any($fiscal_years))
        and ($rounds is null or coalesce(activity.round, 0) = any($rounds))
),

item as (
    select issue.activity_id, 'issue' as section, issue.position, issue.text, null as level, null as actor
    from issue
    union all
    select result.activity_id, 'result', result.position, result.text, null, null
    from result
    union all
    select step.activity_id, 'follow_through', step.position, step.text, step.level, step.actor
    from follow_through as step
)

select
    mine.activity_id,
    mine.report_id,
    mine.name,
    mine.kind,
    mine.mode,
    cast(mine.fiscal_year as integer) as fiscal_year,
    cast(mine.round as integer) as round,
    period.is_closed,
    mine.held_from,
    mine.held_to,
    mine.date_precision,
    mine.recurrence,
    mine.participants_total,
    cast(mine.follow_through_level as integer) as follow_through_level,
    item.section,
    item.position,
    item.text,
    cast(item.level as integer) as level,
    cast(item.actor as text) as actor
from mine
left join item on mine.activity_id = item.activity_id
left join period on mine.fiscal_year = period.fiscal_year and mine.round = period.round
order by
    mine.held_from desc nulls last,
    mine.fiscal_year desc nulls last,
    mine.round desc nulls last,
    mine.activity_id,
    array_position(['issue', 'result', 'follow_through'], item.section),
    item.position
