-- question.th: เรื่องใดที่รับปากหรือกำลังทำ ค้างอยู่เกินหนึ่งรอบโดยไม่มีขั้นต่อไป
-- question.en: What was promised or begun, and has stood still for more than a round?
-- grain: one row an event whose highest step lies between 2 and 5, more than a round before the one asked for, the oldest first
-- parameters:
--   fiscal_year INTEGER: พ.ศ., of the round up to which is looked
--   round INTEGER: 1 or 2
--   first_round INTEGER: the first round looked at, as fiscal year and round in one number: 25671 is 2567/1
--   most INTEGER: no more rows than this
--   provinces TEXT[] NULL: provinces of the agencies; NULL = all
--   kinds TEXT[] NULL: kinds of agency; NULL = all
--   agencies TEXT[] NULL: agency_id; NULL = all
--   demonstration BOOLEAN: true for demonstration data, false for real data; never both
-- columns:
--   activity_id TEXT: key of the event
--   report_id TEXT: that tells of it
--   agency_id TEXT: of the report
--   short_name TEXT: of the agency
--   district TEXT: bare name
--   fiscal_year INTEGER: พ.ศ., of the event: since then
--   round INTEGER: 1, 2; NULL = whole year or not known
--   name TEXT: of the event
--   issue TEXT: the first issue put to it; NULL where none is told
--   step TEXT: the words of its highest step
--   level INTEGER: 2 to 5
--   actor TEXT: who was to do it, where named
--   rounds_still INTEGER: rounds from its own to the one asked for
--   reports_since INTEGER: current reports of the agency for later rounds up to then, none of which tells a further step of the same issue
--   found INTEGER: all such events; there may be more than rows

with
-- In their order once, not once an event: comparing Thai words is what costs.
placed as (
    select
        agency_id,
        short_name,
        district,
        row_number() over (order by district collate th nulls last, short_name collate th, agency_id) as nth_agency
    from agency
    where
        is_demonstration = $demonstration
        and ($provinces is null or province = any($provinces))
        and ($kinds is null or kind = any($kinds))
        and ($agencies is null or agency_id = any($agencies))
),

event as (
    select
        activity.activity_id,
        activity.report_id,
        activity.agency_id,
        placed.short_name,
        placed.district,
        placed.nth_agency,
        activity.fiscal_year,
        activity.round,
        activity.name,
        activity.follow_through_level as level,
        activity.fiscal_year * 2 + coalesce(activity.round, 2) as nth
    from activity
    inner join placed on activity.agency_id = placed.agency_id
    where
        activity.is_event
        and activity.is_current
        and activity.duplicate_of is null
        and activity.is_demonstration = $demonstration
        and activity.follow_through_level >= 2
        and activity.fiscal_year * 10 + coalesce(activity.round, 2) >= $first_round
        and activity.fiscal_year * 2 + coalesce(activity.round, 2) <= $fiscal_year * 2 + $round
),

-- The same issue is known by the same words alone: reports do not number what they were told.
raised as (
    select event.activity_id, event.agency_id, event.nth, event.level, regexp_replace(issue.text, '\s+', '', 'g') as words
    from event
    inner join issue on event.activity_id = issue.activity_id
),

moved as (
    select distinct before.activity_id
    from raised as before
    inner join raised as after
        on
            before.agency_id = after.agency_id
            and before.words = after.words
            and after.nth > before.nth
            and after.level > before.level
),

still as (
    select event.*, $fiscal_year * 2 + $round - event.nth as rounds_still, count(*) over () as found
    from event
    anti join moved on event.activity_id = moved.activity_id
    where event.level <= 5 and $fiscal_year * 2 + $round - event.nth > 1
    order by rounds_still desc, event.level desc, event.nth_agency, event.activity_id
    limit $most
),

first_issue as (
    select issue.activity_id, arg_min(issue.text, issue.position) as text
    from issue
    where issue.activity_id in (select still.activity_id from still)
    group by issue.activity_id
),

top_step as (
    select
        step.activity_id,
        arg_min(step.text, step.position) as text,
        arg_min(step.actor, step.position) as actor
    from follow_through as step
    inner join still on step.activity_id = still.activity_id and step.level = still.level
    group by step.activity_id
),

since as (
    select still.activity_id, count(*) as reports
    from still
    inner join report on still.agency_id = report.agency_id
    where
        report.is_current
        and report.fiscal_year * 2 + coalesce(report.round, 2) > still.nth
        and report.fiscal_year * 2 + coalesce(report.round, 2) <= $fiscal_year * 2 + $round
    group by still.activity_id
)

select
    still.activity_id,
    still.report_id,
    still.agency_id,
    still.short_name,
    still.district,
    cast(still.fiscal_year as integer) as fiscal_year,
    cast(still.round as integer) as round,
    still.name,
    first_issue.text as issue,
    top_step.text as step,
    cast(still.level as integer) as level,
    top_step.actor,
    cast(still.rounds_still as integer) as rounds_still,
    coalesce(since.reports, 0) as reports_since,
    still.found
from still
left join first_issue on still.activity_id = first_issue.activity_id
left join top_step on still.activity_id = top_step.activity_id
left join since on still.activity_id = since.activity_id
order by still.rounds_still desc, still.level desc, still.nth_agency, still.activity_id
