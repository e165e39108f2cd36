-- question.th: ค่าใดในรายงานฉบับนี้ที่คนยืนยันหรือแก้ได้ และอ่านมาจากถ้อยคำใด
-- question.en: Which values of this report may a person confirm or correct, and which words were they read from?
-- grain: one row a value: of the report, of its activities, and of their groups, issues, results and follow-through
-- parameters:
--   report_id TEXT: key of the report
-- columns:
--   target_table TEXT: the table of the value
--   target_id TEXT: the report_id, or the activity_id
--   activity_position INTEGER: NULL for a value of the report
--   position INTEGER: of the row in its activity; NULL for a report or an activity
--   words TEXT: what the row was read from, as a correction keeps it
--   field TEXT: the column
--   value TEXT: as published; NULL = unknown

with
-- The words as data/read_rows.sql has them: an activity's own name is the one that was read.
named as (
    select arg_min(evidence.char_start, evidence.char_start) as char_start, arg_min(evidence.char_end, evidence.char_start) as char_end
    from evidence
    where evidence.report_id = $report_id and evidence.activity_id is null and evidence.field = 'agency'
),

renamed as (
    select correction.activity_id, correction.machine_value_now
    from correction
    where correction.report_id = $report_id and correction.target_table = 'activity' and correction.field = 'name' and correction.is_in_force
),

source as (
    select document.text
    from report
    inner join document on report.document_id = document.document_id
    where report.report_id = $report_id
),

mine as (
    select activity.*, renamed.activity_id is not null as is_renamed, renamed.machine_value_now
    from activity
    left join renamed on activity.activity_id = renamed.activity_id
    where activity.report_id = $report_id
),

place as (
    select
        'report' as target_table,
        report.report_id as target_id,
        null as activity_position,
        null as position,
        null as told,
        report.title,
        named.char_start,
        named.char_end,
        map {
            'agency_id': report.agency_id,
            'fiscal_year': cast(report.fiscal_year as text),
            'round': cast(report.round as text),
            'has_issue': cast(report.has_issue as text),
            'has_participants': cast(report.has_participants as text),
            'has_result': cast(report.has_result as text),
            'has_use': cast(report.has_use as text)
        } as value
    from report
    cross join named
    where report.report_id = $report_id
    union all
    select
        'activity',
        mine.activity_id,
        mine.position,
        null,
        if(mine.is_renamed, mine.machine_value_now, mine.name),
        null,
        mine.char_start,
        mine.char_end,
        map {
            'name': mine.name,
            'is_event': cast(mine.is_event as text),
            'kind': mine.kind,
            'mode': mine.mode,
            'held_from': cast(mine.held_from as text),
            'held_to': cast(mine.held_to as text),
            'date_precision': mine.date_precision,
            'recurrence': mine.recurrence,
            'place': mine.place,
            'participants_total': cast(mine.participants_total as text)
        }
    from mine
    union all
    select 'participant_group', mine.activity_id, mine.position as activity_position, g.position as position, null, null, g.char_start, g.char_end,
        map { 'label': g.label, 'category': g.category, 'headcount': cast(g.headcount as text) }
    from participant_group as g
    inner join mine on g.activity_id = mine.activity_id
    union all
    select 'issue', mine.activity_id, mine.position as activity_position, issue.position as position, null, null, issue.char_start, issue.char_end, map { 'text': issue.text }
    from issue
    inner join mine on issue.activity_id = mine.activity_id
    union all
    select 'result', mine.activity_id, mine.position as activity_position, result.position as position, null, null, result.char_start, result.char_end, map { 'text': result.text }
    from result
    inner join mine on result.activity_id = mine.activity_id
    union all
    select 'follow_through', mine.activity_id, mine.position as activity_position, step.position as position, null, null, step.char_start, step.char_end,
        map { 'level': cast(step.level as text), 'actor': step.actor }
    from follow_through as step
    inner join mine on step.activity_id = mine.activity_id
),

valued as (
    select
        place.target_table,
        place.target_id,
        place.activity_position,
        place.position,
        coalesce(place.told, substr(source.text, place.char_start + 1, place.char_end - place.char_start)[:400], place.title, '') as words,
        unnest(map_entries(place.value)) as entry
    from place
    cross join source
)

select
    valued.target_table,
    valued.target_id,
    valued.activity_position,
    valued.position,
    valued.words,
    valued.entry.key as field,
    valued.entry.value as value
from valued
order by
    valued.activity_position nulls first,
    array_position(['report', 'activity', 'participant_group', 'issue', 'result', 'follow_through'], valued.target_table),
    valued.position nulls first
