-- question.th: ถ้อยคำใดในรายงานของหน่วยงานนี้บอกองค์ประกอบทั้งสี่และบุคคลภายนอก
-- question.en: Which words of this agency's reports speak of the four elements, and of people from outside?
-- grain: one row a passage, at most three an element of a current report: those that say most first
-- parameters:
--   agency_id TEXT: key of the agency
-- columns:
--   report_id TEXT: the report
--   element TEXT: has_issue, has_participants, has_result, has_use, outside
--   position INTEGER: 1 to 3
--   passages INTEGER: how many there are
--   activity_id TEXT: the activity that they are told of; NULL where of the whole report
--   row_position INTEGER: of the issue, group, result or follow-through in its activity; NULL where it is none of these
--   words TEXT: as written
--   level INTEGER: of a use, 0 to 7; else NULL
--   headcount INTEGER: of a group, as stated; else NULL

with
mine as (
    select activity.activity_id, activity.report_id, activity.position, activity.is_event
    from activity
    inner join report on activity.report_id = report.report_id
    where report.agency_id = $agency_id and report.is_current
),

row_passage as (
    select mine.report_id, 'has_issue' as element, mine.activity_id, mine.position, issue.position as row_position,
        issue.text as words, null as level, null as headcount, 0 as weight
    from issue
    inner join mine on issue.activity_id = mine.activity_id
    union all
    select mine.report_id, 'has_participants', mine.activity_id, mine.position, g.position as row_position, g.label, null, g.headcount, -coalesce(g.headcount, 0)
    from participant_group as g
    inner join mine on g.activity_id = mine.activity_id
    union all
    select mine.report_id, 'outside', mine.activity_id, mine.position, g.position as row_position, g.label, null, g.headcount, -coalesce(g.headcount, 0)
    from participant_group as g
    inner join mine on g.activity_id = mine.activity_id
    where g.side = 'external' and mine.is_event
    union all
    select mine.report_id, 'has_result', mine.activity_id, mine.position, result.position as row_position, result.text, null, null, 0
    from result
    inner join mine on result.activity_id = mine.activity_id
    union all
    select mine.report_id, 'has_use', mine.activity_id, mine.position, step.position as row_position, step.text, step.level, null, -coalesce(step.level, 0)
    from follow_through as step
    inner join mine on step.activity_id = mine.activity_id
),

-- Where no row tells it: the words by which the report was said to have the element.
passage as (
    select * from row_passage
    union all
    select
        report.report_id,
        evidence.field,
        null,
        0,
        null,
        -- A bare number says little: its whole line.
        concat(
            regexp_extract(substr(document.text, 1, evidence.char_end), '[^\n]*$'),
            regexp_extract(substr(document.text, evidence.char_end + 1), '^[^\n]*')
        )[:200],
        null,
        null,
        0
    from evidence
    inner join report on evidence.report_id = report.report_id
    inner join document on report.document_id = document.document_id
    where
        report.agency_id = $agency_id
        and report.is_current
        and evidence.activity_id is null
        and evidence.value = 'true'
        and evidence.field in ('has_issue', 'has_participants', 'has_result', 'has_use')
        and evidence.char_end > evidence.char_start
        and (report.report_id, evidence.field) not in (select (row_passage.report_id, row_passage.element) from row_passage)
)

select
    passage.report_id,
    passage.element,
    cast(row_number() over nearest as integer) as position,
    cast(count(*) over (partition by passage.report_id, passage.element) as integer) as passages,
    passage.activity_id,
    cast(passage.row_position as integer) as row_position,
    passage.words,
    cast(passage.level as integer) as level,
    passage.headcount
from passage
window nearest as (
    partition by passage.report_id, passage.element
    order by passage.weight, passage.position, passage.row_position
)
qualify row_number() over nearest <= 3
order by
    passage.report_id,
    array_position(['has_issue', 'has_participants', 'has_result', 'has_use', 'outside'], passage.element),
    row_number() over nearest
