-- question.th: รายงานฉบับนี้กล่าวถึงกิจกรรมใดบ้าง
-- question.en: Which activities does this report tell of?
-- grain: one row an activity of the report, in document order
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   activity_id TEXT: key
--   position INTEGER: from 1 in document order
--   name TEXT: stated title
--   is_event BOOLEAN: held, not only a type
--   kind TEXT: code
--   mode TEXT: code
--   held_from DATE: first day
--   held_to DATE: last day
--   date_precision TEXT: day, month, none
--   recurrence TEXT: as claimed
--   fiscal_year INTEGER: of the activity, พ.ศ.
--   round INTEGER: of the activity
--   place TEXT: as stated
--   participants_total INTEGER: people as stated
--   heads_known INTEGER: people, sum of its groups with a headcount; NULL where none has
--   follow_through_level INTEGER: highest level
--   is_counted BOOLEAN: enters the numbers: of a current report, no duplicate
--   duplicate_of TEXT: the activity that is counted instead
--   char_start INTEGER: first character in document.text
--   char_end INTEGER: one past the last

with
heads as (
    select g.activity_id, sum(g.headcount) as heads_known
    from participant_group as g
    inner join activity on g.activity_id = activity.activity_id
    where activity.report_id = $report_id
    group by g.activity_id
)

select
    a.activity_id,
    a.position,
    a.name,
    a.is_event,
    a.kind,
    a.mode,
    a.held_from,
    a.held_to,
    a.date_precision,
    a.recurrence,
    cast(a.fiscal_year as integer) as fiscal_year,
    cast(a.round as integer) as round,
    a.place,
    a.participants_total,
    cast(heads.heads_known as bigint) as heads_known,
    cast(a.follow_through_level as integer) as follow_through_level,
    a.is_current and a.duplicate_of is null as is_counted,
    a.duplicate_of,
    a.char_start,
    a.char_end
from activity as a
left join heads on a.activity_id = heads.activity_id
where a.report_id = $report_id
order by a.position
