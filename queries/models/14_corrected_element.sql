-- corrected_element
-- temporary
-- th: องค์ประกอบของรายงานที่เปลี่ยนตามแถวที่คนแก้ ว่างเมื่อไม่เกี่ยว
-- en: The elements of a report that follow from rows a person corrected, as data/elements.py sets them; NULL where none was
create temp table corrected_element as
with
concerned as (
    select distinct report_id from corrected
    where target_table in ('activity', 'follow_through')
),

activity_now as (
    select
        activity.reading_id,
        activity.report_id,
        activity.activity_id,
        if(map_contains(corrected.value, 'name'), corrected.value['name'], activity.name) as name,
        if(map_contains(corrected.value, 'is_event'), corrected.value['is_event']::boolean, activity.is_event)
            as is_event,
        if(
            map_contains(corrected.value, 'participants_total'),
            corrected.value['participants_total']::integer,
            activity.participants_total
        ) as participants_total,
        coalesce(map_contains(corrected.value, 'name') or map_contains(corrected.value, 'is_event'), false)
            as bears_on_issue,
        coalesce(map_contains(corrected.value, 'participants_total'), false) as bears_on_participants
    from ledger.activity as activity
    inner join current_reading as reading on activity.reading_id = reading.reading_id
    inner join concerned on activity.report_id = concerned.report_id
    left join corrected
        on corrected.target_table = 'activity' and activity.activity_id = corrected.activity_id
),

step_now as (
    select
        activity_now.report_id,
        step.text,
        if(map_contains(corrected.value, 'level'), corrected.value['level']::tinyint, step.level) as level,
        coalesce(map_contains(corrected.value, 'level'), false) as bears_on_use
    from ledger.follow_through as step
    inner join activity_now
        on step.reading_id = activity_now.reading_id and step.activity_id = activity_now.activity_id
    left join corrected
        on
            corrected.target_table = 'follow_through'
            and step.activity_id = corrected.activity_id
            and step.position = corrected.row_position
),

of_activities as (
    select
        activity_now.report_id,
        bool_or(activity_now.bears_on_issue) as bears_on_issue,
        bool_or(activity_now.bears_on_participants) as bears_on_participants,
        bool_or(not activity_now.is_event or activity_now.name is not null or issue.activity_id is not null)
            as has_issue,
        bool_or(activity_now.participants_total is not null) as has_participants
    from activity_now
    left join (select distinct reading_id, activity_id from ledger.issue) as issue
        on activity_now.reading_id = issue.reading_id and activity_now.activity_id = issue.activity_id
    group by activity_now.report_id
),

of_steps as (
    select
        report_id,
        bool_or(bears_on_use) as bears_on_use,
        bool_or(
            level is null
            or level >= 2
            or (level = 1 and not regexp_matches(text, getvariable('not_yet')))
        ) as has_use
    from step_now
    group by report_id
)

select
    of_activities.report_id,
    if(of_activities.bears_on_issue, of_activities.has_issue, null) as has_issue,
    -- A number that a person gives tells of people; one taken away may leave words that do, which the rows do not hold.
    if(of_activities.bears_on_participants and of_activities.has_participants, true, null) as has_participants,
    if(of_steps.bears_on_use, of_steps.has_use, null) as has_use
from of_activities
left join of_steps on of_activities.report_id = of_steps.report_id;
